import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Runtime,
} from '@deploy-actions/action-kit';
import type {
  RollingConfigured,
  RollingIntent,
  RollingPolicies,
  RunAccess,
} from '@deploy-actions/deployment';

/** The inputs of `rolling-update`. */
export const inputs = defineInputs({
  version: input.text({ required: true }),
  sha: input.text(),
  workloads: input.list(),
  workload: input.section(),
  rolling: input.section(),
  health: input.section(),
  metrics: input.section(),
  aws: input.section(),
  'on-regression': input.choice(['undo', 'hold']),
  'on-inconclusive': input.choice(['undo', 'hold', 'continue']),
  'on-cancel': input.choice(['undo', 'hold'], { default: 'undo' }),
  resume: input.choice(['continue', 'undo']),
  'check-run-id': input.pattern(/^\d+$/, 'the number of a check run'),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What a rolling update is asked to do. */
export interface Inputs extends RollingIntent {
  readonly configuration: RollingConfigured;
  readonly access: RunAccess;
  /** The configuration file, where one was named. */
  readonly config: string | undefined;
  readonly dryRun: boolean;
}

/** Reads and checks the configuration. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const configuration = await (values.resume === 'undo' ? loadForUndo : load)(values, runtime);
  return {
    version: values.version,
    sha: values.sha ?? runtime.run.sha,
    chosen: values.workloads,
    configuration,
    config: values.config,
    policies: await policies(values, configuration),
    resume: values.resume,
    access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
    dryRun: values['dry-run'],
  };
}

async function load(
  { config, environment, workloads, ...values }: InputValues<typeof inputs>,
  runtime: Runtime,
): Promise<RollingConfigured> {
  const { loadConfiguration } = await import('@deploy-actions/config');
  const { workload, rolling, health, metrics, aws } = values;
  const configuration = await loadConfiguration(
    {
      ...{ file: config, environment, needs: ['workload', 'rolling'] },
      overrides: { workload, rolling, health, metrics, aws },
      // What is brought back is not judged.
      uses: values.resume === 'undo' ? [] : ['health', 'metrics', 'aws'],
    },
    runtime,
  );
  const { rollingProblems } = await import('@deploy-actions/deployment');
  const problems = await rollingProblems(configuration, workloads);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return configuration;
}

/** The way back needs to know the workloads and no more: a secret that is missing for anything else must not stop it. */
async function loadForUndo(values: InputValues<typeof inputs>, runtime: Runtime): Promise<RollingConfigured> {
  try {
    return await load(values, runtime);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const configuration = await load({ ...values, rolling: '{}' }, runtime);
    runtime.log.warning(
      `\`restore\` is not run for any workload, because the section \`rolling\` can't be read: ${error.message}`,
    );
    return configuration;
  }
}

/** What follows from a step's verdict; nobody can tell in three ways, for which there is one input. */
async function policies(
  values: InputValues<typeof inputs>,
  { sections }: RollingConfigured,
): Promise<RollingPolicies> {
  const { policiesOf } = await import('@deploy-actions/metrics');
  const unclear = back(values['on-inconclusive']);
  const given = {
    regress: back(values['on-regression']),
    inconclusive: unclear,
    'insufficient-sample': unclear,
    'provider-error': unclear,
  };
  return { ...policiesOf(sections.metrics, given, 'rollback'), onCancel: values['on-cancel'] };
}

/** The way back of a rolling update has a name of its own. */
function back<P extends string>(given: P | 'undo' | undefined): Exclude<P, 'undo'> | 'rollback' | undefined {
  return given === 'undo' ? 'rollback' : (given as Exclude<P, 'undo'> | undefined);
}

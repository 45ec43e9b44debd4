import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { RunAccess, ShiftConfigured, ShiftPlan, ShiftPolicies } from '@deploy-actions/deployment';

/** The inputs of `blue-green-shift`. */
export const inputs = defineInputs({
  version: input.text({ required: true }),
  sha: input.text(),
  'plan-digest': input.pattern(/^[0-9a-f]{64}$/, 'the 64 hexadecimal digits that verify-readiness gives'),
  stages: input.section(),
  traffic: input.section(),
  workload: input.section(),
  state: input.section(),
  health: input.section(),
  smoke: input.section(),
  hooks: input.section(),
  'warm-up': input.section(),
  metrics: input.section(),
  aws: input.section(),
  'on-regression': input.choice(['rollback', 'hold']),
  'on-inconclusive': input.choice(['rollback', 'hold', 'continue']),
  'on-cancel': input.choice(['rollback', 'hold'], { default: 'rollback' }),
  resume: input.choice(['continue', 'promote', 'abort']),
  adopt: input.choice(['observed']),
  'hold-for': input.duration({ default: '24h' }),
  'keep-old': input.duration({ default: '24h' }),
  'keep-lock': input.duration({ default: '1h' }),
  'check-run-id': input.pattern(/^\d+$/, 'the number of a check run'),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What a shift is asked to do. */
export interface Inputs {
  readonly version: string;
  readonly sha: string | undefined;
  readonly planDigest: string | undefined;
  readonly configuration: ShiftConfigured;
  readonly access: RunAccess;
  readonly policies: ShiftPolicies;
  readonly adopt: boolean;
  readonly resume: ShiftPlan['resume'];
  /** Milliseconds. */
  readonly holdFor: number;
  /** Milliseconds. */
  readonly keepOld: number;
  /** Milliseconds. */
  readonly keepLock: number;
  readonly dryRun: boolean;
}

/** Reads and checks the configuration. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const { loadConfiguration } = await import('@deploy-actions/config');
  const configuration = await loadConfiguration(
    {
      file: values.config,
      environment: values.environment,
      overrides: values,
      needs: ['state', 'traffic', 'workload'],
      uses: ['health', 'warm-up', 'smoke', 'hooks', 'stages', 'metrics', 'backup', 'aws'],
    },
    runtime,
  );
  const problems = await metricsProblems(configuration);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    version: values.version,
    sha: values.sha ?? runtime.run.sha,
    planDigest: values['plan-digest'],
    configuration,
    policies: await policies(values, configuration),
    adopt: values.adopt === 'observed',
    resume: values.resume,
    holdFor: values['hold-for'],
    access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
    keepOld: values['keep-old'],
    keepLock: values['keep-lock'],
    dryRun: values['dry-run'],
  };
}

/** What can be known to be wrong with the metrics before anything is touched. */
async function metricsProblems({ sections, problem }: ShiftConfigured): Promise<Problem[]> {
  const { metrics, stages = [] } = sections;
  if (!metrics) return [];
  const { checkMetrics } = await import('@deploy-actions/metrics');
  // What is pending runs on from stage to stage.
  const watched = stages.reduce((sum, { watch }) => sum + watch, 0);
  const problems = await checkMetrics(metrics, { watched, live: true });
  return problems.map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`));
}

/** What follows from a stage's verdict; nobody can tell in three ways, for which there is one input. */
async function policies(
  values: InputValues<typeof inputs>,
  { sections }: ShiftConfigured,
): Promise<ShiftPolicies> {
  const { policiesOf } = await import('@deploy-actions/metrics');
  const unclear = values['on-inconclusive'];
  const given = {
    regress: values['on-regression'],
    inconclusive: unclear,
    'insufficient-sample': unclear,
    'provider-error': unclear,
  };
  return { ...policiesOf(sections.metrics, given, 'rollback'), onCancel: values['on-cancel'] };
}

import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { RunAccess, ShiftConfigured, ShiftPlan } from '@deploy-actions/deployment';

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
  'on-regression': input.choice(['rollback', 'hold'], { default: 'rollback' }),
  'on-inconclusive': input.choice(['rollback', 'hold', 'continue'], { default: 'rollback' }),
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
  readonly policies: ShiftPlan['policies'];
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
  const problems = await queryProblems(configuration);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    version: values.version,
    sha: values.sha ?? runtime.run.sha,
    planDigest: values['plan-digest'],
    configuration,
    policies: {
      onRegression: values['on-regression'],
      onInconclusive: values['on-inconclusive'],
      onCancel: values['on-cancel'],
    },
    adopt: values.adopt === 'observed',
    resume: values.resume,
    holdFor: values['hold-for'],
    access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
    keepOld: values['keep-old'],
    keepLock: values['keep-lock'],
    dryRun: values['dry-run'],
  };
}

async function queryProblems({ sections, problem }: ShiftConfigured): Promise<Problem[]> {
  if (!sections.metrics) return [];
  const { checkQueries } = await import('@deploy-actions/metrics');
  return (await checkQueries(sections.metrics)).map(({ path, message }) => problem('metrics', path, message));
}

import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { RollbackPlan, RunAccess, TrafficConfigured } from '@deploy-actions/deployment';
import { type RestoreRequest, resolveRestore } from './restore-inputs.ts';

/** The inputs of `rollback`. */
export const inputs = defineInputs({
  reason: input.text({ required: true }),
  confirm: input.text({ required: true }),
  to: input.text(),
  severity: input.choice(['critical', 'high', 'medium'], { default: 'critical' }),
  force: input.boolean({ default: 'false' }),
  database: input.choice(['keep', 'restore'], { default: 'keep' }),
  backup: input.text(),
  connection: input.text(),
  'confirm-data-loss': input.text(),
  drill: input.boolean({ default: 'false' }),
  traffic: input.section(),
  state: input.section(),
  health: input.section(),
  maintenance: input.section(),
  aws: input.section(),
  'check-run-id': input.pattern(/^\d+$/, 'the number of a check run'),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** How bad it is; says how soon the cause must be repaired. */
export type Severity = 'critical' | 'high' | 'medium';

/** What a rollback is asked to do. */
export interface Inputs {
  readonly plan: RollbackPlan;
  readonly severity: Severity;
  readonly configuration: TrafficConfigured;
  readonly access: RunAccess;
  /** What to put back into the database, if that is asked for. */
  readonly restore: RestoreRequest | undefined;
  readonly dryRun: boolean;
}

/** Reads and checks the configuration. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const problems: Problem[] = contradictions(values);
  const { loadConfiguration } = await import('@deploy-actions/config');
  const { state, traffic, health, aws, maintenance } = values;
  const configuration = await loadConfiguration(
    {
      file: values.config,
      environment: values.environment,
      // Not all of them: `backup` is a path here, and a section elsewhere.
      overrides: { state, traffic, health, aws, maintenance },
      needs: ['state', 'traffic'],
      // What is given is checked, also where nothing comes to use it.
      uses: ['health', 'aws', ...(maintenance === undefined ? [] : (['maintenance'] as const))],
      nothingElse: true,
    },
    runtime,
  ).catch((error) => {
    if (error instanceof ConfigurationError) throw new ConfigurationError([...problems, ...error.problems]);
    throw error;
  });
  const { service, environment } = configuration;
  if (values.confirm !== undefined && values.confirm !== environment) {
    const message = `found \`${values.confirm}\`, but the environment is \`${environment}\`: type its name to confirm`;
    problems.push({ input: 'confirm', message });
  }
  const restore = await resolveRestore(values, configuration, runtime).catch((error) => {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
    return undefined;
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  const { reason, to, force, drill, severity } = values;
  return {
    plan: { service, environment, reason, to, force, drill },
    severity,
    configuration,
    access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
    restore,
    dryRun: values['dry-run'],
  };
}

function contradictions(values: InputValues<typeof inputs>): Problem[] {
  const { database, drill } = values;
  if (database === 'restore') {
    const message = 'a drill never touches the database: leave out `database: restore`';
    return drill ? [{ input: 'drill', message }] : [];
  }
  const idle = (['backup', 'connection', 'confirm-data-loss'] as const).filter(
    (name) => values[name] !== undefined,
  );
  const message = 'is of no use with `database: keep`; leave it out, or say `database: restore`';
  return idle.map((name) => ({ input: name, message }));
}

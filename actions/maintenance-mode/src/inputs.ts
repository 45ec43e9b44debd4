import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { MaintenanceConfiguration } from '@deploy-actions/config';
import type { MaintenanceContext, TurnOnRequest } from '@deploy-actions/maintenance';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The inputs of `maintenance-mode`. */
export const inputs = defineInputs({
  mode: input.choice(['on', 'off', 'status', 'reconcile'], { required: true }),
  message: input.text(),
  for: input.duration(),
  until: input.pattern(instant, 'an instant with its time zone, `2026-01-31T14:00:00Z`'),
  stay: input.boolean({ default: 'false' }),
  force: input.boolean({ default: 'false' }),
  reason: input.text(),
  maintenance: input.section(),
  aws: input.section(),
  'check-run-id': input.pattern(/^\d+$/, 'the number of a check run'),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What is done with the switch. */
export type Mode = 'on' | 'off' | 'status' | 'reconcile';

/** What `maintenance-mode` was asked to do. */
export interface Inputs {
  readonly mode: Mode;
  readonly request: TurnOnRequest;
  /** Why, for the log and the summary. */
  readonly reason: string | undefined;
  readonly configuration: MaintenanceConfiguration;
  readonly access: Omit<MaintenanceContext, 'runtime'>;
  readonly dryRun: boolean;
}

/** Reads and checks the section `maintenance`. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const problems = contradictions(values);
  const { loadConfiguration } = await import('@deploy-actions/config');
  const { service, environment, sections } = await loadConfiguration(
    {
      file: values.config,
      environment: values.environment,
      overrides: { maintenance: values.maintenance, aws: values.aws },
      needs: ['maintenance'],
      uses: ['aws'],
      // No mistake elsewhere in the file may keep users from being let in again.
      nothingElse: values.mode !== 'on',
    },
    runtime,
  ).catch((error) => {
    if (error instanceof ConfigurationError) throw new ConfigurationError([...problems, ...error.problems]);
    throw error;
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  const { mode, message, for: duration, until, stay, force, reason } = values;
  return {
    ...{ mode, reason, dryRun: values['dry-run'], configuration: sections.maintenance },
    request: {
      message,
      for: duration,
      until: until === undefined ? undefined : Date.parse(until),
      stay,
      force,
    },
    access: {
      ...{ service, environment, aws: sections.aws },
      githubToken: values['github-token'],
      checkRunId: values['check-run-id'],
    },
  };
}

/** More would not fit beside all else into the smallest switch. */
const longestMessage = 500;

function contradictions(values: InputValues<typeof inputs>): Problem[] {
  const { mode, message, until, stay, force, reason } = values;
  const problems: Problem[] = [];
  const given = { message, for: values.for, until, stay: stay || undefined };
  if (mode !== undefined && mode !== 'on') {
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue;
      problems.push({ input: name, message: `is of no use with \`mode: ${mode}\`` });
    }
  }
  if (values.for !== undefined && until !== undefined) {
    problems.push({ input: 'until', message: 'is given beside `for`: one of them says when it ends' });
  }
  if (values.for !== undefined && values.for <= 0) {
    problems.push({ input: 'for', message: 'must be longer than zero' });
  }
  if (until !== undefined && Number.isNaN(Date.parse(until))) {
    problems.push({ input: 'until', message: `found \`${until}\`, which is no time of the calendar` });
  }
  if (message !== undefined && message.length > longestMessage) {
    problems.push({
      input: 'message',
      message: `has ${message.length} characters, allowed are ${longestMessage}`,
    });
  }
  if (force && (mode === 'status' || mode === 'reconcile')) {
    problems.push({ input: 'force', message: `is of no use with \`mode: ${mode}\`` });
  }
  if (force && reason === undefined) {
    problems.push({ input: 'reason', message: 'is required with `force: true`: others will ask why' });
  }
  return problems;
}

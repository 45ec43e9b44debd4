import { describeError } from './errors.ts';
import { appendSummary } from './job-summary.ts';
import { runnerCommands } from './runner-commands.ts';
import type { Runtime } from './runtime.ts';

/** GitHub allows the outputs of a job 1 MB and counts them as UTF-16: two bytes for each of these. */
const longestOutput = 500_000;

/** Writes a step's outputs, redacted: to the runner if there is one, to the log otherwise. */
export function writeOutputs(values: Readonly<Record<string, string>>, runtime: Runtime): void {
  const { environment, log, secrets } = runtime;
  for (const [name, value] of Object.entries(values)) {
    const whole = secrets.redact(value);
    const told = whole.slice(0, longestOutput);
    if (told !== whole) log.warning(`The output \`${name}\` was cut to the 1 MB that GitHub allows a job.`);
    if (environment['GITHUB_OUTPUT']) runnerCommands.setOutput(name, told);
    else log.info(`${name} = ${told}`);
  }
}

/** Adds to the step's job summary, redacted, if there is one; that it can't be written is a warning and no more. */
export async function writeSummary(markdown: string, runtime: Runtime): Promise<void> {
  const { environment, log, secrets } = runtime;
  const file = environment['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    const whole = await appendSummary(file, secrets.redact(markdown));
    if (!whole) log.warning('The job summary was cut to the 1 MiB that GitHub allows a step.');
  } catch (error) {
    log.warning(`The job summary could not be written: ${describeError(error)}`);
  }
}

import { ConfigurationError, describeError, formatProblem, type Problem, ProviderError } from './errors.ts';
import type { Log } from './log.ts';

/** GitHub keeps this many annotations of a kind for a step; the log has them all. */
const mostAnnotations = 10;

/** A failure as a person reads it. */
export interface Failure {
  /** Each thing that is wrong. */
  readonly problems: readonly Problem[];
  /** What it means for the reader. */
  readonly note?: string;
  /** Where in the code a bug came up; absent for everything that is no bug. */
  readonly stack?: string;
}

/** The signal's reason when the run was cancelled. */
export class CancelledError extends Error {
  constructor(signal: NodeJS.Signals) {
    super(`cancelled by ${signal}`);
    this.name = 'CancelledError';
  }
}

/**
 * How anything thrown is told: wrong configuration, another system's failure, a cancel or a bug. `started` says whether the
 * action had begun to do something.
 */
export function describeFailure(error: unknown, { started }: { readonly started: boolean }): Failure {
  if (error instanceof ConfigurationError) {
    const count = error.problems.length;
    const these = count === 1 ? 'this problem has' : `these ${count} problems have`;
    const note = `Nothing was changed: ${these} to be put right first.`;
    return { problems: error.problems, ...(started ? {} : { note }) };
  }
  if (error instanceof ProviderError) {
    const message = describeError(error);
    const named = message.includes(error.system);
    return {
      problems: [{ message: named ? message : `${error.system}: ${error.operation} failed: ${message}` }],
      ...(error.retryable ? { note: 'This may pass by itself: running the job again is safe.' } : {}),
    };
  }
  if (error instanceof CancelledError) return { problems: [{ message: `The run was ${error.message}.` }] };
  return {
    problems: [{ message: `This is a bug in deploy-actions, please report it: ${describeError(error)}` }],
    ...(error instanceof Error && error.stack ? { stack: error.stack } : {}),
  };
}

/** Logs a failure: every problem as an error at its place, then what it means. */
export function logFailure({ problems, note, stack }: Failure, log: Log): void {
  for (const { location, ...problem } of problems) log.error(formatProblem(problem), location);
  if (note !== undefined) log.info(note);
  if (problems.length > mostAnnotations) {
    log.info(`GitHub shows ${mostAnnotations} of them as annotations; all ${problems.length} are above.`);
  }
  if (stack !== undefined) log.info(stack);
}

/** The failure as a job summary in Markdown. */
export function summarizeFailure(action: string, { problems, note }: Failure): string {
  const items = problems.map(
    (problem) => `- ${formatProblem(problem).replaceAll('<', '&lt;').replaceAll('\n', '\n  ')}`,
  );
  return [`### ❌ ${action} failed`, items.join('\n'), ...(note === undefined ? [] : [note])].join('\n\n');
}

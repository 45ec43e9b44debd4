import { describeError, formatDuration, type Runtime } from '@deploy-actions/action-kit';
import type { Answer, CheckResult, PreparedCheck } from './check.ts';

/** How many checks are under way at once unless the configuration says otherwise. */
export const defaultConcurrency = 64;

/** Between two tries of a check, in milliseconds. */
const pauseBetweenTries = 1_000;

/**
 * How long a check that ran out of time or was cancelled may still tell how far it came, in milliseconds. With it a
 * cancelled step ends well inside the 7.5 s that the runner leaves it.
 */
const gracePeriod = 3_000;

/** How the engine is driven. */
export interface EngineOptions {
  readonly concurrency: number;
  /** Sees each result as soon as it is there. */
  readonly onResult?: (result: CheckResult) => void;
}

type Outside = Pick<Runtime, 'clock' | 'signal'>;

/**
 * Runs all checks, at most `concurrency` at once, and gives their results in the order of the checks. Never rejects: a
 * check that throws, hangs or is cancelled is a failed check with its reason.
 */
export async function runChecks(
  checks: readonly PreparedCheck[],
  outside: Outside,
  { concurrency, onResult }: EngineOptions,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  // All workers draw from this one iterator, so each check is taken exactly once.
  const queue = checks.entries();
  const work = async () => {
    for (const [index, check] of queue) {
      const result = await runCheck(check, outside);
      results[index] = result;
      onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, checks.length) }, work));
  return results;
}

async function runCheck(prepared: PreparedCheck, outside: Outside): Promise<CheckResult> {
  const { clock } = outside;
  const started = clock.now();
  for (let tries = 1; ; tries += 1) {
    const at = clock.now();
    const { status, finding, answer, location } = await tryOnce(prepared, outside);
    const again = status === 'fail' && tries <= prepared.retries;
    if (again && (await pause(outside))) continue;
    const { id, kind, title, group, severity, remedy, waiver, check } = prepared;
    return {
      ...{ id, kind, title, group, severity, status, remedy, waiver, tries },
      location: location ?? prepared.location,
      finding: tries === 1 ? oneLine(finding) : `${oneLine(finding)} (try ${tries})`,
      evidence: { asked: check.asks, answer, at },
      duration: clock.now() - started,
    };
  }
}

/** Asks once, within the check's time limit. An answer that came too late doesn't count, unless it is a failure itself. */
async function tryOnce({ check, timeout }: PreparedCheck, { clock, signal }: Outside): Promise<Answer> {
  if (signal.aborted) return failure(signal.reason);
  const limit = new AbortController();
  const settled = new AbortController();
  const either = AbortSignal.any([signal, limit.signal]);
  clock.sleep(timeout, settled.signal).then(
    () => limit.abort(new Error(`no answer within ${formatDuration(timeout)}`)),
    () => {},
  );
  const abandoned = fired(either)
    .then(() => clock.sleep(gracePeriod, settled.signal))
    .then(() => failure(either.reason));
  try {
    const asked = Promise.resolve().then(() => check.ask(either));
    const answer = await Promise.race([asked, abandoned]);
    return either.aborted && answer.status !== 'fail' ? failure(either.reason) : answer;
  } catch (error) {
    return failure(either.aborted ? either.reason : error);
  } finally {
    settled.abort();
  }
}

/** Waits before the next try; false when the run was cancelled meanwhile. */
function pause({ clock, signal }: Outside): Promise<boolean> {
  return clock.sleep(pauseBetweenTries, signal).then(
    () => true,
    () => false,
  );
}

function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function failure(error: unknown): Answer {
  return { status: 'fail', finding: describeError(error), answer: 'no answer' };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\r?\n\s*/g, ' ').trim();
}

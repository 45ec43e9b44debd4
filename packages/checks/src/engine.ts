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
 * Runs all checks, at most `concurrency` at once and each after those it needs, and gives their results in the order of the
 * checks. Never rejects for what a check does: one that throws, hangs or is cancelled is a failed check with its reason, and
 * so is one whose need failed. Throws Error when checks need each other in a circle, which a selection refuses.
 */
export async function runChecks(
  checks: readonly PreparedCheck[],
  outside: Outside,
  { concurrency, onResult }: EngineOptions,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const places = new Map(checks.map(({ id }, index) => [id, index]));
  const needed = checks.map(({ needs }) => needs.flatMap((id) => places.get(id) ?? []));
  const waiting = new Map(checks.entries());
  const running = new Set<Promise<void>>();
  const run = async (index: number, check: PreparedCheck) => {
    const failed = needed[index]?.find((need) => blocks(results[need]));
    const result =
      failed === undefined ? await runCheck(check, outside) : notAsked(check, checks[failed]?.id ?? '');
    results[index] = result;
    onResult?.(result);
  };
  while (waiting.size > 0 || running.size > 0) {
    for (const [index, check] of waiting) {
      if (running.size >= concurrency) break;
      if (needed[index]?.some((need) => results[need] === undefined)) continue;
      waiting.delete(index);
      const work: Promise<void> = run(index, check).finally(() => running.delete(work));
      running.add(work);
    }
    if (running.size === 0) throw new Error('checks need each other in a circle');
    await Promise.race(running);
  }
  return results;
}

/** A failure that nobody answers for. */
function blocks(result: CheckResult | undefined): boolean {
  return result?.status === 'fail' && result.waiver === undefined;
}

/** It can't be a skip: what a critical check would have said is unknown, and unknown is no reason to deploy. */
function notAsked(prepared: PreparedCheck, need: string): CheckResult {
  const finding = `not asked, because it needs \`${need}\`, which failed`;
  return { ...told(prepared, { status: 'fail', finding }), evidence: undefined, duration: 0, tries: 0 };
}

async function runCheck(prepared: PreparedCheck, outside: Outside): Promise<CheckResult> {
  const { clock } = outside;
  const started = clock.now();
  const reason = await reasonToLeaveOut(prepared, outside);
  if (reason !== undefined) {
    const skipped = told(prepared, { status: 'skip', finding: reason });
    return { ...skipped, evidence: undefined, duration: clock.now() - started, tries: 0 };
  }
  for (let tries = 1; ; tries += 1) {
    const at = clock.now();
    const answer = await tryOnce(prepared, outside);
    const again = answer.status === 'fail' && tries <= prepared.retries;
    if (again && (await pause(outside))) continue;
    const finding = tries === 1 ? answer.finding : `${answer.finding} (try ${tries})`;
    return {
      ...told(prepared, { ...answer, finding }),
      evidence: { asked: prepared.check.asks, answer: answer.answer, at },
      duration: clock.now() - started,
      tries,
    };
  }
}

/** Why a check doesn't apply. It does where that can't be told: a check too many is better than one too few. */
async function reasonToLeaveOut(
  { leftOut, timeout }: PreparedCheck,
  outside: Outside,
): Promise<string | undefined> {
  if (!leftOut) return undefined;
  try {
    const { value, overdue } = await within(timeout, outside, leftOut);
    return overdue === undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Asks once, within the check's time limit. An answer that came too late doesn't count, unless it is a failure itself. */
async function tryOnce({ check, timeout }: PreparedCheck, outside: Outside): Promise<Answer> {
  try {
    const { value, overdue } = await within(timeout, outside, (signal) => check.ask(signal));
    return overdue === undefined || value.status === 'fail' ? value : failure(overdue);
  } catch (error) {
    return failure(error);
  }
}

/** What work gave, and why it was too late, if it was. */
interface Done<T> {
  readonly value: T;
  readonly overdue: unknown;
}

/** Does work within a time limit in milliseconds, and a little longer when it has something to tell. Rejects with the reason. */
async function within<T>(
  timeout: number,
  { clock, signal }: Outside,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Done<T>> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const settled = new AbortController();
  const either = AbortSignal.any([signal, limit.signal]);
  clock.sleep(timeout, settled.signal).then(
    () => limit.abort(new Error(`no answer within ${formatDuration(timeout)}`)),
    () => {},
  );
  const abandoned = fired(either)
    .then(() => clock.sleep(gracePeriod, settled.signal))
    .then(() => Promise.reject(either.reason));
  // Once the work is done nobody waits for this any more.
  abandoned.catch(() => {});
  try {
    const value = await Promise.race([Promise.resolve().then(() => work(either)), abandoned]);
    return { value, overdue: either.aborted ? either.reason : undefined };
  } catch (error) {
    throw either.aborted ? either.reason : error;
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

/** What is known of a check, with what it found. */
function told(
  { id, kind, title, group, severity, remedy, waiver, location: configured }: PreparedCheck,
  { status, finding, location }: Pick<CheckResult, 'status' | 'finding'> & Pick<Answer, 'location'>,
) {
  const labels = { id, kind, title, group, severity, remedy, waiver };
  return { ...labels, status, finding: oneLine(finding), location: location ?? configured };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\r?\n\s*/g, ' ').trim();
}

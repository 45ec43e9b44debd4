import { describeError, type Runtime } from '@deploy-actions/action-kit';
import type { MetricsConfiguration } from '@deploy-actions/config';
import type { Judge } from './judge.ts';
import type { Assessment, LookOptions, Verdict } from './verdict.ts';
import { concludeWindow } from './window-verdict.ts';

/** How long and how often to look, in milliseconds. */
export interface WindowOptions {
  readonly duration: number;
  readonly interval: number;
  /** How long the window may go on past its end while its last look decided nothing; two intervals when absent. */
  readonly extend?: number | undefined;
  /** So many looks in a row that could not be read end the window; none do when absent. */
  readonly unreadableLimit?: number | undefined;
  /** Whether another window of the same judge follows. */
  readonly more?: boolean;
  /** Sees each assessment before the next look, but no regression: nothing may delay the way back. What it throws ends the window. */
  readonly onLook?: (assessment: Assessment) => void | Promise<void>;
}

/** What a window found. Times in milliseconds since 1970. */
export interface WindowResult extends Pick<Assessment, 'consequence'> {
  readonly verdict: Verdict;
  readonly reasonCode: string;
  readonly reason: string;
  readonly looks: readonly Assessment[];
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One lost packet should not fail half an hour. */
const extraLooks = 2;
/** A sleep may end so much later than asked for, on a machine with much to do; in milliseconds. */
const punctual = 5_000;

/** Whether further looks may decide what a last look leaves open; where nothing is judged none will. */
export function isUndecided({ verdict, reasonCode }: Pick<Assessment, 'verdict' | 'reasonCode'>): boolean {
  return verdict === 'provider-error' || (verdict === 'inconclusive' && reasonCode !== 'nothing-judged');
}

/**
 * Whether so many looks in a row could not be read that a window ends; none are too many without a limit. What may have to roll back in
 * a moment is not given up for another source that is down.
 */
export function isGivenUp(looks: readonly Assessment[], limit = Number.POSITIVE_INFINITY): boolean {
  const readable = looks.findLastIndex(({ verdict }) => verdict !== 'provider-error');
  const pending = looks.at(-1)?.readings.some(({ state }) => state === 'pending');
  return looks.length - 1 - readable >= limit && !pending;
}

/** How long a window goes on past its end while nobody can tell, unless told otherwise: until every `for` and `consecutive` that has begun is decided. */
export function extensionOf({ extend, interval, indicators }: MetricsConfiguration): number {
  if (extend !== undefined) return extend;
  const needed = Object.values(indicators).map(({ for: lasting, consecutive }) =>
    Math.max(lasting, (consecutive - 1) * interval),
  );
  return Math.max(0, ...needed) + extraLooks * interval;
}

/** The longest a window may take, the time of the looks themselves aside; in milliseconds. */
export function longestWindow(duration: number, interval: number, extend = extraLooks * interval): number {
  return duration + extend;
}

/**
 * Looks at the start, at each interval and at the end of a window, and ends early on a regression. A look that throws counts
 * as one that could not be read. While the last look can't be read or is inconclusive, more follow, an interval apart, until the
 * extension has passed. Throws the signal's reason when it fires.
 */
export async function watchWindow(
  judge: Pick<Judge, 'look'>,
  options: WindowOptions,
  runtime: Pick<Runtime, 'clock' | 'log' | 'signal'>,
): Promise<WindowResult> {
  const { duration, interval, extend, more = false, unreadableLimit, onLook } = options;
  const { clock } = runtime;
  const startedAt = clock.now();
  let start = startedAt;
  const looks: Assessment[] = [];
  let due = startedAt;
  for (;;) {
    const jump = await sleepUntil(due, interval, runtime);
    start += jump;
    due += jump;
    const end = start + duration;
    const last = start + longestWindow(duration, interval, extend);
    const assessment = await lookSafely(judge, { final: due >= end, more }, runtime);
    looks.push(assessment);
    if (assessment.verdict === 'regress') break;
    await onLook?.(assessment);
    if (isGivenUp(looks, unreadableLimit)) break;
    if (due >= end) {
      due = nextTick(end, interval, clock.now());
      if (!isUndecided(assessment) || due > last) break;
    } else {
      due = Math.min(nextTick(start, interval, clock.now()), end);
    }
  }
  return { ...concludeWindow(looks), looks, startedAt, endedAt: clock.now() };
}

/**
 * Waits, and says by how much the clock was set forward or back meanwhile, or the machine stood still; in milliseconds. What nobody
 * watched then is no part of a window, or it would end as a pass after two looks.
 */
async function sleepUntil(
  due: number,
  interval: number,
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
): Promise<number> {
  const expected = Math.max(due, clock.now());
  await clock.sleep(due - clock.now(), signal);
  const late = clock.now() - expected;
  return Math.abs(late) > interval + punctual ? late : 0;
}

/** The next whole interval since `start` after now; looks that would have fallen into a slow one are left out. Milliseconds. */
export function nextTick(start: number, interval: number, now: number): number {
  return start + (Math.floor((now - start) / interval) + 1) * interval;
}

async function lookSafely(
  judge: Pick<Judge, 'look'>,
  options: LookOptions,
  { clock, log, signal }: Pick<Runtime, 'clock' | 'log' | 'signal'>,
): Promise<Assessment> {
  try {
    return await judge.look(options);
  } catch (error) {
    signal.throwIfAborted();
    const reason = `the look failed: ${describeError(error)}`;
    log.warning(`A look at the metrics failed: ${describeError(error)}`);
    return { at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', reason, readings: [] };
  }
}

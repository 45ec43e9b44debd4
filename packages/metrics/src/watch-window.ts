import { describeError, type Runtime } from '@deploy-actions/action-kit';
import type { Judge } from './judge.ts';
import type { Assessment, Verdict } from './verdict.ts';
import { concludeWindow } from './window-verdict.ts';

/** How long and how often to look, in milliseconds. */
export interface WindowOptions {
  readonly duration: number;
  readonly interval: number;
  /** Sees each assessment before the next look, but no regression: nothing may delay the way back. What it throws ends the window. */
  readonly onLook?: (assessment: Assessment) => void | Promise<void>;
}

/** What a window found. Times in milliseconds since 1970. */
export interface WindowResult {
  readonly verdict: Verdict;
  readonly reasonCode: string;
  readonly reason: string;
  readonly looks: readonly Assessment[];
  readonly startedAt: number;
  readonly endedAt: number;
}

/** How many more looks a window gets when its last one decided nothing: one lost packet should not fail half an hour. */
const extraLooks = 2;
const undecided: readonly Verdict[] = ['provider-error', 'inconclusive'];

/** The longest a window may take, the time of the looks themselves aside; in milliseconds. */
export function longestWindow(duration: number, interval: number): number {
  return duration + extraLooks * interval;
}

/**
 * Looks at the start, at each interval and at the end of a window, and ends early on a regression. A look that throws counts
 * as one that could not be read. When the last look can't be read or is inconclusive, up to two more follow, an interval apart.
 * Throws the signal's reason when it fires.
 */
export async function watchWindow(
  judge: Pick<Judge, 'look'>,
  { duration, interval, onLook }: WindowOptions,
  runtime: Pick<Runtime, 'clock' | 'log' | 'signal'>,
): Promise<WindowResult> {
  const { clock, signal } = runtime;
  const startedAt = clock.now();
  const looks: Assessment[] = [];
  let due = startedAt;
  let extra = 0;
  for (;;) {
    await clock.sleep(due - clock.now(), signal);
    const assessment = await lookSafely(judge, runtime);
    looks.push(assessment);
    if (assessment.verdict === 'regress') break;
    await onLook?.(assessment);
    if (due >= startedAt + duration) {
      if (!undecided.includes(assessment.verdict) || extra >= extraLooks) break;
      extra += 1;
      due = clock.now() + interval;
    } else {
      due = Math.min(nextTick(startedAt, interval, clock.now()), startedAt + duration);
    }
  }
  return { ...concludeWindow(looks), looks, startedAt, endedAt: clock.now() };
}

/** The next whole interval after now; looks that would have fallen into a slow one are left out. */
function nextTick(start: number, interval: number, now: number): number {
  return start + (Math.floor((now - start) / interval) + 1) * interval;
}

async function lookSafely(
  judge: Pick<Judge, 'look'>,
  { clock, log, signal }: Pick<Runtime, 'clock' | 'log' | 'signal'>,
): Promise<Assessment> {
  try {
    return await judge.look();
  } catch (error) {
    signal.throwIfAborted();
    const reason = `the look failed: ${describeError(error)}`;
    log.warning(`A look at the metrics failed: ${describeError(error)}`);
    return { at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', reason, readings: [] };
  }
}

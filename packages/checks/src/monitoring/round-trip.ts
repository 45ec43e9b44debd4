import { randomBytes } from 'node:crypto';
import { type Clock, describeError, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { Grade } from '../grades.ts';

/** A word that nobody wrote before; letters and digits only, so that every log takes it for one word. */
export function newMarker(): string {
  return `deploytest${randomBytes(12).toString('hex')}`;
}

/** What a look found; the note says what stood in the way. */
export interface Look<T> {
  readonly found: T | undefined;
  readonly note?: string | undefined;
}

/** How the wait for something ended. */
export interface Arrival<T> {
  /** `undefined` when the wait was over before it came. */
  readonly found: T | undefined;
  /** Since `started`, in milliseconds. */
  readonly elapsed: number;
  readonly looks: number;
  /** Why the wait was over, and what stood in the way at last. */
  readonly why: string;
}

/**
 * Looks again and again until something is found or the signal fires; `interval` is in milliseconds. What may pass by itself
 * is waited for. Throws what `look` throws otherwise.
 */
export async function awaitArrival<T>(
  look: (signal: AbortSignal) => Promise<Look<T>>,
  wait: {
    readonly started: number;
    readonly interval: number;
    readonly clock: Clock;
    readonly signal: AbortSignal;
  },
): Promise<Arrival<T>> {
  const { started, interval, clock, signal } = wait;
  let note: string | undefined;
  for (let looks = 1; ; looks += 1) {
    try {
      const { found, note: said } = await look(signal);
      if (found !== undefined) return { found, elapsed: clock.now() - started, looks, why: '' };
      note = said;
      await clock.sleep(interval, signal);
    } catch (error) {
      if (signal.aborted) {
        const why = [describeError(signal.reason), note].filter((part) => part !== undefined).join('; ');
        return { found: undefined, elapsed: clock.now() - started, looks, why };
      }
      if (!(error instanceof ProviderError && error.retryable)) throw error;
      note = describeError(error);
      await clock.sleep(interval, signal).catch(() => {});
    }
  }
}

/** A round trip in words: how long it took, against how long it may. */
export function gradeArrival(
  what: string,
  { found, elapsed, looks, why }: Arrival<unknown>,
  slow: number | undefined,
): Grade {
  const took = formatDuration(elapsed);
  if (found === undefined) {
    const times = `${looks} ${looks === 1 ? 'look' : 'looks'}`;
    return { status: 'fail', finding: `${what} did not arrive within ${took} (${times}; ${why})` };
  }
  const wanted = slow === undefined ? '' : `, wanted within ${formatDuration(slow)}`;
  const status = slow !== undefined && elapsed > slow ? 'warn' : 'pass';
  return { status, finding: `${what} arrived after ${took}${wanted}` };
}

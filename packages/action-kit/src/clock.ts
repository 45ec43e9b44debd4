import { ProviderError } from './errors.ts';
import { formatDuration } from './quantities.ts';

/** Time as the code sees it; tests and simulations bring their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Waits, not at all for a time that is over; rejects with the signal's reason as soon as the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The longest time a timer of the platform can be set to (2^31 - 1 ms, 24.8 days); above it, it would fire at once. */
export const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
        Math.max(0, Math.min(milliseconds, longestTimer)),
      );
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

/** The UTC instant of a clock reading in ISO 8601 with whole seconds, e.g. `2026-01-31T12:00:00Z`. */
export function isoInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/**
 * The value of `work`, or a ProviderError of `system` once the time is over; `work` itself goes on, so it needs a time limit
 * of its own.
 */
export async function withTimeLimit<T>(
  system: string,
  work: Promise<T>,
  milliseconds: number,
  clock: Clock,
): Promise<T> {
  const ended = new AbortController();
  const limit = clock.sleep(milliseconds, ended.signal).then(() => {
    const message = `no answer within ${formatDuration(milliseconds)}`;
    throw new ProviderError(message, { system, operation: 'wait for an answer', retryable: true });
  });
  limit.catch(() => {});
  try {
    return await Promise.race([work, limit]);
  } finally {
    ended.abort();
  }
}

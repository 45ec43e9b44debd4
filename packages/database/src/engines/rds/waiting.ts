import { formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import { rdsSystem } from './rds-api.ts';

/** What one look at something gives: its value once it is as it should be, and a word for how far it is until then. */
export type Look<T> = { readonly done: T } | { readonly progress: string };

/** What is waited for. */
export interface Waiting {
  /** As the subject of a sentence: `the snapshot shop-1`. */
  readonly what: string;
  /** In milliseconds. */
  readonly timeout: number;
}

/** The pauses between looks, in milliseconds: RDS allows few calls a second for a whole account, and everything here takes minutes. */
const firstPause = 5_000;
const longestPause = 30_000;

/** How often the log hears of something that takes its time, in milliseconds. */
const reportEvery = 60_000;

/** Looks until something is as it should be. Throws ProviderError when the time is over, and whatever `look` throws. */
export async function waitFor<T>(
  { what, timeout }: Waiting,
  look: () => Promise<Look<T>>,
  { clock, log, signal }: Pick<EngineContext, 'clock' | 'log' | 'signal'>,
): Promise<T> {
  const started = clock.now();
  const end = started + timeout;
  let reported = started;
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    signal.throwIfAborted();
    const found = await look();
    if ('done' in found) return found.done;
    const now = clock.now();
    if (now >= end) {
      const message = `${what} was not available within ${formatDuration(timeout)} (last: ${found.progress}); if that is how long it takes, raise \`timeout\``;
      throw new ProviderError(message, { system: rdsSystem, operation: 'wait' });
    }
    if (now - reported >= reportEvery) {
      log.info(`${what}: ${found.progress} (${formatDuration(now - started)})`);
      reported = now;
    }
    await clock.sleep(Math.min(pause, end - now), signal);
  }
}

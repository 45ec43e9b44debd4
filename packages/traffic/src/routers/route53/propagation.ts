import { type Clock, formatDuration, type Log, ProviderError } from '@deploy-actions/action-kit';
import { RefusedError } from './hosted-zone.ts';

/** Pauses between looks whether all name servers have a change, in milliseconds. */
const firstPause = 1_000;
const longestPause = 5_000;

/** How long a change usually takes: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html */
const usualTime = 60_000;

/** What is waited with; the deadline is by the clock. */
export interface PropagationContext {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting without an error: the change is made all the same. */
  readonly cancelled: AbortSignal;
  readonly deadline: number;
}

/** Not all name servers had the change at the deadline. */
export class LateError extends Error {}

/**
 * Waits until all name servers have the change, as `look` says; `false` when the run was cancelled meanwhile. Throws LateError, and
 * what `look` throws unless it may pass.
 */
export async function becomesInSync(
  id: string,
  look: () => Promise<boolean>,
  context: PropagationContext,
): Promise<boolean> {
  const { clock, log, deadline } = context;
  for (let pause = firstPause; ; pause = Math.min(1.5 * pause, longestPause)) {
    try {
      if (await look()) return true;
    } catch (error) {
      if (error instanceof RefusedError) return waitBlindly(error, id, context);
      if (!(error instanceof ProviderError && error.retryable)) throw error;
      log.debug(`Looking again at the change ${id}: ${error.message}`);
    }
    if (clock.now() + pause > deadline) {
      throw new LateError(`Route 53 took the change ${id}, but not all name servers had it`);
    }
    if (!(await sleeps(pause, id, context))) return false;
  }
}

/** The change is made, seen or not: what usually is enough is waited for. */
async function waitBlindly(refusal: Error, id: string, context: PropagationContext): Promise<boolean> {
  const time = Math.min(usualTime, context.deadline - context.clock.now());
  context.log.warning(
    `Whether all name servers have the change can't be seen, ${formatDuration(time)} are waited instead: ${refusal.message}`,
  );
  return sleeps(time, id, context);
}

async function sleeps(
  time: number,
  id: string,
  { clock, log, cancelled }: PropagationContext,
): Promise<boolean> {
  try {
    await clock.sleep(time, cancelled);
    return true;
  } catch (error) {
    if (!cancelled.aborted) throw error;
    log.info(`The change ${id} is made, and reaches the name servers without being waited for.`);
    return false;
  }
}

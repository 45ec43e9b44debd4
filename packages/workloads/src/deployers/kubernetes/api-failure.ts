import {
  type Clock,
  ConfigurationError,
  describeError,
  type Log,
  ProviderError,
} from '@deploy-actions/action-kit';
import { KubernetesRefusal } from '@deploy-actions/kubernetes';

/** What a ProviderError of this deployer calls the system. */
export const system = 'kubernetes';

/** Pause between two tries, and between two looks at a rollout, in milliseconds. */
export const pause = 2_000;

const remedies: Readonly<Record<string, string>> = {
  Forbidden: '; give the login the Role that the documentation of the deployer shows',
  Conflict: '; somebody else keeps changing it: let one of the two be in charge',
  Invalid: '; look at the section `workload`',
};

/** A ProviderError of this deployer. */
export function failure(message: string, operation = 'deploy'): ProviderError {
  return new ProviderError(message, { system, operation });
}

/**
 * What went wrong with an object, as a ProviderError: a deployment under way finds its way back from that, whatever it was.
 * What is neither the API's nor kubectl's doing stays as it is.
 */
export function explained(error: unknown, what: string, operation = 'deploy'): unknown {
  if (error instanceof KubernetesRefusal) {
    const { reason, message } = error;
    return failure(`${what}: the API says ${reason || 'no'}: ${message}${remedies[reason] ?? ''}`, operation);
  }
  if (error instanceof ConfigurationError) return failure(`${what}: ${error.message}`, operation);
  return error;
}

/** Whether the same request may well succeed a moment later. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ProviderError) return error.retryable;
  // The token of a list's next page has aged: the list begins anew.
  return error instanceof KubernetesRefusal && error.reason === 'Expired';
}

/** How long and with what the API is waited for. */
export interface Patience {
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly signal?: AbortSignal | undefined;
}

/** Does it again while the API gives no answer, and says so in the log; throws the last failure when the time is over. */
export async function withPatience<T>(what: string, work: () => Promise<T>, patience: Patience): Promise<T> {
  const { clock, log, until, signal } = patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || clock.now() + pause > until) throw error;
      log.warning(`${what}: trying again: ${describeError(error)}`);
      await clock.sleep(pause, signal);
    }
  }
}

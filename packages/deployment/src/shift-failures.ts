import { CancelledError, ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import { stateSystem } from '@deploy-actions/state';
import { formatWeights, trafficSystem, type Weights } from '@deploy-actions/traffic';

/** A step of the shift failed, and the reason code says which. */
export class StepError extends Error {
  readonly reasonCode: string;

  constructor(reasonCode: string, reason: string) {
    super(reason);
    this.reasonCode = reasonCode;
  }
}

/** The cancel as the beginning of a sentence. */
export function describeCancel(error: unknown): string {
  return error instanceof CancelledError ? `The run was ${error.message}` : 'The run was cancelled';
}

/** Whether a result can tell what failed; anything else is a bug. */
export function isExpected(error: unknown): boolean {
  return error instanceof StepError || error instanceof ProviderError || error instanceof ConfigurationError;
}

/** Which step failed, or which of our two partners; `failed` for anything else. */
export function reasonCodeOf(error: unknown): string {
  if (error instanceof StepError) return error.reasonCode;
  const system = error instanceof ProviderError ? error.system : undefined;
  if (system === trafficSystem) return 'router-failed';
  return system === stateSystem ? 'state-failed' : 'failed';
}

/** The worst there is: the way back failed. Says where traffic was last seen and what to press. */
export class WayBackError extends ProviderError {
  constructor(error: unknown, reason: string, to: Color, shown: Weights | undefined) {
    const why = describeError(error);
    const failed = reason.includes(why) ? 'FAILED, too' : `FAILED: ${why}`;
    const seen = shown
      ? `The router last showed ${formatWeights(shown)}`
      : 'The router did not show where traffic is';
    super(
      `${reason}. The way back to ${to} ${failed}. ${seen}. Repair the router, then use the rollback action (\`to: ${to}\`), which takes the lock over at once; the journal keeps what was under way`,
      { system: trafficSystem, operation: 'the way back' },
    );
    this.name = 'WayBackError';
  }
}

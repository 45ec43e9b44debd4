import { type Clock, describeError, isoInstant, type Log } from '@deploy-actions/action-kit';
import type { AwsCredentials } from './aws-access.ts';

/** Credentials are renewed this long before they end, in milliseconds: as long as the SDK's own clients hold them for good. */
const renewalLead = 5 * 60_000;

/** The pause after a failed renewal while the credentials still live, so that not every request has to wait for one. */
const failurePause = 30_000;

/**
 * A provider that asks `obtain` for new credentials shortly before those it has end, once for all who wait. While they still
 * live, a renewal that fails is a warning.
 */
export function renewed(
  obtain: () => Promise<AwsCredentials>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): () => Promise<AwsCredentials> {
  let current: AwsCredentials | undefined;
  let pending: Promise<AwsCredentials> | undefined;
  let nextTry = 0;

  const left = () => (current?.expiration ? current.expiration.getTime() - clock.now() : 0);

  async function renew(): Promise<AwsCredentials> {
    try {
      current = await obtain();
      const until = current.expiration ? ` until ${isoInstant(current.expiration.getTime())}` : '';
      log.debug(`AWS credentials${until}`);
      return current;
    } catch (error) {
      if (current === undefined || left() <= 0) throw error;
      nextTry = clock.now() + failurePause;
      log.warning(
        `the AWS credentials end at ${isoInstant(clock.now() + left())} and could not be renewed yet: ${describeError(error)}`,
      );
      return current;
    }
  }

  return async () => {
    if (current && (left() > renewalLead || (left() > 0 && clock.now() < nextTry))) return current;
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}

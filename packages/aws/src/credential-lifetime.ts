import { type Clock, ConfigurationError, formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { AwsAccess } from './aws-access.ts';

/** How long credentials last. */
export type CredentialLifetime =
  /** Renewed in this process before they end, or keys that have no end. */
  | { readonly kind: 'unlimited' }
  /** `until` in milliseconds since 1970; `assumed` when the credentials themselves don't say it. */
  | { readonly kind: 'limited'; readonly until: number; readonly assumed: boolean };

/**
 * Refuses a plan that takes longer, in milliseconds, than the credentials live: they would end amid a shift, when neither
 * the way on nor the way back is open any more. Throws ConfigurationError, and whatever `lifetime` throws.
 */
export async function refuseShortLived(
  access: Pick<AwsAccess, 'lifetime'>,
  needed: number,
  clock: Clock,
): Promise<void> {
  const lifetime = await access.lifetime();
  if (lifetime.kind === 'unlimited') return;
  const left = lifetime.until - clock.now();
  if (needed <= left) return;
  const end = left <= 0 ? 'ended' : `end in ${formatDuration(left)}`;
  const why = lifetime.assumed
    ? '; they don’t say so themselves, and `aws.lifetime` is counted from the start of this step'
    : '';
  throw new ConfigurationError(
    `the plan takes up to ${formatDuration(needed)}, but the AWS credentials of the environment ${end} (${isoInstant(lifetime.until)}${why}); set \`aws.role\` and \`permissions: id-token: write\`, so that they are renewed while the plan runs; or shorten \`stages\`; or get credentials that live longer (\`role-duration-seconds\` of aws-actions/configure-aws-credentials) and say so in \`aws.lifetime\``,
  );
}

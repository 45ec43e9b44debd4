import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';

/** Not written yet. */
export function createS3BucketCheck(
  _configuration: CheckConfigurationOf<'s3-bucket'>,
  _context: CheckContext,
): Check {
  throw new ConfigurationError('the kind is not written yet');
}

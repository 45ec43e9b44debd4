import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';

/** Not written yet. */
export function createDnsCheck(_configuration: CheckConfigurationOf<'dns'>, _context: CheckContext): Check {
  throw new ConfigurationError('the kind is not written yet');
}

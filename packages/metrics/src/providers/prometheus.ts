import { ConfigurationError } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import type { MetricProviderKind } from '../metric-provider.ts';

/** To be built. */
export const prometheus: MetricProviderKind<SourceOf<'prometheus'>> = {
  checkQuery: () => undefined,
  span: () => 0,
  keepsHistory: () => false,
  create: () => {
    throw new ConfigurationError('not built');
  },
};

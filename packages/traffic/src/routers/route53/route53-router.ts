import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsAccess } from '@deploy-actions/aws';
import type { TrafficConfiguration } from '@deploy-actions/config';
import type { TrafficRouter } from '../../traffic-router.ts';

/** The router for weighted records of Route 53. */
export async function openRoute53Router(
  _configuration: Extract<TrafficConfiguration, { router: 'route53' }>,
  _access: AwsAccess,
  _runtime: Runtime,
): Promise<TrafficRouter> {
  throw new Error('under construction');
}

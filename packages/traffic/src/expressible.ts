import { ProviderError } from '@deploy-actions/action-kit';
import { type TrafficRouter, trafficSystem } from './traffic-router.ts';
import { formatWeights, type Weights } from './weights.ts';

/** Throws ProviderError for weights the router refuses, so that they never reach it. */
export function assertExpressible(router: Pick<TrafficRouter, 'type' | 'refusal'>, weights: Weights): void {
  const refusal = router.refusal(weights);
  if (refusal === undefined) return;
  throw new ProviderError(`router \`${router.type}\` can't express ${formatWeights(weights)}: ${refusal}`, {
    system: trafficSystem,
    operation: 'write weights',
  });
}

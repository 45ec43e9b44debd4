import type { Runtime } from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import type { TrafficRouter } from '../../traffic-router.ts';
import type { Weights } from '../../weights.ts';

/** Under construction. */
export class ServiceRouter implements TrafficRouter {
  readonly type = 'kubernetes-service';
  readonly writeLimit = 0;

  constructor(
    _configuration: Extract<TrafficConfiguration, { router: 'kubernetes-service' }>,
    _runtime: Runtime,
  ) {
    throw new Error('under construction');
  }

  read(): Promise<Weights> {
    throw new Error('under construction');
  }

  write(_weights: Weights): Promise<void> {
    throw new Error('under construction');
  }

  refusal(_weights: Weights): string | undefined {
    throw new Error('under construction');
  }
}

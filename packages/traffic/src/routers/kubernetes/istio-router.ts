import type { Runtime } from '@deploy-actions/action-kit';
import { ObjectRouter } from './object-router.ts';
import { type IstioConfiguration, VirtualService } from './virtual-service.ts';

/** Splits the traffic of a VirtualService of Istio between a destination for each colour. */
export class IstioRouter extends ObjectRouter {
  /** Throws ConfigurationError when both colours are the same destination. */
  constructor(configuration: IstioConfiguration, runtime: Runtime) {
    super(new VirtualService(configuration), configuration, runtime);
  }
}

import type { Runtime } from '@deploy-actions/action-kit';
import { type GatewayApiConfiguration, GatewayRoute } from './gateway-route.ts';
import { ObjectRouter } from './object-router.ts';

/** Splits the traffic of a route of the Gateway API between a Service for each colour. */
export class GatewayApiRouter extends ObjectRouter {
  /** Throws ConfigurationError when both colours are the same backend. */
  constructor(configuration: GatewayApiConfiguration, runtime: Runtime) {
    super(new GatewayRoute(configuration), configuration, runtime);
  }
}

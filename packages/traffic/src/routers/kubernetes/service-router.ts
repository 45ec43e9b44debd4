import type { Runtime } from '@deploy-actions/action-kit';
import { ObjectRouter } from './object-router.ts';
import { type ServiceConfiguration, ServiceSelector } from './service-selector.ts';

/** Moves all traffic of a Service from the pods of one colour to those of the other. */
export class ServiceRouter extends ObjectRouter {
  constructor(configuration: ServiceConfiguration, runtime: Runtime) {
    super(new ServiceSelector(configuration), configuration, runtime);
  }
}

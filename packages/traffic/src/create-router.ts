import type { Runtime } from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import type { TrafficRouter } from './traffic-router.ts';

const routers = {
  http: async (configuration: TrafficConfiguration, runtime: Pick<Runtime, 'http'>) => {
    const { HttpRouter } = await import('./routers/http-router.ts');
    return new HttpRouter(configuration, runtime);
  },
};

/** The router a configuration names; its placeholders are expanded already. */
export async function createRouter(
  configuration: TrafficConfiguration,
  runtime: Pick<Runtime, 'http'>,
): Promise<TrafficRouter> {
  return routers[configuration.router](configuration, runtime);
}

import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, TrafficConfiguration } from '@deploy-actions/config';
import type { TrafficRouter } from './traffic-router.ts';

/** What a router may need to know beside its own configuration. */
export interface RouterContext {
  readonly service: string;
  readonly environment: string;
  readonly runtime: Runtime;
  readonly aws: AwsConfiguration | undefined;
}

type ConfigurationOf<R extends TrafficConfiguration['router']> = Extract<TrafficConfiguration, { router: R }>;

const routers: {
  readonly [R in TrafficConfiguration['router']]: (
    configuration: ConfigurationOf<R>,
    context: RouterContext,
  ) => Promise<TrafficRouter>;
} = {
  http: async (configuration, { runtime }) => {
    const { HttpRouter } = await import('./routers/http-router.ts');
    return new HttpRouter(configuration, runtime);
  },
  haproxy: async () => {
    throw new Error('to come');
  },
  alb: async () => {
    throw new Error('to come');
  },
  command: async () => {
    throw new Error('to come');
  },
};

/** The router a configuration names; its placeholders are expanded already. */
export async function createRouter<R extends TrafficConfiguration['router']>(
  configuration: ConfigurationOf<R>,
  context: RouterContext,
): Promise<TrafficRouter> {
  return routers[configuration.router as R](configuration, context);
}

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
  haproxy: async (configuration) => {
    const { HaproxyRouter } = await import('./routers/haproxy/haproxy-router.ts');
    return new HaproxyRouter(configuration);
  },
  alb: async (configuration, { aws, runtime }) => {
    const [{ openAws }, { openAlbRouter }] = await Promise.all([
      import('@deploy-actions/aws'),
      import('./routers/alb/alb-router.ts'),
    ]);
    return openAlbRouter(configuration, openAws(aws, runtime), runtime.log);
  },
  route53: async (configuration, { aws, runtime }) => {
    const [{ openAws }, { openRoute53Router }] = await Promise.all([
      import('@deploy-actions/aws'),
      import('./routers/route53/route53-router.ts'),
    ]);
    return openRoute53Router(configuration, openAws(aws, runtime), runtime);
  },
  'kubernetes-service': async (configuration, { runtime }) => {
    const { ServiceRouter } = await import('./routers/kubernetes/service-router.ts');
    return new ServiceRouter(configuration, runtime);
  },
  'gateway-api': async (configuration, { runtime }) => {
    const { GatewayApiRouter } = await import('./routers/kubernetes/gateway-api-router.ts');
    return new GatewayApiRouter(configuration, runtime);
  },
  istio: async (configuration, { runtime }) => {
    const { IstioRouter } = await import('./routers/kubernetes/istio-router.ts');
    return new IstioRouter(configuration, runtime);
  },
  command: async (configuration, context) => {
    const { CommandRouter } = await import('./routers/command-router.ts');
    return new CommandRouter(configuration, context, context.runtime);
  },
};

/** The router a configuration names; its placeholders are expanded already. */
export async function createRouter<R extends TrafficConfiguration['router']>(
  configuration: ConfigurationOf<R>,
  context: RouterContext,
): Promise<TrafficRouter> {
  return routers[configuration.router as R](configuration, context);
}

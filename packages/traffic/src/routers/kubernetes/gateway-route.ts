import { ConfigurationError } from '@deploy-actions/action-kit';
import { type Color, colors, type TrafficConfiguration } from '@deploy-actions/config';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { type Weights, weightsProblem } from '../../weights.ts';
import { assertAccepted } from './gateway-acceptance.ts';
import { type Fields, listOf, numberOf } from './json-parts.ts';
import { type RouteDialect, RouteRules } from './route-rules.ts';
import { type ObjectPlace, UnclearObject, type WeightedObject } from './weighted-object.ts';

/** The section of the configuration. */
export type GatewayApiConfiguration = Extract<TrafficConfiguration, { router: 'gateway-api' }>;

const resources = {
  HTTPRoute: { resource: 'httproutes', versions: ['v1', 'v1beta1'] },
  // Served as v1 since Gateway API 1.1; before that the experimental channel had it.
  GRPCRoute: { resource: 'grpcroutes', versions: ['v1', 'v1alpha2'] },
} as const;

/** The weights of two Services in the rules of an HTTPRoute or a GRPCRoute, https://gateway-api.sigs.k8s.io/reference/spec/ */
export class GatewayRoute implements WeightedObject {
  readonly type = 'gateway-api';
  readonly place: ObjectPlace;
  readonly capacity: WeightedObject['capacity'];
  readonly #rules: RouteRules;
  readonly #awaited: boolean;
  readonly #backends: Readonly<Record<Color, Backend>>;

  /** Throws ConfigurationError when both colours are the same backend. */
  constructor(configuration: GatewayApiConfiguration) {
    const { kind, namespace, route: name } = configuration;
    const { resource, versions } = resources[kind];
    this.place = {
      ...{ kind, group: 'gateway.networking.k8s.io', versions, resource, namespace, name },
      field: 'traffic.route',
    };
    this.#backends = {
      blue: backendOf(configuration, 'blue'),
      green: backendOf(configuration, 'green'),
    };
    refuseSame(this.#backends);
    const namespaces = [...new Set(colors.map((color) => this.#backends[color].namespace))];
    this.capacity = { resource: 'endpointslices', namespaces };
    this.#rules = new RouteRules(dialectOf(this.#backends, namespace), configuration.rules);
    this.#awaited = configuration['await-gateway'];
  }

  refusal(weights: Weights): string | undefined {
    return weightsProblem(weights);
  }

  weightsIn(route: KubernetesObject, known?: 'missing-backend'): Weights {
    const weights = this.writtenIn(route);
    if (this.#awaited) assertAccepted(route, known);
    return weights;
  }

  writtenIn(route: KubernetesObject): Weights {
    return this.#rules.weightsIn(route.spec);
  }

  withWeights(route: KubernetesObject, weights: Weights): KubernetesObject {
    return { ...route, spec: this.#rules.withWeights(route.spec, weights) };
  }

  answering(color: Color) {
    const { namespace, service } = this.#backends[color];
    return { namespace, service };
  }

  remarks(route: KubernetesObject): readonly string[] {
    const unmoved = this.#rules.unmoved(route.spec);
    const sticky = listOf(route.spec?.['rules']).some(
      ({ sessionPersistence }) => sessionPersistence !== undefined,
    );
    return [
      ...(unmoved.length > 0
        ? [`${unmoved.join(', ')} of the ${route.kind} sends to a colour, too, and stays as it is`]
        : []),
      ...(sticky
        ? [
            `the ${route.kind} has \`sessionPersistence\`: clients keep their colour, so that the real split follows the weights late`,
          ]
        : []),
      ...(this.#awaited ? [] : unaccepted(route)),
    ];
  }
}

interface Backend {
  readonly service: string;
  readonly namespace: string;
  readonly port: number | undefined;
}

function backendOf({ namespace, colors: pair }: GatewayApiConfiguration, color: Color): Backend {
  const { service, namespace: own = namespace, port } = pair[color];
  return { service, namespace: own, port };
}

function refuseSame({ blue, green }: Readonly<Record<Color, Backend>>): void {
  const apart =
    blue.service !== green.service ||
    blue.namespace !== green.namespace ||
    (blue.port !== undefined && green.port !== undefined && blue.port !== green.port);
  if (apart) return;
  throw new ConfigurationError(
    `\`traffic.colors\`: blue and green are the same backend, the Service ${green.namespace}/${green.service}; a shift between them would move nothing`,
  );
}

function dialectOf(backends: Readonly<Record<Color, Backend>>, namespace: string): RouteDialect {
  const textOf = ({ service, port, ...place }: Backend) =>
    `${place.namespace}/${service}${port === undefined ? '' : `:${port}`}`;
  return {
    ...{ rules: 'rules', rule: 'rule', backends: 'backendRefs', option: 'rules' },
    colorOf: (backend) => colors.find((color) => isBackend(backend, backends[color], namespace)),
    // https://gateway-api.sigs.k8s.io/reference/spec/#backendref
    weightOf: ({ weight }) => numberOf(weight) ?? 1,
    nameOf: ({ name, port, namespace: own = namespace }) =>
      `${own}/${name}${port === undefined ? '' : `:${port}`}`,
    colorName: (color) => textOf(backends[color]),
    sendingTo: (color, { namespace: _, ...like }) => {
      const { service, namespace: own, port } = backends[color];
      return {
        ...{ ...like, name: service },
        ...(own === namespace ? {} : { namespace: own }),
        ...(port === undefined ? {} : { port }),
      };
    },
  };
}

function isBackend(backend: Fields, { service, namespace, port }: Backend, home: string): boolean {
  const { group = '', kind = 'Service' } = backend;
  return (
    group === '' &&
    kind === 'Service' &&
    backend['name'] === service &&
    (backend['namespace'] ?? home) === namespace &&
    (port === undefined || backend['port'] === port)
  );
}

function unaccepted(route: KubernetesObject): readonly string[] {
  try {
    assertAccepted(route);
    return [];
  } catch (error) {
    if (!(error instanceof UnclearObject)) throw error;
    return [`\`await-gateway\` is off, and of the ${route.kind}: ${error.message}`];
  }
}

import { ConfigurationError } from '@deploy-actions/action-kit';
import { type Color, colors, type TrafficConfiguration } from '@deploy-actions/config';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { type Weights, weightsProblem } from '../../weights.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './json-parts.ts';
import { type RouteDialect, RouteRules } from './route-rules.ts';
import type { Answering, ObjectPlace, WeightedObject } from './weighted-object.ts';

/** The section of the configuration. */
export type IstioConfiguration = Extract<TrafficConfiguration, { router: 'istio' }>;

type Destination = Omit<IstioConfiguration['colors'][Color], 'url'>;

/**
 * The weights of two destinations in the HTTP routes of a VirtualService,
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export class VirtualService implements WeightedObject {
  readonly type = 'istio';
  readonly place: ObjectPlace;
  readonly capacity: WeightedObject['capacity'];
  readonly #rules: RouteRules;
  readonly #destinations: Readonly<Record<Color, Destination>>;
  readonly #dialect: RouteDialect;

  /** Throws ConfigurationError when both colours are the same destination. */
  constructor(configuration: IstioConfiguration) {
    const { namespace, 'virtual-service': name, colors: destinations } = configuration;
    this.place = {
      ...{ kind: 'VirtualService', group: 'networking.istio.io', resource: 'virtualservices' },
      ...{ versions: ['v1', 'v1beta1'], namespace, name, field: 'traffic.virtual-service' },
    };
    this.#destinations = destinations;
    this.#dialect = dialectOf(destinations, namespace);
    refuseSame(destinations, namespace);
    this.#rules = new RouteRules(this.#dialect, configuration.routes);
    const answering = colors.flatMap((color) => this.answering(color) ?? []);
    const namespaces = [...new Set(answering.map((each) => each.namespace))];
    this.capacity = { resource: 'endpointslices', namespaces };
  }

  refusal(weights: Weights): string | undefined {
    return weightsProblem(weights);
  }

  weightsIn(service: KubernetesObject): Weights {
    return this.writtenIn(service);
  }

  writtenIn(service: KubernetesObject): Weights {
    return this.#rules.weightsIn(service.spec);
  }

  withWeights(service: KubernetesObject, weights: Weights): KubernetesObject {
    return { ...service, spec: this.#rules.withWeights(service.spec, weights) };
  }

  /** Of hosts that are no Service of the cluster, nothing is known. */
  answering(color: Color): Answering | undefined {
    return serviceOf(this.#destinations[color].host.toLowerCase(), this.place.namespace);
  }

  remarks({ spec }: KubernetesObject): readonly string[] {
    const unmoved = this.#rules.unmoved(spec);
    const layers = ['tls', 'tcp'].filter((layer) =>
      listOf(spec?.[layer]).some(({ route }) =>
        listOf(route).some((each) => this.#dialect.colorOf(each) !== undefined),
      ),
    );
    return [
      ...(unmoved.length > 0
        ? [`${unmoved.join(', ')} of the VirtualService sends to a colour, too, and stays as it is`]
        : []),
      ...(layers.length > 0
        ? [
            `the VirtualService sends to a colour in \`${layers.join('` and `')}\`, too; only \`http\` is moved`,
          ]
        : []),
    ];
  }
}

function dialectOf(destinations: Readonly<Record<Color, Destination>>, namespace: string): RouteDialect {
  return {
    ...{ rules: 'http', rule: 'route', backends: 'route', option: 'routes' },
    colorOf: ({ destination }) =>
      colors.find((color) => isDestination(fieldsOf(destination), destinations[color], namespace)),
    // A single destination has all traffic whatever its weight, among several it has none without one:
    // https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
    weightOf: ({ weight }, count) => (count === 1 ? 1 : (numberOf(weight) ?? 0)),
    nameOf: ({ destination }) => nameOf(fieldsOf(destination)),
    colorName: (color) => nameOf(destinations[color]),
    sendingTo: (color, like) => {
      const { host, subset, port } = destinations[color];
      const { subset: _, ...rest } = fieldsOf(like['destination']);
      const destination = {
        ...{ ...rest, host },
        ...(subset === undefined ? {} : { subset }),
        ...(port === undefined ? {} : { port: { number: port } }),
      };
      return { ...like, destination };
    },
  };
}

function isDestination(destination: Fields, { host, subset, port }: Destination, namespace: string): boolean {
  const { number } = fieldsOf(destination['port']);
  return (
    resolved(textOf(destination['host']) ?? '', namespace) === resolved(host, namespace) &&
    (destination['subset'] || undefined) === subset &&
    (port === undefined || number === port)
  );
}

function refuseSame({ blue, green }: Readonly<Record<Color, Destination>>, namespace: string): void {
  const apart =
    resolved(blue.host, namespace) !== resolved(green.host, namespace) ||
    blue.subset !== green.subset ||
    (blue.port !== undefined && green.port !== undefined && blue.port !== green.port);
  if (apart) return;
  throw new ConfigurationError(
    `\`traffic.colors\`: blue and green are the same destination, ${nameOf(green)}; a shift between them would move nothing. Give each a \`host\` or a \`subset\` of its own`,
  );
}

function nameOf({ host, subset, port }: Fields): string {
  const number = numberOf(port) ?? numberOf(fieldsOf(port)['number']);
  return `${host}${number === undefined ? '' : `:${number}`}${subset ? ` subset ${subset}` : ''}`;
}

/**
 * The Service that a host is, as Istio resolves it: a name without a dot is one in the namespace of the VirtualService, every
 * other is taken as it is (https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination). What the
 * cluster calls its own domain isn't known here; `clusterset.local` is that of several clusters together.
 */
function serviceOf(host: string, namespace: string): { service: string; namespace: string } | undefined {
  if (/^[^.:*]+$/.test(host)) return { service: host, namespace };
  const [, service, own] = /^([^.*]+)\.([^.]+)\.svc\.(?!clusterset\.local$).+$/.exec(host) ?? [];
  return service !== undefined && own !== undefined ? { service, namespace: own } : undefined;
}

function resolved(host: string, namespace: string): string {
  const lower = host.toLowerCase();
  const found = serviceOf(lower, namespace);
  return found ? `${found.service}.${found.namespace}.svc.*` : lower;
}

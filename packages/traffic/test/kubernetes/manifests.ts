import type { TrafficConfiguration } from '@deploy-actions/config';
import type { FakeObject } from '@deploy-actions/testing';
import type { Weights } from '../../src/index.ts';

/** An object with the split between the colours in it, beside much that is nobody's business. */
export interface Manifest {
  readonly configuration: TrafficConfiguration;
  readonly object: FakeObject;
  /** Sets weights as somebody else would. */
  setWeights(object: FakeObject, weights: Weights): void;
  /** Takes the weights out of a copy, so that only the rest can be compared. */
  withoutWeights(object: FakeObject): unknown;
}

/** A list of JSON objects that tests change. */
export type Entries = Record<string, unknown>[];

const metadata = (name: string, namespace: string) => ({
  ...{ name, namespace, labels: { app: 'shop' } },
  annotations: { 'example.com/owner': 'edge team' },
});

/** The rules of a route, by the key they stand under. */
export function rulesOf(object: FakeObject, key = 'rules'): Entries {
  return (object.spec as Record<string, Entries>)[key] ?? [];
}

/** The backends of the rule at `index`. */
export function backendsOf(object: FakeObject, index = 0): Entries {
  return (rulesOf(object)[index]?.['backendRefs'] ?? []) as Entries;
}

/** The destinations of the HTTP route at `index`. */
export function destinationsOf(object: FakeObject, index = 0): Entries {
  return (rulesOf(object, 'http')[index]?.['route'] ?? []) as Entries;
}

/** An HTTPRoute with two rules that send to the colours, and one that doesn't. */
export function gatewayManifest(namespace = 'shop', more: Record<string, unknown> = {}): Manifest {
  const filter = {
    type: 'RequestHeaderModifier',
    requestHeaderModifier: { set: [{ name: 'x-color', value: 'blue' }] },
  };
  const pair = () => [
    { name: 'shop-blue', port: 80, weight: 100, filters: [filter] },
    { name: 'shop-old', port: 80, weight: 0 },
    { name: 'shop-green', port: 80, weight: 0 },
  ];
  const object = {
    ...{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: metadata('edge', namespace),
    },
    spec: {
      parentRefs: [{ name: 'edge' }],
      hostnames: ['shop.example'],
      rules: [
        { matches: [{ path: { type: 'PathPrefix', value: '/cart' } }], backendRefs: pair() },
        {
          matches: [{ path: { type: 'PathPrefix', value: '/docs' } }],
          backendRefs: [{ name: 'docs', port: 80 }],
        },
        { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: pair() },
      ],
    },
  };
  const configuration = {
    ...{ router: 'gateway-api', namespace, kind: 'HTTPRoute', route: 'edge', 'await-gateway': true },
    timeout: 5_000,
    colors: {
      blue: { url: 'http://b', service: 'shop-blue' },
      green: { url: 'http://g', service: 'shop-green' },
    },
    ...more,
  } as TrafficConfiguration;
  return {
    ...{ configuration, object },
    setWeights(route, weights) {
      for (const index of [0, 2]) {
        for (const backend of backendsOf(route, index)) {
          if (backend['name'] === 'shop-blue') backend['weight'] = weights.blue * 3;
          if (backend['name'] === 'shop-green') backend['weight'] = weights.green * 3;
        }
      }
    },
    withoutWeights(route) {
      const rest = structuredClone(route);
      for (const index of [0, 2])
        for (const backend of backendsOf(rest, index))
          if (backend['name'] !== 'shop-old') backend['weight'] = '';
      return plain(rest);
    },
  };
}

/** A VirtualService with two HTTP routes that send to the colours, and one that doesn't. */
export function istioManifest(namespace = 'shop', more: Record<string, unknown> = {}): Manifest {
  const pair = () => [
    {
      destination: { host: 'shop', subset: 'blue', port: { number: 80 } },
      weight: 100,
      headers: { response: { add: { 'x-color': 'blue' } } },
    },
    { destination: { host: 'shop-old' }, weight: 0 },
    { destination: { host: `shop.${namespace}.svc.cluster.local`, subset: 'green' }, weight: 0 },
  ];
  const object = {
    ...{
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: metadata('edge', namespace),
    },
    spec: {
      hosts: ['shop.example'],
      gateways: ['edge'],
      http: [
        { name: 'cart', match: [{ uri: { prefix: '/cart' } }], route: pair(), timeout: '5s' },
        { name: 'docs', match: [{ uri: { prefix: '/docs' } }], route: [{ destination: { host: 'docs' } }] },
        { name: 'old', match: [{ uri: { prefix: '/old' } }], redirect: { uri: '/' } },
        { name: 'all', route: pair(), retries: { attempts: 2 } },
      ],
    },
  };
  const configuration = {
    ...{ router: 'istio', namespace, 'virtual-service': 'edge', timeout: 5_000 },
    colors: {
      blue: { url: 'http://b', host: 'shop', subset: 'blue' },
      green: { url: 'http://g', host: 'shop', subset: 'green' },
    },
    ...more,
  } as TrafficConfiguration;
  const subset = (entry: Record<string, unknown>) => (entry['destination'] as { subset?: string }).subset;
  return {
    ...{ configuration, object },
    setWeights(service, weights) {
      for (const index of [0, 3]) {
        for (const entry of destinationsOf(service, index)) {
          if (subset(entry) === 'blue') entry['weight'] = weights.blue * 3;
          if (subset(entry) === 'green') entry['weight'] = weights.green * 3;
        }
      }
    },
    withoutWeights(service) {
      const rest = structuredClone(service);
      for (const index of [0, 3])
        for (const entry of destinationsOf(rest, index)) if (subset(entry)) entry['weight'] = '';
      return plain(rest);
    },
  };
}

/** A Service that chooses the pods of blue by two of three labels. */
export function serviceManifest(namespace = 'shop', more: Record<string, unknown> = {}): Manifest {
  const labels = (color: string) => ({ color, 'example.com/slot': color === 'blue' ? 'a' : 'b' });
  const object = {
    ...{ apiVersion: 'v1', kind: 'Service', metadata: metadata('shop', namespace) },
    spec: {
      type: 'ClusterIP',
      selector: { app: 'shop', ...labels('blue') } as Record<string, string>,
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 8080 }],
    },
  };
  const configuration = {
    ...{ router: 'kubernetes-service', namespace, service: 'shop', timeout: 5_000 },
    colors: {
      blue: { url: 'http://b', selector: labels('blue') },
      green: { url: 'http://g', selector: labels('green') },
    },
    ...more,
  } as TrafficConfiguration;
  const selectorOf = (service: FakeObject) => (service.spec as typeof object.spec).selector;
  return {
    ...{ configuration, object },
    setWeights(service, { blue }) {
      Object.assign(selectorOf(service), labels(blue === 100 ? 'blue' : 'green'));
    },
    withoutWeights(service) {
      const rest = structuredClone(service);
      Object.assign(selectorOf(rest), { color: '', 'example.com/slot': '' });
      return plain(rest);
    },
  };
}

/** What is kept of an object whoever writes it. */
function plain({ apiVersion, kind, metadata: { name, labels, annotations }, spec }: FakeObject): unknown {
  return { apiVersion, kind, name, labels, annotations, spec };
}

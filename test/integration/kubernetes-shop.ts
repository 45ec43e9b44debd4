import type { Color } from '@deploy-actions/config';
import { kubectlOnPath } from './components/kubectl.ts';
import { type AccessRule, type Cluster, until } from './components/kubernetes/cluster.ts';
import { type DataPlane, startDataPlane } from './components/kubernetes/data-plane.ts';
import { documentedRules as rulesOf } from './documented-rules.ts';
import { type Job, type RunRequest, startJob } from './runs.ts';

/** How traffic reaches the colours: an HTTPRoute with a Service for each, or one Service whose selector names a colour. */
export type ShopRouter = 'gateway-api' | 'kubernetes-service';

/** A shop with two colours in a cluster, all traffic on blue at first, with customers’ ways in. */
export interface KubernetesShop {
  readonly namespace: string;
  readonly plane: DataPlane;
  /** Where customers come in. */
  readonly url: string;
  /** Path of the API for one of its objects: `deployments/api-blue`. */
  readonly path: (kind: keyof typeof groups, name?: string) => string;
  /** The shares of customers’ traffic in force, in percent by version. */
  readonly shares: () => Readonly<Record<string, number>>;
  /** The sections `traffic`, `workload` and `state` of a run’s configuration. */
  readonly sections: Readonly<Record<'traffic' | 'workload' | 'state', string>>;
}

const groups = {
  configmaps: '/api/v1',
  services: '/api/v1',
  pods: '/api/v1',
  deployments: '/apis/apps/v1',
  gateways: '/apis/gateway.networking.k8s.io/v1',
  httproutes: '/apis/gateway.networking.k8s.io/v1',
} as const;

/** Version 1.0.0 on both colours, two pods each that drain for 3 s. */
export async function createShop(
  { api, namespace: newNamespace }: Cluster,
  router: ShopRouter,
): Promise<KubernetesShop> {
  const namespace = await newNamespace('shop');
  const path = (kind: keyof typeof groups, name?: string) =>
    [groups[kind], 'namespaces', namespace, kind, name].filter(Boolean).join('/');
  for (const color of ['blue', 'green'] as const) {
    await api.create(path('deployments'), deploymentOf(color));
    await api.create(path('services'), serviceOf(`api-${color}`, { app: 'api', color }));
  }
  if (router === 'gateway-api') {
    await api.create(path('gateways'), {
      ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'edge' } },
      spec: { gatewayClassName: 'test', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    });
    await api.create(path('httproutes'), {
      ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'shop' } },
      spec: {
        parentRefs: [{ name: 'edge' }],
        rules: [
          {
            backendRefs: [
              { name: 'api-blue', port: 80, weight: 100 },
              { name: 'api-green', port: 80, weight: 0 },
            ],
          },
        ],
      },
    });
  } else {
    await api.create(path('services'), serviceOf('shop', { app: 'api', color: 'blue' }));
  }
  const plane = await startDataPlane(api, namespace, {
    shop: router === 'gateway-api' ? { route: 'shop' } : { service: 'shop' },
    ...{ blue: { service: 'api-blue' }, green: { service: 'api-green' } },
  });
  const shares = () => plane.shares('shop');
  await until('customers are served by blue', async () => shares()['1.0.0'] === 100);
  return {
    ...{ namespace, plane, url: plane.urls['shop'] ?? '', path, shares },
    sections: sectionsOf(namespace, router, plane),
  };
}

/** The rules of the Role on the page of a provider, with the names that the shop’s objects have. */
export function documentedRules(page: string): readonly AccessRule[] {
  return rulesOf(`providers/${page}.md`).map(({ resourceNames = [], ...rest }) => {
    const names = resourceNames.map((name) => (name === 'edge' ? 'shop' : name));
    return { ...rest, ...(names.length > 0 ? { resourceNames: names } : {}) };
  });
}

let runs = 0;

/** Starts `blue-green-shift` on the shop, with the kubectl of the cluster’s own version. */
export function startShift(
  cluster: Cluster,
  shop: KubernetesShop,
  inputs: RunRequest['inputs'],
  environment: RunRequest['environment'] = {},
): Job {
  runs += 1;
  return startJob({
    ...{ action: 'blue-green-shift', runId: runs },
    inputs: { environment: 'production', ...shop.sections, health: '{ interval: 1s }', ...inputs },
    environment: { KUBECONFIG: cluster.kubeconfig, PATH: kubectlOnPath(), ...environment },
  });
}

function deploymentOf(color: Color): unknown {
  const labels = { app: 'api', color };
  return {
    metadata: { name: `api-${color}` },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { 'cluster.test/drain': '3s' } },
        spec: { containers: [{ name: 'api', image: 'registry.example/shop/api:1.0.0' }] },
      },
    },
  };
}

function serviceOf(name: string, selector: Readonly<Record<string, string>>): unknown {
  return { metadata: { name }, spec: { selector, ports: [{ name: 'http', port: 80, targetPort: 8080 }] } };
}

function sectionsOf(namespace: string, router: ShopRouter, { urls }: DataPlane): KubernetesShop['sections'] {
  const ofColor = (color: Color) => ({
    url: urls[color],
    ...(router === 'gateway-api' ? { service: `api-${color}` } : { selector: { color } }),
  });
  const place = router === 'gateway-api' ? { route: 'shop' } : { service: 'shop' };
  // JSON is YAML.
  return {
    traffic: JSON.stringify({
      ...{ router, namespace, ...place },
      colors: { blue: ofColor('blue'), green: ofColor('green') },
    }),
    workload: JSON.stringify({
      ...{ deployer: 'kubernetes', namespace },
      deployments: { 'api-{{color}}': { containers: { api: 'registry.example/shop/api:{{version}}' } } },
    }),
    state: JSON.stringify({ store: 'kubernetes', namespace }),
  };
}

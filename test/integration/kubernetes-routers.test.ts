import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ProcessRunner } from '@deploy-actions/action-kit';
import { sections, type TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { createRouter, reportsCapacity, splitWith } from '@deploy-actions/traffic';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { documented } from '../../packages/traffic/test/kubernetes/documented.ts';
import {
  gatewayManifest,
  istioManifest,
  type Manifest,
  serviceManifest,
} from '../../packages/traffic/test/kubernetes/manifests.ts';
import { accepted } from '../../packages/traffic/test/kubernetes/stage.ts';
import { routerConformance } from '../../packages/traffic/test/router-conformance.ts';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { Chance, seed } from './chance.ts';
import { realKubectl } from './components/kubectl.ts';
import { type AccessRule, type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { documentedRules } from './documented-rules.ts';
import { startRelay } from './kubernetes-relay.ts';

let cluster: Cluster;
const kubectl = controlPlaneProgram('kubectl');
const logins = new Map<string, ProcessRunner>();

beforeAll(async () => {
  cluster = await startCluster();
});

/** The programs of a job whose kubectl is logged in by a kubeconfig: one kubectl for all who use them. */
function loggedIn(kubeconfig: string): ProcessRunner {
  const processes = logins.get(kubeconfig) ?? realKubectl(kubeconfig, kubectl);
  logins.set(kubeconfig, processes);
  return processes;
}

/** A router in a job of its own. */
async function routerOf(configuration: TrafficConfiguration, kubeconfig = cluster.kubeconfig) {
  const runtime = await createTestRuntime({ processes: loggedIn(kubeconfig) });
  const context = { service: 'shop', environment: 'production', aws: undefined, runtime };
  const router = await createRouter(configuration, context);
  if (!reportsCapacity(router)) throw new Error('reports no capacity');
  return { router, lines: runtime.lines };
}

const collections: Readonly<Record<string, string>> = {
  Service: '/api/v1/namespaces/NS/services',
  HTTPRoute: '/apis/gateway.networking.k8s.io/v1/namespaces/NS/httproutes',
  VirtualService: '/apis/networking.istio.io/v1/namespaces/NS/virtualservices',
};

/** An object of its own in the cluster, with a gateway that takes up each generation of a route unless told otherwise. */
async function placed(
  manifestOf: (namespace: string, more?: Record<string, unknown>) => Manifest,
  more = {},
  gateway = true,
) {
  const namespace = await cluster.namespace('shop');
  const manifest = manifestOf(namespace, more);
  const { kind, metadata } = manifest.object;
  const collection = (collections[kind] ?? '').replace('NS', namespace);
  const path = `${collection}/${metadata.name}`;
  const stop = kind === 'HTTPRoute' && gateway ? playGateway(collection) : () => {};
  await cluster.api.create(`${collection}?fieldManager=helm`, manifest.object);
  const object = () => cluster.api.get(path);
  if (kind === 'HTTPRoute' && gateway)
    await until('the gateway has seen the route', async () => (await object()).status?.parents?.length > 0);
  return { manifest, namespace, path, object, stop };
}

/** Says of each route that it is accepted, as it stands at that moment. */
function playGateway(collection: string): () => void {
  return cluster.api.watch(collection, ({ type, object: { metadata, spec, status } }) => {
    const seen = status?.parents?.[0]?.conditions?.[0]?.observedGeneration;
    if (type === 'DELETED' || seen === metadata.generation) return;
    const parents = [{ ...accepted(metadata.generation), parentRef: spec.parentRefs[0] }];
    void cluster.api.patch(`${collection}/${metadata.name}/status`, { status: { parents } }).catch(() => {});
  });
}

const kinds = [
  ['kubernetes-service', serviceManifest],
  ['gateway-api', gatewayManifest],
  ['istio', istioManifest],
] as const;

/** Reads until the gateway has taken up what was written, as a shift does. */
function patient<T extends { read(): Promise<unknown> }>(router: T): T {
  const read = router.read.bind(router);
  router.read = async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await read();
      } catch (error) {
        if (!String(error).includes('no gateway has taken up') || tries === 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  return router;
}

for (const [name, manifestOf] of kinds) {
  const refused =
    name === 'kubernetes-service' ? { refused: [splitWith('blue', 1), splitWith('blue', 50)] } : {};
  const open = async () => {
    const { manifest, path, object, stop } = await placed(manifestOf, { timeout: 3_000 });
    const relay = await startRelay(cluster.kubeconfig);
    const { router } = await routerOf(manifest.configuration, relay.kubeconfig);
    return {
      ...relay,
      router: patient(router),
      another: async () => patient((await routerOf(manifest.configuration)).router),
      setExternally: async (weights) => {
        const current = await object();
        manifest.setWeights(current, weights);
        await cluster.api.replace(`${path}?fieldManager=argocd`, current);
      },
      foreign: async () => {
        const { spec, ...rest } = manifest.withoutWeights(await object()) as {
          spec: Record<string, unknown>;
        };
        return { ...rest, spec };
      },
      hang: async () => relay.hang(),
      garble: async () => relay.garble(),
      close: async () => {
        stop();
        await relay.stop();
      },
    } satisfies Awaited<ReturnType<Parameters<typeof routerConformance>[1]>>;
  };
  routerConformance(`${name} on a real API server`, open, refused);
}

/** What somebody else adds in round `round`, as a JSON patch, and what is to be there after `rounds`. */
const additions = {
  'kubernetes-service': {
    patch: (round: number) => ({
      ...{ op: 'add', path: '/spec/ports/-' },
      value: { name: `p${round}`, port: 1_000 + round },
    }),
    found: (spec: { ports: { port: number }[] }) => spec.ports.slice(1).map(({ port }) => port - 1_000),
  },
  'gateway-api': {
    patch: (round: number) => ({
      ...{ op: 'add', path: '/spec/rules/1/matches/-' },
      value: { path: { type: 'PathPrefix', value: `/${round}` } },
    }),
    found: (spec: { rules: { matches: { path: { value: string } }[] }[] }) =>
      spec.rules[1]?.matches.slice(1).map(({ path }) => Number(path.value.slice(1))),
  },
  istio: {
    patch: (round: number) => ({
      ...{ op: 'add', path: '/spec/http/1/match/-' },
      value: { uri: { prefix: `/${round}` } },
    }),
    found: (spec: { http: { match: { uri: { prefix: string } }[] }[] }) =>
      spec.http[1]?.match.slice(1).map(({ uri }) => Number(uri.prefix.slice(1))),
  },
} as const;

describe('another writer in the same moment', () => {
  test.each(kinds)('is never lost and always told: %s', async (name, manifestOf) => {
    const { manifest, namespace, object, stop } = await placed(manifestOf);
    onTestFinished(stop);
    const { router, lines } = await routerOf(manifest.configuration);
    patient(router);
    await router.read();
    const chance = new Chance(seed);
    const rounds = Array.from({ length: 20 }, (_, index) => index + 1);
    const { kind, metadata } = manifest.object;
    for (const round of rounds) {
      const weights = splitWith('blue', round % 2 === 0 ? 100 : 0);
      const patch = JSON.stringify([additions[name].patch(round)]);
      const args = ['patch', kind.toLowerCase(), metadata.name, '-n', namespace, '--type=json', '-p', patch];
      const other = promisify(execFile)(kubectl, args, {
        env: { ...process.env, KUBECONFIG: cluster.kubeconfig },
      });
      await new Promise((resolve) => setTimeout(resolve, chance.whole(0, 250)));
      await Promise.all([router.write(weights), other]);
      expect(await router.read(), `seed ${seed}, round ${round}`).toEqual(weights);
    }
    expect(additions[name].found((await object()).spec)).toEqual(rounds);
    const told = lines.filter((line) => line.includes('was changed by kubectl-patch: spec.'));
    expect(told).toHaveLength(rounds.length);
  });
});

describe('rights that are too narrow', () => {
  const ruleOf = (configuration: TrafficConfiguration, verbs: string[]): AccessRule => {
    const resource = {
      'kubernetes-service': 'services',
      'gateway-api': 'httproutes',
      istio: 'virtualservices',
    };
    const group = {
      'kubernetes-service': '',
      'gateway-api': 'gateway.networking.k8s.io',
      istio: 'networking.istio.io',
    };
    const { router } = configuration as { router: keyof typeof resource };
    const resourceNames = [router === 'kubernetes-service' ? 'shop' : 'edge'];
    return { apiGroups: [group[router]], resources: [resource[router]], verbs, resourceNames };
  };
  const listRules: readonly AccessRule[] = [
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list'] },
  ];

  test.each(kinds)('are told before the first write, and stop nothing else: %s', async (_, manifestOf) => {
    const { manifest, namespace, stop } = await placed(manifestOf);
    onTestFinished(stop);
    const { configuration } = manifest;
    const whole = await cluster.user(
      'whole',
      [...listRules, ruleOf(configuration, ['get', 'update'])],
      [namespace],
    );
    const { router } = await routerOf(configuration, whole);
    expect(await router.preflight?.()).toEqual([]);
    patient(router);
    await router.write({ blue: 0, green: 100 });
    expect(await router.read()).toEqual({ blue: 0, green: 100 });
    expect(await router.missingCapacity('green')).toEqual(expect.stringContaining('green'));

    const reader = await cluster.user('reader', [ruleOf(configuration, ['get'])], [namespace]);
    const narrow = (await routerOf(configuration, reader)).router;
    expect(await narrow.preflight?.()).toEqual([
      expect.stringMatching(
        /may not update `.*; a Role there needs \{ .*resourceNames: \[(shop|edge)\], verbs: \[update\] \}/,
      ),
      expect.stringMatching(/may not list `(pods|endpointslices\.discovery\.k8s\.io)`/),
    ]);
    expect(await patient(narrow).read()).toEqual({ blue: 0, green: 100 });
    await expect(narrow.write({ blue: 100, green: 0 })).rejects.toMatchObject({
      message: expect.stringMatching(/Forbidden: .*cannot update resource.*; allow that in the Role/),
      name: 'ProviderError',
    });
  });
});

test('a selector that the API refuses is an error in its words', async () => {
  const colors = {
    blue: { url: 'http://b', selector: { color: 'blue' } },
    green: { url: 'http://g', selector: { color: '-green-' } },
  };
  const { manifest } = await placed(serviceManifest, { colors });
  const { router } = await routerOf(manifest.configuration);
  await expect(router.write({ blue: 0, green: 100 })).rejects.toMatchObject({
    message: expect.stringMatching(/^Service shop-.*the API says Invalid: .*-green-/s),
    operation: 'write weights',
  });
});

test('without a gateway, weights never count; with one they do at once', async () => {
  const { manifest, path } = await placed(gatewayManifest, {}, false);
  const { router } = await routerOf(manifest.configuration);
  await router.write({ blue: 50, green: 50 });
  await expect(router.read()).rejects.toMatchObject({
    message: expect.stringContaining(
      'no gateway has taken up its generation 2 yet (none has said anything of it)',
    ),
    retryable: true,
  });
  const stop = playGateway(path.slice(0, path.lastIndexOf('/')));
  onTestFinished(stop);
  expect(await patient(router).read()).toEqual({ blue: 50, green: 50 });
});

test('a colour has capacity once a pod of it is ready', async () => {
  const { manifest, namespace } = await placed(gatewayManifest, {}, false);
  const gateway = await routerOf(manifest.configuration);
  const service = await routerOf(serviceManifest(namespace).configuration);
  await cluster.api.create(`/api/v1/namespaces/${namespace}/services`, serviceManifest(namespace).object);
  const labels = { app: 'shop', color: 'green', 'example.com/slot': 'b' };
  await cluster.api.create(`/api/v1/namespaces/${namespace}/services`, {
    metadata: { name: 'shop-green' },
    spec: { selector: labels, ports: [{ port: 80 }] },
  });
  const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const deploy = (image: string) => ({
    metadata: { name: 'green' },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'shop', image }] } },
    },
  });
  expect(await gateway.router.missingCapacity('green')).toMatch(/has no endpoints: is it there/);
  await cluster.api.create(deployments, deploy('registry.example/unready:1'));
  await until('there is an endpoint', async () =>
    /has no ready endpoint: green-/.test((await gateway.router.missingCapacity('green')) ?? ''),
  );
  expect(await service.router.missingCapacity('green')).toMatch(/\(green\) is ready: green-/);
  await cluster.api.patch(`${deployments}/green`, deploy('registry.example/shop:1'));
  await until('the pod is ready', async () => (await gateway.router.missingCapacity('green')) === undefined);
  expect(await service.router.missingCapacity('green')).toBeUndefined();
  expect(await service.router.missingCapacity('blue')).toMatch(/^there is no pod/);
});

test.each(kinds)('the documentation of %s has a Role and an object to start with', async (name) => {
  const { configurations, objects } = documented(name);
  await cluster.api.create('/api/v1/namespaces', { metadata: { name: 'shop' } }).catch(() => {});
  for (const object of objects.filter(
    ({ kind, metadata }) => kind !== 'Role' && metadata.namespace === 'shop',
  )) {
    const collection = (collections[object.kind] ?? '').replace('NS', 'shop');
    const stop = object.kind === 'HTTPRoute' ? playGateway(collection) : () => {};
    onTestFinished(stop);
    // A field that the API doesn't know is an error.
    await cluster.api.create(`${collection}?fieldValidation=Strict`, object);
  }
  const rules = documentedRules(`providers/traffic-${name}.md`);
  const kubeconfig = await cluster.user('documented', rules, ['shop']);
  const { context: _, ...traffic } = configurations[0]?.traffic ?? {};
  const { router } = await routerOf(sections.traffic.parse(traffic) as TrafficConfiguration, kubeconfig);
  patient(router);
  expect(await router.preflight?.()).toEqual([]);
  expect(await router.read()).toEqual({ blue: 100, green: 0 });
  await router.write({ blue: 0, green: 100 });
  expect(await router.read()).toEqual({ blue: 0, green: 100 });
  expect(await router.remarks?.()).toBeDefined();
  expect(await router.missingCapacity('green')).toContain('green');
});

test('the documented ReferenceGrant is one', async () => {
  const grant = documented('gateway-api').objects.find(({ kind }) => kind === 'ReferenceGrant');
  const namespace = await cluster.namespace('green');
  const path = `/apis/gateway.networking.k8s.io/v1beta1/namespaces/${namespace}/referencegrants`;
  const metadata = { ...grant?.metadata, namespace };
  await cluster.api.create(`${path}?fieldValidation=Strict`, { ...grant, metadata });
});

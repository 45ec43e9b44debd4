import { beforeAll, describe, expect, test } from 'vitest';
import { type AccessRule, type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import {
  createShop,
  documentedRules,
  type KubernetesShop,
  type ShopRouter,
  startShift,
} from './kubernetes-shop.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

/** The pages whose Roles a shift needs. */
const pages = (router: ShopRouter) => [`traffic-${router}`, 'workload-kubernetes', 'state-kubernetes'];

async function shiftAs(shop: KubernetesShop, rules: readonly AccessRule[]) {
  const KUBECONFIG = await cluster.user('deployer', rules, [shop.namespace]);
  const { main, post } = startShift(
    cluster,
    shop,
    { version: '2.0.0', stages: '[ 100% 1s ]' },
    { KUBECONFIG },
  );
  return { result: await main.done, post };
}

/** Every object that a shift could touch, as somebody wrote it; controllers and pods go on writing their status. */
async function written(shop: KubernetesShop): Promise<readonly unknown[]> {
  await until('both colours have come to rest', async () => {
    const deployments = await cluster.api.list(shop.path('deployments'));
    return deployments.every(({ spec, status }) => status?.availableReplicas === spec.replicas);
  });
  const kinds = ['deployments', 'services', 'httproutes', 'configmaps', 'pods'] as const;
  const lists = await Promise.all(kinds.map((kind) => cluster.api.list(shop.path(kind))));
  return lists.flat().map(({ metadata, spec, data }) => {
    const { name, uid, labels, annotations } = metadata;
    return { name, uid, labels, annotations, spec, data };
  });
}

describe.each(['gateway-api', 'kubernetes-service'] as const)('with the router %s', (router) => {
  test('the Roles of the documentation are enough', async () => {
    const shop = await createShop(cluster, router);
    const { result, post } = await shiftAs(shop, pages(router).flatMap(documentedRules));
    expect(result.log).not.toMatch(/^(warning|error):/m);
    expect(result.outputs).toMatchObject({ outcome: 'promoted' });
    expect(await post()).toMatchObject({ exitCode: 0 });
  });
});

/** What a part needs, as messages name it, beside what another part needs, too. */
const cases: readonly (readonly [page: string, router: ShopRouter, missing: readonly string[]])[] = [
  [
    'traffic-gateway-api',
    'gateway-api',
    [
      'get `httproutes.gateway.networking.k8s.io` `shop`',
      'update `httproutes.gateway.networking.k8s.io` `shop`',
      'list `endpointslices.discovery.k8s.io`',
    ],
  ],
  ['traffic-kubernetes-service', 'kubernetes-service', ['get `services` `shop`', 'update `services` `shop`']],
  [
    'workload-kubernetes',
    'gateway-api',
    [
      'get `deployments.apps` `api-green`',
      'update `deployments.apps` `api-green`',
      'list `replicasets.apps`',
      ...['list `pods`', 'list `events`', 'get `pods/log`'],
    ],
  ],
];

describe.each(cases)('without the Role of %s', (page, router, missing) => {
  test('all that is missing is named before the first write', async () => {
    const shop = await createShop(cluster, router);
    const rules = pages(router)
      .filter((other) => other !== page)
      .flatMap(documentedRules);
    const before = await written(shop);
    const { result } = await shiftAs(shop, rules);
    expect(result).toMatchObject({ exitCode: 1 });
    for (const right of missing)
      expect(result.log).toContain(`may not ${right} in the namespace \`${shop.namespace}\``);
    expect(await written(shop)).toEqual(before);
  });
});

/** The same rules without one verb of one resource. */
function without(rules: readonly AccessRule[], verb: string, resource: string): readonly AccessRule[] {
  return rules.flatMap((rule) => {
    if (!rule.resources.includes(resource)) return [rule];
    const others = { ...rule, resources: rule.resources.filter((one) => one !== resource) };
    const rest = { ...rule, resources: [resource], verbs: rule.verbs.filter((one) => one !== verb) };
    return [others, rest].filter(({ resources, verbs }) => resources.length > 0 && verbs.length > 0);
  });
}

const mayNot = 'the login may not';
const store = 'the ConfigMap deployment-shop-production in the namespace';

test.each([
  [
    'update',
    'httproutes',
    'gateway-api',
    `${mayNot} update \`httproutes.gateway.networking.k8s.io\` \`shop\` in`,
  ],
  ['list', 'endpointslices', 'gateway-api', `${mayNot} list \`endpointslices.discovery.k8s.io\` in`],
  ['update', 'services', 'kubernetes-service', `${mayNot} update \`services\` \`shop\` in`],
  ['update', 'deployments', 'gateway-api', `${mayNot} update \`deployments.apps\` \`api-green\` in`],
  ['create', 'configmaps', 'gateway-api', `${store} NAMESPACE: this login may not create it`],
  ['update', 'configmaps', 'gateway-api', `${store} NAMESPACE: this login may not update it`],
] as const)(
  'without `%s` of %s, the run says so before the first write',
  async (verb, resource, router, words) => {
    const shop = await createShop(cluster, router);
    const before = await written(shop);
    const { result } = await shiftAs(shop, without(pages(router).flatMap(documentedRules), verb, resource));
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.log.match(/^error:/gm)).toHaveLength(1);
    expect(result.log.replaceAll(shop.namespace, 'NAMESPACE')).toContain(words);
    expect(result.log).toContain(shop.namespace);
    expect(await written(shop)).toEqual(before);
  },
);

test('without the Role of the state store, all that it must allow is named before the first write', async () => {
  const shop = await createShop(cluster, 'gateway-api');
  const rules = ['traffic-gateway-api', 'workload-kubernetes'].flatMap(documentedRules);
  const before = await written(shop);
  const { result } = await shiftAs(shop, rules);
  expect(result).toMatchObject({ exitCode: 1 });
  expect(result.log).toContain(`namespace: ${shop.namespace}`);
  expect(result.log).toContain('resources: [configmaps], verbs: [create]');
  expect(result.log).toContain('resourceNames: [deployment-shop-production], verbs: [get, update]');
  expect(await written(shop)).toEqual(before);
});

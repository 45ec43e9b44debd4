import { ConfigurationError } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import { destinationsOf, type Entries, istioManifest, rulesOf } from './manifests.ts';
import { stage } from './stage.ts';

const half = { blue: 50, green: 50 };
const to = (host: string, weight?: number, more: Record<string, unknown> = {}) => ({
  destination: { host, ...more },
  ...(weight === undefined ? {} : { weight }),
});
const hosts = (blue: string, green: string, more: Record<string, unknown> = {}) => ({
  colors: { blue: { url: 'http://b', host: blue, ...more }, green: { url: 'http://g', host: green } },
});
const services = hosts('shop-blue', 'shop-green');

/** The VirtualService with these HTTP routes, and with more in the configuration. */
async function withRoutes(http: Entries, more: Record<string, unknown> = services) {
  const there = await stage(istioManifest('shop', more));
  there.change((object) => Object.assign(object.spec ?? {}, { http }));
  return { ...there, ...(await there.open()) };
}
const withRoute = (route: Entries, more?: Record<string, unknown>) => withRoutes([{ route }], more);

describe('the weights of a VirtualService', () => {
  test.each([
    ['are all on a single destination', [to('shop-green')], { blue: 0, green: 100 }],
    ['are all on a single destination, even of weight 0', [to('shop-green', 0)], { blue: 0, green: 100 }],
    [
      'are 0 where none is given among several',
      [to('shop-blue', 100), to('shop-green')],
      { blue: 100, green: 0 },
    ],
    ['are relative', [to('shop-blue', 3), to('shop-green', 1)], { blue: 75, green: 25 }],
    [
      'leave out who has none',
      [to('shop-old'), to('shop-blue', 9), to('shop-green', 1)],
      { blue: 90, green: 10 },
    ],
  ])('%s', async (_, route, weights) => {
    expect(await (await withRoute(route)).router.read()).toEqual(weights);
  });

  test.each([
    [
      'another destination with traffic',
      [to('old.example', 1), to('shop-blue', 1)],
      'beside the colours, old.example (weight 1) takes traffic of route 1 too',
    ],
    [
      'another subset with traffic',
      [to('shop-blue', 1, { subset: 'v3' }), to('shop-blue', 1)],
      'shop-blue subset v3 (weight 1) takes traffic',
    ],
    [
      'no weight at all',
      [to('shop-blue'), to('shop-green')],
      'route 1 are no whole percentages: shop-blue (weight 0), shop-green (weight 0)',
    ],
    [
      'a colour twice',
      [to('shop-blue', 1, { port: { number: 80 } }), to('shop-blue', 1, { port: { number: 81 } })],
      'route 1 names blue more than once (shop-blue:80 and shop-blue:81)',
    ],
    [
      'no colour',
      [to('docs')],
      'no route sends to shop-blue (blue) or shop-green (green); there are: route 1 sends to docs',
    ],
  ])('are an error with %s', async (_, route, message) => {
    await expect((await withRoute(route)).router.read()).rejects.toThrow(message);
  });

  test('are those of all HTTP routes that send to a colour, which must agree', async () => {
    const http = [
      { redirect: { uri: '/' } },
      { name: 'delegated', delegate: { name: 'other' } },
      { name: 'testers', route: [to('shop-green')] },
      { name: 'all', route: [to('shop-blue', 90), to('shop-green', 10)] },
    ];
    await expect((await withRoutes(http)).router.read()).rejects.toThrow(
      'its routes disagree: route `testers` blue 0% / green 100%, route `all` blue 90% / green 10%; name those that the colours share in `routes`',
    );
    const { router, object } = await withRoutes(http, { ...services, routes: ['all'] });
    await router.write(half);
    expect(await router.read()).toEqual(half);
    expect(rulesOf(object(), 'http').slice(0, 3)).toEqual(http.slice(0, 3));
    expect(await router.remarks?.()).toEqual([
      'route `testers` of the VirtualService sends to a colour, too, and stays as it is',
    ]);
  });

  test('add the destination that is missing like the other one', async () => {
    const headers = { request: { set: { 'x-shop': '1' } } };
    const like = { destination: { host: 'shop-blue', port: { number: 80 } }, headers };
    const { router, object } = await withRoute([like]);
    await router.write({ blue: 100, green: 0 });
    expect(destinationsOf(object())).toEqual([{ ...like, weight: 100 }]);
    await router.write({ blue: 90, green: 10 });
    expect(destinationsOf(object())).toEqual([
      { ...like, weight: 90 },
      { destination: { host: 'shop-green', port: { number: 80 } }, headers, weight: 10 },
    ]);
    expect(await router.read()).toEqual({ blue: 90, green: 10 });
  });

  test('add it with the subset and port that it has, and without those of the other one', async () => {
    const colors = {
      blue: { url: 'http://b', host: 'shop', subset: 'v1' },
      green: { url: 'http://g', host: 'next', port: 8080 },
    };
    const { router, object } = await withRoute([to('shop', undefined, { subset: 'v1' })], { colors });
    await router.write(half);
    expect(destinationsOf(object())[1]).toEqual({
      destination: { host: 'next', port: { number: 8080 } },
      weight: 50,
    });
    expect(await router.read()).toEqual(half);
  });
});

describe('a host', () => {
  test.each([
    ['shop-blue', 'shop-blue.shop.svc.cluster.local'],
    ['shop-blue.shop.svc.cluster.local', 'shop-blue'],
    ['shop-blue', 'shop-blue.shop.svc.k8s.example'],
    ['Blue.Example', 'blue.example'],
  ])('%s is also %s', async (configured, written) => {
    const { router } = await withRoute(
      [to(written, 1), to('shop-green', 3)],
      hosts(configured, 'shop-green'),
    );
    expect(await router.read()).toEqual({ blue: 25, green: 75 });
  });

  test.each([
    ['shop-blue', 'shop-blue.other.svc.cluster.local'],
    ['shop-blue', 'shop-blue.shop'],
    ['shop-blue', 'shop-blue.shop.svc'],
    ['shop-blue', 'shop-blue.shop.svc.clusterset.local'],
    ['blue.example', 'www.blue.example'],
  ])('%s is not %s', async (configured, written) => {
    const { router } = await withRoute(
      [to(written, 1), to('shop-green', 3)],
      hosts(configured, 'shop-green'),
    );
    await expect(router.read()).rejects.toThrow(`${written} (weight 1) takes traffic`);
  });

  test('is none for both colours', async () => {
    for (const green of ['shop-blue', 'shop-blue.shop.svc.cluster.local']) {
      const opening = withRoute([to('shop-blue')], hosts('shop-blue', green));
      await expect(opening).rejects.toBeInstanceOf(ConfigurationError);
      await expect(opening).rejects.toThrow('`traffic.colors`: blue and green are the same destination');
    }
    await withRoute([to('shop-blue')], hosts('shop-blue', 'shop-blue', { subset: 'v1' }));
  });
});

test('an older version of the API is found out once', async () => {
  const there = await stage(istioManifest());
  there.api.resources = there.api.resources.map((resource) =>
    resource.resource === 'virtualservices' ? { ...resource, versions: ['v1beta1', 'v1alpha3'] } : resource,
  );
  const { router } = await there.open();
  await router.write(half);
  expect(await router.read()).toEqual(half);
  expect(there.api.requests.filter((request) => request.includes('/v1/'))).toHaveLength(1);
});

test('TLS and TCP routes to a colour are a remark: they are not moved', async () => {
  const there = await stage(istioManifest('shop', services));
  there.change((object) =>
    Object.assign(object.spec ?? {}, { tcp: [{ route: [to('shop-blue')] }], tls: [{ route: [to('docs')] }] }),
  );
  expect(await (await there.open()).router.remarks?.()).toEqual([
    'the VirtualService sends to a colour in `tcp`, too; only `http` is moved',
  ]);
});

describe('capacity', () => {
  const slice = (service: string, endpoints: object[], namespace = 'shop', name = `${service}-x`) => ({
    ...{ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', addressType: 'IPv4', ports: [] },
    metadata: { name, namespace, labels: { 'kubernetes.io/service-name': service } },
    endpoints,
  });
  const endpoint = (name: string, conditions: object) => ({
    ...{ addresses: ['10.0.0.1'], conditions },
    targetRef: { kind: 'Pod', name },
  });
  const missing = async (slices: ReturnType<typeof slice>[], host = 'shop-green') => {
    const there = await stage(istioManifest('shop', hosts('shop-blue', host)));
    for (const each of slices) there.api.put(each);
    there.api.requests.length = 0;
    const found = await (await there.open()).router.missingCapacity('green');
    return { found, asked: there.api.requests.at(-1) };
  };

  test.each([[{ ready: true }], [{}]])(
    'is there with an endpoint that says %o, in whatever slice',
    async (conditions) => {
      const slices = [
        slice('shop-green', [endpoint('a', { ready: false })]),
        slice('shop-green', [endpoint('b', conditions)], 'shop', 'second'),
      ];
      expect((await missing(slices)).found).toBeUndefined();
      expect((await missing(slices, 'shop-green.shop.svc.cluster.local')).found).toBeUndefined();
    },
  );

  test('is missing without endpoints, also when others have some', async () => {
    const slices = [
      slice('shop-blue', [endpoint('a', { ready: true })]),
      slice('shop-green', [endpoint('a', { ready: true })], 'default'),
      slice('shop-green', []),
    ];
    expect((await missing(slices)).found).toBe(
      'the Service shop/shop-green of green has no endpoints: is it there, and does its selector choose pods?',
    );
  });

  test('is missing when none is ready, and they are named', async () => {
    const slices = [
      slice('shop-green', [
        endpoint('a', { ready: false }),
        { addresses: ['10.0.0.7'], conditions: { ready: false } },
      ]),
    ];
    expect((await missing(slices)).found).toBe(
      'the Service shop/shop-green of green has no ready endpoint: a, 10.0.0.7',
    );
  });

  test('is not known of hosts outside', async () => {
    const { found, asked } = await missing([], 'green.example');
    expect(found).toBeUndefined();
    expect(asked).not.toContain('endpointslices');
  });
});

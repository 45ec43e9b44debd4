import { ConfigurationError } from '@deploy-actions/action-kit';
import type { FakeObject } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { backendsOf, type Entries, gatewayManifest, rulesOf } from './manifests.ts';
import { accepted, playGateway, stage } from './stage.ts';

const half = { blue: 50, green: 50 };
const backend = (name: string, more: Record<string, unknown> = {}) => ({ name, port: 80, ...more });

/** The route with these rules, each with these backends, and with more in the configuration; nobody waits for a gateway. */
async function withRules(rules: readonly Record<string, unknown>[], more: Record<string, unknown> = {}) {
  const there = await stage(gatewayManifest('shop', { 'await-gateway': false, ...more }));
  there.change((object) => Object.assign(object.spec ?? {}, { rules }));
  return { ...there, ...(await there.open()) };
}
const withBackends = (backendRefs: Entries, more: Record<string, unknown> = {}) =>
  withRules([{ backendRefs }], more);

describe('the weights of a route', () => {
  test.each([
    ['are 1 each when none is given', [backend('shop-blue'), backend('shop-green')], half],
    ['are all on a single backend', [backend('shop-green')], { blue: 0, green: 100 }],
    [
      'are relative',
      [backend('shop-blue', { weight: 1 }), backend('shop-green', { weight: 3 })],
      { blue: 25, green: 75 },
    ],
    [
      'may be as large as the API allows',
      [backend('shop-blue', { weight: 990_000 }), backend('shop-green', { weight: 10_000 })],
      { blue: 99, green: 1 },
    ],
    [
      'may have group, kind and namespace written out',
      [
        backend('shop-blue', { group: '', kind: 'Service', namespace: 'shop', weight: 9 }),
        backend('shop-green', { weight: 1 }),
      ],
      { blue: 90, green: 10 },
    ],
  ])('%s', async (_, backends, weights) => {
    expect(await (await withBackends(backends)).router.read()).toEqual(weights);
  });

  test.each([
    ['another Service', backend('shop-old', { weight: 3 }), 'shop/shop-old:80 (weight 3)'],
    [
      'a Service of the same name elsewhere',
      backend('shop-blue', { namespace: 'old' }),
      'old/shop-blue:80 (weight 1)',
    ],
    [
      'another kind of the same name',
      backend('shop-blue', { kind: 'ServiceImport', group: 'multicluster.x-k8s.io' }),
      'shop/shop-blue:80 (weight 1)',
    ],
  ])('are an error with %s that takes traffic, too, which is kept', async (_, third, label) => {
    const { router, object } = await withBackends([third, backend('shop-blue'), backend('shop-green')]);
    await expect(router.read()).rejects.toThrow(
      `HTTPRoute shop/edge: beside the colours, ${label} takes traffic of rule 1 too; give it weight 0, or take it out`,
    );
    await router.write({ blue: 0, green: 100 });
    expect(backendsOf(object())).toEqual([
      third,
      backend('shop-blue', { weight: 0 }),
      backend('shop-green', { weight: 100 }),
    ]);
  });

  test.each([
    [
      'no whole percentages',
      [backend('shop-blue', { weight: 1 }), backend('shop-green', { weight: 2 })],
      'of rule 1 are no whole percentages: shop/shop-blue:80 (weight 1), shop/shop-green:80 (weight 2)',
    ],
    [
      'no weight at all',
      [backend('shop-blue', { weight: 0 })],
      'no whole percentages: shop/shop-blue:80 (weight 0)',
    ],
    [
      'a colour twice',
      [backend('shop-blue'), backend('shop-blue', { port: 81 })],
      'rule 1 names blue more than once (shop/shop-blue:80 and shop/shop-blue:81): which one has its weight? Give `port`',
    ],
    [
      'no colour',
      [backend('docs')],
      'no rule sends to shop/shop-blue (blue) or shop/shop-green (green); there are: rule 1 sends to shop/docs:80',
    ],
    ['no backend', [], 'there are: rule 1 sends to no backend'],
  ])('are an error with %s', async (_, backends, message) => {
    await expect((await withBackends(backends)).router.read()).rejects.toThrow(message);
  });

  test('are an error without rules', async () => {
    await expect((await withRules([])).router.read()).rejects.toThrow('(green); there is none at all');
  });

  test('are an error when rules disagree, until those that are meant are named', async () => {
    const rules = [
      { name: 'all', backendRefs: [backend('shop-blue', { weight: 9 }), backend('shop-green')] },
      { name: 'testers', backendRefs: [backend('shop-green')] },
      { backendRefs: [backend('shop-blue')] },
    ];
    await expect((await withRules(rules)).router.read()).rejects.toThrow(
      'its rules disagree: rule `all` blue 90% / green 10%, rule `testers` blue 0% / green 100%, rule 3 blue 100% / green 0%; name those that the colours share in `rules`',
    );
    const { router, object } = await withRules(rules, { rules: ['all'] });
    expect(await router.read()).toEqual({ blue: 90, green: 10 });
    await router.write(half);
    expect(rulesOf(object()).slice(1)).toEqual(rules.slice(1));
    expect(await router.remarks?.()).toContain(
      'rule `testers`, rule 3 of the HTTPRoute sends to a colour, too, and stays as it is',
    );
  });

  test('are an error when a rule that is named is not there, or sends elsewhere', async () => {
    const rules = [
      { name: 'all', backendRefs: [backend('shop-blue')] },
      { name: 'docs', backendRefs: [backend('docs')] },
    ];
    await expect((await withRules(rules, { rules: ['al', 'x'] })).router.read()).rejects.toThrow(
      'there is no rule called `al` or `x`, as `rules` has it; there are: rule `all`; rule `docs`',
    );
    const { router } = await withRules(rules, { rules: ['all', 'docs'] });
    for (const work of [router.read(), router.write(half)])
      await expect(work).rejects.toThrow(
        'rule `docs` sends to shop/docs:80, but to neither shop/shop-blue (blue) nor shop/shop-green (green)',
      );
  });
});

describe('a backend that is missing', () => {
  test('is added like the other one when it gets traffic', async () => {
    const filters = [{ type: 'RequestHeaderModifier' }];
    const { router, object } = await withBackends([backend('shop-blue', { filters })]);
    await router.write({ blue: 100, green: 0 });
    expect(backendsOf(object())).toEqual([backend('shop-blue', { filters, weight: 100 })]);
    await router.write({ blue: 90, green: 10 });
    expect(backendsOf(object())).toEqual([
      backend('shop-blue', { filters, weight: 90 }),
      backend('shop-green', { filters, weight: 10 }),
    ]);
    await router.write({ blue: 0, green: 100 });
    expect(backendsOf(object()).map(({ weight }) => weight)).toEqual([0, 100]);
  });

  test('is added with the namespace and the port that it has', async () => {
    const colors = {
      blue: { url: 'http://b', service: 'shop', namespace: 'blue', port: 80 },
      green: { url: 'http://g', service: 'shop', namespace: 'green', port: 8080 },
    };
    const { router, object } = await withBackends([backend('shop', { namespace: 'blue' })], { colors });
    await router.write(half);
    expect(backendsOf(object())).toEqual([
      { name: 'shop', namespace: 'blue', port: 80, weight: 50 },
      { name: 'shop', namespace: 'green', port: 8080, weight: 50 },
    ]);
    expect(await router.read()).toEqual(half);
  });

  test('is added to the namespace of the route without naming it', async () => {
    const colors = {
      blue: { url: 'http://b', service: 'shop', namespace: 'blue' },
      green: { url: 'http://g', service: 'shop' },
    };
    const { router, object } = await withBackends([backend('shop', { namespace: 'blue' })], { colors });
    await router.write(half);
    expect(backendsOf(object())[1]).toEqual({ name: 'shop', port: 80, weight: 50 });
  });
});

test('two ports of one Service are two colours, the same port is none', async () => {
  const colors = (port?: number) => ({
    blue: { url: 'http://b', service: 'shop', port: 80 },
    green: { url: 'http://g', service: 'shop', namespace: 'shop', ...(port === undefined ? {} : { port }) },
  });
  const backends = [backend('shop', { weight: 3 }), backend('shop', { port: 81, weight: 1 })];
  expect(await (await withBackends(backends, { colors: colors(81) })).router.read()).toEqual({
    blue: 75,
    green: 25,
  });
  for (const port of [80, undefined]) {
    const opening = withBackends(backends, { colors: colors(port) });
    await expect(opening).rejects.toBeInstanceOf(ConfigurationError);
    await expect(opening).rejects.toThrow(
      '`traffic.colors`: blue and green are the same backend, the Service shop/shop;',
    );
  }
});

describe('the version of the API', () => {
  test('is the older one where the cluster serves no other, found out once', async () => {
    const manifest = gatewayManifest('shop', { 'await-gateway': false });
    const there = await stage({
      ...manifest,
      object: { ...manifest.object, apiVersion: 'gateway.networking.k8s.io/v1beta1' },
    });
    there.api.resources = there.api.resources.map((resource) =>
      resource.resource === 'httproutes' ? { ...resource, versions: ['v1beta1'] } : resource,
    );
    const { router } = await there.open();
    for (let time = 1; time <= 2; time += 1) {
      await router.write(half);
      expect(await router.read()).toEqual(half);
      await router.write({ blue: 100, green: 0 });
    }
    const paths = there.api.requests.map((request) => request.split('?')[0]);
    expect(paths.filter((path) => path?.includes('/v1/'))).toHaveLength(1);
    expect(there.object().apiVersion).toBe('gateway.networking.k8s.io/v1beta1');
  });

  test('may be another one for a while without harm', async () => {
    const there = await stage(gatewayManifest('shop', { 'await-gateway': false }));
    const { router } = await there.open();
    await router.read();
    there.api.faults.push({ how: 404 });
    await router.read();
    await router.write(half);
    expect(await router.read()).toEqual(half);
    there.api.faults.push({ how: 404 }, { how: 404 });
    await expect(router.read()).rejects.toThrow('are its definitions installed');
    expect(await router.read()).toEqual(half);
  });

  test('is that of GRPCRoutes for a GRPCRoute', async () => {
    const manifest = gatewayManifest('shop', { kind: 'GRPCRoute' });
    const there = await stage({ ...manifest, object: { ...manifest.object, kind: 'GRPCRoute' } });
    playGateway(there);
    const { router } = await there.open();
    await router.write(half);
    expect(await router.read()).toEqual(half);
    expect(there.api.requests[0]).toBe(
      'GET /apis/gateway.networking.k8s.io/v1/namespaces/shop/grpcroutes/edge',
    );
  });
});

describe('a gateway', () => {
  const generationOf = (object: FakeObject) => object.metadata.generation ?? 0;
  const seen = async (parents: (generation: number) => unknown[], more: Record<string, unknown> = {}) => {
    const there = await stage(gatewayManifest());
    const { router } = await there.open(more);
    await router.write(half);
    there.setStatus({ parents: parents(generationOf(there.object())) });
    return { ...there, router };
  };
  const read = async (...args: Parameters<typeof seen>) => (await seen(...args)).router.read();
  const condition = (type: string, status: string, observedGeneration: number, reason = 'Why') => ({
    ...{ type, status, observedGeneration, reason, message: `${type} is said to be ${status}` },
  });
  const other = { ...accepted(99), controllerName: 'other.example/gateway' };

  test('that has accepted the route as it stands makes weights count', async () => {
    expect(await read((now) => [accepted(now)])).toEqual(half);
    expect(await read((now) => [accepted(now + 1)])).toEqual(half);
    expect(
      await read((now) => [{ ...accepted(now), parentRef: { name: 'edge', namespace: 'shop' } }]),
    ).toEqual(half);
  });

  test.each([
    [
      'has accepted it as it was',
      (now: number) => [accepted(now - 1)],
      'example.com/gateway says Accepted True of generation 1',
    ],
    ['has said nothing', () => [], 'none has said anything of it'],
    [
      'is none of its parents',
      (now: number) => [{ ...accepted(now), parentRef: { name: 'gone' } }],
      'none has said',
    ],
    [
      'is in another namespace',
      (now: number) => [{ ...accepted(now), parentRef: { name: 'edge', namespace: 'x' } }],
      'none has said',
    ],
    [
      'does not say of which generation',
      (now: number) => [{ ...accepted(now), conditions: [{ type: 'Accepted', status: 'True' }] }],
      'says Accepted True without saying of which generation',
    ],
    [
      'does not know yet',
      (now: number) => [{ ...accepted(now), conditions: [condition('Accepted', 'Unknown', now)] }],
      'says Accepted Unknown of generation 2',
    ],
  ])('that %s is waited for', async (_, parents, why) => {
    await expect(read(parents)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^HTTPRoute shop\/edge: no gateway has taken up its generation 2 yet \(.*\); look at the gateway$/,
      ),
      ...{ operation: 'read weights', retryable: true },
    });
    await expect(read(parents)).rejects.toThrow(why);
    expect(await read(parents, { 'await-gateway': false })).toEqual(half);
  });

  test.each([
    ['Accepted', 'False', 'NotAllowedByListeners'],
    ['ResolvedRefs', 'False', 'BackendNotFound'],
    ['PartiallyInvalid', 'True', 'UnsupportedValue'],
  ])('that says %s is %s is an error in its own words, whatever others say', async (type, status, reason) => {
    const refusing = (now: number) => ({
      ...accepted(now),
      conditions: [condition(type, status, now, reason)],
    });
    await expect(read((now) => [other, refusing(now)])).rejects.toMatchObject({
      message: `HTTPRoute shop/edge: example.com/gateway says of its parent \`edge\`: ${type} is ${status}, ${reason}: ${type} is said to be ${status}`,
      retryable: false,
    });
    expect(await read((now) => [other, refusing(now - 1)])).toEqual(half);
  });

  describe('of several', () => {
    const inside = { name: 'inside' };
    const two = async (parents: (generation: number) => unknown[]) => {
      const there = await stage(gatewayManifest());
      const { router } = await there.open();
      const parentRefs = [{ name: 'edge' }, inside];
      there.change((object) => Object.assign(object.spec ?? {}, { parentRefs }));
      await router.write(half);
      there.setStatus({ parents: parents(generationOf(there.object())) });
      return router.read();
    };
    const behind = (now: number) => ({ ...accepted(now - 1), parentRef: inside });

    test('that still sends by what the route was is waited for, too', async () => {
      await expect(two((now) => [accepted(now), behind(now)])).rejects.toMatchObject({
        message:
          'HTTPRoute shop/edge: the gateway of its parent `inside` has not taken up its generation 3 yet, while others have (example.com/gateway says Accepted True of generation 2); look at it',
        ...{ operation: 'read weights', retryable: true },
      });
    });

    test('all that have accepted it count', async () => {
      expect(await two((now) => [accepted(now), { ...accepted(now), parentRef: inside }])).toEqual(half);
    });

    test('one that never took it up has no traffic by it', async () => {
      expect(await two((now) => [accepted(now)])).toEqual(half);
      const refused = (now: number) => ({
        ...behind(now),
        conditions: [condition('Accepted', 'False', now - 1)],
      });
      expect(await two((now) => [accepted(now), refused(now)])).toEqual(half);
    });

    test('one that another controller has left behind is not waited for', async () => {
      const former = (now: number) => ({ ...behind(now), controllerName: 'former.example/gateway' });
      expect(
        await two((now) => [accepted(now), former(now), { ...accepted(now), parentRef: inside }]),
      ).toEqual(half);
    });
  });

  test('is needed at all', async () => {
    const there = await seen((now) => [accepted(now)]);
    there.change((object) => Object.assign(object.spec ?? {}, { parentRefs: [] }));
    await expect(there.router.read()).rejects.toThrow('it has no `parentRefs`');
  });

  test('that is not waited for is a remark when it has not accepted the route', async () => {
    const unheard = await seen(() => [], { 'await-gateway': false });
    expect(await unheard.router.remarks?.()).toEqual([
      expect.stringMatching(
        /^`await-gateway` is off, and of the HTTPRoute: no gateway has taken up its generation 2/,
      ),
    ]);
    const heard = await seen((now) => [accepted(now)], { 'await-gateway': false });
    expect(await heard.router.remarks?.()).toEqual([]);
    expect(await (await seen(() => [])).router.remarks?.()).toEqual([]);
  });
});

test('session persistence is a remark', async () => {
  const { router } = await withRules([{ backendRefs: [backend('shop-blue')], sessionPersistence: {} }], {
    'await-gateway': true,
  });
  expect(await router.remarks?.()).toEqual([expect.stringContaining('clients keep their colour')]);
});

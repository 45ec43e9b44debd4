import { describe, expect, test } from 'vitest';
import { trafficSystem } from '../../src/index.ts';
import { gatewayManifest, istioManifest, serviceManifest } from './manifests.ts';
import { allRules, listRules, stage } from './stage.ts';

const half = { blue: 50, green: 50 };

describe('every failure says what failed and what to do', () => {
  test('an object that is not there', async () => {
    const there = await stage(istioManifest());
    there.api.remove('VirtualService', 'shop', 'edge');
    const { router } = await there.open();
    await expect(router.read()).rejects.toMatchObject({
      message:
        'VirtualService shop/edge: the API says NotFound: virtualservices.networking.istio.io "edge" not found; create it before the first shift, or correct `traffic.virtual-service` and `namespace`',
      ...{ system: trafficSystem, operation: 'read weights', retryable: false },
    });
  });

  test('an object that is deleted in the midst of a shift', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    await router.read();
    there.api.remove('VirtualService', 'shop', 'edge');
    await expect(router.write(half)).rejects.toMatchObject({
      message: expect.stringContaining('create it before the first shift'),
      operation: 'write weights',
    });
  });

  test('definitions that are not installed', async () => {
    const there = await stage(gatewayManifest());
    there.api.resources = there.api.resources.filter(({ group }) => group !== 'gateway.networking.k8s.io');
    const { router } = await there.open();
    await expect(router.read()).rejects.toThrow(
      /^HTTPRoute shop\/edge: the API says NotFound: .*; it has no HTTPRoute of gateway\.networking\.k8s\.io\/v1 or gateway\.networking\.k8s\.io\/v1beta1: are its definitions installed in this cluster\?$/,
    );
    expect(there.api.requests).toHaveLength(2);
  });

  test.each([
    ['read weights', 'get'],
    ['write weights', 'update'],
  ])('%s without the right to %s', async (operation, verb) => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    there.api.rules = allRules.map((rule) => ({
      ...rule,
      verbs: rule.verbs.filter((each) => each !== verb),
    }));
    const work = verb === 'get' ? router.read() : router.write(half);
    await expect(work).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(
          `^VirtualService shop/edge: the API says Forbidden: .*cannot ${verb} resource "virtualservices".*; allow that in the Role of this login$`,
        ),
      ),
      ...{ system: trafficSystem, operation, retryable: false },
    });
  });

  test('a login that has run out in the midst of a shift', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    await router.read();
    there.api.token = 'another';
    await expect(router.write(half)).rejects.toMatchObject({
      message: expect.stringMatching(/^VirtualService shop\/edge: .*log in to the cluster in this job/),
      ...{ name: 'ProviderError', system: trafficSystem, operation: 'write weights' },
    });
  });

  test('a context that is not there', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open({ context: 'staging' });
    await expect(router.read()).rejects.toMatchObject({
      message: expect.stringMatching(/context "staging" does not exist.*`context` in the section `traffic`/),
      ...{ name: 'ProviderError', system: trafficSystem },
    });
    await expect((await there.open({ context: 'production' })).router.read()).resolves.toBeDefined();
  });

  test.each([429, 500, 503, 'lost-request', 'cut-off'] as const)(
    '%s, as something to try again',
    async (how) => {
      const there = await stage(istioManifest());
      const { router } = await there.open();
      there.api.faults.push({ how });
      await expect(router.read()).rejects.toMatchObject({ operation: 'read weights', retryable: true });
      await router.read();
      there.api.faults.push({ how });
      await expect(router.write(half)).rejects.toMatchObject({ operation: 'write weights', retryable: true });
    },
  );

  const odd = [undefined, {}, { rules: 'x', http: 'x' }, { rules: [null, 3], http: [null, 3] }];
  const odder = [{ rules: [{ backendRefs: null }], http: [{ route: [null] }] }];
  test.each([...odd, ...odder])('%o in place of a spec, which is never written', async (spec) => {
    for (const manifest of [gatewayManifest(), istioManifest(), serviceManifest()]) {
      const there = await stage(manifest);
      there.change((object) => void Object.assign(object, { spec, status: { parents: 'x' } }));
      const { router } = await there.open();
      for (const work of [() => router.read(), () => router.write({ blue: 0, green: 100 })])
        await expect(work()).rejects.toMatchObject({
          message: expect.stringMatching(/no (rule|route) sends to|has no selector/),
          ...{ name: 'ProviderError', retryable: false },
        });
      expect(there.object().spec).toEqual(spec);
    }
  });

  test.each(['sign-in', 'other-json'] as const)('%s in place of an answer', async (how) => {
    const there = await stage(serviceManifest());
    const { router } = await there.open();
    await router.read();
    for (const work of [() => router.read(), () => router.write({ blue: 0, green: 100 })]) {
      there.api.faults.push({ how });
      await expect(work()).rejects.toMatchObject({
        message: expect.stringMatching(/^Service shop\/shop: .*(no Kubernetes API|is a proxy between)/),
        ...{ name: 'ProviderError', system: trafficSystem },
      });
    }
  });

  test('no answer to a write in time, and none that begins after', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open({ timeout: 200 });
    await router.read();
    there.change((object) => istioManifest().setWeights(object, half));
    // The first PUT meets a conflict, and the answer to the read after it comes too late.
    there.api.meanwhile = (method) => {
      if (method === 'GET') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    };
    await expect(router.write({ blue: 0, green: 100 })).rejects.toMatchObject({
      message: 'VirtualService shop/edge: no answer within the time limit `timeout`',
      ...{ operation: 'write weights', retryable: true },
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(there.api.requests.map((request) => request.split(' ')[0])).toEqual(['GET', 'PUT', 'GET']);
    expect(router.writeLimit).toBe(5_200);
  });
});

describe('rights are looked at before the first write', () => {
  const missing = async (
    manifest: Parameters<typeof stage>[0],
    rules: Awaited<ReturnType<typeof stage>>['api']['rules'],
  ) => {
    const there = await stage(manifest);
    there.api.rules = rules;
    const { router } = await there.open();
    const found = await router.preflight?.();
    expect(there.api.requests.every((request) => request.startsWith('POST'))).toBe(true);
    return found;
  };

  test('and all is well with the documented Role', async () => {
    for (const manifest of [gatewayManifest(), istioManifest(), serviceManifest()])
      expect(await missing(manifest, [...allRules, ...listRules])).toEqual([]);
  });

  test('and each that is missing is told', async () => {
    expect(await missing(gatewayManifest(), [])).toEqual([
      expect.stringMatching(
        /may not get `httproutes\.gateway\.networking\.k8s\.io` `edge` in the namespace `shop`/,
      ),
      expect.stringMatching(/may not update `httproutes/),
      expect.stringMatching(/may not list `endpointslices\.discovery\.k8s\.io` in the namespace `shop`/),
    ]);
    expect(await missing(serviceManifest(), allRules)).toEqual([
      expect.stringMatching(/may not list `pods` in the namespace `shop`.*verbs: \[list\]/),
    ]);
  });

  test('and in the namespaces of the colours where those are others', async () => {
    const colors = {
      blue: { url: 'http://b', service: 'shop', namespace: 'blue' },
      green: { url: 'http://g', service: 'shop', namespace: 'green' },
    };
    expect(await missing(gatewayManifest('shop', { colors }), allRules)).toEqual([
      expect.stringContaining('in the namespace `blue`'),
      expect.stringContaining('in the namespace `green`'),
    ]);
  });

  test('and only as far as anything is asked for at all', async () => {
    const colors = {
      blue: { url: 'http://b', host: 'b.example' },
      green: { url: 'http://g', host: 'g.example' },
    };
    expect(await missing(istioManifest('shop', { colors }), allRules)).toEqual([]);
  });

  test('and an API that does not say is a failure', async () => {
    const there = await stage(istioManifest());
    there.api.faults.push({ how: 503 });
    await expect((await there.open()).router.preflight?.()).rejects.toMatchObject({
      ...{ name: 'ProviderError', system: trafficSystem, operation: 'check rights', retryable: true },
    });
  });
});

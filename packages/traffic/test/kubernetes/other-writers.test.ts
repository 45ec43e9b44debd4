import type { FakeObject } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import {
  backendsOf,
  destinationsOf,
  gatewayManifest,
  istioManifest,
  rulesOf,
  serviceManifest,
} from './manifests.ts';
import { playGateway, stage } from './stage.ts';

const green = { blue: 0, green: 100 };
const half = { blue: 50, green: 50 };
const warnings = (lines: readonly string[]) => lines.filter((line) => line.includes('was changed by'));
const puts = (requests: readonly string[]) => requests.filter((request) => request.startsWith('PUT'));

describe('a write', () => {
  test.each([
    ['kubernetes-service', serviceManifest],
    ['gateway-api', gatewayManifest],
    ['istio', istioManifest],
  ])('of %s is one request, and reading it back another one', async (_, manifest) => {
    const there = await stage(manifest());
    playGateway(there);
    const { router } = await there.open();
    await router.read();
    there.api.requests.length = 0;
    for (const weights of [green, { blue: 100, green: 0 }, green]) {
      await router.write(weights);
      expect(await router.read()).toEqual(weights);
    }
    expect(there.api.requests.map((request) => request.split(' ')[0])).toEqual([
      ...['PUT', 'GET', 'PUT', 'GET', 'PUT', 'GET'],
    ]);
  });

  test('of what is there already changes nothing, but only a fresh look may say so', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    await router.write(half);
    there.api.requests.length = 0;
    await router.write(half);
    expect(there.api.requests.map((request) => request.split(' ')[0])).toEqual(['GET']);
    there.change((object) => istioManifest().setWeights(object, { blue: 100, green: 0 }));
    await expect(router.write(half)).rejects.toThrow(
      'argocd-controller or another run of deploy-actions has set weights meanwhile',
    );
    await router.write(half);
    expect(await router.read()).toEqual(half);
  });

  test('is under the name of this program', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    await router.write(half);
    expect(there.object().metadata.managedFields?.map(({ manager }) => manager)).toContain('deploy-actions');
  });
});

describe('what another writer changes in the same moment', () => {
  test('is kept, and told with who and what', async () => {
    const there = await stage(istioManifest());
    const { router, lines } = await there.open();
    await router.read();
    let before = 2;
    there.api.meanwhile = (method) => {
      if (method !== 'PUT' || before === 0) return;
      before -= 1;
      there.change((object) => Object.assign(rulesOf(object, 'http')[3] ?? {}, { timeout: `${before}s` }));
    };
    await router.write(half);
    expect(await router.read()).toEqual(half);
    expect(rulesOf(there.object(), 'http')[3]).toMatchObject({ timeout: '0s', retries: { attempts: 2 } });
    expect(warnings(lines)).toEqual([
      expect.stringContaining(
        'VirtualService shop/edge was changed by argocd-controller: spec.http[3].timeout. It is kept',
      ),
      expect.stringContaining('spec.http[3].timeout.'),
    ]);
    expect(puts(there.api.requests)).toHaveLength(3);
  });

  test('is told with numbers, but no other values', async () => {
    const there = await stage(gatewayManifest('shop', { 'await-gateway': false }));
    const { router, lines } = await there.open();
    await router.write(half);
    there.change((object) => {
      for (const backend of backendsOf(object, 2)) if (backend['weight'] === 50) backend['weight'] = 7;
      Object.assign(rulesOf(object)[1] ?? {}, { filters: [{ type: 'x', token: 's3cret' }] });
    }, 'kubectl-edit');
    await router.write(green);
    expect(warnings(lines)).toEqual([
      expect.stringMatching(
        /^.*HTTPRoute shop\/edge was changed by kubectl-edit: spec\.rules\[1\]\.filters, spec\.rules\[2\]\.backendRefs\[0\]\.weight \(50 → 7\), spec\.rules\[2\]\.backendRefs\[2\]\.weight \(50 → 7\)\. It/,
      ),
    ]);
    expect(lines.join()).not.toContain('s3cret');
    expect(rulesOf(there.object())[1]).toHaveProperty('filters');
  });

  test('is told without a write, too, and once for each change', async () => {
    const there = await stage(serviceManifest());
    const { router, lines } = await there.open();
    await router.read();
    there.change((object) => Object.assign(object.spec ?? {}, { sessionAffinity: 'ClientIP' }));
    for (let time = 1; time <= 3; time += 1) await router.read();
    expect(warnings(lines)).toEqual([
      expect.stringContaining('Service shop/shop was changed by argocd-controller: spec.sessionAffinity.'),
    ]);
    there.change((object) => Object.assign(object.spec ?? {}, { sessionAffinity: 'None' }));
    await router.read();
    expect(warnings(lines)).toHaveLength(2);
  });

  test('is cut short when it is much', async () => {
    const there = await stage(istioManifest());
    const { router, lines } = await there.open();
    await router.read();
    there.change((object) => {
      for (const rule of rulesOf(object, 'http'))
        Object.assign(rule, { name: 'x', timeout: '1s', match: [] });
    });
    await router.read();
    expect(warnings(lines)).toEqual([expect.stringMatching(/(spec\.http\[\d\]\.\w+(, )?){6} and 6 more\./)]);
  });

  test('is no matter for words when only status or metadata changed', async () => {
    const there = await stage(gatewayManifest('shop', { 'await-gateway': false }));
    const { router, lines } = await there.open();
    await router.read();
    there.setStatus({ parents: [] });
    there.change((object) => Object.assign(object.metadata.labels ?? {}, { team: 'edge' }), 'flux');
    await router.write(half);
    expect(await router.read()).toEqual(half);
    expect(there.object().metadata.labels).toEqual({ app: 'shop', team: 'edge' });
    expect(lines).toEqual([]);
  });

  test('is no reason to give up, and for ever is one to try again', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    there.api.meanwhile = (method) => {
      if (method === 'PUT')
        there.change((object) => Object.assign(object.metadata.labels ?? {}, { at: String(Math.random()) }));
    };
    await expect(router.write(half)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^VirtualService shop\/edge: the API says Conflict: .*; others changed it again/,
      ),
      operation: 'write weights',
      retryable: true,
    });
  });

  test('is not overwritten when it is the weights of another run: the caller looks after its lock first', async () => {
    const there = await stage(istioManifest());
    const [{ router, lines }, other] = [await there.open(), await there.open()];
    await router.read();
    await other.router.write(green);
    await expect(router.write(half)).rejects.toMatchObject({
      message: 'VirtualService shop/edge: another run of deploy-actions has set weights meanwhile',
      ...{ operation: 'write weights', retryable: true },
    });
    expect(await other.router.read()).toEqual(green);
    expect(warnings(lines)).toEqual([expect.stringContaining('was changed by another run')]);
    await router.write(half);
    expect(await router.read()).toEqual(half);
  });

  test.each([
    [
      'a tool changed something, too',
      (object: FakeObject) => Object.assign(object.spec ?? {}, { exportTo: ['.'] }),
    ],
    ['a rule came with it', (object: FakeObject) => void rulesOf(object, 'http').push({ name: 'new' })],
  ])('nor when it is the weights of another run and %s', async (_, by) => {
    const there = await stage(istioManifest());
    const [{ router }, other] = [await there.open(), await there.open()];
    await router.read();
    await other.router.write(green);
    there.change(by, 'kubectl-edit');
    await expect(router.write(half)).rejects.toMatchObject({
      message: expect.stringContaining('another run of deploy-actions has set weights meanwhile'),
      retryable: true,
    });
    expect(await other.router.read()).toEqual(green);
    await router.write(half);
    expect(await router.read()).toEqual(half);
  });

  test('nor when another run added the colour that was missing', async () => {
    const there = await stage(gatewayManifest('shop', { 'await-gateway': false }));
    there.change((object) => {
      const only = { name: 'shop-blue', port: 80 };
      Object.assign(object.spec ?? {}, { rules: [{ backendRefs: [only] }] });
    });
    const [{ router }, other] = [await there.open(), await there.open()];
    await router.read();
    await other.router.write(half);
    await expect(router.write({ blue: 100, green: 0 })).rejects.toMatchObject({ retryable: true });
    expect(await other.router.read()).toEqual(half);
  });

  test('is no obstacle when it is what this run wants, such as its own write without an answer', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    await router.read();
    there.api.faults.push({ method: 'PUT', how: 'lost-reply' });
    await expect(router.write(half)).rejects.toMatchObject({ retryable: true });
    await router.write(half);
    expect(await router.read()).toEqual(half);
  });

  test('is no obstacle when another run changed something else', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    await router.read();
    there.change((object) => Object.assign(object.spec ?? {}, { exportTo: ['.'] }), 'deploy-actions');
    await router.write(half);
    expect(await router.read()).toEqual(half);
    expect(there.object().spec).toHaveProperty('exportTo');
  });

  test('is not what this run wrote itself, whenever it lands', async () => {
    const there = await stage(istioManifest());
    const { router, lines } = await there.open();
    await router.read();
    there.api.faults.push({ method: 'PUT', how: 'lost-reply' });
    await expect(router.write(half)).rejects.toMatchObject({ retryable: true });
    expect(await router.read()).toEqual(half);
    expect(warnings(lines)).toEqual([
      expect.stringContaining('by another run, or by a write of this one that came late'),
    ]);
  });

  test('is not what a read saw that ran beside a write', async () => {
    const there = await stage(istioManifest());
    const { router, lines } = await there.open();
    await router.read();
    await Promise.all([router.read(), router.write(half), router.read()]);
    expect(await router.read()).toEqual(half);
    expect(lines).toEqual([]);
  });

  test('may make the object anew, and the weights then go there', async () => {
    const there = await stage(istioManifest());
    const { router } = await there.open();
    await router.read();
    there.api.remove('VirtualService', 'shop', 'edge');
    there.api.put(istioManifest().object, 'helm');
    await router.write(half);
    expect(destinationsOf(there.object()).map(({ weight }) => weight)).toEqual([50, 0, 50]);
  });
});

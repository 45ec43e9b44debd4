import type { FakeObject } from '@deploy-actions/testing';
import { runningPod } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { serviceManifest } from './manifests.ts';
import { stage } from './stage.ts';

const specOf = (object: FakeObject) => object.spec as Record<string, unknown>;

/** The Service with another spec. */
async function withSpec(more: Record<string, unknown>) {
  const there = await stage(serviceManifest());
  there.change((object) => Object.assign(specOf(object), more));
  return { ...there, ...(await there.open()) };
}

describe('the selector of a Service', () => {
  test('keeps the labels that are not those of the colours', async () => {
    const { router, object } = await withSpec({});
    await router.write({ blue: 0, green: 100 });
    expect(specOf(object())).toEqual({
      ...(serviceManifest().object.spec as object),
      selector: { app: 'shop', color: 'green', 'example.com/slot': 'b' },
    });
  });

  test.each([
    ['neither', { app: 'shop', color: 'red', 'example.com/slot': 'a' }],
    ['both by half', { app: 'shop', color: 'blue', 'example.com/slot': 'b' }],
    ['none', { app: 'shop' }],
  ])('with the labels of %s is an error that says what stands there', async (_, selector) => {
    const { router } = await withSpec({ selector });
    const written = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
    await expect(router.read()).rejects.toThrow(
      `Service shop/shop: its selector is \`${written.join(',')}\`, which has neither \`color=blue,example.com/slot=a\` (blue) nor \`color=green,example.com/slot=b\` (green); set the labels`,
    );
    await router.write({ blue: 0, green: 100 });
    expect(await router.read()).toEqual({ blue: 0, green: 100 });
  });

  test.each([
    [{ selector: null }],
    [{ selector: {} }],
    [{ type: 'ExternalName', externalName: 'x.example' }],
  ])('of %o is never made one', async (spec) => {
    const { router, object } = await withSpec(spec);
    await expect(router.read()).rejects.toThrow('it has no selector');
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow('it has no selector');
    expect(specOf(object())).toMatchObject(spec);
  });

  test('can do no shares, and says what can', async () => {
    const { router } = await withSpec({});
    expect(router.refusal({ blue: 90, green: 10 })).toMatch(
      /0 and 100 only: write `stages: \[ 100% \]`; .*`gateway-api`, `istio`/,
    );
    expect(router.refusal({ blue: 100, green: 0 })).toBeUndefined();
    expect(router.refusal({ blue: 60, green: 60 })).toMatch(/sum to 100/);
  });
});

describe('remarks', () => {
  test('say what a person has to know', async () => {
    const open =
      'connections that are open when the selector changes keep their pod until they end, and with it their colour';
    expect(await (await withSpec({})).router.remarks?.()).toEqual([open]);
    const more = { sessionAffinity: 'ClientIP', externalTrafficPolicy: 'Local', clusterIP: 'None' };
    expect(await (await withSpec(more)).router.remarks?.()).toEqual([
      open,
      expect.stringContaining('`sessionAffinity: ClientIP`'),
      expect.stringContaining('`externalTrafficPolicy: Local`'),
      expect.stringContaining('`clusterIP: None`'),
    ]);
  });
});

describe('capacity', () => {
  const labels = { app: 'shop', color: 'green', 'example.com/slot': 'b' };
  const missing = async (pods: ReturnType<typeof runningPod>[]) => {
    const there = await stage(serviceManifest());
    there.api.pods = pods;
    return (await there.open()).router.missingCapacity('green');
  };

  test('is there with one ready pod that has all labels of the selector', async () => {
    const unready = runningPod('a', { labels, namespace: 'shop' });
    unready.status.conditions = [{ type: 'Ready', status: 'False' }];
    expect(await missing([unready, runningPod('b', { labels, namespace: 'shop' })])).toBeUndefined();
  });

  test('is missing with pods of the other colour, of another app, or in another namespace', async () => {
    const found = await missing([
      runningPod('a', { labels: { ...labels, color: 'blue', 'example.com/slot': 'a' }, namespace: 'shop' }),
      runningPod('b', { labels: { ...labels, app: 'docs' }, namespace: 'shop' }),
      runningPod('c', { labels, namespace: 'default' }),
    ]);
    expect(found).toBe(
      'there is no pod with the labels app=shop,color=green,example.com/slot=b in the namespace shop (green)',
    );
  });

  test('is missing with pods that are not ready or leave, which are named', async () => {
    const pods = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) =>
      runningPod(name, { labels, namespace: 'shop' }),
    );
    for (const pod of pods) pod.status.conditions = [{ type: 'Ready', status: 'False' }];
    Object.assign(pods[0] ?? {}, runningPod('a', { labels, namespace: 'shop' }));
    Object.assign(pods[0]?.metadata ?? {}, { deletionTimestamp: '2026-01-01T12:00:00Z' });
    expect(await missing(pods)).toMatch(/\(green\) is ready: a, b, c, d, e and 2 more$/);
  });
});

import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { createRouter, reportsCapacity, type Weights } from '@deploy-actions/traffic';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { routerConformance } from '../../packages/traffic/test/router-conformance.ts';
import {
  type Answer,
  callQuery,
  type FaultProxy,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';
import {
  createLoadBalancer,
  forward,
  type LoadBalancer,
  registerTargets,
  withoutWeights,
} from './load-balancer.ts';

let moto: Moto;
let proxy: FaultProxy;
beforeAll(async () => {
  moto = await startMoto();
});
beforeEach(async () => {
  await moto.reset();
  proxy = await startFaultProxy(moto.url);
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
  return proxy.close;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});

const call = (parameters: Readonly<Record<string, string | number>>) =>
  callQuery(moto.url, 'elasticloadbalancing', parameters);

async function routerFor(shop: LoadBalancer, place: Record<string, unknown>, timeout = 10_000) {
  const section = {
    router: 'alb',
    timeout,
    colors: {
      blue: { url: 'http://b', 'target-group': shop.blue },
      green: { url: 'http://g', 'target-group': shop.green },
    },
    ...place,
  } as TrafficConfiguration;
  const runtime = await createTestRuntime({ environment: motoVariables });
  return createRouter(section, { service: 'shop', environment: 'production', aws: undefined, runtime });
}

const places = {
  rule: {
    key: 'listener-rule',
    describe: 'DescribeRules',
    parameter: 'RuleArns',
    modify: 'ModifyRule',
    own: 'RuleArn',
  },
  listener: {
    ...{ key: 'listener', describe: 'DescribeListeners', parameter: 'ListenerArns' },
    ...{ modify: 'ModifyListener', own: 'ListenerArn' },
  },
} as const;

for (const kind of ['rule', 'listener'] as const) {
  routerConformance(`moto's ELBv2 with a ${kind}`, async () => {
    const shop = await createLoadBalancer(moto.url);
    const { key, modify, own } = places[kind];
    const place = { [key]: shop[kind] };
    const nonsense: Answer = { status: 200, headers: {}, body: '<html>sign in</html>' };
    return {
      router: await routerFor(shop, place, 3_000),
      another: () => routerFor(shop, place),
      setExternally: async ({ blue, green }: Weights) => {
        const groups = [
          [shop.blue, blue],
          [shop.old, 0],
          [shop.green, green],
        ] as const;
        const prefix = kind === 'rule' ? 'Actions.member.1' : 'DefaultActions.member.1';
        await call({ Action: modify, [own]: shop[kind], ...forward(prefix, groups) });
      },
      foreign: async () => {
        const everything = await Promise.all(
          Object.entries(places).map(([name, { describe, parameter }]) =>
            call({
              Action: describe,
              [`${parameter}.member.1`]: shop[name as 'rule' | 'listener'],
            }),
          ),
        );
        return everything.map((xml) => withoutWeights(xml, shop));
      },
      hang: async () => void proxy.add({ on: /./, fault: { kind: 'slow', milliseconds: 60_000 } }),
      garble: async () => void proxy.add({ on: /./, fault: { kind: 'replace', answer: () => nonsense } }),
      stop: proxy.close,
      close: async () => {},
    };
  });
}

describe('faults on the way to AWS', () => {
  test('throttling passes when weights are read, and a throttled write may be tried again', async () => {
    const shop = await createLoadBalancer(moto.url);
    const router = await routerFor(shop, { 'listener-rule': shop.rule });
    proxy.add({ on: 'DescribeRules', fault: { kind: 'throttle' }, times: 2 });
    proxy.add({ on: 'ModifyRule', fault: { kind: 'throttle' }, times: 1 });
    await expect(router.write({ blue: 75, green: 25 })).rejects.toMatchObject({ retryable: true });
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
    await router.write({ blue: 75, green: 25 });
    expect(await router.read()).toEqual({ blue: 75, green: 25 });
    expect(proxy.calls.filter(({ operation }) => operation === 'ModifyRule')).toHaveLength(2);
  });

  test.each(['lost-reply', 'lost-request'] as const)(
    'a write with a %s is not repeated unseen',
    async (kind) => {
      const shop = await createLoadBalancer(moto.url);
      const router = await routerFor(shop, { 'listener-rule': shop.rule });
      proxy.add({ on: 'ModifyRule', fault: { kind }, times: 1 });
      await expect(router.write({ blue: 75, green: 25 })).rejects.toMatchObject({ retryable: true });
      expect(await router.read()).toEqual(
        kind === 'lost-reply' ? { blue: 75, green: 25 } : { blue: 100, green: 0 },
      );
    },
  );

  test('a late write lands within the write limit', async () => {
    const shop = await createLoadBalancer(moto.url);
    const router = await routerFor(shop, { 'listener-rule': shop.rule }, 2_000);
    proxy.add({ on: 'ModifyRule', fault: { kind: 'late-request', milliseconds: 3_500 } });
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(
      `rule ${shop.rule}: no answer within the time limit`,
    );
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
    await expect.poll(() => router.read(), { timeout: router.writeLimit }).toEqual({ blue: 0, green: 100 });
  });

  test('a refusal names permission and resource', async () => {
    const shop = await createLoadBalancer(moto.url);
    const router = await routerFor(shop, { listener: shop.listener });
    const body =
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized</Message></Error></ErrorResponse>';
    const answer = { status: 403, headers: { 'content-type': 'text/xml' }, body };
    proxy.add({ on: 'ModifyListener', fault: { kind: 'replace', answer: () => answer } });
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(
      `allow \`elasticloadbalancing:ModifyListener\` on \`${shop.listener}\``,
    );
  });
});

test('capacity is there once a target is registered', async () => {
  const shop = await createLoadBalancer(moto.url);
  const router = await routerFor(shop, { 'listener-rule': shop.rule });
  if (!reportsCapacity(router)) throw new Error('reports no capacity');
  expect(await router.missingCapacity('green')).toMatch(/has no targets$/);
  await registerTargets(moto.url, shop);
  expect(await router.missingCapacity('green')).toBeUndefined();
});

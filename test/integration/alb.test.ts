import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { createRouter, reportsCapacity, type Weights } from '@deploy-actions/traffic';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { routerConformance } from '../../packages/traffic/test/router-conformance.ts';
import {
  type Answer,
  type FaultProxy,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';

/** What stands in AWS: a load balancer whose listener and rule forward to blue, to an old group without weight and to green. */
interface Shop {
  readonly listener: string;
  readonly rule: string;
  readonly blue: string;
  readonly green: string;
  readonly old: string;
}

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

/** A call of the query protocol, past the proxy; gives the XML of the answer. */
async function call(
  service: 'elasticloadbalancing' | 'ec2',
  parameters: Record<string, string | number>,
): Promise<string> {
  const scope = `AKIAIOSFODNN7EXAMPLE/20260101/${motoVariables.AWS_REGION}/${service}/aws4_request`;
  const body = new URLSearchParams({ Version: service === 'ec2' ? '2016-11-15' : '2015-12-01' });
  for (const [name, value] of Object.entries(parameters)) body.set(name, String(value));
  const response = await fetch(moto.url, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${parameters['Action']}: ${text}`);
  return text;
}

function all(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) => value);
}

const forward = (prefix: string, groups: readonly (readonly [string, number])[]) => ({
  [`${prefix}.Type`]: 'forward',
  ...Object.fromEntries(
    groups.flatMap(([arn, weight], index) => [
      [`${prefix}.ForwardConfig.TargetGroups.member.${index + 1}.TargetGroupArn`, arn],
      [`${prefix}.ForwardConfig.TargetGroups.member.${index + 1}.Weight`, weight],
    ]),
  ),
});

async function createShop(): Promise<Shop> {
  const [vpc = ''] = all(await call('ec2', { Action: 'DescribeVpcs' }), 'vpcId');
  const [left = '', right = ''] = all(await call('ec2', { Action: 'DescribeSubnets' }), 'subnetId');
  const group = async (name: string) => {
    const parameters = { Action: 'CreateTargetGroup', Name: name, Protocol: 'HTTP', Port: 80, VpcId: vpc };
    return all(await call('elasticloadbalancing', parameters), 'TargetGroupArn')[0] ?? '';
  };
  const [blue, green, old] = [await group('blue'), await group('green'), await group('old')];
  const subnets = { 'Subnets.member.1': left, 'Subnets.member.2': right };
  const balancer = await call('elasticloadbalancing', {
    Action: 'CreateLoadBalancer',
    Name: 'edge',
    ...subnets,
  });
  const groups = [
    [blue, 100],
    [old, 0],
    [green, 0],
  ] as const;
  const created = await call('elasticloadbalancing', {
    ...{ Action: 'CreateListener', Protocol: 'HTTP', Port: 80 },
    LoadBalancerArn: all(balancer, 'LoadBalancerArn')[0] ?? '',
    ...forward('DefaultActions.member.1', groups),
  });
  const listener = all(created, 'ListenerArn')[0] ?? '';
  const pool = 'Actions.member.1.AuthenticateCognitoConfig';
  const rule = await call('elasticloadbalancing', {
    ...{ Action: 'CreateRule', ListenerArn: listener, Priority: 10 },
    ...{ 'Conditions.member.1.Field': 'path-pattern', 'Conditions.member.1.Values.member.1': '/shop/*' },
    ...{ 'Actions.member.1.Type': 'authenticate-cognito', 'Actions.member.1.Order': 1 },
    [`${pool}.UserPoolArn`]: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_shop',
    ...{ [`${pool}.UserPoolClientId`]: 'client', [`${pool}.UserPoolDomain`]: 'shop' },
    ...forward('Actions.member.2', groups),
    'Actions.member.2.Order': 2,
    'Actions.member.2.ForwardConfig.TargetGroupStickinessConfig.Enabled': 'true',
    'Actions.member.2.ForwardConfig.TargetGroupStickinessConfig.DurationSeconds': 60,
  });
  return { listener, rule: all(rule, 'RuleArn')[0] ?? '', blue, green, old };
}

async function routerFor(shop: Shop, place: Record<string, unknown>, timeout = 10_000) {
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
    const shop = await createShop();
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
        await call('elasticloadbalancing', { Action: modify, [own]: shop[kind], ...forward(prefix, groups) });
      },
      foreign: async () => {
        const everything = await Promise.all(
          Object.entries(places).map(([name, { describe, parameter }]) =>
            call('elasticloadbalancing', {
              Action: describe,
              [`${parameter}.member.1`]: shop[name as 'rule' | 'listener'],
            }),
          ),
        );
        return everything.map((xml) => withoutWeights(xml, [shop.blue, shop.green]));
      },
      hang: async () => void proxy.add({ on: /./, fault: { kind: 'slow', milliseconds: 60_000 } }),
      garble: async () => void proxy.add({ on: /./, fault: { kind: 'replace', answer: () => nonsense } }),
      stop: proxy.close,
      close: async () => {},
    };
  });
}

/** The answer without what a shift changes, and without what differs from answer to answer. */
function withoutWeights(xml: string, groups: readonly string[]): string {
  const ours = groups.join('|');
  return xml
    .replaceAll(new RegExp(`(<TargetGroupArn>(?:${ours})</TargetGroupArn>)<Weight>\\d+</Weight>`, 'g'), '$1')
    .replaceAll(/<RequestId>[^<]*<\/RequestId>/g, '');
}

describe('faults on the way to AWS', () => {
  test('throttling passes when weights are read, and a throttled write may be tried again', async () => {
    const shop = await createShop();
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
      const shop = await createShop();
      const router = await routerFor(shop, { 'listener-rule': shop.rule });
      proxy.add({ on: 'ModifyRule', fault: { kind }, times: 1 });
      await expect(router.write({ blue: 75, green: 25 })).rejects.toMatchObject({ retryable: true });
      expect(await router.read()).toEqual(
        kind === 'lost-reply' ? { blue: 75, green: 25 } : { blue: 100, green: 0 },
      );
    },
  );

  test('a late write lands within the write limit', async () => {
    const shop = await createShop();
    const router = await routerFor(shop, { 'listener-rule': shop.rule }, 2_000);
    proxy.add({ on: 'ModifyRule', fault: { kind: 'late-request', milliseconds: 3_500 } });
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(
      `rule ${shop.rule}: no answer within the time limit`,
    );
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
    await expect.poll(() => router.read(), { timeout: router.writeLimit }).toEqual({ blue: 0, green: 100 });
  });

  test('a refusal names permission and resource', async () => {
    const shop = await createShop();
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
  const shop = await createShop();
  const router = await routerFor(shop, { 'listener-rule': shop.rule });
  if (!reportsCapacity(router)) throw new Error('reports no capacity');
  expect(await router.missingCapacity('green')).toMatch(/has no targets$/);
  const target = { 'Targets.member.1.Id': '10.0.0.1', 'Targets.member.1.Port': 80 };
  await call('elasticloadbalancing', { Action: 'RegisterTargets', TargetGroupArn: shop.green, ...target });
  expect(await router.missingCapacity('green')).toBeUndefined();
});

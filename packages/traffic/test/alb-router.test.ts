import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRouter, reportsCapacity, trafficSystem } from '../src/index.ts';
import { openAlbRouter } from '../src/routers/alb/alb-router.ts';
import { type FakeAction, FakeLoadBalancing } from './fake-load-balancing.ts';
import { routerConformance } from './router-conformance.ts';

const arn = (kind: string, name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${kind}/${name}/73e2d6bc24d8a067`;
const rule = arn('listener-rule', 'app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2');
const listener = arn('listener', 'app/edge/50dc6c495c0c9188');
const [blue, green, old] = ['blue', 'green', 'old'].map((name) => arn('targetgroup', name)) as [
  string,
  string,
  string,
];

let aws: FakeLoadBalancing;

beforeEach(async () => {
  aws = new FakeLoadBalancing();
  for (const group of [blue, green, old]) aws.targets.set(group, [{ id: 'i-1', state: 'healthy' }]);
  aws.actions.set(rule, signedIn(100, 0));
  aws.actions.set(listener, [
    { Type: 'forward', Order: '1', ForwardConfig: { TargetGroups: groups(100, 0) } },
  ]);
  vi.stubEnv('AWS_ENDPOINT_URL', await aws.start());
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-key');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

const groups = (blueWeight: number, greenWeight: number) => [
  { TargetGroupArn: blue, Weight: String(blueWeight) },
  { TargetGroupArn: old, Weight: '0' },
  { TargetGroupArn: green, Weight: String(greenWeight) },
];

/** What a rule has that signs users in and keeps them on one target group. */
function signedIn(blueWeight: number, greenWeight: number): FakeAction[] {
  const oidc = { Issuer: 'https://id', ClientId: 'shop', ClientSecret: 's3cret', Scope: 'openid' };
  const stickiness = { Enabled: 'true', DurationSeconds: '60' };
  const forward = { TargetGroups: groups(blueWeight, greenWeight), TargetGroupStickinessConfig: stickiness };
  return [
    { Type: 'authenticate-oidc', Order: '1', AuthenticateOidcConfig: oidc },
    { Type: 'forward', Order: '2', ForwardConfig: forward },
  ];
}

async function open(more: Record<string, unknown> = {}) {
  const configuration = {
    router: 'alb',
    ...('listener' in more ? {} : { 'listener-rule': rule }),
    timeout: 5_000,
    colors: {
      blue: { url: 'http://b', 'target-group': blue },
      green: { url: 'http://g', 'target-group': green },
    },
    ...more,
  } as TrafficConfiguration;
  const runtime = await createTestRuntime();
  const section = { region: 'us-east-1', 'session-duration': 3_600_000, lifetime: 3_600_000 };
  const context = { service: 'shop', environment: 'production', aws: section, runtime };
  return { router: await createRouter(configuration, context), lines: runtime.lines };
}

const planes = { rule: [rule, {}], listener: [listener, { listener }] } as const;
for (const [kind, [place, configuration]] of Object.entries(planes)) {
  routerConformance(`alb with a ${kind}`, async () => ({
    router: (await open({ ...configuration, timeout: 300 })).router,
    another: async () => (await open(configuration)).router,
    setExternally: async (weights) => {
      for (const group of weightsIn(place)) {
        if (group.TargetGroupArn === blue) group.Weight = String(weights.blue * 3);
        if (group.TargetGroupArn === green) group.Weight = String(weights.green * 3);
      }
    },
    foreign: async () => {
      const rest = structuredClone([...aws.actions]);
      const [, actions = []] = rest.find(([found]) => found === place) ?? [];
      for (const group of groupsIn(actions)) if (group.TargetGroupArn !== old) group.Weight = '';
      return rest;
    },
    hang: async () => {
      aws.hangs = true;
    },
    garble: async () => {
      aws.nonsense = '<html>sign in</html>';
    },
    stop: () => aws.stop(),
    close: () => aws.stop(),
  }));
}

function groupsIn(actions: readonly FakeAction[]) {
  const config = actions.find(({ Type }) => Type === 'forward')?.['ForwardConfig'];
  return (config as unknown as { TargetGroups: { TargetGroupArn: string; Weight: string }[] }).TargetGroups;
}

function weightsIn(place: string) {
  return groupsIn(aws.actions.get(place) ?? []);
}

const forwardTo = (TargetGroups: { TargetGroupArn: string; Weight: string }[]): FakeAction[] => [
  { Type: 'forward', Order: '1', ForwardConfig: { TargetGroups } },
];

describe('what AWS forwards to', () => {
  test('is all traffic on the only group of a plain forward, and the other is added when it gets some', async () => {
    aws.actions.set(rule, forwardTo([{ TargetGroupArn: blue, Weight: '1' }]));
    const { router } = await open();
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
    await router.write({ blue: 90, green: 10 });
    expect(weightsIn(rule)).toEqual([
      { TargetGroupArn: blue, Weight: '90' },
      { TargetGroupArn: green, Weight: '10' },
    ]);
    expect(await router.read()).toEqual({ blue: 90, green: 10 });
  });

  test('may have other weights than percentages', async () => {
    aws.actions.set(rule, forwardTo(groups(3, 1)));
    expect(await (await open()).router.read()).toEqual({ blue: 75, green: 25 });
  });

  test.each([
    [
      'another group with traffic',
      [{ TargetGroupArn: old, Weight: '5' }],
      `beside the colours, ${old} (weight 5) takes traffic too; give it weight 0`,
    ],
    ['weights that are no whole percentages', groups(1, 2), `no whole percentages: ${blue} (weight 1)`],
    ['no weight at all', groups(0, 0), 'no whole percentages'],
  ])('is an error with %s', async (_, tuples, message) => {
    aws.actions.set(rule, forwardTo(tuples));
    await expect((await open()).router.read()).rejects.toMatchObject({
      message: expect.stringContaining(message),
      system: trafficSystem,
    });
  });

  test('keeps another group that takes traffic as it is when it is written: the way back must not depend on it', async () => {
    aws.actions.set(
      rule,
      forwardTo([
        { TargetGroupArn: old, Weight: '5' },
        { TargetGroupArn: blue, Weight: '9' },
      ]),
    );
    await (await open()).router.write({ blue: 0, green: 100 });
    expect(weightsIn(rule).map(({ Weight }) => Weight)).toEqual(['5', '0', '100']);
  });

  test.each(['redirect', 'fixed-response', 'something-new'])(
    'is never overwritten when it is a %s',
    async (type) => {
      const actions = [{ Type: type, Order: '1' }];
      aws.actions.set(rule, actions);
      const { router } = await open();
      await expect(router.read()).rejects.toThrow(
        `rule ${rule}: it has the action \`${type}\`, but weights need`,
      );
      await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(type);
      expect(aws.actions.get(rule)).toEqual(actions);
      expect(aws.requests).not.toContain('ModifyRule');
    },
  );

  test('is asked for in the region of the ARN', async () => {
    await (await open()).router.read();
    expect(aws.regions).toEqual(['eu-west-1']);
  });
});

describe('target group stickiness', () => {
  test('is told of once', async () => {
    const { router, lines } = await open();
    await router.write({ blue: 50, green: 50 });
    await router.write({ blue: 0, green: 100 });
    expect(lines.filter((line) => line.includes('stickiness'))).toEqual([
      expect.stringContaining('clients keep their colour for up to 1m,'),
    ]);
  });

  test('is not told of when it is off', async () => {
    const { router, lines } = await open({ listener });
    await router.write({ blue: 50, green: 50 });
    expect(lines).toEqual([]);
  });
});

describe('what AWS refuses is told with what to do', () => {
  test.each([
    ['ModifyRule', rule],
    ['DescribeRules', '*'],
  ])('%s without permission', async (operation, resource) => {
    aws.refusals.push({ operation, code: 'AccessDenied', status: 403 });
    const { router } = await open();
    await expect(router.write({ blue: 0, green: 100 })).rejects.toMatchObject({
      message: expect.stringContaining(`allow \`elasticloadbalancing:${operation}\` on \`${resource}\``),
      ...{ system: trafficSystem, operation: 'write weights', retryable: false },
    });
  });

  test('an unknown rule, listener and target group', async () => {
    aws.actions.clear();
    aws.targets.clear();
    const { router } = await open();
    await expect(router.read()).rejects.toThrow(`rule ${rule}: read weights: One or more rules not found`);
    await expect((await open({ listener })).router.read()).rejects.toThrow(/^listener .*listeners not found/);
    if (!reportsCapacity(router)) throw new Error('reports no capacity');
    await expect(router.missingCapacity('blue')).rejects.toThrow(
      `target group ${blue}: look at targets: One or more`,
    );
  });

  test('throttling, which passes when weights are read', async () => {
    aws.refusals.push({ operation: 'DescribeRules', code: 'Throttling', status: 400 });
    const { router } = await open();
    await router.write({ blue: 0, green: 100 });
    expect(await router.read()).toEqual({ blue: 0, green: 100 });
  });

  test('throttling of a write, as something to try again, because only its caller knows what it may undo', async () => {
    aws.refusals.push({ operation: 'ModifyRule', code: 'Throttling', status: 400 });
    const { router } = await open();
    await expect(router.write({ blue: 0, green: 100 })).rejects.toMatchObject({ retryable: true });
    expect(aws.requests.filter((operation) => operation === 'ModifyRule')).toHaveLength(1);
    expect(await router.read()).toEqual({ blue: 100, green: 0 });
  });

  test('throttling that does not pass, as something to try again', async () => {
    aws.refusals.push(...Array(9).fill({ operation: 'DescribeRules', code: 'Throttling', status: 400 }));
    await expect((await open()).router.read()).rejects.toMatchObject({
      system: trafficSystem,
      retryable: true,
    });
    expect(aws.requests.length).toBeLessThanOrEqual(3);
  });
});

test('credentials that never come hold nothing up', async () => {
  const runtime = await createTestRuntime();
  const never = new Promise<never>(() => {});
  const access = { region: 'eu-west-1', credentials: () => never, lifetime: () => never };
  const colors = {
    blue: { url: 'http://b', 'target-group': blue },
    green: { url: 'http://g', 'target-group': green },
  };
  const router = await openAlbRouter({ router: 'alb', listener, timeout: 100, colors }, access, runtime.log);
  await expect(router.read()).rejects.toMatchObject({
    message: `listener ${listener}: no answer within the time limit`,
    retryable: true,
  });
  expect(aws.requests).toEqual([]);
});

describe('capacity', () => {
  const missing = async (targets: { id: string; state: string; reason?: string }[]) => {
    aws.targets.set(green, targets);
    const { router } = await open();
    if (!reportsCapacity(router)) throw new Error('reports no capacity');
    return router.missingCapacity('green');
  };

  test('is there while one target is healthy', async () => {
    expect(
      await missing([
        { id: 'i-1', state: 'unhealthy' },
        { id: 'i-2', state: 'healthy' },
      ]),
    ).toBeUndefined();
  });

  test('is there when nobody checks health', async () => {
    expect(
      await missing([{ id: 'fn', state: 'unavailable', reason: 'Target.HealthCheckDisabled' }]),
    ).toBeUndefined();
  });

  test.each(['initial', 'unhealthy', 'draining', 'unavailable'])(
    'is missing with targets that are %s',
    async (state) => {
      const targets = [{ id: 'i-1', state, reason: 'Elb.InternalError' }];
      expect(await missing(targets)).toBe(
        `no target of green in ${green} is healthy: i-1 is ${state} (Elb.InternalError)`,
      );
    },
  );

  test('is missing without targets', async () => {
    expect(await missing([])).toBe(`target group ${green} of green has no targets`);
  });

  test('is unknown for a target group that nothing forwards to', async () => {
    expect(await missing([{ id: 'i-1', state: 'unused', reason: 'Target.NotInUse' }])).toMatch(
      /add the target group to the rule with weight 0, so that its health is checked/,
    );
  });
});

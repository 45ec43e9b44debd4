import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FakeShop,
  runStep,
  type StepRequest,
  type StepResult,
  startFakeShop,
} from '@deploy-actions/testing';
import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { createPlace, digestOf, type Place, runByHand, stackTrace } from './bundles.ts';

/** What a refused shift must leave alone, and what it may read. */
interface Scene {
  readonly place: Place;
  readonly shop: FakeShop;
}

type Inputs = Readonly<Record<string, string>>;

const shift: Inputs = {
  version: '2.0.0',
  environment: 'production',
  state: '{ store: file, path: state/shop.json }',
  workload: '{ deployer: command, run: echo "$DEPLOY_COLOR $DEPLOY_VERSION" >> deployed }',
  hooks: '{ before-deploy: [ { run: echo hook >> deployed } ] }',
  health: '{ interval: 20ms }',
  stages: '[ 50%, 100% ]',
};
const rollback: Inputs = {
  reason: 'a test',
  environment: 'production',
  confirm: 'production',
  state: shift['state'] ?? '',
};

const files = {
  '.github/deploy.yml': 'service: shop\nenvironments: { production: {}, staging: {} }\n',
  'state/README.md': '# Where the state is kept\n',
};

/** A state after a promotion: green is active and has 1.0.0. */
let settled: Place;
beforeAll(async () => {
  const shop = await startFakeShop();
  try {
    settled = createPlace(files);
    const { exitCode, output } = await runByHand('blue-green-shift', settled, {
      ...shift,
      version: '1.0.0',
      traffic: shop.traffic,
    });
    expect(output).toContain('1.0.0 serves all traffic on green');
    expect(exitCode).toBe(0);
  } finally {
    shop.close();
  }
});

/** A shop with the weights that somebody left at the router, and the settled state unless there is to be none. */
async function scene(
  { onTestFinished }: TestContext,
  weights: FakeShop['weights'],
  history: 'settled' | 'none' = 'settled',
): Promise<Scene> {
  const place = createPlace(files);
  const shop = await startFakeShop();
  onTestFinished(shop.close);
  shop.weights = weights;
  if (history === 'settled') {
    cpSync(join(settled.workspace, 'state'), join(place.workspace, 'state'), { recursive: true });
  }
  return { place, shop };
}

function run(
  { place, shop }: Scene,
  action: string,
  inputs: Inputs,
  more: Pick<StepRequest, 'phase' | 'state'> = {},
): Promise<StepResult> {
  return runStep({
    ...{ action, ...place, ...more },
    inputs: { ...(action === 'rollback' ? rollback : shift), traffic: shop.traffic, ...inputs },
    environment: { GITHUB_RUN_ID: '2' },
  });
}

function deployed({ place }: Scene): string {
  const path = join(place.workspace, 'deployed');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Runs a step that has to refuse and sees that it told why and changed nothing: no traffic, no state, no deployment. */
async function expectRefusal(
  from: Scene,
  action: string,
  inputs: Inputs,
  ...messages: readonly string[]
): Promise<void> {
  const before = digestOf(from.place.workspace);
  const { exitCode, log, outputs, state, summary } = await run(from, action, inputs);
  for (const message of messages) {
    expect(log).toContain(message);
    expect(summary).toContain(message);
  }
  expect(log).not.toMatch(stackTrace);
  expect(from.shop.writes).toEqual([]);
  expect(deployed(from)).toBe('');
  expect({ exitCode, outputs, workspace: digestOf(from.place.workspace) }).toEqual({
    exitCode: 1,
    outputs: {},
    workspace: before,
  });
  const post = await run(from, action, inputs, { phase: 'post', state });
  expect([post.exitCode, post.log, from.shop.writes, digestOf(from.place.workspace)]).toEqual([
    ...[0, '', [], before],
  ]);
}

describe.concurrent('a section that can not be meant is refused with what is allowed', () => {
  const colors = (blue: string, green: string) =>
    `{ router: http, url: 'http://127.0.0.1:9/weights', colors: { blue: { url: '${blue}' }, green: { url: '${green}' } } }`;
  const one = 'http://127.0.0.1:9';

  test.each<readonly [string, Inputs, string]>([
    [
      'a share over 100',
      { stages: '[ 50%, 110% ]' },
      'input `stages`: line 1, column 8: `[1]`: found `110%`, a share is a whole percentage from 1% to 100%',
    ],
    [
      'an end below 100',
      { stages: '[ 10%, 50% ]' },
      'input `stages`: line 1, column 8: `[1]`: the last stage is 50%, but a shift ends at 100%',
    ],
    [
      'an unknown router',
      { traffic: `{ router: nginx, colors: { blue: { url: '${one}' }, green: { url: '${one}/2' } } }` },
      'unknown router `nginx`; available: `http`, `haproxy`, `alb`, `route53`, `kubernetes-service`, `gateway-api`, `istio`, `command`',
    ],
    [
      'a name that Kubernetes does not take',
      {
        traffic: `{ router: istio, namespace: Shop, virtual-service: shop, colors: { blue: { url: '${one}', host: b }, green: { url: '${one}/2', host: g } } }`,
      },
      '`namespace`: must be a name in Kubernetes: lower-case letters, digits, `-` and `.`, found `Shop`',
    ],
    [
      'equal colours',
      { traffic: colors(one, `${one}/`) },
      `\`colors.green.url\`: is the same for blue and green (\`${one}\`), but the two colours must be apart`,
    ],
    [
      'a missing colour',
      { traffic: `{ router: http, url: '${one}', colors: { blue: { url: '${one}' } } }` },
      '`colors.green`: is missing, expected a mapping',
    ],
  ])('%s', async (_, inputs, message) => {
    const place = createPlace(files);
    const before = digestOf(place.workspace);
    const actions = 'traffic' in inputs ? ['blue-green-shift', 'rollback'] : ['blue-green-shift'];
    for (const action of actions) {
      const given = {
        ...(action === 'rollback' ? rollback : { traffic: colors(one, `${one}/2`), ...shift }),
      };
      const { exitCode, log, outputs } = await runStep({ action, inputs: { ...given, ...inputs }, ...place });
      expect(log).toContain(message);
      expect(log).toContain('Nothing was changed');
      expect(log).not.toMatch(stackTrace);
      expect({ exitCode, outputs, workspace: digestOf(place.workspace) }).toEqual({
        exitCode: 1,
        outputs: {},
        workspace: before,
      });
    }
  });
});

describe.concurrent('before the first write a shift refuses', () => {
  test('a plan the router can not express, and names each such stage', async (context) => {
    const from = await scene(context, { blue: 0, green: 100 });
    const { workspace } = from.place;
    writeFileSync(join(workspace, 'weights.json'), '{"blue": 0, "green": 100}');
    const traffic = `{ router: command, shares: [0, 50, 100], read: { run: cat weights.json }, write: { run: touch written }, colors: { blue: { url: '${from.shop.blue.url}' }, green: { url: '${from.shop.green.url}' } } }`;
    const allowed = '`shares` allows one colour 0%, 50%, 100%';
    await expectRefusal(
      from,
      'blue-green-shift',
      { traffic, stages: '[ 10%, 50%, 75%, 100% ]' },
      `input \`stages\`: line 1, column 3: the router \`command\` can't do 10%: ${allowed}`,
      `input \`stages\`: line 1, column 13: the router \`command\` can't do 75%: ${allowed}`,
    );
  });

  test('a router whose weights are over 100', async (context) => {
    const from = await scene(context, { blue: 90, green: 20 });
    await expectRefusal(
      from,
      'blue-green-shift',
      {},
      '/weights: expected whole weights of blue and green that sum to 100, found blue 90, green 20',
    );
  });

  test('an idle colour that already serves a part, with a state', async (context) => {
    const from = await scene(context, { blue: 10, green: 90 });
    await expectRefusal(
      from,
      'blue-green-shift',
      {},
      'the state says green is active, but the router has blue 10% / green 90%, and no operation under way explains it',
      'put traffic back with the rollback action (`to: green`)',
    );
  });

  test('an idle colour that already serves a part, with no state and whatever is adopted', async (context) => {
    const from = await scene(context, { blue: 90, green: 10 }, 'none');
    const message =
      'traffic is split (blue 90% / green 10%) and no earlier operation explains it; put all of it on one colour with the rollback action (`to: blue` or `to: green`) first';
    await expectRefusal(from, 'blue-green-shift', {}, message);
    await expectRefusal(from, 'blue-green-shift', { adopt: 'observed' }, message);
  });

  test('a state that disagrees with the router', async (context) => {
    const from = await scene(context, { blue: 100, green: 0 });
    await expectRefusal(
      from,
      'blue-green-shift',
      {},
      'the state says green is active, but the router has blue 100% / green 0%, and no operation under way explains it; find out who changed it, then put traffic back with the rollback action (`to: green`) or accept what is there with `adopt: observed`',
    );
  });

  test('a state of another service or environment', async (context) => {
    const from = await scene(context, { blue: 0, green: 100 });
    await expectRefusal(
      from,
      'blue-green-shift',
      { environment: 'staging' },
      'give each its own place in the `state` section',
    );
  });
});

describe.concurrent('what a refusal names as the way out works', () => {
  test('`adopt: observed`, where state and router disagree', async (context) => {
    const from = await scene(context, { blue: 100, green: 0 });
    const { exitCode, outputs } = await run(from, 'blue-green-shift', { adopt: 'observed' });
    expect({ exitCode, ...outputs }).toMatchObject({
      ...{ exitCode: 0, outcome: 'promoted', previous: 'blue', active: 'green' },
    });
    expect(from.shop.writes).toEqual([
      { blue: 50, green: 50 },
      { blue: 0, green: 100 },
    ]);
    expect(deployed(from)).toBe('hook\ngreen 2.0.0\n');
  });

  test.for([
    ['a state that disagrees', { blue: 100, green: 0 }, 'settled', 'green'],
    ['a state that disagrees, to what serves', { blue: 100, green: 0 }, 'settled', 'blue'],
    ['an idle colour with a part of the traffic', { blue: 10, green: 90 }, 'settled', 'green'],
    ['weights that are none', { blue: 90, green: 20 }, 'settled', 'green'],
    ['a split without a state', { blue: 10, green: 90 }, 'none', 'green'],
  ] as const)('a rollback to the colour that is wanted: %s', async ([, weights, history, to], context) => {
    const from = await scene(context, weights, history);
    const back = await run(from, 'rollback', { to });
    expect({ exitCode: back.exitCode, ...back.outputs }).toMatchObject({
      ...{ exitCode: 0, outcome: 'rolled-back', to },
    });
    const other = to === 'green' ? 'blue' : 'green';
    expect(from.shop.weights).toEqual({ blue: 0, green: 0, [to]: 100 });
    const { exitCode, outputs } = await run(from, 'blue-green-shift', {});
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, outcome: 'promoted', active: other });
  });

  test('the shares that the router can express', async (context) => {
    const from = await scene(context, { blue: 0, green: 100 });
    const file = join(from.place.workspace, 'weights.json');
    writeFileSync(file, '{"blue": 0, "green": 100}');
    const traffic = [
      '{ router: command, shares: [0, 50, 100], read: { run: cat weights.json }, write: { run: ./write.sh }',
      `colors: { blue: { url: '${from.shop.blue.url}' }, green: { url: '${from.shop.green.url}' } } }`,
    ].join(', ');
    const script =
      '#!/bin/sh\necho "{\\"blue\\": $DEPLOY_BLUE_WEIGHT, \\"green\\": $DEPLOY_GREEN_WEIGHT}" > weights.json\n';
    writeFileSync(join(from.place.workspace, 'write.sh'), script, { mode: 0o755 });
    const { exitCode, outputs } = await run(from, 'blue-green-shift', { traffic });
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, outcome: 'promoted', active: 'blue' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ blue: 100, green: 0 });
  });
});

import { afterAll, beforeAll, describe, expect, type OnTestFinishedHandler, test, vi } from 'vitest';
import {
  type Call,
  type ColorServer,
  type Fault,
  type FaultProxy,
  type Moto,
  motoVariables,
  startColor,
  startFaultProxy,
  startMoto,
} from './components/index.ts';
import {
  createLoadBalancer,
  describeRule,
  type LoadBalancer,
  registerTargets,
  weightsIn,
  withoutWeights,
} from './load-balancer.ts';
import { plainShift, startJob } from './runs.ts';
import { newSsmStore, type Store } from './stores.ts';
import { printTable } from './table.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});

/** A shop in AWS: its traffic and its state are reached through a proxy. */
interface CloudShop {
  readonly balancer: LoadBalancer;
  readonly green: ColorServer;
  readonly store: Store;
  readonly proxy: FaultProxy;
  /** How often the load balancer was shown as it had been before a write. */
  readonly stale: () => number;
  readonly inputs: Readonly<Record<string, string>>;
}

async function openCloudShop(
  troubles: Troubles,
  onTestFinished: (close: OnTestFinishedHandler) => void,
): Promise<CloudShop> {
  const [blue, green] = await Promise.all([startColor('blue'), startColor('green')]);
  // AWS creates a name or refuses to; moto looks first and creates then, and another thread may come between.
  const proxy = await startFaultProxy(moto.url, { oneAtATime: ['PutParameter'] });
  for (const { close } of [blue, green, proxy]) onTestFinished(close);
  const balancer = await createLoadBalancer(moto.url);
  await registerTargets(moto.url, balancer);
  const store = newSsmStore(moto, proxy.url);
  const traffic = {
    ...{ router: 'alb', 'listener-rule': balancer.rule, timeout: '5s' },
    colors: {
      blue: { url: blue.url, 'target-group': balancer.blue },
      green: { url: green.url, 'target-group': balancer.green },
    },
  };
  return {
    ...{ balancer, green, store, proxy, stale: troubled(proxy, troubles) },
    inputs: { ...plainShift, traffic: JSON.stringify(traffic), state: store.section },
  };
}

/** Longer than one try of the SDK waits. */
const tooSlow = 3_500;

/** What goes wrong with the first, the third, the fifth… call of an operation: what is tried again goes through. */
type Troubles = Readonly<Record<string, readonly Fault[]>>;

/** Of all but the writes of weights. */
const everywhere: Troubles = {
  PutParameter: [
    { kind: 'throttle' },
    { kind: 'lost-reply' },
    { kind: 'lost-request' },
    { kind: 'slow', milliseconds: tooSlow },
    { kind: 'late-request', milliseconds: tooSlow },
  ],
  DescribeRules: [{ kind: 'throttle' }, { kind: 'lost-request' }],
  GetParametersByPath: [{ kind: 'throttle' }, { kind: 'lost-reply' }],
};

/** Sets the troubles up, and shows the rule twice as it was after each change of it; gives how often it did. */
function troubled(proxy: FaultProxy, troubles: Troubles): () => number {
  for (const [on, faults] of Object.entries(troubles)) {
    // A rule counts the calls that the rules before it let pass.
    for (const [after, fault] of faults.entries()) proxy.add({ on, fault, after, times: 1 });
  }
  let shown: string | undefined;
  let left = 0;
  let stale = 0;
  proxy.add({
    on: 'ModifyRule',
    fault: {
      kind: 'replace',
      answer: (real) => {
        left = 2;
        return real;
      },
    },
  });
  proxy.add({
    on: 'DescribeRules',
    fault: {
      kind: 'replace',
      answer: (real) => {
        if (left === 0 || shown === undefined) {
          shown = real.body;
          return real;
        }
        left -= 1;
        stale += 1;
        return { ...real, body: shown };
      },
    },
  });
  return () => stale;
}

/** The shares of green that were written, in order, each once. */
function writtenShares({ proxy, balancer }: CloudShop): readonly number[] {
  const shares = proxy.calls
    .filter(({ operation }) => operation === 'ModifyRule')
    .map(({ body }) => {
      const fields = [...new URLSearchParams(body)];
      const [name = ''] = fields.find(([, value]) => value === balancer.green) ?? [];
      return Number(new URLSearchParams(body).get(name.replace(/TargetGroupArn$/, 'Weight')));
    });
  return shares.filter((share, index) => share !== shares[index - 1]);
}

function report(title: string, shop: CloudShop, seconds: number): void {
  const operations = [...new Set(shop.proxy.calls.map(({ operation }) => operation))].toSorted();
  printTable(
    `${title}: ${seconds.toFixed(1)} s, the rule shown as it had been ${shop.stale()} times`,
    ['operation', 'calls', 'faults'],
    operations.map((operation) => {
      const calls = shop.proxy.calls.filter((call) => call.operation === operation);
      const faults = calls.flatMap(({ fault }) => (fault && fault !== 'replace' ? [fault] : []));
      return [operation, calls.length, faults.join(', ')];
    }),
  );
}

function expectAll(troubles: Troubles, { proxy, stale }: CloudShop): void {
  for (const [operation, faults] of Object.entries(troubles)) {
    const seen = proxy.calls.filter((call) => call.operation === operation).map(({ fault }) => fault);
    expect(seen).toEqual(expect.arrayContaining(faults.map(({ kind }) => kind)));
  }
  expect(stale()).toBeGreaterThanOrEqual(2);
}

describe.concurrent('with a state and a load balancer in AWS', () => {
  test('a shift in AWS goes through throttling, lost calls, and answers that come late or are old', async ({
    expect,
    onTestFinished,
  }) => {
    const ModifyRule: Troubles[string] = [
      { kind: 'throttle' },
      { kind: 'lost-reply' },
      { kind: 'lost-request' },
      { kind: 'slow', milliseconds: tooSlow },
    ];
    const troubles = { ...everywhere, ModifyRule };
    const shop = await openCloudShop(troubles, onTestFinished);
    const before = await describeRule(moto.url, shop.balancer);
    const job = startJob({
      action: 'blue-green-shift',
      runId: 1,
      inputs: {
        ...shop.inputs,
        version: '2.0.0',
        stages: '[ 10% 1s, 50% 1s, 75% 1s, 100% 1s ]',
        health: '{ interval: 200ms }',
      },
      environment: shop.store.environment,
    });
    const result = await job.main.done;
    expect(await job.post(), result.log).toMatchObject({ exitCode: 0 });
    report('A shift in AWS', shop, result.seconds);
    expect(result.outputs, result.log).toMatchObject({ outcome: 'promoted', active: 'green' });
    expectAll(troubles, shop);
    expect(writtenShares(shop)).toEqual([10, 50, 75, 100]);
    const after = await describeRule(moto.url, shop.balancer);
    expect(weightsIn(after, shop.balancer)).toEqual({ blue: 0, green: 100 });
    expect(withoutWeights(after, shop.balancer)).toBe(withoutWeights(before, shop.balancer));
    const state = await shop.store.read();
    expect(state).toMatchObject({ active: 'green', settled: { outcome: 'promoted' } });
    expect([state?.journal, state?.lock]).toEqual([undefined, undefined]);
    expect(await shop.store.plainColor?.()).toBe('green');
  });

  test('the way back of a version that fails goes through them, too', async ({ expect, onTestFinished }) => {
    const ModifyRule: Troubles[string] = [{ kind: 'lost-reply' }, { kind: 'lost-request' }];
    const troubles = { ...everywhere, ModifyRule };
    const shop = await openCloudShop(troubles, onTestFinished);
    const before = await describeRule(moto.url, shop.balancer);
    const job = startJob({
      action: 'blue-green-shift',
      runId: 1,
      inputs: {
        ...shop.inputs,
        version: '2.0.0',
        stages: '[ 50% 10m, 100% ]',
        health: '{ interval: 200ms }',
      },
      environment: shop.store.environment,
    });
    const green = async () => weightsIn(await describeRule(moto.url, shop.balancer), shop.balancer).green;
    await vi.waitUntil(async () => (await green()) === 50, { timeout: 60_000, interval: 50 });
    await shop.green.set({ healthy: false });
    const result = await job.main.done;
    expect(await job.post(), result.log).toMatchObject({ exitCode: 0 });
    report('A way back in AWS', shop, result.seconds);
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { outcome: 'rolled-back' } });
    expectAll(troubles, shop);
    expect(writtenShares(shop)).toEqual([50, 0]);
    const after = await describeRule(moto.url, shop.balancer);
    expect(withoutWeights(after, shop.balancer)).toBe(withoutWeights(before, shop.balancer));
    expect(weightsIn(after, shop.balancer)).toEqual({ blue: 100, green: 0 });
    const state = await shop.store.read();
    expect(state).toMatchObject({ active: 'blue', settled: { outcome: 'rolled-back' } });
    expect([state?.journal, state?.lock]).toEqual([undefined, undefined]);
    expect(await shop.store.plainColor?.()).toBe('blue');
  });

  test('a plain parameter that a run could not write is put right by the next one, which changes nothing else', async ({
    expect,
    onTestFinished,
  }) => {
    const shop = await openCloudShop({}, onTestFinished);
    const { store, proxy } = shop;
    const { parameter } = JSON.parse(store.section) as { readonly parameter: string };
    const begin = (runId: number) =>
      startJob({
        action: 'blue-green-shift',
        runId,
        inputs: {
          ...shop.inputs,
          version: '2.0.0',
          stages: '[ 50% 300ms, 100% ]',
          health: '{ interval: 200ms }',
        },
        environment: store.environment,
      });
    const isMirror = ({ operation, body }: Call) =>
      operation === 'PutParameter' && JSON.parse(body).Name === parameter && body.includes('green');
    const heal = proxy.add({ on: isMirror, fault: { kind: 'lost-request' } });
    const first = begin(1);
    const promoted = await first.main.done;
    expect(promoted.outputs, promoted.log).toMatchObject({ outcome: 'promoted' });
    expect(promoted.log).toMatch(/^warning: \S+ may not show the active colour, green/m);
    await first.post();
    expect(await store.plainColor?.()).toBe('blue');
    const before = await store.read();

    heal();
    const again = await begin(2).main.done;
    expect(again.outputs, again.log).toMatchObject({ outcome: 'unchanged', active: 'green' });
    expect(await store.plainColor?.()).toBe('green');
    expect(await store.read()).toEqual(before);
  });
});

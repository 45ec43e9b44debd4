import { setTimeout as sleep } from 'node:timers/promises';
import { cancelTiming } from '@deploy-actions/testing';
import type { Weights } from '@deploy-actions/traffic';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Chance, seed } from './chance.ts';
import { type Ci, startCi } from './ci.ts';
import { type Fault, type Moto, motoVariables, startFaultProxy, startMoto } from './components/index.ts';
import { type Job, plainShift, startJob } from './runs.ts';
import { type Shop, startShop, trafficOf } from './shop.ts';
import { newFileStore, newSsmStore, type Store } from './stores.ts';
import { printTable } from './table.ts';

/** What the runner leaves a cancelled step until SIGTERM, in milliseconds. */
const untilTerminate = cancelTiming.beforeTerminate;

/** And until SIGKILL. */
const untilKill = untilTerminate + cancelTiming.beforeKill;

const cancels = { file: 8, ssm: 6 } as const;

let moto: Moto;
let ci: Ci;
beforeAll(async () => {
  [moto, ci] = await Promise.all([startMoto(), startCi()]);
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([moto?.close(), ci?.close()]);
});

let version = 0;

function shift(shop: Shop, store: Store, inputs: Readonly<Record<string, string>> = {}): Job {
  version += 1;
  return startJob({
    action: 'blue-green-shift',
    ...ci.begin(),
    inputs: {
      ...plainShift,
      version: `1.0.${version}`,
      'github-token': ci.token,
      traffic: trafficOf(shop, { router: 'haproxy' }),
      state: store.section,
      stages: '[ 10% 500ms, 50% 500ms, 75% 500ms, 100% 500ms ]',
      health: '{ interval: 100ms, consecutive: 2 }',
      ...inputs,
    },
    environment: { ...ci.environment, ...store.environment },
  });
}

/** Cancels a job as the runner does, waits for its end and gives how long that took, in milliseconds. */
async function cancel({ main }: Job) {
  const begun = performance.now();
  main.cancel();
  const result = await main.done;
  return { result, took: performance.now() - begun };
}

const shareOf = ({ green }: Weights) => `${green}%`;

test.each(['file', 'ssm'] as const)(
  'a shift cancelled at any moment is back on the old colour, or its journal says what is to be done: %s',
  async (type) => {
    const shop = await startShop();
    onTestFinished(shop.close);
    const store = type === 'file' ? newFileStore() : newSsmStore(moto);
    const chance = new Chance(seed + (type === 'file' ? 10 : 11));
    const rows: (string | number)[][] = [];
    let inTime = 0;
    while (inTime < cancels[type]) {
      const before = await shop.weights();
      const job = shift(shop, store);
      const delay = chance.whole(100, 3_500);
      const first = await Promise.race([job.main.done, sleep(delay)]);
      if (first !== undefined) {
        // It was promoted before: nothing to cancel, and the other colour is the old one next time.
        await job.post();
        continue;
      }
      const split = await shop.weights();
      const { result, took } = await cancel(job);
      inTime += 1;
      const after = await shop.weights();
      const state = await store.read();
      const outcome = result.outputs['outcome'] ?? result.signal ?? 'nothing begun';
      rows.push([delay, shareOf(split), shareOf(after), took.toFixed(0), outcome]);
      const told = `seed ${seed}, cancelled after ${delay} ms\n${result.log}`;
      expect(took, told).toBeLessThan(untilTerminate);
      if (state?.journal) expect(state.journal, told).toMatchObject({ operation: 'shift' });
      else if (outcome !== 'promoted') expect(after, told).toEqual(before);
      await job.post();
      const settled = await store.read();
      expect(settled?.journal, told).toBeUndefined();
      expect(settled?.lock, told).toBeUndefined();
      const serving = await shop.weights();
      expect(Math.max(serving.blue, serving.green), told).toBe(100);
      if (settled?.active) expect(serving[settled.active], told).toBe(100);
    }
    printTable(
      `Cancelled shifts, store ${type}, seed ${seed}`,
      ['after ms', 'green then', 'green at the end', 'took ms', 'outcome'],
      rows,
    );
  },
);

test('`on-cancel: hold` leaves the split as the router shows it, and a later run takes it on', async () => {
  const shop = await startShop();
  onTestFinished(shop.close);
  const store = newFileStore();
  const chance = new Chance(seed + 12);
  const rows: (string | number)[][] = [];
  for (const share of [10, 50, 75]) {
    const inputs = { 'on-cancel': 'hold', stages: '[ 10% 1s, 50% 1s, 75% 1s, 100% 1s ]' };
    const job = shift(shop, store, inputs);
    const given = `1.0.${version}`;
    await vi.waitUntil(async () => (await shop.weights()).green === share, { timeout: 20_000, interval: 10 });
    await sleep(chance.whole(150, 700));
    const { result, took } = await cancel(job);
    const after = await shop.weights();
    rows.push([`${share}%`, shareOf(after), took.toFixed(0), result.outputs['outcome'] ?? '']);
    expect(took).toBeLessThan(untilTerminate);
    expect(after).toEqual({ blue: 100 - share, green: share });
    expect(result.outputs).toMatchObject({ outcome: 'held', active: 'blue', weights: JSON.stringify(after) });
    await job.post();
    expect(await shop.weights()).toEqual(after);
    const state = await store.read();
    expect(state).toMatchObject({ active: 'blue', settled: { outcome: 'held', weights: after } });
    expect(state).toMatchObject({ settled: { holdUntil: expect.stringMatching(/^\d{4}-/) } });
    expect([state?.journal, state?.lock]).toEqual([undefined, undefined]);

    const next = shift(shop, store);
    const refused = await next.main.done;
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toMatch(/^error: .*is held at .*resume: continue/m);
    const back = shift(shop, store, { resume: 'abort', version: given });
    expect(await back.main.done).toMatchObject({ outputs: { outcome: 'rolled-back', active: 'blue' } });
    await back.post();
    expect(await shop.weights()).toEqual({ blue: 100, green: 0 });
  }
  printTable('Cancelled shifts that hold', ['held at', 'green at the end', 'took ms', 'outcome'], rows);
});

/** What a router can do when it is asked for the way back. */
const deaf: readonly (readonly [string, Fault])[] = [
  ['refuses every connection', { kind: 'lost-request' }],
  ['answers nothing', { kind: 'late-request', milliseconds: 60_000 }],
];

test.concurrent.for(deaf)(
  'a router that %s at the cancel leaves a journal, and `post` settles it once the router answers',
  async ([what, fault], { expect, onTestFinished }) => {
    const shop = await startShop();
    onTestFinished(shop.close);
    const plane = await startFaultProxy(shop.planeUrl);
    onTestFinished(plane.close);
    const store = newFileStore();
    const traffic = trafficOf(shop, { router: 'http', address: plane.url, timeout: '2s' });
    const job = shift(shop, store, { traffic, stages: '[ 10% 1m, 100% ]' });
    await vi.waitUntil(async () => (await shop.weights()).green === 10, { timeout: 20_000, interval: 10 });
    await sleep(300);
    plane.add({ on: 'PUT /weights', fault });
    const cancelled = cancel(job);
    // A second before SIGTERM, which changes nothing any more.
    await sleep(untilTerminate - 1_000);
    const journal = (await store.read())?.journal;
    const { result, took } = await cancelled;
    printTable(
      `A shift cancelled while its router ${what}`,
      ['took ms', 'green', 'the journal 1 s before SIGTERM'],
      [[took.toFixed(0), shareOf(await shop.weights()), JSON.stringify(journal?.intended ?? 'none')]],
    );
    expect(journal).toMatchObject({ operation: 'shift', from: 'blue', phase: 'rolling-back' });
    expect(journal).toMatchObject({ intended: { blue: 100, green: 0 } });
    // It tries on as long as the runner lets it, and says so before SIGKILL.
    expect(result).toMatchObject({ exitCode: 1, signal: undefined });
    expect(took).toBeLessThan(untilKill);
    expect(result.log).toMatch(/^error: .*cancelled.*next run/m);
    expect((await store.read())?.journal).toEqual(journal);
    plane.clear();
    expect(await job.post()).toMatchObject({ exitCode: 0 });
    expect(await shop.weights()).toEqual({ blue: 100, green: 0 });
    expect(await store.read()).toMatchObject({ active: 'blue', settled: { outcome: 'rolled-back' } });
    expect((await store.read())?.lock).toBeUndefined();
  },
);

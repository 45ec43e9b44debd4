import { setTimeout as sleep } from 'node:timers/promises';
import type { Color, TrafficConfiguration } from '@deploy-actions/config';
import type { StateDocument } from '@deploy-actions/state';
import type { StepResult } from '@deploy-actions/testing';
import { sameWeights, type Weights } from '@deploy-actions/traffic';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Chance, seed } from './chance.ts';
import { type Ci, startCi } from './ci.ts';
import {
  countBetween,
  type Fault,
  type FaultProxy,
  type LoadCounts,
  type Moto,
  motoVariables,
  startFaultProxy,
  startLoad,
  startMoto,
  startTcpProxy,
  type TcpFault,
  type TcpProxy,
} from './components/index.ts';
import { plainShift, startJob } from './runs.ts';
import { type Shop, startShop, trafficOf } from './shop.ts';
import { newFileStore, newSsmStore, type Store } from './stores.ts';
import { printTable } from './table.ts';

type Action = 'blue-green-shift' | 'rollback';
type RouterName = Extract<TrafficConfiguration['router'], 'haproxy' | 'http'>;

/** Kills in each of the two worlds with a store: 54 in all, more of them where runs are quicker. */
const killsPerWorld = { file: 18, ssm: 9 } as const;

/** The longest time from the start of a process to its death, in milliseconds: somewhat more than a whole shift takes. */
const longestLife = { file: 3_200, ssm: 4_800 } as const;

/** Runs that may be needed to settle, because faults go on while they run. */
const mostSettlingRuns = 3;

const health = { interval: '100ms', consecutive: 2, within: '2s', timeout: '1s' };

/** How late a late request is, in milliseconds. */
const lateness = 350;

/** How often each fault happens, of all calls. */
const weather: readonly (readonly [number, Fault])[] = [
  [0.02, { kind: 'throttle' }],
  [0.02, { kind: 'lost-reply' }],
  [0.02, { kind: 'lost-request' }],
  [0.03, { kind: 'slow', milliseconds: 200 }],
  // Shorter than the router's time limit: a write that lands after the run that made it has died.
  [0.04, { kind: 'late-request', milliseconds: lateness }],
];

/** The same for a protocol without HTTP, which knows no throttling. */
function tcpFault(chance: Chance): TcpFault | undefined {
  const [, fault] = weather.find(([probability]) => chance.happens(probability)) ?? [];
  return fault?.kind === 'throttle' || fault?.kind === 'replace' ? undefined : fault;
}

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

/** One environment, its runs and what became of them. */
class World {
  readonly shop: Shop;
  readonly store: Store;
  readonly #router: string;
  readonly #chance: Chance;
  readonly #longestLife: number;
  readonly #proxies: readonly (FaultProxy | TcpProxy)[];
  readonly #run: { runId: number | undefined } = { runId: undefined };
  kills = 0;
  settlingRuns = 0;
  /** When a colour was broken on purpose, in milliseconds since 1970. */
  readonly outages: { readonly from: number; readonly to: number }[] = [];
  /** How often a process was killed while what was under way. */
  readonly moments = new Map<string, number>();

  private constructor(
    shop: Shop,
    store: Store,
    router: string,
    chance: Chance,
    proxies: readonly (FaultProxy | TcpProxy)[],
  ) {
    this.shop = shop;
    this.store = store;
    this.#router = router;
    this.#chance = chance;
    this.#longestLife = store.type === 'ssm' ? longestLife.ssm : longestLife.file;
    this.#proxies = proxies;
  }

  static async create(storeName: 'file' | 'ssm', router: RouterName, chance: Chance): Promise<World> {
    const shop = await startShop();
    const proxies: (FaultProxy | TcpProxy)[] = [];
    const faulty = async (target: string) => {
      // AWS creates a name or refuses to; moto looks first and creates then, and another thread may come between.
      const proxy = await startFaultProxy(target, { oneAtATime: ['PutParameter'] });
      for (const [probability, fault] of weather) {
        proxy.add({ on: () => chance.happens(probability), fault });
      }
      proxies.push(proxy);
      return proxy.url;
    };
    const store = storeName === 'file' ? newFileStore() : newSsmStore(moto, await faulty(moto.url));
    const runtimeApi = async () => {
      const proxy = await startTcpProxy(shop.haproxy.admin, () => tcpFault(chance));
      proxies.push(proxy);
      return proxy.address;
    };
    const address = router === 'http' ? await faulty(shop.planeUrl) : await runtimeApi();
    const traffic = trafficOf(shop, { router, timeout: '500ms', address });
    return new World(shop, store, traffic, chance, proxies);
  }

  async close(): Promise<void> {
    await Promise.all(this.#proxies.map((proxy) => proxy.close()));
    await this.shop.close();
  }

  get faults(): number {
    const counts = this.#proxies.map((proxy) =>
      'calls' in proxy
        ? proxy.calls.filter(({ fault }) => fault !== undefined).length
        : [...proxy.faults.values()].reduce((sum, count) => sum + count, 0),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async serving(): Promise<Color | undefined> {
    const { blue, green } = await this.shop.weights();
    return blue === 100 ? 'blue' : green === 100 ? 'green' : undefined;
  }

  /** Starts a run, the next attempt of the last one as often as a new one; the last one's jobs have ended by then. */
  start(action: Action, version: string) {
    if (this.#run.runId !== undefined) ci.end(this.#run.runId, 'failure');
    const { runId, attempt } = ci.begin(this.#chance.happens(0.5) ? this.#run.runId : undefined);
    this.#run.runId = runId;
    const of = { traffic: this.#router, state: this.store.section, health: JSON.stringify(health) };
    const inputs =
      action === 'rollback'
        ? { ...of, environment: plainShift.environment, confirm: 'production', reason: 'chaos' }
        : { ...of, ...plainShift, version, stages: '[ 10% 300ms, 50% 300ms, 100% 300ms ]' };
    return startJob({
      action,
      ...{ runId, attempt },
      inputs: { ...inputs, 'github-token': ci.token },
      environment: { ...ci.environment, ...this.store.environment },
    });
  }

  /** Starts a run and kills it some time later, unless it has ended by then. */
  async kill(action: Action, version: string, told: string): Promise<void> {
    const { main } = this.start(action, version);
    let ended = false;
    // What a killed process leaves behind may be half written, which the runner would not read either.
    const done = main.done
      .catch(() => undefined)
      .finally(() => {
        ended = true;
      });
    await Promise.race([done, sleep(this.#chance.whole(150, this.#longestLife))]);
    if (!ended && main.pid !== undefined) {
      process.kill(main.pid, 'SIGKILL');
      await done;
      this.kills += 1;
      const moment = momentOf(await this.store.read());
      this.moments.set(moment, (this.moments.get(moment) ?? 0) + 1);
    }
    await this.expectExplained(action, told);
  }

  /** With no process left, the state has to say why traffic is where it is, at the latest when the last late write landed. */
  async expectExplained(action: Action, told: string): Promise<void> {
    const deadline = performance.now() + lateness + 1_000;
    for (;;) {
      const [weights, state] = [await this.shop.weights(), await this.store.read()];
      if (explains(state, weights, action)) return;
      if (performance.now() > deadline) {
        const found = JSON.stringify({ weights, state }, undefined, 2);
        throw new Error(`${told}: after a kill the state does not explain the weights: ${found}`);
      }
      await sleep(50);
    }
  }

  /** Runs to the end until everything is settled and the version serves, unless it is a bad one. */
  async settle(version: string, bad: () => boolean): Promise<readonly StepResult[]> {
    const results: StepResult[] = [];
    do {
      const job = this.start('blue-green-shift', version);
      results.push(await job.main.done);
      this.settlingRuns += 1;
      await job.post();
      if ((await this.isSettled()) && (bad() || results.at(-1)?.exitCode === 0)) break;
    } while (results.length < mostSettlingRuns);
    return results;
  }

  /** A job that died after its promotion leaves its lock; what finds the version serving already doesn't write, and anyone may take that lock. */
  isFree({ lock }: StateDocument): boolean {
    const run = lock?.holder.run;
    return run === undefined ? lock === undefined : ci.hasEnded(run);
  }

  async isSettled(): Promise<boolean> {
    const state = await this.store.read();
    return (
      state !== undefined &&
      state.journal === undefined &&
      this.isFree(state) &&
      state.active !== undefined &&
      state.active === (await this.serving())
    );
  }
}

/** Whether weights are as the journal or the last settlement says, or on the way back from there. */
function explains(state: StateDocument | undefined, weights: Weights, action: Action): boolean {
  const { journal, settled, lateWrites = [] } = state ?? {};
  const full = weights.blue === 100 || weights.green === 100;
  // Whatever runs here begins on one colour; only a rollback may write before its intent is recorded.
  if (full && (journal !== undefined || settled === undefined || action === 'rollback')) return true;
  const written = [journal?.intended, journal?.observed, ...lateWrites.map((write) => write.weights)];
  if (journal === undefined) written.push(settled?.weights);
  return written.some((known) => known !== undefined && sameWeights(known, weights));
}

function momentOf(state: StateDocument | undefined): string {
  if (state?.journal === undefined) return state?.lock ? 'locked' : 'nothing under way';
  const { operation, phase, stage } = state.journal;
  return `${operation}, ${phase}${stage === undefined ? '' : ` ${stage}`}`;
}

const worlds = [
  ['file', 'haproxy'],
  ['file', 'http'],
  ['ssm', 'haproxy'],
  ['ssm', 'http'],
] as const;

describe.concurrent('runs that are killed at any moment', () => {
  test.each(worlds)(
    'store %s, router %s: a later run ends on one healthy colour, and nobody was left without an answer',
    async (storeName, router) => {
      const number = worlds.findIndex(([s, r]) => s === storeName && r === router);
      const chance = new Chance(seed + number);
      const world = await World.create(storeName, router, chance);
      const load = startLoad({ url: world.shop.url, rate: 100 });
      let total: LoadCounts;
      let healthyTimes: readonly LoadCounts[];
      try {
        for (let sequence = 1; world.kills < killsPerWorld[storeName]; sequence += 1) {
          const told = `seed ${seed}, world ${storeName}/${router}, sequence ${sequence}`;
          await sequenceOf(world, chance, `1.${sequence}.0`, told);
        }
        await sleep(300);
      } finally {
        const { kills, settlingRuns, faults, moments, outages } = world;
        const slices = await load.stop();
        await world.close();
        const counts = countBetween(slices);
        printTable(
          `Killed runs, store ${storeName}, router ${router}, seed ${seed}`,
          [
            'kills',
            'runs to settle',
            'bad versions',
            'faults',
            'requests',
            'errors of those',
            'without answer',
          ],
          [[kills, settlingRuns, outages.length, faults, counts.sent, counts.failed, counts.unanswered]],
        );
        printTable(
          'They were killed while',
          ['what', 'kills'],
          [...moments].toSorted(([a], [b]) => a.localeCompare(b)),
        );
        healthyTimes = [...outages, undefined].map((outage, index) =>
          countBetween(slices, outages[index - 1]?.to, outage?.from),
        );
        total = counts;
      }
      expect(total.unanswered).toBe(0);
      // What a bad version answered itself is all that customers saw.
      expect(healthyTimes.map(({ failed }) => failed)).toEqual(healthyTimes.map(() => 0));
    },
    240_000,
  );
});

/** A few killed runs, then one that may end. */
async function sequenceOf(world: World, chance: Chance, version: string, told: string): Promise<void> {
  const before = (await world.serving()) ?? 'blue';
  const candidate = before === 'blue' ? 'green' : 'blue';
  const breaking = chance.happens(0.3) ? breakWithTraffic(world.shop, candidate) : undefined;
  const lives = chance.whole(1, 4);
  for (let life = 1; life <= lives; life += 1) {
    const rollback = life > 1 && chance.happens(0.2);
    await world.kill(rollback ? 'rollback' : 'blue-green-shift', version, told);
  }
  const results = await world.settle(version, () => breaking?.since() !== undefined);
  await breaking?.stop();
  const logs = `${told}\n${results.map(({ log }) => log).join('\n--- next run\n')}`;
  const state = await world.store.read();
  const serving = await world.serving();
  expect(serving, logs).toBeDefined();
  expect(state?.active, logs).toBe(serving);
  expect(state?.journal, logs).toBeUndefined();
  expect(state && world.isFree(state), logs).toBe(true);
  if (world.store.plainColor) expect(await world.store.plainColor(), logs).toBe(serving);
  const from = breaking?.since();
  if (from === undefined) {
    expect(results.at(-1), logs).toMatchObject({ exitCode: 0 });
    expect(state?.versions[serving ?? 'blue'], logs).toBe(version);
  } else {
    expect(serving, logs).toBe(before);
    await world.shop.colors[candidate].set({ healthy: true, failing: false });
    world.outages.push({ from, to: Date.now() });
  }
}

/** Breaks a colour as soon as it has some traffic, but not all. */
function breakWithTraffic(shop: Shop, color: Color) {
  let since: number | undefined;
  let stopped = false;
  const watch = async () => {
    while (!stopped && since === undefined) {
      const share = (await shop.weights())[color];
      if (share > 0 && share <= 50) {
        since = Date.now();
        await shop.colors[color].set({ healthy: false, failing: true });
      }
      await sleep(20);
    }
  };
  const done = watch();
  return {
    /** When it broke, in milliseconds since 1970. */
    since: () => since,
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}

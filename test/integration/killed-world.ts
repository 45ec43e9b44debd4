import { setTimeout as sleep } from 'node:timers/promises';
import type { Color, TrafficConfiguration } from '@deploy-actions/config';
import type { StateDocument } from '@deploy-actions/state';
import type { StepResult } from '@deploy-actions/testing';
import { sameWeights, type Weights } from '@deploy-actions/traffic';
import type { Chance } from './chance.ts';
import type { Ci } from './ci.ts';
import {
  type Fault,
  type FaultProxy,
  type Moto,
  startFaultProxy,
  startTcpProxy,
  type TcpFault,
  type TcpProxy,
} from './components/index.ts';
import { plainShift, startJob } from './runs.ts';
import { type Shop, startShop, trafficOf } from './shop.ts';
import { newFileStore, newSsmStore, type Store } from './stores.ts';

/** What a run does. */
export type Action = 'blue-green-shift' | 'rollback';
/** Routers of which a world has one. */
export type RouterName = Extract<TrafficConfiguration['router'], 'haproxy' | 'http'>;

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
  const ofHttp = fault?.kind === 'replace' || fault?.kind === 'broken-reply';
  return fault?.kind === 'throttle' || ofHttp ? undefined : fault;
}

interface WorldParts {
  readonly shop: Shop;
  readonly store: Store;
  /** The `traffic` section. */
  readonly router: string;
  readonly chance: Chance;
  readonly proxies: readonly (FaultProxy | TcpProxy)[];
  readonly ci: Ci;
}

/** One environment, its runs and what became of them. */
export class World {
  readonly shop: Shop;
  readonly store: Store;
  readonly #ci: Ci;
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

  private constructor({ shop, store, router, chance, proxies, ci }: WorldParts) {
    this.shop = shop;
    this.store = store;
    this.#ci = ci;
    this.#router = router;
    this.#chance = chance;
    this.#longestLife = store.type === 'ssm' ? longestLife.ssm : longestLife.file;
    this.#proxies = proxies;
  }

  /** Opens a world with its own shop; whatever is reached over a network is reached through bad weather. */
  static async create(
    storeName: 'file' | 'ssm',
    router: RouterName,
    { chance, ci, moto }: { readonly chance: Chance; readonly ci: Ci; readonly moto: Moto },
  ): Promise<World> {
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
    return new World({ shop, store, router: traffic, chance, proxies, ci });
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
    if (this.#run.runId !== undefined) this.#ci.end(this.#run.runId, 'failure');
    const { runId, attempt } = this.#ci.begin(this.#chance.happens(0.5) ? this.#run.runId : undefined);
    this.#run.runId = runId;
    const of = { traffic: this.#router, state: this.store.section, health: JSON.stringify(health) };
    const inputs =
      action === 'rollback'
        ? { ...of, environment: plainShift.environment, confirm: 'production', reason: 'chaos' }
        : { ...of, ...plainShift, version, stages: '[ 10% 300ms, 50% 300ms, 100% 300ms ]' };
    return startJob({
      action,
      ...{ runId, attempt },
      inputs: { ...inputs, 'github-token': this.#ci.token },
      environment: { ...this.#ci.environment, ...this.store.environment },
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
    return run === undefined ? lock === undefined : this.#ci.hasEnded(run);
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

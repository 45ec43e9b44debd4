import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Log, systemClock } from '@deploy-actions/action-kit';
import { rollback, type ShiftDependencies, type ShiftResult, shift } from '@deploy-actions/deployment';
import { policiesOf } from '@deploy-actions/metrics';
import { openStateStore, type StateStore } from '@deploy-actions/state';
import { createTestRuntime } from '@deploy-actions/testing';
import { allOn, sameWeights, type TrafficRouter, type Weights } from '@deploy-actions/traffic';
import type { Benchmark } from './benchmark.ts';

/** How long each request to the router, the state store and a colour takes, in milliseconds. */
const latency = 100;
const stages = [10, 25, 50, 75, 100];
const subject = { service: 'bench', environment: 'bench' };

/** How long a rollback and a shift take that wait for nothing but their requests, against the bare requests to the router. */
export const benchmark: Benchmark = {
  title: `Traffic, where every request takes ${latency} ms`,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-bench-'));
    try {
      const world = await slowWorld(folder);
      const bareWrite = await time(async () => {
        await world.router.write(allOn('blue'));
        await world.router.read();
      });
      const bareLook = await time(() => world.router.read());
      const shifting = await time(() => promote(world));
      const back = await rollback(
        { ...subject, reason: 'bench', to: undefined, force: false, drill: false },
        world,
      );
      if (!sameWeights(await world.router.read(), allOn('blue'))) throw new Error(back.reason);
      return [
        {
          ...{
            name: 'rollback, until all traffic is back',
            ratio: (back.seconds * 1_000) / (bareLook + bareWrite),
          },
          ...{ aim: 1.2, budget: 1.5 },
        },
        {
          ...{ name: 'shift in five stages', ratio: shifting / (bareWrite * stages.length) },
          ...{ aim: 3, budget: 4 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function promote(world: ShiftDependencies): Promise<ShiftResult> {
  const result = await shift(
    {
      ...{ ...subject, version: '2.0.0', sha: undefined },
      stages: stages.map((weight) => ({ weight, watch: 0 })),
      ...{ preparation: 60_000, afterShift: 0, interval: 1_000, extend: 2_000, adopt: false },
      policies: { ...policiesOf(undefined, {}, 'rollback'), onCancel: 'rollback' },
      ...{ holdFor: 0, keepOld: 0, keepLock: 0 },
    },
    world,
  );
  if (result.outcome !== 'promoted') throw new Error(result.reason);
  return result;
}

async function slowWorld(workspace: string): Promise<ShiftDependencies> {
  const runtime = { ...(await createTestRuntime()), clock: systemClock, workspace };
  const context = { ...subject, runtime, githubToken: undefined, aws: undefined };
  const file = await openStateStore({ store: 'file', path: 'state.json' }, context);
  const prober = {
    probe: () => slowly({ healthy: true, finding: '200' }),
    becomeHealthy: () => slowly({ healthy: true, finding: '200' }),
  };
  const at = () => systemClock.now();
  const passed = () => ({
    at: at(),
    verdict: 'pass' as const,
    reasonCode: 'pass',
    reason: 'pass',
    readings: [],
  });
  return {
    ...{ store: slowStore(file), router: slowRouter(), prober, holder: { id: 'bench', actor: 'bench' } },
    ...{ urlOf: (color) => color, clock: systemClock, log: quiet, signal: runtime.signal },
    deployer: { type: 'bench', deploy: () => slowly(undefined) },
    ...{ hook: async () => {}, warmUp: async () => {}, smoke: async () => {} },
    observe: async () => ({ look: async () => passed() }),
  };
}

function slowRouter(): TrafficRouter {
  let weights = allOn('blue');
  return {
    ...{ type: 'bench', writeLimit: 1_000, refusal: () => undefined },
    read: () => slowly(weights),
    write: async (wanted: Weights) => {
      await slowly(undefined);
      weights = wanted;
    },
  };
}

function slowStore(store: StateStore): StateStore {
  return {
    type: 'bench',
    read: async () => slowly(await store.read()),
    write: async (state, expected) => slowly(await store.write(state, expected)),
  };
}

const quiet: Log = {
  ...{ debug: () => {}, info: () => {}, notice: () => {}, warning: () => {}, error: () => {} },
  group: (_, work) => work(),
};

async function slowly<T>(value: T): Promise<T> {
  await systemClock.sleep(latency);
  return value;
}

/** Milliseconds until the work is done. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Color } from '@deploy-actions/config';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Chance, seed } from './chance.ts';
import { type Ci, startCi } from './ci.ts';
import {
  countBetween,
  type LoadCounts,
  type Moto,
  motoVariables,
  startLoad,
  startMoto,
} from './components/index.ts';
import { World } from './killed-world.ts';
import type { Shop } from './shop.ts';
import { printTable } from './table.ts';

/** Kills in each of the two worlds with a store: 54 in all, more of them where runs are quicker. */
const killsPerWorld = { file: 18, ssm: 9 } as const;

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
      const world = await World.create(storeName, router, { chance, ci, moto });
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

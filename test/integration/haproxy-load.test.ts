import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { countBetween, type Slices, startLoad } from './components/index.ts';
import { plainShift, startJob } from './runs.ts';
import { startShop, trafficOf, type WeightLog, watchWeights } from './shop.ts';
import { newFileStore } from './stores.ts';
import { printTable } from './table.ts';

/** Requests per second that customers send, whatever the answers take, and the fewest that must have been answered. */
const rate = 1_200;
const fewest = 1_000;

/** What a stage's ends are kept away from, in milliseconds: requests that were under way when the weights changed. */
const margin = 200;

/** With 5,000 requests, chance alone moves a share by more than 3 points less than once in 40,000 times (4.2 σ at 50%). */
const fewestInStage = 5_000;
const tolerance = 3;

async function shopUnderLoad() {
  const shop = await startShop();
  onTestFinished(shop.close);
  const load = startLoad({ url: shop.url, rate });
  onTestFinished(load.close);
  const log = watchWeights(shop);
  onTestFinished(log.stop);
  await sleep(1_000);
  return { shop, load, log };
}

/** Requests by stage as customers saw them, against the weights as HAProxy showed them. */
function stagesIn(log: WeightLog, slices: Slices) {
  return log.periods.map(({ green, from, to }) => {
    const counts = countBetween(slices, from + margin, to - margin);
    const share = (100 * (counts.colors['green'] ?? 0)) / counts.sent;
    const seconds = (to - from) / 1_000;
    return { green, share, seconds, ...counts };
  });
}

function report(title: string, stages: ReturnType<typeof stagesIn>): void {
  printTable(
    title,
    ['green', 'seconds', 'requests counted', 'req/s answered', 'observed', 'failed'],
    stages.map(({ green, seconds, sent, answered, share, failed }) => [
      `${green}%`,
      seconds.toFixed(1),
      sent,
      answered.toFixed(0),
      `${share.toFixed(2)}%`,
      failed,
    ]),
  );
}

test('a whole shift under load loses no request and splits traffic as its stages say', async () => {
  const { shop, load, log } = await shopUnderLoad();
  const { main, post } = startJob({
    action: 'blue-green-shift',
    runId: 1,
    inputs: {
      ...plainShift,
      version: '2.0.0',
      traffic: trafficOf(shop, { router: 'haproxy' }),
      state: newFileStore().section,
      stages: '[ 10% 5s, 25% 5s, 50% 5s, 75% 5s, 100% 5s ]',
      health: '{ interval: 1s }',
    },
  });
  const result = await main.done;
  expect(result.log).not.toMatch(/^(warning|error):/m);
  expect(result.outputs).toMatchObject({ outcome: 'promoted', weights: '{"blue":0,"green":100}' });
  expect(await post()).toMatchObject({ exitCode: 0 });
  await sleep(500);
  await log.stop();
  const slices = await load.stop();

  const all = countBetween(slices);
  const stages = stagesIn(log, slices);
  report(
    `A shift under load: ${all.sent} requests, ${rate}/s offered, ${all.answered.toFixed(0)}/s answered, ${all.failed} failed`,
    stages,
  );
  expect(all.failed).toBe(0);
  expect(all.answered).toBeGreaterThanOrEqual(fewest);
  expect(stages.map(({ green }) => green)).toEqual([0, 10, 25, 50, 75, 100]);
  for (const { green, sent, share } of stages.slice(1)) {
    expect(sent).toBeGreaterThanOrEqual(fewestInStage);
    expect(Math.abs(share - green)).toBeLessThanOrEqual(tolerance);
  }
});

test('a rollback from 50% under load loses no request, and comes within an interval and a second', async () => {
  const { shop, load, log } = await shopUnderLoad();
  const interval = 1_000;
  const { main } = startJob({
    action: 'blue-green-shift',
    runId: 1,
    inputs: {
      ...plainShift,
      version: '2.0.0',
      traffic: trafficOf(shop, { router: 'haproxy' }),
      state: newFileStore().section,
      stages: '[ 50% 10m, 100% ]',
      health: JSON.stringify({ interval: `${interval}ms` }),
    },
  });
  await vi.waitUntil(() => log.periods.at(-1)?.green === 50, { timeout: 20_000, interval: 20 });
  await sleep(5_000);
  await shop.colors.green.set({ healthy: false });
  const broken = Date.now();
  const result = await main.done;
  await sleep(3_000);
  await log.stop();
  const slices = await load.stop();

  expect(result).toMatchObject({ exitCode: 1 });
  expect(result.outputs).toMatchObject({ outcome: 'rolled-back', 'reason-code': 'unhealthy' });
  const all = countBetween(slices);
  const stages = stagesIn(log, slices);
  report(
    `A rollback under load: ${all.sent} requests, ${rate}/s offered, ${all.answered.toFixed(0)}/s answered, ${all.failed} failed`,
    stages,
  );
  expect(all.failed).toBe(0);
  expect(all.answered).toBeGreaterThanOrEqual(fewest);
  expect(stages.map(({ green }) => green)).toEqual([0, 50, 0]);
  const [, split, after] = stages;
  expect(split?.sent).toBeGreaterThanOrEqual(fewestInStage);
  expect(Math.abs((split?.share ?? 0) - 50)).toBeLessThanOrEqual(tolerance);
  expect(after?.colors['green'] ?? 0).toBe(0);

  const back = log.periods[2]?.from ?? Number.NaN;
  const failed = shop.colors.green.firstFailure() ?? Number.NaN;
  printTable(
    'From the first failing answer of /health, under load',
    ['interval', 'broken to answer', 'answer to 100% on blue'],
    [[`${interval} ms`, `${failed - broken} ms`, `${back - failed} ms`]],
  );
  expect(back - failed).toBeLessThanOrEqual(interval + 1_000);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Chance, seed } from './chance.ts';
import { startLoad } from './components/index.ts';
import { plainShift, startJob } from './runs.ts';
import { type Shop, startShop, trafficOf, watchWeights } from './shop.ts';
import { newFileStore } from './stores.ts';
import { printTable } from './table.ts';

/** Time left beside an interval for the judgement, the write and its read-back, in milliseconds. */
const allowance = 1_000;

/** A shift at 50%, the moment something is broken there, and when traffic was all on blue again. */
async function timeBack(
  shop: Shop,
  inputs: Readonly<Record<string, string>>,
  { phase, breaks }: { readonly phase: number; readonly breaks: (shop: Shop) => Promise<void> },
): Promise<{ readonly broken: number; readonly back: number }> {
  const log = watchWeights(shop, 5);
  const { main } = startJob({
    action: 'blue-green-shift',
    runId: 1,
    inputs: {
      ...plainShift,
      version: '2.0.0',
      traffic: trafficOf(shop, { router: 'haproxy' }),
      state: newFileStore().section,
      stages: '[ 50% 10m, 100% ]',
      ...inputs,
    },
  });
  await vi.waitUntil(() => log.periods.at(-1)?.green === 50, { timeout: 20_000, interval: 5 });
  await sleep(phase);
  await breaks(shop);
  const broken = Date.now();
  const result = await main.done;
  await log.stop();
  expect(result.outputs).toMatchObject({ outcome: 'rolled-back' });
  return { broken, back: log.periods.at(-1)?.from ?? Number.NaN };
}

/** Interval and probes until the verdict; the last colour doesn't answer with 503, but with nothing. */
const failures: readonly (readonly [number, number, 'fails' | 'hangs'])[] = [
  [500, 1, 'fails'],
  [500, 3, 'fails'],
  [500, 3, 'fails'],
  [1_000, 3, 'fails'],
  [1_000, 3, 'fails'],
  [2_000, 3, 'fails'],
  [1_000, 3, 'hangs'],
];

test('from a failing probe to all traffic on the old colour it takes an interval and a second at most', async () => {
  const shop = await startShop();
  onTestFinished(shop.close);
  const chance = new Chance(seed + 20);
  const rows: (string | number)[][] = [];
  const late: number[] = [];
  for (const [interval, consecutive, kind] of failures) {
    const timeout = 500;
    const health = JSON.stringify({ interval: `${interval}ms`, consecutive, timeout: `${timeout}ms` });
    const { back } = await timeBack(
      shop,
      { health },
      {
        phase: chance.whole(200, 200 + interval),
        breaks: ({ colors }) => colors.green.set(kind === 'fails' ? { healthy: false } : { hanging: true }),
      },
    );
    const took = back - (shop.colors.green.firstFailure() ?? Number.NaN);
    // A probe without an answer has failed when its own time limit is over.
    const allowed = interval + allowance + (kind === 'hangs' ? timeout : 0);
    rows.push([`${interval} ms`, consecutive, kind, `${took} ms`, `${allowed} ms`]);
    late.push(took - allowed);
    await shop.colors.green.set({ healthy: true, hanging: false });
  }
  printTable(
    `From the first failing answer of /health to 100% on blue, seed ${seed}`,
    ['interval', 'consecutive', 'colour', 'took', 'allowed'],
    rows,
  );
  expect(Math.max(...late)).toBeLessThanOrEqual(0);
});

test('from a breach in the metrics to all traffic on the old colour it takes an interval and a second at most', async () => {
  const shop = await startShop();
  onTestFinished(shop.close);
  const load = startLoad({ url: shop.url, rate: 200 });
  onTestFinished(load.close);
  const interval = 1_000;
  // Each look compares the page with the one before: what fell between two looks is seen at the next.
  const metrics = JSON.stringify({
    ...{ provider: 'openmetrics', url: '{{color-url}}/metrics', interval: `${interval}ms` },
    indicators: {
      errors: {
        query: 'sum(rate(http_requests_total{status="500"}[2s])) / sum(rate(http_requests_total[2s]))',
        'rollback-above': '5%',
      },
    },
  });
  const { broken, back } = await timeBack(
    shop,
    { metrics, health: '{ interval: 1s }' },
    { phase: 3_300, breaks: ({ colors }) => colors.green.set({ failing: true }) },
  );
  printTable(
    'From the first failing request to 100% on blue, judged by metrics',
    ['interval', 'took', 'allowed'],
    [[`${interval} ms`, `${back - broken} ms`, `${interval + allowance} ms`]],
  );
  expect(back - broken).toBeLessThanOrEqual(interval + allowance);
});

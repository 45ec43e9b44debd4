import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { expect, onTestFinished, test } from 'vitest';
import { openMetrics } from '../../packages/metrics/src/providers/openmetrics.ts';
import { type ColorServer, countBetween, startColor, startHaproxy, startLoad } from './components/index.ts';
import { printTable } from './table.ts';

const rate = 400;
const queries = [
  'sum(increase(http_requests_total[10m]))',
  'sum(increase(http_requests_total{status="500"}[10m]))',
  'sum(rate(http_requests_total[5s]))',
];

/** Looks at the page of a colour; the increase is that since the first look. */
async function watch({ url }: ColorServer) {
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  const source = { provider: 'openmetrics' as const, url: `${url}/metrics`, timeout: 5_000 };
  const provider = openMetrics.create(source, queries, { runtime, release: {} });
  return async () =>
    (await provider.observe()).map((answer) => ('value' in answer ? answer.value : Number.NaN));
}

async function until<T extends { readonly close: () => Promise<void> }>(started: Promise<T>): Promise<T> {
  const component = await started;
  onTestFinished(component.close);
  return component;
}

test('what is computed from the pages of a shop under load is what its customers counted', async () => {
  const [blue, green] = [await until(startColor('blue')), await until(startColor('green'))];
  const { frontUrl } = await until(
    startHaproxy({
      servers: [`server blue ${blue.address} weight 3`, `server green ${green.address} weight 1`],
    }),
  );
  const looks = [await watch(blue), await watch(green)];
  const load = await until(Promise.resolve(startLoad({ url: frontUrl, rate })));
  await sleep(1_000);

  const from = Date.now();
  await Promise.all(looks.map((look) => look()));
  for (let second = 1; second <= 12; second += 1) {
    await sleep(1_000);
    if (second === 4) await green.set({ failing: true });
    if (second === 8) await green.set({ failing: false });
    if (second < 12) await Promise.all(looks.map((look) => look()));
  }
  const seen = await Promise.all(looks.map((look) => look()));
  const to = Date.now();
  const counted = countBetween(await load.stop(), from, to);

  const failed = counted.errors['500'] ?? 0;
  const [blueSeen = [], greenSeen = []] = seen;
  const seconds = (to - from) / 1_000;
  const rows: [string, number, number][] = [
    ['blue', blueSeen[0] ?? 0, counted.colors['blue'] ?? 0],
    ['green, failed ones included', greenSeen[0] ?? 0, (counted.colors['green'] ?? 0) + failed],
    ['green, failed', greenSeen[1] ?? 0, failed],
    ['requests per second, last 5 s', (blueSeen[2] ?? 0) + (greenSeen[2] ?? 0), counted.sent / seconds],
  ];
  printTable(
    `From the pages and from the customers, ${rate} requests/s over ${seconds.toFixed(1)} s`,
    ['what', 'pages', 'customers', 'difference'],
    rows.map(([what, ours, theirs]) => [
      ...[what, ours.toFixed(1), theirs.toFixed(1)],
      `${((100 * Math.abs(ours - theirs)) / theirs).toFixed(2)} %`,
    ]),
  );
  expect(failed).toBeGreaterThan(100);
  expect(blueSeen[1]).toBe(0);
  for (const [what, ours, theirs] of rows) {
    expect(Math.abs(ours - theirs) / theirs, what).toBeLessThan(0.03);
  }
});

import type { SourceOf } from '@deploy-actions/config';
import { createTestRuntime, FakeClock } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { HistoricalProvider, InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { prometheus } from '../../packages/metrics/src/providers/prometheus.ts';
import { openMetricsText, type Prometheus, startPrometheus } from './components/index.ts';

const minute = 60_000;
const hour = 60 * minute;
/** When tests ask: the clock of a test runtime begins there. */
const now = new FakeClock().now();

/** Seven requests a second, one of them failing, since hours; a queue that grows by one a minute. */
const history = openMetricsText(
  [
    {
      name: 'requests_total',
      type: 'counter',
      series: [
        { labels: { color: 'blue', status: '200' }, value: (at) => (6 * (at - now + 7 * hour)) / 1_000 },
        { labels: { color: 'blue', status: '500' }, value: (at) => (at - now + 7 * hour) / 1_000 },
      ],
    },
    {
      name: 'queue_depth',
      type: 'gauge',
      series: [{ value: (at) => 1_000 + Math.floor((at - now) / minute) }],
    },
    {
      name: 'left',
      type: 'gauge',
      series: [{ value: (at) => (at < now - 30 * minute ? 5 : undefined) }],
    },
    {
      name: 'left_long_ago',
      type: 'gauge',
      series: [{ value: (at) => (at < now - 3 * hour ? 5 : undefined) }],
    },
  ],
  { from: now - 7 * hour, to: now + hour, step: 15_000 },
);
/** The hash of `test`, from https://prometheus.io/docs/guides/basic-auth/ */
const users = { admin: '$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay' };

let server: Prometheus;

beforeAll(async () => {
  server = await startPrometheus({ history });
});
afterAll(() => server.close());

async function ask(queries: readonly string[], replace: Partial<SourceOf<'prometheus'>> = {}) {
  const runtime = await createTestRuntime();
  const source = { provider: 'prometheus' as const, url: server.url, timeout: 5_000, ...replace };
  const provider = prometheus.create(source, queries, { runtime, release: {} });
  return { runtime, provider: provider as HistoricalProvider & InquiringProvider };
}

describe('a look', () => {
  test('asks for the moment of its own clock', async () => {
    const { provider, runtime } = await ask([
      'queue_depth',
      'sum(rate(requests_total{status="500"}[1m])) / sum(rate(requests_total[1m]))',
      'sum(increase(requests_total[5m]))',
      'queue_depth offset 1h',
    ]);
    const values = async () => (await provider.observe()).map((answer) => 'value' in answer && answer.value);
    expect(await values()).toEqual([1_000, expect.closeTo(1 / 7, 10), expect.closeTo(2_100, 6), 940]);
    runtime.clock.advance(30 * minute);
    expect((await values())[0]).toBe(1_030);
    runtime.clock.advance(2 * hour);
    expect(await provider.observe()).toMatchObject(Array.from({ length: 4 }, () => ({ failure: 'no-data' })));
  });

  test.each([
    ['requests_total', 'several-series', /gives 2 series \(`requests_total\{color="blue", status="200"\}`, /],
    ['nothing_at_all', 'no-data', /\S/],
    ['left', 'no-data', /\S/],
    ['queue_depth / 0 * 0', 'not-a-number', /NaN/],
    ['queue_depth / 0', 'not-a-number', /infinite/],
    [
      'queue_depth + on () group_left requests_total',
      'bad-query',
      /multiple matches|many-to-many|grouping labels/,
    ],
    ['label_replace(requests_total, "status", "x", "", "")', 'bad-query', /same labelset/],
    ['rate(queue_depth)', 'bad-query', /expected type range vector/],
  ])('%s gives %s', async (query, failure, detail) => {
    const { provider } = await ask([query]);
    expect(await provider.observe()).toEqual([{ failure, detail: expect.stringMatching(detail) }]);
  });

  test('a query too long for an address is asked all the same', async () => {
    const long = Array.from({ length: 300 }, (_, index) => `queue_depth * ${index}`).join(' + ');
    const { provider } = await ask([long]);
    expect(await provider.observe()).toEqual([{ value: (1_000 * 299 * 300) / 2 }]);
  });
});

describe('a time already past', () => {
  test('has a point at each step, also where they are more than one answer may have', async () => {
    const { provider } = await ask(['queue_depth', 'left', 'requests_total', 'nothing_at_all', 'rate(']);
    const range = { from: now - 6 * hour, to: now, step: 1_000 };
    const [queue, left, several, nothing, bad] = await provider.history(range);
    const points = queue && 'points' in queue ? queue.points : [];
    expect(points).toHaveLength(6 * 3_600 + 1);
    const wrong = points.filter(({ time }, index) => time !== range.from + index * range.step);
    expect(wrong).toEqual([]);
    expect([points[0]?.value, points.at(-1)?.value]).toEqual([640, 1_000]);
    const last = left && 'points' in left ? (left.points.at(-1)?.time ?? 0) : 0;
    // Five minutes after its last sample a series is gone.
    expect(last).toBeGreaterThan(now - 31 * minute);
    expect(last).toBeLessThanOrEqual(now - 25 * minute);
    expect(several).toMatchObject({ failure: 'several-series' });
    expect(nothing).toSatisfy((history: { points?: unknown[]; failure?: string }) =>
      history.points ? history.points.length === 0 : history.failure === 'no-data',
    );
    expect(bad).toMatchObject({ failure: 'bad-query' });
  });
});

describe('mistakes', () => {
  test('unknown metrics, a wrong type and a wrong function are found, and only these', async () => {
    const queries = [
      'sum(rate(request_total[1m]))',
      'rate(queue_depth)',
      'nope(queue_depth)',
      'sum(rate(requests_total{status="404"}[1m]))',
      'left',
      'left_long_ago',
      'sum(rate(errors_total[1m])) or vector(0)',
    ];
    const { provider } = await ask(queries);
    const mistakes = await provider.findMistakes();
    expect(mistakes.map((mistake) => mistake !== undefined)).toEqual([
      ...[true, true, true],
      ...[false, false, true, false],
    ]);
    expect(mistakes[0]).toContain('`request_total`');
    expect(mistakes[1]).toContain('range vector');
  });
});

describe('the way in', () => {
  test('a password that is right, wrong or missing', async () => {
    const closed = await startPrometheus({ history, users });
    onTestFinished(closed.close);
    const answer = async (more: Partial<SourceOf<'prometheus'>>) => {
      const { provider } = await ask(['queue_depth'], { url: closed.url, ...more });
      return [(await provider.observe())[0], (await provider.findMistakes())[0]];
    };
    expect(await answer({ username: 'admin', password: 'test' })).toEqual([{ value: 1_000 }, undefined]);
    for (const wrong of [{}, { username: 'admin', password: 'test-secret' }]) {
      const [failure, mistake] = await answer(wrong);
      expect(failure).toMatchObject({ failure: 'wrong-credentials' });
      expect(mistake).toMatch(/401/);
      expect(JSON.stringify([failure, mistake])).not.toContain('test-secret');
    }
  });
});

import { systemClock } from '@deploy-actions/action-kit';
import { sections } from '@deploy-actions/config';
import { createTestRuntime, FakeClock } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ask } from '../../packages/checks/test/asking.ts';
import {
  openMetricsText,
  type Postgres,
  type Prometheus,
  startPostgres,
  startPrometheus,
} from './components/index.ts';

const minute = 60_000;
const hour = 60 * minute;
/** When tests ask. */
const now = new FakeClock().now();

/** A share of errors as a counter: 0.2% always, and 20% for the ten minutes from an hour and a half ago on. */
function failed(at: number, bad: boolean): number {
  const since = (at - now + 26 * hour) / 1_000;
  const trouble = Math.min(10 * minute, Math.max(0, at - now + 90 * minute)) / 1_000;
  return 0.2 * since + (bad ? 19.8 * trouble : 0);
}

const history = openMetricsText(
  [
    {
      name: 'requests_total',
      type: 'counter',
      series: ['well', 'troubled'].flatMap((job) => [
        { labels: { job, status: '500' }, value: (at: number) => failed(at, job === 'troubled') },
        {
          labels: { job, status: '200' },
          value: (at: number) => (100 * (at - now + 26 * hour)) / 1_000 - failed(at, job === 'troubled'),
        },
      ]),
    },
    {
      name: 'memory_bytes',
      type: 'gauge',
      series: ['steady', 'leaking'].map((pod) => ({
        labels: { pod },
        value: (at) =>
          (pod === 'leaking' ? 500e6 + (at - now + 24 * hour) * 3 : 500e6) + ((at / 1_000) % 7) * 1e5,
      })),
    },
    { name: 'gone', type: 'gauge', series: [{ value: (at) => (at < now - 20 * minute ? 1 : undefined) }] },
  ],
  { from: now - 26 * hour, to: now, step: 15_000 },
);

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await startPrometheus({ history });
});
afterAll(() => prometheus?.close());

async function found(check: object, context: object = {}) {
  const runtime = { ...(await createTestRuntime()), clock: { ...systemClock, now: () => now } };
  return ask(
    { kind: 'metric', source: { provider: 'prometheus', url: prometheus.url }, ...check },
    runtime,
    context,
  );
}

const share = (job: string) =>
  `sum(rate(requests_total{job="${job}",status=~"5.."}[5m])) / sum(rate(requests_total{job="${job}"}[5m]))`;

describe('errors over two hours', () => {
  const check = { lookback: '2h', 'warn-above': '1%', 'fail-above': '5%' };

  test('were few', async () => {
    expect(await found({ ...check, query: share('well') })).toMatchObject({
      status: 'pass',
      finding: '0.2% (fail-above 5%), 0.2% all the time',
      evidence: {
        answer: expect.stringMatching(
          /verdict: pass \(within-limits\)[\s\S]*looks: 121 in 2h until 2026-01-01T12:00:00Z/,
        ),
      },
    });
  });

  test('were many for a while, which the present doesn’t show', async () => {
    const query = share('troubled');
    expect(await found({ ...check, query })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^\d+(\.\d+)?% is above 5% \(fail-above 5%\) at 2026-01-01T10:3\d:00Z$/),
    });
    expect(await found({ ...check, query, for: '5m' })).toMatchObject({ status: 'fail' });
    // Not all of the time was beyond the limit: with a longer `for` it is a pass again, with the warning that there was.
    expect(
      await found({ ...check, query, for: '30m', 'warn-above': '0.1%', 'fail-above': '19%' }),
    ).toMatchObject({ status: 'warn' });
    expect(await found({ query, 'fail-above': '5%' })).toMatchObject({
      status: 'pass',
      finding: '0.2% (fail-above 5%)',
    });
  });
});

describe('a trend over a day', () => {
  const check = (pod: string) => ({
    ...{ query: `memory_bytes{pod="${pod}"}`, lookback: '24h', 'fail-above': '4GiB' },
    trend: { 'rises-by': '20%', over: '24h' },
  });

  test('a leak is one, and noise is none', async () => {
    expect(await found(check('leaking'))).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/trend \+5\d(\.\d)?% in 1d \(trend rises-by 20% over 1d\)/),
    });
    expect(await found(check('steady'))).toMatchObject({ status: 'pass' });
  });
});

describe('what isn’t there', () => {
  test.each([
    [{ query: 'gone', 'data-younger-than': '5m' }, /^no data to judge: /],
    [{ query: 'gone', 'fail-above': 5, lookback: '30m' }, /^no data to judge: /],
    [{ query: 'nothing_at_all', 'fail-above': 5 }, /^no data to judge: /],
    [{ query: 'requests_total', 'fail-above': 5 }, /^the source could not be read: .*series/],
    [
      {
        query: 'sum(rate(requests_total[5m]))',
        'fail-above': 5,
        source: { provider: 'prometheus', url: 'http://127.0.0.1:2' },
      },
      /could not be read/,
    ],
  ])('%o', async (check, finding) => {
    expect(await found(check)).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
  });

  test('a name that nobody could smuggle a query into', async () => {
    const subject = { service: 'well"} or vector(1) #', environment: 'x', version: '1', sha: undefined };
    const query = 'sum(rate(requests_total{job="{{service}}"}[5m]))';
    expect(await found({ query, 'fail-above': 5 }, { subject })).toMatchObject({
      finding: expect.stringMatching(/^no data/),
    });
  });
});

test('PostgreSQL is a source, too, by its name in the section', async () => {
  const postgres: Postgres = await startPostgres();
  onTestFinished(postgres.close);
  const metrics = sections.metrics.parse({
    ...{ provider: 'prometheus', url: prometheus.url },
    sources: { database: { provider: 'sql', database: postgres.url() } },
    indicators: { up: { query: 'up', 'rollback-below': 1 } },
  });
  const query = "select sum(numbackends) / current_setting('max_connections')::float from pg_stat_database";
  const check = { kind: 'metric', source: 'database', query, 'warn-above': '50%', 'fail-above': '80%' };
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  expect(await ask(check, runtime, { metrics })).toMatchObject({ status: 'pass' });
  expect(await ask({ ...check, query: 'select nonsense' }, runtime, { metrics })).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/^the source could not be read: PostgreSQL at .*nonsense/),
  });
});

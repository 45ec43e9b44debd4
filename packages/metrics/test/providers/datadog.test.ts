import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../src/check-metrics.ts';
import type { HistoricalProvider, InquiringProvider } from '../../src/metric-provider.ts';
import { parseQuery } from '../../src/providers/datadog/parse-query.ts';
import { datadog } from '../../src/providers/datadog.ts';
import { FakeService } from '../conformance/fake-service.ts';
import { answerAsDatadog, type DatadogData, datadogKeys } from '../fakes/datadog.ts';
import { documentedSections } from './documented-sections.ts';

type Source = Parameters<typeof datadog.create>[0];

const minute = 60_000;
/** As its API tells them: docs.datadoghq.com/metrics/units. */
const units = {
  nanosecond: { family: 'time', name: 'nanosecond', scale_factor: 1e-9 },
  millisecond: { family: 'time', name: 'millisecond', scale_factor: 1e-3 },
  minute: { family: 'time', name: 'minute', scale_factor: 60 },
  mebibyte: { family: 'bytes', name: 'mebibyte', scale_factor: 1_048_576 },
  percent: { family: 'percentage', name: 'percent', scale_factor: 1 },
  fraction: { family: 'percentage', name: 'fraction', scale_factor: 100 },
  request: { family: 'network', name: 'request', scale_factor: 1 },
};

async function open(data: DatadogData, queries: readonly string[], replace: { period?: number } = {}) {
  const runtime = await createTestRuntime();
  const service = await FakeService.start((request) => answerAsDatadog(request, data));
  const source = {
    provider: 'datadog',
    site: 'datadoghq.com',
    url: `${service.url}/`,
    'api-key': datadogKeys.api,
    'application-key': datadogKeys.application,
    period: minute,
    timeout: 5_000,
    ...replace,
  } satisfies Source;
  const make = (over: Partial<Source> = {}) =>
    datadog.create({ ...source, ...over }, queries, { runtime, release: {} }) as HistoricalProvider &
      InquiringProvider;
  return { runtime, service, source, make, provider: make() };
}

/** What each bucket has is the minute of the hour in which it starts. */
const minuteOfHour: DatadogData = () => [{ at: (start) => (start / minute) % 60 }];

describe('a query of Datadog', () => {
  it.each([
    ['avg:system.cpu.user{*}', 'q0', ['avg:system.cpu.user{*}']],
    ['a.b{*}', 'q0', ['a.b{*}']],
    [
      'sum:errors{env:prod AND (color:green OR color:blue)}.as_count() / sum:hits{env:prod}.as_count() * 100',
      'q0 / q1 * 100',
      ['sum:errors{env:prod AND (color:green OR color:blue)}.as_count()', 'sum:hits{env:prod}.as_count()'],
    ],
    [
      "moving_rollup(default_zero(max:a{*} by {host}), 300, 'avg')",
      "moving_rollup(default_zero(q0), 300, 'avg')",
      ['max:a{*} by {host}'],
    ],
    ['-p99.9:a{*}.fill(zero) + 1e3', '-q0 + 1e3', ['p99.9:a{*}.fill(zero)']],
    [
      'count(v: v>0.5):latency{service:shop}.as_count()',
      'q0',
      ['count(v: v>0.5):latency{service:shop}.as_count()'],
    ],
    ['per_second(sum:a{*}.rollup(max))', 'per_second(q0)', ['sum:a{*}.rollup(max)']],
  ])('%s is taken apart into its metrics', (text, formula, metrics) => {
    const parsed = parseQuery(text);
    expect(parsed).toEqual({
      formula,
      metrics: metrics.map((query, index) => ({ name: `q${index}`, query })),
    });
  });

  it.each([
    ['', 'names no metric; write it as `avg:name{scope}`'],
    ['1 + 1', 'names no metric; write it as `avg:name{scope}`'],
    [
      'avg:cpu',
      'has `avg:cpu` without a scope; write `avg:cpu{*}`, with the tags to select by instead of `*`',
    ],
    [
      'sum:a{*} / hits',
      'has `hits` without a scope; write `hits{*}`, with the tags to select by instead of `*`',
    ],
    ['avg:cpu{env:prod', "has braces that don't close a scope, at `avg:cpu{env:prod`"],
    ['(avg:a{*}', 'has a parenthesis that is not closed'],
    ['avg:a{*})', 'closes a parenthesis that is not open'],
    ['avg:a{*}, avg:b{*}', 'asks for several things; write one query for each'],
    ['avg:a{*} > 5', 'has `>` outside a metric'],
    [
      'sum:a{*}.as_count().rollup(sum, 300)',
      'has a `.rollup(…)` with a length of its own; the `period` of the source says how long a bucket is',
    ],
  ])('%s is refused before anything starts', async (query, mistake) => {
    const { source } = await open(minuteOfHour, []);
    expect(datadog.checkQuery(query, source)).toBe(mistake);
    expect(() => datadog.create(source, [query], { runtime: {} as never, release: {} })).toThrow(mistake);
  });

  it('gets placeholders as Datadog keeps tags, so that none leaves its scope', () => {
    expect(datadog.escape?.('1.2.0-RC.1+build 7')).toBe('1.2.0-rc.1_build_7');
    expect(datadog.escape?.('x} or {*},env:a')).toBe('x__or_____env:a');
  });
});

describe('datadog', () => {
  it('asks for the buckets of the last minutes, and leaves out what is still filling', async () => {
    const { provider, runtime, service } = await open(minuteOfHour, ['avg:a{*}', 'avg:b{*} - avg:c{*}']);
    const noon = runtime.clock.now();
    const seen: unknown[] = [];
    for (const seconds of [29, 1, 59]) {
      runtime.clock.advance(seconds * 1_000);
      seen.push(...(await provider.observe()));
    }
    const before = { value: 58, time: noon - minute };
    const after = { value: 59, time: noon };
    expect(seen).toEqual([before, before, after, after, after, after]);
    const sent = JSON.parse(service.received[0]?.body ?? '');
    expect(sent.data.attributes).toEqual({
      from: noon - 13 * minute,
      to: noon - minute,
      interval: minute,
      queries: [
        { data_source: 'metrics', name: 'q0_0', query: 'avg:a{*}' },
        { data_source: 'metrics', name: 'q1_0', query: 'avg:b{*}' },
        { data_source: 'metrics', name: 'q1_1', query: 'avg:c{*}' },
      ],
      formulas: [{ formula: 'q0_0' }, { formula: 'q1_0 - q1_1' }],
    });
  });

  it('takes a value for stale once it is five minutes and one bucket old, and tells it from none', async () => {
    const noon = (await createTestRuntime()).clock.now();
    const until = (end: number) => [{ at: (start: number) => (start + minute <= end ? 7 : undefined) }];
    const data: Record<string, ReturnType<typeof until>> = {
      'avg:late{*}': until(noon - 6 * minute),
      'avg:stopped{*}': until(noon - 7 * minute),
      'avg:gone{*}': until(noon - 60 * minute),
    };
    const { provider, runtime } = await open((query) => data[query], Object.keys(data));
    runtime.clock.advance(30_000);
    const [late, stopped, gone] = await provider.observe();
    expect(late).toMatchObject({ failure: 'stale', detail: expect.stringContaining('2026-01-01T11:54:00Z') });
    expect(stopped).toMatchObject({ failure: 'stale' });
    expect(gone).toEqual({
      failure: 'no-data',
      detail: 'Datadog has no value in the 12m up to 2026-01-01T12:00:00Z',
    });
    runtime.clock.advance(-30_000);
    expect((await provider.observe())[0]).toEqual({ value: 7, time: noon - 6 * minute });
  });

  it.each([
    ['nanoseconds', [units.nanosecond, null], 2e9, 2],
    ['milliseconds per minute', [units.millisecond, units.minute], 60_000, 1],
    ['mebibytes', [units.mebibyte, null], 3, 3 * 1_048_576],
    ['percent', [units.percent, null], 5, 0.05],
    ['a share of 1', [units.fraction, null], 0.05, 0.05],
    ['requests per second', [units.request, { family: 'time', name: 'second', scale_factor: 1 }], 12, 12],
    ['no unit', [null, null], 12, 12],
  ])('gives seconds, bytes and shares of 1 for %s', async (_, unit, given, value) => {
    const { provider, runtime } = await open(() => [{ unit, at: () => given }], ['avg:a{*}']);
    const [answer] = await provider.observe();
    expect(answer).toMatchObject({ value: expect.closeTo(value, 9) });
    const now = runtime.clock.now();
    const [history] = await provider.history({ from: now - 5 * minute, to: now - minute, step: minute });
    const points = [1, 2, 3, 4].map(() => ({ time: expect.any(Number), value: expect.closeTo(value, 9) }));
    expect(history).toEqual({ points });
  });

  it('names the first three of several series', async () => {
    const tags = ['host:a', 'host:b', 'host:c', 'host:d'];
    const { provider } = await open(
      () => tags.map((tag) => ({ tags: [tag, 'env:prod'], at: () => 1 })),
      ['avg:a{*} by {host,env}'],
    );
    expect(await provider.observe()).toEqual([
      {
        failure: 'several-series',
        detail:
          'the query gives 4 series (`host:a,env:prod`, `host:b,env:prod`, `host:c,env:prod`, …) where one is expected; leave out `by {…}`',
      },
    ]);
  });

  it('answers the other queries when Datadog refuses one', async () => {
    const { provider, service } = await open(
      (query) => (query.includes('bad') ? undefined : [{ at: () => 4 }]),
      ['avg:a{*}', 'avg:bad{*}', 'avg:b{*}'],
    );
    const [first, bad, third] = await provider.observe();
    expect([first, third]).toEqual([
      expect.objectContaining({ value: 4 }),
      expect.objectContaining({ value: 4 }),
    ]);
    expect(bad).toEqual({
      failure: 'bad-query',
      detail: `${service.url}/api/v2/query/timeseries answered with status 400: Error parsing query: unable to parse avg:bad{*}`,
    });
    expect(await provider.findMistakes()).toEqual([
      undefined,
      expect.stringMatching(/^can't be asked: .*unable to parse avg:bad/),
      undefined,
    ]);
  });

  it('takes an error with status 200 for a bad query', async () => {
    const { make } = await open(minuteOfHour, ['avg:a{*}']);
    const odd = await FakeService.start(() => ({ body: { errors: 'unknown function: avgg' } }));
    expect(await make({ url: odd.url }).observe()).toEqual([
      {
        failure: 'bad-query',
        detail: `${odd.url}/api/v2/query/timeseries says \`unknown function: avgg\``,
      },
    ]);
  });

  it('says which of the keys can be wrong, and when requests are taken again', async () => {
    const { make, service, runtime } = await open(minuteOfHour, ['avg:a{*}']);
    expect(await make({ 'application-key': 'another one' }).observe()).toEqual([
      {
        failure: 'wrong-credentials',
        detail: `${service.url}/api/v2/query/timeseries answered with status 403: one of the two keys is wrong or of another site, or the application key lacks \`timeseries_query\` (Forbidden)`,
      },
    ]);
    const busy = await FakeService.start(() => ({
      status: 429,
      headers: { 'x-ratelimit-reset': '17' },
      body: { errors: ['Rate limit of 100 requests in 60 seconds reached. Please try again later.'] },
    }));
    expect(await make({ url: busy.url }).observe()).toEqual([
      {
        failure: 'rate-limited',
        detail: expect.stringContaining(
          'status 429: too many requests of this organization; requests are taken again in 17s (Rate limit',
        ),
      },
    ]);
    expect(runtime.lines).toEqual([]);
  });

  it('gives the past in buckets that lie wholly in it, and none that is still filling', async () => {
    const { provider, runtime } = await open(minuteOfHour, ['avg:a{*}'], { period: 5 * minute });
    const noon = runtime.clock.now();
    const range = { from: noon - 21 * minute, to: noon + 60 * minute, step: 10_000 };
    expect(await provider.history(range)).toEqual([
      { points: [-15, -10, -5].map((end) => ({ time: noon + end * minute, value: 60 + end - 5 })) },
    ]);
    expect(await provider.history({ from: noon - minute, to: noon, step: 10_000 })).toEqual([{ points: [] }]);
  });

  it('refuses a site or a period that can not be asked for', async () => {
    const { source, runtime } = await open(minuteOfHour, []);
    const { url, ...rest } = source;
    const make = (over: object) => () => datadog.create({ ...rest, ...over }, [], { runtime, release: {} });
    expect(make({ site: 'https://datadoghq.eu/' })).toThrow('found the Datadog site `https://datadoghq.eu/`');
    expect(make({ site: 'us5.datadoghq.com', period: 1_500 })).toThrow('is 1.5s, but must be whole seconds');
    expect(make({ site: 'us5.datadoghq.com' })).not.toThrow();
    expect(datadog.span('avg:a{*}', source)).toBe(minute);
  });
});

it('has a page with an example that can be copied', async () => {
  const [metrics] = documentedSections('datadog');
  if (!metrics) throw new Error('the page has no example');
  expect(metrics).toMatchObject({ provider: 'datadog', period: minute });
  expect(Object.keys(metrics.indicators).length).toBeGreaterThan(2);
  expect(await checkMetrics(metrics, { watched: 30 * minute, past: true, live: true })).toEqual([]);
});

import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../src/check-metrics.ts';
import type { HistoricalProvider, InquiringProvider } from '../../src/metric-provider.ts';
import { parseQuery } from '../../src/providers/sentry/parse-query.ts';
import { sentry } from '../../src/providers/sentry.ts';
import { FakeService } from '../conformance/fake-service.ts';
import { answerAsSentry, type SentryBucket, type SentryData, sentryPlace } from '../fakes/sentry.ts';
import { documentedSections } from './documented-sections.ts';

type Source = Parameters<typeof sentry.create>[0];

const minute = 60_000;

async function open(data: SentryData, queries: readonly string[] = ['count()']) {
  const runtime = await createTestRuntime();
  const service = await FakeService.start((request) => answerAsSentry(request, data, runtime.clock));
  const { organization, project, token } = sentryPlace;
  const source: Source = {
    provider: 'sentry',
    url: `${service.url}/`,
    organization,
    project,
    token,
    period: minute,
    timeout: 5_000,
  };
  const make = (over: Partial<Source> = {}) =>
    sentry.create({ ...source, ...over }, queries, { runtime, release: {} }) as HistoricalProvider &
      InquiringProvider;
  return { runtime, service, source, make, provider: make() };
}

/** The same in every bucket. */
function always(
  bucket: SentryBucket | undefined,
  meta: { type?: string; unit?: string | null } = {},
): SentryData {
  return () => ({ ...meta, at: () => bucket });
}

describe('a query of Sentry', () => {
  it.each([
    ['count()', 'errors', 'count()', '', true],
    ['count() level:error release:"shop@1.2"', 'errors', 'count()', 'level:error release:"shop@1.2"', true],
    ['spans count() transaction:/api', 'spans', 'count()', 'transaction:/api', true],
    ['count_unique(user)', 'errors', 'count_unique(user)', '', true],
    ['failure_rate() transaction:/api', 'spans', 'failure_rate()', 'transaction:/api', false],
    ['p95(span.duration)', 'spans', 'p95(span.duration)', '', false],
    ['p95(transaction.duration)', 'transactions', 'p95(transaction.duration)', '', false],
    ['count_if(span.duration,greater,300)', 'spans', 'count_if(span.duration,greater,300)', '', true],
    ['errors epm()  (a:b OR message:"it \\"(is")', 'errors', 'epm()', '(a:b OR message:"it \\"(is")', true],
    ['discover avg(measurements.lcp)', 'discover', 'avg(measurements.lcp)', '', false],
  ])('%s asks %s', (text, dataset, aggregate, search, counts) => {
    expect(parseQuery(text)).toEqual({ dataset, aggregate, search, counts });
  });

  it.each([
    ['', /^has no function at its start; write it as `count\(\) level:error`/],
    ['level:error', /^has no function at its start/],
    ['count', /^has no function at its start/],
    ['count(', /^has no function at its start/],
    ['level:error count()', /^has no function at its start/],
    ['issues count()', /^has the dataset `issues`; known are `errors`, `spans`/],
    ['count() message:"open', /^has a quote or a parenthesis in its search that is not closed$/],
    ['count() (a:b OR c:d', /^has a quote or a parenthesis in its search/],
  ])('is refused before anything starts as `%s`', async (query, mistake) => {
    const { source, runtime } = await open(always(undefined));
    expect(sentry.checkQuery(query, source)).toMatch(mistake);
    expect(() => sentry.create(source, [query], { runtime, release: {} })).toThrow('the query `');
  });

  it('keeps a placeholder inside its quotes, and literal', () => {
    expect(sentry.escape?.('shop@1.2+b')).toBe('shop@1.2+b');
    expect(sentry.escape?.('1.* \\')).toBe('1.\\* _');
    expect(sentry.escape?.('" OR release:"x\n')).toBe('_ OR release:_x_');
  });
});

describe('sentry', () => {
  it('asks for one project and environment with the parameters of the API', async () => {
    const { make, service, runtime } = await open(always({ value: 1 }), ['count() level:error']);
    const noon = runtime.clock.now();
    const base = {
      dataset: 'errors',
      yAxis: 'count()',
      query: 'level:error',
      start: '2026-01-01T11:48:00Z',
      end: '2026-01-01T12:00:00Z',
      interval: '60',
    };
    const answer = { value: 1, time: noon - 2 * minute };
    expect(await make({ 'sentry-environment': 'production' }).observe()).toEqual([answer]);
    expect(await make({ project: sentryPlace.id }).observe()).toEqual([answer]);
    const { project, ...everywhere } = (await open(always({ value: 1 }))).source;
    const all = sentry.create({ ...everywhere, url: service.url }, ['count()'], { runtime, release: {} });
    expect(await all.observe()).toEqual([answer]);
    const { query, ...unsearched } = base;
    expect(service.received.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { ...base, projectSlug: 'shop', environment: 'production' },
      { ...base, project: '4501' },
      { ...unsearched, project: '-1' },
    ]);
  });

  it('takes the newest bucket that Sentry calls complete', async () => {
    const { provider, runtime } = await open(() => ({ at: (start) => ({ value: (start / minute) % 60 }) }));
    const noon = runtime.clock.now();
    runtime.clock.advance(90_000);
    expect(await provider.observe()).toEqual([{ value: 58, time: noon - minute }]);
    runtime.clock.advance(1);
    expect(await provider.observe()).toEqual([{ value: 59, time: noon }]);
  });

  it.each([
    ['milliseconds', 'duration', 'millisecond', 250, 0.25],
    ['a duration without a unit', 'duration', null, 250, 0.25],
    ['seconds', 'duration', 'second', 0.25, 0.25],
    ['kibibytes', 'size', 'kibibyte', 3, 3_072],
    ['bytes', 'size', null, 3, 3],
    ['a share', 'percentage', null, 0.05, 0.05],
    ['a rate per minute', 'rate', '1/minute', 12, 12],
    ['a number', 'integer', null, 12, 12],
  ])('gives base units for %s', async (_, type, unit, given, value) => {
    const { provider } = await open(always({ value: given }, { type, unit }), ['p95(span.duration)']);
    expect(await provider.observe()).toMatchObject([{ value: expect.closeTo(value, 9) }]);
  });

  it('takes the zeros with which Sentry fills holes for nothing, but not those of a count', async () => {
    const queries = [
      'count() level:error',
      'spans count()',
      'failure_rate()',
      'p95(span.duration)',
      'p95(transaction.duration)',
    ];
    const type = (aggregate: string) => (aggregate.startsWith('p95') ? 'duration' : 'integer');
    const { provider } = await open(
      ({ aggregate }) => ({ type: type(aggregate), at: () => undefined }),
      queries,
    );
    const zero = { value: 0, time: expect.any(Number) };
    const none = { failure: 'no-data', detail: 'Sentry has no value in the 12m up to 2026-01-01T12:00:00Z' };
    expect(await provider.observe()).toEqual([zero, zero, none, none, none]);
    const real = await open(always({ value: 0, samples: 40 }), ['failure_rate()']);
    expect(await real.provider.observe()).toEqual([zero]);
  });

  it('says when Sentry makes other buckets than it was asked for', async () => {
    const { service, make } = await open(always({ value: 1 }));
    const strict = await FakeService.start((request) => {
      const { timeSeries } = answerAsSentry(request, always({ value: 1 }), {
        now: () => 0,
        sleep: async () => {},
      }).body as { timeSeries: { meta: { interval: number } }[] };
      for (const { meta } of timeSeries) meta.interval = 300_000;
      return { body: { timeSeries, meta: {} } };
    });
    const [answer] = await make({ url: strict.url, period: 10_000 }).observe();
    expect(answer).toEqual({
      failure: 'bad-query',
      detail: `${strict.url}/api/0/organizations/acme/events-timeseries/ gives buckets of 5m, because it has none of 10s; change \`period\``,
    });
    expect(service.received).toEqual([]);
  });

  it('answers the other queries when one is wrong', async () => {
    const { provider, service } = await open(
      ({ aggregate }) =>
        aggregate === 'p95(title)' ? { error: 'p95: not a number.' } : { at: () => ({ value: 4 }) },
      ['count()', 'p95(title)', 'errors epm()'],
    );
    const [first, bad, third] = await provider.observe();
    expect([first, third]).toMatchObject([{ value: 4 }, { value: 4 }]);
    const detail = `${service.url}/api/0/organizations/acme/events-timeseries/ answered with status 400: p95: not a number`;
    expect(bad).toEqual({ failure: 'bad-query', detail });
    expect(await provider.findMistakes()).toEqual([undefined, `can't be asked: ${detail}`, undefined]);
  });

  it.each([
    [{ token: 'sntrys_other' }, /status 401: the token is wrong, or of another server \(Invalid token\)$/],
    [
      { project: 'blog' },
      /status 403: the token lacks the scope `org:read` or `event:read`, or there is no project `blog` that it may see \(You do/,
    ],
    [
      { organization: 'evil/../corp' },
      /organizations\/evil%2F..%2Fcorp\/events-timeseries\/ answered with status 404: there is no organization `evil\/..\/corp` that the token may see/,
    ],
  ])('says what is wrong with %j, and that is a mistake', async (over, detail) => {
    const { make } = await open(always({ value: 1 }));
    const provider = make(over);
    expect(await provider.observe()).toEqual([
      { failure: 'wrong-credentials', detail: expect.stringMatching(detail) },
    ]);
    expect(await provider.findMistakes()).toEqual([expect.stringMatching(detail)]);
  });

  // Its `get_environments` answers as if the resource were missing.
  it('takes an environment that it has not heard of yet for no mistake', async () => {
    const { make } = await open(always({ value: 1 }));
    const fresh = await FakeService.start(() => ({
      status: 404,
      body: { detail: 'The requested resource does not exist' },
    }));
    const provider = make({ url: fresh.url, 'sentry-environment': 'staging' });
    expect(await provider.observe()).toEqual([
      {
        failure: 'no-data',
        detail: expect.stringMatching(
          /nothing was reported from the environment `staging` yet, or there is no organization/,
        ),
      },
    ]);
    expect(await provider.findMistakes()).toEqual([undefined]);
  });

  it('says from when on requests are taken again', async () => {
    const { make } = await open(always({ value: 1 }));
    const busy = await FakeService.start(() => ({
      status: 429,
      headers: { 'x-sentry-rate-limit-reset': '1767268820' },
      body: { detail: 'too frequent.' },
    }));
    expect(await make({ url: busy.url }).observe()).toEqual([
      {
        failure: 'rate-limited',
        detail: expect.stringMatching(
          /too many requests with this token; requests are taken again from 2026-01-01T12:00:20Z on \(too frequent\)$/,
        ),
      },
    ]);
  });

  it('has no more than ten requests under way', async () => {
    let under = 0;
    let most = 0;
    const { runtime, source } = await open(always({ value: 1 }));
    const http = {
      send: async () => {
        under += 1;
        most = Math.max(most, under);
        await new Promise((resolve) => setImmediate(resolve));
        under -= 1;
        return { status: 503, headers: {}, body: '', elapsed: 1 };
      },
    };
    const queries = Array.from({ length: 25 }, (_, index) => `count() a:${index}`);
    const provider = sentry.create(source, queries, { runtime: { ...runtime, http }, release: {} });
    expect(await provider.observe()).toHaveLength(25);
    expect(most).toBe(10);
  });

  it('leaves out of the past what is still incomplete', async () => {
    const { provider, runtime } = await open(always({ value: 2 }));
    const noon = runtime.clock.now();
    const [history] = await provider.history({ from: noon - 4 * minute, to: noon, step: minute });
    expect(history).toEqual({ points: [-3, -2].map((ago) => ({ time: noon + ago * minute, value: 2 })) });
  });
});

it('has a page with an example that can be copied', async () => {
  const [metrics] = documentedSections('sentry');
  if (!metrics) throw new Error('the page has no example');
  expect(metrics).toMatchObject({ provider: 'sentry', period: minute });
  expect(Object.keys(metrics.indicators).length).toBeGreaterThan(2);
  expect(await checkMetrics(metrics, { watched: 30 * minute, past: true, live: true })).toEqual([]);
});

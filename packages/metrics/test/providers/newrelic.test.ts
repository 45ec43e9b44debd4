import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../src/check-metrics.ts';
import type { HistoricalProvider, InquiringProvider } from '../../src/metric-provider.ts';
import { newRelic } from '../../src/providers/newrelic.ts';
import { FakeService } from '../conformance/fake-service.ts';
import {
  type Asked,
  answerAsNewRelic,
  type NewRelicData,
  newRelicAccount,
  rowsOf,
  syntaxError,
} from '../fakes/newrelic.ts';
import { documentedSections } from './documented-sections.ts';

type Source = Parameters<typeof newRelic.create>[0];

const minute = 60_000;
const count = 'SELECT count(*) FROM Transaction';

async function open(data: NewRelicData, queries: readonly string[] = [count]) {
  const runtime = await createTestRuntime();
  const service = await FakeService.start((request) => answerAsNewRelic(request, data));
  const source: Source = {
    provider: 'newrelic',
    region: 'eu',
    url: `${service.url}/graphql`,
    account: newRelicAccount.id,
    'api-key': newRelicAccount.key,
    period: minute,
    timeout: 15_000,
  };
  const make = (over: Partial<Source> = {}) =>
    newRelic.create({ ...source, ...over }, queries, { runtime, release: {} }) as HistoricalProvider &
      InquiringProvider;
  return { runtime, service, source, make, provider: make() };
}

function rows(...given: object[]): NewRelicData {
  return () => ({ rows: given });
}

describe('a query of New Relic', () => {
  it.each([
    count,
    "from Transaction select average(duration) where name = 'since 1 until 2 (' and host LIKE '%it\\'s%'",
    'SELECT latest(`timeseries`) FROM Metric',
    'SELECT count(*) FROM (SELECT count(*) FROM Transaction SINCE 1 day ago FACET host)',
    'SELECT count(*) FROM Transaction /* since\n when? */ // until now',
    `${count} -- since it's deployed (`,
    'WITH 5 AS five FROM Transaction SELECT count(*)',
    'SELECT count(*) FROM Transaction FACET host LIMIT 1',
  ])('is fine as `%s`', async (query) => {
    const { source } = await open(rows());
    expect(newRelic.checkQuery(query, source)).toBeUndefined();
  });

  it.each([
    [`${count} SINCE 5 minutes ago`, /^has `SINCE`; leave it out, the provider asks for the time/],
    [`${count} until now`, /^has `UNTIL`/],
    [`${count} TimeSeries 1 minute`, /^has `TIMESERIES`/],
    [`${count} COMPARE WITH 1 week ago`, /^has `COMPARE WITH`/],
    ['SHOW EVENT TYPES', /^starts with `SHOW`, but NRQL with `SELECT` or `FROM`$/],
    ['', /^starts with ``, but NRQL/],
    ['SELECT * FROM Transaction', /^gives events; count or average them/],
    ["SELECT count(*) FROM Transaction WHERE name = 'it's'", /^has a ' that is not closed$/],
    ['SELECT latest(`a) FROM Metric', /^has a ` that is not closed$/],
    [`${count} /* all of them`, /^has a comment that is not closed$/],
    ['SELECT count(* FROM Transaction', /^has parentheses that do not match$/],
    ['SELECT count(*)) FROM Transaction', /^has parentheses that do not match$/],
  ])('is refused before anything starts as `%s`', async (query, mistake) => {
    const { source, runtime } = await open(rows());
    expect(newRelic.checkQuery(query, source)).toMatch(mistake);
    expect(() => newRelic.create(source, [query], { runtime, release: {} })).toThrow('the query `');
  });

  it('keeps a placeholder inside its quotes', () => {
    expect(newRelic.escape?.("it's\\' OR true")).toBe("it\\'s\\\\\\' OR true");
  });
});

describe('newrelic', () => {
  it('asks for the newest bucket that agents have reported, with its time on a line of its own', async () => {
    const seen: [string, Asked][] = [];
    const query = `${count} -- "quoted" } and $account`;
    const { provider, runtime, service } = await open(
      (nrql, asked) => {
        seen.push([nrql, asked]);
        return { rows: [{ count: 5 }] };
      },
      [query],
    );
    const noon = runtime.clock.now();
    runtime.clock.advance(59_999);
    expect(await provider.observe()).toEqual([{ value: 5, time: noon - minute }]);
    runtime.clock.advance(1);
    expect(await provider.observe()).toEqual([{ value: 5, time: noon }]);
    expect(seen).toEqual([
      [query, { since: noon - 2 * minute, until: noon - minute }],
      [query, { since: noon - minute, until: noon }],
    ]);
    // Nothing of the query or the account is in the document, whatever they are.
    expect(JSON.parse(service.received[0]?.body ?? '')).toEqual({
      query:
        'query ($account: Int!, $timeout: Seconds, $q0: Nrql!) { actor { account(id: $account) { q0: nrql(query: $q0, timeout: $timeout) { results metadata { facets } } } } }',
      variables: {
        account: newRelicAccount.id,
        timeout: 14,
        q0: `${query}\nSINCE ${noon - 2 * minute} UNTIL ${noon - minute}`,
      },
    });
  });

  it.each([
    ['a count', [{ count: 0 }], 0],
    ['a percentile', [{ 'percentile.duration': { 99: 1.2 } }], 1.2],
    ['an apdex', [{ 'apdex.duration': { count: 9, s: 8, t: 1, f: 0, score: 0.94 } }], 0.94],
    ['the only facet', [{ facet: 'a', host: 'a', 'average.duration': 0.2 }], 0.2],
    ['a facet that is a number', [{ facet: 500, code: 500, count: 3 }], 3],
  ])('takes the one value of %s', async (_, given, value) => {
    const { provider } = await open(() => ({ rows: given, facets: ['host', 'code'] }));
    expect(await provider.observe()).toMatchObject([{ value }]);
  });

  it.each([
    ['no-data', [], 'New Relic has no value in the 1m up to 2026-01-01T11:59:00Z'],
    [
      'no-data',
      [{ 'average.duration': null }],
      'New Relic has no value in the 1m up to 2026-01-01T11:59:00Z',
    ],
    [
      'several-series',
      [{ 'percentile.duration': { 95: 0.8, 99: 1.2 } }],
      'the query gives 2 series (`percentile.duration.95`, `percentile.duration.99`) where one is expected; select one value, without `FACET`',
    ],
    [
      'several-series',
      ['a', 'b', 'c', 'd'].map((host) => ({ facet: [host, 'GET'], host, count: 1 })),
      'the query gives 4 series (`a, GET`, `b, GET`, `c, GET`, …) where one is expected; select one value, without `FACET`',
    ],
    [
      'malformed',
      [{ 'latest.version': '1.2' }],
      /\/graphql: `latest.version` of the query is no number, but `"1.2"`$/,
    ],
    ['malformed', [{ facet: 'a', host: 'a' }], /\/graphql: the rows of the query have no value in them$/],
  ])('says %s of %j', async (failure, given, detail) => {
    const { provider } = await open(() => ({ rows: given, facets: ['host'] }));
    const [answer] = await provider.observe();
    expect(answer).toEqual({
      failure,
      detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
    });
  });

  it('answers the other queries when one is wrong', async () => {
    const { provider, service } = await open(
      (nrql) => (nrql.includes('bad') ? { error: syntaxError(8, 'bad') } : { rows: [{ count: 4 }] }),
      [count, 'SELECT bad FROM Transaction', count],
    );
    const [first, bad, third] = await provider.observe();
    expect([first, third]).toMatchObject([{ value: 4 }, { value: 4 }]);
    const detail = `${service.url}/graphql says INVALID_INPUT: \`NRQL Syntax Error: Error at line 1 position 8, unexpected 'bad'\``;
    expect(bad).toEqual({ failure: 'bad-query', detail });
    expect(await provider.findMistakes()).toEqual([undefined, `can't be asked: ${detail}`, undefined]);
    expect(service.received).toHaveLength(2);
  });

  it.each([
    [{ errorClass: 'TIMEOUT' }, 'NRDB query duration exceeded the set timeout', 'server-error'],
    [{ errorClass: 'SERVER_ERROR', errorCode: 'NRDB:1106924' }, 'An error occurred', 'rate-limited'],
    [{ errorClass: 'TOO_MANY_REQUESTS' }, 'slow down', 'rate-limited'],
    [{ errorClass: 'ACCESS_DENIED' }, 'not for you', 'wrong-credentials'],
    [{ errorCode: 'BAD_USER_INPUT' }, 'Validation Error', 'bad-query'],
    [undefined, 'Unknown function baseline()', 'bad-query'],
    [undefined, 'the moon is full', 'refused'],
  ])('says of the error %j, `%s`, that it is %3$s', async (extensions, message, failure) => {
    const { provider } = await open(() => ({ error: { message, ...(extensions && { extensions }) } }));
    expect(await provider.observe()).toEqual([{ failure, detail: expect.stringContaining(message) }]);
  });

  it('says what is wrong with a key and an account', async () => {
    const { make, service } = await open(rows({ count: 1 }));
    expect(await make({ 'api-key': 'NRII-of-another-kind' }).observe()).toEqual([
      {
        failure: 'wrong-credentials',
        detail: `${service.url}/graphql answered with status 401: the key is wrong, of another region, or no user key (Bad API Key or no API Key provided)`,
      },
    ]);
    expect(await make({ account: 99 }).observe()).toEqual([
      {
        failure: 'wrong-credentials',
        detail: `${service.url}/graphql says ACCESS_DENIED: \`Not authorized for account\``,
      },
    ]);
    const silent = await FakeService.start(() => ({ body: { data: { actor: { account: null } } } }));
    expect(await make({ url: `${silent.url}/graphql`, account: 99 }).observe()).toEqual([
      {
        failure: 'wrong-credentials',
        detail: expect.stringContaining('shows nothing of account 99; may the user'),
      },
    ]);
  });

  it('keeps a key out of its messages that New Relic repeats', async () => {
    const { provider, runtime } = await open(() => ({
      error: { message: `${'x'.repeat(110)} ${newRelicAccount.key}` },
    }));
    runtime.secrets.add(newRelicAccount.key);
    const [answer] = await provider.observe();
    expect(answer?.failure).toBe('refused');
    expect(JSON.stringify(answer)).not.toContain('NRAK');
  });

  it('takes no text without an end for a code', async () => {
    const service = await FakeService.start(() => ({
      body: { errors: [{ message: 'no', extensions: { errorClass: 'X'.repeat(10_000) } }] },
    }));
    const { make } = await open(() => ({ rows: [] }));
    const detail = `${service.url}/graphql says \`no\``;
    expect(await make({ url: `${service.url}/graphql` }).observe()).toEqual([{ failure: 'refused', detail }]);
  });

  it('asks for the past with as many buckets as TIMESERIES has, and joins them', async () => {
    const asked: Asked[] = [];
    const { provider, runtime } = await open((_, time) => {
      asked.push(time);
      return { rows: rowsOf(time, (end) => ({ count: (end / minute) % 7 === 0 ? null : 1 })) };
    });
    const to = runtime.clock.now() - minute;
    const from = to - 400 * minute;
    const [history] = await provider.history({ from, to, step: minute });
    const times = Array.from({ length: 400 }, (_, index) => from + (index + 1) * minute);
    const points = times.filter((time) => (time / minute) % 7 !== 0).map((time) => ({ time, value: 1 }));
    expect(history).toEqual({ points });
    const border = from + 366 * minute;
    expect(asked).toEqual([
      { since: from, until: border, step: minute },
      { since: border, until: to, step: minute },
    ]);
  });

  it('is at the address of its region unless told otherwise', async () => {
    const { source, runtime } = await open(rows());
    const sent: string[] = [];
    const http = {
      send: async ({ url }: { url: string }) => {
        sent.push(url);
        return { status: 503, headers: {}, body: '', elapsed: 1 };
      },
    };
    const { url, ...rest } = source;
    for (const region of ['us', 'eu'] as const) {
      await newRelic
        .create({ ...rest, region }, [count], { runtime: { ...runtime, http }, release: {} })
        .observe();
    }
    expect(sent).toEqual(['https://api.newrelic.com/graphql', 'https://api.eu.newrelic.com/graphql']);
  });
});

it('has a page with an example that can be copied', async () => {
  const [metrics] = documentedSections('newrelic');
  if (!metrics) throw new Error('the page has no example');
  expect(metrics).toMatchObject({ provider: 'newrelic', period: minute });
  expect(Object.keys(metrics.indicators).length).toBeGreaterThan(2);
  expect(await checkMetrics(metrics, { watched: 30 * minute, past: true, live: true })).toEqual([]);
});

import { readFileSync } from 'node:fs';
import type { SourceOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import type { HistoricalProvider, InquiringProvider } from '../../src/metric-provider.ts';
import { readString } from '../../src/promql/literals.ts';
import { prometheus } from '../../src/providers/prometheus.ts';
import { FakeService, type Received, type Reply } from '../conformance/fake-service.ts';

interface Recorded {
  readonly answers: readonly { readonly request: string; readonly status: number; readonly body: unknown }[];
}

// What a Prometheus server answered to exactly these requests; the file says how it was filled.
const recorded: Recorded = JSON.parse(
  readFileSync(new URL('../data/prometheus-api.json', import.meta.url), 'utf8'),
);

/** Answers as the server did, and nothing that it was not asked. */
function replay({ method, url }: Received): Reply {
  const request = `${method} ${url.pathname}${url.search}`;
  const found = recorded.answers.find((answer) => answer.request === request);
  if (!found) throw new Error(`the server was never asked ${request}`);
  return found;
}

async function ask(
  queries: readonly string[],
  answer: (request: Received) => Reply = replay,
  replace: Partial<SourceOf<'prometheus'>> & { readonly path?: string } = {},
) {
  const service = await FakeService.start(answer);
  const runtime = await createTestRuntime();
  const { path = '', ...fields } = replace;
  const source = {
    provider: 'prometheus',
    url: `${service.url}${path}`,
    timeout: 10_000,
    ...fields,
  } as const;
  const provider = prometheus.create(source, queries, { runtime, release: {} });
  return { service, runtime, provider: provider as HistoricalProvider & InquiringProvider };
}

const success = (...result: unknown[]): Reply => ({
  body: { status: 'success', data: { resultType: 'vector', result } },
});
const one = success({ metric: {}, value: [1, '1'] });

describe('prometheus, with the answers of a real server,', () => {
  it.each([
    ['sum(rate(http_requests_total[5m]))', { value: 0.26666666666666666 }],
    ['1.5', { value: 1.5 }],
    ['(sum(rate(errors_total[5m])) or vector(0))', { value: 0 }],
    ['nothing', { failure: 'no-data' }],
    ['sum(rate(http_requests_total{status="404"}[5m]))', { failure: 'no-data' }],
    ['queue_depth / 0 * 0', { failure: 'not-a-number', detail: /NaN/ }],
    ['-queue_depth / 0', { failure: 'not-a-number', detail: /infinite/ }],
    [
      'http_requests_total',
      { failure: 'several-series', detail: /gives 2 series \(`http_requests_total\{status="200"\}`, / },
    ],
    [
      'sum by (status) (http_requests_total) > 0',
      { failure: 'several-series', detail: /`\{status="500"\}`\)/ },
    ],
    ['"a"', { failure: 'bad-query', detail: /gives a text/ }],
    ['queue_depth[1m]', { failure: 'bad-query', detail: /gives a range of points/ }],
    [
      'rate(queue_depth)',
      {
        failure: 'bad-query',
        detail: /\/api\/v1\/query answered with status 400: .*expected type range vector/,
      },
    ],
    ['http_requests_total * on () http_requests_total', { failure: 'bad-query', detail: /many-to-many/ }],
  ])(
    'answers %s',
    async (query, { detail, ...wanted }: { detail?: RegExp; value?: number; failure?: string }) => {
      const { provider } = await ask([query]);
      const found = detail ? { ...wanted, detail: expect.stringMatching(detail) } : wanted;
      expect(await provider.observe()).toEqual([expect.objectContaining(found)]);
    },
  );

  it('sends a long query in a body', async () => {
    const codes = Array.from({ length: 600 }, (_, index) => index + 100).join('|');
    const query = `sum(http_requests_total{status=~"${codes}"})`;
    const { provider, service } = await ask([query]);
    expect(await provider.observe()).toEqual([{ value: 1_920 }]);
    const [request] = service.received;
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(new URLSearchParams(request?.body).get('query')).toBe(query);
  });

  it('has no points where the server has none', async () => {
    const queries = ['queue_depth', 'sum(nothing)', 'queue_depth / 0 * 0', 'http_requests_total'];
    const { provider } = await ask(queries);
    const from = Date.UTC(2026, 0, 1, 10, 45);
    const [depth, nothing, nan, several] = await provider.history({
      from,
      to: from + 1_200_000,
      step: 60_000,
    });
    // The last value before the hole is at 10:49:45; the server shows a value for five minutes.
    const seen = depth?.failure === undefined ? (depth?.points ?? []) : [];
    const minutes = seen.map(({ time }) => (time - from) / 60_000);
    expect(minutes).toEqual([...Array(10).keys(), ...Array.from({ length: 6 }, (_, index) => 15 + index)]);
    expect(seen[0]).toEqual({ time: from, value: 180 % 7 });
    expect(nothing).toEqual({ points: [] });
    expect(nan).toEqual({ points: [] });
    expect(several).toMatchObject({ failure: 'several-series' });
  });

  it('finds what is certain to be wrong', async () => {
    const queries = [
      'http_requests_total',
      'nothing',
      'rate(queue_depth)',
      '"a"',
      '(sum(rate(errors_total[5m])) or vector(0))',
      'http_requests_total * on () http_requests_total',
    ];
    const { provider, runtime, service } = await ask(queries);
    const [several, nothing, type, text, excused, unfit] = await provider.findMistakes();
    expect(several).toMatch(/^can't be judged: the query gives \d series .*aggregate with `sum\(…\)`$/);
    expect(nothing).toBe(
      'finds no series of `nothing` in the last 1h; check the name, or, where it appears only later (a first deployment, a first error), write `(… or vector(0))`',
    );
    expect(type).toMatch(/^can't be evaluated: .*expected type range vector/);
    expect(text).toMatch(/^can't be judged: .*a text/);
    expect(excused).toBeUndefined();
    expect(runtime.lines.join('\n')).toMatch(
      /^notice: .*has no series of `errors_total` in the last 1h\. .*a misspelt name would look the same/m,
    );
    expect(unfit).toBeUndefined();
    const asked = service.received.filter(({ url }) => url.pathname === '/api/v1/series');
    expect(asked).toHaveLength(4);
  });
});

describe('prometheus', () => {
  it.each([
    [503, 'timeout', 'server-error'],
    [503, 'canceled', 'server-error'],
    [503, 'unavailable', 'not-ready'],
    [422, 'execution', 'bad-query'],
    [500, 'internal', 'server-error'],
    // Mimir and VictoriaMetrics have types of their own.
    [429, 'too_many_requests', 'rate-limited'],
    [422, '422', 'bad-query'],
    [404, 'not_found', 'refused'],
  ])('takes status %i with error type %s for %s', async (status, errorType, failure) => {
    const { provider } = await ask(['up'], () => ({
      status,
      body: { status: 'error', errorType, error: 'the words\nof the server.' },
    }));
    expect(await provider.observe()).toEqual([
      { failure, detail: expect.stringMatching(/ status \d+: the words of the server$/) },
    ]);
  });

  it.each([
    ['no JSON of Prometheus', { body: [] }, 'malformed', /none of Prometheus/],
    ['an error in a success', { body: { status: 'error', error: 'x' } }, 'malformed', /none of Prometheus/],
    [
      'a type it does not know',
      { body: { status: 'success', data: { resultType: 'x' } } },
      'malformed',
      /another form/,
    ],
    ['a value that is no number', success({ metric: {}, value: [1, 'one'] }), 'malformed', /another form/],
    ['labels that are none', success({ metric: null, value: [1, '1'] }), 'malformed', /another form/],
    ['a histogram', success({ metric: {}, histogram: [1, {}] }), 'bad-query', /histogram_quantile/],
    ['an empty answer', { body: '' }, 'not-metrics', /answered with nothing/],
    ['a sentence', { status: 401, body: 'no org id\n' }, 'wrong-credentials', /status 401: no org id$/],
    [
      'the way to a login',
      { status: 302, headers: { location: 'https://login.example/in?back=1' }, body: '' },
      'refused',
      /status 302: go to https:\/\/login.example\/in \(a login\?\)$/,
    ],
  ])('says when it gets %s', async (_, reply: Reply, failure, detail) => {
    // The redirect of a GET is followed; what is as long as this is sent as POST.
    const query = reply.status === 302 ? `up{a="${'x'.repeat(3_000)}"}` : 'up';
    const { provider } = await ask([query], () => reply);
    expect(await provider.observe()).toEqual([{ failure, detail: expect.stringMatching(detail) }]);
  });

  it('keeps the query of its address, and never shows it', async () => {
    const { provider, service } = await ask(['up'], () => ({ status: 500, body: '' }), {
      path: '/select/0/prometheus/?key=abcd-1234',
    });
    const [answer] = await provider.observe();
    expect(service.received[0]?.url.pathname).toBe('/select/0/prometheus/api/v1/query');
    expect(service.received[0]?.url.searchParams.get('key')).toBe('abcd-1234');
    expect(answer?.failure).toBe('server-error');
    expect(JSON.stringify(answer)).not.toMatch(/abcd-1234|query=/);
    await service.give({ situation: 'refusing' });
    expect(JSON.stringify(await provider.observe())).not.toMatch(/abcd-1234|query=/);
  });

  it('hides a user name and password that the server repeats, even where its words are cut off', async () => {
    const { provider, runtime } = await ask(
      ['up', 'up{}'],
      ({ headers, url }) => ({
        status: 403,
        body: {
          error: `${'x'.repeat(url.search.includes('%7B') ? 0 : 280)} ${headers.authorization} pass-word-1234`,
        },
      }),
      { username: 'me', password: 'pass-word-1234' },
    );
    runtime.secrets.add('pass-word-1234');
    for (const answer of await provider.observe()) {
      expect(answer).toMatchObject({ failure: 'wrong-credentials' });
      expect(JSON.stringify(answer)).not.toMatch(/pass-|bWU6/);
    }
  });

  it('takes a header that cannot be sent for a failure', async () => {
    const { provider } = await ask(['up'], () => one, { headers: { 'x-tenant': 'a\nb' } });
    expect(await provider.observe()).toEqual([
      { failure: 'refused', detail: expect.stringContaining('`x-tenant`') },
    ]);
  });

  it('says each warning of the server once, and not more than five', async () => {
    let look = 0;
    const { provider, runtime } = await ask(['up', 'up{}'], () => {
      look += 1;
      const body = {
        ...(one.body as object),
        warnings: [`part is missing${'!'.repeat(10_000)}`, `at ${look}`],
        infos: ['no counter'],
      };
      return { body };
    });
    for (let index = 0; index < 5; index += 1) await provider.observe();
    expect(runtime.lines.filter((line) => line.includes('says: part is missing'))).toHaveLength(1);
    expect(runtime.lines.filter((line) => line.includes('says: no counter'))).toHaveLength(1);
    expect(runtime.lines.filter((line) => line.includes('says: at '))).toHaveLength(4);
    expect(Math.max(...runtime.lines.map(({ length }) => length))).toBeLessThan(500);
  });

  it('asks for all queries at one moment', async () => {
    const { provider, service, runtime } = await ask(['up', 'up{}'], () => one);
    runtime.clock.advance(1_234);
    await provider.observe();
    const times = service.received.map(({ url }) => url.searchParams.get('time'));
    expect(times).toEqual(['1767268801.234', '1767268801.234']);
  });

  it('looks for series as far back as a query does', async () => {
    const { provider, service } = await ask(['increase(a_total[1d] offset 1h)'], ({ url }) =>
      url.pathname.endsWith('series') ? { body: { status: 'success', data: [] } } : success(),
    );
    expect(await provider.findMistakes()).toEqual([expect.stringContaining('in the last 1d1h')]);
    const series = service.received.find(({ url }) => url.pathname.endsWith('series'));
    expect(series?.url.searchParams.get('start')).toBe(String(1_767_268_800 - 25 * 3_600));
  });

  it('finds an address with nothing at it', async () => {
    const { provider, service } = await ask(
      ['up'],
      ({ url }) =>
        url.pathname.startsWith('/api/v1/api') ? { status: 404, body: '404 page not found' } : one,
      { path: '/api/v1' },
    );
    expect(await provider.findMistakes()).toEqual([
      `can't be asked: ${service.url}/api/v1/api/v1/query answered with status 404: nothing is at this address; is \`url\` the server's address, with its path if it has one, without /api/v1?`,
    ]);
  });

  it('finds no mistake in a name where the server does not list series', async () => {
    const { provider } = await ask(['nothing'], ({ url }) =>
      url.pathname.endsWith('series') ? { status: 404, body: '404 page not found' } : success(),
    );
    expect(await provider.findMistakes()).toEqual([undefined]);
  });

  it.each([
    ['<html>Request Header Or Cookie Too Large</html>', 'refused'],
    [{ message: 'no upstream' }, 'bad-query'],
  ])('finds no mistake in what something in front of the server says: %j', async (body, failure) => {
    const { provider } = await ask(['up'], () => ({ status: 400, body }));
    expect(await provider.observe()).toMatchObject([{ failure }]);
    expect(await provider.findMistakes()).toEqual([undefined]);
  });

  it('knows no more failures than it says', async () => {
    const { provider } = await ask(['up'], () => ({
      status: 500,
      body: { error: 'no', errorType: 'constructor' },
    }));
    expect(await provider.observe()).toMatchObject([{ failure: 'server-error' }]);
  });

  it('takes no point of a time that is none', async () => {
    const result = [{ metric: {}, values: [[1e308, '1']] }];
    const { provider } = await ask(['up'], () => ({
      body: { status: 'success', data: { resultType: 'matrix', result } },
    }));
    const range = { from: 0, to: 60_000, step: 60_000 };
    expect(await provider.history(range)).toMatchObject([{ failure: 'malformed' }]);
  });

  it('shortens labels without an end', async () => {
    const { provider } = await ask(['up'], () =>
      success(...['a', 'b'].map((name) => ({ metric: { name, sql: 'x'.repeat(10_000) }, value: [1, '1'] }))),
    );
    const [answer] = await provider.observe();
    expect(answer).toMatchObject({
      failure: 'several-series',
      detail: expect.stringMatching(/^.{100,600}$/),
    });
  });

  // Prometheus answers `unknown escape sequence` to "it\'s" and `unterminated quoted string` to a line break.
  it('makes values safe between quotes of any kind', () => {
    expect(prometheus.escape?.('release/1.2-é')).toBe('release/1.2-é');
    const safe = prometheus.escape?.('a"b\'c\\d`e\nf') ?? '';
    expect(safe).toBe('a\\u0022b\\u0027c\\u005cd\\u0060e\\u000af');
    expect(readString(`"${safe}"`)).toBe('a"b\'c\\d`e\nf');
  });
});

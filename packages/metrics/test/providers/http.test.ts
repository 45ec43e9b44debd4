import type { SourceOf } from '@deploy-actions/config';
import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../src/index.ts';
import { http } from '../../src/providers/http.ts';
import { documentedSections } from './documented-sections.ts';
import { look, open } from './http-source.ts';

type Source = SourceOf<'http'>;

const seconds = (milliseconds: number) => milliseconds / 1_000;

describe('a JSON document', () => {
  it('is asked for once, whatever the number of queries', async () => {
    const { provider, service } = await open({ a: 1, b: { c: [2, 3] } }, [
      'a',
      '$sum(b.c)',
      'a / b.c[1]',
      'd',
    ]);
    expect(await provider.observe()).toEqual([
      { value: 1 },
      { value: 5 },
      { value: 1 / 3 },
      { failure: 'no-data', detail: expect.stringContaining('`d` finds nothing') },
    ]);
    expect(service.received).toHaveLength(1);
  });

  it('may be a list, of alerts for one', async () => {
    const alerts = ['critical', 'low', 'critical'].map((severity) => ({ security_advisory: { severity } }));
    const query = "$count($[security_advisory.severity='critical'])";
    expect(await look(alerts, query)).toEqual({ value: 2 });
    expect(await look([], query)).toEqual({ value: 0 });
  });

  it.each([
    [{ v: null }, 'v', 'no-data', /`\$exists\(…\) \? … : 0`$/],
    [{ v: [] }, 'v', 'no-data', /finds nothing/],
    [{ v: 0 }, '1 / v', 'not-a-number', /infinite/],
    [{ v: 0 }, 'v / v', 'not-a-number', /NaN/],
    [{ v: 1e300 }, 'v * v', 'not-a-number', /\/api: /],
    [{ v: '5' }, 'v', 'malformed', /gives the text `5`; if it is one in a text, write `\$number\(…\)`/],
    [{ v: true }, 'v', 'malformed', /gives `true`; write `… \? 1 : 0`/],
    [{ v: { a: 1 } }, 'v', 'malformed', /gives `\{"a":1\}`/],
    [{ v: 1 }, '$sum', 'malformed', /gives a function/],
    [{ v: 1 }, 'function($x) { $x }', 'malformed', /gives a function/],
    [{ v: [1, 'x'] }, 'v', 'malformed', /gives the text `x`/],
    [{ v: 'x' }, 'v + 1', 'malformed', /must evaluate to a number \(at character 3\); the answer is not/],
    [{ v: [1, 2, 3, 4] }, 'v', 'several-series', /4 values \(`1`, `2`, `3`, …\).*`\$sum\(…\)`/],
    [{}, '$median([1])', 'bad-query', /Attempted to invoke a non-function/],
    [{}, '($f := function($x) { 1 + $f($x) }; $f(1))', 'bad-query', /Stack overflow/],
    [{}, '[1..2000].([1..2000])', 'bad-query', /maximum sequence length/],
  ])('%j gives for `%s` `%s`', async (document, query, failure, detail) => {
    expect(await look(document, query)).toEqual({ failure, detail: expect.stringMatching(detail) });
  });

  it('may have one number in a list, which JSONata does not tell from the number', async () => {
    expect(await look({ items: [{ v: 7 }] }, 'items.v')).toEqual({ value: 7 });
    expect(await look({ v: [7] }, 'v')).toEqual({ value: 7 });
  });
});

describe('points with their times', () => {
  it('give the newest that has a value', async () => {
    const { now } = await open({}, []);
    const at = (ago: number) => seconds(now - ago * 60_000);
    const points = [
      [at(1), 5],
      [at(3), 7],
      [at(0), null],
      [at(2), 6],
    ];
    expect(await look({ points }, 'points')).toEqual({ time: now - 60_000, value: 5 });
    const nothing = { failure: 'no-data', detail: expect.stringContaining('none of the points has a value') };
    expect(await look([[at(1), null]], '$')).toEqual(nothing);
  });

  it('may be instants, and only one', async () => {
    const { provider, now } = await open({ items: [{ at: '2026-01-01T12:59:00+01:00', v: 3 }] }, [
      'items.[at, v]',
      'items.[$toMillis(at) / 1000, v]',
    ]);
    const point = { time: now - 60_000, value: 3 };
    expect(await provider.observe()).toEqual([point, point]);
  });

  it('are stale after five minutes, and never of a time to come', async () => {
    const { now } = await open({}, []);
    expect(await look([[seconds(now) - 300, 5]], '$')).toMatchObject({
      failure: 'stale',
      detail: expect.stringContaining('2026-01-01T11:55:00'),
    });
    expect(await look([[seconds(now) + 3_600, 5]], '$')).toEqual({ time: now, value: 5 });
  });

  it.each([
    [[[1_767_268_800_000, 5]], 'malformed', /seconds since 1970.*one is `\[1767268800000,5\]`/],
    [[[1_767_268_800, '5']], 'malformed', /and a number/],
    [[['yesterday', 5]], 'malformed', /one is/],
    [[['2026-01-01T12:00:00', 5]], 'malformed', /such as `2026-01-31T12:00:00Z`/],
    [[[1_767_268_800, 5, 6]], 'malformed', /one is/],
    [
      [
        [1_767_268_800, 5],
        [1_767_268_800, 6],
      ],
      'several-series',
      /two values for 2026-01-01T12:00:00Z/,
    ],
  ])('%j are refused', async (document, failure, detail) => {
    expect(await look(document, '$')).toEqual({ failure, detail: expect.stringMatching(detail) });
  });
});

describe('the past', () => {
  const range = { from: 1_700_000_000_000, to: 1_700_000_120_000, step: 30_000 };
  const points = [1_699_999_999, 1_700_000_060, 1_700_000_120, 1_700_000_150].map((at) => [at, at % 1_000]);

  it('is asked for with the parameters of the configuration', async () => {
    const history = { from: 'start time', to: 'end', step: 'step' };
    const { provider, service } = await open(points, ['$'], { url: 'http://service/q?a=%20b#top', history });
    expect(await provider.history(range)).toEqual([
      {
        points: [
          { time: 1_700_000_060_000, value: 60 },
          { time: 1_700_000_120_000, value: 120 },
        ],
      },
    ]);
    expect(service.received[0]?.url.href).toMatch(
      /\/q\?a=%20b&start\+time=1700000000&end=1700000120&step=30$/,
    );
  });

  it('must be pairs', async () => {
    const { provider } = await open({ v: 5 }, ['v'], { history: { from: 'a', to: 'b' } });
    expect(await provider.history(range)).toEqual([
      { failure: 'malformed', detail: expect.stringContaining('must give pairs of time and value') },
    ]);
  });

  it('is not there without them', async () => {
    const { provider } = await open({}, ['v']);
    expect('history' in provider).toBe(false);
    const source: Source = { provider: 'http', url: 'http://x', method: 'GET', timeout: 1 };
    expect(http.keepsHistory(source)).toBe(false);
    expect(http.keepsHistory({ ...source, history: { from: 'a', to: 'b' } })).toBe(true);
  });
});

describe('a request', () => {
  it('has the method, body and headers of the configuration', async () => {
    const { provider, service } = await open({ v: 1 }, ['v'], {
      ...{ method: 'POST', body: '{"q": 1}', username: 'u', password: 'passw0rd' },
      headers: { 'Content-Type': 'application/graphql', 'X-Team': 'shop' },
    });
    expect(await provider.observe()).toEqual([{ value: 1 }]);
    expect(service.received[0]).toMatchObject({
      method: 'POST',
      body: '{"q": 1}',
      headers: {
        'content-type': 'application/graphql',
        'x-team': 'shop',
        authorization: `Basic ${btoa('u:passw0rd')}`,
      },
    });
    const plain = await open({ v: 1 }, ['v'], { method: 'POST', body: '{}' });
    await plain.provider.observe();
    expect(plain.service.received[0]?.headers['content-type']).toBe('application/json');
  });

  it('is refused in the words of the server', async () => {
    const body = { message: 'Resource not accessible by personal access token', status: '403' };
    const { provider } = await open(() => ({ status: 403, body }), ['v']);
    expect(await provider.observe()).toEqual([
      {
        failure: 'wrong-credentials',
        detail: expect.stringContaining('status 403: Resource not accessible'),
      },
    ]);
  });

  it('is known to have met a limit also where that is a 403, as at GitHub', async () => {
    const body = { message: 'API rate limit exceeded' };
    const { provider } = await open(
      () => ({ status: 403, headers: { 'x-ratelimit-remaining': '0' }, body }),
      ['v'],
    );
    expect(await provider.observe()).toEqual([
      { failure: 'rate-limited', detail: expect.stringContaining('status 403: API rate limit exceeded') },
    ]);
    expect(await provider.findMistakes()).toEqual([undefined]);
  });

  it.each([400, 422])('is no mistake for ever where the server answers %i', async (status) => {
    const { provider } = await open(() => ({ status, body: { message: 'no such version yet' } }), ['v']);
    expect(await provider.observe()).toEqual([
      { failure: 'refused', detail: expect.stringContaining(`status ${status}: no such version yet`) },
    ]);
    expect(await provider.findMistakes()).toEqual([undefined]);
  });

  it('finds what stays wrong before a watch begins', async () => {
    const { provider } = await open({ a: 1 }, ['a', 'b', '$median([a])']);
    expect(await provider.findMistakes()).toEqual([
      undefined,
      undefined,
      expect.stringMatching(/^can't be asked: .*non-function/),
    ]);
  });
});

describe('a query, before anything is asked,', () => {
  const source: Source = { provider: 'http', url: 'http://x', method: 'GET', timeout: 1 };

  it.each([
    ['a +', 'is no JSONata expression: Unexpected end of expression (at character 3)'],
    ['', 'is no JSONata expression'],
    ["a = 'b", 'String literal must be terminated by a matching quote (at character 6)'],
    ['$eval(a)', 'uses `$eval`'],
    ['a.($f := $eval; $f(b))', 'uses `$eval`'],
  ])('is refused: %s', async (query, problem) => {
    expect(http.checkQuery(query, source)).toContain(problem);
    await expect(open({}, [query])).rejects.toThrow('the query `');
  });

  it('takes every value between its quotes', async () => {
    const value = `it's "\\" \`a/b\` {{é}} \u{1f600}\n(1)`;
    const safe = http.escape?.(value) ?? '';
    expect(safe).not.toMatch(/["'`\n]/);
    for (const quote of ['"', "'"]) {
      expect(await look({ v: value }, `v = ${quote}${safe}${quote} ? 1 : 0`)).toEqual({ value: 1 });
    }
    expect(http.escape?.('release/1.2-rc.1')).toBe('release/1.2-rc.1');
  });
});

describe('docs/providers/metrics-http.md', () => {
  /** What each of its addresses answers, and what its queries make of it. */
  const answers: readonly (readonly [string, unknown, readonly number[]])[] = [
    [
      'https://status.shop.example/',
      { payments: { failed: 1, total: 50 }, queues: [{ oldest: 9 }, { oldest: 3 }] },
      [1, 50, 9],
    ],
    [
      'https://api.github.com/',
      [{ security_advisory: { severity: 'critical' } }, { security_advisory: { severity: 'low' } }],
      [1],
    ],
    [
      'https://graphite.example/',
      [
        {
          target: 'shop.errors',
          datapoints: [
            [4, 1_767_268_740],
            [null, 1_767_268_800],
          ],
        },
      ],
      [4],
    ],
    ['https://stats.example/', { points: [{ at: 1_767_268_740, count: 6 }] }, [6]],
  ];

  it('has queries that find what they say', async () => {
    const sections = documentedSections('metrics-http');
    expect(sections).toHaveLength(answers.length);
    for (const [index, section] of sections.entries()) {
      const [address = '', document, values] = answers[index] ?? [];
      if (section.provider !== 'http') throw new Error('no section');
      expect(section.url).toContain(address);
      expect(await checkMetrics(section)).toEqual([]);
      const queries = Object.values(section.indicators).flatMap(({ query, of }) => [
        query,
        ...(of ? [of] : []),
      ]);
      const { provider } = await open(document, queries);
      const found = await provider.observe();
      expect(found.map((answer) => (answer.failure === undefined ? answer.value : answer))).toEqual(values);
    }
  });

  it('has remedies that work', async () => {
    expect(await look({}, '$exists(a.b) ? a.b : 0')).toEqual({ value: 0 });
    expect(await look({ a: '5' }, '$number(a)')).toEqual({ value: 5 });
    expect(await look({ points: [[1_767_268_740_000, 5]] }, 'points.[$[0] / 1000, $[1]]')).toMatchObject({
      value: 5,
    });
    const scanning = [{ rule: { security_severity_level: 'critical' } }, { rule: {} }];
    expect(await look(scanning, "$count($[rule.security_severity_level='critical'])")).toEqual({ value: 1 });
  });
});

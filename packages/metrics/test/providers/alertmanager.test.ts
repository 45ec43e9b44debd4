import { readFileSync } from 'node:fs';
import type { SourceOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { formatMatcher, parseMatchers } from '../../src/providers/alertmanager/matchers.ts';
import { alertmanager } from '../../src/providers/alertmanager.ts';
import { FakeService, type Received, type Reply } from '../conformance/fake-service.ts';

interface Recorded {
  readonly answers: readonly { readonly request: string; readonly status: number; readonly body: unknown }[];
}

// What an Alertmanager answered to exactly these requests; the file says which alerts it had.
const recorded: Recorded = JSON.parse(
  readFileSync(new URL('../data/alertmanager-api.json', import.meta.url), 'utf8'),
);

function replay({ method, url }: Received): Reply {
  const request = `${method} ${url.pathname}${url.search}`;
  const found = recorded.answers.find((answer) => answer.request === request);
  if (!found) throw new Error(`the server was never asked ${request}`);
  return { ...found, headers: { 'content-type': 'application/json' }, body: JSON.stringify(found.body) };
}

/** A provider made at 12:00, as the fake clock shows; half of the alerts of the recording started before. */
async function watch(
  queries: readonly string[],
  counts: SourceOf<'alertmanager'>['counts'] = 'started',
  answer: (request: Received) => Reply = replay,
) {
  const service = await FakeService.start(answer);
  const runtime = await createTestRuntime();
  const source = { provider: 'alertmanager', url: service.url, counts, timeout: 10_000 } as const;
  const provider = alertmanager.create(source, queries, { runtime, release: {} });
  if (!('findMistakes' in provider)) throw new Error('it finds no mistakes');
  return { service, runtime, provider: provider as typeof provider & { findMistakes(): Promise<unknown> } };
}

const alert = (fingerprint: string, startsAt: string, labels: object = { alertname: fingerprint }) => ({
  ...{ fingerprint, startsAt, labels, annotations: {}, status: { state: 'active' } },
});

describe('alertmanager, with the answers of a real server,', () => {
  const queries = [
    '{}',
    'severity="critical"',
    '{severity="warning", service=~"shop|cart"}',
    'alertname=None',
  ];

  it('counts no alert that was there as the watch began', async () => {
    const { provider, runtime } = await watch(queries);
    expect(await provider.observe()).toEqual(Array(4).fill({ value: 0 }));
    expect(runtime.lines).toEqual([]);
  });

  it('counts the alerts that came since the watch began, without silenced and inhibited ones', async () => {
    let begun = false;
    const { provider } = await watch(queries, 'started', (request) =>
      begun ? replay(request) : { body: [] },
    );
    expect(await provider.observe()).toEqual(Array(4).fill({ value: 0 }));
    begun = true;
    expect(await provider.observe()).toEqual([{ value: 1 }, { value: 0 }, { value: 1 }, { value: 0 }]);
  });

  it('counts all that fire, where that is asked for', async () => {
    const { provider } = await watch(queries, 'firing');
    expect(await provider.observe()).toEqual([{ value: 2 }, { value: 1 }, { value: 1 }, { value: 0 }]);
  });

  it('names each alert that counts once', async () => {
    const { provider, runtime } = await watch(queries, 'firing');
    await provider.observe();
    await provider.observe();
    expect(runtime.lines.toSorted()).toEqual([
      'Alert `HighErrorRate` `{service="shop", severity="critical"}` fires since 2026-01-01T11:50:00.000Z: `Too many errors`',
      'Alert `Slow` `{service="cart", severity="warning"}` fires since 2026-01-01T12:00:10.123Z: `Slower than a second`',
    ]);
  });

  it('says what the server says about a filter', async () => {
    const { provider } = await watch(['service=~"("', '{"service.name"="shop"}']);
    const answers = [
      {
        failure: 'bad-query',
        detail: expect.stringMatching(/status 400: error parsing regexp: missing closing \)/),
      },
      { failure: 'bad-query', detail: expect.stringMatching(/status 400: bad matcher format/) },
    ];
    expect(await provider.observe()).toEqual(answers);
    expect(await provider.findMistakes()).toEqual([
      expect.stringMatching(/^can't be evaluated: .*missing closing/),
      expect.stringMatching(/^can't be evaluated: .*bad matcher/),
    ]);
  });

  it('sends what stands between quotes as it was meant', async () => {
    const { provider } = await watch([String.raw`service!="sh\"op", service!~"sh.\\.op"`], 'firing');
    expect(await provider.observe()).toEqual([{ value: 2 }]);
  });
});

describe('alertmanager', () => {
  it('makes values safe between quotes', () => {
    const value = 'it\'s "a\\b"\nnow';
    const safe = alertmanager.escape?.(value) ?? '';
    expect(safe).not.toContain('\n');
    expect(parseMatchers(`service="${safe}"`)).toEqual([{ name: 'service', operator: '=', value }]);
  });

  it('counts an alert again that ended and fires again', async () => {
    let body: object[] = [];
    const { provider, runtime } = await watch(['{}'], 'started', () => ({ body }));
    expect(await provider.observe()).toEqual([{ value: 0 }]);
    body = [alert('a', '2026-01-01T12:00:30Z')];
    expect(await provider.observe()).toEqual([{ value: 1 }]);
    body = [];
    expect(await provider.observe()).toEqual([{ value: 0 }]);
    body = [alert('a', '2026-01-01T12:01:30Z')];
    expect(await provider.observe()).toEqual([{ value: 1 }]);
    expect(runtime.lines).toHaveLength(2);
  });

  it('counts none that the first look finds, although the server’s clock runs ahead', async () => {
    const body = [alert('a', '2026-01-01T12:00:30Z'), alert('b', '2026-01-01T12:05:00Z')];
    const { provider } = await watch(['{}'], 'started', () => ({ body }));
    expect(await provider.observe()).toEqual([{ value: 0 }]);
    expect(await provider.observe()).toEqual([{ value: 0 }]);
  });

  it.each([
    ['counts one that comes later, although the server’s clock runs behind', '2026-01-01T11:59:30Z', 1],
    ['counts none that comes later but is old, as after a silence', '2026-01-01T11:58:59Z', 0],
  ])('%s', async (_, startsAt, value) => {
    let body: object[] = [];
    const { provider } = await watch(['{}'], 'started', () => ({ body }));
    await provider.observe();
    body = [alert('a', startsAt)];
    expect(await provider.observe()).toEqual([{ value }]);
  });

  it('counts none that was there, went and came back', async () => {
    const old = [alert('a', '2026-01-01T11:59:50Z')];
    let body: object[] = old;
    const { provider } = await watch(['{}'], 'started', () => ({ body }));
    for (body of [old, [], old]) expect(await provider.observe()).toEqual([{ value: 0 }]);
  });

  it('counts in a first answer that came late what clearly started late', async () => {
    let status = 500;
    const body = [alert('a', '2026-01-01T12:01:00Z'), alert('b', '2026-01-01T12:01:01Z')];
    const { provider, runtime } = await watch(['{}'], 'started', () => ({ status, body }));
    await provider.observe();
    runtime.clock.advance(90_000);
    status = 200;
    expect(await provider.observe()).toEqual([{ value: 1 }]);
    expect(runtime.lines.join()).toContain('`b`');
  });

  it('knows for each query what was there', async () => {
    let body: object[] = [];
    let status = 500;
    const { provider } = await watch(['{}', 'a=b'], 'started', ({ url }) =>
      url.search.includes('filter') ? { status, body } : { body },
    );
    expect(await provider.observe()).toMatchObject([{ value: 0 }, { failure: 'server-error' }]);
    body = [alert('a', '2026-01-01T12:00:05Z')];
    status = 200;
    expect(await provider.observe()).toEqual([{ value: 1 }, { value: 0 }]);
    expect(await provider.observe()).toEqual([{ value: 1 }, { value: 0 }]);
  });

  it('knows what was there from asking for mistakes', async () => {
    let body = [alert('a', '2026-01-01T12:00:05Z')];
    const { provider } = await watch(['{}'], 'started', () => ({ body }));
    await provider.findMistakes();
    body = [...body, alert('b', '2026-01-01T12:00:05Z')];
    expect(await provider.observe()).toEqual([{ value: 1 }]);
  });

  it('names no more than twenty alerts', async () => {
    const body = Array.from({ length: 50 }, (_, index) => alert(`a${index}`, '2026-01-01T12:00:30Z'));
    const { provider, runtime } = await watch(['{}'], 'firing', () => ({ body }));
    expect(await provider.observe()).toEqual([{ value: 50 }]);
    expect(runtime.lines).toHaveLength(20);
  });

  it.each([
    ['no time', { ...alert('a', 'yesterday') }],
    ['no fingerprint', { ...alert('a', '2026-01-01T12:00:30Z'), fingerprint: 1 }],
    ['no labels', alert('a', '2026-01-01T12:00:30Z', { alertname: 1 })],
    ['nothing', null],
  ])('takes an alert with %s for no alert', async (_, broken) => {
    const { provider } = await watch(['{}'], 'firing', () => ({ body: [broken] }));
    expect(await provider.observe()).toEqual([
      { failure: 'malformed', detail: expect.stringMatching(/\/api\/v2\/alerts answered with .* no list/) },
    ]);
  });
});

describe('matchers', () => {
  it.each([
    ['severity="critical"', ['severity="critical"']],
    [' { severity = critical , service =~ "shop|cart", } ', ['severity="critical"', 'service=~"shop|cart"']],
    ['a!="b",c!~"d.*"', ['a!="b"', 'c!~"d.*"']],
    ['{}', []],
    ['a=""', ['a=""']],
    ['a="}"', ['a="}"']],
    ['{a="b,c}"}', ['a="b,c}"']],
    ['"service.name"="a"', ['"service.name"="a"']],
    [String.raw`a="x\"y\\z\nü"`, [String.raw`a="x\"y\\z\nü"`]],
    [String.raw`a=~"shop\.eu"`, [String.raw`a=~"shop\\.eu"`]],
    [String.raw`a="it\'s"`, [`a="it's"`]],
  ])('reads %s', (query, filters) => {
    expect(parseMatchers(query).map(formatMatcher)).toEqual(filters);
    const source = { provider: 'alertmanager', url: 'http://a', counts: 'firing', timeout: 1 } as const;
    expect(alertmanager.checkQuery(query, source)).toBeUndefined();
  });

  it.each([
    [' ', /^is empty; `\{\}` are all alerts$/],
    ['severity', /matchers such as .*: the problem is at character 1, near `severity`$/],
    ['a="b" c="d"', /at character 7, near `c="d"`$/],
    ['a="b', /at character 1, near `a="b`$/],
    ['a="b",,c="d"', /at character 7, near `,c="d"`$/],
    ['a==b', /at character 1/],
    ['{a="b"', /has no `\}` at its end/],
    ['{a="b"} x', /has no `\}` at its end/],
    ['sum(ALERTS) > 1', /at character 1/],
  ])('refuses %j', (query, problem) => {
    const source = { provider: 'alertmanager', url: 'http://a', counts: 'firing', timeout: 1 } as const;
    expect(alertmanager.checkQuery(query, source)).toMatch(problem);
    const create = async () =>
      alertmanager.create(source, [query], { runtime: await createTestRuntime(), release: {} });
    return expect(create()).rejects.toThrow('the query');
  });
});

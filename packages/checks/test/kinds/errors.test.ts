import { describe, expect, test } from 'vitest';
import { errorPattern } from '../../src/kinds/errors/error-pattern.ts';
import { ask, realRuntime, section } from '../asking.ts';
import { shopOnGithub } from '../github/shop-on-github.ts';
import { outOfReach } from '../monitoring/fake-api.ts';
import { type FakeLine, type FakeLokiOptions, fakeLoki } from '../monitoring/fake-loki.ts';
import { type FakeIssue, fakeSentry } from '../monitoring/fake-sentry.ts';
import { outcomes } from '../outcomes.ts';

const minute = 60_000;
const ago = (minutes: number) => Date.now() - minutes * minute;
const query = '{app="shop"} |= "ERROR"';

/** A line of the shop's log, so many minutes ago. */
const line = (minutes: number, text: string, labels = {}): FakeLine => ({
  ...{ labels: { app: 'shop', ...labels }, at: ago(minutes), text },
});

const timeouts = [
  line(5, 'ERROR 10:01:02 order 17 of "ann": no answer within 30s'),
  line(4, 'ERROR 10:02:03 order 18 of "bob": no answer within 31s'),
];

const inLoki =
  (lines: FakeLine[], more: object, finding: RegExp, answer?: RegExp, options: FakeLokiOptions = {}) =>
  async () => {
    const { url } = await fakeLoki({ lines, ...options });
    const { source = {}, ...fields } = more as { source?: object };
    return {
      check: { source: { provider: 'loki', url, query, ...source }, since: '2h', ...fields },
      finding,
      ...(answer ? { answer } : {}),
    };
  };

const inSentry = (issues: FakeIssue[], more: object, finding: RegExp, answer?: RegExp) => async () => {
  const { url } = await fakeSentry(issues);
  const { source = {}, ...fields } = more as { source?: object };
  const access = { provider: 'sentry', url, organization: 'acme', project: 'shop', token: 'token' };
  return {
    check: { source: { ...access, ...source }, since: '2h', ...fields },
    finding,
    ...(answer ? { answer } : {}),
  };
};

const validation = { type: 'ValidationError', value: 'name is missing', count: 145, firstSeen: ago(30) };
const plan = {
  cause: 'New field validation',
  fix: 'Update client libraries',
  priority: 'medium',
  owner: 'ann',
};

outcomes('errors', {
  passes: inSentry(
    [validation, { type: 'OldError', value: 'x', firstSeen: ago(180) }],
    { known: [{ type: 'ValidationError', ...plan }] },
    /^no new error since \S+Z; known: `ValidationError: name is missing`: Update client libraries \(medium\)$/,
    /^\| ValidationError: name is missing \| 145 \| \S+Z \| New field validation \| Update client libraries \(ann\) \| medium \|$/m,
  ),
  warns: inLoki(
    timeouts,
    { 'new-at-most': 1 },
    /^1 new error since \S+Z, wanted at most 0: `ERROR <n>:<n>:<n> order <n> of <text>: no answer within <n>s` 2 times$/,
  ),
  fails: {
    'there is a new error in Sentry': inSentry(
      [validation],
      {},
      /^1 new error since \S+Z, wanted at most 0: `ValidationError: name is missing` 145 times$/,
      /\| https:\/\/acme\.sentry\.io\/issues\/0\/ \|/,
    ),
    'there is a new pattern in Loki': inLoki(
      [
        ...timeouts,
        line(200, 'ERROR 09:00:00 order 3 of "eve": no answer within 2s'),
        line(3, 'ERROR disk full'),
      ],
      {},
      /^1 new error since \S+Z, wanted at most 0: `ERROR disk full` 1 time$/,
      /^\| type \| count \| first seen \| cause \| fix \| priority \|\n.*\n\| ERROR disk full \| 1 \| \S+Z \| {2}\| {2}\| {2}\|$/,
    ),
    'more than are allowed': inLoki(
      [line(5, 'ERROR one'), line(4, 'ERROR two'), line(4, 'ERROR two'), line(3, 'ERROR three')],
      { 'new-at-most': 2, 'warn-above': 1 },
      /^3 new errors since \S+Z, wanted at most 2: `ERROR two` 2 times; `ERROR one` 1 time; `ERROR three` 1 time$/,
    ),
    'one is known, another is not': inSentry(
      [validation, { type: 'TypeError', value: 'x is undefined', firstSeen: ago(3) }],
      { known: [{ pattern: '^Validation', ...plan }] },
      /^1 new error since .*: `TypeError: x is undefined` 1 time; known: `ValidationError: name is missing`: Update client libraries \(medium\)$/,
    ),
    'others are known': inSentry(
      [validation],
      { known: [{ type: 'Validation', ...plan }] },
      /^1 new error since .*: `ValidationError: name is missing` 145 times$/,
    ),
    'no line arrives at all': inLoki(
      [],
      {},
      /^no line at all matches `\{app="shop"\}` since \S+Z, wanted some: do logs arrive\?$/,
    ),
    'the heartbeat is silent': inLoki(
      [line(3, 'all is well')],
      { source: { heartbeat: '{app="shop", level="info"}' } },
      /^no line at all matches `\{app="shop", level="info"\}`/,
    ),
    'a time that lies ahead': inLoki(
      [],
      { since: '2999-01-01T00:00:00Z' },
      /`since` is 2999-01-01T00:00:00Z, which lies ahead/,
    ),
    'GitHub knows of no deployment': async () => {
      const world = await shopOnGithub();
      const { check } = await inLoki([], { since: 'deployment' }, /./)();
      return world.scene(
        check,
        /^GitHub knows of no deployment of [0-9a-f]{7} to `production`: give `since` a time$/,
      );
    },
  },
  unreachable: {
    ...outOfReach('Loki', (url) => ({ source: { provider: 'loki', url, query }, since: '2h' })),
    'no tenant is named': inLoki([], {}, /Loki: .*status 401: no org id/, undefined, { tenant: 'acme' }),
    'a limit below that of the check': inLoki(
      [],
      {},
      /status 400: max entries limit per query exceeded/,
      undefined,
      { mostEntries: 100 },
    ),
    'a wrong token of Sentry': inSentry(
      [],
      { source: { token: 'other' } },
      /Sentry: .*status 401: Invalid token; check the credentials/,
    ),
    'a project that is not there': inSentry(
      [],
      { source: { project: 'shoop' } },
      /status 403: .*there is no project `shoop` that it may see/,
    ),
    'an organization that is not there': inSentry(
      [],
      { source: { organization: 'other' } },
      /status 404: there is no organization `other`/,
    ),
  },
});

describe('Loki', () => {
  test('no error is good news where other lines arrive', async () => {
    const { check } = await inLoki([line(3, 'all is well')], {}, /./)();
    expect(await ask({ kind: 'errors', ...check }, await realRuntime())).toMatchObject({
      status: 'pass',
      evidence: { answer: 'no new errors' },
    });
  });

  test('no error may be no news where nothing else is asked for', async () => {
    const alone = { source: { query: '{app="shop", level="error"}' } };
    const { check } = await inLoki([line(3, 'all is well')], alone, /./)();
    expect(await ask({ kind: 'errors', ...check }, await realRuntime())).toMatchObject({
      status: 'warn',
      finding: 'no error at all, but nothing proves that logs arrive: give `heartbeat`',
    });
  });

  test('groups by a label, by a field of JSON, and else by pattern', async () => {
    const lines = [
      line(5, 'ERROR a', { error: 'Timeout' }),
      line(4, 'ERROR b', { error: 'Timeout' }),
      line(3, '{"level":"ERROR","error":{"type":"Refused"},"message":"c"}'),
      line(2, '{"level":"ERROR","message":"order 7 is lost"}'),
    ];
    const findingOf = async (type: string) => {
      const { check } = await inLoki(lines, { source: { type } }, /./)();
      return (await ask({ kind: 'errors', ...check }, await realRuntime())).evidence?.answer
        .split('\n')
        .slice(2);
    };
    expect(await findingOf('error')).toEqual([
      expect.stringMatching(/^\| Timeout \| 2 \|/),
      expect.stringMatching(/^\| c \| 1 \|/),
      expect.stringMatching(/^\| order &lt;n> is lost \| 1 \|/),
    ]);
    expect(await findingOf('error.type')).toContainEqual(expect.stringMatching(/^\| Refused \| 1 \|/));
  });

  const many = (count: number, at: (index: number) => number) => {
    const start = ago(30);
    const flood = (index: number) => ({ at: start + at(index), text: `ERROR flood ${index}` });
    return Array.from({ length: count }, (_, index) => ({ labels: { app: 'shop' }, ...flood(index) }));
  };

  test('reads page after page, each line once', async () => {
    const lines = many(5_000, (index) => Math.floor(index / 1_500));
    const { check } = await inLoki(lines, {}, /./)();
    const result = await ask({ kind: 'errors', ...check }, await realRuntime());
    expect(result.finding).toMatch(/^1 new error since .*: `ERROR flood <n>` 5000 times$/);
  });

  test.each([
    ['too many lines', many(22_500, (index) => index)],
    ['too many lines of one time', many(2_500, () => 0)],
  ])('%s are never called all', async (_, lines) => {
    const known = [{ pattern: 'flood', ...plan }];
    const { check } = await inLoki(lines, { known }, /./)();
    expect(await ask({ kind: 'errors', ...check }, await realRuntime())).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^only the first \d+ of the lines that match .* were read, wanted all/),
    });
  });
});

describe('Sentry', () => {
  test('reads all pages, of a release and an environment', async () => {
    const issue = (index: number): FakeIssue => ({
      ...{
        type: 'E',
        value: `${index}`,
        firstSeen: ago(5),
        release: 'shop@1.2.0',
        environment: 'production',
      },
    });
    const others = [
      { ...issue(8), release: 'shop@1.1.0' },
      { ...issue(9), environment: 'staging' },
    ];
    const narrow = { 'sentry-environment': 'production', release: 'shop@{{version}}' };
    const issues = [...Array.from({ length: 5 }, (_, index) => issue(index)), ...others];
    const { check } = await inSentry(issues, { source: narrow }, /./)();
    expect((await ask({ kind: 'errors', ...check }, await realRuntime())).finding).toMatch(/^5 new errors/);
  });
});

test('since the start of the deployment, as GitHub tells it', async () => {
  const world = await shopOnGithub();
  world.shop.addDeployment({
    environment: 'production',
    sha: world.sha,
    createdAt: ago(10),
    states: ['in_progress'],
  });
  const lines = [line(15, 'ERROR before'), line(5, 'ERROR after'), line(1, 'well')];
  const { check } = await inLoki(lines, { since: 'deployment' }, /./)();
  const { runtime, context } = world.scene(check, /./);
  const result = await ask({ kind: 'errors', ...check }, runtime ?? (await realRuntime()), context);
  expect(result.finding).toMatch(/^1 new error since .*: `ERROR after` 1 time$/);
  expect(result.evidence?.asked).toMatch(/since the start of the deployment$/);
});

test.each([
  ['2026-01-31T12:00:00Z Failed to load user 4711', '<time> Failed to load user <n>'],
  ['order 123e4567-e89b-12d3-a456-426614174000 is lost', 'order <id> is lost'],
  ["can't open 'a b.txt', it doesn't exist", "can't open <text>, it doesn't exist"],
  ['connect ECONNREFUSED 10.0.3.7:5432', 'connect ECONNREFUSED <address>'],
  ['commit 9fceb02d0ae598e95dc970b74767f19372d61af8 at 0xdeadbeef', 'commit <id> at <id>'],
  ['\u001b[31mERROR\u001b[0m in 12.5ms\n  at line 3', 'ERROR in <n>ms'],
  ['{"msg":"user 5 failed","trace":"…"}', 'user <n> failed'],
  ['request a1b2c3d4e5f6x7 by HTTP2 in S3', 'request <id> by HTTP2 in S3'],
  ['{not json', '{not json'],
])('the pattern of %j', (text, pattern) => {
  expect(errorPattern(text)).toBe(pattern);
});

const source = { provider: 'loki', url: 'http://a', query };
test.each([
  [{ since: 'yesterday' }, /found `yesterday`, allowed are a duration/],
  [{ since: '2h', 'warn-above': 1 }, /must not be more than `new-at-most`/],
  [{ since: '2h', known: [plan] }, /give it or `pattern`/],
  [{ since: '2h', known: [{ type: 'a', pattern: 'b', ...plan }] }, /one of them is enough/],
  [{ since: '2h', known: [{ pattern: '(', ...plan }] }, /is no regular expression/],
])('%j is refused', (fields, message) => {
  expect(() => section({ kind: 'errors', source, ...fields })).toThrow(message);
});

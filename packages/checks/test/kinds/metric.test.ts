import { systemClock } from '@deploy-actions/action-kit';
import { sections } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { ask, contextOf, section, serve } from '../asking.ts';
import { type Outcomes, outcomes } from '../outcomes.ts';
import { type Course, found, prometheus, query, still } from './metric-source.ts';

const scene =
  (course: Course, check: object, more: object): Outcomes['passes'] =>
  async () => {
    const { source } = await prometheus(course);
    return { check: { source, query, ...check }, runtime: await still(), ...more } as never;
  };

outcomes('metric', {
  passes: scene(
    () => 0.004,
    { 'fail-above': '5%', 'warn-above': '1%', 'data-younger-than': '5m' },
    {
      finding: /^0\.4% \(fail-above 5%\)$/,
      answer:
        /^query: sum\(rate.*\nvalue: 0\.4%\ncondition: fail-above 5%\nverdict: pass \(within-limits\)\nnewest value: 2026-02-01T12:00:00Z$/,
    },
  ),
  warns: scene(
    () => 0.02,
    { 'fail-above': '5%', 'warn-above': '1%' },
    { finding: /^2% is above 1% \(warn-above 1%\)$/ },
  ),
  fails: {
    'above its limit': scene(
      () => 0.072,
      { 'fail-above': '5%' },
      { finding: /^7\.2% is above 5% \(fail-above 5%\)$/ },
    ),
    'below its limit': scene(
      () => 0.5,
      { 'fail-below': '99%' },
      { finding: /^50% is below 99% \(fail-below 99%\)$/ },
    ),
    'an hour ago': scene(
      (ago) => (ago > 3_590 && ago < 3_700 ? 0.2 : 0.001),
      { 'fail-above': '5%', lookback: '2h' },
      {
        finding: /^20% is above 5% \(fail-above 5%\) at 2026-02-01T10:59:00Z$/,
        answer: /\nlooks: 60 in 59m until/,
      },
    ),
    'for too long': scene(
      (ago) => (ago < 900 ? 0.06 : 0.001),
      { 'fail-above': '5%', lookback: '1h', for: '10m' },
      { finding: /^6% is above 5% for 10m of 10m \(fail-above 5%\) at 2026-02-01T11:5/ },
    ),
    'too steep a trend': scene(
      (ago) => 100 + (86_400 - ago) / 864,
      { trend: { 'rises-by': '50%', over: '24h' }, lookback: '24h' },
      { finding: /^200; trend \+100% in 1d \(trend rises-by 50% over 1d\) at 2026-02-01T12:00:00Z$/ },
    ),
    'no data': scene(() => undefined, { 'fail-above': '5%' }, { finding: /^no data to judge: / }),
    'no data for most of the time': scene(
      (ago) => (ago < 1_000 ? 0.001 : undefined),
      { 'fail-above': '5%', lookback: '1h' },
      { finding: /^no data to judge: \d+ of 121 looks had nothing to measure/ },
    ),
    'nothing but NaN': scene(
      () => Number.NaN,
      { 'fail-above': '5%' },
      { finding: /^no data to judge: .*NaN/ },
    ),
    'not for long enough yet': scene(
      (ago) => (ago < 120 ? 0.06 : 0.001),
      { 'fail-above': '5%', lookback: '1h', for: '10m' },
      { finding: /^6% is above 5% for .* of 10m \(fail-above 5%\), but not for long enough yet$/ },
    ),
    'a query that is none': scene(() => 1, { query: 'sum(rate(', 'fail-above': 5 }, { finding: /^`query` / }),
  },
  unreachable: {
    'nobody there': async () => ({
      check: { source: { provider: 'prometheus', url: 'http://127.0.0.1:2' }, query, 'fail-above': '5%' },
      runtime: await still(),
      finding: /^the source could not be read: .*ECONNREFUSED/,
    }),
    'wrong credentials': async () => {
      const { source } = await prometheus(() => 1, 401);
      return {
        check: { source, query, 'fail-above': '5%' },
        runtime: await still(),
        finding: /could not be read: .*401/,
      };
    },
    'a server in trouble': async () => {
      const { source } = await prometheus(() => 1, 500);
      return {
        check: { source, query, 'fail-above': '5%' },
        runtime: await still(),
        finding: /could not be read: .*500/,
      };
    },
  },
});

describe('what follows can be made a warning', () => {
  test.each([
    ['no data', 'on-no-data', () => undefined, {}],
    [
      'a breach that is pending',
      'on-inconclusive',
      (ago: number) => (ago < 120 ? 0.06 : 0),
      { lookback: '1h', for: '10m' },
    ],
  ] as const)('%s', async (_, key, course, more) => {
    const check = { 'fail-above': '5%', ...more };
    expect((await found(course, check)).status).toBe('fail');
    expect((await found(course, { ...check, [key]: 'warn' })).status).toBe('warn');
  });

  test('an outage', async () => {
    const { source } = await prometheus(() => 1, 503);
    const check = { kind: 'metric', source, query, 'fail-above': '5%', 'on-provider-error': 'warn' };
    expect(await ask(check, await still())).toMatchObject({ status: 'warn' });
  });

  test('but not what was measured', async () => {
    const lenient = { 'on-no-data': 'warn', 'on-inconclusive': 'warn', 'on-provider-error': 'warn' };
    expect(await found(() => 0.072, { 'fail-above': '5%', ...lenient })).toMatchObject({ status: 'fail' });
  });
});

describe('the source', () => {
  const metrics = (url: string) =>
    sections.metrics.parse({
      ...{ provider: 'command', run: 'echo 3' },
      sources: { prometheus: { provider: 'prometheus', url } },
      indicators: { other: { query: 'other', 'rollback-above': 1 } },
    });

  test('is one of the section, by its name, or its first', async () => {
    const { source, queries } = await prometheus(() => 0.01);
    const context = { metrics: metrics(source.url) };
    const check = { kind: 'metric', query, 'fail-above': '5%' };
    expect(await ask({ ...check, source: 'prometheus' }, await still(), context)).toMatchObject({
      status: 'pass',
    });
    expect(queries).toEqual([query]);
    const first = await ask({ ...check, query: 'three', 'fail-above': 2 }, await still(), context);
    expect(first).toMatchObject({ status: 'fail', finding: '3 is above 2 (fail-above 2)' });
  });

  test('that isn’t there is refused', async () => {
    const check = { kind: 'metric', query, 'fail-above': '5%' };
    const runtime = await still();
    const context = { metrics: metrics('http://127.0.0.1:1') };
    await expect(ask({ ...check, source: 'promethus' }, runtime, context)).rejects.toThrow(
      /did you mean `prometheus`\?/,
    );
    await expect(ask({ ...check, source: 'prometheus' }, runtime)).rejects.toThrow(
      /there is no section `metrics`/,
    );
    await expect(ask(check, runtime)).rejects.toThrow(/`source` is missing, and there is no section/);
  });

  test('fills in what is known of the release, made safe', async () => {
    const given = 'up{version="{{version}}", service="{{service}}"}';
    const subject = { ...contextOf(await still()).subject, version: '1.0"} or vector(0) #' };
    const { queries, evidence } = await found(() => 1, { query: given, 'fail-below': 1 }, { subject });
    expect(queries).toEqual(['up{version="1.0\\u0022} or vector(0) #", service="shop"}']);
    expect(evidence?.answer).toContain('version="1.0\\u0022}');
  });

  test('gives a share of two queries, with enough of them', async () => {
    const source = { provider: 'command', run: 'case $METRIC_QUERY in failed) echo 3;; *) echo 60;; esac' };
    const check = { kind: 'metric', source, query: 'failed', of: 'all', 'fail-above': '4%' };
    const runtime = await still();
    expect(await ask(check, runtime)).toMatchObject({
      status: 'fail',
      finding: '5% is above 4% (fail-above 4%)',
    });
    expect(await ask({ ...check, 'min-requests': 100 }, runtime)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^no data to judge: 5%, but only 60 of 100 requests/),
    });
  });

  test('that counts since ever is looked at twice', async () => {
    let count = 100;
    const url = await serve((_, response) => {
      count += 30;
      response.end(`# TYPE failures counter\nfailures_total ${count}\n# EOF\n`);
    });
    const check = {
      kind: 'metric',
      source: { provider: 'openmetrics', url },
      query: 'failures_total',
      increase: '5m',
      interval: '50ms',
    };
    const runtime = { ...(await createTestRuntime()), clock: systemClock };
    expect(await ask({ ...check, 'fail-above': 29 }, runtime)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^30 is above 29/),
    });
    expect(await ask({ ...check, 'fail-above': 31 }, runtime)).toMatchObject({ status: 'pass' });
  });
});

test('a source that doesn’t answer ends with the check', async () => {
  const url = await serve(() => {});
  const check = {
    kind: 'metric',
    source: { provider: 'prometheus', url },
    query,
    'fail-above': '5%',
    timeout: '200ms',
  };
  const result = await ask(check, { ...(await createTestRuntime()), clock: systemClock });
  expect(result).toMatchObject({ status: 'fail', finding: 'no answer within 200ms' });
});

test('says nothing of each look in the log', async () => {
  const { runtime } = await found(() => 0.001, { 'fail-above': '5%', lookback: '2h' });
  expect(runtime.lines).toEqual([]);
});

test.each([
  [{}, /or another limit is missing/],
  [{ 'fail-above': '5%', 'warn-above': '5%' }, /would never be seen/],
  [{ 'fail-below': 1, 'warn-below': 1 }, /would never be seen/],
  [{ 'fail-above': '5%', 'warn-above': '2s' }, /is written as a duration, but this is measured in `ratio`/],
  [{ 'fail-above': 5, for: '5m' }, /needs `lookback`/],
  [{ trend: { over: '1h' }, lookback: '1h' }, /needs one of `rises-by` and `falls-by`/],
  [{ 'fail-above': 5, 'min-requests': 5 }, /needs `of`/],
  [{ 'degrades-by': '50%' }, /goes with the other/],
  [{ 'fail-above': 5, source: { provider: 'promethus', url: 'http://x' } }, /source/],
])('refuses %o', (more, message) => {
  const check = { kind: 'metric', source: { provider: 'prometheus', url: 'http://x' }, query: 'up', ...more };
  expect(() => section(check)).toThrow(message);
});

import { describe, expect, test } from 'vitest';
import { fileWith, loadText, sectionProblems } from './load-in.ts';

const section = (indicator: string, rest = 'provider: openmetrics') =>
  `metrics: { ${rest}, indicators: { a: { query: x, ${indicator} } } }`;

/** Problems without their column, which follows from how the section is written here. */
async function problems(text: string): Promise<readonly string[]> {
  return (await sectionProblems(text)).map((problem) => problem.replace(/^4:\d+: /, ''));
}

describe('indicators that contradict themselves', () => {
  test.each([
    [
      'rollback-above: 5%, warn-above: 2s',
      '`metrics.indicators.a.warn-above`: is written as a duration, but this indicator is measured in `ratio`',
    ],
    [
      'unit: seconds, rollback-above: 2',
      '`metrics.indicators.a.rollback-above`: is written as a bare number, but this indicator is measured in `seconds`',
    ],
    [
      'measured-in: milliseconds, rollback-above: 5%',
      '`metrics.indicators.a.rollback-above`: is written as a percentage, but this indicator is measured in `seconds`',
    ],
    [
      'measured-in: milliseconds, unit: bytes',
      '`metrics.indicators.a.measured-in`: gives `seconds`, but this indicator is measured in `bytes`',
    ],
    [
      'of: y, measured-in: percent',
      '`metrics.indicators.a.measured-in`: does not go with `of`, which makes the value a share of 1',
    ],
    [
      'of: y, unit: seconds',
      '`metrics.indicators.a.of`: makes the value a share, but this indicator is measured in `seconds`',
    ],
    [
      'rollback-above: 5%, warn-above: 6%',
      '`metrics.indicators.a.warn-above`: is beyond `rollback-above`, so that it would never be seen',
    ],
    [
      'rollback-below: 5%, rollback-above: 5%',
      '`metrics.indicators.a.rollback-above`: contradicts `rollback-below`, which is not below it',
    ],
    [
      'of: y, rollback-above: 150%, warn-above: 100%',
      '`metrics.indicators.a.rollback-above`: could never be crossed: a share is never more than 100%',
    ],
    [
      'hold-above: 5%, rollback-above: 1%',
      '`metrics.indicators.a.hold-above`: is beyond `rollback-above`, so that it would never be seen',
    ],
    [
      'hold-below: 1%, warn-below: 0.5%',
      '`metrics.indicators.a.warn-below`: is beyond `hold-below`, so that it would never be seen',
    ],
    [
      'hold-above: 10, rollback-below: 20',
      '`metrics.indicators.a.hold-above`: contradicts `rollback-below`: no value is within both',
    ],
    [
      'rollback-above: 10, warn-below: 20, hold-below: 5',
      '`metrics.indicators.a.rollback-above`: contradicts `warn-below`: no value is within both',
    ],
    [
      'warn-above: 1s, warn-below: 2s',
      '`metrics.indicators.a.warn-above`: contradicts `warn-below`: no value is within both',
    ],
    ['degrades-by: 2s', '`metrics.indicators.a.degrades-by`: must be a percentage such as `50%`'],
    [
      'min-requests: 5',
      '`metrics.indicators.a.min-requests`: needs `of`, or the query `requests` beside `indicators`, which counts them',
    ],
    [
      'source: sentry',
      '`metrics.indicators.a.source`: names the source `sentry`, which is not in `sources` (none are there)',
    ],
    ['compare:', '`metrics.indicators.a.compare`: found nothing; write `compare: {}`'],
    [
      'of: y, min-requests: "50"',
      '`metrics.indicators.a.min-requests`: expected a number, found the text `50`: leave out the quotes',
    ],
    ['of: y, min-requests: fifty', '`metrics.indicators.a.min-requests`: expected a number, found `fifty`'],
    ['compare: { critical: true }', '`metrics.indicators.a.compare.critical`: goes with `method: kayenta`'],
    ['trend: { over: 1h }', '`metrics.indicators.a.trend`: needs `rises-by` or `falls-by`'],
    [
      'trend: { over: 1h, rises-by: 1%, falls-by: 1% }',
      '`metrics.indicators.a.trend`: has `rises-by` and `falls-by`; write two indicators',
    ],
    [
      'unit: seconds, trend: { over: 1h, rises-by: 1GiB }',
      '`metrics.indicators.a.trend`: is written as a size, but this indicator is measured in `seconds`',
    ],
  ])('%s', async (indicator, problem) => {
    expect(await problems(section(indicator))).toEqual([problem]);
  });
});

describe('sources', () => {
  test.each([
    [
      'provider: promethius',
      '`metrics.provider`: unknown metrics provider `promethius`; did you mean `prometheus`?',
    ],
    [
      'provider: prometheus, url: http://p, token: a, username: b, password: c',
      '`metrics.token`: contradicts `username`: one way in is enough',
    ],
    ['provider: prometheus, url: http://p, username: b', '`metrics.username`: needs `password` beside it'],
    [
      'provider: prometheus, url: http://p, token: a, headers: { Authorization: b }',
      '`metrics.headers`: has `authorization` beside `token`: one way in is enough',
    ],
    [
      'provider: openmetrics, sources: { b: { provider: openmetrics, indicators: {} } }',
      'unknown key `indicators` in `metrics.sources.b`; allowed: `provider`, `url`, `headers`, `timeout`',
    ],
    [
      'provider: openmetrics, false-alarms: 0%',
      '`metrics.false-alarms`: is 0%, with which no comparison could ever be sure enough',
    ],
    ['provider: openmetrics, score: { pass: 50 }', '`metrics.score.marginal`: is above `pass`'],
  ])('%s', async (rest, problem) => {
    expect(await problems(section('rollback-above: 5%', rest))).toEqual([problem]);
  });
});

test('a source that is not there is named, and one like it', async () => {
  const text = section(
    'source: sentri',
    'provider: openmetrics, sources: { sentry: { provider: openmetrics } }',
  );
  expect(await problems(text)).toEqual([
    '`metrics.indicators.a.source`: names the source `sentri`, which is not in `sources`; did you mean `sentry`?',
  ]);
});

test('every kind of source reads with what it needs', async () => {
  const sources = [
    'prometheus, url: http://p, token: t',
    'cloudwatch, metrics: { errors: { namespace: N, metric: M, statistic: Sum } }',
    'datadog, api-key: a, application-key: b',
    'newrelic, account: 1, api-key: a',
    'sentry, organization: o, token: t',
    'http, url: http://h',
    'command, run: echo 1',
    'alertmanager, url: http://a',
    'kubernetes, namespace: n, selector: app=a',
    'probe, probes: [ { path: /a } ]',
    'sql, database: postgres://d',
  ];
  const named = sources.map((source, index) => `s${index}: { provider: ${source} }`).join(', ');
  const text = section('source: s3, rollback-above: 5%', `provider: openmetrics, sources: { ${named} }`);
  const { configuration } = await loadText(fileWith(text));
  expect(Object.keys(configuration.sections.metrics?.sources ?? {})).toHaveLength(sources.length);
});

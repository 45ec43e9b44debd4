import { describe, expect, it } from 'vitest';
import {
  checkSyntax,
  longestRange,
  metricsOf,
  missedIn,
  reachOf,
} from '../../src/providers/prometheus/query.ts';

const minute = 60_000;

describe('a query of PromQL', () => {
  it.each([
    'sum by (a) (rate(x{a=~"b|c"}[5m] offset 1h)) / on (a) group_left (d) y > bool 3',
    'max_over_time(rate(x[5m])[1h:1m] @ end())',
    'count(ALERTS{alertstate="firing", severity="critical"}) or vector(0)',
    'histogram_quantile(0.99, sum by (le) (rate({"http.duration", unit="s"}[5m])))',
    'topk(1, x) unless y # a comment',
    'time() - process_start_time_seconds',
    '1 + 2 * -x ^ 2 % 3',
  ])('takes %s', (query) => {
    expect(checkSyntax(query)).toBeUndefined();
  });

  it.each([
    ['', 'is empty'],
    [' # nothing', /is empty|ends too early/],
    ['sum(rate(x[5m])', 'is not valid PromQL: it ends too early'],
    ['sum(x) bi (a)', 'is not valid PromQL: the problem is at character 8, near `bi (a)`'],
    ['summ(x)', 'is not valid PromQL: there is no function `summ`'],
    ['x{a=b}', /at character 5, near `b\}`/],
    ['rate(x[5m]) 7', /at character 13, near `7`/],
    ['x[5m]', 'gives a range of points; wrap it into a function such as `max_over_time(x[5m])`'],
    ['(x[5m] offset 1h)', /^gives a range of points/],
    ['x[1h:1m]', /^gives a range of points/],
    ['("a")', 'is a text, which has no value'],
  ])('refuses %j', (query, problem) => {
    if (typeof problem === 'string') expect(checkSyntax(query)).toBe(problem);
    else expect(checkSyntax(query)).toMatch(problem);
  });

  it.each([
    ['x', 0, 0],
    ['rate(x[5m]) / rate(y[1h30m])', 90, 90],
    ['max_over_time(rate(x[5m])[1h:1m])', 65, 65],
    ['increase(x[5m] offset 1h)', 5, 65],
    ['x offset 1d', 0, 1_440],
    ['rate(x[300])', 5, 5],
    ['rate(x[2m + 3m])', 5, 5],
    ['1', 0, 0],
  ])('knows how far %s looks back', (query, range, reach) => {
    expect(longestRange(query)).toBe(range * minute);
    expect(reachOf(query)).toBe(reach * minute);
  });

  it('names its metrics, each once and without its labels', () => {
    const query =
      'a{b="c"} + a{b="d"} + rate({"e.f", b="c"}[5m]) + {__name__=~"g.*", b="c"} + {b="c"} + {"__name__"="h"}';
    expect(metricsOf(query)).toEqual([
      { name: 'a', selector: '{__name__="a"}' },
      { name: '{"e.f"}', selector: '{"e.f"}' },
      { name: '{__name__=~"g.*"}', selector: '{__name__=~"g.*"}' },
      { name: '{b="c"}', selector: '{b="c"}' },
      { name: '{"__name__"="h"}', selector: '{"__name__"="h"}' },
    ]);
  });

  // `no` and `none` have no series, whatever else has.
  it.each([
    ['no', ['no']],
    ['yes', []],
    ['sum(rate(no{a="b"}[5m])) / sum(rate(yes[5m]))', ['no']],
    ['yes / sum(no)', ['no']],
    ['no / none', ['no', 'none']],
    ['(sum(rate(no[5m])) or vector(0)) / sum(yes)', []],
    ['vector(0) or no', []],
    ['no or yes', []],
    ['no or none', ['no', 'none']],
    ['(no or vector(0)) / none', ['none']],
    ['(no / yes) or on () vector(0)', []],
    ['yes unless no', []],
    ['no unless yes', ['no']],
    ['yes and no', ['no']],
    ['absent(no)', []],
    ['absent_over_time(no[5m])', []],
    ['yes + fill(0) no', []],
    ['no @ 1000', []],
    ['histogram_quantile(0.9, no)', ['no']],
    ['info(yes, {no="x"})', []],
    ['no > 5', ['no']],
    ['1 - no', ['no']],
  ])('knows what %s misses', (query, missed) => {
    const isMissing = ({ name }: { name: string }) => /^\{?no/.test(name);
    expect(missedIn(query, isMissing).map(({ name }) => name)).toEqual(missed);
  });
});

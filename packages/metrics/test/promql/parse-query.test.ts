import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/promql/parse-query.ts';
import { selectorsOf } from '../../src/promql/syntax.ts';

function matches(query: string, labels: Record<string, string>): boolean {
  const [found] = selectorsOf(parseQuery(query));
  return found?.selector.matchers.every(({ label, matches }) => matches(labels[label] ?? '')) ?? false;
}

describe('parseQuery', () => {
  it.each([
    'sum(rate(http_requests_total{color="blue",status=~"5.."}[1m])) / sum(rate(http_requests_total{color="blue"}[1m]))',
    'histogram_quantile(0.99, sum by (le) (rate(x_bucket[1h30m])))',
    '(sum(rate(x[1m])) or vector(0)) * 100',
    'max_over_time(queue_depth{}[5m]) - on (job, le,) min without (x) (y)',
    '-a + -1 * 0x1F / 1_000e-3',
    'avg by (a) (b) # a comment\n / ignoring (c) count(d)',
    '{__name__=~"a|b", x!="1", y!~"z"}',
    '{"my.metric", "my.label"="x"}',
    'sum + rate',
  ])('reads %s', (query) => {
    expect(() => parseQuery(query)).not.toThrow();
  });

  it.each([
    ['', 'is empty'],
    ['sum(x', 'is not valid PromQL: it ends too early'],
    ['foo{', 'is not valid PromQL'],
    ['bogus(x)', 'is not valid PromQL: the problem is near'],
    ['x{a="b}', 'not valid PromQL'],
    ['x > 1', 'the operator `>` is not understood here'],
    ['x % 2', 'the operator `%`'],
    ['x and y', 'the operator `and`'],
    ['x + bool y', 'only `on (…)` and `ignoring (…)`'],
    ['x / on (a) group_left () y', 'only `on (…)` and `ignoring (…)`'],
    ['x + fill(0) y', 'only `on (…)` and `ignoring (…)`'],
    ['x offset 5m', 'is outside the part of PromQL'],
    ['x @ 5', 'is outside the part of PromQL'],
    ['rate(x[5m:1m])', 'is outside the part of PromQL'],
    ['"text"', 'is outside the part of PromQL'],
    ['absent(x)', 'the function `absent` is not understood here; known are `rate`'],
    ['topk(3, x)', 'the aggregation `topk` is not understood here; known are `sum`'],
    ['x[1m]', 'wrap it into a function such as `rate(x[1m])`'],
    ['rate(x)', '`x` is a vector, but a range vector is needed there'],
    ['sum(x[1m])', '`x[1m]` is a range vector, but a vector is needed there'],
    ['sum(1)', '`1` is a scalar, but a vector is needed there'],
    ['histogram_quantile(x, y)', '`x` is a vector, but a scalar is needed there'],
    ['histogram_quantile(0.9)', 'takes 2 argument(s), found 1'],
    ['1 or x', '`1` is a scalar, but a vector is needed there'],
    ['rate(x[60])', 'a range is a duration such as `1m`'],
    ['rate(x[0s])', 'a range is a duration such as `1m`'],
    ['rate(sum(x)[1m])', 'a range needs a selector'],
    ['{x=~".*"}', 'selects everything'],
    ['x{a=~"("}', 'is no regular expression'],
    ['x{a=~"(?!b)c"}', "don't share"],
    ['x{a=~"(b)\\\\1"}', "don't share"],
    ['x{a=~"[[:alpha:]]"}', "don't share"],
    ['x{a="\\d"}', 'is no escape; write `\\\\d`'],
    ['x{a=\'b"}', 'not valid PromQL'],
  ])('refuses %j: %s', (query, message) => {
    expect(() => parseQuery(query)).toThrow(message);
  });

  it('anchors patterns at both ends and matches an absent label as empty', () => {
    expect(matches('x{s=~"5.."}', { __name__: 'x', s: '503' })).toBe(true);
    expect(matches('x{s=~"5.."}', { __name__: 'x', s: '5030' })).toBe(false);
    expect(matches('x{s=~"5|6"}', { __name__: 'x', s: '65' })).toBe(false);
    expect(matches('x{s!~"5.."}', { __name__: 'x' })).toBe(true);
    expect(matches('x{s=""}', { __name__: 'x' })).toBe(true);
    expect(matches('x{s=~"(?i)get"}', { __name__: 'x', s: 'GET' })).toBe(true);
    expect(matches('x{s=~"a.b"}', { __name__: 'x', s: 'a\nb' })).toBe(true);
  });

  it('reads string literals with the escapes of Go, raw ones as they are', () => {
    expect(matches(String.raw`x{s="\"\u00e9\x41\101\n"}`, { __name__: 'x', s: '"éAA\n' })).toBe(true);
    expect(matches('x{s=~`\\d+`}', { __name__: 'x', s: '42' })).toBe(true);
    expect(matches(String.raw`x{s=~'\\d+'}`, { __name__: 'x', s: '42' })).toBe(true);
  });
});

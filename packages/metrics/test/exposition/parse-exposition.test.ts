import { describe, expect, it } from 'vitest';
import { parseExposition } from '../../src/exposition/parse-exposition.ts';

const openMetrics = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

function values(text: string, type?: string) {
  return parseExposition(text, type).map(({ labels, value, time }) => [labels, value, time]);
}

describe('parseExposition', () => {
  it('reads names, labels, values and timestamps in milliseconds', () => {
    expect(
      values('a 1\nb{x="1",y="z"} 2.5e-3\nc { x = "1" , } -7 1700000000123\n\td:e_f{}\t+1.\t-5\n'),
    ).toEqual([
      [{ __name__: 'a' }, 1, undefined],
      [{ __name__: 'b', x: '1', y: 'z' }, 0.0025, undefined],
      [{ __name__: 'c', x: '1' }, -7, 1_700_000_000_123],
      [{ __name__: 'd:e_f' }, 1, -5],
    ]);
  });

  it('reads escapes, and quotes, braces, commas and hashes inside values', () => {
    const text = String.raw`a{p="C:\\dir\n\"x\"",q="} # , {",r="\t"} 1`;
    expect(values(text)).toEqual([
      [{ __name__: 'a', p: 'C:\\dir\n"x"', q: '} # , {', r: '\\t' }, 1, undefined],
    ]);
  });

  it('reads NaN and the infinities in any case', () => {
    const found = parseExposition('a NaN\nb +Inf\nc -Inf\nd nan\ne Inf\nf infinity\n');
    expect(found.map(({ value }) => value)).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('reads CRLF, blank lines, comments and quoted metric names', () => {
    const text = '# HELP a what\\n it "is"\r\n#comment\r\n\r\n{"my.metric",x="1"} 3\r\na 1';
    expect(values(text)).toEqual([
      [{ __name__: 'my.metric', x: '1' }, 3, undefined],
      [{ __name__: 'a' }, 1, undefined],
    ]);
  });

  it('reads OpenMetrics: seconds, exemplars, and nothing after # EOF', () => {
    const text = [
      '# TYPE h histogram',
      'h_bucket{le="0.1"} 8 1700000000.5 # {trace_id="a } b"} 0.054 1700000000.4',
      'h_bucket{le="+Inf"} 9 # {} 3',
      '# EOF',
      'not metrics',
    ].join('\n');
    expect(values(text, openMetrics)).toEqual([
      [{ __name__: 'h_bucket', le: '0.1' }, 8, 1_700_000_000_500],
      [{ __name__: 'h_bucket', le: '+Inf' }, 9, undefined],
    ]);
  });

  it('takes a page that ends with # EOF as OpenMetrics whatever its content type', () => {
    expect(values('a 1 1700000000\n# EOF\n', 'text/plain')).toEqual([
      [{ __name__: 'a' }, 1, 1_700_000_000_000],
    ]);
  });

  it('refuses an OpenMetrics page that was cut off', () => {
    expect(() => parseExposition('a 1\n', openMetrics)).toThrow('`# EOF` is missing');
  });

  it('knows what only rises: counters and the parts of histograms and summaries', () => {
    const text = [
      '# TYPE c_total counter\nc_total 1',
      '# TYPE o counter\no_total 1',
      '# TYPE h histogram\nh_bucket{le="+Inf"} 1\nh_count 1\nh_sum 1',
      '# TYPE s summary\ns{quantile="0.5"} 1\ns_count 1',
      '# TYPE g gauge\ng 1\ng_sum 1\nuntyped_total 1',
    ].join('\n');
    const rising = parseExposition(text).filter(({ cumulative }) => cumulative);
    expect(rising.map(({ labels }) => labels['__name__'])).toEqual([
      'c_total',
      'o_total',
      'h_bucket',
      'h_count',
      'h_sum',
      's_count',
    ]);
  });

  it('reads texts of any length', () => {
    const long = 'y'.repeat(10_000_000);
    expect(values(`# TYPE "${long}" gauge\na{x="${long}"} 1`)).toEqual([
      [{ __name__: 'a', x: long }, 1, undefined],
    ]);
    expect(() => parseExposition(`a{x="${long}`)).toThrow('a quoted text was expected');
    expect(() => parseExposition(`# TYPE "${long}\na{x="\\`)).toThrow('a quoted text was expected');
  });

  it('takes no type from a line that has none, or a name that is none', () => {
    const rising = (line: string) =>
      parseExposition(`${line}\na 1\n{"b"} 1`).map(({ cumulative }) => cumulative);
    expect(rising('# TYPE a counter')).toEqual([true, false]);
    expect(rising('#TYPE "b"  counter ')).toEqual([false, true]);
    const none = ['# TYPE', '# TYPE a', '# TYPE "b counter', '# TYPE "b"b" counter', '# TYPE b b counter'];
    for (const line of [...none, '# TYPED a counter']) expect(rising(line)).toEqual([false, false]);
  });

  it('is done at once with digits without an end', () => {
    expect(() => parseExposition(`a ${'1'.repeat(100_000)}x`)).toThrow('a number was expected');
  });

  it.each([
    `a ${'y'.repeat(1_000)}`,
    `a 1 ${'y'.repeat(1_000)}`,
    `a 1 2 ${'y'.repeat(1_000)}`,
    `a{${'y'.repeat(1_000)}} 1`,
    `a{${'y'.repeat(1_000)}="1",${'y'.repeat(1_000)}="2"} 1`,
    `a{x="${'y'.repeat(1_000)}"} 1\na{x="${'y'.repeat(1_000)}"} 1`,
  ])('says shortly what is wrong with a long line', (text) => {
    expect(() => parseExposition(text)).toThrow(/^.{30,200}$/);
  });

  it.each([
    ['a', 'line 1: a number was expected, found `the end of the line`'],
    ['ok 1\na one', 'line 2: a number was expected, found `one`'],
    ['a 0x1p', 'a number was expected'],
    ['a 1 soon', 'a timestamp was expected, found `soon`'],
    ['a 1 2 3', 'found `3` after the value'],
    ['a 1 # {x="y"} 1', 'after the value'],
    ['a{x="1} 2', 'a quoted text was expected'],
    ['a{x=1} 2', 'a quoted text was expected'],
    ['a{x} 2', '`=` was expected after the label `x`'],
    ['a{x="1" y="2"} 2', '`,` or `}` was expected'],
    ['a{x="1",x="2"} 2', 'the label `x` stands there twice'],
    ['{x="1"} 2', 'a metric name was expected'],
    ['a{x="1"', '`,` or `}` was expected'],
    ['{"service":"shop"}', '`,` or `}` was expected'],
    ['a{x="1"} 1\na{x="1"} 2', 'line 2: the same series stands there twice'],
  ])('refuses %j', (text, message) => {
    expect(() => parseExposition(text)).toThrow(message);
  });
});

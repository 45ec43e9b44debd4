import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExposition } from '../../src/exposition/parse-exposition.ts';
import { labelKey } from '../../src/labels.ts';
import { evaluate } from '../../src/promql/evaluate.ts';
import { parseQuery } from '../../src/promql/parse-query.ts';
import { selectorsOf } from '../../src/promql/syntax.ts';
import { SeriesStore } from '../../src/providers/openmetrics/series-store.ts';

interface Recorded {
  readonly source: string;
  readonly times: readonly number[];
  /** For each series its value at each of the times. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  readonly answers: readonly {
    readonly query: string;
    readonly at: number;
    readonly series: readonly (readonly [Record<string, string>, string])[];
  }[];
}

// What a Prometheus server answered over the same samples; it was asked through /api/v1/query.
const recorded: Recorded = JSON.parse(
  readFileSync(new URL('../data/prometheus-answers.json', import.meta.url), 'utf8'),
);
const queries = [...new Set(recorded.answers.map(({ query }) => query))];

function answer(query: string, at: number): Map<string, number> {
  const expression = parseQuery(query);
  const store = new SeriesStore(
    selectorsOf(expression).map(({ selector }) => selector),
    Number.MAX_SAFE_INTEGER,
  );
  for (const [index, time] of recorded.times.entries()) {
    if (time > at) break;
    const page = Object.entries(recorded.values).map(([series, values]) => `${series} ${values[index]}`);
    store.add(parseExposition(page.join('\n')), time);
  }
  const result = evaluate(expression, {
    select: (selector) => store.select(selector),
    isUnborn: () => false,
    at,
    since: 0,
  });
  const elements = result.type === 'scalar' ? [{ labels: {}, value: result.value }] : result.elements;
  return new Map(elements.map(({ labels, value }) => [labelKey(labels), value]));
}

describe(`answers of ${recorded.source}`, () => {
  it.each(queries)('%s', (query) => {
    const answers = recorded.answers.filter((other) => other.query === query);
    expect(answers.length).toBeGreaterThan(0);
    for (const { at, series } of answers) {
      const found = answer(query, at);
      expect([...found.keys()].toSorted()).toEqual(series.map(([labels]) => labelKey(labels)).toSorted());
      for (const [labels, value] of series) {
        const wanted = value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value);
        const ours = found.get(labelKey(labels)) ?? Number.NaN;
        if (Number.isFinite(wanted)) expect(ours / (wanted || 1)).toBeCloseTo(wanted === 0 ? 0 : 1, 9);
        else expect(ours).toBe(wanted);
      }
    }
  });
});

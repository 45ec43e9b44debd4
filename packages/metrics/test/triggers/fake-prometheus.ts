import { labelKey } from '../../src/labels.ts';
import { evaluate } from '../../src/promql/evaluate.ts';
import { parseQuery } from '../../src/promql/parse-query.ts';
import { selectorsOf } from '../../src/promql/syntax.ts';
import type { Element } from '../../src/promql/vector.ts';
import { type Answerer, FakeService, type Reply } from '../conformance/fake-service.ts';
import type { FakeSeries } from './series.ts';

/** How often its targets are read, in milliseconds. */
const scrapeInterval = 15_000;
/** How far back the newest value of a series may lie, in milliseconds. */
const lookback = 5 * 60_000;

/**
 * A Prometheus server that really evaluates queries over its series, from long before the watch: a query with a mistake in a
 * name has no value here either. It knows as much of PromQL as `openmetrics` does, whose results are checked against a real
 * server elsewhere. Its shapes are those of https://prometheus.io/docs/prometheus/latest/querying/api/. `start` is when the
 * watch begins, in milliseconds since 1970.
 */
export function startFakePrometheus(series: readonly FakeSeries[], start: number): Promise<FakeService> {
  refuseTwins(series);
  const answer: Answerer = ({ method, url, body }, { situation }) => {
    if (situation !== 'values') return undefined;
    const parameters = method === 'POST' ? new URLSearchParams(body) : url.searchParams;
    const query = parameters.get('query') ?? '';
    const at = (time: number) => valuesAt(query, time, series, start);
    if (url.pathname === '/api/v1/query') {
      const time = Number(parameters.get('time'));
      const result = at(time).map(({ labels, value }) => ({ metric: labels, value: [time, String(value)] }));
      return success({ resultType: 'vector', result });
    }
    if (url.pathname !== '/api/v1/query_range') throw new Error(`nothing is at ${url.pathname}`);
    const [from, to, step] = ['start', 'end', 'step'].map((name) => Number(parameters.get(name)));
    if (!from || !to || !step) throw new Error(`no range: ${parameters}`);
    const times = Array.from(
      { length: Math.floor((to - from) / step) + 1 },
      (_, index) => from + index * step,
    );
    return success({ resultType: 'matrix', result: matrix(times, at) });
  };
  return FakeService.start(answer);
}

function matrix(times: readonly number[], at: (time: number) => readonly Element[]) {
  const found = new Map<string, { metric: Element['labels']; values: [number, string][] }>();
  for (const time of times) {
    for (const { labels, value } of at(time)) {
      const key = labelKey(labels);
      const known = found.get(key) ?? { metric: labels, values: [] };
      known.values.push([time, String(value)]);
      found.set(key, known);
    }
  }
  return [...found.values()];
}

/** `time` in seconds since 1970. */
function valuesAt(
  query: string,
  time: number,
  series: readonly FakeSeries[],
  start: number,
): readonly Element[] {
  const at = time * 1_000;
  const expression = parseQuery(query);
  const longest = Math.max(lookback, ...selectorsOf(expression).map(({ range }) => range));
  const newest = Math.floor(at / scrapeInterval) * scrapeInterval;
  const value = evaluate(expression, {
    at,
    since: 0,
    isUnborn: () => false,
    select: ({ matchers }) =>
      series
        .filter(({ labels }) => matchers.every(({ label, matches }) => matches(labels[label] ?? '')))
        .map((each) => {
          const points = [];
          for (let scraped = newest; scraped > at - longest; scraped -= scrapeInterval) {
            const found = each.at((scraped - start) / 1_000);
            if (found === undefined) break;
            points.unshift({ time: scraped, value: found });
          }
          return { labels: each.labels, points, present: points.at(-1)?.time === newest };
        }),
  });
  return value.type === 'vector' ? value.elements : [{ labels: {}, value: value.value }];
}

function success(data: unknown): Reply {
  return { body: { status: 'success', data } };
}

/** One series with two values at once is nothing that a server could have. */
function refuseTwins(series: readonly FakeSeries[]): void {
  const keys = series.map(({ labels }) => labelKey(labels));
  const twin = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twin !== undefined) throw new Error(`two series are called ${twin}`);
}

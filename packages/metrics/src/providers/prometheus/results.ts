import { labelKey, showLabels } from '../../labels.ts';
import type { Answer, Failure, History, Point } from '../../metric-provider.ts';

/** What is in a successful answer to a query: the result types of the HTTP API. */
export interface Data {
  readonly resultType: string;
  readonly result: unknown;
}

type Labels = Readonly<Record<string, string>>;

/** The one value of an instant query. `place` is the address that answered. */
export function answerOf({ resultType, result }: Data, place: string): Answer {
  if (resultType === 'scalar') return singleAnswer([{ labels: {}, value: readSample(result)?.value }], place);
  if (resultType === 'vector' && Array.isArray(result)) {
    const elements = result.map((element) => ({
      labels: readLabels(element),
      value: readSample(field(element, 'value'))?.value,
      isHistogram: field(element, 'histogram') !== undefined,
    }));
    return singleAnswer(elements, place);
  }
  return noNumbers(resultType, place);
}

interface Element {
  readonly labels: Labels | undefined;
  readonly value: number | undefined;
  readonly isHistogram?: boolean;
}

function singleAnswer(elements: readonly Element[], place: string): Answer {
  const [element] = elements;
  if (!element) {
    const detail =
      'no series matches the query now; where that means 0 (no error so far), write `(… or vector(0))`';
    return { failure: 'no-data', detail };
  }
  if (elements.some(({ labels }) => labels === undefined)) return malformed(place);
  if (elements.length > 1) return severalSeries(elements.map(({ labels }) => labels ?? {}));
  if (element.isHistogram) return histogram;
  if (element.value === undefined) return malformed(place);
  if (Number.isFinite(element.value)) return { value: element.value };
  const detail = Number.isNaN(element.value)
    ? 'the result is NaN, as it is when there was no traffic to measure'
    : 'the result is infinite: something was divided by 0';
  return { failure: 'not-a-number', detail };
}

/** The one series of a range query that was asked for in parts, without what is no number in it. */
export function historyOf(parts: readonly Data[], place: string): History {
  const series = new Map<string, Labels>();
  const points: Point[] = [];
  for (const { resultType, result } of parts) {
    if (resultType !== 'matrix' || !Array.isArray(result)) return noNumbers(resultType, place);
    for (const element of result) {
      const labels = readLabels(element);
      const samples = field(element, 'values');
      if (field(element, 'histograms') !== undefined) return histogram;
      if (!labels || !Array.isArray(samples)) return malformed(place);
      series.set(labelKey(labels), labels);
      for (const sample of samples) {
        const point = readSample(sample);
        if (!point) return malformed(place);
        if (Number.isFinite(point.value)) points.push(point);
      }
    }
  }
  return series.size > 1 ? severalSeries([...series.values()]) : { points };
}

function severalSeries(found: readonly Labels[]): Failure {
  const shown = found.slice(0, 3).map((labels) => showLabels(labels));
  const detail = `the query gives ${found.length} series (${shown.join(', ')}${found.length > 3 ? ', …' : ''}) where one is expected; aggregate with \`sum(…)\``;
  return { failure: 'several-series', detail };
}

const histogram: Failure = {
  failure: 'bad-query',
  detail:
    'Prometheus gives a histogram for the query, not a number; take a part of it, as with `histogram_quantile(0.99, …)`',
};

function noNumbers(resultType: string, place: string): Failure {
  if (resultType === 'string') {
    return { failure: 'bad-query', detail: `${place} gives a text for the query, not a number` };
  }
  if (resultType !== 'matrix') return malformed(place);
  const detail = `${place} gives a range of points for the query; wrap it into a function such as \`max_over_time(…)\``;
  return { failure: 'bad-query', detail };
}

function malformed(place: string): Failure {
  return {
    failure: 'malformed',
    detail: `${place} answered with a result in another form than Prometheus gives`,
  };
}

/** A pair of seconds since 1970 and the value as text; https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats */
function readSample(sample: unknown): Point | undefined {
  if (!Array.isArray(sample)) return undefined;
  const [time, value] = sample;
  if (typeof time !== 'number' || typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value.replace('Inf', 'Infinity'));
  if (Number.isNaN(number) && value !== 'NaN') return undefined;
  const milliseconds = Math.round(time * 1_000);
  return Number.isFinite(milliseconds) ? { time: milliseconds, value: number } : undefined;
}

function readLabels(element: unknown): Labels | undefined {
  const metric = field(element, 'metric');
  if (typeof metric !== 'object' || metric === null) return undefined;
  return Object.values(metric).every((value) => typeof value === 'string') ? (metric as Labels) : undefined;
}

function field(element: unknown, name: string): unknown {
  return typeof element === 'object' && element !== null
    ? (element as Record<string, unknown>)[name]
    : undefined;
}

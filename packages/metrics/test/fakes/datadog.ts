import * as z from 'zod/mini';
import type { Answerer, Given, Received, Reply } from '../conformance/fake-service.ts';

/** The keys that the fake takes. */
export const datadogKeys = { api: 'api-key-of-datadog-123', application: 'application-key-of-datadog-456' };

/** The request as https://docs.datadoghq.com/api/latest/metrics/query-timeseries-data-across-multiple-products has it. */
const requestSchema = z.strictObject({
  data: z.strictObject({
    type: z.literal('timeseries_request'),
    attributes: z.strictObject({
      from: z.int(),
      to: z.int(),
      interval: z.optional(z.int()),
      queries: z
        .array(
          z.strictObject({
            data_source: z.literal('metrics'),
            name: z.string().check(z.regex(/^[a-z]\w*$/)),
            query: z.string(),
          }),
        )
        .check(z.minLength(1)),
      formulas: z.array(z.strictObject({ formula: z.string() })),
    }),
  }),
});

type Attributes = z.output<typeof requestSchema>['data']['attributes'];

/** One series of an answer: `undefined` values are holes. */
export interface DatadogSeries {
  readonly tags?: readonly string[];
  readonly unit?: readonly (object | null)[];
  readonly at: (bucketStart: number) => number | undefined;
}

/** The series of one query, known by its text with the metrics put back into the formula; `undefined` for one that can't be evaluated. */
export type DatadogData = (query: string, interval: number) => readonly DatadogSeries[] | undefined;

/** Answers a request as Datadog's API does; throws for what an honest client never sends. */
export function answerAsDatadog({ method, url, headers, body }: Received, data: DatadogData): Reply {
  if (method !== 'POST' || url.pathname !== '/api/v2/query/timeseries' || url.search !== '') {
    throw new Error(`Datadog has no ${method} ${url.pathname}${url.search}`);
  }
  if (headers['content-type'] !== 'application/json') throw new Error('the content type is not JSON');
  const { api, application } = datadogKeys;
  if (headers['dd-api-key'] !== api || headers['dd-application-key'] !== application) {
    return { status: 403, body: { errors: ['Forbidden'] } };
  }
  const { attributes } = requestSchema.parse(JSON.parse(body)).data;
  if (attributes.from >= attributes.to) return refused('from must be before to');
  return evaluate(attributes, data);
}

function evaluate(attributes: Attributes, data: DatadogData): Reply {
  const { from, to, queries, formulas } = attributes;
  const interval = longEnough(attributes);
  // Rollups begin at multiples of their length, and one that is still filling is given too.
  const first = Math.ceil(from / interval) * interval;
  const times = Array.from(
    { length: Math.floor((to - first) / interval) + 1 },
    (_, i) => first + i * interval,
  );
  const series: object[] = [];
  const values: (number | null)[][] = [];
  for (const [index, { formula }] of formulas.entries()) {
    const found = data(textOf(formula, queries), interval);
    if (!found) return refused(`Error parsing query: \n unable to parse ${queries[0]?.query}`);
    for (const { tags = [], unit = [null, null], at } of found) {
      series.push({ group_tags: tags, query_index: index, unit });
      values.push(times.map((time) => at(time) ?? null));
    }
  }
  return { body: { data: { id: '0', type: 'timeseries_response', attributes: { times, series, values } } } };
}

/** https://docs.datadoghq.com/dashboards/functions/rollup: never more than 1,500 points; buckets get longer instead. */
function longEnough({ from, to, interval = 20_000 }: Attributes): number {
  const points = (to - from) / interval;
  return points <= 1_500 ? interval : interval * Math.ceil(points / 1_500);
}

function textOf(formula: string, queries: Attributes['queries']): string {
  return formula.replaceAll(/\bq\d+_\d+\b/g, (name) => {
    const query = queries.find((each) => each.name === name)?.query;
    if (query === undefined) throw new Error(`the formula ${formula} has an unknown name`);
    // https://docs.datadoghq.com/metrics/#anatomy-of-a-metric-query; a calculation is no query here.
    if (!/^[\w.]+(:[\w.]+)?\{[^{}]*\}(\s*by\s*\{[^{}]*\})?(\.\w+\([^()]*\))*$/.test(query)) {
      throw new Error(`${query} is no single metric`);
    }
    return query;
  });
}

function refused(error: string): Reply {
  return { status: 400, body: { errors: [error] } };
}

/** The answerer of the conformance suite for these queries. */
export function datadogAnswerer(texts: readonly string[]): Answerer {
  return (request, given) => {
    if (given.situation === 'too-many-requests') return tooMany;
    if (given.situation === 'wrong-shape') return { body: { data: { attributes: { series: 'none' } } } };
    if (
      !['values', 'points', 'nothing', 'several-series', 'bad-query', 'cut-off'].includes(given.situation)
    ) {
      return undefined;
    }
    return answerAsDatadog(request, (text, interval) => {
      const place = texts.indexOf(text);
      if (place < 0) throw new Error(`nobody asked for ${text}`);
      return seriesOf(given, place, interval);
    });
  };
}

/** https://docs.datadoghq.com/api/latest/rate-limits */
const tooMany: Reply = {
  status: 429,
  headers: { 'x-ratelimit-limit': '100', 'x-ratelimit-period': '60', 'x-ratelimit-reset': '17' },
  body: { errors: ['Rate limit of 100 requests in 60 seconds reached. Please try again later.'] },
};

function seriesOf(given: Given, place: number, interval: number): readonly DatadogSeries[] | undefined {
  switch (given.situation) {
    case 'values': {
      const value = given.values[place];
      return value === undefined ? [] : [{ at: () => value }];
    }
    case 'points': {
      const points = given.series[place] ?? [];
      return [{ at: (start) => points.find(({ time }) => time === start + interval)?.value }];
    }
    case 'several-series':
      return ['host:a', 'host:b'].map((tag) => ({ tags: [tag], at: () => 1 }));
    case 'bad-query':
      return undefined;
    case 'nothing':
      return [];
    default:
      return [{ at: () => 1 }];
  }
}

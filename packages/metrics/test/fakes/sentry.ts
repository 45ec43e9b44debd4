import type { Clock } from '@deploy-actions/action-kit';
import type { Answerer, Given, Received, Reply } from '../conformance/fake-service.ts';

/** What the fake has: one organization with one project, and a token that may read its events. */
export const sentryPlace = {
  organization: 'acme',
  project: 'shop',
  id: '4501',
  token: 'sntrys_0123456789abcdef',
};

/** What a bucket holds; nothing is what Sentry fills with 0. */
export interface SentryBucket {
  readonly value: number;
  /** How many spans are behind it; only datasets of spans and logs tell it. */
  readonly samples?: number;
}

/** What is asked of one query; the times of a bucket are given as its start. */
export interface SentryQuestion {
  readonly dataset: string;
  readonly aggregate: string;
  readonly search: string;
  readonly interval: number;
}

/** The buckets of a query with their unit, or what Sentry says is wrong with it. */
export type SentryData = (
  question: SentryQuestion,
) =>
  | { type?: string; unit?: string | null; at: (start: number) => SentryBucket | undefined }
  | { error: string };

/** The parameters of https://docs.sentry.io/api/explore/query-explore-events-in-timeseries-format, and `projectSlug` of its sources. */
const known = [
  'dataset',
  'yAxis',
  'start',
  'end',
  'interval',
  'query',
  'environment',
  'project',
  'projectSlug',
];
/** As many points as it calculates (MAX_ROLLUP_POINTS of its sources), and of spans and logs (getsentry/sentry pull request 94086). */
const mostPoints = { usual: 10_000, sampled: 2_689 };
/** A bucket younger than this is marked as incomplete; INGESTION_DELAY of its sources, in milliseconds. */
const ingestionDelay = 90_000;

/** Answers a request as Sentry does; throws for what an honest client never sends. */
export function answerAsSentry({ method, url, headers }: Received, data: SentryData, clock: Clock): Reply {
  const parameters = url.searchParams;
  if (method !== 'GET') throw new Error(`no ${method} here`);
  for (const name of parameters.keys())
    if (!known.includes(name)) throw new Error(`unknown parameter ${name}`);
  if (headers.authorization !== `Bearer ${sentryPlace.token}`) return refused(401, 'Invalid token');
  if (url.pathname !== `/api/0/organizations/${sentryPlace.organization}/events-timeseries/`) {
    return refused(404, 'The requested resource does not exist');
  }
  const project = parameters.get('project');
  if (project !== null && !/^-?\d+$/.test(project)) {
    return refused(400, 'Invalid project parameter. Values must be numbers.');
  }
  const mine = project === null ? [sentryPlace.project] : ['-1', sentryPlace.id];
  if (!mine.includes(project ?? parameters.get('projectSlug') ?? '')) {
    return refused(403, 'You do not have permission to perform this action.');
  }
  return evaluate(parameters, data, clock.now());
}

function evaluate(parameters: URLSearchParams, data: SentryData, now: number): Reply {
  const [from, to] = ['start', 'end'].map((name) => {
    const text = parameters.get(name) ?? '';
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(text)) throw new Error(`${name}=${text} is no time`);
    return Date.parse(text.endsWith('Z') ? text : `${text}Z`);
  }) as [number, number];
  if (from >= to) return refused(400, 'Invalid date range: start must be before end');
  const interval = intervalOf(parameters, to - from);
  const aggregate = parameters.get('yAxis') ?? 'count()';
  const dataset = parameters.get('dataset');
  if (dataset === null) throw new Error('the dataset is required');
  const sampled = dataset === 'spans' || dataset === 'logs';
  if (sampled && (to - from) / interval > mostPoints.sampled) return refused(400, 'Too many buckets');
  const found = data({ dataset, aggregate, search: parameters.get('query') ?? '', interval });
  if ('error' in found) return refused(400, found.error);
  const first = Math.floor(from / interval) * interval;
  const values = Array.from({ length: Math.ceil((to - first) / interval) }, (_, index) => {
    const start = first + index * interval;
    const bucket = found.at(start);
    const young = start + interval >= now - ingestionDelay;
    return {
      timestamp: start,
      value: bucket?.value ?? 0,
      incomplete: young,
      ...(young ? { incompleteReason: 'INCOMPLETE_BUCKET' } : {}),
      ...(sampled
        ? {
            sampleCount: bucket ? (bucket.samples ?? 5) : 0,
            sampleRate: bucket ? 1 : null,
            confidence: 'high',
          }
        : {}),
    };
  });
  const { type: valueType = 'number', unit: valueUnit = null } = found;
  const series = { values, yAxis: aggregate, meta: { valueType, valueUnit, interval } };
  return { body: { timeSeries: [series], meta: { dataset, start: from, end: to } } };
}

/** Its sources take a default for an interval that gives too many points, without a word. */
function intervalOf(parameters: URLSearchParams, range: number): number {
  const interval = Number(parameters.get('interval')) * 1_000;
  if (!(interval > 0)) throw new Error(`interval=${parameters.get('interval')} is no number of seconds`);
  return range / interval > mostPoints.usual ? 300_000 : interval;
}

function refused(status: number, detail: string): Reply {
  return { status, body: { detail } };
}

/** The answerer of the conformance suite for these queries, each `spans p95(span.duration) …` with values of milliseconds. */
export function sentryAnswerer(searches: readonly string[], clock: Clock): Answerer {
  return (request, given) => {
    if (given.situation === 'wrong-shape') return { body: { timeSeries: { values: [] } } };
    if (given.situation === 'too-many-requests') return tooMany;
    if (!['values', 'points', 'nothing', 'bad-query', 'cut-off'].includes(given.situation)) return undefined;
    return answerAsSentry(
      request,
      ({ search, interval }) => {
        const place = searches.indexOf(search);
        if (place < 0) throw new Error(`nobody asked for ${search}`);
        if (given.situation === 'bad-query')
          return { error: 'Invalid query. Argument to function is wrong type.' };
        const at = (start: number) => {
          const value = valueIn(given, place, start + interval);
          return value === undefined ? undefined : { value: value * 1_000 };
        };
        return { type: 'duration', unit: 'millisecond', at };
      },
      clock,
    );
  };
}

/** https://docs.sentry.io/api/ratelimits */
const tooMany: Reply = {
  status: 429,
  headers: { 'x-sentry-rate-limit-remaining': '0', 'x-sentry-rate-limit-reset': '1767268820' },
  body: {
    detail: 'You are attempting to use this endpoint too frequently. Limit is 30 requests in 1 seconds',
  },
};

function valueIn(given: Given, place: number, end: number): number | undefined {
  if (given.situation === 'values') return given.values[place];
  if (given.situation === 'points') return given.series[place]?.find(({ time }) => time === end)?.value;
  return given.situation === 'nothing' ? undefined : 1;
}

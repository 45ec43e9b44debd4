import type { MessageData, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { quoted } from '@deploy-actions/action-kit';
import type { Failure, FailureKind } from '../../metric-provider.ts';
import type { Buckets, Stretch } from '../buckets.ts';

/** What CloudWatch says where it left points out because they were NaN or infinite. */
const arithmetic = 'ArithmeticError';

/** How results end that are not `Complete`. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html */
const endings: ReadonlyMap<string, readonly [FailureKind, string]> = new Map([
  ['InternalError', ['server-error', 'CloudWatch failed inside']],
  ['PartialData', ['server-error', 'CloudWatch gave only a part of the data']],
  ['Forbidden', ['wrong-credentials', 'CloudWatch may not be asked for this']],
]);

/** The results of one query as its buckets of `period` milliseconds. A stretch with nothing but points that are no numbers ends with NaN. */
export function readResults(
  results: readonly MetricDataResult[],
  { period, stretch }: { readonly period: number; readonly stretch: Stretch },
): Buckets | Failure {
  const series = joinPages(results);
  const failed = series.find(({ status }) => status !== 'Complete');
  if (failed) return unfinished(failed);
  if (series.length > 1) return several(series);
  const [only] = series;
  if (!only) return { buckets: [] };
  const { times, values, messages } = only;
  if (times.length !== values.length) {
    return {
      failure: 'malformed',
      detail: 'CloudWatch answered with times and values that don’t belong together',
    };
  }
  const buckets = times.map((time, index) => ({
    end: time.getTime() + period,
    value: values[index] ?? null,
  }));
  const dropped = messages.some(({ Code }) => Code === arithmetic);
  return { buckets: buckets.length === 0 && dropped ? [{ end: stretch.to, value: Number.NaN }] : buckets };
}

interface Series {
  readonly label: string;
  readonly times: readonly Date[];
  readonly values: readonly number[];
  readonly status: string;
  readonly messages: readonly MessageData[];
}

/** A series goes on from page to page under the same label, and its last page says how it ended; two may have the same label. */
function joinPages(results: readonly MetricDataResult[]): Series[] {
  const joined: Series[] = [];
  for (const { Label, Timestamps, Values, StatusCode, Messages } of results) {
    const label = Label ?? '';
    const times = Timestamps ?? [];
    const place = joined.findIndex((series) => series.label === label && !overlap(series.times, times));
    const before = joined[place];
    const series = {
      label,
      times: [...(before?.times ?? []), ...times],
      values: [...(before?.values ?? []), ...(Values ?? [])],
      status: StatusCode ?? 'Complete',
      messages: [...(before?.messages ?? []), ...(Messages ?? [])],
    };
    joined.splice(before ? place : joined.length, 1, series);
  }
  return joined;
}

function overlap(one: readonly Date[], other: readonly Date[]): boolean {
  const known = new Set(one.map(Number));
  return other.some((time) => known.has(Number(time)));
}

function unfinished({ status, messages }: Series): Failure {
  const [failure, what] = endings.get(status) ?? [
    'malformed',
    `CloudWatch answered with the status ${quoted(status)}`,
  ];
  const said = messages.map(({ Code, Value }) => quoted(`${Code}: ${Value}`));
  return {
    failure,
    detail: said.length === 0 ? `${what} (${status})` : `${what}: ${said.slice(0, 2).join(', ')}`,
  };
}

function several(series: readonly Series[]): Failure {
  const found = series.slice(0, 3).map(({ label }) => quoted(label));
  const list = `${found.join(', ')}${series.length > 3 ? ', …' : ''}`;
  const detail = `the query gives ${series.length} series (${list}) where one is expected; aggregate with \`SUM(…)\`, or leave out \`GROUP BY\``;
  return { failure: 'several-series', detail };
}

import type { Received, Reply } from '../conformance/fake-service.ts';

/** One series of an expression: starts of buckets in milliseconds since 1970, and values. */
export interface FakeSeries {
  readonly label?: string;
  readonly points: readonly (readonly [number, number])[];
  readonly status?: string;
  readonly messages?: readonly { readonly Code: string; readonly Value: string }[];
}

/** A metric as ListMetrics shows it. */
export interface FakeMetric {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A query as it was asked. */
export interface AskedQuery {
  readonly Id: string;
  readonly Expression?: string;
  readonly Period?: number;
  readonly ReturnData?: boolean;
  readonly MetricStat?: {
    readonly Metric: {
      readonly Namespace: string;
      readonly MetricName: string;
      readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
    };
    readonly Period: number;
    readonly Stat: string;
  };
}

interface Asked {
  readonly MetricDataQueries: readonly AskedQuery[];
  readonly StartTime: number;
  readonly EndTime: number;
  readonly ScanBy?: string;
  readonly NextToken?: string;
}

/** What the older protocols call the same errors comes along, in a header. */
const olderCodes: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  ExpiredTokenException: 'ExpiredToken',
  InvalidParameterValueException: 'InvalidParameterValue',
  LimitExceededException: 'LimitExceeded',
  ThrottlingException: 'Throttling',
  UnrecognizedClientException: 'InvalidClientTokenId',
  ValidationException: 'ValidationError',
};

class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/**
 * CloudWatch as its JSON protocol shows it: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html,
 * API_MetricDataQuery.html, API_MetricStat.html and API_ListMetrics.html there, and
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html. It refuses what they don't allow, but computes nothing: what
 * an expression gives is told to it.
 */
export class FakeCloudWatch {
  /** What an expression gives; nothing is one series without points. */
  gives: (query: AskedQuery, place: number) => readonly FakeSeries[] = () => [{ points: [] }];
  /** What is wrong with an expression. */
  faultOf: (expression: string) => string | undefined = () => undefined;
  /** Operations that are refused, with code and status. */
  readonly refusals = new Map<string, readonly [code: string, message: string, status: number]>();
  /** What had a value in the last two weeks. */
  metrics: readonly FakeMetric[] = [];
  messages: readonly { readonly Code: string; readonly Value: string }[] = [];
  /** So many points of each series are on one page. */
  pageSize = 100_800;
  /** Every call of GetMetricData. */
  readonly asked: Asked[] = [];

  /** Answers a request of the SDK. */
  answer({ method, url, headers, body }: Received): Reply {
    const [, operation = ''] =
      /^GraniteServiceVersion20100801\.(\w+)$/.exec(String(headers['x-amz-target'])) ?? [];
    try {
      if (method !== 'POST' || url.pathname !== '/')
        throw new Refusal('UnknownOperationException', 'no such path', 404);
      if (headers['content-type'] !== 'application/x-amz-json-1.0')
        throw new Refusal('SerializationException', 'type');
      if (!/Credential=[^/]+\/\d{8}\/eu-west-1\/monitoring\/aws4_request/.test(headers.authorization ?? '')) {
        throw new Refusal('MissingAuthenticationToken', 'Missing Authentication Token', 403);
      }
      const planned = this.refusals.get(operation);
      if (planned) throw new Refusal(...planned);
      const input = JSON.parse(body);
      if (operation === 'GetMetricData') return json(200, this.#metricData(input));
      if (operation === 'ListMetrics') return json(200, this.#list(input));
      throw new Refusal('UnknownOperationException', `no operation ${operation}`, 404);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const older = olderCodes[error.code] ?? error.code;
      const reply = json(error.status, {
        __type: `com.amazonaws.cloudwatch#${error.code}`,
        message: error.message,
      });
      return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': `${older};Sender` } };
    }
  }

  #metricData(input: Asked): object {
    this.asked.push(input);
    checkAsked(input);
    const { MetricDataQueries: queries, NextToken } = input;
    const ids = queries.map(({ Id }) => Id);
    for (const { Id, Expression } of queries) {
      const fault =
        Expression === undefined ? undefined : (this.faultOf(Expression) ?? unknownId(Expression, ids));
      if (fault !== undefined)
        throw new Refusal('ValidationException', `Error in expression '${Id}': ${fault}.`);
    }
    const start = NextToken === undefined ? 0 : Number(NextToken);
    const end = start + this.pageSize;
    let more = false;
    const returned = queries.filter(({ ReturnData }) => ReturnData !== false);
    const results = returned.flatMap((query, place) =>
      this.gives(query, place).map(({ label, points, status, messages = [] }) => {
        const inRange = points
          .filter(([time]) => time / 1_000 >= input.StartTime && time / 1_000 < input.EndTime)
          .sort(([one], [other]) => (input.ScanBy === 'TimestampAscending' ? one - other : other - one));
        const cut = inRange.length > end;
        // "NextToken is not returned if you are performing a math expression."
        more ||= cut && /^\s*(SELECT|SEARCH)\b/.test(query.Expression ?? '');
        const partial = cut || (start === 0 && pointsOf(input) > mostPoints);
        return {
          Id: query.Id,
          Label: label ?? query.Id,
          Timestamps: inRange.slice(start, end).map(([time]) => time / 1_000),
          Values: inRange.slice(start, end).map(([, value]) => value),
          StatusCode: status ?? (partial ? 'PartialData' : 'Complete'),
          ...(messages.length > 0 ? { Messages: messages } : {}),
        };
      }),
    );
    return {
      MetricDataResults: results,
      Messages: this.messages,
      ...(more ? { NextToken: String(end) } : {}),
    };
  }

  #list({
    Namespace,
    MetricName,
    Dimensions = [],
  }: {
    Namespace?: string;
    MetricName?: string;
    Dimensions?: { Name: string; Value?: string }[];
  }): object {
    const found = this.metrics.filter(
      ({ namespace, metric, dimensions }) =>
        (Namespace === undefined || namespace === Namespace) &&
        (MetricName === undefined || metric === MetricName) &&
        Dimensions.every(
          ({ Name, Value }) => Name in dimensions && (Value === undefined || dimensions[Name] === Value),
        ),
    );
    return {
      Metrics: found.map(({ namespace, metric, dimensions }) => ({
        Namespace: namespace,
        MetricName: metric,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
    };
  }
}

/** "… with a total of as many as 100,800 data points." */
const mostPoints = 100_800;

/** How many points a call asks for, if every bucket has one. */
function pointsOf({ MetricDataQueries: queries, StartTime, EndTime }: Asked): number {
  const buckets = queries.map(
    ({ MetricStat, Period }) => (EndTime - StartTime) / (MetricStat?.Period ?? Period ?? 60),
  );
  return buckets.reduce((sum, each) => sum + each, 0);
}

function checkAsked({ MetricDataQueries: queries, StartTime, EndTime }: Asked): void {
  const refuse = (message: string) => {
    throw new Refusal('ValidationException', message);
  };
  if (!Number.isFinite(StartTime) || !Number.isFinite(EndTime)) refuse('StartTime and EndTime are required');
  if (StartTime >= EndTime) refuse('The parameter EndTime must be greater than StartTime');
  if (queries.length === 0 || queries.length > 500)
    refuse('The collection MetricDataQueries must have 1 to 500 items');
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length) refuse('The ids must be unique');
  if (queries.filter(({ Expression }) => /^\s*SELECT/i.test(Expression ?? '')).length > 1) {
    refuse('Only one Metrics Insights query is allowed');
  }
  for (const { Id, Expression, MetricStat, Period } of queries) {
    if (!/^[a-z]\w{0,254}$/.test(Id))
      refuse(`The value ${Id} for parameter Id is not matching the expected pattern`);
    if ((Expression === undefined) === (MetricStat === undefined)) refuse('either Expression or MetricStat');
    if (Expression !== undefined && (Expression.length < 1 || Expression.length > 2_048))
      refuse('Expression too long');
    const period = MetricStat ? MetricStat.Period : Period;
    if (/^\s*SELECT/i.test(Expression ?? '') && period === undefined) refuse('Period is required');
    if (MetricStat && Period !== undefined) refuse('Period goes into MetricStat');
    if (period !== undefined && period % 60 !== 0 && ![1, 5, 10, 20, 30].includes(period)) refuse('Period');
    if (MetricStat && !(MetricStat.Stat && MetricStat.Metric.Namespace && MetricStat.Metric.MetricName)) {
      refuse('Namespace, MetricName and Stat are required');
    }
    if ((MetricStat?.Metric.Dimensions?.length ?? 0) > 30) refuse('at most 30 dimensions');
  }
}

/** Everything in lower case outside of quotes is an id. */
function unknownId(expression: string, ids: readonly string[]): string | undefined {
  if (/^\s*SELECT/i.test(expression)) return undefined;
  const bare = expression.replaceAll(/'[^']*'|"[^"]*"|\b\d[\w.]*/g, ' ');
  const unknown = (bare.match(/\b[a-z]\w*/g) ?? []).find((name) => !ids.includes(name));
  return unknown === undefined ? undefined : `Unknown identifier ${unknown}`;
}

function json(status: number, body: object) {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' } as Record<string, string>,
    body,
  };
}

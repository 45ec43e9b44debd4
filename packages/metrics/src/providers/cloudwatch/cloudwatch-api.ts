import type {
  GetMetricDataCommandInput,
  ListMetricsCommandInput,
  MessageData,
  Metric,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import {
  ConfigurationError,
  describeError,
  formatDuration,
  ProviderError,
  quoted,
} from '@deploy-actions/action-kit';
import { type AwsAccess, awsFailure, clientSettings } from '@deploy-actions/aws';
import type * as z from 'zod/mini';
import type { Failure, FailureKind, ProviderRuntime } from '../../metric-provider.ts';
import { metricDataPage, metricListPage } from './answer-shapes.ts';

/** More pages than any question here has; a server that never ends must not keep us. */
const mostPages = 100;
/** More than any sentence of AWS with what we say about it. */
const longestWords = 400;

/** What GetMetricData answered, all pages together. */
export interface MetricData {
  readonly results: readonly MetricDataResult[];
  readonly messages: readonly MessageData[];
  readonly failure?: never;
}

/** What ListMetrics answered, all pages together. */
export interface MetricList {
  readonly metrics: readonly Metric[];
  readonly failure?: never;
}

/** The two calls of CloudWatch that are needed here. Failures are answers; they throw only the signal's reason. */
export interface CloudWatchApi {
  /** Tries again so many times what may succeed then. */
  metricData(input: GetMetricDataCommandInput, retries: number): Promise<MetricData | Failure>;
  metrics(input: ListMetricsCommandInput): Promise<MetricList | Failure>;
}

/** Opens the API; `timeout` is for one call of it, in milliseconds. */
export function openCloudWatch(
  access: AwsAccess,
  timeout: number,
  runtime: Pick<ProviderRuntime, 'signal' | 'secrets'>,
): CloudWatchApi {
  return new SdkCloudWatch(access, timeout, runtime);
}

class SdkCloudWatch implements CloudWatchApi {
  readonly #access: AwsAccess;
  readonly #timeout: number;
  readonly #runtime: Pick<ProviderRuntime, 'signal' | 'secrets'>;
  /** By the number of retries. */
  readonly #clients = new Map<number, ReturnType<typeof newClient>>();

  constructor(access: AwsAccess, timeout: number, runtime: Pick<ProviderRuntime, 'signal' | 'secrets'>) {
    this.#access = access;
    this.#timeout = timeout;
    this.#runtime = runtime;
  }

  metricData(input: GetMetricDataCommandInput, retries: number): Promise<MetricData | Failure> {
    return this.#call('GetMetricData', 1 + retries, async (abortSignal) => {
      const { sdk, open } = await this.#client(retries);
      const pages = await allPages((NextToken) =>
        open.send(new sdk.GetMetricDataCommand({ ...input, NextToken }), { abortSignal }),
      );
      requireShape(metricDataPage, pages);
      return {
        results: pages.flatMap(({ MetricDataResults }) => MetricDataResults ?? []),
        messages: pages.flatMap(({ Messages }) => Messages ?? []),
      };
    });
  }

  metrics(input: ListMetricsCommandInput): Promise<MetricList | Failure> {
    return this.#call('ListMetrics', 1, async (abortSignal) => {
      const { sdk, open } = await this.#client(0);
      const pages = await allPages((NextToken) =>
        open.send(new sdk.ListMetricsCommand({ ...input, NextToken }), { abortSignal }),
      );
      requireShape(metricListPage, pages);
      return { metrics: pages.flatMap(({ Metrics }) => Metrics ?? []) };
    });
  }

  #client(retries: number): ReturnType<typeof newClient> {
    const known = this.#clients.get(retries) ?? newClient(this.#access, this.#timeout, retries);
    this.#clients.set(retries, known);
    return known;
  }

  async #call<T>(
    action: string,
    tries: number,
    send: (limit: AbortSignal) => Promise<T>,
  ): Promise<T | Failure> {
    const { signal, secrets } = this.#runtime;
    const longest = tries * this.#timeout;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
    try {
      signal.throwIfAborted();
      // The signal reaches requests only, not the wait for credentials before them.
      return await Promise.race([send(limit), aborted(limit)]);
    } catch (error) {
      signal.throwIfAborted();
      if (limit.aborted) {
        const detail = `CloudWatch gave no answer within ${formatDuration(longest)}`;
        return { failure: 'unreachable', detail };
      }
      return explain(error, action, (text) => inWords(secrets.redact(text)));
    }
  }
}

async function newClient(access: AwsAccess, timeout: number, retries: number) {
  const sdk = await import('@aws-sdk/client-cloudwatch');
  const settings = clientSettings(access);
  const requestHandler = { ...settings.requestHandler, requestTimeout: timeout };
  return { sdk, open: new sdk.CloudWatchClient({ ...settings, requestHandler, maxAttempts: 1 + retries }) };
}

async function allPages<P extends { NextToken?: string | undefined }>(
  ask: (token: string | undefined) => Promise<P>,
): Promise<P[]> {
  const pages: P[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    pages.push(page);
    token = page.NextToken;
  } while (token && pages.length < mostPages);
  return pages;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The message is the place in the answer. */
class WrongShape extends Error {}

/** The SDK doesn't check what it is given. */
function requireShape(shape: z.ZodMiniType, pages: readonly unknown[]): void {
  for (const page of pages) {
    const { error } = shape.safeParse(page);
    if (error) throw new WrongShape(error.issues[0]?.path.join('.'));
  }
}

/** What an error of the SDK carries beside its message. */
interface SdkError {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html, with the endings of both of its protocols. */
const kinds: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(Validation|InvalidParameter|MissingRequiredParameter|MissingParameter|InvalidFormat)/, 'bad-query'],
  [/Throttl|TooManyRequests|LimitExceeded|RequestLimit|SlowDown/, 'rate-limited'],
  [/^ServiceUnavailable/, 'not-ready'],
  [/^Internal/, 'server-error'],
];

function explain(error: unknown, action: string, words: (text: string) => string): Failure {
  if (error instanceof WrongShape) {
    return {
      failure: 'malformed',
      detail: `CloudWatch answered in another form than documented, at ${quoted(error.message)}`,
    };
  }
  const { name = '', $metadata } = (error ?? {}) as SdkError;
  const status = $metadata?.httpStatusCode;
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1] ?? kindOfStatus(status);
  const message = words(describeError(error));
  if (error instanceof SyntaxError) return notJson(message, status, kind);
  const said = `${name}: ${message}`;
  if (kind === 'bad-query') return { failure: kind, detail: `CloudWatch refuses the query (${said})` };
  const answered = `CloudWatch answered ${action}${status === undefined ? '' : ` with status ${status}`} (${said})`;
  if (kind !== undefined && kind !== 'wrong-credentials') return { failure: kind, detail: answered };
  const failure = aboutCredentials(error, action, message);
  if (failure instanceof ConfigurationError) {
    return { failure: 'wrong-credentials', detail: words(failure.message) };
  }
  if (kind === 'wrong-credentials') {
    const allow = `allow \`cloudwatch:${action}\` on \`*\` in the policy of the role`;
    return { failure: kind, detail: `${answered}; ${allow}` };
  }
  return { failure: status === undefined ? 'unreachable' : 'refused', detail: words(failure.message) };
}

/** What the other users of AWS say about credentials and permissions; the words of AWS in it are safe and short. */
function aboutCredentials(error: unknown, action: string, message: string): Error {
  const ours = error instanceof ConfigurationError || error instanceof ProviderError;
  const { name, $metadata } = (error ?? {}) as SdkError;
  const shown = ours ? error : Object.assign(new Error(message), { name, $metadata });
  const call = { system: 'CloudWatch', operation: `CloudWatch ${action}` };
  return awsFailure(shown, { ...call, action: `cloudwatch:${action}`, resource: '*' });
}

function kindOfStatus(status: number | undefined): FailureKind | undefined {
  if (status === 401 || status === 403) return 'wrong-credentials';
  if (status === 429) return 'rate-limited';
  if (status === 503) return 'not-ready';
  return status !== undefined && status >= 500 ? 'server-error' : undefined;
}

function notJson(message: string, status: number | undefined, kind: FailureKind | undefined): Failure {
  const cutOff = /end of JSON|Unterminated|Expected/.test(message);
  const what = cutOff ? 'JSON that is cut off or damaged' : 'something else than JSON (a proxy, or a login?)';
  const failure = kind ?? (cutOff ? 'malformed' : 'not-metrics');
  return { failure, detail: `CloudWatch answered with status ${status}: ${what}` };
}

/** On one line, of a length to read, and without a full stop amid what goes on. */
function inWords(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\.(?=[;)]|$)/g, '')
    .trim();
  return line.length <= longestWords ? line : `${line.slice(0, longestWords).toWellFormed()}…`;
}

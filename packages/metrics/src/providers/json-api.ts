import {
  describeError,
  type HttpRequest,
  type HttpResponse,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { Failure, FailureKind, ProviderRuntime } from '../metric-provider.ts';

/** What a JSON API answered, or why it gave nothing. */
export type JsonAnswer =
  | { readonly document: unknown; readonly headers: HttpResponse['headers']; readonly failure?: never }
  | Failure;

/** The fields of a source that say how it lets a request in. */
export interface Authentication {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** The headers with which a source is asked (RFC 6750, RFC 7617). */
export function authenticate({ headers, token, username, password }: Authentication): Record<string, string> {
  if (token !== undefined) return { ...headers, authorization: `Bearer ${token}` };
  if (username === undefined) return { ...headers };
  const credentials = Buffer.from(`${username}:${password ?? ''}`, 'utf8').toString('base64');
  return { ...headers, authorization: `Basic ${credentials}` };
}

/**
 * Finds the API's own words for an answer that is no success, without a full stop; the document is `undefined` when the
 * body was no JSON.
 */
export type Explain = (
  document: unknown,
  answer: Pick<HttpResponse, 'status' | 'headers'>,
) => string | undefined;

/** Sends one request to a JSON API. Throws only the signal's reason. */
export async function askJson(
  request: Omit<HttpRequest, 'signal'>,
  { http, signal }: Pick<ProviderRuntime, 'http' | 'signal'>,
  explain: Explain = () => undefined,
): Promise<JsonAnswer> {
  try {
    const response = await http.send({
      ...request,
      headers: { accept: 'application/json', ...request.headers },
      signal,
    });
    return read(response, request.url, explain);
  } catch (error) {
    if (error instanceof ProviderError) return { failure: 'unreachable', detail: describeError(error) };
    throw error;
  }
}

function read({ status, headers, body }: HttpResponse, url: string, explain: Explain): JsonAnswer {
  const { origin, pathname } = new URL(url);
  const place = `${origin}${pathname}`;
  const document = parse(body);
  if (status >= 200 && status < 300) {
    if (document !== undefined) return { document, headers };
    const found = body.trim() === '' ? 'nothing' : `\`${headers['content-type'] ?? 'an unknown type'}\``;
    return { failure: 'not-metrics', detail: `${place} answered with ${found}, not with JSON` };
  }
  const why = explain(document, { status, headers });
  return {
    failure: failureOf(status),
    detail: `${place} answered with status ${status}${why === undefined ? '' : `: ${why}`}`,
  };
}

function failureOf(status: number): FailureKind {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'wrong-credentials';
  if (status === 400 || status === 422) return 'bad-query';
  if (status === 503) return 'not-ready';
  return status >= 500 ? 'server-error' : 'refused';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

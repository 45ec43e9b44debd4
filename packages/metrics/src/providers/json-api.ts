import {
  ConfigurationError,
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
 * Finds the API's own words for an answer that is no success, uncut, or says more exactly than the status what it is; the
 * document is `undefined` when the body was no JSON.
 */
export type Explain = (
  document: unknown,
  answer: Pick<HttpResponse, 'status' | 'headers'>,
) => string | Failure | undefined;

/** More than any sentence of an API; some send a whole page. */
const longestExplanation = 300;

type Outside = Pick<ProviderRuntime, 'http' | 'signal' | 'secrets'>;
type Answered<T> = T | Failure;

/**
 * Sends one request to a JSON API. Details have the address without its query, and nothing that is secret. Throws only
 * the signal's reason.
 */
export function askJson(
  request: Omit<HttpRequest, 'signal'>,
  outside: Outside,
  explain: Explain = () => undefined,
): Promise<JsonAnswer> {
  return exchange(request, outside, explain, ({ headers, body }, answered) => {
    const document = parse(body);
    return document === undefined ? noJson(answered, headers, body) : { document, headers };
  });
}

/** What an API answered to what was written, whatever its form, or why it did not take it. */
export type TextAnswer = { readonly body: string; readonly failure?: never } | Failure;

/** Sends one request whose answer need not be JSON; otherwise as {@link askJson}. */
export function askText(
  request: Omit<HttpRequest, 'signal'>,
  outside: Outside,
  explain: Explain = () => undefined,
): Promise<TextAnswer> {
  return exchange(request, outside, explain, ({ body }) => ({ body }));
}

async function exchange<T extends object>(
  request: Omit<HttpRequest, 'signal'>,
  { http, signal, secrets }: Outside,
  explain: Explain,
  take: (response: HttpResponse, answered: string) => Answered<T>,
): Promise<Answered<T>> {
  const headers = { accept: 'application/json', ...request.headers };
  const redact = (text: string) => secrets.redact(withoutCredentials(text, headers));
  try {
    const response = await http.send({ ...request, headers, signal });
    const answer = read(response, request.url, take, (document, given) => {
      const why = explain(document, given);
      // Before anything is cut off: half a secret would not be known as one.
      return typeof why === 'object' ? { ...why, detail: redact(why.detail) } : why && redact(why);
    });
    return isFailure(answer) ? { ...answer, detail: redact(answer.detail) } : answer;
  } catch (error) {
    if (error instanceof ProviderError) {
      return { failure: 'unreachable', detail: redact(describeError(error)) };
    }
    // What can't be sent at all: a failure like any other, so that the other sources are still read.
    if (error instanceof ConfigurationError) return { failure: 'refused', detail: redact(error.message) };
    throw error;
  }
}

function isFailure(answer: object): answer is Failure {
  return 'failure' in answer && answer.failure !== undefined;
}

function read<T>(
  response: HttpResponse,
  url: string,
  take: (response: HttpResponse, answered: string) => Answered<T>,
  explain: Explain,
): Answered<T> {
  const { status, headers, body } = response;
  const { origin, pathname } = new URL(url);
  const answered = `${origin}${pathname} answered with`;
  if (status >= 200 && status < 300) return take(response, answered);
  const document = parse(body);
  const why = explain(document, { status, headers }) ?? hintFor(response, url);
  const { failure, detail } =
    typeof why === 'object' ? why : { failure: failureOf(status, document), detail: why };
  return {
    failure,
    detail: `${answered} status ${status}${detail === undefined ? '' : `: ${short(detail)}`}`,
  };
}

/** A cut-off document is damaged; anything else is no answer of this API at all, but of something in front of it. */
function noJson(answered: string, headers: HttpResponse['headers'], body: string): Failure {
  if (/^\s*[[{]/.test(body)) {
    return { failure: 'malformed', detail: `${answered} JSON that is cut off or damaged` };
  }
  if (body.trim() === '') return { failure: 'not-metrics', detail: `${answered} nothing, not with JSON` };
  const login = /^\s*</.test(body) ? ' (the page of a login, or another address?)' : '';
  const type = headers['content-type'] ?? 'an unknown type';
  return { failure: 'not-metrics', detail: `${answered} \`${type}\`, not with JSON${login}` };
}

function hintFor({ status, headers, body }: HttpResponse, url: string): string | undefined {
  if (status === 404) return 'nothing is at this address';
  const { location, 'content-type': type = '' } = headers;
  if (status < 300 || status >= 400 || location === undefined) {
    const sentence = type.startsWith('text/plain') && body.length <= longestExplanation ? body.trim() : '';
    return sentence === '' ? undefined : sentence;
  }
  const target = URL.parse(location, url);
  return target ? `go to ${target.origin}${target.pathname} (a login?)` : undefined;
}

function failureOf(status: number, document: unknown): FailureKind {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'wrong-credentials';
  // Without JSON it isn't the API that says so, but something in front of it.
  if (status === 400 || status === 422) return document === undefined ? 'refused' : 'bad-query';
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

/** On one line, without the full stop that a detail has not. */
function short(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= longestExplanation) return line.replace(/\.$/, '');
  return `${line.slice(0, longestExplanation).toWellFormed()}…`;
}

/** Some servers repeat what they were sent; user name and password are together no known secret. */
function withoutCredentials(text: string, headers: Readonly<Record<string, string>>): string {
  const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization');
  const credentials = given?.[1].replace(/^\w+\s+/, '').trim();
  return credentials ? text.replaceAll(credentials, '***') : text;
}

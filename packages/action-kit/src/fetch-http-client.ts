import { type Clock, longestTimer } from './clock.ts';
import { ConfigurationError, describeError, ProviderError } from './errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.ts';
import { formatDuration, formatSize } from './quantities.ts';
import { quoted } from './quoted.ts';

const retryableStatuses = new Set([429, 502, 503, 504]);
const firstBackoff = 250;
const longestBackoff = 10_000;
/** A server that asks for more patience than this is not waited for. */
const longestRetryAfter = 60_000;
/** More than any metrics page or answer of an API; a body without end must not fill the memory. */
const largestBody = 32 * 1024 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/** An HTTP client on the platform's fetch, with a time limit per try, exponential backoff with full jitter, and Retry-After. */
export function createHttpClient(clock: Clock, random: () => number = Math.random): HttpClient {
  return {
    async send(request) {
      const prepared = prepare(request);
      const tries = 1 + (request.retries ?? 0);
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await trySend(prepared, clock);
        const last = attempt >= tries;
        if (outcome instanceof ProviderError) {
          if (last || !outcome.retryable) throw outcome;
          await clock.sleep(backoff(attempt, random), request.signal);
          continue;
        }
        if (last || !retryableStatuses.has(outcome.status)) return outcome;
        const wanted = retryAfter(outcome, clock);
        if (wanted !== undefined && wanted > longestRetryAfter) return outcome;
        await clock.sleep(wanted ?? backoff(attempt, random), request.signal);
      }
    },
  };
}

interface PreparedRequest extends Pick<HttpRequest, 'body' | 'timeout' | 'signal'> {
  readonly address: URL;
  readonly method: string;
  readonly headers: Headers;
}

/** Refuses what can't be sent at all, before the first try and without showing the value of a header. */
function prepare(request: HttpRequest): PreparedRequest {
  const address = URL.parse(request.url);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new ConfigurationError(
      `${quoted(request.url)} is not an address; it starts with http:// or https:// and names a host`,
    );
  }
  const { host } = address;
  if (address.username !== '' || address.password !== '') {
    throw new ConfigurationError(
      `the address of ${host} has a user name or password in it; give them in a header, as \`env:NAME\``,
    );
  }
  const headers = new Headers({ 'user-agent': 'deploy-actions' });
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    try {
      headers.set(name, value);
    } catch {
      throw new ConfigurationError(
        `the header ${quoted(name)} for ${host} has a character that HTTP does not allow in headers`,
      );
    }
  }
  return { ...request, address, headers, method: request.method ?? 'GET' };
}

async function trySend(request: PreparedRequest, clock: Clock): Promise<HttpResponse | ProviderError> {
  request.signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(Math.min(request.timeout, longestTimer));
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  const started = clock.now();
  const failure = (why: string, retryable: boolean) => {
    const { method, address } = request;
    return new ProviderError(`${method} ${address.origin}${address.pathname}: ${why}`, {
      system: address.host,
      operation: `${method} ${address.pathname}`,
      retryable,
    });
  };
  try {
    const response = await fetchFollowing(request, signal);
    const body = await readBody(response);
    if (body === undefined) return failure(`the answer is larger than ${formatSize(largestBody)}`, false);
    const { status } = response;
    return { status, headers: Object.fromEntries(response.headers), body, elapsed: clock.now() - started };
  } catch (error) {
    request.signal?.throwIfAborted();
    if (timeout.aborted) return failure(`no answer within ${formatDuration(request.timeout)}`, true);
    // fetch says only "fetch failed"; what happened is in the cause.
    return failure(describeError(error instanceof TypeError ? (error.cause ?? error) : error), true);
  }
}

/** Follows redirects of GET and HEAD. The headers of the request are for its own origin and for no other. */
async function fetchFollowing(request: PreparedRequest, signal: AbortSignal): Promise<Response> {
  const { method, body } = request;
  let { address, headers } = request;
  for (let followed = 0; ; followed += 1) {
    const given = body === undefined ? {} : { body };
    const response = await fetch(address.href, { method, headers, signal, redirect: 'manual', ...given });
    const location = redirects.has(response.status) ? response.headers.get('location') : null;
    const next = location === null ? null : URL.parse(location, address.href);
    if (!next || !/^(GET|HEAD)$/.test(method) || followed === mostRedirects) return response;
    await response.body?.cancel();
    if (next.origin !== address.origin) headers = new Headers({ 'user-agent': 'deploy-actions' });
    address = next;
  }
}

/** The whole body as text, or `undefined` when there is too much of it. */
async function readBody(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBody) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(longestBackoff, firstBackoff * 2 ** (attempt - 1));
}

/** The wait a Retry-After header asks for (seconds or a date, RFC 9110 section 10.2.3), in milliseconds. */
function retryAfter(response: HttpResponse, clock: Clock): number | undefined {
  const value = response.headers['retry-after'];
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}

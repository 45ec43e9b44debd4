import type { Clock } from './clock.ts';
import { describeError, ProviderError } from './errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.ts';
import { formatDuration } from './quantities.ts';

const retryableStatuses = new Set([429, 502, 503, 504]);
const firstBackoff = 250;
const longestBackoff = 10_000;
/** A server that asks for more patience than this is not waited for. */
const longestRetryAfter = 60_000;

/** An HTTP client on the platform's fetch, with a time limit per try, exponential backoff with full jitter, and Retry-After. */
export function createHttpClient(clock: Clock, random: () => number = Math.random): HttpClient {
  return {
    async send(request) {
      const tries = 1 + (request.retries ?? 0);
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await trySend(request, clock);
        const last = attempt >= tries;
        if (outcome instanceof ProviderError) {
          if (last) throw outcome;
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

async function trySend(request: HttpRequest, clock: Clock): Promise<HttpResponse | ProviderError> {
  request.signal?.throwIfAborted();
  const method = request.method ?? 'GET';
  const timeout = AbortSignal.timeout(request.timeout);
  const started = clock.now();
  try {
    const response = await fetch(request.url, {
      method,
      headers: { 'user-agent': 'deploy-actions', ...request.headers },
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
      elapsed: clock.now() - started,
    };
  } catch (error) {
    request.signal?.throwIfAborted();
    const { origin, pathname } = new URL(request.url);
    const why = timeout.aborted
      ? `no answer within ${formatDuration(request.timeout)}`
      : describeError(error);
    return new ProviderError(`${method} ${origin}${pathname}: ${why}`, {
      system: new URL(request.url).host,
      operation: `${method} ${pathname}`,
      retryable: true,
    });
  }
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

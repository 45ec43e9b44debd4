import { randomUUID } from 'node:crypto';
import { defaults, getOctokitOptions } from '@actions/github/lib/utils';
import { type Clock, formatDuration, type Log } from '@deploy-actions/action-kit';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { boundedFetch } from './bounded-fetch.ts';
import type { GithubClientOptions } from './github-client.ts';

/** The time for one try of a request, answer included, in milliseconds. GitHub itself gives up after 10 s. */
const requestLimit = 12_000;

/** Further tries of a read, and the unit of the pauses before them, in milliseconds: one unit, then four. */
const readRetries = 2;
const retryUnit = 300;

/** Refusals: the same request would be refused again. Rate limits are the throttling's. */
const finalStatuses = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 422, 429, 431, 451];

/** The longest time a rate limit is waited out, in milliseconds, and how often for one request. */
const longestWait = 60_000;
const mostWaits = 2;

const PatientOctokit = Octokit.plugin(retry, throttling);

/** Octokit as the runner wants it: the API of its GitHub, its proxy, its user agent, and patience within bounds. */
export function createOctokit(options: GithubClientOptions & { readonly clock: Clock }): Octokit {
  const { token, log } = options;
  const send = options.fetch ?? (defaults.request?.fetch as typeof fetch);
  const octokit = new PatientOctokit({
    ...getOctokitOptions(token, { userAgent: 'deploy-actions' }),
    baseUrl: defaults.baseUrl as string,
    log: quiet(log),
    request: { fetch: boundedFetch(send, requestLimit), log: quiet(log) },
    retry: { retries: readRetries, retryAfterBaseValue: retryUnit, doNotRetry: finalStatuses },
    throttle: {
      // One client's writes are a second apart, as GitHub asks; clients don't wait for each other.
      id: randomUUID(),
      // The handlers wait themselves, so that a cancel ends the wait.
      retryAfterBaseValue: 0,
      onRateLimit: (seconds, request, _, waits) =>
        waitedOut('its rate limit', seconds, request, waits, options),
      onSecondaryRateLimit: (seconds, request, _, waits) =>
        waitedOut('its secondary rate limit', seconds, request, waits, options),
    },
  });
  octokit.hook.before('request', (request) => {
    // Nobody knows whether a write without an answer happened; whoever sent it finds out.
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isQuery(request)) {
      // A copy, since all requests share the object that stands here.
      request.request = { ...request.request, retries: 0 };
    }
  });
  return octokit;
}

/** Whether a request reads by GraphQL, where reads are sent as writes are. */
function isQuery({ url, query }: { readonly url: string; readonly query?: unknown }): boolean {
  return url.endsWith('/graphql') && String(query).startsWith('query');
}

/** Whether the wait was short enough to be waited out, and was. */
async function waitedOut(
  why: string,
  seconds: number,
  { method, url }: { readonly method: string; readonly url: string },
  waits: number,
  { log, clock, signal }: GithubClientOptions & { readonly clock: Clock },
): Promise<boolean> {
  const wait = seconds * 1_000;
  if (wait > longestWait || waits >= mostWaits || signal?.aborted) return false;
  log.info(`GitHub asks for ${formatDuration(wait)} of patience (${why}), then ${method} ${url} goes again.`);
  return clock.sleep(wait, signal).then(
    () => true,
    () => false,
  );
}

/** One line for each request, for debugging. Octokit's own debug messages hold whole requests. */
function quiet(log: Log) {
  const write = (message: string) => log.debug(`GitHub: ${message}`);
  return { debug: () => {}, info: write, warn: write, error: write };
}

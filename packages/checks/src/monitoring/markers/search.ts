import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { CheckContext } from '../../check.ts';
import { ElasticsearchServer } from '../elasticsearch.ts';
import { LokiServer, nanoseconds } from '../loki.ts';
import { ApiError } from '../monitoring-api.ts';
import type { Look } from '../round-trip.ts';
import { runScript } from '../run-script.ts';
import { readyRequest, withMarker } from './marked-request.ts';

type Outside = Pick<CheckContext, 'runtime' | 'subject'>;
type Configuration = CheckConfigurationOf<'log-roundtrip'>['find'];

/** A place where a marker may arrive. */
export interface MarkerSearch {
  /** Where it is, for people. */
  readonly where: string;
  /** What is asked there. */
  readonly asks: string;
  /** Looks once. Throws ProviderError, and the signal's reason. */
  readonly look: (marker: string, signal: AbortSignal) => Promise<Look<true>>;
}

/** Clocks may differ by so much, in milliseconds: a line has the time of the machine that wrote it. */
const skew = 300_000;

/** The place that a configuration names; `timeout` is in milliseconds, for each look. Throws ConfigurationError. */
export function createSearch(find: Configuration, timeout: number, outside: Outside): MarkerSearch {
  switch (find.provider) {
    case 'loki':
      return searchLoki(find, timeout, outside);
    case 'elasticsearch':
      return searchElasticsearch(find, timeout, outside);
    case 'http':
      return searchByHttp(find, timeout, outside);
    case 'command':
      return searchByScript(find, timeout, outside);
  }
}

function searchLoki(
  { query, ...access }: Extract<Configuration, { provider: 'loki' }>,
  timeout: number,
  { runtime }: Outside,
): MarkerSearch {
  const loki = new LokiServer(access, runtime, timeout);
  return {
    where: 'Loki',
    asks: `GET ${loki.place('query_range')} for ${query}`,
    async look(marker, signal) {
      const now = runtime.clock.now();
      const range = { from: nanoseconds(now - skew), to: nanoseconds(now + skew), limit: 1 };
      const lines = await loki.lines(`${query}\n|= "${marker}"`, range, signal);
      return { found: lines.length > 0 || undefined };
    },
  };
}

function searchElasticsearch(
  { index, field, ...access }: Extract<Configuration, { provider: 'elasticsearch' }>,
  timeout: number,
  { runtime }: Outside,
): MarkerSearch {
  const server = new ElasticsearchServer(access, runtime, timeout);
  return {
    where: 'Elasticsearch',
    asks: `POST ${server.place(index)}/_search for the field ${field}`,
    look: async (marker, signal) => ({
      found: (await server.has(index, field, marker, signal)) || undefined,
    }),
  };
}

function searchByHttp(
  find: Extract<Configuration, { provider: 'http' }>,
  timeout: number,
  { runtime }: Outside,
): MarkerSearch {
  const { contains } = find;
  if (!contains.includes('$MARKER')) {
    throw new ConfigurationError(`\`contains\` must have $MARKER in it, found ${quoted(contains)}`);
  }
  const request = readyRequest(find, timeout, runtime);
  return {
    where: request.origin,
    asks: request.asks,
    async look(marker, signal) {
      try {
        const text = await request.api.text(request.of(marker), signal);
        return { found: text.includes(withMarker(contains, marker)) || undefined };
      } catch (error) {
        // What hasn't arrived may not be there at all yet.
        if (!(error instanceof ApiError && /status 404\b/.test(error.message))) throw error;
        return { found: undefined, note: error.message };
      }
    },
  };
}

function searchByScript(
  { run }: Extract<Configuration, { provider: 'command' }>,
  timeout: number,
  outside: Outside,
): MarkerSearch {
  return {
    where: 'the script',
    asks: run.trim(),
    async look(marker, signal) {
      const given = { variables: { DEPLOY_MARKER: marker }, timeout };
      const { exitCode, lastLines } = await runScript(run, given, outside, signal);
      if (exitCode === 0) return { found: true };
      const last = lastLines.at(-1)?.trim();
      return {
        found: undefined,
        note: `the script ended with exit code ${exitCode}${last ? `: ${last}` : ''}`,
      };
    },
  };
}

import { quoted, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { valueAt } from '../../dotted-path.ts';
import { addressOf, MonitoringApi } from '../../monitoring/monitoring-api.ts';
import type { RotaSource } from './rota-source.ts';
import type { Rota } from './turns.ts';

type Source = Extract<CheckConfigurationOf<'on-call'>['source'], { provider: 'http' }>;

/** Asks any address that answers with JSON who is on call. Throws ConfigurationError for an address that is none. */
export function byHttp(
  source: Source,
  timeout: number,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): RotaSource {
  const { url, person, until: end } = source;
  const { origin, pathname, searchParams } = addressOf(url);
  const api = new MonitoringApi(origin, { ...source, url: origin }, runtime, { timeout });
  return {
    asks: `GET ${origin}${pathname} for ${person}`,
    async read(now, until, signal) {
      const request = { path: pathname, parameters: searchParams };
      const { document } = await api.ask(request, z.unknown(), signal);
      return [rotaOf(document, { name: origin, person, end, now, until })];
    },
  };
}

function rotaOf(
  document: unknown,
  wanted: {
    readonly name: string;
    readonly person: string;
    readonly end: string | undefined;
    readonly now: number;
    readonly until: number;
  },
): Rota {
  const { name, person, end } = wanted;
  const who = valueAt(document, person);
  if (who === undefined)
    return { name, turns: [], trouble: `the answer has nothing at ${quoted(person)}, wanted who is on call` };
  if (who === null || who === '') return { name, turns: [] };
  if (typeof who !== 'string') {
    const found = quoted(JSON.stringify(who));
    return { name, turns: [], trouble: `${quoted(person)} is ${found}, wanted the name of a person` };
  }
  const from = Number.NEGATIVE_INFINITY;
  if (end === undefined) return { name, turns: [{ who, from, to: Number.POSITIVE_INFINITY }] };
  const at = valueAt(document, end);
  const to = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(to)) {
    const found = quoted(JSON.stringify(at) ?? 'missing');
    return { name, turns: [], trouble: `${quoted(end)} is ${found}, wanted a time as ISO 8601` };
  }
  return { name, turns: [{ who, from, to }] };
}

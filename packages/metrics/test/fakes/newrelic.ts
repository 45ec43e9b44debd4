import * as z from 'zod/mini';
import type { Answerer, Given, Received, Reply } from '../conformance/fake-service.ts';

/** The account that the fake has, and the user key that may see it. */
export const newRelicAccount = { id: 1_234_567, key: 'NRAK-0123456789ABCDEF' };

const requestSchema = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.union([z.int(), z.string()])),
});

/** The time that a query asks for; `step` only with `TIMESERIES`. All in milliseconds. */
export interface Asked {
  readonly since: number;
  readonly until: number;
  readonly step?: number;
}

/** Rows of one query, or an error of GraphQL; the query is known by its text without the time. */
export type NewRelicData = (
  nrql: string,
  asked: Asked,
) => { rows: readonly object[]; facets?: readonly string[] } | { error: object };

/**
 * Answers a request as NerdGraph does; throws for what an honest client never sends.
 * https://docs.newrelic.com/docs/apis/nerdgraph/examples/nerdgraph-nrql-tutorial
 */
export function answerAsNewRelic({ method, url, headers, body }: Received, data: NewRelicData): Reply {
  if (method !== 'POST' || url.pathname !== '/graphql') throw new Error(`no ${method} ${url.pathname} here`);
  if (headers['content-type'] !== 'application/json') throw new Error('the content type is not JSON');
  if (headers['api-key'] !== newRelicAccount.key) return badKey;
  const { query, variables } = requestSchema.parse(JSON.parse(body));
  const names = readDocument(query, Object.keys(variables));
  const timeout = z.int().parse(variables['timeout']);
  if (timeout < 5 || timeout > 120) throw new Error(`a timeout of ${timeout} is not taken`);
  if (z.int().parse(variables['account']) !== newRelicAccount.id) return withoutAccess;
  const results: Record<string, object | null> = {};
  const errors: object[] = [];
  for (const [alias, variable] of names) {
    const answer = evaluate(z.string().parse(variables[variable]), data);
    if ('error' in answer)
      errors.push({
        locations: [{ column: 1, line: 1 }],
        path: ['actor', 'account', alias],
        ...answer.error,
      });
    results[alias] =
      'error' in answer ? null : { results: answer.rows, metadata: { facets: answer.facets ?? null } };
  }
  const document = { data: { actor: { account: results } } };
  return { body: errors.length === 0 ? document : { ...document, errors } };
}

/** The alias and the variable of each `nrql` field; every variable must be declared with its type, and be used. */
function readDocument(query: string, given: readonly string[]): [string, string][] {
  const [, declared = '', fields = ''] =
    /^query \((.*?)\) \{ actor \{ account\(id: \$account\) \{ (.*) \} \} \}$/.exec(query) ?? [];
  const types = Object.fromEntries(
    [...declared.matchAll(/\$(\w+): (\w+!?)/g)].map(([, name = '', type = '']) => [name, type]),
  );
  if (types['account'] !== 'Int!' || types['timeout'] !== 'Seconds')
    throw new Error(`wrong types in ${query}`);
  const pattern = /(\w+): nrql\(query: \$(\w+), timeout: \$timeout\) \{ results metadata \{ facets \} \}/g;
  const found = [...fields.matchAll(pattern)].map(([, alias = '', name = '']): [string, string] => [
    alias,
    name,
  ]);
  if (fields.replaceAll(pattern, '').trim() !== '') throw new Error(`unknown fields in ${fields}`);
  for (const [, name] of found) if (types[name] !== 'Nrql!') throw new Error(`$${name} is not declared`);
  const known = Object.keys(types);
  if (given.some((name) => !known.includes(name))) throw new Error(`undeclared variables among ${given}`);
  return found;
}

/** https://docs.newrelic.com/docs/nrql/nrql-syntax-clauses-functions: times in epoch milliseconds, at most 366 buckets. */
function evaluate(text: string, data: NewRelicData): ReturnType<NewRelicData> {
  const match = /^([\s\S]*)\nSINCE (\d{13}) UNTIL (\d{13})(?: TIMESERIES (\d+) seconds)?$/.exec(text);
  if (!match) throw new Error(`no time in ${text}`);
  const [, nrql = '', since = '', until = '', step] = match;
  if (Number(since) >= Number(until)) throw new Error('SINCE must be before UNTIL');
  if (/^\s*--.*$/.test(nrql)) return { error: syntaxError(1, '--') };
  const asked = {
    since: Number(since),
    until: Number(until),
    ...(step ? { step: Number(step) * 1_000 } : {}),
  };
  if (asked.step && (asked.until - asked.since) / asked.step > 366) {
    return {
      error: {
        extensions: { errorClass: 'INVALID_INPUT' },
        message: 'TIMESERIES has too many buckets, the limit is 366',
      },
    };
  }
  return data(nrql, asked);
}

/** What NerdGraph says of NRQL that it can't parse. */
export function syntaxError(position: number, found: string): object {
  return {
    extensions: { errorClass: 'INVALID_INPUT' },
    message: `NRQL Syntax Error: Error at line 1 position ${position}, unexpected '${found}'`,
  };
}

/** Recorded from NerdGraph (https://github.com/newrelic/newrelic-client-go/pull/603). */
const badKey: Reply = {
  status: 401,
  body: {
    errors: [{ extensions: { error_code: 'BAD_API_KEY' }, message: 'Bad API Key or no API Key provided' }],
  },
};

const withoutAccess: Reply = {
  body: {
    data: { actor: { account: null } },
    errors: [
      {
        extensions: { errorClass: 'ACCESS_DENIED' },
        message: 'Not authorized for account',
        path: ['actor', 'account'],
      },
    ],
  },
};

/** A row for each bucket that was asked for, as `TIMESERIES` gives them; one row without its time else. */
export function rowsOf(asked: Asked, fields: (end: number) => object): object[] {
  const { since, until, step } = asked;
  if (step === undefined) return [fields(until)];
  return Array.from({ length: Math.round((until - since) / step) }, (_, index) => {
    const begin = since + index * step;
    return {
      beginTimeSeconds: begin / 1_000,
      endTimeSeconds: (begin + step) / 1_000,
      inspectedCount: 12,
      ...fields(begin + step),
    };
  });
}

/** The answerer of the conformance suite for these queries. */
export function newRelicAnswerer(texts: readonly string[]): Answerer {
  return (request, given) => {
    if (given.situation === 'wrong-shape') return { body: { data: { actor: { account: { q0: [] } } } } };
    if (given.situation === 'too-many-requests') {
      return {
        body: {
          data: null,
          errors: [
            {
              extensions: { errorClass: 'TOO_MANY_REQUESTS' },
              message: `too many queries of ${newRelicAccount.key}`,
            },
          ],
        },
      };
    }
    if (!['values', 'points', 'nothing', 'several-series', 'bad-query', 'cut-off'].includes(given.situation))
      return undefined;
    return answerAsNewRelic(request, (nrql, asked) => {
      const place = texts.indexOf(nrql);
      if (place < 0) throw new Error(`nobody asked for ${nrql}`);
      return answerTo(given, place, asked);
    });
  };
}

function answerTo(given: Given, place: number, asked: Asked): ReturnType<NewRelicData> {
  const field = (value: number | undefined) => ({ 'percentile.duration': { 95: value ?? null } });
  switch (given.situation) {
    case 'values':
      return { rows: rowsOf(asked, () => field(given.values[place])) };
    case 'points': {
      const points = given.series[place] ?? [];
      return { rows: rowsOf(asked, (end) => field(points.find(({ time }) => time === end)?.value)) };
    }
    case 'several-series': {
      const rows = ['a', 'b'].flatMap((host) => rowsOf(asked, () => ({ facet: host, host, count: 1 })));
      return { rows, facets: ['host'] };
    }
    case 'bad-query':
      return { error: syntaxError(8, 'FORM') };
    case 'nothing':
      return { rows: rowsOf(asked, () => field(undefined)) };
    default:
      return { rows: rowsOf(asked, () => ({ count: 1 })) };
  }
}

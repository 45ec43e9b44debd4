import type { SourceOf } from '@deploy-actions/config';
import { sql } from '../../src/providers/sql.ts';
import { type Behaviour, FakePostgres, type StatementResult } from '../fakes/postgres.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness, Situation } from './provider-harness.ts';

// test/integration/metrics-sql.test.ts has the same with a real server.

const queries = [
  'select count(*) from orders',
  'select sum(amount) from orders',
  'select max(wait) from queue',
] as const;
const password = 'pass word-1234';
const numeric = 1700;

/** What the server says about itself, or to everybody who comes. */
const behaviours: Partial<Record<Situation, Behaviour>> = {
  'cut-off': 'cutting',
  html: 'web',
  unauthorized: { code: '28P01', message: 'password authentication failed for user "reader"' },
  'too-many-requests': { code: '53300', message: 'sorry, too many clients already' },
  unavailable: { code: '57P03', message: 'the database system is starting up' },
  hanging: 'hanging',
};

/** What it gives for every statement. */
const results: Partial<Record<Situation, StatementResult>> = {
  nothing: { type: numeric, rows: [] },
  'not-a-number': { type: numeric, rows: ['NaN'] },
  'several-series': { type: numeric, rows: ['1', '2'] },
  'bad-query': { code: '42601', message: 'syntax error at or near "form"' },
  'wrong-shape': { type: 25, rows: ['many'] },
  forbidden: { code: '42501', message: 'permission denied for table orders' },
  'internal-error': { code: 'XX000', message: 'cache lookup failed' },
};

const harness: ProviderHarness<SourceOf<'sql'>> = {
  kind: sql,
  queries,
  system: /PostgreSQL at 127\.0\.0\.1:\d+\/shop/,
  secrets: [password],
  situations: {
    nothing: 'applies',
    'not-a-number': 'applies',
    'several-series': 'applies',
    'bad-query': 'applies',
    'wrong-shape': 'applies',
    'cut-off': { instead: 'unreachable', because: 'what is cut off is the connection' },
    html: { instead: 'unreachable', because: 'a web server ends a connection that speaks another protocol' },
    unauthorized: 'applies',
    forbidden: 'applies',
    'too-many-requests': { instead: 'not-ready', because: 'it is the server that has no connection left' },
    'internal-error': 'applies',
    unavailable: 'applies',
    hanging: 'applies',
    refusing: 'applies',
  },
  requestsPerLook: (count) => Math.min(count, 3),
  history: { never: 'a query sees only what is in the tables now' },
  findsMistakes: true,
  start: async ({ timeout }) => {
    let values: readonly (number | undefined)[] = [];
    let situation: Situation | undefined;
    const server = await FakePostgres.start(password, (statement) => {
      const index = queries.findIndex((query) => statement.includes(query));
      if (index < 0) throw new Error(`an unknown query: ${statement}`);
      const given = situation && results[situation];
      if (given) return given;
      const value = values[index];
      return { type: numeric, rows: value === undefined ? [] : [String(value)] };
    });
    return {
      source: {
        provider: 'sql',
        database: `postgres://reader:${encodeURIComponent(password)}@${server.address}/shop`,
        timeout,
      },
      giveValues: async (given) => {
        values = given;
        situation = undefined;
        server.behaviour = 'serving';
        await server.listen();
      },
      give: async (given) => {
        situation = given;
        server.behaviour = behaviours[given] ?? 'serving';
        // Who is let in stays in: what is said at the door is heard by those who come anew.
        if (given === 'refusing') await server.close();
        else await server.drop();
      },
      requests: () => server.requests,
      holdUntil: (requests) => server.holdUntil(requests),
    };
  },
};

describeProvider('sql', harness);

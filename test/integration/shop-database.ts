import type { PlaceholderValues } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Answer, InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { sql } from '../../packages/metrics/src/providers/sql.ts';
import { type Postgres, startPostgres } from './components/index.ts';

/** The password of the user `reader`. */
export const password = 'reader:secret/1';
/** What our connections are called on the server. */
export const ours = "application_name = 'deploy-actions'";

/** What a provider is made with; the user `reader` when nothing else is said. */
interface Asked {
  readonly database?: string;
  readonly timeout?: number;
  readonly release?: PlaceholderValues;
}

/** A database of a shop for all tests of a file, and ways to ask it. */
export interface ShopDatabase {
  readonly server: () => Postgres;
  readonly ask: (
    queries: readonly string[],
    asked?: Asked,
  ) => Promise<{ readonly runtime: TestRuntime; readonly provider: InquiringProvider }>;
  readonly answerTo: (query: string, asked?: Asked) => Promise<Answer | undefined>;
  readonly mistakeIn: (query: string, asked?: Asked) => Promise<string | undefined>;
  /** The one value that a statement of the superuser gives. */
  readonly number: (statement: string) => Promise<number>;
  /** How many connections are ours. */
  readonly connections: () => Promise<number>;
}

/** Eight connections for everybody but superusers; `owner` may write, `reader` reads all tables but `private`. */
const tables = `
  create table customers (id int primary key);
  create table orders (id int primary key, customer_id int, note text);
  create table payments (status text, created_at timestamptz, deployed_version text);
  create table private (id int);
  insert into customers select generate_series(1, 10);
  insert into orders select n, 1 + n % 10, 'note' from generate_series(1, 100) n;
  create user reader password '${password}';
  grant select on customers, orders, payments to reader;
  create user owner password 'owner-secret' in role pg_write_all_data, pg_read_all_data;
  create sequence numbers;
  grant all on sequence numbers to owner;
  create function leave_a_note() returns int language sql as
    'insert into orders values (999, 1, null) returning 1';
`;

/** Starts the database before the tests of a file and ends it after them. */
export function shopDatabase(): ShopDatabase {
  let postgres: Postgres | undefined;
  const server = () => {
    if (!postgres) throw new Error('the database starts with the first test');
    return postgres;
  };
  beforeAll(async () => {
    postgres = await startPostgres({ max_connections: '12', superuser_reserved_connections: '4' });
    await postgres.admin(tables);
  });
  afterAll(() => postgres?.close());
  // Providers keep their connections; nothing may go wrong when the server ends them.
  afterEach(() =>
    postgres
      ?.admin(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`)
      .catch(() => undefined),
  );
  const ask: ShopDatabase['ask'] = async (queries, { database, timeout = 5_000, release = {} } = {}) => {
    const runtime = await createTestRuntime();
    const address = database ?? server().url('reader', password);
    const source = { provider: 'sql' as const, database: address, timeout };
    return { runtime, provider: sql.create(source, queries, { runtime, release }) as InquiringProvider };
  };
  const number = async (statement: string) => {
    const [row] = await server().admin(statement);
    return Number(Object.values(row ?? {})[0]);
  };
  return {
    ...{ server, ask, number },
    answerTo: async (query, asked) => (await (await ask([query], asked)).provider.observe())[0],
    mistakeIn: async (query, asked) => (await (await ask([query], asked)).provider.findMistakes())[0],
    connections: () => number(`select count(*) from pg_stat_activity where ${ours}`),
  };
}

import { describeError } from '@deploy-actions/action-kit';
import type { DatabaseSession } from '@deploy-actions/sql';

/** How much a query was used and took since its server began to count. */
export interface QueryFigures {
  /** Without its values, as the server normalizes it. */
  readonly query: string;
  readonly calls: number;
  /** Of all calls together. */
  readonly milliseconds: number;
}

/** What a server counts about its queries; `note` says why it doesn't. */
export interface CountedQueries {
  readonly figures: readonly QueryFigures[] | undefined;
  readonly since?: string | undefined;
  readonly note?: string;
}

/** Only what reads and writes rows: other statements may have passwords in them, and aren't what users wait for. */
const postgresQuery = `select query, sum(calls)::float8, sum(total_exec_time)::float8 from pg_stat_statements
  where dbid = (select oid from pg_database where datname = current_database()) and query ~* '^\\s*(select|insert|update|delete|merge|with)\\y'
  group by query order by 3 desc limit 2000`;

/** Since PostgreSQL 14. https://www.postgresql.org/docs/current/pgstatstatements.html */
const postgresSince = `select to_char(stats_reset at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from pg_stat_statements_info`;

/** Timers count picoseconds. https://dev.mysql.com/doc/refman/8.4/en/performance-schema-statement-summary-tables.html */
const mysqlQuery = `select digest_text, sum(count_star), sum(sum_timer_wait) / 1000000000 from performance_schema.events_statements_summary_by_digest
  where schema_name = database() and digest_text regexp '^ *(select|insert|update|delete|replace|with)' group by digest_text order by 3 desc limit 2000`;

const mysqlSince = `select min(first_seen) from performance_schema.events_statements_summary_by_digest where schema_name = database()`;

/** Reads what the server counts about its queries. Where it counts nothing, `note` says what has to be done. */
export async function readFigures(session: DatabaseSession): Promise<CountedQueries> {
  if (session.engine === 'sqlite')
    return { figures: undefined, note: 'SQLite counts nothing about queries.' };
  const [query, since] =
    session.engine === 'postgres' ? [postgresQuery, postgresSince] : [mysqlQuery, mysqlSince];
  try {
    const { rows } = await session.ask(query);
    const figures = rows.map(([text, calls, milliseconds]) => ({
      query: String(text).replaceAll(/\s+/g, ' ').trim(),
      calls: Number(calls),
      milliseconds: Number(milliseconds),
    }));
    if (session.engine === 'mysql' && figures.length === 0)
      return { figures: undefined, note: 'performance_schema counts nothing, or is off.' };
    const reset = await session.ask(since).catch(() => undefined);
    const at = reset?.rows[0]?.[0];
    return { figures, since: at === undefined || at === null ? undefined : String(at) };
  } catch (error) {
    const needed =
      session.engine === 'postgres'
        ? 'it takes `shared_preload_libraries = pg_stat_statements`, `create extension pg_stat_statements` in this database, and `pg_read_all_stats` for the user'
        : 'it takes performance_schema, and `select` on it for the user';
    return { figures: undefined, note: `${describeError(error)}; ${needed}.` };
  }
}

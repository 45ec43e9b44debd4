import { ConfigurationError } from '@deploy-actions/action-kit';
import { engineOf } from './address.ts';
import { openMysql } from './mysql/mysql-session.ts';
import { openPostgres } from './postgres/postgres-session.ts';
import type { DatabaseSession, SessionOptions } from './session.ts';
import { openSqlite } from './sqlite/sqlite-session.ts';

const ways = { postgres: openPostgres, mysql: openMysql, sqlite: openSqlite };

/**
 * A session with the database at an address: `postgres://…`, `mysql://…` or `sqlite:path`. Nothing is opened before the first
 * query. Throws ConfigurationError for an address that is none, whose message doesn't repeat it.
 */
export function openDatabase(address: string, options: SessionOptions): DatabaseSession {
  const engine = engineOf(address);
  if (engine === undefined) {
    throw new ConfigurationError(
      '`database` must be an address such as `postgres://user:password@host:5432/name`, `mysql://user:password@host:3306/name` or `sqlite:data/shop.db`',
    );
  }
  return ways[engine](address, options);
}

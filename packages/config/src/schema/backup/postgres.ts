import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { connectionOf } from './connection.ts';
import { compare, everyEngine, fitsDestination } from './destination.ts';

const patterns = () => z.array(text()).check(z.minLength(1));

const selection = (what: string) =>
  z.strictObject({
    include: z.optional(described(`Only these ${what}, as patterns of pg_dump.`, patterns())),
    exclude: z.optional(described(`All but these ${what}, as patterns of pg_dump.`, patterns())),
  });

/** The section for PostgreSQL. */
export const postgresSchema = z
  .strictObject({
    engine: z.literal('postgres'),
    connection: described(
      'The database: `postgres://user:password@host:5432/name`; give it as `env:NAME`. With `sslmode`, `sslrootcert`, `sslcert`, `sslkey` and `application_name` behind `?`.',
      connectionOf('postgres'),
    ),
    format: described(
      '`custom`, `directory` (dumped and restored by several jobs, kept as one tar file), or `plain` (SQL, gzipped).',
      z._default(z.enum(['custom', 'directory', 'plain']), 'custom'),
    ),
    jobs: described(
      'How many tables are dumped at once (`directory`), and restored at once (all but `plain`).',
      z._default(z.int().check(z.gte(1), z.lte(64)), 1),
    ),
    schemas: z.optional(described('Which schemas are backed up; all when absent.', selection('schemas'))),
    tables: z.optional(described('Which tables are backed up; all when absent.', selection('tables'))),
    roles: described(
      'Whether roles and other objects that belong to the whole server are backed up beside it (pg_dumpall --globals-only, without passwords).',
      z._default(z.boolean(), false),
    ),
    compare: compare(),
    'lock-timeout': described(
      'How long the dump waits for a lock that a migration or a DDL statement holds.',
      z._default(timespan(), 30_000),
    ),
    timeout: described('Time limit of the dump, and of a restore.', z._default(timespan(), 6 * 3_600_000)),
    programs: z.optional(
      described(
        'Folder of pg_dump, pg_restore and psql, such as `/usr/lib/postgresql/17/bin`; when absent, those of the server’s version, or the next newer ones that are found.',
        text(),
      ),
    ),
    ...everyEngine,
    'restore-connection': z.optional(
      described(
        'A server on which the restored copy may be made as a database of its own: `postgres://user:password@host/postgres`. A temporary server on this machine when absent.',
        connectionOf('postgres'),
      ),
    ),
  })
  .check(fitsDestination);

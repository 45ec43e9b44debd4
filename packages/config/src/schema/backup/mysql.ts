import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { connectionOf } from './connection.ts';
import { compare, everyEngine, fitsDestination } from './destination.ts';

/** The section for MySQL and MariaDB. */
export const mysqlSchema = z
  .strictObject({
    engine: z.literal('mysql'),
    connection: described(
      'The database: `mysql://user:password@host:3306/name`; give it as `env:NAME`.',
      connectionOf('mysql'),
    ),
    tables: z.optional(
      described(
        'Which tables are backed up; all when absent.',
        z.strictObject({
          exclude: described('All but these tables.', z.array(text()).check(z.minLength(1))),
        }),
      ),
    ),
    compare: compare(),
    timeout: described('Time limit of the dump, and of a restore.', z._default(timespan(), 6 * 3_600_000)),
    programs: z.optional(
      described(
        'Folder of mysqldump and mysql, or mariadb-dump and mariadb; found on PATH when absent.',
        text(),
      ),
    ),
    ...everyEngine,
    'restore-connection': z.optional(
      described(
        'A server on which the restored copy may be made as a database of its own: `mysql://user:password@host/`. A temporary server on this machine when absent.',
        connectionOf('mysql'),
      ),
    ),
  })
  .check(fitsDestination);

import * as z from 'zod/mini';
import { described } from '../values.ts';
import { connectionOf } from './connection.ts';
import { everyEngine, fitsDestination } from './destination.ts';

/** The section for SQLite. */
export const sqliteSchema = z
  .strictObject({
    engine: z.literal('sqlite'),
    connection: described('The database file, relative to the workspace.', connectionOf('sqlite')),
    ...everyEngine,
    'restore-connection': z.optional(
      described(
        'Folder for the restored copy, relative to the workspace; below the job’s temporary folder when absent.',
        connectionOf('sqlite'),
      ),
    ),
  })
  .check(fitsDestination);

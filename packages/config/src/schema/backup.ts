import * as z from 'zod/mini';
import { described, providers, text } from './values.ts';

const sqlite = z.strictObject({
  engine: z.literal('sqlite'),
  connection: described('The database file, relative to the workspace.', text()),
  destination: described('The folder the backups go to, relative to the workspace.', text()),
  verify: described(
    '`archive` reads the backup back and checks it; `restore` also restores it and compares every table.',
    z._default(z.enum(['archive', 'restore']), 'restore'),
  ),
  keep: z.optional(
    described(
      'Which older backups stay: ages `7d, 4w`, a number of backups, or both. All of them when absent.',
      text(),
    ),
  ),
});

/** The database to back up before a deployment. */
export const backupSchema = described(
  'The backup taken before a deployment.',
  providers('database engine', 'engine', ['sqlite'], ['postgres', 'mysql', 'rds-snapshot'], [sqlite]),
);

/** The `backup` section. */
export type BackupConfiguration = z.output<typeof backupSchema>;

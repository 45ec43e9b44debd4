import * as z from 'zod/mini';
import { described, providers, text } from '../values.ts';
import { everyEngine } from './destination.ts';
import { mysqlSchema } from './mysql.ts';
import { postgresSchema } from './postgres.ts';
import { rdsSnapshotSchema } from './rds-snapshot.ts';
import { sqliteSchema } from './sqlite.ts';

/** The fields every engine has; checks what is given by itself even when the engine is missing or unknown. */
export const backupFieldsSchema = z.looseObject({ connection: z.optional(text()), ...everyEngine });

/** The database to back up before a deployment. */
export const backupSchema = described(
  'The backup taken before a deployment.',
  providers(
    'database engine',
    'engine',
    ['postgres', 'mysql', 'sqlite', 'rds-snapshot'],
    [],
    [postgresSchema, mysqlSchema, sqliteSchema, rdsSnapshotSchema],
  ),
);

/** The `backup` section. */
export type BackupConfiguration = z.output<typeof backupSchema>;

/** The `backup` section of one engine. */
export type BackupConfigurationOf<E extends BackupConfiguration['engine']> = Extract<
  BackupConfiguration,
  { engine: E }
>;

import * as z from 'zod/mini';
import { parseRetention } from './retention.ts';
import { described, providers, quantity, text } from './values.ts';

const destination = text().check(
  z.check((context) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(context.value)?.[1]?.toLowerCase();
    if (scheme === undefined) return;
    const message =
      scheme === 's3'
        ? 'a destination in `s3` is not available yet; available: a folder'
        : `unknown kind of destination \`${scheme}://\`; available: a folder`;
    context.issues.push({ code: 'custom', message, input: context.value });
  }),
);

const everyEngine = {
  connection: described('The database file, relative to the workspace.', text()),
  destination: described('The folder the backups go to, relative to the workspace.', destination),
  verify: described(
    '`archive` reads the backup back and checks it; `restore` also restores it and compares every table.',
    z._default(z.enum(['archive', 'restore']), 'restore'),
  ),
  keep: z.optional(
    described(
      'Which backups stay: the newest `5`, the newest of each of so many periods `7d, 4w` (`h`, `d`, `w`, `mo`, `y`), or both. All of them when absent.',
      quantity(parseRetention, z.union([z.string(), z.int()])),
    ),
  ),
};

const sqlite = z.strictObject({ engine: z.literal('sqlite'), ...everyEngine });

/** The fields every engine has; checks what is given by itself even when the engine is missing or unknown. */
export const backupFieldsSchema = z.looseObject(everyEngine);

/** The database to back up before a deployment. */
export const backupSchema = described(
  'The backup taken before a deployment.',
  providers('database engine', 'engine', ['sqlite'], ['postgres', 'mysql', 'rds-snapshot'], [sqlite]),
);

/** The `backup` section. */
export type BackupConfiguration = z.output<typeof backupSchema>;

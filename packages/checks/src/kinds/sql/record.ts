import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, isoInstant, type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { Rows } from '@deploy-actions/sql';
import * as z from 'zod/mini';

const recordSchema = z.object({
  schemaVersion: z.literal(1),
  recordedAt: z.string(),
  query: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['number', 'boolean', 'text', 'other']),
      typeName: z.string(),
    }),
  ),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

/** What a query gave at some time, to compare a later answer with. */
export type SqlRecord = z.output<typeof recordSchema>;

/** Writes rows as JSON into the folder of the run and gives the path; `undefined` when they can't be written. */
export function writeRecord(
  name: string,
  { query, found }: { readonly query: string; readonly found: Rows },
  runtime: Pick<Runtime, 'temporary' | 'secrets' | 'log' | 'clock'>,
): Promise<string | undefined> {
  const { columns, rows } = found;
  const record = { schemaVersion: 1, recordedAt: isoInstant(runtime.clock.now()), query, columns, rows };
  return writeReportFile(`sql-${name}.json`, `${JSON.stringify(record, undefined, 2)}\n`, runtime);
}

/** Reads a record that was written before; the path starts at the workspace. Throws ConfigurationError when there is none. */
export async function readRecord(
  path: string,
  { workspace }: Pick<Runtime, 'workspace'>,
): Promise<SqlRecord> {
  const refuse = (why: string) =>
    new ConfigurationError(`the baseline \`${path}\` ${why}; a \`sql\` check with \`record\` makes one`);
  let text: string;
  try {
    text = await readFile(resolve(workspace, path), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw refuse(code === 'ENOENT' ? 'does not exist' : `can't be read (${code})`);
  }
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    throw refuse('is no record of a query');
  }
}

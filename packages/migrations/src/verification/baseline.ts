import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, describeError, isoInstant } from '@deploy-actions/action-kit';
import type { DatabaseSession } from '@deploy-actions/sql';
import type { MigrationWorld } from '../world.ts';
import { type QueryFigures, readFigures } from './query-figures.ts';

/** What is read from a database about its queries at one moment. */
export interface RecordedBaseline {
  readonly at: string;
  /** When the server began to count, where it says so. */
  readonly since?: string | undefined;
  readonly queries: readonly QueryFigures[];
}

/**
 * Records the queries of now where the section says that this is the moment; gives what is to be said of it. That it couldn't be
 * done is no reason not to migrate.
 */
export async function recordBaseline(
  { request, runtime }: Pick<MigrationWorld, 'request' | 'runtime'>,
  session: DatabaseSession,
  moment: 'apply' | 'verify',
): Promise<string[]> {
  const { baseline } = request.configuration;
  if (baseline?.record !== moment) return [];
  try {
    const { figures, since, note } = await readFigures(session);
    if (figures === undefined) return [`No baseline of slow queries was recorded: ${note}`];
    const most = figures.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, baseline.top);
    const recorded = {
      ...{ schemaVersion: 1, at: isoInstant(runtime.clock.now()), queries: most },
      ...(since === undefined ? {} : { since }),
    };
    const file = resolve(runtime.workspace, baseline.file);
    const text = runtime.secrets.redact(`${JSON.stringify(recorded, undefined, 2)}\n`);
    await writeFile(`${file}.partial`, text);
    await rename(`${file}.partial`, file);
    return [`The ${most.length} queries that took the most time are recorded in ${baseline.file}.`];
  } catch (error) {
    return [`No baseline of slow queries was recorded: ${describeError(error)}.`];
  }
}

/** Reads what was recorded; `undefined` when there is no file. Throws ConfigurationError for one that is no baseline. */
export async function readBaseline(
  file: string,
  { runtime }: Pick<MigrationWorld, 'runtime'>,
): Promise<RecordedBaseline | undefined> {
  let text: string;
  try {
    text = await readFile(resolve(runtime.workspace, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ConfigurationError(
      `\`baseline\` of \`migrations\`: can't read \`${file}\`: ${describeError(error)}`,
    );
  }
  const recorded = parsed(text);
  if (isBaseline(recorded)) return recorded;
  throw new ConfigurationError(
    `\`baseline\` of \`migrations\`: \`${file}\` is no baseline that this version wrote; delete it`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isBaseline(value: unknown): value is RecordedBaseline {
  if (typeof value !== 'object' || value === null) return false;
  const { schemaVersion, at, since, queries } = value as Readonly<Record<string, unknown>>;
  if (schemaVersion !== 1 || typeof at !== 'string' || !Array.isArray(queries)) return false;
  return (since === undefined || typeof since === 'string') && queries.every(isFigures);
}

function isFigures(value: unknown): value is QueryFigures {
  if (typeof value !== 'object' || value === null) return false;
  const { query, calls, milliseconds } = value as Readonly<Record<string, unknown>>;
  return typeof query === 'string' && Number.isFinite(calls) && Number.isFinite(milliseconds);
}

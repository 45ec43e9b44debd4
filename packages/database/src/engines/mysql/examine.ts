import { ConfigurationError, nearest, type Problem } from '@deploy-actions/action-kit';
import type { MysqlAddress } from '@deploy-actions/sql';
import type { DatabaseFacts } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { openFor, type Section } from './open-server.ts';
import { missingForDump, readPrivileges } from './privileges.ts';
import { restoreConnectionProblems } from './restore-connection.ts';
import { readServerFacts, type ServerFacts } from './server-facts.ts';
import type { ServerSession } from './server-session.ts';
import { isElsewhere, isLocal, unprotectedTables } from './table-engines.ts';
import { findTools, type Tools } from './tools.ts';

/** A new server without any data: system tables, redo log, undo and temporary tablespaces. */
const emptyServer = 350 * 1024 * 1024;

/** What is known of a database that can be backed up. */
export interface Examined {
  readonly facts: DatabaseFacts;
  readonly server: ServerFacts;
  readonly tools: Tools;
}

/** Looks at the database and at the programs, without writing. Throws ConfigurationError with all that is in the way. */
export async function examine(
  section: Section,
  address: MysqlAddress,
  context: EngineContext,
): Promise<Examined> {
  const database = address.database;
  if (database === undefined) {
    const message = 'names no database: `mysql://user:password@host:3306/name`';
    throw new ConfigurationError([{ input: 'connection', message }]);
  }
  const session = await openFor('connection', address, context);
  try {
    const server = await readServerFacts(session);
    const tools = await findTools(section, server, context);
    const missing = missingForDump(await readPrivileges(session), server, database);
    const tables = await listTables(session, database);
    const problems: Problem[] = [
      ...missing.map((grant) => ({
        input: 'connection',
        message: `the user may not read all that belongs to a backup: \`${grant}\``,
      })),
      ...exclusionProblems(section, tables),
      ...(await engineProblems(section, session, tables, context)),
      ...tools.problems,
      ...(await restoreConnectionProblems(section, server, context)),
    ];
    if (problems.length > 0) throw new ConfigurationError(problems);
    for (const doubt of tools.doubts) context.log.warning(`${doubt}. The restore will show it.`);
    return { facts: factsOf(section, address, tables), server, tools };
  } finally {
    session.close();
  }
}

interface Listed {
  readonly name: string;
  readonly engine: string;
  readonly dataBytes: number;
  readonly indexBytes: number;
}

/** Tables and views with what they take. */
async function listTables(session: ServerSession, database: string): Promise<Listed[]> {
  // MySQL 8 answers from a cache that may be a day old; MariaDB doesn't know the setting.
  await session.run('set session information_schema_stats_expiry = 0').catch(() => {});
  const rows = await session.rows(
    `select table_name as name, engine as engine, coalesce(data_length, 0) as data, coalesce(index_length, 0) as indexes
     from information_schema.tables where table_schema = ?`,
    [database],
  );
  return rows.map((row) => ({
    ...{ name: String(row['name']), engine: String(row['engine'] ?? '') },
    ...{ dataBytes: Number(row['data']), indexBytes: Number(row['indexes']) },
  }));
}

function factsOf(section: Section, address: MysqlAddress, tables: readonly Listed[]): DatabaseFacts {
  const kept = tables.filter(({ name }) => !section.tables?.exclude.includes(name));
  const data = kept.reduce((sum, { dataBytes }) => sum + dataBytes, 0);
  const all = kept.reduce((sum, { indexBytes }) => sum + indexBytes, data);
  return {
    database: address.place,
    // Random bytes take twice their size as hexadecimal text, half of which gzip takes back, and a little more.
    archiveBytes: Math.ceil(data * 1.15) + 1024 * 1024,
    scratchBytes: section['restore-connection'] === undefined ? Math.ceil(all * 1.5) + emptyServer : 0,
  };
}

/** A name that isn't there is a slip of the pen, and a table would be in the backup that shouldn't. */
function exclusionProblems(section: Section, tables: readonly Listed[]): Problem[] {
  const names = tables.map(({ name }) => name);
  return (section.tables?.exclude ?? [])
    .filter((name) => !names.includes(name))
    .map((name) => {
      const near = nearest(name, names);
      const hint = near === undefined ? '' : `; is it \`${near}\`?`;
      return {
        input: 'tables',
        message: `\`tables.exclude\` names \`${name}\`, which the database doesn't have${hint}`,
      };
    });
}

async function engineProblems(
  section: Section,
  session: ServerSession,
  listed: readonly Listed[],
  { log }: Pick<EngineContext, 'log'>,
): Promise<Problem[]> {
  const tables = listed
    .filter(({ name, engine }) => engine !== '' && !section.tables?.exclude.includes(name))
    .map(({ name, engine }) => ({ name, engine, columns: [], virtual: [], bytes: 0 }));
  const unprotected = await unprotectedTables(session, tables);
  const names = (some: typeof unprotected) =>
    some.map(({ name, engine }) => `\`${name}\` (${engine})`).join(', ');
  const elsewhere = unprotected.filter((table) => isElsewhere(table) || !isLocal(table));
  const local = unprotected.filter(isLocal);
  if (local.length > 0) {
    log.warning(
      `Tables without transactions: ${names(local)}. They are read before and after the dump, and it fails when one of them was written to meanwhile.`,
    );
  }
  if (elsewhere.length === 0) return [];
  const message = `tables whose rows lie elsewhere can't be backed up: ${names(elsewhere)}; name them in \`tables.exclude\``;
  return [{ input: 'tables', message }];
}

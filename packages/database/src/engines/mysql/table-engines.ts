import type { DefinedTable } from './definitions.ts';
import type { ServerSession } from './server-session.ts';

/** Engines that keep rows in this database and know no transactions: a dump of theirs is sound only if nobody writes meanwhile. */
const local = new Set(['myisam', 'aria', 'memory', 'csv', 'archive']);

/** The tables that no transaction protects. Throws DatabaseFailure. */
export async function unprotectedTables(
  session: ServerSession,
  tables: readonly DefinedTable[],
): Promise<DefinedTable[]> {
  const engines = await session.rows(
    'select engine as name, transactions as transactions from information_schema.engines',
  );
  const transactional = new Set(
    engines
      .filter(({ transactions }) => transactions === 'YES')
      .map(({ name }) => String(name).toLowerCase()),
  );
  return tables.filter(({ engine }) => !transactional.has(engine.toLowerCase()));
}

/** Whether rows of an engine lie elsewhere, or nowhere: neither can they be dumped, nor is it safe to restore them. */
export function isElsewhere({ engine }: DefinedTable): boolean {
  return [
    'federated',
    'connect',
    'spider',
    'mrg_myisam',
    'mroonga',
    'blackhole',
    'ndbcluster',
    's3',
    'null',
  ].includes(engine.toLowerCase());
}

/** Whether an engine has no transactions and keeps its rows here. */
export function isLocal({ engine }: DefinedTable): boolean {
  return local.has(engine.toLowerCase());
}

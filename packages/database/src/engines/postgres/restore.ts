import { describeError, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import {
  type Archive,
  DamagedBackupError,
  type Restoration,
  type RestoreOptions,
} from '../../backup-engine.ts';
import { compareContents } from '../../comparison.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { copyDatabaseSettings, createLike } from './database-settings.ts';
import { asDamage, loadArchive } from './load-archive.ts';
import { type CopyTools, readCopy, uncancelled } from './scratch-database.ts';
import { dropDatabase, newName } from './scratch-names.ts';
import { onDatabase, type ServerAddress } from './server-address.ts';
import { quoteName, quoteText, Session } from './session.ts';
import { readSettings } from './settings.ts';

/** Bytes of the longest name of a database; NAMEDATALEN - 1. */
const longestName = 63;

/** The name under which a database is kept that another one takes the place of. */
export function keptName(name: string, now: number): string {
  const ending = `_before_${isoInstant(now).replaceAll(/[-:]/g, '').toLowerCase()}`;
  let beginning = name;
  while (Buffer.byteLength(beginning + ending) > longestName)
    beginning = [...beginning].slice(0, -1).join('');
  return beginning + ending;
}

/** The database from which others on the same server are renamed. */
export async function openMaintenance(address: ServerAddress, context: EngineContext): Promise<Session> {
  const names = ['postgres', 'template1'].filter((name) => name !== address.database);
  let failure: unknown;
  for (const name of names) {
    try {
      return await Session.open(onDatabase(address, name), context);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/**
 * Restores into a new database on the same server, compares that with what was backed up, and gives it the name of the database.
 * Whatever fails before, the database is as it was and the new one is dropped. Throws ProviderError and DamagedBackupError.
 */
export async function restoreDatabase(
  archive: Archive,
  options: RestoreOptions,
  address: ServerAddress,
  tools: CopyTools,
): Promise<Restoration> {
  const { context } = tools;
  const settings = readSettings(options.settings);
  const name = newName('restore', context.clock);
  const fresh = onDatabase(address, name);
  const maintenance = await openMaintenance(address, context);
  let lease: Session | undefined;
  try {
    await createLike(maintenance, address.database, name);
    lease = await Session.open(fresh, context);
    await loadArchive({ archive, settings, address: fresh, isolated: false, ...tools }, context).catch(
      (error: unknown) => {
        throw asDamage(error);
      },
    );
    if (options.contents) await compare(fresh, options, context);
    await lease.ask('analyze');
    await copyDatabaseSettings(maintenance, address.database, name, lease);
    await lease.close();
    const kept = keptName(address.database, context.clock.now());
    await switchNames(
      maintenance,
      { live: address.database, fresh: name, kept },
      {
        ...{ address, context, switching: options.switching },
      },
    );
    return described(address.database, kept, context);
  } catch (error) {
    await lease?.close();
    await dropQuietly(address, name, context);
    throw error;
  } finally {
    await maintenance.close();
  }
}

function described(live: string, kept: string, { log }: EngineContext): Restoration {
  log.info(`The former database is kept as ${kept}.`);
  const [now, before] = [quoteName(live), quoteName(kept)];
  const undone = quoteName(kept.replace('_before_', '_undone_'));
  return {
    replaced: `The database as it was is kept on the server as \`${kept}\`; drop it when it isn't needed any more.`,
    // The server renames no database that somebody is connected to, whoever asks included.
    undo: `while connected to the database \`postgres\`, not to \`${live}\`, run \`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${quoteText(live).trim()}; ALTER DATABASE ${now} RENAME TO ${undone}; ALTER DATABASE ${before} RENAME TO ${now};\``,
  };
}

async function dropQuietly(address: ServerAddress, name: string, context: EngineContext): Promise<void> {
  try {
    const session = await openMaintenance(address, uncancelled(context));
    try {
      await dropDatabase(session, name);
    } finally {
      await session.close();
    }
  } catch (error) {
    context.log.warning(
      `The database ${name} could not be removed; the next backup or restore does that: ${describeError(error)}`,
    );
  }
}

async function compare(
  fresh: ServerAddress,
  { contents, settings }: RestoreOptions,
  context: EngineContext,
): Promise<void> {
  if (!contents) return;
  const found = await readCopy(fresh, readSettings(settings), contents, context);
  const differences = compareContents(contents, found);
  if (differences.length > 0) {
    throw new DamagedBackupError(
      `the restored database is not what was backed up, and was not put in place: ${differences.join('; ')}`,
    );
  }
}

/** The three names a switch is about. */
interface Names {
  readonly live: string;
  readonly fresh: string;
  readonly kept: string;
}

/**
 * The server locks a database that is renamed, so that nobody gets in any more, and waits 5 s until all are out: meanwhile
 * another connection ends theirs. Both renames are one transaction. src/backend/commands/dbcommands.c, RenameDatabase.
 */
async function switchNames(
  session: Session,
  { live, fresh, kept }: Names,
  {
    address,
    context,
    switching,
  }: { readonly address: ServerAddress; readonly context: EngineContext } & Pick<RestoreOptions, 'switching'>,
): Promise<void> {
  const other = await openMaintenance(address, context);
  let over = false;
  const ending = endConnections(other, live, () => over, context);
  ending.catch(() => {});
  try {
    await session.ask('begin');
    await session.ask(`alter database ${quoteName(live)} rename to ${quoteName(kept)}`, [], 'switch');
    await session.ask(`alter database ${quoteName(fresh)} rename to ${quoteName(live)}`, [], 'switch');
    // What fails before the commit is rolled back as a whole, also when the connection is lost.
    switching?.();
    await session.ask('commit', [], 'switch');
  } catch (error) {
    await session.ask('rollback').catch(() => {});
    const { state } = error as { state?: unknown };
    if (state !== '55006') throw error;
    const message = `${address.place}: the restored database couldn't take over, others stay connected to \`${live}\`; stop them, or grant the user \`pg_signal_backend\`, and run it again`;
    throw new ProviderError(message, { system: 'PostgreSQL', operation: 'switch', retryable: true });
  } finally {
    over = true;
    await ending.catch(() => {});
    await other.close();
  }
}

async function endConnections(
  session: Session,
  name: string,
  over: () => boolean,
  { clock, signal }: EngineContext,
): Promise<void> {
  while (!over()) {
    await session.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity a where datname = $1 and pid <> pg_backend_pid()
         and (pg_has_role('pg_signal_backend', 'USAGE') or pg_has_role(a.usesysid, 'USAGE'))
         and ((select rolsuper from pg_roles where rolname = current_user) or not coalesce((select rolsuper from pg_roles r where r.oid = a.usesysid), true))`,
      [name],
    );
    await clock.sleep(100, signal);
  }
}

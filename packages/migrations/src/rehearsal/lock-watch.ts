import { type Clock, describeError } from '@deploy-actions/action-kit';
import type { DatabaseSession } from '@deploy-actions/sql';
import type { HeldLock } from '../migration-run.ts';

/** Time between two looks, in milliseconds; what is held for less may go unseen. */
export const lookInterval = 25;

/** A lock as one look saw it. */
interface SeenLock {
  readonly relation: string;
  readonly mode: string;
}

/** What the others can't do meanwhile. https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES and the names of MySQL. */
const blocking: Readonly<Record<string, HeldLock['blocks']>> = {
  AccessExclusiveLock: 'everybody',
  ExclusiveLock: 'writers',
  ShareRowExclusiveLock: 'writers',
  ShareLock: 'writers',
  ShareUpdateExclusiveLock: 'schema changes',
  EXCLUSIVE: 'everybody',
  MDL_EXCLUSIVE: 'everybody',
  SHARED_NO_READ_WRITE: 'everybody',
  MDL_SHARED_NO_READ_WRITE: 'everybody',
  SHARED_NO_WRITE: 'writers',
  MDL_SHARED_NO_WRITE: 'writers',
};

/**
 * The locks on tables that anybody else holds in this database; a copy has nobody but the tool. Of a table that the migration itself
 * makes nobody knows yet, so it isn't among them.
 */
const queries = {
  postgres: [
    `select format('%I.%I', n.nspname, c.relname), l.mode from pg_locks l
      join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
      where l.locktype = 'relation' and l.granted and l.pid <> pg_backend_pid()
        and l.database = (select oid from pg_database where datname = current_database())
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        and l.mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')`,
  ],
  // MySQL 8 has the first, MariaDB the second with its plugin metadata_lock_info.
  mysql: [
    `select object_name, lock_type from performance_schema.metadata_locks
      where object_type = 'TABLE' and lock_status = 'GRANTED' and object_schema = database() and lock_type like '%EXCLUSIVE%'`,
    `select table_name, lock_mode from information_schema.metadata_lock_info
      where table_schema = database() and lock_mode not in ('MDL_SHARED_READ', 'MDL_SHARED_WRITE', 'MDL_SHARED', 'MDL_INTENTION_EXCLUSIVE')`,
  ],
  sqlite: [],
} as const;

/** What was seen while a migration ran. */
export interface WatchedLocks {
  readonly locks: readonly HeldLock[];
  /** Why there is nothing to see, as a sentence. */
  readonly note?: string;
}

/** Looks again and again until `work` has ended, and says which locks it saw for how long. `work` alone decides whether it fails. */
export async function watchLocks(
  session: DatabaseSession,
  clock: Clock,
  work: () => Promise<void>,
): Promise<WatchedLocks> {
  const done = new AbortController();
  const watched = look(session, clock, done.signal);
  try {
    await work();
  } finally {
    done.abort();
  }
  return watched;
}

async function look(session: DatabaseSession, clock: Clock, signal: AbortSignal): Promise<WatchedLocks> {
  const found = await usableQuery(session);
  if ('note' in found) return { locks: [], note: found.note };
  const spells = new Map<string, SeenLock & { since: number; last: number; longest: number }>();
  while (!signal.aborted) {
    const asked = clock.now();
    const seen = await session.ask(found.query).then(
      ({ rows }) => rows.map(([relation, mode]) => ({ relation: String(relation), mode: String(mode) })),
      () => [],
    );
    for (const lock of seen) {
      const key = `${lock.relation} ${lock.mode}`;
      const known = spells.get(key);
      // Seen at the look before: held all the time since.
      const since = known && asked - known.last <= 4 * lookInterval ? known.since : asked;
      const longest = Math.max(known?.longest ?? 0, asked - since + lookInterval);
      spells.set(key, { ...lock, since, last: asked, longest });
    }
    await clock.sleep(lookInterval, signal).catch(() => {});
  }
  const locks = [...spells.values()].map(({ relation, mode, longest }): HeldLock => {
    const blocks = blocking[mode] ?? 'schema changes';
    return { relation, mode, blocks, milliseconds: longest };
  });
  return { locks: locks.toSorted((a, b) => b.milliseconds - a.milliseconds) };
}

async function usableQuery(
  session: DatabaseSession,
): Promise<{ readonly query: string } | { readonly note: string }> {
  if (session.engine === 'sqlite')
    return { note: 'SQLite locks the whole file: nobody else writes while a migration runs.' };
  const reasons: string[] = [];
  for (const query of queries[session.engine]) {
    try {
      await session.ask(query);
      return { query };
    } catch (error) {
      reasons.push(describeError(error));
    }
  }
  return {
    note: `Which locks it holds can’t be seen on this server (MySQL needs performance_schema, MariaDB the plugin metadata_lock_info): ${reasons.at(-1) ?? ''}.`,
  };
}

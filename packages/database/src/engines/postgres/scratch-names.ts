import { randomBytes } from 'node:crypto';
import type { Clock } from '@deploy-actions/action-kit';
import { quoteName, type Session } from './session.ts';

/** What databases of ours are for. */
export type Purpose = 'scratch' | 'restore';

/**
 * Milliseconds after which a database of ours that nobody is connected to belongs to a dead run: a live one keeps a connection open
 * from its first moment to its last, from whatever machine.
 */
const grace = 15 * 60_000;

/** A name for a database that doesn't count; it tells when it was made. */
export function newName(purpose: Purpose, clock: Pick<Clock, 'now'>): string {
  return `deploy_${purpose}_${Math.floor(clock.now() / 1_000)}_${randomBytes(4).toString('hex')}`;
}

/** Seconds since 1970 in such a name; `undefined` for any other. */
export function bornAt(name: string): number | undefined {
  const [, seconds] = /^deploy_(?:scratch|restore)_(\d{10})_[0-9a-f]{8}$/.exec(name) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

/**
 * Deletes the databases that runs left which are dead now; gives their names. Of the sessions of others a server doesn't say to
 * everybody of what type they are.
 */
export async function dropDead(session: Session, clock: Pick<Clock, 'now'>): Promise<string[]> {
  const rows = await session.ask(
    `select datname::text as name from pg_database d where datname ~ '^deploy_(scratch|restore)_' and pg_has_role(datdba, 'USAGE')
       and not exists (select from pg_stat_activity a where a.datid = d.oid and coalesce(a.backend_type, 'client backend') = 'client backend') order by 1`,
  );
  const dropped: string[] = [];
  for (const row of rows) {
    const name = row['name'] ?? '';
    const born = bornAt(name);
    if (born === undefined || clock.now() - born * 1_000 < grace) continue;
    await session.ask(`drop database if exists ${quoteName(name)}`, [], 'tidying up');
    dropped.push(name);
  }
  return dropped;
}

/** Drops a database with whoever is connected to it. */
export async function dropDatabase(session: Session, name: string): Promise<void> {
  await session.ask(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [name],
  );
  for (let attempt = 1; ; attempt += 1) {
    try {
      await session.ask(`drop database if exists ${quoteName(name)}`, [], 'removing a copy');
      return;
    } catch (error) {
      if (attempt >= 3) throw error;
    }
  }
}

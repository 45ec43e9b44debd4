import { type DatabaseSession, engineOf } from '@deploy-actions/sql';
import { lockName, type MigrationWorld } from '../world.ts';
import { lockFile } from './file-lock.ts';

/** The right to migrate a database; the server takes it back when this process is gone. */
export interface RunLock {
  /** Whether it still holds: the server may have gone away with it. */
  readonly holds: boolean;
  release(): Promise<void>;
}

/** Somebody else has the lock. */
export interface Busy {
  /** Who, as part of a sentence. */
  readonly holder: string;
}

/** The numbers under which PostgreSQL knows the lock, which is one of the database: `migr` in ASCII, and what it is for. */
const [lockClass, lockObject] = [0x6d69_6772, 1];

/** MySQL's are of the whole server, and have names of at most 64 characters. */
const mysqlLock = "concat('migrate-db:', left(sha1(database()), 40))";

/** Takes the lock at once, or says who has it. Throws DatabaseFailure. */
export async function takeRunLock(world: MigrationWorld): Promise<RunLock | Busy> {
  const { address } = world.request;
  if (engineOf(address) === 'sqlite') return lockFile(address.slice('sqlite:'.length), world.runtime);
  const session = world.session(address, lockName);
  try {
    const holder = session.engine === 'postgres' ? await takePostgres(session) : await takeMysql(session);
    if (holder === undefined) {
      return {
        get holds() {
          return session.isOpen;
        },
        release: async () => session.close(),
      };
    }
    session.close();
    return { holder };
  } catch (error) {
    session.close();
    throw error;
  }
}

/** https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS: it is the session's, whatever becomes of transactions. */
async function takePostgres(session: DatabaseSession): Promise<string | undefined> {
  const { rows } = await session.ask(`select pg_try_advisory_lock(${lockClass}, ${lockObject})`);
  if (rows[0]?.[0] === true) return undefined;
  const found = await session.ask(
    `select a.application_name, a.pid, a.backend_start::timestamp(0)::text
      from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.classid = ${lockClass} and l.objid = ${lockObject} and l.granted
        and l.database = (select oid from pg_database where datname = current_database())`,
  );
  const [name, pid, since] = found.rows[0] ?? [];
  if (pid === undefined) return 'another run, which has just ended';
  const who = String(name ?? '').startsWith(lockName)
    ? `the run ${String(name).slice(lockName.length + 1)}`
    : `\`${name}\``;
  return `${who} (process ${pid} of the server, connected since ${since})`;
}

async function takeMysql(session: DatabaseSession): Promise<string | undefined> {
  const { rows } = await session.ask(
    `select get_lock(${mysqlLock}, 0), is_used_lock(${mysqlLock}), connection_id()`,
  );
  const [got, owner, own] = rows[0] ?? [];
  if (got === 1 || (owner !== null && owner === own)) return undefined;
  const found = await session.ask(
    'select user, host, time from information_schema.processlist where id = $1',
    { parameters: [owner ?? null] },
  );
  const [user, host] = found.rows[0] ?? [];
  return user === undefined
    ? `another run (connection ${String(owner)} of the server)`
    : `another run (connection ${String(owner)} of the server: ${user}@${host})`;
}

import { formatDuration } from '@deploy-actions/action-kit';
import type { DatabaseSession } from '@deploy-actions/sql';
import { type MigrationWorld, toolName } from '../world.ts';

/** How long a connection of a tool that ended may still be seen, and the pause between two looks, in milliseconds. */
const patience = 3_000;
const pause = 200;
/** The same for what was ended, in a run that may be killed soon. */
const shortPatience = 1_000;

/** A connection of a migration tool, as the server sees it. */
interface Backend {
  readonly pid: number;
  readonly name: string;
  readonly state: string;
  /** Seconds since its statement began. */
  readonly seconds: number;
  readonly statement: string;
}

/**
 * What migration tools of earlier runs still do in the database although their runs are gone, each as a sentence. PostgreSQL goes
 * on with a statement when its client has died; other servers can't say whose a connection is.
 */
export async function strayTools(world: MigrationWorld, session: DatabaseSession): Promise<string[]> {
  if (session.engine !== 'postgres') return [];
  const strays = await untilGone(world, session, patience);
  return strays.map(
    ({ pid, name, state, seconds, statement }) =>
      `a migration tool of ${name.slice(toolName.length + 1) || 'an earlier run'} is still connected (process ${pid} of the server, ${state} for ${formatDuration(seconds * 1_000)}${statement === '' ? '' : `: \`${statement}\``}) although its run is gone; wait until it ends, or end it with \`select pg_terminate_backend(${pid})\``,
  );
}

/** Ends what this run's tool still does in the database after the tool was stopped. Gives what is to be known of it. */
export async function endOwnTools(world: MigrationWorld, session: DatabaseSession): Promise<string[]> {
  if (session.engine === 'sqlite') return [];
  if (session.engine === 'mysql') {
    return [
      'The server may go on with the statement that was under way: it ends when `show processlist` has it no more.',
    ];
  }
  const before = await backends(session);
  if (before.length === 0) return [];
  await session.ask(
    "select pg_terminate_backend(pid) from pg_stat_activity where pid = any(string_to_array($1, ',')::int[])",
    { parameters: [before.map(({ pid }) => pid).join(',')] },
  );
  const left = await untilGone(world, session, shortPatience);
  return left.length === 0
    ? ['Its connections to the database were ended, so that no statement goes on by itself.']
    : [`The database still works on it (process ${left.map(({ pid }) => pid).join(', ')} of the server).`];
}

async function untilGone(
  { runtime }: MigrationWorld,
  session: DatabaseSession,
  longest: number,
): Promise<readonly Backend[]> {
  const end = runtime.clock.now() + longest;
  for (;;) {
    const found = await backends(session);
    if (found.length === 0 || runtime.clock.now() >= end) return found;
    await runtime.clock.sleep(pause);
  }
}

async function backends(session: DatabaseSession): Promise<Backend[]> {
  const { rows } = await session.ask(
    `select pid, application_name, coalesce(state, ''), coalesce(extract(epoch from now() - query_start), 0)::int,
        coalesce(left(regexp_replace(query, '\\s+', ' ', 'g'), 120), '')
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like $1`,
    { parameters: [`${toolName}%`] },
  );
  return rows.map(([pid, name, state, seconds, statement]) => ({
    pid: Number(pid),
    name: String(name),
    state: String(state),
    seconds: Number(seconds),
    statement: String(statement),
  }));
}

import { describeError, formatDuration } from '@deploy-actions/action-kit';
import type { DatabaseSession } from '@deploy-actions/sql';
import type { Migration } from '../migration-tool.ts';
import type { MigrationWorld } from '../world.ts';
import { endOwnTools } from './backends.ts';
import { differences, outlineOf, type SchemaOutline } from './schema-outline.ts';

/** How applying one migration went. */
export interface Attempted {
  /** Of all tries together, pauses included. */
  readonly seconds: number;
  readonly attempts: number;
  readonly failure?: FailedMigration;
}

/** What is known of a migration that failed. */
export interface FailedMigration {
  /** In the words of the tool and the database. */
  readonly message: string;
  readonly cancelled: boolean;
  /** Whether the tool was started at all. */
  readonly begun: boolean;
  /** Whether it only didn't get its lock. */
  readonly lockTimeout: boolean;
  /** What it left behind in the schema; `undefined` when that can't be told. */
  readonly left: readonly string[] | undefined;
  /** What was done about it, as sentences. */
  readonly notes: readonly string[];
}

/** A failure that a migration had no part in. */
export function failedBeforehand(message: string): FailedMigration {
  return { message, cancelled: false, begun: false, lockTimeout: false, left: [], notes: [] };
}

/** How drivers and servers say that a lock was not to be had in time: SQLSTATE 55P03, error 1205, SQLITE_BUSY. */
const lockWords =
  /lock timeout|LockNotAvailable|lock_not_available|55P03|Lock wait timeout exceeded|ER_LOCK_WAIT_TIMEOUT|database is locked|SQLITE_BUSY/i;

/**
 * Applies one step of the tool. One that did not get its lock and left nothing behind is tried again, as often and with the pauses that
 * are configured; whatever else fails is told. `until` is when all migrations have to be done, in milliseconds since 1970.
 */
export async function attempt(
  step: readonly Migration[],
  world: MigrationWorld,
  { session, until }: { readonly session: DatabaseSession; readonly until: number },
): Promise<Attempted> {
  const { runtime, request, tool } = world;
  const { 'lock-attempts': most, 'lock-pause': pause } = request.configuration;
  const started = runtime.clock.now();
  const ended = (attempts: number) => ({ seconds: (runtime.clock.now() - started) / 1_000, attempts });
  for (let tries = 1; ; tries += 1) {
    let before: SchemaOutline;
    try {
      before = await outlineOf(session);
    } catch (error) {
      const message = `the schema before it can’t be read: ${describeError(error)}`;
      return { ...ended(tries), failure: failedBeforehand(message) };
    }
    const timeout = until - runtime.clock.now();
    if (timeout <= 0) {
      const message = `the time limit of all migrations together (\`timeout\`, ${formatDuration(request.configuration.timeout)}) was over`;
      return { ...ended(tries), failure: failedBeforehand(message) };
    }
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      runtime.log.info(`  ${line}`);
    };
    try {
      runtime.signal.throwIfAborted();
      await tool.apply(step, world.access(request.address), { timeout, signal: runtime.signal, onLine });
      return ended(tries);
    } catch (error) {
      const failure = await failureOf(error, lines, before, world, session);
      if (!failure.lockTimeout || tries >= most || until - runtime.clock.now() <= pause) {
        return { ...ended(tries), failure };
      }
      runtime.log.warning(
        `${shownStep(step)} did not get its lock within ${formatDuration(request.configuration['lock-timeout'])} and left nothing behind; try ${tries + 1} of ${most} in ${formatDuration(pause)}.`,
      );
      await runtime.clock.sleep(pause, runtime.signal).catch(() => {});
    }
  }
}

/** A step as messages name it. */
export function shownStep(step: readonly Migration[]): string {
  return step.map(({ id }) => id).join(', ');
}

async function failureOf(
  error: unknown,
  lines: readonly string[],
  before: SchemaOutline,
  world: MigrationWorld,
  session: DatabaseSession,
): Promise<FailedMigration> {
  const cancelled = world.runtime.signal.aborted;
  const message = describeError(error);
  // What still runs could change the schema after it was read.
  const ended = await endOwnTools(world, session).catch((thrown) => [describeError(thrown)]);
  const left = await outlineOf(session).then(
    (after) => differences(before, after),
    () => undefined,
  );
  const waited = [message, ...lines.slice(-20)].some((text) => lockWords.test(text));
  const lockTimeout = !cancelled && waited && left?.length === 0;
  return { message, cancelled, begun: true, lockTimeout, left, notes: cancelled ? ended : [] };
}

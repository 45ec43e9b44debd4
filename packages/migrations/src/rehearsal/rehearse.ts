import { ConfigurationError, describeError, formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { ScratchDatabase } from '@deploy-actions/database';
import type { DatabaseSession } from '@deploy-actions/sql';
import { refuseDeafTool } from '../address-proof.ts';
import { shownStep } from '../apply/attempt.ts';
import type { FoundBackup } from '../backup-access.ts';
import type { MigrationRecord, MigrationRun } from '../migration-run.ts';
import type { Migration } from '../migration-tool.ts';
import { lookAtMigrations, type MigrationPlan } from '../plan.ts';
import type { MigrationWorld } from '../world.ts';
import { watchLocks } from './lock-watch.ts';
import { type PreviousRelease, refuseMissingRelease, tryPreviousRelease } from './previous-release.ts';
import { judgeRehearsal } from './rehearsal-verdict.ts';
import { rewritten, tableFiles } from './table-files.ts';

/** What a rehearsal saw. */
export interface Rehearsal {
  /** Of the copy, which may be behind the database itself. */
  readonly plan: MigrationPlan;
  readonly records: readonly MigrationRecord[];
  readonly failure: string | undefined;
  readonly previous: PreviousRelease | undefined;
  /** Of all migrations together. */
  readonly seconds: number;
  readonly revision: string | undefined;
  readonly notes: readonly string[];
  readonly backup: FoundBackup;
}

/**
 * The command `rehearse`: applies what is pending to a copy of the backup, one by one, with the time each takes and the locks it
 * holds, then tries the previous release against it. The copy is removed, however it ends. Throws ConfigurationError,
 * ProviderError, and the signal's reason.
 */
export async function rehearseMigrations(world: MigrationWorld): Promise<MigrationRun> {
  await refuseMissingRelease(world);
  const live = await lookAtMigrations(world);
  const backup = await world.backups.find();
  if (backup === undefined) {
    throw new ConfigurationError(
      'there is no backup to rehearse on: run backup-db first, or give the input `backup` the manifest of one',
    );
  }
  const { service, environment } = backup.manifest;
  if (service !== world.request.service || environment !== world.request.environment) {
    world.runtime.log.notice(
      `The backup ${backup.manifest.backupId} is of ${service} in ${environment}, not of ${world.request.service} in ${world.request.environment}: what is rehearsed is how it goes there.`,
    );
  }
  await refuseDeafTool(world);
  const { log, clock, signal } = world.runtime;
  log.info(`Restoring ${backup.manifest.backupId} (${backup.manifest.created}) into a copy …`);
  const began = clock.now();
  const copy = await world.backups.scratchCopy(backup);
  try {
    log.info(`The copy is there after ${formatDuration(clock.now() - began)}.`);
    signal.throwIfAborted();
    return judgeRehearsal(live, await rehearseOn(world, copy, backup, live), world);
  } finally {
    await copy
      .remove()
      .catch((error) => log.warning(`The copy could not be removed: ${describeError(error)}`));
  }
}

async function rehearseOn(
  world: MigrationWorld,
  { connection }: ScratchDatabase,
  backup: FoundBackup,
  live: MigrationPlan,
): Promise<Rehearsal> {
  const plan = await lookAtMigrations(world, connection);
  const session = world.session(connection);
  try {
    const notes = [...differing(live, plan, backup)];
    const { clock } = world.runtime;
    const started = clock.now();
    const { records, failure } = await applyAll(world, plan, { session, connection, notes });
    const seconds = (clock.now() - started) / 1_000;
    const left = failure === undefined ? await world.tool.pending(world.access(connection)) : [];
    const unseen =
      left.length > 0
        ? `${left.map(({ id }) => `\`${id}\``).join(', ')} still pending although the tool ended well`
        : undefined;
    const problem = failure ?? unseen;
    const previous = problem === undefined ? await tryPreviousRelease(world, connection) : undefined;
    const revision = await world.tool.current(world.access(connection)).catch(() => undefined);
    return { plan, records, failure: problem, previous, seconds, revision, notes, backup };
  } finally {
    session.close();
  }
}

function differing(live: MigrationPlan, copy: MigrationPlan, { manifest }: FoundBackup): string[] {
  const same = live.pending.map(({ id }) => id).join() === copy.pending.map(({ id }) => id).join();
  if (same) return [];
  return [
    `The backup (${isoInstant(Date.parse(manifest.created))}) is at ${copy.current ?? 'its beginning'}, the database at ${live.current ?? 'its beginning'}: what is pending in the backup was rehearsed.`,
  ];
}

async function applyAll(
  world: MigrationWorld,
  { pending, records }: MigrationPlan,
  on: { readonly session: DatabaseSession; readonly connection: string; readonly notes: string[] },
): Promise<{ readonly records: MigrationRecord[]; readonly failure: string | undefined }> {
  const done = new Map<string, Partial<MigrationRecord>>();
  let failure: string | undefined;
  for (const step of world.tool.steps(pending)) {
    const result = await rehearseStep(world, step, on);
    // What was seen is of the step as a whole: it stands at its last migration.
    for (const { id } of step.slice(0, -1))
      done.set(id, { status: result.failure === undefined ? 'applied' : 'failed' });
    const last = step.at(-1);
    if (last) done.set(last.id, result.seen);
    failure = result.failure;
    if (failure !== undefined) break;
  }
  const after = records.map(
    (record): MigrationRecord => ({ ...record, ...(done.get(record.id) ?? { status: 'not-begun' }) }),
  );
  return { records: after, failure };
}

async function rehearseStep(
  world: MigrationWorld,
  step: readonly Migration[],
  {
    session,
    connection,
    notes,
  }: { readonly session: DatabaseSession; readonly connection: string; readonly notes: string[] },
): Promise<{ readonly seen: Partial<MigrationRecord>; readonly failure: string | undefined }> {
  const { runtime, request, tool } = world;
  const { clock, log, signal } = runtime;
  const before = await tableFiles(session);
  const started = clock.now();
  let failure: string | undefined;
  const name = shownStep(step);
  log.info(`▸ ${name}`);
  const { locks, note } = await watchLocks(session, clock, async () => {
    try {
      const onLine = (line: string) => log.info(`  ${line}`);
      const options = { timeout: request.configuration.timeout, signal, onLine };
      await tool.apply(step, world.access(connection), options);
    } catch (error) {
      signal.throwIfAborted();
      failure = describeError(error);
    }
  });
  const seconds = (clock.now() - started) / 1_000;
  if (note !== undefined && !notes.includes(note)) notes.push(note);
  const after = await tableFiles(session);
  const rewrites = rewritten(before, after);
  log.info(`${failure === undefined ? '✔' : '✘'} ${name} in ${formatDuration(seconds * 1_000)}`);
  const status = failure === undefined ? 'applied' : 'failed';
  return { seen: { status, seconds, locks, rewrites }, failure };
}

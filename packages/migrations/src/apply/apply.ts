import { describeError, formatDuration } from '@deploy-actions/action-kit';
import type { DatabaseSession } from '@deploy-actions/sql';
import { refuseDeafTool } from '../address-proof.ts';
import type { EnvironmentState } from '../environment-state.ts';
import { blankRun, type MigrationRecord, type MigrationRun } from '../migration-run.ts';
import { lookAtMigrations, type MigrationPlan } from '../plan.ts';
import { recordBaseline } from '../verification/baseline.ts';
import type { MigrationWorld } from '../world.ts';
import { toldApplied, toldFailure, toldNothing, toldRefusal } from './apply-endings.ts';
import { attempt, type FailedMigration, failedBeforehand, shownStep } from './attempt.ts';
import { strayTools } from './backends.ts';
import { type Clearance, findObstacles, type Obstacle } from './obstacles.ts';
import { type RunLock, takeRunLock } from './run-lock.ts';
import { readStanding, recordsAfter } from './standing.ts';

type ContractRecord = Awaited<ReturnType<EnvironmentState['recordContract']>>;

/** What happened to the migrations so far. */
interface Progress {
  readonly seen: Map<string, Partial<MigrationRecord>>;
  readonly notes: string[];
  failure: FailedMigration | undefined;
}

/** What a run has in hand while it migrates. */
interface Held {
  readonly lock: RunLock;
  readonly session: DatabaseSession;
  readonly record: ContractRecord | undefined;
}

/**
 * The command `apply`: looks for all that is in the way first, then applies one migration after the other, and stops at the first
 * error. What fails after the first write is no exception but an outcome that says where the database stands. Throws
 * ConfigurationError and ProviderError before the first write alone.
 */
export async function applyMigrations(world: MigrationWorld): Promise<MigrationRun> {
  const lock = await takeRunLock(world);
  if ('holder' in lock) {
    const message = `this database is being migrated already, by ${lock.holder}`;
    const session = world.session(world.request.address);
    return toldRefusal(
      { place: session.place, current: undefined, records: [] },
      { obstacles: [{ code: 'busy', message }], notes: [], backup: undefined },
    );
  }
  const session = world.session(world.request.address);
  try {
    return await applyUnderLock(world, lock, session);
  } finally {
    session.close();
    await lock.release();
  }
}

async function applyUnderLock(
  world: MigrationWorld,
  lock: RunLock,
  session: DatabaseSession,
): Promise<MigrationRun> {
  const strays = await strayTools(world, session);
  const plan = await lookAtMigrations(world);
  if (plan.records.length === 0 && strays.length === 0) return toldNothing(plan);
  const clearance = await findObstacles(world, plan);
  const obstacles: readonly Obstacle[] = [
    ...strays.map((message) => ({ code: 'busy' as const, message })),
    ...clearance.obstacles,
  ];
  if (obstacles.length > 0) return toldRefusal(plan, { ...clearance, obstacles });
  await refuseDeafTool(world);
  world.runtime.signal.throwIfAborted();
  const record = await beginContract(world, plan);
  const started = world.runtime.clock.now();
  const progress: Progress = { seen: new Map(), notes: [], failure: undefined };
  progress.notes.push(...(await recordBaseline(world, session, 'apply')));
  await applyInOrder(world, plan, { lock, session, record }, progress);
  return conclude(world, plan, clearance, {
    ...{ progress, record },
    seconds: (world.runtime.clock.now() - started) / 1_000,
  });
}

/** What the state has to know before the first migration that takes something away. */
async function beginContract(
  { state, request }: MigrationWorld,
  { records }: MigrationPlan,
): Promise<ContractRecord | undefined> {
  const contracts = records.filter(({ compatibility }) => compatibility === 'contract');
  if (contracts.length === 0) return undefined;
  return state?.recordContract(
    contracts.map(({ id }) => id),
    request.configuration.timeout,
  );
}

async function applyInOrder(
  world: MigrationWorld,
  { pending }: MigrationPlan,
  { lock, session, record }: Held,
  progress: Progress,
): Promise<void> {
  const { runtime, request, tool } = world;
  const until = runtime.clock.now() + request.configuration.timeout;
  const steps = tool.steps(pending);
  for (const [index, step] of steps.entries()) {
    const lost = await lostRight(lock, record);
    if (lost !== undefined) {
      progress.failure = failedBeforehand(lost);
      return;
    }
    const title = step[0]?.description && step.length === 1 ? `: ${step[0].description}` : '';
    runtime.log.info(`▸ ${shownStep(step)} (${index + 1} of ${steps.length})${title}`);
    const { failure, seconds, attempts } = await attempt(step, world, { session, until });
    const status = failure ? 'failed' : 'applied';
    const tries = attempts > 1 ? { attempts } : {};
    for (const { id } of step)
      progress.seen.set(id, { status, ...(step.length === 1 ? { seconds } : {}), ...tries });
    if (failure) {
      progress.failure = failure;
      return;
    }
    runtime.log.info(`✔ ${shownStep(step)} in ${formatDuration(seconds * 1_000)}`);
  }
}

/** Why this run must not go on, once another one may have begun. */
async function lostRight(lock: RunLock, record: ContractRecord | undefined): Promise<string | undefined> {
  if (!lock.holds) {
    return 'the connection that holds the lock of this run was lost; another run may have begun';
  }
  return record?.assertHeld().then(() => undefined, describeError);
}

async function conclude(
  world: MigrationWorld,
  plan: MigrationPlan,
  clearance: Clearance,
  done: {
    readonly progress: Progress;
    readonly record: ContractRecord | undefined;
    readonly seconds: number;
  },
): Promise<MigrationRun> {
  const { progress, record } = done;
  progress.notes.push(...(progress.failure?.notes ?? []));
  const standing = await readStanding(world);
  const records = recordsAfter(plan, progress.seen, standing, progress.failure);
  const ran = records.filter(({ status }) => status === 'applied');
  // Whoever is unsure counts as having run: a way back that isn't offered does less harm than one that breaks.
  const maybe = (each: MigrationRecord) =>
    each.status === 'applied' || (each.status === 'failed' && progress.failure?.left?.length !== 0);
  const contract = records.some((each) => each.compatibility === 'contract' && maybe(each));
  progress.notes.push(...(await closeContract(record, contract)));
  const all = {
    ...blankRun,
    ...{ command: 'apply' as const, place: plan.place, migrations: records, revision: standing.revision },
    ...{ findings: plan.findings, accepted: plan.accepted, backup: clearance.backup, contract },
    ...{ compatibility: plan.compatibility, seconds: done.seconds },
    notes: [...plan.notes, ...clearance.notes, ...progress.notes],
  };
  return progress.failure
    ? toldFailure(all, progress.failure, standing, world.engine)
    : toldApplied(all, ran, standing);
}

async function closeContract(record: ContractRecord | undefined, ran: boolean): Promise<string[]> {
  if (record === undefined) return [];
  try {
    await (ran ? record.applied() : record.withdraw());
    return ran
      ? [
          `The state says of ${record.color}: its version is from before these migrations; no rollback leads there.`,
        ]
      : [];
  } catch (error) {
    return [
      `The state says that contract migrations ran, and its lock may still be held until it runs out: ${describeError(error)}`,
    ];
  }
}

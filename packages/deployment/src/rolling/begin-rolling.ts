import { type Clock, ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';
import { type UpdateRecord, WorkloadConflictError } from '@deploy-actions/workloads';
import { assessRolling, type Found, type RollingSituation } from './rolling-situation.ts';
import type { RollingDependencies, RollingPlan } from './rolling-types.ts';
import { WorkloadUpdate } from './workload-update.ts';

/** How often everything is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const rounds = 10;
const roundPause = 500;

/** How often the first look is tried, and the pause between in milliseconds: nothing is lost by it yet. */
const lookTries = 3;
const lookPause = 1_000;

/** What is begun: the workloads in this run's hands. */
export interface BegunRolling {
  readonly situation: RollingSituation;
  readonly open: readonly WorkloadUpdate[];
  readonly completed: readonly WorkloadUpdate[];
}

/**
 * Reads everything, judges it, and claims what is to be updated at exactly what was read; again if somebody was faster. Throws
 * ConfigurationError with everything that stands in the way, and has changed nothing then.
 */
export async function beginRolling(plan: RollingPlan, world: RollingDependencies): Promise<BegunRolling> {
  for (let round = 1; ; round += 1) {
    const found = await lookAround(plan, world);
    const situation = await assess(plan, world, found);
    if (situation.kind === 'unchanged') return { situation, open: [], completed: [] };
    const open = situation.open.map((each) => updateOf(each, plan, world));
    const completed = situation.completed.map((each) => updateOf(each, plan, world, true));
    const earlier = completed.map(({ key }) => key);
    try {
      const recorded = completed.filter(({ seen }) => seen.record !== undefined);
      const first = open.length + recorded.length > 0 ? [] : completed.slice(0, 1);
      await claim([...open, ...recorded, ...first], earlier);
      await assertAlone(plan, world, [...open, ...completed]);
      return { situation, open, completed };
    } catch (error) {
      await giveBack([...open, ...completed], world);
      if (!(error instanceof WorkloadConflictError) || round === rounds) throw error;
      world.log.debug(`Somebody was faster: ${error.message}; looking again.`);
      await world.clock.sleep(roundPause, world.signal);
    }
  }
}

/** What the run is going to do, by what stands there now; writes nothing. Throws what {@link beginRolling} throws. */
export async function foreseeRolling(
  plan: RollingPlan,
  world: RollingDependencies,
): Promise<RollingSituation & { readonly found: readonly Found[] }> {
  const found = await lookAround(plan, world);
  return { ...(await assess(plan, world, found)), found };
}

async function lookAround(plan: RollingPlan, world: RollingDependencies): Promise<readonly Found[]> {
  // What would stop an update must not stop the way back from it.
  if (plan.resume !== 'undo') await refuseObstacles(plan, world);
  return readAll(world);
}

async function refuseObstacles(plan: RollingPlan, world: RollingDependencies): Promise<void> {
  const planned = new Set(plan.workloads.map(({ key }) => key));
  const asked = world.workloads
    .filter(({ key }) => planned.has(key))
    .flatMap((workload) => [workload.preflight(), world.obstacles?.(workload.key) ?? []]);
  const found = await Promise.allSettled(asked);
  const messages = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  // A right that is missing to look is seldom the only one: all are told.
  if (messages.length > 0) throw new ConfigurationError(messages.map((message) => ({ message })));
  for (const each of found) if (each.status === 'rejected') throw each.reason;
}

async function readAll({ workloads, clock, log, signal }: RollingDependencies): Promise<readonly Found[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await Promise.all(
        workloads.map(async (workload) => ({ workload, rollout: await workload.read(signal) })),
      );
    } catch (error) {
      if (!(error instanceof ProviderError && error.retryable) || tries === lookTries) throw error;
      log.warning(`Looking once more: ${describeError(error)}`);
      await clock.sleep(lookPause, signal);
    }
  }
}

/** GitHub is asked only about records that would stop this run. */
async function assess(
  plan: RollingPlan,
  world: RollingDependencies,
  found: readonly Found[],
): Promise<RollingSituation> {
  const ended = await endedHolders(found, world, world.clock);
  return assessRolling(plan, found, { holder: world.holder, now: world.clock.now(), ended });
}

async function endedHolders(
  found: readonly Found[],
  { hasEnded, holder, log }: RollingDependencies,
  clock: Clock,
): Promise<ReadonlySet<string>> {
  const records = new Map<string, UpdateRecord>();
  for (const { rollout } of found) {
    const { record } = rollout;
    if (
      record &&
      record.held === undefined &&
      record.holder !== holder.id &&
      Date.parse(record.until) > clock.now()
    )
      records.set(record.holder, record);
  }
  const ended = new Set<string>();
  for (const [id, record] of records) {
    if (!(await hasEnded?.(record))) continue;
    log.warning(`The job that began an update has ended (${record.url ?? record.actor}).`);
    ended.add(id);
  }
  return ended;
}

function updateOf(
  { workload, rollout }: Found,
  plan: RollingPlan,
  world: RollingDependencies,
  moved?: boolean,
): WorkloadUpdate {
  return new WorkloadUpdate(workload, rollout, plan, world, moved);
}

/** One after another, in the order all runs keep. */
async function claim(updates: readonly WorkloadUpdate[], earlier: readonly string[]): Promise<void> {
  for (const update of updates) await update.claim(earlier);
}

/** Somebody may have begun at the same time where this run claims nothing. */
async function assertAlone(
  plan: RollingPlan,
  world: RollingDependencies,
  updates: readonly WorkloadUpdate[],
): Promise<void> {
  const mine = new Set(updates.filter(({ isClaimed }) => isClaimed).map(({ key }) => key));
  const others = world.workloads.filter(({ key }) => !mine.has(key));
  if (others.length === 0) return;
  const found = await readAll({ ...world, workloads: others });
  const begun = found.find(({ rollout: { record } }) => record && record.holder !== world.holder.id);
  if (plan.resume === 'undo' && begun)
    throw new WorkloadConflictError(`${begun.workload.name}: another run has just begun there`);
  await assess({ ...plan, workloads: [] }, world, found);
}

/** Nothing moved yet: what stood there stands there again. */
async function giveBack(
  updates: readonly WorkloadUpdate[],
  { log }: Pick<RollingDependencies, 'log'>,
): Promise<void> {
  for (const update of updates.filter(({ isClaimed }) => isClaimed)) {
    await update.giveBack().catch((error) => {
      log.warning(`${update.name} stays claimed for some minutes: ${describeError(error)}`);
    });
  }
}

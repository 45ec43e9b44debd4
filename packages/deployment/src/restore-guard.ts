import { describeError } from '@deploy-actions/action-kit';
import { contractsAsOf, StateConflictError, StateSession } from '@deploy-actions/state';
import { lookingAfter } from './preparation.ts';
import type { RollbackDependencies, RollbackPlan } from './rollback-types.ts';

/** How long the lock lasts, and how often it is renewed while the database is being restored, in milliseconds. */
const lease = 10 * 60_000;
const renewal = 2 * 60_000;

/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const rounds = 10;
const roundPause = 100;

/**
 * Restores a database under the lock, so that nobody deploys meanwhile; takes it from whoever has it. When `restore` gives
 * `true`, the state forgets the contract migrations that the database has lost by that. A state that can't be read or written
 * stops no restore: then it is done without. Throws what `restore` throws.
 */
export async function restoreUnderLock(
  plan: RollbackPlan,
  world: RollbackDependencies,
  restore: () => Promise<boolean>,
): Promise<boolean> {
  const { clock, log } = world;
  const session = await takeLock(plan, world).catch((error) => {
    log.warning(`The database is restored without the lock: ${describeError(error)}`);
    return undefined;
  });
  let restored = false;
  const work = async () => {
    restored = await restore();
  };
  if (!session) {
    await work();
    return restored;
  }
  try {
    await lookingAfter(work(), () => session.update({}, lease), renewal, clock);
  } finally {
    const { contracts } = session.state;
    const { restoredTo } = plan;
    const change = restored && restoredTo ? { contracts: contractsAsOf(contracts, restoredTo) } : {};
    await session.end(change).catch((error) => {
      log.error(`What was restored is not recorded in the state: ${describeError(error)}`);
    });
  }
  return restored;
}

async function takeLock(
  { service, environment }: RollbackPlan,
  { store, clock, holder }: RollbackDependencies,
): Promise<StateSession> {
  for (let round = 1; ; round += 1) {
    try {
      const snapshot = await store.read();
      const options = { lease, force: true };
      return await StateSession.begin(store, clock, { service, environment, holder }, snapshot, options);
    } catch (error) {
      if (!(error instanceof StateConflictError) || round === rounds) throw error;
      await clock.sleep(roundPause);
    }
  }
}

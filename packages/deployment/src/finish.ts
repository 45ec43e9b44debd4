import { StateConflictError, StateSession } from '@deploy-actions/state';
import type { RollbackDependencies } from './rollback-types.ts';
import { settleInterrupted } from './settle.ts';

/** In milliseconds. */
const lease = 5 * 60_000;

/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const rounds = 20;
const roundPause = 100;

/** At the end of a job: settles an operation it left unfinished, and gives back the lock it holds. Leaves everything of others alone. */
export async function finish(
  owner: { readonly service: string; readonly environment: string },
  world: RollbackDependencies,
): Promise<void> {
  const session = await ownSession(owner, world);
  if (!session) return;
  const { journal } = session.state;
  if (journal) {
    const serving = await settleInterrupted(journal, session, world);
    world.log.warning(`What this job left unfinished is settled: all traffic is on ${serving}.`);
  }
  await session.end();
}

/** A session under the lock of this job; `undefined` when it holds none, or no longer. */
async function ownSession(
  { service, environment }: { readonly service: string; readonly environment: string },
  { store, clock, holder }: RollbackDependencies,
): Promise<StateSession | undefined> {
  for (let round = 1; ; round += 1) {
    const snapshot = await store.read();
    if (snapshot.state?.lock?.holder.id !== holder.id) return undefined;
    try {
      return await StateSession.begin(store, clock, { service, environment, holder }, snapshot, { lease });
    } catch (error) {
      if (!(error instanceof StateConflictError) || round === rounds) throw error;
      await clock.sleep(roundPause);
    }
  }
}

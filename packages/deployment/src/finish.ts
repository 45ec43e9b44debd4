import { StateSession } from '@deploy-actions/state';
import type { RollbackDependencies } from './rollback-types.ts';
import { settleInterrupted } from './settle.ts';

/** In milliseconds. */
const lease = 5 * 60_000;

/** At the end of a job: settles an operation it left unfinished, and gives back the lock it holds. Leaves everything of others alone. */
export async function finish(
  { service, environment }: { readonly service: string; readonly environment: string },
  world: RollbackDependencies,
): Promise<void> {
  const { store, clock, holder, log } = world;
  const snapshot = await store.read();
  if (snapshot.state?.lock?.holder.id !== holder.id) return;
  const owner = { service, environment, holder };
  const session = await StateSession.begin(store, clock, owner, snapshot, { lease });
  const { journal } = session.state;
  if (journal) {
    const serving = await settleInterrupted(journal, session, world);
    log.warning(`What this job left unfinished is settled: all traffic is on ${serving}.`);
  }
  await session.end();
}

import { type Clock, ProviderError } from '@deploy-actions/action-kit';
import type { StateDocument } from './state-document.ts';
import { StateConflictError, type StateSnapshot, type StateStore, stateSystem } from './state-store.ts';

/** How often an old answer is asked again, and the first pause in milliseconds; each is twice the one before. */
const readTries = 5;
const readPause = 200;

/** How often a write is tried that nobody answered, and the pause between two tries in milliseconds. */
const writeTries = 3;
const writePause = 500;

/**
 * The newest state, never one older than `sequence`, which the caller has seen already: a store may answer from a replica that
 * lags behind. Throws ProviderError when it stays behind for 3 s.
 */
export async function readState(store: StateStore, clock: Clock, sequence = 0): Promise<StateSnapshot> {
  for (let tries = 1; ; tries += 1) {
    const snapshot = await store.read();
    const found = snapshot.state?.sequence ?? 0;
    if (found >= sequence) return snapshot;
    if (tries === readTries) {
      throw new ProviderError(
        `the state store \`${store.type}\` answers with write ${found} although write ${sequence} was made already`,
        { system: stateSystem, operation: 'read the state', retryable: true },
      );
    }
    await clock.sleep(readPause * 2 ** (tries - 1));
  }
}

/**
 * Writes by compare-and-swap and gives the new revision, once the write is known to have happened. Where an answer is lost,
 * or a client's own retry ran into its first try, the write-id in the store tells. Throws {@link StateConflictError} when
 * another writer was faster, and ProviderError when the store stays silent; that write may still happen then.
 */
export async function writeState(
  store: StateStore,
  clock: Clock,
  state: StateDocument,
  expected: string | undefined,
): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.write(state, expected);
    } catch (error) {
      const conflict = error instanceof StateConflictError;
      // After a conflict there is a newer write for certain; after anything else there need not be one.
      const landed = await revisionOf(store, clock, state, conflict ? state.sequence : 0);
      if (landed !== undefined) {
        await store.complete?.(state, landed);
        return landed;
      }
      const again = error instanceof ProviderError && error.retryable && tries < writeTries;
      if (!again) throw error;
      await clock.sleep(writePause);
    }
  }
}

/** The revision of exactly this write, if it is the newest one. */
async function revisionOf(
  store: StateStore,
  clock: Clock,
  { writeId }: StateDocument,
  sequence: number,
): Promise<string | undefined> {
  try {
    const { state, revision } = await readState(store, clock, sequence);
    return state?.writeId === writeId ? revision : undefined;
  } catch {
    return undefined;
  }
}

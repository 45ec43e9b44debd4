import type { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { DamagedBackupError } from '../../backup-engine.ts';
import { busyTimeout, loadSqlite, resultCode, resultCodes } from './database.ts';

type Context = Pick<Runtime, 'clock' | 'signal'>;

/** Pages copied in one step: small enough that a writer waits milliseconds between two steps that hold no lock. */
const gentleStep = 256;
const heldStep = 2048;
/** How often writers may stop an unlocked copy or make it start again before it holds them off. */
const disturbancesAllowed = 8;
/** Milliseconds to wait for a lock that somebody else holds. */
const patience = 30_000;
/** Milliseconds between two attempts; the shorter one is for a lock SQLite itself doesn't wait for. */
const pause = 500;
const shortPause = 25;
/** Milliseconds one step may wait for the source, in the thread pool, where waiting holds up nobody. */
const stepPatience = 2_000;

/**
 * Copies `source` as it is at one moment into the file `target` and gives that moment in milliseconds since 1970. In WAL
 * mode a read transaction pins the moment and hinders nobody. In the other modes that would keep writers out, so the copy
 * runs without one, starts again when somebody writes, and only after several disturbances holds writers off.
 */
export async function copySnapshot(
  source: DatabaseSync,
  target: string,
  journalMode: string,
  context: Context,
): Promise<number> {
  if (journalMode !== 'wal') {
    const takenAt = await copyGently(source, target, context);
    if (takenAt !== undefined) return takenAt;
  }
  source.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  const takenAt = context.clock.now();
  await whenUnlocked(() => pinSnapshot(source), context, shortPause);
  try {
    await copyPages(source, target, heldStep, context);
  } finally {
    source.exec('ROLLBACK');
  }
  return takenAt;
}

/** Opens a read transaction and reads, which is what fixes the moment that is seen from then on. */
function pinSnapshot(source: DatabaseSync): void {
  source.exec('BEGIN');
  try {
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    source.exec('ROLLBACK');
    throw error;
  }
}

class DisturbedError extends Error {}

/** The moment of the copy, or `undefined` when writers made it start again too often. */
async function copyGently(
  source: DatabaseSync,
  target: string,
  context: Context,
): Promise<number | undefined> {
  let takenAt = context.clock.now();
  let left = Number.POSITIVE_INFINITY;
  let disturbances = 0;
  try {
    await copyPages(source, target, gentleStep, context, (remaining) => {
      if (remaining >= left) {
        disturbances += 1;
        takenAt = context.clock.now();
      }
      if (disturbances > disturbancesAllowed) throw new DisturbedError();
      left = remaining;
    });
    return takenAt;
  } catch (error) {
    if (error instanceof DisturbedError) return undefined;
    throw error;
  }
}

/** Copies all pages by SQLite's backup API in one transaction on `target`; anything thrown on the way undoes it. */
export async function copyPages(
  source: DatabaseSync,
  target: string,
  rate: number,
  context: Context,
  onStep: (remainingPages: number) => void = () => {},
): Promise<void> {
  const { backup } = await loadSqlite();
  const progress = ({ remainingPages }: { readonly remainingPages: number }) => {
    context.signal.throwIfAborted();
    onStep(remainingPages);
  };
  source.exec(`PRAGMA busy_timeout = ${stepPatience}`);
  await whenUnlocked(() => backup(source, target, { rate, progress }), context, shortPause);
}

/** Does `work` again, for up to half a minute, while others hold the lock it needs. */
export async function whenUnlocked<T>(
  work: () => T | Promise<T>,
  { clock, signal }: Context,
  between = pause,
): Promise<T> {
  const deadline = clock.now() + patience;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error) || clock.now() >= deadline) throw error;
    }
    await clock.sleep(between, signal);
  }
}

function isLocked(error: unknown): boolean {
  const code = resultCode(error);
  return code === resultCodes.none || code === resultCodes.busy || code === resultCodes.locked;
}

/** What an error of SQLite or of the file system means to the reader; errors that already say so stay as they are. */
export function explain(error: unknown, operation: string, { signal }: Pick<Runtime, 'signal'>): unknown {
  const known = [ConfigurationError, ProviderError, DamagedBackupError];
  if (signal.aborted || known.some((type) => error instanceof type)) return error;
  const code = resultCode(error);
  const system = (error as { code?: unknown } | null)?.code;
  if (code === undefined && typeof system !== 'string') return error;
  const details = { system: 'SQLite', operation, cause: error };
  if (isLocked(error)) {
    const message = 'another process kept the database locked for half a minute';
    return new ProviderError(message, { ...details, retryable: true });
  }
  if (code === resultCodes.full || system === 'ENOSPC') return new ProviderError('the disk is full', details);
  if (code === resultCodes.readOnly) {
    const message =
      "the database can't be written to: its file or folder is read-only, or in WAL mode it has another page size than the backup";
    return new ProviderError(message, details);
  }
  return new ProviderError('the database could not be copied', details);
}

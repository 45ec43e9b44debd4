import { describeError, type Runtime } from '@deploy-actions/action-kit';
import type { BackupConfiguration } from '@deploy-actions/config';
import type { BackupStorage } from './backup-storage.ts';
import type { SnapshotManifest } from './manifest.ts';
import { expired, type Series } from './retention.ts';

/**
 * Deletes what the retention policy gives up, and gives the ids. The new backup is safe by then, so that a failure here only warns;
 * what the store holds stays, and is told.
 */
export async function retire(
  storage: BackupStorage,
  series: Series,
  { keep }: Pick<BackupConfiguration, 'keep'>,
  forget: (manifest: SnapshotManifest) => Promise<void>,
  { log }: Pick<Runtime, 'log'>,
): Promise<string[]> {
  const removed: string[] = [];
  if (!keep) return removed;
  try {
    for (const old of expired(await storage.list(), series, keep)) {
      const { backupId } = old.manifest;
      const held = await storage.remove(old, forget);
      if (held === undefined) removed.push(backupId);
      log.info(
        held === undefined
          ? `Deleted ${backupId}, which the retention policy gives up.`
          : `The retention policy gives up ${backupId}, but ${held}.`,
      );
    }
  } catch (error) {
    log.warning(`Older backups could not be deleted: ${describeError(error)}`);
  }
  return removed;
}

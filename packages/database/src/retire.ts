import { describeError, type Runtime } from '@deploy-actions/action-kit';
import type { BackupConfiguration } from '@deploy-actions/config';
import type { BackupStorage } from './backup-storage.ts';
import type { Manifest, SnapshotManifest } from './manifest.ts';
import { expired, isYounger } from './retention.ts';

/**
 * Deletes what the retention policy gives up beside a backup that was just made, and gives the ids. That one is safe by then, so that a
 * failure here only warns; what the store holds stays, and is told. Those that say that they are younger neither count nor go: a machine
 * with a wrong clock made them, or a run beside this one. Nor do those of another part of the database, which this one can't replace.
 */
export async function retire(
  storage: BackupStorage,
  made: Manifest,
  { keep }: Pick<BackupConfiguration, 'keep'>,
  forget: (manifest: SnapshotManifest) => Promise<void>,
  { log }: Pick<Runtime, 'log'>,
): Promise<string[]> {
  const removed: string[] = [];
  if (!keep) return removed;
  try {
    const known = (await storage.list()).filter(
      ({ manifest }) => !isYounger(manifest, made) && manifest.settings['scope'] === made.settings['scope'],
    );
    for (const old of expired(known, made, keep)) {
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

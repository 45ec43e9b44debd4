export * from './backup-engine.ts';
export { backupOfName } from './backup-id.ts';
export * from './backup-storage.ts';
export { compareContents } from './comparison.ts';
export type { BackupResult } from './make-archive.ts';
export {
  type ArchiveManifest,
  isSnapshot,
  type Manifest,
  parseManifest,
  type SnapshotManifest,
} from './manifest.ts';
export { backupsOf, type NewestRequest, newestBackup } from './newest-backup.ts';
export { type OpenedBackup, openBackup, type RestoreRequest, type RestoreResult } from './open-backup.ts';
export { type BackupRequest, type PreparedBackup, prepareBackup } from './prepare-backup.ts';
export { type ManifestAccess, readManifest } from './read-manifest.ts';
export { expired, type Series } from './retention.ts';

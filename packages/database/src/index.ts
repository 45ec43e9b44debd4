export * from './backup-engine.ts';
export * from './backup-storage.ts';
export { type BackupResult, makeBackup } from './make-backup.ts';
export { type Manifest, parseManifest, readManifest } from './manifest.ts';
export { type BackupRequest, type PreparedBackup, planBackup, prepareBackup } from './prepare-backup.ts';
export { type RestoreRequest, type RestoreResult, restoreBackup } from './restore-backup.ts';
export { expired, type Series } from './retention.ts';
export { compareContents, verifyArchive } from './verification.ts';

import type { Writable } from 'node:stream';
import type { Problem } from '@deploy-actions/action-kit';
import type { Archive } from './backup-engine.ts';
import type { ArchiveManifest, Manifest } from './manifest.ts';

/** A backup as it stands in a store. */
export interface StoredBackup {
  readonly manifest: Manifest;
  /** Where the manifest is, as `readManifest` and the input `backup` of other actions take it. */
  readonly manifestLocation: string;
}

/** An archive on its way into a store: it doesn't count yet. */
export interface StagedArchive {
  /** The file that becomes the archive, for engines that need one; `undefined` where the store has no files. */
  readonly file: string | undefined;
  /** Takes the archive; has finished when all of it is durably stored. Its failure is a ProviderError. */
  write(): Writable;
  /** The archive as it lies in the store once it is written. */
  archive(sizeBytes: number): Archive;
  /** Takes it back, whatever state it is in; what is under way is aborted. */
  discard(): Promise<void>;
}

/** A place for backups. What has no manifest there is no backup. */
export interface BackupStorage {
  readonly type: 'folder' | 's3';
  /** The folder itself, for the check of free space. */
  readonly folder: string | undefined;
  /** What keeps backups from being stored here, found without writing. `used` are paths that must not be the store. */
  problems(used: { readonly connection: string | undefined }): Promise<Problem[]>;
  /** Finishes what earlier runs that died left half-done; gives the names of what was deleted. */
  tidy(): Promise<readonly string[]>;
  stage(backupId: string, extension: string): Promise<StagedArchive>;
  /** Makes a staged archive a backup: from here on it counts. Without an archive (snapshots), writes the manifest alone. */
  publish(staged: StagedArchive | undefined, manifest: Manifest): Promise<StoredBackup>;
  /** All backups here, whoever made them. */
  list(): Promise<readonly StoredBackup[]>;
  /** Deletes a backup so that at no moment half of it counts. */
  remove(backup: StoredBackup): Promise<void>;
  /** The archive of a backup, as it lies here. */
  archive(manifest: ArchiveManifest): Archive;
}

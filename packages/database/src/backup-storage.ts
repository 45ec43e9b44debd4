import type { Writable } from 'node:stream';
import type { Problem } from '@deploy-actions/action-kit';
import type { Archive } from './backup-engine.ts';
import type { ArchiveManifest, Manifest, SnapshotManifest } from './manifest.ts';

/** A backup as it stands in a store. */
export interface StoredBackup {
  readonly manifest: Manifest;
  /** Where the manifest is, as `readManifest` and the input `backup` of other actions take it. */
  readonly manifestLocation: string;
}

/** What is to be stored. */
export interface StageRequest {
  readonly backupId: string;
  /** Ending of its name, without the dot. */
  readonly extension: string;
  /** Bytes it has at most, as far as anybody can tell. */
  readonly atMost: number;
}

/** A file of a backup on its way into a store: it doesn't count yet. */
export interface StagedArchive {
  /** The file that becomes the archive, for engines that need one; `undefined` where the store has no files. */
  readonly file: string | undefined;
  /** Takes the archive; has finished when all of it is durably stored. Its failure is a ProviderError. */
  write(): Writable;
  /** The archive as it lies in the store once it is written. */
  archive(sizeBytes: number): Archive;
  /** Takes it back, whatever state it is in; what is under way is aborted. Nothing happens once it is published. */
  discard(): Promise<void>;
}

/** A place for backups. What has no manifest there is no backup. */
export interface BackupStorage {
  readonly type: 'folder' | 's3';
  /** The place for people. */
  readonly place: string;
  /** The folder itself, for the check of free space. */
  readonly folder: string | undefined;
  /** What keeps backups from being stored here, found without writing. `used` are paths that must not be the store. */
  problems(used: { readonly connection: string | undefined }): Promise<Problem[]>;
  /** What the settings of the store add to publishing a backup, each as a line for people. */
  planPublish(): readonly string[];
  /**
   * Finishes what earlier runs that died left half-done; gives the names of what was deleted. `forget` deletes a snapshot whose
   * manifest was taken away and which may still be there.
   */
  tidy(forget: (manifest: SnapshotManifest) => Promise<void>): Promise<readonly string[]>;
  stage(request: StageRequest): Promise<StagedArchive>;
  /** Makes what was staged a backup: from here on it counts. Snapshots have nothing that was. */
  publish(staged: readonly StagedArchive[], manifest: Manifest): Promise<StoredBackup>;
  /** All backups here, whoever made them. */
  list(): Promise<readonly StoredBackup[]>;
  /**
   * Deletes a backup so that at no moment half of it counts; a snapshot itself by `forget`, once its manifest counts no more. Gives
   * what holds it where it must stay, told as the end of a sentence.
   */
  remove(
    backup: StoredBackup,
    forget: (manifest: SnapshotManifest) => Promise<void>,
  ): Promise<string | undefined>;
  /** The archive of a backup, as it lies here. */
  archive(manifest: ArchiveManifest): Archive;
  /** A further file of a backup. */
  attachment(manifest: ArchiveManifest, file: string): Archive;
}

import type { Problem } from '@deploy-actions/action-kit';
import type { Manifest } from './manifest.ts';

/** A backup as it stands in a store. */
export interface StoredBackup {
  readonly manifest: Manifest;
  /** Where the manifest is, as `readManifest` and the input `backup` of `rollback` take it. */
  readonly manifestLocation: string;
}

/** A place for backups. What has no manifest there is no backup. */
export interface BackupStorage {
  readonly type: string;
  /** What keeps backups from being stored here, found without writing. `used` are paths that must not be the store. */
  problems(used: { readonly connection: string }): Promise<Problem[]>;
  /** Finishes what earlier runs that died left half-done; gives the names of what was deleted. */
  tidy(): Promise<readonly string[]>;
  /** Where an engine may write the file of a backup that doesn't count yet. */
  stage(backupId: string, extension: string): Promise<string>;
  /** Makes a staged file a backup: from here on it counts. */
  publish(staged: string, manifest: Manifest): Promise<StoredBackup>;
  /** Takes back a staged file, if there is one. */
  discard(staged: string): Promise<void>;
  /** All backups here, whoever made them. */
  list(): Promise<readonly StoredBackup[]>;
  /** Deletes a backup so that at no moment half of it counts. */
  remove(backup: StoredBackup): Promise<void>;
  /** Where the file of a backup lies, for people. */
  locate(manifest: Manifest): string;
}

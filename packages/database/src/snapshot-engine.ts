import type { Restoration } from './backup-engine.ts';
import type { SnapshotManifest } from './manifest.ts';

/** What a database is before its provider takes a snapshot of it. */
export interface SnapshotFacts {
  /** Name the database goes by in manifests: its ARN. */
  readonly database: string;
  /** Allocated storage; a snapshot is that at most. */
  readonly sizeBytes: number;
  readonly engineVersion: string;
}

/** A snapshot that is available wherever it was asked for. */
export interface TakenSnapshot {
  readonly snapshot: SnapshotManifest['snapshot'];
  readonly sizeBytes: number;
  /** Milliseconds since 1970; everything written up to then is in it. */
  readonly takenAt: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** A provider that keeps snapshots of its databases. */
export interface SnapshotEngine {
  readonly type: 'rds-snapshot';
  /** Looks at the database without writing. Throws ConfigurationError with all that is in the way. */
  examine(): Promise<SnapshotFacts>;
  /** What {@link take} writes, in order, each as a line for people. */
  planTake(backupId: string): readonly string[];
  /**
   * Takes a snapshot with that name and waits until it is available, copies included. When it fails or is cancelled, what was
   * begun is deleted. Throws ProviderError.
   */
  take(backupId: string, tags: Readonly<Record<string, string>>): Promise<TakenSnapshot>;
  /** Looks the snapshot up: available, encrypted as its source, no smaller than earlier ones. Throws DamagedBackupError. */
  verifyArchive(manifest: SnapshotManifest): Promise<void>;
  /** Restores it into an instance of its own, waits until that is available, and deletes it. Throws DamagedBackupError. */
  verifyRestore(manifest: SnapshotManifest): Promise<void>;
  /** Deletes the snapshot and its copies. What is gone already is no failure. */
  remove(manifest: SnapshotManifest): Promise<void>;
  /** What a rollback would do, as lines for people. Throws ConfigurationError with all that is in the way. */
  planRestore(manifest: SnapshotManifest): Promise<readonly string[]>;
  /** Restores it to a new instance and switches by renaming. Throws ProviderError. */
  restore(manifest: SnapshotManifest): Promise<Restoration>;
  /** Deletes instances and snapshots that earlier runs of ours left half-done; gives their names. */
  tidy(): Promise<readonly string[]>;
}

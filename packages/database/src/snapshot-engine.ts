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
   * Takes a snapshot and waits until it is available, copies included; until {@link keep} it is marked as unfinished. When it
   * fails or is cancelled, what was begun is deleted. `tags` say whose it is: plain names and values, which the engine makes fit.
   * Throws ProviderError.
   */
  take(backupId: string, tags: Readonly<Record<string, string>>): Promise<TakenSnapshot>;
  /** Takes the mark of unfinished things from a snapshot that is verified and about to be published. Throws ProviderError. */
  keep(manifest: SnapshotManifest): Promise<void>;
  /** Looks the snapshot up: available, of its source, encrypted and as large as it was. Throws DamagedBackupError. */
  verifyArchive(manifest: SnapshotManifest): Promise<void>;
  /** Restores it into an instance of its own, waits until that is available, and deletes it. Throws DamagedBackupError. */
  verifyRestore(manifest: SnapshotManifest): Promise<void>;
  /**
   * Deletes the snapshot and its copies, also while the run is being cancelled. What is gone already is no failure; what can't be
   * deleted yet is left to {@link tidy}. Throws ProviderError.
   */
  remove(manifest: SnapshotManifest): Promise<void>;
  /** What a rollback would do, as lines for people. Throws ConfigurationError with all that is in the way. */
  planRestore(manifest: SnapshotManifest): Promise<readonly string[]>;
  /** Restores it to a new instance and switches by renaming; calls `switching` right before the first rename. Throws ProviderError. */
  restore(manifest: SnapshotManifest, switching?: () => void): Promise<Restoration>;
  /**
   * Deletes instances and snapshots that earlier runs of ours left unfinished, but none that belong to one of the `published`
   * backups; gives their names.
   */
  tidy(published: readonly string[]): Promise<readonly string[]>;
}

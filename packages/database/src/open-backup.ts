import { ConfigurationError, isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { ScratchDatabase } from './backup-engine.ts';
import { openEngine } from './engine-registry.ts';
import { isSnapshot, type Manifest } from './manifest.ts';
import { OpenedArchive } from './opened-archive.ts';
import { OpenedSnapshot } from './opened-snapshot.ts';
import { placeOfManifest, readManifest } from './read-manifest.ts';
import { openStorage } from './storage-registry.ts';

/** What a restore may do. */
export interface RestoreRequest {
  /** Whether users are kept out, so that contents may be replaced in place where there is no switching. */
  readonly maintenance: boolean;
  /** Is called right before the first thing that lasts in the database itself: what fails earlier has left it as it was. */
  readonly switching?: (() => void) | undefined;
}

/** What a restore did. */
export interface RestoreResult {
  readonly seconds: number;
  /** ISO time of the backup: everything written later is lost, but for what was kept. */
  readonly lossFrom: string;
  /** What was done with what was there before, as a sentence for people; empty when nothing was there. */
  readonly replaced: string;
  /** How the former contents are brought back by hand, where they were kept. */
  readonly undo: string | undefined;
  /** Manifest of the copy of what was overwritten, where one was made. */
  readonly safetyCopy: string | undefined;
}

/** A backup, and the database it goes back into. */
export interface OpenedBackup {
  readonly manifest: Manifest;
  /** What {@link restore} would do, as lines for people, found without writing. Throws ConfigurationError. */
  planRestore(request: RestoreRequest): Promise<readonly string[]>;
  /**
   * Verifies the backup and puts it back into its database; until that succeeds, the database is as it was. Throws ProviderError for a
   * damaged backup or a failed restore, and ConfigurationError for what is in the way.
   */
  restore(request: RestoreRequest): Promise<RestoreResult>;
  /** Restores it into a database that is thrown away. Throws as {@link restore}. */
  scratchCopy(): Promise<ScratchDatabase>;
  /** Reads the backup from where it lies and checks it. Throws ProviderError when it is damaged. */
  verifyArchive(): Promise<void>;
}

/**
 * Opens a backup by its manifest, a path in the workspace or `s3://bucket/key.json`, for the database of the section `backup`. Throws
 * ConfigurationError when there is none, or when it is of another kind of database or from the future, and ProviderError when nobody answers.
 */
export async function openBackup(
  location: string,
  { backup, aws }: { readonly backup: BackupConfiguration; readonly aws: AwsConfiguration | undefined },
  runtime: Runtime,
): Promise<OpenedBackup> {
  const manifest = await readManifest(location, { aws, region: backup.s3?.region, runtime });
  const refuse = (why: string) => new ConfigurationError(`backup manifest \`${location}\`: ${why}`);
  if (manifest.engine !== backup.engine) {
    throw refuse(
      `it is of the engine \`${manifest.engine}\`, and the section \`backup\` says \`${backup.engine}\``,
    );
  }
  const now = runtime.clock.now();
  if (Date.parse(manifest.created) > now + clockSkew) {
    throw refuse(
      `it is from the future: ${manifest.created}, and here it is ${isoInstant(now)}; put the clock right`,
    );
  }
  const engine = await openEngine(backup, aws, runtime);
  if (engine.type === 'rds-snapshot') {
    if (!isSnapshot(manifest)) throw refuse('it names no snapshot');
    return new OpenedSnapshot(manifest, engine, runtime);
  }
  if (isSnapshot(manifest)) throw refuse('it names a snapshot instead of a file');
  const { destination } = placeOfManifest(location);
  const storage = await openStorage({ ...backup, destination }, aws, runtime);
  return new OpenedArchive(manifest, { engine, storage }, runtime);
}

/** Clocks of two machines may differ by so much, in milliseconds. */
const clockSkew = 300_000;

import { formatSize, type Runtime } from '@deploy-actions/action-kit';
import {
  type Archive,
  type BackupEngine,
  DamagedBackupError,
  type DatabaseContents,
} from './backup-engine.ts';
import { compareContents, compareListing } from './comparison.ts';
import { digestStream, type Measure } from './digest.ts';
import type { ArchiveManifest } from './manifest.ts';

/** What an archive is checked against. */
export type Expected = Pick<ArchiveManifest, 'sizeBytes' | 'sha256' | 'contents' | 'settings'>;

/**
 * Reads an archive from where it lies: its size, its SHA-256, and what is in it, which it gives. Throws {@link DamagedBackupError} with
 * the first of these that is not as it was backed up.
 */
export async function verifyArchive(
  engine: Pick<BackupEngine, 'list'>,
  archive: Archive,
  expected: Expected,
  { signal }: Pick<Runtime, 'signal'>,
): Promise<DatabaseContents> {
  await verifyBytes(archive, expected, { signal });
  const listed = await engine.list(archive, expected.settings);
  const differences = expected.contents ? compareListing(expected.contents, listed) : [];
  if (differences.length > 0) throw differing('the backup file', differences);
  return listed;
}

/** Reads a file of a backup from where it lies. Throws {@link DamagedBackupError} when it has another size or SHA-256. */
export async function verifyBytes(
  archive: Archive,
  expected: Measure,
  { signal }: Pick<Runtime, 'signal'>,
): Promise<void> {
  const what = `the backup file ${archive.location}`;
  const { sizeBytes, sha256 } = await digestStream(await archive.open(), signal);
  if (sizeBytes === 0 && expected.sizeBytes > 0) throw new DamagedBackupError(`${what} is empty`);
  if (sizeBytes !== expected.sizeBytes) {
    const how = sizeBytes < expected.sizeBytes ? 'it was cut off' : 'it is another file';
    throw new DamagedBackupError(
      `${what} has ${sizeBytes} bytes (${formatSize(sizeBytes)}), ${expected.sizeBytes} were backed up: ${how}`,
    );
  }
  if (sha256 === expected.sha256) return;
  throw new DamagedBackupError(
    `${what} has SHA-256 ${sha256}, ${expected.sha256} was backed up: it was damaged or changed`,
  );
}

/**
 * Restores an archive into a database that is thrown away, and compares all of that with what was backed up. Throws
 * {@link DamagedBackupError} with every difference.
 */
export async function verifyRestore(
  engine: Pick<BackupEngine, 'restoreScratch'>,
  archive: Archive,
  { contents, settings }: { readonly contents: DatabaseContents; readonly settings: Expected['settings'] },
): Promise<void> {
  const scratch = await engine.restoreScratch(archive, settings);
  try {
    const differences = compareContents(contents, await scratch.contents(contents));
    if (differences.length > 0) throw differing('the restored copy', differences);
  } finally {
    await scratch.remove();
  }
}

function differing(what: string, differences: readonly string[]): DamagedBackupError {
  const most = 20;
  const told = differences.slice(0, most).join('; ');
  const more = differences.length > most ? `; and ${differences.length - most} more` : '';
  return new DamagedBackupError(`${what} is not what was backed up: ${told}${more}`);
}

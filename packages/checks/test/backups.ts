import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isoInstant } from '@deploy-actions/action-kit';
import type { ArchiveManifest } from '@deploy-actions/database';
import { subject } from './asking.ts';

/** A manifest as `backup-db` writes it, for a backup of the service and environment of the tests. */
export function manifestOf(
  backupId: string,
  created: number,
  change: Partial<ArchiveManifest> = {},
): ArchiveManifest {
  return {
    schemaVersion: 1,
    backupId,
    engine: 'sqlite',
    engineVersion: '3.50.0',
    created: isoInstant(created),
    service: subject.service,
    environment: subject.environment,
    database: 'shop.db',
    actor: 'tester',
    file: `${backupId}.db`,
    sizeBytes: 2_000,
    sha256: 'a'.repeat(64),
    settings: {},
    verified: { level: 'archive', archiveAt: isoInstant(created) },
    ...change,
  };
}

/** Writes backups into a folder as `backup-db` leaves them; gives the names of the files. */
export async function writeBackups(folder: string, manifests: readonly ArchiveManifest[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const manifest of manifests) {
    await writeFile(join(folder, manifest.file), Buffer.alloc(manifest.sizeBytes));
    await writeFile(join(folder, `${manifest.backupId}.json`), JSON.stringify(manifest));
  }
}

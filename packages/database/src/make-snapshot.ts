import { describeError, isoInstant, type Runtime } from '@deploy-actions/action-kit';
import { newBackupId } from './backup-id.ts';
import type { BackupStorage } from './backup-storage.ts';
import type { BackupResult } from './make-archive.ts';
import type { SnapshotManifest } from './manifest.ts';
import { draftOf } from './manifest-draft.ts';
import { asProviderError } from './pipeline-failure.ts';
import type { BackupRequest } from './prepare-backup.ts';
import { retire } from './retire.ts';
import type { SnapshotEngine, SnapshotFacts } from './snapshot-engine.ts';

/** A snapshot that can be taken. */
export interface SnapshotWork {
  readonly request: BackupRequest;
  readonly engine: SnapshotEngine;
  readonly storage: BackupStorage;
  readonly facts: SnapshotFacts;
}

/** Takes, verifies and publishes a snapshot; see `PreparedBackup.make`. */
export async function makeSnapshot(work: SnapshotWork, runtime: Runtime): Promise<BackupResult> {
  const { request, engine, storage } = work;
  const { clock, log } = runtime;
  const forget = (manifest: SnapshotManifest) => engine.remove(manifest);
  const tidied = await storage.tidy(forget);
  const published = (await storage.list()).map(({ manifest }) => manifest.backupId);
  for (const name of [...tidied, ...(await engine.tidy(published))]) {
    log.info(`Deleted ${name}, left by a backup that died.`);
  }
  const started = clock.now();
  const draft = await take(work, newBackupId(request, started), runtime);
  const backupSeconds = (clock.now() - started) / 1_000;
  try {
    const manifest = await verify(draft, work, runtime);
    runtime.signal.throwIfAborted();
    // Before it counts: a snapshot that is published and still marked could be taken for a dead run's by whoever doesn't see its manifest.
    await engine.keep(manifest);
    const stored = await storage.publish([], manifest);
    const removed = await retire(storage, manifest, request.backup, forget, runtime);
    return { ...stored, location: manifest.snapshot.arn, backupSeconds, removed };
  } catch (error) {
    await engine.remove(draft).catch((failure) => {
      log.warning(
        `The snapshot ${draft.snapshot.id} could not be deleted: ${describeError(failure)}; the next backup does it.`,
      );
    });
    runtime.signal.throwIfAborted();
    throw asProviderError(error, engine.type);
  }
}

async function take(
  { request, engine, facts }: SnapshotWork,
  backupId: string,
  runtime: Runtime,
): Promise<SnapshotManifest> {
  const { service, environment, version } = request;
  const { sha, url, actor } = runtime.run;
  const tags = { service, environment, version, commit: sha, run: url, actor };
  const given = Object.entries(tags).filter((tag): tag is [string, string] => tag[1] !== undefined);
  const { snapshot, sizeBytes, takenAt, settings } = await engine.take(backupId, Object.fromEntries(given));
  const { engineVersion, database } = facts;
  const made = { backupId, engine: engine.type, engineVersion, database, settings, takenAt };
  return { ...draftOf(request, made, runtime), sizeBytes, snapshot };
}

async function verify(
  draft: SnapshotManifest,
  { request, engine }: SnapshotWork,
  { clock }: Runtime,
): Promise<SnapshotManifest> {
  await engine.verifyArchive(draft);
  const looked = { ...draft, verified: { level: 'archive', archiveAt: isoInstant(clock.now()) } } as const;
  if (request.backup.verify === 'archive') return looked;
  const started = clock.now();
  await engine.verifyRestore(draft);
  const finished = clock.now();
  const restoreSeconds = (finished - started) / 1_000;
  return {
    ...draft,
    verified: { ...looked.verified, level: 'restore', restoreAt: isoInstant(finished), restoreSeconds },
  };
}

import { DamagedBackupError } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import type { SnapshotManifest } from '../../manifest.ts';
import type { RestoreOrder } from './databases.ts';
import { discardDatabase } from './discarding.ts';
import { NeverAvailableError, whenDatabaseReady } from './readiness.ts';
import type { OpenedRegion } from './regions.ts';

/** What is wrong with a snapshot, or a copy of it, that a manifest names; each as a sentence. */
export async function snapshotProblems(
  manifest: SnapshotManifest,
  region: OpenedRegion,
  place: SnapshotManifest['snapshot']['copies'][number],
): Promise<string[]> {
  const { snapshot, settings } = manifest;
  const what = `the snapshot ${place.id} in ${place.region}`;
  const found = await region.snapshots.find(place.id);
  if (!found) return [`${what} is not there: it was deleted`];
  const problems: string[] = [];
  const say = (text: string) => problems.push(`${what} ${text}`);
  if (found.arn !== place.arn) say(`is ${found.arn}, not ${place.arn}: it belongs to another account`);
  if (found.status !== 'available') say(`is \`${found.status}\` instead of \`available\``);
  const original = place.arn === snapshot.arn;
  const { resource, 'allocated-storage-gib': gib } = settings;
  if (original && resource && found.resource !== undefined && found.resource !== resource) {
    say(`is of another database (${found.resource}) than \`${snapshot.source}\` (${resource})`);
  }
  if (!original && found.copyOf !== undefined && found.copyOf !== snapshot.arn) {
    say(`is a copy of ${found.copyOf}, not of ${snapshot.arn}`);
  }
  if (settings['encrypted'] === 'true' && !found.encrypted) say('is not encrypted, and its database is');
  if (gib !== undefined && String(found.allocatedGib) !== gib) {
    say(`is of ${found.allocatedGib} GiB of storage instead of ${gib} GiB`);
  }
  return problems;
}

/** A scratch database to be made and deleted. */
export interface Proof {
  readonly order: RestoreOrder;
  readonly region: OpenedRegion;
  /** In milliseconds. */
  readonly timeout: number;
}

/** Restores a snapshot into a database of its own, waits until it is available and deletes it, whatever happens. Throws DamagedBackupError. */
export async function proveByRestore(
  { order, region, timeout }: Proof,
  context: EngineContext,
): Promise<void> {
  const { databases } = region;
  const waiting = { region, timeout, operation: 'restore the snapshot' };
  try {
    await databases.restore(order);
    context.log.info(`The snapshot is being restored to the scratch ${databases.kind} ${order.id}.`);
    await whenDatabaseReady(order.id, waiting, context);
    await databases.complete(order);
    await whenDatabaseReady(order.id, waiting, context);
  } catch (error) {
    if (error instanceof NeverAvailableError) throw new DamagedBackupError(error.message);
    throw error;
  } finally {
    await discardDatabase(order.id, region, context);
  }
}

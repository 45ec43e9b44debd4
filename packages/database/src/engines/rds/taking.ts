import { describeError } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import type { SnapshotManifest } from '../../manifest.ts';
import type { TakenSnapshot } from '../../snapshot-engine.ts';
import type { RdsDatabase } from './databases.ts';
import { discardSnapshot } from './discarding.ts';
import { snapshotName } from './identifiers.ts';
import type { Tags } from './marks.ts';
import { isWrongState } from './rds-api.ts';
import { NeverAvailableError, whenSnapshotReady } from './readiness.ts';
import type { OpenedRegion } from './regions.ts';
import type { Snapshot } from './snapshots.ts';
import { conditionOf, remedyFor } from './statuses.ts';
import { type Look, waitFor } from './waiting.ts';

/** A snapshot to be taken, and copied. */
export interface TakeOrder {
  readonly backupId: string;
  readonly source: RdsDatabase;
  readonly region: OpenedRegion;
  readonly copy: { readonly region: OpenedRegion; readonly kmsKey: string | undefined } | undefined;
  readonly tags: Tags;
  /** For each step, in milliseconds. */
  readonly timeout: number;
}

const bytesInGib = 2 ** 30;

/** Takes a snapshot and its copy, and waits for both. What was begun is deleted when anything fails. */
export async function takeSnapshot(order: TakeOrder, context: EngineContext): Promise<TakenSnapshot> {
  const { backupId, source, region, copy, tags, timeout } = order;
  const id = snapshotName(backupId);
  const begun: OpenedRegion[] = [region];
  try {
    const takenAt = await begin(id, order, context);
    context.log.info(`The snapshot ${id} is being created.`);
    const taken = await whenSnapshotReady(id, { region, timeout, operation: 'create the snapshot' }, context);
    const copies: Snapshot[] = [];
    if (copy) {
      begun.push(copy.region);
      await copy.region.snapshots.copy(taken.arn, { id, tags }, copy.kmsKey);
      context.log.info(`The snapshot is being copied to ${copy.region.name}.`);
      const waiting = { region: copy.region, timeout, operation: 'copy the snapshot' };
      copies.push(await whenSnapshotReady(id, waiting, context));
    }
    return {
      snapshot: {
        ...placeOf(taken, region),
        kind: source.kind,
        source: source.id,
        copies: copies.map((found) => placeOf(found, copy?.region ?? region)),
      },
      sizeBytes: taken.bytes ?? taken.allocatedGib * bytesInGib,
      takenAt,
      settings: {
        resource: source.resource,
        engine: taken.engine,
        encrypted: String(taken.encrypted),
        'allocated-storage-gib': String(taken.allocatedGib),
      },
    };
  } catch (error) {
    await Promise.all(begun.map((place) => discardSnapshot(id, place, context)));
    throw error;
  }
}

/** Begins it as soon as the database lets it; gives the time before, up to which all that was written is in it. */
async function begin(id: string, { source, region, tags, timeout }: TakeOrder, context: EngineContext) {
  const look = async (): Promise<Look<number>> => {
    const found = await region.databases.find(source.id);
    const status = found?.status ?? 'deleted';
    if (conditionOf(status) === 'stuck') {
      const message = `\`${source.id}\` is \`${status}\`: ${remedyFor(status)}`;
      throw new NeverAvailableError(message, 'create the snapshot');
    }
    if (conditionOf(status) === 'busy') return { progress: status };
    const now = context.clock.now();
    try {
      await region.snapshots.create(source.id, { id, tags });
      return { done: now };
    } catch (error) {
      if (!isWrongState(error)) throw error;
      return { progress: describeError(error) };
    }
  };
  return waitFor({ what: `\`${source.id}\``, timeout }, look, context);
}

function placeOf(
  { id, arn }: Snapshot,
  { name }: OpenedRegion,
): SnapshotManifest['snapshot']['copies'][number] {
  return { id, arn, region: name };
}

import { describeError } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import { sameName } from './identifiers.ts';
import { backupTag, isLeftover, purposeTag, sourceTag, type Tags } from './marks.ts';
import type { OpenedRegion } from './regions.ts';

/** Whose leftovers, where, and what is none of them. */
export interface Series {
  readonly region: OpenedRegion;
  /** Where copies go. */
  readonly copies: OpenedRegion | undefined;
  /** The name of the live database. */
  readonly source: string;
  /** Ids of the backups that count. */
  readonly published: readonly string[];
}

/**
 * Deletes what runs that died left: snapshots and databases that carry our mark, of the same source, whose time is over. Those of
 * a run that may still be at work, of published backups, and whatever carries no mark of ours stay. Failures only warn.
 */
export async function removeLeftovers(
  { source, published, region, copies }: Series,
  { clock, log }: EngineContext,
): Promise<string[]> {
  const now = clock.now();
  const isOurs = (tags: Tags) => tags[sourceTag] === source && isLeftover(tags, now);
  const removed: string[] = [];
  const remove = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
      removed.push(what);
    } catch (error) {
      log.warning(`${what}, left by a run that died, could not be deleted: ${describeError(error)}`);
    }
  };
  for (const { name, snapshots } of [region, ...(copies ? [copies] : [])]) {
    for (const { id, tags, status } of await snapshots.list()) {
      if (!isOurs(tags) || published.includes(tags[backupTag] ?? '') || status === 'deleting') continue;
      await remove(`the snapshot ${id} in ${name}`, () => snapshots.remove(id));
    }
  }
  const { databases } = region;
  for (const { id, tags, status } of await databases.list()) {
    if (!isOurs(tags) || tags[purposeTag] === undefined || sameName(id, source) || status === 'deleting')
      continue;
    await remove(`the ${databases.kind} ${id} in ${region.name}`, () => databases.remove(id));
  }
  return removed;
}

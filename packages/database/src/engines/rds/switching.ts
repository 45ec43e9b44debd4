import { ConfigurationError, describeError, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { Restoration } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import type { SnapshotManifest } from '../../manifest.ts';
import type { RdsDatabase, RestoreOrder } from './databases.ts';
import { discardDatabase } from './discarding.ts';
import { nameBeside, newId, sameName } from './identifiers.ts';
import {
  backupTag,
  beforeTag,
  finished,
  inheritable,
  purposeTag,
  sourceTag,
  type Tags,
  unfinished,
} from './marks.ts';
import { isWrongState, rdsSystem } from './rds-api.ts';
import { whenDatabaseReady } from './readiness.ts';
import type { OpenedRegion } from './regions.ts';
import { conditionOf, remedyFor } from './statuses.ts';
import { type Look, waitFor } from './waiting.ts';

/** What a restore finds, and so where it begins. */
export interface Found {
  /** The live database; absent when an earlier restore of the same backup ended between the two renames. */
  readonly live: RdsDatabase | undefined;
  /** What that earlier restore left to take its place. */
  readonly restored: RdsDatabase | undefined;
}

/** A switch to what a snapshot holds. */
export interface SwitchOrder {
  readonly manifest: SnapshotManifest;
  readonly region: OpenedRegion;
  /** The name of the live database. */
  readonly name: string;
  readonly tags: Tags;
  /** For each step, in milliseconds. */
  readonly timeout: number;
}

/** Looks where a restore begins. Throws ConfigurationError when there is nothing to put in whose place. */
export async function lookForSwitch({ manifest, region, name }: SwitchOrder): Promise<Found> {
  const { databases } = region;
  const live = await databases.find(name);
  if (live) {
    refuseUnfit(live);
    if (live.relations.some((relation) => /^it (is|belongs)/.test(relation))) {
      const why = live.relations.join(', ');
      throw new ConfigurationError(
        `\`${name}\` can’t be exchanged for a restored copy: ${why}; restore where the data comes from, or restore the snapshot by hand`,
      );
    }
    return { live, restored: undefined };
  }
  const restored = (await databases.list()).find(
    ({ tags }) =>
      tags[purposeTag] === 'restored' &&
      sameName(tags[sourceTag] ?? '', name) &&
      tags[backupTag] === manifest.backupId,
  );
  if (restored?.tags[beforeTag] === undefined) {
    throw new ConfigurationError(
      `there is no ${databases.kind} \`${name}\` in ${region.name} whose place the backup ${manifest.backupId} could take, and none that a restore of it left; restore the snapshot ${manifest.snapshot.id} by hand under that name`,
    );
  }
  return { live: undefined, restored };
}

/** RDS renames what is available. What is full is worth a try: it may be what the restore is for. */
function refuseUnfit({ id, kind, status }: RdsDatabase): void {
  if (status === 'renaming') {
    throw new ConfigurationError(
      `the ${kind} \`${id}\` is being renamed, perhaps by a restore that was cut; run it again in ten minutes`,
    );
  }
  if (conditionOf(status) !== 'stuck' || status === 'storage-full') return;
  throw new ConfigurationError(
    `the ${kind} \`${id}\` is \`${status}\`, and RDS renames only what is available: ${remedyFor(status)}; or restore the snapshot by hand under another name`,
  );
}

/** What {@link switchOver} does, as lines for people. */
export function planSwitch({ live, restored }: Found, { manifest, region, name }: SwitchOrder): string[] {
  const { kind } = region.databases;
  if (!live) {
    return [
      `finish what an earlier restore began: rename the ${kind} \`${restored?.id}\`, restored from ${manifest.snapshot.id}, to \`${name}\`; the one before is \`${restored?.tags[beforeTag]}\``,
    ];
  }
  return [
    `restore the snapshot ${manifest.snapshot.id} to a new ${kind} like \`${name}\` (${live.allocatedGib} GiB) and wait until it is available`,
    ...live.notRestored.map((missing) => `this is not carried over and has to be set by hand: ${missing}`),
    `rename \`${name}\` to \`${nameBeside(name, 'before', '…')}\` and the restored one to \`${name}\`: until its address works again, which takes minutes, nobody reaches the database`,
    ...live.relations.map(
      (relation) => `afterwards ${relation.replaceAll('from it', 'from the one before')}: make them anew`,
    ),
    'delete nothing: the one before goes on as it is, and costs money until somebody deletes it',
  ];
}

/** Restores a snapshot beside the live database and exchanges their names. Until the first rename the live one is as it was. */
export async function switchOver(
  found: Found,
  order: SwitchOrder,
  context: EngineContext,
  switching?: () => void,
): Promise<Restoration> {
  if (!found.live) {
    switching?.();
    return finishSwitch(found, order, context);
  }
  const { region, name } = order;
  const id = newId();
  const restored = nameBeside(name, 'restored', id);
  const before = nameBeside(name, 'before', id);
  const made = await makeReplacement(found.live, { ...order, restored, before }, context);
  const names = { live: name, restored, before };
  context.log.notice(
    `From here on \`${name}\` is renamed. Should this run end before it says that \`${name}\` is the restored one, run it again, or: ${renameCommand(region, restored, name)}`,
  );
  switching?.();
  await exchange(names, order, context);
  if (region.databases.kind === 'cluster') await renameMembers([found.live, made], names, order, context);
  await checkEndpoint(found.live.endpoint, order);
  return { replaced: kept(region, before), undo: undo(region, names) };
}

/** The names that a switch exchanges. */
interface Names {
  readonly live: string;
  readonly restored: string;
  readonly before: string;
}

async function makeReplacement(
  live: RdsDatabase,
  order: SwitchOrder & Omit<Names, 'live'>,
  context: EngineContext,
): Promise<RdsDatabase> {
  const { manifest, region, name, timeout, restored, before } = order;
  const { databases } = region;
  const marks = {
    ...order.tags,
    [purposeTag]: 'restored',
    [sourceTag]: name,
    [backupTag]: manifest.backupId,
    [beforeTag]: before,
  };
  const until = unfinished(context.clock.now() + 3 * timeout);
  const restore: RestoreOrder = {
    // As the live one in all: a small scratch class must not carry its load.
    ...{ instanceClass: undefined, subnetGroup: undefined, securityGroups: undefined },
    id: restored,
    snapshot: manifest.snapshot.id,
    like: live.id,
    purpose: 'replacement',
    tags: { ...inheritable(live.tags), ...marks, ...until },
  };
  const waiting = { region, timeout, operation: 'restore the snapshot' };
  try {
    await databases.restore(restore);
    context.log.info(`The snapshot is being restored to ${restored}; \`${name}\` goes on as it is.`);
    await whenDatabaseReady(restored, waiting, context);
    for (const warning of await databases.complete(restore)) context.log.warning(warning);
    const made = await whenDatabaseReady(restored, waiting, context);
    // What has taken the place of the live one must never count as left over.
    await region.tag(made.arn, finished());
    return made;
  } catch (error) {
    await discardDatabase(restored, region, context);
    throw error;
  }
}

/** Renames as soon as RDS lets it, and waits until the new name works; a retired database may be in whatever state it was. */
async function renameAndWait(
  [from, to]: readonly [string, string],
  {
    region,
    timeout,
    retired = false,
  }: Pick<SwitchOrder, 'region' | 'timeout'> & { readonly retired?: boolean },
  context: EngineContext,
): Promise<void> {
  const look = async (): Promise<Look<true>> => {
    try {
      await region.databases.rename(from, to);
      return { done: true };
    } catch (error) {
      if (!isWrongState(error)) throw error;
      return { progress: describeError(error) };
    }
  };
  await waitFor({ what: `\`${from}\``, timeout }, look, context);
  const expected = { region, timeout, operation: `rename to ${to}`, renamed: true, retired };
  await whenDatabaseReady(to, expected, context);
}

/** Both renames; when one fails, it is as before, so that there is a live database in any case. */
async function exchange(names: Names, order: SwitchOrder, context: EngineContext): Promise<void> {
  const started = context.clock.now();
  try {
    await renameAndWait([names.live, names.before], { ...order, retired: true }, context);
    await renameAndWait([names.restored, names.live], order, context);
  } catch (error) {
    context.signal.throwIfAborted();
    await takeBack(error, { names, order }, context);
  }
  const took = formatDuration(context.clock.now() - started);
  context.log.info(`\`${names.live}\` is the restored one, ${took} after the first rename began.`);
}

async function takeBack(
  error: unknown,
  { names, order }: { readonly names: Names; readonly order: SwitchOrder },
  context: EngineContext,
): Promise<never> {
  const { live, restored, before } = names;
  const details = { system: rdsSystem, operation: 'exchange the databases' };
  const failed = `\`${restored}\` could not take the place of \`${live}\`: ${describeError(error)}`;
  context.log.error(`${failed}; \`${before}\` is renamed back.`);
  try {
    await renameAndWait([before, live], { ...order, retired: true }, context);
  } catch (failure) {
    const [old, fresh] = [before, restored].map((from) => renameCommand(order.region, from, live));
    throw new ProviderError(
      `${failed}; and \`${before}\` could not be renamed back: ${describeError(failure)}; there is NO \`${live}\` now: ${old} brings the old one back, ${fresh} the restored one`,
      details,
    );
  }
  const now = `\`${live}\` is the old one again, the restored one is kept as \`${restored}\``;
  throw new ProviderError(`${failed}; ${now}`, details);
}

async function finishSwitch(
  { restored }: Found,
  order: SwitchOrder,
  context: EngineContext,
): Promise<Restoration> {
  const { region, name, timeout } = order;
  const [from = '', before = ''] = [restored?.id, restored?.tags[beforeTag]];
  await whenDatabaseReady(from, { region, timeout, operation: 'restore the snapshot' }, context);
  await renameAndWait([from, name], order, context);
  context.log.info(`\`${name}\` is the restored one: an earlier run had come as far as the first rename.`);
  return { replaced: kept(region, before), undo: undo(region, { live: name, restored: from, before }) };
}

/** Few reach the instances of a cluster by their own names, so that what fails here only warns. */
async function renameMembers(
  [live, made]: readonly [RdsDatabase, RdsDatabase],
  { live: name, before }: Names,
  { region, timeout }: SwitchOrder,
  context: EngineContext,
): Promise<void> {
  // Those of a Multi-AZ cluster belong to RDS.
  if (!live.engine.startsWith('aurora')) return;
  const place = { region: { ...region, databases: region.instances }, timeout };
  try {
    for (const [index, old] of live.members.entries()) {
      await renameAndWait([old, nameBeside(old, 'before', before.slice(-8))], place, context);
      const replacement = made.members[index];
      if (replacement !== undefined) await renameAndWait([replacement, old], place, context);
    }
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.warning(
      `Not all instances of \`${name}\` have the names they had before (${describeError(error)}); its own addresses are what they were.`,
    );
  }
}

/** The name makes the address: only an account or a region of its own gives another one. */
async function checkEndpoint(former: string | undefined, { region, name }: SwitchOrder): Promise<void> {
  const now = (await region.databases.find(name))?.endpoint;
  if (former === undefined || now === former) return;
  throw new ProviderError(
    `the restored database is \`${name}\` now, but its address is ${now} instead of ${former}: give applications the new one`,
    { system: rdsSystem, operation: 'look at the address' },
  );
}

function kept({ databases }: OpenedRegion, before: string): string {
  return `What was there before is the ${databases.kind} \`${before}\`, which costs money until somebody deletes it.`;
}

function undo(region: OpenedRegion, { live, restored, before }: Names): string {
  return `rename both back, each after the one before is available: ${renameCommand(region, live, restored)}, then ${renameCommand(region, before, live)}`;
}

function renameCommand({ name, databases: { kind } }: OpenedRegion, from: string, to: string): string {
  return `\`aws rds modify-db-${kind} --region ${name} --db-${kind}-identifier ${from} --new-db-${kind}-identifier ${to} --apply-immediately\``;
}

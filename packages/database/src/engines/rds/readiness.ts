import { ProviderError } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import type { RdsDatabase } from './databases.ts';
import { rdsSystem } from './rds-api.ts';
import type { OpenedRegion } from './regions.ts';
import type { Snapshot } from './snapshots.ts';
import { conditionOf, remedyFor } from './statuses.ts';
import { type Look, waitFor } from './waiting.ts';

/** What was begun will never be available. */
export class NeverAvailableError extends ProviderError {
  constructor(message: string, operation: string) {
    super(message, { system: rdsSystem, operation });
  }
}

/** Where something is waited for, and as part of what. */
export interface Expected {
  readonly region: OpenedRegion;
  /** In milliseconds. */
  readonly timeout: number;
  readonly operation: string;
  /** Whether it gets this name only when it is nearly ready. */
  readonly renamed?: boolean;
  /** Whether it need not be available, because nobody uses it any more. */
  readonly retired?: boolean;
}

/** How long something that was just begun may be unknown to those who ask for it, in milliseconds: RDS is eventually consistent. */
const appearsWithin = 2 * 60_000;

/** Waits until a snapshot is available. Throws {@link NeverAvailableError}, and ProviderError when the time is over. */
export async function whenSnapshotReady(
  id: string,
  { region, timeout, operation }: Expected,
  context: EngineContext,
): Promise<Snapshot> {
  const what = `the snapshot ${id} in ${region.name}`;
  const started = context.clock.now();
  let seen = false;
  const look = async (): Promise<Look<Snapshot>> => {
    const found = await region.snapshots.find(id);
    if (!found) {
      if (!seen && context.clock.now() - started < appearsWithin) return { progress: 'not to be seen yet' };
      throw new NeverAvailableError(`${what} has disappeared: somebody deleted it`, operation);
    }
    seen = true;
    const condition = conditionOf(found.status);
    if (condition === 'ready') return { done: found };
    if (condition === 'stuck') {
      throw new NeverAvailableError(`${what} is \`${found.status}\`: ${remedyFor(found.status)}`, operation);
    }
    return { progress: `${found.status}, ${found.percent}%` };
  };
  return waitFor({ what, timeout }, look, context);
}

/** Waits until a database and its instances are available. Throws as {@link whenSnapshotReady} does. */
export async function whenDatabaseReady(
  id: string,
  { region, timeout, operation, renamed = false, retired = false }: Expected,
  context: EngineContext,
): Promise<RdsDatabase> {
  const what = `the ${region.databases.kind} \`${id}\` in ${region.name}`;
  const started = context.clock.now();
  let seen = false;
  const look = async (): Promise<Look<RdsDatabase>> => {
    const found = await region.databases.find(id);
    if (!found) {
      const patience = seen ? 0 : renamed ? timeout : appearsWithin;
      if (context.clock.now() - started < patience) return { progress: 'not to be seen yet' };
      throw new NeverAvailableError(`${what} has disappeared: somebody deleted or renamed it`, operation);
    }
    seen = true;
    if (retired && found.status !== 'renaming') return { done: found };
    const members = await Promise.all(found.members.map((member) => region.instances.find(member)));
    const parts = [found, ...members.filter((member) => member !== undefined)];
    const broken = parts.find(({ status }) => conditionOf(status) === 'stuck');
    if (broken) {
      const name = broken === found ? what : `the instance \`${broken.id}\` of ${what}`;
      throw new NeverAvailableError(
        `${name} is \`${broken.status}\`: ${remedyFor(broken.status)}`,
        operation,
      );
    }
    const late = parts.find(({ status }) => conditionOf(status) === 'busy');
    if (late) return { progress: late === found ? late.status : `${late.id} ${late.status}` };
    return { done: found };
  };
  return waitFor({ what, timeout }, look, context);
}

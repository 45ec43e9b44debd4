import { describeError } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import { unfinished } from './marks.ts';
import { RdsError } from './rds-api.ts';
import type { OpenedRegion } from './regions.ts';

/**
 * Deletes a snapshot that is not to be, while the run is being cancelled within seconds; gives whether RDS did. It deletes what is available or being copied; what
 * is still being created is left to the next run, marked as nobody's.
 */
export function discardSnapshot(id: string, region: OpenedRegion, context: EngineContext): Promise<boolean> {
  return discard(
    { what: `The snapshot ${id} in ${region.name}`, region, things: region.snapshots, id },
    context,
  );
}

/** The same for a database that was made beside the live one. */
export function discardDatabase(id: string, region: OpenedRegion, context: EngineContext): Promise<boolean> {
  const { kind } = region.databases;
  const command = `aws rds delete-db-${kind} --region ${region.name} --db-${kind}-identifier ${id} --skip-final-snapshot`;
  const what = `The ${kind} ${id} in ${region.name} (by hand: \`${command}\`)`;
  return discard({ what, region, things: region.databases, id }, context);
}

/** Something to be deleted. */
interface Discarded {
  readonly what: string;
  readonly id: string;
  readonly region: OpenedRegion;
  readonly things: {
    find(id: string, hasty: true): Promise<{ readonly arn: string } | undefined>;
    remove(id: string, hasty: boolean): Promise<void>;
  };
}

async function discard(
  { what, id, region, things }: Discarded,
  { clock, log, signal }: EngineContext,
): Promise<boolean> {
  try {
    await things.remove(id, signal.aborted);
    return true;
  } catch (error) {
    log.warning(
      `${what} could not be deleted yet: ${describeError(error)}. It counts as nothing, costs money until it is gone, and the next backup deletes it.`,
    );
    // Whoever gives no answer now gives none to the next questions either, and a cancelled run has seconds.
    if (error instanceof RdsError && error.retryable) return false;
  }
  try {
    const arn = (await things.find(id, true))?.arn;
    if (arn !== undefined) await region.tag(arn, unfinished(clock.now()), true);
  } catch (error) {
    log.debug(`the mark of ${id} stays as it is: ${describeError(error)}`);
  }
  return false;
}

import { isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { MigrationRequest, MigrationRun } from '@deploy-actions/migrations';

/** The shape of the report that this version writes. */
export const reportVersion = 1;

/** Everything a run found and did, for machines. */
export function reportOf(
  run: MigrationRun,
  { service, environment, version, sha, contract, windowOverride }: MigrationRequest,
  { clock, run: identity }: Pick<Runtime, 'clock' | 'run'>,
): Readonly<Record<string, unknown>> {
  return {
    ...{ schemaVersion: reportVersion, at: isoInstant(clock.now()), service, environment, version, sha },
    ...{ contractAllowed: contract === 'allow', windowOverride },
    ...{ actor: identity.actor, runUrl: identity.url },
    ...run,
  };
}

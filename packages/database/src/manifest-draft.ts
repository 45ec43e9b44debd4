import { isoInstant, type Runtime } from '@deploy-actions/action-kit';
import { type Manifest, manifestVersion } from './manifest.ts';

/** Who makes a backup, and for what. */
export interface BackupOwner {
  readonly service: string;
  readonly environment: string;
  readonly version: string | undefined;
}

/** What every manifest begins with; nobody has looked into the backup yet. */
export function draftOf(
  { service, environment, version }: BackupOwner,
  made: Pick<Manifest, 'backupId' | 'engine' | 'engineVersion' | 'database' | 'settings'> & {
    /** Milliseconds since 1970. */
    readonly takenAt: number;
  },
  { run }: Pick<Runtime, 'run'>,
) {
  const { takenAt, ...rest } = made;
  return {
    schemaVersion: manifestVersion,
    ...rest,
    created: isoInstant(takenAt),
    service,
    environment,
    commit: run.sha,
    version,
    runUrl: run.url,
    actor: run.actor,
    verified: { level: 'none' },
  } as const;
}

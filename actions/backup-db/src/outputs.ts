import { type Conclusion, defineOutputs, formatDuration, formatSize } from '@deploy-actions/action-kit';
import { sha256Of } from './facts.ts';
import type { Result } from './run.ts';

/** The outputs of `backup-db`; a dry run leaves all of them empty, so that it can't be taken for a backup. */
export const outputs = defineOutputs<Result>({
  'backup-id': ({ made }) => made?.manifest.backupId,
  location: ({ made }) => made?.location,
  'size-bytes': ({ made }) => made?.manifest.sizeBytes,
  sha256: ({ made }) => made && sha256Of(made.manifest),
  verified: ({ made }) => made?.manifest.verified.level,
  'backup-seconds': ({ made }) => made?.backupSeconds,
  'restore-seconds': ({ made }) => made?.manifest.verified.restoreSeconds,
  manifest: ({ made }) => made?.manifestLocation,
});

/** The chain may go on: a backup that could not be made or proven has ended the run before. */
export function conclude({ made }: Result): Conclusion {
  if (!made) return { ok: true, reasonCode: 'dry-run', reason: 'Dry run: no backup was made.' };
  const { backupId, sizeBytes, verified } = made.manifest;
  const restored =
    verified.restoreSeconds === undefined
      ? 'read back and intact'
      : `restored and compared in ${formatDuration(verified.restoreSeconds * 1_000)}`;
  const reason = `Backup ${backupId} (${formatSize(sizeBytes)}) is at ${made.location}: ${restored}.`;
  return { ok: true, reasonCode: 'backed-up', reason };
}

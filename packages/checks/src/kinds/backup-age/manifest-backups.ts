import { formatSize } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { openPlace } from '../../backups/file-store.ts';
import { type FoundManifest, findManifests } from '../../backups/manifests.ts';
import type { CheckContext } from '../../check.ts';
import type { Grade } from '../../grades.ts';
import type { BackupSource } from './source.ts';

type Configuration = CheckConfigurationOf<'backup-age'>;

const levels = ['none', 'archive', 'restore'] as const;

/** Backups of `backup-db`, by what their manifests say. */
export function manifestBackups(
  place: string,
  { service, verified, region }: Pick<Configuration, 'service' | 'verified' | 'region'>,
  context: Pick<CheckContext, 'aws' | 'runtime' | 'subject'>,
): BackupSource {
  const { subject } = context;
  const owner = { service: service ?? subject.service, environment: subject.environment };
  return {
    asks: `the backup manifest at ${place}`,
    async find(signal) {
      const manifests = await findManifests(openPlace(place, context, region), owner, signal);
      return {
        complete: manifests.map(({ manifest, created }) => ({
          name: manifest.backupId,
          created,
          size: manifest.sizeBytes,
        })),
        grades: [...gradeFile(manifests[0]), gradeVerification(manifests[0], verified)],
        none: 'no manifest',
      };
    },
  };
}

/** A manifest without its backup is worth nothing. Whether a snapshot is still there, the field `rds` of the check asks. */
function gradeFile({ manifest, fileSize }: FoundManifest): Grade[] {
  if ('snapshot' in manifest) return [];
  const { file, sizeBytes } = manifest;
  if (fileSize === undefined) {
    return [{ status: 'fail', finding: `its file \`${file}\` is not beside the manifest` }];
  }
  if (fileSize === sizeBytes) return [];
  const finding = `its file \`${file}\` has ${fileSize} bytes (${formatSize(fileSize)}), wanted ${sizeBytes} as the manifest says`;
  return [{ status: 'fail', finding }];
}

function gradeVerification({ manifest }: FoundManifest, wanted: Configuration['verified']): Grade {
  const { level } = manifest.verified;
  const words = level === 'none' ? 'was never verified' : `was verified (${level})`;
  if (wanted !== undefined && levels.indexOf(level) < levels.indexOf(wanted)) {
    return { status: 'fail', finding: `it ${words}, wanted ${wanted}` };
  }
  return { status: level === 'none' ? 'warn' : 'pass', finding: `it ${words}` };
}

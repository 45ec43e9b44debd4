import { ConfigurationError, formatSize, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { gradeAge } from '../ages.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { manifestBackups } from './backup-age/manifest-backups.ts';
import { rdsSnapshots } from './backup-age/rds-snapshots.ts';
import { s3Backups } from './backup-age/s3-backups.ts';
import type { Backup, BackupSource } from './backup-age/source.ts';

type Configuration = CheckConfigurationOf<'backup-age'>;

/** So many backups stand in the evidence. */
const mostShown = 5;

/** Looks at the newest backup: how old and how large it is, and whether it is much smaller than the one before. */
export function createBackupAgeCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'aws' | 'runtime' | 'subject'>,
): Check {
  const source = sourceOf(configuration, context);
  return {
    asks: source.asks,
    async ask(signal) {
      const { complete, grades, none } = await source.find(signal);
      const [newest, before] = complete;
      const evidence = complete.slice(0, mostShown).map(line).join('\n');
      if (newest === undefined) {
        return gathered([{ status: 'fail', finding: none }, ...grades], evidence || 'no backup');
      }
      const { 'younger-than': longest, 'warn-before': warnBefore } = configuration;
      const age = context.runtime.clock.now() - newest.created;
      const all = [
        gradeAge(`the newest backup \`${newest.name}\` was made`, age, { longest, warnBefore }),
        ...gradeSize(configuration, newest, before),
        ...grades,
      ];
      return gathered(all, evidence);
    },
  };
}

function sourceOf(
  configuration: Configuration,
  context: Pick<CheckContext, 'aws' | 'runtime' | 'subject'>,
): BackupSource {
  const { s3, matches, rds, manifest, region } = configuration;
  if (s3 !== undefined) return s3Backups(s3, matches, context, region);
  if (rds !== undefined) return rdsSnapshots(rds, context, region);
  if (manifest !== undefined) return manifestBackups(manifest, configuration, context);
  throw new ConfigurationError('one of `s3`, `rds` and `manifest` is needed');
}

function gradeSize(configuration: Configuration, newest: Backup, before: Backup | undefined): Grade[] {
  const { 'larger-than': smallest = 0, 'warn-shrunk-by': shrunk } = configuration;
  const { size } = newest;
  if (size === undefined) return [];
  if (size < smallest || size === 0) {
    const wanted = smallest > 0 ? `at least ${formatSize(smallest)}` : 'something in it';
    return [{ status: 'fail', finding: `it has ${formatSize(size)}, wanted ${wanted}` }];
  }
  const told: Grade = { status: 'pass', finding: `it has ${formatSize(size)}` };
  if (before?.size === undefined || before.size === 0) return [told];
  const lost = (1 - size / before.size) * 100;
  if (lost < shrunk) return [told];
  const finding = `it has ${formatSize(size)}, ${Math.floor(lost)} % less than \`${before.name}\` (${formatSize(before.size)})`;
  return [{ status: 'warn', finding }];
}

function line({ name, created, size }: Backup): string {
  return `${name}: ${isoInstant(created)}${size === undefined ? '' : `, ${formatSize(size)}`}`;
}

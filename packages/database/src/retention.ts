import type { RetentionPeriod, RetentionPolicy } from '@deploy-actions/config';
import type { StoredBackup } from './backup-storage.ts';
import type { Manifest } from './manifest.ts';

/** What a set of backups has in common for one to replace another. */
export type Series = Pick<Manifest, 'service' | 'environment' | 'engine' | 'database'>;

/** The period a time lies in, in UTC; weeks begin on Monday. */
const periodOf: { readonly [K in RetentionPeriod]: (created: string) => string } = {
  hour: (created) => created.slice(0, 13),
  day: (created) => created.slice(0, 10),
  week: (created) => mondayOf(created),
  month: (created) => created.slice(0, 7),
  year: (created) => created.slice(0, 4),
};

function mondayOf(created: string): string {
  const day = new Date(`${created.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/**
 * The backups of a series that a policy gives up, oldest first. Kept are the newest ones, and of each period counted the
 * newest backup in each of the last so many periods that have one (grandfather, father, son). Never given up are the
 * newest, backups of other series, and copies nobody has verified: what those are worth is for a person to say.
 */
export function expired(
  backups: readonly StoredBackup[],
  series: Series,
  policy: RetentionPolicy,
): StoredBackup[] {
  const ours = backups.filter(({ manifest }) => manifest.verified.level !== 'none' && isOf(series, manifest));
  const newestFirst = ours.toSorted((a, b) => order(b.manifest, a.manifest));
  const kept = new Set(newestFirst.slice(0, Math.max(1, policy.newest ?? 0)));
  for (const [period, key] of Object.entries(periodOf)) {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      const name = key(backup.manifest.created);
      if (seen.has(name)) continue;
      if (seen.size >= (policy[period as RetentionPeriod] ?? 0)) break;
      seen.add(name);
      kept.add(backup);
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup)).reverse();
}

/** Whether a backup says that it was made after another one. */
export function isYounger(manifest: Manifest, than: Manifest): boolean {
  return order(manifest, than) > 0;
}

/** Whether a backup belongs to a series. */
export function isOf(series: Series, manifest: Manifest): boolean {
  const keys = ['service', 'environment', 'engine', 'database'] as const;
  return keys.every((key) => manifest[key] === series[key]);
}

/** The newest backup of a series that was verified, `undefined` when there is none. */
export function newestOf(backups: readonly StoredBackup[], series: Series): StoredBackup | undefined {
  return verifiedOf(backups, series)[0];
}

/** The backups of a series that were verified, newest first. */
export function verifiedOf(backups: readonly StoredBackup[], series: Series): StoredBackup[] {
  return backups
    .filter(({ manifest }) => manifest.verified.level !== 'none' && isOf(series, manifest))
    .toSorted((a, b) => order(b.manifest, a.manifest));
}

function order(a: Manifest, b: Manifest): number {
  return a.created === b.created ? a.backupId.localeCompare(b.backupId) : a.created.localeCompare(b.created);
}

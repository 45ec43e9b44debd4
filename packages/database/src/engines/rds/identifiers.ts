import { randomBytes } from 'node:crypto';

/** The longest name of an instance or a cluster: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints */
const longestName = 63;

/** The longest name of a snapshot, by the same page. */
const longestSnapshotName = 255;

/** What is wrong with the name of an instance or a cluster; `undefined` when nothing is. */
export function nameProblem(name: string): string | undefined {
  if (name.startsWith('arn:')) return 'must be the name alone, not the ARN';
  if (name.length > longestName) return `has ${name.length} characters, RDS takes up to ${longestName}`;
  if (!/^[a-z](-?[a-z0-9])*$/i.test(name)) {
    return 'is no name RDS takes: letters, digits and single hyphens, a letter first and no hyphen last';
  }
  return undefined;
}

/** RDS keeps names in small letters, whatever it was given. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The name of the snapshot of a backup. */
export function snapshotName(backupId: string): string {
  const fit = backupId
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return (/^[a-z]/.test(fit) ? fit : `backup-${fit}`).slice(0, longestSnapshotName).replace(/-+$/, '');
}

/** What a database beside the live one is for. */
export type Purpose = 'deploy-scratch' | 'restored' | 'before';

/** A name for a database beside the live one; a long name is cut where it ends. */
export function nameBeside(name: string, purpose: Purpose, id: string): string {
  const ending = `-${purpose}-${id}`;
  return `${name.slice(0, longestName - ending.length).replace(/-+$/, '')}${ending}`.toLowerCase();
}

/** What makes names unique: eight digits. */
export function newId(): string {
  return randomBytes(4).toString('hex');
}

import { randomBytes } from 'node:crypto';
import { isoInstant } from '@deploy-actions/action-kit';
import type { Manifest } from './manifest.ts';

/** A name for a new backup: sorts by time, never comes twice, and is fit for a file and for a snapshot. */
export function newBackupId(owner: Pick<Manifest, 'service' | 'environment'>, now: number): string {
  const fit = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'x';
  const time = isoInstant(now).replaceAll(/[:-]/g, '');
  return `${fit(owner.service)}-${fit(owner.environment)}-${time}-${randomBytes(4).toString('hex')}`;
}

const pattern = /^([a-z0-9][a-z0-9-]*-\d{8}T\d{6}Z-[0-9a-f]{8})\.(.+)$/;

/** Which backup of ours the name of a file, without its folder, says that it belongs to; `undefined` for any other name. */
export function backupOfName(
  name: string,
): { readonly backupId: string; readonly extension: string } | undefined {
  const [, backupId, extension] = pattern.exec(name) ?? [];
  return backupId === undefined || extension === undefined ? undefined : { backupId, extension };
}

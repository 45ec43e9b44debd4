import { matchesGlob, posix } from 'node:path';
import { awsService } from '../../aws/service.ts';
import { listObjects, parseS3Address, type StoredFile } from '../../backups/file-store.ts';
import type { CheckContext } from '../../check.ts';
import { type BackupSource, byAge } from './source.ts';

/** Objects of S3, each a backup; of those that `backup-db` made, the ones that have their manifest. */
export function s3Backups(
  address: string,
  pattern: string | undefined,
  context: Pick<CheckContext, 'aws' | 'runtime'>,
  region: string | undefined,
): BackupSource {
  const { bucket, key: prefix } = parseS3Address(address) ?? { bucket: address, key: '' };
  return {
    asks: `the objects under ${address}`,
    async find(signal) {
      const listed = await listObjects(bucket, prefix, awsService('s3', context, region), signal);
      const objects = await withoutUnfinished(listed);
      const matching = objects.filter(({ path }) => pattern === undefined || matchesGlob(path, pattern));
      const complete = matching.map(({ path, size, modified }) => ({ name: path, size, created: modified }));
      const beside = objects.length === 0 ? '' : `, but ${objects.length} other objects`;
      const what = pattern === undefined ? 'no object' : `no object like \`${pattern}\``;
      return { complete: complete.sort(byAge), grades: [], none: `${what} under \`${address}\`${beside}` };
    },
  };
}

/**
 * Leaves out what `backup-db` has not finished, and what it keeps beside a backup: manifests, notes of who is at work, and all but the
 * largest of the files of one backup.
 */
async function withoutUnfinished(listed: readonly StoredFile[]): Promise<StoredFile[]> {
  const { backupOfName } = await import('@deploy-actions/database');
  const paths = new Set(listed.map(({ path }) => path));
  const foreign: StoredFile[] = [];
  const archives = new Map<string, StoredFile>();
  for (const file of listed) {
    const name = posix.basename(file.path);
    const backup = backupOfName(name);
    if (name.startsWith('.partial-')) continue;
    if (backup === undefined) {
      foreign.push(file);
      continue;
    }
    const whole = file.path.slice(0, -backup.extension.length);
    if (backup.extension === 'json' || !paths.has(`${whole}json`)) continue;
    if (file.size > (archives.get(whole)?.size ?? -1)) archives.set(whole, file);
  }
  return [...foreign, ...archives.values()];
}

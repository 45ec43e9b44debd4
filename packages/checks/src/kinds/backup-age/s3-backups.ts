import { matchesGlob } from 'node:path';
import { awsService } from '../../aws/service.ts';
import { listObjects, parseS3Address } from '../../backups/file-store.ts';
import type { CheckContext } from '../../check.ts';
import { type BackupSource, byAge } from './source.ts';

/** Objects of S3, each a backup. */
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
      const objects = await listObjects(bucket, prefix, awsService('s3', context, region), signal);
      const matching = objects.filter(({ path }) => pattern === undefined || matchesGlob(path, pattern));
      const complete = matching.map(({ path, size, modified }) => ({ name: path, size, created: modified }));
      const beside = objects.length === 0 ? '' : `, but ${objects.length} other objects`;
      const what = pattern === undefined ? 'no object' : `no object like \`${pattern}\``;
      return { complete: complete.sort(byAge), grades: [], none: `${what} under \`${address}\`${beside}` };
    },
  };
}

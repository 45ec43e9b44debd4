import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatSize } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';

/** Compares the space that is free for this user on the file system of a path with the space needed. */
export function createDiskCheck(
  { path, free: needed }: CheckConfigurationOf<'disk'>,
  { runtime: { workspace } }: Pick<CheckContext, 'runtime'>,
): Check {
  const place = resolve(workspace, path);
  return {
    asks: `the free space at ${place}`,
    async ask() {
      const { bavail, blocks, bsize } = await statfs(place);
      const free = bavail * bsize;
      const enough = free >= needed;
      return {
        status: enough ? 'pass' : 'fail',
        finding: `${enough ? '' : 'only '}${formatSize(free)} free, needed ${formatSize(needed)}`,
        answer: `${free} of ${blocks * bsize} bytes free`,
      };
    },
  };
}

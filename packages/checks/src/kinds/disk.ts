import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, formatSize } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';

/** Compares the space that is free for this user on the file system of a path with the space needed. */
export function createDiskCheck(
  { path, free: needed, 'warn-below': wanted }: CheckConfigurationOf<'disk'>,
  { runtime: { workspace } }: Pick<CheckContext, 'runtime'>,
): Check {
  const place = resolve(workspace, path);
  return {
    asks: `the free space at ${place}`,
    async ask() {
      const { bavail, blocks, bsize } = await statfs(place).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT'
          ? new ConfigurationError(`there is nothing at \`${place}\` (ENOENT)`)
          : error;
      });
      const free = bavail * bsize;
      const status = free < needed ? 'fail' : wanted !== undefined && free < wanted ? 'warn' : 'pass';
      const limit =
        status === 'warn'
          ? `wanted ${formatSize(wanted ?? needed)}, needed ${formatSize(needed)}`
          : `needed ${formatSize(needed)}`;
      return {
        status,
        finding: `${status === 'pass' ? '' : 'only '}${formatSize(free)} free, ${limit}`,
        answer: `${free} of ${blocks * bsize} bytes free`,
      };
    },
  };
}

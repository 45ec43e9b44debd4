import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatDuration, formatSize, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';

/** Looks at a file: whether it is there, large and young enough, and contains a text. */
export function createFileCheck(
  configuration: CheckConfigurationOf<'file'>,
  { runtime: { clock, workspace } }: Pick<CheckContext, 'runtime'>,
): Check {
  const { path, contains, 'younger-than': oldest, 'larger-than': smallest } = configuration;
  const file = resolve(workspace, path);
  return {
    asks: `the file ${path}`,
    async ask(signal) {
      const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
        throw error;
      });
      if (found === undefined) {
        return { status: 'fail', finding: `\`${path}\` does not exist`, answer: `nothing at ${file}` };
      }
      if (!found.isFile()) {
        return { status: 'fail', finding: `\`${path}\` is not a file`, answer: `something else at ${file}` };
      }
      const age = Math.max(0, clock.now() - found.mtimeMs);
      const wrong = [
        ...(smallest !== undefined && found.size < smallest
          ? [`has ${formatSize(found.size)}, wanted at least ${formatSize(smallest)}`]
          : []),
        ...(oldest !== undefined && age > oldest
          ? [`was changed ${formatDuration(age)} ago, wanted at most ${formatDuration(oldest)}`]
          : []),
        ...(contains !== undefined && !(await readFile(file, { encoding: 'utf8', signal })).includes(contains)
          ? [`does not contain \`${contains}\``]
          : []),
      ];
      return {
        status: wrong.length === 0 ? 'pass' : 'fail',
        finding: `\`${path}\` ${wrong.length === 0 ? 'is as wanted' : wrong.join(', and ')}`,
        answer: `${formatSize(found.size)}, last changed ${isoInstant(found.mtimeMs)}`,
      };
    },
  };
}

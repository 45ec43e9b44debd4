import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatDuration, formatSize, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { readReportFile } from '../reports/report-file.ts';

type Configuration = CheckConfigurationOf<'file'>;

/** Looks at a file: whether it is there, large and young enough, and contains a text. */
export function createFileCheck(
  configuration: Configuration,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { path, 'warn-older-than': warnAge } = configuration;
  const file = resolve(runtime.workspace, path);
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
      const age = Math.max(0, runtime.clock.now() - found.mtimeMs);
      const wrong = [
        ...outsideOf(configuration, found.size, age),
        ...(await missingIn(configuration, runtime, signal)),
      ];
      const old = warnAge !== undefined && age > warnAge;
      const warning = old
        ? `was changed ${formatDuration(age)} ago, wanted at most ${formatDuration(warnAge)}`
        : 'is as wanted';
      return {
        status: wrong.length > 0 ? 'fail' : old ? 'warn' : 'pass',
        finding: `\`${path}\` ${wrong.length > 0 ? wrong.join(', and ') : warning}`,
        answer: `${formatSize(found.size)}, last changed ${isoInstant(found.mtimeMs)}`,
      };
    },
  };
}

function outsideOf(
  { 'younger-than': oldest, 'larger-than': smallest }: Configuration,
  size: number,
  age: number,
): string[] {
  return [
    ...(smallest !== undefined && size < smallest
      ? [`has ${formatSize(size)}, wanted at least ${formatSize(smallest)}`]
      : []),
    ...(oldest !== undefined && age > oldest
      ? [`was changed ${formatDuration(age)} ago, wanted at most ${formatDuration(oldest)}`]
      : []),
  ];
}

async function missingIn(
  { path, contains, matches }: Configuration,
  runtime: CheckContext['runtime'],
  signal: AbortSignal,
): Promise<string[]> {
  if (contains === undefined && matches === undefined) return [];
  const { text } = await readReportFile(path, runtime, signal, { mayBeEmpty: true });
  return [
    ...(contains !== undefined && !text.includes(contains) ? [`does not contain \`${contains}\``] : []),
    ...(matches !== undefined && !new RegExp(matches, 'm').test(text)
      ? [`has nothing that matches \`${matches}\``]
      : []),
  ];
}

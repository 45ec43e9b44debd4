import { glob, readFile } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { formatProblem, type Problem } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { jsonProblems, yamlProblems } from './config-syntax.ts';

/** Neither holds configuration of the service, and both are large. */
const leftOut = new Set(['node_modules', '.git']);

const parsers: Readonly<Record<string, (text: string, file: string) => Problem[]>> = {
  '.yaml': yamlProblems,
  '.yml': yamlProblems,
  '.json': jsonProblems,
};

/** Parses the YAML and JSON files that globs name and tells every mistake with file, line and column. */
export function createConfigFilesCheck(
  { paths }: CheckConfigurationOf<'config-files'>,
  { runtime: { workspace } }: Pick<CheckContext, 'runtime'>,
): Check {
  return {
    asks: `the files ${paths.join(', ')}`,
    async ask(signal) {
      const files = new Set<string>();
      const problems: Problem[] = [];
      for (const pattern of paths) {
        const found = await filesOf(pattern, workspace, signal);
        if (found.length === 0) problems.push({ message: `\`${pattern}\` matches no file` });
        for (const file of found) files.add(file);
      }
      for (const file of files) problems.push(...(await problemsOf(file, workspace, signal)));
      return conclude(files, problems);
    },
  };
}

/** The files a glob matches, relative to the workspace, sorted. */
async function filesOf(pattern: string, workspace: string, signal: AbortSignal): Promise<string[]> {
  const files: string[] = [];
  const entries = glob(pattern, {
    cwd: workspace,
    withFileTypes: true,
    exclude: ({ name }) => leftOut.has(name),
  });
  for await (const entry of entries) {
    signal.throwIfAborted();
    if (!entry.isDirectory()) files.push(relative(workspace, join(entry.parentPath, entry.name)));
  }
  return files.sort();
}

async function problemsOf(file: string, workspace: string, signal: AbortSignal): Promise<Problem[]> {
  const parse = parsers[extname(file).toLowerCase()];
  if (!parse) return [{ message: `${file} is neither YAML nor JSON by its name: narrow the glob` }];
  return parse(await readFile(resolve(workspace, file), { encoding: 'utf8', signal }), file);
}

function conclude(files: ReadonlySet<string>, problems: readonly Problem[]): Answer {
  const [first] = problems;
  if (!first) {
    return {
      status: 'pass',
      finding: files.size === 1 ? '1 file parses' : `all ${files.size} files parse`,
      answer: [...files].join('\n'),
    };
  }
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return {
    status: 'fail',
    finding: `${formatProblem(first)}${more}`,
    answer: problems.map(formatProblem).join('\n'),
    ...(first.location === undefined ? {} : { location: first.location }),
  };
}

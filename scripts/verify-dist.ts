import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { inCopy } from './copy-repository.ts';
import { repository } from './workspace.ts';

/** `dist/`, with the clients of GitHub and AWS, may not grow beyond this many bytes; a runner fetches it for every job. */
export const largestDist = 10e6;

/** What every action loads before its inputs are read may not grow beyond this many bytes; the rest is loaded when needed. */
export const largestStart = 120e3;

/** As many problems are shown; more tell nothing new. */
const shown = 10;

/** What is wrong with `dist/`: files that a build from nothing makes differently, and too many bytes. */
export async function distProblems(): Promise<string[]> {
  const present = files(join(repository, 'dist'));
  const problems = await inCopy(async (copy) => {
    await build(copy);
    return differences(present, files(join(copy, 'dist')));
  });
  const size = [...present.values()].reduce((sum, content) => sum + content.length, 0);
  if (size > largestDist) problems.push(`dist/ has ${size} bytes, allowed are ${largestDist}`);
  const start = present.get('index.js')?.length ?? 0;
  if (start > largestStart) problems.push(`dist/index.js has ${start} bytes, allowed are ${largestStart}`);
  return problems;
}

function differences(present: ReadonlyMap<string, Buffer>, built: ReadonlyMap<string, Buffer>): string[] {
  const paths = [...new Set([...present.keys(), ...built.keys()])].sort();
  return paths.flatMap((path) => {
    const [found, wanted] = [present.get(path), built.get(path)];
    if (!found) return [`dist/${path} is missing`];
    if (!wanted) return [`dist/${path} is not made by the build`];
    return found.equals(wanted) ? [] : [`dist/${path} differs from what the build makes`];
  });
}

function files(folder: string): Map<string, Buffer> {
  return new Map(
    globSync('**/*', { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]),
  );
}

if (import.meta.main) {
  try {
    const problems = await distProblems();
    for (const problem of problems.slice(0, shown)) console.error(problem);
    if (problems.length > shown) console.error(`and ${problems.length - shown} more`);
    if (problems.length > 0) {
      console.error('run `npm run build` and commit dist/');
      process.exitCode = 1;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

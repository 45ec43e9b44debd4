// Runs where nothing is installed and the token may write: Node's own modules only, and none of what it looks at is run.
import { copyFileSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** As many bytes a built `dist/` may have; the same limit as in CI, so that nothing is taken that CI would refuse. */
export const largestArtifact = 10e6;

/** As many files it may have; five times what there are. */
export const mostFiles = 1_000;

/** What a build makes: the bundle, its chunks and papers, and stubs in a folder for each action. */
const expected =
  /^dist\/(?:index\.js|\d+\.index\.js|package\.json|licenses\.txt|[a-z][a-z-]*\/(?:main|post)\.js)$/;

/** As many problems are shown; more tell nothing new. */
const shown = 20;

interface Entry {
  /** From the top of the artifact, with slashes. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'other';
  readonly bytes: number;
}

/** What keeps a folder that somebody else filled from being taken for a built `dist/`; empty when nothing does. */
export function artifactProblems(folder: string): string[] {
  const entries = entriesOf(folder);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const problems = entries.flatMap(({ path, kind }) => {
    if (kind === 'link') return [`${shownPath(path)} is a link`];
    if (kind === 'other') return [`${shownPath(path)} is neither a file nor a folder`];
    return expected.test(path) ? [] : [`${shownPath(path)} is nothing that a build makes`];
  });
  if (bytes > largestArtifact) problems.push(`it has ${bytes} bytes, allowed are ${largestArtifact}`);
  if (entries.length > mostFiles) problems.push(`it has ${entries.length} files, allowed are ${mostFiles}`);
  if (!entries.some(({ path }) => path === 'dist/index.js')) problems.push('dist/index.js is missing');
  return problems;
}

/** Puts the `dist/` of a folder in the place of that of a repository. Throws with every problem, and then has changed nothing. */
export function takeArtifact(folder: string, root: string): void {
  const problems = artifactProblems(folder);
  if (problems.length > 0) {
    const more = problems.length > shown ? [`and ${problems.length - shown} more`] : [];
    throw new Error(['This is no built dist/:', ...problems.slice(0, shown), ...more].join('\n'));
  }
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const { path } of entriesOf(folder)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(join(folder, path), join(root, path));
  }
}

/** Everything below a folder but folders; a link is listed and never followed. */
function entriesOf(folder: string, above = ''): Entry[] {
  return readdirSync(join(folder, above)).flatMap((name): Entry[] => {
    const path = above === '' ? name : `${above}/${name}`;
    const found = lstatSync(join(folder, path));
    if (found.isDirectory()) return entriesOf(folder, path);
    const kind = found.isFile() ? 'file' : found.isSymbolicLink() ? 'link' : 'other';
    return [{ path, kind, bytes: found.size }];
  });
}

/** A name that somebody else chose, fit for a log: line breaks in it would let it write commands for the runner. */
function shownPath(path: string): string {
  return JSON.stringify(path);
}

if (import.meta.main) {
  try {
    const [folder, ...others] = process.argv.slice(2);
    if (folder === undefined || others.length > 0)
      throw new Error('usage: node scripts/dist-artifact.ts FOLDER (with dist/ in it)');
    takeArtifact(resolve(folder), resolve(import.meta.dirname, '..'));
    console.log('dist/ is taken over.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

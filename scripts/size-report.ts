import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '@deploy-actions/action-kit';
import { largestDist, largestStart } from './verify-dist.ts';

/** The files of a `dist/` by their paths in it. */
export type Dist = ReadonlyMap<string, string>;

/** What there is to say about a `dist/`. */
export interface SizeReport {
  /** For the summary of a job. */
  readonly markdown: string;
  /** What is over a limit; empty when nothing is. */
  readonly problems: readonly string[];
}

/** As many chunks are listed, those that changed most. */
const shownChunks = 20;

/** Reads a `dist/`. Throws when there is none with a bundle in it. */
export function readDist(folder: string): Dist {
  const paths = globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());
  // Byte for character, so that a length is a size.
  const dist = new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'latin1')]),
  );
  if (!dist.has('index.js')) throw new Error(`${folder} has no index.js, so it is no dist/`);
  return dist;
}

/** Compares what actions load and how large chunks are, before and after. */
export function sizeReport(base: Dist, head: Dist): SizeReport {
  const [before, after] = [total(base), total(head)];
  const [startBefore, startAfter] = [bytesOf(base, 'index.js'), bytesOf(head, 'index.js')];
  const problems = [
    ...over('dist/', after, largestDist),
    ...over('dist/index.js, which every action loads first,', startAfter, largestStart),
  ];
  const whole = markdownTable(
    ['', 'before', 'after', 'change', 'limit'],
    [
      ['all of dist', ...change(before, after), kilobytes(largestDist)],
      ['`index.js`', ...change(startBefore, startAfter), kilobytes(largestStart)],
    ],
  );
  const parts = ['## Size of dist', whole, ...problems.map((problem) => `**${problem}**`)];
  return {
    markdown: `${[...parts, actionTable(base, head), chunkTable(base, head)].join('\n\n')}\n`,
    problems,
  };
}

function over(what: string, bytes: number, limit: number): string[] {
  return bytes > limit ? [`${what} has ${bytes} bytes, allowed are ${limit}`] : [];
}

function actionTable(base: Dist, head: Dist): string {
  const [before, after] = [actionsOf(base), actionsOf(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const rows = names.map((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    const [, start = '', moved = ''] = change(was?.start ?? 0, is?.start ?? 0);
    return [name, start, moved, ...change(was?.all ?? 0, is?.all ?? 0)];
  });
  const columns = ['action', 'loads at its start', 'change', 'can load in all, before', 'after', 'change'];
  return markdownTable(columns, rows);
}

function chunkTable(base: Dist, head: Dist): string {
  const users = usersOf(head, usersOf(base));
  const rows = [...new Set([...base.keys(), ...head.keys()])]
    .map((path) => ({ path, before: bytesOf(base, path), after: bytesOf(head, path) }))
    .filter(({ path, before, after }) => before !== after || base.get(path) !== head.get(path))
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || b.after - a.after);
  if (rows.length === 0) return 'No file of dist changed.';
  const listed = rows.slice(0, shownChunks).map(({ path, before, after }) => {
    const actions = users.get(path) ?? [];
    const who = actions.length > 3 ? `${actions.length} actions` : actions.join(', ');
    return [`\`${path}\``, who, ...change(before, after)];
  });
  const more = rows.length > shownChunks ? `\n\nAnd ${rows.length - shownChunks} more that changed.` : '';
  return `${markdownTable(['file', 'loaded by', 'before', 'after', 'change'], listed)}${more}`;
}

interface Load {
  /** Bytes loaded before the inputs are read. */
  readonly start: number;
  /** Bytes of all it can ever load. */
  readonly all: number;
  readonly files: readonly string[];
}

/** What each action loads: the bundle's entry names its first chunk, and each chunk names those it imports. */
export function actionsOf(dist: Dist): ReadonlyMap<string, Load> {
  const entries = (dist.get('index.js') ?? '').matchAll(/^ {2}'([a-z-]+)\/(?:main|post)': (.*)$/gm);
  const firsts = new Map<string, string[]>();
  for (const [, action = '', code = ''] of entries)
    firsts.set(action, [...(firsts.get(action) ?? []), ...importedBy(code, dist)]);
  return new Map(
    [...firsts].map(([action, chunks]) => {
      const start = ['index.js', ...new Set(chunks)];
      const files = reachable(start, dist);
      return [action, { start: sizeOf(dist, start), all: sizeOf(dist, files), files }];
    }),
  );
}

function usersOf(dist: Dist, known: ReadonlyMap<string, string[]> = new Map()): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const [action, { files }] of actionsOf(dist))
    for (const file of files) users.set(file, [...(users.get(file) ?? []), action]);
  return new Map([...known, ...users]);
}

/** The files reached from some, these included; the entry is not followed, since it names the chunks of all actions. */
function reachable(from: readonly string[], dist: Dist): string[] {
  const found = new Set(from);
  for (const path of found) {
    if (path === 'index.js') continue;
    for (const chunk of importedBy(dist.get(path) ?? '', dist)) found.add(chunk);
  }
  return [...found];
}

/** How webpack writes `import()`: a call of `e` with the number of a chunk, also where names were shortened. */
function importedBy(code: string, dist: Dist): string[] {
  return [...code.matchAll(/\.e\((?:\/\*[^*]*\*\/)?\s*(\d+)\)/g)]
    .map(([, id]) => `${id}.index.js`)
    .filter((path) => dist.has(path));
}

function change(before: number, after: number): [string, string, string] {
  const difference = after - before;
  const sign = difference > 0 ? '+' : '';
  const share =
    before > 0 && difference !== 0 ? ` (${sign}${((100 * difference) / before).toFixed(1)}%)` : '';
  const shown = difference === 0 ? '–' : `${sign}${kilobytes(difference)}${share}`;
  return [kilobytes(before), kilobytes(after), shown];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

function bytesOf(dist: Dist, path: string): number {
  return dist.get(path)?.length ?? 0;
}

function sizeOf(dist: Dist, paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + bytesOf(dist, path), 0);
}

function total(dist: Dist): number {
  return sizeOf(dist, [...dist.keys()]);
}

if (import.meta.main) {
  try {
    const options = { base: { type: 'string' }, head: { type: 'string', default: 'dist' } } as const;
    const { values } = parseArgs({ options });
    if (values.base === undefined)
      throw new Error('usage: node scripts/size-report.ts --base FOLDER [--head FOLDER]');
    const { markdown, problems } = sizeReport(readDist(values.base), readDist(values.head));
    process.stdout.write(markdown);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

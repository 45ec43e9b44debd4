import { globSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs on the PATH, then in the further folders; the first name when none is there. */
export function findProgram(names: readonly [string, ...string[]], folders: readonly string[] = []): string {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [...path, ...folders].flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find(isFile) ?? names[0];
}

/** The file below `folder` that the pattern finds, the one with the highest number in its path when there are several. */
export function findFile(pattern: string, folder = '/'): string | undefined {
  const byNumber = new Intl.Collator('en', { numeric: true });
  const [last] = globSync(pattern, { cwd: folder }).sort((a, b) => byNumber.compare(b, a));
  return last === undefined ? undefined : join(folder, last);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

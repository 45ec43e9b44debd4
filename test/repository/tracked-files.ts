import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../scripts/command.ts';
import { repository } from '../../scripts/workspace.ts';

/** Paths of all files of this repository, new ones included, that git does not ignore; `dist/` is left out. */
export async function trackedFiles(): Promise<string[]> {
  const { ok, output } = await command(repository, 'git', ['ls-files', '-z', '-co', '--exclude-standard']);
  if (!ok) throw new Error(output);
  return [...new Set(output.split('\0'))]
    .filter((file) => file !== '' && !file.startsWith('dist/') && existsSync(join(repository, file)))
    .filter((file) => statSync(join(repository, file)).isFile())
    .sort();
}

/** The content of a file of this repository. */
export function read(file: string): string {
  return readFileSync(join(repository, file), 'utf8');
}

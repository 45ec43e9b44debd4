import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file, or part of one, that a script writes. */
export interface GeneratedFile {
  /** Relative to the repository. */
  readonly path: string;
  /** The whole content, as it has to be. */
  readonly content: string;
}

/** Those of the files whose content is not what it has to be. */
export function outdated(files: readonly GeneratedFile[], root: string): GeneratedFile[] {
  return files.filter(({ path, content }) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== content;
  });
}

/** Brings files up to date and gives the paths of those that were not. */
export function write(files: readonly GeneratedFile[], root: string): string[] {
  return outdated(files, root).map(({ path, content }) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return path;
  });
}

/** The command line of a generator: writes what is outdated, or with `--check` only names it and fails. */
export async function generate(
  files: () => readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>,
  root: string,
) {
  try {
    const wanted = await files();
    if (!process.argv.includes('--check')) {
      for (const path of write(wanted, root)) console.log(`wrote ${path}`);
      return;
    }
    for (const { path } of outdated(wanted, root)) {
      console.error(`${path} is not in step with its source: run \`npm run fix\``);
      process.exitCode = 1;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

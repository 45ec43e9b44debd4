import { statSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { getExecOutput } from '@actions/exec';

/** How a command ended, and everything it wrote. */
export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * Runs a command to its end with the Node that runs this script and the tools of `root` first on the PATH. Output is
 * shown as it comes when `show` is set, and kept for the result either way. The command's standard input stays open and
 * empty: it is not for commands that read it.
 */
export async function command(
  root: string,
  program: string,
  args: readonly string[],
  { show = false, environment = {} }: { show?: boolean; environment?: Readonly<Record<string, string>> } = {},
): Promise<CommandResult> {
  const tools = [dirname(process.execPath), join(root, 'node_modules', '.bin')];
  const folders = [...tools, ...(process.env['PATH'] ?? '').split(delimiter)];
  // The quotes keep a path with spaces one word.
  const line = `"${located(program, folders)}"`;
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(line, [...args], {
      cwd: root,
      env: { ...(show ? inherited() : plain()), PATH: folders.join(delimiter), ...environment },
      silent: !show,
      ignoreReturnCode: true,
    });
    return { ok: exitCode === 0, output: `${stdout}${stderr}` };
  } catch (error) {
    return { ok: false, output: error instanceof Error ? error.message : String(error) };
  }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
}

/** Colours are for terminals; what is captured is read by programs, or shown indented. */
function plain(): Record<string, string> {
  const { FORCE_COLOR: _, ...environment } = inherited();
  return { ...environment, NO_COLOR: '1' };
}

/** The program's file; a name that is in none of the folders stays as it is, and fails to start under that name. */
function located(program: string, folders: readonly string[]): string {
  if (basename(program) !== program) return program;
  const endings = process.platform === 'win32' ? (process.env['PATHEXT'] ?? '.EXE;.CMD').split(';') : [''];
  // @actions/exec would look on the PATH of this process only, not on the one that the command is given.
  const places = folders
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, `${program}${ending}`)));
  return places.find(isFile) ?? program;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

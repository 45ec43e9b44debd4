import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

/** How a command ended, and everything it wrote. */
export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * Runs a command with the Node that runs this script and the tools of `root` first on the PATH. Output is passed
 * through when `show` is set, and captured otherwise.
 */
export function command(
  root: string,
  program: string,
  args: readonly string[],
  { show = false, environment = {} }: { show?: boolean; environment?: NodeJS.ProcessEnv } = {},
): CommandResult {
  // Colours are for terminals; what is captured is read by programs, or shown indented.
  const plain: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  delete plain['FORCE_COLOR'];
  const path = [dirname(process.execPath), join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''];
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    env: { ...(show ? process.env : plain), PATH: path.join(delimiter), ...environment },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (error) return { ok: false, output: error.message };
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}` };
}

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, command } from './command.ts';
import { go, goNeeds } from './components/go.ts';

/** A program that workflows are tested with. Versions are exact, so that it finds the same today and next year. */
export interface WorkflowTool {
  readonly name: string;
  readonly version: string;
  /** What has to be there before it can be installed, for the message that says so. */
  readonly needs: string;
  /** Where the program is, below the folder it was installed into. */
  readonly program: string;
  /** Puts the program into an existing empty folder. */
  readonly install: (folder: string) => Promise<CommandResult>;
}

/** A program that judges workflows. */
export interface WorkflowLinter extends WorkflowTool {
  readonly name: 'actionlint' | 'zizmor';
  /** Judges the workflows of the repository at `root`, with that repository's own configuration. */
  readonly judge: (program: string, root: string) => Promise<CommandResult>;
}

const windows = process.platform === 'win32';

const actionlint: WorkflowLinter = {
  name: 'actionlint',
  version: '1.7.12',
  needs: goNeeds,
  program: windows ? 'actionlint.exe' : 'actionlint',
  install: (folder) =>
    go(folder, ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'], { GOBIN: folder }),
  // shellcheck and pyflakes stay out: whether they are installed differs from machine to machine, and with them the verdict.
  judge: (program, root) => command(root, program, ['-no-color', '-shellcheck=', '-pyflakes=']),
};

const zizmor: WorkflowLinter = {
  name: 'zizmor',
  version: '1.32.0',
  needs: 'Python 3.10 or newer with `venv` (`python3` on the PATH) and the Python package index',
  program: windows ? join('Scripts', 'zizmor.exe') : join('bin', 'zizmor'),
  install: async (folder) => {
    const made = await command(folder, windows ? 'python' : 'python3', ['-m', 'venv', folder]);
    if (!made.ok) return made;
    const pip = join(folder, windows ? 'Scripts' : 'bin', 'pip');
    return command(folder, pip, ['install', '--quiet', '--only-binary', ':all:', 'zizmor==1.32.0']);
  },
  judge: (program, root) => {
    const inputs = ['.github', 'actions'].filter((folder) => existsSync(join(root, folder)));
    const options = ['--no-progress', '--strict-collection', '--persona=pedantic'];
    const configuration = ['--config', join('.github', 'zizmor.yml')];
    // Offline, so that it needs no token and asks GitHub nothing.
    return command(root, program, [...options, ...configuration, ...inputs], {
      environment: { ZIZMOR_OFFLINE: 'true' },
    });
  },
};

/** Both linters. */
export const linters: readonly WorkflowLinter[] = [actionlint, zizmor];

/** A runner that isn't GitHub's own. */
export const act: WorkflowTool = {
  name: 'act',
  version: '0.2.87',
  needs: goNeeds,
  program: windows ? 'act.exe' : 'act',
  install: (folder) => go(folder, ['install', 'github.com/nektos/act@v0.2.87'], { GOBIN: folder }),
};

/** Where installed programs are kept between runs: the user's cache, one folder for each version. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base =
    environment['XDG_CACHE_HOME'] ||
    (windows ? environment['LOCALAPPDATA'] : undefined) ||
    join(homedir(), '.cache');
  return join(base, 'deploy-actions', 'linters');
}

/** The installed program, installing it first where it is missing. Throws with what has to be installed by hand. */
export async function installed(tool: WorkflowTool, cache: string): Promise<string> {
  const folder = join(cache, `${tool.name}-${tool.version}`);
  const program = join(folder, tool.program);
  if (existsSync(program)) return program;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { ok, output } = await tool.install(folder);
  if (ok && existsSync(program)) return program;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(
    `${tool.name} ${tool.version} could not be installed. It needs ${tool.needs}.\n${output.trim()}`,
  );
}

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, command } from '../command.ts';

/** A program that integration tests or benchmarks start. */
export interface Component {
  readonly name: string;
  /** What has to be there before it can be installed, for the message that says so. */
  readonly needs: string;
  /** The file to start, or a name that is looked for on the PATH. */
  readonly program: string;
  /** Arguments with which it proves that it runs. */
  readonly proof: readonly string[];
  readonly install: () => Promise<CommandResult>;
}

/** Where programs of exact versions are kept between runs: the user's cache, one folder for each version. */
export function componentFolder(name: string, version: string): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'deploy-actions', 'components', `${name}-${version}`);
}

/** Whether the program is there and runs. */
export async function runs({ program, proof }: Component): Promise<boolean> {
  return (await command(process.cwd(), program, proof)).ok;
}

/** Installs what is missing. Throws with what has to be installed by hand; whether an installer says it failed counts for nothing, the program has to run. */
export async function ensure(component: Component, say: (line: string) => void): Promise<void> {
  if (await runs(component)) return;
  say(`${component.name} is missing; installing it…`);
  const { output } = await component.install();
  if (await runs(component)) return;
  const { name, needs, program, proof } = component;
  throw new Error(
    `${name} is needed and could not be installed. It needs ${needs}; afterwards \`${program} ${proof.join(' ')}\` must work.\n${output.trim()}`,
  );
}

/** An empty folder in place of whatever is there, for an installer. */
export function emptied(folder: string): string {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

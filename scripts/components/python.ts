import { join } from 'node:path';
import { type CommandResult, command } from '../command.ts';
import { installWithApt } from './apt.ts';
import { type Component, componentFolder, emptied } from './component.ts';

/** A package of the Python index, in a venv of its own, and what it is used with. */
export function fromPip(
  name: string,
  packageName: string,
  {
    version,
    program,
    proof,
    further = [],
  }: { version: string; program: string; proof: readonly string[]; further?: readonly string[] },
): Component {
  const folder = componentFolder(name, version);
  return {
    name,
    needs: 'Python 3.10 or newer with `venv` (`python3` on the PATH) and the Python package index',
    program: join(folder, 'bin', program),
    proof,
    install: async () => {
      const made = await newVenv(folder);
      if (!made.ok) return made;
      const pip = join(folder, 'bin', 'pip');
      return command(folder, pip, ['install', '--quiet', `${packageName}==${version}`, ...further]);
    },
  };
}

async function newVenv(folder: string): Promise<CommandResult> {
  const make = () => command(emptied(folder), 'python3', ['-m', 'venv', folder]);
  const made = await make();
  if (made.ok) return made;
  // Debian and Ubuntu keep what makes a venv in a package of its own.
  await installWithApt('python3-venv');
  return make();
}

/** AWS in memory. */
export const moto = fromPip('moto', 'moto[server]', {
  version: '5.2.5',
  program: 'moto_server',
  proof: ['--help'],
});

/** What runs the tests of examples that are written in Python. */
export const pytest = fromPip('pytest', 'pytest', {
  version: '8.4.2',
  program: 'pytest',
  proof: ['--version'],
});

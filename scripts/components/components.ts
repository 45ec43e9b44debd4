import { join } from 'node:path';
import { type CommandResult, command } from '../command.ts';
import { installWithApt } from './apt.ts';
import { type Component, componentFolder, emptied } from './component.ts';
import { findFile, findProgram } from './find-program.ts';
import { alertmanager, faketime, prometheus, promtool } from './monitoring.ts';

const motoVersion = '5.2.5';
const motoFolder = componentFolder('moto', motoVersion);

/** A package of Debian or Ubuntu. */
function fromApt(name: Component['name'], packageName: string, proof: readonly string[]): Component {
  return {
    name,
    needs: `a system with apt, root or sudo without a password, and the package \`${packageName}\``,
    program: name,
    proof,
    install: () => installWithApt(packageName),
  };
}

/** Debian keeps the server of each version in a folder of its own, away from the PATH. */
const postgres: Component = {
  ...fromApt('postgres', 'postgresql', ['--version']),
  get program() {
    return findFile('usr/lib/postgresql/*/bin/postgres') ?? findProgram(['postgres']);
  },
};

async function newVenv(folder: string): Promise<CommandResult> {
  const make = () => command(emptied(folder), 'python3', ['-m', 'venv', folder]);
  const made = await make();
  if (made.ok) return made;
  // Debian and Ubuntu keep what makes a venv in a package of its own.
  await installWithApt('python3-venv');
  return make();
}

const moto: Component = {
  name: 'moto',
  needs: 'Python 3.10 or newer with `venv` (`python3` on the PATH) and the Python package index',
  program: join(motoFolder, 'bin', 'moto_server'),
  proof: ['--help'],
  install: async () => {
    const made = await newVenv(motoFolder);
    if (!made.ok) return made;
    const pip = join(motoFolder, 'bin', 'pip');
    return command(motoFolder, pip, ['install', '--quiet', `moto[server]==${motoVersion}`]);
  },
};

/** All programs that integration tests start. */
export const components: Readonly<Record<Component['name'], Component>> = {
  alertmanager,
  faketime,
  haproxy: fromApt('haproxy', 'haproxy', ['-v']),
  kubectl: fromApt('kubectl', 'kubernetes-client', ['version', '--client']),
  moto,
  openssl: fromApt('openssl', 'openssl', ['version']),
  postgres,
  prometheus,
  promtool,
};

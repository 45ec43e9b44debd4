import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, command } from '../command.ts';
import { type Component, componentFolder, emptied } from './component.ts';

const motoVersion = '5.2.5';
const motoFolder = componentFolder('moto', motoVersion);

const toxiproxyVersion = '2.12.0';
const toxiproxyFolder = componentFolder('toxiproxy', toxiproxyVersion);

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

async function installWithApt(packageName: string): Promise<CommandResult> {
  const install = await apt('install', '--yes', '--no-install-recommends', packageName);
  if (install.ok) return install;
  // The lists of packages may be missing or older than the archive.
  await apt('update');
  return apt('install', '--yes', '--no-install-recommends', packageName);
}

function apt(...args: string[]): Promise<CommandResult> {
  const root = process.getuid?.() === 0;
  const [program, ...before] = root ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  return command(tmpdir(), program ?? '', [...before, ...args], { environment });
}

const moto: Component = {
  name: 'moto',
  needs: 'Python 3.10 or newer with `venv` (`python3` on the PATH) and the Python package index',
  program: join(motoFolder, 'bin', 'moto_server'),
  proof: ['--help'],
  install: async () => {
    const folder = emptied(motoFolder);
    const made = await command(folder, 'python3', ['-m', 'venv', folder]);
    if (!made.ok) return made;
    const pip = join(folder, 'bin', 'pip');
    return command(folder, pip, ['install', '--quiet', `moto[server]==${motoVersion}`]);
  },
};

const toxiproxy: Component = {
  name: 'toxiproxy',
  needs: 'Go 1.23 or newer (`go` on the PATH) and the Go module proxy',
  program: join(toxiproxyFolder, 'server'),
  proof: ['-version'],
  install: () => {
    const folder = emptied(toxiproxyFolder);
    const module = `github.com/Shopify/toxiproxy/v2/cmd/server@v${toxiproxyVersion}`;
    return command(folder, 'go', ['install', module], { environment: { GOBIN: folder } });
  },
};

/** All programs that integration tests start. */
export const components: Readonly<Record<Component['name'], Component>> = {
  haproxy: fromApt('haproxy', 'haproxy', ['-v']),
  kubectl: fromApt('kubectl', 'kubernetes-client', ['version', '--client']),
  moto,
  toxiproxy,
};

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, command } from '../command.ts';
import { componentFolder } from './component.ts';

/**
 * Runs apt-get so that no service is started by what it installs: packages ask `policy-rc.d` first.
 * https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
 */
const withoutServices = `
guard=/usr/sbin/policy-rc.d
if [ ! -e "$guard" ]; then
  trap 'rm -f "$guard"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$guard"
  chmod 755 "$guard"
fi
apt-get "$@"
`;

/** Installs a package of Debian or Ubuntu and what it depends on; nothing is started. */
export async function installWithApt(packageName: string): Promise<CommandResult> {
  return refreshed(() => asRoot('install', '--yes', '--no-install-recommends', packageName));
}

/** Where {@link unpackFromApt} puts files: a folder for each release of the system, in the user's cache. */
export function unpackedFolder(): string {
  const { ID = 'unknown', VERSION_ID = '0' } = releaseOf(osRelease());
  return componentFolder(ID, VERSION_ID);
}

/**
 * Unpacks the files of one package into {@link unpackedFolder}. Nothing is installed, no script of the package runs, and it
 * takes no rights; for programs that need nothing but the C library.
 */
export async function unpackFromApt(packageName: string): Promise<CommandResult> {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    const downloaded = await refreshed(() => command(folder, 'apt-get', ['-qq', 'download', packageName]));
    const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (archive === undefined) return downloaded;
    mkdirSync(unpackedFolder(), { recursive: true });
    return await command(folder, 'dpkg-deb', ['--extract', join(folder, archive), unpackedFolder()]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function refreshed(attempt: () => Promise<CommandResult>): Promise<CommandResult> {
  const first = await attempt();
  if (first.ok) return first;
  // The lists of packages may be missing or older than the archive.
  await asRoot('update');
  return attempt();
}

function asRoot(...args: string[]): Promise<CommandResult> {
  const root = process.getuid?.() === 0;
  const [program, ...before] = root ? ['sh'] : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'sh'];
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  // Another installer may be at work, as on a machine that has just started.
  const patience = ['-o', 'DPkg::Lock::Timeout=120'];
  const script = ['-c', withoutServices, 'sh', ...patience, ...args];
  return command(tmpdir(), program ?? '', [...before, ...script], { environment });
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/** https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
function releaseOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/^(\w+)=(["']?)(.*)\2$/gm)];
  return Object.fromEntries(pairs.map(([, name = '', , value = '']) => [name, value]));
}

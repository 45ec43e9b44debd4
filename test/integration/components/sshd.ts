import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Daemon, startDaemon } from './daemon.ts';

/** A server of OpenSSH that lets this user in with a key of its own. */
export interface SshServer {
  readonly port: number;
  /** Who is let in. */
  readonly user: string;
  /** The private key with which. */
  readonly key: string;
  /** The line for a known_hosts file, and the type and key alone. */
  readonly knownHost: string;
  readonly hostKey: string;
  readonly daemon: Daemon;
  /** Another private key, that nobody lets in, and what a host with it would show. */
  readonly otherKey: string;
  readonly otherHostKey: string;
  readonly close: () => Promise<void>;
}

/** Starts one on loopback. https://man.openbsd.org/sshd_config */
export async function startSshServer(): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sshd-'));
  const make = (name: string) => {
    const file = join(folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file], { stdio: 'pipe' });
    return { file, key: readFileSync(file, 'utf8'), open: readFileSync(`${file}.pub`, 'utf8').trim() };
  };
  const [host, own, other] = [make('host'), make('user'), make('other')];
  writeFileSync(join(folder, 'authorized_keys'), `${own.open}\n`, { mode: 0o600 });
  // Where the part without rights lives when it runs as root; made at boot where services run.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const daemon = await startDaemon('sshd', (port) => {
    const settings = {
      ...{ Port: port, ListenAddress: '127.0.0.1', HostKey: host.file, PidFile: 'none', UsePAM: 'no' },
      ...{ AuthorizedKeysFile: join(folder, 'authorized_keys'), StrictModes: 'no', UseDNS: 'no' },
      ...{ PasswordAuthentication: 'no', KbdInteractiveAuthentication: 'no' },
      ...{ PermitRootLogin: 'prohibit-password' },
    };
    const text = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
    writeFileSync(join(folder, 'sshd_config'), text.join(''));
    return ['-D', '-e', '-f', join(folder, 'sshd_config')];
  });
  const hostKey = withoutComment(host.open);
  return {
    ...{ port: daemon.port, user: userInfo().username, key: own.key, otherKey: other.key, hostKey, daemon },
    otherHostKey: withoutComment(other.open),
    knownHost: `[127.0.0.1]:${daemon.port} ${hostKey}`,
    close: async () => {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withoutComment(open: string): string {
  return open.split(' ').slice(0, 2).join(' ');
}

import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type ProcessRunner, systemProcessRunner, type ToolResult } from '@deploy-actions/action-kit';

/** A server as ssh finds it. */
export interface FakeSshServer {
  readonly host: string;
  /** Type and key, as in a known_hosts file. */
  readonly hostKey: string;
  /** The private keys that it lets in, by user. */
  readonly keys: Readonly<Record<string, string>>;
  /** What commands write and end with; all others are not found. */
  readonly commands: Readonly<Record<string, ToolResult>>;
}

/** What OpenSSH 9.2 writes on standard error where there is no login. */
const words = {
  resolve: (host: string) => `ssh: Could not resolve hostname ${host}: Name or service not known`,
  unknown: (host: string, type: string) =>
    `No ${type} host key is known for ${host} and you have requested strict checking.\r\nHost key verification failed.\r`,
  changed: `${'@'.repeat(59)}\r\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n${'@'.repeat(59)}\r\nIT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\r\nHost key verification failed.\r`,
  mode: (file: string) =>
    `Permissions 0644 for '${file}' are too open.\r\nLoad key "${file}": bad permissions`,
  broken: (file: string) => `Load key "${file}": error in libcrypto`,
  denied: (user: string, host: string) => `${user}@${host}: Permission denied (publickey).`,
};

/** The programs of a runner whose ssh reaches one server; it reads its files as the real one does. */
export function fakeSsh(server: FakeSshServer): ProcessRunner & { readonly files: string[] } {
  const files: string[] = [];
  return {
    ...systemProcessRunner,
    files,
    tool: async (request) => {
      if (request.command !== 'ssh') throw new Error(`nobody calls ${request.command} here`);
      const { positionals, values } = parseArgs({
        ...{ args: [...request.args], allowPositionals: true },
        options: {
          ...{ option: { type: 'string', short: 'o', multiple: true }, port: { type: 'string', short: 'p' } },
          login: { type: 'string', short: 'l' },
        },
      });
      const options = new Map(
        (values.option ?? []).map((each) => each.split(/=(.*)/s).slice(0, 2) as [string, string]),
      );
      const [host = '', command = '', ...more] = positionals;
      if (more.length > 0) throw new Error('the command has to be one argument');
      for (const name of ['BatchMode', 'StrictHostKeyChecking'])
        if (options.get(name) !== 'yes') throw new Error(`${name} has to be set`);
      const file = (option: string) => options.get(option)?.replace(/^"(.*)"$/, '$1') ?? '';
      const [identity, knownHosts] = [file('IdentityFile'), file('UserKnownHostsFile')];
      files.push(identity, knownHosts);
      return connect(server, { host, command, user: values.login ?? '', identity, knownHosts });
    },
  };
}

interface Attempt {
  readonly host: string;
  readonly user: string;
  readonly command: string;
  readonly identity: string;
  readonly knownHosts: string;
}

function connect(server: FakeSshServer, { host, user, command, identity, knownHosts }: Attempt): ToolResult {
  const refused = (stderr: string): ToolResult => ({ exitCode: 255, stdout: '', stderr: `${stderr}\n` });
  if (host !== server.host) return refused(words.resolve(host));
  const [type = ''] = server.hostKey.split(' ');
  const lines = readFileSync(knownHosts, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${host} `));
  if (lines.length === 0) return refused(words.unknown(host, type.replace('ssh-', '').toUpperCase()));
  if (!lines.includes(`${host} ${server.hostKey}`)) return refused(words.changed);
  const key = readFileSync(identity, 'utf8');
  const denied = words.denied(user, host);
  if ((statSync(identity).mode & 0o077) !== 0) return refused(`${words.mode(identity)}\n${denied}`);
  if (!key.endsWith('-----END OPENSSH PRIVATE KEY-----\n'))
    return refused(`${words.broken(identity)}\n${denied}`);
  if (server.keys[user]?.trim() !== key.trim()) return refused(denied);
  const missing = { exitCode: 127, stdout: '', stderr: `bash: line 1: ${command}: command not found\n` };
  const { exitCode, stdout, stderr } = server.commands[command] ?? missing;
  const login = `Authenticated to ${host} ([192.0.2.7]:22) using "publickey".\r\n`;
  const end =
    'Transferred: sent 2904, received 3204 bytes, in 0.1 seconds\r\nBytes per second: sent 1, received 2\r\n';
  return { exitCode, stdout, stderr: `${login}${stderr}${end}` };
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigurationError, quoted, type Runtime } from '@deploy-actions/action-kit';

/** What a login needs, as configured: texts, or the files that have them. */
export interface LoginTexts {
  readonly identity: string | undefined;
  readonly knownHosts: string | undefined;
}

/** Files for ssh, each only where it was given. */
export interface LoginFiles {
  readonly identity: string | undefined;
  readonly knownHosts: string | undefined;
}

/** A type of keys, behind the names of a host, maybe with a marker before (`man sshd`, SSH_KNOWN_HOSTS FILE FORMAT). */
const knownHost = /^(@\S+\s+)?\S+\s+(ssh-|ecdsa-|sk-)\S+\s+\S+/m;

/**
 * Calls `use` with copies of key and host keys that only this user can read, and removes them whatever happens. Throws
 * ConfigurationError when a file can't be read or has something else in it, and what `use` throws.
 */
export async function withLoginFiles<T>(
  { identity, knownHosts }: LoginTexts,
  { workspace, temporary }: Pick<Runtime, 'workspace' | 'temporary'>,
  use: (files: LoginFiles) => Promise<T>,
): Promise<T> {
  const key = identity === undefined ? undefined : await textOf(identity, isKey, workspace, 'identity');
  if (key !== undefined && !isKey(key)) {
    throw new ConfigurationError(
      '`identity` is no private key: it begins with `-----BEGIN … PRIVATE KEY-----`',
    );
  }
  const isHosts = (text: string) => knownHost.test(text);
  const hosts =
    knownHosts === undefined ? undefined : await textOf(knownHosts, isHosts, workspace, 'known-hosts');
  if (hosts !== undefined && !isHosts(hosts)) {
    throw new ConfigurationError(
      '`known-hosts` has no host key: a line is such as `host ssh-ed25519 AAAA…`, and `ssh-keyscan` writes them',
    );
  }
  const folder = await mkdtemp(join(temporary, 'ssh-'));
  try {
    const file = async (name: string, text: string | undefined) => {
      if (text === undefined) return undefined;
      const path = join(folder, name);
      // ssh refuses a key without a final newline, which variables lose.
      await writeFile(path, `${text.trimEnd()}\n`, { mode: 0o600 });
      return path;
    };
    return await use({ identity: await file('identity', key), knownHosts: await file('known_hosts', hosts) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isKey(text: string): boolean {
  return /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text.trimStart());
}

/** What was given, or what is in the file that was given. */
async function textOf(
  given: string,
  isIt: (text: string) => boolean,
  workspace: string,
  key: string,
): Promise<string> {
  if (isIt(given)) return given;
  // What looks like neither may be a mangled key: it is not shown.
  const named = /^[\w./~+ -]{1,200}$/.test(given) ? quoted(given) : 'what was given';
  return readFile(resolve(workspace, given), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(
      `\`${key}\`: ${named} is neither the text itself nor a file that can be read (${error.code ?? 'unreadable'})`,
    );
  });
}

/** Pages of a repository on GitHub. */
export interface WebLinks {
  readonly tag: (name: string) => string;
  readonly compare: (from: string, to: string) => string;
  readonly pullRequest: (number: number) => string;
  /** Of a person, or of the app behind a login such as `dependabot[bot]`. */
  readonly profile: (login: string) => string;
}

/** A repository that a remote's URL names. */
export interface RemoteRepository {
  /** The address of its GitHub, without a slash at the end. */
  readonly origin: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** Where GitHub also takes SSH: https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port. */
const sshHosts: Readonly<Record<string, string>> = { 'ssh.github.com': 'github.com' };

/**
 * The repository behind a remote's URL, if its host is github.com or that of `server` (GitHub Enterprise). Understands
 * `https://` (the port must be the server's), `ssh://` on any port, `git://` and `git@host:owner/name`.
 */
export function remoteRepository(
  remoteUrl: string | undefined,
  server: string | undefined,
): RemoteRepository | undefined {
  const { web, host, path } = readRemote(remoteUrl ?? '') ?? { web: false, host: '', path: '' };
  const repository = /^\/*([^/]+\/[^/]+?)(?:\.git)?\/*$/.exec(path)?.[1];
  const origins = [...(server === undefined ? [] : [server]), 'https://github.com'];
  const known = origins.map((one) => new URL(one)).find((one) => (web ? one.host : one.hostname) === host);
  return known && repository !== undefined ? { origin: known.origin, repository } : undefined;
}

/** `owner/name` when a remote's URL is on `server`, the run's own GitHub, and nowhere else: its token goes there. */
export function repositoryOnGithub(remoteUrl: string | undefined, server: string): string | undefined {
  const found = remoteRepository(remoteUrl, server);
  return found?.origin === new URL(server).origin ? found.repository : undefined;
}

/** The pages of the repository behind a remote's URL, if {@link remoteRepository} knows it. */
export function webLinks(remoteUrl: string | undefined, server: string | undefined): WebLinks | undefined {
  const found = remoteRepository(remoteUrl, server);
  if (found === undefined) return undefined;
  const base = `${found.origin}/${found.repository}`;
  const part = (name: string) => name.split('/').map(encodeURIComponent).join('/');
  return {
    tag: (name) => `${base}/releases/tag/${part(name)}`,
    compare: (from, to) => `${base}/compare/${part(from)}...${part(to)}`,
    pullRequest: (number) => `${base}/pull/${number}`,
    profile: (login) => {
      const app = /^(.+)\[bot\]$/i.exec(login)?.[1];
      return `${found.origin}/${app === undefined ? part(login) : `apps/${part(app)}`}`;
    },
  };
}

/** Host and path of a URL as git takes it; the host has its port where that tells one server from another. */
function readRemote(text: string): { web: boolean; host: string; path: string } | undefined {
  const scp = /^(?:[^/@:]+@)([^/:]+):(?!\/\/)(.+)$/.exec(text);
  if (scp) return { web: false, host: sshHost(scp[1] ?? ''), path: scp[2] ?? '' };
  const url = /^(?:https?|ssh|git):\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return undefined;
  const web = url.protocol.startsWith('http');
  return { web, host: web ? url.host : sshHost(url.hostname), path: url.pathname };
}

function sshHost(host: string): string {
  const name = host.toLowerCase();
  return sshHosts[name] ?? name;
}

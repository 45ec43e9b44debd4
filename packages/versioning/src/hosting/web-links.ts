/** Pages of a repository on GitHub. */
export interface WebLinks {
  readonly tag: (name: string) => string;
  readonly compare: (from: string, to: string) => string;
}

/**
 * The pages of the repository behind a remote's URL, if its host is github.com or the host of `server` (GitHub Enterprise).
 * Understands `https://`, `ssh://` and `git@host:owner/name`.
 */
export function webLinks(remoteUrl: string | undefined, server: string | undefined): WebLinks | undefined {
  const match =
    /^(?:https?:\/\/(?:[^/@]*@)?|ssh:\/\/(?:[^/@]*@)?|git:\/\/)([^/:]+)(?::\d+)?\/([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(
      remoteUrl ?? '',
    ) ?? /^(?:[^/@]+@)([^/:]+):\/?([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(remoteUrl ?? '');
  const [, host = '', repository = ''] = match ?? [];
  const known = server === undefined ? undefined : new URL(server);
  const origin =
    host === known?.hostname ? known.origin : host === 'github.com' ? 'https://github.com' : undefined;
  if (origin === undefined) return undefined;
  const base = `${origin}/${repository}`;
  const part = (name: string) => name.split('/').map(encodeURIComponent).join('/');
  return {
    tag: (name) => `${base}/releases/tag/${part(name)}`,
    compare: (from, to) => `${base}/compare/${part(from)}...${part(to)}`,
  };
}

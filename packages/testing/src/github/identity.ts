import type { Signature } from './git-objects.ts';
import type { Token } from './world.ts';

/** The signature of whoever a token belongs to, at a time in milliseconds. */
export function ownSignature(token: Pick<Token, 'login'> | undefined, now: number): Signature {
  const login = token?.login ?? 'ghost';
  return {
    name: login,
    email: `${userId(login)}+${login}@users.noreply.github.com`,
    seconds: Math.floor(now / 1000),
  };
}

/** A user's number; always the same for one login. */
export function userId(login: string): number {
  // GitHub's own bot is known by its number everywhere.
  if (login === 'github-actions[bot]') return 41898282;
  return [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_007, 7);
}

/** A user, bot or organization as the API shows it in other objects. */
export function shownUser(api: string, login: string, type: 'User' | 'Bot' | 'Organization' = typeOf(login)) {
  const url = `${api}/users/${encodeURIComponent(login)}`;
  const id = userId(login);
  return {
    login,
    id,
    node_id: Buffer.from(`User:${id}`).toString('base64url'),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login.replace('[bot]', '')}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

function typeOf(login: string): 'User' | 'Bot' {
  return login.endsWith('[bot]') ? 'Bot' : 'User';
}

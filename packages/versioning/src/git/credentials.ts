import type { Runtime } from '@deploy-actions/action-kit';

/**
 * The environment by which git sends a token to remotes over HTTP(S), and to no other host. It takes the place of a header
 * that actions/checkout may have left in the repository's configuration: GitHub refuses requests with two.
 */
export function tokenEnvironment(
  token: string,
  urls: readonly string[],
  runtime: Pick<Runtime, 'environment' | 'secrets'>,
): Record<string, string> {
  const credential = Buffer.from(`x-access-token:${token}`).toString('base64');
  runtime.secrets.add(credential);
  const first = Number(runtime.environment['GIT_CONFIG_COUNT'] || 0);
  const entries = [...new Set(urls.flatMap(withoutUser))].flatMap((url) => [
    [`http.${url}.extraheader`, ''],
    [`http.${url}.extraheader`, `AUTHORIZATION: basic ${credential}`],
  ]);
  const environment: Record<string, string> = { GIT_CONFIG_COUNT: String(first + entries.length) };
  for (const [index, [key = '', value = '']] of entries.entries()) {
    environment[`GIT_CONFIG_KEY_${first + index}`] = key;
    environment[`GIT_CONFIG_VALUE_${first + index}`] = value;
  }
  return environment;
}

function withoutUser(url: string): string[] {
  if (!/^https?:\/\//i.test(url)) return [];
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  return [parsed.href];
}

/** Tokens are longer than names of people: GitHub's have 40 characters and more. */
const shortestToken = 20;

/** Masks what is secret in a remote's URL: a password, and a token that stands where the user's name would. */
export function maskCredentials(url: string, { secrets }: Pick<Runtime, 'secrets'>): void {
  const { username, password } = URL.canParse(url) ? new URL(url) : { username: '', password: '' };
  const alone = username.length >= shortestToken && (password === '' || password === 'x-oauth-basic');
  for (const secret of alone ? [username] : [password]) {
    if (secret === '') continue;
    secrets.add(secret);
    const plain = decoded(secret);
    if (plain !== undefined) secrets.add(plain);
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /could not read (?:Username|Password)|Authentication failed|invalid credentials/i,
    'The remote knows no credentials of this run: the token given as `github-token` may have expired or was revoked, or none was given and actions/checkout kept none (`persist-credentials: false`)',
  ],
  [
    /Permission denied \([^)]*publickey/i,
    'The remote is reached by SSH, where `github-token` is of no use, and it takes no SSH key of this run: give actions/checkout an `ssh-key` that may write, or let the remote have an address that starts with https://',
  ],
  [
    /Host key verification failed/i,
    "This machine doesn't know the remote's SSH host key: add it to known_hosts (`ssh-known-hosts` of actions/checkout), or let the remote have an address that starts with https://",
  ],
  [
    /Repository not found|repository '[^']*' not found|does not appear to be a git repository/i,
    'The remote has no such repository, or the token may not see the repository: look at the address of the remote (`git remote -v`) and at what `github-token` may read',
  ],
];

/** What helps when a remote doesn't let this run in; `undefined` when git's words say something else. */
export function credentialRemedy(words: string): string | undefined {
  return remedies.find(([pattern]) => pattern.test(words))?.[1];
}

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

/** Masks a password that stands in a remote's URL. */
export function maskPassword(url: string, { secrets }: Pick<Runtime, 'secrets'>): void {
  const password = URL.canParse(url) ? new URL(url).password : '';
  if (password !== '') secrets.add(decodeURIComponent(password));
}

/** What helps when a remote doesn't know who asks; `undefined` when git's words say something else. */
export function credentialRemedy(words: string): string | undefined {
  if (!/could not read Username|Authentication failed|invalid credentials/i.test(words)) return undefined;
  return 'The remote knows no credentials of this run: the token given as `github-token` may have expired or was revoked, or none was given and actions/checkout kept none (`persist-credentials: false`)';
}

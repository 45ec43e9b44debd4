import { createFakeGithub, type FakeGithub, type FakeGithubOptions } from '@deploy-actions/testing';

/** An answer as a test reads it. */
export interface Read {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely; the fake has checked their shape.
  readonly body: any;
}

/** A request with a token, by the simplest means. */
export async function send(
  github: Pick<FakeGithub, 'fetch'>,
  token: string | undefined,
  request: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Read> {
  const [method = '', path = ''] = request.split(' ');
  const response = await github.fetch(`https://api.github.com${path}`, {
    method,
    headers: {
      'user-agent': 'test',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body:
      text === ''
        ? undefined
        : response.headers.get('content-type')?.includes('.raw')
          ? text
          : JSON.parse(text),
  };
}

/** A fake with the private repository acme/shop, a GITHUB_TOKEN that may write its contents, and a short way to send. */
export function shopOnGithub(options: FakeGithubOptions = {}) {
  const github = createFakeGithub(options);
  const shop = github.addRepository({ owner: 'acme', name: 'shop', private: true });
  const token = github.addToken();
  const at = (request: string) => request.replace(' ', ' /repos/acme/shop');
  return {
    github,
    shop,
    token,
    /** Sends to a path below the repository. */
    to: (request: string, body?: unknown, headers?: Record<string, string>) =>
      send(github, token, at(request), body, headers),
    /** The same with another token, or without one. */
    as: (other: string | undefined, request: string, body?: unknown) =>
      send(github, other, at(request), body),
  };
}

/** Base64 of a text. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

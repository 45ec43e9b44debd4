import { spawn } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { assertPermitted, authenticated, visibleRepository } from './access.ts';
import { Refusal } from './answer.ts';
import type { Outgoing } from './api.ts';
import type { BareRepository } from './bare-repository.ts';
import type { RecordedRequest } from './exchange.ts';
import { parsedPush, receivePack } from './receive-pack.ts';
import { fullName, type Token, type World } from './world.ts';

/** A request of git as it arrived. */
export interface GitRequest {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the server needs of the fake. */
export interface GitHost {
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called before every change, so that stale reads have something to show. */
  readonly beforeChange: () => void;
}

const paths = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Whether a path is one of gitprotocol-http(5). */
export function isGitPath(path: string): boolean {
  return paths.test(path);
}

/** The record of a request that has no answer yet. */
export function recordedGit({ method, url, headers, body }: GitRequest): RecordedRequest {
  const service = url.searchParams.get('service') ?? url.pathname.split('/').at(-1) ?? '';
  const pushes = method === 'POST' && service === 'git-receive-pack';
  return {
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: pushes ? parsedPush(body).commands : undefined,
    operation: service,
  };
}

/** Git's smart HTTP: `git http-backend` gives what is there, pushes are judged by GitHub's rules. */
export class GitServer {
  readonly #host: GitHost;

  constructor(host: GitHost) {
    this.#host = host;
  }

  /** Answers a request of git. */
  async answer(request: GitRequest, record: RecordedRequest): Promise<Outgoing> {
    const outgoing = await this.#result(request, record.operation ?? '');
    record.status = outgoing.status;
    return outgoing;
  }

  async #result(request: GitRequest, service: string): Promise<Outgoing> {
    const [, owner = '', name = '', part = ''] = paths.exec(request.url.pathname) ?? [];
    try {
      const { world } = this.#host;
      const token = authenticated(world, bearer(request.headers['authorization']));
      const repository = visibleRepository(world, token, owner, name);
      assertPermitted(token, repository, ['contents', service === 'git-receive-pack' ? 'write' : 'read']);
      if (repository.bare === undefined)
        throw new Error(`${fullName(repository)} of the fake GitHub is not on disk`);
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(request.body) : request.body;
      if (part !== 'git-receive-pack')
        return await backend(repository.bare, `/${part}`, { ...request, body }, token);
      return pushed(receivePack(repository, repository.bare, token, body, this.#host));
    } catch (error) {
      if (error instanceof Refusal)
        return refused(error, `${owner}/${name}`, service, request, this.#host.world);
      throw error;
    }
  }
}

// What actions/checkout and git's own credentials send: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation.
function bearer(authorization: string | undefined): string | undefined {
  const [, basic] = /^basic (\S+)$/i.exec(authorization ?? '') ?? [];
  if (basic === undefined) return authorization;
  const decoded = Buffer.from(basic, 'base64').toString();
  return `token ${decoded.slice(decoded.indexOf(':') + 1)}`;
}

function pushed(body: Buffer): Outgoing {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-git-receive-pack-result', 'cache-control': 'no-cache' },
    body: new Uint8Array(body),
  };
}

/** The words of GitHub, which git shows after `remote: `. */
function refused(
  { status }: Refusal,
  repository: string,
  service: string,
  { headers }: GitRequest,
  world: World,
): Outgoing {
  const plain = { 'content-type': 'text/plain' };
  const login = [...world.tokens.values()].find(
    ({ value }) => `token ${value}` === bearer(headers['authorization']),
  )?.login;
  if (login === undefined) {
    const known = headers['authorization'] !== undefined;
    const body = known
      ? 'Invalid username or token. Password authentication is not supported for Git operations.\n'
      : 'No anonymous write access.\n';
    return { status: 401, headers: { ...plain, 'www-authenticate': 'Basic realm="GitHub"' }, body };
  }
  if (status === 403 && service === 'git-receive-pack')
    return { status, headers: plain, body: `Permission to ${repository}.git denied to ${login}.\n` };
  return { status: status === 403 ? 403 : 404, headers: plain, body: 'Repository not found.\n' };
}

/** Runs `git http-backend`, whose answer begins with headers as CGI has them. */
async function backend(
  bare: BareRepository,
  path: string,
  { method, url, headers, body }: GitRequest,
  token: Token | undefined,
): Promise<Outgoing> {
  const child = spawn('git', ['http-backend'], {
    env: {
      ...bare.environment,
      GIT_DIR: undefined,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_TRANSLATED: `${bare.path}${path}`,
      REQUEST_METHOD: method,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.length),
      HTTP_GIT_PROTOCOL: headers['git-protocol'] ?? '',
      REMOTE_USER: token?.login ?? '',
      // GitHub gives every commit that it has, also those no ref names.
      ...gitConfiguration({
        'safe.directory': '*',
        'uploadpack.allowAnySHA1InWant': 'true',
        'uploadpack.allowFilter': 'true',
        'http.receivepack': 'true',
      }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(body);
  const output = Buffer.concat(await child.stdout.toArray());
  const end = output.indexOf('\r\n\r\n');
  const given = output
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(/: (.*)/s, 2) as [string, string]);
  const { Status: status = '200', ...rest } = Object.fromEntries(given);
  return {
    status: Number.parseInt(status, 10),
    headers: rest,
    body: new Uint8Array(output.subarray(end + 4)),
  };
}

function gitConfiguration(values: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(values).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(Object.keys(values).length) };
}

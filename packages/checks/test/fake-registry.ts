import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from './asking.ts';

/** How a registry lets people in. */
export interface FakeRegistryOptions {
  /** `none` lets everybody in; with `bearer` a token is to be had at another address. */
  readonly login?: 'none' | 'bearer' | 'basic';
  /** Whom it lets in; with `bearer`, nobody also gets tokens when absent. */
  readonly user?: { readonly name: string; readonly password: string };
  /** A refresh token that it takes in place of a password. */
  readonly refreshToken?: string;
  /** Where it sends those who want blobs. */
  readonly storage?: string;
  /** The realm it names in place of its own. */
  readonly realm?: string;
  /** Whether it keeps the digests of manifests to itself, which the specification allows. */
  readonly silent?: boolean;
}

/** A registry of one repository, `acme/shop`. */
export interface FakeRegistry {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Method and path of each request, tokens included. */
  readonly requests: string[];
  /** Stores a blob or manifest, and gives its digest. */
  readonly put: (content: object | string, mediaType?: string) => string;
  readonly tag: (tag: string, digest: string) => void;
  readonly remove: (digest: string) => void;
  /** Answers each further request with this status. */
  readonly break: (status: number, headers?: Readonly<Record<string, string>>) => void;
}

const repository = 'acme/shop';
const token = 'a-token-that-was-made-for-one-pull';

/** The type of an index of the OCI. */
export const indexType = 'application/vnd.oci.image.index.v1+json';

/** The type of a manifest of the OCI. */
export const imageType = 'application/vnd.oci.image.manifest.v1+json';

/** Starts a registry by the distribution specification (https://github.com/opencontainers/distribution-spec/blob/main/spec.md) and its token authentication (https://distribution.github.io/distribution/spec/auth/token/). */
export async function startRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  const contents = new Map<string, { readonly text: string; readonly type: string }>();
  const tags = new Map<string, string>();
  const requests: string[] = [];
  let broken: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined;
  const origin = await serve(async (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    requests.push(`${request.method} ${url.pathname}`);
    if (broken) return void response.writeHead(broken.status, broken.headers).end('no');
    if (url.pathname === '/token') return giveToken(url, request, response, options);
    if (!isLetIn(request, options)) return challenge(response, options.realm ?? `${origin}/token`, options);
    const [, kind, of = ''] =
      new RegExp(`^/v2/${repository}/(manifests|blobs)/(.+)$`).exec(url.pathname) ?? [];
    if (kind === undefined) return fail(response, 404, 'NAME_UNKNOWN');
    const digest = kind === 'manifests' ? (tags.get(of) ?? of) : of;
    const found = contents.get(digest);
    if (!found) return fail(response, 404, kind === 'blobs' ? 'BLOB_UNKNOWN' : 'MANIFEST_UNKNOWN');
    if (kind === 'blobs' && options.storage !== undefined) {
      return void response.writeHead(307, { location: `${options.storage}/${of}` }).end();
    }
    const accepted = (request.headers.accept ?? '*/*').split(', ');
    if (kind === 'manifests' && !accepted.includes(found.type))
      return fail(response, 404, 'MANIFEST_UNKNOWN');
    const named = options.silent ? {} : { 'docker-content-digest': digest };
    response.writeHead(200, { 'content-type': found.type, ...named });
    response.end(request.method === 'HEAD' ? undefined : found.text);
  });
  return {
    host: new URL(origin).host,
    requests,
    put: (content, type = 'application/octet-stream') => {
      const text = typeof content === 'string' ? content : JSON.stringify({ mediaType: type, ...content });
      const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
      contents.set(digest, { text, type });
      return digest;
    },
    tag: (tag, digest) => void tags.set(tag, digest),
    remove: (digest) => void contents.delete(digest),
    break: (status, headers = {}) => {
      broken = { status, headers };
    },
  };
}

function isLetIn({ headers: { authorization } }: IncomingMessage, options: FakeRegistryOptions): boolean {
  const { login = 'none', user } = options;
  if (login === 'none') return true;
  return authorization === (login === 'bearer' ? `Bearer ${token}` : basic(user));
}

function challenge(response: ServerResponse, realm: string, { login }: FakeRegistryOptions): void {
  const bearer = `Bearer realm="${realm}",service="registry.test",scope="repository:${repository}:pull"`;
  response.setHeader('www-authenticate', login === 'bearer' ? bearer : 'Basic realm="registry"');
  fail(response, 401, 'UNAUTHORIZED');
}

async function giveToken(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  { user, refreshToken }: FakeRegistryOptions,
): Promise<void> {
  const posted = new URLSearchParams((await request.toArray()).join(''));
  const asked = request.method === 'POST' ? posted : url.searchParams;
  const { authorization } = request.headers;
  const allowed =
    request.method === 'POST'
      ? posted.get('grant_type') === 'refresh_token' && posted.get('refresh_token') === refreshToken
      : user === undefined || authorization === basic(user);
  const meant =
    asked.get('service') === 'registry.test' && asked.get('scope') === `repository:${repository}:pull`;
  if (!allowed || !meant) return fail(response, 401, 'UNAUTHORIZED');
  response.end(JSON.stringify(request.method === 'POST' ? { access_token: token } : { token }));
}

function fail(response: ServerResponse, status: number, code: string): void {
  const errors = [{ code, message: 'no', detail: null }];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }));
}

function basic(user: FakeRegistryOptions['user']): string {
  return `Basic ${Buffer.from(`${user?.name}:${user?.password}`).toString('base64')}`;
}

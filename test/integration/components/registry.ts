import { createHash, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import type { CertificateFiles } from './tls-server.ts';

/** A registry of container images, the reference implementation. */
export interface ImageRegistry {
  /** `127.0.0.1:port`, as names of images have it. */
  readonly host: string;
  /** Stores a blob, and gives its digest. */
  readonly putBlob: (repository: string, content: string) => Promise<string>;
  /** Stores a manifest under a tag or its digest, and gives the digest. */
  readonly putManifest: (
    repository: string,
    tag: string | undefined,
    type: string,
    manifest: object,
  ) => Promise<string>;
  readonly deleteBlob: (repository: string, digest: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Who may use a registry: nobody is asked, or everybody needs this password, or a token that a server of ours gives for it. */
export type RegistryLogin = 'none' | 'basic' | 'token';

/** Whom registries with a login let in. */
export const registryUser = { name: 'deploy', password: 'pull-secret-1234' };

/** The password, by bcrypt: the only kind that the registry reads. */
const passwordFile = 'deploy:$2b$04$pZERGu.lM1XOg5BUXIXhD.D1m5wWXSH0OF53vv6MO6LBrWWQrm0ZS\n';

const basic = `Basic ${Buffer.from(`${registryUser.name}:${registryUser.password}`).toString('base64')}`;

/** Starts an empty registry. Tokens are signed with the key of `authority`, an RSA or EC key on P-256. */
export async function startRegistry(
  login: RegistryLogin,
  authority: CertificateFiles,
): Promise<ImageRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const tokens = login === 'token' ? await startTokens(authority) : undefined;
  writeFileSync(join(folder, 'htpasswd'), passwordFile);
  const auth = {
    none: {},
    basic: { auth: { htpasswd: { realm: 'registry', path: join(folder, 'htpasswd') } } },
    token: {
      auth: {
        token: {
          realm: tokens?.url,
          service: 'registry',
          issuer: 'tests',
          rootcertbundle: authority.certificate,
        },
      },
    },
  }[login];
  // https://distribution.github.io/distribution/about/configuration/ (YAML, of which JSON is a part)
  const daemon = await startDaemon('docker-registry', (port) => {
    const config = {
      ...{ version: '0.1', log: { level: 'warn' }, http: { addr: `127.0.0.1:${port}` }, ...auth },
      storage: { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } },
    };
    writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
    return ['serve', join(folder, 'config.yml')];
  });
  const host = `127.0.0.1:${daemon.port}`;
  const client = createClient(`http://${host}`, login, tokens?.issue);
  return {
    ...{ host, ...client },
    close: async () => {
      await daemon.close();
      tokens?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Issue = (repository: string, actions: readonly string[]) => string;

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push */
function createClient(origin: string, login: RegistryLogin, issue: Issue | undefined) {
  const send = async (repository: string, method: string, url: string, body?: string, type?: string) => {
    const authorization = {
      none: '',
      basic,
      token: `Bearer ${issue?.(repository, ['pull', 'push', 'delete'])}`,
    }[login];
    const response = await fetch(new URL(url, origin), {
      ...{ method, headers: { authorization, 'content-type': type ?? 'application/octet-stream' } },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    return response;
  };
  const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return {
    putBlob: async (repository: string, content: string) => {
      const started = await send(repository, 'POST', `/v2/${repository}/blobs/uploads/`);
      const url = new URL(started.headers.get('location') ?? '', origin);
      url.searchParams.set('digest', digestOf(content));
      await send(repository, 'PUT', url.href, content);
      return digestOf(content);
    },
    putManifest: async (repository: string, tag: string | undefined, mediaType: string, manifest: object) => {
      const text = JSON.stringify({ schemaVersion: 2, mediaType, ...manifest });
      await send(repository, 'PUT', `/v2/${repository}/manifests/${tag ?? digestOf(text)}`, text, mediaType);
      return digestOf(text);
    },
    deleteBlob: async (repository: string, digest: string) => {
      await send(repository, 'DELETE', `/v2/${repository}/blobs/${digest}`);
    },
  };
}

/** A server that gives tokens to those who know the password. https://distribution.github.io/distribution/spec/auth/jwt/ */
async function startTokens({ certificate, key }: CertificateFiles) {
  const pem = readFileSync(certificate, 'utf8');
  const chain = [pem.replaceAll(/-----[^-]+-----|\s/g, '')];
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issue: Issue = (name, actions) => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      ...{ iss: 'tests', aud: 'registry', sub: registryUser.name, jti: randomUUID() },
      ...{ exp: now + 300, nbf: now - 5, iat: now, access: [{ type: 'repository', name, actions }] },
    };
    const content = `${encode({ typ: 'JWT', alg: 'ES256', x5c: chain })}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(content), {
      ...{ key: readFileSync(key), dsaEncoding: 'ieee-p1363' },
    });
    return `${content}.${signature.toString('base64url')}`;
  };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://x');
    const [, repository = ''] = /^repository:([^:]+):pull$/.exec(searchParams.get('scope') ?? '') ?? [];
    const known = request.headers.authorization === basic && searchParams.get('service') === 'registry';
    if (!known || repository === '') return void response.writeHead(401).end();
    response.end(JSON.stringify({ token: issue(repository, ['pull']) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return { url, issue, close: () => void server.close() };
}

import { execFile } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { promisify } from 'node:util';
import { createPlainLog, ProviderError, Secrets } from '@deploy-actions/action-kit';
import { createFakeGithub } from '@deploy-actions/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { boundedFetch } from '../src/bounded-fetch.ts';
import { createGithubClient, type GithubOperation, GithubRefusal } from '../src/index.ts';

const run = promisify(execFile);
const operation: GithubOperation = { name: 'see it', repository: 'acme/shop', permission: 'metadata: read' };
const log = createPlainLog(new Secrets(), { write: () => {} });

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server of one's own; gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('importing packages/github', () => {
  it('loads nothing of Octokit before there is a client', async () => {
    const index = new URL('../src/index.ts', import.meta.url).href;
    const script = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      const github = await import(${JSON.stringify(index)});
      const before = loaded.filter((url) => /@octokit|@actions.github|bottleneck/.test(url)).length;
      await github.createGithubClient({ token: 'x', log: { debug() {} } });
      console.log(before, loaded.some((url) => url.includes('@octokit/plugin-throttling')));
    `;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
    expect(stdout.trim()).toBe('0 true');
  });
});

describe('createGithubClient', () => {
  it('masks the token, and sends it in the header alone', async () => {
    const secrets = new Secrets();
    const github = createFakeGithub();
    github.addRepository({ owner: 'acme', name: 'shop' });
    const token = github.addToken();
    const client = await createGithubClient({ token, log, secrets, fetch: github.fetch });
    expect(secrets.redact(`it is ${token}`)).toBe('it is ***');
    const found = await client.send(operation, (api) => api.repos.get({ owner: 'acme', repo: 'shop' }));
    expect(found.full_name).toBe('acme/shop');
    const [request] = github.requests;
    expect(request?.headers['authorization']).toBe(`token ${token}`);
    expect(request?.headers['user-agent']).toMatch(/^deploy-actions /);
    expect(JSON.stringify({ ...request, headers: undefined })).not.toContain(token);
  });

  it('goes to the GitHub of the runner, through its proxy', async () => {
    const api = new URL(
      await serve((request, response) => {
        const body = JSON.stringify({ full_name: `${request.method} ${request.headers.host}${request.url}` });
        response.setHeader('content-type', 'application/json').end(body);
      }),
    );
    const wanted: string[] = [];
    const proxy = createServer().listen(0, '127.0.0.1');
    proxy.on('connect', ({ url = '' }, socket) => {
      wanted.push(url);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(connect(Number(api.port), api.hostname)).pipe(socket);
    });
    closing.push(() => proxy.close());
    await new Promise((resolve) => proxy.once('listening', resolve));
    const index = new URL('../src/index.ts', import.meta.url).href;
    const script = `
      const { createGithubClient } = await import(${JSON.stringify(index)});
      const client = await createGithubClient({ token: 'x', log: { debug() {} } });
      const operation = { name: 'see it', repository: 'acme/shop', permission: 'metadata: read' };
      const found = await client.send(operation, (api) => api.repos.get({ owner: 'acme', repo: 'shop' }));
      console.log(found.full_name);
    `;
    const { port } = proxy.address() as AddressInfo;
    const environment = {
      GITHUB_API_URL: 'http://github.example/api/v3',
      http_proxy: `http://127.0.0.1:${port}`,
    };
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      env: { PATH: process.env['PATH'], ...environment },
    });
    expect(stdout.trim()).toBe('GET github.example/api/v3/repos/acme/shop');
    expect(wanted).toEqual(['github.example:80']);
  });

  it('takes a page of a proxy for what it is', async () => {
    const page = async () =>
      new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
    const client = await createGithubClient({ token: 'x', log, fetch: page });
    const answer = client.send(operation, (api) => api.repos.get({ owner: 'acme', repo: 'shop' }));
    await expect(answer).rejects.toThrow(/answered 200 with something else than JSON; is there a proxy/);
  });

  it('takes an answer that broke off for none', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{');
      setImmediate(() => response.destroy());
    });
    const client = await createGithubClient({ token: 'x', log, fetch: () => fetch(address) });
    const answer = client.send(operation, (api) => api.repos.get({ owner: 'acme', repo: 'shop' }));
    await expect(answer).rejects.toThrow(/^GitHub gave no answer: /);
  });

  it('gives refusals that were expected, and throws others', async () => {
    const github = createFakeGithub();
    const client = await createGithubClient({ token: github.addToken(), log, fetch: github.fetch });
    const get = () =>
      client.attempt(operation, [404], (api) => api.repos.get({ owner: 'acme', repo: 'shop' }));
    expect(await get()).toEqual(new GithubRefusal(404, 'Not Found'));
    const other = client.attempt(operation, [409], (api) => api.repos.get({ owner: 'a', repo: 'b' }));
    await expect(other).rejects.toThrow(/isn't there for this token/);
  });

  it('leaves bugs of callers as they are', async () => {
    const client = await createGithubClient({ token: 'x', log, fetch: async () => Response.json({}) });
    const broken = client.send(operation, async () => {
      throw new TypeError('a bug');
    });
    await expect(broken).rejects.toThrow(TypeError);
    await expect(broken).rejects.not.toBeInstanceOf(ProviderError);
  });
});

describe('boundedFetch', () => {
  it.each<[string, RequestListener]>([
    ['no answer', () => {}],
    ['an answer without an end', (_, response) => void response.writeHead(200).write('{')],
  ])('gives up on %s', async (_, listener) => {
    const address = await serve(listener);
    await expect(boundedFetch(fetch, 50)(address)).rejects.toThrow('no answer within 50ms');
  });

  it('throws for an answer that breaks off, which Octokit would take for an empty one', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setImmediate(() => response.destroy());
    });
    await expect(boundedFetch(fetch, 5_000)(address)).rejects.toThrow();
  });

  it('hands on status, headers and body, and stops when its caller does', async () => {
    const address = await serve((_, response) => void response.writeHead(404, { 'x-a': 'b' }).end('{}'));
    const response = await boundedFetch(fetch, 5_000)(address);
    expect([response.status, response.headers.get('x-a'), await response.text()]).toEqual([404, 'b', '{}']);
    const stopped = boundedFetch(fetch, 5_000)(address, { signal: AbortSignal.abort(new Error('stop')) });
    await expect(stopped).rejects.toThrow('stop');
  });
});

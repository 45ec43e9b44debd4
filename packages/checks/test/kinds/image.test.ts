import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemProcessRunner } from '@deploy-actions/action-kit';
import { expect, test } from 'vitest';
import { readReference } from '../../src/kinds/image/reference.ts';
import { ask, realRuntime, section, serve } from '../asking.ts';
import { type FakeRegistryOptions, imageType, indexType, startRegistry } from '../fake-registry.ts';
import { outcomes } from '../outcomes.ts';

const user = { name: 'deploy', password: 'pull-secret-1234' };

/** A registry with `acme/shop:1.1.0` for two platforms, each with a layer of its own and one that both have. */
async function stocked(options: FakeRegistryOptions = {}) {
  const registry = await startRegistry(options);
  const { put } = registry;
  const blob = (text: string) => ({ mediaType: 'application/x', digest: put(text), size: text.length });
  const shared = blob('the base');
  const image = (architecture: string) => {
    const layers = [shared, blob(`the layer for ${architecture}`)];
    const config = blob(JSON.stringify({ os: 'linux', architecture }));
    const digest = put({ schemaVersion: 2, config, layers }, imageType);
    return {
      layers,
      digest,
      entry: { mediaType: imageType, digest, size: 1, platform: { os: 'linux', architecture } },
    };
  };
  const [amd64, arm64] = [image('amd64'), image('arm64')];
  const attestation = put({ schemaVersion: 2, layers: [] }, imageType);
  const beside = {
    mediaType: imageType,
    digest: attestation,
    size: 1,
    platform: { os: 'unknown', architecture: 'unknown' },
  };
  const index = put({ schemaVersion: 2, manifests: [amd64.entry, arm64.entry, beside] }, indexType);
  registry.tag('1.1.0', index);
  registry.tag('amd64-only', amd64.digest);
  const name = `${registry.host}/acme/shop`;
  return { registry, amd64, arm64, index, name, image: `${name}:1.1.0` };
}

outcomes('image', {
  passes: async () => {
    const { image } = await stocked({ login: 'bearer', user });
    return {
      check: {
        ...{ image, platform: 'linux/amd64', layers: true, username: user.name, password: user.password },
      },
      finding:
        /^127\.0\.0\.1:\d+\/acme\/shop:1\.1\.0 is there for linux\/amd64 with all 3 layers \(sha256:\w{12}\)$/,
      answer:
        /^digest sha256:\w{64}\n.*index.*\nplatforms: linux\/amd64, linux\/arm64\n3 layers with configuration, \d+ B$/,
    };
  },
  warns: async () => {
    const { registry, index, name } = await stocked();
    registry.tag('latest', index);
    return { check: { image: name }, finding: /^the tag `latest` is whatever was pushed last; / };
  },
  fails: {
    'there is no such tag': async () => ({
      check: { image: `${(await stocked()).name}:9.9.9` },
      finding: /^127\.0\.0\.1:\d+ has no acme\/shop:9\.9\.9$/,
    }),
    'it is not for the platform': async () => ({
      check: { image: (await stocked()).image, platform: 'windows/amd64' },
      finding: /acme\/shop:1\.1\.0 is for linux\/amd64, linux\/arm64, wanted windows\/amd64$/,
    }),
    'the only image is for another platform': async () => ({
      check: { image: `${(await stocked()).name}:amd64-only`, platform: 'linux/arm64' },
      finding: /acme\/shop:amd64-only is for linux\/amd64, wanted linux\/arm64$/,
    }),
    'a layer is gone': async () => {
      const { registry, arm64, image } = await stocked();
      const lost = arm64.layers[1]?.digest ?? '';
      registry.remove(lost);
      return {
        check: { image, layers: true },
        finding: new RegExp(`can not be pulled: 1 of its 5 layers are gone from \\S+: ${lost.slice(0, 19)}$`),
        answer: new RegExp(`gone: ${lost}$`),
      };
    },
    'the manifest for the platform is gone': async () => {
      const { registry, amd64, image } = await stocked();
      registry.remove(amd64.digest);
      return {
        check: { image, platform: 'linux/amd64' },
        finding: /has no acme\/shop@sha256:\w+ \(MANIFEST_UNKNOWN\)$/,
      };
    },
    'the tag leads elsewhere': async () => {
      const { image, amd64, index } = await stocked();
      return {
        check: { image, digest: amd64.digest },
        finding: new RegExp(`^\\S+:1\\.1\\.0 is ${index}, wanted ${amd64.digest}$`),
      };
    },
  },
  unreachable: {
    'a login is wanted': async () => ({
      check: { image: (await stocked({ login: 'bearer', user })).image },
      finding:
        /^\S+ does not let in to acme\/shop: \S+ does not take the login \(401\); log in by docker\/login-action/,
    }),
    'the password is wrong': async () => ({
      check: {
        image: (await stocked({ login: 'basic', user })).image,
        username: 'deploy',
        password: 'outdated',
      },
      finding: /^\S+ does not let in to acme\/shop: the answer is 401; look at the password of `deploy`/,
    }),
    'too many requests': async () => {
      const { registry, image } = await stocked();
      registry.break(429, { 'retry-after': '120' });
      return {
        check: { image },
        finding:
          /^\S+: too many requests \(429\); it asks for a pause of 2m; with a login the limit is higher$/,
      };
    },
    'the registry is broken': async () => {
      const { registry, image } = await stocked();
      registry.break(500);
      return { check: { image }, finding: /^\S+, manifests\/1\.1\.0: status 500$/ };
    },
    'no registry at all': () => ({
      check: { image: '127.0.0.1:1/acme/shop:1' },
      finding: /^HEAD http:\/\/127\.0\.0\.1:1\/v2\/acme\/shop\/manifests\/1: .*(ECONNREFUSED|bad port)/,
    }),
  },
});

test('a manifest alone is asked for by HEAD, which no registry counts as a pull', async () => {
  const { registry, image } = await stocked();
  expect(await ask({ kind: 'image', image }, await realRuntime())).toMatchObject({ status: 'pass' });
  expect(registry.requests).toEqual(['HEAD /v2/acme/shop/manifests/1.1.0']);
});

test('a registry that names no digests is asked for the manifest itself', async () => {
  const { image, index } = await stocked({ silent: true });
  const check = { kind: 'image', image, digest: index };
  expect(await ask(check, await realRuntime())).toMatchObject({ status: 'pass' });
});

test('with a digest the tag may be gone, or lead elsewhere: a warning', async () => {
  const { name, amd64, index } = await stocked();
  const check = async (image: string) => ask({ kind: 'image', image }, await realRuntime());
  expect(await check(`${name}:1.1.0@${index}`)).toMatchObject({ status: 'pass' });
  expect(await check(`${name}@${amd64.digest}`)).toMatchObject({ status: 'pass' });
  const moved = await check(`${name}:1.1.0@${amd64.digest}`);
  expect(moved).toMatchObject({ status: 'warn' });
  expect(moved.finding).toMatch(/^the tag `1\.1\.0` leads to sha256:\w{12} by now, not to sha256:\w{12}$/);
  expect((await check(`${name}:old@${index}`)).finding).toMatch(/^the tag `old` is gone, /);
});

test('what stores the layers never sees the login', async () => {
  const seen: unknown[] = [];
  const storage = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end();
  });
  const { image } = await stocked({ login: 'basic', user, storage });
  const check = { kind: 'image', image, layers: true, username: user.name, password: user.password };
  expect(await ask(check, await realRuntime())).toMatchObject({ status: 'pass' });
  expect(seen).toEqual(Array(5).fill(undefined));
});

test('a manifest with another content than its digest is a failure', async () => {
  const { registry, image } = await stocked();
  const lie = await serve((_, response) => response.end('{"layers":[]}'));
  registry.break(307, { location: lie });
  const asked = ask(
    { kind: 'image', image: image.replace(':1.1.0', `@sha256:${'0'.repeat(64)}`), layers: true },
    await realRuntime(),
  );
  expect((await asked).finding).toMatch(/has another content than its digest says: sha256:/);
});

test('no password goes to a realm without TLS when the registry has it', async () => {
  const runtime = await realRuntime();
  const sent: string[] = [];
  const http: typeof runtime.http = {
    send: async ({ url }) => {
      sent.push(url);
      const headers = { 'www-authenticate': 'Bearer realm="http://evil.example/token",service="x"' };
      return { status: 401, headers, body: '', elapsed: 1 };
    },
  };
  const check = { kind: 'image', image: 'ghcr.io/acme/shop:1', username: 'a', password: 'secret-1' };
  const result = await ask(check, { ...runtime, http });
  expect(result.finding).toBe(
    'ghcr.io wants a login at `http://evil.example/token`, which is no safe address',
  );
  expect(sent).toEqual(['https://ghcr.io/v2/acme/shop/manifests/1']);
});

/** A runtime whose docker has logged in like this, and helpers of these names with these scripts. */
async function loggedIn(config: object | string, helpers: Readonly<Record<string, string>> = {}) {
  const runtime = await realRuntime();
  const folder = join(runtime.workspace, 'docker');
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  for (const [name, script] of Object.entries(helpers)) {
    writeFileSync(join(folder, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, `docker-credential-${name}`), 0o755);
  }
  const processes = {
    ...systemProcessRunner,
    tool: (request: Parameters<typeof systemProcessRunner.tool>[0]) =>
      systemProcessRunner.tool({ ...request, command: join(folder, request.command) }),
  };
  return { ...runtime, processes, environment: { DOCKER_CONFIG: folder } };
}

const auth = Buffer.from(`${user.name}:${user.password}`).toString('base64');

test('the login of docker is used, from its file', async () => {
  const { registry, image } = await stocked({ login: 'bearer', user });
  const runtime = await loggedIn({ auths: { [registry.host]: { auth } } });
  expect(await ask({ kind: 'image', image }, runtime)).toMatchObject({ status: 'pass' });
  expect(runtime.secrets.redact(`${user.password} ${auth}`)).toBe('*** ***');
});

test('a helper is given the registry on standard input, and its token is exchanged', async () => {
  const { registry, image } = await stocked({ login: 'bearer', user, refreshToken: 'refresh-me-1234' });
  const script = `read server; [ "$1 $server" = "get ${registry.host}" ] || exit 3
echo '{"ServerURL":"x","Username":"<token>","Secret":"refresh-me-1234"}'`;
  const runtime = await loggedIn({ credHelpers: { [registry.host]: 'test' }, auths: {} }, { test: script });
  expect(await ask({ kind: 'image', image }, runtime)).toMatchObject({ status: 'pass' });
  expect(runtime.secrets.redact('refresh-me-1234')).toBe('***');
});

test.each([
  ['nobody is known', 'echo credentials not found in native keychain; exit 1', undefined],
  ['it fails', 'echo the keychain is locked >&2; exit 1', /gives no login for \S+: the keychain is locked$/],
  ['it answers nonsense', 'echo "my-secret"', /gives no login for \S+: its answer is no login$/],
])('a helper: %s', async (_, script, finding) => {
  const { image } = await stocked();
  const result = await ask(
    { kind: 'image', image },
    await loggedIn({ credsStore: 'test' }, { test: script }),
  );
  if (finding === undefined) expect(result.status).toBe('pass');
  else expect(result).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
});

test.each([
  [
    { credsStore: '../../bin/evil' },
    /names the helper `\.\.\/\.\.\/bin\/evil`, which is no name of a program/,
  ],
  ['{"auths": my-secret}', /docker's login at \S+ is no JSON$/],
])('a login of docker that is broken: %j', async (config, finding) => {
  const { image } = await stocked();
  const result = await ask({ kind: 'image', image }, await loggedIn(config));
  expect(result).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
  expect(result.finding).not.toContain('my-secret');
});

const hash = `sha256:${'a'.repeat(64)}`;

test.each([
  ['redis', 'https', 'registry-1.docker.io', 'library/redis', 'latest'],
  ['acme/shop:1', 'https', 'registry-1.docker.io', 'acme/shop', '1'],
  ['docker.io/redis:7', 'https', 'registry-1.docker.io', 'library/redis', '7'],
  ['localhost:5000/shop', 'http', 'localhost:5000', 'shop', 'latest'],
  [`ghcr.io/acme/shop@${hash}`, 'https', 'ghcr.io', 'acme/shop', undefined],
  [`registry.example:8443/a/b/c:V1_x@${hash}`, 'https', 'registry.example:8443', 'a/b/c', 'V1_x'],
])('reads %s as docker does', (text, scheme, host, repository, tag) => {
  expect(readReference(text)).toMatchObject({ origin: `${scheme}://${host}`, repository, tag });
});

test.each([
  'Acme/Shop',
  'ghcr.io/acme/shop:',
  'a b',
  'shop@sha256:12',
  'https://ghcr.io/acme/shop',
  '../shop',
])('%s is no image', async (image) => {
  await expect(ask({ kind: 'image', image }, await realRuntime())).rejects.toThrow(/is no image/);
});

test('a password without a user is refused', () => {
  expect(() => section({ kind: 'image', image: 'shop', password: 'x' })).toThrow(
    /belongs to `password`: give both or neither/,
  );
});

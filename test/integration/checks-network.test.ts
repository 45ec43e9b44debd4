import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from '@deploy-actions/action-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, realRuntime } from '../../packages/checks/test/asking.ts';
import { freePort } from './components/daemon.ts';
import { type NameServer, startNameServer } from './components/dnsmasq.ts';
import {
  type ImageRegistry,
  type RegistryLogin,
  registryUser,
  startRegistry,
} from './components/registry.ts';
import { type SshServer, startSshServer } from './components/sshd.ts';
import { CertificateAuthority, startTlsServer } from './components/tls-server.ts';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Keeps a component until the end of this file. */
async function kept<T extends { readonly close: () => Promise<void> }>(started: Promise<T>): Promise<T> {
  const component = await started;
  closing.push(component.close);
  return component;
}

let authority: CertificateAuthority;
let runtime: Runtime;

beforeAll(async () => {
  authority = new CertificateAuthority();
  closing.push(() => authority.close());
  runtime = await realRuntime();
});

describe('tls-certificate, against a server of OpenSSL', () => {
  const trusting = () => ({
    kind: 'tls-certificate',
    host: '127.0.0.1',
    'server-name': 'localhost',
    ca: authority.root.certificate,
  });

  /** What the check says of a server whose certificate is good for so many days. */
  async function found(days: number, more: object = {}, settings: readonly string[] = []) {
    const own = authority.issue(`server-${days}-${settings.length}`, { days, by: authority.root });
    const { port } = await kept(startTlsServer(own, settings));
    return ask({ ...trusting(), port, ...more }, runtime);
  }

  test('one that is good for long', async () => {
    expect((await found(90)).finding).toMatch(
      /^valid for `localhost` for (89|90) days, .* \(TLSv1\.3, from root\)$/,
    );
  });

  test('one that expires soon: a failure, or a warning', async () => {
    expect(await found(20)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^the certificate expires in (19|20) days, /),
    });
    expect(await found(40, { 'warn-before': '45d' })).toMatchObject({ status: 'warn' });
  });

  test('one that has expired, from a server that speaks TLS 1.2 alone', async () => {
    const result = await found(-1, {}, ['-tls1_2']);
    expect(result.finding).toMatch(/^the certificate expired on /);
    expect(result.evidence?.answer).toMatch(/^TLSv1\.2\n/);
  });

  test('one whose issuer is left out', async () => {
    const middle = authority.issue('middle', { days: 90, by: authority.root, authority: true });
    const own = authority.issue('below', { days: 60, by: middle });
    const alone = await kept(startTlsServer(own));
    expect((await ask({ ...trusting(), port: alone.port }, runtime)).finding).toMatch(/incomplete chain/);
    const whole = await kept(startTlsServer(own, ['-cert_chain', middle.certificate]));
    expect(await ask({ ...trusting(), port: whole.port }, runtime)).toMatchObject({ status: 'pass' });
  });

  test('one that no public root vouches for, and a name it is not for', async () => {
    expect((await found(91, { ca: undefined })).finding).toMatch(
      /^the certificate .*\((SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)\)$/,
    );
    expect((await found(92, { 'server-name': 'api.shop.test' })).finding).toMatch(
      /^the certificate is not for `api\.shop\.test`/,
    );
  });
});

describe('dns, against dnsmasq', () => {
  let server: NameServer;
  const records = [
    ...['--host-record=api.shop.test,192.0.2.1,2001:db8::1', '--address=/api.shop.test/192.0.2.2'],
    ...['--cname=www.shop.test,api.shop.test', '--mx-host=shop.test,mail.shop.test,10'],
    ...['--txt-record=shop.test,v=spf1 -all', '--srv-host=_http._tcp.shop.test,api.shop.test,443,1,2'],
    ...['--caa-record=shop.test,0,issue,letsencrypt.org', '--local=/shop.test/'],
  ];
  const look = (name: string, more: object = {}) =>
    ask({ kind: 'dns', name, servers: [server.address], ...more }, runtime);

  beforeAll(async () => {
    server = await kept(startNameServer(records));
  });

  test.each([
    ['api.shop.test', 'A', '192.0.2.1'],
    ['api.shop.test', 'AAAA', '2001:db8:0::1'],
    ['www.shop.test', 'A', '192.0.2.1'],
    ['www.shop.test', 'CNAME', 'api.shop.test.'],
    ['shop.test', 'MX', '10 mail.shop.test'],
    ['shop.test', 'TXT', 'v=spf1 -all'],
    ['_http._tcp.shop.test', 'SRV', '1 2 443 api.shop.test'],
    ['shop.test', 'CAA', '0 issue letsencrypt.org'],
  ])('%s has the record %s', async (name, type, answer) => {
    expect(await look(name, { type, answers: [answer] })).toMatchObject({ status: 'pass' });
    expect(await look(name, { type, answers: [`${answer}9`] })).toMatchObject({ status: 'fail' });
  });

  test('answers that are kept for too long are a warning', async () => {
    expect(await look('api.shop.test', { 'ttl-at-most': '60s' })).toMatchObject({
      status: 'warn',
      finding: 'the answer may be kept for 5m, wanted at most 1m',
    });
  });

  test('what is not there, and what is of another zone', async () => {
    expect((await look('nothing.shop.test')).finding).toMatch(/\(NXDOMAIN\)$/);
    expect((await look('shop.test', { type: 'AAAA' })).finding).toMatch(/\(empty answer\)$/);
    expect((await look('elsewhere.test')).finding).toMatch(/\(REFUSED\)/);
  });

  test('another server that says something else', async () => {
    const other = await kept(startNameServer(['--host-record=api.shop.test,192.0.2.9']));
    const result = await look('api.shop.test', { 'same-on': [server.address, other.address] });
    expect(result).toMatchObject({
      status: 'warn',
      finding: expect.stringContaining(`${other.address} says 192.0.2.9`),
    });
  });
});

const indexType = 'application/vnd.docker.distribution.manifest.list.v2+json';
const imageType = 'application/vnd.docker.distribution.manifest.v2+json';

describe.each<RegistryLogin>(['none', 'basic', 'token'])(
  'image, against the registry of docker with the login %s',
  (login) => {
    let images: ImageRegistry;
    let layer: string;
    const given = { username: registryUser.name, password: registryUser.password };
    const look = (tag: string, more: object = {}) =>
      ask(
        {
          kind: 'image',
          image: `${images.host}/acme/shop${tag}`,
          ...(login === 'none' ? {} : given),
          ...more,
        },
        runtime,
      );

    beforeAll(async () => {
      images = await kept(startRegistry(login, authority.root));
      const put = (content: string) => images.putBlob('acme/shop', content);
      layer = await put('a layer');
      const config = JSON.stringify({ os: 'linux', architecture: 'amd64' });
      const manifest = {
        config: {
          mediaType: 'application/vnd.docker.container.image.v1+json',
          size: config.length,
          digest: await put(config),
        },
        layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', size: 7, digest: layer }],
      };
      const digest = await images.putManifest('acme/shop', '1.0.0', imageType, manifest);
      const platform = { os: 'linux', architecture: 'amd64' };
      const size = JSON.stringify({ schemaVersion: 2, mediaType: imageType, ...manifest }).length;
      await images.putManifest('acme/shop', '1.1.0', indexType, {
        manifests: [{ mediaType: imageType, digest, size, platform }],
      });
    });

    test('an image that is there, alone or in an index', async () => {
      const wanted = { platform: 'linux/amd64', layers: true };
      for (const tag of [':1.0.0', ':1.1.0'])
        expect(await look(tag, wanted)).toMatchObject({ status: 'pass' });
      expect((await look(':1.0.0')).status).toBe('pass');
      expect((await look(':1.1.0', { platform: 'linux/arm64' })).finding).toMatch(
        /is for linux\/amd64, wanted linux\/arm64$/,
      );
    });

    test('a tag that is not there', async () => {
      expect((await look(':9.9.9')).finding).toMatch(/has no acme\/shop:9\.9\.9$/);
    });

    if (login !== 'none') {
      test('somebody with another password', async () => {
        expect((await look(':1.0.0', { password: 'outdated-1' })).finding).toMatch(
          /does not let in to acme\/shop: .*look at the password of `deploy`/,
        );
      });
    }

    test('an image whose layer was deleted', async () => {
      await images.deleteBlob('acme/shop', layer);
      expect(await look(':1.0.0')).toMatchObject({ status: 'pass' });
      expect((await look(':1.1.0', { layers: true })).finding).toMatch(
        /can not be pulled: 1 of its 2 layers are gone/,
      );
    });
  },
);

describe('ssh, against OpenSSH', () => {
  let server: SshServer;
  const login = (more: object = {}) =>
    ask(
      {
        ...{ kind: 'ssh', host: '127.0.0.1', port: server.port, user: server.user },
        ...{ identity: server.key, 'known-hosts': server.knownHost, ...more },
      },
      runtime,
    );

  beforeAll(async () => {
    server = await kept(startSshServer());
  });

  test('a login that works, and what is run there', async () => {
    const result = await login({ run: 'echo "Access verified for $(whoami)"' });
    expect(result).toMatchObject({ status: 'pass' });
    expect(result.evidence?.answer).toMatch(
      /^Authenticated to 127\.0\.0\.1 .*using "publickey"\.\s*\nAccess verified for \w+$/,
    );
  });

  test.each([
    ['exit 3', 'fail', /is let in, but the command ended with exit code 3$/],
    ['echo nearly full >&2; exit 4', 'warn', /ended with exit code 4: nearly full$/],
    ['exit 255', 'fail', /is let in, but the command ended with exit code 255$/],
  ])('a command that fails: %s', async (run, status, finding) => {
    expect(await login({ run, 'warn-exit-code': 4 })).toMatchObject({
      status,
      finding: expect.stringMatching(finding),
    });
  });

  test('files in place of texts', async () => {
    writeFileSync(join(runtime.workspace, 'key'), server.key, { mode: 0o644 });
    writeFileSync(join(runtime.workspace, 'hosts'), `${server.knownHost}\n`);
    expect(await login({ identity: 'key', 'known-hosts': 'hosts' })).toMatchObject({ status: 'pass' });
  });

  test('what is refused, and why', async () => {
    expect((await login({ identity: server.otherKey })).finding).toMatch(
      /: the login is refused: the key is not among/,
    );
    expect((await login({ 'known-hosts': `other ${server.hostKey}` })).finding).toMatch(
      /: the host is unknown/,
    );
    const changed = `[127.0.0.1]:${server.port} ${server.otherHostKey}`;
    expect((await login({ 'known-hosts': changed })).finding).toMatch(/: the host key has changed/);
    expect((await login({ identity: server.key.slice(0, 200) })).finding).toMatch(
      /: the private key can not be used/,
    );
  });

  test('where nobody listens, or somebody else', async () => {
    expect((await login({ port: await freePort(), 'known-hosts': `* ${server.hostKey}` })).finding).toMatch(
      /: nothing listens there/,
    );
    const tls = await kept(startTlsServer(authority.root));
    const other = await login({ port: tls.port, 'known-hosts': `* ${server.hostKey}`, timeout: '4s' });
    expect(other.status).toBe('fail');
  });

  test('nothing of the key is left behind', async () => {
    await login();
    const left = execFileSync('grep', ['-rlF', server.key.split('\n')[1] ?? '', runtime.temporary], {
      encoding: 'utf8',
    });
    // The one that a test put there itself.
    expect(left.trim().split('\n')).toEqual([join(runtime.workspace, 'key')]);
    expect(readFileSync(join(runtime.workspace, 'key'), 'utf8')).toBe(server.key);
  });
});

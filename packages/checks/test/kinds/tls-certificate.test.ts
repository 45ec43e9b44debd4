import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { presentedChain } from '../../src/kinds/tls-certificate/presented-chain.ts';
import { ask, realRuntime, section, serve } from '../asking.ts';
import { type Issued, issue } from '../certificates.ts';
import { outcomes } from '../outcomes.ts';

const day = 86_400_000;
const names = ['DNS:shop.example', 'IP:127.0.0.1'];
const root = issue({ subject: 'Test Root', days: 900, authority: true });
const middle = issue({ subject: 'Test Intermediate', issuer: root, days: 60, authority: true });
const expiring = issue({ subject: 'Old Intermediate', issuer: root, days: 20, authority: true });
const good = issue({ subject: 'shop.example', issuer: middle, days: 90, names });
const soon = issue({ subject: 'shop.example', issuer: middle, days: 40, names });
const expired = issue({ subject: 'shop.example', issuer: middle, days: -1, names });
const below = issue({ subject: 'shop.example', issuer: expiring, days: 90, names });
const alone = issue({ subject: 'shop.example', days: 90, names });

const chain = (...certificates: Issued[]) => certificates.map(({ cert }) => cert).join('');
const serverOf = (own: Issued, ...rest: Issued[]) => ({ key: own.key, cert: chain(own, ...rest) });

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A check of a TLS server of this test, which trusts the root of this test. */
async function scene(options: TlsOptions, more: object = {}) {
  const server = createTlsServer(options, (socket) => socket.on('error', () => {}));
  const port = await listen(server.on('tlsClientError', () => {}));
  const runtime = await realRuntime();
  writeFileSync(join(runtime.workspace, 'root.pem'), root.cert);
  return {
    runtime,
    check: { host: '127.0.0.1', port, 'server-name': 'shop.example', ca: 'root.pem', ...more },
  };
}

outcomes('tls-certificate', {
  passes: async () => ({
    ...(await scene(serverOf(good, middle))),
    finding:
      /^valid for `shop\.example` for (89|90) days, that of Test Intermediate for (59|60) days, wanted more than 30d \(TLSv1\.3, from Test Intermediate\)$/,
    answer:
      /^TLSv1\.3\nshop\.example, from Test Intermediate, valid \S+Z to \S+Z\nTest Intermediate, from Test Root, .*\nTest Root, from Test Root, /,
  }),
  warns: async () => ({
    ...(await scene(serverOf(soon, middle), { 'warn-before': '45d' })),
    finding: /^the certificate expires in (39|40) days, on \S+Z, a warning below 45d$/,
  }),
  fails: {
    'it expires too soon': async () => ({
      ...(await scene(serverOf(soon, middle), { 'expires-after': '45d' })),
      finding: /^the certificate expires in (39|40) days, on \S+Z, wanted more than 45d$/,
    }),
    'its issuer expires too soon': async () => ({
      ...(await scene(serverOf(below, expiring))),
      finding: /^the certificate of its issuer Old Intermediate expires in (19|20) days, /,
    }),
    'it has expired, and its dates are shown': async () => ({
      ...(await scene(serverOf(expired, middle))),
      finding: /^the certificate expired on \d{4}-\d\d-\d\dT\S+Z$/,
      answer: /^TLSv1\.3\nshop\.example, from Test Intermediate, valid /,
    }),
    'it is for another name': async () => ({
      ...(await scene(serverOf(good, middle), { 'server-name': 'api.example' })),
      finding: /^the certificate is not for `api\.example`: .*DNS:shop\.example/,
    }),
    'it has expired and is for another name, too': async () => ({
      ...(await scene(serverOf(expired, middle), { 'server-name': 'api.example' })),
      finding: /^the certificate is not for `api\.example`: .*; the certificate expired on \S+$/,
    }),
    'it is self-signed': async () => ({
      ...(await scene(serverOf(alone))),
      finding: /^the certificate is self-signed; .* \(DEPTH_ZERO_SELF_SIGNED_CERT\)$/,
    }),
    'the server leaves out the intermediate': async () => ({
      ...(await scene(serverOf(good))),
      finding: /^the certificate has an incomplete chain.* \(UNABLE_TO_\w+\)$/,
    }),
    'its root is not trusted': async () => ({
      ...(await scene(serverOf(good, middle, root), { ca: undefined })),
      finding: /^the certificate comes from a root that is not trusted; .* \(SELF_SIGNED_CERT_IN_CHAIN\)$/,
    }),
  },
  unreachable: {
    'a server of plain HTTP': async () => ({
      check: { host: '127.0.0.1', port: Number(new URL(await serve((_, response) => response.end())).port) },
      finding: /^127\.0\.0\.1:\d+: what answers there does not speak TLS; is it plain HTTP\?$/,
    }),
    'nobody listens': () => ({
      check: { host: '127.0.0.1', port: 1 },
      finding: /^127\.0\.0\.1:1: nothing listens there \(connection refused\)$/,
    }),
    'no such host': () => ({
      check: { host: 'shop.invalid' },
      finding: /^shop\.invalid:443: the name does not resolve: /,
    }),
    'the handshake fails': async () => ({
      // Only what no client of today offers.
      ...(await scene({ ...serverOf(good), ciphers: 'PSK-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' })),
      finding: /^127\.0\.0\.1:\d+, asked for `shop\.example`: TLS handshake failed: .*handshake failure/,
    }),
    'the server hangs up': async () => ({
      check: { host: '127.0.0.1', port: await listen(createServer((socket) => socket.destroy())) },
      finding: /^127\.0\.0\.1:\d+: the connection was (broken off|closed) during the TLS handshake$/,
    }),
    'the server says nothing': async () => ({
      check: { host: '127.0.0.1', port: await listen(createServer(() => {})), timeout: '100ms' },
      finding: /^no answer within 100ms$/,
    }),
  },
});

test('a server that wants a certificate of the client shows its own all the same', async () => {
  const options = { ...serverOf(good, middle), requestCert: true, rejectUnauthorized: true };
  const { check, runtime } = await scene(options);
  expect((await ask({ kind: 'tls-certificate', ...check }, runtime)).status).toBe('pass');
});

test('an address needs no name, and is asked for without one', async () => {
  const { check, runtime } = await scene({
    ...serverOf(good, middle),
    SNICallback: () => {
      throw new Error('SNI for an address');
    },
  });
  const result = await ask({ kind: 'tls-certificate', ...check, 'server-name': undefined }, runtime);
  expect(result).toMatchObject({ status: 'pass' });
  expect(result.finding).toMatch(/^valid for `127\.0\.0\.1` /);
});

test('the connection ends with the signal', async () => {
  const port = await listen(createServer(() => {}));
  const endpoint = { host: '127.0.0.1', port, name: 'shop.example', ca: undefined };
  const asked = presentedChain(endpoint, AbortSignal.timeout(50));
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('days are counted by the clock of the run, to the last millisecond', async () => {
  const { check, runtime } = await scene(serverOf(good, middle), { 'expires-after': '0s' });
  const clock = { ...runtime.clock, now: () => Date.now() + 59.9 * day };
  const near = await ask({ kind: 'tls-certificate', ...check }, { ...runtime, clock });
  expect(near.finding).toMatch(/that of Test Intermediate for 0 days/);
  const early = { ...runtime.clock, now: () => Date.now() - day };
  expect((await ask({ kind: 'tls-certificate', ...check }, { ...runtime, clock: early })).finding).toMatch(
    /^the certificate is not valid before \S+Z; /,
  );
  const later = { ...runtime.clock, now: () => Date.now() + 61 * day };
  expect((await ask({ kind: 'tls-certificate', ...check }, { ...runtime, clock: later })).finding).toMatch(
    /^the certificate of its issuer Test Intermediate expired on /,
  );
});

test.each([
  ['nowhere.pem', 'can not be read (ENOENT)'],
  ['notes.txt', 'has no certificate in PEM'],
])('roots that are none are a mistake: %s', async (ca, message) => {
  const { check, runtime } = await scene(serverOf(good), { ca });
  writeFileSync(join(runtime.workspace, 'notes.txt'), 'nothing');
  const result = await ask({ kind: 'tls-certificate', ...check }, runtime);
  expect(result).toMatchObject({ status: 'fail', finding: `\`ca\`: \`${ca}\` ${message}` });
});

test.each([
  [{ host: 'https://shop.example' }, /must be the name or address of a server alone/],
  [
    { host: 'shop.example', 'expires-after': '30d', 'warn-before': '30d' },
    /must be longer than `expires-after`/,
  ],
])('is refused: %j', (more, message) => {
  expect(() => section({ kind: 'tls-certificate', ...more })).toThrow(message);
});

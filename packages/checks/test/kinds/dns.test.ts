import { expect, test } from 'vitest';
import { query } from '../../src/kinds/dns/query.ts';
import { ask, realRuntime, section } from '../asking.ts';
import { addresses, domain, pieces, shorts, startNameServer } from '../fake-name-server.ts';
import { outcomes } from '../outcomes.ts';

const name = 'api.shop.example';
const zone = {
  [name]: addresses('192.0.2.2', '192.0.2.1'),
  'gone.shop.example': 3,
  'broken.shop.example': 2,
  'silent.shop.example': 'silence' as const,
};

/** A check with a server of this test. */
async function scene(more: object = {}) {
  return { check: { name, servers: [await startNameServer(zone)], ...more } };
}

outcomes('dns', {
  passes: async () => ({
    ...(await scene({ answers: ['192.0.2.1'], 'ttl-at-most': '5m' })),
    finding: /^A api\.shop\.example is 192\.0\.2\.1, 192\.0\.2\.2, as expected$/,
    answer: /^192\.0\.2\.1\n192\.0\.2\.2\nmay be kept for 5m$/,
  }),
  warns: async () => ({
    ...(await scene({ 'ttl-at-most': '1m' })),
    finding: /^the answer may be kept for 5m, wanted at most 1m$/,
  }),
  fails: {
    'another answer': async () => ({
      ...(await scene({ answers: ['192.0.2.9', '192.0.2.1'] })),
      finding: /^A api\.shop\.example is 192\.0\.2\.1, 192\.0\.2\.2, wanted 192\.0\.2\.9, 192\.0\.2\.1$/,
    }),
    'none of those that would do': async () => ({
      ...(await scene({ answers: ['192.0.2.8', '192.0.2.9'], match: 'any' })),
      finding: /, wanted one of 192\.0\.2\.8, 192\.0\.2\.9$/,
    }),
    'one more than expected': async () => ({
      ...(await scene({ answers: ['192.0.2.1'], match: 'exactly' })),
      finding: /, wanted exactly 192\.0\.2\.1$/,
    }),
    'there is no such name': async () => ({
      ...(await scene({ name: 'gone.shop.example' })),
      finding: /^A gone\.shop\.example, asked of 127\.0\.0\.1:\d+: the name does not exist \(NXDOMAIN\)$/,
    }),
    'the name has no such records': async () => ({
      ...(await scene({ type: 'AAAA' })),
      finding: /the name exists, but has no such records \(empty answer\)$/,
    }),
  },
  unreachable: {
    'the server can not find out': async () => ({
      ...(await scene({ name: 'broken.shop.example' })),
      finding: /the name server failed to find out \(SERVFAIL\)/,
    }),
    'the server refuses': async () => ({
      ...(await scene({ name: 'else.example' })),
      finding: /the name server refuses to answer \(REFUSED\)/,
    }),
    'nobody is there': async () => ({
      ...(await scene({ servers: ['127.0.0.1:1'] })),
      finding: /asked of 127\.0\.0\.1:1: there is no name server \(connection refused\)$/,
    }),
    'the server is silent': async () => ({
      ...(await scene({ name: 'silent.shop.example', timeout: '100ms' })),
      finding: /^no answer within 100ms$/,
    }),
  },
});

test('servers that do not agree are a warning, one that does not answer a failure', async () => {
  const [one, same, other] = [
    await startNameServer(zone),
    await startNameServer({ [name]: addresses('192.0.2.1', '192.0.2.2') }),
    await startNameServer({ [name]: addresses('192.0.2.1', '192.0.2.7') }),
  ];
  const compare = async (...servers: string[]) =>
    ask({ kind: 'dns', name, servers: [one], 'same-on': servers }, await realRuntime());
  expect(await compare(one, same)).toMatchObject({ status: 'pass' });
  expect(await compare(one, other)).toMatchObject({
    status: 'warn',
    finding: `the name servers differ: ${one} says 192.0.2.1, 192.0.2.2; ${other} says 192.0.2.1, 192.0.2.7`,
  });
  const failed = await compare(one, await startNameServer({}));
  expect(failed).toMatchObject({ status: 'fail', finding: expect.stringContaining('REFUSED') });
  expect(failed.evidence?.answer).toContain(`${one}: 192.0.2.1, 192.0.2.2`);
});

const six = { type: 28, data: shorts(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1) };
const caa = {
  type: 257,
  data: Buffer.concat([Buffer.from([0]), pieces('issue'), Buffer.from('letsencrypt.org')]),
};

test.each([
  ['AAAA', [six], '2001:0DB8:0:0::1'],
  ['CNAME', [{ type: 5, data: domain('lb.shop.example') }], 'LB.shop.example.'],
  ['NS', [{ type: 2, data: domain('ns1.shop.example') }], 'ns1.shop.example'],
  [
    'MX',
    [{ type: 15, data: Buffer.concat([shorts(10), domain('mail.shop.example')]) }],
    '10 mail.shop.example.',
  ],
  ['TXT', [{ type: 16, data: pieces('v=spf1 ', '-all') }], 'v=spf1 -all'],
  [
    'SRV',
    [{ type: 33, data: Buffer.concat([shorts(1, 2, 443), domain('a.shop.example')]) }],
    '1 2 443 a.shop.example',
  ],
  ['CAA', [caa], '0 issue "letsencrypt.org"'],
])('records of the type %s are compared as zone files write them', async (type, records, answer) => {
  const servers = [await startNameServer({ [name]: records })];
  const right = { kind: 'dns', name, type, servers, answers: [answer], match: 'exactly' };
  expect(await ask(right, await realRuntime())).toMatchObject({ status: 'pass' });
  const wrong = await ask({ ...right, answers: [`${answer}x`] }, await realRuntime());
  expect(wrong.status).toBe('fail');
});

test('the shortest life of several records counts', async () => {
  const [first, second] = addresses('192.0.2.1', '192.0.2.2');
  const records = [
    { ...first, ttl: 86_400 },
    { ...second, ttl: 30 },
  ] as (typeof zone)[typeof name];
  const check = { kind: 'dns', name, servers: [await startNameServer({ [name]: records })] };
  const result = await ask(check, await realRuntime());
  expect(result.evidence?.answer).toContain('may be kept for 30s');
});

test('servers agree whatever the case and the order of their answers', async () => {
  const records = (...names: string[]) => ({
    [name]: names.map((each) => ({ type: 2, data: domain(each) })),
  });
  const servers = [
    await startNameServer(records('B.ns.example', 'a.ns.example')),
    await startNameServer(records('a.ns.example', 'b.ns.example')),
  ];
  const check = { kind: 'dns', name, type: 'NS', servers: servers.slice(0, 1), 'same-on': servers };
  expect(await ask(check, await realRuntime())).toMatchObject({ status: 'pass' });
});

test('a question ends with its signal, not after all tries', async () => {
  const server = await startNameServer(zone);
  const asked = query({ name: 'silent.shop.example', type: 'A' }, [server], AbortSignal.timeout(50));
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  // The first try alone takes 2 s.
}, 1_900);

test('a run that is cancelled ends the question', async () => {
  const runtime = await realRuntime();
  const servers = [await startNameServer(zone)];
  const asked = ask({ kind: 'dns', name: 'silent.shop.example', servers }, runtime);
  setImmediate(() => runtime.cancel(new Error('cancelled by SIGINT')));
  expect(await asked).toMatchObject({ status: 'fail', finding: 'cancelled by SIGINT' });
});

test.each([
  [{ name: 'shop.example', type: 'MX', 'ttl-at-most': '1m' }, /only `A` and `AAAA` tell how long/],
  [{ name: 'https://shop.example' }, /must be a name of the DNS/],
])('is refused: %j', (more, message) => {
  expect(() => section({ kind: 'dns', ...more })).toThrow(message);
});

test.each(['dns://192.0.2.1', '192.0.2.1:99999', '[ns1]:53'])('%s is no name server', async (server) => {
  const asked = ask({ kind: 'dns', name, servers: [server] }, await realRuntime());
  await expect(asked).rejects.toThrow(`\`${server}\` is no name server`);
});

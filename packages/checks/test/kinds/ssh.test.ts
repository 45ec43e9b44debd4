import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemProcessRunner } from '@deploy-actions/action-kit';
import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { fakeSsh } from '../fake-ssh.ts';
import { outcomes } from '../outcomes.ts';

const host = 'production.shop.example';
const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHostKeyOfProduction';
// Put together, so that no scanner takes it for a key.
const keyOf = (content: string) =>
  ['BEGIN', 'END'].map((end) => `-----${end} OPENSSH PRIVATE KEY-----`).join(`\n${content}\n`);
const key = keyOf('b3BlbnNzaC1rZXktdjEAAAAA');
const ok = { exitCode: 0, stdout: '', stderr: '' };

/** A login of `deploy` that works, and what is different about it. */
async function scene(more: object = {}) {
  const processes = fakeSsh({
    ...{ host, hostKey, keys: { deploy: key } },
    commands: {
      true: ok,
      'echo verified': { ...ok, stdout: 'verified\n' },
      'df --fail': { exitCode: 2, stdout: 'disk 91%\n', stderr: 'disk nearly full\n' },
      'exit 255': { ...ok, exitCode: 255 },
    },
  });
  const runtime = await realRuntime({ processes });
  const check = { host, user: 'deploy', identity: key, 'known-hosts': `${host} ${hostKey}`, ...more };
  return { processes, runtime, check };
}

outcomes('ssh', {
  passes: async () => ({
    ...(await scene({ run: 'echo verified' })),
    finding: /^deploy@production\.shop\.example is let in, and the command succeeds$/,
    answer:
      /^Authenticated to production\.shop\.example \(\[192\.0\.2\.7\]:22\) using "publickey"\.\s*\nverified$/,
  }),
  warns: async () => ({
    ...(await scene({ run: 'df --fail', 'warn-exit-code': 2 })),
    finding: /is let in, but the command ended with exit code 2: disk nearly full$/,
    answer: /\ndisk 91%\ndisk nearly full$/,
  }),
  fails: {
    'the command fails': async () => ({
      ...(await scene({ run: 'df --fail' })),
      finding: /is let in, but the command ended with exit code 2: disk nearly full$/,
    }),
    'the command ends with the exit code of ssh itself': async () => ({
      ...(await scene({ run: 'exit 255' })),
      finding: /is let in, but the command ended with exit code 255$/,
    }),
    'the key is of somebody else': async () => ({
      ...(await scene({ identity: keyOf('YW5vdGhlcg') })),
      finding:
        /^deploy@production\.shop\.example: the login is refused: the key is not among the `authorized_keys`/,
    }),
    'the host is unknown': async () => ({
      ...(await scene({ 'known-hosts': `other.example ${hostKey}` })),
      finding: /: the host is unknown: put its key into `known-hosts`/,
    }),
    'the host has another key': async () => ({
      ...(await scene({ 'known-hosts': `${host} ssh-ed25519 AAAAOldKey` })),
      finding: /: the host key has changed: /,
    }),
    'the key is broken': async () => ({
      ...(await scene({ identity: key.replace(/-----END.*/, '') })),
      finding: /: the private key can not be used: it is broken, or has a passphrase$/,
    }),
  },
  unreachable: {
    'no such host': async () => ({
      ...(await scene({ host: 'nowhere.example' })),
      finding: /^deploy@nowhere\.example: the name of the host does not resolve$/,
    }),
    'no ssh on the runner': async () => ({
      ...(await scene()),
      runtime: await realRuntime({
        processes: {
          ...systemProcessRunner,
          tool: (request) => systemProcessRunner.tool({ ...request, command: './no-such-program' }),
        },
      }),
      finding: /^there is no `ssh` on this runner; install OpenSSH$/,
    }),
  },
});

test.each([
  ['kex_exchange_identification: Connection closed by remote host', 'the server hung up before the login; '],
  ['ssh: connect to host x port 22: Connection timed out', 'the host does not answer; '],
  ['ssh: connect to host x port 22: Connection refused', 'nothing listens there (connection refused)'],
  [
    'Unable to negotiate with x port 22: no matching host key type found.',
    'client and server have no algorithm',
  ],
  ['something new', 'ssh failed: something new'],
  ['', 'ssh failed: it said nothing'],
])('is told what ssh means by: %s', async (stderr, means) => {
  const processes = { ...systemProcessRunner, tool: async () => ({ exitCode: 255, stdout: '', stderr }) };
  const { check } = await scene();
  const result = await ask({ kind: 'ssh', ...check }, await realRuntime({ processes }));
  expect(result).toMatchObject({ status: 'fail', finding: expect.stringContaining(`${host}: ${means}`) });
});

test('key and host keys may be files, and copies of them are gone afterwards', async () => {
  const { check, runtime, processes } = await scene({ identity: 'deploy key', 'known-hosts': 'hosts' });
  writeFileSync(join(runtime.workspace, 'deploy key'), key, { mode: 0o644 });
  writeFileSync(join(runtime.workspace, 'hosts'), `# production\n${host} ${hostKey}\n`);
  expect(await ask({ kind: 'ssh', ...check }, runtime)).toMatchObject({ status: 'pass' });
  expect(processes.files).toHaveLength(2);
  expect(processes.files.filter((file) => existsSync(file))).toEqual([]);
});

test('neither key nor host keys stand in the arguments', async () => {
  const { check, runtime, processes } = await scene();
  const calls: unknown[] = [];
  const tool: typeof processes.tool = async (request) => {
    calls.push(request);
    return processes.tool(request);
  };
  await ask({ kind: 'ssh', ...check }, { ...runtime, processes: { ...processes, tool } });
  expect(JSON.stringify(calls)).not.toMatch(/b3BlbnNza|AAAAC3/);
});

test.each([
  [
    { identity: 'no/such/key' },
    /^`identity`: `no\/such\/key` is neither the text itself nor a file .* \(ENOENT\)$/,
  ],
  [{ identity: 'my secret: {1234}' }, /^`identity`: what was given is neither the text itself nor a file/],
  [{ 'known-hosts': 'no/such/file' }, /^`known-hosts`: `no\/such\/file` is neither/],
])('what is no key, and no file, is a mistake: %j', async (more, finding) => {
  const { check, runtime } = await scene(more);
  const result = await ask({ kind: 'ssh', ...check }, runtime);
  expect(result).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
});

test('a file with something else is a mistake', async () => {
  const { check, runtime } = await scene({ identity: 'notes' });
  writeFileSync(join(runtime.workspace, 'notes'), 'hello');
  expect((await ask({ kind: 'ssh', ...check }, runtime)).finding).toMatch(/^`identity` is no private key: /);
});

test.each([
  { host: '-oProxyCommand=evil', user: 'deploy' },
  { host: 'a b', user: 'deploy' },
  { host, user: '-x' },
  { host, user: 'a;b' },
])('an option in place of a name is refused: %j', (more) => {
  expect(() => section({ kind: 'ssh', ...more })).toThrow(/must be/);
});

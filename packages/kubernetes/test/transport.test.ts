import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import {
  type BackgroundRequest,
  ConfigurationError,
  ProviderError,
  systemProcessRunner,
} from '@deploy-actions/action-kit';
import {
  createTestRuntime,
  type FakeKubernetes,
  fakeKubectl,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Kubectl, KubernetesLoginError, KubernetesRefusal, KubernetesTrouble } from '../src/index.ts';
import { user } from './open-kubectl.ts';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
  api.put(map);
});
afterEach(() => api.close());

const map = {
  ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'shop' } },
  data: { a: 'b' },
};
const path = '/api/v1/namespaces/shop/configmaps/x';

async function start(more: { token?: string; contexts?: string[]; failure?: string } = {}) {
  const login = { url: api.url, token: api.token, contexts: [] as string[], ...more };
  const processes = fakeKubectl(login);
  const runtime = await createTestRuntime({ processes });
  const open = (context?: string) => new Kubectl(runtime, user, context);
  return { login, processes, open };
}

/** A kubectl that is another program. */
async function openInstead(replace: Partial<BackgroundRequest>) {
  const heard = Promise.withResolvers<string>();
  const background: typeof systemProcessRunner.background = (request) =>
    systemProcessRunner.background({
      ...{ ...request, ...replace },
      onLine: (line) => {
        request.onLine?.(line);
        heard.resolve(line);
      },
    });
  const runtime = await createTestRuntime({ processes: { ...systemProcessRunner, background } });
  return { heard: heard.promise, kubectl: new Kubectl(runtime, user, undefined) };
}

const saying = (said: string) =>
  openInstead({ command: 'bash', args: ['-c', 'echo "$SAID" >&2; exit 1'], environment: { SAID: said } });

/** The address of something that is no fake API. */
async function startServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('kubectl is started', () => {
  it('once, by the first request, for all who use the same context', async () => {
    const { processes, open } = await start({ contexts: ['other'] });
    const [one, two, other] = [open(), open(), open('other')];
    expect(processes.starts).toEqual([]);
    await Promise.all([one.get(path), one.get(path), two.get(path)]);
    await two.replace(path, map);
    expect(processes.starts).toHaveLength(1);
    await other.get(path);
    expect(processes.starts.map((args) => args.slice(3))).toEqual([
      ['--append-server-path'],
      ['--append-server-path', '--context', 'other'],
    ]);
  });

  it('again when it has died, without a request that fails', async () => {
    const { processes, open } = await start();
    const kubectl = open();
    await kubectl.get(path);
    for (const tool of processes.running) await tool.stop();
    expect(await kubectl.get(path)).toMatchObject(map);
    expect(processes.starts).toHaveLength(2);
  });

  it('again when the login no longer counts, before that is believed', async () => {
    const { login, processes, open } = await start({ token: 'expired' });
    await expect(open().get(path)).rejects.toBeInstanceOf(KubernetesLoginError);
    expect(processes.starts).toHaveLength(2);
    login.token = api.token;
    expect(await open().get(path)).toMatchObject(map);
    expect(processes.starts).toHaveLength(2);
  });

  it('not again where the plug-in renews the login by itself, and nothing is written twice', async () => {
    const { login, processes, open } = await start();
    const kubectl = open();
    await kubectl.get(path);
    login.token = 'expired';
    api.meanwhile = () => {
      login.token = api.token;
    };
    await kubectl.replace(path, { ...map, data: { a: 'c' } });
    expect(processes.starts).toHaveLength(1);
    expect(api.requests.map((request) => request.slice(0, 3))).toEqual(['GET', 'PUT', 'PUT']);
    expect(api.configMaps.get('shop/x')?.data).toEqual({ a: 'c' });
  });

  it('again after one that could not start', async () => {
    const { login, processes, open } = await start();
    await expect(open('ci').get(path)).rejects.toThrow('context "ci" does not exist');
    login.contexts.push('ci');
    expect(await open('ci').get(path)).toMatchObject(map);
    expect(processes.starts).toHaveLength(2);
  });

  it('without a flag that an old one does not know', async () => {
    const { login, processes, open } = await start();
    Object.assign(login, { unknownFlag: '--append-server-path' });
    expect(await open().get(path)).toMatchObject(map);
    expect(await open().get(path)).toMatchObject(map);
    expect(processes.starts.map((args) => args.slice(3))).toEqual([['--append-server-path'], []]);
  });

  it('in a folder that nobody else can look into, which goes with it', async () => {
    const { processes, open } = await start();
    await open().get(path);
    const [, flag, socket = ''] = processes.starts[0] ?? [];
    expect(flag).toBe('--unix-socket');
    const folder = dirname(socket);
    expect(readdirSync(folder)).toEqual([basename(socket)]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const tool of processes.running) await tool.stop();
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false));
  });
});

describe('a request', () => {
  it('tells the API how long it is waited for', async () => {
    const asked: string[] = [];
    const { login, open } = await start();
    login.url = await startServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    });
    await open().get(path);
    await open().get(`${path}?a=b`);
    expect(asked).toEqual([`${path}?timeout=5s`, `${path}?a=b&timeout=5s`]);
  });

  it.each([
    [403, '{"error":"sign in first"}', KubernetesRefusal, 'Forbidden', '{"error":"sign in first"}'],
    [413, '<html>too large', KubernetesRefusal, 'RequestEntityTooLarge', 'the request is too large'],
    [
      302,
      '',
      KubernetesTrouble,
      'no-json',
      /leads to https:\/\/sso\.example\.com: what the kubeconfig names/,
    ],
    [500, '<html>oops', KubernetesTrouble, 'InternalError', /oops/],
    [502, '', KubernetesTrouble, 'no-answer', /there was no answer/],
    [418, 'short and stout', KubernetesTrouble, 'Unknown', /short and stout/],
  ] as const)(
    'that something else answers with %s is no word of the API',
    async (status, body, kind, reason, message) => {
      const { login, open } = await start();
      login.url = await startServer((_, response) => {
        response.writeHead(status, { location: 'https://sso.example.com' }).end(body);
      });
      const reading = open().get(path);
      await expect(reading).rejects.toBeInstanceOf(kind);
      await expect(reading).rejects.toMatchObject({ reason });
      await expect(reading).rejects.toThrow(message);
    },
  );

  it('that is refused says why, in the words of the API', async () => {
    const { open } = await start();
    const missing = open().get('/api/v1/namespaces/shop/configmaps/y');
    await expect(missing).rejects.toBeInstanceOf(KubernetesRefusal);
    await expect(missing).rejects.toMatchObject({ reason: 'NotFound', message: 'configmaps "y" not found' });
    const invalid = open().replace(path, { ...map, data: { 'a b': '' } });
    await expect(invalid).rejects.toMatchObject({
      reason: 'Invalid',
      message: expect.stringMatching(/^ConfigMap "x" is invalid: data\[a b\]: Invalid value/),
    });
    api.faults.push({ how: 404 });
    await expect(open().get(path)).rejects.toMatchObject({
      ...{ reason: 'NotFound', message: 'the server could not find the requested resource' },
    });
  });

  it('may delete, but only what was meant', async () => {
    api.rules = [{ verbs: ['delete', 'get'] }];
    const { open } = await start();
    const uid = api.configMaps.get('shop/x')?.metadata.uid;
    await expect(open().delete(path, { preconditions: { uid: 'other' } })).rejects.toMatchObject({
      reason: 'Conflict',
    });
    expect(await open().delete(path, { preconditions: { uid } })).toMatchObject({ status: 'Success' });
    expect(api.configMaps.get('shop/x')).toBeUndefined();
  });

  it('of a pod that has a log gives it as it is', async () => {
    const { open } = await start();
    api.faults.push({ how: 'sign-in' });
    expect(await open().text(path)).toBe('<html><title>Sign in</title></html>');
  });

  it('is not sent when the signal has fired', async () => {
    const { open } = await start();
    const reason = new Error('enough');
    await expect(open().get(path, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(api.requests).toEqual([]);
  });

  it.each([
    ['dial tcp 10.0.0.1:443: i/o timeout', 'no-answer'],
    ['getting credentials: exec: executable aws failed with exit code 255', 'no-answer'],
    ['some nonsense', 'InternalError'],
  ])('is in trouble when the proxy says %s', async (failure, reason) => {
    const { open } = await start({ failure });
    const reading = open().get(path);
    await expect(reading).rejects.toBeInstanceOf(ProviderError);
    await expect(reading).rejects.toMatchObject({ reason, retryable: true });
    await expect(reading).rejects.toThrow(`kubectl get: ${failure}`);
  });

  it('names the files of KUBECONFIG that are not there', async () => {
    const { open } = await start({ failure: 'dial tcp 127.0.0.1:8080: connect: connection refused' });
    vi.stubEnv('KUBECONFIG', `/no/such/one:${import.meta.filename}:/no/such/two *`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const reading = open().get(path);
    await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
    await expect(reading).rejects.toThrow(
      /^the test is out of reach: `KUBECONFIG` names `\/no\/such\/one`, `\/no\/such\/two \*`, which is not there: log in/,
    );
  });

  it.each([
    [undefined, 'the current context'],
    ['staging', 'the context `staging`'],
  ])('without an answer of the cluster names the context %s', async (context, named) => {
    const { open } = await start({ failure: 'dial tcp 10.0.0.1:443: i/o timeout', contexts: ['staging'] });
    await expect(open(context).get(path)).rejects.toThrow(
      `kubectl get: dial tcp 10.0.0.1:443: i/o timeout (${named} of the kubeconfig: is this the right cluster?)`,
    );
  });

  it.each([
    [
      'dial tcp [::1]:8080: connect: connection refused',
      /^the test is out of reach: there is no kubeconfig: log in .*\(.*dial tcp/,
    ],
    [
      'getting credentials: exec: executable gke-gcloud-auth-plugin not found\n\nIt looks like you are …',
      /executable gke-gcloud-auth-plugin not found; install the plug-in/,
    ],
    [
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      /the kubeconfig does not fit the certificate/,
    ],
  ])('is a mistake of the set-up when the proxy says %s', async (failure, message) => {
    const { open } = await start({ failure });
    await expect(open().get(path)).rejects.toBeInstanceOf(ConfigurationError);
    await expect(open().get(path)).rejects.toThrow(message);
  });
});

describe('kubectl itself', () => {
  it('is asked for when it is missing', async () => {
    const reading = (await openInstead({ command: 'kubectl-that-nobody-has' })).kubectl.get(path);
    await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
    await expect(reading).rejects.toThrow(/^the test needs kubectl on the runner, .*; install it/);
  });

  it.each([
    [
      'W0101 loader.go:223] Config not found\nerror: error loading config file "/x": yaml: line 7: mapping values',
      /^the test is out of reach: error: error loading config file .*; look at the kubeconfig/,
    ],
    [
      'error: context "ci" does not exist',
      /context "ci" does not exist; look at `context` in the section `tests`/,
    ],
  ])('is explained when it says %s', async (said, message) => {
    const reading = (await saying(said)).kubectl.get(path);
    await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
    await expect(reading).rejects.toThrow(message);
  });

  it('that ends for another reason is trouble', async () => {
    await expect(
      (await saying('error: listen unix: too many open files')).kubectl.get(path),
    ).rejects.toMatchObject({
      ...{ name: 'ProviderError', reason: 'no-answer', retryable: true },
      message: 'kubectl get: error: listen unix: too many open files',
    });
  });

  it('is given up when its login never ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const words = "echo 'To sign in, open a browser' >&2; sleep 60";
      const { heard, kubectl } = await openInstead({ command: 'bash', args: ['-c', words] });
      const reading = kubectl.get(path);
      reading.catch(() => {});
      await heard;
      await vi.advanceTimersByTimeAsync(19_900);
      const before = await Promise.race([reading.catch(() => 'ended'), Promise.resolve('waits')]);
      expect(before).toBe('waits');
      await vi.advanceTimersByTimeAsync(200);
      await expect(reading).rejects.toMatchObject({
        ...{ name: 'ProviderError', reason: 'no-answer', retryable: true, system: 'testing' },
        message: expect.stringMatching(
          /no answer within 20s: the API, or the login to it, does not answer; kubectl said To sign in/,
        ),
      });
    } finally {
      vi.useRealTimers();
    }
  });
});

it('a process that is killed leaves no kubectl behind', async () => {
  const kit = new URL('../src/index.ts', import.meta.url).href;
  const actionKit = new URL('../../action-kit/src/index.ts', import.meta.url).href;
  const code = `
    import { systemProcessRunner } from ${JSON.stringify(actionKit)};
    import { Kubectl } from ${JSON.stringify(kit)};
    const background = (request) => systemProcessRunner.background({
      ...request, command: 'bash', args: ['-c', 'echo $$; exec sleep 30'],
      onLine: (line) => process.stdout.write(line + '\\n', () => process.kill(process.pid, 'SIGKILL')),
    });
    const processes = { ...systemProcessRunner, background };
    await new Kubectl({ processes, workspace: '/' }, ${JSON.stringify(user)}, undefined).get('/x');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await child.stdout.toArray();
  const isThere = () => {
    try {
      return process.kill(Number(line), 0);
    } catch {
      return false;
    }
  };
  expect(Number(line)).toBeGreaterThan(1);
  await vi.waitFor(() => expect(isThere()).toBe(false), 10_000);
});

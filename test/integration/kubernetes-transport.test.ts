import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '@deploy-actions/action-kit';
import { Kubectl, KubernetesTrouble, versionSkew } from '@deploy-actions/kubernetes';
import { type FakeKubernetes, type FakeKubernetesTls, startFakeKubernetes } from '@deploy-actions/testing';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { components } from '../../scripts/components/components.ts';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { loopbackCertificate, type RealKubectl, realKubectl, writeKubeconfig } from './components/kubectl.ts';

const user = { name: 'the test', section: 'tests', system: 'testing' };
const path = '/api/v1/namespaces/shop/configmaps/x';
const map = {
  ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'shop' } },
  data: { a: 'b' },
};

let tls: FakeKubernetesTls;
beforeAll(async () => {
  tls = await loopbackCertificate();
});

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes(tls);
  api.put(map);
});

const runners: RealKubectl[] = [];
afterEach(async () => {
  api.close();
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

describe.each([
  ['of the machine', components.kubectl.program],
  ['of the cluster', controlPlaneProgram('kubectl')],
])('the kubectl %s', (_, program) => {
  const open = (kubeconfig: string) => {
    const processes = realKubectl(kubeconfig, program);
    runners.push(processes);
    const runtime = { processes, workspace: tmpdir() };
    return { processes, runtime, kubectl: new Kubectl(runtime, user, undefined) };
  };
  const at = (more: Partial<Parameters<typeof writeKubeconfig>[0]> = {}) =>
    open(writeKubeconfig({ server: api.url, certificate: tls.cert, user: { token: api.token }, ...more }));

  test('is started once, and again when it was killed', async () => {
    const { processes, kubectl } = at();
    await Promise.all([1, 2, 3].map(() => kubectl.get(path)));
    // Before 1.23, the first one doesn't know a flag.
    const first = processes.started.length;
    expect(first).toBeLessThanOrEqual(program === controlPlaneProgram('kubectl') ? 1 : 2);
    await processes.started.at(-1)?.stop();
    expect(await kubectl.get(path)).toMatchObject(map);
    expect(processes.started).toHaveLength(first + 1);
  });

  test('sends each write once, whatever becomes of it', async () => {
    const { kubectl } = at();
    await kubectl.get(path);
    api.requests.length = 0;
    for (const how of ['lost-reply', 'lost-request', 503] as const) {
      api.faults.push({ method: 'PUT', how });
      await expect(kubectl.replace(path, map)).rejects.toBeInstanceOf(KubernetesTrouble);
    }
    expect(api.requests).toEqual([`PUT ${path}`, `PUT ${path}`, `PUT ${path}`]);
  });

  test('renews a login by its plug-in, without a request that fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plugin-'));
    const file = join(folder, 'token');
    const plugin = `
      echo "asked" >>"${folder}/asked"
      printf '{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","status":{"token":"%s"}}' "$(cat "${file}")"`;
    writeFileSync(file, 'expired');
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'bash',
      args: ['-c', plugin],
    };
    const { processes, kubectl } = at({ user: { exec: { ...exec, interactiveMode: 'Never' } } });
    api.meanwhile = () => writeFileSync(file, api.token);
    expect(await kubectl.get(path)).toMatchObject(map);
    const first = processes.started.length;
    for (let index = 0; index < 5; index += 1) await kubectl.get(path);
    expect(processes.started).toHaveLength(first);
    // Some builds ask once more before they start.
    expect(readFileSync(join(folder, 'asked'), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(3);
    api.token = 'another';
    expect(await kubectl.get(path)).toMatchObject(map);
    expect(processes.started).toHaveLength(first);
  });

  test.each([
    [
      'that is not there',
      'no-such-plugin',
      [],
      ConfigurationError,
      /no-such-plugin not found.*; install the plug-in/s,
    ],
    [
      'that fails',
      'bash',
      ['-c', 'echo "token expired" >&2; exit 3'],
      KubernetesTrouble,
      /exit code 3.*token expired/,
    ],
  ] as const)('says what is wrong with a plug-in %s', async (_, command, args, kind, message) => {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      interactiveMode: 'Never',
      command,
      args,
    };
    const reading = at({ user: { exec } }).kubectl.get(path);
    await expect(reading).rejects.toBeInstanceOf(kind);
    await expect(reading).rejects.toThrow(message);
  });

  test('says what is wrong with the certificate, the address, the kubeconfig and the lack of one', async () => {
    const other = at({ certificate: (await loopbackCertificate()).cert }).kubectl.get(path);
    await expect(other).rejects.toBeInstanceOf(ConfigurationError);
    await expect(other).rejects.toThrow(/x509.*; the kubeconfig does not fit the certificate/);
    const nobody = at({ server: 'https://127.0.0.1:1' }).kubectl.get(path);
    await expect(nobody).rejects.toMatchObject({ reason: 'no-answer', retryable: true });
    await expect(nobody).rejects.toThrow(/connection refused/);
    const broken = join(mkdtempSync(join(tmpdir(), 'kubeconfig-')), 'config');
    writeFileSync(broken, 'a: [');
    await expect(open(broken).kubectl.get(path)).rejects.toThrow(/error loading config file .*; look at/);
    const none = open('').kubectl.get(path);
    await expect(none).rejects.toBeInstanceOf(ConfigurationError);
    await expect(none).rejects.toThrow(/is out of reach: there is no kubeconfig: log in/);
    const gone = open('/no/such/kubeconfig.yaml').kubectl.get(path);
    await expect(gone).rejects.toBeInstanceOf(ConfigurationError);
    await expect(gone).rejects.toThrow(/names `\/no\/such\/kubeconfig\.yaml`, which is not there: log in/);
  });

  test('says which version it is', async () => {
    const { runtime, kubectl } = at();
    api.version = { major: '1', minor: '99', gitVersion: 'v1.99.0' };
    expect(await versionSkew(kubectl, runtime)).toEqual([
      expect.stringMatching(/^kubectl is `v1\.\d+\..*`, but the API of the cluster is `v1\.99\.0`/),
    ]);
  });

  test('outlives a cancel of the step, and nothing else of it', async () => {
    const kubeconfig = writeKubeconfig({
      server: api.url,
      certificate: tls.cert,
      user: { token: api.token },
    });
    const modules = ['action-kit', 'kubernetes'].map((name) =>
      fileURLToPath(new URL(`../../packages/${name}/src/index.ts`, import.meta.url)),
    );
    const code = `
      import { systemProcessRunner } from ${JSON.stringify(modules[0])};
      import { Kubectl } from ${JSON.stringify(modules[1])};
      process.on('SIGINT', async () => console.log((await kubectl.get(${JSON.stringify(path)})).kind));
      let socket;
      const background = (request) => {
        socket = request.args[2];
        const environment = { KUBECONFIG: ${JSON.stringify(kubeconfig)} };
        return systemProcessRunner.background({ ...request, environment, command: ${JSON.stringify(program)} });
      };
      const runtime = { processes: { ...systemProcessRunner, background }, workspace: '/' };
      const kubectl = new Kubectl(runtime, ${JSON.stringify(user)}, undefined);
      await kubectl.get(${JSON.stringify(path)});
      console.log(socket);
      setTimeout(() => {}, 60_000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      ...{ detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
    });
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    await vi.waitFor(() => expect(said).toMatch(/^\/.*\n$/), 20_000);
    const [socket = ''] = said.split('\n');
    expect(child.pid).toBeGreaterThan(1);
    const group = -(child.pid ?? Number.NaN);
    process.kill(group, 'SIGINT');
    await vi.waitFor(() => expect(said).toBe(`${socket}\nConfigMap\n`), 20_000);
    process.kill(group, 'SIGKILL');
    await vi.waitFor(() => expect(listens(socket)).toBe(false), 20_000);
  });
});

test('an API below a path is reached with a kubectl of 1.23 or newer', async () => {
  const server = `${api.url}/k8s/clusters/c-1`;
  const kubeconfig = writeKubeconfig({ server, certificate: tls.cert, user: { token: api.token } });
  const processes = realKubectl(kubeconfig, controlPlaneProgram('kubectl'));
  runners.push(processes);
  await new Kubectl({ processes, workspace: tmpdir() }, user, undefined).get(path).catch(() => {});
  expect(api.requests).toEqual([`GET /k8s/clusters/c-1${path}`]);
});

/** Whether a program still holds a socket. */
function listens(socket: string): boolean {
  return existsSync(socket) && readFileSync('/proc/net/unix', 'utf8').includes(socket);
}

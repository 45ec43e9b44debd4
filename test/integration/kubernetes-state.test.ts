import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemProcessRunner } from '@deploy-actions/action-kit';
import { type FakeKubernetes, type FakeKubernetesTls, startFakeKubernetes } from '@deploy-actions/testing';
import { beforeAll, expect, test } from 'vitest';
import { type Cluster, configMapBehaviour } from '../../packages/state/test/config-map-behaviour.ts';
import { components } from '../../scripts/components/components.ts';

let folder: string;
let tls: FakeKubernetesTls;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubernetes-'));
  const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const out = ['-keyout', files.key, '-out', files.cert];
  await promisify(execFile)('openssl', ['req', '-x509', ...kind, ...subject, ...out]);
  tls = { key: await readFile(files.key, 'utf8'), cert: await readFile(files.cert, 'utf8') };
});

/** Kubectl as a job has it after a login: a kubeconfig that KUBECONFIG names. */
function loggedIn(api: FakeKubernetes, token: string): ReturnType<Cluster['kubectl']> {
  const kubeconfig = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'ci' },
    contexts: [{ name: 'ci', context: { cluster: 'test', user: 'ci' } }],
    clusters: [
      {
        name: 'test',
        cluster: {
          server: api.url,
          'certificate-authority-data': Buffer.from(tls.cert).toString('base64'),
        },
      },
    ],
    users: [{ name: 'ci', user: { token } }],
  };
  const prepared = (async () => {
    const home = await mkdtemp(join(folder, 'home-'));
    const file = join(home, 'kubeconfig');
    await writeFile(file, JSON.stringify(kubeconfig), { mode: 0o600 });
    return { KUBECONFIG: file, HOME: home };
  })();
  return async (request) => {
    const command = request.command === 'kubectl' ? components.kubectl.program : request.command;
    return systemProcessRunner.tool({ ...request, command, environment: await prepared });
  };
}

configMapBehaviour('kubectl', async () => {
  const api = await startFakeKubernetes(tls);
  return { api, kubectl: (token) => loggedIn(api, token) };
});

test('kubectl without a kubeconfig says so in the words the store knows', async () => {
  const { stderr, exitCode } = await systemProcessRunner.tool({
    ...{
      command: components.kubectl.program,
      args: ['get', '--raw', '/api/v1/namespaces/shop/configmaps/x'],
    },
    ...{ directory: folder, environment: { KUBECONFIG: '', HOME: folder } },
  });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^The connection to the server localhost:8080 was refused/m);
});

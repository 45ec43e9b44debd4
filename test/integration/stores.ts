import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { StateConfiguration } from '@deploy-actions/config';
import { openStateStore, type StateDocument } from '@deploy-actions/state';
import { createTestRuntime, startFakeKubernetes } from '@deploy-actions/testing';
import { components } from '../../scripts/components/components.ts';
import type { Ci } from './ci.ts';
import { motoVariables, parameterValue } from './components/index.ts';

/** A state store: what a run needs to reach it, and a look into it that is not the run's. */
export interface Store {
  readonly type: StateConfiguration['store'];
  /** The `state` section. */
  readonly section: string;
  /** Variables of the step. */
  readonly environment: Readonly<Record<string, string>>;
  readonly read: () => Promise<StateDocument | undefined>;
  /** The colour that readers see who know nothing of the document; absent where the document is all there is. */
  readonly plainColor?: () => Promise<string | undefined>;
  readonly close?: () => Promise<void>;
}

/** A new state file outside of every workspace. */
export function newFileStore(): Store {
  const path = join(mkdtempSync(join(tmpdir(), 'state-')), 'state.json');
  const configuration = { store: 'file', path } as const;
  return {
    type: 'file',
    section: JSON.stringify(configuration),
    environment: {},
    read: () => readWith(configuration),
    plainColor: async () => (JSON.parse(readFileSync(path, 'utf8')) as StateDocument).active,
  };
}

let parameters = 0;

/** A new parameter in moto, which runs reach at `url`, a proxy in front of it perhaps. */
export function newSsmStore(moto: { readonly url: string }, url = moto.url): Store {
  parameters += 1;
  const parameter = `/shop-${parameters}/active-env`;
  const configuration = { store: 'ssm', parameter } as const;
  return {
    type: 'ssm',
    section: JSON.stringify(configuration),
    environment: { ...motoVariables, AWS_ENDPOINT_URL: url },
    // The SDK reads the environment of the process: it must name moto itself here.
    read: () => readWith(configuration),
    plainColor: () => parameterValue(moto.url, parameter),
  };
}

/** A new branch in the repository of the runs. */
export function newGithubStore({ repository }: Ci, branch = 'deployments/shop/production'): Store {
  return {
    type: 'github',
    section: JSON.stringify({ store: 'github', branch }),
    environment: {},
    read: async () => JSON.parse(repository.file('state.json', branch) ?? 'null') ?? undefined,
  };
}

/** A ConfigMap behind a fake API server and the real kubectl. */
export async function newKubernetesStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'kubernetes-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  await promisify(execFile)('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert]);
  const api = await startFakeKubernetes({ key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') });
  const name = 'deployment-shop-production';
  const namespace = 'shop';
  const kubeconfig = join(folder, 'kubeconfig');
  const cluster = { server: api.url, 'certificate-authority': cert };
  const content = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'ci' },
    contexts: [{ name: 'ci', context: { cluster: 'test', user: 'ci' } }],
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'ci', user: { token: api.token } }],
  };
  writeFileSync(kubeconfig, JSON.stringify(content), { mode: 0o600 });
  return {
    type: 'kubernetes',
    section: JSON.stringify({ store: 'kubernetes', namespace, name }),
    environment: { KUBECONFIG: kubeconfig, HOME: folder, PATH: pathWith(components.kubectl.program) },
    read: async () =>
      JSON.parse(api.configMaps.get(`${namespace}/${name}`)?.data?.['state.json'] ?? 'null') ?? undefined,
    close: async () => api.close(),
  };
}

function pathWith(program: string): string {
  const path = process.env['PATH'] ?? '';
  return dirname(program) === '.' ? path : `${dirname(program)}:${path}`;
}

async function readWith(configuration: StateConfiguration): Promise<StateDocument | undefined> {
  const runtime = await createTestRuntime({ environment: motoVariables });
  const context = { service: 'shop', environment: 'production', githubToken: undefined, aws: undefined };
  const store = await openStateStore(configuration, { ...context, runtime });
  return (await store.read()).state;
}

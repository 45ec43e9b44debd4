import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { StateConfiguration } from '@deploy-actions/config';
import { openStateStore, type StateDocument } from '@deploy-actions/state';
import { createTestRuntime, startFakeKubernetes } from '@deploy-actions/testing';
import { components } from '../../scripts/components/components.ts';
import type { Ci } from './ci.ts';
import { motoVariables, parameterValue } from './components/index.ts';
import { kubectlOnPath, loopbackCertificate, writeKubeconfig } from './components/kubectl.ts';

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
  const tls = await loopbackCertificate();
  const api = await startFakeKubernetes(tls);
  const name = 'deployment-shop-production';
  const namespace = 'shop';
  const user = { token: api.token };
  const kubeconfig = writeKubeconfig({ server: api.url, certificate: tls.cert, user });
  return {
    type: 'kubernetes',
    section: JSON.stringify({ store: 'kubernetes', namespace, name }),
    environment: {
      KUBECONFIG: kubeconfig,
      HOME: dirname(kubeconfig),
      PATH: kubectlOnPath(components.kubectl.program),
    },
    read: async () =>
      JSON.parse(api.configMaps.get(`${namespace}/${name}`)?.data?.['state.json'] ?? 'null') ?? undefined,
    close: async () => api.close(),
  };
}

async function readWith(configuration: StateConfiguration): Promise<StateDocument | undefined> {
  const runtime = await createTestRuntime({ environment: motoVariables });
  const context = { service: 'shop', environment: 'production', githubToken: undefined, aws: undefined };
  const store = await openStateStore(configuration, { ...context, runtime });
  return (await store.read()).state;
}

import {
  createTestRuntime,
  type FakeKubernetes,
  type FakePod,
  fakeKubectl,
  type KubectlLogin,
  startFakeKubernetes,
  type TestRuntime,
} from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import { KubernetesDeployer } from '../../../src/deployers/kubernetes/kubernetes-deployer.ts';
import type { Release } from '../../../src/index.ts';
import type { WorkloadSpec } from '../../../src/kubernetes/workload-object.ts';
import { FakeControllers, type FakeWorkload } from './fake-controllers.ts';

/** A fake cluster with its controllers, and a runtime whose kubectl reaches it. */
export interface World {
  readonly api: FakeKubernetes;
  readonly controllers: FakeControllers;
  readonly runtime: TestRuntime;
}

/** Starts one; its controllers take a step at each request. */
export async function startWorld(login: Partial<KubectlLogin> = {}): Promise<World> {
  const api = await startFakeKubernetes();
  onTestFinished(() => api.close());
  for (const namespace of ['green', 'blue']) api.namespaces.add(namespace);
  api.rules = [{ verbs: ['*'], group: '*', resource: '*', namespace: '*' }];
  const processes = fakeKubectl({ url: api.url, token: 'token-of-ci', contexts: ['production'], ...login });
  const runtime = await createTestRuntime({ processes });
  const controllers = new FakeControllers(api, runtime.clock);
  api.meanwhile = () => controllers.run();
  return { api, controllers, runtime };
}

/** A workload with one container `api`, which runs `shop/api:1`. */
export function workload(
  kind: 'Deployment' | 'StatefulSet',
  namespace: string,
  name: string,
  { labels = { app: name }, image = 'shop/api:1', ...spec }: Spec = {},
): FakeWorkload {
  return {
    ...{ apiVersion: 'apps/v1', kind, metadata: { namespace, name } },
    spec: {
      ...{ replicas: 3, selector: { matchLabels: labels } },
      template: { metadata: { labels }, spec: { containers: [{ name: 'api', image }] } },
      ...(kind === 'StatefulSet' ? { updateStrategy: { type: 'RollingUpdate' }, serviceName: name } : {}),
      ...spec,
    },
  };
}

type Spec = Partial<WorkloadSpec> & {
  readonly labels?: Record<string, string>;
  readonly image?: string;
  readonly progressDeadlineSeconds?: number;
  readonly podManagementPolicy?: string;
  readonly strategy?: { readonly type: string };
};

/** A container waits, for a reason of the kubelet. */
export function waits(reason: string, message: string) {
  return (pod: FakePod): void => {
    const [{ name } = { name: '' }] = pod.spec.containers;
    pod.status.containerStatuses = [
      { ...{ name, ready: false, restartCount: 0, lastState: {} }, state: { waiting: { reason, message } } },
    ];
  };
}

/** What is put onto the colour green. */
export const release: Release = {
  ...{ service: 'shop', environment: 'production', version: '2', sha: undefined },
  ...{ color: 'green', url: 'http://green' },
};

type Given = ConstructorParameters<typeof KubernetesDeployer>[0];

/** A deployer for `deployment green/api`, unless something else is given. */
export function deployer({ runtime }: World, given: Partial<Given> = {}): KubernetesDeployer {
  const base = { deployer: 'kubernetes', namespace: '{{color}}', 'log-lines': 10, timeout: 20_000 } as const;
  const deployments = { api: { containers: { api: 'shop/api:{{version}}' } } };
  return new KubernetesDeployer({ ...base, deployments, ...given }, runtime);
}

/** The image that a workload's pods are to run. */
export function imageOf({ api }: World, kind = 'Deployment', namespace = 'green', name = 'api') {
  const found = api.find<FakeWorkload>(kind, namespace, name);
  return found?.spec.template.spec.containers[0]?.image;
}

/** The requests that change something. */
export function writes({ api }: World): readonly string[] {
  return api.requests.filter((request) => request.startsWith('PUT'));
}

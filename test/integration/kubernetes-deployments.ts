import { type ProcessRunner, ProviderError, systemClock } from '@deploy-actions/action-kit';
import type { WorkloadConfigurationOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import {
  createDeployer,
  type DeployOptions,
  type Release,
  type WorkloadDeployer,
} from '@deploy-actions/workloads';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { realKubectl } from './components/kubectl.ts';
import type { ApiObject } from './components/kubernetes/api.ts';
import { type Cluster, until } from './components/kubernetes/cluster.ts';

/** What is put onto the colour green. */
export const release: Release = {
  ...{ service: 'shop', environment: 'production', version: '2', sha: undefined },
  ...{ color: 'green', url: 'http://green' },
};

/** The section `workload`; each colour has workloads of its own, such as `api-green`. */
export type Given = Partial<WorkloadConfigurationOf<'kubernetes'>> & { readonly namespace: string };

/** Who asks the cluster: the administrator with the kubectl of its version, where nothing else is said. */
export interface Login {
  readonly kubeconfig?: string;
  readonly kubectl?: string;
}

/** What came of a deployment. */
export interface Outcome {
  readonly lines: readonly string[];
  /** Empty when there was none. */
  readonly failure: string;
  /** Milliseconds. */
  readonly took: number;
}

type Kind = 'deployments' | 'statefulsets';

/** The path of a workload of green. */
export function workloadPath(kind: Kind, namespace: string, name: string): string {
  return `/apis/apps/v1/namespaces/${namespace}/${kind}/${name}-green`;
}

/** Workloads on a cluster, and the deployer in real time. */
export class KubernetesDeployments {
  readonly #cluster: Cluster;
  /** One for each login: it keeps its connection to the API. */
  readonly #processes = new Map<string, ProcessRunner>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** A deployer, and what it logs. */
  async open(
    { deployments, 'stateful-sets': sets, ...given }: Given,
    login: Login = {},
  ): Promise<{ readonly deployer: WorkloadDeployer; readonly lines: readonly string[] }> {
    const processes = this.#processesOf(login);
    const runtime = { ...(await createTestRuntime({ processes })), clock: systemClock };
    const configuration = {
      ...({ deployer: 'kubernetes', 'log-lines': 10, timeout: 20_000 } as const),
      ...given,
      ...{ deployments: ofColors(deployments), 'stateful-sets': ofColors(sets) },
    };
    const deployer = await createDeployer(configuration, { runtime, aws: undefined });
    return { deployer, lines: runtime.lines };
  }

  /** Deploys; throws what is no ProviderError. */
  async deploy(given: Given, options: DeployOptions & Login = {}): Promise<Outcome> {
    const { deployer, lines } = await this.open(given, options);
    const began = Date.now();
    const failure = await deployer.deploy(release, options).then(
      () => '',
      (error: Error) => {
        if (error instanceof ProviderError) return error.message;
        throw error;
      },
    );
    return { lines, failure, took: Date.now() - began };
  }

  /** Creates a workload of green whose pods run `shop/<name>:1`, and waits until they do. */
  async create(kind: Kind, namespace: string, name: string, spec: object = {}): Promise<void> {
    const { api } = this.#cluster;
    await api.create(`/apis/apps/v1/namespaces/${namespace}/${kind}?fieldManager=helm`, {
      metadata: { name: `${name}-green` },
      spec: {
        ...{ replicas: 2, selector: { matchLabels: { app: name } } },
        template: {
          metadata: { labels: { app: name } },
          spec: { containers: [{ name: 'api', image: `shop/${name}:1` }] },
        },
        ...(kind === 'statefulsets' ? { serviceName: `${name}-green` } : {}),
        ...spec,
      },
    });
    await until(`${name} runs`, async () => {
      const { spec, status } = await api.get(workloadPath(kind, namespace, name));
      return status?.readyReplicas === spec.replicas;
    });
  }

  /** The images of the pods that are to stay. */
  async images(namespace: string): Promise<readonly string[]> {
    return (await this.#cluster.api.list(`/api/v1/namespaces/${namespace}/pods`))
      .filter(({ metadata }: ApiObject) => !metadata.deletionTimestamp)
      .map(({ spec }: ApiObject) => spec.containers[0].image)
      .sort();
  }

  #processesOf(login: Login): ProcessRunner {
    const { kubeconfig = this.#cluster.kubeconfig, kubectl = controlPlaneProgram('kubectl') } = login;
    const key = `${kubeconfig} ${kubectl}`;
    const processes = this.#processes.get(key) ?? realKubectl(kubeconfig, kubectl);
    this.#processes.set(key, processes);
    return processes;
  }
}

function ofColors(workloads: Given['deployments'] = {}): NonNullable<Given['deployments']> {
  return Object.fromEntries(Object.entries(workloads).map(([name, each]) => [`${name}-{{color}}`, each]));
}

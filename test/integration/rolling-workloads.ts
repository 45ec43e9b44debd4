import { setTimeout as sleep } from 'node:timers/promises';
import { createPlainLog, type Runtime, Secrets, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import {
  openRollingWorkloads,
  type RollingWorkload,
  type Rollout,
  type UpdateRecord,
} from '@deploy-actions/workloads';
import { onTestFinished } from 'vitest';
import { realKubectl } from './components/kubectl.ts';
import type { ApiObject } from './components/kubernetes/api.ts';
import { type Cluster, until } from './components/kubernetes/cluster.ts';

type Kind = 'Deployment' | 'StatefulSet';

/** A workload on a cluster, all its pods, and whoever updates it. */
export interface Bench {
  readonly namespace: string;
  /** Its path in the API. */
  readonly path: string;
  readonly object: () => Promise<ApiObject>;
  /** The workload as a new process opens it, on its way to this image. */
  readonly open: (image: string, login?: Login) => Promise<RollingWorkload>;
  /** What any of these processes logged. */
  readonly lines: readonly string[];
  readonly pods: PodWatch;
}

/** The administrator's kubeconfig when absent. */
export interface Login {
  readonly kubeconfig: string;
}

/** What a watch of the pods saw since it was asked last. */
export interface PodWatch {
  /** The fewest ready ones. */
  fewestReady: number;
  /** The most of an image other than the first, and of all. */
  mostNew: number;
  mostOfAll: number;
  /** How many there are now, by image. */
  readonly images: () => Readonly<Record<string, number>>;
  /** Begins to count anew. */
  readonly again: () => void;
}

/** Makes a workload with the image `shop/api:1` and more of a spec, and waits until it is there. */
export async function workloadOn(
  cluster: Cluster,
  kind: Kind,
  spec: Readonly<Record<string, unknown>>,
): Promise<Bench> {
  const namespace = await cluster.namespace('rolling');
  const kinds = kind === 'Deployment' ? 'deployments' : 'statefulsets';
  const collection = `/apis/apps/v1/namespaces/${namespace}/${kinds}`;
  const path = `${collection}/api`;
  await cluster.api.create(`${collection}?fieldManager=helm`, {
    metadata: { name: 'api', annotations: { team: 'shop' } },
    spec: {
      selector: { matchLabels: { app: 'api' } },
      template: {
        metadata: { labels: { app: 'api' } },
        spec: { containers: [{ name: 'api', image: 'shop/api:1', env: [{ name: 'A', value: 'b' }] }] },
      },
      ...(kind === 'StatefulSet' ? { serviceName: 'api' } : {}),
      ...spec,
    },
  });
  const object = () => cluster.api.get(path);
  const wanted = (spec['replicas'] as number | undefined) ?? 1;
  await until('all pods are ready', async () => ((await object()).status?.availableReplicas ?? 0) === wanted);
  const lines: string[] = [];
  const runtimes = new Map<string, Promise<Runtime>>();
  const open = async (image: string, { kubeconfig }: Login = cluster) => {
    const runtime = runtimes.get(kubeconfig) ?? runtimeOn(kubeconfig, lines);
    runtimes.set(kubeconfig, runtime);
    const pods = { containers: { api: image } };
    const configuration = {
      ...{ deployer: 'kubernetes' as const, namespace, 'log-lines': 10, timeout: 60_000 },
      ...(kind === 'Deployment' ? { deployments: { api: pods } } : { 'stateful-sets': { api: pods } }),
    };
    const release = { service: 'shop', environment: 'production', version: '2', sha: undefined };
    const [workload] = await openRollingWorkloads(configuration, release, await runtime);
    return workload as RollingWorkload;
  };
  const pods = watchPods(cluster, namespace);
  await until('the watch has seen all pods', async () => pods.images()['shop/api:1'] === wanted);
  pods.again();
  return { namespace, path, object, open, lines, pods };
}

/** A runtime whose kubectl uses this kubeconfig, in real time. */
async function runtimeOn(kubeconfig: string, lines: string[]): Promise<Runtime> {
  const processes = realKubectl(kubeconfig);
  const log = createPlainLog(new Secrets(), { write: (text) => lines.push(text.trimEnd()) });
  return { ...(await createTestRuntime({ processes, log })), clock: systemClock };
}

function watchPods(cluster: Cluster, namespace: string): PodWatch {
  const present = new Map<string, ApiObject>();
  const counted = () => {
    const staying = [...present.values()].filter(({ metadata }) => !metadata.deletionTimestamp);
    const isReady = ({ status }: ApiObject) =>
      status.conditions?.some((one: ApiObject) => one.type === 'Ready' && one.status === 'True');
    const imageOf = ({ spec }: ApiObject) => spec.containers[0].image as string;
    return {
      ready: staying.filter(isReady).length,
      fresh: staying.filter((pod) => imageOf(pod) !== 'shop/api:1').length,
      all: staying.length,
      images: Object.fromEntries(
        [...new Set(staying.map(imageOf))].map((image) => [
          image,
          staying.filter((pod) => imageOf(pod) === image).length,
        ]),
      ),
    };
  };
  const watch: PodWatch = {
    ...{ fewestReady: 0, mostNew: 0, mostOfAll: 0 },
    images: () => counted().images,
    again() {
      const { ready, fresh, all } = counted();
      Object.assign(watch, { fewestReady: ready, mostNew: fresh, mostOfAll: all });
    },
  };
  const stop = cluster.api.watch(`/api/v1/namespaces/${namespace}/pods`, ({ type, object }) => {
    if (type === 'DELETED') present.delete(object.metadata.name);
    else present.set(object.metadata.name, object);
    const { ready, fresh, all } = counted();
    watch.fewestReady = Math.min(watch.fewestReady, ready);
    watch.mostNew = Math.max(watch.mostNew, fresh);
    watch.mostOfAll = Math.max(watch.mostOfAll, all);
  });
  onTestFinished(stop);
  return watch;
}

/** Long enough for the controllers here to do whatever they are going to do, in milliseconds. */
export const aWhile = 1_500;

/** A record as the machine writes it. */
export function recordOf(intended: number, more: Partial<UpdateRecord> = {}): UpdateRecord {
  return {
    ...{ version: '2', holder: 'run-1', actor: 'tester', url: 'https://ci.example/1' },
    ...{ started: '2026-01-01T00:00:00Z', until: '2026-01-01T00:10:00Z', intended },
    ...more,
  };
}

/** Whether a step is as it was asked for. */
export function isReached({ instances, updated, ready, before }: Rollout, intended: number): boolean {
  return updated === intended && ready === intended && before <= instances - intended;
}

/** Looks and settles until a step is as it was asked for, and once more, as the machine does. Throws after 30 s. */
export async function settled(workload: RollingWorkload, record: UpdateRecord): Promise<Rollout> {
  const begun = performance.now();
  for (;;) {
    const rollout = await workload.read();
    await workload.settle(record);
    if (isReached(rollout, record.intended)) return rollout;
    if (performance.now() - begun > 30_000) throw new Error(`in vain: ${JSON.stringify(rollout)}`);
    await sleep(50);
  }
}

/** One step, from the beginning to its end. */
export async function step(workload: RollingWorkload, record: UpdateRecord): Promise<Rollout> {
  await workload.read();
  await workload.advance(record);
  return settled(workload, record);
}

import type { Kubectl } from './kubectl.ts';
import { kubectlTrouble } from './kubectl-failure.ts';
import { type ListPage, listObjects } from './lists.ts';

/** How a container ended. */
export interface Ending {
  /** The same while the API shows this ending, whether as the present or as the last state. */
  readonly id: string;
  /** When, in milliseconds since 1970; NaN where the API gave no time. */
  readonly at: number;
  readonly exitCode: number | undefined;
  /** The kubelet's word for it, such as `OOMKilled`; empty where it gave none. */
  readonly reason: string;
  /** What the container left as its last words, or the kubelet said; empty where neither did. */
  readonly message: string;
}

/** One container of a pod, init containers included. */
export interface Container {
  readonly name: string;
  /** Whether it runs before the others. */
  readonly init: boolean;
  readonly ready: boolean;
  readonly running: boolean;
  /** How often it was restarted since the pod was made. */
  readonly restarts: number;
  /** Why it isn't running, where it waits. */
  readonly waiting: { readonly reason: string; readonly message: string } | undefined;
  /** Its endings that the API still shows: the last one, and the one before where it has ended again. */
  readonly endings: readonly Ending[];
}

/** One of the conditions of a pod, such as `PodScheduled` or `Ready`. */
export interface PodCondition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
}

/** What is known of a pod. */
export interface Pod {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  /** Milliseconds since 1970; NaN where the API gave none. */
  readonly created: number;
  readonly labels: Readonly<Record<string, string>>;
  /** What made it and looks after it, such as a ReplicaSet; `undefined` when nothing does. */
  readonly owner: { readonly kind: string; readonly name: string; readonly uid: string } | undefined;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  readonly phase: string;
  /** Why it is in that phase, such as `Evicted`; empty where the API gave nothing. */
  readonly reason: string;
  readonly message: string;
  readonly conditions: readonly PodCondition[];
  readonly ready: boolean;
  /** Whether it is being deleted. */
  readonly leaving: boolean;
  /** Whether all its containers ended for good. */
  readonly ended: boolean;
  /** The containers that have a state. */
  readonly containers: readonly Container[];
  /** The names of all containers it is to have, also before they have a state. */
  readonly names: readonly string[];
  /** The images it is to have, by container, init containers included. */
  readonly images: Readonly<Record<string, string>>;
}

/** Which pods are looked at. */
export interface PodSelection {
  readonly namespace: string;
  /** The labels they have, such as `app=shop,color=green`. */
  readonly selector: string;
}

type Unknown = Readonly<Record<string, unknown>>;

/** The path of the pods of a namespace. */
export function podsPath(namespace: string): string {
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`;
}

/** All pods with the labels. Throws as listObjects does. */
export async function listPods(
  kubectl: Kubectl,
  { namespace, selector }: PodSelection,
  signal?: AbortSignal,
): Promise<readonly Pod[]> {
  const path = podsPath(namespace);
  return readPods(kubectl, await listObjects(kubectl, path, { labels: selector }, signal));
}

/**
 * Reads the items of a PodList (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/). Throws
 * KubernetesTrouble `other-object` when one of them is no pod.
 */
function readPods(kubectl: Kubectl, items: ListPage['items']): readonly Pod[] {
  const pods = items.flatMap((item) => readPod(item) ?? []);
  if (pods.length === items.length) return pods;
  const message = 'the answer is no list of pods; is a proxy between?';
  throw kubectlTrouble('get', message, 'other-object', kubectl.user);
}

/** Reads a pod; `undefined` when it is none. */
function readPod(pod: Unknown): Pod | undefined {
  const [metadata, spec, status] = [record(pod['metadata']), record(pod['spec']), record(pod['status'])];
  const { uid, name, creationTimestamp, deletionTimestamp } = metadata;
  if (typeof uid !== 'string' || typeof name !== 'string') return undefined;
  const conditions = list(status['conditions']).map(readCondition);
  const wanted = [...list(spec['initContainers']), ...list(spec['containers'])];
  return {
    ...{ uid, name, namespace: text(metadata['namespace']), created: Date.parse(text(creationTimestamp)) },
    labels: texts(metadata['labels']),
    owner: readOwner(list(metadata['ownerReferences']).find(({ controller }) => controller === true)),
    ...{ phase: text(status['phase']), reason: text(status['reason']), message: text(status['message']) },
    conditions,
    ready: conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
    leaving: deletionTimestamp !== undefined && deletionTimestamp !== null,
    ended: status['phase'] === 'Succeeded' || status['phase'] === 'Failed',
    containers: [
      ...list(status['initContainerStatuses']).map((container) => readContainer(container, true)),
      ...list(status['containerStatuses']).map((container) => readContainer(container, false)),
    ],
    names: wanted.map((container) => text(container['name'])),
    images: Object.fromEntries(wanted.map(({ name, image }) => [text(name), text(image)])),
  };
}

function readOwner(owner: Unknown | undefined): Pod['owner'] {
  return owner && { kind: text(owner['kind']), name: text(owner['name']), uid: text(owner['uid']) };
}

function readCondition({ type, status, reason, message }: Unknown): PodCondition {
  const known = status === 'True' || status === 'False' ? status : 'Unknown';
  return { type: text(type), status: known, reason: text(reason), message: text(message) };
}

function readContainer(container: Unknown, init: boolean): Container {
  const { name, ready, restartCount, state, lastState } = container;
  const restarts = typeof restartCount === 'number' ? restartCount : 0;
  const { waiting, running, terminated } = record(state);
  const endings = [
    // An ending without an identity of its own is known by the restart that comes after it.
    readEnding(record(lastState)['terminated'], restarts - 1),
    readEnding(terminated, restarts),
  ];
  return {
    ...{ name: text(name), init, restarts },
    ready: ready === true,
    running: running !== undefined && running !== null,
    waiting:
      waiting === undefined || waiting === null
        ? undefined
        : { reason: text(record(waiting)['reason']), message: text(record(waiting)['message']) },
    endings: endings.filter((ending) => ending !== undefined),
  };
}

function readEnding(terminated: unknown, restart: number): Ending | undefined {
  if (terminated === undefined || terminated === null) return undefined;
  const { containerID, finishedAt, exitCode, reason, message } = record(terminated);
  return {
    id: text(containerID) || text(finishedAt) || String(restart),
    at: Date.parse(text(finishedAt)),
    exitCode: typeof exitCode === 'number' ? exitCode : undefined,
    reason: text(reason),
    message: text(message),
  };
}

function record(value: unknown): Unknown {
  return typeof value === 'object' && value !== null ? (value as Unknown) : {};
}

function list(value: unknown): readonly Unknown[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record(value)).map(([key, each]) => [key, text(each)]));
}

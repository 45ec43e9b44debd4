/** How a container ended. */
export interface Ending {
  /** The same while the API shows this ending, whether as the present or as the last state. */
  readonly id: string;
  readonly exitCode: number | undefined;
  /** The kubelet's word for it, such as `OOMKilled`; empty where it gave none. */
  readonly reason: string;
}

/** One container of a pod, init containers included. */
export interface Container {
  readonly name: string;
  readonly ready: boolean;
  /** How often it was restarted since the pod was made. */
  readonly restarts: number;
  /** Why it isn't running, where it waits. */
  readonly waiting: { readonly reason: string; readonly message: string } | undefined;
  /** Its endings that the API still shows: the last one, and the one before where it has ended again. */
  readonly endings: readonly Ending[];
}

/** What is known of a pod. */
export interface Pod {
  readonly uid: string;
  readonly name: string;
  /** Milliseconds since 1970; NaN where the API gave none. */
  readonly created: number;
  readonly ready: boolean;
  /** Whether it is being deleted. */
  readonly leaving: boolean;
  /** Whether all its containers ended for good. */
  readonly ended: boolean;
  readonly containers: readonly Container[];
  /** The names of all containers it is to have, also before they have a state. */
  readonly names: readonly string[];
}

type Unknown = Readonly<Record<string, unknown>>;

/**
 * The pods of a PodList (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/), and the token that
 * leads to the next page; `undefined` when it is none.
 */
export function readPodList(document: unknown): { pods: readonly Pod[]; next: string } | undefined {
  const { kind, items, metadata } = record(document);
  if (kind !== 'PodList' || !Array.isArray(items)) return undefined;
  const pods = items.flatMap((item) => readPod(record(item)) ?? []);
  if (pods.length < items.length) return undefined;
  return { pods, next: text(record(metadata)['continue']) };
}

function readPod(pod: Unknown): Pod | undefined {
  const [metadata, spec, status] = [record(pod['metadata']), record(pod['spec']), record(pod['status'])];
  const { uid, name, creationTimestamp, deletionTimestamp } = metadata;
  if (typeof uid !== 'string' || typeof name !== 'string') return undefined;
  const ready = list(status['conditions']).find(({ type }) => type === 'Ready');
  const states = [...list(status['initContainerStatuses']), ...list(status['containerStatuses'])];
  const wanted = [...list(spec['initContainers']), ...list(spec['containers'])];
  return {
    uid,
    name,
    created: Date.parse(text(creationTimestamp)),
    ready: ready?.['status'] === 'True',
    leaving: deletionTimestamp !== undefined && deletionTimestamp !== null,
    ended: status['phase'] === 'Succeeded' || status['phase'] === 'Failed',
    containers: states.map(readContainer),
    names: wanted.map((container) => text(container['name'])),
  };
}

function readContainer(container: Unknown): Container {
  const { name, ready, restartCount, state, lastState } = container;
  const restarts = typeof restartCount === 'number' ? restartCount : 0;
  const { waiting, terminated } = record(state);
  const endings = [
    // An ending without an identity of its own is known by the restart that comes after it.
    readEnding(record(lastState)['terminated'], restarts - 1),
    readEnding(terminated, restarts),
  ];
  return {
    name: text(name),
    ready: ready === true,
    restarts,
    waiting:
      waiting === undefined
        ? undefined
        : { reason: text(record(waiting)['reason']), message: text(record(waiting)['message']) },
    endings: endings.filter((ending) => ending !== undefined),
  };
}

function readEnding(terminated: unknown, restart: number): Ending | undefined {
  if (terminated === undefined || terminated === null) return undefined;
  const { containerID, finishedAt, exitCode, reason } = record(terminated);
  return {
    id: text(containerID) || text(finishedAt) || String(restart),
    exitCode: typeof exitCode === 'number' ? exitCode : undefined,
    reason: text(reason),
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

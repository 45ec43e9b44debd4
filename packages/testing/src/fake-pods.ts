import { randomUUID } from 'node:crypto';

/** How a container ended, as the API shows it. */
export interface FakeTermination {
  exitCode: number;
  reason: string;
  startedAt: string;
  finishedAt: string;
  containerID: string;
}

/** One of the states of a container: exactly one field is there. */
export interface FakeContainerState {
  running?: { startedAt: string };
  waiting?: { reason: string; message?: string };
  terminated?: FakeTermination;
}

/** The state of a container, as the API shows it. */
export interface FakeContainerStatus {
  name: string;
  ready: boolean;
  restartCount: number;
  containerID?: string;
  state: FakeContainerState;
  lastState: FakeContainerState;
}

/** A pod as the API gives it (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/). */
export interface FakePod {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    creationTimestamp: string;
    deletionTimestamp?: string;
    labels: Record<string, string>;
  };
  spec: { initContainers?: { name: string }[]; containers: { name: string }[] };
  status: {
    phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
    conditions: { type: string; status: 'True' | 'False' }[];
    initContainerStatuses?: FakeContainerStatus[];
    containerStatuses?: FakeContainerStatus[];
  };
}

/** A pod that nobody has put onto a node yet. */
export function pendingPod(
  name: string,
  {
    labels = { app: 'shop' },
    containers = ['app'],
    initContainers = [],
    created = Date.UTC(2026, 0, 1, 11),
    uid = randomUUID(),
  }: {
    labels?: Record<string, string>;
    containers?: readonly string[];
    initContainers?: readonly string[];
    /** Milliseconds since 1970. */
    created?: number;
    uid?: string;
  } = {},
): FakePod {
  return {
    metadata: { name, namespace: 'shop', uid, labels, creationTimestamp: instant(created) },
    spec: {
      initContainers: initContainers.map((name) => ({ name })),
      containers: containers.map((name) => ({ name })),
    },
    status: { phase: 'Pending', conditions: [{ type: 'Ready', status: 'False' }] },
  };
}

/** A pod whose containers all run and are ready. */
export function runningPod(name: string, options: Parameters<typeof pendingPod>[1] = {}): FakePod {
  const pod = pendingPod(name, options);
  const started = (name: string): FakeContainerStatus => ({
    ...{ name, ready: true, restartCount: 0, containerID: newContainer() },
    ...{ state: { running: { startedAt: pod.metadata.creationTimestamp } }, lastState: {} },
  });
  pod.status = {
    ...{ phase: 'Running', conditions: [] },
    initContainerStatuses: (pod.spec.initContainers ?? []).map(({ name }) => started(name)),
    containerStatuses: pod.spec.containers.map(({ name }) => started(name)),
  };
  return settle(pod);
}

/** A container ends: for running out of memory with 137 and `OOMKilled`. `at` in milliseconds since 1970. */
export function endContainer(
  pod: FakePod,
  name: string,
  at: number,
  { exitCode = 137, reason = 'OOMKilled' }: { exitCode?: number; reason?: string } = {},
): void {
  const status = statusOf(pod, name);
  const startedAt = status.state.running?.startedAt ?? pod.metadata.creationTimestamp;
  const containerID = status.containerID ?? newContainer();
  status.state = { terminated: { exitCode, reason, startedAt, finishedAt: instant(at), containerID } };
  status.ready = false;
  settle(pod);
}

/** The kubelet waits before it restarts a container that has ended; what it was last moves to `lastState`. */
export function backOff(pod: FakePod, name: string): void {
  const status = statusOf(pod, name);
  status.lastState = status.state;
  status.state = {
    waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s restarting failed container' },
  };
}

/** The kubelet starts a container again that has ended, or waits after that. */
export function restartContainer(pod: FakePod, name: string, at: number): void {
  const status = statusOf(pod, name);
  if (status.state.terminated) status.lastState = status.state;
  status.state = { running: { startedAt: instant(at) } };
  status.restartCount += 1;
  status.containerID = newContainer();
  status.ready = true;
  settle(pod);
}

/** A container can't be started because of its image. */
export function lackImage(pod: FakePod, name: string, reason: string): void {
  const waiting = { reason, message: 'rpc error: code = NotFound desc = shop:1.2.3: not found' };
  pod.status.containerStatuses = [
    { ...{ name, ready: false, restartCount: 0 }, state: { waiting }, lastState: {} },
  ];
}

/** One page of a list of pods, or why there is none: a status code, a reason and a message. */
export type FakePage =
  | { readonly items: readonly FakePod[]; readonly next: string }
  | readonly [number, string, string];

/** Lists pods with the parameters of a query, in pages (https://kubernetes.io/docs/reference/using-api/api-concepts/). */
export function pageOfPods(pods: readonly FakePod[], query: URLSearchParams): FakePage {
  const odd = [...query.keys()].find(
    (key) => !['labelSelector', 'limit', 'continue', 'timeout'].includes(key),
  );
  if (odd !== undefined) throw new Error(`nobody asks for ${odd}`);
  const selector = query.get('labelSelector') ?? '';
  const matches = parseSelector(selector);
  if (matches === undefined)
    return [
      400,
      'BadRequest',
      `unable to parse requirement: <nil>: Invalid value: ${JSON.stringify(selector)}`,
    ];
  const limit = Number(query.get('limit') ?? Infinity);
  const token = query.get('continue');
  const [start, asked] = token === null ? [0, selector] : JSON.parse(Buffer.from(token, 'base64').toString());
  if (asked !== selector) return [400, 'BadRequest', 'continue key is not valid: parameters changed'];
  const all = pods.filter(({ metadata }) => matches(metadata.labels));
  const end = start + limit;
  // Tokens may have characters that mean something else in an address.
  const next =
    end < all.length ? Buffer.from(JSON.stringify([end, selector, '>>>???'])).toString('base64') : '';
  return { items: all.slice(start, end), next };
}

type Matches = (labels: Readonly<Record<string, string>>) => boolean;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
function parseSelector(selector: string): Matches | undefined {
  const parts = selector.split(/,(?![^(]*\))/).map((part) => parseRequirement(part.trim()));
  if (parts.includes(undefined)) return undefined;
  return (labels) => parts.every((matches) => matches?.(labels));
}

function parseRequirement(text: string): Matches | undefined {
  const [, not, only] = /^(!?)\s*([\w./-]+)$/.exec(text) ?? [];
  if (only !== undefined) return (labels) => Object.hasOwn(labels, only) === (not === '');
  const [, key = '', sign, value = ''] = /^([\w./-]+)\s*(==?|!=)\s*([\w.-]*)$/.exec(text) ?? [];
  if (sign !== undefined) return (labels) => (labels[key] === value) === (sign !== '!=');
  const [, name = '', how, list = ''] = /^([\w./-]+)\s+(in|notin)\s+\(([\w., -]*)\)$/.exec(text) ?? [];
  if (how === undefined) return undefined;
  const values = list.split(',').map((each) => each.trim());
  return (labels) => values.includes(labels[name] ?? '') === (how === 'in');
}

function statusOf({ status }: FakePod, name: string): FakeContainerStatus {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const found = all.find((each) => each.name === name);
  if (!found) throw new Error(`no container ${name}`);
  return found;
}

/** A pod is ready when all its containers are, init containers aside. */
function settle(pod: FakePod): FakePod {
  const ready = pod.status.containerStatuses?.every((each) => each.ready) ?? false;
  pod.status.conditions = [{ type: 'Ready', status: ready ? 'True' : 'False' }];
  return pod;
}

function newContainer(): string {
  return `containerd://${randomUUID()}`;
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

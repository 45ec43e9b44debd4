import { randomUUID } from 'node:crypto';
import type { FakeMetadata, FakeObject } from './objects.ts';

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
export interface FakePod extends FakeObject {
  metadata: FakeMetadata & {
    namespace: string;
    uid: string;
    creationTimestamp: string;
    labels: Record<string, string>;
  };
  spec: {
    initContainers?: { name: string; image?: string }[];
    containers: { name: string; image?: string }[];
    nodeName?: string;
  };
  status: {
    phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
    conditions: { type: string; status: 'True' | 'False'; reason?: string; message?: string }[];
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
    namespace = 'shop',
    owner,
    image = 'shop:1',
  }: {
    labels?: Record<string, string>;
    containers?: readonly string[];
    initContainers?: readonly string[];
    /** Milliseconds since 1970. */
    created?: number;
    uid?: string;
    namespace?: string;
    /** What controls it, such as a ReplicaSet. */
    owner?: { readonly kind: string; readonly name: string; readonly uid: string };
    /** Of each of its containers. */
    image?: string;
  } = {},
): FakePod {
  const owned = owner && [{ apiVersion: 'apps/v1', ...owner, controller: true }];
  return {
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: {
      ...{ name, namespace, uid, labels, creationTimestamp: instant(created) },
      ...(owned ? { ownerReferences: owned } : {}),
    },
    spec: {
      initContainers: initContainers.map((name) => ({ name, image })),
      containers: containers.map((name) => ({ name, image })),
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

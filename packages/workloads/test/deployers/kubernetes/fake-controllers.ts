import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '@deploy-actions/action-kit';
import {
  type FakeKubernetes,
  type FakeObject,
  type FakePod,
  pendingPod,
  runningPod,
} from '@deploy-actions/testing';
import type { WorkloadSpec } from '../../../src/kubernetes/workload-object.ts';

/** A workload as tests make it. */
export type FakeWorkload = FakeObject & {
  spec: WorkloadSpec & { progressDeadlineSeconds?: number; podManagementPolicy?: string };
};

/** How a pod does that is so old, in milliseconds. */
export type Fate = (pod: FakePod, age: number) => void;

const ready: Fate = (pod, age) => {
  if (age < 1_000 || pod.status.phase === 'Running') return;
  const { name, namespace, labels, uid } = pod.metadata;
  const containers = pod.spec.containers.map((container) => container.name);
  pod.status = runningPod(name, { namespace, labels, uid, containers }).status;
};

/**
 * What the controllers, the scheduler and a node do, one step at each call, as
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ and …/statefulset/ say it. All new pods of a Deployment
 * come at once, and each old one goes when a new one is ready.
 */
export class FakeControllers {
  /** By the tag of the image; pods with another are ready after a second. */
  readonly fates = new Map<string, Fate>();
  /** Why no pod can be made; empty when they can. */
  quota = '';
  readonly #api: FakeKubernetes;
  readonly #clock: Clock;
  readonly #workloads: FakeWorkload[] = [];
  readonly #born = new Map<string, number>();
  readonly #progress = new Map<string, { seen: string; at: number }>();

  constructor(api: FakeKubernetes, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /** Puts a workload there, whose pods all run by the time this returns. */
  add(workload: FakeWorkload): void {
    this.#api.put(workload, 'helm');
    this.#workloads.push(workload);
    for (let step = 0; step < 12; step += 1) {
      this.run();
      for (const uid of this.#born.keys()) this.#born.set(uid, this.#clock.now() - 5_000);
    }
  }

  /** One step of everything. */
  run(): void {
    for (const { kind, metadata } of this.#workloads) {
      const found = this.#api.find<FakeWorkload>(kind, metadata.namespace ?? '', metadata.name);
      if (found === undefined) continue;
      if (kind === 'Deployment') this.#deploy(found);
      else this.#order(found);
    }
    for (const pod of this.#api.pods) {
      const [, tag = ''] = (pod.spec.containers[0]?.image ?? '').split(':');
      const age = this.#clock.now() - (this.#born.get(pod.metadata.uid) ?? 0);
      (this.fates.get(tag) ?? ready)(pod, age);
    }
  }

  #deploy(deployment: FakeWorkload): void {
    const { metadata, spec } = deployment;
    const wanted = spec.replicas ?? 1;
    const hash = hashOf(spec.template);
    const set = spec.paused ? undefined : this.#replicaSet(deployment, hash);
    const own = () => this.#podsOf(metadata, (pod) => pod.metadata.name.startsWith(`${metadata.name}-`));
    const updated = () => own().filter((pod) => pod.metadata.labels['pod-template-hash'] === hash);
    if (set !== undefined && this.quota === '')
      while (updated().length < wanted) this.#make(deployment, `${set.metadata.name}-${short()}`, hash, set);
    for (const extra of updated().slice(wanted)) this.#delete(extra);
    const readyNow = updated().filter(isReady).length;
    const old = own().filter((pod) => !updated().includes(pod));
    if (set !== undefined) for (const gone of old.slice(Math.max(0, wanted - readyNow))) this.#delete(gone);
    if (set !== undefined) this.#fail(set, updated().length < wanted);
    const replicas = own().length;
    const available = own().filter(isReady).length;
    this.#api.setStatus('Deployment', metadata.namespace ?? '', metadata.name, {
      observedGeneration: metadata.generation,
      ...{ replicas, updatedReplicas: updated().length, readyReplicas: available },
      availableReplicas: available,
      conditions: [this.#progressOf(deployment, `${hash}/${updated().length}/${readyNow}/${replicas}`)],
    });
  }

  #replicaSet(deployment: FakeWorkload, hash: string): FakeObject {
    const { name, namespace = '', uid = '' } = deployment.metadata;
    const { template, selector } = deployment.spec;
    const found = this.#api.find('ReplicaSet', namespace, `${name}-${hash}`);
    if (found) return found;
    const labels = { ...template.metadata?.labels, 'pod-template-hash': hash };
    return this.#api.put({
      ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet' },
      metadata: {
        ...{ name: `${name}-${hash}`, namespace, labels },
        ownerReferences: [{ ...{ apiVersion: 'apps/v1', kind: 'Deployment', name, uid }, controller: true }],
      },
      spec: { selector, template: { ...template, metadata: { ...template.metadata, labels } } },
    });
  }

  #fail({ metadata }: FakeObject, fails: boolean): void {
    const message = this.quota;
    const condition = { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message };
    const status = { conditions: fails && message !== '' ? [condition] : [] };
    this.#api.setStatus('ReplicaSet', metadata.namespace ?? '', metadata.name, status);
  }

  #progressOf({ metadata, spec }: FakeWorkload, seen: string): object {
    const key = `${metadata.namespace}/${metadata.name}`;
    const before = this.#progress.get(key);
    const at = before?.seen === seen ? before.at : this.#clock.now();
    this.#progress.set(key, { seen, at });
    const limit = (spec.progressDeadlineSeconds ?? 600) * 1_000;
    const [, , readyNow = ''] = seen.split('/');
    const complete = Number(readyNow) >= (spec.replicas ?? 1);
    const late = !complete && this.#clock.now() - at > limit;
    const reason = complete
      ? 'NewReplicaSetAvailable'
      : late
        ? 'ProgressDeadlineExceeded'
        : 'ReplicaSetUpdated';
    return { type: 'Progressing', status: late ? 'False' : 'True', reason };
  }

  /** One pod at a time, from the highest ordinal down to the partition, each when all others are ready. */
  #order(set: FakeWorkload): void {
    const { metadata, spec } = set;
    const { name, namespace = '' } = metadata;
    const wanted = spec.replicas ?? 1;
    const revision = `${name}-${hashOf(spec.template)}`;
    const own = () => this.#podsOf(metadata, (pod) => pod.metadata.name.startsWith(`${name}-`));
    const at = (ordinal: number) => own().find((pod) => pod.metadata.name === `${name}-${ordinal}`);
    const ordinals = Array.from({ length: wanted }, (_, index) => index);
    const missing = ordinals.find((ordinal) => at(ordinal) === undefined);
    const isNew = (pod: FakePod | undefined) => pod?.metadata.labels['controller-revision-hash'] === revision;
    const unready = own().some((pod) => !isReady(pod));
    const partition = spec.updateStrategy?.rollingUpdate?.partition ?? 0;
    const next = ordinals.findLast((ordinal) => ordinal >= partition && !isNew(at(ordinal)));
    for (const pod of own())
      if (!ordinals.some((ordinal) => pod.metadata.name === `${name}-${ordinal}`)) this.#delete(pod);
    if (missing !== undefined) {
      if (this.quota === '') this.#make(set, `${name}-${missing}`, revision, set);
      else this.tell(set, 'FailedCreate', `create Pod ${name}-${missing} failed error: ${this.quota}`);
    } else if (!unready && next !== undefined) this.#delete(at(next));
    const readyReplicas = own().filter(isReady).length;
    this.#api.setStatus('StatefulSet', namespace, name, {
      observedGeneration: metadata.generation,
      ...{ replicas: own().length, readyReplicas, availableReplicas: readyReplicas },
      ...{ updatedReplicas: own().filter(isNew).length, updateRevision: revision },
    });
  }

  #make(workload: FakeWorkload, name: string, hash: string, owner: FakeObject): void {
    const { containers, initContainers = [] } = workload.spec.template.spec;
    const isSet = workload.kind === 'StatefulSet';
    const key = isSet ? 'controller-revision-hash' : 'pod-template-hash';
    const pod = pendingPod(name, {
      namespace: workload.metadata.namespace ?? '',
      uid: randomUUID(),
      labels: { ...workload.spec.template.metadata?.labels, [key]: hash },
      owner: { kind: owner.kind, name: owner.metadata.name, uid: owner.metadata.uid ?? '' },
    });
    pod.spec.containers = structuredClone([...containers]) as FakePod['spec']['containers'];
    pod.spec.initContainers = structuredClone([...initContainers]) as FakePod['spec']['containers'];
    this.#born.set(pod.metadata.uid, this.#clock.now());
    this.#api.pods = [...this.#api.pods, pod];
  }

  #delete(pod: FakePod | undefined): void {
    this.#api.pods = this.#api.pods.filter((each) => each !== pod);
  }

  #podsOf({ namespace }: FakeObject['metadata'], matches: (pod: FakePod) => boolean): FakePod[] {
    return this.#api.pods.filter((pod) => pod.metadata.namespace === namespace && matches(pod));
  }

  /** An event about an object, as its source would tell it now. */
  tell({ kind, metadata }: FakeObject, reason: string, message: string, fieldPath?: string): void {
    const { name, namespace = '', uid = '' } = metadata;
    const lastTimestamp = new Date(this.#clock.now()).toISOString();
    this.#api.put({
      ...{
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: `${name}.${reason.toLowerCase()}`, namespace },
      },
      ...{ involvedObject: { kind, namespace, name, uid, ...(fieldPath && { fieldPath }) } },
      ...{ type: 'Warning', reason, message, lastTimestamp },
    } as FakeObject);
  }
}

function isReady({ status }: FakePod): boolean {
  return status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True');
}

function hashOf(template: unknown): string {
  return createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10);
}

function short(): string {
  return randomUUID().slice(0, 5);
}

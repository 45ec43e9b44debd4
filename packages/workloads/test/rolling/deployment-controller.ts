import { createHash } from 'node:crypto';
import type { Clock } from '@deploy-actions/action-kit';
import { type FakeKubernetes, type FakePod, pendingPod, runningPod } from '@deploy-actions/testing';
import { type DeploymentModel, reconcile } from './controller-model.ts';
import type { Workload } from './world.ts';

const revision = 'deployment.kubernetes.io/revision';
const updateAnnotations = ['team', 'deploy-actions/rolling-update'];

/**
 * The controllers behind the Deployment `shop/api`, with the rules of pkg/controller/deployment of Kubernetes 1.34: its
 * annotations are copied to the ReplicaSet of its template and never removed there, `minReadySeconds` only ever reaches that
 * one, and pods come and go as `reconcile` says.
 */
export class DeploymentController {
  /** Images that never get ready. */
  readonly broken = new Set<string>();
  /** The fewest pods that were ready at once. */
  fewestReady = Number.POSITIVE_INFINITY;
  readonly #api: FakeKubernetes;
  readonly #clock: Clock;
  readonly #sets: string[] = [];
  #pods = 0;

  constructor(api: FakeKubernetes, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /** Until nothing moves any more. */
  run(): void {
    for (let round = 0; round < 200; round += 1) {
      const moved = this.#round();
      const ready = this.#api.pods.filter(isReady).length;
      if (ready >= this.#deployment().spec.replicas || Number.isFinite(this.fewestReady))
        this.fewestReady = Math.min(this.fewestReady, ready);
      if (!moved) return;
    }
    throw new Error('it never comes to rest');
  }

  #deployment(): Workload {
    return this.#api.find<Workload>('Deployment', 'shop', 'api') as Workload;
  }

  #round(): boolean {
    const deployment = this.#deployment();
    if (deployment.spec.paused) return false;
    const current = this.#current(deployment);
    const old = this.#sets.filter((name) => name !== current.metadata.name).map((name) => this.#set(name));
    const { replicas, strategy } = deployment.spec;
    const model: DeploymentModel = {
      ...{ replicas, ...strategy.rollingUpdate, minReadySeconds: 0 },
      old: {
        replicas: old.reduce((sum, set) => sum + set.spec.replicas, 0),
        ready: old.reduce((sum, set) => sum + this.#available(set), 0),
      },
      current: { replicas: current.spec.replicas, ready: this.#available(current) },
    };
    const moved = old.every(({ spec }) => spec.replicas === 0) && current.spec.replicas !== replicas;
    if (moved) model.current.replicas = replicas;
    const changed = moved || reconcile(model);
    this.#scale(current, model.current.replicas);
    let left = model.old.replicas;
    for (const set of old.reverse()) {
      const keeps = Math.min(set.spec.replicas, left);
      left -= keeps;
      this.#scale(set, keeps);
    }
    this.#report(this.#deployment(), this.#set(current.metadata.name));
    return changed;
  }

  /** The ReplicaSet of the current template, made when it isn't there. */
  #current(deployment: Workload): Workload {
    const { template, selector, minReadySeconds } = deployment.spec;
    const hash = createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10);
    const name = `api-${hash}`;
    const labels = { ...template.metadata.labels, 'pod-template-hash': hash };
    const known = this.#sets.includes(name) ? this.#set(name) : undefined;
    if (!known) this.#sets.push(name);
    else this.#sets.push(...this.#sets.splice(this.#sets.indexOf(name), 1));
    const copied = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) =>
      updateAnnotations.includes(key),
    );
    return this.#api.put<Workload>(
      {
        ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet' },
        metadata: {
          ...{ name, namespace: 'shop', labels, ...(known ? { uid: known.metadata.uid as string } : {}) },
          annotations: {
            ...known?.metadata.annotations,
            ...Object.fromEntries(copied),
            [revision]: String(this.#sets.length + (known ? 1 : 0)),
          },
          ownerReferences: [ownerOf(deployment)],
        },
        spec: {
          ...{ replicas: known?.spec.replicas ?? 0, selector },
          ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
          template: { ...template, metadata: { ...template.metadata, labels } },
        },
      },
      'kube-controller-manager',
    );
  }

  #set(name: string): Workload {
    return this.#api.find<Workload>('ReplicaSet', 'shop', name) as Workload;
  }

  /** No pod here is ready for a second, as the clock stands still. */
  #available(set: Workload): number {
    return set.spec.minReadySeconds > 0 ? 0 : this.#podsOf(set).filter(isReady).length;
  }

  #podsOf({ metadata }: Workload): FakePod[] {
    return this.#api.pods.filter((pod) =>
      pod.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid),
    );
  }

  #scale(set: Workload, replicas: number): void {
    if (set.spec.replicas !== replicas) this.#api.put({ ...set, spec: { ...set.spec, replicas } });
    const pods = this.#podsOf(set).sort((a, b) => Number(isReady(b)) - Number(isReady(a)));
    const gone = pods.slice(replicas);
    const come = Array.from({ length: Math.max(0, replicas - pods.length) }, () => this.#newPod(set));
    this.#api.pods = [...this.#api.pods.filter((pod) => !gone.includes(pod)), ...come];
  }

  #newPod(set: Workload): FakePod {
    const { containers, initContainers } = set.spec.template.spec;
    const isBroken = containers.some(({ image }: { image: string }) => this.broken.has(image));
    this.#pods += 1;
    const pod = (isBroken ? pendingPod : runningPod)(`${set.metadata.name}-${this.#pods}`, {
      ...{ namespace: 'shop', labels: set.spec.template.metadata.labels },
      owner: { kind: 'ReplicaSet', name: set.metadata.name, uid: set.metadata.uid as string },
      containers: containers.map(({ name }: { name: string }) => name),
    });
    Object.assign(pod.spec, structuredClone({ containers, initContainers }));
    for (const condition of pod.status.conditions)
      Object.assign(condition, { lastTransitionTime: new Date(this.#clock.now()).toISOString() });
    return pod;
  }

  #report(deployment: Workload, current: Workload): void {
    const { generation } = deployment.metadata;
    const status = {
      observedGeneration: generation,
      replicas: this.#api.pods.length,
      updatedReplicas: this.#podsOf(current).length,
    };
    const { observedGeneration, replicas, updatedReplicas } = deployment.status ?? {};
    if (JSON.stringify({ observedGeneration, replicas, updatedReplicas }) !== JSON.stringify(status))
      this.#api.setStatus('Deployment', 'shop', 'api', status);
  }
}

function ownerOf({ metadata }: Workload) {
  const { name, uid = '' } = metadata;
  return { ...{ apiVersion: 'apps/v1', kind: 'Deployment', name, uid }, controller: true };
}

function isReady({ status }: FakePod): boolean {
  return status.conditions.some(({ type, status: value }) => type === 'Ready' && value === 'True');
}

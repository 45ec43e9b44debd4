import { isDeepStrictEqual } from 'node:util';
import { isoInstant, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import {
  type Kubectl,
  type KubernetesObject,
  KubernetesRefusal,
  readObject,
  updateObject,
} from '@deploy-actions/kubernetes';
import { updateAnnotation } from '../kubernetes/annotations.ts';
import { NamespaceLook } from '../kubernetes/namespace-look.ts';
import {
  imagesOf,
  selectorOf,
  type WorkloadAddress,
  wantedReplicas,
  workloadName,
  workloadPath,
} from '../kubernetes/workload-object.ts';
import {
  type RollingWorkload,
  type Rollout,
  type UpdateRecord,
  WorkloadConflictError,
} from '../rolling-workload.ts';
import { deleteBroken } from './broken-pods.ts';
import { begun, ended, type Goal, held, isSame, undone } from './changes.ts';
import { deploymentKind } from './deployment-kind.ts';
import { disturbanceOf, writersBetween } from './disturbance.ts';
import { countsOf, lookAtInstances } from './instances.ts';
import { asProviderError, system } from './kubernetes-failures.ts';
import { missingRights, obstaclesOf } from './obstacles.ts';
import { recovered } from './recovered.ts';
import type { Pace } from './rolling-kind.ts';
import { rolloutOf, type Seen, undoableOf } from './rollout.ts';
import { statefulSetKind } from './stateful-set-kind.ts';
import { TroubleLogs } from './trouble-logs.ts';
import {
  documentOf,
  fieldsOf,
  type StoredUpdate,
  templateDigest,
  type UpdateDocument,
  underWay,
  withDocument,
} from './update-document.ts';

const kinds = { Deployment: deploymentKind, StatefulSet: statefulSetKind } as const;

/** Which workload it is, and what it is to become. */
export interface RollingTarget extends Goal {
  readonly key: string;
  readonly address: WorkloadAddress;
  readonly version: string;
  /** How many of the last lines of a container that ended are shown. */
  readonly logLines: number;
}

/** What a change makes of a workload; `undefined` when there is nothing to change. */
type Change = (current: KubernetesObject, document: UpdateDocument) => KubernetesObject | undefined;

/**
 * A Deployment or a StatefulSet whose pods are replaced step by step. The step stands in fields of its spec that the
 * controller follows by itself, and all that is known of the update in an annotation; both change in one write, at the very
 * revision that was read.
 */
export class KubernetesRollingWorkload implements RollingWorkload {
  readonly name: string;
  readonly key: string;
  readonly #target: RollingTarget;
  readonly #kind: (typeof kinds)[keyof typeof kinds];
  readonly #path: string;
  readonly #kubectl: Kubectl;
  readonly #runtime: Pick<Runtime, 'clock' | 'log'>;
  readonly #logs: TroubleLogs;
  #seen: Seen | undefined;

  constructor(target: RollingTarget, kubectl: Kubectl, runtime: Pick<Runtime, 'clock' | 'log' | 'secrets'>) {
    this.name = workloadName(target.address);
    this.key = target.key;
    this.#target = target;
    this.#kind = kinds[target.address.kind];
    this.#path = workloadPath(target.address);
    this.#kubectl = kubectl;
    this.#runtime = runtime;
    this.#logs = new TroubleLogs(kubectl, {
      ...{ namespace: target.address.namespace, count: target.logLines },
      redact: (text) => runtime.secrets.redact(text),
    });
  }

  async preflight(): Promise<readonly string[]> {
    const { address, logLines } = this.#target;
    const rights = await missingRights(this.#kubectl, address, logLines);
    try {
      const workload = await readObject(this.#kubectl, this.#path);
      const { document } = await this.#look(workload);
      const obstacles = obstaclesOf(workload, document, this.#kind, this.#target.images);
      return [...rights, ...obstacles.map((obstacle) => `${this.name}: ${obstacle}`)];
    } catch (error) {
      // Without the right to look at it, there is no more to say.
      if (error instanceof KubernetesRefusal && error.reason === 'Forbidden' && rights.length > 0)
        return rights;
      if (error instanceof KubernetesRefusal && error.reason === 'NotFound')
        return [...rights, `${this.name}: there is none (${error.message})`];
      throw asProviderError(error, this.name, 'look before the update');
    }
  }

  async read(signal?: AbortSignal): Promise<Rollout> {
    const seen = await this.#lookNow(signal);
    this.#seen = seen;
    const troubles = await this.#logs.added(seen.instances.troubles, signal);
    return rolloutOf({ ...seen, troubles }, this.#target, this.#kind);
  }

  async advance(record: UpdateRecord): Promise<void> {
    const { images, version } = this.#target;
    let written: StoredUpdate | undefined;
    const workload = await this.#write('advance the update', (current, document) => {
      const known = underWay(document);
      if (known && !isDeepStrictEqual(known.to, images))
        throw this.#failure(`version ${known.version} is being brought here: end that update, or undo it`);
      const [obstacle] = obstaclesOf(current, document, this.#kind, images);
      if (obstacle !== undefined) throw this.#failure(obstacle);
      const next = begun(current, this.#target, document, this.#kind, version);
      const pace = this.#pace(next.workload, next.update, record, 0);
      written = next.update;
      return held(next.workload, next.update, pace, record);
    });
    if (written && templateDigest(workload) !== written.template)
      await this.#refuseMutation(workload, written);
  }

  async settle(record: UpdateRecord): Promise<void> {
    const { workload, document, instances } = this.#seen ?? (await this.#lookAnew());
    const update = underWay(document);
    if (update === undefined) return;
    const isBehind = (current: KubernetesObject, ready: number) => {
      const pace = this.#paceOrNot(current, update, record, ready);
      return pace !== undefined && !isDeepStrictEqual(pace.fields, fieldsOf(current, this.#kind.fields));
    };
    if (!isBehind(workload, instances.available)) return;
    // Pods may have failed since, and an old one that is gone doesn't come back.
    await this.#lookAnew();
    await this.#write('let old instances go', (current, { update: stored }) => {
      const ready = this.#seen?.instances.available ?? 0;
      if (stored === undefined) return undefined;
      const disturbed = disturbanceOf(current, stored);
      if (disturbed !== undefined) throw new WorkloadConflictError(`${this.name}: ${disturbed}`);
      return isBehind(current, ready)
        ? held(current, stored, this.#pace(current, stored, record, ready), record)
        : undefined;
    });
  }

  async mark(record: UpdateRecord): Promise<void> {
    await this.#write('mark the update', (current, document) =>
      withDocument(current, { ...document, record }),
    );
  }

  async complete(): Promise<void> {
    await this.#write('end the update', (current, { update }) => {
      const running = update?.ended === undefined ? update : undefined;
      const disturbed = running && disturbanceOf(current, running);
      if (disturbed !== undefined) throw new WorkloadConflictError(`${this.name}: ${disturbed}`);
      const isThere = this.#kind.isThrough(current) && this.#seen?.instances.others === 0;
      if (running && !isThere)
        throw new WorkloadConflictError(
          `${this.name}: not every instance runs the new version yet, or any more`,
        );
      return ended(current, update, isoInstant(this.#runtime.clock.now()));
    });
  }

  async undo(): Promise<readonly string[]> {
    let left: string | undefined;
    let images = this.#target.images;
    const workload = await this.#write('undo the update', (current, document) => {
      const update = undoableOf(current, document, this.#target.images);
      if (update === undefined && document.record === undefined)
        throw this.#failure('it is not known what ran before, so there is nothing to go back to');
      if (update === undefined) return ended(current, document.update, '');
      left = update.ended === undefined ? disturbanceOf(current, update) : undefined;
      images = update.to;
      return undone(current, update);
    });
    if (left !== undefined)
      this.#runtime.log.warning(`${this.name}: ${left}; that was left as it is, only the rest was put back`);
    if (this.#target.address.kind !== 'Deployment')
      await this.#guarded('delete pods that never got ready', () =>
        deleteBroken(this.#kubectl, workload, images),
      );
    return left === undefined ? [] : [left];
  }

  async #look(workload: KubernetesObject, signal?: AbortSignal): Promise<Seen> {
    const look = new NamespaceLook(this.#kubectl, this.#target.address.namespace, {
      ...{ selector: selectorOf(workload), signal },
    });
    const stored = documentOf(workload, this.name);
    const document =
      this.#kind.isHeld(workload) && !underWay(stored)
        ? (recovered(workload, await look.replicaSets(), this.name) ?? stored)
        : stored;
    const found = underWay(document)?.found ?? fieldsOf(workload, ['minReadySeconds']);
    const instances = await lookAtInstances(workload, look, {
      images: this.#target.images,
      minReadySeconds: Number(found['minReadySeconds'] ?? 0),
      now: this.#runtime.clock.now(),
      since: Date.parse(document.record?.started ?? '') || 0,
    });
    return { workload, document, instances };
  }

  /** Looks once more before a write; what the caller has decided on must still be so. */
  async #lookAnew(): Promise<Seen> {
    const before = this.#seen;
    const now = await this.#lookNow();
    if (before) this.#compare(before.workload, now.workload);
    this.#seen = now;
    return now;
  }

  #lookNow(signal?: AbortSignal): Promise<Seen> {
    return this.#guarded('look at the workload', async () =>
      this.#look(await readObject(this.#kubectl, this.#path, signal), signal),
    );
  }

  async #write(operation: string, change: Change): Promise<KubernetesObject> {
    const { workload: known, document, instances } = this.#seen ?? (await this.#lookAnew());
    let wanted: KubernetesObject | undefined;
    const write = () =>
      updateObject(
        this.#kubectl,
        this.#path,
        (current) => {
          this.#compare(known, current);
          wanted = change(current, document);
          return wanted;
        },
        { known },
      );
    try {
      const { object, others } = await this.#guarded(operation, write);
      if (others.length > 0)
        this.#runtime.log.warning(
          `${this.name}: ${others.join(' and ')} changed it meanwhile, which was kept`,
        );
      this.#seen = { workload: object, document: documentOf(object, this.name), instances };
    } catch (error) {
      // An answer may be lost on its way when everything was written.
      const isUnclear = error instanceof ProviderError && error.retryable && wanted !== undefined;
      const now = isUnclear ? await this.#lookNow().catch(() => undefined) : undefined;
      if (!now || !wanted || !this.#isSame(wanted, now.workload)) throw error;
      this.#seen = now;
    }
    return this.#seen.workload;
  }

  /** Throws when what an update builds on was changed between two looks; status and replicas may change as they like. */
  #compare(before: KubernetesObject, after: KubernetesObject): void {
    if (this.#isSame(before, after)) return;
    const isNoted = noteOf(before) === noteOf(after);
    const what = isNoted ? 'what it runs or how it is rolled out' : 'what is noted of its update';
    throw new WorkloadConflictError(
      `${this.name}: ${writersBetween(before, after)} changed ${what} since it was looked at`,
    );
  }

  #isSame(before: KubernetesObject, after: KubernetesObject): boolean {
    return noteOf(before) === noteOf(after) && isSame(before, after, this.#kind.fields);
  }

  #paceOrNot(
    workload: KubernetesObject,
    { found, gone }: StoredUpdate,
    { intended }: UpdateRecord,
    available: number,
  ): Pace | undefined {
    const seen = this.#seen;
    // What the ReplicaSets were to have for another number of replicas says nothing.
    const fits = seen && wantedReplicas(seen.workload) === wantedReplicas(workload);
    const counts = fits ? countsOf(workload, seen.instances) : undefined;
    return this.#kind.pace({ workload, found, gone, intended, available, counts });
  }

  #pace(...situation: [KubernetesObject, StoredUpdate, UpdateRecord, number]): Pace {
    const pace = this.#paceOrNot(...situation);
    if (pace) return pace;
    throw new WorkloadConflictError(
      `${this.name}: the number of replicas was just changed, and its controller has not followed yet`,
    );
  }

  /** What an admission webhook made of the template would be taken for somebody else's change from now on. */
  async #refuseMutation(workload: KubernetesObject, update: StoredUpdate): Promise<never> {
    const stored = imagesOf(workload);
    const became = Object.entries(update.to.containers)
      .filter(([name, image]) => stored.containers[name] !== image)
      .map(([name, image]) => `${image} became ${stored.containers[name]}`);
    await this.#write('take the update back', (current) => undone(current, { ...update, to: stored }));
    const what = became.length > 0 ? `: ${became.join(', ')}; name the images as it makes them` : '';
    throw this.#failure(
      `the cluster changes the pod template as it is written (an admission webhook)${what}`,
    );
  }

  async #guarded<T>(operation: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw asProviderError(error, this.name, operation);
    }
  }

  #failure(message: string): ProviderError {
    return new ProviderError(`${this.name}: ${message}`, { system, operation: 'update the workload' });
  }
}

/** What is noted of the update at a workload, as it stands there. */
function noteOf({ metadata }: KubernetesObject): string | undefined {
  return metadata.annotations?.[updateAnnotation];
}

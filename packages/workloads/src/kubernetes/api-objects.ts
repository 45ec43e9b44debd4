/** How a container ended. */
export interface Termination {
  readonly exitCode?: number;
  readonly reason?: string;
  /** What it wrote to its termination log. */
  readonly message?: string;
  readonly containerID?: string;
  readonly finishedAt?: string;
}

/** The state of a container: one of the three is there. */
export interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: { readonly startedAt?: string };
  readonly terminated?: Termination;
}

/** How a container of a pod does. */
export interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  readonly ready?: boolean;
  /** Whether its startup probe has passed. */
  readonly started?: boolean;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

/** One aspect of how an object does. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
}

interface PodContainer {
  readonly name: string;
  readonly image?: string;
  /** `Always` makes an init container one that stays beside the others. */
  readonly restartPolicy?: string;
  readonly resources?: { readonly limits?: Readonly<Record<string, string>> };
}

/** A pod, as far as a rollout needs it (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/). */
export interface PodObject {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string | null;
    readonly ownerReferences?: readonly OwnerReference[];
  };
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly PodContainer[];
    readonly initContainers?: readonly PodContainer[];
  };
  readonly status?: {
    readonly phase?: string;
    readonly reason?: string;
    readonly message?: string;
    readonly podIP?: string;
    readonly conditions?: readonly Condition[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

/** Who an object belongs to. */
export interface OwnerReference {
  readonly uid: string;
  readonly controller?: boolean;
}

/** What the cluster tells about an object (https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/, in the form of core/v1). */
export interface EventObject {
  readonly involvedObject?: {
    readonly kind?: string;
    readonly uid?: string;
    /** Such as `spec.containers{api}`. */
    readonly fieldPath?: string;
  };
  readonly reason?: string;
  readonly message?: string;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly series?: { readonly lastObservedTime?: string | null } | null;
}

/** Whether a pod takes requests. */
export function isReady({ status }: PodObject): boolean {
  return conditionOf(status, 'Ready')?.status === 'True';
}

/** Whether a pod is being deleted. */
export function isLeaving({ metadata }: PodObject): boolean {
  return metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp !== null;
}

/** Whether all containers of a pod ended for good, as after an eviction. */
export function isOver({ status }: PodObject): boolean {
  return status?.phase === 'Failed' || status?.phase === 'Succeeded';
}

/** Whether a controller made an object. */
export function isControlledBy(
  { metadata }: { readonly metadata: { readonly [field: string]: unknown } },
  uid: string,
): boolean {
  const owners = (metadata['ownerReferences'] ?? []) as readonly OwnerReference[];
  return owners.some((owner) => owner.controller === true && owner.uid === uid);
}

/** A condition of an object's status by its type. */
export function conditionOf(status: object | undefined, type: string): Condition | undefined {
  const { conditions = [] } = (status ?? {}) as { readonly conditions?: readonly Condition[] };
  return conditions.find((condition) => condition.type === type);
}

/** When an event was seen last, in milliseconds since 1970; 0 where it doesn't say. */
export function seenAt({ series, lastTimestamp, eventTime }: EventObject): number {
  return Date.parse(series?.lastObservedTime || lastTimestamp || eventTime || '') || 0;
}

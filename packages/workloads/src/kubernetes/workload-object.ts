import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '@deploy-actions/kubernetes';

/** What runs pods and replaces them by a rollout. */
export type WorkloadKind = 'Deployment' | 'StatefulSet';

/** Where a workload is found. */
export interface WorkloadAddress {
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
}

/** The name of its resource in the API, in the plural. */
export const resources = { Deployment: 'deployments', StatefulSet: 'statefulsets' } as const;

interface Container {
  readonly name: string;
  readonly image?: string;
  readonly [field: string]: unknown;
}

/** What pods are made of (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-template-v1/). */
export interface PodTemplate {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** Which pods belong to a workload. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** The spec of a Deployment or a StatefulSet, as far as a rollout needs it. */
export interface WorkloadSpec {
  readonly replicas?: number;
  readonly paused?: boolean;
  readonly minReadySeconds?: number;
  readonly selector?: LabelSelector;
  readonly template: PodTemplate;
  /** Of a StatefulSet. */
  readonly updateStrategy?: {
    readonly type?: string;
    readonly rollingUpdate?: { readonly partition?: number };
  };
}

/** The images of a workload, by the names of its containers. */
export interface ContainerImages {
  readonly containers: Readonly<Record<string, string>>;
  readonly initContainers: Readonly<Record<string, string>>;
}

/** Its path in the API. */
export function workloadPath({ kind, namespace, name }: WorkloadAddress): string {
  return `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`;
}

/** The path of all of its kind in a namespace. */
export function collectionPath(kind: WorkloadKind, namespace: string): string {
  return `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${resources[kind]}`;
}

/** Such as `deployment shop/api`, for messages. */
export function workloadName({ kind, namespace, name }: WorkloadAddress): string {
  return `${kind.toLowerCase()} ${namespace}/${name}`;
}

/** The spec of a Deployment or a StatefulSet. */
export function specOf({ spec }: KubernetesObject): WorkloadSpec {
  return spec as unknown as WorkloadSpec;
}

/** How many pods it is to have; the API's default is 1. */
export function wantedReplicas(workload: KubernetesObject): number {
  return specOf(workload).replicas ?? 1;
}

/** How many of a StatefulSet's pods, from ordinal 0 on, keep the revision they have during a rollout. */
export function partitionOf(workload: KubernetesObject): number {
  return specOf(workload).updateStrategy?.rollingUpdate?.partition ?? 0;
}

/** The images that its pods are to run. */
export function imagesOf(workload: KubernetesObject): ContainerImages {
  const { containers, initContainers = [] } = specOf(workload).template.spec;
  const byName = (list: readonly Container[]) =>
    Object.fromEntries(list.map(({ name, image = '' }) => [name, image]));
  return { containers: byName(containers), initContainers: byName(initContainers) };
}

/** The workload with other images; `undefined` when it has them. Containers that it doesn't have are not added. */
export function withImages(
  workload: KubernetesObject,
  wanted: ContainerImages,
): KubernetesObject | undefined {
  const spec = specOf(workload);
  const { containers, initContainers } = spec.template.spec;
  const replaced = (list: readonly Container[], images: Readonly<Record<string, string>>) =>
    list.map((container) => ({ ...container, image: images[container.name] ?? container.image }));
  const podSpec = {
    ...spec.template.spec,
    containers: replaced(containers, wanted.containers),
    ...(initContainers && { initContainers: replaced(initContainers, wanted.initContainers) }),
  };
  if (isDeepStrictEqual(podSpec, spec.template.spec)) return undefined;
  return { ...workload, spec: { ...spec, template: { ...spec.template, spec: podSpec } } };
}

/** Whether two make the same pods. The label by which a ReplicaSet tells its pods apart is no difference. */
export function sameTemplate(a: KubernetesObject, b: KubernetesObject): boolean {
  return isDeepStrictEqual(plainTemplate(specOf(a).template), plainTemplate(specOf(b).template));
}

function plainTemplate(template: PodTemplate): PodTemplate {
  const { 'pod-template-hash': _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

/** The pods of a workload as a label selector in an address has them (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors). */
export function selectorOf(workload: KubernetesObject): string {
  const { matchLabels = {}, matchExpressions = [] } = specOf(workload).selector ?? {};
  const equal = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  const others = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator.toLowerCase()} (${values.join(',')})`;
  });
  return [...equal, ...others].join(',');
}

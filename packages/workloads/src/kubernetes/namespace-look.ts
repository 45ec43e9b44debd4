import {
  type Kubectl,
  type KubernetesObject,
  type ListSelection,
  listObjects,
} from '@deploy-actions/kubernetes';
import type { EventObject, PodObject } from './api-objects.ts';

/**
 * What a namespace has at one moment. Each list is asked for when it is needed, and once, however many workloads need it.
 * Pods and ReplicaSets throw as {@link listObjects} does.
 */
export class NamespaceLook {
  readonly namespace: string;
  readonly #kubectl: Kubectl;
  readonly #signal: AbortSignal | undefined;
  readonly #selection: ListSelection;
  #unheard: unknown;
  readonly #lists = new Map<string, Promise<readonly unknown[]>>();

  /** `selector` bounds pods and ReplicaSets to those of one workload; all of the namespace when absent. */
  constructor(
    kubectl: Kubectl,
    namespace: string,
    { selector, signal }: { readonly selector?: string; readonly signal?: AbortSignal | undefined } = {},
  ) {
    this.namespace = namespace;
    this.#kubectl = kubectl;
    this.#signal = signal;
    this.#selection = selector === undefined ? {} : { labels: selector };
  }

  async pods(): Promise<readonly PodObject[]> {
    return (await this.#list('/api/v1', 'pods', this.#selection)) as readonly PodObject[];
  }

  async replicaSets(): Promise<readonly KubernetesObject[]> {
    return (await this.#list('/apis/apps/v1', 'replicasets', this.#selection)) as readonly KubernetesObject[];
  }

  /**
   * The warnings that the cluster remembers, an hour back as a rule. None when they can't be had, and {@link unheard} says
   * why: they only explain. Throws the signal's reason alone.
   */
  async warnings(): Promise<readonly EventObject[]> {
    try {
      const warnings = { fields: 'type=Warning' };
      return (await this.#list('/api/v1', 'events', warnings)) as readonly EventObject[];
    } catch (error) {
      this.#signal?.throwIfAborted();
      this.#unheard = error;
      return [];
    }
  }

  /** What was thrown in place of the warnings; `undefined` when they were had, or not asked for. */
  get unheard(): unknown {
    return this.#unheard;
  }

  #list(group: string, resource: string, selection: ListSelection): Promise<readonly unknown[]> {
    const path = `${group}/namespaces/${encodeURIComponent(this.namespace)}/${resource}`;
    const asked = this.#lists.get(path) ?? listObjects(this.#kubectl, path, selection, this.#signal);
    this.#lists.set(path, asked);
    return asked;
  }
}

import { ProviderError } from '@deploy-actions/action-kit';
import type { Kubectl, KubernetesObject } from '@deploy-actions/kubernetes';
import type { EventObject, PodObject } from './api-objects.ts';

/** How many objects one request asks for, as kubectl does by itself, and how many requests one list may take. */
const pageSize = 500;
const mostPages = 20;

interface Page {
  readonly kind?: string;
  readonly metadata?: { readonly continue?: string };
  readonly items?: readonly unknown[];
}

/**
 * All objects under a path, page by page (https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks).
 * Throws as {@link Kubectl.get} does, and ProviderError when what answers is no list or there are more than 10,000.
 */
export async function listObjects(
  kubectl: Kubectl,
  path: string,
  query: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const failure = (message: string) =>
    new ProviderError(`${path}: ${message}`, { system: 'kubernetes', operation: 'list' });
  for (let page = 1, next: string | undefined = ''; page <= mostPages; page += 1) {
    const search = new URLSearchParams({
      ...query,
      limit: String(pageSize),
      ...(next && { continue: next }),
    });
    const { kind, metadata, items } = (await kubectl.get(`${path}?${search}`, signal)) as Page;
    if (!kind?.endsWith('List') || !Array.isArray(items))
      throw failure('the answer is no list; is a proxy between?');
    found.push(...items);
    next = metadata?.continue;
    if (!next) return found;
  }
  throw failure(`more than ${pageSize * mostPages} objects`);
}

/**
 * What a namespace has at one moment. Each list is asked for when it is needed, and once, however many workloads need it.
 * All of them throw as {@link listObjects} does.
 */
export class NamespaceLook {
  readonly namespace: string;
  readonly #kubectl: Kubectl;
  readonly #signal: AbortSignal | undefined;
  readonly #selector: Readonly<Record<string, string>>;
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
    this.#selector = selector ? { labelSelector: selector } : {};
  }

  async pods(): Promise<readonly PodObject[]> {
    return (await this.#list('/api/v1', 'pods', this.#selector)) as readonly PodObject[];
  }

  async replicaSets(): Promise<readonly KubernetesObject[]> {
    return (await this.#list('/apis/apps/v1', 'replicasets', this.#selector)) as readonly KubernetesObject[];
  }

  /** The warnings that the cluster remembers, an hour back as a rule. */
  async warnings(): Promise<readonly EventObject[]> {
    const query = { fieldSelector: 'type=Warning' };
    return (await this.#list('/api/v1', 'events', query)) as readonly EventObject[];
  }

  #list(
    group: string,
    resource: string,
    query: Readonly<Record<string, string>>,
  ): Promise<readonly unknown[]> {
    const path = `${group}/namespaces/${encodeURIComponent(this.namespace)}/${resource}`;
    const asked = this.#lists.get(path) ?? listObjects(this.#kubectl, path, query, this.#signal);
    this.#lists.set(path, asked);
    return asked;
  }
}

import type { Kubectl } from './kubectl.ts';
import { KubernetesRefusal, kubectlTrouble } from './kubectl-failure.ts';

/** How many objects one request asks for, as kubectl does by itself, and how many requests one list may take. */
const pageSize = 500;
const mostPages = 20;

/** How many objects a list has at most. */
export const mostObjects = pageSize * mostPages;

/** Which objects of a collection are listed. */
export interface ListSelection {
  /** Such as `app=shop,color=green`; empty for all. */
  readonly labels?: string;
  /** Such as `involvedObject.uid=…`; empty for all. */
  readonly fields?: string;
}

/** One page of a list. */
export interface ListPage {
  /** As the API gives them: those of built-in kinds have neither `kind` nor `apiVersion`. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** What leads to the next page; empty on the last. */
  readonly next: string;
}

/**
 * All objects of a collection, page by page (https://kubernetes.io/docs/reference/using-api/api-concepts/). Throws as
 * {@link Kubectl.get} does, and KubernetesTrouble `other-object` when the answer is no list, `too-many` above
 * {@link mostObjects}.
 */
export async function listObjects(
  kubectl: Kubectl,
  path: string,
  selection: ListSelection = {},
  signal?: AbortSignal,
): Promise<ListPage['items']> {
  const items: ListPage['items'][number][] = [];
  let next = '';
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await listPage(kubectl, path, selection, { next, signal }).catch((error) => {
      // The server forgets a list after some minutes; what is there by now is a new one.
      if (error instanceof KubernetesRefusal && error.reason === 'Expired' && next !== '') return undefined;
      throw error;
    });
    if (found === undefined) items.length = 0;
    items.push(...(found?.items ?? []));
    next = found?.next ?? '';
    if (found !== undefined && next === '') return items;
  }
  const message = `${path} has more than ${mostObjects} objects`;
  throw kubectlTrouble('get', message, 'too-many', kubectl.user);
}

/** One page of a collection; the first when `next` is absent. Throws as {@link listObjects} does. */
export async function listPage(
  kubectl: Kubectl,
  path: string,
  { labels = '', fields = '' }: ListSelection,
  more: { readonly next?: string; readonly limit?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<ListPage> {
  const { next = '', limit = pageSize, signal } = more;
  const query = new URLSearchParams({
    ...(labels === '' ? {} : { labelSelector: labels }),
    ...(fields === '' ? {} : { fieldSelector: fields }),
    limit: String(limit),
    ...(next === '' ? {} : { continue: next }),
  });
  const answer = (await kubectl.get(`${path}?${query}`, signal)) as Readonly<Record<string, unknown>> | null;
  const { kind, items, metadata } = answer ?? {};
  const isList = typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
  if (isList && items.every((item) => typeof item === 'object' && item !== null))
    return { items, next: String((metadata as { continue?: string } | undefined)?.continue ?? '') };
  const message = `the answer for ${path} is no list; is a proxy between?`;
  throw kubectlTrouble('get', message, 'other-object', kubectl.user);
}

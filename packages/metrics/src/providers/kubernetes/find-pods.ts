import { ConfigurationError } from '@deploy-actions/action-kit';
import {
  type Kubectl,
  KubernetesLoginError,
  KubernetesRefusal,
  KubernetesTrouble,
  listPage,
  listPods,
  mostObjects,
  type Pod,
  type PodSelection,
  podsPath,
} from '@deploy-actions/kubernetes';
import type { Failure, FailureKind } from '../../metric-provider.ts';

/** Longer texts of the API are cut in a failure; characters. */
const longestDetail = 400;

/** The pods there are now, or why they aren't known. */
export type FoundPods = { readonly pods: readonly Pod[]; readonly failure?: never } | Failure;

/** All pods with the labels. Throws only the signal's reason. */
export async function findPods(
  kubectl: Kubectl,
  selection: PodSelection,
  signal: AbortSignal,
): Promise<FoundPods> {
  try {
    return { pods: await listPods(kubectl, selection, signal) };
  } catch (error) {
    return failureOf(error, selection);
  }
}

/**
 * What is certain to be wrong with a selection, however often it is asked for: the login, its rights, the namespace, the
 * selector. `undefined` where nothing is, or where the API doesn't answer. Throws only the signal's reason.
 */
export async function findSelectionMistake(
  kubectl: Kubectl,
  selection: PodSelection,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const labels = selection.selector;
    const { items } = await listPage(
      kubectl,
      podsPath(selection.namespace),
      { labels },
      { limit: 1, signal },
    );
    // The list of a namespace that isn't there is empty, and no error.
    if (items.length === 0)
      await kubectl.get(`/api/v1/namespaces/${encodeURIComponent(selection.namespace)}`, signal);
    return undefined;
  } catch (error) {
    const failure = failureOf(error, selection);
    return isMistake(error) ? failure.detail : undefined;
  }
}

function placeOf({ namespace }: PodSelection): string {
  return `the pods in the namespace \`${namespace}\``;
}

/** Whether the same request will fail for the same reason until a person has done something. */
function isMistake(error: unknown): boolean {
  if (error instanceof ConfigurationError) return true;
  if (!(error instanceof KubernetesRefusal)) return false;
  if (error.reason === 'NotFound') return error.message.startsWith('namespaces ');
  // The right to read the namespace itself is not needed; without it, nothing is known of it.
  if (error.reason === 'Forbidden') return error.message.startsWith('pods ');
  return error.reason === 'BadRequest' || error.reason === 'Invalid';
}

function failureOf(error: unknown, selection: PodSelection): Failure {
  const place = placeOf(selection);
  if (error instanceof KubernetesTrouble && error.reason === 'too-many') {
    const detail = `${place}: more than ${mostObjects} have the labels; narrow \`selector\``;
    return { failure: 'too-many-series', detail };
  }
  if (error instanceof KubernetesTrouble)
    return { failure: troubles[error.reason] ?? 'server-error', detail: `${place}: ${short(error.message)}` };
  if (error instanceof KubernetesRefusal) {
    const { failure, remedy } = refusals[error.reason] ?? { failure: 'refused', remedy: '' };
    const said = `the API says ${error.reason}: ${short(error.message)}`;
    return { failure, detail: `${place}: ${said}${remedy}` };
  }
  if (error instanceof ConfigurationError) {
    const failure = error instanceof KubernetesLoginError ? 'wrong-credentials' : 'refused';
    return { failure, detail: `${place}: ${short(error.message)}` };
  }
  throw error;
}

const troubles: Readonly<Record<string, FailureKind>> = {
  'no-answer': 'unreachable',
  'no-json': 'not-metrics',
  'broken-off': 'malformed',
  'other-object': 'malformed',
  TooManyRequests: 'rate-limited',
  ServiceUnavailable: 'not-ready',
};

const mend = '; look at `selector`: `app=shop,color=green`';

const refusals: Readonly<Record<string, { readonly failure: FailureKind; readonly remedy: string }>> = {
  Forbidden: {
    failure: 'wrong-credentials',
    remedy:
      '; the login needs a Role in this namespace with `{ apiGroups: [""], resources: [pods], verbs: [list] }`',
  },
  NotFound: { failure: 'refused', remedy: '; look at `namespace`, and at the server in the kubeconfig' },
  BadRequest: { failure: 'bad-query', remedy: mend },
  Invalid: { failure: 'bad-query', remedy: mend },
};

/** On one line, without the full stop, and not too long. */
function short(text: string): string {
  // The look-behind keeps it from trying anew at each full stop of many.
  const line = text.replaceAll(/\s+/g, ' ').replace(/(?<![.\s])[.\s]+$/, '');
  return line.length > longestDetail ? `${line.slice(0, longestDetail).toWellFormed()}…` : line;
}

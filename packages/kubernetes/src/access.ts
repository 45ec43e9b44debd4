import { quoted } from '@deploy-actions/action-kit';
import type { Kubectl } from './kubectl.ts';
import { askingForRights, kubectlTrouble } from './kubectl-failure.ts';

/** One thing the login must be allowed to do. */
export interface AccessNeed {
  /** `get`, `list`, `update`, … */
  readonly verb: string;
  /** The API group; empty for the core. */
  readonly group: string;
  /** In the plural: `deployments`. */
  readonly resource: string;
  readonly subresource?: string;
  /** Empty for all namespaces, and for what lives in none. */
  readonly namespace: string;
  /** One object; all of them when absent. */
  readonly name?: string;
}

const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/**
 * The needs that the API says the login doesn't have (what `kubectl auth can-i` asks), all asked for at once: a sentence for
 * each, with verb, resource and namespace, and the rule that a Role needs. Throws as {@link Kubectl.create} does.
 */
export async function missingAccess(
  kubectl: Kubectl,
  needs: readonly AccessNeed[],
  signal?: AbortSignal,
): Promise<string[]> {
  const verdicts = await reviewAccess(kubectl, needs, signal);
  return verdicts.flatMap(({ need, allowed, reason }) => (allowed ? [] : [describe(need, reason)]));
}

/** Whether the login may do something. */
export interface AccessVerdict {
  readonly need: AccessNeed;
  readonly allowed: boolean;
  /** Why, in the words of whoever decides; empty with role-based access control that refuses. */
  readonly reason: string;
}

/** What the API says to each of the needs, in their order, all asked for at once. Throws as {@link Kubectl.create} does. */
export async function reviewAccess(
  kubectl: Kubectl,
  needs: readonly AccessNeed[],
  signal?: AbortSignal,
): Promise<readonly AccessVerdict[]> {
  const answers = await Promise.all(needs.map((need) => ask(kubectl, need, signal)));
  return needs.map((need, index) => {
    const { allowed = false, reason = '' } = answers[index] ?? {};
    return { need, allowed, reason };
  });
}

/** A thing the login may do, for a message: ``update `deployments.apps` in the namespace `shop` ``. */
export function describeNeed({ verb, group, resource, subresource, namespace, name }: AccessNeed): string {
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  const what = quoted(group === '' ? full : `${full}.${group}`);
  const one = name === undefined ? '' : ` ${quoted(name)}`;
  const where = namespace === '' ? 'in the whole cluster' : `in the namespace ${quoted(namespace)}`;
  return `${verb} ${what}${one} ${where}`;
}

interface Verdict {
  readonly allowed?: boolean;
  /** Why, in the words of whoever decides; role-based access control says nothing. */
  readonly reason?: string;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
async function ask(kubectl: Kubectl, need: AccessNeed, signal: AbortSignal | undefined): Promise<Verdict> {
  const review = {
    ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
    spec: { resourceAttributes: need },
  };
  const answer = (await kubectl.create(reviews, review, signal, askingForRights)) as {
    status?: Verdict;
  } | null;
  if (typeof answer?.status?.allowed === 'boolean') return answer.status;
  const message = 'the answer is no SelfSubjectAccessReview; is a proxy between?';
  throw kubectlTrouble(askingForRights, message, 'other-object', kubectl.user);
}

function describe(need: AccessNeed, reason: string): string {
  const { verb, group, resource, subresource, namespace, name } = need;
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  const names = name === undefined ? '' : `resourceNames: [${name}], `;
  const rule = `{ apiGroups: [${group === '' ? '""' : group}], resources: [${full}], ${names}verbs: [${verb}] }`;
  const said = reason === '' ? '' : ` (${reason})`;
  const role = namespace === '' ? 'a ClusterRole' : 'a Role there';
  return `the login may not ${describeNeed(need)}${said}; ${role} needs ${rule}`;
}

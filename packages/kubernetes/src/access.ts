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
  const answers = await Promise.all(needs.map((need) => ask(kubectl, need, signal)));
  return needs.flatMap((need, index) => {
    const { allowed, reason } = answers[index] ?? {};
    return allowed === true ? [] : [describe(need, reason ?? '')];
  });
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
  const what = quoted(group === '' ? full : `${full}.${group}`);
  const one = name === undefined ? '' : ` ${quoted(name)}`;
  const names = name === undefined ? '' : `resourceNames: [${name}], `;
  const rule = `{ apiGroups: [${group === '' ? '""' : group}], resources: [${full}], ${names}verbs: [${verb}] }`;
  const said = reason === '' ? '' : ` (${reason})`;
  return `the login may not ${verb} ${what}${one} in the namespace ${quoted(namespace)}${said}; a Role there needs ${rule}`;
}

import { type Answer, statusOf } from './answers.ts';

/** What the user may do in one namespace: with all objects of a resource, or with those named. `*` stands for all. */
export interface FakeRule {
  readonly verbs: readonly string[];
  /** The core's when absent. */
  readonly group?: string;
  /** `configmaps` when absent; `pods/log` is a subresource. */
  readonly resource?: string;
  readonly names?: readonly string[];
  /** `shop` when absent. */
  readonly namespace?: string;
}

/** One thing somebody wants to do. */
export interface Attempt {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  /** Empty for all namespaces. */
  readonly namespace: string;
  /** Empty where the request names none. */
  readonly name: string;
}

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/: rules only allow; where no name is asked for, none can match. */
export function allows(rules: readonly FakeRule[], attempt: Attempt): boolean {
  const wanted = resourceOf(attempt);
  const has = (list: readonly string[], value: string) => list.includes('*') || list.includes(value);
  return rules.some(
    ({ verbs, group = '', resource = 'configmaps', names, namespace = 'shop' }) =>
      has(verbs, attempt.verb) &&
      has([group], attempt.group) &&
      has([resource], wanted) &&
      has([namespace], attempt.namespace) &&
      (names === undefined || names.includes(attempt.name)),
  );
}

/** The answer to what isn't allowed, in the words of `forbiddenMessage` in k8s.io/apiserver. */
export function forbidden(attempt: Attempt): Answer {
  const { verb, group, resource, namespace, name } = attempt;
  const qualified = group === '' ? resource : `${resource}.${group}`;
  const place = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  const why = `User "ci" cannot ${verb} resource "${resourceOf(attempt)}" in API group "${group}" ${place}`;
  const subject = name === '' ? qualified : `${qualified} "${name}"`;
  return statusOf(403, 'Forbidden', `${subject} is forbidden: ${why}`, {
    ...(name === '' ? {} : { name }),
    ...(group === '' ? {} : { group }),
    kind: resource,
  });
}

/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
export function review(rules: readonly FakeRule[], body: unknown): Answer {
  const asked = body as {
    apiVersion?: string;
    kind?: string;
    spec?: { resourceAttributes?: Partial<Attempt> };
  };
  const ours = asked?.kind === 'SelfSubjectAccessReview' && asked.apiVersion === 'authorization.k8s.io/v1';
  if (!ours) return statusOf(400, 'BadRequest', 'the object provided is unrecognized');
  const attributes = asked.spec?.resourceAttributes;
  if (!attributes)
    return statusOf(
      422,
      'Invalid',
      'SelfSubjectAccessReview.authorization.k8s.io "" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
    );
  const nothing = { verb: '', group: '', resource: '', subresource: '', namespace: '', name: '' };
  return [201, { ...asked, status: { allowed: allows(rules, { ...nothing, ...attributes }) } }];
}

function resourceOf({ resource, subresource }: Attempt): string {
  return subresource === '' ? resource : `${resource}/${subresource}`;
}

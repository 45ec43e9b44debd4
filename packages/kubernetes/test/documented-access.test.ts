import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

interface Item {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly rules?: readonly Rule[];
  readonly roleRef?: unknown;
  readonly subjects?: readonly unknown[];
}

const blocksOf = (page: string) => {
  const text = readFileSync(join(repositoryRoot, 'docs', `${page}.md`), 'utf8');
  return [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, block = '']) => parse(block));
};

const [blueGreen = [], rolling = []] = blocksOf('providers/kubernetes')
  .filter((block) => block?.kind === 'List')
  .map(({ items }): readonly Item[] => items);

/** Each verb of each resource that the Role on a page allows; the cluster of the tests runs with these. */
function rightsOn(page: string, names: Readonly<Record<string, string>> = {}): readonly string[] {
  const role = blocksOf(page).find((block) => block?.kind === 'Role');
  return rightsOf(role.rules, names);
}

function rightsOf(rules: readonly Rule[], names: Readonly<Record<string, string>> = {}): readonly string[] {
  return rules.flatMap(({ apiGroups, resources, resourceNames = ['*'], verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) =>
        resourceNames.flatMap((name) =>
          verbs.map((verb) => `${verb} ${group}/${resource} ${names[name] ?? name}`),
        ),
      ),
    ),
  );
}

/** What the Roles that are really bound to the one ServiceAccount allow in a namespace. */
function bound(items: readonly Item[], namespace: string): readonly string[] {
  const accounts = items.filter(({ kind }) => kind === 'ServiceAccount');
  expect(accounts).toHaveLength(1);
  const subjects = accounts.map(({ kind, metadata }) => ({ kind, ...metadata }));
  const here = items.filter(({ metadata }) => metadata.namespace === namespace);
  const roles = here.filter(({ kind, metadata }) => {
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name };
    const binding = { kind: 'RoleBinding', roleRef, subjects };
    return kind === 'Role' && here.some((item) => matches(item, binding));
  });
  return rightsOf(roles.flatMap(({ rules = [] }) => rules)).toSorted();
}

const matches = (item: Item, wanted: Pick<Item, 'kind' | 'roleRef' | 'subjects'>) =>
  JSON.stringify([item.kind, item.roleRef, item.subjects]) ===
  JSON.stringify([wanted.kind, wanted.roleRef, wanted.subjects]);

const isOfRoute = (right: string) => right.includes('httproutes');
const router = rightsOn('providers/traffic-gateway-api', { edge: 'shop' });

test('the whole example binds what the page of each part says, in the namespace where it is needed', () => {
  const state = rightsOn('providers/state-kubernetes');
  expect(bound(blueGreen, 'edge')).toEqual([...router.filter(isOfRoute), ...state].toSorted());
  const color = [
    ...router.filter((right) => !isOfRoute(right)),
    ...rightsOn('providers/workload-kubernetes'),
  ];
  for (const namespace of ['blue', 'green']) expect(bound(blueGreen, namespace)).toEqual(color.toSorted());
});

test('the example of a rolling update binds what its page says', () => {
  expect(bound(rolling, 'workers')).toEqual(rightsOn('rolling-update').toSorted());
});

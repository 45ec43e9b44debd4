import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { silentCluster, startCluster, strangerCluster } from '../fake-cluster.ts';
import { outcomes } from '../outcomes.ts';

const rules = [
  { verbs: ['get', 'update'], group: 'apps', resource: 'deployments', namespace: 'shop' },
  { verbs: ['list'], resource: 'pods', namespace: 'shop' },
];

const rights = [
  { verbs: ['get', 'update'], group: 'apps', resource: 'deployments', name: 'api' },
  { verbs: ['list'], resource: 'pods' },
];

/** A login with these rules, and a check of it. */
async function scene(more: object = {}, cluster = startCluster()) {
  const { api, runtime } = await cluster;
  api.rules = rules;
  return { runtime, check: { namespace: 'shop', rights, ...more } };
}

outcomes('kubernetes-access', {
  passes: async () => ({
    ...(await scene()),
    finding: /^the login may do all 3 things it needs$/,
    answer: /^3 of 3 rights granted$/,
  }),
  warns: async () => ({
    ...(await scene({
      'beyond-need': [
        { verbs: ['get'], resource: 'secrets' },
        { verbs: ['list'], resource: 'pods' },
      ],
    })),
    finding: /^the login may list `pods` in the namespace `shop`, which it should not need$/,
    answer: /\nalso granted: list `pods` in the namespace `shop`$/,
  }),
  fails: {
    'rights are missing, all of which are named': async () => ({
      ...(await scene({
        rights: [
          ...rights,
          { verbs: ['get'], resource: 'pods/log' },
          { verbs: ['list'], resource: 'nodes', namespace: 'other' },
        ],
      })),
      finding:
        /^the login may not get `pods\/log` in the namespace `shop`; a Role there needs \{ apiGroups: \[""\], resources: \[pods\/log\], verbs: \[get\] \}; the login may not list `nodes` in the namespace `other`; /,
      answer: /^3 of 5 rights granted$/,
    }),
    'a right in the whole cluster is missing': async () => ({
      ...(await scene({ namespace: undefined, rights: [{ verbs: ['list'], resource: 'nodes' }] })),
      finding: /^the login may not list `nodes` in the whole cluster; a ClusterRole needs /,
    }),
  },
  unreachable: {
    'the cluster does not answer': async () => ({
      ...(await scene({}, silentCluster())),
      finding: /^asking for rights: dial tcp 10\.0\.0\.1:443: i\/o timeout/,
    }),
    'the login has expired': async () => ({
      ...(await scene({}, strangerCluster())),
      finding: /^the check `kubernetes-access` is out of reach: .*Unauthorized/,
    }),
    'the context is unknown': async () => ({
      ...(await scene({ context: 'staging' })),
      finding:
        /out of reach: error: context "staging" does not exist; look at `context` in the section `checks`/,
    }),
  },
});

test('asks once for each verb, and tries nothing', async () => {
  const { api, runtime } = await startCluster();
  api.rules = rules;
  await ask({ kind: 'kubernetes-access', namespace: 'shop', rights }, runtime);
  const review = 'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  expect(api.requests).toEqual([review, review, review]);
});

test.each([
  [{ verbs: ['GET'], resource: 'pods' }, /must be a verb/],
  [{ verbs: [], resource: 'pods' }, /verbs/],
  [{ verbs: ['get'], resource: 'Deployment' }, /must be a resource in the plural/],
])('is refused: %j', (right, message) => {
  expect(() => section({ kind: 'kubernetes-access', rights: [right] })).toThrow(message);
});

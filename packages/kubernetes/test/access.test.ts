import { type FakeKubernetes, startFakeKubernetes } from '@deploy-actions/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { missingAccess } from '../src/index.ts';
import { openKubectl } from './open-kubectl.ts';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
});
afterEach(() => api.close());

const update = { verb: 'update', group: 'apps', resource: 'deployments', namespace: 'blue' };
const log = { verb: 'get', group: '', resource: 'pods', subresource: 'log', namespace: 'blue' };
const service = { verb: 'get', group: '', resource: 'services', namespace: 'shop', name: 'web' };

it('is empty where the login has what is needed', async () => {
  api.rules = [
    { verbs: ['get', 'update'], group: 'apps', resource: 'deployments', namespace: 'blue' },
    { verbs: ['get'], resource: 'pods/log', namespace: 'blue' },
    { verbs: ['get'], resource: 'services', names: ['web'] },
  ];
  expect(await missingAccess(await openKubectl(api), [update, log, service])).toEqual([]);
});

it('names each missing thing with the rule that gives it', async () => {
  api.rules = [
    { verbs: ['get'], group: 'apps', resource: 'deployments', namespace: 'blue' },
    { verbs: ['get'], resource: 'pods', namespace: 'blue' },
    { verbs: ['get'], resource: 'services', names: ['api'] },
  ];
  expect(await missingAccess(await openKubectl(api), [update, log, service])).toEqual([
    'the login may not update `deployments.apps` in the namespace `blue`; a Role there needs { apiGroups: [apps], resources: [deployments], verbs: [update] }',
    'the login may not get `pods/log` in the namespace `blue`; a Role there needs { apiGroups: [""], resources: [pods/log], verbs: [get] }',
    'the login may not get `services` `web` in the namespace `shop`; a Role there needs { apiGroups: [""], resources: [services], resourceNames: [web], verbs: [get] }',
  ]);
});

it('says where a ClusterRole is needed', async () => {
  const nodes = { verb: 'list', group: '', resource: 'nodes', namespace: '' };
  api.rules = [{ verbs: ['list'], resource: 'nodes', namespace: 'shop' }];
  expect(await missingAccess(await openKubectl(api), [nodes])).toEqual([
    'the login may not list `nodes` in the whole cluster; a ClusterRole needs { apiGroups: [""], resources: [nodes], verbs: [list] }',
  ]);
});

it('asks for all at once', async () => {
  let open = 0;
  const kubectl = await openKubectl(api);
  const create = kubectl.create.bind(kubectl);
  kubectl.create = async (...args) => {
    open += 1;
    await expect.poll(() => open).toBe(3);
    return create(...args);
  };
  expect(await missingAccess(kubectl, [update, log, service])).toHaveLength(3);
});

it('is not taken for granted because something else answers', async () => {
  api.faults.push({ how: 'other-json' });
  await expect(missingAccess(await openKubectl(api), [update])).rejects.toMatchObject({
    ...{ name: 'ProviderError', reason: 'other-object', retryable: false },
    message: expect.stringMatching(/^asking for rights: the answer is no SelfSubjectAccessReview/),
  });
});

it.each(['dial tcp 10.0.0.1:443: i/o timeout', '<html>oops'])(
  'that fails is called so: %s',
  async (failure) => {
    await expect(missingAccess(await openKubectl(api, { failure }), [update])).rejects.toMatchObject({
      ...{ name: 'ProviderError', operation: 'asking for rights', retryable: true },
      message: expect.stringContaining(`asking for rights: ${failure}`),
    });
  },
);

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  endContainer,
  type FakeKubernetes,
  type FakeObject,
  restartContainer,
  runningPod,
  startFakeKubernetes,
} from '../src/index.ts';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
  api.namespaces.add('blue');
  api.rules = [{ verbs: ['*'], group: '*', resource: '*', namespace: '*' }];
});
afterEach(() => api.close());

type Json = FakeObject & { spec: Record<string, unknown> } & Record<string, unknown>;

async function ask(method: string, path: string, body?: object): Promise<{ status: number; body: Json }> {
  const answer = await fetch(`${api.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${api.token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : (text as never) };
}

const deployment = (more: object = {}): FakeObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
  metadata: { name: 'api', namespace: 'shop' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'api' } },
    template: {
      metadata: { labels: { app: 'api' } },
      spec: { containers: [{ name: 'api', image: 'shop:1' }] },
    },
  },
  ...more,
});
const collection = '/apis/apps/v1/namespaces/shop/deployments';
const path = `${collection}/api`;

describe('an update', () => {
  it('is refused at an old revision, and unconditional without one', async () => {
    const { body: first } = await ask('POST', collection, deployment());
    api.change('Deployment', 'shop', 'api', ({ metadata }) => {
      metadata.labels = { team: 'web' };
    });
    expect(await ask('PUT', path, first)).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on deployments.apps "api": the object has been modified; please apply your changes to the latest version and try again',
      },
    });
    const { resourceVersion, ...metadata } = first.metadata;
    expect(await ask('PUT', path, { ...first, metadata })).toMatchObject({ status: 200 });
    expect(api.find('Deployment', 'shop', 'api')?.metadata.labels).toBeUndefined();
  });

  it('needs a revision where the kind is a custom one', async () => {
    const route = {
      ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
      metadata: { name: 'web', namespace: 'shop' },
      spec: { rules: [] },
    };
    api.put(route);
    const routes = '/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes';
    expect(await ask('PUT', `${routes}/web`, route)).toMatchObject({
      status: 422,
      body: {
        message:
          'httproutes.gateway.networking.k8s.io "web" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
      },
    });
  });

  it('is refused for another object of that name', async () => {
    const { body: first } = await ask('POST', collection, deployment());
    await ask('DELETE', path);
    await ask('POST', collection, deployment());
    expect(await ask('PUT', path, first)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('Precondition failed: UID in precondition: ') },
    });
  });

  it('raises the generation by the spec, and by the annotations of a Deployment, but not by labels or status', async () => {
    const { body: first } = await ask('POST', collection, deployment({ status: { replicas: 9 } }));
    expect(first.metadata.generation).toBe(1);
    expect(first.status).toBeUndefined();
    const put = async (more: object) => {
      const now = api.find('Deployment', 'shop', 'api') as Json;
      return (await ask('PUT', path, { ...now, ...more })).body.metadata.generation;
    };
    const { metadata } = first;
    expect(await put({ metadata: { ...metadata, resourceVersion: '', labels: { a: 'b' } } })).toBe(1);
    expect(await put({ spec: { ...first.spec, replicas: 4 } })).toBe(2);
    expect(await put({ metadata: { ...metadata, resourceVersion: '', annotations: { a: 'b' } } })).toBe(3);
    expect(await put({ status: { replicas: 7 } })).toBe(3);
    const before = api.find('Deployment', 'shop', 'api');
    api.setStatus('Deployment', 'shop', 'api', { replicas: 3 });
    const after = api.find('Deployment', 'shop', 'api');
    expect(after?.metadata).toMatchObject({ generation: 3 });
    expect(Number(after?.metadata.resourceVersion)).toBeGreaterThan(Number(before?.metadata.resourceVersion));
    expect(await put({ spec: { ...first.spec, replicas: 5 }, status: {} })).toBe(4);
    expect(api.find('Deployment', 'shop', 'api')?.status).toEqual({ replicas: 3 });
  });

  it('that changes nothing makes no new revision', async () => {
    const { body: first } = await ask('POST', collection, deployment());
    expect((await ask('PUT', path, first)).body.metadata).toEqual(first.metadata);
  });

  it('may not change what is fixed', async () => {
    const { body: first } = await ask('POST', collection, deployment());
    const labels = { app: 'other' };
    const spec = {
      ...first.spec,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'api' }] } },
    };
    expect(await ask('PUT', path, { ...first, spec })).toMatchObject({
      status: 422,
      body: {
        message:
          'Deployment.apps "api" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable',
      },
    });
  });

  it('keeps who changed which fields', async () => {
    await ask('POST', `${collection}?fieldManager=helm`, deployment());
    api.change<Json>(
      'Deployment',
      'shop',
      'api',
      ({ spec }) => Object.assign(spec, { replicas: 5 }),
      'kubectl-edit',
    );
    api.setStatus('Deployment', 'shop', 'api', { replicas: 5 });
    const { metadata } = api.find('Deployment', 'shop', 'api') as FakeObject;
    expect(metadata.managedFields).toMatchObject([
      {
        manager: 'helm',
        operation: 'Update',
        apiVersion: 'apps/v1',
        fieldsV1: { 'f:spec': { 'f:template': {} } },
      },
      { manager: 'kubectl-edit', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
      { manager: 'kube-controller-manager', subresource: 'status' },
    ]);
    expect(JSON.stringify(metadata.managedFields?.[0])).not.toContain('f:replicas');
  });
});

describe('a list', () => {
  it('selects by labels and fields, and shows the kind of its items only for custom ones', async () => {
    api.put(deployment());
    api.put(deployment({ metadata: { name: 'web', namespace: 'blue', labels: { a: 'b' } } }));
    const names = async (query: string) =>
      ((await ask('GET', `/apis/apps/v1/deployments?${query}`)).body['items'] as Json[]).map(
        ({ kind, metadata }) => [kind, metadata.name],
      );
    expect(await names('')).toEqual([
      [undefined, 'api'],
      [undefined, 'web'],
    ]);
    expect(await names('labelSelector=a%3Db')).toEqual([[undefined, 'web']]);
    expect(await names('fieldSelector=metadata.name%3Dapi')).toEqual([[undefined, 'api']]);
    expect((await ask('GET', '/apis/apps/v1/deployments?fieldSelector=spec.x%3D1')).body).toMatchObject({
      message: '"spec.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
    });
  });

  it('gives the events of one object', async () => {
    const event = (name: string, uid: string) => ({
      ...{ apiVersion: 'v1', kind: 'Event', metadata: { name, namespace: 'shop' } },
      ...{ involvedObject: { kind: 'Pod', uid }, reason: 'Unhealthy', message: 'probe failed' },
    });
    api.put(event('one', 'u1'));
    api.put(event('two', 'u2'));
    const { body } = await ask('GET', '/api/v1/namespaces/shop/events?fieldSelector=involvedObject.uid%3Du2');
    expect(body['items']).toMatchObject([{ metadata: { name: 'two' } }]);
  });

  it('has a new revision for a pod that was changed in place', async () => {
    api.pods = [runningPod('a')];
    const look = async () =>
      (await ask('GET', '/api/v1/namespaces/shop/pods/a')).body.metadata.resourceVersion;
    const first = await look();
    expect(await look()).toBe(first);
    endContainer(api.pods[0] as never, 'app', 0);
    expect(await look()).not.toBe(first);
  });
});

describe('access', () => {
  it('is refused in the words of the API, by group, resource, name and namespace', async () => {
    api.rules = [
      { verbs: ['get'], group: 'apps', resource: 'deployments', names: ['api'], namespace: 'blue' },
    ];
    expect((await ask('GET', path)).body['message']).toBe(
      'deployments.apps "api" is forbidden: User "ci" cannot get resource "deployments" in API group "apps" in the namespace "shop"',
    );
    expect((await ask('GET', path.replace('shop', 'blue'))).status).toBe(404);
    expect((await ask('GET', `${path.replace('shop', 'blue')}2`)).status).toBe(403);
    expect((await ask('GET', '/api/v1/namespaces/shop/pods/x/log')).body['message']).toContain(
      'cannot get resource "pods/log" in API group ""',
    );
  });

  it('can be asked for', async () => {
    api.rules = [{ verbs: ['get'], resource: 'pods/log' }];
    const may = async (resourceAttributes: object) =>
      (
        await ask('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
          ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
          spec: { resourceAttributes },
        })
      ).body.status;
    const log = { verb: 'get', group: '', resource: 'pods', subresource: 'log', namespace: 'shop' };
    expect(await may(log)).toEqual({ allowed: true });
    expect(await may({ ...log, subresource: '' })).toEqual({ allowed: false });
    expect(await may({ ...log, namespace: 'blue' })).toEqual({ allowed: false });
  });
});

describe('a log', () => {
  it('is the present or the last one of a container, or its end', async () => {
    const pod = runningPod('a', { containers: ['app', 'proxy'] });
    api.pods = [pod];
    api.logs.set('shop/a/app', { now: 'one\ntwo\nthree\n', previous: 'panic\n' });
    const log = async (query: string) =>
      (await ask('GET', `/api/v1/namespaces/shop/pods/a/log?${query}`)).body;
    expect(await log('container=app')).toBe('one\ntwo\nthree\n');
    expect(await log('container=app&tailLines=2')).toBe('two\nthree\n');
    expect(await log('')).toMatchObject({ message: expect.stringContaining('choose one of: [app proxy]') });
    expect(await log('container=app&previous=true')).toMatchObject({
      message: 'previous terminated container "app" in pod "a" not found',
    });
    endContainer(pod, 'app', 0);
    restartContainer(pod, 'app', 0);
    expect(await log('container=app&previous=true')).toBe('panic\n');
  });
});

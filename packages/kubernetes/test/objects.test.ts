import { type FakeKubernetes, type FakeObject, startFakeKubernetes } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type KubernetesObject,
  KubernetesRefusal,
  KubernetesTrouble,
  otherWriters,
  readObject,
  updateObject,
} from '../src/index.ts';
import { openKubectl } from './open-kubectl.ts';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
  api.rules = [{ verbs: ['get', 'update'], resource: 'services' }];
  api.put(service, 'helm');
});
afterEach(() => api.close());

const service: FakeObject = {
  ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' } },
  spec: { selector: { app: 'web', color: 'blue' } },
};
const path = '/api/v1/namespaces/shop/services/web';

const select = (color: string) => (current: KubernetesObject) => {
  const selector = current.spec?.['selector'] as Record<string, string>;
  return selector['color'] === color
    ? undefined
    : { ...current, spec: { ...current.spec, selector: { ...selector, color } } };
};
const stored = () => api.find<KubernetesObject & FakeObject>('Service', 'shop', 'web');
const edit = (by: (object: FakeObject) => void, manager = 'kubectl-edit') =>
  api.change('Service', 'shop', 'web', by, manager);
const annotate =
  (value: string) =>
  ({ metadata }: FakeObject) => {
    metadata.annotations = { note: value };
  };
/** Somebody else writes before each of so many of our writes. */
const overtake = (times: number) => {
  let left = times;
  api.meanwhile = (method) => {
    if (method !== 'PUT' || left === 0) return;
    left -= 1;
    edit(annotate(String(left)));
  };
};

describe('a change', () => {
  it('is one read and one write under our name', async () => {
    const { object, written, others } = await updateObject(await openKubectl(api), path, select('green'));
    expect(object).toEqual(stored());
    expect([written, others]).toEqual([true, []]);
    expect(stored()?.spec).toEqual({ selector: { app: 'web', color: 'green' } });
    expect(stored()?.metadata.managedFields).toMatchObject([
      { manager: 'helm' },
      { manager: 'deploy-actions', fieldsV1: { 'f:spec': { 'f:selector': { 'f:color': {} } } } },
    ]);
    expect(api.requests).toEqual([`GET ${path}`, `PUT ${path}?fieldManager=deploy-actions`]);
  });

  it('needs no read of what is known, and no write where nothing is to change', async () => {
    const kubectl = await openKubectl(api);
    const known = await readObject(kubectl, path);
    const { object } = await updateObject(kubectl, path, select('green'), { known });
    expect(await updateObject(kubectl, path, select('green'), { known: object })).toEqual({
      ...{ object, written: false, others: [] },
    });
    expect(api.requests.map((request) => request.slice(0, 3))).toEqual(['GET', 'PUT']);
  });

  it('keeps what others changed meanwhile, and says who they were', async () => {
    overtake(2);
    const { others, written } = await updateObject(await openKubectl(api), path, select('green'));
    expect([others, written]).toEqual([['kubectl-edit'], true]);
    expect(stored()).toMatchObject({
      metadata: { annotations: { note: '0' } },
      spec: { selector: { color: 'green' } },
    });
  });

  it('is decided anew by what others made of the object', async () => {
    api.meanwhile = (method) => {
      if (method === 'PUT') edit(({ spec }) => Object.assign(spec ?? {}, { selector: { color: 'green' } }));
    };
    const { others, written } = await updateObject(await openKubectl(api), path, select('green'));
    expect([others, written]).toEqual([['kubectl-edit'], false]);
    expect(stored()?.spec).toEqual({ selector: { color: 'green' } });
  });

  it('gives up when others are faster each time', async () => {
    overtake(100);
    const attempt = updateObject(await openKubectl(api), path, select('green'));
    await expect(attempt).rejects.toMatchObject({ name: 'KubernetesRefusal', reason: 'Conflict' });
    expect(stored()?.spec).toEqual(service.spec);
  });

  it('is bound to the revision even when the change forgets it', async () => {
    const known = await readObject(await openKubectl(api), path);
    edit(annotate('x'));
    const forget = (current: KubernetesObject) => {
      const { resourceVersion, uid, ...metadata } = select('green')(current)?.metadata ?? current.metadata;
      return { ...current, ...select('green')(current), metadata: metadata as KubernetesObject['metadata'] };
    };
    const { others } = await updateObject(await openKubectl(api), path, forget, { known });
    expect(others).toEqual(['kubectl-edit']);
    expect(stored()?.metadata.annotations).toEqual({ note: 'x' });
  });

  it('asks the fence before each write, and writes nothing once it is down', async () => {
    overtake(1);
    let asked = 0;
    const fence = async () => {
      asked += 1;
      if (asked === 2) throw new Error('somebody else has the lock');
    };
    const attempt = updateObject(await openKubectl(api), path, select('green'), { fence });
    await expect(attempt).rejects.toThrow('somebody else has the lock');
    expect(stored()?.spec).toEqual(service.spec);
  });

  it('fails as the API does', async () => {
    const kubectl = await openKubectl(api);
    api.rules = [{ verbs: ['get'], resource: 'services' }];
    await expect(updateObject(kubectl, path, select('green'))).rejects.toMatchObject({ reason: 'Forbidden' });
    await expect(readObject(kubectl, `${path}-2`)).rejects.toBeInstanceOf(KubernetesRefusal);
    api.faults.push({ how: 'other-json' });
    const read = readObject(kubectl, path);
    await expect(read).rejects.toBeInstanceOf(KubernetesTrouble);
    await expect(read).rejects.toMatchObject({ reason: 'other-object', retryable: false, system: 'testing' });
    expect(stored()?.spec).toEqual(service.spec);
  });

  it('stops with the reason of the signal while it writes', async () => {
    const controller = new AbortController();
    api.faults.push({ method: 'PUT', how: 'stuck' });
    const kubectl = await openKubectl(api, { haste: 0.1 });
    const attempt = updateObject(kubectl, path, select('green'), { signal: controller.signal });
    attempt.catch(() => {});
    await expect.poll(() => api.requests.length).toBe(2);
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(attempt).rejects.toBe(reason);
  });
});

describe('what others did', () => {
  const between = (change: () => void) => {
    const before = stored() as KubernetesObject;
    change();
    const after = stored() as KubernetesObject;
    return otherWriters(before, after);
  };

  it('is told by name', () => {
    expect(between(() => edit(({ spec }) => Object.assign(spec ?? {}, { type: 'NodePort' })))).toEqual([
      'kubectl-edit',
    ]);
  });

  it('is seen although it happened in the same second by the same hand', () => {
    edit(annotate('a'));
    expect(between(() => edit(annotate('b')))).toEqual(['kubectl-edit']);
  });

  it('is seen although a field that is taken away leaves no name', () => {
    edit(annotate('a'));
    const strip = ({ metadata }: FakeObject) => {
      delete metadata.annotations;
    };
    expect(between(() => edit(strip, 'somebody'))).toEqual(['a writer without a name']);
  });

  it('is not of somebody who only keeps what holds the fields that others took', () => {
    const entry = (manager: string, labels: object, time: string) => ({
      ...{ manager, operation: 'Update', apiVersion: 'v1', time },
      fieldsV1: { 'f:metadata': { 'f:labels': labels } },
    });
    const before = stored() as KubernetesObject;
    const helm = (labels: object) => entry('helm', { '.': {}, ...labels }, '2026-01-01T12:00:00Z');
    const at = (labels: Record<string, string>, managedFields: object[]) => ({
      ...before,
      metadata: { ...before.metadata, labels, managedFields },
    });
    // The controller of Deployments counts the revisions in an annotation.
    const controller = (time: string) => ({
      ...entry('kube-controller-manager', {}, time),
      fieldsV1: { 'f:metadata': { 'f:annotations': { 'f:deployment.kubernetes.io/revision': {} } } },
    });
    const later = '2026-01-01T12:00:09Z';
    const old = at({ a: '1' }, [helm({ 'f:a': {} }), controller('2026-01-01T12:00:00Z')]);
    const now = at({ a: '2' }, [helm({}), controller(later), entry('argocd', { 'f:a': {} }, later)]);
    expect(otherWriters(old, now)).toEqual(['argocd']);
  });

  it('is not what we did, nor what controllers report', () => {
    const us = ({ spec }: FakeObject) => Object.assign(spec ?? {}, { type: 'NodePort' });
    expect(between(() => edit(us, 'deploy-actions'))).toEqual([]);
    expect(between(() => api.setStatus('Service', 'shop', 'web', { loadBalancer: {} }))).toEqual([]);
    const revision = ({ metadata }: FakeObject) => {
      metadata.annotations = { 'deployment.kubernetes.io/revision': '2' };
    };
    expect(between(() => edit(revision, 'kube-controller-manager'))).toEqual([]);
    const all = () => {
      edit(annotate('x'));
      api.setStatus('Service', 'shop', 'web', { loadBalancer: { ingress: [] } });
      edit(({ metadata }) => {
        metadata.annotations = { ...metadata.annotations, 'deployment.kubernetes.io/revision': '3' };
      }, 'kube-controller-manager');
    };
    expect(between(all)).toEqual(['kubectl-edit']);
  });
});

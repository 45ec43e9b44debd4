import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { describe, expect, it } from 'vitest';
import { findRevision, podsOfRevision } from '../../src/kubernetes/revision.ts';
import { rolloutStatus } from '../../src/kubernetes/rollout-status.ts';
import { shortText } from '../../src/kubernetes/short-text.ts';
import { templateChanges } from '../../src/kubernetes/template-changes.ts';
import { selectorOf, withImages } from '../../src/kubernetes/workload-object.ts';
import { workload } from '../deployers/kubernetes/world.ts';

function object(
  kind: 'Deployment' | 'StatefulSet',
  { status = {}, generation = 2, ...spec }: Record<string, unknown> & { status?: object } = {},
): KubernetesObject {
  const made = workload(kind, 'green', 'api', spec);
  const metadata = { ...made.metadata, uid: 'u', resourceVersion: '1', generation };
  return { ...made, metadata, status: { observedGeneration: 2, ...status } } as unknown as KubernetesObject;
}

const all = { replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };

describe('whether a rollout is over', () => {
  it.each([
    ['Deployment', all, ''],
    ['Deployment', { ...all, observedGeneration: 1 }, 'its controller has not taken up the change yet'],
    ['Deployment', { ...all, updatedReplicas: 2 }, '2 of 3 pods are made anew'],
    ['Deployment', { ...all, replicas: 4 }, '1 pod from before is still there'],
    ['Deployment', { ...all, replicas: 5, updatedReplicas: 5 }, '2 pods too many are still there'],
    ['Deployment', { ...all, availableReplicas: 2 }, '2 of 3 pods are available'],
    ['Deployment', {}, '0 of 3 pods are made anew'],
    ['StatefulSet', all, ''],
    ['StatefulSet', { ...all, observedGeneration: 1 }, 'its controller has not taken up the change yet'],
    ['StatefulSet', { ...all, updatedReplicas: 2 }, '2 of 3 pods are made anew'],
    ['StatefulSet', { ...all, replicas: 4 }, '1 pod too many is still there'],
    ['StatefulSet', { ...all, readyReplicas: 2 }, '2 of 3 pods are available'],
    // Before 1.22 it had no such count, and it says nothing where pods need no time.
    ['StatefulSet', { ...all, availableReplicas: undefined }, ''],
  ] as const)('%s %j: %s', (kind, status, waitsFor) => {
    expect(rolloutStatus(object(kind, { status }))).toEqual({
      ...{ done: waitsFor === '', waitsFor, deadlineExceeded: false },
    });
  });

  it('counts pods of a set as available when they were ready for so long', () => {
    const status = { ...all, availableReplicas: 1 };
    const { waitsFor } = rolloutStatus(object('StatefulSet', { status, minReadySeconds: 10 }));
    expect(waitsFor).toBe('1 of 3 pods are available');
  });

  it('asks for the pods from the partition on alone', () => {
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } };
    const status = { ...all, updatedReplicas: 1 };
    expect(rolloutStatus(object('StatefulSet', { status, updateStrategy })).done).toBe(true);
  });

  it('takes a deadline that is over for what it is only while something is missing', () => {
    const conditions = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }];
    const late = (status: object) =>
      rolloutStatus(object('Deployment', { status: { ...status, conditions } }));
    expect(late({ ...all, availableReplicas: 2 }).deadlineExceeded).toBe(true);
    expect(late(all).deadlineExceeded).toBe(false);
    expect(late({ ...all, observedGeneration: 1 }).deadlineExceeded).toBe(false);
  });
});

describe('the revision of a template', () => {
  const set = (name: string, image: string, created: string, owner = 'u') => {
    const { spec, ...made } = workload('Deployment', 'green', name, { image, labels: { app: 'api' } });
    const labels = { app: 'api', 'pod-template-hash': name };
    const ownerReferences = [{ uid: owner, controller: true }];
    const metadata = { ...made.metadata, uid: name, labels, ownerReferences, creationTimestamp: created };
    const template = { ...spec.template, metadata: { ...spec.template.metadata, labels } };
    return { ...made, metadata, spec: { ...spec, template } } as unknown as KubernetesObject;
  };
  const deployment = object('Deployment');

  it('is the oldest ReplicaSet of its own with the same template', () => {
    const sets = [
      set('younger', 'shop/api:1', '2026-01-02T00:00:00Z'),
      set('foreign', 'shop/api:1', '2025-01-01T00:00:00Z', 'somebody else'),
      set('other', 'shop/api:0', '2025-01-01T00:00:00Z'),
      set('older', 'shop/api:1', '2026-01-01T00:00:00Z'),
    ];
    expect(findRevision(deployment, sets)).toMatchObject({ value: 'older', owner: 'older' });
    expect(findRevision(deployment, sets.slice(1, 3))).toBeUndefined();
    expect(findRevision(object('Deployment', { generation: 3 }), sets)).toBeUndefined();
  });

  it('is what the controller of a StatefulSet says of its current spec', () => {
    const status = { updateRevision: 'api-1' };
    expect(findRevision(object('StatefulSet', { status }), [])).toMatchObject({ value: 'api-1', owner: 'u' });
    expect(findRevision(object('StatefulSet', { status, generation: 3 }), [])).toBeUndefined();
  });

  it('has the pods with its label and owner that are to stay', () => {
    const pod = (name: string, hash: string, uid: string, deletionTimestamp?: string) => ({
      metadata: {
        ...{ name, uid: name, labels: { 'pod-template-hash': hash } },
        ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
        ownerReferences: [{ uid, controller: true }],
      },
      spec: { containers: [] },
    });
    const revision = { label: 'pod-template-hash', value: 'a', owner: 'set', replicaSet: undefined } as const;
    const pods = [
      ...[pod('its', 'a', 'set'), pod('older', 'b', 'set'), pod('foreign', 'a', 'other')],
      pod('leaving', 'a', 'set', '2026-01-01T00:00:00Z'),
    ];
    expect(podsOfRevision(pods, revision).map(({ metadata }) => metadata.name)).toEqual(['its']);
  });
});

describe('a workload', () => {
  it('is selected as its selector says', () => {
    const selector = {
      matchLabels: { app: 'api', tier: 'web' },
      matchExpressions: [
        { key: 'color', operator: 'In', values: ['green', 'blue'] },
        { key: 'track', operator: 'NotIn', values: ['canary'] },
        { key: 'a', operator: 'Exists' },
        { key: 'b', operator: 'DoesNotExist' },
      ],
    };
    expect(selectorOf(object('Deployment', { selector }))).toBe(
      'app=api,tier=web,color in (green,blue),track notin (canary),a,!b',
    );
  });

  it('with the images it has is not changed', () => {
    const images = { containers: { api: 'shop/api:1' }, initContainers: {} };
    expect(withImages(object('Deployment'), images)).toBeUndefined();
    const other = { containers: { api: 'shop/api:1', proxy: 'envoy:1' }, initContainers: { migrate: 'x' } };
    expect(withImages(object('Deployment'), other)).toBeUndefined();
  });

  it('tells what is different in its pods, by name', () => {
    const template = (containers: object[], more: object = {}) =>
      object('Deployment', { template: { metadata: { labels: {} }, spec: { containers, ...more } } });
    const before = template([
      { name: 'api', image: 'a:1', env: [] },
      { name: 'old', image: 'o:1' },
    ]);
    const after = template(
      [
        { name: 'api', image: 'a:2', env: [{ name: 'TOKEN', value: 'hunter2' }] },
        { name: 'new', image: 'n:1' },
      ],
      { hostNetwork: true },
    );
    expect(templateChanges(before, after)).toEqual([
      'container `api`: image `a:2` in place of `a:1`, `env`',
      'container `old` is gone',
      'container `new` is new',
      '`hostNetwork`',
    ]);
    expect(templateChanges(before, before)).toEqual([]);
  });
});

it('puts messages on one line, of a length that can be read', () => {
  expect(shortText('pull failed:\n\t not found. \n')).toBe('pull failed: not found');
  expect(shortText('x'.repeat(1_000))).toHaveLength(401);
});

import {
  endContainer,
  type FakeKubernetes,
  lackImage,
  pendingPod,
  restartContainer,
  runningPod,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listObjects, listPods } from '../src/index.ts';
import { openKubectl } from './open-kubectl.ts';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
});
afterEach(() => api.close());

const shop = { namespace: 'shop', selector: 'app=shop' };

describe('pods', () => {
  it('are read with what a rollout needs', async () => {
    const owner = { kind: 'ReplicaSet', name: 'shop-1', uid: 'r1' };
    const pending = pendingPod('a', { owner, image: 'shop:2', initContainers: ['migrate'] });
    pending.status.conditions = [
      {
        ...{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
        message: '0/3 nodes are available',
      },
    ];
    api.pods = [pending];
    expect(await listPods(await openKubectl(api), shop)).toEqual([
      {
        ...{ name: 'a', namespace: 'shop', uid: pending.metadata.uid, created: Date.UTC(2026, 0, 1, 11) },
        ...{ labels: { app: 'shop' }, owner, phase: 'Pending', reason: '', message: '' },
        conditions: [
          {
            ...{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
            message: '0/3 nodes are available',
          },
        ],
        ...{ ready: false, leaving: false, ended: false, containers: [] },
        ...{ names: ['migrate', 'app'], images: { migrate: 'shop:2', app: 'shop:2' } },
      },
    ]);
  });

  it('show why their containers wait, and how they ended', async () => {
    const [one, two] = [runningPod('a', { initContainers: ['migrate'] }), pendingPod('b')];
    endContainer(one, 'app', 0, { exitCode: 3, reason: 'Error' });
    restartContainer(one, 'app', 0);
    lackImage(two, 'app', 'ErrImagePull');
    api.pods = [one, two];
    const [first, second] = await listPods(await openKubectl(api), shop);
    expect(first?.containers).toMatchObject([
      { name: 'migrate', init: true, running: true, endings: [] },
      { name: 'app', init: false, restarts: 1, endings: [{ exitCode: 3, reason: 'Error' }] },
    ]);
    const waiting = { reason: 'ErrImagePull', message: expect.stringContaining('not found') };
    expect(second?.containers).toMatchObject([{ running: false, ready: false, waiting }]);
  });
});

describe('a list', () => {
  const path = '/api/v1/namespaces/shop/pods';
  const many = (count: number) => Array.from({ length: count }, (_, index) => pendingPod(`p${index}`));

  it('is read page by page, and from its beginning when the server has forgotten it', async () => {
    api.pods = many(1_100);
    expect(await listObjects(await openKubectl(api), path)).toHaveLength(1_100);
    expect(api.requests).toHaveLength(3);
    api.requests.length = 0;
    api.meanwhile = () => {
      if (api.requests.length === 1) api.faults.push({ how: 410 });
    };
    expect(await listObjects(await openKubectl(api), path)).toHaveLength(1_100);
    expect(api.requests).toHaveLength(5);
  });

  it('is given up when it is too long', async () => {
    api.pods = many(10_001);
    await expect(listObjects(await openKubectl(api), path)).rejects.toMatchObject({
      ...{ reason: 'too-many', retryable: false },
    });
  });

  it('is no answer of something else', async () => {
    api.faults.push({ how: 'other-json' });
    await expect(listObjects(await openKubectl(api), path)).rejects.toMatchObject({ reason: 'other-object' });
  });
});

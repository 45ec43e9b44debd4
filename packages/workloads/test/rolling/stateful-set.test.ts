import { pendingPod, runningPod } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { WorkloadConflictError } from '../../src/index.ts';
import { recordOf, startWorld, type Workload, type World } from './world.ts';

/** What the controller of StatefulSets says once so many pods of four are of the new revision (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates). */
function follow({ api, workload }: World, updated: number, last = runningPod): void {
  const { metadata } = workload();
  const owner = { kind: 'StatefulSet', name: 'api', uid: metadata.uid as string };
  api.pods = [0, 1, 2, 3].map((ordinal) => {
    const isNew = ordinal >= 4 - updated;
    const pod = (isNew ? last : runningPod)(`api-${ordinal}`, {
      ...{ namespace: 'shop', owner, containers: ['api'] },
      labels: { app: 'api', 'controller-revision-hash': isNew ? 'api-2' : 'api-1' },
      image: isNew ? 'shop/api:2' : 'shop/api:1',
    });
    pod.spec.initContainers = [{ name: 'schema', image: 'shop/schema:1' }];
    return pod;
  });
  const isNew = workload().spec.template.spec.containers[0].image === 'shop/api:2';
  api.setStatus('StatefulSet', 'shop', 'api', {
    ...{ observedGeneration: metadata.generation, replicas: 4, readyReplicas: 4 },
    currentRevision: updated === 4 ? 'api-2' : 'api-1',
    updateRevision: isNew ? 'api-2' : 'api-1',
  });
}

test('the partition moves with the image, and is put back at the end', async () => {
  const world = await startWorld({}, 'StatefulSet');
  follow(world, 0);
  const { spec } = world.workload();
  const workload = await world.open();
  expect(await workload.preflight()).toEqual([]);
  for (const intended of [1, 3, 4]) {
    await workload.read();
    await workload.advance(recordOf(intended));
    expect(world.workload().spec).toMatchObject({
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 4 - intended } },
      template: { spec: { containers: [{ image: 'shop/api:2' }, { image: 'proxy:7' }] } },
    });
    await expect(workload.complete()).rejects.toThrow(WorkloadConflictError);
    follow(world, intended);
    expect(await workload.read()).toMatchObject({
      ...{ instances: 4, updated: intended, ready: intended, before: 4 - intended },
      ...{ record: recordOf(intended), disturbed: undefined, complete: false },
    });
    const { length } = world.api.requests;
    await workload.settle(recordOf(intended));
    expect(world.api.requests).toHaveLength(length);
  }
  await workload.complete();
  spec.template.spec.containers[0].image = 'shop/api:2';
  expect(world.workload().spec).toEqual(spec);
  expect(await workload.read()).toMatchObject({ complete: true, undoable: true });
});

test('going back deletes the pods of the new version that are not ready, and no other', async () => {
  const world = await startWorld({}, 'StatefulSet');
  follow(world, 0);
  const { spec } = world.workload();
  const workload = await world.open();
  await workload.read();
  await workload.advance(recordOf(2));
  follow(world, 2, (name, options) => (name === 'api-3' ? pendingPod : runningPod)(name, options));
  await workload.read();
  await workload.undo();
  expect(world.workload().spec).toEqual(spec);
  expect(world.api.pods.map(({ metadata }) => metadata.name)).toEqual(['api-0', 'api-1', 'api-2']);
});

test('whoever moves the partition meanwhile is named', async () => {
  const world = await startWorld({}, 'StatefulSet');
  follow(world, 0);
  const workload = await world.open();
  await workload.read();
  await workload.advance(recordOf(1));
  follow(world, 1);
  const open = ({ spec }: Workload) => Object.assign(spec.updateStrategy.rollingUpdate, { partition: 0 });
  world.api.change<Workload>('StatefulSet', 'shop', 'api', open, 'flux');
  expect((await workload.read()).disturbed).toMatch(/^flux changed `updateStrategy` \(now .*"partition":0/);
});

test('a number of pods that somebody changed moves the partition at the next look', async () => {
  const world = await startWorld({}, 'StatefulSet');
  follow(world, 0);
  const workload = await world.open();
  await workload.read();
  await workload.advance(recordOf(1));
  follow(world, 1);
  world.api.change<Workload>('StatefulSet', 'shop', 'api', ({ spec }) =>
    Object.assign(spec, { replicas: 6 }),
  );
  await workload.read();
  await workload.settle(recordOf(2));
  expect(world.workload().spec.updateStrategy.rollingUpdate.partition).toBe(4);
});

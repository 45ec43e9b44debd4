import { ProviderError } from '@deploy-actions/action-kit';
import { Kubectl } from '@deploy-actions/kubernetes';
import { describe, expect, test } from 'vitest';
import { WorkloadConflictError } from '../../src/index.ts';
import { KubernetesRollingWorkload } from '../../src/rolling/kubernetes-rolling-workload.ts';
import { images, recordOf, startWorld, step, type Workload, type World } from './world.ts';

/** What somebody else does to the Deployment between our look and our write. */
function meanwhile({ api }: World, manager: string, change: (workload: Workload) => void): void {
  api.meanwhile = (method) => {
    if (method !== 'PUT') return;
    api.meanwhile = undefined;
    api.change<Workload>('Deployment', 'shop', 'api', change, manager);
  };
}

const putImage =
  (image: string) =>
  ({ spec }: Workload): void => {
    spec.template.spec.containers[0].image = image;
  };

describe('somebody else', () => {
  test('who updates the same is not overtaken', async () => {
    const world = await startWorld();
    const [one, other] = [await world.open(), await world.open()];
    await one.read();
    await other.read();
    await one.mark(recordOf(0, { holder: 'run-1' }));
    await expect(other.mark(recordOf(0, { holder: 'run-2' }))).rejects.toThrow(WorkloadConflictError);
    await expect(other.advance(recordOf(1, { holder: 'run-2' }))).rejects.toThrow(
      /what is noted of its update/,
    );
    expect(world.noted()?.record?.holder).toBe('run-1');
    await other.read();
    await other.mark(recordOf(0, { holder: 'run-2' }));
    expect(world.noted()?.record?.holder).toBe('run-2');
  });

  test('who finished and removed the record while a process slept is not overtaken either', async () => {
    const world = await startWorld();
    const sleeper = await world.open();
    await step(world, sleeper, 1);
    const other = await world.open();
    await other.read();
    await other.undo();
    world.controller.run();
    await expect(sleeper.settle(recordOf(2))).rejects.toThrow(WorkloadConflictError);
    await expect(sleeper.advance(recordOf(2))).rejects.toThrow(WorkloadConflictError);
    expect(images(world)).toEqual({ 'shop/api:1': 4 });
  });

  test.each(['advance', 'settle', 'mark', 'complete', 'undo'] as const)(
    'who sets an image just before `%s` is named, and the image stays',
    async (method) => {
      const world = await startWorld();
      const workload = await world.open();
      await step(world, workload, method === 'complete' ? 4 : 1);
      if (method === 'settle') await workload.advance(recordOf(2));
      world.controller.run();
      await workload.read();
      meanwhile(world, 'kubectl-set', putImage('shop/api:9'));
      await expect(workload[method](recordOf(2))).rejects.toThrow(/kubectl-set changed what it runs/);
      expect(world.workload().spec.template.spec.containers[0].image).toBe('shop/api:9');
      expect((await workload.read()).disturbed).toBe(
        'kubectl-set changed the pod template (`api` has shop/api:9 in place of shop/api:2) while the update was under way',
      );
    },
  );

  test('who changes replicas or a label just before a write loses nothing, and is named in the log', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await workload.read();
    await workload.mark(recordOf(0));
    meanwhile(world, 'keda', ({ spec, metadata }) => {
      spec.replicas = 7;
      metadata.labels = { tier: 'web' };
    });
    await workload.advance(recordOf(1));
    expect(world.workload()).toMatchObject({
      metadata: { labels: { tier: 'web' } },
      spec: { replicas: 7, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    });
    expect(world.runtime.lines.join('\n')).toMatch(/keda changed it meanwhile, which was kept/);
  });

  test('who set another image is left with it when the rest is put back', async () => {
    const world = await startWorld();
    const { spec } = world.workload();
    const workload = await world.open();
    await step(world, workload, 2);
    world.api.change('Deployment', 'shop', 'api', putImage('shop/api:9'), 'kubectl-set');
    await workload.read();
    await workload.mark(recordOf(2, { held: 'somebody else' }));
    await expect(workload.settle(recordOf(2))).rejects.toThrow(/kubectl-set changed the pod template/);
    await expect(workload.complete()).rejects.toThrow(WorkloadConflictError);
    expect(await workload.undo()).toEqual([
      expect.stringMatching(/kubectl-set changed the pod template \(`api` has shop\/api:9 in place of/),
    ]);
    spec.template.spec.containers[0].image = 'shop/api:9';
    expect(world.workload().spec).toEqual(spec);
    expect(world.runtime.lines.join('\n')).toMatch(/shop\/api:9 .* left as it is/);
  });

  test('who changed another part of the template is left with it, and the images go back', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await step(world, workload, 2);
    const addTool = ({ spec }: Workload) => Object.assign(spec.template.spec, { hostname: 'x' });
    world.api.change<Workload>('Deployment', 'shop', 'api', addTool, 'kubectl-edit');
    expect((await workload.read()).disturbed).toMatch(/^kubectl-edit changed the pod template while/);
    await workload.undo();
    expect(world.workload().spec.template.spec).toMatchObject({
      hostname: 'x',
      containers: [{ image: 'shop/api:1' }, { image: 'proxy:7' }],
    });
  });

  test('whose strategy stands in the way is overwritten only when a person goes on, and gets it back at the end', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await step(world, workload, 1);
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } };
    const put = ({ spec }: Workload) => Object.assign(spec, { strategy, minReadySeconds: 0 });
    world.api.change<Workload>('Deployment', 'shop', 'api', put, 'argocd-controller');
    world.controller.run();
    const resumed = await world.open();
    expect((await resumed.read()).disturbed).toMatch(/argocd-controller changed `strategy`/);
    await step(world, resumed, 4);
    await resumed.complete();
    expect(world.workload().spec).toMatchObject({
      strategy,
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
    });
  });

  test('whose strategy stands in the way keeps it when the update is undone', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await step(world, workload, 1);
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } };
    const put = ({ spec }: Workload) => Object.assign(spec, { strategy, minReadySeconds: 7 });
    world.api.change<Workload>('Deployment', 'shop', 'api', put, 'argocd-controller');
    await workload.read();
    await workload.undo();
    expect(world.workload().spec).toMatchObject({
      strategy,
      minReadySeconds: 7,
      progressDeadlineSeconds: 600,
    });
  });

  test('who removes the note of an update is made up for from the ReplicaSet', async () => {
    const world = await startWorld();
    const { spec } = world.workload();
    await step(world, await world.open(), 2);
    const forget = ({ metadata }: Workload) => Object.assign(metadata, { annotations: {} });
    world.api.change<Workload>('Deployment', 'shop', 'api', forget, 'kubectl-edit');
    const workload = await world.open();
    expect(await workload.read()).toMatchObject({
      record: recordOf(2),
      disturbed: undefined,
      undoable: true,
    });
    await workload.undo();
    expect(world.workload().spec).toEqual(spec);
  });

  test('who removes the note and its copies is told what can’t be put back', async () => {
    const world = await startWorld();
    await step(world, await world.open(), 2);
    const forget = ({ metadata }: Workload) => Object.assign(metadata, { annotations: {} });
    world.api.change<Workload>('Deployment', 'shop', 'api', forget, 'kubectl-edit');
    const [{ metadata }] = world.api.pods.filter(
      ({ spec }) => spec.containers[0]?.image === 'shop/api:2',
    ) as [(typeof world.api.pods)[number]];
    world.api.change<Workload>('ReplicaSet', 'shop', metadata.ownerReferences?.[0]?.name ?? '', forget);
    const workload = await world.open();
    expect(await workload.read()).toMatchObject({ record: undefined, undoable: false });
    expect((await workload.read()).disturbed).toMatch(/`minReadySeconds` \(1000000000\).*can't be put back/);
    expect((await workload.preflight()).join()).toMatch(/remembers what was before is gone/);
    await expect(workload.advance(recordOf(1))).rejects.toThrow(/remembers what was before is gone/);
  });
});

describe('a write', () => {
  test.each(['lost-reply', 'cut-off', 503] as const)(
    'whose answer is lost (%s) counts when it is seen to have happened',
    async (how) => {
      const world = await startWorld();
      const workload = await world.open();
      await workload.read();
      world.api.faults.push({ method: 'PUT', how });
      const written = workload.advance(recordOf(1));
      if (how === 503)
        await expect(written).rejects.toMatchObject({ name: 'ProviderError', retryable: true });
      else await written;
      expect(world.noted()?.record).toEqual(how === 503 ? undefined : recordOf(1));
      expect((await workload.read()).record).toEqual(world.noted()?.record);
    },
  );

  test('that is refused says which right is missing, as a failure that a run finds back from', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await workload.read();
    world.api.rules = [{ verbs: ['get', 'list'], group: '*', resource: '*', namespace: '*' }];
    const failure = await workload.advance(recordOf(1)).catch((error) => error);
    expect(failure).toBeInstanceOf(ProviderError);
    expect(failure.message).toMatch(/deployment shop\/api: the API says Forbidden: .*cannot update/);
  });

  test('that an admission webhook changes is taken back', async () => {
    const world = await startWorld();
    const { spec, metadata } = world.workload();
    /** Puts a mirror in front of the image, as such a webhook does with whatever is written. */
    class Mutated extends Kubectl {
      override replace(path: string, object: Workload): Promise<unknown> {
        const { image } = object.spec.template.spec.containers[0];
        if (image === 'shop/api:2') putImage('mirror.example/shop/api:2')(object);
        return super.replace(path, object);
      }
    }
    const user = { name: 'the rolling update', section: 'workload', system: 'kubernetes' };
    const workload = new KubernetesRollingWorkload(
      {
        ...{ key: 'api', version: '2', replicas: undefined, logLines: 0 },
        address: { kind: 'Deployment', namespace: 'shop', name: 'api' },
        images: { containers: { api: 'shop/api:2' }, initContainers: {} },
      },
      new Mutated(world.runtime, user, undefined),
      world.runtime,
    );
    await workload.read();
    await expect(workload.advance(recordOf(1))).rejects.toThrow(
      /shop\/api:2 became mirror\.example\/shop\/api:2; name the images as it makes them/,
    );
    expect(world.workload().spec).toEqual(spec);
    expect(world.workload().metadata.annotations).toEqual(metadata.annotations);
  });
});

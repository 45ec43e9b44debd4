import { ProviderError } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import type { RollingWorkload } from '../../src/index.ts';
import { images, recordOf, startWorld, step, type Workload, type World } from './world.ts';

describe('an update', () => {
  test('goes step by step, each by another process, and leaves the version alone', async () => {
    const world = await startWorld();
    const { spec } = world.workload();
    for (const [intended, expected] of [
      [1, { 'shop/api:1': 3, 'shop/api:2': 1 }],
      [2, { 'shop/api:1': 2, 'shop/api:2': 2 }],
      [4, { 'shop/api:2': 4 }],
    ] as const) {
      const workload = await world.open();
      await step(world, workload, intended);
      expect(images(world)).toEqual(expected);
      expect(await workload.read()).toEqual({
        ...{ instances: 4, updated: intended, ready: intended, before: 4 - intended },
        ...{ troubles: [], stalled: undefined, disturbed: undefined, imagesBefore: ['shop/api:1'] },
        ...{ record: recordOf(intended), complete: false, undoable: true },
      });
    }
    const workload = await world.open();
    await workload.read();
    await workload.complete();
    spec.template.spec.containers[0].image = 'shop/api:2';
    expect(world.workload().spec).toEqual(spec);
    expect(await workload.read()).toMatchObject({ record: undefined, complete: true, undoable: true });
    expect(world.controller.fewestReady).toBe(4);
    expect(world.workload().metadata.annotations).toMatchObject({ team: 'shop' });
  });

  test('that is given back at any point ends as it began', async () => {
    const onNew = (act: (workload: RollingWorkload) => Promise<void>) => async (world: World) => {
      const workload = await world.open();
      await workload.read();
      await act(workload);
    };
    const controllers = async ({ controller }: World) => controller.run();
    const acts = [
      onNew((workload) => workload.mark(recordOf(0))),
      onNew((workload) => workload.advance(recordOf(1))),
      controllers,
      onNew((workload) => workload.settle(recordOf(1))),
      controllers,
      async (world: World) => step(world, await world.open(), 3),
      onNew((workload) => workload.advance(recordOf(4))),
      async (world: World) => step(world, await world.open(), 4),
      onNew((workload) => workload.complete()),
    ];
    for (let point = 1; point <= acts.length; point += 1) {
      const world = await startWorld();
      const found = world.workload();
      for (const act of acts.slice(0, point)) await act(world);
      const workload = await world.open();
      await workload.read();
      await workload.undo();
      world.controller.run();
      expect(world.workload().spec, `point ${point}`).toEqual(found.spec);
      expect(world.workload().metadata.annotations).toEqual(found.metadata.annotations);
      expect(images(world)).toEqual({ 'shop/api:1': 4 });
      expect(await workload.read()).toMatchObject({ updated: 0, before: 4, undoable: false });
      expect(await workload.preflight()).toEqual([]);
      // Its own strategy lets one of four be away.
      expect(world.controller.fewestReady).toBeGreaterThanOrEqual(3);
    }
  });

  test('changes init containers, too, and no container that it does not name', async () => {
    const world = await startWorld();
    const workload = await world.open('shop/api:2', { 'init-containers': { schema: 'shop/schema:2' } });
    await step(world, workload, 1);
    const { containers, initContainers } = world.workload().spec.template.spec;
    expect([...containers, ...initContainers].map(({ image }) => image)).toEqual([
      ...['shop/api:2', 'proxy:7', 'shop/schema:2'],
    ]);
    expect(await workload.read()).toMatchObject({ updated: 1, before: 3 });
    await workload.undo();
    expect(world.workload().spec.template.spec.initContainers[0].image).toBe('shop/schema:1');
  });

  test('keeps all old instances while the first new one is not ready', async () => {
    const world = await startWorld();
    world.controller.broken.add('shop/api:2');
    const workload = await world.open();
    await step(world, workload, 1);
    expect(images(world)).toEqual({ 'shop/api:1': 4, 'shop/api:2': 1 });
    expect(await workload.read()).toMatchObject({ updated: 1, ready: 0, before: 4 });
  });

  test('asks nothing of the API when there is nothing to settle', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await step(world, workload, 2);
    const { length } = world.api.requests;
    await workload.settle(recordOf(2));
    expect(world.api.requests).toHaveLength(length);
  });

  test('looks at pods once more before it lets old ones go', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await workload.read();
    await workload.advance(recordOf(1));
    world.controller.run();
    expect(await workload.read()).toMatchObject({ updated: 1, ready: 1 });
    for (const pod of world.api.pods)
      if (pod.spec.containers[0]?.image === 'shop/api:2') pod.status.conditions = [];
    await workload.settle(recordOf(1));
    world.controller.run();
    expect(images(world)).toEqual({ 'shop/api:1': 4, 'shop/api:2': 1 });
  });

  test('takes an instance for ready when it was so for as long as the Deployment wants', async () => {
    const world = await startWorld({ minReadySeconds: 30 });
    const workload = await world.open();
    await workload.read();
    await workload.advance(recordOf(1));
    world.controller.run();
    await world.runtime.clock.sleep(29_000);
    expect(await workload.read()).toMatchObject({ updated: 1, ready: 0 });
    await world.runtime.clock.sleep(1_000);
    expect(await workload.read()).toMatchObject({ updated: 1, ready: 1 });
  });

  test('sets the number of replicas with its first step, and puts it back unless somebody else changed it', async () => {
    for (const [meanwhile, end] of [
      [6, 4],
      [9, 9],
    ] as const) {
      const world = await startWorld();
      const workload = await world.open('shop/api:2', { replicas: 6 });
      expect(await workload.read()).toMatchObject({ instances: 6, updated: 0 });
      await workload.advance(recordOf(1));
      expect(world.workload().spec.replicas).toBe(6);
      const scale = ({ spec }: Workload) => Object.assign(spec, { replicas: meanwhile });
      world.api.change<Workload>('Deployment', 'shop', 'api', scale, 'kubectl-scale');
      expect(await workload.read()).toMatchObject({ instances: meanwhile });
      await workload.undo();
      expect(world.workload().spec.replicas).toBe(end);
    }
  });

  test('of nothing is complete at once', async () => {
    const world = await startWorld();
    const workload = await world.open('shop/api:1');
    expect(await workload.read()).toMatchObject({ updated: 4, ready: 4, complete: true, undoable: false });
  });
});

describe('a claim', () => {
  test('is a record and nothing else, before and after an update', async () => {
    const world = await startWorld();
    const workload = await world.open();
    const { spec } = world.workload();
    await workload.read();
    await workload.mark(recordOf(0));
    expect(world.workload().spec).toEqual(spec);
    expect(await workload.read()).toMatchObject({
      record: recordOf(0),
      updated: 0,
      before: 4,
      undoable: false,
    });
    await workload.undo();
    expect(world.noted()).toBeUndefined();
    world.controller.run();

    await step(world, workload, 4);
    await workload.complete();
    await workload.mark(recordOf(4));
    expect(await workload.read()).toMatchObject({ record: recordOf(4), complete: false, undoable: true });
    await workload.undo();
    expect(world.workload().spec).toEqual(spec);
    expect(world.noted()).toBeUndefined();
  });

  test('of the next update is given back without touching what the last one brought', async () => {
    const world = await startWorld();
    const workload = await world.open();
    await step(world, workload, 4);
    await workload.complete();
    const ended = world.noted();
    const next = await world.open('shop/api:3');
    await next.read();
    await next.mark(recordOf(0, { version: '3' }));
    await next.undo();
    expect(world.workload().spec.template.spec.containers[0].image).toBe('shop/api:2');
    expect(world.noted()).toEqual(ended);
  });
});

describe('what stands at the workload', () => {
  test('of another version keeps an update from going on, but can be undone by any', async () => {
    const world = await startWorld();
    const { spec } = world.workload();
    await step(world, await world.open(), 2);
    const other = await world.open('shop/api:3');
    expect(await other.read()).toMatchObject({ record: recordOf(2), updated: 0, undoable: true });
    await expect(other.advance(recordOf(3))).rejects.toThrow(/version 2 is being brought here/);
    await other.undo();
    expect(world.workload().spec).toEqual(spec);
  });

  test.each([
    [JSON.stringify({ schemaVersion: 2 }), /written by a newer release/],
    ['{', /can't be understood.*kubectl annotate/],
    [JSON.stringify({ schemaVersion: 1, record: { intended: 'all' } }), /can't be understood/],
    [JSON.stringify({ schemaVersion: 1, update: { written: {}, found: {} } }), /can't be understood/],
  ])('as %s is refused', async (text, message) => {
    const world = await startWorld();
    world.api.change('Deployment', 'shop', 'api', ({ metadata }) => {
      metadata.annotations = { 'deploy-actions/rolling-update': text };
    });
    const workload = await world.open();
    await expect(workload.read()).rejects.toThrow(ProviderError);
    await expect(workload.read()).rejects.toThrow(message);
  });
});

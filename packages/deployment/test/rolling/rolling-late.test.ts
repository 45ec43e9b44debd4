import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import type { RollingWorkload } from '@deploy-actions/workloads';
import { expect, it } from 'vitest';
import { rollingUpdate } from '../../src/index.ts';
import { plan, RollingWorld, versionsOf } from './rolling-world.ts';

const minute = 60_000;

/** A process that stands still for half an hour at its n-th contact with the platform, before or after what it asks takes effect. */
function sleepy(world: RollingWorld, at: number, when: 'before' | 'after') {
  let contacts = 0;
  const contact = async <T>(work: () => Promise<T>): Promise<T> => {
    contacts += 1;
    const sleeps = contacts === at;
    if (sleeps && when === 'before') await world.clock.sleep(30 * minute);
    const result = await work();
    if (sleeps && when === 'after') await world.clock.sleep(30 * minute);
    return result;
  };
  const through = (workload: RollingWorkload): RollingWorkload => ({
    ...{ key: workload.key, name: workload.name },
    preflight: () => workload.preflight(),
    read: () => contact(() => workload.read()),
    advance: (record) => contact(() => workload.advance(record)),
    settle: (record) => contact(() => workload.settle(record)),
    mark: (record) => contact(() => workload.mark(record)),
    complete: () => contact(() => workload.complete()),
    undo: () => contact(() => workload.undo()),
  });
  const dependencies = world.dependencies('sleepy');
  const workloads = dependencies.workloads.map(through);
  return { dependencies: { ...dependencies, workloads }, slept: () => contacts >= at };
}

it.each([
  ['continue', '2.0.0'],
  ['undo', '1.0.0'],
] as const)('who wakes after another took the update on stops: `resume: %s`', async (resume, version) => {
  let points = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const world = new RollingWorld();
      const { dependencies, slept } = sleepy(world, at, when);
      const late = rollingUpdate(plan, dependencies).catch((error: unknown) => error);
      await world.clock.sleep(15 * minute);
      if (!slept()) break;
      points += 1;
      const begun = world.groups.some((group) => group.record || group.version !== '1.0.0');
      const asked = resume === 'continue' && !begun ? plan : { ...plan, resume };
      await rollingUpdate(asked, world.dependencies('next'));
      const woken = await late;
      world.clock.advance(minute);
      const told = `${when} contact ${at}: ${woken instanceof Error ? woken : JSON.stringify(woken)}`;
      // Asleep before its first write, it begins when it wakes, after everything was brought back.
      const began = begun || resume === 'continue';
      if (began) expect(versionsOf(world), told).toEqual({ api: version, worker: version });
      if (woken instanceof Error) {
        const expected = woken instanceof ProviderError || woken instanceof ConfigurationError;
        expect(expected, told).toBe(true);
      }
      for (const { record, restored, slack } of world.groups)
        expect([record, restored, slack], told).toEqual([undefined, true, 0]);
      expect(new Set(Object.values(versionsOf(world))).size, told).toBe(1);
    }
  }
  expect(points).toBeGreaterThan(80);
});

it.each(['continue', 'undo'] as const)(
  'nor does who wakes while it brings several workloads back: `resume: %s`',
  async (resume) => {
    let points = 0;
    for (const when of ['before', 'after'] as const) {
      for (let at = 60; ; at += 1) {
        const world = new RollingWorld();
        world.onLook = () => {
          if (world.worker.record?.intended === 2) world.verdicts = ['regress'];
        };
        const { dependencies, slept } = sleepy(world, at, when);
        const late = rollingUpdate(plan, dependencies).catch((error: unknown) => error);
        await world.clock.sleep(15 * minute);
        if (!slept()) break;
        points += 1;
        world.onLook = () => {};
        world.verdicts = [];
        const begun = world.groups.some((group) => group.record || group.version !== '1.0.0');
        const asked = resume === 'continue' && !begun ? plan : { ...plan, resume };
        const next = await rollingUpdate(asked, world.dependencies('next')).catch((error: unknown) => error);
        const woken = await late;
        world.clock.advance(minute);
        const tell = (end: unknown) =>
          end instanceof Error ? end.message : JSON.stringify(end).slice(0, 400);
        const told = `${when} contact ${at}: ${tell(woken)}; next: ${tell(next)}`;
        expect(new Set(Object.values(versionsOf(world))).size, told).toBe(1);
        for (const { record, restored, slack } of world.groups)
          expect([record, restored, slack], told).toEqual([undefined, true, 0]);
      }
    }
    expect(points).toBeGreaterThan(20);
  },
);

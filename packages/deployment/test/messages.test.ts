import { ProviderError } from '@deploy-actions/action-kit';
import { allOn, splitWith } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { type RollbackPlan, rollback, type ShiftPlan, shift } from '../src/index.ts';
import { FakeWorld, plan as shiftPlan } from './fake-world.ts';

let world: FakeWorld;
const rollbackPlan: RollbackPlan = {
  ...{ service: 'shop', environment: 'production', reason: 'errors' },
  ...{ to: undefined, force: false, drill: false },
};
const run = (change: Partial<ShiftPlan> = {}, holder = 'run-1') =>
  shift({ ...shiftPlan, ...change }, world.dependencies(holder));
const rescue = (change: Partial<RollbackPlan> = {}) =>
  rollback({ ...rollbackPlan, ...change }, world.dependencies('rescue'));
const log = () => world.lines.join('\n');

beforeEach(async () => {
  world = new FakeWorld();
  await run({ version: '1.0.0' });
  await run({ version: '2.0.0' });
  world.router.history.length = 0;
  world.lines.length = 0;
});

describe('the state of another service', () => {
  it.each([
    ['a shift of a version that serves there', () => run({ service: 'cart', version: '2.0.0' })],
    ['a shift', () => run({ service: 'cart', version: '3.0.0' })],
    ['a rollback', () => rescue({ service: 'cart' })],
    ['a rollback to a colour', () => rescue({ service: 'cart', to: 'green' })],
    ['a rollback in another environment', () => rescue({ environment: 'staging' })],
  ])('is not obeyed by %s', async (_, act) => {
    const written = world.store.history.length;
    await expect(act()).rejects.toThrow(/that of shop in production, not of .*nothing was changed/);
    expect(world.router.history).toEqual([]);
    expect(world.store.history).toHaveLength(written);
  });
});

describe('a rollback whose router does not answer', () => {
  const busy = () => {
    throw new ProviderError('connection refused', { system: 'traffic router', operation: 'write weights' });
  };

  it('insists until it does', async () => {
    let failures = 15;
    world.router.beforeWrite = () => {
      failures -= 1;
      if (failures > 0) busy();
    };
    expect(await rescue()).toMatchObject({ outcome: 'rolled-back', weights: allOn('green') });
    expect(world.router.weights).toEqual(allOn('green'));
  });

  it('says in the end what the router showed last and what to press', async () => {
    world.router.beforeWrite = busy;
    await expect(rescue()).rejects.toThrow(
      /^Rollback: errors\. The way back to green FAILED: connection refused\. The router last showed blue 100% \/ green 0%\. Repair the router, then use the rollback action \(`to: green`\)/,
    );
    expect(world.store.snapshot.state?.journal).toMatchObject({ intended: allOn('green') });
  });
});

describe('a shift whose way back fails', () => {
  it('tells the split that was seen, not one that was never in force', async () => {
    world.router.beforeWrite = (weights) => {
      if (weights.green !== 10) throw new Error('gone');
    };
    await expect(run({ version: '3.0.0' })).rejects.toThrow(
      /gone\. The way back to blue FAILED, too\. The router last showed blue 90% \/ green 10%/,
    );
    expect(world.store.snapshot.state?.journal).toMatchObject({ observed: splitWith('green', 10) });
  });
});

describe('a hold', () => {
  const held = () => {
    world.verdicts = ['regress'];
    const policies = { ...shiftPlan.policies, regress: 'hold' as const };
    return run({ version: '3.0.0', policies, holdFor: 60_000 });
  };

  it('says how to go on, and in the state only why', async () => {
    expect((await held()).reason).toMatch(
      /^found regress\. Traffic is held at blue 90% \/ green 10% until \S+; then the next run brings it back\. Take it on with `resume/,
    );
    expect(world.store.snapshot.state?.settled?.reason).toBe('found regress');
    await expect(run({ version: '4.0.0' }, 'run-2')).rejects.toThrow(
      /until \S+: found regress; take it on with/,
    );
  });

  it('whose time is over is told as that', async () => {
    await held();
    world.clock.advance(61_000);
    await run({ version: '4.0.0' }, 'run-2');
    expect(log()).toMatch(
      /The shift to green \(3\.0\.0\) was held until \S+, and that time is over; settling it first/,
    );
    expect(log()).not.toContain('cut off');
  });
});

describe('a router that somebody changed', () => {
  it('may be adopted only where one colour serves', async () => {
    world.router.weights = splitWith('green', 40);
    const refused = run({ version: '3.0.0' }, 'run-2').then(() => '', String);
    expect(await refused).toContain('`to: blue`');
    expect(await refused).not.toContain('adopt');
    world.router.weights = allOn('green');
    await expect(run({ version: '3.0.0' }, 'run-2')).rejects.toThrow(
      'accept what is there with `adopt: observed`',
    );
  });

  it('and is adopted, which is told', async () => {
    world.router.weights = allOn('green');
    await run({ version: '3.0.0', adopt: true }, 'run-2');
    expect(log()).toContain('Adopted: green serves all traffic; the state said blue.');
  });

  it('as a run might that lost its lock is told as that, and put right', async () => {
    const { state, revision } = world.store.snapshot;
    if (!state) throw new Error('there is one');
    const holder = { id: 'lost', actor: 'the lost one' };
    const lateWrites = [{ weights: allOn('green'), holder, at: '2026-01-01T00:00:00Z' }];
    world.store.snapshot = { state: { ...state, lateWrites }, revision };
    world.router.weights = allOn('green');
    await run({ version: '3.0.0' }, 'run-2');
    expect(log()).toContain(
      'The router shows blue 0% / green 100%, which may be a late write of the run of the lost one that lost its lock at 2026-01-01T00:00:00Z; settling it first.',
    );
  });
});

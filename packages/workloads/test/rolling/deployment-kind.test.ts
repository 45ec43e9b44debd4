import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { expect, test } from 'vitest';
import { deploymentKind } from '../../src/rolling/deployment-kind.ts';
import type { Situation } from '../../src/rolling/rolling-kind.ts';
import { type DeploymentModel, reconcile } from './controller-model.ts';

type Limits = Pick<DeploymentModel, 'maxSurge' | 'maxUnavailable'>;

/** Mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c), so that a failure comes again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A Deployment that is updated in steps, with the controller at work at any time between two of our looks and writes. */
class Walk {
  readonly deployment: DeploymentModel;
  readonly #found: Limits;
  #gone: Situation['gone'];
  intended = 0;

  constructor(replicas: number, found: Limits) {
    this.#found = found;
    this.deployment = {
      ...{ replicas, ...found, minReadySeconds: 0 },
      ...{ old: { replicas, ready: replicas }, current: { replicas: 0, ready: 0 } },
    };
    this.#gone = { count: 0, of: replicas };
  }

  look(): Pick<Situation, 'available' | 'counts'> {
    const { old, current } = this.deployment;
    return { available: current.ready, counts: { current: current.replicas, old: old.replicas } };
  }

  write(seen: ReturnType<Walk['look']>): void {
    const { replicas, maxSurge, maxUnavailable } = this.deployment;
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
    const workload = { spec: { replicas, strategy } } as unknown as KubernetesObject;
    const found = { strategy: { type: 'RollingUpdate', rollingUpdate: this.#found } };
    const pace = deploymentKind.pace({ workload, found, gone: this.#gone, intended: this.intended, ...seen });
    if (pace === undefined) throw new Error('it does not know');
    const { rollingUpdate } = pace.fields['strategy'] as { rollingUpdate: Limits };
    const { maxSurge: surge, maxUnavailable: unavailable } = rollingUpdate;
    // As the API validates it.
    expect([surge, unavailable]).not.toEqual([0, 0]);
    expect(pace.fields['progressDeadlineSeconds']).toBeGreaterThan(Number(pace.fields['minReadySeconds']));
    Object.assign(this.deployment, rollingUpdate, { minReadySeconds: pace.fields['minReadySeconds'] });
    this.#gone = pace.gone;
  }

  becomeReady(): void {
    const { current } = this.deployment;
    current.ready = Math.min(current.replicas, current.ready + 1);
  }

  get ready(): number {
    return this.deployment.old.ready + this.deployment.current.ready;
  }
}

const limits: readonly Limits[] = [
  { maxSurge: '25%', maxUnavailable: '25%' },
  { maxSurge: 1, maxUnavailable: 0 },
  { maxSurge: 3, maxUnavailable: '50%' },
  { maxSurge: '100%', maxUnavailable: 0 },
  { maxSurge: 0, maxUnavailable: 1 },
  { maxSurge: 0, maxUnavailable: '40%' },
];

test.each(limits)('with %o, each step is exact and enough pods are ready, whatever comes when', (found) => {
  for (let seed = 1; seed <= 80; seed += 1) {
    const chance = random(seed);
    const replicas = 1 + Math.floor(chance() * (seed % 10 === 0 ? 240 : 14));
    const walk = new Walk(replicas, found);
    const { deployment } = walk;
    const surge =
      typeof found.maxSurge === 'number'
        ? found.maxSurge
        : Math.ceil((Number.parseInt(found.maxSurge, 10) * replicas) / 100);
    const unavailable =
      typeof found.maxUnavailable === 'number'
        ? found.maxUnavailable
        : Math.floor((Number.parseInt(found.maxUnavailable, 10) * replicas) / 100);
    const fewest = surge > 0 ? replicas : replicas - Math.max(1, unavailable);
    const check = () => {
      expect(deployment.current.replicas, `seed ${seed}`).toBeLessThanOrEqual(walk.intended);
      expect(walk.ready, `seed ${seed}`).toBeGreaterThanOrEqual(fewest);
      const { old, current } = deployment;
      expect(old.replicas + current.replicas).toBeLessThanOrEqual(replicas + surge);
    };
    while (walk.intended < replicas) {
      walk.intended = Math.min(replicas, walk.intended + 1 + Math.floor(chance() * replicas));
      walk.write({ ...walk.look(), available: 0 });
      for (let turn = 0; turn < 4_000 && !isReached(walk); turn += 1) {
        const seen = walk.look();
        // What was seen may be old by the time it is written.
        for (let round = Math.floor(chance() * 3); round > 0; round -= 1) {
          if (chance() < 0.5) reconcile(deployment);
          else walk.becomeReady();
          check();
        }
        if (chance() < 0.5) walk.write(seen);
      }
      expect(isReached(walk), `seed ${seed}`).toBe(true);
      expect(reconcile(deployment)).toBe(false);
    }
    expect(deployment).toMatchObject({ old: { replicas: 0 }, current: { replicas, ready: replicas } });
  }
});

/** The step is as it was asked for, and stands with the narrowest limits. */
function isReached({ deployment, intended }: Walk): boolean {
  const { replicas, old, current, maxSurge, maxUnavailable } = deployment;
  const there = current.ready === intended && old.replicas === replicas - intended;
  return there && maxSurge === 0 && maxUnavailable === 1;
}

test('without anybody who settles, no more pods come and none goes for one that is not ready', () => {
  const walk = new Walk(8, { maxSurge: '25%', maxUnavailable: '25%' });
  walk.intended = 4;
  walk.write(walk.look());
  while (reconcile(walk.deployment));
  expect(walk.deployment).toMatchObject({ old: { replicas: 8 }, current: { replicas: 2 } });
  walk.becomeReady();
  while (reconcile(walk.deployment));
  expect(walk.deployment).toMatchObject({ old: { replicas: 8 }, current: { replicas: 2 } });
  walk.write(walk.look());
  while (reconcile(walk.deployment));
  expect(walk.deployment).toMatchObject({ old: { replicas: 7 }, current: { replicas: 3 } });
});

test('with all pods replaced, a template of somebody else costs one pod', () => {
  const walk = new Walk(4, { maxSurge: 1, maxUnavailable: 0 });
  walk.intended = 4;
  for (let turn = 0; turn < 40; turn += 1) {
    walk.write(walk.look());
    while (reconcile(walk.deployment));
    walk.becomeReady();
  }
  // What was new is old now, and none of its pods counts as available.
  const foreign: DeploymentModel = {
    ...walk.deployment,
    old: { replicas: 4, ready: 0 },
    current: { replicas: 0, ready: 0 },
  };
  while (reconcile(foreign));
  expect(foreign.old.replicas).toBe(3);
});

test('a step that was shared out anew for another number of replicas goes on from what the ReplicaSets have', () => {
  const situation = (replicas: number, counts: Situation['counts']) => ({
    workload: {
      spec: { replicas, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } },
    } as unknown as KubernetesObject,
    found: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    ...{ gone: { count: 2, of: 4 }, intended: 5, available: 4, counts },
  });
  expect(deploymentKind.pace(situation(8, undefined))).toBeUndefined();
  expect(deploymentKind.pace(situation(8, { current: 4, old: 4 }))).toMatchObject({
    fields: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } },
    gone: { count: 4, of: 8 },
  });
});

test('on the way, one more pod at most could go, but while old ones are to go', () => {
  const walk = new Walk(8, { maxSurge: 2, maxUnavailable: 0 });
  const { deployment } = walk;
  const seen: (number | string)[] = [];
  walk.intended = 4;
  for (let turn = 0; turn < 12; turn += 1) {
    walk.write(walk.look());
    seen.push(deployment.maxUnavailable);
    while (reconcile(deployment));
    walk.becomeReady();
  }
  expect(seen.slice(0, 10)).toEqual([0, '13%', '25%', '38%', '50%', 1, 1, 1, 1, 1]);
  walk.intended = 8;
  walk.write({ ...walk.look(), available: 0 });
  expect(deployment).toMatchObject({ maxSurge: 2, maxUnavailable: 1 });
});

test('a step that is more than all, after pods were taken away, is all', () => {
  const walk = new Walk(2, { maxSurge: 1, maxUnavailable: 0 });
  walk.intended = 4;
  for (let turn = 0; turn < 20; turn += 1) {
    walk.write(walk.look());
    while (reconcile(walk.deployment));
    walk.becomeReady();
  }
  expect(walk.deployment).toMatchObject({ maxSurge: 0, maxUnavailable: 1, old: { replicas: 0 } });
});

import { expect, it } from 'vitest';
import { crashPoints } from './crash-points.ts';
import { invariants } from './invariant.ts';
import { broken } from './sabotages.ts';
import { outsidePromises } from './scheduler.ts';
import { describeFailure, searchAtRandom, searchThrough } from './search.ts';
import { simulate } from './simulation.ts';

const seed = 1;
/** Schedules among which each sabotage must be found. */
const enough = 1_000;

it.each(broken)('$what breaks the invariant `$invariant`', async ({ invariant, sabotage, scenario }) => {
  const { failure } = await outsidePromises(() =>
    scenario
      ? searchThrough(crashPoints(scenario), { sabotage })
      : searchAtRandom(seed, enough, { sabotage }),
  );
  expect(failure?.invariant).toBe(invariant);
});

it('every invariant is broken at least once', () => {
  expect(new Set(broken.map(({ invariant }) => invariant))).toEqual(new Set(Object.keys(invariants)));
});

it('a failure is told so that it can be read and seen again', async () => {
  const { sabotage } = broken.find(({ what }) => what.startsWith('a lost lock')) ?? {};
  const options = sabotage ? { sabotage } : {};
  const find = () => outsidePromises(() => searchAtRandom(seed, enough, options));
  const [found, again] = [await find(), await find()];
  const { failure } = found;
  if (!failure) throw new Error('nothing was found');
  expect(again.failure).toEqual(failure);
  expect(failure.where).toMatch(/^schedule \d+ of seed 1$/);
  // Two runs, and as good as nothing else: a rollback takes over while a shift writes.
  const { processes, faults, shuffles } = failure.schedule;
  expect(processes.map(({ kind }) => kind)).toEqual(['shift', 'rollback']);
  expect(faults.length + shuffles.length).toBeLessThanOrEqual(1);

  const told = await outsidePromises(() => describeFailure(failure, options));
  const lines = told.split('\n');
  expect(lines.length).toBeLessThan(60);
  expect(told).toContain('VIOLATION of `fence`: a run looks at the lock before each router write');
  expect(told).toMatch(
    /run 5 attempt 1 saw that rollback 1 took the lock over, and writes blue \d+ \/ green \d+/,
  );
  expect(told).toMatch(/\d{2}:\d{2}:\d{2}\.\d{3} {2}rollback 1 +router write: blue 100 \/ green 0/);
  expect(told).toMatch(/store \w+: .*lock 3 of rollback 1, journal rollback to blue rolling-back 100\/0/);

  const [, replayed = ''] = told.match(/npm run simulate -- --replay '(.*)'/) ?? [];
  const { violation } = await outsidePromises(() => simulate(JSON.parse(replayed), options));
  expect(violation?.invariant).toBe('fence');
});

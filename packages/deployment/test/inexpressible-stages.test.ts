import type { Problem } from '@deploy-actions/action-kit';
import type { Weights } from '@deploy-actions/traffic';
import { expect, it } from 'vitest';
import { inexpressibleStages } from '../src/begin-shift.ts';

const stages = (...weights: number[]) => weights.map((weight) => ({ weight, watch: 0 }));
const place = (path: readonly number[], message: string): Problem => ({ input: path.join('.'), message });
/** A router that can do these shares of one colour. */
const router = (...shares: number[]) => ({
  type: 'http',
  refusal: ({ blue }: Weights) => (shares.includes(blue) ? undefined : 'it can not'),
});

it('are one problem for a router that moves all at once, and it says what to write', () => {
  expect(inexpressibleStages(stages(10, 25, 100), router(0, 100), place)).toEqual([
    { input: '', message: "the router `http` can't do 10%, 25%: it can not; write `stages: [ 100% ]`" },
  ]);
});

it('are a problem each, at its place, where a router can do other shares', () => {
  expect(inexpressibleStages(stages(10, 50, 75, 100), router(0, 50, 100), place)).toEqual([
    { input: '0', message: "the router `http` can't do 10%: it can not" },
    { input: '2', message: "the router `http` can't do 75%: it can not" },
  ]);
});

it('are none where the router can do them', () => {
  expect(inexpressibleStages(stages(50, 100), router(0, 50, 100), place)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { compareQueries } from '../src/verification/slow-queries.ts';

const limits = { 'slower-by': 50, 'at-least': 10, 'min-calls': 20, top: 20 };
const select = 'select * from orders where id = $1';
const figures = (calls: number, milliseconds: number, query = select) => ({ query, calls, milliseconds });
/** 100 calls of 20 ms each. */
const baseline = {
  at: '2026-01-01T12:00:00Z',
  since: '2025-12-01T00:00:00Z',
  queries: [figures(100, 2_000)],
};
const compare = (...now: Parameters<typeof figures>[]) =>
  compareQueries(baseline, { figures: now.map((each) => figures(...each)), since: baseline.since }, limits);

describe('queries are compared with their baseline', () => {
  it('by what they took since, and not by the mean over all time', () => {
    // 100 calls more, of 40 ms: over all time the mean is 30 ms, which alone would pass.
    expect(compare([200, 6_000]).findings).toMatchObject([
      {
        check: 'slower-query',
        subject: select,
        message: 'takes 40ms on average over 100 calls, 20ms before',
      },
    ]);
    expect(compare([200, 4_900]).findings).toEqual([]);
  });

  it('only when they were called often enough, and never when they are fast', () => {
    expect(compare([110, 12_000]).findings).toEqual([]);
    const fast = { ...baseline, queries: [figures(100, 100)] };
    expect(
      compareQueries(fast, { figures: [figures(200, 1_000)], since: baseline.since }, limits).findings,
    ).toEqual([]);
  });

  it('from zero on where the counters were reset, which is said', () => {
    const now = { figures: [figures(30, 1_200)], since: '2026-01-01T12:30:00Z' };
    const { findings, notes } = compareQueries(baseline, now, limits);
    expect(findings).toMatchObject([{ message: 'takes 40ms on average over 30 calls, 20ms before' }]);
    expect(notes.join()).toContain('reset since');
  });

  it('and new ones are told when they stand out', () => {
    expect(compare([100, 2_000], [20, 4_000, 'select 2']).findings).toMatchObject([
      { check: 'new-slow-query' },
    ]);
    expect(compare([100, 2_000], [20, 400, 'select 2']).findings).toEqual([]);
  });
});

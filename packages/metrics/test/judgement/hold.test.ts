import { describe, expect, it } from 'vitest';
import { assess } from '../../src/judgement/assess.ts';
import { actionAfter, policiesOf } from '../../src/judgement/policies.ts';
import type { Reading } from '../../src/judgement/verdict.ts';
import { judging } from './looks.ts';

const percent = (value: number) => ({ value: value / 100, unit: 'ratio' as const });
const policies = policiesOf(undefined, {}, 'rollback');

describe('a limit that holds', () => {
  const tiers = { 'hold-above': percent(1), 'rollback-above': percent(5), for: 20_000 };

  it('is a regression that a person decides about', () => {
    const { values } = judging(tiers);
    expect(values(0.009)?.verdict).toBe('pass');
    expect(values(0.02, 0.02)?.verdict).toBe('inconclusive');
    const held = values(0.02);
    expect(held).toMatchObject({
      verdict: 'regress',
      consequence: 'hold',
      reason: 'it 2% is above 1% for 20s of 20s (hold-above 1%)',
    });
    expect(held && actionAfter(held, policies)).toBe('hold');
  });

  it('gives way to the limit that rolls back, which has a time of its own', () => {
    const { values } = judging(tiers);
    expect(values(0.06, 0.06, 0.06)).toMatchObject({
      verdict: 'regress',
      reason: expect.stringContaining('rollback-above 5%'),
    });
  });

  it('waits while it may have to roll back in a moment', () => {
    const { values } = judging(tiers);
    expect(values(0.02, 0.02, 0.06)).toMatchObject({ verdict: 'inconclusive', reasonCode: 'breach-pending' });
    expect(values(0.06, 0.06)).toMatchObject({
      verdict: 'regress',
      reason: expect.stringContaining('above 5%'),
    });
    const fallen = judging(tiers).values(0.02, 0.02, 0.06, 0.02);
    expect(fallen).toMatchObject({ verdict: 'regress', consequence: 'hold' });
  });

  it('holds nothing that another indicator rolls back', () => {
    const reading = (indicator: string, more: Partial<Reading>): Reading => ({
      ...{ indicator, query: 'q', value: 1, unit: 'number', detail: '', condition: 'c', state: 'breach' },
      ...more,
    });
    const held = reading('a', { consequence: 'hold' });
    expect(assess([held], new Set(['a'])).consequence).toBe('hold');
    expect(assess([held, reading('b', {})], new Set(['a', 'b']))).not.toHaveProperty('consequence');
  });

  it('below makes a fall worse, as the other lower limits do', () => {
    const below = { 'hold-below': { value: 1, unit: 'number' } } as const;
    const degrades = judging({ ...below, 'degrades-by': percent(50) }, { reference: 'live' });
    expect(degrades.look({ subject: 20, reference: 10 }).verdict).toBe('pass');
    expect(degrades.look({ subject: 4, reference: 10 }).reasonCode).toBe('baseline-degraded');
    const compared = judging({ ...below, compare: { method: 'sequential' } }, { reference: 'live' });
    const noisy = (level: number, index: number) => level * (1 + 0.1 * Math.sin(index * 12.9898));
    const doubled = Array.from({ length: 181 }, (_, index) =>
      compared.look({ subject: noisy(20, index), reference: noisy(10, index + 500) }),
    );
    expect(doubled.at(-1)?.verdict).toBe('pass');
    const young = judging({ ...below, increase: 60_000 });
    expect(young.values(0, 0)?.reasonCode).toBe('too-young');
  });
});

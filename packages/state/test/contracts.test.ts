import { describe, expect, it } from 'vitest';
import {
  contractsAsOf,
  describeContract,
  emptyState,
  isBefore,
  StateSession,
  withContract,
  withoutContract,
} from '../src/index.ts';
import { toParameterValue } from '../src/stores/ssm-value.ts';
import { MemoryStore } from './memory-store.ts';

const by = { id: 'run-1', actor: 'ada', url: 'https://ci.example/1' };
const at = (day: number) => `2026-03-0${day}T12:00:00Z`;
const one = withContract(undefined, 'green', { migrations: ['7_drop'], at: at(1), by });

describe('what the state says about contract migrations', () => {
  it('joins those of a colour: from before the first of them, by who ran the last', () => {
    const later = { id: 'run-2', actor: 'eve' };
    const both = withContract(one, 'green', { migrations: ['8_drop'], at: at(2), by: later });
    expect(both).toEqual({ green: { migrations: ['7_drop', '8_drop'], at: at(1), by: later } });
    expect(describeContract(both.green as never)).toBe(
      '`7_drop`, `8_drop`, applied from 2026-03-01T12:00:00Z on by eve',
    );
  });

  it('ends for a colour that gets another version, and for a database from before them', () => {
    const both = withContract(one, 'blue', { migrations: ['9_drop'], at: at(3), by });
    expect(Object.keys(withoutContract(both, 'green'))).toEqual(['blue']);
    expect(Object.keys(contractsAsOf(both, at(2)))).toEqual(['green']);
    expect(contractsAsOf(both, '2026-02-28T12:00:00Z')).toEqual({});
  });

  it('is not trusted to the second', () => {
    expect(isBefore('2026-03-01T11:59:59Z', one.green)).toBe(true);
    expect(isBefore(at(1), one.green)).toBe(false);
    expect(isBefore(at(1), undefined)).toBe(false);
  });

  it('fits into the smallest store however many migrations there are', () => {
    const names = Array.from({ length: 500 }, (_, index) => `${index}_${'drop_a_column_'.repeat(20)}`);
    const many = withContract(one, 'green', { migrations: names, at: at(2), by });
    expect(many.green).toMatchObject({ more: 495, migrations: { length: 6 } });
    const state = { ...emptyState('shop', 'production'), contracts: { blue: many.green, green: many.green } };
    expect(toParameterValue(JSON.stringify(state)).length).toBeLessThanOrEqual(4_096);
  });

  it('leaves no trace in the state once the last entry is gone', async () => {
    const store = new MemoryStore();
    const owner = { service: 'shop', environment: 'production', holder: by };
    const clock = { now: () => Date.parse(at(1)), sleep: async () => {} };
    const options = { lease: 1_000, change: { contracts: one } };
    const session = await StateSession.begin(store, clock, owner, await store.read(), options);
    await session.update({}, 1_000);
    expect(store.newest.state?.contracts).toEqual(one);
    await session.end({ contracts: withoutContract(session.state.contracts, 'green') });
    expect(store.newest.state).not.toHaveProperty('contracts');
  });
});

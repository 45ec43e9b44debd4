import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/metric-provider.ts';
import {
  BucketProvider,
  type BucketSystem,
  type Buckets,
  type Stretch,
} from '../../src/providers/buckets.ts';

const minute = 60_000;
const down: Failure = { failure: 'server-error', detail: 'the system is down' };

/** Two queries of a system that answers as `read` says, and what it was asked. */
async function open(
  read: (stretch: Stretch) => readonly (Buckets | Failure)[],
  over: Partial<BucketSystem> = {},
) {
  const runtime = await createTestRuntime();
  const asked: [number, number, number][] = [];
  const noon = runtime.clock.now();
  const system: BucketSystem = {
    ...{ type: 'datadog', name: 'The system', period: minute, settles: 0, most: 3, queries: 2 },
    read: async (stretch, retries) => {
      asked.push([(stretch.from - noon) / minute, (stretch.to - noon) / minute, retries]);
      return read(stretch);
    },
    ...over,
  };
  return { provider: new BucketProvider(system, runtime), runtime, asked, noon };
}

/** Buckets of a minute that end in these minutes after noon, with the minute as their value. */
function ending(noon: number, ...minutes: number[]): Buckets {
  return { buckets: minutes.map((each) => ({ end: noon + each * minute, value: each })) };
}

describe('a source with buckets', () => {
  it('looks once, and asks twice more for what is past', async () => {
    const { provider, asked, noon } = await open(() => [{ buckets: [] }, { buckets: [] }]);
    await provider.observe();
    await provider.findMistakes();
    await provider.history({ from: noon - 4 * minute, to: noon - minute, step: minute });
    expect(asked).toEqual([
      [-12, 0, 0],
      [-12, 0, 0],
      [-4, -1, 2],
    ]);
  });

  it('takes nothing that it did not ask for, in whatever order it comes', async () => {
    const { provider, noon } = await open(() => {
      const more = ending(noon, 1, -1, -3, 0, -2, -20, -4);
      return [more, more];
    });
    expect(await provider.observe()).toEqual([
      { value: 0, time: noon },
      { value: 0, time: noon },
    ]);
    const [history] = await provider.history({ from: noon - 4 * minute, to: noon, step: minute });
    expect(history).toEqual({
      points: [-3, -2, -1, 0].map((each) => ({ time: noon + each * minute, value: each })),
    });
  });

  it('says of what is infinite that something was divided by 0, and has no point for it', async () => {
    const { provider, noon } = await open(() => {
      const buckets = [{ end: noon, value: Number.POSITIVE_INFINITY }];
      return [{ buckets }, ending(noon, 0)];
    });
    const [first, second] = await provider.observe();
    expect(first).toEqual({
      failure: 'not-a-number',
      detail: 'The system gives Infinity: something was divided by 0',
    });
    expect(second).toMatchObject({ value: 0 });
    expect(await provider.history({ from: noon - minute, to: noon, step: minute })).toEqual([
      { points: [] },
      { points: [{ time: noon, value: 0 }] },
    ]);
  });

  it('fails the past of the query that failed, and asks no further once all have', async () => {
    const { provider, asked, noon } = await open(({ to }) => {
      const part = (to - noon) / minute;
      return [part === -7 ? down : ending(noon, part), part === -4 ? down : ending(noon, part)];
    });
    const range = { from: noon - 10 * minute, to: noon, step: minute };
    expect(await provider.history(range)).toEqual([down, down]);
    expect(asked).toEqual([
      [-10, -7, 2],
      [-7, -4, 2],
    ]);
    expect(await provider.history({ ...range, to: noon - 7 * minute })).toEqual([
      down,
      { points: [{ time: noon - 7 * minute, value: -7 }] },
    ]);
  });

  it('asks nothing for a past that has no whole bucket, or lies ahead', async () => {
    const { provider, asked, noon } = await open(() => [down, down]);
    const none = [{ points: [] }, { points: [] }];
    expect(await provider.history({ from: noon - 30_000, to: noon, step: 10_000 })).toEqual(none);
    expect(await provider.history({ from: noon, to: noon + 9 * minute, step: minute })).toEqual(none);
    expect(asked).toEqual([]);
  });

  it('asks nothing when there is nothing to ask', async () => {
    const { provider, asked, noon } = await open(() => [], { queries: 0 });
    expect(await provider.observe()).toEqual([]);
    expect(await provider.findMistakes()).toEqual([]);
    expect(await provider.history({ from: noon - 9 * minute, to: noon, step: minute })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('finds mistakes in what can not get better by itself', async () => {
    const wrong: Failure = { failure: 'wrong-credentials', detail: 'the key is wrong' };
    const { provider } = await open(() => [wrong, down]);
    expect(await provider.findMistakes()).toEqual([`can't be asked: the key is wrong`, undefined]);
  });
});

import type { Random } from './random.ts';
import { levelOf, noiseOf } from './scenarios.ts';
import { countSeries, type Series, valueSeries } from './series.ts';

/** Stages that end with a test each, judged as one watch; `share` is the new colour's share of all requests, a half when absent. */
export interface Plan {
  readonly name: string;
  readonly stages: readonly { readonly minutes: number; readonly share?: number }[];
}

/** Watches shorter than half an hour, and one with a test at the end of each of its stages. */
export const plans: readonly Plan[] = [
  ...[5, 10, 15].map((minutes) => ({ name: `a window of ${minutes} min`, stages: [{ minutes }] })),
  {
    name: 'a shift by 10, 25, 50 and 75%, 5 min each',
    stages: [0.1, 0.25, 0.5, 0.75].map((share) => ({ minutes: 5, share })),
  },
];

interface World {
  readonly name: string;
  /** Whether traffic moves in it; what is measured otherwise goes on from stage to stage. */
  readonly shares: boolean;
  readonly series: (random: Random, indicator: number, share?: number) => Series;
}

const latency = (correlation: number): World => ({
  name: `latency, AR(1) noise, ${correlation} from one 10 s to the next`,
  shares: false,
  series: (random, i) => valueSeries(random, { base: 0.2, noise: noiseOf(i), correlation }),
});

/** Worlds in which both colours are alike, in which plans are measured. */
export const alike: readonly World[] = [
  {
    name: 'independent errors',
    shares: true,
    series: (random, i, share = 0.5) => countSeries(random, { level: levelOf(i), share }),
  },
  {
    name: 'bursts of 5 errors',
    shares: true,
    series: (random, i, share = 0.5) => countSeries(random, { level: levelOf(i), burst: 5, share }),
  },
  ...[0.9, 0.95].map(latency),
];

/** What one indicator sees in a plan, and the looks at which its stages end. */
export function staged(
  random: Random,
  { world, plan, indicator }: { readonly world: World; readonly plan: Plan; readonly indicator: number },
): { readonly series: Series; readonly ends: readonly number[] } {
  let last = 0;
  const ends = plan.stages.map(({ minutes }) => {
    last += minutes * 6;
    return last;
  });
  if (!world.shares) return { series: world.series(random, indicator), ends };
  const parts = plan.stages.map(({ minutes, share }, stage) => {
    const { pairs, ...rest } = world.series(random, indicator, share);
    // A stage begins with the look that ended the one before.
    return { ...rest, pairs: pairs.slice(stage === 0 ? 0 : 1, minutes * 6 + 1) };
  });
  const [first] = parts;
  if (!first) throw new RangeError(`${plan.name} has no stage`);
  return { series: { ...first, pairs: parts.flatMap(({ pairs }) => pairs) }, ends };
}

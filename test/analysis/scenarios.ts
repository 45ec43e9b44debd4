import type { Random } from './random.ts';
import { type Course, cellsOfMinute, countSeries, rateSeries, type Series, valueSeries } from './series.ts';

/** A world in which both colours are alike; `indicator` picks a level, so that every window has quiet and busy ones. */
export interface Scenario {
  readonly name: string;
  /** Worse than what is promised to work: only measured. */
  readonly beyond?: true;
  readonly series: (random: Random, indicator: number) => Series;
}

/** Errors a minute: from rare to plenty. */
const levels = [0.3, 2.7, 30, 300] as const;

/** Errors a minute of an indicator. */
export function levelOf(indicator: number): number {
  return levels[indicator % levels.length] ?? 1;
}

const noises = [0.05, 0.2, 0.5] as const;

/** The standard deviation of an indicator's logarithm. */
export function noiseOf(indicator: number): number {
  return noises[indicator % noises.length] ?? 0.2;
}

/** The steepest half hour of a day's cycle that triples from night to noon, and a campaign that doubles traffic after ten minutes. */
const drift: Course = (cell) => (1 + 0.15 * (cell / 180)) * (cell > 60 ? 2 : 1);

/** For two minutes the new colour is worse by this factor. */
function coldStart(factor: number): Course {
  return (cell) => (cell < 2 * cellsOfMinute ? factor : 1);
}

/** Every world for which the promise of few false alarms is measured. */
export const scenarios: readonly Scenario[] = [
  { name: 'independent errors', series: (random, i) => countSeries(random, { level: levelOf(i) }) },
  {
    name: 'independent errors, read every 10 s without overlap',
    series: (random, i) => countSeries(random, { level: levelOf(i) }, 1),
  },
  { name: 'bursts of 5 errors', series: (random, i) => countSeries(random, { level: levelOf(i), burst: 5 }) },
  {
    name: 'bursts of 20 errors',
    series: (random, i) => countSeries(random, { level: levelOf(i), burst: 20 }),
  },
  {
    name: 'error rate changing by the minute (negative binomial)',
    series: (random, i) => countSeries(random, { level: levelOf(i), shape: 2 }),
  },
  {
    name: 'error rate wandering by 10% on each side by itself, AR(1) of 0.9',
    series: (random, i) => countSeries(random, { level: levelOf(i), wander: 0.1 }),
  },
  {
    name: 'bursts of 5 errors, 10% of traffic on the new colour',
    series: (random, i) => countSeries(random, { level: levelOf(i), burst: 5, share: 0.1 }),
  },
  {
    name: 'independent errors, 10% of traffic on the new colour',
    series: (random, i) => countSeries(random, { level: levelOf(i), share: 0.1 }),
  },
  {
    name: 'bursts of 5 errors, 90% of traffic on the new colour',
    series: (random, i) => countSeries(random, { level: levelOf(i), burst: 5, share: 0.9 }),
  },
  {
    name: 'cold start: 3 times the errors for 2 minutes',
    series: (random, i) => countSeries(random, { level: levelOf(i), subjectCourse: coldStart(3) }),
  },
  {
    name: 'drift common to both, errors',
    series: (random, i) => countSeries(random, { level: levelOf(i), course: drift }),
  },
  {
    name: '`rate[1m]` seen every 10 s, as a value',
    series: (random, i) => rateSeries(random, { level: levelOf(i) }),
  },
  {
    name: '`rate[1m]` of bursts of 5, as a value',
    series: (random, i) => rateSeries(random, { level: levelOf(i), burst: 5 }),
  },
  {
    name: 'latency, independent noise',
    series: (random, i) => valueSeries(random, { base: 0.2, noise: noiseOf(i), outliers: 50 }),
  },
  {
    name: 'AR(1) noise, 0.9 from one 10 s to the next',
    series: (random, i) => valueSeries(random, { base: 0.2, noise: noiseOf(i), correlation: 0.9 }),
  },
  {
    name: 'AR(1) noise, 0.95 from one 10 s to the next',
    series: (random, i) => valueSeries(random, { base: 0.2, noise: noiseOf(i), correlation: 0.95 }),
  },
  {
    name: 'drift common to both, latency with AR(1) noise of 0.9',
    series: (random, i) =>
      valueSeries(random, { base: 0.2, noise: noiseOf(i), correlation: 0.9, course: drift }),
  },
  {
    name: 'cold start: twice the latency for 2 minutes',
    series: (random, i) =>
      valueSeries(random, { base: 0.2, noise: noiseOf(i), correlation: 0.5, subjectCourse: coldStart(2) }),
  },
  {
    name: 'beyond the promise: AR(1) noise, 0.97 from one 10 s to the next',
    beyond: true,
    series: (random, i) => valueSeries(random, { base: 0.2, noise: noiseOf(i), correlation: 0.97 }),
  },
  {
    name: 'beyond the promise: error rate wandering by 30% on each side by itself',
    beyond: true,
    series: (random, i) => countSeries(random, { level: levelOf(i), wander: 0.3 }),
  },
];

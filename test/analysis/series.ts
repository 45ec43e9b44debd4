import type { Pair } from '../../packages/metrics/src/statistics/comparison.ts';
import type { Random } from './random.ts';

/** A window looks every 10 s for 30 minutes. */
export const looks = 180;

/** Cells of 10 s of which a value of a minute is made. */
export const cellsOfMinute = 6;

/** Cells before the window, so that its first value covers a whole minute. */
const before = cellsOfMinute;

/** What one indicator of one window sees at each look, and how far apart the judge takes its blocks, in looks. */
export interface Series {
  readonly counts: boolean;
  readonly spacing: number;
  readonly pairs: readonly Pair[];
}

/** What a side multiplies its level by in a cell; cells below 0 lie before the window. */
export type Course = (cell: number) => number;

const steady: Course = () => 1;

/** How events are spread. */
export interface CountTraffic {
  /** Events a minute on the reference. */
  readonly level: number;
  /** What share of all requests goes to the subject; a half when absent. */
  readonly share?: number;
  /** The subject's rate per request over that of the reference. */
  readonly ratio?: number;
  /** The share of requests that fail on the reference; one in a hundred when absent. */
  readonly errorShare?: number;
  /** Events come in bursts of this mean size, each within half a minute. */
  readonly burst?: number;
  /** Gamma shape of the rate of each minute, each side by itself (negative binomial events). */
  readonly shape?: number;
  /** The rate of each side wanders by itself: this standard deviation of its logarithm, AR(1) with 0.9 from cell to cell. */
  readonly wander?: number;
  readonly course?: Course;
  readonly subjectCourse?: Course;
}

function eventsOf(random: Random, traffic: CountTraffic, level: number, course: Course): number[] {
  const { burst = 1, shape, wander = 0 } = traffic;
  let wandered = random.normal();
  const cells = new Array<number>(before + looks + 1).fill(0);
  let rate = 1;
  cells.forEach((_, cell) => {
    if (shape !== undefined && cell % cellsOfMinute === 0) rate = random.gamma(shape);
    if (wander > 0) {
      wandered = 0.9 * wandered + Math.sqrt(1 - 0.9 ** 2) * random.normal();
      rate = Math.exp(wander * wandered);
    }
    const mean = (level * course(cell - before) * rate) / cellsOfMinute;
    if (burst === 1) cells[cell] = random.poisson(mean);
    else scatter(random, cells, cell, random.poisson(mean / burst), burst);
  });
  return cells;
}

function scatter(random: Random, cells: number[], cell: number, bursts: number, size: number): void {
  for (let index = 0; index < bursts; index += 1) {
    for (let left = random.geometric(size); left > 0; left -= 1) {
      const at = cell + Math.floor(random.uniform() * 3);
      if (at < cells.length) cells[at] = (cells[at] ?? 0) + 1;
    }
  }
}

/** The sum over the last `width` cells, at each look. */
function summed(cells: readonly number[], width: number): number[] {
  return Array.from({ length: looks + 1 }, (_, look) => {
    let sum = 0;
    for (let cell = look + before - width + 1; cell <= look + before; cell += 1) sum += cells[cell] ?? 0;
    return sum;
  });
}

/** Errors out of requests: `increase(…[1m])` seen every 10 s, or with `width` 1 a scraped counter's own increase. */
export function countSeries(random: Random, traffic: CountTraffic, width = cellsOfMinute): Series {
  const {
    level,
    share = 0.5,
    ratio = 1,
    errorShare = 0.01,
    course = steady,
    subjectCourse = steady,
  } = traffic;
  const own = 2 * share * level * ratio;
  const subject = eventsOf(random, traffic, own, (cell) => course(cell) * subjectCourse(cell));
  const reference = eventsOf(random, traffic, 2 * (1 - share) * level, course);
  const exposures = Array.from({ length: before + looks + 1 }, (_, cell) => course(cell - before));
  const minute = summed(exposures, width);
  const [a, b] = [summed(subject, width), summed(reference, width)];
  const requests = (2 * level) / errorShare / cellsOfMinute;
  return {
    counts: true,
    spacing: width,
    pairs: minute.map((exposure, look) => ({
      subject: { value: a[look] ?? 0, exposure: exposure * requests * share },
      reference: { value: b[look] ?? 0, exposure: exposure * requests * (1 - share) },
    })),
  };
}

/** The same errors as `rate(…[1m])`, a plain value. */
export function rateSeries(random: Random, traffic: CountTraffic): Series {
  const series = countSeries(random, traffic);
  const rateOf = ({ value }: Pair['subject']) => ({ value: value / 60 });
  return {
    counts: false,
    spacing: cellsOfMinute,
    pairs: series.pairs.map(({ subject, reference }) => ({
      subject: rateOf(subject),
      reference: rateOf(reference),
    })),
  };
}

/** How a measured value, such as a latency, behaves. */
export interface ValueNoise {
  readonly base: number;
  readonly ratio?: number;
  /** The standard deviation of the logarithm: 0.1 is about 10% of the value. */
  readonly noise: number;
  /** How noise follows itself from one cell of 10 s to the next. */
  readonly correlation?: number;
  /** One value in so many is three times as high. */
  readonly outliers?: number;
  readonly course?: Course;
  readonly subjectCourse?: Course;
}

/** A gauge read every 10 s; the judge takes one a minute. */
export function valueSeries(random: Random, value: ValueNoise): Series {
  const {
    base,
    ratio = 1,
    noise,
    correlation = 0,
    outliers,
    course = steady,
    subjectCourse = steady,
  } = value;
  const fresh = Math.sqrt(1 - correlation * correlation);
  let [a, b] = [random.normal(), random.normal()];
  const outlier = () => (outliers !== undefined && random.uniform() < 1 / outliers ? 3 : 1);
  const pairs = Array.from({ length: looks + 1 }, (_, look) => {
    a = correlation * a + fresh * random.normal();
    b = correlation * b + fresh * random.normal();
    const level = base * course(look);
    return {
      subject: { value: level * ratio * subjectCourse(look) * Math.exp(noise * a) * outlier() },
      reference: { value: level * Math.exp(noise * b) * outlier() },
    };
  });
  return { counts: false, spacing: cellsOfMinute, pairs };
}

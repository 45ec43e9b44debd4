import { type Labels, metricName } from '../../src/labels.ts';
import type { ByLevel, Course } from './course.ts';

/** A series as an exporter shows it: its value at each second since the watch began, `undefined` while it is not there. */
export interface FakeSeries {
  readonly labels: Labels;
  readonly cumulative: boolean;
  readonly at: (second: number) => number | undefined;
}

/** What an exporter counted before the watch began. */
const before = 1e6;

/** A counter that rises by so much a second. */
export function counter(
  name: string,
  labels: Labels,
  perSecond: ByLevel | number,
  course: Course,
): FakeSeries {
  const rate = (second: number) => byLevel(perSecond, course, second);
  const counted = [before];
  const at = (second: number) => {
    if (second < 0) return before + second * rate(-1);
    for (let next = counted.length; next <= second; next += 1) {
      counted.push((counted[next - 1] ?? 0) + rate(next - 1));
    }
    return counted[Math.floor(second)] ?? 0;
  };
  return { labels: { ...labels, [metricName]: name }, cumulative: true, at };
}

/** A gauge; NaN at a level means that it isn't there then. */
export function gauge(name: string, labels: Labels, value: ByLevel | number, course: Course): FakeSeries {
  const at = (second: number) => {
    const found = byLevel(value, course, second);
    return Number.isNaN(found) ? undefined : found;
  };
  return { labels: { ...labels, [metricName]: name }, cumulative: false, at };
}

/** A gauge that follows any line, whatever the course. */
export function line(name: string, labels: Labels, at: (second: number) => number): FakeSeries {
  return { labels: { ...labels, [metricName]: name }, cumulative: false, at };
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What a histogram of durations shows: so many requests a second, of which a share takes no longer than so many seconds. */
export interface Durations {
  readonly quantile: number;
  readonly seconds: ByLevel | number;
  readonly perSecond: number;
}

/**
 * The series of a histogram whose quantile, as Prometheus takes it from the buckets, is exactly what is given: the buckets
 * below have so many requests that the straight line through the next one meets it.
 */
export function histogram(
  name: string,
  labels: Labels,
  { quantile, seconds, perSecond }: Durations,
  course: Course,
): FakeSeries[] {
  const share = (bound: number, wanted: number) => {
    const index = buckets.findIndex((each) => each >= wanted);
    const [low, high] = [buckets[index - 1] ?? 0, buckets[index] ?? Number.POSITIVE_INFINITY];
    const place = (wanted - low) / (high - low);
    if (!(place < quantile)) throw new RangeError(`${wanted} is too near to the bound ${high} of its bucket`);
    if (bound >= high) return 1;
    return bound < low ? 0 : (quantile - place) / (1 - place);
  };
  const rates = (bound: number): ByLevel => {
    const at = (level: keyof ByLevel) =>
      perSecond * share(bound, typeof seconds === 'number' ? seconds : seconds[level]);
    return { good: at('good'), edge: at('edge'), bad: at('bad') };
  };
  const bounded = buckets.map((bound) =>
    counter(`${name}_bucket`, { ...labels, le: String(bound) }, rates(bound), course),
  );
  return [
    ...bounded,
    counter(`${name}_bucket`, { ...labels, le: '+Inf' }, perSecond, course),
    counter(`${name}_count`, labels, perSecond, course),
  ];
}

function byLevel(value: ByLevel | number, course: Course, second: number): number {
  return typeof value === 'number' ? value : value[course(second)];
}

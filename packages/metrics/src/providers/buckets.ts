import { ConfigurationError, formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { MetricSource } from '@deploy-actions/config';
import type {
  Answer,
  Failure,
  HistoricalProvider,
  History,
  InquiringProvider,
  Point,
  ProviderRuntime,
  TimeRange,
} from '../metric-provider.ts';

/** A bucket that ended this long and one period ago says nothing about now; as long as Prometheus looks back, in milliseconds. */
const lookback = 5 * 60_000;

/** A stretch of whole buckets: the start of the first one and the end of the last one, in milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the buckets of one query hold, each with its end in milliseconds since 1970; `null` where there was nothing to measure. */
export interface Buckets {
  readonly buckets: readonly { readonly end: number; readonly value: number | null }[];
  readonly failure?: never;
}

/** A system that answers queries with one value for each bucket of time. */
export interface BucketSystem {
  readonly type: MetricSource['provider'];
  /** As it stands in messages. */
  readonly name: string;
  /** The length of a bucket, in milliseconds. */
  readonly period: number;
  /** How long after its end a bucket may still get values, in milliseconds; it isn't looked at before. */
  readonly settles: number;
  /** How many queries it was made for. */
  readonly queries: number;
  /** How many buckets one request may ask for. */
  readonly most: number;
  /** How many of the newest buckets a look asks for; enough to tell old values from none at all when absent. */
  readonly seen?: number;
  /** What each query gives in a stretch, in any order of time. Failures are answers; throws only the signal's reason. */
  read(stretch: Stretch, retries: number): Promise<readonly (Buckets | Failure)[]>;
}

/** Refuses a length of buckets that can't be written in whole seconds, the finest that any of these systems takes. */
function requireWholeSeconds(period: number): void {
  if (period >= 1_000 && period % 1_000 === 0) return;
  throw new ConfigurationError(
    `the \`period\` of a source is ${formatDuration(period)}, but must be whole seconds`,
  );
}

/** Looks at the newest bucket that is complete, and joins a past of any length from requests of a size that the system takes. */
export class BucketProvider implements HistoricalProvider, InquiringProvider {
  readonly type: MetricSource['provider'];
  readonly delay: number;
  readonly #system: BucketSystem;
  readonly #runtime: ProviderRuntime;

  constructor(system: BucketSystem, runtime: ProviderRuntime) {
    requireWholeSeconds(system.period);
    this.type = system.type;
    this.delay = system.settles;
    this.#system = system;
    this.#runtime = runtime;
  }

  async observe(): Promise<readonly Answer[]> {
    const stretch = this.#newest();
    const found = await this.#now(stretch);
    return found.map((each) => (each.failure === undefined ? this.#answer(each, stretch) : each));
  }

  async history(range: TimeRange): Promise<readonly History[]> {
    const { period, most } = this.#system;
    const from = Math.ceil(range.from / period) * period;
    const to = Math.min(Math.floor(range.to / period) * period, this.#newest().to);
    const histories: History[] = Array.from({ length: this.#system.queries }, () => ({ points: [] }));
    // One after the other: together they would meet the limits that each of these systems has.
    for (let start = from; start < to && histories.length > 0; start += most * period) {
      const stretch = { from: start, to: Math.min(start + most * period, to) };
      const part = await this.#system.read(stretch, 2);
      for (const [query, before] of histories.entries()) {
        histories[query] = append(before, part[query] ?? { buckets: [] }, stretch);
      }
      if (histories.every(({ failure }) => failure !== undefined)) break;
    }
    return histories;
  }

  async findMistakes(): Promise<readonly (string | undefined)[]> {
    const found = await this.#now(this.#newest());
    return found.map(({ failure, ...rest }) => {
      const mistaken = failure === 'bad-query' || failure === 'wrong-credentials';
      return mistaken && 'detail' in rest ? `can't be asked: ${rest.detail}` : undefined;
    });
  }

  async #now(stretch: Stretch): Promise<readonly (Buckets | Failure)[]> {
    return this.#system.queries === 0 ? [] : this.#system.read(stretch, 0);
  }

  #newest(): Stretch {
    const { period, settles, seen } = this.#system;
    const to = Math.floor((this.#runtime.clock.now() - settles) / period) * period;
    const count = seen ?? Math.ceil((2 * lookback) / period) + 2;
    return { from: to - count * period, to };
  }

  #answer({ buckets }: Buckets, { from, to }: Stretch): Answer {
    const { period, name } = this.#system;
    const points = pointsOf(buckets, { from, to });
    const newest = points.at(-1);
    if (newest === undefined) {
      const span = formatDuration(to - from);
      return { failure: 'no-data', detail: `${name} has no value in the ${span} up to ${isoInstant(to)}` };
    }
    if (!Number.isFinite(newest.value)) {
      return { failure: 'not-a-number', detail: `${name} gives ${newest.value}: something was divided by 0` };
    }
    if (newest.time >= this.#runtime.clock.now() - lookback - period) return newest;
    const detail = `the newest value that ${name} has is of ${isoInstant(newest.time)}, too old to say anything about now; does the service still report?`;
    return { failure: 'stale', detail };
  }
}

function append(before: History, part: Buckets | Failure, stretch: Stretch): History {
  if (before.failure !== undefined) return before;
  if (part.failure !== undefined) return part;
  const points = pointsOf(part.buckets, stretch).filter(({ value }) => Number.isFinite(value));
  return { points: [...before.points, ...points] };
}

/** Systems may give more than they were asked for, the bucket that is still filling among it. */
function pointsOf(buckets: Buckets['buckets'], { from, to }: Stretch): Point[] {
  return buckets
    .flatMap(({ end, value }) => (value === null || end <= from || end > to ? [] : [{ time: end, value }]))
    .sort((one, other) => one.time - other.time);
}

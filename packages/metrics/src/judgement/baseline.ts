import { ConfigurationError, isoInstant } from '@deploy-actions/action-kit';
import type { Unit } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { median } from '../statistics/median.ts';
import type { Measured } from './measurement.ts';

/** What an indicator was while all was well. */
export interface BaselineIndicator {
  /** The query as the configuration writes it, placeholders and all. */
  readonly query: string;
  /** What the query counts a part of, where it does. */
  readonly of?: string | undefined;
  readonly unit: Unit;
  /** The median over all looks with a value, in base units. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Every value, oldest first. */
  readonly points: readonly BaselinePoint[];
}

/** One value of a baseline; as {@link Measured}. */
export type BaselinePoint = Pick<Measured, 'value' | 'time' | 'count'>;

/** The values of a watch, kept to compare a later one with. */
export interface Baseline {
  readonly schemaVersion: 2;
  /** ISO instant. */
  readonly capturedAt: string;
  readonly indicators: Readonly<Record<string, BaselineIndicator>>;
}

/** A baseline as it is kept, with whose it is. */
export interface StoredBaseline extends Baseline {
  readonly service: string;
  readonly environment: string;
}

/** What a watch saw of one indicator. */
export interface Observed {
  readonly name: string;
  readonly query: string;
  readonly of?: string | undefined;
  readonly unit: Unit;
  readonly values: readonly BaselinePoint[];
}

/** Makes a baseline of the values of a watch; an indicator that never had one is left out. */
export function captureBaseline(observed: readonly Observed[], at: number): Baseline {
  const indicators = observed.flatMap(({ name, query, of, unit, values }) => {
    const points = values.filter(({ value }) => Number.isFinite(value));
    const sorted = points.map(({ value }) => value).toSorted((a, b) => a - b);
    const [least, most] = [sorted[0], sorted.at(-1)];
    if (least === undefined || most === undefined) return [];
    const queries = { query, ...(of !== undefined && { of }) };
    return [[name, { ...queries, unit, value: median(sorted), least, most, points }] as const];
  });
  return { schemaVersion: 2, capturedAt: isoInstant(at), indicators: Object.fromEntries(indicators) };
}

/** A baseline as it is written: each point is its time and value, and where it counts its events and of how many. */
export function writeBaseline({ indicators, ...rest }: StoredBaseline): object {
  const written = Object.entries(indicators).map(([name, { points, ...indicator }]) => [
    name,
    {
      ...indicator,
      points: points.map(({ time, value, count }) =>
        count ? [time, value, count.events, count.exposure] : [time, value],
      ),
    },
  ]);
  return { ...rest, indicators: Object.fromEntries(written) };
}

const writtenSchema = z.object({
  schemaVersion: z.literal(2),
  service: z.string(),
  environment: z.string(),
  capturedAt: z.string(),
  indicators: z.record(
    z.string(),
    z.object({
      query: z.string(),
      of: z.optional(z.string()),
      unit: z.enum(['ratio', 'seconds', 'bytes', 'number']),
      value: z.number(),
      least: z.number(),
      most: z.number(),
      points: z.array(z.array(z.number()).check(z.refine(isPoint))),
    }),
  ),
});

/** Time and value, or with them a count of events in more than none. */
function isPoint({ length, 2: events = 0, 3: exposure = 1 }: readonly number[]): boolean {
  return (length === 2 || length === 4) && events >= 0 && exposure > 0;
}

/** Reads a baseline that was written before. Throws ConfigurationError when the text is none. */
export function parseBaseline(text: string, name: string): StoredBaseline {
  const refuse = (why: string) => new ConfigurationError(`\`${name}\` is no baseline: ${why}`);
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw refuse('it is not JSON');
  }
  const parsed = writtenSchema.safeParse(found);
  if (!parsed.success) {
    if (typeof found === 'object' && found !== null && 'looks' in found) {
      throw refuse('it is the report of a window; its baseline lies beside it as `…-baseline.json`');
    }
    const place = parsed.error.issues[0]?.path.join('.');
    throw refuse(
      `${place ? `\`${place}\`` : 'the document'} is missing or of another form; capture a new one`,
    );
  }
  const { indicators, ...rest } = parsed.data;
  const read = Object.entries(indicators).map(([key, { points, ...indicator }]) => [
    key,
    { ...indicator, points: points.map(pointOf) },
  ]);
  return { ...rest, indicators: Object.fromEntries(read) };
}

function pointOf([time = 0, value = 0, events, exposure]: readonly number[]): BaselinePoint {
  return events === undefined || exposure === undefined
    ? { time, value }
    : { time, value, count: { events, exposure } };
}

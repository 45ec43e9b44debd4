import { isoInstant, quoted } from '@deploy-actions/action-kit';
import type { Failure, Point } from '../../metric-provider.ts';
import { timeInSeconds } from '../time-in-seconds.ts';

/** What a query found in an answer: one value of now, or points in time, oldest first; a point may be NaN. */
export type Found =
  | { readonly value: number; readonly points?: never; readonly failure?: never }
  | { readonly points: readonly Point[]; readonly failure?: never }
  | Failure;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** How messages show what a query found. */
type Show = (found: unknown) => string;

/** Reads the result of a query. `query` is how messages call it; `redact` takes secrets out of a text, before that is cut. */
export function readResult(result: unknown, query: string, redact: (text: string) => string): Found {
  const show: Show = (found) => shown(found, redact);
  if (typeof result === 'number') return { value: result };
  if (result === undefined || result === null) return nothing(query);
  if (!Array.isArray(result)) return malformed(query, result, show);
  if (result.length === 0) return nothing(query);
  // JSONata gives a list of one element as that element.
  if (isPair(result)) return { points: [pointOf(result)] };
  if (result.every((element) => Array.isArray(element))) return pointsOf(result, query, show);
  if (!result.every((element) => typeof element === 'number')) {
    return malformed(
      query,
      result.find((element) => typeof element !== 'number'),
      show,
    );
  }
  const [first = Number.NaN, ...more] = result;
  return more.length === 0 ? { value: first } : severalNumbers(result, query);
}

function pointsOf(pairs: readonly (readonly unknown[])[], query: string, show: Show): Found {
  const wrong = pairs.find((pair) => !isPair(pair));
  if (wrong) return wrongPair(wrong, query, show);
  const points = pairs.map((pair) => pointOf(pair)).sort((a, b) => a.time - b.time);
  const twice = points.find(({ time }, index) => time === points[index + 1]?.time);
  if (twice === undefined) return { points };
  const detail = `${quoted(query)} gives two values for ${isoInstant(twice.time)} where one is expected; select one series`;
  return { failure: 'several-series', detail };
}

/** Whether it is a time and a value, or a time without a value. */
function isPair(found: readonly unknown[]): boolean {
  const [time, value, ...more] = found;
  const isValue = typeof value === 'number' || value === null;
  return found.length === 2 && more.length === 0 && isValue && timeOf(time) !== undefined;
}

function pointOf([time, value]: readonly unknown[]): Point {
  return { time: timeOf(time) ?? Number.NaN, value: typeof value === 'number' ? value : Number.NaN };
}

function timeOf(time: unknown): number | undefined {
  if (typeof time === 'number') return timeInSeconds(time);
  if (typeof time !== 'string' || !instant.test(time)) return undefined;
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function nothing(query: string): Failure {
  const detail = `${quoted(query)} finds nothing in the answer; where that means 0, write \`$exists(…) ? … : 0\``;
  return { failure: 'no-data', detail };
}

function severalNumbers(numbers: readonly number[], query: string): Failure {
  const found = numbers.slice(0, 3).map((value) => `\`${value}\``);
  const list = `${found.join(', ')}${numbers.length > 3 ? ', …' : ''}`;
  const detail = `${quoted(query)} gives ${numbers.length} values (${list}) where one is expected; aggregate with \`$sum(…)\``;
  return { failure: 'several-series', detail };
}

function malformed(query: string, found: unknown, show: Show): Failure {
  const remedy =
    typeof found === 'string'
      ? '; if it is one in a text, write `$number(…)`'
      : typeof found === 'boolean'
        ? '; write `… ? 1 : 0`'
        : '';
  return {
    failure: 'malformed',
    detail: `${quoted(query)} must give a number, but gives ${show(found)}${remedy}`,
  };
}

function wrongPair(found: readonly unknown[], query: string, show: Show): Failure {
  const detail = `${quoted(query)} must give pairs of a time (seconds since 1970, or an instant such as \`2026-01-31T12:00:00Z\`) and a number, but one is ${show(found)}`;
  return { failure: 'malformed', detail };
}

function shown(found: unknown, redact: (text: string) => string): string {
  if (typeof found === 'string') return `the text ${quoted(redact(found))}`;
  if (typeof found === 'function' || isLambda(found)) return 'a function';
  return quoted(redact(asJson(found)));
}

/** Functions in it refer to themselves, and what is nested without end has no text either. */
function asJson(found: unknown): string {
  try {
    return JSON.stringify(found) ?? String(found);
  } catch {
    return Array.isArray(found) ? '[…]' : '{…}';
  }
}

/** Functions of JSONata are objects that hold their whole environment. */
function isLambda(found: unknown): boolean {
  return (
    typeof found === 'object' &&
    found !== null &&
    ('_jsonata_lambda' in found || '_jsonata_function' in found)
  );
}

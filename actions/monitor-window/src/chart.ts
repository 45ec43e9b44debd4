import type { IndicatorSummary } from '@deploy-actions/metrics';
import { spacingOf, tellHoles } from './holes.ts';

/** More points than this are not told apart at the width of a summary. */
const mostPoints = 60;

/** Larger numbers are written with an exponent, which Mermaid does not read. */
const largest = 1e20;

const scales = {
  ratio: { factor: 100, label: '%' },
  seconds: { factor: 1_000, label: 'ms' },
  bytes: { factor: 1 / 2 ** 20, label: 'MiB' },
  number: { factor: 1, label: 'value' },
} as const;

type Shown = IndicatorSummary['values'][number];

/** The time that was watched, in milliseconds since 1970. */
interface Window {
  readonly startedAt: number;
  readonly looks: readonly { readonly at: number }[];
}

/** The times of the points drawn, from the first value to the last. */
interface Axis {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/**
 * A Mermaid xychart of an indicator's values, beside its first limit and what it is compared with, as far as there are such;
 * `undefined` without either, or with fewer than two values. It begins with the first value and ends with the last; each point
 * is the worst value near its time. Mermaid can't leave a gap, so where there was no value the line goes on level, and a
 * sentence below says so.
 */
export function chart(
  { name, unit, badSide, values, limits }: IndicatorSummary,
  { startedAt, looks }: Window,
): string | undefined {
  const { factor, label } = scales[unit];
  const drawable = (value: number | undefined) => value !== undefined && Math.abs(value * factor) < largest;
  const limit = limits.find(({ value }) => drawable(value));
  const finite = values.filter(({ value }) => drawable(value));
  const compared = finite.filter(({ reference }) => drawable(reference));
  const axis = axisOf(finite, looks);
  if (axis === undefined || (limit?.value === undefined && compared.length === 0)) return undefined;
  const worst = badSide === 'below' ? Math.min : Math.max;
  const line = (points: readonly number[]) => points.map((value) => plain(value * factor));
  const lines = [line(sampled(finite, axis, ({ value }) => value, worst))];
  const named = [name];
  if (compared.length > 0) {
    lines.push(line(sampled(compared, axis, ({ reference }) => reference, Math.max)));
    named.push('its reference');
  }
  if (limit?.value !== undefined) {
    const level = limit.value;
    lines.push(line(lines[0]?.map(() => level) ?? []));
    named.push(limit.text);
  }
  const drawn = [
    '```mermaid',
    'xychart-beta',
    `  title "${listed(named).replaceAll('"', "'").replaceAll(/\s+/g, ' ')}"`,
    `  x-axis "minutes" ${minutes(axis, startedAt)}`,
    `  y-axis "${label}" ${range(lines.flat())}`,
    ...lines.map((points) => `  line [${points.join(', ')}]`),
    '```',
  ];
  return [drawn.join('\n'), ...tellHoles(values, looks)].join('\n\n');
}

/** Points as far apart as the looks, as many as can be told apart; `undefined` where the values have no extent in time. */
function axisOf(values: readonly Shown[], looks: Window['looks']): Axis | undefined {
  const [first, last] = [values[0]?.at, values.at(-1)?.at];
  if (first === undefined || last === undefined || last <= first) return undefined;
  const spacing = spacingOf(looks);
  const all = spacing > 0 ? Math.round((last - first) / spacing) + 1 : values.length;
  const count = Math.min(mostPoints, Math.max(2, all));
  return { first, step: (last - first) / (count - 1), count };
}

/** One value for each point: the worst of those nearest to it, or the one before. */
function sampled(
  values: readonly Shown[],
  { first, step, count }: Axis,
  read: (value: Shown) => number | undefined,
  worst: (...values: number[]) => number,
): number[] {
  const nearest = Map.groupBy(values, ({ at }) => Math.round((at - first) / step));
  let shown = values.map(read).find((value) => value !== undefined) ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const inside = (nearest.get(index) ?? []).flatMap((value) => read(value) ?? []);
    if (inside.length > 0) shown = worst(...inside);
    return shown;
  });
}

/** From where to where the points lie, in minutes since the start. */
function minutes({ first, step, count }: Axis, startedAt: number): string {
  const length = step * (count - 1);
  const digits = length < 5_000 ? 5 : 2;
  const [from, to] = [first, first + length].map((at) => Number(((at - startedAt) / 60_000).toFixed(digits)));
  return `${from} --> ${to}`;
}

function range(shown: readonly number[]): string {
  const [least, most] = [Math.min(0, ...shown), Math.max(0, ...shown)];
  const top = (most === 0 && least === 0 ? 1 : most) * 1.1;
  return `${least} --> ${plain(top)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Mermaid reads no exponents; four significant figures also show what is small. */
function plain(value: number): number {
  const rounded = Number(value.toPrecision(4));
  return Math.abs(rounded) < 1e-6 ? 0 : rounded;
}

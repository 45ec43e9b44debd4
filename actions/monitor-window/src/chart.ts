import type { IndicatorSummary } from '@deploy-actions/metrics';

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

/**
 * A Mermaid xychart of an indicator's values, beside its first limit and what it is compared with, as far as there are such;
 * `undefined` without either, or with fewer than two values. Each point is the worst value of its share of the window, or the
 * one before where there was none.
 */
export function chart(
  { name, unit, badSide, values, limits }: IndicatorSummary,
  window: { readonly startedAt: number; readonly endedAt: number },
): string | undefined {
  const { factor, label } = scales[unit];
  const drawable = (value: number | undefined) => value !== undefined && Math.abs(value * factor) < largest;
  const limit = limits.find(({ value }) => drawable(value));
  const finite = values.filter(({ value }) => drawable(value));
  const compared = finite.filter(({ reference }) => drawable(reference));
  if (finite.length < 2 || (limit?.value === undefined && compared.length === 0)) return undefined;
  const worst = badSide === 'below' ? Math.min : Math.max;
  const line = (points: readonly number[]) => points.map((value) => plain(value * factor));
  const lines = [line(sampled(finite, window, ({ value }) => value, worst))];
  const named = [name];
  if (compared.length > 0) {
    lines.push(line(sampled(finite, window, ({ reference }) => reference, Math.max)));
    named.push('its reference');
  }
  if (limit?.value !== undefined) {
    const level = limit.value;
    lines.push(line(lines[0]?.map(() => level) ?? []));
    named.push(limit.text);
  }
  const shown = lines.flat();
  const [least, most] = [Math.min(0, ...shown), Math.max(0, ...shown)];
  const top = (most === 0 && least === 0 ? 1 : most) * 1.1;
  const minutes = plain((window.endedAt - window.startedAt) / 60_000);
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${listed(named).replaceAll('"', "'").replaceAll(/\s+/g, ' ')}"`,
    `  x-axis "minutes" 0 --> ${minutes}`,
    `  y-axis "${label}" ${least} --> ${plain(top)}`,
    ...lines.map((points) => `  line [${points.join(', ')}]`),
    '```',
  ].join('\n');
}

/** One value for each share of the window: the worst in it, or the one before. */
function sampled(
  values: readonly Shown[],
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
  read: (value: Shown) => number | undefined,
  worst: (...values: number[]) => number,
): number[] {
  const count = Math.min(mostPoints, values.length);
  const slot = (endedAt - startedAt) / count || 1;
  let shown = values.map(read).find((value) => value !== undefined) ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const from = startedAt + index * slot;
    const inside = values
      .filter(({ at }) => at >= from && (index === count - 1 || at < from + slot))
      .flatMap((value) => read(value) ?? []);
    if (inside.length > 0) shown = worst(...inside);
    return shown;
  });
}

function listed(names: readonly string[]): string {
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Mermaid reads no exponents; four significant figures also show what is small. */
function plain(value: number): number {
  const rounded = Number(value.toPrecision(4));
  return Math.abs(rounded) < 1e-6 ? 0 : rounded;
}

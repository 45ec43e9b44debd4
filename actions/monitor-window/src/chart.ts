import type { IndicatorSummary } from '@deploy-actions/metrics';

/** More points than this are not told apart at the width of a summary. */
const mostPoints = 60;

const scales = {
  ratio: { factor: 100, label: '%' },
  seconds: { factor: 1_000, label: 'ms' },
  bytes: { factor: 1 / 2 ** 20, label: 'MiB' },
  number: { factor: 1, label: 'value' },
} as const;

/**
 * A Mermaid xychart of an indicator's values against its first limit, `undefined` without a limit or with fewer than two
 * values. Each point is the worst value of its share of the window, or the one before where there was none.
 */
export function chart(
  { name, unit, values, limits }: IndicatorSummary,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
): string | undefined {
  const limit = limits.find(({ value }) => value !== undefined && Number.isFinite(value));
  const finite = values.filter(({ value }) => Number.isFinite(value));
  const first = finite[0];
  if (limit?.value === undefined || first === undefined || finite.length < 2) return undefined;
  const lower = limit.text.includes('below');
  const count = Math.min(mostPoints, finite.length);
  const slot = (endedAt - startedAt) / count || 1;
  const points: number[] = [];
  let shown = first.value;
  for (let index = 0; index < count; index += 1) {
    const from = startedAt + index * slot;
    const isLast = index === count - 1;
    const inside = finite
      .filter(({ at }) => at >= from && (isLast || at < from + slot))
      .map(({ value }) => value);
    if (inside.length > 0) shown = lower ? Math.min(...inside) : Math.max(...inside);
    points.push(shown);
  }
  const { factor, label } = scales[unit];
  const scaled = points.map((value) => plain(value * factor));
  const level = plain(limit.value * factor);
  const [least, most] = [Math.min(0, ...scaled, level), Math.max(...scaled, level)];
  const minutes = plain((endedAt - startedAt) / 60_000);
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${name.replaceAll('"', "'")} and ${limit.text}"`,
    `  x-axis "minutes" 0 --> ${minutes}`,
    `  y-axis "${label}" ${least} --> ${plain((most || 1) * 1.1)}`,
    `  line [${scaled.join(', ')}]`,
    `  line [${scaled.map(() => level).join(', ')}]`,
    '```',
  ].join('\n');
}

/** Mermaid reads no exponents. */
function plain(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

import { formatDuration, formatSize } from '@deploy-actions/action-kit';
import type { Unit } from '@deploy-actions/config';

/** Writes a value in its unit: 0.05 as `5%`, 0.0123 s as `12.3ms`, bytes as `4.0 GiB`; three significant figures. */
export function formatValue(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
  if (value < 0) return `-${formatValue(-value, unit)}`;
  switch (unit) {
    case 'ratio':
      return `${figures(value * 100)}%`;
    case 'seconds':
      if (value >= 60) return formatDuration(value * 1_000);
      return value >= 1 || value === 0 ? `${figures(value)}s` : `${figures(value * 1_000)}ms`;
    case 'bytes':
      return formatSize(Math.round(value));
    case 'number':
      return figures(value);
  }
}

function figures(value: number): string {
  return String(value >= 1_000 ? Math.round(value) : Number(value.toPrecision(3)));
}

import { formatDuration, formatSize } from '@deploy-actions/action-kit';
import type { Unit } from '@deploy-actions/config';
import { formatNumber } from '../statistics/format-number.ts';

/** Writes a value in its unit: 0.05 as `5%`, 0.0123 s as `12.3ms`, bytes as `4.0 GiB`; three figures, bytes two or more. */
export function formatValue(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
  if (value < 0) return `-${formatValue(-value, unit)}`;
  switch (unit) {
    case 'ratio':
      return `${formatNumber(value * 100)}%`;
    case 'seconds':
      if (value >= 60) return formatDuration(value * 1_000);
      return value >= 1 || value === 0 ? `${formatNumber(value)}s` : `${formatNumber(value * 1_000)}ms`;
    case 'bytes':
      return formatSize(Math.round(value));
    case 'number':
      return formatNumber(value);
  }
}

/** Writes milliseconds that something has lasted so far, seconds rounded down: `4m59s of 5m` is not yet enough. */
export function formatElapsed(milliseconds: number): string {
  return formatDuration(milliseconds < 1_000 ? milliseconds : Math.floor(milliseconds / 1_000) * 1_000);
}

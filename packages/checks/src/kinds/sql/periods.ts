import { ConfigurationError, formatDuration, isoInstant, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Engine } from '@deploy-actions/sql';

type Comparison = NonNullable<CheckConfigurationOf<'sql'>['compare']>;

/** A stretch of time; milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** When a version was deployed, in milliseconds since 1970. Throws ConfigurationError for a text that is no instant. */
export function parseInstant(text: string): number {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  const at = isInstant ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new ConfigurationError(
      `\`deployed-at\` is ${quoted(text)}, but must be an instant with its time zone, as \`2026-01-31T12:00:00Z\``,
    );
  }
  return at;
}

/**
 * The time since a deployment and as much time before it, both at most `period` long. Throws ConfigurationError for a
 * deployment that is still to come.
 */
export function periodsOf(
  { period = 0, 'deployed-at': deployed, earlier }: Comparison,
  now: number,
): { readonly before: Period; readonly after: Period } {
  const from = deployed === undefined ? now - period : parseInstant(deployed);
  if (from >= now) {
    throw new ConfigurationError(
      `\`deployed-at\` (${isoInstant(from)}) is not over yet: it is ${isoInstant(now)}`,
    );
  }
  const length = Math.min(period, now - from);
  const start = from - (earlier ?? length);
  return { after: { from, to: from + length }, before: { from: start, to: start + length } };
}

/** Start and end as a database reads them, in UTC. */
export function boundsOf({ from, to }: Period, engine: Engine): string[] {
  const written = [isoInstant(from), isoInstant(to)];
  // The others compare texts, or know no zones.
  return engine === 'postgres' ? written : written.map((text) => text.replace('T', ' ').replace('Z', ''));
}

/** A period in words. */
export function describePeriod({ from, to }: Period): string {
  return `${formatDuration(to - from)} from ${isoInstant(from)}`;
}

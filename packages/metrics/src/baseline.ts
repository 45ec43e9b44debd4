import { ConfigurationError, isoInstant } from '@deploy-actions/action-kit';
import type { Unit } from '@deploy-actions/config';

/** What an indicator was while all was well. */
export interface BaselineIndicator {
  /** The query as the configuration writes it, placeholders and all. */
  readonly query: string;
  readonly unit: Unit;
  /** The median over all looks with a value, in base units. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** How many looks had a value. */
  readonly looks: number;
}

/** The values of a watch, kept to compare a later one with. */
export interface Baseline {
  readonly schemaVersion: 1;
  /** ISO instant. */
  readonly capturedAt: string;
  readonly indicators: Readonly<Record<string, BaselineIndicator>>;
}

/** What a watch saw of one indicator. */
export interface Observed {
  readonly name: string;
  readonly query: string;
  readonly unit: Unit;
  readonly values: readonly number[];
}

/** Makes a baseline of the values of a watch; an indicator that never had one is left out. */
export function captureBaseline(observed: readonly Observed[], at: number): Baseline {
  const indicators = observed.flatMap(({ name, query, unit, values }) => {
    const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
    const [least, most] = [sorted[0], sorted.at(-1)];
    if (least === undefined || most === undefined) return [];
    return [[name, { query, unit, value: median(sorted), least, most, looks: sorted.length }] as const];
  });
  return { schemaVersion: 1, capturedAt: isoInstant(at), indicators: Object.fromEntries(indicators) };
}

/** Reads a baseline that was captured before. Throws ConfigurationError when the text is none. */
export function parseBaseline(text: string, name: string): Baseline {
  const refuse = (why: string) => new ConfigurationError(`\`${name}\` is no baseline: ${why}`);
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw refuse('it is not JSON');
  }
  if (!isRecord(found) || !isRecord(found['indicators'])) throw refuse('it has no `indicators`');
  const version = found['schemaVersion'];
  if (version !== 1) throw refuse(`it has \`schemaVersion\` \`${String(version)}\`, this version reads 1`);
  for (const [indicator, entry] of Object.entries(found['indicators'])) {
    if (isRecord(entry) && typeof entry['value'] === 'number' && typeof entry['unit'] === 'string') continue;
    throw refuse(`its indicator \`${indicator}\` has no \`value\` and \`unit\``);
  }
  return found as unknown as Baseline;
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

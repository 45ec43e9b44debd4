import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { StoredPlace } from '../../backups/file-store.ts';
import { valueAt } from '../../dotted-path.ts';
import { junitRestoreTest } from './junit.ts';
import type { RestoreTest } from './source.ts';

type Report = NonNullable<CheckConfigurationOf<'restore-test'>['report']>;

/** A restore test out of a report in JSON or JUnit's XML. Throws ConfigurationError for what is none, and as the store does. */
export async function reportedRestoreTest(
  report: Report,
  { store, path }: StoredPlace,
  signal: AbortSignal,
): Promise<RestoreTest> {
  const name = store.show(path);
  const text = await store.read(path, signal);
  if (text === undefined) throw new ConfigurationError(`there is no report \`${name}\``);
  return path.endsWith('.xml') ? junitRestoreTest(text, name) : jsonRestoreTest(report, text, name);
}

function jsonRestoreTest(report: Report, text: string, name: string): RestoreTest {
  const { time = 'time', status = 'status', passed = 'passed', seconds, backup } = report;
  const document = parsed(text, name);
  const at = (path: string) => {
    const value = valueAt(document, path);
    if (value === undefined || value === null)
      throw new ConfigurationError(`\`${name}\` has nothing at \`${path}\``);
    return value;
  };
  const found = at(status);
  const trouble =
    found === passed ? undefined : `\`${status}\` is ${shown(found)}, wanted ${JSON.stringify(passed)}`;
  return {
    trouble,
    when: instantFrom(at(time), `\`${time}\` of \`${name}\``),
    took:
      seconds === undefined ? undefined : secondsFrom(at(seconds), `\`${seconds}\` of \`${name}\``) * 1_000,
    backupId: backup === undefined ? undefined : String(at(backup)),
  };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigurationError(`the report \`${name}\` is not JSON`);
  }
}

/** A time in ISO 8601 with its zone, or seconds since 1970. */
function instantFrom(value: unknown, what: string): number {
  if (typeof value === 'number' && value > 0 && value < 1e11) return value * 1_000;
  const zoned = typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\S+(Z|[+-]\d\d:?\d\d)$/i.test(value);
  const instant = zoned ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new ConfigurationError(
    `${what} is ${shown(value)}, wanted a time such as \`2026-01-31T12:00:00Z\`, or seconds since 1970`,
  );
}

function secondsFrom(value: unknown, what: string): number {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new ConfigurationError(`${what} is ${shown(value)}, wanted a number of seconds`);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

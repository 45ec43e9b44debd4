import type { JobReference } from '@deploy-actions/github';

/** Who turned maintenance mode on: one job of one run, or a person on a machine. */
export interface MaintenanceHolder {
  /** The same for all steps of a job, different for every other job and attempt. */
  readonly id: string;
  /** Absent for a person. */
  readonly run?: JobReference;
  readonly actor: string;
  /** The page of the run, when there is one. */
  readonly url?: string;
}

/** What is kept in the switch while it is on. */
export interface MaintenanceRecord {
  /** Unique to each write: tells a lost reply from a lost race. */
  readonly writeId: string;
  readonly service: string;
  readonly environment: string;
  readonly holder: MaintenanceHolder;
  /** ISO instants. */
  readonly since: string;
  readonly until: string;
  /** What users are told. */
  readonly message: string;
  /** Whether it stays on when the job that turned it on has ended, until its end time. */
  readonly stay: boolean;
}

/** What a text that somebody may have written by hand means. */
export interface Flag {
  readonly on: boolean;
  /** Absent where it was written by hand. */
  readonly record?: MaintenanceRecord;
}

/**
 * The record as JSON that applications read, too: `enabled` first. Pure ASCII, so that bytes and characters are the same, and
 * without `{{`, which SSM takes for a reference to another parameter; in JSON both can only stand inside of strings.
 */
export function recordText(record: MaintenanceRecord): string {
  return JSON.stringify({ enabled: true, ...record })
    .replaceAll(/[^\0-\x7e]/g, escaped)
    .replaceAll(/\{(?=\{)/g, escaped);
}

/** Reads what {@link recordText} wrote, and what people write: `true`, `on`, `1`, JSON with `enabled`. */
export function readFlag(text: string): Flag {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null)
    return { on: /^(true|on|yes|1|enabled)$/i.test(text.trim()) };
  const { enabled, ...record } = value as Record<string, unknown>;
  const on = enabled === true || /^(true|on|1)$/i.test(String(enabled));
  return isRecord(record) ? { on, record } : { on };
}

/** The record in a text; `undefined` when it is none. */
export function readRecord(text: string | undefined): MaintenanceRecord | undefined {
  if (text === undefined) return undefined;
  return readFlag(text).record;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: object): value is MaintenanceRecord {
  const { holder, stay, ...texts } = value as Record<keyof MaintenanceRecord, unknown>;
  const { id, actor, run } = (holder ?? {}) as Record<keyof MaintenanceHolder, unknown>;
  const { writeId, service, environment, since, until, message } = texts;
  const all = [writeId, service, environment, since, until, message, id, actor];
  return (
    all.every((text) => typeof text === 'string') &&
    typeof stay === 'boolean' &&
    !Number.isNaN(Date.parse(String(until))) &&
    (run === undefined || isJob(run))
  );
}

function isJob(run: unknown): run is JobReference {
  const { repository, runId, attempt, job } = (run ?? {}) as Record<keyof JobReference, unknown>;
  return (
    [typeof repository, typeof runId, typeof attempt, typeof job].join() === 'string,number,number,string'
  );
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

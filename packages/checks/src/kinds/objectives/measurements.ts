import { ConfigurationError, formatDuration, isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { valueAt } from '../../dotted-path.ts';
import { shaped } from '../../reports/findings.ts';
import { parseJson } from '../../reports/json-syntax.ts';
import { readReportFile } from '../../reports/report-file.ts';

type Configuration = CheckConfigurationOf<'objectives'>;

/** Clocks of two machines may differ by so much, in milliseconds. */
export const clockSkew = 300_000;

/** What an objective is compared with. */
export interface Measurement {
  readonly objective: 'rto' | 'rpo';
  /** What took so long: `the restore of shop-20260101 took`. */
  readonly what: string;
  /** Milliseconds. */
  readonly value: number;
  readonly file: string;
  /** When it was measured, in milliseconds since 1970. */
  readonly at: number;
}

/** Reads one measurement. Throws ConfigurationError when the file has none. */
export type Measure = (
  runtime: Pick<Runtime, 'workspace' | 'clock'>,
  signal: AbortSignal,
) => Promise<Measurement>;

/** All that is to be measured, each on its own, so that one broken file hides no other. */
export function measuresOf({ restore, drill, backup, measured = [] }: Configuration): Measure[] {
  return [
    ...(restore === undefined ? [] : [measureRestore(restore)]),
    ...(drill === undefined ? [] : [measureDrill(drill)]),
    ...(backup === undefined ? [] : [measureBackup(backup)]),
    ...measured.map(measureNumber),
  ];
}

async function readManifest(
  file: string,
  runtime: Pick<Runtime, 'workspace' | 'clock'>,
  signal: AbortSignal,
) {
  const { parseManifest } = await import('@deploy-actions/database');
  const { text } = await readReportFile(file, runtime, signal);
  const manifest = parseManifest(text);
  if (typeof manifest === 'string') throw new ConfigurationError(`backup manifest \`${file}\` ${manifest}`);
  return manifest;
}

/** The seconds that the restore took by which a backup was verified. */
function measureRestore(file: string): Measure {
  return async (runtime, signal) => {
    const { backupId, verified } = await readManifest(file, runtime, signal);
    const { restoreSeconds, restoreAt, level } = verified;
    if (restoreSeconds === undefined || restoreAt === undefined) {
      throw new ConfigurationError(
        `the backup ${backupId} was never restored (verified: ${level}, \`${file}\`): verify it by a restore`,
      );
    }
    const what = `the restore of ${backupId} took`;
    return {
      objective: 'rto',
      what,
      value: milliseconds(restoreSeconds, file),
      file,
      at: Date.parse(restoreAt),
    };
  };
}

/** The age of a backup: what would be lost by going back to it. */
function measureBackup(file: string): Measure {
  return async (runtime, signal) => {
    const { backupId, created, verified } = await readManifest(file, runtime, signal);
    if (verified.level === 'none') {
      throw new ConfigurationError(
        `nothing has verified the backup ${backupId} (\`${file}\`), so it counts as none`,
      );
    }
    const at = Date.parse(created);
    const age = runtime.clock.now() - at;
    if (age < -clockSkew) {
      throw new ConfigurationError(`the backup ${backupId} (\`${file}\`) is from the future: ${created}`);
    }
    return {
      objective: 'rpo',
      what: `the backup ${backupId} is as old as`,
      value: Math.max(0, age),
      file,
      at,
    };
  };
}

const drillSchema = z.object({
  drill: z.boolean(),
  outcome: z.string(),
  reasonCode: z.string(),
  reason: z.optional(z.string()),
  environment: z.string(),
  seconds: z.number(),
  ended: z.string(),
});

/** The seconds of a rehearsed rollback. */
function measureDrill(file: string): Measure {
  return async (runtime, signal) => {
    const { text } = await readReportFile(file, runtime, signal);
    const report = shaped(drillSchema, parseJson(text, file), file, 'report of `rollback`');
    const { drill, reasonCode, reason = reasonCode, environment, seconds, ended } = report;
    if (!drill) throw new ConfigurationError(`\`${file}\` is the report of a rollback, not of a drill`);
    if (reasonCode !== 'drilled') {
      throw new ConfigurationError(`the drill in ${environment} rehearsed nothing (\`${file}\`): ${reason}`);
    }
    const at = Date.parse(ended);
    if (Number.isNaN(at)) throw new ConfigurationError(`\`${file}\` does not say when the drill ended`);
    return {
      objective: 'rto',
      what: `the drill in ${environment} took`,
      value: milliseconds(seconds, file),
      file,
      at,
    };
  };
}

/** A number of seconds in any JSON file, as old as the file. */
function measureNumber({ objective, file, path }: NonNullable<Configuration['measured']>[number]): Measure {
  return async (runtime, signal) => {
    const { text, changed: at } = await readReportFile(file, runtime, signal);
    const found = valueAt(parseJson(text, file), path);
    if (typeof found !== 'number') {
      const is = found === undefined ? 'is not there' : `is ${JSON.stringify(found).slice(0, 80)}`;
      throw new ConfigurationError(`\`${path}\` of \`${file}\` ${is}, wanted a number of seconds`);
    }
    return { objective, what: `\`${path}\` of \`${file}\` is`, value: milliseconds(found, file), file, at };
  };
}

function milliseconds(seconds: number, file: string): number {
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1_000;
  throw new ConfigurationError(`\`${file}\` says ${seconds} seconds, which can't be`);
}

/** A measurement as evidence. */
export function told({ what, value, file, at }: Measurement): string {
  return `${what} ${formatDuration(value)} (${file}, ${isoInstant(at)})`;
}

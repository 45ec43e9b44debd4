import type { MaintenanceHolder, MaintenanceRecord } from './maintenance-record.ts';
import type { SwitchReading } from './maintenance-switch.ts';

/** Whose it is, and whether that one is still there. */
export type Standing =
  /** Nobody's: off, without anything left of an earlier time. */
  | 'off'
  /** This very job's. */
  | 'own'
  /** Turned on by hand: nobody can tell by whom. */
  | 'by-hand'
  /** Turned on for another service or environment, which must not share a switch with this one. */
  | 'foreign'
  /** Its end time has passed. */
  | 'expired'
  /** The job that turned it on has ended. */
  | 'ended'
  /** The job that turned it on still runs. */
  | 'running'
  /** Whether the job that turned it on has ended can't be seen; or a person turned it on. */
  | 'unknown';

/** Who asks, when, and how it is found out whether another job has ended. */
export interface Asker {
  readonly holder: MaintenanceHolder;
  readonly service: string;
  readonly environment: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** `undefined` when nobody can tell. */
  readonly hasEnded: (holder: MaintenanceHolder) => Promise<boolean | undefined>;
}

/** Judges what stands in a switch; asks GitHub only about another job before its end time. */
export async function standingOf({ on, record }: SwitchReading, asker: Asker): Promise<Standing> {
  if (!record) return on ? 'by-hand' : 'off';
  if (record.service !== asker.service || record.environment !== asker.environment) return 'foreign';
  if (asker.now >= Date.parse(record.until)) return 'expired';
  if (record.holder.id === asker.holder.id) return 'own';
  // An attempt begins only after the one before it has ended.
  if (isSameRun(record, asker) && (record.holder.run?.attempt ?? 0) < (asker.holder.run?.attempt ?? 0))
    return 'ended';
  const ended = await asker.hasEnded(record.holder);
  if (ended === undefined) return 'unknown';
  return ended ? 'ended' : 'running';
}

/** Whether another job of the very run has turned it on, or an earlier attempt of this one. */
export function isSameRun({ holder: { run } }: MaintenanceRecord, { holder }: Asker): boolean {
  return run !== undefined && run.runId === holder.run?.runId && run.repository === holder.run.repository;
}

/** Whether a job may turn it on over what stands there without force. */
export function mayTakeOver(
  standing: Standing,
  record: MaintenanceRecord | undefined,
  asker: Asker,
): boolean {
  if (standing === 'off' || standing === 'own' || standing === 'expired') return true;
  // What was to outlive its run is left alone by others.
  return standing === 'ended' && (record === undefined || !record.stay || isSameRun(record, asker));
}

/** Whether a job may turn it off without force: what is its own or its run's, or what nobody needs any more. */
export function mayTurnOff(standing: Standing, record: MaintenanceRecord | undefined, asker: Asker): boolean {
  const itsRuns = standing !== 'foreign' && record !== undefined && isSameRun(record, asker);
  return itsRuns || standing === 'own' || standing === 'expired' || standing === 'ended';
}

/** Whether it is turned off when the job that turned it on ends, by that or by whoever looks. */
export function endsWithItsJob(record: MaintenanceRecord | undefined): boolean {
  return record?.holder.run !== undefined && !record.stay;
}

/** Whether it was left behind, so that whoever looks turns it off. */
export function isLeftBehind(standing: Standing, record: MaintenanceRecord | undefined): boolean {
  return standing === 'expired' || (standing === 'ended' && record?.stay !== true);
}

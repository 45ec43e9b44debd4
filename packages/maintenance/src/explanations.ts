import { describeHolder } from './holder.ts';
import type { MaintenanceRecord } from './maintenance-record.ts';
import type { MaintenanceSwitch, SwitchReading } from './maintenance-switch.ts';
import type { MaintenanceStatus } from './maintenance-types.ts';
import type { Standing } from './standing.ts';

/** What stands in a switch, as callers see it. */
export function statusOf({ on, record }: SwitchReading): MaintenanceStatus {
  if (!on || !record) return { active: on };
  const { holder, since, until, message, stay } = record;
  return { active: true, holder, since, until, message, stay };
}

/** Who has it on and whether that one is still there, as a sentence without its dot. */
export function describeStanding(
  standing: Standing,
  { on, record }: SwitchReading,
  { place }: MaintenanceSwitch,
): string {
  if (!record)
    return on ? `Maintenance mode is on, turned on by hand in ${place}` : 'Maintenance mode is off';
  const what = on ? 'Maintenance mode is on' : `Maintenance mode is off, but ${place} still says who had it`;
  return `${what}: turned on at ${record.since} by ${describeHolder(record.holder)}, until ${record.until}; ${ends(standing, record)}`;
}

function ends(standing: Standing, { service, environment, stay }: MaintenanceRecord): string {
  switch (standing) {
    case 'own':
      return 'that is this job';
    case 'expired':
      return 'its end time has passed';
    case 'ended':
      return stay ? 'that job has ended, and it is to stay until then' : 'that job has ended';
    case 'running':
      return 'that job still runs';
    case 'foreign':
      return `it is for ${service} in ${environment}, which needs a switch of its own`;
    default:
      return 'whether that one still needs it can’t be seen';
  }
}

export type { Maintenance } from './maintenance.ts';
export type { MaintenanceHolder, MaintenanceRecord } from './maintenance-record.ts';
export { type MaintenanceSwitch, SwitchConflictError, type SwitchReading } from './maintenance-switch.ts';
export type * from './maintenance-types.ts';
export { openMaintenance, openSwitch } from './open-maintenance.ts';

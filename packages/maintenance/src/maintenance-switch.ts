import type { MaintenanceConfiguration } from '@deploy-actions/config';
import type { Flag, MaintenanceRecord } from './maintenance-record.ts';

/** What failures call the system. */
export const maintenanceSystem = 'maintenance mode';

/** What stands in a switch. */
export interface SwitchReading extends Flag {
  /** What a write compares with; `undefined` when nothing is there. */
  readonly revision: string | undefined;
}

/** Somebody else has changed the switch since it was read. */
export class SwitchConflictError extends Error {
  constructor() {
    super('somebody else changed the switch meanwhile');
    this.name = 'SwitchConflictError';
  }
}

/**
 * Where maintenance mode is kept, and what users, or what stands in front of them, obey. All methods throw ProviderError when
 * the system doesn't answer, and ConfigurationError for what the reader can put right.
 */
export interface MaintenanceSwitch {
  readonly type: MaintenanceConfiguration['switch'];
  /** What it is and where, for messages: ``the ConfigMap `shop/maintenance-mode` ``. */
  readonly place: string;
  /** What would keep this record from being written, all of it; reads only. */
  problems(record: MaintenanceRecord): Promise<readonly string[]>;
  read(): Promise<SwitchReading>;
  /**
   * Turns it on, or replaces the record while it is on. The record is there as soon as it is on, whenever this process dies.
   * Throws SwitchConflictError when `at` is no longer what stands there, as far as the system can tell.
   */
  turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void>;
  /** Turns it off and forgets the record, the latter last. Throws as {@link turnOn} does. */
  turnOff(at: SwitchReading): Promise<void>;
  /** The writes of turning it on and off, as lines of a plan. */
  readonly writes: { readonly on: string; readonly off: string };
}

import { type Clock, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { MaintenanceRecord } from './maintenance-record.ts';
import { type MaintenanceSwitch, maintenanceSystem, type SwitchReading } from './maintenance-switch.ts';

/** The pause between two looks at a switch that doesn't show yet what was written, in milliseconds. */
const pause = 500;

/** A switch, and for how long it is read back. */
export interface WrittenSwitch {
  readonly maintenanceSwitch: MaintenanceSwitch;
  /** Milliseconds. */
  readonly timeout: number;
  readonly clock: Clock;
}

/** Turns it on, also when the reply is lost. Throws as {@link MaintenanceSwitch.turnOn} does. */
export async function writeOn(
  { maintenanceSwitch }: WrittenSwitch,
  record: MaintenanceRecord,
  at: SwitchReading,
): Promise<void> {
  try {
    await maintenanceSwitch.turnOn(record, at);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const now = await maintenanceSwitch.read().catch(() => undefined);
    if (!now || !shows(record, now)) throw error;
  }
}

/** Turns it off, also when the reply is lost. Throws as {@link MaintenanceSwitch.turnOff} does. */
export async function writeOff({ maintenanceSwitch }: WrittenSwitch, at: SwitchReading): Promise<void> {
  try {
    await maintenanceSwitch.turnOff(at);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const now = await maintenanceSwitch.read().catch(() => undefined);
    if (!now || !isOff(now)) throw error;
  }
}

/** Whether nothing of it is left. */
export function isOff({ on, record }: SwitchReading): boolean {
  return !on && record === undefined;
}

/** Whether exactly this write is in force. */
export function shows({ writeId }: MaintenanceRecord, { on, record }: SwitchReading): boolean {
  return on && record?.writeId === writeId;
}

/**
 * Reads until what was written holds, or somebody else has it on; gives what it read last. Throws ProviderError when neither is so
 * in time, and the signal's reason.
 */
export async function readBack(
  { maintenanceSwitch, timeout, clock }: WrittenSwitch,
  holds: (reading: SwitchReading) => boolean,
  signal?: AbortSignal,
): Promise<SwitchReading> {
  const limit = clock.now() + timeout;
  for (;;) {
    signal?.throwIfAborted();
    const reading = await maintenanceSwitch.read();
    if (holds(reading)) return reading;
    if (clock.now() + pause > limit) {
      const state = reading.on ? 'on' : 'off';
      const message = `${maintenanceSwitch.place} was written, but ${formatDuration(timeout)} later it is still read as ${state}`;
      throw new ProviderError(message, {
        system: maintenanceSystem,
        operation: 'read back',
        retryable: true,
      });
    }
    await clock.sleep(pause, signal);
  }
}

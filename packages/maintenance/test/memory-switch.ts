import { ProviderError } from '@deploy-actions/action-kit';
import {
  type MaintenanceRecord,
  type MaintenanceSwitch,
  SwitchConflictError,
  type SwitchReading,
} from '../src/index.ts';

/** A switch in memory, that several runs share, with everything that may go wrong. */
export class MemorySwitch implements MaintenanceSwitch {
  readonly type = 'command';
  readonly place = 'the switch';
  readonly writes = { on: 'turn it on', off: 'turn it off' };
  on = false;
  record: MaintenanceRecord | undefined;
  #revision = 0;
  /** Every write that happened. */
  readonly written: string[] = [];
  /** Happens between the next comparison of a write and the look before it. */
  meanwhile: (() => void) | undefined;
  /** The next write is done but not answered; or neither; or answered and not done. */
  trouble: 'lost-reply' | 'lost-request' | 'no-effect' | undefined;
  found: readonly string[] = [];

  async problems(): Promise<readonly string[]> {
    return this.found;
  }

  async read(): Promise<SwitchReading> {
    const record = this.record === undefined ? {} : { record: this.record };
    return { on: this.on, ...record, revision: String(this.#revision) };
  }

  turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void> {
    return this.#write(`on ${record.holder.id}`, at, () => this.set(true, record));
  }

  turnOff(at: SwitchReading): Promise<void> {
    return this.#write('off', at, () => this.set(false, undefined));
  }

  /** Changes it as somebody else does. */
  set(on: boolean, record: MaintenanceRecord | undefined): void {
    this.on = on;
    this.record = record;
    this.#revision += 1;
  }

  async #write(what: string, { revision }: SwitchReading, work: () => void): Promise<void> {
    this.meanwhile?.();
    this.meanwhile = undefined;
    if (revision !== String(this.#revision)) throw new SwitchConflictError();
    const { trouble } = this;
    this.trouble = undefined;
    if (trouble !== 'lost-request' && trouble !== 'no-effect') {
      work();
      this.written.push(what);
    }
    if (trouble === 'lost-reply' || trouble === 'lost-request') throw lost();
  }
}

function lost(): ProviderError {
  return new ProviderError('the connection is gone', {
    system: 'switch',
    operation: 'write',
    retryable: true,
  });
}

import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';
import { RuntimeApi } from '@deploy-actions/traffic';
import { type MaintenanceRecord, readRecord, recordText } from '../maintenance-record.ts';
import {
  type MaintenanceSwitch,
  maintenanceSystem,
  SwitchConflictError,
  type SwitchReading,
} from '../maintenance-switch.ts';

/** One entry of a map as `show map` lists it, in the order in which they were added. */
interface Entry {
  /** What names this very entry in commands, beside others with the same key. */
  readonly reference: string;
  readonly key: string;
  readonly value: string;
}

/** The value that the configuration of HAProxy asks for. */
const on = '1';

/** What words of the Runtime API may be made of here: nothing that ends a word or a command. */
const wordPattern = /^[\w./-]+$/;

/**
 * Two entries in a map of a running HAProxy, https://docs.haproxy.org/2.6/management.html#9.3-add%20map: who turned it on, and then
 * the one that counts. A map may have several entries for a key, of which the first one counts; that makes adding a fair race.
 */
export class HaproxySwitch implements MaintenanceSwitch {
  readonly type = 'haproxy';
  readonly place: string;
  readonly writes: MaintenanceSwitch['writes'];
  readonly #map: string;
  readonly #key: string;
  readonly #holderKey: string;
  readonly #timeout: number;
  readonly #api: RuntimeApi;

  /** Throws ConfigurationError for names that would end a command. */
  constructor({ address, map, key, timeout }: MaintenanceConfigurationOf<'haproxy'>) {
    for (const [field, word] of Object.entries({ map, key })) {
      if (wordPattern.test(word)) continue;
      const allowed = 'letters, digits, `_`, `-`, `.` and `/`';
      throw new ConfigurationError(`\`maintenance.${field}\`: found ${quoted(word)}, allowed are ${allowed}`);
    }
    this.#map = map;
    this.#key = key;
    this.#holderKey = `${key}.holder`;
    this.#timeout = timeout;
    this.#api = new RuntimeApi(address, maintenanceSystem);
    this.place = `the key \`${key}\` of the map ${map} in HAProxy at ${address}`;
    this.writes = { on: 'add who has it, then the key with `1`', off: 'delete the key, then who had it' };
  }

  async problems(): Promise<readonly string[]> {
    // Whether it may write shows only when it does: deleting what isn't there changes nothing.
    const probe = `del map ${this.#map} ${this.#holderKey}.none`;
    const answer = await this.#ask([`show map ${this.#map}`, probe], 'look');
    return /permission denied/i.test(answer) ? [this.#denied] : [];
  }

  async read(): Promise<SwitchReading> {
    return this.#reading(await this.#entries('read'));
  }

  async turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void> {
    const operation = 'turn on';
    const before = await this.#entries(operation);
    if (this.#reading(before).revision !== at.revision) throw new SwitchConflictError();
    const value = Buffer.from(recordText(record)).toString('base64url');
    const old = this.#of(before, this.#holderKey);
    await this.#command(
      [
        `add map ${this.#map} ${this.#holderKey} ${value}`,
        ...(at.on ? [] : [`add map ${this.#map} ${this.#key} ${on}`]),
        ...old.map(({ reference }) => this.#delete(reference)),
      ],
      operation,
    );
    const after = await this.#entries(operation);
    const holders = this.#of(after, this.#holderKey);
    if (holders[0]?.value === value) return;
    // Another was faster: what was added here goes again, and the switch stays as the other one wants it.
    const mine = holders.filter((entry) => entry.value === value);
    const doubled = at.on ? [] : this.#of(after, this.#key).slice(1, 2);
    const withdrawn = [...mine, ...doubled].map(({ reference }) => this.#delete(reference));
    if (withdrawn.length > 0) await this.#command(withdrawn, operation);
    throw new SwitchConflictError();
  }

  async turnOff(at: SwitchReading): Promise<void> {
    const operation = 'turn off';
    const entries = await this.#entries(operation);
    if (this.#reading(entries).revision !== at.revision) throw new SwitchConflictError();
    const gone = [...this.#of(entries, this.#key), ...this.#of(entries, this.#holderKey)];
    if (gone.length > 0)
      await this.#command(
        gone.map(({ reference }) => this.#delete(reference)),
        operation,
      );
  }

  #reading(entries: readonly Entry[]): SwitchReading {
    const [holder] = this.#of(entries, this.#holderKey);
    const [flag] = this.#of(entries, this.#key);
    const record = holder && readRecord(Buffer.from(holder.value, 'base64url').toString());
    const revision = [holder, flag]
      .map((entry) => (entry ? `${entry.reference}=${entry.value}` : ''))
      .join(' ');
    return {
      on: flag?.value === on,
      ...(record ? { record } : {}),
      revision: revision === ' ' ? undefined : revision,
    };
  }

  #of(entries: readonly Entry[], key: string): readonly Entry[] {
    return entries.filter((entry) => entry.key === key);
  }

  #delete(reference: string): string {
    return `del map ${this.#map} #${reference}`;
  }

  /** Each line is `0x55d0f0 key value`, and an empty one ends the list. */
  async #entries(operation: string): Promise<readonly Entry[]> {
    const answer = await this.#ask([`show map ${this.#map}`], operation);
    if (!answer.endsWith('\n\n') && answer !== '\n') {
      throw this.#api.failure(operation, 'its answer ended too soon', true);
    }
    return answer.split('\n').flatMap((line) => {
      const [, reference, key, value] = /^(0x[\da-f]+) (\S+) (.*)$/.exec(line) ?? [];
      return reference !== undefined && key !== undefined && value !== undefined
        ? [{ reference, key, value }]
        : [];
    });
  }

  /** Carries out commands, in order; what is already gone is no failure, for the race is decided by what is read afterwards. */
  async #command(commands: readonly string[], operation: string): Promise<void> {
    const answer = await this.#ask(commands, operation);
    const said = answer
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^key not found/i.test(line));
    if (said.length === 0) return;
    const denied = said.some((line) => /permission denied/i.test(line));
    throw this.#api.failure(
      operation,
      denied ? this.#denied : `it refused: ${said.join('; ').slice(0, 300)}`,
    );
  }

  async #ask(commands: readonly string[], operation: string): Promise<string> {
    const answer = await this.#api.ask(commands, operation, AbortSignal.timeout(this.#timeout));
    if (/unknown map identifier/i.test(answer)) {
      const example = `{ str(${this.#key}),map(${this.#map}) -m str ${on} }`;
      throw this.#api.failure(
        operation,
        `it has no map ${this.#map}; make the file, and name it in its configuration: \`if ${example}\``,
      );
    }
    if (/^unknown command/im.test(answer)) {
      throw this.#api.failure(operation, 'it doesn’t know `show map`; is this HAProxy’s Runtime API?');
    }
    return answer;
  }

  get #denied(): string {
    return 'permission denied: the Runtime API may only be read there; give its `stats socket` the word `level admin`';
  }
}

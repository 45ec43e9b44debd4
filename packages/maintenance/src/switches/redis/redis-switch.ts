import type { Runtime } from '@deploy-actions/action-kit';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';
import { type MaintenanceRecord, readFlag, recordText } from '../../maintenance-record.ts';
import { type MaintenanceSwitch, SwitchConflictError, type SwitchReading } from '../../maintenance-switch.ts';
import { type RedisAddress, redisAddress } from './address.ts';
import { type RedisCommands, withRedis } from './connection.ts';

/**
 * Sets or deletes a key if its value is still the expected one, in one step: a script is atomic
 * (https://redis.io/docs/latest/develop/programmability/eval-intro/). An expected value of nothing is told by a flag, because an
 * empty text is a value, too. Without a new value, the key is deleted.
 */
const compareAndSwap = `
local found = redis.call('GET', KEYS[1])
if ARGV[1] == '1' then
  if found ~= ARGV[2] then return 0 end
elseif found then return 0 end
if ARGV[3] == '' then redis.call('DEL', KEYS[1])
else redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4]) end
return 1`;

/** A key with the record as JSON that expires at the end time, so that it goes off by itself. */
export class RedisSwitch implements MaintenanceSwitch {
  readonly type = 'redis';
  readonly place: string;
  readonly writes: MaintenanceSwitch['writes'];
  readonly #address: RedisAddress;
  readonly #key: string;
  readonly #timeout: number;
  readonly #clock: Runtime['clock'];

  /** Throws ConfigurationError for an address that is none. */
  constructor(
    configuration: MaintenanceConfigurationOf<'redis'>,
    { clock, secrets }: Pick<Runtime, 'clock' | 'secrets'>,
  ) {
    this.#address = redisAddress(configuration);
    if (this.#address.password !== undefined) secrets.add(this.#address.password);
    this.#key = configuration.key;
    this.#timeout = configuration.timeout;
    this.#clock = clock;
    this.place = `the key \`${this.#key}\` in ${this.#address.place}`;
    this.writes = { on: 'set it, to expire by itself at its end', off: 'delete it' };
  }

  async problems(): Promise<readonly string[]> {
    // Reading finds out whether the server is there and lets this user in; a replica says so only when it is written to.
    return this.#use('look', async (redis) => {
      await redis.get(this.#key);
      const role = await redis.call('ROLE').catch(() => []);
      const replica = Array.isArray(role) && role[0] === 'slave';
      return replica ? [`${this.#address.place} is a replica; give the address of the primary`] : [];
    });
  }

  async read(): Promise<SwitchReading> {
    const text = await this.#use('read', (redis) => redis.get(this.#key));
    if (text === null) return { on: false, revision: undefined };
    return { ...readFlag(text), revision: text };
  }

  async turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void> {
    // A key without time to live can't be set; what is over by now goes at once.
    const left = Math.max(1, Date.parse(record.until) - this.#clock.now());
    await this.#swap('turn on', at, recordText(record), left);
  }

  async turnOff(at: SwitchReading): Promise<void> {
    if (at.revision !== undefined) await this.#swap('turn off', at, '', 0);
  }

  async #swap(operation: string, { revision }: SwitchReading, next: string, left: number): Promise<void> {
    const expected = revision === undefined ? ['0', ''] : ['1', revision];
    const done = await this.#use(operation, (redis) =>
      redis.eval(compareAndSwap, 1, this.#key, ...expected, next, String(left)),
    );
    if (done !== 1) throw new SwitchConflictError();
  }

  #use<T>(operation: string, work: (redis: RedisCommands) => Promise<T>): Promise<T> {
    return withRedis(this.#address, operation, this.#timeout, work);
  }
}

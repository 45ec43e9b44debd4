import type { Runtime } from '@deploy-actions/action-kit';
import type { MaintenanceConfiguration } from '@deploy-actions/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type MaintenanceRecord,
  type MaintenanceSwitch,
  openSwitch,
  SwitchConflictError,
  type SwitchReading,
} from '../src/index.ts';

/** A system in which a switch stands, and what people do there. */
export interface Stand {
  /** A handle as a run of its own has it. */
  open(): Promise<MaintenanceSwitch>;
  /** What the application, or the proxy in front of it, sees. */
  seen(): Promise<boolean>;
  /** Turns it on as a person does; absent where a person can't. */
  readonly byHand?: () => Promise<void>;
  /** Whether of two writes at once exactly one succeeds. */
  readonly atomic: boolean;
  readonly close: () => Promise<void>;
}

/** Opens a switch as the configuration of shop in production names it. */
export function openShopSwitch(
  configuration: MaintenanceConfiguration,
  runtime: Runtime,
): Promise<MaintenanceSwitch> {
  const names = { service: 'shop', environment: 'production' };
  const context = { ...names, runtime, aws: undefined, githubToken: undefined, checkRunId: undefined };
  return openSwitch(configuration, context);
}

let writes = 0;

/** A record of a job; its end time is an hour from now. */
export function recordOf(job: string, more: Partial<MaintenanceRecord> = {}): MaintenanceRecord {
  writes += 1;
  const run = { repository: 'acme/shop', runId: 7, attempt: 1, job, checkRunId: 71 };
  const url = 'https://github.com/acme/shop/actions/runs/7';
  return {
    ...{ writeId: `write-${writes}`, service: 'shop', environment: 'production' },
    holder: { id: `acme/shop/7/1/${job}/71`, run, actor: 'ada', url },
    since: new Date(Date.now()).toISOString(),
    until: new Date(Date.now() + 3_600_000).toISOString(),
    ...{ message: 'Back soon.', stay: false },
    ...more,
  };
}

/** What every switch does, whatever it is. */
export function switchBehaviour(name: string, start: () => Promise<Stand>): void {
  describe(`the switch ${name}`, () => {
    let stand: Stand;
    let maintenance: MaintenanceSwitch;
    beforeEach(async () => {
      stand = await start();
      maintenance = await stand.open();
    });
    afterEach(() => stand?.close());

    const turnOn = async (record: MaintenanceRecord, handle = maintenance) =>
      handle.turnOn(record, await handle.read());
    const kept = async () => (await (await stand.open()).read()).record;
    const turnOff = async () => maintenance.turnOff(await maintenance.read());

    it('is off at first, with nothing against turning it on', async () => {
      expect(await maintenance.problems(recordOf('migrate'))).toEqual([]);
      expect(await maintenance.read()).toEqual({ on: false, revision: undefined });
      expect(await stand.seen()).toBe(false);
    });

    it('goes on with who turned it on, and off without a trace', async () => {
      const record = recordOf('migrate');
      await turnOn(record);
      expect(await (await stand.open()).read()).toMatchObject({ on: true, record });
      expect(await stand.seen()).toBe(true);
      await turnOff();
      expect(await (await stand.open()).read()).toMatchObject({ on: false });
      expect(await kept()).toBeUndefined();
      expect(await stand.seen()).toBe(false);
    });

    it('can be turned on and off again and again', async () => {
      for (const job of ['migrate', 'restore', 'migrate']) {
        await turnOn(recordOf(job));
        expect(await stand.seen()).toBe(true);
        await turnOff();
        expect(await stand.seen()).toBe(false);
      }
    });

    it('keeps every character of the message, and carries out none', async () => {
      const message =
        'Bald zurück – «10 min» <b>&amp;</b> "quoted" \'$(touch x)\' `id`; {{service}} \\n %s 🚧';
      await turnOn(recordOf('migrate', { message }));
      expect((await kept())?.message).toBe(message);
      expect(await stand.seen()).toBe(true);
    });

    it('takes the longest message', async () => {
      const record = recordOf('migrate', { message: 'x'.repeat(500) });
      expect(await maintenance.problems(record)).toEqual([]);
      await turnOn(record);
      expect((await kept())?.message).toHaveLength(500);
    });

    it('changes hands while it stays on', async () => {
      await turnOn(recordOf('migrate'));
      const next = recordOf('restore', { message: 'Still down.', stay: true });
      await turnOn(next);
      expect(await (await stand.open()).read()).toMatchObject({ on: true, record: next });
      expect(await stand.seen()).toBe(true);
    });

    it('is not turned on at a reading that is no longer so', async () => {
      const [mine, other] = [await stand.open(), await stand.open()];
      const early = await mine.read();
      const record = recordOf('restore');
      await turnOn(record, other);
      await expect(mine.turnOn(recordOf('migrate'), early)).rejects.toThrow(SwitchConflictError);
      expect(await kept()).toMatchObject({ writeId: record.writeId });
      expect(await stand.seen()).toBe(true);
    });

    it('is not turned off at a reading that is no longer so', async () => {
      await turnOn(recordOf('migrate'));
      const [mine, other] = [await stand.open(), await stand.open()];
      const early = await mine.read();
      const record = recordOf('restore');
      await turnOn(record, other);
      await expect(mine.turnOff(early)).rejects.toThrow(SwitchConflictError);
      expect(await kept()).toMatchObject({ writeId: record.writeId });
      expect(await stand.seen()).toBe(true);
    });

    it('gives in to no more than one of several at once', async () => {
      if (!stand.atomic) return expect(maintenance.type).toBe('command');
      const handles = await Promise.all(['a', 'b', 'c'].map(() => stand.open()));
      const readings = await Promise.all(handles.map((handle) => handle.read()));
      const records = ['a', 'b', 'c'].map((job) => recordOf(job));
      const ends = await Promise.allSettled(
        handles.map((handle, index) =>
          handle.turnOn(records[index] as MaintenanceRecord, readings[index] as SwitchReading),
        ),
      );
      const winners = records.filter((_, index) => ends[index]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      for (const end of ends)
        if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(SwitchConflictError);
      expect(await kept()).toMatchObject({ writeId: winners[0]?.writeId });
      expect(await stand.seen()).toBe(true);
      await turnOff();
      expect(await stand.seen()).toBe(false);
    });

    it('is on without a holder when a person turned it on, and can be turned off', async () => {
      if (!stand.byHand) return expect(maintenance.type).toBe('alb');
      await stand.byHand();
      const reading = await maintenance.read();
      expect(reading).toEqual({ on: true, revision: expect.any(String) });
      await maintenance.turnOff(reading);
      expect(await maintenance.read()).toMatchObject({ on: false });
      expect(await stand.seen()).toBe(false);
    });
  });
}

import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { applyMigrations, type MigrationWorld } from '../src/index.ts';
import { openShop, usual } from './shop-world.ts';

const statuses = (run: { migrations: readonly { id: string; status: string }[] }) =>
  run.migrations.map(({ id, status }) => `${id} ${status}`);

/** A state that writes down what it is told. */
function recordingState(busy?: string) {
  const told: string[] = [];
  const state: NonNullable<MigrationWorld['state']> = {
    busy: async () => busy,
    planContract: async () => 'state: green is from before',
    recordContract: async (migrations) => {
      told.push(`record ${migrations.join()}`);
      return {
        color: 'green' as const,
        assertHeld: async () => {},
        applied: async () => {
          told.push('applied');
        },
        withdraw: async () => {
          told.push('withdraw');
        },
      };
    },
  };
  return { state, told };
}

describe('apply', () => {
  it('applies one migration after the other and reads back where the database stands', async () => {
    const { world, tool, tables } = await openShop();
    const run = await applyMigrations(world);
    expect(run).toMatchObject({ ok: true, outcome: 'applied', revision: 'a2', contract: false });
    expect(statuses(run)).toEqual(['a1 applied', 'a2 applied']);
    expect(tool.asked).toEqual(['a1', 'a2']);
    expect(tables()).toContain('orders');
    expect(await applyMigrations(world)).toMatchObject({ ok: true, outcome: 'nothing', revision: 'a2' });
  });

  it('stops at the first error and says what is applied, what failed and what is not begun', async () => {
    const broken = { id: 'a2', sql: 'create table b (id); insert into nowhere values (1)' };
    const { world, tables } = await openShop({
      migrations: [usual[0] ?? broken, broken, { id: 'a3', sql: '' }],
    });
    const run = await applyMigrations(world);
    expect(run).toMatchObject({
      ok: false,
      outcome: 'failed',
      reasonCode: 'migration-failed',
      revision: 'a1',
    });
    expect(statuses(run)).toEqual(['a1 applied', 'a2 failed', 'a3 not-begun']);
    expect(run.reason).toContain('no such table: nowhere');
    expect(run.reason).toContain('It was rolled back');
    expect(tables()).not.toContain('b');
  });

  it('names what a migration left behind that is not rolled back', async () => {
    const half = { id: 'a1', sql: 'create table half (id); insert into nowhere values (1)', piecemeal: true };
    const { world } = await openShop({ migrations: [half] });
    const run = await applyMigrations(world);
    expect(run.reason).toMatch(/not rolled back as a whole; there is now: table half/);
    expect(run.remedies.join()).toContain('undo by hand');
  });

  it('does not believe a tool that ends well without having done anything', async () => {
    const { world, tool } = await openShop();
    tool.apply = async () => {};
    expect(await applyMigrations(world)).toMatchObject({
      ok: false,
      outcome: 'failed',
      reasonCode: 'not-seen',
    });
  });

  it('tries again what did not get its lock, with pauses, and gives up after so many tries', async () => {
    let holder: DatabaseSync | undefined;
    let tries = 0;
    const { world, file, runtime } = await openShop({
      migrations: [
        {
          ...{ id: 'a1', sql: 'create table b (id)' },
          before: () => {
            tries += 1;
            if (tries === 1) {
              holder = new DatabaseSync(file);
              holder.exec('begin immediate');
            } else {
              holder?.exec('rollback');
              holder?.close();
              holder = undefined;
            }
          },
        },
      ],
    });
    const started = runtime.clock.now();
    const run = await applyMigrations(world);
    expect(run).toMatchObject({ ok: true, migrations: [{ id: 'a1', status: 'applied', attempts: 2 }] });
    expect(runtime.clock.now() - started).toBeGreaterThanOrEqual(10_000);

    const stuck = await openShop();
    const other = new DatabaseSync(stuck.file);
    stuck.tool.apply = async () => {
      throw new Error('canceling statement due to lock timeout');
    };
    const failed = await applyMigrations(stuck.world);
    other.close();
    expect(failed).toMatchObject({ reasonCode: 'lock-timeout', migrations: [{ attempts: 3 }, {}] });
  });

  it('says where it stands when the database goes away between two migrations', async () => {
    const { state, told } = recordingState();
    const contract = { request: { contract: 'allow' as const }, contracts: ['a2'], state };
    const { world, tool } = await openShop(contract);
    const open = world.session.bind(world);
    let gone = false;
    const apply = tool.apply.bind(tool);
    tool.apply = async (...step) => {
      await apply(...step);
      gone = true;
    };
    const session: typeof world.session = (...to) => {
      const real = open(...to);
      const ask: typeof real.ask = async (...question) => {
        if (gone) throw new Error('the server closed the connection');
        return real.ask(...question);
      };
      return Object.assign(Object.create(real), { ask, close: () => real.close() });
    };
    const run = await applyMigrations({ ...world, session });
    expect(run).toMatchObject({
      ...{ ok: false, outcome: 'failed', contract: false, revision: 'a1' },
      migrations: [{ status: 'applied' }, { id: 'a2', status: 'not-begun' }],
    });
    expect(run.reason).toMatch(
      /^`a2` was not begun: .*the server closed the connection.* Applied: `a1`\. Not begun: `a2`\. Now the database is at a1\.$/,
    );
    expect(told).toEqual(['record a2', 'withdraw']);
  });

  it('does not try again what left something behind', async () => {
    const { world, tool, file } = await openShop();
    const apply = tool.apply.bind(tool);
    let calls = 0;
    tool.apply = async (step, access, options) => {
      calls += 1;
      await apply(step, access, options);
      new DatabaseSync(file).exec('delete from schema_migrations');
      throw new Error('Lock wait timeout exceeded');
    };
    expect(await applyMigrations(world)).toMatchObject({ reasonCode: 'migration-failed' });
    expect(calls).toBe(1);
  });

  it('asks a tool once for what it can only apply together', async () => {
    const { world, tool } = await openShop({ together: true });
    expect(await applyMigrations(world)).toMatchObject({ ok: true, outcome: 'applied' });
    expect(tool.asked).toEqual(['a1+a2']);
  });

  it('says where it stands when it is cancelled amid a migration', async () => {
    const shop = await openShop({
      migrations: [
        usual[0] ?? { id: '', sql: '' },
        { id: 'a2', sql: 'select 1', before: () => shop.runtime.cancel() },
      ],
    });
    const run = await applyMigrations(shop.world);
    expect(run).toMatchObject({ ok: false, outcome: 'cancelled', reasonCode: 'cancelled', revision: 'a1' });
    expect(statuses(run)).toEqual(['a1 applied', 'a2 failed']);
    new DatabaseSync(`${shop.file}.migrate-lock`, { timeout: 0 }).exec('begin immediate');
  });
});

describe('apply refuses', () => {
  it('with all reasons at once, before anything is written', async () => {
    const { state, told } = recordingState('octocat changes this environment since 12:00');
    const { world, tables } = await openShop({
      ...{ state, contracts: ['a2'] },
      manifest: {
        created: '2026-01-01T10:00:00Z',
        verified: { level: 'archive' },
        database: 'other.db',
        service: 'blog',
      },
      section: {
        window: {
          zone: 'UTC',
          freezes: [{ reason: 'Holidays', from: '2025-12-30', to: '2026-01-02' }],
          override: false,
        },
      },
    });
    const run = await applyMigrations(world);
    expect(run).toMatchObject({ ok: false, outcome: 'refused', reasonCode: 'window', contract: false });
    const words = [
      'frozen until',
      '2h old',
      'wanted is `verify: restore`',
      'is of blog',
      'database other.db',
      'octocat',
      'isn’t',
    ];
    for (const [index, word] of words.entries()) expect(run.obstacles[index]).toContain(word);
    expect(run.obstacles).toHaveLength(words.length);
    expect([tables(), told]).toEqual([['schema_migrations', 'settings'], []]);
  });

  it('with a backup of a time to come, whose age nobody knows', async () => {
    const { world } = await openShop({ manifest: { created: '2199-01-01T00:00:00Z' } });
    const run = await applyMigrations(world);
    expect(run).toMatchObject({ outcome: 'refused', reasonCode: 'backup-too-old' });
    expect(run.reason).toContain('in the future');
  });

  it('only when none of the backups will do, and says why of each', async () => {
    const weak = { backupId: 'shop-2', verified: { level: 'archive' as const } };
    const { world } = await openShop({ manifest: weak, older: [{}] });
    expect(await applyMigrations(world)).toMatchObject({ outcome: 'applied', backup: { id: 'shop-1' } });
    const none = await openShop({ manifest: weak, older: [{ created: '2020-01-01T00:00:00Z' }] });
    const run = await applyMigrations(none.world);
    expect(run).toMatchObject({ outcome: 'refused', reasonCode: 'backup-not-verified' });
    expect(run.reason).toMatch(
      /shop-2 is verified by reading it back, .*run backup-db with that.*shop-1 is .* old/,
    );
  });

  it('without any backup, unless the section says that none is wanted', async () => {
    const { world } = await openShop({ manifest: undefined });
    expect(await applyMigrations(world)).toMatchObject({ outcome: 'refused', reasonCode: 'backup-missing' });
    const free = await openShop({ manifest: undefined, section: { backup: false } });
    expect(await applyMigrations(free.world)).toMatchObject({ outcome: 'applied' });
  });

  it('outside of its window, unless somebody gives a reason and may', async () => {
    const window = { zone: 'UTC', allow: [{ from: '02:00', to: '04:00' }], freezes: [] };
    const given = (override: boolean) => ({
      section: { window: { ...window, override } },
      request: { windowOverride: 'fixes the outage' },
    });
    const { world } = await openShop(given(false));
    expect((await applyMigrations(world)).obstacles).toEqual([
      expect.stringContaining('no `override: true`'),
    ]);
    const allowed = await applyMigrations((await openShop(given(true))).world);
    expect(allowed.outcome).toBe('applied');
    expect(allowed.notes.join()).toContain('overridden by @tester: fixes the outage');
  });

  it('while another run is at it, and names it; what a dead one left is no lock', async () => {
    const { world, file } = await openShop();
    const lock = new DatabaseSync(`${file}.migrate-lock`);
    lock.exec("create table holder (name text); insert into holder values ('https://github.com/x/runs/7')");
    lock.exec('begin immediate');
    const run = await applyMigrations(world);
    expect(run).toMatchObject({ outcome: 'refused', reasonCode: 'busy' });
    expect(run.reason).toContain('https://github.com/x/runs/7');
    // As the system does for a process that is gone.
    lock.close();
    expect(await applyMigrations(world)).toMatchObject({ outcome: 'applied' });
  });
});

describe('a contract migration', () => {
  const allow = { request: { contract: 'allow' as const }, contracts: ['a2'] };

  it('is recorded before it runs, and stays recorded when it did', async () => {
    const { state, told } = recordingState();
    const { world, tool } = await openShop({ ...allow, state });
    const apply = tool.apply.bind(tool);
    tool.apply = async (...step) => {
      told.push('apply');
      return apply(...step);
    };
    const run = await applyMigrations(world);
    expect(run).toMatchObject({ ok: true, contract: true });
    expect(told).toEqual(['record a2', 'apply', 'apply', 'applied']);
  });

  it('is taken back when it surely did not run, and stays when nobody knows', async () => {
    const { state, told } = recordingState();
    const { world } = await openShop({
      ...allow,
      state,
      migrations: [
        { id: 'a1', sql: 'nonsense' },
        { id: 'a2', sql: '' },
      ],
    });
    expect(await applyMigrations(world)).toMatchObject({ ok: false, contract: false });
    expect(told).toEqual(['record a2', 'withdraw']);

    const half = recordingState();
    const piecemeal = { id: 'a2', sql: 'drop table settings; nonsense', piecemeal: true };
    const shop = await openShop({ ...allow, state: half.state, migrations: [piecemeal] });
    expect(await applyMigrations(shop.world)).toMatchObject({ ok: false, contract: true });
    expect(half.told).toEqual(['record a2', 'applied']);
  });
});

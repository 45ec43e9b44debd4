import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applyMigrations,
  type Finding,
  planMigrations,
  rehearseMigrations,
  verifyMigrations,
} from '../src/index.ts';
import type { MigrationTool } from '../src/migration-tool.ts';
import { openShop, query } from './shop-world.ts';

const finding: Finding = {
  migration: 'a2',
  rule: 'drop-column',
  kind: 'contract',
  level: 'error',
  message: 'drops customers.email',
};

function boundTo(tool: MigrationTool) {
  return {
    current: tool.current.bind(tool),
    pending: tool.pending.bind(tool),
    apply: tool.apply.bind(tool),
  };
}

describe('plan', () => {
  it('lists what is pending, in order, and writes nothing', async () => {
    const { world, tables } = await openShop();
    const run = await planMigrations(world);
    expect(run).toMatchObject({ ok: true, verdict: 'go', contract: false, revision: undefined });
    expect(run.migrations.map(({ id, status }) => [id, status])).toEqual([
      ['a1', 'pending'],
      ['a2', 'pending'],
    ]);
    expect(tables()).not.toContain('customers');
  });

  it('is no go with a contract migration, and says how it is done', async () => {
    const { world } = await openShop({ contracts: ['a2'], findings: [finding] });
    const run = await planMigrations(world);
    expect(run).toMatchObject({ ok: false, verdict: 'no-go', reasonCode: 'contract', contract: true });
    expect(run.reason).toContain('`a2` (drops a column)');
    expect(run.reason).toContain('after the old version is retired, with `contract: allow`');
  });

  it('is a conditional go when the contract is allowed', async () => {
    const { world } = await openShop({
      contracts: ['a2'],
      findings: [finding],
      request: { contract: 'allow' },
    });
    expect(await planMigrations(world)).toMatchObject({
      ok: true,
      verdict: 'conditional-go',
      contract: true,
    });
  });

  it('names what nobody can look through, what that means and what to do; apply says it, too', async () => {
    const { world } = await openShop({ programs: ['a2'] });
    const run = await planMigrations(world);
    expect(run).toMatchObject({ ok: true, verdict: 'conditional-go', compatibility: 'unknown' });
    expect(run.reason).toContain('nobody can tell whether the previous release goes on working after `a2`');
    const note = run.notes.find((each) => each.includes('`a2`')) ?? '';
    expect(note).toMatch(/applied without `contract: allow`, and no rollback is refused because of it/);
    expect(note).toMatch(/`deploy-actions: expand` or `deploy-actions: contract`.*`lint.accept`/);
    expect((await applyMigrations(world)).notes).toContain(note);
  });

  it('is no go with other findings that are errors', async () => {
    const { world } = await openShop({ findings: [{ ...finding, kind: 'lock' }] });
    expect(await planMigrations(world)).toMatchObject({
      ok: false,
      verdict: 'no-go',
      reasonCode: 'findings',
    });
  });

  it('takes for compatible what somebody answers for, and nothing else', async () => {
    const accept = (rules?: string[]) => ({
      lint: {
        squawk: 'auto' as const,
        ignore: [],
        accept: [{ migration: 'a2', reason: 'nobody reads it', ...(rules ? { rules } : {}) }],
      },
    });
    const given = { contracts: ['a2'], findings: [finding] };
    const accepted = await planMigrations((await openShop({ ...given, section: accept() })).world);
    expect(accepted).toMatchObject({ verdict: 'go', contract: false, accepted: [finding] });
    expect(accepted.migrations[1]?.why).toBe('accepted: nobody reads it');
    const other = await planMigrations((await openShop({ ...given, section: accept(['drop-table']) })).world);
    expect(other).toMatchObject({ verdict: 'no-go', contract: true, accepted: [] });
  });
});

describe('rehearse', () => {
  const smoke = (script: string) => ({
    previous: 'previous',
    smoke: [{ run: script, timeout: 5_000 }],
  });

  it('migrates a copy, tries the previous release on it, and removes it', async () => {
    const script = 'printf "%s %s" "$DATABASE_URL" "$DEPLOY_VERSION" > seen';
    const { world, runtime, tables, copies } = await openShop({ section: smoke(script) });
    mkdirSync(join(runtime.workspace, 'previous/app'), { recursive: true });
    const run = await rehearseMigrations(world);
    expect(run).toMatchObject({ ok: true, verdict: 'go', reversible: 'true', backup: { id: 'shop-1' } });
    expect(run.migrations.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect([tables(), copies]).toEqual([['schema_migrations', 'settings'], []]);
  });

  it('is no go when the previous release fails on the copy, unless a contract is allowed', async () => {
    const open = async (contract: 'refuse' | 'allow') => {
      const shop = await openShop({ section: smoke('echo no column email; exit 1'), request: { contract } });
      mkdirSync(join(shop.runtime.workspace, 'previous/app'), { recursive: true });
      return rehearseMigrations(shop.world);
    };
    const refused = await open('refuse');
    expect(refused).toMatchObject({
      ok: false,
      verdict: 'no-go',
      reversible: 'false',
      reasonCode: 'irreversible',
    });
    expect(refused.reason).toContain('no column email');
    const allowed = await open('allow');
    expect(allowed).toMatchObject({ ok: true, verdict: 'conditional-go', reversible: 'false' });
    expect(allowed.reason).toContain('That was allowed');
  });

  it('is no go when a migration fails, and removes the copy', async () => {
    const { world, copies } = await openShop({
      migrations: [
        { id: 'a1', sql: 'nonsense' },
        { id: 'a2', sql: '' },
      ],
    });
    const run = await rehearseMigrations(world);
    expect(run).toMatchObject({ verdict: 'no-go', reasonCode: 'migration-failed', reversible: 'unknown' });
    expect(run.migrations.map(({ status }) => status)).toEqual(['failed', 'not-begun']);
    expect(copies).toEqual([]);
  });

  it('says that nobody knows of a way back without tests of the previous release', async () => {
    const run = await rehearseMigrations((await openShop()).world);
    expect(run).toMatchObject({ verdict: 'conditional-go', reversible: 'unknown' });
  });

  it('begins nothing with a tool that goes to a database of its own, and neither does apply', async () => {
    const { world, tool, file, copies } = await openShop();
    tool.type = 'alembic';
    expect(await rehearseMigrations(world)).toMatchObject({ ok: true });
    const { current, pending, apply } = boundTo(tool);
    const own = world.access(`sqlite:${file}`);
    const deaf = Object.assign(Object.create(tool), {
      current: () => current(own),
      pending: () => pending(own),
      apply: (step: never, _: unknown, options: never) => apply(step, own, options),
    });
    const asked = tool.asked.length;
    for (const command of [rehearseMigrations, applyMigrations]) {
      await expect(command({ ...world, tool: deaf })).rejects.toThrow(
        /alembic doesn’t take the database’s address from `DATABASE_URL`.*nothing was applied/,
      );
    }
    expect(tool.asked).toHaveLength(asked);
    expect(copies).toEqual([]);
  });

  it('removes the copy when it is cancelled', async () => {
    const shop = await openShop({ migrations: [{ id: 'a1', sql: '', before: () => shop.runtime.cancel() }] });
    await expect(rehearseMigrations(shop.world)).rejects.toThrow('cancelled by the test');
    expect(shop.copies).toEqual([]);
  });

  it('names an acceptance of what is not pending, and a marker that is none', async () => {
    const lint = { accept: [{ migration: 'a9', reason: 'seen' }] };
    const migrations = [{ id: 'a1', sql: '-- deploy-actions: expnd\ncreate table a (id)' }];
    const { world } = await openShop({ migrations, section: { lint } as never });
    const notes = (await planMigrations(world)).notes.join();
    expect(notes).toMatch(/`lint.accept` names `a9`, which isn’t pending; pending: `a1`/);
    expect(notes).toMatch(/`deploy-actions: expnd` is no marker/);
  });

  it('begins nothing without the folder of the previous release', async () => {
    const { world } = await openShop({ section: smoke('true') });
    await expect(rehearseMigrations(world)).rejects.toThrow('there is no folder `previous`');
    mkdirSync(join(world.runtime.workspace, 'previous'));
    await expect(rehearseMigrations(world)).rejects.toThrow('the folder `previous` is empty');
  });
});

describe('verify', () => {
  it('is no go while something is pending', async () => {
    const run = await verifyMigrations((await openShop()).world);
    expect(run).toMatchObject({ ok: false, verdict: 'no-go', reasonCode: 'pending' });
  });

  it('finds rows that point at a missing parent', async () => {
    const { world, file } = await openShop({ migrations: [] });
    expect(await verifyMigrations(world)).toMatchObject({ ok: true, verdict: 'go' });
    query(
      file,
      'create table p (id primary key); create table c (p references p (id)); pragma foreign_keys = off; insert into c values (1)',
    );
    const run = await verifyMigrations(world);
    expect(run).toMatchObject({
      verdict: 'no-go',
      reasonCode: 'unhealthy',
      health: [{ check: 'foreign-key', subject: 'c → p (1)' }],
    });
  });
});

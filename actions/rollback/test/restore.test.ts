import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, readInputs, systemClock } from '@deploy-actions/action-kit';
import type { BackupConfiguration, MaintenanceConfiguration } from '@deploy-actions/config';
import { prepareBackup } from '@deploy-actions/database';
import { createTestRuntime, type FakeShop, startFakeShop, type TestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseRestore } from '../src/database.ts';
import { inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

let shop: FakeShop;
let runtime: TestRuntime;
let database: DatabaseSync;
let backup: { readonly id: string; readonly manifest: string };

const section: BackupConfiguration = {
  engine: 'sqlite',
  connection: 'app.db',
  destination: 'backups',
  verify: 'archive',
  'warn-when-shrunk-by': 50,
};
const hour = 3_600_000;
/** An hour and a half after the backup, by the clock of the runs. */
const later = { ...systemClock, now: () => Date.now() + 1.5 * hour };
const place = (name: string) => join(runtime.workspace, name);
const orders = () =>
  database
    .prepare('SELECT id FROM orders')
    .all()
    .map(({ id }) => id);
const state = () => JSON.parse(readFileSync(place('state.json'), 'utf8'));

async function takeBackup(environment = 'production') {
  const request = { backup: section, aws: undefined, service: 'shop', environment, version: '1' };
  const prepared = await prepareBackup(request, { ...runtime, clock: systemClock });
  const { manifest, manifestLocation } = await prepared.make();
  return { id: manifest.backupId, manifest: manifestLocation };
}

beforeEach(async () => {
  shop = await startFakeShop();
  runtime = await createTestRuntime();
  database = new DatabaseSync(place('app.db'));
  database.exec('CREATE TABLE orders (id); INSERT INTO orders VALUES (1)');
  backup = await takeBackup();
  database.exec('INSERT INTO orders VALUES (2)');
});
afterEach(async () => {
  database.close();
  await shop.close();
});

const start = async (more: Record<string, string> = {}): Promise<Result> => {
  const environment = {
    INPUT_ENVIRONMENT: 'production',
    INPUT_CONFIRM: 'production',
    INPUT_REASON: 'checkout answers 500',
    INPUT_STATE: '{ store: file, path: state.json }',
    INPUT_TRAFFIC: shop.traffic,
    INPUT_DATABASE: 'restore',
    INPUT_BACKUP: backup.manifest,
    INPUT_CONNECTION: 'app.db',
    'INPUT_CONFIRM-DATA-LOSS': backup.id,
    ...more,
  };
  const { values } = readInputs(inputs, environment, runtime.secrets);
  return run(await resolve(values, runtime), { ...runtime, environment, clock: later });
};
const told = (result: Result) =>
  Object.fromEntries(Object.entries(outputs).map(([name, read]) => [name, read(result)]));

/** The state after a shift from green to blue, with a contract migration since: green's version is from before it. */
async function migrated(at = new Date(Date.now() + hour)) {
  const instant = `${at.toISOString().slice(0, 19)}Z`;
  const by = { id: 'run', actor: 'ada' };
  const settled = {
    ...{ operation: 'shift', outcome: 'promoted', from: 'green', to: 'blue', version: '2.0.0' },
    ...{ weights: { blue: 100, green: 0 }, at: instant, by, reasonCode: 'promoted', reason: 'promoted' },
  };
  const document = {
    ...{
      schemaVersion: 1,
      service: 'shop',
      environment: 'production',
      sequence: 1,
      writeId: 'w',
      lastToken: 1,
    },
    ...{ active: 'blue', versions: { blue: '2.0.0', green: '1.0.0' }, settled },
    contracts: { green: { migrations: ['7_drop_email'], at: instant, by } },
  };
  await mkdir(place('state.json.revisions'));
  await writeFile(place('state.json.revisions/00000001.json'), JSON.stringify(document));
}

describe('a rollback with its database', () => {
  it('says what is lost before anything, brings traffic back, then the database', async () => {
    const result = await start();
    expect(runtime.lines.join('\n')).toMatch(
      new RegExp(
        `Restoring: the database goes back to 20\\S+Z \\(backup ${backup.id}\\); what was written in the 1h30m\\S* since is lost\\.`,
      ),
    );
    expect(told(result)).toMatchObject({ outcome: 'rolled-back', restored: true });
    expect(conclude(result)).toMatchObject({ ok: true });
    expect(conclude(result).reason).toMatch(/The database is back at .*; later writes are lost/);
    expect(orders()).toEqual([1]);
    expect(summarize(result)).toMatch(/✅ The database is back/);
    const incident = await readFile(result.incident ?? '', 'utf8');
    expect(incident).toContain(`- **Backup**: ${backup.id}, of 20`);
    expect(incident).toMatch(/\*\*Copy of what was overwritten\*\*: .*before-restore/);
    expect(incident).toMatch(/- \[ \] See to what was written after 20/);
    const report = JSON.parse(await readFile(result.report ?? '', 'utf8'));
    expect(report.restore).toMatchObject({ done: true, backupId: backup.id, closed: false });
  });

  it('wants the backup typed again, and says which one and what it costs', async () => {
    for (const confirmed of ['', 'shop-production-other']) {
      const refused = start({ 'INPUT_CONFIRM-DATA-LOSS': confirmed });
      await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
      await expect(refused).rejects.toThrow(
        new RegExp(
          `^input \`confirm-data-loss\`: .*in the 1h30m.*say \`confirm-data-loss: ${backup.id}\`; \`database: keep\``,
        ),
      );
    }
    expect(shop.writes).toEqual([]);
    expect(orders()).toEqual([1, 2]);
  });

  it('shows in a dry run what it would do, in order, and asks for no confirmation', async () => {
    const { plan } = await start({ 'INPUT_DRY-RUN': 'true', 'INPUT_CONFIRM-DATA-LOSS': '' });
    const text = plan.join('\n');
    expect(text).toMatch(
      new RegExp(
        `router: blue 100%[\\s\\S]*database: .* is lost; confirm it with \`confirm-data-loss: ${backup.id}\`[\\s\\S]*database: read .*SHA-256`,
      ),
    );
    expect(orders()).toEqual([1, 2]);
    expect(shop.writes).toEqual([]);
  });

  it('finds the newest backup by itself, where a section says where backups are', async () => {
    await mkdir(place('.github'));
    const section = 'backup: { engine: sqlite, connection: app.db, destination: backups }';
    await writeFile(
      place('.github/deploy.yml'),
      `service: shop\nenvironments:\n  production:\n    ${section}\n`,
    );
    const found = { INPUT_BACKUP: 'newest', INPUT_CONNECTION: '' };
    expect(told(await start(found))).toMatchObject({ restored: true });
    rmSync(place('backups'), { recursive: true });
    await expect(start(found)).rejects.toThrow(
      /there is no verified backup of shop in production in backups/,
    );
  });

  it('refuses the data of another environment, and takes what a restore has kept', async () => {
    const other = await takeBackup('staging');
    const foreign = { INPUT_BACKUP: other.manifest, 'INPUT_CONFIRM-DATA-LOSS': other.id };
    await expect(start(foreign)).rejects.toThrow(/is a backup of shop in staging, not of shop in production/);
    const { restore } = await start();
    const kept = JSON.parse(await readFile(restore?.safetyCopy ?? '', 'utf8'));
    await start({ INPUT_BACKUP: restore?.safetyCopy ?? '', 'INPUT_CONFIRM-DATA-LOSS': kept.backupId });
    expect(orders()).toEqual([1, 2]);
  });

  it('refuses what it can not read or is not told before traffic moves', async () => {
    await writeFile(place('broken.json'), 'half a manif');
    await expect(start({ INPUT_BACKUP: 'broken.json' })).rejects.toThrow(/broken\.json/);
    await expect(start({ INPUT_BACKUP: '' })).rejects.toThrow(
      /backup`: is required with `database: restore`/,
    );
    await expect(start({ INPUT_CONNECTION: '' })).rejects.toThrow(/connection`: is required with `database/);
    expect(shop.writes).toEqual([]);
  });

  it('whose backup is damaged has traffic back all the same, and fails', async () => {
    const file = backup.manifest.replace(/json$/, 'sqlite');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const result = await start();
    expect(told(result)).toMatchObject({ outcome: 'rolled-back', restored: false });
    expect(conclude(result)).toMatchObject({ ok: false, reasonCode: 'restore-failed' });
    expect(conclude(result).reason).toMatch(/All traffic is on green.*could not be restored: .*SHA-256/);
    expect(orders()).toEqual([1, 2]);
  });
});

describe('a rollback to a version from before a contract migration', () => {
  it('puts the database back first, and forgets the migration', async () => {
    await migrated();
    const seen: unknown[] = [];
    shop.writes.push = (...writes) => Array.prototype.push.apply(seen, [...writes, orders()]);
    const { plan } = await start({ 'INPUT_DRY-RUN': 'true' });
    expect(plan.findIndex((step) => step.startsWith('database:'))).toBeLessThan(
      plan.findIndex((step) => step.startsWith('router:')),
    );
    const result = await start();
    expect(told(result)).toMatchObject({ outcome: 'rolled-back', to: 'green', restored: true });
    expect(seen).toEqual([{ blue: 0, green: 100 }, [1]]);
    expect(state()).toMatchObject({ active: 'green' });
    expect(state()).not.toHaveProperty('contracts');
  });

  it('leaves traffic where it is when the database could not be put back', async () => {
    await migrated();
    rmSync(backup.manifest.replace(/json$/, 'sqlite'));
    const result = await start();
    expect(told(result)).toMatchObject({ outcome: 'refused', restored: false });
    expect(conclude(result)).toMatchObject({ ok: false, reasonCode: 'restore-failed' });
    expect(shop.writes).toEqual([]);
    expect(state()).toHaveProperty('contracts.green');
    expect(result.incident).toBeUndefined();
  });

  it('is refused with a backup from after it, and the database is left alone', async () => {
    await migrated(new Date(Date.now() - hour));
    const result = await start();
    expect(told(result)).toMatchObject({
      outcome: 'refused',
      'reason-code': 'contract',
      restored: undefined,
    });
    expect(conclude(result).ok).toBe(false);
    expect(orders()).toEqual([1, 2]);
  });
});

describe('maintenance mode around a restore', () => {
  const maintenance = {
    switch: 'command',
    message: 'Back soon',
    for: hour,
    timeout: 10_000,
    on: { run: 'printf %s "$DEPLOY_MAINTENANCE_RECORD" > maintenance.json; cp app.db seen.db' },
    off: { run: 'rm maintenance.json' },
    status: { run: 'cat maintenance.json 2>/dev/null || true' },
  } satisfies MaintenanceConfiguration;
  const target = {
    ...{ service: 'shop', environment: 'production', reason: 'errors', to: undefined, drill: false },
  };

  /** Restores with a switch that differs in something. */
  async function restore(
    change: Partial<typeof maintenance> = {},
    force = false,
    world: Partial<TestRuntime> = {},
  ) {
    const request = { manifest: backup.manifest, backup: section, aws: undefined, confirmed: backup.id };
    const opened = await DatabaseRestore.open(
      { ...request, maintenance: { ...maintenance, ...change } },
      { ...target, force },
      { githubToken: undefined, dryRun: false },
      { ...runtime, clock: later, ...world },
    );
    const done = await opened.restore();
    return { done, plan: opened.plan, report: await opened.end() };
  }
  const isOn = () => existsSync(place('maintenance.json'));

  it('is on before the database is touched, and off afterwards', async () => {
    const { plan, report } = await restore();
    expect(report).toMatchObject({ done: true, closed: false });
    const seen = new DatabaseSync(place('seen.db'));
    expect(seen.prepare('SELECT id FROM orders').all()).toHaveLength(2);
    seen.close();
    expect(isOn()).toBe(false);
    expect(plan[0]).toMatch(/^maintenance mode: /);
    expect(plan.at(-1)).toMatch(/^maintenance mode: off, unless something failed/);
  });

  it('is never turned on for a damaged backup', async () => {
    const log = 'echo on >> turned.log; ';
    const archive = backup.manifest.replace(/json$/, 'sqlite');
    writeFileSync(archive, readFileSync(archive).fill(1, 5_000, 5_002));
    const { report } = await restore({ on: { run: log + maintenance.on.run } });
    expect(existsSync(place('turned.log'))).toBe(false);
    expect(report?.told).toMatch(/could not be restored: .*SHA-256.* The database is untouched\.$/);
  });

  it('is off again when the restore failed before it reached the database', async () => {
    const archive = backup.manifest.replace(/json$/, 'sqlite');
    const { report } = await restore({ on: { run: `rm ${archive}; ${maintenance.on.run}` } });
    expect(report).toMatchObject({ done: false, closed: false });
    expect(report?.told).toMatch(/The database is untouched\.$/);
    expect(isOn()).toBe(false);
    expect(existsSync(place('seen.db'))).toBe(true);
  });

  it('stays on when the restore failed amid it, beyond this run, and says so', async () => {
    const log = Object.create(runtime.log);
    log.warning = (text: string) => {
      if (text.includes('was put there as a new file')) throw new Error('the disk is gone');
      runtime.log.warning(text);
    };
    const { report } = await restore({ on: { run: `${maintenance.on.run}; rm app.db` } }, false, { log });
    expect(report).toMatchObject({ done: false, closed: true });
    expect(report?.told).toMatch(/could not be restored: .*can’t be told.*MAINTENANCE MODE STAYS ON/);
    expect(JSON.parse(readFileSync(place('maintenance.json'), 'utf8'))).toMatchObject({ stay: true });
  });

  it('lasts as long as the section says, or as a restore took, not as long as one may take', async () => {
    const written = async () => {
      await restore({
        on: { run: `printf %s "$DEPLOY_MAINTENANCE_RECORD" | tee record.json > maintenance.json` },
      });
      const { since, until } = JSON.parse(readFileSync(place('record.json'), 'utf8'));
      return Date.parse(until) - Date.parse(since);
    };
    expect(await written()).toBe(hour);
    const manifest = JSON.parse(readFileSync(backup.manifest, 'utf8'));
    manifest.verified = { ...manifest.verified, restoreSeconds: 3_600 };
    writeFileSync(backup.manifest, JSON.stringify(manifest));
    expect(await written()).toBe(2 * hour);
  });

  it('that can not be turned off fails the step, with the database back', async () => {
    const { report } = await restore({ off: { run: 'exit 3' } });
    expect(report).toMatchObject({ done: true, closed: true });
    expect(orders()).toEqual([1]);
    const rollback = {
      outcome: 'rolled-back',
      reasonCode: 'rolled-back',
      reason: 'Back.',
    } as Result['rollback'];
    const ended = conclude({ plan: [], rollback, restore: report, incident: undefined, report: undefined });
    expect(ended).toMatchObject({ ok: false, reasonCode: 'maintenance-left-on' });
    expect(ended.reason).toMatch(/^Back\. The database is back at .*MAINTENANCE MODE IS STILL ON/);
  });

  it('that can not be turned on keeps the database as it is, but by force', async () => {
    const broken = { on: { run: 'exit 4' } };
    const { done, report } = await restore(broken);
    expect({ done, closed: report?.closed }).toEqual({ done: false, closed: false });
    expect(report?.told).toMatch(/The database is untouched\. .*`force: true`/);
    expect(orders()).toEqual([1, 2]);
    expect(await restore(broken, true)).toMatchObject({ done: true });
    expect(orders()).toEqual([1]);
  });
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, readInputs } from '@deploy-actions/action-kit';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Inputs, inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

let runtime: TestRuntime;

/** A tool of a few lines: one SQL file a migration, and a file with the names of those that ran. */
const tool = `
tool: command
connection: sqlite:shop.db
backup: false
lint: { squawk: off }
current: { run: "tail -n 1 applied" }
pending: { run: "ls migrations | grep -vxFf applied || true" }
apply: { run: 'echo "$DEPLOY_MIGRATION" >> applied' }
sql: { run: 'cat "migrations/$DEPLOY_MIGRATION"' }
`;

beforeEach(async () => {
  runtime = await createTestRuntime({ environment: { PATH: process.env['PATH'] } });
  const database = new DatabaseSync(join(runtime.workspace, 'shop.db'));
  database.exec('create table settings (name text)');
  database.close();
  mkdirSync(join(runtime.workspace, 'migrations'));
  writeFileSync(join(runtime.workspace, 'applied'), '');
  migration('1_customers.sql', 'create table customers (id integer primary key, email text);');
});

function migration(name: string, sql: string): void {
  writeFileSync(join(runtime.workspace, 'migrations', name), sql);
}

async function resolveOf(values: Record<string, string>): Promise<{ readonly inputs: Inputs }> {
  const environment = Object.fromEntries(
    Object.entries({ migrations: tool, ...values }).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]),
  );
  return { inputs: await resolve(readInputs(inputs, environment, runtime.secrets).values, runtime) };
}

async function start(values: Record<string, string>): Promise<Result> {
  return run((await resolveOf(values)).inputs, runtime);
}

function outputsOf(result: Result): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, read]) => [name, String(read(result) ?? '')]),
  );
}

describe('migrate-db', () => {
  it('plans, applies and verifies, and fills its outputs', async () => {
    expect(outputsOf(await start({ command: 'plan' }))).toMatchObject({
      pending: '1',
      applied: '',
      contract: 'false',
    });
    const applied = await start({ command: 'apply' });
    expect(outputsOf(applied)).toMatchObject({
      ...{
        outcome: 'applied',
        pending: '0',
        applied: '1',
        revision: '1_customers.sql',
        'reason-code': 'applied',
      },
      migrations: '["1_customers.sql"]',
    });
    expect(summarize(applied)).toContain('| 1_customers.sql | applied |');
    expect(JSON.parse(readFileSync(applied.report ?? '', 'utf8'))).toMatchObject({
      schemaVersion: 1,
      outcome: 'applied',
    });
    expect(conclude(await start({ command: 'verify' }))).toMatchObject({ ok: true, reasonCode: 'go' });
  });

  it('refuses a contract migration, and applies it when it may', async () => {
    await start({ command: 'apply' });
    migration('2_drop.sql', 'alter table customers drop column email;');
    const refused = await start({ command: 'apply' });
    expect(outputsOf(refused)).toMatchObject({
      outcome: 'refused',
      applied: '0',
      pending: '1',
      contract: 'false',
    });
    expect(conclude(refused)).toMatchObject({ ok: false, reasonCode: 'contract' });
    expect(conclude(await start({ command: 'plan' }))).toMatchObject({ ok: false, reasonCode: 'contract' });
    expect(outputsOf(await start({ command: 'apply', contract: 'allow' }))).toMatchObject({
      contract: 'true',
      applied: '1',
    });
  });

  it('changes nothing in a dry run, which says what would be in the way', async () => {
    const dry = await start({ command: 'apply', 'dry-run': 'true' });
    expect(conclude(dry)).toMatchObject({ ok: true, reasonCode: 'dry-run' });
    expect(runtime.lines).toContain('Apply 1_customers.sql.');
    const missing = tool.replace('backup: false\n', '');
    expect(conclude(await start({ command: 'apply', 'dry-run': 'true', migrations: missing }))).toMatchObject(
      {
        ...{ ok: false, reasonCode: 'backup-missing' },
      },
    );
    expect(outputsOf(await start({ command: 'plan' }))).toMatchObject({ pending: '1' });
  });

  it('rehearses on a copy of the newest backup, and applies with it', async () => {
    const backup = 'engine: sqlite, connection: shop.db, destination: backups, verify: restore';
    mkdirSync(join(runtime.workspace, '.github'));
    const file = `service: shop\nenvironments:\n  production:\n    backup: { ${backup} }\n`;
    writeFileSync(join(runtime.workspace, '.github/deploy.yml'), file);
    const asked = tool.replace('backup: false\n', '').replace('connection: sqlite:shop.db\n', '');
    const dry = await start({ command: 'apply', migrations: asked, 'dry-run': 'true' });
    expect(conclude(dry)).toMatchObject({ ok: false, reasonCode: 'backup-missing' });

    const { request } = (await resolveOf({ command: 'apply', migrations: asked })).inputs;
    if (!request.backup) throw new Error('the section is there');
    const { aws, service, environment, version } = request;
    const { prepareBackup } = await import('@deploy-actions/database');
    const prepared = await prepareBackup(
      { backup: request.backup, aws, service, environment, version },
      runtime,
    );
    const { manifest } = await prepared.make();
    const remembering = asked.replace("apply: { run: '", `apply: { run: 'echo "$DATABASE_URL" > address; `);
    const rehearsal = await start({ command: 'rehearse', migrations: remembering });
    expect(outputsOf(rehearsal)).toMatchObject({
      verdict: 'conditional-go',
      reversible: 'unknown',
      pending: '1',
    });
    expect(rehearsal.run.backup).toMatchObject({ id: manifest.backupId, verified: 'restore' });
    const copy = readFileSync(join(runtime.workspace, 'address'), 'utf8').trim();
    expect(copy).toMatch(/^sqlite:/);
    expect(copy).not.toContain('shop.db');
    writeFileSync(join(runtime.workspace, 'applied'), '');
    expect(outputsOf(await start({ command: 'apply', migrations: asked }))).toMatchObject({
      outcome: 'applied',
    });
  });

  it('needs to know the database and its tests', async () => {
    const wrong = tool.replace('connection: sqlite:shop.db\n', '');
    await expect(start({ command: 'plan', migrations: wrong })).rejects.toThrow(ConfigurationError);
    const alone = `${tool}smoke: [{ run: "true" }]\n`;
    await expect(start({ command: 'plan', migrations: alone })).rejects.toThrow('`previous`');
  });
});

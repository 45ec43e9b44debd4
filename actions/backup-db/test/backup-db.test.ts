import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, readInputs } from '@deploy-actions/action-kit';
import type { SnapshotManifest } from '@deploy-actions/database';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

let runtime: TestRuntime;

beforeEach(async () => {
  runtime = await createTestRuntime();
  const database = new DatabaseSync(join(runtime.workspace, 'app.db'));
  database.exec('CREATE TABLE orders (id INTEGER PRIMARY KEY); INSERT INTO orders VALUES (1), (2)');
  database.close();
});

const whole = { engine: 'sqlite', connection: 'app.db', destination: 'backups' };

function given(values: Record<string, string>) {
  const environment = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  return readInputs(inputs, environment, runtime.secrets).values;
}

async function start(values: Record<string, string>): Promise<Result> {
  return run(await resolve(given(values), runtime), runtime);
}

function writeConfiguration(backup: string): void {
  mkdirSync(join(runtime.workspace, '.github'));
  const text = `service: shop\nenvironments:\n  production:\n    backup: ${backup}\n`;
  writeFileSync(join(runtime.workspace, '.github/deploy.yml'), text);
}

function outputsOf(result: Result): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, read]) => [name, String(read(result) ?? '')]),
  );
}

describe('inputs', () => {
  it('are enough without a configuration file', async () => {
    const { request } = await resolve(given({ ...whole, keep: '5, 7d', version: '1.2.3' }), runtime);
    expect(request).toEqual({
      backup: { ...whole, verify: 'restore', keep: { newest: 5, day: 7 }, 'warn-when-shrunk-by': 50 },
      aws: undefined,
      service: 'shop',
      environment: 'production',
      version: '1.2.3',
    });
  });

  it('replace single fields of the configuration', async () => {
    writeConfiguration('{ engine: sqlite, connection: app.db, destination: a, keep: 3 }');
    const { request } = await resolve(given({ destination: 'b', verify: 'archive' }), runtime);
    expect(request.backup).toMatchObject({
      ...{ ...whole, destination: 'b', verify: 'archive', keep: { newest: 3 } },
    });
  });

  it('and configuration know placeholders', async () => {
    writeConfiguration(
      '{ engine: sqlite, connection: app.db, destination: "backups/{{service}}/{{version}}" }',
    );
    const { request } = await resolve(
      given({ version: '2.0.0', 'restore-connection': 'scratch/{{environment}}' }),
      runtime,
    );
    expect(request.backup.destination).toBe('backups/shop/2.0.0');
    expect(request.backup).toMatchObject({ 'restore-connection': 'scratch/production' });
  });

  it('that are missing are all named', async () => {
    const error = await resolve(given({}), runtime).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.problems.map(({ input }: { input: string }) => input)).toEqual([
      'engine',
      'connection',
      'destination',
    ]);
    expect(error.message).toContain('as `engine` in `environments.production.backup` in .github/deploy.yml');
  });

  it('take the whole section as YAML, with AWS beside it, and single fields before it', async () => {
    writeConfiguration('{ engine: sqlite, connection: app.db, destination: a }');
    const given_ = {
      backup: '{ engine: rds-snapshot, instance: shop, destination: "s3://backups/shop", keep: 7d }',
      aws: '{ region: eu-west-1 }',
      verify: 'archive',
    };
    const { request } = await resolve(given(given_), runtime);
    expect(request).toMatchObject({
      backup: { engine: 'rds-snapshot', instance: 'shop', keep: { day: 7 }, verify: 'archive' },
      aws: { region: 'eu-west-1' },
    });
  });

  it('do not make a snapshot of nothing', async () => {
    const refused = resolve(given({ engine: 'rds-snapshot', destination: 'backups' }), runtime);
    await expect(refused).rejects.toThrow(/^input `backup`: .*a snapshot needs `instance` or `cluster`/);
  });

  it('that are wrong are told all at once', async () => {
    const values = given({
      engine: 'oracle',
      connection: 'app.db',
      destination: 's4://b',
      verify: 'x',
      keep: '0',
    });
    const error = await resolve(values, runtime).catch((thrown) => thrown);
    expect(error.message.split('\n')).toEqual([
      'input `engine`: unknown database engine `oracle`; available: `postgres`, `mysql`, `sqlite`, `rds-snapshot`',
      expect.stringMatching(/^input `destination`: unknown kind of destination `s4:/),
      'input `verify`: found `x`, allowed: `archive`, `restore`',
      expect.stringMatching(/^input `keep`: found `0`, but each part is a count of at least 1/),
    ]);
  });

  it('point into the file when the mistake is there', async () => {
    writeConfiguration('{ engine: orcale, connection: app.db, destination: backups }');
    await expect(resolve(given({}), runtime)).rejects.toThrow(
      /^\.github\/deploy\.yml:4:23: .*unknown database engine `orcale`/,
    );
  });
});

describe('a run', () => {
  it('fills every output and tells what it did', async () => {
    const result = await start({ ...whole, version: '1.2.3' });
    const told = outputsOf(result);
    expect(told).toMatchObject({ verified: 'restore', 'backup-seconds': '0', 'restore-seconds': '0' });
    expect(told['location']).toBe(join(runtime.workspace, 'backups', `${told['backup-id']}.sqlite`));
    expect(told['manifest']).toBe(join(runtime.workspace, 'backups', `${told['backup-id']}.json`));
    expect(told['sha256']).toMatch(/^[0-9a-f]{64}$/);
    expect(Number(told['size-bytes'])).toBeGreaterThan(0);
    expect(conclude(result)).toMatchObject({ ok: true, reasonCode: 'backed-up' });
    expect(summarize(result)).toContain('| orders | 2 |');
    expect(summarize(result)).toContain('✅ Backup restored and compared');
    expect(summarize(result)).toMatch(
      /Compared in the restored copy: columns of 1 table, 1 index, constraint or other object, number of rows in all of them, a checksum over every row in all of them/,
    );
  });

  it('that only verifies the archive has no time for a restore', async () => {
    const result = await start({ ...whole, verify: 'archive' });
    expect(outputsOf(result)).toMatchObject({ verified: 'archive', 'restore-seconds': '' });
    expect(conclude(result).reason).toContain('read back and intact');
    expect(summarize(result)).toMatch(/Not compared: rows\. Nobody has restored it\./);
  });

  it('that is dry prints the writes in order and makes none', async () => {
    const before = readdirSync(runtime.workspace);
    const result = await start({ ...whole, 'dry-run': 'true' });
    expect(readdirSync(runtime.workspace)).toEqual(before);
    expect(new Set(Object.values(outputsOf(result)))).toEqual(new Set(['']));
    expect(conclude(result)).toMatchObject({ ok: true, reasonCode: 'dry-run' });
    expect(runtime.lines.map((line) => line.slice(0, 3))).toEqual(['1. ', '2. ', '3. ', '4. ', '5. ']);
    expect(summarize(result)).toContain('nothing was written');
  });

  it('points into the file, or names the input, when the mistake shows only in the database', async () => {
    writeConfiguration('{ engine: sqlite, connection: none.db, destination: backups }');
    await expect(start({})).rejects.toThrow(
      /^\.github\/deploy\.yml:4:43: `connection`: `none\.db` is not there/,
    );
    await expect(start({ connection: 'nor.db' })).rejects.toThrow(/^input `connection`: `nor\.db` is not/);
  });

  it('of a database that is not there writes nothing', async () => {
    await expect(start({ ...whole, connection: 'none.db' })).rejects.toThrow(ConfigurationError);
    expect(readdirSync(runtime.workspace)).toEqual(['app.db']);
  });
});

describe('the summary of a snapshot', () => {
  const manifest: SnapshotManifest = {
    ...{ schemaVersion: 1, backupId: 'shop-1', engine: 'rds-snapshot', engineVersion: '16.4', actor: 'ada' },
    ...{ created: '2026-03-01T12:00:00Z', service: 'shop', environment: 'production', settings: {} },
    ...{ database: 'arn:aws:rds:eu-west-1:1:db:shop', sizeBytes: 20 * 1024 ** 3 },
    verified: { level: 'restore', restoreSeconds: 600 },
    snapshot: {
      ...{ id: 'shop-1', arn: 'arn:snapshot', region: 'eu-west-1', kind: 'instance', source: 'shop' },
      copies: [{ id: 'shop-1', arn: 'arn:copy', region: 'eu-central-1' }],
    },
  };
  const made = {
    manifest,
    manifestLocation: 's3://b/shop-1.json',
    location: 'arn:snapshot',
    backupSeconds: 90,
  };
  const backup = { engine: 'rds-snapshot' } as Result['request']['backup'];
  const request = { backup, aws: undefined, service: 'shop', environment: 'production', version: undefined };
  const result: Result = { request, plan: [], made: { ...made, removed: ['shop-0'] } };

  it('says what it is of, where its copies are and that nobody read its tables', () => {
    const page = summarize(result);
    expect(page).toContain('## ✅ Backup restored\n');
    expect(page).toContain('| Snapshot | arn:snapshot, of the instance shop |');
    expect(page).toContain('| Copy in eu-central-1 | arn:copy |');
    expect(page).toContain('Its tables were not looked at.');
    expect(page).toContain('Given up by the retention policy: `shop-0`');
    expect(page).not.toContain('SHA-256');
    expect(outputsOf(result)).toMatchObject({ sha256: '', verified: 'restore', 'restore-seconds': '600' });
  });

  it('of which no instance was restored says that', () => {
    const unproven: SnapshotManifest = { ...manifest, verified: { level: 'archive' } };
    const page = summarize({ ...result, made: { ...made, manifest: unproven, removed: [] } });
    expect(page).toContain('## ✅ Backup available\n');
    expect(page).toContain('Nobody has restored it.');
  });
});

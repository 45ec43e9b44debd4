import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, systemClock } from '@deploy-actions/action-kit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupSchema } from '../../config/src/schema/backup/backup.ts';
import { newestBackup, openBackup, readManifest } from '../src/index.ts';
import { ballast, createWorkspace, names, richSchema } from './fixtures.ts';

const count = (database: DatabaseSync, table: string) =>
  Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);

describe.each(['wal', 'delete'])('a restore in journal mode %s', (journalMode) => {
  it('brings back everything under the feet of an open connection', async () => {
    const { backUp, database, restore, runtime } = await createWorkspace(richSchema, journalMode);
    const { manifestLocation, manifest } = await backUp();
    const statement = database.prepare('SELECT count(*) AS n FROM child');
    expect(statement.get()).toEqual({ n: 6 });
    runtime.clock.advance(60_000);
    database.exec('DELETE FROM child; DROP TABLE pair; CREATE TABLE later (x); INSERT INTO later VALUES (1)');
    const result = await restore(manifestLocation, runtime);
    expect(result).toMatchObject({ lossFrom: '2026-01-01T12:00:00Z', seconds: 0 });
    expect(statement.get()).toEqual({ n: 6 });
    expect(count(database, 'pair')).toBe(2);
    expect(() => database.prepare('SELECT * FROM later')).toThrow('no such table');
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: journalMode });
    expect(manifest.settings).toEqual({ 'journal-mode': journalMode });
    database.exec("INSERT INTO parent (name) VALUES ('after')");
  });

  it('keeps what it overwrites as a copy that can be restored in turn', async () => {
    const { backUp, database, restore, runtime } = await createWorkspace('CREATE TABLE t (x)', journalMode);
    const { manifestLocation } = await backUp();
    database.exec('INSERT INTO t VALUES (1)');
    const { safetyCopy = '' } = await restore(manifestLocation, runtime);
    expect(count(database, 't')).toBe(0);
    expect((await readManifest(safetyCopy, { aws: undefined, runtime })).verified).toEqual({ level: 'none' });
    await restore(safetyCopy, runtime);
    expect(count(database, 't')).toBe(1);
  });

  it('overwrites nothing of which it can take no copy', async () => {
    const { backUp, database, request, runtime } = await createWorkspace('CREATE TABLE t (x)', journalMode);
    const { manifestLocation } = await backUp();
    database.exec('INSERT INTO t VALUES (1)');
    writeFileSync(join(runtime.workspace, 'file'), '');
    const { backup } = request({ 'restore-connection': 'file' });
    const restored = (await openBackup(manifestLocation, { backup, aws: undefined }, runtime)).restore({
      maintenance: true,
    });
    await expect(restored).rejects.toThrow(ConfigurationError);
    await expect(restored).rejects.toThrow(/no copy of it can be taken before: can't be a folder/);
    expect(count(database, 't')).toBe(1);
  });

  it('works while another process writes', async () => {
    const schema = 'CREATE TABLE ledger_left (n); CREATE TABLE ledger_right (n);';
    const workspace = await createWorkspace(schema + ballast(3_000), journalMode);
    const { backUp, database, file, restore } = workspace;
    const runtime = { ...workspace.runtime, clock: systemClock };
    const { manifestLocation } = await backUp();
    database.exec('DELETE FROM ballast');
    const writer = fork(new URL('writer.ts', import.meta.url).pathname, [file], { execArgv: [] });
    onTestFinished(() => void writer.kill());
    await once(writer, 'message');
    await restore(manifestLocation, runtime);
    writer.send('stop');
    const [{ committed, failed }] = await once(writer, 'message');
    expect(failed).toBe(0);
    expect(count(database, 'ballast')).toBe(3_000);
    expect(count(database, 'ledger_left')).toBeLessThan(committed + 1);
    expect(count(database, 'ledger_left')).toBe(count(database, 'ledger_right'));
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('waits for a transaction to end', async () => {
    const {
      backUp,
      database,
      restore,
      runtime: faked,
    } = await createWorkspace('CREATE TABLE t (x)', journalMode);
    const { manifestLocation } = await backUp();
    const runtime = { ...faked, clock: systemClock };
    database.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
    // Where a look of the restore is in the way, it is tried again, as an application does.
    const commit = () => {
      try {
        database.exec('COMMIT');
      } catch {
        setTimeout(commit, 20);
      }
    };
    setTimeout(commit, 300);
    await restore(manifestLocation, runtime);
    expect(count(database, 't')).toBe(0);
  });
});

describe('a restore', () => {
  it('that is cancelled while it writes leaves the database as it was', async () => {
    const { backUp, database, file, restore, runtime } = await createWorkspace(ballast(10_000));
    const { manifestLocation } = await backUp({ verify: 'archive' });
    database.exec('DELETE FROM ballast; PRAGMA wal_checkpoint(TRUNCATE)');
    const restoring = restore(manifestLocation, runtime);
    while (statSync(`${file}-wal`).size === 0) await new Promise(setImmediate);
    runtime.cancel(new Error('enough'));
    await expect(restoring).rejects.toThrow('enough');
    expect(count(database, 'ballast')).toBe(0);
    expect(new DatabaseSync(file).prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('makes a database where there is none, in the journal mode it had', async () => {
    const { backUp, database, file, restore, runtime } = await createWorkspace(richSchema);
    const { manifestLocation } = await backUp();
    database.close();
    rmSync(file);
    const { safetyCopy } = await restore(manifestLocation, runtime);
    expect(safetyCopy).toBeUndefined();
    const restored = new DatabaseSync(file);
    expect(count(restored, 'child')).toBe(6);
    expect(restored.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    restored.close();
    expect(names(runtime.workspace)).toEqual(['app.db', 'backups']);
  });

  it('puts a database that can not be opened aside', async () => {
    const { backUp, database, file, restore, runtime } = await createWorkspace(richSchema);
    const { manifestLocation } = await backUp();
    database.close();
    writeFileSync(file, 'SQLite format 3\0 and no more than that'.repeat(200));
    await restore(manifestLocation, runtime);
    const restored = new DatabaseSync(file);
    expect(count(restored, 'child')).toBe(6);
    restored.close();
    expect(names(runtime.workspace)).toEqual([
      'app.db',
      expect.stringMatching(/^app\.db\.replaced-[0-9a-f]{8}$/),
      'backups',
    ]);
    expect(runtime.lines.join('\n')).toContain('has to be restarted');
  });

  it('puts a database whose schema is damaged aside, since it can not be copied', async () => {
    const { backUp, database, file, restore, runtime } = await createWorkspace(richSchema);
    const { manifestLocation } = await backUp();
    database.close();
    const damaged = readFileSync(file).fill(0xab, 100, 300);
    writeFileSync(file, damaged);
    await expect(backUp()).rejects.toThrow('`app.db` is damaged');
    const { safetyCopy } = await restore(manifestLocation, runtime);
    expect(safetyCopy).toBeUndefined();
    const restored = new DatabaseSync(file);
    expect(count(restored, 'child')).toBe(6);
    restored.close();
    const aside = names(runtime.workspace).find((name) => /^app\.db\.replaced-[0-9a-f]{8}$/.test(name)) ?? '';
    expect(readFileSync(join(runtime.workspace, aside))).toEqual(damaged);
  });

  it('into a database with other pages says what is in the way, and changes nothing', async () => {
    const { backUp, database, file, restore, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const { manifestLocation } = await backUp();
    database.close();
    rmSync(file);
    const other = new DatabaseSync(file);
    other.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = wal; CREATE TABLE other (x)');
    const restoring = restore(manifestLocation, runtime);
    await expect(restoring).rejects.toThrow('another page size than the backup');
    expect(count(other, 'other')).toBe(0);
    other.close();
  });

  it('does not let the journal of a lost database into the restored one', async () => {
    const { backUp, database, file, restore, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const { manifestLocation } = await backUp();
    database.exec('INSERT INTO t VALUES (1)');
    const journal = readFileSync(`${file}-wal`);
    database.close();
    rmSync(file);
    writeFileSync(`${file}-wal`, journal);
    await restore(manifestLocation, runtime);
    const restored = new DatabaseSync(file);
    expect(count(restored, 't')).toBe(0);
    restored.close();
    expect(names(runtime.workspace)).toContainEqual(
      expect.stringMatching(/^app\.db\.replaced-[0-9a-f]{8}-wal$/),
    );
  });

  it('of another engine is refused', async () => {
    const { backUp, request, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const { manifest } = await backUp();
    const path = join(runtime.workspace, 'other.json');
    writeFileSync(path, JSON.stringify({ ...manifest, engine: 'postgres' }));
    await expect(openBackup(path, request(), runtime)).rejects.toThrow(
      'it is of the engine `postgres`, and the section `backup` says `sqlite`',
    );
  });
});

describe('the newest backup of a database that is gone', () => {
  const owner = { aws: undefined, service: 'shop', environment: 'production' };

  it('is found where the service has no other, and else never one of another database', async () => {
    const { backUp, request, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const { backup } = request();
    const first = await backUp();
    const another = new DatabaseSync(join(runtime.workspace, 'other.db'));
    another.exec('CREATE TABLE t (x)');
    another.close();
    rmSync(join(runtime.workspace, 'app.db'));
    expect((await newestBackup({ ...owner, backup }, runtime))?.manifest.backupId).toBe(
      first.manifest.backupId,
    );
    runtime.clock.advance(60_000);
    const other = await backUp({ connection: 'other.db' });
    const refused = newestBackup({ ...owner, backup }, runtime);
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toThrow(/`app\.db` \(.*\), `other\.db` \(.*\): give the manifest/);
    await expect(refused).rejects.toThrow(other.manifestLocation);
  });

  it.each([
    { engine: 'postgres', connection: 'postgres://a:b@127.0.0.1:1/shop' },
    { engine: 'mysql', connection: 'mysql://a:b@127.0.0.1:1/shop' },
  ] as const)('is known by its address with $engine, though nobody answers there', async (address) => {
    const { backUp, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const { manifest, manifestLocation } = await backUp();
    const of = (database: string) =>
      writeFileSync(manifestLocation, JSON.stringify({ ...manifest, engine: address.engine, database }));
    const backup = backupSchema.parse({ ...address, destination: 'backups' });
    of('127.0.0.1:1/other');
    expect(await newestBackup({ ...owner, backup }, runtime)).toBeUndefined();
    of('127.0.0.1:1/shop');
    expect((await newestBackup({ ...owner, backup }, runtime))?.manifest.backupId).toBe(manifest.backupId);
  });
});

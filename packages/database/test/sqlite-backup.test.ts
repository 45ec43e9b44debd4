import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '@deploy-actions/action-kit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prepareBackup, readManifest } from '../src/index.ts';
import { archived, ballast, createWorkspace, names, richSchema } from './fixtures.ts';

const ledger = 'CREATE TABLE ledger_left (n); CREATE TABLE ledger_right (n);';

function rowsOf(database: DatabaseSync, table: string): unknown[] {
  const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
  statement.setReadBigInts(true);
  return statement.all();
}

async function startWriter(file: string): Promise<ChildProcess> {
  const writer = fork(new URL('writer.ts', import.meta.url).pathname, [file], { execArgv: [] });
  onTestFinished(() => void writer.kill());
  await once(writer, 'message');
  return writer;
}

async function stopWriter(writer: ChildProcess): Promise<{ committed: number; failed: number }> {
  writer.send('stop');
  const [report] = await once(writer, 'message');
  return report;
}

describe.each(['wal', 'delete'])('backup of a database in journal mode %s', (journalMode) => {
  it('holds every row of every table and everything else in the schema', async () => {
    const { backUp, database, stored } = await createWorkspace(richSchema, journalMode);
    const { manifest, location } = await backUp();
    const copy = new DatabaseSync(location, { readOnly: true });
    const schema = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name';
    expect(copy.prepare(schema).all()).toEqual(database.prepare(schema).all());
    expect(manifest.contents?.tables).toHaveLength(8 + 1 + 5);
    for (const { name, rows } of manifest.contents?.tables ?? []) {
      expect(rowsOf(copy, name)).toEqual(rowsOf(database, name));
      expect(rowsOf(copy, name)).toHaveLength(rows ?? -1);
    }
    expect(copy.prepare("SELECT count(*) AS n FROM search WHERE body MATCH 'text'").get()).toEqual({ n: 1 });
    copy.close();
    expect(stored()).toEqual([`${manifest.backupId}.json`, `${manifest.backupId}.sqlite`]);
  });

  it('is of one moment while another process goes on writing, which loses nothing', async () => {
    const { file, request, runtime: faked } = await createWorkspace(ledger + ballast(4_000), journalMode);
    const runtime = { ...faked, clock: systemClock };
    const writer = await startWriter(file);
    const { location, manifest } = archived(await (await prepareBackup(request(), runtime)).make());
    const { committed, failed } = await stopWriter(writer);
    expect(failed).toBe(0);
    const copy = new DatabaseSync(location, { readOnly: true });
    const left = rowsOf(copy, 'ledger_left');
    expect(left).toEqual(rowsOf(copy, 'ledger_right'));
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThanOrEqual(committed);
    expect(manifest.verified.level).toBe('restore');
    copy.close();
  });
});

describe('backup', () => {
  it('writes a manifest that says what, when, for whom and how far it is proven', async () => {
    const { backUp, runtime } = await createWorkspace('CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)');
    const { manifestLocation, location } = await backUp();
    expect(await readManifest(manifestLocation, { aws: undefined, runtime })).toEqual({
      schemaVersion: 1,
      backupId: expect.stringMatching(/^shop-production-20260101T120000Z-[0-9a-f]{8}$/),
      engine: 'sqlite',
      engineVersion: process.versions['sqlite'],
      created: '2026-01-01T12:00:00Z',
      service: 'shop',
      environment: 'production',
      database: 'app.db',
      commit: runtime.run.sha,
      version: '1.2.3',
      runUrl: runtime.run.url,
      actor: 'tester',
      file: expect.stringMatching(/^shop-production-20260101T120000Z-[0-9a-f]{8}\.sqlite$/),
      sizeBytes: statSync(location).size,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      settings: { 'journal-mode': 'wal' },
      contents: {
        tables: [{ name: 't', columns: ['x'], rows: 2, checksum: expect.any(String) }],
        objects: [{ type: 'table', name: 't', checksum: expect.any(String) }],
        foreignKeyViolations: 0,
      },
      verified: {
        level: 'restore',
        archiveAt: '2026-01-01T12:00:00Z',
        restoreAt: '2026-01-01T12:00:00Z',
        restoreSeconds: 0,
      },
    });
  });

  it('says `archive` when it was not restored, and restores nothing', async () => {
    const { backUp, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const before = names(runtime.workspace);
    const { manifest } = await backUp({ verify: 'archive', 'restore-connection': 'scratch' });
    expect(manifest.verified).toEqual({
      level: 'archive',
      archiveAt: expect.stringMatching(/^2026-01-01T12:00:/),
    });
    expect(names(runtime.workspace)).toEqual([...before, 'backups'].sort());
  });

  it('restores into the folder asked for and leaves nothing there', async () => {
    const { backUp, runtime } = await createWorkspace(richSchema);
    await backUp({ 'restore-connection': 'scratch' });
    expect(names(join(runtime.workspace, 'scratch'))).toEqual([]);
    expect(names(runtime.workspace)).toContain('scratch');
  });

  it('is as readable as the database and no more', async () => {
    const { backUp, file } = await createWorkspace('CREATE TABLE t (x)');
    chmodSync(file, 0o600);
    const { location, manifestLocation } = await backUp();
    expect(statSync(location).mode & 0o777).toBe(0o600);
    expect(statSync(manifestLocation).mode & 0o777).toBe(0o600);
  });

  it('leaves no journal beside a database that nobody else has open', async () => {
    const { backUp, database, runtime } = await createWorkspace('CREATE TABLE t (x)');
    database.close();
    await backUp();
    expect(names(runtime.workspace)).toEqual(['app.db', 'backups']);
  });

  it('waits for a writer that holds the database locked', async () => {
    const { backUp, database } = await createWorkspace('CREATE TABLE t (x)', 'delete');
    database.exec('BEGIN EXCLUSIVE; INSERT INTO t VALUES (1)');
    setTimeout(() => database.exec('COMMIT'), 300);
    const { manifest } = await backUp();
    expect(manifest.contents?.tables[0]?.rows).toBe(1);
  });

  it('warns of rows without a parent, and backs them up', async () => {
    const { backUp, runtime } = await createWorkspace(
      'CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p (id)); INSERT INTO c VALUES (7)',
    );
    const { manifest } = await backUp();
    expect(manifest.contents?.foreignKeyViolations).toBe(1);
    expect(runtime.lines.join('\n')).toContain(
      'warning: The database holds 1 rows that point at a missing parent',
    );
  });

  it('copes with a table of more columns than an SQL function takes arguments', async () => {
    const columns = Array.from({ length: 1_999 }, (_, index) => `c${index}`);
    const { backUp, database } = await createWorkspace(`CREATE TABLE wide (${columns.join(', ')})`);
    database.exec('INSERT INTO wide (c0, c1998) VALUES (1, 2)');
    const { manifest } = await backUp();
    expect(manifest.contents?.tables[0]).toMatchObject({ rows: 1, columns });
  });
});

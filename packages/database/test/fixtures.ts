import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Runtime } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import {
  type ArchiveManifest,
  type BackupRequest,
  type BackupResult,
  isSnapshot,
  openBackup,
  prepareBackup,
  type RestoreResult,
} from '../src/index.ts';

type Backup = BackupConfigurationOf<'sqlite'>;

/** A backup by an archive, as everything but a snapshot is. */
export type ArchiveResult = BackupResult & { readonly manifest: ArchiveManifest };

/** A schema with everything that is easily lost in a copy. */
export const richSchema = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE child (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER REFERENCES parent (id), note);
  CREATE TABLE product (price REAL, tax REAL, gross REAL AS (price + tax) STORED, label TEXT AS ('p' || price));
  CREATE TABLE pair (a TEXT, b INTEGER, v BLOB, PRIMARY KEY (a, b)) WITHOUT ROWID;
  CREATE TABLE strictly (n INTEGER, t TEXT) STRICT;
  CREATE TABLE void (x);
  CREATE TABLE "we""ird 'näme' | [x]" ("a""b" TEXT, "select" INTEGER, "Ünï" BLOB);
  CREATE TABLE hidden_rowid (rowid TEXT, oid TEXT, _rowid_ TEXT);
  CREATE INDEX by_name ON parent (name COLLATE NOCASE);
  CREATE VIEW names AS SELECT name FROM parent;
  CREATE TRIGGER on_child AFTER INSERT ON child BEGIN UPDATE parent SET name = name || '!' WHERE id = new.parent; END;
  CREATE VIRTUAL TABLE search USING fts5 (body);
  INSERT INTO parent VALUES (1, 'one'), (9007199254740993, 'beyond 2^53'), (-9223372036854775808, 'smallest');
  INSERT INTO child (parent, note) VALUES (1, NULL), (1, 1), (1, '1'), (1, 1.0), (1, x'31'), (1, CAST(x'610062ff' AS TEXT));
  INSERT INTO product (price, tax) VALUES (0.1, 0.2), (9e999, -0.0);
  INSERT INTO pair VALUES ('z', 1, zeroblob(10000)), ('a', 2, x'00ff');
  INSERT INTO strictly VALUES (1, 'x');
  INSERT INTO "we""ird 'näme' | [x]" VALUES ('it''s', 9007199254740995, x'');
  INSERT INTO hidden_rowid VALUES ('r', 'o', '_');
  INSERT INTO search VALUES ('full text search');
`;

/** A workspace with a database `app.db` and what is needed to back it up. */
export interface Workspace {
  readonly runtime: TestRuntime;
  readonly file: string;
  readonly database: DatabaseSync;
  readonly request: (backup?: Partial<Backup>, rest?: Partial<BackupRequest>) => BackupRequest;
  readonly backUp: (backup?: Partial<Backup>, rest?: Partial<BackupRequest>) => Promise<ArchiveResult>;
  /** Puts a backup back into the database. */
  readonly restore: (manifestLocation: string, runtime?: Runtime) => Promise<RestoreResult>;
  /** Names in the folder of backups. */
  readonly stored: () => string[];
}

/** Makes a workspace; `sql` fills its database. */
export async function createWorkspace(
  sql: string,
  journalMode = 'wal',
  environment: Runtime['environment'] = {},
): Promise<Workspace> {
  const runtime = await createTestRuntime({ environment });
  const file = join(runtime.workspace, 'app.db');
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  // Held until then: a connection that is collected as garbage closes, and takes its files `-wal` and `-shm` with it.
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  database.exec(`PRAGMA journal_mode = ${journalMode}; PRAGMA synchronous = OFF; ${sql}`);
  const request: Workspace['request'] = (backup, rest) => ({
    backup: {
      ...{ engine: 'sqlite', connection: 'app.db', destination: 'backups', verify: 'restore' },
      'warn-when-shrunk-by': 50,
      ...backup,
    },
    ...{ aws: undefined, service: 'shop', environment: 'production', version: '1.2.3' },
    ...rest,
  });
  const backUp: Workspace['backUp'] = async (backup, rest) =>
    archived(await (await prepareBackup(request(backup, rest), runtime)).make());
  const restore: Workspace['restore'] = async (location, used = runtime) =>
    (await openBackup(location, request(), used)).restore({ maintenance: false });
  return {
    runtime,
    file,
    database,
    request,
    backUp,
    restore,
    stored: () => names(join(runtime.workspace, 'backups')),
  };
}

/** A result that is known to be of an archive. */
export function archived(result: BackupResult): ArchiveResult {
  const { manifest } = result;
  if (isSnapshot(manifest)) throw new Error(`${manifest.backupId} is a snapshot`);
  return { ...result, manifest };
}

/** Names in a folder, in order; none when there is no folder. */
export function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** SQL for rows of ballast, about 1 KiB each. */
export function ballast(rows: number): string {
  return `CREATE TABLE ballast (id INTEGER PRIMARY KEY, filler BLOB);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
    INSERT INTO ballast (filler) SELECT randomblob(1000) FROM n;`;
}

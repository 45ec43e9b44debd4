import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../src/engines/sqlite/database.ts';
import { copySnapshot } from '../src/engines/sqlite/online-copy.ts';
import { ballast, createWorkspace } from './fixtures.ts';

const schema = `CREATE TABLE t (x); ${ballast(8_000)}`;

/** Copies a database while `write` is called in every turn of the event loop; says how often that succeeded. */
async function copyWhile(journalMode: string, write: (attempt: number, database: DatabaseSync) => void) {
  const { file, database, runtime } = await createWorkspace(schema, journalMode);
  let attempts = 0;
  let succeeded = 0;
  let copying = true;
  const turn = () => {
    if (!copying) return;
    try {
      write(attempts, database);
      succeeded += 1;
    } catch {
      // Locked out: what is counted here is how often that doesn't happen.
    }
    attempts += 1;
    setImmediate(turn);
  };
  setImmediate(turn);
  await withDatabase(file, 'live', (source) => copySnapshot(source, `${file}.copy`, journalMode, runtime));
  copying = false;
  const copy = new DatabaseSync(`${file}.copy`);
  const rows = Number(copy.prepare('SELECT count(*) AS n FROM t').get()?.['n']);
  const intact = copy.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
  copy.close();
  return { attempts, succeeded, rows, intact };
}

const insert = (database: DatabaseSync) => database.exec('INSERT INTO t VALUES (1)');

describe('a copy of a live database', () => {
  it('in WAL mode keeps no writer waiting and sees none of what they write', async () => {
    const { attempts, succeeded, rows, intact } = await copyWhile('wal', (_, database) => insert(database));
    expect(succeeded).toBe(attempts);
    expect(succeeded).toBeGreaterThan(0);
    expect(rows).toBe(0);
    expect(intact).toBe('ok');
  });

  it('in a rollback-journal mode lets writers in, even impatient ones, and starts again after them', async () => {
    let written = 0;
    const { rows, intact } = await copyWhile('delete', (_, database) => {
      if (written >= 3) return;
      insert(database);
      written += 1;
    });
    expect(written).toBe(3);
    expect(rows).toBe(3);
    expect(intact).toBe('ok');
  });

  it('in a rollback-journal mode comes to an end although somebody writes all the time', async () => {
    const { attempts, succeeded, rows, intact } = await copyWhile('delete', (_, database) =>
      insert(database),
    );
    expect(succeeded).toBeGreaterThan(0);
    expect(succeeded).toBeLessThan(attempts);
    expect(rows).toBeLessThanOrEqual(succeeded);
    expect(intact).toBe('ok');
  });
});

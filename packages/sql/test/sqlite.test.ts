import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Secrets } from '@deploy-actions/action-kit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../src/index.ts';

function shop(journal = 'delete') {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  const file = join(folder, 'shop.db');
  const database = new DatabaseSync(file);
  database.exec(`pragma journal_mode = ${journal};
    create table orders (id integer primary key, note text, amount real, data blob, at text);
    insert into orders values (1, 'seven', 12.5, x'0102', '2026-01-02 03:04:05'), (9007199254740993, null, null, null, null);
  `);
  const session = openDatabase('sqlite:shop.db', {
    timeout: 100,
    secrets: new Secrets(),
    folder,
    settings: { version: '1.2.3' },
  });
  onTestFinished(() => {
    session.close();
    if (database.isOpen) database.close();
    rmSync(folder, { recursive: true });
  });
  return { folder, file, database, session };
}

describe('an SQLite file', () => {
  test('gives rows with all their digits', async () => {
    const { session } = shop();
    expect(await session.ask('select *, id as id from orders order by id')).toEqual({
      columns: [
        { name: 'id', type: 'number', typeName: 'INTEGER' },
        { name: 'note', type: 'text', typeName: 'TEXT' },
        { name: 'amount', type: 'number', typeName: 'REAL' },
        { name: 'data', type: 'other', typeName: 'BLOB' },
        { name: 'at', type: 'text', typeName: 'TEXT' },
        { name: 'id', type: 'number', typeName: 'INTEGER' },
      ],
      rows: [
        [1, 'seven', 12.5, '\\x0102', '2026-01-02 03:04:05', 1],
        ['9007199254740993', null, null, null, null, '9007199254740993'],
      ],
      more: false,
    });
  });

  test('binds parameters and what is known of the release', async () => {
    const { session } = shop();
    const query = "select $2 as b, $1 as a, '$1' as c, $deploy_version as v, $deploy_color as none";
    const { rows } = await session.ask(query, { parameters: ["1'; drop table orders", true] });
    expect(rows).toEqual([[1, "1'; drop table orders", '$1', '1.2.3', null]]);
  });

  test('text of digits is text', async () => {
    const { columns } = await shop().session.ask("select '7' as a, 7 as b, null as c");
    expect(columns.map(({ type }) => type)).toEqual(['text', 'number', 'other']);
  });

  test('is read no further than asked for', async () => {
    const { session } = shop();
    const query = 'with recursive n(x) as (select 1 union all select x + 1 from n) select x from n';
    expect(await session.ask(query, { mostRows: 2 })).toMatchObject({ rows: [[1], [2]], more: true });
    expect(await session.ask('select 1 union select 2', { mostRows: 2 })).toMatchObject({ more: false });
  });

  test.each([
    ['select * from nowhere', 'missing', 'no such table: nowhere'],
    ['select\n  nope from orders', 'missing', 'no such column: nope at line 2, column 3'],
    ['select 1 frm x', 'bad-query', 'syntax error'],
    ['select count(*) frm orders where', 'bad-query', 'near "orders": syntax error at line 1, column 21'],
    [
      'with x as (select 1) delete from orders',
      'bad-query',
      'attempt to write a readonly database; queries may only read',
    ],
  ])('%s', async (query, reason, message) => {
    const { session, database } = shop();
    await expect(session.ask(query)).rejects.toMatchObject({
      reason,
      outOfReach: false,
      message: expect.stringContaining(message),
    });
    expect(database.prepare('select count(*) as n from orders').get()).toEqual({ n: 2 });
    expect((await session.ask('select 1')).rows).toEqual([[1]]);
  });

  test.each(['delete from orders', 'select 1; delete from orders', 'pragma user_version = 3'])(
    '%s is refused before anybody is asked',
    async (query) => {
      const { session } = shop();
      await expect(session.ask(query)).rejects.toThrow('the query ');
      expect(session.isOpen).toBe(false);
    },
  );

  test('that isn’t there is not made', async () => {
    const { folder } = shop();
    const session = openDatabase('sqlite:other.db', { timeout: 100, secrets: new Secrets(), folder });
    await expect(session.ask('select 1')).rejects.toMatchObject({
      reason: 'unknown-database',
      outOfReach: true,
      message: 'SQLite file other.db: there is no such file',
    });
    expect(readdirSync(folder)).toEqual(['shop.db']);
  });

  test('that is none, and one that is locked', async () => {
    const { folder, file, database, session } = shop();
    database.exec('begin exclusive');
    await expect(session.ask('select * from orders')).rejects.toMatchObject({ reason: 'timeout' });
    database.close();
    writeFileSync(join(folder, 'text.db'), 'no database at all, just a text\n'.repeat(200));
    const other = openDatabase('sqlite:text.db', { timeout: 100, secrets: new Secrets(), folder });
    await expect(other.ask('select * from orders')).rejects.toMatchObject({ reason: 'not-that-database' });
    other.close();
    expect(file).toContain(folder);
  });

  test('with a write-ahead log is left as it was', async () => {
    const { folder, database, session } = shop('wal');
    database.close();
    await session.ask('select * from orders');
    session.close();
    expect(readdirSync(folder)).toEqual(['shop.db']);
  });

  test('is not asked once the signal has fired', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(shop().session.ask('select 1', { signal })).rejects.toThrow('enough');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';
import { found, shop } from './sql-shop.ts';

describe('a record', () => {
  test('keeps the rows, and a later answer is compared with it', async () => {
    const { runtime, database } = await shop();
    const query = 'select name, lag from replicas order by name';
    const recorded = await ask({ kind: 'sql', database, query, record: 'lags' }, runtime);
    const path = join(runtime.temporary, 'sql-lags.json');
    expect(recorded).toMatchObject({ status: 'pass', finding: `gives 2 rows; recorded 2 rows in ${path}` });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      schemaVersion: 1,
      recordedAt: '2026-02-01T00:00:00Z',
      query,
      rows: [
        ['a', 0.5],
        ['b', 7.25],
      ],
    });
    const file = new DatabaseSync(join(runtime.workspace, 'shop.db'));
    file.exec("update replicas set lag = 0.7 where name = 'a'");
    file.close();
    const compare = { baseline: path, key: 'name', 'fail-when': { lag: { 'rises-by': '50%' } } };
    const check = { kind: 'sql', database, query, compare };
    expect(await ask(check, runtime)).toMatchObject({
      status: 'pass',
      finding: 'gives 2 rows; `lag` of `a` rose by 40% from 0.5 to 0.7; `lag` of `b` stayed 7.25',
      evidence: {
        answer: expect.stringMatching(/^compared with .*sql-lags\.json, recorded 2026-02-01T00:00:00Z\nname/),
      },
    });
    const strict = { ...compare, 'warn-when': { lag: { 'rises-by': '20%' } } };
    expect(await ask({ ...check, compare: strict }, runtime)).toMatchObject({
      status: 'warn',
      finding: '`lag` of `a` rose by 40% from 0.5 to 0.7, wanted a rise of at most 20%',
    });
  });

  test.each([
    ['nowhere.json', /^the baseline `nowhere\.json` does not exist; a `sql` check with `record` makes one$/],
    ['shop.db', /is no record of a query/],
  ])('that is none: %s', async (baseline, finding) => {
    const compare = { baseline, 'fail-when': { lag: { 'rises-by': '50%' } } };
    const result = await found({ query: 'select max(lag) as lag from replicas', compare });
    expect(result).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
  });

  test('that can’t be written is a failure', async () => {
    const { runtime, database } = await shop();
    const temporary = join(runtime.workspace, 'shop.db');
    const result = await ask(
      { kind: 'sql', database, query: 'select 1', record: 'x' },
      { ...runtime, temporary },
    );
    expect(result).toMatchObject({ status: 'fail', finding: 'could not be recorded' });
  });
});

describe('two periods', () => {
  const orders = `
    create table orders (at text, amount real, feature text);
    insert into orders values
      ('2026-01-29 11:59:59', 1000, 'old'), ('2026-01-29 12:00:00', 60, 'old'), ('2026-01-30 11:59:59', 40, 'new'),
      ('2026-01-30 12:00:00', 70, 'old'), ('2026-01-31 11:00:00', 15, 'new'), ('2026-01-31 12:00:00', 1000, 'new');
  `;
  const revenue = 'select sum(amount) as revenue, count(*) as orders from orders where at >= $1 and at < $2';
  const compared = (compare: object, check: object = {}) =>
    found(
      {
        query: revenue,
        compare: { 'deployed-at': '2026-01-30T12:00:00Z', period: '1d', ...compare },
        ...check,
      },
      orders,
    );

  test('are told apart by the time of the deployment, as long as each other', async () => {
    const result = await compared({
      'fail-when': { revenue: { 'falls-by': '20%' } },
      'warn-when': { revenue: { 'falls-by': '10%' } },
    });
    expect(result).toMatchObject({
      status: 'warn',
      finding: '`revenue` fell by 15% from 100 to 85, wanted a fall of at most 10%',
      evidence: {
        answer: [
          '1d from 2026-01-30T12:00:00Z, compared with 1d from 2026-01-29T12:00:00Z:',
          'revenue | orders',
          '--------|-------',
          '100     | 2',
          'and now:',
          'revenue | orders',
          '--------|-------',
          '85      | 2',
        ].join('\n'),
      },
    });
    expect(await compared({ 'fail-when': { revenue: { 'falls-by': '14.9%' } } })).toMatchObject({
      status: 'fail',
    });
    expect(
      await compared({ 'fail-when': { revenue: { 'falls-by': '15%' }, orders: { 'rises-by': '0%' } } }),
    ).toMatchObject({
      status: 'pass',
      finding: 'gives 1 row; `revenue` fell by 15% from 100 to 85; `orders` stayed 2',
    });
  });

  test('soon after a deployment, only as much of the time before counts', async () => {
    const result = await compared({ period: '7d', 'fail-when': { revenue: { 'falls-by': '1%' } } });
    expect(result.evidence?.answer).toMatch(
      /^1d12h from 2026-01-30T12:00:00Z, compared with 1d12h from 2026-01-29T00:00:00Z:/,
    );
  });

  test('the other one may lie a week back, and what was nothing then is no share of it', async () => {
    const result = await compared({ earlier: '7d', 'fail-when': { orders: { 'rises-by': '500%' } } });
    expect(result).toMatchObject({
      status: 'fail',
      finding: '`orders` rose from 0 to 2, wanted a rise of at most 500%',
    });
    expect(await compared({ earlier: '7d', 'fail-when': { revenue: { 'falls-by': '10%' } } })).toMatchObject({
      status: 'fail',
      finding: '`revenue` had no value before',
    });
  });

  test('rows are told apart by a key; what is gone has fallen to nothing', async () => {
    const query =
      'select feature, count(*) as uses from orders where at >= $1 and at < $2 and feature <> $3 group by 1';
    const compare = { key: 'feature', 'fail-when': { uses: { 'falls-by': '50%' } } };
    expect(await compared(compare, { query, parameters: ['new'] })).toMatchObject({ status: 'pass' });
    const gone = { ...compare, 'deployed-at': '2026-01-30T12:30:00Z' };
    expect(await compared(gone, { query, parameters: ['none'] })).toMatchObject({
      status: 'fail',
      finding: expect.stringContaining('`uses` of `old` fell by 100% from 1 to 0'),
    });
    const { finding } = await compared(
      { 'fail-when': { uses: { 'falls-by': '50%' } } },
      { query, parameters: ['none'] },
    );
    expect(finding).toBe('gives several rows; name the column that tells them apart as `key`');
  });

  test('a deployment that is still to come, and a time that is none', async () => {
    const limits = { 'fail-when': { revenue: { 'falls-by': '1%' } } };
    expect(await compared({ ...limits, 'deployed-at': '2026-02-01T00:00:00Z' })).toMatchObject({
      status: 'fail',
      finding: '`deployed-at` (2026-02-01T00:00:00Z) is not over yet: it is 2026-02-01T00:00:00Z',
    });
    await expect(compared({ ...limits, 'deployed-at': '2026-01-30' })).rejects.toThrow(
      '`deployed-at` is `2026-01-30`, but must be',
    );
  });
});

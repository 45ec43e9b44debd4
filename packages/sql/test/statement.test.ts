import { describe, expect, test } from 'vitest';
import type { Engine } from '../src/session.ts';
import { markParameters, readStatement, splitStatements } from '../src/statement.ts';

// What PostgreSQL takes is shown by the metrics provider's tests.
describe('a statement', () => {
  test.each<[Engine, string]>([
    ['mysql', "select 'it\\'s;'"],
    ['mysql', 'select ";" -- ; \n'],
    ['mysql', 'select 1 # ; \n'],
    ['mysql', 'select `a;``b` from t'],
    ['mysql', "select 5--1, '-- ;'"],
    ['mysql', 'select /* a /* ; */ 1'],
    ['sqlite', 'select [a;b], `c;`, "d;" from t'],
    ['sqlite', "select '\\'"],
    ['sqlite', 'select 1 /* a /* ; */'],
  ])('%s takes %j', (engine, query) => {
    expect(readStatement(query, engine)).toEqual({ statement: query, problem: undefined });
  });

  test.each<[Engine, string, string]>([
    ['mysql', "select '\\'; delete from t", 'is never closed'],
    ['mysql', "select '\\''; delete from t", 'has a `;` in it'],
    ['mysql', 'select 1 --; delete from t', 'has a `;` in it'],
    ['mysql', "select 1 /*! into outfile 'x' */", 'begins with `/*!`, which is run'],
    ['mysql', "select 1 /*M!100000 into outfile 'x' */", 'begins with `/*M!`, which is run'],
    ['mysql', "select 1 into\n outfile '/tmp/x'", 'writes a file'],
    ['mysql', 'set global read_only = 0', 'must begin with `select`'],
    ['mysql', 'show tables', 'must begin with `select`'],
    ['sqlite', "select '\\'; delete from t", 'has a `;` in it'],
    ['sqlite', 'select 1 /* open', 'has a `/*` that is never closed'],
    ['sqlite', "attach 'x' as y", 'must begin with `select`'],
  ])('%s refuses %j', (engine, query, problem) => {
    expect(readStatement(query, engine).problem).toContain(problem);
  });

  test.each<[Engine, string, string | undefined]>([
    ['postgres', 'show server_version', undefined],
    ['postgres', 'vacuum', 'must begin with'],
    ['mysql', 'show replica status', undefined],
    ['sqlite', 'pragma integrity_check', undefined],
    ['sqlite', 'pragma main.foreign_key_check(orders);', undefined],
    ['sqlite', 'pragma journal_mode = wal', 'does more than look'],
    ['sqlite', 'pragma journal_mode(wal)', 'does more than look'],
    ['sqlite', 'pragma query_only = off', 'does more than look'],
    ['sqlite', 'pragma wal_checkpoint', 'does more than look'],
  ])('alone, %s and %j', (engine, query, problem) => {
    const found = readStatement(query, engine, { alone: true }).problem;
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(problem);
  });
});

test('parameters are marked anew where they are none of the text', () => {
  const query = "select '$1', `$2`, $2, $1 -- $3\nwhere a$1 = $10 and \"$1\" = '' # $4";
  expect(markParameters(query, 'mysql', () => '?')).toEqual({
    text: "select '$1', `$2`, ?, ? -- $3\nwhere a$1 = ? and \"$1\" = '' # $4",
    numbers: [2, 1, 10],
  });
});

describe('a script is split', () => {
  test.each<[Engine, string, readonly string[]]>([
    [
      'postgres',
      "insert into t values ('a;b'), (E'\\';'); drop table t",
      ["insert into t values ('a;b'), (E'\\';')", 'drop table t'],
    ],
    [
      'postgres',
      'do $x$ begin; $$;$$ end $x$;;\n-- ;\nselect 1; /* /* ; */ ; */',
      ['do $x$ begin; $$;$$ end $x$', 'select 1'],
    ],
    [
      'postgres',
      'create function f() returns int begin atomic select 1; select case when true then 1 end; end; select 2',
      [
        'create function f() returns int begin atomic select 1; select case when true then 1 end; end',
        'select 2',
      ],
    ],
    ['mysql', "select '\\';' # ;\n; select `;`", ["select '\\';'", 'select `;`']],
    [
      'mysql',
      'create trigger t before insert on a for each row begin if 1 then set @a = 1; end if; end; drop table a',
      [
        'create trigger t before insert on a for each row begin if 1 then set @a = 1; end if; end',
        'drop table a',
      ],
    ],
    [
      'mysql',
      'create table t (a int) /*!50100 partition by hash (a) */; select 1',
      ['create table t (a int) /*!50100 partition by hash (a)', 'select 1'],
    ],
    ['sqlite', 'create table [a;b] (c text); select 1', ['create table [a;b] (c text)', 'select 1']],
  ])('%s: %j', (engine, script, statements) => {
    expect(splitStatements(script, engine).map(({ text }) => text)).toEqual(statements);
  });

  test('with the line of each, its code without what is quoted, and what is left open', () => {
    const script = "-- first\n\nselect 'drop' /* drop */ from \"drop\";\n  select 'never closed; drop";
    expect(splitStatements(script, 'postgres')).toEqual([
      {
        text: 'select \'drop\' /* drop */ from "drop"',
        code: 'select ______            from ______',
        line: 3,
      },
      { text: "select 'never closed; drop", code: `select ${'_'.repeat(19)}`, line: 4, open: "'" },
    ]);
  });
});

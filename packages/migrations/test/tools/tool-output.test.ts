import { expect, test } from 'vitest';
import { historyIn, lostRevisions, offlineSql } from '../../src/tools/alembic.ts';
import { migrationList } from '../../src/tools/knex.ts';
import { markerIn, misspeltMarkers } from '../../src/tools/markers.ts';
import { statusLines } from '../../src/tools/rails.ts';
import { lastLinesOf, timeoutHint } from '../../src/tools/tool-output.ts';

// As the tools themselves wrote it: test/integration/migrations-tools*.test.ts runs them.
test('alembic: the history, oldest first, with merges', () => {
  const history = `Rev: d4 (head) (mergepoint)
Merges: b2, c3
Path: /app/versions/d4.py

    join

Rev: b2
Parent: a1
Path: /app/versions/b2.py

    add a column

    Longer words.

Rev: c3
Parent: a1
Also depends on: e5
Path: /app/versions/c3.py

    Rev: of something else

Rev: a1 (branchpoint)
Parent: <base>
Branches into: b2, c3
Path: /app/versions/a1.py

    begin
`;
  expect(historyIn(history).map(({ id, parents, description }) => [id, parents, description])).toEqual([
    ['a1', [], 'begin'],
    ['c3', ['a1', 'e5'], 'Rev: of something else'],
    ['b2', ['a1'], 'add a column'],
    ['d4', ['b2', 'c3'], 'join'],
  ]);
});

test('alembic: a revision in the database that this release has no file of', () => {
  const output =
    "ERROR [alembic.util.messaging] Can't locate revision identified by 'b1'\nFAILED: Can't locate revision identified by 'b1'";
  expect(lostRevisions(output)).toEqual(['b1']);
});

test('alembic: the SQL of each revision without its own bookkeeping', () => {
  const output = `BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL
);

-- Running upgrade  -> a1

CREATE TABLE a (id INT);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

-- Running upgrade a1 -> b2

UPDATE a SET id = 1;

UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';

COMMIT;
`;
  expect(offlineSql(output)).toEqual([
    { id: 'a1', sql: 'CREATE TABLE a (id INT);' },
    { id: 'b2', sql: 'UPDATE a SET id = 1;' },
  ]);
});

test.each([
  [
    'No Completed Migration files Found.\nFound 2 Pending Migration file/files.\n1.js\n2.js\n\n',
    [],
    ['1.js', '2.js'],
  ],
  ['Found 1 Completed Migration file/files.\n1.js\nNo Pending Migration files Found.\n', ['1.js'], []],
  [
    'Using environment: production\nFound 1 Completed Migration file/files.\n1.js\nFound 1 Pending Migration file/files.\n2.js\n',
    ['1.js'],
    ['2.js'],
  ],
])('knex: %j', (output, completed, pending) => {
  expect(migrationList(output)).toEqual({ completed, pending });
});

test('rails: the list of migrations', () => {
  const output = `
database: shop

 Status   Migration ID    Migration Name
--------------------------------------------------
   up     20260101000000  Create orders
   up     20260102000000  ********** NO FILE **********
  down    20260103000000  Add price to orders

`;
  expect(statusLines(output)).toEqual([
    { up: true, version: '20260101000000', name: 'Create orders' },
    { up: true, version: '20260102000000', name: '********** NO FILE **********' },
    { up: false, version: '20260103000000', name: 'Add price to orders' },
  ]);
});

test.each([
  ['# deploy-actions: expand\nclass A', 'expand'],
  ['  // Deploy-Actions: contract', 'contract'],
  ['/*\n * deploy-actions: expand\n */\n-- deploy-actions: contract', 'contract'],
  ['-- deploy-actions: expanding', undefined],
  ['x = "-- deploy-actions: expand"', undefined],
])('a marker in %j: %s', (text, kind) => {
  expect(markerIn(text)).toBe(kind);
});

test('a marker that is misspelt is named', () => {
  expect(misspeltMarkers('# deploy-actions: expnd\n-- deploy-actions: contract\n')).toEqual(['expnd']);
});

test('errors show what a tool said last, not where in its own code', () => {
  const output = `npm warn config\nTraceback (most recent call last):
  File "/x/alembic", line 8, in <module>
    sys.exit(main())
             ^^^^^^
  File "/x/alembic/command.py", line 726, in current
    script.run_env()
sqlalchemy.exc.OperationalError: \u001b[31mcanceling statement due to lock timeout\u001b[0m
[SQL: alter table a]
    at list (/x/node_modules/knex/lib/Migrator.js:415:7)
`;
  expect(lastLinesOf(output)).toBe(
    'sqlalchemy.exc.OperationalError: canceling statement due to lock timeout\n[SQL: alter table a]',
  );
  const database = { address: 'postgres://h/d', lockTimeout: 5_000, statementTimeout: 60_000 };
  expect(timeoutHint(output, database)).toContain('it waited 5s for a lock');
  expect(timeoutHint('syntax error', database)).toBeUndefined();
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqlBreaches } from '../../../src/kinds/migrations/sql.ts';
import { statementsOf } from '../../../src/kinds/migrations/sql-statements.ts';

const short = (breaches: ReturnType<typeof sqlBreaches>) =>
  breaches.map(({ severity, what }) => `${severity}: ${what}`);

describe('SQL', () => {
  test.each([
    ['DROP TABLE IF EXISTS orders', ['breaks: drops a table']],
    ['drop table orders', ['breaks: drops a table']],
    ['ALTER TABLE orders DROP note', ['breaks: drops a column']],
    ['ALTER TABLE ONLY public."my orders" DROP COLUMN IF EXISTS note', ['breaks: drops a column']],
    ['ALTER TABLE IF EXISTS orders RENAME COLUMN a TO b', ['breaks: renames a table or column']],
    ['ALTER TABLE orders RENAME TO old', ['breaks: renames a table or column']],
    ['RENAME TABLE a TO b', ['breaks: renames a table']],
    ['ALTER TABLE orders ALTER COLUMN a TYPE bigint', ['breaks: changes the type of a column']],
    ['ALTER TABLE orders ALTER a SET DATA TYPE bigint', ['breaks: changes the type of a column']],
    ['ALTER TABLE orders ALTER a SET NOT NULL', ['breaks: makes a column required']],
    ['ALTER TABLE orders MODIFY a int', ['breaks: redefines a column']],
    ['ALTER TABLE orders ALTER COLUMN a int NOT NULL', ['breaks: redefines a column']],
    ['ALTER TABLE orders ADD COLUMN a int NOT NULL', ['breaks: adds a required column without a default']],
    ['ALTER TABLE orders ADD a int NOT NULL, b int', ['breaks: adds a required column without a default']],
    [
      'ALTER TABLE orders ADD b int, a numeric(10, 2) NOT NULL',
      ['breaks: adds a required column without a default'],
    ],
    ['ALTER TABLE orders ADD (a int NOT NULL, b int)', ['breaks: adds a required column without a default']],
    [
      'ALTER TABLE a ADD b int, DROP c, RENAME d TO e',
      ['breaks: drops a column', 'breaks: renames a table or column'],
    ],
    ['ALTER VIEW v RENAME TO w', ['breaks: renames']],
    ['ALTER TYPE mood RENAME VALUE $$a$$ TO $$b$$', ['breaks: changes a type']],
    ['DROP VIEW v; CREATE VIEW v AS SELECT 1', ['may: drops a view and creates it anew']],
    ['DROP VIEW v; CREATE VIEW w AS SELECT 1', ['breaks: drops a view']],
    ['CREATE UNIQUE INDEX CONCURRENTLY i ON orders (a)', ['may: refuses values that are there twice']],
    [
      'ALTER TABLE a ADD CONSTRAINT c CHECK (x > 0) NOT VALID',
      ['may: adds a constraint that writes can violate'],
    ],
    ['ALTER TABLE a ALTER b DROP DEFAULT', ['may: takes a default away']],
    ['DELETE FROM a', ['may: empties a table']],
    ['TRUNCATE a, b', ['may: empties a table']],
    ['DO $$ BEGIN IF x THEN ALTER TABLE a DROP COLUMN b; END IF; END $$', ['breaks: drops a column']],
    ["DO $x$ BEGIN EXECUTE 'DROP TABLE a'; END $x$", ['may: runs SQL that is put together while it runs']],
    ["SELECT E'it\\'s'; DROP TABLE a", ['breaks: drops a table']],
    ['/* a /* b */ c */ DROP /* x */ TABLE -- y\n a', ['breaks: drops a table']],
  ])('%s', (sql, expected) => {
    expect(short(sqlBreaches(sql))).toEqual(expected);
  });

  test.each([
    'CREATE TABLE a (id int NOT NULL)',
    'ALTER TABLE a ADD COLUMN b int',
    'ALTER TABLE a ADD COLUMN b int NOT NULL DEFAULT 0',
    'ALTER TABLE a ADD COLUMN b bigserial NOT NULL',
    'ALTER TABLE a DROP CONSTRAINT c',
    'ALTER TABLE a RENAME CONSTRAINT c TO d',
    'ALTER TABLE a ALTER b DROP NOT NULL',
    'ALTER TABLE a ALTER b SET DEFAULT 1',
    'ALTER TYPE mood ADD VALUE $$x$$',
    'CREATE INDEX CONCURRENTLY i ON a (b)',
    'DROP INDEX i',
    'ALTER INDEX i RENAME TO j',
    "INSERT INTO a VALUES ('; DROP TABLE a; ''--')",
    'CREATE TABLE t (id int); ALTER TABLE t DROP COLUMN x; CREATE UNIQUE INDEX i ON t (id); DROP TABLE t',
    'CREATE FUNCTION f() RETURNS void AS $$ BEGIN DROP TABLE a; END $$ LANGUAGE plpgsql',
    'DELETE FROM a WHERE b = 1',
    'COMMENT ON COLUMN a.b IS $q$ DROP TABLE a; $q$',
    '-- DROP TABLE a;\nSELECT 1',
  ])('breaks nothing: %s', (sql) => {
    expect(sqlBreaches(sql)).toEqual([]);
  });

  test('tells the line, also inside of a block', () => {
    expect(
      sqlBreaches('SELECT 1;\n\n-- x\nDROP TABLE a;\nDO $$\nBEGIN\n  DROP TABLE b;\nEND $$').map(
        ({ line }) => line,
      ),
    ).toEqual([4, 7]);
  });

  test.each(["'", '"', '`', '/*', '$$', '$a$ $$'])('does not take what never ends for an end: %s', (open) => {
    expect(short(sqlBreaches(`SELECT 1;\n${open} DROP TABLE a`))[0]).toMatch(/^breaks: can't be read: /);
  });

  test('is cut without loss, whatever stands there', () => {
    const piece = fc.constantFrom(
      "'a;b'",
      '"c;d"',
      '$$e;f$$',
      '-- g;\n',
      '/* h; */',
      ' x ',
      '\n',
      "E'\\''",
      '(1,2)',
      '$1',
      '-',
      '/',
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece), { minLength: 1 }), (parts) => {
        const { statements, unreadable } = statementsOf(
          parts.map((part) => `go ${part.join(' ')}`).join(';'),
        );
        expect(unreadable).toBeUndefined();
        expect(statements).toHaveLength(parts.length);
        for (const { text } of statements) expect(text).toMatch(/^go/);
      }),
    );
  });

  test('takes no long time for a large script', () => {
    const script = `INSERT INTO a VALUES ('${'x'.repeat(2_000_000)}');\n${'SELECT 1;\n'.repeat(100_000)}DROP TABLE b`;
    expect(sqlBreaches(script)).toMatchObject([{ line: 100_002, what: 'drops a table' }]);
  });
});

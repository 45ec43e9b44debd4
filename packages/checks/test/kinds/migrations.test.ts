import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alembicBreaches, hasDowngrade } from '../../src/kinds/migrations/alembic.ts';
import { sqlBreaches } from '../../src/kinds/migrations/sql.ts';
import { statementsOf } from '../../src/kinds/migrations/sql-statements.ts';
import { ask, section, subject } from '../asking.ts';
import { type Files, inFiles, workspaceWith, write } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const add = '-- estimate: 30s\nALTER TABLE orders ADD COLUMN note text;\n';
const drop = '-- estimate: 5m\nALTER TABLE orders ADD COLUMN a text,\n  DROP COLUMN note;\n';
const undo = 'ALTER TABLE orders DROP COLUMN note;\n';

const wanted = {
  paths: ['migrations/*.sql'],
  since: 'all',
  rollback: '{folder}/{name}.down.sql',
  estimate: 'required',
  longest: '10m',
  'warn-above': '2m',
};
const scene = (files: Files, finding: RegExp, more: object = {}) =>
  inFiles(files, { check: { ...wanted, ...more }, finding });
const one = (text: string, down: string | null = undo): Files => ({
  'migrations/0001_note.up.sql': text,
  ...(down === null ? {} : { 'migrations/0001_note.down.sql': down }),
});

outcomes('migrations', {
  passes: () =>
    scene(
      one(add),
      /^1 new migration: 30s estimated, each with its rollback, nothing breaks the release before$/,
    ),
  warns: () =>
    scene(
      one(
        '-- estimate: 3m\n-- contract: nothing has read it since 1.4\nALTER TABLE orders DROP COLUMN note;\n',
      ),
      /^migrations\/0001_note\.up\.sql:1:1: all new migrations take 3m by their estimates, wanted at most 2m \(and 1 more\)$/,
    ),
  fails: {
    'it breaks the release that still runs': () =>
      scene(
        one(drop),
        /^migrations\/0001_note\.up\.sql:2:1: drops a column, which breaks the release before$/,
      ),
    'it has no rollback': () =>
      scene(one(add, null), /:1:1: has no rollback script `migrations\/0001_note\.down\.sql`$/),
    'its rollback is empty': () => scene(one(add, '-- todo\n'), /has an empty rollback script/),
    'it does not say how long it takes': () =>
      scene(
        one('CREATE TABLE a (id int);'),
        /does not say how long it takes: add a comment `-- estimate: 30s`$/,
      ),
    'its estimate has no unit': () =>
      scene(
        one('-- estimate: 30\nSELECT 1;'),
        /its estimate can't be read: found `30`, but a duration has a unit/,
      ),
    'all together take too long': () =>
      scene(
        {
          ...one(add),
          'migrations/0002_b.up.sql': '-- estimate: 9m45s\nSELECT 1',
          'migrations/0002_b.down.sql': 'SELECT 1',
        },
        /all new migrations take 10m15s by their estimates, wanted at most 10m$/,
        { 'warn-above': undefined, longest: '10m', breaking: 'allow' },
      ),
    'it is empty': () => scene(one('\n-- nothing\n'), /^migrations\/0001_note\.up\.sql:1:1: is empty$/),
    'it can not be read': () =>
      scene(
        one("-- estimate: 1s\nSELECT 'it;\n"),
        /:2:1: can't be read: a string begins here and never ends/,
      ),
    'its downgrade undoes nothing': () =>
      scene(
        { 'migrations/a.py': 'def upgrade():\n    op.create_table("a")\n\ndef downgrade():\n    pass\n' },
        /^migrations\/a\.py:1:1: has a `downgrade` that undoes nothing$/,
        {
          paths: ['migrations/*.py'],
          estimate: 'optional',
          rollback: undefined,
          'rollback-contains': 'def downgrade',
        },
      ),
  },
  unreachable: {
    'a glob matches nothing': () => scene({}, /^`migrations\/\*\.sql` matches no file$/),
    'there is no repository': () =>
      scene(one(add), /^git tag failed: fatal: not a git repository/, { since: 'previous-release' }),
    'a ref is unknown': () =>
      scene(one(add), /^git knows no `v9`: check out with `fetch-depth: 0`/, { since: 'v9' }),
  },
});

/** A repository in which `v1.1.0` has some migrations. */
async function released(before: Files) {
  const runtime = await workspaceWith(before);
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...args], { cwd: runtime.workspace, stdio: 'pipe' });
  };
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '--allow-empty', '-m', 'release');
  git('tag', 'v1.1.0');
  const check = (more: object = {}, version: string | null = '1.2.0') =>
    ask({ kind: 'migrations', ...wanted, since: 'previous-release', ...more }, runtime, {
      subject: { ...subject, version: version ?? undefined },
    });
  return { runtime, git, check };
}

describe('what is new', () => {
  test('are the migrations that the release before does not have', async () => {
    const { runtime, check } = await released(one(drop));
    expect(await check()).toMatchObject({ status: 'pass', finding: 'no new migrations since v1.1.0' });
    await write(runtime.workspace, { 'migrations/0002_b.up.sql': add, 'migrations/0002_b.down.sql': undo });
    expect((await check()).finding).toMatch(/^1 new migration since v1\.1\.0: 30s /);
  });

  test('is none that was changed after its release, which warns', async () => {
    const { runtime, check } = await released(one(add));
    await write(runtime.workspace, one(`${add}-- and more`));
    expect(await check()).toMatchObject({
      status: 'warn',
      finding:
        'migrations/0001_note.up.sql:1:1: was changed or removed after v1.1.0, where it may have run already: add a new migration instead',
    });
  });

  test('can not be told without a tag or a version', async () => {
    const { git, check } = await released(one(add));
    expect((await check({}, '1.1.0')).finding).toMatch(
      /^git has no tag of the release before 1\.1\.0: check out with/,
    );
    expect((await check({}, null)).finding).toMatch(/because the version is not known/);
    git('tag', '-d', 'v1.1.0');
    expect((await check()).status).toBe('fail');
  });

  test('a ref can not become an option of git', async () => {
    const { check } = await released(one(add));
    expect((await check({ since: '--output=x' })).finding).toMatch(/^git knows no `--output=x`/);
  });
});

describe('configuration', () => {
  test.each([
    [{ rollback: '{folder}/{nmae}.sql' }, /must have `{name}`/],
    [{ 'rollback-contains': 'x' }, /with `rollback` they have a script beside them/],
    [{ 'warn-above': '10m' }, /must be shorter than `longest`/],
  ])('%o is refused', (more, message) => {
    expect(() => section({ kind: 'migrations', ...wanted, ...more })).toThrow(message);
  });

  test('a breaking statement warns or passes where that is wanted', async () => {
    const checkWith = async (breaking: string) =>
      ask(
        { kind: 'migrations', ...wanted, 'warn-above': undefined, breaking },
        await workspaceWith(one(drop)),
      );
    expect((await checkWith('warn')).status).toBe('warn');
    expect((await checkWith('allow')).status).toBe('pass');
  });

  test('nobody knows what other languages do', async () => {
    const files = { 'migrations/a.rb': 'class A; def down; drop_table :a; end; end' };
    const check = {
      kind: 'migrations',
      paths: ['migrations/*'],
      since: 'all',
      'rollback-contains': 'def down',
    };
    expect(await ask(check, await workspaceWith(files))).toMatchObject({
      status: 'warn',
      finding:
        'migrations/a.rb:1:1: is neither SQL nor Python, so nobody knows whether it breaks the release before',
    });
  });

  test('a part that undoes the rest breaks nothing, and must not be empty', async () => {
    const check = {
      kind: 'migrations',
      paths: ['migrations/*'],
      since: 'all',
      'rollback-contains': '-- +goose Down',
    };
    const both = (down: string) => ({
      'migrations/a.sql': `-- +goose Up\nCREATE TABLE a (id int);\n-- +goose Down\n${down}`,
    });
    expect((await ask(check, await workspaceWith(both('DROP TABLE a;')))).status).toBe('pass');
    expect((await ask(check, await workspaceWith(both('-- none\n')))).finding).toMatch(
      /has an empty rollback$/,
    );
  });
});

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
    const script = `INSERT INTO a VALUES ('${'x'.repeat(2_000_000)}');\n${'SELECT 1;\n'.repeat(20_000)}DROP TABLE b`;
    expect(sqlBreaches(script)).toMatchObject([{ line: 20_002, what: 'drops a table' }]);
  });
});

describe('Alembic', () => {
  const migration = (upgrade: string, downgrade = 'op.drop_column("orders", "note")') =>
    `"""Adds a note.\n\ndef upgrade(): op.drop_table("x")\n"""\nfrom alembic import op\nimport sqlalchemy as sa\n\n\ndef upgrade() -> None:\n    ${upgrade}\n\n\ndef downgrade() -> None:\n    ${downgrade}\n`;

  test.each([
    ['op.drop_column("orders", "note")', ['breaks: drops a column']],
    ['op.drop_table("orders")', ['breaks: drops a table']],
    ['op.rename_table("a", "b")', ['breaks: renames a table']],
    ['op.alter_column("a", "b", new_column_name="c")', ['breaks: renames a column']],
    [
      'op.alter_column(\n        "a", "b",\n        type_=sa.BigInteger(),\n    )',
      ['breaks: changes the type of a column'],
    ],
    ['op.alter_column("a", "b", nullable=False)', ['breaks: makes a column required']],
    [
      'op.add_column("a", sa.Column("b", sa.Text(), nullable=False))',
      ['breaks: adds a required column without a default'],
    ],
    [
      'with op.batch_alter_table("a") as batch_op:\n        batch_op.drop_column("b")',
      ['breaks: drops a column'],
    ],
    ['op.create_unique_constraint("u", "a", ["b"])', ['may: adds a constraint that writes can violate']],
    ['op.create_index("i", "a", ["b"], unique=True)', ['may: refuses values that are there twice']],
    ['op.execute("ALTER TABLE a DROP COLUMN b")', ['breaks: drops a column']],
    ['op.execute(sa.text("""\nDROP TABLE a;\n"""))', ['breaks: drops a table']],
    ['op.execute(statement)', ['may: runs SQL that does not stand in the migration']],
    ['op.add_column("a", sa.Column("b", sa.Text(), nullable=True))', []],
    ['op.add_column("a", sa.Column("b", sa.Text(), nullable=False, server_default="x"))', []],
    [
      'op.create_table("n", sa.Column("id", sa.Integer(), nullable=False))\n    op.create_index("i", "n", ["id"], unique=True)',
      [],
    ],
    ['op.execute("INSERT INTO a VALUES (\'DROP TABLE b\')")  # op.drop_table("x")', []],
    ['pass', []],
  ])('%s', (upgrade, expected) => {
    expect(short(alembicBreaches(migration(upgrade)))).toEqual(expected);
  });

  test('tells the line', () => {
    expect(
      alembicBreaches(migration('op.execute("""\n      SELECT 1;\n      DROP TABLE a""")')).map(
        ({ line }) => line,
      ),
    ).toEqual([12]);
    expect(alembicBreaches(migration('pass\n    op.drop_table("a")')).map(({ line }) => line)).toEqual([11]);
  });

  test.each([
    ['op.drop_table("a")', true],
    ['"""Nothing to do."""\n    op.execute("DROP TABLE a")', true],
    ['pass', false],
    ['"""Can not be undone."""', false],
    ['raise NotImplementedError("no way back")', false],
    ['# op.drop_table("a")\n    pass', false],
    ['return', false],
  ])('has a way back: %s', (downgrade, expected) => {
    expect(hasDowngrade(migration('pass', downgrade))).toBe(expected);
  });
});

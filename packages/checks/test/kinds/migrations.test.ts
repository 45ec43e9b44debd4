import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
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
    'it is its own rollback by the pattern': () =>
      scene(
        one(add),
        /:1:1: would be its own rollback by `rollback: .*; where both are in one file, use `rollback-contains`/,
        {
          paths: ['migrations/0001_note.up.sql'],
          rollback: '{folder}/{name}.up.sql',
        },
      ),
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
    const { runtime, git, check } = await released(one(drop));
    expect(await check()).toMatchObject({ status: 'pass', finding: 'no new migrations since v1.1.0' });
    await write(runtime.workspace, { 'migrations/0002_b.up.sql': add, 'migrations/0002_b.down.sql': undo });
    expect((await check()).finding).toMatch(/^1 new migration since v1\.1\.0: 30s /);
    git('add', '.');
    git('commit', '-q', '-m', 'migrations');
    expect(await check()).toMatchObject({
      status: 'pass',
      finding: expect.stringMatching(/^1 new migration since v1\.1\.0: 30s /),
    });
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

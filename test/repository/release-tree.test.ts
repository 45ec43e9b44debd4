import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeReleaseTree } from '../../scripts/release-tree.ts';
import { releaseFiles } from '../../scripts/release-tree-content.ts';
import { movedLinks } from '../../scripts/release-tree-links.ts';
import { openSource, readTexts } from '../../scripts/release-tree-source.ts';
import { consumerName, repository } from '../../scripts/workspace.ts';

const action = (name: string, more = '') => `# permissions: none
name: ${name}
runs:
  using: node24
  main: ../../dist/${name}/main.js # the bundle
${more}`;

/** A repository like this one, small. */
const small: Readonly<Record<string, string>> = {
  '.gitattributes': '* text=auto eol=crlf\n*.bin filter=none ident\n',
  '.github/workflows/deploy.yml': 'jobs: { a: { steps: [] } }\n#\r\n      - uses: $/actions/rollback\n',
  'README.md': 'See https://raw.githubusercontent.com/acme/deploy-actions/main/schema/deploy.schema.json.\n',
  'actions/blue-green-shift/action.yml': action(
    'blue-green-shift',
    '  post: "../../dist/blue-green-shift/post.js"\n',
  ),
  'actions/blue-green-shift/README.md': '[back](../rollback/README.md#how) [more](../../README.md)\n',
  'actions/blue-green-shift/src/main.ts': 'export {};\n',
  'actions/rollback/action.yml': action('rollback'),
  'actions/rollback/README.md': '# Rollback\n\n[forth](../blue-green-shift/README.md)\n',
  'dist/blue-green-shift/main.js': "import '../index.js';\n",
  'dist/blue-green-shift/post.js': "import '../index.js';\n",
  'dist/index.js': '\n',
  'dist/rollback/main.js': "import '../index.js';\n",
  'schema/deploy.schema.json': '{}\n',
  'odd.bin': '$Id$\r\n\n\r\n',
  'run.sh': '#!/bin/sh\n',
};

const env = {
  ...{ ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  ...{ GIT_AUTHOR_NAME: 'x', GIT_AUTHOR_EMAIL: 'x@example.com' },
  ...{ GIT_COMMITTER_NAME: 'x', GIT_COMMITTER_EMAIL: 'x@example.com' },
};
const author = 'Zoë A. Jr. <zoe@example.com> 1700000000 +0530';
const committer = 'Robot <robot@example.com> 1700000600 -0800';

function git(root: string, ...args: readonly string[]): string {
  return gitWith('', root, ...args);
}

function gitWith(input: string, root: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, env, input }).toString().trim();
}

const folder = () => mkdtempSync(join(tmpdir(), 'release-tree-'));

/** A repository with one commit of these files; `undefined` leaves one of the small ones out. */
function repositoryWith(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const root = folder();
  git(root, 'init', '--quiet', '--template=', '--initial-branch=main');
  for (const [path, text] of Object.entries({ ...small, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  chmodSync(join(root, 'run.sh'), 0o755);
  symlinkSync('schema/deploy.schema.json', join(root, 'latest.json'));
  // Every byte as it is, whatever .gitattributes says.
  const attributes = join(root, '.git', 'info', 'attributes');
  mkdirSync(dirname(attributes));
  writeFileSync(attributes, '* -text !eol !filter !ident\n');
  git(root, 'add', '--all', '--force');
  rmSync(attributes);
  const commit = `tree ${git(root, 'write-tree')}\nauthor ${author}\ncommitter ${committer}\n\nfeat: all\n`;
  const id = gitWith(commit, root, 'hash-object', '-t', 'commit', '-w', '--stdin');
  git(root, 'update-ref', 'HEAD', id);
  return root;
}

/** Everything a folder has: text, and whether it is a program or a link. */
function contentOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(root.length + 1);
      if (entry.isSymbolicLink()) return [path, `-> ${readlinkSync(file)}`];
      return [path, `${(lstatSync(file).mode & 0o100) > 0 ? 'program ' : ''}${readFileSync(file, 'utf8')}`];
    }),
  );
}

const problemsOf = (request: Parameters<typeof makeReleaseTree>[0]) =>
  makeReleaseTree(request).then(
    () => [],
    (error) => error.problems as readonly string[],
  );

describe('the tree of a small repository', () => {
  let root: string;
  let before: unknown;
  const look = () => [
    git(root, 'for-each-ref'),
    git(root, 'ls-files', '--stage'),
    contentOf(join(root, 'actions')),
  ];
  beforeAll(() => {
    root = repositoryWith();
    before = look();
  });

  test('has all of it as it is, and each action under the name that consumers write', async () => {
    const out = join(folder(), 'new');
    writeFileSync(join(root, 'README.md'), 'changed, and never committed\n');
    const { files } = await makeReleaseTree({ root, ref: 'HEAD', out, commit: false });
    expect(contentOf(out)).toEqual({
      ...small,
      'run.sh': 'program #!/bin/sh\n',
      'latest.json': '-> schema/deploy.schema.json',
      'blue-green/action.yml': `# permissions: none
name: blue-green-shift
runs:
  using: node24
  main: ../dist/blue-green-shift/main.js # the bundle
  post: "../dist/blue-green-shift/post.js"
`,
      'blue-green/README.md': '[back](../rollback/README.md#how) [more](../README.md)\n',
      'rollback/action.yml': action('rollback').replace('../../', '../'),
      'rollback/README.md': '# Rollback\n\n[forth](../blue-green/README.md)\n',
    });
    expect(files).toBe(Object.keys(small).length + 5);
  });

  test('has a commit that is the same everywhere, and nothing else is touched', async () => {
    const other = folder();
    git(other, 'clone', '--quiet', '--bare', root, 'bare.git');
    const elsewhere = join(other, 'bare.git');
    git(elsewhere, 'config', 'i18n.commitEncoding', 'ISO-8859-1');
    git(elsewhere, 'config', 'user.name', 'Somebody else');
    const [first, second, again] = [
      await makeReleaseTree({ root, ref: 'HEAD', commit: true }),
      await makeReleaseTree({ root: elsewhere, ref: 'main', commit: true }),
      await makeReleaseTree({ root, ref: 'HEAD', commit: true }),
    ];
    expect(look()).toEqual(before);
    expect([second.commit, again.commit]).toEqual([first.commit, first.commit]);
    const source = git(root, 'rev-parse', 'HEAD');
    expect(git(elsewhere, 'cat-file', 'commit', `${first.commit}`)).toBe(
      `tree ${first.tree}
parent ${source}
author ${author}
committer ${committer}

Release tree of ${source}

Source-Commit: ${source}`,
    );
    expect(git(root, 'diff', '--name-status', source, `${first.commit}`).split('\n')).toEqual([
      ...['blue-green', 'rollback'].flatMap((name) => [`A\t${name}/README.md`, `A\t${name}/action.yml`]),
    ]);
    git(root, 'fsck', '--strict', `${first.commit}`);
  });

  test('has addresses of its own tag when it is known, whatever settings and attributes are around', async () => {
    const address =
      'See https://raw.githubusercontent.com/acme/deploy-actions/v1.2.3/schema/deploy.schema.json.';
    const released = async (of: string) => {
      const { commit } = await makeReleaseTree({ root: of, ref: 'HEAD', commit: true, version: 'v1.2.3' });
      expect(git(of, 'show', `${commit}:README.md`)).toBe(address);
      return commit;
    };
    const expected = await released(root);
    const other = join(folder(), 'other');
    git(root, 'clone', '--quiet', '--no-checkout', root, other);
    writeFileSync(join(other, '.gitattributes'), '*.md binary\n');
    const settings = { 'color.ui': 'always', 'color.grep.filename': 'red', 'submodule.recurse': 'true' };
    for (const [name, value] of Object.entries(settings)) git(other, 'config', name, value);
    expect(await released(other)).toBe(expected);
  });
});

describe('what is refused', () => {
  test('stands against the commit: all of it is told, and nothing is written', async () => {
    const root = repositoryWith({
      '.github/workflows/deploy.yml': '      - uses: $/actions/roll-back\n',
      '.github/actions/own/action.yml': 'runs: { steps: [] }\n#\n  - uses: "$/schema"\n',
      'Rollback/notes.md': '',
      'dist/blue-green-shift/post.js': undefined,
      'actions/blue-green-shift/README.md': undefined,
      'actions/composite/action.yml': 'runs:\n  using: composite\n  steps: []\n',
      'actions/composite/README.md': 'x\n',
    });
    writeFileSync(join(root, 'actions/rollback/README.md'), Buffer.from('Stra\xdfe', 'latin1'));
    git(root, 'add', 'actions/rollback/README.md');
    const id = gitWith('', root, 'commit-tree', '-m', 'x', git(root, 'write-tree'));
    const out = folder();
    expect(await problemsOf({ root, ref: id, out, commit: true })).toEqual([
      'actions/rollback needs the folder rollback, but the commit has Rollback there already',
      'actions/blue-green-shift/README.md is missing',
      "actions/rollback/README.md can't be read as text in UTF-8",
      ".github/actions/own/action.yml uses $/schema, which the commit doesn't have",
      ".github/workflows/deploy.yml uses $/actions/roll-back, which the commit doesn't have",
      "actions/blue-green-shift/action.yml starts dist/blue-green-shift/post.js, which the commit doesn't have: `npm run build`, and commit it",
      'actions/composite/action.yml describes no JavaScript action: no `runs:` with `using: node…` and `main`',
    ]);
    expect(readdirSync(out)).toEqual([]);
  });

  test.each([
    ['a ref that is none', { ref: 'v9' }, 'v9 is no commit of this repository'],
    ['an option in its place', { ref: '--all' }, '--ref: --all is no commit'],
    ['a version that is no tag', { version: '1.2' }, '--version: 1.2 is no tag of a release'],
    ['a folder that is in use', { out: repository }, 'is not empty'],
    ['a folder in none', { out: '/nowhere/at/all' }, '--out: /nowhere/at does not exist'],
    ['a place without a repository', { root: tmpdir() }, 'not a git repository'],
    ['nothing to do', { commit: false }, 'give --out DIR, --commit or both'],
  ])('%s', async (_, given, message) => {
    const problems = await problemsOf({ root: repository, ref: 'HEAD', commit: true, ...given });
    expect(problems).toEqual([expect.stringContaining(message)]);
  });
});

test.each([
  ['[a](../b/README.md) and [c](#d)', '[a](../b/README.md) and [c](#d)'],
  ['[a](../../docs/x.md#y "A title")', '[a](../docs/x.md#y "A title")'],
  ['[a](../..) [b](../../docs/) [c](src/main.ts)', '[a](..) [b](../docs/) [c](../actions/a/src/main.ts)'],
  ['![a](https://x.example/y.png) [b](mailto:a@x.example) [c](/d)', undefined],
  ['[a]: ../../docs/x.md', '[a]: ../docs/x.md'],
  ['<img src="../../docs/x.png">', '<img src="../docs/x.png">'],
  ['`[a](../../x.md)` [b](<../../x.md>)', '`[a](../../x.md)` [b](<../x.md>)'],
  ['```md\n[a](../../x.md)\n```\n[a](../../x.md)', '```md\n[a](../../x.md)\n```\n[a](../x.md)'],
])('a link moves with its page: %s', (text, moved) => {
  expect(movedLinks(text, 'actions/a', 'a', (path) => path.replace(/^actions\/b\//, 'b/'))).toBe(
    moved ?? text,
  );
});

describe('the tree of this repository', async () => {
  const source = await openSource(repository, 'HEAD');
  const files = await releaseFiles(source, 'v1.2.3');
  const content = new Map(files.map((file) => [file.path, file.content]));
  const paths = [...source.files.keys(), ...content.keys()];
  const folders = new Set(
    paths.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))),
  );
  const actions = [...source.files.values()].filter(({ path }) => /^actions\/[^/]+\/action\.yml$/.test(path));
  const own = await readTexts(source, actions, []);
  const names = actions.map(({ path }) => {
    const action = posix.basename(posix.dirname(path));
    return [action, consumerName(action), parse(own.get(path) ?? '')] as const;
  });

  test.each(names)('starts %s as %s', (action, name, own) => {
    const { runs, ...released } = parse(content.get(`${name}/action.yml`) ?? '');
    expect(released).toEqual({ ...own, runs: undefined });
    const { using, ...entries } = runs;
    expect(using).toBe(own.runs.using);
    expect(Object.keys(entries)).toEqual(Object.keys(own.runs).filter((key) => key !== 'using'));
    for (const [phase, entry] of Object.entries<string>(entries)) {
      expect(posix.join(name, entry)).toBe(posix.join('actions', action, own.runs[phase]));
      expect(paths).toContain(posix.join(name, entry));
    }
  });

  test.each(names)('has the README of %s, whose links lead somewhere', (_, name) => {
    const text = (content.get(`${name}/README.md`) ?? '').replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gm, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      const [path = ''] = target.split('#');
      return path === '' || /^https?:/.test(path) ? [] : [posix.join(name, path)];
    });
    expect(targets.filter((target) => !paths.includes(target) && !folders.has(target))).toEqual([]);
    expect(targets.filter((target) => target.startsWith('actions/'))).toEqual([]);
  });

  test('changes no workflow', () => {
    expect(files.filter(({ path }) => path.startsWith('.github/'))).toEqual([]);
  });

  test('has the schema where the documentation points at', () => {
    const text = content.get('docs/configuration.md') ?? '';
    const [, path = ''] =
      /\$schema=https:\/\/raw\.githubusercontent\.com\/org\/deploy-actions\/v1\.2\.3\/(\S+)/.exec(text) ?? [];
    expect(paths).toContain(path);
  });
});

test('making it takes nothing that has to be installed', () => {
  const scripts = readdirSync(join(repository, 'scripts')).filter((name) => name.startsWith('release-tree'));
  const imported = [...scripts, 'workspace.ts'].flatMap((name) =>
    [...readFileSync(join(repository, 'scripts', name), 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, from = '']) => from,
    ),
  );
  expect(imported.filter((from) => !/^(node:.+|\.\/(release-tree.*|workspace)\.ts)$/.test(from))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { commitsToCredit, describeChanges } from '../../src/changelog/changes.ts';
import type { CreditOptions } from '../../src/changelog/credits.ts';
import { type Commit, parseCommit } from '../../src/git/commits.ts';
import type { Credit } from '../../src/hosting/release-host.ts';
import { webLinks } from '../../src/hosting/web-links.ts';

const links = webLinks('https://github.com/acme/shop.git', undefined);
const ada = { name: 'Ada Lovelace', email: '12+ada@users.noreply.github.com' };
const bob = { name: 'Bob', email: 'bob@example.org' };
const both = { pullRequests: true, contributors: true, links } satisfies CreditOptions;
const adaLinked = '[@ada](https://github.com/ada)';
const pull = (number: number) => `[#${number}](https://github.com/acme/shop/pull/${number})`;

/** Commits of a history, the newest first: name, message and parents by name; the name is the hash's start. */
function commit(name: string, message: string, parents: string[] = [], author = bob): Commit {
  return parseCommit(name, parents, message, author);
}

async function entries(commits: Commit[], options: CreditOptions = both): Promise<string[]> {
  return [...(await describeChanges(commits, options)).values()].flat();
}

function credits(known: Record<string, Partial<Credit>>): ReadonlyMap<string, Credit> {
  return new Map(
    Object.entries(known).map(([hash, credit]) => [
      hash,
      { author: undefined, pullRequest: undefined, ...credit },
    ]),
  );
}

describe('an entry with credits', () => {
  test('says where a change comes from, once', async () => {
    const made = [commit('a', 'feat: search (#12)\n\nCloses #5', [], ada)];
    expect(await entries(made)).toEqual([`- search (${pull(12)}) by ${adaLinked}`]);
    expect(await entries(made, { ...both, contributors: false })).toEqual([`- search (${pull(12)})`]);
    expect(await entries(made, { ...both, pullRequests: false })).toEqual([`- search (#12) by ${adaLinked}`]);
    expect(await entries(made, {})).toEqual(['- search (#12)']);
    expect(await entries(made, { ...both, links: undefined })).toEqual(['- search (#12) by Ada Lovelace']);
  });

  test('takes only the number at the end for its pull request', async () => {
    expect(await entries([commit('a', 'fix: #3 and org/other#4 (org/other#5)')])).toEqual([
      '- #3 and org/other#4 (org/other#5) by Bob',
    ]);
    expect(await entries([commit('a', 'fix: twice (#12) (#15)')])).toEqual([
      `- twice (#12) (${pull(15)}) by Bob`,
    ]);
  });

  test('believes the host before the title, which keeps a number that is another', async () => {
    const known = credits({ a: { author: 'grace', pullRequest: 20 } });
    expect(await entries([commit('a', 'fix: ported (#12)')], { ...both, credits: known })).toEqual([
      `- ported (#12) (${pull(20)}) by [@grace](https://github.com/grace)`,
    ]);
  });

  test('knows an address again that the host gave a login for', async () => {
    const made = [commit('b', 'fix: two'), commit('a', 'fix: one')];
    const known = credits({ b: { author: 'bob-h' } });
    const by = 'by [@bob-h](https://github.com/bob-h)';
    expect(await entries(made, { ...both, credits: known })).toEqual([`- one ${by}`, `- two ${by}`]);
  });

  test('names co-authors, nobody twice, and automatons only where nobody else is', async () => {
    const together =
      'feat: pair\n\nCo-authored-by: Bob <bob@example.org>\nCo-Authored-By: Eve *E* <eve@example.org>\nCo-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>\nco-authored-by: ADA <12+ada@users.noreply.github.com>';
    expect(await entries([commit('a', together, [], ada)])).toEqual([
      `- pair by ${adaLinked}, Bob and Eve \\*E\\*`,
    ]);
    const robot = {
      name: 'dependabot[bot]',
      email: '49699333+dependabot[bot]@users.noreply.github.com',
    };
    expect(await entries([commit('a', 'fix: newer libraries', [], robot)])).toEqual([
      '- newer libraries by [@dependabot](https://github.com/apps/dependabot)',
    ]);
  });

  test('takes a login only from the host the repository is on', async () => {
    const ghes = webLinks('https://git.acme.example/acme/shop', 'https://git.acme.example');
    const here = { name: 'Ada', email: 'ada@users.noreply.git.acme.example' };
    expect(await entries([commit('a', 'fix: x', [], here)], { ...both, links: ghes })).toEqual([
      '- x by [@ada](https://git.acme.example/ada)',
    ]);
    expect(await entries([commit('a', 'fix: x', [], ada)], { ...both, links: ghes })).toEqual([
      '- x by Ada Lovelace',
    ]);
  });

  test('joins equal entries of several pull requests', async () => {
    const made = [commit('b', 'fix: typo (#7)', [], ada), commit('a', 'fix: typo (#3)')];
    expect(await entries(made)).toEqual([`- typo (${pull(3)}, ${pull(7)}) by Bob and ${adaLinked}`]);
  });

  test('leaves the texts of footers alone', async () => {
    const made = [commit('a', 'feat!: x (#12)\n\nBREAKING CHANGE: do this\n\nDEPRECATED: that')];
    expect(await entries(made)).toEqual([`- **Breaking:** x (${pull(12)}) by Bob`, '- that', '- do this']);
  });
});

describe('merges of pull requests', () => {
  // main: m3 ← m2 (#2, on top of #1's branch) ← own ← m1 (#1) ← base; within #2 the branch of #9 was merged.
  const history = [
    commit('m2', 'Merge pull request #2 from acme/two', ['own', 'two']),
    commit('two', 'fix: two', ['m9']),
    commit('m9', 'Merge pull request #9 from acme/nine', ['up', 'nine']),
    commit('nine', 'fix: nine', ['one']),
    commit('up', "Merge branch 'main' into two", ['one', 'own']),
    commit('own', 'fix: own', ['m1']),
    commit('m1', 'Merge pull request #1 from acme/one', ['base', 'one']),
    commit('one', 'fix: one', ['base']),
    commit('base', 'fix: base', []),
  ];

  test('give their number to all that they brought in, the innermost first', async () => {
    expect(await entries(history, { ...both, contributors: false, history })).toEqual([
      '- base',
      `- one (${pull(1)})`,
      '- own',
      `- nine (${pull(9)})`,
      `- two (${pull(2)})`,
    ]);
    expect(await entries(history, { ...both, contributors: false })).toEqual([
      '- base',
      '- one',
      '- own',
      '- nine',
      '- two',
    ]);
  });

  test('say who made the change, and not who merged it', async () => {
    const merge = commit('m', 'feat: search (#4)', ['base', 'wip'], { name: 'Merger', email: 'm@x.org' });
    const merged = [merge, commit('wip', 'work', ['base'], ada), commit('base', 'chore: x')];
    expect(await entries(merged, { ...both, history: merged })).toEqual([
      `- search (${pull(4)}) by ${adaLinked}`,
    ]);
  });

  test('are followed in one pass, also when merges lie in merges a thousandfold', async () => {
    const deep = Array.from({ length: 3_000 }, (_, index) =>
      index % 2 === 0
        ? commit(`${index}`, `Merge pull request #${index} from a/b`, [`${index + 1}`, `${index + 2}`])
        : commit(`${index}`, `fix: ${index}`, ['base']),
    );
    const found = await entries(deep, { pullRequests: true, history: deep });
    expect(found[0]).toBe('- 2999 (#2996)');
    expect(found).toContain('- 1');
  });
});

describe('what the host is asked about', () => {
  test('are entries whose pull request or author is unknown, newest first', () => {
    const made = [
      commit('e', 'fix: e (#5)', [], ada),
      commit('d', 'chore: d'),
      commit('c', 'fix: c (#3)'),
      commit('b', 'fix: b'),
      commit('a', 'fix: a (#1)'),
    ];
    expect(commitsToCredit(made, both)).toEqual(['c', 'b']);
    expect(commitsToCredit(made, { ...both, contributors: false })).toEqual(['b']);
    expect(commitsToCredit(made, { ...both, pullRequests: false })).toEqual(['c']);
    expect(commitsToCredit(made, { links })).toEqual([]);
  });
});

test('a co-author of spaces costs no more than its length', async () => {
  const trailer = `Co-authored-by:${' '.repeat(5_000)}x\nCo-authored-by: \t Bob  B. \t <bob@example.org> `;
  expect(await entries([commit('a', `fix: a\n\n${trailer}`)], { contributors: true })).toEqual([
    expect.stringMatching(/ and Bob B\.$/),
  ]);
});

describe('titles and footers', () => {
  test.each([
    ['Array<string> of `Set<T>`', 'Array\\<string> of `Set<T>`'],
    ['thanks @ada, @acme/web.', 'thanks `@ada`, `@acme/web`.'],
    ['bump @octokit/core.js to 7', 'bump `@octokit/core.js` to 7'],
    ['mail ada@example.org', 'mail ada@example.org'],
    ['see https://x.example/@ada/a<b>', 'see https://x.example/@ada/a\\<b>'],
    ["it`s @ada's", "it\\`s `@ada`'s"],
    ['\\`<b>`', '\\`\\<b>\\`'],
    ['\\@ada', '`@ada`'],
    ['`@ada` ``a`<b>``', '`@ada` ``a`<b>``'],
  ])('%s calls nobody and hides nothing', async (title, shown) => {
    expect(await entries([commit('a', `fix: ${title}`)], {})).toEqual([`- ${shown}`]);
  });

  test.each([
    ['`x\n- <!-- @acme/web\n- y`', '- \\`x\n  - \\<!-- `@acme/web`\n  - y\\`'],
    ['`x\n> <b>`', '- \\`x\n  > \\<b>\\`'],
    ['`x\n---\n@ada`', '- \\`x\n  ---\n  `@ada`\\`'],
    ['x\n\n``` a`b\n@ada\n```', '- x\n\n  \\`\\`\\` a\\`b\n  `@ada`\n  \\`\\`\\`'],
    ['`x\n<!-- ` y', '- \\`x\n  \\<!-- \\` y'],
    ['`x\ny <b>` y', '- `x\n  y <b>` y'],
  ])('a span of code ends with its paragraph: %j', async (text, shown) => {
    expect(await entries([commit('a', `docs: x\n\nBREAKING CHANGE: ${text}`)], {})).toContain(shown);
  });

  test('are as safe in their scope', async () => {
    expect(await entries([commit('a', 'fix(@acme/web<T>): x')], {})).toEqual(['- **`@acme/web`\\<T>:** x']);
  });

  test('keep code as it is, within a paragraph or as a block', async () => {
    const text = 'use ` alone\n\n<b> ` here:\n\n```ts\nlet a: Set<T>;\n\n@Component()\n```\n\n<i>';
    expect(await entries([commit('a', `docs: x\n\nBREAKING CHANGE: ${text}`)], {})).toContain(
      '- use \\` alone\n\n  \\<b> \\` here:\n\n  ```ts\n  let a: Set<T>;\n\n  @Component()\n  ```\n\n  \\<i>',
    );
  });
});

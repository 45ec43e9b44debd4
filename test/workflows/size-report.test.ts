import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { actionsOf, type Dist, readDist, sizeReport } from '../../scripts/size-report.ts';
import { actionNames } from '../../scripts/workspace.ts';

/** Pads a file to a number of bytes. */
const sized = (bytes: number, code = '') => code.padEnd(bytes, ' ');

const entry = `  'rollback/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 11).then(x)).action),
  'rollback/post': async () => runPost((await __nccwpck_require__.e(/* import() */ 12).then(x)).post),
  'release-tag/main': async () => runAction((await Promise.all([__nccwpck_require__.e(13), __nccwpck_require__.e(14)])).action),
`;

const base: Dist = new Map([
  ['index.js', sized(1_000, entry)],
  ['11.index.js', sized(100, 'await __webpack_require__.e(/* import() */ 14).then(y)')],
  ['12.index.js', sized(20)],
  ['13.index.js', sized(300)],
  ['14.index.js', sized(50, 'n.e(15);n.e(11)')],
  ['15.index.js', sized(4_000)],
  ['licenses.txt', sized(7)],
]);

const line = (markdown: string, start: string) =>
  markdown.split('\n').find((text) => text.startsWith(`| ${start}`)) ?? '';

describe('what an action loads', () => {
  test('is the entry and its own chunks at the start, and all that these import', () => {
    expect(Object.fromEntries(actionsOf(base))).toMatchObject({
      rollback: { start: 1_120, all: 5_170 },
      'release-tag': { start: 1_350, all: 5_450 },
    });
  });

  test('is found in the bundle that is committed, for every action', () => {
    const found = actionsOf(readDist(join(repositoryRoot, 'dist')));
    expect([...found.keys()].sort()).toEqual(actionNames());
    for (const { start, all } of found.values()) expect(all).toBeGreaterThan(start);
  });
});

describe('the report', () => {
  test('says that nothing changed', () => {
    const { markdown, problems } = sizeReport(base, new Map(base));
    expect(problems).toEqual([]);
    expect(markdown).toContain('No file of dist changed.');
    expect(line(markdown, 'rollback')).toBe('| rollback | 1.1 kB | – | 5.2 kB | 5.2 kB | – |');
  });

  test('names files that changed, came and went, the largest change first, and who loads them', () => {
    const head = new Map(base);
    head.set('12.index.js', `${sized(19)}x`); // as long as before
    head.delete('13.index.js');
    head.set('15.index.js', sized(6_000));
    head.set('16.index.js', sized(10));
    const rows = sizeReport(base, head).markdown.trimEnd().split('\n').slice(-4);
    expect(rows).toEqual([
      '| `15.index.js` | rollback, release-tag | 4.0 kB | 6.0 kB | +2.0 kB (+50.0%) |',
      '| `13.index.js` | release-tag | 0.3 kB | 0.0 kB | -0.3 kB (-100.0%) |',
      '| `16.index.js` |  | 0.0 kB | 0.0 kB | +0.0 kB |',
      '| `12.index.js` | rollback | 0.0 kB | 0.0 kB | – |',
    ]);
  });

  test('fails what is over a limit, and shows both limits', () => {
    const head = new Map([...base, ['index.js', sized(120_001, entry)], ['15.index.js', sized(10e6)]]);
    const { markdown, problems } = sizeReport(base, head);
    expect(problems).toEqual([
      'dist/ has 10120478 bytes, allowed are 10000000',
      'dist/index.js, which every action loads first, has 120001 bytes, allowed are 120000',
    ]);
    for (const problem of problems) expect(markdown).toContain(`**${problem}**`);
    expect(line(markdown, 'all of dist')).toContain('10000.0 kB |');
  });

  test('refuses a folder without a bundle', () => {
    expect(() => readDist(join(repositoryRoot, 'docs'))).toThrow('is no dist/');
  });
});

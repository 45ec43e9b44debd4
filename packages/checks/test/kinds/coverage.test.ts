import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLcov } from '../../src/kinds/coverage-formats/lcov.ts';
import { ask, section } from '../asking.ts';
import { type Files, inFiles, workspaceWith } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const hour = 3_600_000;

/** As `geninfo` writes it: https://man7.org/linux/man-pages/man1/geninfo.1.html */
const lcov = (covered: number, total: number) =>
  [
    'TN:',
    'SF:src/cart.ts',
    'FN:1,add',
    'FN:9,remove',
    'FNDA:5,add',
    'FNDA:0,remove',
    'FNF:2',
    'FNH:1',
    ...Array.from({ length: total }, (_, index) => `DA:${index + 1},${index < covered ? 3 : 0}`),
    'BRDA:1,0,0,4',
    'BRDA:1,0,1,0',
    'BRDA:7,0,0,-',
    `LF:${total}`,
    `LH:${covered}`,
    'end_of_record',
    '',
  ].join('\n');

const cobertura = (attributes: string, body = '') =>
  `<?xml version="1.0" ?>\n<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n<coverage ${attributes}>${body}</coverage>`;

const classes = `<packages><package name="shop"><classes><class name="cart" filename="cart.py">
  <methods><method name="add"><lines><line number="1" hits="1"/></lines></method></methods>
  <lines><line number="1" hits="1"/><line number="2" hits="0"/><line number="3" hits="2" branch="true" condition-coverage="50% (1/2)"/></lines>
</class></classes></package></packages>`;

const istanbul = {
  total: {
    lines: { total: 200, covered: 190, skipped: 0, pct: 95 },
    statements: { total: 210, covered: 190, skipped: 0, pct: 90.4 },
    functions: { total: 20, covered: 15, skipped: 0, pct: 75 },
    branches: { total: 0, covered: 0, skipped: 0, pct: 'Unknown' },
  },
};

const coveragePy = {
  meta: { format: 3, version: '7.10.0', branch_coverage: true },
  files: {},
  totals: {
    covered_lines: 81,
    num_statements: 100,
    percent_covered: 80.2,
    num_branches: 40,
    covered_branches: 10,
  },
};

const go =
  'mode: set\ngithub.com/acme/shop/cart.go:3.20,5.2 4 1\ngithub.com/acme/shop/cart.go:7.20,9.2 1 0\n';

const wanted = { report: ['coverage/**'], 'at-least': '80%' };
const fails = (content: unknown, finding: RegExp, more: object = {}) =>
  inFiles({ 'coverage/report': content }, { check: { ...wanted, ...more }, finding });

outcomes('coverage', {
  passes: () =>
    inFiles(
      { 'coverage/lcov.info': lcov(3_500, 4_310) },
      {
        check: wanted,
        finding: /^81\.2% of 4,310 lines, wanted 80%$/,
        answer: /^coverage\/lcov\.info \(lcov, 20.*Z\): 3,500 of 4,310$/,
      },
    ),
  warns: () =>
    inFiles(
      { 'coverage/lcov.info': lcov(82, 100) },
      {
        check: { ...wanted, 'warn-below': '85%' },
        finding: /^82% of 100 lines, wanted 85% \(at least 80%\)$/,
      },
    ),
  fails: {
    'too little is covered': () => fails(lcov(7_999, 10_000), /^79\.9% of 10,000 lines, wanted 80%$/),
    'no line was measured': () =>
      fails(
        'TN:\nSF:a.ts\nLF:0\nLH:0\nend_of_record\n',
        /\(lcov\) has no lines: they were not measured, or there is nothing to measure$/,
      ),
    'the report is empty': () => fails('', /^`coverage\/report` is empty$/),
    'the report is of another kind': () =>
      fails('<html></html>', /is no Cobertura report: its root is `<html>`/),
    'the report is of no kind': () => fails('80%', /is no coverage report that this knows: lcov,/),
    'the wrong format is configured': () =>
      fails(lcov(1, 1), /is no coverage profile of Go: line 1 can't be read/, { format: 'go' }),
    'the report is cut off': () => fails('SF:a.ts\nDA:1,1\n', /is cut off: its last record has no end/),
    'a number is none': () =>
      fails('SF:a.ts\nDA:1,NaN\nend_of_record', /is no lcov tracefile: line 2 can't be read/),
    'more is covered than there is': () =>
      fails('SF:a.ts\nLF:1\nLH:2\nend_of_record', /says 2 of 1 lines are covered, which can't be/),
    'the format does not have the unit': () =>
      fails(go, /\(go\) does not tell branches: measure them, or count `of: lines`/, { of: 'branches' }),
    'it is Istanbul’s other report': () =>
      fails(
        { '/src/a.ts': { path: '/src/a.ts', statementMap: {} } },
        /is Istanbul's detailed report; add the reporter `json-summary`/,
      ),
    'XML is broken': () => fails('<coverage lines-valid="1"', /is no Cobertura report: line 1, /),
    'XML wants another file': () =>
      fails(
        '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><coverage>&x;</coverage>',
        /is no Cobertura report: line 1, undefined entity/,
      ),
    'it is older than wanted': () =>
      inFiles(
        { 'coverage/lcov.info': lcov(9, 10) },
        {
          check: { ...wanted, 'younger-than': '1h' },
          finding: /^`coverage\/lcov\.info` was written 2h ago \(.*\), wanted at most 1h$/,
        },
        { 'coverage/lcov.info': 2 * hour },
      ),
  },
  unreachable: {
    'a glob matches nothing': () =>
      inFiles({}, { check: wanted, finding: /^`coverage\/\*\*` matches no file$/ }),
  },
});

const askFor = async (files: Files, more: object = {}) =>
  ask({ kind: 'coverage', ...wanted, ...more }, await workspaceWith(files));

test.each([
  [
    'cobertura with sums',
    cobertura('line-rate="0.81" lines-covered="81" lines-valid="100"'),
    {},
    '81% of 100 lines',
  ],
  ['cobertura without sums', cobertura('line-rate="0.66"', classes), {}, '66.6% of 3 lines'],
  ['branches of cobertura', cobertura('', classes), { of: 'branches' }, '50% of 2 branches'],
  ['istanbul', istanbul, {}, '95% of 200 lines'],
  ['functions of istanbul', istanbul, { of: 'functions' }, '75% of 20 functions'],
  ['coverage.py', coveragePy, {}, '81% of 100 lines'],
  ['branches of coverage.py', coveragePy, { of: 'branches' }, '25% of 40 branches'],
  ['go', go, {}, '80% of 5 statements'],
  ['branches of lcov', lcov(1, 1), { of: 'branches' }, '33.3% of 3 branches'],
  ['functions of lcov', lcov(1, 1), { of: 'functions' }, '50% of 2 functions'],
  ['a byte order mark and CRLF', `\uFEFF${lcov(9, 10).replaceAll('\n', '\r\n')}`, {}, '90% of 10 lines'],
])('reads %s', async (_, content, more, finding) => {
  const result = await askFor({ 'coverage/report': content }, more);
  expect(result.finding).toBe(`${finding}, wanted 80%`);
});

test('adds reports up by lines: the average of these would be 55%', async () => {
  const result = await askFor({
    'coverage/a.info': lcov(1, 10),
    'coverage/b.json': istanbul,
    'coverage/c.info': lcov(5, 10),
  });
  expect(result.finding).toBe('89% of 220 lines, wanted 80%');
  expect(result.evidence?.answer.split('\n')).toHaveLength(3);
});

test('one broken report among good ones is a failure', async () => {
  const result = await askFor({
    'coverage/a.info': lcov(9, 10),
    'coverage/b.info': 'SF:x\nDA:1\nend_of_record',
  });
  expect(result).toMatchObject({
    status: 'fail',
    finding: "`coverage/b.info` is no lcov tracefile: line 2 can't be read",
  });
});

test('counts a source file once, however many records and packages it has', async () => {
  const twice = `${lcov(5, 10)}TN:more\nSF:src/cart.ts\nDA:6,1\nDA:7,0\nend_of_record\n`;
  expect((await askFor({ 'coverage/a': twice })).finding).toBe('60% of 10 lines, wanted 80%');
  const blocks = `${go}mode: set\ngithub.com/acme/shop/cart.go:7.20,9.2 1 1\n`;
  expect((await askFor({ 'coverage/a': blocks })).finding).toBe('100% of 5 statements, wanted 80%');
});

describe('thresholds', () => {
  test('are compared by counts: 79.99% is no 80%, and 64.9% of 1,000 are 649', async () => {
    expect((await askFor({ 'coverage/a': lcov(649, 1_000) }, { 'at-least': '64.9%' })).status).toBe('pass');
    expect((await askFor({ 'coverage/a': lcov(648, 1_000) }, { 'at-least': '64.9%' })).status).toBe('fail');
  });

  test.each([
    [{ 'at-least': '101%' }, /is 101%, but no more than everything/],
    [{ 'at-least': '80%', 'warn-below': '80%' }, /is 80%, but what is below 80% fails already/],
  ])('that make no sense are refused: %o', (more, message) => {
    expect(() => section({ kind: 'coverage', report: ['x'], ...more })).toThrow(message);
  });
});

test('lcov: whatever the lines are, no more is covered than there is', () => {
  const line = fc.record({
    file: fc.constantFrom('a', 'b'),
    line: fc.nat(5),
    hits: fc.integer({ min: -1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines
        .map(({ file, line: at, hits }) => `SF:${file}\nDA:${at},${hits}\nend_of_record\n`)
        .join('');
      const all = new Set(lines.map(({ file, line: at }) => `${file}:${at}`));
      const ran = new Set(lines.filter(({ hits }) => hits > 0).map(({ file, line: at }) => `${file}:${at}`));
      expect(readLcov(text, 'f').lines).toEqual({ covered: ran.size, total: all.size });
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSarif } from '../../src/reports/sarif.ts';
import { type Level, reaches, severityOfScore } from '../../src/reports/sarif-levels.ts';
import { ask, section } from '../asking.ts';
import { inFiles, workspaceWith } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const rules = [
  {
    id: 'py/sql-injection',
    properties: { 'security-severity': '8.8' },
    shortDescription: { text: 'SQL injection' },
  },
  {
    id: 'py/weak-hash',
    properties: { 'security-severity': '5.0' },
    defaultConfiguration: { level: 'error' },
  },
  {
    id: 'style',
    defaultConfiguration: { level: 'note' },
    messageStrings: { long: { text: '{0} is longer than {1}' } },
  },
];

const result = (more: object) => ({ message: { text: 'a finding' }, ...more });
const at = (uri: string, startLine: number) => ({
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn: 3 } } }],
});
const injection = result({ ruleId: 'py/sql-injection', ruleIndex: 0, ...at('api/db.py', 12) });

/** A log as CodeQL writes it, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const log = (results: unknown, run: object = {}) => ({
  version: '2.1.0',
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  runs: [{ tool: { driver: { name: 'CodeQL', rules } }, results, ...run }],
});

const check = { report: ['*.sarif'] };
const fails = (content: unknown, finding: RegExp, more: object = {}) =>
  inFiles({ 'scan.sarif': content }, { check: { ...check, ...more }, finding });

outcomes('sarif', {
  passes: () =>
    inFiles(
      { 'scan.sarif': log([]) },
      { check, finding: /^CodeQL found nothing$/, answer: /^tools: CodeQL$/ },
    ),
  warns: () =>
    inFiles(
      { 'scan.sarif': log([result({ ruleId: 'py/weak-hash', ...at('api/auth.py', 3) })]) },
      {
        check,
        finding: /^1 medium, wanted nothing of medium or above; py\/weak-hash at api\/auth\.py:3: a finding$/,
      },
    ),
  fails: {
    'a result is as bad as not wanted': () =>
      inFiles(
        { 'scan.sarif': log([result({ ruleId: 'style' }), injection, injection]) },
        {
          check,
          finding:
            /^2 high, 1 note, wanted nothing of high or above; the first: py\/sql-injection at api\/db\.py:12: a finding$/,
          answer:
            /^high: py\/sql-injection at api\/db\.py:12: a finding\nhigh: .*\nnote: style: a finding\ntools: CodeQL$/,
        },
      ),
    'the scanner crashed': () =>
      fails(
        log([], {
          invocations: [
            {
              executionSuccessful: false,
              toolExecutionNotifications: [{ level: 'error', message: { text: 'out of\nmemory' } }],
            },
          ],
        }),
        /^the scan of CodeQL did not end successfully \(`scan\.sarif`\): out of memory$/,
      ),
    'the run has no list of results': () =>
      fails(log(undefined), /^the run of CodeQL in `scan\.sarif` has no list of results/),
    'nothing ran': () =>
      fails({ version: '2.1.0', runs: [] }, /^`scan\.sarif` has no run: nothing was scanned$/),
    'it is another version': () =>
      fails({ version: '1.0.0', runs: [] }, /^`scan\.sarif` is no SARIF 2\.1\.0: it has version `1\.0\.0`$/),
    'it is something else': () => fails([], /is no SARIF 2\.1\.0: it has no version$/),
    'it is no JSON': () => fails('{"version": ', /^`scan\.sarif` is not JSON: line 1, column 13$/),
    'a field is of another type': () =>
      fails(log([{ ruleId: 5 }]), /is no SARIF 2\.1\.0: .* at `runs\.0\.results\.0\.ruleId`$/),
    'a score is none': () =>
      fails(
        {
          version: '2.1.0',
          runs: [
            {
              tool: {
                driver: { name: 'x', rules: [{ id: 'a', properties: { 'security-severity': 'NaN' } }] },
              },
              results: [result({ ruleId: 'a' })],
            },
          ],
        },
        /^the rule `a` has the `security-severity` `NaN`, which is no score from 0 to 10$/,
      ),
    'the script left the report of an earlier run': () =>
      fails(log([]), /^the script did not write `scan\.sarif`: what is there was left by an earlier run/, {
        run: 'true',
      }),
    'the script failed without a finding': () =>
      inFiles(
        { 'log.json': log([]) },
        {
          check: { run: 'cat log.json; exit 2' },
          finding: /^the report is without a finding, but its script ended with exit code 2$/,
        },
      ),
    'the script prints nothing': () =>
      inFiles(
        {},
        {
          check: { run: 'no-such-scanner' },
          finding:
            /^the script ended with exit code 127 \(a command in it does not exist\) and wrote no report$/,
        },
      ),
    'the script does not end': () =>
      inFiles({}, { check: { run: 'sleep 30', timeout: '100ms' }, finding: /^no answer within 100ms$/ }),
  },
  unreachable: {
    'a glob matches nothing': () => inFiles({}, { check, finding: /^`\*\.sarif` matches no file$/ }),
  },
});

describe('a script that makes the report', () => {
  test('may end with another exit code when it found something, and may write over an old report', async () => {
    const runtime = await workspaceWith({ 'new.json': log([injection]), 'scan.sarif': log([]) });
    const run = 'cp new.json scan.sarif; exit 1';
    const scanned = await ask({ kind: 'sarif', run, ...check }, runtime);
    expect(scanned).toMatchObject({ status: 'fail', location: { file: 'api/db.py', line: 12, column: 3 } });
    expect(scanned.finding).toMatch(/^1 high, /);
  });
});

describe('what counts', () => {
  const resultsOf = (results: unknown, run: object = {}) => readSarif(log(results, run), 'f', '/repo');

  test.each([
    ['suppressed', { suppressions: [{ kind: 'inSource' }] }, 0, 1],
    ['suppressed and accepted', { suppressions: [{ kind: 'external', status: 'accepted' }] }, 0, 1],
    ['under review', { suppressions: [{ kind: 'external', status: 'underReview' }] }, 1, 0],
    ['one of two rejected', { suppressions: [{ status: 'accepted' }, { status: 'rejected' }] }, 1, 0],
    ['no suppressions', { suppressions: [] }, 1, 0],
    ['gone since the baseline', { baselineState: 'absent' }, 0, 0],
    ['there before', { baselineState: 'unchanged' }, 1, 0],
    ['passed', { kind: 'pass', level: 'none' }, 0, 0],
  ])('%s', (_, more, counted, suppressed) => {
    const report = resultsOf([result({ ruleId: 'style', ...more })]);
    expect([report.results.length, report.suppressed]).toEqual([counted, suppressed]);
  });

  test.each([
    ['its own level', { ruleId: 'style', level: 'error' }, 'error'],
    ['the level of its rule', { ruleId: 'style' }, 'note'],
    ['the level of its rule by index', { ruleIndex: 2 }, 'note'],
    ['the level of a rule it is a part of', { ruleId: 'style/long' }, 'note'],
    [
      'the level of the rule it names, not of the one at the index',
      { ruleId: 'style', ruleIndex: 0 },
      'note',
    ],
    ['the level of a rule of an extension', { rule: { id: 'ext', toolComponent: { index: 0 } } }, 'error'],
    [
      'the level of a rule at an index of an extension',
      { rule: { index: 0, toolComponent: { name: 'queries' } } },
      'error',
    ],
    ['the default', { ruleId: 'unheard of' }, 'warning'],
    ['the default with an index out of range', { ruleIndex: 99 }, 'warning'],
  ])('has %s', (_, more, level) => {
    const extensions = [
      { name: 'queries', rules: [{ id: 'ext', defaultConfiguration: { level: 'error' } }] },
    ];
    const report = resultsOf([result(more)], { tool: { driver: { name: 'CodeQL', rules }, extensions } });
    expect(report.results[0]?.level).toBe(level);
  });

  test.each([
    ['a text of its rule', { message: { id: 'long', arguments: ['this', '80'] } }, 'this is longer than 80'],
    ['no text', { message: {} }, 'style'],
    ['a text of several lines', { message: { text: 'a\n  b' } }, 'a b'],
  ])('says %s', (_, more, message) => {
    expect(resultsOf([{ ruleId: 'style', ...more }]).results[0]?.message).toBe(message);
  });

  test.each([
    ['a relative URI', at('src/a%20b.ts', 4), 'src/a b.ts'],
    ['a URI of this machine', at('file:///repo/src/a.ts', 4), 'src/a.ts'],
    ['a URI outside of the workspace', at('file:///etc/passwd', 4), undefined],
    ['a path that leads out', at('../../etc/passwd', 4), undefined],
    ['an address', at('https://example.org/a.ts', 4), undefined],
    ['a URI that is none', at('%', 4), undefined],
    ['an index', { locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] }, 'lib/b.ts'],
    [
      'a base',
      { locations: [{ physicalLocation: { artifactLocation: { uri: 'c.ts', uriBaseId: 'SRC' } } }] },
      'sub/c.ts',
    ],
  ])('stands at %s', (_, more, file) => {
    const run = {
      artifacts: [{ location: { uri: 'lib/b.ts' } }],
      originalUriBaseIds: { SRC: { uri: 'file:///repo/sub/' } },
    };
    expect(resultsOf([result({ ruleId: 'style', ...more })], run).results[0]?.location?.file).toBe(file);
  });
});

describe('thresholds', () => {
  test.each([
    ['high', { level: 'warning', severity: 'critical' }, true],
    ['high', { level: 'error', severity: 'medium' }, false],
    ['high', { level: 'error', severity: undefined }, true],
    ['medium', { level: 'warning', severity: undefined }, true],
    ['low', { level: 'none', severity: undefined }, false],
    ['critical', { level: 'error', severity: undefined }, false],
    ['error', { level: 'error', severity: 'low' }, true],
    ['error', { level: 'warning', severity: 'critical' }, false],
    ['note', { level: 'warning', severity: undefined }, true],
  ] as const)('%s reached by %o: %s', (threshold, found, expected) => {
    expect(reaches(found, threshold)).toBe(expected);
  });

  test.each([
    ['10', 'critical'],
    [9, 'critical'],
    ['8.9', 'high'],
    ['7.0', 'high'],
    ['6.9', 'medium'],
    ['4.0', 'medium'],
    [0.1, 'low'],
    ['0.0', 'none'],
  ])('a score of %s is %s', (score, severity) => {
    expect(severityOfScore(score, 'r')).toBe(severity);
  });

  test('a worse score never weighs less', () => {
    const thresholds: Level[] = ['critical', 'high', 'medium', 'low'];
    const score = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(score, score, fc.constantFrom(...thresholds), (one, other, threshold) => {
        const weighs = (value: number) =>
          Number(reaches({ level: 'note', severity: severityOfScore(value, 'r') }, threshold));
        expect(weighs(Math.max(one, other))).toBeGreaterThanOrEqual(weighs(Math.min(one, other)));
      }),
    );
  });

  test('errors fail and other results pass with `fail-on: error` and `warn-on: none`', async () => {
    const runtime = await workspaceWith({ 'scan.sarif': log([injection, result({ ruleId: 'style' })]) });
    const only = await ask({ kind: 'sarif', ...check, 'fail-on': 'error', 'warn-on': 'none' }, runtime);
    expect(only).toMatchObject({
      status: 'pass',
      finding: '1 high, 1 note; wanted nothing of error or above',
    });
  });

  test('neither a report nor a script is refused', () => {
    expect(() => section({ kind: 'sarif' })).toThrow(/needs `report`, `run` or both/);
  });
});

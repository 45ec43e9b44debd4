import { describe, expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { inFiles, workspaceWith } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const advisory = (name: string, severity: string, ghsa: string) => ({
  source: 1_094_499,
  name,
  dependency: name,
  title: `Trouble in ${name}`,
  url: `https://github.com/advisories/${ghsa}`,
  severity,
  cwe: ['CWE-79'],
  cvss: { score: 0, vectorString: null },
  range: '<1.0.0',
});

/** As npm 7 and later write it, https://docs.npmjs.com/cli/v11/commands/npm-audit */
const npm = (vulnerabilities: object = {}, total = 130) => ({
  auditReportVersion: 2,
  vulnerabilities,
  metadata: {
    vulnerabilities: { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 },
    dependencies: { prod: total + 1, dev: 0, optional: 0, peer: 0, peerOptional: 0, total },
  },
});
const vulnerable = (name: string, severity: string, via: unknown[], fixAvailable: unknown = false) => ({
  [name]: {
    name,
    severity,
    isDirect: true,
    via,
    effects: [],
    range: '<1',
    nodes: [`node_modules/${name}`],
    fixAvailable,
  },
});
const lodash = advisory('lodash', 'critical', 'GHSA-jf85-cpcp-j695');
const qs = advisory('qs', 'moderate', 'GHSA-hrpp-h998-j3pp');

/** As pip-audit 2 writes it, https://github.com/pypa/pip-audit#usage */
const pip = (...dependencies: object[]) => ({ dependencies, fixes: [] });
const flask = {
  name: 'flask',
  version: '0.5',
  vulns: [{ id: 'PYSEC-2019-179', fix_versions: ['1.0'], aliases: ['CVE-2019-1010083'], description: 'x' }],
};
const fine = { name: 'click', version: '8.1', vulns: [] };

const check = { report: ['audit.json'] };
const scene = (content: unknown, finding: RegExp, more: object = {}) =>
  inFiles({ 'audit.json': content }, { check: { ...check, ...more }, finding });

outcomes('dependency-audit', {
  passes: () => scene(npm(), /^no known vulnerability in 130 dependencies$/),
  warns: () =>
    scene(
      npm(vulnerable('qs', 'moderate', [qs], true)),
      /^1 medium, wanted nothing of medium or above; qs: Trouble in qs \(GHSA-hrpp-h998-j3pp\), fixed by npm audit fix$/,
    ),
  fails: {
    'a vulnerability is severe': () =>
      inFiles(
        {
          'audit.json': npm({
            ...vulnerable('qs', 'moderate', [qs]),
            ...vulnerable('lodash', 'critical', [lodash], {
              name: 'lodash',
              version: '4.17.21',
              isSemVerMajor: false,
            }),
            ...vulnerable('grunt', 'critical', ['lodash']),
          }),
        },
        {
          check,
          finding:
            /^1 critical, 1 medium, wanted nothing of high or above; the first: lodash: Trouble in lodash \(GHSA-jf85-cpcp-j695\), fixed by lodash 4\.17\.21$/,
          answer: /^critical: lodash.*\nmedium: qs: .*no fix yet\nnpm audit: 130 dependencies$/,
        },
      ),
    'a vulnerability has no severity': () =>
      scene(
        pip(flask, fine),
        /^1 of unknown severity, wanted .*; flask: vulnerable in 0\.5 \(PYSEC-2019-179, CVE-2019-1010083\), fixed by flask 1\.0$/,
      ),
    'npm could not audit': () =>
      scene(
        {
          error: {
            code: 'ENOLOCK',
            summary: 'This command requires an existing lockfile.',
            detail: 'Try creating one',
          },
        },
        /^the audit failed: `ENOLOCK: This command requires an existing lockfile\.`$/,
      ),
    'the registry refused': () =>
      scene(
        { message: '405 Method Not Allowed', method: 'POST', error: { summary: '', detail: '' } },
        /^the audit failed: `405 Method Not Allowed`$/,
      ),
    'nothing was audited': () => scene(npm({}, 0), /^npm audit looked at no package \(`audit\.json`\)$/),
    'no package was there': () => scene(pip(), /^pip-audit looked at no package/),
    'it is something else': () =>
      scene(
        { a: 1 },
        /^`audit\.json` is no report of `npm audit --json`, `pnpm audit --json` or `pip-audit --format json`$/,
      ),
    'it is of another shape': () =>
      scene(
        { ...npm(), vulnerabilities: [] },
        /^`audit\.json` is no report of `npm audit`: .* at `vulnerabilities`$/,
      ),
    'a severity is unheard of': () =>
      scene(
        npm(vulnerable('a', 'dire', [])),
        /is no report of `npm audit`: .* at `vulnerabilities\.a\.severity`$/,
      ),
    'it is empty': () => scene('', /^`audit\.json` is empty$/),
    'the tool failed without a finding': () =>
      inFiles(
        { 'a.json': npm() },
        {
          check: { run: 'cat a.json; exit 1' },
          finding: /^the report is without a finding, but its script ended with exit code 1$/,
        },
      ),
    'it prints more than is kept': () =>
      inFiles(
        {},
        {
          check: { run: 'head -c 2000000 /dev/zero | tr "\\0" x' },
          finding: /^the script prints more than 1 MiB.*: let it write a file$/,
        },
      ),
  },
  unreachable: {
    'there is no report': () => inFiles({}, { check, finding: /^`audit\.json` matches no file$/ }),
  },
});

const askFor = async (content: unknown, more: object = {}) =>
  ask({ kind: 'dependency-audit', ...check, ...more }, await workspaceWith({ 'audit.json': content }));

test('counts an advisory once, however many packages it reaches', async () => {
  const report = npm({
    ...vulnerable('lodash', 'critical', [lodash, lodash]),
    ...vulnerable('grunt', 'critical', ['lodash']),
  });
  expect((await askFor(report)).finding).toMatch(/^1 critical, /);
});

test('reads what pnpm writes', async () => {
  const advisories = {
    1096353: {
      module_name: 'semver',
      severity: 'high',
      title: 'ReDoS',
      github_advisory_id: 'GHSA-c2qf-rxjj-qqgw',
      cves: ['CVE-2022-25883'],
      patched_versions: '>=7.5.2',
    },
    1096354: {
      module_name: 'old',
      severity: 'low',
      title: 'x',
      url: 'https://npmjs.com/advisories/9',
      patched_versions: '<0.0.0',
    },
  };
  const result = await askFor({
    actions: [],
    advisories,
    muted: [],
    metadata: { vulnerabilities: {}, dependencies: 12, totalDependencies: 12 },
  });
  expect(result.evidence?.answer.split('\n')).toEqual([
    'high: semver: ReDoS (GHSA-c2qf-rxjj-qqgw, CVE-2022-25883), fixed by semver >=7.5.2',
    'low: old: x (npm advisory 1096354), no fix yet',
    'pnpm audit: 12 dependencies',
  ]);
});

test('takes the report that the tool prints, although it ends with 1', async () => {
  const runtime = await workspaceWith({ 'a.json': npm(vulnerable('lodash', 'critical', [lodash])) });
  const result = await ask({ kind: 'dependency-audit', run: 'cat a.json; exit 1' }, runtime);
  expect(result.finding).toMatch(/^1 critical, wanted nothing of high or above; lodash: /);
});

describe('what is ignored', () => {
  test('does not count, by id or alias, and its reason is evidence', async () => {
    const ignore = { 'CVE-2019-1010083': 'we send no such request', 'GHSA-gone': 'fixed long ago' };
    const result = await askFor(pip(flask, fine), { ignore });
    expect(result).toMatchObject({ status: 'pass', finding: 'no known vulnerability in 2 dependencies' });
    expect(result.evidence?.answer).toBe(
      'pip-audit: 2 dependencies\nignored: CVE-2019-1010083, because we send no such request\nGHSA-gone is ignored, but not there any more: fixed long ago',
    );
  });

  test('may be a package that can not be audited, which warns otherwise', async () => {
    const report = pip(fine, { name: 'shop', skip_reason: 'Dependency not found on PyPI' });
    expect(await askFor(report)).toMatchObject({
      status: 'warn',
      finding:
        '1 unaudited, wanted nothing of medium or above, and all audited; shop: Dependency not found on PyPI',
    });
    expect((await askFor(report, { ignore: { shop: 'our own' } })).status).toBe('pass');
  });

  test('needs a reason', () => {
    expect(() => section({ kind: 'dependency-audit', ...check, ignore: { 'GHSA-1': '' } })).toThrow();
  });
});

test('what fails comes before what only warns, however severe that may be', async () => {
  const files = { 'a.json': npm(vulnerable('qs', 'moderate', [qs])), 'b.json': pip(flask) };
  const check = { kind: 'dependency-audit', report: ['*.json'], 'fail-on': 'medium', unknown: 'warn' };
  const result = await ask(check, await workspaceWith(files));
  expect(result.status).toBe('fail');
  expect(result.finding).toMatch(/^1 of unknown severity, 1 medium, wanted .* the first: qs: /);
});

test('severities move by configuration', async () => {
  const report = npm({
    ...vulnerable('qs', 'moderate', [qs]),
    ...vulnerable('a', 'low', [advisory('a', 'low', 'GHSA-aaaa-bbbb-cccc')]),
  });
  expect((await askFor(report, { 'fail-on': 'medium' })).status).toBe('fail');
  expect((await askFor(report, { 'fail-on': 'critical', 'warn-on': 'high' })).status).toBe('pass');
  expect((await askFor(report, { 'warn-on': 'none' })).status).toBe('pass');
  expect((await askFor(pip(flask), { unknown: 'warn' })).status).toBe('warn');
  expect(() => section({ kind: 'dependency-audit', ...check, 'fail-on': 'low', 'warn-on': 'high' })).toThrow(
    /fails already/,
  );
});

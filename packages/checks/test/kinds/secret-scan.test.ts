import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';
import { inFiles, workspaceWith } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const secret = 'AKIAIOSFODNN7EXAMPLE';

/** As gitleaks 8 writes it, https://github.com/gitleaks/gitleaks#reporting */
const gitleaks = [
  {
    RuleID: 'aws-access-token',
    Description: 'Identified a pattern that may indicate AWS credentials',
    StartLine: 12,
    EndLine: 12,
    StartColumn: 20,
    EndColumn: 40,
    Match: `key = ${secret}`,
    Secret: secret,
    File: 'api/settings.py',
    SymlinkFile: '',
    Commit: '2fdc11483a2424d4bd488334c15eb3221d521abf',
    Entropy: 3.5,
    Author: 'a',
    Email: 'a@example.org',
    Date: '2026-01-01T00:00:00Z',
    Message: `adds ${secret}`,
    Tags: [],
    Fingerprint: '2fdc:api/settings.py:aws-access-token:12',
  },
];

/** As `trufflehog --json` prints it, https://github.com/trufflesecurity/trufflehog#quick-start */
const trufflehog = (Verified: boolean, source: object = { Filesystem: { file: 'deploy/.env', line: 7 } }) =>
  JSON.stringify({
    SourceMetadata: { Data: source },
    SourceID: 1,
    SourceName: 'trufflehog - filesystem',
    DetectorType: 2,
    DetectorName: 'AWS',
    DecoderName: 'PLAIN',
    Verified,
    Raw: secret,
    Redacted: secret,
    ExtraData: null,
  });

/** A baseline as detect-secrets 1 writes it, https://github.com/Yelp/detect-secrets#quickstart */
const detectSecrets = (more: object = {}) => ({
  version: '1.5.0',
  plugins_used: [{ name: 'AWSKeyDetector' }],
  filters_used: [],
  results: {
    'conf/a.ini': [
      { type: 'AWS Access Key', filename: 'conf/a.ini', hashed_secret: 'ab12', line_number: 3, ...more },
    ],
  },
  generated_at: '2026-01-01T00:00:00Z',
});

const check = { report: ['leaks.json'] };
const scene = (content: unknown, finding: RegExp, more: object = {}) =>
  inFiles({ 'leaks.json': content }, { check: { ...check, ...more }, finding });

outcomes('secret-scan', {
  passes: () => scene([], /^gitleaks found no secret$/),
  warns: () =>
    scene(trufflehog(false), /^1 unverified secret, wanted none; AWS at deploy\/\.env:7$/, {
      unverified: 'warn',
    }),
  fails: {
    'gitleaks found one': () =>
      scene(
        gitleaks,
        /^1 secret, wanted none; aws-access-token at api\/settings\.py:12 in commit 2fdc11483a24$/,
      ),
    'trufflehog logged in with one': () =>
      scene(
        `${trufflehog(true)}\n${trufflehog(false)}\n`,
        /^1 verified secret, 1 unverified secret, wanted none; the first: AWS at /,
      ),
    'detect-secrets found one': () =>
      scene(detectSecrets(), /^1 secret, wanted none; AWS Access Key at conf\/a\.ini:3$/),
    'a scanner that writes SARIF found one': () =>
      scene(
        {
          version: '2.1.0',
          runs: [
            {
              tool: { driver: { name: 'gitleaks', rules: [] } },
              results: [
                {
                  ruleId: 'jwt',
                  message: { text: `found ${secret}` },
                  locations: [
                    {
                      physicalLocation: {
                        artifactLocation: { uri: 'a.py' },
                        region: { startLine: 2, snippet: { text: secret } },
                      },
                    },
                  ],
                },
              ],
            },
          ],
        },
        /^1 secret, wanted none; jwt at a\.py:2$/,
      ),
    'the scanner failed and found nothing': () =>
      inFiles(
        {},
        {
          check: { run: 'echo "[]"; exit 1' },
          finding: /^the report is without a finding, but its script ended with exit code 1$/,
        },
      ),
    'the scanner is not there': () =>
      inFiles(
        {},
        {
          check: { run: 'gitleaks-of-nobody', ...check },
          finding:
            /^the script ended with exit code 127 \(a command in it does not exist\) and wrote no report: `leaks\.json` matches no file$/,
        },
      ),
    'the report is empty, and nobody knows whether anything ran': () =>
      scene('', /^`leaks\.json` is empty$/, { format: 'trufflehog' }),
    'it is no JSON': () => scene(`[{"Secret": ${secret}}]`, /^`leaks\.json` is not JSON: line 1, column 13$/),
    'it is something else': () =>
      scene({ a: 1 }, /^`leaks\.json` is no report of gitleaks, trufflehog or detect-secrets, and no SARIF/),
    'it is of another shape': () =>
      scene([{ RuleID: 'a', File: 'b' }], /^`leaks\.json` is no report of gitleaks: .* at `0\.StartLine`$/),
    'a line is cut off': () =>
      scene(`${trufflehog(true)}\n{"Raw": "${secret}`, /^`leaks\.json, line 2` is not JSON: /),
  },
  unreachable: {
    'there is no report': () => inFiles({}, { check, finding: /^`leaks\.json` matches no file$/ }),
  },
});

const askFor = async (content: unknown, more: object = {}) =>
  ask({ kind: 'secret-scan', ...check, ...more }, await workspaceWith({ 'leaks.json': content }));

test.each([
  ['gitleaks', gitleaks],
  ['trufflehog', trufflehog(true)],
  ['detect-secrets', detectSecrets()],
  ['a broken report', `[{"Secret": ${secret}}]`],
  ['another shape', [{ Secret: secret }]],
])('never shows the secret: %s', async (_, content) => {
  const result = await askFor(content);
  expect(result.status).toBe('fail');
  expect(JSON.stringify(result)).not.toContain(secret);
});

test('points to the place', async () => {
  expect((await askFor(gitleaks)).location).toEqual({ file: 'api/settings.py', line: 12, column: 20 });
});

describe('trufflehog', () => {
  const print = (lines: string, more: object = {}) => ({
    run: `cat leaks.json; ${lines}`,
    format: 'trufflehog',
    report: undefined,
    ...more,
  });

  test('that prints nothing and ends well found nothing; with another exit code it failed', async () => {
    expect(await askFor('', print('true'))).toMatchObject({
      status: 'pass',
      finding: 'trufflehog found no secret',
    });
    expect(await askFor('', print('exit 1'))).toMatchObject({
      status: 'fail',
      finding: 'the script ended with exit code 1 and wrote no report',
    });
  });

  test('names the commit, and skips its own log', async () => {
    const found = trufflehog(true, {
      Git: { commit: 'ab'.repeat(20), file: 'a.py', line: 3, email: 'x', repository: 'y' },
    });
    const result = await askFor(`{"level":"info-0","ts":"x","msg":"running source"}\n${found}`, {
      format: 'trufflehog',
    });
    expect(result.finding).toBe('1 verified secret, wanted none; AWS at a.py:3 in commit abababababab');
  });

  test.each(['error', 'fatal'])('that logs a line of the level %s did not scan everything', async (level) => {
    const log = `{"level":"${level}","ts":"x","logger":"trufflehog","msg":"token-42"}\n`;
    const { status, finding } = await askFor(log, { format: 'trufflehog' });
    expect(status).toBe('fail');
    expect(finding).toMatch(`its log has a line of the level \`${level}\` (leaks.json, line 1)`);
    expect(finding).not.toMatch('token-42');
  });

  test('knows places that are no files', async () => {
    expect((await askFor(trufflehog(true, { Docker: { image: 'x' } }))).finding).toBe(
      '1 verified secret, wanted none; AWS',
    );
    expect((await askFor(trufflehog(true).replace('"Data":', '"None":'))).finding).toBe(
      '1 verified secret, wanted none; AWS',
    );
  });
});

test('detect-secrets: what an audit has found to be no secret does not count', async () => {
  expect((await askFor(detectSecrets({ is_secret: false }))).status).toBe('pass');
  expect((await askFor(detectSecrets({ is_secret: true, is_verified: true }))).finding).toMatch(
    /^1 verified secret, /,
  );
});

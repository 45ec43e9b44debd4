import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../src/check.ts';
import { ask, realRuntime, section, subject } from '../asking.ts';
import { type Files, inFiles, workspaceWith } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const command = async (run: string, more: object = {}, about: Subject = subject) =>
  ask({ kind: 'command', run, ...more }, await realRuntime(), { subject: about });

const scene = (run: string, finding: RegExp, more: object = {}, files: Files = {}) =>
  inFiles(files, { check: { run, ...more }, finding });
const rules = '-P INPUT DROP\n-A INPUT -p tcp --dport 443 -j ACCEPT\n';
const results = (...found: object[]) => `echo '${JSON.stringify(found)}'`;

outcomes('command', {
  passes: () => ({
    check: { run: 'echo one; echo two >&2; sleep 0.05; echo three', contains: 'two' },
    finding: /^ended with exit code 0: three$/,
    answer: /^one\ntwo\nthree$/,
  }),
  warns: () => scene('echo close; exit 3', /^ended with exit code 3: close$/, { 'warn-exit-code': 3 }),
  fails: {
    'another exit code': () =>
      scene('seq 1 30; exit 2', /^ended with exit code 2: 30$/, { 'warn-exit-code': 3 }),
    'the text is not there': () =>
      scene('echo off', /^its output is without the text `on`$/, { contains: 'on' }),
    'a result fails': () =>
      scene(
        results({ status: 'pass', finding: 'a' }, { status: 'fail', finding: 'flag b is off' }),
        /^1 of 2 fail, 1 of 2 pass, wanted that all pass; the first: flag b is off$/,
        { results: 'stdout' },
      ),
    'there is no result': () =>
      scene(results(), /^`output of the script` is an empty list: there is no result$/, {
        results: 'stdout',
      }),
    'a result has no status': () =>
      scene(
        'echo \'{"finding": "x"}\'',
        /^`output of the script` is no result, .* nor a list of them: .* at `0\.status`$/,
        { results: 'stdout' },
      ),
    'results are no JSON': () =>
      scene('echo fine', /^`output of the script` is not JSON: line 1, column 1$/, { results: 'stdout' }),
    'a SARIF result is bad': () =>
      scene(
        `echo '${JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'drift' } }, results: [{ ruleId: 'r', level: 'error', message: { text: 'm' } }] }] })}'`,
        /^1 error, wanted nothing of high or above; r: m$/,
        { results: 'stdout' },
      ),
    'the results are of an earlier run': () =>
      scene(
        'true',
        /^the script did not write `r\.json`: what is there was left by an earlier run/,
        { results: 'r.json' },
        { 'r.json': { status: 'pass', finding: 'x' } },
      ),
    'the output is another than the reviewed one': () =>
      inFiles(
        { 'rules.txt': rules },
        {
          check: {
            run: "printf '%s\\n' '-P INPUT ACCEPT' '-A INPUT -p tcp --dport 443 -j ACCEPT'",
            baseline: 'rules.txt',
          },
          finding: /^its output differs from `rules\.txt`: 1 lines more, 1 lines fewer$/,
          answer: /^@@ .*\n--P INPUT DROP\n\+-P INPUT ACCEPT\n -A INPUT/,
        },
      ),
    'nothing was reviewed yet': () =>
      scene(
        'echo rule',
        /^no baseline: there is no file `rules\.txt`; review its output, `\( … \) > rules\.txt`, and commit it as `rules\.txt`$/,
        { baseline: 'rules.txt' },
      ),
    'there is no output to compare': () =>
      scene(
        'true',
        /^it printed nothing that could be compared$/,
        { baseline: 'rules.txt' },
        { 'rules.txt': rules },
      ),
    'there is more output than is kept': () =>
      scene('head -c 2000000 /dev/zero | tr "\\0" x', /^the script prints more than 1 MiB/, {
        record: 'out.txt',
      }),
  },
  unreachable: {
    'the command does not exist': () =>
      scene('no-such-command', /^ended with exit code 127: .*no-such-command: command not found$/),
    'it does not end': () => ({
      check: { run: 'echo connecting; sleep 30', timeout: '200ms' },
      finding: /^no answer within 200ms$/,
      answer: /^connecting$/,
    }),
  },
});

test('has the last 20 lines as evidence', async () => {
  const result = await command('seq 1 30; exit 2');
  expect(result.evidence).toMatchObject({
    asked: 'seq 1 30; exit 2',
    answer: Array.from({ length: 20 }, (_, index) => index + 11).join('\n'),
  });
  expect((await command('true')).evidence?.answer).toBe('no output');
});

test('warns on the exit code that is a warning, and on no other', async () => {
  expect((await command('exit 4', { 'warn-exit-code': 3 })).status).toBe('fail');
  expect((await command('exit 0', { 'warn-exit-code': 3 })).status).toBe('pass');
});

test('fails when any command of a pipe or list fails', async () => {
  expect((await command('false | true')).status).toBe('fail');
  expect((await command('false\ntrue')).status).toBe('fail');
});

test('keeps no more of a line than anybody reads', async () => {
  const { finding, evidence } = await command('head -c 20000 /dev/zero | tr "\\0" x; exit 1');
  expect(finding).toBe(`ended with exit code 1: ${'x'.repeat(500)}…`);
  expect(evidence?.answer).toHaveLength(501);
});

test('finds the text in lines that are not kept any more', async () => {
  expect((await command('echo "all on"; seq 1 100', { contains: 'all on' })).status).toBe('pass');
});

describe('results', () => {
  test('are read from a file that the script writes, with their place', async () => {
    const found = {
      status: 'warn',
      finding: 'flag x has no owner',
      location: { file: 'flags.yml', line: 7 },
    };
    const runtime = await workspaceWith({ 'r.json': 'old' });
    const run = `echo '${JSON.stringify(found)}' > r.json; echo done`;
    expect(await ask({ kind: 'command', run, results: 'r.json' }, runtime)).toMatchObject({
      status: 'warn',
      finding: 'flag x has no owner',
      location: { file: 'flags.yml', line: 7, column: 1 },
    });
  });

  test('say why a script failed, and never turn its failure into a pass', async () => {
    const warned = `${results({ status: 'warn', finding: 'old' })}; exit 1`;
    expect((await command(warned, { results: 'stdout' })).finding).toMatch(/^ended with exit code 1: /);
    const failed = `${results({ status: 'fail', finding: 'gone' })}; exit 1`;
    expect((await command(failed, { results: 'stdout' })).finding).toBe('gone');
    expect((await command('echo oops; exit 1', { results: 'stdout' })).finding).toBe(
      'ended with exit code 1: oops',
    );
  });

  test('that all pass are a pass', async () => {
    const run = results({ status: 'pass', finding: 'a' }, { status: 'pass', finding: 'b' });
    expect(await command(run, { results: 'stdout' })).toMatchObject({
      status: 'pass',
      finding: 'all 2 results pass',
    });
  });
});

describe('the baseline', () => {
  test('may differ in line ends and at its end', async () => {
    const runtime = await workspaceWith({ 'rules.txt': `${rules.replaceAll('\n', '\r\n')}\n\n` });
    const check = { kind: 'command', run: `printf '%s' '${rules}'`, baseline: 'rules.txt' };
    expect(await ask(check, runtime)).toMatchObject({
      status: 'pass',
      finding: 'its output equals `rules.txt` (2 lines)',
    });
  });

  test('is shown as a difference of at most 50 lines, whatever its lines look like', async () => {
    const runtime = await workspaceWith({ 'rules.txt': '--- a\n+++ b\n\0\n' });
    const result = await ask({ kind: 'command', run: 'seq 1 200', baseline: 'rules.txt' }, runtime);
    expect(result.finding).toBe('its output differs from `rules.txt`: 200 lines more, 3 lines fewer');
    expect(result.evidence?.answer.split('\n')).toHaveLength(51);
  });

  test('is recorded elsewhere, to be reviewed', async () => {
    const runtime = await workspaceWith({});
    const check = { kind: 'command', run: 'echo rule', baseline: 'rules.txt', record: 'new/rules.txt' };
    expect((await ask(check, runtime)).finding).toMatch(
      /; review `new\/rules\.txt` and commit it as `rules\.txt`$/,
    );
    expect(await readFile(join(runtime.workspace, 'new/rules.txt'), 'utf8')).toBe('rule\n');
    expect(() => section({ ...check, record: 'rules.txt' })).toThrow(/would then approve whatever it gets/);
    expect(() => section({ ...check, results: 'stdout' })).toThrow(/which has the `results` here/);
  });
});

describe('the script', () => {
  test('runs in the workspace and knows what is deployed', async () => {
    const runtime = await realRuntime();
    const run = 'pwd -P; echo "$DEPLOY_SERVICE $DEPLOY_ENVIRONMENT $DEPLOY_VERSION $DEPLOY_SHA"';
    const result = await ask({ kind: 'command', run }, runtime);
    const { service, environment, version, sha } = subject;
    expect(result.evidence?.answer).toBe(
      `${await realpath(runtime.workspace)}\n${service} ${environment} ${version} ${sha}`,
    );
  });

  test('gets the version that serves now, if somebody said it', async () => {
    const about = { ...subject, previousVersion: '1.1.0' };
    const found = await command('echo "$DEPLOY_PREVIOUS_VERSION"', {}, about);
    expect(found.evidence?.answer).toBe('1.1.0');
  });

  test('gets no version that is not known', async () => {
    const about = { ...subject, version: undefined, sha: undefined };
    expect(
      (await command(`echo "\${DEPLOY_VERSION-none} \${DEPLOY_SHA-none}"`, {}, about)).evidence?.answer,
    ).toBe('none none');
  });

  test('gets values as values: a version cannot become code', async () => {
    const about = { ...subject, version: '1; echo gotcha; $(echo gotcha)' };
    expect((await command('echo "$DEPLOY_VERSION"', {}, about)).evidence?.answer).toBe(about.version);
  });
});

describe('a script that does not end', () => {
  test('fails when the run is cancelled', async () => {
    const runtime = await realRuntime();
    setTimeout(() => runtime.cancel(new Error('cancelled by SIGINT')), 200);
    const result = await ask({ kind: 'command', run: 'echo working; sleep 30' }, runtime);
    expect(result).toMatchObject({
      status: 'fail',
      finding: 'cancelled by SIGINT',
      evidence: { answer: 'working' },
    });
  });

  test('fails when somebody else kills it', async () => {
    expect(await command('echo soon; sleep 0.05; kill -9 $$')).toMatchObject({
      status: 'fail',
      finding: 'was stopped: soon',
    });
  });
});

import { realpath } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../src/check.ts';
import { ask, realRuntime, subject } from '../asking.ts';

const command = async (run: string, more: object = {}, about: Subject = subject) =>
  ask({ kind: 'command', run, ...more }, await realRuntime(), { subject: about });

test('passes on exit code 0, with the output as evidence', async () => {
  expect(await command('echo one; echo two >&2; sleep 0.05; echo three')).toMatchObject({
    status: 'pass',
    finding: 'ended with exit code 0: three',
    evidence: { asked: 'echo one; echo two >&2; sleep 0.05; echo three' },
  });
  expect((await command('true')).evidence?.answer).toBe('no output');
});

test('fails on another exit code with its last lines', async () => {
  const result = await command('seq 1 30; exit 2');
  expect(result).toMatchObject({ status: 'fail', finding: 'ended with exit code 2: 30' });
  expect(result.evidence?.answer.split('\n')).toEqual(
    Array.from({ length: 20 }, (_, index) => `${index + 11}`),
  );
});

test('warns on the exit code that is a warning, and on no other', async () => {
  expect((await command('exit 3', { 'warn-exit-code': 3 })).status).toBe('warn');
  expect((await command('exit 4', { 'warn-exit-code': 3 })).status).toBe('fail');
  expect((await command('exit 0', { 'warn-exit-code': 3 })).status).toBe('pass');
});

test('fails when any command of a pipe or list fails', async () => {
  expect((await command('false | true')).status).toBe('fail');
  expect((await command('false\ntrue')).status).toBe('fail');
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
  test('fails at its time limit with what it said until then', async () => {
    expect(await command('echo connecting; sleep 30', { timeout: '300ms' })).toMatchObject({
      status: 'fail',
      finding: 'no answer within 300ms',
      evidence: { answer: 'connecting' },
    });
  });

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

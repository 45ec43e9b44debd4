import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { read } from './running.ts';

const checks = '- { kind: env-vars, names: [PATH] }\n- { kind: disk, free: 1B, profiles: [hotfix] }';

test('without more than checks, the standard profile of pre-deploy is checked for the commit of the run', async () => {
  const runtime = await createTestRuntime();
  expect(await read({ checks }, runtime)).toMatchObject({
    ...{ phase: 'pre-deploy', profile: 'standard', failOn: 'no-go', concurrency: 64, dryRun: false },
    subject: { service: 'shop', environment: 'production', version: undefined, sha: runtime.run.sha },
    selection: { checks: [{ id: 'env-vars' }], skipped: [{ id: 'disk' }] },
  });
});

test('everything can be said, and the configuration file is read', async () => {
  const runtime = await createTestRuntime();
  await mkdir(join(runtime.workspace, '.github'));
  const file = `service: api\nenvironments:\n  staging:\n    checks:\n      - { kind: file, path: a, phase: smoke }\n`;
  await writeFile(join(runtime.workspace, '.github/deploy.yml'), file);
  const sha = 'b'.repeat(40);
  const more = { 'fail-on': 'conditional-go', concurrency: '3', 'dry-run': 'true' };
  expect(await read({ phase: 'smoke', version: '1.2.0', sha, ...more }, runtime)).toMatchObject({
    ...{ failOn: 'conditional-go', concurrency: 3, dryRun: true },
    subject: { service: 'api', environment: 'staging', version: '1.2.0', sha },
    selection: { checks: [{ id: 'file' }] },
  });
});

describe('are refused', () => {
  test.each([
    [{}, 'input `checks`: is required, or `presets`: give one of them here as YAML'],
    [{ checks: '- { kind: magic }' }, 'unknown kind of check `magic`; available: `access-key-age`, '],
    [{ checks: '- { kind: dn }' }, 'unknown kind of check `dn`; did you mean `dns`?'],
    [{ checks, phase: 'smoke' }, 'input `phase`: no check has the phase `smoke`'],
    [
      { checks, profile: 'hotfx' },
      'input `profile`: no check names the profile `hotfx`; did you mean `hotfix`?',
    ],
    [{ checks, sha: 'main' }, 'input `sha`: found `main`, allowed is a full commit SHA in lower case'],
    [{ checks, concurrency: '0' }, 'input `concurrency`: found `0`'],
    [{ checks, 'fail-on': 'go' }, 'input `fail-on`: found `go`, allowed are `no-go`, `conditional-go`'],
  ])('%o', async (given, message) => {
    await expect(read(given as Record<string, string>, await createTestRuntime())).rejects.toThrow(message);
  });
});

describe('a variable', () => {
  const list = `
- { kind: http, url: env:BEFORE_URL }
- { kind: http, phase: smoke, url: env:SMOKE_URL }
- { kind: sql, phase: smoke, profiles: [hotfix], database: env:HOTFIX_DATABASE, query: select 1 }
- { kind: disk, free: 1B, phase: smoke }`;
  const state = '{ store: file, path: env:STATE_PATH }';
  const smoke = { checks: list, state, phase: 'smoke' };

  test('that only checks of other phases or profiles, or the plan, name may be missing', async () => {
    const runtime = await createTestRuntime({ environment: { SMOKE_URL: 'https://shop.example' } });
    const { selection } = await read(smoke, runtime);
    expect(selection.checks.map(({ check }) => check.asks)).toContain('GET https://shop.example');
    expect(selection.checks).toHaveLength(2);
  });

  test('that a check of this phase and profile names must be there', async () => {
    await expect(read(smoke, await createTestRuntime())).rejects.toThrow(
      'input `checks`: line 3, column 36: the environment variable `SMOKE_URL` is not set',
    );
    const runtime = await createTestRuntime({
      environment: { SMOKE_URL: 'https://shop.example', HOTFIX_DATABASE: '' },
    });
    await expect(read({ ...smoke, profile: 'hotfix' }, runtime)).rejects.toThrow(
      'the environment variable `HOTFIX_DATABASE` is empty, as a secret is that does not exist',
    );
  });
});

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

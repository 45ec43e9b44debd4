import { ConfigurationError } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { selectChecks } from '../src/selection.ts';
import { contextOf, section, subject } from './asking.ts';

const env = { kind: 'env-vars', names: ['HOME'] };

async function select(
  checks: readonly object[],
  phase = 'pre-deploy',
  profile = 'standard',
  about = subject,
) {
  const runtime = await createTestRuntime();
  return selectChecks({ checks: section(...checks) }, contextOf(runtime, { phase, profile, subject: about }));
}

async function problems(...args: Parameters<typeof select>): Promise<string[]> {
  const error = await select(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ConfigurationError)) throw new Error(`no ConfigurationError, but ${error}`);
  return error.problems.map(({ input, message }) => `${input}: ${message}`);
}

describe('ids', () => {
  test('follow from the kind and avoid configured ones', async () => {
    const { checks } = await select([env, { ...env, id: 'env-vars-2' }, env, { kind: 'disk', free: '1B' }]);
    expect(checks.map(({ id }) => id)).toEqual(['env-vars', 'env-vars-2', 'env-vars-3', 'disk']);
  });

  test('of a check stay the same in every phase', async () => {
    const all = [env, { ...env, phase: 'smoke' }];
    expect((await select(all, 'smoke')).checks.map(({ id }) => id)).toEqual(['env-vars-2']);
  });
});

describe('phase and profile', () => {
  const all = [
    { ...env, id: 'always' },
    { ...env, id: 'careful', profiles: ['standard', 'major'] },
    { ...env, id: 'quick', profiles: ['hotfix'] },
    { ...env, id: 'after', phase: 'post-deploy', profiles: ['major'] },
  ];

  test('choose what runs; what the profile leaves out is skipped', async () => {
    const { checks, skipped } = await select(all, 'pre-deploy', 'hotfix');
    expect(checks.map(({ id }) => id)).toEqual(['always', 'quick']);
    expect(skipped).toMatchObject([
      { id: 'careful', status: 'skip', finding: 'runs only in `standard`, `major`', tries: 0 },
    ]);
  });

  test('that are unknown are refused with those there are', async () => {
    expect(await problems(all, 'post-deplyo')).toEqual([
      'phase: no check has the phase `post-deplyo`; did you mean `post-deploy`? phases there are: `pre-deploy`, `post-deploy`',
    ]);
    expect(await problems(all, 'pre-deploy', 'urgent')).toEqual([
      'profile: no check names the profile `urgent`; profiles there are: `standard`, `major`, `hotfix`',
    ]);
  });

  test('with a slip of the pen in one check are told: nobody would miss it', async () => {
    const runtime = await createTestRuntime();
    const checks = section(
      { ...env, id: 'vars' },
      { ...env, id: 'late', phase: 'pre-deplyo' },
      { ...env, id: 'after', phase: 'post-deploy' },
      { ...env, id: 'later', phase: 'post-deploy-eu' },
    );
    await selectChecks({ checks }, contextOf(runtime));
    expect(runtime.lines).toEqual([
      'warning: check `late`: runs in the phase `pre-deplyo`, not in this one; did you mean `pre-deploy`?',
    ]);
  });

  test('that together select nothing are refused: an empty list is not a GO', async () => {
    expect(await problems(all, 'post-deploy')).toEqual([
      'profile: no check of the phase `post-deploy` runs in the profile `standard`; profiles of this phase: `major`',
    ]);
    expect(await problems([])).toEqual([
      'checks: has no check, and `presets` brings none: with nothing checked there is no verdict',
    ]);
  });
});

describe('placeholders', () => {
  test('are replaced before anything runs', async () => {
    const { checks } = await select([{ kind: 'file', path: 'releases/{{version}}-{{environment}}.txt' }]);
    expect(checks[0]?.check.asks).toBe('the file releases/1.2.0-production.txt');
  });

  test('are replaced in ids wherever they are named', async () => {
    const all = [
      { ...env, id: 'vars-{{environment}}' },
      { ...env, id: 'next', needs: ['vars-{{environment}}'] },
    ];
    const { checks, order } = await select(all);
    expect(order).toEqual(['vars-production', 'next']);
    expect(checks[1]?.needs).toEqual(['vars-production']);
    expect(await problems([{ ...env, id: 'vars-production' }, ...all])).toEqual([
      'checks: check `vars-production`: the id is used twice',
    ]);
  });

  test('are left alone in scripts', async () => {
    const { checks } = await select([{ kind: 'command', run: "echo '{{version}}'" }]);
    expect(checks[0]?.check.asks).toBe("echo '{{version}}'");
  });

  test('without a value are told for every check at once', async () => {
    const all = [
      { kind: 'file', path: '{{color}}.txt' },
      { kind: 'http', url: 'https://user:secret@example.org' },
      { kind: 'http', url: 'https://example.org', method: 'HEAD', contains: 'ok' },
    ];
    expect(await problems(all)).toEqual([
      'checks: check `file`: `{{color}}` is used in `{{color}}.txt`, but no color is known here',
      'checks: check `http`: the address has credentials in it; give them in `headers`, as `env:NAME`',
      'checks: check `http-2`: the answer to `HEAD` has no body that `contains` or `json` could be about',
    ]);
  });
});

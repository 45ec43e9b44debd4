import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInputs, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime, repositoryRoot, startFakeShop } from '@deploy-actions/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import * as shiftInputs from '../../actions/blue-green-shift/src/inputs.ts';
import { run as runShift } from '../../actions/blue-green-shift/src/run.ts';
import * as windowInputs from '../../actions/monitor-window/src/inputs.ts';
import { run as runWindow } from '../../actions/monitor-window/src/run.ts';
import { stackTrace } from './bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

const policy = (limit: string, more = '') => `
provider: openmetrics
headers: { authorization: env:NOBODY_SETS_THIS }
interval: 10ms
${more}indicators:
  queue: { query: max(queue_depth), rollback-above: ${limit} }
`;

/** A real window of `monitor-window` and a real shift of `blue-green-shift` over a queue that is 7 deep. */
beforeAll(async () => {
  const shop = await startFakeShop();
  for (const color of [shop.blue, shop.green]) color.pages.set('/metrics', 'queue_depth 7\n');
  const metrics = policy('10').replace('headers', '#');
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  const environment = {
    INPUT_METRICS: metrics.replace('\ninterval', `\nurl: ${shop.green.url}/metrics\ninterval`),
    INPUT_DURATION: '50ms',
    INPUT_VERSION: '2.0.0',
  };
  const window = readInputs(windowInputs.inputs, environment, runtime.secrets).values;
  const { watched } = await runWindow(await windowInputs.resolve(window, runtime), runtime);
  await copyFile(String(watched?.report), join(folder, 'window.json'));
  const shifting = {
    ...{ INPUT_METRICS: metrics, INPUT_VERSION: '2.0.0', INPUT_TRAFFIC: shop.traffic },
    INPUT_STATE: '{ store: file, path: state.json }',
    INPUT_WORKLOAD: "{ deployer: command, run: 'true' }",
    INPUT_HEALTH: '{ interval: 10ms }',
    INPUT_STAGES: '[10% 50ms, 100%]',
  };
  const shift = readInputs(shiftInputs.inputs, shifting, runtime.secrets).values;
  const { report } = await runShift(await shiftInputs.resolve(shift, runtime), {
    ...runtime,
    environment: shifting,
  });
  await copyFile(String(report), join(folder, 'shift.json'));
  shop.close();
  mkdirSync(join(folder, '.github'));
  // Of no concern to a section that stands in the same folder.
  write('.github/deploy.yml', 'broken: true');
  write('same.yml', policy('10'));
  write('strict.yml', policy('5'));
  write('wrong.yml', policy('lots', 'polices: {}\n'));
  write('more.yml', `${policy('10')}  errors: { query: max(errors), rollback-above: 1 }\n`);
  write('old.json', '{"schemaVersion":1,"looks":[]}');
  write('text.json', 'no report');
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function replay(...args: string[]): Promise<Ended> {
  const { INIT_CWD: _, npm_lifecycle_event: __, ...environment } = process.env;
  return new Promise((resolve) => {
    const script = join(repositoryRoot, 'scripts', 'replay.ts');
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: folder, env: environment },
      (error, stdout, stderr) => {
        expect(stdout + stderr).not.toMatch(stackTrace);
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

describe.concurrent('npm run replay', () => {
  test('ends reports of the real actions as they ended, by the same policy', async () => {
    const { code, stdout, stderr } = await replay('--policy', 'same.yml', 'window.json', 'shift.json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^window\.json +\S+ 2\.0\.0 +pass, continue +as before +0:00, look (\d+) of \1 /m);
    expect(stdout).toMatch(/^shift\.json +\S+ 2\.0\.0 +pass, continue +as before +stage 10%, /m);
    expect(stdout.trimEnd()).toMatch(/\n2 reports: 2 as before$/);
    expect(stdout).not.toContain('note:');
  });

  test('says what a stricter one would have done, also as JSON, and judges the rest beside what it can’t read', async () => {
    const files = ['window.json', 'old.json', 'text.json', 'missing.json', 'shift.json'];
    const plain = await replay('--policy', 'strict.yml', ...files);
    expect(plain.code).toBe(1);
    expect(plain.stderr.split('\n')).toEqual([
      expect.stringMatching(/^error: old\.json was written by an older version/),
      'error: text.json is not JSON',
      expect.stringMatching(/^error: missing\.json can't be read: ENOENT/),
      '',
    ]);
    expect(plain.stdout).toContain('window.json: would have been rolled back, at 0:0');
    expect(plain.stdout).toContain(
      '  now: regress, queue 7 is above 5 (rollback-above 5)\n  was: pass, queue within limits',
    );
    expect(plain.stdout.trimEnd()).toMatch(/\n2 reports: 2 would have been rolled back$/);
    const json = await replay('--json', `--policy=${join(folder, 'strict.yml')}`, ...files);
    expect(JSON.parse(json.stdout)).toMatchObject({
      summary: '2 reports: 2 would have been rolled back',
      reports: [
        {
          ...{ file: 'window.json', kind: 'window', change: 'rolled-back', was: { verdict: 'pass' } },
          now: {
            verdict: 'regress',
            decisive: { indicator: 'queue', value: 7, limit: 5 },
            moment: { look: 1 },
          },
        },
        { file: 'shift.json', kind: 'shift', now: { moment: { stage: 'stage 10%', look: 1 } } },
      ],
      refused: [{ file: 'old.json' }, { file: 'text.json', why: 'is not JSON' }, { file: 'missing.json' }],
    });
  });

  test('names an indicator that a report lacks', async () => {
    const { code, stdout } = await replay('--policy', 'more.yml', 'window.json');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'window.json: can’t be judged: `errors` is not in the report, which has `queue`',
    );
  });

  test('names everything that is wrong with a policy, with file and line', async () => {
    const { code, stdout, stderr } = await replay('--policy', 'wrong.yml', 'window.json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^error: wrong\.yml:5:1: unknown key `polices`; did you mean `policies`\?/),
      expect.stringMatching(/^error: wrong\.yml:7:53: `indicators\.queue\.rollback-above`: found `lots`/),
    ]);
  });

  test('names everything that is wrong with its arguments, and how it is used', async () => {
    const { code, stderr } = await replay('--polcy', '--json=yes', '--environment');
    expect(code).toBe(1);
    expect(stderr.split('\n\n')[0]?.split('\n')).toEqual([
      'error: unknown option --polcy; did you mean --policy?',
      'error: --json takes no value',
      'error: --environment needs a value',
      'error: --policy FILE is missing',
      'error: no REPORT is given',
    ]);
    expect(stderr).toContain('usage: npm run replay -- --policy FILE');
    const { stderr: other } = await replay('--policy', 'gone.yml', '--policy', 'gone.yml', 'window.json');
    expect(other).toContain('error: --policy is given 2 times');
    const { stderr: gone } = await replay('--policy', 'gone.yml', 'window.json');
    expect(gone).toMatch(/^error: --policy: `gone\.yml` can't be read: ENOENT/);
  });

  test('tells how it is used', async () => {
    const { code, stdout } = await replay('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--json');
  });
});

import { ConfigurationError, readInputs } from '@deploy-actions/action-kit';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { post } from '../src/post.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

const section = `
switch: command
message: 'Down, {{service}} is back soon.'
on: { run: 'printf %s "$DEPLOY_MAINTENANCE_RECORD" >flag' }
off: { run: 'rm flag' }
status: { run: 'cat flag 2>/dev/null || true' }`;

let runtime: TestRuntime;
beforeEach(async () => {
  runtime = await createTestRuntime();
});

const environmentOf = (more: Record<string, string>) => ({
  INPUT_ENVIRONMENT: 'production',
  INPUT_MAINTENANCE: section,
  ...more,
});

async function start(more: Record<string, string>, by: TestRuntime = runtime): Promise<Result> {
  const environment = environmentOf(more);
  const { values, problems } = readInputs(inputs, environment, by.secrets);
  expect(problems).toEqual([]);
  return run(await resolve(values, by), { ...by, environment });
}

const told = (result: Result) =>
  Object.fromEntries(Object.entries(outputs).map(([name, read]) => [name, read(result)]));

/** Another run with the same switch. */
const another = async (): Promise<TestRuntime> => ({
  ...(await createTestRuntime({ workspace: runtime.workspace })),
  run: { ...runtime.run, runId: '2', actor: 'bob', url: 'https://github.com/acme/shop/actions/runs/2' },
});

describe('maintenance-mode', () => {
  it('turns it on and says who, since when and until when', async () => {
    const result = await start({ INPUT_MODE: 'on', INPUT_FOR: '30m' });
    expect(told(result)).toEqual({
      ...{ active: true, changed: true, since: '2026-01-01T12:00:00Z', until: '2026-01-01T12:30:00Z' },
      ...{ holder: 'https://github.com/acme/shop/actions/runs/1', message: 'Down, shop is back soon.' },
      ...{
        seconds: 0,
        'reason-code': 'turned-on',
        reason:
          'Maintenance mode is on until 2026-01-01T12:30:00Z. Nothing was looked at from outside: there is no `probe`.',
      },
    });
    expect(summarize(result)).toMatch(
      /^## 🚧 Maintenance mode is on\n\nshop in production: .*\n\n[\s\S]*\| it is turned off \|/,
    );
    expect(told(await start({ INPUT_MODE: 'status' }))).toMatchObject({ active: true, changed: false });
    const off = await start({ INPUT_MODE: 'off' });
    expect(told(off)).toMatchObject({
      active: false,
      changed: true,
      until: undefined,
      'reason-code': 'turned-off',
    });
    expect(summarize(off)).toMatch(/^## ✅ Maintenance mode is off/);
  });

  it('fails when another run has it, and names that one', async () => {
    await start({ INPUT_MODE: 'on' }, await another());
    const result = await start({ INPUT_MODE: 'on' });
    expect(conclude(result)).toMatchObject({ ok: false, reasonCode: 'held' });
    expect(conclude(result).reason).toContain('started by bob (https://github.com/acme/shop/actions/runs/2)');
    const forced = await start({
      INPUT_MODE: 'off',
      INPUT_FORCE: 'true',
      INPUT_REASON: 'Bob is on holiday.',
    });
    expect(told(forced)).toMatchObject({ active: false, changed: true });
    expect(runtime.lines).toContain('Reason: Bob is on holiday.');
  });

  it('is turned off at the end of its job, unless it was to stay', async () => {
    const saved = (name: string) => runtime.savedState.get(name) ?? '';
    const end = () => post({ ...runtime, environment: environmentOf({ INPUT_MODE: 'on' }) }, saved);
    await start({ INPUT_MODE: 'on' });
    await end();
    expect(runtime.lines.at(-1)).toBe('Maintenance mode is off: the job that turned it on ends.');
    expect(told(await start({ INPUT_MODE: 'status' }))).toMatchObject({ active: false });
    await start({ INPUT_MODE: 'on', INPUT_STAY: 'true' });
    await end();
    expect(told(await start({ INPUT_MODE: 'status' }))).toMatchObject({ active: true });
  });

  it('does nothing at the end of a job that only looked, or whose inputs were wrong', async () => {
    await post({ ...runtime, environment: environmentOf({ INPUT_MODE: 'nonsense' }) }, () => '');
    await start({ INPUT_MODE: 'status' });
    await start({ INPUT_MODE: 'on', 'INPUT_DRY-RUN': 'true' });
    expect(runtime.savedState.size).toBe(0);
  });

  it('prints its writes in a dry run and makes none', async () => {
    const result = await start({ INPUT_MODE: 'on', 'INPUT_DRY-RUN': 'true' });
    expect(told(result)).toMatchObject({ active: false, changed: false, 'reason-code': 'dry-run' });
    expect(runtime.lines.filter((line) => /^\d\./.test(line))).toEqual([
      '1. now: Maintenance mode is off',
      '2. the switch of `maintenance.status`: run `on`, until 2026-01-01T13:00:00Z: Down, shop is back soon.',
      '3. the switch of `maintenance.status`: read back',
    ]);
    expect(summarize(result)).toMatch(/dry run, nothing was written/);
    expect(told(await start({ INPUT_MODE: 'status' }))).toMatchObject({ active: false });
  });

  it('names every contradiction of its inputs, and all that is wrong with the section', async () => {
    const environment = environmentOf({
      ...{ INPUT_MODE: 'off', INPUT_FOR: '30m', INPUT_UNTIL: '2026-02-30T25:00:00Z', INPUT_STAY: 'true' },
      ...{ INPUT_FORCE: 'true', INPUT_MAINTENANCE: 'switch: redis\nkey: 7' },
    });
    const { values } = readInputs(inputs, environment, runtime.secrets);
    const error = await resolve(values, runtime).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    const named = (error as ConfigurationError).problems.map(({ input, message }) => `${input}: ${message}`);
    expect(named).toEqual([
      'for: is of no use with `mode: off`',
      'until: is of no use with `mode: off`',
      'stay: is of no use with `mode: off`',
      'until: is given beside `for`: one of them says when it ends',
      'until: found `2026-02-30T25:00:00Z`, which is no time of the calendar',
      'reason: is required with `force: true`: others will ask why',
      expect.stringMatching(/^maintenance: .*`url`/),
      expect.stringMatching(/^maintenance: .*`key`/),
    ]);
  });

  it('is refused before the first write when its end has passed', async () => {
    await expect(start({ INPUT_MODE: 'on', INPUT_UNTIL: '2025-12-31T23:00:00+01:00' })).rejects.toThrow(
      'the end time, 2025-12-31T22:00:00Z, has passed already',
    );
    expect(runtime.savedState.size).toBe(0);
  });
});

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, readInputs, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime, type FakeShop, startFakeShop, type TestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { post } from '../src/post.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

let shop: FakeShop;
let runtime: TestRuntime;

beforeEach(async () => {
  shop = await startFakeShop();
  runtime = await createTestRuntime();
});
afterEach(() => shop.close());

const given = (more: Record<string, string> = {}) => ({
  INPUT_VERSION: '2.0.0',
  INPUT_STATE: '{ store: file, path: state.json }',
  INPUT_TRAFFIC: shop.traffic,
  INPUT_WORKLOAD: `{ deployer: command, run: 'echo "$DEPLOY_COLOR=$DEPLOY_VERSION" >> deployed' }`,
  INPUT_HEALTH: '{ interval: 10ms }',
  INPUT_STAGES: '[10% 50ms, 100%]',
  ...more,
});
const start = async (more: Record<string, string> = {}): Promise<Result> => {
  const environment = given(more);
  const { values } = readInputs(inputs, environment, runtime.secrets);
  // Requests to the servers take real time, so the clock is the real one here.
  return run(await resolve(values, runtime), { ...runtime, environment, clock: systemClock });
};
const told = (result: Result) =>
  Object.fromEntries(Object.entries(outputs).map(([name, read]) => [name, read(result)]));
const state = async () => JSON.parse(await readFile(join(runtime.workspace, 'state.json'), 'utf8'));

describe('a dry run', () => {
  const shared = {
    INPUT_WORKLOAD:
      '{ deployer: kubernetes, namespace: shop, deployments: { api: { containers: { api: "shop/api:{{version}}" } } } }',
    'INPUT_DRY-RUN': 'true',
  };

  it('fails of a workload that both colours share', async () => {
    await expect(start(shared)).rejects.toThrow('deployment shop/api is the same for blue and green');
    await expect(start(shared)).rejects.toBeInstanceOf(ConfigurationError);
    expect(shop.writes).toEqual([]);
  });
});

describe('blue-green-shift', () => {
  it('deploys to the idle colour and moves traffic there', async () => {
    const result = await start();
    expect(told(result)).toMatchObject({
      outcome: 'promoted',
      'reason-code': 'promoted',
      active: 'green',
      previous: 'blue',
      weights: '{"blue":0,"green":100}',
    });
    expect(conclude(result).ok).toBe(true);
    expect(shop.writes).toEqual([
      { blue: 90, green: 10 },
      { blue: 0, green: 100 },
    ]);
    expect(await readFile(join(runtime.workspace, 'deployed'), 'utf8')).toBe('green=2.0.0\n');
    expect(await state()).toMatchObject({ active: 'green', versions: { green: '2.0.0' }, service: 'shop' });
  });

  it('keeps the lock until post gives it back', async () => {
    await start();
    expect((await state()).lock.holder.url).toBe('https://github.com/acme/shop/actions/runs/1');
    expect(runtime.savedState.get('started')).toBe('true');
    await post({ ...runtime, environment: given() }, (name) => runtime.savedState.get(name) ?? '');
    expect(await state()).not.toHaveProperty('lock');
  });

  it('brings traffic back when the new colour fails its health while it is watched', async () => {
    const watching = start({
      INPUT_STAGES: '[10% 30s, 100%]',
      INPUT_HEALTH: '{ interval: 20ms, consecutive: 2 }',
    });
    await expect.poll(() => shop.weights.green, { interval: 5 }).toBe(10);
    shop.green.healthy = false;
    const result = await watching;
    expect(told(result)).toMatchObject({
      outcome: 'rolled-back',
      'reason-code': 'unhealthy',
      active: 'blue',
    });
    expect(conclude(result)).toMatchObject({ ok: false, reasonCode: 'unhealthy' });
    expect(shop.weights).toEqual({ blue: 100, green: 0 });
    expect(summarize(result)).toMatch(/## ❌ rolled-back: 2\.0\.0[\s\S]*\| 1 \| 90% \| 10% \|/);
  });

  it('runs warm-up and smoke steps against the new colour before it gets traffic', async () => {
    shop.green.pages.set('/version', 'v2.0.0');
    const steps = {
      'INPUT_WARM-UP': '[{ path: /health, requests: 3 }]',
      INPUT_SMOKE: '[{ path: /version, contains: v2 }]',
    };
    expect(told(await start(steps))['outcome']).toBe('promoted');
    shop.green.pages.set('/version', 'v1.9.9');
    shop.writes.length = 0;
    shop.blue.pages.set('/version', 'v1.0.0');
    const result = await start({ ...steps, INPUT_VERSION: '3.0.0' });
    expect(told(result)).toMatchObject({
      outcome: 'rolled-back',
      'reason-code': 'smoke-failed',
      active: 'green',
    });
    expect(told(result)['reason']).toMatch(/`v2`.*v1\.0\.0/s);
    expect(shop.writes).toEqual([]);
  });

  it('prints its writes in order in a dry run, and makes none', async () => {
    const result = await start({ 'INPUT_DRY-RUN': 'true' });
    expect(runtime.lines.join('\n')).toMatch(
      /put 2\.0\.0 onto green[\s\S]*blue 90% \/ green 10%, watched for 50ms[\s\S]*blue 0% \/ green 100%/,
    );
    expect(shop.writes).toEqual([]);
    await expect(state()).rejects.toThrow(/ENOENT/);
    expect(told(result)).toMatchObject({ outcome: undefined, active: 'green' });
    const reason = expect.stringMatching(/^Dry run: \d+ steps, nothing was changed\.$/);
    expect(conclude(result)).toMatchObject({ ok: true, reason });
  });

  it('has nothing to do in a dry run with the version that serves, nor when it runs', async () => {
    await start({ 'INPUT_KEEP-LOCK': '0s' });
    const planned = await start({ 'INPUT_DRY-RUN': 'true', 'INPUT_KEEP-LOCK': '0s' });
    expect(planned.plan).toEqual(['nothing: 2.0.0 serves all traffic on green already']);
    expect(conclude(planned).reason).toBe('Dry run: 1 step, nothing was changed.');
    expect(told(planned)['active']).toBe('green');
    expect(told(await start())['outcome']).toBe('unchanged');
  });

  it('plans to settle what a lost run left behind, and does so', async () => {
    const now = new Date().toISOString();
    const document = {
      ...{ schemaVersion: 1, service: 'shop', environment: 'production', sequence: 1, writeId: 'x' },
      ...{ active: 'blue', versions: { blue: '1.0.0' }, lastToken: 1 },
      journal: {
        ...{ operation: 'shift', phase: 'shifting', from: 'blue', to: 'green', version: '1.5.0', stage: 1 },
        ...{
          intended: { blue: 90, green: 10 },
          observed: { blue: 100, green: 0 },
          started: now,
          writeLimit: 0,
        },
      },
    };
    const revisions = join(runtime.workspace, 'state.json.revisions');
    await mkdir(revisions);
    await writeFile(join(revisions, '00000001.json'), JSON.stringify(document));
    shop.weights = { blue: 90, green: 10 };
    const planned = await start({ 'INPUT_DRY-RUN': 'true' });
    expect(planned.plan.join('\n')).toMatch(
      /take the lock\nsettle first: An earlier shift to green \(1\.5\.0\).*blue 100% \/ green 0%[^\n]*\n.*journal the shift from blue to green\n/,
    );
    expect(shop.writes).toEqual([]);
    const result = await start();
    expect(shop.writes[0]).toEqual({ blue: 100, green: 0 });
    expect(summarize(result)).toMatch(
      /promoted[\s\S]*shift to green \(1\.5\.0\).*; that was settled first\./,
    );
  });

  it('plans from the colour found at the router when told to adopt it', async () => {
    await start();
    await post({ ...runtime, environment: given() }, (name) => runtime.savedState.get(name) ?? '');
    shop.weights = { blue: 100, green: 0 };
    const more = { 'INPUT_DRY-RUN': 'true', INPUT_VERSION: '3.0.0' };
    await expect(start(more)).rejects.toThrow(/state says green is active, but the router has blue 100%/);
    expect((await start({ ...more, INPUT_ADOPT: 'observed' })).planned).toBe('green');
  });

  it('refuses a plan that is not the one approved, before the first write', async () => {
    const refused = start({ 'INPUT_PLAN-DIGEST': 'a'.repeat(64) });
    await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
    await expect(refused).rejects.toThrow(/plan-digest`: the plan is not the one that was approved/);
    expect(shop.writes).toEqual([]);
    await expect(state()).rejects.toThrow(/ENOENT/);
  });

  it('writes a report with every stage and look, and no secret', async () => {
    runtime.secrets.add('shop');
    const { report } = await start();
    const text = await readFile(report ?? '', 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      schemaVersion: 2,
      service: '***',
      outcome: 'promoted',
      version: '2.0.0',
    });
    expect(JSON.parse(text).stages[0].looks.length).toBeGreaterThan(0);
  });

  it('names a query it can not evaluate before anything is touched', async () => {
    const metrics =
      '{ provider: openmetrics, indicators: { errors: { query: "topk(1, x)", rollback-above: 1 } } }';
    await expect(start({ INPUT_METRICS: metrics })).rejects.toThrow(
      /`metrics`: line 1, column 57: `indicators\.errors\.query` the aggregation `topk`/,
    );
    expect(shop.writes).toEqual([]);
  });
});

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, readInputs, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime, type FakeShop, startFakeShop, type TestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

let shop: FakeShop;
let runtime: TestRuntime;

beforeEach(async () => {
  shop = await startFakeShop();
  runtime = await createTestRuntime();
});
afterEach(() => shop.close());

const start = async (more: Record<string, string> = {}): Promise<Result> => {
  const environment = {
    INPUT_ENVIRONMENT: 'production',
    INPUT_CONFIRM: 'production',
    INPUT_REASON: 'checkout answers 500',
    INPUT_STATE: '{ store: file, path: state.json }',
    INPUT_TRAFFIC: shop.traffic,
    ...more,
  };
  const { values } = readInputs(inputs, environment, runtime.secrets);
  return run(await resolve(values, runtime), { ...runtime, environment, clock: systemClock });
};
const told = (result: Result) =>
  Object.fromEntries(Object.entries(outputs).map(([name, read]) => [name, read(result)]));

describe('rollback', () => {
  it('sends all traffic to the other colour and writes the incident', async () => {
    const result = await start();
    expect(told(result)).toMatchObject({ outcome: 'rolled-back', from: 'blue', to: 'green' });
    expect(told(result)['seconds']).toBeLessThan(10);
    expect(shop.writes).toEqual([{ blue: 0, green: 100 }]);
    const incident = await readFile(result.incident ?? '', 'utf8');
    expect(incident).toMatch(
      /# Rollback of shop in production[\s\S]*checkout answers 500[\s\S]*from blue to green/,
    );
    expect(conclude(result).ok).toBe(true);
    expect(summarize(result)).toMatch(/## ✅ rolled-back/);
    const state = JSON.parse(await readFile(join(runtime.workspace, 'state.json'), 'utf8'));
    expect(state).toMatchObject({
      active: 'green',
      settled: { reason: expect.stringContaining('checkout answers 500') },
    });
  });

  it('fails, and changes nothing, when the target is not healthy', async () => {
    shop.green.healthy = false;
    const result = await start();
    expect(told(result)).toMatchObject({
      outcome: 'refused',
      'reason-code': 'target-unhealthy',
      incident: undefined,
    });
    expect(conclude(result)).toMatchObject({ ok: false });
    expect(shop.writes).toEqual([]);
  });

  it('writes no incident for a drill, and leaves traffic where it was', async () => {
    const result = await start({ INPUT_DRILL: 'true' });
    expect(told(result)).toMatchObject({
      outcome: 'rolled-back',
      'reason-code': 'drilled',
      incident: undefined,
    });
    expect(shop.weights).toEqual({ blue: 100, green: 0 });
  });

  it('makes no write in a dry run', async () => {
    const result = await start({ 'INPUT_DRY-RUN': 'true' });
    expect(result.plan.join('\n')).toMatch(
      /green is healthy[\s\S]*blue 100% \/ green 0% → blue 0% \/ green 100%/,
    );
    expect(shop.writes).toEqual([]);
  });

  it('says in a dry run that it would be refused, which fails nothing', async () => {
    const result = await start({ 'INPUT_DRY-RUN': 'true', INPUT_TO: '9.9.9' });
    expect(result.plan).toEqual([expect.stringMatching(/^nothing, refused: `9\.9\.9` is neither a colour/)]);
    expect(conclude(result)).toMatchObject({ ok: true, reason: 'Dry run: 1 step, nothing was changed.' });
  });

  it.each([
    [
      'another environment confirmed',
      { INPUT_CONFIRM: 'staging' },
      /confirm`: found `staging`, but the environment is `production`/,
    ],
    [
      'a restore without a backup',
      { INPUT_DATABASE: 'restore', INPUT_CONNECTION: 'x.db' },
      /backup`: is required with/,
    ],
    ['a backup that is not to be restored', { INPUT_BACKUP: 'm.json' }, /backup`: is of no use with/],
    [
      'a loss that is confirmed and not asked for',
      { 'INPUT_CONFIRM-DATA-LOSS': 'shop-1' },
      /confirm-data-loss`: is of no use with/,
    ],
    [
      'a drill with a restore',
      { INPUT_DATABASE: 'restore', INPUT_DRILL: 'true' },
      /drill`: a drill never touches/,
    ],
  ])('refuses %s before the first write', async (_, more, message) => {
    const refused = start(more as Record<string, string>);
    await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
    await expect(refused).rejects.toThrow(message);
    expect(shop.writes).toEqual([]);
  });

  it('is not stopped by what is wrong in other parts of the configuration', async () => {
    const file = `
service: shop
environments:
  production:
    state: { store: file, path: state.json }
    traffic: ${shop.traffic}
    metrics: { provider: nonsense }
    stages: [200%]
  staging: { traffic: nonsense }
`;
    await mkdir(join(runtime.workspace, '.github'));
    await writeFile(join(runtime.workspace, '.github/deploy.yml'), file);
    expect(told(await start({ INPUT_STATE: '', INPUT_TRAFFIC: '' }))).toMatchObject({
      outcome: 'rolled-back',
    });
    await writeFile(
      join(runtime.workspace, '.github/deploy.yml'),
      file.replace('router: http', 'router: htp'),
    );
    await expect(start({ INPUT_STATE: '', INPUT_TRAFFIC: '' })).rejects.toThrow(
      /deploy\.yml:6:.*unknown router `htp`/,
    );
  });
});

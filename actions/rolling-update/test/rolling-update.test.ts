import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInputs } from '@deploy-actions/action-kit';
import type { RollingResult } from '@deploy-actions/deployment';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Inputs, inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { post } from '../src/post.ts';
import type { Result } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

let runtime: TestRuntime;
beforeEach(async () => {
  runtime = await createTestRuntime();
});

const shop = `service: shop
environments:
  production:
    url: https://shop.example
    workload:
      deployer: kubernetes
      namespace: shop
      deployments: { api: { containers: { api: "shop/api:{{version}}" } } }
      stateful-sets: { worker: { containers: { worker: "shop/worker:{{version}}" } } }
`;

async function read(file: string, given: Readonly<Record<string, string>> = {}): Promise<Inputs> {
  await mkdir(join(runtime.workspace, '.github'), { recursive: true });
  await writeFile(join(runtime.workspace, '.github/deploy.yml'), file);
  const { values, problems } = readInputs(inputs, { INPUT_VERSION: '2.0.0', ...given }, runtime.secrets);
  expect(problems).toEqual([]);
  return resolve(values, runtime);
}

describe('inputs', () => {
  it('have steps by themselves, one instance first', async () => {
    const { configuration, policies, chosen } = await read(shop);
    expect(configuration.sections.rolling.steps).toEqual([
      { size: { instances: 1 }, watch: 300_000 },
      { size: { percent: 50 }, watch: 120_000 },
      { size: { percent: 100 }, watch: 120_000 },
    ]);
    expect(policies).toEqual({
      ...{ regress: 'rollback', inconclusive: 'rollback', 'insufficient-sample': 'rollback' },
      ...{ 'provider-error': 'rollback', onCancel: 'undo' },
    });
    expect(chosen).toBeUndefined();
  });

  it('say what follows from a verdict: the input, else the file', async () => {
    const metrics =
      '    metrics: { provider: openmetrics, indicators: { up: { query: up } }, policies: { regress: hold, inconclusive: continue } }\n';
    const { policies } = await read(shop + metrics, { 'INPUT_ON-INCONCLUSIVE': 'undo' });
    expect(policies).toMatchObject({ regress: 'hold', inconclusive: 'rollback' });
  });

  it('of an undo name the workloads and no more: it needs no secrets, and tells that nothing is restored', async () => {
    const secrets = `${shop}    metrics: { provider: prometheus, url: "env:PROMETHEUS", indicators: { up: { query: up } } }
    rolling: { workloads: { worker: { restore: [ { run: echo } ], stale-tasks: [ { store: redis, url: "env:REDIS_URL", queue: jobs, older-than: 1h } ] } } }
`;
    await expect(read(secrets)).rejects.toThrow('REDIS_URL');
    const { configuration } = await read(secrets, { INPUT_RESUME: 'undo' });
    expect(configuration.sections.metrics).toBeUndefined();
    expect(configuration.sections.rolling.workloads).toEqual({});
    expect(runtime.lines.join('\n')).toMatch(/`restore` is not run for any workload.*REDIS_URL/);
    await expect(
      read(secrets.replace('{ worker: {', '{ wroker: {'), { INPUT_RESUME: 'undo' }),
    ).resolves.toMatchObject({ resume: 'undo' });
    await expect(read(shop, { INPUT_RESUME: 'undo', INPUT_WORKLOADS: 'x' })).rejects.toThrow(
      'no name in the',
    );
  });

  it.each([
    [
      'a colour in a query, at its place',
      `${shop}    metrics: { provider: openmetrics, indicators: { up: { query: 'up{color="{{color}}"}' } } }\n`,
      {},
      /^\.github\/deploy\.yml:10:\d+: `\{\{color\}\}` has no value here: a rolling update knows no colours/m,
    ],
    [
      'a colour in a name',
      shop.replace('{ api: {', '{ "api-{{color}}": {'),
      {},
      /^\.github\/deploy\.yml:8:\d+: `\{\{color\}\}` has no value here/m,
    ],
    [
      'a page of metrics on nobody knows what',
      `${shop.replace('    url: https://shop.example\n', '')}    metrics: { provider: openmetrics, indicators: { up: { query: up } } }\n`,
      {},
      /set `url` of the environment, or write the address here/,
    ],
    [
      'a deployer that knows no instances',
      'service: shop\nenvironments: { production: { workload: { deployer: command, run: x } } }\n',
      {},
      /deploy\.yml:2:\d+: .*`deployer: command` can't replace instances one by one/,
    ],
    [
      'a workload that does not exist',
      `${shop}    rolling: { workloads: { wroker: { drain: [ { run: x } ] } } }\n`,
      { INPUT_WORKLOADS: 'api, wrker' },
      /input `workloads`: found `wrker`.*did you mean `worker`\?\n\.github\/deploy\.yml:10:\d+: `workloads\.wroker` is no name in the section `workload`; did you mean `worker`\?/,
    ],
    [
      'a path where nobody knows of what',
      `${shop.replace('    url: https://shop.example\n', '')}    rolling: { workloads: { api: { verify: [ { path: /health } ] } } }\n`,
      {},
      /deploy\.yml:9:\d+: `workloads\.api\.verify\.0\.path` needs `url` of the environment/,
    ],
  ])('refuse %s', async (_, file, given, message) => {
    await expect(read(file, given)).rejects.toThrow(message);
  });
});

const result = (more: Partial<RollingResult>): Result => ({
  ...{
    version: '2.0.0',
    environment: 'production',
    config: undefined,
    plan: [],
    readings: [],
    report: '/tmp/report.json',
  },
  update: {
    ...{ outcome: 'updated', reasonCode: 'updated', reason: '2.0.0 runs on every instance of api.' },
    ...{ started: '2026-01-01T12:00:00Z', ended: '2026-01-01T12:05:00Z' },
    workloads: [
      {
        ...{
          key: 'api',
          name: 'deployment shop/api',
          outcome: 'updated',
          serves: '2 of 4 instances run 2.0.0',
        },
        staleTasks: [{ queue: 'jobs', removed: 3, kept: 4, unknown: 2 }],
        steps: [
          {
            ...{ size: '50%', intended: 2, instances: 4, watch: 120_000, verdict: 'pass', reason: 'fine' },
            ...{ started: '2026-01-01T12:00:00Z', ended: '2026-01-01T12:02:00Z', looks: [] },
          },
        ],
      },
    ],
    ...more,
  },
});

describe('the result', () => {
  it('lets the chain go on after an update alone, never after an undo', () => {
    expect(conclude(result({}))).toMatchObject({ ok: true, reasonCode: 'updated' });
    expect(conclude(result({ outcome: 'unchanged' })).ok).toBe(true);
    expect(conclude(result({ outcome: 'undone', reasonCode: 'undo-requested' })).ok).toBe(false);
    expect(conclude(result({ outcome: 'held' })).ok).toBe(false);
    const dry = conclude({ ...result({}), update: undefined, plan: ['a', 'b'] });
    expect(dry).toEqual({
      ok: true,
      reasonCode: 'dry-run',
      reason: 'Dry run: 2 steps, nothing was changed.',
    });
  });

  it('has outputs for the steps that follow', () => {
    const told = Object.fromEntries(Object.entries(outputs).map(([name, of]) => [name, of(result({}))]));
    expect(told).toMatchObject({
      outcome: 'updated',
      workloads: '{"api":"updated"}',
      report: '/tmp/report.json',
    });
  });

  it('is summarized: the outcome first, what to press, each step', () => {
    const held = summarize(result({ outcome: 'held', reasonCode: 'error-rate', reason: 'Too many errors' }));
    expect(held.split('\n')[0]).toBe('## ⏸️ held: 2.0.0');
    expect(held.split('\n')[2]).toBe(
      'Now: deployment shop/api: 2 of 4 instances run 2.0.0. Old instances that were not replaced still serve.',
    );
    expect(held).toContain(
      "INPUT_ENVIRONMENT='production' INPUT_VERSION='2.0.0' INPUT_RESUME=continue \\\n  path/to",
    );
    expect(held.indexOf('INPUT_RESUME')).toBeLessThan(held.indexOf('Too many errors'));
    const elsewhere = summarize({ ...result({}), config: "it's.yml" });
    expect(elsewhere).toContain("INPUT_CONFIG='it'\\''s.yml' INPUT_ENV");
    const asked = summarize(result({ outcome: 'undone', reasonCode: 'undo-requested' }));
    expect(asked.split('\n')[0]).toBe('## ✅ undone: 2.0.0');
    expect(summarize(result({ outcome: 'undone', reasonCode: 'stalled' }))).toContain('## ❌ undone');
    expect(summarize(result({ outcome: 'partly-undone' }))).toContain('## ❌ partly-undone');
    expect(held).toContain('INPUT_RESUME=undo');
    expect(held).toContain('| 50% | 2 of 4 | 2m | 0 | pass | fine |');
    expect(held).toContain('jobs: 3 removed, 4 kept, 2 of unknown age');
    expect(summarize({ ...result({}), update: undefined, plan: ['first'] })).toContain('1. first');
  });
});

it('does nothing after a step that did not begin', async () => {
  await post({ ...runtime, environment: {} }, () => '');
  expect(runtime.lines).toEqual([]);
});

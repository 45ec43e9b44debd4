import { readdir } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readInputs, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime, type FakeShop, startFakeShop, type TestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { inputs, resolve } from '../src/inputs.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

let shop: FakeShop;
let runtime: TestRuntime;

beforeEach(async () => {
  shop = await startFakeShop();
  runtime = await createTestRuntime();
});
afterEach(() => shop.close());

const start = async (more: Record<string, string>): Promise<Result> => {
  const environment = {
    INPUT_VERSION: '2.0.0',
    INPUT_STATE: '{ store: file, path: state.json }',
    INPUT_TRAFFIC: shop.traffic,
    INPUT_WORKLOAD: '{ deployer: command, run: "true" }',
    INPUT_HEALTH: '{ interval: 10ms }',
    INPUT_STAGES: '[10% 50ms, 100%]',
    ...more,
  };
  const { values } = readInputs(inputs, environment, runtime.secrets);
  return run(await resolve(values, runtime), { ...runtime, environment, clock: systemClock });
};

/** A Prometheus that answers every query the same way, or by what it asks for. */
async function prometheus(answer: (response: ServerResponse, query: string) => void): Promise<string> {
  const server = createServer((request, response) => answer(response, decodeURIComponent(request.url ?? '')));
  await new Promise<void>((resolved) => server.listen(0, '127.0.0.1', resolved));
  onTestFinished(() => new Promise<void>((resolved) => server.close(() => resolved())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const metrics = (url: string, more = '') =>
  `{ provider: prometheus, url: "${url}", interval: 20ms, extend: 0s, indicators: { errors: { query: "errors{color=\\"{{color}}\\"}", rollback-above: 5% } } ${more} }`;

/** One series of this value, as https://prometheus.io/docs/prometheus/latest/querying/api/ has it. */
const vector = (value: number) => (response: ServerResponse) => {
  const result = [{ metric: { color: 'x' }, value: [Date.now() / 1_000, String(value)] }];
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
};

/** The time of day differs from run to run. */
const readingsIn = (text: string) =>
  text.split('\n').flatMap((line) => line.match(/^\| \d+ \| \d\d:\d\d:\d\d (\| errors .*)$/)?.[1] ?? []);

const refuse = (status: number) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: 'error', errorType: 'internal', error: 'not today' }));
};

describe('metrics of a shift', () => {
  it('are asked before anything is touched, and a query that can have no value is refused', async () => {
    const url = await prometheus(refuse(401));
    await expect(start({ INPUT_METRICS: metrics(url) })).rejects.toThrow(
      /`metrics`: line 1, column \d+: `indicators\.errors\.query` .*401/,
    );
    expect(shop.writes).toEqual([]);
    expect(await readdir(runtime.workspace)).toEqual([]);
  });

  it('that don’t answer are no reason to refuse: the stage says what it saw, and the policy what follows', async () => {
    const url = await prometheus(refuse(500));
    const back = await start({ INPUT_METRICS: metrics(url) });
    expect(back.shift).toMatchObject({ outcome: 'rolled-back', reasonCode: 'metrics-server-error' });
    expect(back.shift?.stages).toMatchObject([{ verdict: 'provider-error' }]);
    const policies = ', policies: { provider-error: continue }';
    const onward = await start({ INPUT_METRICS: metrics(url, policies) });
    expect(onward.shift).toMatchObject({ outcome: 'promoted' });
    const input = { INPUT_METRICS: metrics(url, policies), 'INPUT_ON-INCONCLUSIVE': 'hold' };
    expect((await start({ ...input, INPUT_VERSION: '3.0.0' })).shift).toMatchObject({ outcome: 'held' });
  });

  it('are judged once the weights are seen, and kept in the report as they came', async () => {
    const asked: number[] = [];
    const url = await prometheus((response) => {
      asked.push(shop.weights.green);
      vector(shop.weights.green === 10 ? 0.2 : 0.01)(response);
    });
    const { shift } = await start({ INPUT_METRICS: metrics(url) });
    expect(shift).toMatchObject({ outcome: 'rolled-back', reasonCode: 'threshold-crossed' });
    expect(new Set(asked)).toEqual(new Set([0, 10]));
    expect(shift?.stages[0]?.looks[0]).toMatchObject({
      verdict: 'regress',
      look: { subject: { errors: { answer: { value: 0.2 } } } },
    });
  });

  it('hold where a limit says so, whatever the policy for a regression', async () => {
    const url = await prometheus(vector(0.02));
    const section = metrics(url).replace('rollback-above: 5%', 'rollback-above: 5%, hold-above: 1%');
    expect((await start({ INPUT_METRICS: section, 'INPUT_ON-REGRESSION': 'rollback' })).shift).toMatchObject({
      ...{ outcome: 'held', reasonCode: 'threshold-crossed', weights: { blue: 90, green: 10 } },
      reason: expect.stringContaining('hold-above 1%'),
    });
  });

  it('are named in a dry run, with what follows from a regression', async () => {
    const url = await prometheus(vector(0.01));
    const planned = async (more: Record<string, string>, section = metrics(url)) =>
      (await start({ 'INPUT_DRY-RUN': 'true', INPUT_METRICS: section, ...more })).plan;
    const plan = await planned({});
    expect(plan).toContain('router `http`: blue 90% / green 10%, watched for 50ms by `errors`');
    expect(plan.at(-1)).toBe('on a regression instead: router `http`: blue 100% / green 0%');
    const held = /^on a regression instead: the split is held .* 1h at most$/;
    expect((await planned({ 'INPUT_ON-REGRESSION': 'hold', 'INPUT_HOLD-FOR': '1h' })).at(-1)).toMatch(held);
    const section = metrics(url, ', policies: { regress: hold }');
    expect((await planned({ 'INPUT_HOLD-FOR': '1h' }, section)).at(-1)).toMatch(held);
  });

  it('that no stage is long enough for are refused', async () => {
    const long = metrics('http://127.0.0.1:1').replace('rollback-above: 5%', 'rollback-above: 5%, for: 1m');
    await expect(start({ INPUT_METRICS: long })).rejects.toThrow(
      /`indicators\.errors\.for` is 1m, longer than all that is watched in one piece \(50ms\)/,
    );
  });

  it('are shown in their unit, with what was found and what it was compared with', async () => {
    const url = await prometheus((response, query) =>
      vector(query.includes('green') ? 0.09398 : 0.03)(response),
    );
    const section = metrics(url).replace(
      'rollback-above: 5%',
      'unit: ratio, degrades-by: 50%, consecutive: 2',
    );
    const result = await start({ INPUT_METRICS: section, INPUT_STAGES: '[10% 500ms, 100%]' });
    const shown = readingsIn(summarize(result));
    expect(shown[0]).toBe(
      '| errors | 9.4% | 3% | degrades-by 50% | pending | 9.4% is above 4.5% (reference 3%) in 1 of 2 looks in a row |',
    );
    expect(shown.at(-1)).toMatch(/^\| errors \| 9\.4% \| 3% \| degrades-by 50% \| breach \|/);
    expect(shown).toHaveLength(result.shift?.stages[0]?.looks.length ?? 0);
  });

  it('that have no value say why', async () => {
    const result = await start({ INPUT_METRICS: metrics(await prometheus(refuse(500))) });
    expect(readingsIn(summarize(result))[0]).toMatch(
      /^\| errors \| none \| {2}\| rollback-above 5% \| error \| .*500.* \|$/,
    );
  });
});

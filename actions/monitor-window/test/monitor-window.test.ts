import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInputs } from '@deploy-actions/action-kit';
import { emptyState, openStateStore } from '@deploy-actions/state';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { type Inputs, inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { type Result, run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';
import { Shop } from './shop.ts';

const metrics = (url: string, more = '') => `
provider: openmetrics
url: ${url}
indicators:
  error-rate:
    query: sum(rate(http_requests_total{status="500"}[1m])) / sum(rate(http_requests_total[1m]))
    rollback-above: 5%
    for: 20s
${more}`;

const traffic = (url: string) => `
router: http
url: http://127.0.0.1:1/weights
colors:
  blue: { url: "http://127.0.0.1:1" }
  green: { url: "${url}/" }
`;

function resolveWith(given: Record<string, string>, runtime: TestRuntime): Promise<Inputs> {
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const { values, problems } = readInputs(inputs, environment, runtime.secrets);
  expect(problems).toEqual([]);
  return resolve(values, runtime);
}

async function watch(given: Record<string, string>, runtime: TestRuntime): Promise<Result> {
  return run(await resolveWith({ duration: '1m', ...given }, runtime), runtime);
}

async function readJson(path: unknown) {
  return JSON.parse(await readFile(String(path), 'utf8'));
}

function outputsOf(result: Result) {
  return Object.fromEntries(Object.entries(outputs).map(([name, read]) => [name, read(result)]));
}

describe('a window', () => {
  it('passes, and writes a report and a baseline', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    const result = await watch({ metrics: metrics(shop.url), version: '1.2.3' }, runtime);
    expect(shop.reads).toBe(7);
    const told = outputsOf(result);
    expect(told).toMatchObject({
      verdict: 'pass',
      'reason-code': 'within-limits',
      reason: 'error-rate within limits',
    });
    expect(conclude(result)).toEqual({
      ok: true,
      reasonCode: 'within-limits',
      reason: 'pass: error-rate within limits',
    });
    const rest = Array.from({ length: 5 }, () => [expect.any(Number), 0]);
    expect(await readJson(told['baseline'])).toMatchObject({
      schemaVersion: 2,
      ...{ service: 'shop', environment: 'production' },
      indicators: { 'error-rate': { value: 0, unit: 'ratio', points: [[expect.any(Number), 0], ...rest] } },
    });
    const report = await readJson(told['report']);
    expect(report).toMatchObject({
      schemaVersion: 2,
      action: 'continue',
      version: '1.2.3',
      verdict: 'pass',
      duration: 60_000,
    });
    expect(report.looks).toHaveLength(7);
    expect(report.looks[6].readings[0]).toMatchObject({ indicator: 'error-rate', value: 0, state: 'ok' });
    expect(report.looks[6].look.subject).toEqual({ 'error-rate': { answer: { value: 0 } } });
    expect(runtime.lines.filter((line) => line.startsWith('error-rate = '))).toHaveLength(7);
  });

  it('ends early on a regression, without a baseline', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    shop.traffic = { requests: 100, failures: 20 };
    const result = await watch({ metrics: metrics(shop.url), duration: '30m' }, runtime);
    expect(shop.reads).toBe(4);
    expect(outputsOf(result)).toMatchObject({ verdict: 'regress', baseline: undefined });
    expect(conclude(result)).toMatchObject({ ok: false, reasonCode: 'threshold-crossed' });
  });

  it.each([
    ['fail', false],
    ['pass', true],
  ])('ends without traffic as `on-no-data: %s` says', async (onNoData, ok) => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    shop.traffic = { requests: 0, failures: 0 };
    const result = await watch({ metrics: metrics(shop.url), 'on-no-data': onNoData }, runtime);
    expect(outputsOf(result)).toMatchObject({
      verdict: 'insufficient-sample',
      'reason-code': 'not-a-number',
    });
    expect(conclude(result).ok).toBe(ok);
  });

  it('never passes an outage of metrics, even where no data may pass', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    shop.outage = 500;
    const result = await watch({ metrics: metrics(shop.url), 'on-no-data': 'pass' }, runtime);
    expect(outputsOf(result)).toMatchObject({
      verdict: 'provider-error',
      'reason-code': 'metrics-server-error',
    });
    expect(conclude(result).ok).toBe(false);
  });

  it('measures `for` in its own interval', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    shop.traffic = { requests: 100, failures: 20 };
    const section = metrics(shop.url).replaceAll('[1m]', '[5m]').replace('for: 20s', 'for: 2m');
    const result = await watch({ metrics: section, interval: '1m', duration: '30m' }, runtime);
    expect(shop.reads).toBe(4);
    expect(outputsOf(result)).toMatchObject({ verdict: 'regress' });
  });

  it('compares with the baseline of an earlier window', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    const indicator =
      'indicators: { throughput: { query: "sum(rate(http_requests_total[1m]))", degrades-by: 50% } }';
    const section = `{ provider: openmetrics, url: "${shop.url}", ${indicator} }`;
    const alone = await watch({ metrics: section }, runtime);
    expect(outputsOf(alone)).toMatchObject({ verdict: 'inconclusive', 'reason-code': 'nothing-judged' });
    const told =
      'notice: There is no baseline to compare `throughput` with: `degrades-by` and `compare` are left out.';
    expect(runtime.lines.filter((line) => line === told)).toHaveLength(1);

    const captured = join(runtime.workspace, 'baseline.json');
    const entry = {
      query: 'sum(rate(http_requests_total[1m]))',
      unit: 'number',
      value: 6,
      least: 6,
      most: 6,
      points: [[0, 6]],
    };
    await writeFile(
      captured,
      JSON.stringify({
        ...{ schemaVersion: 2, service: 'shop', environment: 'staging', capturedAt: '' },
        indicators: { throughput: entry },
      }),
    );
    const given = { metrics: section, baseline: 'baseline.json' };
    const compared = await watch(given, runtime);
    expect(outputsOf(compared)).toMatchObject({ verdict: 'regress', 'reason-code': 'baseline-degraded' });
    expect(runtime.lines.filter((line) => line === told)).toHaveLength(1);
    const foreign = /^warning: The baseline is of `shop` in `staging`, the window of `shop` in `production`/;
    expect(runtime.lines).toContainEqual(expect.stringMatching(foreign));

    const written = await readFile(captured, 'utf8');
    await writeFile(captured, written.replace('staging', 'production'));
    const own = await createTestRuntime({ workspace: runtime.workspace });
    await watch(given, own);
    expect(own.lines.filter((line) => line.includes('The baseline is of'))).toEqual([]);
  });

  it('watches the active colour of the state at its own address', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    const store = await openStateStore(
      { store: 'file', path: 'state.json' },
      { service: 'shop', environment: 'production', runtime, githubToken: undefined, aws: undefined },
    );
    await store.write(
      { ...emptyState('shop', 'production'), active: 'green', versions: { green: '7.0.0' } },
      undefined,
    );
    const given = {
      metrics: metrics('"{{color-url}}/metrics?{{color}}-{{version}}"'),
      traffic: traffic(shop.url),
      state: '{ store: file, path: state.json }',
    };
    const result = await watch(given, runtime);
    expect(outputsOf(result)['verdict']).toBe('pass');
    const report = await readJson(outputsOf(result)['report']);
    expect(report).toMatchObject({ color: 'green', version: '7.0.0' });
    const other = await watch({ ...given, color: 'blue', version: '1' }, runtime);
    expect(outputsOf(other)).toMatchObject({
      verdict: 'provider-error',
      'reason-code': 'metrics-unreachable',
    });
  });

  it('asks for the colour when the state does not know it yet', async () => {
    const runtime = await createTestRuntime();
    const given = {
      metrics: metrics('"{{color-url}}/metrics"'),
      traffic: traffic('http://127.0.0.1:2'),
      state: '{ store: file, path: state.json }',
    };
    await expect(watch(given, runtime)).rejects.toMatchObject({
      problems: [{ input: 'color', message: expect.stringContaining('the state does not tell it yet') }],
    });
  });

  it('stops when the run is cancelled', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    const watching = watch({ metrics: metrics(shop.url), duration: '100h' }, runtime);
    setImmediate(() => runtime.cancel(new Error('cancelled by SIGINT')));
    await expect(watching).rejects.toThrow('cancelled by SIGINT');
  });
});

describe('a time already past', () => {
  /** A script that knows the error rate of the last hour: 1% at first, and 20% from ten minutes after its start on. */
  const recorded = `
provider: command
run: |
  i=0
  t=\${METRIC_FROM%.*}
  while [ "$t" -le "\${METRIC_TO%.*}" ]; do
    if [ $i -lt "$BAD_AFTER" ]; then echo "$t 0.01"; else echo "$t 0.2"; fi
    i=$((i + 1)); t=$((t + \${METRIC_STEP%.*}))
  done
history: true
indicators:
  error-rate: { query: errors, rollback-above: 5%, for: 1m }
`;
  const lookBack = async (badAfter: number) => {
    const runtime = await createTestRuntime();
    const section = recorded.replace('$BAD_AFTER', String(badAfter));
    const started = runtime.clock.now();
    const result = await watch({ metrics: section, lookback: '1h', interval: '30s' }, runtime);
    expect(runtime.clock.now()).toBe(started);
    return { result, started };
  };

  it('is judged at once, look by look', async () => {
    const { result, started } = await lookBack(1_000);
    expect(outputsOf(result)).toMatchObject({ verdict: 'pass', action: 'continue' });
    expect(result.watched).toMatchObject({ startedAt: started - 3_600_000, endedAt: started });
    expect(result.watched?.looks).toHaveLength(121);
  });

  it('regresses where it did, not where the script began to be asked', async () => {
    const { result, started } = await lookBack(20);
    expect(outputsOf(result)).toMatchObject({ verdict: 'regress', action: 'rollback' });
    expect(result.watched?.endedAt).toBe(started - 3_600_000 + 600_000 + 60_000);
  });
});

describe('what follows', () => {
  const silent = async (policies: string, given: Record<string, string> = {}) => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    shop.traffic = { requests: 0, failures: 0 };
    const section = metrics(shop.url, `policies: ${policies}`);
    return outputsOf(await watch({ metrics: section, ...given }, runtime))['action'];
  };

  it('is what the section says for the verdict, and the inputs before it', async () => {
    expect(await silent('{}')).toBe('hold');
    expect(await silent('{ insufficient-sample: rollback }')).toBe('rollback');
    expect(await silent('{ insufficient-sample: rollback }', { 'on-no-data': 'pass' })).toBe('continue');
    expect(await silent('{ insufficient-sample: continue }', { 'on-no-data': 'fail' })).toBe('hold');
  });

  it('holds a regression where that is said', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    shop.traffic = { requests: 100, failures: 20 };
    const result = await watch({ metrics: metrics(shop.url), 'on-regression': 'hold' }, runtime);
    expect(outputsOf(result)).toMatchObject({ verdict: 'regress', action: 'hold' });
    expect(conclude(result).ok).toBe(false);
  });
});

describe('dry-run', () => {
  it('tells what it would do and does none of it, also before anything was deployed', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    const result = await watch(
      {
        metrics: metrics('"{{color-url}}/metrics"'),
        traffic: traffic(shop.url),
        state: '{ store: file, path: state.json }',
        'dry-run': 'true',
      },
      runtime,
    );
    expect(result.plan).toEqual([
      'ask `{{color-url}}/metrics` of the colour that is active then now and every 10s for 1m',
      'judge error-rate at each look; stop at the first regression, which means `rollback`',
      expect.stringMatching(/^write the baseline to .*baseline\.json if the verdict is `pass`$/),
      expect.stringMatching(/^write the report to .*\.json$/),
    ]);
    expect(shop.reads).toBe(0);
    expect(await readdir(runtime.temporary)).toEqual([]);
    expect(conclude(result)).toMatchObject({ ok: true, reasonCode: 'dry-run' });
    expect(summarize(result)).toContain('1. ask');
    expect(Object.values(outputsOf(result))).toEqual(Array.from({ length: 6 }));
  });

  it('speaks of no colour when the address is fixed', async () => {
    const runtime = await createTestRuntime();
    const given = { metrics: metrics('http://127.0.0.1:1/metrics'), 'dry-run': 'true' };
    const { plan } = await watch(given, runtime);
    expect(plan[0]).toBe('ask `http://127.0.0.1:1/metrics` now and every 10s for 1m');
  });
});

describe('inputs', () => {
  it('names every problem at once', async () => {
    const runtime = await createTestRuntime();
    await writeFile(join(runtime.workspace, 'old.json'), '{}');
    const given = {
      metrics: metrics('"{{color-url}}/{{version}}"').replace('sum(rate', 'topk(rate'),
      interval: '20s',
      lookback: '10s',
      baseline: 'old.json',
    };
    const resolved = resolveWith(given, runtime);
    await expect(resolved).rejects.toMatchObject({ name: 'ConfigurationError' });
    const message = await resolved.catch((thrown: Error) => thrown.message);
    expect(message.toString().split('\n')).toEqual([
      expect.stringMatching(/^input `baseline`: `old\.json` is no baseline: `schemaVersion` is missing/),
      expect.stringMatching(
        /^input `metrics`: line 6, column 12: `indicators\.error-rate\.query` the aggregation/,
      ),
      expect.stringMatching(
        /`indicators\.error-rate\.for` is 20s, longer than all that is watched .*\(10s\)/,
      ),
      'input `lookback`: is shorter than the interval between two looks',
      expect.stringMatching(/^input `traffic`: is required/),
    ]);
  });

  it('refuses to look back where nothing is stored', async () => {
    const runtime = await createTestRuntime();
    await expect(
      resolveWith({ metrics: metrics('http://127.0.0.1:1'), lookback: '1h' }, runtime),
    ).rejects.toThrow('is asked of `openmetrics`, which keeps no history');
  });

  it('refuses a baseline that is not there', async () => {
    const runtime = await createTestRuntime();
    await expect(
      resolveWith({ metrics: metrics('http://127.0.0.1:1'), baseline: 'none.json' }, runtime),
    ).rejects.toMatchObject({ problems: [{ input: 'baseline' }] });
  });

  it('takes the interval of the section unless told otherwise', async () => {
    const runtime = await createTestRuntime();
    await mkdir(join(runtime.workspace, '.github'));
    const section = metrics('http://127.0.0.1:1', 'interval: 15s').replaceAll('\n', '\n      ');
    const file = `service: shop\nenvironments:\n  production:\n    metrics:${section}`;
    await writeFile(join(runtime.workspace, '.github/deploy.yml'), file);
    expect(await resolveWith({}, runtime)).toMatchObject({ interval: 15_000, duration: 1_800_000 });
    expect(await resolveWith({ interval: '3s' }, runtime)).toMatchObject({ interval: 3_000 });
  });
});

describe('the summary', () => {
  it('begins with the verdict, and shows table, chart, queries and looks', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    shop.traffic = { requests: 100, failures: 10 };
    const section = metrics(
      shop.url,
      '  queue: { query: queue_depth, warn-above: 2 }\n  plain: { query: queue_depth }',
    );
    const text = summarize(await watch({ metrics: section }, runtime));
    expect(text.split('\n').slice(0, 3)).toEqual([
      '## ❌ regress',
      '',
      'error-rate 10% is above 5% for 20s of 20s (rollback-above 5%) (`threshold-crossed`)',
    ]);
    expect(text).toContain(
      '| error-rate | 10% | 10% |  | rollback-above 5%; for 20s | breach | 10% is above 5% for 20s of 20s | 3 of 4 looks |',
    );
    expect(text).toContain('| queue | 3 | 3 |  | warn-above 2 | warn | 3 is above 2 | 4 of 4 looks |');
    expect(text).toContain('| plain | 3 | 3 |  | none | ok | 3 | 4 of 4 looks |');
    expect(text).toContain(
      [
        '```mermaid',
        'xychart-beta',
        '  title "error-rate and rollback-above 5%"',
        '  x-axis "minutes" 0.17 --> 0.5',
        '  y-axis "%" 0 --> 11',
        '  line [10, 10, 10]',
        '  line [5, 5, 5]',
        '```',
      ].join('\n'),
    );
    expect(text.match(/xychart-beta/g)).toHaveLength(2);
    expect(text).toContain('`sum(rate(http_requests_total{status="500"}[1m]))');
    expect(text).toContain('<summary>4 looks</summary>');
  });

  it('says what was watched, as far as it is known', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    const told = async (given: Record<string, string>) =>
      summarize(await watch({ metrics: metrics(shop.url), ...given }, runtime)).split('\n\n')[2];
    expect(await told({})).toBe('Watched: service `shop`, environment `production`.');
    const all = { version: '1.2.3', color: 'green', traffic: traffic(shop.url) };
    expect(await told(all)).toBe(
      'Watched: service `shop`, version `1.2.3`, environment `production`, colour `green`.',
    );
  });

  it('says beside the limits what must hold for them, and which were not judged', async () => {
    const [shop, runtime] = [await Shop.open(), await createTestRuntime()];
    const limits = 'rollback-above: 9, degrades-by: 50%, for: 10s, consecutive: 2';
    const section = metrics(shop.url, `  queue: { query: queue_depth, ${limits} }`);
    expect(summarize(await watch({ metrics: section }, runtime))).toContain(
      '| rollback-above 9, degrades-by 50% (not judged: no baseline); for 10s, 2 looks in a row |',
    );
  });
});

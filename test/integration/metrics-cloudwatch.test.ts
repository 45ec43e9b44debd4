import { createTestRuntime, FakeClock } from '@deploy-actions/testing';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { HistoricalProvider, InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { cloudWatch } from '../../packages/metrics/src/providers/cloudwatch.ts';
import {
  callQuery,
  type Fault,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';

// What moto 5.2 doesn't have, the fake of the unit tests has: metric math beyond numbers of metrics, percentiles, Metrics
// Insights, messages and partial data, throttling.

const minute = 60_000;
let moto: Moto;
/** The start of a minute; what every test takes for now. */
let now = 0;

beforeAll(async () => {
  moto = await startMoto();
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
beforeEach(async () => {
  await moto.reset();
  now = Math.floor(Date.now() / minute) * minute;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});

/** A value in a bucket so many minutes ago. */
async function put(metric: string, minutesAgo: number, value: number, color = 'green'): Promise<void> {
  const bucket = now - minutesAgo * minute;
  await callQuery(moto.url, 'monitoring', {
    ...{ Action: 'PutMetricData', Namespace: 'Shop' },
    'MetricData.member.1.MetricName': metric,
    'MetricData.member.1.Value': value,
    'MetricData.member.1.Timestamp': new Date(bucket + 10_000).toISOString(),
    'MetricData.member.1.Dimensions.member.1.Name': 'Color',
    'MetricData.member.1.Dimensions.member.1.Value': color,
  });
}

async function ask(queries: readonly string[], color = 'green') {
  const runtime = {
    ...(await createTestRuntime({ environment: motoVariables })),
    clock: new FakeClock(now + 20_000),
  };
  const metric = (name: string, statistic: string) => ({
    ...{ namespace: 'Shop', metric: name, statistic },
    dimensions: { Color: color },
  });
  const source = {
    provider: 'cloudwatch' as const,
    metrics: {
      errors: metric('Errors', 'Sum'),
      latency: metric('Latency', 'Average'),
      nothing: metric('Nothing', 'Sum'),
    },
    period: minute,
    timeout: 10_000,
  };
  const provider = cloudWatch.create(source, queries, { runtime, release: {} });
  return provider as unknown as HistoricalProvider & InquiringProvider;
}

test('a whole bucket of the last minutes is the value, never the one that is still filling', async () => {
  for (const ago of [3, 2, 1]) {
    await put('Errors', ago, 5 * ago);
    await put('Errors', ago, 6 * ago);
    await put('Errors', ago, 77, 'blue');
    await put('Latency', ago, 0.2);
    await put('Latency', ago, 0.4);
  }
  await put('Errors', 0, 1_000);
  const [errors, latency, nothing] = await (await ask(['errors', 'latency', 'nothing'])).observe();
  const ended = errors && 'value' in errors ? (errors.time ?? 0) : 0;
  // How long a bucket is given to settle is the provider's affair; what it says it saw must be what was there.
  const ago = (now - ended) / minute + 1;
  expect([1, 2]).toContain(ago);
  expect(errors).toEqual({ value: 11 * ago, time: ended });
  expect(latency).toEqual({ value: expect.closeTo(0.3, 10), time: ended });
  expect(nothing).toMatchObject({ failure: 'no-data' });
});

test('a value of an hour ago is stale, or none', async () => {
  await put('Errors', 60, 3);
  const [answer] = await (await ask(['errors'])).observe();
  expect(answer?.failure).toMatch(/^(stale|no-data)$/);
});

test('a time already past has the buckets that had data', async () => {
  for (const [ago, value] of [
    [20, 4],
    [19, 5],
    [17, 7],
  ] as const) {
    await put('Errors', ago, value);
  }
  const provider = await ask(['errors']);
  const [history] = await provider.history({ from: now - 30 * minute, to: now, step: minute });
  const points = [
    { time: now - 19 * minute, value: 4 },
    { time: now - 18 * minute, value: 5 },
    { time: now - 16 * minute, value: 7 },
  ];
  expect(history).toEqual({ points });
});

test('a metric that CloudWatch has never seen is a mistake, one that is silent now is none', async () => {
  await put('Errors', 60, 3);
  const provider = await ask(['errors', 'nothing']);
  const [silent, unknown] = await provider.findMistakes();
  expect(silent).toBeUndefined();
  expect(unknown).toContain('Nothing');
});

test('a metric that has more dimensions than were asked for is a mistake that names them', async () => {
  const dimension = (index: number, name: string, value: string) => ({
    [`MetricData.member.1.Dimensions.member.${index}.Name`]: name,
    [`MetricData.member.1.Dimensions.member.${index}.Value`]: value,
  });
  await callQuery(moto.url, 'monitoring', {
    ...{ Action: 'PutMetricData', Namespace: 'Shop' },
    ...{ 'MetricData.member.1.MetricName': 'Errors', 'MetricData.member.1.Value': 1 },
    ...dimension(1, 'Color', 'green'),
    ...dimension(2, 'Zone', 'a'),
  });
  const [mistake] = await (await ask(['errors'])).findMistakes();
  expect(mistake).toMatch(/`Color`.*`Zone`/);
});

test('a service that fails or is gone is no value, until it is back', async () => {
  const proxy = await startFaultProxy(moto.url);
  onTestFinished(proxy.close);
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  onTestFinished(() => void vi.stubEnv('AWS_ENDPOINT_URL', moto.url));
  for (const ago of [3, 2, 1]) await put('Errors', ago, 4);
  const provider = await ask(['errors']);
  const kind = async () => (await provider.observe())[0]?.failure ?? 'value';
  const during = async (fault: Fault) => {
    const heal = proxy.add({ on: /./, fault });
    const found = await kind();
    heal();
    return [found, await kind()];
  };
  expect(await kind()).toBe('value');
  expect(await during({ kind: 'lost-reply' })).toEqual(['unreachable', 'value']);
  expect(await during({ kind: 'throttle' })).toEqual(['rate-limited', 'value']);
  const answer = () => ({ status: 500, headers: {}, body: '{"__type":"InternalServiceFault"}' });
  expect(await during({ kind: 'replace', answer })).toEqual(['server-error', 'value']);
});

import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HistoricalProvider, InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { cloudWatch } from '../../packages/metrics/src/providers/cloudwatch.ts';
import { callQuery, type Moto, motoVariables, startMoto } from './components/index.ts';

// What moto 5.2 doesn't have, the fake of the unit tests has: metric math beyond numbers of metrics, percentiles, Metrics
// Insights, messages and partial data, throttling.

const minute = 60_000;
let moto: Moto;

beforeAll(async () => {
  moto = await startMoto();
});
beforeEach(() => moto.reset());
afterAll(() => moto.close());

/** A value in a bucket so many minutes ago. */
async function put(metric: string, minutesAgo: number, value: number, color = 'green'): Promise<void> {
  const bucket = Math.floor(Date.now() / minute) * minute - minutesAgo * minute;
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
    ...(await createTestRuntime({ environment: { ...motoVariables, AWS_ENDPOINT_URL: moto.url } })),
    clock: systemClock,
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

test('the newest whole bucket is the value, not the one that is still filling', async () => {
  await put('Errors', 2, 3);
  await put('Errors', 1, 5);
  await put('Errors', 1, 6);
  await put('Errors', 0, 1_000);
  await put('Errors', 1, 77, 'blue');
  await put('Latency', 1, 0.2);
  await put('Latency', 1, 0.4);
  const provider = await ask(['errors', 'latency', 'nothing']);
  const [errors, latency, nothing] = await provider.observe();
  const bucket = Math.floor(Date.now() / minute) * minute;
  expect(errors).toEqual({ value: 11, time: bucket });
  expect(latency).toEqual({ value: expect.closeTo(0.3, 10), time: bucket });
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
  const now = Math.floor(Date.now() / minute) * minute;
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

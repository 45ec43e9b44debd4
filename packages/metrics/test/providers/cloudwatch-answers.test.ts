import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoricalProvider, InquiringProvider } from '../../src/metric-provider.ts';
import { cloudWatch } from '../../src/providers/cloudwatch.ts';
import { FakeService } from '../conformance/fake-service.ts';
import { pastRange } from '../conformance/provider-harness.ts';

const section = { region: 'eu-west-1', 'session-duration': 3_600_000, lifetime: 3_600_000 };
const metrics = { errors: { namespace: 'Shop', metric: 'Errors', dimensions: {}, statistic: 'Sum' } };
const result = {
  Id: 'query_0',
  Label: 'a',
  Timestamps: [1_767_268_680],
  Values: [1],
  StatusCode: 'Complete',
};

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-key');
});
afterEach(() => void vi.unstubAllEnvs());

/** A provider whose every call is answered with this, as the protocol of CloudWatch has it. */
async function answeredWith(body: object) {
  const service = await FakeService.start(() => ({ body }));
  vi.stubEnv('AWS_ENDPOINT_URL', service.url);
  const runtime = await createTestRuntime();
  const source = { provider: 'cloudwatch', metrics, period: 60_000, timeout: 5_000 } as const;
  const provider = cloudWatch.create(source, ['errors'], { runtime, release: {}, aws: section });
  return { provider: provider as HistoricalProvider & InquiringProvider, now: runtime.clock.now() };
}

describe('an answer in another form than CloudWatch gives', () => {
  it.each([
    { MetricDataResults: {} },
    { MetricDataResults: [null] },
    { MetricDataResults: [{ ...result, Timestamps: [null] }] },
    { MetricDataResults: [{ ...result, Timestamps: [1e308] }] },
    { MetricDataResults: [{ ...result, Values: ['many'] }] },
    { MetricDataResults: [{ ...result, Values: [1, 2] }] },
    { MetricDataResults: [{ ...result, StatusCode: { a: 1 } }] },
    { MetricDataResults: [{ ...result, StatusCode: 'constructor' }] },
    { MetricDataResults: [{ ...result, Messages: [null] }] },
    { MetricDataResults: [result], Messages: [null] },
  ])('is told as such: %j', async (body) => {
    const { provider, now } = await answeredWith(body);
    expect(await provider.observe()).toMatchObject([{ failure: 'malformed' }]);
    expect(await provider.history(pastRange(now))).toMatchObject([{ failure: 'malformed' }]);
    expect(await provider.findMistakes()).toEqual([undefined]);
  });

  it.each([{ Metrics: [null] }, { Metrics: 1 }, { Metrics: [{ Dimensions: [null] }] }])(
    'is no mistake of a query where metrics are looked up: %j',
    async (body) => {
      const { provider } = await answeredWith({ MetricDataResults: [], ...body });
      expect(await provider.findMistakes()).toEqual([undefined]);
    },
  );
});

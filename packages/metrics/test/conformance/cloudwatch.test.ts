import { onTestFinished, vi } from 'vitest';
import { cloudWatch } from '../../src/providers/cloudwatch.ts';
import { type AskedQuery, FakeCloudWatch, type FakeSeries } from '../fakes/cloudwatch.ts';
import { FakeService, type Given } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const period = 60_000;
const queries = ['errors / requests', 'FILL(errors, 0)', "SEARCH('{Shop} queue', 'Average')"] as const;
const dropped = { Code: 'ArithmeticError', Value: 'One or more data-points have been dropped' };

/** What CloudWatch gives for a query at the time of `now`; `undefined` where it answers otherwise. */
function seriesOf(
  given: Given,
  { Expression = '' }: AskedQuery,
  now: number,
): readonly FakeSeries[] | undefined {
  const place = (queries as readonly string[]).indexOf(Expression);
  // For a minute after its end a bucket is still filling; what is in it yet must not be taken for its value.
  const current = Math.floor(now / period - 1) * period;
  switch (given.situation) {
    case 'values': {
      const value = given.values[place];
      const points = [
        [current, 999],
        ...(value === undefined ? [] : [[current - period, value] as const]),
      ] as const;
      return [{ points: value === undefined ? [] : points }];
    }
    case 'points': {
      const series = given.series[place] ?? [];
      const numbers = series.filter(({ value }) => !Number.isNaN(value));
      const messages = numbers.length < series.length ? [dropped] : [];
      return [{ points: numbers.map(({ time, value }) => [time - period, value] as const), messages }];
    }
    case 'nothing':
      return [{ points: [] }];
    case 'not-a-number':
      return [{ points: [], messages: [dropped] }];
    case 'several-series':
      return ['one', 'two'].map((label) => ({ label, points: [[current - period, 1]] }));
    case 'cut-off':
      return [{ points: [[current - period, 1]] }];
    default:
      return undefined;
  }
}

const harness: ProviderHarness<Parameters<typeof cloudWatch.create>[0]> = {
  kind: cloudWatch,
  queries,
  system: /CloudWatch/,
  secrets: ['wJalrXUtnFEMIK7MDENG', 'session-token-1234'],
  situations: {
    nothing: 'applies',
    'not-a-number': 'applies',
    'several-series': 'applies',
    'bad-query': 'applies',
    'wrong-shape': 'applies',
    'cut-off': 'applies',
    html: 'applies',
    unauthorized: 'applies',
    forbidden: 'applies',
    'too-many-requests': 'applies',
    'internal-error': 'applies',
    unavailable: 'applies',
    hanging: 'applies',
    refusing: 'applies',
  },
  requestsPerLook: () => 1,
  // Three queries and two metrics, for each of these steps a point: more than the 100,800 of one call.
  history: { pagedSteps: 20_200, notANumber: 'applies' },
  findsMistakes: true,
  start: async ({ timeout, runtime }) => {
    const fake = new FakeCloudWatch();
    let situation: Given['situation'] = 'values';
    const service = await FakeService.start((request, given) => {
      situation = given.situation;
      fake.gives = (query) => seriesOf(given, query, runtime.clock.now()) ?? [];
      fake.faultOf = () => (situation === 'bad-query' ? 'Syntax error' : undefined);
      if (situation === 'wrong-shape') return { body: { MetricDataResults: { Id: 'query_0' } } };
      const told = situation === 'bad-query' || seriesOf(given, {} as AskedQuery, 0) !== undefined;
      return told ? fake.answer(request) : undefined;
    });
    // The SDK reads them itself, as it does on a runner.
    vi.stubEnv('AWS_ENDPOINT_URL', service.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMIK7MDENG');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session-token-1234');
    // The SDK waits for a random part of a second before it tries again.
    const random = vi.spyOn(Math, 'random').mockReturnValue(0);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      random.mockRestore();
    });
    Object.assign(runtime.environment, { AWS_REGION: 'eu-west-1' });
    const metric = { namespace: 'Shop', dimensions: { Color: 'green' }, statistic: 'Sum' };
    return {
      source: {
        provider: 'cloudwatch',
        metrics: { errors: { ...metric, metric: 'Errors' }, requests: { ...metric, metric: 'Requests' } },
        period,
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      give: (next) => service.give({ situation: next }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
      givePoints: (series) => {
        runtime.clock.advance(period);
        return service.give({ situation: 'points', series });
      },
    };
  },
};

describeProvider('cloudwatch', harness);

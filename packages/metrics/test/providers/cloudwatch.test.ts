import type { SourceOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkMetrics } from '../../src/index.ts';
import type { HistoricalProvider, InquiringProvider } from '../../src/metric-provider.ts';
import { cloudWatch } from '../../src/providers/cloudwatch.ts';
import { FakeService } from '../conformance/fake-service.ts';
import { FakeCloudWatch, type FakeSeries } from '../fakes/cloudwatch.ts';
import { documentedSections } from './documented-sections.ts';

type Source = SourceOf<'cloudwatch'>;

const minute = 60_000;
const section = { region: 'eu-west-1', 'session-duration': 3_600_000, lifetime: 3_600_000 };
const loadBalancer = { LoadBalancer: 'app/edge/1', TargetGroup: 'targetgroup/green/2' };
const alb = { namespace: 'AWS/ApplicationELB', dimensions: loadBalancer, statistic: 'Sum' };
const metrics: Source['metrics'] = {
  errors: { ...alb, metric: 'HTTPCode_Target_5XX_Count' },
  requests: { ...alb, metric: 'RequestCount' },
  latency: { ...alb, metric: 'TargetResponseTime', statistic: 'p99' },
};

let fake: FakeCloudWatch;

beforeEach(async () => {
  fake = new FakeCloudWatch();
  const service = await FakeService.start((request) => fake.answer(request));
  vi.stubEnv('AWS_ENDPOINT_URL', service.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-key');
});
afterEach(() => void vi.unstubAllEnvs());

/** A provider a minute after `now`, so that what ended until then is complete. */
async function open(queries: readonly string[], replace: Partial<Source> = {}) {
  const runtime = await createTestRuntime();
  const source: Source = { provider: 'cloudwatch', metrics, period: minute, timeout: 5_000, ...replace };
  const provider = cloudWatch.create(source, queries, { runtime, release: {}, aws: section });
  const now = runtime.clock.now();
  runtime.clock.advance(minute);
  return { provider: provider as HistoricalProvider & InquiringProvider, runtime, now };
}

/** From now on every expression has these points, each by how many buckets ago it began. */
function give(now: number, points: readonly (readonly [number, number])[], more: Partial<FakeSeries> = {}) {
  fake.gives = () => [{ points: points.map(([ago, value]) => [now - ago * minute, value]), ...more }];
}

describe('a look at CloudWatch', () => {
  it('asks in one call for every metric that is computed with, once, and for whole buckets', async () => {
    const { provider, now } = await open(['errors / requests', 'requests', 'METRIC_COUNT(requests)']);
    await provider.observe();
    const [call, ...more] = fake.asked;
    expect(more).toEqual([]);
    expect(call?.MetricDataQueries).toEqual([
      {
        Id: 'errors',
        MetricStat: {
          Metric: {
            Namespace: 'AWS/ApplicationELB',
            MetricName: 'HTTPCode_Target_5XX_Count',
            Dimensions: [
              { Name: 'LoadBalancer', Value: 'app/edge/1' },
              { Name: 'TargetGroup', Value: 'targetgroup/green/2' },
            ],
          },
          Period: 60,
          Stat: 'Sum',
        },
        ReturnData: false,
      },
      expect.objectContaining({ Id: 'requests', ReturnData: false }),
      { Id: 'query_0', Expression: 'errors / requests', Period: 60, ReturnData: true },
      { Id: 'query_1', Expression: 'requests', Period: 60, ReturnData: true },
      { Id: 'query_2', Expression: 'METRIC_COUNT(requests)', Period: 60, ReturnData: true },
    ]);
    expect((call?.StartTime ?? 1) % 60).toBe(0);
    expect(call?.EndTime).toBe(Math.floor(now / minute) * 60);
  });

  it('asks for all metrics where `METRICS()` takes them in', async () => {
    const { provider } = await open(['SUM(METRICS())']);
    await provider.observe();
    expect(fake.asked[0]?.MetricDataQueries.map(({ Id }) => Id)).toEqual([
      ...Object.keys(metrics),
      'query_0',
    ]);
  });

  it('tells its own ids from those of metrics', async () => {
    const { requests } = metrics;
    const { provider, now } = await open(['query_0'], { metrics: requests ? { query_0: requests } : {} });
    give(now, [[1, 5]]);
    expect(await provider.observe()).toEqual([{ time: now, value: 5 }]);
  });

  it('takes the newest bucket that has ended a minute ago, and its end for the time of the value', async () => {
    const { provider, runtime, now } = await open(['errors'], { period: 5 * minute });
    give(now, [
      [0, 900],
      [5, 7],
      [10, 8],
    ]);
    expect(await provider.observe()).toEqual([{ time: now, value: 7 }]);
    runtime.clock.advance(5 * minute - 1);
    expect(await provider.observe()).toEqual([{ time: now, value: 7 }]);
    runtime.clock.advance(1);
    expect(await provider.observe()).toEqual([{ time: now + 5 * minute, value: 900 }]);
  });

  it('waits no longer than a bucket for one of high resolution', async () => {
    const { provider, runtime, now } = await open(['errors'], { period: 10_000 });
    runtime.clock.advance(-50_000);
    fake.gives = () => [{ points: [-10_000, 0, 10_000].map((at) => [now + at, at]) }];
    expect(await provider.observe()).toEqual([{ time: now, value: -10_000 }]);
  });

  it('tells old values from none at all, and says how a missing one is filled', async () => {
    const { provider, now } = await open(['errors / requests']);
    give(now, [[8, 1]]);
    expect(await provider.observe()).toEqual([
      { failure: 'stale', detail: expect.stringContaining('2026-01-01T11:53:00Z') },
    ]);
    give(now, [[6, 1]]);
    expect(await provider.observe()).toEqual([{ time: now - 5 * minute, value: 1 }]);
    give(now, []);
    expect(await provider.observe()).toEqual([
      { failure: 'no-data', detail: expect.stringMatching(/write `FILL\(errors, 0\)`$/) },
    ]);
  });

  it('answers the other queries when one is refused', async () => {
    fake.faultOf = (expression) => (expression.includes('AVG(') ? 'Syntax error' : undefined);
    const { provider, now } = await open(['requests', 'AVG(errors, 5)', 'errors']);
    give(now, [[1, 5]]);
    const refused = {
      failure: 'bad-query',
      detail: expect.stringMatching(/CloudWatch refuses .*Syntax error/),
    };
    expect(await provider.observe()).toEqual([{ time: now, value: 5 }, refused, { time: now, value: 5 }]);
  });

  it('spreads more than CloudWatch takes at once over several calls', async () => {
    const many = Array.from({ length: 700 }, (_, index) => `requests * ${index}`);
    const insights = ['AVG', 'MAX'].map((name) => `SELECT ${name}(Latency) FROM "Shop"`);
    const { provider, now } = await open([...insights, ...many]);
    fake.gives = ({ Expression = '' }) => [
      { points: [[now - minute, Number(/\d+$/.exec(Expression)?.[0] ?? -1)]] },
    ];
    const answers = await provider.observe();
    expect(answers.map((answer) => answer.failure ?? answer.value)).toEqual([-1, -1, ...many.keys()]);
    expect(fake.asked.map(({ MetricDataQueries }) => MetricDataQueries.length)).toEqual([1, 500, 203]);
  });

  it('joins the pages of an answer', async () => {
    fake.pageSize = 2;
    const { provider, now } = await open(['SELECT SUM(Errors) FROM "Shop"']);
    give(now, [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect(await provider.observe()).toEqual([{ time: now, value: 1 }]);
    const history = await provider.history({ from: now - 5 * minute, to: now, step: minute });
    expect(history[0]).toMatchObject({ points: [5, 4, 3, 2, 1].map((value) => ({ value })) });
  });

  it('names the series where there are several, also those of one name', async () => {
    const { provider, now } = await open(["SEARCH('{Shop} Queue', 'Sum')"]);
    fake.gives = () => ['a', 'a', 'b', 'c'].map((label) => ({ label, points: [[now - minute, 1]] }));
    expect(await provider.observe()).toEqual([
      { failure: 'several-series', detail: expect.stringContaining('4 series (`a`, `a`, `b`, …)') },
    ]);
  });

  it.each([
    ['InternalError', 'server-error', 'CloudWatch failed inside'],
    ['PartialData', 'server-error', 'only a part of the data'],
    ['Forbidden', 'wrong-credentials', 'may not be asked for this'],
  ])('does not believe a result that is %s', async (status, failure, detail) => {
    const { provider, now } = await open(['errors']);
    give(now, [[1, 1]], { status, messages: [{ Code: 'Why', Value: 'because' }] });
    expect(await provider.observe()).toEqual([{ failure, detail: expect.stringContaining(detail) }]);
    expect((await provider.observe())[0]).toMatchObject({
      detail: expect.stringContaining('`Why: because`'),
    });
  });

  it('takes the newest value where CloudWatch dropped others that are no numbers', async () => {
    const { provider, now } = await open(['errors / requests']);
    give(now, [[3, 1]], { messages: [{ Code: 'ArithmeticError', Value: 'dropped' }] });
    expect(await provider.observe()).toEqual([{ time: now - 2 * minute, value: 1 }]);
  });

  it('mentions once what CloudWatch left out', async () => {
    fake.messages = [{ Code: 'MaxMetricsExceeded', Value: 'Maximum number of allowed metrics exceeded' }];
    const { provider, runtime } = await open(['errors']);
    await provider.observe();
    await provider.observe();
    expect(runtime.lines.filter((line) => line.includes('MaxMetricsExceeded'))).toHaveLength(1);
  });

  it('lets nothing secret into a message', async () => {
    const { provider, runtime, now } = await open(['errors']);
    runtime.secrets.add('hunter22');
    fake.refusals.set('GetMetricData', ['SomethingElse', 'what is hunter22?', 400]);
    const safe = [{ failure: expect.any(String), detail: expect.stringContaining('what is ***?') }];
    expect(await provider.observe()).toEqual(safe);
    fake.refusals.clear();
    give(now, [], { status: 'Forbidden', messages: [{ Code: 'No', Value: 'what is hunter22?' }] });
    expect(await provider.observe()).toEqual(safe);
  });

  it.each([
    ['ThrottlingException', 400, 'rate-limited', /Rate exceeded|said/],
    ['LimitExceededException', 400, 'rate-limited', /said/],
    ['InvalidParameterValueException', 400, 'bad-query', /CloudWatch refuses the query/],
    ['InternalServiceFault', 500, 'server-error', /status 500/],
    ['ServiceUnavailableException', 503, 'not-ready', /status 503/],
    ['AccessDeniedException', 400, 'wrong-credentials', /allow `cloudwatch:GetMetricData` on `\*`/],
    ['ExpiredTokenException', 403, 'wrong-credentials', /credentials of this step have expired/],
    ['UnrecognizedClientException', 403, 'wrong-credentials', /does not know the credentials/],
    ['SomethingElse', 400, 'refused', /CloudWatch GetMetricData: said/],
  ])('makes of %s with status %i `%s`', async (code, status, failure, detail) => {
    fake.refusals.set('GetMetricData', [code, 'said', status]);
    const { provider } = await open(['errors']);
    expect(await provider.observe()).toEqual([{ failure, detail: expect.stringMatching(detail) }]);
    expect(fake.asked).toEqual([]);
  });
});

describe('the history of CloudWatch', () => {
  it('is refused where CloudWatch has forgotten it', async () => {
    const { provider, now } = await open(['errors']);
    const range = { from: now - 15 * 24 * 60 * minute, to: now, step: minute };
    expect(await provider.history(range)).toEqual([
      { failure: 'no-data', detail: expect.stringContaining('keeps buckets of 1m for 15d only') },
    ]);
    expect(fake.asked).toEqual([]);
    const { provider: coarse } = await open(['errors'], { period: 5 * minute });
    expect(await coarse.history(range)).toEqual([{ points: [] }]);
  });

  it('asks for what `RATE` needs before the start, and gives none of it', async () => {
    const { provider, now } = await open(['RATE(requests)']);
    give(now, [
      [12, 12],
      [11, 11],
      [10, 10],
    ]);
    const history = await provider.history({ from: now - 10 * minute, to: now, step: minute });
    expect(history).toEqual([{ points: [{ time: now - 9 * minute, value: 10 }] }]);
    expect(fake.asked[0]?.StartTime).toBe((now - 12 * minute) / 1_000);
  });
});

describe('mistakes in queries', () => {
  const errors = { namespace: 'AWS/ApplicationELB', metric: 'HTTPCode_Target_5XX_Count' };
  const requests = { namespace: 'AWS/ApplicationELB', metric: 'RequestCount' };
  const mistakesOf = async (query: string, known: FakeCloudWatch['metrics']) => {
    fake.metrics = known;
    const { provider, runtime } = await open([query]);
    const [mistake] = await provider.findMistakes();
    return { mistake, lines: runtime.lines.join('\n') };
  };

  it('are none where every metric is known, or known for other colours only', async () => {
    const known = { ...requests, dimensions: loadBalancer };
    expect((await mistakesOf('requests', [known])).mistake).toBeUndefined();
    const other = { ...requests, dimensions: { ...loadBalancer, TargetGroup: 'targetgroup/blue/1' } };
    const { mistake, lines } = await mistakesOf('requests', [other]);
    expect(mistake).toBeUndefined();
    expect(lines).toContain('CloudWatch knows no metric `RequestCount`');
  });

  it('are dimensions by which a metric is not kept', async () => {
    const known = ['LoadBalancer', 'AvailabilityZone'].map((name) => ({
      ...requests,
      dimensions: { [name]: 'x' },
    }));
    expect((await mistakesOf('requests', known)).mistake).toBe(
      'computes with `requests`, but metric `RequestCount` in `AWS/ApplicationELB` is kept by `LoadBalancer`; by `AvailabilityZone` and never by `LoadBalancer` and `TargetGroup`; CloudWatch adds nothing up over dimensions that are left out',
    );
  });

  it('are metrics that nobody has, unless the query says what that means', async () => {
    const known = [{ ...requests, dimensions: loadBalancer }];
    expect((await mistakesOf('errors', known)).mistake).toMatch(
      /^computes with `errors`, but CloudWatch has no value .*write `FILL\(errors, 0\)`$/,
    );
    const { mistake, lines } = await mistakesOf('FILL(errors, 0) / requests', known);
    expect(mistake).toBeUndefined();
    expect(lines).toContain('For `errors`: no metric');
    const first = await mistakesOf('FILL(errors, 0) / FILL(requests, 0)', []);
    expect(first.mistake).toBeUndefined();
    expect(first.lines).toContain('nothing at all is in this namespace');
    expect((await mistakesOf('errors', [])).mistake).toMatch(/this namespace; .*write `FILL\(errors, 0\)`$/);
    const misspelled = [{ ...errors, metric: 'HTTPCode_Target_5xx_Count', dimensions: loadBalancer }];
    expect((await mistakesOf('errors', misspelled)).mistake).toContain(
      'did you mean `HTTPCode_Target_5xx_Count`?',
    );
  });

  it('are not looked for where there are values, or where ListMetrics is not allowed', async () => {
    const refusal = ['AccessDeniedException', 'not authorized', 400] as const;
    fake.refusals.set('ListMetrics', refusal);
    const { mistake, lines } = await mistakesOf('requests', []);
    expect(mistake).toBeUndefined();
    expect(lines).toContain('allow `cloudwatch:ListMetrics` on `*`');
    const { provider, runtime, now } = await open(['requests']);
    give(now, [[1, 1]]);
    expect(await provider.findMistakes()).toEqual([undefined]);
    expect(runtime.lines.join()).not.toContain('ListMetrics');
  });

  it('are permissions that are missing', async () => {
    fake.refusals.set('GetMetricData', ['AccessDeniedException', 'not authorized', 400]);
    expect((await mistakesOf('requests', [])).mistake).toMatch(
      /^can't be asked: .*`cloudwatch:GetMetricData`/,
    );
  });
});

it('gives nothing but the reason when the run is cancelled', async () => {
  const { provider, runtime } = await open(['errors']);
  const reason = new Error('enough');
  runtime.cancel(reason);
  await expect(provider.observe()).rejects.toBe(reason);
  await expect(provider.findMistakes()).rejects.toBe(reason);
});

describe('docs/providers/cloudwatch.md', () => {
  it('has sections whose queries CloudWatch takes', async () => {
    const [section, ...more] = documentedSections('cloudwatch');
    expect(more).toEqual([]);
    if (section?.provider !== 'cloudwatch') throw new Error('no section');
    expect(await checkMetrics(section, { past: true })).toEqual([]);
    const queries = Object.values(section.indicators).flatMap(({ query, of }) => [
      query,
      ...(of ? [of] : []),
    ]);
    const { provider, now } = await open(queries, section);
    give(now, [[1, 1]]);
    expect((await provider.observe()).map(({ failure }) => failure)).toEqual(queries.map(() => undefined));
    // All but the one of Metrics Insights could be in one call with it.
    expect(fake.asked).toHaveLength(1);
  });
});

import { ConfigurationError } from '@deploy-actions/action-kit';
import type { Indicator, MetricsConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { createJudge, type JudgeOptions } from '../src/judge.ts';
import { MetricsService, metricsSection, requestsPage } from './metrics-service.ts';

const five = { value: 0.05, unit: 'ratio' as const };
const queue = (more: Partial<Indicator>): Indicator => ({ query: 'queue_depth', for: 0, ...more });

/** A judge over a real page; `look` lets ten seconds pass before each look. */
async function judge(replace: Partial<MetricsConfiguration> = {}, reference?: JudgeOptions['reference']) {
  const service = await MetricsService.start();
  const runtime = await createTestRuntime();
  const subject = { color: 'green', 'color-url': service.url };
  const made = await createJudge(
    { metrics: metricsSection(replace), subject, ...(reference && { reference }) },
    runtime,
  );
  const look = async (body?: string) => {
    if (body !== undefined) service.reply = { body };
    runtime.clock.advance(10_000);
    return made.look();
  };
  return { service, runtime, judge: made, look };
}

describe('a look', () => {
  it('passes within the limits and regresses above', async () => {
    const { look, service, runtime } = await judge();
    service.count(100, 0);
    expect(await look()).toMatchObject({ verdict: 'insufficient-sample', reasonCode: 'too-young' });
    service.count(200, 5);
    const passed = await look();
    expect(passed).toMatchObject({ verdict: 'pass', reasonCode: 'within-limits' });
    expect(passed.readings).toEqual([
      {
        indicator: 'error-rate',
        query:
          'sum(rate(http_requests_total{color="green",status=~"5.."}[1m])) / sum(rate(http_requests_total{color="green"}[1m]))',
        value: 0.05,
        unit: 'ratio',
        state: 'ok',
        condition: 'rollback-above 5%',
        detail: '5%',
      },
    ]);
    service.count(300, 20);
    const worse = await look();
    expect(worse).toMatchObject({
      verdict: 'regress',
      reasonCode: 'threshold-crossed',
      reason: 'error-rate 10% is above 5% (rollback-above 5%)',
      at: runtime.clock.now(),
    });
    expect(runtime.lines.at(-1)).toMatch(
      /^error-rate = 10% \[breach\] rollback-above 5%; 10% is above 5%; query: sum\(rate\(/,
    );
  });

  it('takes a healthy service that never had an error as healthy', async () => {
    const { look, service } = await judge();
    service.count(100);
    await look();
    service.count(150);
    expect(await look()).toMatchObject({ verdict: 'pass', readings: [{ value: 0 }] });
  });

  it('takes no traffic for neither health nor regression', async () => {
    const { look, service } = await judge();
    service.count(100);
    await look();
    expect(await look()).toMatchObject({ verdict: 'insufficient-sample', reasonCode: 'not-a-number' });
  });

  it('takes an outage of metrics for neither health nor regression', async () => {
    const { look, service } = await judge();
    service.reply = { status: 500, body: '' };
    const assessment = await look();
    expect(assessment).toMatchObject({ verdict: 'provider-error', reasonCode: 'metrics-server-error' });
    expect(assessment.readings).toMatchObject([{ state: 'error', value: undefined, cause: 'server-error' }]);
  });

  it('puts a measured breach before everything it could not measure', async () => {
    const indicators = {
      missing: queue({ query: 'nothing', 'rollback-above': { value: 1, unit: 'number' } }),
      several: queue({ query: '{__name__=~"x."}' }),
      deep: queue({ 'rollback-above': { value: 1, unit: 'number' } }),
    };
    const { look } = await judge({ indicators });
    expect((await look('queue_depth 2\nxa 1\nxb 1')).verdict).toBe('regress');
    expect(await look('queue_depth 1\nxa 1\nxb 1')).toMatchObject({
      verdict: 'provider-error',
      reasonCode: 'metrics-several-series',
    });
    expect((await look('queue_depth 1\nxa 1')).verdict).toBe('insufficient-sample');
  });

  it('warns without failing, and does not wait for an indicator that cannot roll back', async () => {
    const indicators = {
      deep: queue({
        'warn-above': { value: 5, unit: 'number' },
        'rollback-above': { value: 10, unit: 'number' },
      }),
      informative: queue({ query: 'nothing', 'warn-below': { value: 1, unit: 'number' } }),
    };
    const { look } = await judge({ indicators });
    expect(await look('queue_depth 7')).toMatchObject({
      verdict: 'pass',
      reasonCode: 'warned',
      reason: 'deep 7 is above 5 (warn-above 5)',
    });
    expect(await look('queue_depth 5')).toMatchObject({ verdict: 'pass', reasonCode: 'within-limits' });
  });

  it('never passes when nothing is judged', async () => {
    const { look } = await judge({ indicators: { deep: queue({}) } });
    expect(await look('queue_depth 7')).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'nothing-judged',
    });
  });

  it('judges lower limits too', async () => {
    const { look } = await judge({
      indicators: { workers: queue({ 'rollback-below': { value: 2, unit: 'number' } }) },
    });
    expect((await look('queue_depth 2')).verdict).toBe('pass');
    expect(await look('queue_depth 1')).toMatchObject({ reason: 'workers 1 is below 2 (rollback-below 2)' });
  });
});

describe('for', () => {
  const indicators = { deep: queue({ 'rollback-above': { value: 10, unit: 'number' }, for: 20_000 }) };

  it('waits until every look in that time breached', async () => {
    const { look } = await judge({ indicators });
    expect(await look('queue_depth 11')).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'breach-pending',
      readings: [{ state: 'pending', detail: '11 is above 10 for 0s of 20s' }],
    });
    expect((await look()).verdict).toBe('inconclusive');
    expect((await look()).verdict).toBe('regress');
  });

  it('begins anew after a good look', async () => {
    const { look } = await judge({ indicators });
    await look('queue_depth 11');
    await look();
    expect((await look('queue_depth 10')).verdict).toBe('pass');
    expect((await look('queue_depth 11')).verdict).toBe('inconclusive');
    expect((await look()).verdict).toBe('inconclusive');
    expect((await look()).verdict).toBe('regress');
  });

  it('counts no time around a look that could not be read, but forgets nothing either', async () => {
    const { look, service } = await judge({ indicators });
    await look('queue_depth 11');
    await look();
    service.reply = { status: 500, body: '' };
    expect((await look()).verdict).toBe('provider-error');
    expect(await look('queue_depth 11')).toMatchObject({
      readings: [{ detail: '11 is above 10 for 10s of 20s' }],
    });
    expect((await look()).verdict).toBe('regress');
  });
});

describe('min-requests', () => {
  it('says nothing before enough requests since the first look', async () => {
    const indicators = {
      'error-rate': {
        ...metricsSection().indicators['error-rate'],
        'min-requests': 50,
        'rollback-above': five,
      },
    } as MetricsConfiguration['indicators'];
    const { look, service } = await judge({ indicators, requests: 'sum(http_requests_total)' });
    service.count(1_000, 0);
    await look();
    service.count(1_030, 30);
    expect(await look()).toMatchObject({
      verdict: 'insufficient-sample',
      reasonCode: 'few-requests',
      reason: 'error-rate: 100%, but only 30 of 50 requests so far',
    });
    // The process began to count anew: 20 more make 50.
    service.reply = { body: requestsPage(20, 20) };
    expect((await look()).verdict).toBe('regress');
  });

  it('starts from 0 when the counter is not there yet', async () => {
    const indicators = {
      deep: queue({ 'rollback-above': { value: 10, unit: 'number' }, 'min-requests': 5 }),
    };
    const { look } = await judge({ indicators, requests: 'sum(http_requests_total)' });
    expect((await look('queue_depth 1')).reasonCode).toBe('few-requests');
    expect((await look('queue_depth 1\nhttp_requests_total 5')).verdict).toBe('pass');
  });
});

describe('degrades-by', () => {
  const half = { value: 0.5, unit: 'ratio' as const };
  const byColor = (color: string) => `queue_depth{color="${color}"}`;
  const indicators = { deep: queue({ query: byColor('{{color}}'), 'degrades-by': half }) };

  it('compares with the other colour on the same page, with one request', async () => {
    const service = await MetricsService.start();
    const runtime = await createTestRuntime();
    const metrics = metricsSection({ indicators });
    const at = { 'color-url': service.url };
    const made = await createJudge(
      { metrics, subject: { ...at, color: 'green' }, reference: { ...at, color: 'blue' } },
      runtime,
    );
    const page = (green: number, blue: number | string) => ({
      body: `${byColor('green')} ${green}\n${byColor('blue')} ${blue}`,
    });
    service.reply = page(15, 10);
    expect(await made.look()).toMatchObject({ verdict: 'pass', readings: [{ value: 15, reference: 10 }] });
    expect(service.reads).toBe(1);
    service.reply = page(16, 10);
    expect(await made.look()).toMatchObject({
      verdict: 'regress',
      reasonCode: 'baseline-degraded',
      reason: 'deep 16 is above 15, the limit that follows from the reference (degrades-by 50%)',
    });
    service.reply = page(14, 'NaN');
    expect(await made.look()).toMatchObject({ verdict: 'pass', readings: [{ reference: 10 }] });
  });

  it('compares with the other colour on its own page', async () => {
    const [green, blue] = [await MetricsService.start(), await MetricsService.start()];
    const runtime = await createTestRuntime();
    const made = await createJudge(
      {
        metrics: metricsSection({ indicators }),
        subject: { color: 'green', 'color-url': green.url },
        reference: { color: 'blue', 'color-url': blue.url },
      },
      runtime,
    );
    green.reply = { body: `${byColor('green')} 4` };
    expect(await made.look()).toMatchObject({ verdict: 'insufficient-sample', reasonCode: 'no-reference' });
    blue.reply = { body: `${byColor('blue')} 2` };
    expect((await made.look()).verdict).toBe('regress');
    blue.reply = { body: `${byColor('blue')} 0` };
    expect(await made.look()).toMatchObject({
      verdict: 'insufficient-sample',
      reason: 'deep: 4, with nothing to compare it with: the reference is 0',
    });
  });

  it('compares with a stored baseline, and takes a fall as worse where only lower limits are given', async () => {
    const stored = (value: number) => ({
      query: 'queue_depth',
      unit: 'number' as const,
      value,
      least: 1,
      most: 9,
      looks: 3,
    });
    const falling = queue({ 'degrades-by': half, 'rollback-below': { value: 1, unit: 'number' } });
    const { look } = await judge(
      { indicators: { falling, rising: queue({ 'degrades-by': half }) } },
      {
        schemaVersion: 1,
        capturedAt: '2026-01-01T00:00:00Z',
        indicators: { falling: stored(10), rising: stored(10) },
      },
    );
    expect((await look('queue_depth 5')).verdict).toBe('pass');
    expect(await look('queue_depth 4')).toMatchObject({
      reason: expect.stringContaining('falling 4 is below 5'),
    });
    expect(await look('queue_depth 16')).toMatchObject({
      reason: expect.stringContaining('rising 16 is above 15'),
    });
  });

  it('is left out without anything to compare with', async () => {
    const both = queue({ 'degrades-by': half, 'rollback-above': { value: 10, unit: 'number' } });
    const { look } = await judge({ indicators: { deep: both } });
    expect((await look('queue_depth 5')).verdict).toBe('pass');
  });

  it('refuses a baseline in another unit and tells of another query', async () => {
    const entry = { query: 'other', unit: 'seconds' as const, value: 1, least: 1, most: 1, looks: 1 };
    const baseline = { schemaVersion: 1 as const, capturedAt: '', indicators: { deep: entry } };
    await expect(judge({ indicators: { deep: queue({ 'degrades-by': half }) } }, baseline)).rejects.toThrow(
      'the baseline of `deep` is measured in `seconds`, the indicator in `number`',
    );
    const seconds = queue({ 'degrades-by': half, unit: 'seconds' });
    const { runtime } = await judge({ indicators: { deep: seconds } }, baseline);
    expect(runtime.lines.join()).toContain('captured with another query: `other`');
  });
});

describe('createJudge', () => {
  it('refuses every query outside the subset at once, before anything is asked', async () => {
    const indicators = { a: queue({ query: 'topk(1, x)' }), b: queue({ query: 'x[1m]' }), c: queue({}) };
    const made = judge({ indicators, requests: 'sum(' });
    await expect(made).rejects.toThrow(ConfigurationError);
    await expect(made).rejects.toMatchObject({
      problems: [
        { message: expect.stringContaining('metrics.indicators.a.query: the aggregation `topk`') },
        { message: expect.stringContaining('metrics.indicators.b.query: gives a range of points') },
        { message: expect.stringContaining('metrics.requests: is not valid PromQL') },
      ],
    });
  });

  it('refuses a placeholder nobody knows the value of', async () => {
    const made = judge({ indicators: { a: queue({ query: 'x{v="{{version}}"}' }) } });
    await expect(made).rejects.toThrow('no version is known');
  });

  it('keeps quotes in placeholder values from ending a text in a query', async () => {
    const service = await MetricsService.start();
    const made = await createJudge(
      {
        metrics: metricsSection({
          url: service.url,
          indicators: {
            a: queue({ query: 'x{v="{{version}}"}', 'rollback-above': { value: 9, unit: 'number' } }),
          },
        }),
        subject: { version: '1"} or vector(1) or x{v="' },
      },
      await createTestRuntime(),
    );
    service.reply = { body: 'x{v="1\\"} or vector(1) or x{v=\\""} 7' };
    expect(await made.look()).toMatchObject({ readings: [{ value: 7 }] });
  });
});

describe('baseline', () => {
  it('holds the median, the range and the query as written of every indicator with a value', async () => {
    const indicators = {
      deep: queue({ query: 'queue_depth{c="{{color}}"}' }),
      never: queue({ query: 'nothing' }),
    };
    const { look, judge: made, runtime } = await judge({ indicators });
    for (const value of ['4', '1', '+Inf', '3', '8']) await look(`queue_depth{c="green"} ${value}`);
    expect(made.baseline()).toEqual({
      schemaVersion: 1,
      capturedAt: new Date(runtime.clock.now()).toISOString().replace(/\.\d+Z/, 'Z'),
      indicators: {
        deep: {
          query: 'queue_depth{c="{{color}}"}',
          unit: 'number',
          value: 3.5,
          least: 1,
          most: 8,
          looks: 4,
        },
      },
    });
  });
});

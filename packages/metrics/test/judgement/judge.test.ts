import { ConfigurationError } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judgement/judge.ts';
import { MetricsService, metricsSection } from '../metrics-service.ts';
import { judge, queue } from './judging.ts';

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
      several: queue({ query: '{__name__=~"x."}', 'rollback-above': { value: 9, unit: 'number' } }),
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

  it('only warns of what is merely shown and can not be read', async () => {
    const indicators = {
      several: queue({ query: '{__name__=~"x."}', 'warn-above': { value: 9, unit: 'number' } }),
      deep: queue({ 'rollback-above': { value: 1, unit: 'number' } }),
    };
    const { look } = await judge({ indicators });
    expect(await look('queue_depth 1\nxa 1\nxb 1')).toMatchObject({
      verdict: 'pass',
      reasonCode: 'warned',
      reason: expect.stringContaining('several: the query gives 2 series'),
    });
  });

  it('puts a limit that is crossed before what has no value, and forgets no breach when the values end', async () => {
    const ten = { value: 10, unit: 'number' as const };
    const indicators = {
      missing: queue({ query: 'nothing', 'rollback-above': ten }),
      deep: queue({ 'rollback-above': ten, for: 60_000 }),
    };
    const { look } = await judge({ indicators });
    expect(await look('queue_depth 11')).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'breach-pending',
    });
    await look();
    expect(await look('other 1')).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'breach-pending',
      reason: expect.stringMatching(
        /^deep was in breach for 10s of 1m when its values ended: nothing on the page .* \(rollback-above 10\)$/,
      ),
    });
    expect((await look('queue_depth 10')).verdict).toBe('insufficient-sample');
    expect((await look('other 1')).verdict).toBe('insufficient-sample');
  });

  it('takes a division by 0 for neither health nor regression', async () => {
    const one = { value: 1, unit: 'number' as const };
    const indicators = {
      good: queue({ query: 'a / b', 'rollback-below': one }),
      bad: queue({ query: 'a / b', 'rollback-above': one }),
    };
    const { look } = await judge({ indicators });
    expect(await look('a 5\nb 0')).toMatchObject({
      verdict: 'insufficient-sample',
      reason: 'good: the result is infinite: something was divided by 0',
    });
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
    const seen = made.baseline().indicators['deep']?.points ?? [];
    expect(seen.map(({ value }) => value)).toEqual([4, 1, 3, 8]);
    expect(made.baseline()).toEqual({
      schemaVersion: 2,
      capturedAt: new Date(runtime.clock.now()).toISOString().replace(/\.\d+Z/, 'Z'),
      indicators: {
        deep: {
          query: 'queue_depth{c="{{color}}"}',
          unit: 'number',
          value: 3.5,
          least: 1,
          most: 8,
          points: seen,
        },
      },
    });
  });
});

describe('names and queries of any form', () => {
  const above = { 'rollback-above': { value: 1, unit: 'number' } } as const;
  const compared = { ...above, 'degrades-by': { value: 0.5, unit: 'ratio' } } as const;

  it.each(['constructor', 'toString', 'a.b', '🚦 "jam"'])('judges an indicator called %s', async (name) => {
    const empty = { schemaVersion: 2, capturedAt: '', indicators: {} } as const;
    const { look, runtime } = await judge({ indicators: { [name]: queue(compared) } }, empty);
    expect(await look('queue_depth 2')).toMatchObject({
      verdict: 'regress',
      readings: [{ indicator: name }],
    });
    expect(runtime.lines).toContainEqual(expect.stringContaining(`The baseline has no \`${name}\``));
    const blue = { color: 'blue', 'color-url': 'http://127.0.0.1:1' };
    const query = 'queue_depth{color="{{color}}"}';
    const live = await judge(
      { indicators: { [name]: queue(above), other: queue({ query, ...compared }) } },
      blue,
    );
    expect(await live.look('queue_depth 0')).toMatchObject({
      readings: [{ indicator: name, state: 'ok' }, {}],
    });
  });

  it('logs each evaluation as one line', async () => {
    const query = 'sum(\n  queue_depth\n)';
    const { look, runtime } = await judge({ indicators: { deep: queue({ ...above, query }) } });
    await look('queue_depth 1');
    expect(runtime.lines).toContain('deep = 1 [ok] rollback-above 1; query: sum( queue_depth )');
  });
});

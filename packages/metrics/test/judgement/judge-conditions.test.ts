import type { MetricsConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judgement/judge.ts';
import { MetricsService, metricsSection, requestsPage } from '../metrics-service.ts';
import { judge, queue } from './judging.ts';
import { judging } from './looks.ts';

const five = { value: 0.05, unit: 'ratio' as const };

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

  it('counts no time that nobody looked, as when the clock is set', async () => {
    const { look, runtime } = await judge({
      indicators: { deep: queue({ 'rollback-above': { value: 10, unit: 'number' }, for: 30_000 }) },
    });
    await look('queue_depth 11');
    runtime.clock.advance(3_600_000);
    expect(await look()).toMatchObject({ readings: [{ detail: '11 is above 10 for 20s of 30s' }] });
    runtime.clock.advance(-3_600_000);
    expect(await look()).toMatchObject({ readings: [{ detail: '11 is above 10 for 20s of 30s' }] });
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

  const few = { ...queue({ 'rollback-above': { value: 10, unit: 'number' }, 'min-requests': 50 }) };

  it('counts nothing anew when the counter is gone for a moment', () => {
    const { look } = judging(few);
    const gone = { failure: 'no-data', detail: 'no series' } as const;
    look({ subject: 11, requests: 1_000_000 });
    look({ subject: 11, requests: gone });
    expect(look({ subject: 11, requests: 1_000_020 }).reason).toBe(
      'it: 11, but only 20 of 50 requests so far',
    );
    expect(look({ subject: 11, requests: 1_000_050 }).verdict).toBe('regress');
  });

  it('takes requests that could not be counted for no lack of them', () => {
    const { look } = judging(few);
    const down = { failure: 'unreachable', detail: 'connection refused' } as const;
    look({ subject: 11, requests: 1_000 });
    expect(look({ subject: 11, requests: down })).toMatchObject({
      verdict: 'provider-error',
      reasonCode: 'metrics-unreachable',
      reason:
        'it: 11, but only 0 of 50 requests so far, and `requests` could not be read: connection refused',
    });
    expect(look({ subject: 11, requests: 1_050 }).verdict).toBe('regress');
    expect(look({ subject: 11, requests: down }).verdict).toBe('regress');
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
      reason: 'deep 16 is above 15 (reference 10) (degrades-by 50%)',
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
    blue.reply = { body: 'other 1' };
    expect(await made.look()).toMatchObject({ verdict: 'insufficient-sample', reasonCode: 'no-reference' });
    blue.reply = { body: `${byColor('blue')} 2` };
    expect((await made.look()).verdict).toBe('regress');
    blue.reply = { body: `${byColor('blue')} 0` };
    expect(await made.look()).toMatchObject({
      verdict: 'insufficient-sample',
      reason: 'deep: 4, with nothing to compare it with: the reference is 0',
    });
    green.reply = { body: `${byColor('green')} 0` };
    expect((await made.look()).verdict).toBe('pass');
  });

  it('says when only the fixed limit could be judged', async () => {
    const [green, runtime] = [await MetricsService.start(), await createTestRuntime()];
    const both = queue({
      query: byColor('{{color}}'),
      'degrades-by': half,
      'rollback-above': { value: 9, unit: 'number' },
    });
    const at = { 'color-url': green.url };
    const made = await createJudge(
      {
        metrics: metricsSection({ indicators: { deep: both } }),
        subject: { ...at, color: 'green' },
        reference: { ...at, color: 'blue' },
      },
      runtime,
    );
    green.reply = { body: `${byColor('green')} 4` };
    expect(await made.look()).toMatchObject({
      verdict: 'pass',
      readings: [
        { detail: expect.stringContaining('4, not compared with the reference: nothing on the page') },
      ],
    });
  });

  it('compares with a stored baseline, and takes a fall as worse where only lower limits are given', async () => {
    const stored = (value: number) => ({
      query: 'queue_depth',
      unit: 'number' as const,
      value,
      least: 1,
      most: 9,
      points: [],
    });
    const falling = queue({ 'degrades-by': half, 'rollback-below': { value: 1, unit: 'number' } });
    const { look } = await judge(
      { indicators: { falling, rising: queue({ 'degrades-by': half }) } },
      {
        schemaVersion: 2,
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
    const entry = { query: 'other', unit: 'seconds' as const, value: 1, least: 1, most: 1, points: [] };
    const baseline = { schemaVersion: 2 as const, capturedAt: '', indicators: { deep: entry } };
    await expect(judge({ indicators: { deep: queue({ 'degrades-by': half }) } }, baseline)).rejects.toThrow(
      'the baseline of `deep` is measured in `seconds`, the indicator in `number`',
    );
    const seconds = queue({ 'degrades-by': half, unit: 'seconds' });
    const { runtime } = await judge({ indicators: { deep: seconds } }, baseline);
    expect(runtime.lines.join()).toContain('captured with another query: `other`');
  });
});

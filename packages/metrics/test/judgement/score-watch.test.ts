import { createPlainLog, Secrets } from '@deploy-actions/action-kit';
import type { Indicator } from '@deploy-actions/config';
import { describe, expect, it } from 'vitest';
import { captureBaseline } from '../../src/judgement/baseline.ts';
import { Judgement } from '../../src/judgement/judgement.ts';
import type { Answer } from '../../src/metric-provider.ts';
import { indicator, metricsSection } from '../metrics-service.ts';
import { judging } from './looks.ts';

const kayenta = (more: object = {}): Partial<Indicator> => ({ compare: { method: 'kayenta', ...more } });
const silent: Answer = { failure: 'no-data', detail: 'nothing matches' };
const noisy = (level: number) => (index: number) => ({
  value: level * (1 + 0.1 * Math.sin(index * 12.9898)),
});

type Values = (index: number) => Answer;

/** Fifty looks at these indicators, each with its values and those of its reference; gives the last assessment. */
function watch(
  indicators: Readonly<Record<string, readonly [Partial<Indicator>, Values, Values?]>>,
  section: object = {},
  reference: 'live' | ReturnType<typeof captureBaseline> = 'live',
) {
  const own = Object.entries(indicators).map(([name, [given]]) => [
    name,
    indicator({ query: 'q', ...given }),
  ]);
  const judgement = new Judgement({
    metrics: metricsSection({ indicators: Object.fromEntries(own), ...section }),
    reference,
    span: () => 0,
    query: (name) => name,
    log: createPlainLog(new Secrets(), { write: () => {} }),
  });
  const answers = (side: 1 | 2, index: number) =>
    Object.fromEntries(
      Object.entries(indicators).flatMap(([name, values]) => {
        const answer = values[side]?.(index);
        return answer ? [[name, { answer }]] : [];
      }),
    );
  const looks = Array.from({ length: 50 }, (_, index) =>
    judgement.assess(
      { at: 10_000 * (index + 1), subject: answers(1, index), reference: answers(2, index + 500) },
      { final: index === 49 },
    ),
  );
  expect(looks.slice(0, -1).map(({ verdict }) => verdict)).not.toContain('regress');
  const last = looks.at(-1);
  if (!last) throw new Error('there was no look');
  return last;
}

describe('scores as Kayenta gives them', () => {
  it('pass where all is alike', () => {
    expect(watch({ a: [kayenta(), noisy(1), noisy(1)] })).toMatchObject({
      verdict: 'pass',
      readings: [{ state: 'ok', detail: expect.stringContaining('Pass: ') }],
    });
  });

  it('fail below the marginal score, and say where every number comes from', () => {
    const slow: Partial<Indicator> = { ...kayenta(), unit: 'seconds' };
    const last = watch({ a: [slow, noisy(0.4), noisy(0.2)], b: [kayenta(), noisy(1), noisy(1)] });
    expect(last).toMatchObject({ verdict: 'regress', reasonCode: 'score-too-low' });
    expect(last.reason).toMatch(/shift \d+ms \(\d+ms to \d+ms\), all above \d/);
    expect(last.reason).toMatch(/a High: .*score 50 = .*\(score 50 below 75\)/);
  });

  it('can’t tell between marginal and pass', () => {
    const score = { pass: 95, marginal: 40 };
    const two = { a: [kayenta(), noisy(2), noisy(1)], b: [kayenta(), noisy(1), noisy(1)] } as const;
    expect(watch(two, { score })).toMatchObject({ verdict: 'inconclusive', reasonCode: 'breach-pending' });
  });

  it('weigh groups, and fail for a critical indicator whatever the others say', () => {
    const groups = { errors: 90, rest: 10 };
    const score = { pass: 80, marginal: 50, groups };
    const given = (critical: boolean) =>
      ({
        a: [kayenta({ group: 'rest', critical }), noisy(2), noisy(1)],
        b: [kayenta({ group: 'errors' }), noisy(1), noisy(1)],
      }) as const;
    expect(watch(given(false), { score })).toMatchObject({ verdict: 'pass', reasonCode: 'warned' });
    expect(watch(given(true), { score })).toMatchObject({ verdict: 'regress', reasonCode: 'score-too-low' });
  });

  it('take lower for worse where that is said', () => {
    const lower = kayenta({ worse: 'lower' });
    expect(watch({ a: [lower, noisy(0.5), noisy(1)] }).verdict).toBe('regress');
    expect(watch({ a: [lower, noisy(2), noisy(1)] }).verdict).toBe('pass');
  });

  it('never take silence for a regression, though Kayenta would', () => {
    const last = watch({ a: [kayenta({ critical: true }), noisy(1), () => silent] });
    expect(last).toMatchObject({ verdict: 'insufficient-sample', reasonCode: 'few-samples' });
    expect(last.reason).toContain('Nodata');
  });

  it('fail no stage for want of data when another follows', () => {
    const { look } = judging(kayenta(), { reference: 'live' });
    const few = { subject: 1, reference: silent, final: true } as const;
    expect(look({ ...few, more: true }).verdict).toBe('pass');
    expect(look(few)).toMatchObject({ verdict: 'insufficient-sample', reasonCode: 'few-samples' });
  });

  it('take a hole for 0 where it counts errors', () => {
    const errors: Values = (index) => (index % 2 === 0 ? silent : { value: 5 });
    const given = (nan: 'zero' | 'remove') =>
      watch({
        a: [kayenta({ nan }), (index) => (index === 49 ? { value: 5 } : errors(index)), () => ({ value: 5 })],
      });
    expect(given('remove').readings[0]?.detail).toContain('both sides have the same values');
    expect(given('zero').readings[0]?.detail).not.toContain('both sides have the same values');
  });

  it('take an outage for no hole, so that it is neither health nor a regression', () => {
    const down: Answer = { failure: 'unreachable', detail: 'connection refused' };
    const broken: Values = (index) => (index % 3 > 0 && index < 48 ? down : noisy(1)(index));
    const either = kayenta({ nan: 'zero', worse: 'either' });
    expect(watch({ a: [either, broken, noisy(1)] })).toMatchObject({ verdict: 'pass' });
    expect(watch({ a: [either, noisy(1), (index) => broken(index - 500)] })).toMatchObject({
      verdict: 'pass',
    });
    expect(watch({ a: [either, noisy(1), () => down] }).verdict).toBe('insufficient-sample');
  });

  it('compare the shares of a baseline that has no counts', () => {
    const points = Array.from({ length: 50 }, (_, index) => ({ time: index, ...noisy(1)(index) }));
    const baseline = captureBaseline([{ name: 'a', query: 'q', unit: 'ratio', values: points }], 0);
    expect(() => watch({ a: [{ ...kayenta(), of: 'all' }, noisy(1)] }, {}, baseline)).not.toThrow();
  });

  it('compare with a stored baseline', () => {
    const points = Array.from({ length: 50 }, (_, index) => ({ time: index, ...noisy(1)(index) }));
    const baseline = captureBaseline([{ name: 'a', query: 'q', unit: 'number', values: points }], 0);
    expect(watch({ a: [kayenta(), noisy(2)] }, {}, baseline).verdict).toBe('regress');
    expect(watch({ a: [kayenta(), noisy(1)] }, {}, baseline).verdict).toBe('pass');
  });
});

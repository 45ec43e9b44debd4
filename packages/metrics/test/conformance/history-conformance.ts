import type { MetricSource } from '@deploy-actions/config';
import { describe, expect, it } from 'vitest';
import type { HistoricalProvider, MetricProvider, Point, TimeRange } from '../../src/metric-provider.ts';
import { applicable, expectReadable, type Opened, open } from './open-provider.ts';
import { type HistoryFacts, type ProviderHarness, pastRange } from './provider-harness.ts';

/** Runs the part of the suite about times already past; nothing for a provider that keeps no history. */
export function describeHistory<S extends MetricSource>(harness: ProviderHarness<S>): void {
  const { history } = harness;
  if ('never' in history) return;
  describe('asked about a time already past,', () => {
    describePoints(harness, history);
    describeFailedHistory(harness);
  });
}

function describePoints<S extends MetricSource>(harness: ProviderHarness<S>, facts: HistoryFacts): void {
  it('gives the points of every query, in the order they were given, oldest first', async () => {
    const opened = await open(harness);
    const range = pastRange(opened.runtime.clock.now());
    const series = opened.values.map((_, index) => pointsOf(range, (step) => step + index * 100));
    expect(await asked(opened, range, series)).toEqual(series.map((points) => ({ points })));
  });

  it('has no point where there was none', async () => {
    const opened = await open(harness);
    const range = pastRange(opened.runtime.clock.now());
    const full = pointsOf(range, (step) => step);
    const holes = full.filter((_, index) => index !== 0 && index !== 4 && index !== 5);
    const series = [holes, full, []];
    const histories = await asked(opened, range, series);
    expect(histories.slice(0, 2)).toEqual([{ points: holes }, { points: full }]);
    expect([{ points: [] }, { failure: 'no-data', detail: expect.any(String) }]).toContainEqual(histories[2]);
  });

  if (facts.notANumber === 'applies') {
    it('leaves out what is no number', async () => {
      const opened = await open(harness);
      const range = pastRange(opened.runtime.clock.now());
      const full = pointsOf(range, (step) => (step % 3 === 0 ? Number.NaN : step));
      const histories = await asked(opened, range, [full, full, full]);
      expect(histories[1]).toEqual({ points: full.filter(({ value }) => !Number.isNaN(value)) });
    });
  }

  const { pagedSteps } = facts;
  if (typeof pagedSteps === 'number') {
    it('joins what takes more than one request', async () => {
      const opened = await open(harness);
      const range = pastRange(opened.runtime.clock.now(), pagedSteps);
      const series = opened.values.map((_, index) => pointsOf(range, (step) => step + index));
      const histories = await asked(opened, range, series);
      for (const [index, history] of histories.entries()) {
        // Said first, and shortly: the difference of thousands of points is no message.
        expect(history).toHaveProperty('points.length', pagedSteps);
        expect(history).toEqual({ points: series[index] });
      }
    });
  }
}

function describeFailedHistory<S extends MetricSource>(harness: ProviderHarness<S>): void {
  // What has no points in it is no failure of a history.
  const failures = applicable(harness).filter(
    ({ situation }) => situation !== 'nothing' && situation !== 'not-a-number',
  );
  it.each(failures)('says $failure when it meets `$situation`', async ({ situation, failure }) => {
    const opened = await open(harness, situation === 'hanging' ? 'short' : 'long');
    await opened.subject.give(situation);
    const range = pastRange(opened.runtime.clock.now());
    const histories = await historical(opened.provider).history(range);
    expect(histories.map((history) => history.failure)).toEqual(opened.values.map(() => failure));
    for (const history of histories) if (history.failure !== undefined) expectReadable(history, harness);
  });

  it('throws the reason of a run that was cancelled', async () => {
    const { provider, runtime } = await open(harness);
    const reason = new Error('enough');
    runtime.cancel(reason);
    await expect(historical(provider).history(pastRange(runtime.clock.now()))).rejects.toBe(reason);
  });
}

async function asked<S extends MetricSource>(
  { subject, provider }: Opened<S>,
  range: TimeRange,
  series: readonly (readonly Point[])[],
) {
  if (!subject.givePoints) throw new Error('the harness has history and no `givePoints`');
  await subject.givePoints(series);
  return historical(provider).history(range);
}

/** A point at each step after the start, up to the end; `value` gets the number of the step, from 1 on. */
function pointsOf({ from, to, step }: TimeRange, value: (step: number) => number): Point[] {
  return Array.from({ length: (to - from) / step }, (_, index) => ({
    time: from + (index + 1) * step,
    value: value(index + 1),
  }));
}

function historical(provider: MetricProvider): HistoricalProvider {
  if ('history' in provider) return provider as HistoricalProvider;
  throw new Error('the provider keeps no history');
}

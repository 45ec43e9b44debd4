/**
 * What every metrics provider promises, whatever system it asks.
 *
 * To run it for a provider, write `conformance/<provider>.test.ts` with one call of {@link describeProvider} and a harness
 * (provider-harness.ts has its fields; openmetrics.test.ts is a short example, prometheus.test.ts one with history):
 *
 * 1. For a system with an HTTP API, `start` starts a {@link FakeService} with a function that gets each request and what
 *    is given now, and returns what the vendor's documentation says the system answers. It must answer `values`, `points`
 *    (where there is history), and the situations `nothing`, `not-a-number`, `several-series`, `bad-query`, `wrong-shape`
 *    and, with a whole answer that is then cut in half, `cut-off`. Return `undefined` for the others (401, 500, HTML, a
 *    server that hangs or is gone): the fake knows them. Answer them yourself where the system has its own way to say
 *    "too many requests" or "unknown key". Throw for a request that the system would refuse: wrong path, missing header.
 *    For any other system, `Subject` is written by hand.
 * 2. Know the query by its text: `harness.queries.indexOf(…)` is its place in `values` and `points`.
 * 3. Times are those of `runtime.clock`, which begins at 2026-01-01 12:00 UTC and stands still.
 * 4. Put a secret into every field of the source that takes one, and name them in `secrets`.
 * 5. Fill in `situations` completely: `'applies'`; `{ never: why }` where the system can't be in it; `{ instead, because }`
 *    where it is another failure for good reasons.
 *
 * What is special about a provider (its query language, units, statistics of its API) is tested in a file of its own.
 */

import type { MetricSource } from '@deploy-actions/config';
import { describe, expect, it } from 'vitest';
import type { Answer, MetricProvider } from '../../src/metric-provider.ts';
import { describeHistory } from './history-conformance.ts';
import { applicable, expectReadable, open } from './open-provider.ts';
import type { ProviderHarness, Situation } from './provider-harness.ts';

/** Runs the suite for one kind of provider. */
export function describeProvider<S extends MetricSource>(name: string, harness: ProviderHarness<S>): void {
  describe(`${name}, as every metrics provider,`, () => {
    describeLooks(harness);
    describeFailures(harness);
    describeCancelling(harness);
    if (harness.findsMistakes) describeMistakes(harness);
    describeHistory(harness);
  });
}

function describeLooks<S extends MetricSource>(harness: ProviderHarness<S>): void {
  it('takes the queries of its harness, and is what its kind says', async () => {
    const { subject, provider } = await open(harness);
    for (const query of harness.queries)
      expect(harness.kind.checkQuery(query, subject.source)).toBeUndefined();
    expect(provider.type).toBe(subject.source.provider);
    expect('findMistakes' in provider).toBe(harness.findsMistakes);
    expect(harness.kind.keepsHistory(subject.source)).toBe(!('never' in harness.history));
    expect('history' in provider).toBe(!('never' in harness.history));
  });

  it('answers every query, in the order they were given', async () => {
    const { subject, provider, values } = await open(harness);
    await subject.giveValues(values);
    expect(valuesOf(await provider.observe())).toEqual(values);
    const turned = values.toReversed();
    await subject.giveValues(turned);
    expect(valuesOf(await provider.observe())).toEqual(turned);
  });

  const { nothing } = harness.situations;
  if (nothing === 'applies') {
    it('gives the values of the others when one query has none', async () => {
      const { subject, provider, values } = await open(harness);
      const [first, , third] = values;
      await subject.giveValues([first, undefined, third]);
      expect(await provider.observe()).toEqual([
        expect.objectContaining({ value: first }),
        expect.objectContaining({ failure: 'no-data' }),
        expect.objectContaining({ value: third }),
      ]);
    });
  }

  const { requestsPerLook } = harness;
  if (typeof requestsPerLook === 'function') {
    it('asks everything at the same time', async () => {
      const { subject, provider, values } = await open(harness);
      const wanted = requestsPerLook(values.length);
      await subject.giveValues(values);
      await subject.holdUntil?.(wanted);
      const looking = provider.observe();
      await expect.poll(() => subject.requests(), { timeout: 5_000 }).toBe(wanted);
      expect(valuesOf(await looking)).toEqual(values);
      expect(subject.requests()).toBe(wanted);
    });
  }
}

function describeFailures<S extends MetricSource>(harness: ProviderHarness<S>): void {
  it.each(applicable(harness))('says $failure when it meets `$situation`', async ({ situation, failure }) => {
    const { subject, provider, values } = await open(harness, situation === 'hanging' ? 'short' : 'long');
    await subject.give(situation);
    const answers = await provider.observe();
    expect(answers.map((answer) => answer.failure)).toEqual(values.map(() => failure));
    for (const answer of answers) if (answer.failure !== undefined) expectReadable(answer, harness);
  });

  it('gives values again once the system does', async () => {
    const { subject, provider, values } = await open(harness);
    for (const { situation } of applicable(harness)) {
      if (situation === 'hanging') continue;
      await subject.give(situation);
      expect((await provider.observe()).every(({ failure }) => failure !== undefined)).toBe(true);
      await subject.giveValues(values);
      expect(valuesOf(await provider.observe()), `after ${situation}`).toEqual(values);
    }
  });
}

function describeCancelling<S extends MetricSource>(harness: ProviderHarness<S>): void {
  it('throws the reason of a run that was cancelled before', async () => {
    const { subject, provider, runtime, values } = await open(harness);
    const reason = new Error('enough');
    await subject.giveValues(values);
    runtime.cancel(reason);
    await expect(provider.observe()).rejects.toBe(reason);
  });

  if (harness.situations.hanging === 'applies') {
    it('throws the reason of a run that is cancelled while it waits', async () => {
      const { subject, provider, runtime } = await open(harness);
      const reason = new Error('enough');
      await subject.give('hanging');
      const before = subject.requests();
      const looking = provider.observe();
      looking.catch(() => {});
      await expect.poll(() => subject.requests(), { timeout: 10_000 }).toBeGreaterThan(before);
      runtime.cancel(reason);
      await expect(looking).rejects.toBe(reason);
    });
  }
}

function describeMistakes<S extends MetricSource>(harness: ProviderHarness<S>): void {
  const wrong: readonly Situation[] = ['bad-query', 'unauthorized'];
  const down: readonly Situation[] = [
    ...(['too-many-requests', 'internal-error', 'unavailable', 'hanging', 'refusing'] as const),
    ...(['html', 'cut-off'] as const),
  ];
  const of = (chosen: readonly Situation[]) =>
    applicable(harness).filter(({ situation }) => chosen.includes(situation));

  it('finds nothing wrong with queries that have values', async () => {
    const { provider, subject, values } = await open(harness);
    await subject.giveValues(values);
    expect(await mistakesOf(provider)).toEqual(values.map(() => undefined));
  });

  it.each(of(wrong))('finds a mistake when it meets `$situation`', async ({ situation, failure }) => {
    const { provider, subject, values } = await open(harness);
    await subject.give(situation);
    const mistakes = await mistakesOf(provider);
    expect(mistakes).toHaveLength(values.length);
    for (const detail of mistakes) expectReadable({ failure, detail: detail ?? '' }, harness);
  });

  it.each(of(down))('takes `$situation` for no mistake', async ({ situation }) => {
    const { provider, subject, values } = await open(harness, situation === 'hanging' ? 'short' : 'long');
    await subject.give(situation);
    expect(await mistakesOf(provider)).toEqual(values.map(() => undefined));
  });
}

async function mistakesOf(provider: MetricProvider): Promise<readonly (string | undefined)[]> {
  if (!('findMistakes' in provider)) throw new Error('the provider has no findMistakes');
  return (provider as unknown as { findMistakes(): Promise<readonly (string | undefined)[]> }).findMistakes();
}

function valuesOf(answers: readonly Answer[]): unknown[] {
  return answers.map((answer) => (answer.failure === undefined ? answer.value : answer));
}

import type { MetricSource } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { expect } from 'vitest';
import { type Failure, isAbsence, type MetricProvider } from '../../src/metric-provider.ts';
import {
  type ProviderHarness,
  type Situation,
  type Subject,
  situations as usualFailures,
} from './provider-harness.ts';

/** A limit that no test reaches, and one for the test that waits for it; milliseconds. */
const patience = { long: 20_000, short: 200 };

/** A provider in front of a fake of its system. */
export interface Opened<S extends MetricSource> {
  readonly subject: Subject<S>;
  readonly runtime: TestRuntime;
  readonly provider: MetricProvider;
  readonly values: readonly number[];
}

/** Starts the fake of a harness and makes a provider for its queries; its secrets are known, as after reading a configuration. */
export async function open<S extends MetricSource>(
  harness: ProviderHarness<S>,
  timeout: keyof typeof patience = 'long',
): Promise<Opened<S>> {
  const runtime = await createTestRuntime();
  for (const secret of harness.secrets) runtime.secrets.add(secret);
  const subject = await harness.start({ timeout: patience[timeout], runtime });
  const release = harness.release ?? { environment: 'production', version: '1.2.3' };
  const provider = harness.kind.create(subject.source, harness.queries, { runtime, release });
  return { subject, runtime, provider, values: harness.values ?? [1, 2, 3] };
}

/** The situations that a provider can be in, each with the failure it must give. */
export function applicable<S extends MetricSource>({ situations }: ProviderHarness<S>) {
  return (Object.keys(usualFailures) as Situation[]).flatMap((situation) => {
    const entry = situations[situation];
    if (entry === 'applies') return [{ situation, failure: usualFailures[situation] }];
    return 'instead' in entry ? [{ situation, failure: entry.instead }] : [];
  });
}

/** Fails unless a failure can be read by a person, names the system where it is about the way to it, and keeps secrets. */
export function expectReadable<S extends MetricSource>(
  { failure, detail }: Failure,
  { system, secrets }: ProviderHarness<S>,
): void {
  expect(detail).toMatch(/^\S.{10,600}[^.\s]$/u);
  expect(detail).not.toMatch(/undefined|\[object|\bat (\S+ \()?(file:|node:|\/)\S*:\d+:\d+/);
  if (!isAbsence(failure) && failure !== 'several-series') expect(detail).toMatch(system);
  for (const secret of secrets) expect(detail).not.toContain(secret);
}

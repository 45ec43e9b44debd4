import type { MetricsConfiguration } from '@deploy-actions/config';
import type { Answer, MetricProvider, ProviderRuntime } from './metric-provider.ts';
import { loadProviderKind } from './metric-providers.ts';

/** Asks everything that one look needs, all at once. */
export type Panel = () => Promise<{
  readonly subject: Readonly<Record<string, Answer>>;
  readonly reference: Readonly<Record<string, Answer>>;
  readonly requests: Answer | undefined;
}>;

/** Stands where a provider gave no answer at all. */
export const nothingAsked: Answer = { failure: 'no-data', detail: 'the provider gave no answer' };

/** A panel over the subject's section and, where something is compared, the reference's; placeholders expanded in both. */
export async function createPanel(
  subject: MetricsConfiguration,
  reference: MetricsConfiguration | undefined,
  runtime: ProviderRuntime,
): Promise<Panel> {
  const kind = await loadProviderKind(subject);
  const names = Object.keys(subject.indicators);
  const compared = reference ? names.filter((name) => subject.indicators[name]?.['degrades-by']) : [];
  const own = names.map((name) => subject.indicators[name]?.query ?? '');
  const counting = subject.requests === undefined ? [] : [subject.requests];
  const others = compared.map((name) => reference?.indicators[name]?.query ?? '');
  const observe = observeBoth(kind.create, [subject, [...own, ...counting]], [reference, others], runtime);
  return async () => {
    const [answers, references] = await observe();
    return {
      subject: Object.fromEntries(names.map((name, index) => [name, answers[index] ?? nothingAsked])),
      reference: Object.fromEntries(compared.map((name, index) => [name, references[index] ?? nothingAsked])),
      requests: counting.length === 0 ? undefined : (answers[names.length] ?? nothingAsked),
    };
  };
}

type Questions<M> = readonly [metrics: M, queries: readonly string[]];

/** Two colours on one page are read with one request, else each page with its own, at the same time. */
function observeBoth(
  create: (
    metrics: MetricsConfiguration,
    queries: readonly string[],
    runtime: ProviderRuntime,
  ) => MetricProvider,
  [subject, own]: Questions<MetricsConfiguration>,
  [reference, others]: Questions<MetricsConfiguration | undefined>,
  runtime: ProviderRuntime,
): () => Promise<[readonly Answer[], readonly Answer[]]> {
  if (reference === undefined || others.length === 0) {
    const provider = create(subject, own, runtime);
    return async () => [await provider.observe(), []];
  }
  if (reference.url === subject.url) {
    const provider = create(subject, [...own, ...others], runtime);
    return async () => {
      const answers = await provider.observe();
      return [answers.slice(0, own.length), answers.slice(own.length)];
    };
  }
  const [first, second] = [create(subject, own, runtime), create(reference, others, runtime)];
  return () => Promise.all([first.observe(), second.observe()]);
}

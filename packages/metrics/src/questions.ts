import {
  expandPlaceholders,
  type MetricSource,
  type MetricsConfiguration,
  type PlaceholderValues,
} from '@deploy-actions/config';
import type { MetricProviderKind } from './metric-provider.ts';
import { loadProviderKind } from './metric-providers.ts';

/** One query of a `metrics` section. */
export interface Question {
  /** Where it stands in the section. */
  readonly path: readonly PropertyKey[];
  /** `undefined` for the query `requests`. */
  readonly indicator: string | undefined;
  readonly part: 'query' | 'of' | 'requests';
  /** As it is written. */
  readonly text: string;
  /** The name of its source; `undefined` for the provider of the section itself. */
  readonly source: string | undefined;
}

/** Every query of a section. */
export function questionsOf({ indicators, requests }: MetricsConfiguration): Question[] {
  const asked = Object.entries(indicators).flatMap(([indicator, { query, of, source }]): Question[] => {
    const question = (part: 'query' | 'of', text: string): Question => ({
      ...{ path: ['indicators', indicator, part], indicator, part, text, source },
    });
    return [question('query', query), ...(of === undefined ? [] : [question('of', of)])];
  });
  if (typeof requests !== 'string') return asked;
  const counting = { path: ['requests'], indicator: undefined, part: 'requests', source: undefined } as const;
  return [...asked, { ...counting, text: requests }];
}

/** The source of this name; the section's own provider without one. */
export function sourceOf(metrics: MetricsConfiguration, name: string | undefined): MetricSource {
  const named = name === undefined ? undefined : metrics.sources?.[name];
  if (named) return named;
  const { interval, requests, sources, indicators, extend, policies, score, ...source } = metrics;
  const { 'false-alarms': _, 'unreadable-limit': __, ...own } = source;
  return own as MetricSource;
}

/** A question with its placeholders filled in. */
export interface ExpandedQuestion extends Question {
  readonly kind: MetricProviderKind;
  readonly from: MetricSource;
  readonly query: string;
}

/**
 * Fills in the placeholders of a section's queries and sources; values are made safe where they go into queries. A source whose
 * queries take no placeholders leaves them as they are. Throws ConfigurationError for one that has no value.
 */
export async function expandQuestions(
  metrics: MetricsConfiguration,
  values: PlaceholderValues,
): Promise<ExpandedQuestion[]> {
  const expanded = questionsOf(metrics).map(async (question) => {
    const from = expandPlaceholders(sourceOf(metrics, question.source), values);
    const kind = await loadProviderKind(from);
    return { ...question, kind, from, query: expandQuery(question.text, values, kind) };
  });
  return Promise.all(expanded);
}

function expandQuery(text: string, values: PlaceholderValues, kind: MetricProviderKind): string {
  const makeSafe = kind.escape;
  if (!makeSafe) return text;
  const safe: PlaceholderValues = {};
  for (const [name, value] of Object.entries(values)) {
    // Only once the query needs it: a kind may refuse a value that it can't make safe.
    Object.defineProperty(safe, name, { get: () => (value === undefined ? undefined : makeSafe(value)) });
  }
  return expandPlaceholders(text, safe);
}

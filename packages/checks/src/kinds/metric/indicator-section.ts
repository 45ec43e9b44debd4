import { ConfigurationError, nearest, quoted } from '@deploy-actions/action-kit';
import type {
  CheckConfigurationOf,
  Indicator,
  MetricSource,
  MetricsConfiguration,
} from '@deploy-actions/config';

type Configuration = CheckConfigurationOf<'metric'>;

/** Between two looks where one is not enough, in milliseconds. */
const defaultInterval = 10_000;
/** So many looks tell how a time went; a shorter interval only asks more. */
const usualLooks = 120;
/** No finer than metrics usually are, in milliseconds. */
const finest = 15_000;

/** The limits of a check, and what the judge calls them. */
export const limitNames = {
  'fail-above': 'rollback-above',
  'fail-below': 'rollback-below',
  'warn-above': 'warn-above',
  'warn-below': 'warn-below',
} as const;

/** A text of the judge in the words of a check. */
export function inOwnWords(text: string): string {
  return text.replaceAll(/\brollback-(above|below)\b/g, 'fail-$1');
}

/** A `metrics` section that has this check as its one indicator. Throws ConfigurationError for a source that isn't there. */
export function sectionFor(
  configuration: Configuration,
  name: string,
  metrics: MetricsConfiguration | undefined,
): MetricsConfiguration {
  const { source } = configuration;
  const indicator = indicatorOf(configuration);
  const own = { interval: intervalOf(configuration), 'false-alarms': 1 };
  if (typeof source === 'object') {
    return { ...(source as MetricSource), ...own, indicators: { [name]: indicator } } as MetricsConfiguration;
  }
  if (!metrics) {
    const wanted = source === undefined ? '`source` is missing' : `\`source\` names ${quoted(source)}`;
    throw new ConfigurationError(
      `${wanted}, and there is no section \`metrics\`; write \`source: { provider: …, … }\``,
    );
  }
  const known = Object.keys(metrics.sources ?? {});
  if (source !== undefined && !known.includes(source)) {
    const near = nearest(source, known);
    const help = near ? `did you mean ${quoted(near)}?` : `it has ${known.map(quoted).join(', ') || 'none'}`;
    throw new ConfigurationError(
      `\`source\` names ${quoted(source)}, which is not in \`metrics.sources\`; ${help}`,
    );
  }
  const { requests: _, score: __, ...rest } = metrics;
  const asked = source === undefined ? indicator : { ...indicator, source };
  return { ...rest, ...own, indicators: { [name]: asked } };
}

/** The time between two looks, in milliseconds. */
export function intervalOf({ interval, lookback, for: lasting }: Configuration): number {
  if (interval !== undefined) return interval;
  if (lookback === undefined) return defaultInterval;
  const usual = Math.max(finest, Math.ceil(lookback / usualLooks / finest) * finest);
  return Math.max(1_000, Math.min(usual, lasting > 0 ? lasting : usual, lookback));
}

function indicatorOf(configuration: Configuration): Indicator {
  const { query, of, trend, for: lasting } = configuration;
  const copied = ['increase', 'measured-in', 'unit', 'degrades-by', 'min-requests'] as const;
  const severities = { fail: 'rollback', warn: 'warn' } as const;
  const limits = Object.entries(limitNames).map(
    ([own, judges]) => [judges, configuration[own as keyof typeof limitNames]] as const,
  );
  return {
    query: query.run,
    for: lasting,
    consecutive: 1,
    ...(of === undefined ? {} : { of: of.run }),
    ...(trend === undefined ? {} : { trend: { ...trend, severity: severities[trend.severity] } }),
    ...given([...limits, ...copied.map((key) => [key, configuration[key]] as const)]),
  } as Indicator;
}

function given(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

import { formatDuration } from '@deploy-actions/action-kit';
import { colors, type MetricsConfiguration } from '@deploy-actions/config';
import { bareLimits } from './bare-limits.ts';
import { needsWhole } from './judgement/measurement.ts';
import { loadProviderKind } from './metric-providers.ts';
import { type Question, questionsOf, sourceOf } from './questions.ts';

/** Something in a `metrics` section that can't work: where it stands there, and why. */
export interface MetricsProblem {
  readonly path: readonly PropertyKey[];
  /** The end of a sentence that starts with the place. */
  readonly message: string;
}

/** What a section is going to be used for. Times in milliseconds. */
export interface MetricsUse {
  /** The time that is watched in one piece; `undefined` when that isn't known. */
  readonly watched?: number | undefined;
  /** Whether a time already past is judged. */
  readonly past?: boolean;
  /** Whether two colours are compared at the same time. */
  readonly live?: boolean;
}

/** Everything that can be known to be wrong without asking anybody; placeholders may still stand in queries. */
export async function checkMetrics(
  metrics: MetricsConfiguration,
  use: MetricsUse = {},
): Promise<readonly MetricsProblem[]> {
  const problems: MetricsProblem[] = [];
  for (const question of questionsOf(metrics)) {
    const message = await wrongWith(question, metrics, use);
    if (message !== undefined) problems.push({ path: question.path, message });
  }
  problems.push(...withoutUnit(metrics));
  if (use.watched !== undefined) {
    problems.push(...neverReached(metrics, use.watched, use.past ? 0 : (metrics.extend ?? 0)));
  }
  return problems;
}

/** Providers whose metrics carry their unit in their names. */
const namingUnits: readonly string[] = ['prometheus', 'openmetrics'];

function withoutUnit(metrics: MetricsConfiguration): MetricsProblem[] {
  return Object.entries(metrics.indicators)
    .filter(([, { source }]) => namingUnits.includes(sourceOf(metrics, source).provider))
    .flatMap(([name, indicator]) =>
      bareLimits(indicator).map(({ key, message }) => ({ path: ['indicators', name, key], message })),
    );
}

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A query as it is for each colour; of other values it is only known that there will be some. */
function filledIn(text: string): string[] {
  return colors.map((color) =>
    text.replaceAll(placeholder, (_, name) => (name === 'color' ? color : 'placeholder')),
  );
}

async function wrongWith(
  { text, source, indicator }: Question,
  metrics: MetricsConfiguration,
  { past = false, live = false }: MetricsUse,
): Promise<string | undefined> {
  const from = sourceOf(metrics, source);
  const kind = await loadProviderKind(from);
  const given = filledIn(text);
  if (given[0] !== text && !kind.escape) {
    return `has a placeholder, but queries of \`${from.provider}\` take none: its documentation says how a query knows the colour`;
  }
  const wrong = given.map((query) => kind.checkQuery(query, from)).find((each) => each !== undefined);
  if (wrong !== undefined) return wrong;
  if (past && !kind.keepsHistory(from)) {
    return `is asked of \`${from.provider}\`, which keeps no history; a time already past can't be judged with it`;
  }
  const apart = /\{\{\s*(color|version)/.test(`${text} ${JSON.stringify(from)}`);
  if (live && !kind.readsRelease && !apart && isCompared(metrics, indicator)) {
    return 'gives the same for both colours, so that there is nothing to compare; use `{{color}}` in it';
  }
  return undefined;
}

/** Whether an indicator is held against a reference. */
export function isCompared({ indicators }: MetricsConfiguration, name: string | undefined): boolean {
  const indicator = name === undefined ? undefined : indicators[name];
  return indicator?.['degrades-by'] !== undefined || indicator?.compare !== undefined;
}

/**
 * Conditions that need more time than is watched could never say anything. An extension that was asked for counts for what is
 * pending at the end; nothing is extended for want of data.
 */
function neverReached(
  { indicators }: MetricsConfiguration,
  watched: number,
  extension: number,
): MetricsProblem[] {
  return Object.entries(indicators).flatMap(([name, indicator]) => {
    const { for: lasting, trend, increase = 0 } = indicator;
    const problem = (key: string, needed: number, most: number) => ({
      path: ['indicators', name, key],
      message: `is ${formatDuration(needed)}, longer than all that is watched in one piece (${formatDuration(most)}); it could never be reached`,
    });
    const after = trend ? (trend.after ?? trend.over) : 0;
    return [
      ...(lasting > watched + extension ? [problem('for', lasting, watched + extension)] : []),
      ...(after > watched ? [problem('trend', after, watched)] : []),
      ...(increase > watched && needsWhole(indicator) ? [problem('increase', increase, watched)] : []),
    ];
  });
}

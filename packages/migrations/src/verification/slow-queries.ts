import { formatDuration } from '@deploy-actions/action-kit';
import type { MigrationsConfiguration } from '@deploy-actions/config';
import type { HealthFinding } from '../migration-run.ts';
import type { RecordedBaseline } from './baseline.ts';
import type { CountedQueries, QueryFigures } from './query-figures.ts';

type Limits = Pick<
  NonNullable<MigrationsConfiguration['baseline']>,
  'slower-by' | 'at-least' | 'min-calls' | 'top'
>;

/** What the comparison with a baseline says. */
export interface QueryComparison {
  readonly findings: readonly HealthFinding[];
  readonly notes: readonly string[];
}

/**
 * Compares the mean time of each query since the baseline with its mean time up to it. Servers count up from their last reset:
 * what was counted up to the baseline is taken off, unless they were reset meanwhile.
 */
export function compareQueries(
  baseline: RecordedBaseline,
  now: CountedQueries,
  limits: Limits,
): QueryComparison {
  const before = new Map(baseline.queries.map((each) => [each.query, each]));
  const reset = wasReset(baseline, now, before);
  const since = (now.figures ?? []).map((each) => ({
    each,
    used: usedSince(each, before.get(each.query), reset),
  }));
  const judged = since.filter(({ used }) => used.calls >= limits['min-calls']);
  const findings = judged.flatMap(({ each, used }) => slower(used, before.get(each.query), limits));
  const fresh = judged
    .filter(({ each }) => !before.has(each.query))
    .toSorted((a, b) => b.used.milliseconds - a.used.milliseconds)
    .slice(0, limits.top)
    .flatMap(({ used }) => unknownAndSlow(used, limits));
  const known = judged.filter(({ each }) => before.has(each.query)).length;
  const notes = [
    `Compared ${known} of ${before.size} recorded queries (${baseline.at}); the others were called less than ${limits['min-calls']} times since.`,
    ...(reset
      ? ['The counters were reset since the baseline was recorded: what is compared began then.']
      : []),
  ];
  return { findings: [...findings, ...fresh], notes };
}

function wasReset(
  { since }: RecordedBaseline,
  now: CountedQueries,
  before: ReadonlyMap<string, QueryFigures>,
): boolean {
  if (since !== undefined && now.since !== undefined && since !== now.since) return true;
  return (now.figures ?? []).some(({ query, calls }) => calls < (before.get(query)?.calls ?? 0));
}

function usedSince(now: QueryFigures, before: QueryFigures | undefined, reset: boolean): QueryFigures {
  if (before === undefined || reset) return now;
  return { ...now, calls: now.calls - before.calls, milliseconds: now.milliseconds - before.milliseconds };
}

function slower(used: QueryFigures, before: QueryFigures | undefined, limits: Limits): HealthFinding[] {
  if (before === undefined || before.calls === 0) return [];
  const mean = used.milliseconds / used.calls;
  const was = before.milliseconds / before.calls;
  if (mean < limits['at-least'] || mean <= was * (1 + limits['slower-by'] / 100)) return [];
  const message = `takes ${formatDuration(mean)} on average over ${used.calls} calls, ${formatDuration(was)} before`;
  return [finding(used, 'slower-query', message)];
}

function unknownAndSlow(used: QueryFigures, limits: Limits): HealthFinding[] {
  const mean = used.milliseconds / used.calls;
  // With nothing to compare it with, only what stands out is told.
  if (mean < 10 * limits['at-least']) return [];
  const message = `isn't in the baseline and takes ${formatDuration(mean)} on average over ${used.calls} calls`;
  return [finding(used, 'new-slow-query', message)];
}

function finding({ query }: QueryFigures, check: string, message: string): HealthFinding {
  const subject = query.length > 160 ? `${query.slice(0, 160).toWellFormed()}…` : query;
  return {
    check,
    level: 'warning',
    subject,
    message,
    remedy: 'look at its plan with `explain`; after a migration, `analyze` the table',
  };
}

import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { CommitCheck } from '../../github/commit-checks.ts';
import { isReadinessCheckRun } from '../../github/readiness-check-run.ts';
import { pathMatches } from '../../path-glob.ts';

/** Whether a glob means a name; a name may have a slash in it, which globs would stop at. */
export function named(glob: string, name: string): boolean {
  return glob === name || pathMatches(name.replaceAll('/', ' '), glob.replaceAll('/', ' '));
}

/**
 * The checks that count: those that are asked for, or all, without those to ignore. What belongs to the very run that asks
 * is left out unless its exact name is asked for: a deployment would wait for itself otherwise. So are the verdicts of
 * earlier readiness runs, or one no-go would bring about the next.
 */
export function counted(
  all: readonly CommitCheck[],
  { names, ignore = [] }: Pick<CheckConfigurationOf<'ci-status'>, 'names' | 'ignore'>,
  runId: string | undefined,
): CommitCheck[] {
  return all.filter(({ name, runId: belongsTo }) => {
    if (ignore.some((glob) => named(glob, name))) return false;
    const own = belongsTo !== undefined && String(belongsTo) === runId;
    if (own || isReadinessCheckRun(name)) return names?.includes(name) ?? false;
    return names?.some((glob) => named(glob, name)) ?? true;
  });
}

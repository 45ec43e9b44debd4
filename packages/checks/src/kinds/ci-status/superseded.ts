import type { CommitCheck } from '../../github/commit-checks.ts';
import type { GithubFacts } from '../../github/github-source.ts';
import { runsOfCommit } from '../../github/workflow-runs.ts';

/** Whether it passed, as GitHub counts it for a required check. */
export function isPassed({ conclusion }: CommitCheck): boolean {
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped';
}

/**
 * The checks without those that a later run of the same workflow superseded. Two workflows may have jobs of one name, and
 * the success of one says nothing of the other; which workflow a check run is of, GitHub tells by the list of runs only. It
 * is asked for where it matters: several suites have a check of one name, and not all of them passed.
 */
export async function withoutSuperseded(
  facts: GithubFacts,
  sha: string,
  checks: readonly CommitCheck[],
): Promise<CommitCheck[]> {
  const groups = Map.groupBy(checks, ({ name, source }) => `${source} ${name}`);
  const unclear = [...groups.values()].filter((group) => group.length > 1 && !group.every(isPassed));
  if (!unclear.flat().some(({ runId }) => runId !== undefined)) return [...checks];
  const runs = new Map((await runsOfCommit(facts, sha)).map((run) => [run.id, run]));
  const origin = ({ runId, id }: CommitCheck) => {
    const run = runId === undefined ? undefined : runs.get(runId);
    return run ? `${run.workflowId} ${run.event} ${run.branch}` : `unknown ${id}`;
  };
  return [...groups.values()].flatMap((group) => {
    if (!unclear.includes(group)) return group;
    return [...Map.groupBy(group, origin).values()].flatMap((same) => {
      // A workflow's later run has the greater number, whenever its jobs ended; several of its jobs may have one name.
      const newest = Math.max(...same.map(({ runId }) => runId ?? 0));
      return same.filter(({ runId }) => (runId ?? 0) === newest);
    });
  });
}

import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { gradeMoment } from '../github/ages.ts';
import type { GithubFacts } from '../github/github-source.ts';
import { shortSha, subjectCommit } from '../github/subject-commit.ts';
import { endedRunsOf, hasWorkflow, type RunOfWorkflow, runsOfCommit } from '../github/workflow-runs.ts';
import { gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'workflow-run'>;

/** Asks GitHub how the last run of a workflow ended, for the commit or as a drill for any. Throws ConfigurationError when no commit is known. */
export function createWorkflowRunCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime' | 'subject' | 'github'>,
): Check {
  const { workflow, 'any-commit': anyCommit } = configuration;
  const sha = anyCommit ? undefined : subjectCommit(context);
  const { clock, run } = context.runtime;
  const nextTry = context.github.tries();
  return {
    asks: `the last run of ${workflow}${sha === undefined ? '' : ` for ${sha}`}`,
    async ask() {
      const facts = nextTry();
      const runs = await (sha === undefined
        ? endedRunsOf(facts, workflow, configuration)
        : runsFor(facts, sha, configuration));
      // The run that asks is no proof of anything.
      const last = runs?.find(({ id, ofFork }) => String(id) !== run.runId && !(anyCommit && ofFork));
      if (last === undefined) return await never(facts, configuration, sha, runs === undefined);
      return judged(last, configuration, clock.now());
    },
  };
}

async function runsFor(
  facts: GithubFacts,
  sha: string,
  { workflow, branch, event }: Configuration,
): Promise<readonly RunOfWorkflow[]> {
  const runs = await runsOfCommit(facts, sha);
  return runs.filter(
    (run) =>
      // A workflow of another place shows its ref behind its path.
      run.path.split('@')[0] === `.github/workflows/${workflow}` &&
      (branch === undefined || run.branch === branch) &&
      (event === undefined || run.event === event),
  );
}

async function never(
  facts: GithubFacts,
  { workflow, branch, event }: Configuration,
  sha: string | undefined,
  unknown: boolean,
): Promise<Answer> {
  const known = !unknown && (sha === undefined || (await hasWorkflow(facts, workflow)));
  if (!known) {
    const finding = `there is no workflow \`.github/workflows/${workflow}\` in this repository, wanted a successful run of it`;
    return { status: 'fail', finding, answer: `no workflow ${workflow}` };
  }
  const which = [
    ...(sha === undefined ? [] : [`for the commit ${shortSha(sha)}`]),
    ...(branch === undefined ? [] : [`for the branch \`${branch}\``]),
    ...(event === undefined ? [] : [`by the event \`${event}\``]),
  ].join(' ');
  const finding = `\`${workflow}\` never ran${which === '' ? '' : ` ${which}`}, wanted a successful run`;
  return { status: 'fail', finding, answer: `no run of ${workflow}` };
}

function judged(run: RunOfWorkflow, configuration: Configuration, now: number): Answer {
  const { workflow } = configuration;
  const answer = [
    run.address,
    `${run.status}, ${run.conclusion ?? 'no conclusion'}`,
    `commit ${run.sha}, branch ${run.branch ?? 'none'}, event ${run.event}`,
    `began ${new Date(run.startedAt).toISOString()}`,
  ].join('\n');
  const of = `the last run of \`${workflow}\` (${shortSha(run.sha)})`;
  if (run.status !== 'completed') {
    return { status: 'fail', finding: `${of} has not ended (${run.status}), wanted success`, answer };
  }
  if (run.conclusion !== 'success') {
    return { status: 'fail', finding: `${of} ended with ${run.conclusion}, wanted success`, answer };
  }
  return gathered([gradeMoment(`${of} succeeded; it began`, now - run.startedAt, configuration)], answer);
}

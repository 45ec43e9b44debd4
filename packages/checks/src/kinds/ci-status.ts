import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { type CommitCheck, commitChecks } from '../github/commit-checks.ts';
import type { GithubFacts } from '../github/github-source.ts';
import { shortSha, subjectCommit } from '../github/subject-commit.ts';
import { counted } from './ci-status/counted.ts';
import { isRunning, judged } from './ci-status/judged.ts';
import { withoutSuperseded } from './ci-status/superseded.ts';

/** Between two looks at what is still running, in milliseconds; each costs two requests. */
const pauseBetweenLooks = 20_000;

/** Asks GitHub whether all check runs and statuses of the commit are green. Throws ConfigurationError when no commit is known. */
export function createCiStatusCheck(
  configuration: CheckConfigurationOf<'ci-status'>,
  context: Pick<CheckContext, 'runtime' | 'subject' | 'github'>,
): Check {
  const { clock, run } = context.runtime;
  const { names, wait = 0 } = configuration;
  const sha = subjectCommit(context);
  const nextTry = context.github.tries();
  const look = async (facts: GithubFacts): Promise<readonly CommitCheck[] | undefined> => {
    const all = await commitChecks(facts, sha);
    return all && (await withoutSuperseded(facts, sha, counted(all, configuration, run.runId)));
  };
  return {
    asks: `check runs and statuses of ${sha}${names ? `: ${names.join(', ')}` : ''}`,
    async ask(signal): Promise<Answer> {
      const until = clock.now() + wait;
      for (;;) {
        const checks = await look(nextTry());
        if (checks === undefined) return unknownCommit(sha);
        const now = clock.now();
        if (now >= until || !checks.some(isRunning)) return judged(checks, configuration, sha);
        await clock.sleep(Math.min(pauseBetweenLooks, until - now), signal);
      }
    },
  };
}

function unknownCommit(sha: string): Answer {
  return {
    status: 'fail',
    finding: `GitHub doesn't know the commit ${shortSha(sha)} in this repository: push it first`,
    answer: `no commit ${sha}`,
  };
}

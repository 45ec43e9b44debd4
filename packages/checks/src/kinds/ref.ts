import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { branchOf, distanceTo } from '../github/branches.ts';
import type { GithubFacts } from '../github/github-source.ts';
import { shortSha, subjectCommit } from '../github/subject-commit.ts';
import { type Grade, gathered } from '../grades.ts';
import { matchesAny } from '../path-glob.ts';

type Configuration = CheckConfigurationOf<'ref'>;

/** Whether the commit is the one that is expected, from a branch that is allowed, and on the branch it should be on. Throws ConfigurationError when no commit is known, or `sha` is none. */
export function createRefCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime' | 'subject' | 'github'>,
): Check {
  const { sha: expected, branches, on } = configuration;
  const sha = subjectCommit(context);
  const { branch } = context.runtime.run;
  if (expected !== undefined && !/^[0-9a-f]{7,40}$/i.test(expected)) {
    throw new ConfigurationError(
      `\`sha\` is \`${expected}\`, which is not the id of a commit, nor its first 7 or more characters`,
    );
  }
  const nextTry = context.github.tries();
  const wanted = [
    ...(expected === undefined ? [] : [`be ${expected}`]),
    ...(branches === undefined ? [] : [`be from ${branches.join(', ')}`]),
    ...(on === undefined ? [] : [`be on ${on}`]),
  ];
  return {
    asks: `whether the commit ${sha} may be deployed: it must ${wanted.join(' and ')}`,
    async ask() {
      const grades: Grade[] = [
        ...(expected === undefined ? [] : [gradeCommit(sha, expected)]),
        ...(branches === undefined ? [] : [gradeBranch(branch, branches)]),
        ...(on === undefined ? [] : [await gradePlace(nextTry(), sha, on, configuration)]),
      ];
      return gathered(grades, `commit ${sha}, run for ${branch ? `the branch ${branch}` : 'no branch'}`);
    },
  };
}

function gradeCommit(sha: string, expected: string): Grade {
  if (sha.toLowerCase().startsWith(expected.toLowerCase())) {
    return { status: 'pass', finding: `the commit is ${shortSha(sha)}, as expected` };
  }
  return { status: 'fail', finding: `the commit is ${sha}, wanted ${expected}` };
}

function gradeBranch(branch: string | undefined, branches: readonly string[]): Grade {
  const wanted = branches.map((glob) => `\`${glob}\``).join(', ');
  if (branch === undefined) {
    const finding = `this run is for a tag or a pull request, wanted a branch of ${wanted}; to allow tags, say with \`on\` where the commit must be`;
    return { status: 'fail', finding };
  }
  if (matchesAny(branch, branches)) return { status: 'pass', finding: `the branch \`${branch}\` is allowed` };
  return { status: 'fail', finding: `this run is for the branch \`${branch}\`, wanted ${wanted}` };
}

async function gradePlace(
  facts: GithubFacts,
  sha: string,
  on: string,
  configuration: Configuration,
): Promise<Grade> {
  const fail = (finding: string): Grade => ({ status: 'fail', finding });
  const branch = await branchOf(facts, on);
  if (branch === undefined) return fail(`there is no branch \`${on}\`, which the commit should be on`);
  const short = shortSha(sha);
  if (branch.head === sha) return { status: 'pass', finding: `${short} is the newest commit of \`${on}\`` };
  const distance = await distanceTo(facts, sha, on);
  if (distance === undefined) {
    return fail(
      `GitHub knows no common history of the commit ${short} and \`${on}\`: push the commit, or merge it`,
    );
  }
  if (!distance.contained) return fail(`the commit ${short} is not on \`${on}\`: merge it first`);
  return gradeDistance(`${short} is on \`${on}\``, distance.behind, configuration);
}

function gradeDistance(
  found: string,
  behind: number,
  { 'fail-behind': fail, 'warn-behind': warn = fail === undefined ? 1 : fail }: Configuration,
): Grade {
  const finding = `${found}, which has ${behind} newer ${behind === 1 ? 'commit' : 'commits'}`;
  if (fail !== undefined && behind >= fail) {
    return { status: 'fail', finding: `${finding}, wanted less than ${fail}` };
  }
  return { status: behind >= warn ? 'warn' : 'pass', finding };
}

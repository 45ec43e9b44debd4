import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import type { GithubFacts } from '../github/github-source.ts';
import { filesOf, mostFiles, type PullRequest, pullRequestsOf, reviewsOf } from '../github/pull-requests.ts';
import { shortSha, subjectCommit } from '../github/subject-commit.ts';
import { matchesAny } from '../path-glob.ts';
import { namedPeople, opinionsOf } from './reviews/opinions.ts';
import { ownersApproval } from './reviews/ownership.ts';
import { verdictOn } from './reviews/verdict-on.ts';

type Configuration = CheckConfigurationOf<'reviews'>;

/** Asks GitHub who approved the pull request that brought the commit. Throws ConfigurationError when no commit is known. */
export function createReviewsCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime' | 'subject' | 'github'>,
): Check {
  const sha = subjectCommit(context);
  const nextTry = context.github.tries();
  return {
    asks: `reviews of the pull request of ${sha}`,
    async ask() {
      const facts = nextTry();
      const pulls = await pullRequestsOf(facts, sha);
      if (pulls === undefined) return unknownCommit(sha);
      const pull = chosen(pulls, sha, configuration.base);
      return pull ? await reviewed(facts, pull, configuration) : directPush(sha, pulls, configuration);
    },
  };
}

/** The pull request that made the commit, else the last merged one that brought it, else the open one it is the head of. */
function chosen(
  pulls: readonly PullRequest[],
  sha: string,
  base: readonly string[] | undefined,
): PullRequest | undefined {
  const fitting = pulls.filter((pull) => base === undefined || matchesAny(pull.base, base));
  const merged = fitting
    .filter(({ mergedAt }) => mergedAt !== undefined)
    .sort((one, other) => (other.mergedAt ?? 0) - (one.mergedAt ?? 0));
  return (
    merged.find(({ mergeCommit }) => mergeCommit === sha) ??
    merged[0] ??
    fitting.find(({ head, mergedAt }) => mergedAt === undefined && head === sha)
  );
}

async function reviewed(
  facts: GithubFacts,
  pull: PullRequest,
  configuration: Configuration,
): Promise<Answer> {
  const { paths, from } = configuration;
  const ownersCount = from?.['code-owners'] === true;
  const [reviews, files] = await Promise.all([
    reviewsOf(facts, pull.number),
    paths || ownersCount ? filesOf(facts, pull.number) : [],
  ]);
  const touched = files.filter((file) => paths === undefined || matchesAny(file, paths));
  if (files.length >= mostFiles) return tooManyFiles(pull, files.length);
  if (paths && touched.length === 0) {
    return {
      status: 'pass',
      finding: `pull request #${pull.number} changes nothing in ${paths.join(', ')}`,
      answer: `#${pull.number}: ${files.length} files`,
    };
  }
  const people = await namedPeople(facts, from ?? {});
  const opinions = opinionsOf(pull, reviews, people);
  const named = opinions.approvals.filter((login) => people.has(login.toLowerCase()));
  if (!ownersCount) {
    return verdictOn(
      { pull, opinions, counting: from ? named : opinions.approvals, lacking: [] },
      configuration,
    );
  }
  const owned = await ownersApproval(facts, pull.base, touched, opinions.approvals);
  // Who is named beside the owners may approve in their place.
  const lacking = named.length > 0 ? [] : owned.lacking;
  const counting = opinions.approvals.filter(
    (login) => named.includes(login) || owned.approvals.includes(login),
  );
  return verdictOn({ pull, opinions, counting, lacking }, configuration);
}

function tooManyFiles({ number }: PullRequest, files: number): Answer {
  return {
    status: 'fail',
    finding: `pull request #${number} changes ${files} files or more, and GitHub lists no more than ${mostFiles}: whether \`paths\` are among the others is not known`,
    answer: `#${number}: ${files} files listed`,
  };
}

function unknownCommit(sha: string): Answer {
  return {
    status: 'fail',
    finding: `GitHub doesn't know the commit ${shortSha(sha)} in this repository: push it first`,
    answer: `no commit ${sha}`,
  };
}

function directPush(sha: string, pulls: readonly PullRequest[], configuration: Configuration): Answer {
  const others = pulls.map(({ number, base }) => `#${number} into ${base}`).join(', ');
  const into = configuration.base ? ` into ${configuration.base.join(', ')}` : '';
  return {
    status: configuration['on-direct-push'],
    finding: `no pull request${into} brought the commit ${shortSha(sha)}: nobody reviewed it, wanted ${configuration['at-least']} approvals`,
    answer: others === '' ? `no pull request has ${sha}` : `pull requests of ${sha}: ${others}`,
  };
}

import { pageUrl } from '../git-shapes.ts';
import { pullsOf } from '../routes/pulls.ts';
import type { Repository } from '../world.ts';
import { connection, type Page } from './graphql-issue.ts';
import { shownPullRequest } from './graphql-pull-request.ts';

/** A commit as GraphQL shows it; https://docs.github.com/graphql/reference/objects#commit. Throws when there is none. */
export function shownCommit(repository: Repository, oid: string, assertPullsReadable: () => void) {
  const commit = repository.objects.commit(oid);
  if (commit === undefined) throw new Error(`the fake GitHub has no commit ${oid}`);
  const [headline = '', ...rest] = commit.message.split('\n');
  return {
    __typename: 'Commit',
    oid,
    url: `${pageUrl(repository)}/commit/${oid}`,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    author: { ...shownPerson(repository, commit.author.email), name: commit.author.name },
    associatedPullRequests: (page: Page) => {
      assertPullsReadable();
      return connection(
        pullsOf(repository, oid).map((pull) => shownPullRequest(repository, pull)),
        page,
      );
    },
  };
}

/** Bots are no users: GraphQL has none for what they committed. */
function shownPerson({ project }: Repository, email: string) {
  const login =
    project.logins.get(email) ?? /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return { email, user: login === undefined || login.endsWith('[bot]') ? null : { login } };
}

import type { GraphQLError } from 'graphql';
import { assertPermitted, visibleRepository } from '../access.ts';
import { type Answer, ok, Refusal } from '../answer.ts';
import type { Call } from '../route.ts';
import { fullName, type Repository } from '../world.ts';
import { shownCommit } from './graphql-commit.ts';
import { type CommitInput, commitOnBranch } from './graphql-commit-writing.ts';
import { TypedError, typed } from './graphql-errors.ts';
import { shownIssue } from './graphql-issue.ts';
import { shownPullRequest } from './graphql-pull-request.ts';
import { executeGraphql, type GraphqlRequest } from './graphql-schema.ts';

/**
 * Answers a query or a mutation from the world. What a token may not see, or what isn't there, is an error inside of an answer with the
 * status 200, as on GitHub. Throws Refusal without credentials, and Error for a query that GitHub doesn't understand.
 */
export function graphqlAnswer(call: Call): Answer {
  const { token, world } = call;
  if (token === undefined) throw new Refusal(401, 'This endpoint requires you to be authenticated.');
  const pullsReadable = (repository: Repository) =>
    typed('FORBIDDEN', undefined, () => assertPermitted(token, repository, ['pull-requests', 'read']));
  const { data, errors } = executeGraphql(call.body as GraphqlRequest, {
    createCommitOnBranch: ({ input }: { input: CommitInput }) => {
      const { repository, oid } = commitOnBranch(call, input);
      const commit = shownCommit(repository, oid, () => pullsReadable(repository));
      return { clientMutationId: input.clientMutationId ?? null, commit };
    },
    viewer: { __typename: 'User', login: token.login },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const missing = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
      const repository = typed('NOT_FOUND', missing, () => visibleRepository(world, token, owner, name));
      return {
        nameWithOwner: fullName(repository),
        object: ({ oid }: { oid?: string | null }) => {
          if (oid == null) throw new Error('the fake GitHub finds objects by their ids alone');
          typed('FORBIDDEN', undefined, () => assertPermitted(token, repository, ['contents', 'read']));
          if (repository.objects.type(oid) === undefined) return null;
          return shownCommit(repository, oid, () => pullsReadable(repository));
        },
        issue: ({ number }: { number: number }) => {
          typed('FORBIDDEN', undefined, () => assertPermitted(token, repository, ['issues', 'read']));
          const issue = repository.issues.find((one) => one.number === number && !one.pullRequest);
          if (issue === undefined) {
            throw new TypedError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
          }
          return shownIssue(repository, issue);
        },
        pullRequest: ({ number }: { number: number }) => {
          pullsReadable(repository);
          const pull = repository.project.pullRequests.find((one) => one.number === number);
          if (pull === undefined) {
            const missing = `Could not resolve to a PullRequest with the number of ${number}.`;
            throw new TypedError('NOT_FOUND', missing);
          }
          return shownPullRequest(repository, pull);
        },
      };
    },
  });
  return ok({ data, ...(errors && { errors: errors.map(shownError) }) });
}

/** The answer to a query when nothing is left of the hour's allowance. */
export function graphqlLimitAnswer(message: string): Answer {
  return ok({ data: null, errors: [{ type: 'RATE_LIMITED', message }] });
}

function shownError({ message, path, originalError }: GraphQLError) {
  if (!(originalError instanceof TypedError)) throw originalError ?? new Error(message);
  return { type: originalError.type, path, message };
}

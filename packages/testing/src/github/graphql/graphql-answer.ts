import type { GraphQLError } from 'graphql';
import { assertPermitted, visibleRepository } from '../access.ts';
import { type Answer, ok, Refusal } from '../answer.ts';
import type { Call } from '../route.ts';
import { fullName } from '../world.ts';
import { shownIssue } from './graphql-issue.ts';
import { shownPullRequest } from './graphql-pull-request.ts';
import { executeGraphql, type GraphqlRequest } from './graphql-schema.ts';

/** An error of GraphQL as GitHub gives it: with a type beside the message. */
class TypedError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/**
 * Answers a query from the world. What a token may not see, or what isn't there, is an error inside of an answer with the
 * status 200, as on GitHub. Throws Refusal without credentials, and Error for a query that GitHub doesn't understand.
 */
export function graphqlAnswer(call: Call): Answer {
  const { token, world } = call;
  if (token === undefined) throw new Refusal(401, 'This endpoint requires you to be authenticated.');
  const { data, errors } = executeGraphql(call.body as GraphqlRequest, {
    viewer: { __typename: 'User', login: token.login },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const missing = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
      const repository = typed('NOT_FOUND', missing, () => visibleRepository(world, token, owner, name));
      return {
        nameWithOwner: fullName(repository),
        issue: ({ number }: { number: number }) => {
          typed('FORBIDDEN', undefined, () => assertPermitted(token, repository, ['issues', 'read']));
          const issue = repository.issues.find((one) => one.number === number && !one.pullRequest);
          if (issue === undefined) {
            throw new TypedError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
          }
          return shownIssue(repository, issue);
        },
        pullRequest: ({ number }: { number: number }) => {
          const permission = ['pull-requests', 'read'] as const;
          typed('FORBIDDEN', undefined, () => assertPermitted(token, repository, permission));
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

/** What `find` gives; a refusal of it becomes an error of that type. */
function typed<T>(type: string, message: string | undefined, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (error instanceof Refusal) throw new TypedError(type, message ?? error.message);
    throw error;
  }
}

function shownError({ message, path, originalError }: GraphQLError) {
  if (!(originalError instanceof TypedError)) throw originalError ?? new Error(message);
  return { type: originalError.type, path, message };
}

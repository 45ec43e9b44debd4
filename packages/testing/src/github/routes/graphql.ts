import type { Match } from '../description.ts';
import { graphqlAnswer } from '../graphql/graphql-answer.ts';
import type { RouteTable } from '../route.ts';

/** The one address of the GraphQL API: https://docs.github.com/graphql. */
export const graphqlRoutes: RouteTable = { graphql: { handle: graphqlAnswer } };

/** A request to the GraphQL API, which GitHub's description of the REST API doesn't have; undefined for all others. */
export function graphqlMatch(method: string, pathname: string): Match | undefined {
  if (method !== 'POST' || pathname !== '/graphql') return undefined;
  const operation = {
    id: 'graphql',
    method,
    path: pathname,
    parameters: [],
    body: { required: true, schema: {} },
    answers: new Map([[200, { 'application/json': { schema: {} } }]]),
    page: 'https://docs.github.com/graphql',
  };
  return { operation, parameters: {} };
}

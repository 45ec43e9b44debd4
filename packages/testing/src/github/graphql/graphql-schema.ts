import type { ExecutionResult, GraphQLFieldResolver } from 'graphql';

/** What a query asks of the fake's state. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Answers a query from `state`, whose properties are values or functions of their arguments. Throws for what GitHub or the fake doesn't know. */
export type GraphqlExecutor = (request: GraphqlRequest, state: object) => ExecutionResult;

let loaded: GraphqlExecutor | undefined;

/** Loads GitHub's GraphQL schema, as the package @octokit/graphql-schema publishes it, once in a process. */
export async function loadGraphql(): Promise<void> {
  loaded ??= await load();
}

/** Answers by the schema that was loaded. Throws when none was. */
export const executeGraphql: GraphqlExecutor = (request, state) => {
  if (loaded === undefined) throw new Error('the GraphQL schema of the fake GitHub is not loaded');
  return loaded(request, state);
};

async function load(): Promise<GraphqlExecutor> {
  const [{ buildSchema, execute, parse, validate }, { schema: published }] = await Promise.all([
    import('graphql'),
    import('@octokit/graphql-schema'),
  ]);
  const schema = buildSchema(published.idl, { assumeValid: true, noLocation: true });
  return ({ query, variables = {} }, state) => {
    const document = parse(query);
    const mistakes = validate(schema, document);
    if (mistakes.length > 0) throw new Error(mistakes.map(({ message }) => message).join('; '));
    const unknown: string[] = [];
    const result = execute({
      schema,
      document,
      rootValue: state,
      variableValues: variables,
      fieldResolver: knownField(unknown),
    });
    if ('then' in result) throw new Error('the state of the fake GitHub is asked for without waiting');
    if (unknown.length > 0) throw new Error(`the fake GitHub doesn't know ${unknown.join(', ')} yet`);
    return result;
  };
}

/** Gives a property of the state; one that isn't there is no null, but something that the fake can't tell. */
function knownField(unknown: string[]): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, _, { fieldName, parentType }) => {
    const found = (source as Record<string, unknown>)[fieldName];
    if (found === undefined) unknown.push(`${parentType.name}.${fieldName}`);
    return typeof found === 'function' ? found(args) : found;
  };
}

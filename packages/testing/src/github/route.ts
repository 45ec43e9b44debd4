import type { Answer } from './answer.ts';
import type { Allowance } from './rate-limits.ts';
import type { Repository, Token, World } from './world.ts';

/** A request that passed the contract, the credentials and the permissions. */
export interface Call {
  /** Values of the path's placeholders, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as the description allows it; undefined without one. */
  readonly body: unknown;
  /** Undefined for a request without credentials. */
  readonly token: Token | undefined;
  readonly world: World;
  /** The heads of the branches when the request arrived, which may be a while before it takes effect. */
  readonly arrival: ReadonlyMap<string, string>;
  /** The path of the request, without the query. */
  readonly path: string;
  /** The API's address without a slash at the end. */
  readonly api: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What is left of the token's hour. */
  readonly allowance: Allowance;
}

/** A call on a repository that the token may see. */
export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

/** The permission a route asks for; reading what is public needs none. */
export type Permission = readonly [area: string, access: 'read' | 'write'];

/** How one operation works. Its paths begin with `/repos/{owner}/{repo}` when it has a permission. */
export type Route =
  | { readonly permission: Permission; readonly handle: (call: RepositoryCall) => Answer }
  | { readonly permission?: undefined; readonly handle: (call: Call) => Answer };

/** Routes by the id of their operation. */
export type RouteTable = Readonly<Record<string, Route>>;

/** A route on a repository. */
export function onRepository(
  area: string,
  access: 'read' | 'write',
  handle: (call: RepositoryCall) => Answer,
): Route {
  return { permission: [area, access], handle };
}

/** The part of a list that `per_page` (30, at most 100) and `page` ask for, with the `link` header of the rest. */
export function paged<T>(call: Call, all: readonly T[]): { items: T[]; headers: Record<string, string> } {
  const size = Math.min(100, Math.max(1, Number(call.query.get('per_page') ?? 30)));
  const page = Math.max(1, Number(call.query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (number: number, relation: string) => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${call.api}${call.path}?${query}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

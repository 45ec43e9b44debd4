import { notFound, Refusal } from './answer.ts';
import type { Permission } from './route.ts';
import { fullName, type Repository, type Token, type World } from './world.ts';

/** The token of a request; undefined without one. Throws 401 for one the fake doesn't know. */
export function authenticated(world: World, authorization: string | undefined): Token | undefined {
  if (authorization === undefined) return undefined;
  const value = /^(?:token|bearer)\s+(\S+)$/i.exec(authorization)?.[1];
  const token = value === undefined ? undefined : world.tokens.get(value);
  if (token === undefined) throw new Refusal(401, 'Bad credentials');
  return token;
}

/** The repository of that name, if the token may know of it. Throws 404 otherwise. */
export function visibleRepository(
  world: World,
  token: Token | undefined,
  owner: string,
  name: string,
): Repository {
  const repository = world.repositories.get(`${owner}/${name}`.toLowerCase());
  if (repository === undefined || (repository.private && !reaches(token, repository))) throw notFound();
  return repository;
}

/**
 * Throws what GitHub answers when a token may not do a thing: 401 without credentials, else 403. Reading what is public
 * needs no permission; see https://docs.github.com/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens.
 */
export function assertPermitted(
  token: Token | undefined,
  repository: Repository,
  [area, access]: Permission,
): void {
  if (access === 'write' && token === undefined) throw new Refusal(401, 'Requires authentication');
  const granted = token && reaches(token, repository) ? (token.permissions[area] ?? 'none') : 'none';
  const permitted = granted === 'write' || (access === 'read' && (granted === 'read' || !repository.private));
  if (!permitted) throw inaccessible(token, [area, access]);
  if (access === 'write' && repository.archived) {
    throw new Refusal(403, 'Repository was archived so is read-only.');
  }
}

/** The same for what needs the permission even where everybody may read the rest. */
export function assertGranted(
  token: Token | undefined,
  repository: Repository,
  [area, access]: Permission,
): void {
  if (token === undefined) throw new Refusal(401, 'Requires authentication');
  const granted = reaches(token, repository) ? (token.permissions[area] ?? 'none') : 'none';
  if (granted !== 'write' && granted !== access) throw inaccessible(token, [area, access]);
}

/**
 * Throws 403 when a token without the permission `workflows`, which GITHUB_TOKEN can't have, writes a workflow; GitHub
 * says so when the tree is made already, see https://github.com/anthropics/claude-code-action/issues/29.
 */
export function assertWorkflowPermitted(token: Token | undefined, path: string): void {
  if (!path.startsWith('.github/workflows/') || token?.permissions['workflows'] === 'write') return;
  throw inaccessible(token, ['workflows', 'write']);
}

function inaccessible(token: Token | undefined, [area, access]: Permission): Refusal {
  const by = token?.kind === 'user' ? 'personal access token' : 'integration';
  const needed = { 'x-accepted-github-permissions': `${area.replaceAll('-', '_')}=${access}` };
  return new Refusal(403, `Resource not accessible by ${by}`, {}, needed);
}

function reaches(token: Token | undefined, repository: Repository): boolean {
  if (token === undefined) return false;
  if (token.repositories === 'all') return true;
  return token.repositories.some((name) => name.toLowerCase() === fullName(repository).toLowerCase());
}

import { notFound, ok, unprocessable } from '../answer.ts';
import { nodeId, pageUrl, repositoryUrl, shownCommit, time } from '../git-shapes.ts';
import { shownMinimalRepository } from '../repository-shapes.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';
import type { Repository } from '../world.ts';
import { assertNotEmpty } from './git-refs.ts';

/** Commits: their statuses and how two of them differ; https://docs.github.com/rest/commits. */
export const commitRoutes: RouteTable = {
  'repos/list-commits': onRepository('contents', 'read', (call) => {
    const { repository, query } = call;
    assertNotEmpty(repository);
    const from = query.get('sha') ?? repository.defaultBranch;
    const head = commitAt(repository, from);
    if (head === undefined) throw notFound(`No commit found for SHA: ${from}`);
    const { items, headers } = paged(call, [...ancestors(repository, head)]);
    return { ...ok(items.map((sha) => listed(call, sha))), headers };
  }),

  'repos/get-combined-status-for-ref': onRepository('statuses', 'read', (call) => {
    const { repository, parameters } = call;
    const sha = commitAt(repository, parameters['ref'] ?? '');
    if (sha === undefined) throw unprocessable(`No commit found for SHA: ${parameters['ref']}`);
    const newest = new Map(
      repository.project.statuses.filter((one) => one.sha === sha).map((one) => [one.context, one]),
    );
    const all = [...newest.values()];
    const { items, headers } = paged(call, all);
    const bad = all.some(({ state }) => state === 'error' || state === 'failure');
    const done = all.length > 0 && all.every(({ state }) => state === 'success');
    const base = repositoryUrl(call, repository);
    const statuses = items.map((one) => ({
      ...{ id: one.id, node_id: nodeId('Status', one.id), state: one.state, context: one.context },
      ...{ description: one.description, target_url: null, url: `${base}/statuses/${sha}` },
      avatar_url: 'https://avatars.githubusercontent.com/in/1?v=4',
      ...{ created_at: time(one.createdAt), updated_at: time(one.createdAt) },
    }));
    const shown = {
      state: bad ? 'failure' : done ? 'success' : 'pending',
      ...{ statuses, sha, total_count: all.length },
      repository: shownMinimalRepository(call, repository),
      ...{ commit_url: `${base}/commits/${sha}`, url: `${base}/commits/${sha}/status` },
    };
    return { ...ok(shown), headers };
  }),

  'repos/compare-commits-with-basehead': onRepository('contents', 'read', (call) => {
    const { repository, parameters } = call;
    const [from = '', to = ''] = (parameters['basehead'] ?? '').split('...');
    const [base, head] = [commitAt(repository, from), commitAt(repository, to)];
    if (base === undefined || head === undefined) throw notFound();
    const [left, right] = [ancestors(repository, base), ancestors(repository, head)];
    const common = [...right].find((sha) => left.has(sha));
    if (common === undefined) throw notFound(`No common ancestor between ${from} and ${to}.`);
    const commits = [...right].filter((sha) => !left.has(sha)).toReversed();
    const behind = [...left].filter((sha) => !right.has(sha)).length;
    const { items, headers } = paged(call, commits);
    const page = `${pageUrl(repository)}/compare/${from}...${to}`;
    const shown = {
      url: `${call.api}${call.path}`,
      ...{ html_url: page, permalink_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` },
      base_commit: listed(call, base),
      merge_base_commit: listed(call, common),
      status: statusOf(commits.length, behind),
      ...{ ahead_by: commits.length, behind_by: behind, total_commits: commits.length },
      commits: items.map((sha) => listed(call, sha)),
      files: [],
    };
    return { ...ok(shown), headers };
  }),
};

/** The commit that a branch, a tag or an id names; undefined when there is none. */
export function commitAt({ refs, objects }: Repository, ref: string): string | undefined {
  let sha = refs.get(`refs/heads/${ref}`) ?? refs.get(`refs/tags/${ref}`) ?? refs.get(`refs/${ref}`) ?? ref;
  for (let tag = objects.tag(sha); tag !== undefined; tag = objects.tag(sha)) sha = tag.object;
  return objects.type(sha) === 'commit' ? sha : undefined;
}

// The newest first.
function ancestors({ objects }: Repository, start: string): Set<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let sha = waiting.shift(); sha !== undefined; sha = waiting.shift()) {
    if (found.has(sha)) continue;
    found.add(sha);
    waiting.push(...(objects.commit(sha)?.parents ?? []));
  }
  return found;
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

function listed(call: RepositoryCall, sha: string) {
  const { repository } = call;
  const commit = repository.objects.commit(sha);
  if (commit === undefined) throw notFound();
  const { node_id, html_url, parents, url, author, committer, message, tree, verification } = shownCommit(
    call,
    repository,
    sha,
    commit,
  );
  const own = `${repositoryUrl(call, repository)}/commits/${sha}`;
  return {
    ...{ sha, node_id, url: own, html_url, comments_url: `${own}/comments`, parents },
    commit: { url, author, committer, message, tree, comment_count: 0, verification },
    ...{ author: null, committer: null },
  };
}

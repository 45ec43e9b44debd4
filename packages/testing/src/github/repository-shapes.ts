import { nodeId, pageUrl, repositoryUrl, shownCommit, time } from './git-shapes.ts';
import { shownUser } from './identity.ts';
import { rulesOf } from './push-rules.ts';
import type { Call } from './route.ts';
import { fullName, type Repository, type Ruleset, type Token } from './world.ts';

// Addresses every repository object carries: below the repository's own one, with GitHub's placeholders.
const addresses = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** A repository as other objects show it. */
export function shownMinimalRepository(call: Pick<Call, 'api'>, repository: Repository) {
  const url = repositoryUrl(call, repository);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: shownUser(call.api, repository.owner, 'Organization'),
    html_url: pageUrl(repository),
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(addresses).map(([name, path]) => [name, `${url}${path}`])),
  };
}

/** A repository as its own operation shows it, with the permissions as the token is told of them. */
export function shownRepository(call: Call, repository: Repository) {
  const page = pageUrl(repository);
  const permissions = shownPermissions(call.token, repository);
  return {
    ...shownMinimalRepository(call, repository),
    ...permissions,
    created_at: time(repository.createdAt),
    updated_at: time(repository.pushedAt),
    pushed_at: time(repository.pushedAt),
    git_url: page.replace('https', 'git').concat('.git'),
    ssh_url: `git@github.com:${fullName(repository)}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    size: repository.refs.size,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    forks: 0,
    archived: repository.archived,
    disabled: false,
    open_issues_count: 0,
    open_issues: 0,
    license: null,
    is_template: false,
    visibility: repository.private ? 'private' : 'public',
    default_branch: repository.defaultBranch,
    network_count: 0,
    subscribers_count: 0,
  };
}

/**
 * What a token is told of its own permissions says little of what it may do: GITHUB_TOKEN is told nothing, an App's
 * installation is told `false` for everything; only a user's token hears the truth. Clients that decide by `push` fail
 * here as they do on GitHub; see `verify` in semantic-release/github.
 */
function shownPermissions(token: Token | undefined, repository: Repository) {
  if (token === undefined || token.kind === 'actions') return {};
  const { administration = 'none', contents = 'none' } = token.kind === 'user' ? token.permissions : {};
  const admin = administration === 'write';
  const push = admin || contents === 'write';
  const pull = token.kind === 'user' && (push || contents === 'read' || !repository.private);
  return { permissions: { admin, maintain: admin, push, triage: push, pull } };
}

/** A ruleset as a token sees it that may not change it: who else may bypass it stays hidden. */
export function shownRuleset(call: Call, repository: Repository, ruleset: Ruleset) {
  const { id, name, enforcement, include, exclude, rules, bypass } = ruleset;
  return {
    id,
    name,
    target: ruleset.target ?? 'branch',
    source_type: 'Repository',
    source: fullName(repository),
    enforcement,
    conditions: { ref_name: { include, exclude } },
    rules,
    node_id: nodeId('RepositoryRuleset', id),
    created_at: time(repository.createdAt),
    updated_at: time(repository.createdAt),
    current_user_can_bypass: bypass.includes(call.token?.login ?? '') ? 'always' : 'never',
    _links: {
      self: { href: `${repositoryUrl(call, repository)}/rulesets/${id}` },
      html: { href: `${pageUrl(repository)}/rules/${id}` },
    },
  };
}

/** A branch as its own operation shows it. */
export function shownBranch(call: Call, repository: Repository, branch: string, sha: string) {
  const url = `${repositoryUrl(call, repository)}/branches/${encodeURIComponent(branch)}`;
  const protection = repository.protections.get(branch);
  const commit = repository.objects.commit(sha);
  if (commit === undefined)
    throw new Error(`the branch ${branch} of the fake GitHub is at no commit: ${sha}`);
  const { node_id, html_url, parents, author, committer, ...rest } = shownCommit(
    call,
    repository,
    sha,
    commit,
  );
  const commitUrl = `${repositoryUrl(call, repository)}/commits/${sha}`;
  return {
    name: branch,
    commit: {
      sha,
      node_id,
      url: commitUrl,
      html_url,
      comments_url: `${commitUrl}/comments`,
      commit: {
        url: rest.url,
        author,
        committer,
        message: rest.message,
        tree: rest.tree,
        comment_count: 0,
        verification: rest.verification,
      },
      author: null,
      committer: null,
      parents,
    },
    _links: { self: url, html: `${pageUrl(repository)}/tree/${branch}` },
    // Rulesets count as protection too.
    protected: protection !== undefined || rulesOf(repository, `refs/heads/${branch}`).length > 0,
    protection: {
      enabled: protection !== undefined,
      required_status_checks: {
        enforcement_level: protection?.requiredChecks ? 'non_admins' : 'off',
        contexts: [...(protection?.requiredChecks ?? [])],
        checks: (protection?.requiredChecks ?? []).map((context) => ({ context, app_id: null })),
      },
    },
    protection_url: `${url}/protection`,
  };
}

import { nodeId } from './git-shapes.ts';
import { userId } from './identity.ts';
import type { RepositoryCall } from './route.ts';

/** A team of the repository's organization as other objects show it. */
export function shownTeam({ api, repository }: Pick<RepositoryCall, 'api' | 'repository'>, slug: string) {
  const id = userId(slug);
  const url = `${api}/organizations/${userId(repository.owner)}/team/${id}`;
  return {
    ...{ id, node_id: nodeId('Team', id), url, name: slug, slug, description: null },
    html_url: `https://github.com/orgs/${repository.owner}/teams/${slug}`,
    ...{ privacy: 'closed', notification_setting: 'notifications_enabled', permission: 'pull' },
    ...{ members_url: `${url}/members{/member}`, repositories_url: `${url}/repos` },
    ...{ type: 'organization', organization_id: userId(repository.owner), parent: null },
  };
}

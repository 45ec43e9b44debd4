import { nodeId, pageUrl, repositoryUrl, time } from './git-shapes.ts';
import { shownUser } from './identity.ts';
import type { Release } from './release-state.ts';
import type { RepositoryCall } from './route.ts';

/** A release as the API shows it; a draft has a page without its tag. */
export function shownRelease(call: RepositoryCall, release: Release) {
  const { repository } = call;
  const { id, tag, target, name, body, draft, prerelease, immutable } = release;
  const url = `${repositoryUrl(call, repository)}/releases/${id}`;
  const page = draft ? `untagged-${id.toString(16).padStart(20, '0')}` : tag;
  const archive = (kind: string) => (draft ? null : `${repositoryUrl(call, repository)}/${kind}/${tag}`);
  return {
    ...{ id, node_id: nodeId('Release', id), url, assets_url: `${url}/assets`, assets: [] },
    upload_url: `${url.replace('://api.', '://uploads.')}/assets{?name,label}`,
    html_url: `${pageUrl(repository)}/releases/tag/${page}`,
    ...{ tarball_url: archive('tarball'), zipball_url: archive('zipball') },
    ...{ tag_name: tag, target_commitish: target, name, body, draft, prerelease, immutable },
    created_at: time(release.createdAt),
    published_at: release.publishedAt === null ? null : time(release.publishedAt),
    author: shownUser(call.api, release.author),
  };
}

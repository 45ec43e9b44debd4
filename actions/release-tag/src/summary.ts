import { markdownTable } from '@deploy-actions/action-kit';
import type { ReleaseResult } from '@deploy-actions/versioning';

/** The job summary: what was released and where it is, the notes, what was written and what is still to come. */
export function summarize(result: ReleaseResult): string {
  const { tag, notes, reason, reasonCode, later, writes } = result;
  if (tag === undefined) {
    const why = reason.replace(/^Nothing to release: /, '');
    return `## Nothing to release\n\n${why.charAt(0).toUpperCase()}${why.slice(1)}`;
  }
  // Without a host `prepare` writes nothing and lists what `publish` would write.
  const would = reasonCode === 'dry-run' || (reasonCode === 'prepared' && later.length === 0);
  return [
    `## ${reason}`,
    overview(result),
    notes,
    folded(would ? 'Would be written' : 'Written', writes),
    ...(later.length > 0 ? [folded('To be written by `stage: publish`', later)] : []),
  ].join('\n\n');
}

function overview(result: ReleaseResult): string {
  const { tag = '', bump, previousTag, version, candidateTag, changelogPullRequest } = result;
  const rows = [
    ['Release', releaseCell(result)],
    ['Version', `${version} (${bump}, ${previousTag ? `after ${previousTag}` : 'the first'})`],
    ['Tag', `\`${tag}\``],
    ['Commit', commitCell(result)],
    ...(candidateTag ? [['Candidate', `\`${candidateTag}\``]] : []),
    ...(changelogPullRequest ? [['Changelog', `[pull request](${changelogPullRequest})`]] : []),
  ];
  return markdownTable(['', ''], rows);
}

/** The commit the tag stands on, and what was released with it. */
function commitCell({ sha, taggedCommit = sha }: ReleaseResult): string {
  const tagged = `\`${taggedCommit.slice(0, 10)}\``;
  return taggedCommit === sha ? tagged : `${tagged}, which carries the release of \`${sha.slice(0, 10)}\``;
}

/** A link only where something is there to see; a draft is seen by those who may push. */
function releaseCell({ tag, releaseId, releaseUrl, released, immutable, pushed }: ReleaseResult): string {
  if (released && !pushed) return 'tagged in this clone, not pushed';
  if (releaseUrl === undefined || !(released || releaseId !== undefined))
    return released ? 'tagged' : 'not yet';
  if (!released) return `[draft of ${tag}](${releaseUrl})`;
  return `[${tag}](${releaseUrl})${immutable ? ', immutable' : ''}`;
}

function folded(title: string, steps: readonly string[]): string {
  const list = steps.map((step, index) => `${index + 1}. ${step}`).join('\n') || 'Nothing was left to do.';
  return `<details><summary>${title}</summary>\n\n${list}\n\n</details>`;
}

import { folderMode, type GitObjects } from './git-objects.ts';
import type { Repository, Token } from './world.ts';

const folder = '.github/workflows';

/**
 * The first workflow file of a commit (or what a tag names) that stands with the same path and content at the tip of no
 * branch, which a token may push only with the permission `workflows`; GITHUB_TOKEN can't have it. See
 * https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps and https://github.com/actions/checkout/issues/1421.
 */
export function changedWorkflow(
  { refs, objects }: Pick<Repository, 'refs' | 'objects'>,
  token: Token | undefined,
  sha: string,
): string | undefined {
  if (token?.permissions['workflows'] === 'write') return undefined;
  const files = workflowsOf(objects, sha);
  if (files.size === 0) return undefined;
  const known = new Set<string>();
  for (const [ref, tip] of refs) {
    if (!ref.startsWith('refs/heads/')) continue;
    for (const [path, blob] of workflowsOf(objects, tip)) known.add(`${path} ${blob}`);
  }
  return [...files].find(([path, blob]) => !known.has(`${path} ${blob}`))?.[0];
}

function workflowsOf(objects: GitObjects, sha: string): Map<string, string> {
  const tree = objects.commit(objects.peeled(sha))?.tree;
  const entry = tree === undefined ? undefined : objects.entryAt(tree, folder);
  if (entry?.mode !== folderMode) return new Map();
  return new Map(
    [...(objects.tree(entry.sha) ?? [])]
      .filter(([name]) => /\.ya?ml$/.test(name))
      .map(([name, { sha: blob }]) => [`${folder}/${name}`, blob]),
  );
}

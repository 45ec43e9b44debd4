import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isoInstant, type Runtime, type ToolResult } from '@deploy-actions/action-kit';
import type { Git } from '../git/git.ts';
import { fetchObjects, has, type Repository } from '../git/repository.ts';
import type { Sight } from '../git/sight.ts';
import type { BranchPlan, ReleasePlan } from './release-plan.ts';
import { expandMessage, type ReleaseRequest } from './release-request.ts';

type Context = Pick<Runtime, 'clock' | 'log' | 'temporary'>;

/**
 * Carries out a plan: makes the objects, which nobody sees, pushes them all in one atomic step, and then brings this clone in
 * step in one transaction. Ended at any point, it leaves either nothing or the whole release in the remote.
 * Gives git's answer when the remote refused the push.
 */
export async function publish(
  repository: Repository,
  sight: Sight,
  plan: ReleasePlan,
  request: ReleaseRequest,
  runtime: Context,
): Promise<ToolResult | undefined> {
  const { git, target } = repository;
  const { branch, decision } = plan;
  const identity = identityOf(request, runtime);
  const tip = branch && (await changelogCommit(repository, branch, plan, identity, runtime));
  const tagged = decision.existing?.commit ?? (plan.tagOnChangelog && tip !== undefined ? tip : target);
  const object = decision.existing?.object ?? (await tagObject(git, tagged, plan, request, identity));

  if (request.push) {
    const refs = [
      ...(branch?.push && tip ? [`${tip}:refs/heads/${branch.name}`] : []),
      ...(plan.pushTag ? [`${object}:refs/tags/${decision.tag}`] : []),
      ...plan.floating.map((name) => `${tagged}:refs/tags/${name}`),
    ];
    const leases = plan.floating.map(
      (name) => `--force-with-lease=refs/tags/${name}:${sight.remote.get(name)?.object ?? ''}`,
    );
    const args = ['push', '--atomic', '--porcelain', '--no-follow-tags', '--recurse-submodules=no'];
    if (refs.length > 0) {
      const result = await git.attempt([...args, ...leases, request.remote, ...refs], { network: true });
      if (result.exitCode !== 0) return result;
      runtime.log.info(
        `Pushed to ${request.remote}: ${refs.map((ref) => ref.split(':refs/')[1]).join(', ')}.`,
      );
    }
  }

  if (plan.localTag && decision.existing && !(await has(git, object)))
    await fetchObjects(git, request.remote, [`refs/tags/${decision.tag}`]);
  const updates = [
    ...(plan.localTag ? [change(`refs/tags/${decision.tag}`, object, undefined)] : []),
    ...plan.floating.map((name) => change(`refs/tags/${name}`, tagged, sight.local.get(name)?.object)),
    ...(branch?.local && tip ? [change(`refs/heads/${branch.name}`, tip, sight.localTip)] : []),
  ];
  await git.output(['update-ref', '--stdin'], { input: updates.join('') });
  if (branch?.checkout && request.changelog !== undefined)
    await git.output(['checkout', '--quiet', 'HEAD', '--', request.changelog]);
  return undefined;
}

/** One line for `git update-ref --stdin`: the ref changes only from what was seen. */
function change(ref: string, to: string, from: string | undefined): string {
  return from === undefined ? `create ${ref} ${to}\n` : `update ${ref} ${to} ${from}\n`;
}

interface Identity {
  readonly environment: Readonly<Record<string, string>>;
  readonly tagger: string;
}

/** The committer, by environment: stronger than any configuration, and nothing stays behind. */
function identityOf({ committer: { name, email } }: ReleaseRequest, { clock }: Context): Identity {
  const seconds = Math.floor(clock.now() / 1_000);
  const date = isoInstant(clock.now());
  return {
    tagger: `${name} <${email}> ${seconds} +0000`,
    environment: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    },
  };
}

/** Makes the changelog commit without touching index or files; gives the commit the branch shall end with. */
async function changelogCommit(
  { git, changelog = '' }: Repository,
  { base, text }: BranchPlan,
  { decision }: ReleasePlan,
  { environment }: Identity,
  runtime: Context,
): Promise<string> {
  if (text === undefined) return base;
  const blob = await git.line(['hash-object', '-w', '--stdin'], { input: text });
  const entry = await git.output(['ls-tree', '--full-tree', base, '--', changelog]);
  const mode = entry.split(' ', 1)[0] || '100644';
  const folder = await mkdtemp(join(runtime.temporary, 'release-'));
  const index = { environment: { GIT_INDEX_FILE: join(folder, 'index') } };
  await git.output(['read-tree', base], index);
  await git.output(['update-index', '--add', '--cacheinfo', `${mode},${blob},${changelog}`], index);
  const tree = await git.line(['write-tree'], index);
  await rm(folder, { recursive: true });
  const message = `chore(release): ${decision.tag}\n\nSource-Commit: ${base}\n`;
  return git.line(['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, '-p', base, '-F', '-'], {
    environment,
    input: message,
  });
}

async function tagObject(
  git: Git,
  commit: string,
  { decision, notes }: ReleasePlan,
  request: ReleaseRequest,
  { tagger }: Identity,
): Promise<string> {
  const { tag, version, last } = decision;
  const values = { version, tag, notes, 'previous-tag': last?.name ?? '' };
  const message = expandMessage(request.message, values).trim() || tag;
  const head = [`object ${commit}`, 'type commit', `tag ${tag}`, `tagger ${tagger}`].join('\n');
  return git.line(['mktag'], { input: `${head}\n\n${message}\n` });
}

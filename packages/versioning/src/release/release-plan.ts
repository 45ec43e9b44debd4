import { ConfigurationError } from '@deploy-actions/action-kit';
import semver from 'semver';
import { addRelease, notesOf, renderNotes } from '../changelog/changelog.ts';
import { isStale, readFileAt } from '../changelog/changelog-file.ts';
import { describeChanges } from '../changelog/changes.ts';
import { readCommitsAt } from '../git/commits.ts';
import type { Git } from '../git/git.ts';
import { fetchObjects, has, isAncestor, type Repository, sourceAt } from '../git/repository.ts';
import type { Sight } from '../git/sight.ts';
import { floatingTags } from '../git/tags.ts';
import type { WebLinks } from '../hosting/web-links.ts';
import type { Decision } from '../version/decision.ts';
import type { ReleaseRequest } from './release-request.ts';

/** The branch that gets the changelog, and what is done to it. */
export interface BranchPlan {
  readonly name: string;
  /** The commit the changelog commit goes on top of, or that has the release in its changelog already. */
  readonly base: string;
  /** The new changelog, if it has to change. */
  readonly text: string | undefined;
  /** Whether the remote's branch must follow. */
  readonly push: boolean;
  /** Whether the local branch follows. */
  readonly local: boolean;
  /** Whether the checked-out file is brought in step. */
  readonly checkout: boolean;
}

/** Everything a release still needs; made anew from what is there, so that a repeated run does the rest. */
export interface ReleasePlan {
  readonly decision: Decision;
  readonly notes: string;
  readonly branch: BranchPlan | undefined;
  /** Whether the tag stands on the changelog commit. */
  readonly tagOnChangelog: boolean;
  readonly createTag: boolean;
  readonly localTag: boolean;
  readonly pushTag: boolean;
  /** Floating tags to move. */
  readonly floating: readonly string[];
  /** Each write in words, in the order in which it is made; empty when nothing is left to do. */
  readonly writes: readonly string[];
}

/** The write that nobody else sees. */
export const localWrite = 'bring the branch, tags and files of this clone in step';

/** Plans a release. Throws ConfigurationError when it can't be made; writes nothing. */
export async function planRelease(
  repository: Repository,
  sight: Sight,
  decision: Decision,
  request: ReleaseRequest,
  day: string,
  links: WebLinks | undefined,
): Promise<ReleasePlan> {
  const { existing, tag, version } = decision;
  const final = semver.prerelease(version) === null;
  const changelog = final ? repository.changelog : undefined;
  const { branch, notes } =
    changelog === undefined
      ? { branch: undefined, notes: renderNotes(await describeChanges(decision.commits)) }
      : await planBranch(repository, sight, decision, request, changelog, { day, links });
  const tagOnChangelog = existing === undefined && request.stage === 'all' && branch !== undefined;
  const commit = existing?.commit ?? (tagOnChangelog ? branch?.base : repository.target);
  const moving = request.floatingTags ? floatingTags(version, request.tagPrefix, sight.tags) : [];
  const willMove = tagOnChangelog && branch?.text !== undefined;
  const floating = moving.filter(
    (name) =>
      willMove ||
      sight.local.get(name)?.commit !== commit ||
      (request.push && sight.remote.get(name)?.commit !== commit),
  );
  const plan = {
    decision,
    notes,
    branch,
    tagOnChangelog,
    createTag: existing === undefined,
    localTag: !sight.local.has(tag),
    pushTag: request.push && !sight.remote.has(tag),
    floating,
  };
  return { ...plan, writes: describeWrites(plan, repository, request) };
}

async function planBranch(
  repository: Repository,
  sight: Sight,
  decision: Decision,
  request: ReleaseRequest,
  path: string,
  { day, links }: { readonly day: string; readonly links: WebLinks | undefined },
): Promise<{ branch: BranchPlan | undefined; notes: string }> {
  const { git, target, headBranch } = repository;
  const name = request.branch;
  if (name === undefined && request.stage !== 'prepare') throw branchMissing();
  const base = await baseOf(repository, sight, request);
  const carried = await sourceAt(repository, base);
  if (request.stage === 'all' && decision.existing === undefined && carried !== target)
    throw await movedOn(git, name ?? '', base, target);
  const stale = await isStale(repository, request);
  const text = await readFileAt(git, base, path);
  const written = text === undefined ? undefined : notesOf(text, decision.version);
  if (name === undefined && written !== undefined) return { branch: undefined, notes: written };
  const { version, tag, last } = decision;
  const changes = await describeChanges(decision.commits);
  const section = { version, tag, previousTag: last?.name, date: day, changes, links };
  const added = written === undefined ? addRelease(text, section, path) : undefined;
  const notes = written ?? added?.notes ?? '';
  if (name === undefined) return { branch: undefined, notes };

  const { localTip, remoteTip } = sight;
  const changed = added !== undefined;
  const follows = localTip !== undefined && (await canFollow(repository, localTip, base, name));
  const moves = follows && (changed || localTip !== base);
  const creates = localTip === undefined && !request.push && changed;
  return {
    notes,
    branch: {
      name,
      base,
      text: added?.text,
      push: request.push && (changed || remoteTip !== base),
      local: moves || creates,
      checkout: headBranch === name && (moves || stale),
    },
  };
}

/**
 * The commit a changelog commit goes on top of: the local branch while it ends with the released commit and the remote's has
 * nothing more, or else whichever of the released commit and the remote's branch is ahead.
 */
async function baseOf(repository: Repository, sight: Sight, request: ReleaseRequest): Promise<string> {
  const { git, target } = repository;
  const { localTip } = sight;
  const remoteTip = request.push ? sight.remoteTip : undefined;
  if (remoteTip !== undefined && !(await has(git, remoteTip)))
    await fetchObjects(git, request.remote, [`refs/heads/${request.branch}`]);
  const behind = async (tip: string) => remoteTip === undefined || isAncestor(git, remoteTip, tip);
  if (localTip !== undefined && (await sourceAt(repository, localTip)) === target && (await behind(localTip)))
    return localTip;
  const tip = request.push ? remoteTip : localTip;
  return tip === undefined || (await isAncestor(git, tip, target)) ? target : tip;
}

/**
 * Whether the local branch may go to a commit: always when nobody sees its files, and otherwise only when nothing but
 * release commits lies between.
 */
async function canFollow(repository: Repository, from: string, to: string, branch: string): Promise<boolean> {
  if (from === to) return true;
  const { git, headBranch } = repository;
  const sameSource = async () => (await sourceAt(repository, from)) === (await sourceAt(repository, to));
  const unseen = headBranch !== branch || (await sameSource());
  return unseen && (await isAncestor(git, from, to));
}

function branchMissing(): ConfigurationError {
  const message =
    'is required here: HEAD is detached, and the changelog commit needs a branch to go to (or set `changelog: none`)';
  return new ConfigurationError([{ input: 'branch', message }]);
}

async function movedOn(git: Git, branch: string, tip: string, target: string): Promise<ConfigurationError> {
  const [commit] = await readCommitsAt(git, [tip]);
  return new ConfigurationError(
    `the branch ${branch} ends with ${tip} (${commit?.header ?? 'unknown'}) and not with ${target}; with \`stage: all\` the tagged changelog commit would contain more than was asked for: run on the branch's last commit, or use \`stage: publish\`, which tags ${target} itself`,
  );
}

function describeWrites(
  plan: Omit<ReleasePlan, 'writes'>,
  { target }: Repository,
  { changelog, push, remote }: ReleaseRequest,
): string[] {
  const { branch, createTag, decision, floating, localTag, pushTag, tagOnChangelog } = plan;
  const onto = branch && branch.text === undefined ? `${branch.base.slice(0, 10)}` : 'that commit';
  const pushed = [
    ...(branch?.push ? [`branch ${branch.name}`] : []),
    ...(pushTag ? [`tag ${decision.tag}`] : []),
    ...floating.map((name) => `tag ${name}`),
  ];
  return [
    ...(branch?.text === undefined
      ? []
      : [`commit ${changelog} on top of ${branch.base.slice(0, 10)}, for branch ${branch.name}`]),
    ...(createTag
      ? [`put the annotated tag ${decision.tag} on ${tagOnChangelog ? onto : target.slice(0, 10)}`]
      : []),
    ...(floating.length > 0 ? [`move ${floating.join(' and ')} there`] : []),
    ...(push && pushed.length > 0 ? [`push to ${remote} in one step: ${pushed.join(', ')}`] : []),
    ...(branch?.local || branch?.checkout || (localTag && !createTag) ? [localWrite] : []),
  ];
}

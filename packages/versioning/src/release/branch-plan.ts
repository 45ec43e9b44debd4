import { ConfigurationError } from '@deploy-actions/action-kit';
import { addRelease, notesOf, type ReleaseSection } from '../changelog/changelog.ts';
import { isStale, readFileAt } from '../changelog/changelog-file.ts';
import { type Commit, readCommits, readCommitsAt, sourceOf } from '../git/commits.ts';
import type { Git } from '../git/git.ts';
import { fetchObjects, has, isAncestor, type Repository, sourceAt } from '../git/repository.ts';
import type { Sight } from '../git/sight.ts';
import { versionOf } from '../git/tags.ts';
import type { Decision } from '../version/decision.ts';
import { checkBranch } from './branch-check.ts';
import { changelogMessage, releasedCommit } from './objects.ts';
import type { ReleaseRequest } from './release-request.ts';

/** The branch that gets the changelog, and what is done to it. */
export interface BranchPlan {
  readonly name: string;
  /** The commit the changelog commit goes on top of, or that has the release in its changelog already. */
  readonly base: string;
  /** The changelog commit of this release that an earlier run made, when the branch has moved on from it. */
  readonly carrier: string | undefined;
  /** Path of the changelog from the top of the tree. */
  readonly path: string;
  /** The new changelog, if it has to change. */
  readonly text: string | undefined;
  /** Whether the remote's branch must follow. */
  readonly push: boolean;
  /** Whether the local branch follows. */
  readonly local: boolean;
  /** Whether the checked-out file is brought in step. */
  readonly checkout: boolean;
}

/** The notes, and the branch that gets them. */
export interface ChangelogPlan {
  readonly branch: BranchPlan | undefined;
  readonly notes: string;
  /** The commit for which a run wrote this version's section, but never tagged it before more commits came. */
  readonly unfinished: string | undefined;
  /** Another version whose section such a run wrote. */
  readonly abandoned: string | undefined;
}

/** What is known when the changelog is planned. */
export interface BranchQuestion {
  readonly repository: Repository;
  readonly sight: Sight;
  readonly decision: Decision;
  readonly request: ReleaseRequest;
  /** Path of the changelog from the top of the tree. */
  readonly path: string;
  /** What the commits bring, asked for when the changelog lacks it. */
  readonly describe: () => Promise<Omit<ReleaseSection, 'version' | 'tag' | 'previousTag'>>;
}

/** The branch from which a pull request brings the changelog. */
export function proposalBranch(tag: string): string {
  return `changelog/${tag}`;
}

/** Plans the changelog. Throws ConfigurationError when it can't be written; writes nothing. */
export async function planBranch(question: BranchQuestion): Promise<ChangelogPlan> {
  const { repository, sight, decision, request, path } = question;
  const { git, target, headBranch } = repository;
  const name = request.branch;
  if (name === undefined && request.stage !== 'prepare') throw branchMissing();
  if (name !== undefined) await checkBranch(repository, sight, request, name);
  const proposes = request.changelogCommit === 'pull-request';
  const base = await baseOf(repository, sight, request);
  const carried = await sourceAt(repository, base);
  const strict = request.stage === 'all' && decision.existing === undefined && carried !== target;
  const carrier = strict ? await carrierOf(git, target, base, decision.tag) : undefined;
  if (strict && carrier === undefined) throw await branchMovedOn(git, name ?? '', base, target);
  const stale = await isStale(repository, request);
  const text = await readFileAt(git, base, path);
  const written = text === undefined ? undefined : notesOf(text, decision.version);
  const known = [...(base === target ? [] : await readCommits(git, target, base)), ...decision.history];
  const unfinished = written === undefined ? undefined : unfinishedRelease(decision, known, target);
  const abandoned = text === undefined ? undefined : abandonedRelease(question, text, known);
  const movedOn = written === undefined && carried !== target;
  const atRelease = movedOn ? ((await readFileAt(git, target, path)) ?? '') : undefined;
  const added = written === undefined ? await addTo(text, atRelease, question) : undefined;
  const notes = written ?? added?.notes ?? '';
  if (name === undefined) return { branch: undefined, notes, unfinished, abandoned };

  const { localTip, remoteTip } = sight;
  const changed = added !== undefined;
  const follows = localTip !== undefined && (await canFollow(repository, localTip, base, name));
  const moves = !proposes && follows && (changed || localTip !== base);
  const creates = localTip === undefined && !request.push && changed;
  return {
    notes,
    unfinished,
    abandoned,
    branch: {
      name,
      base,
      carrier,
      path,
      text: added?.text,
      push: request.push && !proposes && (changed || remoteTip !== base),
      local: moves || creates,
      checkout: headBranch === name && (moves || stale),
    },
  };
}

async function addTo(
  text: string | undefined,
  atRelease: string | undefined,
  { decision, path, describe }: BranchQuestion,
) {
  const { version, tag, last } = decision;
  return addRelease(text, { version, tag, previousTag: last?.name, atRelease, ...(await describe()) }, path);
}

/**
 * The commit a changelog commit goes on top of: the local branch while it ends with the released commit and the remote's has
 * nothing more, or else whichever of the released commit and the remote's branch is ahead. A pull request goes to the remote's
 * branch as it is.
 */
async function baseOf(repository: Repository, sight: Sight, request: ReleaseRequest): Promise<string> {
  const { git, target } = repository;
  const { localTip } = sight;
  const remoteTip = request.push ? sight.remoteTip : undefined;
  if (remoteTip !== undefined && !(await has(git, remoteTip)))
    await fetchObjects(git, request.remote, [`refs/heads/${request.branch}`]);
  if (request.changelogCommit === 'pull-request' && remoteTip !== undefined) return remoteTip;
  const behind = async (tip: string) => remoteTip === undefined || isAncestor(git, remoteTip, tip);
  if (localTip !== undefined && (await sourceAt(repository, localTip)) === target && (await behind(localTip)))
    return localTip;
  const tip = request.push ? remoteTip : localTip;
  return tip === undefined || (await isAncestor(git, tip, target)) ? target : tip;
}

/** The changelog commit that an ended run put on the branch before others went on from there. */
async function carrierOf(git: Git, target: string, base: string, tag: string): Promise<string | undefined> {
  const [header] = changelogMessage(tag, target, target).split('\n');
  const since = await readCommits(git, target, base);
  return since.find(
    (commit) => commit.hash !== target && commit.header === header && sourceOf(commit) === target,
  )?.hash;
}

/** The other commit for whose release a run wrote the section of the very same version. */
function unfinishedRelease(
  { existing, tag }: Decision,
  commits: readonly Commit[],
  target: string,
): string | undefined {
  const [header] = changelogMessage(tag, '', '').split('\n');
  const found = commits.find((commit) => commit.header === header && sourceOf(commit) !== commit.hash);
  if (existing !== undefined || found === undefined) return undefined;
  const released = releasedCommit(found.message) ?? sourceOf(found);
  return released === target ? undefined : released;
}

/** A version that has a section by a run, but no tag, and isn't the one that is released now. */
function abandonedRelease(
  { sight, decision, request }: BranchQuestion,
  text: string,
  commits: readonly Commit[],
): string | undefined {
  const tags = new Set(sight.tags.map(({ name }) => name));
  for (const commit of commits) {
    const tag = /^chore\(release\): (\S+)$/.exec(commit.header)?.[1] ?? '';
    const version = versionOf(tag, request.tagPrefix);
    if (version === undefined || version === decision.version || tags.has(tag)) continue;
    if (sourceOf(commit) !== commit.hash && notesOf(text, version) !== undefined) return version;
  }
  return undefined;
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

async function branchMovedOn(
  git: Git,
  branch: string,
  tip: string,
  target: string,
): Promise<ConfigurationError> {
  const [commit] = await readCommitsAt(git, [tip]);
  return new ConfigurationError(
    `the branch ${branch} ends with ${tip} (${commit?.header ?? 'unknown'}) and not with ${target}; with \`stage: all\` the tagged changelog commit would contain more than was asked for: run on the branch's last commit, or use \`stage: publish\`, which tags ${target} itself`,
  );
}

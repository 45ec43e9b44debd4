import type { ReleaseTag } from '../git/tags.ts';
import { bumpBetween } from '../version/next-version.ts';
import type { ReleasePlan, Scene } from './release-plan.ts';
import { type Step, short } from './steps/step.ts';

/** How a release ended. */
export interface ReleaseResult {
  /** Whether the release is out: made now, or by an earlier run that this one repeats. */
  readonly released: boolean;
  readonly reasonCode: 'released' | 'already-released' | 'prepared' | 'dry-run' | 'nothing-to-release';
  readonly reason: string;
  readonly version: string | undefined;
  readonly tag: string | undefined;
  /** The commit that was released; a changelog commit may stand between it and the tag. */
  readonly sha: string;
  /** The commit the tag stands on, once it does. */
  readonly taggedCommit: string | undefined;
  /** Whether the remote has the tag once it is made, and not this clone alone. */
  readonly pushed: boolean;
  /** The last final release before this one. */
  readonly previousTag: string | undefined;
  /** `major`, `minor`, `patch` or `prerelease`. */
  readonly bump: string | undefined;
  /** What changed, as Markdown. */
  readonly notes: string;
  /** The release's page, or the tag's, when the remote is on GitHub. */
  readonly releaseUrl: string | undefined;
  /** The release's number on GitHub, or its draft's. */
  readonly releaseId: number | undefined;
  /** Whether the host says that the release can't be changed any more. */
  readonly immutable: boolean;
  /** The candidate's tag that was put onto the commit. */
  readonly candidateTag: string | undefined;
  /** Page of the pull request that brings the changelog. */
  readonly changelogPullRequest: string | undefined;
  /** What was written, or would be, in order. */
  readonly writes: readonly string[];
  /** What `publish` writes after `prepare`, in order. */
  readonly later: readonly string[];
}

/** The end when no commit asks for a release. */
export function nothingToRelease(why: string, sha: string, last: ReleaseTag | undefined): ReleaseResult {
  return {
    released: false,
    reasonCode: 'nothing-to-release',
    reason: `Nothing to release: ${why}.`,
    version: undefined,
    tag: undefined,
    sha,
    taggedCommit: undefined,
    pushed: false,
    previousTag: last?.name,
    bump: undefined,
    notes: '',
    releaseUrl: undefined,
    releaseId: undefined,
    immutable: false,
    candidateTag: undefined,
    changelogPullRequest: undefined,
    writes: [],
    later: [],
  };
}

/** The end of a run that shows its plan, or that has nothing left to write behind the steps that are done. */
export function resultOf(scene: Scene, plan: ReleasePlan, done: readonly Step[]): ReleaseResult {
  const { decision, links, repository } = scene;
  const { candidate, found, notes, proposal } = plan.layout;
  const release = found?.release;
  const { reasonCode, reason } = endOf(scene, plan, done);
  const shown = reasonCode === 'dry-run' ? plan.steps : done;
  // Without a host `prepare` has nothing to write, and shows what comes.
  const bare = reasonCode === 'prepared' && scene.host === undefined && shown.length === 0;
  return {
    released: reasonCode === 'released' || reasonCode === 'already-released',
    reasonCode,
    reason,
    version: decision.version,
    tag: decision.tag,
    sha: repository.target,
    taggedCommit: decision.existing?.commit,
    pushed: isPushed(scene),
    previousTag: decision.last?.name,
    bump: bumpBetween(decision.last?.version, decision.version),
    notes,
    releaseUrl: release?.url ?? links?.tag(decision.tag),
    releaseId: release?.id,
    immutable: release?.immutable ?? false,
    candidateTag: candidate?.existing?.name,
    changelogPullRequest: proposal?.url,
    writes: bare ? plan.later : shown.map(({ words }) => words),
    later: bare ? [] : plan.later,
  };
}

/** Whether others than this clone have the tag once the release is made. */
function isPushed({ decision, request, sight }: Scene): boolean {
  return request.push || sight.remote.has(decision.tag);
}

type End = Pick<ReleaseResult, 'reasonCode' | 'reason'>;

function endOf(scene: Scene, { layout, complete: out }: ReleasePlan, done: readonly Step[]): End {
  const { decision, host, request } = scene;
  const { tag } = decision;
  const prepares = request.stage === 'prepare';
  const complete: End = {
    reasonCode: 'already-released',
    reason: `${tag} was released before and is complete.`,
  };
  if (prepares && out) return complete;
  const writes = host !== undefined || request.candidateTag;
  if (prepares && !writes)
    return { reasonCode: 'prepared', reason: `${tag} is prepared; nothing was written.` };
  if (request.dryRun && out) return { ...complete, reason: `${tag} is complete; nothing would be written.` };
  if (request.dryRun) {
    const word = prepares ? 'prepared' : 'released';
    return { reasonCode: 'dry-run', reason: `${tag} would be ${word}; nothing was written.` };
  }
  if (prepares) return { reasonCode: 'prepared', reason: `Prepared ${tag}${whatFor(layout, done)}.` };
  if (done.every(({ local }) => local)) return complete;
  const reason = isPushed(scene) ? `Released ${tag}.` : `Tagged ${tag} in this clone; nothing was pushed.`;
  return { reasonCode: 'released', reason };
}

function whatFor({ candidate, found }: ReleasePlan['layout'], done: readonly Step[]): string {
  const parts = [
    ...(found?.release ? ['its draft waits to be published'] : []),
    ...(candidate?.existing ? [`${candidate.existing.name} is the candidate`] : []),
    ...(done.length === 0 ? ['nothing was left to write'] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** The first line of the log about a release: `v1.2.0, a minor release after v1.1.0, from 0123456789`. */
export function headline({ decision, host, repository, releaseCommit }: Scene): string {
  const { tag, last, version, commits } = decision;
  const bump = bumpBetween(last?.version, version);
  const after = last ? ` after ${last.name}` : ', the first one';
  const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`;
  const tree = releaseCommit ? `, tagged as ${short(releaseCommit)}` : '';
  const where = host ? `, shown on GitHub as a release of ${host.repository}` : '';
  return `${tag} (${bump}${after}) from ${short(repository.target)} with ${count}${tree}${where}.`;
}

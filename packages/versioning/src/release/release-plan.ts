import type { Runtime } from '@deploy-actions/action-kit';
import semver from 'semver';
import { notesAhead, renderNotes } from '../changelog/changelog.ts';
import { readFileAt } from '../changelog/changelog-file.ts';
import { commitsToCredit, describeChanges } from '../changelog/changes.ts';
import { longestReleaseBody, shortenNotes } from '../changelog/shorten-notes.ts';
import { isAncestor, type Repository } from '../git/repository.ts';
import type { Sight } from '../git/sight.ts';
import { floatingTags, versionOf } from '../git/tags.ts';
import type { OpenedPullRequest } from '../hosting/release-host.ts';
import type { WebLinks } from '../hosting/web-links.ts';
import type { Decision } from '../version/decision.ts';
import { type BranchPlan, type ChangelogPlan, planBranch, proposalBranch } from './branch-plan.ts';
import { type CandidateTag, candidateTag } from './candidate-tag.ts';
import { markerLength } from './draft-marker.ts';
import { type FoundRelease, findRelease } from './hosted-release.ts';
import type { HostedView } from './hosted-view.ts';
import type { MessageValues, ReleaseRequest } from './release-request.ts';
import { gitSteps } from './steps/git-steps.ts';
import { hostSteps } from './steps/host-steps.ts';
import { prepareSteps } from './steps/prepare-steps.ts';
import type { Step } from './steps/step.ts';

/** What a plan is made from: nothing of it changes while the plan is carried out. */
export interface Scene {
  readonly repository: Repository;
  readonly sight: Sight;
  readonly decision: Decision;
  readonly request: ReleaseRequest;
  readonly runtime: Pick<Runtime, 'clock' | 'log' | 'temporary'>;
  readonly links: WebLinks | undefined;
  /** The host that shows releases, in that mode. */
  readonly host: HostedView | undefined;
  /** The commit to tag in place of the released one. */
  readonly releaseCommit: string | undefined;
}

/** Where everything belongs, and how much of it is there. */
export interface Layout {
  readonly notes: string;
  /** The notes for the release's page: shortened where the host has no room for all of them. */
  readonly body: string;
  /** The commit of a run that wrote the version's section and was never finished. */
  readonly unfinished: string | undefined;
  /** A version whose section a run wrote that was never finished, before the next version became another one. */
  readonly abandoned: string | undefined;
  readonly branch: BranchPlan | undefined;
  /** The commit the tag stands on; `undefined` while that commit is still to be made. */
  readonly tagged: string | undefined;
  readonly createTag: boolean;
  readonly localTag: boolean;
  readonly pushTag: boolean;
  /** Floating tags to move: in the remote, or in this clone when nothing is pushed. */
  readonly floating: readonly string[];
  /** Floating tags that this clone has elsewhere or not at all. */
  readonly localFloating: readonly string[];
  readonly prerelease: boolean;
  /** Whether it is the highest release of all. */
  readonly latest: boolean;
  readonly message: MessageValues;
  readonly candidate: CandidateTag | undefined;
  /** The release on its host, in that mode. */
  readonly found: FoundRelease | undefined;
  /** The pull request with the changelog that is there already. */
  readonly proposal: OpenedPullRequest | undefined;
}

/** Everything a release still needs; made anew from what is there, so that a repeated run does the rest. */
export interface ReleasePlan {
  readonly layout: Layout;
  /** What this run writes; empty when nothing is left to do. */
  readonly steps: readonly Step[];
  /** Whether the steps are one write to everybody else, so that none of them counts before all are made. */
  readonly atomic: boolean;
  /** What the stage `publish` writes later, in words. */
  readonly later: readonly string[];
  /** Whether the release is out, and nothing of it is missing that others would see. */
  readonly complete: boolean;
}

/** Plans a release. Throws ConfigurationError when it can't be made; writes nothing. */
export async function planRelease(scene: Scene): Promise<ReleasePlan> {
  const { host, request } = scene;
  const layout = await layOut(scene);
  const publishing = host ? hostSteps(scene, host, layout) : gitSteps(scene, layout);
  const complete = !layout.createTag && publishing.every(({ local }) => local);
  if (request.stage !== 'prepare')
    return { layout, steps: publishing, atomic: host === undefined, later: [], complete };
  const published = layout.found?.release?.draft === false;
  return {
    layout,
    steps: published ? [] : prepareSteps(scene, host, layout),
    atomic: false,
    later: publishing.map(({ words }) => words),
    complete: complete || published,
  };
}

async function layOut(scene: Scene): Promise<Layout> {
  const { repository, sight, decision, request, releaseCommit, host } = scene;
  const { existing, tag, version, last } = decision;
  const prerelease = semver.prerelease(version) !== null;
  const { branch, notes, unfinished, abandoned } = await changelogOf(scene, prerelease);
  const onChangelog = existing === undefined && request.stage === 'all' && branch !== undefined;
  const onBranch = branch?.text === undefined ? (branch?.carrier ?? branch?.base) : undefined;
  const tagged = existing?.commit ?? releaseCommit ?? (onChangelog ? onBranch : repository.target);
  const moving = request.floatingTags ? floatingTags(version, request.tagPrefix, sight.tags) : [];
  const astray = (tags: Sight['local']) =>
    moving.filter((name) => tagged === undefined || tags.get(name)?.commit !== tagged);
  const proposes = request.changelogCommit === 'pull-request' && request.stage !== 'prepare';
  const asks = host !== undefined && proposes && branch?.text !== undefined;
  return {
    notes,
    unfinished,
    abandoned,
    body: shortenNotes(notes, { limit: longestReleaseBody - markerLength, url: pageOf(scene) }),
    branch,
    tagged,
    createTag: existing === undefined,
    localTag: !sight.local.has(tag),
    pushTag: request.push && !sight.remote.has(tag),
    floating: astray(request.push ? sight.remote : sight.local),
    localFloating: astray(sight.local),
    prerelease,
    latest: !prerelease && isHighest(version, scene),
    message: { version, tag, notes, 'previous-tag': last?.name ?? '' },
    candidate: candidateOf(scene),
    found: host && (await foundRelease(scene, host)),
    proposal: asks ? await host.proposal(branch.name, proposalBranch(tag)) : undefined,
  };
}

const bareChangelog = { branch: undefined, unfinished: undefined, abandoned: undefined };

async function changelogOf(scene: Scene, prerelease: boolean): Promise<ChangelogPlan> {
  const { links, repository, runtime } = scene;
  const path = repository.changelog;
  const date = new Date(runtime.clock.now()).toISOString().slice(0, 10);
  const describe = async () => ({ date, links, changes: await changesOf(scene) });
  if (path !== undefined && !prerelease) return planBranch({ ...scene, path, describe });
  const { version, tag, last } = scene.decision;
  const section = { version, tag, previousTag: last?.name, ...(await describe()) };
  const text = path && (await readFileAt(repository.git, repository.target, path));
  const notes = text ? notesAhead(text, section, path) : renderNotes(section.changes);
  return { ...bareChangelog, notes };
}

async function changesOf({ decision, host, links, request }: Scene) {
  const { commits, history } = decision;
  const { contributors, pullRequests } = request;
  const known = { contributors, pullRequests, links, history };
  const open = host === undefined ? [] : commitsToCredit(commits, known);
  return describeChanges(commits, open.length > 0 ? { ...known, credits: await host?.credits(open) } : known);
}

/** Where all changes can be read. */
function pageOf({ decision, links }: Scene): string | undefined {
  const { last, tag } = decision;
  return last ? links?.compare(last.name, tag) : links?.tag(tag);
}

function isHighest(version: string, { sight, request }: Scene): boolean {
  const versions = sight.tags.flatMap(({ name }) => versionOf(name, request.tagPrefix) ?? []);
  return !versions.some((other) => semver.prerelease(other) === null && semver.gt(other, version));
}

function candidateOf({
  decision,
  request,
  releaseCommit,
  repository,
  sight,
}: Scene): CandidateTag | undefined {
  if (!request.candidateTag || decision.existing !== undefined) return undefined;
  const commit = releaseCommit ?? repository.target;
  return candidateTag(decision.version, request.prereleaseChannel, request.tagPrefix, commit, sight.tags);
}

async function foundRelease(scene: Scene, host: HostedView): Promise<FoundRelease> {
  const { decision, repository, request, sight } = scene;
  const { tag, version, last, existing } = decision;
  return findRelease({
    releases: await host.releases(request.tagPrefix, tag, existing !== undefined),
    tag,
    version,
    last: last?.version,
    prefix: request.tagPrefix,
    tagged: existing && repository.target,
    tags: new Set(sight.tags.map(({ name }) => name)),
    isBefore: (commit) => isAncestor(repository.git, commit, repository.target),
  });
}

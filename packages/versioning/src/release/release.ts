import { isoInstant, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { openRepository, withHistory } from '../git/repository.ts';
import { observe } from '../git/sight.ts';
import { webLinks } from '../hosting/web-links.ts';
import { decide } from '../version/decision.ts';
import { bumpBetween } from '../version/next-version.ts';
import { publish } from './publish.ts';
import { localWrite, planRelease, type ReleasePlan } from './release-plan.ts';
import type { ReleaseRequest } from './release-request.ts';

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
}

/** A run whose push was overtaken looks again; more rivals than this at once are a sign of something else. */
const mostRounds = 4;

/**
 * Makes a release, or completes one that an earlier run began. Plans from what is there, carries the plan out and plans again, until
 * nothing is left to do. Throws ConfigurationError before the first write, ProviderError when git or the remote fails.
 */
export async function release(request: ReleaseRequest, runtime: Runtime): Promise<ReleaseResult> {
  const opened = await openRepository(request, runtime);
  const repository = await withHistory(opened, request.remote, runtime);
  const server = runtime.run.url && new URL(runtime.run.url).origin;
  const links = webLinks(repository.remoteUrl, server);
  const day = isoInstant(runtime.clock.now()).slice(0, 10);
  const done: string[] = [];
  let refusal = '';
  for (let round = 1; round <= mostRounds; round += 1) {
    const sight = await observe(repository, request, runtime);
    const decision = await decide(repository, sight, request);
    if ('nothing' in decision) {
      const previousTag = decision.last?.name;
      return {
        ...nothing,
        reason: `Nothing to release: ${decision.nothing}.`,
        sha: repository.target,
        previousTag,
      };
    }
    if (round === 1 && decision.existing)
      runtime.log.info(`${decision.tag} already stands on this commit: completing that release.`);
    const plan = await planRelease(repository, sight, decision, request, day, links);
    const result = (code: ReleaseResult['reasonCode'], reason: string) => ({
      released: code === 'released' || code === 'already-released',
      reasonCode: code,
      reason,
      version: decision.version,
      tag: decision.tag,
      sha: repository.target,
      previousTag: decision.last?.name,
      bump: bumpBetween(decision.last?.version, decision.version),
      notes: plan.notes,
      releaseUrl: links?.tag(decision.tag),
      releaseId: undefined,
      immutable: false,
      candidateTag: undefined,
      changelogPullRequest: undefined,
      writes: done.length > 0 ? done : plan.writes,
    });
    if (request.stage === 'prepare' || request.dryRun) {
      logPlan(plan, runtime);
      return request.stage === 'prepare'
        ? result('prepared', `${decision.tag} is prepared; nothing was written.`)
        : result('dry-run', `${decision.tag} would be released; nothing was written.`);
    }
    if (plan.writes.length === 0) {
      return done.some((write) => write !== localWrite)
        ? result('released', `Released ${decision.tag}.`)
        : result('already-released', `${decision.tag} was released before and is complete.`);
    }
    const refused = await publish(repository, sight, plan, request, runtime);
    if (refused === undefined) done.push(...plan.writes);
    else {
      refusal = [refused.stdout, refused.stderr].join('\n').trim();
      runtime.log.info(`The push was refused, looking again at what is there:\n${refusal}`);
      const now = await observe(repository, request, runtime);
      if (
        JSON.stringify([...now.remote, now.remoteTip]) === JSON.stringify([...sight.remote, sight.remoteTip])
      )
        break;
    }
  }
  throw pushRefused(refusal, request.remote);
}

const nothing = {
  released: false,
  reasonCode: 'nothing-to-release',
  version: undefined,
  tag: undefined,
  bump: undefined,
  notes: '',
  releaseUrl: undefined,
  releaseId: undefined,
  immutable: false,
  candidateTag: undefined,
  changelogPullRequest: undefined,
  writes: [],
} as const;

function logPlan(plan: ReleasePlan, { log }: Runtime): void {
  log.info(`${plan.decision.tag}:\n\n${plan.notes}\n`);
  log.info(plan.writes.length === 0 ? 'Nothing is left to write.' : 'What would be written, in this order:');
  for (const [index, write] of plan.writes.entries()) log.info(`  ${index + 1}. ${write}`);
}

/** What the remote's refusal means; GitHub's reasons stand in its own words. */
function pushRefused(words: string, remote: string): ProviderError {
  const remedy = /refusing to allow .* workflow/i.test(words)
    ? '. GITHUB_TOKEN may not push workflow files: give the token of a GitHub App as `github-token`'
    : /protected branch|GH006|GH013|rule violations/i.test(words)
      ? '. A rule protects the branch or the tag: let the token of a GitHub App that may bypass it push; for a branch, `changelog: none` also does'
      : /\b403\b|denied|not permitted|Authentication|could not read Username/i.test(words)
        ? '. The token may not push: give the job `permissions: contents: write`'
        : '';
  return new ProviderError(
    `the push to ${remote} was refused and nothing of it was taken over: ${words}${remedy}`,
    {
      system: 'git',
      operation: 'push',
      retryable: remedy === '',
    },
  );
}

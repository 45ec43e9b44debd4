import { ConfigurationError, describeError, type Runtime } from '@deploy-actions/action-kit';
import { type Repository, withHistory } from '../git/repository.ts';
import { observe, type Sight } from '../git/sight.ts';
import type { ReleaseHost } from '../hosting/release-host.ts';
import { decide } from '../version/decision.ts';
import { examine, type Place } from './examine.ts';
import { HostedView } from './hosted-view.ts';
import { checkPlace, findReleaseCommit } from './release-commit.ts';
import { planRelease, type ReleasePlan, type Scene } from './release-plan.ts';
import type { ReleaseRequest } from './release-request.ts';
import { headline, nothingToRelease, type ReleaseResult, resultOf } from './release-result.ts';
import type { Overtaken, Step } from './steps/step.ts';

/** Opens the host that shows the releases of a repository (`owner/name`). */
export type ConnectToHost = (options: {
  readonly repository: string;
  readonly token: string;
  readonly runtime: Runtime;
}) => Promise<ReleaseHost>;

/**
 * A run that was overtaken looks again. A release on a host has four writes that others may overtake; more rivals than that at
 * once are a sign of something else.
 */
const mostRounds = 6;

const connectToGithub: ConnectToHost = async (options) => {
  const { openGithubHost } = await import('../hosting/github-host.ts');
  return openGithubHost(options);
};

/**
 * Makes a release, or completes one that an earlier run began. Plans from what is there, carries the plan out and plans again, until
 * nothing is left to do. Throws ConfigurationError before the first write, ProviderError when git, the remote or the host fails.
 */
export async function release(
  request: ReleaseRequest,
  runtime: Runtime,
  connect: ConnectToHost = connectToGithub,
): Promise<ReleaseResult> {
  const place = await examine(request, runtime);
  const repository = await withHistory(place.repository, request, runtime);
  const releaseCommit = await findReleaseCommit(repository, request);
  const host = await openHost(place, request, runtime, connect);
  const done: Step[] = [];
  try {
    return await rounds({ request, runtime, place, repository, host, releaseCommit, done });
  } catch (error) {
    tellDone(done, runtime);
    throw error;
  }
}

interface Run {
  readonly request: ReleaseRequest;
  readonly runtime: Runtime;
  readonly place: Place;
  readonly repository: Repository;
  readonly host: HostedView | undefined;
  readonly releaseCommit: string | undefined;
  /** Grows as the run goes on. */
  readonly done: Step[];
}

async function rounds({ place, done, ...run }: Run): Promise<ReleaseResult> {
  const { request, runtime, repository, host, releaseCommit } = run;
  let refused: Overtaken | undefined;
  let begun = '';
  for (let round = 1; round <= mostRounds; round += 1) {
    const sight = await observe(repository, request, runtime);
    const decision = await decide(repository, sight, request);
    if ('nothing' in decision) return nothingToRelease(decision.nothing, repository.target, decision.last);
    if (done.length > 0 && decision.tag !== begun) throw takenMeanwhile(begun, sight, repository);
    begun = decision.tag;
    checkPlace(decision, releaseCommit);
    const scene: Scene = { ...run, sight, decision, links: place.links };
    const plan = await planRelease(scene);
    if (round === 1) tellPlan(scene, plan, runtime);
    if (request.dryRun || plan.steps.length === 0) {
      tellSpared(plan, runtime);
      return resultOf(scene, plan, done);
    }
    refused = await carryOut(plan, done);
    if (refused === undefined) continue;
    const words = refused.words ?? describeError(refused.error);
    runtime.log.info(`Overtaken or refused, looking again at what is there:\n${words}`);
    host?.lookAgain();
    if (refused.unlessSame && (await isUnchanged(repository, request, sight, runtime))) break;
  }
  throw refused?.error ?? new Error('a plan that was carried out still has steps');
}

/** A release that was begun is not continued under another version. */
function takenMeanwhile(tag: string, { tags }: Sight, { target }: Repository): ConfigurationError {
  const place = tags.find(({ name }) => name === tag)?.commit;
  const what = place ? `the tag ${tag} already stands on ${place}` : `${tag} is no longer the next version`;
  return new ConfigurationError(
    `${what}, which happened while this run was making ${tag} of ${target}; delete the tag if nothing was published from it, or run again for the next version and see to the changelog`,
  );
}

async function openHost(
  { onGithub }: Place,
  { githubRelease, push, token }: ReleaseRequest,
  runtime: Runtime,
  connect: ConnectToHost,
): Promise<HostedView | undefined> {
  if (onGithub === undefined || !push || githubRelease === 'false') return undefined;
  if (token === undefined) {
    runtime.log.info('There is no release on GitHub, because `github-token` is not given.');
    return undefined;
  }
  return new HostedView(await connect({ repository: onGithub, token, runtime }));
}

/** Carries the steps out until one is overtaken. Of steps that only count together, none is done before all are. */
async function carryOut({ steps, atomic }: ReleasePlan, done: Step[]): Promise<Overtaken | undefined> {
  for (const step of steps) {
    const refused = await step.run();
    if (refused !== undefined) return refused;
    if (!atomic) done.push(step);
  }
  if (atomic) done.push(...steps);
  return undefined;
}

async function isUnchanged(
  repository: Repository,
  request: ReleaseRequest,
  before: Sight,
  runtime: Runtime,
): Promise<boolean> {
  const now = await observe(repository, request, runtime);
  const seen = ({ remote, remoteTip }: Sight) => JSON.stringify([...remote, remoteTip]);
  return seen(now) === seen(before);
}

function tellPlan(scene: Scene, { layout, steps, later }: ReleasePlan, { log }: Runtime): void {
  const { decision, request } = scene;
  if (decision.existing) log.info(`${decision.tag} already stands on this commit: completing that release.`);
  log.info(`${headline(scene)}\n\n${layout.notes}\n`);
  if (decision.gone.length > 0)
    log.warning(
      `${decision.gone.join(', ')} of \`paths\` was there at ${decision.last?.name} and is gone: a last time, its removal counts`,
    );
  if (layout.unfinished !== undefined)
    log.warning(
      `${request.changelog} has a section for ${decision.version} already, from a run for ${layout.unfinished} that was never finished; it stays as it is, so see whether it lacks what came since`,
    );
  if (layout.abandoned !== undefined)
    log.warning(
      `${request.changelog} has a section for ${layout.abandoned}, which was never released: a run for it ended early. Its changes are part of ${decision.tag} as well; take that section out by hand`,
    );
  const would = request.dryRun ? 'What would be written, in this order:' : 'What is written, in this order:';
  if (steps.length > 0 || later.length === 0) {
    log.info(steps.length === 0 ? 'Nothing is left to write.' : would);
    for (const [index, { words }] of steps.entries()) log.info(`  ${index + 1}. ${words}`);
  }
  if (later.length > 0) log.info('What would be written by `stage: publish`, in this order:');
  for (const [index, words] of later.entries()) log.info(`  ${index + 1}. ${words}`);
}

function tellSpared({ layout }: ReleasePlan, { log }: Runtime): void {
  for (const { tag, url } of layout.found?.spared ?? [])
    log.warning(`The draft ${tag} is not needed any more, but a person edited it; it stays: ${url}`);
}

/** After a failure the reader needs to know what stands. */
function tellDone(done: readonly Step[], { log }: Runtime): void {
  if (done.every(({ local }) => local)) return;
  const list = done.map(({ words }) => `\n  - ${words}`).join('');
  log.warning(`This was done before the failure, and a re-run goes on from it:${list}`);
}

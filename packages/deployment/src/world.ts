import { describeError, type Runtime } from '@deploy-actions/action-kit';
import { expandPlaceholders, type PlaceholderValues } from '@deploy-actions/config';
import { type Holder, openStateStore } from '@deploy-actions/state';
import { createDeployer, type Release } from '@deploy-actions/workloads';
import {
  colorUrl,
  type RunAccess,
  type ShiftConfigured,
  type TrafficConfigured,
} from './deployment-configuration.ts';
import { finish } from './finish.ts';
import { createHealthProber } from './health.ts';
import { holderOf } from './holder.ts';
import { routerOf } from './plan.ts';
import { lookInterval, planTime } from './plan-time.ts';
import type { RollbackDependencies } from './rollback-types.ts';
import type { ShiftDependencies } from './shift-types.ts';
import { runSteps } from './steps.ts';
import { combineObservers, healthObserver } from './watch-health.ts';

type Version = Pick<PlaceholderValues, 'version' | 'sha'>;

/** The outside world as the configuration names it, as far as a rollback needs it. */
export async function rollbackWorld(
  configuration: TrafficConfigured,
  release: Version,
  runtime: Runtime,
  { githubToken, checkRunId }: RunAccess,
): Promise<RollbackDependencies> {
  const { service, environment, sections } = configuration;
  const { clock, log } = runtime;
  if (!sections.health) throw new Error('the health section always has defaults');
  return {
    store: await openStateStore(sections.state, {
      ...{ service, environment, runtime, githubToken },
      aws: sections.aws,
    }),
    router: await routerOf(configuration, release, runtime),
    prober: createHealthProber(sections.health, runtime),
    holder: holderOf(runtime.run, checkRunId),
    urlOf: (color) =>
      expandPlaceholders(colorUrl(configuration, color), { service, environment, color, ...release }),
    clock,
    log,
  };
}

/** The outside world as the configuration names it, for a shift. */
export async function shiftWorld(
  configuration: ShiftConfigured,
  release: Version,
  runtime: Runtime,
  access: RunAccess,
): Promise<ShiftDependencies> {
  const { sections } = configuration;
  const world = await rollbackWorld(configuration, release, runtime, access);
  return {
    ...world,
    hasEnded: (holder) => hasEnded(holder, access, runtime),
    deployer: await createDeployer(sections.workload, { runtime, aws: sections.aws }),
    warmUp: (candidate) => runSteps('warm-up', sections['warm-up'] ?? [], candidate, runtime),
    smoke: (candidate) => runSteps('smoke', sections.smoke ?? [], candidate, runtime),
    hook: async (moment, candidate) => {
      const steps = sections.hooks?.[moment] ?? [];
      if (steps.length > 0) {
        await runtime.log.group(`Hooks ${moment}`, () => runSteps(moment, steps, candidate, runtime));
      }
    },
    signal: runtime.signal,
    async observe(candidate, reference) {
      const limit = sections.health?.consecutive ?? 1;
      const interval = lookInterval(sections);
      const health = healthObserver(world.prober, candidate.url, limit, interval, runtime);
      if (!sections.metrics) return health;
      const { createJudge } = await import('@deploy-actions/metrics');
      const subjects = { subject: placeholdersOf(candidate), reference: placeholdersOf(reference) };
      return combineObservers(
        [await createJudge({ metrics: sections.metrics, aws: sections.aws, ...subjects }, runtime), health],
        runtime,
      );
    },
  };
}

function placeholdersOf({ service, environment, version, sha, color, url }: Release): PlaceholderValues {
  return { service, environment, version, sha, color, 'color-url': url };
}

/**
 * Throws ConfigurationError when the whole plan takes longer than the credentials live with which it would reach its state or
 * its router.
 */
export async function refuseShortCredentials({ sections }: ShiftConfigured, runtime: Runtime): Promise<void> {
  if (!usesAws(sections)) return;
  const { openAws, refuseShortLived } = await import('@deploy-actions/aws');
  await refuseShortLived(openAws(sections.aws, runtime), planTime(sections).whole, runtime.clock);
}

function usesAws({ state, traffic, workload }: ShiftConfigured['sections']): boolean {
  return (
    state.store === 'ssm' ||
    traffic.router === 'alb' ||
    traffic.router === 'route53' ||
    workload.deployer === 'ecs'
  );
}

/** Whether the job of a lock's holder has ended; `undefined` when nobody can tell: by hand, or a token that may not look. */
async function hasEnded(
  { run }: Holder,
  { githubToken }: RunAccess,
  runtime: Runtime,
): Promise<boolean | undefined> {
  if (!run || githubToken === undefined) return undefined;
  const { createGithubClient, jobHasEnded } = await import('@deploy-actions/github');
  try {
    return await jobHasEnded(await createGithubClient({ ...runtime, token: githubToken }), run);
  } catch (error) {
    runtime.log.warning(
      `Whether the job that holds the lock has ended can't be seen: ${describeError(error)}`,
    );
    return undefined;
  }
}

/** At the end of a job, as configured: settles an operation it left unfinished, and gives back the lock it holds. */
export async function finishJob(
  configuration: TrafficConfigured,
  release: Version,
  runtime: Runtime,
  access: RunAccess,
): Promise<void> {
  await finish(configuration, await rollbackWorld(configuration, release, runtime, access));
}

import { ConfigurationError, describeError, type Runtime } from '@deploy-actions/action-kit';
import { expandPlaceholders, type PlaceholderValues } from '@deploy-actions/config';
import {
  openRollingWorkloads,
  type ReleaseIdentity,
  removeStaleTasks,
  staleTasksObstacles,
  type UpdateRecord,
} from '@deploy-actions/workloads';
import type { RunAccess } from '../deployment-configuration.ts';
import { createHealthProber } from '../health.ts';
import { holderOf } from '../holder.ts';
import { runStepsOn, type StepSubject } from '../steps.ts';
import { combineObservers, healthObserver, type Observer } from '../watch-health.ts';
import type { RollingConfigured } from './rolling-configuration.ts';
import { rollingInterval } from './rolling-plan.ts';
import { runOf } from './rolling-situation.ts';
import type { RollingDependencies } from './rolling-types.ts';

/** The outside world as the configuration names it, for a rolling update. */
export async function rollingWorld(
  configuration: RollingConfigured,
  release: ReleaseIdentity,
  runtime: Runtime,
  access: RunAccess,
): Promise<RollingDependencies> {
  const { sections } = configuration;
  const { clock, log, signal } = runtime;
  const { service, environment, version, sha } = release;
  const { workloads: beside } = expandPlaceholders(
    { workloads: sections.rolling.workloads },
    { service, environment, version, sha: sha ?? '' },
  );
  const doing = (moment: 'drain' | 'verify' | 'restore') => async (key: string) => {
    const steps = beside[key]?.[moment] ?? [];
    const subject = subjectOf(configuration, release, key);
    if (steps.length > 0)
      await log.group(`${key}: ${moment}`, () => runStepsOn(subject, moment, steps, runtime));
  };
  return {
    workloads: await openRollingWorkloads(sections.workload, release, runtime),
    holder: holderOf(runtime.run, access.checkRunId),
    hasEnded: (record) => hasEnded(record, access, runtime),
    async obstacles(key) {
      const stale = beside[key]?.['stale-tasks'] ?? [];
      const found = await Promise.all(stale.map((tasks) => staleTasksObstacles(tasks, runtime)));
      return found.flat().map((obstacle) => `${key}: ${obstacle}`);
    },
    drain: doing('drain'),
    verify: doing('verify'),
    restore: doing('restore'),
    async removeStaleTasks(key) {
      const { variables } = subjectOf(configuration, release, key);
      const swept = [];
      for (const tasks of beside[key]?.['stale-tasks'] ?? [])
        swept.push(await removeStaleTasks(tasks, variables, runtime));
      return swept;
    },
    observe: () => observe(configuration, release, runtime),
    ...{ clock, log, signal },
  };
}

/** Throws ConfigurationError for queries that can never have a value; metrics that don't answer are no reason. */
export async function refuseRollingMetricsMistakes(
  configuration: RollingConfigured,
  release: ReleaseIdentity,
  runtime: Runtime,
): Promise<void> {
  const judge = await judgeOf(configuration, release, runtime);
  const mistakes = (await judge?.findMistakes()) ?? [];
  if (mistakes.length === 0) return;
  throw new ConfigurationError(
    mistakes.map(({ path, message }) =>
      configuration.problem('metrics', path, `\`${path.join('.')}\` ${message}`),
    ),
  );
}

async function observe(
  configuration: RollingConfigured,
  release: ReleaseIdentity,
  runtime: Runtime,
): Promise<Observer | undefined> {
  const { sections, url } = configuration;
  const watching: Observer[] = [];
  const judge = await judgeOf(configuration, release, runtime);
  if (judge) watching.push(judge);
  if (url !== undefined && sections.health) {
    const prober = createHealthProber(sections.health, runtime);
    const { consecutive } = sections.health;
    watching.push(healthObserver(prober, bare(url), consecutive, rollingInterval(configuration), runtime));
  }
  return watching.length > 1 ? combineObservers(watching, runtime) : watching[0];
}

async function judgeOf({ sections, url }: RollingConfigured, release: ReleaseIdentity, runtime: Runtime) {
  if (!sections.metrics) return undefined;
  const { createJudge } = await import('@deploy-actions/metrics');
  const subject = placeholdersOf(release, url);
  return createJudge({ metrics: sections.metrics, subject, aws: sections.aws }, runtime);
}

function placeholdersOf(
  { service, environment, version, sha }: ReleaseIdentity,
  url: string | undefined,
): PlaceholderValues {
  const known = { service, environment, version, sha: sha ?? '' };
  return url === undefined ? known : { ...known, 'color-url': bare(url) };
}

function bare(url: string): string {
  return url.replace(/\/$/, '');
}

/** What the steps around a workload get. */
function subjectOf({ url }: RollingConfigured, release: ReleaseIdentity, key: string): StepSubject {
  const { service, environment, version, sha } = release;
  const address = url === undefined ? undefined : bare(url);
  return {
    placeholders: placeholdersOf(release, url),
    variables: {
      DEPLOY_SERVICE: service,
      DEPLOY_ENVIRONMENT: environment,
      DEPLOY_VERSION: version,
      DEPLOY_SHA: sha ?? '',
      DEPLOY_URL: address ?? '',
      DEPLOY_WORKLOAD: key,
    },
    url: address,
  };
}

/** Whether the job that wrote a record has ended; `undefined` when nobody can tell: by hand, or a token that may not look. */
async function hasEnded(
  record: UpdateRecord,
  { githubToken }: RunAccess,
  runtime: Runtime,
): Promise<boolean | undefined> {
  const run = runOf(record);
  if (!run || githubToken === undefined) return undefined;
  const { createGithubClient, jobHasEnded } = await import('@deploy-actions/github');
  try {
    return await jobHasEnded(await createGithubClient({ ...runtime, token: githubToken }), run);
  } catch (error) {
    const why = describeError(error);
    runtime.log.warning(`Whether the job that began the update has ended can't be seen: ${why}`);
    return undefined;
  }
}

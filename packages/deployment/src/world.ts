import { formatDuration, type Runtime } from '@deploy-actions/action-kit';
import { type Color, expandPlaceholders, type PlaceholderValues } from '@deploy-actions/config';
import { openStateStore, StateSession } from '@deploy-actions/state';
import { allOn, createRouter, formatWeights, splitWith } from '@deploy-actions/traffic';
import { createDeployer, type Release } from '@deploy-actions/workloads';
import { colorUrl, type ShiftConfigured, type TrafficConfigured } from './deployment-configuration.ts';
import { createHealthProber } from './health.ts';
import { holderOf } from './holder.ts';
import type { DeploymentPlan } from './plan.ts';
import type { RollbackDependencies } from './rollback-types.ts';
import { settleInterrupted } from './settle.ts';
import type { ShiftDependencies } from './shift-types.ts';
import { runSteps } from './steps.ts';
import { combineObservers, healthObserver } from './watch-health.ts';

type Version = Pick<PlaceholderValues, 'version' | 'sha'>;

/** The outside world as the configuration names it, as far as a rollback needs it. */
export async function rollbackWorld(
  configuration: TrafficConfigured,
  release: Version,
  runtime: Runtime,
): Promise<RollbackDependencies> {
  const { service, environment, sections } = configuration;
  const { clock, log } = runtime;
  if (!sections.health) throw new Error('the health section always has defaults');
  return {
    store: await openStateStore(sections.state, runtime),
    router: await createRouter(
      expandPlaceholders(sections.traffic, { service, environment, ...release }),
      runtime,
    ),
    prober: createHealthProber(sections.health, runtime),
    holder: holderOf(runtime.run),
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
): Promise<ShiftDependencies> {
  const { sections } = configuration;
  const world = await rollbackWorld(configuration, release, runtime);
  return {
    ...world,
    deployer: await createDeployer(sections.workload, runtime),
    warmUp: (candidate) => runSteps('warm-up', sections['warm-up'] ?? [], candidate, runtime),
    smoke: (candidate) => runSteps('smoke', sections.smoke ?? [], candidate, runtime),
    signal: runtime.signal,
    async observe(candidate, reference) {
      const limit = sections.health?.consecutive ?? 1;
      const health = healthObserver(world.prober, candidate.url, limit, runtime);
      if (!sections.metrics) return health;
      const { createJudge } = await import('@deploy-actions/metrics');
      const subjects = { subject: placeholdersOf(candidate), reference: placeholdersOf(reference) };
      return combineObservers(
        [await createJudge({ metrics: sections.metrics, ...subjects }, runtime), health],
        runtime,
      );
    },
  };
}

function placeholdersOf({ service, environment, version, sha, color, url }: Release): PlaceholderValues {
  return { service, environment, version, sha, color, 'color-url': url };
}

/** The steps of a shift in the order of their writes, as a person reads them. */
export function describeShift(
  { sections }: ShiftConfigured,
  { from, to, version }: DeploymentPlan,
): string[] {
  const { workload, smoke = [], stages = [], traffic, state } = sections;
  const warmUp = sections['warm-up'] ?? [];
  return [
    `state (${state.store}): take the lock and journal the shift from ${from} to ${to}`,
    `deployer \`${workload.deployer}\`: put ${version} onto ${to}, within ${formatDuration(workload.timeout)}`,
    `probe ${to} until it is healthy ${sections.health?.consecutive ?? 1} times in a row`,
    ...(warmUp.length > 0 ? [`warm ${to} up: ${warmUp.length} steps`] : []),
    ...(smoke.length > 0 ? [`test ${to}: ${smoke.length} smoke steps`] : []),
    `probe ${from}, the way back`,
    ...stages.map(({ weight, watch }) => {
      const watched = watch > 0 ? `, watched for ${formatDuration(watch)}` : '';
      return `router \`${traffic.router}\`: ${formatWeights(splitWith(to, weight))}${watched}`;
    }),
    `state: ${to} is active; ${from} stays for the way back`,
    `on a regression instead: router \`${traffic.router}\`: ${formatWeights(allOn(from))}`,
  ];
}

/** At the end of a job: settles an operation it left unfinished, and gives back the lock it holds. */
export async function finishJob(
  configuration: TrafficConfigured,
  release: Version,
  runtime: Runtime,
): Promise<void> {
  const world = await rollbackWorld(configuration, release, runtime);
  const snapshot = await world.store.read();
  if (snapshot.state?.lock?.holder.id !== world.holder.id) return;
  const owner = {
    service: configuration.service,
    environment: configuration.environment,
    holder: world.holder,
  };
  const session = await StateSession.begin(world.store, world.clock, owner, snapshot, { lease: finishLease });
  const { journal } = session.state;
  if (journal) {
    const serving: Color = await settleInterrupted(journal, session, world);
    runtime.log.warning(`What this job left unfinished is settled: all traffic is on ${serving}.`);
  }
  await session.end();
}

/** In milliseconds. */
const finishLease = 2 * 60_000;

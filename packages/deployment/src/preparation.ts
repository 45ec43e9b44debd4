import { type Clock, describeError, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import { FencedError } from '@deploy-actions/state';
import { countsConnections, reportsCapacity } from '@deploy-actions/traffic';
import type { Release } from '@deploy-actions/workloads';
import { StepError } from './shift-failures.ts';
import type { ShiftDependencies } from './shift-types.ts';

/** Pause between two looks at what is still connected, in milliseconds. */
const drainPause = 1_000;

/**
 * Waits for work that takes its time, and looks after something every `interval` milliseconds meanwhile: a late write must not
 * leave traffic on a colour that is being replaced. What the looking throws ends the looking alone: the work itself finds out.
 */
export async function lookingAfter(
  work: Promise<void>,
  look: () => Promise<void>,
  interval: number,
  clock: Clock,
): Promise<void> {
  const ended = new AbortController();
  const looking = (async () => {
    while (!ended.signal.aborted) {
      await clock.sleep(interval, ended.signal);
      await look();
    }
  })().catch(() => {});
  try {
    await work;
  } finally {
    ended.abort();
    await looking;
  }
}

/** Runs a step of a shift; what another system failed at becomes a StepError with that reason code. A lost lock stays what it is. */
export async function step(reasonCode: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProviderError && !(error instanceof FencedError))
      throw new StepError(reasonCode, error.message);
    throw error;
  }
}

/** Puts the release onto its colour, once nobody is connected there any more and `assertIdle` agrees. Throws StepError. */
export async function deploy(
  release: Release,
  world: ShiftDependencies,
  assertIdle: () => Promise<void>,
): Promise<void> {
  const { deployer, signal, log } = world;
  await log.group(`Deploy ${release.version} to ${release.color}`, async () => {
    await step('before-deploy-failed', () => world.hook('before-deploy', release));
    await drain(release.color, world);
    await assertIdle();
    await step('deploy-failed', () => deployer.deploy(release, { signal, fence: assertIdle }));
  });
}

/** Sees the release healthy, warm and tested, and the way back open. Throws StepError. */
export async function prove(release: Release, back: Color, world: ShiftDependencies): Promise<void> {
  const { log, signal } = world;
  await proveHealthy(release, world);
  await log.group('Warm-up', () => step('warm-up-failed', () => world.warmUp(release)));
  await log.group('Smoke tests', () => step('smoke-failed', () => world.smoke(release)));
  await step('before-shift-failed', () => world.hook('before-shift', release));
  await proveCapacity(release.color, world);
  await proveWayBack(back, world);
  signal.throwIfAborted();
}

/** Sees the release healthy, as often in a row as configured. Throws StepError. */
export async function proveHealthy(
  release: Release,
  { prober, log, signal }: ShiftDependencies,
): Promise<void> {
  await log.group(`Health of ${release.color}`, async () => {
    const { healthy, finding } = await prober.becomeHealthy(release.url, signal);
    if (!healthy) throw new StepError('unhealthy', `${release.color} is ${finding}`);
    log.info(`✔ ${finding}`);
  });
}

/** Sees that the old colour is healthy and has somebody to take traffic. Throws StepError. */
export async function proveWayBack(back: Color, world: ShiftDependencies): Promise<void> {
  const { healthy, finding } = await world.prober.probe(world.urlOf(back), undefined, world.signal);
  if (!healthy) throw new StepError('no-way-back', `${back}, the way back, is not healthy: ${finding}`);
  await proveCapacity(back, world, 'no-way-back');
}

/** Sees that the router has somebody to send a colour's traffic to. Throws StepError. */
async function proveCapacity(
  color: Color,
  { router }: ShiftDependencies,
  reasonCode = 'no-capacity',
): Promise<void> {
  if (!reportsCapacity(router)) return;
  await step(reasonCode, async () => {
    const missing = await router.missingCapacity(color);
    if (missing) throw new StepError(reasonCode, `nobody would take the traffic of ${color}: ${missing}`);
  });
}

/** Waits until the colour has answered its last request; after the router's drain time it goes on and says so. */
async function drain(color: Color, { router, clock, log, signal }: ShiftDependencies): Promise<void> {
  if (!countsConnections(router)) return;
  const deadline = clock.now() + router.drainTime;
  for (;;) {
    let open: number;
    try {
      open = await router.openConnections(color);
    } catch (error) {
      return log.warning(`The open connections of ${color} could not be counted: ${describeError(error)}`);
    }
    if (open === 0) return;
    if (clock.now() + drainPause > deadline) {
      const waited = formatDuration(router.drainTime);
      return log.warning(`${open} connections to ${color} are still open after ${waited}; going on.`);
    }
    await clock.sleep(drainPause, signal);
  }
}

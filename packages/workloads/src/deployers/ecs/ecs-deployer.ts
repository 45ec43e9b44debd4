import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { AwsAccess } from '@deploy-actions/aws';
import { expandPlaceholders, type WorkloadConfigurationOf } from '@deploy-actions/config';
import type { DeployOptions, PreflightOptions, Release, WorkloadDeployer } from '../../workload-deployer.ts';
import { ecsSystem, openEcs } from './ecs-api.ts';
import { ecsObstacles } from './ecs-preflight.ts';
import type { OwnDeployment } from './rollout.ts';
import { beginUpdate, type PreparedUpdate, prepareUpdate, type ServiceTarget } from './service-update.ts';
import { waitForRollouts } from './wait-for-rollouts.ts';

type EcsConfiguration = WorkloadConfigurationOf<'ecs'>;

type DeployerRuntime = Pick<Runtime, 'clock' | 'log'>;

const lostName = 'two names under `services` are the same once their placeholders are replaced';

/** The deployer for services of ECS. */
export async function openEcsDeployer(
  configuration: EcsConfiguration,
  access: AwsAccess,
  runtime: DeployerRuntime,
): Promise<WorkloadDeployer> {
  return new EcsDeployer(configuration, access, runtime);
}

/** Gives services of ECS a task definition with new images, and waits for the deployments that this begins. */
export class EcsDeployer implements WorkloadDeployer {
  readonly type = 'ecs';
  readonly #configuration: EcsConfiguration;
  readonly #access: AwsAccess;
  readonly #runtime: DeployerRuntime;

  constructor(configuration: EcsConfiguration, access: AwsAccess, runtime: DeployerRuntime) {
    this.#configuration = configuration;
    this.#access = access;
    this.#runtime = runtime;
  }

  async preflight(
    release: Release,
    { rights }: PreflightOptions = { rights: true },
  ): Promise<readonly string[]> {
    const { log } = this.#runtime;
    const { cluster, targets } = this.#targetsOf(release);
    if (targets.length < Object.keys(this.#configuration.services).length) return [lostName];
    const other = this.#targetsOf({ ...release, color: release.color === 'blue' ? 'green' : 'blue' });
    for (const { name } of targets) {
      const shared = cluster === other.cluster && other.targets.some((target) => target.name === name);
      if (!shared) continue;
      log.warning(
        `The service ${name} is the same for blue and green: what runs on the colour that serves is replaced at once, before anything was tested. Put \`{{color}}\` into its name unless that is meant.`,
      );
    }
    return ecsObstacles(cluster, targets, { api: await openEcs(this.#access, cluster), log, rights });
  }

  async deploy(release: Release, { signal, fence }: DeployOptions = {}): Promise<void> {
    const { clock, log } = this.#runtime;
    const { timeout } = this.#configuration;
    const deadline = clock.now() + timeout;
    const { cluster, targets } = this.#targetsOf(release);
    if (targets.length < Object.keys(this.#configuration.services).length) throw failed([lostName]);
    const context = { api: await openEcs(this.#access, cluster), log, signal };
    const prepared = await settled(targets.map((target) => prepareUpdate(target, context)));
    if (prepared.failures.length > 0) throw failed(prepared.failures);

    const begun: OwnDeployment[] = [];
    const failures: ProviderError[] = [];
    let forbidden = false;
    const asked = async () => {
      forbidden = true;
      await fence?.();
      forbidden = false;
    };
    for (const update of prepared.values) {
      try {
        begun.push(await beginUpdate(update, context, asked));
      } catch (error) {
        // Who may no longer write has nothing to wait for either.
        if (forbidden || !(error instanceof ProviderError)) {
          this.#tellBegun(begun);
          throw error;
        }
        if (prepared.values.length > 1) log.warning(error.message);
        failures.push(error);
      }
    }
    this.#tellWithoutBreaker(prepared.values);
    const waited = await waitForRollouts(begun, { ...context, clock, deadline, timeout });
    if (failures.length + waited.length > 0) throw failed([...failures, ...waited]);
  }

  #targetsOf({ service, environment, version, sha, color, url }: Release) {
    const values = { service, environment, version, sha, color, 'color-url': url };
    const { cluster, services } = expandPlaceholders(this.#configuration, values);
    const targets = Object.entries(services).map(
      ([name, { containers, 'desired-count': desiredCount }]): ServiceTarget => ({
        ...{ name, images: containers, desiredCount },
      }),
    );
    return { cluster, targets };
  }

  #tellBegun(begun: readonly OwnDeployment[]): void {
    for (const { id, service } of begun) {
      this.#runtime.log.warning(
        `The deployment ${id} of ${service} goes on by itself in ECS; nothing was taken back.`,
      );
    }
  }

  #tellWithoutBreaker(updates: readonly PreparedUpdate[]): void {
    const names = updates
      .filter(({ service }) => !service.deploymentConfiguration?.deploymentCircuitBreaker?.enable)
      .map(({ target }) => target.name);
    if (names.length === 0) return;
    this.#runtime.log.info(
      `Without a deployment circuit breaker, ECS starts failing tasks again and again; the time limit ends the waiting: ${names.join(', ')}.`,
    );
  }
}

/** What all of them gave, and why some failed; throws what is no failure of another system. */
async function settled<T>(work: readonly Promise<T>[]) {
  const values: T[] = [];
  const failures: ProviderError[] = [];
  for (const each of await Promise.allSettled(work)) {
    if (each.status === 'fulfilled') values.push(each.value);
    else if (each.reason instanceof ProviderError) failures.push(each.reason);
    else throw each.reason;
  }
  return { values, failures };
}

/** One failure of all reasons, each once. */
function failed(reasons: readonly (ProviderError | string)[]): ProviderError {
  const messages = reasons.map((reason) => (typeof reason === 'string' ? reason : reason.message));
  return new ProviderError([...new Set(messages)].join('\n'), {
    ...{ system: ecsSystem, operation: 'deploy' },
    retryable: reasons.every((reason) => typeof reason !== 'string' && reason.retryable),
  });
}

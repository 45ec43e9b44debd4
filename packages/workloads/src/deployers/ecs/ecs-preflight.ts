import type { Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { type Log, ProviderError } from '@deploy-actions/action-kit';
import { needsOf, roomFor, shortage, standstill } from './capacity.ts';
import { type Described, type EcsApi, RefusedError } from './ecs-api.ts';
import type { ServiceTarget } from './service-update.ts';
import { revisionName, unknownContainers, withImages } from './task-revision.ts';

/** A revision that no family reaches: naming it takes the right to update and changes nothing. */
const impossibleRevision = 2_147_483_647;

/** Where it is looked, and whether it is asked for rights as well. */
interface Asked {
  readonly api: EcsApi;
  readonly log: Log;
  readonly rights: boolean;
}

/**
 * Everything that would stop the deployment to these services, as far as it can be known. A right that is missing to look is
 * one such thing where it is asked for `rights`, and otherwise, if nothing else was found, a ProviderError; so is an ECS that
 * doesn't answer.
 */
export async function ecsObstacles(
  cluster: string,
  targets: readonly ServiceTarget[],
  asked: Asked,
): Promise<readonly string[]> {
  const obstacles = new Set<string>();
  const refusals: RefusedError[] = [];
  await lookAround(cluster, targets, {
    ...asked,
    say: (message) => void obstacles.add(message),
    allowed: async (work) => {
      try {
        return await work;
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        if (asked.rights) obstacles.add(error.message);
        else refusals.push(error);
        return undefined;
      }
    },
  });
  if (obstacles.size === 0 && refusals[0]) throw refusals[0];
  return [...obstacles];
}

async function lookAround(cluster: string, targets: readonly ServiceTarget[], world: World): Promise<void> {
  const { api, say, allowed } = world;
  const [found, services] = await Promise.all([
    allowed(api.cluster().then((known) => known ?? null)),
    allowed(api.services(targets.map(({ name }) => name)).catch(noCluster)),
  ]);
  if (found === null || found?.status === 'INACTIVE') {
    say(
      `there is no cluster \`${cluster}\` in this account and region; look at \`cluster\`, and at the region`,
    );
    return;
  }
  if (found && found.status !== 'ACTIVE') say(`the cluster \`${cluster}\` is ${found.status}, not ACTIVE`);
  await Promise.all(
    targets.map(async (target) => {
      const service = services?.find(({ serviceName }) => serviceName === target.name);
      if (service) await lookAt(service, target, world);
      else if (services) say(`there is no service \`${target.name}\` in the cluster \`${cluster}\``);
    }),
  );
}

interface World extends Asked {
  readonly say: (obstacle: string) => void;
  readonly allowed: <T>(work: Promise<T>) => Promise<T | undefined>;
}

async function lookAt(service: Service, target: ServiceTarget, world: World): Promise<void> {
  const { api, say, allowed, rights } = world;
  const title = `service ${target.name}`;
  const before = serviceProblems(service, target);
  for (const problem of before) say(`${title}: ${problem}`);
  if (service.taskDefinition === undefined) return;
  const described = await allowed(api.taskDefinition(service.taskDefinition));
  if (!described) return;
  const { definition } = described;
  const unknown = unknownContainers(definition, target.images);
  if (unknown.length > 0) {
    const known = (definition.containerDefinitions ?? []).map(({ name }) => `\`${name}\``).join(', ');
    say(
      `${title}: its task definition ${revisionName(service.taskDefinition)} has no container \`${unknown.join('`, `')}\`; it has ${known}`,
    );
  }
  await Promise.all([
    rights && mayWrite(target, described, world),
    rights && maySeeReasons(target, world),
    before.length === 0 && findsRoom(service, target, definition, world),
  ]);
}

function serviceProblems(service: Service, { desiredCount }: ServiceTarget): string[] {
  const { status, deploymentController, deploymentConfiguration, schedulingStrategy } = service;
  const { type = 'ECS' } = deploymentController ?? {};
  const { strategy = 'ROLLING' } = deploymentConfiguration ?? {};
  const daemon = schedulingStrategy === 'DAEMON';
  if (status !== 'ACTIVE') return [`it is ${status}, not ACTIVE`];
  const problems = [
    ...(type === 'ECS'
      ? []
      : [
          `its deployment controller is ${type}, which deploys and moves traffic by itself; give each colour a service with the controller ECS, or start ${type === 'CODE_DEPLOY' ? 'CodeDeploy' : 'that controller'} by \`deployer: command\``,
        ]),
    ...(strategy === 'ROLLING'
      ? []
      : [
          `its deployment strategy is ${strategy}, by which ECS itself moves traffic between two versions; set it to ROLLING, since the two colours are services of their own here`,
        ]),
    ...(daemon && desiredCount !== undefined
      ? ['it is a DAEMON, which has a task on each instance; leave `desired-count` away']
      : []),
  ];
  if (daemon) return problems;
  const desired = desiredCount ?? service.desiredCount ?? 0;
  const stuck = standstill(service, desired);
  return [
    ...problems,
    ...(desired === 0
      ? ['it is to have 0 tasks, so that nothing would run; set `desired-count`, or scale it up before']
      : []),
    ...(stuck === undefined ? [] : [stuck]),
  ];
}

/**
 * Asks for what ECS can't do: it refuses both, for lack of rights or else for what they say. Neither changes anything. All that a
 * policy may look at is as it will be, roles and tags too.
 */
async function mayWrite(
  target: ServiceTarget,
  described: Described,
  { api, log, allowed }: World,
): Promise<void> {
  const { name, images } = target;
  const { family } = described.definition;
  const refused = async (action: string, work: Promise<unknown>) => {
    const taken = () =>
      log.warning(
        `ECS took a request that was made to be refused (${action} for ${name}): look at the newest revision of ${family} and at the deployments of the service before going on.`,
      );
    await allowed(
      work.then(taken, (error: unknown) => {
        if (error instanceof RefusedError || !(error instanceof ProviderError)) throw error;
        log.debug(`As expected: ${error.message}`);
      }),
    );
  };
  await Promise.all([
    refused(
      'RegisterTaskDefinition',
      api.register({ ...withImages(described, images), containerDefinitions: [] }),
    ),
    refused(
      'UpdateService',
      api.update({ service: name, taskDefinition: `${family}:${impossibleRevision}` }),
    ),
  ]);
}

/** Needed once something fails alone: not to have it stops nothing. */
async function maySeeReasons({ name }: ServiceTarget, { api, log }: World): Promise<void> {
  try {
    await api.stoppedTasks(name);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    log.warning(`If tasks of ${name} stop, this can't say why: ${error.message}`);
  }
}

async function findsRoom(
  service: Service,
  target: ServiceTarget,
  definition: TaskDefinition,
  world: World,
): Promise<void> {
  if (service.schedulingStrategy === 'DAEMON') return;
  const { api, allowed, say } = world;
  const providers = await fixedProviders(service, target, world);
  if (providers === 'elastic') return;
  const instances = await allowed(api.containerInstances());
  if (!instances) return;
  const usable = instances.filter(
    ({ capacityProviderName = '' }) => providers === 'any' || providers.includes(capacityProviderName),
  );
  const needs = needsOf(definition);
  const desired = target.desiredCount ?? service.desiredCount ?? 0;
  const problem = shortage(service, desired, needs, roomFor(needs, usable));
  if (problem) say(`service ${target.name}: ${problem}`);
}

/** The capacity providers whose instances are all there is, `'any'` instance of the cluster, or `'elastic'`: AWS makes room when it is needed. */
async function fixedProviders(
  { launchType, capacityProviderStrategy = [] }: Service,
  { name }: ServiceTarget,
  { api, log, allowed }: World,
): Promise<readonly string[] | 'any' | 'elastic'> {
  const names = capacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? []);
  if (names.length === 0) return launchType === 'EC2' || launchType === 'EXTERNAL' ? 'any' : 'elastic';
  if (names.some((each) => /^FARGATE(_SPOT)?$/.test(each))) return 'elastic';
  const providers = (await allowed(api.capacityProviders(names))) ?? [];
  const growing = providers.filter(
    ({ autoScalingGroupProvider, managedInstancesProvider }) =>
      managedInstancesProvider !== undefined ||
      autoScalingGroupProvider?.managedScaling?.status === 'ENABLED',
  );
  if (growing.length > 0) {
    const which = growing.map((each) => each.name).join(', ');
    log.info(
      `${name}: the capacity provider ${which} grows by itself; whether there is room already is not asked.`,
    );
  }
  return growing.length > 0 || providers.length === 0 ? 'elastic' : names;
}

/** Without the cluster there are no services either; the cluster is told of. */
function noCluster(error: unknown): undefined {
  if (error instanceof ProviderError && /cluster not found/i.test(error.message)) return undefined;
  throw error;
}

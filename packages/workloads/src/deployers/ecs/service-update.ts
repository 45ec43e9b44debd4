import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { type Log, ProviderError } from '@deploy-actions/action-kit';
import { type EcsApi, ecsSystem } from './ecs-api.ts';
import type { OwnDeployment } from './rollout.ts';
import {
  changedContainers,
  type Images,
  revisionName,
  unknownContainers,
  withImages,
} from './task-revision.ts';

/** What a service is to run. */
export interface ServiceTarget {
  readonly name: string;
  readonly images: Images;
  readonly desiredCount: number | undefined;
}

/** What is ready to be deployed, and what it was made from. */
export interface PreparedUpdate {
  readonly target: ServiceTarget;
  readonly service: Service;
  /** The new revision; `undefined` when the service has the images already. */
  readonly revision: string | undefined;
}

/** What an update needs beside its target. */
export interface UpdateContext {
  readonly api: EcsApi;
  readonly log: Log;
  readonly signal: AbortSignal | undefined;
}

/** How often a service is read anew because somebody else deployed to it meanwhile. */
const rounds = 3;

/** Registers what the service is to run; nothing runs it yet. Throws ProviderError. */
export async function prepareUpdate(target: ServiceTarget, context: UpdateContext): Promise<PreparedUpdate> {
  const { api, log, signal } = context;
  const { name, images } = target;
  const service = await readService(target, context);
  const described = await api.taskDefinition(service.taskDefinition ?? '', signal);
  const unknown = unknownContainers(described.definition, images);
  if (unknown.length > 0) {
    const base = revisionName(service.taskDefinition);
    throw failure(
      `service ${name}: the task definition ${base} has no container \`${unknown.join('`, `')}\``,
    );
  }
  const changed = changedContainers(described.definition, images);
  if (changed.length === 0) {
    log.info(`${name}: ${revisionName(service.taskDefinition)} has these images already.`);
    return { target, service, revision: undefined };
  }
  const revision = await api.register(withImages(described, images), signal);
  const what = changed.map((container) => `${container} = ${images[container]}`).join(', ');
  log.info(`${name}: ${revisionName(revision)} is ${revisionName(service.taskDefinition)} with ${what}.`);
  return { target, service, revision };
}

/**
 * Deploys what was prepared, anew when somebody else deployed meanwhile; asks `fence` right before. Gives the deployment to wait for.
 * Throws ProviderError and what `fence` throws.
 */
export async function beginUpdate(
  prepared: PreparedUpdate,
  context: UpdateContext,
  fence: () => Promise<void>,
): Promise<OwnDeployment> {
  const { log } = context;
  const { name } = prepared.target;
  let current = prepared;
  for (let round = 1; ; round += 1) {
    const service = await readService(current.target, context);
    if (service.taskDefinition === current.service.taskDefinition) {
      await fence();
      return await update({ ...current, service }, context);
    }
    if (round === rounds) throw failure(`service ${name}: others deploy to it again and again`);
    log.warning(
      `Somebody else deployed ${revisionName(service.taskDefinition)} to ${name} meanwhile; this run's images are set on top of that.`,
    );
    current = await prepareUpdate(current.target, context);
  }
}

async function update(prepared: PreparedUpdate, { api, log, signal }: UpdateContext): Promise<OwnDeployment> {
  const { target, service, revision } = prepared;
  const { name, desiredCount } = target;
  const before = primaryOf(service);
  // A deployment that was given up starts no tasks any more.
  const again = revision === undefined && before?.rolloutState === 'FAILED';
  const resized = desiredCount !== undefined && desiredCount !== service.desiredCount;
  if (revision === undefined && !again && !resized) return ownOf(name, service, { fresh: false });
  const input = {
    service: name,
    ...(revision === undefined ? {} : { taskDefinition: revision }),
    ...(resized ? { desiredCount } : {}),
    ...(again ? { forceNewDeployment: true } : {}),
  };
  signal?.throwIfAborted();
  // Not cut off by a cancel: whether it was carried out would stay unknown.
  const updated = await api.update(input).catch(async (error: unknown) => {
    if (!(error instanceof ProviderError && error.retryable) || revision === undefined) throw error;
    // The answer may have been lost alone.
    const now = await readService(target, { api, log, signal });
    if (primaryOf(now)?.taskDefinition !== revision) throw error;
    return now;
  });
  const own = ownOf(name, updated, { fresh: true, before: revision || again ? before : undefined });
  if (revision !== undefined && own.taskDefinition !== revision) {
    throw failure(
      `service ${name}: ECS took the update to ${revisionName(revision)}, but the newest deployment is of ${revisionName(own.taskDefinition)}`,
    );
  }
  tellReplaced(name, service, updated, own, log);
  log.info(`${name}: deployment ${own.id} of ${revisionName(own.taskDefinition)} began.`);
  return own;
}

/** Between the look and the update somebody may have deployed: what came in between is at least named. */
function tellReplaced(name: string, seen: Service, now: Service, own: OwnDeployment, log: Log): void {
  const known = new Set((seen.deployments ?? []).map(({ id }) => id));
  const strangers = (now.deployments ?? []).filter(({ id }) => id !== own.id && !known.has(id));
  const unfinished = primaryOf(seen);
  const replaced = [
    ...strangers,
    ...(unfinished?.rolloutState === 'IN_PROGRESS' && unfinished.id !== own.id ? [unfinished] : []),
  ];
  for (const { id, taskDefinition } of replaced) {
    log.warning(
      `A deployment of ${revisionName(taskDefinition)} to ${name} (${id}) was under way; this run's deployment replaces it.`,
    );
  }
}

function ownOf(
  name: string,
  service: Service,
  { fresh, before }: { readonly fresh: boolean; readonly before?: Deployment | undefined },
): OwnDeployment {
  const primary = primaryOf(service);
  if (primary?.id === undefined || primary.taskDefinition === undefined) {
    throw failure(`service ${name}: ECS shows no deployment to wait for`);
  }
  return {
    ...{ service: name, id: primary.id, taskDefinition: primary.taskDefinition },
    ...{ since: primary.createdAt, fresh },
    before: before && { id: before.id, taskDefinition: before.taskDefinition },
  };
}

async function readService({ name }: ServiceTarget, { api, signal }: UpdateContext): Promise<Service> {
  const [service] = await api.services([name], signal);
  if (!service) throw failure(`service ${name}: there is none in this cluster`);
  return service;
}

function primaryOf({ deployments = [] }: Service): Deployment | undefined {
  return deployments.find(({ status }) => status === 'PRIMARY');
}

function failure(message: string): ProviderError {
  return new ProviderError(message, { system: ecsSystem, operation: 'deploy' });
}

import type { ContainerInstance, Service, TaskDefinition } from '@aws-sdk/client-ecs';

/** What one task takes of a container instance. */
export interface TaskNeeds {
  /** CPU units, 1,024 of a core. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  /** Ports of the instance itself. */
  readonly ports: readonly string[];
  readonly udpPorts: readonly string[];
}

/** What a task of this definition takes: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html */
export function needsOf({ cpu, memory, networkMode, containerDefinitions = [] }: TaskDefinition): TaskNeeds {
  const sum = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  // With awsvpc, each task has its own address and so its own ports.
  const mappings =
    networkMode === 'awsvpc' ? [] : containerDefinitions.flatMap(({ portMappings = [] }) => portMappings);
  const fixed = mappings.flatMap(({ hostPort = 0, containerPort = 0, protocol }) => {
    const port = networkMode === 'host' ? containerPort : hostPort;
    return port > 0 ? [{ port: String(port), udp: protocol === 'udp' }] : [];
  });
  return {
    cpu: Number(cpu) || sum(containerDefinitions.map((each) => each.cpu)),
    memory: Number(memory) || sum(containerDefinitions.map((each) => each.memoryReservation ?? each.memory)),
    ports: fixed.filter(({ udp }) => !udp).map(({ port }) => port),
    udpPorts: fixed.filter(({ udp }) => udp).map(({ port }) => port),
  };
}

/** How many such tasks the instances have room for, at most: constraints of placement can only make it less. */
export function roomFor(needs: TaskNeeds, instances: readonly ContainerInstance[]): number {
  return instances.reduce((total, instance) => total + roomOn(needs, instance), 0);
}

function roomOn(
  needs: TaskNeeds,
  { agentConnected, status, remainingResources = [] }: ContainerInstance,
): number {
  if (!agentConnected || status !== 'ACTIVE') return 0;
  const left = (name: string) =>
    remainingResources.find((resource) => resource.name === name)?.integerValue ?? 0;
  const taken = (name: string) =>
    remainingResources.find((resource) => resource.name === name)?.stringSetValue ?? [];
  const fits = (need: number, rest: number) =>
    need > 0 ? Math.max(0, Math.floor(rest / need)) : Number.POSITIVE_INFINITY;
  const room = Math.min(fits(needs.cpu, left('CPU')), fits(needs.memory, left('MEMORY')));
  if (needs.ports.length + needs.udpPorts.length === 0) return room;
  const inUse =
    needs.ports.some((port) => taken('PORTS').includes(port)) ||
    needs.udpPorts.some((port) => taken('PORTS_UDP').includes(port));
  return inUse ? 0 : Math.min(room, 1);
}

/** The limits a rolling deployment keeps, in tasks. */
interface Limits {
  readonly running: number;
  readonly desired: number;
  /** At least so many run all the time, and at most so many. */
  readonly lower: number;
  readonly upper: number;
  readonly percents: string;
}

/** Of a service that is to have `desired` tasks: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
function limitsOf({ deploymentConfiguration, runningCount: running = 0 }: Service, desired: number): Limits {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = deploymentConfiguration ?? {};
  return {
    ...{ running, desired },
    lower: Math.ceil((desired * minimumHealthyPercent) / 100),
    upper: Math.floor((desired * maximumPercent) / 100),
    percents: `minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent}`,
  };
}

/** Why a deployment could never begin, whatever room there is, or `undefined` when it can. */
export function standstill(service: Service, desired: number): string | undefined {
  const { running, lower, upper, percents } = limitsOf(service, desired);
  if (running === 0 || upper > running || lower < running) return undefined;
  return `with ${running} of ${desired} tasks running, ${percents} let no task start before one stops and none stop before one starts; raise maximumPercent or lower minimumHealthyPercent`;
}

/** Why a deployment finds no room on instances that have it for `room` more tasks, or `undefined` when it may. */
export function shortage(
  service: Service,
  desired: number,
  needs: TaskNeeds,
  room: number,
): string | undefined {
  const { running, lower, percents } = limitsOf(service, desired);
  const ports = [...needs.ports, ...needs.udpPorts.map((port) => `${port}/udp`)];
  const size = `${needs.cpu} CPU units, ${needs.memory} MiB${ports.length > 0 ? `, port ${ports.join(', ')}` : ''}`;
  const remedy = 'register further container instances or make room on these';
  if (running > 0 && running <= lower && room === 0) {
    return `no container instance has room for one more task (${size}), and ${percents} let none of the ${running} running stop before; ${remedy}, or lower minimumHealthyPercent`;
  }
  if (room + running >= desired) return undefined;
  return `the container instances have room for ${room} more tasks (${size}) beside ${running} running, which is less than the ${desired} it is to have; ${remedy}`;
}

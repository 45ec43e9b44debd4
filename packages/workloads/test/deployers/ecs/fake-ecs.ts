import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A structure of the API as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: as free as JSON is
export type Json = Record<string, any>;

/** A refusal in the words of AWS. */
class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The members of a request, https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
export const registerMembers = [
  ...['family', 'taskRoleArn', 'executionRoleArn', 'networkMode', 'containerDefinitions', 'volumes'],
  ...['placementConstraints', 'requiresCompatibilities', 'cpu', 'memory', 'tags', 'pidMode', 'ipcMode'],
  ...['proxyConfiguration', 'inferenceAccelerators', 'ephemeralStorage', 'runtimePlatform'],
  ...['enableFaultInjection'],
];

const arn = (rest: string) => `arn:aws:ecs:eu-central-1:123456789012:${rest}`;

/**
 * A cluster of ECS over the JSON protocol, as in https://docs.aws.amazon.com/AmazonECS/latest/APIReference/. An update begins a deployment
 * with an id of its own; how it goes on is what a test says.
 */
export class FakeEcs {
  cluster: Json = { clusterName: 'shop', clusterArn: arn('cluster/shop'), status: 'ACTIVE' };
  readonly services = new Map<string, Json>();
  /** By ARN. */
  readonly taskDefinitions = new Map<string, { definition: Json; tags: Json[] }>();
  readonly tasks: Json[] = [];
  readonly instances: Json[] = [];
  readonly providers: Json[] = [];
  readonly requests: { operation: string; body: Json }[] = [];
  readonly refusals: { operation: string; code: string; message?: string; status?: number }[] = [];
  /** The operations that take what they refuse as a rule. */
  readonly takes = new Set<string>();
  /** What has become of a service when it is looked at the nth time after its update. */
  onLook: (service: Json, looks: number) => void = (service) => this.complete(service);
  /** Runs when a service is looked at, before the update: somebody else. */
  beforeUpdate: ((looks: number) => void) | undefined;
  /** Whether the answer to an update that was carried out gets lost, so many times. */
  lostUpdates = 0;
  readonly #looks = new Map<string, number>();
  #deployments = 100;
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      this.#answer(request, response, JSON.parse((await request.toArray()).join('') || '{}'));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Adds a service that runs a task definition with these images. */
  addService(serviceName: string, images: Readonly<Record<string, string>>, more: Json = {}): Json {
    const taskDefinition = this.addTaskDefinition(`${serviceName}-task`, images);
    const service: Json = {
      ...{ serviceName, serviceArn: arn(`service/shop/${serviceName}`), status: 'ACTIVE' },
      ...{ taskDefinition, desiredCount: 3, runningCount: 3, pendingCount: 0, events: [] },
      ...{ launchType: 'FARGATE', schedulingStrategy: 'REPLICA', deployments: [] },
      deploymentConfiguration: {
        ...{ minimumHealthyPercent: 100, maximumPercent: 200, strategy: 'ROLLING' },
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      ...more,
    };
    this.services.set(serviceName, service);
    this.deploy(service, taskDefinition);
    this.complete(service);
    return service;
  }

  addTaskDefinition(family: string, images: Readonly<Record<string, string>>, more: Json = {}): string {
    const revision =
      1 +
      [...this.taskDefinitions.values()].filter(({ definition }) => definition['family'] === family).length;
    const taskDefinitionArn = arn(`task-definition/${family}:${revision}`);
    const containerDefinitions = Object.entries(images).map(([name, image]) => ({
      ...{ name, image, essential: true, cpu: 0, environment: [], portMappings: [] },
    }));
    const definition = {
      ...{ taskDefinitionArn, family, revision, status: 'ACTIVE', containerDefinitions },
      ...{ cpu: '256', memory: '512', networkMode: 'awsvpc', volumes: [] },
      ...{ requiresAttributes: [{ name: 'ecs.capability.task-eni' }], compatibilities: ['FARGATE'] },
      ...{ registeredAt: 1_767_268_800, registeredBy: 'arn:aws:iam::123456789012:user/ops' },
      ...more,
    };
    this.taskDefinitions.set(taskDefinitionArn, { definition, tags: [] });
    return taskDefinitionArn;
  }

  /** Begins a deployment, as an update by anybody does. */
  deploy(service: Json, taskDefinition: string, reason?: string): Json {
    this.#deployments += 1;
    const id = `ecs-svc/${this.#deployments}`;
    for (const each of service['deployments']) if (each.status === 'PRIMARY') each.status = 'ACTIVE';
    const deployment = {
      ...{ id, status: 'PRIMARY', taskDefinition, desiredCount: service['desiredCount'] },
      ...{ runningCount: 0, pendingCount: service['desiredCount'], failedTasks: 0 },
      ...{ createdAt: 1_767_268_800, updatedAt: 1_767_268_800, rolloutState: 'IN_PROGRESS' },
      rolloutStateReason: reason ?? `ECS deployment ${id} in progress.`,
    };
    service['deployments'].unshift(deployment);
    service['taskDefinition'] = taskDefinition;
    return deployment;
  }

  /** Lets the newest deployment complete. */
  complete(service: Json): void {
    const [newest] = service['deployments'];
    Object.assign(newest, {
      ...{ rolloutState: 'COMPLETED', rolloutStateReason: `ECS deployment ${newest.id} completed.` },
      ...{ runningCount: service['desiredCount'], desiredCount: service['desiredCount'], pendingCount: 0 },
    });
    service['deployments'] = [newest];
    service['runningCount'] = service['desiredCount'];
  }

  count(operation: string): number {
    return this.requests.filter((request) => request.operation === operation).length;
  }

  #answer(request: IncomingMessage, response: ServerResponse, body: Json): void {
    const target = String(request.headers['x-amz-target']);
    const operation = target.slice(target.indexOf('.') + 1);
    this.requests.push({ operation, body });
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    try {
      const planned = this.refusals.find((refusal) => refusal.operation === operation);
      if (planned) {
        this.refusals.splice(this.refusals.indexOf(planned), 1);
        throw new Refusal(planned.code, planned.message ?? `refused: ${planned.code}`, planned.status);
      }
      if (!/\/ecs\/aws4_request/.test(request.headers.authorization ?? '')) {
        throw new Refusal('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
      }
      const answer = this.#operate(operation, body);
      if (operation === 'UpdateService' && this.lostUpdates > 0) {
        this.lostUpdates -= 1;
        return void request.socket.destroy();
      }
      response.end(JSON.stringify(answer));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.statusCode = error.status;
      response.end(JSON.stringify({ __type: error.code, message: error.message }));
    }
  }

  #operate(operation: string, body: Json): Json {
    if (operation !== 'DescribeClusters' && body['cluster'] !== undefined && body['cluster'] !== 'shop') {
      throw new Refusal('ClusterNotFoundException', 'Cluster not found.');
    }
    switch (operation) {
      case 'DescribeClusters':
        return body['clusters'].includes('shop') ? { clusters: [this.cluster] } : { clusters: [] };
      case 'DescribeServices':
        return this.#describeServices(body['services']);
      case 'DescribeTaskDefinition': {
        const found = this.taskDefinitions.get(body['taskDefinition']);
        if (!found) throw new Refusal('ClientException', 'Unable to describe task definition.');
        const tags = body['include']?.includes('TAGS') ? { tags: found.tags } : {};
        return { taskDefinition: found.definition, ...tags };
      }
      case 'RegisterTaskDefinition':
        return { taskDefinition: this.#register(body) };
      case 'UpdateService':
        return { service: this.#update(body) };
      case 'ListTasks':
        return this.#listTasks(body);
      case 'DescribeTasks':
        return { tasks: this.tasks.filter(({ taskArn }) => body['tasks'].includes(taskArn)) };
      case 'ListContainerInstances':
        return { containerInstanceArns: this.instances.map((each) => each['containerInstanceArn']) };
      case 'DescribeContainerInstances':
        return { containerInstances: this.instances };
      case 'DescribeCapacityProviders':
        return {
          capacityProviders: this.providers.filter(({ name }) => body['capacityProviders'].includes(name)),
        };
      default:
        throw new Refusal('InvalidAction', operation);
    }
  }

  #describeServices(names: string[]): Json {
    if (names.length > 10) {
      throw new Refusal('InvalidParameterException', 'services can have at most 10 items.');
    }
    const found = names.flatMap((name) => {
      const service = this.services.get(name);
      if (!service) return [];
      const looks = (this.#looks.get(name) ?? 0) + 1;
      this.#looks.set(name, looks);
      if (looks > 0 && service['updated']) this.onLook(service, looks);
      else this.beforeUpdate?.(looks);
      return service;
    });
    const missing = names.filter((name) => !this.services.has(name));
    return {
      services: found,
      failures: missing.map((name) => ({ arn: arn(`service/shop/${name}`), reason: 'MISSING' })),
    };
  }

  #register(body: Json): Json {
    const unknown = Object.keys(body).filter((name) => !registerMembers.includes(name));
    if (unknown.length > 0) throw new Refusal('ClientException', `Unknown parameter: ${unknown.join(', ')}`);
    if (body['containerDefinitions'].length === 0 && !this.takes.has('RegisterTaskDefinition')) {
      throw new Refusal('ClientException', 'Container list cannot be empty.');
    }
    if (body['tags']?.length === 0) throw new Refusal('InvalidParameterException', 'Tags can not be empty.');
    if (body['tags']?.some(({ key }: Json) => key.startsWith('aws:'))) {
      throw new Refusal('InvalidParameterException', 'Tag keys must not start with aws:');
    }
    const { tags = [], ...rest } = body;
    const taskDefinitionArn = this.addTaskDefinition(body['family'], {}, rest);
    const registered = this.taskDefinitions.get(taskDefinitionArn);
    registered?.tags.push(...tags);
    return registered?.definition ?? {};
  }

  #update(body: Json): Json {
    const service = this.services.get(body['service']);
    if (!service) throw new Refusal('ServiceNotFoundException', 'Service not found.');
    if (service['status'] !== 'ACTIVE')
      throw new Refusal('ServiceNotActiveException', 'Service was not ACTIVE.');
    const { taskDefinition, desiredCount, forceNewDeployment } = body;
    if (taskDefinition !== undefined && !this.taskDefinitions.has(taskDefinition)) {
      if (this.takes.has('UpdateService')) return service;
      throw new Refusal('ClientException', 'TaskDefinition not found.');
    }
    if (desiredCount !== undefined) {
      service['desiredCount'] = desiredCount;
      service['deployments'][0].desiredCount = desiredCount;
    }
    const changes = taskDefinition !== undefined && taskDefinition !== service['taskDefinition'];
    if (changes || forceNewDeployment) this.deploy(service, taskDefinition ?? service['taskDefinition']);
    service['updated'] = true;
    this.#looks.set(body['service'], 0);
    return service;
  }

  /** `startedBy` must be the only filter: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html */
  #listTasks({ serviceName, startedBy, desiredStatus = 'RUNNING' }: Json): Json {
    if (startedBy !== undefined && serviceName !== undefined) {
      throw new Refusal('InvalidParameterException', 'cannot specify both startedBy and serviceName');
    }
    const found = this.tasks.filter(
      (task) => task['group'] === `service:${serviceName}` && task['desiredStatus'] === desiredStatus,
    );
    return { taskArns: found.map(({ taskArn }) => taskArn) };
  }
}

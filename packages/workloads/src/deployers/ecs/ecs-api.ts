import type {
  CapacityProvider,
  Cluster,
  ContainerInstance,
  RegisterTaskDefinitionCommandInput,
  Service,
  Tag,
  Task,
  TaskDefinition,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { type AwsAccess, awsFailure, clientSettings } from '@deploy-actions/aws';

/** What every ProviderError of this deployer names as the system that failed. */
export const ecsSystem = 'ECS';

/** AWS refuses whoever asks: a right or a login is missing. */
export class RefusedError extends ProviderError {}

/** The few calls of ECS that are needed here, all for one cluster. They throw ProviderError, and the signal's reason when it fires. */
export interface EcsApi {
  /** `undefined` when there is none in this account and region. */
  cluster(signal?: AbortSignal): Promise<Cluster | undefined>;
  /** Those that exist. */
  services(names: readonly string[], signal?: AbortSignal): Promise<readonly Service[]>;
  taskDefinition(arn: string, signal?: AbortSignal): Promise<Described>;
  /** Gives the ARN of the new revision. */
  register(input: RegisterTaskDefinitionCommandInput, signal?: AbortSignal): Promise<string>;
  update(input: Omit<UpdateServiceCommandInput, 'cluster'>, signal?: AbortSignal): Promise<Service>;
  /** Tasks of the service that stopped within the last hour, as far as ECS still shows them: at most 100. */
  stoppedTasks(service: string, signal?: AbortSignal): Promise<readonly Task[]>;
  containerInstances(signal?: AbortSignal): Promise<readonly ContainerInstance[]>;
  capacityProviders(names: string[], signal?: AbortSignal): Promise<readonly CapacityProvider[]>;
}

/** A revision as ECS shows it. */
export interface Described {
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
}

/** ECS describes at most that many at a time: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const servicesAtOnce = 10;
const instancesAtOnce = 100;

/** The longest time for one call, its repeats and the wait for credentials included, in milliseconds. */
const callTime = 45_000;

/** UpdateService and RegisterTaskDefinition take longer than what only reads; in milliseconds. */
const tryTime = 10_000;

/** Opens the API for a cluster, https://docs.aws.amazon.com/AmazonECS/latest/APIReference/; requests go to the region of its ARN, if it is one. */
export async function openEcs(access: AwsAccess, cluster: string): Promise<EcsApi> {
  const sdk = await import('@aws-sdk/client-ecs');
  const [, partition = 'aws', , named] = cluster.startsWith('arn:') ? cluster.split(':') : [];
  const region = named || access.region;
  const settings = clientSettings(access);
  const requestHandler = { ...settings.requestHandler, requestTimeout: tryTime };
  const client = new sdk.ECSClient({ ...settings, region, requestHandler });
  return new AwsEcs(sdk, client, { cluster, arn: `arn:${partition}:ecs:${region}:*:` });
}

type Sdk = typeof import('@aws-sdk/client-ecs');

/** Where the cluster is. */
interface Place {
  readonly cluster: string;
  /** What the ARNs of everything there begin with. */
  readonly arn: string;
}

class AwsEcs implements EcsApi {
  readonly #sdk: Sdk;
  readonly #client: InstanceType<Sdk['ECSClient']>;
  readonly #cluster: string;
  readonly #arn: string;

  constructor(sdk: Sdk, client: InstanceType<Sdk['ECSClient']>, { cluster, arn }: Place) {
    this.#sdk = sdk;
    this.#client = client;
    this.#cluster = cluster;
    this.#arn = arn;
  }

  async cluster(signal?: AbortSignal) {
    const command = new this.#sdk.DescribeClustersCommand({ clusters: [this.#cluster] });
    const { clusters = [] } = await call((options) => this.#client.send(command, options), {
      ...{ operation: 'look at the cluster', action: 'DescribeClusters' },
      ...{ resource: `${this.#arn}cluster/${this.#clusterName}`, signal },
    });
    return clusters[0];
  }

  async services(names: readonly string[], signal?: AbortSignal) {
    const cluster = this.#cluster;
    const pages = chunks(names, servicesAtOnce).map(async (services) => {
      const command = new this.#sdk.DescribeServicesCommand({ cluster, services });
      const answer = await call((options) => this.#client.send(command, options), {
        ...{ operation: 'look at services', action: 'DescribeServices' },
        ...{ resource: this.#ofCluster('service', services.length === 1 ? services[0] : '*'), signal },
      });
      return answer.services ?? [];
    });
    return (await Promise.all(pages)).flat();
  }

  async taskDefinition(taskDefinition: string, signal?: AbortSignal): Promise<Described> {
    const command = new this.#sdk.DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] });
    const answer = await call((options) => this.#client.send(command, options), {
      ...{ operation: 'look at a task definition', action: 'DescribeTaskDefinition' },
      ...{ resource: '*', signal },
    });
    return { definition: answer.taskDefinition ?? {}, tags: answer.tags ?? [] };
  }

  async register(input: RegisterTaskDefinitionCommandInput, signal?: AbortSignal) {
    const operation = 'register a task definition';
    const command = new this.#sdk.RegisterTaskDefinitionCommand(input);
    const answer = await call((options) => this.#client.send(command, options), {
      ...{ operation, action: 'RegisterTaskDefinition', signal },
      resource: `${this.#arn}task-definition/${input.family}:*`,
    });
    return answer.taskDefinition?.taskDefinitionArn ?? nothing(operation);
  }

  async update(input: Omit<UpdateServiceCommandInput, 'cluster'>, signal?: AbortSignal) {
    const operation = `update service ${input.service}`;
    const command = new this.#sdk.UpdateServiceCommand({ ...input, cluster: this.#cluster });
    const answer = await call((options) => this.#client.send(command, options), {
      ...{ operation, action: 'UpdateService', signal },
      resource: this.#ofCluster('service', input.service),
    });
    return answer.service ?? nothing(operation);
  }

  async stoppedTasks(serviceName: string, signal?: AbortSignal) {
    const cluster = this.#cluster;
    const operation = 'look at stopped tasks';
    const list = new this.#sdk.ListTasksCommand({ cluster, serviceName, desiredStatus: 'STOPPED' });
    const { taskArns: tasks = [] } = await call((options) => this.#client.send(list, options), {
      ...{ operation, action: 'ListTasks', resource: '*', signal },
    });
    if (tasks.length === 0) return [];
    const describe = new this.#sdk.DescribeTasksCommand({ cluster, tasks });
    const answer = await call((options) => this.#client.send(describe, options), {
      ...{ operation, action: 'DescribeTasks', resource: this.#ofCluster('task'), signal },
    });
    return answer.tasks ?? [];
  }

  async containerInstances(signal?: AbortSignal) {
    const cluster = this.#cluster;
    const pages = chunks(await this.#instanceArns(signal), instancesAtOnce).map(
      async (containerInstances) => {
        const command = new this.#sdk.DescribeContainerInstancesCommand({ cluster, containerInstances });
        const answer = await call((options) => this.#client.send(command, options), {
          ...{ operation: 'look at container instances', action: 'DescribeContainerInstances' },
          ...{ resource: '*', signal },
        });
        return answer.containerInstances ?? [];
      },
    );
    return (await Promise.all(pages)).flat();
  }

  async #instanceArns(signal: AbortSignal | undefined): Promise<readonly string[]> {
    const cluster = this.#cluster;
    const arns: string[] = [];
    for (let nextToken: string | undefined; ; ) {
      const command = new this.#sdk.ListContainerInstancesCommand({ cluster, status: 'ACTIVE', nextToken });
      const page = await call((options) => this.#client.send(command, options), {
        ...{ operation: 'look at container instances', action: 'ListContainerInstances' },
        ...{ resource: '*', signal },
      });
      arns.push(...(page.containerInstanceArns ?? []));
      nextToken = page.nextToken;
      if (nextToken === undefined) return arns;
    }
  }

  async capacityProviders(capacityProviders: string[], signal?: AbortSignal) {
    const command = new this.#sdk.DescribeCapacityProvidersCommand({ capacityProviders });
    const answer = await call((options) => this.#client.send(command, options), {
      ...{ operation: 'look at capacity providers', action: 'DescribeCapacityProviders' },
      ...{ resource: '*', signal },
    });
    return answer.capacityProviders ?? [];
  }

  get #clusterName(): string {
    return this.#cluster.slice(this.#cluster.lastIndexOf('/') + 1);
  }

  #ofCluster(kind: string, name = '*'): string {
    return `${this.#arn}${kind}/${this.#clusterName}/${name}`;
  }
}

/** One call, for its failure. */
interface Call {
  readonly operation: string;
  readonly action: string;
  readonly resource: string;
  readonly signal: AbortSignal | undefined;
}

async function call<T>(
  send: (options: { abortSignal: AbortSignal }) => Promise<T>,
  { operation, action, resource, signal }: Call,
): Promise<T> {
  const limit = AbortSignal.timeout(callTime);
  const abortSignal = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    // The signal reaches requests only, not the wait for credentials before them.
    return await Promise.race([send({ abortSignal }), aborted(abortSignal)]);
  } catch (error) {
    signal?.throwIfAborted();
    const details = { system: ecsSystem, operation };
    if (limit.aborted) {
      throw new ProviderError(`${operation}: no answer within the time limit`, {
        ...{ ...details, retryable: true },
      });
    }
    const failure = awsFailure(error, { ...details, ...missingRight(error, action, resource) });
    // A shift under way finds its way back from a ProviderError, so that everything that comes up here is one.
    if (failure instanceof ConfigurationError) throw new RefusedError(failure.message, details);
    throw failure;
  }
}

/** The refusal itself knows best: RegisterTaskDefinition also takes `iam:PassRole` on the roles of the tasks. */
function missingRight(error: unknown, action: string, resource: string) {
  const message = error instanceof Error ? error.message : '';
  const said = /not authorized to perform: (\S+) on resource: (\S+)/.exec(message);
  return { action: said?.[1] ?? `ecs:${action}`, resource: said?.[2] ?? resource };
}

function nothing(operation: string): never {
  throw new ProviderError(`${operation}: the answer is empty`, { system: ecsSystem, operation });
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

import { beforeEach, describe, expect, test } from 'vitest';
import { openDeployer, release, startEcs } from './ecs-world.ts';
import type { FakeEcs, Json } from './fake-ecs.ts';

let aws: FakeEcs;

beforeEach(async () => {
  aws = await startEcs();
});
const containers = { api: 'shop/api:{{version}}' };
const service = () => aws.services.get('api-green') as Json;
const limits = (minimumHealthyPercent: number, maximumPercent: number) => ({
  deploymentConfiguration: { minimumHealthyPercent, maximumPercent, strategy: 'ROLLING' },
});

async function look(services?: Json, more: Json = {}, rights?: boolean) {
  const { deployer, runtime } = await openDeployer(services, more);
  const obstacles = await deployer.preflight?.(release, ...(rights === undefined ? [] : [{ rights }]));
  return { obstacles, log: runtime.lines.filter((line) => !line.startsWith('debug')).join('\n') };
}

test('nothing is in the way of a service in order, and nothing is changed by looking', async () => {
  const before = structuredClone([service(), [...aws.taskDefinitions]]);
  expect(await look()).toEqual({ obstacles: [], log: '' });
  expect([service(), [...aws.taskDefinitions]]).toEqual(before);
});

describe('in the way is', () => {
  test.each([
    [
      'a cluster of another region',
      { cluster: 'other' },
      /^there is no cluster `other` in this account and region/,
    ],
    [
      'a service that is not there',
      { services: { 'web-green': { containers } } },
      /^there is no service `web-green` in the cluster `shop`$/,
    ],
    [
      'two names that become one, of which the other would be lost',
      { services: { 'api-{{color}}': { containers }, 'api-green': { containers: { log: 'x' } } } },
      /^two names under `services` are the same once their placeholders are replaced$/,
    ],
    [
      'a container that is not there',
      { services: { 'api-green': { containers: { app: 'x', api: 'y' } } } },
      /task definition api-green-task:1 has no container `app`; it has `api`, `log`$/,
    ],
  ])('%s', async (_, { services, ...more }: Json, message) => {
    const { obstacles } = await look(services, more);
    expect(obstacles).toEqual([expect.stringMatching(message)]);
  });

  test('a cluster that is going', async () => {
    aws.cluster['status'] = 'DEPROVISIONING';
    expect((await look()).obstacles).toEqual(['the cluster `shop` is DEPROVISIONING, not ACTIVE']);
    aws.cluster['status'] = 'INACTIVE';
    expect((await look()).obstacles).toEqual([expect.stringMatching(/^there is no cluster `shop`/)]);
  });

  test.each([
    [{ status: 'DRAINING' }, /^service api-green: it is DRAINING, not ACTIVE$/],
    [
      { deploymentController: { type: 'CODE_DEPLOY' } },
      /its deployment controller is CODE_DEPLOY.*give each colour a service with the controller ECS, or start CodeDeploy by `deployer: command`/,
    ],
    [{ deploymentController: { type: 'EXTERNAL' } }, /its deployment controller is EXTERNAL/],
    [
      { deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } },
      /its deployment strategy is BLUE_GREEN, by which ECS itself moves traffic.*set it to ROLLING/,
    ],
    [{ deploymentConfiguration: { strategy: 'CANARY' } }, /its deployment strategy is CANARY/],
    [
      { desiredCount: 0, runningCount: 0 },
      /it is to have 0 tasks, so that nothing would run; set `desired-count`/,
    ],
    [
      limits(100, 100),
      /with 3 of 3 tasks running, minimumHealthyPercent 100 and maximumPercent 100 let no task start before one stops/,
    ],
    [
      { ...limits(100, 150), desiredCount: 1, runningCount: 1 },
      /with 1 of 1 tasks running, minimumHealthyPercent 100 and maximumPercent 150 let no task start/,
    ],
  ])('a service that is %j', async (fields: Json, message) => {
    Object.assign(service(), fields);
    expect((await look()).obstacles).toEqual([expect.stringMatching(message)]);
  });

  test('a desired count for a daemon, which has none', async () => {
    Object.assign(service(), { schedulingStrategy: 'DAEMON', ...limits(0, 100), launchType: 'EC2' });
    const { obstacles } = await look({ 'api-green': { containers, 'desired-count': 2 } });
    expect(obstacles).toEqual([expect.stringContaining('leave `desired-count` away')]);
    expect((await look()).obstacles).toEqual([]);
  });

  test('everything at once', async () => {
    aws.cluster['status'] = 'PROVISIONING';
    aws.addService('web-green', { web: 'shop/web:1' }, { status: 'DRAINING' });
    const { obstacles } = await look({
      'api-green': { containers: { app: 'x' } },
      'web-green': { containers: { web: 'y' } },
      'job-green': { containers },
    });
    expect(obstacles).toHaveLength(4);
  });

  test('every right that is missing, to look and to write', async () => {
    const operations = ['DescribeClusters', 'DescribeTaskDefinition'];
    for (const operation of operations) aws.refusals.push({ operation, code: 'AccessDeniedException' });
    expect((await look()).obstacles).toEqual([
      expect.stringContaining('allow `ecs:DescribeClusters` on `arn:aws:ecs:eu-central-1:*:cluster/shop`'),
      expect.stringContaining('allow `ecs:DescribeTaskDefinition` on `*`'),
    ]);
    for (const operation of ['RegisterTaskDefinition', 'UpdateService']) {
      aws.refusals.push({ operation, code: 'AccessDeniedException' });
    }
    expect((await look()).obstacles).toEqual([
      expect.stringContaining(
        'allow `ecs:RegisterTaskDefinition` on `arn:aws:ecs:eu-central-1:*:task-definition/api-green-task:*`',
      ),
      expect.stringContaining(
        'allow `ecs:UpdateService` on `arn:aws:ecs:eu-central-1:*:service/shop/api-green`',
      ),
    ]);
  });
});

test('the right to register is asked for with all that policies look at, tags too', async () => {
  const found = aws.taskDefinitions.get(service()['taskDefinition']);
  Object.assign(found?.definition ?? {}, { taskRoleArn: 'arn:aws:iam::123456789012:role/shop' });
  found?.tags.push({ key: 'team', value: 'shop' }, { key: 'aws:cloudformation:stack-name', value: 's' });
  expect((await look()).obstacles).toEqual([]);
  expect(aws.requests.find(({ operation }) => operation === 'RegisterTaskDefinition')?.body).toMatchObject({
    ...{ family: 'api-green-task', cpu: '256', memory: '512', containerDefinitions: [] },
    ...{ taskRoleArn: 'arn:aws:iam::123456789012:role/shop', tags: [{ key: 'team', value: 'shop' }] },
  });
});

test.each(['RegisterTaskDefinition', 'UpdateService'])(
  'an ECS that takes what it should refuse is told of: %s',
  async (operation) => {
    aws.takes.add(operation);
    const { obstacles, log } = await look();
    expect(obstacles).toEqual([]);
    expect(log).toMatch(
      new RegExp(`^warning: ECS took a request that was made to be refused .*${operation}.*api-green`),
    );
  },
);

test('an ECS that does not answer is no obstacle but a failure', async () => {
  aws.refusals.push(
    ...Array(3).fill({ operation: 'DescribeClusters', code: 'ServerException', status: 500 }),
  );
  await expect(look()).rejects.toMatchObject({ system: 'ECS', retryable: true });
});

test('the right to see why tasks stopped is missed in a warning', async () => {
  aws.refusals.push({ operation: 'ListTasks', code: 'AccessDeniedException' });
  const { obstacles, log } = await look();
  expect(obstacles).toEqual([]);
  expect(log).toMatch(/^warning: If tasks of api-green stop, this can't say why: .*allow `ecs:ListTasks`/);
});

test('a service that both colours share is warned of', async () => {
  const { obstacles, log } = await look({ 'api-green': { containers } });
  expect(obstacles).toEqual([]);
  expect(log).toMatch(/^warning: The service api-green is the same for blue and green/);
});

describe('without rights', () => {
  const see = (services?: Json) => look(services, {}, false);

  test('only what reads is asked, and what that shows is told', async () => {
    expect(await see()).toEqual({ obstacles: [], log: '' });
    expect(new Set(aws.requests.map(({ operation }) => operation))).toEqual(
      new Set(['DescribeClusters', 'DescribeServices', 'DescribeTaskDefinition']),
    );
    Object.assign(service(), { status: 'DRAINING' });
    const { obstacles } = await see({
      'api-green': { containers: { app: 'x' } },
      'job-green': { containers },
    });
    expect(obstacles).toHaveLength(3);
  });

  test('a login that may not look is a failure, unless something else was found', async () => {
    const refuse = () =>
      aws.refusals.push({ operation: 'DescribeTaskDefinition', code: 'AccessDeniedException' });
    refuse();
    await expect(see()).rejects.toMatchObject({
      system: 'ECS',
      message: expect.stringContaining('allow `ecs:DescribeTaskDefinition`'),
    });
    refuse();
    const { obstacles } = await see({ 'api-{{color}}': { containers }, 'job-green': { containers } });
    expect(obstacles).toEqual(['there is no service `job-green` in the cluster `shop`']);
  });
});

describe('room on container instances', () => {
  const instance = (cpu: number, memory: number, more: Json = {}) => ({
    ...{
      containerInstanceArn: `arn:instance/${aws.instances.length}`,
      status: 'ACTIVE',
      agentConnected: true,
    },
    remainingResources: [
      { name: 'CPU', type: 'INTEGER', integerValue: cpu },
      { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
      { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '2376'] },
      { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
    ],
    ...more,
  });
  beforeEach(() => void Object.assign(service(), { launchType: 'EC2' }));
  const definition = () => aws.taskDefinitions.get(service()['taskDefinition'])?.definition ?? {};

  test.each([
    ['for one more of 256 CPU units and 512 MiB', [[256, 512]], undefined],
    [
      'for one more on the second',
      [
        [1024, 100],
        [300, 600],
      ],
      undefined,
    ],
    [
      'for none by CPU',
      [[255, 4096]],
      /no container instance has room for one more task \(256 CPU units, 512 MiB\), and .* let none of the 3 running stop before/,
    ],
    ['for none by memory', [[4096, 511]], /no container instance has room/],
    ['on none', [], /no container instance has room/],
  ])('is %s', async (_, instances, message) => {
    for (const [cpu = 0, memory = 0] of instances) aws.instances.push(instance(cpu, memory));
    expect((await look()).obstacles).toEqual(message ? [expect.stringMatching(message)] : []);
  });

  test('is not on instances whose agent is away', async () => {
    aws.instances.push(instance(4096, 4096, { agentConnected: false }));
    expect((await look()).obstacles).toHaveLength(1);
  });

  test('is made by tasks that may stop before', async () => {
    Object.assign(service(), limits(50, 100));
    expect((await look()).obstacles).toEqual([]);
  });

  test('must be for all tasks of a colour that has none, and of one that grows', async () => {
    aws.instances.push(instance(512, 4096));
    Object.assign(service(), { runningCount: 0 });
    expect((await look()).obstacles).toEqual([
      expect.stringMatching(
        /room for 2 more tasks .* beside 0 running, which is less than the 3 it is to have/,
      ),
    ]);
    Object.assign(service(), { runningCount: 3 });
    const bigger = await look({ 'api-green': { containers, 'desired-count': 6 } });
    expect(bigger.obstacles).toEqual([expect.stringMatching(/beside 3 running, which is less than the 6/)]);
    expect((await look({ 'api-green': { containers, 'desired-count': 5 } })).obstacles).toEqual([]);
  });

  test('counts what containers reserve, and fixed ports once an instance', async () => {
    const [api, log] = definition()['containerDefinitions'];
    Object.assign(definition(), { cpu: undefined, memory: undefined, networkMode: 'bridge' });
    Object.assign(api, {
      cpu: 100,
      memory: 900,
      memoryReservation: 200,
      portMappings: [{ containerPort: 80, hostPort: 8080, protocol: 'tcp' }],
    });
    Object.assign(log, { cpu: 50, memory: 100, portMappings: [{ containerPort: 514, hostPort: 0 }] });
    Object.assign(service(), { runningCount: 0, desiredCount: 2 });
    aws.instances.push(instance(4096, 4096));
    expect((await look()).obstacles).toEqual([
      expect.stringContaining('room for 1 more tasks (150 CPU units, 300 MiB, port 8080) beside 0 running'),
    ]);
    aws.instances.push(instance(150, 300));
    expect((await look()).obstacles).toEqual([]);
    aws.instances.at(0)?.['remainingResources'][2].stringSetValue.push('8080');
    expect((await look()).obstacles).toHaveLength(1);
  });

  test('is asked of the instances of its capacity provider alone, unless that grows', async () => {
    const managed = (status: string) => ({
      name: 'own',
      autoScalingGroupProvider: { managedScaling: { status } },
    });
    Object.assign(service(), {
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'own', weight: 1 }],
    });
    aws.providers.push(managed('DISABLED'));
    aws.instances.push(instance(4096, 4096, { capacityProviderName: 'other' }));
    expect((await look()).obstacles).toHaveLength(1);
    aws.instances.push(instance(4096, 4096, { capacityProviderName: 'own' }));
    expect((await look()).obstacles).toEqual([]);
    aws.instances.length = 0;
    aws.providers.splice(0, 1, managed('ENABLED'));
    expect(await look()).toEqual({
      obstacles: [],
      log: 'api-green: the capacity provider own grows by itself; whether there is room already is not asked.',
    });
  });

  test('is nobody’s question on Fargate', async () => {
    Object.assign(service(), { launchType: 'FARGATE' });
    await look();
    Object.assign(service(), {
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }],
    });
    expect((await look()).obstacles).toEqual([]);
    expect(aws.count('ListContainerInstances')).toBe(0);
  });

  test('that may not be looked at is a missing right', async () => {
    aws.refusals.push({ operation: 'ListContainerInstances', code: 'AccessDeniedException' });
    expect((await look()).obstacles).toEqual([expect.stringContaining('allow `ecs:ListContainerInstances`')]);
  });
});

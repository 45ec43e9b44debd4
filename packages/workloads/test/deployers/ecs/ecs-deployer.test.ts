import { ProviderError } from '@deploy-actions/action-kit';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { withImages } from '../../../src/deployers/ecs/task-revision.ts';
import { openDeployer, release, startEcs } from './ecs-world.ts';
import { type FakeEcs, type Json, registerMembers } from './fake-ecs.ts';

let aws: FakeEcs;

beforeEach(async () => {
  aws = await startEcs();
});

async function open(services?: Json, more: Json = {}) {
  const { deployer, runtime } = await openDeployer(services, more);
  return { deployer, runtime, log: () => runtime.lines.join('\n') };
}

const service = (name = 'api-green') => aws.services.get(name) as Json;
const running = (name = 'api-green') => aws.taskDefinitions.get(service(name)['taskDefinition'])?.definition;
const image = (name = 'api-green') => running(name)?.['containerDefinitions'][0].image;

describe('a deployment', () => {
  test('is a new revision with the new images and everything else as it was', async () => {
    const before = aws.taskDefinitions.get(service()['taskDefinition']);
    const old = structuredClone(before?.definition);
    before?.tags.push({ key: 'team', value: 'shop' }, { key: 'aws:cloudformation:stack-name', value: 's' });
    const { deployer, log } = await open();
    await deployer.deploy(release);
    const now = running();
    const own = ['taskDefinitionArn', 'revision', 'containerDefinitions'];
    const rest = (definition: Json = {}) =>
      Object.fromEntries(Object.entries(definition).filter(([name]) => !own.includes(name)));
    expect(rest(now)).toEqual(rest(old));
    expect(now?.['containerDefinitions']).toEqual([
      { ...old?.['containerDefinitions'][0], image: 'shop/api:2.0.0' },
      old?.['containerDefinitions'][1],
    ]);
    expect(aws.taskDefinitions.get(service()['taskDefinition'])?.tags).toEqual([
      { key: 'team', value: 'shop' },
    ]);
    expect(service()['desiredCount']).toBe(3);
    expect(log()).toMatch(
      /api-green-task:2 is api-green-task:1 with api = shop\/api:2\.0\.0\..*\n.*deployment ecs-svc\/102 of api-green-task:2 began/,
    );
  });

  test('asks for what a request may have, and for all of it', () => {
    const asked: Json = Object.fromEntries(registerMembers.map((name) => [name, `the ${name}`]));
    const container = { name: 'api', image: 'shop/api:1', environment: [{ name: 'A', value: 'b' }] };
    const definition = {
      ...asked,
      ...{ containerDefinitions: [container], taskDefinitionArn: 'arn', revision: 7, status: 'ACTIVE' },
      ...{ requiresAttributes: [], compatibilities: ['EC2'], registeredAt: new Date(), registeredBy: 'me' },
      ...{ deregisteredAt: new Date(), deleteRequestedAt: new Date() },
    };
    expect(withImages({ definition, tags: [] } as never, { api: 'shop/api:2' })).toEqual({
      ...asked,
      containerDefinitions: [{ ...container, image: 'shop/api:2' }],
    });
  });

  test('waits until its own deployment has completed, and tells how it goes', async () => {
    aws.onLook = (it, looks) => {
      const [own] = it['deployments'];
      own.runningCount = Math.min(3, looks);
      own.pendingCount = 3 - own.runningCount;
      if (looks === 9) aws.complete(it);
    };
    const { deployer, log, runtime } = await open();
    const before = runtime.clock.now();
    await deployer.deploy(release);
    expect(aws.count('DescribeServices')).toBe(2 + 9);
    expect(runtime.clock.now() - before).toBe(9 * 5_000);
    expect(log()).toMatch(
      /1 of 3 tasks running, 2 starting\n.*2 of 3 tasks running, 1 starting\n.*3 of 3 tasks running\n✔ api-green/,
    );
  });

  test('of images that run already begins nothing, and waits for what is under way', async () => {
    aws.deploy(service(), aws.addTaskDefinition('api-green-task', { api: 'shop/api:2.0.0' }));
    aws.beforeUpdate = (looks) => {
      if (looks === 5) aws.complete(service());
    };
    const { deployer, log } = await open();
    await deployer.deploy(release);
    expect(aws.count('UpdateService') + aws.count('RegisterTaskDefinition')).toBe(0);
    expect(aws.count('DescribeServices')).toBe(5);
    expect(log()).toContain('api-green-task:2 has these images already');
  });

  test('of images that run already is begun anew when ECS has given it up', async () => {
    const own = aws.deploy(service(), aws.addTaskDefinition('api-green-task', { api: 'shop/api:2.0.0' }));
    own['rolloutState'] = 'FAILED';
    await (await open()).deployer.deploy(release);
    expect(aws.requests.find(({ operation }) => operation === 'UpdateService')?.body).toMatchObject({
      forceNewDeployment: true,
    });
    expect(service()['deployments'][0].id).toBe('ecs-svc/103');
  });

  test('sets the desired count only where one is given', async () => {
    const containers = { api: 'shop/api:{{version}}' };
    const { deployer } = await open({ 'api-green': { containers, 'desired-count': 5 } });
    await deployer.deploy(release);
    expect(service()).toMatchObject({ desiredCount: 5, runningCount: 5 });
    expect(image()).toBe('shop/api:2.0.0');
  });

  test('asks the fence right before the update, and changes nothing that it forbids', async () => {
    const { deployer } = await open();
    const fence = vi.fn(async () => {
      expect(aws.requests.at(-1)?.operation).toBe('DescribeServices');
      throw new Error('somebody else holds the lock');
    });
    await expect(deployer.deploy(release, { fence })).rejects.toThrow('somebody else holds the lock');
    expect(fence).toHaveBeenCalledOnce();
    expect(aws.count('UpdateService')).toBe(0);
    expect(image()).toBe('shop/api:1.0.0');
  });

  test('that somebody else made meanwhile is not lost', async () => {
    aws.beforeUpdate = (looks) => {
      if (looks !== 2) return;
      aws.deploy(
        service(),
        aws.addTaskDefinition('api-green-task', { api: 'shop/api:1.5.0', log: 'fluent-bit:4' }),
      );
    };
    const { deployer, log } = await open();
    await deployer.deploy(release);
    expect(running()?.['containerDefinitions'].map((each: Json) => each['image'])).toEqual([
      'shop/api:2.0.0',
      'fluent-bit:4',
    ]);
    expect(log()).toMatch(/warning: Somebody else deployed api-green-task:3 to api-green meanwhile/);
    expect(log()).toMatch(
      /warning: A deployment of api-green-task:3 to api-green \(ecs-svc\/102\) was under way/,
    );
  });

  test('whose answer was lost is found again', async () => {
    aws.lostUpdates = 3;
    const { deployer } = await open();
    await deployer.deploy(release);
    expect(image()).toBe('shop/api:2.0.0');
    expect(service()['deployments'][0].id).toBe('ecs-svc/102');
  });
});

describe('a deployment that fails', () => {
  const stopped = (startedBy: string, more: Json = {}) => ({
    ...{
      taskArn: `arn:task/${aws.tasks.length}`,
      group: 'service:api-green',
      desiredStatus: 'STOPPED',
      startedBy,
    },
    ...{ stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' },
    containers: [
      { name: 'api', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    ],
    ...more,
  });
  const event = (message: string, createdAt = 1_767_268_900) => ({
    id: message,
    createdAt,
    message: `(service api-green) ${message}`,
  });

  test('is told from success when the circuit breaker went back, with the reasons of ECS and of the tasks', async () => {
    const before = service()['taskDefinition'];
    aws.onLook = (it, looks) => {
      const own = it['deployments'].find((each: Json) => each['id'] === 'ecs-svc/102');
      if (looks === 2) {
        own.failedTasks = 2;
        aws.tasks.push(
          stopped('ecs-svc/102'),
          stopped('ecs-svc/102'),
          stopped('ecs-svc/101', { stoppedReason: 'of the old one' }),
        );
        it['events'].unshift(
          event('has started 3 tasks: (task 1).'),
          event('was unable to place a task.', 1_767_200_000),
        );
      }
      if (looks === 4) {
        Object.assign(own, {
          rolloutState: 'FAILED',
          rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
        });
        aws.deploy(it, before, 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/101.');
        it['events'].unshift(event('(deployment ecs-svc/102) deployment failed: tasks failed to start.'));
      }
    };
    const { deployer, log } = await open();
    await expect(deployer.deploy(release)).rejects.toMatchObject({
      message: [
        'service api-green: ECS gave the deployment ecs-svc/102 up (ECS deployment circuit breaker: tasks failed to start) and goes back to api-green-task:1',
        '  2 tasks stopped: Essential container in task exited; container `api`: exit code 137, OutOfMemoryError: Container killed due to memory usage',
        '  (deployment ecs-svc/102) deployment failed: tasks failed to start',
      ].join('\n'),
      ...{ system: 'ECS', operation: 'deploy', retryable: false },
    });
    expect(log().match(/2 tasks stopped: Essential/g)).toHaveLength(1);
  });

  test.each([
    ['the failed deployment is gone already', 'rolling back', true],
    ['ECS took the earlier deployment up again', 'reused', true],
    ['nobody says why', 'silent', false],
  ])('is told from success after a rollback when %s', async (_, kind, reason) => {
    const before = service()['taskDefinition'];
    const [first] = structuredClone(service()['deployments']);
    aws.onLook = (it, looks) => {
      if (looks !== 3) return;
      if (kind === 'reused') {
        const [own] = it['deployments'];
        own.status = 'ACTIVE';
        it['deployments'] = [
          {
            ...first,
            rolloutState: 'IN_PROGRESS',
            rolloutStateReason: 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/101.',
          },
          own,
        ];
        return;
      }
      aws.deploy(
        it,
        before,
        reason ? 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/101.' : '',
      );
      aws.complete(it);
      if (reason)
        it['deployments'][0].rolloutStateReason =
          'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/101.';
      else it['deployments'][0].rolloutStateReason = '';
    };
    await expect((await open()).deployer.deploy(release)).rejects.toThrow(
      /ECS took the deployment ecs-svc\/102 back and the service is at api-green-task:1 again/,
    );
  });

  test('is told from what somebody else deployed when ECS goes back further than to the version before', async () => {
    const older = aws.addTaskDefinition('api-green-task', { api: 'shop/api:0.9.0' });
    aws.onLook = (it, looks) => {
      if (looks !== 2) return;
      aws.deploy(it, older, 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/77.');
      it['deployments'].length = 1;
    };
    await expect((await open()).deployer.deploy(release)).rejects.toThrow(
      'ECS took the deployment ecs-svc/102 back and the service is at api-green-task:2 again (ECS deployment circuit breaker: rolling back',
    );
  });

  test('is told from success when somebody else deployed after it', async () => {
    aws.onLook = (it, looks) => {
      if (looks !== 2) return;
      aws.deploy(it, aws.addTaskDefinition('api-green-task', { api: 'shop/api:3.0.0' }));
      aws.complete(it);
    };
    await expect((await open()).deployer.deploy(release)).rejects.toThrow(
      'service api-green: somebody else deployed api-green-task:3 after this run (deployment ecs-svc/103, ECS deployment ecs-svc/103 completed.)',
    );
  });

  test('is given up at the time limit, with the reasons of its tasks, and goes on', async () => {
    service()['deploymentConfiguration'] = {};
    aws.onLook = (it, looks) => {
      if (looks === 2) {
        aws.tasks.push(
          stopped('ecs-svc/102', {
            stoppedReason: 'CannotPullContainerError: pull access denied',
            containers: [],
          }),
        );
        it['events'].unshift(
          event('was unable to place a task because no container instance met all of its requirements.'),
        );
      }
    };
    const { deployer, log, runtime } = await open(undefined, { timeout: 60_000 });
    const before = runtime.clock.now();
    await expect(deployer.deploy(release)).rejects.toThrow(
      [
        'service api-green: the deployment ecs-svc/102 did not complete within 1m (0 of 3 tasks running, 3 starting) and goes on by itself',
        '  a task stopped: CannotPullContainerError: pull access denied',
        '  was unable to place a task because no container instance met all of its requirements',
      ].join('\n'),
    );
    expect(runtime.clock.now() - before).toBeLessThanOrEqual(60_000);
    expect(log()).toMatch(/Without a deployment circuit breaker, .*: api-green\./);
    // Told while waiting, each once.
    expect(log().match(/^ {2}api-green: was unable to place a task/gm)).toHaveLength(1);
    expect(log().match(/^ {2}api-green: a task stopped: CannotPull/gm)).toHaveLength(1);
  });

  test('is not believed to be gone while ECS shows the service as it was', async () => {
    const old = structuredClone(service()['deployments']);
    let updated: Json[] = [];
    aws.onLook = (it, looks) => {
      if (looks === 1) updated = it['deployments'];
      it['deployments'] = looks < 4 ? structuredClone(old) : updated;
      if (looks === 6) aws.complete(it);
    };
    await (await open()).deployer.deploy(release);
    expect(aws.count('DescribeServices')).toBe(8);
  });

  test('that was there and is gone, with the earlier one in its place, was taken back', async () => {
    const old = structuredClone(service()['deployments']);
    aws.onLook = (it, looks) => {
      if (looks > 2) it['deployments'] = old;
    };
    await expect((await open()).deployer.deploy(release)).rejects.toThrow(
      'service api-green: ECS took the deployment ecs-svc/102 back (ECS shows the service as before)',
    );
  });

  test('is not waited for longer than a minute when ECS never shows it', async () => {
    const old = structuredClone(service()['deployments']);
    aws.onLook = (it) => {
      it['deployments'] = old;
    };
    const { deployer, runtime } = await open();
    const before = runtime.clock.now();
    await expect(deployer.deploy(release)).rejects.toThrow('ECS does not show the deployment ecs-svc/102');
    expect(runtime.clock.now() - before).toBeLessThan(90_000);
  });

  test('outlasts an ECS that does not answer for a while, not one that forbids to look', async () => {
    aws.onLook = (it, looks) => {
      if (looks === 1)
        aws.refusals.push(
          ...Array(3).fill({ operation: 'DescribeServices', code: 'ServerException', status: 500 }),
        );
      if (looks === 2) aws.complete(it);
    };
    const { deployer, log } = await open();
    await deployer.deploy(release);
    expect(log()).toMatch(
      /warning: Looking again at the services: look at services: refused: ServerException/,
    );

    aws.onLook = (it, looks) => {
      if (it['taskDefinition'].endsWith(':3') && looks === 1)
        aws.refusals.push({ operation: 'DescribeServices', code: 'AccessDeniedException' });
    };
    await expect((await open()).deployer.deploy({ ...release, version: '2.1.0' })).rejects.toThrow(
      /the deployment ecs-svc\/103 can't be seen any more: .*allow `ecs:DescribeServices` on `arn:aws:ecs:eu-central-1:\*:service\/shop\/api-green`/,
    );
  });

  test('says which right is missing, also those that ECS asks for on behalf of others', async () => {
    aws.refusals.push({
      ...{ operation: 'RegisterTaskDefinition', code: 'AccessDeniedException' },
      message:
        'User: arn:aws:sts::123456789012:assumed-role/deploy/x is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/task because no identity-based policy allows the iam:PassRole action',
    });
    await expect((await open()).deployer.deploy(release)).rejects.toMatchObject({
      message: expect.stringContaining('allow `iam:PassRole` on `arn:aws:iam::123456789012:role/task`'),
      system: 'ECS',
    });
    expect(aws.count('UpdateService')).toBe(0);
  });
});

describe('several services', () => {
  const services = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `s${index}-{{color}}`,
      { containers: { api: 'shop/api:{{version}}' } },
    ]),
  );
  beforeEach(() => {
    for (let index = 0; index < 12; index += 1) aws.addService(`s${index}-green`, { api: 'shop/api:1.0.0' });
  });

  test('are deployed together', async () => {
    const { deployer, runtime } = await open(services);
    const before = runtime.clock.now();
    await deployer.deploy(release);
    expect(new Set(Object.keys(services).map((name) => image(name.replace('{{color}}', 'green'))))).toEqual(
      new Set(['shop/api:2.0.0']),
    );
    expect(runtime.clock.now() - before).toBe(5_000);
  });

  test('that fail do not end the waiting for the others, and every reason is told', async () => {
    aws.refusals.push({ operation: 'UpdateService', code: 'InvalidParameterException', message: 'unhappy' });
    aws.onLook = (it, looks) => {
      if (it['serviceName'] === 's4-green') {
        Object.assign(it['deployments'][0], {
          rolloutState: 'FAILED',
          rolloutStateReason: 'tasks failed to start.',
        });
      } else if (looks === 5) aws.complete(it);
    };
    const { deployer, log } = await open(services);
    const error = (await deployer.deploy(release).catch((caught: unknown) => caught)) as Error;
    expect(error.message).toMatch(
      /^update service s0-green: unhappy\nservice s4-green: ECS gave the deployment \S+ up/,
    );
    expect(log().match(/^✔/gm)).toHaveLength(10);
    expect(log()).toMatch(/warning: service s4-green: ECS gave/);
  });

  test('are not begun when one can not even be prepared', async () => {
    aws.services.delete('s7-green');
    aws.services.delete('s9-green');
    await expect((await open(services)).deployer.deploy(release)).rejects.toThrow(
      'service s7-green: there is none in this cluster\nservice s9-green: there is none in this cluster',
    );
    expect(aws.count('UpdateService')).toBe(0);
  });

  test('that completed are looked at once more when all have: somebody may have deployed to one', async () => {
    aws.onLook = (it, looks) => {
      if (it['serviceName'] === 's0-green' && looks === 1) aws.complete(it);
      if (it['serviceName'] !== 's0-green' && looks === 4) aws.complete(it);
      if (it['serviceName'] !== 's1-green' || looks !== 3) return;
      const first = service('s0-green');
      aws.deploy(first, aws.addTaskDefinition('s0-task', { api: 'shop/api:9' }));
      aws.complete(first);
    };
    const { deployer, log } = await open(services);
    await expect(deployer.deploy(release)).rejects.toThrow(
      /^service s0-green: somebody else deployed s0-task:\d+ after this run/,
    );
    expect(log()).toContain('✔ s0-green');
  });

  test.each([
    ['a lost lock', new ProviderError('lost the lock', { system: 'state', operation: 'look at the lock' })],
    ['any error', new Error('lost the lock')],
  ])('that have begun are named when the fence forbids the next one by %s', async (_, forbidden) => {
    aws.onLook = () => {};
    let asked = 0;
    const fence = async () => {
      asked += 1;
      if (asked === 3) throw forbidden;
    };
    const { deployer, runtime, log } = await open(services);
    const began = runtime.clock.now();
    await expect(deployer.deploy(release, { fence })).rejects.toBe(forbidden);
    expect(asked).toBe(3);
    expect(runtime.clock.now()).toBe(began);
    expect(log().match(/of s\d-green goes on by itself in ECS; nothing was taken back/g)).toHaveLength(2);
    expect(aws.count('UpdateService')).toBe(2);
  });
});

test('a cancel leaves the deployment to ECS and says so', async () => {
  aws.onLook = () => {};
  const { deployer, runtime, log } = await open();
  const controller = new AbortController();
  const deploying = deployer.deploy(release, { signal: controller.signal });
  const cancelled = expect(deploying).rejects.toThrow('cancelled');
  await vi.waitUntil(() => aws.count('UpdateService') === 1 && log().includes('of 3 tasks'), { interval: 1 });
  controller.abort(new Error('cancelled'));
  await cancelled;
  expect(runtime.lines.at(-1)).toBe(
    'warning: The deployment ecs-svc/102 of api-green goes on by itself in ECS; nothing was taken back.',
  );
  expect(image()).toBe('shop/api:2.0.0');
});

test('the region is that of a cluster named by its ARN', async () => {
  const cluster = 'arn:aws-cn:ecs:cn-north-1:123456789012:cluster/shop';
  aws.refusals.push({ operation: 'DescribeClusters', code: 'AccessDeniedException' });
  const { deployer } = await open(undefined, { cluster });
  const found = await deployer.preflight?.(release);
  expect(found?.[0]).toContain('arn:aws-cn:ecs:cn-north-1:*:cluster/shop');
});

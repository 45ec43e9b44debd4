import { formatDuration } from '@deploy-actions/action-kit';
import { backOff, endContainer, type FakePod, runningPod } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { FakeControllers, type Fate } from './fake-controllers.ts';
import { deployer, release, startWorld, type World, waits, workload } from './world.ts';

const start = (pod: FakePod): void => {
  const { name, namespace, labels, uid } = pod.metadata;
  const names = (list: readonly { name: string }[] = []) => list.map((container) => container.name);
  const [containers, initContainers] = [names(pod.spec.containers), names(pod.spec.initContainers)];
  pod.status = runningPod(name, { namespace, labels, uid, containers, initContainers }).status;
};

/** A container ends soon after its start, and waits to be started again. */
const crashes =
  (container: string, how: { exitCode?: number; reason?: string } = {}): Fate =>
  (pod) => {
    if (pod.status.initContainerStatuses || pod.status.containerStatuses) return;
    start(pod);
    endContainer(pod, container, Date.UTC(2026, 0, 1, 12), how);
    backOff(pod, container);
  };

const unready: Fate = (pod) => {
  if (pod.status.phase === 'Running') return;
  start(pod);
  for (const status of pod.status.containerStatuses ?? []) status.ready = false;
  pod.status.conditions = [{ type: 'Ready', status: 'False', reason: 'ContainersNotReady' }];
};

/** Deploys what has this fate; gives the failure, what was logged, and how long it took. */
async function stall(fate: Fate | undefined, prepare: (world: World) => void = () => {}, replicas = 3) {
  const world = await startWorld();
  world.controllers.add(workload('Deployment', 'green', 'api', { replicas }));
  if (fate) world.controllers.fates.set('2', fate);
  prepare(world);
  const began = world.runtime.clock.now();
  const failure = await deployer(world)
    .deploy(release)
    .then(
      () => 'it rolled out',
      (error: Error) => error.message,
    );
  const lines = world.runtime.lines.filter((line) => line.startsWith('deployment green/api: '));
  return { failure, lines, took: world.runtime.clock.now() - began, world };
}

const message = 'failed to resolve reference "docker.io/shop/api:2": not found';

describe('a rollout that stalls says why, once as it happens and in the failure', () => {
  it.each([
    ['ErrImagePull', message],
    ['ImagePullBackOff', `Back-off pulling image "shop/api:2": ErrImagePull: ${message}`],
    ['ErrImageNeverPull', 'Container image "shop/api:2" is not present with pull policy of Never'],
  ])('%s', async (reason, said) => {
    const { failure, lines, took } = await stall(waits(reason, said));
    const line = `3 pods: container \`api\` can't get its image \`shop/api:2\` (${reason}): ${said}`;
    expect(failure).toContain(
      `deployment green/api did not roll out within 20s\ndeployment green/api: 0 of 3 pods of the new version are ready, `,
    );
    expect(failure).toContain(`\n  ${line}\nChanged before, and left so: deployment green/api (api: `);
    expect(lines.filter((each) => each.includes('container'))).toEqual([`deployment green/api: ${line}`]);
    expect(took).toBe(20_000);
  });

  it('with what was said of the image before, where the back-off says less', async () => {
    const { failure } = await stall((pod, age) => {
      if (age < 10_000) waits('ErrImagePull', message)(pod);
      else waits('ImagePullBackOff', 'Back-off pulling image')(pod);
    });
    expect(failure).toContain(message);
  });

  it('InvalidImageName, which ends the wait at once', async () => {
    const said = 'Failed to apply default image tag "shop/API:2": couldn\'t parse image name';
    const { failure, took } = await stall(waits('InvalidImageName', said));
    expect(failure).toContain("deployment green/api can't roll out\n");
    expect(failure).toContain(said);
    expect(took).toBeLessThan(5_000);
  });

  it('a missing secret', async () => {
    const { failure, lines } = await stall(waits('CreateContainerConfigError', 'secret "db" not found'));
    const line = 'container `api` can\'t be made (CreateContainerConfigError): secret "db" not found';
    expect(failure).toContain(`  3 pods: ${line}`);
    expect(lines.join('\n')).toContain(line);
  });

  it('a container that ends, with its exit code and its last lines', async () => {
    const { failure, lines, world } = await stall(
      crashes('api', { exitCode: 1, reason: 'Error' }),
      (made) => {
        made.runtime.secrets.add('hunter2');
        const log = ['first', ...Array.from({ length: 12 }, (_, index) => `line ${index}`)];
        const text = `${log.join('\n')}\npassword hunter2 \u001b[31mrefused\u001b[0m\n`;
        const write = made.api.meanwhile;
        made.api.meanwhile = (method, path) => {
          write?.(method, path);
          for (const { metadata } of made.api.pods)
            made.api.logs.set(`green/${metadata.name}/api`, { previous: text, now: '' });
        };
      },
    );
    const shown = ['line 3', 'line 11', 'password *** refused'];
    expect(failure).toContain('3 pods: container `api` ended with exit code 1; its last lines:\n');
    for (const line of shown) expect(failure).toContain(`\n    ${line}\n`);
    expect(failure).not.toContain('line 2\n');
    expect(failure).not.toContain('hunter2');
    const told = world.runtime.lines.filter((line) => line.includes('exit code 1'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('\n  password *** refused');
    expect(lines.length).toBeLessThan(5);
    const logs = world.api.requests.filter((request) => request.includes('/log?'));
    expect(logs).toHaveLength(2);
    expect(logs[0]).toContain('container=api&previous=true&tailLines=10&limitBytes=65536');
  });

  it('with no more of long logs in the failure than a state has room for', async () => {
    const { failure, world } = await stall(crashes('api', { exitCode: 1, reason: 'Error' }), (made) => {
      const before = made.api.meanwhile;
      made.api.meanwhile = (method, path) => {
        before?.(method, path);
        const previous = `${'x'.repeat(400)}\n`.repeat(30);
        for (const { metadata } of made.api.pods)
          made.api.logs.set(`green/${metadata.name}/api`, { previous });
      };
    });
    expect(failure.length).toBeLessThan(2_500);
    expect(failure).toMatch(/…\n\(the log has the rest\)\nChanged before/);
    expect(world.runtime.lines.at(-1)?.length).toBeGreaterThan(4_000);
  });

  it('an init container that ran out of memory, with its limit', async () => {
    const world = await startWorld();
    const given = workload('Deployment', 'green', 'api', { replicas: 1 });
    const migrate = { name: 'migrate', image: 'm:1', resources: { limits: { memory: '64Mi' } } };
    const spec = { ...given.spec.template.spec, initContainers: [migrate] };
    world.controllers.add({ ...given, spec: { ...given.spec, template: { ...given.spec.template, spec } } });
    world.controllers.fates.set('2', (pod, age) => {
      crashes('migrate')(pod, age);
      pod.status.phase = 'Pending';
      waits('PodInitializing', '')(pod);
      pod.status.conditions = [{ type: 'Ready', status: 'False' }];
    });
    await expect(deployer(world).deploy(release)).rejects.toThrow(
      '1 pod: container `migrate` ended with exit code 137 (OOMKilled), its memory limit is 64Mi',
    );
  });

  it('a container whose liveness or startup probe has it killed', async () => {
    const { failure } = await stall(
      crashes('api', { exitCode: 137, reason: 'Error' }),
      ({ api, controllers }) => {
        const before = api.meanwhile;
        api.meanwhile = (method, path) => {
          before?.(method, path);
          for (const pod of api.pods)
            controllers.tell(
              pod,
              'Unhealthy',
              'Startup probe failed: connection refused',
              'spec.containers{api}',
            );
        };
      },
    );
    expect(failure).toContain(
      '3 pods: container `api`: Startup probe failed: connection refused (Unhealthy)',
    );
    expect(failure).toContain('container `api` ended with exit code 137');
  });

  it('a readiness probe that fails', async () => {
    const { failure, lines } = await stall(unready, ({ api, controllers }) => {
      const before = api.meanwhile;
      api.meanwhile = (method, path) => {
        before?.(method, path);
        for (const pod of api.pods.filter(({ status }) => status.phase === 'Running'))
          controllers.tell(
            pod,
            ...(['Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503'] as const),
            'spec.containers{api}',
          );
      };
    });
    const line =
      'container `api`: Readiness probe failed: HTTP probe failed with statuscode: 503 (Unhealthy)';
    expect(failure).toContain(`0 of 3 pods of the new version are ready, 3 pods from before are still there`);
    expect(failure).toContain(`  3 pods: ${line}`);
    expect(lines.filter((each) => each.includes('Readiness'))).toHaveLength(1);
  });

  it('a pod that only does not get ready, at the end alone', async () => {
    const { failure, lines } = await stall(unready);
    expect(failure).toContain('3 pods: container `api` runs, but is not ready');
    expect(lines.join('\n')).not.toContain('is not ready');
  });

  it('pods that no node takes, in the scheduler’s words', async () => {
    const said = '0/3 nodes are available: 3 Insufficient cpu. preemption: none';
    const { failure } = await stall((pod) => {
      pod.status.conditions = [
        { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: said },
      ];
    });
    expect(failure).toContain(`3 pods: no node takes the pod (Unschedulable): ${said}`);
  });

  it('a volume that can’t be mounted', async () => {
    const said = 'MountVolume.SetUp failed for volume "certificates" : secret "tls" not found';
    const { failure } = await stall(waits('ContainerCreating', ''), ({ api, controllers }) => {
      const before = api.meanwhile;
      api.meanwhile = (method, path) => {
        before?.(method, path);
        for (const pod of api.pods) controllers.tell(pod, 'FailedMount', said);
      };
    });
    expect(failure).toContain(`3 pods: ${said} (FailedMount)`);
  });

  it('but nothing that is over: what kept the container from its start, once it runs', async () => {
    const { failure } = await stall(unready, ({ api, controllers }) => {
      const before = api.meanwhile;
      api.meanwhile = (method, path) => {
        before?.(method, path);
        for (const pod of api.pods) controllers.tell(pod, 'FailedMount', 'secret "tls" not found');
      };
    });
    expect(failure).toContain('3 pods: container `api` runs, but is not ready');
    expect(failure).not.toContain('FailedMount');
  });

  it('a quota, which its ReplicaSet tells', async () => {
    const said =
      'pods "api-" is forbidden: exceeded quota: small, requested: pods=1, used: pods=3, limited: pods=3';
    const { failure, lines } = await stall(undefined, ({ controllers }) => {
      controllers.quota = said;
    });
    expect(failure).toContain(
      'deployment green/api: 0 of 3 pods of the new version are ready, 0 of 3 pods are made',
    );
    expect(failure).toContain(`\n  pods can't be made (FailedCreate): ${said}`);
    expect(lines.filter((each) => each.includes('quota'))).toHaveLength(1);
  });

  it('the end of the progress deadline, before the time limit is over', async () => {
    const world = await startWorld();
    world.controllers.add(workload('Deployment', 'green', 'api', { progressDeadlineSeconds: 10 }));
    world.controllers.fates.set('2', waits('CreateContainerConfigError', 'secret "db" not found'));
    const began = world.runtime.clock.now();
    const failure = deployer(world).deploy(release);
    await expect(failure).rejects.toThrow(
      /can't roll out\n.*0 of 3 pods.*\n {2}no progress within its progressDeadlineSeconds of 10\n {2}3 pods: .*secret "db"/,
    );
    expect(formatDuration(world.runtime.clock.now() - began)).toBe('12s');
    // Nothing is written the second time: the deadline was over before, and says nothing about what happens now.
    const { clock } = world.runtime;
    const later = clock.now() + 6_000;
    world.controllers.fates.set('2', (pod) => {
      if (clock.now() > later && pod.status.phase !== 'Running') start(pod);
    });
    await deployer(world).deploy(release);
    expect(clock.now()).toBeGreaterThan(later);
  });

  it('but not a deadline that was over before the write, which the controller has yet to take back', async () => {
    const { failure } = await stall(undefined, (made) => {
      const lastUpdateTime = '2026-01-01T11:00:00Z';
      const over = { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' };
      const status = { replicas: 3, updatedReplicas: 1, availableReplicas: 2 };
      const conditions = [{ ...over, lastUpdateTime, lastTransitionTime: lastUpdateTime }];
      const was = made.api.meanwhile;
      const { clock } = made.runtime;
      const began = clock.now();
      const tell = (more: object) => made.api.setStatus('Deployment', 'green', 'api', { ...status, ...more });
      tell({ observedGeneration: 1, conditions });
      made.api.meanwhile = (method, path) => {
        const { generation } = made.api.find('Deployment', 'green', 'api')?.metadata ?? {};
        // As after a change of the count, or back to a ReplicaSet that is there: seen, and not yet acted upon.
        if (clock.now() - began < 3_000) tell({ observedGeneration: generation, conditions });
        else was?.(method, path);
      };
    });
    expect(failure).toBe('it rolled out');
  });

  it('a quota that keeps evicted pods from being replaced', async () => {
    const said = 'pods "api-" is forbidden: exceeded quota: small';
    const { failure } = await stall(
      (pod) => {
        Object.assign(pod.status, {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on memory.',
        });
      },
      ({ api, controllers }) => {
        const before = api.meanwhile;
        api.meanwhile = (method, path) => {
          before?.(method, path);
          if (api.pods.some(({ status }) => status.phase === 'Failed')) controllers.quota = said;
          for (const { metadata } of api.pods) {
            const set = metadata.ownerReferences?.[0] as { name: string } | undefined;
            const status = {
              conditions: [
                {
                  type: 'ReplicaFailure',
                  status: 'True',
                  reason: 'FailedCreate',
                  message: controllers.quota,
                },
              ],
            };
            if (controllers.quota !== '' && set) api.setStatus('ReplicaSet', 'green', set.name, status);
          }
        };
      },
    );
    expect(failure).toContain('3 pods: the pod was ended: Evicted: The node was low on memory');
    expect(failure).toContain(`  pods can't be made (FailedCreate): ${said}`);
  });

  it('a pod whose node no longer answers', async () => {
    const { failure } = await stall((pod) => {
      if (pod.status.phase === 'Running') return;
      start(pod);
      pod.spec.nodeName = 'node-7';
      pod.status.conditions = [{ type: 'Ready', status: 'False' }];
    });
    expect(failure).toContain(
      '3 pods: its containers are ready, but the pod is not; does its node `node-7` still answer?',
    );
  });

  it('the container that is not ready, not the sidecar that runs beside it', async () => {
    const world = await startWorld();
    const given = workload('Deployment', 'green', 'api', { replicas: 1 });
    const sidecar = { name: 'mesh', image: 'mesh:1', restartPolicy: 'Always' };
    const spec = { ...given.spec.template.spec, initContainers: [sidecar] };
    world.controllers.add({ ...given, spec: { ...given.spec, template: { ...given.spec.template, spec } } });
    world.controllers.fates.set('2', (pod, age) => {
      unready(pod, age);
      for (const status of pod.status.initContainerStatuses ?? [])
        Object.assign(status, { ready: true, started: true });
    });
    await expect(deployer(world).deploy(release)).rejects.toThrow(
      '1 pod: container `api` runs, but is not ready',
    );
    world.controllers.fates.set('3', (pod, age) => {
      unready(pod, age);
      for (const status of pod.status.containerStatuses ?? []) status.ready = true;
      for (const status of pod.status.initContainerStatuses ?? [])
        Object.assign(status, { ready: false, started: true });
    });
    await expect(deployer(world).deploy({ ...release, version: '3' })).rejects.toThrow(
      '1 pod: container `mesh` runs, but is not ready',
    );
  });

  it('of every workload that is not ready, whatever is wrong with the others', async () => {
    const world = await startWorld();
    for (const name of ['api', 'web', 'fine']) world.controllers.add(workload('Deployment', 'green', name));
    world.controllers.fates.set('2', waits('ErrImagePull', message));
    world.controllers.fates.set('3', waits('CreateContainerConfigError', 'secret "db" not found'));
    const given = { api: 'shop/api:2', web: 'shop/web:3', fine: 'shop/fine:4' };
    const deployments = Object.fromEntries(
      Object.entries(given).map(([name, image]) => [name, { containers: { api: image } }]),
    );
    const failure = deployer(world, { deployments }).deploy(release);
    await expect(failure).rejects.toThrow(
      /^2 of 3 workloads did not roll out within 20s\ndeployment green\/api: .*\n {2}3 pods: .*\ndeployment green\/web: .*\n {2}3 pods: .*\nChanged before, and left so: .*api.*web.*fine/,
    );
    await expect(failure).rejects.not.toThrow(/green\/fine: /);
  });
});

describe('what waits for pods that are being deleted', () => {
  it.each([
    ['StatefulSet', {}],
    ['Deployment', { strategy: { type: 'Recreate' } }],
  ] as const)('says so, and where they are: %s', async (kind, more) => {
    const world = await startWorld();
    world.controllers.add(workload(kind, 'green', 'api', more));
    const { api } = world;
    api.meanwhile = () => {
      const { generation } = api.find(kind, 'green', 'api')?.metadata ?? {};
      const status = { observedGeneration: generation, updateRevision: 'api-new' };
      api.setStatus(kind, 'green', 'api', { ...status, replicas: 2, readyReplicas: 2, updatedReplicas: 0 });
    };
    const [pod] = api.pods.filter(({ metadata }) => metadata.name.startsWith('api-'));
    Object.assign(pod?.metadata ?? {}, { deletionTimestamp: '2026-01-01T11:00:00Z' });
    Object.assign(pod?.spec ?? {}, { nodeName: 'node-7' });
    const given = { api: { containers: { api: 'shop/api:2' } } };
    const section =
      kind === 'Deployment' ? { deployments: given } : { deployments: undefined, 'stateful-sets': given };
    await expect(deployer(world, section as never).deploy(release)).rejects.toThrow(
      `1 pod: \`${pod?.metadata.name}\` is still being deleted, and the next waits for it; does its node \`node-7\` still answer?`,
    );
    expect(world.runtime.lines.join('\n')).not.toContain('still being deleted');
  });
});

describe('a stateful set that stalls', () => {
  const set = (world: World) =>
    deployer(world, {
      deployments: undefined,
      'stateful-sets': { queue: { containers: { api: 'shop/api:2' } } },
    } as never).deploy(release);

  it('for a quota says so, though it has no condition for it', async () => {
    const world = await startWorld();
    world.controllers.add(workload('StatefulSet', 'green', 'queue', { replicas: 2 }));
    world.controllers.quota = 'pods "queue-1" is forbidden: exceeded quota: small';
    await expect(set(world)).rejects.toThrow(
      /0 of 2 pods of the new version are ready.*\n {2}pods can't be made \(FailedCreate\): create Pod queue-1 .*exceeded quota/,
    );
  });

  it('does not tell what kept pods from being made an hour ago', async () => {
    const world = await startWorld();
    const queue = workload('StatefulSet', 'green', 'queue');
    world.controllers.add(queue);
    const clock = { ...world.runtime.clock, now: () => world.runtime.clock.now() - 3_600_000 };
    const earlier = new FakeControllers(world.api, clock as never);
    const stored = world.api.find('StatefulSet', 'green', 'queue');
    earlier.tell(stored ?? queue, 'FailedCreate', 'exceeded quota');
    world.controllers.fates.set('2', waits('ErrImagePull', message));
    const failure = set(world);
    await expect(failure).rejects.toThrow("1 pod: container `api` can't get its image");
    await expect(failure).rejects.not.toThrow('exceeded quota');
  });

  it('behind an older pod that is not ready says which, and what to do', async () => {
    const world = await startWorld();
    world.controllers.add(workload('StatefulSet', 'green', 'queue'));
    world.controllers.fates.set('1', waits('ErrImagePull', message));
    for (const pod of world.api.pods.filter(({ metadata }) => metadata.name === 'queue-1'))
      pod.status.conditions = [{ type: 'Ready', status: 'False' }];
    world.controllers.fates.set('1', (pod) => {
      if (pod.metadata.name === 'queue-1') waits('ErrImagePull', message)(pod);
    });
    await expect(set(world)).rejects.toThrow(
      /`queue-1` is of an older revision and not ready, and the StatefulSet waits for it \(delete the pod.*ErrImagePull/,
    );
  });
});

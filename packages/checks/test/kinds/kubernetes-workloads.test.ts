import {
  backOff,
  endContainer,
  type FakeKubernetes,
  type FakePod,
  lackImage,
  pendingPod,
  restartContainer,
  runningPod,
} from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { silentCluster, startCluster, strangerCluster } from '../fake-cluster.ts';
import { outcomes } from '../outcomes.ts';

const hash = '6d5f9c';
const now = Date.UTC(2026, 10, 22);
const minutesAgo = (minutes: number) => now - minutes * 60_000;

type Replicas = 'replicas' | 'updatedReplicas' | 'readyReplicas' | 'availableReplicas';

/** A Deployment with two pods, all as it should be but for what is given. */
function deployment(
  name: string,
  status: Partial<Record<Replicas, number>> & object = {},
  spec: object = {},
) {
  const labels = { app: name };
  return {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop', labels } },
    spec: {
      ...{ replicas: 2, selector: { matchLabels: labels } },
      template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'shop:1' }] } },
      ...spec,
    },
    status: {
      ...{ observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 },
      ...status,
    },
  };
}

/** The options of a pod of a Deployment. */
const podOf = (deployment: string, minutes = 60) => ({
  labels: { app: deployment, 'pod-template-hash': hash },
  owner: { kind: 'ReplicaSet', name: `${deployment}-${hash}`, uid: 'r1' },
  created: minutesAgo(minutes),
});

/** A cluster with the Deployment `api`, whose pods are `api-1` and `api-2`, and what is different. */
async function scene(
  change: (api: FakeKubernetes, pods: readonly [FakePod, FakePod]) => void = () => {},
  more: object = {},
  cluster = startCluster(),
) {
  const { api, runtime } = await cluster;
  api.put(deployment('api'));
  const pods = [runningPod('api-1', podOf('api')), runningPod('api-2', podOf('api'))] as const;
  api.pods = [...pods];
  change(api, pods);
  const clock = { ...runtime.clock, now: () => now };
  return { api, runtime: { ...runtime, clock }, check: { namespace: 'shop', ...more } };
}

outcomes('kubernetes-workloads', {
  passes: async () => ({
    ...(await scene()),
    finding: /^deployment `api` is healthy, with 2 available pods$/,
    answer: /^deployment `api`: 2 of 2 available$/,
  }),
  warns: async () => ({
    ...(await scene((_, [pod]) => {
      endContainer(pod, 'app', minutesAgo(5));
      restartContainer(pod, 'app', minutesAgo(5));
    })),
    finding: /^container `app` of `api-1` was restarted 1 time, last 5m ago \(exit code 137 OOMKilled\)$/,
  }),
  fails: {
    'pods are missing': async () => ({
      ...(await scene((api) => api.put(deployment('api', { availableReplicas: 1 })))),
      finding: /^deployment `api`: 1 of 2 pods are available$/,
    }),
    'the rollout is stuck, and a pod tells why': async () => ({
      ...(await scene((api) => {
        const progress = { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' };
        api.put(deployment('api', { updatedReplicas: 1, conditions: [progress] } as object));
        const pod = pendingPod('api-3', podOf('api'));
        lackImage(pod, 'app', 'ImagePullBackOff');
        api.pods.push(pod);
      })),
      finding:
        /^deployment `api`: its rollout is stuck \(ProgressDeadlineExceeded\), 1 of 2 pods have the current version; container `app` of `api-3` gets no image: ImagePullBackOff: .*not found$/,
    }),
    'the controller is behind': async () => ({
      ...(await scene((api) => api.put(deployment('api', {}, { replicas: 3 })))),
      finding: /^deployment `api`: its controller has not taken up the last change yet$/,
    }),
    'a container crashes': async () => ({
      ...(await scene((_, [pod]) => {
        endContainer(pod, 'app', minutesAgo(1), { exitCode: 3, reason: 'Error' });
        backOff(pod, 'app');
      })),
      finding: /^container `app` of `api-1` crashes again and again, last with exit code 3$/,
    }),
    'too many restarts': async () => ({
      ...(await scene(
        (_, [pod]) => {
          for (const minutes of [30, 20, 10]) {
            endContainer(pod, 'app', minutesAgo(minutes), { exitCode: 1, reason: 'Error' });
            restartContainer(pod, 'app', minutesAgo(minutes));
          }
        },
        { 'fail-restarts-above': 2 },
      )),
      finding: /was restarted 3 times, last 10m ago \(exit code 1\), wanted at most 2$/,
    }),
    'no node takes a pod': async () => ({
      ...(await scene((api) => {
        const pod = pendingPod('api-3', podOf('api', 10));
        const message = '0/3 nodes are available: 3 Insufficient cpu.';
        pod.status.conditions = [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }];
        api.pods.push(pod);
      })),
      finding:
        /^pod `api-3` has no node: 0\/3 nodes are available: 3 Insufficient cpu\., 10m after it was made, wanted within 1m$/,
    }),
    'nothing is there': async () => ({
      ...(await scene(undefined, { selector: { app: 'web' } })),
      finding:
        /^there are no deployments, stateful-sets, daemon-sets with the labels `app=web` in the namespace `shop`; /,
      answer: /^no workloads$/,
    }),
    'one of those named is not there': async () => ({
      ...(await scene(undefined, { names: ['api', 'worker'] })),
      finding: /^there is no workload `worker` in the namespace `shop`$/,
    }),
    'all are scaled to 0': async () => ({
      ...(await scene((api) => {
        const none = { replicas: 0, updatedReplicas: 0, readyReplicas: 0, availableReplicas: 0 };
        api.put(deployment('api', { ...none, observedGeneration: 2 } as object, { replicas: 0 }));
        api.pods = [];
      })),
      finding: /^no workload in the namespace `shop` is to have a pod: all 1 are scaled to 0$/,
    }),
  },
  unreachable: {
    'the cluster does not answer': async () => ({
      ...(await scene(undefined, {}, silentCluster())),
      finding: /^kubectl get: dial tcp 10\.0\.0\.1:443: i\/o timeout/,
    }),
    'the login has expired': async () => ({
      ...(await scene(undefined, {}, strangerCluster())),
      finding: /^the check `kubernetes-workloads` is out of reach: .*Unauthorized/,
    }),
    'the login may not look': async () => ({
      ...(await scene(
        (api) => {
          api.rules = [{ verbs: ['list'], resource: 'pods' }];
        },
        { kinds: ['deployments'] },
      )),
      finding:
        /^deployments\.apps is forbidden: .*; the login needs \{ apiGroups: \[apps\], resources: \[deployments\], verbs: \[list\] \}$/,
    }),
  },
});

const look = async (given: Awaited<ReturnType<typeof scene>>) =>
  ask({ kind: 'kubernetes-workloads', ...given.check }, given.runtime);

test('a restart of long ago, and pods that leave or are done, are nobody’s business', async () => {
  const given = await scene((api, [pod]) => {
    endContainer(pod, 'app', minutesAgo(90));
    restartContainer(pod, 'app', minutesAgo(90));
    const leaving = pendingPod('api-0', podOf('api'));
    leaving.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
    const evicted = pendingPod('api-9', podOf('api'));
    evicted.status.phase = 'Failed';
    // Somebody else's pod.
    api.pods.push(leaving, evicted, pendingPod('stray', { labels: { app: 'api' }, created: 0 }));
  });
  expect(await look(given)).toMatchObject({ status: 'pass' });
});

test('a pod that has just been made is a warning until its time is over', async () => {
  const withPod = (minutes: number) =>
    scene((api) => void api.pods.push(pendingPod('api-3', podOf('api', minutes))), { 'may-start-for': '2m' });
  const young = await look(await withPod(1));
  expect(young).toMatchObject({
    status: 'warn',
    finding: 'pod `api-3` is not ready (Pending), 1m after it was made',
  });
  const old = await look(await withPod(3));
  expect(old.finding).toBe('pod `api-3` is not ready (Pending), 3m after it was made, wanted within 2m');
});

test.each([
  [
    'stateful sets wait for the pods above the partition',
    { replicas: 3 },
    { updatedReplicas: 2 },
    '2 of 3 pods have the current version',
  ],
  [
    'stateful sets leave those below it alone',
    { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
    { updatedReplicas: 1 },
    undefined,
  ],
  [
    'stateful sets with OnDelete wait for nobody',
    { updateStrategy: { type: 'OnDelete' } },
    { updatedReplicas: 0 },
    undefined,
  ],
  ['stateful sets have no pod too many', {}, { replicas: 4 }, '4 pods are there, wanted 3'],
])('%s', async (_, spec, status, trouble) => {
  const { api, runtime } = await startCluster();
  const whole = { observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 3 };
  const set = { ...deployment('db', { ...whole, ...status }, { replicas: 3, ...spec }), kind: 'StatefulSet' };
  api.put(set);
  const result = await ask({ kind: 'kubernetes-workloads', namespace: 'shop' }, runtime);
  if (trouble === undefined) expect(result.finding).toMatch(/^stateful set `db` is healthy/);
  else expect(result).toMatchObject({ status: 'fail', finding: `stateful set \`db\`: ${trouble}` });
});

test('daemon sets have a pod on each node they are meant for', async () => {
  const { api, runtime } = await startCluster();
  const status = { observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3 };
  const daemons = deployment('agent', {});
  const put = (numberAvailable: number) =>
    api.put({ ...daemons, kind: 'DaemonSet', status: { ...status, numberAvailable } });
  put(3);
  const check = { kind: 'kubernetes-workloads', namespace: 'shop' };
  expect(await ask(check, runtime)).toMatchObject({ status: 'pass' });
  put(2);
  expect((await ask(check, runtime)).finding).toBe('daemon set `agent`: 2 of 3 pods are available');
});

test('one of several colours may rest, but not one that is named; a paused rollout is told', async () => {
  const none = { replicas: 0, updatedReplicas: 0, readyReplicas: 0, availableReplicas: 0 };
  const change = (api: FakeKubernetes) => {
    api.put(deployment('idle', none, { replicas: 0 }));
    api.put(deployment('held', {}, { paused: true }));
  };
  const all = await look(await scene(change));
  expect(all).toMatchObject({ status: 'warn', finding: 'deployment `held`: its rollout is paused' });
  const named = await look(await scene(change, { names: ['idle', 'api'] }));
  expect(named).toMatchObject({ status: 'warn', finding: 'deployment `idle` is scaled to 0' });
});

test('of many troubles the first are told, the worst before the rest', async () => {
  const given = await scene((api) => {
    for (let index = 3; index < 12; index += 1) {
      const pod = pendingPod(`api-${index}`, podOf('api', index < 10 ? 10 : 0));
      api.pods.unshift(pod);
    }
  });
  const { status, finding } = await look(given);
  expect(status).toBe('fail');
  expect(finding.split('; ')).toHaveLength(6);
  expect(finding).toMatch(/^pod `api-9` is not ready .*; and 4 more$/);
});

test('pods of another Deployment count for that one alone', async () => {
  const change = (api: FakeKubernetes) => {
    api.put(deployment('worker'));
    api.pods.push(pendingPod('worker-1', podOf('worker')), runningPod('worker-2', podOf('worker')));
  };
  expect(await look(await scene(change, { names: ['api'] }))).toMatchObject({ status: 'pass' });
  const worker = await look(await scene(change, { names: ['worker'] }));
  expect(worker.finding).toMatch(/^pod `worker-1` is not ready [^;]*$/);
});

test('of a long message both ends are told: what failed, and the cause', async () => {
  const reference = 'registry.example/a/very/long/name/of/a/team/and/of/its/service/api:1.2.3';
  const message = `Back-off pulling image "${reference}": ErrImagePull: failed to resolve reference "${reference}": not found`;
  const given = await scene((_, [pod]) => {
    lackImage(pod, 'app', 'ImagePullBackOff');
    for (const { state } of pod.status.containerStatuses ?? [])
      state.waiting = { reason: 'ImagePullBackOff', message };
  });
  expect((await look(given)).finding).toMatch(
    /^container `app` of `api-1` gets no image: ImagePullBackOff: Back-off pulling .*….*: not found$/,
  );
});

test('asks four times, however many pods there are', async () => {
  const given = await scene();
  await look(given);
  expect(given.api.requests).toHaveLength(4);
});

test('limits that contradict each other are refused', () => {
  const check = {
    kind: 'kubernetes-workloads',
    namespace: 'shop',
    'warn-restarts-above': 3,
    'fail-restarts-above': 2,
  };
  expect(() => section(check)).toThrow(/must not be less than `warn-restarts-above`/);
});

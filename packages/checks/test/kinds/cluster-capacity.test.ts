import { systemProcessRunner } from '@deploy-actions/action-kit';
import { type FakeKubernetes, runningPod } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { readQuantity } from '../../src/kubernetes/quantity.ts';
import { ask, realRuntime, section } from '../asking.ts';
import { silentCluster, startCluster, strangerCluster } from '../fake-cluster.ts';
import { outcomes } from '../outcomes.ts';

/** A node with 4 CPUs and 16 GiB, of which a quarter of each is in use; and what is different about it. */
function addNode(
  api: FakeKubernetes,
  name: string,
  { usage = {}, allocatable = {}, conditions = {}, spec = {}, labels = {} }: NodeChanges = {},
): void {
  api.put({
    ...{ apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec },
    status: {
      allocatable: { cpu: '4', memory: '16Gi', pods: '110', ...allocatable },
      conditions: Object.entries({ Ready: 'True', MemoryPressure: 'False', ...conditions }).map(
        ([type, status]) => ({ type, status, reason: `Kubelet${type}` }),
      ),
    },
  });
  const used = { cpu: '1000000000n', memory: '4194304Ki', ...usage };
  const metrics = { timestamp: '2026-01-01T12:00:00Z', window: '20s', usage: used };
  api.put({
    ...{ apiVersion: 'metrics.k8s.io/v1beta1', kind: 'NodeMetrics', metadata: { name, labels }, ...metrics },
  });
  api.nodeStats.set(name, { node: { fs: { availableBytes: 200e9, capacityBytes: 500e9 } } });
}

interface NodeChanges {
  readonly usage?: object;
  readonly allocatable?: object;
  readonly conditions?: object;
  readonly spec?: object;
  readonly labels?: Record<string, string>;
}

const all = {
  'cpu-free': { 'fail-below': '30%', 'warn-below': '40%' },
  'memory-free': { 'fail-below': '4GiB' },
  'disk-free': { 'fail-below': '100GB' },
};

/** A cluster with two such nodes, and what is different. */
async function scene(
  change: (api: FakeKubernetes) => void = () => {},
  more: object = {},
  cluster = startCluster(),
) {
  const { api, runtime } = await cluster;
  addNode(api, 'a');
  addNode(api, 'b');
  change(api);
  return { api, runtime, check: { ...all, ...more } };
}

/** A pod on the node `a` that asks for this. */
function podAsking(name: string, spec: object) {
  const pod = runningPod(name);
  pod.spec = { ...pod.spec, nodeName: 'a', ...spec } as typeof pod.spec;
  return pod;
}

const asking = (cpu: string, more: object = {}) => ({
  name: 'app',
  resources: { requests: { cpu } },
  ...more,
});

outcomes('cluster-capacity', {
  passes: async () => ({
    ...(await scene(
      (api) => addNode(api, 'b', { usage: { memory: '8Gi' }, allocatable: { 'nvidia.com/gpu': '2' } }),
      {
        gpu: { 'at-least': 2 },
      },
    )),
    finding: /^75% of 8 CPUs are free, 8\.0 GiB memory free on b, 186\.3 GiB of disk free on a, 2 GPUs$/,
    answer:
      /^a: 3 of 4 CPUs free, 12\.0 GiB of 16\.0 GiB memory free, 186\.3 GiB of 465\.7 GiB disk free, 0 GPUs\nb: .*, 2 GPUs$/,
  }),
  warns: async () => ({
    ...(await scene((api) => {
      for (const node of ['a', 'b']) addNode(api, node, { usage: { cpu: '2600m' } });
    })),
    finding: /^35% of 8 CPUs are free, a warning below 40%$/,
  }),
  fails: {
    'too little CPU': async () => ({
      ...(await scene((api) => {
        for (const node of ['a', 'b']) addNode(api, node, { usage: { cpu: '3' } });
      })),
      finding: /^25% of 8 CPUs are free, wanted at least 30%$/,
    }),
    'too little memory on one node': async () => ({
      ...(await scene((api) => addNode(api, 'b', { usage: { memory: '13Gi' } }))),
      finding: /^3\.0 GiB memory free on b, wanted at least 4\.0 GiB$/,
    }),
    'too little of disk on two nodes': async () => ({
      ...(await scene((api) => {
        api.nodeStats.set('a', { node: { fs: { availableBytes: 90e9, capacityBytes: 500e9 } } });
        api.nodeStats.set('b', { node: { fs: { availableBytes: 80e9, capacityBytes: 500e9 } } });
      })),
      finding: /^74\.5 GiB of disk free on b \(and 1 more with too little\), wanted at least 93\.1 GiB$/,
    }),
    'no GPU': async () => ({
      ...(await scene(undefined, { gpu: {} })),
      finding: /^0 GPUs, wanted at least 1$/,
    }),
    'pods ask for more than is left': async () => ({
      ...(await scene(
        (api) => {
          const init = [asking('3900m'), asking('100m', { restartPolicy: 'Always' })];
          const done = podAsking('done', { containers: [asking('4')] });
          done.status.phase = 'Succeeded';
          api.pods = [
            podAsking('one', { containers: [asking('1')], initContainers: init }),
            podAsking('two', { containers: [asking('900m'), asking('.1')], overhead: { cpu: '1' } }),
            done,
          ];
        },
        { basis: 'requests' },
      )),
      finding: /^26\.2% of 8 CPUs are free, wanted at least 30%$/,
    }),
    'no node takes pods': async () => ({
      ...(await scene((api) => {
        addNode(api, 'a', { conditions: { Ready: 'Unknown' } });
        addNode(api, 'b', { spec: { unschedulable: true } });
      })),
      finding: /^no node takes pods: node `a` is not ready \(KubeletReady\); node `b` is cordoned$/,
    }),
    'no node has the labels': async () => ({
      ...(await scene(undefined, { nodes: { pool: 'gpu' } })),
      finding: /^the cluster has no nodes with the labels `pool=gpu`; /,
    }),
    'a node is not measured': async () => ({
      ...(await scene((api) => api.remove('NodeMetrics', undefined as never, 'b'))),
      finding: /^the metrics API has no cpu of node `b`; is metrics-server able to reach it\?$/,
    }),
  },
  unreachable: {
    'there is no metrics API': async () => ({
      ...(await scene((api) => {
        api.resources = api.resources.filter(({ group }) => group !== 'metrics.k8s.io');
      })),
      finding:
        /^the cluster has no metrics API \(metrics\.k8s\.io\): install metrics-server, or .*`basis: requests`$/,
    }),
    'a kubelet does not answer': async () => ({
      ...(await scene((api) => void api.nodeStats.delete('b'))),
      finding: /error trying to reach service: .*connection refused/,
    }),
    'the login may not ask the kubelet': async () => ({
      ...(await scene((api) => {
        api.rules = ['', 'metrics.k8s.io'].map((group) => ({
          ...{ verbs: ['list'], group, resource: 'nodes', namespace: '*' },
        }));
      })),
      finding:
        /is forbidden: .*; the login needs a ClusterRole with \{ apiGroups: \[""\], resources: \[nodes\/proxy\], verbs: \[get\] \}$/,
    }),
    'the cluster does not answer': async () => ({
      ...(await scene(undefined, {}, silentCluster())),
      finding: /^kubectl get: dial tcp 10\.0\.0\.1:443: i\/o timeout/,
    }),
    'the login has expired': async () => ({
      ...(await scene(undefined, {}, strangerCluster())),
      finding: /Unauthorized/,
    }),
  },
});

test('nodes that take no pods are told, and do not count', async () => {
  const { runtime, check } = await scene((api) => {
    addNode(api, 'b', { spec: { unschedulable: true }, usage: { cpu: '4' } });
    addNode(api, 'c', { conditions: { MemoryPressure: 'True' } });
  });
  const result = await ask({ kind: 'cluster-capacity', ...check }, runtime);
  expect(result).toMatchObject({
    status: 'warn',
    finding: 'node `b` is cordoned; node `c` has MemoryPressure',
  });
  expect(result.evidence?.answer).toMatch(/^a: .*\nc: .*\nnode `b` is cordoned$/);
});

test('only nodes with the labels count, and nothing is asked that nobody wants to know', async () => {
  const { api, runtime } = await scene((api) => {
    addNode(api, 'gpu-1', { labels: { pool: 'gpu' }, allocatable: { 'amd.com/gpu': '8' } });
  });
  const gpu = { resource: 'amd.com/gpu', 'at-least': 8 };
  const check = { kind: 'cluster-capacity', nodes: { pool: 'gpu' }, gpu };
  expect(await ask(check, runtime)).toMatchObject({ status: 'pass', finding: '8 GPUs' });
  expect(api.requests).toEqual(['GET /api/v1/nodes?labelSelector=pool%3Dgpu&limit=500']);
});

/** A machine whose nvidia-smi says this. */
const withGpus = (exitCode: number, stdout: string) =>
  realRuntime({
    processes: {
      ...systemProcessRunner,
      tool: async ({ command, args }) => {
        expect([command, ...args]).toEqual([
          'nvidia-smi',
          '--query-gpu=name,memory.free',
          '--format=csv,noheader',
        ]);
        return { exitCode, stdout, stderr: '' };
      },
    },
  });

test('this machine is looked at without any cluster', async () => {
  const on = (more: object) => ({ kind: 'cluster-capacity', on: 'runner', ...more });
  const runtime = await withGpus(0, 'NVIDIA A100-SXM4-80GB, 81037 MiB\nNVIDIA A100-SXM4-80GB, 79000 MiB\n');
  const roomy = {
    'memory-free': { 'fail-below': '1B' },
    'cpu-free': { 'fail-below': '0%' },
    gpu: { 'at-least': 2 },
  };
  const enough = await ask(on(roomy), runtime);
  expect(enough.status).toBe('pass');
  expect(enough.finding).toMatch(
    /^[\d.]+% of \d+ CPUs are free, [\d.]+ \w+ memory free on this runner, 2 GPUs$/,
  );
  const scarce = await ask(on({ 'memory-free': { 'fail-below': '9000TiB' } }), runtime);
  expect(scarce.finding).toMatch(/ memory free on this runner, wanted at least 9000\.0 TiB$/);
});

test.each([
  [
    9,
    'NVIDIA-SMI has failed because it couldn’t communicate with the NVIDIA driver.\nMore',
    /exit code 9: NVIDIA-SMI has failed .* driver\.$/,
  ],
  [0, '', /^0 GPUs, wanted at least 1$/],
])('a machine without a GPU says so: %i', async (exitCode, stdout, finding) => {
  const check = { kind: 'cluster-capacity', on: 'runner', gpu: {} };
  const result = await ask(check, await withGpus(exitCode, stdout));
  expect(result).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
});

test.each([
  ['250m', 0.25],
  ['1500000000n', 1.5],
  ['2u', 0.000002],
  ['16336Ki', 16336 * 1024],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['12k', 12_000],
  ['1e3', 1000],
  ['12E', 12e18],
  ['8', 8],
])('reads the quantity %s', (text, value) => {
  expect(readQuantity(text)).toBeCloseTo(value);
});

test.each(['8 Gi', '1K', '', undefined, null])('%s is no quantity', (text) => {
  expect(readQuantity(text)).toBeNaN();
});

test.each([
  [{}, /with nothing asked there is no answer/],
  [{ 'memory-free': {} }, /needs `fail-below` or `warn-below`/],
  [
    { 'cpu-free': { 'fail-below': '30%', 'warn-below': '30%' } },
    /`warn-below` must be more than `fail-below`/,
  ],
  [{ on: 'runner', 'disk-free': { 'fail-below': '1GB' } }, /for this machine there is the check `disk`/],
  [{ on: 'runner', gpu: {}, basis: 'requests' }, /belongs to `on: cluster`/],
])('is refused: %j', (more, message) => {
  expect(() => section({ kind: 'cluster-capacity', ...more })).toThrow(message);
});

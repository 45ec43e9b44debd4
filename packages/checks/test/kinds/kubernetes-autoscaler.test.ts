import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { silentCluster, startCluster, strangerCluster } from '../fake-cluster.ts';
import { outcomes } from '../outcomes.ts';

type Conditions = Readonly<Record<string, readonly [status: string, reason: string]>>;

const now = Date.UTC(2026, 10, 22);
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000).toISOString().replace(/\.\d+/, '');

/** An autoscaler with 4 of 2 to 10 pods, and what is different about its status. */
function autoscaler(status: object | undefined = {}, conditions: Conditions = {}) {
  const all = {
    AbleToScale: ['True', 'ReadyForNewScale'],
    ScalingActive: ['True', 'ValidMetricFound'],
    ScalingLimited: ['False', 'DesiredWithinRange'],
    ...conditions,
  };
  const target = { type: 'Utilization', averageUtilization: 70 };
  return {
    ...{ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      ...{ minReplicas: 2, maxReplicas: 10, scaleTargetRef: { kind: 'Deployment', name: 'api' } },
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
    },
    status: {
      ...{ currentReplicas: 4, desiredReplicas: 4, lastScaleTime: hoursAgo(3) },
      currentMetrics: [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 62 } } }],
      conditions: Object.entries(all).map(([type, [status, reason]]) => ({
        ...{ type, status, reason, message: `about ${type}` },
      })),
      ...status,
    },
  };
}

/** A cluster with that autoscaler. */
async function scene(given: object, more: object = {}, cluster = startCluster()) {
  const { api, runtime } = await cluster;
  api.put(given as ReturnType<typeof autoscaler>);
  const clock = { ...runtime.clock, now: () => now };
  return { api, runtime: { ...runtime, clock }, check: { namespace: 'shop', name: 'api', ...more } };
}

outcomes('kubernetes-autoscaler', {
  passes: async () => ({
    ...(await scene(autoscaler(), { 'min-replicas': 2, 'max-replicas': 10, 'scaled-within': '4h' })),
    finding: /^4 pods of 2 to 10 \(cpu 62% of 70%\)$/,
    answer:
      /^4 pods, wanted 4, from 2 to 10\ncpu 62% of 70%\nlast scaled \S+Z\nAbleToScale True \(ReadyForNewScale\)/,
  }),
  warns: async () => ({
    ...(await scene(
      autoscaler(
        { currentReplicas: 10, desiredReplicas: 10 },
        { ScalingLimited: ['True', 'TooManyReplicas'] },
      ),
    )),
    finding: /^it is at its maximum of 10 pods$/,
  }),
  fails: {
    'other bounds': async () => ({
      ...(await scene(autoscaler(), { 'min-replicas': 3, 'max-replicas': 20 })),
      finding: /^its minimum is 2, wanted 3; its maximum is 10, wanted 20$/,
    }),
    'no metrics come': async () => ({
      ...(await scene(autoscaler({}, { ScalingActive: ['False', 'FailedGetResourceMetric'] }))),
      finding: /^it does not scale \(FailedGetResourceMetric\): about ScalingActive$/,
    }),
    'what it scales is gone': async () => ({
      ...(await scene(autoscaler({ currentReplicas: 0 }, { AbleToScale: ['False', 'FailedGetScale'] }))),
      finding: /^it can not scale \(FailedGetScale\): about AbleToScale$/,
    }),
    'too few pods': async () => ({
      ...(await scene(autoscaler({ currentReplicas: 1, desiredReplicas: 1 }))),
      finding: /^1 pods are not within 2 to 10$/,
    }),
    'it scaled long ago': async () => ({
      ...(await scene(autoscaler(), { 'scaled-within': '2h' })),
      finding: /^it scaled 3h ago, wanted within 2h$/,
    }),
    'it never scaled': async () => ({
      ...(await scene(autoscaler({ lastScaleTime: undefined }), { 'scaled-within': '2h' })),
      finding: /^it has never scaled, wanted within 2h$/,
    }),
    'nobody has looked at it': async () => ({
      ...(await scene({ ...autoscaler(), status: {} })),
      finding: /^its controller has not looked at it yet$/,
    }),
    'there is none': async () => ({
      ...(await scene(autoscaler(), { name: 'web' })),
      finding: /^there is no autoscaler `web` in the namespace `shop`; `kubectl -n shop get hpa` lists them$/,
    }),
  },
  unreachable: {
    'the cluster does not answer': async () => ({
      ...(await scene(autoscaler(), {}, silentCluster())),
      finding: /^kubectl get: dial tcp 10\.0\.0\.1:443: i\/o timeout/,
    }),
    'the login has expired': async () => ({
      ...(await scene(autoscaler(), {}, strangerCluster())),
      finding: /Unauthorized/,
    }),
    'the login may not look': async () => {
      const given = await scene(autoscaler());
      given.api.rules = [];
      return { ...given, finding: /is forbidden: .*; the login needs \{ apiGroups: \[autoscaling\], / };
    },
  },
});

test.each([
  ['while it scales', { desiredReplicas: 6 }, {}, 'it is scaling from 4 to 6 pods'],
  [
    'at the maximum by itself',
    { currentReplicas: 10, desiredReplicas: 10 },
    {},
    'it is at its maximum of 10 pods',
  ],
  [
    'at the minimum',
    { currentReplicas: 2, desiredReplicas: 2 },
    { ScalingLimited: ['True', 'TooFewReplicas'] },
    undefined,
  ],
] as const)('is asked %s', async (_, status, conditions, finding) => {
  const { runtime, check } = await scene(autoscaler(status, conditions));
  const result = await ask({ kind: 'kubernetes-autoscaler', ...check }, runtime);
  if (finding === undefined) expect(result.status).toBe('pass');
  else expect(result).toMatchObject({ status: 'warn', finding });
});

test('a maximum below the minimum is refused', () => {
  const check = {
    kind: 'kubernetes-autoscaler',
    namespace: 'shop',
    name: 'api',
    'min-replicas': 3,
    'max-replicas': 2,
  };
  expect(() => section(check)).toThrow(/must not be less than `min-replicas`/);
});

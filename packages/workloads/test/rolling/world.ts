import {
  createTestRuntime,
  type FakeKubernetes,
  type FakeObject,
  fakeKubectl,
  startFakeKubernetes,
  type TestRuntime,
} from '@deploy-actions/testing';
import { onTestFinished, vi } from 'vitest';
import {
  openRollingWorkloads,
  type ReleaseIdentity,
  type RollingWorkload,
  type UpdateRecord,
} from '../../src/index.ts';
import { DeploymentController } from './deployment-controller.ts';

/** A workload as the API stores it, with the API's defaults. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into specs as they like
export type Workload = FakeObject & { metadata: { namespace: string }; spec: any; status?: any };

/** A fake cluster with a Deployment `shop/api` on it, and whoever updates it. */
export interface World {
  readonly api: FakeKubernetes;
  readonly runtime: TestRuntime;
  readonly controller: DeploymentController;
  /** As it is stored. */
  readonly workload: () => Workload;
  /** As a new process opens it, on its way to this image. */
  readonly open: (image?: string, more?: object) => Promise<RollingWorkload>;
  /** The record and the update in its annotation. */
  readonly noted: () => { record?: UpdateRecord; update?: Record<string, unknown> } | undefined;
}

const release: ReleaseIdentity = { service: 'shop', environment: 'production', version: '2', sha: undefined };

/** Starts one, with all pods of `shop/api:1` ready. */
export async function startWorld(
  spec: object = {},
  kind: 'Deployment' | 'StatefulSet' = 'Deployment',
): Promise<World> {
  const api = await startFakeKubernetes();
  onTestFinished(() => api.close());
  api.rules = [{ verbs: ['*'], group: '*', resource: '*', namespace: '*' }];
  const processes = fakeKubectl({ url: api.url, token: api.token, contexts: [] });
  const runtime = await createTestRuntime({ processes });
  const set = {
    ...{ serviceName: 'api', podManagementPolicy: 'OrderedReady' },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
  };
  const deployment = {
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    progressDeadlineSeconds: 600,
  };
  // Who writes later is told by the time, in whole seconds.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) });
  api.put(
    {
      ...{ apiVersion: 'apps/v1', kind },
      metadata: { namespace: 'shop', name: 'api', annotations: { team: 'shop' } },
      spec: {
        ...{ replicas: 4, selector: { matchLabels: { app: 'api' } } },
        template: {
          metadata: { labels: { app: 'api' } },
          spec: {
            containers: [
              { name: 'api', image: 'shop/api:1' },
              { name: 'proxy', image: 'proxy:7' },
            ],
            initContainers: [{ name: 'schema', image: 'shop/schema:1' }],
          },
        },
        ...(kind === 'Deployment' ? deployment : set),
        ...spec,
      },
    },
    'helm',
  );
  vi.useRealTimers();
  const controller = new DeploymentController(api, runtime.clock);
  if (kind === 'Deployment') controller.run();
  const workload = () => api.find<Workload>(kind, 'shop', 'api') as Workload;
  const open = async (image = 'shop/api:2', more: object = {}) => {
    const pods = { api: { containers: { api: image }, ...more } };
    const [opened] = await openRollingWorkloads(
      {
        ...{ deployer: 'kubernetes', namespace: 'shop', 'log-lines': 10, timeout: 60_000 },
        ...(kind === 'Deployment' ? { deployments: pods } : { 'stateful-sets': pods }),
      },
      release,
      runtime,
    );
    return opened as RollingWorkload;
  };
  const noted = () => {
    const text = workload().metadata.annotations?.['deploy-actions/rolling-update'];
    return text === undefined ? undefined : JSON.parse(text);
  };
  return { api, runtime, controller, workload, open, noted };
}

/** A record as the machine writes it. */
export function recordOf(intended: number, more: Partial<UpdateRecord> = {}): UpdateRecord {
  return {
    ...{ version: '2', holder: 'run-1', actor: 'tester', url: 'https://ci.example/1' },
    ...{ started: '2026-01-01T00:00:00Z', until: '2026-01-01T00:10:00Z', earlier: ['web'], intended },
    ...more,
  };
}

/** One step, from its beginning until nothing moves any more. */
export async function step(
  { api, controller }: World,
  workload: RollingWorkload,
  intended: number,
): Promise<void> {
  await workload.read();
  await workload.advance(recordOf(intended));
  for (let turn = 0; turn < 20; turn += 1) {
    controller.run();
    await workload.read();
    const before = api.requests.length;
    await workload.settle(recordOf(intended));
    if (api.requests.length === before) return;
  }
  throw new Error('it never settles');
}

/** How many pods there are, by image. */
export function images({ api }: World): Readonly<Record<string, number>> {
  const all = api.pods.map(({ spec }) => spec.containers[0]?.image ?? '');
  return Object.fromEntries(
    [...new Set(all)].sort().map((image) => [image, all.filter((each) => each === image).length]),
  );
}

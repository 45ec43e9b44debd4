import type { TrafficConfiguration } from '@deploy-actions/config';
import {
  createTestRuntime,
  type FakeObject,
  fakeKubectl,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import { type CapacityReporter, createRouter, reportsCapacity, type TrafficRouter } from '../../src/index.ts';
import type { Manifest } from './manifests.ts';

/** What a login needs for all three routers and their remarks and capacity. */
export const allRules = [
  ['', 'services'],
  ['gateway.networking.k8s.io', 'httproutes'],
  ['gateway.networking.k8s.io', 'grpcroutes'],
  ['networking.istio.io', 'virtualservices'],
].map(([group = '', resource = '']) => ({ verbs: ['get', 'update'], group, resource }));
export const listRules = [
  { verbs: ['list'], resource: 'pods' },
  { verbs: ['list'], group: 'discovery.k8s.io', resource: 'endpointslices' },
];

/** A fake cluster with the object of a manifest in it, and routers on it. */
export async function startStage(manifest: Manifest) {
  const api = await startFakeKubernetes();
  api.rules = [...allRules, ...listRules];
  const { kind, metadata } = manifest.object;
  const { name, namespace = '' } = metadata;
  api.put(structuredClone(manifest.object), 'helm');
  return {
    api,
    /** The object as it is stored. */
    object: () => {
      const found = api.find(kind, namespace, name);
      if (!found) throw new Error(`no ${kind}`);
      return found;
    },
    /** Somebody else's change. */
    change: (by: (object: FakeObject) => void, manager = 'argocd-controller') =>
      api.change(kind, namespace, name, by, manager),
    setStatus: (status: object) => api.setStatus(kind, namespace, name, status),
    /** A router with whatever else its configuration is to say. */
    open: async (more: Record<string, unknown> = {}) => {
      // kubectl's own time limit is never the one that counts here, however busy the machine is.
      const login = { url: api.url, token: api.token, contexts: ['production'], haste: 1 };
      const runtime = await createTestRuntime({ processes: fakeKubectl(login) });
      const configuration = { ...manifest.configuration, ...more } as TrafficConfiguration;
      const context = { service: 'shop', environment: 'production', aws: undefined, runtime };
      const router = await createRouter(configuration, context);
      return { router: reporting(router), lines: runtime.lines };
    },
  };
}

/** As {@link startStage}, until the end of the test. */
export async function stage(manifest: Manifest) {
  const started = await startStage(manifest);
  onTestFinished(() => started.api.close());
  return started;
}

/** A gateway that takes up each generation before anybody can look at it. */
export function playGateway({
  api,
  object,
  setStatus,
}: Pick<Awaited<ReturnType<typeof startStage>>, 'api' | 'object' | 'setStatus'>): void {
  api.meanwhile = (method, path) => {
    if (method !== 'GET' || !path.endsWith('routes/edge')) return;
    const { generation = 0 } = object().metadata;
    setStatus({ parents: [accepted(generation)] });
  };
}

/** What a gateway says of a route that it does as it is asked. */
export function accepted(generation: number, conditions: readonly object[] = []) {
  const condition = (type: string) => ({
    ...{ type, status: 'True', reason: type, message: '', observedGeneration: generation },
    lastTransitionTime: '2026-01-01T12:00:00Z',
  });
  return {
    parentRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge' },
    controllerName: 'example.com/gateway',
    conditions: [condition('Accepted'), condition('ResolvedRefs'), ...conditions],
  };
}

function reporting(router: TrafficRouter): TrafficRouter & CapacityReporter {
  if (!reportsCapacity(router)) throw new Error('reports no capacity');
  return router;
}

import { onTestFinished } from 'vitest';
import { freePort } from '../daemon.ts';
import { startHaproxy } from '../haproxy.ts';
import type { ApiClient, ApiObject } from './api.ts';
import { type Front, PlaneController, type World } from './plane-controller.ts';
import { startPodServers } from './pod-servers.ts';
import { createSlots, emptySlots } from './slots.ts';

/**
 * Traffic in a namespace: HAProxy in the place of a gateway and of kube-proxy, and a server for each pod that runs, which names the
 * tag of its image in `x-color`. Which pods get which share is what the API server says in HTTPRoutes, Services and EndpointSlices.
 */
export interface DataPlane {
  /** The URL of each front. */
  readonly urls: Readonly<Record<string, string>>;
  /** The shares of a front’s traffic in force, in percent by version; `none` where there is nobody to answer. */
  readonly shares: (front: string) => Readonly<Record<string, number>>;
  /** Changes what the pods of a version answer to `/health`. */
  readonly setHealthy: (version: string, healthy: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Paths of what is watched. */
const watched: Readonly<Record<keyof World, readonly [group: string, resource: string]>> = {
  pods: ['/api/v1', 'pods'],
  services: ['/api/v1', 'services'],
  slices: ['/apis/discovery.k8s.io/v1', 'endpointslices'],
  routes: ['/apis/gateway.networking.k8s.io/v1', 'httproutes'],
};

/** Starts the data plane of a namespace; it ends with the test. */
export async function startDataPlane(
  api: ApiClient,
  namespace: string,
  fronts: Readonly<Record<string, Front>>,
): Promise<DataPlane> {
  const names = Object.keys(fronts);
  const [first = '', ...others] = names;
  const addresses = new Map<string, string>();
  for (const name of others) addresses.set(name, `127.0.0.1:${await freePort()}`);
  const haproxy = await startHaproxy(({ front, socket }) => {
    addresses.set(first, front);
    return configuration(socket, addresses);
  });
  const servers = startPodServers();
  const nobody = await servers.open({ id: 'nobody', version: 'none', status: 503 });
  const slots = Object.fromEntries(names.map((name) => [name, createSlots(haproxy, name)]));
  const world: World = { pods: new Map(), services: new Map(), slices: new Map(), routes: new Map() };
  const controller = new PlaneController({ api, namespace, world, servers, fronts, slots, nobody });
  const stops = Object.entries(watched).map(([kind, [group, resource]]) =>
    api.watch(`${group}/namespaces/${namespace}/${resource}`, ({ type, object }) => {
      keep(world[kind as keyof World], type, object);
      controller.wake();
    }),
  );
  const close = async () => {
    for (const stop of stops.splice(0)) stop();
    await controller.stop();
    await Promise.all([haproxy.close(), servers.close()]);
  };
  onTestFinished(close);
  return {
    urls: Object.fromEntries([...addresses].map(([name, address]) => [name, `http://${address}`])),
    shares: (front) => controller.shares(front),
    setHealthy: servers.setHealthy,
    close,
  };
}

function keep(objects: Map<string, ApiObject>, type: string, object: ApiObject): void {
  if (type === 'DELETED') objects.delete(object.metadata.name);
  else if (type === 'ADDED' || type === 'MODIFIED') objects.set(object.metadata.name, object);
}

/** A front and a backend for each name; no front takes the connections of another. A request is tried once, as kube-proxy does it. */
function configuration(socket: string, addresses: ReadonlyMap<string, string>): string {
  const sections = [...addresses].map(
    ([name, address]) => `
frontend ${name}-front
  bind ${address}
  maxconn 2000
  default_backend ${name}
backend ${name}
  balance roundrobin
  ${emptySlots()}
`,
  );
  return `
global
  stats socket ${socket} mode 600 level admin
  maxconn ${2_000 * addresses.size}
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  retries 0
  option http-keep-alive
${sections.join('')}`;
}

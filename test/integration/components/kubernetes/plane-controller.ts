import type { ApiClient, ApiObject } from './api.ts';
import { backendsOf, statusOf } from './gateway-route.ts';
import type { PodServers } from './pod-servers.ts';
import type { Slots, WeightedServer } from './slots.ts';

/** What users reach through a front: an HTTPRoute, or a Service by itself. */
export type Front = { readonly route: string } | { readonly service: string };

/** Objects of a namespace by their kind and name, as they are watched. */
export type World = Readonly<Record<'pods' | 'services' | 'slices' | 'routes', Map<string, ApiObject>>>;

/** What is brought into line. */
export interface Plane {
  readonly api: ApiClient;
  readonly namespace: string;
  readonly world: World;
  readonly servers: PodServers;
  readonly fronts: Readonly<Record<string, Front>>;
  readonly slots: Readonly<Record<string, Slots>>;
  /** The port of the server that answers 503 for a backend without endpoints. */
  readonly nobody: number;
}

/** Brings HAProxy, the servers of pods and the status of routes to where the API server is. */
export class PlaneController {
  readonly #plane: Plane;
  readonly #ports = new Map<string, number>();
  readonly #versions = new Map<string, string>();
  readonly #applied: Record<string, readonly WeightedServer[]> = {};
  #work: Promise<void> | undefined;
  #due = false;
  #stopped = false;

  constructor(plane: Plane) {
    this.#plane = plane;
  }

  /** Something has changed. */
  wake(): void {
    this.#due = true;
    this.#work ??= this.#run();
  }

  /** Ends with what it is at. Throws what went wrong meanwhile. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work;
  }

  /** The shares of a front’s traffic in force, in percent by version; `none` where there is nobody to answer. */
  shares(front: string): Readonly<Record<string, number>> {
    const servers = this.#applied[front] ?? [];
    const all = servers.reduce((sum, { weight }) => sum + weight, 0);
    const shares: Record<string, number> = {};
    for (const { id, weight } of servers.filter(({ weight }) => weight > 0)) {
      const version = this.#versions.get(id) ?? 'none';
      shares[version] = (shares[version] ?? 0) + (100 * weight) / all;
    }
    return Object.fromEntries(Object.entries(shares).map(([version, share]) => [version, Math.round(share)]));
  }

  async #run(): Promise<void> {
    while (this.#due && !this.#stopped) {
      this.#due = false;
      await this.#reconcile();
    }
    this.#work = undefined;
  }

  async #reconcile(): Promise<void> {
    const { fronts, slots, world } = this.#plane;
    await this.#openServers();
    for (const [name, front] of Object.entries(fronts)) {
      const servers = 'route' in front ? this.#behindRoute(front.route) : this.#behindService(front.service);
      await slots[name]?.apply(servers);
      this.#applied[name] = servers;
    }
    this.#endServers();
    for (const route of world.routes.values()) await this.#tell(route);
  }

  async #openServers(): Promise<void> {
    for (const { metadata, spec, status } of this.#plane.world.pods.values()) {
      if (status.phase !== 'Running' || this.#ports.has(metadata.uid)) continue;
      const version = String(spec.containers[0].image).replace(/^.*:/, '');
      this.#ports.set(metadata.uid, await this.#plane.servers.open({ id: metadata.uid, version }));
      this.#versions.set(metadata.uid, version);
    }
  }

  /** A pod that leaves goes on answering until it is gone. */
  #endServers(): void {
    const there = new Set([...this.#plane.world.pods.values()].map(({ metadata }) => metadata.uid));
    for (const id of this.#ports.keys()) {
      if (there.has(id)) continue;
      this.#plane.servers.end(id);
      this.#ports.delete(id);
    }
  }

  /** The weight of a backend counts for all its endpoints together, and what would go to one without endpoints fails. */
  #behindRoute(name: string): readonly WeightedServer[] {
    const route = this.#plane.world.routes.get(name);
    const backends = route === undefined ? [] : backendsOf(route);
    return backends.flatMap(({ service, weight }): WeightedServer[] => {
      const servers = this.#endpoints(service, ({ ready }) => ready !== false);
      if (servers.length === 0) return [{ id: `none:${service}`, port: this.#plane.nobody, weight }];
      return servers.map(([id, port]) => ({ id, port, weight: weight / servers.length }));
    });
  }

  /** Where no endpoint is ready, those that leave and still serve, as kube-proxy has it. https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-to-terminating-endpoints */
  #behindService(service: string): readonly WeightedServer[] {
    const ready = this.#endpoints(service, (conditions) => conditions.ready !== false);
    const leaving = this.#endpoints(service, ({ serving, terminating }) => serving && terminating);
    return (ready.length > 0 ? ready : leaving).map(([id, port]) => ({ id, port, weight: 1 }));
  }

  #endpoints(service: string, wanted: (conditions: ApiObject) => boolean): (readonly [string, number])[] {
    const slices = [...this.#plane.world.slices.values()].filter(
      ({ metadata }) => metadata.labels['kubernetes.io/service-name'] === service,
    );
    return slices
      .flatMap(({ endpoints }): ApiObject[] => endpoints ?? [])
      .filter(({ conditions }) => wanted(conditions))
      .flatMap(({ targetRef }) => {
        const port = this.#ports.get(targetRef.uid);
        return port === undefined ? [] : [[targetRef.uid, port] as const];
      });
  }

  async #tell(route: ApiObject): Promise<void> {
    const { api, namespace, world } = this.#plane;
    const status = statusOf(route, new Set(world.services.keys()));
    if (status === undefined) return;
    const path = `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/httproutes/${route.metadata.name}/status`;
    // The route may be gone by now.
    await api.patch(path, status).catch(() => {});
  }
}

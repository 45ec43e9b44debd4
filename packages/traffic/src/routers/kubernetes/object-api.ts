import type { Runtime } from '@deploy-actions/action-kit';
import {
  type AccessNeed,
  Kubectl,
  type KubernetesObject,
  listObjects,
  listPods,
  missingAccess,
  type Pod,
  readObject,
  type Updated,
  updateObject,
} from '@deploy-actions/kubernetes';
import { trafficSystem } from '../../traffic-router.ts';
import type { Fields } from './json-parts.ts';
import { isUnserved } from './router-failure.ts';
import type { ObjectPlace } from './weighted-object.ts';

/** Requests for one object, at the first of its API's versions that the cluster serves. Throws as {@link Kubectl.get} does. */
export class ObjectApi {
  readonly #kubectl: Kubectl;
  readonly #place: ObjectPlace;
  #version: string;

  constructor(
    runtime: Pick<Runtime, 'processes' | 'workspace'>,
    type: string,
    place: ObjectPlace,
    context: string | undefined,
  ) {
    const user = { name: `the router \`${type}\``, section: 'traffic', system: trafficSystem };
    this.#kubectl = new Kubectl(runtime, user, context);
    this.#place = place;
    this.#version = place.versions[0];
  }

  /** The object as it stands now. */
  async get(signal: AbortSignal): Promise<KubernetesObject> {
    const others = this.#place.versions.filter((version) => version !== this.#version);
    let unserved: unknown;
    for (const version of [this.#version, ...others]) {
      try {
        const object = await readObject(this.#kubectl, this.#path(version), signal);
        this.#version = version;
        return object;
      } catch (error) {
        if (!isUnserved(error, this.#place)) throw error;
        unserved ??= error;
      }
    }
    throw unserved;
  }

  /** Changes the object at the revision given, or at a newer one if somebody else was faster. */
  update(
    known: KubernetesObject,
    change: (current: KubernetesObject) => KubernetesObject | undefined,
    signal: AbortSignal,
  ): Promise<Updated> {
    const version = known.apiVersion.split('/').at(-1) ?? '';
    const fence = async () => signal.throwIfAborted();
    return updateObject(this.#kubectl, this.#path(version), change, { known, fence, signal });
  }

  /** The pods of a namespace that have labels such as `app=shop,color=green`. */
  pods(namespace: string, selector: string, signal: AbortSignal): Promise<readonly Pod[]> {
    return listPods(this.#kubectl, { namespace, selector }, signal);
  }

  /** The EndpointSlices of a Service. */
  endpointSlices(namespace: string, service: string, signal: AbortSignal): Promise<readonly Fields[]> {
    // https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership
    const labels = `kubernetes.io/service-name=${service}`;
    const path = apiPath('discovery.k8s.io', 'v1', namespace, 'endpointslices');
    return listObjects(this.#kubectl, path, { labels }, signal);
  }

  /** The rights of those needed that the login doesn't have. */
  missing(needs: readonly AccessNeed[], signal: AbortSignal): Promise<readonly string[]> {
    return missingAccess(this.#kubectl, needs, signal);
  }

  #path(version: string): string {
    const { group, namespace, resource, name } = this.#place;
    return `${apiPath(group, version, namespace, resource)}/${encodeURIComponent(name)}`;
  }
}

function apiPath(group: string, version: string, namespace: string, resource: string): string {
  const root = group === '' ? '/api' : `/apis/${group}`;
  return `${root}/${version}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
}

import type { Kubectl } from './kubectl.ts';
import { KubernetesRefusal, kubectlTrouble } from './kubectl-failure.ts';
import { otherWriters, ownManager } from './writers.ts';

/** Any object of a Kubernetes API; what isn't named here is kept as it is. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    /** Rises with each change of the spec, and of a Deployment's annotations; some kinds have none. */
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** How an object is changed. */
export interface UpdateOptions {
  /** The object as this run saw it last; it is read first when absent. */
  readonly known?: KubernetesObject | undefined;
  /** Throws when this run may no longer write; asked between each read and its write. */
  readonly fence?: (() => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came of a change. */
export interface Updated {
  readonly object: KubernetesObject;
  /** Whether anything had to be written. */
  readonly written: boolean;
  /** Who else changed the object since it was last seen, by field manager, such as `kubectl-edit`; empty when nobody did. */
  readonly others: readonly string[];
}

/** How often a change begins anew because somebody else was faster. */
const rounds = 5;

/**
 * Changes an object and writes it back at the very revision at which it was read; when somebody else was faster it is read
 * and changed anew, so that no other writer's change is lost. `change` gives `undefined` when there is nothing to change.
 * Throws as {@link Kubectl.get} does, what `change` and `fence` throw, and KubernetesRefusal `Conflict` when others were
 * faster each time.
 */
export async function updateObject(
  kubectl: Kubectl,
  path: string,
  change: (current: KubernetesObject) => KubernetesObject | undefined,
  { known, fence, signal }: UpdateOptions = {},
): Promise<Updated> {
  const others = new Set<string>();
  let current = known ?? (await readObject(kubectl, path, signal));
  for (let round = 1; ; round += 1) {
    const next = change(current);
    if (next === undefined) return { object: current, written: false, others: [...others] };
    await fence?.();
    try {
      const object = await replaceObject(kubectl, path, at(current, next), signal);
      return { object, written: true, others: [...others] };
    } catch (error) {
      const conflict = error instanceof KubernetesRefusal && error.reason === 'Conflict';
      if (!conflict || round === rounds) throw error;
      const now = await readObject(kubectl, path, signal);
      for (const writer of otherWriters(current, now)) others.add(writer);
      current = now;
    }
  }
}

/** The object at a path. Throws as {@link Kubectl.get} does, and KubernetesTrouble `other-object` when something else is there. */
export async function readObject(
  kubectl: Kubectl,
  path: string,
  signal?: AbortSignal,
): Promise<KubernetesObject> {
  return checked(kubectl, 'get', path, await kubectl.get(path, signal));
}

async function replaceObject(
  kubectl: Kubectl,
  path: string,
  object: KubernetesObject,
  signal: AbortSignal | undefined,
): Promise<KubernetesObject> {
  const query = `fieldManager=${encodeURIComponent(ownManager)}`;
  return checked(kubectl, 'replace', path, await kubectl.replace(`${path}?${query}`, object, signal));
}

/** What is to be written, bound to the very object that was changed. */
function at({ metadata }: KubernetesObject, next: KubernetesObject): KubernetesObject {
  const { uid, resourceVersion } = metadata;
  return { ...next, metadata: { ...next.metadata, uid, resourceVersion } };
}

function checked(kubectl: Kubectl, verb: string, path: string, answer: unknown): KubernetesObject {
  const object = answer as Partial<KubernetesObject> | null;
  const { name, uid, resourceVersion } = object?.metadata ?? {};
  const texts = [object?.kind, object?.apiVersion, uid, resourceVersion];
  const asked = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
  if (name === asked && texts.every((text) => typeof text === 'string' && text !== ''))
    return answer as KubernetesObject;
  const message = `the answer for ${path} is another object; is a proxy between?`;
  throw kubectlTrouble(verb, message, 'other-object', kubectl.user);
}

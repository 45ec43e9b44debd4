import type { Kubectl } from './kubectl.ts';

/** Any object of a Kubernetes API; what isn't named here is kept as it is. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    /** Rises with each change of the spec. */
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

/**
 * Changes an object and writes it back at the very revision at which it was read; when somebody else was faster it is read
 * and changed anew, so that no other writer's change is lost. `change` gives `undefined` when there is nothing to change.
 * Throws as {@link Kubectl.get} does, what `change` and `fence` throw, and KubernetesRefusal `Conflict` when others were
 * faster each time.
 */
export async function updateObject(
  _kubectl: Kubectl,
  _path: string,
  _change: (current: KubernetesObject) => KubernetesObject | undefined,
  _options: UpdateOptions = {},
): Promise<Updated> {
  throw new Error('under construction');
}

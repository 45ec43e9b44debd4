import type { Kubectl } from './kubectl.ts';

/** One thing the login must be allowed to do. */
export interface AccessNeed {
  /** `get`, `list`, `update`, … */
  readonly verb: string;
  /** The API group; empty for the core. */
  readonly group: string;
  /** In the plural: `deployments`. */
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace: string;
  /** One object; all of them when absent. */
  readonly name?: string;
}

/**
 * The needs that the API says the login doesn't have (what `kubectl auth can-i` asks), all asked for at once: a sentence for
 * each, with verb, resource and namespace, and the rule that a Role needs. Throws as {@link Kubectl.create} does.
 */
export async function missingAccess(_kubectl: Kubectl, _needs: readonly AccessNeed[]): Promise<string[]> {
  throw new Error('under construction');
}

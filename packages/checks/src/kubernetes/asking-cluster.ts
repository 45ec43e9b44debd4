import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfiguration } from '@deploy-actions/config';
import { Kubectl, KubernetesRefusal } from '@deploy-actions/kubernetes';
import type { CheckContext } from '../check.ts';

/** A cluster as checks of a kind ask it: logged in as kubectl is on this runner. */
export function openKubectl(
  kind: CheckConfiguration['kind'],
  { runtime }: Pick<CheckContext, 'runtime'>,
  context: string | undefined,
): Kubectl {
  const user = { name: `the check \`${kind}\``, section: 'checks', system: 'Kubernetes' };
  return new Kubectl(runtime, user, context);
}

/**
 * What `work` gives. A refusal of the API becomes a ConfigurationError with the rule that a Role, or a ClusterRole, needs:
 * `rule` is such as `{ apiGroups: [""], resources: [nodes], verbs: [list] }`. Throws everything else as it comes.
 */
export async function allowedBy<T>(rule: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof KubernetesRefusal)) throw error;
    if (error.reason !== 'Forbidden') throw new ConfigurationError(`the API says no: ${error.message}`);
    throw new ConfigurationError(`${error.message}; the login needs ${rule}`);
  });
}

/** A selector for labels, as the API takes it. */
export function selectorOf(labels: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

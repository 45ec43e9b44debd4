import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import { expandPlaceholders, type WorkloadConfigurationOf } from '@deploy-actions/config';
import { Kubectl } from '@deploy-actions/kubernetes';
import type { WorkloadKind } from '../kubernetes/workload-object.ts';
import type { RollingWorkload } from '../rolling-workload.ts';
import type { ReleaseIdentity } from '../workload-deployer.ts';
import { system } from './kubernetes-failures.ts';
import { KubernetesRollingWorkload } from './kubernetes-rolling-workload.ts';

type Configuration = WorkloadConfigurationOf<'kubernetes'>;

const user = { name: 'the rolling update', section: 'workload', system };

/**
 * The Deployments and StatefulSets of a configuration as rolling workloads, Deployments first. Throws ConfigurationError for
 * a placeholder without a value, and for two of the same name.
 */
export async function openKubernetesRolling(
  configuration: Configuration,
  release: ReleaseIdentity,
  runtime: Runtime,
): Promise<readonly RollingWorkload[]> {
  const { service, environment, version, sha } = release;
  const expanded = expandPlaceholders(configuration, { service, environment, version, sha });
  const kubectl = new Kubectl(runtime, user, expanded.context);
  const targets = [
    ...targetsOf('Deployment', configuration.deployments, expanded.deployments),
    ...targetsOf('StatefulSet', configuration['stateful-sets'], expanded['stateful-sets']),
  ];
  const keys = targets.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    const message = `a Deployment and a StatefulSet are both called \`${twice}\`, so \`rolling.workloads.${twice}\` could mean either`;
    throw new ConfigurationError([{ input: 'workload', message }]);
  }
  return targets.map(({ key, kind, name, pods }) => {
    const address = { kind, namespace: pods.namespace ?? expanded.namespace, name };
    const images = { containers: pods.containers, initContainers: pods['init-containers'] ?? {} };
    const logLines = expanded['log-lines'];
    const target = { key, address, images, replicas: pods.replicas, version, logLines };
    return new KubernetesRollingWorkload(target, kubectl, runtime);
  });
}

type Pods = NonNullable<Configuration['deployments']>;

function targetsOf(kind: WorkloadKind, written: Pods = {}, expanded: Pods = {}) {
  const keys = Object.keys(written);
  return Object.entries(expanded).map(([name, pods], index) => ({
    ...{ key: keys[index] ?? name, kind, name, pods },
  }));
}

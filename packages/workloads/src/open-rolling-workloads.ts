import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { WorkloadConfiguration } from '@deploy-actions/config';
import type { RollingWorkload } from './rolling-workload.ts';
import type { ReleaseIdentity } from './workload-deployer.ts';

/**
 * The workloads of a configuration, in the order in which they are written there. Throws ConfigurationError for a deployer
 * that can't replace instances by and by.
 */
export async function openRollingWorkloads(
  configuration: WorkloadConfiguration,
  release: ReleaseIdentity,
  runtime: Runtime,
): Promise<readonly RollingWorkload[]> {
  if (configuration.deployer !== 'kubernetes') {
    const message = `\`deployer: ${configuration.deployer}\` can't replace instances one by one; a rolling update needs \`deployer: kubernetes\``;
    throw new ConfigurationError([{ input: 'workload', message }]);
  }
  const { openKubernetesRolling } = await import('./rolling/kubernetes-rolling.ts');
  return openKubernetesRolling(configuration, release, runtime);
}

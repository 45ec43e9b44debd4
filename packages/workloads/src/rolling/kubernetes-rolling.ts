import type { Runtime } from '@deploy-actions/action-kit';
import type { WorkloadConfigurationOf } from '@deploy-actions/config';
import type { RollingWorkload } from '../rolling-workload.ts';
import type { ReleaseIdentity } from '../workload-deployer.ts';

/** The Deployments and StatefulSets of a configuration as rolling workloads. */
export async function openKubernetesRolling(
  _configuration: WorkloadConfigurationOf<'kubernetes'>,
  _release: ReleaseIdentity,
  _runtime: Runtime,
): Promise<readonly RollingWorkload[]> {
  throw new Error('under construction');
}

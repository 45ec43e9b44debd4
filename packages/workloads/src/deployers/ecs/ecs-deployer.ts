import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsAccess } from '@deploy-actions/aws';
import type { WorkloadConfigurationOf } from '@deploy-actions/config';
import type { WorkloadDeployer } from '../../workload-deployer.ts';

/** The deployer for services of ECS. */
export async function openEcsDeployer(
  _configuration: WorkloadConfigurationOf<'ecs'>,
  _access: AwsAccess,
  _runtime: Runtime,
): Promise<WorkloadDeployer> {
  throw new Error('under construction');
}

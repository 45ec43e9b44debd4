import type { Runtime } from '@deploy-actions/action-kit';
import type { WorkloadConfigurationOf } from '@deploy-actions/config';
import type { DeployOptions, Release, WorkloadDeployer } from '../../workload-deployer.ts';

/** Puts images into Deployments and StatefulSets and waits until their pods run. */
export class KubernetesDeployer implements WorkloadDeployer {
  readonly type = 'kubernetes';

  constructor(_configuration: WorkloadConfigurationOf<'kubernetes'>, _runtime: Runtime) {
    throw new Error('under construction');
  }

  async deploy(_release: Release, _options: DeployOptions = {}): Promise<void> {
    throw new Error('under construction');
  }
}

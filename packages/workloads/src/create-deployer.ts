import type { Runtime } from '@deploy-actions/action-kit';
import type { WorkloadConfiguration } from '@deploy-actions/config';
import type { WorkloadDeployer } from './workload-deployer.ts';

type Needs = Pick<Runtime, 'processes' | 'log' | 'workspace'>;

const deployers = {
  command: async (configuration: WorkloadConfiguration, runtime: Needs) => {
    const { CommandDeployer } = await import('./deployers/command-deployer.ts');
    return new CommandDeployer(configuration, runtime);
  },
};

/** The deployer a configuration names. */
export async function createDeployer(
  configuration: WorkloadConfiguration,
  runtime: Needs,
): Promise<WorkloadDeployer> {
  return deployers[configuration.deployer](configuration, runtime);
}

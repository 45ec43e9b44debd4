import type { Runtime } from '@deploy-actions/action-kit';
import type {
  AwsConfiguration,
  WorkloadConfiguration,
  WorkloadConfigurationOf,
} from '@deploy-actions/config';
import type { WorkloadDeployer } from './workload-deployer.ts';

/** What a deployer may need to know beside its own configuration. */
export interface DeployerContext {
  readonly runtime: Runtime;
  readonly aws: AwsConfiguration | undefined;
}

const deployers: {
  readonly [D in WorkloadConfiguration['deployer']]: (
    configuration: WorkloadConfigurationOf<D>,
    context: DeployerContext,
  ) => Promise<WorkloadDeployer>;
} = {
  command: async (configuration, { runtime }) => {
    const { CommandDeployer } = await import('./deployers/command-deployer.ts');
    return new CommandDeployer(configuration, runtime);
  },
  kubernetes: async (configuration, { runtime }) => {
    const { KubernetesDeployer } = await import('./deployers/kubernetes/kubernetes-deployer.ts');
    return new KubernetesDeployer(configuration, runtime);
  },
  ecs: async (configuration, { aws, runtime }) => {
    const [{ openAws }, { openEcsDeployer }] = await Promise.all([
      import('@deploy-actions/aws'),
      import('./deployers/ecs/ecs-deployer.ts'),
    ]);
    return openEcsDeployer(configuration, openAws(aws, runtime), runtime);
  },
};

/** The deployer a configuration names; its placeholders are expanded by the deployer, which learns the colour. */
export async function createDeployer<D extends WorkloadConfiguration['deployer']>(
  configuration: WorkloadConfigurationOf<D>,
  context: DeployerContext,
): Promise<WorkloadDeployer> {
  return deployers[configuration.deployer as D](configuration, context);
}

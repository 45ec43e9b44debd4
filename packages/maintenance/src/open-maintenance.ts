import type { MaintenanceConfiguration, MaintenanceConfigurationOf } from '@deploy-actions/config';
import { Maintenance } from './maintenance.ts';
import type { MaintenanceSwitch } from './maintenance-switch.ts';
import type { MaintenanceContext } from './maintenance-types.ts';

const switches: {
  readonly [S in MaintenanceConfiguration['switch']]: (
    configuration: MaintenanceConfigurationOf<S>,
    context: MaintenanceContext,
  ) => Promise<MaintenanceSwitch>;
} = {
  kubernetes: async (configuration, { runtime }) => {
    const { KubernetesSwitch } = await import('./switches/kubernetes.ts');
    return new KubernetesSwitch(configuration, runtime);
  },
  redis: async (configuration, { runtime }) => {
    const { RedisSwitch } = await import('./switches/redis/redis-switch.ts');
    return new RedisSwitch(configuration, runtime);
  },
  alb: async (configuration, context) => {
    const [{ openAws }, { openAlbSwitch }] = await Promise.all([
      import('@deploy-actions/aws'),
      import('./switches/alb/alb-switch.ts'),
    ]);
    return openAlbSwitch(configuration, openAws(context.aws, context.runtime));
  },
  haproxy: async (configuration) => {
    const { HaproxySwitch } = await import('./switches/haproxy.ts');
    return new HaproxySwitch(configuration);
  },
  ssm: async (configuration, { runtime, aws }) => {
    const [{ openAws }, { openSsmSwitch }] = await Promise.all([
      import('@deploy-actions/aws'),
      import('./switches/ssm.ts'),
    ]);
    return openSsmSwitch(configuration, openAws(aws, runtime));
  },
  command: async (configuration, context) => {
    const { CommandSwitch } = await import('./switches/command.ts');
    return new CommandSwitch(configuration, context);
  },
};

/** The switch a configuration names, by itself. Throws ConfigurationError for what it can't be opened with. */
export async function openSwitch<S extends MaintenanceConfiguration['switch']>(
  configuration: MaintenanceConfigurationOf<S>,
  context: MaintenanceContext,
): Promise<MaintenanceSwitch> {
  return switches[configuration.switch as S](configuration, context);
}

/** Maintenance mode as the section says, its placeholders expanded. Sends nothing yet; throws as {@link openSwitch} does. */
export async function openMaintenance(
  configuration: MaintenanceConfiguration,
  context: MaintenanceContext,
): Promise<Maintenance> {
  return new Maintenance(configuration, await openSwitch(configuration, context), context);
}

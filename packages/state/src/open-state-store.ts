import { resolve } from 'node:path';
import type { Runtime } from '@deploy-actions/action-kit';
import type { StateConfiguration } from '@deploy-actions/config';
import type { StateStore } from './state-store.ts';

const stores = {
  file: async (configuration: StateConfiguration, { workspace }: Pick<Runtime, 'workspace'>) => {
    const { FileStateStore } = await import('./stores/file-state-store.ts');
    return new FileStateStore(resolve(workspace, configuration.path));
  },
};

/** The state store a configuration names. */
export async function openStateStore(
  configuration: StateConfiguration,
  runtime: Pick<Runtime, 'workspace'>,
): Promise<StateStore> {
  return stores[configuration.store](configuration, runtime);
}

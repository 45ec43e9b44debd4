import type { CheckConfiguration, CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from './check.ts';

/** Makes a check from its configuration. Throws ConfigurationError for what no schema can see. */
export type CheckFactory<K extends CheckConfiguration['kind']> = (
  configuration: CheckConfigurationOf<K>,
  context: CheckContext,
) => Check;

type Kinds = { readonly [K in CheckConfiguration['kind']]: () => Promise<CheckFactory<K>> };

const kinds: Kinds = {
  http: async () => (await import('./kinds/http.ts')).createHttpCheck,
  command: async () => (await import('./kinds/command.ts')).createCommandCheck,
  'env-vars': async () => (await import('./kinds/env-vars.ts')).createEnvVarsCheck,
  file: async () => (await import('./kinds/file.ts')).createFileCheck,
  'clean-tree': async () => (await import('./kinds/clean-tree.ts')).createCleanTreeCheck,
  disk: async () => (await import('./kinds/disk.ts')).createDiskCheck,
  'config-files': async () => (await import('./kinds/config-files.ts')).createConfigFilesCheck,
};

/** Makes the check that a configuration describes; only its own kind is loaded. */
export async function createCheck<K extends CheckConfiguration['kind']>(
  configuration: CheckConfigurationOf<K> & { readonly kind: K },
  context: CheckContext,
): Promise<Check> {
  const create = await kinds[configuration.kind]();
  return create(configuration, context);
}

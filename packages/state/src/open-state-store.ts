import { resolve } from 'node:path';
import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, StateConfiguration } from '@deploy-actions/config';
import type { StateStore } from './state-store.ts';

/** What a store may need to know beside its own configuration. */
export interface StoreContext {
  readonly service: string;
  readonly environment: string;
  readonly runtime: Runtime;
  readonly githubToken: string | undefined;
  readonly aws: AwsConfiguration | undefined;
}

type ConfigurationOf<S extends StateConfiguration['store']> = Extract<StateConfiguration, { store: S }>;

const stores: {
  readonly [S in StateConfiguration['store']]: (
    configuration: ConfigurationOf<S>,
    context: StoreContext,
  ) => Promise<StateStore>;
} = {
  github: async (configuration, context) => {
    const { DocumentStateStore } = await import('./stores/document-state-store.ts');
    const { openGithubText } = await import('./stores/github-text.ts');
    return new DocumentStateStore(openGithubText(configuration, context));
  },
  ssm: async ({ parameter }, { runtime, aws }) => {
    const { openAws } = await import('@deploy-actions/aws');
    const { NumberedStateStore } = await import('./stores/numbered-state-store.ts');
    const { SsmTexts } = await import('./stores/ssm-texts.ts');
    const texts = new SsmTexts(parameter, openAws(aws, runtime), runtime.log);
    return new NumberedStateStore(texts, runtime.clock);
  },
  kubernetes: async (configuration, context) => {
    const { DocumentStateStore } = await import('./stores/document-state-store.ts');
    const { ConfigMapText } = await import('./stores/config-map-text.ts');
    return new DocumentStateStore(new ConfigMapText(configuration, context));
  },
  file: async ({ path }, { runtime }) => {
    const { NumberedStateStore } = await import('./stores/numbered-state-store.ts');
    const { FileTexts } = await import('./stores/file-texts.ts');
    return new NumberedStateStore(new FileTexts(resolve(runtime.workspace, path)));
  },
};

/** The state store a configuration names. */
export async function openStateStore<S extends StateConfiguration['store']>(
  configuration: ConfigurationOf<S>,
  context: StoreContext,
): Promise<StateStore> {
  return stores[configuration.store as S](configuration, context);
}

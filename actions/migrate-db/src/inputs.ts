import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { Configuration } from '@deploy-actions/config';
import type { MigrationCommand, MigrationRequest, StateConfigured } from '@deploy-actions/migrations';

/** The inputs of `migrate-db`. */
export const inputs = defineInputs({
  command: input.choice(['plan', 'rehearse', 'apply', 'verify'], { required: true }),
  contract: input.choice(['refuse', 'allow'], { default: 'refuse' }),
  backup: input.text(),
  'window-override': input.text(),
  version: input.text(),
  sha: input.pattern(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'a full commit SHA in lower case'),
  migrations: input.section(),
  traffic: input.section(),
  state: input.section(),
  aws: input.section(),
  'check-run-id': input.pattern(/^\d+$/, 'the number of a check run'),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What `migrate-db` was asked to do. */
export interface Inputs {
  readonly command: MigrationCommand;
  readonly request: MigrationRequest;
  /** Absent where no traffic is shifted between colours. */
  readonly state: StateConfigured | undefined;
  readonly access: { readonly githubToken: string | undefined; readonly checkRunId: string | undefined };
  readonly dryRun: boolean;
}

type Found = Configuration<'migrations', 'backup' | 'state' | 'traffic' | 'aws'>;

/** Reads and checks the configuration. Throws ConfigurationError with every problem. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const { loadConfiguration, expandPlaceholders } = await import('@deploy-actions/config');
  const { migrations, traffic, state, aws, version } = values;
  const configuration: Found = await loadConfiguration(
    {
      file: values.config,
      environment: values.environment,
      // Not all of them: `backup` is a manifest here, and a section elsewhere.
      overrides: { migrations, traffic, state, aws },
      needs: ['migrations'],
      uses: ['backup', 'state', 'traffic', 'aws'],
    },
    runtime,
  );
  const { service, environment, sections } = configuration;
  const sha = values.sha ?? runtime.run.sha;
  const names = { service, environment, version, sha };
  const section = expandPlaceholders(sections.migrations, names);
  const backup = expandPlaceholders(sections.backup, names);
  return {
    command: values.command,
    request: {
      ...{ configuration: section, service, environment, version, sha, contract: values.contract },
      address: await addressOf(section.connection, backup, configuration),
      ...{
        windowOverride: values['window-override'],
        manifest: values.backup === 'newest' ? undefined : values.backup,
        backup,
      },
      aws: expandPlaceholders(sections.aws, { service, environment }),
    },
    state: isStateConfigured(configuration) ? configuration : undefined,
    access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
    dryRun: values['dry-run'],
  };
}

/** The database that is migrated: its own address, or that of the section `backup`. */
async function addressOf(
  connection: string | undefined,
  backup: Found['sections']['backup'],
  { problem }: Found,
): Promise<string> {
  if (connection !== undefined) return connection;
  const { addressOfBackup } = await import('@deploy-actions/migrations');
  const found = backup && addressOfBackup(backup);
  if (found !== undefined) return found;
  const message =
    'is missing: the address of the database that is migrated; the section `backup` names none that could be taken';
  throw new ConfigurationError([problem('migrations', ['connection'], message)]);
}

function isStateConfigured(configuration: Found): configuration is Found & StateConfigured {
  return configuration.sections.state !== undefined && configuration.sections.traffic !== undefined;
}

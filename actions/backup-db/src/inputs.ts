import { defineInputs, type InputValues, input, type Runtime } from '@deploy-actions/action-kit';
import type { BackupRequest } from '@deploy-actions/database';

/** The inputs of `backup-db`. */
export const inputs = defineInputs({
  engine: input.text(),
  connection: input.text(),
  destination: input.text(),
  verify: input.text(),
  keep: input.text(),
  'restore-connection': input.text(),
  version: input.text(),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What `backup-db` was asked to do. */
export interface Inputs {
  readonly request: BackupRequest;
  readonly dryRun: boolean;
}

/** Reads the section `backup` with the fields given as inputs put in. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const { loadConfiguration, expandPlaceholders } = await import('@deploy-actions/config');
  const { engine, connection, destination, verify, keep, version } = values;
  const { service, environment, sections } = await loadConfiguration(
    {
      file: values.config,
      environment: values.environment,
      overrides: {},
      fields: {
        backup: {
          given: { engine, connection, destination, verify, keep },
          required: ['engine', 'connection', 'destination'],
        },
      },
      needs: ['backup'],
      uses: [],
    },
    runtime,
  );
  const names = { service, environment, version, sha: runtime.run.sha };
  const backup = expandPlaceholders(sections.backup, names);
  const restoreConnection = expandPlaceholders(values['restore-connection'], names);
  return { request: { backup, restoreConnection, service, environment, version }, dryRun: values['dry-run'] };
}

import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { BackupRequest } from '@deploy-actions/database';

/** The inputs of `backup-db`. */
export const inputs = defineInputs({
  backup: input.section(),
  engine: input.text(),
  connection: input.text(),
  destination: input.text(),
  verify: input.text(),
  keep: input.text(),
  'restore-connection': input.text(),
  aws: input.section(),
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
  /** A problem with a field of the section, at the place that field was given. */
  readonly place: (problem: Problem) => Problem;
}

/** Fields of the section that are looked into only when the database is. */
const placeable = ['connection', 'destination', 'programs', 'restore-connection'];

/** Reads the section `backup` with the fields given as inputs put in. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const { loadConfiguration, expandPlaceholders } = await import('@deploy-actions/config');
  const { engine, connection, destination, verify, keep, version } = values;
  const snapshots = engine === 'rds-snapshot';
  const given = { engine, connection, destination, verify, keep };
  const { service, environment, sections, problem } = await loadConfiguration(
    {
      file: values.config,
      environment: values.environment,
      overrides: { backup: values.backup, aws: values.aws },
      fields: {
        backup: {
          given: { ...given, 'restore-connection': values['restore-connection'] },
          // What a snapshot is of has no input of its own.
          required: snapshots ? ['engine', 'destination'] : ['engine', 'connection', 'destination'],
        },
      },
      needs: ['backup'],
      uses: ['aws'],
    },
    runtime,
  );
  if (sections.backup === undefined) {
    const message =
      'the fields given make no whole section `backup`: a snapshot needs `instance` or `cluster`; give the section as YAML, here or in the configuration';
    throw new ConfigurationError([{ input: 'backup', message }]);
  }
  const names = { service, environment, version, sha: runtime.run.sha };
  const backup = expandPlaceholders(sections.backup, names);
  return {
    request: { backup, aws: sections.aws, service, environment, version },
    dryRun: values['dry-run'],
    place: (found) => {
      if (found.input === undefined || found.location || !placeable.includes(found.input)) return found;
      const placed = problem('backup', [found.input], `\`${found.input}\`: ${found.message}`);
      return placed.location || placed.input ? placed : found;
    },
  };
}

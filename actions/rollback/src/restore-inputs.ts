import { posix } from 'node:path';
import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration, MaintenanceConfiguration } from '@deploy-actions/config';
import type { TrafficConfigured } from '@deploy-actions/deployment';

/** What says what to restore, as inputs. */
export interface RestoreValues {
  readonly database: 'keep' | 'restore';
  readonly backup: string | undefined;
  readonly connection: string | undefined;
  readonly 'confirm-data-loss': string | undefined;
  readonly maintenance: string | undefined;
  readonly aws: string | undefined;
  readonly config: string | undefined;
}

/** The backup to put back, the database it goes into, and how users are kept out meanwhile. */
export interface RestoreRequest {
  /** Where the manifest lies, or `newest`. */
  readonly manifest: string;
  readonly backup: BackupConfiguration;
  readonly aws: AwsConfiguration | undefined;
  readonly maintenance: MaintenanceConfiguration | undefined;
  /** The id that was typed again to confirm the loss. */
  readonly confirmed: string | undefined;
}

/** Stands for the newest verified backup of the service in its environment. */
export const newest = 'newest';

/** Reads what is to be restored, from inputs and configuration; `undefined` for `database: keep`. Throws ConfigurationError. */
export async function resolveRestore(
  values: RestoreValues,
  { service, environment }: TrafficConfigured,
  runtime: Runtime,
): Promise<RestoreRequest | undefined> {
  if (values.database !== 'restore') return undefined;
  const { backup: manifest, connection } = values;
  if (manifest === undefined) {
    const message = `is required with \`database: restore\`: the manifest that backup-db gave, or \`${newest}\``;
    throw new ConfigurationError([{ input: 'backup', message }]);
  }
  const { loadConfiguration, expandPlaceholders } = await import('@deploy-actions/config');
  const load = (given: Readonly<Record<string, string | undefined>>) =>
    loadConfiguration(
      {
        ...{ file: values.config, environment },
        overrides: { maintenance: values.maintenance, aws: values.aws },
        fields: { backup: { given, required: [] } },
        needs: [],
        uses: ['backup', 'maintenance', 'aws'],
        nothingElse: true,
      },
      runtime,
    );
  const configured = await load({});
  const { sections } =
    connection === undefined
      ? configured
      : await load({
          ...(configured.sections.backup ? {} : inferred(manifest, connection, runtime)),
          connection,
        });
  if (sections.backup === undefined) {
    const message =
      'is required with `database: restore` where no `backup` section names the database; for a snapshot of RDS there has to be one';
    throw new ConfigurationError([{ input: 'connection', message }]);
  }
  const names = { service, environment, sha: runtime.run.sha };
  // Where the backup lies says its manifest: a destination may name a version that nobody knows here.
  const backup =
    manifest === newest ? sections.backup : { ...sections.backup, destination: folderOf(manifest) };
  return {
    manifest,
    backup: expandPlaceholders(backup, names),
    aws: sections.aws,
    maintenance: sections.maintenance && expandPlaceholders(sections.maintenance, names),
    confirmed: values['confirm-data-loss'],
  };
}

/** What a section has to say at least, for a database that no section names. */
function inferred(manifest: string, connection: string, { environment }: Runtime) {
  const [, name] = /^env:(\w+)$/.exec(connection) ?? [];
  const address = name === undefined ? connection : (environment[name] ?? '');
  const [, scheme = ''] = /^([a-z]+):\/\//.exec(address) ?? [];
  const engines: Readonly<Record<string, string>> = {
    ...{ postgres: 'postgres', postgresql: 'postgres', mysql: 'mysql', mariadb: 'mysql' },
  };
  return { engine: engines[scheme] ?? 'sqlite', destination: folderOf(manifest) };
}

function folderOf(manifest: string): string {
  return manifest.startsWith('s3://')
    ? manifest.slice(0, -posix.basename(manifest).length)
    : posix.dirname(manifest);
}

import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration, MigrationsConfiguration } from '@deploy-actions/config';
import { type DatabaseSession, type Engine, engineOf, openDatabase } from '@deploy-actions/sql';
import { type BackupAccess, openBackupAccess } from './backup-access.ts';
import type { EnvironmentState } from './environment-state.ts';
import { type LintReport, lintMigrations } from './lint/lint-migrations.ts';
import {
  type DatabaseAccess,
  type Migration,
  type MigrationTool,
  openMigrationTool,
} from './migration-tool.ts';

/** What is asked, and of which database. */
export interface MigrationRequest {
  /** Placeholders expanded. */
  readonly configuration: MigrationsConfiguration;
  /** The address of the database; secret where it has a password. */
  readonly address: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string | undefined;
  readonly sha: string | undefined;
  /** Whether migrations may run that the previous release can't live with. */
  readonly contract: 'refuse' | 'allow';
  /** Why it may be done outside of its window. */
  readonly windowOverride: string | undefined;
  /** Where the manifest of the backup is; the newest backup when absent. */
  readonly manifest: string | undefined;
  readonly backup: BackupConfiguration | undefined;
  readonly aws: AwsConfiguration | undefined;
}

/** Everything the commands act through, so that tests can hand in something else. */
export interface MigrationWorld {
  readonly request: MigrationRequest;
  readonly runtime: Runtime;
  readonly engine: Engine;
  /** Stops with the run's own signal. */
  readonly tool: MigrationTool;
  /** The same, for looking at the database when the run was cancelled. */
  readonly toolAfterCancel: MigrationTool;
  /** How the tool reaches a database. */
  access(address: string): DatabaseAccess;
  /** A connection to look at a database; `name` is what the server calls it. */
  session(address: string, name?: string): DatabaseSession;
  lint(migrations: readonly Migration[]): Promise<LintReport>;
  readonly backups: BackupAccess;
  /** Absent where the environment has no state that traffic goes by. */
  readonly state: EnvironmentState | undefined;
}

/** Time limit of one look at the database, in milliseconds. */
const lookTimeout = 30_000;

/** What connections of migration tools are called on the server, so that they are found again; the run follows. */
export const toolName = 'migrate-db tool';

/** What the connection is called that holds the lock of a run; the run follows. */
export const lockName = 'migrate-db lock';

/** Makes the world of a request. Throws ConfigurationError for an address that is none. */
export async function openMigrationWorld(
  request: MigrationRequest,
  state: EnvironmentState | undefined,
  runtime: Runtime,
): Promise<MigrationWorld> {
  const { configuration, address } = request;
  const engine = engineOf(address);
  if (engine === undefined) {
    const message =
      'the database that is migrated must be an address such as `postgres://user:password@host:5432/name`, `mysql://user:password@host:3306/name` or `sqlite:data/shop.db`; give it as `connection` of `migrations`, or of `backup`';
    throw new ConfigurationError(message);
  }
  const never = new AbortController().signal;
  const open = { secrets: runtime.secrets, folder: runtime.workspace, timeout: lookTimeout };
  const run = runLabel(runtime);
  return {
    ...{ request, runtime, engine, state },
    tool: await openMigrationTool(configuration, runtime),
    toolAfterCancel: await openMigrationTool(configuration, { ...runtime, signal: never }),
    access: (to) => ({
      address: to,
      name: `${toolName} ${run}`.slice(0, longestName),
      lockTimeout: configuration['lock-timeout'],
      statementTimeout: configuration['statement-timeout'],
    }),
    session: (to, name) => openDatabase(name === undefined ? to : named(to, `${name} ${run}`), open),
    lint: async (migrations) => lintMigrations(migrations, lintOf(configuration), { ...runtime, engine }),
    backups: openBackupAccess(request, runtime),
  };
}

/** The longest name a connection can have in PostgreSQL. https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-APPLICATION-NAME */
const longestName = 63;

function named(address: string, name: string): string {
  if (engineOf(address) !== 'postgres' || !URL.canParse(address)) return address;
  const url = new URL(address);
  url.searchParams.set('application_name', name.slice(0, longestName));
  return url.href;
}

function runLabel({ run }: Runtime): string {
  return run.runId === undefined ? run.actor : `${run.repository} ${run.runId}/${run.attempt ?? '1'}`;
}

function lintOf({ lint }: MigrationsConfiguration) {
  const { squawk = 'auto', program, rules, ignore = [] } = lint ?? {};
  return { squawk, program, rules, ignore };
}

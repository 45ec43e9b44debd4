import type { Problem, Runtime } from '@deploy-actions/action-kit';
import type { MigrationsConfiguration } from '@deploy-actions/config';

/** What a migration tool may use of the outside world. */
export type ToolContext = Pick<
  Runtime,
  'environment' | 'log' | 'processes' | 'secrets' | 'signal' | 'temporary' | 'workspace'
>;

/** A migration, as its tool names it. */
export interface Migration {
  /** What the tool takes for a name of it: `1975ea83b712`, `shop.0002_price`, `20260131120000_add_price`. */
  readonly id: string;
  /** In the words of its author. */
  readonly description?: string | undefined;
  /** What it would run, where the tool can tell without running it. */
  readonly sql?: string | undefined;
  /** Why there is no SQL, or why it isn't all that the migration does; as a sentence for people. */
  readonly withoutSql?: string | undefined;
  /** The file it stands in, relative to the workspace. */
  readonly file?: string | undefined;
  /** What its author says of it with a marker in its file; `sql` is looked through for one, too. */
  readonly declared?: DeclaredKind | undefined;
}

/** `expand`: the previous release goes on working after it; `contract`: it doesn't. */
export type DeclaredKind = 'expand' | 'contract';

/** A database as a migration tool reaches it. */
export interface DatabaseAccess {
  /** `postgres://…`, `mysql://…` or `sqlite:path`; secret where it has a password. */
  readonly address: string;
  /** Milliseconds a migration may wait for a lock. */
  readonly lockTimeout: number;
  /** Milliseconds a statement of a migration may take. */
  readonly statementTimeout: number;
  /** What its connections are called in PostgreSQL (`application_name`). */
  readonly name?: string | undefined;
}

/** How migrations are applied. */
export interface ApplyOptions {
  /** Milliseconds until the tool is stopped. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Sees each line the tool writes, as it comes; secrets are taken out of it. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** A migration tool in the folder of a release. What it is asked runs the release's own code. */
export interface MigrationTool {
  readonly type: MigrationsConfiguration['tool'];
  /** Groups of pending migrations, in order: those of a group can only be applied together. */
  steps(pending: readonly Migration[]): readonly (readonly Migration[])[];
  /** What is wrong, found without touching a database: the program or its files are missing, there are several heads. */
  problems(): Promise<readonly Problem[]>;
  /** What it can't do for this database, as sentences for people: timeouts that don't reach it. Throws as `pending` does. */
  limits(database: DatabaseAccess): Promise<readonly string[]>;
  /** Where the database stands, as the tool says it; `undefined` when nothing was ever applied. Throws as `pending` does. */
  current(database: DatabaseAccess): Promise<string | undefined>;
  /**
   * Pending migrations in the order in which they would be applied, without applying any. Throws ConfigurationError for what has to
   * be put right first (a migration that failed half-way, changed after it was applied, several heads), and ProviderError when the
   * tool fails otherwise.
   */
  pending(database: DatabaseAccess): Promise<readonly Migration[]>;
  /**
   * Applies the pending migrations of one of the `steps`, all earlier ones being applied. Throws ProviderError with
   * the tool's last lines when it fails or was stopped, and the signal's reason when that fired: where the database stands then
   * is asked anew.
   */
  apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void>;
}

/** The tool of a section. */
export async function openMigrationTool(
  configuration: MigrationsConfiguration,
  context: ToolContext,
): Promise<MigrationTool> {
  switch (configuration.tool) {
    case 'alembic': {
      const { Alembic } = await import('./tools/alembic.ts');
      return new Alembic(configuration, context);
    }
    case 'django': {
      const { Django } = await import('./tools/django.ts');
      return new Django(configuration, context);
    }
    case 'prisma': {
      const { Prisma } = await import('./tools/prisma.ts');
      return new Prisma(configuration, context);
    }
    case 'flyway': {
      const { Flyway } = await import('./tools/flyway.ts');
      return new Flyway(configuration, context);
    }
    case 'rails': {
      const { Rails } = await import('./tools/rails.ts');
      return new Rails(configuration, context);
    }
    case 'knex': {
      const { Knex } = await import('./tools/knex.ts');
      return new Knex(configuration, context);
    }
    case 'command': {
      const { CommandTool } = await import('./tools/command-tool.ts');
      return new CommandTool(configuration, context);
    }
  }
}

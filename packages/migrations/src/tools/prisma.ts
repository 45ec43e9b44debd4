import { dirname, join, relative, resolve } from 'node:path';
import { ConfigurationError, type Problem } from '@deploy-actions/action-kit';
import type { MigrationsConfigurationOf } from '@deploy-actions/config';
import { engineOf } from '@deploy-actions/sql';
import type {
  ApplyOptions,
  DatabaseAccess,
  Migration,
  MigrationTool,
  ToolContext,
} from '../migration-tool.ts';
import { addressFor, clientVariables } from './database-environment.ts';
import { fileFacts, filesBelow } from './markers.ts';
import { type HistoryEntry, readPrismaHistory, sha256 } from './prisma-history.ts';
import { ToolProgram } from './tool-program.ts';

/** Prisma Migrate. https://www.prisma.io/docs/orm/reference/prisma-cli-reference#migrate-deploy */
export class Prisma implements MigrationTool {
  readonly type = 'prisma';
  readonly #configuration: MigrationsConfigurationOf<'prisma'>;
  readonly #context: ToolContext;
  readonly #program: ToolProgram;

  constructor(configuration: MigrationsConfigurationOf<'prisma'>, context: ToolContext) {
    this.#configuration = configuration;
    this.#context = context;
    const places = { configured: configuration.program, usual: [['prisma']] as const, nodeModule: 'prisma' };
    this.#program = new ToolProgram('prisma', configuration.directory, places, context);
  }

  async problems(): Promise<readonly Problem[]> {
    const missing = await this.#program.problems();
    if (missing.length > 0) return missing;
    const folder = await this.#folder();
    return typeof folder === 'string' ? [] : [folder];
  }

  /** `migrate deploy` knows no target. */
  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    return pending.length === 0 ? [] : [pending];
  }

  async limits(database: DatabaseAccess): Promise<readonly string[]> {
    if (engineOf(database.address) !== 'mysql') return [];
    return [
      '`lock-timeout` doesn’t reach MySQL through Prisma: begin the migration with `SET SESSION lock_wait_timeout = …`, or set it for the user on the server',
    ];
  }

  async current(database: DatabaseAccess): Promise<string | undefined> {
    const history = await this.#history(database);
    return history.filter(({ state }) => state === 'applied').at(-1)?.name;
  }

  async pending(database: DatabaseAccess): Promise<readonly Migration[]> {
    const problems = await this.problems();
    if (problems.length > 0) throw new ConfigurationError(problems);
    const migrations = await this.#files();
    const history = await this.#history(database);
    const failed = history.filter(({ state }) => state === 'failed');
    if (failed.length > 0)
      throw new ConfigurationError(failed.map(({ name }) => ({ message: failedBefore(name) })));
    const applied = new Map(
      history.filter(({ state }) => state === 'applied').map((entry) => [entry.name, entry]),
    );
    const changed = migrations.filter(
      ({ id, checksum }) => (applied.get(id)?.checksum ?? checksum) !== checksum,
    );
    const here = new Set(migrations.map(({ id }) => id));
    const lost = [...applied.keys()].filter((name) => !here.has(name));
    if (lost.length > 0) {
      this.#context.log.warning(
        `The database has migrations that this release doesn't: ${lost.join(', ')}. It was migrated by a newer release or another branch`,
      );
    }
    // `migrate deploy` goes on after such a change, too.
    for (const { id } of changed) this.#context.log.warning(changedAfterwards(id));
    return migrations.filter(({ id }) => !applied.has(id)).map(({ checksum: _, ...migration }) => migration);
  }

  async apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void> {
    const operation = `apply ${step.map(({ id }) => id).join(', ')}`;
    const words = ['migrate', 'deploy', ...this.#schema()];
    await this.#program.change(operation, words, { ...options, ...this.#run(database) });
  }

  async #files(): Promise<readonly (Migration & { readonly checksum: string })[]> {
    const folder = await this.#folder();
    if (typeof folder !== 'string') return [];
    const files = await filesBelow(folder, '*/migration.sql');
    return Promise.all(
      files.map(async (path) => {
        const { text = '', file, declared } = await fileFacts(path, this.#context.workspace);
        return { id: relative(folder, dirname(path)), file, declared, sql: text, checksum: sha256(text) };
      }),
    );
  }

  /** The folder of the migrations, or why it isn't known. */
  async #folder(): Promise<string | Problem> {
    const { migrations, schema } = this.#configuration;
    const { directory } = this.#program;
    if (migrations !== undefined) return resolve(directory, migrations);
    const found = await filesBelow(directory, '**/migration_lock.toml');
    const folders = found.map((path) => dirname(path));
    const beside =
      schema === undefined ? [] : [resolve(directory, schema), dirname(resolve(directory, schema))];
    const fitting = folders.filter((folder) => beside.some((each) => join(each, 'migrations') === folder));
    const [only, second] = fitting.length > 0 ? fitting : folders;
    if (only !== undefined && second === undefined) return only;
    const what =
      only === undefined
        ? `prisma’s migrations aren’t found: there is no migration_lock.toml below ${directory}`
        : `there are several folders with migrations of prisma (${folders.map((folder) => relative(directory, folder)).join(', ')})`;
    return { message: `${what}; say in \`migrations\` of the section which folder it is` };
  }

  async #history(database: DatabaseAccess): Promise<readonly HistoryEntry[]> {
    return readPrismaHistory(database.address, this.#context);
  }

  #schema(): readonly string[] {
    const { schema } = this.#configuration;
    return schema === undefined ? [] : ['--schema', schema];
  }

  #run(database: DatabaseAccess) {
    const { workspace, environment } = this.#context;
    const style = { optionsInAddress: true, sqlite: 'file:' };
    const address = addressFor(database, style, (path) => resolve(workspace, path));
    const variables = { [this.#configuration.variable]: address, ...clientVariables(database, environment) };
    // Without this it asks its makers for news. https://www.prisma.io/docs/orm/tools/prisma-cli#how-to-opt-out-of-data-collection
    return {
      database,
      environment: { ...variables, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    };
  }
}

/** https://www.prisma.io/docs/orm/prisma-migrate/workflows/patching-and-hotfixing#fixing-failed-migrations-with-migrate-diff-and-db-execute */
function failedBefore(name: string): string {
  return `prisma: ${name} failed in an earlier run, and nothing else is applied until that is settled (P3009): put right by hand what it did, then \`npx prisma migrate resolve --rolled-back ${name}\` (to run it again) or \`--applied ${name}\``;
}

function changedAfterwards(name: string): string {
  return `prisma: ${name} was changed after it was applied; the database doesn't have what it says now. Take the change back and write a new migration for it`;
}

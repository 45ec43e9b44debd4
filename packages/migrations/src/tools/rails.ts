import { resolve } from 'node:path';
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
import { fileFacts, filesBelow, literally } from './markers.ts';
import { ToolProgram } from './tool-program.ts';

const withoutSql = 'Rails’ migrations are programs: which SQL they run shows only when they run';

/** A line of `db:migrate:status`. */
interface Status {
  readonly up: boolean;
  readonly version: string;
  readonly name: string;
}

/** Active Record's migrations. https://guides.rubyonrails.org/active_record_migrations.html#running-migrations */
export class Rails implements MigrationTool {
  readonly type = 'rails';
  readonly #configuration: MigrationsConfigurationOf<'rails'>;
  readonly #context: ToolContext;
  readonly #program: ToolProgram;

  constructor(configuration: MigrationsConfigurationOf<'rails'>, context: ToolContext) {
    this.#configuration = configuration;
    this.#context = context;
    const usual = [['bin/rails'], ['bundle', 'exec', 'rails']] as const;
    const places = { configured: configuration.program, usual };
    this.#program = new ToolProgram('rails', configuration.directory, places, context);
  }

  async problems(): Promise<readonly Problem[]> {
    return this.#program.problems();
  }

  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    return pending.map((migration) => [migration]);
  }

  async limits(database: DatabaseAccess): Promise<readonly string[]> {
    if (engineOf(database.address) !== 'postgres') return [];
    return [
      '`variables` and `options` of database.yml come after `lock-timeout` and `statement-timeout`: leave both timeouts out of them',
    ];
  }

  async current(database: DatabaseAccess): Promise<string | undefined> {
    return (await this.#status(database))?.findLast(({ up }) => up)?.version;
  }

  async pending(database: DatabaseAccess): Promise<readonly Migration[]> {
    const problems = await this.problems();
    if (problems.length > 0) throw new ConfigurationError(problems);
    const status = await this.#status(database);
    const lost = status?.filter(({ name }) => /^\*+ NO FILE \*+$/.test(name)) ?? [];
    if (lost.length > 0) {
      const versions = lost.map(({ version }) => version).join(', ');
      this.#context.log.warning(
        `The database has migrations that this release doesn't: ${versions}. It was migrated by a newer release or another branch`,
      );
    }
    if (status === undefined) return this.#allFiles();
    const pending = status.filter(({ up }) => !up);
    return Promise.all(pending.map(({ version, name }) => this.#migration(version, name)));
  }

  async apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void> {
    for (const { id } of step) {
      const words = [this.#task('db:migrate:up'), `VERSION=${id}`];
      await this.#program.change(`apply ${id}`, words, { ...options, ...this.#run(database) });
    }
  }

  /** `undefined` when nothing was ever migrated: Rails then lists nothing. */
  async #status(database: DatabaseAccess): Promise<readonly Status[] | undefined> {
    const result = await this.#program.run([this.#task('db:migrate:status')], this.#run(database));
    if (result.exitCode === 0) return statusLines(result.stdout);
    if (/Schema migrations table does not exist yet/.test(`${result.stdout}${result.stderr}`))
      return undefined;
    throw this.#program.failure('list the migrations', result, database);
  }

  async #allFiles(): Promise<readonly Migration[]> {
    const folder =
      this.#configuration.database === undefined
        ? 'migrate'
        : `{migrate,${literally(this.#configuration.database)}_migrate}`;
    const files = await filesBelow(this.#program.directory, `db/${folder}/**/[0-9]*_*.rb`);
    const named = files.map((path) => ({ path, version: /(\d+)_[^/\\]*$/.exec(path)?.[1] ?? '' }));
    const ordered = named.sort((a, b) => Number(BigInt(a.version) - BigInt(b.version)));
    return Promise.all(ordered.map(({ version }) => this.#migration(version, undefined)));
  }

  async #migration(version: string, name: string | undefined): Promise<Migration> {
    const [path] = await filesBelow(this.#program.directory, `db/*migrate/**/${literally(version)}_*.rb`);
    const { file, declared } = path === undefined ? {} : await fileFacts(path, this.#context.workspace);
    return { id: version, description: name, file, declared, withoutSql };
  }

  /** With several databases, a task goes to one by its name. https://guides.rubyonrails.org/active_record_multiple_databases.html */
  #task(name: string): string {
    const { database } = this.#configuration;
    return database === undefined ? name : `${name}:${database}`;
  }

  #run(database: DatabaseAccess) {
    const { workspace, environment } = this.#context;
    const style = { schemes: { mysql: 'mysql2' }, sqlite: 'sqlite3:', mysqlStart: 'init_command' } as const;
    const address = addressFor(database, style, (path) => resolve(workspace, path));
    const variables = { [this.#configuration.variable]: address, ...clientVariables(database, environment) };
    return { database, environment: variables };
  }
}

/** What `db:migrate:status` prints: state, version and name of each migration, by version. */
export function statusLines(output: string): readonly Status[] {
  const lines = [...output.matchAll(/^\s*(up|down)\s+(\d+)\s+(.*?)\s*$/gm)];
  return lines.map(([, state, version = '', name = '']) => ({ up: state === 'up', version, name }));
}

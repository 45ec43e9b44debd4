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
import { lastLinesOf } from './tool-output.ts';
import { ToolProgram } from './tool-program.ts';

const withoutSql = 'knex’s migrations are programs: which SQL they run shows only when they run';

/** What knex says when the reader has to put something right, and what to do. */
const complaints = [
  {
    pattern: /migration directory is corrupt/,
    remedy:
      'the database was migrated by a newer release or another branch: deploy one that has these files, or take them back',
  },
  {
    pattern: /Migration table is already locked/,
    remedy: 'another migration runs now, or one was killed: when none runs, `npx knex migrate:unlock`',
  },
  {
    pattern: /No default configuration file|Unable to read.*knexfile|Failed to resolve config file/i,
    remedy: 'say in `knexfile` of `migrations` where it is',
  },
];

/** Knex. https://knexjs.org/guide/migrations.html#migration-cli */
export class Knex implements MigrationTool {
  readonly type = 'knex';
  readonly #configuration: MigrationsConfigurationOf<'knex'>;
  readonly #context: ToolContext;
  readonly #program: ToolProgram;
  /** Lists being asked for, by address: two at once on a new database would both make knex's own table, and one of them fail. */
  readonly #asked = new Map<string, Promise<Lists>>();

  constructor(configuration: MigrationsConfigurationOf<'knex'>, context: ToolContext) {
    this.#configuration = configuration;
    this.#context = context;
    const places = { configured: configuration.program, usual: [['knex']] as const, nodeModule: 'knex' };
    this.#program = new ToolProgram('knex', configuration.directory, places, context);
  }

  async problems(): Promise<readonly Problem[]> {
    return this.#program.problems();
  }

  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    return pending.map((migration) => [migration]);
  }

  async limits(database: DatabaseAccess): Promise<readonly string[]> {
    if (engineOf(database.address) !== 'mysql') return [];
    return [
      '`lock-timeout` doesn’t reach MySQL through knex: set `lock_wait_timeout` and `innodb_lock_wait_timeout` in `pool.afterCreate` of the knexfile',
    ];
  }

  async current(database: DatabaseAccess): Promise<string | undefined> {
    return (await this.#list(database)).completed.at(-1);
  }

  async pending(database: DatabaseAccess): Promise<readonly Migration[]> {
    const problems = await this.problems();
    if (problems.length > 0) throw new ConfigurationError(problems);
    const { pending } = await this.#list(database);
    return Promise.all(pending.map((id) => this.#migration(id)));
  }

  async apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void> {
    for (const { id } of step) {
      const words = this.#words('migrate:up', id);
      await this.#program.change(`apply ${id}`, words, { ...options, ...this.#run(database) });
    }
  }

  async #migration(id: string): Promise<Migration> {
    const [path, second] = await filesBelow(this.#program.directory, `**/${literally(id)}`);
    const unique = path !== undefined && second === undefined;
    const { file, declared } = unique ? await fileFacts(path, this.#context.workspace) : {};
    return { id, file, declared, withoutSql };
  }

  #list(database: DatabaseAccess): Promise<Lists> {
    const { address } = database;
    const asked =
      this.#asked.get(address) ?? this.#askForList(database).finally(() => this.#asked.delete(address));
    this.#asked.set(address, asked);
    return asked;
  }

  async #askForList(database: DatabaseAccess): Promise<Lists> {
    const result = await this.#program.run(this.#words('migrate:list'), this.#run(database));
    if (result.exitCode === 0) return migrationList(result.stdout);
    const said = lastLinesOf(`${result.stderr}\n${result.stdout}`).split('\n');
    const complaint = complaints.find(({ pattern }) => said.some((line) => pattern.test(line)));
    if (complaint === undefined) throw this.#program.failure('list the migrations', result, database);
    const line = said.find((each) => complaint.pattern.test(each)) ?? '';
    throw new ConfigurationError(`knex: ${line.replace(/^Error: /, '')}: ${complaint.remedy}`);
  }

  #words(...args: readonly string[]): readonly string[] {
    const { knexfile, 'knex-environment': named } = this.#configuration;
    return [
      ...args,
      ...(knexfile === undefined ? [] : ['--knexfile', knexfile]),
      ...(named === undefined ? [] : ['--env', named]),
    ];
  }

  #run(database: DatabaseAccess) {
    const { workspace, environment } = this.#context;
    const address = addressFor(database, { sqlite: '' }, (path) => resolve(workspace, path));
    const variables = { [this.#configuration.variable]: address, ...clientVariables(database, environment) };
    return { database, environment: variables };
  }
}

/** Names of migrations, in their order. */
interface Lists {
  readonly completed: readonly string[];
  readonly pending: readonly string[];
}

/** What `migrate:list` prints: two lists, each behind a line that says how many there are. */
export function migrationList(output: string): Lists {
  const lists: Record<'completed' | 'pending', string[]> = { completed: [], pending: [] };
  let list: string[] | undefined;
  for (const line of output.split(/\r?\n/).map((each) => each.trim())) {
    const [, none, kind] =
      /^(No|Found \d+) (Completed|Pending) Migration files?(?:\/files?)?\b/i.exec(line) ?? [];
    if (kind !== undefined)
      list = none === 'No' ? undefined : lists[kind === 'Completed' ? 'completed' : 'pending'];
    else if (line !== '') list?.push(line.split(/\s/)[0] ?? '');
  }
  return lists;
}

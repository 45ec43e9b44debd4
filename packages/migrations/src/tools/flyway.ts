import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { ConfigurationError, type Problem, ProviderError } from '@deploy-actions/action-kit';
import type { MigrationsConfigurationOf } from '@deploy-actions/config';
import { engineOf } from '@deploy-actions/sql';
import type {
  ApplyOptions,
  DatabaseAccess,
  Migration,
  MigrationTool,
  ToolContext,
} from '../migration-tool.ts';
import { addressFor } from './database-environment.ts';
import { jdbcVariables } from './jdbc-variables.ts';
import { markerIn } from './markers.ts';
import { lastLinesOf, timeoutHint } from './tool-output.ts';
import { ToolProgram } from './tool-program.ts';

/** A migration as `info -outputType=json` tells of it. */
interface Listed {
  readonly category: string;
  readonly version: string;
  readonly description: string;
  readonly state: string;
  readonly filepath: string;
}

interface Answer {
  readonly error?: { readonly errorCode?: string; readonly message?: string };
  readonly database?: string;
  readonly migrations?: readonly Listed[];
  readonly success?: boolean;
  readonly invalidMigrations?: readonly {
    readonly version: string;
    readonly description: string;
    readonly errorDetails?: { readonly errorCode?: string; readonly errorMessage?: string };
  }[];
}

/** What `migrate` will run next. https://documentation.red-gate.com/fd/migration-states-277579315.html */
const waiting = new Set(['Pending', 'Outdated', 'Out of Order (Pending)']);
/** What `migrate` has run and goes on from. */
const done = new Set(['Success', 'Out of Order', 'Baseline', 'Future', 'Superseded', 'Missing']);

/** What `validate` finds fault with that is no fault: what is simply still to be run. */
const harmless = new Set([
  'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED',
  'RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED',
]);

/** Flyway, up from version 9. https://documentation.red-gate.com/fd/command-line-277579359.html */
export class Flyway implements MigrationTool {
  readonly type = 'flyway';
  readonly #configuration: MigrationsConfigurationOf<'flyway'>;
  readonly #context: ToolContext;
  readonly #program: ToolProgram;

  constructor(configuration: MigrationsConfigurationOf<'flyway'>, context: ToolContext) {
    this.#configuration = configuration;
    this.#context = context;
    const places = { configured: configuration.program, usual: [['flyway']] as const };
    this.#program = new ToolProgram('flyway', configuration.directory, places, context);
  }

  async problems(): Promise<readonly Problem[]> {
    return this.#program.problems();
  }

  /** With `-target`, too, Flyway runs all repeatable migrations, which may need what comes behind the target. */
  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    if (pending.some(({ id }) => isRepeatable(id))) return [pending];
    return pending.map((migration) => [migration]);
  }

  async limits(database: DatabaseAccess): Promise<readonly string[]> {
    if (engineOf(database.address) !== 'sqlite') return [];
    return ['SQLite has no timeouts that Flyway could be told'];
  }

  async current(database: DatabaseAccess): Promise<string | undefined> {
    const applied = (await this.#info(database)).filter(
      ({ state, version }) => done.has(state) && version !== '',
    );
    return applied.at(-1)?.version;
  }

  async pending(database: DatabaseAccess): Promise<readonly Migration[]> {
    const problems = await this.problems();
    if (problems.length > 0) throw new ConfigurationError(problems);
    const listed = await this.#info(database);
    const faults = [...stateProblems(listed), ...(await this.#invalid(database))];
    if (faults.length > 0) throw new ConfigurationError(faults.map((message) => ({ message })));
    const waits = listed.filter(({ state }) => waiting.has(state));
    // Repeatable ones come last, whatever the order of the list.
    const inOrder = [
      ...waits.filter(({ version }) => version !== ''),
      ...waits.filter(({ version }) => version === ''),
    ];
    return Promise.all(inOrder.map((each) => this.#migration(each)));
  }

  async apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void> {
    const last = step.at(-1);
    if (last === undefined) return;
    const target = isRepeatable(last.id) ? [] : [`-target=${last.id}`];
    const operation = `apply ${step.map(({ id }) => id).join(', ')}`;
    const words = [...target, '-outputType=json', ...this.#configFiles(), 'migrate'];
    const result = await this.#program.change(operation, words, { ...options, ...this.#run(database) });
    // Its exit code alone doesn't say it: older versions end with 0 after a failure.
    const answer = this.#parse(operation, result.stdout);
    if (answer.success === true && answer.error === undefined) return;
    throw this.#failure(operation, answer, database);
  }

  async #info(database: DatabaseAccess): Promise<readonly Listed[]> {
    const operation = 'list the migrations';
    const answer = await this.#ask(operation, 'info', database);
    const expected = engineOf(database.address) === 'sqlite' ? undefined : databaseOf(database.address);
    if (answer.database !== undefined && expected !== undefined && answer.database !== expected) {
      throw new ConfigurationError(
        `flyway goes to the database \`${answer.database}\` and not to \`${expected}\`: its configuration names an environment of its own; leave \`environment\` out of it, so that FLYWAY_URL holds`,
      );
    }
    if (answer.migrations === undefined) throw this.#failure(operation, answer, database);
    return answer.migrations;
  }

  async #invalid(database: DatabaseAccess): Promise<readonly string[]> {
    const { invalidMigrations = [] } = await this.#ask('validate the migrations', 'validate', database);
    return invalidMigrations
      .filter(({ errorDetails }) => !harmless.has(errorDetails?.errorCode ?? ''))
      .map(({ version, description, errorDetails }) => {
        const said = (errorDetails?.errorMessage ?? 'is not valid').split('\n').join('; ');
        return `flyway: ${version === '' ? description : `${version} (${description})`}: ${said}`;
      });
  }

  async #ask(operation: string, command: string, database: DatabaseAccess): Promise<Answer> {
    const words = ['-outputType=json', ...this.#configFiles(), command];
    const result = await this.#program.run(words, this.#run(database));
    if (result.exitCode !== 0 && !result.stdout.includes('{'))
      throw this.#program.failure(operation, result, database);
    const answer = this.#parse(operation, result.stdout);
    // What isn't valid is told as an error with a list.
    if (answer.error !== undefined) throw this.#failure(operation, answer, database);
    return answer;
  }

  #parse(operation: string, output: string): Answer {
    try {
      const answer: unknown = JSON.parse(output.slice(output.indexOf('{')));
      if (typeof answer === 'object' && answer !== null) return answer as Answer;
    } catch {
      // What it wrote stands in the error below.
    }
    const message = `${operation}: flyway answered with something else than JSON:\n${lastLinesOf(output)}`;
    throw new ProviderError(message, { system: 'flyway', operation });
  }

  #failure(operation: string, { error }: Answer, database: DatabaseAccess): ProviderError {
    const said = error?.message ?? 'it says nothing about why';
    const hint = timeoutHint(said, database);
    const message = `${operation}: flyway failed${hint === undefined ? '' : ` (${hint})`}:\n${lastLinesOf(said)}`;
    return new ProviderError(message, { system: 'flyway', operation });
  }

  async #migration({ version, description, filepath }: Listed): Promise<Migration> {
    const id = version === '' ? `R__${description}` : version;
    const isSql = filepath.endsWith('.sql');
    const sql = isSql ? await readFile(filepath, 'utf8').catch(() => undefined) : undefined;
    const file = filepath === '' ? undefined : relative(this.#context.workspace, filepath);
    if (sql !== undefined) return { id, description, file, sql, declared: markerIn(sql) };
    const withoutSql = isSql ? 'its file can’t be read' : 'it isn’t written in SQL';
    return { id, description, file, withoutSql };
  }

  #configFiles(): readonly string[] {
    const { config } = this.#configuration;
    return config === undefined ? [] : [`-configFiles=${config.join(',')}`];
  }

  #run(database: DatabaseAccess) {
    const { workspace } = this.#context;
    const address = addressFor(database, { sqlite: 'sqlite:' }, (path) => path);
    const environment = { [this.#configuration.variable]: address, ...jdbcVariables(database, workspace) };
    return { database, environment };
  }
}

function isRepeatable(id: string): boolean {
  return id.startsWith('R__');
}

function databaseOf(address: string): string | undefined {
  const name = decodeURIComponent(new URL(address).pathname.slice(1));
  return name === '' ? undefined : name;
}

function stateProblems(listed: readonly Listed[]): readonly string[] {
  const named = ({ version, description }: Listed) =>
    version === '' ? description : `${version} (${description})`;
  return listed.flatMap((each) => {
    if (/fail/i.test(each.state)) {
      return [
        `flyway: ${named(each)} failed in an earlier run and may be there by half: put right by hand what it did, then \`flyway repair\``,
      ];
    }
    if (each.state === 'Ignored') {
      return [
        `flyway: ${named(each)} is older than what is applied already and would never run: give it a newer version, or set \`outOfOrder\``,
      ];
    }
    return [];
  });
}

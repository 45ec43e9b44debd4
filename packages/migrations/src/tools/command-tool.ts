import { resolve } from 'node:path';
import { type Problem, ProviderError, quoted } from '@deploy-actions/action-kit';
import type { MigrationsConfigurationOf } from '@deploy-actions/config';
import { engineOf } from '@deploy-actions/sql';
import type {
  ApplyOptions,
  DatabaseAccess,
  Migration,
  MigrationTool,
  ToolContext,
} from '../migration-tool.ts';
import { addressFor, clientVariables, passwordsIn } from './database-environment.ts';
import { lastLinesOf, timeoutHint } from './tool-output.ts';

/** Questions take no longer than that; milliseconds. */
const questionTimeout = 5 * 60_000;

/** A tool of the author's own: shell code for each thing that is asked of it. */
export class CommandTool implements MigrationTool {
  readonly type = 'command';
  readonly #configuration: MigrationsConfigurationOf<'command'>;
  readonly #context: ToolContext;

  constructor(configuration: MigrationsConfigurationOf<'command'>, context: ToolContext) {
    this.#configuration = configuration;
    this.#context = context;
  }

  async problems(): Promise<readonly Problem[]> {
    return [];
  }

  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    return pending.map((migration) => [migration]);
  }

  async limits(database: DatabaseAccess): Promise<readonly string[]> {
    const engine = engineOf(database.address);
    if (engine === 'mysql') {
      return [
        '`lock-timeout` doesn’t reach MySQL by itself: the command gets it as DEPLOY_LOCK_TIMEOUT_MS and has to set it',
      ];
    }
    if (engine !== 'postgres') return [];
    return [
      'the timeouts reach clients that read PGOPTIONS (libpq, node-postgres); others get them as DEPLOY_LOCK_TIMEOUT_MS and DEPLOY_STATEMENT_TIMEOUT_MS',
    ];
  }

  async current(database: DatabaseAccess): Promise<string | undefined> {
    const [first] = linesOf(await this.#run('current', this.#configuration.current.run, database));
    return first;
  }

  async pending(database: DatabaseAccess): Promise<readonly Migration[]> {
    const ids = linesOf(await this.#run('pending', this.#configuration.pending.run, database));
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) {
      const message = `\`pending\` of \`migrations\` names ${quoted(twice)} twice; it must print each migration once`;
      throw new ProviderError(message, { system: 'command', operation: 'pending' });
    }
    const { sql } = this.#configuration;
    const migrations: Migration[] = [];
    for (const id of ids) {
      if (sql === undefined) migrations.push({ id, withoutSql: '`sql` of `migrations` is missing' });
      else migrations.push({ id, sql: await this.#run('sql', sql.run, database, { migration: id }) });
    }
    return migrations;
  }

  async apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void> {
    for (const { id } of step) {
      await this.#run('apply', this.#configuration.apply.run, database, { ...options, migration: id });
    }
  }

  async #run(
    operation: string,
    script: string,
    database: DatabaseAccess,
    options: Partial<ApplyOptions> & { readonly migration?: string } = {},
  ): Promise<string> {
    const { processes, secrets, signal, workspace } = this.#context;
    const { migration, timeout = questionTimeout, onLine } = options;
    for (const secret of passwordsIn(database.address)) secrets.add(secret);
    const result = await processes.script({
      ...{ script, timeout, directory: resolve(workspace, this.#configuration.directory) },
      environment: this.#environment(database, migration ?? ''),
      signal: options.signal ?? signal,
      ...(onLine ? { onLine: (line: string) => onLine(secrets.redact(line)) } : {}),
    });
    if (result.exitCode === 0) return result.stdout;
    const last = secrets.redact(lastLinesOf(result.lastLines.join('\n')));
    const hint = timeoutHint(last, database);
    const how = result.timedOut ? 'took too long and was stopped' : `ended with exit code ${result.exitCode}`;
    const about = `\`${operation}\`${migration === undefined ? '' : ` of ${migration}`} ${how}${hint === undefined ? '' : ` (${hint})`}`;
    const message = last === '' ? `${about}; it wrote nothing` : `${about}:\n${last}`;
    throw new ProviderError(message, { system: 'command', operation, retryable: result.timedOut });
  }

  #environment(database: DatabaseAccess, migration: string): Record<string, string> {
    const { workspace, environment } = this.#context;
    const address = addressFor(database, { sqlite: 'sqlite:' }, (path) => resolve(workspace, path));
    return {
      [this.#configuration.variable]: address,
      DEPLOY_MIGRATION: migration,
      DEPLOY_LOCK_TIMEOUT_MS: String(Math.ceil(database.lockTimeout)),
      DEPLOY_STATEMENT_TIMEOUT_MS: String(Math.ceil(database.statementTimeout)),
      ...clientVariables(database, environment),
    };
  }
}

function linesOf(output: string): readonly string[] {
  return output
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

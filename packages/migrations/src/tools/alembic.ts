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
import { fileFacts } from './markers.ts';
import { ToolProgram } from './tool-program.ts';

/** A revision as `alembic history --verbose` tells of it. */
interface Revision {
  readonly id: string;
  readonly parents: readonly string[];
  readonly description: string | undefined;
  readonly path: string | undefined;
}

/** Alembic, the migrations of SQLAlchemy. https://alembic.sqlalchemy.org/en/latest/api/commands.html */
export class Alembic implements MigrationTool {
  readonly type = 'alembic';
  readonly #configuration: MigrationsConfigurationOf<'alembic'>;
  readonly #context: ToolContext;
  readonly #program: ToolProgram;

  constructor(configuration: MigrationsConfigurationOf<'alembic'>, context: ToolContext) {
    this.#configuration = configuration;
    this.#context = context;
    const places = { configured: configuration.program, usual: [['alembic']] as const };
    this.#program = new ToolProgram('alembic', configuration.directory, places, context);
  }

  async problems(): Promise<readonly Problem[]> {
    const missing = await this.#program.problems();
    if (missing.length > 0) return missing;
    const result = await this.#program.run(this.#words('heads'));
    if (result.exitCode !== 0) {
      return [{ message: this.#program.failure('find the newest revision', result).message }];
    }
    const heads = revisionsIn(result.stdout);
    if (heads.length === 0)
      return [{ message: 'alembic finds no revisions; is `directory` of `migrations` right?' }];
    return heads.length === 1 ? [] : [{ message: severalHeads(heads) }];
  }

  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    return pending.map((migration) => [migration]);
  }

  async limits(database: DatabaseAccess): Promise<readonly string[]> {
    if (engineOf(database.address) !== 'postgres' || this.#configuration.driver !== 'asyncpg') return [];
    return [
      'asyncpg reads no PGOPTIONS: `lock-timeout` and `statement-timeout` hold only if env.py sets them (`connect_args={"server_settings": …}`)',
    ];
  }

  async current(database: DatabaseAccess): Promise<string | undefined> {
    const revisions = await this.#applied(database);
    return revisions.length === 0 ? undefined : revisions.join(', ');
  }

  async pending(database: DatabaseAccess): Promise<readonly Migration[]> {
    const problems = await this.problems();
    if (problems.length > 0) throw new ConfigurationError(problems);
    const history = historyIn(
      await this.#program.answer('read the history', this.#words('history', '--verbose')),
    );
    const applied = await this.#applied(database);
    const unknown = applied.filter((id) => !history.some((revision) => revision.id === id));
    if (unknown.length > 0) throw new ConfigurationError(unknownRevision(unknown));
    const done = withParents(history, applied);
    const pending = history.filter(({ id }) => !done.has(id));
    const sql = await this.#sqlOf(pending, applied, database);
    return Promise.all(pending.map((revision) => this.#migration(revision, sql.get(revision.id))));
  }

  async apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void> {
    for (const { id } of step) {
      const environment = this.#environment(database);
      await this.#program.change(`apply ${id}`, this.#words('upgrade', id), {
        ...options,
        database,
        environment,
      });
    }
  }

  async #applied(database: DatabaseAccess): Promise<readonly string[]> {
    const run = { database, environment: this.#environment(database) };
    const result = await this.#program.run(this.#words('current'), run);
    if (result.exitCode === 0) return revisionsIn(result.stdout);
    const lost = lostRevisions(`${result.stdout}\n${result.stderr}`);
    if (lost.length > 0) throw new ConfigurationError(unknownRevision(lost));
    throw this.#program.failure('read the current revision', result, database);
  }

  async #migration({ id, description, path }: Revision, sql: string | undefined): Promise<Migration> {
    const { file, declared } = path === undefined ? {} : await fileFacts(path, this.#context.workspace);
    const withoutSql = 'alembic can’t print its SQL without running it: it asks the database on the way';
    return { id, description, file, declared, ...(sql === undefined ? { withoutSql } : { sql }) };
  }

  /** Alembic prints the SQL up to the first revision that reads from the database; behind that one it is asked anew. */
  async #sqlOf(
    pending: readonly Revision[],
    applied: readonly string[],
    database: DatabaseAccess,
  ): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    // Offline, alembic starts from one revision.
    if (applied.length > 1) return found;
    const run = { database, environment: this.#environment(database) };
    const last = pending.at(-1)?.id;
    let [from] = applied;
    while (from !== last && last !== undefined) {
      const range = from === undefined ? last : `${from}:${last}`;
      const { exitCode, stdout } = await this.#program.run(this.#words('upgrade', range, '--sql'), run);
      const pieces = offlineSql(stdout);
      const broken = exitCode === 0 ? undefined : pieces.pop()?.id;
      for (const { id, sql } of pieces) found.set(id, sql);
      if (broken === undefined || broken === from) break;
      from = broken;
    }
    return found;
  }

  #words(...args: readonly string[]): readonly string[] {
    const { config } = this.#configuration;
    return config === undefined ? args : ['--config', config, ...args];
  }

  #environment(database: DatabaseAccess): Record<string, string> {
    const { variable, driver } = this.#configuration;
    const { workspace, environment } = this.#context;
    const with_ = (dialect: string) => (driver === undefined ? dialect : `${dialect}+${driver}`);
    // SQLAlchemy knows no `postgres://`. https://docs.sqlalchemy.org/en/20/changelog/changelog_14.html#change-3687655465c25a39b968b4f5f6e9170b
    const schemes = { postgres: with_('postgresql'), mysql: with_('mysql') };
    const address = addressFor(database, { schemes, mysqlStart: 'init_command' }, (path) =>
      resolve(workspace, path),
    );
    return { [variable]: address, ...clientVariables(database, environment) };
  }
}

/** Revisions in what `heads` and `current` print: one a line, with remarks in brackets behind it. */
function revisionsIn(output: string): readonly string[] {
  return [...output.matchAll(/^([0-9A-Za-z_-]+)(?=\s*(?:\(|$))/gm)].map(([, id = '']) => id);
}

/** The revisions that stand in the database and that alembic finds no file of. */
export function lostRevisions(output: string): readonly string[] {
  return [
    ...new Set(
      [...output.matchAll(/Can't locate revision identified by '([^']+)'/g)].map(([, id = '']) => id),
    ),
  ];
}

/** The revisions in what `history --verbose` prints, oldest first. */
export function historyIn(output: string): readonly Revision[] {
  const blocks = output.split(/^(?=Rev: )/m).filter((block) => block.startsWith('Rev: '));
  const revisions = blocks.map((block): Revision => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]?.trim();
    const listed = [field('Parent'), field('Merges'), field('Also depends on')].join(',').split(/[,\s]+/);
    return {
      id: field('Rev')?.split(' ')[0] ?? '',
      parents: listed.filter((id) => id !== '' && id !== '<base>'),
      description: /^ {4}(\S.*)$/m.exec(block)?.[1],
      path: field('Path'),
    };
  });
  return revisions.reverse();
}

function withParents(history: readonly Revision[], ids: readonly string[]): ReadonlySet<string> {
  const done = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (done.has(id)) continue;
    done.add(id);
    open.push(...(history.find((revision) => revision.id === id)?.parents ?? []));
  }
  return done;
}

/** What `upgrade --sql` prints for each revision, without alembic's own bookkeeping. */
export function offlineSql(output: string): { readonly id: string; readonly sql: string }[] {
  const [, ...pieces] = output.split(/^-- Running upgrade /m);
  return pieces.map((piece) => {
    const [head = '', ...lines] = piece.split('\n');
    const sql = lines
      .join('\n')
      .replaceAll(/^(?:UPDATE|INSERT INTO|DELETE FROM) (?:\S+\.)?alembic_version\b.*$/gm, '')
      .replace(/\s*^(?:COMMIT|BEGIN);?\s*$\s*/gm, '\n');
    return { id: /-> ([\w-]+)/.exec(head)?.[1] ?? '', sql: sql.trim() };
  });
}

function severalHeads(heads: readonly string[]): string {
  return `alembic has several heads (${heads.join(', ')}): two branches both added revisions. Join them with \`alembic merge heads\`, commit the merge and begin again`;
}

function unknownRevision(ids: readonly string[]): string {
  return `the database stands at ${ids.join(', ')}, which this release doesn't know: it was migrated by a newer release or another branch, as after a rollback of the code. Deploy a release that has this revision; nothing has to be applied until then`;
}

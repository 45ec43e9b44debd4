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
import { addressFor, clientVariables, mysqlSettings } from './database-environment.ts';
import { fileFacts, filesBelow, literally } from './markers.ts';
import { lastLinesOf } from './tool-output.ts';
import { ToolProgram } from './tool-program.ts';

/** What `sqlmigrate` writes in place of Python code; the older words up to Django 4.0. */
const python =
  /^-- (?:THIS OPERATION CANNOT BE WRITTEN AS SQL|MIGRATION NOW PERFORMS OPERATION THAT CANNOT BE WRITTEN AS SQL)/m;

/** What Django says when the reader has to put something right, and what to do. */
const complaints = [
  {
    pattern: /Conflicting migrations detected/,
    remedy: 'join them with `python manage.py makemigrations --merge` and commit the merge',
  },
  {
    pattern: /InconsistentMigrationHistory/,
    remedy:
      'a migration was applied before one that it depends on: put the table `django_migrations` right with `migrate --fake` before the next deployment',
  },
  {
    pattern: /NodeNotFoundError/,
    remedy: 'a migration depends on one that isn’t in this release: commit the missing file',
  },
];

/** Django's migrations. https://docs.djangoproject.com/en/5.2/ref/django-admin/#migrate */
export class Django implements MigrationTool {
  readonly type = 'django';
  readonly #configuration: MigrationsConfigurationOf<'django'>;
  readonly #context: ToolContext;
  readonly #program: ToolProgram;

  constructor(configuration: MigrationsConfigurationOf<'django'>, context: ToolContext) {
    this.#configuration = configuration;
    this.#context = context;
    const usual = [
      ['python', 'manage.py'],
      ['python3', 'manage.py'],
    ] as const;
    const places = { configured: configuration.program, usual, scripts: ['manage.py'] };
    this.#program = new ToolProgram('django', configuration.directory, places, context);
  }

  async problems(): Promise<readonly Problem[]> {
    const missing = await this.#program.problems();
    if (missing.length > 0) return missing;
    const result = await this.#program.run(['version']);
    if (result.exitCode === 0) return [];
    return [{ message: this.#program.failure('ask for the version', result).message }];
  }

  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    return pending.map((migration) => [migration]);
  }

  /** Asks Django's own connection, since settings may have `options` of their own, which libpq takes instead of PGOPTIONS. */
  async limits(database: DatabaseAccess): Promise<readonly string[]> {
    const engine = engineOf(database.address);
    if (engine !== 'postgres' && engine !== 'mysql') return [];
    const question = engine === 'postgres' ? 'show lock_timeout' : 'select @@lock_wait_timeout';
    const code = [
      'from django.db import connections',
      `cursor = connections[${JSON.stringify(this.#alias)}].cursor()`,
      `cursor.execute(${JSON.stringify(question)})`,
      'print("deploy-actions-timeout=" + str(cursor.fetchone()[0]))',
    ].join('\n');
    const result = await this.#program.run(['shell', '--command', code], this.#run(database));
    const found = /deploy-actions-timeout=(\S+)/.exec(result.stdout)?.[1];
    if (found === undefined) return ['Django couldn’t be asked whether the timeouts reach its connection'];
    if (engine === 'postgres' && milliseconds(found) === Math.ceil(database.lockTimeout)) return [];
    if (engine === 'mysql' && mysqlSettings(database)[0] === `lock_wait_timeout=${found}`) return [];
    const where = engine === 'postgres' ? '`OPTIONS["options"]`' : '`OPTIONS["init_command"]`';
    return [
      `\`lock-timeout\` doesn't reach Django's connection, which has ${found}: its settings have ${where} of their own, or don't read ${this.#configuration.variable}; the timeouts have to stand there`,
    ];
  }

  async current(database: DatabaseAccess): Promise<string | undefined> {
    const last = new Map<string, string>();
    for (const { id, applied } of await this.#plan(database)) {
      if (applied) last.set(id.split('.')[0] ?? '', id);
    }
    return last.size === 0 ? undefined : [...last.values()].join(', ');
  }

  async pending(database: DatabaseAccess): Promise<readonly Migration[]> {
    // This plans as `migrate` itself does, with all that it refuses, and changes nothing.
    await this.#ask(
      'plan the migrations',
      ['migrate', '--plan', '--no-input', ...this.#database()],
      database,
    );
    const pending = (await this.#plan(database)).filter(({ applied }) => !applied);
    const migrations: Migration[] = [];
    for (const { id } of pending) migrations.push(await this.#migration(id, database));
    return migrations;
  }

  async apply(step: readonly Migration[], database: DatabaseAccess, options: ApplyOptions): Promise<void> {
    for (const { id } of step) {
      const words = ['migrate', ...namesOf(id), '--no-input', '--no-color', ...this.#database()];
      await this.#program.change(`apply ${id}`, words, { ...options, ...this.#run(database) });
    }
  }

  async #plan(
    database: DatabaseAccess,
  ): Promise<readonly { readonly id: string; readonly applied: boolean }[]> {
    const words = ['showmigrations', '--plan', '--no-color', ...this.#database()];
    const output = await this.#ask('list the migrations', words, database);
    // `[-]` is a squashed migration whose parts were all applied: `migrate` only notes it down.
    return [...output.matchAll(/^\[([X -])\]\s+([\w.]+\.\w+)/gm)].map(([, mark, id = '']) => ({
      id,
      applied: mark !== ' ',
    }));
  }

  async #migration(id: string, database: DatabaseAccess): Promise<Migration> {
    const [app = '', name = ''] = namesOf(id);
    // The label of an app is the last part of its package, unless its configuration says otherwise.
    const pattern = `**/${literally(app)}/migrations/${literally(name)}.py`;
    const [path, second] = await filesBelow(this.#program.directory, pattern);
    const unique = path !== undefined && second === undefined;
    const { file, declared } = unique ? await fileFacts(path, this.#context.workspace) : {};
    const words = ['sqlmigrate', app, name, '--no-color', ...this.#database()];
    const { exitCode, stdout } = await this.#program.run(words, this.#run(database));
    if (exitCode !== 0) return { id, file, declared, withoutSql: 'Django can’t print its SQL' };
    const withoutSql = python.test(stdout) ? 'a part of it is Python code' : undefined;
    return { id, file, declared, sql: stdout.trim(), withoutSql };
  }

  async #ask(operation: string, args: readonly string[], database: DatabaseAccess): Promise<string> {
    const result = await this.#program.run(args, this.#run(database));
    if (result.exitCode === 0) return result.stdout;
    const complaint = complaints.find(({ pattern }) => pattern.test(result.stderr));
    if (complaint === undefined) throw this.#program.failure(operation, result, database);
    const [said = ''] = lastLinesOf(result.stderr)
      .split('\n')
      .filter((line) => complaint.pattern.test(line))
      .slice(-1);
    throw new ConfigurationError(`${said}: ${complaint.remedy}`);
  }

  get #alias(): string {
    return this.#configuration.database ?? 'default';
  }

  #database(): readonly string[] {
    return ['--database', this.#alias];
  }

  #run(database: DatabaseAccess) {
    const { workspace, environment } = this.#context;
    const schemes = { postgres: 'postgresql' };
    const address = addressFor(database, { schemes, mysqlStart: 'init_command' }, (path) =>
      resolve(workspace, path),
    );
    const variables = { [this.#configuration.variable]: address, ...clientVariables(database, environment) };
    return { database, environment: { ...variables, PYTHONUNBUFFERED: '1' } };
  }
}

/** The app and the name; only a name has no dots. */
function namesOf(id: string): readonly [string, string] {
  const dot = id.lastIndexOf('.');
  return [id.slice(0, dot), id.slice(dot + 1)];
}

/** A time as PostgreSQL shows it, in the largest unit without a remainder. https://www.postgresql.org/docs/current/config-setting.html */
function milliseconds(text: string): number | undefined {
  const [, number, unit = 'ms'] = /^(\d+)(ms|s|min|h|d)?$/.exec(text) ?? [];
  const factors: Readonly<Record<string, number>> = {
    ms: 1,
    s: 1_000,
    min: 60_000,
    h: 3_600_000,
    d: 86_400_000,
  };
  return number === undefined ? undefined : Number(number) * (factors[unit] ?? 1);
}

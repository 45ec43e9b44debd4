import { DatabaseSync } from 'node:sqlite';
import { ProviderError } from '@deploy-actions/action-kit';
import type { ApplyOptions, DatabaseAccess, Migration, MigrationTool } from '../src/migration-tool.ts';

/** A migration of the tool for tests. */
export interface Written extends Migration {
  readonly sql: string;
  /** Each statement by itself, as databases do that can't roll back what changes a schema. */
  readonly piecemeal?: boolean;
  /** What happens before it runs. */
  readonly before?: () => void | Promise<void>;
}

/** A small migration tool over SQLite: it really runs SQL, keeps its own books, and fails as SQLite does. */
export class SqliteTool implements MigrationTool {
  type: MigrationTool['type'] = 'command';
  readonly #migrations: readonly Written[];
  readonly together: boolean;
  /** Each step that was asked for, by its ids. */
  readonly asked: string[] = [];

  constructor(migrations: readonly Written[], { together = false } = {}) {
    this.#migrations = migrations;
    this.together = together;
  }

  steps(pending: readonly Migration[]): readonly (readonly Migration[])[] {
    return this.together && pending.length > 0 ? [pending] : pending.map((each) => [each]);
  }

  async problems() {
    return [];
  }

  async limits() {
    return [];
  }

  async current(access: DatabaseAccess): Promise<string | undefined> {
    return this.#applied(access).at(-1);
  }

  async pending(access: DatabaseAccess): Promise<readonly Migration[]> {
    const applied = this.#applied(access);
    return this.#migrations.filter(({ id }) => !applied.includes(id));
  }

  async apply(
    step: readonly Migration[],
    access: DatabaseAccess,
    { onLine, signal }: ApplyOptions,
  ): Promise<void> {
    this.asked.push(step.map(({ id }) => id).join('+'));
    for (const { id } of step) {
      const migration = this.#migrations.find((each) => each.id === id);
      if (!migration) throw new Error(`no migration ${id}`);
      await migration.before?.();
      signal?.throwIfAborted();
      try {
        onLine?.(`running ${id}`);
        run(access, migration);
      } catch (error) {
        throw new ProviderError(`${id}: ${String(error)}`, { system: 'tool', operation: 'apply' });
      }
    }
  }

  #applied(access: DatabaseAccess): string[] {
    return withDatabase(access, (database) => {
      database.exec('create table if not exists schema_migrations (id text)');
      return database
        .prepare('select id from schema_migrations order by rowid')
        .all()
        .map(({ id }) => String(id));
    });
  }
}

function run(access: DatabaseAccess, { id, sql, piecemeal = false }: Written): void {
  withDatabase(access, (database) => {
    if (!piecemeal) database.exec('begin');
    database.exec(sql);
    database.exec(`insert into schema_migrations values ('${id}')`);
    if (!piecemeal) database.exec('commit');
  });
}

function withDatabase<T>({ address }: DatabaseAccess, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(address.slice('sqlite:'.length));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

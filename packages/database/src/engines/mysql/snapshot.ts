import type { DefinedTable } from './definitions.ts';
import { countViolations } from './foreign-keys.ts';
import { type Counted, countRows, type Depth } from './rows.ts';
import type { ServerSession } from './server-session.ts';

/** Tables in an engine with transactions are read in the same state for as long as a snapshot is held. */
export class Snapshot {
  readonly #session: ServerSession;
  readonly #database: string;

  private constructor(session: ServerSession, database: string) {
    this.#session = session;
    this.#database = database;
  }

  /** Begins one, as `--single-transaction` does. Throws DatabaseFailure. */
  static async begin(session: ServerSession, database: string): Promise<Snapshot> {
    await session.run('set session transaction isolation level repeatable read');
    await session.run('start transaction /*!40100 with consistent snapshot */');
    return new Snapshot(session, database);
  }

  /** Counts tables one after the other, without keeping a lock that would hold up a change of their definition. */
  async count(tables: readonly DefinedTable[], depth: Depth): Promise<Map<string, Counted>> {
    const counted = new Map<string, Counted>();
    if (depth === 'schema') return counted;
    for (const table of tables) {
      await this.#session.run('savepoint deploy');
      counted.set(table.name, await countRows(this.#session, this.#database, table, depth));
      await this.#session.run('rollback to savepoint deploy');
    }
    return counted;
  }

  /** How many rows point at a missing parent. */
  async violations(tables: readonly DefinedTable[]): Promise<number> {
    await this.#session.run('savepoint deploy');
    const total = await countViolations(this.#session, this.#database, tables);
    await this.#session.run('rollback to savepoint deploy');
    return total;
  }
}

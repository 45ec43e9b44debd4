import { DamagedBackupError, type TableContents } from '../../backup-engine.ts';
import { asText, DumpReader } from './dump-reader.ts';
import { createdTable, kindOf } from './dump-statements.ts';
import { readTableDefinition } from './table-definition.ts';

/** What stands in a dump. */
export interface SurveyedDump {
  /** With the rows that are in the dump itself. */
  readonly tables: readonly (TableContents & { readonly rows: number })[];
  /** Bytes of its longest statement; the server it goes back to must take it. */
  readonly longestStatement: number;
}

/** Looks at a dump as it goes by: which tables it has, how many rows of each, and whether it is complete. */
export class DumpSurvey {
  readonly #tables = new Map<string, { readonly columns: readonly string[]; rows: number }>();
  readonly #reader: DumpReader;
  #longest = 0;
  #begun = false;
  #complete = false;
  #bytes = 0;

  constructor() {
    this.#reader = new DumpReader({
      statement: (text) => this.#statement(text),
      rows: (table, count, bytes) => this.#rows(table, count, bytes),
      comment: (text) => this.#comment(text),
    });
  }

  /** Whether a table has gone by. */
  get hasTables(): boolean {
    return this.#tables.size > 0;
  }

  /** Takes the next piece. Throws DamagedBackupError for what the dump programs never write. */
  write(piece: Buffer): void {
    this.#bytes += piece.length;
    this.#reader.write(piece);
  }

  /** What went by. Throws DamagedBackupError when it ended too early, or was no dump. */
  end(): SurveyedDump {
    this.#reader.end();
    if (this.#bytes === 0) throw new DamagedBackupError('it is empty');
    if (!this.#begun) throw new DamagedBackupError('it is no dump of mysqldump or mariadb-dump');
    if (!this.#complete) {
      throw new DamagedBackupError('it was cut off: the line `-- Dump completed` at its end is missing');
    }
    const tables = [...this.#tables].map(([name, { columns, rows }]) => ({ name, columns, rows }));
    return {
      tables: tables.sort((a, b) => (a.name < b.name ? -1 : 1)),
      longestStatement: this.#longest,
    };
  }

  #comment(text: string): void {
    if (this.#complete) return;
    if (/^-- (MySQL|MariaDB) dump /.test(text)) this.#begun = true;
    else if (/^-- Dump completed/.test(text)) this.#complete = true;
  }

  #statement(text: string): void {
    if (this.#complete) throw new DamagedBackupError('it goes on behind the line `-- Dump completed`');
    this.#longest = Math.max(this.#longest, text.length);
    if (kindOf(text) !== 'table') return;
    const definition = asText(text);
    const name = createdTable(definition) ?? '';
    if (this.#tables.has(name)) throw new DamagedBackupError(`it holds the table \`${name}\` twice`);
    this.#tables.set(name, { columns: readTableDefinition(name, definition).columns, rows: 0 });
  }

  #rows(name: string, count: number, bytes: number): void {
    if (this.#complete) throw new DamagedBackupError('it goes on behind the line `-- Dump completed`');
    this.#longest = Math.max(this.#longest, bytes);
    const table = this.#tables.get(name);
    if (table === undefined) throw new DamagedBackupError(`it holds rows of \`${name}\`, but not that table`);
    table.rows += count;
  }
}

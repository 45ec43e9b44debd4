import type { Secrets } from '@deploy-actions/action-kit';

/** The databases that can be asked. */
export type Engine = 'postgres' | 'mysql' | 'sqlite';

/**
 * One value of a row. A number that would lose digits as a JavaScript number stays the text that the database wrote; times,
 * binary data and whatever else is no number are text, too.
 */
export type Value = string | number | boolean | null;

/** A column of what a query gave. */
export interface Column {
  readonly name: string;
  readonly type: 'number' | 'boolean' | 'text' | 'other';
  /** As the database calls it: `int8`, `varchar`, `DATETIME`. */
  readonly typeName: string;
}

/** What a query gave: rows of values in the order of the columns. */
export interface Rows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
  /** Whether there were more rows than asked for. */
  readonly more: boolean;
}

/** How a query is asked. */
export interface AskOptions {
  /** Bound to `$1`, `$2` and so on in the query; never part of its text. */
  readonly parameters?: readonly Value[];
  /** Text that makes another statement of the query; places in messages stay those of the query. */
  readonly wrap?: { readonly before: string; readonly after: string };
  /** So many rows are read and no more; 10,000 when absent. */
  readonly mostRows?: number;
  /** Ends the connection, and with it the query, as soon as it fires. */
  readonly signal?: AbortSignal;
}

/** What a session is made with. */
export interface SessionOptions {
  /** For connecting and for each query, in milliseconds. */
  readonly timeout: number;
  /** Gets to know the password of the address, and takes it out of messages. */
  readonly secrets: Pick<Secrets, 'add' | 'redact'>;
  /** Where the path of an SQLite file starts. */
  readonly folder: string;
  /**
   * What queries can read by name: `version` is `current_setting('deploy.version')` in PostgreSQL, `@deploy_version` in
   * MySQL and `$deploy_version` in SQLite.
   */
  readonly settings?: Readonly<Record<string, string>>;
}

/** One connection to a database that it can't change, opened when it is needed and again when it was lost. */
export interface DatabaseSession {
  readonly engine: Engine;
  /** What messages call it, without anything secret: `PostgreSQL at db.example.com:5432/shop`. */
  readonly place: string;
  /** Whether there is a connection now. */
  readonly isOpen: boolean;
  /**
   * Runs one query by itself: read-only, and without leaving anything behind. Throws DatabaseFailure, and the signal's reason
   * when it fired.
   */
  ask(query: string, options?: AskOptions): Promise<Rows>;
  /** Ends the connection at once; what waits for it fails. */
  close(): void;
}

/** So many rows are read unless the asker says otherwise. */
export const defaultMostRows = 10_000;

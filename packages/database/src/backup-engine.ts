/** What a table held when its database was read. */
export interface TableContents {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** SHA-256 over all rows in a form the engine defines; equal contents give equal checksums. */
  readonly checksum: string;
}

/** An index, trigger, view or the like, with the SHA-256 of its definition. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly checksum: string;
}

/** Everything two copies of a database are compared by. */
export interface DatabaseContents {
  readonly tables: readonly TableContents[];
  readonly objects: readonly SchemaObject[];
  /** Rows that point at a missing parent; absent when the engine can't tell. */
  readonly foreignKeyViolations?: number | undefined;
}

/** What a database is before it is backed up. */
export interface DatabaseFacts {
  /** Bytes a backup, or a restored copy, takes at most. */
  readonly bytes: number;
  /** Name the database goes by in manifests; the same from every machine. */
  readonly database: string;
}

/** What a dump is of. */
export interface Dump {
  /** Milliseconds since 1970; everything written up to then is in the dump. */
  readonly takenAt: number;
  readonly engineVersion: string;
  /** Engine settings that a restore to a new place brings back. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A kind of database: how to copy it while it is in use, look into a copy, and put a copy back. */
export interface BackupEngine {
  readonly type: string;
  /** Ending of backup files, without the dot. */
  readonly extension: string;
  /** Looks at the database without writing. Throws ConfigurationError when there is nothing that can be backed up. */
  examine(): Promise<DatabaseFacts>;
  /** Writes a consistent copy to `file`, which must not exist. Throws ProviderError. */
  dump(file: string): Promise<Dump>;
  /** Reads a dump or a restored copy whole, checking its integrity. Throws {@link DamagedBackupError}. */
  read(file: string): Promise<DatabaseContents>;
  /** Opens a dump, checks its integrity and lists its tables, without reading rows. Throws {@link DamagedBackupError}. */
  tables(file: string): Promise<readonly Pick<TableContents, 'name' | 'columns'>[]>;
  /** Restores a dump to where nothing is yet. Throws ProviderError. */
  restore(file: string, target: string, settings: Dump['settings']): Promise<void>;
  /** Replaces the contents of the database itself, which may be in use, in one transaction. Throws ProviderError. */
  restoreInPlace(file: string, settings: Dump['settings']): Promise<void>;
}

/** A file is not, or no longer, the backup it should be; the message says how it differs. */
export class DamagedBackupError extends Error {
  override readonly name = 'DamagedBackupError';
}

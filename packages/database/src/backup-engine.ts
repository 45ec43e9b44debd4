import type { Readable, Writable } from 'node:stream';

/** What a table held when its database was read. */
export interface TableContents {
  /** As people write it: `public.orders`, or `orders` where there are no schemas. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Absent where only the schema was looked at. */
  readonly rows?: number | undefined;
  /** SHA-256 over all rows in a form the engine defines; equal contents give equal checksums. Absent where it wasn't asked for. */
  readonly checksum?: string | undefined;
}

/** An index, constraint, trigger, view or the like, with the SHA-256 of its definition. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly checksum: string;
}

/** Everything two copies of a database are compared by. */
export interface DatabaseContents {
  readonly tables: readonly TableContents[];
  readonly objects: readonly SchemaObject[];
  /** Rows that point at a missing parent; absent when the engine doesn't count them. */
  readonly foreignKeyViolations?: number | undefined;
}

/** What a database is before it is backed up. */
export interface DatabaseFacts {
  /** Name the database goes by in manifests, never with a password; the same from every machine. */
  readonly database: string;
  /** Bytes a backup takes at most, as far as anybody can tell. */
  readonly archiveBytes: number;
  /** Bytes a restored copy takes in {@link BackupEngine.scratchFolder}, and what is put there on the way to the archive. */
  readonly scratchBytes: number;
}

/** What a dump is of. */
export interface Dump {
  /** Milliseconds since 1970; everything written up to then is in the dump. */
  readonly takenAt: number;
  /** Version of the server, or of the library. */
  readonly engineVersion: string;
  /** Engine settings that a restore brings back, and what the archive needs to be read: `format`, `journal-mode`. */
  readonly settings: Readonly<Record<string, string>>;
  /**
   * What the database held at that moment, read from the same snapshot. Absent where the engine can only read it from the archive
   * ({@link BackupEngine.list}).
   */
  readonly contents?: DatabaseContents | undefined;
  /** What belongs to the backup and isn't in the archive. */
  readonly attachments?: readonly Attachment[] | undefined;
}

/** A further file of a backup, small enough for memory, such as the roles of the server. */
export interface Attachment {
  /** Ending of its name, without the dot: `roles.sql`. */
  readonly extension: string;
  readonly content: Buffer;
}

/** A backup's archive, wherever it lies. */
export interface Archive {
  /** Where it lies, for people. */
  readonly location: string;
  readonly sizeBytes: number;
  /** The file itself, where it lies on this machine. */
  readonly file: string | undefined;
  /** Reads it from its beginning. What fails on the way fails the stream with a ProviderError. */
  open(): Promise<Readable>;
  /** A file with the archive in it: itself, or a copy in a scratch folder, which `done` deletes. */
  localFile(): Promise<{ readonly file: string; done(): Promise<void> }>;
}

/** A restored copy that is thrown away. */
export interface ScratchDatabase {
  /** Its address as `packages/sql` and migration tools take it; secret where it has a password. */
  readonly connection: string;
  /** What it holds, to be compared with what was backed up; as thorough as `like` is. Throws {@link DamagedBackupError}. */
  contents(like: DatabaseContents): Promise<DatabaseContents>;
  /** Removes it, and the temporary server it may be on. */
  remove(): Promise<void>;
}

/** How a database got its contents back. */
export interface Restoration {
  /** What was done with what was there before, as a sentence for people; empty when nothing was there. */
  readonly replaced: string;
  /** How the former contents are brought back by hand, where they were kept under another name. */
  readonly undo?: string | undefined;
}

/** What a restore may do. */
export interface RestoreOptions {
  readonly backupId: string;
  readonly settings: Dump['settings'];
  /** What the backup holds, when it is known: the outcome is compared with it before it takes over. */
  readonly contents: DatabaseContents | undefined;
  /** Whether users are kept out, so that contents may be replaced in place where there is no switching. */
  readonly maintenance: boolean;
  /** Is called right before the first thing that lasts in the database itself: what fails earlier has left it as it was. */
  readonly switching?: (() => void) | undefined;
}

/** What all kinds of databases have in common: how to look into an archive, and to put it back. */
interface EveryEngine {
  readonly type: 'postgres' | 'mysql' | 'sqlite';
  /** Name the database goes by in manifests, where its address alone says that. */
  readonly database?: string;
  /** Ending of archives, without the dot. */
  readonly extension: string;
  /** Where restored copies, temporary servers and unpacked archives go; its free space is checked. */
  readonly scratchFolder: string;
  /**
   * Looks at the database and at the programs that are needed, without writing. Throws ConfigurationError with all that keeps it
   * from being backed up, each problem with its input and what to do.
   */
  examine(): Promise<DatabaseFacts>;
  /**
   * Reads an archive as far as it takes to know that it is one and what is in it: its table of contents, or all of it. Gives the
   * tables at least, without columns where the archive can't say them. Throws {@link DamagedBackupError}.
   */
  list(archive: Archive, settings: Dump['settings']): Promise<DatabaseContents>;
  /** Restores an archive into a database of its own. Throws ProviderError, and DamagedBackupError for what can't be restored. */
  restoreScratch(archive: Archive, settings: Dump['settings']): Promise<ScratchDatabase>;
  /**
   * What a restore into the database itself would do, as lines for people, found without writing. Throws ConfigurationError with
   * all that is in the way.
   */
  planRestore(options: RestoreOptions): Promise<readonly string[]>;
  /** Replaces the contents of the database itself; until it succeeds, the database is as it was. Throws ProviderError. */
  restore(archive: Archive, options: RestoreOptions): Promise<Restoration>;
  /** Deletes what earlier runs that died left in scratch places; gives their names. */
  tidy(): Promise<readonly string[]>;
  /** Whether {@link restore} writes over what is there and keeps none of it: it is backed up before then. */
  readonly overwrites?: boolean;
}

/** An engine that writes its archive from front to back. */
export interface StreamingEngine extends EveryEngine {
  readonly writes: 'stream';
  /** Writes a consistent archive into `target`, and doesn't end it. Throws ProviderError. */
  dump(target: Writable): Promise<Dump>;
}

/** An engine that needs a file to write in. */
export interface FileEngine extends EveryEngine {
  readonly writes: 'file';
  /** Writes a consistent archive to `file`, which must not exist. Throws ProviderError. */
  dump(file: string): Promise<Dump>;
}

/** A kind of database: how to copy it while it is in use, look into a copy, and put a copy back. */
export type BackupEngine = StreamingEngine | FileEngine;

/** An archive is not, or no longer, the backup it should be; the message says how it differs. */
export class DamagedBackupError extends Error {
  override readonly name = 'DamagedBackupError';
}

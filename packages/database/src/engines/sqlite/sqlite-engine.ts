import { randomBytes } from 'node:crypto';
import { open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, describeError, type Runtime } from '@deploy-actions/action-kit';
import {
  type BackupEngine,
  DamagedBackupError,
  type DatabaseContents,
  type DatabaseFacts,
  type Dump,
  type TableContents,
} from '../../backup-engine.ts';
import { checkIntegrity, listTables, readContents } from './contents.ts';
import { isDamage, pragma, resultCode, resultCodes, withDatabase } from './database.ts';
import { unusable } from './file-check.ts';
import { copyPages, copySnapshot, explain, whenUnlocked } from './online-copy.ts';
import { removeDatabase, replaceFile } from './replace-file.ts';

type Context = Pick<Runtime, 'clock' | 'log' | 'signal' | 'workspace'>;

const pagesAtOnce = 2048;

/** SQLite by `node:sqlite`: copies a database file while its application goes on reading and writing. */
export class SqliteEngine implements BackupEngine {
  readonly type = 'sqlite';
  readonly extension = 'sqlite';
  readonly #context: Context;
  readonly #connection: string;
  readonly #file: string;

  /** `connection` is the database file, relative to the workspace. */
  constructor(connection: string, context: Context) {
    this.#context = context;
    this.#connection = connection;
    this.#file = resolve(context.workspace, connection);
  }

  async examine(): Promise<DatabaseFacts> {
    const say = (message: string) => new ConfigurationError([{ input: 'connection', message }]);
    const reason = await unusable(this.#file);
    if (reason) throw say(`\`${this.#connection}\` ${reason}`);
    try {
      return { bytes: await this.#size(), database: await this.#name() };
    } catch (error) {
      const code = resultCode(error);
      if (code === resultCodes.notADatabase) throw say(`\`${this.#connection}\` is no SQLite database`);
      if (code === resultCodes.corrupt) {
        throw say(`\`${this.#connection}\` is damaged: SQLite can't read its schema; restore a backup`);
      }
      if (code === resultCodes.cannotOpen) {
        throw say(
          `\`${this.#connection}\` can't be opened (a database in WAL mode also needs write permission on its folder)`,
        );
      }
      throw explain(error, 'opening the database', this.#context);
    }
  }

  /** Bytes in all pages; reads the schema, so that it fails for what is no sound database. */
  #size(): Promise<number> {
    return withDatabase(this.#file, 'live', (database) =>
      whenUnlocked(
        () => Number(pragma(database, 'page_count')) * Number(pragma(database, 'page_size')),
        this.#context,
      ),
    );
  }

  async #name(): Promise<string> {
    const [workspace, file] = await Promise.all([realpath(this.#context.workspace), realpath(this.#file)]);
    const path = relative(workspace, file);
    return path.startsWith('..') || isAbsolute(path) ? file : path.split(sep).join('/');
  }

  async dump(file: string): Promise<Dump> {
    try {
      await createLike(this.#file, file);
      const dump = await withDatabase(this.#file, 'live', (database) => this.#dumpFrom(database, file));
      // A copy in WAL mode could not be opened where its folder is read-only.
      await setJournalMode(file, 'delete');
      return dump;
    } catch (error) {
      throw explain(error, 'backup', this.#context);
    }
  }

  async #dumpFrom(database: DatabaseSync, file: string): Promise<Dump> {
    const journalMode = await whenUnlocked(() => pragma(database, 'journal_mode'), this.#context);
    const takenAt = await copySnapshot(database, file, journalMode, this.#context);
    const row = database.prepare('SELECT sqlite_version() AS version').get();
    return { takenAt, engineVersion: String(row?.['version']), settings: { 'journal-mode': journalMode } };
  }

  read(file: string): Promise<DatabaseContents> {
    return this.#inspect(file, (database) => readContents(database, this.#context.signal));
  }

  tables(file: string): Promise<Pick<TableContents, 'name' | 'columns'>[]> {
    return this.#inspect(file, listTables);
  }

  async #inspect<T>(file: string, work: (database: DatabaseSync) => T | Promise<T>): Promise<T> {
    const reason = await unusable(file);
    if (reason) throw new DamagedBackupError(reason);
    try {
      return await withDatabase(file, 'archive', (database) => {
        checkIntegrity(database);
        return work(database);
      });
    } catch (error) {
      if (resultCode(error) === undefined) throw error;
      throw new DamagedBackupError(`can't be read as a database: ${describeError(error)}`);
    }
  }

  async restore(file: string, target: string, settings: Dump['settings']): Promise<void> {
    try {
      await createLike(file, target);
      await withDatabase(file, 'archive', (archive) =>
        copyPages(archive, target, pagesAtOnce, this.#context),
      );
      if (settings['journal-mode'] === 'wal') await setJournalMode(target, 'wal');
    } catch (error) {
      throw explain(error, 'restore', this.#context);
    }
  }

  async restoreInPlace(file: string, settings: Dump['settings']): Promise<void> {
    try {
      const reason = (await unusable(this.#file)) ?? (await this.#damage());
      if (reason) return await this.#replace(file, settings, reason);
      await withDatabase(file, 'archive', (archive) =>
        copyPages(archive, this.#file, pagesAtOnce, this.#context),
      );
      await withDatabase(this.#file, 'live', (database) =>
        whenUnlocked(() => checkIntegrity(database), this.#context),
      );
    } catch (error) {
      throw explain(error, 'restore', this.#context);
    }
  }

  /** Nothing may be written over what {@link examine} refuses, and so wasn't copied: it is put aside instead. */
  async #damage(): Promise<string | undefined> {
    try {
      await this.#size();
      return undefined;
    } catch (error) {
      if (isDamage(error)) return 'is damaged beyond being opened';
      throw error;
    }
  }

  /** A transaction needs a database to begin in; where there is none, a new file takes the place. */
  async #replace(file: string, settings: Dump['settings'], reason: string): Promise<void> {
    const suffix = randomBytes(4).toString('hex');
    const replacement = `${this.#file}.restoring-${suffix}`;
    try {
      await this.restore(file, replacement, settings);
      const aside = await replaceFile(this.#file, replacement, `.replaced-${suffix}`);
      const kept = aside ? ` What was there is now \`${aside}\`.` : '';
      this.#context.log.warning(
        `\`${this.#connection}\` ${reason}, so the backup was put there as a new file.${kept} An application that has the old file open has to be restarted.`,
      );
    } catch (error) {
      await removeDatabase(replacement);
      throw explain(error, 'restore', this.#context);
    }
  }
}

/** An empty file that just those may read who may read the original. */
async function createLike(original: string, file: string): Promise<void> {
  const { mode } = await stat(original);
  const handle = await open(file, 'wx', mode & 0o777);
  await handle.close();
}

function setJournalMode(file: string, mode: 'delete' | 'wal'): Promise<void> {
  return withDatabase(file, 'new', (database) => database.exec(`PRAGMA journal_mode = ${mode}`));
}

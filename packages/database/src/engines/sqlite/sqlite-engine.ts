import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, describeError, type Problem, type Runtime } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import {
  type Archive,
  DamagedBackupError,
  type DatabaseContents,
  type DatabaseFacts,
  type Dump,
  type FileEngine,
  type Restoration,
  type RestoreOptions,
  type ScratchDatabase,
} from '../../backup-engine.ts';
import { nearestExisting } from '../../free-space.ts';
import { partialName, removeDeadPartials } from '../../storages/partial-files.ts';
import { checkIntegrity, readContents } from './contents.ts';
import { isDamage, pragma, resultCode, resultCodes, withDatabase } from './database.ts';
import { unusable } from './file-check.ts';
import { copyPages, copySnapshot, explain, whenUnlocked } from './online-copy.ts';
import { removeDatabase, replaceFile } from './replace-file.ts';

type Context = Pick<Runtime, 'clock' | 'log' | 'signal' | 'temporary' | 'workspace'>;

const pagesAtOnce = 2048;

/** SQLite by `node:sqlite`: copies a database file while its application goes on reading and writing. */
export class SqliteEngine implements FileEngine {
  readonly type = 'sqlite';
  readonly writes = 'file';
  readonly extension = 'sqlite';
  readonly scratchFolder: string;
  readonly #context: Context;
  readonly #connection: string;
  readonly #file: string;
  #overwrites = true;

  constructor(
    backup: Pick<BackupConfigurationOf<'sqlite'>, 'connection' | 'restore-connection'>,
    context: Context,
  ) {
    this.#context = context;
    this.#connection = backup.connection;
    this.#file = resolve(context.workspace, backup.connection);
    this.scratchFolder = resolve(context.workspace, backup['restore-connection'] ?? context.temporary);
  }

  /** What can't be opened gets another name instead; see {@link planRestore}. */
  get overwrites(): boolean {
    return this.#overwrites;
  }

  async examine(): Promise<DatabaseFacts> {
    const problems: Problem[] = [];
    const above = await nearestExisting(this.scratchFolder);
    if (!(await stat(above)).isDirectory()) {
      problems.push({ input: 'restore-connection', message: `can't be a folder: ${above} is a file` });
    }
    const bytes = await this.#bytes().catch((error: unknown) => {
      if (!(error instanceof ConfigurationError)) throw error;
      problems.push(...error.problems);
      return 0;
    });
    if (problems.length > 0) throw new ConfigurationError(problems);
    return { archiveBytes: bytes, scratchBytes: bytes, database: await this.#name() };
  }

  /** Size of the database. Throws ConfigurationError for what is no sound one. */
  async #bytes(): Promise<number> {
    const say = (message: string) => new ConfigurationError([{ input: 'connection', message }]);
    const reason = await unusable(this.#file);
    if (reason) throw say(`\`${this.#connection}\` ${reason}`);
    try {
      return await this.#size();
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

  /** Reads all of it: only then is known what is in it. */
  list(archive: Archive): Promise<DatabaseContents> {
    return this.#locally(archive, (file) => this.#read(file));
  }

  /** Does `work` with a file that holds the archive. */
  async #locally<T>(archive: Archive, work: (file: string) => Promise<T>): Promise<T> {
    const { file, done } = await archive.localFile();
    try {
      return await work(file);
    } finally {
      await done();
    }
  }

  #read(file: string): Promise<DatabaseContents> {
    return this.#inspect(file, (database) => readContents(database, this.#context.signal));
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

  async restoreScratch(archive: Archive, settings: Dump['settings']): Promise<ScratchDatabase> {
    await mkdir(this.scratchFolder, { recursive: true });
    const target = join(this.scratchFolder, partialName(`restored-${basename(archive.location)}`));
    try {
      await this.#locally(archive, (file) => this.#copy(file, target, settings));
    } catch (error) {
      await removeDatabase(target);
      throw error;
    }
    return {
      connection: target,
      contents: () => this.#read(target),
      remove: () => removeDatabase(target),
    };
  }

  async #copy(file: string, target: string, settings: Dump['settings']): Promise<void> {
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

  async planRestore(): Promise<readonly string[]> {
    const reason = (await unusable(this.#file)) ?? (await this.#damage());
    this.#overwrites = reason === undefined;
    return [
      reason
        ? `put the backup in the place of \`${this.#connection}\`, which ${reason}; what is there now gets another name`
        : `replace all contents of \`${this.#connection}\` by the backup, in one transaction`,
    ];
  }

  restore(archive: Archive, options: RestoreOptions): Promise<Restoration> {
    return this.#locally(archive, (file) => this.#restoreFrom(file, options));
  }

  async #restoreFrom(file: string, options: RestoreOptions): Promise<Restoration> {
    try {
      const reason = (await unusable(this.#file)) ?? (await this.#damage());
      if (reason) return await this.#replace(file, options, reason);
      await withDatabase(file, 'archive', (archive) =>
        copyPages(archive, this.#file, pagesAtOnce, this.#context),
      );
      // One transaction: had it failed, all were as it was.
      options.switching?.();
      await withDatabase(this.#file, 'live', (database) =>
        whenUnlocked(() => checkIntegrity(database), this.#context),
      );
      return { replaced: `All contents of \`${this.#connection}\` were replaced in one transaction.` };
    } catch (error) {
      throw explain(error, 'restore', this.#context);
    }
  }

  tidy(): Promise<readonly string[]> {
    return removeDeadPartials(this.scratchFolder, this.#context.clock);
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
  async #replace(
    file: string,
    { settings, switching }: RestoreOptions,
    reason: string,
  ): Promise<Restoration> {
    const suffix = randomBytes(4).toString('hex');
    const replacement = `${this.#file}.restoring-${suffix}`;
    try {
      await this.#copy(file, replacement, settings);
      switching?.();
      const aside = await replaceFile(this.#file, replacement, `.replaced-${suffix}`);
      const kept = aside ? ` What was there is now \`${aside}\`.` : '';
      const replaced = `\`${this.#connection}\` ${reason}, so the backup was put there as a new file.${kept} An application that has the old file open has to be restarted.`;
      this.#context.log.warning(replaced);
      return {
        replaced,
        ...(aside ? { undo: `Stop the application, and rename \`${aside}\` to \`${this.#file}\`.` } : {}),
      };
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

export const id = 1285;
export const ids = [1285];
export const modules = {

/***/ 41285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SqliteEngine: () => (/* binding */ SqliteEngine)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
// EXTERNAL MODULE: ./build/packages/database/src/free-space.js
var free_space = __webpack_require__(96216);
// EXTERNAL MODULE: ./build/packages/database/src/storages/partial-files.js
var partial_files = __webpack_require__(89947);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/packages/database/src/digest.js
var digest = __webpack_require__(71093);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/sqlite/database.js

/**
 * `immutable` takes no lock and never makes a `-wal` file beside an archive; `rw` refuses to make a missing file. A live
 * database is opened for writing although only read, because a read-only connection that is the last to close
 * leaves `-wal` and `-shm` files behind that belong to the wrong user.
 */
const parameters = { archive: '?mode=ro&immutable=1', live: '?mode=rw', new: '?mode=rwc' };
/**
 * SQLite's result codes that are handled here; https://www.sqlite.org/rescode.html. `none` is what Node reports when the
 * first or last step of a copy found the database busy or locked: it asks for the code where there is none.
 */
const resultCodes = {
    none: 0,
    busy: 5,
    locked: 6,
    readOnly: 8,
    corrupt: 11,
    full: 13,
    cannotOpen: 14,
    notADatabase: 26,
};
/** The primary result code of an error of SQLite, `undefined` for any other error. */
function resultCode(error) {
    const code = error?.errcode;
    return typeof code === 'number' ? code & 0xff : undefined;
}
/** Whether SQLite can't make anything of a file: it has no schema to read, or a malformed one. */
function isDamage(error) {
    const code = resultCode(error);
    return code === resultCodes.notADatabase || code === resultCodes.corrupt;
}
/** The module, without the notice that older Node 24 prints on loading it: the reader of a log can do nothing about it. */
async function loadSqlite() {
    const emitWarning = process.emitWarning;
    process.emitWarning = ((warning, ...rest) => {
        if (!String(warning).startsWith('SQLite is an experimental feature'))
            emitWarning(warning, ...rest);
    });
    try {
        return await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 80099, 19));
    }
    finally {
        process.emitWarning = emitWarning;
    }
}
/** Milliseconds SQLite itself waits for a lock; short, because it blocks the whole process meanwhile. */
const busyTimeout = 20;
/** Opens a file for the time of `work`. */
async function withDatabase(file, mode, work) {
    const { DatabaseSync } = await loadSqlite();
    const location = (0,external_node_url_.pathToFileURL)(file);
    location.search = parameters[mode];
    const database = new DatabaseSync(location, { timeout: busyTimeout, enableForeignKeyConstraints: false });
    try {
        if (mode !== 'new')
            database.exec('PRAGMA query_only = ON');
        return await work(database);
    }
    finally {
        database.close();
    }
}
/** The one value of a pragma, as text. */
function pragma(database, name) {
    return String(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? '');
}
/** A name as SQL writes identifiers. */
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/sqlite/contents.js





/** Characters of row text hashed in one go; between two goes the event loop gets its turn, so that signals arrive. */
const batch = 256 * 1024;
/** Arguments in one call; SQLite builds may allow as few as 100. */
const argumentsAtOnce = 90;
/** Fails with what `PRAGMA integrity_check` finds. Throws DamagedBackupError. */
function checkIntegrity(database) {
    const findings = database
        .prepare('PRAGMA integrity_check(5)')
        .all()
        .map((row) => String(row['integrity_check']));
    if (findings.length !== 1 || findings[0] !== 'ok') {
        throw new backup_engine/* DamagedBackupError */.c(`the integrity check found: ${findings.join('; ')}`);
    }
}
/**
 * The tables that store rows, in the order of their names: ordinary ones, SQLite's own, and those in which virtual tables
 * keep their data. Virtual tables themselves need their module to be read and hold nothing else.
 */
function listTables(database) {
    return database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
        .all()
        .map((row) => String(row['name']))
        .map((name) => ({ name, columns: columnsOf(database, name).map((column) => column.name) }));
}
/** Everything the database holds. Throws the signal's reason when it fires. */
async function readContents(database, signal) {
    const tables = [];
    for (const table of listTables(database)) {
        tables.push({ ...table, ...(await readRows(database, table.name, signal)) });
    }
    return { tables, objects: listObjects(database), foreignKeyViolations: countViolations(database) };
}
function listObjects(database) {
    return database
        .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
        .all()
        .map(({ type, name, tbl_name, sql }) => ({
        type: String(type),
        name: String(name),
        checksum: (0,digest/* digestText */.M6)(`${tbl_name}\n${sql}`),
    }));
}
/** A key that names no unique columns of its parent can't be checked: that is a flaw of the schema, not of the copy. */
function countViolations(database) {
    try {
        return Number(database.prepare('SELECT count(*) AS n FROM pragma_foreign_key_check').get()?.['n']);
    }
    catch {
        return undefined;
    }
}
function columnsOf(database, table) {
    return database
        .prepare(`PRAGMA table_xinfo(${quoteName(table)})`)
        .all()
        .map(({ name, hidden }) => ({ name: String(name), computed: hidden === 2 }));
}
/**
 * Counts and hashes the rows in the order the table stores them, by rowid or primary key. Each row is hashed as the SQL
 * literals of its values, which tell 1 from '1' and 1.0; texts go in as their bytes, so that no encoding is lost.
 */
async function readRows(database, table, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const stored = columnsOf(database, table).filter(({ computed }) => !computed);
    const row = join(stored.map(({ name }) => literal(quoteName(name))));
    const statement = database.prepare(`SELECT ${row} AS row FROM ${quoteName(table)} NOT INDEXED`);
    statement.setReturnArrays(true);
    let rows = 0;
    let pending = '';
    for (const [text] of statement.iterate()) {
        rows += 1;
        pending += `${text}\n`;
        if (pending.length < batch)
            continue;
        hash.update(pending);
        pending = '';
        await (0,external_node_timers_promises_.setImmediate)();
        signal.throwIfAborted();
    }
    return { rows, checksum: hash.update(pending).digest('hex') };
}
function literal(column) {
    return `CASE typeof(${column}) WHEN 'text' THEN concat('t', quote(CAST(${column} AS BLOB))) ELSE quote(${column}) END`;
}
/** One text of many, in nested calls that each stay below the limit on arguments. */
function join(expressions) {
    if (expressions.length <= argumentsAtOnce)
        return `concat_ws(',', ${expressions.join(', ')})`;
    const groups = [];
    for (let start = 0; start < expressions.length; start += argumentsAtOnce) {
        groups.push(join(expressions.slice(start, start + argumentsAtOnce)));
    }
    return join(groups);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/sqlite/file-check.js


/** The first 16 bytes of every SQLite database; https://www.sqlite.org/fileformat2.html. */
const magic = 'SQLite format 3\0';
/** Why a file can't be a database that is there to be read, told as the end of a sentence; `undefined` when it can. */
async function unusable(file) {
    const found = await (0,promises_.stat)(file).catch((error) => error);
    if (found instanceof Error) {
        const missing = found.code === 'ENOENT' || found.code === 'ENOTDIR';
        return missing ? `is not there (looked for ${file})` : `can't be reached (${found.code})`;
    }
    if (found.isDirectory())
        return 'is a folder, not a database file';
    if (!found.isFile())
        return 'is no regular file';
    const readable = await (0,promises_.access)(file, external_node_fs_.constants.R_OK).then(() => true, () => false);
    if (!readable)
        return "can't be read: permission denied";
    if (found.size === 0)
        return 'is empty: there is no database in it';
    return (await firstBytes(file)) === magic ? undefined : 'is no SQLite database';
}
async function firstBytes(file) {
    const handle = await (0,promises_.open)(file, 'r');
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
        return buffer.toString('latin1', 0, bytesRead);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/sqlite/online-copy.js



/** Pages copied in one step: small enough that a writer waits milliseconds between two steps that hold no lock. */
const gentleStep = 256;
const heldStep = 2048;
/** How often writers may stop an unlocked copy or make it start again before it holds them off. */
const disturbancesAllowed = 8;
/** Milliseconds to wait for a lock that somebody else holds. */
const patience = 30_000;
/** Milliseconds between two attempts; the shorter one is for a lock SQLite itself doesn't wait for. */
const pause = 500;
const shortPause = 25;
/** Milliseconds one step may wait for the source, in the thread pool, where waiting holds up nobody. */
const stepPatience = 2_000;
/**
 * Copies `source` as it is at one moment into the file `target` and gives that moment in milliseconds since 1970. In WAL
 * mode a read transaction pins the moment and hinders nobody. In the other modes that would keep writers out, so the copy
 * runs without one, starts again when somebody writes, and only after several disturbances holds writers off.
 */
async function copySnapshot(source, target, journalMode, context) {
    if (journalMode !== 'wal') {
        const takenAt = await copyGently(source, target, context);
        if (takenAt !== undefined)
            return takenAt;
    }
    source.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    const takenAt = context.clock.now();
    await whenUnlocked(() => pinSnapshot(source), context, shortPause);
    try {
        await copyPages(source, target, heldStep, context);
    }
    finally {
        source.exec('ROLLBACK');
    }
    return takenAt;
}
/** Opens a read transaction and reads, which is what fixes the moment that is seen from then on. */
function pinSnapshot(source) {
    source.exec('BEGIN');
    try {
        source.prepare('SELECT count(*) FROM sqlite_schema').get();
    }
    catch (error) {
        source.exec('ROLLBACK');
        throw error;
    }
}
class DisturbedError extends Error {
}
/** The moment of the copy, or `undefined` when writers made it start again too often. */
async function copyGently(source, target, context) {
    let takenAt = context.clock.now();
    let left = Number.POSITIVE_INFINITY;
    let disturbances = 0;
    try {
        await copyPages(source, target, gentleStep, context, (remaining) => {
            if (remaining >= left) {
                disturbances += 1;
                takenAt = context.clock.now();
            }
            if (disturbances > disturbancesAllowed)
                throw new DisturbedError();
            left = remaining;
        });
        return takenAt;
    }
    catch (error) {
        if (error instanceof DisturbedError)
            return undefined;
        throw error;
    }
}
/** Copies all pages by SQLite's backup API in one transaction on `target`; anything thrown on the way undoes it. */
async function copyPages(source, target, rate, context, onStep = () => { }) {
    const { backup } = await loadSqlite();
    const progress = ({ remainingPages }) => {
        context.signal.throwIfAborted();
        onStep(remainingPages);
    };
    source.exec(`PRAGMA busy_timeout = ${stepPatience}`);
    await whenUnlocked(() => backup(source, target, { rate, progress }), context, shortPause);
}
/** Does `work` again, for up to half a minute, while others hold the lock it needs. */
async function whenUnlocked(work, { clock, signal }, between = pause) {
    const deadline = clock.now() + patience;
    for (;;) {
        signal.throwIfAborted();
        try {
            return await work();
        }
        catch (error) {
            if (!isLocked(error) || clock.now() >= deadline)
                throw error;
        }
        await clock.sleep(between, signal);
    }
}
function isLocked(error) {
    const code = resultCode(error);
    return code === resultCodes.none || code === resultCodes.busy || code === resultCodes.locked;
}
/** What an error of SQLite or of the file system means to the reader; errors that already say so stay as they are. */
function explain(error, operation, { signal }) {
    const known = [errors/* ConfigurationError */.j1, errors/* ProviderError */.mZ, backup_engine/* DamagedBackupError */.c];
    if (signal.aborted || known.some((type) => error instanceof type))
        return error;
    const code = resultCode(error);
    const system = error?.code;
    if (code === undefined && typeof system !== 'string')
        return error;
    const details = { system: 'SQLite', operation, cause: error };
    if (isLocked(error)) {
        const message = 'another process kept the database locked for half a minute';
        return new errors/* ProviderError */.mZ(message, { ...details, retryable: true });
    }
    if (code === resultCodes.full || system === 'ENOSPC')
        return new errors/* ProviderError */.mZ('the disk is full', details);
    if (code === resultCodes.readOnly) {
        const message = "the database can't be written to: its file or folder is read-only, or in WAL mode it has another page size than the backup";
        return new errors/* ProviderError */.mZ(message, details);
    }
    return new errors/* ProviderError */.mZ('the database could not be copied', details);
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/sqlite/replace-file.js

/** What SQLite keeps beside a database; left beside a new file, it would be played into that. */
const companions = ['-wal', '-shm', '-journal'];
/**
 * Puts `replacement` in the place of the database `file` and moves what was there, with its journals, to names that end
 * in `suffix`. Gives the new name of the old file, or `undefined` when there was none.
 */
async function replaceFile(file, replacement, suffix) {
    const aside = `${file}${suffix}`;
    const moved = await move(file, aside);
    for (const companion of companions)
        await move(`${file}${companion}`, `${aside}${companion}`);
    await (0,promises_.rename)(replacement, file);
    return moved ? aside : undefined;
}
/** Deletes a database that nobody uses, journals included. */
async function removeDatabase(file) {
    for (const name of [file, ...companions.map((companion) => `${file}${companion}`)]) {
        await (0,promises_.rm)(name, { force: true });
    }
}
async function move(from, to) {
    try {
        await (0,promises_.rename)(from, to);
        return true;
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/sqlite/sqlite-engine.js












const pagesAtOnce = 2048;
/** SQLite by `node:sqlite`: copies a database file while its application goes on reading and writing. */
class SqliteEngine {
    type = 'sqlite';
    writes = 'file';
    extension = 'sqlite';
    scratchFolder;
    #context;
    #connection;
    #file;
    #overwrites = true;
    constructor(backup, context) {
        this.#context = context;
        this.#connection = backup.connection;
        this.#file = (0,external_node_path_.resolve)(context.workspace, backup.connection);
        this.scratchFolder = (0,external_node_path_.resolve)(context.workspace, backup['restore-connection'] ?? context.temporary);
    }
    /** What can't be opened gets another name instead; see {@link planRestore}. */
    get overwrites() {
        return this.#overwrites;
    }
    async examine() {
        const problems = [];
        const above = await (0,free_space/* nearestExisting */.I)(this.scratchFolder);
        if (!(await (0,promises_.stat)(above)).isDirectory()) {
            problems.push({ input: 'restore-connection', message: `can't be a folder: ${above} is a file` });
        }
        const bytes = await this.#bytes().catch((error) => {
            if (!(error instanceof errors/* ConfigurationError */.j1))
                throw error;
            problems.push(...error.problems);
            return 0;
        });
        if (problems.length > 0)
            throw new errors/* ConfigurationError */.j1(problems);
        return { archiveBytes: bytes, scratchBytes: bytes, database: await this.#name() };
    }
    /** Size of the database. Throws ConfigurationError for what is no sound one. */
    async #bytes() {
        const say = (message) => new errors/* ConfigurationError */.j1([{ input: 'connection', message }]);
        const reason = await unusable(this.#file);
        if (reason)
            throw say(`\`${this.#connection}\` ${reason}`);
        try {
            return await this.#size();
        }
        catch (error) {
            const code = resultCode(error);
            if (code === resultCodes.notADatabase)
                throw say(`\`${this.#connection}\` is no SQLite database`);
            if (code === resultCodes.corrupt) {
                throw say(`\`${this.#connection}\` is damaged: SQLite can't read its schema; restore a backup`);
            }
            if (code === resultCodes.cannotOpen) {
                throw say(`\`${this.#connection}\` can't be opened (a database in WAL mode also needs write permission on its folder)`);
            }
            throw explain(error, 'opening the database', this.#context);
        }
    }
    /** Bytes in all pages; reads the schema, so that it fails for what is no sound database. */
    #size() {
        return withDatabase(this.#file, 'live', (database) => whenUnlocked(() => Number(pragma(database, 'page_count')) * Number(pragma(database, 'page_size')), this.#context));
    }
    async #name() {
        const [workspace, file] = await Promise.all([(0,promises_.realpath)(this.#context.workspace), (0,promises_.realpath)(this.#file)]);
        const path = (0,external_node_path_.relative)(workspace, file);
        return path.startsWith('..') || (0,external_node_path_.isAbsolute)(path) ? file : path.split(external_node_path_.sep).join('/');
    }
    async dump(file) {
        try {
            await createLike(this.#file, file);
            const dump = await withDatabase(this.#file, 'live', (database) => this.#dumpFrom(database, file));
            // A copy in WAL mode could not be opened where its folder is read-only.
            await setJournalMode(file, 'delete');
            return dump;
        }
        catch (error) {
            throw explain(error, 'backup', this.#context);
        }
    }
    async #dumpFrom(database, file) {
        const journalMode = await whenUnlocked(() => pragma(database, 'journal_mode'), this.#context);
        const takenAt = await copySnapshot(database, file, journalMode, this.#context);
        const row = database.prepare('SELECT sqlite_version() AS version').get();
        return { takenAt, engineVersion: String(row?.['version']), settings: { 'journal-mode': journalMode } };
    }
    /** Reads all of it: only then is known what is in it. */
    list(archive) {
        return this.#locally(archive, (file) => this.#read(file));
    }
    /** Does `work` with a file that holds the archive. */
    async #locally(archive, work) {
        const { file, done } = await archive.localFile();
        try {
            return await work(file);
        }
        finally {
            await done();
        }
    }
    #read(file) {
        return this.#inspect(file, (database) => readContents(database, this.#context.signal));
    }
    async #inspect(file, work) {
        const reason = await unusable(file);
        if (reason)
            throw new backup_engine/* DamagedBackupError */.c(reason);
        try {
            return await withDatabase(file, 'archive', (database) => {
                checkIntegrity(database);
                return work(database);
            });
        }
        catch (error) {
            if (resultCode(error) === undefined)
                throw error;
            throw new backup_engine/* DamagedBackupError */.c(`can't be read as a database: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
    async restoreScratch(archive, settings) {
        await (0,promises_.mkdir)(this.scratchFolder, { recursive: true });
        const target = (0,external_node_path_.join)(this.scratchFolder, (0,partial_files/* partialName */.t4)(`restored-${(0,external_node_path_.basename)(archive.location)}`));
        try {
            await this.#locally(archive, (file) => this.#copy(file, target, settings));
        }
        catch (error) {
            await removeDatabase(target);
            throw error;
        }
        return {
            connection: target,
            contents: () => this.#read(target),
            remove: () => removeDatabase(target),
        };
    }
    async #copy(file, target, settings) {
        try {
            await createLike(file, target);
            await withDatabase(file, 'archive', (archive) => copyPages(archive, target, pagesAtOnce, this.#context));
            if (settings['journal-mode'] === 'wal')
                await setJournalMode(target, 'wal');
        }
        catch (error) {
            throw explain(error, 'restore', this.#context);
        }
    }
    async planRestore() {
        const reason = (await unusable(this.#file)) ?? (await this.#damage());
        this.#overwrites = reason === undefined;
        return [
            reason
                ? `put the backup in the place of \`${this.#connection}\`, which ${reason}; what is there now gets another name`
                : `replace all contents of \`${this.#connection}\` by the backup, in one transaction`,
        ];
    }
    restore(archive, options) {
        return this.#locally(archive, (file) => this.#restoreFrom(file, options));
    }
    async #restoreFrom(file, options) {
        try {
            const reason = (await unusable(this.#file)) ?? (await this.#damage());
            if (reason)
                return await this.#replace(file, options, reason);
            await withDatabase(file, 'archive', (archive) => copyPages(archive, this.#file, pagesAtOnce, this.#context));
            // One transaction: had it failed, all were as it was.
            options.switching?.();
            await withDatabase(this.#file, 'live', (database) => whenUnlocked(() => checkIntegrity(database), this.#context));
            return { replaced: `All contents of \`${this.#connection}\` were replaced in one transaction.` };
        }
        catch (error) {
            throw explain(error, 'restore', this.#context);
        }
    }
    tidy() {
        return (0,partial_files/* removeDeadPartials */.Jk)(this.scratchFolder, this.#context.clock);
    }
    /** Nothing may be written over what {@link examine} refuses, and so wasn't copied: it is put aside instead. */
    async #damage() {
        try {
            await this.#size();
            return undefined;
        }
        catch (error) {
            if (isDamage(error))
                return 'is damaged beyond being opened';
            throw error;
        }
    }
    /** A transaction needs a database to begin in; where there is none, a new file takes the place. */
    async #replace(file, { settings, switching }, reason) {
        const suffix = (0,external_node_crypto_.randomBytes)(4).toString('hex');
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
        }
        catch (error) {
            await removeDatabase(replacement);
            throw explain(error, 'restore', this.#context);
        }
    }
}
/** An empty file that just those may read who may read the original. */
async function createLike(original, file) {
    const { mode } = await (0,promises_.stat)(original);
    const handle = await (0,promises_.open)(file, 'wx', mode & 0o777);
    await handle.close();
}
function setJournalMode(file, mode) {
    return withDatabase(file, 'new', (database) => database.exec(`PRAGMA journal_mode = ${mode}`));
}


/***/ })

};

export const id = 2737;
export const ids = [2737];
export const modules = {

/***/ 29366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ DamagedBackupError)
/* harmony export */ });
/** A file is not, or no longer, the backup it should be; the message says how it differs. */
class DamagedBackupError extends Error {
    name = 'DamagedBackupError';
}


/***/ }),

/***/ 71093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ digestText),
/* harmony export */   T: () => (/* binding */ digestFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);



/** SHA-256 of a text, in hexadecimal. */
function digestText(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** SHA-256 of a file in hexadecimal, read as a stream. Throws the signal's reason when it fires. */
async function digestFile(file, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, { highWaterMark: 1024 * 1024 }), hash, { signal }).catch((error) => {
        signal.throwIfAborted();
        throw error;
    });
    return hash.digest('hex');
}


/***/ }),

/***/ 96216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ nearestExisting),
/* harmony export */   f: () => (/* binding */ spaceProblems)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);



/** The path itself or the nearest folder above it that exists. */
async function nearestExisting(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
    return found || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path) === path ? path : nearestExisting((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
}
/** One problem for each file system that has too little room for all that is to go there. */
async function spaceProblems(needs) {
    const byDevice = new Map();
    for (const need of needs) {
        const folder = await nearestExisting(need.folder);
        const { dev } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder);
        const other = byDevice.get(dev);
        byDevice.set(dev, other ? { ...other, bytes: other.bytes + need.bytes } : { ...need, folder });
    }
    const problems = [];
    for (const { folder, bytes, input } of byDevice.values()) {
        const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
        const free = bavail * bsize;
        if (free >= bytes)
            continue;
        problems.push({
            input,
            message: `needs ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(bytes)} on the disk of ${folder}, which has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(free)} free`,
        });
    }
    return problems;
}


/***/ }),

/***/ 32737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeBackup: () => (/* reexport */ makeBackup),
  parseManifest: () => (/* reexport */ src_manifest/* parseManifest */.Ng),
  planBackup: () => (/* reexport */ planBackup),
  prepareBackup: () => (/* reexport */ prepareBackup),
  readManifest: () => (/* reexport */ src_manifest/* readManifest */.WI),
  restoreBackup: () => (/* reexport */ restoreBackup)
});

// UNUSED EXPORTS: DamagedBackupError, compareContents, expired, verifyArchive

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
// EXTERNAL MODULE: ./build/packages/database/src/digest.js
var digest = __webpack_require__(71093);
// EXTERNAL MODULE: ./build/packages/database/src/manifest.js
var src_manifest = __webpack_require__(19040);
;// CONCATENATED MODULE: ./build/packages/database/src/retention.js
/** The period a time lies in, in UTC; weeks begin on Monday. */
const periodOf = {
    hour: (created) => created.slice(0, 13),
    day: (created) => created.slice(0, 10),
    week: (created) => mondayOf(created),
    month: (created) => created.slice(0, 7),
    year: (created) => created.slice(0, 4),
};
function mondayOf(created) {
    const day = new Date(`${created.slice(0, 10)}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    return day.toISOString().slice(0, 10);
}
/**
 * The backups of a series that a policy gives up, oldest first. Kept are the newest ones, and of each period counted the
 * newest backup in each of the last so many periods that have one (grandfather, father, son). Never given up are the
 * newest, backups of other series, and copies nobody has verified: what those are worth is for a person to say.
 */
function expired(backups, series, policy) {
    const ours = backups.filter(({ manifest }) => manifest.verified.level !== 'none' && isOf(series, manifest));
    const newestFirst = ours.toSorted((a, b) => order(b.manifest, a.manifest));
    const kept = new Set(newestFirst.slice(0, Math.max(1, policy.newest ?? 0)));
    for (const [period, key] of Object.entries(periodOf)) {
        const seen = new Set();
        for (const backup of newestFirst) {
            const name = key(backup.manifest.created);
            if (seen.has(name))
                continue;
            if (seen.size >= (policy[period] ?? 0))
                break;
            seen.add(name);
            kept.add(backup);
        }
    }
    return newestFirst.filter((backup) => !kept.has(backup)).reverse();
}
function isOf(series, manifest) {
    const keys = ['service', 'environment', 'engine', 'database'];
    return keys.every((key) => manifest[key] === series[key]);
}
function order(a, b) {
    return a.created === b.created ? a.backupId.localeCompare(b.backupId) : a.created.localeCompare(b.created);
}

// EXTERNAL MODULE: ./build/packages/database/src/storages/partial-files.js
var partial_files = __webpack_require__(89947);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/database/src/verification.js




/**
 * Reads a backup file from where it lies: its size, its SHA-256, its integrity and its tables. Throws
 * {@link DamagedBackupError} with the first of these that is not as it was backed up.
 */
async function verifyArchive(engine, file, expected, { signal }) {
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (!found?.isFile())
        throw new backup_engine/* DamagedBackupError */.c(`the backup file ${file} is not there`);
    if (found.size === 0)
        throw new backup_engine/* DamagedBackupError */.c(`the backup file ${file} is empty`);
    if (found.size !== expected.sizeBytes) {
        const how = found.size < expected.sizeBytes ? 'it was cut off' : 'it is another file';
        throw new backup_engine/* DamagedBackupError */.c(`the backup file ${file} has ${found.size} bytes (${(0,quantities/* formatSize */.Xq)(found.size)}), ${expected.sizeBytes} were backed up: ${how}`);
    }
    const sha256 = await (0,digest/* digestFile */.T)(file, signal);
    if (sha256 !== expected.sha256) {
        throw new backup_engine/* DamagedBackupError */.c(`the backup file ${file} has SHA-256 ${sha256}, ${expected.sha256} was backed up: it was damaged or changed`);
    }
    const tables = await engine.tables(file);
    if (!expected.contents)
        return;
    const differences = compareTables(expected.contents.tables, tables);
    if (differences.length > 0)
        throw differing('the backup file', differences);
}
/**
 * Restores a backup file to a scratch place, reads the copy whole, compares it with what was backed up and deletes it.
 * Throws {@link DamagedBackupError} with every difference.
 */
async function verifyRestore(engine, file, scratch, expected) {
    try {
        await engine.restore(file, scratch, expected.settings);
        const differences = compareContents(expected.contents, await engine.read(scratch));
        if (differences.length > 0)
            throw differing('the restored copy', differences);
    }
    finally {
        for (const ending of ['', '-journal', '-wal', '-shm'])
            await (0,promises_.rm)(`${scratch}${ending}`, { force: true });
    }
}
function differing(what, differences) {
    return new backup_engine/* DamagedBackupError */.c(`${what} is not what was backed up: ${differences.join('; ')}`);
}
/** Every difference between two databases, each as a sentence; none when they hold the same. */
function compareContents(expected, found) {
    const differences = compareTables(expected.tables, found.tables);
    const foundTables = byName(found.tables);
    for (const table of expected.tables) {
        const other = foundTables.get(table.name);
        if (!other)
            continue;
        const name = `table \`${table.name}\``;
        if (other.rows !== table.rows)
            differences.push(`${name} has ${other.rows} rows instead of ${table.rows}`);
        else if (other.checksum !== table.checksum)
            differences.push(`rows of ${name} differ`);
    }
    const key = ({ type, name }) => `${type} \`${name}\``;
    const foundObjects = new Map(found.objects.map((object) => [key(object), object.checksum]));
    for (const object of expected.objects) {
        const checksum = foundObjects.get(key(object));
        if (checksum === undefined)
            differences.push(`${key(object)} is missing`);
        else if (checksum !== object.checksum)
            differences.push(`${key(object)} is defined differently`);
        foundObjects.delete(key(object));
    }
    for (const extra of foundObjects.keys())
        differences.push(`${extra} was not backed up`);
    if (expected.foreignKeyViolations !== found.foreignKeyViolations) {
        differences.push(`${found.foreignKeyViolations} rows point at a missing parent instead of ${expected.foreignKeyViolations}`);
    }
    return differences;
}
function compareTables(expected, found) {
    const differences = [];
    const others = byName(found);
    for (const { name, columns } of expected) {
        const other = others.get(name);
        others.delete(name);
        if (!other)
            differences.push(`table \`${name}\` is missing`);
        else if (JSON.stringify(other.columns) !== JSON.stringify(columns)) {
            differences.push(`table \`${name}\` has the columns ${other.columns.join(', ')}`);
        }
    }
    for (const name of others.keys())
        differences.push(`table \`${name}\` was not backed up`);
    return differences;
}
function byName(items) {
    return new Map(items.map((item) => [item.name, item]));
}

;// CONCATENATED MODULE: ./build/packages/database/src/make-backup.js










/**
 * Makes a backup, verifies it, writes its manifest last, and applies the retention policy. When anything fails, or the
 * run is cancelled, nothing is left that counts as a backup. Throws ProviderError, or the signal's reason.
 */
async function makeBackup(prepared, runtime) {
    const { request, engine, storage } = prepared;
    const { clock, log } = runtime;
    for (const name of await storage.tidy())
        log.info(`Deleted ${name}, left by a backup that died.`);
    const started = clock.now();
    const backupId = newBackupId(request, started);
    const staged = await storage.stage(backupId, engine.extension);
    try {
        const dump = await engine.dump(staged);
        const draft = await draftManifest(prepared, { backupId, file: staged, dump }, runtime);
        const backupSeconds = (clock.now() - started) / 1_000;
        const manifest = await verify(draft, staged, prepared, runtime);
        const stored = await storage.publish(staged, manifest);
        const removed = await retire(prepared, runtime);
        return { ...stored, location: storage.locate(manifest), backupSeconds, removed };
    }
    catch (error) {
        await storage.discard(staged);
        throw asProviderError(error, engine);
    }
}
/** A damaged file, or a file system that refuses, as the failure of another system; any other error as it is. */
function asProviderError(error, engine) {
    if (error instanceof backup_engine/* DamagedBackupError */.c) {
        return new errors/* ProviderError */.mZ(error.message, { system: engine.type, operation: 'verifying the backup' });
    }
    const { syscall, code } = error;
    if (typeof syscall !== 'string')
        return error;
    const message = code === 'ENOSPC' ? 'the disk is full' : (0,errors/* describeError */.Uc)(error);
    return new errors/* ProviderError */.mZ(message, { system: 'the file system', operation: syscall });
}
/** A name for a new backup: sorts by time, never comes twice, and is fit for a file. */
function newBackupId(owner, now) {
    const fit = (text) => text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'x';
    const time = (0,src_clock/* isoInstant */.j2)(now).replaceAll(/[:-]/g, '');
    return `${fit(owner.service)}-${fit(owner.environment)}-${time}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
}
/** The manifest of a dump nobody has looked into. */
async function draftManifest({ request, engine, database, }, { backupId, file, dump }, { run, signal }) {
    return {
        schemaVersion: src_manifest/* manifestVersion */.cX,
        backupId,
        engine: engine.type,
        engineVersion: dump.engineVersion,
        created: (0,src_clock/* isoInstant */.j2)(dump.takenAt),
        service: request.service,
        environment: request.environment,
        database,
        commit: run.sha,
        version: request.version,
        runUrl: run.url,
        actor: run.actor,
        file: `${backupId}.${engine.extension}`,
        sizeBytes: (await (0,promises_.stat)(file)).size,
        sha256: await (0,digest/* digestFile */.T)(file, signal),
        settings: dump.settings,
        verified: { level: 'none' },
    };
}
/** The manifest with what was read from the copy and how far that was verified. */
async function verify(draft, file, { request, engine, scratch }, runtime) {
    const { clock, log, signal } = runtime;
    const contents = await engine.read(file);
    await verifyArchive(engine, file, { ...draft, contents }, { signal });
    const archive = {
        ...draft,
        contents,
        verified: { level: 'archive', archiveAt: (0,src_clock/* isoInstant */.j2)(clock.now()) },
    };
    log.info(`Read back ${contents.tables.length} tables; SHA-256 ${draft.sha256}.`);
    if (contents.foreignKeyViolations) {
        log.warning(`The database holds ${contents.foreignKeyViolations} rows that point at a missing parent; the backup has them too.`);
    }
    if (request.backup.verify === 'archive')
        return archive;
    await (0,promises_.mkdir)(scratch, { recursive: true });
    await (0,partial_files/* removeDeadPartials */.Jk)(scratch, clock);
    const started = clock.now();
    await verifyRestore(engine, file, (0,external_node_path_.join)(scratch, (0,partial_files/* partialName */.t4)(`restored-${draft.file}`)), archive);
    const finished = clock.now();
    const restoreSeconds = (finished - started) / 1_000;
    log.info(`Restored it and compared every table in ${restoreSeconds} s.`);
    return {
        ...archive,
        verified: { ...archive.verified, level: 'restore', restoreAt: (0,src_clock/* isoInstant */.j2)(finished), restoreSeconds },
    };
}
/** Deletes what the retention policy gives up. The new backup is safe by then, so that a failure here only warns. */
async function retire({ request, engine, storage, database }, { log }) {
    const { service, environment, backup } = request;
    const removed = [];
    if (!backup.keep)
        return removed;
    try {
        const series = { service, environment, engine: engine.type, database };
        for (const old of expired(await storage.list(), series, backup.keep)) {
            await storage.remove(old);
            removed.push(old.manifest.backupId);
            log.info(`Deleted ${old.manifest.backupId}, which the retention policy gives up.`);
        }
    }
    catch (error) {
        log.warning(`Older backups could not be deleted: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    return removed;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engine-registry.js
/** The engines by their names in the configuration, whose schema refuses all others. */
const engines = {
    sqlite: async (connection, context) => {
        const { SqliteEngine } = await __webpack_require__.e(/* import() */ 1920).then(__webpack_require__.bind(__webpack_require__, 21920));
        return new SqliteEngine(connection, context);
    },
};
/** Whether this version has an engine of that name. */
function isEngine(name) {
    return Object.hasOwn(engines, name);
}
/** The engine of a name, for one database. */
function openEngine(engine, connection, context) {
    return engines[engine](connection, context);
}

// EXTERNAL MODULE: ./build/packages/database/src/free-space.js
var free_space = __webpack_require__(96216);
;// CONCATENATED MODULE: ./build/packages/database/src/storage-registry.js
/** The store of a destination. Only folders so far; the configuration's schema refuses addresses such as `s3://…`. */
async function openStorage(destination, context) {
    const { FolderStorage } = await __webpack_require__.e(/* import() */ 714).then(__webpack_require__.bind(__webpack_require__, 78333));
    return new FolderStorage(destination, context);
}

;// CONCATENATED MODULE: ./build/packages/database/src/prepare-backup.js






/** Checks database, destination and free space. Writes nothing. Throws ConfigurationError with every problem. */
async function prepareBackup(request, runtime) {
    const { connection, destination, verify } = request.backup;
    const engine = await openEngine(request.backup.engine, connection, runtime);
    const storage = await openStorage(destination, runtime);
    const scratch = (0,external_node_path_.resolve)(runtime.workspace, request.restoreConnection ?? runtime.temporary);
    const problems = [...(await storage.problems({ connection }))];
    const above = await (0,free_space/* nearestExisting */.I)(scratch);
    if (!(await (0,promises_.stat)(above)).isDirectory()) {
        problems.push({ input: 'restore-connection', message: `can't be a folder: ${above} is a file` });
    }
    const facts = await engine.examine().catch((error) => {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        problems.push(...error.problems);
        return undefined;
    });
    if (facts) {
        const { bytes } = facts;
        const needs = [{ folder: (0,external_node_path_.resolve)(runtime.workspace, destination), bytes, input: 'destination' }];
        if (verify === 'restore')
            needs.push({ folder: scratch, bytes, input: 'restore-connection' });
        problems.push(...(await (0,free_space/* spaceProblems */.f)(needs)));
    }
    if (!facts || problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    return { request, engine, storage, scratch, ...facts };
}
/** What {@link makeBackup} writes, in order, each as a line for people. */
function planBackup({ request, storage, scratch, bytes, database }) {
    const { backup, service, environment } = request;
    const series = `${service}, ${environment}, ${database}`;
    return [
        `delete what backups that died left half-done in \`${backup.destination}\``,
        `copy \`${backup.connection}\` (${(0,quantities/* formatSize */.Xq)(bytes)}) into the ${storage.type} \`${backup.destination}\` under a name that doesn't count yet`,
        'read the copy back and check its SHA-256, integrity and tables (writes nothing)',
        ...(backup.verify === 'restore'
            ? [`restore it into ${scratch}, compare every table, delete the restored copy`]
            : []),
        'rename the copy and write its manifest: from then on it counts as a backup',
        ...(backup.keep ? [`delete the backups of ${series} that the retention policy gives up`] : []),
    ];
}

;// CONCATENATED MODULE: ./build/packages/database/src/restore-backup.js







/**
 * Puts a backup back into its database while the application may have it open: verifies the backup, copies what is going to
 * be overwritten beside it, replaces the contents in one transaction and checks the outcome. Throws ConfigurationError for
 * a manifest that can't be used, ProviderError for a damaged backup or a failed restore; until the transaction ends, the
 * database is as it was.
 */
async function restoreBackup(request, runtime) {
    const { clock, log } = runtime;
    const started = clock.now();
    const path = (0,external_node_path_.resolve)(runtime.workspace, request.manifest);
    const manifest = await (0,src_manifest/* readManifest */.WI)(path);
    if (!isEngine(manifest.engine)) {
        throw new errors/* ConfigurationError */.j1(`backup manifest \`${path}\`: the engine \`${manifest.engine}\` is not available yet`);
    }
    const engine = await openEngine(manifest.engine, request.connection, runtime);
    const storage = await openStorage((0,external_node_path_.dirname)(path), runtime);
    const file = storage.locate(manifest);
    try {
        await verifyArchive(engine, file, manifest, runtime);
        log.info(`Verified ${(0,external_node_path_.basename)(file)}: SHA-256, integrity and tables are as backed up at ${manifest.created}.`);
        const safetyCopy = await copyForSafety(engine, (0,external_node_path_.dirname)(path), manifest, runtime);
        await engine.restoreInPlace(file, manifest.settings);
        const seconds = (clock.now() - started) / 1_000;
        log.info(`Restored ${manifest.backupId} in ${seconds} s; what was written after ${manifest.created} is lost.`);
        return { seconds, lossFrom: manifest.created, safetyCopy };
    }
    catch (error) {
        throw asProviderError(error, engine);
    }
}
/**
 * Copies the database as it is before it is overwritten. The copy isn't read, because this is on the way back to health and
 * its database may be the damaged thing: it counts as a backup verified by nothing.
 */
async function copyForSafety(engine, folder, { service, environment }, runtime) {
    const facts = await examine(engine, runtime);
    if (!facts)
        return undefined;
    const storage = await openStorage(folder, runtime);
    const backupId = newBackupId({ service, environment: `${environment}-before-restore` }, runtime.clock.now());
    const staged = await storage.stage(backupId, engine.extension);
    try {
        const dump = await engine.dump(staged);
        const request = { service, environment, version: undefined };
        const draft = { backupId, file: staged, dump };
        const manifest = await draftManifest({ request, engine, database: facts.database }, draft, runtime);
        const { manifestLocation } = await storage.publish(staged, manifest);
        runtime.log.info(`What is going to be overwritten is kept as ${backupId}.`);
        return manifestLocation;
    }
    catch (error) {
        await storage.discard(staged);
        throw error;
    }
}
/** A database that is missing or can't be opened has nothing to copy; the engine moves such a file aside. */
async function examine(engine, { log }) {
    try {
        return await engine.examine();
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        log.warning(`No copy of the database was taken before the restore: ${error.message}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/index.js










/***/ }),

/***/ 19040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   cX: () => (/* binding */ manifestVersion)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);



/** The manifest format this version writes; newer ones are refused. */
const manifestVersion = 1;
const sha256 = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'));
const list = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item));
const count = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(0));
const instant = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'must be a UTC time such as 2026-01-31T12:00:00Z'));
/** Names of files that stay in the folder they are looked up in. */
const fileName = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be a plain file name'));
const manifestSchema = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    schemaVersion: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(manifestVersion),
    backupId: fileName(),
    engine: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    engineVersion: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Everything written up to then is in the backup. */
    created: instant(),
    service: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    environment: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The database, named the same from every machine. */
    database: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    commit: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    version: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    runUrl: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    actor: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    file: fileName(),
    sizeBytes: count(),
    sha256: sha256(),
    settings: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Absent in a backup whose contents were never read: one that is verified by nothing. */
    contents: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        tables: list(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), columns: list(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), rows: count(), checksum: sha256() })),
        objects: list(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ type: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), checksum: sha256() })),
        foreignKeyViolations: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(count()),
    })),
    verified: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        level: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['none', 'archive', 'restore']),
        archiveAt: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(instant()),
        restoreAt: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(instant()),
        restoreSeconds: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    }),
});
/** Reads a manifest's text; gives what is wrong with it instead when it is none. */
function parseManifest(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return 'is not JSON';
    }
    const found = value?.schemaVersion;
    if (typeof found === 'number' && found > manifestVersion) {
        return `has schemaVersion ${found}, this version reads up to ${manifestVersion}; use a newer deploy-actions`;
    }
    const parsed = manifestSchema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const places = parsed.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`);
    return `is no backup manifest: ${places.join('; ')}`;
}
/** Reads a manifest file. Throws ConfigurationError when there is none or it is none. */
async function readManifest(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch((error) => {
        const reason = error.code === 'ENOENT' ? 'there is no file' : `can't read (${error.code})`;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`backup manifest: ${reason} \`${path}\``);
    });
    const manifest = parseManifest(text);
    if (typeof manifest === 'string')
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`backup manifest \`${path}\` ${manifest}`);
    return manifest;
}


/***/ }),

/***/ 89947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jk: () => (/* binding */ removeDeadPartials),
/* harmony export */   nP: () => (/* binding */ listDeadPartials),
/* harmony export */   t4: () => (/* binding */ partialName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71093);




/** After this long a half-done file from another machine belongs to nobody: a hosted job may run for 6 h. */
const longestLife = 24 * 3_600_000;
const pattern = /^\.partial-([0-9a-f]{8})-(\d+)-/;
function thisMachine() {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestText */ .M)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)()).slice(0, 8);
}
/** The name of a file that doesn't count yet; it tells the machine and process that are at work on it. */
function partialName(name) {
    return `.partial-${thisMachine()}-${process.pid}-${name}`;
}
/** Half-done files in a folder whose process has died, by name. */
async function listDeadPartials(folder, clock) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    });
    const dead = [];
    for (const name of names.sort()) {
        const [, machine = '', process = ''] = pattern.exec(name) ?? [];
        if (machine !== '' && (await isDead((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), machine, Number(process), clock)))
            dead.push(name);
    }
    return dead;
}
async function isDead(file, machine, processId, clock) {
    if (machine === thisMachine() && !isRunning(processId))
        return true;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    return found !== undefined && clock.now() - found.mtimeMs > longestLife;
}
function isRunning(processId) {
    try {
        process.kill(processId, 0);
        return true;
    }
    catch (error) {
        return error.code !== 'ESRCH';
    }
}
/** Deletes the half-done files of dead processes in a folder that is only scratch space. */
async function removeDeadPartials(folder, clock) {
    for (const name of await listDeadPartials(folder, clock))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), { force: true });
}


/***/ })

};

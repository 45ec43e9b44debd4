export const id = 5287;
export const ids = [5287];
export const modules = {

/***/ 29366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ DamagedBackupError)
/* harmony export */ });
/** An archive is not, or no longer, the backup it should be; the message says how it differs. */
class DamagedBackupError extends Error {
    name = 'DamagedBackupError';
}


/***/ }),

/***/ 93233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ newBackupId),
/* harmony export */   v: () => (/* binding */ backupOfName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12109);


/** A name for a new backup: sorts by time, never comes twice, and is fit for a file and for a snapshot. */
function newBackupId(owner, now) {
    const fit = (text) => text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'x';
    const time = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .isoInstant */ .j2)(now).replaceAll(/[:-]/g, '');
    return `${fit(owner.service)}-${fit(owner.environment)}-${time}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`;
}
const pattern = /^([a-z0-9][a-z0-9-]*-\d{8}T\d{6}Z-[0-9a-f]{8})\.(.+)$/;
/** Which backup of ours the name of a file, without its folder, says that it belongs to; `undefined` for any other name. */
function backupOfName(name) {
    const [, backupId, extension] = pattern.exec(name) ?? [];
    return backupId === undefined || extension === undefined ? undefined : { backupId, extension };
}


/***/ }),

/***/ 74024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ compareContents),
/* harmony export */   i: () => (/* binding */ compareListing)
/* harmony export */ });
/**
 * Every difference between two databases, each as a sentence; none when they hold the same. What was looked at on one side only
 * (rows, checksums, parents) isn't compared.
 */
function compareContents(expected, found) {
    const differences = [...compareTables(expected.tables, found.tables), ...compareObjects(expected, found)];
    const [wanted, parentless] = [expected.foreignKeyViolations, found.foreignKeyViolations];
    if (wanted !== undefined && parentless !== undefined && wanted !== parentless) {
        differences.push(`${parentless} rows point at a missing parent instead of ${wanted}`);
    }
    return differences;
}
/**
 * Every difference between a database and what its archive says of itself, which may be the names of the tables and no more: columns
 * and objects are compared where the archive knows any.
 */
function compareListing(expected, listed) {
    const columns = listed.tables.some((table) => table.columns.length > 0);
    const known = columns ? expected.tables : expected.tables.map((table) => ({ ...table, columns: [] }));
    const objects = listed.objects.length > 0 ? expected.objects : [];
    return compareContents({ ...expected, tables: known, objects }, listed);
}
function compareTables(expected, found) {
    const differences = [];
    const others = new Map(found.map((table) => [table.name, table]));
    for (const table of expected) {
        const other = others.get(table.name);
        others.delete(table.name);
        if (other)
            differences.push(...compareTable(table, other));
        else
            differences.push(`table \`${table.name}\` is missing`);
    }
    for (const name of others.keys())
        differences.push(`table \`${name}\` was not backed up`);
    return differences;
}
function compareTable(expected, found) {
    const differences = [];
    const name = `table \`${expected.name}\``;
    if (JSON.stringify(expected.columns) !== JSON.stringify(found.columns)) {
        differences.push(`${name} has the columns ${found.columns.join(', ')}`);
    }
    if (differ(expected.rows, found.rows)) {
        differences.push(`${name} has ${found.rows} rows instead of ${expected.rows}`);
    }
    else if (differ(expected.checksum, found.checksum)) {
        differences.push(`rows of ${name} differ`);
    }
    return differences;
}
function compareObjects(expected, found) {
    const differences = [];
    const key = ({ type, name }) => `${type} \`${name}\``;
    const others = new Map(found.objects.map((object) => [key(object), object.checksum]));
    for (const object of expected.objects) {
        const checksum = others.get(key(object));
        if (checksum === undefined)
            differences.push(`${key(object)} is missing`);
        else if (checksum !== object.checksum)
            differences.push(`${key(object)} is defined differently`);
        others.delete(key(object));
    }
    for (const extra of others.keys())
        differences.push(`${extra} was not backed up`);
    return differences;
}
function differ(expected, found) {
    return expected !== undefined && found !== undefined && expected !== found;
}


/***/ }),

/***/ 71093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M6: () => (/* binding */ digestText),
/* harmony export */   Nq: () => (/* binding */ digestStream),
/* harmony export */   TM: () => (/* binding */ digestFile),
/* harmony export */   s5: () => (/* binding */ MeasuringStream)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _flat_memory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9384);





/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
function digestText(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** Hands on what it gets and takes its size and SHA-256 on the way. */
class MeasuringStream extends node_stream__WEBPACK_IMPORTED_MODULE_2__.Transform {
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #memory = new _flat_memory_js__WEBPACK_IMPORTED_MODULE_4__/* .FlatMemory */ .J();
    #onBytes;
    #sizeBytes = 0;
    /** `onBytes` is told, with each piece, how much went through so far. */
    constructor(onBytes = () => { }) {
        super({ highWaterMark: 256 * 1024 });
        this.#onBytes = onBytes;
    }
    _transform(chunk, _encoding, callback) {
        this.#hash.update(chunk);
        this.#sizeBytes += chunk.length;
        this.#memory.passed(chunk.length);
        this.#onBytes(this.#sizeBytes);
        callback(null, chunk);
    }
    /** What went through; once, when the stream has ended. */
    measure() {
        return { sha256: this.#hash.digest('hex'), sizeBytes: this.#sizeBytes };
    }
}
/** Reads a stream to its end. Throws what it fails with, and the signal's reason when it fires. */
async function digestStream(stream, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let sizeBytes = 0;
    // A stream rather than a loop: promises for each chunk would be most of the garbage.
    const sink = new node_stream__WEBPACK_IMPORTED_MODULE_2__.Writable({
        write(chunk, _encoding, callback) {
            hash.update(chunk);
            sizeBytes += chunk.length;
            callback();
        },
    });
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(stream, sink, { signal });
    }
    catch (error) {
        signal.throwIfAborted();
        throw error;
    }
    return { sha256: hash.digest('hex'), sizeBytes };
}
/** Size and SHA-256 of a file, read as a stream. Throws the signal's reason when it fires. */
function digestFile(file, signal) {
    return digestStream((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, { highWaterMark: 256 * 1024 }), signal);
}


/***/ }),

/***/ 9384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ FlatMemory)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30714);


/** So many bytes may go by between two collections. */
const between = 4 * 2 ** 20;
let collect;
/**
 * Collects the buffers of a stream that have gone by, each time 4 MiB have. Left to itself, V8 lets 64 to 128 MiB of them
 * pile up, more where the machine is busy, because it counts them less than its own objects; a collection of the young ones takes a
 * millisecond. See `AdjustAmountOfExternalAllocatedMemory` of V8 and `--expose-gc`.
 */
class FlatMemory {
    #bytes = 0;
    /** Counts a buffer that went by. */
    passed(bytes) {
        this.#bytes += bytes;
        if (this.#bytes < between)
            return;
        this.#bytes = 0;
        collect ??= collector();
        collect({ type: 'minor' });
    }
}
function collector() {
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--expose-gc');
    const found = (0,node_vm__WEBPACK_IMPORTED_MODULE_1__.runInNewContext)('gc');
    return typeof found === 'function' ? found : () => { };
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

/***/ 45287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  backupOfName: () => (/* reexport */ backup_id/* backupOfName */.v),
  backupsOf: () => (/* reexport */ backupsOf),
  isSnapshot: () => (/* reexport */ src_manifest/* isSnapshot */.LR),
  newestBackup: () => (/* reexport */ newestBackup),
  openBackup: () => (/* reexport */ openBackup),
  parseManifest: () => (/* reexport */ src_manifest/* parseManifest */.Ng),
  prepareBackup: () => (/* reexport */ prepareBackup),
  readManifest: () => (/* reexport */ readManifest)
});

// UNUSED EXPORTS: DamagedBackupError, compareContents, expired

// EXTERNAL MODULE: ./build/packages/database/src/backup-id.js
var backup_id = __webpack_require__(93233);
// EXTERNAL MODULE: ./build/packages/database/src/manifest.js
var src_manifest = __webpack_require__(19040);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/database/src/engine-registry.js
/** The engine of a section, for its database. */
async function openEngine(backup, aws, context) {
    switch (backup.engine) {
        case 'sqlite': {
            const { SqliteEngine } = await __webpack_require__.e(/* import() */ 1285).then(__webpack_require__.bind(__webpack_require__, 41285));
            return new SqliteEngine(backup, context);
        }
        case 'postgres': {
            const { PostgresEngine } = await Promise.all(/* import() */[__webpack_require__.e(7336), __webpack_require__.e(6678)]).then(__webpack_require__.bind(__webpack_require__, 16678));
            return new PostgresEngine(backup, context);
        }
        case 'mysql': {
            const { MysqlEngine } = await __webpack_require__.e(/* import() */ 7072).then(__webpack_require__.bind(__webpack_require__, 67072));
            return new MysqlEngine(backup, context);
        }
        case 'rds-snapshot': {
            const { RdsSnapshots } = await __webpack_require__.e(/* import() */ 3300).then(__webpack_require__.bind(__webpack_require__, 23300));
            return new RdsSnapshots(backup, aws, context);
        }
    }
}

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
/** Whether a backup says that it was made after another one. */
function isYounger(manifest, than) {
    return order(manifest, than) > 0;
}
/** Whether a backup belongs to a series. */
function isOf(series, manifest) {
    const keys = ['service', 'environment', 'engine', 'database'];
    return keys.every((key) => manifest[key] === series[key]);
}
/** The newest backup of a series that was verified, `undefined` when there is none. */
function newestOf(backups, series) {
    return verifiedOf(backups, series)[0];
}
/** The backups of a series that were verified, newest first. */
function verifiedOf(backups, series) {
    return backups
        .filter(({ manifest }) => manifest.verified.level !== 'none' && isOf(series, manifest))
        .toSorted((a, b) => order(b.manifest, a.manifest));
}
function order(a, b) {
    return a.created === b.created ? a.backupId.localeCompare(b.backupId) : a.created.localeCompare(b.created);
}

;// CONCATENATED MODULE: ./build/packages/database/src/storage-registry.js
/** The store of a destination: a folder relative to the workspace, or `s3://bucket/prefix`. Throws ConfigurationError as openAws does. */
async function openStorage({ destination, s3 = {} }, aws, context) {
    if (destination.startsWith('s3://')) {
        const { S3Storage } = await Promise.all(/* import() */[__webpack_require__.e(8376), __webpack_require__.e(8227)]).then(__webpack_require__.bind(__webpack_require__, 78227));
        return S3Storage.open(destination, s3, aws, context);
    }
    const { FolderStorage } = await __webpack_require__.e(/* import() */ 4435).then(__webpack_require__.bind(__webpack_require__, 64435));
    return new FolderStorage(destination, context);
}

;// CONCATENATED MODULE: ./build/packages/database/src/newest-backup.js




/**
 * The newest verified backup of a database in its destination. Where neither its address nor itself says what it goes by, as it is gone,
 * one of the only database of the service there. `undefined` when there is none. Throws ConfigurationError, also when there are several
 * it could be, and ProviderError as the store does.
 */
async function newestBackup(request, runtime) {
    return (await backupsOf(request, runtime))[0];
}
/** All verified backups of the database that {@link newestBackup} looks for, newest first. Throws as that does. */
async function backupsOf({ backup, aws, service, environment }, runtime) {
    const engine = await openEngine(backup, aws, runtime);
    const storage = await openStorage(backup, aws, runtime);
    const known = engine.type === 'rds-snapshot' ? undefined : engine.database;
    const database = known ?? (await examined(engine));
    const backups = await storage.list();
    const series = { service, environment, engine: engine.type };
    if (database !== undefined)
        return verifiedOf(backups, { ...series, database });
    const names = new Set(backups.map(({ manifest }) => manifest.database));
    const each = [...names].map((name) => verifiedOf(backups, { ...series, database: name }));
    const found = each.filter((all) => all.length > 0);
    if (found.length <= 1)
        return found[0] ?? [];
    const newest = found.flatMap(([first]) => (first ? [first] : []));
    const named = newest.map(({ manifest, manifestLocation }) => `\`${manifest.database}\` (${manifestLocation})`);
    throw new errors/* ConfigurationError */.j1(`the database can't say which one it is, and \`${storage.place}\` has backups of ${named.join(', ')}: give the manifest of the right one`);
}
async function examined(engine) {
    try {
        return (await engine.examine()).database;
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1 || error instanceof errors/* ProviderError */.mZ))
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/packages/database/src/digest.js
var digest = __webpack_require__(71093);
// EXTERNAL MODULE: ./build/packages/database/src/storages/partial-files.js
var partial_files = __webpack_require__(89947);
;// CONCATENATED MODULE: ./build/packages/database/src/dump-archive.js







/** Milliseconds between two lines about how far a dump is. */
const progressEvery = 30_000;
/**
 * Dumps a database into a store, its size and SHA-256 taken from the bytes on their way there, so that what is read back can be held
 * against what the database gave. Throws ProviderError, and the signal's reason when it fires.
 */
async function dumpArchive(engine, staged, context) {
    if (engine.writes === 'stream') {
        return store(staged.write(), (target) => engine.dump(target), context);
    }
    if (staged.file !== undefined) {
        const dump = await engine.dump(staged.file);
        return { dump, measure: await (0,digest/* digestFile */.TM)(staged.file, context.signal) };
    }
    return dumpByFile(engine, staged, context);
}
/** By a file on this machine, for an engine that needs one and a store that has none. */
async function dumpByFile(engine, staged, context) {
    const file = (0,external_node_path_.join)(context.temporary, (0,partial_files/* partialName */.t4)(`dump.${engine.extension}`));
    try {
        const dump = await engine.dump(file);
        const copy = async (target) => {
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 }), target, { end: false });
            return dump;
        };
        return await store(staged.write(), copy, context);
    }
    finally {
        for (const ending of ['', '-journal', '-wal', '-shm'])
            await (0,promises_.rm)(`${file}${ending}`, { force: true });
    }
}
/** Hands `fill` a stream that leads into `sink` and measures; throws whatever failed first. */
async function store(sink, fill, context) {
    const { signal } = context;
    const measured = new digest/* MeasuringStream */.s5(sayProgress(context));
    let failure;
    const stored = (0,external_node_stream_promises_.pipeline)(measured, sink, { signal }).catch((error) => {
        failure ??= { error };
    });
    try {
        const dump = await fill(measured);
        measured.end();
        await stored;
        if (failure === undefined)
            return { dump, measure: measured.measure() };
    }
    catch (error) {
        failure ??= { error };
        measured.destroy(error instanceof Error ? error : new Error(String(error)));
        await stored;
    }
    signal.throwIfAborted();
    throw failure.error;
}
function sayProgress({ clock, log }) {
    let said = clock.now();
    return (sizeBytes) => {
        const now = clock.now();
        if (now - said < progressEvery)
            return;
        said = now;
        log.info(`${(0,quantities/* formatSize */.Xq)(sizeBytes)} so far`);
    };
}
/** Stores bytes that are in memory. Throws ProviderError, and the signal's reason when it fires. */
async function storeBytes(content, staged, context) {
    const target = staged.write();
    try {
        await (0,external_node_stream_promises_.pipeline)([content], target, { signal: context.signal });
    }
    catch (error) {
        context.signal.throwIfAborted();
        throw error;
    }
    const measured = new digest/* MeasuringStream */.s5();
    measured.end(content);
    measured.resume();
    await new Promise((resolve) => measured.once('end', resolve));
    return measured.measure();
}

;// CONCATENATED MODULE: ./build/packages/database/src/manifest-draft.js


/** What every manifest begins with; nobody has looked into the backup yet. */
function draftOf({ service, environment, version }, made, { run }) {
    const { takenAt, ...rest } = made;
    return {
        schemaVersion: src_manifest/* manifestVersion */.cX,
        ...rest,
        created: (0,src_clock/* isoInstant */.j2)(takenAt),
        service,
        environment,
        commit: run.sha,
        version,
        runUrl: run.url,
        actor: run.actor,
        verified: { level: 'none' },
    };
}

// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
;// CONCATENATED MODULE: ./build/packages/database/src/pipeline-failure.js


/** A damaged archive, or a file system that refuses, as the failure of another system; any other error as it is. */
function asProviderError(error, system) {
    if (error instanceof backup_engine/* DamagedBackupError */.c) {
        return new errors/* ProviderError */.mZ(error.message, { system, operation: 'verifying the backup' });
    }
    const { syscall, code, path } = (error ?? {});
    if (typeof syscall !== 'string')
        return error;
    const where = typeof path === 'string' ? ` (${path})` : '';
    const remedy = `make room${where}, or keep backups elsewhere (\`destination\`) or fewer of them (\`keep\`)`;
    const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
    const message = full ? `the disk is full: ${remedy}` : (0,errors/* describeError */.Uc)(error);
    return new errors/* ProviderError */.mZ(message, { system: 'the file system', operation: syscall, cause: error });
}

;// CONCATENATED MODULE: ./build/packages/database/src/retire.js


/**
 * Deletes what the retention policy gives up beside a backup that was just made, and gives the ids. That one is safe by then, so that a
 * failure here only warns; what the store holds stays, and is told. Those that say that they are younger neither count nor go: a machine
 * with a wrong clock made them, or a run beside this one. Nor do those of another part of the database, which this one can't replace.
 */
async function retire(storage, made, { keep }, forget, { log }) {
    const removed = [];
    if (!keep)
        return removed;
    try {
        const known = (await storage.list()).filter(({ manifest }) => !isYounger(manifest, made) && manifest.settings['scope'] === made.settings['scope']);
        for (const old of expired(known, made, keep)) {
            const { backupId } = old.manifest;
            const held = await storage.remove(old, forget);
            if (held === undefined)
                removed.push(backupId);
            log.info(held === undefined
                ? `Deleted ${backupId}, which the retention policy gives up.`
                : `The retention policy gives up ${backupId}, but ${held}.`);
        }
    }
    catch (error) {
        log.warning(`Older backups could not be deleted: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    return removed;
}

// EXTERNAL MODULE: ./build/packages/database/src/comparison.js
var comparison = __webpack_require__(74024);
;// CONCATENATED MODULE: ./build/packages/database/src/verification.js




/**
 * Reads an archive from where it lies: its size, its SHA-256, and what is in it, which it gives. Throws {@link DamagedBackupError} with
 * the first of these that is not as it was backed up.
 */
async function verifyArchive(engine, archive, expected, { signal }) {
    await verifyBytes(archive, expected, { signal });
    const listed = await engine.list(archive, expected.settings);
    const differences = expected.contents ? (0,comparison/* compareListing */.i)(expected.contents, listed) : [];
    if (differences.length > 0)
        throw differing('the backup file', differences);
    return listed;
}
/** Reads a file of a backup from where it lies. Throws {@link DamagedBackupError} when it has another size or SHA-256. */
async function verifyBytes(archive, expected, { signal }) {
    const what = `the backup file ${archive.location}`;
    const { sizeBytes, sha256 } = await (0,digest/* digestStream */.Nq)(await archive.open(), signal);
    if (sizeBytes === 0 && expected.sizeBytes > 0)
        throw new backup_engine/* DamagedBackupError */.c(`${what} is empty`);
    if (sizeBytes !== expected.sizeBytes) {
        const how = sizeBytes < expected.sizeBytes ? 'it was cut off' : 'it is another file';
        throw new backup_engine/* DamagedBackupError */.c(`${what} has ${sizeBytes} bytes (${(0,quantities/* formatSize */.Xq)(sizeBytes)}), ${expected.sizeBytes} were backed up: ${how}`);
    }
    if (sha256 === expected.sha256)
        return;
    throw new backup_engine/* DamagedBackupError */.c(`${what} has SHA-256 ${sha256}, ${expected.sha256} was backed up: it was damaged or changed`);
}
/**
 * Restores an archive into a database that is thrown away, and compares all of that with what was backed up. Throws
 * {@link DamagedBackupError} with every difference.
 */
async function verifyRestore(engine, archive, { contents, settings }) {
    const scratch = await engine.restoreScratch(archive, settings);
    try {
        const differences = (0,comparison/* compareContents */.Y)(contents, await scratch.contents(contents));
        if (differences.length > 0)
            throw differing('the restored copy', differences);
    }
    finally {
        await scratch.remove();
    }
}
function differing(what, differences) {
    const most = 20;
    const told = differences.slice(0, most).join('; ');
    const more = differences.length > most ? `; and ${differences.length - most} more` : '';
    return new backup_engine/* DamagedBackupError */.c(`${what} is not what was backed up: ${told}${more}`);
}

;// CONCATENATED MODULE: ./build/packages/database/src/make-archive.js









/** Dumps, verifies and publishes; see `PreparedBackup.make`. */
async function makeArchive(work, runtime) {
    const { request, engine, storage, facts } = work;
    const { clock, log } = runtime;
    const tidied = [...(await storage.tidy(refuse)), ...(await engine.tidy())];
    // Where a kill leaves files with passwords, and copies of archives that lie in S3.
    tidied.push(...(await (0,partial_files/* removeDeadPartials */.Jk)(runtime.temporary, clock)));
    for (const name of tidied)
        log.info(`Deleted ${name}, left by a backup that died.`);
    const { service, environment, backup } = request;
    const series = { service, environment, engine: engine.type, database: facts.database };
    const started = clock.now();
    const staging = new Staging(storage, (0,backup_id/* newBackupId */._)(request, started), log);
    try {
        const draft = await stageArchive(staging, { owner: request, engine, facts }, runtime);
        const backupSeconds = (clock.now() - started) / 1_000;
        const manifest = await verify(draft, staging, work, runtime);
        await warnWhenShrunk(manifest, storage, series, request, runtime);
        const location = storage.archive(manifest).location;
        runtime.signal.throwIfAborted();
        const stored = await storage.publish(staging.staged, manifest);
        const removed = await retire(storage, manifest, backup, refuse, runtime);
        return { ...stored, location, backupSeconds, removed };
    }
    catch (error) {
        await staging.discard();
        runtime.signal.throwIfAborted();
        throw asProviderError(error, engine.type);
    }
}
/** Snapshots are deleted by those who can take them. */
async function refuse({ backupId }) {
    throw new Error(`${backupId} is a snapshot: a backup with the engine rds-snapshot deletes it`);
}
/** The files of one backup on their way into a store. */
class Staging {
    backupId;
    staged = [];
    #storage;
    #log;
    constructor(storage, backupId, log) {
        this.backupId = backupId;
        this.#storage = storage;
        this.#log = log;
    }
    /** One more file, `atMost` bytes large. */
    async add(extension, atMost) {
        const staged = await this.#storage.stage({ backupId: this.backupId, extension, atMost });
        this.staged.push(staged);
        return staged;
    }
    /** Takes all of it back, the archive last; what can't be is told, and tidied by the next backup. */
    async discard() {
        try {
            for (const one of this.staged.toReversed())
                await one.discard();
        }
        catch (error) {
            this.#log.warning(`What was stored so far could not be deleted: ${(0,errors/* describeError */.Uc)(error)}; the next backup does it.`);
        }
    }
}
/** Dumps a database into a store; gives the manifest of what lies there, which nobody has looked into. */
async function stageArchive(staging, { owner, engine, facts, }, runtime) {
    const { backupId } = staging;
    const archive = await staging.add(engine.extension, facts.archiveBytes);
    runtime.log.info(`Dumping ${facts.database} (${(0,quantities/* formatSize */.Xq)(facts.archiveBytes)} at most).`);
    const { dump, measure } = await dumpArchive(engine, archive, runtime);
    const { takenAt, engineVersion, settings, contents } = dump;
    const made = { backupId, engine: engine.type, engineVersion, database: facts.database, settings, takenAt };
    const attachments = await stageAttachments(staging, dump, runtime);
    return {
        ...draftOf(owner, made, runtime),
        file: `${backupId}.${engine.extension}`,
        ...measure,
        ...(contents ? { contents } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
    };
}
async function stageAttachments(staging, { attachments = [] }, runtime) {
    const stored = [];
    for (const { extension, content } of attachments) {
        const staged = await staging.add(extension, content.length);
        const measure = await storeBytes(content, staged, runtime);
        stored.push({ file: `${staging.backupId}.${extension}`, ...measure });
    }
    return stored;
}
/** The manifest with what was read from the copy and how far that was verified. */
async function verify(draft, { staged }, { request, engine }, runtime) {
    const { clock, log } = runtime;
    const [archive, ...further] = staged.map((one, index) => one.archive(index === 0 ? draft.sizeBytes : (draft.attachments?.[index - 1]?.sizeBytes ?? 0)));
    if (archive === undefined)
        return draft;
    const listed = await verifyArchive(engine, archive, draft, runtime);
    for (const [index, attachment] of (draft.attachments ?? []).entries()) {
        const one = further[index];
        if (one)
            await verifyBytes(one, attachment, runtime);
    }
    const contents = draft.contents ?? listed;
    const read = {
        ...draft,
        contents,
        verified: { level: 'archive', archiveAt: (0,src_clock/* isoInstant */.j2)(clock.now()) },
    };
    log.info(`Read back ${contents.tables.length} tables; SHA-256 ${draft.sha256}.`);
    if (contents.foreignKeyViolations) {
        log.warning(`The database holds ${contents.foreignKeyViolations} rows that point at a missing parent; the backup has them too.`);
    }
    if (request.backup.verify === 'archive')
        return read;
    const started = clock.now();
    await verifyRestore(engine, archive, read);
    const finished = clock.now();
    const restoreSeconds = (finished - started) / 1_000;
    log.info(`Restored it and compared every table in ${restoreSeconds} s.`);
    return {
        ...read,
        verified: { ...read.verified, level: 'restore', restoreAt: (0,src_clock/* isoInstant */.j2)(finished), restoreSeconds },
    };
}
/** A backup that lost much may be the sign of a database that did. */
async function warnWhenShrunk({ sizeBytes }, storage, series, { backup }, { log }) {
    const before = newestOf(await storage.list(), series)?.manifest;
    if (before === undefined || before.sizeBytes === 0)
        return;
    const lost = (1 - sizeBytes / before.sizeBytes) * 100;
    if (lost < backup['warn-when-shrunk-by'])
        return;
    log.warning(`The backup has ${(0,quantities/* formatSize */.Xq)(sizeBytes)}, ${Math.floor(lost)} % less than ${before.backupId} (${(0,quantities/* formatSize */.Xq)(before.sizeBytes)}): look whether the database lost what it should hold.`);
}

;// CONCATENATED MODULE: ./build/packages/database/src/opened-archive.js





/** A backup that is an archive in a store. */
class OpenedArchive {
    manifest;
    #engine;
    #storage;
    #runtime;
    constructor(manifest, { engine, storage }, runtime) {
        this.manifest = manifest;
        this.#engine = engine;
        this.#storage = storage;
        this.#runtime = runtime;
    }
    async planRestore({ maintenance }) {
        const plan = await this.#engine.planRestore(this.#options(maintenance));
        const { location } = this.#archive();
        return [
            `read ${location} and check its SHA-256, size and tables (writes nothing)`,
            ...(this.#engine.overwrites
                ? [`copy the database as it is beside it, into \`${this.#storage.place}\``]
                : []),
            ...plan,
        ];
    }
    async restore({ maintenance, switching }) {
        const { clock, log } = this.#runtime;
        const { backupId, created } = this.manifest;
        const started = clock.now();
        await this.verifyArchive();
        try {
            // Since it was planned, the database may have changed, and with it whether anything of it is kept.
            await this.#engine.planRestore(this.#options(maintenance));
            const safetyCopy = this.#engine.overwrites ? await this.#copyForSafety() : undefined;
            const { replaced, undo } = await this.#engine.restore(this.#archive(), {
                ...this.#options(maintenance),
                switching,
            });
            const seconds = (clock.now() - started) / 1_000;
            log.info(`Restored ${backupId} in ${seconds} s; what was written after ${created} is lost.`);
            return { seconds, lossFrom: created, replaced, undo, safetyCopy };
        }
        catch (error) {
            throw asProviderError(error, this.#engine.type);
        }
    }
    async scratchCopy() {
        await this.verifyArchive();
        try {
            return await this.#engine.restoreScratch(this.#archive(), this.manifest.settings);
        }
        catch (error) {
            throw asProviderError(error, this.#engine.type);
        }
    }
    async verifyArchive() {
        const { created, attachments = [] } = this.manifest;
        const archive = this.#archive();
        try {
            await verifyArchive(this.#engine, archive, this.manifest, this.#runtime);
            for (const one of attachments) {
                await verifyBytes(this.#storage.attachment(this.manifest, one.file), one, this.#runtime);
            }
        }
        catch (error) {
            throw asProviderError(error, this.#engine.type);
        }
        this.#runtime.log.info(`Verified ${archive.location}: SHA-256, size and tables are as backed up at ${created}.`);
    }
    #archive() {
        return this.#storage.archive(this.manifest);
    }
    #options(maintenance) {
        const { backupId, settings, contents } = this.manifest;
        return { backupId, settings, contents, maintenance };
    }
    /**
     * Copies the database as it is before it is overwritten. The copy isn't read, because this is on the way back to health and
     * its database may be the damaged thing: it counts as a backup verified by nothing.
     */
    async #copyForSafety() {
        const facts = await this.#examine();
        const { service, environment } = this.manifest;
        const { clock, log } = this.#runtime;
        const backupId = (0,backup_id/* newBackupId */._)({ service, environment: `${environment}-before-restore` }, clock.now());
        const staging = new Staging(this.#storage, backupId, log);
        try {
            const owner = { service, environment, version: undefined };
            const draft = await stageArchive(staging, { owner, engine: this.#engine, facts }, this.#runtime);
            const { manifestLocation } = await this.#storage.publish(staging.staged, draft);
            log.info(`What is going to be overwritten is kept as ${backupId}.`);
            return manifestLocation;
        }
        catch (error) {
            await staging.discard();
            throw error;
        }
    }
    /** Nothing is overwritten of which no copy can be taken. */
    async #examine() {
        try {
            return await this.#engine.examine();
        }
        catch (error) {
            if (!(error instanceof errors/* ConfigurationError */.j1))
                throw error;
            throw new errors/* ConfigurationError */.j1(error.problems.map(({ message, ...rest }) => ({
                ...rest,
                message: `the restore writes over the database, and no copy of it can be taken before: ${message}`,
            })));
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/opened-snapshot.js


/** A snapshot that its provider keeps. */
class OpenedSnapshot {
    manifest;
    #engine;
    #runtime;
    constructor(manifest, engine, runtime) {
        this.manifest = manifest;
        this.#engine = engine;
        this.#runtime = runtime;
    }
    planRestore() {
        return this.#engine.planRestore(this.manifest);
    }
    async restore({ switching } = {}) {
        const { clock } = this.#runtime;
        const started = clock.now();
        try {
            await this.#engine.verifyArchive(this.manifest);
            const { replaced, undo } = await this.#engine.restore(this.manifest, switching);
            const seconds = (clock.now() - started) / 1_000;
            return { seconds, lossFrom: this.manifest.created, replaced, undo, safetyCopy: undefined };
        }
        catch (error) {
            throw asProviderError(error, this.#engine.type);
        }
    }
    async scratchCopy() {
        throw new errors/* ConfigurationError */.j1(`the backup ${this.manifest.backupId} is a snapshot of RDS, of which there is no scratch copy on this machine; rehearse with a backup by the engine \`postgres\` or \`mysql\``);
    }
    async verifyArchive() {
        try {
            await this.#engine.verifyArchive(this.manifest);
        }
        catch (error) {
            throw asProviderError(error, this.#engine.type);
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/read-manifest.js




/** Where a manifest lies: the store, as a `destination` names it, and the name of its file there. */
function placeOfManifest(location) {
    if (!location.startsWith('s3://'))
        return { destination: (0,external_node_path_.dirname)(location), name: (0,external_node_path_.basename)(location) };
    const name = external_node_path_.posix.basename(location);
    return { destination: location.slice(0, -name.length), name };
}
/**
 * Reads a manifest: a path in the workspace, or `s3://bucket/key.json`. Throws ConfigurationError when there is none, it is none, or
 * it may not be read, and ProviderError when nobody answers.
 */
async function readManifest(location, access) {
    const text = location.startsWith('s3://')
        ? await readObject(location, access)
        : await (0,promises_.readFile)((0,external_node_path_.resolve)(access.runtime.workspace, location), 'utf8').catch((error) => {
            if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
                return undefined;
            throw new errors/* ConfigurationError */.j1(`backup manifest: can't read \`${location}\` (${error.code})`);
        });
    if (text === undefined)
        throw new errors/* ConfigurationError */.j1(`backup manifest: there is no file \`${location}\``);
    const manifest = (0,src_manifest/* parseManifest */.Ng)(text);
    if (typeof manifest === 'string')
        throw new errors/* ConfigurationError */.j1(`backup manifest \`${location}\` ${manifest}`);
    return manifest;
}
async function readObject(location, { aws, region, runtime }) {
    const { S3Bucket } = await __webpack_require__.e(/* import() */ 8376).then(__webpack_require__.bind(__webpack_require__, 75995));
    const { destination, name } = placeOfManifest(location);
    const bucket = await S3Bucket.open(destination, { region }, aws, runtime);
    return bucket.readText(bucket.key(name));
}

;// CONCATENATED MODULE: ./build/packages/database/src/open-backup.js







/**
 * Opens a backup by its manifest, a path in the workspace or `s3://bucket/key.json`, for the database of the section `backup`. Throws
 * ConfigurationError when there is none, or when it is of another kind of database or from the future, and ProviderError when nobody answers.
 */
async function openBackup(location, { backup, aws }, runtime) {
    const manifest = await readManifest(location, { aws, region: backup.s3?.region, runtime });
    const refuse = (why) => new errors/* ConfigurationError */.j1(`backup manifest \`${location}\`: ${why}`);
    if (manifest.engine !== backup.engine) {
        throw refuse(`it is of the engine \`${manifest.engine}\`, and the section \`backup\` says \`${backup.engine}\``);
    }
    const now = runtime.clock.now();
    if (Date.parse(manifest.created) > now + clockSkew) {
        throw refuse(`it is from the future: ${manifest.created}, and here it is ${(0,src_clock/* isoInstant */.j2)(now)}; put the clock right`);
    }
    const engine = await openEngine(backup, aws, runtime);
    if (engine.type === 'rds-snapshot') {
        if (!(0,src_manifest/* isSnapshot */.LR)(manifest))
            throw refuse('it names no snapshot');
        return new OpenedSnapshot(manifest, engine, runtime);
    }
    if ((0,src_manifest/* isSnapshot */.LR)(manifest))
        throw refuse('it names a snapshot instead of a file');
    const { destination } = placeOfManifest(location);
    const storage = await openStorage({ ...backup, destination }, aws, runtime);
    return new OpenedArchive(manifest, { engine, storage }, runtime);
}
/** Clocks of two machines may differ by so much, in milliseconds. */
const clockSkew = 300_000;

// EXTERNAL MODULE: ./build/packages/action-kit/src/runtime.js + 10 modules
var runtime = __webpack_require__(24076);
// EXTERNAL MODULE: ./build/packages/database/src/free-space.js
var free_space = __webpack_require__(96216);
;// CONCATENATED MODULE: ./build/packages/database/src/make-snapshot.js





/** Takes, verifies and publishes a snapshot; see `PreparedBackup.make`. */
async function makeSnapshot(work, runtime) {
    const { request, engine, storage } = work;
    const { clock, log } = runtime;
    const forget = (manifest) => engine.remove(manifest);
    const tidied = await storage.tidy(forget);
    const published = (await storage.list()).map(({ manifest }) => manifest.backupId);
    for (const name of [...tidied, ...(await engine.tidy(published))]) {
        log.info(`Deleted ${name}, left by a backup that died.`);
    }
    const started = clock.now();
    const draft = await take(work, (0,backup_id/* newBackupId */._)(request, started), runtime);
    const backupSeconds = (clock.now() - started) / 1_000;
    try {
        const manifest = await make_snapshot_verify(draft, work, runtime);
        runtime.signal.throwIfAborted();
        // Before it counts: a snapshot that is published and still marked could be taken for a dead run's by whoever doesn't see its manifest.
        await engine.keep(manifest);
        const stored = await storage.publish([], manifest);
        const removed = await retire(storage, manifest, request.backup, forget, runtime);
        return { ...stored, location: manifest.snapshot.arn, backupSeconds, removed };
    }
    catch (error) {
        await engine.remove(draft).catch((failure) => {
            log.warning(`The snapshot ${draft.snapshot.id} could not be deleted: ${(0,errors/* describeError */.Uc)(failure)}; the next backup does it.`);
        });
        runtime.signal.throwIfAborted();
        throw asProviderError(error, engine.type);
    }
}
async function take({ request, engine, facts }, backupId, runtime) {
    const { service, environment, version } = request;
    const { sha, url, actor } = runtime.run;
    const tags = { service, environment, version, commit: sha, run: url, actor };
    const given = Object.entries(tags).filter((tag) => tag[1] !== undefined);
    const { snapshot, sizeBytes, takenAt, settings } = await engine.take(backupId, Object.fromEntries(given));
    const { engineVersion, database } = facts;
    const made = { backupId, engine: engine.type, engineVersion, database, settings, takenAt };
    return { ...draftOf(request, made, runtime), sizeBytes, snapshot };
}
async function make_snapshot_verify(draft, { request, engine }, { clock }) {
    await engine.verifyArchive(draft);
    const looked = { ...draft, verified: { level: 'archive', archiveAt: (0,src_clock/* isoInstant */.j2)(clock.now()) } };
    if (request.backup.verify === 'archive')
        return looked;
    const started = clock.now();
    await engine.verifyRestore(draft);
    const finished = clock.now();
    const restoreSeconds = (finished - started) / 1_000;
    return {
        ...draft,
        verified: { ...looked.verified, level: 'restore', restoreAt: (0,src_clock/* isoInstant */.j2)(finished), restoreSeconds },
    };
}

;// CONCATENATED MODULE: ./build/packages/database/src/prepare-backup.js







/** Checks database, destination and free space. Writes nothing. Throws ConfigurationError with every problem. */
async function prepareBackup(request, runtime) {
    const { backup, aws } = request;
    const engine = await openEngine(backup, aws, runtime);
    const storage = await openStorage(backup, aws, runtime);
    warnOfCheckout(storage, runtime);
    const problems = [...(await storage.problems({ connection: fileOf(backup) }))];
    if (engine.type === 'rds-snapshot') {
        const facts = await prepare_backup_examined(engine, problems);
        return prepared(() => planSnapshot(request, engine, storage), () => makeSnapshot({ request, engine, storage, facts }, runtime));
    }
    const facts = await prepare_backup_examined(engine, problems, (found) => (0,free_space/* spaceProblems */.f)(spaceNeeds(backup, { engine, storage, facts: found }, runtime)));
    return prepared(() => planArchive(request, engine, storage, facts), () => makeArchive({ request, engine, storage, facts }, runtime));
}
/** `actions/checkout` deletes what isn't of the repository, and a hosted runner is gone after the job. */
function warnOfCheckout({ folder, place }, { environment, log, workspace }) {
    if (folder === undefined || !(0,runtime/* isRunner */.D)(environment))
        return;
    const path = (0,external_node_path_.relative)(workspace, folder);
    if (path.startsWith('..') || (0,external_node_path_.isAbsolute)(path))
        return;
    log.warning(`\`${place}\` lies in the checkout: the next checkout deletes the backups there. Name an absolute path outside of it that stays, or \`s3://bucket/prefix\`, as \`destination\`.`);
}
function prepared(plan, make) {
    return { plan, make };
}
/** What the engine finds, unless there is any problem. */
async function prepare_backup_examined(engine, problems, further = async () => []) {
    const facts = await engine.examine().catch((error) => {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        problems.push(...error.problems);
        return undefined;
    });
    if (facts)
        problems.push(...(await further(facts)));
    if (!facts || problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    return facts;
}
/** The file a database is in, where it is one. */
function fileOf(backup) {
    return backup.engine === 'sqlite' ? backup.connection : undefined;
}
/** The room a backup takes: in its folder, or on the way to where there is none, and for the restored copy. */
function spaceNeeds({ verify }, { engine, storage, facts }, { temporary }) {
    const { archiveBytes, scratchBytes } = facts;
    const needs = [];
    if (storage.folder !== undefined)
        needs.push({ folder: storage.folder, bytes: archiveBytes, input: 'destination' });
    else if (engine.writes === 'file')
        needs.push({ folder: temporary, bytes: archiveBytes, input: 'RUNNER_TEMP' });
    if (verify === 'restore')
        needs.push({ folder: engine.scratchFolder, bytes: scratchBytes, input: 'restore-connection' });
    return needs;
}
function planArchive({ backup, service, environment }, engine, storage, { archiveBytes, database }) {
    const where = `the ${storage.type === 's3' ? 'prefix' : 'folder'} \`${storage.place}\``;
    return [
        `delete what backups that died left half-done in \`${storage.place}\``,
        `copy \`${database}\` (${(0,quantities/* formatSize */.Xq)(archiveBytes)} at most) into ${where}, where it doesn't count yet`,
        'read the copy back and check its SHA-256, size and tables (writes nothing)',
        ...(backup.verify === 'restore'
            ? [`restore it into ${engine.scratchFolder}, compare every table, delete the restored copy`]
            : []),
        ...storage.planPublish(),
        'write its manifest: from then on it counts as a backup',
        ...planRetention(backup, `${service}, ${environment}, ${database}`),
    ];
}
function planSnapshot({ backup }, engine, storage) {
    return [
        ...engine.planTake('<id>'),
        ...(backup.verify === 'restore' ? ['restore it into an instance of its own, and delete that'] : []),
        `write its manifest to \`${storage.place}\`: from then on it counts as a backup`,
        ...planRetention(backup, 'the database'),
    ];
}
function planRetention({ keep }, series) {
    return keep ? [`delete the backups of ${series} that the retention policy gives up`] : [];
}

;// CONCATENATED MODULE: ./build/packages/database/src/index.js












/***/ }),

/***/ 19040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ manifestText),
/* harmony export */   LR: () => (/* binding */ isSnapshot),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   cX: () => (/* binding */ manifestVersion)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43759);

/** The manifest format this version writes; newer ones are refused. */
const manifestVersion = 1;
const sha256 = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'));
const list = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(item));
const count = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._gte */ .qm(0));
const instant = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'must be a UTC time such as 2026-01-31T12:00:00Z'));
/** Names of files that stay in the folder they are looked up in. */
const fileName = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be a plain file name'));
const everyManifest = {
    schemaVersion: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(manifestVersion),
    backupId: fileName(),
    engine: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    engineVersion: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Everything written up to then is in the backup. */
    created: instant(),
    service: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    environment: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** The database, named the same from every machine. */
    database: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    commit: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    version: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    runUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    actor: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    sizeBytes: count(),
    settings: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** Until then the store refuses to delete it for good. */
    lockedUntil: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(instant()),
    verified: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        level: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['none', 'archive', 'restore']),
        archiveAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(instant()),
        restoreAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(instant()),
        restoreSeconds: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    }),
};
const archiveManifestSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    ...everyManifest,
    file: fileName(),
    sha256: sha256(),
    /** Absent in a backup whose contents were never read: one that is verified by nothing. */
    contents: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        tables: list(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
            name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            columns: list(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
            rows: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count()),
            checksum: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(sha256()),
        })),
        objects: list(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), checksum: sha256() })),
        foreignKeyViolations: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count()),
    })),
    /** Further files of the backup beside the archive, such as the roles of the server. */
    attachments: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(list(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ file: fileName(), sizeBytes: count(), sha256: sha256() }))),
});
const snapshot = { id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), arn: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), region: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() };
const snapshotManifestSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    ...everyManifest,
    /** A snapshot that the provider of the database keeps: there is no file. */
    snapshot: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        ...snapshot,
        kind: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['instance', 'cluster']),
        /** The instance or cluster it is of. */
        source: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        copies: list(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc(snapshot)),
    }),
});
/** Whether a backup is a snapshot that the provider of the database keeps. */
function isSnapshot(manifest) {
    return 'snapshot' in manifest;
}
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
    const schema = value !== null && typeof value === 'object' && 'snapshot' in value
        ? snapshotManifestSchema
        : archiveManifestSchema;
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const places = parsed.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`);
    return `is no backup manifest: ${places.join('; ')}`;
}
/** A manifest as it is written. */
function manifestText(manifest) {
    return `${JSON.stringify(manifest, null, 2)}\n`;
}
/** The files a backup consists of, beside its manifest: the archive first. */
function filesOf(manifest) {
    if (isSnapshot(manifest))
        return [];
    return [manifest.file, ...(manifest.attachments ?? []).map(({ file }) => file)];
}


/***/ }),

/***/ 89947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ isDeadPartial),
/* harmony export */   Jk: () => (/* binding */ removeDeadPartials),
/* harmony export */   ic: () => (/* binding */ nameOfPartial),
/* harmony export */   nP: () => (/* binding */ listDeadPartials),
/* harmony export */   t4: () => (/* binding */ partialName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71093);




/** After this long a half-done file from another machine belongs to nobody: a hosted job may run for 6 h. */
const longestLife = 24 * 3_600_000;
const pattern = /^\.partial-([0-9a-f]{8})-(\d+)-(.+)$/;
function thisMachine() {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestText */ .M6)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)()).slice(0, 8);
}
/** The name of a file that doesn't count yet; it tells the machine and process that are at work on it. */
function partialName(name) {
    return `.partial-${thisMachine()}-${process.pid}-${name}`;
}
/** The name a half-done file is going to have; `undefined` for a file that is none. */
function nameOfPartial(name) {
    return pattern.exec(name)?.[3];
}
/** Whether a file of this name is half-done and was left so: its process is gone, or it is too old. `modified` in milliseconds since 1970. */
function isDeadPartial(name, modified, clock) {
    const [, machine, process] = pattern.exec(name) ?? [];
    if (machine === undefined)
        return false;
    if (machine === thisMachine() && !isRunning(Number(process)))
        return true;
    return clock.now() - modified > longestLife;
}
/** Half-done files in a folder whose process has died, by name. */
async function listDeadPartials(folder, clock) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    });
    const dead = [];
    for (const name of names.filter((one) => pattern.test(one)).sort()) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name)).catch(() => undefined);
        if (isDeadPartial(name, found?.mtimeMs ?? clock.now(), clock))
            dead.push(name);
    }
    return dead;
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
/** Deletes the half-done files of dead processes in a folder that is only scratch space; gives their names. */
async function removeDeadPartials(folder, clock) {
    const dead = await listDeadPartials(folder, clock);
    for (const name of dead)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), { recursive: true, force: true });
    return dead;
}


/***/ })

};

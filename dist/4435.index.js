export const id = 4435;
export const ids = [4435];
export const modules = {

/***/ 64435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FolderStorage: () => (/* binding */ FolderStorage)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/database/src/free-space.js
var free_space = __webpack_require__(96216);
// EXTERNAL MODULE: ./build/packages/database/src/manifest.js
var src_manifest = __webpack_require__(19040);
// EXTERNAL MODULE: ./build/packages/database/src/storages/partial-files.js
var partial_files = __webpack_require__(89947);
;// CONCATENATED MODULE: ./build/packages/database/src/storages/folder/durable-files.js

/** Writes a new file that lasts through a power cut, once its folder is synced. */
async function writeDurably(file, text, mode) {
    const handle = await (0,promises_.open)(file, 'wx', mode);
    try {
        await handle.writeFile(text);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
/** A rename lasts through a power cut only when its folder was synced; Windows has no such call. */
async function syncFolder(folder) {
    if (process.platform === 'win32')
        return;
    const handle = await (0,promises_.open)(folder, 'r');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
/** Deletes a file; gives whether it was there. */
async function removeFile(file) {
    const there = await exists(file);
    await (0,promises_.rm)(file, { force: true });
    return there;
}
/** Whether there is a file that can be reached. */
function exists(file) {
    return (0,promises_.access)(file).then(() => true, () => false);
}

// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
;// CONCATENATED MODULE: ./build/packages/database/src/storages/folder/file-archive.js



/** An archive that is a file on this machine. */
class FileArchive {
    location;
    file;
    sizeBytes;
    constructor(file, sizeBytes) {
        this.location = file;
        this.file = file;
        this.sizeBytes = sizeBytes;
    }
    async open() {
        const handle = await (0,promises_.open)(this.file, 'r').catch((error) => {
            if (error.code !== 'ENOENT')
                throw error;
            throw new backup_engine/* DamagedBackupError */.c(`the backup file ${this.file} is not there`);
        });
        return (0,external_node_fs_.createReadStream)(this.file, { fd: handle, highWaterMark: 256 * 1024 });
    }
    async localFile() {
        return { file: this.file, done: async () => { } };
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/folder/staged-file.js




/** What an engine may leave beside a file that it didn't finish. */
const companions = ['', '-journal', '-wal', '-shm'];
/** A file of a backup under a name that doesn't count. */
class StagedFile {
    file;
    #target;
    /** `target` is its path once it is published. */
    constructor(file, target) {
        this.file = file;
        this.#target = target;
    }
    /** Readable by nobody else: a dump holds what the database keeps from them. */
    write() {
        return (0,external_node_fs_.createWriteStream)(this.file, {
            flags: 'wx',
            mode: 0o600,
            flush: true,
            highWaterMark: 256 * 1024,
        });
    }
    archive(sizeBytes) {
        return new FileArchive(this.file, sizeBytes);
    }
    /** Gives it the name under which it counts, once there is a manifest. */
    async settle() {
        await (0,promises_.rename)(this.file, this.#target);
    }
    async discard() {
        for (const companion of companions)
            await removeFile(`${this.file}${companion}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/folder/folder-storage.js









/** Backups in a folder: `<id>.<extension>` and, beside it, `<id>.json`, the manifest that makes it count. */
class FolderStorage {
    type = 'folder';
    place;
    folder;
    #context;
    /** `folder` is relative to the workspace. */
    constructor(folder, context) {
        this.place = folder;
        this.folder = (0,external_node_path_.resolve)(context.workspace, folder);
        this.#context = context;
    }
    async problems({ connection }) {
        const say = (message) => [{ input: 'destination', message: `\`${this.place}\` ${message}` }];
        const existing = await (0,free_space/* nearestExisting */.I)(this.folder);
        const isFolder = (await (0,promises_.stat)(existing)).isDirectory();
        if (connection !== undefined && !isFolder) {
            const database = await (0,free_space/* nearestExisting */.I)((0,external_node_path_.resolve)(this.#context.workspace, connection));
            if ((await (0,promises_.realpath)(existing)) === (await (0,promises_.realpath)(database))) {
                return say('is the database itself; backups go to a folder');
            }
        }
        if (!isFolder)
            return say(`can't be a folder: ${existing} is a file`);
        try {
            await (0,promises_.access)(existing, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
            return [];
        }
        catch {
            return say(`can't be written to: no permission on ${existing}`);
        }
    }
    planPublish() {
        return [];
    }
    async tidy(forget) {
        const dead = await (0,partial_files/* listDeadPartials */.nP)(this.folder, this.#context.clock);
        const deleted = [];
        for (const name of dead.filter((one) => one.endsWith('.json'))) {
            const manifest = await this.#read(name);
            const counts = manifest && (await this.#read(`${manifest.backupId}.json`));
            if (!manifest || counts)
                continue;
            if ((0,src_manifest/* isSnapshot */.LR)(manifest))
                await forget(manifest);
            for (const file of (0,src_manifest/* filesOf */.R8)(manifest))
                if (await removeFile(this.#at(file)))
                    deleted.push(file);
        }
        for (const name of dead)
            if (await removeFile(this.#at(name)))
                deleted.push(name);
        return deleted;
    }
    async stage({ backupId, extension }) {
        await (0,promises_.mkdir)(this.folder, { recursive: true });
        const name = `${backupId}.${extension}`;
        return new StagedFile(this.#at((0,partial_files/* partialName */.t4)(name)), this.#at(name));
    }
    async publish(staged, manifest) {
        await (0,promises_.mkdir)(this.folder, { recursive: true });
        const partial = this.#at((0,partial_files/* partialName */.t4)(`${manifest.backupId}.json`));
        const manifestLocation = this.#at(`${manifest.backupId}.json`);
        const files = staged.filter((one) => one instanceof StagedFile);
        const [archive] = files;
        const mode = archive ? (await (0,promises_.stat)(archive.file)).mode & 0o777 : 0o644;
        // The manifest is there under a name that doesn't count before the file is, so that whoever finds the file knows whose it is.
        await writeDurably(partial, (0,src_manifest/* manifestText */.$2)(manifest), mode);
        await syncFolder(this.folder);
        for (const file of files)
            await file.settle();
        await syncFolder(this.folder);
        await (0,promises_.rename)(partial, manifestLocation);
        await syncFolder(this.folder);
        return { manifest, manifestLocation };
    }
    async list() {
        const names = await (0,promises_.readdir)(this.folder).catch(() => []);
        const backups = [];
        for (const name of names.filter((one) => one.endsWith('.json') && !one.startsWith('.'))) {
            const manifest = await this.#read(name);
            // A manifest under another name, or of a file that has gone, was moved by hand and isn't ours to judge.
            if (manifest && name === `${manifest.backupId}.json` && (await this.#isWhole(manifest))) {
                backups.push({ manifest, manifestLocation: this.#at(name) });
            }
        }
        return backups;
    }
    async remove({ manifest, manifestLocation }, forget) {
        const partial = this.#at((0,partial_files/* partialName */.t4)(`${manifest.backupId}.json`));
        try {
            await (0,promises_.rename)(manifestLocation, partial);
        }
        catch (error) {
            if (error.code === 'ENOENT')
                return;
            throw error;
        }
        await syncFolder(this.folder);
        if ((0,src_manifest/* isSnapshot */.LR)(manifest))
            await forget(manifest);
        for (const file of (0,src_manifest/* filesOf */.R8)(manifest))
            await removeFile(this.#at(file));
        await removeFile(partial);
    }
    archive(manifest) {
        return new FileArchive(this.#at(manifest.file), manifest.sizeBytes);
    }
    attachment(manifest, file) {
        const sizeBytes = manifest.attachments?.find((one) => one.file === file)?.sizeBytes ?? 0;
        return new FileArchive(this.#at(file), sizeBytes);
    }
    async #isWhole(manifest) {
        return (0,src_manifest/* isSnapshot */.LR)(manifest) || (await exists(this.#at(manifest.file)));
    }
    #at(name) {
        return (0,external_node_path_.join)(this.folder, name);
    }
    async #read(name) {
        const text = await (0,promises_.readFile)(this.#at(name), 'utf8').catch(() => '');
        const manifest = (0,src_manifest/* parseManifest */.Ng)(text);
        return typeof manifest === 'string' ? undefined : manifest;
    }
}


/***/ })

};

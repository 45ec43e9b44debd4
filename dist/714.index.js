export const id = 714;
export const ids = [714];
export const modules = {

/***/ 78333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FolderStorage: () => (/* binding */ FolderStorage)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _free_space_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96216);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19040);
/* harmony import */ var _partial_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89947);






/** Backups in a folder: `<id>.<extension>` and, beside it, `<id>.json`, the manifest that makes it count. */
class FolderStorage {
    type = 'folder';
    #folder;
    #given;
    #context;
    /** `folder` is relative to the workspace. */
    constructor(folder, context) {
        this.#given = folder;
        this.#folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(context.workspace, folder);
        this.#context = context;
    }
    async problems({ connection }) {
        const say = (message) => [{ input: 'destination', message: `\`${this.#given}\` ${message}` }];
        const existing = await (0,_free_space_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestExisting */ .I)(this.#folder);
        const database = await (0,_free_space_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestExisting */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(this.#context.workspace, connection));
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(existing)) === (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(database)) && !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(existing)).isDirectory()) {
            return say('is the database itself; backups go to a folder');
        }
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(existing)).isDirectory())
            return say(`can't be a folder: ${existing} is a file`);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(existing, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return [];
        }
        catch {
            return say(`can't be written to: no permission on ${existing}`);
        }
    }
    async tidy() {
        const dead = await (0,_partial_files_js__WEBPACK_IMPORTED_MODULE_4__/* .listDeadPartials */ .nP)(this.#folder, this.#context.clock);
        const deleted = [];
        for (const name of dead.filter((one) => one.endsWith('.json'))) {
            const manifest = await this.#read(name);
            const counts = manifest && (await this.#read(`${manifest.backupId}.json`));
            if (manifest && !counts && (await remove(this.locate(manifest))))
                deleted.push(manifest.file);
        }
        for (const name of dead)
            if (await remove((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name)))
                deleted.push(name);
        return deleted;
    }
    async stage(backupId, extension) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.#folder, { recursive: true });
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, (0,_partial_files_js__WEBPACK_IMPORTED_MODULE_4__/* .partialName */ .t4)(`${backupId}.${extension}`));
    }
    async publish(staged, manifest) {
        const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, (0,_partial_files_js__WEBPACK_IMPORTED_MODULE_4__/* .partialName */ .t4)(`${manifest.backupId}.json`));
        const manifestLocation = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, `${manifest.backupId}.json`);
        // The manifest is there under a name that doesn't count before the file is, so that whoever finds the file knows whose it is.
        await writeDurably(partial, `${JSON.stringify(manifest, null, 2)}\n`, (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(staged)).mode & 0o777);
        await syncFolder(this.#folder);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(staged, this.locate(manifest));
        await syncFolder(this.#folder);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, manifestLocation);
        await syncFolder(this.#folder);
        return { manifest, manifestLocation };
    }
    async discard(staged) {
        for (const ending of ['', '-journal', '-wal', '-shm'])
            await remove(`${staged}${ending}`);
    }
    async list() {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(this.#folder).catch(() => []);
        const backups = [];
        for (const name of names.filter((one) => one.endsWith('.json') && !one.startsWith('.'))) {
            const manifest = await this.#read(name);
            // A manifest under another name, or of a file that has gone, was moved by hand and isn't ours to judge.
            if (manifest && name === `${manifest.backupId}.json` && (await exists(this.locate(manifest)))) {
                backups.push({ manifest, manifestLocation: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name) });
            }
        }
        return backups;
    }
    async remove({ manifest, manifestLocation }) {
        const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, (0,_partial_files_js__WEBPACK_IMPORTED_MODULE_4__/* .partialName */ .t4)(`${manifest.backupId}.json`));
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(manifestLocation, partial);
        }
        catch (error) {
            if (error.code === 'ENOENT')
                return;
            throw error;
        }
        await syncFolder(this.#folder);
        await remove(this.locate(manifest));
        await remove(partial);
    }
    locate(manifest) {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, manifest.file);
    }
    async #read(name) {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, name), 'utf8').catch(() => '');
        const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .Ng)(text);
        return typeof manifest === 'string' ? undefined : manifest;
    }
}
async function writeDurably(file, text, mode) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'wx', mode);
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
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(folder, 'r');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
async function remove(file) {
    const there = await exists(file);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
    return there;
}
function exists(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(file).then(() => true, () => false);
}


/***/ })

};

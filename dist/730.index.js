export const id = 730;
export const ids = [730];
export const modules = {

/***/ 4754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ schemaVersion),
/* harmony export */   p: () => (/* binding */ emptyState)
/* harmony export */ });
/** The version of the document's shape that this code writes; a newer one is refused. */
const schemaVersion = 1;
/** The state before anything happened. */
function emptyState(service, environment) {
    return { schemaVersion, service, environment, writeId: '', versions: {}, lastToken: 0 };
}


/***/ }),

/***/ 1010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ StateConflictError)
/* harmony export */ });
/** Somebody else wrote first: read again and decide again. */
class StateConflictError extends Error {
    constructor() {
        super('the state was changed by another run in the meantime');
        this.name = 'StateConflictError';
    }
}


/***/ }),

/***/ 6730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FileStateStore: () => (/* binding */ FileStateStore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7368);
/* harmony import */ var _state_document_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4754);
/* harmony import */ var _state_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1010);






/** Revisions that stay behind the newest one, as history. */
const keptRevisions = 20;
/**
 * State on one machine's disk. Revision n is the file `<path>.revisions/<n>.json`, created by linking a finished
 * temporary file to that name, which only one writer can do: an atomic compare-and-swap that a crash can't leave half
 * done and that needs no lock file. `<path>` itself is a copy of the newest revision, for people and scripts.
 */
class FileStateStore {
    type = 'file';
    #path;
    #folder;
    /** `path` is absolute. */
    constructor(path) {
        this.#path = path;
        this.#folder = `${path}.revisions`;
    }
    async read() {
        for (;;) {
            const newest = (await this.#revisions()).at(-1);
            if (newest === undefined)
                return { state: undefined, revision: undefined };
            try {
                const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(this.#file(newest), 'utf8');
                return { state: parse(text, this.#file(newest)), revision: String(newest) };
            }
            catch (error) {
                // Pruned since the folder was listed: a newer revision is there.
                if (error.code !== 'ENOENT')
                    throw this.#failure('read', error);
            }
        }
    }
    async write(state, expected) {
        const revision = Number(expected ?? 0) + 1;
        const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(this.#path), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.#folder, { recursive: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, `${JSON.stringify(state, undefined, 2)}\n`, { flush: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(temporary, this.#file(revision));
            const revisions = await this.#revisions();
            // The name may have been free only because that revision was pruned long ago.
            if (revisions.at(-1) !== revision) {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(this.#file(revision));
                throw new _state_store_js__WEBPACK_IMPORTED_MODULE_3__/* .StateConflictError */ .K();
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, this.#path);
            for (const old of revisions.slice(0, -keptRevisions))
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(this.#file(old), { force: true });
            return String(revision);
        }
        catch (error) {
            if (error.code === 'EEXIST')
                throw new _state_store_js__WEBPACK_IMPORTED_MODULE_3__/* .StateConflictError */ .K();
            throw this.#failure('write', error);
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        }
    }
    #file(revision) {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, `${String(revision).padStart(8, '0')}.json`);
    }
    async #revisions() {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(this.#folder).catch((error) => {
            if (error.code === 'ENOENT')
                return [];
            throw this.#failure('read', error);
        });
        return names
            .flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
            .sort((a, b) => a - b);
    }
    #failure(operation, error) {
        const told = [_state_store_js__WEBPACK_IMPORTED_MODULE_3__/* .StateConflictError */ .K, _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1, _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ].some((kind) => error instanceof kind);
        if (told)
            return error;
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(`${this.#path}: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .describeError */ .Uc)(error)}`, { system: 'state file', operation });
    }
}
function parse(text, file) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch {
        throw unreadable(file, 'it is no JSON');
    }
    if (document === null || typeof document !== 'object')
        throw unreadable(file, 'it is no JSON object');
    const { versions, lastToken } = document;
    if (document.schemaVersion === _state_document_js__WEBPACK_IMPORTED_MODULE_5__/* .schemaVersion */ .C) {
        if (versions && typeof lastToken === 'number')
            return document;
        throw unreadable(file, '`versions` or `lastToken` is missing');
    }
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1(`${file} has schema version ${String(document.schemaVersion)}, but this version of deploy-actions reads only ${_state_document_js__WEBPACK_IMPORTED_MODULE_5__/* .schemaVersion */ .C}; use the version that wrote it, or a newer one`);
}
function unreadable(file, why) {
    return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1(`${file} is not a state document: ${why}; move it away, and the revision before it counts again (a rollback needs no state)`);
}


/***/ })

};

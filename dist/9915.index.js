export const id = 9915;
export const ids = [9915];
export const modules = {

/***/ 46900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseState),
/* harmony export */   l: () => (/* binding */ formatState)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _state_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4754);


/** The document as text, with a line break at its end. */
function formatState(state) {
    return `${JSON.stringify(state, undefined, 2)}\n`;
}
/**
 * The document in a text that stands at `place`. Throws ConfigurationError, with `remedy` as what to do, when it is none, or
 * one of a newer version.
 */
function parseState(text, place, remedy) {
    const unreadable = (why) => new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${place} is not a state document: ${why}; ${remedy} (a rollback needs no state)`);
    let document;
    try {
        document = JSON.parse(text);
    }
    catch {
        throw unreadable('it is no JSON');
    }
    if (document === null || typeof document !== 'object')
        throw unreadable('it is no JSON object');
    const { versions, lastToken, sequence } = document;
    if (document.schemaVersion === _state_document_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaVersion */ .C) {
        if (versions && typeof lastToken === 'number' && typeof sequence === 'number')
            return document;
        throw unreadable('`versions`, `sequence` or `lastToken` is missing');
    }
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${place} has schema version ${String(document.schemaVersion)}, but this version of deploy-actions reads only ${_state_document_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaVersion */ .C}; use the version that wrote it, or a newer one`);
}


/***/ }),

/***/ 89915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FileTexts: () => (/* binding */ FileTexts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97368);
/* harmony import */ var _state_store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91010);
/* harmony import */ var _state_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46900);






/**
 * Revisions on one machine's disk. Revision n is the file `<path>.revisions/<n>.json`, created by linking a finished
 * temporary file to that name: atomic, never half done after a crash, and with no lock file. `<path>` itself is a copy of the
 * newest revision, for people and scripts.
 */
class FileTexts {
    type = 'file';
    #path;
    #folder;
    /** `path` is absolute. */
    constructor(path) {
        this.#path = path;
        this.#folder = `${path}.revisions`;
    }
    async numbers() {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(this.#folder).catch((error) => this.#unless('ENOENT', error, 'read', []));
        return names.flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []));
    }
    async read(number) {
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(this.placeOf(number), 'utf8').catch((error) => this.#unless('ENOENT', error, 'read', undefined));
    }
    async create(number, text) {
        return this.#viaTemporary(text, async (temporary) => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(temporary, this.placeOf(number));
            return true;
        }).catch((error) => this.#unless('EEXIST', error, 'write', false));
    }
    async remove(number) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(this.placeOf(number), { force: true });
    }
    async mirror(state) {
        // Only a copy: whoever can't write it has still written the revision.
        await this.#viaTemporary((0,_state_text_js__WEBPACK_IMPORTED_MODULE_3__/* .formatState */ .l)(state), (temporary) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, this.#path)).catch(() => { });
        return true;
    }
    placeOf(number) {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, `${String(number).padStart(8, '0')}.json`);
    }
    async #viaTemporary(text, use) {
        const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(this.#path), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.#folder, { recursive: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, text, { flush: true });
            return await use(temporary);
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        }
    }
    #unless(code, error, operation, value) {
        if (error.code === code)
            return value;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(`${this.#path}: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .describeError */ .Uc)(error)}`, { system: _state_store_js__WEBPACK_IMPORTED_MODULE_5__/* .stateSystem */ .n, operation });
    }
}


/***/ })

};

export const id = 7321;
export const ids = [7321];
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

/***/ 87321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DocumentStateStore: () => (/* binding */ DocumentStateStore)
/* harmony export */ });
/* harmony import */ var _state_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46900);

/** Compare-and-swap by the version that the system itself gives to each text. */
class DocumentStateStore {
    type;
    #document;
    constructor(document) {
        this.type = document.type;
        this.#document = document;
    }
    async read() {
        const found = await this.#document.read();
        if (found === undefined)
            return { state: undefined, revision: undefined };
        const remedy = 'bring its last good version back';
        return { state: (0,_state_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseState */ .B)(found.text, this.#document.place, remedy), revision: found.version };
    }
    async write(state, expected) {
        const text = (0,_state_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatState */ .l)(state);
        return expected === undefined
            ? this.#document.create(text, summaryOf(state))
            : this.#document.replace(text, expected, summaryOf(state));
    }
    async preflight() {
        return (await this.#document.preflight?.()) ?? [];
    }
}
/** What this write is about, for a history that people read. */
function summaryOf({ service, environment, journal, settled, lock }) {
    const subject = `${service} in ${environment}`;
    if (journal) {
        const { operation, phase, to, version, intended } = journal;
        return `${subject}: ${operation} of ${version} to ${to}, ${phase} (blue ${intended.blue}% / green ${intended.green}%)`;
    }
    if (lock && lock.acquired >= (settled?.at ?? ''))
        return `${subject}: locked by ${lock.holder.actor}`;
    if (settled)
        return `${subject}: ${settled.outcome}, ${settled.version} (${settled.reasonCode})`;
    return `${subject}: unlocked`;
}


/***/ })

};

export const id = 1668;
export const ids = [1668];
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

/***/ 41668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NumberedStateStore: () => (/* binding */ NumberedStateStore)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _state_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91010);
/* harmony import */ var _state_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46900);



/** Revisions that stay, the newest one included: as history, and so that a slow writer finds its number taken. */
const keptRevisions = 20;
/**
 * A revision that has fewer newer ones than this when its writer looks was built on, and not removed and created anew: half of
 * what stays, so that a list which lags behind by as many more still tells the two apart.
 */
const overtakenBy = keptRevisions / 2;
/** How many revisions one write removes at most, so that tidying up after a busy day doesn't hold up a shift. */
const removedAtOnce = 10;
/** How often a list is asked again that doesn't know yet what was just created, and the first pause in milliseconds; each is twice the one before. */
const listTries = 5;
const listPause = 200;
/** How often a read starts anew because the newest revision was gone before it could be read. */
const readTries = 5;
/**
 * Compare-and-swap by numbers: revision n + 1 is created only where it doesn't exist, which one writer alone can do. All
 * but the newest 20 are removed, so a number can be free because it was used long ago. After creating, a writer therefore
 * lists again until the list shows its own text, and counts as having written only if no newer numbers show that it came too
 * late.
 */
class NumberedStateStore {
    type;
    #texts;
    #clock;
    /** Where lists may lag behind, `clock` makes the pauses between two of them. */
    constructor(texts, clock) {
        this.type = texts.type;
        this.#texts = texts;
        this.#clock = clock;
    }
    async read() {
        for (let tries = 1;; tries += 1) {
            const newest = (await this.#numbers()).at(-1);
            if (newest === undefined)
                return { state: undefined, revision: undefined };
            const text = await this.#texts.read(newest);
            if (text !== undefined) {
                const remedy = 'move it away, and the revision before it counts again';
                return { state: (0,_state_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseState */ .B)(text, this.#texts.placeOf(newest), remedy), revision: String(newest) };
            }
            // Removed since the numbers were listed: a newer revision is there.
            if (tries === readTries) {
                throw this.#failure('read the state', `${this.#texts.placeOf(newest)} is listed but can't be read`);
            }
            await this.#pause(tries);
        }
    }
    async write(state, expected) {
        const revision = Number(expected ?? 0) + 1;
        const created = await this.#texts.create(revision, (0,_state_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatState */ .l)(state));
        if (!created && !(await this.#isOwn(revision, state)))
            throw new _state_store_js__WEBPACK_IMPORTED_MODULE_1__/* .StateConflictError */ .K();
        const numbers = await this.#numbersWith(revision, state);
        if (numbers.at(-1) === revision) {
            await this.#mirror(state, revision);
            await this.#prune(numbers);
        }
        else if (cameTooLate(revision, numbers)) {
            throw new _state_store_js__WEBPACK_IMPORTED_MODULE_1__/* .StateConflictError */ .K();
        }
        return String(revision);
    }
    async complete(state, revision) {
        await this.#mirror(state, Number(revision));
    }
    /** A number that is taken may be this very write's: its first answer was lost, and a client's own retry came second. */
    async #isOwn(revision, { writeId }) {
        const text = await this.#texts.read(revision);
        try {
            return text !== undefined && JSON.parse(text).writeId === writeId;
        }
        catch {
            return false;
        }
    }
    /** A list that is no older than the creation of `revision`, which it proves by having it with the text of this write. */
    async #numbersWith(revision, state) {
        for (let tries = 1;; tries += 1) {
            const numbers = await this.#numbers();
            if (numbers.includes(revision) && (await this.#isOwn(revision, state)))
                return numbers;
            if (tries === listTries) {
                if ((numbers.at(-1) ?? 0) > revision)
                    throw new _state_store_js__WEBPACK_IMPORTED_MODULE_1__/* .StateConflictError */ .K();
                const place = this.#texts.placeOf(revision);
                throw this.#failure('write the state', `${place} was created but the list doesn't have it yet`);
            }
            await this.#pause(tries);
        }
    }
    /** The mirror of a slower writer may land after that of a faster one: whoever sees a newer revision shows that one. */
    async #mirror(state, revision) {
        let shown = { state, revision };
        while (await this.#texts.mirror(shown.state)) {
            // The revision is written, whatever becomes of its mirror.
            const newest = await this.read().catch(() => undefined);
            if (newest?.state === undefined || Number(newest.revision) <= shown.revision)
                return;
            shown = { state: newest.state, revision: Number(newest.revision) };
        }
    }
    /** Oldest first, so that what stands is always a row without gaps. */
    async #prune(numbers) {
        for (const old of numbers.slice(0, -keptRevisions).slice(0, removedAtOnce)) {
            if (this.#texts.removable?.(old) === false)
                return;
            try {
                await this.#texts.remove(old);
            }
            catch {
                // A later write removes what is left.
                return;
            }
        }
    }
    async #numbers() {
        return [...(await this.#texts.numbers())].sort((a, b) => a - b);
    }
    async #pause(tries) {
        await this.#clock?.sleep(listPause * 2 ** (tries - 1));
    }
    #failure(operation, message) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ(message, { system: _state_store_js__WEBPACK_IMPORTED_MODULE_1__/* .stateSystem */ .n, operation, retryable: true });
    }
}
/**
 * Whether a number that was created although newer ones exist was free only because it had been removed. Where its
 * predecessor still stands and few are newer it was not: then other writers have built on this revision already.
 */
function cameTooLate(revision, numbers) {
    const newer = numbers.filter((number) => number > revision).length;
    const followsItsPredecessor = revision === 1 || numbers.includes(revision - 1);
    return !followsItsPredecessor || newer >= overtakenBy;
}


/***/ })

};

export const id = 6931;
export const ids = [6931];
export const modules = {

/***/ 13930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ writeState),
/* harmony export */   u: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _state_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91010);


/** How often an old answer is asked again, and the first pause in milliseconds; each is twice the one before. */
const readTries = 5;
const readPause = 200;
/** How often a write is tried that nobody answered, and the pause between two tries in milliseconds. */
const writeTries = 3;
const writePause = 500;
/**
 * The newest state, never one older than `sequence`, which the caller has seen already: a store may answer from a replica that
 * lags behind. Throws ProviderError when it stays behind for 3 s.
 */
async function readState(store, clock, sequence = 0) {
    for (let tries = 1;; tries += 1) {
        const snapshot = await store.read();
        const found = snapshot.state?.sequence ?? 0;
        if (found >= sequence)
            return snapshot;
        if (tries === readTries) {
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`the state store \`${store.type}\` answers with write ${found} although write ${sequence} was made already`, { system: _state_store_js__WEBPACK_IMPORTED_MODULE_1__/* .stateSystem */ .n, operation: 'read the state', retryable: true });
        }
        await clock.sleep(readPause * 2 ** (tries - 1));
    }
}
/**
 * Writes by compare-and-swap and gives the new revision, once the write is known to have happened. Where an answer is lost,
 * or a client's own retry ran into its first try, the write-id in the store tells. Throws {@link StateConflictError} when
 * another writer was faster, and ProviderError when the store stays silent; that write may still happen then.
 */
async function writeState(store, clock, state, expected) {
    for (let tries = 1;; tries += 1) {
        try {
            return await store.write(state, expected);
        }
        catch (error) {
            const conflict = error instanceof _state_store_js__WEBPACK_IMPORTED_MODULE_1__/* .StateConflictError */ .K;
            // After a conflict there is a newer write for certain; after anything else there need not be one.
            const landed = await revisionOf(store, clock, state, conflict ? state.sequence : 0);
            if (landed !== undefined) {
                await store.complete?.(state, landed);
                return landed;
            }
            const again = error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ && error.retryable && tries < writeTries;
            if (!again)
                throw error;
            await clock.sleep(writePause);
        }
    }
}
/** The revision of exactly this write, if it is the newest one. */
async function revisionOf(store, clock, { writeId }, sequence) {
    try {
        const { state, revision } = await readState(store, clock, sequence);
        return state?.writeId === writeId ? revision : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   heldByAnother: () => (/* reexport safe */ _state_session_js__WEBPACK_IMPORTED_MODULE_1__.oo),
/* harmony export */   openStateStore: () => (/* reexport safe */ _open_state_store_js__WEBPACK_IMPORTED_MODULE_0__.V)
/* harmony export */ });
/* harmony import */ var _open_state_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17319);
/* harmony import */ var _state_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74747);









/***/ }),

/***/ 17319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ openStateStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const stores = {
    github: async (configuration, context) => {
        const { DocumentStateStore } = await __webpack_require__.e(/* import() */ 7321).then(__webpack_require__.bind(__webpack_require__, 87321));
        const { openGithubText } = await __webpack_require__.e(/* import() */ 2323).then(__webpack_require__.bind(__webpack_require__, 42323));
        return new DocumentStateStore(openGithubText(configuration, context));
    },
    ssm: async ({ parameter }, { runtime, aws }) => {
        const { openAws } = await __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404));
        const { NumberedStateStore } = await __webpack_require__.e(/* import() */ 1668).then(__webpack_require__.bind(__webpack_require__, 41668));
        const { SsmTexts } = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(4736), __webpack_require__.e(6861)]).then(__webpack_require__.bind(__webpack_require__, 26861));
        const texts = new SsmTexts(parameter, openAws(aws, runtime), runtime.log);
        return new NumberedStateStore(texts, runtime.clock);
    },
    kubernetes: async (configuration, context) => {
        const { DocumentStateStore } = await __webpack_require__.e(/* import() */ 7321).then(__webpack_require__.bind(__webpack_require__, 87321));
        const { ConfigMapText } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(4337)]).then(__webpack_require__.bind(__webpack_require__, 64337));
        return new DocumentStateStore(new ConfigMapText(configuration, context));
    },
    file: async ({ path }, { runtime }) => {
        const { NumberedStateStore } = await __webpack_require__.e(/* import() */ 1668).then(__webpack_require__.bind(__webpack_require__, 41668));
        const { FileTexts } = await __webpack_require__.e(/* import() */ 9915).then(__webpack_require__.bind(__webpack_require__, 89915));
        return new NumberedStateStore(new FileTexts((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(runtime.workspace, path)));
    },
};
/** The state store a configuration names. */
async function openStateStore(configuration, context) {
    return stores[configuration.store](configuration, context);
}


/***/ }),

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
    return { schemaVersion, service, environment, sequence: 0, writeId: '', versions: {}, lastToken: 0 };
}


/***/ }),

/***/ 74747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qz: () => (/* binding */ FencedError),
/* harmony export */   by: () => (/* binding */ LockedError),
/* harmony export */   ij: () => (/* binding */ StateSession),
/* harmony export */   oo: () => (/* binding */ heldByAnother),
/* harmony export */   p0: () => (/* binding */ assertOwn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12109);
/* harmony import */ var _deploy_actions_traffic__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69050);
/* harmony import */ var _careful_access_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13930);
/* harmony import */ var _state_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4754);
/* harmony import */ var _state_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91010);






/** Another job changes this environment right now. */
class LockedError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1 {
    lock;
    constructor(lock, now) {
        const since = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(Math.max(0, now - Date.parse(lock.acquired)));
        const where = lock.holder.url ? `, see ${lock.holder.url}` : '';
        super(`this environment is locked by ${lock.holder.actor} since ${lock.acquired} (${since}) until ${lock.expires} at the latest${where}; nothing was changed; wait for that run to end, or cancel it; if it died, its lock ends then; if traffic must go back now, the rollback action takes the lock over at once`);
        this.name = 'LockedError';
        this.lock = lock;
    }
}
/** The lock was taken over by a newer holder: this run must not touch traffic any more. */
class FencedError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ {
    /** `newer` is who holds the lock now, or who settled last. */
    constructor(newer) {
        const by = newer ? `${newer.actor}${newer.url ? ` (${newer.url})` : ''}` : 'another run';
        super(`the lock was taken over by ${by}; this run stops here and leaves traffic to it`, {
            system: _state_store_js__WEBPACK_IMPORTED_MODULE_3__/* .stateSystem */ .n,
            operation: 'the check of the lock',
        });
        this.name = 'FencedError';
    }
}
/** How often a write is begun anew when the state has changed meanwhile. */
const rounds = 10;
const roundPause = 100;
/** How many late writes are remembered, and how long in milliseconds. */
const rememberedWrites = 8;
const rememberedTime = 24 * 60 * 60_000;
/** Changes the state under the lock. Every write is fenced: it fails once a newer holder exists. */
class StateSession {
    #store;
    #clock;
    #holder;
    #token;
    #interrupted;
    #state;
    #revision;
    #writes = 0;
    #lost;
    constructor(store, clock, holder, state, revision, interrupted) {
        this.#store = store;
        this.#clock = clock;
        this.#holder = holder;
        this.#state = state;
        this.#revision = revision;
        this.#token = state.lastToken;
        this.#interrupted = interrupted;
    }
    /**
     * Takes the lock at exactly the state given: throws {@link StateConflictError} when it is no longer the newest, and
     * {@link LockedError} when another job holds an unexpired lock, unless `force` takes it over. A state of another service or
     * environment is a ConfigurationError.
     */
    static async begin(store, clock, owner, snapshot, options) {
        assertOwn(snapshot.state, owner);
        const before = snapshot.state ?? (0,_state_document_js__WEBPACK_IMPORTED_MODULE_4__/* .emptyState */ .p)(owner.service, owner.environment);
        const now = clock.now();
        const lock = heldByAnother(before, owner.holder, { now, ended: options.ended });
        if (lock && !options.force)
            throw new LockedError(lock, now);
        const token = before.lastToken + 1;
        const { lateWrites: _, ...rest } = before;
        const lateWrites = lateWritesAfter(before, now);
        const remembered = lateWrites.length > 0 ? { ...rest, lateWrites } : rest;
        const state = {
            ...merge(remembered, options.change ?? {}),
            sequence: before.sequence + 1,
            writeId: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
            lastToken: token,
            lock: {
                token,
                holder: owner.holder,
                acquired: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .isoInstant */ .j2)(now),
                expires: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .isoInstant */ .j2)(now + options.lease),
            },
            ...(options.begun ? { begun: options.begun } : {}),
        };
        const revision = await (0,_careful_access_js__WEBPACK_IMPORTED_MODULE_6__/* .writeState */ .J)(store, clock, state, snapshot.revision);
        return new StateSession(store, clock, owner.holder, state, revision, before.journal);
    }
    /** The state as this session last wrote it. */
    get state() {
        return this.#state;
    }
    /** Whom this session acts for. */
    get holder() {
        return this.#holder;
    }
    /** The operation that was under way when this session took the lock: of a run that is gone, or still believes it holds it. */
    get interrupted() {
        return this.#interrupted;
    }
    /** What showed that a newer holder exists, once anything has; a lock that is lost never comes back. */
    get lost() {
        return this.#lost;
    }
    /** Throws {@link FencedError} when a newer holder exists. Called before each router write. */
    async assertHeld() {
        if (this.#lost)
            throw this.#lost;
        this.#accept(await (0,_careful_access_js__WEBPACK_IMPORTED_MODULE_6__/* .readState */ .u)(this.#store, this.#clock, this.#state.sequence));
    }
    /** Writes a change and renews the lease, in milliseconds from now. */
    async update(change, lease) {
        await this.#write((state) => ({
            ...merge(rememberUnseen(state, change, this.#clock.now()), change),
            lock: this.#renewed(state, lease),
        }));
    }
    /** Writes a last change and gives the lock back. */
    async end(change = {}) {
        await this.#write((state) => {
            const { lock: _, ...rest } = merge(withoutOwn(state, this.#holder), change);
            return rest;
        });
    }
    #renewed(state, lease) {
        const now = this.#clock.now();
        const { acquired } = state.lock ?? { acquired: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .isoInstant */ .j2)(now) };
        return { token: this.#token, holder: this.#holder, acquired, expires: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .isoInstant */ .j2)(now + lease) };
    }
    #accept({ state, revision }) {
        // While nobody has got a newer token, the lock is ours: also where a write of ours landed late that had given it back.
        if (state?.lastToken !== this.#token) {
            this.#lost = new FencedError(state?.lock?.holder ?? state?.settled?.by);
            throw this.#lost;
        }
        this.#state = state;
        this.#revision = revision;
    }
    async #write(next) {
        if (this.#lost)
            throw this.#lost;
        const tried = new Set();
        this.#writes += 1;
        const mine = this.#writes;
        for (let round = 1;; round += 1) {
            // Its caller gave up waiting and went on: begun anew, it would undo what came after it.
            if (mine !== this.#writes && round > 1)
                throw overtaken();
            const sequence = this.#state.sequence + 1;
            const state = { ...next(this.#state), sequence, writeId: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() };
            tried.add(state.writeId);
            try {
                this.#revision = await (0,_careful_access_js__WEBPACK_IMPORTED_MODULE_6__/* .writeState */ .J)(this.#store, this.#clock, state, this.#revision);
                this.#state = state;
                return;
            }
            catch (error) {
                if (!(error instanceof _state_store_js__WEBPACK_IMPORTED_MODULE_3__/* .StateConflictError */ .K) || round === rounds)
                    throw error;
            }
            // A write of an earlier round may have landed late, or another run's came first.
            const found = await (0,_careful_access_js__WEBPACK_IMPORTED_MODULE_6__/* .readState */ .u)(this.#store, this.#clock, this.#state.sequence);
            if (found.state && tried.has(found.state.writeId)) {
                this.#state = found.state;
                this.#revision = found.revision;
                if (found.revision !== undefined)
                    await this.#store.complete?.(found.state, found.revision);
                return;
            }
            this.#accept(found);
            await this.#clock.sleep(roundPause);
        }
    }
}
function overtaken() {
    return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ('a later write of this run came first', {
        ...{ system: _state_store_js__WEBPACK_IMPORTED_MODULE_3__/* .stateSystem */ .n, operation: 'write the state', retryable: false },
    });
}
/** Throws ConfigurationError when the state is that of another service or environment, and so says nothing about this one. */
function assertOwn(state, { service, environment }) {
    if (!state || (state.service === service && state.environment === environment))
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`the state is that of ${state.service} in ${state.environment}, not of ${service} in ${environment}; give each its own place in the \`state\` section; nothing was changed`);
}
/** The lock of another job that is still in force, if there is one. */
function heldByAnother({ lock }, holder, { now, ended }) {
    if (!lock || lock.holder.id === holder.id || lock.holder.id === ended)
        return undefined;
    // Also where somebody edited it so that it can't be read: no lock is for ever.
    if (!(Date.parse(lock.expires) > now))
        return undefined;
    return isEarlierAttempt(lock.holder.run, holder.run) ? undefined : lock;
}
/** GitHub starts a run's next attempt only when all jobs of the one before have ended, however they ended. */
function isEarlierAttempt(other, mine) {
    if (!other || !mine)
        return false;
    return other.repository === mine.repository && other.runId === mine.runId && other.attempt < mine.attempt;
}
/** What may still be written by the run whose operation is under way in this state, beside what was remembered before. */
function lateWritesAfter({ journal, lock, lateWrites = [] }, now) {
    const recent = lateWrites.filter(({ at }) => now - Date.parse(at) < rememberedTime);
    if (!journal || !lock || journal.phase === 'preparing')
        return recent;
    const home = (0,_deploy_actions_traffic__WEBPACK_IMPORTED_MODULE_7__/* .allOn */ .PT)(journal.operation === 'shift' ? journal.from : journal.to);
    const late = [journal.intended, home].map((weights) => ({
        ...{ weights, holder: lock.holder, at: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .isoInstant */ .j2)(now) },
    }));
    return [...recent, ...late].slice(-rememberedWrites);
}
/**
 * An operation that turns to other weights before the last ones were seen at the router leaves a write that may still land. Its
 * own process outlasts that; should it die, the state has to know.
 */
function rememberUnseen(state, { journal: next }, now) {
    const { journal: last, lock, lateWrites = [] } = state;
    if (!last || !next || !lock || (0,_deploy_actions_traffic__WEBPACK_IMPORTED_MODULE_7__/* .sameWeights */ .ML)(last.intended, next.intended))
        return state;
    const known = [last.observed, next.observed, ...lateWrites.map(({ weights }) => weights)];
    if (last.phase === 'preparing' || known.some((seen) => seen && (0,_deploy_actions_traffic__WEBPACK_IMPORTED_MODULE_7__/* .sameWeights */ .ML)(seen, last.intended)))
        return state;
    const unseen = { weights: last.intended, holder: lock.holder, at: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .isoInstant */ .j2)(now) };
    return { ...state, lateWrites: [...lateWrites, unseen].slice(-rememberedWrites) };
}
/** Without what this run itself may have written late: it has outlasted that when it ends, or says so in the change. */
function withoutOwn(state, { id }) {
    const { lateWrites, ...rest } = state;
    const others = lateWrites?.filter(({ holder }) => holder.id !== id) ?? [];
    return others.length > 0 ? { ...rest, lateWrites: others } : rest;
}
function merge(state, change) {
    const { journal, contracts, ...others } = { ...state, ...change };
    const rest = contracts && Object.keys(contracts).length > 0 ? { ...others, contracts } : others;
    if (!journal)
        return rest;
    const { lateWrites } = rest;
    if (!lateWrites || lateWrites.some(({ weights }) => (0,_deploy_actions_traffic__WEBPACK_IMPORTED_MODULE_7__/* .sameWeights */ .ML)(weights, journal.intended)))
        return { ...rest, journal };
    // A run that lost its lock puts its late write right by what it finds here, which may be late in turn.
    const more = lateWrites.slice(-1).map((last) => ({ ...last, weights: journal.intended }));
    return { ...rest, journal, lateWrites: [...lateWrites, ...more].slice(-rememberedWrites) };
}


/***/ }),

/***/ 91010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ StateConflictError),
/* harmony export */   n: () => (/* binding */ stateSystem)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** What every ProviderError of a store names as the system that failed. */
const stateSystem = 'state store';
/** Somebody else wrote first: read again and decide again. The same write is of no use any more. */
class StateConflictError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ {
    constructor() {
        super('the state was changed by another run in the meantime', {
            ...{ system: stateSystem, operation: 'write the state' },
        });
        this.name = 'StateConflictError';
    }
}


/***/ }),

/***/ 69050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ otherColor),
/* harmony export */   ML: () => (/* binding */ sameWeights),
/* harmony export */   PT: () => (/* binding */ allOn),
/* harmony export */   Qp: () => (/* binding */ wholeSplit),
/* harmony export */   V7: () => (/* binding */ formatWeights),
/* harmony export */   hC: () => (/* binding */ weightsProblem),
/* harmony export */   lr: () => (/* binding */ splitWith),
/* harmony export */   mz: () => (/* binding */ servingColor)
/* harmony export */ });
/** The other colour. */
function otherColor(color) {
    return color === 'blue' ? 'green' : 'blue';
}
/** All traffic on one colour. */
function allOn(color) {
    return color === 'blue' ? { blue: 100, green: 0 } : { blue: 0, green: 100 };
}
/** `share` points on one colour, the rest on the other. */
function splitWith(color, share) {
    return color === 'blue' ? { blue: share, green: 100 - share } : { blue: 100 - share, green: share };
}
/** Whether two splits are the same. */
function sameWeights(a, b) {
    return a.blue === b.blue && a.green === b.green;
}
/** The colour that has all traffic, if one has. */
function servingColor(weights) {
    if (weights.blue === 100)
        return 'blue';
    return weights.green === 100 ? 'green' : undefined;
}
/** A split as people write it: `blue 90% / green 10%`. */
function formatWeights(weights) {
    return `blue ${weights.blue}% / green ${weights.green}%`;
}
/** Why these are no weights, whatever the router, or `undefined` when they are. */
function weightsProblem({ blue, green }) {
    const whole = [blue, green].every((share) => Number.isInteger(share) && share >= 0 && share <= 100);
    if (whole && blue + green === 100)
        return undefined;
    return 'the weights of blue and green must be whole percentages from 0 to 100 that sum to 100';
}
/** The split of two amounts in whole percentage points, or `undefined` when it isn't in whole ones or both are 0. */
function wholeSplit(amounts) {
    const total = amounts.blue + amounts.green;
    if (!(total > 0) || (100 * amounts.blue) % total !== 0)
        return undefined;
    return splitWith('blue', (100 * amounts.blue) / total);
}


/***/ })

};

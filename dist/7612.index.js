export const id = 7612;
export const ids = [7612,8614];
export const modules = {

/***/ 7612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assessSituation: () => (/* reexport */ assessSituation),
  colorUrl: () => (/* reexport */ colorUrl),
  combineObservers: () => (/* reexport */ combineObservers),
  correctWeights: () => (/* reexport */ correctWeights),
  createHealthProber: () => (/* reexport */ createHealthProber),
  cutOff: () => (/* reexport */ cutOff),
  describeRollback: () => (/* reexport */ describeRollback),
  describeShift: () => (/* reexport */ describeShift),
  digestOf: () => (/* reexport */ digestOf),
  finish: () => (/* reexport */ finish),
  finishJob: () => (/* reexport */ finishJob),
  healthObserver: () => (/* reexport */ healthObserver),
  holderOf: () => (/* reexport */ holderOf),
  insist: () => (/* reexport */ insist),
  lookInterval: () => (/* reexport */ lookInterval),
  outlastLateWrites: () => (/* reexport */ outlastLateWrites),
  planTime: () => (/* reexport */ planTime),
  readPlan: () => (/* reexport */ readPlan),
  recordTime: () => (/* reexport */ recordTime),
  refuseMetricsMistakes: () => (/* reexport */ refuseMetricsMistakes),
  refuseShortCredentials: () => (/* reexport */ refuseShortCredentials),
  returnTraffic: () => (/* reexport */ returnTraffic),
  rewriteTime: () => (/* reexport */ rewriteTime),
  rollback: () => (/* reexport */ rollback),
  rollbackWorld: () => (/* reexport */ rollbackWorld),
  routerOf: () => (/* reexport */ routerOf),
  runSteps: () => (/* reexport */ runSteps),
  setWeights: () => (/* reexport */ setWeights),
  settleInterrupted: () => (/* reexport */ settleInterrupted),
  shift: () => (/* reexport */ shift),
  shiftSections: () => (/* reexport */ shiftSections),
  shiftWorld: () => (/* reexport */ shiftWorld),
  stageExtension: () => (/* reexport */ stageExtension),
  trafficSections: () => (/* reexport */ trafficSections),
  undoLateWrite: () => (/* reexport */ undoLateWrite)
});

;// CONCATENATED MODULE: ./build/packages/deployment/src/deployment-configuration.js
/** Sections without which nothing can be shifted or rolled back. */
const trafficSections = ['state', 'traffic'];
/** Sections a shift uses besides. */
const shiftSections = [
    'workload',
    'health',
    'warm-up',
    'smoke',
    'hooks',
    'stages',
    'metrics',
    'backup',
];
/** Where a colour answers by itself. */
function colorUrl(configuration, color) {
    return configuration.sections.traffic.colors[color].url.replace(/\/$/, '');
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(9310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(5819);
// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/condition.js
var condition = __webpack_require__(6994);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(9050);
// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/watch-window.js
var watch_window = __webpack_require__(85);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(2109);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/packages/state/src/state-store.js
var state_store = __webpack_require__(1010);
;// CONCATENATED MODULE: ./build/packages/state/src/careful-access.js


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
            throw new errors/* ProviderError */.mZ(`the state store \`${store.type}\` answers with write ${found} although write ${sequence} was made already`, { system: state_store/* stateSystem */.n, operation: 'read the state', retryable: true });
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
            const conflict = error instanceof state_store/* StateConflictError */.K;
            // After a conflict there is a newer write for certain; after anything else there need not be one.
            const landed = await revisionOf(store, clock, state, conflict ? state.sequence : 0);
            if (landed !== undefined) {
                await store.complete?.(state, landed);
                return landed;
            }
            const again = error instanceof errors/* ProviderError */.mZ && error.retryable && tries < writeTries;
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

// EXTERNAL MODULE: ./build/packages/state/src/state-document.js
var state_document = __webpack_require__(4754);
;// CONCATENATED MODULE: ./build/packages/state/src/state-session.js






/** Another job changes this environment right now. */
class LockedError extends errors/* ConfigurationError */.j1 {
    lock;
    constructor(lock, now) {
        const since = (0,quantities/* formatDuration */.a3)(Math.max(0, now - Date.parse(lock.acquired)));
        const where = lock.holder.url ? `, see ${lock.holder.url}` : '';
        super(`this environment is locked by ${lock.holder.actor} since ${lock.acquired} (${since}) until ${lock.expires} at the latest${where}; nothing was changed; wait for that run to end, or cancel it; if it died, its lock ends then; if traffic must go back now, the rollback action takes the lock over at once`);
        this.name = 'LockedError';
        this.lock = lock;
    }
}
/** The lock was taken over by a newer holder: this run must not touch traffic any more. */
class FencedError extends errors/* ProviderError */.mZ {
    /** `newer` is who holds the lock now, or who settled last. */
    constructor(newer) {
        const by = newer ? `${newer.actor}${newer.url ? ` (${newer.url})` : ''}` : 'another run';
        super(`the lock was taken over by ${by}; this run stops here and leaves traffic to it`, {
            system: state_store/* stateSystem */.n,
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
        const before = snapshot.state ?? (0,state_document/* emptyState */.p)(owner.service, owner.environment);
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
            writeId: (0,external_node_crypto_.randomUUID)(),
            lastToken: token,
            lock: {
                token,
                holder: owner.holder,
                acquired: (0,src_clock/* isoInstant */.j2)(now),
                expires: (0,src_clock/* isoInstant */.j2)(now + options.lease),
            },
            ...(options.begun ? { begun: options.begun } : {}),
        };
        const revision = await writeState(store, clock, state, snapshot.revision);
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
        this.#accept(await readState(this.#store, this.#clock, this.#state.sequence));
    }
    /** Writes a change and renews the lease, in milliseconds from now. */
    async update(change, lease) {
        await this.#write((state) => ({ ...merge(state, change), lock: this.#renewed(state, lease) }));
    }
    /** Writes a last change and gives the lock back. */
    async end(change = {}) {
        await this.#write((state) => {
            const { lock: _, ...rest } = merge(state, change);
            return rest;
        });
    }
    #renewed(state, lease) {
        const now = this.#clock.now();
        const { acquired } = state.lock ?? { acquired: (0,src_clock/* isoInstant */.j2)(now) };
        return { token: this.#token, holder: this.#holder, acquired, expires: (0,src_clock/* isoInstant */.j2)(now + lease) };
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
            const state = { ...next(this.#state), sequence, writeId: (0,external_node_crypto_.randomUUID)() };
            tried.add(state.writeId);
            try {
                this.#revision = await writeState(this.#store, this.#clock, state, this.#revision);
                this.#state = state;
                return;
            }
            catch (error) {
                if (!(error instanceof state_store/* StateConflictError */.K) || round === rounds)
                    throw error;
            }
            // A write of an earlier round may have landed late, or another run's came first.
            const found = await readState(this.#store, this.#clock, this.#state.sequence);
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
    return new errors/* ProviderError */.mZ('a later write of this run came first', {
        ...{ system: state_store/* stateSystem */.n, operation: 'write the state', retryable: false },
    });
}
/** Throws ConfigurationError when the state is that of another service or environment, and so says nothing about this one. */
function assertOwn(state, { service, environment }) {
    if (!state || (state.service === service && state.environment === environment))
        return;
    throw new errors/* ConfigurationError */.j1(`the state is that of ${state.service} in ${state.environment}, not of ${service} in ${environment}; give each its own place in the \`state\` section; nothing was changed`);
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
    const home = (0,src_weights/* allOn */.PT)(journal.operation === 'shift' ? journal.from : journal.to);
    const late = [journal.intended, home].map((weights) => ({
        ...{ weights, holder: lock.holder, at: (0,src_clock/* isoInstant */.j2)(now) },
    }));
    return [...recent, ...late].slice(-rememberedWrites);
}
function merge(state, change) {
    const { journal, ...rest } = { ...state, ...change };
    if (!journal)
        return rest;
    const { lateWrites } = rest;
    if (!lateWrites || lateWrites.some(({ weights }) => (0,src_weights/* sameWeights */.ML)(weights, journal.intended)))
        return { ...rest, journal };
    // A run that lost its lock puts its late write right by what it finds here, which may be late in turn.
    const more = lateWrites.slice(-1).map((last) => ({ ...last, weights: journal.intended }));
    return { ...rest, journal, lateWrites: [...lateWrites, ...more].slice(-rememberedWrites) };
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/situation.js



/**
 * Judges what was read. Throws {@link LockedError}, or ConfigurationError when state and traffic disagree with nothing to
 * explain it, or when a held shift is in the way; nothing was written by then.
 */
function assessSituation(snapshot, observed, looker) {
    const { state } = snapshot;
    const lock = state && heldByAnother(state, looker.holder, looker);
    if (lock)
        throw new LockedError(lock, looker.now);
    const found = { snapshot, observed, resumed: undefined, unsettled: undefined, cause: undefined };
    if (state?.journal) {
        if (looker.resume)
            throw new errors/* ConfigurationError */.j1([{ input: 'resume', message: nothingHeld(state) }]);
        const { journal } = state;
        return { ...found, active: journal.from, unsettled: journal, cause: cutOff(journal) };
    }
    const held = state?.settled?.outcome === 'held' ? state.settled : undefined;
    const serving = (0,src_weights/* servingColor */.mz)(observed);
    const adopts = looker.adopt && !looker.resume && serving !== undefined;
    if (held && !adopts)
        return assessHeld(held, found, looker);
    if (looker.resume)
        throw new errors/* ConfigurationError */.j1([{ input: 'resume', message: nothingHeld(state) }]);
    if (state?.active === undefined || looker.adopt) {
        if (serving)
            return { ...found, active: serving };
        throw new errors/* ConfigurationError */.j1(`traffic is split (${(0,src_weights/* formatWeights */.V7)(observed)}) and no earlier operation explains it; put all of it on one colour with the rollback action (\`to: blue\` or \`to: green\`) first`);
    }
    if (serving === state.active)
        return { ...found, active: serving };
    const late = state.lateWrites?.find(({ weights }) => (0,src_weights/* sameWeights */.ML)(weights, observed));
    if (late) {
        const cause = `The router shows ${(0,src_weights/* formatWeights */.V7)(observed)}, which may be a late write of the run of ${late.holder.actor} that lost its lock at ${late.at}`;
        return { ...found, active: state.active, unsettled: strayed(state, state.active, observed), cause };
    }
    const accept = serving ? ' or accept what is there with `adopt: observed`' : '';
    throw new errors/* ConfigurationError */.j1(`the state says ${state.active} is active, but the router has ${(0,src_weights/* formatWeights */.V7)(observed)}, and no operation under way explains it; find out who changed it, then put traffic back with the rollback action (\`to: ${state.active}\`)${accept}`);
}
function assessHeld(held, found, { resume, now }) {
    const unchanged = (0,src_weights/* sameWeights */.ML)(held.weights, found.observed);
    if (resume && (unchanged || resume === 'abort'))
        return { ...found, active: held.from, resumed: held };
    if (!resume && held.holdUntil !== undefined && Date.parse(held.holdUntil) <= now) {
        const cause = `The shift to ${held.to} (${held.version}) was held until ${held.holdUntil}, and that time is over`;
        return { ...found, active: held.from, unsettled: overdue(held), cause };
    }
    const until = held.holdUntil ? ` until ${held.holdUntil}` : '';
    const told = `an earlier shift to ${held.to} (${held.version}) is held at ${(0,src_weights/* formatWeights */.V7)(held.weights)} since ${held.at} by ${held.by.actor}${until}: ${held.reason}`;
    if (unchanged) {
        throw new errors/* ConfigurationError */.j1(`${told}; take it on with \`resume: continue\`, \`resume: promote\` or \`resume: abort\`, or end it with the rollback action (\`to: ${held.from}\`), before a new shift`);
    }
    throw new errors/* ConfigurationError */.j1(`${told}; the router shows ${(0,src_weights/* formatWeights */.V7)(found.observed)} by now: find out who changed it, then end the hold with \`resume: abort\` or the rollback action (\`to: ${held.from}\`)`);
}
/** What is to be settled when an operation was cut off. */
function cutOff({ operation, to, version, started, phase }) {
    return `An earlier ${operation} to ${to} (${version}), begun ${started}, was cut off while ${phase}`;
}
/** A hold whose time is over is something to bring back, like a shift that was cut off. */
function overdue({ from, to, version, weights, at, reason }) {
    return {
        ...{ operation: 'shift', phase: 'shifting', from, to, version, started: at, reason },
        ...{ intended: weights, observed: weights, writeLimit: 0 },
    };
}
/** A late write of a run that lost its lock: to be put right like a shift that was cut off. */
function strayed(state, active, observed) {
    const to = (0,src_weights/* otherColor */.IP)(active);
    return {
        ...{ operation: 'shift', phase: 'shifting', from: active, to },
        version: state.versions[to] ?? 'unknown',
        started: state.settled?.at ?? (0,src_clock/* isoInstant */.j2)(0),
        ...{ intended: observed, observed, writeLimit: 0 },
    };
}
function nothingHeld(state) {
    if (state?.journal)
        return `no shift is held, but a ${state.journal.operation} was cut off; run without \`resume\`, and it is settled first`;
    const last = state?.settled
        ? `the last operation ended \`${state.settled.outcome}\` at ${state.settled.at}`
        : 'there was no operation yet';
    return `no shift is held: ${last}; leave \`resume\` out to shift`;
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/begin-shift.js




/** The lock outlives the longest step that doesn't renew it by this much, in milliseconds. */
const leaseMargin = 10 * 60_000;
/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const begin_shift_rounds = 20;
const begin_shift_roundPause = 100;
/** How often the first look is tried, at state and router, and the pause between in milliseconds: nothing is lost by it yet. */
const lookTries = 3;
const lookPause = 1_000;
/** Throws ConfigurationError that names every stage the router can't express. */
function refuseInexpressible(stages, router) {
    const problems = stages.flatMap(({ weight }) => {
        const why = router.refusal((0,src_weights/* splitWith */.lr)('blue', weight)) ?? router.refusal((0,src_weights/* splitWith */.lr)('green', weight));
        return why
            ? [{ input: 'stages', message: `the router \`${router.type}\` can't do ${weight}%: ${why}` }]
            : [];
    });
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
}
/** Throws ConfigurationError when the approved plan began from the other colour. */
function refuseUnapproved({ approvedFrom }, active) {
    if (approvedFrom === undefined || approvedFrom === active)
        return;
    throw new errors/* ConfigurationError */.j1(`the approved plan goes from ${approvedFrom} to ${active}, but ${active} serves now; run verify-readiness again and approve the new plan`);
}
/** Reads everything, judges it, and takes the lock at exactly what was read; again if somebody was faster. */
async function beginShift(plan, world) {
    await refuseUnwritable(world);
    let ended;
    for (let round = 1;; round += 1) {
        try {
            return await tryToBegin(plan, world, ended);
        }
        catch (error) {
            if (error instanceof LockedError &&
                ended === undefined &&
                (await world.hasEnded?.(error.lock.holder))) {
                const { actor, url } = error.lock.holder;
                world.log.warning(`The job that holds the lock has ended (${url ?? actor}); taking it over.`);
                ended = error.lock.holder.id;
                continue;
            }
            if (!(error instanceof state_store/* StateConflictError */.K) || round === begin_shift_rounds)
                throw error;
            world.log.debug('The state changed while it was looked at; looking again.');
            await world.clock.sleep(begin_shift_roundPause);
        }
    }
}
/** State and router, looked at until both answer. Throws what they throw. */
async function look(world, { adopt }) {
    const { store, router, clock, log, signal } = world;
    for (let tries = 1;; tries += 1) {
        try {
            // What is adopted must be newer than the state it corrects: who moved traffic before that was read is in it.
            if (adopt)
                return [await store.read(), await router.read()];
            return await Promise.all([store.read(), router.read()]);
        }
        catch (error) {
            if (!(error instanceof errors/* ProviderError */.mZ && error.retryable) || tries === lookTries)
                throw error;
            log.warning(`Looking once more: ${(0,errors/* describeError */.Uc)(error)}`);
            await clock.sleep(lookPause, signal);
        }
    }
}
async function tryToBegin(plan, world, ended) {
    const { store, router, holder, clock } = world;
    const [snapshot, observed] = await look(world, plan);
    assertOwn(snapshot.state, plan);
    const now = clock.now();
    const situation = assessSituation(snapshot, observed, { ...plan, holder, now, ended });
    const { active, unsettled, resumed } = situation;
    const begun = holder.run && {
        run: holder.run,
        version: plan.version,
        ...(holder.url === undefined ? {} : { url: holder.url }),
    };
    const options = {
        lease: plan.preparation + leaseMargin,
        ...{ ended, begun },
        change: intentOf(plan, situation, { router, clock }),
    };
    const { state } = snapshot;
    if (!unsettled && !resumed && state?.versions[active] === plan.version) {
        const held = state.settled?.outcome === 'held' ? state.settled : undefined;
        if (state.active === active && !held) {
            // Whoever recorded this colour may have died before other readers were shown it.
            if (snapshot.revision !== undefined)
                await store.complete?.(state, snapshot.revision);
            return { situation, session: undefined };
        }
        // Adopted: the state learns what serves, and that is all there is to do.
        const session = await StateSession.begin(store, clock, { ...plan, holder }, snapshot, {
            ...{ lease: leaseMargin, ended },
        });
        await session.end({ active, ...(held && { settled: endedByHand(held, situation, session, clock) }) });
        return { situation, session: undefined };
    }
    refuseSuperseded(plan, holder.run, state?.begun);
    if (resumed)
        refuseOtherVersion(plan, resumed);
    if (!unsettled)
        refuseUnapproved(plan, active);
    const session = await StateSession.begin(store, clock, { ...plan, holder }, snapshot, options);
    return { situation, session };
}
/** A held shift of which somebody else made something whole, and that was adopted. */
function endedByHand(held, { active, observed }, { holder }, clock) {
    const { operation, from, to, version } = held;
    return {
        ...{ operation, from, to, version, weights: observed, by: holder },
        outcome: active === to ? 'promoted' : 'rolled-back',
        at: (0,src_clock/* isoInstant */.j2)(clock.now()),
        reasonCode: 'adopted',
        reason: `The shift was held; somebody put all traffic on ${active}, and that was adopted.`,
    };
}
/** What is written with the lock, so that nobody sees one without the other. What is unsettled stays as it stands. */
function intentOf(plan, { active, observed, unsettled, resumed, snapshot }, world) {
    if (unsettled)
        return unsettled === snapshot.state?.journal ? undefined : { journal: unsettled };
    if (!resumed)
        return preparing(plan, active, snapshot.state?.versions ?? {}, world);
    const { from, to, version } = resumed;
    const journal = { operation: 'shift', phase: 'shifting', from, to, version };
    return { journal: { ...journal, ...intact(observed, world) } };
}
/** The intent to prepare the idle colour: half deployed, it has neither its old version nor the new one. */
function preparing({ version }, active, before, world) {
    const to = (0,src_weights/* otherColor */.IP)(active);
    const { [to]: _, ...versions } = before;
    const journal = { operation: 'shift', phase: 'preparing', from: active, to, version };
    return { active, versions, journal: { ...journal, ...intact((0,src_weights/* allOn */.PT)(active), world) } };
}
/** Of a journal that doesn't mean to change the weights yet. */
function intact(weights, { router, clock }) {
    const started = (0,src_clock/* isoInstant */.j2)(clock.now());
    return { intended: weights, observed: weights, started, writeLimit: router.writeLimit };
}
async function refuseUnwritable({ store }) {
    const obstacles = (await store.preflight?.()) ?? [];
    if (obstacles.length > 0)
        throw new errors/* ConfigurationError */.j1(obstacles.map((message) => ({ message })));
}
/** A newer run began meanwhile: what this one was to bring is older than what came. Running it again is a new decision. */
function refuseSuperseded(plan, mine, newest) {
    if (!mine || !newest || plan.resume || mine.attempt > 1)
        return;
    if (mine.repository !== newest.run.repository || mine.runId >= newest.run.runId)
        return;
    const where = newest.url ? `, see ${newest.url}` : '';
    throw new errors/* ConfigurationError */.j1(`a newer run began a shift to ${newest.version} before this one to ${plan.version} could begin${where}; nothing was changed. If ${plan.version} is wanted all the same, run this one again`);
}
function refuseOtherVersion({ version }, held) {
    if (version === held.version)
        return;
    const message = `found \`${version}\`, but the shift that is held is to \`${held.version}\`; give that version to resume or abort it`;
    throw new errors/* ConfigurationError */.j1([{ input: 'version', message }]);
}
/** The result of a shift to what serves already. */
function unchanged(plan, { active, observed }, { clock }) {
    const now = (0,src_clock/* isoInstant */.j2)(clock.now());
    return {
        outcome: 'unchanged',
        reasonCode: 'unchanged',
        reason: `${plan.version} already serves all traffic on ${active}.`,
        active,
        previous: undefined,
        weights: observed,
        retireAfter: undefined,
        stages: [],
        started: now,
        ended: now,
    };
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/plan-time.js


/** The time between two looks while a stage is watched, in milliseconds. */
function lookInterval({ metrics, health }) {
    return metrics?.interval ?? health?.interval ?? 2_000;
}
/** How long a stage may go on past its end while nobody can tell, in milliseconds; of health alone there is nothing to wait for. */
function stageExtension(sections) {
    return sections.metrics ? (0,watch_window/* extensionOf */.je)(sections.metrics) : (0,watch_window/* longestWindow */.Zo)(0, lookInterval(sections));
}
/** How long a plan can take. */
function planTime(sections) {
    const { workload, health, traffic, smoke = [], stages = [] } = sections;
    const drain = traffic.router === 'haproxy' ? traffic.drain : 0;
    const before = [...smoke, ...(sections['warm-up'] ?? [])];
    const preparation = workload.timeout +
        (health?.within ?? 0) +
        drain +
        hookTime(sections, 'before-deploy') +
        hookTime(sections, 'before-shift') +
        stepTime(before);
    const afterShift = hookTime(sections, 'after-shift');
    const interval = lookInterval(sections);
    const extend = stageExtension(sections);
    const watched = stages.reduce((sum, { watch }) => sum + (watch > 0 ? (0,watch_window/* longestWindow */.Zo)(watch, interval, extend) : 0), 0);
    return { preparation, afterShift, whole: preparation + watched + afterShift + leaseMargin };
}
function hookTime({ hooks }, moment) {
    return stepTime(hooks?.[moment] ?? []);
}
function stepTime(steps) {
    return steps.reduce((sum, step) => sum + step.timeout * ('run' in step ? 1 : step.requests), 0);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/describe-shift.js




/** Tells what a shift is going to do, from what was found to stand: all of it, the rest of a held one, or nothing. */
function describeShift(configuration, plan, reaction) {
    const { state } = configuration.sections;
    const { unsettled, cause, resumed, snapshot } = plan.situation;
    const home = unsettled ? homeOf(unsettled) : plan.from;
    const told = (steps, active) => ({
        steps: [...plan.notes.map((note) => `now: ${note}`), ...steps],
        ...{ active, settles: cause },
    });
    if (resumed && plan.resume === 'abort')
        return told(abortSteps(configuration, resumed), resumed.from);
    if (resumed)
        return told(resumeSteps(configuration, resumed, plan.resume, reaction), resumed.to);
    if (plan.resume)
        return told(['nothing: no shift is held, so there is none to resume'], home);
    const first = unsettled
        ? [`state (${state.store}): take the lock`, settleStep(configuration, plan.situation, home)]
        : [];
    if (snapshot.state?.versions[home] === plan.version) {
        const adopts = !unsettled && (snapshot.state.active !== home || snapshot.state.settled?.outcome === 'held');
        const learns = adopts ? `state (${state.store}): ${home} is active, and nothing else` : 'nothing';
        const serves = `${plan.version} serves all traffic on ${home} already`;
        return told([...first, unsettled ? `then nothing: ${serves}` : `${learns}: ${serves}`], home);
    }
    const lock = unsettled ? '' : 'take the lock and ';
    const to = (0,src_weights/* otherColor */.IP)(home);
    return told([
        ...first,
        `state (${state.store}): ${lock}journal the shift from ${home} to ${to}`,
        ...preparationSteps(configuration, plan.version, home),
        ...movingSteps(configuration, home, configuration.sections.stages ?? [], reaction),
    ], to);
}
/** Where what is unsettled is brought, as long as that is healthy. */
function homeOf({ operation, from, to }) {
    return operation === 'shift' ? from : to;
}
function settleStep({ sections: { traffic } }, { unsettled, cause, snapshot }, home) {
    const gone = snapshot.state?.lock ? ', if its run is gone' : '';
    const back = `router \`${traffic.router}\`: ${(0,src_weights/* formatWeights */.V7)((0,src_weights/* allOn */.PT)(home))}, if ${home} is healthy`;
    const other = (0,src_weights/* otherColor */.IP)(home);
    const otherwise = unsettled?.phase === 'preparing'
        ? ''
        : `; if only ${other} is, all goes there instead, and what follows begins from there`;
    return `settle first${gone}: ${cause}; ${back}${otherwise}`;
}
function abortSteps({ sections: { state, traffic } }, { from, to }) {
    return [
        `state (${state.store}): take the lock and journal the way back from ${to} to ${from}`,
        `router \`${traffic.router}\`: ${(0,src_weights/* formatWeights */.V7)((0,src_weights/* allOn */.PT)(from))}`,
        `probe ${from}, which has all traffic then`,
        `state: ${from} is active; the held shift is over`,
    ];
}
function resumeSteps(configuration, { from, to, weights }, resume, reaction) {
    const { state, stages = [] } = configuration.sections;
    const rest = resume === 'promote' ? [{ weight: 100, watch: 0 }] : stages.filter(({ weight }) => weight >= weights[to]);
    return [
        `state (${state.store}): take the lock and journal the held shift from ${from} to ${to}`,
        healthStep(configuration, to),
        `probe ${from}, the way back`,
        ...movingSteps(configuration, from, rest, reaction),
    ];
}
function preparationSteps(configuration, version, from) {
    const { workload, smoke = [], hooks } = configuration.sections;
    const to = (0,src_weights/* otherColor */.IP)(from);
    const warmUp = configuration.sections['warm-up'] ?? [];
    return [
        ...hookSteps('before-deploy', hooks),
        `deployer \`${workload.deployer}\`: put ${version} onto ${to}, within ${(0,quantities/* formatDuration */.a3)(workload.timeout)}`,
        healthStep(configuration, to),
        ...(warmUp.length > 0 ? [`warm ${to} up: ${warmUp.length} steps`] : []),
        ...(smoke.length > 0 ? [`test ${to}: ${smoke.length} smoke steps`] : []),
        ...hookSteps('before-shift', hooks),
        `probe ${from}, the way back`,
    ];
}
function movingSteps({ sections }, from, stages, reaction) {
    const { traffic, hooks } = sections;
    const to = (0,src_weights/* otherColor */.IP)(from);
    return [
        ...stages.map(({ weight, watch }) => {
            const watched = watch > 0 ? `, watched for ${(0,quantities/* formatDuration */.a3)(watch)}${watchers(sections)}` : '';
            return `router \`${traffic.router}\`: ${(0,src_weights/* formatWeights */.V7)((0,src_weights/* splitWith */.lr)(to, weight))}${watched}`;
        }),
        ...hookSteps('after-shift', hooks),
        `state: ${to} is active; ${from} stays for the way back`,
        `on a regression instead: ${afterRegression(sections, from, reaction)}`,
    ];
}
/** Health watches every stage, and knows at once. */
function watchers(sections) {
    if (!sections.metrics)
        return '';
    const names = Object.keys(sections.metrics.indicators).map(quoted/* quoted */.T).join(', ');
    const extension = stageExtension(sections);
    const more = extension > 0 ? `, up to ${(0,quantities/* formatDuration */.a3)(extension)} longer while nobody can tell` : '';
    return ` by ${names}${more}`;
}
function afterRegression({ traffic, metrics }, from, { policies, holdFor }) {
    const held = `held as it is until somebody decides, ${(0,quantities/* formatDuration */.a3)(holdFor)} at most`;
    if (policies.regress === 'hold')
        return `the split is ${held}`;
    const limits = Object.entries(metrics?.indicators ?? {}).flatMap(([name, indicator]) => (0,condition/* conditionsOf */.yb)(indicator).flatMap(({ severity, text }) => severity === 'hold' ? `\`${text}\` of ${(0,quoted/* quoted */.T)(name)}` : []));
    const unless = limits.length > 0 ? `; after ${limits.join(', ')} the split is ${held}` : '';
    return `router \`${traffic.router}\`: ${(0,src_weights/* formatWeights */.V7)((0,src_weights/* allOn */.PT)(from))}${unless}`;
}
function healthStep({ sections: { health } }, color) {
    return `probe ${color} until it is healthy ${health?.consecutive ?? 1} times in a row`;
}
function hookSteps(moment, hooks) {
    const count = hooks?.[moment].length ?? 0;
    return count > 0 ? [`hooks \`${moment}\`: ${count} steps`] : [];
}

// EXTERNAL MODULE: ./build/packages/traffic/src/traffic-router.js
var traffic_router = __webpack_require__(6530);
;// CONCATENATED MODULE: ./build/packages/deployment/src/traffic-control.js



/** How long a router may take to show what was written, in milliseconds. */
const settleTime = 30_000;
const firstPause = 50;
const longestPause = 2_000;
/** After how long weights that don't show are written again, in milliseconds: a late write of another run may have replaced them. */
const rewriteTime = 5_000;
/** How often a write is tried that the router didn't answer, and the pause between in milliseconds. */
const traffic_control_writeTries = 3;
const traffic_control_writePause = 200;
/** Writes weights and reads them back until they hold. Throws ProviderError when they don't in time, and what `fence` throws. */
async function setWeights(router, weights, world, { signal, patience = settleTime, fence } = {}) {
    const { clock, log } = world;
    const doubt = () => {
        if (world.doubts)
            world.doubts.raised = true;
    };
    try {
        for (let left = patience;; left -= rewriteTime) {
            await write(router, weights, world, { signal, fence });
            const shown = await readBack(router, weights, clock, signal, Math.min(left, rewriteTime));
            if (shown === undefined)
                return log.info(`Traffic is at ${(0,src_weights/* formatWeights */.V7)(weights)}.`);
            const what = `the router accepted ${(0,src_weights/* formatWeights */.V7)(weights)} but shows ${shown}`;
            if (left <= rewriteTime) {
                throw new errors/* ProviderError */.mZ(what, {
                    ...{ system: traffic_router/* trafficSystem */.bo, operation: 'read weights back', retryable: true },
                });
            }
            doubt();
            log.warning(`Writing again: ${what}.`);
            await fence?.();
        }
    }
    catch (error) {
        doubt();
        throw error;
    }
}
async function write(router, weights, { clock, log, doubts }, { signal, fence }) {
    for (let tries = 1;; tries += 1) {
        try {
            return await router.write(weights);
        }
        catch (error) {
            if (doubts)
                doubts.raised = true;
            const again = error instanceof errors/* ProviderError */.mZ && error.retryable && tries < traffic_control_writeTries;
            if (!again || signal?.aborted)
                throw error;
            log.info(`Writing ${(0,src_weights/* formatWeights */.V7)(weights)} once more: ${(0,errors/* describeError */.Uc)(error)}`);
            await clock.sleep(traffic_control_writePause, signal);
            await fence?.();
        }
    }
}
/** `undefined` once the router shows the weights; after `patience`, what it shows in their place. */
async function readBack(router, weights, clock, signal, patience) {
    const deadline = clock.now() + patience;
    for (let pause = firstPause;; pause = Math.min(2 * pause, longestPause)) {
        let shown;
        try {
            const observed = await router.read();
            if ((0,src_weights/* sameWeights */.ML)(observed, weights))
                return undefined;
            shown = (0,src_weights/* formatWeights */.V7)(observed);
        }
        catch (error) {
            shown = (0,errors/* describeError */.Uc)(error);
        }
        if (clock.now() + pause > deadline)
            return shown;
        await clock.sleep(pause, signal);
    }
}
/** How often a way back is tried, a minute and a half with its pauses, which double; in milliseconds. */
const returnTries = 20;
const firstReturnPause = 500;
const longestReturnPause = 5_000;
/** How long a look at the lock may hold a way back up, in milliseconds. */
const lockCheckTime = 2_000;
/** How long a shift waits for its way back to be recorded, in milliseconds: a cancelled run has 7.5 s in all. */
const recordTime = 5_000;
/**
 * Puts all traffic back. The lock is looked at for 2 s at most, and the intent is written beside the change, never in
 * front of it: a state store that is down stops nothing. Throws FencedError when a newer holder exists, and ProviderError
 * when the router stayed deaf.
 */
async function returnTraffic(router, weights, session, journal, world) {
    const fence = () => (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, session.assertHeld(), lockCheckTime, world.clock).catch((error) => {
        const lost = error instanceof FencedError ? error : session.lost;
        if (lost)
            throw lost;
        world.log.warning(`The lock could not be looked at: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    await fence();
    const intent = (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, session.update({ journal: { ...journal, intended: weights } }, leaseWhileReturning), recordTime, world.clock).catch((error) => {
        if (error instanceof FencedError)
            throw error;
        world.log.warning(`The state could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    await insist(router, weights, world, fence, intent);
}
/** Sets weights again and again. Throws FencedError when a newer holder exists, and ProviderError when the router stayed deaf. */
async function insist(router, weights, world, fence, beside = Promise.resolve()) {
    for (let attempt = 1;; attempt += 1) {
        try {
            // Neither is left to itself: a write still under way could land after what a newer holder does.
            const moving = setWeights(router, weights, world, { patience: rewriteTime, fence });
            const ended = await Promise.allSettled([beside, moving]);
            for (const each of ended)
                if (each.status === 'rejected')
                    throw each.reason;
            return;
        }
        catch (error) {
            if (error instanceof FencedError || attempt === returnTries)
                throw error;
            world.log.warning(`Try ${attempt} of ${returnTries} to reach ${(0,src_weights/* formatWeights */.V7)(weights)} failed: ${(0,errors/* describeError */.Uc)(error)}`);
        }
        await world.clock.sleep(Math.min(firstReturnPause * 2 ** (attempt - 1), longestReturnPause));
        await fence();
    }
}
/** In milliseconds. */
const leaseWhileReturning = 10 * 60_000;
/** How often the weights are looked at while late writes are outlasted, in milliseconds. */
const guardPause = 1_000;
/**
 * Looks whether the weights are still in force, and again until `limit` milliseconds have passed: until then, a write that a lost
 * run had begun may still land, and is put right. Throws FencedError when a newer holder exists, and ProviderError when the
 * weights don't hold in the end.
 */
async function outlastLateWrites(router, weights, limit, session, world) {
    if (limit > 0) {
        const kept = `${(0,src_weights/* formatWeights */.V7)(weights)} is looked after for ${(0,quantities/* formatDuration */.a3)(limit)}`;
        world.log.info(`A write without an answer may still land at the router; ${kept}.`);
    }
    for (let left = limit;; left -= guardPause) {
        try {
            await correctWeights(router, weights, session, world);
            if (!(left > 0))
                return;
        }
        catch (error) {
            if (error instanceof FencedError || left <= 0)
                throw error;
            world.log.warning((0,errors/* describeError */.Uc)(error));
        }
        await world.clock.sleep(Math.min(guardPause, left));
    }
}
/** Puts the weights right where another writer changed them. Throws FencedError when a newer holder exists, and ProviderError when the router doesn't answer. */
async function correctWeights(router, weights, session, world, { signal, looks = 1 } = {}) {
    const observed = await traffic_control_look(router, world, looks, signal);
    if ((0,src_weights/* sameWeights */.ML)(observed, weights))
        return;
    await session.assertHeld();
    world.log.warning(`The router shows ${(0,src_weights/* formatWeights */.V7)(observed)} in place of ${(0,src_weights/* formatWeights */.V7)(weights)}; correcting it.`);
    await setWeights(router, weights, world, { signal, fence: () => session.assertHeld() });
    await session.assertHeld();
}
async function traffic_control_look(router, { clock, log }, looks, signal) {
    for (let left = looks - 1;; left -= 1) {
        try {
            return await router.read();
        }
        catch (error) {
            if (left <= 0 || signal?.aborted)
                throw error;
            log.warning(`Looking at the weights again: ${(0,errors/* describeError */.Uc)(error)}`);
        }
        await clock.sleep(longestPause, signal);
    }
}
async function reaches(router, weights, world) {
    try {
        await setWeights(router, weights, world, { patience: rewriteTime });
        return true;
    }
    catch (error) {
        world.log.warning((0,errors/* describeError */.Uc)(error));
        return false;
    }
}
/** How often a run that lost its lock looks whether a write of its own landed late. */
const undoRounds = 5;
/**
 * After the lock was lost: a write of this run (`own`) may have landed late; then what the newer holder wants is put back.
 * States before `sequence`, which that one wrote at the earliest, are old answers.
 */
async function undoLateWrite(own, world, sequence) {
    const { store, router, log, clock } = world;
    const written = [own];
    let newest = sequence;
    try {
        for (let round = 1; round <= undoRounds; round += 1) {
            const { state } = await readState(store, clock, newest);
            newest = state?.sequence ?? newest;
            const wanted = state?.journal?.intended ?? state?.settled?.weights;
            const observed = await router.read();
            if (!wanted || (0,src_weights/* sameWeights */.ML)(observed, wanted))
                return;
            if (!written.some((weights) => (0,src_weights/* sameWeights */.ML)(weights, observed)))
                return;
            log.warning(`A late write of this run is undone: back to ${(0,src_weights/* formatWeights */.V7)(wanted)}.`);
            // The newer holder may have moved on meanwhile: then this was a late write too.
            written.push(wanted);
            // Not written again before another look at what that one wants.
            await reaches(router, wanted, world);
        }
    }
    catch (error) {
        log.error(`Whether a late write of this run is to be undone could not be seen: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/settle.js




/**
 * Ends an operation whose runner is gone: all traffic to the colour it came from (for a rollback, the one it went to) or,
 * if that isn't healthy and the other one had traffic, to the other one. Gives the colour that serves then. Throws
 * ProviderError when none is healthy. Traffic goes back at once; then the longest router write of the lost run is waited out.
 */
async function settleInterrupted(journal, session, world, cause = cutOff(journal)) {
    const { clock, log, prober, urlOf } = world;
    log.warning(`${cause}; settling it first.`);
    const wanted = journal.operation === 'shift' ? journal.from : journal.to;
    const findings = [];
    // Cut off while preparing, the other colour has proved nothing and has no traffic: it is no way out.
    const candidates = journal.phase === 'preparing' ? [wanted] : [wanted, (0,src_weights/* otherColor */.IP)(wanted)];
    for (const color of candidates) {
        const { healthy, finding } = await prober.probe(urlOf(color));
        findings.push(`${color}: ${finding}`);
        if (!healthy)
            continue;
        const intent = {
            ...{ ...journal, phase: 'rolling-back', intended: (0,src_weights/* allOn */.PT)(color) },
            writeLimit: Math.max(journal.writeLimit, world.router.writeLimit),
        };
        await returnTraffic(world.router, (0,src_weights/* allOn */.PT)(color), session, intent, world);
        if (journal.phase !== 'preparing') {
            await outlastLateWrites(world.router, (0,src_weights/* allOn */.PT)(color), journal.writeLimit, session, world);
        }
        const { operation, from, to, version } = journal;
        const reason = `${cause}; a later run put all traffic on ${color}.`;
        const settled = {
            ...{ operation, from, to, version, reason },
            // On the other colour the shift has come to its end after all, or the rollback has not.
            outcome: color === wanted ? 'rolled-back' : 'promoted',
            weights: (0,src_weights/* allOn */.PT)(color),
            at: (0,src_clock/* isoInstant */.j2)(clock.now()),
            by: session.holder,
            reasonCode: 'interrupted',
        };
        await session.update({ active: color, journal: undefined, settled }, leaseWhileSettling);
        return color;
    }
    await session.end().catch((error) => {
        log.warning(`The lock could not be given back: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    const none = candidates.length === 1 ? `${wanted} is not healthy` : 'neither colour is healthy';
    const remedy = `repair ${wanted} and run again, or choose a colour with the rollback action and \`force: true\``;
    throw new errors/* ProviderError */.mZ(`${none} (${findings.join('; ')}); traffic is left as it is; ${remedy}`, {
        system: 'health probe',
        operation: 'settle an interrupted operation',
    });
}
/** Until the operation that follows renews it, in milliseconds. */
const leaseWhileSettling = 10 * 60_000;

;// CONCATENATED MODULE: ./build/packages/deployment/src/finish.js


/** In milliseconds. */
const lease = 5 * 60_000;
/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const finish_rounds = 20;
const finish_roundPause = 100;
/** At the end of a job: settles an operation it left unfinished, and gives back the lock it holds. Leaves everything of others alone. */
async function finish(owner, world) {
    const session = await ownSession(owner, world);
    if (!session)
        return;
    const { journal } = session.state;
    if (journal) {
        const serving = await settleInterrupted(journal, session, world);
        world.log.warning(`What this job left unfinished is settled: all traffic is on ${serving}.`);
    }
    await session.end();
}
/** A session under the lock of this job; `undefined` when it holds none, or no longer. */
async function ownSession({ service, environment }, { store, clock, holder }) {
    for (let round = 1;; round += 1) {
        const snapshot = await store.read();
        if (snapshot.state?.lock?.holder.id !== holder.id)
            return undefined;
        try {
            return await StateSession.begin(store, clock, { service, environment, holder }, snapshot, { lease });
        }
        catch (error) {
            if (!(error instanceof state_store/* StateConflictError */.K) || round === finish_rounds)
                throw error;
            await clock.sleep(finish_roundPause);
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/health.js

/** One of so many failed probes is told while a colour is waited for. */
const toldProbes = 5;
/** Probes the health path over HTTP. */
function createHealthProber(health, { http, clock, log }) {
    const probe = async (url, limit = health.timeout, signal) => {
        try {
            const answer = await http.send({
                url: `${url}${health.path}`,
                timeout: Math.min(limit, health.timeout),
                ...(signal ? { signal } : {}),
            });
            const healthy = answer.status >= 200 && answer.status < 300;
            return {
                healthy,
                finding: `${health.path} answered ${answer.status} in ${(0,quantities/* formatDuration */.a3)(answer.elapsed)}`,
            };
        }
        catch (error) {
            return { healthy: false, finding: (0,errors/* describeError */.Uc)(error) };
        }
    };
    return {
        probe,
        async becomeHealthy(url, signal) {
            const deadline = clock.now() + health.within;
            let inARow = 0;
            let failed = 0;
            for (;;) {
                const result = await probe(url, health.timeout, signal);
                inARow = result.healthy ? inARow + 1 : 0;
                if (inARow >= health.consecutive)
                    return result;
                if (!result.healthy)
                    failed += 1;
                if (!result.healthy && failed % toldProbes === 1)
                    log.info(`Not healthy yet: ${result.finding}`);
                if (clock.now() + health.interval > deadline) {
                    const wanted = `not healthy ${health.consecutive} times in a row within ${(0,quantities/* formatDuration */.a3)(health.within)}`;
                    return { healthy: false, finding: `${wanted}; last: ${result.finding}` };
                }
                await clock.sleep(health.interval, signal);
            }
        },
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/packages/deployment/src/holder.js

/**
 * The lock holder this run is: the same for all steps of a job; by hand, the person on this machine. `checkRunId` is the
 * job's own number in GitHub, which tells the legs of a matrix apart.
 */
function holderOf(identity, checkRunId) {
    const { actor, url, repository, runId, job = '', attempt = '1' } = identity;
    if (runId === undefined || repository === undefined) {
        return { id: `${actor}@${(0,external_node_os_.hostname)()}/${process.pid}`, actor };
    }
    const run = { repository, runId: Number(runId), attempt: Number(attempt), job };
    return {
        id: [repository, runId, attempt, job, ...(checkRunId ? [checkRunId] : [])].join('/'),
        run: checkRunId ? { ...run, checkRunId: Number(checkRunId) } : run,
        actor,
        ...(url === undefined ? {} : { url }),
    };
}

// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(4346);
;// CONCATENATED MODULE: ./build/packages/deployment/src/metrics-preflight.js



/**
 * Throws ConfigurationError for queries that can never have a value: better now than after a deployment that nobody can judge.
 * Metrics that don't answer are no reason: they may be back until the first stage.
 */
async function refuseMetricsMistakes(configuration, { color, version, sha }, runtime) {
    const { service, environment, sections, problem } = configuration;
    if (!sections.metrics)
        return;
    const known = { service, environment, version: version ?? '', sha: sha ?? '', color };
    const url = (0,placeholders/* expandPlaceholders */.pj)(colorUrl(configuration, color), known);
    const { createJudge } = await __webpack_require__.e(/* import() */ 4204).then(__webpack_require__.bind(__webpack_require__, 4204));
    const judge = await createJudge({ metrics: sections.metrics, subject: { ...known, 'color-url': url }, aws: sections.aws }, runtime);
    const mistakes = await judge.findMistakes();
    if (mistakes.length === 0)
        return;
    throw new errors/* ConfigurationError */.j1(mistakes.map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`)));
}

// EXTERNAL MODULE: ./build/packages/state/src/open-state-store.js
var open_state_store = __webpack_require__(7319);
;// CONCATENATED MODULE: ./build/packages/traffic/src/create-router.js
const routers = {
    http: async (configuration, { runtime }) => {
        const { HttpRouter } = await __webpack_require__.e(/* import() */ 9884).then(__webpack_require__.bind(__webpack_require__, 9884));
        return new HttpRouter(configuration, runtime);
    },
    haproxy: async (configuration) => {
        const { HaproxyRouter } = await __webpack_require__.e(/* import() */ 2203).then(__webpack_require__.bind(__webpack_require__, 4584));
        return new HaproxyRouter(configuration);
    },
    alb: async (configuration, { aws, runtime }) => {
        const [{ openAws }, { openAlbRouter }] = await Promise.all([
            __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 3404)),
            __webpack_require__.e(/* import() */ 5583).then(__webpack_require__.bind(__webpack_require__, 5583)),
        ]);
        return openAlbRouter(configuration, openAws(aws, runtime), runtime.log);
    },
    command: async (configuration, context) => {
        const { CommandRouter } = await __webpack_require__.e(/* import() */ 2889).then(__webpack_require__.bind(__webpack_require__, 2889));
        return new CommandRouter(configuration, context, context.runtime);
    },
};
/** The router a configuration names; its placeholders are expanded already. */
async function createRouter(configuration, context) {
    return routers[configuration.router](configuration, context);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/plan.js








/**
 * Reads state and router and makes the plan; writes nothing. With `adopt` the router says which colour serves, not the state. A
 * held shift is a note on the plan, and in the way of a shift that has no intent to take it on.
 * Throws ConfigurationError when the router can't express a stage, the state is another service's, nothing tells which colour
 * serves, or state and router disagree and no operation under way explains it.
 */
async function readPlan(configuration, release, runtime, { githubToken }, intent) {
    const { service, environment, sections } = configuration;
    const context = { service, environment, runtime, githubToken, aws: sections.aws };
    const store = await (0,open_state_store/* openStateStore */.V)(sections.state, context);
    const router = await routerOf(configuration, release, runtime);
    refuseInexpressible(sections.stages ?? [], router);
    const [snapshot, observed] = await Promise.all([store.read(), router.read()]);
    const { state } = snapshot;
    assertOwn(state, configuration);
    const now = runtime.clock.now();
    // While an operation is under way state and traffic may differ; before the shift begins they must agree again.
    const quiet = !state || !heldByAnother(state, nobody, { now });
    const held = !state?.journal && state?.settled?.outcome === 'held';
    const assessed = quiet && (intent || !held)
        ? assessSituation(snapshot, observed, { adopt: false, ...intent, holder: nobody, now })
        : undefined;
    const adopts = intent?.adopt && !assessed?.unsettled && !assessed?.resumed;
    const from = (adopts ? undefined : state?.active) ?? (0,src_weights/* servingColor */.mz)(observed);
    if (from === undefined) {
        throw new errors/* ConfigurationError */.j1(`traffic of ${service} in ${environment} is split and no state says which colour is the old one; run the rollback action with \`to: blue\` or \`to: green\` first`);
    }
    const plan = { from, fromVersion: state?.versions[from], to: (0,src_weights/* otherColor */.IP)(from), ...release };
    const unsettled = state?.journal;
    const unjudged = { snapshot, observed, active: from, unsettled, cause: unsettled && cutOff(unsettled) };
    return {
        ...{ ...plan, notes: notesOn(state), digest: digestOf(configuration, plan) },
        ...{ situation: assessed ?? { ...unjudged, resumed: undefined }, resume: intent?.resume },
    };
}
function notesOn(state) {
    const { lock, journal, settled } = state ?? {};
    const where = (url) => (url ? `, see ${url}` : '');
    return [
        ...(lock
            ? [
                `locked by ${lock.holder.actor} since ${lock.acquired}, until ${lock.expires} at the latest${where(lock.holder.url)}`,
            ]
            : []),
        ...(journal
            ? [
                `a ${journal.operation} to ${journal.to} (${journal.version}) is under way since ${journal.started}, ${journal.phase}; if its run is gone, it is settled first`,
            ]
            : []),
        ...(!journal && settled?.outcome === 'held'
            ? [
                `a shift to ${settled.to} (${settled.version}) is held since ${settled.at} by ${settled.by.actor}: ${settled.reason}`,
            ]
            : []),
    ];
}
/** Holds no lock: a plan asks for none. */
const nobody = { id: '', actor: '' };
/** The router with the release's values in its configuration. */
async function routerOf({ service, environment, sections }, { version, sha }, runtime) {
    const traffic = (0,placeholders/* expandPlaceholders */.pj)(sections.traffic, { service, environment, version, sha });
    return createRouter(traffic, { service, environment, runtime, aws: sections.aws });
}
/** The digest of a plan: SHA-256 of its canonical JSON (keys sorted), in hexadecimal. */
function digestOf(configuration, plan) {
    const { service, environment, written } = configuration;
    const named = [...trafficSections, ...shiftSections];
    const sections = Object.fromEntries(Object.entries(written).filter(([name]) => named.includes(name)));
    return (0,external_node_crypto_.createHash)('sha256').update(canonicalJson({ service, environment, plan, sections })).digest('hex');
}
function canonicalJson(value) {
    return JSON.stringify(value, (_, item) => typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item);
}

// EXTERNAL MODULE: ./build/packages/config/src/schema/traffic.js
var traffic = __webpack_require__(5389);
;// CONCATENATED MODULE: ./build/packages/deployment/src/rollback-decision.js



/** What a look means for the plan: where to go, or why not. */
function decide(plan, { observed, snapshot, probes }, { holder, clock }) {
    const state = snapshot?.state;
    const to = snapshot || plan.to !== undefined ? targetOf(plan, state, observed) : undefined;
    const refused = (reasonCode, reason) => ({
        ...{ to, outcome: 'refused', reasonCode, reason },
    });
    if (to === undefined)
        return refused('target-unknown', unknownTarget(plan, snapshot, observed));
    const serves = observed && (0,src_weights/* sameWeights */.ML)(observed, (0,src_weights/* allOn */.PT)(to));
    // Where the state says otherwise there is still something to settle.
    const held = state?.settled?.outcome === 'held';
    if (serves && !held && !state?.journal && state?.active !== (0,src_weights/* otherColor */.IP)(to))
        return { to, outcome: 'already', reasonCode: 'already', reason: alreadyThere(plan, to, state) };
    if (plan.drill) {
        const lock = state && heldByAnother(state, holder, { now: clock.now() });
        const quiet = snapshot &&
            !lock &&
            !held &&
            !state?.journal &&
            state?.active !== to &&
            observed &&
            (0,src_weights/* sameWeights */.ML)(observed, (0,src_weights/* allOn */.PT)((0,src_weights/* otherColor */.IP)(to)));
        if (!quiet)
            return refused('not-settled', unsettledDrill(observed, state));
    }
    const unhealthy = unhealthyTarget(plan, to, probes) ?? halfDeployedTarget(plan, to, state);
    return unhealthy ? refused('target-unhealthy', unhealthy) : { to };
}
/**
 * The target: as asked for; else where the operation under way or held came from; else where the last one began if it was a
 * promotion, and where it ended if it went back, so that rolling back twice never returns to what was rolled back; before
 * there is any state, the colour that doesn't serve.
 */
function targetOf({ to }, state, observed) {
    if (to !== undefined)
        return traffic/* colors */.T.find((color) => color === to) ?? colorOfVersion(to, state);
    const { journal, settled } = state ?? {};
    if (journal)
        return journal.operation === 'shift' ? journal.from : journal.to;
    if (settled?.outcome === 'held')
        return settled.from;
    const serving = settled ? (0,src_weights/* servingColor */.mz)(settled.weights) : observed && (0,src_weights/* servingColor */.mz)(observed);
    return settled?.outcome === 'rolled-back' ? serving : serving && (0,src_weights/* otherColor */.IP)(serving);
}
function colorOfVersion(version, state) {
    const matches = traffic/* colors */.T.filter((color) => state?.versions[color] === version);
    return matches.length === 1 ? matches[0] : undefined;
}
function alreadyThere({ to: asked }, to, state) {
    const there = `All traffic is on ${to} already.`;
    const { settled } = state ?? {};
    if (asked !== undefined || settled?.outcome !== 'rolled-back')
        return there;
    return `${there} It was brought back there at ${settled.at} by ${settled.by.actor}. If ${to} is what is broken, say \`to: ${(0,src_weights/* otherColor */.IP)(to)}\`.`;
}
function unsettledDrill(observed, state) {
    const traffic = observed ? (0,src_weights/* formatWeights */.V7)(observed) : 'unknown';
    const busy = state?.lock ? `, and ${state.lock.holder.actor} holds the lock` : '';
    return `A drill needs all traffic on one colour, a readable state that agrees, and no operation under way; traffic is at ${traffic}${busy}. Nothing was changed. Wait for that operation, or end it with a rollback, and rehearse then.`;
}
function unknownTarget({ to }, snapshot, observed) {
    if (to === undefined) {
        const traffic = observed ? `Traffic is at ${(0,src_weights/* formatWeights */.V7)(observed)}` : 'The router did not answer';
        const state = snapshot
            ? 'no state says where it came from'
            : 'the state that says where it came from could not be read';
        return `${traffic}, and ${state}; nothing was changed. Say \`to: blue\` or \`to: green\`.`;
    }
    const { state } = snapshot ?? {};
    const known = traffic/* colors */.T
        .map((color) => `${color} has ${state?.versions[color] ?? 'an unknown version'}`)
        .join(', ');
    return `\`${to}\` is neither a colour nor a version on just one of them (${known}).`;
}
function unhealthyTarget(plan, to, probes) {
    if (probes[to].healthy || plan.force)
        return undefined;
    const other = probes[(0,src_weights/* otherColor */.IP)(to)];
    return `${to} is not healthy (${probes[to].finding}), while ${(0,src_weights/* otherColor */.IP)(to)} is ${other.healthy ? 'healthy' : 'not healthy either'}; nothing was changed. Repair ${to}, or go there all the same with \`force: true\`.`;
}
function halfDeployedTarget({ force }, to, state) {
    const { journal } = state ?? {};
    if (force || journal?.phase !== 'preparing' || journal.to !== to)
        return undefined;
    return `${to} is being replaced by ${journal.version} since ${journal.started}, and may have neither its old version nor the new one; nothing was changed. Traffic is meant to be on ${journal.from}: go there with \`to: ${journal.from}\`, or to ${to} all the same with \`force: true\`.`;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/failure.js
var failure = __webpack_require__(3585);
;// CONCATENATED MODULE: ./build/packages/deployment/src/shift-failures.js



/** A step of the shift failed, and the reason code says which. */
class StepError extends Error {
    reasonCode;
    constructor(reasonCode, reason) {
        super(reason);
        this.reasonCode = reasonCode;
    }
}
/** The cancel as the beginning of a sentence. */
function describeCancel(error) {
    return error instanceof failure/* CancelledError */.cc ? `The run was ${error.message}` : 'The run was cancelled';
}
/** Whether a result can tell what failed; anything else is a bug. */
function isExpected(error) {
    return error instanceof StepError || error instanceof errors/* ProviderError */.mZ || error instanceof errors/* ConfigurationError */.j1;
}
/** Which step failed, or which of our two partners; `failed` for anything else. */
function reasonCodeOf(error) {
    if (error instanceof StepError)
        return error.reasonCode;
    const system = error instanceof errors/* ProviderError */.mZ ? error.system : undefined;
    if (system === traffic_router/* trafficSystem */.bo)
        return 'router-failed';
    return system === state_store/* stateSystem */.n ? 'state-failed' : 'failed';
}
/** The worst there is: the way back failed. Says where traffic was last seen and what to press. */
class WayBackError extends errors/* ProviderError */.mZ {
    constructor(error, reason, to, shown) {
        const why = (0,errors/* describeError */.Uc)(error);
        const failed = reason.includes(why) ? 'FAILED, too' : `FAILED: ${why}`;
        const seen = shown
            ? `The router last showed ${(0,src_weights/* formatWeights */.V7)(shown)}`
            : 'The router did not show where traffic is';
        super(`${reason}. The way back to ${to} ${failed}. ${seen}. Repair the router, then use the rollback action (\`to: ${to}\`), which takes the lock over at once; the journal keeps what was under way`, { system: traffic_router/* trafficSystem */.bo, operation: 'the way back' });
        this.name = 'WayBackError';
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rollback-ending.js





/** How long the state may take to record what was done; traffic is back by then. In milliseconds. */
const rollback_ending_recordTime = 30_000;
/** The target is the active colour from now on. Throws FencedError when a newer holder has taken over. */
async function endRollback(session, journal, reason, { clock, log }) {
    const { operation, from, to, version } = journal;
    const weights = (0,src_weights/* allOn */.PT)(to);
    const told = { outcome: 'rolled-back', reasonCode: 'rolled-back', reason, weights };
    if (!session)
        return told;
    const settled = {
        ...{ ...told, operation, from, to, version },
        at: (0,src_clock/* isoInstant */.j2)(clock.now()),
        by: session.holder,
    };
    const ending = session.end({ active: to, journal: undefined, settled });
    await (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, ending, rollback_ending_recordTime, clock).catch((error) => {
        if (error instanceof FencedError)
            throw error;
        log.error(`Traffic is on ${to}, but the state could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    return told;
}
/** Traffic goes back to where the rehearsal began. Throws WayBackError when it doesn't, FencedError when a newer holder has taken over. */
async function endDrill(plan, journal, session, world) {
    const { router, log, clock } = world;
    const { to: home, from: away } = journal;
    const before = (0,src_weights/* allOn */.PT)(home);
    const doubtful = world.doubts.raised;
    const went = `Drill: all traffic went to ${away}`;
    try {
        if (session === undefined)
            await setWeights(router, before, world);
        else
            await returnTraffic(router, before, session, journal, world);
        if (session && doubtful)
            await outlastLateWrites(router, before, router.writeLimit, session, world);
    }
    catch (error) {
        if (!(error instanceof FencedError))
            throw new WayBackError(error, went, home, (0,src_weights/* allOn */.PT)(away));
        await undoLateWrite(before, world, (session?.state.sequence ?? -1) + 1);
        throw error;
    }
    const ending = session?.end({ journal: undefined }) ?? Promise.resolve();
    await (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, ending, rollback_ending_recordTime, clock).catch((error) => {
        if (error instanceof FencedError)
            throw error;
        log.error(`Traffic is back, but the state could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    const reason = `${went} and came back to ${(0,src_weights/* formatWeights */.V7)(before)}: ${plan.reason}.`;
    return { outcome: 'rolled-back', reasonCode: 'drilled', reason, weights: before };
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rollback.js







/** What may delay the one write that counts, and for how long each at most, in milliseconds. */
const lookTime = 2_000;
const rollback_lease = 10 * 60_000;
/** How often a rollback decides anew because the state changed while it took the lock. */
const rollback_rounds = 10;
/**
 * Sends all traffic back with one router write. Before it only the router, the state and both colours' health are looked
 * at, at the same time and for 2 s at most; the state is written beside it. Takes over any lock: a shift under way notices
 * and stops. Where the state changed meanwhile, it looks and decides again. Throws WayBackError when the router stays deaf, and
 * ConfigurationError when the state is that of another service.
 */
async function rollback(plan, dependencies) {
    const world = { ...dependencies, doubts: { raised: false } };
    const started = world.clock.now();
    let written;
    for (let round = 1;; round += 1) {
        const look = await lookAround(plan, world);
        const decision = decide(plan, look, world);
        if ('outcome' in decision) {
            const { to, outcome, reasonCode, reason } = decision;
            // What was written on the strength of the look before is not wanted any more.
            const undoing = outcome === 'refused' ? written : undefined;
            if (undoing)
                await undoLateWrite((0,src_weights/* allOn */.PT)(undoing), world, look.snapshot?.state?.sequence ?? 0);
            const weights = undoing ? await within('router', world.router.read(), world) : look.observed;
            if (outcome === 'already')
                await complete(look.snapshot, world);
            return resultOf({ outcome, reasonCode, reason, weights }, to, look, started, world);
        }
        const result = await goBack(plan, decision.to, look, started, world);
        if (result !== 'contested')
            return result;
        written = decision.to;
        if (round < rollback_rounds)
            continue;
        const reason = `All traffic was sent to ${written}, but the state kept changing: ${plan.reason}`;
        world.log.error('This rollback is not recorded in the state, which changed again and again.');
        const told = { outcome: 'rolled-back', reasonCode: 'rolled-back', reason };
        return resultOf({ ...told, weights: (0,src_weights/* allOn */.PT)(written) }, written, look, started, world);
    }
}
/** Writes the weights and, beside that, lock and intent; `contested` when the state was not the one looked at any more. */
async function goBack(plan, to, look, started, world) {
    const { router, clock, log, prober, urlOf } = world;
    const journal = journalOf(plan, to, look, world, started);
    const locking = takeLock(plan, look.snapshot, journal, world);
    await setWeights(router, (0,src_weights/* allOn */.PT)(to), world, { patience: rewriteTime }).catch(async (error) => {
        // A shift under way may have put its own weights back; without the lock it can't any more.
        log.warning(`Not there yet, writing again: ${(0,errors/* describeError */.Uc)(error)}`);
        const lock = await locking;
        if (lock === 'contested')
            return;
        const fence = lock ? fenceOf(lock, world) : async () => { };
        await fence();
        await insist(router, (0,src_weights/* allOn */.PT)(to), world, fence).catch((last) => {
            if (last instanceof FencedError)
                throw last;
            throw new WayBackError(last, `Rollback: ${plan.reason}`, to, look.observed);
        });
    });
    const seconds = (clock.now() - started) / 1_000;
    const locked = await locking;
    if (locked === 'contested')
        return locked;
    const session = await guard(locked, (0,src_weights/* allOn */.PT)(to), world);
    const after = await prober.probe(urlOf(to), lookTime);
    if (!after.healthy)
        log.warning(`${to} has all traffic, but its health probe failed: ${after.finding}`);
    const told = plan.drill
        ? await endDrill(plan, journal, session, world)
        : await endRollback(session, journal, `All traffic is on ${to} after ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}: ${plan.reason}.`, world);
    return { ...resultOf(told, to, look, started, world), seconds };
}
/** Whoever recorded the colour may have died before other readers were shown it. */
async function complete(snapshot, world) {
    const { state, revision } = snapshot ?? {};
    if (state === undefined || revision === undefined)
        return;
    await within('state', world.store.complete?.(state, revision) ?? Promise.resolve(), world);
}
function resultOf(told, to, { snapshot }, started, { clock }) {
    return {
        ...told,
        to,
        from: to && (0,src_weights/* otherColor */.IP)(to),
        version: to && snapshot?.state?.versions[to],
        seconds: (clock.now() - started) / 1_000,
        started: (0,src_clock/* isoInstant */.j2)(started),
        ended: (0,src_clock/* isoInstant */.j2)(clock.now()),
    };
}
/** The plan of a rollback in the order of its writes, without making any. */
async function describeRollback(plan, world) {
    const look = await lookAround(plan, world);
    const decision = decide(plan, look, world);
    if ('outcome' in decision)
        return [`nothing, ${decision.outcome}: ${decision.reason}`];
    const { to } = decision;
    const { healthy, finding } = look.probes[to];
    const version = look.snapshot?.state?.versions[to];
    const observed = look.observed ? (0,src_weights/* formatWeights */.V7)(look.observed) : 'unknown';
    return [
        `${to}${version ? ` (${version})` : ''} is ${healthy ? 'healthy' : 'not healthy'}: ${finding}`,
        `router: ${observed} → ${(0,src_weights/* formatWeights */.V7)((0,src_weights/* allOn */.PT)(to))}`,
        ...(plan.drill
            ? [
                'state: take the lock, journal the drill',
                `router: back to ${observed}, because this is a drill`,
                'state: give the lock back',
            ]
            : [`state: take the lock, journal the rollback, settle with ${to} as the active colour`]),
    ];
}
async function lookAround(plan, world) {
    const [observed, snapshot, blue, green] = await Promise.all([
        within('router', world.router.read(), world),
        within('state', world.store.read(), world),
        world.prober.probe(world.urlOf('blue'), lookTime),
        world.prober.probe(world.urlOf('green'), lookTime),
    ]);
    assertOwn(snapshot?.state, plan);
    return { observed, snapshot, probes: { blue, green } };
}
function journalOf(plan, to, { observed, snapshot }, { router }, started) {
    // A drill that is cut off is to end where it began.
    const home = plan.drill ? (0,src_weights/* otherColor */.IP)(to) : to;
    return {
        operation: 'rollback',
        from: (0,src_weights/* otherColor */.IP)(home),
        to: home,
        version: snapshot?.state?.versions[home] ?? 'unknown',
        phase: 'rolling-back',
        intended: (0,src_weights/* allOn */.PT)(to),
        observed: observed ?? (0,src_weights/* allOn */.PT)(home),
        started: (0,src_clock/* isoInstant */.j2)(started),
        writeLimit: router.writeLimit,
        reason: plan.reason,
    };
}
/**
 * Takes the lock over and writes the intent, at exactly the state that was looked at. A state that can't be written stops no
 * rollback: then there is no session.
 */
async function takeLock(plan, snapshot, journal, { store, clock, holder, log }) {
    if (snapshot === undefined) {
        log.error('The state could not be read, so this rollback is not recorded in it; the next shift will ask for `adopt: observed`.');
        return undefined;
    }
    const options = { lease: rollback_lease, force: true, change: { journal } };
    const locking = StateSession.begin(store, clock, { ...plan, holder }, snapshot, options);
    try {
        // A process that stood still finds its time over before it has heard anything: it listens a little longer.
        const heard = () => (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, locking, lookTime, clock);
        return await (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, locking, rollback_ending_recordTime, clock).catch(heard);
    }
    catch (error) {
        if (error instanceof state_store/* StateConflictError */.K)
            return 'contested';
        log.error(`This rollback is not recorded in the state: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    }
}
/**
 * Once the lock is taken no other run begins a write, but one that had begun may still land after ours. A state that doesn't
 * answer stops no correction. Throws FencedError when a newer holder has taken over meanwhile.
 */
async function guard(session, weights, world) {
    if (session === undefined)
        return undefined;
    const own = world.doubts.raised ? world.router.writeLimit : 0;
    const limit = Math.max(session.interrupted?.writeLimit ?? 0, own);
    await outlastLateWrites(world.router, weights, limit, { assertHeld: fenceOf(session, world) }, world);
    return session;
}
/** Whether this rollback may still write; a state that doesn't answer stops none. */
function fenceOf(session, { log }) {
    return () => session.assertHeld().catch((error) => {
        if (error instanceof FencedError)
            throw error;
        log.warning(`The lock could not be looked at: ${(0,errors/* describeError */.Uc)(error)}`);
    });
}
/** The value, or `undefined` with a warning when it failed or took too long. */
function within(what, work, { clock, log }) {
    return (0,src_clock/* withTimeLimit */.Bv)(what, work, lookTime, clock).catch((error) => {
        log.warning(`The ${what} could not be read: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    });
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/policies.js
var policies = __webpack_require__(1513);
;// CONCATENATED MODULE: ./build/packages/deployment/src/preparation.js



/** Pause between two looks at what is still connected, in milliseconds. */
const drainPause = 1_000;
/**
 * Waits for work that takes its time, and looks after something every `interval` milliseconds meanwhile: a late write must not
 * leave traffic on a colour that is being replaced. What the looking throws ends the looking alone: the work itself finds out.
 */
async function lookingAfter(work, look, interval, clock) {
    const ended = new AbortController();
    const looking = (async () => {
        while (!ended.signal.aborted) {
            await clock.sleep(interval, ended.signal);
            await look();
        }
    })().catch(() => { });
    try {
        await work;
    }
    finally {
        ended.abort();
        await looking;
    }
}
/** Runs a step of a shift; what another system failed at becomes a StepError with that reason code. */
async function step(reasonCode, work) {
    try {
        await work();
    }
    catch (error) {
        if (error instanceof errors/* ProviderError */.mZ)
            throw new StepError(reasonCode, error.message);
        throw error;
    }
}
/** Puts the release onto its colour, once nobody is connected there any more and `assertIdle` agrees. Throws StepError. */
async function deploy(release, world, assertIdle) {
    const { deployer, signal, log } = world;
    await log.group(`Deploy ${release.version} to ${release.color}`, async () => {
        await step('before-deploy-failed', () => world.hook('before-deploy', release));
        await drain(release.color, world);
        await assertIdle();
        await step('deploy-failed', () => deployer.deploy(release, signal));
    });
}
/** Sees the release healthy, warm and tested, and the way back open. Throws StepError. */
async function prove(release, back, world) {
    const { log, signal } = world;
    await proveHealthy(release, world);
    await log.group('Warm-up', () => step('warm-up-failed', () => world.warmUp(release)));
    await log.group('Smoke tests', () => step('smoke-failed', () => world.smoke(release)));
    await step('before-shift-failed', () => world.hook('before-shift', release));
    await proveCapacity(release.color, world);
    await proveWayBack(back, world);
    signal.throwIfAborted();
}
/** Sees the release healthy, as often in a row as configured. Throws StepError. */
async function proveHealthy(release, { prober, log, signal }) {
    await log.group(`Health of ${release.color}`, async () => {
        const { healthy, finding } = await prober.becomeHealthy(release.url, signal);
        if (!healthy)
            throw new StepError('unhealthy', `${release.color} is ${finding}`);
        log.info(`✔ ${finding}`);
    });
}
/** Sees that the old colour is healthy and has somebody to take traffic. Throws StepError. */
async function proveWayBack(back, world) {
    const { healthy, finding } = await world.prober.probe(world.urlOf(back), undefined, world.signal);
    if (!healthy)
        throw new StepError('no-way-back', `${back}, the way back, is not healthy: ${finding}`);
    await proveCapacity(back, world, 'no-way-back');
}
/** Sees that the router has somebody to send a colour's traffic to. Throws StepError. */
async function proveCapacity(color, { router }, reasonCode = 'no-capacity') {
    if (!(0,traffic_router/* reportsCapacity */.qg)(router))
        return;
    await step(reasonCode, async () => {
        const missing = await router.missingCapacity(color);
        if (missing)
            throw new StepError(reasonCode, `nobody would take the traffic of ${color}: ${missing}`);
    });
}
/** Waits until the colour has answered its last request; after the router's drain time it goes on and says so. */
async function drain(color, { router, clock, log, signal }) {
    if (!(0,traffic_router/* countsConnections */.a$)(router))
        return;
    const deadline = clock.now() + router.drainTime;
    for (;;) {
        let open;
        try {
            open = await router.openConnections(color);
        }
        catch (error) {
            return log.warning(`The open connections of ${color} could not be counted: ${(0,errors/* describeError */.Uc)(error)}`);
        }
        if (open === 0)
            return;
        if (clock.now() + drainPause > deadline) {
            const waited = (0,quantities/* formatDuration */.a3)(router.drainTime);
            return log.warning(`${open} connections to ${color} are still open after ${waited}; going on.`);
        }
        await clock.sleep(drainPause, signal);
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/shift-ending.js






/** How long a look may take once a run is cancelled and has little time left, in milliseconds. */
const lastLookTime = 2_000;
/** How a shift ends: promoted, brought back or held, with traffic and state agreeing on it. */
class ShiftEnding {
    #plan;
    #world;
    #session;
    #progress;
    constructor(plan, world, session, progress) {
        this.#plan = plan;
        this.#world = world;
        this.#session = session;
        this.#progress = progress;
    }
    /** The new colour is the active one from now on. */
    async promote() {
        await this.#outlastDoubts();
        const now = this.#world.clock.now();
        const retireAfter = (0,src_clock/* isoInstant */.j2)(now + this.#plan.keepOld);
        const reason = `${this.#plan.version} serves all traffic on ${this.#progress.to}; ${this.#progress.from} is kept until ${retireAfter}.`;
        const settled = { ...this.#settlement('promoted', 'promoted', reason), retireAfter };
        const change = { active: this.#progress.to, journal: undefined, settled };
        const { keepLock } = this.#plan;
        const ending = keepLock > 0 ? this.#session.update(change, keepLock) : this.#session.end(change);
        await ending.catch((error) => this.#takeBack(error));
        return {
            ...this.#progress.result('promoted', 'promoted', reason),
            active: this.#progress.to,
            previous: this.#progress.from,
            retireAfter,
        };
    }
    /** Whether the promotion was recorded is open: before traffic moves back, the state has to say that the shift goes on. */
    async #takeBack(error) {
        if (error instanceof FencedError)
            throw error;
        const change = { active: this.#progress.from, journal: this.#progress.journal('shifting') };
        const writing = this.#session.update(change, leaseMargin);
        await (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, writing, recordTime, this.#world.clock).catch((last) => {
            if (last instanceof FencedError)
                throw last;
            this.#world.log.warning(`The state could not be written: ${(0,errors/* describeError */.Uc)(last)}`);
        });
        throw error;
    }
    /** Traffic never left the old colour: look whether that is so, and settle it. */
    async abandon(error) {
        if (error instanceof FencedError)
            throw error;
        const { router, clock, signal } = this.#world;
        const known = isExpected(error) || signal.aborted;
        const reasonCode = signal.aborted ? 'cancelled' : reasonCodeOf(error);
        const why = signal.aborted ? describeCancel(error) : (0,errors/* describeError */.Uc)(error);
        const observed = await (0,src_clock/* withTimeLimit */.Bv)(traffic_router/* trafficSystem */.bo, router.read(), lastLookTime, clock).catch(() => { });
        if (!observed || !(0,src_weights/* sameWeights */.ML)(observed, (0,src_weights/* allOn */.PT)(this.#progress.from))) {
            const result = await this.rollBack(reasonCode, why);
            if (!known)
                throw error;
            return result;
        }
        const reason = `${why}. All traffic stayed on ${this.#progress.from}.`;
        await this.#settle(this.#settlement('rolled-back', reasonCode, reason));
        if (!known)
            throw error;
        return this.#progress.result('rolled-back', reasonCode, reason);
    }
    /** Traffic may be split: brings it back, or holds it where a cancel is to do that. */
    async interrupted(error) {
        if (error instanceof FencedError || error instanceof WayBackError)
            throw error;
        const cancelled = this.#world.signal.aborted;
        const reason = cancelled ? describeCancel(error) : (0,errors/* describeError */.Uc)(error);
        if (cancelled && this.#plan.policies.onCancel === 'hold')
            return this.hold('cancelled', reason);
        const result = await this.rollBack(cancelled ? 'cancelled' : reasonCodeOf(error), reason);
        if (cancelled || isExpected(error))
            return result;
        this.#world.log.error(result.reason);
        throw error;
    }
    /** Sends all traffic to the old colour and settles that. Throws WayBackError when it can't. */
    async rollBack(reasonCode, reason) {
        const { log, clock, router } = this.#world;
        const started = clock.now();
        const back = (0,src_weights/* allOn */.PT)(this.#progress.from);
        log.warning(`Rolling back to ${this.#progress.from}: ${reason}`);
        this.#progress.aim(back);
        const journal = { ...this.#progress.journal('rolling-back'), reason };
        await returnTraffic(router, back, this.#session, journal, this.#world).catch((error) => {
            throw error instanceof FencedError
                ? error
                : new WayBackError(error, reason, this.#progress.from, this.#progress.shown);
        });
        const took = (0,quantities/* formatDuration */.a3)(clock.now() - started);
        const probe = await this.#world.prober.probe(this.#world.urlOf(this.#progress.from), lastLookTime);
        if (!probe.healthy)
            log.error(`${this.#progress.from} has all traffic again, but is not healthy: ${probe.finding}`);
        const told = `${reason}. All traffic is back on ${this.#progress.from} after ${took}.`;
        if (this.#leavesDoubts())
            return this.#progress.result('rolled-back', reasonCode, told);
        await this.#outlastDoubts();
        await this.#settle(this.#settlement('rolled-back', reasonCode, told));
        return this.#progress.result('rolled-back', reasonCode, told);
    }
    /** Holds traffic or, where that fails, brings it back. */
    async holdOrRollBack(reasonCode, reason) {
        try {
            return await this.hold(reasonCode, reason);
        }
        catch (error) {
            if (error instanceof FencedError || this.#world.signal.aborted)
                throw error;
            return this.rollBack(reasonCode, `${reason}. The split could not be held: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
    /** Leaves traffic where the router shows it. Throws ProviderError when it doesn't, or the state can't say so: the journal then stays. */
    async hold(reasonCode, reason) {
        const { router, clock } = this.#world;
        this.#progress.aim(await (0,src_clock/* withTimeLimit */.Bv)(traffic_router/* trafficSystem */.bo, router.read(), lastLookTime, clock));
        const outcome = (0,src_weights/* sameWeights */.ML)(this.#progress.weights, (0,src_weights/* allOn */.PT)(this.#progress.from)) ? 'rolled-back' : 'held';
        const holdUntil = (0,src_clock/* isoInstant */.j2)(clock.now() + this.#plan.holdFor);
        const told = outcome === 'held'
            ? `${reason}. Traffic is held at ${(0,src_weights/* formatWeights */.V7)(this.#progress.weights)} until ${holdUntil}; then the next run brings it back. Take it on with \`resume: continue\`, \`resume: promote\` or \`resume: abort\`, or end it with the rollback action.`
            : `${reason}. All traffic is on ${this.#progress.from}.`;
        // What to do about a hold is said again, and anew, to whoever comes upon it.
        const settled = this.#settlement(outcome, reasonCode, outcome === 'held' ? reason : told);
        if (outcome === 'rolled-back' && this.#leavesDoubts())
            return this.#progress.result(outcome, reasonCode, told);
        if (!this.#world.signal.aborted)
            await this.#outlastDoubts();
        // What isn't recorded isn't held: the next run would bring it back.
        await this.#record(outcome === 'held' ? { ...settled, holdUntil } : settled);
        return this.#progress.result(outcome, reasonCode, told);
    }
    /** What was written without an answer may still land: nothing is settled before that can't happen any more. */
    async #outlastDoubts() {
        const { router } = this.#world;
        if (!this.#world.doubts.raised)
            return;
        await outlastLateWrites(router, this.#progress.weights, router.writeLimit, this.#session, this.#world);
        this.#world.doubts.raised = false;
    }
    /** Whether no time is left to outlast what is in doubt: then the journal stays, for the post step or the next run to settle. */
    #leavesDoubts() {
        const leaves = this.#world.doubts.raised && this.#world.signal.aborted;
        if (leaves)
            this.#world.log.warning('A write of this run had no answer and may still land; the next step or run settles that.');
        return leaves;
    }
    /** Traffic is where it shall be: a state that can't be written now is settled by a later run from its journal. */
    async #settle(settled) {
        try {
            await this.#record(settled);
        }
        catch (error) {
            if (error instanceof FencedError)
                throw error;
            this.#world.log.error(`The state could not be written; the next run settles it: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
    async #record(settled) {
        const { weights, by: holder, at } = settled;
        // No time was left to outlast it: should it land, the next run knows it and puts it right.
        const late = [this.#progress.before, weights].map((each) => ({ weights: each, holder, at }));
        const doubts = this.#world.doubts.raised ? { lateWrites: late } : {};
        const ending = this.#session.end({ active: this.#progress.from, journal: undefined, settled, ...doubts });
        await (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, ending, recordTime, this.#world.clock);
    }
    #settlement(outcome, reasonCode, reason) {
        return this.#progress.settlement(outcome, reasonCode, reason, this.#session.holder);
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/shift-progress.js


/** How far a shift has come, and how that is told to the state and to the caller. */
class ShiftProgress {
    from;
    to;
    stages = [];
    /** What the router showed last. */
    shown;
    /** Which stage, counted from 1. */
    stage;
    #plan;
    #world;
    #started;
    #weights;
    #before;
    /** All begins with `weights` in force. */
    constructor(plan, world, active, weights) {
        this.from = active;
        this.to = (0,src_weights/* otherColor */.IP)(active);
        this.#plan = plan;
        this.#world = world;
        this.#started = now(world.clock);
        this.#weights = weights;
        this.#before = weights;
        this.shown = weights;
    }
    /** Where traffic is meant to be. */
    get weights() {
        return this.#weights;
    }
    /** Where traffic was meant to be before. */
    get before() {
        return this.#before;
    }
    /** Traffic is meant to be elsewhere from now on. */
    aim(weights) {
        this.#before = this.#weights;
        this.#weights = weights;
    }
    /** The release on a colour, with what the state knows to run there. */
    release(color, versions) {
        const { service, environment, version, sha } = this.#plan;
        const common = { service, environment, color, url: this.#world.urlOf(color) };
        if (color === this.to)
            return { ...common, version, sha };
        return { ...common, version: versions[color] ?? '', sha: undefined };
    }
    /** What is under way. */
    journal(phase) {
        return {
            ...{ operation: 'shift', phase, from: this.from, to: this.to, version: this.#plan.version },
            ...(this.stage === undefined ? {} : { stage: this.stage }),
            intended: this.#weights,
            observed: this.shown,
            started: this.#started,
            writeLimit: this.#world.router.writeLimit,
        };
    }
    /** How it ended, for the state. */
    settlement(outcome, reasonCode, reason, by) {
        return {
            ...{ operation: 'shift', outcome, from: this.from, to: this.to, version: this.#plan.version },
            weights: this.#weights,
            at: now(this.#world.clock),
            ...{ by, reasonCode, reason },
        };
    }
    /** How it ended, for the caller. */
    result(outcome, reasonCode, reason) {
        return {
            ...{ outcome, reasonCode, reason },
            active: this.from,
            previous: this.from,
            weights: this.#weights,
            retireAfter: undefined,
            stages: this.stages,
            started: this.#started,
            ended: now(this.#world.clock),
        };
    }
}
function now(clock) {
    return (0,src_clock/* isoInstant */.j2)(clock.now());
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/shift-run.js









/** How often the last look before a promotion is tried, with 2 s between. */
const lastLooks = 5;
/** One shift under its lock. */
class ShiftRun {
    #plan;
    #world;
    #session;
    #progress;
    #ending;
    /** What was on the colours before. */
    #versions;
    /** `weights` and `versions` are those in force before. */
    constructor(plan, world, session, active, weights, versions) {
        this.#plan = plan;
        const doubtful = { ...world, doubts: { raised: false } };
        this.#world = doubtful;
        this.#session = session;
        this.#progress = new ShiftProgress(plan, world, active, weights);
        this.#versions = versions;
        this.#ending = new ShiftEnding(plan, doubtful, session, this.#progress);
    }
    /** The whole shift, from the deployment on. */
    async run() {
        try {
            await lookingAfter(this.#prepare(), () => this.#correctDrift(), this.#plan.interval, this.#world.clock);
        }
        catch (error) {
            return this.#ending.abandon(error).catch((last) => this.#giveWay(last));
        }
        return this.#move(this.#plan.stages);
    }
    /** The rest of a held shift: what is deployed is looked at once more, then traffic moves on. */
    async goOn(stages) {
        return this.#move(stages, async () => {
            await proveHealthy(this.#release(this.#progress.to), this.#world);
            await proveWayBack(this.#progress.from, this.#world);
        });
    }
    /** Brings a held shift back. */
    async abort(reason) {
        return this.#ending.rollBack('aborted', reason);
    }
    async #prepare() {
        const release = this.#release(this.#progress.to);
        const lease = this.#plan.preparation + leaseMargin;
        const intent = preparing(this.#plan, this.#progress.from, this.#versions, this.#world);
        // Written with the lock, unless something had to be settled first.
        if (!this.#session.state.journal)
            await this.#session.update(intent, lease);
        await deploy(release, this.#world, () => this.#assertIdle());
        await this.#session.update({ versions: { ...intent.versions, [this.#progress.to]: release.version } }, lease);
        await prove(release, this.#progress.from, this.#world);
    }
    /** What is about to be replaced has no traffic, and the lock is still ours. */
    async #assertIdle() {
        await this.#session.assertHeld();
        await correctWeights(this.#world.router, this.#progress.weights, this.#session, this.#world, {
            signal: this.#world.signal,
        });
    }
    async #move(stages, before = async () => { }) {
        try {
            await before();
            const candidate = this.#release(this.#progress.to);
            const observer = await this.#world.observe(candidate, this.#release(this.#progress.from));
            for (const stage of stages) {
                const ended = await this.#stage(stage, observer);
                if (ended)
                    return ended;
            }
            if (this.#plan.afterShift > 0)
                await this.#finishUp(candidate);
            return await this.#ending.promote();
        }
        catch (error) {
            return this.#ending.interrupted(error).catch((last) => this.#giveWay(last));
        }
    }
    /** What is configured for the time after the last stage; nobody else watches traffic meanwhile. */
    async #finishUp(candidate) {
        const { hook, clock, router, signal } = this.#world;
        await this.#session.update({}, this.#plan.afterShift + leaseMargin);
        const hooks = step('after-shift-failed', () => hook('after-shift', candidate));
        await lookingAfter(hooks, () => this.#correctDrift(), this.#plan.interval, clock);
        // What is promoted was seen in force.
        await correctWeights(router, this.#progress.weights, this.#session, this.#world, {
            ...{ signal, looks: lastLooks },
        });
    }
    /** Moves traffic to a stage and watches it; gives a result if the shift ends here. */
    async #stage(stage, observer) {
        const { clock, log } = this.#world;
        const { interval, extend, unreadableLimit, stages } = this.#plan;
        const more = stages.some((later) => later.weight > stage.weight && later.watch > 0);
        const number = this.#plan.stages.findIndex(({ weight }) => weight === stage.weight) + 1;
        const weights = (0,src_weights/* splitWith */.lr)(this.#progress.to, stage.weight);
        const title = `Stage ${number} of ${this.#plan.stages.length}: ${stage.weight}% on ${this.#progress.to}`;
        return log.group(title, async () => {
            const started = (0,src_clock/* isoInstant */.j2)(clock.now());
            this.#progress.stage = number;
            await this.#set(weights, stage.watch);
            if (stage.watch === 0)
                return undefined;
            const window = await (0,watch_window/* watchWindow */.mG)(observer, {
                ...{ interval, extend, unreadableLimit, more, duration: stage.watch },
                onLook: () => this.#correctDrift(),
            }, this.#world);
            const { verdict, reason, looks } = window;
            const ended = (0,src_clock/* isoInstant */.j2)(clock.now());
            const { watch } = stage;
            this.#progress.stages.push({ weights, watch, more, verdict, reason, started, ended, looks });
            log.info(`${title} for ${(0,quantities/* formatDuration */.a3)(window.endedAt - window.startedAt)}: ${verdict}, ${reason}`);
            return this.#judge(window);
        });
    }
    async #judge(window) {
        const { verdict, reasonCode, reason } = window;
        if (verdict === 'pass')
            return undefined;
        const policy = (0,policies/* actionAfter */.T)(window, this.#plan.policies);
        if (policy === 'rollback')
            return this.#ending.rollBack(reasonCode, reason);
        if (policy === 'hold')
            return this.#ending.holdOrRollBack(reasonCode, reason);
        this.#world.log.warning(`Going on although the stage was ${verdict}: ${reason}`);
        return undefined;
    }
    async #set(weights, watch) {
        const { router, signal } = this.#world;
        signal.throwIfAborted();
        this.#progress.aim(weights);
        // Written only where nobody has written since: that is the look at the lock before the router is written.
        await this.#session.update({ journal: this.#progress.journal('shifting') }, (0,watch_window/* longestWindow */.Zo)(watch, this.#plan.interval, this.#plan.extend) + leaseMargin);
        const fence = () => this.#session.assertHeld();
        await setWeights(router, weights, this.#world, { signal, fence });
        this.#progress.shown = weights;
        await this.#session.assertHeld();
    }
    /** Another writer may have changed the weights; whoever holds the lock puts them right within one interval. */
    async #correctDrift() {
        const { router, log, signal } = this.#world;
        await correctWeights(router, this.#progress.weights, this.#session, this.#world, { signal }).catch((error) => {
            if (error instanceof FencedError || signal.aborted)
                throw error;
            log.warning(`The weights could not be looked after: ${(0,errors/* describeError */.Uc)(error)}`);
        });
    }
    async #giveWay(error) {
        if (error instanceof FencedError) {
            await undoLateWrite(this.#progress.weights, this.#world, this.#session.state.sequence + 1);
        }
        throw error;
    }
    #release(color) {
        return this.#progress.release(color, this.#session.state.versions);
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/shift.js





/**
 * Shifts traffic to a new version stage by stage, or brings it back. Throws ConfigurationError before the first write when
 * the shift can't begin, and ProviderError when even the way back failed; the journal then says what is to be done.
 */
async function shift(plan, world) {
    refuseInexpressible(plan.stages, world.router);
    const { situation, session } = await beginShift(plan, world);
    const known = situation.snapshot.state;
    if (plan.adopt && known?.active !== situation.active) {
        world.log.notice(`Adopted: ${situation.active} serves all traffic; the state said ${known?.active ?? 'nothing'}.`);
    }
    if (session === undefined)
        return unchanged(plan, situation, world);
    if (situation.resumed)
        return resume(situation.resumed, plan, world, session);
    const { unsettled, cause } = situation;
    const active = unsettled ? await settleInterrupted(unsettled, session, world, cause) : situation.active;
    if (unsettled && session.state.versions[active] === plan.version) {
        await session.end();
        return unchanged(plan, { active, observed: (0,src_weights/* allOn */.PT)(active) }, world);
    }
    try {
        refuseUnapproved(plan, active);
    }
    catch (error) {
        await session.end().catch((failure) => {
            world.log.warning(`The lock could not be given back: ${(0,errors/* describeError */.Uc)(failure)}`);
        });
        throw error;
    }
    const { versions } = situation.snapshot.state ?? session.state;
    return new ShiftRun(plan, world, session, active, (0,src_weights/* allOn */.PT)(active), versions).run();
}
/** Takes a held shift on where it stands. */
async function resume(held, plan, world, session) {
    const run = new ShiftRun(plan, world, session, held.from, held.weights, session.state.versions);
    if (plan.resume === 'abort')
        return run.abort(`The held shift was aborted by ${world.holder.actor}`);
    const reached = held.weights[held.to];
    const rest = plan.resume === 'promote'
        ? [{ weight: 100, watch: 0 }]
        : plan.stages.filter(({ weight }) => weight >= reached);
    return run.goOn(rest);
}

// EXTERNAL MODULE: ./build/packages/probes/src/send-requests.js
var send_requests = __webpack_require__(4332);
// EXTERNAL MODULE: ./build/packages/workloads/src/run-script.js
var run_script = __webpack_require__(8833);
// EXTERNAL MODULE: ./build/packages/workloads/src/workload-deployer.js
var workload_deployer = __webpack_require__(3216);
;// CONCATENATED MODULE: ./build/packages/deployment/src/steps.js




/** Does the steps of a section against a colour, in order. Throws ProviderError at the first that fails. */
async function runSteps(section, steps, release, runtime) {
    for (const [index, step] of steps.entries()) {
        const name = step.name ?? `${section} step ${index + 1}`;
        if ('run' in step) {
            const script = { name, run: step.run, timeout: step.timeout };
            await (0,run_script/* runScript */.j)(script, (0,workload_deployer/* releaseVariables */.h)(release), runtime, runtime.signal);
        }
        else {
            const expanded = (0,placeholders/* expandPlaceholders */.pj)(step, { ...release, 'color-url': release.url });
            const { failure } = await (0,send_requests/* sendRequests */.t)(expanded, release.url, runtime);
            if (failure !== undefined)
                throw failed(name, failure);
        }
        runtime.log.info(`✔ ${name}`);
    }
}
function failed(name, message) {
    return new errors/* ProviderError */.mZ(`${name}: ${message}`, { system: name, operation: 'request' });
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/watch-health.js

/** The latest looks of which a share is taken, and the fewest a share means anything for. */
const countedLooks = 10;
const fewestLooks = 4;
/**
 * Regresses when the colour fails `limit` health probes in a row, or when more than half of the latest ten looks began with a
 * failed one (seeds 000 and 002 roll back there). A look is one probe; one that fails is repeated, `limit` in all, spread over
 * `interval` milliseconds, which is the longest time from the first failure to the verdict. A single failure says nothing.
 * A look throws the signal's reason.
 */
function healthObserver(prober, url, limit, interval, { clock, signal }) {
    let latest = [];
    const tell = (verdict, reason) => ({
        ...{ at: clock.now(), verdict, readings: [] },
        reasonCode: verdict === 'pass' ? 'healthy' : 'unhealthy',
        reason,
    });
    /** Asks again, `limit - 1` times; gives the first healthy answer, or what was found last when there is none. */
    async function again(first) {
        const deadline = clock.now() + interval;
        const ended = new AbortController();
        const either = AbortSignal.any([signal, ended.signal]);
        let last = first;
        const repeats = Array.from({ length: limit - 1 }, async (_, index) => {
            await clock.sleep((interval / limit) * (index + 1), either);
            // No repeat waits for another: a colour that hangs must not use up the time of all of them.
            const result = await prober.probe(url, Math.max(1, deadline - clock.now()), either);
            if (result.healthy)
                return result;
            last = result;
            throw new Error(result.finding);
        });
        try {
            return await Promise.any(repeats);
        }
        catch {
            return last;
        }
        finally {
            ended.abort(new Error('another probe was healthy'));
        }
    }
    return {
        async look() {
            const first = await prober.probe(url, undefined, signal);
            signal.throwIfAborted();
            latest = [...latest, first.healthy].slice(-countedLooks);
            const failed = latest.filter((each) => !each).length;
            if (latest.length >= fewestLooks && failed * 2 > latest.length) {
                const share = `${failed} of the latest ${latest.length} looks at the health began with a failed probe`;
                return tell('regress', `${share}: ${first.finding}`);
            }
            if (first.healthy)
                return tell('pass', first.finding);
            const found = await again(first);
            signal.throwIfAborted();
            if (found.healthy)
                return tell('pass', `${found.finding}, after a probe that failed: ${first.finding}`);
            const times = limit === 1 ? '1 health probe' : `${limit} health probes in a row`;
            return tell('regress', `${times} failed within ${(0,quantities/* formatDuration */.a3)(interval)}: ${found.finding}`);
        },
    };
}
/** From the best verdict to the worst. */
const severity = [
    'pass',
    'insufficient-sample',
    'inconclusive',
    'provider-error',
    'regress',
];
/** The higher the worse; a regression that only holds is not as bad as one that rolls back. */
function rankOf({ verdict, consequence }) {
    return 2 * severity.indexOf(verdict) - (consequence ? 1 : 0);
}
/**
 * Looks at everything at once; the worst verdict counts, and all readings are kept. One that throws hides no other, and a
 * regression waits for nobody: the readings are then those that were there.
 */
function combineObservers(observers, { clock }) {
    const failed = (error) => ({
        ...{ at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', readings: [] },
        reason: `the look failed: ${(0,errors/* describeError */.Uc)(error)}`,
    });
    return {
        async look(options) {
            const ended = observers.map(() => undefined);
            const regression = observers.map(async (observer, index) => {
                const assessment = await observer.look(options).catch(failed);
                ended[index] = assessment;
                if (assessment.verdict !== 'regress')
                    throw new Error('no regression');
            });
            // Fails when nobody saw one, and everybody has looked then.
            await Promise.any(regression).catch(() => { });
            const looks = ended.filter((look) => look !== undefined);
            const worst = looks.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a));
            const { look } = looks.find((each) => each.look) ?? {};
            return { ...worst, readings: looks.flatMap(({ readings }) => readings), ...(look && { look }) };
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/create-deployer.js
const deployers = {
    command: async (configuration, runtime) => {
        const { CommandDeployer } = await __webpack_require__.e(/* import() */ 1540).then(__webpack_require__.bind(__webpack_require__, 1540));
        return new CommandDeployer(configuration, runtime);
    },
};
/** The deployer a configuration names. */
async function createDeployer(configuration, runtime) {
    return deployers[configuration.deployer](configuration, runtime);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/world.js












/** The outside world as the configuration names it, as far as a rollback needs it. */
async function rollbackWorld(configuration, release, runtime, { githubToken, checkRunId }) {
    const { service, environment, sections } = configuration;
    const { clock, log } = runtime;
    if (!sections.health)
        throw new Error('the health section always has defaults');
    return {
        store: await (0,open_state_store/* openStateStore */.V)(sections.state, {
            ...{ service, environment, runtime, githubToken },
            aws: sections.aws,
        }),
        router: await routerOf(configuration, release, runtime),
        prober: createHealthProber(sections.health, runtime),
        holder: holderOf(runtime.run, checkRunId),
        urlOf: (color) => (0,placeholders/* expandPlaceholders */.pj)(colorUrl(configuration, color), { service, environment, color, ...release }),
        clock,
        log,
    };
}
/** The outside world as the configuration names it, for a shift. */
async function shiftWorld(configuration, release, runtime, access) {
    const { sections } = configuration;
    const world = await rollbackWorld(configuration, release, runtime, access);
    return {
        ...world,
        hasEnded: (holder) => hasEnded(holder, access, runtime),
        deployer: await createDeployer(sections.workload, runtime),
        warmUp: (candidate) => runSteps('warm-up', sections['warm-up'] ?? [], candidate, runtime),
        smoke: (candidate) => runSteps('smoke', sections.smoke ?? [], candidate, runtime),
        hook: async (moment, candidate) => {
            const steps = sections.hooks?.[moment] ?? [];
            if (steps.length > 0) {
                await runtime.log.group(`Hooks ${moment}`, () => runSteps(moment, steps, candidate, runtime));
            }
        },
        signal: runtime.signal,
        async observe(candidate, reference) {
            const limit = sections.health?.consecutive ?? 1;
            const interval = lookInterval(sections);
            const health = healthObserver(world.prober, candidate.url, limit, interval, runtime);
            if (!sections.metrics)
                return health;
            const { createJudge } = await __webpack_require__.e(/* import() */ 4204).then(__webpack_require__.bind(__webpack_require__, 4204));
            const subjects = { subject: placeholdersOf(candidate), reference: placeholdersOf(reference) };
            return combineObservers([await createJudge({ metrics: sections.metrics, aws: sections.aws, ...subjects }, runtime), health], runtime);
        },
    };
}
function placeholdersOf({ service, environment, version, sha, color, url }) {
    return { service, environment, version, sha, color, 'color-url': url };
}
/**
 * Throws ConfigurationError when the whole plan takes longer than the credentials live with which it would reach its state or
 * its router.
 */
async function refuseShortCredentials({ sections }, runtime) {
    if (sections.state.store !== 'ssm' && sections.traffic.router !== 'alb')
        return;
    const { openAws, refuseShortLived } = await __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 3404));
    await refuseShortLived(openAws(sections.aws, runtime), planTime(sections).whole, runtime.clock);
}
/** Whether the job of a lock's holder has ended; `undefined` when nobody can tell: by hand, or a token that may not look. */
async function hasEnded({ run }, { githubToken }, runtime) {
    if (!run || githubToken === undefined)
        return undefined;
    const { createGithubClient, jobHasEnded } = await __webpack_require__.e(/* import() */ 3835).then(__webpack_require__.bind(__webpack_require__, 3835));
    try {
        return await jobHasEnded(await createGithubClient({ ...runtime, token: githubToken }), run);
    }
    catch (error) {
        runtime.log.warning(`Whether the job that holds the lock has ended can't be seen: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    }
}
/** At the end of a job, as configured: settles an operation it left unfinished, and gives back the lock it holds. */
async function finishJob(configuration, release, runtime, access) {
    await finish(configuration, await rollbackWorld(configuration, release, runtime, access));
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/index.js




















/***/ }),

/***/ 6994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NN: () => (/* binding */ crosses),
/* harmony export */   Qf: () => (/* binding */ comparisonsOf),
/* harmony export */   pr: () => (/* binding */ hasLimits),
/* harmony export */   yb: () => (/* binding */ conditionsOf)
/* harmony export */ });
/* harmony import */ var _deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3627);
/* harmony import */ var _format_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9332);


const thresholds = [
    ['rollback-above', 'rollback', 'above'],
    ['rollback-below', 'rollback', 'below'],
    ['hold-above', 'hold', 'above'],
    ['hold-below', 'hold', 'below'],
    ['warn-above', 'warn', 'above'],
    ['warn-below', 'warn', 'below'],
];
/** From the worst to the mildest. */
const severities = ['rollback', 'hold', 'warn'];
/** Whether an indicator has a fixed limit, of any severity, on whose given side a value is bad. */
function hasLimits(indicator, side) {
    return thresholds.some(([key, , badSide]) => badSide === side && indicator[key] !== undefined);
}
/** All limits of an indicator, the worst first. */
function conditionsOf(indicator) {
    const unit = (0,_deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__/* .unitOf */ .uF)(indicator);
    const fixed = thresholds.flatMap(([key, severity, badSide]) => {
        const given = indicator[key];
        if (!given)
            return [];
        const text = `${key} ${(0,_format_value_js__WEBPACK_IMPORTED_MODULE_1__/* .formatValue */ .F)(given.value, unit)}`;
        return [{ text, severity, badSide, relative: false, limit: () => given.value }];
    });
    return [...fixed, ...degradation(indicator)].toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
/** The conditions of an indicator that compare with a reference, each as the configuration calls it, for a message. */
function comparisonsOf({ 'degrades-by': degrades, compare }) {
    return [...(degrades ? ['`degrades-by`'] : []), ...(compare ? ['`compare`'] : [])];
}
/** Whether a value is on the bad side of a limit; the limit itself is still good. */
function crosses(value, limit, badSide) {
    return badSide === 'above' ? value > limit : value < limit;
}
/**
 * Worse is higher, except where only lower limits are given. A reference of 0 gives no limit: every share of nothing is
 * nothing, and the first single error would be a regression.
 */
function degradation(indicator) {
    const share = indicator['degrades-by'];
    if (!share)
        return [];
    const falls = hasLimits(indicator, 'below') && !hasLimits(indicator, 'above');
    return [
        {
            text: `degrades-by ${(0,_format_value_js__WEBPACK_IMPORTED_MODULE_1__/* .formatValue */ .F)(share.value, 'ratio')}`,
            severity: 'rollback',
            badSide: falls ? 'below' : 'above',
            relative: true,
            limit: (reference) => reference !== undefined && reference > 0
                ? reference * (1 + (falls ? -share.value : share.value))
                : undefined,
        },
    ];
}


/***/ }),

/***/ 9332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ formatElapsed),
/* harmony export */   F: () => (/* binding */ formatValue)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9310);
/* harmony import */ var _statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2480);


/** Writes a value in its unit: 0.05 as `5%`, 0.0123 s as `12.3ms`, bytes as `4.0 GiB`; three figures, bytes two or more. */
function formatValue(value, unit) {
    if (!Number.isFinite(value))
        return value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
    if (value < 0)
        return `-${formatValue(-value, unit)}`;
    switch (unit) {
        case 'ratio':
            return `${(0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value * 100)}%`;
        case 'seconds':
            if (value >= 60)
                return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(value * 1_000);
            return value >= 1 || value === 0 ? `${(0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value)}s` : `${(0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value * 1_000)}ms`;
        case 'bytes':
            return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(Math.round(value));
        case 'number':
            return (0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value);
    }
}
/** Writes milliseconds that something has lasted so far, seconds rounded down: `4m59s of 5m` is not yet enough. */
function formatElapsed(milliseconds) {
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(milliseconds < 1_000 ? milliseconds : Math.floor(milliseconds / 1_000) * 1_000);
}


/***/ }),

/***/ 1513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ policiesOf),
/* harmony export */   T: () => (/* binding */ actionAfter)
/* harmony export */ });
/** What follows from each verdict: what was given, else what the section says, else `otherwise`; from a regression a rollback. */
function policiesOf(metrics, given, otherwise) {
    const written = metrics?.policies ?? {};
    const of = (verdict) => given[verdict] ?? written[verdict] ?? otherwise;
    return {
        regress: given.regress ?? written.regress ?? 'rollback',
        inconclusive: of('inconclusive'),
        'insufficient-sample': of('insufficient-sample'),
        'provider-error': of('provider-error'),
    };
}
/** What follows: what the condition that ended it says, else what the policy says for the verdict. */
function actionAfter({ verdict, consequence }, policies) {
    return verdict === 'pass' ? 'continue' : (consequence ?? policies[verdict]);
}


/***/ }),

/***/ 85:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zo: () => (/* binding */ longestWindow),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   mG: () => (/* binding */ watchWindow)
/* harmony export */ });
/* unused harmony exports isUndecided, isGivenUp, nextTick */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7368);
/* harmony import */ var _window_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4599);


/** One lost packet should not fail half an hour. */
const extraLooks = 2;
/** A sleep may end so much later than asked for, on a machine with much to do; in milliseconds. */
const punctual = 5_000;
/** Whether further looks may decide what a last look leaves open; where nothing is judged none will. */
function isUndecided({ verdict, reasonCode }) {
    return verdict === 'provider-error' || (verdict === 'inconclusive' && reasonCode !== 'nothing-judged');
}
/**
 * Whether so many looks in a row could not be read that a window ends; none are too many without a limit. What may have to roll back in
 * a moment is not given up for another source that is down.
 */
function isGivenUp(looks, limit = Number.POSITIVE_INFINITY) {
    const readable = looks.findLastIndex(({ verdict }) => verdict !== 'provider-error');
    const pending = looks.at(-1)?.readings.some(({ state }) => state === 'pending');
    return looks.length - 1 - readable >= limit && !pending;
}
/** How long a window goes on past its end while nobody can tell, unless told otherwise: until every `for` and `consecutive` that has begun is decided. */
function extensionOf({ extend, interval, indicators }) {
    if (extend !== undefined)
        return extend;
    const needed = Object.values(indicators).map(({ for: lasting, consecutive }) => Math.max(lasting, (consecutive - 1) * interval));
    return Math.max(0, ...needed) + extraLooks * interval;
}
/** The longest a window may take, the time of the looks themselves aside; in milliseconds. */
function longestWindow(duration, interval, extend = extraLooks * interval) {
    return duration + extend;
}
/**
 * Looks at the start, at each interval and at the end of a window, and ends early on a regression. A look that throws counts
 * as one that could not be read. While the last look can't be read or is inconclusive, more follow, an interval apart, until the
 * extension has passed. Throws the signal's reason when it fires.
 */
async function watchWindow(judge, options, runtime) {
    const { duration, interval, extend, more = false, unreadableLimit, onLook } = options;
    const { clock } = runtime;
    const startedAt = clock.now();
    let start = startedAt;
    const looks = [];
    let due = startedAt;
    for (;;) {
        const jump = await sleepUntil(due, interval, runtime);
        start += jump;
        due += jump;
        const end = start + duration;
        const last = start + longestWindow(duration, interval, extend);
        const assessment = await lookSafely(judge, { final: due >= end, more }, runtime);
        looks.push(assessment);
        if (assessment.verdict === 'regress')
            break;
        await onLook?.(assessment);
        if (isGivenUp(looks, unreadableLimit))
            break;
        if (due >= end) {
            due = nextTick(end, interval, clock.now());
            if (!isUndecided(assessment) || due > last)
                break;
        }
        else {
            due = Math.min(nextTick(start, interval, clock.now()), end);
        }
    }
    return { ...(0,_window_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeWindow */ .A)(looks), looks, startedAt, endedAt: clock.now() };
}
/**
 * Waits, and says by how much the clock was set forward or back meanwhile, or the machine stood still; in milliseconds. What nobody
 * watched then is no part of a window, or it would end as a pass after two looks.
 */
async function sleepUntil(due, interval, { clock, signal }) {
    const expected = Math.max(due, clock.now());
    await clock.sleep(due - clock.now(), signal);
    const late = clock.now() - expected;
    return Math.abs(late) > interval + punctual ? late : 0;
}
/** The next whole interval since `start` after now; looks that would have fallen into a slow one are left out. Milliseconds. */
function nextTick(start, interval, now) {
    return start + (Math.floor((now - start) / interval) + 1) * interval;
}
async function lookSafely(judge, options, { clock, log, signal }) {
    try {
        return await judge.look(options);
    }
    catch (error) {
        signal.throwIfAborted();
        const reason = `the look failed: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error)}`;
        log.warning(`A look at the metrics failed: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error)}`);
        return { at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', reason, readings: [] };
    }
}


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ concludeWindow)
/* harmony export */ });
/** Why a look says nothing because there was nothing to measure; too little of it yet is another thing. */
const silence = ['no-data', 'not-a-number'];
/**
 * The verdict of a window, the first that applies:
 * 1. a look that regressed → `regress`;
 * 2. more than half of the looks saw nothing, because the metrics could not be read → `provider-error`, or because there was nothing
 *    to measure → `insufficient-sample`: too much went unseen;
 * 3. the last look was no `pass` → its verdict: what was not seen at the end is not known to be well;
 * 4. else → `pass`; looks in between that saw nothing are only mentioned, and looks with too little data before there was
 *    enough don't matter.
 */
function concludeWindow(looks) {
    const last = looks.at(-1);
    if (last === undefined)
        throw new RangeError('a window has at least one look');
    const regressed = looks.find(({ verdict }) => verdict === 'regress');
    if (regressed)
        return conclusionOf(regressed);
    const unread = looks.filter(({ verdict }) => verdict === 'provider-error');
    const silent = looks.filter(({ verdict, reasonCode }) => verdict === 'insufficient-sample' && silence.includes(reasonCode));
    const unseen = [
        ...tell(unread, looks, 'could not be read'),
        ...tell(silent, looks, 'had nothing to measure'),
    ].join('; ');
    const most = (unread.length >= silent.length ? unread : silent).at(-1);
    if (most && (unread.length + silent.length) * 2 > looks.length) {
        return { verdict: most.verdict, reasonCode: most.reasonCode, reason: unseen };
    }
    return last.verdict === 'pass' && unseen !== ''
        ? { ...conclusionOf(last), reason: `${last.reason}; ${unseen}` }
        : conclusionOf(last);
}
function tell(some, looks, what) {
    const newest = some.at(-1);
    return newest
        ? [`${some.length} of ${looks.length} looks ${what}, the newest because: ${newest.reason}`]
        : [];
}
function conclusionOf({ verdict, reasonCode, reason, consequence }) {
    return { verdict, reasonCode, reason, ...(consequence && { consequence }) };
}


/***/ }),

/***/ 2480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ formatNumber)
/* harmony export */ });
/** Three digits; whole numbers from a thousand on in groups of three: `0.00123`, `12.3`, `12,345`. */
function formatNumber(value) {
    if (!Number.isFinite(value))
        return value > 0 ? '∞' : String(value);
    if (Math.abs(value) < 1000)
        return Number(value.toPrecision(3)).toString();
    if (Math.abs(value) >= 1e15)
        return value.toPrecision(3);
    return Math.round(value)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ',');
}


/***/ }),

/***/ 4332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ addressOf),
/* harmony export */   t: () => (/* binding */ sendRequests)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7368);

/** How much of an answer a failure shows, in characters. */
const shownBody = 300;
/** Where a step sends its requests. Throws ConfigurationError for a path when the address of the colour isn't known. */
function addressOf(step, colorUrl) {
    if ('url' in step)
        return step.url;
    if (colorUrl !== undefined)
        return `${colorUrl}${step.path}`;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`path: ${step.path}\` is on the colour, but its address is not known here; name it in the section \`traffic\`, or give \`url\``);
}
/**
 * Sends the requests of a step one after the other, up to the first that fails; none is sent again, it may not be repeatable.
 * Placeholders are filled in already. Throws ConfigurationError for what can't be sent, and the signal's reason.
 */
async function sendRequests(step, colorUrl, { http, signal, secrets }) {
    const { method, headers, timeout } = step;
    const url = addressOf(step, colorUrl);
    const request = {
        ...{ method, url, timeout, signal },
        ...(headers === undefined ? {} : { headers }),
        ...(step.body === undefined ? {} : { body: step.body }),
    };
    let slowest = 0;
    for (let sent = 0; sent < step.requests; sent += 1) {
        const answer = await http.send(request).catch((error) => {
            if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
                return error;
            throw error;
        });
        if (answer instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
            return { failure: answer.message, slowest: Math.max(slowest, timeout) };
        slowest = Math.max(slowest, answer.elapsed);
        const why = shortfall(step, answer);
        if (why !== undefined) {
            // Before it is cut: half a secret would not be known as one.
            const body = secrets.redact(answer.body);
            return { failure: `${method} ${url} ${why}; ${beginning(body)}`, slowest };
        }
    }
    return { failure: undefined, slowest };
}
function shortfall({ status, contains }, answer) {
    if (answer.status !== status)
        return `answered ${answer.status} instead of ${status}`;
    if (contains === undefined || answer.body.includes(contains))
        return undefined;
    return `answered ${status}, but what came does not contain \`${contains}\``;
}
function beginning(body) {
    const text = body.replaceAll(/\s+/g, ' ').trim();
    if (text === '')
        return 'the answer is empty';
    return `the answer${text.length > shownBody ? ' begins' : ''}: ${text.slice(0, shownBody).toWellFormed()}`;
}


/***/ }),

/***/ 7319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ openStateStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

const stores = {
    github: async (configuration, context) => {
        const { DocumentStateStore } = await __webpack_require__.e(/* import() */ 7321).then(__webpack_require__.bind(__webpack_require__, 7321));
        const { openGithubText } = await __webpack_require__.e(/* import() */ 2323).then(__webpack_require__.bind(__webpack_require__, 2323));
        return new DocumentStateStore(openGithubText(configuration, context));
    },
    ssm: async ({ parameter }, { runtime, aws }) => {
        const { openAws } = await __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 3404));
        const { NumberedStateStore } = await __webpack_require__.e(/* import() */ 1668).then(__webpack_require__.bind(__webpack_require__, 1668));
        const { SsmTexts } = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(4736), __webpack_require__.e(6861)]).then(__webpack_require__.bind(__webpack_require__, 6861));
        const texts = new SsmTexts(parameter, openAws(aws, runtime), runtime.log);
        return new NumberedStateStore(texts, runtime.clock);
    },
    kubernetes: async (configuration, context) => {
        const { DocumentStateStore } = await __webpack_require__.e(/* import() */ 7321).then(__webpack_require__.bind(__webpack_require__, 7321));
        const { ConfigMapText } = await __webpack_require__.e(/* import() */ 4337).then(__webpack_require__.bind(__webpack_require__, 4337));
        return new DocumentStateStore(new ConfigMapText(configuration, context));
    },
    file: async ({ path }, { runtime }) => {
        const { NumberedStateStore } = await __webpack_require__.e(/* import() */ 1668).then(__webpack_require__.bind(__webpack_require__, 1668));
        const { FileTexts } = await __webpack_require__.e(/* import() */ 9915).then(__webpack_require__.bind(__webpack_require__, 9915));
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

/***/ 1010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ StateConflictError),
/* harmony export */   n: () => (/* binding */ stateSystem)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7368);

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

/***/ 6530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a$: () => (/* binding */ countsConnections),
/* harmony export */   bo: () => (/* binding */ trafficSystem),
/* harmony export */   qg: () => (/* binding */ reportsCapacity)
/* harmony export */ });
/** What every ProviderError of a router names as the system that failed. */
const trafficSystem = 'traffic router';
/** Whether a router reports capacity. */
function reportsCapacity(router) {
    return 'missingCapacity' in router;
}
/** Whether a router counts connections. */
function countsConnections(router) {
    return 'openConnections' in router;
}


/***/ }),

/***/ 9050:
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


/***/ }),

/***/ 8833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ runScript)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7368);

/** Runs the author's shell code and logs its output. Throws ProviderError with the last lines unless it exits with 0. */
async function runScript(script, variables, runtime, signal) {
    const result = await runtime.processes.script({
        script: script.run,
        environment: variables,
        directory: runtime.workspace,
        timeout: script.timeout,
        onLine: (line) => runtime.log.info(`  ${line}`),
        ...(signal ? { signal } : {}),
    });
    if (result.exitCode === 0)
        return;
    const how = result.timedOut
        ? `did not end within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(script.timeout)} and was stopped`
        : `ended with exit code ${String(result.exitCode)}`;
    const lines = result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(`${script.name} ${how}${lines}`, { system: script.name, operation: 'run' });
}


/***/ }),

/***/ 3216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ releaseVariables)
/* harmony export */ });
/** The variables every `run:` gets, and the only way values get there. */
function releaseVariables(release) {
    return {
        DEPLOY_SERVICE: release.service,
        DEPLOY_ENVIRONMENT: release.environment,
        DEPLOY_COLOR: release.color,
        DEPLOY_VERSION: release.version,
        DEPLOY_SHA: release.sha ?? '',
        DEPLOY_URL: release.url,
    };
}


/***/ })

};

export const id = 3844;
export const ids = [3844];
export const modules = {

/***/ 76149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assessRolling: () => (/* reexport */ assessRolling),
  assessSituation: () => (/* reexport */ assessSituation),
  beginRolling: () => (/* reexport */ beginRolling),
  colorUrl: () => (/* reexport */ colorUrl),
  combineObservers: () => (/* reexport */ combineObservers),
  correctWeights: () => (/* reexport */ correctWeights),
  countAt: () => (/* reexport */ countAt),
  createHealthProber: () => (/* reexport */ createHealthProber),
  cutOff: () => (/* reexport */ cutOff),
  describeRollback: () => (/* reexport */ describeRollback),
  describeRolling: () => (/* reexport */ describeRolling),
  describeShift: () => (/* reexport */ describeShift),
  digestOf: () => (/* reexport */ digestOf),
  explainUnreadable: () => (/* reexport */ explainUnreadable),
  finish: () => (/* reexport */ finish),
  finishJob: () => (/* reexport */ finishJob),
  finishRolling: () => (/* reexport */ finishRolling),
  foreseeRolling: () => (/* reexport */ foreseeRolling),
  formatSize: () => (/* reexport */ formatSize),
  healthObserver: () => (/* reexport */ healthObserver),
  holderOf: () => (/* reexport */ holderOf),
  insist: () => (/* reexport */ insist),
  lookInterval: () => (/* reexport */ lookInterval),
  outlastLateWrites: () => (/* reexport */ outlastLateWrites),
  planContract: () => (/* reexport */ planContract),
  planTime: () => (/* reexport */ planTime),
  readPlan: () => (/* reexport */ readPlan),
  recordContract: () => (/* reexport */ recordContract),
  recordIn: () => (/* reexport */ recordIn),
  recordTime: () => (/* reexport */ recordTime),
  refuseMetricsMistakes: () => (/* reexport */ refuseMetricsMistakes),
  refuseRollingMetricsMistakes: () => (/* reexport */ refuseRollingMetricsMistakes),
  refuseShortCredentials: () => (/* reexport */ refuseShortCredentials),
  releaseOf: () => (/* reexport */ releaseOf),
  restoreUnderLock: () => (/* reexport */ restoreUnderLock),
  returnTraffic: () => (/* reexport */ returnTraffic),
  rewriteTime: () => (/* reexport */ rewriteTime),
  rollback: () => (/* reexport */ rollback),
  rollbackWorld: () => (/* reexport */ rollbackWorld),
  rollingInterval: () => (/* reexport */ rollingInterval),
  rollingPlan: () => (/* reexport */ rollingPlan),
  rollingProblems: () => (/* reexport */ rollingProblems),
  rollingUpdate: () => (/* reexport */ rollingUpdate),
  rollingWorld: () => (/* reexport */ rollingWorld),
  routerOf: () => (/* reexport */ routerOf),
  runOf: () => (/* reexport */ runOf),
  runSteps: () => (/* reexport */ runSteps),
  runStepsOn: () => (/* reexport */ runStepsOn),
  setWeights: () => (/* reexport */ setWeights),
  settleInterrupted: () => (/* reexport */ settleInterrupted),
  shift: () => (/* reexport */ shift),
  shiftSections: () => (/* reexport */ shiftSections),
  shiftWorld: () => (/* reexport */ shiftWorld),
  stageExtension: () => (/* reexport */ stageExtension),
  stepsFrom: () => (/* reexport */ stepsFrom),
  trafficSections: () => (/* reexport */ trafficSections),
  undoLateWrite: () => (/* reexport */ undoLateWrite)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/state/src/open-state-store.js
var open_state_store = __webpack_require__(17319);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
;// CONCATENATED MODULE: ./build/packages/state/src/contracts.js

/** So many names stay, each of so many characters: the smallest store holds 4 KB. */
const namesKept = 6;
const nameLength = 60;
/** The entries with one more for a colour: joined with what stands there, from before the first of all its migrations. */
function withContract(contracts, color, { migrations, at, by }) {
    const known = contracts?.[color];
    const added = migrations.map((name) => (name.length > nameLength ? `${name.slice(0, nameLength)}…` : name));
    const names = [...(known?.migrations ?? []), ...added];
    const more = (known?.more ?? 0) + Math.max(0, names.length - namesKept);
    const entry = {
        ...{ migrations: names.slice(-namesKept), at: known?.at ?? at, by },
        ...(more > 0 ? { more } : {}),
    };
    return { ...contracts, [color]: entry };
}
/** The entries without that of a colour, on which another version is from now on. */
function withoutContract(contracts, color) {
    const { [color]: _, ...rest } = contracts ?? {};
    return rest;
}
/** The entries that still hold for a database as it was at a time: whose migrations had begun by then. ISO instant. */
function contractsAsOf(contracts, time) {
    const kept = colors/* colors */.Tj.filter((color) => !isBefore(time, contracts?.[color]));
    return Object.fromEntries(kept.flatMap((color) => {
        const entry = contracts?.[color];
        return entry ? [[color, entry]] : [];
    }));
}
/** Whether a database as it was at a time had none of these migrations; within the same second nobody can tell. */
function isBefore(time, entry) {
    return entry !== undefined && Date.parse(time) < Date.parse(entry.at);
}
/** What an entry is about, for people: `0042_drop_email and 3 others, applied at … by …`. */
function describeContract({ migrations, more, at, by }) {
    const others = more ? ` and ${more} more before them` : '';
    const where = by.url ? ` (${by.url})` : '';
    return `${migrations.map((name) => `\`${name}\``).join(', ')}${others}, applied from ${at} on by ${by.actor}${where}`;
}

// EXTERNAL MODULE: ./build/packages/state/src/state-session.js
var state_session = __webpack_require__(74747);
// EXTERNAL MODULE: ./build/packages/state/src/state-store.js
var state_store = __webpack_require__(91010);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/deployment/src/holder.js

/**
 * The lock holder this run is: the same for all steps of a job; by hand, the person on this machine. `checkRunId` is the
 * job's own number in GitHub, which tells the legs of a matrix apart.
 */
function holderOf(identity, checkRunId) {
    const { actor, url, repository, runId, job = '', attempt = '1' } = identity;
    if (runId === undefined || repository === undefined) {
        const person = `${actor === 'unknown' ? login() : actor}@${(0,external_node_os_.hostname)()}`;
        return { id: `${person}/${process.pid}`, actor: person };
    }
    const run = { repository, runId: Number(runId), attempt: Number(attempt), job };
    return {
        id: [repository, runId, attempt, job, ...(checkRunId ? [checkRunId] : [])].join('/'),
        run: checkRunId ? { ...run, checkRunId: Number(checkRunId) } : run,
        actor,
        ...(url === undefined ? {} : { url }),
    };
}
/** Whom the system takes this process for; a container may run under a number without a name. */
function login() {
    try {
        return (0,external_node_os_.userInfo)().username;
    }
    catch {
        return 'somebody';
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var src_placeholders = __webpack_require__(24346);
;// CONCATENATED MODULE: ./build/packages/traffic/src/create-router.js
const routers = {
    http: async (configuration, { runtime }) => {
        const { HttpRouter } = await __webpack_require__.e(/* import() */ 9884).then(__webpack_require__.bind(__webpack_require__, 9884));
        return new HttpRouter(configuration, runtime);
    },
    haproxy: async (configuration) => {
        const { HaproxyRouter } = await __webpack_require__.e(/* import() */ 9153).then(__webpack_require__.bind(__webpack_require__, 59153));
        return new HaproxyRouter(configuration);
    },
    alb: async (configuration, { aws, runtime }) => {
        const [{ openAws }, { openAlbRouter }] = await Promise.all([
            __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404)),
            __webpack_require__.e(/* import() */ 5583).then(__webpack_require__.bind(__webpack_require__, 35583)),
        ]);
        return openAlbRouter(configuration, openAws(aws, runtime), runtime.log);
    },
    route53: async (configuration, { aws, runtime }) => {
        const [{ openAws }, { openRoute53Router }] = await Promise.all([
            __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404)),
            __webpack_require__.e(/* import() */ 5776).then(__webpack_require__.bind(__webpack_require__, 15776)),
        ]);
        return openRoute53Router(configuration, openAws(aws, runtime), runtime);
    },
    'kubernetes-service': async (configuration, { runtime }) => {
        const { ServiceRouter } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(2393), __webpack_require__.e(5416)]).then(__webpack_require__.bind(__webpack_require__, 85416));
        return new ServiceRouter(configuration, runtime);
    },
    'gateway-api': async (configuration, { runtime }) => {
        const { GatewayApiRouter } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(2393), __webpack_require__.e(655)]).then(__webpack_require__.bind(__webpack_require__, 40655));
        return new GatewayApiRouter(configuration, runtime);
    },
    istio: async (configuration, { runtime }) => {
        const { IstioRouter } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(2393), __webpack_require__.e(1110)]).then(__webpack_require__.bind(__webpack_require__, 11110));
        return new IstioRouter(configuration, runtime);
    },
    command: async (configuration, context) => {
        const { CommandRouter } = await __webpack_require__.e(/* import() */ 2889).then(__webpack_require__.bind(__webpack_require__, 12889));
        return new CommandRouter(configuration, context, context.runtime);
    },
};
/** The router a configuration names; its placeholders are expanded already. */
async function createRouter(configuration, context) {
    return routers[configuration.router](configuration, context);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/obstacles.js
/** Everything that would stop a write, at store, router and deployer; `candidates` are the colours that are deployed to. Throws ProviderError. */
async function findObstacles({ store, router, deployer, urlOf }, { service, environment, version, sha }, candidates) {
    const release = { service, environment, version, sha };
    const found = await Promise.all([
        store.preflight?.(),
        router.preflight?.(),
        ...candidates.map((color) => deployer.preflight?.({ ...release, color, url: urlOf(color) }, { rights: true })),
    ]);
    return [...new Set(found.flatMap((messages) => messages ?? []))];
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/own-contract.js


/**
 * Throws ConfigurationError when this very run recorded such migrations: a shift beside them would have no way back that was
 * ever seen to work.
 */
function refuseOwnContract(state, { holder }) {
    const entries = Object.values(state?.contracts ?? {});
    const own = entries.find(({ by }) => isSameRun(by, holder));
    if (!own)
        return;
    throw new errors/* ConfigurationError */.j1(`this run applied migrations that took away what earlier versions need: ${describeContract(own)}; a shift in the same run would have no proven way back; nothing was shifted; see that the version that serves works with them, then deploy in a run of its own`);
}
function isSameRun({ run }, mine) {
    if (!run || !mine.run)
        return false;
    return run.repository === mine.run.repository && run.runId === mine.run.runId;
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/situation.js



/**
 * Judges what was read. Throws {@link LockedError}, or ConfigurationError when state and traffic disagree with nothing to
 * explain it, or when a held shift is in the way; nothing was written by then.
 */
function assessSituation(snapshot, observed, looker) {
    const { state } = snapshot;
    const lock = state && (0,state_session/* heldByAnother */.oo)(state, looker.holder, looker);
    if (lock)
        throw new state_session/* LockedError */.by(lock, looker.now);
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
const rounds = 20;
const roundPause = 100;
/** How often the first look is tried, at state and router, and the pause between in milliseconds: nothing is lost by it yet. */
const lookTries = 3;
const lookPause = 1_000;
/** Every share between nothing and all. */
const splits = Array.from({ length: 99 }, (_, index) => index + 1);
/**
 * A problem for each stage the router can't express, or one for all where it can only move everything at once; `place` says
 * where a stage is written.
 */
function inexpressibleStages(stages, router, place = (_, message) => ({ message })) {
    const refusal = (weight) => router.refusal((0,src_weights/* splitWith */.lr)('blue', weight)) ?? router.refusal((0,src_weights/* splitWith */.lr)('green', weight));
    const refused = stages.flatMap(({ weight }, index) => {
        const why = refusal(weight);
        return why === undefined ? [] : [{ index, share: `${weight}%`, why }];
    });
    const [first] = refused;
    if (!first)
        return [];
    const cannot = `the router \`${router.type}\` can't do`;
    if (refusal(100) === undefined && splits.every((weight) => refusal(weight) !== undefined)) {
        const shares = refused.map(({ share }) => share).join(', ');
        return [place([], `${cannot} ${shares}: ${first.why}; write \`stages: [ 100% ]\``)];
    }
    return refused.map(({ index, share, why }) => place([index], `${cannot} ${share}: ${why}`));
}
/** Throws ConfigurationError that names every stage the router can't express. */
function refuseInexpressible(stages, router) {
    const problems = inexpressibleStages(stages, router);
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
    let ended;
    const refuse = askedOnce((candidate) => refuseObstacles(plan, world, candidate));
    for (let round = 1;; round += 1) {
        try {
            return await tryToBegin(plan, world, ended, refuse);
        }
        catch (error) {
            if (error instanceof state_session/* LockedError */.by &&
                ended === undefined &&
                (await world.hasEnded?.(error.lock.holder))) {
                const { actor, url } = error.lock.holder;
                world.log.warning(`The job that holds the lock has ended (${url ?? actor}); taking it over.`);
                ended = error.lock.holder.id;
                continue;
            }
            if (!(error instanceof state_store/* StateConflictError */.K) || round === rounds)
                throw error;
            world.log.debug('The state changed while it was looked at; looking again.');
            await world.clock.sleep(roundPause);
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
async function tryToBegin(plan, world, ended, refuse) {
    const { store, router, holder, clock } = world;
    const [snapshot, observed] = await look(world, plan).catch(async (error) => {
        // A right that is missing to look is seldom the only one.
        await refuse(undefined);
        throw error;
    });
    (0,state_session/* assertOwn */.p0)(snapshot.state, plan);
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
        await refuse(undefined);
        const session = await state_session/* StateSession */.ij.begin(store, clock, { ...plan, holder }, snapshot, {
            ...{ lease: leaseMargin, ended },
        });
        await session.end({ active, ...(held && { settled: endedByHand(held, situation, session, clock) }) });
        return { situation, session: undefined };
    }
    refuseSuperseded(plan, holder.run, state?.begun);
    if (!unsettled)
        refuseOwnContract(state, world);
    if (resumed)
        refuseOtherVersion(plan, resumed);
    if (!unsettled)
        refuseUnapproved(plan, active);
    await refuse(resumed ? undefined : (0,src_weights/* otherColor */.IP)(active));
    const session = await state_session/* StateSession */.ij.begin(store, clock, { ...plan, holder }, snapshot, options);
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
/** Asks about each candidate once, however often the state has to be looked at anew. */
function askedOnce(ask) {
    const asked = new Map();
    return (candidate) => {
        const answer = asked.get(candidate) ?? ask(candidate);
        asked.set(candidate, answer);
        return answer;
    };
}
/** Throws ConfigurationError with everything that would stop a write; `candidate` is the colour that is to be deployed to, if one is. */
async function refuseObstacles(plan, world, candidate) {
    const obstacles = await findObstacles(world, plan, candidate ? [candidate] : []);
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
function colorUrl({ sections }, color) {
    return sections.traffic.colors[color].url.replace(/\/$/, '');
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/create-deployer.js
const deployers = {
    command: async (configuration, { runtime }) => {
        const { CommandDeployer } = await __webpack_require__.e(/* import() */ 1540).then(__webpack_require__.bind(__webpack_require__, 81540));
        return new CommandDeployer(configuration, runtime);
    },
    kubernetes: async (configuration, { runtime }) => {
        const { KubernetesDeployer } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(2954), __webpack_require__.e(1342)]).then(__webpack_require__.bind(__webpack_require__, 81342));
        return new KubernetesDeployer(configuration, runtime);
    },
    ecs: async (configuration, { aws, runtime }) => {
        const [{ openAws }, { openEcsDeployer }] = await Promise.all([
            __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404)),
            __webpack_require__.e(/* import() */ 6595).then(__webpack_require__.bind(__webpack_require__, 36595)),
        ]);
        return openEcsDeployer(configuration, openAws(aws, runtime), runtime);
    },
};
/** The deployer a configuration names; its placeholders are expanded by the deployer, which learns the colour. */
async function createDeployer(configuration, context) {
    return deployers[configuration.deployer](configuration, context);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/workload-look.js




/**
 * Looks at the workloads of the colour that is to be deployed to, with the right to read and nothing more. A login that can't
 * look is told and no failure: who plans may be allowed less than who deploys. Throws ConfigurationError when a placeholder
 * has no value.
 */
async function lookAtWorkloads(configuration, release, color, runtime) {
    const { service, environment, sections } = configuration;
    const { workload, aws } = sections;
    if (!workload)
        return { obstacles: [], unseen: undefined };
    let deployer;
    try {
        deployer = await createDeployer(workload, { runtime, aws });
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1 || error instanceof errors/* ProviderError */.mZ))
            throw error;
        return { obstacles: [], unseen: (0,errors/* describeError */.Uc)(error) };
    }
    if (!deployer.preflight)
        return { obstacles: [], unseen: undefined };
    const values = { service, environment, color, ...release };
    const url = (0,src_placeholders/* expandPlaceholders */.pj)(colorUrl(configuration, color), values);
    try {
        return { obstacles: await deployer.preflight({ ...values, url }, { rights: false }), unseen: undefined };
    }
    catch (error) {
        if (!(error instanceof errors/* ProviderError */.mZ))
            throw error;
        return { obstacles: [], unseen: (0,errors/* describeError */.Uc)(error) };
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/plan.js









/**
 * Reads state, router and the workloads of the colour that is to be deployed to, and makes the plan; writes nothing. With
 * `adopt` the router says which colour serves, not the state. A held shift is a note on the plan, and in the way of a shift
 * that has no intent to take it on. Workloads that this login can't look at are a note, too.
 * Throws ConfigurationError when the router can't express a stage, something about the workloads would stop the deployment,
 * the state is another service's, nothing tells which colour serves, or state and router disagree and no operation under way
 * explains it.
 */
async function readPlan(configuration, release, runtime, access, intent) {
    const { sections, problem } = configuration;
    const router = await routerOf(configuration, release, runtime);
    const inexpressible = inexpressibleStages(sections.stages ?? [], router, (path, message) => problem('stages', path, message));
    const read = await readWith(router, configuration, release, runtime, access, intent).catch((failure) => {
        if (inexpressible.length === 0)
            throw failure;
        const more = failure instanceof errors/* ConfigurationError */.j1 ? failure.problems : [];
        throw new errors/* ConfigurationError */.j1([...inexpressible, ...more]);
    });
    if (inexpressible.length > 0)
        throw new errors/* ConfigurationError */.j1(inexpressible);
    return read;
}
async function readWith(router, configuration, release, runtime, { githubToken }, intent) {
    const { service, environment, sections } = configuration;
    const context = { service, environment, runtime, githubToken, aws: sections.aws };
    const store = await (0,open_state_store/* openStateStore */.V)(sections.state, context);
    const [snapshot, observed, remarks = []] = await Promise.all([
        store.read(),
        router.read(),
        router.remarks?.(),
    ]);
    const { state } = snapshot;
    (0,state_session/* assertOwn */.p0)(state, configuration);
    const now = runtime.clock.now();
    // While an operation is under way state and traffic may differ; before the shift begins they must agree again.
    const quiet = !state || !(0,state_session/* heldByAnother */.oo)(state, nobody, { now });
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
    const begins = assessed ? !isDone(assessed, release.version) : !held;
    const seen = begins && intent?.dryRun !== false
        ? await workloadNotes(configuration, release, plan.to, runtime, assessed !== undefined)
        : [];
    const unjudged = { snapshot, observed, active: from, unsettled, cause: unsettled && cutOff(unsettled) };
    return {
        ...{ ...plan, notes: [...notesOn(state), ...remarks, ...seen], digest: digestOf(configuration, plan) },
        ...{ situation: assessed ?? { ...unjudged, resumed: undefined }, resume: intent?.resume },
    };
}
/** Whether nothing is deployed: a held shift is taken on, or the version serves already. */
function isDone({ snapshot, active, unsettled, resumed }, version) {
    return resumed !== undefined || (!unsettled && snapshot.state?.versions[active] === version);
}
/**
 * What there is to note about the workloads. Throws ConfigurationError with all that would stop the deployment; while another
 * job holds the lock that is a note as well, since that job may just be changing it.
 */
async function workloadNotes(configuration, release, to, runtime, judged) {
    const { obstacles, unseen } = await lookAtWorkloads(configuration, release, to, runtime);
    if (unseen !== undefined)
        return [`the workloads could not be looked at: ${unseen}`];
    if (!judged)
        return obstacles.map((message) => `in the way of a deployment as it is now: ${message}`);
    if (obstacles.length > 0)
        throw new errors/* ConfigurationError */.j1(obstacles.map((message) => ({ message })));
    return [];
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
        ...colors/* colors */.Tj.flatMap((color) => {
            const contract = state?.contracts?.[color];
            return contract
                ? [
                    `no rollback leads to ${color} before it has another version: what is on it is from before ${describeContract(contract)}`,
                ]
                : [];
        }),
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
    const traffic = (0,src_placeholders/* expandPlaceholders */.pj)(sections.traffic, { service, environment, version, sha });
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

;// CONCATENATED MODULE: ./build/packages/deployment/src/contract-record.js





/** The lock outlives the migrations by this much, in milliseconds. */
const contract_record_leaseMargin = 10 * 60_000;
/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const contract_record_rounds = 20;
const contract_record_roundPause = 100;
/**
 * What {@link recordContract} would write, as a line for people. Throws ConfigurationError when it couldn't: an operation is
 * under way, held or locked by another job, or state and traffic disagree.
 */
async function planContract(configuration, release, runtime, access) {
    const world = await contractWorld(configuration, release, runtime, access);
    const { snapshot, outdated } = await lookAt(configuration, world);
    const version = snapshot.state?.versions[outdated] ?? 'whatever is there';
    return `state: ${outdated} (${version}) is from before these migrations; no rollback leads there until it has another version`;
}
/**
 * Takes the lock and writes that what is on the colour that doesn't serve is from before these migrations, before the first
 * of them runs: a run that dies amid them leaves no blind way back. Throws ConfigurationError like {@link planContract}, and
 * ProviderError when the state can't be written; then nothing may be migrated.
 */
async function recordContract(configuration, request, runtime, access) {
    return recordIn(configuration, request, await contractWorld(configuration, request, runtime, access));
}
async function contractWorld(configuration, release, runtime, { githubToken, checkRunId }) {
    const { service, environment, sections } = configuration;
    const context = { service, environment, runtime, githubToken, aws: sections.aws };
    return {
        store: await (0,open_state_store/* openStateStore */.V)(sections.state, context),
        router: await routerOf(configuration, release, runtime),
        holder: holderOf(runtime.run, checkRunId),
        clock: runtime.clock,
    };
}
/** {@link recordContract} in a world that is given. */
async function recordIn({ service, environment }, { migrations, atMost }, world) {
    const { store, clock, holder } = world;
    const refusals = await store.preflight?.();
    if (refusals?.length)
        throw new errors/* ConfigurationError */.j1(refusals.map((message) => ({ message })));
    for (let round = 1;; round += 1) {
        const { snapshot, outdated } = await lookAt({ service, environment }, world);
        const before = snapshot.state?.contracts;
        const entry = { migrations, at: (0,src_clock/* isoInstant */.j2)(clock.now()), by: holder };
        const change = { active: (0,src_weights/* otherColor */.IP)(outdated), contracts: withContract(before, outdated, entry) };
        const options = { lease: atMost + contract_record_leaseMargin, change };
        try {
            const session = await state_session/* StateSession */.ij.begin(...[store, clock, { service, environment, holder }, snapshot, options]);
            return {
                color: outdated,
                assertHeld: () => session.assertHeld(),
                applied: () => session.end(),
                withdraw: () => session.end({ contracts: before }),
            };
        }
        catch (error) {
            if (!(error instanceof state_store/* StateConflictError */.K) || round === contract_record_rounds)
                throw error;
            await clock.sleep(contract_record_roundPause);
        }
    }
}
/** The state, and the colour whose version the migrations leave behind. */
async function lookAt(owner, { store, router, holder, clock }) {
    const [snapshot, observed] = await Promise.all([store.read(), router.read()]);
    const { state } = snapshot;
    (0,state_session/* assertOwn */.p0)(state, owner);
    const now = clock.now();
    const lock = state && (0,state_session/* heldByAnother */.oo)(state, holder, { now });
    if (lock)
        throw new state_session/* LockedError */.by(lock, now);
    const unsettled = state && underWay(state);
    if (unsettled) {
        throw new errors/* ConfigurationError */.j1(`${unsettled}; both versions may serve, and one of them would lose what it needs; nothing was migrated; end that first, by a shift or the rollback action`);
    }
    const active = state?.active ?? (0,src_weights/* servingColor */.mz)(observed);
    if (active === undefined || !(0,src_weights/* sameWeights */.ML)(observed, (0,src_weights/* allOn */.PT)(active))) {
        const said = state?.active
            ? `the state says ${state.active} serves`
            : 'no state says which colour serves';
        throw new errors/* ConfigurationError */.j1(`${said}, but the router has ${(0,src_weights/* formatWeights */.V7)(observed)}; a migration that takes something away needs all traffic on one colour, by both; nothing was migrated; put traffic right with the rollback action first`);
    }
    return { snapshot, outdated: (0,src_weights/* otherColor */.IP)(active) };
}
function underWay({ journal, settled }) {
    if (journal)
        return `a ${journal.operation} to ${journal.to} (${journal.version}) is under way since ${journal.started}`;
    if (settled?.outcome !== 'held')
        return undefined;
    return `a shift to ${settled.to} (${settled.version}) is held since ${settled.at}`;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/condition.js
var condition = __webpack_require__(96994);
// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/watch-window.js
var watch_window = __webpack_require__(20085);
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
    // Name servers take their time over each change; the way back is one more.
    const spreading = traffic.router === 'route53' ? (stages.length + 1) * traffic.timeout : 0;
    return { preparation, afterShift, whole: preparation + watched + spreading + afterShift + leaseMargin };
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

// EXTERNAL MODULE: ./build/packages/state/src/careful-access.js
var careful_access = __webpack_require__(13930);
// EXTERNAL MODULE: ./build/packages/traffic/src/traffic-router.js
var traffic_router = __webpack_require__(96530);
;// CONCATENATED MODULE: ./build/packages/deployment/src/traffic-control.js



/** How long a router may take to show what was written, in milliseconds. */
const settleTime = 30_000;
const firstPause = 50;
const longestPause = 2_000;
/** After how long weights that don't show are written again, in milliseconds: a late write of another run may have replaced them. */
const rewriteTime = 5_000;
/** How often a write is tried that the router didn't answer, and the pause between in milliseconds. */
const writeTries = 3;
const writePause = 200;
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
            const again = error instanceof errors/* ProviderError */.mZ && error.retryable && tries < writeTries;
            if (!again || signal?.aborted)
                throw error;
            log.info(`Writing ${(0,src_weights/* formatWeights */.V7)(weights)} once more: ${(0,errors/* describeError */.Uc)(error)}`);
            await clock.sleep(writePause, signal);
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
        const lost = error instanceof state_session/* FencedError */.Qz ? error : session.lost;
        if (lost)
            throw lost;
        world.log.warning(`The lock could not be looked at: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    await fence();
    const intent = (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, session.update({ journal: { ...journal, intended: weights } }, leaseWhileReturning), recordTime, world.clock).catch((error) => {
        if (error instanceof state_session/* FencedError */.Qz)
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
            if (error instanceof state_session/* FencedError */.Qz || attempt === returnTries)
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
            if (error instanceof state_session/* FencedError */.Qz || left <= 0)
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
            const { state } = await (0,careful_access/* readState */.u)(store, clock, newest);
            newest = state?.sequence ?? newest;
            const active = state?.active && (0,src_weights/* allOn */.PT)(state.active);
            const wanted = state?.journal?.intended ?? state?.settled?.weights ?? active;
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
 * if that isn't healthy and the other one had traffic and fits the database, to the other one. Gives the colour that serves then. Throws
 * ProviderError when none is healthy. Traffic goes back at once; then the longest router write of the lost run is waited out.
 */
async function settleInterrupted(journal, session, world, cause = cutOff(journal)) {
    const { clock, log, prober, urlOf } = world;
    log.warning(`${cause}; settling it first.`);
    const wanted = journal.operation === 'shift' ? journal.from : journal.to;
    const findings = [];
    let refused = false;
    // Cut off while preparing, the other colour has proved nothing and has no traffic: it is no way out.
    const candidates = journal.phase === 'preparing' ? [wanted] : [wanted, (0,src_weights/* otherColor */.IP)(wanted)];
    for (const color of candidates) {
        const { healthy, finding } = await prober.probe(urlOf(color));
        findings.push(`${color}: ${finding}`);
        if (!healthy)
            continue;
        // Where the operation came from, or where somebody sent it, is no question; what nobody chose must fit the database.
        const contract = color === wanted ? undefined : session.state.contracts?.[color];
        if (contract) {
            refused = true;
            findings.push(`${color} is from before migrations that took away what it needs: ${describeContract(contract)}`);
            continue;
        }
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
    const none = candidates.length === 1 || refused ? `${wanted} is not healthy` : 'neither colour is healthy';
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
            return await state_session/* StateSession */.ij.begin(store, clock, { service, environment, holder }, snapshot, { lease });
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

// EXTERNAL MODULE: ./build/packages/probes/src/send-requests.js
var send_requests = __webpack_require__(64332);
// EXTERNAL MODULE: ./build/packages/workloads/src/workload-deployer.js
var workload_deployer = __webpack_require__(63216);
// EXTERNAL MODULE: ./build/packages/workloads/src/run-script.js
var run_script = __webpack_require__(8833);
;// CONCATENATED MODULE: ./build/packages/deployment/src/steps.js




/** Does the steps of a section against a colour, in order. Throws ProviderError at the first that fails. */
async function runSteps(section, steps, release, runtime) {
    const { url } = release;
    const subject = {
        placeholders: { ...release, 'color-url': url },
        variables: (0,workload_deployer/* releaseVariables */.h)(release),
        url,
    };
    await runStepsOn(subject, section, steps, runtime);
}
/** Does steps in order; `section` is what those without a name are called. Throws ProviderError at the first that fails. */
async function runStepsOn({ placeholders, variables, url }, section, steps, runtime) {
    for (const [index, step] of steps.entries()) {
        const name = step.name ?? `${section} step ${index + 1}`;
        if ('run' in step) {
            const script = { name, run: step.run, timeout: step.timeout };
            await (0,run_script/* runScript */.j)(script, variables, runtime, runtime.signal);
        }
        else {
            const { failure } = await (0,send_requests/* sendRequests */.t)((0,src_placeholders/* expandPlaceholders */.pj)(step, placeholders), url, runtime);
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
        urlOf: (color) => (0,src_placeholders/* expandPlaceholders */.pj)(colorUrl(configuration, color), { service, environment, color, ...release }),
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
        deployer: await createDeployer(sections.workload, { runtime, aws: sections.aws }),
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
            const { createJudge } = await __webpack_require__.e(/* import() */ 4148).then(__webpack_require__.bind(__webpack_require__, 84148));
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
    if (!usesAws(sections))
        return;
    const { openAws, refuseShortLived } = await __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404));
    await refuseShortLived(openAws(sections.aws, runtime), planTime(sections).whole, runtime.clock);
}
function usesAws({ state, traffic, workload }) {
    return (state.store === 'ssm' ||
        traffic.router === 'alb' ||
        traffic.router === 'route53' ||
        workload.deployer === 'ecs');
}
/** Whether the job of a lock's holder has ended; `undefined` when nobody can tell: by hand, or a token that may not look. */
async function hasEnded({ run }, { githubToken }, runtime) {
    if (!run || githubToken === undefined)
        return undefined;
    const { createGithubClient, jobHasEnded } = await __webpack_require__.e(/* import() */ 3835).then(__webpack_require__.bind(__webpack_require__, 53835));
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

;// CONCATENATED MODULE: ./build/packages/deployment/src/explain-unreadable.js




/**
 * What to say when state or router could not be read: a right that is missing to look is seldom the only one, so all that would
 * stop the shift is told, in place of the failure; which colour is to be deployed to isn't known then. Where nothing is found, the failure.
 */
async function explainUnreadable(failure, configuration, version, runtime, access) {
    const { service, environment } = configuration;
    try {
        const world = await shiftWorld(configuration, version, runtime, access);
        const obstacles = await findObstacles(world, { service, environment, ...version }, colors/* colors */.Tj);
        return obstacles.length > 0 ? new errors/* ConfigurationError */.j1(obstacles.map((message) => ({ message }))) : failure;
    }
    catch {
        return failure;
    }
}

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
    const url = (0,src_placeholders/* expandPlaceholders */.pj)(colorUrl(configuration, color), known);
    const { createJudge } = await __webpack_require__.e(/* import() */ 4148).then(__webpack_require__.bind(__webpack_require__, 84148));
    const judge = await createJudge({ metrics: sections.metrics, subject: { ...known, 'color-url': url }, aws: sections.aws }, runtime);
    const mistakes = await judge.findMistakes();
    if (mistakes.length === 0)
        return;
    throw new errors/* ConfigurationError */.j1(mistakes.map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`)));
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/failure.js
var failure = __webpack_require__(63585);
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
/** Runs a step of a shift; what another system failed at becomes a StepError with that reason code. A lost lock stays what it is. */
async function step(reasonCode, work) {
    try {
        await work();
    }
    catch (error) {
        if (error instanceof errors/* ProviderError */.mZ && !(error instanceof state_session/* FencedError */.Qz))
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
        await step('deploy-failed', () => deployer.deploy(release, { signal, fence: assertIdle }));
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

;// CONCATENATED MODULE: ./build/packages/deployment/src/restore-guard.js



/** How long the lock lasts, and how often it is renewed while the database is being restored, in milliseconds. */
const restore_guard_lease = 10 * 60_000;
const renewal = 2 * 60_000;
/** How often the state is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const restore_guard_rounds = 10;
const restore_guard_roundPause = 100;
/**
 * Restores a database under the lock, so that nobody deploys meanwhile; takes it from whoever has it. When `restore` gives
 * `true`, the state forgets the contract migrations that the database has lost by that. A state that can't be read or written
 * stops no restore: then it is done without. Throws what `restore` throws.
 */
async function restoreUnderLock(plan, world, restore) {
    const { clock, log } = world;
    const session = await takeLock(plan, world).catch((error) => {
        log.warning(`The database is restored without the lock: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    });
    let restored = false;
    const work = async () => {
        restored = await restore();
    };
    if (!session) {
        await work();
        return restored;
    }
    try {
        await lookingAfter(work(), () => session.update({}, restore_guard_lease), renewal, clock);
    }
    finally {
        const { contracts } = session.state;
        const { restoredTo } = plan;
        const change = restored && restoredTo ? { contracts: contractsAsOf(contracts, restoredTo) } : {};
        await session.end(change).catch((error) => {
            log.error(`What was restored is not recorded in the state: ${(0,errors/* describeError */.Uc)(error)}`);
        });
    }
    return restored;
}
async function takeLock({ service, environment }, { store, clock, holder }) {
    for (let round = 1;; round += 1) {
        try {
            const snapshot = await store.read();
            const options = { lease: restore_guard_lease, force: true };
            return await state_session/* StateSession */.ij.begin(store, clock, { service, environment, holder }, snapshot, options);
        }
        catch (error) {
            if (!(error instanceof state_store/* StateConflictError */.K) || round === restore_guard_rounds)
                throw error;
            await clock.sleep(restore_guard_roundPause);
        }
    }
}

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
    const restoresFirst = plan.restoredTo !== undefined && isBefore(plan.restoredTo, state?.contracts?.[to]);
    if (serves && !held && !state?.journal && state?.active !== (0,src_weights/* otherColor */.IP)(to) && !restoresFirst)
        return { to, outcome: 'already', reasonCode: 'already', reason: alreadyThere(plan, to, state) };
    if (plan.drill) {
        const lock = state && (0,state_session/* heldByAnother */.oo)(state, holder, { now: clock.now() });
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
    const outdated = restoresFirst ? undefined : outdatedTarget(plan, to, state);
    if (outdated)
        return refused('contract', outdated);
    const unhealthy = unhealthyTarget(plan, to, probes) ?? halfDeployedTarget(plan, to, state);
    return unhealthy ? refused('target-unhealthy', unhealthy) : { to, restoresFirst };
}
/**
 * The target: as asked for; else where the operation under way or held came from; else where the last one began if it was a
 * promotion, and where it ended if it went back, so that rolling back twice never returns to what was rolled back; before
 * there is any state, the colour that doesn't serve.
 */
function targetOf({ to }, state, observed) {
    if (to !== undefined)
        return colors/* colors */.Tj.find((color) => color === to) ?? colorOfVersion(to, state);
    const { journal, settled } = state ?? {};
    if (journal)
        return journal.operation === 'shift' ? journal.from : journal.to;
    if (settled?.outcome === 'held')
        return settled.from;
    const serving = settled ? (0,src_weights/* servingColor */.mz)(settled.weights) : observed && (0,src_weights/* servingColor */.mz)(observed);
    return settled?.outcome === 'rolled-back' ? serving : serving && (0,src_weights/* otherColor */.IP)(serving);
}
function colorOfVersion(version, state) {
    const matches = colors/* colors */.Tj.filter((color) => state?.versions[color] === version);
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
    const known = colors/* colors */.Tj
        .map((color) => `${color} has ${state?.versions[color] ?? 'an unknown version'}`)
        .join(', ');
    return `\`${to}\` is neither a colour nor a version on just one of them (${known}).`;
}
/** What is on the target was put there before migrations that took away what it needs; where it serves already, or is on its way back, nobody goes there blindly. */
function outdatedTarget({ force, restoredTo }, to, state) {
    const contract = state?.contracts?.[to];
    const { journal } = state ?? {};
    const back = journal && (journal.operation === 'shift' ? journal.from : journal.to);
    if (!contract || force || to === state?.active || to === back)
        return undefined;
    const version = state?.versions[to] ?? 'an unknown version';
    const backup = restoredTo === undefined
        ? `put the database back along with it (\`database: restore\`, with a backup from before ${contract.at})`
        : `give a backup from before ${contract.at}: the one given is of ${restoredTo}`;
    return `${version} on ${to} is from before migrations that took away what it needs: ${describeContract(contract)}. Nothing was changed. Repair forward on ${(0,src_weights/* otherColor */.IP)(to)}, or ${backup}, or go there all the same with \`force: true\`.`;
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
        if (error instanceof state_session/* FencedError */.Qz)
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
        if (!(error instanceof state_session/* FencedError */.Qz))
            throw new WayBackError(error, went, home, (0,src_weights/* allOn */.PT)(away));
        await undoLateWrite(before, world, (session?.state.sequence ?? -1) + 1);
        throw error;
    }
    const ending = session?.end({ journal: undefined }) ?? Promise.resolve();
    await (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, ending, rollback_ending_recordTime, clock).catch((error) => {
        if (error instanceof state_session/* FencedError */.Qz)
            throw error;
        log.error(`Traffic is back, but the state could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    const reason = `${went} and came back to ${(0,src_weights/* formatWeights */.V7)(before)}: ${plan.reason}.`;
    return { outcome: 'rolled-back', reasonCode: 'drilled', reason, weights: before };
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rollback.js









/** What may delay the one write that counts, and for how long each at most, in milliseconds. */
const lookTime = 2_000;
/** For what a refusal would follow without, and that is no quicker way back: a store or a router may have to log in first. */
const neededTime = 15_000;
const rollback_lease = 10 * 60_000;
/** How often a rollback decides anew because the state changed while it took the lock. */
const rollback_rounds = 10;
/**
 * Sends all traffic back with one router write. Before it only the router, the state and both colours' health are looked
 * at, at the same time and for 2 s at most (the state for 15 s where only that tells the way, and in a drill the router, too);
 * the state is written beside it; where the target needs the database as it was, that is put back before. Takes over any lock: a shift under way notices and stops. Where the state changed meanwhile, it looks and decides again. Throws WayBackError when the router stays deaf, and
 * ConfigurationError when the state is that of another service.
 */
async function rollback(plan, dependencies) {
    const world = { ...dependencies, doubts: { raised: false } };
    const started = world.clock.now();
    let written;
    let restored = false;
    for (let round = 1;; round += 1) {
        const look = await lookAround(plan, world);
        const found = decide(plan, look, world);
        if ('restoresFirst' in found && found.restoresFirst && !restored && world.restore) {
            // What was written on the strength of the look before came too early.
            if (written)
                await undoLateWrite((0,src_weights/* allOn */.PT)(written), world, look.snapshot?.state?.sequence ?? 0);
            restored = await restoreUnderLock(plan, world, world.restore);
            // It took its time: what is there by now is looked at anew.
            if (restored)
                continue;
        }
        const decision = restored ? found : unrestored(found);
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
    const locking = rollback_takeLock(plan, look.snapshot, journal, world);
    await setWeights(router, (0,src_weights/* allOn */.PT)(to), world, { patience: rewriteTime }).catch(async (error) => {
        // A shift under way may have put its own weights back; without the lock it can't any more.
        log.warning(`Not there yet, writing again: ${(0,errors/* describeError */.Uc)(error)}`);
        const lock = await locking;
        if (lock === 'contested')
            return;
        const fence = lock ? fenceOf(lock, world) : async () => { };
        await fence();
        await insist(router, (0,src_weights/* allOn */.PT)(to), world, fence).catch((last) => {
            if (last instanceof state_session/* FencedError */.Qz)
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
/** What a database that has to come first, and doesn't, makes of a decision. */
function unrestored(decision) {
    if (!('restoresFirst' in decision) || !decision.restoresFirst)
        return decision;
    const reason = `What is on ${decision.to} needs the database as it was, and that could not be put back; traffic was left where it is.`;
    return { to: decision.to, outcome: 'refused', reasonCode: 'restore-failed', reason };
}
/** The plan of a rollback in the order of its writes, without making any; `database` are the lines of a restore that goes with it. */
async function describeRollback(plan, world, database = []) {
    const look = await lookAround(plan, world);
    const decision = decide(plan, look, world);
    if ('outcome' in decision)
        return [`nothing, ${decision.outcome}: ${decision.reason}`];
    const { to, restoresFirst } = decision;
    const { healthy, finding } = look.probes[to];
    const version = look.snapshot?.state?.versions[to];
    const observed = look.observed ? (0,src_weights/* formatWeights */.V7)(look.observed) : 'unknown';
    return [
        `${to}${version ? ` (${version})` : ''} is ${healthy ? 'healthy' : 'not healthy'}: ${finding}`,
        ...(restoresFirst ? database : []),
        `router: ${observed} → ${(0,src_weights/* formatWeights */.V7)((0,src_weights/* allOn */.PT)(to))}`,
        ...(plan.drill
            ? [
                'state: take the lock, journal the drill',
                `router: back to ${observed}, because this is a drill`,
                'state: give the lock back',
            ]
            : [`state: take the lock, journal the rollback, settle with ${to} as the active colour`]),
        ...(restoresFirst ? [] : database),
    ];
}
async function lookAround(plan, world) {
    const [observed, snapshot, blue, green] = await Promise.all([
        within('router', world.router.read(), world, plan.drill ? neededTime : lookTime),
        within('state', world.store.read(), world, plan.drill || !isColor(plan.to) ? neededTime : lookTime),
        world.prober.probe(world.urlOf('blue'), lookTime),
        world.prober.probe(world.urlOf('green'), lookTime),
    ]);
    (0,state_session/* assertOwn */.p0)(snapshot?.state, plan);
    return { observed, snapshot, probes: { blue, green } };
}
function isColor(text) {
    return colors/* colors */.Tj.some((color) => color === text);
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
async function rollback_takeLock(plan, snapshot, journal, { store, clock, holder, log }) {
    if (snapshot === undefined) {
        log.error('The state could not be read, so this rollback is not recorded in it; the next shift will ask for `adopt: observed`.');
        return undefined;
    }
    const options = { lease: rollback_lease, force: true, change: { journal } };
    const locking = state_session/* StateSession */.ij.begin(store, clock, { ...plan, holder }, snapshot, options);
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
        if (error instanceof state_session/* FencedError */.Qz)
            throw error;
        log.warning(`The lock could not be looked at: ${(0,errors/* describeError */.Uc)(error)}`);
    });
}
/** The value, or `undefined` with a warning when it failed or took too long. */
function within(what, work, { clock, log }, limit = lookTime) {
    return (0,src_clock/* withTimeLimit */.Bv)(what, work, limit, clock).catch((error) => {
        log.warning(`The ${what} could not be read: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    });
}

// EXTERNAL MODULE: ./build/packages/workloads/src/rolling-workload.js
var rolling_workload = __webpack_require__(54927);
;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-failures.js


/** The update is no longer this run's: another run has it, or somebody ended it. Nothing more is written. */
class TakenOverError extends errors/* ProviderError */.mZ {
    constructor(name, version, now) {
        const who = now
            ? `${now.actor} has it since ${now.started}, for ${now.version}${now.url ? `, see ${now.url}` : ''}`
            : 'somebody ended it';
        super(`the update of ${name} to ${version} is no longer this run's: ${who}; this run stops here`, {
            system: name,
            operation: 'update',
        });
        this.name = 'TakenOverError';
    }
}
/** Somebody else changed what this run updates; that is never overwritten. */
class DisturbedError extends Error {
    constructor(name, what) {
        super(`${name} was changed by somebody else while it was updated: ${what}`);
        this.name = 'DisturbedError';
    }
}
/** The worst there is: an update that failed and could not be undone. Says what stands where and what to press. */
class UndoError extends errors/* ProviderError */.mZ {
    constructor(reason, undone, failures, version) {
        const back = undone.length > 0 ? ` Undone: ${undone.join(', ')}.` : '';
        super(`${reason}. The way back FAILED: ${failures.join('; ')}.${back} No instance more is replaced meanwhile. When that is put right, run again with \`version: ${version}\` and \`resume: undo\` (or \`resume: continue\`)`, { system: 'rolling update', operation: 'the way back' });
        this.name = 'UndoError';
    }
}
/** Which step failed; `platform-failed` for the platform itself, `failed` for anything else. */
function rollingReasonCode(error) {
    if (error instanceof StepError)
        return error.reasonCode;
    return error instanceof errors/* ProviderError */.mZ ? 'platform-failed' : 'failed';
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/workload-update.js



/** How long a record keeps others away unless it is prolonged, in milliseconds. */
const leaseTime = 10 * 60_000;
/** Pause before a look or a write is tried again, in milliseconds. */
const pause = 2_000;
/** How long a platform that doesn't answer is borne with, in milliseconds; so long only once the run is cancelled, of the 7.5 s the runner leaves. */
const patience = 2 * 60_000;
const lastPatience = 3_000;
/** One workload in the hands of one run: every write is the run's own, made on what it saw last, and told from everybody else's. */
class WorkloadUpdate {
    #workload;
    #plan;
    #world;
    #seen;
    #seenAt;
    /** What this run wrote last, or tried to; `undefined` while it has written none. */
    #record;
    /** What somebody else did before this run took the update on: known, and decided upon. */
    #accepted;
    /** The record of the update this run goes on with. */
    #found;
    /** Whether the record was there for it to be ended. */
    #ended = false;
    #moved;
    /** Whether this run began to drain it. */
    isDrained = false;
    /** Somebody else changed it, and a person decided to go on: what runs has to be said once more. */
    #overruling;
    /** `found` is the workload as it was read when the run decided to begin; `earlier` runs may have moved it. */
    constructor(workload, found, plan, world, moved = (found.record?.intended ?? 0) > 0) {
        this.#workload = workload;
        this.#seen = found;
        this.#seenAt = world.clock.now();
        this.#plan = plan;
        this.#world = world;
        this.#accepted = found.disturbed;
        const { record } = found;
        if (record && !isMereClaim(record))
            this.#found = record;
        this.#moved = moved;
        this.#overruling = found.disturbed !== undefined;
    }
    get key() {
        return this.#workload.key;
    }
    get name() {
        return this.#workload.name;
    }
    /** As it was last seen. */
    get seen() {
        return this.#seen;
    }
    /** Milliseconds since the last look. */
    get age() {
        return this.#world.clock.now() - this.#seenAt;
    }
    /** Whether instances were replaced, by this run or the one it goes on from. */
    get moved() {
        return this.#moved;
    }
    /** Whether `wanted` instances with the new version have yet to be asked for. */
    lacks(wanted) {
        return !this.#moved || this.#overruling || wanted > this.intended;
    }
    /** How many instances are to have the new version by now. */
    get intended() {
        return this.#record?.intended ?? this.#seen.record?.intended ?? 0;
    }
    /** Whether a record of this run stands there. */
    get isClaimed() {
        return this.#record !== undefined && !this.#ended;
    }
    /** One look. Throws ProviderError, and what makes the update end: TakenOverError, DisturbedError. */
    async look({ through = false } = {}) {
        const now = await this.#workload.read(through ? undefined : this.#world.signal);
        this.#seen = now;
        this.#seenAt = this.#world.clock.now();
        const owner = now.record?.holder;
        const lost = owner === undefined ? this.isClaimed : owner !== this.#world.holder.id;
        if (lost)
            throw new TakenOverError(this.name, this.#plan.version, now.record);
        if (now.disturbed !== undefined && now.disturbed !== this.#accepted)
            throw new DisturbedError(this.name, now.disturbed);
        return now;
    }
    /** Looks until an answer comes, for a while. */
    async lookPatiently() {
        const until = this.#patience();
        for (;;) {
            try {
                return await this.look();
            }
            catch (error) {
                await this.#bear(error, until, {});
            }
        }
    }
    /** Takes the workload: nobody else begins here as long as the lease lasts. Throws WorkloadConflictError when somebody was faster. */
    async claim(earlier) {
        const before = this.#seen.record;
        const intended = this.moved ? Math.max(1, this.intended, this.#seen.updated) : 0;
        const record = this.#say({ intended, earlier }, before?.started);
        try {
            await this.#workload.mark(record);
        }
        catch (error) {
            if (!(error instanceof errors/* ProviderError */.mZ && error.retryable))
                throw error;
            // A lost answer is told from a lost race by what stands there then.
            this.#seen = await this.#workload.read();
            if (!sameRecord(this.#seen.record, record))
                throw error;
        }
        this.#record = record;
        this.#ended = false;
    }
    /** Lets so many instances have the new version. */
    async advance(intended) {
        const record = this.#say({ ...this.#saying(), intended: Math.max(intended, this.intended) });
        // It may have moved even if the answer is lost.
        this.#moved = true;
        await this.#write(record, () => this.#workload.advance(record));
        this.#overruling = false;
    }
    /** Lets old instances go as far as new ones are ready. */
    async settle() {
        const record = this.#record;
        if (!record)
            return;
        await this.#repeat(() => this.#workload.settle(record), () => false);
    }
    /** Makes the record last longer when half of its time is over, or when it has to say what else was completed meanwhile. */
    async keepLease(earlier = this.#record?.earlier ?? []) {
        const before = this.#record;
        if (!before || this.#ended)
            return;
        const lasts = Date.parse(before.until) - this.#world.clock.now() > leaseTime / 2;
        if (lasts && earlier.join() === (before.earlier ?? []).join())
            return;
        const record = this.#say({ ...this.#saying(), earlier });
        await this.#write(record, () => this.#workload.mark(record));
    }
    /** Says at the workload itself that it stands still, and why. */
    async hold(reason) {
        const record = this.#say({ ...this.#saying(), held: reason });
        await this.#write(record, () => this.#workload.mark(record), { through: true, disturbed: true });
    }
    /** Lets others take the update on at once; nothing else changes. */
    async release() {
        const record = { ...this.#say(this.#saying()), until: (0,src_clock/* isoInstant */.j2)(this.#world.clock.now()) };
        await this.#write(record, () => this.#workload.mark(record), { through: true, disturbed: true });
    }
    /** Takes the claim back: what stood there stands there again. */
    async giveBack() {
        const record = this.#found;
        if (!record)
            return this.drop();
        this.#ended = true;
        await this.#repeat(() => this.#workload.mark(record), () => true, { through: true, disturbed: true });
    }
    /** Removes the record and nothing else, from a workload under whose record nothing moved. */
    async drop() {
        this.#ended = true;
        await this.#repeat(() => this.#workload.complete(), ({ record }) => record === undefined, { through: true, disturbed: true });
    }
    /** Ends the update here: everything but the version is as it was before. */
    async complete() {
        this.#ended = true;
        await this.#repeat(() => this.#workload.complete(), (now) => now.record === undefined && (now.undoable || this.#lost(now)));
    }
    /** Makes sure that the update is still this run's, and stays so for a while. */
    async prove() {
        const record = this.#say(this.#saying());
        await this.#write(record, () => this.#workload.mark(record), { through: true });
    }
    /** Takes what was completed once more, to undo it; says whether there is anything to undo. Throws WorkloadConflictError when somebody was faster. */
    async reclaim() {
        await this.#seeThrough();
        if (!this.#seen.undoable)
            return false;
        await this.claim([]);
        return true;
    }
    /** Everything as it was before the update. Returns when it is written, and gives what somebody else changed and was left alone. */
    async undo() {
        this.#ended = true;
        const { disturbed } = this.#seen;
        // Of a write whose answer was lost it is told as it was seen before.
        let left = disturbed === undefined ? [] : [disturbed];
        await this.#repeat(async () => {
            left = await this.#workload.undo();
        }, (now) => now.record === undefined && (!now.undoable || this.#lost(now)), { through: true });
        return left;
    }
    /** Somebody else ended the update, and otherwise than this run was about to. */
    #lost({ record }) {
        throw new TakenOverError(this.name, this.#plan.version, record);
    }
    async #seeThrough() {
        const until = this.#patience();
        for (;;) {
            try {
                await this.look({ through: true });
                return;
            }
            catch (error) {
                await this.#bear(error, until, { through: true });
            }
        }
    }
    #say(saying, started = this.#record?.started) {
        const { holder, clock } = this.#world;
        const now = clock.now();
        return {
            ...{ version: this.#plan.version, holder: holder.id, actor: holder.actor },
            ...(holder.url === undefined ? {} : { url: holder.url }),
            started: started ?? (0,src_clock/* isoInstant */.j2)(now),
            until: (0,src_clock/* isoInstant */.j2)(now + leaseTime),
            intended: saying.intended,
            ...(saying.held === undefined ? {} : { held: saying.held }),
            ...(saying.earlier?.length ? { earlier: saying.earlier } : {}),
        };
    }
    #saying() {
        return { intended: this.intended, earlier: this.#record?.earlier };
    }
    async #write(record, work, how = {}) {
        await this.#repeat(work, (now) => sameRecord(now.record, record), how);
        this.#record = record;
    }
    /** Writes; after a conflict or a lost answer it looks first, and writes again only what is still this run's to write. */
    async #repeat(work, done, how = {}) {
        const until = this.#patience();
        for (let tries = 1;; tries += 1) {
            try {
                if (tries > 1 && done(await this.#lookAgain(how)))
                    return;
                return await work();
            }
            catch (error) {
                // A process that slept has no time left, but has to see what happened meanwhile.
                await this.#bear(error, tries === 1 ? Number.POSITIVE_INFINITY : until, how);
            }
        }
    }
    async #lookAgain(how) {
        try {
            return await this.look(how);
        }
        catch (error) {
            if (!(how.disturbed && error instanceof DisturbedError))
                throw error;
            return this.#seen;
        }
    }
    #patience() {
        return this.#world.clock.now() + (this.#world.signal.aborted ? lastPatience : patience);
    }
    /** Waits before another try; throws what no other try can help against, and everything once the time is over. */
    async #bear(error, until, { through = false }) {
        const { clock, log, signal } = this.#world;
        const conflict = error instanceof rolling_workload/* WorkloadConflictError */._;
        if (!conflict && !(error instanceof errors/* ProviderError */.mZ && error.retryable))
            throw error;
        if (clock.now() + pause > until) {
            if (!conflict)
                throw error;
            const message = `${this.name} could not be changed: ${error.message}`;
            throw new errors/* ProviderError */.mZ(message, { system: this.name, operation: 'update', cause: error });
        }
        if (conflict)
            log.info(`${this.name}: looking again: ${error.message}`);
        else
            log.warning(`${this.name}: trying again: ${(0,errors/* describeError */.Uc)(error)}`);
        await clock.sleep(pause, through ? undefined : signal);
    }
}
/** Whether no instance was replaced under a record, nor anything decided. */
function isMereClaim({ intended, held, earlier = [] }) {
    return intended === 0 && held === undefined && earlier.length === 0;
}
function sameRecord(a, b) {
    const said = ({ holder, until, intended, held, earlier = [] }) => JSON.stringify([holder, until, intended, held, earlier]);
    return a !== undefined && said(a) === said(b);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-situation.js


/** Judges what was found. Throws ConfigurationError with everything that stands in the way. */
function assessRolling(plan, found, context) {
    const planned = new Set(plan.workloads.map(({ key }) => key));
    const under = found.flatMap(({ workload, rollout }) => {
        const { record } = rollout;
        const standing = record && standingOf(record, context);
        // Nothing moved under a claim: one that nobody holds any more says nothing.
        if (!record || !standing || (standing === 'cut-off' && isMereClaim(record)))
            return [];
        return [{ workload, rollout, record, standing }];
    });
    const alive = under.filter(({ standing }) => standing === 'alive');
    // Whoever wants to go back must not have to wait for anybody.
    if (alive.length > 0 && plan.resume !== 'undo')
        throw new errors/* ConfigurationError */.j1(alive.map((each) => ({ message: busy(each) })));
    const problems = under.flatMap(({ workload, rollout, record, standing }) => {
        const what = describe({ workload, rollout, record, standing });
        if (record.version !== plan.version)
            return [otherVersion(plan, what, record)];
        if (!planned.has(workload.key))
            return [{ input: 'workloads', message: `leave it out: ${what}` }];
        const goesOn = standing === 'mine' || plan.resume !== undefined || isEarlier(record, context.holder);
        if (goesOn && (standing !== 'held' || plan.resume !== undefined))
            return [];
        return [{ input: 'resume', message: `${what}; ${choices}` }];
    });
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    const earlier = new Set(under.flatMap(({ record }) => record.earlier ?? []));
    const open = found.filter(({ workload }) => under.some((each) => each.workload === workload));
    const done = found.filter((each) => earlier.has(each.workload.key) && !open.includes(each));
    const completed = done.filter(({ rollout }) => rollout.undoable);
    const gone = done.filter((each) => !completed.includes(each));
    const resumed = under.map(describe).join('; ') || undefined;
    const takenOver = alive.length > 0;
    if (plan.resume === 'undo')
        return undoing(plan, found, { open, completed, gone, resumed, takenOver });
    const left = found.filter((each) => planned.has(each.workload.key) && (open.includes(each) || !isComplete(each)));
    const begun = found.some(({ rollout }) => rollout.record !== undefined);
    if (plan.resume === 'continue' && left.length > 0 && !begun)
        throw new errors/* ConfigurationError */.j1([nothingBegun]);
    return { kind: left.length > 0 ? 'update' : 'unchanged', open: left, completed, gone, resumed, takenOver };
}
const nothingBegun = {
    input: 'resume',
    message: 'no update is held or was cut off: leave `resume` out to begin one',
};
const choices = '`resume: continue` goes on where it stands, `resume: undo` brings everything back that it updated';
/** Everything under way; where nothing is, what runs the version and knows what ran before. Claims that nobody holds any more go, too. */
function undoing(plan, found, { open, completed, ...taken }) {
    const before = open.length > 0 ? completed : runningBefore(plan, found);
    const concerned = found.filter((each) => open.includes(each) || (each.rollout.record !== undefined && !before.includes(each)));
    const kind = before.length + concerned.length > 0 ? 'undo' : 'unchanged';
    return { kind, open: concerned, completed: before, ...taken };
}
function runningBefore(plan, found) {
    const planned = plan.workloads.map(({ key }) => key);
    const running = found.filter(({ workload, rollout }) => planned.includes(workload.key) && rollout.updated > 0);
    const known = running.filter(({ rollout }) => rollout.undoable);
    if (running.length === 0 || known.length > 0)
        return known;
    const names = running.map(({ workload }) => workload.name).join(', ');
    const message = `what ran before ${plan.version} is not known of ${names}; update to the version that is wanted instead`;
    throw new errors/* ConfigurationError */.j1([{ input: 'resume', message }]);
}
function isComplete({ rollout }) {
    return rollout.complete && rollout.record === undefined;
}
function standingOf(record, { holder, now, ended, }) {
    if (record.held !== undefined)
        return 'held';
    if (record.holder === holder.id)
        return 'mine';
    // Also where somebody edited it so that it can't be read: no lease is for ever.
    const lasts = Date.parse(record.until) > now && !ended.has(record.holder);
    return lasts && !isEarlier(record, holder) ? 'alive' : 'cut-off';
}
/** GitHub starts a run's next attempt only when all jobs of the one before have ended; whoever starts it wants it to go on. */
function isEarlier(record, holder) {
    const theirs = runOf(record);
    const mine = holder.run;
    if (!theirs || !mine)
        return false;
    return (theirs.repository === mine.repository && theirs.runId === mine.runId && theirs.attempt < mine.attempt);
}
/** The job that wrote a record, from its holder's name; `undefined` for a run by hand. */
function runOf({ holder }) {
    const [, repository, runId, attempt, job, checkRunId] = /^([^/]+\/[^/]+)\/(\d+)\/(\d+)\/([^/]*)(?:\/(\d+))?$/.exec(holder) ?? [];
    if (repository === undefined)
        return undefined;
    const run = { repository, runId: Number(runId), attempt: Number(attempt), job: job ?? '' };
    return checkRunId === undefined ? run : { ...run, checkRunId: Number(checkRunId) };
}
function busy({ workload, record }) {
    const { version, actor, started, until } = record;
    return `${workload.name} is being updated to ${version} by ${actor} since ${started}; this run may begin when that has ended, at the latest at ${until} if its runner is gone${where(record)}`;
}
function describe({ workload, rollout, record, standing }) {
    const { version, actor, started, held, holder, intended } = record;
    // The record's own version may be another than this run's, by which the instances were counted.
    const stands = `with ${Math.min(intended, rollout.instances)} of ${rollout.instances} instances on it`;
    const what = `the update of ${workload.name} to ${version}, which ${actor} began at ${started},`;
    if (standing === 'held')
        return `${what} is held ${stands}: ${held}${where(record)}`;
    if (standing === 'alive')
        return `${what} is under way ${stands}, held by \`${holder}\`${where(record)}`;
    return `${what} was cut off ${stands}${where(record)}`;
}
function where({ url }) {
    return url ? `, see ${url}` : '';
}
function otherVersion({ version }, what, record) {
    return {
        input: 'version',
        message: `found \`${version}\`, but ${what}; give \`version: ${record.version}\`: ${choices}`,
    };
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/begin-rolling.js




/** How often everything is looked at anew because somebody was faster, and the pause between, in milliseconds. */
const begin_rolling_rounds = 10;
const begin_rolling_roundPause = 500;
/** How often the first look is tried, and the pause between in milliseconds: nothing is lost by it yet. */
const begin_rolling_lookTries = 3;
const begin_rolling_lookPause = 1_000;
/**
 * Reads everything, judges it, and claims what is to be updated at exactly what was read; again if somebody was faster. Throws
 * ConfigurationError with everything that stands in the way, and has changed nothing then.
 */
async function beginRolling(plan, world) {
    for (let round = 1;; round += 1) {
        const found = await begin_rolling_lookAround(plan, world);
        const situation = await assess(plan, world, found);
        if (situation.kind === 'unchanged')
            return { situation, open: [], completed: [] };
        const open = situation.open.map((each) => updateOf(each, plan, world));
        const completed = situation.completed.map((each) => updateOf(each, plan, world, true));
        const earlier = completed.map(({ key }) => key);
        try {
            const recorded = completed.filter(({ seen }) => seen.record !== undefined);
            const first = open.length + recorded.length > 0 ? [] : completed.slice(0, 1);
            await claim([...open, ...recorded, ...first], earlier);
            await assertAlone(plan, world, [...open, ...completed]);
            return { situation, open, completed };
        }
        catch (error) {
            await giveBack([...open, ...completed], world);
            if (!(error instanceof rolling_workload/* WorkloadConflictError */._) || round === begin_rolling_rounds)
                throw error;
            world.log.debug(`Somebody was faster: ${error.message}; looking again.`);
            await world.clock.sleep(begin_rolling_roundPause, world.signal);
        }
    }
}
/** What the run is going to do, by what stands there now; writes nothing. Throws what {@link beginRolling} throws. */
async function foreseeRolling(plan, world) {
    const found = await begin_rolling_lookAround(plan, world);
    return { ...(await assess(plan, world, found)), found };
}
async function begin_rolling_lookAround(plan, world) {
    // What would stop an update must not stop the way back from it.
    if (plan.resume !== 'undo')
        await begin_rolling_refuseObstacles(plan, world);
    return readAll(world);
}
async function begin_rolling_refuseObstacles(plan, world) {
    const planned = new Set(plan.workloads.map(({ key }) => key));
    const asked = world.workloads
        .filter(({ key }) => planned.has(key))
        .flatMap((workload) => [workload.preflight(), world.obstacles?.(workload.key) ?? []]);
    const found = await Promise.allSettled(asked);
    const messages = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    // A right that is missing to look is seldom the only one: all are told.
    if (messages.length > 0)
        throw new errors/* ConfigurationError */.j1(messages.map((message) => ({ message })));
    for (const each of found)
        if (each.status === 'rejected')
            throw each.reason;
}
async function readAll({ workloads, clock, log, signal }) {
    for (let tries = 1;; tries += 1) {
        try {
            return await Promise.all(workloads.map(async (workload) => ({ workload, rollout: await workload.read(signal) })));
        }
        catch (error) {
            if (!(error instanceof errors/* ProviderError */.mZ && error.retryable) || tries === begin_rolling_lookTries)
                throw error;
            log.warning(`Looking once more: ${(0,errors/* describeError */.Uc)(error)}`);
            await clock.sleep(begin_rolling_lookPause, signal);
        }
    }
}
/** GitHub is asked only about records that would stop this run. */
async function assess(plan, world, found) {
    const ended = await endedHolders(found, world, world.clock);
    return assessRolling(plan, found, { holder: world.holder, now: world.clock.now(), ended });
}
async function endedHolders(found, { hasEnded, holder, log }, clock) {
    const records = new Map();
    for (const { rollout } of found) {
        const { record } = rollout;
        if (record &&
            record.held === undefined &&
            record.holder !== holder.id &&
            Date.parse(record.until) > clock.now())
            records.set(record.holder, record);
    }
    const ended = new Set();
    for (const [id, record] of records) {
        if (!(await hasEnded?.(record)))
            continue;
        log.warning(`The job that began an update has ended (${record.url ?? record.actor}).`);
        ended.add(id);
    }
    return ended;
}
function updateOf({ workload, rollout }, plan, world, moved) {
    return new WorkloadUpdate(workload, rollout, plan, world, moved);
}
/** One after another, in the order all runs keep. */
async function claim(updates, earlier) {
    for (const update of updates)
        await update.claim(earlier);
}
/** Somebody may have begun at the same time where this run claims nothing. */
async function assertAlone(plan, world, updates) {
    const mine = new Set(updates.filter(({ isClaimed }) => isClaimed).map(({ key }) => key));
    const others = world.workloads.filter(({ key }) => !mine.has(key));
    if (others.length === 0)
        return;
    const found = await readAll({ ...world, workloads: others });
    const begun = found.find(({ rollout: { record } }) => record && record.holder !== world.holder.id);
    if (plan.resume === 'undo' && begun)
        throw new rolling_workload/* WorkloadConflictError */._(`${begun.workload.name}: another run has just begun there`);
    await assess({ ...plan, workloads: [] }, world, found);
}
/** Nothing moved yet: what stood there stands there again. */
async function giveBack(updates, { log }) {
    for (const update of updates.filter(({ isClaimed }) => isClaimed)) {
        await update.giveBack().catch((error) => {
            log.warning(`${update.name} stays claimed for some minutes: ${(0,errors/* describeError */.Uc)(error)}`);
        });
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/step-counts.js
/** How many of `instances` have the new version at a step: a share is rounded up, never more than all, and 1 at least. */
function countAt({ size }, instances) {
    const wanted = 'instances' in size ? size.instances : Math.ceil((instances * size.percent) / 100);
    return Math.max(1, Math.min(wanted, instances));
}
/** The step as it was written: `1`, `50%`. */
function formatSize({ size }) {
    return 'instances' in size ? String(size.instances) : `${size.percent}%`;
}
/** The steps that are left of an update which intended so many instances when it stopped; the one it stopped at is made again. */
function stepsFrom(steps, intended, instances) {
    if (intended === 0)
        return steps;
    const first = steps.findIndex((step) => countAt(step, instances) >= intended);
    return steps.slice(first === -1 ? steps.length - 1 : first);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/describe-rolling.js


/** Tells what a rolling update is going to do, in the order of its writes, from what was found to stand. */
function describeRolling(configuration, plan, situation) {
    const { kind, open, completed, resumed } = situation;
    const first = resumed ? [`take on: ${resumed}`] : [];
    if (kind === 'unchanged') {
        const why = plan.resume === 'undo'
            ? `no instance runs ${plan.version}`
            : `${plan.version} runs on every instance already`;
        return [`nothing: ${why}`];
    }
    if (kind === 'undo')
        return [...first, ...undoSteps(open, completed)];
    return [
        ...first,
        ...open.map(({ workload }) => `${workload.name}: record that this run updates it, so that no other begins`),
        ...open.flatMap((found) => workloadSteps(configuration, plan, found)),
        `on a regression instead: ${describe_rolling_afterRegression(configuration, plan, open, completed)}`,
    ];
}
function workloadSteps(configuration, plan, { workload, rollout }) {
    const { key, name } = workload;
    const beside = configuration.sections.rolling.workloads[key];
    const moved = rollout.record?.intended ?? 0;
    const { steps = [] } = plan.workloads.find((each) => each.key === key) ?? {};
    const { drain = [], verify = [], 'stale-tasks': stale = [] } = beside ?? {};
    const before = [
        ...(drain.length > 0 ? [`${name}: drain, ${count(drain.length, 'step')}`] : []),
        ...stale.map((tasks) => {
            const which = tasks.purge === undefined
                ? `that waited longer than ${(0,quantities/* formatDuration */.a3)(tasks['older-than'] ?? 0)}`
                : 'all of them';
            return `queue ${(0,quoted/* quoted */.T)(tasks.queue)}: remove tasks, ${which}`;
        }),
    ];
    return [
        ...(moved > 0 ? [] : before),
        ...stepsFrom(steps, moved, rollout.instances).map((step) => {
            const wanted = Math.max(moved, countAt(step, rollout.instances));
            return `${name}: ${wanted} of ${count(rollout.instances, 'instance')} with ${plan.version}, ready within ${(0,quantities/* formatDuration */.a3)(plan.timeout)}${watched(configuration, step)}`;
        }),
        ...(verify.length > 0 ? [`${name}: verify, ${count(verify.length, 'step')}`] : []),
        `${name}: put back whatever was changed besides the version, and end the record`,
    ];
}
function watched({ sections, url }, { watch }) {
    if (watch === 0)
        return '';
    const names = Object.keys(sections.metrics?.indicators ?? {}).map(quoted/* quoted */.T);
    const by = ['its instances', ...(url === undefined ? [] : [`the health of ${url}`]), ...names];
    return `, watched for ${(0,quantities/* formatDuration */.a3)(watch)} by ${by.join(', ')}`;
}
function undoSteps(open, completed) {
    return [...completed, ...open].reverse().map(({ workload, rollout }) => {
        const { name } = workload;
        const moved = (rollout.record?.intended ?? 0) > 0 || completed.some((each) => each.workload === workload);
        return moved
            ? `${name}: bring back what ran before on ${count(rollout.instances, 'instance')}`
            : `${name}: remove the record; no instance was replaced`;
    });
}
function describe_rolling_afterRegression({ sections }, { policies, version }, open, completed) {
    if (policies.regress === 'hold')
        return 'everything stays as it is until somebody decides, with `resume: continue` or `resume: undo`';
    const workloads = [...completed, ...open].map(({ workload }) => workload);
    const names = workloads.map(({ name }) => name).reverse();
    const restored = workloads
        .filter(({ key }) => sections.rolling.workloads[key]?.restore.length)
        .map(({ name }) => name);
    return `what ran before ${version} comes back wherever it was replaced: ${names.join(', ')}${restored.length > 0 ? `; then restore ${restored.join(', ')}` : ''}`;
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/finish-rolling.js


/**
 * At the end of a job that ended in the middle: says what stands there, and lets the next run take it on without waiting for the
 * lease. Claims under which nothing moved are given back. Leaves everything of others alone.
 */
async function finishRolling(world) {
    for (const workload of world.workloads) {
        const rollout = await workload.read();
        const { record, updated, instances } = rollout;
        if (!record || record.holder !== world.holder.id || record.held !== undefined)
            continue;
        const update = new WorkloadUpdate(workload, rollout, { version: record.version }, world);
        try {
            await update.claim(record.earlier ?? []);
            if (isMereClaim(record))
                await update.drop();
            else
                await update.release();
        }
        catch (error) {
            world.log.warning(`The record at ${workload.name} could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
        }
        if (isMereClaim(record))
            continue;
        world.log.warning(`This job ended in the middle of an update: ${workload.name} has ${updated} of ${instances} instances on ${record.version}, and nothing moves until somebody decides. Run again with \`version: ${record.version}\` and \`resume: continue\` or \`resume: undo\`.`);
    }
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/metrics/src/check-metrics.js + 1 modules
var check_metrics = __webpack_require__(9983);
;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-configuration.js


/** What can be known to be wrong before anybody is asked; `chosen` workloads are to be updated, all when absent. */
async function rollingProblems(configuration, chosen) {
    const { workload } = configuration.sections;
    if (workload.deployer !== 'kubernetes') {
        const message = `\`deployer: ${workload.deployer}\` can't replace instances one by one; a rolling update needs \`deployer: kubernetes\``;
        return [configuration.problem('workload', ['deployer'], message)];
    }
    const keys = [...Object.keys(workload.deployments ?? {}), ...Object.keys(workload['stateful-sets'] ?? {})];
    return [
        ...chosenProblems(chosen ?? [], keys),
        ...colorProblems(configuration),
        ...stepProblems(configuration, keys),
        ...(await metricsProblems(configuration)),
    ];
}
function unknown(name, keys) {
    const near = (0,inputs/* nearest */.pA)(name, keys);
    return near ? `did you mean \`${near}\`?` : `there are ${keys.map((key) => `\`${key}\``).join(', ')}`;
}
function chosenProblems(chosen, keys) {
    return chosen
        .filter((name) => !keys.includes(name))
        .map((name) => ({
        input: 'workloads',
        message: `found ${(0,quoted/* quoted */.T)(name)}, no name in the section \`workload\`; ${unknown(name, keys)}`,
    }));
}
/** There is one group of instances and no colour; the environment's own address stands for what a colour's would. */
function colorProblems({ sections, url, problem }) {
    const found = ['workload', 'metrics'].flatMap((section) => placesOf(sections[section], /\{\{\s*color\s*\}\}/).map((path) => problem(section, path, '`{{color}}` has no value here: a rolling update knows no colours')));
    if (url !== undefined)
        return found;
    return [
        ...found,
        ...placesOf(sections.metrics, /\{\{\s*color-url\s*\}\}/).map((path) => {
            const message = `\`${path.join('.')}\` asks where the service answers: set \`url\` of the environment, or write the address here`;
            return problem('metrics', path, message);
        }),
    ];
}
/** Where a text that matches stands, keys of mappings included; scripts are never templated. */
function placesOf(value, pattern, path = []) {
    if (typeof value === 'string')
        return pattern.test(value) ? [path] : [];
    if (Array.isArray(value))
        return value.flatMap((item, index) => placesOf(item, pattern, [...path, index]));
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([key, item]) => {
        if (key === 'run')
            return [];
        const here = [...path, key];
        return [...(pattern.test(key) ? [here] : []), ...placesOf(item, pattern, here)];
    });
}
function stepProblems({ sections, url, problem }, keys) {
    return Object.entries(sections.rolling.workloads).flatMap(([key, { drain, verify, restore }]) => {
        const path = ['workloads', key];
        if (!keys.includes(key))
            return [
                problem('rolling', path, `\`workloads.${key}\` is no name in the section \`workload\`; ${unknown(key, keys)}`),
            ];
        if (url !== undefined)
            return [];
        return Object.entries({ drain, verify, restore }).flatMap(([moment, steps]) => steps.flatMap((step, index) => 'path' in step
            ? [
                problem('rolling', [...path, moment, index, 'path'], `\`${[...path, moment, index, 'path'].join('.')}\` needs \`url\` of the environment, or a whole address as \`url\``),
            ]
            : []));
    });
}
async function metricsProblems({ sections, problem }) {
    const { metrics, rolling } = sections;
    if (!metrics)
        return [];
    // What is pending runs on from step to step.
    const times = [
        rolling.steps,
        ...Object.values(rolling.workloads).map(({ steps }) => steps ?? rolling.steps),
    ];
    const watched = Math.max(...times.map((steps) => steps.reduce((sum, { watch }) => sum + watch, 0)));
    const problems = await (0,check_metrics/* checkMetrics */.U)(metrics, { watched });
    return problems.map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`));
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-plan.js

/** Time between two looks when there are instances alone to look at, in milliseconds. */
const instancesInterval = 5_000;
/** Whom the update is of. */
function releaseOf({ service, environment }, { version, sha }) {
    return { service, environment, version, sha };
}
/** The plan of an update of `keys`, which are all the workloads there are, in order. */
function rollingPlan(configuration, intent, keys) {
    const { workload, metrics } = configuration.sections;
    const interval = rollingInterval(configuration);
    const { chosen, policies, resume } = intent;
    return {
        ...releaseOf(configuration, intent),
        workloads: keys
            .filter((key) => chosen === undefined || chosen.includes(key))
            .map((key) => ({ key, steps: stepsOf(configuration, key) })),
        timeout: workload.timeout,
        ...{ interval, policies, resume },
        extend: metrics ? (0,watch_window/* extensionOf */.je)(metrics) : (0,watch_window/* longestWindow */.Zo)(0, interval),
        unreadableLimit: metrics?.['unreadable-limit'],
    };
}
/** Time between two looks at what watches a step, in milliseconds. */
function rollingInterval({ sections, url }) {
    const { metrics, health } = sections;
    return (metrics?.interval ?? (url === undefined ? instancesInterval : (health?.interval ?? instancesInterval)));
}
function stepsOf({ sections: { rolling } }, key) {
    return rolling.workloads[key]?.steps ?? rolling.steps;
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-ending.js



/** Pause between two looks at instances that come back, in milliseconds. */
const rolling_ending_lookPause = 2_000;
/** How long is waited for them once a run is cancelled and has little time left, in milliseconds. */
const lastWait = 2_000;
/** How a rolling update ends that doesn't get through: undone or held, and told. */
class RollingEnding {
    #plan;
    #world;
    #progress;
    #open;
    #completed;
    /** `open` are claimed, in order; `completed` grows while the update goes on. */
    constructor(plan, world, progress, open, completed) {
        this.#plan = plan;
        this.#world = world;
        this.#progress = progress;
        this.#open = open;
        this.#completed = completed;
    }
    /** A run that stops in the middle: undone, or held where a cancel is to do that or somebody else is at work. */
    async interrupted(error) {
        if (error instanceof TakenOverError)
            return this.#giveWay(error);
        if (error instanceof UndoError)
            throw error;
        if (error instanceof DisturbedError)
            return this.hold('changed-by-another', error.message);
        const cancelled = this.#world.signal.aborted;
        const reason = cancelled ? describeCancel(error) : (0,errors/* describeError */.Uc)(error);
        if (cancelled && this.#plan.policies.onCancel === 'hold')
            return this.hold('cancelled', reason);
        const reasonCode = cancelled ? 'cancelled' : rollingReasonCode(error);
        const { policies } = this.#plan;
        // Going on is no choice where the instances of the step are not ready.
        const policy = { stalled: policies.regress, 'not-ready': policies.inconclusive }[reasonCode];
        if (policy === 'hold')
            return this.holdOrUndo(reasonCode, reason);
        const result = await this.undo(reasonCode, reason);
        if (cancelled || isExpected(error))
            return result;
        this.#world.log.error(result.reason);
        throw error;
    }
    /** Brings back every workload that was updated, newest first. Throws UndoError when one can't be, and TakenOverError. */
    async undo(reasonCode, reason) {
        const { log, clock } = this.#world;
        const started = clock.now();
        const moved = this.#moved();
        for (const { key, seen } of moved)
            this.#progress.saw(key, seen);
        if (moved.length > 0)
            log.warning(`Undoing ${namesOf(moved)}: ${reason}`);
        const failures = [];
        try {
            await this.#keepOthersAway(moved);
            for (const update of moved) {
                const failure = await this.#bringBack(update);
                if (failure !== undefined)
                    failures.push(failure);
            }
        }
        catch (error) {
            if (error instanceof TakenOverError)
                return this.#giveWay(error);
            throw error;
        }
        await this.#dropClaims();
        const undone = moved.filter(({ key }) => !this.#failed.has(key));
        const stands = await this.#awaitBack(undone);
        const took = (0,quantities/* formatDuration */.a3)(clock.now() - started);
        const problems = [...failures, ...(await this.#restore())];
        const left = [...this.#leftAlone].map(([name, what]) => notBack(name, what));
        if (failures.length > 0) {
            const names = (this.#wholly(undone) ?? []).map(({ name }) => name);
            throw new UndoError(reason, names, [...problems, ...left], this.#plan.version);
        }
        const parts = [reason, ...left, backOf(this.#wholly(undone), took), ...stands, ...problems];
        const told = [...parts.filter((part) => part !== ''), ''].join('. ').trimEnd();
        if (left.length === 0)
            return this.#progress.result('undone', reasonCode, told);
        return this.#progress.result('partly-undone', 'changed-by-another', told);
    }
    #wholly(undone) {
        if (undone.length === 0)
            return undefined;
        return undone.filter(({ name }) => !this.#leftAlone.has(name));
    }
    /** Holds the update where it stands or, where that can't be recorded, undoes it. */
    async holdOrUndo(reasonCode, reason) {
        try {
            return await this.hold(reasonCode, reason);
        }
        catch (error) {
            if (error instanceof TakenOverError || this.#world.signal.aborted)
                throw error;
            return this.undo(reasonCode, `${reason}. The update could not be held: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
    /** Leaves every instance as it is, and says so at the workload. Throws ProviderError when that can't be written: the record stays as it was. */
    async hold(reasonCode, reason) {
        const claimed = this.#open.filter(({ isClaimed }) => isClaimed);
        const at = claimed[0];
        // Where nothing was replaced there is nothing to hold, and where all was nothing to record.
        if (this.#moved().length === 0)
            return this.undo(reasonCode, reason);
        if (!at) {
            const all = `${reason}. Every instance was replaced by then. \`version: ${this.#plan.version}\` with \`resume: undo\` brings everything back.`;
            return this.#progress.result('held', reasonCode, all);
        }
        await at.hold(reason);
        await this.#dropClaims(at);
        this.#progress.set(at.key, 'held');
        this.#progress.saw(at.key, at.seen, at.seen.disturbed !== undefined);
        const { updated, instances } = at.seen;
        const told = `${reason}. The update is held: ${at.name} has ${updated} of ${instances} instances on ${this.#plan.version}, and nothing moves until somebody decides. Run again with \`version: ${this.#plan.version}\` and \`resume: continue\` or \`resume: undo\`.`;
        return this.#progress.result('held', reasonCode, told);
    }
    #failed = new Set();
    /** What somebody else changed and was not brought back, by the workload's name. */
    #leftAlone = new Map();
    /** Newest first. */
    #moved() {
        const current = this.#open.filter((each) => each.moved && !this.#completed.includes(each));
        return [...this.#completed, ...current].reverse();
    }
    /**
     * What comes back has a record of this run until it does: a process that slept meanwhile, and lost the update, finds that
     * at each of its writes. First of all the update must still be this run's.
     */
    async #keepOthersAway(moved) {
        const bare = moved.filter(({ isClaimed }) => !isClaimed);
        if (bare.length === 0)
            return;
        const own = moved.find(({ isClaimed }) => isClaimed) ?? this.#open.find(({ isClaimed }) => isClaimed);
        try {
            await own?.prove();
            for (const update of bare)
                await update.reclaim();
        }
        catch (error) {
            if (error instanceof TakenOverError)
                throw error;
            this.#world.log.warning(`Not everything could be claimed before it comes back: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
    /** Another run has the update: what this one claimed and didn't move is of no use to anybody. */
    async #giveWay(error) {
        for (const update of this.#completed.filter(({ isClaimed }) => isClaimed)) {
            await update.drop().catch(() => { });
        }
        await this.#dropClaims();
        throw error;
    }
    async #dropClaims(except) {
        for (const claim of this.#open.filter((each) => each.isClaimed && !each.moved && each !== except)) {
            await claim.drop().catch((error) => {
                this.#world.log.warning(`${claim.name} stays claimed for some minutes: ${(0,errors/* describeError */.Uc)(error)}`);
            });
        }
    }
    /** Writes the way back of one workload; says why that failed. */
    async #bringBack(update) {
        try {
            const left = await update.undo();
            if (left.length > 0)
                this.#leftAlone.set(update.name, left);
            this.#progress.set(update.key, left.length > 0 ? 'partly-undone' : 'undone');
            return undefined;
        }
        catch (error) {
            if (error instanceof TakenOverError)
                throw error;
            this.#failed.add(update.key);
            this.#progress.set(update.key, 'unknown');
            return `${update.name}: ${(0,errors/* describeError */.Uc)(error)}`;
        }
    }
    /** Lets what was drained, and is back, take work again; says what failed. */
    async #restore() {
        const all = new Set([...this.#completed, ...this.#open]);
        const drained = [...all].filter(({ key, isDrained, moved }) => (isDrained || moved) && !this.#failed.has(key));
        const problems = [];
        for (const { key, name } of drained) {
            try {
                await this.#world.restore(key);
            }
            catch (error) {
                problems.push(`${name} was drained, and its \`restore\` has yet to be done by hand: ${(0,errors/* describeError */.Uc)(error)}`);
            }
        }
        return problems;
    }
    /** Waits until what ran before is ready again, and says how far that is. */
    async #awaitBack(undone) {
        const { clock, signal } = this.#world;
        const deadline = clock.now() + (signal.aborted ? lastWait : this.#plan.timeout);
        const stands = [];
        for (const update of undone) {
            stands.push(await this.#awaitOne(update, deadline));
            this.#progress.saw(update.key, update.seen, this.#leftAlone.has(update.name));
        }
        return stands;
    }
    async #awaitOne(update, deadline) {
        const { clock, log, signal } = this.#world;
        let told = '';
        for (;;) {
            const problem = await update.look({ through: true }).then(() => undefined, (error) => error);
            if (problem instanceof TakenOverError)
                return `${update.name} belongs to another run by now`;
            if (problem !== undefined &&
                !(problem instanceof errors/* ProviderError */.mZ) &&
                !(problem instanceof DisturbedError))
                throw problem;
            const { before, updated, instances, troubles } = update.seen;
            const what = this.#leftAlone.has(update.name)
                ? 'are ready with what stands there now'
                : 'run what ran before and are ready';
            const ready = `${before} of ${instances} instances of ${update.name} ${what}`;
            if (problem === undefined && before >= instances && updated === 0)
                return ready;
            if (clock.now() >= deadline || signal.aborted) {
                const why = problem === undefined ? troubles.join('; ') : (0,errors/* describeError */.Uc)(problem);
                const found = `only ${ready}${why === '' ? '' : ` (${why})`}; the rest follows by itself`;
                if (!signal.aborted)
                    log.error(found);
                return found;
            }
            const now = troubles.join('\n');
            if (now !== told && now !== '')
                log.warning(`${update.name} is not back yet: ${now}`);
            told = now;
            await clock.sleep(rolling_ending_lookPause);
        }
    }
}
/** What was brought back as a whole; `undefined` where nothing had to be. */
function backOf(wholly, took) {
    if (!wholly)
        return 'No instance was replaced';
    if (wholly.length === 0)
        return '';
    return `${namesOf(wholly)} ${wholly.length === 1 ? 'was' : 'were'} brought back, after ${took}`;
}
function notBack(name, what) {
    return `NOT brought back: ${name}: ${what.join('; ')}. That was left as it is, only the rest was put back, and nothing is recorded any more: whoever made the change, or an update, has to put it right`;
}
function namesOf(updates) {
    return updates.map(({ name }) => name).join(', ');
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-progress.js

/** What a rolling update has done so far. */
class RollingProgress {
    #started;
    #clock;
    #reports;
    #version;
    /** The images that ran before, by workload: once it is undone, nobody else knows them. */
    #before = new Map();
    constructor({ workloads, clock }, keys, version) {
        this.#version = version;
        this.#clock = clock;
        this.#started = clock.now();
        this.#reports = workloads
            .filter(({ key }) => keys.includes(key))
            .map(({ key, name }) => ({ key, name, outcome: 'untouched', staleTasks: [], steps: [] }));
    }
    set(key, outcome) {
        const report = this.#of(key);
        if (report)
            report.outcome = outcome;
    }
    /** What serves by now; `changed` when somebody else has a part in it. */
    saw(key, { instances, ready, before, imagesBefore }, changed = false) {
        if (imagesBefore?.length)
            this.#before.set(key, imagesBefore);
        const report = this.#of(key);
        if (!report)
            return;
        const images = this.#before.get(key);
        const old = changed
            ? 'what somebody else changed'
            : `what ran before${images ? ` (${images.join(', ')})` : ''}`;
        const missing = instances - ready - before;
        report.serves = [
            ...(ready > 0 ? [`${ready} of ${instances} instances run ${this.#version}`] : []),
            ...(before > 0 ? [`${before} of ${instances} instances run ${old}`] : []),
            ...(missing > 0 ? [`${missing} of ${instances} are not ready`] : []),
        ].join(', ');
    }
    removed(key, tasks) {
        const report = this.#of(key);
        if (report)
            report.staleTasks = tasks;
    }
    step(key, record) {
        this.#of(key)?.steps.push(record);
    }
    result(outcome, reasonCode, reason) {
        return {
            ...{ outcome, reasonCode, reason, workloads: this.#reports },
            started: (0,src_clock/* isoInstant */.j2)(this.#started),
            ended: (0,src_clock/* isoInstant */.j2)(this.#clock.now()),
        };
    }
    #of(key) {
        return this.#reports.find((each) => each.key === key);
    }
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/policies.js
var policies = __webpack_require__(41513);
;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/reach-step.js



/** Pause between two looks at instances that are waited for, in milliseconds. */
const reach_step_lookPause = 2_000;
/**
 * Lets as many instances have the new version as the step says, and waits until they are ready and the old ones are gone that they
 * replace. Throws StepError when that is certain not to happen, or the time is over, and the signal's reason.
 */
async function reach(update, step, { timeout }, { clock, log, signal }) {
    const deadline = clock.now() + timeout;
    let told = '';
    for (;;) {
        signal.throwIfAborted();
        const now = await update.lookPatiently();
        const wanted = countAt(step, now.instances);
        // Autoscalers change the number of instances meanwhile; what has the new version keeps it.
        if (update.lacks(wanted)) {
            await update.advance(wanted);
            continue;
        }
        if (isReached(now, update.intended)) {
            // What the step needed may be narrower again, whatever becomes of this process.
            await update.settle();
            return;
        }
        const troubles = now.troubles.join('\n');
        if (troubles !== told && troubles !== '')
            log.warning(`${update.name} is not ready yet: ${troubles}`);
        told = troubles;
        if (now.stalled !== undefined)
            throw new StepError('stalled', `${update.name}: ${now.stalled}`);
        if (clock.now() >= deadline)
            throw new StepError('not-ready', late(update, timeout));
        await update.settle();
        await update.keepLease();
        await clock.sleep(reach_step_lookPause, signal);
    }
}
function isReached({ updated, ready, before, instances }, intended) {
    const wanted = Math.min(intended, instances);
    return updated >= wanted && ready >= wanted && before <= instances - wanted;
}
function late({ name, seen, intended }, timeout) {
    const why = seen.troubles.length > 0 ? `: ${seen.troubles.join('; ')}` : '';
    const wanted = Math.min(intended, seen.instances);
    return `${name}: only ${seen.ready} of ${wanted} new instances are ready after ${(0,quantities/* formatDuration */.a3)(timeout)}${why}`;
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/watch-instances.js



/** Instances are looked at no oftener than this, in milliseconds; health and metrics may be. */
const freshTime = 5_000;
/** New instances that won't become ready again are a regression, those that aren't ready are a doubt. A look throws the signal's reason. */
function watchInstances(update, others, world) {
    let ending;
    const instances = {
        async look() {
            if (update.age >= freshTime) {
                await update.look().catch((error) => {
                    world.signal.throwIfAborted();
                    if (error instanceof TakenOverError || !(error instanceof errors/* ProviderError */.mZ))
                        ending = error;
                    throw error;
                });
            }
            return watch_instances_assess(update, world);
        },
    };
    return {
        observer: others ? combineObservers([others, instances], world) : instances,
        assertUndisturbed() {
            if (ending)
                throw ending;
        },
    };
}
function watch_instances_assess({ seen, intended }, { clock }) {
    const tell = (verdict, reasonCode, reason) => ({
        ...{ at: clock.now(), verdict, reasonCode, reason, readings: [] },
    });
    const wanted = Math.min(intended, seen.instances);
    const ready = `${seen.ready} of ${wanted} new instances are ready`;
    if (seen.stalled !== undefined)
        return tell('regress', 'stalled', `${ready}: ${seen.stalled}`);
    if (seen.ready >= wanted)
        return tell('pass', 'ready', ready);
    const why = seen.troubles.length > 0 ? `: ${seen.troubles.join('; ')}` : '';
    return tell('inconclusive', 'not-ready', `only ${ready}${why}`);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-run.js









/** One rolling update of workloads that are claimed. */
class RollingRun {
    #plan;
    #world;
    #progress;
    #open;
    #completed;
    #ending;
    constructor(plan, world, begun, progress) {
        this.#plan = plan;
        this.#world = world;
        this.#progress = progress;
        this.#open = begun.open;
        this.#completed = [...begun.completed];
        this.#ending = new RollingEnding(plan, world, progress, this.#open, this.#completed);
    }
    /** Every workload, one after another. Throws ProviderError when even the way back failed, or another run took the update over. */
    async run() {
        try {
            const observer = await this.#world.observe();
            for (const [index, update] of this.#open.entries()) {
                const ended = await this.#update(update, observer, this.#open.slice(index + 1));
                if (ended)
                    return ended;
            }
            const names = this.#open.map(({ name }) => name).join(', ');
            const reason = `${this.#plan.version} runs on every instance of ${names}.`;
            return this.#progress.result('updated', 'updated', reason);
        }
        catch (error) {
            return this.#ending.interrupted(error);
        }
    }
    /** Gives a result if the update ends here. */
    async #update(update, observer, rest) {
        const { world, key } = { world: this.#world, key: update.key };
        if (!update.moved)
            await this.#prepare(update);
        const { steps = [] } = this.#plan.workloads.find((each) => each.key === key) ?? {};
        const left = stepsFrom(steps, update.intended, update.seen.instances);
        for (const [index, each] of left.entries()) {
            const number = steps.length - left.length + index + 1;
            const title = `${update.name}, step ${number} of ${steps.length}: ${formatSize(each)}`;
            const later = [...left.slice(index + 1), ...rest.flatMap((other) => this.#stepsOf(other))];
            const more = later.some(({ watch }) => watch > 0);
            const ended = await world.log.group(title, () => this.#step(update, each, { title, more, observer }));
            if (ended)
                return ended;
        }
        const last = steps.at(-1);
        // The number of instances may have grown while they were watched.
        if (last)
            await reach(update, last, this.#plan, world);
        await this.#guarded(update, () => step('verify-failed', () => world.verify(key)));
        this.#completed.push(update);
        // Somewhere a record always says that this update is under way.
        await rest[0]?.keepLease(this.#completed.map((each) => each.key));
        await this.#complete(update);
        return undefined;
    }
    #stepsOf({ key }) {
        return this.#plan.workloads.find((each) => each.key === key)?.steps ?? [];
    }
    async #prepare(update) {
        const { drain, removeStaleTasks } = this.#world;
        const { key } = update;
        await this.#guarded(update, async () => {
            update.isDrained = true;
            await step('drain-failed', () => drain(key));
            await step('stale-tasks-failed', async () => this.#progress.removed(key, await removeStaleTasks(key)));
        });
    }
    /** Work beside the instances; the lease is looked after meanwhile. */
    async #guarded(update, work) {
        const { clock, signal } = this.#world;
        signal.throwIfAborted();
        await update.keepLease(this.#completed.map(({ key }) => key));
        await lookingAfter(work(), () => update.keepLease(), leaseTime / 4, clock);
        signal.throwIfAborted();
    }
    async #step(update, each, { title, more, observer }) {
        const { clock, log } = this.#world;
        const started = (0,src_clock/* isoInstant */.j2)(clock.now());
        const tell = (found) => {
            const { verdict, reason, looks } = found;
            const { intended, seen } = update;
            const size = formatSize(each);
            this.#progress.step(update.key, {
                ...{ size, intended, instances: seen.instances, watch: each.watch, verdict, reason, looks },
                ...{ started, ended: (0,src_clock/* isoInstant */.j2)(clock.now()) },
            });
        };
        try {
            await reach(update, each, this.#plan, this.#world);
        }
        catch (error) {
            if (error instanceof StepError)
                tell({ verdict: 'not-ready', reason: error.message, looks: [] });
            throw error;
        }
        const ready = `${update.seen.ready} of ${update.seen.instances} instances have ${this.#plan.version} and are ready`;
        log.info(`✔ ${ready}`);
        if (each.watch === 0) {
            tell({ verdict: 'ready', reason: ready, looks: [] });
            return undefined;
        }
        const window = await this.#watch(update, each, more, observer);
        tell(window);
        const took = (0,quantities/* formatDuration */.a3)(window.endedAt - window.startedAt);
        log.info(`${title} for ${took}: ${window.verdict}, ${window.reason}`);
        return this.#judge(window);
    }
    #watch(update, { watch: duration }, more, others) {
        const { interval, extend, unreadableLimit } = this.#plan;
        const watch = watchInstances(update, others, this.#world);
        const onLook = async () => {
            watch.assertUndisturbed();
            await update.keepLease();
            await update.settle();
        };
        const options = { duration, interval, extend, unreadableLimit, more, onLook };
        return (0,watch_window/* watchWindow */.mG)(watch.observer, options, this.#world);
    }
    async #judge(window) {
        const { verdict, reasonCode, reason } = window;
        if (verdict === 'pass')
            return undefined;
        const policy = (0,policies/* actionAfter */.T)(window, this.#plan.policies);
        if (policy === 'rollback')
            return this.#ending.undo(reasonCode, reason);
        if (policy === 'hold')
            return this.#ending.holdOrUndo(reasonCode, reason);
        this.#world.log.warning(`Going on although the step was ${verdict}: ${reason}`);
        return undefined;
    }
    /** Ends the update of one workload, and sees that it has. */
    async #complete(update) {
        const { clock, signal } = this.#world;
        await update.complete();
        const deadline = clock.now() + this.#plan.timeout;
        while (!(await update.lookPatiently()).complete) {
            const { seen } = update;
            if (seen.stalled !== undefined)
                throw new StepError('stalled', `${update.name}: ${seen.stalled}`);
            if (clock.now() > deadline) {
                const found = `${seen.ready} of ${seen.instances} instances are ready`;
                throw new StepError('not-ready', `${update.name} did not come to rest: ${found}`);
            }
            await clock.sleep(2_000, signal);
        }
        this.#progress.set(update.key, 'updated');
        this.#progress.saw(update.key, update.seen);
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-update.js





/**
 * Updates workloads one after another, each in steps that are watched, or brings them back. Throws ConfigurationError before the first
 * write when the update can't begin, and ProviderError when even the way back failed or another run took the update over; what is
 * recorded at the workloads then says what is to be done.
 */
async function rollingUpdate(plan, world) {
    const { log, holder, clock } = world;
    const keys = plan.workloads.map(({ key }) => key);
    const progress = new RollingProgress(world, keys, plan.version);
    const begun = await beginRolling(plan, world);
    const { situation, open, completed } = begun;
    if (situation.takenOver)
        log.warning(`Taken over from a run that may still be at work, and stops at its next write: ${situation.resumed}.`);
    else if (situation.resumed)
        log.notice(`Taken on: ${situation.resumed}.`);
    for (const key of keys) {
        const left = [...open, ...completed].some((each) => each.key === key);
        if (!left)
            progress.set(key, 'unchanged');
    }
    for (const { key, seen } of open)
        progress.saw(key, seen);
    if (situation.kind === 'undo') {
        const ending = new RollingEnding(plan, world, progress, open, completed);
        const reason = `${holder.actor} asked at ${(0,src_clock/* isoInstant */.j2)(clock.now())} for ${plan.version} to be undone`;
        const gone = situation.gone.map(({ workload }) => `. ${workload.name} is no longer as this update left it (brought back already, or changed by somebody else), and is left alone`);
        return ending.undo('undo-requested', [reason, ...gone].join(''));
    }
    if (situation.kind === 'unchanged') {
        const reason = plan.resume === 'undo'
            ? `No instance runs ${plan.version}: there is nothing to undo.`
            : `${plan.version} runs on every instance already.`;
        return progress.result('unchanged', 'unchanged', reason);
    }
    for (const { key, seen } of completed) {
        progress.set(key, 'updated');
        progress.saw(key, seen);
    }
    return new RollingRun(plan, world, begun, progress).run();
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/open-rolling-workloads.js

/**
 * The workloads of a configuration, in the order in which they are written there. Throws ConfigurationError for a deployer
 * that can't replace instances by and by.
 */
async function openRollingWorkloads(configuration, release, runtime) {
    if (configuration.deployer !== 'kubernetes') {
        const message = `\`deployer: ${configuration.deployer}\` can't replace instances one by one; a rolling update needs \`deployer: kubernetes\``;
        throw new errors/* ConfigurationError */.j1([{ input: 'workload', message }]);
    }
    const { openKubernetesRolling } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(2954), __webpack_require__.e(9804)]).then(__webpack_require__.bind(__webpack_require__, 99804));
    return openKubernetesRolling(configuration, release, runtime);
}

// EXTERNAL MODULE: ./build/packages/workloads/src/stale-tasks/swept.js
var swept = __webpack_require__(66088);
;// CONCATENATED MODULE: ./build/packages/workloads/src/stale-tasks/remove-stale-tasks.js


/**
 * Removes what the configuration calls stale from one queue, and logs what became of its tasks. A task whose age can't be
 * known stays. `variables` reach the scripts of `store: command`. Throws ProviderError when the queue can't be read or changed,
 * and ConfigurationError for an address that can't be used.
 */
async function removeStaleTasks(configuration, variables, runtime) {
    const reasons = new Map();
    const say = (reason) => {
        // Reasons quote what was found: a few are enough, however many tasks there are.
        if (reasons.has(reason) || reasons.size < 3)
            reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    };
    const swept = configuration.store === 'redis'
        ? await __webpack_require__.e(/* import() */ 7432).then(__webpack_require__.bind(__webpack_require__, 17432)).then(({ removeFromRedis }) => removeFromRedis(configuration, runtime, say))
        : await __webpack_require__.e(/* import() */ 1167).then(__webpack_require__.bind(__webpack_require__, 21167)).then(({ removeByCommand }) => removeByCommand(configuration, variables, runtime, say));
    tell(configuration, swept, [...reasons.keys()], runtime.log);
    return swept;
}
/**
 * Whatever would keep {@link removeStaleTasks} from its work, before anything is changed: an address that can't be used, a
 * server that doesn't answer or refuses; empty when nothing would. Scripts are not started.
 */
async function staleTasksObstacles(configuration, runtime) {
    if (configuration.store !== 'redis')
        return [];
    const { lookAtRedis } = await __webpack_require__.e(/* import() */ 7432).then(__webpack_require__.bind(__webpack_require__, 17432));
    try {
        await lookAtRedis(configuration, runtime);
        return [];
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1 || error instanceof errors/* ProviderError */.mZ))
            throw error;
        return [`stale tasks of the queue \`${configuration.queue}\`: ${error.message}`];
    }
}
function tell(configuration, { queue, removed, kept, unknown }, reasons, log) {
    const { 'older-than': age, purge } = configuration;
    const name = `Queue \`${queue}\``;
    if (removed + kept === 0) {
        log.info(`${name}: no waiting tasks. A queue of another name would look the same.`);
        return;
    }
    const why = purge !== undefined || age === undefined
        ? 'removed, whatever their age'
        : `removed that waited longer than ${(0,quantities/* formatDuration */.a3)(age)}`;
    log.info(`${name}: ${(0,swept/* tasks */.v)(removed)} ${why}; ${kept} kept.`);
    if (unknown === 0)
        return;
    const remedy = configuration.store === 'redis'
        ? `say where in a task stands when it was put into the queue with \`enqueued\` (now \`${configuration.enqueued}\`); Celery writes it nowhere by itself, a handler of \`before_task_publish\` can`
        : 'print it as `enqueued` in `list`, in ISO 8601 with a time zone or in seconds since 1970';
    log.warning(`${name}: ${(0,swept/* tasks */.v)(unknown)} stayed because nobody can tell how long they have waited: ${reasons.join('; ')}. To remove such tasks, too, ${remedy}.`);
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rolling/rolling-world.js









/** The outside world as the configuration names it, for a rolling update. */
async function rollingWorld(configuration, release, runtime, access) {
    const { sections } = configuration;
    const { clock, log, signal } = runtime;
    const { service, environment, version, sha } = release;
    const { workloads: beside } = (0,src_placeholders/* expandPlaceholders */.pj)({ workloads: sections.rolling.workloads }, { service, environment, version, sha: sha ?? '' });
    const doing = (moment) => async (key) => {
        const steps = beside[key]?.[moment] ?? [];
        const subject = subjectOf(configuration, release, key);
        if (steps.length > 0)
            await log.group(`${key}: ${moment}`, () => runStepsOn(subject, moment, steps, runtime));
    };
    return {
        workloads: await openRollingWorkloads(sections.workload, release, runtime),
        holder: holderOf(runtime.run, access.checkRunId),
        hasEnded: (record) => rolling_world_hasEnded(record, access, runtime),
        async obstacles(key) {
            const stale = beside[key]?.['stale-tasks'] ?? [];
            const found = await Promise.all(stale.map((tasks) => staleTasksObstacles(tasks, runtime)));
            return found.flat().map((obstacle) => `${key}: ${obstacle}`);
        },
        drain: doing('drain'),
        verify: doing('verify'),
        restore: doing('restore'),
        async removeStaleTasks(key) {
            const { variables } = subjectOf(configuration, release, key);
            const swept = [];
            for (const tasks of beside[key]?.['stale-tasks'] ?? [])
                swept.push(await removeStaleTasks(tasks, variables, runtime));
            return swept;
        },
        observe: () => observe(configuration, release, runtime),
        ...{ clock, log, signal },
    };
}
/** Throws ConfigurationError for queries that can never have a value; metrics that don't answer are no reason. */
async function refuseRollingMetricsMistakes(configuration, release, runtime) {
    const judge = await judgeOf(configuration, release, runtime);
    const mistakes = (await judge?.findMistakes()) ?? [];
    if (mistakes.length === 0)
        return;
    throw new errors/* ConfigurationError */.j1(mistakes.map(({ path, message }) => configuration.problem('metrics', path, `\`${path.join('.')}\` ${message}`)));
}
async function observe(configuration, release, runtime) {
    const { sections, url } = configuration;
    const watching = [];
    const judge = await judgeOf(configuration, release, runtime);
    if (judge)
        watching.push(judge);
    if (url !== undefined && sections.health) {
        const prober = createHealthProber(sections.health, runtime);
        const { consecutive } = sections.health;
        watching.push(healthObserver(prober, bare(url), consecutive, rollingInterval(configuration), runtime));
    }
    return watching.length > 1 ? combineObservers(watching, runtime) : watching[0];
}
async function judgeOf({ sections, url }, release, runtime) {
    if (!sections.metrics)
        return undefined;
    const { createJudge } = await __webpack_require__.e(/* import() */ 4148).then(__webpack_require__.bind(__webpack_require__, 84148));
    const subject = rolling_world_placeholdersOf(release, url);
    return createJudge({ metrics: sections.metrics, subject, aws: sections.aws }, runtime);
}
function rolling_world_placeholdersOf({ service, environment, version, sha }, url) {
    const known = { service, environment, version, sha: sha ?? '' };
    return url === undefined ? known : { ...known, 'color-url': bare(url) };
}
function bare(url) {
    return url.replace(/\/$/, '');
}
/** What the steps around a workload get. */
function subjectOf({ url }, release, key) {
    const { service, environment, version, sha } = release;
    const address = url === undefined ? undefined : bare(url);
    return {
        placeholders: rolling_world_placeholdersOf(release, url),
        variables: {
            DEPLOY_SERVICE: service,
            DEPLOY_ENVIRONMENT: environment,
            DEPLOY_VERSION: version,
            DEPLOY_SHA: sha ?? '',
            DEPLOY_URL: address ?? '',
            DEPLOY_WORKLOAD: key,
        },
        url: address,
    };
}
/** Whether the job that wrote a record has ended; `undefined` when nobody can tell: by hand, or a token that may not look. */
async function rolling_world_hasEnded(record, { githubToken }, runtime) {
    const run = runOf(record);
    if (!run || githubToken === undefined)
        return undefined;
    const { createGithubClient, jobHasEnded } = await __webpack_require__.e(/* import() */ 3835).then(__webpack_require__.bind(__webpack_require__, 53835));
    try {
        return await jobHasEnded(await createGithubClient({ ...runtime, token: githubToken }), run);
    }
    catch (error) {
        const why = (0,errors/* describeError */.Uc)(error);
        runtime.log.warning(`Whether the job that began the update has ended can't be seen: ${why}`);
        return undefined;
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
        if (error instanceof state_session/* FencedError */.Qz)
            throw error;
        const change = { active: this.#progress.from, journal: this.#progress.journal('shifting') };
        const writing = this.#session.update(change, leaseMargin);
        await (0,src_clock/* withTimeLimit */.Bv)(state_store/* stateSystem */.n, writing, recordTime, this.#world.clock).catch((last) => {
            if (last instanceof state_session/* FencedError */.Qz)
                throw last;
            this.#world.log.warning(`The state could not be written: ${(0,errors/* describeError */.Uc)(last)}`);
        });
        throw error;
    }
    /** Traffic never left the old colour: look whether that is so, and settle it. */
    async abandon(error) {
        if (error instanceof state_session/* FencedError */.Qz)
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
        if (error instanceof state_session/* FencedError */.Qz || error instanceof WayBackError)
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
            throw error instanceof state_session/* FencedError */.Qz
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
            if (error instanceof state_session/* FencedError */.Qz || this.#world.signal.aborted)
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
            if (error instanceof state_session/* FencedError */.Qz)
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
        await this.#session.update({
            versions: { ...intent.versions, [this.#progress.to]: release.version },
            contracts: withoutContract(this.#session.state.contracts, this.#progress.to),
        }, lease);
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
            if (error instanceof state_session/* FencedError */.Qz || signal.aborted)
                throw error;
            log.warning(`The weights could not be looked after: ${(0,errors/* describeError */.Uc)(error)}`);
        });
    }
    async #giveWay(error) {
        if (error instanceof state_session/* FencedError */.Qz) {
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
        refuseOwnContract(session.state, world);
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

;// CONCATENATED MODULE: ./build/packages/deployment/src/index.js

































/***/ }),

/***/ 49332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ formatElapsed),
/* harmony export */   F: () => (/* binding */ formatValue)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19310);
/* harmony import */ var _statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52480);


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

/***/ 24599:
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

/***/ 52480:
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

/***/ 64332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ addressOf),
/* harmony export */   t: () => (/* binding */ sendRequests)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

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

/***/ 96530:
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


/***/ }),

/***/ 54927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ WorkloadConflictError)
/* harmony export */ });
/** Somebody else changed what this run was about to change: look again and decide again. */
class WorkloadConflictError extends Error {
    constructor(message) {
        super(message);
        this.name = 'WorkloadConflictError';
    }
}


/***/ }),

/***/ 8833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ runScript)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);

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

/***/ 66088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ tasks)
/* harmony export */ });
/** How many tasks, in words. */
function tasks(count) {
    return count === 1 ? '1 task' : `${count} tasks`;
}


/***/ }),

/***/ 63216:
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

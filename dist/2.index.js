export const id = 2;
export const ids = [2];
export const modules = {

/***/ 4346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pj: () => (/* binding */ expandPlaceholders),
/* harmony export */   y7: () => (/* binding */ placeholderProblems)
/* harmony export */ });
/* unused harmony export placeholderNames */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7368);

/** What `{{name}}` can stand for. */
const placeholderNames = ['service', 'environment', 'version', 'sha', 'color', 'color-url'];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Says what is wrong with the placeholders in a text: one message for each name that isn't among `known`. */
function placeholderProblems(text, known = placeholderNames) {
    return [...text.matchAll(placeholder)]
        .map(([, name = '']) => name)
        .filter((name) => !known.includes(name))
        .map((name) => {
        const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(name, known);
        const allowed = near
            ? `did you mean \`{{${near}}}\`?`
            : `known are ${known.map((k) => `\`{{${k}}}\``).join(', ')}`;
        return `${isName(name) ? 'no value here for the' : 'unknown'} placeholder \`{{${name}}}\`; ${allowed}`;
    });
}
function isName(name) {
    return placeholderNames.includes(name);
}
/** A copy of a configuration value with all placeholders replaced, except in `run`, which is never templated. Throws ConfigurationError. */
function expandPlaceholders(value, values) {
    return expand(value, values);
}
function expand(value, values) {
    if (typeof value === 'string') {
        return value.replace(placeholder, (_, name) => {
            const found = values[name];
            if (found === undefined)
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`{{${name}}}\` is used in \`${value}\`, but no ${name} is known here`);
            return found;
        });
    }
    if (Array.isArray(value))
        return value.map((item) => expand(item, values));
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'run' ? item : expand(item, values)]));
    }
    return value;
}


/***/ }),

/***/ 5389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ colors),
/* harmony export */   z: () => (/* binding */ trafficSchema)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5395);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);


/** The two sides of a blue/green deployment. */
const colors = ['blue', 'green'];
const colorSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Where this colour answers by itself, without the router.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)()),
});
const http = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    router: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('http'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The control plane: GET answers the weights as JSON, PUT sets them.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)()),
    'weights-path': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Dotted path of the weights object in the JSON document; the whole document when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    headers: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Headers of each request; give tokens as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .headers */ .b3)())),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time limit of one read or write.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), 5_000)),
    colors: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The two colours.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ blue: colorSchema, green: colorSchema })),
});
/** Who gets which share of the traffic, and how to change it. */
const trafficSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How traffic is split between the colours.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .providers */ .r5)('router', 'router', ['http'], ['alb', 'route53', 'kubernetes-service', 'gateway-api', 'istio', 'haproxy', 'command'], [http]));


/***/ }),

/***/ 4908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   EN: () => (/* binding */ threshold),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   OZ: () => (/* binding */ url),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   au: () => (/* binding */ quantity),
/* harmony export */   b3: () => (/* binding */ headers),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   r5: () => (/* binding */ providers),
/* harmony export */   uO: () => (/* binding */ timespan)
/* harmony export */ });
/* unused harmony export percentage */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5819);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9396);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8532);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3759);


/** Attaches the description that editors show and the JSON Schema carries. */
function described(description, schema) {
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.add(schema, { ...zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.get(schema), description });
    return schema;
}
/** Attaches what the JSON Schema can say of a text that only `parse` really understands. */
function written(schema, pattern, examples) {
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.add(schema, { pattern, examples: [...examples] });
    return schema;
}
function writtenAsDuration(schema) {
    return written(schema, '^(\\d+(\\.\\d+)?(ms|s|m|h|d))+$', ['90s', '5m', '1h30m']);
}
/** A schema for text (or what `from` accepts) that `parse` turns into a value; a QuantityError becomes an issue with its message. */
function quantity(parse, from = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP({
    // A bare number is the usual mistake, and what is wrong with it is that it has no unit.
    error: ({ input }) => (typeof input === 'number' ? complaint(parse, String(input)) : undefined),
})) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(from, zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((text, context) => {
        try {
            return parse(String(text));
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
                throw error;
            context.issues.push({ code: 'custom', message: error.message, input: text });
            return zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
        }
    }));
}
function complaint(parse, text) {
    try {
        parse(text);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
            throw error;
        return error.message;
    }
}
/** A duration such as `5m`, in milliseconds; zero is one, too. */
const duration = () => writtenAsDuration(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9));
/** A duration longer than zero, in milliseconds: for time limits and for what is done again and again. */
const timespan = () => writtenAsDuration(quantity((text) => {
    const milliseconds = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(text);
    if (milliseconds <= 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0(`found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(text)}, but it must be longer than zero`);
    return milliseconds;
}));
/** A percentage such as `5%`, in percentage points. */
const percentage = () => written(quantity(parsePercentage), '^\\d+(\\.\\d+)?\\s*%$', ['5%', '0.1%']);
/** A size such as `4GiB`, in bytes. */
const size = () => written(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseSize */ .DB), '^\\d+(\\.\\d+)?\\s*(B|[kMGT]B|[KMGT]iB)$', ['512MiB', '4GiB', '100GB']);
/** A text that is not empty. */
const text = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._minLength */ .m9(1));
/** An absolute http or https address; placeholders are allowed in it. */
const url = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^(https?:\/\/|\{\{)\S+$/, 'must be an address that starts with http:// or https://'));
/** A path on a server. */
const path = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^\//, 'must start with `/`'));
/** Headers of a request; what is secret in them is given as `env:NAME`. */
const headers = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(text(), headerValue);
const headerValue = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^(?!.*(?:^|\s)env:[A-Za-z_])/, 'must have `env:NAME` alone or not at all: put the whole value into the variable'));
/** A threshold; its unit follows from how it is written. */
const threshold = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()], {
    error: 'must be a percentage `5%`, a duration `2s`, a size `4GiB` or a number',
}), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((given, context) => {
    if (typeof given === 'number')
        return { value: given, unit: 'number' };
    const read = [
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parsePercentage */ .A3)(given) / 100, unit: 'ratio' }),
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(given) / 1_000, unit: 'seconds' }),
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseSize */ .DB)(given), unit: 'bytes' }),
    ];
    for (const attempt of read) {
        try {
            return attempt();
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
                throw error;
        }
    }
    const message = `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(given)}, allowed are a percentage \`5%\`, a duration \`2s\`, a size \`4GiB\` or a number`;
    context.issues.push({ code: 'custom', message, input: given });
    return zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
}));
/**
 * A choice of provider: the object under the key names the one to use. A provider that exists only in later versions is
 * refused as not available yet, an unknown one as unknown; both with the list of those that are.
 */
function providers(what, key, available, planned, options) {
    const list = available.map((name) => `\`${name}\``).join(', ');
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt(key, options, {
        error: (issue) => {
            if (issue.code !== 'invalid_union')
                return undefined;
            const given = issue.input[key];
            if (given === undefined)
                return `the ${what} is missing; available: ${list}`;
            if (typeof given === 'string' && planned.includes(given)) {
                return `the ${what} \`${given}\` is not available yet; available: ${list}`;
            }
            const named = typeof given === 'string' ? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(given) : (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(JSON.stringify(given));
            return `unknown ${what} ${named}; available: ${list}`;
        },
    });
}


/***/ }),

/***/ 2002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  describeRollback: () => (/* reexport */ describeRollback),
  describeShift: () => (/* reexport */ describeShift),
  finishJob: () => (/* reexport */ finishJob),
  readPlan: () => (/* reexport */ readPlan),
  rollback: () => (/* reexport */ rollback),
  rollbackWorld: () => (/* reexport */ rollbackWorld),
  shift: () => (/* reexport */ shift),
  shiftWorld: () => (/* reexport */ shiftWorld)
});

// UNUSED EXPORTS: assessSituation, colorUrl, combineObservers, createHealthProber, digestOf, healthObserver, holderOf, recordTime, returnTraffic, routerOf, runSteps, setWeights, settleInterrupted, shiftSections, trafficSections, undoLateWrite

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(4346);
// EXTERNAL MODULE: ./build/packages/state/src/open-state-store.js
var open_state_store = __webpack_require__(7319);
;// CONCATENATED MODULE: ./build/packages/traffic/src/weights.js
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

;// CONCATENATED MODULE: ./build/packages/traffic/src/create-router.js
const routers = {
    http: async (configuration, runtime) => {
        const { HttpRouter } = await __webpack_require__.e(/* import() */ 884).then(__webpack_require__.bind(__webpack_require__, 9884));
        return new HttpRouter(configuration, runtime);
    },
};
/** The router a configuration names; its placeholders are expanded already. */
async function createRouter(configuration, runtime) {
    return routers[configuration.router](configuration, runtime);
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
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(2109);
// EXTERNAL MODULE: ./build/packages/state/src/state-document.js
var state_document = __webpack_require__(4754);
// EXTERNAL MODULE: ./build/packages/state/src/state-store.js
var state_store = __webpack_require__(1010);
;// CONCATENATED MODULE: ./build/packages/state/src/state-session.js




/** Another job changes this environment right now. */
class LockedError extends errors/* ConfigurationError */.j1 {
    constructor(lock, now) {
        const since = (0,quantities/* formatDuration */.a3)(Math.max(0, now - Date.parse(lock.acquired)));
        const where = lock.holder.url ? `, see ${lock.holder.url}` : '';
        super(`this environment is locked by ${lock.holder.actor} since ${lock.acquired} (${since}) until ${lock.expires} at the latest${where}; wait for that run to end, or cancel it; if it died, its lock ends then; if traffic must go back now, the rollback action takes the lock over at once`);
        this.name = 'LockedError';
    }
}
/** The lock was taken over by a newer holder: this run must not touch traffic any more. */
class FencedError extends errors/* ProviderError */.mZ {
    /** `newer` is who holds the lock now, or who settled last. */
    constructor(newer) {
        const by = newer ? `${newer.actor}${newer.url ? ` (${newer.url})` : ''}` : 'another run';
        super(`the lock was taken over by ${by}; this run stops here and leaves traffic to it`, {
            system: 'the state',
            operation: 'the check of the lock',
        });
        this.name = 'FencedError';
    }
}
/** Changes the state under the lock. Every write is fenced: it fails once a newer holder exists. */
class StateSession {
    #store;
    #clock;
    #holder;
    #token;
    #state;
    #revision;
    constructor(store, clock, holder, state, revision) {
        this.#store = store;
        this.#clock = clock;
        this.#holder = holder;
        this.#state = state;
        this.#revision = revision;
        this.#token = state.lastToken;
    }
    /**
     * Takes the lock at exactly the state given: throws {@link StateConflictError} when it is no longer the newest, and
     * {@link LockedError} when another job holds an unexpired lock, unless `force` takes it over. A state of another service or
     * environment is a ConfigurationError.
     */
    static async begin(store, clock, owner, snapshot, options) {
        const before = snapshot.state ?? (0,state_document/* emptyState */.p)(owner.service, owner.environment);
        if (before.service !== owner.service || before.environment !== owner.environment) {
            throw new errors/* ConfigurationError */.j1(`the state is that of ${before.service} in ${before.environment}, not of ${owner.service} in ${owner.environment}; give each its own place in the \`state\` section`);
        }
        const lock = heldByAnother(before, owner.holder, clock.now());
        if (lock && !options.force)
            throw new LockedError(lock, clock.now());
        const token = before.lastToken + 1;
        const state = {
            ...before,
            writeId: (0,external_node_crypto_.randomUUID)(),
            lastToken: token,
            lock: {
                token,
                holder: owner.holder,
                acquired: (0,src_clock/* isoInstant */.j2)(clock.now()),
                expires: (0,src_clock/* isoInstant */.j2)(clock.now() + options.lease),
            },
        };
        const revision = await store.write(state, snapshot.revision);
        return new StateSession(store, clock, owner.holder, state, revision);
    }
    /** The state as this session last wrote it. */
    get state() {
        return this.#state;
    }
    /** Whom this session acts for. */
    get holder() {
        return this.#holder;
    }
    /** Throws {@link FencedError} when a newer holder exists. Called before each router write. */
    async assertHeld() {
        const { state, revision } = await this.#store.read();
        if (state?.lock?.token !== this.#token)
            throw new FencedError(state?.lock?.holder ?? state?.settled?.by);
        this.#state = state;
        this.#revision = revision;
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
        const expires = (0,src_clock/* isoInstant */.j2)(this.#clock.now() + lease);
        const lock = state.lock ?? {
            token: this.#token,
            holder: this.#holder,
            acquired: (0,src_clock/* isoInstant */.j2)(this.#clock.now()),
            expires,
        };
        return { ...lock, expires };
    }
    async #write(next) {
        for (;;) {
            const state = { ...next(this.#state), writeId: (0,external_node_crypto_.randomUUID)() };
            try {
                this.#revision = await this.#store.write(state, this.#revision);
                this.#state = state;
                return;
            }
            catch (error) {
                if (!(error instanceof state_store/* StateConflictError */.K))
                    throw error;
                await this.assertHeld();
            }
        }
    }
}
/** The lock of another job that is still in force, if there is one. */
function heldByAnother(state, holder, now) {
    const { lock } = state;
    if (!lock || lock.holder.id === holder.id || Date.parse(lock.expires) <= now)
        return undefined;
    return isEarlierAttempt(lock.holder, holder) ? undefined : lock;
}
/** GitHub starts a job's next attempt only when the one before has ended, however it ended. */
function isEarlierAttempt(other, { job, attempt = 1 }) {
    return job !== undefined && other.job === job && (other.attempt ?? attempt) < attempt;
}
function merge(state, change) {
    const { journal, ...rest } = { ...state, ...change };
    return journal ? { ...rest, journal } : rest;
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/situation.js



/**
 * Judges what was read. Throws {@link LockedError}, or ConfigurationError when state and traffic disagree with no journal
 * to explain it; nothing was written by then.
 */
function assessSituation(snapshot, observed, holder, options) {
    const { state } = snapshot;
    const lock = state && heldByAnother(state, holder, options.now);
    if (lock)
        throw new LockedError(lock, options.now);
    if (state?.journal)
        return { snapshot, observed, active: state.journal.from, unsettled: state.journal };
    const serving = servingColor(observed);
    const held = state?.settled?.outcome === 'held' ? state.settled : undefined;
    if (held && (serving === undefined || (serving !== state?.active && !options.adopt)))
        throw new errors/* ConfigurationError */.j1([heldProblem(held)]);
    if (state?.active === undefined || options.adopt) {
        if (serving)
            return { snapshot, observed, active: serving, unsettled: undefined };
        throw new errors/* ConfigurationError */.j1(`traffic is split (${formatWeights(observed)}) and no earlier operation explains it; put all of it on one colour with the rollback action (\`to: blue\` or \`to: green\`) first`);
    }
    if (serving === state.active)
        return { snapshot, observed, active: serving, unsettled: undefined };
    throw new errors/* ConfigurationError */.j1(`the state says ${state.active} is active, but the router has ${formatWeights(observed)}, and no operation under way explains it; find out who changed it, then either put traffic back with the rollback action (\`to: ${state.active}\`) or accept what is there with \`adopt: observed\``);
}
function heldProblem(settled) {
    const until = settled.holdUntil ? ` until ${settled.holdUntil}` : '';
    return {
        message: `an earlier shift to ${settled.to} (${settled.version}) is held at ${formatWeights(settled.weights)} since ${settled.at} by ${settled.by.actor}${until}: ${settled.reason}; end it with the rollback action (\`to: ${settled.from}\`) before a new shift`,
    };
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/plan.js







/**
 * Reads state and router and makes the plan; writes nothing. With `adopt` the router says which colour serves, not the state.
 * Throws ConfigurationError when nothing tells which one does, or the two disagree and no operation under way explains it.
 */
async function readPlan(configuration, release, runtime, { adopt } = { adopt: false }) {
    const { service, environment, sections } = configuration;
    const store = await (0,open_state_store/* openStateStore */.V)(sections.state, runtime);
    const router = await routerOf(configuration, release, runtime);
    const [snapshot, observed] = await Promise.all([store.read(), router.read()]);
    const { state } = snapshot;
    // While an operation is under way state and traffic may differ; before the shift begins they must agree again.
    const quiet = !state?.lock && !state?.journal;
    if (quiet)
        assessSituation(snapshot, observed, nobody, { now: 0, adopt });
    const from = (adopt ? undefined : state?.active) ?? servingColor(observed);
    if (from === undefined) {
        throw new errors/* ConfigurationError */.j1(`traffic of ${service} in ${environment} is split and no state says which colour is the old one; run the rollback action with \`to: blue\` or \`to: green\` first`);
    }
    const plan = { from, fromVersion: state?.versions[from], to: otherColor(from), ...release };
    return { ...plan, digest: digestOf(configuration, plan) };
}
/** Holds no lock: a plan asks for none. */
const nobody = { id: '', actor: '' };
/** The router with the release's values in its configuration. */
async function routerOf({ service, environment, sections }, { version, sha }, runtime) {
    return createRouter((0,placeholders/* expandPlaceholders */.pj)(sections.traffic, { service, environment, version, sha }), runtime);
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
    const serves = observed && sameWeights(observed, allOn(to));
    if (serves && !state?.journal && state?.active !== otherColor(to))
        return { to, outcome: 'already', reasonCode: 'already', reason: alreadyThere(plan, to, state) };
    if (plan.drill) {
        const lock = state && heldByAnother(state, holder, clock.now());
        const quiet = snapshot && !lock && !state?.journal && observed && sameWeights(observed, allOn(otherColor(to)));
        if (!quiet)
            return refused('not-settled', unsettledDrill(observed, state));
    }
    const unhealthy = unhealthyTarget(plan, to, probes);
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
    const serving = settled ? servingColor(settled.weights) : observed && servingColor(observed);
    return settled?.outcome === 'rolled-back' ? serving : serving && otherColor(serving);
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
    return `${there} It was brought back there at ${settled.at} by ${settled.by.actor}. If ${to} is what is broken, say \`to: ${otherColor(to)}\`.`;
}
function unsettledDrill(observed, state) {
    const traffic = observed ? formatWeights(observed) : 'unknown';
    const busy = state?.lock ? `, and ${state.lock.holder.actor} holds the lock` : '';
    return `A drill needs all traffic on one colour, a readable state and no operation under way; traffic is at ${traffic}${busy}. Nothing was changed. Wait for that operation, or end it with a rollback, and rehearse then.`;
}
function unknownTarget({ to }, snapshot, observed) {
    if (to === undefined) {
        const traffic = observed ? `Traffic is at ${formatWeights(observed)}` : 'The router did not answer';
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
    const other = probes[otherColor(to)];
    return `${to} is not healthy (${probes[to].finding}), while ${otherColor(to)} is ${other.healthy ? 'healthy' : 'not healthy either'}; nothing was changed. Repair ${to}, or go there all the same with \`force: true\`.`;
}

// EXTERNAL MODULE: ./build/packages/traffic/src/traffic-router.js
var traffic_router = __webpack_require__(6530);
;// CONCATENATED MODULE: ./build/packages/deployment/src/traffic-control.js



/** How long a router may take to show what was written, in milliseconds. */
const settleTime = 30_000;
const firstPause = 50;
const longestPause = 2_000;
/** Writes weights and reads them back until they hold. Throws ProviderError when they don't within `patience`, 30 s. */
async function setWeights(router, weights, { clock, log }, signal, patience = settleTime) {
    await router.write(weights);
    const deadline = clock.now() + patience;
    let last = 'nothing';
    for (let pause = firstPause;; pause = Math.min(2 * pause, longestPause)) {
        try {
            const observed = await router.read();
            if (sameWeights(observed, weights))
                return log.info(`Traffic is at ${formatWeights(observed)}.`);
            last = formatWeights(observed);
        }
        catch (error) {
            last = (0,errors/* describeError */.Uc)(error);
        }
        if (clock.now() + pause > deadline) {
            throw new errors/* ProviderError */.mZ(`the router accepted ${formatWeights(weights)} but shows ${last}`, {
                system: traffic_router/* trafficSystem */.b,
                operation: 'read weights back',
                retryable: true,
            });
        }
        await clock.sleep(pause, signal);
    }
}
/** How often a way back is tried, and the pause between two tries in milliseconds. */
const returnTries = 5;
const returnPause = 500;
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
    await (0,src_clock/* withTimeLimit */.Bv)(session.assertHeld(), lockCheckTime, world.clock).catch((error) => {
        if (error instanceof FencedError)
            throw error;
        world.log.warning(`The lock could not be looked at: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    const intent = (0,src_clock/* withTimeLimit */.Bv)(session.update({ journal: { ...journal, intended: weights } }, leaseWhileReturning), recordTime, world.clock).catch((error) => {
        if (error instanceof FencedError)
            throw error;
        world.log.warning(`The state could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    for (let attempt = 1;; attempt += 1) {
        try {
            await Promise.all([intent, setWeights(router, weights, world)]);
            return;
        }
        catch (error) {
            if (error instanceof FencedError || attempt === returnTries)
                throw error;
            world.log.warning(`Try ${attempt} of ${returnTries} to reach ${formatWeights(weights)} failed: ${(0,errors/* describeError */.Uc)(error)}`);
            await world.clock.sleep(returnPause);
        }
    }
}
/** In milliseconds. */
const leaseWhileReturning = 10 * 60_000;
/** After the lock was lost: a write of this run (`own`) may have landed late; then what the newer holder wants is put back. */
async function undoLateWrite(own, world) {
    const { store, router, log } = world;
    try {
        const { state } = await store.read();
        const wanted = state?.journal?.intended ?? state?.settled?.weights;
        if (!wanted || sameWeights(wanted, own) || !sameWeights(await router.read(), own))
            return;
        log.warning(`A late write of this run is undone: back to ${formatWeights(wanted)}.`);
        await setWeights(router, wanted, world);
    }
    catch (error) {
        log.error(`Whether a late write of this run is to be undone could not be seen: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/rollback.js





/** What may delay the one write that counts, and for how long each at most, in milliseconds. */
const lookTime = 2_000;
const lease = 10 * 60_000;
/** How long the first write may take to show before it is repeated, in milliseconds. */
const firstPatience = 5_000;
/** How long the state may take to record what was done; traffic is back by then. In milliseconds. */
const rollback_recordTime = 30_000;
/**
 * Sends all traffic back with one router write. Before it only the router, the state and both colours' health are looked
 * at, at the same time and for 2 s at most; the state is written beside it. Takes over any lock: a shift under way notices
 * and stops. Throws ProviderError when the router doesn't apply the weights.
 */
async function rollback(plan, world) {
    const started = world.clock.now();
    const look = await lookAround(world);
    const { observed, snapshot } = look;
    const decision = decide(plan, look, world);
    const { to } = decision;
    const done = (outcome, reasonCode, reason, weights) => ({
        ...{ outcome, reasonCode, reason, weights, to },
        from: to && otherColor(to),
        version: to && snapshot?.state?.versions[to],
        seconds: (world.clock.now() - started) / 1_000,
        started: (0,src_clock/* isoInstant */.j2)(started),
        ended: (0,src_clock/* isoInstant */.j2)(world.clock.now()),
    });
    if ('outcome' in decision)
        return done(decision.outcome, decision.reasonCode, decision.reason, observed);
    const journal = journalOf(plan, decision.to, snapshot?.state, started);
    const locking = (0,src_clock/* withTimeLimit */.Bv)(takeLock(plan, snapshot, journal, world), rollback_recordTime, world.clock).catch((error) => {
        world.log.error(`This rollback is not recorded in the state: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    });
    await setWeights(world.router, allOn(decision.to), world, undefined, firstPatience).catch(async (error) => {
        world.log.warning(`Not there yet, writing again: ${(0,errors/* describeError */.Uc)(error)}`);
        // A shift under way may have put its own weights back; without the lock it can't any more.
        await locking;
        await setWeights(world.router, allOn(decision.to), world);
    });
    const seconds = (world.clock.now() - started) / 1_000;
    const session = await locking;
    if (session)
        await keepWeights(allOn(decision.to), world);
    const after = await world.prober.probe(world.urlOf(decision.to), lookTime);
    if (!after.healthy)
        world.log.warning(`${to} has all traffic, but its health probe failed: ${after.finding}`);
    if (plan.drill)
        return { ...(await endDrill(plan, decision.to, session, world, done)), seconds };
    const reason = `All traffic is on ${to} after ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}: ${plan.reason}.`;
    await settle(session, journal, reason, decision.to, world);
    return { ...done('rolled-back', 'rolled-back', reason, allOn(decision.to)), seconds };
}
/** The plan of a rollback in the order of its writes, without making any. */
async function describeRollback(plan, world) {
    const look = await lookAround(world);
    const decision = decide(plan, look, world);
    if ('outcome' in decision)
        return [`nothing, ${decision.outcome}: ${decision.reason}`];
    const { to } = decision;
    const { healthy, finding } = look.probes[to];
    const version = look.snapshot?.state?.versions[to];
    const observed = look.observed ? formatWeights(look.observed) : 'unknown';
    return [
        `${to}${version ? ` (${version})` : ''} is ${healthy ? 'healthy' : 'not healthy'}: ${finding}`,
        `router: ${observed} → ${formatWeights(allOn(to))}`,
        ...(plan.drill
            ? [
                'state: take the lock, journal the drill',
                `router: back to ${observed}, because this is a drill`,
                'state: give the lock back',
            ]
            : [`state: take the lock, journal the rollback, settle with ${to} as the active colour`]),
    ];
}
async function lookAround(world) {
    const [observed, snapshot, blue, green] = await Promise.all([
        within('router', world.router.read(), world),
        within('state', world.store.read(), world),
        world.prober.probe(world.urlOf('blue'), lookTime),
        world.prober.probe(world.urlOf('green'), lookTime),
    ]);
    return { observed, snapshot, probes: { blue, green } };
}
function journalOf(plan, to, state, started) {
    // A drill that is cut off is to end where it began.
    const home = plan.drill ? otherColor(to) : to;
    return {
        operation: 'rollback',
        from: otherColor(home),
        to: home,
        version: state?.versions[home] ?? 'unknown',
        phase: 'rolling-back',
        intended: allOn(to),
        started: (0,src_clock/* isoInstant */.j2)(started),
        reason: plan.reason,
    };
}
/** Takes the lock over and writes the intent; a state that can't be written stops no rollback. */
async function takeLock(plan, snapshot, journal, { store, clock, holder, log }) {
    for (let current = snapshot;; current = await store.read().catch(() => undefined)) {
        if (current === undefined) {
            log.error('The state could not be read, so this rollback is not recorded in it; the next shift will ask for `adopt: observed`.');
            return undefined;
        }
        try {
            const session = await StateSession.begin(store, clock, { ...plan, holder }, current, {
                lease,
                force: true,
            });
            await session.update({ journal }, lease);
            return session;
        }
        catch (error) {
            if (error instanceof state_store/* StateConflictError */.K)
                continue;
            log.error(`The state could not be written, so this rollback is not recorded in it: ${(0,errors/* describeError */.Uc)(error)}`);
            return undefined;
        }
    }
}
/**
 * Once the lock is taken no other run begins a write, but one that had begun may have landed after ours: looks again and
 * puts that right.
 */
async function keepWeights(weights, { router, clock, log }) {
    const observed = await router.read().catch((error) => {
        log.warning(`The router did not tell its weights: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    });
    if (observed && sameWeights(observed, weights))
        return;
    if (observed)
        log.warning(`Another run's write came after this one: ${formatWeights(observed)}; correcting it.`);
    await setWeights(router, weights, { clock, log });
}
async function settle(session, journal, reason, to, { clock, log }) {
    if (!session)
        return;
    const { operation, from, version } = journal;
    const settled = {
        ...{ operation, from, to, version, reason },
        outcome: 'rolled-back',
        weights: allOn(to),
        at: (0,src_clock/* isoInstant */.j2)(clock.now()),
        by: session.holder,
        reasonCode: 'rolled-back',
    };
    const ending = session.end({ active: to, journal: undefined, settled });
    await (0,src_clock/* withTimeLimit */.Bv)(ending, rollback_recordTime, clock).catch((error) => {
        log.error(`Traffic is on ${to}, but the state could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    });
}
async function endDrill(plan, to, session, world, done) {
    const before = allOn(otherColor(to));
    await setWeights(world.router, before, world);
    await session?.end({ journal: undefined }).catch((error) => {
        world.log.error(`Traffic is back, but the state could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    const reason = `Drill: all traffic went to ${to} and came back to ${formatWeights(before)}: ${plan.reason}.`;
    return done('rolled-back', 'drilled', reason, before);
}
/** The value, or `undefined` with a warning when it failed or took too long. */
function within(what, work, { clock, log }) {
    return (0,src_clock/* withTimeLimit */.Bv)(work, lookTime, clock).catch((error) => {
        log.warning(`The ${what} could not be read: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    });
}

// EXTERNAL MODULE: ./build/packages/metrics/src/watch-window.js + 1 modules
var watch_window = __webpack_require__(9157);
;// CONCATENATED MODULE: ./build/packages/deployment/src/begin-shift.js




/** The lock outlives the longest step that doesn't renew it by this much, in milliseconds. */
const leaseMargin = 10 * 60_000;
/** Throws ConfigurationError that names every stage the router can't express. */
function refuseInexpressible(plan, { router }) {
    const problems = plan.stages.flatMap(({ weight }) => {
        const why = router.refusal(splitWith('blue', weight)) ?? router.refusal(splitWith('green', weight));
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
async function beginShift(plan, { store, router, holder, clock, log }) {
    for (;;) {
        const [snapshot, observed] = await Promise.all([store.read(), router.read()]);
        const situation = assessSituation(snapshot, observed, holder, { now: clock.now(), adopt: plan.adopt });
        const running = snapshot.state?.versions[situation.active];
        if (!situation.unsettled && running === plan.version)
            return { situation, session: undefined };
        if (!situation.unsettled)
            refuseUnapproved(plan, situation.active);
        try {
            const session = await StateSession.begin(store, clock, { ...plan, holder }, snapshot, {
                lease: leaseMargin,
            });
            return { situation, session };
        }
        catch (error) {
            if (!(error instanceof state_store/* StateConflictError */.K))
                throw error;
            log.debug('The state changed while it was looked at; looking again.');
        }
    }
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

;// CONCATENATED MODULE: ./build/packages/deployment/src/settle.js



/**
 * Ends an operation whose runner is gone: all traffic to the colour it came from (for a rollback, the one it went to) or,
 * if that isn't healthy and the other one had traffic, to the other one. Gives the colour that serves then. Throws
 * ProviderError when none is healthy.
 */
async function settleInterrupted(journal, session, world) {
    const { clock, log, prober, urlOf } = world;
    log.warning(`An earlier ${journal.operation} to ${journal.to} (${journal.version}), begun ${journal.started}, was cut off while ${journal.phase}; settling it first.`);
    const wanted = journal.operation === 'shift' ? journal.from : journal.to;
    const findings = [];
    // Cut off while preparing, the other colour has proved nothing and has no traffic: it is no way out.
    const candidates = journal.phase === 'preparing' ? [wanted] : [wanted, otherColor(wanted)];
    for (const color of candidates) {
        const { healthy, finding } = await prober.probe(urlOf(color));
        findings.push(`${color}: ${finding}`);
        if (!healthy)
            continue;
        const intent = { ...journal, phase: 'rolling-back', intended: allOn(color) };
        await returnTraffic(world.router, allOn(color), session, intent, world);
        const { operation, from, to, version } = journal;
        const reason = `The run that began this ${operation} was cut off while ${journal.phase}; a later one put all traffic on ${color}.`;
        const settled = {
            ...{ operation, from, to, version, reason },
            outcome: color === from && operation === 'rollback' ? 'promoted' : 'rolled-back',
            weights: allOn(color),
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

// EXTERNAL MODULE: ./build/packages/action-kit/src/failure.js
var failure = __webpack_require__(3585);
;// CONCATENATED MODULE: ./build/packages/deployment/src/shift-failures.js


/** Something before the first stage failed; traffic hasn't moved. */
class PreparationError extends Error {
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
/** Which of our two partners failed while traffic was split. */
function reasonCodeOf(error) {
    return error instanceof errors/* ProviderError */.mZ && error.system === traffic_router/* trafficSystem */.b ? 'router-failed' : 'state-failed';
}
/** The worst there is: says where traffic is meant to be and what to press. */
function noWayBack(error, reason, from, before) {
    return new errors/* ProviderError */.mZ(`${reason}. The way back to ${from} FAILED: ${(0,errors/* describeError */.Uc)(error)}. Traffic was last meant to be at ${formatWeights(before)}. Repair the router, then use the rollback action (\`to: ${from}\`), which takes the lock over at once; the journal keeps what was under way`, { system: traffic_router/* trafficSystem */.b, operation: 'the way back' });
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/shift.js








/** How long the probe after a rollback may take: a cancelled run has little time left, in milliseconds. */
const lastProbeTime = 2_000;
/** How long a held split may stay before anyone may roll it back, in milliseconds. */
const holdTime = 24 * 60 * 60_000;
/**
 * Shifts traffic to a new version stage by stage, or brings it back. Throws ConfigurationError before the first write when
 * the shift can't begin, and ProviderError when even the way back failed; the journal then says what is to be done.
 */
async function shift(plan, dependencies) {
    refuseInexpressible(plan, dependencies);
    const { situation, session } = await beginShift(plan, dependencies);
    if (session === undefined)
        return unchanged(plan, situation, dependencies);
    const active = situation.unsettled
        ? await settleInterrupted(situation.unsettled, session, dependencies)
        : situation.active;
    try {
        refuseUnapproved(plan, active);
    }
    catch (error) {
        await session.end();
        throw error;
    }
    return new Shift(plan, dependencies, session, active).run();
}
/** One shift under its lock. */
class Shift {
    #plan;
    #world;
    #session;
    #from;
    #to;
    #started;
    #stages = [];
    #weights;
    constructor(plan, world, session, active) {
        this.#plan = plan;
        this.#world = world;
        this.#session = session;
        this.#from = active;
        this.#to = otherColor(active);
        this.#started = (0,src_clock/* isoInstant */.j2)(world.clock.now());
        this.#weights = allOn(active);
    }
    async run() {
        try {
            await this.#prepare();
        }
        catch (error) {
            return this.#abandon(error);
        }
        try {
            const candidate = this.#release(this.#to);
            const observer = await this.#world.observe(candidate, this.#release(this.#from));
            for (const [index, stage] of this.#plan.stages.entries()) {
                const ended = await this.#stage(stage, index, observer);
                if (ended)
                    return ended;
            }
            return await this.#promote();
        }
        catch (error) {
            return this.#interrupted(error).catch((last) => this.#giveWay(last));
        }
    }
    async #prepare() {
        const { deployer, prober, log, signal, urlOf } = this.#world;
        const release = this.#release(this.#to);
        const lease = this.#plan.preparation + leaseMargin;
        // Half deployed, the colour has neither its old version nor the new one.
        const { [this.#to]: _, ...versions } = this.#session.state.versions;
        await this.#session.update({ active: this.#from, versions, journal: this.#journal('preparing') }, lease);
        await log.group(`Deploy ${release.version} to ${release.color}`, () => this.#step('deploy-failed', () => deployer.deploy(release, signal)));
        await this.#session.update({ versions: { ...versions, [this.#to]: release.version } }, lease);
        await log.group(`Health of ${release.color}`, async () => {
            const { healthy, finding } = await prober.becomeHealthy(release.url, signal);
            if (!healthy)
                throw new PreparationError('unhealthy', `${release.color} is ${finding}`);
            log.info(`✔ ${finding}`);
        });
        await log.group('Warm-up', () => this.#step('warm-up-failed', () => this.#world.warmUp(release)));
        await log.group('Smoke tests', () => this.#step('smoke-failed', () => this.#world.smoke(release)));
        const back = await prober.probe(urlOf(this.#from));
        if (!back.healthy) {
            const reason = `${this.#from}, the way back, is not healthy: ${back.finding}`;
            throw new PreparationError('no-way-back', reason);
        }
        signal.throwIfAborted();
    }
    async #step(reasonCode, work) {
        try {
            await work();
        }
        catch (error) {
            if (error instanceof errors/* ProviderError */.mZ)
                throw new PreparationError(reasonCode, error.message);
            throw error;
        }
    }
    /** Moves traffic to a stage and watches it; gives a result if the shift ends here. */
    async #stage(stage, index, observer) {
        const { clock, log } = this.#world;
        const weights = splitWith(this.#to, stage.weight);
        const title = `Stage ${index + 1} of ${this.#plan.stages.length}: ${stage.weight}% on ${this.#to}`;
        return log.group(title, async () => {
            const started = (0,src_clock/* isoInstant */.j2)(clock.now());
            await this.#move(weights, stage.watch);
            if (stage.watch === 0)
                return undefined;
            const window = await (0,watch_window/* watchWindow */.m)(observer, { duration: stage.watch, interval: this.#plan.interval, onLook: () => this.#correctDrift() }, this.#world);
            const { verdict, reason, reasonCode, looks } = window;
            this.#stages.push({ weights, verdict, reason, started, ended: (0,src_clock/* isoInstant */.j2)(clock.now()), looks });
            log.info(`${title} for ${(0,quantities/* formatDuration */.a3)(window.endedAt - window.startedAt)}: ${verdict}, ${reason}`);
            return this.#judge(verdict, reasonCode, reason);
        });
    }
    async #judge(verdict, reasonCode, reason) {
        if (verdict === 'pass')
            return undefined;
        const { onRegression, onInconclusive } = this.#plan.policies;
        const policy = verdict === 'regress' ? onRegression : onInconclusive;
        if (policy === 'rollback')
            return this.#rollBack(reasonCode, reason);
        if (policy === 'hold')
            return this.#hold(reasonCode, reason);
        this.#world.log.warning(`Going on although the stage was ${verdict}: ${reason}`);
        return undefined;
    }
    async #move(weights, watch) {
        this.#world.signal.throwIfAborted();
        await this.#session.assertHeld();
        this.#weights = weights;
        await this.#session.update({ journal: this.#journal('shifting') }, watch + leaseMargin);
        await setWeights(this.#world.router, weights, this.#world, this.#world.signal);
        await this.#session.assertHeld();
    }
    /** Another writer may have changed the weights; whoever holds the lock puts them right within one interval. */
    async #correctDrift() {
        const { router, log } = this.#world;
        let observed;
        try {
            observed = await router.read();
        }
        catch (error) {
            return log.warning(`The router did not tell its weights: ${(0,errors/* describeError */.Uc)(error)}`);
        }
        if (sameWeights(observed, this.#weights))
            return;
        log.warning(`The router shows ${formatWeights(observed)} in place of ${formatWeights(this.#weights)}; correcting it.`);
        await this.#session.assertHeld();
        await setWeights(router, this.#weights, this.#world, this.#world.signal);
        await this.#session.assertHeld();
    }
    async #giveWay(error) {
        if (error instanceof FencedError)
            await undoLateWrite(this.#weights, this.#world);
        throw error;
    }
    async #promote() {
        const now = this.#world.clock.now();
        const retireAfter = (0,src_clock/* isoInstant */.j2)(now + this.#plan.keepOld);
        const reason = `${this.#plan.version} serves all traffic on ${this.#to}; ${this.#from} is kept until ${retireAfter}.`;
        const settled = { ...this.#settlement('promoted', 'promoted', reason), retireAfter };
        const change = { active: this.#to, journal: undefined, settled };
        if (this.#plan.keepLock > 0)
            await this.#session.update(change, this.#plan.keepLock);
        else
            await this.#session.end(change);
        return {
            ...this.#result('promoted', 'promoted', reason),
            active: this.#to,
            previous: this.#from,
            retireAfter,
        };
    }
    /** Traffic never left the old colour: settle that. */
    async #abandon(error) {
        const known = error instanceof PreparationError || this.#world.signal.aborted;
        if (error instanceof FencedError)
            throw error;
        const reasonCode = error instanceof PreparationError ? error.reasonCode : known ? 'cancelled' : 'failed';
        const why = this.#world.signal.aborted ? describeCancel(error) : (0,errors/* describeError */.Uc)(error);
        const reason = `${why}. All traffic stayed on ${this.#from}.`;
        await this.#settle(this.#settlement('rolled-back', reasonCode, reason));
        if (!known)
            throw error;
        return this.#result('rolled-back', reasonCode, reason);
    }
    async #interrupted(error) {
        if (error instanceof FencedError)
            throw error;
        const cancelled = this.#world.signal.aborted;
        const reason = cancelled ? describeCancel(error) : (0,errors/* describeError */.Uc)(error);
        if (cancelled && this.#plan.policies.onCancel === 'hold')
            return this.#hold('cancelled', reason);
        const result = await this.#rollBack(cancelled ? 'cancelled' : reasonCodeOf(error), reason);
        if (cancelled || error instanceof errors/* ProviderError */.mZ)
            return result;
        this.#world.log.error(result.reason);
        throw error;
    }
    async #rollBack(reasonCode, reason) {
        const { log, clock } = this.#world;
        const started = clock.now();
        const back = allOn(this.#from);
        log.warning(`Rolling back to ${this.#from}: ${reason}`);
        const before = this.#weights;
        this.#weights = back;
        const journal = { ...this.#journal('rolling-back'), reason };
        await returnTraffic(this.#world.router, back, this.#session, journal, this.#world).catch((error) => {
            throw error instanceof FencedError ? error : noWayBack(error, reason, this.#from, before);
        });
        const took = (0,quantities/* formatDuration */.a3)(clock.now() - started);
        const probe = await this.#world.prober.probe(this.#world.urlOf(this.#from), lastProbeTime);
        if (!probe.healthy)
            log.error(`${this.#from} has all traffic again, but is not healthy: ${probe.finding}`);
        const told = `${reason}. All traffic is back on ${this.#from} after ${took}.`;
        await this.#settle(this.#settlement('rolled-back', reasonCode, told));
        return this.#result('rolled-back', reasonCode, told);
    }
    async #hold(reasonCode, reason) {
        const holdUntil = (0,src_clock/* isoInstant */.j2)(this.#world.clock.now() + holdTime);
        const told = `${reason}. Traffic is held at ${formatWeights(this.#weights)} until ${holdUntil}.`;
        const settled = { ...this.#settlement('held', reasonCode, told), holdUntil };
        await this.#settle(settled);
        return this.#result('held', reasonCode, told);
    }
    /** Traffic is where it shall be: a state that can't be written now is settled by a later run from its journal. */
    async #settle(settled) {
        try {
            const change = { active: this.#from, journal: undefined, settled };
            await (0,src_clock/* withTimeLimit */.Bv)(this.#session.end(change), recordTime, this.#world.clock);
        }
        catch (error) {
            if (error instanceof FencedError)
                throw error;
            this.#world.log.error(`The state could not be written; the next run settles it: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
    #release(color) {
        const { service, environment, version, sha } = this.#plan;
        const url = this.#world.urlOf(color);
        if (color === this.#to)
            return { service, environment, color, version, sha, url };
        return {
            service,
            environment,
            color,
            version: this.#session.state.versions[color] ?? '',
            sha: undefined,
            url,
        };
    }
    #journal(phase) {
        const { version } = this.#plan;
        const intended = this.#weights;
        return {
            operation: 'shift',
            from: this.#from,
            to: this.#to,
            version,
            phase,
            intended,
            started: this.#started,
        };
    }
    #settlement(outcome, reasonCode, reason) {
        return {
            operation: 'shift',
            outcome,
            from: this.#from,
            to: this.#to,
            version: this.#plan.version,
            weights: this.#weights,
            at: (0,src_clock/* isoInstant */.j2)(this.#world.clock.now()),
            by: this.#session.holder,
            reasonCode,
            reason,
        };
    }
    #result(outcome, reasonCode, reason) {
        return {
            outcome,
            reasonCode,
            reason,
            active: this.#from,
            previous: this.#from,
            weights: this.#weights,
            retireAfter: undefined,
            stages: this.#stages,
            started: this.#started,
            ended: (0,src_clock/* isoInstant */.j2)(this.#world.clock.now()),
        };
    }
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/create-deployer.js
const deployers = {
    command: async (configuration, runtime) => {
        const { CommandDeployer } = await __webpack_require__.e(/* import() */ 540).then(__webpack_require__.bind(__webpack_require__, 1540));
        return new CommandDeployer(configuration, runtime);
    },
};
/** The deployer a configuration names. */
async function createDeployer(configuration, runtime) {
    return deployers[configuration.deployer](configuration, runtime);
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

/** The lock holder this run is: the same for all steps of a job; by hand, the person on this machine. */
function holderOf(run) {
    const { actor } = run;
    if (run.runId === undefined)
        return { id: `${actor}@${(0,external_node_os_.hostname)()}/${process.pid}`, actor };
    const job = [run.repository, run.runId, run.job ?? ''].join('/');
    const attempt = Number(run.attempt ?? 1);
    return { id: `${job}/${attempt}`, job, attempt, actor, ...(run.url === undefined ? {} : { url: run.url }) };
}

// EXTERNAL MODULE: ./build/packages/workloads/src/run-script.js
var run_script = __webpack_require__(8833);
// EXTERNAL MODULE: ./build/packages/workloads/src/workload-deployer.js
var workload_deployer = __webpack_require__(3216);
;// CONCATENATED MODULE: ./build/packages/deployment/src/steps.js



/** Does the steps of `smoke` or `warm-up` against a colour, in order. Throws ProviderError at the first that fails. */
async function runSteps(section, steps, release, runtime) {
    for (const [index, step] of steps.entries()) {
        const name = step.name ?? `${section} step ${index + 1}`;
        if ('run' in step) {
            const script = { name, run: step.run, timeout: step.timeout };
            await (0,run_script/* runScript */.j)(script, (0,workload_deployer/* releaseVariables */.h)(release), runtime, runtime.signal);
        }
        else {
            await sendRequests(name, step, release, runtime);
        }
        runtime.log.info(`✔ ${name}`);
    }
}
async function sendRequests(name, step, release, runtime) {
    const values = { ...release, 'color-url': release.url };
    const expanded = (0,placeholders/* expandPlaceholders */.pj)(step, values);
    const address = 'url' in expanded ? expanded.url : `${release.url}${expanded.path}`;
    const { contains } = expanded;
    for (let sent = 0; sent < step.requests; sent += 1) {
        const answer = await runtime.http.send({ url: address, timeout: step.timeout, signal: runtime.signal });
        const why = answer.status !== step.status
            ? `answered ${answer.status} instead of ${step.status}`
            : contains !== undefined && !answer.body.includes(contains)
                ? `does not contain \`${contains}\``
                : undefined;
        if (why)
            throw new errors/* ProviderError */.mZ(`${name}: ${address} ${why}: ${answer.body.slice(0, 200)}`, {
                system: name,
                operation: 'request',
            });
    }
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/watch-health.js

/** The latest probes of which a share is taken, and the fewest a share means anything for. */
const countedProbes = 10;
const fewestProbes = 4;
/**
 * Regresses when the colour fails its health probe `limit` times in a row, or more than half of its latest ten probes (seeds 000
 * and 002 roll back there); one failed probe alone says nothing. Throws the signal's reason.
 */
function healthObserver(prober, url, limit, { clock, signal }) {
    let failuresInARow = 0;
    let latest = [];
    return {
        async look() {
            const { healthy, finding } = await prober.probe(url, undefined, signal);
            signal.throwIfAborted();
            failuresInARow = healthy ? 0 : failuresInARow + 1;
            latest = [...latest, healthy].slice(-countedProbes);
            const failed = latest.filter((each) => !each).length;
            const mostFail = latest.length >= fewestProbes && failed * 2 > latest.length;
            const tell = (verdict, reason) => ({
                ...{ at: clock.now(), verdict, readings: [] },
                reasonCode: verdict === 'pass' ? 'healthy' : 'unhealthy',
                reason,
            });
            if (mostFail)
                return tell('regress', `${failed} of the latest ${latest.length} health probes failed: ${finding}`);
            if (healthy)
                return tell('pass', finding);
            const reason = `${failuresInARow} of ${limit} failed health probes in a row: ${finding}`;
            return tell(failuresInARow >= limit ? 'regress' : 'inconclusive', reason);
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
/** Looks at everything at once; the worst verdict counts, and all readings are kept. One that throws hides no other. */
function combineObservers(observers, { clock }) {
    const failed = (error) => ({
        ...{ at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', readings: [] },
        reason: `the look failed: ${(0,errors/* describeError */.Uc)(error)}`,
    });
    return {
        async look() {
            const looks = await Promise.all(observers.map((observer) => observer.look().catch(failed)));
            const worst = looks.reduce((a, b) => severity.indexOf(b.verdict) > severity.indexOf(a.verdict) ? b : a);
            return { ...worst, readings: looks.flatMap(({ readings }) => readings) };
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/deployment/src/world.js











/** The outside world as the configuration names it, as far as a rollback needs it. */
async function rollbackWorld(configuration, release, runtime) {
    const { service, environment, sections } = configuration;
    const { clock, log } = runtime;
    if (!sections.health)
        throw new Error('the health section always has defaults');
    return {
        store: await (0,open_state_store/* openStateStore */.V)(sections.state, runtime),
        router: await createRouter((0,placeholders/* expandPlaceholders */.pj)(sections.traffic, { service, environment, ...release }), runtime),
        prober: createHealthProber(sections.health, runtime),
        holder: holderOf(runtime.run),
        urlOf: (color) => (0,placeholders/* expandPlaceholders */.pj)(colorUrl(configuration, color), { service, environment, color, ...release }),
        clock,
        log,
    };
}
/** The outside world as the configuration names it, for a shift. */
async function shiftWorld(configuration, release, runtime) {
    const { sections } = configuration;
    const world = await rollbackWorld(configuration, release, runtime);
    return {
        ...world,
        deployer: await createDeployer(sections.workload, runtime),
        warmUp: (candidate) => runSteps('warm-up', sections['warm-up'] ?? [], candidate, runtime),
        smoke: (candidate) => runSteps('smoke', sections.smoke ?? [], candidate, runtime),
        signal: runtime.signal,
        async observe(candidate, reference) {
            const limit = sections.health?.consecutive ?? 1;
            const health = healthObserver(world.prober, candidate.url, limit, runtime);
            if (!sections.metrics)
                return health;
            const { createJudge } = await __webpack_require__.e(/* import() */ 388).then(__webpack_require__.bind(__webpack_require__, 6007));
            const subjects = { subject: placeholdersOf(candidate), reference: placeholdersOf(reference) };
            return combineObservers([await createJudge({ metrics: sections.metrics, ...subjects }, runtime), health], runtime);
        },
    };
}
function placeholdersOf({ service, environment, version, sha, color, url }) {
    return { service, environment, version, sha, color, 'color-url': url };
}
/** The steps of a shift in the order of their writes, as a person reads them. */
function describeShift({ sections }, { from, to, version }) {
    const { workload, smoke = [], stages = [], traffic, state } = sections;
    const warmUp = sections['warm-up'] ?? [];
    return [
        `state (${state.store}): take the lock and journal the shift from ${from} to ${to}`,
        `deployer \`${workload.deployer}\`: put ${version} onto ${to}, within ${(0,quantities/* formatDuration */.a3)(workload.timeout)}`,
        `probe ${to} until it is healthy ${sections.health?.consecutive ?? 1} times in a row`,
        ...(warmUp.length > 0 ? [`warm ${to} up: ${warmUp.length} steps`] : []),
        ...(smoke.length > 0 ? [`test ${to}: ${smoke.length} smoke steps`] : []),
        `probe ${from}, the way back`,
        ...stages.map(({ weight, watch }) => {
            const watched = watch > 0 ? `, watched for ${(0,quantities/* formatDuration */.a3)(watch)}` : '';
            return `router \`${traffic.router}\`: ${formatWeights(splitWith(to, weight))}${watched}`;
        }),
        `state: ${to} is active; ${from} stays for the way back`,
        `on a regression instead: router \`${traffic.router}\`: ${formatWeights(allOn(from))}`,
    ];
}
/** At the end of a job: settles an operation it left unfinished, and gives back the lock it holds. */
async function finishJob(configuration, release, runtime) {
    const world = await rollbackWorld(configuration, release, runtime);
    const snapshot = await world.store.read();
    if (snapshot.state?.lock?.holder.id !== world.holder.id)
        return;
    const owner = {
        service: configuration.service,
        environment: configuration.environment,
        holder: world.holder,
    };
    const session = await StateSession.begin(world.store, world.clock, owner, snapshot, { lease: finishLease });
    const { journal } = session.state;
    if (journal) {
        const serving = await settleInterrupted(journal, session, world);
        runtime.log.warning(`What this job left unfinished is settled: all traffic is on ${serving}.`);
    }
    await session.end();
}
/** In milliseconds. */
const finishLease = 2 * 60_000;

;// CONCATENATED MODULE: ./build/packages/deployment/src/index.js
















/***/ }),

/***/ 9157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ watchWindow)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(7368);
;// CONCATENATED MODULE: ./build/packages/metrics/src/window-verdict.js
/**
 * The verdict of a window, the first that applies:
 * 1. a look that regressed → `regress`;
 * 2. more than half of the looks could not be read → `provider-error`: too much went unseen;
 * 3. the last look was no `pass` → its verdict: what was not seen at the end is not known to be well;
 * 4. else → `pass`; single failed looks in between are only mentioned, and looks with too little data before there was
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
    const newest = unread.at(-1);
    if (newest === undefined)
        return conclusionOf(last);
    const unseen = `${unread.length} of ${looks.length} looks could not be read, the newest because: ${newest.reason}`;
    if (unread.length * 2 > looks.length) {
        return { verdict: 'provider-error', reasonCode: newest.reasonCode, reason: unseen };
    }
    return last.verdict === 'pass'
        ? { ...conclusionOf(last), reason: `${last.reason}; ${unseen}` }
        : conclusionOf(last);
}
function conclusionOf({ verdict, reasonCode, reason }) {
    return { verdict, reasonCode, reason };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/watch-window.js


/** How many more looks a window gets when its last one decided nothing: one lost packet should not fail half an hour. */
const extraLooks = 2;
const undecided = ['provider-error', 'inconclusive'];
/**
 * Looks at the start, at each interval and at the end of a window, and ends early on a regression. A look that throws counts
 * as one that could not be read. When the last look can't be read or is inconclusive, up to two more follow, an interval apart.
 * Throws the signal's reason when it fires.
 */
async function watchWindow(judge, { duration, interval, onLook }, runtime) {
    const { clock, signal } = runtime;
    const startedAt = clock.now();
    const looks = [];
    let due = startedAt;
    let extra = 0;
    for (;;) {
        await clock.sleep(due - clock.now(), signal);
        const assessment = await lookSafely(judge, runtime);
        looks.push(assessment);
        if (assessment.verdict === 'regress')
            break;
        await onLook?.(assessment);
        if (due >= startedAt + duration) {
            if (!undecided.includes(assessment.verdict) || extra >= extraLooks)
                break;
            extra += 1;
            due = clock.now() + interval;
        }
        else {
            due = Math.min(nextTick(startedAt, interval, clock.now()), startedAt + duration);
        }
    }
    return { ...concludeWindow(looks), looks, startedAt, endedAt: clock.now() };
}
/** The next whole interval after now; looks that would have fallen into a slow one are left out. */
function nextTick(start, interval, now) {
    return start + (Math.floor((now - start) / interval) + 1) * interval;
}
async function lookSafely(judge, { clock, log, signal }) {
    try {
        return await judge.look();
    }
    catch (error) {
        signal.throwIfAborted();
        const reason = `the look failed: ${(0,errors/* describeError */.Uc)(error)}`;
        log.warning(`A look at the metrics failed: ${(0,errors/* describeError */.Uc)(error)}`);
        return { at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', reason, readings: [] };
    }
}


/***/ }),

/***/ 7319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ openStateStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

const stores = {
    file: async (configuration, { workspace }) => {
        const { FileStateStore } = await __webpack_require__.e(/* import() */ 730).then(__webpack_require__.bind(__webpack_require__, 6730));
        return new FileStateStore((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, configuration.path));
    },
};
/** The state store a configuration names. */
async function openStateStore(configuration, runtime) {
    return stores[configuration.store](configuration, runtime);
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

/***/ 6530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ trafficSystem)
/* harmony export */ });
/** What every ProviderError of a router names as the system that failed. */
const trafficSystem = 'traffic router';


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

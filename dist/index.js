import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 72250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 71553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80099:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 38321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 30714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 98253:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util/types");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 4608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ passwordsIn)
/* harmony export */ });
/**
 * The passwords in an address such as `postgres://user:password@host/name`, as they are written and as they are meant; none
 * for any other text. One that isn't written as `%…` may hold `@`, `/`, `?` or `#`: then everything it could be is given.
 */
function passwordsIn(text) {
    const [, rest = ''] = /^\s*[a-z][a-z0-9+.-]*:\/{1,3}[^:@/?#\s]*:(.*)$/is.exec(text) ?? [];
    // A host with a port.
    if (/^\d{1,5}(?:[/?#]|$)/.test(rest))
        return [];
    const host = rest.search(/[/?#]/);
    const ends = [rest.indexOf('@'), rest.lastIndexOf('@'), host < 0 ? -1 : rest.lastIndexOf('@', host)].filter((end) => end > 0);
    const written = ends.map((end) => rest.slice(0, end));
    return [...new Set(written.flatMap((each) => [each, decoded(each)]))];
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 12109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ withTimeLimit),
/* harmony export */   a5: () => (/* binding */ longestTimer),
/* harmony export */   j2: () => (/* binding */ isoInstant),
/* harmony export */   ml: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(97368);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(19310);


/** The longest time a timer of the platform can be set to (2^31 - 1 ms, 24.8 days); above it, it would fire at once. */
const longestTimer = 2 ** 31 - 1;
/** The machine's own clock. */
const systemClock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
        }, Math.max(0, Math.min(milliseconds, longestTimer)));
        signal?.addEventListener('abort', onAbort, { once: true });
    }),
};
/** The UTC instant of a clock reading in ISO 8601 with whole seconds, e.g. `2026-01-31T12:00:00Z`. */
function isoInstant(milliseconds) {
    return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
/**
 * The value of `work`, or a ProviderError of `system` once the time is over; `work` itself goes on, so it needs a time limit
 * of its own.
 */
async function withTimeLimit(system, work, milliseconds, clock) {
    const ended = new AbortController();
    const limit = clock.sleep(milliseconds, ended.signal).then(() => {
        const message = `no answer within ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(milliseconds)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(message, { system, operation: 'wait for an answer', retryable: true });
    });
    limit.catch(() => { });
    try {
        return await Promise.race([work, limit]);
    }
    finally {
        ended.abort();
    }
}


/***/ }),

/***/ 97368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   j1: () => (/* binding */ ConfigurationError),
/* harmony export */   mZ: () => (/* binding */ ProviderError)
/* harmony export */ });
/** Renders a problem as one line that starts with the input's name or `file:line:column`. */
function formatProblem(problem) {
    const { input, location, position } = problem;
    const message = position
        ? `line ${position.line}, column ${position.column}: ${problem.message}`
        : problem.message;
    const inFile = location ? `${location.file}:${location.line}:${location.column}` : undefined;
    const inInput = input === undefined ? undefined : `input \`${input}\``;
    const place = inInput && inFile ? `${inInput} (${inFile})` : (inInput ?? inFile);
    return place ? `${place}: ${message}` : message;
}
/** The reader can fix it: wrong inputs, configuration or preconditions. Carries every problem found, never only the first. */
class ConfigurationError extends Error {
    problems;
    constructor(problems) {
        const all = typeof problems === 'string' ? [{ message: problems }] : problems;
        super(all.map(formatProblem).join('\n'));
        this.name = 'ConfigurationError';
        this.problems = all;
    }
}
/** Another system failed us: which one, during which operation, and whether trying again can help. */
class ProviderError extends Error {
    system;
    operation;
    retryable;
    constructor(message, details) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = 'ProviderError';
        this.system = details.system;
        this.operation = details.operation;
        this.retryable = details.retryable ?? false;
    }
}
/** The message of anything thrown, with the messages of its causes behind it. */
function describeError(error) {
    const messages = [];
    const seen = new Set();
    let current = error;
    do {
        seen.add(current);
        messages.push(ownMessage(current));
        current = current instanceof Error ? current.cause : undefined;
    } while (current !== undefined && !seen.has(current));
    return messages.join(': ');
}
function ownMessage(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error.message !== '')
        return error.message;
    // A connection tried over IPv4 and IPv6 fails with one error for each and no message of its own.
    if (error instanceof AggregateError)
        return error.errors.map(describeError).join('; ');
    return error.name;
}


/***/ }),

/***/ 63585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ logFailure),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   Ij: () => (/* binding */ summarizeFailure),
/* harmony export */   cc: () => (/* binding */ CancelledError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(97368);

/** GitHub keeps this many annotations of a kind for a step; the log has them all. */
const mostAnnotations = 10;
/** The signal's reason when the run was cancelled. */
class CancelledError extends Error {
    constructor(signal) {
        super(`cancelled by ${signal}`);
        this.name = 'CancelledError';
    }
}
/**
 * How anything thrown is told: wrong configuration, another system's failure, a cancel or a bug. `started` says whether the
 * action had begun to do something.
 */
function describeFailure(error, { started }) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1) {
        const count = error.problems.length;
        const these = count === 1 ? 'this problem has' : `these ${count} problems have`;
        const note = `Nothing was changed: ${these} to be put right first.`;
        return { problems: error.problems, ...(started ? {} : { note }) };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) {
        const message = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error);
        const named = message.includes(error.system);
        return {
            problems: [{ message: named ? message : `${error.system}: ${error.operation} failed: ${message}` }],
            ...(error.retryable ? { note: 'This may pass by itself: running the job again is safe.' } : {}),
        };
    }
    if (error instanceof CancelledError)
        return { problems: [{ message: `The run was ${error.message}.` }] };
    return {
        problems: [{ message: `This is a bug in deploy-actions, please report it: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error)}` }],
        ...(error instanceof Error && error.stack ? { stack: error.stack } : {}),
    };
}
/** Logs a failure: every problem as an error at its place, then what it means. */
function logFailure({ problems, note, stack }, log) {
    for (const { location, ...problem } of problems)
        log.error((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem), location);
    if (note !== undefined)
        log.info(note);
    if (problems.length > mostAnnotations) {
        log.info(`GitHub shows ${mostAnnotations} of them as annotations; all ${problems.length} are above.`);
    }
    if (stack !== undefined)
        log.info(stack);
}
/** The failure as a job summary in Markdown. */
function summarizeFailure(action, { problems, note }) {
    const items = problems.map((problem) => `- ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem).replaceAll('<', '&lt;').replaceAll('\n', '\n  ')}`);
    return [`### ❌ ${action} failed`, items.join('\n'), ...(note === undefined ? [] : [note])].join('\n\n');
}


/***/ }),

/***/ 17890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   hF: () => (/* binding */ input),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   pf: () => (/* binding */ defineInputs)
/* harmony export */ });
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(19310);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(95819);


function define(kind, parse, options, { secret = false, verbatim = false } = {}) {
    return {
        kind,
        required: options?.required ?? false,
        default: options?.default,
        secret,
        verbatim,
        parse: parse,
    };
}
/** The kinds of input there are. Each takes `{ required: true }`, `{ default: '…' }` or nothing, which makes it optional. */
const input = {
    /** Any text, surrounding white space removed. */
    text: (options) => define('text', (text) => text, options),
    /** A secret: masked before anything else sees it. */
    secret: (options) => define('secret', (text) => text, options, { secret: true }),
    /** `true` or `false` as YAML 1.2 core writes them. */
    boolean: (options) => define('boolean', _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBoolean */ .yG, options),
    /** A whole number of at least `least`. */
    integer: (least, options) => define('integer', (text) => parseInteger(text, least), options),
    /** A duration such as `5m`, in milliseconds. */
    duration: (options) => define('duration', _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9, options),
    /** A percentage such as `5%`, in percentage points. */
    percentage: (options) => define('percentage', _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePercentage */ .A3, options),
    /** A size such as `4GiB`, in bytes. */
    size: (options) => define('size', _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSize */ .DB, options),
    /** One of a fixed set of words. */
    choice: (choices, options) => define('choice', (text) => parseChoice(text, choices), options),
    /** Items separated by commas or line breaks; empty ones are dropped. */
    list: (options) => define('list', parseList, options),
    /** Text that must match a pattern; `allowed` says in words what matches. */
    pattern: (pattern, allowed, options) => define('pattern', (text) => parsePattern(text, pattern, allowed), options),
    /** A configuration section as YAML text, under the same schema as in the file. */
    section: (options) => define('section', (text) => text, options, { verbatim: true }),
};
/** Declares the inputs of an action; only keeps the types. */
function defineInputs(definitions) {
    return definitions;
}
function parseInteger(text, least) {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
        throw new _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)}, allowed is a whole number of at least ${least}`);
    }
    return value;
}
function parseChoice(text, choices) {
    const found = choices.find((choice) => choice === text);
    if (found !== undefined)
        return found;
    throw new _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)}, allowed are ${choices.map((choice) => `\`${choice}\``).join(', ')}`);
}
function parsePattern(text, pattern, allowed) {
    if (pattern.test(text))
        return text;
    throw new _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)}, allowed is ${allowed}`);
}
function parseList(text) {
    return text
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
/**
 * Reads all inputs from `INPUT_*` variables. The runner upper-cases names and keeps hyphens; for use from a shell,
 * which can't set such names, underscores are understood too. An invalid input has its default as value, or `undefined`.
 */
function readInputs(definitions, environment, secrets) {
    const problems = [];
    const values = {};
    const given = givenInputs(environment);
    for (const [name, definition] of Object.entries(definitions)) {
        const text = givenText(given.get(name) ?? '', definition);
        given.delete(name);
        if (definition.secret && text !== undefined)
            secrets.add(text);
        if (text === undefined && definition.required) {
            problems.push({ input: name, message: 'is required, but was not given' });
        }
        values[name] = readOne(name, definition, text, problems);
    }
    const known = Object.keys(definitions);
    for (const name of given.keys()) {
        const near = nearest(name, known);
        const hint = near
            ? `did you mean \`${near}\`?`
            : `known inputs are ${known.map((k) => `\`${k}\``).join(', ')}`;
        problems.push({ input: name, message: `is not an input of this action; ${hint}` });
    }
    return { values: values, problems };
}
/** White space alone counts as not given. */
function givenText(raw, { verbatim }) {
    const trimmed = raw.trim();
    if (trimmed === '')
        return undefined;
    return verbatim ? raw : trimmed;
}
function givenInputs(environment) {
    const given = new Map();
    for (const [variable, value] of Object.entries(environment)) {
        if (!variable.startsWith('INPUT_') || value === undefined)
            continue;
        const name = variable.slice('INPUT_'.length).toLowerCase().replaceAll('_', '-');
        if (variable.includes('-') || !given.has(name))
            given.set(name, value);
    }
    return given;
}
function readOne(name, definition, given, problems) {
    const fallback = definition.default || undefined;
    const text = given ?? fallback;
    if (text === undefined)
        return undefined;
    try {
        return definition.parse(text);
    }
    catch (error) {
        if (!(error instanceof _quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0))
            throw error;
        problems.push({ input: name, message: definition.secret ? 'has a malformed value' : error.message });
        return fallback === undefined || given === undefined ? undefined : definition.parse(fallback);
    }
}
/** The known name closest to a misspelled one (edit distance of at most a third of its length), if any. */
function nearest(name, known) {
    let best;
    let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
    for (const candidate of known) {
        const distance = editDistance(name, candidate);
        if (distance < bestDistance && distance < name.length)
            [best, bestDistance] = [candidate, distance];
    }
    return best;
}
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const current = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ }),

/***/ 92477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ markdownTable),
/* harmony export */   f: () => (/* binding */ appendSummary)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);

/** GitHub drops a step's summary that is larger than this, with an error. */
const largestSummary = 1024 * 1024;
const cutNote = '\n\n_The rest did not fit into the 1 MiB GitHub allows a step; the report file has all of it._\n';
/**
 * Appends Markdown to the step's summary file and keeps the file within 1 MiB, cutting at a line break with a note.
 * Says whether all of it was written.
 */
async function appendSummary(file, markdown) {
    const present = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).then((found) => found.size, () => 0);
    const whole = Buffer.from(`${markdown.trimEnd()}\n\n`);
    const room = largestSummary - present;
    if (whole.length <= room) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, whole);
        return true;
    }
    const kept = room - Buffer.byteLength(cutNote);
    if (kept <= 0)
        return false;
    const end = whole.lastIndexOf('\n', kept - 1);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, end <= 0 ? cutNote : `${whole.toString('utf8', 0, end)}${cutNote}`);
    return false;
}
/** A Markdown table; cells are escaped so that no value can break out of its cell. */
function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.map(tableCell).join(' | ')} |`;
    return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
function tableCell(text) {
    // A backslash in front of a pipe would undo its escape, so it is escaped as well.
    return text
        .replaceAll(/(\\*)\|/g, '$1$1\\|')
        .replaceAll(/\s*[\r\n]+\s*/g, ' ')
        .replaceAll('<', '&lt;');
}


/***/ }),

/***/ 19310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ parsePercentage),
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   Y0: () => (/* binding */ QuantityError),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   yG: () => (/* binding */ parseBoolean)
/* harmony export */ });
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(95819);

/** A text that is no quantity of the kind asked for; the message says what was found and what is allowed. */
class QuantityError extends Error {
}
const durationUnits = {
    ms: 1,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
};
/** Ten years: whatever is longer is a slip of the pen, and would leave the range of dates. */
const longestDuration = 3_650 * 86_400_000;
/** Reads `250ms`, `90s`, `5m`, `1h30m` or `7d` into milliseconds, 3650 days at most. Throws {@link QuantityError}. */
function parseDuration(text) {
    if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) {
        throw new QuantityError(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, but a duration has a unit: \`90s\`, \`5m\`, \`1h30m\`, \`250ms\`, \`7d\``);
    }
    let total = 0;
    for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
        total += Number(amount) * (durationUnits[unit] ?? Number.NaN);
    }
    if (total > longestDuration)
        throw new QuantityError(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, the longest duration is \`3650d\``);
    return Math.round(total);
}
/** Writes milliseconds the way {@link parseDuration} reads them, e.g. `1h30m`, `1.5s`, `0s`. */
function formatDuration(milliseconds) {
    if (milliseconds <= 0)
        return '0s';
    const tenths = Math.round(milliseconds / 100);
    if (Math.round(milliseconds) < 1_000)
        return `${Math.round(milliseconds)}ms`;
    if (tenths < 600)
        return `${tenths / 10}s`;
    let rest = Math.round(milliseconds / 1_000);
    let text = '';
    for (const [unit, seconds] of [
        ['d', 86_400],
        ['h', 3_600],
        ['m', 60],
        ['s', 1],
    ]) {
        const amount = Math.floor(rest / seconds);
        if (amount > 0)
            text += `${amount}${unit}`;
        rest -= amount * seconds;
    }
    return text;
}
/** Reads `5%` or `0.1%` into percentage points (5, 0.1). Throws {@link QuantityError}. */
function parsePercentage(text) {
    const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text);
    if (!match)
        throw new QuantityError(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, but a percentage has a percent sign: \`5%\`, \`0.1%\``);
    return Number(match[1]);
}
const sizeUnits = {
    B: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
};
/** Reads `512B`, `4GiB` or `100GB` into bytes. Throws {@link QuantityError}. */
function parseSize(text) {
    const match = /^(\d+(?:\.\d+)?)\s*(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$/.exec(text);
    const unit = sizeUnits[match?.[2] ?? ''];
    if (!match || unit === undefined) {
        throw new QuantityError(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, but a size has a unit: \`512MiB\`, \`4GiB\`, \`100GB\``);
    }
    return Math.round(Number(match[1]) * unit);
}
/** Writes bytes with the largest binary unit that keeps the figure at or above 1, e.g. `4.0 GiB`. */
function formatSize(bytes) {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit += 1;
    }
    return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
/** Reads a boolean of the YAML 1.2 core schema (`true|True|TRUE|false|False|FALSE`), as @actions/core does. Throws {@link QuantityError}. */
function parseBoolean(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    if (/^(false|False|FALSE)$/.test(text))
        return false;
    throw new QuantityError(`found ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, allowed are \`true\` and \`false\``);
}


/***/ }),

/***/ 95819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
const longestQuote = 120;
/** A text that was found somewhere, for a message: in backticks, on one line, and at most 120 characters of it. */
function quoted(text) {
    const cut = text.length > longestQuote ? `${text.slice(0, longestQuote).toWellFormed()}…` : text;
    return `\`${cut.replaceAll(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1))}\``;
}


/***/ }),

/***/ 24076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ createRuntime),
  D: () => (/* binding */ isRunner)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __nccwpck_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/failure.js
var failure = __nccwpck_require__(63585);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __nccwpck_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __nccwpck_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __nccwpck_require__(95819);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/fetch-http-client.js




const retryableStatuses = new Set([429, 502, 503, 504]);
const firstBackoff = 250;
const longestBackoff = 10_000;
/** A server that asks for more patience than this is not waited for. */
const longestRetryAfter = 60_000;
/** More than any metrics page or answer of an API; a body without end must not fill the memory. */
const largestBody = 32 * 1024 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;
/** An HTTP client on the platform's fetch, with a time limit per try, exponential backoff with full jitter, and Retry-After. */
function createHttpClient(clock, random = Math.random) {
    return {
        async send(request) {
            const prepared = prepare(request);
            const tries = 1 + (request.retries ?? 0);
            for (let attempt = 1;; attempt += 1) {
                const outcome = await trySend(prepared, clock);
                const last = attempt >= tries;
                if (outcome instanceof errors/* ProviderError */.mZ) {
                    if (last || !outcome.retryable)
                        throw outcome;
                    await clock.sleep(backoff(attempt, random), request.signal);
                    continue;
                }
                if (last || !retryableStatuses.has(outcome.status))
                    return outcome;
                const wanted = retryAfter(outcome, clock);
                if (wanted !== undefined && wanted > longestRetryAfter)
                    return outcome;
                await clock.sleep(wanted ?? backoff(attempt, random), request.signal);
            }
        },
    };
}
/** Refuses what can't be sent at all, before the first try and without showing the value of a header. */
function prepare(request) {
    const address = URL.parse(request.url);
    if (!address || !/^https?:$/.test(address.protocol)) {
        throw new errors/* ConfigurationError */.j1(`${(0,quoted/* quoted */.T)(request.url)} is not an address; it starts with http:// or https:// and names a host`);
    }
    const { host } = address;
    if (address.username !== '' || address.password !== '') {
        throw new errors/* ConfigurationError */.j1(`the address of ${host} has a user name or password in it; give them in a header, as \`env:NAME\``);
    }
    const headers = new Headers({ 'user-agent': 'deploy-actions' });
    for (const [name, value] of Object.entries(request.headers ?? {})) {
        try {
            headers.set(name, value);
        }
        catch {
            throw new errors/* ConfigurationError */.j1(`the header ${(0,quoted/* quoted */.T)(name)} for ${host} has a character that HTTP does not allow in headers`);
        }
    }
    return { ...request, address, headers, method: request.method ?? 'GET' };
}
async function trySend(request, clock) {
    request.signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(Math.min(request.timeout, src_clock/* longestTimer */.a5));
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    const started = clock.now();
    const failure = (why, retryable) => {
        const { method, address } = request;
        return new errors/* ProviderError */.mZ(`${method} ${address.origin}${address.pathname}: ${why}`, {
            system: address.host,
            operation: `${method} ${address.pathname}`,
            retryable,
        });
    };
    try {
        const response = await fetchFollowing(request, signal);
        const body = await readBody(response);
        if (body === undefined)
            return failure(`the answer is larger than ${(0,quantities/* formatSize */.Xq)(largestBody)}`, false);
        const { status } = response;
        return { status, headers: Object.fromEntries(response.headers), body, elapsed: clock.now() - started };
    }
    catch (error) {
        request.signal?.throwIfAborted();
        if (timeout.aborted)
            return failure(`no answer within ${(0,quantities/* formatDuration */.a3)(request.timeout)}`, true);
        // fetch says only "fetch failed"; what happened is in the cause.
        return failure((0,errors/* describeError */.Uc)(error instanceof TypeError ? (error.cause ?? error) : error), true);
    }
}
/** Follows redirects of GET and HEAD. The headers of the request are for its own origin and for no other. */
async function fetchFollowing(request, signal) {
    const { method, body } = request;
    let { address, headers } = request;
    for (let followed = 0;; followed += 1) {
        const given = body === undefined ? {} : { body };
        const response = await fetch(address.href, { method, headers, signal, redirect: 'manual', ...given });
        const location = redirects.has(response.status) ? response.headers.get('location') : null;
        const next = location === null ? null : URL.parse(location, address.href);
        if (!next || !/^(GET|HEAD)$/.test(method) || followed === mostRedirects)
            return response;
        await response.body?.cancel();
        if (next.origin !== address.origin)
            headers = new Headers({ 'user-agent': 'deploy-actions' });
        address = next;
    }
}
/** The whole body as text, or `undefined` when there is too much of it. */
async function readBody(response) {
    const decoder = new TextDecoder();
    let text = '';
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > largestBody)
            return undefined;
        text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
}
function backoff(attempt, random) {
    return random() * Math.min(longestBackoff, firstBackoff * 2 ** (attempt - 1));
}
/** The wait a Retry-After header asks for (seconds or a date, RFC 9110 section 10.2.3), in milliseconds. */
function retryAfter(response, clock) {
    const value = response.headers['retry-after'];
    if (value === undefined)
        return undefined;
    if (/^\d+$/.test(value))
        return Number(value) * 1_000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/log.js
const toStdout = (text) => void process.stdout.write(text);
/** A log of workflow commands, as the GitHub runner understands them. */
function createRunnerLog(commands, secrets) {
    // The runner shows at most 10 annotations of a kind and no place in the log, so the message itself names the place.
    const annotate = (write) => (message, location) => write(secrets.redact(`${placeOf(location)}${message}`), location && { file: location.file, startLine: location.line, startColumn: location.column });
    return {
        debug: (message) => commands.debug(secrets.redact(message)),
        info: (message) => commands.info(withoutCommands(secrets.redact(message))),
        notice: annotate(commands.notice),
        warning: annotate(commands.warning),
        error: annotate(commands.error),
        group: (title, work) => commands.group(secrets.redact(title), work),
    };
}
/** A log for a terminal: plain lines, problems with `file:line:column` in front. */
function createPlainLog(secrets, options = {}) {
    const write = options.write ?? toStdout;
    const line = (prefix) => (message, location) => write(`${prefix}${secrets.redact(`${placeOf(location)}${message}`)}\n`);
    return {
        debug: options.debug ? line('debug: ') : () => { },
        info: line(''),
        notice: line('notice: '),
        warning: line('warning: '),
        error: line('error: '),
        group: async (title, work) => {
            write(`▸ ${secrets.redact(title)}\n`);
            return work();
        },
    };
}
function placeOf(location) {
    return location ? `${location.file}:${location.line}:${location.column}: ` : '';
}
/**
 * Text from servers and scripts must not reach the runner as a command. It takes `::` at the start of a line and the
 * older `##[` anywhere for one; an invisible space in between is enough.
 */
function withoutCommands(text) {
    return text.replaceAll(/^(\s*:)(?=:)|##(?=\[)/gm, '$&\u200b');
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/run-identity.js
/** Reads the run's identity from the runner's variables. */
function readRunIdentity(environment) {
    const value = (name) => environment[name] || undefined;
    const repository = value('GITHUB_REPOSITORY');
    const runId = value('GITHUB_RUN_ID');
    const server = value('GITHUB_SERVER_URL') ?? 'https://github.com';
    return {
        repository,
        sha: value('GITHUB_SHA'),
        branch: /^refs\/heads\/(.+)$/.exec(value('GITHUB_REF') ?? '')?.[1],
        runId,
        attempt: value('GITHUB_RUN_ATTEMPT'),
        job: value('GITHUB_JOB'),
        actor: value('GITHUB_ACTOR') ?? value('USER') ?? 'unknown',
        triggeringActor: value('GITHUB_TRIGGERING_ACTOR'),
        url: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
    };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/address-passwords.js
var address_passwords = __nccwpck_require__(4608);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/secrets.js

/** Shorter values can't be secrets, and masking `1` or `on` would garble every number and word. */
const shortestSecret = 4;
/** Every secret this process has read; what is written anywhere goes through {@link Secrets.redact} first. */
class Secrets {
    #known = new Set();
    #forms = [];
    #onAdd;
    /** `onAdd` is told each new secret line once, so that the runner can mask it too. */
    constructor(onAdd = () => { }) {
        this.#onAdd = onAdd;
    }
    /**
     * Registers a secret of at least 4 characters; each of its lines is masked by itself, because logs are written line by
     * line, and so are the forms in which it stands in JSON, in a URL and in base64. The password of an address is a secret by
     * itself: messages quote addresses in parts, or written in another way.
     */
    add(value) {
        for (const line of [value, ...value.split(/\r?\n/), value.trim(), ...(0,address_passwords/* passwordsIn */.g)(value)]) {
            if (line.trim().length < shortestSecret || this.#known.has(line))
                continue;
            this.#known.add(line);
            this.#forms.push(...formsOf(line));
            if (!line.includes('\n'))
                this.#onAdd(line);
        }
        // A secret may be part of another one: the longest goes first.
        this.#forms = [...new Set(this.#forms)].sort((a, b) => b.length - a.length);
    }
    /** The text with every known secret replaced by `***`. */
    redact(text) {
        return this.#forms.reduce((safe, form) => safe.replaceAll(form, '***'), text);
    }
}
function formsOf(secret) {
    return [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret.toWellFormed()),
        Buffer.from(secret).toString('base64'),
    ];
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(31421);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/inherited-environment.js
/** The step's environment without the inputs of the action, which are nobody else's business and may be secret. */
function inheritedEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('INPUT_')));
}
/** What programs need to be found, to find their folders, and to speak: no variable of this kind holds a secret. */
const harmless = /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|SSL_CERT_(FILE|DIR)|PATHEXT|COMSPEC|SYSTEMROOT|SYSTEMDRIVE|WINDIR|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA)$/i;
/** Of the step's environment only what no program can do without: the secrets of a step stay out of `/proc`. */
function bareEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => harmless.test(name)));
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/output-lines.js
/** A line that is longer is given in pieces, so that output without a line break doesn't fill the memory. */
const longestLine = 64 * 1024;
/** Calls back for each line of a stream; the function it gives does so for a last line without a line break. */
function eachLine(stream, onLine) {
    let rest = '';
    const flush = () => {
        if (rest !== '')
            onLine(rest);
        rest = '';
    };
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
        const lines = `${rest}${text}`.split(/\r?\n/);
        rest = lines.pop() ?? '';
        lines.forEach(onLine);
        if (rest.length > longestLine)
            flush();
    });
    return flush;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(58500);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/process-group.js



/** Between SIGTERM and SIGKILL; well inside the 7.5 s the runner leaves a cancelled step. */
const gracePeriod = 2_000;
/** How long output may still arrive after the program itself has ended; milliseconds. */
const drainPeriod = 500;
const pollInterval = 20;
/** Whether child processes get a group of their own, to be stopped with everything they started. */
const ownGroup = process.platform !== 'win32';
/**
 * Gives the program that `spawn` starts. Throws ProviderError where the system refuses at once: arguments and variables that are
 * too long, a folder that is none, too many open files.
 */
function launch(program, directory, spawn) {
    let child;
    try {
        child = spawn();
    }
    catch (error) {
        const refused = error instanceof Error && 'syscall' in error;
        throw refused ? startFailure(program, directory, error) : error;
    }
    // Without a file left to open there are no pipes, and the reason comes only later.
    if (child.stdout !== undefined)
        return child;
    child.once('error', () => { });
    throw startFailure(program, directory, new Error('too many files are open'));
}
function startFailure(program, directory, error) {
    const message = `${program} could not be started in ${directory}: ${(0,errors/* describeError */.Uc)(error)}`;
    return new errors/* ProviderError */.mZ(message, { system: program, operation: 'start' });
}
/**
 * Waits until a program has ended. At the time limit or when the signal fires, its whole process group is stopped: SIGTERM,
 * and SIGKILL for what is left 2 s later. What it left running in the background is not waited for. Throws ProviderError
 * when it could not be started.
 */
async function supervise(child, limits) {
    const { timeout, signal } = limits;
    let timedOut = false;
    let stopping;
    const stop = () => {
        stopping ??= stopGroup(child);
    };
    const limit = setTimeout(() => {
        timedOut = true;
        stop();
    }, Math.min(timeout, src_clock/* longestTimer */.a5));
    child.once('exit', () => clearTimeout(limit));
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted)
        stop();
    try {
        const ending = await ended(child, limits.directory);
        await stopping;
        return { ...ending, timedOut };
    }
    finally {
        clearTimeout(limit);
        signal?.removeEventListener('abort', stop);
        child.stdout?.destroy();
        child.stderr?.destroy();
    }
}
function ended(child, directory) {
    return new Promise((resolve, reject) => {
        const end = (code, signal) => resolve({ exitCode: code ?? undefined, signal: signal ?? undefined });
        child.once('error', (error) => {
            const [program = 'the program'] = child.spawnargs;
            reject(startFailure(program, directory, error));
        });
        child.once('close', end);
        // What runs on in the background may hold the pipes open for as long as it lives.
        child.once('exit', (code, signal) => setTimeout(end, drainPeriod, code, signal).unref());
    });
}
/** Stops a program with everything it started: SIGTERM, and SIGKILL for what is left 2 s later. */
async function stopGroup(child) {
    const killAt = performance.now() + gracePeriod;
    signalGroup(child, 'SIGTERM');
    while (signalGroup(child, 0)) {
        if (performance.now() >= killAt)
            return void signalGroup(child, 'SIGKILL');
        await (0,promises_.setTimeout)(pollInterval);
    }
}
/** Sends a signal to the group, or only asks with 0; says whether the group is still there. */
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return false;
    try {
        return ownGroup ? process.kill(-child.pid, signal) : child.kill(signal);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/background-tool.js




const keptLines = 20;
/** What a shell exits with when a program is not there, or can't be executed (POSIX, Shell Command Language 2.8.2). */
const neverStarted = [126, 127];
/**
 * Runs the tool given as arguments until the standard input ends. That is when the action's process is gone, however it went:
 * a SIGKILL leaves it no time to stop anything itself. The group goes as a whole, for the tool may be a script around another.
 */
const guard = `
trap : TERM
exec 3<&0
"$@" </dev/null 3<&- &
tool=$!
{ read -r _ <&3; trap '' TERM; kill -- -$$; sleep 2; kill -9 -- -$$; } >/dev/null 2>&1 &
guard=$!
wait "$tool"
code=$?
while kill -0 "$tool"; do wait "$tool"; code=$?; done 2>/dev/null
kill "$guard" 2>/dev/null
wait "$guard" 2>/dev/null
exit "$code"
`;
/** Starts a tool beside everything else, in a process group of its own that a signal to this one's doesn't reach. */
function startInBackground(request) {
    const { command, args, directory, environment } = request;
    const child = launch(command, directory, () => (0,external_node_child_process_.spawn)('bash', ['--noprofile', '--norc', '-c', guard, 'bash', command, ...args], {
        cwd: directory,
        env: { ...(request.bare ? bareEnvironment() : inheritedEnvironment()), ...environment },
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: ownGroup,
    }));
    child.unref();
    // All three are sockets, though their types don't say so: none may keep this process alive.
    for (const stream of [child.stdin, child.stdout, child.stderr])
        stream.unref();
    const lastLines = [];
    const onLine = (line) => {
        lastLines.push(line);
        if (lastLines.length > keptLines)
            lastLines.shift();
        request.onLine?.(line);
    };
    const flush = [eachLine(child.stdout, onLine), eachLine(child.stderr, onLine)];
    const ended = endOf(child, lastLines, () => flush.map((each) => each()));
    let over = false;
    void ended.then(() => {
        over = true;
    });
    // Its number may be another program's by then.
    return { ended, stop: async () => (over ? undefined : stopGroup(child)) };
}
function endOf(child, lastLines, flush) {
    return new Promise((resolve) => {
        const end = (code) => {
            flush();
            const started = code === null || !neverStarted.includes(code);
            resolve({ exitCode: code ?? undefined, started, lastLines });
        };
        child.once('error', () => resolve({ exitCode: undefined, started: false, lastLines }));
        child.once('close', end);
        // What it started may hold the pipes open for as long as it lives.
        child.once('exit', (code) => setTimeout(end, drainPeriod, code).unref());
    });
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __nccwpck_require__(46466);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/piped-tool.js







const piped_tool_keptLines = 20;
/** Runs a tool between two streams. */
async function runPiped(request) {
    const { command, args, directory, signal, timeout = Number.POSITIVE_INFINITY } = request;
    signal?.throwIfAborted();
    const child = launch(command, directory, () => (0,external_node_child_process_.spawn)(command, args, {
        cwd: directory,
        env: { ...bareEnvironment(), ...request.environment },
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: ownGroup,
    }));
    const lastLines = [];
    const flush = eachLine(child.stderr, (line) => {
        lastLines.push(line);
        if (lastLines.length > piped_tool_keptLines)
            lastLines.shift();
        request.onLine?.(line);
    });
    const broken = new AbortController();
    const ended = supervise(child, {
        ...{ directory, timeout },
        signal: signal ? AbortSignal.any([signal, broken.signal]) : broken.signal,
    });
    // Whatever fails at the other end of a stream ends the tool, and is why the whole fails.
    const failures = [];
    const streams = [fill(child.stdin, request.stdin), drain(child.stdout, request.stdout)].map((stream) => stream.catch((error) => {
        failures.push(error);
        broken.abort();
    }));
    const ending = await ended;
    await Promise.all(streams);
    flush();
    signal?.throwIfAborted();
    if (failures.length > 0)
        throw failures[0];
    if (ending.exitCode === undefined || ending.timedOut) {
        const why = ending.timedOut
            ? `did not end within ${(0,quantities/* formatDuration */.a3)(timeout)} and was stopped`
            : `was stopped by ${ending.signal}`;
        const operation = args[0] ?? 'start';
        throw new errors/* ProviderError */.mZ(`${command} ${why}`, { system: command, operation, retryable: true });
    }
    return { exitCode: ending.exitCode, lastLines };
}
/** A tool that ends before it has read its input is judged by its exit code; only the source itself can fail here. */
async function fill(stdin, source) {
    if (source === undefined) {
        stdin.on('error', () => { });
        stdin.end();
        return;
    }
    await (0,external_node_stream_promises_.pipeline)(source, stdin).catch((error) => {
        const toolEnded = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(error.code ?? '');
        if (!toolEnded || (source.errored !== null && source.errored !== error))
            throw error;
    });
}
/** Whoever gave the target ends it: what a failed tool wrote must not look complete. */
async function drain(stdout, target) {
    if (target === undefined) {
        stdout.resume();
        return;
    }
    await (0,external_node_stream_promises_.pipeline)(stdout, target, { end: false });
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/system-process-runner.js








const system_process_runner_keptLines = 20;
const keptOutput = 1024 * 1024;
/** Runs scripts in bash and tools directly on this machine. */
const systemProcessRunner = {
    script: runScript,
    tool: runTool,
    piped: runPiped,
    background: startInBackground,
};
async function runScript(request) {
    request.signal?.throwIfAborted();
    const child = launch('bash', request.directory, () => (0,external_node_child_process_.spawn)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', request.script], {
        cwd: request.directory,
        env: { ...inheritedEnvironment(), ...request.environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: ownGroup,
    }));
    const lastLines = [];
    let stdout = '';
    const onLine = (line) => {
        lastLines.push(line);
        if (lastLines.length > system_process_runner_keptLines)
            lastLines.shift();
        request.onLine?.(line);
    };
    const flushStdout = eachLine(child.stdout, (line) => {
        stdout += `${line}\n`;
        if (stdout.length > 2 * keptOutput)
            stdout = stdout.slice(-keptOutput);
        onLine(line);
    });
    const flushStderr = eachLine(child.stderr, onLine);
    const { exitCode, timedOut } = await supervise(child, request);
    request.signal?.throwIfAborted();
    flushStdout();
    flushStderr();
    return {
        exitCode: timedOut ? undefined : exitCode,
        timedOut,
        stdout: stdout.slice(-keptOutput),
        lastLines,
    };
}
async function runTool(request) {
    request.signal?.throwIfAborted();
    const child = launch(request.command, request.directory, () => (0,external_node_child_process_.spawn)(request.command, request.args, {
        cwd: request.directory,
        env: { ...(request.bare ? bareEnvironment() : inheritedEnvironment()), ...request.environment },
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: ownGroup,
    }));
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    const flushes = [child.stdout, child.stderr].map((stream) => eachLine(stream, request.onLine ?? (() => { })));
    // A tool that ends before it has read its input is judged by its exit code.
    child.stdin.on('error', () => { });
    child.stdin.end(request.input ?? '');
    const { directory, timeout = Number.POSITIVE_INFINITY, signal } = request;
    const ending = await supervise(child, { directory, timeout, signal });
    for (const flush of flushes)
        flush();
    signal?.throwIfAborted();
    if (ending.exitCode === undefined || ending.timedOut) {
        const why = ending.timedOut
            ? `did not end within ${(0,quantities/* formatDuration */.a3)(timeout)} and was stopped`
            : `was stopped by ${ending.signal}`;
        throw new errors/* ProviderError */.mZ(`${request.command} ${why}`, {
            system: request.command,
            operation: request.args[0] ?? 'start',
            retryable: true,
        });
    }
    return {
        exitCode: ending.exitCode,
        stdout: stdout.join(''),
        stderr: stderr.join(''),
    };
}
function collect(stream) {
    const texts = [];
    stream.setEncoding('utf8');
    stream.on('data', (text) => texts.push(text));
    return texts;
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/runtime.js








/** Whether the GitHub runner, or something that behaves like it, started this process. */
function isRunner(environment) {
    return environment['GITHUB_ACTIONS'] === 'true';
}
/** The runtime of this process: the runner's log and files when it was started by one, a terminal's otherwise. */
function createRuntime(commands, environment) {
    const onRunner = isRunner(environment);
    const secrets = new Secrets(onRunner ? commands.setSecret : undefined);
    return {
        log: onRunner
            ? createRunnerLog(commands, secrets)
            : createPlainLog(secrets, { debug: environment['RUNNER_DEBUG'] === '1' }),
        clock: src_clock/* systemClock */.ml,
        http: createHttpClient(src_clock/* systemClock */.ml),
        processes: systemProcessRunner,
        signal: abortOnSignals(),
        secrets,
        environment,
        workspace: environment['GITHUB_WORKSPACE'] || process.cwd(),
        temporary: environment['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        run: readRunIdentity(environment),
        saveState: environment['GITHUB_STATE'] ? commands.saveState : () => { },
    };
}
function abortOnSignals() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => controller.abort(new failure/* CancelledError */.cc(signal)));
    }
    return controller.signal;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __nccwpck_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/failure.js
var src_failure = __nccwpck_require__(63585);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __nccwpck_require__(17890);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(70857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(76982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(79896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(16928);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/packages/action-kit/src/runner-commands.js

/**
 * The commands to the GitHub runner that actions use, from @actions/core. Naming them one by one lets the bundle leave
 * out the rest, above all the HTTP client for OIDC tokens, which alone takes longer to load than everything else.
 */
const runnerCommands = {
    debug: debug,
    error: error,
    getState: getState,
    group: group,
    info: info,
    notice: notice,
    saveState: saveState,
    setOutput: setOutput,
    setSecret: setSecret,
    warning: warning,
};

// EXTERNAL MODULE: ./build/packages/action-kit/src/runtime.js + 10 modules
var src_runtime = __nccwpck_require__(24076);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __nccwpck_require__(78877);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/small-heap.js

/**
 * Lets V8 collect early what is no longer used, as it does for a page in the background: for a step that loads much code and
 * then mostly waits, on a machine that has other work. It takes a quarter off the memory of a run, and a little of its time.
 */
function preferSmallHeap() {
    (0,external_node_v8_.setFlagsFromString)('--optimize-for-size');
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __nccwpck_require__(92477);
;// CONCATENATED MODULE: ./build/packages/action-kit/src/step-results.js



/** GitHub allows the outputs of a job 1 MB and counts them as UTF-16: two bytes for each of these. */
const longestOutput = 500_000;
/** Writes a step's outputs, redacted: to the runner if there is one, to the log otherwise. */
function writeOutputs(values, runtime) {
    const { environment, log, secrets } = runtime;
    for (const [name, value] of Object.entries(values)) {
        const whole = secrets.redact(value);
        const told = whole.slice(0, longestOutput);
        if (told !== whole)
            log.warning(`The output \`${name}\` was cut to the 1 MB that GitHub allows a job.`);
        if (environment['GITHUB_OUTPUT'])
            runnerCommands.setOutput(name, told);
        else
            log.info(`${name} = ${told}`);
    }
}
/** Adds to the step's job summary, redacted, if there is one; that it can't be written is a warning and no more. */
async function writeSummary(markdown, runtime) {
    const { environment, log, secrets } = runtime;
    const file = environment['GITHUB_STEP_SUMMARY'];
    if (!file)
        return;
    try {
        const whole = await (0,job_summary/* appendSummary */.f)(file, secrets.redact(markdown));
        if (!whole)
            log.warning('The job summary was cut to the 1 MiB that GitHub allows a step.');
    }
    catch (error) {
        log.warning(`The job summary could not be written: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/action-kit/src/run-action.js







/** The runner kills a step 10 s after cancelling it; who ends before that has the last word. */
const patienceAfterCancel = 9_000;
/** How long idle connections and the like may hold the process once everything is told. */
const patienceAfterEnd = 500;
/** What the runner's `node24` brings; bundles use what older ones lack. */
const oldestNode = 24;
/** Runs an action from its inputs to outputs, summary and exit code; every failure ends as one clear message. */
async function runAction(action) {
    outliveOutput();
    const runtime = (0,src_runtime/* createRuntime */.x)(runnerCommands, process.env);
    let started = false;
    const fail = async (error) => {
        process.exitCode = 1;
        const failure = (0,src_failure/* describeFailure */.Ic)(error, { started });
        (0,src_failure/* logFailure */.H1)(failure, runtime.log);
        await writeSummary((0,src_failure/* summarizeFailure */.Ij)(action.name, failure), runtime);
    };
    process.on('uncaughtException', (error) => void fail(error).finally(exit));
    runtime.signal.addEventListener('abort', () => exitWhenDeaf(runtime));
    try {
        refuseOldNode();
        const inputs = await readAndResolve(action, runtime);
        started = true;
        preferSmallHeap();
        const result = await action.run(inputs, runtime);
        await tell(action, result, runtime);
    }
    catch (error) {
        await fail(isAbort(error) && runtime.signal.aborted ? runtime.signal.reason : error);
    }
    setTimeout(exit, patienceAfterEnd).unref();
}
/** Runs a `post` step: it tidies up and warns, but never fails the job. */
async function runPost(post) {
    outliveOutput();
    const runtime = (0,src_runtime/* createRuntime */.x)(runnerCommands, process.env);
    const warn = (error) => {
        const { problems } = (0,src_failure/* describeFailure */.Ic)(error, { started: true });
        for (const problem of problems)
            runtime.log.warning((0,errors/* formatProblem */.Vw)(problem));
    };
    process.on('uncaughtException', (error) => {
        warn(error);
        process.exitCode = 0;
        exit();
    });
    try {
        await post(runtime, runnerCommands.getState);
    }
    catch (error) {
        warn(error);
    }
    setTimeout(exit, patienceAfterEnd).unref();
}
async function readAndResolve(action, runtime) {
    const { values, problems } = (0,inputs/* readInputs */.Ko)(action.inputs, runtime.environment, runtime.secrets);
    let resolved;
    let more = [];
    try {
        resolved = await action.resolve(values, runtime);
    }
    catch (error) {
        if (error instanceof errors/* ConfigurationError */.j1)
            more = error.problems;
        else if (problems.length === 0)
            throw error;
    }
    const all = [...problems, ...more];
    if (all.length > 0)
        throw new errors/* ConfigurationError */.j1(all);
    return resolved;
}
async function tell(action, result, runtime) {
    const { ok, reason, reasonCode } = action.conclude(result);
    if (!ok)
        process.exitCode = 1;
    const outputs = Object.entries(action.outputs).map(([name, read]) => [name, String(read(result) ?? '')]);
    writeOutputs(Object.fromEntries(outputs), runtime);
    if (action.summarize)
        await writeSummary(action.summarize(result), runtime);
    if (ok)
        runtime.log.info(reason);
    else
        runtime.log.error(`${reason} (${reasonCode})`);
}
/** Whoever read the output may be gone, as a runner or a `| head` can be; traffic still has to be settled. */
function outliveOutput() {
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => { });
}
function refuseOldNode() {
    const [major = ''] = process.versions.node.split('.');
    if (Number(major) >= oldestNode)
        return;
    throw new errors/* ConfigurationError */.j1(`this is Node ${process.versions.node}, and deploy-actions needs Node ${oldestNode} or newer; \`npm ci\` in the repository of deploy-actions puts one at \`node_modules/.bin/node\` there: start the action with that`);
}
/** Ends the process when whatever it does has not heeded the cancel in time. */
function exitWhenDeaf({ log }) {
    const end = () => {
        log.error('The run was cancelled, but was still busy 9 s later. It ends now; the next run finds what is unfinished.');
        process.exitCode = 1;
        exit();
    };
    setTimeout(end, patienceAfterCancel).unref();
}
/** What the platform's own functions throw when their signal fires. */
function isAbort(error) {
    return error instanceof Error && error.name === 'AbortError';
}
/** Ends the process once what it wrote has gone out. */
function exit() {
    process.stdout.write('', () => process.exit());
}

;// CONCATENATED MODULE: ./build/entry.js


const starts = {
  'backup-db/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 1549).then(__nccwpck_require__.bind(__nccwpck_require__, 31549))).action),
  'blue-green-shift/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 8642).then(__nccwpck_require__.bind(__nccwpck_require__, 78642))).action),
  'blue-green-shift/post': async () => runPost((await __nccwpck_require__.e(/* import() */ 3285).then(__nccwpck_require__.bind(__nccwpck_require__, 93285))).post),
  'maintenance-mode/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 3131).then(__nccwpck_require__.bind(__nccwpck_require__, 83131))).action),
  'maintenance-mode/post': async () => runPost((await __nccwpck_require__.e(/* import() */ 8567).then(__nccwpck_require__.bind(__nccwpck_require__, 78567))).post),
  'migrate-db/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 3973).then(__nccwpck_require__.bind(__nccwpck_require__, 73973))).action),
  'monitor-window/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 9205).then(__nccwpck_require__.bind(__nccwpck_require__, 49205))).action),
  'release-tag/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 3233).then(__nccwpck_require__.bind(__nccwpck_require__, 53233))).action),
  'rollback/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 2237).then(__nccwpck_require__.bind(__nccwpck_require__, 82237))).action),
  'rolling-update/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 5860).then(__nccwpck_require__.bind(__nccwpck_require__, 25860))).action),
  'rolling-update/post': async () => runPost((await __nccwpck_require__.e(/* import() */ 4307).then(__nccwpck_require__.bind(__nccwpck_require__, 4307))).post),
  'verify-readiness/main': async () => runAction((await __nccwpck_require__.e(/* import() */ 3892).then(__nccwpck_require__.bind(__nccwpck_require__, 33892))).action),
};

async function start(action, phase) {
  await starts[`${action}/${phase}`]();
}

var __webpack_exports__start = __webpack_exports__.n;
export { __webpack_exports__start as start };

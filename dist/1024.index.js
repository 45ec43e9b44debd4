export const id = 1024;
export const ids = [1024];
export const modules = {

/***/ 62437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   hO: () => (/* binding */ MonitoringApi)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);


/** Why an API gave no answer; trying again helps where it is `retryable`. */
class ApiError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ {
    failure;
    constructor(system, operation, failure, message) {
        super(message, { system, operation, retryable: passing.has(failure) });
        this.name = 'ApiError';
        this.failure = failure;
    }
}
/** What may pass by itself. */
const passing = new Set([
    'unreachable',
    'not-ready',
    'rate-limited',
    'server-error',
]);
/** An address from a configuration. Throws ConfigurationError for one that is none, or that has credentials in it. */
function addressOf(url) {
    const address = URL.parse(url);
    if (!address)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(url)} is no address`);
    if (address.username === '' && address.password === '')
        return address;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the address of ${address.host} has credentials in it; give them in a field or header, as \`env:NAME\``);
}
/** The HTTP API of a monitoring system, asked for JSON, whose failures say what to do about them. */
class MonitoringApi {
    #name;
    #address;
    #headers;
    #outside;
    #timeout;
    #explain;
    /**
     * `timeout` is in milliseconds, for each request; `headers` go with each of them. Throws ConfigurationError for an
     * address that is none.
     */
    constructor(name, access, { http, secrets }, more) {
        this.#name = name;
        this.#address = addressOf(access.url);
        this.#headers = { ...(0,_deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__/* .authenticate */ .QF)(access), ...more.headers };
        this.#outside = { http, secrets };
        this.#timeout = more.timeout;
        this.#explain = (...answer) => more.explain?.(...answer) ?? explainByMessage(...answer);
    }
    /** The address of a path, without its parameters. */
    place(path) {
        const { origin, pathname } = this.#addressOf({ path });
        return `${origin}${pathname}`;
    }
    /** The JSON that answers a request, in the form of a schema, and the headers of the answer. Throws ApiError, and the signal's reason. */
    async ask(request, schema, signal) {
        const answer = await (0,_deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__/* .askJson */ .ey)(this.#request(request), { ...this.#outside, signal }, this.#explain);
        if (answer.failure !== undefined)
            throw this.#error(request, answer.failure, answer.detail);
        const read = schema.safeParse(answer.document);
        if (read.success)
            return { document: read.data, headers: answer.headers };
        const at = read.error.issues[0]?.path.join('.') ?? '';
        const where = at === '' ? '' : `, at ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(at)}`;
        const detail = `${this.place(request.path)} answered with JSON of another form than documented${where}`;
        throw this.#error(request, 'malformed', detail);
    }
    /** Sends what is written; any answer that isn't a failure or a web page will do. Throws ApiError, and the signal's reason. */
    async send(request, signal) {
        const body = await this.text(request, signal);
        if (!/^\s*<(!doctype|html)/i.test(body))
            return;
        const detail = `${this.place(request.path)} answered with a web page (a login?)`;
        throw this.#error(request, 'not-metrics', detail);
    }
    /** The body of the answer, whatever its form. Throws ApiError, and the signal's reason. */
    async text(request, signal) {
        const answer = await (0,_deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__/* .askText */ .L5)(this.#request(request), { ...this.#outside, signal }, this.#explain);
        if (answer.failure !== undefined)
            throw this.#error(request, answer.failure, answer.detail);
        return answer.body;
    }
    #request(request) {
        const { method = 'GET', body, type = 'application/json' } = request;
        return {
            ...{ url: this.#addressOf(request).href, method, timeout: this.#timeout },
            headers: { ...(body === undefined ? {} : { 'content-type': type }), ...this.#headers },
            ...(body === undefined ? {} : { body }),
        };
    }
    #addressOf({ path, parameters = [] }) {
        const address = new URL(this.#address);
        address.pathname = `${address.pathname.replace(/\/+$/, '')}${path}`;
        for (const [name, value] of parameters)
            address.searchParams.append(name, value);
        return address;
    }
    #error({ method = 'GET', path }, failure, detail) {
        const todo = this.#advice(failure);
        const message = `${this.#name}: ${detail}${todo === undefined ? '' : `; ${todo}`}`;
        return new ApiError(this.#name, `${method} ${path}`, failure, message);
    }
    #advice(failure) {
        switch (failure) {
            case 'unreachable':
                return 'is the address right, and does this runner reach it?';
            case 'wrong-credentials':
                return 'check the credentials that the check is given, and what they may do';
            case 'rate-limited':
                return 'ask again later, or less often';
            case 'not-ready':
            case 'server-error':
                return `look at ${this.#name} itself`;
            case 'not-metrics':
            case 'malformed':
                return `is this the address of ${this.#name}?`;
            default:
                return undefined;
        }
    }
}
/** Where most APIs say in their own words what is wrong. */
const explainByMessage = (document) => {
    if (typeof document === 'string')
        return document;
    const said = (document ?? {});
    const words = [said.error, said.message].find((text) => typeof text === 'string' && text !== '');
    return words;
};


/***/ }),

/***/ 80690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KF: () => (/* binding */ awaitArrival),
/* harmony export */   Vo: () => (/* binding */ gradeArrival),
/* harmony export */   XS: () => (/* binding */ newMarker)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);


/** A word that nobody wrote before; letters and digits only, so that every log takes it for one word. */
function newMarker() {
    return `deploytest${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(12).toString('hex')}`;
}
/**
 * Looks again and again until something is found or the signal fires; `interval` is in milliseconds. What may pass by itself
 * is waited for. Throws what `look` throws otherwise.
 */
async function awaitArrival(look, wait) {
    const { started, interval, clock, signal } = wait;
    let note;
    for (let looks = 1;; looks += 1) {
        try {
            const { found, note: said } = await look(signal);
            if (found !== undefined)
                return { found, elapsed: clock.now() - started, looks, why: '' };
            note = said;
            await clock.sleep(interval, signal);
        }
        catch (error) {
            if (signal.aborted) {
                const why = [(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(signal.reason), note].filter((part) => part !== undefined).join('; ');
                return { found: undefined, elapsed: clock.now() - started, looks, why };
            }
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ && error.retryable))
                throw error;
            note = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error);
            await clock.sleep(interval, signal).catch(() => { });
        }
    }
}
/** A round trip in words: how long it took, against how long it may. */
function gradeArrival(what, { found, elapsed, looks, why }, slow) {
    const took = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(elapsed);
    if (found === undefined) {
        const times = `${looks} ${looks === 1 ? 'look' : 'looks'}`;
        return { status: 'fail', finding: `${what} did not arrive within ${took} (${times}; ${why})` };
    }
    const wanted = slow === undefined ? '' : `, wanted within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(slow)}`;
    const status = slow !== undefined && elapsed > slow ? 'warn' : 'pass';
    return { status, finding: `${what} arrived after ${took}${wanted}` };
}


/***/ }),

/***/ 57221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ runToSuccess),
/* harmony export */   j: () => (/* binding */ runScript)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _reports_script_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97246);


/** Exit codes of a shell that found no program, or none that it may run. */
const notRun = new Set([126, 127]);
/**
 * Runs a script with what it gets to know, `timeout` in milliseconds. Throws ProviderError when it didn't end, or a command in it
 * does not exist, and the signal's reason.
 */
async function runScript(script, { variables, timeout }, { runtime, subject }, signal) {
    const environment = { ...(0,_reports_script_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectVariables */ .o7)(subject), ...variables };
    const request = { script, environment, timeout, directory: runtime.workspace };
    const result = await runtime.processes.script({ ...request, ...(signal ? { signal } : {}) });
    const { exitCode, timedOut } = result;
    if (exitCode === undefined) {
        throw failed(timedOut ? `did not end within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(timeout)}` : 'was stopped', result);
    }
    if (notRun.has(exitCode))
        throw failed(`ended with exit code ${exitCode}`, result);
    return { ...result, exitCode };
}
/** As {@link runScript}, for a script that has to end with 0. Throws ProviderError when it doesn't. */
async function runToSuccess(...given) {
    const result = await runScript(...given);
    if (result.exitCode !== 0)
        throw failed(`ended with exit code ${result.exitCode}`, result);
}
function failed(why, { lastLines }) {
    const last = lastLines.at(-1)?.trim();
    const message = `the script ${why}${last ? `: ${last}` : ''}`;
    return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ(message, { system: 'script', operation: 'run' });
}


/***/ }),

/***/ 66734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ filesOf),
/* harmony export */   V: () => (/* binding */ matchingFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);



/** Neither holds files of the service itself, and both are large. */
const leftOut = new Set(['node_modules', '.git']);
/** The files that a glob matches, relative to the workspace, sorted. */
async function filesOf(pattern, workspace, signal) {
    const files = [];
    const entries = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, {
        cwd: workspace,
        withFileTypes: true,
        exclude: ({ name }) => leftOut.has(name),
    });
    for await (const entry of entries) {
        signal.throwIfAborted();
        if (!entry.isDirectory())
            files.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)));
    }
    return files.sort();
}
/**
 * The files that globs match, each once, relative to the workspace. Throws ConfigurationError for globs that match
 * nothing: a check that looks at nothing proves nothing.
 */
async function matchingFiles(patterns, workspace, signal) {
    const files = new Set();
    const empty = [];
    for (const pattern of patterns) {
        const found = await filesOf(pattern, workspace, signal);
        if (found.length === 0)
            empty.push(pattern);
        for (const file of found)
            files.add(file);
    }
    if (empty.length > 0) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(empty.map((pattern) => ({ message: `\`${pattern}\` matches no file` })));
    }
    return [...files];
}


/***/ }),

/***/ 60502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readReportFile)
/* harmony export */ });
/* unused harmony export largestReport */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12109);



/** Larger files are refused, in bytes: a report is a summary, and all of it is held in memory. */
const largestReport = 32 * 1024 * 1024;
/**
 * Reads a file, without its byte order mark. Throws ConfigurationError when there is none, and when it is empty, larger
 * than 32 MiB or older than wanted.
 */
async function readReportFile(file, { workspace, clock }, signal, expected = {}) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((error) => {
        const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
        throw missing ? new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`there is no file \`${file}\``) : error;
    });
    const wrong = problemOf(found, clock.now(), expected);
    if (wrong !== undefined)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`${file}\` ${wrong}`);
    return { file, text: decoded(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, { signal })), changed: found.mtimeMs };
}
function problemOf(found, now, { youngerThan, mayBeEmpty = false }) {
    const { size, mtimeMs } = found;
    if (!found.isFile())
        return 'is not a file';
    if (size === 0 && !mayBeEmpty)
        return 'is empty';
    if (size > largestReport) {
        return `has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(size)}, and no more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(largestReport)} are read`;
    }
    const age = now - mtimeMs;
    if (youngerThan === undefined || age <= youngerThan)
        return undefined;
    return `was written ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(age)} ago (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .isoInstant */ .j2)(mtimeMs)}), wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(youngerThan)}`;
}
/** UTF-8, or UTF-16 where the file says so, as redirected output of PowerShell does. */
function decoded(bytes) {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}


/***/ }),

/***/ 97246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ refuseLeftovers),
/* harmony export */   AH: () => (/* binding */ sourceAsked),
/* harmony export */   Bw: () => (/* binding */ refuseFailedScan),
/* harmony export */   FZ: () => (/* binding */ obtainReports),
/* harmony export */   i7: () => (/* binding */ refuseCutOutput),
/* harmony export */   kY: () => (/* binding */ statesOf),
/* harmony export */   o7: () => (/* binding */ subjectVariables)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12109);
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66734);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60502);





/** So much of its standard output is kept of a script, in characters; longer output has lost its beginning. */
const keptOutput = 1024 * 1024;
/** What a script gets to know about the deployment, as variables. */
function subjectVariables(subject) {
    const { service, environment, version, previousVersion, sha } = subject;
    return {
        DEPLOY_SERVICE: service,
        DEPLOY_ENVIRONMENT: environment,
        ...(version === undefined ? {} : { DEPLOY_VERSION: version }),
        ...(previousVersion === undefined ? {} : { DEPLOY_PREVIOUS_VERSION: previousVersion }),
        ...(sha === undefined ? {} : { DEPLOY_SHA: sha }),
    };
}
/** What a check with such a source asks, in one line. */
function sourceAsked({ run, report }) {
    const files = report?.join(', ');
    if (run === undefined)
        return `the report ${files}`;
    return files === undefined ? run.trim() : `${run.trim()}, and the report ${files}`;
}
/**
 * Runs the script, if there is one, and reads the reports. Its exit code is for the caller to judge: scanners end with
 * one that isn't 0 when they found something. Throws ConfigurationError for reports that are missing, too old or left
 * over from an earlier run, and ProviderError for a script that didn't end or said nothing.
 */
async function obtainReports(source, outside, signal, { mayBeEmpty = false } = {}) {
    const { run, report, 'younger-than': youngerThan } = source;
    const { runtime } = outside;
    const expected = { youngerThan, mayBeEmpty };
    const read = async (files) => {
        const texts = [];
        for (const file of files)
            texts.push(await (0,_report_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readReportFile */ .$)(file, runtime, signal, expected));
        return texts;
    };
    if (run === undefined) {
        return {
            files: await read(await (0,_globs_js__WEBPACK_IMPORTED_MODULE_3__/* .matchingFiles */ .V)(report ?? [], runtime.workspace, signal)),
            exitCode: undefined,
        };
    }
    const before = await statesOf(report ?? [], runtime.workspace, signal);
    const { exitCode, stdout } = await runToEnd(run, source.timeout, outside, signal);
    if (report === undefined)
        return { files: [printed(stdout, exitCode, mayBeEmpty)], exitCode };
    const files = await (0,_globs_js__WEBPACK_IMPORTED_MODULE_3__/* .matchingFiles */ .V)(report, runtime.workspace, signal).catch((error) => {
        throw exitCode === 0 ? error : new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(noReport(exitCode), { ...scanner, cause: error });
    });
    await refuseLeftovers(files, before, runtime.workspace);
    return { files: await read(files), exitCode };
}
const scanner = { system: 'script', operation: 'run' };
function noReport(exitCode) {
    const reason = exitCode === 127 ? ' (a command in it does not exist)' : '';
    return `the script ended with exit code ${exitCode}${reason} and wrote no report`;
}
/** A scanner that found nothing has no reason to end with another exit code than 0. Throws ProviderError. */
function refuseFailedScan(exitCode, found) {
    if (exitCode === undefined || exitCode === 0 || found > 0)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(`the report is without a finding, but its script ended with exit code ${exitCode}`, scanner);
}
async function runToEnd(script, timeout, { runtime, subject }, signal) {
    const directory = runtime.workspace;
    const request = { script, timeout, signal, directory, environment: subjectVariables(subject) };
    const result = await runtime.processes.script(request);
    const { exitCode, timedOut } = result;
    if (exitCode !== undefined)
        return { ...result, exitCode };
    const why = timedOut ? `did not end within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(timeout)}` : 'was stopped';
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(`the script ${why}`, scanner);
}
function printed(stdout, exitCode, mayBeEmpty) {
    refuseCutOutput(stdout);
    if (stdout.trim() === '' && !(mayBeEmpty && exitCode === 0))
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(noReport(exitCode), scanner);
    return { file: 'output of the script', text: stdout, changed: Number.NaN };
}
/** Refuses output that has lost its beginning. Throws ConfigurationError. */
function refuseCutOutput(stdout) {
    if (stdout.length < keptOutput)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1('the script prints more than 1 MiB, of which only the end is kept: let it write a file');
}
/** Which files globs match now, and in which state: what {@link refuseLeftovers} compares with. */
async function statesOf(patterns, workspace, signal) {
    const states = new Map();
    for (const pattern of patterns) {
        for (const file of await (0,_globs_js__WEBPACK_IMPORTED_MODULE_3__/* .filesOf */ .R)(pattern, workspace, signal))
            states.set(file, await stateOf(file, workspace));
    }
    return states;
}
async function stateOf(file, workspace) {
    const { ino, size, mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file));
    return `${ino} ${size} ${mtimeMs}`;
}
/** A script that crashed leaves what its last run wrote, and that must not be taken for an answer. Throws ConfigurationError. */
async function refuseLeftovers(files, before, workspace) {
    for (const file of files) {
        if (before.get(file) !== (await stateOf(file, workspace)))
            continue;
        const { mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file));
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1(`the script did not write \`${file}\`: what is there was left by an earlier run (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .isoInstant */ .j2)(mtimeMs)})`);
    }
}


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ askText),
/* harmony export */   QF: () => (/* binding */ authenticate),
/* harmony export */   ey: () => (/* binding */ askJson)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The headers with which a source is asked (RFC 6750, RFC 7617). */
function authenticate({ headers, token, username, password }) {
    if (token !== undefined)
        return { ...headers, authorization: `Bearer ${token}` };
    if (username === undefined)
        return { ...headers };
    const credentials = Buffer.from(`${username}:${password ?? ''}`, 'utf8').toString('base64');
    return { ...headers, authorization: `Basic ${credentials}` };
}
/** More than any sentence of an API; some send a whole page. */
const longestExplanation = 300;
/**
 * Sends one request to a JSON API. Details have the address without its query, and nothing that is secret. Throws only
 * the signal's reason.
 */
function askJson(request, outside, explain = () => undefined) {
    return exchange(request, outside, explain, ({ headers, body }, answered) => {
        const document = parse(body);
        return document === undefined ? noJson(answered, headers, body) : { document, headers };
    });
}
/** Sends one request whose answer need not be JSON; otherwise as {@link askJson}. */
function askText(request, outside, explain = () => undefined) {
    return exchange(request, outside, explain, ({ body }) => ({ body }));
}
async function exchange(request, { http, signal, secrets }, explain, take) {
    const headers = { accept: 'application/json', ...request.headers };
    const redact = (text) => secrets.redact(withoutCredentials(text, headers));
    try {
        const response = await http.send({ ...request, headers, signal });
        const answer = read(response, request.url, take, (document, given) => {
            const why = explain(document, given);
            // Before anything is cut off: half a secret would not be known as one.
            return typeof why === 'object' ? { ...why, detail: redact(why.detail) } : why && redact(why);
        });
        return isFailure(answer) ? { ...answer, detail: redact(answer.detail) } : answer;
    }
    catch (error) {
        if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) {
            return { failure: 'unreachable', detail: redact((0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error)) };
        }
        // What can't be sent at all: a failure like any other, so that the other sources are still read.
        if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1)
            return { failure: 'refused', detail: redact(error.message) };
        throw error;
    }
}
function isFailure(answer) {
    return 'failure' in answer && answer.failure !== undefined;
}
function read(response, url, take, explain) {
    const { status, headers, body } = response;
    const { origin, pathname } = new URL(url);
    const answered = `${origin}${pathname} answered with`;
    if (status >= 200 && status < 300)
        return take(response, answered);
    const document = parse(body);
    const why = explain(document, { status, headers }) ?? hintFor(response, url);
    const { failure, detail } = typeof why === 'object' ? why : { failure: failureOf(status, document), detail: why };
    return {
        failure,
        detail: `${answered} status ${status}${detail === undefined ? '' : `: ${short(detail)}`}`,
    };
}
/** A cut-off document is damaged; anything else is no answer of this API at all, but of something in front of it. */
function noJson(answered, headers, body) {
    if (/^\s*[[{]/.test(body)) {
        return { failure: 'malformed', detail: `${answered} JSON that is cut off or damaged` };
    }
    if (body.trim() === '')
        return { failure: 'not-metrics', detail: `${answered} nothing, not with JSON` };
    const login = /^\s*</.test(body) ? ' (the page of a login, or another address?)' : '';
    const type = headers['content-type'] ?? 'an unknown type';
    return { failure: 'not-metrics', detail: `${answered} \`${type}\`, not with JSON${login}` };
}
function hintFor({ status, headers, body }, url) {
    if (status === 404)
        return 'nothing is at this address';
    const { location, 'content-type': type = '' } = headers;
    if (status < 300 || status >= 400 || location === undefined) {
        const sentence = type.startsWith('text/plain') && body.length <= longestExplanation ? body.trim() : '';
        return sentence === '' ? undefined : sentence;
    }
    const target = URL.parse(location, url);
    return target ? `go to ${target.origin}${target.pathname} (a login?)` : undefined;
}
function failureOf(status, document) {
    if (status === 429)
        return 'rate-limited';
    if (status === 401 || status === 403)
        return 'wrong-credentials';
    // Without JSON it isn't the API that says so, but something in front of it.
    if (status === 400 || status === 422)
        return document === undefined ? 'refused' : 'bad-query';
    if (status === 503)
        return 'not-ready';
    return status >= 500 ? 'server-error' : 'refused';
}
function parse(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
/** On one line, without the full stop that a detail has not. */
function short(text) {
    const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
    if (line.length <= longestExplanation)
        return line.replace(/\.$/, '');
    return `${line.slice(0, longestExplanation).toWellFormed()}…`;
}
/** Some servers repeat what they were sent; user name and password are together no known secret. */
function withoutCredentials(text, headers) {
    const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization');
    const credentials = given?.[1].replace(/^\w+\s+/, '').trim();
    return credentials ? text.replaceAll(credentials, '***') : text;
}


/***/ })

};

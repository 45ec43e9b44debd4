export const id = 6249;
export const ids = [6249];
export const modules = {

/***/ 36449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ gradeAge),
/* harmony export */   n: () => (/* binding */ formatAge)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);

/** Something of an age, in milliseconds, for people: to the hour from a day on, to the minute from an hour on. */
function formatAge(milliseconds) {
    const unit = milliseconds >= 86_400_000 ? 3_600_000 : milliseconds >= 3_600_000 ? 60_000 : 1_000;
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.floor(Math.max(0, milliseconds) / unit) * unit);
}
/** Clocks of different machines are that far apart, in milliseconds; more is a mistake. */
const clockSkew = 5 * 60_000;
/** An age against its limit, in words: `was rotated 93d ago, wanted at most 90d`. */
function gradeAge(what, age, { longest, warnBefore = 0 }) {
    if (Number.isNaN(age)) {
        const finding = `${what} at an unknown time, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)} ago`;
        return { status: 'fail', finding };
    }
    if (age < -clockSkew) {
        const finding = `${what} ${formatAge(-age)} from now, which can’t be: a clock is wrong`;
        return { status: 'fail', finding };
    }
    const found = `${what} ${formatAge(age)} ago`;
    if (age > longest)
        return { status: 'fail', finding: `${found}, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}` };
    if (age <= longest - warnBefore)
        return { status: 'pass', finding: found };
    return {
        status: 'warn',
        finding: `${found}, in ${formatAge(longest - age)} it will be more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}`,
    };
}


/***/ }),

/***/ 10393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ gathered)
/* harmony export */ });
const order = ['fail', 'warn', 'pass'];
/** One answer out of several: as bad as the worst of them, with everything that isn't as wanted, the worst first. */
function gathered(grades, answer) {
    const status = order.find((each) => grades.some((grade) => grade.status === each)) ?? 'fail';
    const told = status === 'pass' ? order : order.filter((each) => each !== 'pass');
    const findings = told.flatMap((each) => grades.filter((grade) => grade.status === each));
    return { status, finding: findings.map(({ finding }) => finding).join('; '), answer };
}


/***/ }),

/***/ 36249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createPrometheusRulesCheck: () => (/* binding */ createPrometheusRulesCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/listing.js
var listing = __webpack_require__(51916);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/prometheus-api.js
var prometheus_api = __webpack_require__(4955);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/globs.js
var reports_globs = __webpack_require__(66734);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/prometheus-rules/check-rule-files.js




/**
 * Has promtool read files with rules, as `promtool check rules` does. Throws ConfigurationError for globs that match
 * nothing, ProviderError where promtool can't be started.
 */
async function checkRuleFiles(globs, timeout, { processes, workspace }, signal) {
    const files = await (0,reports_globs/* matchingFiles */.V)(globs, workspace, signal);
    // Whole paths, because one that begins with a dash would be taken for an option.
    const args = ['check', 'rules', ...files.map((file) => (0,external_node_path_.resolve)(workspace, file))];
    const request = { command: 'promtool', args, directory: workspace, timeout, signal };
    const { exitCode, stdout, stderr } = await processes.tool(request).catch((error) => {
        if (!(error instanceof errors/* ProviderError */.mZ))
            throw error;
        const message = `promtool, which reads the files, did not run: ${(0,errors/* describeError */.Uc)(error)}; it comes with Prometheus: install it on this runner`;
        throw new errors/* ProviderError */.mZ(message, { system: 'promtool', operation: 'check rules', cause: undefined });
    });
    const lines = `${stderr}\n${stdout}`
        .replaceAll(`${workspace}/`, '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (exitCode === 0) {
        return { grade: { status: 'pass', finding: `promtool accepts ${(0,listing/* counted */.hS)(files.length, 'file')}` }, lines };
    }
    const problems = lines.filter((line) => !/^(Checking |SUCCESS|FAILED)/.test(line));
    const why = (0,listing/* firstOf */.Ku)(problems) || `exit code ${exitCode}`;
    return { grade: { status: 'fail', finding: `promtool refuses the files: ${why}` }, lines };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/ages.js
var ages = __webpack_require__(36449);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/prometheus-rules/grade-rules.js





const ruleSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP(),
    health: schemas/* string */.YjP(),
    lastError: schemas/* optional */.lqM(schemas/* string */.YjP()),
    labels: schemas/* nullish */.cl6(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())),
});
/** https://prometheus.io/docs/prometheus/latest/querying/api/#rules; intervals are in seconds. */
const rulesSchema = schemas/* object */.Ikc({
    groups: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        interval: schemas/* number */.aig(),
        lastEvaluation: schemas/* optional */.lqM(schemas/* string */.YjP()),
        rules: schemas/* array */.YOg(ruleSchema),
    })),
});
/** No group is late before this, in milliseconds, however often it is evaluated. */
const shortestPatience = 60_000;
/** What is right and wrong with the rules of a server at a moment, in milliseconds since 1970, and the lines that prove it. */
function gradeRules(groups, wanted, now) {
    const rules = groups.flatMap((group) => group.rules);
    if (rules.length === 0) {
        const finding = 'Prometheus has no rules, wanted some; are its `rule_files` there?';
        return { grades: [{ status: 'fail', finding }], lines: ['no rules'] };
    }
    const alerting = rules.filter(({ type }) => type === 'alerting');
    const wrong = [
        ...gradeHealth(rules),
        ...gradeEvaluations(groups, wanted['evaluated-within'], now),
        ...gradeGroups(groups, wanted.groups ?? []),
        ...gradeNames(alerting, wanted),
    ];
    const named = (wanted.names ?? []).length === 0
        ? ''
        : `, ${(0,listing/* counted */.hS)(wanted.names?.length ?? 0, 'wanted one')} among them`;
    const finding = `${(0,listing/* counted */.hS)(rules.length, 'rule')} in ${(0,listing/* counted */.hS)(groups.length, 'group')} work${named}`;
    return { grades: wrong.length === 0 ? [{ status: 'pass', finding }] : wrong, lines: linesOf(groups) };
}
function gradeHealth(rules) {
    const broken = rules.filter(({ health }) => health === 'err');
    const unknown = rules.filter(({ health }) => health !== 'err' && health !== 'ok');
    const grades = [];
    if (broken.length > 0) {
        const reasons = broken.map(({ name, lastError }) => `${(0,quoted/* quoted */.T)(name)}: ${lastError || 'no reason given'}`);
        const finding = `${(0,listing/* counted */.hS)(broken.length, 'rule')} can not be evaluated, wanted none: ${(0,listing/* firstOf */.Ku)(reasons)}`;
        grades.push({ status: 'fail', finding });
    }
    if (unknown.length > 0) {
        const names = (0,listing/* firstOf */.Ku)(unknown.map(({ name }) => (0,quoted/* quoted */.T)(name)));
        const finding = `${(0,listing/* counted */.hS)(unknown.length, 'rule')} not evaluated yet, wanted all: ${names}`;
        grades.push({ status: 'warn', finding });
    }
    return grades;
}
function gradeEvaluations(groups, within, now) {
    const late = groups.flatMap(({ name, interval, lastEvaluation }) => {
        const at = (0,prometheus_api/* instantOf */.B)(lastEvaluation ?? '');
        const patience = within ?? Math.max(3 * interval * 1_000, shortestPatience);
        // What was never evaluated is told by the health of its rules.
        if (at === undefined || now - at <= patience)
            return [];
        return [`${(0,quoted/* quoted */.T)(name)} ${(0,ages/* formatAge */.n)(now - at)} ago, wanted at most ${(0,quantities/* formatDuration */.a3)(patience)}`];
    });
    return late.length === 0 ? [] : [{ status: 'fail', finding: `last evaluated: ${(0,listing/* firstOf */.Ku)(late)}` }];
}
function gradeGroups(groups, wanted) {
    const names = groups.map(({ name }) => name);
    return wanted.filter((name) => !names.includes(name)).map((name) => missing('group', name, names));
}
function gradeNames(alerting, wanted) {
    const severity = wanted['severity-label'];
    const has = ({ labels }) => severity === undefined || labels?.['severity'] === severity;
    if (wanted.names === undefined && severity !== undefined && !alerting.some(has)) {
        const finding = `none of ${(0,listing/* counted */.hS)(alerting.length, 'alerting rule')} has the severity ${(0,quoted/* quoted */.T)(severity)}, wanted one at least`;
        return [{ status: 'fail', finding }];
    }
    const names = alerting.map(({ name }) => name);
    return (wanted.names ?? []).flatMap((name) => {
        const rules = alerting.filter((rule) => rule.name === name);
        if (rules.length === 0)
            return [missing('alerting rule', name, names)];
        if (rules.some(has))
            return [];
        const found = rules.map(({ labels }) => labels?.['severity'] ?? 'none').join(', ');
        const finding = `the alerting rule ${(0,quoted/* quoted */.T)(name)} has the severity ${(0,quoted/* quoted */.T)(found)}, wanted ${(0,quoted/* quoted */.T)(severity ?? '')}`;
        return [{ status: 'fail', finding }];
    });
}
function missing(what, name, names) {
    const near = (0,inputs/* nearest */.pA)(name, [...names]);
    const hint = near === undefined ? '' : `; did you mean ${(0,quoted/* quoted */.T)(near)}?`;
    return { status: 'fail', finding: `there is no ${what} ${(0,quoted/* quoted */.T)(name)}, wanted one${hint}` };
}
function linesOf(groups) {
    const lines = groups.flatMap((group) => group.rules.map(({ name, type, health, lastError, labels }) => {
        const severity = labels?.['severity'] === undefined ? '' : `, severity ${labels['severity']}`;
        const why = lastError ? `: ${lastError}` : '';
        return { bad: health !== 'ok', line: `${group.name}: ${type} ${name}${severity}: ${health}${why}` };
    }));
    return lines.toSorted((a, b) => Number(b.bad) - Number(a.bad)).map(({ line }) => line);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/prometheus-rules.js






/** Asks Prometheus whether its rules work and the wanted ones are among them, and promtool about files. Throws ConfigurationError for an address that is none. */
function createPrometheusRulesCheck(configuration, { runtime }) {
    const { url, files, timeout } = configuration;
    if (url !== undefined && !URL.canParse(url))
        throw new errors/* ConfigurationError */.j1(`${(0,quoted/* quoted */.T)(url)} is no address`);
    const prometheus = url === undefined ? undefined : new prometheus_api/* PrometheusServer */.S({ ...configuration, url }, runtime, timeout);
    const asked = [
        ...(prometheus ? [`GET ${prometheus.place('rules')}`] : []),
        ...(files ? [`promtool check rules ${files.join(' ')}`] : []),
    ];
    return {
        asks: asked.join(', and '),
        async ask(signal) {
            const grades = [];
            const lines = [];
            if (prometheus) {
                const { groups } = await prometheus.ask('rules', {}, rulesSchema, signal);
                const judged = gradeRules(groups, configuration, runtime.clock.now());
                grades.push(...judged.grades);
                lines.push(...judged.lines);
            }
            if (files) {
                const judged = await checkRuleFiles(files, timeout, runtime, signal);
                grades.push(judged.grade);
                lines.push(...judged.lines);
            }
            return (0,src_grades/* gathered */.P)(grades, (0,listing/* listed */.KE)(lines));
        },
    };
}


/***/ }),

/***/ 51916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   hS: () => (/* binding */ counted)
/* harmony export */ });
/** Evidence has at most this many lines of a list. */
const mostLines = 40;
/** A finding names so many of what it found. */
const mostNamed = 3;
/** The lines of a list for the evidence, cut off where nobody reads on. */
function listed(lines) {
    if (lines.length <= mostLines)
        return lines.join('\n');
    return [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more`].join('\n');
}
/** The first of several findings in one line, with the number of the others. */
function firstOf(findings) {
    const more = findings.length - mostNamed;
    return `${findings.slice(0, mostNamed).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
/** A number of things: `1 rule`, `2 rules`. */
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}


/***/ }),

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

/***/ 4955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ instantOf),
/* harmony export */   S: () => (/* binding */ PrometheusServer)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var _monitoring_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62437);


/** The API of Prometheus below `/api/v1`; https://prometheus.io/docs/prometheus/latest/querying/api/ */
class PrometheusServer {
    #api;
    /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
    constructor(access, runtime, timeout) {
        this.#api = new _monitoring_api_js__WEBPACK_IMPORTED_MODULE_0__/* .MonitoringApi */ .hO('Prometheus', access, runtime, { timeout });
    }
    /** The address of one of its resources. */
    place(resource) {
        return this.#api.place(`/api/v1/${resource}`);
    }
    /** The `data` of an answer, in the form of a schema. Throws ApiError, and the signal's reason. */
    async ask(resource, parameters, schema, signal) {
        const answer = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ status: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('success'), data: schema });
        const request = { path: `/api/v1/${resource}`, parameters: Object.entries(parameters) };
        const { document } = await this.#api.ask(request, answer, signal);
        return document.data;
    }
}
/**
 * When something last happened, in milliseconds since 1970; `undefined` for the zero of Go's time, which is what Prometheus
 * tells of what never happened.
 */
function instantOf(time) {
    const read = Date.parse(time);
    return Number.isNaN(read) || read < 0 ? undefined : read;
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

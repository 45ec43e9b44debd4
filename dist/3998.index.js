export const id = 3998;
export const ids = [3998];
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

/***/ 83998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAlertsCheck: () => (/* binding */ createAlertsCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/checks/src/ages.js
var ages = __webpack_require__(36449);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/alertmanager/matchers.js
var alertmanager_matchers = __webpack_require__(20587);
// EXTERNAL MODULE: ./build/packages/metrics/src/promql/matchers.js
var promql_matchers = __webpack_require__(19680);
// EXTERNAL MODULE: ./build/packages/metrics/src/promql/syntax.js
var syntax = __webpack_require__(94696);
;// CONCATENATED MODULE: ./build/packages/checks/src/monitoring/alert-matching.js


/**
 * Reads a list of matchers as in the configuration of Alertmanager, all of which must hold. A label that an alert has not
 * is empty. Throws ConfigurationError.
 */
function alertFilter(text) {
    try {
        const matchers = (0,alertmanager_matchers/* parseMatchers */.J$)(text);
        const conditions = matchers.map(({ name, operator, value }) => (0,promql_matchers/* createMatcher */.P)(name, operator, value));
        return {
            text: matchers.length === 0 ? '{}' : matchers.map(alertmanager_matchers/* formatMatcher */.cT).join(', '),
            matches: (labels) => conditions.every(({ label, matches }) => matches(labels[label] ?? '')),
        };
    }
    catch (error) {
        if (error instanceof syntax/* QueryError */.lr)
            throw new errors/* ConfigurationError */.j1(`${(0,quoted/* quoted */.T)(text)} ${error.message}`);
        throw error;
    }
}

// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/listing.js
var listing = __webpack_require__(51916);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/monitoring-api.js
var monitoring_api = __webpack_require__(62437);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/prometheus-api.js
var prometheus_api = __webpack_require__(4955);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/alerts/read-alerts.js




const texts = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
/** https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml, `gettableAlerts` */
const alertmanagerSchema = schemas/* array */.YOg(schemas/* object */.Ikc({
    labels: texts,
    annotations: texts,
    startsAt: schemas/* string */.YjP(),
    generatorURL: schemas/* optional */.lqM(schemas/* string */.YjP()),
    status: schemas/* object */.Ikc({ state: schemas/* string */.YjP() }),
}));
/** https://prometheus.io/docs/prometheus/latest/querying/api/#alerts */
const prometheusSchema = schemas/* object */.Ikc({
    alerts: schemas/* array */.YOg(schemas/* object */.Ikc({ labels: texts, annotations: texts, state: schemas/* string */.YjP(), activeAt: schemas/* optional */.lqM(schemas/* string */.YjP()) })),
});
/** The source of a check's alerts. Throws ConfigurationError for an address that is none. */
function alertSource(configuration, runtime) {
    const { source, timeout } = configuration;
    if (source === 'prometheus') {
        const prometheus = new prometheus_api/* PrometheusServer */.S(configuration, runtime, timeout);
        return {
            place: prometheus.place('alerts'),
            read: async (signal) => {
                const { alerts } = await prometheus.ask('alerts', {}, prometheusSchema, signal);
                return alerts
                    .filter(({ state }) => state === 'firing')
                    .map(({ labels, annotations, activeAt }) => ({
                    ...{ labels, since: timeOf(activeAt ?? ''), summary: summaryOf(annotations) },
                    ...{ link: undefined, suppressed: false },
                }));
            },
        };
    }
    const path = '/api/v2/alerts';
    const api = new monitoring_api/* MonitoringApi */.hO('Alertmanager', configuration, runtime, { timeout });
    const parameters = Object.entries({
        active: 'true',
        unprocessed: 'true',
        silenced: 'true',
        inhibited: 'true',
    });
    return {
        place: api.place(path),
        read: async (signal) => {
            const { document } = await api.ask({ path, parameters }, alertmanagerSchema, signal);
            return document.map(({ labels, annotations, startsAt, generatorURL, status }) => ({
                ...{ labels, since: timeOf(startsAt), summary: summaryOf(annotations) },
                link: generatorURL || undefined,
                suppressed: status.state === 'suppressed',
            }));
        },
    };
}
function summaryOf(annotations) {
    return annotations['summary'] ?? annotations['description'];
}
function timeOf(text) {
    const time = Date.parse(text);
    if (!Number.isNaN(time))
        return time;
    throw new errors/* ProviderError */.mZ(`an alert has the start \`${text}\`, which is no time`, {
        system: 'alerts',
        operation: 'read alerts',
    });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/alerts.js






/** Asks Alertmanager or Prometheus which alerts fire. Throws ConfigurationError for matchers or an address that can't be read. */
function createAlertsCheck(configuration, { runtime }) {
    const { suppressed, watchdog } = configuration;
    const fail = configuration.fail.map(alertFilter);
    const warn = configuration.warn.map(alertFilter);
    const source = alertSource(configuration, runtime);
    return {
        asks: `GET ${source.place} for ${[...fail, ...warn].map(({ text }) => text).join(' or ')}`,
        async ask(signal) {
            const alerts = await source.read(signal);
            const now = runtime.clock.now();
            const loud = alerts.filter((alert) => !alert.suppressed);
            const failing = loud.filter((alert) => isAmong(alert, fail));
            const warning = loud.filter((alert) => !failing.includes(alert) && isAmong(alert, warn));
            const quiet = alerts.filter((alert) => alert.suppressed && isAmong(alert, fail));
            const grades = [];
            if (watchdog !== undefined && !loud.some(({ labels }) => labels['alertname'] === watchdog)) {
                const finding = `${(0,quoted/* quoted */.T)(watchdog)} does not fire, though it always has to: the alerts of Prometheus do not get here`;
                grades.push({ status: 'fail', finding });
            }
            if (failing.length > 0)
                grades.push(told('fail', failing, 'alert', now));
            if (warning.length > 0)
                grades.push(told('warn', warning, 'alert', now));
            if (quiet.length > 0 && suppressed === 'warn') {
                grades.push(told('warn', quiet, 'silenced or inhibited alert', now));
            }
            if (grades.length === 0)
                grades.push(nothing(alerts, quiet.length, fail, watchdog));
            const shown = [...failing, ...warning, ...quiet];
            return (0,src_grades/* gathered */.P)(grades, (0,listing/* listed */.KE)([summary(alerts, loud), ...shown.map((alert) => line(alert))]));
        },
    };
}
function isAmong({ labels }, filters) {
    return filters.some(({ matches }) => matches(labels));
}
function told(status, alerts, what, now) {
    const names = alerts.map(({ labels, since, summary: said }) => {
        const why = said === undefined ? '' : `: ${said}`;
        return `${(0,quoted/* quoted */.T)(labels['alertname'] ?? 'without a name')} for ${(0,ages/* formatAge */.n)(now - since)}${why}`;
    });
    const fire = alerts.length === 1 ? 'fires' : 'fire';
    return { status, finding: `${(0,listing/* counted */.hS)(alerts.length, what)} ${fire}, wanted none: ${(0,listing/* firstOf */.Ku)(names)}` };
}
function nothing(alerts, quiet, fail, watchdog) {
    const of = fail.length === 0 ? '' : ` with ${fail.map(({ text }) => (0,quoted/* quoted */.T)(text)).join(' or ')}`;
    const unheard = quiet === 0 ? '' : `, ${quiet} silenced or inhibited`;
    const others = alerts.length === 0 ? '' : ` (${alerts.length} in all${unheard})`;
    const proof = watchdog === undefined ? '' : `, and ${(0,quoted/* quoted */.T)(watchdog)} does`;
    return { status: 'pass', finding: `no alert${of} fires${others}${proof}` };
}
function summary(alerts, loud) {
    return `${(0,listing/* counted */.hS)(alerts.length, 'alert')}, ${alerts.length - loud.length} silenced or inhibited`;
}
function line({ labels, since, summary: said, link, suppressed }) {
    const { alertname = 'without a name', ...others } = labels;
    const pairs = Object.entries(others).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    const parts = [`${alertname}{${pairs.join(', ')}} since ${(0,clock/* isoInstant */.j2)(since)}`, said, link];
    return `${suppressed ? 'suppressed: ' : ''}${parts.filter((part) => part !== undefined).join(': ')}`;
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

/***/ 19680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createMatcher)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94696);

/** What JavaScript understands and RE2, the language of Prometheus, doesn't, or the other way round. */
const unportable = /\(\?(?!:|i:)|\\[1-9kpPAzQEC]|\[\[:/;
/** Makes a matcher from the parts of `label op "value"`. Throws QueryError when a regular expression can't be used. */
function createMatcher(label, operator, value) {
    switch (operator) {
        case '=':
            return { label, matches: (found) => found === value };
        case '!=':
            return { label, matches: (found) => found !== value };
        default: {
            const pattern = anchored(label, value);
            const wanted = operator === '=~';
            return { label, matches: (found) => pattern.test(found) === wanted };
        }
    }
}
/** Prometheus anchors patterns at both ends, and its dot matches line breaks. */
function anchored(label, pattern) {
    const ignoreCase = pattern.startsWith('(?i)');
    const body = ignoreCase ? pattern.slice('(?i)'.length) : pattern;
    if (unportable.test(body)) {
        throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`the pattern \`${pattern}\` for \`${label}\` uses what Prometheus and this provider don't share; allowed are literals, \`.\`, classes, groups \`(…)\`, \`(?:…)\`, \`|\`, \`* + ? {n,m}\` and a leading \`(?i)\``);
    }
    try {
        return new RegExp(`^(?:${body})$`, ignoreCase ? 'si' : 's');
    }
    catch {
        throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`the pattern \`${pattern}\` for \`${label}\` is no regular expression`);
    }
}


/***/ }),

/***/ 94696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ functions),
/* harmony export */   QP: () => (/* binding */ typeOf),
/* harmony export */   Yv: () => (/* binding */ selectorsOf),
/* harmony export */   lr: () => (/* binding */ QueryError),
/* harmony export */   uZ: () => (/* binding */ aggregations)
/* harmony export */ });
/** The aggregations there are. */
const aggregations = ['sum', 'avg', 'min', 'max', 'count'];
/** The functions there are, each with the types of its arguments. */
const functions = {
    rate: ['range vector'],
    increase: ['range vector'],
    delta: ['range vector'],
    irate: ['range vector'],
    avg_over_time: ['range vector'],
    max_over_time: ['range vector'],
    min_over_time: ['range vector'],
    histogram_quantile: ['scalar', 'vector'],
    vector: ['scalar'],
};
/** A query that is no PromQL, or outside the subset; the message says what and what is allowed. */
class QueryError extends Error {
}
/** What an expression gives when it is evaluated. */
function typeOf(expression) {
    switch (expression.kind) {
        case 'number':
            return 'scalar';
        case 'range':
            return 'range vector';
        case 'negation':
            return typeOf(expression.operand);
        case 'binary':
            return [expression.left, expression.right].some((side) => typeOf(side) === 'vector')
                ? 'vector'
                : 'scalar';
        default:
            return 'vector';
    }
}
/** Functions that need two points of a series before they give anything. */
const needTwoPoints = ['rate', 'increase', 'delta', 'irate'];
/** All selectors of a query, and how each is read. */
function selectorsOf(expression) {
    switch (expression.kind) {
        case 'number':
            return [];
        case 'selector':
            return [{ selector: expression, range: 0, points: 1 }];
        case 'range':
            return [{ selector: expression.selector, range: expression.range, points: 1 }];
        case 'binary':
            return [...selectorsOf(expression.left), ...selectorsOf(expression.right)];
        case 'call': {
            const uses = expression.args.flatMap(selectorsOf);
            return needTwoPoints.includes(expression.name) ? uses.map((use) => ({ ...use, points: 2 })) : uses;
        }
        default:
            return selectorsOf(expression.operand);
    }
}


/***/ }),

/***/ 20587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ parseMatchers),
/* harmony export */   cT: () => (/* binding */ formatMatcher),
/* harmony export */   vN: () => (/* binding */ escapeInMatcher)
/* harmony export */ });
/* harmony import */ var _promql_syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94696);

const quotedText = /"(?:[^"\\]|\\.)*"/s.source;
const matcherPattern = new RegExp(`\\s*(?<name>[a-zA-Z_:][\\w:]*|${quotedText})\\s*(?<operator>=~|!~|!=|=)\\s*(?<value>${quotedText}|[^\\s,{}"'\\\\=!~\`]+)\\s*`, 'ys');
/**
 * Reads matchers as they stand in the configuration of Alertmanager, with or without braces around them; `{}` has none,
 * and so all alerts. Throws QueryError.
 * https://prometheus.io/docs/alerting/latest/configuration/#matcher
 */
function parseMatchers(query) {
    if (query.trim() === '')
        throw new _promql_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr('is empty; `{}` are all alerts');
    const start = query.length - query.trimStart().length;
    const braced = query[start] === '{';
    const end = braced ? query.lastIndexOf('}') : query.trimEnd().length;
    if (braced && query.slice(end).trim() !== '}')
        throw new _promql_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr('has no `}` at its end');
    const matchers = [];
    let at = start + (braced ? 1 : 0);
    const text = query.slice(0, end);
    while (text.slice(at).trim() !== '') {
        matcherPattern.lastIndex = at;
        const found = matcherPattern.exec(text);
        const next = text[matcherPattern.lastIndex];
        if (!found?.groups || (next !== undefined && next !== ',')) {
            throw problemAt(text, found ? matcherPattern.lastIndex : at);
        }
        const { name = '', operator = '', value = '' } = found.groups;
        matchers.push({ name: unquote(name), operator, value: unquote(value) });
        at = matcherPattern.lastIndex + 1;
    }
    return matchers;
}
/** A matcher as the API takes it in `filter`. */
function formatMatcher({ name, operator, value }) {
    // Quoted names are understood since Alertmanager 0.27, bare ones by all.
    return `${/^[a-zA-Z_:][\w:]*$/.test(name) ? name : quote(name)}${operator}${quote(value)}`;
}
function problemAt(text, at) {
    const rest = text.slice(at).trimStart();
    const place = text.length - rest.length + 1;
    const found = rest === '' ? 'at its end' : `at character ${place}, near \`${rest.slice(0, 20).trim()}\``;
    return new _promql_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`is no list of matchers such as \`severity="critical", service=~"shop|cart"\`: the problem is ${found}`);
}
/** Only these escapes are known; in a pattern, any other backslash is the pattern's own. */
function unquote(text) {
    if (!text.startsWith('"'))
        return text;
    return text
        .slice(1, -1)
        .replaceAll(/\\(["'\\n])/g, (_, character) => (character === 'n' ? '\n' : character));
}
function quote(text) {
    return `"${escapeInMatcher(text)}"`;
}
/** A value as it stands between the quotes of a matcher. */
function escapeInMatcher(value) {
    return value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
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

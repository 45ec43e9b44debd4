export const id = 7156;
export const ids = [7156];
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

/***/ 67156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGrafanaDashboardCheck: () => (/* binding */ createGrafanaDashboardCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12109);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19310);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var _ages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36449);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10393);
/* harmony import */ var _monitoring_monitoring_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62437);





/** https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#get-dashboard-by-uid */
const answerSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    dashboard: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ title: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), version: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    meta: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        updated: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        updatedBy: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        version: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
        url: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        provisioned: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()),
    }),
});
/** Asks Grafana for a dashboard and compares its title, version and age. Throws ConfigurationError for an address that is none. */
function createGrafanaDashboardCheck(configuration, { runtime }) {
    const { uid, timeout } = configuration;
    const path = `/api/dashboards/uid/${encodeURIComponent(uid)}`;
    const grafana = new _monitoring_monitoring_api_js__WEBPACK_IMPORTED_MODULE_1__/* .MonitoringApi */ .hO('Grafana', configuration, runtime, { timeout, explain: explainFor(uid) });
    return {
        asks: `GET ${grafana.place(path)}`,
        async ask(signal) {
            const { document } = await grafana.ask({ path }, answerSchema, signal);
            const { dashboard, meta } = document;
            const grades = [
                ...gradeTitle(document, configuration),
                ...gradeVersion(document, configuration),
                ...gradeAge(document, configuration, runtime.clock.now()),
            ];
            const by = meta.updatedBy ? ` by ${meta.updatedBy}` : '';
            const origin = meta.provisioned ? ', from a file' : '';
            const answer = `${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(dashboard.title)}, version ${dashboard.version}, saved ${meta.updated}${by}${origin}`;
            if (grades.length > 0)
                return (0,_grades_js__WEBPACK_IMPORTED_MODULE_3__/* .gathered */ .P)(grades, answer);
            const finding = `${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(dashboard.title)} is there in version ${dashboard.version}${wantedVersion(configuration)}`;
            return { status: 'pass', finding, answer };
        },
    };
}
function wantedVersion({ 'version-at-least': least }) {
    return least === undefined ? '' : `, wanted ${least} at least`;
}
function gradeTitle({ dashboard }, { 'dashboard-title': wanted }) {
    if (wanted === undefined || wanted === dashboard.title)
        return [];
    return [{ status: 'fail', finding: `is titled ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(dashboard.title)}, wanted ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(wanted)}` }];
}
function gradeVersion({ dashboard }, wanted) {
    const least = wanted['version-at-least'];
    if (least === undefined || dashboard.version >= least)
        return [];
    return [{ status: 'fail', finding: `has version ${dashboard.version}${wantedVersion(wanted)}` }];
}
function gradeAge({ meta }, wanted, now) {
    const { 'updated-within': longest, 'warn-updated-within': warnable } = wanted;
    if (longest === undefined && warnable === undefined)
        return [];
    const saved = Date.parse(meta.updated);
    // The zero of Go's time: a dashboard that was never saved.
    if (Number.isNaN(saved) || saved < 0) {
        return [
            { status: 'fail', finding: `Grafana does not say when it was saved, but ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(meta.updated)}` },
        ];
    }
    const found = `was saved ${(0,_ages_js__WEBPACK_IMPORTED_MODULE_4__/* .formatAge */ .n)(now - saved)} ago (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .isoInstant */ .j2)(saved)}), wanted at most`;
    if (longest !== undefined && now - saved > longest) {
        return [{ status: 'fail', finding: `${found} ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(longest)}` }];
    }
    if (warnable === undefined || now - saved <= warnable)
        return [];
    return [{ status: 'warn', finding: `${found} ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(warnable)}` }];
}
function explainFor(uid) {
    return (document, { status }) => {
        const { message } = (document ?? {});
        const said = typeof message === 'string' ? message : undefined;
        if (status === 404 && said !== undefined) {
            return `there is no dashboard with the uid ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(uid)} in this organization, or the token may not see it`;
        }
        if (status === 412)
            return `the dashboard is not as Grafana expects it (${said ?? 'no reason given'})`;
        if (status === 403)
            return `the token lacks \`dashboards:read\` for ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(uid)} (${said ?? 'no reason given'})`;
        return said;
    };
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

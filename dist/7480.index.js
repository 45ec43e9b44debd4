export const id = 7480;
export const ids = [7480];
export const modules = {

/***/ 26001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ valueAt)
/* harmony export */ });
/** The value at a dotted path such as `replicas.0.state`; numbers index lists. */
function valueAt(document, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, document);
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

/***/ 87480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createOnCallCheck: () => (/* binding */ createOnCallCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/listing.js
var listing = __webpack_require__(51916);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/dotted-path.js
var dotted_path = __webpack_require__(26001);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/monitoring-api.js
var monitoring_api = __webpack_require__(62437);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/on-call/by-http.js




/** Asks any address that answers with JSON who is on call. Throws ConfigurationError for an address that is none. */
function byHttp(source, timeout, runtime) {
    const { url, person, until: end } = source;
    const { origin, pathname, searchParams } = (0,monitoring_api/* addressOf */.ci)(url);
    const api = new monitoring_api/* MonitoringApi */.hO(origin, { ...source, url: origin }, runtime, { timeout });
    return {
        asks: `GET ${origin}${pathname} for ${person}`,
        async read(now, until, signal) {
            const request = { path: pathname, parameters: searchParams };
            const { document } = await api.ask(request, schemas/* unknown */.L5J(), signal);
            return [rotaOf(document, { name: origin, person, end, now, until })];
        },
    };
}
function rotaOf(document, wanted) {
    const { name, person, end } = wanted;
    const who = (0,dotted_path/* valueAt */.f)(document, person);
    if (who === undefined)
        return { name, turns: [], trouble: `the answer has nothing at ${(0,quoted/* quoted */.T)(person)}, wanted who is on call` };
    if (who === null || who === '')
        return { name, turns: [] };
    if (typeof who !== 'string') {
        const found = (0,quoted/* quoted */.T)(JSON.stringify(who));
        return { name, turns: [], trouble: `${(0,quoted/* quoted */.T)(person)} is ${found}, wanted the name of a person` };
    }
    const from = Number.NEGATIVE_INFINITY;
    if (end === undefined)
        return { name, turns: [{ who, from, to: Number.POSITIVE_INFINITY }] };
    const at = (0,dotted_path/* valueAt */.f)(document, end);
    const to = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    if (Number.isNaN(to)) {
        const found = (0,quoted/* quoted */.T)(JSON.stringify(at) ?? 'missing');
        return { name, turns: [], trouble: `${(0,quoted/* quoted */.T)(end)} is ${found}, wanted a time as ISO 8601` };
    }
    return { name, turns: [{ who, from, to }] };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/on-call/opsgenie.js



/** https://docs.opsgenie.com/docs/schedule-api#get-schedule-timeline */
const answerSchema = schemas/* object */.Ikc({
    data: schemas/* object */.Ikc({
        _parent: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), enabled: schemas/* boolean */.zMY() }),
        finalTimeline: schemas/* object */.Ikc({
            rotations: schemas/* array */.YOg(schemas/* object */.Ikc({
                periods: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* object */.Ikc({
                    startDate: schemas/* string */.YjP(),
                    endDate: schemas/* string */.YjP(),
                    recipient: schemas/* optional */.lqM(schemas/* object */.Ikc({
                        type: schemas/* string */.YjP(),
                        name: schemas/* optional */.lqM(schemas/* string */.YjP()),
                        username: schemas/* optional */.lqM(schemas/* string */.YjP()),
                    })),
                }))),
            })),
        }),
    }),
});
const day = 86_400_000;
/** Asks Opsgenie for the timelines of schedules. Throws ConfigurationError for an address that is none. */
function opsgenie({ url, token, schedules }, timeout, runtime) {
    const headers = { authorization: `GenieKey ${token}` };
    const api = new monitoring_api/* MonitoringApi */.hO('Opsgenie', { url }, runtime, { timeout, headers });
    return {
        asks: `GET ${api.place('/v2/schedules/…/timeline')} for ${schedules.join(', ')}`,
        read: (now, until, signal) => Promise.all(schedules.map(async (name) => {
            const path = `/v2/schedules/${encodeURIComponent(name)}/timeline`;
            // One day more, because days begin at midnight.
            const interval = String(Math.ceil((until - now) / day) + 1);
            const given = { identifierType: 'name', interval, intervalUnit: 'days', date: (0,clock/* isoInstant */.j2)(now) };
            const request = { path, parameters: Object.entries(given) };
            return opsgenie_rotaOf(name, (await api.ask(request, answerSchema, signal)).document.data);
        })),
    };
}
function opsgenie_rotaOf(name, { _parent, finalTimeline }) {
    const periods = finalTimeline.rotations.flatMap((rotation) => rotation.periods ?? []);
    const turns = periods.flatMap(({ startDate, endDate, recipient }) => {
        const who = recipient?.name ?? recipient?.username;
        if (who === undefined || recipient?.type === 'none')
            return [];
        return [{ who, from: Date.parse(startDate), to: Date.parse(endDate) }];
    });
    const trouble = _parent.enabled ? undefined : `the schedule \`${name}\` is disabled, wanted enabled`;
    return { name, turns, trouble };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/on-call/pagerduty.js



const reference = schemas/* object */.Ikc({ id: schemas/* string */.YjP(), summary: schemas/* nullish */.cl6(schemas/* string */.YjP()) });
/** https://developer.pagerduty.com/api-reference/3a6b910f11050-list-all-of-the-on-calls; `start` and `end` are null for those who always are. */
const pagerduty_answerSchema = schemas/* object */.Ikc({
    oncalls: schemas/* array */.YOg(schemas/* object */.Ikc({
        escalation_policy: reference,
        escalation_level: schemas/* number */.aig(),
        schedule: schemas/* nullish */.cl6(reference),
        user: schemas/* object */.Ikc({ summary: schemas/* nullish */.cl6(schemas/* string */.YjP()), name: schemas/* nullish */.cl6(schemas/* string */.YjP()), id: schemas/* string */.YjP() }),
        start: schemas/* nullish */.cl6(schemas/* string */.YjP()),
        end: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    })),
    more: schemas/* boolean */.zMY(),
});
/** https://developer.pagerduty.com/docs/pagination: at most so many on a page. */
const pageSize = 100;
const mostPages = 50;
/** What ends with the range that is asked for must not look like a gap at its end, in milliseconds. */
const margin = 60_000;
/** Asks PagerDuty who is on call. Throws ConfigurationError for an address that is none. */
function pagerduty(source, timeout, runtime) {
    const { url, token, schedules = [], 'escalation-policies': policies = [], level } = source;
    const headers = {
        accept: 'application/vnd.pagerduty+json;version=2',
        authorization: `Token token=${token}`,
    };
    const api = new monitoring_api/* MonitoringApi */.hO('PagerDuty', { url }, runtime, { timeout, headers, explain });
    /** Filters narrow each other, so that schedules and policies are asked for one after the other. */
    const all = async (filter, ids, range, signal) => {
        const entries = [];
        for (let page = 0; page < mostPages && ids.length > 0; page += 1) {
            const parameters = [
                ...ids.map((id) => [filter, id]),
                ...Object.entries({ since: (0,clock/* isoInstant */.j2)(range.now), until: (0,clock/* isoInstant */.j2)(range.until + margin) }),
                ...Object.entries({ limit: String(pageSize), offset: String(page * pageSize), time_zone: 'UTC' }),
            ];
            const { document } = await api.ask({ path: '/oncalls', parameters }, pagerduty_answerSchema, signal);
            entries.push(...document.oncalls);
            if (!document.more)
                break;
        }
        return entries;
    };
    return {
        asks: `GET ${api.place('/oncalls')} for ${[...schedules, ...policies].join(', ')}`,
        async read(now, until, signal) {
            const range = { now, until };
            const turns = await all('schedule_ids[]', schedules, range, signal);
            const levels = await all('escalation_policy_ids[]', policies, range, signal);
            const first = levels.filter((entry) => entry.escalation_level === level);
            return [
                ...schedules.map((id) => pagerduty_rotaOf(id, (entry) => entry.schedule, turns)),
                ...policies.map((id) => pagerduty_rotaOf(id, (entry) => entry.escalation_policy, first)),
            ];
        },
    };
}
function pagerduty_rotaOf(id, of, entries) {
    const own = entries.filter((entry) => of(entry)?.id === id);
    const [first] = own;
    const name = (first && of(first)?.summary) || id;
    return { name, turns: own.map(turnOf) };
}
function turnOf({ user, start, end }) {
    return {
        who: user.summary ?? user.name ?? user.id,
        from: start ? Date.parse(start) : Number.NEGATIVE_INFINITY,
        to: end ? Date.parse(end) : Number.POSITIVE_INFINITY,
    };
}
/** https://developer.pagerduty.com/docs/errors */
const explain = (document) => {
    const { error } = (document ?? {});
    const { message, errors } = (error ?? {});
    if (typeof message !== 'string')
        return typeof error === 'string' ? error : undefined;
    return Array.isArray(errors) && errors.length > 0 ? `${message}: ${errors.join(', ')}` : message;
};

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/on-call/turns.js

/** Whether somebody is on call from `now` to `until`, both in milliseconds since 1970, and whether it is the same person. */
function gradeRota({ name, turns, trouble }, now, until) {
    if (trouble !== undefined)
        return { status: 'fail', finding: trouble };
    const wanted = `wanted somebody until ${(0,clock/* isoInstant */.j2)(until)}`;
    const taken = [];
    let covered = now;
    while (covered < until) {
        const next = furthest(turns.filter(({ from, to }) => from <= covered && to > covered));
        if (!next)
            return gap(name, covered, now, until, turns);
        taken.push(next);
        covered = next.to;
    }
    const [first, ...later] = taken;
    const others = later.filter(({ who }) => who !== first?.who);
    const who = (0,quoted/* quoted */.T)(first?.who ?? '');
    const [change] = others;
    if (!change)
        return { status: 'pass', finding: `${who} is on call for ${(0,quoted/* quoted */.T)(name)}, ${wanted}` };
    const handOver = `${(0,quoted/* quoted */.T)(change.who)} takes over at ${(0,clock/* isoInstant */.j2)(change.from)}`;
    return { status: 'warn', finding: `${who} is on call for ${(0,quoted/* quoted */.T)(name)}, but ${handOver}, ${wanted}` };
}
/** Of those who are on call together, the one who stays longest. */
function furthest(turns) {
    return turns.toSorted((a, b) => b.to - a.to)[0];
}
function gap(name, from, now, until, turns) {
    const next = turns.filter((turn) => turn.from > from).toSorted((a, b) => a.from - b.from)[0];
    const to = next ? ` to ${(0,clock/* isoInstant */.j2)(next.from)}, then ${(0,quoted/* quoted */.T)(next.who)}` : '';
    const when = from === now ? 'now' : `from ${(0,clock/* isoInstant */.j2)(from)}`;
    const wanted = `wanted somebody until ${(0,clock/* isoInstant */.j2)(until)}`;
    return { status: 'fail', finding: `nobody is on call for ${(0,quoted/* quoted */.T)(name)} ${when}${to}, ${wanted}` };
}
/** The turns of a rota, a line each. */
function turnLines({ name, turns }) {
    if (turns.length === 0)
        return [`${name}: nobody`];
    return turns
        .toSorted((a, b) => a.from - b.from)
        .map(({ who, from, to }) => `${name}: ${who}${time(' from', from)}${time(' to', to)}`);
}
function time(word, at) {
    return Number.isFinite(at) ? `${word} ${(0,clock/* isoInstant */.j2)(at)}` : '';
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/on-call.js







/** Asks who is on call now and for a time from now on, without a gap. Throws ConfigurationError for an address that is none. */
function createOnCallCheck(configuration, { runtime }) {
    const { for: length, source } = configuration;
    const rotas = sourceOf(configuration, runtime);
    return {
        asks: `${rotas.asks}, for ${(0,quantities/* formatDuration */.a3)(length)}`,
        async ask(signal) {
            const now = runtime.clock.now();
            const until = now + length;
            const found = await rotas.read(now, until, signal);
            const grades = found.map((rota) => gradeRota(rota, now, until));
            if (source.provider === 'http' && source.until === undefined && grades[0]?.status === 'pass') {
                const finding = `${grades[0].finding}, but known is only who is on call now: give \`until\``;
                grades[0] = { status: 'warn', finding };
            }
            return (0,src_grades/* gathered */.P)(grades, (0,listing/* listed */.KE)(found.flatMap(turnLines)));
        },
    };
}
function sourceOf({ source, timeout }, runtime) {
    switch (source.provider) {
        case 'pagerduty':
            return pagerduty(source, timeout, runtime);
        case 'opsgenie':
            return opsgenie(source, timeout, runtime);
        case 'http':
            return byHttp(source, timeout, runtime);
    }
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

export const id = 7461;
export const ids = [7461];
export const modules = {

/***/ 90076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FR: () => (/* binding */ showLabels),
/* harmony export */   Kh: () => (/* binding */ metricName),
/* harmony export */   YH: () => (/* binding */ withoutLabels),
/* harmony export */   h6: () => (/* binding */ formatLabels),
/* harmony export */   kJ: () => (/* binding */ labelKey),
/* harmony export */   wX: () => (/* binding */ onlyLabels)
/* harmony export */ });
/** The label that holds the metric's name. */
const metricName = '__name__';
/** A text that is equal for equal label sets, whatever the order of their names. */
function labelKey(labels) {
    return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** The labels without some names. */
function withoutLabels(labels, names) {
    return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}
/** Only the labels of these names; absent ones stay absent. */
function onlyLabels(labels, names) {
    return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));
}
/** Writes labels the way PromQL does: `http_requests_total{status="500"}`. */
function formatLabels(labels) {
    const { [metricName]: name = '', ...rest } = labels;
    const pairs = Object.entries(rest).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    return pairs.length > 0 || name === '' ? `${name}{${pairs.join(', ')}}` : name;
}
/** More than the labels that tell series apart; some hold whole statements of SQL. */
const longestShown = 150;
/** Labels as {@link formatLabels} writes them, in backticks and shortened, for a message. */
function showLabels(labels) {
    const text = formatLabels(labels);
    return `\`${text.length > longestShown ? `${text.slice(0, longestShown).toWellFormed()}…` : text}\``;
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

/***/ 37461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   alertmanager: () => (/* binding */ alertmanager)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97368);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90076);
/* harmony import */ var _promql_syntax_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94696);
/* harmony import */ var _alertmanager_matchers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20587);
/* harmony import */ var _json_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);





/** More alerts at once than this are a flood, whose names nobody reads. */
const mostNamed = 20;
/**
 * Two clocks may differ by so much, in milliseconds: an alert's start is told by the server that evaluates its rule, the watch's
 * by this machine.
 */
const skew = 60_000;
/** Counts the alerts that fire, by the API of Alertmanager. */
const alertmanager = {
    checkQuery: (query) => {
        try {
            (0,_alertmanager_matchers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseMatchers */ .J$)(query);
            return undefined;
        }
        catch (error) {
            if (error instanceof _promql_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .QueryError */ .lr)
                return error.message;
            throw error;
        }
    },
    span: () => 0,
    keepsHistory: () => false,
    escape: _alertmanager_matchers_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeInMatcher */ .vN,
    create: (source, queries, context) => new AlertmanagerProvider(source, queries, context),
};
class AlertmanagerProvider {
    type = 'alertmanager';
    #source;
    #runtime;
    #addresses;
    #began;
    #named = new Set();
    /** For each query the alerts that its first answer showed to have been there before. */
    #before = [];
    constructor(source, queries, { runtime }) {
        this.#source = source;
        this.#runtime = runtime;
        this.#addresses = queries.map((query) => addressOf(source, query));
        this.#began = runtime.clock.now();
    }
    async observe() {
        const found = await this.#askAll();
        const counted = found.map((answer, index) => answer.failure === undefined ? this.#counted(answer.alerts, index) : answer);
        this.#name(counted.flatMap((answer) => ('failure' in answer ? [] : answer)));
        return counted.map((answer) => ('failure' in answer ? answer : { value: answer.length }));
    }
    async findMistakes() {
        return (await this.#askAll()).map((answer) => {
            if (answer.failure === 'wrong-credentials')
                return `can't be asked: ${answer.detail}`;
            return answer.failure === 'bad-query' ? `can't be evaluated: ${answer.detail}` : undefined;
        });
    }
    async #askAll() {
        const found = await Promise.all(this.#addresses.map((address) => this.#ask(address)));
        for (const [index, { alerts }] of found.entries()) {
            if (alerts)
                this.#before[index] ??= this.#earlierOf(alerts);
        }
        return found;
    }
    /** In a first answer that came late, what started late may be new; in any other, a late start is a clock that runs ahead. */
    #earlierOf(alerts) {
        const late = this.#runtime.clock.now() - this.#began > skew;
        const earlier = alerts.filter(({ startsAt }) => !late || startsAt <= this.#began + skew);
        return new Set(earlier.map(({ key }) => key));
    }
    async #ask(address) {
        const { timeout } = this.#source;
        const request = { url: address.href, headers: (0,_json_api_js__WEBPACK_IMPORTED_MODULE_2__/* .authenticate */ .QF)(this.#source), timeout };
        const answer = await (0,_json_api_js__WEBPACK_IMPORTED_MODULE_2__/* .askJson */ .ey)(request, this.#runtime, (document) => {
            // A wrong filter is answered with a bare text.
            if (typeof document === 'string')
                return document;
            const { message } = (document ?? {});
            return typeof message === 'string' ? message : undefined;
        });
        if (answer.failure !== undefined)
            return answer;
        const alerts = Array.isArray(answer.document) ? answer.document.map(readAlert) : [undefined];
        if (alerts.every((alert) => alert !== undefined))
            return { alerts };
        const place = `${address.origin}${address.pathname}`;
        return { failure: 'malformed', detail: `${place} answered with JSON that is no list of alerts` };
    }
    /** What wasn't seen at first may still be old: a silence may have ended. */
    #counted(alerts, query) {
        if (this.#source.counts === 'firing')
            return alerts;
        return alerts.filter(({ key, startsAt }) => startsAt >= this.#began - skew && !this.#before[query]?.has(key));
    }
    /** A count alone says nothing to those who are to act on it. */
    #name(alerts) {
        const { log } = this.#runtime;
        for (const { key, labels, startsAt, summary } of alerts) {
            if (this.#named.has(key))
                continue;
            this.#named.add(key);
            if (this.#named.size > mostNamed)
                continue;
            const { alertname = 'without a name', ...others } = labels;
            const said = summary === undefined ? '' : `: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(summary)}`;
            const since = new Date(startsAt).toISOString();
            log.info(`Alert ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(alertname)} ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .formatLabels */ .h6)(others))} fires since ${since}${said}`);
        }
    }
}
/**
 * Alerts that Alertmanager has not worked through yet (`unprocessed`) are asked for too: they fire, and its API looks for
 * silences and inhibitions itself before it answers.
 * https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
function addressOf({ url }, query) {
    if (!URL.canParse(url))
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .ConfigurationError */ .j1(`${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(url)} is not an address`);
    const address = new URL(url);
    address.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v2/alerts`;
    const states = { active: 'true', unprocessed: 'true', silenced: 'false', inhibited: 'false' };
    for (const [name, value] of Object.entries(states))
        address.searchParams.append(name, value);
    for (const matcher of matchersOf(query))
        address.searchParams.append('filter', (0,_alertmanager_matchers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatMatcher */ .cT)(matcher));
    return address;
}
function matchersOf(query) {
    try {
        return (0,_alertmanager_matchers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseMatchers */ .J$)(query);
    }
    catch (error) {
        if (error instanceof _promql_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .QueryError */ .lr)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .ConfigurationError */ .j1(`the query ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(query)} ${error.message}`);
        throw error;
    }
}
function readAlert(element) {
    if (typeof element !== 'object' || element === null)
        return undefined;
    const { fingerprint, startsAt, labels, annotations } = element;
    const time = Date.parse(String(startsAt));
    if (typeof fingerprint !== 'string' || Number.isNaN(time) || !areTexts(labels))
        return undefined;
    const summary = areTexts(annotations) ? (annotations['summary'] ?? annotations['description']) : undefined;
    // The same alert may end and fire again.
    return { key: `${fingerprint} ${time}`, startsAt: time, labels, summary };
}
function areTexts(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    return Object.values(value).every((text) => typeof text === 'string');
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

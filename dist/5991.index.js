export const id = 5991;
export const ids = [5991];
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

/***/ 87539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ readDuration),
/* harmony export */   E3: () => (/* binding */ readString),
/* harmony export */   kz: () => (/* binding */ readNumber)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94696);

const simpleEscapes = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
    '\\': '\\',
    '"': '"',
    "'": "'",
};
const escapeSequence = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)/gs;
/** Reads a PromQL string literal with the escapes of Go. Throws QueryError. */
function readString(literal) {
    const quote = literal[0] ?? '';
    if (literal.length < 2 || !literal.endsWith(quote))
        throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`the text ${literal} has no end`);
    const inner = literal.slice(1, -1);
    if (quote === '`')
        return inner;
    return inner.replaceAll(escapeSequence, (whole, code) => {
        const simple = simpleEscapes[code];
        if (simple !== undefined)
            return simple;
        if (code.length === 1)
            throw new _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr(`\`${whole}\` in ${literal} is no escape; write \`\\\\${code}\``);
        return String.fromCodePoint(/^[xuU]/.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8));
    });
}
const units = {
    ms: 1,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
    y: 31_536_000_000,
};
/** Reads a PromQL duration such as `1h30m` into milliseconds; `undefined` when it is none. */
function readDuration(text) {
    if (!/^(\d+(ms|[smhdwy]))+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0);
}
/** Reads a PromQL number: decimal, hexadecimal, `Inf`, `NaN`, with underscores between digits, or a duration in seconds. */
function readNumber(text) {
    const plain = text.replaceAll('_', '').toLowerCase();
    const duration = readDuration(plain);
    if (duration !== undefined)
        return duration / 1_000;
    const sign = plain.startsWith('-') ? -1 : 1;
    const unsigned = plain.replace(/^[+-]/, '');
    if (unsigned === 'inf')
        return sign * Number.POSITIVE_INFINITY;
    return sign * Number(unsigned === 'nan' ? Number.NaN : unsigned);
}


/***/ }),

/***/ 6011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ escapeInQuotes)
/* harmony export */ });
/**
 * A value as it stands between the quotes of PromQL, of whatever kind: Prometheus takes an escaped quote only between quotes
 * of that kind, and no line break, but takes the code of any character.
 */
function escapeInQuotes(value) {
    return value.replaceAll(/["'`\\\p{Cc}]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${code}`;
    });
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


/***/ }),

/***/ 15991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prometheus: () => (/* binding */ prometheus)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/metrics/src/promql/query-text.js
var query_text = __webpack_require__(6011);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/json-api.js
var json_api = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/prometheus/api.js

/** Prometheus refuses more points of one series than this in one answer; web/api/v1 of its source. */
const mostPoints = 11_000;
/** Some servers and proxies take no longer address than 8 KiB; what is longer than this goes into a body. */
const longestAddress = 2_000;
/** A server may warn with other words at each look. */
const mostWarnings = 5;
/** Characters of one that are shown. */
const longestWarning = 300;
/** What each type of error means; `execution` is a query that fits its data badly. The status decides about others. */
const failures = new Map([
    ['bad_data', 'bad-query'],
    ['execution', 'bad-query'],
    ['timeout', 'server-error'],
    ['canceled', 'server-error'],
    ['internal', 'server-error'],
    ['unavailable', 'not-ready'],
]);
/** Statuses of whoever lets requests in: credentials, and how many may come. */
const ofTheDoor = new Set([401, 403, 429]);
/** The HTTP API of Prometheus; https://prometheus.io/docs/prometheus/latest/querying/api/ */
class PrometheusApi {
    #source;
    #runtime;
    #warned = new Set();
    #informed = new Set();
    constructor(source, runtime) {
        this.#source = source;
        this.#runtime = runtime;
    }
    /** The address of one of its resources, without a query. */
    place(resource) {
        const { origin, pathname } = this.#address(resource);
        return `${origin}${pathname}`;
    }
    /** Evaluates a query at one moment, in milliseconds since 1970. */
    async query(query, at) {
        const timeout = String(this.#source.timeout / 1_000);
        return this.#data(await this.#ask('query', { query, time: seconds(at), timeout }), 'query');
    }
    /** Evaluates a query at every step of a range, both ends included, in as many requests as it takes. */
    async queryRange(query, { from, to, step }) {
        const parts = [];
        for (let start = from; start <= to; start += mostPoints * step) {
            const end = Math.min(to, start + (mostPoints - 1) * step);
            const given = { query, start: seconds(start), end: seconds(end), step: seconds(step) };
            const answer = this.#data(await this.#ask('query_range', given, 2), 'query_range');
            if (answer.failure !== undefined)
                return answer;
            parts.push(answer.data);
        }
        return { data: parts };
    }
    /** Whether any series that a selector matches had a value since `from`; a failure where the server doesn't say. */
    async hasSeries(selector, from, to) {
        const given = { 'match[]': selector, start: seconds(from), end: seconds(to), limit: '1' };
        const answer = await this.#ask('series', given);
        if (answer.failure !== undefined)
            return answer;
        return Array.isArray(answer.data) ? { data: answer.data.length > 0 } : this.#malformed('series');
    }
    async #ask(resource, given, retries = 0) {
        let errorType;
        let refusedWith;
        const answer = await (0,json_api/* askJson */.ey)(this.#request(resource, given, retries), this.#runtime, (document, { status }) => {
            refusedWith = status;
            const error = document;
            if (typeof error?.error !== 'string')
                return undefined;
            errorType = typeof error.errorType === 'string' ? error.errorType : undefined;
            // Whatever stands in front of the server speaks by its status.
            const failure = errorType !== undefined && !ofTheDoor.has(status) && failures.get(errorType);
            return failure ? { failure, detail: error.error } : error.error;
        });
        if (answer.failure !== undefined)
            return { ...answer, status: refusedWith, errorType };
        const document = answer.document;
        if (document?.status !== 'success')
            return this.#malformed(resource);
        const { log } = this.#runtime;
        this.#say(document.warnings, this.#warned, (text) => log.warning(text));
        this.#say(document.infos, this.#informed, (text) => log.info(text));
        return { data: document.data };
    }
    #request(resource, given, retries) {
        const headers = (0,json_api/* authenticate */.QF)(this.#source);
        const address = this.#address(resource);
        const body = new URLSearchParams(given).toString();
        const common = { timeout: this.#source.timeout, retries };
        if (address.href.length + body.length > longestAddress) {
            const type = { 'content-type': 'application/x-www-form-urlencoded' };
            return { ...common, url: address.href, method: 'POST', headers: { ...headers, ...type }, body };
        }
        for (const [name, value] of Object.entries(given))
            address.searchParams.append(name, value);
        return { ...common, url: address.href, headers };
    }
    #address(resource) {
        const address = new URL(this.#source.url);
        address.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v1/${resource}`;
        return address;
    }
    #data(answer, resource) {
        if (answer.failure !== undefined)
            return answer;
        const data = answer.data;
        if (typeof data?.resultType !== 'string')
            return this.#malformed(resource);
        return { data: { resultType: data.resultType, result: data.result } };
    }
    #malformed(resource) {
        const detail = `${this.place(resource)} answered with JSON that is none of Prometheus (is this its address?)`;
        return { failure: 'malformed', detail };
    }
    #say(texts, said, log) {
        for (const given of Array.isArray(texts) ? texts : []) {
            const text = String(given).slice(0, longestWarning).toWellFormed();
            if (said.has(text) || said.size >= mostWarnings)
                continue;
            said.add(text);
            log(`${this.place('query')} says: ${text}`);
        }
    }
}
function seconds(milliseconds) {
    return String(milliseconds / 1_000);
}

// EXTERNAL MODULE: ./node_modules/@prometheus-io/lezer-promql/dist/index.es.js + 3 modules
var index_es = __webpack_require__(86828);
// EXTERNAL MODULE: ./build/packages/metrics/src/promql/literals.js
var literals = __webpack_require__(87539);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/prometheus/query.js


/** Nodes around a query that change what it looks at, but not what it gives. */
const wrappers = ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr', 'AnchoredExpr', 'SmoothedExpr'];
/** What is wrong with a query of the whole of PromQL, as the end of a sentence; `undefined` when nothing is. */
function checkSyntax(query) {
    if (query.trim() === '')
        return 'is empty';
    const tree = index_es/* parser */.K3D.parse(query);
    let problem;
    tree.iterate({
        enter: ({ node }) => {
            if (problem === undefined && node.type.isError)
                problem = describeProblem(query, node);
            return problem === undefined;
        },
    });
    if (problem !== undefined)
        return problem;
    let root = rootOf(query);
    while (root && wrappers.includes(root.name))
        [root] = children(root);
    switch (root?.name) {
        case undefined:
            return 'is empty';
        case 'MatrixSelector':
        case 'SubqueryExpr':
            return `gives a range of points; wrap it into a function such as \`max_over_time(${query})\``;
        case 'StringLiteral':
            return 'is a text, which has no value';
        default:
            return undefined;
    }
}
function describeProblem(query, { from, parent }) {
    const rest = query.slice(from).trimStart();
    if (rest === '')
        return 'is not valid PromQL: it ends too early';
    const name = parent?.name === 'VectorSelector' ? parent.getChild('Identifier') : null;
    if (name && rest.startsWith('(')) {
        return `is not valid PromQL: there is no function \`${query.slice(name.from, name.to)}\``;
    }
    const place = query.length - rest.length + 1;
    return `is not valid PromQL: the problem is at character ${place}, near \`${rest.slice(0, 20).trim()}\``;
}
/** The longest time that a value of a query looks back over, from its end; milliseconds. Ranges of subqueries add to what is in them. */
function longestRange(query) {
    return rangeOf(rootOf(query), query, ['MatrixSelector', 'SubqueryExpr']);
}
/** How far before now a query looks at all, `offset` included; milliseconds. */
function reachOf(query) {
    return rangeOf(rootOf(query), query, ['MatrixSelector', 'SubqueryExpr', 'OffsetExpr']);
}
function rangeOf(node, query, counted) {
    if (!node)
        return 0;
    const inner = Math.max(0, ...children(node).map((child) => rangeOf(child, query, counted)));
    if (!counted.includes(node.name))
        return inner;
    const written = node.getChild('DurationExpr') ?? node.getChild('OffsetDurationExpr');
    return inner + (written ? durationOf(written, query) : 0);
}
/** A bare number is in seconds. What a computed duration gives, an experiment of Prometheus, is taken as the sum of its parts. */
function durationOf(node, query) {
    const parts = children(node);
    if (parts.length > 0)
        return parts.reduce((sum, part) => sum + durationOf(part, query), 0);
    const text = query.slice(node.from, node.to).trim();
    const duration = (0,literals/* readDuration */.$7)(text) ?? Number(text) * 1_000;
    return Number.isFinite(duration) ? duration : 0;
}
/** The metrics that a query names, each once. */
function metricsOf(query) {
    const found = new Map();
    index_es/* parser */.K3D.parse(query).iterate({
        enter: ({ node }) => {
            if (node.name !== 'VectorSelector')
                return;
            const metric = metricOf(node, query);
            found.set(metric.selector, metric);
        },
    });
    return [...found.values()];
}
/**
 * The metrics for want of which a query never has a value, when those that `isMissing` says have no series; none where
 * the query has a value without them, as with `… or vector(0)`.
 */
function missedIn(query, isMissing) {
    const root = rootOf(query);
    return root ? missed(root, query, isMissing) : [];
}
function missed(node, query, isMissing) {
    const among = (nodes) => nodes.flatMap((child) => missed(child, query, isMissing));
    const parts = children(node);
    switch (node.name) {
        case 'VectorSelector': {
            const metric = metricOf(node, query);
            return isMissing(metric) ? [metric] : [];
        }
        // With `@` it looks at a time of its own.
        case 'StepInvariantExpr':
            return [];
        case 'FunctionCall': {
            const name = parts[0]?.firstChild?.name ?? '';
            if (name.startsWith('Absent'))
                return [];
            const args = children(node.getChild('FunctionCallBody'));
            return among(name === 'Info' ? args.slice(0, 1) : args);
        }
        case 'BinaryExpr': {
            const [left, right] = [among(parts.slice(0, 1)), among(parts.slice(-1))];
            if (node.getChild('Unless'))
                return left;
            const either = node.getChild('Or') ?? node.getChild('FillModifier');
            if (either && (left.length === 0 || right.length === 0))
                return [];
            return [...left, ...right];
        }
        default:
            return among(parts);
    }
}
function metricOf(node, query) {
    const text = (part) => query.slice(part.from, part.to);
    const identifier = node.getChild('Identifier');
    if (identifier) {
        return { name: text(identifier), selector: `{__name__="${text(identifier)}"}` };
    }
    const matchers = children(node.getChild('LabelMatchers'));
    const named = matchers.filter((matcher) => {
        if (matcher.name === 'QuotedLabelName')
            return true;
        const [label] = children(matcher);
        if (!label)
            return false;
        return (matcher.name === 'QuotedLabelMatcher' ? (0,literals/* readString */.E3)(text(label)) : text(label)) === '__name__';
    });
    if (named.length === 0)
        return { name: text(node), selector: text(node) };
    const selector = `{${named.map(text).join(',')}}`;
    return { name: selector, selector };
}
function rootOf(query) {
    return children(index_es/* parser */.K3D.parse(query).topNode)[0];
}
function children(node) {
    const found = [];
    for (let child = node?.firstChild; child; child = child.nextSibling) {
        if (child.name !== 'LineComment')
            found.push(child);
    }
    return found;
}

// EXTERNAL MODULE: ./build/packages/metrics/src/labels.js
var src_labels = __webpack_require__(90076);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/prometheus/results.js

/** The one value of an instant query. `place` is the address that answered. */
function answerOf({ resultType, result }, place) {
    if (resultType === 'scalar')
        return singleAnswer([{ labels: {}, value: readSample(result)?.value }], place);
    if (resultType === 'vector' && Array.isArray(result)) {
        const elements = result.map((element) => ({
            labels: readLabels(element),
            value: readSample(field(element, 'value'))?.value,
            isHistogram: field(element, 'histogram') !== undefined,
        }));
        return singleAnswer(elements, place);
    }
    return noNumbers(resultType, place);
}
function singleAnswer(elements, place) {
    const [element] = elements;
    if (!element) {
        const detail = 'no series matches the query now; where that means 0 (no error so far), write `(… or vector(0))`';
        return { failure: 'no-data', detail };
    }
    if (elements.some(({ labels }) => labels === undefined))
        return malformed(place);
    if (elements.length > 1)
        return severalSeries(elements.map(({ labels }) => labels ?? {}));
    if (element.isHistogram)
        return histogram;
    if (element.value === undefined)
        return malformed(place);
    if (Number.isFinite(element.value))
        return { value: element.value };
    const detail = Number.isNaN(element.value)
        ? 'the result is NaN, as it is when there was no traffic to measure'
        : 'the result is infinite: something was divided by 0';
    return { failure: 'not-a-number', detail };
}
/** The one series of a range query that was asked for in parts, without what is no number in it. */
function historyOf(parts, place) {
    const series = new Map();
    const points = [];
    for (const { resultType, result } of parts) {
        if (resultType !== 'matrix' || !Array.isArray(result))
            return noNumbers(resultType, place);
        for (const element of result) {
            const labels = readLabels(element);
            const samples = field(element, 'values');
            if (field(element, 'histograms') !== undefined)
                return histogram;
            if (!labels || !Array.isArray(samples))
                return malformed(place);
            series.set((0,src_labels/* labelKey */.kJ)(labels), labels);
            for (const sample of samples) {
                const point = readSample(sample);
                if (!point)
                    return malformed(place);
                if (Number.isFinite(point.value))
                    points.push(point);
            }
        }
    }
    return series.size > 1 ? severalSeries([...series.values()]) : { points };
}
function severalSeries(found) {
    const shown = found.slice(0, 3).map((labels) => (0,src_labels/* showLabels */.FR)(labels));
    const detail = `the query gives ${found.length} series (${shown.join(', ')}${found.length > 3 ? ', …' : ''}) where one is expected; aggregate with \`sum(…)\``;
    return { failure: 'several-series', detail };
}
const histogram = {
    failure: 'bad-query',
    detail: 'Prometheus gives a histogram for the query, not a number; take a part of it, as with `histogram_quantile(0.99, …)`',
};
function noNumbers(resultType, place) {
    if (resultType === 'string') {
        return { failure: 'bad-query', detail: `${place} gives a text for the query, not a number` };
    }
    if (resultType !== 'matrix')
        return malformed(place);
    const detail = `${place} gives a range of points for the query; wrap it into a function such as \`max_over_time(…)\``;
    return { failure: 'bad-query', detail };
}
function malformed(place) {
    return {
        failure: 'malformed',
        detail: `${place} answered with a result in another form than Prometheus gives`,
    };
}
/** A pair of seconds since 1970 and the value as text; https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats */
function readSample(sample) {
    if (!Array.isArray(sample))
        return undefined;
    const [time, value] = sample;
    if (typeof time !== 'number' || typeof value !== 'string' || value.trim() === '')
        return undefined;
    const number = Number(value.replace('Inf', 'Infinity'));
    if (Number.isNaN(number) && value !== 'NaN')
        return undefined;
    const milliseconds = Math.round(time * 1_000);
    return Number.isFinite(milliseconds) ? { time: milliseconds, value: number } : undefined;
}
function readLabels(element) {
    const metric = field(element, 'metric');
    if (typeof metric !== 'object' || metric === null)
        return undefined;
    return Object.values(metric).every((value) => typeof value === 'string') ? metric : undefined;
}
function field(element, name) {
    return typeof element === 'object' && element !== null
        ? element[name]
        : undefined;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/prometheus.js





/** A metric without any series for this long, in milliseconds, is taken for a misspelled one. */
const forgottenAfter = 3_600_000;
/** What no waiting mends in a result: series don't join, nor does a text become a number. */
const neverMended = new Set(['bad-query', 'several-series']);
/** Asks a Prometheus server, or whatever speaks its HTTP API. */
const prometheus = {
    checkQuery: checkSyntax,
    span: longestRange,
    keepsHistory: () => true,
    escape: query_text/* escapeInQuotes */.O,
    create: (source, queries, context) => new PrometheusProvider(source, queries, context),
};
class PrometheusProvider {
    type = 'prometheus';
    #api;
    #runtime;
    #queries;
    constructor(source, queries, { runtime }) {
        if (!URL.canParse(source.url))
            throw new errors/* ConfigurationError */.j1(`\`${source.url}\` is not an address`);
        this.#api = new PrometheusApi(source, runtime);
        this.#runtime = runtime;
        this.#queries = queries;
    }
    observe() {
        // The same moment for all, so that a numerator and its denominator belong together.
        const now = this.#runtime.clock.now();
        return Promise.all(this.#queries.map((query) => this.#observe(query, now)));
    }
    history(range) {
        return Promise.all(this.#queries.map((query) => this.#history(query, range)));
    }
    async findMistakes() {
        const now = this.#runtime.clock.now();
        const [answers, missing] = await Promise.all([
            Promise.all(this.#queries.map((query) => this.#api.query(query, now))),
            this.#findMissing(now),
        ]);
        return this.#queries.map((query, index) => {
            const answer = answers[index];
            if (!answer)
                return undefined;
            return answer.failure === undefined
                ? (this.#wrongResult(answer.data) ?? this.#deadEnd(query, missing))
                : wrongRequest(answer);
        });
    }
    async #observe(query, at) {
        const answer = await this.#api.query(query, at);
        if (answer.failure === undefined)
            return answerOf(answer.data, this.#api.place('query'));
        return { failure: answer.failure, detail: answer.detail };
    }
    async #history(query, range) {
        const answer = await this.#api.queryRange(query, range);
        if (answer.failure === undefined)
            return historyOf(answer.data, this.#api.place('query_range'));
        return { failure: answer.failure, detail: answer.detail };
    }
    /** The metrics of all queries that have had no series for as long as any query looks back, and an hour at least; each asked for once. */
    async #findMissing(now) {
        const since = Math.max(forgottenAfter, ...this.#queries.map(reachOf));
        const metrics = new Map(this.#queries.flatMap(metricsOf).map((metric) => [metric.selector, metric]));
        const asked = await Promise.all([...metrics.values()].map(async ({ selector }) => {
            const answer = await this.#api.hasSeries(selector, now - since, now);
            return answer.failure === undefined && !answer.data ? [selector] : [];
        }));
        return { selectors: new Set(asked.flat()), since };
    }
    #wrongResult(data) {
        const answer = answerOf(data, this.#api.place('query'));
        if (answer.failure === undefined || !neverMended.has(answer.failure))
            return undefined;
        return `can't be judged: ${answer.detail}`;
    }
    #deadEnd(query, { selectors, since }) {
        const isMissing = ({ selector }) => selectors.has(selector);
        const missed = missedIn(query, isMissing);
        const past = `in the last ${(0,quantities/* formatDuration */.a3)(since)}`;
        if (missed.length > 0) {
            return `finds no series of ${listed(missed)} ${past}; check the name, or, where it appears only later (a first deployment, a first error), write \`(… or vector(0))\``;
        }
        const excused = metricsOf(query).filter(isMissing);
        // Written so on purpose, but it would hide a misspelled name for ever.
        if (excused.length > 0) {
            const { log } = this.#runtime;
            log.notice(`${this.#api.place('series')} has no series of ${listed(excused)} ${past}. The query has a value without, but a misspelt name would look the same.`);
        }
        return undefined;
    }
}
/** What is certain: a query that fits today's data badly may fit tomorrow's, and a server that is down comes back. */
function wrongRequest({ failure, detail, status, errorType }) {
    if (failure === 'wrong-credentials')
        return `can't be asked: ${detail}`;
    if (status === 404) {
        return `can't be asked: ${detail}; is \`url\` the server's address, with its path if it has one, without /api/v1?`;
    }
    // Without a type it isn't Prometheus that says so.
    const certain = errorType !== undefined && errorType !== 'execution';
    return failure === 'bad-query' && certain ? `can't be evaluated: ${detail}` : undefined;
}
function listed(metrics) {
    return [...new Set(metrics.map(({ name }) => `\`${name}\``))].join(' and ');
}


/***/ })

};

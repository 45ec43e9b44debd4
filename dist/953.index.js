export const id = 953;
export const ids = [953];
export const modules = {

/***/ 32437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ BucketProvider)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12109);

/** A bucket that ended this long and one period ago says nothing about now; as long as Prometheus looks back, in milliseconds. */
const lookback = 5 * 60_000;
/** Refuses a length of buckets that can't be written in whole seconds, the finest that any of these systems takes. */
function requireWholeSeconds(period) {
    if (period >= 1_000 && period % 1_000 === 0)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the \`period\` of a source is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(period)}, but must be whole seconds`);
}
/** Looks at the newest bucket that is complete, and joins a past of any length from requests of a size that the system takes. */
class BucketProvider {
    type;
    delay;
    #system;
    #runtime;
    constructor(system, runtime) {
        requireWholeSeconds(system.period);
        this.type = system.type;
        this.delay = system.settles;
        this.#system = system;
        this.#runtime = runtime;
    }
    async observe() {
        const stretch = this.#newest();
        const found = await this.#now(stretch);
        return found.map((each) => (each.failure === undefined ? this.#answer(each, stretch) : each));
    }
    async history(range) {
        const { period, most } = this.#system;
        const from = Math.ceil(range.from / period) * period;
        const to = Math.min(Math.floor(range.to / period) * period, this.#newest().to);
        const histories = Array.from({ length: this.#system.queries }, () => ({ points: [] }));
        // One after the other: together they would meet the limits that each of these systems has.
        for (let start = from; start < to && histories.length > 0; start += most * period) {
            const stretch = { from: start, to: Math.min(start + most * period, to) };
            const part = await this.#system.read(stretch, 2);
            for (const [query, before] of histories.entries()) {
                histories[query] = append(before, part[query] ?? { buckets: [] }, stretch);
            }
            if (histories.every(({ failure }) => failure !== undefined))
                break;
        }
        return histories;
    }
    async findMistakes() {
        const found = await this.#now(this.#newest());
        return found.map(({ failure, ...rest }) => {
            const mistaken = failure === 'bad-query' || failure === 'wrong-credentials';
            return mistaken && 'detail' in rest ? `can't be asked: ${rest.detail}` : undefined;
        });
    }
    async #now(stretch) {
        return this.#system.queries === 0 ? [] : this.#system.read(stretch, 0);
    }
    #newest() {
        const { period, settles, seen } = this.#system;
        const to = Math.floor((this.#runtime.clock.now() - settles) / period) * period;
        const count = seen ?? Math.ceil((2 * lookback) / period) + 2;
        return { from: to - count * period, to };
    }
    #answer({ buckets }, { from, to }) {
        const { period, name } = this.#system;
        const points = pointsOf(buckets, { from, to });
        const newest = points.at(-1);
        if (newest === undefined) {
            const span = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(to - from);
            return { failure: 'no-data', detail: `${name} has no value in the ${span} up to ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .isoInstant */ .j2)(to)}` };
        }
        if (!Number.isFinite(newest.value)) {
            return { failure: 'not-a-number', detail: `${name} gives ${newest.value}: something was divided by 0` };
        }
        if (newest.time >= this.#runtime.clock.now() - lookback - period)
            return newest;
        const detail = `the newest value that ${name} has is of ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .isoInstant */ .j2)(newest.time)}, too old to say anything about now; does the service still report?`;
        return { failure: 'stale', detail };
    }
}
function append(before, part, stretch) {
    if (before.failure !== undefined)
        return before;
    if (part.failure !== undefined)
        return part;
    const points = pointsOf(part.buckets, stretch).filter(({ value }) => Number.isFinite(value));
    return { points: [...before.points, ...points] };
}
/** Systems may give more than they were asked for, the bucket that is still filling among it. */
function pointsOf(buckets, { from, to }) {
    return buckets
        .flatMap(({ end, value }) => (value === null || end <= from || end > to ? [] : [{ time: end, value }]))
        .sort((one, other) => one.time - other.time);
}


/***/ }),

/***/ 953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  datadog: () => (/* binding */ datadog)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/buckets.js
var buckets = __webpack_require__(32437);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/datadog/parse-query.js

/**
 * One metric: `p95:trace.http.request{env:prod} by {host}.as_count()`. A name has letters, digits, `_` and `.`, and starts
 * with a letter (docs.datadoghq.com/metrics/custom_metrics).
 */
const metricQuery = /(?:[a-z]\w*(?:\.\d+)?(?:\(v:[^()]*\))?:)?[A-Za-z][\w.]*\{[^{}]*\}(?:\s*by\s*\{[^{}]*\})?(?:\.\w+\([^()]*\))*/g;
/**
 * Takes a query as it stands in a graph of Datadog apart; the API wants the metrics of a calculation one by one, so that it
 * can make buckets of each. Names in the formula start with `prefix`.
 */
function parseQuery(text, prefix = 'q') {
    if (/\.rollup\([^()]*\d/.test(text)) {
        const mistake = 'has a `.rollup(…)` with a length of its own; the `period` of the source says how long a bucket is';
        return { mistake };
    }
    const metrics = [];
    const formula = text.trim().replaceAll(metricQuery, (query) => {
        const name = `${prefix}${metrics.length}`;
        metrics.push({ name, query });
        return name;
    });
    const mistake = mistakeIn(formula, metrics.length, prefix);
    return mistake === undefined ? { metrics, formula } : { mistake };
}
function mistakeIn(formula, metrics, prefix) {
    const nameless = new RegExp(`(?<![\\w.'"])(?!${prefix}\\d+(?![\\w.]))[A-Za-z][\\w.:]*(?![\\w.:]|\\s*\\(|['"])`);
    const bare = nameless.exec(formula)?.[0];
    if (/[{}]/.test(formula))
        return `has braces that don't close a scope, at ${(0,quoted/* quoted */.T)(braced(formula))}`;
    if (bare !== undefined) {
        return `has ${(0,quoted/* quoted */.T)(bare)} without a scope; write ${(0,quoted/* quoted */.T)(`${bare}{*}`)}, with the tags to select by instead of \`*\``;
    }
    if (metrics === 0)
        return 'names no metric; write it as `avg:name{scope}`';
    const strange = /[^\w\s.,()+*/'"-]/.exec(formula)?.[0];
    if (strange !== undefined)
        return `has ${(0,quoted/* quoted */.T)(strange)} outside a metric`;
    return unbalanced(formula);
}
function braced(formula) {
    const place = formula.search(/[{}]/);
    return formula.slice(Math.max(0, place - 20), place + 20);
}
function unbalanced(formula) {
    let depth = 0;
    for (const character of formula) {
        if (character === '(')
            depth += 1;
        if (character === ')')
            depth -= 1;
        if (depth < 0)
            return 'closes a parenthesis that is not open';
        if (character === ',' && depth === 0)
            return 'asks for several things; write one query for each';
    }
    return depth > 0 ? 'has a parenthesis that is not closed' : undefined;
}
/**
 * Datadog keeps tags in lower case, with `_` for every character that a tag can't have; what is left can't leave a scope
 * (docs.datadoghq.com/getting_started/tagging).
 */
function asTag(value) {
    return value.toLowerCase().replaceAll(/[^\p{L}\p{N}_\-:./]/gu, '_');
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/datadog/unit-factor.js
/** What values in a unit are multiplied with to get seconds, bytes or a share of 1; 1 for every other unit. */
function unitFactor([unit, per] = []) {
    // `bytes per minute`: only a time below the line has a scale; requests have none.
    const below = per?.family === 'time' ? (per.scale_factor ?? 1) : 1;
    return above(unit) / below;
}
function above(unit) {
    if (unit?.family === 'time' || unit?.family === 'bytes')
        return unit.scale_factor ?? 1;
    if (unit?.family === 'percentage' && unit.name === 'percent')
        return 0.01;
    return 1;
}

// EXTERNAL MODULE: ./build/packages/metrics/src/providers/json-api.js
var json_api = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/datadog.js






/**
 * Asks Datadog's API v2 for timeseries, all queries of a look in one request; by plain HTTP, because the official client has
 * tens of megabytes for this one endpoint.
 */
const datadog = {
    checkQuery: (query) => parseQuery(query).mistake,
    span: (_, source) => source.period,
    keepsHistory: () => true,
    escape: asTag,
    create: (source, queries, { runtime }) => new buckets/* BucketProvider */.s(new Datadog(source, queries, runtime), runtime),
};
const unit = schemas/* object */.Ikc({
    family: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    name: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    scale_factor: schemas/* nullish */.cl6(schemas/* number */.aig()),
});
/** https://docs.datadoghq.com/api/latest/metrics/query-timeseries-data-across-multiple-products */
const answerSchema = schemas/* object */.Ikc({
    data: schemas/* object */.Ikc({
        attributes: schemas/* object */.Ikc({
            times: schemas/* array */.YOg(schemas/* number */.aig()),
            series: schemas/* array */.YOg(schemas/* object */.Ikc({
                query_index: schemas/* optional */.lqM(schemas/* int */.Whr()),
                group_tags: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* string */.YjP())),
                unit: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(unit))),
            })),
            values: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* nullable */.mee(schemas/* number */.aig()))),
        }),
    }),
});
/** A request may succeed and say in a field beside `data` why it has none. */
const complaintSchema = schemas/* object */.Ikc({ errors: schemas/* string */.YjP() });
class Datadog {
    type = 'datadog';
    name = 'Datadog';
    period;
    queries;
    /** An agent collects every 15 s and sends every 10 s (docs.datadoghq.com/extend/dogstatsd/data_aggregation). */
    settles = 30_000;
    /** From 1,500 points on, Datadog makes longer buckets than it was asked for (docs.datadoghq.com/dashboards/functions/rollup). */
    most = 1_000;
    #parsed;
    #source;
    #runtime;
    #url;
    constructor(source, queries, runtime) {
        this.#source = source;
        this.#runtime = runtime;
        this.#parsed = queries.map((query, index) => parseOrRefuse(query, `q${index}_`));
        this.period = source.period;
        this.queries = queries.length;
        const server = source.url ?? `https://api.${requireHost(source.site)}`;
        this.#url = `${server.replace(/\/+$/, '')}/api/v2/query/timeseries`;
    }
    read(stretch, retries) {
        return this.#ask(this.#parsed, stretch, retries);
    }
    async #ask(parsed, stretch, retries) {
        const { 'api-key': apiKey, 'application-key': applicationKey, timeout } = this.#source;
        const answer = await (0,json_api/* askJson */.ey)({
            url: this.#url,
            method: 'POST',
            headers: {
                'content-type': 'application/json',
                'dd-api-key': apiKey,
                'dd-application-key': applicationKey,
            },
            body: JSON.stringify(requestFor(parsed, stretch, this.period)),
            timeout,
            retries,
        }, this.#runtime, explain);
        const found = answer.failure === undefined ? this.#read(answer.document) : answer;
        if (found.failure === undefined)
            return parsed.map((_, index) => this.#series(found, index));
        if (found.failure === 'bad-query' && parsed.length > 1) {
            // One bad query makes the whole request a bad one; which one it is, shows only when each is asked alone.
            const alone = await Promise.all(parsed.map((each) => this.#ask([each], stretch, retries)));
            return alone.flat();
        }
        return parsed.map(() => found);
    }
    #read(document) {
        const said = complaintSchema.safeParse(document).data?.errors;
        if (said) {
            const words = (0,quoted/* quoted */.T)(this.#runtime.secrets.redact(said));
            return { failure: 'bad-query', detail: `${this.#url} says ${words}` };
        }
        const read = answerSchema.safeParse(document);
        if (read.success)
            return read.data.data.attributes;
        const place = (0,quoted/* quoted */.T)(read.error.issues[0]?.path.join('.') ?? '');
        const detail = `${this.#url} answered with JSON of another form than documented, at ${place}`;
        return { failure: 'malformed', detail };
    }
    #series({ times, series, values }, query) {
        const places = [...series.keys()].filter((place) => (series[place]?.query_index ?? 0) === query);
        const [place, ...more] = places;
        if (place === undefined)
            return { buckets: [] };
        if (more.length > 0) {
            const scopes = places.slice(0, 3).map((each) => (0,quoted/* quoted */.T)(series[each]?.group_tags?.join(',') || '*'));
            const detail = `the query gives ${places.length} series (${scopes.join(', ')}${places.length > 3 ? ', …' : ''}) where one is expected; leave out \`by {…}\``;
            return { failure: 'several-series', detail };
        }
        const factor = unitFactor(series[place]?.unit ?? []);
        const found = values[place] ?? [];
        return {
            // A point stands at the start of its bucket.
            buckets: times.map((time, index) => {
                const value = found[index] ?? null;
                return { end: time + this.period, value: value === null ? null : value * factor };
            }),
        };
    }
}
const errorsSchema = schemas/* object */.Ikc({ errors: schemas/* array */.YOg(schemas/* string */.YjP()) });
/** `errors` as in every answer of Datadog that is no success; the headers as on docs.datadoghq.com/api/latest/rate-limits. */
const explain = (document, { status, headers }) => {
    const words = errorsSchema.safeParse(document).data?.errors.join('; ');
    const said = words ? ` (${words})` : '';
    if (status === 429) {
        const reset = Number(headers['x-ratelimit-reset']);
        const again = reset >= 0 ? `; requests are taken again in ${(0,quantities/* formatDuration */.a3)(reset * 1_000)}` : '';
        return `too many requests of this organization${again}${said}`;
    }
    if (status === 401 || status === 403) {
        return `one of the two keys is wrong or of another site, or the application key lacks \`timeseries_query\`${said}`;
    }
    return words;
};
function requestFor(parsed, { from, to }, interval) {
    const queries = parsed.flatMap(({ metrics }) => metrics.map((metric) => ({ data_source: 'metrics', ...metric })));
    const formulas = parsed.map(({ formula }) => ({ formula }));
    return { data: { type: 'timeseries_request', attributes: { from, to, interval, queries, formulas } } };
}
function parseOrRefuse(query, prefix) {
    const parsed = parseQuery(query, prefix);
    if (parsed.mistake === undefined)
        return parsed;
    throw new errors/* ConfigurationError */.j1(`the query ${(0,quoted/* quoted */.T)(query)} ${parsed.mistake}`);
}
function requireHost(site) {
    if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(site))
        return site;
    throw new errors/* ConfigurationError */.j1(`found the Datadog site ${(0,quoted/* quoted */.T)(site)}, but it is a name such as \`datadoghq.eu\` or \`us5.datadoghq.com\``);
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

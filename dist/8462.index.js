export const id = 8462;
export const ids = [8462];
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

/***/ 8462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sentry: () => (/* binding */ sentry)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/buckets.js
var buckets = __webpack_require__(32437);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/json-api.js
var json_api = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sentry/parse-query.js

/** What Sentry can be asked about without further parameters (docs.sentry.io/api/explore, `dataset`). */
const datasets = [
    'errors',
    'spans',
    'transactions',
    'logs',
    'discover',
    'uptime_results',
    'profile_functions',
];
/** Reads `[dataset] function(…) [search]`. */
function parseQuery(text) {
    const match = /^\s*(?:([\w-]+)\s+)?([a-z]\w*)\(([^()]*)\)(?:\s+(\S[\s\S]*?))?\s*$/.exec(text);
    if (!match) {
        return {
            mistake: 'has no function at its start; write it as `count() level:error` or `spans p95(span.duration)`',
        };
    }
    const [, given, name = '', argument = '', search = ''] = match;
    if (given !== undefined && !datasets.includes(given)) {
        return {
            mistake: `has the dataset ${(0,quoted/* quoted */.T)(given)}; known are ${datasets.map((each) => `\`${each}\``).join(', ')}`,
        };
    }
    if (unbalanced(search))
        return { mistake: 'has a quote or a parenthesis in its search that is not closed' };
    return {
        dataset: given ?? usualDataset(name, argument),
        aggregate: `${name}(${argument})`,
        search,
        counts: /^(count|failure_count|sum|[ets]p[ms]$)/.test(name),
    };
}
/** Where a function has its values: errors are counted, durations and failures are those of spans. */
function usualDataset(name, argument) {
    if (/^(transaction\.duration|measurements\.)/.test(argument))
        return 'transactions';
    if (/^span\./.test(argument))
        return 'spans';
    return /^(count|count_unique|count_if|ep[ms])$/.test(name) ? 'errors' : 'spans';
}
function unbalanced(search) {
    const bare = search.replaceAll(/"(?:\\"|[^"])*"/g, '');
    const depth = [...bare].reduce((sum, each) => sum + (each === '(' ? 1 : each === ')' ? -1 : 0), 0);
    return depth !== 0 || bare.includes('"');
}
/**
 * Makes a value safe between the double quotes of a search: a `*` there is any text, and a backslash before the closing
 * quote would leave it open. Releases have neither quotes nor backslashes (docs.sentry.io/product/releases/naming-releases).
 */
function escapeSearch(value) {
    return value.replaceAll(/["\\\p{Cc}]/gu, '_').replaceAll('*', '\\*');
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sentry/unit-factor.js
const minute = 60;
const day = 86_400;
/** Units by the names that Sentry has for them (docs.sentry.io/concepts/search/searchable-properties), in seconds and bytes. */
const factors = {
    ...{ nanosecond: 1e-9, microsecond: 1e-6, millisecond: 1e-3, second: 1 },
    ...{ minute, hour: 60 * minute, day, week: 7 * day },
    ...{ bit: 1 / 8, byte: 1, kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9, terabyte: 1e12 },
    ...{ kibibyte: 2 ** 10, mebibyte: 2 ** 20, gibibyte: 2 ** 30, tebibyte: 2 ** 40 },
};
/** What values are multiplied with to get seconds or bytes; shares are shares of 1 already, rates stay per second or minute. */
function unitFactor(type, unit) {
    // A duration without a unit is one of a transaction.
    if (type === 'duration')
        return factors[unit ?? 'millisecond'] ?? 1;
    return type === 'size' ? (factors[unit ?? 'byte'] ?? 1) : 1;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sentry.js






/** Sentry lets a caller have 15 requests under way at once (its `RateLimitConfig` of this endpoint); others want some too. */
const atOnce = 10;
/** Asks Sentry for timeseries of its events; by plain HTTP, because its SDK sends events and reads none. */
const sentry = {
    checkQuery: (query) => parseQuery(query).mistake,
    span: (_, source) => source.period,
    keepsHistory: () => true,
    escape: escapeSearch,
    create: (source, queries, { runtime }) => new buckets/* BucketProvider */.s(new Sentry(source, queries, runtime), runtime),
};
/** https://docs.sentry.io/api/explore/query-explore-events-in-timeseries-format; times are starts of buckets, in milliseconds. */
const answerSchema = schemas/* object */.Ikc({
    timeSeries: schemas/* array */.YOg(schemas/* object */.Ikc({
        values: schemas/* array */.YOg(schemas/* object */.Ikc({
            timestamp: schemas/* number */.aig(),
            value: schemas/* nullable */.mee(schemas/* number */.aig()),
            incomplete: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
            sampleCount: schemas/* nullish */.cl6(schemas/* number */.aig()),
        })),
        meta: schemas/* object */.Ikc({ valueType: schemas/* string */.YjP(), valueUnit: schemas/* nullish */.cl6(schemas/* string */.YjP()), interval: schemas/* number */.aig() }),
    })),
});
class Sentry {
    type = 'sentry';
    name = 'Sentry';
    period;
    queries;
    /** Sentry says itself which buckets still get values. */
    settles = 0;
    /** Of spans and logs Sentry gives at most 2,689 buckets, servers of 2024 at most 1,000 (getsentry/snuba, `endpoint_time_series.py`). */
    most = 1_000;
    #parsed;
    #source;
    #runtime;
    #url;
    constructor(source, queries, runtime) {
        this.#source = source;
        this.#runtime = runtime;
        this.#parsed = queries.map(parseOrRefuse);
        this.period = source.period;
        this.queries = queries.length;
        const organization = encodeURIComponent(source.organization);
        this.#url = `${source.url.replace(/\/+$/, '')}/api/0/organizations/${organization}/events-timeseries/`;
    }
    async read(stretch, retries) {
        const found = [];
        for (let start = 0; start < this.#parsed.length; start += atOnce) {
            const some = this.#parsed.slice(start, start + atOnce);
            found.push(...(await Promise.all(some.map((query) => this.#ask(query, stretch, retries)))));
        }
        return found;
    }
    async #ask(query, stretch, retries) {
        const { token, timeout } = this.#source;
        const answer = await (0,json_api/* askJson */.ey)({
            url: `${this.#url}?${this.#parameters(query, stretch)}`,
            headers: { authorization: `Bearer ${token}` },
            timeout,
            retries,
        }, this.#runtime, (document, given) => this.#explain(document, given));
        if (answer.failure !== undefined)
            return answer;
        const read = answerSchema.safeParse(answer.document);
        if (!read.success) {
            const place = (0,quoted/* quoted */.T)(read.error.issues[0]?.path.join('.') ?? '');
            const detail = `${this.#url} answered with JSON of another form than documented, at ${place}`;
            return { failure: 'malformed', detail };
        }
        // Without `topEvents` there is one series, and none when the token may see no project.
        const [series] = read.data.timeSeries;
        return series ? this.#buckets(series, query) : { buckets: [] };
    }
    #parameters({ dataset, aggregate, search }, { from, to }) {
        const { project, 'sentry-environment': environment } = this.#source;
        const parameters = new URLSearchParams({
            dataset,
            yAxis: aggregate,
            start: (0,clock/* isoInstant */.j2)(from),
            end: (0,clock/* isoInstant */.j2)(to),
            interval: String(this.period / 1_000),
        });
        if (search !== '')
            parameters.set('query', search);
        if (environment !== undefined)
            parameters.set('environment', environment);
        // -1 is all that the token may see; without it, only projects that its user is a member of.
        const numbered = project === undefined || /^\d+$/.test(project);
        parameters.set(numbered ? 'project' : 'projectSlug', project ?? '-1');
        return parameters;
    }
    #buckets({ values, meta }, { counts }) {
        const { valueType, valueUnit, interval } = meta;
        // In seconds in the documentation, in milliseconds on the servers.
        if (interval !== this.period && interval * 1_000 !== this.period) {
            const detail = `${this.#url} gives buckets of ${(0,quantities/* formatDuration */.a3)(interval)}, because it has none of ${(0,quantities/* formatDuration */.a3)(this.period)}; change \`period\``;
            return { failure: 'bad-query', detail };
        }
        const factor = unitFactor(valueType, valueUnit ?? null);
        const buckets = values.map(({ timestamp, value, incomplete, sampleCount }) => {
            // Sentry fills holes with 0, which is no duration and no share.
            const nothing = !counts && (sampleCount ?? (valueType === 'duration' ? value : 1)) === 0;
            const known = value !== null && incomplete !== true && !nothing;
            return { end: timestamp + this.period, value: known ? value * factor : null };
        });
        return { buckets };
    }
    /** `detail` as in every answer of Sentry that is no success; the headers as on docs.sentry.io/api/ratelimits. */
    #explain(...[document, { status, headers }]) {
        const words = detailSchema.safeParse(document).data?.detail;
        const said = words === undefined ? '' : ` (${words.replace(/\.$/, '')})`;
        const { organization, project, 'sentry-environment': environment } = this.#source;
        if (status === 429) {
            const reset = Number(headers['x-sentry-rate-limit-reset']);
            const again = reset > 0 && reset < 1e11 ? `; requests are taken again from ${(0,clock/* isoInstant */.j2)(reset * 1_000)} on` : '';
            return `too many requests with this token${again}${said}`;
        }
        if (status === 401)
            return `the token is wrong, or of another server${said}`;
        if (status === 403) {
            const what = project === undefined ? '' : `, or there is no project ${(0,quoted/* quoted */.T)(project)} that it may see`;
            return `the token lacks the scope \`org:read\` or \`event:read\`${what}${said}`;
        }
        // What a token may not see at all doesn't exist for it; without words it isn't Sentry that says so.
        if (status === 404 && words !== undefined) {
            const other = `no organization ${(0,quoted/* quoted */.T)(organization)} that the token may see, or the server is too old for this API${said}`;
            if (environment === undefined)
                return { failure: 'wrong-credentials', detail: `there is ${other}` };
            // One that nothing was ever reported from doesn't exist either, as before a first deployment; Sentry doesn't say which it is.
            const detail = `nothing was reported from the environment ${(0,quoted/* quoted */.T)(environment)} yet, or there is ${other}`;
            return { failure: 'no-data', detail };
        }
        return words;
    }
}
const detailSchema = schemas/* object */.Ikc({ detail: schemas/* string */.YjP() });
function parseOrRefuse(query) {
    const parsed = parseQuery(query);
    if (parsed.mistake === undefined)
        return parsed;
    throw new errors/* ConfigurationError */.j1(`the query ${(0,quoted/* quoted */.T)(query)} ${parsed.mistake}`);
}


/***/ })

};

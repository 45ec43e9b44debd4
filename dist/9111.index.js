export const id = 9111;
export const ids = [9111];
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

/***/ 89111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  newRelic: () => (/* binding */ newRelic)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/buckets.js
var buckets = __webpack_require__(32437);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/json-api.js
var json_api = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/newrelic/check-nrql.js

/** What clauses can't hide in: strings, names in backticks and comments (docs.newrelic.com/docs/nrql/nrql-syntax-clauses-functions). */
const opaque = /'(?:[^'\\]|\\.)*'|`[^`]*`|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const added = /\b(SINCE|UNTIL|TIMESERIES|COMPARE\s+WITH|SLIDE\s+BY)\b/i;
/**
 * What is wrong with an NRQL query that the provider gives its time, as the end of a sentence that starts with its name;
 * `undefined` when nothing is that can be known here.
 */
function checkNrql(query) {
    const bare = query.replaceAll(opaque, (hidden) => (/^['`]/.test(hidden) ? '``' : ' '));
    const open = /'|`(?!`)|\/\*/.exec(bare.replaceAll('``', ''))?.[0];
    if (open !== undefined)
        return `has ${open === '/*' ? 'a comment' : `a ${open}`} that is not closed`;
    if (!/^\s*(SELECT|FROM|WITH)\b/i.test(bare)) {
        return `starts with ${(0,quoted/* quoted */.T)(query.trim().split(/\s/)[0] ?? '')}, but NRQL with \`SELECT\` or \`FROM\``;
    }
    if (/\bSELECT\s+\*/i.test(bare))
        return 'gives events; count or average them: `SELECT count(*)`';
    const outer = outermost(bare);
    if (outer === undefined)
        return 'has parentheses that do not match';
    const clause = added.exec(outer)?.[1];
    if (clause === undefined)
        return undefined;
    return `has \`${clause.toUpperCase()}\`; leave it out, the provider asks for the time that is looked at`;
}
/** The query without its inner ones, which may have a time of their own. */
function outermost(text) {
    let depth = 0;
    let outer = '';
    for (const character of text) {
        if (character === '(')
            depth += 1;
        else if (character === ')')
            depth -= 1;
        else if (depth === 0)
            outer += character;
        if (depth < 0)
            return undefined;
    }
    return depth === 0 ? outer : undefined;
}
/** Makes a value safe between the single quotes of NRQL. */
function escapeNrql(value) {
    return value.replaceAll(/[\\']/g, '\\$&');
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/newrelic/read-rows.js

/** What stands in a row beside its values (docs.newrelic.com/docs/apis/nerdgraph/examples/nerdgraph-nrql-tutorial). */
const beside = new Set(['beginTimeSeconds', 'endTimeSeconds', 'inspectedCount', 'facet', 'comparison']);
/** The one value of each row with the end of its bucket, which is `end` for rows that don't tell it. */
function readRows(rows, facets, end) {
    const series = new Map();
    const buckets = [];
    for (const row of rows) {
        const { facet, endTimeSeconds } = row;
        const scope = facet === undefined ? undefined : [facet].flat().join(', ');
        const values = valuesOf(row, facets);
        for (const { name } of values)
            series.set(JSON.stringify([scope, name]), scope ?? name);
        const { name = '', value = null } = values[0] ?? {};
        if (value !== null && typeof value !== 'number') {
            return malformed(`${(0,quoted/* quoted */.T)(name)} of the query is no number, but ${(0,quoted/* quoted */.T)(JSON.stringify(value))}`);
        }
        buckets.push({ end: typeof endTimeSeconds === 'number' ? endTimeSeconds * 1_000 : end, value });
    }
    if (series.size > 1)
        return several([...series.values()]);
    if (rows.length > 0 && series.size === 0)
        return malformed('the rows of the query have no value in them');
    return { buckets };
}
function valuesOf(row, facets) {
    const kept = Object.entries(row).filter(([name]) => !beside.has(name) && !facets.includes(name));
    return kept.flatMap(([name, value]) => {
        if (typeof value !== 'object' || value === null)
            return [{ name, value }];
        // `apdex(…)` gives its parts too.
        if ('score' in value)
            return [{ name, value: value.score }];
        // `percentile(duration, 95, 99)` gives `{"95": 0.8, "99": 1.2}`.
        return Object.entries(value).map(([part, inner]) => ({ name: `${name}.${part}`, value: inner }));
    });
}
function several(names) {
    const some = names.slice(0, 3).map((name) => (0,quoted/* quoted */.T)(name));
    const list = `${some.join(', ')}${names.length > 3 ? ', …' : ''}`;
    return {
        failure: 'several-series',
        detail: `the query gives ${names.length} series (${list}) where one is expected; select one value, without \`FACET\``,
    };
}
function malformed(detail) {
    return { failure: 'malformed', detail };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/newrelic.js






/** Where NerdGraph is (docs.newrelic.com/docs/apis/nerdgraph/get-started/introduction-new-relic-nerdgraph). */
const addresses = {
    us: 'https://api.newrelic.com/graphql',
    eu: 'https://api.eu.newrelic.com/graphql',
};
/**
 * Asks New Relic's GraphQL API with NRQL, all queries of a look in one request; by plain HTTP, because a client would add
 * only what these few lines do.
 */
const newRelic = {
    checkQuery: checkNrql,
    span: (_, source) => source.period,
    keepsHistory: () => true,
    escape: escapeNrql,
    create: (source, queries, { runtime }) => new buckets/* BucketProvider */.s(new NewRelic(source, queries, runtime), runtime),
};
const nrqlSchema = schemas/* object */.Ikc({
    results: schemas/* nullable */.mee(schemas/* array */.YOg(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()))),
    metadata: schemas/* nullish */.cl6(schemas/* object */.Ikc({ facets: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* string */.YjP())) })),
});
const errorSchema = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    path: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]))),
    extensions: schemas/* nullish */.cl6(schemas/* object */.Ikc({
        errorClass: schemas/* nullish */.cl6(schemas/* string */.YjP()),
        errorCode: schemas/* nullish */.cl6(schemas/* string */.YjP()),
        error_code: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    })),
});
/** https://docs.newrelic.com/docs/apis/nerdgraph/examples/nerdgraph-nrql-tutorial; errors come with status 200. */
const answerSchema = schemas/* object */.Ikc({
    data: schemas/* nullish */.cl6(schemas/* object */.Ikc({
        actor: schemas/* nullable */.mee(schemas/* object */.Ikc({ account: schemas/* nullable */.mee(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(nrqlSchema))) })),
    })),
    errors: schemas/* nullish */.cl6(schemas/* array */.YOg(errorSchema)),
});
class NewRelic {
    type = 'newrelic';
    name = 'New Relic';
    period;
    queries;
    /** Agents harvest metrics and errors once a minute; New Relic's own alerts wait for two (docs.newrelic.com/docs/alerts). */
    settles = 60_000;
    /** As many buckets as `TIMESERIES` has at most (docs.newrelic.com/docs/nrql/nrql-syntax-clauses-functions). */
    most = 366;
    /** A count of nothing is 0 here, so older buckets would tell nothing. */
    seen = 1;
    #nrql;
    #source;
    #runtime;
    #url;
    constructor(source, queries, runtime) {
        for (const query of queries) {
            const mistake = checkNrql(query);
            if (mistake !== undefined)
                throw new errors/* ConfigurationError */.j1(`the query ${(0,quoted/* quoted */.T)(query)} ${mistake}`);
        }
        this.#source = source;
        this.#runtime = runtime;
        this.#nrql = queries;
        this.period = source.period;
        this.queries = queries.length;
        this.#url = source.url ?? addresses[source.region];
    }
    async read(stretch, retries) {
        const { account, timeout, 'api-key': key } = this.#source;
        const clauses = clausesFor(stretch, this.period);
        // On a line of its own: the query may end with a comment.
        const nrql = this.#nrql.map((query, index) => [`q${index}`, `${query}\n${clauses}`]);
        const variables = { account, timeout: secondsFor(timeout), ...Object.fromEntries(nrql) };
        const answer = await (0,json_api/* askJson */.ey)({
            url: this.#url,
            method: 'POST',
            headers: { 'content-type': 'application/json', 'api-key': key },
            body: JSON.stringify({ query: documentFor(nrql.length), variables }),
            timeout,
            retries,
        }, this.#runtime, explain);
        if (answer.failure !== undefined)
            return this.#nrql.map(() => answer);
        const read = answerSchema.safeParse(answer.document);
        if (read.success)
            return this.#nrql.map((_, index) => this.#result(read.data, `q${index}`, stretch.to));
        const place = (0,quoted/* quoted */.T)(read.error.issues[0]?.path.join('.') ?? '');
        const detail = `${this.#url} answered with JSON of another form than documented, at ${place}`;
        return this.#nrql.map(() => ({ failure: 'malformed', detail }));
    }
    #result({ data, errors }, alias, end) {
        const all = errors ?? [];
        // An error without a place in the document is one of the whole request.
        const error = all.find(({ path }) => path?.includes(alias)) ?? all.find(({ path }) => !isOfOne(path));
        if (error)
            return this.#failure(error);
        const found = data?.actor?.account?.[alias];
        if (found?.results) {
            const read = readRows(found.results, found.metadata?.facets ?? [], end);
            return read.failure === 'malformed' ? { ...read, detail: `${this.#url}: ${read.detail}` } : read;
        }
        if (data?.actor?.account === null) {
            const detail = `${this.#url} shows nothing of account ${this.#source.account}; may the user of the key see it, and is it in this region?`;
            return { failure: 'wrong-credentials', detail };
        }
        return { failure: 'malformed', detail: `${this.#url} answered without a result and without an error` };
    }
    #failure(error) {
        // Redacted before it is cut: half a secret would not be known as one.
        const words = this.#runtime.secrets.redact(error.message);
        return { failure: failureOf(error), detail: `${this.#url} says ${codeOf(error)}${(0,quoted/* quoted */.T)(words)}` };
    }
}
/** All queries in one document; account and NRQL are variables, so that nothing in them becomes GraphQL. */
function documentFor(count) {
    const aliases = Array.from({ length: count }, (_, index) => `q${index}`);
    const variables = aliases.map((alias) => `, $${alias}: Nrql!`).join('');
    const fields = aliases.map((alias) => `${alias}: nrql(query: $${alias}, timeout: $timeout) { results metadata { facets } }`);
    return `query ($account: Int!, $timeout: Seconds${variables}) { actor { account(id: $account) { ${fields.join(' ')} } } }`;
}
function clausesFor({ from, to }, period) {
    const time = `SINCE ${from} UNTIL ${to}`;
    return to - from === period ? time : `${time} TIMESERIES ${period / 1_000} seconds`;
}
/** A second less than we wait, so that New Relic says it itself; it takes 5 to 120 s. */
function secondsFor(timeout) {
    return Math.min(Math.max(Math.floor(timeout / 1_000) - 1, 5), 120);
}
function isOfOne(path) {
    return path?.some((step) => /^q\d+$/.test(String(step))) ?? false;
}
function codeOf({ extensions }) {
    const code = extensions?.errorClass ?? extensions?.errorCode ?? extensions?.error_code;
    // Some errors have a whole sentence where others have their code.
    return code && /^[\w:.-]{1,60}$/.test(code) ? `${code}: ` : '';
}
/** Classes as NerdGraph gives them; NRDB:1106924 and NRDB:1107005 are its codes for too many and too large queries. */
const kinds = [
    [/TOO_MANY_REQUESTS|RATE_LIMIT|NRDB:1106924|NRDB:1107005/, 'rate-limited'],
    [/ACCESS_DENIED|UNAUTHORIZED|FORBIDDEN|BAD_API_KEY/, 'wrong-credentials'],
    [/INVALID_INPUT|BAD_USER_INPUT|NRQL Syntax Error|Unknown function/, 'bad-query'],
    [/TIMEOUT|SERVER_ERROR|INTERNAL|SERVICE_UNAVAILABLE/, 'server-error'],
];
function failureOf({ extensions, message }) {
    const { errorClass, errorCode, error_code } = extensions ?? {};
    const said = [errorClass, errorCode, error_code, message].join(' ');
    return kinds.find(([pattern]) => pattern.test(said))?.[1] ?? 'refused';
}
/** docs.newrelic.com/docs/apis/nerdgraph/nerdgraph-usage-limits; a wrong key is told with status 401 and `BAD_API_KEY`. */
const explain = (document, { status }) => {
    const words = answerSchema
        .safeParse(document)
        .data?.errors?.map(({ message }) => message)
        .join('; ');
    const said = words ? ` (${words})` : '';
    if (status === 429)
        return `more than 25 requests of this user at the same time${said}`;
    if (status === 401 || status === 403)
        return `the key is wrong, of another region, or no user key${said}`;
    return words;
};


/***/ })

};

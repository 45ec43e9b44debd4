export const id = 8602;
export const ids = [8602];
export const modules = {

/***/ 8602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  http: () => (/* binding */ http)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./node_modules/jsonata/jsonata.js
var jsonata = __webpack_require__(79132);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/http/jsonata-query.js


/**
 * What stops an expression that would not end: milliseconds, nested evaluations, elements of a list. A regular expression
 * that backtracks for ever and one call of a built-in function are not stopped by them.
 */
const guards = { timeout: 1_000, stack: 500, sequence: 100_000 };
/** Errors of JSONata that lie in the expression, whatever the document is: no such function, and the guards. */
const ownFault = /^(T100[5-8]|D1011|D1012|D2014|D2015)$/;
/** A query that is no JSONata expression; the message is the end of a sentence that starts with the query. */
class JsonataSyntaxError extends Error {
}
/** Parses an expression. Throws {@link JsonataSyntaxError}, also for `$eval`: what a server answers must not become code. */
function parseJsonata(query) {
    const expression = parse(query);
    if (usesEval(expression.ast())) {
        throw new JsonataSyntaxError('uses `$eval`, which would run what the server answers; it is not allowed');
    }
    return async (document, redact) => {
        try {
            return { result: await expression.evaluate(document) };
        }
        catch (error) {
            if (isJsonataError(error))
                return explain({ ...error, message: redact(error.message) }, query);
            if (!(error instanceof RangeError))
                throw error;
            return {
                failure: 'malformed',
                detail: `${(0,quoted/* quoted */.T)(query)} can't be evaluated: the answer is too deep or too long for it`,
            };
        }
    };
}
/** A value as it stands between the quotes of a JSONata string: whatever could end it is written as an escape. */
function escapeInJsonata(value) {
    return value.replaceAll(/[^\w .:@/+-]/g, (character) => {
        const code = character.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${code}`;
    });
}
function parse(query) {
    try {
        return jsonata(query, guards);
    }
    catch (error) {
        if (!isJsonataError(error))
            throw error;
        throw new JsonataSyntaxError(`is no JSONata expression: ${inWords(error)}`);
    }
}
function isJsonataError(error) {
    const { code, message } = (error ?? {});
    return typeof code === 'string' && /^[A-Z]\d{4}$/.test(code) && typeof message === 'string';
}
function inWords({ message, position }) {
    // The look-behind keeps it from trying anew at each full stop of many.
    const text = quotedSafely(message.replace(/(?<![.\s])[.\s]+$/, ''));
    return position === undefined ? text : `${text} (at character ${position})`;
}
/** The message may repeat what the server answered. */
function quotedSafely(message) {
    return (0,quoted/* quoted */.T)(message).slice(1, -1);
}
function explain(error, query) {
    if (error.code === 'D1001') {
        return { failure: 'not-a-number', detail: `the result of ${(0,quoted/* quoted */.T)(query)} is beyond all numbers` };
    }
    const why = `${(0,quoted/* quoted */.T)(query)} can't be evaluated: ${inWords(error)}`;
    if (ownFault.test(error.code))
        return { failure: 'bad-query', detail: why };
    return { failure: 'malformed', detail: `${why}; the answer is not as the query expects it` };
}
function usesEval(node, seen = new Set()) {
    if (typeof node !== 'object' || node === null || seen.has(node))
        return false;
    seen.add(node);
    const { type, value } = node;
    if (type === 'variable' && value === 'eval')
        return true;
    return Object.values(node).some((child) => usesEval(child, seen));
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/time-in-seconds.js
var time_in_seconds = __webpack_require__(60285);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/http/read-result.js


const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** Reads the result of a query. `query` is how messages call it; `redact` takes secrets out of a text, before that is cut. */
function readResult(result, query, redact) {
    const show = (found) => shown(found, redact);
    if (typeof result === 'number')
        return { value: result };
    if (result === undefined || result === null)
        return nothing(query);
    if (!Array.isArray(result))
        return malformed(query, result, show);
    if (result.length === 0)
        return nothing(query);
    // JSONata gives a list of one element as that element.
    if (isPair(result))
        return { points: [pointOf(result)] };
    if (result.every((element) => Array.isArray(element)))
        return pointsOf(result, query, show);
    if (!result.every((element) => typeof element === 'number')) {
        return malformed(query, result.find((element) => typeof element !== 'number'), show);
    }
    const [first = Number.NaN, ...more] = result;
    return more.length === 0 ? { value: first } : severalNumbers(result, query);
}
function pointsOf(pairs, query, show) {
    const wrong = pairs.find((pair) => !isPair(pair));
    if (wrong)
        return wrongPair(wrong, query, show);
    const points = pairs.map((pair) => pointOf(pair)).sort((a, b) => a.time - b.time);
    const twice = points.find(({ time }, index) => time === points[index + 1]?.time);
    if (twice === undefined)
        return { points };
    const detail = `${(0,quoted/* quoted */.T)(query)} gives two values for ${(0,clock/* isoInstant */.j2)(twice.time)} where one is expected; select one series`;
    return { failure: 'several-series', detail };
}
/** Whether it is a time and a value, or a time without a value. */
function isPair(found) {
    const [time, value, ...more] = found;
    const isValue = typeof value === 'number' || value === null;
    return found.length === 2 && more.length === 0 && isValue && timeOf(time) !== undefined;
}
function pointOf([time, value]) {
    return { time: timeOf(time) ?? Number.NaN, value: typeof value === 'number' ? value : Number.NaN };
}
function timeOf(time) {
    if (typeof time === 'number')
        return (0,time_in_seconds/* timeInSeconds */.S)(time);
    if (typeof time !== 'string' || !instant.test(time))
        return undefined;
    const milliseconds = Date.parse(time);
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
function nothing(query) {
    const detail = `${(0,quoted/* quoted */.T)(query)} finds nothing in the answer; where that means 0, write \`$exists(…) ? … : 0\``;
    return { failure: 'no-data', detail };
}
function severalNumbers(numbers, query) {
    const found = numbers.slice(0, 3).map((value) => `\`${value}\``);
    const list = `${found.join(', ')}${numbers.length > 3 ? ', …' : ''}`;
    const detail = `${(0,quoted/* quoted */.T)(query)} gives ${numbers.length} values (${list}) where one is expected; aggregate with \`$sum(…)\``;
    return { failure: 'several-series', detail };
}
function malformed(query, found, show) {
    const remedy = typeof found === 'string'
        ? '; if it is one in a text, write `$number(…)`'
        : typeof found === 'boolean'
            ? '; write `… ? 1 : 0`'
            : '';
    return {
        failure: 'malformed',
        detail: `${(0,quoted/* quoted */.T)(query)} must give a number, but gives ${show(found)}${remedy}`,
    };
}
function wrongPair(found, query, show) {
    const detail = `${(0,quoted/* quoted */.T)(query)} must give pairs of a time (seconds since 1970, or an instant such as \`2026-01-31T12:00:00Z\`) and a number, but one is ${show(found)}`;
    return { failure: 'malformed', detail };
}
function shown(found, redact) {
    if (typeof found === 'string')
        return `the text ${(0,quoted/* quoted */.T)(redact(found))}`;
    if (typeof found === 'function' || isLambda(found))
        return 'a function';
    return (0,quoted/* quoted */.T)(redact(asJson(found)));
}
/** Functions in it refer to themselves, and what is nested without end has no text either. */
function asJson(found) {
    try {
        return JSON.stringify(found) ?? String(found);
    }
    catch {
        return Array.isArray(found) ? '[…]' : '{…}';
    }
}
/** Functions of JSONata are objects that hold their whole environment. */
function isLambda(found) {
    return (typeof found === 'object' &&
        found !== null &&
        ('_jsonata_lambda' in found || '_jsonata_function' in found));
}

// EXTERNAL MODULE: ./build/packages/metrics/src/providers/json-api.js
var json_api = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/http.js




/** A value with a time older than this says nothing about now, in milliseconds; Prometheus looks back as far. */
const oldest = 5 * 60_000;
/** Any address that answers with JSON; queries are JSONata (https://docs.jsonata.org). */
const http = {
    checkQuery: (query) => {
        try {
            parseJsonata(query);
            return undefined;
        }
        catch (error) {
            if (error instanceof JsonataSyntaxError)
                return error.message;
            throw error;
        }
    },
    span: () => 0,
    keepsHistory: ({ history }) => history !== undefined,
    escape: escapeInJsonata,
    create: (source, queries, { runtime }) => source.history
        ? new HistoricalHttpProvider(source, source.history, queries, runtime)
        : new HttpProvider(source, queries, runtime),
};
class HttpProvider {
    type = 'http';
    #source;
    #queries;
    #runtime;
    #headers;
    constructor(source, queries, runtime) {
        this.#source = source;
        this.#runtime = runtime;
        this.#queries = queries.map((text) => ({ text, evaluate: parseOrRefuse(text) }));
        this.#headers = {
            ...(source.body === undefined ? {} : { 'content-type': 'application/json' }),
            ...inLowerCase((0,json_api/* authenticate */.QF)(source)),
        };
    }
    async observe() {
        const found = await this.ask(this.#source.url, 0);
        return found.map((each) => this.#newest(each));
    }
    async findMistakes() {
        const found = await this.ask(this.#source.url, 0);
        return found.map((each) => {
            // Only these two are as wrong at every look; an answer of another shape may come right with the next one.
            const lasting = each.failure === 'wrong-credentials' || each.failure === 'bad-query';
            return lasting ? `can't be asked: ${each.detail}` : undefined;
        });
    }
    /** Asks once and reads the answer for every query. Throws only the signal's reason. */
    async ask(url, retries) {
        const { method, body, timeout } = this.#source;
        const answer = await (0,json_api/* askJson */.ey)({ url, method, headers: this.#headers, timeout, retries, ...(body === undefined ? {} : { body }) }, this.#runtime, wordsIn);
        if (answer.failure !== undefined)
            return this.#queries.map(() => answer);
        const found = [];
        // One after the other: together, each would count the time of all the others as its own.
        for (const query of this.#queries)
            found.push(await this.#read(query, answer.document));
        return found;
    }
    async #read({ text, evaluate }, document) {
        const redact = (words) => this.#runtime.secrets.redact(words);
        const evaluated = await evaluate(document, redact);
        const found = evaluated.failure === undefined ? readResult(evaluated.result, text, redact) : evaluated;
        return found.failure === undefined ? found : this.#located(found);
    }
    /** What a server answered may be in it, and so what it was sent. */
    #located({ failure, detail }) {
        const { origin, pathname } = new URL(this.#source.url);
        return { failure, detail: this.#runtime.secrets.redact(`${origin}${pathname}: ${detail}`) };
    }
    #newest(found) {
        if (found.failure !== undefined)
            return found;
        if (found.points === undefined)
            return this.#finite(found.value, {});
        const newest = found.points.at(-1);
        if (newest === undefined || found.points.every(({ value }) => Number.isNaN(value))) {
            return this.#located({ failure: 'no-data', detail: 'none of the points has a value' });
        }
        const now = this.#runtime.clock.now();
        const { time, value } = found.points.findLast((point) => !Number.isNaN(point.value)) ?? newest;
        if (time <= now - oldest) {
            const at = new Date(time).toISOString();
            return this.#located({ failure: 'stale', detail: `the newest value is of ${at}, older than 5m` });
        }
        return this.#finite(value, { time: Math.min(time, now) });
    }
    #finite(value, at) {
        if (Number.isFinite(value))
            return { value, ...at };
        const detail = Number.isNaN(value)
            ? 'the result is NaN, as 0/0 is when there was no traffic to measure'
            : 'the result is infinite: something was divided by 0';
        return this.#located({ failure: 'not-a-number', detail });
    }
}
class HistoricalHttpProvider extends HttpProvider {
    #url;
    #parameters;
    constructor(source, parameters, queries, runtime) {
        super(source, queries, runtime);
        this.#url = source.url;
        this.#parameters = parameters;
    }
    async history(range) {
        const found = await this.ask(this.#urlOf(range), 2);
        return found.map((each) => {
            if (each.failure !== undefined)
                return each;
            if (each.points === undefined) {
                const detail = `for a time already past the query must give pairs of time and value, but it gives the number ${each.value}`;
                return { failure: 'malformed', detail };
            }
            const inRange = ({ time, value }) => Number.isFinite(value) && time >= range.from && time <= range.to;
            return { points: each.points.filter(inRange) };
        });
    }
    #urlOf({ from, to, step }) {
        const { from: start, to: end, step: between } = this.#parameters;
        const seconds = (milliseconds) => String(Math.round(milliseconds) / 1_000);
        const parameters = new URLSearchParams({ [start]: seconds(from), [end]: seconds(to) });
        if (between !== undefined)
            parameters.set(between, seconds(step));
        const [address = ''] = this.#url.split('#');
        return `${address}${address.includes('?') ? '&' : '?'}${parameters}`;
    }
}
/**
 * The words that most APIs have for what went wrong: GitHub and many others `message`, RFC 9457 `detail`. GitHub's limit is a 403, too:
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const wordsIn = (document, { status, headers }) => {
    const { message, detail, error } = (document ?? {});
    const said = [message, detail, error].find((words) => typeof words === 'string');
    const words = typeof said === 'string' ? said : undefined;
    const limited = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
    if (status === 403 && limited)
        return { failure: 'rate-limited', detail: words ?? 'too many requests' };
    // Queries are evaluated here: what the server refuses is the address or the body, for now, as with a version it doesn't know yet.
    if (status === 400 || status === 422)
        return { failure: 'refused', detail: words ?? 'look at `url` and `body`' };
    return words;
};
function inLowerCase(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
function parseOrRefuse(query) {
    try {
        return parseJsonata(query);
    }
    catch (error) {
        if (!(error instanceof JsonataSyntaxError))
            throw error;
        throw new errors/* ConfigurationError */.j1(`the query ${(0,quoted/* quoted */.T)(query)} ${error.message}`);
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

/***/ 60285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ timeInSeconds)
/* harmony export */ });
/** Seconds from 2001-09-09 to 5138-11-16; a clock in milliseconds has long been beyond it, and a value is seldom in it. */
const plausible = { least: 1e9, most: 1e11 };
/** The milliseconds since 1970 of a time in seconds since 1970; `undefined` for a number that is none, as one in milliseconds is. */
function timeInSeconds(seconds) {
    return seconds >= plausible.least && seconds < plausible.most ? Math.round(seconds * 1_000) : undefined;
}


/***/ })

};

export const id = 1840;
export const ids = [1840];
export const modules = {

/***/ 51840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLogRoundtripCheck: () => (/* binding */ createLogRoundtripCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/markers/search.js
var markers_search = __webpack_require__(6798);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/elasticsearch.js
var elasticsearch = __webpack_require__(23483);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/loki.js
var monitoring_loki = __webpack_require__(80531);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/run-script.js
var run_script = __webpack_require__(57221);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/markers/marked-request.js
var marked_request = __webpack_require__(35530);
;// CONCATENATED MODULE: ./build/packages/checks/src/monitoring/markers/write.js





/** The way that a configuration names; `timeout` is in milliseconds. Throws ConfigurationError. */
function createWriting(given, timeout, outside) {
    const { runtime, subject } = outside;
    const text = (marker) => `Test of the logs before a deployment of ${subject.service} to ${subject.environment}: ${marker}`;
    switch (given.provider) {
        case 'loki': {
            const loki = new monitoring_loki/* LokiServer */.x(given, runtime, timeout);
            return {
                asks: `POST ${loki.place('push')}`,
                write: (marker, signal) => loki.push(given.labels, text(marker), runtime.clock.now(), signal),
            };
        }
        case 'elasticsearch': {
            const server = new elasticsearch/* ElasticsearchServer */.f(given, runtime, timeout);
            const document = (marker) => ({
                '@timestamp': (0,clock/* isoInstant */.j2)(runtime.clock.now()),
                message: text(marker),
            });
            return {
                asks: `POST ${server.place(given.index)}/_doc`,
                write: (marker, signal) => server.add(given.index, document(marker), signal),
            };
        }
        case 'http':
            return writeByHttp(given, timeout, outside);
        case 'command':
            return {
                asks: given.run.trim(),
                write: (marker, signal) => (0,run_script/* runToSuccess */.I)(given.run, { variables: { DEPLOY_MARKER: marker }, timeout }, outside, signal),
            };
    }
}
function writeByHttp(given, timeout, { runtime }) {
    if (!given.url.includes('$MARKER') && !given.body?.includes('$MARKER')) {
        throw new errors/* ConfigurationError */.j1('neither `url` nor `body` of `write` has $MARKER in it: nothing would be written');
    }
    const request = (0,marked_request/* readyRequest */.D)(given, timeout, runtime);
    return {
        asks: request.asks,
        write: (marker, signal) => request.api.send(request.of(marker), signal),
    };
}

// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/round-trip.js
var round_trip = __webpack_require__(80690);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/log-roundtrip.js



/** Writes a marker to the log and waits until it is found. Throws ConfigurationError for requests that could write or find none. */
function createLogRoundtripCheck(configuration, context) {
    const { interval, timeout, 'warn-slower-than': slow } = configuration;
    const { clock } = context.runtime;
    const writing = createWriting(configuration.write, timeout, context);
    const search = (0,markers_search/* createSearch */.X)(configuration.find, timeout, context);
    return {
        asks: `${writing.asks}, then ${search.asks}`,
        async ask(signal) {
            const marker = (0,round_trip/* newMarker */.XS)();
            // A search that repeats what it is asked for would find anything.
            const before = await search.look(marker, signal);
            if (before.found) {
                const finding = `${search.where} has the marker before it was written: it repeats what it is asked for, which proves nothing`;
                return { status: 'fail', finding, answer: `found ${marker}, which nobody had written` };
            }
            const started = clock.now();
            await writing.write(marker, signal);
            const look = (until) => search.look(marker, until);
            const arrival = await (0,round_trip/* awaitArrival */.KF)(look, { started, interval, clock, signal });
            const { status, finding } = (0,round_trip/* gradeArrival */.Vo)(`the marker in the log`, arrival, slow);
            const where = arrival.found ? `found in ${search.where}` : `written, and not found in ${search.where}`;
            return { status, finding, answer: `${marker}: ${where}, looks: ${arrival.looks}` };
        },
    };
}


/***/ }),

/***/ 23483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ ElasticsearchServer)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var _monitoring_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62437);


const answerSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    timed_out: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    hits: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ hits: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ _index: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })) }),
});
/** The document API and the search of Elasticsearch and OpenSearch; https://www.elastic.co/docs/api/doc/elasticsearch/ */
class ElasticsearchServer {
    #api;
    /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
    constructor(access, runtime, timeout) {
        this.#api = new _monitoring_api_js__WEBPACK_IMPORTED_MODULE_1__/* .MonitoringApi */ .hO('Elasticsearch', access, runtime, { timeout, explain });
    }
    /** The address of an index. */
    place(index) {
        return this.#api.place(`/${segment(index)}`);
    }
    /** Adds a document. Throws ApiError, and the signal's reason. */
    async add(index, document, signal) {
        const body = JSON.stringify(document);
        await this.#api.send({ path: `/${segment(index)}/_doc`, method: 'POST', body }, signal);
    }
    /** Whether a field of any document has a word in it. Throws ApiError, and the signal's reason. */
    async has(index, field, word, signal) {
        const body = JSON.stringify({ size: 1, query: { match_phrase: { [field]: word } } });
        // An index that begins with its first document isn't there before it.
        const parameters = Object.entries({ ignore_unavailable: 'true' });
        const request = { path: `/${segment(index)}/_search`, parameters, method: 'POST', body };
        const { document } = await this.#api.ask(request, answerSchema, signal);
        return document.hits.hits.length > 0;
    }
}
/** Commas and stars stand for several indices. */
function segment(index) {
    return encodeURIComponent(index).replaceAll('%2C', ',');
}
/** The error says why in one place, and who was at fault in another. */
const explain = (document) => {
    const { error } = (document ?? {});
    if (typeof error === 'string')
        return error;
    const { reason, type } = (error ?? {});
    if (typeof reason === 'string')
        return reason;
    return typeof type === 'string' ? type : undefined;
};


/***/ }),

/***/ 80531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ nanoseconds),
/* harmony export */   x: () => (/* binding */ LokiServer)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43759);
/* harmony import */ var _monitoring_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62437);


/** A value has a third part where labels are told apart. */
const valueSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^\d+$/)), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J());
const answerSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    status: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('success'),
    data: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        resultType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('streams'),
        result: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ stream: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), values: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valueSchema) })),
    }),
});
/** The HTTP API of Loki; https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
class LokiServer {
    #api;
    /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
    constructor(access, runtime, timeout) {
        this.#api = new _monitoring_api_js__WEBPACK_IMPORTED_MODULE_2__/* .MonitoringApi */ .hO('Loki', access, runtime, { timeout });
    }
    /** The address of one of its resources. */
    place(resource) {
        return this.#api.place(`/loki/api/v1/${resource}`);
    }
    /** The first lines of a range that a query gives, oldest first. Throws ApiError, and the signal's reason. */
    async lines(query, { from, to, limit }, signal) {
        const given = { query, start: `${from}`, end: `${to}`, limit: `${limit}`, direction: 'forward' };
        const request = { path: '/loki/api/v1/query_range', parameters: Object.entries(given) };
        const { document } = await this.#api.ask(request, answerSchema, signal);
        const lines = document.data.result.flatMap(({ stream, values }) => values.map(([at, text]) => ({ labels: stream, at: BigInt(at), text })));
        return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    }
    /** Writes one line to the stream with these labels, at a time in milliseconds since 1970. Throws ApiError, and the signal's reason. */
    async push(labels, text, at, signal) {
        const body = JSON.stringify({ streams: [{ stream: labels, values: [[`${nanoseconds(at)}`, text]] }] });
        await this.#api.send({ path: '/loki/api/v1/push', method: 'POST', body }, signal);
    }
}
/** Milliseconds since 1970 in the nanoseconds of Loki. */
function nanoseconds(milliseconds) {
    return BigInt(Math.trunc(milliseconds)) * 1000000n;
}


/***/ }),

/***/ 35530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readyRequest),
/* harmony export */   P: () => (/* binding */ withMarker)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _monitoring_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62437);


/** Makes a request ready; `timeout` is in milliseconds. Throws ConfigurationError for one that can't be sent. */
function readyRequest({ url, method, headers = {}, body }, timeout, runtime) {
    const { origin, pathname } = (0,_monitoring_api_js__WEBPACK_IMPORTED_MODULE_0__/* .addressOf */ .ci)(url);
    if (body !== undefined && method === 'GET') {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1('a request with a `body` needs `method: POST`');
    }
    return {
        ...{ origin, asks: `${method} ${origin}${pathname}` },
        api: new _monitoring_api_js__WEBPACK_IMPORTED_MODULE_0__/* .MonitoringApi */ .hO(origin, { url: origin, headers }, runtime, { timeout }),
        of: (marker) => {
            const address = new URL(withMarker(url, marker));
            const given = body === undefined ? {} : { body: withMarker(body, marker) };
            return { path: address.pathname, parameters: address.searchParams, method, ...given };
        },
    };
}
/** A text with the marker where it goes; a marker needs no escaping anywhere. */
function withMarker(text, marker) {
    return text.replaceAll('$MARKER', marker);
}


/***/ }),

/***/ 6798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ createSearch)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95819);
/* harmony import */ var _elasticsearch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23483);
/* harmony import */ var _loki_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80531);
/* harmony import */ var _monitoring_api_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62437);
/* harmony import */ var _run_script_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57221);
/* harmony import */ var _marked_request_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35530);






/** Clocks may differ by so much, in milliseconds: a line has the time of the machine that wrote it. */
const skew = 300_000;
/** The place that a configuration names; `timeout` is in milliseconds, for each look. Throws ConfigurationError. */
function createSearch(find, timeout, outside) {
    switch (find.provider) {
        case 'loki':
            return searchLoki(find, timeout, outside);
        case 'elasticsearch':
            return searchElasticsearch(find, timeout, outside);
        case 'http':
            return searchByHttp(find, timeout, outside);
        case 'command':
            return searchByScript(find, timeout, outside);
    }
}
function searchLoki({ query, ...access }, timeout, { runtime }) {
    const loki = new _loki_js__WEBPACK_IMPORTED_MODULE_0__/* .LokiServer */ .x(access, runtime, timeout);
    return {
        where: 'Loki',
        asks: `GET ${loki.place('query_range')} for ${query}`,
        async look(marker, signal) {
            const now = runtime.clock.now();
            const range = { from: (0,_loki_js__WEBPACK_IMPORTED_MODULE_0__/* .nanoseconds */ ._)(now - skew), to: (0,_loki_js__WEBPACK_IMPORTED_MODULE_0__/* .nanoseconds */ ._)(now + skew), limit: 1 };
            const lines = await loki.lines(`${query}\n|= "${marker}"`, range, signal);
            return { found: lines.length > 0 || undefined };
        },
    };
}
function searchElasticsearch({ index, field, ...access }, timeout, { runtime }) {
    const server = new _elasticsearch_js__WEBPACK_IMPORTED_MODULE_1__/* .ElasticsearchServer */ .f(access, runtime, timeout);
    return {
        where: 'Elasticsearch',
        asks: `POST ${server.place(index)}/_search for the field ${field}`,
        look: async (marker, signal) => ({
            found: (await server.has(index, field, marker, signal)) || undefined,
        }),
    };
}
function searchByHttp(find, timeout, { runtime }) {
    const { contains } = find;
    if (!contains.includes('$MARKER')) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`contains\` must have $MARKER in it, found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(contains)}`);
    }
    const request = (0,_marked_request_js__WEBPACK_IMPORTED_MODULE_4__/* .readyRequest */ .D)(find, timeout, runtime);
    return {
        where: request.origin,
        asks: request.asks,
        async look(marker, signal) {
            try {
                const text = await request.api.text(request.of(marker), signal);
                return { found: text.includes((0,_marked_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withMarker */ .P)(contains, marker)) || undefined };
            }
            catch (error) {
                // What hasn't arrived may not be there at all yet.
                if (!(error instanceof _monitoring_api_js__WEBPACK_IMPORTED_MODULE_5__/* .ApiError */ .hD && /status 404\b/.test(error.message)))
                    throw error;
                return { found: undefined, note: error.message };
            }
        },
    };
}
function searchByScript({ run }, timeout, outside) {
    return {
        where: 'the script',
        asks: run.trim(),
        async look(marker, signal) {
            const given = { variables: { DEPLOY_MARKER: marker }, timeout };
            const { exitCode, lastLines } = await (0,_run_script_js__WEBPACK_IMPORTED_MODULE_6__/* .runScript */ .j)(run, given, outside, signal);
            if (exitCode === 0)
                return { found: true };
            const last = lastLines.at(-1)?.trim();
            return {
                found: undefined,
                note: `the script ended with exit code ${exitCode}${last ? `: ${last}` : ''}`,
            };
        },
    };
}


/***/ })

};

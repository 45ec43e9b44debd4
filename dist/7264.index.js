export const id = 7264;
export const ids = [7264];
export const modules = {

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

/***/ 17264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAlertRoundtripCheck: () => (/* binding */ createAlertRoundtripCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/markers/search.js
var markers_search = __webpack_require__(6798);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/round-trip.js
var round_trip = __webpack_require__(80690);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/monitoring-api.js
var monitoring_api = __webpack_require__(62437);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/alert-roundtrip/test-alert.js


/** https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml, `gettableAlerts` */
const alertsSchema = schemas/* array */.YOg(schemas/* object */.Ikc({
    receivers: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
    status: schemas/* object */.Ikc({
        state: schemas/* string */.YjP(),
        silencedBy: schemas/* array */.YOg(schemas/* string */.YjP()),
        inhibitedBy: schemas/* array */.YOg(schemas/* string */.YjP()),
    }),
}));
const path = '/api/v2/alerts';
/** The alert has to be ended even when the check's time is over; within the time that a cancelled step has left, in milliseconds. */
const timeToEnd = 2_000;
/** The alert ends by itself so long after the time limit of the check, in milliseconds. */
const spare = 60_000;
/** An alert that only this check knows, by a marker among its labels. */
class TestAlert {
    #api;
    #farewell;
    #labels;
    #marker;
    #runtime;
    #timeout;
    #startsAt = 0;
    constructor(configuration, marker, runtime) {
        const { timeout } = configuration;
        const open = (limit) => new monitoring_api/* MonitoringApi */.hO('Alertmanager', configuration, runtime, { timeout: limit });
        this.#api = open(timeout);
        this.#farewell = open(timeToEnd);
        this.#labels = { ...configuration.labels, alertname: configuration.alertname, deployment_test: marker };
        this.#marker = marker;
        this.#runtime = runtime;
        this.#timeout = timeout;
    }
    /** Where alerts are sent to. */
    get place() {
        return this.#api.place(path);
    }
    /** Lets it fire; by itself it ends soon after the check. Throws ApiError, and the signal's reason. */
    async fire(signal) {
        this.#startsAt = this.#runtime.clock.now();
        await this.#send(this.#api, this.#startsAt + this.#timeout + spare, signal);
    }
    /** Ends it, whatever was cancelled. Throws ApiError. */
    async end() {
        const now = this.#runtime.clock.now();
        await this.#send(this.#farewell, Math.max(now, this.#startsAt + 1), new AbortController().signal);
    }
    /** Looks for it. Throws ApiError, and the signal's reason. */
    async look(signal) {
        const parameters = [
            ...Object.entries({ active: 'true', unprocessed: 'true', silenced: 'true', inhibited: 'true' }),
            ['filter', `deployment_test="${this.#marker}"`],
        ];
        const { document } = await this.#api.ask({ path, parameters }, alertsSchema, signal);
        const [alert] = document;
        if (!alert)
            return { found: undefined };
        const { state, silencedBy, inhibitedBy } = alert.status;
        return { found: { receivers: alert.receivers.map(({ name }) => name), state, silencedBy, inhibitedBy } };
    }
    async #send(api, endsAt, signal) {
        const summary = 'A test of the way that alerts take, before a deployment. Nothing is wrong.';
        const times = { startsAt: iso(this.#startsAt), endsAt: iso(endsAt) };
        const alert = { labels: this.#labels, annotations: { summary }, ...times };
        await api.send({ path, method: 'POST', body: JSON.stringify([alert]) }, signal);
    }
}
function iso(milliseconds) {
    return new Date(milliseconds).toISOString();
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/alert-roundtrip.js





/** Lets a test alert fire and follows it to its receivers; it is ended however the check ends. Throws ConfigurationError for addresses that are none. */
function createAlertRoundtripCheck(configuration, context) {
    const { runtime } = context;
    const { arrived, timeout, alertname, receivers } = configuration;
    const search = arrived && (0,markers_search/* createSearch */.X)(arrived, timeout, context);
    const { place } = new TestAlert(configuration, (0,round_trip/* newMarker */.XS)(), runtime);
    return {
        asks: `POST ${place} with ${alertname} for ${receivers.join(', ')}${search ? `, then ${search.asks}` : ''}`,
        async ask(signal) {
            const marker = (0,round_trip/* newMarker */.XS)();
            const alert = new TestAlert(configuration, marker, runtime);
            if ((await search?.look(marker, signal))?.found) {
                const finding = `${search?.where} has the marker before the alert fired: it repeats what it is asked for, which proves nothing`;
                return { status: 'fail', finding, answer: `found ${marker}, which nobody had sent` };
            }
            const grades = [];
            const lines = [`${alertname}{deployment_test="${marker}"}`];
            try {
                await alert.fire(signal);
                await follow(alert, marker, search, configuration, { runtime, signal, grades, lines });
            }
            finally {
                grades.push(...(await end(alert)));
            }
            return (0,src_grades/* gathered */.P)(grades, lines.join('\n'));
        },
    };
}
async function follow(alert, marker, search, configuration, { runtime: { clock }, signal, grades, lines }) {
    const { interval, 'warn-slower-than': slow } = configuration;
    const wait = { started: clock.now(), interval, clock, signal };
    const seen = await (0,round_trip/* awaitArrival */.KF)((until) => alert.look(until), wait);
    if (!seen.found) {
        grades.push((0,round_trip/* gradeArrival */.Vo)('the test alert in Alertmanager', seen, slow));
        return;
    }
    const { receivers, state } = seen.found;
    lines.push(`${state}, routed to ${receivers.join(', ') || 'nobody'}`);
    const missing = configuration.receivers.filter((name) => !receivers.includes(name));
    if (missing.length > 0) {
        const found = receivers.map(quoted/* quoted */.T).join(', ') || 'nobody';
        const finding = `the test alert is routed to ${found}, wanted ${configuration.receivers.map(quoted/* quoted */.T).join(', ')}`;
        grades.push({ status: 'fail', finding });
        return;
    }
    const quiet = suppression(seen.found);
    if (quiet !== undefined) {
        const unproven = search ? ', so that it never arrives' : '';
        grades.push({ status: search ? 'fail' : 'warn', finding: `the test alert ${quiet}${unproven}` });
        return;
    }
    const to = configuration.receivers.map(quoted/* quoted */.T).join(', ');
    if (!search) {
        grades.push((0,round_trip/* gradeArrival */.Vo)(`the test alert for ${to} in Alertmanager`, seen, slow));
        return;
    }
    const arrival = await (0,round_trip/* awaitArrival */.KF)((until) => search.look(marker, until), wait);
    lines.push(arrival.found ? `arrived at ${search.where}` : `did not arrive at ${search.where}`);
    grades.push((0,round_trip/* gradeArrival */.Vo)(`the test alert for ${to} at ${search.where}`, arrival, slow));
}
function suppression({ state, silencedBy, inhibitedBy }) {
    if (silencedBy.length > 0)
        return `is silenced by ${silencedBy.join(', ')}: nobody is notified`;
    if (inhibitedBy.length > 0)
        return `is inhibited by ${inhibitedBy.join(', ')}: nobody is notified`;
    return state === 'suppressed' ? 'is muted by its route now: nobody is notified' : undefined;
}
async function end(alert) {
    try {
        await alert.end();
        return [];
    }
    catch (error) {
        const finding = `the test alert was not ended (${(0,errors/* describeError */.Uc)(error)}); it ends by itself in a few minutes`;
        return [{ status: 'warn', finding }];
    }
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

export const id = 9120;
export const ids = [9120];
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

/***/ 9120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createMetricRoundtripCheck: () => (/* binding */ createMetricRoundtripCheck)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/prometheus-api.js
var prometheus_api = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/round-trip.js
var round_trip = __webpack_require__(80690);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/monitoring-api.js
var monitoring_api = __webpack_require__(62437);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/run-script.js
var run_script = __webpack_require__(57221);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/metric-roundtrip/metric-writing.js


/** Within the time that a cancelled step has left, in milliseconds. */
const timeToRemove = 2_000;
/** The way that a configuration names; `timeout` is in milliseconds. Throws ConfigurationError for an address that is none. */
function createMetricWriting(given, timeout, outside) {
    return given.provider === 'pushgateway'
        ? pushing(given, timeout, outside)
        : running(given, timeout, outside);
}
/** https://github.com/prometheus/pushgateway#api; the group has the marker in its key, so that it is nobody else's. */
function pushing(given, timeout, { runtime }) {
    const open = (limit) => new monitoring_api/* MonitoringApi */.hO('Pushgateway', given, runtime, { timeout: limit });
    const api = open(timeout);
    const farewell = open(timeToRemove);
    const path = (marker) => `/metrics/${pair('job', given.job)}/${pair('marker', marker)}`;
    return {
        asks: `PUT ${api.place(`/metrics/${pair('job', given.job)}`)}`,
        async write({ metric, value, marker }, signal) {
            const body = `# TYPE ${metric} gauge\n${metric} ${value}\n`;
            const type = 'text/plain; version=0.0.4';
            await api.send({ path: path(marker), method: 'PUT', body, type }, signal);
        },
        remove: ({ marker }) => farewell.send({ path: path(marker), method: 'DELETE' }, new AbortController().signal),
    };
}
/** A label of a group's key; a slash can only be written in base64. */
function pair(name, value) {
    if (!value.includes('/'))
        return `${name}/${encodeURIComponent(value)}`;
    return `${name}@base64/${Buffer.from(value, 'utf8').toString('base64url')}`;
}
function running({ run, cleanup }, timeout, outside) {
    const variables = ({ metric, value, marker }) => ({
        ...{ DEPLOY_METRIC: metric, DEPLOY_METRIC_VALUE: String(value), DEPLOY_MARKER: marker },
    });
    return {
        asks: run.trim(),
        write: (sample, signal) => (0,run_script/* runToSuccess */.I)(run, { variables: variables(sample), timeout }, outside, signal),
        async remove(sample) {
            if (cleanup === undefined)
                return;
            await (0,run_script/* runToSuccess */.I)(cleanup.run, { variables: variables(sample), timeout: timeToRemove }, outside);
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/metric-roundtrip.js







/** https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries */
const vectorSchema = schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('vector'), result: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/** Sends a metric with a value of its own and waits until Prometheus has it; it is removed however the check ends. Throws ConfigurationError for addresses that are none. */
function createMetricRoundtripCheck(configuration, context) {
    const { metric, find, interval, timeout, 'warn-slower-than': slow } = configuration;
    const { clock } = context.runtime;
    const { query = metric } = find;
    const writing = createMetricWriting(configuration.write, timeout, context);
    const prometheus = new prometheus_api/* PrometheusServer */.S(find, context.runtime, timeout);
    const look = async (value, signal) => {
        // A line of its own, because the query may end with a comment.
        const equal = `(${query}\n) == ${value}`;
        const { result } = await prometheus.ask('query', { query: equal }, vectorSchema, signal);
        return { found: result.length > 0 || undefined };
    };
    return {
        asks: `${writing.asks}, then GET ${prometheus.place('query')} for ${query}`,
        async ask(signal) {
            // Prometheus refuses a wrong query here, before anything is sent.
            // Below 2^31, so that a value stays itself in every system on its way.
            const sample = { metric, value: (0,external_node_crypto_.randomInt)(1_000_000, 2 ** 31), marker: (0,round_trip/* newMarker */.XS)() };
            if ((await look(sample.value, signal)).found) {
                const finding = `the query ${(0,quoted/* quoted */.T)(query)} has the value before it was sent, which proves nothing`;
                return { status: 'fail', finding, answer: `found ${sample.value}` };
            }
            const grades = [];
            const started = clock.now();
            try {
                await writing.write(sample, signal);
                const wait = { started, interval, clock, signal };
                const arrival = await (0,round_trip/* awaitArrival */.KF)((until) => look(sample.value, until), wait);
                grades.push((0,round_trip/* gradeArrival */.Vo)(`the metric ${(0,quoted/* quoted */.T)(metric)} in Prometheus`, arrival, slow));
            }
            finally {
                grades.push(...(await remove(writing, sample)));
            }
            return (0,src_grades/* gathered */.P)(grades, `${metric} ${sample.value}, ${sample.marker}`);
        },
    };
}
async function remove(writing, sample) {
    try {
        await writing.remove(sample);
        return [];
    }
    catch (error) {
        const finding = `the test metric was not removed (${(0,errors/* describeError */.Uc)(error)}); it stays with the label or variable ${(0,quoted/* quoted */.T)(sample.marker)}`;
        return [{ status: 'warn', finding }];
    }
}


/***/ }),

/***/ 4955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ instantOf),
/* harmony export */   S: () => (/* binding */ PrometheusServer)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var _monitoring_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62437);


/** The API of Prometheus below `/api/v1`; https://prometheus.io/docs/prometheus/latest/querying/api/ */
class PrometheusServer {
    #api;
    /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
    constructor(access, runtime, timeout) {
        this.#api = new _monitoring_api_js__WEBPACK_IMPORTED_MODULE_0__/* .MonitoringApi */ .hO('Prometheus', access, runtime, { timeout });
    }
    /** The address of one of its resources. */
    place(resource) {
        return this.#api.place(`/api/v1/${resource}`);
    }
    /** The `data` of an answer, in the form of a schema. Throws ApiError, and the signal's reason. */
    async ask(resource, parameters, schema, signal) {
        const answer = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ status: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('success'), data: schema });
        const request = { path: `/api/v1/${resource}`, parameters: Object.entries(parameters) };
        const { document } = await this.#api.ask(request, answer, signal);
        return document.data;
    }
}
/**
 * When something last happened, in milliseconds since 1970; `undefined` for the zero of Go's time, which is what Prometheus
 * tells of what never happened.
 */
function instantOf(time) {
    const read = Date.parse(time);
    return Number.isNaN(read) || read < 0 ? undefined : read;
}


/***/ })

};

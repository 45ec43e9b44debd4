export const id = 9884;
export const ids = [9884];
export const modules = {

/***/ 48131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ assertExpressible)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96530);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69050);



/** Throws ProviderError for weights the router refuses, so that they never reach it. */
function assertExpressible(router, weights) {
    const refusal = router.refusal(weights);
    if (refusal === undefined)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`router \`${router.type}\` can't express ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .formatWeights */ .V7)(weights)}: ${refusal}`, {
        system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__/* .trafficSystem */ .bo,
        operation: 'write weights',
    });
}


/***/ }),

/***/ 9884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HttpRouter: () => (/* binding */ HttpRouter)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19310);
/* harmony import */ var _expressible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48131);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96530);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69050);
/* harmony import */ var _weights_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29562);





/** How often weights are asked for again when no answer came, or `try later`. A write is repeated by whoever knows what it may undo. */
const retries = 2;
/** Statuses that say nothing against the request itself. */
const tryLater = [429, 502, 503, 504];
/** Any control plane that answers its weights to GET and takes new ones by PUT, as a JSON object of the two colours. */
class HttpRouter {
    type = 'http';
    writeLimit;
    #configuration;
    #http;
    #path;
    constructor(configuration, { http }) {
        this.#configuration = configuration;
        this.#http = http;
        // With a path, the document is read before it is written; and what the control plane has in hand when the write is given
        // up, it may still carry out.
        const reads = configuration['weights-path'] ? 1 + retries : 0;
        this.writeLimit = configuration.timeout * (reads + 2);
        this.#path = configuration['weights-path']?.split('.') ?? [];
    }
    async read() {
        const document = await this.#document();
        return (0,_weights_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .weightsInAnswer */ .J)(valueAt(document, this.#path), this.#configuration.url);
    }
    async write(weights) {
        (0,_expressible_js__WEBPACK_IMPORTED_MODULE_1__/* .assertExpressible */ .B)(this, weights);
        // What stands beside the weights in the document isn't ours and goes back as it was.
        const document = this.#path.length === 0 ? {} : await this.#document();
        const body = JSON.stringify(replaceAt(document, this.#path, weights));
        const response = await this.#send('PUT', body);
        if (response.status >= 300)
            throw this.#refusedWrite(response);
    }
    refusal(weights) {
        return (0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .weightsProblem */ .hC)(weights);
    }
    async #document() {
        const response = await this.#send('GET');
        if (response.status >= 300)
            throw this.#failure('read weights', statusOf(response));
        try {
            return JSON.parse(response.body);
        }
        catch {
            throw this.#failure('read weights', `the answer is no JSON: ${response.body.slice(0, 80)}`);
        }
    }
    async #send(method, body) {
        const { url, headers, timeout } = this.#configuration;
        // A router that asks for patience (Retry-After) must not hold up a way back for minutes.
        const tries = method === 'GET' ? 1 + retries : 1;
        const limit = AbortSignal.timeout(timeout * tries);
        try {
            return await this.#http.send({
                url,
                method,
                timeout,
                retries: tries - 1,
                signal: limit,
                headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
                ...(body === undefined ? {} : { body }),
            });
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ) && !limit.aborted)
                throw error;
            const why = limit.aborted ? `not done within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(timeout * tries)}` : undefined;
            throw this.#failure(method === 'GET' ? 'read weights' : 'write weights', why ?? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(error), error);
        }
    }
    #refusedWrite(response) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ(`${this.#configuration.url}: ${statusOf(response)}`, {
            ...{ system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_5__/* .trafficSystem */ .bo, operation: 'write weights' },
            retryable: tryLater.includes(response.status),
        });
    }
    #failure(operation, message, cause) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ(`${this.#configuration.url}: ${message}`, {
            system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_5__/* .trafficSystem */ .bo,
            operation,
            retryable: cause instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ && cause.retryable,
        });
    }
}
function statusOf(response) {
    return `answered ${response.status} ${response.body.slice(0, 200)}`.trim();
}
function valueAt(document, path) {
    return path.reduce((value, key) => value?.[key], document);
}
function replaceAt(document, path, weights) {
    const [key, ...rest] = path;
    const record = typeof document === 'object' && document !== null ? document : {};
    if (key === undefined)
        return { ...record, ...weights };
    return { ...record, [key]: replaceAt(record[key], rest, weights) };
}


/***/ }),

/***/ 29562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ weightsInAnswer)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96530);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69050);



/** The weights in a JSON answer `{"blue": 90, "green": 10}`. Throws ProviderError, with `source` in front, for anything else. */
function weightsInAnswer(answer, source) {
    const { blue, green } = (typeof answer === 'object' && answer !== null ? answer : {});
    if (typeof blue === 'number' && typeof green === 'number' && !(0,_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .weightsProblem */ .hC)({ blue, green })) {
        return { blue, green };
    }
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(`${source}: expected whole weights of blue and green that sum to 100, found blue ${shown(blue)}, green ${shown(green)}; put that right there, or with the rollback action (\`to: blue\` or \`to: green\`)`, { system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__/* .trafficSystem */ .bo, operation: 'read weights' });
}
function shown(value) {
    return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}


/***/ })

};

export const id = 884;
export const ids = [884];
export const modules = {

/***/ 9884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HttpRouter: () => (/* binding */ HttpRouter)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9310);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6530);


/** How often a request is sent again that got no answer or `try later`. */
const retries = 2;
/** Any control plane that answers its weights to GET and takes new ones by PUT, as a JSON object of the two colours. */
class HttpRouter {
    type = 'http';
    #configuration;
    #http;
    #path;
    constructor(configuration, { http }) {
        this.#configuration = configuration;
        this.#http = http;
        this.#path = configuration['weights-path']?.split('.') ?? [];
    }
    async read() {
        const document = await this.#document();
        const { blue, green } = weightsAt(document, this.#path);
        if (Number.isInteger(blue) && Number.isInteger(green) && Number(blue) + Number(green) === 100) {
            return { blue: Number(blue), green: Number(green) };
        }
        throw this.#failure('read weights', `expected whole weights of blue and green that sum to 100, found blue ${String(blue)}, green ${String(green)}`);
    }
    async write(weights) {
        // What stands beside the weights in the document isn't ours and goes back as it was.
        const document = this.#path.length === 0 ? {} : await this.#document();
        const body = JSON.stringify(replaceAt(document, this.#path, weights));
        const response = await this.#send('PUT', body);
        if (response.status >= 300)
            throw this.#failure('write weights', statusOf(response));
    }
    refusal() {
        return undefined;
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
        const limit = AbortSignal.timeout(timeout * (1 + retries));
        try {
            return await this.#http.send({
                url,
                method,
                timeout,
                retries,
                signal: limit,
                headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
                ...(body === undefined ? {} : { body }),
            });
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) && !limit.aborted)
                throw error;
            const why = limit.aborted ? `not done within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(timeout * (1 + retries))}` : undefined;
            throw this.#failure(method === 'GET' ? 'read weights' : 'write weights', why ?? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error), error);
        }
    }
    #failure(operation, message, cause) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`${this.#configuration.url}: ${message}`, {
            system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__/* .trafficSystem */ .b,
            operation,
            retryable: cause instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ && cause.retryable,
        });
    }
}
function statusOf(response) {
    return `answered ${response.status} ${response.body.slice(0, 200)}`.trim();
}
function weightsAt(document, path) {
    const found = path.reduce((value, key) => value?.[key], document);
    return typeof found === 'object' && found !== null ? found : {};
}
function replaceAt(document, path, weights) {
    const [key, ...rest] = path;
    const record = typeof document === 'object' && document !== null ? document : {};
    if (key === undefined)
        return { ...record, ...weights };
    return { ...record, [key]: replaceAt(record[key], rest, weights) };
}


/***/ })

};

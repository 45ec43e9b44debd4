export const id = 7009;
export const ids = [7009];
export const modules = {

/***/ 57009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createOctokit: () => (/* binding */ createOctokit)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 2 modules
var utils = __webpack_require__(47176);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(49735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(86856);
// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 3 modules
var dist_src = __webpack_require__(11267);
;// CONCATENATED MODULE: ./build/packages/github/src/bounded-fetch.js

/**
 * A fetch with a time limit for each request, its answer included, in milliseconds. The answer is complete when it is handed
 * on: Octokit takes a body that breaks off for an empty one.
 */
function boundedFetch(send, limit) {
    return async (input, init) => {
        const timeout = AbortSignal.timeout(limit);
        const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
        try {
            const response = await send(input, { ...init, signal });
            const body = await response.arrayBuffer();
            const { status, statusText, headers } = response;
            return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
        }
        catch (error) {
            if (timeout.aborted)
                throw new Error(`no answer within ${(0,quantities/* formatDuration */.a3)(limit)}`);
            throw error;
        }
    };
}

;// CONCATENATED MODULE: ./build/packages/github/src/octokit.js







/** The time for one try of a request, answer included, in milliseconds. GitHub itself gives up after 10 s. */
const requestLimit = 12_000;
/** Further tries of a read, and the unit of the pauses before them, in milliseconds: one unit, then four. */
const readRetries = 2;
const retryUnit = 300;
/** Refusals: the same request would be refused again. Rate limits are the throttling's. */
const finalStatuses = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 422, 429, 431, 451];
/** The longest time a rate limit is waited out, in milliseconds, and how often for one request. */
const longestWait = 60_000;
const mostWaits = 2;
const PatientOctokit = dist_src/* Octokit */.E.plugin(dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A);
/** Octokit as the runner wants it: the API of its GitHub, its proxy, its user agent, and patience within bounds. */
function createOctokit(options) {
    const { token, log } = options;
    const send = options.fetch ?? utils/* defaults */.NT.request?.fetch;
    const octokit = new PatientOctokit({
        ...(0,utils/* getOctokitOptions */.EG)(token, { userAgent: 'deploy-actions' }),
        baseUrl: utils/* defaults */.NT.baseUrl,
        log: quiet(log),
        request: { fetch: boundedFetch(send, requestLimit), log: quiet(log) },
        retry: { retries: readRetries, retryAfterBaseValue: retryUnit, doNotRetry: finalStatuses },
        throttle: {
            // One client's writes are a second apart, as GitHub asks; clients don't wait for each other.
            id: (0,external_node_crypto_.randomUUID)(),
            // The handlers wait themselves, so that a cancel ends the wait.
            retryAfterBaseValue: 0,
            onRateLimit: (seconds, request, _, waits) => waitedOut('its rate limit', seconds, request, waits, options),
            onSecondaryRateLimit: (seconds, request, _, waits) => waitedOut('its secondary rate limit', seconds, request, waits, options),
        },
    });
    octokit.hook.before('request', (request) => {
        // Nobody knows whether a write without an answer happened; whoever sent it finds out.
        if (request.method !== 'GET' && request.method !== 'HEAD' && !isQuery(request)) {
            // A copy, since all requests share the object that stands here.
            request.request = { ...request.request, retries: 0 };
        }
    });
    return octokit;
}
/** Whether a request reads by GraphQL, where reads are sent as writes are. */
function isQuery({ url, query }) {
    return url.endsWith('/graphql') && String(query).startsWith('query');
}
/** Whether the wait was short enough to be waited out, and was. */
async function waitedOut(why, seconds, { method, url }, waits, { log, clock, signal }) {
    const wait = seconds * 1_000;
    if (wait > longestWait || waits >= mostWaits || signal?.aborted)
        return false;
    log.info(`GitHub asks for ${(0,quantities/* formatDuration */.a3)(wait)} of patience (${why}), then ${method} ${url} goes again.`);
    return clock.sleep(wait, signal).then(() => true, () => false);
}
/** One line for each request, for debugging. Octokit's own debug messages hold whole requests. */
function quiet(log) {
    const write = (message) => log.debug(`GitHub: ${message}`);
    return { debug: () => { }, info: write, warn: write, error: write };
}


/***/ })

};

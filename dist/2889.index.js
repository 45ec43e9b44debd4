export const id = 2889;
export const ids = [2889];
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

/***/ 12889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CommandRouter: () => (/* binding */ CommandRouter)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97368);
/* harmony import */ var _expressible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48131);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96530);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69050);
/* harmony import */ var _weights_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29562);





/** From the time limit of a script until everything it started is gone, SIGTERM and SIGKILL, with a second to spare. */
const stopTime = 3_000;
/** Any router that the author's own scripts can read and write. */
class CommandRouter {
    type = 'command';
    writeLimit;
    #configuration;
    #variables;
    #runtime;
    constructor(configuration, { service, environment }, runtime) {
        this.#configuration = configuration;
        this.#runtime = runtime;
        this.writeLimit = configuration.timeout + stopTime;
        this.#variables = { DEPLOY_SERVICE: service, DEPLOY_ENVIRONMENT: environment };
    }
    async read() {
        const { stdout } = await this.#run('read', {});
        let answer;
        try {
            answer = JSON.parse(stdout);
        }
        catch {
            throw failure('read', `\`read\` must print the weights alone, as JSON such as {"blue": 90, "green": 10}; it printed ${stdout.trim() === '' ? 'nothing' : `\n${stdout.trim().slice(0, 300)}`}`);
        }
        return (0,_weights_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .weightsInAnswer */ .J)(answer, '`read`');
    }
    async write(weights) {
        (0,_expressible_js__WEBPACK_IMPORTED_MODULE_1__/* .assertExpressible */ .B)(this, weights);
        await this.#run('write', {
            DEPLOY_BLUE_WEIGHT: String(weights.blue),
            DEPLOY_GREEN_WEIGHT: String(weights.green),
        });
    }
    refusal(weights) {
        const { shares } = this.#configuration;
        const problem = (0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .weightsProblem */ .hC)(weights);
        if (problem || !shares || shares.includes(weights.blue) || shares.includes(weights.green))
            return problem;
        return `\`shares\` allows one colour ${shares.map((share) => `${share}%`).join(', ')}`;
    }
    async #run(which, variables) {
        const { processes, log, workspace } = this.#runtime;
        const { timeout } = this.#configuration;
        const result = await processes.script({
            script: this.#configuration[which].run,
            environment: { ...this.#variables, ...variables },
            directory: workspace,
            timeout,
            onLine: (line) => log.debug(`  ${which}: ${line}`),
        });
        if (result.exitCode === 0)
            return result;
        const how = result.timedOut
            ? `did not end within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(timeout)} and was stopped`
            : `ended with exit code ${String(result.exitCode)}`;
        const lines = result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
        throw failure(which, `\`${which}\` ${how}${lines}`, result.timedOut);
    }
}
function failure(which, message, retryable = false) {
    return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(message, { system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_5__/* .trafficSystem */ .bo, operation: `${which} weights`, retryable });
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

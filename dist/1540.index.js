export const id = 1540;
export const ids = [1540];
export const modules = {

/***/ 81540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CommandDeployer: () => (/* binding */ CommandDeployer)
/* harmony export */ });
/* harmony import */ var _run_script_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8833);
/* harmony import */ var _workload_deployer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63216);


/** Deploys by the consumer's own shell code. */
class CommandDeployer {
    type = 'command';
    #configuration;
    #runtime;
    constructor(configuration, runtime) {
        this.#configuration = configuration;
        this.#runtime = runtime;
    }
    async deploy(release, { signal, fence } = {}) {
        const { run, timeout } = this.#configuration;
        await fence?.();
        await (0,_run_script_js__WEBPACK_IMPORTED_MODULE_0__/* .runScript */ .j)({ name: 'the deploy command', run, timeout }, (0,_workload_deployer_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseVariables */ .h)(release), this.#runtime, signal);
    }
}


/***/ })

};

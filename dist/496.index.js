export const id = 496;
export const ids = [496];
export const modules = {

/***/ 90496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCommandCheck: () => (/* binding */ createCommandCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** So many last lines of output are evidence. */
const keptLines = 20;
/** Runs a script; its exit code is the answer and its last lines of output are the evidence. */
function createCommandCheck(configuration, { processes, workspace, subject }) {
    const { run, timeout } = configuration;
    return {
        asks: run.trim(),
        async ask(signal) {
            const lines = [];
            const output = () => lines.slice(-keptLines).join('\n');
            try {
                const { exitCode } = await processes.script({
                    ...{ script: run, timeout, signal, directory: workspace, environment: variables(subject) },
                    onLine: (line) => lines.push(line),
                });
                return judge(exitCode, configuration['warn-exit-code'], output());
            }
            catch (error) {
                // What a script said before it was stopped is often the very reason why it didn't end.
                return { status: 'fail', finding: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error), answer: output() || 'no output' };
            }
        },
    };
}
function variables({ service, environment, version, sha }) {
    return {
        DEPLOY_SERVICE: service,
        DEPLOY_ENVIRONMENT: environment,
        ...(version === undefined ? {} : { DEPLOY_VERSION: version }),
        ...(sha === undefined ? {} : { DEPLOY_SHA: sha }),
    };
}
function judge(exitCode, warning, output) {
    const last = output.slice(output.lastIndexOf('\n') + 1).trim();
    const ended = exitCode === undefined ? 'was stopped' : `ended with exit code ${exitCode}`;
    return {
        status: exitCode === 0 ? 'pass' : exitCode !== undefined && exitCode === warning ? 'warn' : 'fail',
        finding: last === '' ? ended : `${ended}: ${last}`,
        answer: output || 'no output',
    };
}


/***/ })

};

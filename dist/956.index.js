export const id = 956;
export const ids = [956];
export const modules = {

/***/ 80956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inputs: () => (/* binding */ inputs),
/* harmony export */   resolve: () => (/* binding */ resolve)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);

/** The inputs of `rolling-update`. */
const inputs = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .defineInputs */ .pf)({
    version: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ required: true }),
    sha: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    workloads: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list(),
    workload: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    rolling: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    health: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    metrics: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    aws: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    'on-regression': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['undo', 'hold']),
    'on-inconclusive': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['undo', 'hold', 'continue']),
    'on-cancel': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['undo', 'hold'], { default: 'undo' }),
    resume: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['continue', 'undo']),
    'check-run-id': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.pattern(/^\d+$/, 'the number of a check run'),
    config: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    environment: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    'github-token': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.secret(),
    'dry-run': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({ default: 'false' }),
});
/** Reads and checks the configuration. */
async function resolve(values, runtime) {
    const configuration = await (values.resume === 'undo' ? loadForUndo : load)(values, runtime);
    return {
        version: values.version,
        sha: values.sha ?? runtime.run.sha,
        chosen: values.workloads,
        configuration,
        config: values.config,
        policies: await policies(values, configuration),
        resume: values.resume,
        access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
        dryRun: values['dry-run'],
    };
}
async function load({ config, environment, workloads, ...values }, runtime) {
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const { workload, rolling, health, metrics, aws } = values;
    const configuration = await loadConfiguration({
        ...{ file: config, environment, needs: ['workload', 'rolling'] },
        overrides: { workload, rolling, health, metrics, aws },
        // What is brought back is not judged.
        uses: values.resume === 'undo' ? [] : ['health', 'metrics', 'aws'],
    }, runtime);
    const { rollingProblems } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    const problems = await rollingProblems(configuration, workloads);
    if (problems.length > 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(problems);
    return configuration;
}
/** The way back needs to know the workloads and no more: a secret that is missing for anything else must not stop it. */
async function loadForUndo(values, runtime) {
    try {
        return await load(values, runtime);
    }
    catch (error) {
        if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1))
            throw error;
        const configuration = await load({ ...values, rolling: '{}' }, runtime);
        runtime.log.warning(`\`restore\` is not run for any workload, because the section \`rolling\` can't be read: ${error.message}`);
        return configuration;
    }
}
/** What follows from a step's verdict; nobody can tell in three ways, for which there is one input. */
async function policies(values, { sections }) {
    const { policiesOf } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const unclear = back(values['on-inconclusive']);
    const given = {
        regress: back(values['on-regression']),
        inconclusive: unclear,
        'insufficient-sample': unclear,
        'provider-error': unclear,
    };
    return { ...policiesOf(sections.metrics, given, 'rollback'), onCancel: values['on-cancel'] };
}
/** The way back of a rolling update has a name of its own. */
function back(given) {
    return given === 'undo' ? 'rollback' : given;
}


/***/ })

};

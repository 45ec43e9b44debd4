export const id = 6822;
export const ids = [6822];
export const modules = {

/***/ 66822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inputs: () => (/* binding */ inputs),
/* harmony export */   resolve: () => (/* binding */ resolve)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);

/** The inputs of `blue-green-shift`. */
const inputs = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .defineInputs */ .pf)({
    version: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ required: true }),
    sha: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    'plan-digest': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.pattern(/^[0-9a-f]{64}$/, 'the 64 hexadecimal digits that verify-readiness gives'),
    stages: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    traffic: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    workload: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    state: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    health: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    smoke: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    hooks: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    'warm-up': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    metrics: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    aws: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    'on-regression': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['rollback', 'hold']),
    'on-inconclusive': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['rollback', 'hold', 'continue']),
    'on-cancel': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['rollback', 'hold'], { default: 'rollback' }),
    resume: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['continue', 'promote', 'abort']),
    adopt: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['observed']),
    'hold-for': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({ default: '24h' }),
    'keep-old': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({ default: '24h' }),
    'keep-lock': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({ default: '1h' }),
    'check-run-id': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.pattern(/^\d+$/, 'the number of a check run'),
    config: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    environment: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    'github-token': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.secret(),
    'dry-run': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({ default: 'false' }),
});
/** Reads and checks the configuration. */
async function resolve(values, runtime) {
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const configuration = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        overrides: values,
        needs: ['state', 'traffic', 'workload'],
        uses: ['health', 'warm-up', 'smoke', 'hooks', 'stages', 'metrics', 'backup', 'aws'],
    }, runtime);
    const problems = await metricsProblems(configuration);
    if (problems.length > 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(problems);
    return {
        version: values.version,
        sha: values.sha ?? runtime.run.sha,
        planDigest: values['plan-digest'],
        configuration,
        policies: await policies(values, configuration),
        adopt: values.adopt === 'observed',
        resume: values.resume,
        holdFor: values['hold-for'],
        access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
        keepOld: values['keep-old'],
        keepLock: values['keep-lock'],
        dryRun: values['dry-run'],
    };
}
/** What can be known to be wrong with the metrics before anything is touched. */
async function metricsProblems({ sections, problem }) {
    const { metrics, stages = [] } = sections;
    if (!metrics)
        return [];
    const { checkMetrics } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    // What is pending runs on from stage to stage.
    const watched = stages.reduce((sum, { watch }) => sum + watch, 0);
    const problems = await checkMetrics(metrics, { watched, live: true });
    return problems.map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`));
}
/** What follows from a stage's verdict; nobody can tell in three ways, for which there is one input. */
async function policies(values, { sections }) {
    const { policiesOf } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const unclear = values['on-inconclusive'];
    const given = {
        regress: values['on-regression'],
        inconclusive: unclear,
        'insufficient-sample': unclear,
        'provider-error': unclear,
    };
    return { ...policiesOf(sections.metrics, given, 'rollback'), onCancel: values['on-cancel'] };
}


/***/ })

};

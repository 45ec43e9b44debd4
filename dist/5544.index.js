export const id = 5544;
export const ids = [5544];
export const modules = {

/***/ 85544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inputs: () => (/* binding */ inputs),
/* harmony export */   resolve: () => (/* binding */ resolve)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/** The inputs of `maintenance-mode`. */
const inputs = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .defineInputs */ .pf)({
    mode: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['on', 'off', 'status', 'reconcile'], { required: true }),
    message: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    for: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration(),
    until: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.pattern(instant, 'an instant with its time zone, `2026-01-31T14:00:00Z`'),
    stay: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({ default: 'false' }),
    force: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({ default: 'false' }),
    reason: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    maintenance: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    aws: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.section(),
    'check-run-id': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.pattern(/^\d+$/, 'the number of a check run'),
    config: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    environment: _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text(),
    'github-token': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.secret(),
    'dry-run': _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({ default: 'false' }),
});
/** Reads and checks the section `maintenance`. */
async function resolve(values, runtime) {
    const problems = contradictions(values);
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const { service, environment, sections } = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        overrides: { maintenance: values.maintenance, aws: values.aws },
        needs: ['maintenance'],
        uses: ['aws'],
        // No mistake elsewhere in the file may keep users from being let in again.
        nothingElse: values.mode !== 'on',
    }, runtime).catch((error) => {
        if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1([...problems, ...error.problems]);
        throw error;
    });
    if (problems.length > 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(problems);
    const { mode, message, for: duration, until, stay, force, reason } = values;
    return {
        ...{ mode, reason, dryRun: values['dry-run'], configuration: sections.maintenance },
        request: {
            message,
            for: duration,
            until: until === undefined ? undefined : Date.parse(until),
            stay,
            force,
        },
        access: {
            ...{ service, environment, aws: sections.aws },
            githubToken: values['github-token'],
            checkRunId: values['check-run-id'],
        },
    };
}
/** More would not fit beside all else into the smallest switch. */
const longestMessage = 500;
function contradictions(values) {
    const { mode, message, until, stay, force, reason } = values;
    const problems = [];
    const given = { message, for: values.for, until, stay: stay || undefined };
    if (mode !== undefined && mode !== 'on') {
        for (const [name, value] of Object.entries(given)) {
            if (value === undefined)
                continue;
            problems.push({ input: name, message: `is of no use with \`mode: ${mode}\`` });
        }
    }
    if (values.for !== undefined && until !== undefined) {
        problems.push({ input: 'until', message: 'is given beside `for`: one of them says when it ends' });
    }
    if (values.for !== undefined && values.for <= 0) {
        problems.push({ input: 'for', message: 'must be longer than zero' });
    }
    if (until !== undefined && Number.isNaN(Date.parse(until))) {
        problems.push({ input: 'until', message: `found \`${until}\`, which is no time of the calendar` });
    }
    if (message !== undefined && message.length > longestMessage) {
        problems.push({
            input: 'message',
            message: `has ${message.length} characters, allowed are ${longestMessage}`,
        });
    }
    if (force && (mode === 'status' || mode === 'reconcile')) {
        problems.push({ input: 'force', message: `is of no use with \`mode: ${mode}\`` });
    }
    if (force && reason === undefined) {
        problems.push({ input: 'reason', message: 'is required with `force: true`: others will ask why' });
    }
    return problems;
}


/***/ })

};

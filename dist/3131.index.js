export const id = 3131;
export const ids = [3131,5544];
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


/***/ }),

/***/ 83131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ main_action)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/action.js
var action = __webpack_require__(88425);
// EXTERNAL MODULE: ./build/actions/maintenance-mode/src/inputs.js
var inputs = __webpack_require__(85544);
;// CONCATENATED MODULE: ./build/actions/maintenance-mode/src/outputs.js

/** The outputs of `maintenance-mode`. */
const outputs = (0,action/* defineOutputs */.S)({
    active: ({ ending }) => ending.status.active,
    changed: ({ ending }) => ending.changed,
    since: ({ ending }) => ending.status.since,
    until: ({ ending }) => ending.status.until,
    holder: ({ ending: { status } }) => status.holder?.url ?? status.holder?.actor,
    message: ({ ending }) => ending.status.message,
    seconds: ({ ending }) => ending.seconds,
    'reason-code': (result) => conclude(result).reasonCode,
    reason: (result) => conclude(result).reason,
});
/** The chain may go on unless another has it, or what was written is not what users see. */
function conclude({ dryRun, mode, plan, ending }) {
    const { ok, reasonCode, reason } = ending;
    if (!dryRun || mode === 'status')
        return { ok, reasonCode, reason };
    const steps = plan.length === 1 ? '1 line' : `${plan.length} lines`;
    return { ok: true, reasonCode: 'dry-run', reason: `Dry run: a plan of ${steps}, nothing was changed.` };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/actions/maintenance-mode/src/run.js

/** Turns maintenance mode on or off, looks at it, or tidies up; in a dry run it only says what it would write. */
async function run(inputs, runtime) {
    const { mode, request, reason, configuration, access, dryRun } = inputs;
    const { openMaintenance } = await __webpack_require__.e(/* import() */ 2339).then(__webpack_require__.bind(__webpack_require__, 22339));
    const maintenance = await openMaintenance(configuration, { ...access, runtime });
    if (mode === 'on')
        await refuseProblems(maintenance, inputs, runtime);
    const told = { mode, reason, service: access.service, environment: access.environment, dryRun };
    if (dryRun && mode !== 'status') {
        const plan = await maintenance.plan(mode, request);
        for (const [index, step] of plan.entries())
            runtime.log.info(`${index + 1}. ${step}`);
        return { ...told, plan, ending: await maintenance.status() };
    }
    if (reason !== undefined)
        runtime.log.info(`Reason: ${reason}`);
    // Before the first write: whatever happens from here on, the end of the job turns it off.
    if (mode === 'on')
        runtime.saveState('started', 'true');
    const ending = await act(maintenance, inputs);
    const unclear = ending.reasonCode === 'unknown' || ending.reasonCode === 'left-behind';
    if (unclear)
        runtime.log.warning(ending.reason);
    return { ...told, plan: [], ending };
}
function act(maintenance, { mode, request }) {
    switch (mode) {
        case 'on':
            return maintenance.turnOn(request);
        case 'off':
            return maintenance.turnOff(request);
        case 'status':
            return maintenance.status();
        case 'reconcile':
            return maintenance.reconcile();
    }
}
/** Ends the run with all that stands against it; a dry run, whose rights may be those of a reader, only tells it. */
async function refuseProblems(maintenance, { request, dryRun }, { log }) {
    const problems = await maintenance.problems(request);
    if (dryRun)
        for (const problem of problems)
            log.warning(`It would be refused: ${problem}`);
    else if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/maintenance-mode/src/summary.js


/** The page that says whether users are let in: what it is now, who turned it on, until when. */
function summarize(result) {
    const { service, environment, plan, ending, dryRun, mode } = result;
    const { ok, reason } = conclude(result);
    const mark = ok ? (ending.status.active ? '🚧' : '✅') : '❌';
    const about = `${service} in ${environment}`;
    if (dryRun && mode !== 'status') {
        const steps = plan.map((step, index) => `${index + 1}. ${step}`).join('\n');
        return `## Maintenance mode: dry run, nothing was written\n\n${about}\n\n${steps}`;
    }
    const state = ending.status.active ? 'on' : 'off';
    return [
        `## ${mark} Maintenance mode is ${state}`,
        `${about}: ${reason}`,
        (0,job_summary/* markdownTable */.Q)(['', ''], facts(result)),
    ].join('\n\n');
}
function facts({ ending: { status, seconds }, reason }) {
    const { holder, since, until, message, stay } = status;
    const rows = [
        ['Turned on by', holder?.url ?? holder?.actor],
        ['Since', since],
        ['Until', until],
        ['Message', message],
        ['When its job ends', stay === undefined ? undefined : stay ? 'it stays' : 'it is turned off'],
        ['Reason', reason],
        ['Took', (0,quantities/* formatDuration */.a3)(seconds * 1_000)],
    ];
    return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

;// CONCATENATED MODULE: ./build/actions/maintenance-mode/src/main.js





/** Tells users that the service is down for maintenance, and lets them in again. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'maintenance-mode',
    inputs: inputs.inputs,
    resolve: inputs.resolve,
    run: run,
    outputs: outputs,
    conclude: conclude,
    summarize: summarize,
});


/***/ }),

/***/ 88425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction),
/* harmony export */   S: () => (/* binding */ defineOutputs)
/* harmony export */ });
/** Declares the outputs of an action. */
function defineOutputs(definitions) {
    return definitions;
}
/** Declares an action; only keeps the types. */
function defineAction(action) {
    return action;
}


/***/ })

};

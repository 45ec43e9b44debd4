export const id = 8642;
export const ids = [8642,6822];
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


/***/ }),

/***/ 78642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ main_action)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/action.js
var action = __webpack_require__(88425);
// EXTERNAL MODULE: ./build/actions/blue-green-shift/src/inputs.js
var inputs = __webpack_require__(66822);
;// CONCATENATED MODULE: ./build/actions/blue-green-shift/src/outputs.js

/** The outputs of `blue-green-shift`. */
const outputs = (0,action/* defineOutputs */.S)({
    outcome: ({ shift }) => shift?.outcome,
    'reason-code': ({ shift }) => shift?.reasonCode,
    reason: ({ shift }) => shift?.reason,
    active: ({ shift, planned }) => shift?.active ?? planned,
    previous: ({ shift }) => shift?.previous,
    weights: ({ shift }) => shift && JSON.stringify(shift.weights),
    'retire-after': ({ shift }) => shift?.retireAfter,
    report: ({ report }) => report,
});
/** The chain goes on after a promotion, and where there was nothing to do. */
function conclude({ shift, plan }) {
    if (!shift) {
        const steps = plan.length === 1 ? '1 step' : `${plan.length} steps`;
        return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${steps}, nothing was changed.` };
    }
    const ok = shift.outcome === 'promoted' || shift.outcome === 'unchanged';
    return { ok, reasonCode: shift.reasonCode, reason: shift.reason };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/actions/blue-green-shift/src/readings.js

/** Every reading of every stage, in order. */
async function showReadings(stages) {
    const { formatValue } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    return stages.flatMap(({ looks }, index) => looks.flatMap(({ at, readings }) => readings.map(({ indicator, condition, detail, state, unit, value, reference }) => ({
        ...{ stage: index + 1, time: (0,clock/* isoInstant */.j2)(at).slice(11, 19), indicator, condition, detail, state },
        value: value === undefined ? 'none' : formatValue(value, unit),
        reference: reference === undefined ? '' : formatValue(reference, unit),
    }))));
}

;// CONCATENATED MODULE: ./build/actions/blue-green-shift/src/run.js


/** Shifts traffic to the version. */
async function run(inputs, runtime) {
    const { describeShift, lookInterval, planTime, readPlan, refuseShortCredentials, ...deployment } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    const { explainUnreadable, refuseMetricsMistakes, shift, shiftWorld, stageExtension } = deployment;
    const { configuration, version, sha, planDigest, access } = inputs;
    const release = { version, sha };
    const planned = await readPlan(configuration, release, runtime, access, inputs).catch(async (failure) => {
        // A dry run may go with a login that can only read.
        if (inputs.dryRun || !(failure instanceof errors/* ProviderError */.mZ))
            throw failure;
        throw await explainUnreadable(failure, configuration, release, runtime, access);
    });
    if (planDigest !== undefined && planDigest !== planned.digest) {
        throw new errors/* ConfigurationError */.j1([
            { input: 'plan-digest', message: digestMismatch(planDigest, planned.digest) },
        ]);
    }
    // What is taken on needs no judgement of what serves now.
    if (inputs.resume === undefined) {
        const serving = { color: planned.from, version: planned.fromVersion, sha };
        await refuseMetricsMistakes(configuration, serving, runtime);
    }
    const { steps: plan, active, settles: settled } = describeShift(configuration, planned, inputs);
    const told = { version, plan, planned: active, settled };
    if (inputs.dryRun) {
        for (const [index, step] of plan.entries())
            runtime.log.info(`${index + 1}. ${step}`);
        return { ...told, shift: undefined, readings: [], report: undefined };
    }
    await refuseShortCredentials(configuration, runtime);
    runtime.saveState('started', 'true');
    const world = await shiftWorld(configuration, release, runtime, access);
    const result = await shift({
        ...{ version, sha, policies: inputs.policies, adopt: inputs.adopt, keepOld: inputs.keepOld },
        ...{ resume: inputs.resume, holdFor: inputs.holdFor },
        approvedFrom: planDigest === undefined ? undefined : planned.from,
        service: configuration.service,
        environment: configuration.environment,
        stages: configuration.sections.stages ?? [],
        ...planTime(configuration.sections),
        interval: lookInterval(configuration.sections),
        extend: stageExtension(configuration.sections),
        unreadableLimit: configuration.sections.metrics?.['unreadable-limit'],
        // By hand there is no post step that would give it back.
        keepLock: runtime.run.runId === undefined ? 0 : inputs.keepLock,
    }, world);
    const report = await writeReport(inputs, planned.digest, result, runtime);
    return { ...told, shift: result, readings: await showReadings(result.stages), report };
}
function digestMismatch(given, now) {
    return `the plan is not the one that was approved (digest ${given.slice(0, 12)}…, now ${now.slice(0, 12)}…): the configuration, the commit, the version or the active colour changed since; run verify-readiness again and approve the new plan`;
}
async function writeReport({ configuration, version, sha }, digest, result, runtime) {
    const { lookInterval } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    const { url, actor } = runtime.run;
    const { service, environment } = configuration;
    const report = {
        schemaVersion: 2,
        service,
        environment,
        version,
        sha,
        planDigest: digest,
        run: url,
        actor,
        interval: lookInterval(configuration.sections),
        ...result,
    };
    return (0,report_file/* writeReportFile */.a)(`blue-green-shift-${environment}.json`, `${JSON.stringify(report, undefined, 2)}\n`, runtime);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/blue-green-shift/src/summary.js

const marks = { promoted: '✅', unchanged: '✅', 'rolled-back': '❌', held: '⏸️' };
/** The outcome first, then the stages, then every look folded. */
function summarize({ shift, plan, version, settled, readings }) {
    if (!shift)
        return `## Plan of the shift to ${version}\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
    const { outcome, reason, reasonCode, weights, active } = shift;
    return [
        `## ${marks[outcome]} ${outcome}: ${version}`,
        `${reason} (\`${reasonCode}\`)`,
        ...(settled ? [`${settled}; that was settled first.`] : []),
        (0,job_summary/* markdownTable */.Q)(['serving', 'blue', 'green', 'took'], [[active, `${weights.blue}%`, `${weights.green}%`, between(shift.started, shift.ended)]]),
        ...(shift.stages.length > 0 ? [stageTable(shift.stages), readingTable(readings)] : []),
    ].join('\n\n');
}
function stageTable(stages) {
    return (0,job_summary/* markdownTable */.Q)(['stage', 'blue', 'green', 'watched', 'looks', 'verdict', 'why'], stages.map(({ weights, started, ended, looks, verdict, reason }, index) => [
        String(index + 1),
        `${weights.blue}%`,
        `${weights.green}%`,
        between(started, ended),
        String(looks.length),
        verdict,
        reason,
    ]));
}
function readingTable(readings) {
    if (readings.length === 0)
        return '_Health probes were all there was to look at: no metrics are configured._';
    const table = (0,job_summary/* markdownTable */.Q)(['stage', 'UTC', 'indicator', 'value', 'reference', 'condition', 'state', 'found'], readings.map(({ stage, time, indicator, value, reference, condition, state, detail }) => [
        String(stage),
        time,
        indicator,
        value,
        reference,
        condition ?? '',
        state,
        detail,
    ]));
    return `<details><summary>${readings.length} readings</summary>\n\n${table}\n\n</details>`;
}
function between(started, ended) {
    return (0,quantities/* formatDuration */.a3)(Date.parse(ended) - Date.parse(started));
}

;// CONCATENATED MODULE: ./build/actions/blue-green-shift/src/main.js





/** The action as the runner starts it. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'blue-green-shift',
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


/***/ }),

/***/ 97236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ writeReportFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);



/**
 * Writes a report, redacted, into the job's temporary folder and gives its path. What the action did is done by then, so
 * that a folder that can't be written is a warning and no path.
 */
async function writeReportFile(name, text, { temporary, secrets, log }) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, name);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temporary, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, secrets.redact(text));
        return file;
    }
    catch (error) {
        log.warning(`The report ${file} could not be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`);
        return undefined;
    }
}


/***/ })

};

export const id = 5860;
export const ids = [5860,956];
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


/***/ }),

/***/ 25860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ main_action)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/action.js
var action = __webpack_require__(88425);
// EXTERNAL MODULE: ./build/actions/rolling-update/src/inputs.js
var inputs = __webpack_require__(80956);
;// CONCATENATED MODULE: ./build/actions/rolling-update/src/outputs.js

/** The outputs of `rolling-update`. */
const outputs = (0,action/* defineOutputs */.S)({
    outcome: ({ update }) => update?.outcome,
    'reason-code': ({ update }) => update?.reasonCode,
    reason: ({ update }) => update?.reason,
    workloads: ({ update }) => update && JSON.stringify(Object.fromEntries(update.workloads.map(({ key, outcome }) => [key, outcome]))),
    report: ({ report }) => report,
});
/** The chain goes on after an update, and where there was nothing to do; never after an undo, not even one that was asked for. */
function conclude({ update, plan }) {
    if (!update) {
        const steps = plan.length === 1 ? '1 step' : `${plan.length} steps`;
        return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${steps}, nothing was changed.` };
    }
    const ok = update.outcome === 'updated' || update.outcome === 'unchanged';
    return { ok, reasonCode: update.reasonCode, reason: update.reason };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/actions/rolling-update/src/readings.js

/** What the last look at each step found; the report has all looks. */
async function showReadings(workloads) {
    const { formatValue } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    return workloads.flatMap(({ key, steps }) => steps.flatMap(({ size, looks }) => {
        const last = looks.at(-1);
        return (last?.readings ?? []).map(({ indicator, condition, detail, state, unit, value }) => ({
            ...{ workload: key, size, indicator, condition, detail, state },
            time: (0,clock/* isoInstant */.j2)(last?.at ?? 0).slice(11, 19),
            value: value === undefined ? 'none' : formatValue(value, unit),
        }));
    }));
}

;// CONCATENATED MODULE: ./build/actions/rolling-update/src/run.js


/** Updates the workloads to the version. */
async function run(inputs, runtime) {
    const { describeRolling, foreseeRolling, refuseRollingMetricsMistakes, ...deployment } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    const { releaseOf, rollingPlan, rollingUpdate, rollingWorld } = deployment;
    const { configuration, version } = inputs;
    const release = releaseOf(configuration, inputs);
    const world = await rollingWorld(configuration, release, runtime, inputs.access);
    const keys = world.workloads.map(({ key }) => key);
    const asked = rollingPlan(configuration, inputs, keys);
    tellUncompared(inputs, runtime);
    // What is brought back needs no judgement.
    if (inputs.resume !== 'undo')
        await refuseRollingMetricsMistakes(configuration, release, runtime);
    const told = { version, environment: configuration.environment, config: inputs.config };
    if (inputs.dryRun) {
        const plan = describeRolling(configuration, asked, await foreseeRolling(asked, world));
        for (const [index, step] of plan.entries())
            runtime.log.info(`${index + 1}. ${step}`);
        return { ...told, plan, update: undefined, readings: [], report: undefined };
    }
    runtime.saveState('started', 'true');
    const update = await rollingUpdate(asked, world);
    const report = await writeReport(inputs, asked.interval, update, runtime);
    return { ...told, plan: [], update, readings: await showReadings(update.workloads), report };
}
/** Old and new instances stand side by side under one name: there is nothing to hold one against the other. */
function tellUncompared({ configuration, resume }, { log }) {
    if (resume === 'undo')
        return;
    const { metrics } = configuration.sections;
    for (const [name, indicator] of Object.entries(metrics?.indicators ?? {})) {
        for (const condition of ['degrades-by', 'compare']) {
            if (indicator[condition] === undefined)
                continue;
            log.notice(`\`${condition}\` of \`${name}\` is not judged: a rolling update has no second version to compare with.`);
        }
    }
}
async function writeReport({ configuration, version, sha }, interval, update, runtime) {
    const { url, actor } = runtime.run;
    const { service, environment } = configuration;
    const report = {
        ...{ schemaVersion: 1, service, environment, version, sha, run: url, actor, interval },
        ...update,
    };
    return (0,report_file/* writeReportFile */.a)(`rolling-update-${environment}.json`, `${JSON.stringify(report, undefined, 2)}\n`, runtime);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/rolling-update/src/summary.js

const marks = { updated: '✅', unchanged: '✅', undone: '❌', 'partly-undone': '❌', held: '⏸️' };
/** The outcome first, what serves now, what to press; then why, each workload with its steps, and the readings folded. */
function summarize(result) {
    const { update, plan, version, readings } = result;
    if (!update)
        return `## Plan of the update to ${version}\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
    const { outcome, reason, reasonCode, workloads } = update;
    const asked = outcome === 'undone' && reasonCode === 'undo-requested';
    return [
        `## ${asked ? '✅' : marks[outcome]} ${outcome}: ${version}`,
        ...serving(update),
        ...next(result, update),
        `${reason} (\`${reasonCode}\`)`,
        (0,job_summary/* markdownTable */.Q)(['workload', 'is', 'steps', 'stale tasks'], workloads.map(({ name, outcome: is, steps, staleTasks }) => [
            ...[name, is, String(steps.length)],
            staleTasks.map(swept).join('; '),
        ])),
        ...workloads.filter(({ steps }) => steps.length > 0).map(stepTable),
        ...readingTable(readings),
    ].join('\n\n');
}
function serving({ outcome, workloads }) {
    const seen = workloads.flatMap(({ name, serves }) => (serves ? [`${name}: ${serves}`] : []));
    if (seen.length === 0)
        return [];
    const old = outcome === 'held' ? ' Old instances that were not replaced still serve.' : '';
    return [`Now: ${seen.join('; ')}.${old}`];
}
function swept({ queue, removed, kept, unknown }) {
    return `${queue}: ${removed} removed, ${kept} kept${unknown > 0 ? `, ${unknown} of unknown age` : ''}`;
}
/** What to press, in a workflow and by hand. */
function next({ version, environment, config }, { outcome }) {
    if (outcome === 'partly-undone')
        return [
            'Nothing is recorded any more: update to the version that is wanted, or put right by hand what is named here.',
        ];
    if (outcome !== 'held' && outcome !== 'updated')
        return [];
    const choices = outcome === 'held' ? ['continue', 'undo'] : ['undo'];
    const inputs = [
        ...(config === undefined ? [] : [`INPUT_CONFIG=${shellQuoted(config)}`]),
        `INPUT_ENVIRONMENT=${shellQuoted(environment)} INPUT_VERSION=${shellQuoted(version)}`,
    ].join(' ');
    const lines = choices.map((resume) => `${inputs} INPUT_RESUME=${resume} \\\n  ${byHand}`);
    const how = choices.map((resume) => `\`resume: ${resume}\``).join(' or ');
    const why = outcome === 'held' ? 'To decide' : 'To go back later';
    return [
        `${why}, run the workflow again with \`version: ${version}\` and ${how}; or by hand:`,
        `\`\`\`sh\n${lines.join('\n')}\n\`\`\``,
    ];
}
const byHand = 'path/to/deploy-actions/node_modules/.bin/node path/to/deploy-actions/dist/rolling-update/main.js';
function shellQuoted(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
function stepTable({ name, steps }) {
    const rows = steps.map(({ size, intended, instances, started, ended, looks, verdict, reason }) => [
        ...[size, `${intended} of ${instances}`, (0,quantities/* formatDuration */.a3)(Date.parse(ended) - Date.parse(started))],
        ...[String(looks.length), verdict, reason],
    ]);
    return `### ${name}\n\n${(0,job_summary/* markdownTable */.Q)(['step', 'instances', 'took', 'looks', 'verdict', 'why'], rows)}`;
}
function readingTable(readings) {
    if (readings.length === 0)
        return [];
    const table = (0,job_summary/* markdownTable */.Q)(['workload', 'step', 'UTC', 'indicator', 'value', 'condition', 'state', 'found'], readings.map(({ workload, size, time, indicator, value, condition, state, detail }) => [
        ...[workload, size, time, indicator, value, condition ?? '', state, detail],
    ]));
    return [
        `<details><summary>${readings.length} readings at the ends of the steps</summary>\n\n${table}\n\n</details>`,
    ];
}

;// CONCATENATED MODULE: ./build/actions/rolling-update/src/main.js





/** The action as the runner starts it. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'rolling-update',
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

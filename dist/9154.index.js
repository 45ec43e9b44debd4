export const id = 9154;
export const ids = [9154];
export const modules = {

/***/ 59154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ main_action)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/action.js
var action = __webpack_require__(88425);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/actions/rollback/src/inputs.js

/** The inputs of `rollback`. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    reason: inputs/* input */.hF.text({ required: true }),
    confirm: inputs/* input */.hF.text({ required: true }),
    to: inputs/* input */.hF.text(),
    severity: inputs/* input */.hF.choice(['critical', 'high', 'medium'], { default: 'critical' }),
    force: inputs/* input */.hF.boolean({ default: 'false' }),
    database: inputs/* input */.hF.choice(['keep', 'restore'], { default: 'keep' }),
    backup: inputs/* input */.hF.text(),
    connection: inputs/* input */.hF.text(),
    drill: inputs/* input */.hF.boolean({ default: 'false' }),
    traffic: inputs/* input */.hF.section(),
    state: inputs/* input */.hF.section(),
    health: inputs/* input */.hF.section(),
    aws: inputs/* input */.hF.section(),
    'check-run-id': inputs/* input */.hF.pattern(/^\d+$/, 'the number of a check run'),
    config: inputs/* input */.hF.text(),
    environment: inputs/* input */.hF.text(),
    'github-token': inputs/* input */.hF.secret(),
    'dry-run': inputs/* input */.hF.boolean({ default: 'false' }),
});
/** Reads and checks the configuration. */
async function resolve(values, runtime) {
    const problems = contradictions(values);
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(441), __webpack_require__.e(5129)]).then(__webpack_require__.bind(__webpack_require__, 75129));
    const configuration = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        // Not all of them: `backup` is a path here, and a section elsewhere.
        overrides: { state: values.state, traffic: values.traffic, health: values.health, aws: values.aws },
        needs: ['state', 'traffic'],
        uses: ['health', 'aws', ...(values.database === 'restore' ? ['backup'] : [])],
        nothingElse: true,
    }, runtime).catch((error) => {
        if (error instanceof errors/* ConfigurationError */.j1)
            throw new errors/* ConfigurationError */.j1([...problems, ...error.problems]);
        throw error;
    });
    const { service, environment, sections } = configuration;
    if (values.confirm !== undefined && values.confirm !== environment) {
        const message = `found \`${values.confirm}\`, but the environment is \`${environment}\`: type its name to confirm`;
        problems.push({ input: 'confirm', message });
    }
    const restore = restoreOf(values, sections.backup?.connection, problems);
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    const { reason, to, force, drill, severity } = values;
    return {
        plan: { service, environment, reason, to, force, drill },
        severity,
        configuration,
        access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
        restore,
        dryRun: values['dry-run'],
    };
}
function contradictions({ database, backup, drill }) {
    const problems = [];
    if (database === 'restore' && backup === undefined) {
        problems.push({
            input: 'backup',
            message: 'is required with `database: restore`: the manifest that backup-db gave',
        });
    }
    if (database === 'keep' && backup !== undefined) {
        problems.push({
            input: 'backup',
            message: 'is of no use with `database: keep`; leave it out, or say `database: restore`',
        });
    }
    if (database === 'restore' && drill) {
        problems.push({
            input: 'drill',
            message: 'a drill never touches the database: leave out `database: restore`',
        });
    }
    return problems;
}
function restoreOf({ database, backup, connection }, configured, problems) {
    if (database !== 'restore' || backup === undefined)
        return undefined;
    const into = connection ?? configured;
    if (into !== undefined)
        return { manifest: backup, connection: into };
    problems.push({
        input: 'connection',
        message: 'is required with `database: restore` where no `backup` section names the database',
    });
    return undefined;
}

;// CONCATENATED MODULE: ./build/actions/rollback/src/outputs.js

/** The outputs of `rollback`. */
const outputs = (0,action/* defineOutputs */.S)({
    outcome: ({ rollback }) => rollback?.outcome,
    'reason-code': ({ rollback }) => rollback?.reasonCode,
    reason: ({ rollback }) => rollback?.reason,
    from: ({ rollback }) => rollback?.from,
    to: ({ rollback }) => rollback?.to,
    seconds: ({ rollback }) => rollback?.seconds,
    incident: ({ incident }) => incident,
    report: ({ report }) => report,
});
/** A refused rollback fails the step, and so does a database that was to be restored and wasn't. */
function conclude({ rollback, plan, restore }) {
    if (!rollback) {
        const steps = plan.length === 1 ? '1 step' : `${plan.length} steps`;
        return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${steps}, nothing was changed.` };
    }
    if (restore && !restore.done)
        return { ok: false, reasonCode: 'restore-failed', reason: `${rollback.reason} ${restore.told}` };
    const reason = restore ? `${rollback.reason} ${restore.told}` : rollback.reason;
    return { ok: rollback.outcome !== 'refused', reasonCode: rollback.reasonCode, reason };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/rollback/src/incident.js
/** What each severity asks for (MueJam Library, emergency procedures). */
const followUp = {
    critical: 'Traffic is back; find the cause before the next deployment.',
    high: 'Deploy a hotfix within the hour.',
    medium: 'Repair it in the next release.',
};
/** The incident as a Markdown document: what happened, what was done, what people have to do now. */
function incidentRecord(record) {
    const { inputs, result, restore, run } = record;
    const { service, environment, reason } = inputs.plan;
    return `# Rollback of ${service} in ${environment}

- **Reason**: ${reason}
- **Severity**: ${inputs.severity}. ${followUp[inputs.severity]}
- **Traffic**: from ${result.from ?? 'unknown'} to ${result.to ?? 'unknown'}, all of it back after ${result.seconds.toFixed(1)} s
- **Version serving now**: ${result.version ?? 'unknown'}
- **Database**: ${restore?.told ?? 'left as it is'}
- **Begun**: ${result.started}
- **Ended**: ${result.ended}
- **By**: ${run.actor}${run.url ? `, ${run.url}` : ''}

## To do

- [ ] Tell the team and the users
- [ ] Watch the version that serves now for 30 minutes
- [ ] Find the cause
- [ ] Hold the post-mortem
`;
}

;// CONCATENATED MODULE: ./build/actions/rollback/src/run.js



/** Sends traffic back; the database afterwards, if asked for. */
async function run(inputs, runtime) {
    const { describeRollback, rollback, rollbackWorld } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(7450)]).then(__webpack_require__.bind(__webpack_require__, 76422));
    const loss = inputs.restore && (await stateLoss(inputs.restore, runtime));
    const world = await rollbackWorld(inputs.configuration, {}, runtime, inputs.access);
    if (inputs.dryRun) {
        const plan = [...(await describeRollback(inputs.plan, world)), ...(loss ? [`database: ${loss}`] : [])];
        for (const [index, step] of plan.entries())
            runtime.log.info(`${index + 1}. ${step}`);
        return { plan, rollback: undefined, restore: undefined, incident: undefined, report: undefined };
    }
    const result = await rollback(inputs.plan, world);
    const restore = inputs.restore && result.outcome !== 'refused'
        ? await restoreDatabase(inputs.restore, runtime)
        : undefined;
    const record = { inputs, result, restore, run: runtime.run };
    const real = result.outcome === 'rolled-back' && !inputs.plan.drill;
    const incident = real
        ? await (0,report_file/* writeReportFile */.a)(`incident-${inputs.plan.environment}.md`, incidentRecord(record), runtime)
        : undefined;
    const report = {
        schemaVersion: 1,
        ...inputs.plan,
        severity: inputs.severity,
        ...result,
        database: restore?.told,
    };
    const name = `rollback-${inputs.plan.environment}.json`;
    const file = await (0,report_file/* writeReportFile */.a)(name, `${JSON.stringify(report, undefined, 2)}\n`, runtime);
    return { plan: [], rollback: result, restore, incident, report: file };
}
/** Says what restoring would lose, before anything is changed; an unreadable backup ends the run here. */
async function stateLoss({ manifest, connection }, runtime) {
    const { readManifest } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(2737)]).then(__webpack_require__.bind(__webpack_require__, 32737));
    const { created } = await readManifest((0,external_node_path_.resolve)(runtime.workspace, manifest));
    const span = (0,quantities/* formatDuration */.a3)(runtime.clock.now() - Date.parse(created));
    const told = `${connection} goes back to ${created}; what was written in the ${span} since is lost`;
    runtime.log.warning(`Restoring: ${told}.`);
    return told;
}
async function restoreDatabase({ manifest, connection }, runtime) {
    const { restoreBackup } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(2737)]).then(__webpack_require__.bind(__webpack_require__, 32737));
    try {
        const request = {
            manifest: (0,external_node_path_.resolve)(runtime.workspace, manifest),
            connection: (0,external_node_path_.resolve)(runtime.workspace, connection),
        };
        const { seconds, lossFrom } = await restoreBackup(request, runtime);
        return {
            done: true,
            told: `The database is back at ${lossFrom} after ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}; later writes are lost.`,
        };
    }
    catch (error) {
        return { done: false, told: `The database could not be restored: ${(0,errors/* describeError */.Uc)(error)}.` };
    }
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
;// CONCATENATED MODULE: ./build/actions/rollback/src/summary.js

const marks = { 'rolled-back': '✅', already: '✅', refused: '❌' };
/** The outcome first, then where traffic is. */
function summarize({ rollback, plan, restore, incident }) {
    if (!rollback)
        return `## Plan of the rollback\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
    const { outcome, reason, reasonCode, from, to, seconds, weights, version } = rollback;
    return [
        `## ${marks[outcome]} ${outcome}`,
        `${reason} (\`${reasonCode}\`)`,
        (0,job_summary/* markdownTable */.Q)(['from', 'to', 'version', 'blue', 'green', 'seconds'], [
            [
                from ?? '',
                to ?? '',
                version ?? 'unknown',
                weights ? `${weights.blue}%` : 'unknown',
                weights ? `${weights.green}%` : 'unknown',
                seconds.toFixed(1),
            ],
        ]),
        ...(restore ? [`${restore.done ? '✅' : '❌'} ${restore.told}`] : []),
        ...(incident ? [`The incident record is in \`${incident}\`.`] : []),
    ].join('\n\n');
}

;// CONCATENATED MODULE: ./build/actions/rollback/src/main.js





/** The action as the runner starts it. */
const main_action = (0,action/* defineAction */.Q)({ name: 'rollback', inputs: inputs_inputs, resolve: resolve, run: run, outputs: outputs, conclude: conclude, summarize: summarize });


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

export const id = 3973;
export const ids = [3973];
export const modules = {

/***/ 73973:
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
;// CONCATENATED MODULE: ./build/actions/migrate-db/src/inputs.js

/** The inputs of `migrate-db`. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    command: inputs/* input */.hF.choice(['plan', 'rehearse', 'apply', 'verify'], { required: true }),
    contract: inputs/* input */.hF.choice(['refuse', 'allow'], { default: 'refuse' }),
    backup: inputs/* input */.hF.text(),
    'window-override': inputs/* input */.hF.text(),
    version: inputs/* input */.hF.text(),
    sha: inputs/* input */.hF.pattern(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'a full commit SHA in lower case'),
    migrations: inputs/* input */.hF.section(),
    traffic: inputs/* input */.hF.section(),
    state: inputs/* input */.hF.section(),
    aws: inputs/* input */.hF.section(),
    'check-run-id': inputs/* input */.hF.pattern(/^\d+$/, 'the number of a check run'),
    config: inputs/* input */.hF.text(),
    environment: inputs/* input */.hF.text(),
    'github-token': inputs/* input */.hF.secret(),
    'dry-run': inputs/* input */.hF.boolean({ default: 'false' }),
});
/** Reads and checks the configuration. Throws ConfigurationError with every problem. */
async function resolve(values, runtime) {
    const { loadConfiguration, expandPlaceholders } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const { migrations, traffic, state, aws, version } = values;
    const configuration = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        // Not all of them: `backup` is a manifest here, and a section elsewhere.
        overrides: { migrations, traffic, state, aws },
        needs: ['migrations'],
        uses: ['backup', 'state', 'traffic', 'aws'],
    }, runtime);
    const { service, environment, sections } = configuration;
    const sha = values.sha ?? runtime.run.sha;
    const names = { service, environment, version, sha };
    const section = expandPlaceholders(sections.migrations, names);
    const backup = expandPlaceholders(sections.backup, names);
    return {
        command: values.command,
        request: {
            ...{ configuration: section, service, environment, version, sha, contract: values.contract },
            address: await addressOf(section.connection, backup, configuration),
            ...{
                windowOverride: values['window-override'],
                manifest: values.backup === 'newest' ? undefined : values.backup,
                backup,
            },
            aws: expandPlaceholders(sections.aws, { service, environment }),
        },
        state: isStateConfigured(configuration) ? configuration : undefined,
        access: { githubToken: values['github-token'], checkRunId: values['check-run-id'] },
        dryRun: values['dry-run'],
    };
}
/** The database that is migrated: its own address, or that of the section `backup`. */
async function addressOf(connection, backup, { problem }) {
    if (connection !== undefined)
        return connection;
    const { addressOfBackup } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(8815), __webpack_require__.e(7336), __webpack_require__.e(9093)]).then(__webpack_require__.bind(__webpack_require__, 29093));
    const found = backup && addressOfBackup(backup);
    if (found !== undefined)
        return found;
    const message = 'is missing: the address of the database that is migrated; the section `backup` names none that could be taken';
    throw new errors/* ConfigurationError */.j1([problem('migrations', ['connection'], message)]);
}
function isStateConfigured(configuration) {
    return configuration.sections.state !== undefined && configuration.sections.traffic !== undefined;
}

;// CONCATENATED MODULE: ./build/actions/migrate-db/src/outputs.js

/** The outputs of `migrate-db`; `pending` is what is not applied when the step ends. */
const outputs = (0,action/* defineOutputs */.S)({
    verdict: ({ run }) => run.verdict,
    outcome: ({ run, dry }) => (dry ? 'planned' : run.outcome),
    pending: (result) => pendingIn(result).length,
    migrations: ({ run }) => JSON.stringify(run.migrations.map(({ id }) => id)),
    applied: ({ run, dry }) => (run.command === 'apply' && !dry ? count(run.migrations, 'applied') : undefined),
    revision: ({ run }) => run.revision,
    contract: ({ run }) => run.contract,
    compatibility: ({ run }) => run.compatibility,
    reversible: ({ run }) => run.reversible,
    findings: ({ run }) => run.findings.length + run.health.length,
    seconds: ({ run }) => run.seconds,
    'reason-code': (result) => conclude(result).reasonCode,
    reason: (result) => conclude(result).reason,
    report: ({ report }) => report,
});
function count(records, status) {
    return records.filter((record) => record.status === status).length;
}
/** A rehearsal applies to a copy alone: in the database all of it is still pending. */
function pendingIn({ run }) {
    return run.command === 'apply'
        ? run.migrations.filter(({ status }) => status !== 'applied')
        : run.migrations;
}
/** The chain may go on after a go and a conditional go, and when what was asked for was done. */
function conclude({ run, dry }) {
    if (dry && run.ok)
        return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${run.reason}` };
    return { ok: run.ok, reasonCode: run.reasonCode, reason: run.reason };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/actions/migrate-db/src/report.js

/** The shape of the report that this version writes. */
const reportVersion = 1;
/** Everything a run found and did, for machines. */
function reportOf(run, { service, environment, version, sha, contract, windowOverride }, { clock, run: identity }) {
    return {
        ...{ schemaVersion: reportVersion, at: (0,src_clock/* isoInstant */.j2)(clock.now()), service, environment, version, sha },
        ...{ contractAllowed: contract === 'allow', windowOverride },
        ...{ actor: identity.actor, runUrl: identity.url },
        ...run,
    };
}

;// CONCATENATED MODULE: ./build/actions/migrate-db/src/run.js


/** Plans, rehearses, applies or verifies migrations, and writes the report. */
async function run(inputs, runtime) {
    const library = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(8815), __webpack_require__.e(7336), __webpack_require__.e(9093)]).then(__webpack_require__.bind(__webpack_require__, 29093));
    const { state, access, command, dryRun } = inputs;
    const request = dryRun ? withoutBaseline(inputs.request) : inputs.request;
    const environment = state && library.openEnvironmentState(state, request, access, runtime);
    const world = await library.openMigrationWorld(request, environment, runtime);
    const dry = dryRun && (command === 'apply' || command === 'rehearse');
    const done = dry ? await library.previewMigrations(world, command) : await act(command, library, world);
    tell(done, runtime, library);
    const name = `migrations-${command}-${request.environment}.json`;
    const text = `${JSON.stringify(reportOf(done, request, runtime), undefined, 2)}\n`;
    return { inputs, run: done, dry, report: await (0,report_file/* writeReportFile */.a)(name, text, runtime) };
}
/** A dry run doesn't even write the file that slow queries are compared with. */
function withoutBaseline(request) {
    const { configuration } = request;
    if (configuration.baseline?.record !== 'verify')
        return request;
    return {
        ...request,
        configuration: { ...configuration, baseline: { ...configuration.baseline, record: 'never' } },
    };
}
function act(command, library, world) {
    switch (command) {
        case 'plan':
            return library.planMigrations(world);
        case 'rehearse':
            return library.rehearseMigrations(world);
        case 'apply':
            return library.applyMigrations(world);
        case 'verify':
            return library.verifyMigrations(world);
    }
}
/** What a person has to see in the log: each obstacle, each finding at its file, and what to do. */
function tell(done, { log }, { shownFinding }) {
    for (const { id, status, compatibility, why } of done.migrations) {
        if (compatibility === 'unknown')
            log.warning(`${status}: ${id}: nobody can tell whether the previous release goes on working: ${why}`);
        else
            log.info(`${status}: ${id} (${compatibility})`);
    }
    for (const finding of done.findings) {
        const file = done.migrations.find(({ id }) => id === finding.migration)?.file;
        const location = file === undefined ? undefined : { file, line: 1, column: 1 };
        const write = finding.level === 'error' ? log.error : log.warning;
        write(shownFinding(finding), location);
    }
    for (const { subject, message, remedy, level } of done.health) {
        const write = level === 'error' ? log.error : log.warning;
        write(`${subject} ${message}${remedy === undefined ? '' : `; ${remedy}`}`);
    }
    if (done.obstacles.length > 1)
        for (const obstacle of done.obstacles)
            log.error(obstacle);
    for (const note of done.notes)
        log.info(note);
    for (const [index, remedy] of done.remedies.entries())
        log.info(`${index + 1}. ${remedy}`);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/migrate-db/src/summary.js


const titles = {
    plan: 'Migration plan',
    rehearse: 'Rehearsal',
    apply: 'Migration',
    verify: 'Database check',
};
/** The page that says, verdict first: what is pending or was applied, what speaks against it, and what to do. */
function summarize(result) {
    const { run, inputs, dry } = result;
    const { ok, reason } = conclude(result);
    const mark = !ok ? '❌' : run.verdict === 'conditional-go' ? '⚠️' : '✅';
    const what = run.verdict ?? (dry ? 'dry run' : run.outcome);
    return [
        `## ${mark} ${titles[run.command]}: ${what}`,
        `${run.place}, ${inputs.request.service} in ${inputs.request.environment}`,
        escaped(reason),
        list('In the way', run.obstacles.length > 1 ? run.obstacles : []),
        list('What to do', run.remedies),
        migrationTable(run),
        findingTable(run),
        healthTable(run),
        run.backup
            ? `Backup: ${run.backup.id} of ${run.backup.created}, verified by ${run.backup.verified}.`
            : '',
        list('Notes', run.notes),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function migrationTable({ migrations, command }) {
    if (migrations.length === 0)
        return '';
    const timed = command === 'rehearse' || command === 'apply';
    const head = ['migration', 'status', 'the previous release', ...(timed ? ['took'] : [])];
    const seen = command === 'rehearse' ? ['locks', 'written anew'] : [];
    return (0,job_summary/* markdownTable */.Q)([...head, ...seen], migrations.map((record) => [
        record.description ? `${record.id}: ${record.description}` : record.id,
        record.status + (record.attempts ? ` (${record.attempts} tries)` : ''),
        `${{ expand: 'goes on working', contract: 'can’t go on', unknown: 'nobody knows' }[record.compatibility]}: ${record.why}`,
        ...(timed ? [record.seconds === undefined ? '' : (0,quantities/* formatDuration */.a3)(record.seconds * 1_000)] : []),
        ...(seen.length > 0 ? [locksOf(record), rewritesOf(record)] : []),
    ]));
}
function locksOf({ locks = [] }) {
    return locks
        .map(({ relation, mode, blocks, milliseconds }) => `${relation}: ${mode} ${(0,quantities/* formatDuration */.a3)(milliseconds)}, ${blocks} wait`)
        .join('; ');
}
function rewritesOf({ rewrites = [] }) {
    return rewrites
        .map(({ relation, bytes }) => `${relation}${bytes === undefined ? '' : ` (${(0,quantities/* formatSize */.Xq)(bytes)})`}`)
        .join(', ');
}
function findingTable({ findings, accepted }) {
    if (findings.length + accepted.length === 0)
        return '';
    const rows = [
        ...findings.map((finding) => ({ ...finding, standing: finding.level })),
        ...accepted.map((finding) => ({ ...finding, standing: 'accepted' })),
    ];
    return (0,job_summary/* markdownTable */.Q)(['', 'migration', 'rule', 'finding', 'remedy'], rows.map(({ standing, migration, rule, message, remedy }) => [
        standing,
        migration,
        rule,
        message,
        remedy ?? '',
    ]));
}
function healthTable({ health }) {
    if (health.length === 0)
        return '';
    return (0,job_summary/* markdownTable */.Q)(['', 'check', 'what', 'finding', 'remedy'], health.map(({ level, check, subject, message, remedy }) => [
        level,
        check,
        subject,
        message,
        remedy ?? '',
    ]));
}
function list(title, items) {
    if (items.length === 0)
        return '';
    return `**${title}**\n\n${items.map((item) => `- ${escaped(item)}`).join('\n')}`;
}
function escaped(text) {
    return text.replaceAll('<', '&lt;').replaceAll(/\s*\n\s*/g, ' ');
}

;// CONCATENATED MODULE: ./build/actions/migrate-db/src/main.js





/** Plans, rehearses, applies and verifies the migrations of a database. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'migrate-db',
    inputs: inputs_inputs,
    resolve: resolve,
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

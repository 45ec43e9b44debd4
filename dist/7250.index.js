export const id = 7250;
export const ids = [7250];
export const modules = {

/***/ 17250:
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
;// CONCATENATED MODULE: ./build/actions/backup-db/src/inputs.js

/** The inputs of `backup-db`. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    engine: inputs/* input */.hF.text(),
    connection: inputs/* input */.hF.text(),
    destination: inputs/* input */.hF.text(),
    verify: inputs/* input */.hF.text(),
    keep: inputs/* input */.hF.text(),
    'restore-connection': inputs/* input */.hF.text(),
    version: inputs/* input */.hF.text(),
    config: inputs/* input */.hF.text(),
    environment: inputs/* input */.hF.text(),
    'github-token': inputs/* input */.hF.secret(),
    'dry-run': inputs/* input */.hF.boolean({ default: 'false' }),
});
/** Reads the section `backup` with the fields given as inputs put in. */
async function resolve(values, runtime) {
    const { loadConfiguration, expandPlaceholders } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(441), __webpack_require__.e(5129)]).then(__webpack_require__.bind(__webpack_require__, 75129));
    const { engine, connection, destination, verify, keep, version } = values;
    const { service, environment, sections } = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        overrides: {},
        fields: {
            backup: {
                given: { engine, connection, destination, verify, keep },
                required: ['engine', 'connection', 'destination'],
            },
        },
        needs: ['backup'],
        uses: [],
    }, runtime);
    const names = { service, environment, version, sha: runtime.run.sha };
    const backup = expandPlaceholders(sections.backup, names);
    const restoreConnection = expandPlaceholders(values['restore-connection'], names);
    return { request: { backup, restoreConnection, service, environment, version }, dryRun: values['dry-run'] };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/backup-db/src/outputs.js

/** The outputs of `backup-db`; a dry run leaves all of them empty, so that it can't be taken for a backup. */
const outputs = (0,action/* defineOutputs */.S)({
    'backup-id': ({ made }) => made?.manifest.backupId,
    location: ({ made }) => made?.location,
    'size-bytes': ({ made }) => made?.manifest.sizeBytes,
    sha256: ({ made }) => made?.manifest.sha256,
    verified: ({ made }) => made?.manifest.verified.level,
    'backup-seconds': ({ made }) => made?.backupSeconds,
    'restore-seconds': ({ made }) => made?.manifest.verified.restoreSeconds,
    manifest: ({ made }) => made?.manifestLocation,
});
/** The chain may go on: a backup that could not be made or proven has ended the run before. */
function conclude({ made }) {
    if (!made)
        return { ok: true, reasonCode: 'dry-run', reason: 'Dry run: no backup was made.' };
    const { backupId, sizeBytes, verified } = made.manifest;
    const restored = verified.restoreSeconds === undefined
        ? 'read back and intact'
        : `restored and compared in ${(0,quantities/* formatDuration */.a3)(verified.restoreSeconds * 1_000)}`;
    const reason = `Backup ${backupId} (${(0,quantities/* formatSize */.Xq)(sizeBytes)}) is at ${made.location}: ${restored}.`;
    return { ok: true, reasonCode: 'backed-up', reason };
}

;// CONCATENATED MODULE: ./build/actions/backup-db/src/run.js
/** Checks database and destination, then makes and verifies a backup; in a dry run it only says what it would write. */
async function run({ request, dryRun }, runtime) {
    const { makeBackup, planBackup, prepareBackup } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(2737)]).then(__webpack_require__.bind(__webpack_require__, 32737));
    const prepared = await prepareBackup(request, runtime);
    const plan = planBackup(prepared);
    if (!dryRun)
        return { request, plan, made: await makeBackup(prepared, runtime) };
    for (const [index, step] of plan.entries())
        runtime.log.info(`${index + 1}. ${step}`);
    return { request, plan, made: undefined };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
;// CONCATENATED MODULE: ./build/actions/backup-db/src/summary.js

/** The page that says whether there is a way back for the data: what was proven, where it lies, what it holds. */
function summarize({ request, plan, made }) {
    const about = `\`${request.backup.connection}\` of ${request.service} in ${request.environment}`;
    if (!made) {
        const steps = plan.map((step, index) => `${index + 1}. ${step}`).join('\n');
        return `## Backup: dry run, nothing was written\n\n${about}\n\n${steps}`;
    }
    const proven = made.manifest.verified.level === 'restore' ? 'restored and compared' : 'read back and intact';
    return [
        `## ✅ Backup ${proven}`,
        `${about}, as it was at ${made.manifest.created}. What is written later is not in it.`,
        (0,job_summary/* markdownTable */.Q)(['', ''], facts(made)),
        removed(made),
        `<details><summary>Tables (${tables(made).length})</summary>\n\n${(0,job_summary/* markdownTable */.Q)(['table', 'rows'], tables(made))}\n\n</details>`,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function facts({ manifest, location, backupSeconds }) {
    const { restoreSeconds } = manifest.verified;
    return [
        ['Backup', manifest.backupId],
        ['File', location],
        ['Size', (0,quantities/* formatSize */.Xq)(manifest.sizeBytes)],
        ['SHA-256', manifest.sha256],
        ['Copied in', (0,quantities/* formatDuration */.a3)(backupSeconds * 1_000)],
        ...(restoreSeconds === undefined
            ? []
            : [['Restored and compared in', (0,quantities/* formatDuration */.a3)(restoreSeconds * 1_000)]]),
    ];
}
function tables({ manifest }) {
    return (manifest.contents?.tables ?? []).map(({ name, rows }) => [name, String(rows)]);
}
function removed({ removed: ids }) {
    return ids.length === 0
        ? ''
        : `Given up by the retention policy: ${ids.map((id) => `\`${id}\``).join(', ')}`;
}

;// CONCATENATED MODULE: ./build/actions/backup-db/src/main.js





/** Backs up a database and proves that the backup can be restored. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'backup-db',
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


/***/ })

};

export const id = 1549;
export const ids = [1549];
export const modules = {

/***/ 31549:
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
;// CONCATENATED MODULE: ./build/actions/backup-db/src/inputs.js

/** The inputs of `backup-db`. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    backup: inputs/* input */.hF.section(),
    engine: inputs/* input */.hF.text(),
    connection: inputs/* input */.hF.text(),
    destination: inputs/* input */.hF.text(),
    verify: inputs/* input */.hF.text(),
    keep: inputs/* input */.hF.text(),
    'restore-connection': inputs/* input */.hF.text(),
    aws: inputs/* input */.hF.section(),
    version: inputs/* input */.hF.text(),
    config: inputs/* input */.hF.text(),
    environment: inputs/* input */.hF.text(),
    'github-token': inputs/* input */.hF.secret(),
    'dry-run': inputs/* input */.hF.boolean({ default: 'false' }),
});
/** Fields of the section that are looked into only when the database is. */
const placeable = ['connection', 'destination', 'programs', 'restore-connection'];
/** Reads the section `backup` with the fields given as inputs put in. */
async function resolve(values, runtime) {
    const { loadConfiguration, expandPlaceholders } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const { engine, connection, destination, verify, keep, version } = values;
    const snapshots = engine === 'rds-snapshot';
    const given = { engine, connection, destination, verify, keep };
    const { service, environment, sections, problem } = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        overrides: { backup: values.backup, aws: values.aws },
        fields: {
            backup: {
                given: { ...given, 'restore-connection': values['restore-connection'] },
                // What a snapshot is of has no input of its own.
                required: snapshots ? ['engine', 'destination'] : ['engine', 'connection', 'destination'],
            },
        },
        needs: ['backup'],
        uses: ['aws'],
    }, runtime);
    if (sections.backup === undefined) {
        const message = 'the fields given make no whole section `backup`: a snapshot needs `instance` or `cluster`; give the section as YAML, here or in the configuration';
        throw new errors/* ConfigurationError */.j1([{ input: 'backup', message }]);
    }
    const names = { service, environment, version, sha: runtime.run.sha };
    const backup = expandPlaceholders(sections.backup, names);
    return {
        request: { backup, aws: sections.aws, service, environment, version },
        dryRun: values['dry-run'],
        place: (found) => {
            if (found.input === undefined || found.location || !placeable.includes(found.input))
                return found;
            const placed = problem('backup', [found.input], `\`${found.input}\`: ${found.message}`);
            return placed.location || placed.input ? placed : found;
        },
    };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/backup-db/src/facts.js

/** The SHA-256 of the archive; a snapshot has none. */
function sha256Of(manifest) {
    return 'snapshot' in manifest ? undefined : manifest.sha256;
}
/** What there is to know of a backup, as rows of a table. */
function factsOf({ manifest, location, manifestLocation, backupSeconds }) {
    const { restoreSeconds } = manifest.verified;
    return [
        ['Backup', manifest.backupId],
        ['Of', `${manifest.database} (${manifest.engine} ${manifest.engineVersion})`],
        ...('snapshot' in manifest
            ? [
                ['Snapshot', `${location}, of the ${manifest.snapshot.kind} ${manifest.snapshot.source}`],
                ...manifest.snapshot.copies.map(({ arn, region }) => [`Copy in ${region}`, arn]),
            ]
            : [
                ['File', location],
                ...(manifest.attachments ?? []).map(({ file, sizeBytes }) => [
                    'Beside it',
                    `${file} (${(0,quantities/* formatSize */.Xq)(sizeBytes)})`,
                ]),
            ]),
        ['Manifest', manifestLocation],
        ['Size', (0,quantities/* formatSize */.Xq)(manifest.sizeBytes)],
        ...('snapshot' in manifest ? [] : [['SHA-256', manifest.sha256]]),
        ['Taken in', (0,quantities/* formatDuration */.a3)(backupSeconds * 1_000)],
        ...(restoreSeconds === undefined
            ? []
            : [['Restored and compared in', (0,quantities/* formatDuration */.a3)(restoreSeconds * 1_000)]]),
        ...(manifest.lockedUntil === undefined ? [] : [['Can’t be deleted until', manifest.lockedUntil]]),
    ];
}
/** What was held against what, and what wasn't: a reader must not take the one for the other. */
function comparisonOf(manifest) {
    const restored = manifest.verified.level === 'restore';
    if ('snapshot' in manifest) {
        return restored
            ? 'An instance was restored from it and became available. Its tables were not looked at.'
            : 'The provider says that it is available, and it is as large and as encrypted as its database. Nobody has restored it.';
    }
    const { tables = [], objects = [], foreignKeyViolations } = manifest.contents ?? {};
    if (!restored) {
        return `Compared: size, SHA-256 and the names of ${counted(tables.length, 'table')}, read back from where it lies. Not compared: rows. Nobody has restored it.`;
    }
    const withRows = tables.filter(({ rows }) => rows !== undefined).length;
    const withChecksums = tables.filter(({ checksum }) => checksum !== undefined).length;
    const of = (some) => (some === tables.length ? 'all of them' : `${some} of them`);
    const compared = [
        `columns of ${counted(tables.length, 'table')}`,
        ...(objects.length > 0
            ? [
                counted(objects.length, 'index, constraint or other object', 'indexes, constraints and other objects'),
            ]
            : []),
        ...(withRows > 0 ? [`number of rows in ${of(withRows)}`] : []),
        ...(withChecksums > 0 ? [`a checksum over every row in ${of(withChecksums)}`] : []),
        ...(foreignKeyViolations === undefined ? [] : ['rows that point at a missing parent']),
    ];
    const missing = [
        ...(withRows < tables.length ? [`number of rows in ${counted(tables.length - withRows, 'table')}`] : []),
        ...(withChecksums < tables.length
            ? [`values in ${counted(tables.length - withChecksums, 'table')}`]
            : []),
    ];
    const not = missing.length > 0 ? ` Not compared: ${missing.join(', ')}.` : '';
    return `Compared in the restored copy: ${compared.join(', ')}.${not}`;
}
function counted(count, one, several = `${one}s`) {
    return `${count} ${count === 1 ? one : several}`;
}

;// CONCATENATED MODULE: ./build/actions/backup-db/src/outputs.js


/** The outputs of `backup-db`; a dry run leaves all of them empty, so that it can't be taken for a backup. */
const outputs = (0,action/* defineOutputs */.S)({
    'backup-id': ({ made }) => made?.manifest.backupId,
    location: ({ made }) => made?.location,
    'size-bytes': ({ made }) => made?.manifest.sizeBytes,
    sha256: ({ made }) => made && sha256Of(made.manifest),
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
async function run({ request, dryRun, place }, runtime) {
    const { prepareBackup } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(5287)]).then(__webpack_require__.bind(__webpack_require__, 45287));
    const prepared = await prepareBackup(request, runtime).catch((error) => {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        throw new errors/* ConfigurationError */.j1(error.problems.map(place));
    });
    const plan = prepared.plan();
    if (!dryRun)
        return { request, plan, made: await prepared.make() };
    for (const [index, step] of plan.entries())
        runtime.log.info(`${index + 1}. ${step}`);
    return { request, plan, made: undefined };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
;// CONCATENATED MODULE: ./build/actions/backup-db/src/summary.js


/** So many tables are listed: a summary has its limit, and the manifest has them all. */
const tablesListed = 500;
/** The page that says whether there is a way back for the data: what was proven, where it lies, what it holds. */
function summarize({ request, plan, made }) {
    const { service, environment, backup } = request;
    const about = `The ${backup.engine} database of ${service} in ${environment}`;
    if (!made) {
        const steps = plan.map((step, index) => `${index + 1}. ${step}`).join('\n');
        return `## Backup: dry run, nothing was written\n\n${about}\n\n${steps}`;
    }
    const { manifest } = made;
    return [
        `## ✅ Backup ${provenBy(made)}`,
        `${about}, as it was at ${manifest.created}. What is written later is not in it.`,
        (0,job_summary/* markdownTable */.Q)(['', ''], factsOf(made)),
        comparisonOf(manifest),
        removed(made),
        tables(made),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function provenBy({ manifest }) {
    if ('snapshot' in manifest)
        return manifest.verified.level === 'restore' ? 'restored' : 'available';
    return manifest.verified.level === 'restore' ? 'restored and compared' : 'read back and intact';
}
function tables({ manifest }) {
    if ('snapshot' in manifest)
        return '';
    const all = manifest.contents?.tables ?? [];
    const rows = all
        .slice(0, tablesListed)
        .map(({ name, rows: count }) => [name, count === undefined ? '' : String(count)]);
    const rest = all.length > rows.length ? `\n\nand ${all.length - rows.length} more, in the manifest` : '';
    return `<details><summary>Tables (${all.length})</summary>\n\n${(0,job_summary/* markdownTable */.Q)(['table', 'rows'], rows)}${rest}\n\n</details>`;
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

export const id = 2237;
export const ids = [2237];
export const modules = {

/***/ 82237:
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
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/actions/rollback/src/restore-inputs.js


/** Stands for the newest verified backup of the service in its environment. */
const newest = 'newest';
/** Reads what is to be restored, from inputs and configuration; `undefined` for `database: keep`. Throws ConfigurationError. */
async function resolveRestore(values, { service, environment }, runtime) {
    if (values.database !== 'restore')
        return undefined;
    const { backup: manifest, connection } = values;
    if (manifest === undefined) {
        const message = `is required with \`database: restore\`: the manifest that backup-db gave, or \`${newest}\``;
        throw new errors/* ConfigurationError */.j1([{ input: 'backup', message }]);
    }
    const { loadConfiguration, expandPlaceholders } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const load = (given) => loadConfiguration({
        ...{ file: values.config, environment },
        overrides: { maintenance: values.maintenance, aws: values.aws },
        fields: { backup: { given, required: [] } },
        needs: [],
        uses: ['backup', 'maintenance', 'aws'],
        nothingElse: true,
    }, runtime);
    const configured = await load({});
    const { sections } = connection === undefined
        ? configured
        : await load({
            ...(configured.sections.backup ? {} : inferred(manifest, connection, runtime)),
            connection,
        });
    if (sections.backup === undefined) {
        const message = 'is required with `database: restore` where no `backup` section names the database; for a snapshot of RDS there has to be one';
        throw new errors/* ConfigurationError */.j1([{ input: 'connection', message }]);
    }
    const names = { service, environment, sha: runtime.run.sha };
    // Where the backup lies says its manifest: a destination may name a version that nobody knows here.
    const backup = manifest === newest ? sections.backup : { ...sections.backup, destination: folderOf(manifest) };
    return {
        manifest,
        backup: expandPlaceholders(backup, names),
        aws: sections.aws,
        maintenance: sections.maintenance && expandPlaceholders(sections.maintenance, names),
        confirmed: values['confirm-data-loss'],
    };
}
/** What a section has to say at least, for a database that no section names. */
function inferred(manifest, connection, { environment }) {
    const [, name] = /^env:(\w+)$/.exec(connection) ?? [];
    const address = name === undefined ? connection : (environment[name] ?? '');
    const [, scheme = ''] = /^([a-z]+):\/\//.exec(address) ?? [];
    const engines = {
        ...{ postgres: 'postgres', postgresql: 'postgres', mysql: 'mysql', mariadb: 'mysql' },
    };
    return { engine: engines[scheme] ?? 'sqlite', destination: folderOf(manifest) };
}
function folderOf(manifest) {
    return manifest.startsWith('s3://')
        ? manifest.slice(0, -external_node_path_.posix.basename(manifest).length)
        : external_node_path_.posix.dirname(manifest);
}

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
    'confirm-data-loss': inputs/* input */.hF.text(),
    drill: inputs/* input */.hF.boolean({ default: 'false' }),
    traffic: inputs/* input */.hF.section(),
    state: inputs/* input */.hF.section(),
    health: inputs/* input */.hF.section(),
    maintenance: inputs/* input */.hF.section(),
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
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const { state, traffic, health, aws, maintenance } = values;
    const configuration = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        // Not all of them: `backup` is a path here, and a section elsewhere.
        overrides: { state, traffic, health, aws, maintenance },
        needs: ['state', 'traffic'],
        // What is given is checked, also where nothing comes to use it.
        uses: ['health', 'aws', ...(maintenance === undefined ? [] : ['maintenance'])],
        nothingElse: true,
    }, runtime).catch((error) => {
        if (error instanceof errors/* ConfigurationError */.j1)
            throw new errors/* ConfigurationError */.j1([...problems, ...error.problems]);
        throw error;
    });
    const { service, environment } = configuration;
    if (values.confirm !== undefined && values.confirm !== environment) {
        const message = `found \`${values.confirm}\`, but the environment is \`${environment}\`: type its name to confirm`;
        problems.push({ input: 'confirm', message });
    }
    const restore = await resolveRestore(values, configuration, runtime).catch((error) => {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        problems.push(...error.problems);
        return undefined;
    });
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
function contradictions(values) {
    const { database, drill } = values;
    if (database === 'restore') {
        const message = 'a drill never touches the database: leave out `database: restore`';
        return drill ? [{ input: 'drill', message }] : [];
    }
    const idle = ['backup', 'connection', 'confirm-data-loss'].filter((name) => values[name] !== undefined);
    const message = 'is of no use with `database: keep`; leave it out, or say `database: restore`';
    return idle.map((name) => ({ input: name, message }));
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
    restored: ({ restore }) => restore?.done,
    'restore-seconds': ({ restore }) => restore?.seconds,
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
    if (restore?.closed) {
        return { ok: false, reasonCode: 'maintenance-left-on', reason: `${rollback.reason} ${restore.told}` };
    }
    const reason = restore ? `${rollback.reason} ${restore.told}` : rollback.reason;
    return { ok: rollback.outcome !== 'refused', reasonCode: rollback.reasonCode, reason };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/rollback/src/house-closed.js

/** A restore into the live database may take so many times what the one into a copy took. */
const margin = 2;
/** Maintenance mode around a restore: users stay out while the database is being replaced. */
class HouseClosed {
    planOn;
    planOff = [
        'maintenance mode: off, unless something failed once the database was being replaced',
    ];
    #maintenance;
    #log;
    /** Milliseconds until users are told that it ends: what the section says, or longer where a restore was seen to take longer. */
    #atMost;
    #acquired = false;
    constructor(maintenance, planOn, atMost, { log }) {
        this.#maintenance = maintenance;
        this.planOn = planOn;
        this.#atMost = atMost;
        this.#log = log;
    }
    /** Looks whether it can be turned on. Throws ConfigurationError for what is in the way; a switch that doesn't answer now may do so later. */
    static async prepare({ maintenance, aws }, { service, environment, force }, { githubToken, checkRunId, opened: { manifest } }, runtime) {
        if (!maintenance)
            return undefined;
        const { openMaintenance } = await __webpack_require__.e(/* import() */ 2339).then(__webpack_require__.bind(__webpack_require__, 22339));
        const opened = await openMaintenance(maintenance, {
            ...{ service, environment, runtime, aws, githubToken },
            checkRunId,
        });
        const measured = (manifest.verified.restoreSeconds ?? 0) * 1_000;
        const atMost = Math.max(maintenance.for, margin * measured);
        const planOn = await opened.plan('on', { for: atMost, stay: true, join: true }).catch((error) => {
            if (!(error instanceof errors/* ProviderError */.mZ))
                throw error;
            return [`on (not to be seen now: ${(0,errors/* describeError */.Uc)(error)})`];
        });
        const problems = await opened.problems({ for: atMost }).catch((error) => {
            if (!(error instanceof errors/* ProviderError */.mZ))
                throw error;
            runtime.log.warning(`Maintenance mode could not be looked at: ${(0,errors/* describeError */.Uc)(error)}`);
            return [];
        });
        const lines = planOn.map((line) => `maintenance mode: ${line}`);
        if (problems.length === 0 || force)
            return new HouseClosed(opened, lines, atMost, runtime);
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({
            message: `maintenance mode around the restore: ${message}; \`force: true\` goes on without, where the engine can`,
        })));
    }
    /** Turns it on; gives whether users are kept out. It lasts beyond this run: one that dies amid a restore must let nobody in. Throws ProviderError, or with `force` warns. */
    async close(force) {
        try {
            const on = await this.#maintenance.turnOn({ for: this.#atMost, stay: true, join: true });
            this.#acquired = on.acquired;
            if (!on.ok) {
                throw new errors/* ProviderError */.mZ(on.reason, {
                    system: 'maintenance mode',
                    operation: 'turn on',
                    retryable: false,
                });
            }
            this.#log.info(on.reason);
            return true;
        }
        catch (error) {
            if (!force || !(error instanceof errors/* ProviderError */.mZ))
                throw error;
            this.#log.warning(`Going on without maintenance mode: ${(0,errors/* describeError */.Uc)(error)}`);
            return false;
        }
    }
    /** Turns it off if it was turned on here; gives a sentence when users are still kept out. */
    async open() {
        if (!this.#acquired)
            return undefined;
        try {
            const off = await this.#maintenance.turnOff();
            if (off.ok) {
                this.#log.info(off.reason);
                return undefined;
            }
            return `MAINTENANCE MODE IS STILL ON: ${off.reason}`;
        }
        catch (error) {
            return `MAINTENANCE MODE IS STILL ON: it could not be turned off (${(0,errors/* describeError */.Uc)(error)}). Turn it off with the action maintenance-mode (\`mode: off\`).`;
        }
    }
    /** Leaves it on; gives a sentence when it is. */
    stayClosed() {
        if (!this.#acquired)
            return undefined;
        return 'MAINTENANCE MODE STAYS ON, because something failed once the database was being replaced: look at the database first, then turn it off with the action maintenance-mode (`mode: off`).';
    }
}

;// CONCATENATED MODULE: ./build/actions/rollback/src/database.js



/** A restore that was looked into and not begun. */
class DatabaseRestore {
    restoredTo;
    /** What is lost by it, as a sentence without its full stop. */
    loss;
    #opened;
    #steps;
    #house;
    #force;
    #log;
    #result;
    #failure;
    /** Whether the restore got as far as the database itself. */
    #touched = false;
    /** Whether the failure was of maintenance mode, before anything else. */
    #unclosed = false;
    constructor(opened, steps, house, { force }, { clock, log }) {
        const { created, backupId } = opened.manifest;
        const span = (0,quantities/* formatDuration */.a3)(Math.max(0, clock.now() - Date.parse(created)));
        this.restoredTo = created;
        this.loss = `the database goes back to ${created} (backup ${backupId}); what was written in the ${span} since is lost`;
        this.#opened = opened;
        this.#steps = steps;
        this.#house = house;
        this.#force = force;
        this.#log = log;
    }
    /**
     * Opens the backup, sees that it can go back and says what is lost. Writes nothing. Throws ConfigurationError when it is
     * another service's, can't be restored here, or when the loss is not confirmed by its id, which a dry run needs not.
     */
    static async open(request, plan, access, runtime) {
        const { openBackup } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(5287)]).then(__webpack_require__.bind(__webpack_require__, 45287));
        const location = await locate(request, plan, runtime);
        const opened = await openBackup(location, request, runtime);
        refuseForeign(location, opened, plan);
        const house = request.maintenance && (await HouseClosed.prepare(request, plan, { ...access, opened }, runtime));
        const steps = await opened.planRestore({ maintenance: house !== undefined });
        const restore = new DatabaseRestore(opened, steps, house, plan, runtime);
        runtime.log.warning(`${access.dryRun ? 'Would restore' : 'Restoring'}: ${restore.loss}.`);
        if (!access.dryRun)
            restore.#refuseUnconfirmed(request.confirmed);
        return restore;
    }
    /** What it would do, in order, as lines for people. */
    get plan() {
        const steps = [`${this.loss}; confirm it with \`confirm-data-loss: ${this.#id}\``, ...this.#steps];
        const lines = steps.map((step) => `database: ${step}`);
        return this.#house ? [...this.#house.planOn, ...lines, ...this.#house.planOff] : lines;
    }
    /** Keeps users out and puts the backup back; gives whether that was done. What fails is in the report. */
    async restore() {
        try {
            // What can't be restored turns nothing on.
            await this.#opened.verifyArchive();
            const maintenance = await this.#keepOut();
            // What was looked into before counted on users being kept out.
            if (this.#house && !maintenance)
                await this.#opened.planRestore({ maintenance });
            this.#result = await this.#opened.restore({
                maintenance,
                switching: () => {
                    this.#touched = true;
                },
            });
        }
        catch (error) {
            this.#failure = (0,errors/* describeError */.Uc)(error);
        }
        return this.#result !== undefined;
    }
    /** Throws with a remedy when users can't be kept out. */
    async #keepOut() {
        try {
            return (await this.#house?.close(this.#force)) ?? false;
        }
        catch (error) {
            this.#unclosed = true;
            throw error;
        }
    }
    /** Lets users back in unless the database may be half replaced: then they stay out. Gives what there is to report. */
    async end(settled = true) {
        if (!this.#result && this.#failure === undefined)
            return undefined;
        // A database that went back while traffic didn't follow may have nothing that can live with it.
        const safe = this.#result ? settled : !this.#touched;
        const house = safe ? await this.#house?.open() : this.#house?.stayClosed();
        const { seconds, replaced, undo, safetyCopy } = this.#result ?? {};
        const sentences = this.#result
            ? [
                `The database is back at ${this.restoredTo} after ${(0,quantities/* formatDuration */.a3)((seconds ?? 0) * 1_000)}; later writes are lost.`,
                ...(replaced ? [asSentence(replaced)] : []),
                ...(undo ? [`To undo it: ${asSentence(undo)}`] : []),
                ...(safetyCopy ? [`What was overwritten is kept: ${safetyCopy}.`] : []),
            ]
            : [`The database could not be restored: ${asSentence(this.#failure ?? '')}`, this.#standing()];
        const told = [...sentences, ...(house ? [house] : [])].join(' ');
        if (house)
            this.#log.error(house);
        return {
            ...{ done: this.#result !== undefined, told, backupId: this.#id, restoredTo: this.restoredTo },
            ...{ seconds, replaced: replaced || undefined, undo, safetyCopy, closed: house !== undefined },
        };
    }
    /** What a failure means for the database, and what to do. */
    #standing() {
        if (this.#touched)
            return 'Whether the database is as it was can’t be told: look at it.';
        const remedy = ' Press again once maintenance mode can be turned on, or at once with `force: true`: it restores without keeping users out, where the engine can.';
        return `The database is untouched.${this.#unclosed ? remedy : ''}`;
    }
    get #id() {
        return this.#opened.manifest.backupId;
    }
    #refuseUnconfirmed(confirmed) {
        if (confirmed === this.#id)
            return;
        const found = confirmed === undefined ? 'is required' : `found \`${confirmed}\`, but it is another backup`;
        const message = `${found}: ${this.loss}. If that is what you want, say \`confirm-data-loss: ${this.#id}\`; \`database: keep\` brings traffic back without it. Nothing was changed`;
        throw new errors/* ConfigurationError */.j1([{ input: 'confirm-data-loss', message }]);
    }
}
async function locate({ manifest, backup, aws }, { service, environment }, runtime) {
    if (manifest !== newest)
        return manifest;
    const { newestBackup } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(5287)]).then(__webpack_require__.bind(__webpack_require__, 45287));
    const found = await newestBackup({ backup, aws, service, environment }, runtime);
    if (found)
        return found.manifestLocation;
    const message = `there is no verified backup of ${service} in ${environment} in ${backup.destination}; give the manifest of one, or leave the database as it is with \`database: keep\``;
    throw new errors/* ConfigurationError */.j1([{ input: 'backup', message }]);
}
/** Data of one environment never goes into another by a slip of the hand; what a restore kept of this one may come back. */
function refuseForeign(location, { manifest }, { service, environment }) {
    const own = [environment, `${environment}-before-restore`];
    if (manifest.service === service && own.includes(manifest.environment))
        return;
    const message = `\`${location}\` is a backup of ${manifest.service} in ${manifest.environment}, not of ${service} in ${environment}`;
    throw new errors/* ConfigurationError */.j1([{ input: 'backup', message }]);
}
function asSentence(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}

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
${restore ? databaseLines(restore) : ''}- **Begun**: ${result.started}
- **Ended**: ${result.ended}
- **By**: ${run.actor}${run.url ? `, ${run.url}` : ''}

## To do

- [ ] Tell the team and the users
${restore ? restoreTasks(restore) : ''}- [ ] Watch the version that serves now for 30 minutes
- [ ] Find the cause
- [ ] Hold the post-mortem
`;
}
function databaseLines({ backupId, restoredTo, replaced, undo, safetyCopy }) {
    const lines = [
        `- **Backup**: ${backupId}, of ${restoredTo}`,
        ...(replaced ? [`- **What was there before**: ${replaced}`] : []),
        ...(safetyCopy ? [`- **Copy of what was overwritten**: ${safetyCopy}`] : []),
        ...(undo ? [`- **To undo it**: ${undo}`] : []),
    ];
    return `${lines.join('\n')}\n`;
}
function restoreTasks({ done, restoredTo, closed }) {
    const tasks = [
        ...(closed ? ['**Maintenance mode is on**: turn it off when the database is well'] : []),
        ...(done
            ? [`See to what was written after ${restoredTo}: it is lost to the users`]
            : ['Repair the database']),
    ];
    return tasks.map((task) => `- [ ] ${task}\n`).join('');
}

;// CONCATENATED MODULE: ./build/actions/rollback/src/run.js



/** Sends traffic back; the database afterwards, or before where what traffic goes to needs it, if asked for. */
async function run(inputs, runtime) {
    const { describeRollback, rollbackWorld } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    const { access, dryRun } = inputs;
    const database = inputs.restore &&
        (await DatabaseRestore.open(inputs.restore, inputs.plan, { ...access, dryRun }, runtime));
    const plan = { ...inputs.plan, restoredTo: database?.restoredTo };
    const world = await rollbackWorld(inputs.configuration, {}, runtime, access);
    if (dryRun) {
        const steps = await describeRollback(plan, world, database?.plan);
        for (const [index, step] of steps.entries())
            runtime.log.info(`${index + 1}. ${step}`);
        return { plan: steps, rollback: undefined, restore: undefined, incident: undefined, report: undefined };
    }
    const { result, restore } = await goBack(plan, world, database);
    return { plan: [], rollback: result, restore, ...(await record(inputs, result, restore, runtime)) };
}
async function goBack(plan, world, database) {
    const { restoreUnderLock, rollback } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    if (!database)
        return { result: await rollback(plan, world), restore: undefined };
    let tried = false;
    const restore = async () => {
        tried = true;
        return database.restore();
    };
    let result;
    try {
        result = await rollback(plan, { ...world, restore });
    }
    catch (error) {
        // Says that users are still kept out, if they are.
        await database.end(false);
        throw error;
    }
    const refused = result.outcome === 'refused';
    if (!refused && !tried)
        await restoreUnderLock(plan, world, restore);
    return { result, restore: await database.end(!refused) };
}
/** Writes the incident, if there was one, and the report. */
async function record(inputs, result, restore, runtime) {
    const { environment, drill } = inputs.plan;
    const real = (result.outcome === 'rolled-back' && !drill) || restore?.done;
    const text = incidentRecord({ inputs, result, restore, run: runtime.run });
    const incident = real ? await (0,report_file/* writeReportFile */.a)(`incident-${environment}.md`, text, runtime) : undefined;
    const { severity, plan } = inputs;
    const report = { schemaVersion: 1, ...plan, severity, ...result, database: restore?.told, restore };
    const name = `rollback-${environment}.json`;
    const file = await (0,report_file/* writeReportFile */.a)(name, `${JSON.stringify(report, undefined, 2)}\n`, runtime);
    return { incident, report: file };
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

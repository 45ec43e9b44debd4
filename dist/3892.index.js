export const id = 3892;
export const ids = [3892];
export const modules = {

/***/ 33892:
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
;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/plan-check.js

/** State and router answer within half of it; a login to a cluster and its answer may take the other, in milliseconds. */
const planLimit = 60_000;
const id = 'deployment-plan';
/** The phase in which there is a plan to read. */
const planPhase = 'pre-deploy';
/**
 * Reading the plan as one more critical check: a deployment whose state or traffic can't be read isn't ready. Absent
 * where there is nothing to plan: without a version, without the sections `state` and `traffic`, and in other phases than
 * the one before a deployment. Throws ConfigurationError
 * when a check of the configuration has its id: nobody could tell which of the two a result is of.
 */
function createPlanCheck({ configuration, githubToken, subject: { version, sha }, selection, phase, }, runtime) {
    const { sections } = configuration;
    const { state, traffic } = sections;
    if (version === undefined || state === undefined || traffic === undefined)
        return undefined;
    if (phase !== planPhase)
        return undefined;
    if (selection.order.includes(id)) {
        const message = `the id \`${id}\` is that of the plan; give this check another one`;
        throw new errors/* ConfigurationError */.j1([{ input: 'checks', message }]);
    }
    let digest;
    const ask = async (signal) => {
        const { readPlan } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
        const planned = { ...configuration, sections: { ...sections, state, traffic } };
        const plan = await readPlan(planned, { version, sha }, runtime, { githubToken });
        // Read too late, the plan is a failed check, and a failed check has no digest.
        signal.throwIfAborted();
        digest = plan.digest;
        const serving = plan.fromVersion === undefined ? plan.from : `${plan.from} with ${plan.fromVersion}`;
        return {
            status: 'pass',
            finding: [`${plan.to} would get ${version}, ${serving} serves now`, ...plan.notes].join('; '),
            answer: `plan digest ${plan.digest}`,
        };
    };
    return {
        digest: () => digest,
        prepared: {
            ...{ id, kind: 'plan', severity: 'critical', timeout: planLimit, retries: 0 },
            ...{ title: 'Deployment plan', group: [], needs: [], waiver: undefined, location: undefined },
            remedy: 'The shift would stop at the same. Put right what is named here, or make state and traffic readable, then run this again.',
            check: {
                asks: 'the state, the router and the workloads: which colour serves, whether the stages can be done, and what would stop the deployment',
                ask,
            },
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/inputs.js


/** The inputs of `verify-readiness`. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    phase: inputs/* input */.hF.text({ default: 'pre-deploy' }),
    profile: inputs/* input */.hF.text({ default: 'standard' }),
    version: inputs/* input */.hF.text(),
    'previous-version': inputs/* input */.hF.text(),
    sha: inputs/* input */.hF.pattern(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'a full commit SHA in lower case'),
    'fail-on': inputs/* input */.hF.choice(['no-go', 'conditional-go'], { default: 'no-go' }),
    concurrency: inputs/* input */.hF.integer(1, { default: '64' }),
    notes: inputs/* input */.hF.text(),
    'window-override': inputs/* input */.hF.text(),
    'check-run': inputs/* input */.hF.boolean({ default: 'false' }),
    checks: inputs/* input */.hF.section(),
    presets: inputs/* input */.hF.section(),
    waivers: inputs/* input */.hF.section(),
    state: inputs/* input */.hF.section(),
    traffic: inputs/* input */.hF.section(),
    workload: inputs/* input */.hF.section(),
    health: inputs/* input */.hF.section(),
    'warm-up': inputs/* input */.hF.section(),
    smoke: inputs/* input */.hF.section(),
    hooks: inputs/* input */.hF.section(),
    stages: inputs/* input */.hF.section(),
    metrics: inputs/* input */.hF.section(),
    backup: inputs/* input */.hF.section(),
    aws: inputs/* input */.hF.section(),
    config: inputs/* input */.hF.text(),
    environment: inputs/* input */.hF.text(),
    'github-token': inputs/* input */.hF.secret(),
    'dry-run': inputs/* input */.hF.boolean({ default: 'false' }),
});
/** The sections a plan is made of, all optional here. */
const planSections = [
    'state',
    'traffic',
    'workload',
    'health',
    'warm-up',
    'smoke',
    'hooks',
    'stages',
    'metrics',
    'backup',
    'aws',
];
/** Those that checks use, in every phase. */
const askedSections = ['metrics', 'aws'];
/** Reads the configuration and prepares the checks of the phase. Throws ConfigurationError with every problem. */
async function resolve(values, runtime) {
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
    const { phase, profile, version, 'window-override': windowOverride } = values;
    const configuration = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        overrides: values,
        needs: [],
        uses: ['checks', 'presets', 'waivers', ...(phase === planPhase ? planSections : askedSections)],
        inUse: { checks: (entry) => runsIn(entry, { phase, profile }) },
    }, runtime);
    const { service, environment, sections } = configuration;
    if (!sections.checks && !sections.presets) {
        const message = 'is required, or `presets`: give one of them here as YAML or in the configuration file';
        throw new errors/* ConfigurationError */.j1([{ input: 'checks', message }]);
    }
    const { GithubSource, selectChecks } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(8660), __webpack_require__.e(7319), __webpack_require__.e(9742)]).then(__webpack_require__.bind(__webpack_require__, 77319));
    const previousVersion = values['previous-version'];
    const subject = { service, environment, version, previousVersion, sha: values.sha ?? runtime.run.sha };
    const github = new GithubSource(runtime, values['github-token']);
    const { aws, metrics } = sections;
    const context = { runtime, subject, phase, profile, github, aws, metrics, windowOverride };
    return {
        ...{ configuration, subject, phase, profile, github, githubToken: values['github-token'] },
        selection: await selectChecks(sections, context, configuration.problem),
        ...{ notes: values.notes, windowOverride, checkRun: values['check-run'] },
        failOn: values['fail-on'],
        concurrency: values.concurrency,
        dryRun: values['dry-run'],
    };
}
/** Whether an entry of the section `checks`, as it is written, runs in a phase and profile; one that is no mapping counts as if it did. */
function runsIn(entry, { phase, profile }) {
    if (typeof entry !== 'object' || entry === null)
        return true;
    const written = entry;
    const inPhase = (written.phase ?? planPhase) === phase;
    return inPhase && (!Array.isArray(written.profiles) || written.profiles.includes(profile));
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/outputs.js

/** The outputs of `verify-readiness`; a dry run leaves all of them empty, so that it can't be taken for a go. */
const outputs = (0,action/* defineOutputs */.S)({
    verdict: ({ outcome }) => outcome?.judgement.verdict,
    risk: ({ outcome }) => outcome?.judgement.risk,
    passed: ({ outcome }) => outcome?.judgement.counts.passed,
    warned: ({ outcome }) => outcome?.judgement.counts.warned,
    failed: ({ outcome }) => outcome?.judgement.counts.failed,
    waived: ({ outcome }) => outcome?.judgement.counts.waived,
    skipped: ({ outcome }) => outcome?.judgement.counts.skipped,
    report: ({ outcome }) => outcome?.report,
    checklist: ({ outcome }) => outcome?.checklist,
    'check-run': ({ outcome }) => outcome?.checkRun,
    'plan-digest': ({ outcome }) => outcome?.planDigest,
});
/** Whether the chain may go on: after `go`, and after `conditional-go` unless `fail-on` says otherwise. */
function mayGoOn({ verdict }, failOn) {
    return verdict === 'go' || (verdict === 'conditional-go' && failOn === 'no-go');
}
/** How the step ends: by the verdict, and well in a dry run. */
function conclude({ outcome, checks, failOn }) {
    if (!outcome) {
        const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
        return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${count} would run; there is no verdict.` };
    }
    return {
        ok: mayGoOn(outcome.judgement, failOn),
        reasonCode: outcome.cancelled ? 'cancelled' : outcome.judgement.verdict,
        reason: outcome.sentence,
    };
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/progress.js
/** Says what is going to be checked; in a dry run, each check with its question. */
function announce({ phase, profile, subject, selection, dryRun }, checks, log) {
    const what = [subject.service, subject.version].filter((part) => part !== undefined).join(' ');
    const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
    const skipped = selection.skipped.length > 0 ? `, ${selection.skipped.length} left out by the profile` : '';
    log.info(`${phase} of ${what} to ${subject.environment}, profile ${profile}: ${count}${skipped}`);
    if (!dryRun)
        return;
    const width = widestId(checks);
    for (const { id, severity, check } of checks) {
        log.info(`  ${id.padEnd(width)}  ${severity.padEnd('critical'.length)}  ${check.asks.replaceAll(/\s*\n\s*/g, ' ↵ ')}`);
    }
}
/** Writes annotations. They come at the end, in the order of how much they matter, since GitHub keeps the first ones only. */
function annotate(annotations, log) {
    for (const { level, message, location } of annotations) {
        if (level === 'error')
            log.error(message, location);
        else
            log.warning(message, location);
    }
}
/** How many characters the longest id has. */
function widestId(checks) {
    return Math.max(...checks.map(({ id }) => id.length));
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/run.js



/** Runs the checks of one phase at the same time, judges them, and writes the report, the checklist and the check run. */
async function run(inputs, runtime) {
    const { failOn, selection } = inputs;
    const plan = createPlanCheck(inputs, runtime);
    const checks = plan ? [plan.prepared, ...selection.checks] : selection.checks;
    announce(inputs, checks, runtime.log);
    const library = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(8660), __webpack_require__.e(7319), __webpack_require__.e(9742)]).then(__webpack_require__.bind(__webpack_require__, 77319));
    if (inputs.dryRun)
        return { failOn, checks, page: library.renderPlan(inputs, checks), outcome: undefined };
    const started = runtime.clock.now();
    const results = await ask(inputs, checks, runtime, library);
    const { subject, phase, profile } = inputs;
    const masked = (text) => text && runtime.secrets.redact(text);
    const cancelled = runtime.signal.aborted;
    const readiness = {
        ...{ subject, phase, profile, started, results },
        notes: masked(inputs.notes),
        windowOverride: masked(inputs.windowOverride),
        finished: runtime.clock.now(),
        judgement: library.judge(results, cancelled),
        planDigest: plan?.digest(),
        run: runtime.run,
    };
    annotate(library.shownAnnotations(library.annotationsOf(results)), runtime.log);
    const told = await tell(readiness, inputs, runtime, library);
    const sentence = library.verdictSentence(readiness.judgement);
    const page = library.renderSummary(readiness);
    return { failOn, checks, page, outcome: { ...readiness, ...told, cancelled, sentence } };
}
/** The results in the order of the configuration, each written to the log as soon as it is there. */
async function ask({ concurrency, selection }, checks, runtime, { maskedResult, resultLine, runChecks }) {
    const width = widestId(checks);
    const ended = await runChecks(checks, runtime, {
        concurrency,
        onResult: (result) => runtime.log.info(resultLine(result, width)),
    });
    const places = new Map(selection.order.map((id, place) => [id, place]));
    // What the configuration doesn't know, which is the plan, comes first.
    const placeOf = ({ id }) => places.get(id) ?? -1;
    return [...ended, ...selection.skipped]
        .map((result) => maskedResult(result, runtime.secrets))
        .sort((a, b) => placeOf(a) - placeOf(b));
}
/** Writes what outlives the step. */
async function tell(readiness, { failOn, checkRun, github }, runtime, library) {
    const { temporary, workspace } = runtime;
    const path = library.reportPath(temporary, readiness);
    const report = await library.writeReport(path, library.createReport(readiness), runtime);
    const checklist = await library.writeChecklist(library.checklistPath(temporary, readiness), library.renderChecklist(readiness), runtime);
    if (!checkRun)
        return { report, checklist, checkRun: undefined };
    const ok = mayGoOn(readiness.judgement, failOn);
    const made = library.checkRunOf(readiness, { workspace, ok });
    const url = await library.publishCheckRun(made, readiness.subject.sha, github, runtime);
    return { report, checklist, checkRun: url };
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/summary.js
/** The page a reviewer reads; see `renderSummary` of the checks, which are loaded once there is something to check. */
function summarize({ page }) {
    return page;
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/main.js





/** Runs the readiness checks of one phase and says whether to deploy. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'verify-readiness',
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

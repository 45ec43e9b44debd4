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
;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/inputs.js

/** The inputs of `verify-readiness`. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    phase: inputs/* input */.hF.text({ default: 'pre-deploy' }),
    profile: inputs/* input */.hF.text({ default: 'standard' }),
    version: inputs/* input */.hF.text(),
    sha: inputs/* input */.hF.pattern(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'a full commit SHA in lower case'),
    'fail-on': inputs/* input */.hF.choice(['no-go', 'conditional-go'], { default: 'no-go' }),
    concurrency: inputs/* input */.hF.integer(1, { default: '64' }),
    checks: inputs/* input */.hF.section(),
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
/** Reads the configuration and prepares the checks of the phase. Throws ConfigurationError with every problem. */
async function resolve(values, runtime) {
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(7088)]).then(__webpack_require__.bind(__webpack_require__, 7088));
    const configuration = await loadConfiguration({
        file: values.config,
        environment: values.environment,
        overrides: values,
        needs: ['checks'],
        uses: planSections,
    }, runtime);
    const { phase, profile, version } = values;
    const { service, environment, sections } = configuration;
    const subject = { service, environment, version, sha: values.sha ?? runtime.run.sha };
    const { selectChecks } = await __webpack_require__.e(/* import() */ 2678).then(__webpack_require__.bind(__webpack_require__, 92678));
    return {
        ...{ configuration, subject, phase, profile, githubToken: values['github-token'] },
        selection: await selectChecks(sections.checks, { phase, profile }, { ...runtime, subject }),
        failOn: values['fail-on'],
        concurrency: values.concurrency,
        dryRun: values['dry-run'],
    };
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/outputs.js

/** The outputs of `verify-readiness`; a dry run leaves all of them empty, so that it can't be taken for a go. */
const outputs = (0,action/* defineOutputs */.S)({
    verdict: ({ outcome }) => outcome?.judgement.verdict,
    risk: ({ outcome }) => outcome?.judgement.risk,
    passed: ({ outcome }) => outcome?.judgement.counts.passed,
    warned: ({ outcome }) => outcome?.judgement.counts.warned,
    failed: ({ outcome }) => outcome?.judgement.counts.failed,
    skipped: ({ outcome }) => outcome?.judgement.counts.skipped,
    report: ({ outcome }) => outcome?.report,
    'plan-digest': ({ outcome }) => outcome?.planDigest,
});
/** The verdicts as people read them. */
const verdictNames = {
    go: 'GO',
    'conditional-go': 'CONDITIONAL GO',
    'no-go': 'NO GO',
};
/** Whether the chain may go on: after `go`, and after `conditional-go` unless `fail-on` says otherwise. */
function conclude({ outcome, checks, failOn }) {
    if (!outcome) {
        const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
        return { ok: true, reasonCode: 'dry-run', reason: `Dry run: ${count} would run; there is no verdict.` };
    }
    const { verdict, risk, reason } = outcome.judgement;
    return {
        ok: verdict === 'go' || (verdict === 'conditional-go' && failOn === 'no-go'),
        reasonCode: outcome.cancelled ? 'cancelled' : verdict,
        reason: `${verdictNames[verdict]}, risk ${risk}: ${reason}`,
    };
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/plan-check.js
/** State and router answer within half of it; a login to a cluster and its answer may take the other, in milliseconds. */
const planLimit = 60_000;
/**
 * Reading the plan as one more critical check: a deployment whose state or traffic can't be read isn't ready. Absent
 * where there is nothing to plan: without a version, or without the sections `state` and `traffic`.
 */
function createPlanCheck({ configuration, githubToken, subject: { version, sha }, }, runtime) {
    const { sections } = configuration;
    const { state, traffic } = sections;
    if (version === undefined || state === undefined || traffic === undefined)
        return undefined;
    let digest;
    const ask = async (signal) => {
        const { readPlan } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(6422)]).then(__webpack_require__.bind(__webpack_require__, 76422));
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
            ...{ id: 'deployment-plan', kind: 'plan', severity: 'critical', timeout: planLimit, retries: 0 },
            remedy: 'The shift would stop at the same. Put right what is named here, or make state and traffic readable, then run this again.',
            check: {
                asks: 'the state, the router and the workloads: which colour serves, whether the stages can be done, and what would stop the deployment',
                ask,
            },
        },
    };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/progress.js

/** The sign in front of a check's line. */
const signs = { pass: '✔', warn: '▲', fail: '✘', skip: '–' };
/** Says what is going to be checked; in a dry run, each check with its question. */
function announce({ phase, profile, subject, selection, dryRun }, checks, log) {
    const what = [subject.service, subject.version].filter((part) => part !== undefined).join(' ');
    const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
    const skipped = selection.skipped.length > 0 ? `, ${selection.skipped.length} left out by the profile` : '';
    log.info(`${phase} of ${what} to ${subject.environment}, profile ${profile}: ${count}${skipped}`);
    if (!dryRun)
        return;
    const width = widest(checks);
    for (const { id, severity, check } of checks) {
        log.info(`  ${id.padEnd(width)}  ${severity.padEnd('critical'.length)}  ${check.asks.replaceAll(/\s*\n\s*/g, ' ↵ ')}`);
    }
}
/** Writes one line for each result; what fails or warns becomes an annotation, as loud as the check is severe. */
function tell(checks, log) {
    const width = widest(checks);
    return (result) => {
        const { id, status, severity, finding, duration, location, remedy } = result;
        const hint = status !== 'pass' && remedy !== undefined ? ` → ${remedy}` : '';
        const line = `${signs[status]} ${id.padEnd(width)}  ${finding} (${(0,quantities/* formatDuration */.a3)(duration)})${hint}`;
        if (status === 'pass' || severity === 'info')
            log.info(line);
        else if (status === 'fail' && severity === 'critical')
            log.error(line, location);
        else
            log.warning(line, location);
    };
}
function widest(checks) {
    return Math.max(...checks.map(({ id }) => id.length));
}

;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/run.js


/** Runs the checks of one phase at the same time, judges them and writes the report. */
async function run(inputs, runtime) {
    const { subject, phase, profile, failOn, selection } = inputs;
    const plan = createPlanCheck(inputs, runtime);
    const checks = plan ? [plan.prepared, ...selection.checks] : selection.checks;
    announce(inputs, checks, runtime.log);
    const asked = { subject, phase, profile, failOn, checks };
    if (inputs.dryRun)
        return { ...asked, outcome: undefined };
    const { createReport, judge, reportPath, runChecks, writeReport } = await __webpack_require__.e(/* import() */ 2678).then(__webpack_require__.bind(__webpack_require__, 92678));
    const started = runtime.clock.now();
    const ended = await runChecks(checks, runtime, {
        concurrency: inputs.concurrency,
        onResult: tell(checks, runtime.log),
    });
    const cancelled = runtime.signal.aborted;
    const results = [...ended, ...selection.skipped];
    const readiness = {
        ...{ subject, phase, profile, started, results },
        finished: runtime.clock.now(),
        judgement: judge(results, cancelled),
        planDigest: plan?.digest(),
    };
    const path = reportPath(runtime.temporary, readiness);
    const report = await writeReport(path, createReport(readiness, runtime.run.url), runtime);
    return { ...asked, outcome: { ...readiness, cancelled, report } };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
;// CONCATENATED MODULE: ./build/actions/verify-readiness/src/summary.js



const verdictSigns = { go: '✅', 'conditional-go': '⚠️', 'no-go': '❌' };
/** The page a reviewer reads: the verdict, what failed and what to do about it, what warned; the rest is folded. */
function summarize({ checks, outcome, ...asked }) {
    const { phase, profile, subject } = asked;
    const about = `\`${phase}\` of ${[subject.service, subject.version].filter(Boolean).join(' ')} to ${subject.environment}, profile \`${profile}\``;
    if (!outcome) {
        const rows = checks.map(({ id, kind, severity, check }) => [id, kind, severity, check.asks]);
        return `## Readiness: dry run, no verdict\n\n${about}\n\n${(0,job_summary/* markdownTable */.Q)(['check', 'kind', 'severity', 'asks'], rows)}`;
    }
    const { verdict, risk, reason } = outcome.judgement;
    const ended = (status) => outcome.results.filter((result) => result.status === status);
    return [
        `## ${verdictSigns[verdict]} ${verdictNames[verdict]} · risk ${risk}`,
        `${about}: ${reason}.`,
        problems('Failed', ended('fail')),
        problems('Warnings', ended('warn')),
        folded('Evidence of what failed or warned', evidence([...ended('fail'), ...ended('warn')])),
        folded(`Passed (${ended('pass').length})`, others(ended('pass'))),
        folded(`Left out by the profile (${ended('skip').length})`, others(ended('skip'))),
        planLine(outcome),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function problems(title, results) {
    if (results.length === 0)
        return '';
    const rows = results.map(({ id, severity, finding, remedy }) => [id, severity, finding, remedy ?? '']);
    return `### ${title}\n\n${(0,job_summary/* markdownTable */.Q)(['check', 'severity', 'finding', 'what to do'], rows)}`;
}
function others(results) {
    if (results.length === 0)
        return '';
    const rows = results.map(({ id, status, finding, duration }) => [
        `${signs[status]} ${id}`,
        finding,
        status === 'skip' ? '' : (0,quantities/* formatDuration */.a3)(duration),
    ]);
    return (0,job_summary/* markdownTable */.Q)(['check', 'finding', 'took'], rows);
}
function evidence(results) {
    return results
        .flatMap(({ id, evidence: found }) => found ? [`**${id}** asked: ${code(found.asked)}\n\n<pre>${escaped(found.answer)}</pre>`] : [])
        .join('\n\n');
}
function folded(title, body) {
    return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
function planLine({ planDigest }) {
    return planDigest === undefined ? '' : `Plan digest: \`${planDigest}\``;
}
function code(text) {
    return `<code>${escaped(text)}</code>`;
}
/** What came from outside must neither end its element nor, by an empty line, return to Markdown. */
function escaped(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/\r?\n/g, '&#10;');
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

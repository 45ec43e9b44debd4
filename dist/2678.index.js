export const id = 2678;
export const ids = [2678];
export const modules = {

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


/***/ }),

/***/ 92678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createReport: () => (/* reexport */ createReport),
  judge: () => (/* reexport */ judge),
  reportPath: () => (/* reexport */ reportPath),
  runChecks: () => (/* reexport */ runChecks),
  selectChecks: () => (/* reexport */ selectChecks),
  writeReport: () => (/* reexport */ writeReport)
});

// UNUSED EXPORTS: createCheck, defaultConcurrency, readinessReportJsonSchema, standardProfile

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/checks/src/engine.js

/** How many checks are under way at once unless the configuration says otherwise. */
const defaultConcurrency = 64;
/** Between two tries of a check, in milliseconds. */
const pauseBetweenTries = 1_000;
/**
 * How long a check that ran out of time or was cancelled may still tell how far it came, in milliseconds. With it a
 * cancelled step ends well inside the 7.5 s that the runner leaves it.
 */
const gracePeriod = 3_000;
/**
 * Runs all checks, at most `concurrency` at once, and gives their results in the order of the checks. Never rejects: a
 * check that throws, hangs or is cancelled is a failed check with its reason.
 */
async function runChecks(checks, outside, { concurrency, onResult }) {
    const results = [];
    // All workers draw from this one iterator, so each check is taken exactly once.
    const queue = checks.entries();
    const work = async () => {
        for (const [index, check] of queue) {
            const result = await runCheck(check, outside);
            results[index] = result;
            onResult?.(result);
        }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, checks.length) }, work));
    return results;
}
async function runCheck(prepared, outside) {
    const { clock } = outside;
    const started = clock.now();
    for (let tries = 1;; tries += 1) {
        const at = clock.now();
        const { status, finding, answer, location } = await tryOnce(prepared, outside);
        const again = status === 'fail' && tries <= prepared.retries;
        if (again && (await pause(outside)))
            continue;
        const { id, kind, severity, remedy, check } = prepared;
        return {
            ...{ id, kind, severity, status, remedy, location, tries },
            finding: tries === 1 ? oneLine(finding) : `${oneLine(finding)} (try ${tries})`,
            evidence: { asked: check.asks, answer, at },
            duration: clock.now() - started,
        };
    }
}
/** Asks once, within the check's time limit. An answer that came too late doesn't count, unless it is a failure itself. */
async function tryOnce({ check, timeout }, { clock, signal }) {
    if (signal.aborted)
        return failure(signal.reason);
    const limit = new AbortController();
    const settled = new AbortController();
    const either = AbortSignal.any([signal, limit.signal]);
    clock.sleep(timeout, settled.signal).then(() => limit.abort(new Error(`no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}`)), () => { });
    const abandoned = fired(either)
        .then(() => clock.sleep(gracePeriod, settled.signal))
        .then(() => failure(either.reason));
    try {
        const asked = Promise.resolve().then(() => check.ask(either));
        const answer = await Promise.race([asked, abandoned]);
        return either.aborted && answer.status !== 'fail' ? failure(either.reason) : answer;
    }
    catch (error) {
        return failure(either.aborted ? either.reason : error);
    }
    finally {
        settled.abort();
    }
}
/** Waits before the next try; false when the run was cancelled meanwhile. */
function pause({ clock, signal }) {
    return clock.sleep(pauseBetweenTries, signal).then(() => true, () => false);
}
function fired(signal) {
    return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
    });
}
function failure(error) {
    return { status: 'fail', finding: (0,errors/* describeError */.Uc)(error), answer: 'no answer' };
}
function oneLine(text) {
    return text.replaceAll(/\s*\r?\n\s*/g, ' ').trim();
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
;// CONCATENATED MODULE: ./build/packages/checks/src/report.js


/** The document for one readiness run, as `schema/readiness-report.schema.json` describes it. */
function createReport(readiness, run) {
    const { subject, phase, profile, judgement } = readiness;
    const { verdict, risk, reason, counts } = judgement;
    return {
        schemaVersion: 1,
        service: subject.service,
        environment: subject.environment,
        phase,
        profile,
        version: subject.version ?? null,
        sha: subject.sha ?? null,
        run: run ?? null,
        startedAt: (0,clock/* isoInstant */.j2)(readiness.started),
        finishedAt: (0,clock/* isoInstant */.j2)(readiness.finished),
        ...{ verdict, risk, reason, ...counts },
        planDigest: readiness.planDigest ?? null,
        checks: readiness.results.map(reportCheck),
    };
}
function reportCheck(result) {
    const { id, kind, severity, status, finding, evidence, tries } = result;
    return {
        ...{ id, kind, severity, status, finding },
        evidence: evidence ? { ...evidence, at: (0,clock/* isoInstant */.j2)(evidence.at) } : null,
        location: result.location ?? null,
        durationSeconds: result.duration / 1_000,
        tries,
        remedy: result.remedy ?? null,
    };
}
/** Where the report of a phase goes; a job may check several phases, and environments, one after another. */
function reportPath(temporary, { subject, phase, profile }) {
    const name = [subject.environment, phase, profile].join('-').replaceAll(/[^\w.-]+/g, '_');
    return (0,external_node_path_.join)(temporary, `readiness-${name}.json`);
}
/** Writes a report with every known secret masked; gives its path, or warns and gives none when it can't be written. */
function writeReport(path, report, runtime) {
    const text = `${JSON.stringify(redacted(report, runtime.secrets), undefined, 2)}\n`;
    return (0,report_file/* writeReportFile */.a)((0,external_node_path_.basename)(path), text, runtime);
}
/** A copy with each text masked by itself: once it is JSON, an escaped secret would no longer be recognized. */
function redacted(value, secrets) {
    if (typeof value === 'string')
        return secrets.redact(value);
    if (Array.isArray(value))
        return value.map((item) => redacted(item, secrets));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redacted(item, secrets)]));
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(24346);
;// CONCATENATED MODULE: ./build/packages/checks/src/registry.js
const kinds = {
    http: async () => (await __webpack_require__.e(/* import() */ 5349).then(__webpack_require__.bind(__webpack_require__, 95349))).createHttpCheck,
    command: async () => (await __webpack_require__.e(/* import() */ 496).then(__webpack_require__.bind(__webpack_require__, 90496))).createCommandCheck,
    'env-vars': async () => (await __webpack_require__.e(/* import() */ 9737).then(__webpack_require__.bind(__webpack_require__, 79737))).createEnvVarsCheck,
    file: async () => (await __webpack_require__.e(/* import() */ 7211).then(__webpack_require__.bind(__webpack_require__, 47211))).createFileCheck,
    'clean-tree': async () => (await __webpack_require__.e(/* import() */ 6893).then(__webpack_require__.bind(__webpack_require__, 26893))).createCleanTreeCheck,
    disk: async () => (await __webpack_require__.e(/* import() */ 6180).then(__webpack_require__.bind(__webpack_require__, 6180))).createDiskCheck,
    'config-files': async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(3602)]).then(__webpack_require__.bind(__webpack_require__, 83602))).createConfigFilesCheck,
};
/** Makes the check that a configuration describes; only its own kind is loaded. */
async function createCheck(configuration, context) {
    const create = await kinds[configuration.kind]();
    return create(configuration, context);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/selection.js



/** The profile of an ordinary deployment. It always exists, whether a check names it or not. */
const standardProfile = 'standard';
/**
 * Prepares the checks of one phase and profile. Throws ConfigurationError with all problems: an unknown phase or
 * profile, nothing to run (an empty list must not become a GO), a placeholder without a value.
 */
async function selectChecks(section, { phase, profile }, context) {
    const inPhase = identify(section).filter((check) => check.phase === phase);
    const runs = inPhase.filter(({ profiles }) => profiles?.includes(profile) ?? true);
    const problem = problemOf(section, phase, profile, runs.length);
    if (problem)
        throw new errors/* ConfigurationError */.j1([problem]);
    const problems = [];
    const checks = [];
    for (const configuration of runs) {
        const prepared = await prepare(configuration, context, problems);
        if (prepared)
            checks.push(prepared);
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    return { checks, skipped: inPhase.filter((check) => !runs.includes(check)).map(skip) };
}
/** Names the checks that have no id after their kind: `http`, `http-2`, …; the ids hold for every phase and profile. */
function identify(section) {
    const taken = new Set(section.flatMap(({ id }) => id ?? []));
    return section.map((configuration) => {
        if (configuration.id !== undefined)
            return { ...configuration, id: configuration.id };
        let id = configuration.kind;
        for (let number = 2; taken.has(id); number += 1)
            id = `${configuration.kind}-${number}`;
        taken.add(id);
        return { ...configuration, id };
    });
}
function problemOf(section, phase, profile, running) {
    const phases = unique(section.map((check) => check.phase));
    const profiles = unique([standardProfile, ...section.flatMap((check) => check.profiles ?? [])]);
    if (phases.length === 0) {
        return { input: 'checks', message: 'is an empty list: with nothing checked there is no verdict' };
    }
    if (!phases.includes(phase)) {
        return {
            input: 'phase',
            message: `no check has the phase \`${phase}\`; ${known('phases', phase, phases)}`,
        };
    }
    if (!profiles.includes(profile)) {
        return {
            input: 'profile',
            message: `no check names the profile \`${profile}\`; ${known('profiles', profile, profiles)}`,
        };
    }
    if (running > 0)
        return undefined;
    const there = unique(section.filter((check) => check.phase === phase).flatMap((check) => check.profiles ?? []));
    return {
        input: 'profile',
        message: `no check of the phase \`${phase}\` runs in the profile \`${profile}\`; profiles of this phase: ${list(there)}`,
    };
}
function known(what, given, names) {
    const near = (0,inputs/* nearest */.pA)(given, names);
    return near
        ? `did you mean \`${near}\`? ${what} there are: ${list(names)}`
        : `${what} there are: ${list(names)}`;
}
async function prepare(configuration, context, problems) {
    const { id, kind, severity, timeout, retries, remedy } = configuration;
    try {
        const check = await createCheck((0,placeholders/* expandPlaceholders */.pj)(configuration, { ...context.subject }), context);
        return { id, kind, severity, timeout, retries, remedy, check };
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        for (const { message } of error.problems)
            problems.push({ input: 'checks', message: `check \`${id}\`: ${message}` });
        return undefined;
    }
}
function skip({ id, kind, severity, profiles, remedy }) {
    return {
        ...{ id, kind, severity, remedy, status: 'skip' },
        finding: `runs only in ${list(profiles ?? [])}`,
        evidence: undefined,
        location: undefined,
        duration: 0,
        tries: 0,
    };
}
function unique(names) {
    return [...new Set(names)];
}
function list(names) {
    return names.map((name) => `\`${name}\``).join(', ');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/verdict.js
/**
 * Judges the results of a phase. Verdict: `no-go` when a critical check failed or the run was cancelled, else
 * `conditional-go` when any check failed or warned, else `go`. Risk: `low` when every check is green; `high` when a
 * critical check failed, two or more checks failed, or the run was cancelled; `medium` for what is between, which is
 * warnings or a single failed check that is not critical. Checks of severity `info` change neither, and skipped ones
 * don't either. The three steps are those of the MusicGen pre-deployment checklist: all green, some warnings, multiple
 * issues.
 */
function judge(results, cancelled) {
    const heard = results.filter(({ severity }) => severity !== 'info');
    const failed = heard.filter(({ status }) => status === 'fail');
    const warned = heard.filter(({ status }) => status === 'warn');
    const critical = failed.filter(({ severity }) => severity === 'critical');
    const green = failed.length + warned.length === 0;
    const blocked = cancelled || critical.length > 0;
    return {
        verdict: blocked ? 'no-go' : green ? 'go' : 'conditional-go',
        risk: blocked || failed.length > 1 ? 'high' : green ? 'low' : 'medium',
        counts: count(results),
        reason: explain(results, { cancelled, failed, warned }),
    };
}
function count(results) {
    const ended = (status) => results.filter((result) => result.status === status).length;
    return { passed: ended('pass'), warned: ended('warn'), failed: ended('fail'), skipped: ended('skip') };
}
function explain(results, { cancelled, failed, warned }) {
    const run = results.filter(({ status }) => status !== 'skip');
    const all = run.length === 1 ? '1 check' : `${run.length} checks`;
    const parts = [
        ...(cancelled ? ['the run was cancelled'] : []),
        ...(failed.length > 0 ? [`${failed.length} of ${all} failed (${names(failed)})`] : []),
        ...(warned.length > 0 ? [`${warned.length} of ${all} warned (${names(warned)})`] : []),
    ];
    if (parts.length > 0)
        return parts.join(', ');
    if (run.some(({ status }) => status !== 'pass'))
        return 'every check that counts passed';
    return run.length === 1 ? 'the one check passed' : `all ${run.length} checks passed`;
}
function names(results) {
    return results.map(({ id }) => id).join(', ');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/index.js








/***/ }),

/***/ 24346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pj: () => (/* binding */ expandPlaceholders),
/* harmony export */   y7: () => (/* binding */ placeholderProblems)
/* harmony export */ });
/* unused harmony export placeholderNames */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);

/** What `{{name}}` can stand for. */
const placeholderNames = ['service', 'environment', 'version', 'sha', 'color', 'color-url'];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Says what is wrong with the placeholders in a text: one message for each name that isn't among `known`. */
function placeholderProblems(text, known = placeholderNames) {
    return [...text.matchAll(placeholder)]
        .map(([, name = '']) => name)
        .filter((name) => !known.includes(name))
        .map((name) => {
        const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(name, known);
        const allowed = near
            ? `did you mean \`{{${near}}}\`?`
            : `known are ${known.map((k) => `\`{{${k}}}\``).join(', ')}`;
        return `${isName(name) ? 'no value here for the' : 'unknown'} placeholder \`{{${name}}}\`; ${allowed}`;
    });
}
function isName(name) {
    return placeholderNames.includes(name);
}
/** A copy of a configuration value with all placeholders replaced, those in keys too, except in `run`, which is never templated. Throws ConfigurationError. */
function expandPlaceholders(value, values) {
    return expand(value, values);
}
function expandText(text, values) {
    return text.replace(placeholder, (_, name) => {
        const found = values[name];
        if (found === undefined)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`{{${name}}}\` is used in \`${text}\`, but no ${name} is known here`);
        return found;
    });
}
function expand(value, values) {
    if (typeof value === 'string')
        return expandText(value, values);
    if (Array.isArray(value))
        return value.map((item) => expand(item, values));
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [
            expandText(key, values),
            key === 'run' ? item : expand(item, values),
        ]));
    }
    return value;
}


/***/ })

};

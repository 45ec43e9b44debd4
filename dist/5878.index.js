export const id = 5878;
export const ids = [5878];
export const modules = {

/***/ 5878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ main_action)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/action.js
var action = __webpack_require__(8425);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(7890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(7368);
;// CONCATENATED MODULE: ./build/actions/monitor-window/src/subject.js

/** Whether a metrics section asks for a placeholder; `color` includes `color-url`. */
function usesPlaceholder(metrics, name) {
    const written = JSON.stringify(metrics);
    const names = name === 'color' ? 'color(-url)?' : name;
    return new RegExp(`\\{\\{\\s*${names}\\s*\\}\\}`).test(written);
}
/** What the placeholders of the metrics section stand for. Throws ConfigurationError when the active colour is needed but unknown. */
async function findSubject(inputs, runtime) {
    const { configuration } = inputs;
    const { service, environment, sections } = configuration;
    const serving = await whatServes(inputs, runtime);
    const { color, version } = { ...serving, color: inputs.color ?? serving.color };
    const known = { service, environment, version, sha: runtime.run.sha, color };
    if (color === undefined || !sections.traffic)
        return known;
    const { expandPlaceholders } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(2528)]).then(__webpack_require__.bind(__webpack_require__, 2528));
    const url = expandPlaceholders(sections.traffic.colors[color].url, known);
    return { ...known, 'color-url': url.replace(/\/$/, '') };
}
/** The inputs, and where they are silent the state: its active colour, and the version that was put onto that colour. */
async function whatServes(inputs, runtime) {
    const { color, version, configuration } = inputs;
    const { metrics } = configuration.sections;
    const wantsColor = color === undefined && usesPlaceholder(metrics, 'color');
    const wantsVersion = version === undefined && usesPlaceholder(metrics, 'version');
    if (!wantsColor && !wantsVersion)
        return { color, version };
    const state = await readState(inputs, runtime);
    const serving = color ?? state?.active;
    const running = version ?? (serving && state?.versions[serving]);
    const missing = [
        ...(wantsColor && serving === undefined ? ['color'] : []),
        ...(wantsVersion && running === undefined ? ['version'] : []),
    ];
    if (missing.length === 0)
        return { color: serving, version: running };
    const message = 'is required: the metrics section uses it, and the state does not tell it yet';
    throw new errors/* ConfigurationError */.j1(missing.map((name) => ({ input: name, message })));
}
async function readState({ configuration, githubToken }, runtime) {
    const { service, environment, sections } = configuration;
    if (!sections.state)
        return undefined;
    const { openStateStore } = await __webpack_require__.e(/* import() */ 6931).then(__webpack_require__.bind(__webpack_require__, 6931));
    const store = await openStateStore(sections.state, {
        ...{ service, environment, runtime, githubToken },
        aws: sections.aws,
    });
    return (await store.read()).state;
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/inputs.js




/** The inputs of `monitor-window`. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    duration: inputs/* input */.hF.duration({ default: '30m' }),
    interval: inputs/* input */.hF.duration(),
    lookback: inputs/* input */.hF.duration(),
    metrics: inputs/* input */.hF.section(),
    color: inputs/* input */.hF.choice(['blue', 'green']),
    version: inputs/* input */.hF.text(),
    baseline: inputs/* input */.hF.text(),
    'on-no-data': inputs/* input */.hF.choice(['fail', 'pass'], { default: 'fail' }),
    traffic: inputs/* input */.hF.section(),
    state: inputs/* input */.hF.section(),
    aws: inputs/* input */.hF.section(),
    config: inputs/* input */.hF.text(),
    environment: inputs/* input */.hF.text(),
    'github-token': inputs/* input */.hF.secret(),
    'dry-run': inputs/* input */.hF.boolean({ default: 'false' }),
});
/** Reads and checks the configuration and the baseline. */
async function resolve(values, runtime) {
    const problems = [];
    const { configuration, baseline } = await readFiles(values, runtime, problems);
    if (configuration)
        problems.push(...(await contradictions(values, configuration)));
    if (values.lookback !== undefined)
        problems.push(noHistory(configuration));
    if (problems.length > 0 || !configuration)
        throw new errors/* ConfigurationError */.j1(problems);
    return {
        configuration,
        githubToken: values['github-token'],
        duration: values.duration,
        interval: values.interval ?? configuration.sections.metrics.interval,
        color: values.color,
        version: values.version,
        baseline,
        onNoData: values['on-no-data'],
        dryRun: values['dry-run'],
    };
}
async function readFiles(values, runtime, problems) {
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(2528)]).then(__webpack_require__.bind(__webpack_require__, 2528));
    const configuration = await collect(problems, () => loadConfiguration({
        file: values.config,
        environment: values.environment,
        overrides: {
            metrics: values.metrics,
            traffic: values.traffic,
            state: values.state,
            aws: values.aws,
        },
        needs: ['metrics'],
        uses: ['traffic', 'state', 'aws'],
    }, runtime));
    const path = values.baseline;
    const baseline = path === undefined ? undefined : await collect(problems, () => readBaseline(path, runtime.workspace));
    return { configuration, baseline };
}
/** Both files are read before anything is said, so that all problems come at once. */
async function collect(problems, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        problems.push(...error.problems);
        return undefined;
    }
}
async function readBaseline(path, workspace) {
    const { parseBaseline } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6007)]).then(__webpack_require__.bind(__webpack_require__, 6007));
    const refuse = (message) => new errors/* ConfigurationError */.j1([{ input: 'baseline', message }]);
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8');
    }
    catch {
        throw refuse(`there is no file \`${path}\` to read in ${workspace}`);
    }
    try {
        return parseBaseline(text, path);
    }
    catch (error) {
        throw error instanceof errors/* ConfigurationError */.j1 ? refuse(error.message) : error;
    }
}
async function contradictions(values, { sections, problem }) {
    const { checkQueries } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6007)]).then(__webpack_require__.bind(__webpack_require__, 6007));
    const problems = (await checkQueries(sections.metrics)).map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`));
    const say = (name, message) => problems.push({ input: name, message });
    const interval = values.interval ?? sections.metrics.interval;
    if (interval <= 0)
        say('interval', 'must be more than 0s');
    if (values.duration < interval)
        say('duration', 'is shorter than the interval between two looks');
    if (usesPlaceholder(sections.metrics, 'color-url') && !sections.traffic) {
        say('traffic', 'is required: the metrics section uses `{{color-url}}`, which stands there; or name an address as `url` in the metrics section');
    }
    return problems;
}
function noHistory(configuration) {
    const provider = configuration ? ` \`${configuration.sections.metrics.provider}\`` : '';
    const message = `a time already past can only be judged from stored history, which the metrics provider${provider} doesn't have; it is not available yet with any provider: watch with \`duration\` instead`;
    return { input: 'lookback', message };
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/outputs.js

/** The outputs of `monitor-window`. */
const outputs = (0,action/* defineOutputs */.S)({
    verdict: ({ watched }) => watched?.verdict,
    'reason-code': ({ watched }) => watched?.reasonCode,
    reason: ({ watched }) => watched?.reason,
    baseline: ({ watched }) => watched?.baseline,
    report: ({ watched }) => watched?.report,
});
/** The chain goes on after a pass, and without enough traffic where `on-no-data` says so. */
function conclude({ watched }) {
    if (!watched)
        return { ok: true, reasonCode: 'dry-run', reason: 'Dry run: nothing was watched or written.' };
    const { verdict, reasonCode, reason, onNoData } = watched;
    const ok = verdict === 'pass' || (verdict === 'insufficient-sample' && onNoData === 'pass');
    return { ok, reasonCode, reason: `${verdict}: ${reason}` };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(9310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(2109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(7236);
;// CONCATENATED MODULE: ./build/actions/monitor-window/src/report.js


/** Where the files of a window go. */
function reportFiles(environment, { temporary }) {
    return {
        baseline: (0,external_node_path_.join)(temporary, `monitor-window-${environment}-baseline.json`),
        report: (0,external_node_path_.join)(temporary, `monitor-window-${environment}.json`),
    };
}
/** Writes the report, and the baseline if one was captured; gives the paths of those that could be written. */
async function writeReports({ configuration, duration, interval }, { version, color }, { window, indicators, captured }, runtime) {
    const { service, environment } = configuration;
    const { verdict, reasonCode, reason, looks, startedAt, endedAt } = window;
    const files = reportFiles(environment, runtime);
    const baseline = captured && (await writeJson(files.baseline, captured, runtime));
    const report = {
        ...{ schemaVersion: 1, service, environment, version, color, run: runtime.run.url },
        ...{ verdict, reasonCode, reason, duration, interval },
        started: (0,clock/* isoInstant */.j2)(startedAt),
        ended: (0,clock/* isoInstant */.j2)(endedAt),
        indicators: indicators.map(({ values, ...indicator }) => ({ ...indicator, values: values.length })),
        looks: looks.map(({ at, ...look }) => ({ at: (0,clock/* isoInstant */.j2)(at), ...look })),
    };
    return { baseline, report: await writeJson(files.report, report, runtime) };
}
/** JSON has no infinity; it is written as the text `Infinity`. */
function writeJson(file, value, runtime) {
    const finite = (_, item) => typeof item === 'number' && !Number.isFinite(item) ? String(item) : item;
    return (0,report_file/* writeReportFile */.a)((0,external_node_path_.basename)(file), `${JSON.stringify(value, finite, 2)}\n`, runtime);
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/run.js



/** Watches the metrics for the time of the window. */
async function run(inputs, runtime) {
    if (inputs.dryRun)
        return { plan: tellPlan(inputs, runtime), watched: undefined };
    const { createJudge, summarizeIndicators, watchWindow } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6007)]).then(__webpack_require__.bind(__webpack_require__, 6007));
    const { duration, interval, baseline, onNoData } = inputs;
    const metrics = { ...inputs.configuration.sections.metrics, interval };
    const subject = await findSubject(inputs, runtime);
    const judge = await createJudge({ metrics, subject, ...(baseline && { reference: baseline }) }, runtime);
    const title = `Watching for ${(0,quantities/* formatDuration */.a3)(duration)}, a look every ${(0,quantities/* formatDuration */.a3)(interval)}`;
    const window = await runtime.log.group(title, () => watchWindow(judge, { duration, interval }, runtime));
    if (window.reasonCode === 'warned')
        runtime.log.warning(window.reason);
    const indicators = summarizeIndicators(metrics, window.looks);
    const captured = window.verdict === 'pass' ? judge.baseline() : undefined;
    const written = await writeReports(inputs, subject, { window, indicators, captured }, runtime);
    return { plan: [], watched: { ...window, indicators, onNoData, ...written } };
}
/** The plan of a window; the colour that will serve when it is watched may not be known yet. */
function tellPlan({ configuration, duration, interval, color }, runtime) {
    const { metrics } = configuration.sections;
    const whose = usesPlaceholder(metrics, 'color') ? ` of ${color ?? 'the colour that is active then'}` : '';
    const files = reportFiles(configuration.environment, runtime);
    const plan = [
        `read \`${metrics.url}\`${whose} now and every ${(0,quantities/* formatDuration */.a3)(interval)} for ${(0,quantities/* formatDuration */.a3)(duration)}`,
        `judge ${Object.keys(metrics.indicators).join(', ')} at each look; stop at the first regression`,
        `write the baseline to ${files.baseline} if the verdict is \`pass\``,
        `write the report to ${files.report}`,
    ];
    for (const [index, step] of plan.entries())
        runtime.log.info(`${index + 1}. ${step}`);
    return plan;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(2477);
;// CONCATENATED MODULE: ./build/actions/monitor-window/src/chart.js
/** More points than this are not told apart at the width of a summary. */
const mostPoints = 60;
const scales = {
    ratio: { factor: 100, label: '%' },
    seconds: { factor: 1_000, label: 'ms' },
    bytes: { factor: 1 / 2 ** 20, label: 'MiB' },
    number: { factor: 1, label: 'value' },
};
/**
 * A Mermaid xychart of an indicator's values against its first limit, `undefined` without a limit or with fewer than two
 * values. Each point is the worst value of its share of the window, or the one before where there was none.
 */
function chart({ name, unit, values, limits }, { startedAt, endedAt }) {
    const limit = limits.find(({ value }) => value !== undefined && Number.isFinite(value));
    const finite = values.filter(({ value }) => Number.isFinite(value));
    const first = finite[0];
    if (limit?.value === undefined || first === undefined || finite.length < 2)
        return undefined;
    const lower = limit.text.includes('below');
    const count = Math.min(mostPoints, finite.length);
    const slot = (endedAt - startedAt) / count || 1;
    const points = [];
    let shown = first.value;
    for (let index = 0; index < count; index += 1) {
        const from = startedAt + index * slot;
        const isLast = index === count - 1;
        const inside = finite
            .filter(({ at }) => at >= from && (isLast || at < from + slot))
            .map(({ value }) => value);
        if (inside.length > 0)
            shown = lower ? Math.min(...inside) : Math.max(...inside);
        points.push(shown);
    }
    const { factor, label } = scales[unit];
    const scaled = points.map((value) => plain(value * factor));
    const level = plain(limit.value * factor);
    const [least, most] = [Math.min(0, ...scaled, level), Math.max(...scaled, level)];
    const minutes = plain((endedAt - startedAt) / 60_000);
    return [
        '```mermaid',
        'xychart-beta',
        `  title "${name.replaceAll('"', "'")} and ${limit.text}"`,
        `  x-axis "minutes" 0 --> ${minutes}`,
        `  y-axis "${label}" ${least} --> ${plain((most || 1) * 1.1)}`,
        `  line [${scaled.join(', ')}]`,
        `  line [${scaled.map(() => level).join(', ')}]`,
        '```',
    ].join('\n');
}
/** Mermaid reads no exponents. */
function plain(value) {
    return Math.round(value * 1_000) / 1_000;
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/summary.js


const marks = {
    pass: '✅',
    regress: '❌',
    inconclusive: '❔',
    'insufficient-sample': '❔',
    'provider-error': '⚠️',
};
/** The verdict first, then each indicator, its chart, and the looks folded. */
function summarize({ plan, watched }) {
    if (!watched)
        return `## Plan of the window\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
    const { verdict, reason, reasonCode, looks, startedAt, endedAt, indicators } = watched;
    const took = (0,quantities/* formatDuration */.a3)(endedAt - startedAt);
    const charts = indicators.flatMap((indicator) => chart(indicator, watched) ?? []);
    return [
        `## ${marks[verdict]} ${verdict}`,
        `${reason} (\`${reasonCode}\`)`,
        `${looks.length} looks in ${took}, from ${(0,clock/* isoInstant */.j2)(startedAt)} to ${(0,clock/* isoInstant */.j2)(endedAt)}.`,
        indicatorTable(watched),
        ...charts,
        `<details><summary>Queries</summary>\n\n${queryTable(watched)}\n\n</details>`,
        `<details><summary>${looks.length} looks</summary>\n\n${lookTable(looks)}\n\n</details>`,
    ].join('\n\n');
}
function indicatorTable({ indicators, looks }) {
    return (0,job_summary/* markdownTable */.Q)(['indicator', 'last', 'worst', 'reference', 'limits', 'state', 'seen'], indicators.map(({ name, formatted, limits, state, values, reference }) => [
        name,
        formatted.last,
        formatted.worst,
        reference === undefined ? '' : formatted.reference,
        limits.map(({ text }) => text).join(', ') || 'none',
        state,
        `${values.length} of ${looks.length} looks`,
    ]));
}
function queryTable({ indicators }) {
    return (0,job_summary/* markdownTable */.Q)(['indicator', 'query'], indicators.map(({ name, query }) => [name, `\`${query}\``]));
}
function lookTable(looks) {
    return (0,job_summary/* markdownTable */.Q)(['UTC', 'verdict', 'found'], looks.map(({ at, verdict, reason, readings }) => [
        (0,clock/* isoInstant */.j2)(at).slice(11, 19),
        verdict,
        readings.length === 0
            ? reason
            : readings.map(({ indicator, state, detail }) => `${indicator}: ${detail} [${state}]`).join('; '),
    ]));
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/main.js





/** The action as the runner starts it. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'monitor-window',
    inputs: inputs_inputs,
    resolve: resolve,
    run: run,
    outputs: outputs,
    conclude: conclude,
    summarize: summarize,
});


/***/ }),

/***/ 8425:
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

/***/ 7236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ writeReportFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7368);



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

export const id = 9205;
export const ids = [9205];
export const modules = {

/***/ 49205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ main_action)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/action.js
var action = __webpack_require__(88425);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/actions/monitor-window/src/subject.js

/** Whether a metrics section asks for a placeholder; `color` includes `color-url`, which the path of a probe asks for, too. */
function usesPlaceholder(metrics, name) {
    const written = JSON.stringify(metrics);
    if (name !== 'version' && probesPaths(metrics))
        return true;
    const names = name === 'color' ? 'color(-url)?' : name;
    return new RegExp(`\\{\\{\\s*${names}\\s*\\}\\}`).test(written);
}
function probesPaths(metrics) {
    const sources = [metrics, ...Object.values(metrics.sources ?? {})];
    return sources.some((source) => source.provider === 'probe' && source.probes.some((probe) => 'path' in probe));
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
    const { expandPlaceholders } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
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
    'on-regression': inputs/* input */.hF.choice(['rollback', 'hold']),
    'on-no-data': inputs/* input */.hF.choice(['fail', 'pass']),
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
    if (problems.length > 0 || !configuration)
        throw new errors/* ConfigurationError */.j1(problems);
    const { policiesOf } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const { metrics } = configuration.sections;
    const silence = values['on-no-data'];
    const given = {
        regress: values['on-regression'],
        'insufficient-sample': silence && (silence === 'pass' ? 'continue' : 'hold'),
    };
    return {
        configuration,
        githubToken: values['github-token'],
        duration: values.lookback ?? values.duration,
        past: values.lookback !== undefined,
        interval: values.interval ?? metrics.interval,
        color: values.color,
        version: values.version,
        baseline,
        policies: policiesOf(metrics, given, 'hold'),
        dryRun: values['dry-run'],
    };
}
async function readFiles(values, runtime, problems) {
    const { loadConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(4956), __webpack_require__.e(7091)]).then(__webpack_require__.bind(__webpack_require__, 77091));
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
    const { parseBaseline } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
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
    const { checkMetrics } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const { metrics, traffic } = sections;
    const interval = values.interval ?? metrics.interval;
    const past = values.lookback !== undefined;
    const duration = values.lookback ?? values.duration;
    const problems = (await checkMetrics(metrics, { watched: duration, past })).map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`));
    const say = (name, message) => problems.push({ input: name, message });
    if (interval <= 0)
        say('interval', 'must be more than 0s');
    if (duration < interval) {
        say(past ? 'lookback' : 'duration', 'is shorter than the interval between two looks');
    }
    if (usesPlaceholder(metrics, 'color-url') && !traffic) {
        say('traffic', 'is required: the metrics section asks for the address of the colour, `{{color-url}}` or a `path`, which stands there; or name whole addresses in the metrics section');
    }
    return problems;
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/outputs.js

/** The outputs of `monitor-window`. */
const outputs = (0,action/* defineOutputs */.S)({
    verdict: ({ watched }) => watched?.verdict,
    'reason-code': ({ watched }) => watched?.reasonCode,
    reason: ({ watched }) => watched?.reason,
    action: ({ watched }) => watched?.action,
    baseline: ({ watched }) => watched?.baseline,
    report: ({ watched }) => watched?.report,
});
/** The chain goes on where the policy for the verdict says so. */
function conclude({ watched }) {
    if (!watched)
        return { ok: true, reasonCode: 'dry-run', reason: 'Dry run: nothing was watched or written.' };
    const { verdict, reasonCode, reason, action } = watched;
    return { ok: action === 'continue', reasonCode, reason: `${verdict}: ${reason}` };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
;// CONCATENATED MODULE: ./build/actions/monitor-window/src/report.js


/** Where the files of a window go. */
function reportFiles(environment, { temporary }) {
    return {
        baseline: (0,external_node_path_.join)(temporary, `monitor-window-${environment}-baseline.json`),
        report: (0,external_node_path_.join)(temporary, `monitor-window-${environment}.json`),
    };
}
/** Writes the report, and the baseline if one was captured; gives the paths of those that could be written. */
async function writeReports({ configuration, duration, past, interval, baseline: compared }, { version, color }, { window, indicators, captured, action }, runtime) {
    const { writeBaseline } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const { service, environment } = configuration;
    const { verdict, reasonCode, reason, looks, startedAt, endedAt } = window;
    const files = reportFiles(environment, runtime);
    const stored = captured && writeBaseline({ ...captured, service, environment });
    const baseline = stored && (await writeJson(files.baseline, stored, runtime));
    const report = {
        ...{ schemaVersion: 2, service, environment, version, color, run: runtime.run.url },
        ...{ verdict, reasonCode, reason, action, duration, past, interval },
        // To the millisecond: what was judged then is judged again by when it was.
        started: new Date(startedAt).toISOString(),
        ended: new Date(endedAt).toISOString(),
        indicators: indicators.map(({ values, ...indicator }) => ({ ...indicator, values: values.length })),
        looks: looks.map(writtenLook),
        ...(compared && { baseline: writeBaseline(compared) }),
    };
    return { baseline, report: await writeJson(files.report, report, runtime) };
}
/** A look as it is written; the query of each reading stands with its indicator. */
function writtenLook({ at, readings, ...look }) {
    return { at: (0,clock/* isoInstant */.j2)(at), ...look, readings: readings.map(({ query, ...reading }) => reading) };
}
/** JSON has no infinity; it is written as the text `Infinity`. */
function writeJson(file, value, runtime) {
    const finite = (_, item) => typeof item === 'number' && !Number.isFinite(item) ? String(item) : item;
    return (0,report_file/* writeReportFile */.a)((0,external_node_path_.basename)(file), `${JSON.stringify(value, finite)}\n`, runtime);
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/plan.js



/** Tells the steps of a window; the colour that will serve when it is watched may not be known yet. */
function tellPlan({ configuration, duration, past, interval, color, policies }, runtime) {
    const { metrics } = configuration.sections;
    const whose = usesPlaceholder(metrics, 'color') ? ` of ${color ?? 'the colour that is active then'}` : '';
    const files = reportFiles(configuration.environment, runtime);
    const every = (0,quantities/* formatDuration */.a3)(interval);
    const plan = [
        past
            ? `ask ${sourcesOf(metrics)}${whose} for the last ${(0,quantities/* formatDuration */.a3)(duration)}, a look for every ${every}`
            : `ask ${sourcesOf(metrics)}${whose} now and every ${every} for ${(0,quantities/* formatDuration */.a3)(duration)}`,
        `judge ${Object.keys(metrics.indicators).join(', ')} at each look; stop at the first regression, which means \`${policies.regress}\``,
        `write the baseline to ${files.baseline} if the verdict is \`pass\``,
        `write the report to ${files.report}`,
    ];
    for (const [index, step] of plan.entries())
        runtime.log.info(`${index + 1}. ${step}`);
    return plan;
}
/** Where the values come from; an address where there is one. */
function sourcesOf(metrics) {
    const all = [metrics, ...Object.values(metrics.sources ?? {})];
    const named = all.map((source) => `\`${('url' in source ? source.url : undefined) ?? source.provider}\``);
    return [...new Set(named)].join(', ');
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/run.js




/** Watches the metrics for the time of the window, or judges the time that is just past. */
async function run(inputs, runtime) {
    tellForeign(inputs, runtime);
    if (inputs.dryRun)
        return { plan: tellPlan(inputs, runtime), watched: undefined };
    const { actionAfter, createJudge, summarizeIndicators } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const { configuration, interval, baseline, policies } = inputs;
    const { aws } = configuration.sections;
    const metrics = { ...configuration.sections.metrics, interval };
    const subject = await findSubject(inputs, runtime);
    const judge = await createJudge({ metrics, subject, reference: baseline, aws }, runtime);
    await refuseMistakes(judge, inputs);
    if (!baseline)
        tellUncompared(metrics, runtime);
    const window = inputs.past ? await lookBack(judge, inputs, runtime) : await watch(judge, inputs, runtime);
    if (window.reasonCode === 'warned')
        runtime.log.warning(window.reason);
    const indicators = summarizeIndicators(metrics, window.looks);
    const captured = window.verdict === 'pass' ? judge.baseline() : undefined;
    const action = actionAfter(window, policies);
    const written = await writeReports(inputs, subject, { window, indicators, captured, action }, runtime);
    return { plan: [], watched: { ...window, subject, indicators, action, ...written } };
}
/** Another service or environment differs by more than the version; whoever compares with it may mean to. */
function tellForeign({ baseline, configuration: { service, environment } }, { log }) {
    if (!baseline || (baseline.service === service && baseline.environment === environment))
        return;
    const whose = `${(0,quoted/* quoted */.T)(baseline.service)} in ${(0,quoted/* quoted */.T)(baseline.environment)}`;
    log.warning(`The baseline is of ${whose}, the window of ${(0,quoted/* quoted */.T)(service)} in ${(0,quoted/* quoted */.T)(environment)}: how these differ looks like a change of the version.`);
}
/** The same section serves a shift, which has the old colour to compare with. */
function tellUncompared({ indicators }, { log }) {
    const compared = Object.entries(indicators).filter(([, each]) => each['degrades-by'] ?? each.compare);
    if (compared.length === 0)
        return;
    const names = compared.map(([name]) => `\`${name}\``).join(', ');
    log.notice(`There is no baseline to compare ${names} with: \`degrades-by\` and \`compare\` are left out.`);
}
/** A query that can never have a value is better known now than in half an hour. */
async function refuseMistakes(judge, { configuration }) {
    const mistakes = await judge.findMistakes();
    if (mistakes.length === 0)
        return;
    throw new errors/* ConfigurationError */.j1(mistakes.map(({ path, message }) => configuration.problem('metrics', path, `\`${path.join('.')}\` ${message}`)));
}
async function watch(judge, inputs, runtime) {
    const { extensionOf, watchWindow } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const { duration, interval, configuration } = inputs;
    const metrics = { ...configuration.sections.metrics, interval };
    const title = `Watching for ${(0,quantities/* formatDuration */.a3)(duration)}, a look every ${(0,quantities/* formatDuration */.a3)(interval)}`;
    const options = {
        ...{ duration, interval, extend: extensionOf(metrics) },
        unreadableLimit: metrics['unreadable-limit'],
    };
    return runtime.log.group(title, () => watchWindow(judge, options, runtime));
}
async function lookBack(judge, { duration, interval }, { clock, log }) {
    const { concludeWindow } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(4148), __webpack_require__.e(8968)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const to = clock.now();
    const from = to - duration;
    const title = `Looking back over ${(0,quantities/* formatDuration */.a3)(duration)}, a look for every ${(0,quantities/* formatDuration */.a3)(interval)}`;
    const looks = await log.group(title, () => judge.lookBack({ from, to, step: interval }));
    return { ...concludeWindow(looks), looks, startedAt: from, endedAt: looks.at(-1)?.at ?? to };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
;// CONCATENATED MODULE: ./build/actions/monitor-window/src/holes.js

/** More holes than this are counted, not named. */
const mostNamed = 5;
/** One look without a value is common; from two in a row on something was not seen. Looks come a little early or late. */
const longest = 2.5;
/** The usual time between two looks in milliseconds, the median; 0 with fewer than two. */
function spacingOf(looks) {
    const between = looks.slice(1).map(({ at }, index) => at - (looks[index]?.at ?? at));
    return between.toSorted((a, b) => a - b)[Math.floor(between.length / 2)] ?? 0;
}
/** Where two or more looks in a row have no value, also the first and the last ones: one sentence each, in UTC, then how many more. */
function tellHoles(values, looks) {
    const [first, last, spacing] = [looks[0]?.at, looks.at(-1)?.at, spacingOf(looks)];
    if (first === undefined || last === undefined || spacing <= 0)
        return [];
    // As if there were a value just before the first look, and one just after the last.
    const times = [first - spacing, ...values.map(({ at }) => at), last + spacing];
    const tell = (at) => instantWithin(Math.min(Math.max(at, first), last), first, last);
    const holes = times.slice(1).flatMap((to, index) => {
        const from = times[index] ?? to;
        return to - from > longest * spacing ? [`No values from ${tell(from)} to ${tell(to)}.`] : [];
    });
    const more = holes.length - mostNamed;
    return more > 0 ? [...holes.slice(0, mostNamed), `and ${more} more`] : holes;
}
/** The time of day, with the date where a window has more than one. */
function instantWithin(at, first, last) {
    const [day, time] = [(0,clock/* isoInstant */.j2)(at).slice(0, 10), (0,clock/* isoInstant */.j2)(at).slice(11, 19)];
    return (0,clock/* isoInstant */.j2)(first).slice(0, 10) === (0,clock/* isoInstant */.j2)(last).slice(0, 10) ? time : `${day} ${time}`;
}

;// CONCATENATED MODULE: ./build/actions/monitor-window/src/chart.js

/** More points than this are not told apart at the width of a summary. */
const mostPoints = 60;
/** Larger numbers are written with an exponent, which Mermaid does not read. */
const largest = 1e20;
const scales = {
    ratio: { factor: 100, label: '%' },
    seconds: { factor: 1_000, label: 'ms' },
    bytes: { factor: 1 / 2 ** 20, label: 'MiB' },
    number: { factor: 1, label: 'value' },
};
/**
 * A Mermaid xychart of an indicator's values, beside its first limit and what it is compared with, as far as there are such;
 * `undefined` without either, or with fewer than two values. It begins with the first value and ends with the last; each point
 * is the worst value near its time. Mermaid can't leave a gap, so where there was no value the line goes on level, and a
 * sentence below says so.
 */
function chart({ name, unit, badSide, values, limits }, { startedAt, looks }) {
    const { factor, label } = scales[unit];
    const drawable = (value) => value !== undefined && Math.abs(value * factor) < largest;
    const limit = limits.find(({ value }) => drawable(value));
    const finite = values.filter(({ value }) => drawable(value));
    const compared = finite.filter(({ reference }) => drawable(reference));
    const axis = axisOf(finite, looks);
    if (axis === undefined || (limit?.value === undefined && compared.length === 0))
        return undefined;
    const worst = badSide === 'below' ? Math.min : Math.max;
    const line = (points) => points.map((value) => plain(value * factor));
    const lines = [line(sampled(finite, axis, ({ value }) => value, worst))];
    const named = [name];
    if (compared.length > 0) {
        lines.push(line(sampled(compared, axis, ({ reference }) => reference, Math.max)));
        named.push('its reference');
    }
    if (limit?.value !== undefined) {
        const level = limit.value;
        lines.push(line(lines[0]?.map(() => level) ?? []));
        named.push(limit.text);
    }
    const drawn = [
        '```mermaid',
        'xychart-beta',
        `  title "${listed(named).replaceAll('"', "'").replaceAll(/\s+/g, ' ')}"`,
        `  x-axis "minutes" ${minutes(axis, startedAt)}`,
        `  y-axis "${label}" ${range(lines.flat())}`,
        ...lines.map((points) => `  line [${points.join(', ')}]`),
        '```',
    ];
    return [drawn.join('\n'), ...tellHoles(values, looks)].join('\n\n');
}
/** Points as far apart as the looks, as many as can be told apart; `undefined` where the values have no extent in time. */
function axisOf(values, looks) {
    const [first, last] = [values[0]?.at, values.at(-1)?.at];
    if (first === undefined || last === undefined || last <= first)
        return undefined;
    const spacing = spacingOf(looks);
    const all = spacing > 0 ? Math.round((last - first) / spacing) + 1 : values.length;
    const count = Math.min(mostPoints, Math.max(2, all));
    return { first, step: (last - first) / (count - 1), count };
}
/** One value for each point: the worst of those nearest to it, or the one before. */
function sampled(values, { first, step, count }, read, worst) {
    const nearest = Map.groupBy(values, ({ at }) => Math.round((at - first) / step));
    let shown = values.map(read).find((value) => value !== undefined) ?? 0;
    return Array.from({ length: count }, (_, index) => {
        const inside = (nearest.get(index) ?? []).flatMap((value) => read(value) ?? []);
        if (inside.length > 0)
            shown = worst(...inside);
        return shown;
    });
}
/** From where to where the points lie, in minutes since the start. */
function minutes({ first, step, count }, startedAt) {
    const length = step * (count - 1);
    const digits = length < 5_000 ? 5 : 2;
    const [from, to] = [first, first + length].map((at) => Number(((at - startedAt) / 60_000).toFixed(digits)));
    return `${from} --> ${to}`;
}
function range(shown) {
    const [least, most] = [Math.min(0, ...shown), Math.max(0, ...shown)];
    const top = (most === 0 && least === 0 ? 1 : most) * 1.1;
    return `${least} --> ${plain(top)}`;
}
function listed(names) {
    return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
/** Mermaid reads no exponents; four significant figures also show what is small. */
function plain(value) {
    const rounded = Number(value.toPrecision(4));
    return Math.abs(rounded) < 1e-6 ? 0 : rounded;
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
    const { verdict, action, reason, reasonCode, looks, startedAt, endedAt, indicators } = watched;
    const took = (0,quantities/* formatDuration */.a3)(endedAt - startedAt);
    const charts = indicators.flatMap((indicator) => chart(indicator, watched) ?? []);
    return [
        `## ${marks[verdict]} ${verdict}`,
        `${reason} (\`${reasonCode}\`)`,
        `Watched: ${subjectOf(watched)}.`,
        `${looks.length} looks in ${took}, from ${(0,clock/* isoInstant */.j2)(startedAt)} to ${(0,clock/* isoInstant */.j2)(endedAt)}. What follows: **${action}**.`,
        indicatorTable(watched),
        ...charts,
        `<details><summary>Queries</summary>\n\n${queryTable(watched)}\n\n</details>`,
        `<details><summary>${looks.length} looks</summary>\n\n${lookTable(looks)}\n\n</details>`,
    ].join('\n\n');
}
/** Version and colour are known where an input gives them, or the state was read because a query names them. */
function subjectOf({ subject: { service, version, environment, color } }) {
    const known = Object.entries({ service, version, environment, colour: color });
    return known.flatMap(([what, value]) => (value ? [`${what} ${(0,quoted/* quoted */.T)(value)}`] : [])).join(', ');
}
function indicatorTable({ indicators, looks }) {
    return (0,job_summary/* markdownTable */.Q)(['indicator', 'last', 'worst', 'reference', 'limits', 'state', 'found', 'seen'], indicators.map(({ name, formatted, limits, needs, state, detail, values, reference }) => [
        name,
        formatted.last,
        formatted.worst,
        reference === undefined ? '' : formatted.reference,
        limitsCell({ limits, needs }),
        state,
        detail,
        `${values.length} of ${looks.length} looks`,
    ]));
}
function limitsCell({ limits, needs }) {
    if (limits.length === 0)
        return 'none';
    const told = limits.map(({ text, unjudged }) => (unjudged ? `${text} (not judged: ${unjudged})` : text));
    return [told.join(', '), ...(needs.length > 0 ? [needs.join(', ')] : [])].join('; ');
}
function queryTable({ indicators }) {
    return (0,job_summary/* markdownTable */.Q)(['indicator', 'query'], indicators.map(({ name, query }) => [name, `\`${query}\``]));
}
/** More looks than this are told by those at which something changed; the report has all of them. */
const mostLooks = 400;
function lookTable(looks) {
    const changed = looks.filter(({ verdict, reasonCode }, index) => index === 0 ||
        index === looks.length - 1 ||
        verdict !== looks[index - 1]?.verdict ||
        reasonCode !== looks[index - 1]?.reasonCode);
    const shown = looks.length <= mostLooks ? looks : changed.slice(-mostLooks);
    const table = (0,job_summary/* markdownTable */.Q)(['UTC', 'verdict', 'found'], shown.map(({ at, verdict, reason, readings }) => [
        (0,clock/* isoInstant */.j2)(at).slice(11, 19),
        verdict,
        readings.length === 0
            ? reason
            : readings.map(({ indicator, state, detail }) => `${indicator}: ${detail} [${state}]`).join('; '),
    ]));
    return shown === looks ? table : `Those at which something changed:\n\n${table}`;
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

export const id = 8041;
export const ids = [8041];
export const modules = {

/***/ 18041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCommandCheck: () => (/* binding */ createCommandCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/script.js
var script = __webpack_require__(97246);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/report-file.js
var report_file = __webpack_require__(60502);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/command/baseline.js





/** So many lines of a difference are evidence. */
const keptLines = 50;
/** Writes what a script printed into a file of the workspace. */
async function record(file, stdout, { workspace }) {
    (0,script/* refuseCutOutput */.i7)(stdout);
    const path = (0,external_node_path_.resolve)(workspace, file);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, stdout);
}
/** Compares what a script printed with a reviewed file; how they differ is the evidence. */
async function compareWithBaseline(baseline, stdout, recorded, runtime, signal) {
    (0,script/* refuseCutOutput */.i7)(stdout);
    if (stdout.trim() === '') {
        return { status: 'fail', finding: 'it printed nothing that could be compared', answer: 'no output' };
    }
    const reviewed = await (0,report_file/* readReportFile */.$)(baseline, runtime, signal).catch((error) => {
        if (error instanceof errors/* ConfigurationError */.j1)
            return error;
        throw error;
    });
    if (reviewed instanceof errors/* ConfigurationError */.j1) {
        const copy = recorded === undefined ? `its output, \`( … ) > ${baseline}\`,` : `\`${recorded}\``;
        return {
            status: 'fail',
            finding: `no baseline: ${reviewed.message}; review ${copy} and commit it as \`${baseline}\``,
            answer: firstLines(stdout.trimEnd()),
        };
    }
    const [wanted, found] = [normalized(reviewed.text), normalized(stdout)];
    const lines = found.split('\n').length - 1;
    if (wanted === found) {
        const finding = `its output equals \`${baseline}\` (${lines === 1 ? '1 line' : `${lines} lines`})`;
        return { status: 'pass', finding, answer: finding };
    }
    const difference = await differenceOf(wanted, found, runtime, signal);
    const count = (sign) => difference.filter((line) => line.startsWith(sign)).length;
    return {
        status: 'fail',
        finding: `its output differs from \`${baseline}\`: ${count('+')} lines more, ${count('-')} lines fewer`,
        answer: firstLines(difference.join('\n')),
        location: { file: baseline, line: 1, column: 1 },
    };
}
/** Line ends and the end of the file are no difference. */
function normalized(text) {
    return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}
async function differenceOf(wanted, found, { temporary, processes }, signal) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'baseline-'));
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'wanted'), wanted);
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'found'), found);
        const options = ['--no-index', '--no-color', '--no-ext-diff', '--no-textconv', '--text', '--unified=1'];
        const args = ['diff', ...options, '--', 'wanted', 'found'];
        const { exitCode, stdout, stderr } = await processes.tool({ command: 'git', args, directory, signal });
        if (exitCode > 1) {
            throw new errors/* ProviderError */.mZ(`git diff failed: ${stderr.trim()}`, { system: 'git', operation: 'diff' });
        }
        // The first four lines are names of files that nobody knows.
        return stdout.trimEnd().split('\n').slice(4);
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
function firstLines(text) {
    const lines = text.split('\n');
    const kept = lines.slice(0, keptLines);
    return lines.length > kept.length
        ? [...kept, `… and ${lines.length - kept.length} more lines`].join('\n')
        : text;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/findings.js
var reports_findings = __webpack_require__(23651);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/json-syntax.js
var json_syntax = __webpack_require__(4419);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/command/results.js






const resultSchema = schemas/* object */.Ikc({
    status: schemas/* enum */.k5n(['pass', 'warn', 'fail']),
    finding: schemas/* string */.YjP().check(api/* _minLength */.m9(1)),
    location: schemas/* optional */.lqM(schemas/* object */.Ikc({
        file: schemas/* string */.YjP(),
        line: schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1)), 1),
        column: schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1)), 1),
    })),
});
const resultsSchema = schemas/* array */.YOg(resultSchema);
/** Reads the results of a script, one or a list, or SARIF. Throws ConfigurationError for another shape and for a file that the script didn't write. */
async function readResults(place, { stdout, before }, runtime, signal) {
    let text = stdout;
    let file = 'output of the script';
    if (place === 'stdout')
        (0,script/* refuseCutOutput */.i7)(stdout);
    else {
        ({ text, file } = await (0,report_file/* readReportFile */.$)(place, runtime, signal));
        await (0,script/* refuseLeftovers */.$A)([file], before, runtime.workspace);
    }
    const value = (0,json_syntax/* parseJson */.q)(text, file);
    if (typeof value === 'object' && value !== null && 'runs' in value) {
        const { readSarif } = await __webpack_require__.e(/* import() */ 3966).then(__webpack_require__.bind(__webpack_require__, 93966));
        const { judgeSarif } = await __webpack_require__.e(/* import() */ 4199).then(__webpack_require__.bind(__webpack_require__, 64199));
        return judgeSarif([readSarif(value, file, runtime.workspace)], {
            'fail-on': 'high',
            'warn-on': 'medium',
        });
    }
    return judgeResults(value, file);
}
function judgeResults(value, file) {
    const what = 'result, `{ "status": "pass|warn|fail", "finding": "…" }`, nor a list of them';
    const results = (0,reports_findings/* shaped */.e9)(resultsSchema, Array.isArray(value) ? value : [value], file, what);
    const [only] = results;
    if (!only)
        throw new errors/* ConfigurationError */.j1(`\`${file}\` is an empty list: there is no result`);
    if (results.length === 1) {
        const { status, location } = only;
        const finding = (0,reports_findings/* abridged */.$y)(only.finding);
        return {
            status,
            finding,
            answer: `${status}: ${finding}`,
            ...(location === undefined ? {} : { location }),
        };
    }
    const findings = results.map((result) => ({ ...result, label: result.status, text: result.finding }));
    const judged = (0,reports_findings/* judgeFindings */.qJ)(findings, {
        labels: ['fail', 'warn', 'pass'],
        counted: (count, label) => `${count} of ${results.length} ${label}`,
        wanted: { fail: 'that all pass', warn: 'that all pass' },
        nothing: '',
        notes: [],
    });
    return judged.status === 'pass' ? { ...judged, finding: `all ${results.length} results pass` } : judged;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/command.js




/** So many last lines of output are evidence. */
const command_keptLines = 20;
/** So much of each of these lines is, in characters. */
const longestLine = 500;
const badness = { pass: 0, warn: 1, fail: 2 };
/** Runs a script and judges its exit code, its output, the results it gives, and its difference to a baseline. The last lines of its output are the evidence. */
function createCommandCheck(configuration, { runtime, subject }) {
    const { run, timeout, contains, results } = configuration;
    return {
        asks: run.trim(),
        async ask(signal) {
            const last = [];
            let contained = false;
            const onLine = (line) => {
                contained ||= contains !== undefined && line.includes(contains);
                last.push(line.length > longestLine ? `${line.slice(0, longestLine).toWellFormed()}…` : line);
                if (last.length > command_keptLines)
                    last.shift();
            };
            const { processes, workspace } = runtime;
            try {
                const files = results === undefined || results === 'stdout' ? [] : [results];
                const before = await (0,script/* statesOf */.kY)(files, workspace, signal);
                const { exitCode, stdout } = await processes.script({
                    ...{
                        script: run,
                        timeout,
                        signal,
                        directory: workspace,
                        environment: (0,script/* subjectVariables */.o7)(subject),
                        onLine,
                    },
                });
                const ended = judgeExit(exitCode, configuration['warn-exit-code'], last);
                const found = [
                    ended,
                    ...(await furtherAnswers(configuration, { ended, stdout, before }, runtime, signal)),
                ];
                if (contains !== undefined && !contained && ended.status !== 'fail')
                    found.push(without(contains, last));
                return worst(found);
            }
            catch (error) {
                // What a script said before it was stopped is often the very reason why it didn't end.
                return { status: 'fail', finding: (0,errors/* describeError */.Uc)(error), answer: last.join('\n') || 'no output' };
            }
        },
    };
}
/** What results and baseline say; without results, a script that failed has nothing more to say. */
async function furtherAnswers({ results, baseline, record: copy }, { ended, stdout, before }, runtime, signal) {
    const failed = ended.status === 'fail';
    const answers = [];
    if (results !== undefined && !(failed && stdout.trim() === '' && results === 'stdout')) {
        const read = readResults(results, { stdout, before }, runtime, signal);
        // A script that failed has often written no results, and why it failed is what counts.
        answers.push(await (failed ? read.catch(() => ended) : read));
    }
    if (failed)
        return answers;
    if (copy !== undefined)
        await record(copy, stdout, runtime);
    if (baseline !== undefined)
        answers.push(await compareWithBaseline(baseline, stdout, copy, runtime, signal));
    return answers;
}
function judgeExit(exitCode, warning, lines) {
    const output = lines.join('\n');
    const last = (lines.at(-1) ?? '').trim();
    const ended = exitCode === undefined ? 'was stopped' : `ended with exit code ${exitCode}`;
    return {
        status: exitCode === 0 ? 'pass' : exitCode !== undefined && exitCode === warning ? 'warn' : 'fail',
        finding: last === '' ? ended : `${ended}: ${last}`,
        answer: output || 'no output',
    };
}
function without(text, lines) {
    return {
        status: 'fail',
        finding: `its output is without the text \`${text}\``,
        answer: lines.join('\n') || 'no output',
    };
}
/** The worst of several answers. Of equally bad ones the last, which looked more closely; the exit code alone is the first. */
function worst(answers) {
    return answers.reduce((a, b) => (badness[b.status] >= badness[a.status] ? b : a));
}


/***/ }),

/***/ 23651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ abridged),
/* harmony export */   e9: () => (/* binding */ shaped),
/* harmony export */   qJ: () => (/* binding */ judgeFindings)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** So many findings are evidence, the worst first. */
const keptFindings = 45;
/** One line of text from elsewhere, cut where nobody reads on. */
function abridged(text, longest = 300) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}
/** Makes an answer of what was found: as bad as the worst of it, with counts, the first of the worst, and the rest as evidence. */
function judgeFindings(findings, { labels, counted = (count, label) => `${count} ${label}`, wanted, nothing, notes }) {
    const told = findings.map((finding) => ({ ...finding, text: abridged(finding.text) }));
    const sorted = told.toSorted((a, b) => rank[a.status] - rank[b.status] || labels.indexOf(a.label) - labels.indexOf(b.label));
    const [worst] = sorted;
    const lines = sorted.slice(0, keptFindings).map(({ label, text }) => `${label}: ${text}`);
    const more = sorted.length > keptFindings ? [`… and ${sorted.length - keptFindings} more`] : [];
    const answer = [...lines, ...more, ...notes].join('\n');
    if (!worst)
        return { status: 'pass', finding: nothing, answer };
    const counts = labels.flatMap((label) => {
        const count = findings.filter((finding) => finding.label === label).length;
        return count > 0 ? [counted(count, label)] : [];
    });
    const { status, location } = worst;
    if (status === 'pass')
        return { status, finding: `${counts.join(', ')}; wanted ${wanted.warn}`, answer };
    const first = sorted.length === 1 ? worst.text : `the first: ${worst.text}`;
    return {
        status,
        finding: `${counts.join(', ')}, wanted ${wanted[status]}; ${first}`,
        answer,
        ...(location === undefined ? {} : { location }),
    };
}
const rank = { fail: 0, warn: 1, pass: 2 };
/** The value as a schema wants it. Throws ConfigurationError that says where the file differs. */
function shaped(schema, value, file, what) {
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = issue && issue.path.length > 0 ? ` at \`${issue.path.join('.')}\`` : '';
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`${file}\` is no ${what}: ${issue?.message ?? 'another shape'}${place}`);
}


/***/ }),

/***/ 66734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ filesOf),
/* harmony export */   V: () => (/* binding */ matchingFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);



/** Neither holds files of the service itself, and both are large. */
const leftOut = new Set(['node_modules', '.git']);
/** The files that a glob matches, relative to the workspace, sorted. */
async function filesOf(pattern, workspace, signal) {
    const files = [];
    const entries = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, {
        cwd: workspace,
        withFileTypes: true,
        exclude: ({ name }) => leftOut.has(name),
    });
    for await (const entry of entries) {
        signal.throwIfAborted();
        if (!entry.isDirectory())
            files.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)));
    }
    return files.sort();
}
/**
 * The files that globs match, each once, relative to the workspace. Throws ConfigurationError for globs that match
 * nothing: a check that looks at nothing proves nothing.
 */
async function matchingFiles(patterns, workspace, signal) {
    const files = new Set();
    const empty = [];
    for (const pattern of patterns) {
        const found = await filesOf(pattern, workspace, signal);
        if (found.length === 0)
            empty.push(pattern);
        for (const file of found)
            files.add(file);
    }
    if (empty.length > 0) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(empty.map((pattern) => ({ message: `\`${pattern}\` matches no file` })));
    }
    return [...files];
}


/***/ }),

/***/ 4419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ jsonProblems),
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** So deep may brackets be nested where a mistake is looked for. */
const deepest = 1_000;
/** The value of a JSON text; the error names the place and nothing of what stands there, which may be a secret. Throws ConfigurationError. */
function parseJson(text, file) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        const { line, column } = positionOf(text);
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`${file}\` is not JSON: line ${line}, column ${column}`);
    }
}
/** What keeps a text from being JSON, if anything does. */
function jsonProblems(text, file) {
    try {
        JSON.parse(text);
        return [];
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        const location = { file, ...positionOf(text) };
        // The message may go on with a piece of the text.
        return [{ location, message: error.message.replace(/(?: at position |, (?:\.\.\.)?").*/s, '') }];
    }
}
/** The place of the first mistake; the beginning where a text is too much for whoever looks. */
function positionOf(text) {
    let offset = 0;
    try {
        offset = firstJsonError(text);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
    }
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
const space = /[ \t\n\r]*/y;
const scalar = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
/** Where in a text that isn't JSON the first mistake stands; JSON.parse tells it only for some mistakes. The grammar is RFC 8259's. */
function firstJsonError(text) {
    let at = 0;
    let depth = 0;
    const skip = (pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        at += found?.[0].length ?? 0;
        return found !== null;
    };
    const take = (character) => {
        skip(space);
        if (text[at] !== character)
            return false;
        at += 1;
        return true;
    };
    const items = (end, item) => {
        if (take(end))
            return true;
        depth += 1;
        do
            if (depth > deepest || !item())
                return false;
        while (take(','));
        depth -= 1;
        return take(end);
    };
    const value = () => {
        if (take('['))
            return items(']', value);
        if (take('{'))
            return items('}', member);
        return skip(scalar);
    };
    const member = () => {
        skip(space);
        return text[at] === '"' && skip(scalar) && take(':') && value();
    };
    value();
    skip(space);
    return at;
}


/***/ }),

/***/ 60502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readReportFile)
/* harmony export */ });
/* unused harmony export largestReport */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12109);



/** Larger files are refused, in bytes: a report is a summary, and all of it is held in memory. */
const largestReport = 32 * 1024 * 1024;
/**
 * Reads a file, without its byte order mark. Throws ConfigurationError when there is none, and when it is empty, larger
 * than 32 MiB or older than wanted.
 */
async function readReportFile(file, { workspace, clock }, signal, expected = {}) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((error) => {
        const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
        throw missing ? new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`there is no file \`${file}\``) : error;
    });
    const wrong = problemOf(found, clock.now(), expected);
    if (wrong !== undefined)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`${file}\` ${wrong}`);
    return { file, text: decoded(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, { signal })), changed: found.mtimeMs };
}
function problemOf(found, now, { youngerThan, mayBeEmpty = false }) {
    const { size, mtimeMs } = found;
    if (!found.isFile())
        return 'is not a file';
    if (size === 0 && !mayBeEmpty)
        return 'is empty';
    if (size > largestReport) {
        return `has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(size)}, and no more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(largestReport)} are read`;
    }
    const age = now - mtimeMs;
    if (youngerThan === undefined || age <= youngerThan)
        return undefined;
    return `was written ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(age)} ago (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .isoInstant */ .j2)(mtimeMs)}), wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(youngerThan)}`;
}
/** UTF-8, or UTF-16 where the file says so, as redirected output of PowerShell does. */
function decoded(bytes) {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}


/***/ }),

/***/ 97246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ refuseLeftovers),
/* harmony export */   AH: () => (/* binding */ sourceAsked),
/* harmony export */   Bw: () => (/* binding */ refuseFailedScan),
/* harmony export */   FZ: () => (/* binding */ obtainReports),
/* harmony export */   i7: () => (/* binding */ refuseCutOutput),
/* harmony export */   kY: () => (/* binding */ statesOf),
/* harmony export */   o7: () => (/* binding */ subjectVariables)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12109);
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66734);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60502);





/** So much of its standard output is kept of a script, in characters; longer output has lost its beginning. */
const keptOutput = 1024 * 1024;
/** What a script gets to know about the deployment, as variables. */
function subjectVariables(subject) {
    const { service, environment, version, previousVersion, sha } = subject;
    return {
        DEPLOY_SERVICE: service,
        DEPLOY_ENVIRONMENT: environment,
        ...(version === undefined ? {} : { DEPLOY_VERSION: version }),
        ...(previousVersion === undefined ? {} : { DEPLOY_PREVIOUS_VERSION: previousVersion }),
        ...(sha === undefined ? {} : { DEPLOY_SHA: sha }),
    };
}
/** What a check with such a source asks, in one line. */
function sourceAsked({ run, report }) {
    const files = report?.join(', ');
    if (run === undefined)
        return `the report ${files}`;
    return files === undefined ? run.trim() : `${run.trim()}, and the report ${files}`;
}
/**
 * Runs the script, if there is one, and reads the reports. Its exit code is for the caller to judge: scanners end with
 * one that isn't 0 when they found something. Throws ConfigurationError for reports that are missing, too old or left
 * over from an earlier run, and ProviderError for a script that didn't end or said nothing.
 */
async function obtainReports(source, outside, signal, { mayBeEmpty = false } = {}) {
    const { run, report, 'younger-than': youngerThan } = source;
    const { runtime } = outside;
    const expected = { youngerThan, mayBeEmpty };
    const read = async (files) => {
        const texts = [];
        for (const file of files)
            texts.push(await (0,_report_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readReportFile */ .$)(file, runtime, signal, expected));
        return texts;
    };
    if (run === undefined) {
        return {
            files: await read(await (0,_globs_js__WEBPACK_IMPORTED_MODULE_3__/* .matchingFiles */ .V)(report ?? [], runtime.workspace, signal)),
            exitCode: undefined,
        };
    }
    const before = await statesOf(report ?? [], runtime.workspace, signal);
    const { exitCode, stdout } = await runToEnd(run, source.timeout, outside, signal);
    if (report === undefined)
        return { files: [printed(stdout, exitCode, mayBeEmpty)], exitCode };
    const files = await (0,_globs_js__WEBPACK_IMPORTED_MODULE_3__/* .matchingFiles */ .V)(report, runtime.workspace, signal).catch((error) => {
        throw exitCode === 0 ? error : new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(noReport(exitCode), { ...scanner, cause: error });
    });
    await refuseLeftovers(files, before, runtime.workspace);
    return { files: await read(files), exitCode };
}
const scanner = { system: 'script', operation: 'run' };
function noReport(exitCode) {
    const reason = exitCode === 127 ? ' (a command in it does not exist)' : '';
    return `the script ended with exit code ${exitCode}${reason} and wrote no report`;
}
/** A scanner that found nothing has no reason to end with another exit code than 0. Throws ProviderError. */
function refuseFailedScan(exitCode, found) {
    if (exitCode === undefined || exitCode === 0 || found > 0)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(`the report is without a finding, but its script ended with exit code ${exitCode}`, scanner);
}
async function runToEnd(script, timeout, { runtime, subject }, signal) {
    const directory = runtime.workspace;
    const request = { script, timeout, signal, directory, environment: subjectVariables(subject) };
    const result = await runtime.processes.script(request);
    const { exitCode, timedOut } = result;
    if (exitCode !== undefined)
        return { ...result, exitCode };
    const why = timedOut ? `did not end within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(timeout)}` : 'was stopped';
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(`the script ${why}`, scanner);
}
function printed(stdout, exitCode, mayBeEmpty) {
    refuseCutOutput(stdout);
    if (stdout.trim() === '' && !(mayBeEmpty && exitCode === 0))
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(noReport(exitCode), scanner);
    return { file: 'output of the script', text: stdout, changed: Number.NaN };
}
/** Refuses output that has lost its beginning. Throws ConfigurationError. */
function refuseCutOutput(stdout) {
    if (stdout.length < keptOutput)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1('the script prints more than 1 MiB, of which only the end is kept: let it write a file');
}
/** Which files globs match now, and in which state: what {@link refuseLeftovers} compares with. */
async function statesOf(patterns, workspace, signal) {
    const states = new Map();
    for (const pattern of patterns) {
        for (const file of await (0,_globs_js__WEBPACK_IMPORTED_MODULE_3__/* .filesOf */ .R)(pattern, workspace, signal))
            states.set(file, await stateOf(file, workspace));
    }
    return states;
}
async function stateOf(file, workspace) {
    const { ino, size, mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file));
    return `${ino} ${size} ${mtimeMs}`;
}
/** A script that crashed leaves what its last run wrote, and that must not be taken for an answer. Throws ConfigurationError. */
async function refuseLeftovers(files, before, workspace) {
    for (const file of files) {
        if (before.get(file) !== (await stateOf(file, workspace)))
            continue;
        const { mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file));
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1(`the script did not write \`${file}\`: what is there was left by an earlier run (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .isoInstant */ .j2)(mtimeMs)})`);
    }
}


/***/ })

};

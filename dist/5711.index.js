export const id = 5711;
export const ids = [5711];
export const modules = {

/***/ 75711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCoverageCheck: () => (/* binding */ createCoverageCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12109);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _reports_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66734);
/* harmony import */ var _reports_report_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60502);



/** So many reports are told in the evidence. */
const keptReports = 45;
const readers = {
    lcov: async () => (await __webpack_require__.e(/* import() */ 3193).then(__webpack_require__.bind(__webpack_require__, 35574))).readLcov,
    cobertura: async () => (await Promise.all(/* import() */[__webpack_require__.e(9800), __webpack_require__.e(3032)]).then(__webpack_require__.bind(__webpack_require__, 13032))).readCobertura,
    istanbul: async () => (await __webpack_require__.e(/* import() */ 5995).then(__webpack_require__.bind(__webpack_require__, 85995))).readIstanbul,
    'coverage.py': async () => (await __webpack_require__.e(/* import() */ 5995).then(__webpack_require__.bind(__webpack_require__, 85995))).readCoveragePy,
    go: async () => (await __webpack_require__.e(/* import() */ 2039).then(__webpack_require__.bind(__webpack_require__, 92039))).readGoProfile,
};
/** Adds up coverage reports and compares the share that ran with thresholds. */
function createCoverageCheck(configuration, { runtime }) {
    const { report, of, 'younger-than': youngerThan } = configuration;
    return {
        asks: `the ${of} that ${report.join(', ')} tell`,
        async ask(signal) {
            let [covered, total] = [0, 0];
            const told = [];
            const formats = new Set();
            for (const file of await (0,_reports_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .matchingFiles */ .V)(report, runtime.workspace, signal)) {
                const read = await (0,_reports_report_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readReportFile */ .$)(file, runtime, signal, { youngerThan });
                const format = configuration.format ?? (await formatOf(read));
                const count = await countIn(read, format, of);
                formats.add(format);
                covered += count.covered;
                total += count.total;
                told.push(`${file} (${format}, ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .isoInstant */ .j2)(read.changed)}): ${grouped(count.covered)} of ${grouped(count.total)}`);
            }
            const more = told.length > keptReports ? [`… and ${told.length - keptReports} more reports`] : [];
            const noun = formats.has('go') && of === 'lines' && formats.size === 1 ? 'statements' : of;
            return {
                ...judge({ covered, total }, noun, configuration),
                answer: [...told.slice(0, keptReports), ...more].join('\n'),
            };
        },
    };
}
async function formatOf({ text, file }) {
    const start = text.trimStart().slice(0, 1_000);
    if (start.startsWith('mode:'))
        return 'go';
    if (start.startsWith('<'))
        return 'cobertura';
    if (start.startsWith('{'))
        return (await __webpack_require__.e(/* import() */ 5995).then(__webpack_require__.bind(__webpack_require__, 85995))).jsonReaderOf(text, file);
    if (/^(#.*\s+)*(TN|SF):/.test(start))
        return 'lcov';
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`\`${file}\` is no coverage report that this knows: lcov, Cobertura, \`json-summary\` of Istanbul, \`coverage json\` or a profile of Go`);
}
/** What a report counts. Throws ConfigurationError when there is nothing to count, or its format can't tell. */
async function countIn(read, format, of) {
    const readCounts = await readers[format]();
    const count = readCounts(read.text, read.file)[of];
    if (count === undefined) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`\`${read.file}\` (${format}) does not tell ${of}: measure them, or count \`of: lines\``);
    }
    if (count.total > 0)
        return count;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`\`${read.file}\` (${format}) has no ${of}: they were not measured, or there is nothing to measure`);
}
/** Compares whole numbers, so that 79.99% is never 80%. */
function judge({ covered, total }, noun, { 'at-least': least, 'warn-below': warn }) {
    // 64.9% of 1,000 come out a hair above 649.
    const below = (limit) => covered * 100 < limit * total - total * 1e-9;
    const share = Math.floor((covered * 1_000) / total) / 10;
    const status = below(least) ? 'fail' : warn !== undefined && below(warn) ? 'warn' : 'pass';
    const wanted = status === 'warn' ? `${warn}% (at least ${least}%)` : `${least}%`;
    return { status, finding: `${share}% of ${grouped(total)} ${noun}, wanted ${wanted}` };
}
function grouped(count) {
    return count.toLocaleString('en-US');
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


/***/ })

};

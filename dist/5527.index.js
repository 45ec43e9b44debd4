export const id = 5527;
export const ids = [5527,3966];
export const modules = {

/***/ 5527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSecretScanCheck: () => (/* binding */ createSecretScanCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/reports/findings.js
var reports_findings = __webpack_require__(23651);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/script.js
var script = __webpack_require__(97246);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/json-syntax.js
var json_syntax = __webpack_require__(4419);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/sarif.js + 1 modules
var sarif = __webpack_require__(93966);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/secret-scan/readers.js






const gitleaksSchema = schemas/* array */.YOg(schemas/* object */.Ikc({
    RuleID: schemas/* string */.YjP(),
    File: schemas/* string */.YjP(),
    StartLine: schemas/* int */.Whr(),
    StartColumn: schemas/* optional */.lqM(schemas/* int */.Whr()),
    Commit: schemas/* optional */.lqM(schemas/* string */.YjP()),
}));
/** Reads the JSON report of gitleaks (https://github.com/gitleaks/gitleaks#reporting). */
const readGitleaks = (text, file, workspace) => (0,reports_findings/* shaped */.e9)(gitleaksSchema, (0,json_syntax/* parseJson */.q)(text, file), file, 'report of gitleaks').map((leak) => ({
    rule: leak.RuleID,
    location: place(leak.File, leak.StartLine, workspace, leak.StartColumn),
    commit: leak.Commit || undefined,
    verified: undefined,
}));
const sourceSchema = schemas/* object */.Ikc({
    file: schemas/* optional */.lqM(schemas/* string */.YjP()),
    line: schemas/* optional */.lqM(schemas/* int */.Whr()),
    commit: schemas/* optional */.lqM(schemas/* string */.YjP()),
});
const trufflehogSchema = schemas/* object */.Ikc({
    DetectorName: schemas/* string */.YjP(),
    Verified: schemas/* boolean */.zMY(),
    SourceMetadata: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* object */.Ikc({ Data: schemas/* optional */.lqM(schemas/* record */.g1P(schemas/* string */.YjP(), sourceSchema)) }))),
});
/** Reads the JSON lines of `trufflehog --json` (https://github.com/trufflesecurity/trufflehog#quick-start), of which there are none when nothing was found. */
const readTrufflehog = (text, file, workspace) => text.split('\n').flatMap((line, index) => {
    if (line.trim() === '')
        return [];
    const where = `${file}, line ${index + 1}`;
    const value = (0,json_syntax/* parseJson */.q)(line, where);
    // Its log has lines, too, where both streams go into one file.
    if (typeof value === 'object' && value !== null && 'level' in value && 'msg' in value) {
        refuseTrouble(value.level, where);
        return [];
    }
    const { DetectorName: rule, Verified: verified, SourceMetadata: source, } = (0,reports_findings/* shaped */.e9)(trufflehogSchema, value, where, 'report of trufflehog');
    const [found] = Object.values(source?.Data ?? {});
    const location = found?.file === undefined ? undefined : place(found.file, found.line ?? 1, workspace);
    return [{ rule, location, commit: found?.commit, verified }];
});
/** What it could not read it did not scan. Throws ProviderError; the message could have a secret in it. */
function refuseTrouble(level, where) {
    if (level !== 'error' && level !== 'fatal' && level !== 'panic')
        return;
    throw new errors/* ProviderError */.mZ(`its log has a line of the level \`${level}\` (${where}), so it may not have scanned everything`, { system: 'trufflehog', operation: 'scan' });
}
const detectSecretsSchema = schemas/* object */.Ikc({
    plugins_used: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    results: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* object */.Ikc({
        type: schemas/* string */.YjP(),
        line_number: schemas/* optional */.lqM(schemas/* int */.Whr()),
        is_verified: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
        is_secret: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    }))),
});
/** Reads a baseline of detect-secrets (https://github.com/Yelp/detect-secrets#viewing-all-enabled-plugins), without what an audit has found to be no secret. */
const readDetectSecrets = (text, file, workspace) => {
    const { results } = (0,reports_findings/* shaped */.e9)(detectSecretsSchema, (0,json_syntax/* parseJson */.q)(text, file), file, 'baseline of detect-secrets');
    return Object.entries(results).flatMap(([path, leaks]) => leaks
        .filter((leak) => leak.is_secret !== false)
        .map((leak) => ({
        rule: leak.type,
        location: place(path, leak.line_number ?? 1, workspace),
        commit: undefined,
        // `false` is said of those, too, that nothing has tried.
        verified: leak.is_verified === true || undefined,
    })));
};
const readSarifLeaks = (text, file, workspace) => (0,sarif.readSarif)((0,json_syntax/* parseJson */.q)(text, file), file, workspace).results.map(({ rule, location }) => ({
    rule,
    location,
    commit: undefined,
    verified: undefined,
}));
/** The scanners whose reports can be read. */
const leakReaders = {
    gitleaks: readGitleaks,
    trufflehog: readTrufflehog,
    'detect-secrets': readDetectSecrets,
    sarif: readSarifLeaks,
};
/** Which scanner wrote a report. Throws ConfigurationError when that can't be told. */
function scannerOf(text, file) {
    // Lines of JSON are no JSON.
    const first = text.trimStart().split('\n', 1)[0] ?? '';
    if (/^\{.*"(DetectorName|SourceMetadata)"/.test(first))
        return 'trufflehog';
    const value = (0,json_syntax/* parseJson */.q)(text, file);
    if (Array.isArray(value))
        return 'gitleaks';
    if (typeof value === 'object' && value !== null) {
        if ('runs' in value)
            return 'sarif';
        if ('results' in value && 'plugins_used' in value)
            return 'detect-secrets';
    }
    throw new errors/* ConfigurationError */.j1(`\`${file}\` is no report of gitleaks, trufflehog or detect-secrets, and no SARIF; \`format\` can say what it is`);
}
function place(path, line, workspace, column = 1) {
    const file = (0,external_node_path_.isAbsolute)(path) ? (0,external_node_path_.relative)(workspace, path) : path;
    return { file, line: Math.max(1, line), column: Math.max(1, column) };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/secret-scan.js



/** Reads what a scanner for committed secrets found. Secrets are named by rule and place, and never shown. */
function createSecretScanCheck(configuration, { runtime, subject }) {
    const { format, unverified, run } = configuration;
    // With no secret found it prints nothing, and whether it ran at all is then told by its exit code alone.
    const mayBeEmpty = format === 'trufflehog' && run !== undefined;
    return {
        asks: (0,script/* sourceAsked */.AH)(configuration),
        async ask(signal) {
            const { files, exitCode } = await (0,script/* obtainReports */.FZ)(configuration, { runtime, subject }, signal, {
                mayBeEmpty,
            });
            const scanners = new Set();
            const leaks = files.flatMap(({ file, text }) => {
                const scanner = format ?? scannerOf(text, file);
                scanners.add(scanner);
                return leakReaders[scanner](text, file, runtime.workspace);
            });
            (0,script/* refuseFailedScan */.Bw)(exitCode, leaks.length);
            const findings = leaks.map((leak) => ({
                status: leak.verified === false ? unverified : 'fail',
                label: labelOf(leak),
                text: told(leak),
                location: leak.location,
            }));
            return (0,reports_findings/* judgeFindings */.qJ)(findings, {
                labels: ['verified secret', 'secret', 'unverified secret'],
                counted: (count, label) => `${count} ${label}${count > 1 ? 's' : ''}`,
                wanted: { fail: 'none', warn: 'none' },
                nothing: `${[...scanners].join(', ')} found no secret`,
                notes: files.map(({ file }) => `read: ${file}`),
            });
        },
    };
}
function labelOf({ verified }) {
    if (verified === undefined)
        return 'secret';
    return verified ? 'verified secret' : 'unverified secret';
}
function told({ rule, location, commit }) {
    const place = location ? ` at ${location.file}:${location.line}` : '';
    return `${rule}${place}${commit === undefined ? '' : ` in commit ${commit.slice(0, 12)}`}`;
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

/***/ 9502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FL: () => (/* binding */ severityOfScore),
/* harmony export */   O6: () => (/* binding */ reaches),
/* harmony export */   x7: () => (/* binding */ resultLabels)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95819);

/** The levels of SARIF, the worst first. */
const levels = ['error', 'warning', 'note', 'none'];
/** The severities of a score, the worst first. */
const severities = ['critical', 'high', 'medium', 'low', 'none'];
/** All labels a result can have, the worst first. */
const resultLabels = [
    'critical',
    'high',
    'error',
    'medium',
    'warning',
    'low',
    'note',
    'none',
];
/** What a level counts as where severities are asked for and the rule has no score. */
const severityOfLevel = { error: 'high', warning: 'medium', note: 'low', none: 'none' };
/**
 * The severity of a `security-severity`, by the steps of CVSS 3 that GitHub uses, too
 * (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
 * Throws ConfigurationError for what is no score from 0 to 10.
 */
function severityOfScore(score, rule) {
    const value = typeof score === 'string' && score.trim() === '' ? Number.NaN : Number(score);
    if (!(value >= 0 && value <= 10)) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the rule ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(rule)} has the \`security-severity\` ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(String(score))}, which is no score from 0 to 10`);
    }
    if (value >= 9)
        return 'critical';
    if (value >= 7)
        return 'high';
    if (value >= 4)
        return 'medium';
    return value > 0 ? 'low' : 'none';
}
/** Whether a result is as bad as a threshold, or worse: by its level where that is a level, else by its severity. */
function reaches({ level, severity }, threshold) {
    const limit = levels.indexOf(threshold);
    if (limit >= 0)
        return levels.indexOf(level) <= limit;
    return (severities.indexOf(severity ?? severityOfLevel[level]) <=
        severities.indexOf(threshold));
}


/***/ }),

/***/ 93966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSarif: () => (/* binding */ readSarif)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/findings.js
var findings = __webpack_require__(23651);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/sarif-levels.js
var sarif_levels = __webpack_require__(9502);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
;// CONCATENATED MODULE: ./build/packages/checks/src/reports/sarif-schema.js

/** Absent in one tool's file is null in another's. */
const maybe = (schema) => schemas/* optional */.lqM(schemas/* nullable */.mee(schema));
const index = () => schemas/* optional */.lqM(schemas/* int */.Whr());
const level = () => schemas/* optional */.lqM(schemas/* enum */.k5n(['error', 'warning', 'note', 'none']));
const sarif_schema_text = () => schemas/* optional */.lqM(schemas/* object */.Ikc({ text: schemas/* optional */.lqM(schemas/* string */.YjP()) }));
const properties = () => maybe(schemas/* object */.Ikc({ 'security-severity': maybe(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])) }));
const ruleSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    shortDescription: sarif_schema_text(),
    messageStrings: schemas/* optional */.lqM(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ text: schemas/* string */.YjP() }))),
    defaultConfiguration: schemas/* optional */.lqM(schemas/* object */.Ikc({ level: level() })),
    properties: properties(),
});
const componentSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    guid: schemas/* optional */.lqM(schemas/* string */.YjP()),
    rules: maybe(schemas/* array */.YOg(ruleSchema)),
});
const artifactLocation = () => schemas/* object */.Ikc({ uri: schemas/* optional */.lqM(schemas/* string */.YjP()), uriBaseId: schemas/* optional */.lqM(schemas/* string */.YjP()), index: index() });
const resultSchema = schemas/* object */.Ikc({
    ruleId: schemas/* optional */.lqM(schemas/* string */.YjP()),
    ruleIndex: index(),
    rule: schemas/* optional */.lqM(schemas/* object */.Ikc({
        id: schemas/* optional */.lqM(schemas/* string */.YjP()),
        index: index(),
        toolComponent: schemas/* optional */.lqM(schemas/* object */.Ikc({ name: schemas/* optional */.lqM(schemas/* string */.YjP()), guid: schemas/* optional */.lqM(schemas/* string */.YjP()), index: index() })),
    })),
    kind: schemas/* optional */.lqM(schemas/* enum */.k5n(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'])),
    level: level(),
    message: schemas/* optional */.lqM(schemas/* object */.Ikc({
        text: schemas/* optional */.lqM(schemas/* string */.YjP()),
        id: schemas/* optional */.lqM(schemas/* string */.YjP()),
        arguments: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* string */.YjP())),
    })),
    baselineState: schemas/* optional */.lqM(schemas/* string */.YjP()),
    suppressions: maybe(schemas/* array */.YOg(schemas/* object */.Ikc({ status: maybe(schemas/* string */.YjP()) }))),
    locations: maybe(schemas/* array */.YOg(schemas/* object */.Ikc({
        physicalLocation: schemas/* optional */.lqM(schemas/* object */.Ikc({
            artifactLocation: schemas/* optional */.lqM(artifactLocation()),
            region: schemas/* optional */.lqM(schemas/* object */.Ikc({ startLine: index(), startColumn: index() })),
        })),
    }))),
    properties: properties(),
});
const runSchema = schemas/* object */.Ikc({
    tool: schemas/* object */.Ikc({ driver: componentSchema, extensions: maybe(schemas/* array */.YOg(componentSchema)) }),
    invocations: maybe(schemas/* array */.YOg(schemas/* object */.Ikc({
        executionSuccessful: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
        exitCodeDescription: schemas/* optional */.lqM(schemas/* string */.YjP()),
        toolExecutionNotifications: maybe(schemas/* array */.YOg(schemas/* object */.Ikc({ level: schemas/* optional */.lqM(schemas/* string */.YjP()), message: sarif_schema_text() }))),
    }))),
    originalUriBaseIds: schemas/* optional */.lqM(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ uri: schemas/* optional */.lqM(schemas/* string */.YjP()) }))),
    artifacts: maybe(schemas/* array */.YOg(schemas/* object */.Ikc({ location: schemas/* optional */.lqM(artifactLocation()) }))),
    results: maybe(schemas/* array */.YOg(resultSchema)),
});
/** What is read of SARIF 2.1.0; the rest of it is left alone. */
const sarifSchema = schemas/* object */.Ikc({ version: schemas/* literal */.euz('2.1.0'), runs: schemas/* array */.YOg(runSchema) });

;// CONCATENATED MODULE: ./build/packages/checks/src/reports/sarif.js






/**
 * Reads SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Throws ConfigurationError for what
 * is none or has no run or no list of results, and ProviderError for a scan that didn't end well: a scanner that crashed
 * finds nothing.
 */
function readSarif(value, file, workspace) {
    const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
    if (version !== '2.1.0') {
        const found = version === undefined ? 'no version' : `version ${(0,quoted/* quoted */.T)(String(version))}`;
        throw new errors/* ConfigurationError */.j1(`\`${file}\` is no SARIF 2.1.0: it has ${found}`);
    }
    const { runs } = (0,findings/* shaped */.e9)(sarifSchema, value, file, 'SARIF 2.1.0');
    if (runs.length === 0)
        throw new errors/* ConfigurationError */.j1(`\`${file}\` has no run: nothing was scanned`);
    const read = runs.map((run) => readRun(run, file, workspace));
    return {
        results: read.flatMap(({ results }) => results),
        suppressed: read.reduce((sum, { suppressed }) => sum + suppressed, 0),
        tools: [...new Set(runs.map(({ tool }) => tool.driver.name))],
    };
}
function readRun(run, file, workspace) {
    const tool = run.tool.driver.name;
    const crashed = run.invocations?.find(({ executionSuccessful }) => executionSuccessful === false);
    if (crashed) {
        const note = crashed.toolExecutionNotifications?.find(({ level }) => level === 'error')?.message?.text;
        const why = crashed.exitCodeDescription ?? note;
        const told = why === undefined ? '' : `: ${(0,findings/* abridged */.$y)(why)}`;
        throw new errors/* ProviderError */.mZ(`the scan of ${tool} did not end successfully (\`${file}\`)${told}`, {
            system: tool,
            operation: 'scan',
        });
    }
    if (!run.results) {
        throw new errors/* ConfigurationError */.j1(`the run of ${tool} in \`${file}\` has no list of results: it scanned nothing`);
    }
    const failures = run.results.filter(({ kind = 'fail', baselineState }) => kind === 'fail' && baselineState !== 'absent');
    const counted = failures.filter((result) => !isSuppressed(result));
    return {
        results: counted.map((result) => readResult(result, run, workspace)),
        suppressed: failures.length - counted.length,
    };
}
/** A suppression under review, or rejected, suppresses nothing yet (section 3.27.23). */
function isSuppressed({ suppressions }) {
    if (!suppressions || suppressions.length === 0)
        return false;
    return suppressions.every(({ status }) => status === undefined || status === null || status === 'accepted');
}
function readResult(result, run, workspace) {
    const rule = ruleOf(result, run);
    const id = result.ruleId ?? result.rule?.id ?? rule?.id ?? 'a rule without a name';
    const score = rule?.properties?.['security-severity'] ?? result.properties?.['security-severity'];
    return {
        rule: id,
        level: result.level ?? rule?.defaultConfiguration?.level ?? 'warning',
        severity: score === undefined || score === null ? undefined : (0,sarif_levels/* severityOfScore */.FL)(score, id),
        message: messageOf(result, rule) ?? id,
        location: locationOf(result, run, workspace),
    };
}
/** The rule of a result: by its index in the tool or one of its extensions, else by its id, of which the result may name a part of (section 3.27.5). */
function ruleOf({ ruleId, ruleIndex, rule }, { tool }) {
    const { extensions = [] } = tool;
    const components = [tool.driver, ...(extensions ?? [])];
    const named = rule?.toolComponent;
    const byName = ({ name, guid }) => (named?.guid !== undefined && guid === named.guid) || (named?.name !== undefined && name === named.name);
    const home = named?.index === undefined ? components.find(byName) : extensions?.[named.index];
    const id = ruleId ?? rule?.id;
    const index = rule?.index ?? ruleIndex ?? -1;
    const fits = (found) => id === undefined || id === found.id || id.startsWith(`${found.id}/`);
    const indexed = (home ?? tool.driver).rules?.[index];
    if (indexed && fits(indexed))
        return indexed;
    if (id === undefined)
        return undefined;
    const all = (home ? [home] : components).flatMap(({ rules }) => rules ?? []);
    return all.find((found) => found.id === id) ?? all.find(fits);
}
function messageOf({ message }, rule) {
    const template = message?.text ?? rule?.messageStrings?.[message?.id ?? '']?.text;
    const text = template?.replaceAll(/\{(\d+)\}/g, (whole, index) => message?.arguments?.[Number(index)] ?? whole);
    const told = text ?? rule?.shortDescription?.text;
    return told === undefined ? undefined : (0,findings/* abridged */.$y)(told, 160);
}
function locationOf({ locations }, run, workspace) {
    const place = locations?.[0]?.physicalLocation;
    const artifact = place?.artifactLocation;
    const uri = artifact?.uri ?? run.artifacts?.[artifact?.index ?? -1]?.location?.uri;
    if (uri === undefined)
        return undefined;
    const base = run.originalUriBaseIds?.[artifact?.uriBaseId ?? '']?.uri;
    const file = pathOf(uri, base, workspace);
    if (file === undefined)
        return undefined;
    return { file, line: place?.region?.startLine ?? 1, column: place?.region?.startColumn ?? 1 };
}
/** A path relative to the workspace, of a URI that is relative to it or to a folder the scanner names. */
function pathOf(uri, base, workspace) {
    try {
        const absolute = base?.startsWith('file:') && !/^[a-z][a-z+.-]+:/i.test(uri) ? new URL(uri, base).href : uri;
        if (absolute.startsWith('file:'))
            return within((0,external_node_url_.fileURLToPath)(absolute), workspace);
        if (/^[a-z][a-z+.-]+:/i.test(absolute))
            return undefined;
        return within((0,external_node_path_.resolve)(workspace, decodeURIComponent(absolute)), workspace);
    }
    catch (error) {
        // A URI that can't be read names no file; the result counts all the same.
        if (error instanceof URIError || error instanceof TypeError)
            return undefined;
        throw error;
    }
}
function within(path, workspace) {
    const file = (0,external_node_path_.relative)(workspace, path);
    return file === '' || file.startsWith('..') || (0,external_node_path_.isAbsolute)(file) ? undefined : file;
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

export const id = 6885;
export const ids = [6885];
export const modules = {

/***/ 46885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDependencyAuditCheck: () => (/* binding */ createDependencyAuditCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/findings.js
var reports_findings = __webpack_require__(23651);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/json-syntax.js
var json_syntax = __webpack_require__(4419);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/script.js
var script = __webpack_require__(97246);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/dependency-audit/npm.js


const severity = () => schemas/* enum */.k5n(['critical', 'high', 'moderate', 'low', 'info']);
const advisorySchema = schemas/* object */.Ikc({
    source: schemas/* optional */.lqM(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])),
    title: schemas/* optional */.lqM(schemas/* string */.YjP()),
    url: schemas/* optional */.lqM(schemas/* string */.YjP()),
    severity: severity(),
});
const fixSchema = schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* object */.Ikc({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP() })]);
const reportSchema = schemas/* object */.Ikc({
    auditReportVersion: schemas/* literal */.euz(2),
    vulnerabilities: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        severity: severity(),
        via: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), advisorySchema])),
        fixAvailable: schemas/* optional */.lqM(fixSchema),
    })),
    metadata: schemas/* object */.Ikc({ dependencies: schemas/* optional */.lqM(schemas/* object */.Ikc({ total: schemas/* optional */.lqM(schemas/* int */.Whr()) })) }),
});
/** What npm 6 wrote, and pnpm still does. */
const advisoriesSchema = schemas/* object */.Ikc({
    advisories: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        module_name: schemas/* string */.YjP(),
        severity: severity(),
        title: schemas/* optional */.lqM(schemas/* string */.YjP()),
        url: schemas/* optional */.lqM(schemas/* string */.YjP()),
        github_advisory_id: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
        cves: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* string */.YjP())),
        patched_versions: schemas/* optional */.lqM(schemas/* string */.YjP()),
    })),
    metadata: schemas/* object */.Ikc({ totalDependencies: schemas/* optional */.lqM(schemas/* int */.Whr()), dependencies: schemas/* optional */.lqM(schemas/* unknown */.L5J()) }),
});
/**
 * Reads `npm audit --json` of npm 7 and later: each advisory once, however many packages it reaches. Packages that are
 * only vulnerable through others have no advisory of their own (https://docs.npmjs.com/cli/v11/commands/npm-audit).
 * Throws ConfigurationError for another shape.
 */
function readNpmAudit(value, file) {
    const { vulnerabilities, metadata } = (0,reports_findings/* shaped */.e9)(reportSchema, value, file, 'report of `npm audit`');
    const found = new Map();
    for (const [name, { via, fixAvailable }] of Object.entries(vulnerabilities)) {
        for (const advisory of via) {
            if (typeof advisory === 'string')
                continue;
            found.set(`${name} ${advisory.source ?? advisory.url}`, ofAdvisory(name, advisory, fixAvailable));
        }
    }
    return {
        tool: 'npm audit',
        vulnerabilities: [...found.values()],
        unaudited: new Map(),
        packages: metadata.dependencies?.total,
    };
}
function ofAdvisory(name, { url, source, title, severity: found }, fix) {
    const id = ghsaOf(url) ?? (source === undefined ? (url ?? 'no id') : `npm advisory ${source}`);
    const repaired = typeof fix === 'object' ? `${fix.name} ${fix.version}` : fix ? 'npm audit fix' : undefined;
    return {
        package: name,
        ids: [id],
        severity: severityOf(found),
        title: title ?? 'vulnerable',
        fix: repaired,
    };
}
/** Reads the report of `pnpm audit --json`. Throws ConfigurationError for another shape. */
function readAdvisories(value, file) {
    const { advisories, metadata } = (0,reports_findings/* shaped */.e9)(advisoriesSchema, value, file, 'report of `pnpm audit`');
    const vulnerabilities = Object.entries(advisories).map(([key, advisory]) => {
        const { module_name: name, github_advisory_id: ghsa, cves = [], url, title, patched_versions: patched, } = advisory;
        return {
            package: name,
            ids: [ghsa ?? ghsaOf(url) ?? `npm advisory ${key}`, ...cves],
            severity: severityOf(advisory.severity),
            title: title ?? 'vulnerable',
            // What `<0.0.0` stands for: no version is repaired.
            fix: patched === undefined || patched === '<0.0.0' ? undefined : `${name} ${patched}`,
        };
    });
    const { totalDependencies, dependencies } = metadata;
    const total = typeof dependencies === 'number' ? dependencies : totalDependencies;
    return { tool: 'pnpm audit', vulnerabilities, unaudited: new Map(), packages: total };
}
function ghsaOf(url) {
    return /GHSA(?:-[\da-z]{4}){3}/i.exec(url ?? '')?.[0];
}
function severityOf(found) {
    return found === 'moderate' ? 'medium' : found;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/dependency-audit/pip-audit.js


const pip_audit_reportSchema = schemas/* object */.Ikc({
    dependencies: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        version: schemas/* optional */.lqM(schemas/* string */.YjP()),
        skip_reason: schemas/* optional */.lqM(schemas/* string */.YjP()),
        vulns: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* object */.Ikc({
            id: schemas/* string */.YjP(),
            aliases: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* string */.YjP())),
            fix_versions: schemas/* array */.YOg(schemas/* string */.YjP()),
        }))),
    })),
});
/**
 * Reads `pip-audit --format json` (https://github.com/pypa/pip-audit#usage); of a list of dependencies, too, which version 1
 * wrote. It tells no severity. Throws ConfigurationError for another shape.
 */
function readPipAudit(value, file) {
    const report = Array.isArray(value) ? { dependencies: value } : value;
    const { dependencies } = (0,reports_findings/* shaped */.e9)(pip_audit_reportSchema, report, file, 'report of `pip-audit`');
    const skipped = dependencies.filter(({ vulns }) => vulns === undefined);
    return {
        tool: 'pip-audit',
        packages: dependencies.length - skipped.length,
        unaudited: new Map(skipped.map(({ name, skip_reason: reason = 'no reason given' }) => [name, reason])),
        vulnerabilities: dependencies.flatMap(({ name, version = '?', vulns = [] }) => vulns.map(({ id, aliases = [], fix_versions: fixes }) => ({
            package: name,
            ids: [id, ...aliases.filter((alias) => alias !== id)],
            severity: 'unknown',
            title: `vulnerable in ${version}`,
            fix: fixes.length > 0 ? `${name} ${fixes.join(' or ')}` : undefined,
        }))),
    };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/dependency-audit/vulnerability.js
/** How severe vulnerabilities are, the worst first. */
const severities = ['critical', 'high', 'unknown', 'medium', 'low', 'info'];

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/dependency-audit.js







/** Reads what `npm audit`, `pnpm audit` or `pip-audit` found in the dependencies, and judges it by severity. */
function createDependencyAuditCheck(configuration, { runtime, subject }) {
    return {
        asks: (0,script/* sourceAsked */.AH)(configuration),
        async ask(signal) {
            const { files, exitCode } = await (0,script/* obtainReports */.FZ)(configuration, { runtime, subject }, signal);
            const audits = files.map(({ file, text }) => readAudit((0,json_syntax/* parseJson */.q)(text, file), file));
            (0,script/* refuseFailedScan */.Bw)(exitCode, audits.flatMap(({ vulnerabilities }) => vulnerabilities).length);
            return judge(audits, configuration);
        },
    };
}
/** Reads an audit of one of the known tools by its shape. */
function readAudit(value, file) {
    const audit = chooseReader(value, file)(value, file);
    if (audit.packages === 0)
        throw new errors/* ConfigurationError */.j1(`${audit.tool} looked at no package (\`${file}\`)`);
    return audit;
}
function chooseReader(value, file) {
    if (Array.isArray(value))
        return readPipAudit;
    const keys = typeof value === 'object' && value !== null ? { ...value } : {};
    if ('error' in keys)
        throw new errors/* ProviderError */.mZ(errorOf(keys), { system: 'npm', operation: 'audit' });
    if ('auditReportVersion' in keys && 'vulnerabilities' in keys)
        return readNpmAudit;
    if ('advisories' in keys)
        return readAdvisories;
    if ('dependencies' in keys)
        return readPipAudit;
    throw new errors/* ConfigurationError */.j1(`\`${file}\` is no report of \`npm audit --json\`, \`pnpm audit --json\` or \`pip-audit --format json\``);
}
/** What npm writes instead of a report when it has none. */
function errorOf({ error, message }) {
    const { code, summary } = typeof error === 'object' && error !== null ? error : {};
    const told = [code, summary, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
    return `the audit failed: ${(0,quoted/* quoted */.T)(told || 'no reason given')}`;
}
function judge(audits, configuration) {
    const { 'fail-on': fail, 'warn-on': warn, ignore = {} } = configuration;
    const used = new Set();
    const ignored = (names) => {
        const found = names.filter((name) => Object.hasOwn(ignore, name));
        for (const name of found)
            used.add(name);
        return found.length > 0;
    };
    const vulnerabilities = audits.flatMap((audit) => audit.vulnerabilities).filter(({ ids }) => !ignored(ids));
    const unaudited = audits.flatMap((audit) => [...audit.unaudited]).filter(([name]) => !ignored([name]));
    const findings = [
        ...vulnerabilities.map((found) => ({
            status: statusOf(found, configuration),
            label: found.severity,
            text: told(found),
        })),
        ...unaudited.map(([name, why]) => ({
            status: 'warn',
            label: 'unaudited',
            text: `${name}: ${why}`,
        })),
    ];
    return (0,reports_findings/* judgeFindings */.qJ)(findings, {
        labels: [...severities, 'unaudited'],
        counted: (count, label) => (label === 'unknown' ? `${count} of unknown severity` : `${count} ${label}`),
        wanted: {
            fail: `nothing of ${fail} or above`,
            warn: `nothing of ${warn === 'none' ? fail : warn} or above${unaudited.length > 0 ? ', and all audited' : ''}`,
        },
        nothing: `no known vulnerability in ${audits.map(looked).join(', ')}`,
        notes: [
            ...audits.map((audit) => `${audit.tool}: ${looked(audit)}`),
            ...Object.entries(ignore).map(([id, why]) => used.has(id) ? `ignored: ${id}, because ${why}` : `${id} is ignored, but not there any more: ${why}`),
        ],
    });
}
function looked({ packages }) {
    if (packages === undefined)
        return 'the dependencies';
    return packages === 1 ? '1 dependency' : `${packages.toLocaleString('en-US')} dependencies`;
}
function statusOf({ severity }, configuration) {
    const { 'fail-on': fail, 'warn-on': warn, unknown } = configuration;
    if (severity === 'unknown')
        return unknown;
    const reaches = (limit) => severities.indexOf(severity) <= severities.indexOf(limit);
    if (reaches(fail))
        return 'fail';
    return warn !== 'none' && reaches(warn) ? 'warn' : 'pass';
}
function told({ package: name, ids, title, fix }) {
    return `${name}: ${title} (${ids.join(', ')})${fix === undefined ? ', no fix yet' : `, fixed by ${fix}`}`;
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

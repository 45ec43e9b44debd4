export const id = 3822;
export const ids = [3822];
export const modules = {

/***/ 26001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ valueAt)
/* harmony export */ });
/** The value at a dotted path such as `replicas.0.state`; numbers index lists. */
function valueAt(document, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, document);
}


/***/ }),

/***/ 23822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createObjectivesCheck: () => (/* binding */ createObjectivesCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/report-file.js
var report_file = __webpack_require__(60502);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/objectives/document.js

const names = {
    rto: /\bRTO\b|\brecovery[ -]time[ -]objective\b/i,
    rpo: /\bRPO\b|\brecovery[ -]point[ -]objective\b/i,
};
/** How people write durations. */
const written = /(\d+(?:[.,]\d+)?)\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?)\b/gi;
/** So many lines after its name may the value stand, as below a heading. */
const reach = 2;
const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** What is wrong with how a document states an objective; `undefined` when it states it with the same value, in milliseconds. */
function objectiveProblem(text, objective, value) {
    const lines = text.split(/\r?\n/);
    const places = lines.flatMap((line, index) => (names[objective].test(line) ? [index] : []));
    const name = objective.toUpperCase();
    if (places.length === 0)
        return `does not mention the ${name}`;
    const other = names[objective === 'rto' ? 'rpo' : 'rto'];
    const found = new Set();
    for (const place of places) {
        for (const [offset, line] of lines.slice(place, place + 1 + reach).entries()) {
            if (offset > 0 && other.test(line))
                break;
            for (const duration of durationsIn(sentenceOf(line, objective)))
                found.add(duration);
        }
    }
    if (found.has(value))
        return undefined;
    const said = [...found].map(quantities/* formatDuration */.a3).join(', ');
    return said === ''
        ? `mentions the ${name} without a value, wanted ${(0,quantities/* formatDuration */.a3)(value)}`
        : `says ${said} for the ${name}, wanted ${(0,quantities/* formatDuration */.a3)(value)}`;
}
/** The part of a line that is about one objective, where it is about both. */
function sentenceOf(line, objective) {
    const other = names[objective === 'rto' ? 'rpo' : 'rto'].exec(line);
    const own = names[objective].exec(line);
    if (!other || !own)
        return line;
    return own.index < other.index ? line.slice(own.index, other.index) : line.slice(own.index);
}
function durationsIn(text) {
    const durations = [];
    let end = -1;
    for (const match of text.matchAll(written)) {
        const [whole, amount = '', unit = ''] = match;
        const value = Number(amount.replace(',', '.')) * (units[unit.charAt(0).toLowerCase()] ?? Number.NaN);
        // `1 h 30 min` is one duration.
        const joined = match.index === end || /^\s*$/.test(text.slice(end, match.index));
        if (end >= 0 && joined)
            durations.push((durations.pop() ?? 0) + value);
        else
            durations.push(value);
        end = match.index + whole.length;
    }
    return durations;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/dotted-path.js
var dotted_path = __webpack_require__(26001);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/findings.js
var findings = __webpack_require__(23651);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/json-syntax.js
var json_syntax = __webpack_require__(4419);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/objectives/measurements.js






/** Clocks of two machines may differ by so much, in milliseconds. */
const clockSkew = 300_000;
/** All that is to be measured, each on its own, so that one broken file hides no other. */
function measuresOf({ restore, drill, backup, measured = [] }) {
    return [
        ...(restore === undefined ? [] : [measureRestore(restore)]),
        ...(drill === undefined ? [] : [measureDrill(drill)]),
        ...(backup === undefined ? [] : [measureBackup(backup)]),
        ...measured.map(measureNumber),
    ];
}
async function readManifest(file, runtime, signal) {
    const { parseManifest } = await __webpack_require__.e(/* import() */ 5287).then(__webpack_require__.bind(__webpack_require__, 45287));
    const { text } = await (0,report_file/* readReportFile */.$)(file, runtime, signal);
    const manifest = parseManifest(text);
    if (typeof manifest === 'string')
        throw new errors/* ConfigurationError */.j1(`backup manifest \`${file}\` ${manifest}`);
    return manifest;
}
/** The seconds that the restore took by which a backup was verified. */
function measureRestore(file) {
    return async (runtime, signal) => {
        const { backupId, verified } = await readManifest(file, runtime, signal);
        const { restoreSeconds, restoreAt, level } = verified;
        if (restoreSeconds === undefined || restoreAt === undefined) {
            throw new errors/* ConfigurationError */.j1(`the backup ${backupId} was never restored (verified: ${level}, \`${file}\`): verify it by a restore`);
        }
        const what = `the restore of ${backupId} took`;
        return {
            objective: 'rto',
            what,
            value: milliseconds(restoreSeconds, file),
            file,
            at: Date.parse(restoreAt),
        };
    };
}
/** The age of a backup: what would be lost by going back to it. */
function measureBackup(file) {
    return async (runtime, signal) => {
        const { backupId, created, verified } = await readManifest(file, runtime, signal);
        if (verified.level === 'none') {
            throw new errors/* ConfigurationError */.j1(`nothing has verified the backup ${backupId} (\`${file}\`), so it counts as none`);
        }
        const at = Date.parse(created);
        const age = runtime.clock.now() - at;
        if (age < -clockSkew) {
            throw new errors/* ConfigurationError */.j1(`the backup ${backupId} (\`${file}\`) is from the future: ${created}`);
        }
        return {
            objective: 'rpo',
            what: `the backup ${backupId} is as old as`,
            value: Math.max(0, age),
            file,
            at,
        };
    };
}
const drillSchema = schemas/* object */.Ikc({
    drill: schemas/* boolean */.zMY(),
    outcome: schemas/* string */.YjP(),
    reasonCode: schemas/* string */.YjP(),
    reason: schemas/* optional */.lqM(schemas/* string */.YjP()),
    environment: schemas/* string */.YjP(),
    seconds: schemas/* number */.aig(),
    ended: schemas/* string */.YjP(),
});
/** The seconds of a rehearsed rollback. */
function measureDrill(file) {
    return async (runtime, signal) => {
        const { text } = await (0,report_file/* readReportFile */.$)(file, runtime, signal);
        const report = (0,findings/* shaped */.e9)(drillSchema, (0,json_syntax/* parseJson */.q)(text, file), file, 'report of `rollback`');
        const { drill, reasonCode, reason = reasonCode, environment, seconds, ended } = report;
        if (!drill)
            throw new errors/* ConfigurationError */.j1(`\`${file}\` is the report of a rollback, not of a drill`);
        if (reasonCode !== 'drilled') {
            throw new errors/* ConfigurationError */.j1(`the drill in ${environment} rehearsed nothing (\`${file}\`): ${reason}`);
        }
        const at = Date.parse(ended);
        if (Number.isNaN(at))
            throw new errors/* ConfigurationError */.j1(`\`${file}\` does not say when the drill ended`);
        return {
            objective: 'rto',
            what: `the drill in ${environment} took`,
            value: milliseconds(seconds, file),
            file,
            at,
        };
    };
}
/** A number of seconds in any JSON file, as old as the file. */
function measureNumber({ objective, file, path }) {
    return async (runtime, signal) => {
        const { text, changed: at } = await (0,report_file/* readReportFile */.$)(file, runtime, signal);
        const found = (0,dotted_path/* valueAt */.f)((0,json_syntax/* parseJson */.q)(text, file), path);
        if (typeof found !== 'number') {
            const is = found === undefined ? 'is not there' : `is ${JSON.stringify(found).slice(0, 80)}`;
            throw new errors/* ConfigurationError */.j1(`\`${path}\` of \`${file}\` ${is}, wanted a number of seconds`);
        }
        return { objective, what: `\`${path}\` of \`${file}\` is`, value: milliseconds(found, file), file, at };
    };
}
function milliseconds(seconds, file) {
    if (Number.isFinite(seconds) && seconds >= 0)
        return seconds * 1_000;
    throw new errors/* ConfigurationError */.j1(`\`${file}\` says ${seconds} seconds, which can't be`);
}
/** A measurement as evidence. */
function told({ what, value, file, at }) {
    return `${what} ${(0,quantities/* formatDuration */.a3)(value)} (${file}, ${(0,clock/* isoInstant */.j2)(at)})`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/objectives.js




/** Looks whether the recovery objectives are documented, and met by what was measured. */
function createObjectivesCheck(configuration, { runtime }) {
    const { document, restore, drill, backup, measured = [] } = configuration;
    const files = [document, restore, drill, backup, ...measured.map(({ file }) => file)];
    return {
        asks: `${objectivesOf(configuration)}, by ${files.filter((file) => file !== undefined).join(', ')}`,
        async ask(signal) {
            const verdicts = await documented(configuration, runtime, signal);
            for (const measure of measuresOf(configuration)) {
                try {
                    verdicts.push(compare(await measure(runtime, signal), configuration, runtime.clock.now()));
                }
                catch (error) {
                    if (!(error instanceof errors/* ConfigurationError */.j1))
                        throw error;
                    verdicts.push({ status: 'fail', told: error.message });
                }
            }
            return conclude(verdicts, configuration);
        },
    };
}
function objectivesOf({ rto, rpo }) {
    const named = [
        ...(rto === undefined ? [] : [`RTO ${(0,quantities/* formatDuration */.a3)(rto)}`]),
        ...(rpo === undefined ? [] : [`RPO ${(0,quantities/* formatDuration */.a3)(rpo)}`]),
    ];
    return named.join(' and ');
}
async function documented({ document, rto, rpo }, runtime, signal) {
    if (document === undefined)
        return [];
    try {
        const { text } = await (0,report_file/* readReportFile */.$)(document, runtime, signal);
        const problems = [
            rto === undefined ? undefined : objectiveProblem(text, 'rto', rto),
            rpo === undefined ? undefined : objectiveProblem(text, 'rpo', rpo),
        ].filter((problem) => problem !== undefined);
        if (problems.length === 0)
            return [{ status: 'pass', told: `\`${document}\` states them` }];
        return problems.map((problem) => ({ status: 'fail', told: `\`${document}\` ${problem}` }));
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        return [{ status: 'fail', told: error.message }];
    }
}
function compare(measurement, { rto, rpo, 'younger-than': youngerThan, 'warn-above': warn }, now) {
    const { objective, value, at } = measurement;
    const wanted = (objective === 'rto' ? rto : rpo) ?? 0;
    const limit = `the ${objective.toUpperCase()} is ${(0,quantities/* formatDuration */.a3)(wanted)}`;
    if (value > wanted)
        return { status: 'fail', told: `${told(measurement)}, ${limit}` };
    const age = now - at;
    if (objective === 'rto' && youngerThan !== undefined && age > youngerThan) {
        const old = `was measured ${(0,quantities/* formatDuration */.a3)(age)} ago (${(0,clock/* isoInstant */.j2)(at)}), wanted at most ${(0,quantities/* formatDuration */.a3)(youngerThan)}`;
        return { status: 'fail', told: `${told(measurement)}, but ${old}` };
    }
    if (objective === 'rto' && youngerThan !== undefined && age < -clockSkew) {
        return { status: 'fail', told: `${told(measurement)}, but that is in the future: a clock is wrong` };
    }
    if (warn !== undefined && value * 100 > warn * wanted) {
        return { status: 'warn', told: `${told(measurement)}, more than ${warn}%: ${limit}` };
    }
    return { status: 'pass', told: `${told(measurement)}, ${limit}` };
}
function conclude(verdicts, configuration) {
    const answer = verdicts.map(({ status, told: text }) => `${status}: ${text}`).join('\n');
    for (const status of ['fail', 'warn']) {
        const [first, ...others] = verdicts.filter((verdict) => verdict.status === status);
        if (!first)
            continue;
        return {
            status,
            finding: `${first.told}${others.length > 0 ? ` (and ${others.length} more)` : ''}`,
            answer,
        };
    }
    const met = `${objectivesOf(configuration)} met: ${verdicts.map(({ told: text }) => shortened(text)).join('; ')}`;
    return { status: 'pass', finding: met, answer };
}
/** Without file and limit, which stand in the evidence. */
function shortened(text) {
    return text.replace(/ \([^()]*, \d{4}-[^()]*\), the R[TP]O is .*$/, '');
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


/***/ })

};

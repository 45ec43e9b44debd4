export const id = 3966;
export const ids = [3966];
export const modules = {

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


/***/ })

};

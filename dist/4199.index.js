export const id = 4199;
export const ids = [4199];
export const modules = {

/***/ 64199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   judgeSarif: () => (/* binding */ judgeSarif)
/* harmony export */ });
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23651);
/* harmony import */ var _sarif_levels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9502);


/** Judges the results of SARIF reports by severity or level. */
function judgeSarif(reports, { 'fail-on': fail, 'warn-on': warn }) {
    const results = reports.flatMap((report) => report.results);
    const tools = [...new Set(reports.flatMap((report) => report.tools))].join(', ');
    const suppressed = reports.reduce((sum, report) => sum + report.suppressed, 0);
    const status = (result) => (0,_sarif_levels_js__WEBPACK_IMPORTED_MODULE_0__/* .reaches */ .O6)(result, fail) ? 'fail' : warn !== 'none' && (0,_sarif_levels_js__WEBPACK_IMPORTED_MODULE_0__/* .reaches */ .O6)(result, warn) ? 'warn' : 'pass';
    const findings = results.map((result) => ({
        status: status(result),
        label: result.severity ?? result.level,
        text: told(result),
        location: result.location,
    }));
    return (0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeFindings */ .qJ)(findings, {
        labels: _sarif_levels_js__WEBPACK_IMPORTED_MODULE_0__/* .resultLabels */ .x7,
        counted,
        wanted: {
            fail: `nothing of ${fail} or above`,
            warn: `nothing of ${warn === 'none' ? fail : warn} or above`,
        },
        nothing: `${tools} found nothing`,
        notes: [
            `tools: ${tools}`,
            ...(suppressed > 0 ? [`${suppressed} suppressed results are not counted`] : []),
        ],
    });
}
function told({ rule, message, location }) {
    const place = location ? ` at ${location.file}:${location.line}` : '';
    return message === rule ? `${rule}${place}` : `${rule}${place}: ${message}`;
}
function counted(count, label) {
    const isLevel = label === 'error' || label === 'warning' || label === 'note';
    return `${count} ${label}${isLevel && count > 1 ? 's' : ''}`;
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


/***/ })

};

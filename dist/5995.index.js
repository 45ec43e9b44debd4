export const id = 5995;
export const ids = [5995];
export const modules = {

/***/ 15697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ countOf)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** A count of whole numbers, no more covered than there are. Throws ConfigurationError for anything else. */
function countOf(covered, total, file, what) {
    const whole = (value) => Number.isSafeInteger(value) && value >= 0;
    if (whole(covered) && whole(total) && covered <= total)
        return { covered, total };
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`${file}\` says ${String(covered)} of ${String(total)} ${what} are covered, which can't be`);
}


/***/ }),

/***/ 85995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jsonReaderOf: () => (/* binding */ jsonReaderOf),
/* harmony export */   readCoveragePy: () => (/* binding */ readCoveragePy),
/* harmony export */   readIstanbul: () => (/* binding */ readIstanbul)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97368);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var _reports_findings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23651);
/* harmony import */ var _reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4419);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15697);





const count = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ total: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(), covered: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J() }));
const istanbulSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    total: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        lines: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ total: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(), covered: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J() }),
        branches: count(),
        functions: count(),
    }),
});
/** Reads Istanbul's `json-summary` (https://istanbul.js.org/docs/advanced/alternative-reporters/). Throws ConfigurationError for another shape. */
const readIstanbul = (text, file) => {
    const value = (0,_reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(text, file);
    refuseDetails(value, file);
    const { total } = (0,_reports_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .shaped */ .e9)(istanbulSchema, value, file, '`json-summary` of Istanbul');
    const read = (unit) => {
        const found = total[unit];
        return found && (0,_counts_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(found.covered, found.total, file, unit);
    };
    return { lines: read('lines'), branches: read('branches'), functions: read('functions') };
};
const coveragePySchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    meta: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}),
    totals: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        covered_lines: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
        num_statements: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
        covered_branches: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
        num_branches: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    }),
});
/** Reads the report of `coverage json` (https://coverage.readthedocs.io/en/latest/commands/cmd_json.html). Throws ConfigurationError for another shape. */
const readCoveragePy = (text, file) => {
    const { totals } = (0,_reports_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .shaped */ .e9)(coveragePySchema, (0,_reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(text, file), file, 'report of `coverage json`');
    const { covered_lines: lines, num_statements: statements, covered_branches: covered, num_branches: branches, } = totals;
    return {
        lines: (0,_counts_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(lines, statements, file, 'lines'),
        // Branches are there only when they were measured.
        branches: branches === undefined ? undefined : (0,_counts_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(covered, branches, file, 'branches'),
    };
};
/** Which of the two a JSON report is. Throws ConfigurationError when it is neither. */
function jsonReaderOf(text, file) {
    const value = (0,_reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(text, file);
    refuseDetails(value, file);
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (keys.includes('total'))
        return 'istanbul';
    if (keys.includes('totals'))
        return 'coverage.py';
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1(`\`${file}\` is JSON, but neither Istanbul's \`json-summary\` nor of \`coverage json\``);
}
/** Istanbul's other JSON report has every statement, and is easily taken for this one. */
function refuseDetails(value, file) {
    if (typeof value !== 'object' || value === null || 'total' in value)
        return;
    const [first] = Object.values(value);
    if (typeof first === 'object' && first !== null && 'statementMap' in first) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ConfigurationError */ .j1(`\`${file}\` is Istanbul's detailed report; add the reporter \`json-summary\`, and give \`coverage-summary.json\``);
    }
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


/***/ })

};

export const id = 3193;
export const ids = [3193];
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

/***/ 35574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLcov: () => (/* binding */ readLcov)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15697);


/**
 * Reads an lcov tracefile (https://man7.org/linux/man-pages/man1/geninfo.1.html). A source file with several records, one for
 * each test, counts once. Throws ConfigurationError with the line that can't be read.
 */
const readLcov = (text, file) => {
    const sources = new Map();
    let current;
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line === '' || line.startsWith('#') || line.startsWith('TN:'))
            continue;
        if (line.trim() === 'end_of_record') {
            current = undefined;
            continue;
        }
        const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
        if (key === 'SF') {
            current = sources.get(value) ?? {
                lines: new Map(),
                branches: new Map(),
                functions: new Map(),
                totals: new Map(),
            };
            sources.set(value, current);
        }
        else if (key === '' || !current || !take(current, key, value)) {
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`${file}\` is no lcov tracefile: line ${index + 1} can't be read`);
        }
    }
    if (current)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`${file}\` is cut off: its last record has no end`);
    return total([...sources.values()], file);
};
/** Adds what a line says; false when it can't be read. Keys this doesn't know are left alone. */
function take({ lines, branches, functions, totals }, key, value) {
    const parts = value.split(',');
    const mark = (map, name, hits) => {
        // `-` stands for a branch whose line never ran. Counts of some compilers run over and are negative.
        if (hits === undefined || !/^(-|-?\d+(\.\d+)?(e\+?\d+)?)$/i.test(hits))
            return false;
        map.set(name, map.get(name) === true || Number(hits) > 0);
        return true;
    };
    switch (key) {
        case 'DA':
            return /^\d+$/.test(parts[0] ?? '') && mark(lines, parts[0] ?? '', parts[1]);
        case 'BRDA':
            return mark(branches, parts.slice(0, -1).join(), parts.at(-1));
        case 'FNDA':
            return mark(functions, parts.slice(1).join(), parts[0]);
        case 'FNA':
            return mark(functions, parts.slice(2).join(), parts[1]);
        case 'LF':
        case 'LH':
        case 'BRF':
        case 'BRH':
        case 'FNF':
        case 'FNH':
            totals.set(key, Number(value));
            return /^\d+$/.test(value);
        default:
            return true;
    }
}
function total(sources, file) {
    const sum = (unit, found, hit) => {
        let [all, covered] = [0, 0];
        for (const { [unit]: marks, totals } of sources) {
            all += marks.size || (totals.get(found) ?? 0);
            covered += marks.size ? [...marks.values()].filter(Boolean).length : (totals.get(hit) ?? 0);
        }
        return (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .p)(covered, all, file, unit);
    };
    return {
        lines: sum('lines', 'LF', 'LH'),
        branches: sum('branches', 'BRF', 'BRH'),
        functions: sum('functions', 'FNF', 'FNH'),
    };
}


/***/ })

};

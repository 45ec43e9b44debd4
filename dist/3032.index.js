export const id = 3032;
export const ids = [3032];
export const modules = {

/***/ 13032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCobertura: () => (/* binding */ readCobertura)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59800);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15697);



/** So deep may elements be nested; the format itself needs nine. */
const deepest = 100;
/**
 * Reads Cobertura's XML (https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd): the sums of the root
 * where it has them, else the lines of the classes. Nothing outside of the file is read and no entity of its own is
 * expanded. Throws ConfigurationError for what is broken or something else.
 */
const readCobertura = (text, file) => {
    const parser = new saxes__WEBPACK_IMPORTED_MODULE_0__/* .SaxesParser */ .wT();
    const path = [];
    const lines = [];
    const branches = [];
    let root;
    const refuse = (why) => new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`${file}\` is no Cobertura report: ${why}`);
    parser.on('error', (error) => {
        throw refuse((0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error).replace(/^\d+:\d+: /, `line ${parser.line}, `));
    });
    parser.on('opentag', (tag) => {
        path.push(tag.name);
        if (path.length > deepest)
            throw refuse('its elements are nested too deeply');
        if (path.length === 1) {
            root = tag;
            if (tag.name !== 'coverage')
                throw refuse(`its root is \`<${tag.name}>\`, not \`<coverage>\``);
        }
        // The lines of methods stand among those of their class a second time.
        if (tag.name !== 'line' || path.at(-2) !== 'lines' || path.at(-3) !== 'class')
            return;
        const { hits, 'condition-coverage': conditions } = tag.attributes;
        if (!/^\d+$/.test(hits ?? ''))
            throw refuse(`line ${parser.line}: a \`<line>\` has no \`hits\``);
        lines.push({ covered: Number(hits) > 0 ? 1 : 0, total: 1 });
        const [, covered, total] = /\((\d+)\/(\d+)\)/.exec(conditions ?? '') ?? [];
        if (total !== undefined)
            branches.push((0,_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .p)(Number(covered), Number(total), file, 'branches'));
    });
    parser.on('closetag', () => path.pop());
    parser.write(text).close();
    const attributes = root?.attributes ?? {};
    return {
        lines: summed('lines', attributes, file) ?? added(lines),
        branches: summed('branches', attributes, file) ?? added(branches),
    };
};
function summed(unit, attributes, file) {
    const { [`${unit}-covered`]: covered, [`${unit}-valid`]: valid } = attributes;
    if (covered === undefined || valid === undefined)
        return undefined;
    const number = (written) => (/^\d+$/.test(written) ? Number(written) : written);
    return (0,_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .p)(number(covered), number(valid), file, unit);
}
function added(counts) {
    let [covered, total] = [0, 0];
    for (const count of counts) {
        covered += count.covered;
        total += count.total;
    }
    return { covered, total };
}


/***/ }),

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


/***/ })

};

export const id = 2039;
export const ids = [2039];
export const modules = {

/***/ 92039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readGoProfile: () => (/* binding */ readGoProfile)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** `name.go:line.column,line.column statements count`, see https://pkg.go.dev/golang.org/x/tools/cover#ProfileBlock. */
const block = /^(.+:\d+\.\d+,\d+\.\d+) (\d+) (\d+)$/;
/**
 * Reads a profile of `go test -coverprofile`; its lines are statements. A block that several packages' tests ran counts
 * once. Throws ConfigurationError with the line that can't be read.
 */
const readGoProfile = (text, file) => {
    const blocks = new Map();
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        // Profiles that were put together have several such lines.
        if (line === '' || /^mode: (set|count|atomic)$/.test(line))
            continue;
        const [, place = '', statements, count] = block.exec(line) ?? [];
        if (place === '') {
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`${file}\` is no coverage profile of Go: line ${index + 1} can't be read`);
        }
        const ran = Number(count) > 0 || blocks.get(place)?.ran === true;
        blocks.set(place, { statements: Number(statements), ran });
    }
    let [covered, total] = [0, 0];
    for (const { statements, ran } of blocks.values()) {
        total += statements;
        covered += ran ? statements : 0;
    }
    return { lines: { covered, total } };
};


/***/ })

};

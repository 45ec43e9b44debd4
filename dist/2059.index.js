export const id = 2059;
export const ids = [2059];
export const modules = {

/***/ 32059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   yamlProblems: () => (/* binding */ yamlProblems)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Everything that keeps a text from being YAML, over all its documents. Throws RangeError for what is nested too deeply. */
function yamlProblems(text, file) {
    const lineCounter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
    if ('empty' in documents)
        return [];
    const problem = (offset, message) => {
        const { line, col } = lineCounter.linePos(offset);
        return { location: { file, line: Math.max(1, line), column: Math.max(1, col) }, message };
    };
    return documents.flatMap((document) => {
        // The parser reports the end of its stack as if it were a mistake in the text.
        const exhausted = document.errors.find(({ message }) => message.startsWith('Maximum call stack'));
        if (exhausted)
            throw new RangeError(exhausted.message);
        const problems = document.errors.map(({ pos, message }) => problem(pos[0], message));
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Alias: (_, alias) => {
                if (alias.resolve(document) !== undefined)
                    return;
                problems.push(problem(alias.range?.[0] ?? 0, `the alias \`*${alias.source}\` stands for nothing`));
            },
            // The parser compares each key with all others, which takes minutes for a large file.
            Map: (_, map) => {
                const seen = new Set();
                for (const { key } of map.items) {
                    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
                        continue;
                    if (seen.has(key.value))
                        problems.push(problem(key.range?.[0] ?? 0, 'Map keys must be unique'));
                    seen.add(key.value);
                }
            },
        });
        return problems;
    });
}


/***/ })

};

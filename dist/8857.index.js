export const id = 8857;
export const ids = [8857];
export const modules = {

/***/ 18857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YamlSource: () => (/* binding */ YamlSource)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Deeper than any section; keeps whatever walks through the value from running out of stack. */
const deepest = 50;
const plainWords = {
    DUPLICATE_KEY: 'this key stands in its mapping twice',
    MULTIPLE_DOCS: 'a second document begins here, but there can be only one',
    TAB_AS_INDENT: 'a tab cannot indent; use spaces',
    RESOURCE_EXHAUSTION: 'this is nested too deeply',
};
/** A YAML text that can tell where in it a value stands: a file, or the text of an input. */
class YamlSource {
    /** What the text means, or `undefined` when it isn't valid; {@link syntaxProblems} then says why. */
    value;
    #document;
    #lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    #origin;
    #faults;
    constructor(text, origin) {
        this.#origin = origin;
        this.#document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text.replace(/^\uFEFF/, ''), {
            lineCounter: this.#lines,
            merge: true,
            prettyErrors: false,
            logLevel: 'error',
        });
        const syntax = syntaxFaults(this.#document);
        const { value, fault } = syntax.length > 0 ? {} : evaluate(this.#document);
        this.value = value;
        this.#faults = fault ? [fault] : syntax;
    }
    /** Everything that keeps the text from being YAML that can be used. */
    syntaxProblems() {
        return this.#faults.map(({ offset, message }) => this.#problemAt(offset, `is not valid YAML: ${message}`));
    }
    /** A problem with the value at a path, or with the nearest value above when nothing is there. */
    problem(path, message, { atKey = false } = {}) {
        return this.#problemAt(this.#offset(path, atKey), message);
    }
    #problemAt(offset, message) {
        const { line, col } = this.#lines.linePos(offset);
        const position = { line: Math.max(1, line), column: Math.max(1, col) };
        if ('file' in this.#origin)
            return { location: { file: this.#origin.file, ...position }, message };
        return { input: this.#origin.input, position, message };
    }
    #offset(path, atKey) {
        let found = startOf(this.#document.contents) ?? 0;
        let node = this.#document.contents;
        for (const [index, step] of path.entries()) {
            const next = child((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(this.#document) : node, step);
            if (!next)
                break;
            const key = startOf(next.key);
            const empty = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(next.value) && next.value.value === null && next.value.source === '';
            const wanted = (atKey && index === path.length - 1) || empty ? key : startOf(next.value);
            found = wanted ?? key ?? found;
            node = next.value;
        }
        return found;
    }
}
function syntaxFaults({ errors, warnings }) {
    const faults = [...errors, ...warnings].map(({ code, message, pos }) => ({
        offset: pos[0],
        message: plainWords[code] ?? message,
    }));
    const tooDeep = errors.findIndex(({ code }) => code === 'RESOURCE_EXHAUSTION');
    if (tooDeep >= 0)
        return faults.slice(tooDeep, tooDeep + 1);
    // What follows at the same place only repeats the first in other words.
    return faults.filter(({ offset }, index) => faults.findIndex((one) => one.offset === offset) === index);
}
function evaluate(document) {
    const offset = startOf(document.contents) ?? 0;
    try {
        const value = document.toJS();
        return isDeeperThan(deepest, value)
            ? { fault: { offset, message: `it is nested more than ${deepest} levels deep` } }
            : { value };
    }
    catch (error) {
        // What only shows when aliases are followed: unknown anchors, merges of something else than mappings, too many aliases.
        const message = error instanceof Error ? error.message : String(error);
        return { fault: { offset: startOf(unresolvedAlias(document)) ?? offset, message } };
    }
}
function unresolvedAlias(document) {
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Alias: (_, alias) => {
            if (alias.resolve(document) !== undefined)
                return undefined;
            found = alias;
            return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
    });
    return found;
}
/** Also true of a value that contains itself. */
function isDeeperThan(levels, value) {
    if (typeof value !== 'object' || value === null)
        return false;
    return levels === 0 || Object.values(value).some((item) => isDeeperThan(levels - 1, item));
}
/** The entry of a mapping or list, with its key if it has one. */
function child(node, step) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const value = node.items[Number(step)];
        return value === undefined ? undefined : { value };
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return undefined;
    return node.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value) === String(step));
}
function startOf(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? node.range?.[0] : undefined;
}


/***/ })

};

export const id = 6632;
export const ids = [6632];
export const modules = {

/***/ 16632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   compileSchema: () => (/* binding */ compileSchema)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4419);



/** So many places may one anchor be used at before it counts as an attack, as in the parser's own default. */
const mostAliases = 100;
/**
 * Makes a JSON Schema ready to be compared with files: every document of a file, every mistake with its place. Throws
 * ConfigurationError for what is no JSON Schema of draft-07, 2019-09 or 2020-12.
 */
async function compileSchema({ text, file: schemaFile, }) {
    const schema = readSchema(text, schemaFile);
    const { default: addFormats } = await Promise.all(/* import() */[__webpack_require__.e(3457), __webpack_require__.e(2815)]).then(__webpack_require__.t.bind(__webpack_require__, 82815, 19));
    const ajv = new (await draftOf(schema, schemaFile))({ allErrors: true, strict: false, logger: false });
    addFormats.default(ajv);
    const validate = compile(() => ajv.compile(schema), schemaFile);
    return (content, file) => {
        const lineCounter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
        const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(content, {
            lineCounter,
            merge: true,
            prettyErrors: false,
            uniqueKeys: false,
        });
        // A file without a document holds nothing, and nothing is `null`: it fits a schema that allows it.
        const all = 'empty' in documents ? [new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Document */ .yo(null)] : documents;
        return all.flatMap((document) => {
            const value = plain(document);
            if (value instanceof Error)
                return [{ message: `${file}: ${value.message}` }];
            if (validate(value))
                return [];
            return mistakes(validate.errors ?? []).map((error) => {
                const { line, col } = lineCounter.linePos(offsetOf(error, document));
                const location = { file, line: Math.max(1, line), column: Math.max(1, col) };
                return { location, message: `${told(error)} (${schemaFile})` };
            });
        });
    };
}
function readSchema(text, file) {
    const schema = (0,_reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(text, file);
    if (typeof schema === 'object' && schema !== null && !Array.isArray(schema))
        return schema;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`${file}\` is no JSON Schema: it must be an object`);
}
/** The bundle knows these modules by what they export by default alone, which is the class and has it by name, too. */
async function draftOf(schema, file) {
    const named = '$schema' in schema ? String(schema.$schema).replace(/#$/, '') : undefined;
    if (named === undefined || named === 'https://json-schema.org/draft/2020-12/schema') {
        return (await Promise.all(/* import() */[__webpack_require__.e(3457), __webpack_require__.e(2210)]).then(__webpack_require__.t.bind(__webpack_require__, 52210, 19))).default.Ajv2020;
    }
    if (named === 'https://json-schema.org/draft/2019-09/schema') {
        return (await Promise.all(/* import() */[__webpack_require__.e(3457), __webpack_require__.e(878)]).then(__webpack_require__.t.bind(__webpack_require__, 60878, 19))).default.Ajv2019;
    }
    if (/^https?:\/\/json-schema\.org\/draft-07\/schema$/.test(named))
        return (await Promise.all(/* import() */[__webpack_require__.e(3457), __webpack_require__.e(2463)]).then(__webpack_require__.t.bind(__webpack_require__, 42463, 19))).default.Ajv;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`${file}\` is written for \`${named}\`, known are draft-07, 2019-09 and 2020-12 (taken where \`$schema\` is absent)`);
}
function compile(make, file) {
    try {
        return make();
    }
    catch (error) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`${file}\` is no JSON Schema: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`);
    }
}
function plain(document) {
    try {
        return document.toJS({ maxAliasCount: mostAliases });
    }
    catch (error) {
        if (error instanceof ReferenceError)
            return error;
        throw error;
    }
}
/** Without the errors that only say that one of several branches, which have errors of their own, did not hold. */
function mistakes(errors) {
    const own = errors.filter(({ keyword }) => keyword !== 'if');
    return own.length > 0 ? own : errors;
}
function told({ instancePath, message = 'is wrong', params, keyword }) {
    const place = instancePath === '' ? 'the document' : `\`${pathOf(instancePath).join('.')}\``;
    const extra = params[keyword === 'additionalProperties' ? 'additionalProperty' : 'unevaluatedProperty'];
    if (typeof extra === 'string')
        return `${place} must not have \`${extra}\``;
    const allowed = params['allowedValues'];
    if (Array.isArray(allowed)) {
        return `${place} must be one of ${allowed.map((value) => `\`${String(value)}\``).join(', ')}`;
    }
    return `${place} ${message.replaceAll("'", '`')}`;
}
/** The keys of a JSON pointer (RFC 6901). */
function pathOf(pointer) {
    return pointer
        .split('/')
        .slice(1)
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** Where a value stands: the key that is too many, the value itself, or what holds it when it came in by a merge. */
function offsetOf({ instancePath, params }, document) {
    const path = pathOf(instancePath);
    const extra = params['additionalProperty'] ?? params['unevaluatedProperty'];
    for (let length = path.length; length >= 0; length -= 1) {
        const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node))
            continue;
        if (typeof extra === 'string' && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            const pair = node.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value) === extra);
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(pair) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.key))
                return pair.key.range?.[0] ?? 0;
        }
        return node.range?.[0] ?? 0;
    }
    return 0;
}


/***/ })

};

export const id = 3189;
export const ids = [3189];
export const modules = {

/***/ 43189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createConfigFilesCheck: () => (/* binding */ createConfigFilesCheck)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _reports_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66734);
/* harmony import */ var _reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4419);
/* harmony import */ var _reports_report_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60502);





/** So many problems are evidence. */
const keptProblems = 50;
const parsers = {
    '.yaml': 'yaml',
    '.yml': 'yaml',
    '.json': 'json',
};
/** Parses the YAML and JSON files that globs name, compares them with JSON Schemas, and tells every mistake with file, line and column. */
function createConfigFilesCheck({ paths = [], schemas = [] }, { runtime }) {
    const asked = [
        ...paths,
        ...schemas.flatMap((entry) => entry.paths.map((path) => `${path} (${entry.schema})`)),
    ];
    return {
        asks: `the files ${asked.join(', ')}`,
        async ask(signal) {
            const problems = [];
            const validations = new Map();
            const choose = async (pattern, validate) => {
                const found = await (0,_reports_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .filesOf */ .R)(pattern, runtime.workspace, signal);
                if (found.length === 0)
                    problems.push({ message: `\`${pattern}\` matches no file` });
                for (const file of found) {
                    const known = validations.get(file) ?? [];
                    validations.set(file, validate ? [...known, validate] : known);
                }
            };
            for (const pattern of paths)
                await choose(pattern, undefined);
            for (const { paths: patterns, schema } of schemas) {
                const validate = await validator(schema, runtime, signal);
                if ('message' in validate)
                    problems.push(validate);
                for (const pattern of patterns)
                    await choose(pattern, 'message' in validate ? undefined : validate);
            }
            for (const [file, validate] of validations) {
                problems.push(...(await problemsOf(file, validate, runtime, signal)));
            }
            return conclude([...validations.keys()], schemas.length > 0, problems);
        },
    };
}
/** Reads and compiles a schema, or says what is wrong with it. */
async function validator(schema, runtime, signal) {
    try {
        const { compileSchema } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6632)]).then(__webpack_require__.bind(__webpack_require__, 16632));
        return await compileSchema(await (0,_reports_report_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readReportFile */ .$)(schema, runtime, signal));
    }
    catch (error) {
        if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1))
            throw error;
        return { message: `the schema can't be used: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(error)}` };
    }
}
async function problemsOf(file, validate, runtime, signal) {
    const language = parsers[(0,node_path__WEBPACK_IMPORTED_MODULE_0__.extname)(file).toLowerCase()];
    if (!language)
        return [{ message: `${file} is neither YAML nor JSON by its name: narrow the glob` }];
    try {
        const { text } = await (0,_reports_report_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readReportFile */ .$)(file, runtime, signal, { mayBeEmpty: true });
        const { yamlProblems } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2059)]).then(__webpack_require__.bind(__webpack_require__, 32059));
        const problems = language === 'yaml' ? yamlProblems(text, file) : (0,_reports_json_syntax_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonProblems */ .h)(text, file);
        return problems.length > 0 ? problems : validate.flatMap((check) => check(text, file));
    }
    catch (error) {
        // Brackets in brackets in brackets, deeper than a parser's stack.
        if (error instanceof RangeError)
            return [{ message: `${file} is nested too deeply to be read` }];
        if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1)
            return [...error.problems];
        throw error;
    }
}
function conclude(files, validated, problems) {
    const [first] = problems;
    if (!first) {
        const fit = validated ? ', and fit their schemas' : '';
        return {
            status: 'pass',
            finding: files.length === 1
                ? `1 file parses${validated ? ', and fits its schema' : ''}`
                : `all ${files.length} files parse${fit}`,
            answer: abridged(files),
        };
    }
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    return {
        status: 'fail',
        finding: `${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatProblem */ .Vw)(first)}${more}`,
        answer: abridged(problems.map(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatProblem */ .Vw)),
        ...(first.location === undefined ? {} : { location: first.location }),
    };
}
function abridged(lines) {
    const kept = lines.slice(0, keptProblems);
    return lines.length > kept.length
        ? `${kept.join('\n')}\n… and ${lines.length - kept.length} more`
        : kept.join('\n');
}


/***/ }),

/***/ 66734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ filesOf),
/* harmony export */   V: () => (/* binding */ matchingFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);



/** Neither holds files of the service itself, and both are large. */
const leftOut = new Set(['node_modules', '.git']);
/** The files that a glob matches, relative to the workspace, sorted. */
async function filesOf(pattern, workspace, signal) {
    const files = [];
    const entries = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, {
        cwd: workspace,
        withFileTypes: true,
        exclude: ({ name }) => leftOut.has(name),
    });
    for await (const entry of entries) {
        signal.throwIfAborted();
        if (!entry.isDirectory())
            files.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)));
    }
    return files.sort();
}
/**
 * The files that globs match, each once, relative to the workspace. Throws ConfigurationError for globs that match
 * nothing: a check that looks at nothing proves nothing.
 */
async function matchingFiles(patterns, workspace, signal) {
    const files = new Set();
    const empty = [];
    for (const pattern of patterns) {
        const found = await filesOf(pattern, workspace, signal);
        if (found.length === 0)
            empty.push(pattern);
        for (const file of found)
            files.add(file);
    }
    if (empty.length > 0) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(empty.map((pattern) => ({ message: `\`${pattern}\` matches no file` })));
    }
    return [...files];
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

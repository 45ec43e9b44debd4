export const id = 3602;
export const ids = [3602];
export const modules = {

/***/ 83602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createConfigFilesCheck: () => (/* binding */ createConfigFilesCheck)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/config-syntax.js

/** Everything that keeps a text from being YAML, over all its documents. */
function yamlProblems(text, file) {
    const lineCounter = new dist/* LineCounter */.HN();
    const documents = (0,dist/* parseAllDocuments */.hR)(text, { lineCounter, prettyErrors: false });
    if ('empty' in documents)
        return [];
    const problem = (offset, message) => {
        const { line, col } = lineCounter.linePos(offset);
        return { location: { file, line: Math.max(1, line), column: Math.max(1, col) }, message };
    };
    return documents.flatMap((document) => {
        const problems = document.errors.map(({ pos, message }) => problem(pos[0], message));
        (0,dist/* visit */.YR)(document, (_, node) => {
            if ((0,dist/* isAlias */.Vj)(node) && node.resolve(document) === undefined) {
                problems.push(problem(node.range?.[0] ?? 0, `the alias \`*${node.source}\` stands for nothing`));
            }
        });
        return problems;
    });
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
        const before = text.slice(0, firstJsonError(text)).split('\n');
        const location = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
        return [{ location, message: error.message.replace(/ at position .*/s, '') }];
    }
}
const space = /[ \t\n\r]*/y;
const scalar = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
/** Where in a text that isn't JSON the first mistake stands; JSON.parse tells it only for some mistakes. The grammar is RFC 8259's. */
function firstJsonError(text) {
    let at = 0;
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
        do
            if (!item())
                return false;
        while (take(','));
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

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/config-files.js




/** Neither holds configuration of the service, and both are large. */
const leftOut = new Set(['node_modules', '.git']);
const parsers = {
    '.yaml': yamlProblems,
    '.yml': yamlProblems,
    '.json': jsonProblems,
};
/** Parses the YAML and JSON files that globs name and tells every mistake with file, line and column. */
function createConfigFilesCheck({ paths }, { workspace }) {
    return {
        asks: `the files ${paths.join(', ')}`,
        async ask(signal) {
            const files = new Set();
            const problems = [];
            for (const pattern of paths) {
                const found = await filesOf(pattern, workspace, signal);
                if (found.length === 0)
                    problems.push({ message: `\`${pattern}\` matches no file` });
                for (const file of found)
                    files.add(file);
            }
            for (const file of files)
                problems.push(...(await problemsOf(file, workspace, signal)));
            return conclude(files, problems);
        },
    };
}
/** The files a glob matches, relative to the workspace, sorted. */
async function filesOf(pattern, workspace, signal) {
    const files = [];
    const entries = (0,promises_.glob)(pattern, {
        cwd: workspace,
        withFileTypes: true,
        exclude: ({ name }) => leftOut.has(name),
    });
    for await (const entry of entries) {
        signal.throwIfAborted();
        if (!entry.isDirectory())
            files.push((0,external_node_path_.relative)(workspace, (0,external_node_path_.join)(entry.parentPath, entry.name)));
    }
    return files.sort();
}
async function problemsOf(file, workspace, signal) {
    const parse = parsers[(0,external_node_path_.extname)(file).toLowerCase()];
    if (!parse)
        return [{ message: `${file} is neither YAML nor JSON by its name: narrow the glob` }];
    return parse(await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, file), { encoding: 'utf8', signal }), file);
}
function conclude(files, problems) {
    const [first] = problems;
    if (!first) {
        return {
            status: 'pass',
            finding: files.size === 1 ? '1 file parses' : `all ${files.size} files parse`,
            answer: [...files].join('\n'),
        };
    }
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    return {
        status: 'fail',
        finding: `${(0,errors/* formatProblem */.Vw)(first)}${more}`,
        answer: problems.map(errors/* formatProblem */.Vw).join('\n'),
        ...(first.location === undefined ? {} : { location: first.location }),
    };
}


/***/ })

};

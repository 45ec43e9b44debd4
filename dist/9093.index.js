export const id = 9093;
export const ids = [9093,929,8857];
export const modules = {

/***/ 20937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   zT: () => (/* binding */ isExplained)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95819);

/** What zod says without a locale, that is, where the schema has no words of its own. */
const unexplained = 'Invalid input';
const kinds = {
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: '`true` or `false`',
    null: 'nothing',
};
/** How what is no text is written. */
const unquoted = {
    number: /^-?\d+(\.\d+)?$/,
    int: /^-?\d+$/,
    boolean: /^(true|false)$/,
};
/** Whether the schema itself says what is wrong. */
function isExplained({ message }) {
    return message !== unexplained;
}
/** What is wrong, in words for the reader of the configuration. */
function explain(issue, found) {
    if (issue.code === 'invalid_format')
        return `${issue.message}, found ${describeValue(found)}`;
    if (isExplained(issue))
        return issue.message;
    switch (issue.code) {
        case 'invalid_type': {
            const expected = kinds[issue.expected] ?? issue.expected;
            return found === undefined
                ? `is missing, expected ${expected}`
                : `expected ${expected}, found ${inQuotes(issue.expected, found) ?? describeValue(found)}`;
        }
        case 'invalid_value': {
            const allowed = issue.values.map((value) => `\`${String(value)}\``).join(', ');
            return found === undefined
                ? `is missing, allowed: ${allowed}`
                : `found ${describeValue(found)}, allowed: ${allowed}`;
        }
        case 'too_small':
            if (issue.origin === 'string')
                return 'must not be empty';
            if (issue.origin === 'array')
                return `needs at least ${entries(issue.minimum)}, found ${describeValue(found)}`;
            return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, found ${describeValue(found)}`;
        case 'too_big':
            return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}, found ${describeValue(found)}`;
        case 'invalid_key': {
            const own = issue.issues.find(isExplained);
            return own ? `as a name, it ${own.message}` : 'a name must not be empty';
        }
        case 'invalid_union':
            return `${describeValue(found)} is nothing that is allowed here`;
        default:
            return `is not valid, found ${describeValue(found)}`;
    }
}
/** What would have been right without quotes, which a message without them would show as if it were. */
function inQuotes(expected, found) {
    if (typeof found !== 'string')
        return undefined;
    return unquoted[expected]?.test(found) ? `the text ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(found)}: leave out the quotes` : undefined;
}
function entries(count) {
    return Number(count) === 1 ? 'one entry' : `${count} entries`;
}
/** What was found, for a message: texts and numbers as they are, anything else by its kind. */
function describeValue(value) {
    if (value === null)
        return 'nothing';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    return typeof value === 'object' ? 'a mapping' : (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(String(value));
}


/***/ }),

/***/ 24346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pj: () => (/* binding */ expandPlaceholders),
/* harmony export */   y7: () => (/* binding */ placeholderProblems)
/* harmony export */ });
/* unused harmony export placeholderNames */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);

/** What `{{name}}` can stand for. */
const placeholderNames = ['service', 'environment', 'version', 'sha', 'color', 'color-url'];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Says what is wrong with the placeholders in a text: one message for each name that isn't among `known`. */
function placeholderProblems(text, known = placeholderNames) {
    return [...text.matchAll(placeholder)]
        .map(([, name = '']) => name)
        .filter((name) => !known.includes(name))
        .map((name) => {
        const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(name, known);
        const allowed = near
            ? `did you mean \`{{${near}}}\`?`
            : `known are ${known.map((k) => `\`{{${k}}}\``).join(', ')}`;
        return `${isName(name) ? 'no value here for the' : 'unknown'} placeholder \`{{${name}}}\`; ${allowed}`;
    });
}
function isName(name) {
    return placeholderNames.includes(name);
}
/** A copy of a configuration value with all placeholders replaced, those in keys too, except in `run`, which is never templated. Throws ConfigurationError. */
function expandPlaceholders(value, values) {
    return expand(value, values);
}
function expandText(text, values) {
    return text.replace(placeholder, (_, name) => {
        const found = values[name];
        if (found === undefined)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`{{${name}}}\` is used in \`${text}\`, but no ${name} is known here`);
        return found;
    });
}
function expand(value, values) {
    if (typeof value === 'string')
        return expandText(value, values);
    if (Array.isArray(value))
        return value.map((item) => expand(item, values));
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [
            expandText(key, values),
            key === 'run' ? item : expand(item, values),
        ]));
    }
    return value;
}


/***/ }),

/***/ 88386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   HP: () => (/* binding */ keys),
/* harmony export */   P$: () => (/* binding */ strings),
/* harmony export */   d: () => (/* binding */ resolveReferences),
/* harmony export */   jh: () => (/* binding */ hasReferences)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4608);

/** Whether a value is read from the environment: `env:NAME`. */
function isReference(value) {
    return typeof value === 'string' && /^env:[A-Za-z_][A-Za-z0-9_]*$/.test(value);
}
/** Whether any text in a value is read from the environment. */
function hasReferences(value) {
    return strings(value).some(({ text }) => isReference(text));
}
/**
 * A copy of a value in which each `env:NAME` is the value of that variable, masked from now on as addresses with a password are. `say` is told of each
 * variable that isn't set, and may give what stands there then; else its reference stays.
 */
function resolveReferences(value, context, say, path = []) {
    if (isReference(value)) {
        const name = value.slice('env:'.length);
        const found = Object.hasOwn(context.environment, name) ? context.environment[name] : undefined;
        if (found === undefined || found === '') {
            const state = found === '' ? 'empty, as a secret is that does not exist' : 'not set';
            const message = `the environment variable \`${name}\` is ${state}; pass it with \`env:\` on the step`;
            return say(path, message) ?? value;
        }
        context.secrets.add(found);
        return found;
    }
    // Written out, it is no less a secret.
    if (typeof value === 'string' && (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .passwordsIn */ .g)(value).length > 0)
        context.secrets.add(value);
    if (Array.isArray(value)) {
        return value.map((item, index) => resolveReferences(item, context, say, [...path, index]));
    }
    if (typeof value !== 'object' || value === null)
        return value;
    const resolved = Object.entries(value).map(([key, item]) => [
        key,
        isScript(key, item) ? item : resolveReferences(item, context, say, [...path, key]),
    ]);
    return Object.fromEntries(resolved);
}
/** All texts in a value with their paths, but for shell code under `run`. */
function strings(value, path = []) {
    if (typeof value === 'string')
        return [{ path, text: value }];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([key, item]) => isScript(key, item) ? [] : strings(item, [...path, Array.isArray(value) ? Number(key) : key]));
}
/** All keys in a value with the paths to what stands under them. */
function keys(value, path = []) {
    if (typeof value !== 'object' || value === null)
        return [];
    const list = Array.isArray(value);
    return Object.entries(value).flatMap(([key, item]) => {
        const place = [...path, list ? Number(key) : key];
        return list ? keys(item, place) : [{ path: place, text: key }, ...keys(item, place)];
    });
}
/** Shell code reads the environment by itself. */
function isScript(key, value) {
    return key === 'run' && typeof value === 'string';
}


/***/ }),

/***/ 4908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   EN: () => (/* binding */ threshold),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   OZ: () => (/* binding */ url),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   X1: () => (/* binding */ percentage),
/* harmony export */   au: () => (/* binding */ quantity),
/* harmony export */   b3: () => (/* binding */ headers),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   r5: () => (/* binding */ providers),
/* harmony export */   uO: () => (/* binding */ timespan)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17890);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29396);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43759);


/** Attaches the description that editors show and the JSON Schema carries. */
function described(description, schema) {
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.add(schema, { ...zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.get(schema), description });
    return schema;
}
/** Attaches what the JSON Schema can say of a text that only `parse` really understands. */
function written(schema, pattern, examples) {
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.add(schema, { pattern, examples: [...examples] });
    return schema;
}
function writtenAsDuration(schema) {
    return written(schema, '^(\\d+(\\.\\d+)?(ms|s|m|h|d))+$', ['90s', '5m', '1h30m']);
}
/** A schema for text (or what `from` accepts) that `parse` turns into a value; a QuantityError becomes an issue with its message. */
function quantity(parse, from = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP({
    // A bare number is the usual mistake, and what is wrong with it is that it has no unit.
    error: ({ input }) => (typeof input === 'number' ? complaint(parse, String(input)) : undefined),
})) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(from, zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((text, context) => {
        try {
            return parse(String(text));
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
                throw error;
            context.issues.push({ code: 'custom', message: error.message, input: text });
            return zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
        }
    }));
}
function complaint(parse, text) {
    try {
        parse(text);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
            throw error;
        return error.message;
    }
}
/** A duration such as `5m`, in milliseconds; zero is one, too. */
const duration = () => writtenAsDuration(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9));
/** A duration longer than zero, in milliseconds: for time limits and for what is done again and again. */
const timespan = () => writtenAsDuration(quantity((text) => {
    const milliseconds = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(text);
    if (milliseconds <= 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0(`found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(text)}, but it must be longer than zero`);
    return milliseconds;
}));
/** A percentage such as `5%`, in percentage points. */
const percentage = () => written(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parsePercentage */ .A3), '^\\d+(\\.\\d+)?\\s*%$', ['5%', '0.1%']);
/** A size such as `4GiB`, in bytes. */
const size = () => written(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseSize */ .DB), '^\\d+(\\.\\d+)?\\s*(B|[kMGT]B|[KMGT]iB)$', ['512MiB', '4GiB', '100GB']);
/** A text that is not empty. */
const text = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._minLength */ .m9(1));
/** An absolute http or https address; placeholders are allowed in it. */
const url = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^(https?:\/\/|\{\{)\S+$/, 'must be an address that starts with http:// or https://'));
/** A path on a server. */
const path = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^\//, 'must start with `/`'));
/** Headers of a request; what is secret in them is given as `env:NAME`. */
const headers = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(text(), headerValue);
const headerValue = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^(?!.*(?:^|\s)env:[A-Za-z_])/, 'must have `env:NAME` alone or not at all: put the whole value into the variable'));
/** A threshold; its unit follows from how it is written. */
const threshold = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()], {
    error: 'must be a percentage `5%`, a duration `2s`, a size `4GiB` or a number',
}), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((given, context) => {
    if (typeof given === 'number')
        return { value: given, unit: 'number' };
    const read = [
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parsePercentage */ .A3)(given) / 100, unit: 'ratio' }),
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(given) / 1_000, unit: 'seconds' }),
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseSize */ .DB)(given), unit: 'bytes' }),
    ];
    for (const attempt of read) {
        try {
            return attempt();
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
                throw error;
        }
    }
    const message = `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(given)}, allowed are a percentage \`5%\`, a duration \`2s\`, a size \`4GiB\` or a number`;
    context.issues.push({ code: 'custom', message, input: given });
    return zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
}));
/**
 * A choice of provider: the object under the key names the one to use. A provider that exists only in later versions is
 * refused as not available yet, an unknown one as unknown; both with the list of those that are.
 */
function providers(what, key, available, planned, options) {
    const list = available.map((name) => `\`${name}\``).join(', ');
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt(key, options, {
        error: (issue) => {
            if (issue.code !== 'invalid_union')
                return undefined;
            const given = issue.input[key];
            if (given === undefined)
                return `the ${what} is missing; available: ${list}`;
            if (typeof given === 'string' && planned.includes(given)) {
                return `the ${what} \`${given}\` is not available yet; available: ${list}`;
            }
            const named = typeof given === 'string' ? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(given) : (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(JSON.stringify(given));
            const near = typeof given === 'string' ? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .nearest */ .pA)(given, available) : undefined;
            // Of fifty names, the near one would be lost among the others.
            if (near !== undefined)
                return `unknown ${what} ${named}; did you mean \`${near}\`?`;
            return `unknown ${what} ${named}; available: ${list}`;
        },
    });
}


/***/ }),

/***/ 47747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ validatePlaceholders),
/* harmony export */   t: () => (/* binding */ validate)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17890);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18431);
/* harmony import */ var _explanation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20937);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24346);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88386);





/**
 * Checks a value from `source` against a schema and gives every problem with its place. `base` is where in the source
 * the value stands. Problems at values given as `env:NAME` are left to whoever resolves them.
 */
function validate(schema, value, source, base = []) {
    const allowed = new Map();
    const parsed = schema.safeParse(value, {
        error: ({ code, input, inst }) => {
            if (code === 'unrecognized_keys' && inst instanceof zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .$ZodObject */ .L8) {
                allowed.set(input, Object.keys(inst._zod.def.shape));
            }
            return undefined;
        },
    });
    const issues = parsed.success ? [] : parsed.error.issues.flatMap(simplify);
    return issues.flatMap((issue) => problemsOf(issue, { value, allowed, source, base }));
}
/** Every placeholder in a value that isn't among `known`, each with its place. */
function validatePlaceholders(known, value, source, base) {
    const inKeys = (0,_references_js__WEBPACK_IMPORTED_MODULE_1__/* .keys */ .HP)(value).flatMap(({ path, text }) => (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholderProblems */ .y7)(text, known).map((message) => source.problem([...base, ...path], message, { atKey: true })));
    const inValues = (0,_references_js__WEBPACK_IMPORTED_MODULE_1__/* .strings */ .P$)(value).flatMap(({ path, text }) => (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholderProblems */ .y7)(text, known).map((message) => source.problem([...base, ...path], message)));
    return [...inKeys, ...inValues];
}
/** A union's issue says nothing by itself; the issues of the branch that fits best do. */
function simplify(issue) {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0 || (0,_explanation_js__WEBPACK_IMPORTED_MODULE_3__/* .isExplained */ .zT)(issue))
        return [issue];
    const branches = issue.errors.map((errors) => errors.flatMap(simplify));
    if (branches.every((errors) => errors.every(isWrongKind)))
        return [issue];
    const best = branches.reduce((a, b) => (weight(b) < weight(a) ? b : a));
    return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}
function isWrongKind({ code, path }) {
    return code === 'invalid_type' && path.length === 0;
}
/** Any number of wrong values fits better than a key that the branch doesn't know. */
function weight(issues) {
    return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 100 * issue.keys.length : 1), 0);
}
function problemsOf(issue, { value, allowed, source, base }) {
    const path = [...base, ...issue.path];
    const found = at(value, issue.path);
    if ((0,_references_js__WEBPACK_IMPORTED_MODULE_1__/* .isReference */ .A_)(found))
        return [];
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
            const message = unknownKey(key, allowed.get(found) ?? [], path);
            return source.problem([...path, key], message, { atKey: true });
        });
    }
    const name = path.length === 0 ? '' : `${nameOf(path)}: `;
    return [source.problem(path, `${name}${(0,_explanation_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(issue, found)}`)];
}
function unknownKey(key, allowed, path) {
    const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .pA)(key, allowed);
    const list = allowed.map((name) => `\`${name}\``).join(', ');
    const place = path.length === 0 ? '' : ` in ${nameOf(path)}`;
    return `unknown key \`${key}\`${place}; ${near ? `did you mean \`${near}\`?` : `allowed: ${list}`}`;
}
/** A path as people write it: `environments.production.smoke[0].path`. */
function nameOf(path) {
    const steps = path.map((step, index) => {
        if (typeof step === 'number')
            return `[${step}]`;
        return index === 0 ? String(step) : `.${String(step)}`;
    });
    return `\`${steps.join('')}\``;
}
function at(root, path) {
    return path.reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, root);
}


/***/ }),

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


/***/ }),

/***/ 29093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  addressOfBackup: () => (/* reexport */ addressOfBackup),
  applyMigrations: () => (/* reexport */ applyMigrations),
  openEnvironmentState: () => (/* reexport */ openEnvironmentState),
  openMigrationWorld: () => (/* reexport */ openMigrationWorld),
  planMigrations: () => (/* reexport */ planMigrations),
  previewMigrations: () => (/* reexport */ previewMigrations),
  rehearseMigrations: () => (/* reexport */ rehearseMigrations),
  shownFinding: () => (/* reexport */ shownFinding),
  verifyMigrations: () => (/* reexport */ verifyMigrations)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/sql/src/address.js
var src_address = __webpack_require__(88890);
;// CONCATENATED MODULE: ./build/packages/migrations/src/address-proof.js


/**
 * Sees that the tool goes to the database it is given: it must fail at an address where there is none. One whose own configuration
 * names a database would migrate that, whatever was rehearsed and backed up. Throws ConfigurationError.
 */
async function refuseDeafTool({ tool, access, request, runtime }) {
    // The author's own code may answer from files, and gets the address in plain sight.
    if (tool.type === 'command')
        return;
    const answered = await tool.current(access(nowhere(request.address))).then(() => true, () => false);
    runtime.signal.throwIfAborted();
    if (!answered)
        return;
    const { variable } = request.configuration;
    throw new errors/* ConfigurationError */.j1(`${tool.type} doesn’t take the database’s address from \`${variable}\`: given one where there is no database, it answered all the same, and so it would migrate another database than this run looks at; nothing was applied. Let its configuration read \`${variable}\`, or name in \`variable\` of \`migrations\` what it reads`);
}
/** The address with a place at which nobody answers: port 9 is reserved for what throws away all it gets. Without parameters, which may name a host. */
function nowhere(address) {
    if ((0,src_address/* engineOf */.ky)(address) === 'sqlite')
        return 'sqlite:there-is-no-such-folder/nowhere.db';
    const { protocol, pathname } = new URL(address);
    return `${protocol}//nobody:nothing@127.0.0.1:9${pathname}`;
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/migration-run.js
/** What every command starts from. */
const blankRun = {
    verdict: undefined,
    migrations: [],
    findings: [],
    accepted: [],
    contract: false,
    compatibility: 'expand',
    reversible: undefined,
    seconds: undefined,
    obstacles: [],
    notes: [],
    remedies: [],
    health: [],
    backup: undefined,
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/migrations/src/accepted-findings.js
/**
 * Takes out the findings that somebody has looked at. A migration counts as backward compatible when nothing is left that says
 * otherwise; one that nobody can look through, only when it was accepted as a whole.
 */
function judgeFindings(report, accept) {
    const entryFor = ({ migration, rule }) => accept.find((entry) => entry.migration === migration && (entry.rules?.includes(rule) ?? true));
    const findings = report.findings.filter((finding) => entryFor(finding) === undefined);
    const accepted = report.findings.filter((finding) => entryFor(finding) !== undefined);
    const classifications = report.classifications.map((known) => {
        const entry = accept.find(({ migration }) => migration === known.migration);
        if (!entry || known.declared || known.compatibility === 'expand')
            return known;
        const left = findings.some(({ migration, kind }) => migration === known.migration && kind === 'contract');
        if (left || (known.compatibility === 'unknown' && entry.rules !== undefined))
            return known;
        return { ...known, compatibility: 'expand', reason: `accepted: ${entry.reason}` };
    });
    return { findings, accepted, classifications };
}
/** What entries say that fit no pending migration, as sentences: done with, or misspelt. */
function strayAcceptances(accept, pending) {
    if (pending.length === 0)
        return [];
    const ids = pending.map(({ id }) => id);
    return accept
        .filter(({ migration }) => !ids.includes(migration))
        .map(({ migration }) => `\`lint.accept\` names \`${migration}\`, which isn’t pending; pending: ${ids.map((id) => `\`${id}\``).join(', ')}. Take it out when it was applied, or put the id right.`);
}

// EXTERNAL MODULE: ./build/packages/migrations/src/tools/markers.js
var markers = __webpack_require__(89486);
;// CONCATENATED MODULE: ./build/packages/migrations/src/plan.js






/** Looks at a database: where it stands, what is pending and what that would do. Writes nothing. Throws ConfigurationError and ProviderError. */
async function lookAtMigrations(world, address = world.request.address) {
    const { tool, runtime } = world;
    const problems = await tool.problems();
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    const access = world.access(address);
    const [current, pending] = await Promise.all([tool.current(access), tool.pending(access)]);
    const report = await world.lint(pending);
    const { findings, accepted, classifications } = judgeFindings(report, world.request.configuration.lint?.accept ?? []);
    const records = pending.map(({ id, description, file }) => {
        const known = classifications.find(({ migration }) => migration === id);
        const { compatibility = 'unknown', reason = 'nobody looked at it' } = known ?? {};
        return { id, description, file, compatibility, why: reason, status: 'pending' };
    });
    const misspelt = await misspeltIn(pending, world);
    const session = world.session(address);
    session.close();
    const linters = pending.length > 0 ? [`Looked through by ${report.linters.join(', ')}.`] : [];
    return {
        ...{ place: runtime.secrets.redact(session.place), current, pending, records, findings, accepted },
        compatibility: worst(records),
        notes: [
            ...(await tool.limits(access)),
            ...strayAcceptances(world.request.configuration.lint?.accept ?? [], pending),
            ...withoutSql(pending),
            ...unknown(records),
            ...misspelt,
            ...linters,
        ],
    };
}
/** Markers that are none, as sentences. */
async function misspeltIn(pending, { runtime }) {
    const notes = await Promise.all(pending.map(async ({ id, file, sql = '' }) => {
        const path = file === undefined ? undefined : (0,external_node_path_.resolve)(runtime.workspace, file);
        const text = path === undefined ? sql : await (0,promises_.readFile)(path, 'utf8').catch(() => sql);
        return (0,markers/* misspeltMarkers */.xY)(text).map((word) => `\`${id}\`: \`deploy-actions: ${word}\` is no marker and counts for nothing; allowed are \`expand\` and \`contract\`.`);
    }));
    return notes.flat();
}
function withoutSql(pending) {
    return pending.flatMap(({ id, withoutSql: why }) => (why === undefined ? [] : [`\`${id}\`: ${why}`]));
}
/** What it means that nobody can tell what a migration does, and how to end that. */
function unknown(records) {
    const names = unknownAmong(records);
    if (names === undefined)
        return [];
    return [
        `Nobody can tell whether the previous release goes on working after ${names}. Until somebody says so it is applied without \`contract: allow\`, and no rollback is refused because of it: rehearse with the tests of that release, and write \`deploy-actions: expand\` or \`deploy-actions: contract\` in a comment of the migration, or answer for it in \`lint.accept\`.`,
    ];
}
function unknownAmong(records) {
    const ids = records.flatMap(({ id, compatibility }) => (compatibility === 'unknown' ? [`\`${id}\``] : []));
    return ids.length === 0 ? undefined : ids.join(', ');
}
function worst(records) {
    const all = new Set(records.map(({ compatibility }) => compatibility));
    return ['contract', 'unknown'].find((each) => all.has(each)) ?? 'expand';
}
/** Why contract migrations don't run now, as a sentence; `undefined` when they may, or there is none. */
function contractObstacle({ records }, allowed) {
    const contracts = records.filter(({ compatibility }) => compatibility === 'contract');
    if (contracts.length === 0 || allowed === 'allow')
        return undefined;
    const names = contracts.map(({ id, why }) => `\`${id}\` (${why.replace(/\.$/, '')})`).join(', ');
    const [are, them] = contracts.length === 1 ? ['isn’t', 'it'] : ['aren’t', 'them'];
    return `${names} ${are} backward compatible: the previous release can’t work with the database any more; run ${them} alone, in a run without a shift, after the old version is retired, with \`contract: allow\``;
}
/** The command `plan`. Writes nothing. Throws as {@link lookAtMigrations}. */
async function planMigrations(world) {
    return toldPlan(await lookAtMigrations(world), world);
}
/** A plan as the outcome of a command. */
function toldPlan(plan, { request }) {
    const { records, findings } = plan;
    const refused = contractObstacle(plan, request.contract);
    const errors = findings.filter(({ level, kind }) => level === 'error' && (kind !== 'contract' || refused !== undefined));
    const obstacles = [
        ...(refused === undefined ? [] : [refused]),
        ...errors.filter(({ kind }) => kind !== 'contract').map(shownFinding),
    ];
    const doubtful = findings.length > 0 || plan.compatibility !== 'expand';
    const verdict = obstacles.length > 0 ? 'no-go' : doubtful ? 'conditional-go' : 'go';
    return {
        ...blankRun,
        ...{ command: 'plan', outcome: 'planned', verdict, ok: verdict !== 'no-go' },
        ...{ place: plan.place, revision: plan.current, migrations: records, obstacles },
        ...{ findings, accepted: plan.accepted, notes: plan.notes, compatibility: plan.compatibility },
        contract: plan.compatibility === 'contract',
        reasonCode: refused === undefined ? (verdict === 'no-go' ? 'findings' : verdict) : 'contract',
        reason: sentence(plan, verdict, obstacles),
    };
}
/** A finding as one line. */
function shownFinding({ migration, rule, message, remedy, line }) {
    const place = line === undefined ? '' : `, line ${line}`;
    return `\`${migration}\`${place}: ${message.replace(/\.$/, '')} (${rule})${remedy === undefined ? '' : `; ${remedy}`}`;
}
function sentence({ records, findings, compatibility, current }, verdict, obstacles) {
    const at = current === undefined ? 'no migration was ever applied' : `the database is at ${current}`;
    if (records.length === 0)
        return `Nothing is pending: ${at}.`;
    const count = records.length === 1 ? '1 migration is' : `${records.length} migrations are`;
    const pending = `${count} pending; ${at}`;
    if (verdict === 'no-go')
        return `No go: ${obstacles.join('; ')}. ${pending}.`;
    if (verdict === 'go')
        return `Go: ${pending}, and nothing speaks against it.`;
    const unsure = unknownAmong(records);
    const doubts = [
        ...(findings.length > 0 ? [findings.length === 1 ? '1 finding' : `${findings.length} findings`] : []),
        ...(compatibility === 'contract' ? ['no way back to the previous release, which was allowed'] : []),
        ...(unsure === undefined
            ? []
            : [
                `nobody can tell whether the previous release goes on working after ${unsure}: rehearse with its tests, or say in each what it is`,
            ]),
    ];
    return `Conditional go: ${pending}; ${doubts.join('; ')}.`;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/migrations/src/verification/query-figures.js

/** Only what reads and writes rows: other statements may have passwords in them, and aren't what users wait for. */
const postgresQuery = `select query, sum(calls)::float8, sum(total_exec_time)::float8 from pg_stat_statements
  where dbid = (select oid from pg_database where datname = current_database()) and query ~* '^\\s*(select|insert|update|delete|merge|with)\\y'
  group by query order by 3 desc limit 2000`;
/** Since PostgreSQL 14. https://www.postgresql.org/docs/current/pgstatstatements.html */
const postgresSince = `select to_char(stats_reset at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from pg_stat_statements_info`;
/** Timers count picoseconds. https://dev.mysql.com/doc/refman/8.4/en/performance-schema-statement-summary-tables.html */
const mysqlQuery = `select digest_text, sum(count_star), sum(sum_timer_wait) / 1000000000 from performance_schema.events_statements_summary_by_digest
  where schema_name = database() and digest_text regexp '^ *(select|insert|update|delete|replace|with)' group by digest_text order by 3 desc limit 2000`;
const mysqlSince = `select min(first_seen) from performance_schema.events_statements_summary_by_digest where schema_name = database()`;
/** Reads what the server counts about its queries. Where it counts nothing, `note` says what has to be done. */
async function readFigures(session) {
    if (session.engine === 'sqlite')
        return { figures: undefined, note: 'SQLite counts nothing about queries.' };
    const [query, since] = session.engine === 'postgres' ? [postgresQuery, postgresSince] : [mysqlQuery, mysqlSince];
    try {
        const { rows } = await session.ask(query);
        const figures = rows.map(([text, calls, milliseconds]) => ({
            query: String(text).replaceAll(/\s+/g, ' ').trim(),
            calls: Number(calls),
            milliseconds: Number(milliseconds),
        }));
        if (session.engine === 'mysql' && figures.length === 0)
            return { figures: undefined, note: 'performance_schema counts nothing, or is off.' };
        const reset = await session.ask(since).catch(() => undefined);
        const at = reset?.rows[0]?.[0];
        return { figures, since: at === undefined || at === null ? undefined : String(at) };
    }
    catch (error) {
        const needed = session.engine === 'postgres'
            ? 'it takes `shared_preload_libraries = pg_stat_statements`, `create extension pg_stat_statements` in this database, and `pg_read_all_stats` for the user'
            : 'it takes performance_schema, and `select` on it for the user';
        return { figures: undefined, note: `${(0,errors/* describeError */.Uc)(error)}; ${needed}.` };
    }
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/verification/baseline.js




/**
 * Records the queries of now where the section says that this is the moment; gives what is to be said of it. That it couldn't be
 * done is no reason not to migrate.
 */
async function recordBaseline({ request, runtime }, session, moment) {
    const { baseline } = request.configuration;
    if (baseline?.record !== moment)
        return [];
    try {
        const { figures, since, note } = await readFigures(session);
        if (figures === undefined)
            return [`No baseline of slow queries was recorded: ${note}`];
        const most = figures.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, baseline.top);
        const recorded = {
            ...{ schemaVersion: 1, at: (0,src_clock/* isoInstant */.j2)(runtime.clock.now()), queries: most },
            ...(since === undefined ? {} : { since }),
        };
        const file = (0,external_node_path_.resolve)(runtime.workspace, baseline.file);
        const text = runtime.secrets.redact(`${JSON.stringify(recorded, undefined, 2)}\n`);
        await (0,promises_.writeFile)(`${file}.partial`, text);
        await (0,promises_.rename)(`${file}.partial`, file);
        return [`The ${most.length} queries that took the most time are recorded in ${baseline.file}.`];
    }
    catch (error) {
        return [`No baseline of slow queries was recorded: ${(0,errors/* describeError */.Uc)(error)}.`];
    }
}
/** Reads what was recorded; `undefined` when there is no file. Throws ConfigurationError for one that is no baseline. */
async function readBaseline(file, { runtime }) {
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.resolve)(runtime.workspace, file), 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw new errors/* ConfigurationError */.j1(`\`baseline\` of \`migrations\`: can't read \`${file}\`: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    const recorded = parsed(text);
    if (isBaseline(recorded))
        return recorded;
    throw new errors/* ConfigurationError */.j1(`\`baseline\` of \`migrations\`: \`${file}\` is no baseline that this version wrote; delete it`);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isBaseline(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { schemaVersion, at, since, queries } = value;
    if (schemaVersion !== 1 || typeof at !== 'string' || !Array.isArray(queries))
        return false;
    return (since === undefined || typeof since === 'string') && queries.every(isFigures);
}
function isFigures(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { query, calls, milliseconds } = value;
    return typeof query === 'string' && Number.isFinite(calls) && Number.isFinite(milliseconds);
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/standing.js

/** A run that was cancelled is killed 10 s later: so long it waits for the tool, in milliseconds, and then tells what it saw itself. */
const patienceAfterCancel = 3_000;
/** Asks the tool anew, whatever was believed before; when the run was cancelled, only as long as there is time. */
async function readStanding({ toolAfterCancel, access, request, runtime, }) {
    const database = access(request.address);
    const asked = Promise.all([toolAfterCancel.current(database), toolAfterCancel.pending(database)]);
    try {
        const [revision, pending] = await (runtime.signal.aborted
            ? (0,src_clock/* withTimeLimit */.Bv)('migration tool', asked, patienceAfterCancel, runtime.clock)
            : asked);
        return { revision, pending: pending.map(({ id }) => id) };
    }
    catch (error) {
        return { revision: undefined, pending: undefined, unreadable: (0,errors/* describeError */.Uc)(error) };
    }
}
/** What became of each migration: by what the tool says now, else by what this run saw itself. */
function recordsAfter({ records }, seen, { pending }, failure) {
    const applied = (id) => pending === undefined ? seen.get(id)?.status === 'applied' : !pending.includes(id);
    let stopped = failure?.begun === false;
    return records.map((record) => {
        const all = { ...record, ...seen.get(record.id) };
        if (applied(record.id))
            return { ...all, status: 'applied' };
        const status = failure === undefined ? 'pending' : stopped ? 'not-begun' : 'failed';
        stopped = true;
        return { ...all, status };
    });
}
/** What a migration that failed left behind, as a sentence. */
function shownRemains({ left }, engine) {
    if (left === undefined)
        return 'What it left behind can’t be told: the database gave no answer.';
    if (left.length > 0) {
        const more = left.length > shownLines ? ` and ${left.length - shownLines} more` : '';
        return `It was not rolled back as a whole; ${left.slice(0, shownLines).join('; ')}${more}.`;
    }
    return engine === 'mysql'
        ? 'The schema is as it was before; rows that it changed before it failed may have stayed, as MySQL commits at each change of the schema.'
        : 'It was rolled back: the schema is as it was before it.';
}
const shownLines = 10;
/** What to do about it, in order. */
function remediesFor({ left, lockTimeout, cancelled, begun }, engine) {
    const invalid = (left ?? []).flatMap((line) => /invalid index (.+)$/.exec(line)?.slice(1) ?? []);
    const again = 'run migrate-db with `command: apply` again: it begins with what is not applied';
    if (lockTimeout) {
        return [
            'see who holds the lock (`pg_blocking_pids`, `show processlist`), or choose a quieter time, or a longer `lock-timeout`',
            again,
        ];
    }
    if (!begun || (left?.length === 0 && cancelled))
        return [again];
    const undo = left !== undefined && left.length > 0
        ? [
            ...invalid.map((name) => `drop index ${engine === 'postgres' ? 'concurrently ' : ''}${name};`),
            'undo by hand what it left behind, or make the migration one that can begin anew (`if not exists`)',
        ]
        : ['put the migration right in a new release'];
    return [...undo, again];
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/apply-endings.js



/** Nothing was pending. */
function toldNothing({ place, current, notes }) {
    const reason = current === undefined ? 'Nothing was pending.' : `Nothing was pending: the database is at ${current}.`;
    return {
        ...blankRun,
        ...{ command: 'apply', outcome: 'nothing', ok: true, reasonCode: 'nothing', reason },
        ...{ place, revision: current, notes },
    };
}
/** Something was in the way, and nothing was changed. */
function toldRefusal(plan, { obstacles, notes, backup }) {
    const messages = obstacles.map(({ message }) => message);
    return {
        ...blankRun,
        ...{ command: 'apply', outcome: 'refused', ok: false, obstacles: messages, backup },
        ...{ place: plan.place, revision: plan.current, migrations: plan.records },
        ...{ findings: plan.findings ?? [], accepted: plan.accepted ?? [] },
        compatibility: plan.compatibility ?? 'expand',
        notes: [...(plan.notes ?? []), ...notes],
        reasonCode: obstacles[0]?.code ?? 'refused',
        reason: `Refused, nothing was changed: ${messages.join('; ')}.`,
    };
}
/** All went well, as far as the tool's own answer afterwards goes. */
function toldApplied(all, ran, { pending, unreadable, revision }) {
    const left = all.migrations.filter(({ status }) => status !== 'applied').map(({ id }) => `\`${id}\``);
    if (pending === undefined || left.length > 0) {
        const said = pending === undefined
            ? `where the database stands can’t be read: ${unreadable}`
            : `${left.join(', ')} still pending although the tool ended well`;
        const reason = `The tool ended without an error, but ${said}.`;
        return { ...all, outcome: 'failed', ok: false, reasonCode: 'not-seen', reason };
    }
    const count = ran.length === 1 ? '1 migration' : `${ran.length} migrations`;
    const at = revision === undefined ? '' : `; the database is at ${revision}`;
    const took = all.seconds === undefined ? '' : ` in ${(0,quantities/* formatDuration */.a3)(all.seconds * 1_000)}`;
    const reason = `Applied ${count}${took}${at}.`;
    return { ...all, outcome: 'applied', ok: true, reasonCode: 'applied', reason };
}
/** A migration failed, or the run was cancelled amid it: where the database stands now, exactly. */
function toldFailure(all, failure, standing, engine) {
    const { migrations } = all;
    const named = (status) => migrations.filter((each) => each.status === status).map(({ id }) => `\`${id}\``);
    const list = (ids) => (ids.length === 0 ? 'nothing' : ids.join(', '));
    const failed = named('failed');
    const at = standing.pending === undefined
        ? `where the database stands the tool can’t tell: ${standing.unreadable}`
        : `the database is at ${standing.revision ?? 'its beginning'}`;
    const notBegun = migrations.find(({ status }) => status === 'not-begun')?.id ?? '';
    const what = failure.cancelled ? 'was under way when the run was cancelled' : 'failed';
    const place = [
        `${failure.begun ? `${list(failed)} ${what}` : `\`${notBegun}\` was not begun`}: ${failure.message.trim().replace(/\.$/, '')}.`,
        failed.length > 0 ? shownRemains(failure, engine) : '',
        `Applied: ${list(named('applied'))}. Not begun: ${list(named('not-begun'))}. Now ${at}.`,
    ];
    return {
        ...all,
        outcome: failure.cancelled ? 'cancelled' : 'failed',
        ok: false,
        reasonCode: failure.cancelled ? 'cancelled' : failure.lockTimeout ? 'lock-timeout' : 'migration-failed',
        reason: place.filter((part) => part !== '').join(' '),
        remedies: remediesFor(failure, engine),
    };
}

// EXTERNAL MODULE: ./build/packages/sql/src/open-database.js + 11 modules
var open_database = __webpack_require__(87336);
;// CONCATENATED MODULE: ./build/packages/migrations/src/backup-access.js




/** The backups of a request's section `backup`. */
function openBackupAccess(request, runtime) {
    const { backup, aws, service, environment, manifest: location } = request;
    const candidates = async () => {
        const { backupsOf, readManifest } = await __webpack_require__.e(/* import() */ 5287).then(__webpack_require__.bind(__webpack_require__, 45287));
        if (location !== undefined) {
            const access = { aws, region: backup?.s3?.region, runtime };
            return [{ manifest: await readManifest(location, access), location }];
        }
        if (backup === undefined)
            return [];
        const found = await backupsOf({ backup, aws, service, environment }, runtime);
        return found.map(({ manifest, manifestLocation }) => ({ manifest, location: manifestLocation }));
    };
    return {
        candidates,
        find: async () => (await candidates())[0],
        belongs: async (manifest) => belonging(manifest, request, runtime),
        scratchCopy: async ({ location: at }) => {
            if (backup === undefined) {
                throw new errors/* ConfigurationError */.j1('a rehearsal needs the section `backup`: it says how the backup is restored into a copy');
            }
            const { openBackup } = await __webpack_require__.e(/* import() */ 5287).then(__webpack_require__.bind(__webpack_require__, 45287));
            return addressed(await (await openBackup(at, { backup, aws }, runtime)).scratchCopy());
        },
    };
}
/** Where a copy is a file, its engine names it by its path alone. */
function addressed(copy) {
    if ((0,src_address/* engineOf */.ky)(copy.connection) !== undefined)
        return copy;
    return {
        connection: `sqlite:${copy.connection}`,
        contents: (like) => copy.contents(like),
        remove: () => copy.remove(),
    };
}
async function belonging({ backupId, database, engine }, { address, backup }, runtime) {
    if (engine === 'rds-snapshot') {
        return {
            note: `That the snapshot of ${database} is of the database that is migrated can’t be told here.`,
        };
    }
    const migrated = await nameOf(address, runtime);
    if (database === migrated)
        return {};
    // The same database may be reached by another name than for backups: past a pooler, from another network.
    const backedUp = backup && (await nameOf(addressOfBackup(backup) ?? '', runtime));
    if (database === backedUp && lastPart(database) === lastPart(migrated)) {
        return {
            note: `The backup is of ${database}, migrated is ${migrated}: that both are the same database can’t be told here.`,
        };
    }
    return {
        refusal: `the backup ${backupId} is of the database ${database}, and not of ${migrated}, which is migrated`,
    };
}
/** The address of the database that a section backs up, where it names one. */
function addressOfBackup(backup) {
    if (backup.engine === 'rds-snapshot')
        return undefined;
    return backup.engine === 'sqlite' ? `sqlite:${backup.connection}` : backup.connection;
}
/** The name under which manifests know a database: `host:port/name`, or its path from the workspace on. */
async function nameOf(address, { workspace, secrets }) {
    const engine = (0,src_address/* engineOf */.ky)(address);
    if (engine === 'sqlite') {
        const [folder, file] = await Promise.all([workspace, (0,external_node_path_.resolve)(workspace, address.slice('sqlite:'.length))].map((path) => (0,promises_.realpath)(path).catch(() => path)));
        const path = (0,external_node_path_.relative)(folder ?? '', file ?? '');
        return path.startsWith('..') || (0,external_node_path_.isAbsolute)(path) ? (file ?? '') : path.split(external_node_path_.sep).join('/');
    }
    if (engine === undefined)
        return '';
    const { place } = (0,open_database/* openDatabase */.q)(address, { timeout: 1, secrets, folder: workspace });
    return place.slice(place.indexOf(' at ') + ' at '.length);
}
function lastPart(name) {
    return name.slice(name.lastIndexOf('/') + 1);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
// EXTERNAL MODULE: ./build/packages/config/src/schema/values.js
var values = __webpack_require__(4908);
// EXTERNAL MODULE: ./build/packages/config/src/validation.js
var validation = __webpack_require__(47747);
// EXTERNAL MODULE: ./build/packages/config/src/yaml-source.js
var yaml_source = __webpack_require__(18857);
;// CONCATENATED MODULE: ./build/packages/config/src/migration-rules.js





const pattern = (0,values/* text */.Qq)().check(schemas/* check */.z6Y((context) => {
    try {
        new RegExp(context.value, 'is');
    }
    catch (error) {
        const message = `must be a regular expression: ${error instanceof Error ? error.message : String(error)}`;
        context.issues.push({ code: 'custom', message, input: context.value });
    }
}));
const ruleSchema = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z][a-z0-9-]*$/, 'must be a name such as `no-cascade`')),
    pattern: (0,values/* described */.WY)('A regular expression, looked for in each statement on one line, without comments and with `_` for what is quoted; upper and lower case are the same.', pattern),
    kind: schemas/* _default */.Rvf(schemas/* enum */.k5n(['lock', 'rewrite', 'contract', 'other']), 'other'),
    level: schemas/* _default */.Rvf(schemas/* enum */.k5n(['warning', 'error']), 'warning'),
    message: (0,values/* text */.Qq)(),
    remedy: schemas/* optional */.lqM((0,values/* text */.Qq)()),
});
const rulesSchema = schemas/* array */.YOg(ruleSchema).check(api/* _minLength */.m9(1));
/** Reads the text of a file of rules. Throws ConfigurationError with every problem at its place. */
function readMigrationRules(content, file) {
    const source = new yaml_source.YamlSource(content, { file });
    const syntax = source.syntaxProblems();
    if (syntax.length > 0)
        throw new errors/* ConfigurationError */.j1(syntax);
    const problems = (0,validation/* validate */.t)(rulesSchema, source.value, source);
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    return rulesSchema.parse(source.value);
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/lint/rule.js
/** A rule by a pattern over code in which what is quoted reads `_`. */
function rule(id, on, pattern, rest) {
    const matches = typeof pattern === 'function' ? pattern : (code) => pattern.test(code);
    return { id, on, matches, ...rest };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/lint/contract-rules.js

const contract = { kind: 'contract', level: 'warning' };
/** What may stand behind `DROP` and is no column. */
const notColumns = 'column|constraint|index|key|primary|foreign|check|partition|default|expression|identity|not|period|system';
/** Whether a column is added that must be given, but isn't by the previous release. */
function addsRequiredColumn(action) {
    if (!/^add (?:column )?(?:if not exists )?(?!constraint\b|unique\b|check\b|primary\b|foreign\b|exclude\b|index\b|key\b|fulltext\b|spatial\b|partition\b|period\b|system\b)/i.test(action))
        return false;
    if (!/\bnot null\b|\bprimary key\b/i.test(action))
        return false;
    return !/\bdefault\b|\bgenerated\b|\bserial\b|\b(?:big|small)serial\b|\bserial\d\b|\bauto_?increment\b|\bas\s*\(/i.test(action);
}
/**
 * What the release before can't live with, by what SQL itself says. Reasons: the previous release goes on with the statements it was
 * written with (https://martinfowler.com/bliki/ParallelChange.html), so nothing that they name or rely on may go or become narrower.
 */
const contractRules = [
    rule('drop-table', 'statement', /^(?:drop (?:foreign )?tables?|create or replace table)\b/i, {
        ...contract,
        message: 'The previous release still reads and writes this table.',
        remedy: 'Deploy the release that no longer uses it first; drop the table with the one after.',
    }),
    rule('drop-column', 'action', (action) => dropsColumn(action), {
        ...contract,
        message: 'The previous release still names this column in its statements.',
        remedy: 'Deploy the release that no longer uses it first; drop the column with the one after.',
    }),
    rule('rename-column', 'action', /^rename (?:column )?(?!to\b|as\b|constraint\b|index\b|key\b)[\w$]+ to\b|^change (?:column )?/i, {
        ...contract,
        message: 'The previous release knows the column by its old name.',
        remedy: 'Add a column with the new name, write both, and drop the old one with a later release.',
    }),
    rule('rename-table', 'action', /^rename (?:to|as) |^rename (?!column\b|constraint\b|index\b|key\b)[\w$.]+$/i, {
        ...contract,
        message: 'The previous release knows the table by its old name.',
        remedy: 'Leave a view with the old name behind, in the same transaction, and say `deploy-actions: expand`.',
    }),
    rule('rename-table', 'statement', /^rename tables?\b/i, {
        ...contract,
        message: 'The previous release knows the table by its old name.',
        remedy: 'Leave a view with the old name behind.',
    }),
    rule('change-type', 'action', /^alter (?:column )?[\w$]+ (?:set data )?type\b|^modify (?:column )?[\w$]+|^change (?:column )?/i, {
        ...contract,
        message: 'The previous release reads and writes the column as its old type.',
        remedy: 'Add a column of the new type, write both, and drop the old one with a later release. Say `deploy-actions: expand` where the new type only takes more.',
    }),
    rule('set-not-null', 'action', /^alter (?:column )?[\w$]+ set not null\b/i, {
        ...contract,
        message: 'The previous release may still write rows without a value.',
        remedy: 'Deploy the release that always writes a value first.',
    }),
    rule('required-column', 'action', addsRequiredColumn, {
        ...contract,
        adds: true,
        message: 'The previous release writes rows without this column, which then fail: it must have a value and has no default.',
        remedy: 'Give it a default, or let it be null until every release writes it.',
    }),
    rule('drop-default', 'action', /^alter (?:column )?[\w$]+ drop (?:default|identity|expression)\b/i, {
        ...contract,
        message: 'The previous release may rely on the default.',
        remedy: 'Drop it when no release relies on it any more.',
    }),
    rule('add-constraint', 'action', /^add (?:constraint (?:[\w$]+ )?)?(?:unique|check|exclude|foreign key|primary key)\b|^add (?:column )?(?:if not exists )?(?!constraint\b)[\w$]+ .*\b(?:unique|references)\b/i, {
        ...contract,
        adds: true,
        message: 'The previous release may still write rows that this constraint refuses, even where it is NOT VALID.',
        remedy: 'Deploy the release that keeps to it first; or say `deploy-actions: expand` where the previous one does, too.',
    }),
    rule('unique-index', 'statement', /^create unique index\b/i, {
        ...contract,
        adds: true,
        message: 'The previous release may still write rows that this index refuses.',
        remedy: 'Deploy the release that keeps to it first; or say `deploy-actions: expand` where the previous one does, too.',
    }),
    rule('move-table', 'action', /^set schema\b|^no inherit\b|^(?:detach|drop|truncate|exchange) partition\b|^discard (?:partition .*)?tablespace\b/i, {
        ...contract,
        message: 'The previous release no longer finds these rows where it looks for them.',
    }),
    rule('owner', 'action', /^owner to\b/i, {
        ...contract,
        message: 'The previous release may have had its rights on the table as its owner.',
        remedy: 'Grant it what it needs, and say `deploy-actions: expand`.',
    }),
    rule('generated-always', 'action', /^alter (?:column )?[\w$]+ (?:set generated always|add generated always)\b/i, { ...contract, message: 'The previous release may still write this column itself, which then fails.' }),
    rule('row-security', 'action', /^(?:enable|force) row level security\b/i, {
        ...contract,
        message: 'Rows vanish for the previous release when no policy lets it see them.',
    }),
    rule('drop-object', 'statement', /^drop (?!(?:temporary |foreign )?tables?\b|(?:online |offline )?index\b|statistics\b|prepare\b)/i, {
        ...contract,
        newTablesToo: true,
        message: 'The previous release may still use it.',
        remedy: 'Deploy the release that no longer uses it first; drop it with the one after.',
    }),
    rule('change-object', 'statement', /^alter (?:materialized view|view|function|procedure|routine|aggregate|type|domain|schema|sequence|database) .*\b(?:rename|set schema|drop attribute|alter attribute|add constraint|set not null|drop default|restart)\b|^rename user\b/i, {
        ...contract,
        newTablesToo: true,
        message: 'The previous release may still use it as it was.',
    }),
    rule('truncate', 'statement', /^truncate\b/i, {
        ...contract,
        message: 'The previous release still expects these rows, and nothing brings them back.',
    }),
    rule('delete-all', 'statement', deletesAll, {
        ...contract,
        message: 'Deletes every row of the table.',
    }),
    rule('revoke', 'statement', /^revoke\b/i, {
        ...contract,
        newTablesToo: true,
        message: 'The previous release may need this right.',
    }),
];
function deletesAll(code) {
    if (!/^delete\b/i.test(code))
        return false;
    return !/\bwhere\b/i.test(code) || /\bwhere (?:true|1|1 ?= ?1)$/i.test(code);
}
function dropsColumn(action) {
    if (/^drop column\b/i.test(action))
        return true;
    return (/^drop (?:if exists )?[\w$]+(?: cascade| restrict)?$/i.test(action) &&
        !new RegExp(`^drop (?:${notColumns})\\b`, 'i').test(action));
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/lint/lock-rules.js

const postgres = { engines: ['postgres'] };
const mysql = { engines: ['mysql'] };
/** Functions whose value is the same for all rows, so that PostgreSQL needs no rewrite. https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-ADDING-A-COLUMN */
const stable = /^(?:now|current_timestamp|current_date|transaction_timestamp|statement_timestamp|localtimestamp|current_user)$/i;
function hasVolatileDefault(action) {
    if (!/^add (?:column )?/i.test(action))
        return false;
    if (/\b(?:big|small)?serial\d?\b|\bgenerated\b.*\b(?:stored|identity)\b/i.test(action))
        return true;
    const [, text] = /\bdefault (.*)$/i.exec(action) ?? [];
    return [...(text ?? '').matchAll(/([\w$]+)\s*\(/g)].some(([, called = '']) => !stable.test(called));
}
/**
 * What makes others wait or writes a table anew. PostgreSQL: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES and
 * https://www.postgresql.org/docs/current/explicit-locking.html. MySQL: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html
 */
const lockRules = [
    rule('index-blocks-writes', 'statement', /^create (?:unique )?index (?!concurrently\b)/i, {
        ...postgres,
        kind: 'lock',
        level: 'warning',
        message: 'Nobody can write to the table until the index is built.',
        remedy: '`CREATE INDEX CONCURRENTLY`, outside of a transaction.',
    }),
    rule('drop-index-blocks', 'statement', /^drop index (?!concurrently\b)/i, {
        ...postgres,
        kind: 'lock',
        level: 'warning',
        message: 'Waits for everybody who uses the table, and everybody else behind it.',
        remedy: '`DROP INDEX CONCURRENTLY`, outside of a transaction.',
    }),
    rule('constraint-scans', 'action', (code) => /^add (?:constraint (?:[\w$]+ )?)?(?:check|foreign key)\b/i.test(code) && !/\bnot valid\b/i.test(code), {
        ...postgres,
        kind: 'lock',
        level: 'warning',
        message: 'All rows are checked while writers wait.',
        remedy: 'Add it `NOT VALID`, and `VALIDATE CONSTRAINT` in a migration of its own.',
    }),
    rule('constraint-builds-index', 'action', (code) => /^add (?:constraint (?:[\w$]+ )?)?(?:unique|primary key|exclude)\b/i.test(code) &&
        !/\busing index\b/i.test(code), {
        ...postgres,
        kind: 'lock',
        level: 'warning',
        message: 'Nobody can read or write the table until its index is built.',
        remedy: '`CREATE UNIQUE INDEX CONCURRENTLY` first, then `ADD CONSTRAINT … USING INDEX`.',
    }),
    rule('not-null-scans', 'action', /^alter (?:column )?[\w$]+ set not null\b/i, {
        ...postgres,
        kind: 'lock',
        level: 'warning',
        message: 'All rows are checked while nobody can read or write the table, unless a valid CHECK says the same.',
        remedy: 'Add and validate `CHECK (column IS NOT NULL)` first.',
    }),
    rule('type-rewrites', 'action', /^alter (?:column )?[\w$]+ (?:set data )?type\b/i, {
        ...postgres,
        kind: 'rewrite',
        level: 'warning',
        message: 'Most changes of a type write the whole table anew while nobody can read or write it.',
        remedy: 'Add a column of the new type and fill it in pieces.',
    }),
    rule('default-rewrites', 'action', hasVolatileDefault, {
        ...postgres,
        kind: 'rewrite',
        level: 'warning',
        message: 'A value of its own for each row: the whole table is written anew while nobody can read or write it.',
        remedy: 'Add the column without it, set the default, and fill the rows in pieces.',
    }),
    rule('table-rewrites', 'action', /^set (?:logged|unlogged|tablespace|access method)\b/i, {
        ...postgres,
        kind: 'rewrite',
        level: 'warning',
        message: 'The whole table is written anew while nobody can read or write it.',
    }),
    rule('table-rewrites', 'statement', /^(?:vacuum (?:\( ?)?full\b|cluster\b)/i, {
        ...postgres,
        kind: 'rewrite',
        level: 'error',
        message: 'The whole table is written anew while nobody can read or write it.',
    }),
    rule('reindex-blocks', 'statement', (code) => /^reindex\b/i.test(code) && !/\bconcurrently\b/i.test(code), {
        ...postgres,
        kind: 'lock',
        level: 'warning',
        message: 'Nobody can write to the table until the index is built.',
        remedy: '`REINDEX … CONCURRENTLY`, outside of a transaction.',
    }),
    rule('refresh-blocks', 'statement', /^refresh materialized view (?!concurrently\b)/i, {
        ...postgres,
        kind: 'lock',
        level: 'warning',
        message: 'Nobody can read the view until it is filled.',
        remedy: '`REFRESH MATERIALIZED VIEW CONCURRENTLY`, which needs a unique index.',
    }),
    rule('lock-table', 'statement', /^lock (?:tables?\b|[\w$])/i, {
        kind: 'lock',
        level: 'warning',
        message: 'Others wait until the migration ends.',
    }),
    rule('update-all', 'statement', (code) => /^update\b/i.test(code) && !/\bwhere\b/i.test(code), {
        kind: 'lock',
        level: 'warning',
        message: 'Writes every row in one transaction: others wait for these rows, and the table may grow to twice its size.',
        remedy: 'Fill it in pieces, outside of the migration.',
    }),
    rule('copies-table', 'action', /^(?:modify|change) |^convert to\b|^(?:add|drop) primary key\b|^engine\b|^force\b|^(?:add|drop|reorganize|coalesce) partition\b|^partition by\b/i, {
        ...mysql,
        kind: 'rewrite',
        level: 'warning',
        message: 'The table may be copied while nobody can write to it.',
        remedy: 'Add `, ALGORITHM=INPLACE, LOCK=NONE`: then it fails at once where that isn’t possible.',
    }),
    rule('constraint-scans', 'action', /^add (?:constraint (?:[\w$]+ )?)?(?:check|foreign key)\b/i, {
        ...mysql,
        kind: 'lock',
        level: 'warning',
        message: 'All rows are checked in a copy of the table, while nobody can write to it.',
    }),
    rule('changes-data', 'statement', /^delete\b.*\bwhere\b|^merge\b.*\bdelete\b/i, {
        kind: 'other',
        level: 'warning',
        message: 'The previous release may still expect these rows.',
    }),
    rule('drop-constraint', 'action', /^drop (?:constraint|foreign key|primary key|check|index|key)\b/i, {
        kind: 'other',
        level: 'warning',
        message: 'What the previous release relies on may no longer hold: `ON CONFLICT` needs its unique constraint.',
    }),
];

// EXTERNAL MODULE: ./build/packages/sql/src/statement.js
var statement = __webpack_require__(96103);
;// CONCATENATED MODULE: ./build/packages/migrations/src/lint/read-statements.js

/** A name, possibly of several parts; what is quoted reads `_`. */
const read_statements_name = String.raw `[\w$]+(?:\s*\.\s*[\w$]+)*`;
const guard = String.raw `(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?`;
/** With what MySQL and MariaDB allow around it. https://mariadb.com/kb/en/alter-table/ */
const alterTable = String.raw `alter\s+(?:online\s+|offline\s+)?(?:ignore\s+)?(?:foreign\s+)?table\s+${guard}`;
/** Where statements name the table that they are about. */
const tables = [
    new RegExp(`^${alterTable}(?<table>${read_statements_name})`, 'i'),
    new RegExp(String.raw `^create\s+(?:(?:global|local)\s+)?(?:temp(?:orary)?\s+|unlogged\s+|foreign\s+)?table\s+${guard}(?<table>${read_statements_name})`, 'i'),
    new RegExp(String.raw `^create\s+(?:unique\s+)?index\b.*?\son\s+${guard}(?<table>${read_statements_name})`, 'is'),
    new RegExp(String.raw `^create\s+(?:constraint\s+)?(?:trigger|policy)\b.*?\son\s+(?<table>${read_statements_name})`, 'is'),
    new RegExp(String.raw `^drop\s+table\s+${guard}(?<table>${read_statements_name})\s*(?:cascade|restrict)?$`, 'i'),
    new RegExp(String.raw `^truncate\s+(?:table\s+)?(?:only\s+)?(?<table>${read_statements_name})$`, 'i'),
    new RegExp(String.raw `^(?:delete\s+from|update)\s+(?:only\s+)?(?<table>${read_statements_name})`, 'i'),
];
/** The statements of a migration, ready to be looked at. */
function readStatements(sql, engine) {
    return (0,statement/* splitStatements */.Xd)(sql, engine).map((statement) => {
        const flat = statement.code.replaceAll(/\s+/g, ' ').trim();
        return { ...statement, flat, table: tableOf(statement), actions: actionsOf(statement.code) };
    });
}
/** The table that a statement makes, which nobody has used yet. */
function createdTable(statement) {
    return /^create (?:(?:global|local) )?(?:temp(?:orary)? |unlogged |foreign )?table\b/i.test(statement.flat)
        ? statement.table
        : undefined;
}
function tableOf({ code, text }) {
    for (const pattern of tables) {
        const { groups, indices } = new RegExp(pattern, `${pattern.flags}d`).exec(code) ?? {};
        const [from, to] = indices?.groups?.['table'] ?? [];
        if (groups === undefined || from === undefined || to === undefined)
            continue;
        return text
            .slice(from, to)
            .replaceAll(/["`[\]\s]/g, '')
            .toLowerCase();
    }
    return undefined;
}
/** What stands between the commas of an `ALTER TABLE`, but for those in brackets. */
function actionsOf(code) {
    const head = new RegExp(String.raw `^${alterTable}${read_statements_name}\s*\*?\s*(?:(?:wait\s+\d+|nowait)\s+)?`, 'i').exec(code);
    if (head === null)
        return [];
    const actions = [];
    let depth = 0;
    let action = '';
    for (const character of code.slice(head[0].length)) {
        if (character === '(')
            depth += 1;
        if (character === ')')
            depth -= 1;
        if (character === ',' && depth === 0) {
            actions.push(action);
            action = '';
        }
        else
            action += character;
    }
    return [...actions, action]
        .map((each) => each.replaceAll(/\s+/g, ' ').trim())
        .filter((each) => each !== '');
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/lint/squawk.js

/** What squawk's rules are about; those that aren't named are matters of style. https://squawkhq.com/docs/rules */
const kinds = {
    'adding-field-with-default': 'rewrite',
    'adding-foreign-key-constraint': 'lock',
    'adding-not-nullable-field': 'lock',
    'adding-required-field': 'contract',
    'adding-serial-primary-key-field': 'rewrite',
    'ban-concurrent-index-creation-in-transaction': 'lock',
    'ban-drop-column': 'contract',
    'ban-drop-database': 'contract',
    'ban-drop-table': 'contract',
    'ban-truncate-cascade': 'contract',
    'changing-column-type': 'contract',
    'constraint-missing-not-valid': 'lock',
    'disallowed-unique-constraint': 'lock',
    'renaming-column': 'contract',
    'renaming-table': 'contract',
    'require-concurrent-index-creation': 'lock',
    'require-concurrent-index-deletion': 'lock',
    'require-concurrent-partition-detach': 'lock',
    'require-concurrent-refresh-materialized-view': 'lock',
    'require-concurrent-reindex': 'lock',
};
/** Both timeouts are set from outside, whatever the migration says. */
const settled = ['require-timeout-settings'];
const timeLimit = 60_000;
/** Finds squawk. Throws ConfigurationError when it must be there and isn't. */
async function findSquawk({ squawk, program }, context) {
    if (squawk === 'off' || context.engine !== 'postgres')
        return undefined;
    const [command = 'squawk', ...first] = program ?? ['squawk'];
    const run = (args, input = '') => context.processes.tool({
        ...{ command, args: [...first, ...args], input, directory: context.workspace },
        // It gets nothing of the step: it has to read SQL and nothing else.
        ...{ bare: true, timeout: timeLimit, signal: context.signal },
    });
    const version = await run(['--version']).catch((error) => {
        if (error instanceof errors/* ProviderError */.mZ && error.operation === 'start')
            return undefined;
        throw error;
    });
    const name = /^squawk \S+/m.exec(version?.stdout ?? '')?.[0];
    if (version?.exitCode !== 0 || name === undefined) {
        if (squawk !== 'required' && program === undefined)
            return undefined;
        const message = `${(0,quoted/* quoted */.T)(command)} isn't squawk or isn't there; install it (\`pip install squawk-cli\` or \`npm install squawk-cli\`), or name it in \`program\` of \`lint\``;
        throw new errors/* ConfigurationError */.j1(message);
    }
    return {
        name,
        lint: async (migration) => {
            const result = await run(['--reporter', 'json'], migration.sql);
            const reports = reportsIn(result.stdout);
            if (reports === undefined) {
                const said = context.secrets.redact(result.stderr.trim() || result.stdout.trim());
                const message = `squawk didn't answer with JSON within ${(0,quantities/* formatDuration */.a3)(timeLimit)}: ${said}`;
                throw new errors/* ProviderError */.mZ(message, { system: 'squawk', operation: `lint ${migration.id}` });
            }
            if (reports.some(({ rule_name }) => rule_name === 'syntax-error'))
                return undefined;
            const open = reports.filter(({ rule_name }) => !settled.includes(rule_name));
            return open.map((report) => findingOf(report, migration.id));
        },
    };
}
function reportsIn(output) {
    try {
        const value = JSON.parse(output);
        return Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function findingOf({ line, level, message, help, rule_name: rule }, migration) {
    return {
        ...{ migration, rule, message, line: line + 1 },
        kind: kinds[rule] ?? 'other',
        level: level.toLowerCase() === 'error' ? 'error' : 'warning',
        ...(help === null ? {} : { remedy: help }),
    };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/lint/unreadable.js
/** Statements that say all they do; with names of their own where they call nothing. */
const plain = /^(?:alter|analyze|attach|begin|cluster|comment|commit|copy|create|deallocate|delete|detach|discard|drop|end|flush|grant|import|insert|load|lock|merge|optimize|pragma|refresh|reindex|release|rename|replace|reset|revoke|rollback|savepoint|security|set|show|start|table|truncate|unlock|update|use|vacuum|values|with)\b/i;
/** Functions that change nothing that anybody else sees but a counter or a setting. */
const harmlessCalls = /^(?:setval|set_config|nextval|currval|now|count|coalesce|max|min|pg_advisory_xact_lock|pg_advisory_lock|pg_advisory_unlock|last_insert_id|version|current_setting)$/i;
/** Statements whose words don't say what the previous release will notice of them, and why. */
const opaque = [
    [
        /^create or replace (?!(?:temporary )?table\b)/i,
        'whether the previous release can live with what `CREATE OR REPLACE` puts in its place shows only there',
    ],
    [
        /^alter (?!(?:online |offline )?(?:ignore )?(?:foreign )?table\b|index\b|sequence\b|type\b|domain\b|statistics\b|materialized\b)/i,
        '`ALTER` of this may take rights or behaviour from the previous release',
    ],
    [/^with\b.*\b(?:delete|merge)\b/i, 'a `WITH` deletes rows'],
    [/^create rule\b/i, 'a rule changes what the previous release’s statements do'],
    [/^set (?:@@)?(?:global|persist|persist_only)\b/i, 'a setting of the whole server'],
    [/^pragma writable_schema\b/i, 'it writes the schema by hand'],
];
/** The same for tables that others use already. */
const opaqueInUse = [
    [/^create (?:constraint )?trigger\b/i, 'a trigger runs with each write of the previous release'],
    [/^create policy\b/i, 'a policy may hide rows from the previous release'],
    [
        /^alter table .*\b(?:disable|enable) (?:\w+ )?(?:trigger|rule)\b/i,
        'what triggers and rules do for the previous release changes',
    ],
];
/** Why nobody can tell from a statement what it does; nothing when it says all. `fresh`: nobody uses its table yet. */
function unreadable({ flat, open }, fresh) {
    if (open !== undefined)
        return `a \`${open}\` is never closed`;
    const known = [...opaque, ...(fresh ? [] : opaqueInUse)].find(([pattern]) => pattern.test(flat));
    if (known !== undefined)
        return known[1];
    if (/^do\b/i.test(flat))
        return 'a `DO` block runs code of its own';
    if (/^(?:call|execute|prepare|exec)\b/i.test(flat))
        return `\`${flat.split(' ')[0]?.toUpperCase()}\` runs what isn’t written here`;
    if (/^(?:select|values)\b/i.test(flat)) {
        const called = [...flat.matchAll(/([\w$]+)\s*\(/g)].map(([, name = '']) => name);
        const strange = called.find((name) => !harmlessCalls.test(name) &&
            !/^(?:in|from|select|exists|any|all|values|as|and|or|not|on|over|using)$/i.test(name));
        return strange === undefined ? undefined : `the function \`${strange}\` may do anything`;
    }
    return plain.test(flat) ? undefined : `\`${flat.split(' ')[0] ?? ''}\` isn’t known here`;
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/lint/lint-migrations.js











/**
 * Looks through migrations, in the order they are applied. Throws ConfigurationError for a file of rules that is none, and for a squawk
 * that must be there and isn't.
 */
async function lintMigrations(migrations, configuration, context) {
    const own = await ownRules(configuration.rules, context.workspace);
    const squawk = await findSquawk(configuration, context);
    const builtIn = [...contractRules, ...lockRules];
    const look = {
        rules: [...builtIn, ...own].filter(({ engines }) => engines?.includes(context.engine) ?? true),
        ...{ squawk, engine: context.engine, created: new Map() },
        ignored: new Set(configuration.ignore ?? []),
    };
    const findings = [];
    const classifications = [];
    for (const migration of migrations) {
        const { found, unread } = await lookThrough(migration, look);
        findings.push(...found);
        classifications.push(classify(migration, found, unread));
    }
    const all = classifications.map(({ compatibility }) => compatibility);
    const worst = ['contract', 'unknown'].find((each) => all.includes(each)) ?? 'expand';
    const named = configuration.rules === undefined ? [] : [configuration.rules];
    const linters = [...(squawk ? [squawk.name] : []), 'built-in rules', ...named];
    return { findings, classifications, linters, compatibility: worst, contract: worst === 'contract' };
}
async function ownRules(file, workspace) {
    if (file === undefined)
        return [];
    const content = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, file), 'utf8').catch((error) => {
        throw new errors/* ConfigurationError */.j1(`\`rules\` of \`lint\`: ${(0,quoted/* quoted */.T)(file)} can't be read: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    return readMigrationRules(content, file).map(({ id, pattern, ...rest }) => {
        const { remedy, kind, level, message } = rest;
        const more = remedy === undefined ? {} : { remedy };
        return rule(id, 'statement', new RegExp(pattern, 'is'), {
            kind,
            level,
            message,
            newTablesToo: true,
            ...more,
        });
    });
}
async function lookThrough(migration, look) {
    if (migration.sql === undefined)
        return { found: [], unread: migration.withoutSql ?? 'there is no SQL to read' };
    const statements = readStatements(migration.sql, look.engine);
    const unread = [];
    const ours = statements.flatMap((statement) => {
        const fresh = freshnessOf(statement, look);
        const why = unreadable(statement, fresh !== undefined);
        if (why !== undefined)
            unread.push(why);
        return findingsIn(statement, look, fresh).map((finding) => ({ migration: migration.id, ...finding }));
    });
    const theirs = await look.squawk?.lint(migration);
    const found = together(ours, theirs, statements).filter(({ rule: id }) => !look.ignored.has(id));
    return { found, unread: migration.withoutSql ?? unread[0] };
}
/** Whether the migrations themselves made the table of a statement; remembers what this one makes or drops. */
function freshnessOf(statement, { created }) {
    const { table, flat } = statement;
    if (table === undefined)
        return undefined;
    const before = created.get(table);
    if (/^drop\b/i.test(flat))
        created.delete(table);
    if (createdTable(statement) === undefined)
        return before;
    const now = before ?? (/\btable if not exists\b/i.test(flat) ? 'perhaps' : 'surely');
    created.set(table, now);
    return now;
}
function findingsIn(statement, { rules }, fresh) {
    const { flat, actions, line } = statement;
    const found = rules.filter(({ on, matches, kind, newTablesToo = false, adds = false }) => {
        const harmless = fresh === 'surely' || (fresh === 'perhaps' && (adds || kind !== 'contract'));
        if (harmless && !newTablesToo)
            return false;
        return on === 'statement' ? matches(flat) : actions.some(matches);
    });
    return found.map(({ id, kind, level, message, remedy }) => ({
        ...{ rule: id, kind, level, message, line },
        ...(remedy === undefined ? {} : { remedy }),
    }));
}
/** squawk knows more of locks, and looks at whole files; what both find in a statement is told once. */
function together(ours, theirs, statements) {
    if (theirs === undefined)
        return ours;
    const placed = theirs.map((finding) => ({ ...finding, line: statementAt(finding.line ?? 1, statements) }));
    const same = (a, b) => a.line === b.line && a.kind === b.kind;
    const kept = ours.filter((one) => one.kind === 'contract' || !placed.some((other) => same(one, other)));
    const new_ = placed.filter((other) => other.kind !== 'contract' || !kept.some((one) => same(one, other)));
    return [...kept, ...new_].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
function statementAt(line, statements) {
    return statements.findLast((statement) => statement.line <= line)?.line ?? line;
}
function classify(migration, found, unread) {
    const named = [...new Set(found.filter(({ kind }) => kind === 'contract').map(({ rule: id }) => id))].join(', ');
    const seen = named !== ''
        ? { compatibility: 'contract', reason: `found ${named}` }
        : unread !== undefined
            ? { compatibility: 'unknown', reason: unread }
            : { compatibility: 'expand', reason: 'nothing in its SQL takes anything from the previous release' };
    const declared = migration.declared ?? (0,markers/* markerIn */.AF)(migration.sql ?? '');
    if (declared === undefined)
        return { migration: migration.id, declared: false, ...seen };
    const against = declared === seen.compatibility
        ? ''
        : `; read from its SQL alone it would be ${seen.compatibility}: ${seen.reason}`;
    return {
        migration: migration.id,
        compatibility: declared,
        declared: true,
        reason: `says so of itself${against}`,
    };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/migration-tool.js
/** The tool of a section. */
async function openMigrationTool(configuration, context) {
    switch (configuration.tool) {
        case 'alembic': {
            const { Alembic } = await __webpack_require__.e(/* import() */ 5102).then(__webpack_require__.bind(__webpack_require__, 75102));
            return new Alembic(configuration, context);
        }
        case 'django': {
            const { Django } = await __webpack_require__.e(/* import() */ 1930).then(__webpack_require__.bind(__webpack_require__, 21930));
            return new Django(configuration, context);
        }
        case 'prisma': {
            const { Prisma } = await __webpack_require__.e(/* import() */ 8910).then(__webpack_require__.bind(__webpack_require__, 68910));
            return new Prisma(configuration, context);
        }
        case 'flyway': {
            const { Flyway } = await __webpack_require__.e(/* import() */ 9268).then(__webpack_require__.bind(__webpack_require__, 99268));
            return new Flyway(configuration, context);
        }
        case 'rails': {
            const { Rails } = await __webpack_require__.e(/* import() */ 608).then(__webpack_require__.bind(__webpack_require__, 608));
            return new Rails(configuration, context);
        }
        case 'knex': {
            const { Knex } = await __webpack_require__.e(/* import() */ 6793).then(__webpack_require__.bind(__webpack_require__, 6793));
            return new Knex(configuration, context);
        }
        case 'command': {
            const { CommandTool } = await __webpack_require__.e(/* import() */ 6991).then(__webpack_require__.bind(__webpack_require__, 96991));
            return new CommandTool(configuration, context);
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/world.js





/** Time limit of one look at the database, in milliseconds. */
const lookTimeout = 30_000;
/** What connections of migration tools are called on the server, so that they are found again; the run follows. */
const toolName = 'migrate-db tool';
/** What the connection is called that holds the lock of a run; the run follows. */
const lockName = 'migrate-db lock';
/** Makes the world of a request. Throws ConfigurationError for an address that is none. */
async function openMigrationWorld(request, state, runtime) {
    const { configuration, address } = request;
    const engine = (0,src_address/* engineOf */.ky)(address);
    if (engine === undefined) {
        const message = 'the database that is migrated must be an address such as `postgres://user:password@host:5432/name`, `mysql://user:password@host:3306/name` or `sqlite:data/shop.db`; give it as `connection` of `migrations`, or of `backup`';
        throw new errors/* ConfigurationError */.j1(message);
    }
    const never = new AbortController().signal;
    const open = { secrets: runtime.secrets, folder: runtime.workspace, timeout: lookTimeout };
    const run = runLabel(runtime);
    return {
        ...{ request, runtime, engine, state },
        tool: await openMigrationTool(configuration, runtime),
        toolAfterCancel: await openMigrationTool(configuration, { ...runtime, signal: never }),
        access: (to) => ({
            address: to,
            name: `${toolName} ${run}`.slice(0, longestName),
            lockTimeout: configuration['lock-timeout'],
            statementTimeout: configuration['statement-timeout'],
        }),
        session: (to, name) => (0,open_database/* openDatabase */.q)(name === undefined ? to : named(to, `${name} ${run}`), open),
        lint: async (migrations) => lintMigrations(migrations, lintOf(configuration), { ...runtime, engine }),
        backups: openBackupAccess(request, runtime),
    };
}
/** The longest name a connection can have in PostgreSQL. https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-APPLICATION-NAME */
const longestName = 63;
function named(address, name) {
    if ((0,src_address/* engineOf */.ky)(address) !== 'postgres' || !URL.canParse(address))
        return address;
    const url = new URL(address);
    url.searchParams.set('application_name', name.slice(0, longestName));
    return url.href;
}
function runLabel({ run }) {
    return run.runId === undefined ? run.actor : `${run.repository} ${run.runId}/${run.attempt ?? '1'}`;
}
function lintOf({ lint }) {
    const { squawk = 'auto', program, rules, ignore = [] } = lint ?? {};
    return { squawk, program, rules, ignore };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/backends.js


/** How long a connection of a tool that ended may still be seen, and the pause between two looks, in milliseconds. */
const patience = 3_000;
const pause = 200;
/** The same for what was ended, in a run that may be killed soon. */
const shortPatience = 1_000;
/**
 * What migration tools of earlier runs still do in the database although their runs are gone, each as a sentence. PostgreSQL goes
 * on with a statement when its client has died; other servers can't say whose a connection is.
 */
async function strayTools(world, session) {
    if (session.engine !== 'postgres')
        return [];
    const strays = await untilGone(world, session, patience);
    return strays.map(({ pid, name, state, seconds, statement }) => `a migration tool of ${name.slice(toolName.length + 1) || 'an earlier run'} is still connected (process ${pid} of the server, ${state} for ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}${statement === '' ? '' : `: \`${statement}\``}) although its run is gone; wait until it ends, or end it with \`select pg_terminate_backend(${pid})\``);
}
/** Ends what this run's tool still does in the database after the tool was stopped. Gives what is to be known of it. */
async function endOwnTools(world, session) {
    if (session.engine === 'sqlite')
        return [];
    if (session.engine === 'mysql') {
        return [
            'The server may go on with the statement that was under way: it ends when `show processlist` has it no more.',
        ];
    }
    const before = await backends(session);
    if (before.length === 0)
        return [];
    await session.ask("select pg_terminate_backend(pid) from pg_stat_activity where pid = any(string_to_array($1, ',')::int[])", { parameters: [before.map(({ pid }) => pid).join(',')] });
    const left = await untilGone(world, session, shortPatience);
    return left.length === 0
        ? ['Its connections to the database were ended, so that no statement goes on by itself.']
        : [`The database still works on it (process ${left.map(({ pid }) => pid).join(', ')} of the server).`];
}
async function untilGone({ runtime }, session, longest) {
    const end = runtime.clock.now() + longest;
    for (;;) {
        const found = await backends(session);
        if (found.length === 0 || runtime.clock.now() >= end)
            return found;
        await runtime.clock.sleep(pause);
    }
}
async function backends(session) {
    const { rows } = await session.ask(`select pid, application_name, coalesce(state, ''), coalesce(extract(epoch from now() - query_start), 0)::int,
        coalesce(left(regexp_replace(query, '\\s+', ' ', 'g'), 120), '')
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like $1`, { parameters: [`${toolName}%`] });
    return rows.map(([pid, name, state, seconds, statement]) => ({
        pid: Number(pid),
        name: String(name),
        state: String(state),
        seconds: Number(seconds),
        statement: String(statement),
    }));
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/schema-outline.js
/** What the tools keep their own books in; these change with every migration. */
const books = [
    ...['alembic_version', 'django_migrations', '_prisma_migrations', 'flyway_schema_history'],
    ...['schema_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock'],
];
const bookList = books.map((name) => `'${name}'`).join(', ');
/** More than anybody has; without a limit of its own a query ends after 10,000 rows. */
const mostRows = 500_000;
/** The catalogs that say it. https://www.postgresql.org/docs/current/catalogs.html, https://www.sqlite.org/schematab.html */
const queries = {
    postgres: [
        `select 'column ' || format('%I.%I.%I', n.nspname, c.relname, a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end || case when a.atthasdef then ' with a default' else '' end
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and c.relname not in (${bookList})`,
        `select case when i.indisvalid then 'index ' else 'invalid index ' end || format('%I.%I', n.nspname, c.relname)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_class t on t.oid = i.indrelid
      where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and t.relname not in (${bookList})`,
        `select case when k.convalidated then 'constraint ' else 'unvalidated constraint ' end || format('%I on %I.%I', k.conname, n.nspname, c.relname)
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema') and c.relname not in (${bookList})`,
        `select 'type ' || format('%I.%I', n.nspname, t.typname) || coalesce(' ' || string_agg(e.enumlabel, ', ' order by e.enumsortorder), '')
      from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_enum e on e.enumtypid = t.oid
      where t.typtype in ('e', 'd') and n.nspname not in ('pg_catalog', 'information_schema') group by n.nspname, t.typname`,
    ],
    mysql: [
        `select concat('column ', table_name, '.', column_name, ' ', column_type, if(is_nullable = 'NO', ' not null', ''))
      from information_schema.columns where table_schema = database() and table_name not in (${bookList})`,
        `select distinct concat('index ', index_name, ' on ', table_name)
      from information_schema.statistics where table_schema = database() and table_name not in (${bookList})`,
        `select concat('constraint ', constraint_name, ' on ', table_name)
      from information_schema.table_constraints where table_schema = database() and table_name not in (${bookList})`,
    ],
    sqlite: [
        `select type || ' ' || name || ': ' || coalesce(sql, '') from sqlite_master where tbl_name not in (${bookList}) and name not like 'sqlite\\_%' escape '\\'`,
    ],
};
/** Reads what a schema is made of. Throws DatabaseFailure. */
async function outlineOf(session) {
    const lines = [];
    for (const query of queries[session.engine])
        lines.push(...linesOf(await session.ask(query, { mostRows })));
    return new Set(lines);
}
function linesOf({ rows }) {
    return rows.map(([line]) => String(line).replaceAll(/\s+/g, ' '));
}
/** What came and went between two outlines, as lines for people. */
function differences(before, after) {
    return [
        ...[...after].filter((line) => !before.has(line)).map((line) => `there is now: ${line}`),
        ...[...before].filter((line) => !after.has(line)).map((line) => `gone: ${line}`),
    ];
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/attempt.js



/** A failure that a migration had no part in. */
function failedBeforehand(message) {
    return { message, cancelled: false, begun: false, lockTimeout: false, left: [], notes: [] };
}
/** How drivers and servers say that a lock was not to be had in time: SQLSTATE 55P03, error 1205, SQLITE_BUSY. */
const lockWords = /lock timeout|LockNotAvailable|lock_not_available|55P03|Lock wait timeout exceeded|ER_LOCK_WAIT_TIMEOUT|database is locked|SQLITE_BUSY/i;
/**
 * Applies one step of the tool. One that did not get its lock and left nothing behind is tried again, as often and with the pauses that
 * are configured; whatever else fails is told. `until` is when all migrations have to be done, in milliseconds since 1970.
 */
async function attempt(step, world, { session, until }) {
    const { runtime, request, tool } = world;
    const { 'lock-attempts': most, 'lock-pause': pause } = request.configuration;
    const started = runtime.clock.now();
    const ended = (attempts) => ({ seconds: (runtime.clock.now() - started) / 1_000, attempts });
    for (let tries = 1;; tries += 1) {
        let before;
        try {
            before = await outlineOf(session);
        }
        catch (error) {
            const message = `the schema before it can’t be read: ${(0,errors/* describeError */.Uc)(error)}`;
            return { ...ended(tries), failure: failedBeforehand(message) };
        }
        const timeout = until - runtime.clock.now();
        if (timeout <= 0) {
            const message = `the time limit of all migrations together (\`timeout\`, ${(0,quantities/* formatDuration */.a3)(request.configuration.timeout)}) was over`;
            return { ...ended(tries), failure: failedBeforehand(message) };
        }
        const lines = [];
        const onLine = (line) => {
            lines.push(line);
            runtime.log.info(`  ${line}`);
        };
        try {
            runtime.signal.throwIfAborted();
            await tool.apply(step, world.access(request.address), { timeout, signal: runtime.signal, onLine });
            return ended(tries);
        }
        catch (error) {
            const failure = await failureOf(error, lines, before, world, session);
            if (!failure.lockTimeout || tries >= most || until - runtime.clock.now() <= pause) {
                return { ...ended(tries), failure };
            }
            runtime.log.warning(`${shownStep(step)} did not get its lock within ${(0,quantities/* formatDuration */.a3)(request.configuration['lock-timeout'])} and left nothing behind; try ${tries + 1} of ${most} in ${(0,quantities/* formatDuration */.a3)(pause)}.`);
            await runtime.clock.sleep(pause, runtime.signal).catch(() => { });
        }
    }
}
/** A step as messages name it. */
function shownStep(step) {
    return step.map(({ id }) => id).join(', ');
}
async function failureOf(error, lines, before, world, session) {
    const cancelled = world.runtime.signal.aborted;
    const message = (0,errors/* describeError */.Uc)(error);
    // What still runs could change the schema after it was read.
    const ended = await endOwnTools(world, session).catch((thrown) => [(0,errors/* describeError */.Uc)(thrown)]);
    const left = await outlineOf(session).then((after) => differences(before, after), () => undefined);
    const waited = [message, ...lines.slice(-20)].some((text) => lockWords.test(text));
    const lockTimeout = !cancelled && waited && left?.length === 0;
    return { message, cancelled, begun: true, lockTimeout, left, notes: cancelled ? ended : [] };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/obstacles.js


/** Looks for everything that keeps migrations from being applied, without writing. */
async function findObstacles(world, plan) {
    const window = await windowObstacle(world);
    const backup = await backupObstacles(world);
    const state = await stateObstacle(world, plan);
    const contract = contractObstacle(plan, world.request.contract);
    return {
        obstacles: [
            ...window.obstacles,
            ...backup.obstacles,
            ...state.obstacles,
            ...(contract === undefined ? [] : [{ code: 'contract', message: contract }]),
        ],
        notes: [...window.notes, ...backup.notes, ...state.notes],
        backup: backup.backup,
    };
}
const nothing = { obstacles: [], notes: [] };
async function windowObstacle({ request, runtime }) {
    const { window } = request.configuration;
    const { windowOverride } = request;
    if (window === undefined)
        return nothing;
    const { windowStanding } = await Promise.all(/* import() */[__webpack_require__.e(8660), __webpack_require__.e(7319)]).then(__webpack_require__.bind(__webpack_require__, 77319));
    const { open, finding } = await windowStanding(window, runtime.clock.now());
    if (open)
        return { obstacles: [], notes: [`Window: ${finding}.`] };
    const refuse = (message) => ({ obstacles: [{ code: 'window', message }], notes: [] });
    if (windowOverride === undefined)
        return refuse(finding);
    if (!window.override)
        return refuse(`${finding}; a reason was given, but \`window\` has no \`override: true\``);
    const actor = runtime.run.triggeringActor ?? runtime.run.actor;
    return { obstacles: [], notes: [`Window: ${finding}; overridden by @${actor}: ${windowOverride}`] };
}
async function backupObstacles(world) {
    const { configuration } = world.request;
    if (configuration.backup === false) {
        return { ...nothing, notes: ['No backup is asked for: `backup: false`.'], backup: undefined };
    }
    let candidates;
    try {
        candidates = await world.backups.candidates();
    }
    catch (error) {
        const message = `no backup could be found: ${(0,errors/* describeError */.Uc)(error)}`;
        return { ...nothing, obstacles: [{ code: 'backup-missing', message }], backup: undefined };
    }
    if (candidates.length === 0) {
        const where = world.request.backup === undefined
            ? 'there is neither a section `backup` nor an input `backup` that names a manifest'
            : `${world.request.backup.destination} has no verified one of this database`;
        const message = `there is no backup to go back to: ${where}; run backup-db first`;
        return { ...nothing, obstacles: [{ code: 'backup-missing', message }], backup: undefined };
    }
    const refused = [];
    for (const candidate of candidates) {
        const judged = await judge(world, configuration.backup, candidate);
        if (judged.obstacles.length === 0)
            return judged;
        refused.push(judged);
    }
    const named = refused.slice(0, namedCandidates);
    return { ...nothing, obstacles: named.flatMap(({ obstacles }) => obstacles), backup: named[0]?.backup };
}
/** Of so many backups is said why none will do. */
const namedCandidates = 3;
async function judge(world, wanted, { manifest, location }) {
    const { backupId: id, created, verified } = manifest;
    const [foreign, notes] = await foreignObstacle(world, manifest);
    return {
        obstacles: [...ageObstacle(world, wanted, manifest), ...foreign],
        notes,
        backup: { id, created, verified: verified.level, location },
    };
}
/** So far two machines' clocks may differ, in milliseconds. */
const clockSkew = 5 * 60_000;
function ageObstacle({ runtime }, wanted, { backupId, created, verified }) {
    const obstacles = [];
    const age = runtime.clock.now() - Date.parse(created);
    if (age > wanted['max-age']) {
        const message = `the backup ${backupId} is ${(0,quantities/* formatDuration */.a3)(age)} old (${created}), allowed is ${(0,quantities/* formatDuration */.a3)(wanted['max-age'])}: what was written since would be lost; run backup-db right before`;
        obstacles.push({ code: 'backup-too-old', message });
    }
    if (age < -clockSkew) {
        const message = `the backup ${backupId} was made at ${created}, which lies in the future: how old it is can’t be told; look at the clocks of both machines and run backup-db again`;
        obstacles.push({ code: 'backup-too-old', message });
    }
    const level = verified.level;
    if (level === 'none' || (wanted.verified === 'restore' && level !== 'restore')) {
        const message = `the backup ${backupId} is verified by ${level === 'none' ? 'nothing' : 'reading it back'}, wanted is \`verify: ${wanted.verified}\`: run backup-db with that`;
        obstacles.push({ code: 'backup-not-verified', message });
    }
    return obstacles;
}
async function foreignObstacle({ backups, request }, manifest) {
    const { backupId, service, environment } = manifest;
    const { refusal, note } = await backups.belongs(manifest);
    const foreign = service !== request.service || environment !== request.environment
        ? `the backup ${backupId} is of ${service} in ${environment}, and not of ${request.service} in ${request.environment}`
        : undefined;
    const messages = [foreign, refusal].filter((message) => message !== undefined);
    return [messages.map((message) => ({ code: 'backup-foreign', message })), note === undefined ? [] : [note]];
}
async function stateObstacle({ state, request }, plan) {
    if (state === undefined)
        return nothing;
    const busy = await state.busy();
    if (busy !== undefined)
        return { obstacles: [{ code: 'busy', message: busy }], notes: [] };
    if (plan.compatibility !== 'contract' || request.contract === 'refuse')
        return nothing;
    try {
        return { obstacles: [], notes: [await state.planContract()] };
    }
    catch (error) {
        return { obstacles: [{ code: 'busy', message: (0,errors/* describeError */.Uc)(error) }], notes: [] };
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/packages/sql/src/sqlite/load-sqlite.js
var load_sqlite = __webpack_require__(65796);
;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/file-lock.js




/**
 * The lock of a database that is a file: the write lock of a small database beside it, which says whose it is. The system takes it
 * back when the process is gone, however it went.
 */
async function lockFile(path, { workspace, clock, run }) {
    const { DatabaseSync } = await (0,load_sqlite/* loadSqlite */.T)();
    const file = `${(0,external_node_path_.resolve)(workspace, path)}.migrate-lock`;
    const database = new DatabaseSync(file, { timeout: 0 });
    const own = `${run.url ?? run.actor} (process ${process.pid} on ${(0,external_node_os_.hostname)()}, since ${(0,src_clock/* isoInstant */.j2)(clock.now())})`;
    try {
        begin(database);
        database.exec('create table if not exists holder (name text); delete from holder');
        database.prepare('insert into holder values (?)').run(own);
        // Readers see a name only once it is committed.
        database.exec('commit');
        begin(database);
    }
    catch (error) {
        const holder = isBusy(error) ? holderIn(database) : undefined;
        database.close();
        if (holder === undefined)
            throw error;
        return { holder };
    }
    return {
        get holds() {
            return database.isOpen;
        },
        // The file stays: deleted, it could still be what somebody else has just locked.
        release: async () => database.close(),
    };
}
function begin(database) {
    database.exec('begin immediate');
}
/** https://www.sqlite.org/rescode.html#busy, and its extended codes. */
function isBusy(error) {
    const { errcode } = error;
    return typeof errcode === 'number' && (errcode & 0xff) === 5;
}
function holderIn(database) {
    try {
        const [row] = database.prepare('select name from holder').all();
        return String(row?.['name'] ?? 'another run');
    }
    catch {
        return 'another run, which has just begun';
    }
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/run-lock.js



/** The numbers under which PostgreSQL knows the lock, which is one of the database: `migr` in ASCII, and what it is for. */
const [lockClass, lockObject] = [0x6d69_6772, 1];
/** MySQL's are of the whole server, and have names of at most 64 characters. */
const mysqlLock = "concat('migrate-db:', left(sha1(database()), 40))";
/** Takes the lock at once, or says who has it. Throws DatabaseFailure. */
async function takeRunLock(world) {
    const { address } = world.request;
    if ((0,src_address/* engineOf */.ky)(address) === 'sqlite')
        return lockFile(address.slice('sqlite:'.length), world.runtime);
    const session = world.session(address, lockName);
    try {
        const holder = session.engine === 'postgres' ? await takePostgres(session) : await takeMysql(session);
        if (holder === undefined) {
            return {
                get holds() {
                    return session.isOpen;
                },
                release: async () => session.close(),
            };
        }
        session.close();
        return { holder };
    }
    catch (error) {
        session.close();
        throw error;
    }
}
/** https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS: it is the session's, whatever becomes of transactions. */
async function takePostgres(session) {
    const { rows } = await session.ask(`select pg_try_advisory_lock(${lockClass}, ${lockObject})`);
    if (rows[0]?.[0] === true)
        return undefined;
    const found = await session.ask(`select a.application_name, a.pid, a.backend_start::timestamp(0)::text
      from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.classid = ${lockClass} and l.objid = ${lockObject} and l.granted
        and l.database = (select oid from pg_database where datname = current_database())`);
    const [name, pid, since] = found.rows[0] ?? [];
    if (pid === undefined)
        return 'another run, which has just ended';
    const who = String(name ?? '').startsWith(lockName)
        ? `the run ${String(name).slice(lockName.length + 1)}`
        : `\`${name}\``;
    return `${who} (process ${pid} of the server, connected since ${since})`;
}
async function takeMysql(session) {
    const { rows } = await session.ask(`select get_lock(${mysqlLock}, 0), is_used_lock(${mysqlLock}), connection_id()`);
    const [got, owner, own] = rows[0] ?? [];
    if (got === 1 || (owner !== null && owner === own))
        return undefined;
    const found = await session.ask('select user, host, time from information_schema.processlist where id = $1', { parameters: [owner ?? null] });
    const [user, host] = found.rows[0] ?? [];
    return user === undefined
        ? `another run (connection ${String(owner)} of the server)`
        : `another run (connection ${String(owner)} of the server: ${user}@${host})`;
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/apply/apply.js











/**
 * The command `apply`: looks for all that is in the way first, then applies one migration after the other, and stops at the first
 * error. What fails after the first write is no exception but an outcome that says where the database stands. Throws
 * ConfigurationError and ProviderError before the first write alone.
 */
async function applyMigrations(world) {
    const lock = await takeRunLock(world);
    if ('holder' in lock) {
        const message = `this database is being migrated already, by ${lock.holder}`;
        const session = world.session(world.request.address);
        return toldRefusal({ place: session.place, current: undefined, records: [] }, { obstacles: [{ code: 'busy', message }], notes: [], backup: undefined });
    }
    const session = world.session(world.request.address);
    try {
        return await applyUnderLock(world, lock, session);
    }
    finally {
        session.close();
        await lock.release();
    }
}
async function applyUnderLock(world, lock, session) {
    const strays = await strayTools(world, session);
    const plan = await lookAtMigrations(world);
    if (plan.records.length === 0 && strays.length === 0)
        return toldNothing(plan);
    const clearance = await findObstacles(world, plan);
    const obstacles = [
        ...strays.map((message) => ({ code: 'busy', message })),
        ...clearance.obstacles,
    ];
    if (obstacles.length > 0)
        return toldRefusal(plan, { ...clearance, obstacles });
    await refuseDeafTool(world);
    world.runtime.signal.throwIfAborted();
    const record = await beginContract(world, plan);
    const started = world.runtime.clock.now();
    const progress = { seen: new Map(), notes: [], failure: undefined };
    progress.notes.push(...(await recordBaseline(world, session, 'apply')));
    await applyInOrder(world, plan, { lock, session, record }, progress);
    return conclude(world, plan, clearance, {
        ...{ progress, record },
        seconds: (world.runtime.clock.now() - started) / 1_000,
    });
}
/** What the state has to know before the first migration that takes something away. */
async function beginContract({ state, request }, { records }) {
    const contracts = records.filter(({ compatibility }) => compatibility === 'contract');
    if (contracts.length === 0)
        return undefined;
    return state?.recordContract(contracts.map(({ id }) => id), request.configuration.timeout);
}
async function applyInOrder(world, { pending }, { lock, session, record }, progress) {
    const { runtime, request, tool } = world;
    const until = runtime.clock.now() + request.configuration.timeout;
    const steps = tool.steps(pending);
    for (const [index, step] of steps.entries()) {
        const lost = await lostRight(lock, record);
        if (lost !== undefined) {
            progress.failure = failedBeforehand(lost);
            return;
        }
        const title = step[0]?.description && step.length === 1 ? `: ${step[0].description}` : '';
        runtime.log.info(`▸ ${shownStep(step)} (${index + 1} of ${steps.length})${title}`);
        const { failure, seconds, attempts } = await attempt(step, world, { session, until });
        const status = failure ? 'failed' : 'applied';
        const tries = attempts > 1 ? { attempts } : {};
        for (const { id } of step)
            progress.seen.set(id, { status, ...(step.length === 1 ? { seconds } : {}), ...tries });
        if (failure) {
            progress.failure = failure;
            return;
        }
        runtime.log.info(`✔ ${shownStep(step)} in ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}`);
    }
}
/** Why this run must not go on, once another one may have begun. */
async function lostRight(lock, record) {
    if (!lock.holds) {
        return 'the connection that holds the lock of this run was lost; another run may have begun';
    }
    return record?.assertHeld().then(() => undefined, errors/* describeError */.Uc);
}
async function conclude(world, plan, clearance, done) {
    const { progress, record } = done;
    progress.notes.push(...(progress.failure?.notes ?? []));
    const standing = await readStanding(world);
    const records = recordsAfter(plan, progress.seen, standing, progress.failure);
    const ran = records.filter(({ status }) => status === 'applied');
    // Whoever is unsure counts as having run: a way back that isn't offered does less harm than one that breaks.
    const maybe = (each) => each.status === 'applied' || (each.status === 'failed' && progress.failure?.left?.length !== 0);
    const contract = records.some((each) => each.compatibility === 'contract' && maybe(each));
    progress.notes.push(...(await closeContract(record, contract)));
    const all = {
        ...blankRun,
        ...{ command: 'apply', place: plan.place, migrations: records, revision: standing.revision },
        ...{ findings: plan.findings, accepted: plan.accepted, backup: clearance.backup, contract },
        ...{ compatibility: plan.compatibility, seconds: done.seconds },
        notes: [...plan.notes, ...clearance.notes, ...progress.notes],
    };
    return progress.failure
        ? toldFailure(all, progress.failure, standing, world.engine)
        : toldApplied(all, ran, standing);
}
async function closeContract(record, ran) {
    if (record === undefined)
        return [];
    try {
        await (ran ? record.applied() : record.withdraw());
        return ran
            ? [
                `The state says of ${record.color}: its version is from before these migrations; no rollback leads there.`,
            ]
            : [];
    }
    catch (error) {
        return [
            `The state says that contract migrations ran, and its lock may still be held until it runs out: ${(0,errors/* describeError */.Uc)(error)}`,
        ];
    }
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/environment-state.js

/** The state that a configuration names. */
function openEnvironmentState(configuration, { version, sha }, access, runtime) {
    return {
        busy: () => lockOf(configuration, access, runtime),
        planContract: async () => {
            const { planContract } = await Promise.all(/* import() */[__webpack_require__.e(6831), __webpack_require__.e(3844)]).then(__webpack_require__.bind(__webpack_require__, 76149));
            return planContract(configuration, { version, sha }, runtime, access);
        },
        recordContract: async (migrations, atMost) => {
            const { recordContract } = await Promise.all(/* import() */[__webpack_require__.e(6831), __webpack_require__.e(3844)]).then(__webpack_require__.bind(__webpack_require__, 76149));
            return recordContract(configuration, { version, sha, migrations, atMost }, runtime, access);
        },
    };
}
async function lockOf({ service, environment, sections }, { githubToken, checkRunId }, runtime) {
    const { heldByAnother, openStateStore } = await __webpack_require__.e(/* import() */ 6931).then(__webpack_require__.bind(__webpack_require__, 6931));
    const { holderOf } = await Promise.all(/* import() */[__webpack_require__.e(6831), __webpack_require__.e(3844)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    try {
        const context = { service, environment, runtime, githubToken, aws: sections.aws };
        const { state } = await (await openStateStore(sections.state, context)).read();
        const holder = holderOf(runtime.run, checkRunId);
        const lock = state && heldByAnother(state, holder, { now: runtime.clock.now() });
        if (!lock)
            return undefined;
        const { actor, url } = lock.holder;
        return `${actor} changes this environment since ${lock.acquired}${url === undefined ? '' : ` (${url})`}, until ${lock.expires} at the latest`;
    }
    catch (error) {
        // Who can't be asked may well be at work.
        return `whether another run changes this environment can't be told: ${(0,errors/* describeError */.Uc)(error)}`;
    }
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/preview.js


/** What `apply` or `rehearse` would do, and what would keep it from doing so; writes nothing. Throws as the plan does. */
async function previewMigrations(world, command) {
    const plan = await lookAtMigrations(world);
    const told = toldPlan(plan, world);
    if (command === 'rehearse') {
        const backup = await world.backups.find();
        const from = backup === undefined ? 'no backup, and so not at all' : backup.manifest.backupId;
        const steps = [
            `Restore a copy from ${from}.`,
            ...world.tool
                .steps(plan.pending)
                .map((step) => `Apply ${step.map(({ id }) => id).join(', ')} to the copy.`),
            'Run the tests of the previous release against the copy, where there are any.',
            'Remove the copy.',
        ];
        return { ...told, command, ok: backup !== undefined, remedies: [], notes: [...steps, ...plan.notes] };
    }
    const clearance = await findObstacles(world, plan);
    const { configuration } = world.request;
    const steps = [
        ...(configuration.baseline?.record === 'apply'
            ? [`Record the slowest queries in ${configuration.baseline.file}.`]
            : []),
        ...world.tool.steps(plan.pending).map((step) => `Apply ${step.map(({ id }) => id).join(', ')}.`),
    ];
    const obstacles = clearance.obstacles.map(({ message }) => message);
    const refused = obstacles.length > 0 && plan.records.length > 0;
    return {
        ...told,
        ...{
            command,
            verdict: undefined,
            backup: clearance.backup,
            notes: [...(refused ? [] : steps), ...plan.notes, ...clearance.notes],
        },
        obstacles: refused ? obstacles : [],
        ok: !refused,
        reasonCode: refused ? (clearance.obstacles[0]?.code ?? 'refused') : 'dry-run',
        reason: refused ? `it would be refused: ${obstacles.join('; ')}.` : `${plan.records.length} to apply.`,
    };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/rehearsal/lock-watch.js

/** Time between two looks, in milliseconds; what is held for less may go unseen. */
const lookInterval = 25;
/** What the others can't do meanwhile. https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES and the names of MySQL. */
const blocking = {
    AccessExclusiveLock: 'everybody',
    ExclusiveLock: 'writers',
    ShareRowExclusiveLock: 'writers',
    ShareLock: 'writers',
    ShareUpdateExclusiveLock: 'schema changes',
    EXCLUSIVE: 'everybody',
    MDL_EXCLUSIVE: 'everybody',
    SHARED_NO_READ_WRITE: 'everybody',
    MDL_SHARED_NO_READ_WRITE: 'everybody',
    SHARED_NO_WRITE: 'writers',
    MDL_SHARED_NO_WRITE: 'writers',
};
/**
 * The locks on tables that anybody else holds in this database; a copy has nobody but the tool. Of a table that the migration itself
 * makes nobody knows yet, so it isn't among them.
 */
const lock_watch_queries = {
    postgres: [
        `select format('%I.%I', n.nspname, c.relname), l.mode from pg_locks l
      join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
      where l.locktype = 'relation' and l.granted and l.pid <> pg_backend_pid()
        and l.database = (select oid from pg_database where datname = current_database())
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        and l.mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')`,
    ],
    // MySQL 8 has the first, MariaDB the second with its plugin metadata_lock_info.
    mysql: [
        `select object_name, lock_type from performance_schema.metadata_locks
      where object_type = 'TABLE' and lock_status = 'GRANTED' and object_schema = database() and lock_type like '%EXCLUSIVE%'`,
        `select table_name, lock_mode from information_schema.metadata_lock_info
      where table_schema = database() and lock_mode not in ('MDL_SHARED_READ', 'MDL_SHARED_WRITE', 'MDL_SHARED', 'MDL_INTENTION_EXCLUSIVE')`,
    ],
    sqlite: [],
};
/** Looks again and again until `work` has ended, and says which locks it saw for how long. `work` alone decides whether it fails. */
async function watchLocks(session, clock, work) {
    const done = new AbortController();
    const watched = look(session, clock, done.signal);
    try {
        await work();
    }
    finally {
        done.abort();
    }
    return watched;
}
async function look(session, clock, signal) {
    const found = await usableQuery(session);
    if ('note' in found)
        return { locks: [], note: found.note };
    const spells = new Map();
    while (!signal.aborted) {
        const asked = clock.now();
        const seen = await session.ask(found.query).then(({ rows }) => rows.map(([relation, mode]) => ({ relation: String(relation), mode: String(mode) })), () => []);
        for (const lock of seen) {
            const key = `${lock.relation} ${lock.mode}`;
            const known = spells.get(key);
            // Seen at the look before: held all the time since.
            const since = known && asked - known.last <= 4 * lookInterval ? known.since : asked;
            const longest = Math.max(known?.longest ?? 0, asked - since + lookInterval);
            spells.set(key, { ...lock, since, last: asked, longest });
        }
        await clock.sleep(lookInterval, signal).catch(() => { });
    }
    const locks = [...spells.values()].map(({ relation, mode, longest }) => {
        const blocks = blocking[mode] ?? 'schema changes';
        return { relation, mode, blocks, milliseconds: longest };
    });
    return { locks: locks.toSorted((a, b) => b.milliseconds - a.milliseconds) };
}
async function usableQuery(session) {
    if (session.engine === 'sqlite')
        return { note: 'SQLite locks the whole file: nobody else writes while a migration runs.' };
    const reasons = [];
    for (const query of lock_watch_queries[session.engine]) {
        try {
            await session.ask(query);
            return { query };
        }
        catch (error) {
            reasons.push((0,errors/* describeError */.Uc)(error));
        }
    }
    return {
        note: `Which locks it holds can’t be seen on this server (MySQL needs performance_schema, MariaDB the plugin metadata_lock_info): ${reasons.at(-1) ?? ''}.`,
    };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/rehearsal/previous-release.js



/** Throws ConfigurationError when the folder of the previous release isn't there or has nothing in it. */
async function refuseMissingRelease({ request, runtime }) {
    const { smoke, previous } = request.configuration;
    if (smoke.length === 0 || previous === undefined)
        return;
    const found = await (0,promises_.readdir)((0,external_node_path_.resolve)(runtime.workspace, previous)).catch(() => undefined);
    if (found !== undefined && found.length > 0)
        return;
    const what = found === undefined ? `there is no folder \`${previous}\`` : `the folder \`${previous}\` is empty`;
    throw new errors/* ConfigurationError */.j1(`\`previous\` of \`migrations\`: ${what}; check out the previous release into it, such as with actions/checkout and \`ref:\` and \`path:\``);
}
/** So many of a test's last lines say why it failed. */
const previous_release_shownLines = 4;
/** Runs the tests of the previous release against a migrated copy. Throws the signal's reason when that fired. */
async function tryPreviousRelease(world, address) {
    const { request, runtime } = world;
    const { smoke, previous, variable } = request.configuration;
    if (smoke.length === 0 || previous === undefined) {
        return {
            reversible: 'unknown',
            told: 'Nobody tried whether the previous release works with the migrated database: `smoke` and `previous` of `migrations` do.',
        };
    }
    const environment = {
        [variable]: address,
        DEPLOY_SERVICE: request.service,
        DEPLOY_ENVIRONMENT: request.environment,
        ...(request.version === undefined ? {} : { DEPLOY_VERSION: request.version }),
        ...(request.sha === undefined ? {} : { DEPLOY_SHA: request.sha }),
    };
    for (const [index, step] of smoke.entries()) {
        const name = step.name ?? `smoke step ${index + 1}`;
        const { exitCode, timedOut, lastLines } = await runtime.processes.script({
            script: step.run,
            ...{ environment, directory: (0,external_node_path_.resolve)(runtime.workspace, previous), timeout: step.timeout },
            signal: runtime.signal,
            onLine: (line) => runtime.log.info(`  ${line}`),
        });
        if (exitCode !== 0) {
            const how = timedOut
                ? `did not end within ${(0,quantities/* formatDuration */.a3)(step.timeout)}`
                : `ended with exit code ${String(exitCode)}`;
            const said = lastLines
                .slice(-previous_release_shownLines)
                .map((line) => line.trim())
                .join(' ')
                .trim();
            const told = `The previous release doesn’t work with the migrated database: ${name} ${how}${said === '' ? '' : ` (${said})`}.`;
            return { reversible: 'false', told };
        }
        runtime.log.info(`✔ ${name}`);
    }
    const count = smoke.length === 1 ? '1 test' : `${smoke.length} tests`;
    return {
        reversible: 'true',
        told: `The previous release works with the migrated database: ${count} of it passed.`,
    };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/rehearsal/rehearsal-verdict.js



/** A rehearsal as the outcome of a command: no go where a migration or the previous release failed. */
function judgeRehearsal(live, rehearsal, world) {
    const { plan, records, previous, failure, seconds, backup } = rehearsal;
    const { request } = world;
    const reversible = previous?.reversible ?? 'unknown';
    const refused = contractObstacle(plan, request.contract);
    const errors = toldPlan(plan, world).obstacles;
    const contractAllowed = request.contract === 'allow';
    const obstacles = [
        ...(failure === undefined ? [] : [`the rehearsal failed: ${failure.trim()}`]),
        ...(reversible === 'false' && !contractAllowed ? [previous?.told.replace(/\.$/, '') ?? ''] : []),
        ...errors,
    ];
    const doubts = [
        ...(reversible === 'false' && contractAllowed ? [`${previous?.told} That was allowed.`] : []),
        ...(reversible === 'unknown' && previous ? [previous.told] : []),
        ...doubtsAbout(records, seconds, request.configuration),
        ...(plan.findings.length > 0 ? [`Findings: ${plan.findings.length}.`] : []),
    ];
    // With nothing to apply there is nothing to doubt.
    const counted = records.length === 0 ? [] : doubts;
    const verdict = obstacles.length > 0 ? 'no-go' : counted.length > 0 ? 'conditional-go' : 'go';
    const { manifest, location } = backup;
    return {
        ...blankRun,
        ...{ command: 'rehearse', outcome: 'rehearsed', verdict, ok: verdict !== 'no-go' },
        ...{ place: live.place, revision: live.current, migrations: records, obstacles, seconds },
        ...{ findings: plan.findings, accepted: plan.accepted, compatibility: plan.compatibility, reversible },
        contract: plan.compatibility === 'contract',
        notes: [
            ...plan.notes,
            ...rehearsal.notes,
            ...counted,
            ...(reversible === 'true' && previous ? [previous.told] : []),
        ],
        backup: {
            ...{ id: manifest.backupId, created: manifest.created },
            ...{ verified: manifest.verified.level, location },
        },
        reasonCode: codeOf(verdict, failure, reversible, refused),
        reason: rehearsal_verdict_sentence(rehearsal, verdict, obstacles, counted),
    };
}
function codeOf(verdict, failure, reversible, refused) {
    if (verdict !== 'no-go')
        return verdict;
    if (failure !== undefined)
        return 'migration-failed';
    if (refused !== undefined)
        return 'contract';
    return reversible === 'false' ? 'irreversible' : 'findings';
}
/** What took longer than it should. */
function doubtsAbout(records, seconds, limits) {
    const { estimate, 'lock-timeout': lockTimeout } = limits;
    const long = estimate !== undefined && seconds * 1_000 > estimate
        ? [
            `All migrations together took ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}, more than the \`estimate\` of ${(0,quantities/* formatDuration */.a3)(estimate)}.`,
        ]
        : [];
    const locks = records.flatMap(({ id, locks: held = [] }) => held
        .filter(({ blocks, milliseconds }) => blocks !== 'schema changes' && milliseconds > lockTimeout)
        .map(({ relation, mode, blocks, milliseconds }) => `\`${id}\` kept ${blocks} from ${relation} for ${(0,quantities/* formatDuration */.a3)(milliseconds)} (${mode}), longer than the \`lock-timeout\` of ${(0,quantities/* formatDuration */.a3)(lockTimeout)}.`));
    const rewrites = records.flatMap(({ id, rewrites: all = [] }) => all.map(({ relation, bytes }) => `\`${id}\` wrote ${relation} anew${bytes === undefined ? '' : ` (${(0,quantities/* formatSize */.Xq)(bytes)})`}; nobody else reads or writes it meanwhile.`));
    return [...long, ...locks, ...rewrites];
}
function rehearsal_verdict_sentence({ records, seconds, previous, backup }, verdict, obstacles, doubts) {
    const on = `on a copy of ${backup.manifest.backupId}`;
    if (records.length === 0 && verdict === 'go')
        return `Go: nothing is pending ${on}.`;
    const applied = records.filter(({ status }) => status === 'applied').length;
    const count = `${applied} of ${records.length === 1 ? '1 migration' : `${records.length} migrations`} applied ${on} in ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}`;
    if (verdict === 'no-go')
        return `No go: ${obstacles.join('; ')}. ${count}.`;
    const back = previous?.reversible === 'true' ? '; the previous release works with it' : '';
    if (verdict === 'go')
        return `Go: ${count}${back}.`;
    return `Conditional go: ${count}${back}. ${doubts.join(' ')}`;
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/rehearsal/table-files.js
/** https://www.postgresql.org/docs/current/catalog-pg-class.html (relfilenode); InnoDB makes a new tablespace. */
const table_files_queries = {
    postgres: [
        `select c.oid::text, format('%I.%I', n.nspname, c.relname), pg_relation_filenode(c.oid)::text, pg_table_size(c.oid)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`,
    ],
    mysql: [
        `select t.name, t.name, cast(t.space as char), coalesce(s.data_length + s.index_length, 0) from information_schema.innodb_tables t
      left join information_schema.tables s on concat(s.table_schema, '/', s.table_name) = t.name
      where t.name like concat(database(), '/%')`,
        `select t.name, t.name, cast(t.space as char), coalesce(s.data_length + s.index_length, 0) from information_schema.innodb_sys_tables t
      left join information_schema.tables s on concat(s.table_schema, '/', s.table_name) = t.name
      where t.name like concat(database(), '/%')`,
    ],
    sqlite: [],
};
/** The files of all tables; `undefined` where the server doesn't tell. */
async function tableFiles(session) {
    for (const query of table_files_queries[session.engine]) {
        const found = await session.ask(query, { mostRows: 100_000 }).catch(() => undefined);
        if (!found)
            continue;
        return new Map(found.rows.map(([key, name, file, bytes]) => [
            String(key),
            { name: String(name), file: String(file), bytes: Number(bytes) },
        ]));
    }
    return undefined;
}
/** The tables that were there before and have other files now: written anew as a whole, or emptied. */
function rewritten(before, after) {
    return [...(before ?? [])].flatMap(([key, { name, file, bytes }]) => {
        const now = after?.get(key);
        return now === undefined || now.file === file ? [] : [{ relation: name, bytes }];
    });
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/rehearsal/rehearse.js








/**
 * The command `rehearse`: applies what is pending to a copy of the backup, one by one, with the time each takes and the locks it
 * holds, then tries the previous release against it. The copy is removed, however it ends. Throws ConfigurationError,
 * ProviderError, and the signal's reason.
 */
async function rehearseMigrations(world) {
    await refuseMissingRelease(world);
    const live = await lookAtMigrations(world);
    const backup = await world.backups.find();
    if (backup === undefined) {
        throw new errors/* ConfigurationError */.j1('there is no backup to rehearse on: run backup-db first, or give the input `backup` the manifest of one');
    }
    const { service, environment } = backup.manifest;
    if (service !== world.request.service || environment !== world.request.environment) {
        world.runtime.log.notice(`The backup ${backup.manifest.backupId} is of ${service} in ${environment}, not of ${world.request.service} in ${world.request.environment}: what is rehearsed is how it goes there.`);
    }
    await refuseDeafTool(world);
    const { log, clock, signal } = world.runtime;
    log.info(`Restoring ${backup.manifest.backupId} (${backup.manifest.created}) into a copy …`);
    const began = clock.now();
    const copy = await world.backups.scratchCopy(backup);
    try {
        log.info(`The copy is there after ${(0,quantities/* formatDuration */.a3)(clock.now() - began)}.`);
        signal.throwIfAborted();
        return judgeRehearsal(live, await rehearseOn(world, copy, backup, live), world);
    }
    finally {
        await copy
            .remove()
            .catch((error) => log.warning(`The copy could not be removed: ${(0,errors/* describeError */.Uc)(error)}`));
    }
}
async function rehearseOn(world, { connection }, backup, live) {
    const plan = await lookAtMigrations(world, connection);
    const session = world.session(connection);
    try {
        const notes = [...differing(live, plan, backup)];
        const { clock } = world.runtime;
        const started = clock.now();
        const { records, failure } = await applyAll(world, plan, { session, connection, notes });
        const seconds = (clock.now() - started) / 1_000;
        const left = failure === undefined ? await world.tool.pending(world.access(connection)) : [];
        const unseen = left.length > 0
            ? `${left.map(({ id }) => `\`${id}\``).join(', ')} still pending although the tool ended well`
            : undefined;
        const problem = failure ?? unseen;
        const previous = problem === undefined ? await tryPreviousRelease(world, connection) : undefined;
        const revision = await world.tool.current(world.access(connection)).catch(() => undefined);
        return { plan, records, failure: problem, previous, seconds, revision, notes, backup };
    }
    finally {
        session.close();
    }
}
function differing(live, copy, { manifest }) {
    const same = live.pending.map(({ id }) => id).join() === copy.pending.map(({ id }) => id).join();
    if (same)
        return [];
    return [
        `The backup (${(0,src_clock/* isoInstant */.j2)(Date.parse(manifest.created))}) is at ${copy.current ?? 'its beginning'}, the database at ${live.current ?? 'its beginning'}: what is pending in the backup was rehearsed.`,
    ];
}
async function applyAll(world, { pending, records }, on) {
    const done = new Map();
    let failure;
    for (const step of world.tool.steps(pending)) {
        const result = await rehearseStep(world, step, on);
        // What was seen is of the step as a whole: it stands at its last migration.
        for (const { id } of step.slice(0, -1))
            done.set(id, { status: result.failure === undefined ? 'applied' : 'failed' });
        const last = step.at(-1);
        if (last)
            done.set(last.id, result.seen);
        failure = result.failure;
        if (failure !== undefined)
            break;
    }
    const after = records.map((record) => ({ ...record, ...(done.get(record.id) ?? { status: 'not-begun' }) }));
    return { records: after, failure };
}
async function rehearseStep(world, step, { session, connection, notes, }) {
    const { runtime, request, tool } = world;
    const { clock, log, signal } = runtime;
    const before = await tableFiles(session);
    const started = clock.now();
    let failure;
    const name = shownStep(step);
    log.info(`▸ ${name}`);
    const { locks, note } = await watchLocks(session, clock, async () => {
        try {
            const onLine = (line) => log.info(`  ${line}`);
            const options = { timeout: request.configuration.timeout, signal, onLine };
            await tool.apply(step, world.access(connection), options);
        }
        catch (error) {
            signal.throwIfAborted();
            failure = (0,errors/* describeError */.Uc)(error);
        }
    });
    const seconds = (clock.now() - started) / 1_000;
    if (note !== undefined && !notes.includes(note))
        notes.push(note);
    const after = await tableFiles(session);
    const rewrites = rewritten(before, after);
    log.info(`${failure === undefined ? '✔' : '✘'} ${name} in ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}`);
    const status = failure === undefined ? 'applied' : 'failed';
    return { seen: { status, seconds, locks, rewrites }, failure };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/verification/schema-health.js

const userSchemas = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;
/** https://www.postgresql.org/docs/current/catalog-pg-index.html and …/catalog-pg-constraint.html */
const schema_health_postgres = [
    {
        ...{ check: 'invalid-index', level: 'error' },
        message: 'is not valid: no query uses it, and every write pays for it; a `concurrently` that failed left it',
        query: `select format('%I.%I', n.nspname, c.relname),
        case when c.relname ~ '_ccnew[0-9]*$|_ccold[0-9]*$' then format('drop index concurrently %I.%I;', n.nspname, c.relname)
          else format('reindex index concurrently %I.%I;', n.nspname, c.relname) end
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where (not i.indisvalid or not i.indisready) and c.relkind = 'i' and ${userSchemas} order by 1`,
    },
    {
        ...{ check: 'incomplete-index', level: 'warning' },
        message: 'of a partitioned table is not valid: not all partitions have theirs attached to it',
        query: `select format('%I.%I', n.nspname, c.relname), format('alter index %I.%I attach partition …;', n.nspname, c.relname)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where not i.indisvalid and c.relkind = 'I' and ${userSchemas} order by 1`,
    },
    {
        ...{ check: 'unvalidated-constraint', level: 'warning' },
        message: 'was added as `not valid`: rows from before it may break it, and the planner can’t rely on it',
        query: `select format('%I on %I.%I', k.conname, n.nspname, c.relname),
        format('alter table %I.%I validate constraint %I;', n.nspname, c.relname, k.conname)
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where not k.convalidated and ${userSchemas} order by 1`,
    },
    {
        ...{ check: 'duplicate-index', level: 'warning' },
        message: 'has the same columns as another index of its table: each write pays twice',
        query: `select format('%I.%I', n.nspname, c.relname), format('drop index concurrently %I.%I;', n.nspname, c.relname)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisvalid and ${userSchemas} and not i.indisprimary and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
        and not exists (select from pg_inherits h where h.inhrelid = i.indexrelid)
        and exists (select from pg_index o join pg_class oc on oc.oid = o.indexrelid where o.indrelid = i.indrelid and o.indexrelid <> i.indexrelid and o.indisvalid
          and o.indkey::text = i.indkey::text and o.indclass::text = i.indclass::text and o.indcollation::text = i.indcollation::text
          and o.indoption::text = i.indoption::text and oc.relam = c.relam
          and coalesce(pg_get_expr(o.indexprs, o.indrelid), '') = coalesce(pg_get_expr(i.indexprs, i.indrelid), '')
          and coalesce(pg_get_expr(o.indpred, o.indrelid), '') = coalesce(pg_get_expr(i.indpred, i.indrelid), '')
          and (o.indisunique or not i.indisunique)
          and (o.indexrelid < i.indexrelid or o.indisunique and not i.indisunique or exists (select from pg_constraint k where k.conindid = o.indexrelid)))
      order by 1`,
    },
];
const schema_health_mysql = [
    {
        ...{ check: 'duplicate-index', level: 'warning' },
        message: 'has the same columns as another index of its table: each write pays twice',
        query: `select concat(a.index_name, ' on ', a.table_name), concat('alter table \`', a.table_name, '\` drop index \`', a.index_name, '\`;')
      from (select table_name, index_name, min(non_unique) as shared, group_concat(coalesce(column_name, '') order by seq_in_index) as parts
          from information_schema.statistics where table_schema = database() group by table_name, index_name) a
        join (select table_name, index_name, min(non_unique) as shared, group_concat(coalesce(column_name, '') order by seq_in_index) as parts
          from information_schema.statistics where table_schema = database() group by table_name, index_name) b
        on a.table_name = b.table_name and a.parts = b.parts and a.index_name <> b.index_name
      where a.shared = 1 and (b.shared = 0 or b.index_name < a.index_name) order by 1`,
    },
];
/** Rows that point at a missing parent, and what `pragma quick_check` finds. https://www.sqlite.org/pragma.html */
const sqlite = [
    {
        ...{ check: 'foreign-key', level: 'error' },
        message: 'has rows that point at a missing parent',
        query: `select "table" || ' → ' || parent || ' (' || count(*) || ')', 'select * from pragma_foreign_key_check;' from pragma_foreign_key_check group by "table", parent order by 1`,
    },
    {
        ...{ check: 'integrity', level: 'error' },
        message: 'is what the file says of itself: it is damaged',
        query: `select quick_check, 'restore a backup' from pragma_quick_check where quick_check <> 'ok'`,
    },
];
const looks = { postgres: schema_health_postgres, mysql: schema_health_mysql, sqlite };
/** What isn't as it should be after migrations; what can't be looked at is among the notes. */
async function schemaHealth(session) {
    const findings = [];
    const notes = [];
    for (const { check, level, message, query } of looks[session.engine]) {
        try {
            const { rows } = await session.ask(query);
            for (const [subject, remedy] of rows)
                findings.push({ check, level, message, subject: String(subject), remedy: String(remedy) });
        }
        catch (error) {
            notes.push(`\`${check}\` could not be looked at: ${(0,errors/* describeError */.Uc)(error)}.`);
        }
    }
    return { findings, notes };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/verification/slow-queries.js

/**
 * Compares the mean time of each query since the baseline with its mean time up to it. Servers count up from their last reset:
 * what was counted up to the baseline is taken off, unless they were reset meanwhile.
 */
function compareQueries(baseline, now, limits) {
    const before = new Map(baseline.queries.map((each) => [each.query, each]));
    const reset = wasReset(baseline, now, before);
    const since = (now.figures ?? []).map((each) => ({
        each,
        used: usedSince(each, before.get(each.query), reset),
    }));
    const judged = since.filter(({ used }) => used.calls >= limits['min-calls']);
    const findings = judged.flatMap(({ each, used }) => slower(used, before.get(each.query), limits));
    const fresh = judged
        .filter(({ each }) => !before.has(each.query))
        .toSorted((a, b) => b.used.milliseconds - a.used.milliseconds)
        .slice(0, limits.top)
        .flatMap(({ used }) => unknownAndSlow(used, limits));
    const known = judged.filter(({ each }) => before.has(each.query)).length;
    const notes = [
        `Compared ${known} of ${before.size} recorded queries (${baseline.at}); the others were called less than ${limits['min-calls']} times since.`,
        ...(reset
            ? ['The counters were reset since the baseline was recorded: what is compared began then.']
            : []),
    ];
    return { findings: [...findings, ...fresh], notes };
}
function wasReset({ since }, now, before) {
    if (since !== undefined && now.since !== undefined && since !== now.since)
        return true;
    return (now.figures ?? []).some(({ query, calls }) => calls < (before.get(query)?.calls ?? 0));
}
function usedSince(now, before, reset) {
    if (before === undefined || reset)
        return now;
    return { ...now, calls: now.calls - before.calls, milliseconds: now.milliseconds - before.milliseconds };
}
function slower(used, before, limits) {
    if (before === undefined || before.calls === 0)
        return [];
    const mean = used.milliseconds / used.calls;
    const was = before.milliseconds / before.calls;
    if (mean < limits['at-least'] || mean <= was * (1 + limits['slower-by'] / 100))
        return [];
    const message = `takes ${(0,quantities/* formatDuration */.a3)(mean)} on average over ${used.calls} calls, ${(0,quantities/* formatDuration */.a3)(was)} before`;
    return [finding(used, 'slower-query', message)];
}
function unknownAndSlow(used, limits) {
    const mean = used.milliseconds / used.calls;
    // With nothing to compare it with, only what stands out is told.
    if (mean < 10 * limits['at-least'])
        return [];
    const message = `isn't in the baseline and takes ${(0,quantities/* formatDuration */.a3)(mean)} on average over ${used.calls} calls`;
    return [finding(used, 'new-slow-query', message)];
}
function finding({ query }, check, message) {
    const subject = query.length > 160 ? `${query.slice(0, 160).toWellFormed()}…` : query;
    return {
        check,
        level: 'warning',
        subject,
        message,
        remedy: 'look at its plan with `explain`; after a migration, `analyze` the table',
    };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/verification/verify.js






/**
 * The command `verify`: nothing is pending, no index is invalid, no constraint unvalidated, no query slower than recorded. Writes
 * nothing but a baseline where there is none and the section says so. Throws ConfigurationError and ProviderError.
 */
async function verifyMigrations(world) {
    const plan = await lookAtMigrations(world);
    const session = world.session(world.request.address);
    try {
        const schema = await schemaHealth(session);
        const queries = await queryHealth(world, session);
        const findings = [...schema.findings, ...queries.findings];
        return toldVerification(plan, findings, [...plan.notes, ...schema.notes, ...queries.notes]);
    }
    finally {
        session.close();
    }
}
async function queryHealth(world, session) {
    const { baseline } = world.request.configuration;
    if (baseline === undefined)
        return { findings: [], notes: [] };
    const recorded = await readBaseline(baseline.file, world);
    if (recorded === undefined) {
        const missing = `Slow queries: there is no baseline in ${baseline.file} to compare with.`;
        return { findings: [], notes: [missing, ...(await recordBaseline(world, session, 'verify'))] };
    }
    const now = await readFigures(session);
    if (now.figures === undefined)
        return { findings: [], notes: [`Slow queries can’t be compared: ${now.note}`] };
    return compareQueries(recorded, now, baseline);
}
function toldVerification({ place, current, records }, health, notes) {
    const errors = health.filter(({ level }) => level === 'error');
    const obstacles = [
        ...(records.length > 0 ? [`still pending: ${records.map(({ id }) => `\`${id}\``).join(', ')}`] : []),
        ...errors.map(({ subject, message }) => `${subject} ${message}`),
    ];
    const verdict = obstacles.length > 0 ? 'no-go' : health.length > 0 ? 'conditional-go' : 'go';
    const at = current === undefined ? 'No migration was ever applied' : `The database is at ${current}`;
    const reason = verdict === 'no-go'
        ? `No go: ${obstacles.join('; ')}. ${at}.`
        : verdict === 'go'
            ? `Go: ${at.charAt(0).toLowerCase()}${at.slice(1)}, the newest, and nothing is wrong with its schema.`
            : `Conditional go: ${at.charAt(0).toLowerCase()}${at.slice(1)}, the newest; ${health.length === 1 ? '1 finding' : `${health.length} findings`}.`;
    const remedies = health.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy]));
    return {
        ...blankRun,
        ...{ command: 'verify', outcome: 'verified', verdict, ok: verdict !== 'no-go', reason },
        reasonCode: records.length > 0 ? 'pending' : verdict === 'no-go' ? 'unhealthy' : verdict,
        ...{ place, revision: current, migrations: records, obstacles, notes, health },
        remedies: [...new Set(remedies)],
    };
}

;// CONCATENATED MODULE: ./build/packages/migrations/src/index.js










/***/ }),

/***/ 89486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AE: () => (/* binding */ fileFacts),
/* harmony export */   AF: () => (/* binding */ markerIn),
/* harmony export */   DR: () => (/* binding */ filesBelow),
/* harmony export */   Dk: () => (/* binding */ literally),
/* harmony export */   xY: () => (/* binding */ misspeltMarkers)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** `deploy-actions: expand` or `contract` behind the beginning of a comment: `--`, `#`, `//`, `/*` or `*`. */
const marker = /^[ \t]*(?:--|#|\/\/|\/?\*+)[ \t]*deploy-actions:[ \t]*(expand|contract)\b/gim;
/** What a migration says of itself; the stricter of several. */
function markerIn(text) {
    const kinds = [...text.matchAll(marker)].map(([, kind = '']) => kind.toLowerCase());
    if (kinds.includes('contract'))
        return 'contract';
    return kinds.includes('expand') ? 'expand' : undefined;
}
/** The first words behind `deploy-actions:` in comments that are no marker. */
function misspeltMarkers(text) {
    const words = [...text.matchAll(/^[ \t]*(?:--|#|\/\/|\/?\*+)[ \t]*deploy-actions:[ \t]*(\S*)/gim)];
    return words.map(([, word = '']) => word).filter((word) => !/^(?:expand|contract)\b/i.test(word));
}
/** A migration's file: where it is below the workspace, and what it says of itself. Nothing for a file that isn't there. */
async function fileFacts(path, workspace) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(() => undefined);
    if (text === undefined)
        return {};
    const declared = markerIn(text);
    return { file: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path), text, ...(declared === undefined ? {} : { declared }) };
}
/** Folders that hold other people's migrations, or none. */
const skipped = new Set(['node_modules', '.git', '.venv', 'venv', 'vendor', 'site-packages', '__pycache__']);
/** The files below a folder that a pattern finds, sorted; not in folders of dependencies. */
async function filesBelow(folder, pattern) {
    const found = [];
    const exclude = (path) => skipped.has((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
    for await (const path of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, { cwd: folder, exclude }))
        found.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path));
    return found.sort();
}
/** A name as the part of a pattern that finds nothing but itself. */
function literally(name) {
    return name.replaceAll(/[\\*?[\]{}()!+@]/g, '\\$&');
}


/***/ })

};

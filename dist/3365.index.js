export const id = 3365;
export const ids = [3365];
export const modules = {

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

/***/ 23627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G3: () => (/* binding */ foreignUnits),
/* harmony export */   O8: () => (/* binding */ limitKeys),
/* harmony export */   b$: () => (/* binding */ indicatorSchema),
/* harmony export */   uF: () => (/* binding */ unitOf)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);


const units = ['ratio', 'seconds', 'bytes', 'number'];
/** Units in which a source may give what is judged in another one: how large one of them is, and what it measures. */
const foreignUnits = {
    percent: { unit: 'ratio', factor: 0.01 },
    nanoseconds: { unit: 'seconds', factor: 1e-9 },
    microseconds: { unit: 'seconds', factor: 1e-6 },
    milliseconds: { unit: 'seconds', factor: 1e-3 },
    minutes: { unit: 'seconds', factor: 60 },
    hours: { unit: 'seconds', factor: 3_600 },
    kilobytes: { unit: 'bytes', factor: 1e3 },
    kibibytes: { unit: 'bytes', factor: 2 ** 10 },
    megabytes: { unit: 'bytes', factor: 1e6 },
    mebibytes: { unit: 'bytes', factor: 2 ** 20 },
    gigabytes: { unit: 'bytes', factor: 1e9 },
    gibibytes: { unit: 'bytes', factor: 2 ** 30 },
};
const foreignUnitNames = Object.keys(foreignUnits);
const worse = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['higher', 'lower', 'either']);
const compareSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    method: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How: `sequential` judges at every look and at the end, `kayenta` scores at the end as Kayenta does.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['sequential', 'kayenta']), 'sequential')),
    worse: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What counts as worse; `lower` where only lower limits are given, else `higher`.', worse)),
    tolerance: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A difference up to this share of the reference is none; 5% for counts (`of`), 25% for all else.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .percentage */ .X1)())),
    critical: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('With `kayenta`: worse here makes the score 0.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY())),
    group: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('With `kayenta`: the group it is scored in; its own name when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    nan: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('With `kayenta`: what is done with a value that is missing; `zero` for counts of errors.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['remove', 'zero']))),
}, {
    error: ({ input }) => (input === null ? 'found nothing; write `compare: {}`' : undefined),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const given = context.value;
    if (given.method === 'kayenta')
        return;
    for (const key of ['critical', 'group', 'nan']) {
        if (given[key] === undefined)
            continue;
        context.issues.push({
            code: 'custom',
            message: 'goes with `method: kayenta`',
            path: [key],
            input: given,
        });
    }
}));
const trendSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    'rises-by': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('More than this is too much; a share of the level at the start, or an amount.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'falls-by': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The same, downwards.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    over: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The time in which it would be too much.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)()),
    after: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How long it must have been seen before it is judged; as long as `over` when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)())),
    severity: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What crossing it means.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['rollback', 'warn']), 'rollback')),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const given = context.value;
    const ways = [given['rises-by'], given['falls-by']].filter((way) => way !== undefined);
    if (ways.length === 1)
        return;
    const message = ways.length === 0
        ? 'needs `rises-by` or `falls-by`'
        : 'has `rises-by` and `falls-by`; write two indicators';
    context.issues.push({ code: 'custom', message, path: [], input: given });
}));
const indicatorFields = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    query: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The query, in the language of its source.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    source: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The source that answers it, by its name in `sources`; the provider of the section when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    of: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What the query counts a part of, as a query of the same source: the value is then the share, and `compare` counts.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    increase: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('For what counts since ever: its increase over this time is the value.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)())),
    over: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The time that one value covers; two looks within it see partly the same. Follows from the query where it can.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)())),
    'measured-in': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The unit in which the source gives the value, where it is not seconds, bytes or a share of 1.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(foreignUnitNames))),
    unit: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What the query measures; follows from the thresholds when absent.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(units))),
    'rollback-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this the version is worse: roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'rollback-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this the version is worse: roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'hold-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this a person has to decide: hold, where a rollback limit would roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'hold-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this a person has to decide: hold.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'warn-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this a warning is shown.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'warn-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this a warning is shown.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'degrades-by': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Worse by more than this share than the baseline (the stored one, or the old colour now): roll back. Worse is higher; lower where only lower limits are given.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    compare: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Roll back when the statistics of the whole watch say that it is worse than the baseline.', compareSchema)),
    trend: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Too steep a rise or fall over hours.', trendSchema)),
    for: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Every point must breach for this long before it counts.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), 0)),
    consecutive: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('So many looks in a row must breach before it counts.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()), 1)),
    'min-requests': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Fewer requests than this since the watch began say nothing.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()))),
});
/** The keys of an indicator that are limits of its value. */
const limitKeys = [
    ...['rollback-above', 'rollback-below', 'hold-above', 'hold-below'],
    ...['warn-above', 'warn-below'],
];
/** The unit an indicator is measured in: as given, else as what it is measured in, a part of, or its thresholds say. */
function unitOf(indicator) {
    const { unit, of, 'measured-in': foreign } = indicator;
    if (unit)
        return unit;
    if (foreign)
        return foreignUnits[foreign].unit;
    if (of !== undefined)
        return 'ratio';
    return limitKeys.map((key) => indicator[key]?.unit).find((found) => found) ?? 'number';
}
/** What may not begin beyond what: the milder of two tiers would never be seen. */
const tiers = [
    ['rollback', 'hold'],
    ['rollback', 'warn'],
    ['hold', 'warn'],
];
/** One indicator, and what contradicts itself in it. */
const indicatorSchema = indicatorFields.check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const given = context.value;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: given });
    checkUnits(given, say);
    for (const [worse, milder] of tiers) {
        for (const side of ['above', 'below']) {
            const [limit, lesser] = [given[`${worse}-${side}`], given[`${milder}-${side}`]];
            const beyond = side === 'above' ? isMore(lesser, limit) : isMore(limit, lesser);
            if (beyond) {
                say(`${milder}-${side}`, `is beyond \`${worse}-${side}\`, so that it would never be seen`);
            }
        }
    }
    const { 'rollback-below': below, 'rollback-above': above } = given;
    if (below && above && below.unit === above.unit && !isMore(above, below)) {
        say('rollback-above', 'contradicts `rollback-below`, which is not below it');
    }
}));
function checkUnits(given, say) {
    const unit = unitOf(given);
    const foreign = given['measured-in'];
    if (foreign && foreignUnits[foreign].unit !== unit) {
        say('measured-in', `gives \`${foreignUnits[foreign].unit}\`, but this indicator is measured in \`${unit}\``);
    }
    if (given.of !== undefined && foreign) {
        say('measured-in', 'does not go with `of`, which makes the value a share of 1');
    }
    if (given.of !== undefined && unit !== 'ratio') {
        say('of', `makes the value a share, but this indicator is measured in \`${unit}\``);
    }
    for (const key of limitKeys) {
        const found = given[key];
        if (given.of !== undefined && key.endsWith('-above') && found?.unit === 'ratio' && found.value > 1) {
            say(key, 'could never be crossed: a share is never more than 100%');
        }
        if (found && found.unit !== unit) {
            say(key, `is written as ${article(found.unit)}, but this indicator is measured in \`${unit}\``);
        }
    }
    if (given['degrades-by'] && given['degrades-by'].unit !== 'ratio') {
        say('degrades-by', 'must be a percentage such as `50%`');
    }
    const steep = given.trend?.['rises-by'] ?? given.trend?.['falls-by'];
    if (steep && steep.unit !== 'ratio' && steep.unit !== unit) {
        say('trend', `is written as ${article(steep.unit)}, but this indicator is measured in \`${unit}\``);
    }
}
function article(unit) {
    return { ratio: 'a percentage', seconds: 'a duration', bytes: 'a size', number: 'a bare number' }[unit];
}
function isMore(a, b) {
    return a !== undefined && b !== undefined && a.unit === b.unit && a.value > b.value;
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

/***/ 49332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ formatElapsed),
/* harmony export */   F: () => (/* binding */ formatValue)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19310);
/* harmony import */ var _statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52480);


/** Writes a value in its unit: 0.05 as `5%`, 0.0123 s as `12.3ms`, bytes as `4.0 GiB`; three figures, bytes two or more. */
function formatValue(value, unit) {
    if (!Number.isFinite(value))
        return value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
    if (value < 0)
        return `-${formatValue(-value, unit)}`;
    switch (unit) {
        case 'ratio':
            return `${(0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value * 100)}%`;
        case 'seconds':
            if (value >= 60)
                return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(value * 1_000);
            return value >= 1 || value === 0 ? `${(0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value)}s` : `${(0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value * 1_000)}ms`;
        case 'bytes':
            return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(Math.round(value));
        case 'number':
            return (0,_statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .Z)(value);
    }
}
/** Writes milliseconds that something has lasted so far, seconds rounded down: `4m59s of 5m` is not yet enough. */
function formatElapsed(milliseconds) {
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(milliseconds < 1_000 ? milliseconds : Math.floor(milliseconds / 1_000) * 1_000);
}


/***/ }),

/***/ 24599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ concludeWindow)
/* harmony export */ });
/** Why a look says nothing because there was nothing to measure; too little of it yet is another thing. */
const silence = ['no-data', 'not-a-number'];
/**
 * The verdict of a window, the first that applies:
 * 1. a look that regressed → `regress`;
 * 2. more than half of the looks saw nothing, because the metrics could not be read → `provider-error`, or because there was nothing
 *    to measure → `insufficient-sample`: too much went unseen;
 * 3. the last look was no `pass` → its verdict: what was not seen at the end is not known to be well;
 * 4. else → `pass`; looks in between that saw nothing are only mentioned, and looks with too little data before there was
 *    enough don't matter.
 */
function concludeWindow(looks) {
    const last = looks.at(-1);
    if (last === undefined)
        throw new RangeError('a window has at least one look');
    const regressed = looks.find(({ verdict }) => verdict === 'regress');
    if (regressed)
        return conclusionOf(regressed);
    const unread = looks.filter(({ verdict }) => verdict === 'provider-error');
    const silent = looks.filter(({ verdict, reasonCode }) => verdict === 'insufficient-sample' && silence.includes(reasonCode));
    const unseen = [
        ...tell(unread, looks, 'could not be read'),
        ...tell(silent, looks, 'had nothing to measure'),
    ].join('; ');
    const most = (unread.length >= silent.length ? unread : silent).at(-1);
    if (most && (unread.length + silent.length) * 2 > looks.length) {
        return { verdict: most.verdict, reasonCode: most.reasonCode, reason: unseen };
    }
    return last.verdict === 'pass' && unseen !== ''
        ? { ...conclusionOf(last), reason: `${last.reason}; ${unseen}` }
        : conclusionOf(last);
}
function tell(some, looks, what) {
    const newest = some.at(-1);
    return newest
        ? [`${some.length} of ${looks.length} looks ${what}, the newest because: ${newest.reason}`]
        : [];
}
function conclusionOf({ verdict, reasonCode, reason, consequence }) {
    return { verdict, reasonCode, reason, ...(consequence && { consequence }) };
}


/***/ }),

/***/ 52480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ formatNumber)
/* harmony export */ });
/** Three digits; whole numbers from a thousand on in groups of three: `0.00123`, `12.3`, `12,345`. */
function formatNumber(value) {
    if (!Number.isFinite(value))
        return value > 0 ? '∞' : String(value);
    if (Math.abs(value) < 1000)
        return Number(value.toPrecision(3)).toString();
    if (Math.abs(value) >= 1e15)
        return value.toPrecision(3);
    return Math.round(value)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ',');
}


/***/ })

};

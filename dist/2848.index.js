export const id = 2848;
export const ids = [2848];
export const modules = {

/***/ 4346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pj: () => (/* binding */ expandPlaceholders),
/* harmony export */   y7: () => (/* binding */ placeholderProblems)
/* harmony export */ });
/* unused harmony export placeholderNames */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7368);

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
/** A copy of a configuration value with all placeholders replaced, except in `run`, which is never templated. Throws ConfigurationError. */
function expandPlaceholders(value, values) {
    return expand(value, values);
}
function expand(value, values) {
    if (typeof value === 'string') {
        return value.replace(placeholder, (_, name) => {
            const found = values[name];
            if (found === undefined)
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`{{${name}}}\` is used in \`${value}\`, but no ${name} is known here`);
            return found;
        });
    }
    if (Array.isArray(value))
        return value.map((item) => expand(item, values));
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'run' ? item : expand(item, values)]));
    }
    return value;
}


/***/ }),

/***/ 3627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G3: () => (/* binding */ foreignUnits),
/* harmony export */   O8: () => (/* binding */ limitKeys),
/* harmony export */   b$: () => (/* binding */ indicatorSchema),
/* harmony export */   uF: () => (/* binding */ unitOf)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3759);
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

/***/ 5389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ colors),
/* harmony export */   z: () => (/* binding */ trafficSchema)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5819);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4908);



/** The two sides of a blue/green deployment. */
const colors = ['blue', 'green'];
const colorUrl = () => (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Where this colour answers by itself, without the router.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ)());
/** Both colours, each described by `fields`; what names a colour to the router can't name the other one too. */
function colorPair(fields, identity = ['url']) {
    const color = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(fields);
    const pair = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ blue: color, green: color }).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
        const { blue, green } = context.value;
        for (const key of identity) {
            const [left = [], right = []] = [blue[key], green[key]].map(valuesOf);
            const same = left.filter((value) => right.includes(value));
            if (same.length === 0)
                continue;
            context.issues.push({
                code: 'custom',
                message: `is the same for blue and green (\`${same.join('`, `')}\`), but the two colours must be apart: a shift between them would move nothing`,
                path: ['green', key],
                input: context.value,
            });
        }
    }));
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The two colours.', pair);
}
/** The texts under a key; an address is the same with and without a slash at its end. */
function valuesOf(value) {
    return [value ?? []].flat().map((text) => String(text).replace(/\/+$/, ''));
}
const timeout = () => (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Time limit of one read or write.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 5_000));
const http = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    router: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('http'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The control plane: GET answers the weights as JSON, PUT sets them.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ)()),
    'weights-path': zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Dotted path of the weights object in the JSON document; the whole document when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)())),
    headers: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Headers of each request; give tokens as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .headers */ .b3)())),
    timeout: timeout(),
    colors: colorPair({ url: colorUrl() }),
});
/** What proxies and servers of HAProxy can be called; placeholders are allowed in it. */
const haproxyName = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^([\w.:-]|\{\{[^{}]*\}\})+$/, 'must be a name in HAProxy: letters, digits, `-`, `_`, `.` and `:`'));
const haproxyAddress = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
    const given = context.value.replaceAll(/\{\{[^{}]*\}\}/g, '1');
    const port = /^(?:\[[\da-fA-F:.]+\]|[^\s/:]+):([1-9]\d{0,4})$/.exec(given)?.[1];
    if (/^\/\S+$/.test(given) || Number(port) <= 65_535)
        return;
    const message = `must be the path of a socket, \`/run/haproxy/admin.sock\`, or \`host:port\`, found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(context.value)}`;
    context.issues.push({ code: 'custom', message, input: context.value });
}));
const serverNames = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(haproxyName()).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
    for (const [index, name] of context.value.entries()) {
        if (context.value.indexOf(name) === index)
            continue;
        const message = `the server \`${name}\` is there twice`;
        context.issues.push({ code: 'custom', message, path: [index], input: name });
    }
}));
const haproxy = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    router: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('haproxy'),
    address: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The Runtime API with level admin: the path of its socket, or `host:port`.', haproxyAddress),
    backend: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The backend both colours are servers of.', haproxyName()),
    timeout: timeout(),
    drain: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('How long the last connections of a colour without traffic may take to end before a new version replaces the old one there.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 30_000)),
    colors: colorPair({
        url: colorUrl(),
        servers: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The names of its servers in the backend.', serverNames),
    }, ['url', 'servers']),
});
const arn = (kind, name = kind) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(new RegExp(`^(arn:[\\w-]+:elasticloadbalancing:[^:]*:[^:]*:${kind}/\\S+|\\{\\{.*)$`), `must be the ARN of a ${name}, \`arn:aws:elasticloadbalancing:…:${kind}/…\``));
const alb = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    router: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('alb'),
    'listener-rule': zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('ARN of the rule that forwards to the colours.', arn('listener-rule', 'listener rule'))),
    listener: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('ARN of the listener whose default action forwards to the colours.', arn('listener'))),
    timeout: timeout(),
    colors: colorPair({
        url: colorUrl(),
        'target-group': (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('ARN of its target group.', arn('targetgroup', 'target group')),
    }, ['url', 'target-group']),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
    const given = [context.value.listener, context.value['listener-rule']].filter((value) => value !== undefined);
    if (given.length === 1)
        return;
    context.issues.push({
        code: 'custom',
        message: given.length === 0
            ? 'needs `listener-rule` or `listener`: what forwards to the colours'
            : 'has `listener-rule` and `listener`, but one of them forwards to the colours',
        path: [],
        input: context.value,
    });
}));
const shares = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(0), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._lte */ .Zm(100))).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
    if (context.value.includes(0) || context.value.includes(100))
        return;
    const found = context.value.join(', ') || 'nothing';
    const message = `must have \`0\` and \`100\`, because a shift ends with all traffic on one colour; found ${found}`;
    context.issues.push({ code: 'custom', message, input: context.value });
}));
const command = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    router: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('command'),
    read: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Shell code that prints the weights in force as JSON, `{"blue": 90, "green": 10}`. Never templated.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ run: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)() })),
    write: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Shell code that asks for the weights in DEPLOY_BLUE_WEIGHT and DEPLOY_GREEN_WEIGHT. Never templated.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ run: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)() })),
    shares: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The shares it can express, in percent of one colour, for example `[0, 50, 100]`; every whole one when absent.', shares)),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Time limit of one read or write.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 30_000)),
    colors: colorPair({ url: colorUrl() }),
});
/** Who gets which share of the traffic, and how to change it. */
const trafficSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('How traffic is split between the colours.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .providers */ .r5)('router', 'router', ['http', 'haproxy', 'alb', 'command'], ['route53', 'kubernetes-service', 'gateway-api', 'istio'], [http, haproxy, alb, command]));


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
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5819);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9396);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8532);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3759);


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
            return `unknown ${what} ${named}; available: ${list}`;
        },
    });
}


/***/ })

};

export const id = 6831;
export const ids = [6831];
export const modules = {

/***/ 5510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EH: () => (/* binding */ colorPair),
/* harmony export */   Tj: () => (/* binding */ colors),
/* harmony export */   x2: () => (/* binding */ colorUrl)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4908);


/** The two sides of a blue/green deployment. */
const colors = ['blue', 'green'];
/** Where a colour answers by itself. */
const colorUrl = () => (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Where this colour answers by itself, without the router.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ)());
/** Both colours, each described by `fields`; what names a colour to the router, one key or several together, can't name the other one too. */
function colorPair(fields, identity = ['url']) {
    const color = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(fields);
    const pair = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ blue: color, green: color }).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
        const { blue, green } = context.value;
        for (const name of identity) {
            const keys = [name].flat();
            const [key = ''] = keys;
            const [left = [], right = []] = [blue, green].map((side) => namesOf(side, keys));
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
/** What names a side: each of the texts under a key, or what stands under several keys together. */
function namesOf(side, keys) {
    const [key = '', ...more] = keys;
    if (more.length > 0)
        return [
            keys
                .map((each) => textOf(side[each] ?? ''))
                .join(' ')
                .trim(),
        ];
    return [side[key] ?? []].flat().map(textOf);
}
/** An address is the same with and without a slash at its end. */
function textOf(value) {
    return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\/+$/, '');
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
    checkSides(given, say);
}));
/** Where an upper limit lies below a lower one, of whatever tier, every value is beyond one of them. */
function checkSides(given, say) {
    const { 'rollback-below': below, 'rollback-above': above } = given;
    if (below && above && below.unit === above.unit && !isMore(above, below)) {
        say('rollback-above', 'contradicts `rollback-below`, which is not below it');
        return;
    }
    const severities = ['rollback', 'hold', 'warn'];
    for (const upper of severities) {
        const lower = severities.find((tier) => isMore(given[`${tier}-below`], given[`${upper}-above`]));
        if (lower)
            say(`${upper}-above`, `contradicts \`${lower}-below\`: no value is within both`);
    }
}
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

/***/ 9983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ checkMetrics),
  u: () => (/* binding */ isCompared)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/indicator.js
var metrics_indicator = __webpack_require__(23627);
;// CONCATENATED MODULE: ./build/packages/metrics/src/bare-limits.js

const written = {
    seconds: 'like seconds; write `500ms` or `2s`',
    bytes: 'like bytes; write `512MiB` or `4GiB`',
};
/** What gives a count or 1 and 0, whatever the unit of what it is given. */
const counting = /\b(?:count|count_over_time|count_values|changes|resets|absent|absent_over_time|group|bool)\b/;
const texts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
const named = /[\w:]*_(seconds|bytes)(?:_sum|(_bucket))?(?![\w:]|\s*[(=!])/g;
/**
 * The limits of an indicator that are bare numbers although nothing says what they measure and the PromQL query reads like seconds or
 * bytes, by its metrics' names; https://prometheus.io/docs/practices/naming/. Of a share of 1 those that it is never above. As the
 * ends of sentences that start with the limit.
 */
function bareLimits(indicator) {
    const { query, unit: given, of, 'measured-in': foreign } = indicator;
    if (given !== undefined || of !== undefined || foreign !== undefined)
        return [];
    if (givesShare(query))
        return beyondAnyShare(indicator);
    const measured = readsLike(query);
    if (measured === undefined)
        return [];
    const message = `is a bare number, but the query reads ${written[measured]}, or \`unit: number\` where it is none`;
    return metrics_indicator/* limitKeys */.O8
        .filter((key) => {
        const { unit, value } = indicator[key] ?? {};
        // None of anything is 0 in every unit.
        return unit === 'number' && value !== 0;
    })
        .map((key) => ({ key, message }));
}
/** What a query gives by its only kind of metric; `undefined` where that isn't plain, as for a share of two of the same unit. */
function readsLike(query) {
    const bare = query.replaceAll(texts, '""');
    if (counting.test(bare))
        return undefined;
    // Without a quantile, a bucket is a number of requests.
    const metrics = [...bare.matchAll(named)].filter(([, , bucket]) => bucket === undefined || bare.includes('histogram_quantile'));
    const units = new Set(metrics.map(([, unit]) => unit));
    if (units.size !== 1 || (metrics.length > 1 && bare.includes('/')))
        return undefined;
    return metrics[0]?.[1];
}
function beyondAnyShare(indicator) {
    const message = 'is a bare number that is never crossed: the query gives a share of 1; write a percentage such as `5%`';
    return metrics_indicator/* limitKeys */.O8
        .filter((key) => {
        const { unit, value = 0 } = indicator[key] ?? {};
        return key.endsWith('-above') && unit === 'number' && value >= 1;
    })
        .map((key) => ({ key, message }));
}
/** Whether a query divides some of what one metric counts by all of it: the same on both sides, but for labels that the lower one asks less of. */
function givesShare(query) {
    const strings = [];
    // Each string as its number, so that what is in it is neither a division nor a brace.
    const bare = query
        .replaceAll(texts, (string) => {
        if (!strings.includes(string))
            strings.push(string);
        return String(strings.indexOf(string));
    })
        .replaceAll(/\s+/g, '');
    const [part, whole, ...others] = bare.split('/').map(sideOf);
    if (!part || !whole || others.length > 0 || part.form !== whole.form)
        return false;
    return (whole.labels.length < part.labels.length && whole.labels.every((label) => part.labels.includes(label)));
}
/** One side of a division without its labels, and these; `undefined` unless it adds up or counts the series of one selector. */
function sideOf(text) {
    const side = /^\((.*)orvector\(0\)\)$/.exec(text)?.[1] ?? text;
    const [before = '', labels, after, ...others] = side.split(/[{}]/);
    if (others.length > 0 || !/^(?:sum|count)\(/.test(before) || !side.endsWith(')'))
        return undefined;
    return {
        form: `${before}${after ?? ''}`,
        labels: labels?.split(',').filter((label) => label !== '') ?? [],
    };
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/measurement.js
var measurement = __webpack_require__(79319);
// EXTERNAL MODULE: ./build/packages/metrics/src/metric-providers.js
var metric_providers = __webpack_require__(21632);
// EXTERNAL MODULE: ./build/packages/metrics/src/questions.js
var questions = __webpack_require__(68206);
;// CONCATENATED MODULE: ./build/packages/metrics/src/check-metrics.js






/** Everything that can be known to be wrong without asking anybody; placeholders may still stand in queries. */
async function checkMetrics(metrics, use = {}) {
    const problems = [];
    for (const question of (0,questions/* questionsOf */.PW)(metrics)) {
        const message = await wrongWith(question, metrics, use);
        if (message !== undefined)
            problems.push({ path: question.path, message });
    }
    problems.push(...withoutUnit(metrics));
    if (use.watched !== undefined) {
        problems.push(...neverReached(metrics, use.watched, use.past ? 0 : (metrics.extend ?? 0)));
    }
    return problems;
}
/** Providers whose metrics carry their unit in their names. */
const namingUnits = ['prometheus', 'openmetrics'];
function withoutUnit(metrics) {
    return Object.entries(metrics.indicators)
        .filter(([, { source }]) => namingUnits.includes((0,questions/* sourceOf */.vz)(metrics, source).provider))
        .flatMap(([name, indicator]) => bareLimits(indicator).map(({ key, message }) => ({ path: ['indicators', name, key], message })));
}
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** A query as it is for each colour; of other values it is only known that there will be some. */
function filledIn(text) {
    return colors/* colors */.Tj.map((color) => text.replaceAll(placeholder, (_, name) => (name === 'color' ? color : 'placeholder')));
}
async function wrongWith({ text, source, indicator }, metrics, { past = false, live = false }) {
    const from = (0,questions/* sourceOf */.vz)(metrics, source);
    const kind = await (0,metric_providers/* loadProviderKind */.g)(from);
    const given = filledIn(text);
    if (given[0] !== text && !kind.escape) {
        return `has a placeholder, but queries of \`${from.provider}\` take none: its documentation says how a query knows the colour`;
    }
    const wrong = given.map((query) => kind.checkQuery(query, from)).find((each) => each !== undefined);
    if (wrong !== undefined)
        return wrong;
    if (past && !kind.keepsHistory(from)) {
        return `is asked of \`${from.provider}\`, which keeps no history; a time already past can't be judged with it`;
    }
    const apart = /\{\{\s*(color|version)/.test(`${text} ${JSON.stringify(from)}`);
    if (live && !kind.readsRelease && !apart && isCompared(metrics, indicator)) {
        return 'gives the same for both colours, so that there is nothing to compare; use `{{color}}` in it';
    }
    return undefined;
}
/** Whether an indicator is held against a reference. */
function isCompared({ indicators }, name) {
    const indicator = name === undefined ? undefined : indicators[name];
    return indicator?.['degrades-by'] !== undefined || indicator?.compare !== undefined;
}
/**
 * Conditions that need more time than is watched could never say anything. An extension that was asked for counts for what is
 * pending at the end; nothing is extended for want of data.
 */
function neverReached({ indicators }, watched, extension) {
    return Object.entries(indicators).flatMap(([name, indicator]) => {
        const { for: lasting, trend, increase = 0 } = indicator;
        const problem = (key, needed, most) => ({
            path: ['indicators', name, key],
            message: `is ${(0,quantities/* formatDuration */.a3)(needed)}, longer than all that is watched in one piece (${(0,quantities/* formatDuration */.a3)(most)}); it could never be reached`,
        });
        const after = trend ? (trend.after ?? trend.over) : 0;
        return [
            ...(lasting > watched + extension ? [problem('for', lasting, watched + extension)] : []),
            ...(after > watched ? [problem('trend', after, watched)] : []),
            ...(increase > watched && (0,measurement/* needsWhole */.d)(indicator) ? [problem('increase', increase, watched)] : []),
        ];
    });
}


/***/ }),

/***/ 96994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NN: () => (/* binding */ crosses),
/* harmony export */   Qf: () => (/* binding */ comparisonsOf),
/* harmony export */   pr: () => (/* binding */ hasLimits),
/* harmony export */   yb: () => (/* binding */ conditionsOf)
/* harmony export */ });
/* harmony import */ var _deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23627);
/* harmony import */ var _format_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49332);


const thresholds = [
    ['rollback-above', 'rollback', 'above'],
    ['rollback-below', 'rollback', 'below'],
    ['hold-above', 'hold', 'above'],
    ['hold-below', 'hold', 'below'],
    ['warn-above', 'warn', 'above'],
    ['warn-below', 'warn', 'below'],
];
/** From the worst to the mildest. */
const severities = ['rollback', 'hold', 'warn'];
/** Whether an indicator has a fixed limit, of any severity, on whose given side a value is bad. */
function hasLimits(indicator, side) {
    return thresholds.some(([key, , badSide]) => badSide === side && indicator[key] !== undefined);
}
/** All limits of an indicator, the worst first. */
function conditionsOf(indicator) {
    const unit = (0,_deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__/* .unitOf */ .uF)(indicator);
    const fixed = thresholds.flatMap(([key, severity, badSide]) => {
        const given = indicator[key];
        if (!given)
            return [];
        const text = `${key} ${(0,_format_value_js__WEBPACK_IMPORTED_MODULE_1__/* .formatValue */ .F)(given.value, unit)}`;
        return [{ text, severity, badSide, relative: false, limit: () => given.value }];
    });
    return [...fixed, ...degradation(indicator)].toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
/** The conditions of an indicator that compare with a reference, each as the configuration calls it, for a message. */
function comparisonsOf({ 'degrades-by': degrades, compare }) {
    return [...(degrades ? ['`degrades-by`'] : []), ...(compare ? ['`compare`'] : [])];
}
/** Whether a value is on the bad side of a limit; the limit itself is still good. */
function crosses(value, limit, badSide) {
    return badSide === 'above' ? value > limit : value < limit;
}
/**
 * Worse is higher, except where only lower limits are given. A reference of 0 gives no limit: every share of nothing is
 * nothing, and the first single error would be a regression.
 */
function degradation(indicator) {
    const share = indicator['degrades-by'];
    if (!share)
        return [];
    const falls = hasLimits(indicator, 'below') && !hasLimits(indicator, 'above');
    return [
        {
            text: `degrades-by ${(0,_format_value_js__WEBPACK_IMPORTED_MODULE_1__/* .formatValue */ .F)(share.value, 'ratio')}`,
            severity: 'rollback',
            badSide: falls ? 'below' : 'above',
            relative: true,
            limit: (reference) => reference !== undefined && reference > 0
                ? reference * (1 + (falls ? -share.value : share.value))
                : undefined,
        },
    ];
}


/***/ }),

/***/ 79319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ Measurement),
/* harmony export */   d: () => (/* binding */ needsWhole)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23627);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96994);



/** Makes measured values of one indicator's answers: its increase where it counts since ever, its share, its base unit. */
class Measurement {
    #foreign;
    #increase;
    #ofIncrease;
    constructor(indicator) {
        const { increase, 'measured-in': foreign } = indicator;
        this.#foreign = foreign;
        const counter = () => increase === undefined ? undefined : new Increase(increase, needsWhole(indicator));
        this.#increase = counter();
        this.#ofIncrease = counter();
    }
    /** The value of one look, or why there is none; `at` in milliseconds since 1970. */
    take({ answer, of }, at) {
        const value = grow(answer, at, this.#increase);
        const whole = of && grow(of, at, this.#ofIncrease);
        if (value.failure !== undefined)
            return value;
        const time = value.time ?? at;
        if (whole === undefined)
            return finite({ value: inBaseUnit(value.value, this.#foreign), time });
        if (whole.failure !== undefined)
            return { ...whole, detail: `\`of\`: ${whole.detail}` };
        if (whole.value <= 0) {
            return {
                failure: 'not-a-number',
                detail: 'there was nothing to take a share of (`of` is 0), as without traffic',
            };
        }
        const count = { events: value.value, exposure: whole.value };
        return finite({ value: value.value / whole.value, time, count });
    }
}
/** Divides where a limit was divided, too: 9 × 0.001 is more than 9 / 1,000, and a value at its limit would be beyond it. */
function inBaseUnit(value, foreign) {
    if (foreign === undefined)
        return value;
    const { factor } = _deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__/* .foreignUnits */ .G3[foreign];
    return factor < 1 ? value / Math.round(1 / factor) : value * factor;
}
/** Whether an increase says nothing before all its time was seen: a part of it is enough to be too much, but must not look like too little. */
function needsWhole(indicator) {
    const { of, compare } = indicator;
    const wantsMore = compare?.worse === 'lower' || compare?.worse === 'either';
    return of === undefined && (wantsMore || (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .hasLimits */ .pr)(indicator, 'below'));
}
/** No limit is ever crossed by NaN, and every one by infinity: neither says anything. */
function finite(measured) {
    if (Number.isFinite(measured.value))
        return measured;
    return { failure: 'not-a-number', detail: `the value is ${measured.value}, which is no number to judge` };
}
function grow(answer, at, increase) {
    if (answer.failure !== undefined)
        return answer;
    const given = finite(answer);
    return given.failure === undefined && increase
        ? increase.take({ time: given.time ?? at, value: given.value })
        : given;
}
/**
 * What was added to a count since ever within the latest stretch of time; a count that fell began again from 0. Where nobody
 * looked for longer than that, it is the share of what was added meanwhile.
 */
class Increase {
    #within;
    #needsWhole;
    #added = [];
    #first;
    #last;
    /** `within` in milliseconds; with `needsWhole` there is no value before so much time was seen. */
    constructor(within, needsWhole) {
        this.#within = within;
        this.#needsWhole = needsWhole;
    }
    take(point) {
        // Servers that share an address differ a little; a clock that was set back further than that begins anew.
        if (this.#last && point.time <= this.#last.time - this.#within)
            this.#beginAnew();
        const last = this.#last;
        if (last && point.time < last.time)
            return this.#answer(last.time);
        this.#last = point;
        this.#first ??= point.time;
        if (last === undefined) {
            return { failure: 'too-young', detail: 'an increase needs two looks, this was the first' };
        }
        if (point.time > last.time) {
            const added = point.value < last.value ? point.value : point.value - last.value;
            const seen = Math.min(1, this.#within / (point.time - last.time));
            this.#added.push({ time: point.time, value: added * seen });
        }
        return this.#answer(point.time);
    }
    #beginAnew() {
        this.#added.length = 0;
        this.#first = undefined;
        this.#last = undefined;
    }
    #answer(now) {
        const seen = now - (this.#first ?? now);
        if (this.#needsWhole && seen < this.#within) {
            const detail = `the increase in ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(this.#within)} was seen for ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(seen)}, too short to say that it is low`;
            return { failure: 'too-young', detail };
        }
        return { value: this.#sum(now), time: now };
    }
    #sum(now) {
        const first = this.#added.findIndex(({ time }) => time > now - this.#within);
        this.#added.splice(0, first < 0 ? this.#added.length : first);
        return this.#added.reduce((sum, { value }) => sum + value, 0);
    }
}


/***/ }),

/***/ 41513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ policiesOf),
/* harmony export */   T: () => (/* binding */ actionAfter)
/* harmony export */ });
/** What follows from each verdict: what was given, else what the section says, else `otherwise`; from a regression a rollback. */
function policiesOf(metrics, given, otherwise) {
    const written = metrics?.policies ?? {};
    const of = (verdict) => given[verdict] ?? written[verdict] ?? otherwise;
    return {
        regress: given.regress ?? written.regress ?? 'rollback',
        inconclusive: of('inconclusive'),
        'insufficient-sample': of('insufficient-sample'),
        'provider-error': of('provider-error'),
    };
}
/** What follows: what the condition that ended it says, else what the policy says for the verdict. */
function actionAfter({ verdict, consequence }, policies) {
    return verdict === 'pass' ? 'continue' : (consequence ?? policies[verdict]);
}


/***/ }),

/***/ 20085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zo: () => (/* binding */ longestWindow),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   mG: () => (/* binding */ watchWindow)
/* harmony export */ });
/* unused harmony exports isUndecided, isGivenUp, nextTick */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _window_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24599);


/** One lost packet should not fail half an hour. */
const extraLooks = 2;
/** A sleep may end so much later than asked for, on a machine with much to do; in milliseconds. */
const punctual = 5_000;
/** Whether further looks may decide what a last look leaves open; where nothing is judged none will. */
function isUndecided({ verdict, reasonCode }) {
    return verdict === 'provider-error' || (verdict === 'inconclusive' && reasonCode !== 'nothing-judged');
}
/**
 * Whether so many looks in a row could not be read that a window ends; none are too many without a limit. What may have to roll back in
 * a moment is not given up for another source that is down.
 */
function isGivenUp(looks, limit = Number.POSITIVE_INFINITY) {
    const readable = looks.findLastIndex(({ verdict }) => verdict !== 'provider-error');
    const pending = looks.at(-1)?.readings.some(({ state }) => state === 'pending');
    return looks.length - 1 - readable >= limit && !pending;
}
/** How long a window goes on past its end while nobody can tell, unless told otherwise: until every `for` and `consecutive` that has begun is decided. */
function extensionOf({ extend, interval, indicators }) {
    if (extend !== undefined)
        return extend;
    const needed = Object.values(indicators).map(({ for: lasting, consecutive }) => Math.max(lasting, (consecutive - 1) * interval));
    return Math.max(0, ...needed) + extraLooks * interval;
}
/** The longest a window may take, the time of the looks themselves aside; in milliseconds. */
function longestWindow(duration, interval, extend = extraLooks * interval) {
    return duration + extend;
}
/**
 * Looks at the start, at each interval and at the end of a window, and ends early on a regression. A look that throws counts
 * as one that could not be read. While the last look can't be read or is inconclusive, more follow, an interval apart, until the
 * extension has passed. Throws the signal's reason when it fires.
 */
async function watchWindow(judge, options, runtime) {
    const { duration, interval, extend, more = false, unreadableLimit, onLook } = options;
    const { clock } = runtime;
    const startedAt = clock.now();
    let start = startedAt;
    const looks = [];
    let due = startedAt;
    for (;;) {
        const jump = await sleepUntil(due, interval, runtime);
        start += jump;
        due += jump;
        const end = start + duration;
        const last = start + longestWindow(duration, interval, extend);
        const assessment = await lookSafely(judge, { final: due >= end, more }, runtime);
        looks.push(assessment);
        if (assessment.verdict === 'regress')
            break;
        await onLook?.(assessment);
        if (isGivenUp(looks, unreadableLimit))
            break;
        if (due >= end) {
            due = nextTick(end, interval, clock.now());
            if (!isUndecided(assessment) || due > last)
                break;
        }
        else {
            due = Math.min(nextTick(start, interval, clock.now()), end);
        }
    }
    return { ...(0,_window_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeWindow */ .A)(looks), looks, startedAt, endedAt: clock.now() };
}
/**
 * Waits, and says by how much the clock was set forward or back meanwhile, or the machine stood still; in milliseconds. What nobody
 * watched then is no part of a window, or it would end as a pass after two looks.
 */
async function sleepUntil(due, interval, { clock, signal }) {
    const expected = Math.max(due, clock.now());
    await clock.sleep(due - clock.now(), signal);
    const late = clock.now() - expected;
    return Math.abs(late) > interval + punctual ? late : 0;
}
/** The next whole interval since `start` after now; looks that would have fallen into a slow one are left out. Milliseconds. */
function nextTick(start, interval, now) {
    return start + (Math.floor((now - start) / interval) + 1) * interval;
}
async function lookSafely(judge, options, { clock, log, signal }) {
    try {
        return await judge.look(options);
    }
    catch (error) {
        signal.throwIfAborted();
        const reason = `the look failed: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error)}`;
        log.warning(`A look at the metrics failed: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error)}`);
        return { at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', reason, readings: [] };
    }
}


/***/ }),

/***/ 21632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ loadProviderKind)
/* harmony export */ });
const kinds = {
    openmetrics: async () => (await Promise.all(/* import() */[__webpack_require__.e(6828), __webpack_require__.e(7493)]).then(__webpack_require__.bind(__webpack_require__, 77493))).openMetrics,
    prometheus: async () => (await Promise.all(/* import() */[__webpack_require__.e(6828), __webpack_require__.e(5991)]).then(__webpack_require__.bind(__webpack_require__, 15991))).prometheus,
    cloudwatch: async () => (await __webpack_require__.e(/* import() */ 8321).then(__webpack_require__.bind(__webpack_require__, 48321))).cloudWatch,
    datadog: async () => (await __webpack_require__.e(/* import() */ 953).then(__webpack_require__.bind(__webpack_require__, 953))).datadog,
    newrelic: async () => (await __webpack_require__.e(/* import() */ 9111).then(__webpack_require__.bind(__webpack_require__, 89111))).newRelic,
    sentry: async () => (await __webpack_require__.e(/* import() */ 8462).then(__webpack_require__.bind(__webpack_require__, 8462))).sentry,
    http: async () => (await Promise.all(/* import() */[__webpack_require__.e(9132), __webpack_require__.e(8602)]).then(__webpack_require__.bind(__webpack_require__, 8602))).http,
    command: async () => (await __webpack_require__.e(/* import() */ 6331).then(__webpack_require__.bind(__webpack_require__, 6331))).command,
    alertmanager: async () => (await __webpack_require__.e(/* import() */ 7461).then(__webpack_require__.bind(__webpack_require__, 37461))).alertmanager,
    kubernetes: async () => (await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(4829)]).then(__webpack_require__.bind(__webpack_require__, 4829))).kubernetes,
    probe: async () => (await __webpack_require__.e(/* import() */ 5504).then(__webpack_require__.bind(__webpack_require__, 5504))).probe,
    sql: async () => (await Promise.all(/* import() */[__webpack_require__.e(7336), __webpack_require__.e(4188)]).then(__webpack_require__.bind(__webpack_require__, 54188))).sql,
};
/** The kind of provider a source names. The schema has refused unknown names before. */
function loadProviderKind(source) {
    // Each kind is given only sources of its own name.
    return kinds[source.provider]();
}


/***/ }),

/***/ 68206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ expandQuestions),
/* harmony export */   PW: () => (/* binding */ questionsOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24346);
/* harmony import */ var _metric_providers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21632);


/** Every query of a section. */
function questionsOf({ indicators, requests }) {
    const asked = Object.entries(indicators).flatMap(([indicator, { query, of, source }]) => {
        const question = (part, text) => ({
            ...{ path: ['indicators', indicator, part], indicator, part, text, source },
        });
        return [question('query', query), ...(of === undefined ? [] : [question('of', of)])];
    });
    if (typeof requests !== 'string')
        return asked;
    const counting = { path: ['requests'], indicator: undefined, part: 'requests', source: undefined };
    return [...asked, { ...counting, text: requests }];
}
/** The source of this name; the section's own provider without one. */
function sourceOf(metrics, name) {
    const named = name === undefined ? undefined : metrics.sources?.[name];
    if (named)
        return named;
    const { interval, requests, sources, indicators, extend, policies, score, ...source } = metrics;
    const { 'false-alarms': _, 'unreadable-limit': __, ...own } = source;
    return own;
}
/**
 * Fills in the placeholders of a section's queries and sources; values are made safe where they go into queries. A source whose
 * queries take no placeholders leaves them as they are. Throws ConfigurationError for one that has no value.
 */
async function expandQuestions(metrics, values) {
    const expanded = questionsOf(metrics).map(async (question) => {
        const from = (0,_deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__/* .expandPlaceholders */ .pj)(sourceOf(metrics, question.source), values);
        const kind = await (0,_metric_providers_js__WEBPACK_IMPORTED_MODULE_1__/* .loadProviderKind */ .g)(from);
        return { ...question, kind, from, query: expandQuery(question.text, values, kind) };
    });
    return Promise.all(expanded);
}
function expandQuery(text, values, kind) {
    const makeSafe = kind.escape;
    if (!makeSafe)
        return text;
    const safe = {};
    for (const [name, value] of Object.entries(values)) {
        // Only once the query needs it: a kind may refuse a value that it can't make safe.
        Object.defineProperty(safe, name, { get: () => (value === undefined ? undefined : makeSafe(value)) });
    }
    return (0,_deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__/* .expandPlaceholders */ .pj)(text, safe);
}


/***/ })

};

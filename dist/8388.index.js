export const id = 8388;
export const ids = [8388];
export const modules = {

/***/ 4653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ metricsSchema),
/* harmony export */   u: () => (/* binding */ unitOf)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);


const units = ['ratio', 'seconds', 'bytes', 'number'];
const indicatorFields = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    query: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The query, in the language of the provider.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    unit: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What the query measures; follows from the thresholds when absent.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(units))),
    'rollback-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this the version is worse: roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'rollback-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this the version is worse: roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'warn-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this a warning is shown.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'warn-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this a warning is shown.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'degrades-by': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Worse by more than this share than the baseline (the stored one, or the old colour now): roll back. Worse is higher; lower where only lower limits are given.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    for: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Every point must breach for this long before it counts.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), 0)),
    'min-requests': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Fewer requests than this since the watch began say nothing.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()))),
});
const thresholdKeys = ['rollback-above', 'rollback-below', 'warn-above', 'warn-below'];
/** The unit an indicator is measured in: as given, else as its thresholds are written. */
function unitOf(indicator) {
    return indicator.unit ?? thresholdKeys.map((key) => indicator[key]?.unit).find((unit) => unit) ?? 'number';
}
const indicator = indicatorFields.check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const given = context.value;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: given });
    const unit = unitOf(given);
    for (const key of thresholdKeys) {
        const found = given[key];
        if (found && found.unit !== unit) {
            say(key, `is written as ${article(found.unit)}, but this indicator is measured in \`${unit}\``);
        }
    }
    if (given['degrades-by'] && given['degrades-by'].unit !== 'ratio')
        say('degrades-by', 'must be a percentage such as `50%`');
    contradiction(given, 'rollback-above', 'warn-above', say, (rollback, warn) => warn > rollback);
    contradiction(given, 'rollback-below', 'warn-below', say, (rollback, warn) => warn < rollback);
    contradiction(given, 'rollback-below', 'rollback-above', say, (below, above) => below >= above);
}));
function article(unit) {
    return { ratio: 'a percentage', seconds: 'a duration', bytes: 'a size', number: 'a bare number' }[unit];
}
function contradiction(given, first, second, say, contradicts) {
    const [a, b] = [given[first], given[second]];
    if (a && b && a.unit === b.unit && contradicts(a.value, b.value))
        say(second, `contradicts \`${first}\``);
}
const openmetrics = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('openmetrics'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)("The application's own metrics page.", zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)(), '{{color-url}}/metrics')),
    headers: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Headers of each request; give tokens as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .headers */ .b3)())),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time limit of one scrape.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), 5_000)),
    interval: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time between two looks while a stage is watched.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), 10_000)),
    requests: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A query that counts requests since the service started; needed by `min-requests`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    indicators: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What is measured, by name.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), indicator)),
});
/** What is measured and judged while traffic moves and afterwards. */
const metricsSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What is measured, and when it is too bad.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .providers */ .r5)('metrics provider', 'provider', ['openmetrics'], ['prometheus', 'cloudwatch', 'datadog', 'newrelic', 'sentry', 'http', 'command'], [openmetrics]).check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const { requests, indicators } = context.value;
    for (const [name, { 'min-requests': least }] of Object.entries(indicators)) {
        if (least === undefined || requests !== undefined)
            continue;
        context.issues.push({
            code: 'custom',
            message: 'needs the query `requests` beside `indicators`, which counts them',
            path: ['indicators', name, 'min-requests'],
            input: context.value,
        });
    }
})));


/***/ }),

/***/ 6007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkQueries: () => (/* reexport */ checkQueries),
  createJudge: () => (/* reexport */ createJudge),
  parseBaseline: () => (/* reexport */ parseBaseline),
  summarizeIndicators: () => (/* reexport */ summarizeIndicators),
  watchWindow: () => (/* reexport */ watch_window/* watchWindow */.m)
});

// UNUSED EXPORTS: conditionsOf, formatValue, longestWindow

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(2109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(7368);
;// CONCATENATED MODULE: ./build/packages/metrics/src/baseline.js

/** Makes a baseline of the values of a watch; an indicator that never had one is left out. */
function captureBaseline(observed, at) {
    const indicators = observed.flatMap(({ name, query, unit, values }) => {
        const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
        const [least, most] = [sorted[0], sorted.at(-1)];
        if (least === undefined || most === undefined)
            return [];
        return [[name, { query, unit, value: median(sorted), least, most, looks: sorted.length }]];
    });
    return { schemaVersion: 1, capturedAt: (0,clock/* isoInstant */.j2)(at), indicators: Object.fromEntries(indicators) };
}
/** Reads a baseline that was captured before. Throws ConfigurationError when the text is none. */
function parseBaseline(text, name) {
    const refuse = (why) => new errors/* ConfigurationError */.j1(`\`${name}\` is no baseline: ${why}`);
    let found;
    try {
        found = JSON.parse(text);
    }
    catch {
        throw refuse('it is not JSON');
    }
    if (!isRecord(found) || !isRecord(found['indicators']))
        throw refuse('it has no `indicators`');
    const version = found['schemaVersion'];
    if (version !== 1)
        throw refuse(`it has \`schemaVersion\` \`${String(version)}\`, this version reads 1`);
    for (const [indicator, entry] of Object.entries(found['indicators'])) {
        if (isRecord(entry) && typeof entry['value'] === 'number' && typeof entry['unit'] === 'string')
            continue;
        throw refuse(`its indicator \`${indicator}\` has no \`value\` and \`unit\``);
    }
    return found;
}
function median(sorted) {
    const middle = sorted.length / 2;
    const upper = sorted[Math.floor(middle)] ?? Number.NaN;
    return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/metric-providers.js
const kinds = {
    openmetrics: async () => (await Promise.all(/* import() */[__webpack_require__.e(6828), __webpack_require__.e(4298)]).then(__webpack_require__.bind(__webpack_require__, 4298))).openMetrics,
};
/** The kind of provider a configuration names. The schema has refused unknown names before. */
function loadProviderKind(configuration) {
    return kinds[configuration.provider]();
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/check-queries.js

/** Everything wrong with the queries of a `metrics` section; placeholders may still stand in them. */
async function checkQueries(metrics) {
    const kind = await loadProviderKind(metrics);
    const queries = Object.entries(metrics.indicators).map(([name, { query }]) => ({ path: ['indicators', name, 'query'], query }));
    if (metrics.requests !== undefined)
        queries.push({ path: ['requests'], query: metrics.requests });
    return queries.flatMap(({ path, query }) => {
        const message = kind.checkQuery(query.replaceAll(/\{\{[^{}]*\}\}/g, 'placeholder'));
        return message === undefined ? [] : [{ path, message }];
    });
}

// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(4346);
// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics.js
var schema_metrics = __webpack_require__(4653);
;// CONCATENATED MODULE: ./build/packages/metrics/src/assess.js
/**
 * The verdict of one look, the first that applies:
 * 1. an indicator in breach for its whole `for` → `regress`, whatever the others say: what was measured is known;
 * 2. an indicator that could not be read → `provider-error`;
 * 3. an indicator in breach, but not yet for its `for` → `inconclusive`: what others lack must not hide it;
 * 4. an indicator that judges and has no value, too few requests or no reference → `insufficient-sample`;
 * 5. no indicator with a limit for rolling back → `inconclusive`: nothing was judged;
 * 6. else → `pass`, warnings included.
 * `judging` names the indicators that have a limit for rolling back.
 */
function assess(readings, judging) {
    const first = (state) => readings.find((reading) => reading.state === state);
    const breach = first('breach');
    if (breach) {
        const code = breach.condition?.startsWith('degrades-by') ? 'baseline-degraded' : 'threshold-crossed';
        return conclude('regress', code, breach);
    }
    const failed = first('error');
    if (failed)
        return conclude('provider-error', `metrics-${failed.cause ?? 'failed'}`, failed);
    const pending = first('pending');
    if (pending)
        return conclude('inconclusive', 'breach-pending', pending);
    const missing = readings.find(({ state, indicator }) => state === 'no-data' && judging.has(indicator));
    if (missing)
        return conclude('insufficient-sample', missing.cause ?? 'no-data', missing);
    if (judging.size === 0) {
        const reason = 'no indicator has a limit for rolling back that could be judged';
        return { verdict: 'inconclusive', reasonCode: 'nothing-judged', reason };
    }
    const warnings = readings.filter(({ state }) => state === 'warn').map(sentence);
    if (warnings.length > 0)
        return { verdict: 'pass', reasonCode: 'warned', reason: warnings.join('; ') };
    return { verdict: 'pass', reasonCode: 'within-limits', reason: `${listOf(judging)} within limits` };
}
function conclude(verdict, reasonCode, reading) {
    return { verdict, reasonCode, reason: sentence(reading) };
}
function sentence({ indicator, detail, condition, state }) {
    const limited = state === 'breach' || state === 'pending' || state === 'warn';
    return limited && condition ? `${indicator} ${detail} (${condition})` : `${indicator}: ${detail}`;
}
function listOf(names) {
    return [...names].join(', ');
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(9310);
;// CONCATENATED MODULE: ./build/packages/metrics/src/format-value.js

/** Writes a value in its unit: 0.05 as `5%`, 0.0123 s as `12.3ms`, bytes as `4.0 GiB`; three significant figures. */
function formatValue(value, unit) {
    if (!Number.isFinite(value))
        return value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
    if (value < 0)
        return `-${formatValue(-value, unit)}`;
    switch (unit) {
        case 'ratio':
            return `${figures(value * 100)}%`;
        case 'seconds':
            if (value >= 60)
                return (0,quantities/* formatDuration */.a3)(value * 1_000);
            return value >= 1 || value === 0 ? `${figures(value)}s` : `${figures(value * 1_000)}ms`;
        case 'bytes':
            return (0,quantities/* formatSize */.Xq)(Math.round(value));
        case 'number':
            return figures(value);
    }
}
function figures(value) {
    return String(value >= 1_000 ? Math.round(value) : Number(value.toPrecision(3)));
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/breach-timer.js
/**
 * How long an indicator has been in breach, for `for`. Only time between two looks that both breached counts; a look that
 * could not tell adds nothing and resets nothing, and a good look resets.
 */
class BreachTimer {
    #longestGap;
    #elapsed = 0;
    #lastBreach;
    /** `longestGap` in milliseconds: two looks further apart leave time that nobody saw, and only so much of it counts. */
    constructor(longestGap) {
        this.#longestGap = longestGap;
    }
    /** The time in breach so far in milliseconds. */
    get elapsed() {
        return this.#elapsed;
    }
    /** A look breached; gives the time in breach so far in milliseconds. */
    breached(at) {
        // The clock may have been set forward or back in between.
        if (this.#lastBreach !== undefined) {
            this.#elapsed += Math.max(0, Math.min(at - this.#lastBreach, this.#longestGap));
        }
        this.#lastBreach = at;
        return this.#elapsed;
    }
    /** A look could not tell. */
    unknown() {
        this.#lastBreach = undefined;
    }
    /** A look was good. */
    reset() {
        this.#elapsed = 0;
        this.#lastBreach = undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/condition.js


const thresholds = [
    ['rollback-above', 'rollback', 'above'],
    ['rollback-below', 'rollback', 'below'],
    ['warn-above', 'warn', 'above'],
    ['warn-below', 'warn', 'below'],
];
/** All limits of an indicator, those that lead to a rollback first. */
function conditionsOf(indicator) {
    const unit = (0,schema_metrics/* unitOf */.u)(indicator);
    const fixed = thresholds.flatMap(([key, severity, badSide]) => {
        const given = indicator[key];
        if (!given)
            return [];
        const text = `${key} ${formatValue(given.value, unit)}`;
        return [{ text, severity, badSide, relative: false, limit: () => given.value }];
    });
    return [...fixed, ...degradation(indicator)].toSorted((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
}
/** Whether a value is on the bad side of a limit; the limit itself is still good. */
function crosses(value, limit, badSide) {
    return badSide === 'above' ? value > limit : value < limit;
}
/** Says on which side of a limit a value is bad, e.g. `above 5%`. */
function describeLimit({ badSide, relative }, limit, unit) {
    return `${badSide} ${formatValue(limit, unit)}${relative ? ', the limit that follows from the reference' : ''}`;
}
/**
 * Worse is higher, except where only lower limits are given. A reference of 0 gives no limit: every share of nothing is
 * nothing, and the first single error would be a regression.
 */
function degradation(indicator) {
    const share = indicator['degrades-by'];
    if (!share)
        return [];
    const upper = indicator['rollback-above'] ?? indicator['warn-above'];
    const lower = indicator['rollback-below'] ?? indicator['warn-below'];
    const falls = lower !== undefined && upper === undefined;
    return [
        {
            text: `degrades-by ${formatValue(share.value, 'ratio')}`,
            severity: 'rollback',
            badSide: falls ? 'below' : 'above',
            relative: true,
            limit: (reference) => reference !== undefined && reference > 0
                ? reference * (1 + (falls ? -share.value : share.value))
                : undefined,
        },
    ];
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/metric-provider.js
/** Whether a failure says that there is nothing to measure, rather than that measuring failed. */
function isAbsence(failure) {
    return failure === 'no-data' || failure === 'not-a-number' || failure === 'too-young';
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/indicator-watch.js






/** One indicator over a whole watch: its conditions, how long it has been in breach, and its values. */
class IndicatorWatch {
    name;
    unit;
    /** Whether it can make a version regress, and so must be seen before anything passes. */
    judging;
    /** Every value so far. */
    values = [];
    #indicator;
    #conditions;
    #timer;
    /** The condition in breach since the last good look. */
    #breached;
    #reference;
    /**
     * `interval` is the time between two looks in milliseconds. `reference` is the stored value; with `comparable` false there
     * will never be one, and `degrades-by` is left out.
     */
    constructor(name, indicator, options) {
        this.name = name;
        this.unit = (0,schema_metrics/* unitOf */.u)(indicator);
        this.#indicator = indicator;
        this.#conditions = conditionsOf(indicator).filter(({ relative }) => options.comparable || !relative);
        this.judging = this.#conditions.some(({ severity }) => severity === 'rollback');
        this.#reference = options.reference;
        this.#timer = new BreachTimer(2 * options.interval);
    }
    /** Takes one look and says what it means. */
    read(look) {
        // The reference may fall silent when it gets no traffic any more; what it last was is still the comparison.
        if (look.reference?.failure === undefined)
            this.#reference = look.reference?.value ?? this.#reference;
        const finding = this.#find(look);
        return {
            indicator: this.name,
            query: this.#indicator.query,
            unit: this.unit,
            condition: this.#conditions[0]?.text,
            ...finding,
            ...(this.#reference === undefined ? {} : { reference: this.#reference }),
        };
    }
    #find({ at, answer, reference, requests }) {
        if (answer.failure !== undefined) {
            this.#timer.unknown();
            if (!isAbsence(answer.failure)) {
                return { value: undefined, state: 'error', detail: answer.detail, cause: answer.failure };
            }
            return this.#silent({
                value: undefined,
                state: 'no-data',
                detail: answer.detail,
                cause: answer.failure,
            });
        }
        this.values.push(answer.value);
        const least = this.#indicator['min-requests'];
        if (least !== undefined && (requests ?? 0) < least) {
            this.#timer.unknown();
            const detail = `${this.#format(answer.value)}, but only ${requests ?? 0} of ${least} requests so far`;
            return { value: answer.value, state: 'no-data', detail, cause: 'few-requests' };
        }
        return this.#judge(answer.value, at, reference);
    }
    /** A version that fell silent while it was in breach, as one that nobody reaches any more does, has not just too little traffic. */
    #silent(finding) {
        if (this.#breached === undefined)
            return finding;
        const detail = `was in breach${this.#since()} when its values ended: ${finding.detail}`;
        return { ...finding, state: 'pending', detail, condition: this.#breached.text };
    }
    #judge(value, at, reference) {
        const known = this.#conditions.flatMap((condition) => {
            const limit = this.#limitFor(value, condition);
            return limit === undefined ? [] : [{ condition, limit }];
        });
        const crossed = known.find(({ condition, limit }) => crosses(value, limit, condition.badSide));
        if (crossed?.condition.severity === 'rollback')
            return this.#breach(value, at, crossed);
        if (this.judging && !known.some(({ condition }) => condition.severity === 'rollback')) {
            this.#timer.unknown();
            const detail = `${this.#format(value)}, with nothing to compare it with: ${this.#whyNoReference(reference)}`;
            return { value, state: 'no-data', detail, cause: 'no-reference' };
        }
        this.#timer.reset();
        this.#breached = undefined;
        if (crossed === undefined) {
            const compared = known.length === this.#conditions.length;
            const missing = compared ? '' : `, not compared with the reference: ${this.#whyNoReference(reference)}`;
            return { value, state: 'ok', detail: `${this.#format(value)}${missing}` };
        }
        const detail = `${this.#format(value)} is ${describeLimit(crossed.condition, crossed.limit, this.unit)}`;
        return { value, state: 'warn', detail, condition: crossed.condition.text };
    }
    #breach(value, at, { condition, limit }) {
        const needed = this.#indicator.for;
        const elapsed = this.#timer.breached(at);
        const breach = elapsed >= needed;
        this.#breached = condition;
        const detail = `${this.#format(value)} is ${describeLimit(condition, limit, this.unit)}${this.#since()}`;
        return { value, state: breach ? 'breach' : 'pending', detail, condition: condition.text };
    }
    /** What is not worse than the reference has not degraded, even where a reference of 0 gives no limit. */
    #limitFor(value, condition) {
        const [limit, reference] = [condition.limit(this.#reference), this.#reference];
        if (limit !== undefined || !condition.relative || reference === undefined)
            return limit;
        return crosses(value, reference, condition.badSide) ? undefined : reference;
    }
    #whyNoReference(reference) {
        return reference?.failure === undefined
            ? `the reference is ${this.#format(this.#reference ?? 0)}`
            : reference.detail;
    }
    #since() {
        const needed = this.#indicator.for;
        return needed === 0 ? '' : ` for ${(0,quantities/* formatDuration */.a3)(this.#timer.elapsed)} of ${(0,quantities/* formatDuration */.a3)(needed)}`;
    }
    #format(value) {
        return formatValue(value, this.unit);
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/panel.js

/** Stands where a provider gave no answer at all. */
const nothingAsked = { failure: 'no-data', detail: 'the provider gave no answer' };
/** A panel over the subject's section and, where something is compared, the reference's; placeholders expanded in both. */
async function createPanel(subject, reference, runtime) {
    const kind = await loadProviderKind(subject);
    const names = Object.keys(subject.indicators);
    const compared = reference ? names.filter((name) => subject.indicators[name]?.['degrades-by']) : [];
    const own = names.map((name) => subject.indicators[name]?.query ?? '');
    const counting = subject.requests === undefined ? [] : [subject.requests];
    const others = compared.map((name) => reference?.indicators[name]?.query ?? '');
    const observe = observeBoth(kind.create, [subject, [...own, ...counting]], [reference, others], runtime);
    return async () => {
        const [answers, references] = await observe();
        return {
            subject: Object.fromEntries(names.map((name, index) => [name, answers[index] ?? nothingAsked])),
            reference: Object.fromEntries(compared.map((name, index) => [name, references[index] ?? nothingAsked])),
            requests: counting.length === 0 ? undefined : (answers[names.length] ?? nothingAsked),
        };
    };
}
/** Two colours on one page are read with one request, else each page with its own, at the same time. */
function observeBoth(create, [subject, own], [reference, others], runtime) {
    if (reference === undefined || others.length === 0) {
        const provider = create(subject, own, runtime);
        return async () => [await provider.observe(), []];
    }
    if (reference.url === subject.url) {
        const provider = create(subject, [...own, ...others], runtime);
        return async () => {
            const answers = await provider.observe();
            return [answers.slice(0, own.length), answers.slice(own.length)];
        };
    }
    const [first, second] = [create(subject, own, runtime), create(reference, others, runtime)];
    return () => Promise.all([first.observe(), second.observe()]);
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/request-counter.js

/** Counts the requests since the first look, over restarts of the process that counts them. */
class RequestCounter {
    #previous;
    #count = 0;
    /**
     * Takes the newest answer of the `requests` query and gives the count so far, `undefined` before the first look that could
     * be read. A counter that is not there yet has counted nothing.
     */
    update(answer) {
        if (answer.failure !== undefined && !isAbsence(answer.failure))
            return this.#known();
        const current = answer.failure === undefined ? answer.value : 0;
        if (this.#previous !== undefined) {
            // A fall means that the process began to count from 0 again.
            this.#count += current < this.#previous ? current : current - this.#previous;
        }
        this.#previous = current;
        return this.#count;
    }
    #known() {
        return this.#previous === undefined ? undefined : this.#count;
    }
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/judge.js









/** Makes a judge. Throws ConfigurationError for queries the provider can't evaluate, and for a baseline in other units. */
async function createJudge(options, runtime) {
    const { metrics, reference } = options;
    const subject = expandSection(metrics, options.subject);
    const problems = await checkQueries(subject);
    if (problems.length > 0) {
        throw new errors/* ConfigurationError */.j1(problems.map(({ path, message }) => ({ message: `metrics.${path.join('.')}: ${message}` })));
    }
    const stored = isBaseline(reference) ? baselineFor(metrics, reference, runtime) : undefined;
    const live = reference && !isBaseline(reference) ? expandSection(metrics, reference) : undefined;
    const watches = Object.entries(subject.indicators).map(([name, indicator]) => new IndicatorWatch(name, indicator, {
        interval: metrics.interval,
        comparable: live !== undefined || stored?.[name] !== undefined,
        reference: stored?.[name]?.value,
    }));
    return new MetricsJudge(metrics, watches, await createPanel(subject, live, runtime), runtime);
}
class MetricsJudge {
    #metrics;
    #watches;
    #panel;
    #runtime;
    #requests = new RequestCounter();
    constructor(metrics, watches, panel, runtime) {
        this.#metrics = metrics;
        this.#watches = watches;
        this.#panel = panel;
        this.#runtime = runtime;
    }
    async look() {
        const { subject, reference, requests } = await this.#panel();
        const at = this.#runtime.clock.now();
        const counted = requests && this.#requests.update(requests);
        const readings = this.#watches.map((watch) => {
            const answer = subject[watch.name] ?? nothingAsked;
            const reading = watch.read({ at, answer, reference: reference[watch.name], requests: counted });
            this.#runtime.log.info(logLine(reading));
            return reading;
        });
        const judging = this.#watches.filter((watch) => watch.judging).map(({ name }) => name);
        return { at, ...assess(readings, new Set(judging)), readings };
    }
    baseline() {
        const observed = this.#watches.map(({ name, unit, values }) => ({
            name,
            unit,
            values,
            query: this.#metrics.indicators[name]?.query ?? '',
        }));
        return captureBaseline(observed, this.#runtime.clock.now());
    }
}
/** Values go into quoted parts of queries; one with a quote in it must not end them. */
function expandSection(metrics, values) {
    const quoted = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.replaceAll(/["'\\]/g, '\\$&')]));
    const { requests, indicators, ...rest } = metrics;
    const expanded = {
        ...(0,placeholders/* expandPlaceholders */.pj)(rest, values),
        indicators: (0,placeholders/* expandPlaceholders */.pj)(indicators, quoted),
    };
    return requests === undefined ? expanded : { ...expanded, requests: (0,placeholders/* expandPlaceholders */.pj)(requests, quoted) };
}
function isBaseline(reference) {
    return reference !== undefined && 'schemaVersion' in reference;
}
function baselineFor({ indicators }, baseline, { log }) {
    const problems = [];
    for (const [name, indicator] of Object.entries(indicators)) {
        const stored = baseline.indicators[name];
        if (!indicator['degrades-by'])
            continue;
        if (stored === undefined) {
            log.warning(`The baseline has no \`${name}\`: \`degrades-by\` is not judged for it.`);
        }
        else if (stored.unit !== (0,schema_metrics/* unitOf */.u)(indicator)) {
            problems.push(`the baseline of \`${name}\` is measured in \`${stored.unit}\`, the indicator in \`${(0,schema_metrics/* unitOf */.u)(indicator)}\`; capture a new one`);
        }
        else if (stored.query !== indicator.query) {
            log.warning(`The baseline of \`${name}\` was captured with another query: \`${stored.query}\`.`);
        }
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
    return baseline.indicators;
}
function logLine({ indicator, value, unit, state, condition, detail, query, reference }) {
    const compared = reference === undefined ? '' : `, reference ${formatValue(reference, unit)}`;
    const found = value === undefined ? 'no value' : formatValue(value, unit);
    const why = detail === found ? '' : `; ${detail}`;
    return `${indicator} = ${found} [${state}] ${condition ?? 'no limit'}${compared}${why}; query: ${query}`;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/summarize-indicators.js



/** What the looks of a window say about each indicator. */
function summarizeIndicators(metrics, looks) {
    return Object.entries(metrics.indicators).map(([name, indicator]) => {
        const unit = (0,schema_metrics/* unitOf */.u)(indicator);
        const readings = looks.flatMap(({ at, readings: all }) => all.filter((reading) => reading.indicator === name).map((reading) => ({ ...reading, at })));
        const values = readings.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value }]));
        const final = readings.at(-1);
        const conditions = conditionsOf(indicator);
        const sorted = values.map(({ value }) => value).toSorted((a, b) => a - b);
        const [last, worst] = [final?.value, conditions[0]?.badSide === 'below' ? sorted[0] : sorted.at(-1)];
        const show = (value) => (value === undefined ? 'none' : formatValue(value, unit));
        return {
            ...{ name, unit, last, worst, values },
            query: final?.query ?? indicator.query,
            reference: final?.reference,
            limits: conditions.map(({ text, limit }) => ({ text, value: limit(final?.reference) })),
            state: final?.state ?? 'error',
            detail: final?.detail ?? 'no look could be made',
            formatted: { last: show(last), worst: show(worst), reference: show(final?.reference) },
        };
    });
}

// EXTERNAL MODULE: ./build/packages/metrics/src/watch-window.js + 1 modules
var watch_window = __webpack_require__(9157);
;// CONCATENATED MODULE: ./build/packages/metrics/src/index.js









/***/ })

};

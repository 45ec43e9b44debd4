export const id = 9126;
export const ids = [9126];
export const modules = {

/***/ 36449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ gradeAge),
/* harmony export */   n: () => (/* binding */ formatAge)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);

/** Something of an age, in milliseconds, for people: to the hour from a day on, to the minute from an hour on. */
function formatAge(milliseconds) {
    const unit = milliseconds >= 86_400_000 ? 3_600_000 : milliseconds >= 3_600_000 ? 60_000 : 1_000;
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.floor(Math.max(0, milliseconds) / unit) * unit);
}
/** Clocks of different machines are that far apart, in milliseconds; more is a mistake. */
const clockSkew = 5 * 60_000;
/** An age against its limit, in words: `was rotated 93d ago, wanted at most 90d`. */
function gradeAge(what, age, { longest, warnBefore = 0 }) {
    if (Number.isNaN(age)) {
        const finding = `${what} at an unknown time, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)} ago`;
        return { status: 'fail', finding };
    }
    if (age < -clockSkew) {
        const finding = `${what} ${formatAge(-age)} from now, which can’t be: a clock is wrong`;
        return { status: 'fail', finding };
    }
    const found = `${what} ${formatAge(age)} ago`;
    if (age > longest)
        return { status: 'fail', finding: `${found}, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}` };
    if (age <= longest - warnBefore)
        return { status: 'pass', finding: found };
    return {
        status: 'warn',
        finding: `${found}, in ${formatAge(longest - age)} it will be more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}`,
    };
}


/***/ }),

/***/ 69126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createMetricCheck: () => (/* binding */ createMetricCheck)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/checks/src/ages.js
var ages = __webpack_require__(36449);
// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/format-value.js
var format_value = __webpack_require__(49332);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/metric/indicator-section.js

/** Between two looks where one is not enough, in milliseconds. */
const defaultInterval = 10_000;
/** So many looks tell how a time went; a shorter interval only asks more. */
const usualLooks = 120;
/** No finer than metrics usually are, in milliseconds. */
const finest = 15_000;
/** The limits of a check, and what the judge calls them. */
const limitNames = {
    'fail-above': 'rollback-above',
    'fail-below': 'rollback-below',
    'warn-above': 'warn-above',
    'warn-below': 'warn-below',
};
/** A text of the judge in the words of a check. */
function inOwnWords(text) {
    return text.replaceAll(/\brollback-(above|below)\b/g, 'fail-$1');
}
/** A `metrics` section that has this check as its one indicator. Throws ConfigurationError for a source that isn't there. */
function sectionFor(configuration, name, metrics) {
    const { source } = configuration;
    const indicator = indicatorOf(configuration);
    const own = { interval: intervalOf(configuration), 'false-alarms': 1 };
    if (typeof source === 'object') {
        return { ...source, ...own, indicators: { [name]: indicator } };
    }
    if (!metrics) {
        const wanted = source === undefined ? '`source` is missing' : `\`source\` names ${(0,quoted/* quoted */.T)(source)}`;
        throw new errors/* ConfigurationError */.j1(`${wanted}, and there is no section \`metrics\`; write \`source: { provider: …, … }\``);
    }
    const known = Object.keys(metrics.sources ?? {});
    if (source !== undefined && !known.includes(source)) {
        const near = (0,inputs/* nearest */.pA)(source, known);
        const help = near ? `did you mean ${(0,quoted/* quoted */.T)(near)}?` : `it has ${known.map(quoted/* quoted */.T).join(', ') || 'none'}`;
        throw new errors/* ConfigurationError */.j1(`\`source\` names ${(0,quoted/* quoted */.T)(source)}, which is not in \`metrics.sources\`; ${help}`);
    }
    const { requests: _, score: __, ...rest } = metrics;
    const asked = source === undefined ? indicator : { ...indicator, source };
    return { ...rest, ...own, indicators: { [name]: asked } };
}
/** The time between two looks, in milliseconds. */
function intervalOf({ interval, lookback, for: lasting }) {
    if (interval !== undefined)
        return interval;
    if (lookback === undefined)
        return defaultInterval;
    const usual = Math.max(finest, Math.ceil(lookback / usualLooks / finest) * finest);
    return Math.max(1_000, Math.min(usual, lasting > 0 ? lasting : usual, lookback));
}
function indicatorOf(configuration) {
    const { query, of, trend, for: lasting } = configuration;
    const copied = ['increase', 'measured-in', 'unit', 'degrades-by', 'min-requests'];
    const severities = { fail: 'rollback', warn: 'warn' };
    const limits = Object.entries(limitNames).map(([own, judges]) => [judges, configuration[own]]);
    return {
        query: query.run,
        for: lasting,
        consecutive: 1,
        ...(of === undefined ? {} : { of: of.run }),
        ...(trend === undefined ? {} : { trend: { ...trend, severity: severities[trend.severity] } }),
        ...given([...limits, ...copied.map((key) => [key, configuration[key]])]),
    };
}
function given(entries) {
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/metric/evidence.js



/** The reading that the conclusion is about: the regression, else the newest. */
function decidingReading({ looks }) {
    const regressed = looks.find(({ verdict }) => verdict === 'regress');
    return (regressed ?? looks.at(-1))?.readings[0];
}
/** When the newest value was measured, in milliseconds since 1970; `undefined` when there was none. */
function newestValue({ looks }) {
    const last = looks.findLast(({ readings }) => readings[0]?.value !== undefined);
    const answer = last && Object.values(last.look?.subject ?? {})[0]?.answer;
    if (!last || answer?.failure !== undefined)
        return undefined;
    return answer?.time ?? last.at;
}
/** The smallest and the largest value of several looks, in words. */
function spreadOf({ looks }) {
    const readings = looks.flatMap(({ readings: [reading] }) => reading?.value === undefined ? [] : [reading]);
    const [first] = readings;
    if (!first || looks.length < 3)
        return undefined;
    const values = readings.map(({ value = 0 }) => value);
    const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => (0,format_value/* formatValue */.F)(value, first.unit));
    return least === most ? `${least} all the time` : `${least} to ${most}`;
}
/** What was asked, what came back and when, for people. */
function evidenceOf(seen) {
    const { looks, conclusion } = seen;
    const reading = decidingReading(seen);
    const [first, last] = [looks[0], looks.at(-1)];
    const measured = newestValue(seen);
    const without = looks.filter(({ readings }) => readings[0]?.value === undefined).length;
    const spread = spreadOf(seen);
    const lines = [
        `query: ${(reading?.query ?? '').replaceAll(/\s+/g, ' ').trim()}`,
        `value: ${reading?.value === undefined ? 'none' : (0,format_value/* formatValue */.F)(reading.value, reading.unit)}`,
        `condition: ${inOwnWords(reading?.condition ?? 'none')}`,
        ...(reading?.reference === undefined
            ? []
            : [`baseline: ${(0,format_value/* formatValue */.F)(reading.reference, reading.unit)}`]),
        `verdict: ${conclusion.verdict} (${conclusion.reasonCode})`,
        ...(measured === undefined ? [] : [`newest value: ${(0,clock/* isoInstant */.j2)(measured)}`]),
    ];
    if (first && last && looks.length > 2) {
        const gaps = without === 0 ? '' : `, ${without} without a value`;
        lines.push(`looks: ${looks.length} in ${(0,quantities/* formatDuration */.a3)(last.at - first.at)} until ${(0,clock/* isoInstant */.j2)(last.at)}${gaps}`, ...(spread === undefined ? [] : [`values: ${spread}`]));
    }
    return lines.join('\n');
}

// EXTERNAL MODULE: ./build/packages/metrics/src/judgement/window-verdict.js
var window_verdict = __webpack_require__(24599);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/metric/looks.js


/** Judges the time that is already past, or the moment; where one look is not enough, a second one follows. Throws the signal's reason. */
async function lookWith(judge, configuration, { clock, signal }) {
    const { lookback } = configuration;
    const interval = intervalOf(configuration);
    if (lookback !== undefined) {
        // Whole steps, so that the last look is now.
        const now = clock.now();
        const steps = Math.max(1, Math.floor(lookback / interval));
        const looks = await judge.lookBack({ from: now - steps * interval, to: now, step: interval });
        return { looks, conclusion: (0,window_verdict/* concludeWindow */.A)(looks) };
    }
    const first = await judge.look({ final: true });
    if (first.readings[0]?.cause !== 'too-young')
        return { looks: [first], conclusion: first };
    await clock.sleep(interval, signal);
    const second = await judge.look({ final: true });
    return { looks: [first, second], conclusion: second };
}
/** A log that tells only what is wrong: each look would be a line of its own. */
function quiet(log) {
    return { ...log, info: () => { }, debug: () => { } };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/metric.js







/** Measures once, or the time already past, and judges it as a watch would. Throws ConfigurationError for a source that isn't there. */
function createMetricCheck(configuration, context) {
    const name = configuration.indicator ?? configuration.id ?? 'metric';
    const section = sectionFor(configuration, name, context.metrics);
    const { lookback, query, source } = configuration;
    const system = typeof source === 'string' ? source : section.provider;
    const past = lookback === undefined ? '' : ` over the last ${(0,quantities/* formatDuration */.a3)(lookback)}`;
    return {
        asks: `${system}: ${query.run.replaceAll(/\s+/g, ' ').trim()}${past}`,
        async ask(signal) {
            const seen = await measure(configuration, { name, section }, { ...context, signal });
            const { status, finding } = outcomeOf(configuration, seen, context.runtime.clock.now());
            const redact = (text) => context.runtime.secrets.redact(text);
            return { status, finding: redact(finding), answer: redact(evidenceOf(seen)) };
        },
    };
}
async function measure(configuration, { name, section }, { runtime, subject, aws, signal }) {
    const { checkMetrics, createJudge } = await Promise.all(/* import() */[__webpack_require__.e(6831), __webpack_require__.e(4148)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const { lookback, source } = configuration;
    const past = lookback !== undefined;
    const problems = await checkMetrics(section, past ? { past, watched: lookback } : {});
    if (problems.length > 0) {
        throw new errors/* ConfigurationError */.j1(problems.map(({ path, message }) => ({ message: `\`${ownKey(path.at(-1))}\` ${message}` })));
    }
    const provider = typeof source === 'string' ? section.sources?.[source]?.provider : section.provider;
    // AWS credentials are known by the runtime itself, and shared with whoever else asks.
    const own = provider === 'cloudwatch' ? runtime : { ...runtime, signal, log: quiet(runtime.log) };
    const { previousVersion: _, ...values } = subject;
    const reference = await baselineOf(configuration, name, runtime);
    const judge = await createJudge({ metrics: section, subject: values, reference, aws }, own);
    return untilFired(signal, lookWith(judge, configuration, { clock: runtime.clock, signal }));
}
function ownKey(key) {
    const own = Object.entries(limitNames).find(([, judges]) => judges === key);
    return own?.[0] ?? String(key);
}
async function untilFired(signal, work) {
    const fired = Promise.withResolvers();
    const onAbort = () => fired.reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        signal.throwIfAborted();
        return await Promise.race([work, fired.promise]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
/** The stored baseline. Throws ConfigurationError when it can't be read or knows no such indicator. */
async function baselineOf({ baseline: path }, name, { workspace }) {
    if (path === undefined)
        return undefined;
    const { parseBaseline } = await Promise.all(/* import() */[__webpack_require__.e(6831), __webpack_require__.e(4148)]).then(__webpack_require__.bind(__webpack_require__, 84148));
    const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8').catch((error) => {
        throw new errors/* ConfigurationError */.j1(`the baseline ${(0,quoted/* quoted */.T)(path)} can't be read: ${(0,errors/* describeError */.Uc)(error)}`);
    });
    const stored = parseBaseline(text, path);
    if (Object.hasOwn(stored.indicators, name))
        return stored;
    const known = Object.keys(stored.indicators);
    const near = (0,inputs/* nearest */.pA)(name, known);
    const help = near ? `did you mean ${(0,quoted/* quoted */.T)(near)}?` : `it has ${known.map(quoted/* quoted */.T).join(', ') || 'none'}`;
    throw new errors/* ConfigurationError */.j1(`the baseline ${(0,quoted/* quoted */.T)(path)} has no indicator ${(0,quoted/* quoted */.T)(name)}; ${help} (\`indicator\` names it)`);
}
function outcomeOf(configuration, seen, now) {
    const judged = judgedOutcome(configuration, seen);
    const longest = configuration['data-younger-than'];
    const newest = newestValue(seen);
    if (longest === undefined || newest === undefined || judged.status === 'fail')
        return judged;
    const age = now - newest;
    if (age <= longest)
        return judged;
    return {
        status: 'fail',
        finding: `the newest value is ${(0,ages/* formatAge */.n)(age)} old (${(0,clock/* isoInstant */.j2)(newest)}), wanted at most ${(0,quantities/* formatDuration */.a3)(longest)}`,
    };
}
function judgedOutcome(configuration, seen) {
    const { verdict, reasonCode, reason } = seen.conclusion;
    const reading = decidingReading(seen);
    const said = reading === undefined ? reason : `${reading.detail}${conditionIn(reading.condition)}`;
    const words = inOwnWords(said);
    if (verdict === 'regress')
        return { status: 'fail', finding: `${words}${when(seen)}` };
    if (reading?.cause === 'stale') {
        return { status: configuration['on-no-data'], finding: `no recent data: ${reading.detail}` };
    }
    if (verdict === 'provider-error' || reading?.state === 'error') {
        const finding = `the source could not be read: ${inOwnWords(reading?.state === 'error' ? reading.detail : reason)}`;
        return { status: configuration['on-provider-error'], finding };
    }
    if (verdict === 'insufficient-sample' || reading?.state === 'no-data') {
        const finding = reading?.state === 'no-data' ? reading.detail : reason;
        return { status: configuration['on-no-data'], finding: `no data to judge: ${inOwnWords(finding)}` };
    }
    // Where nothing but warnings can be judged, no verdict is the usual one.
    if (verdict === 'inconclusive' && reasonCode !== 'nothing-judged') {
        return { status: configuration['on-inconclusive'], finding: `${words}, but not for long enough yet` };
    }
    const warned = seen.looks.findLast(({ readings }) => readings[0]?.state === 'warn');
    const warning = warned?.readings[0];
    if (warning) {
        const at = warned === seen.looks.at(-1) ? '' : ` at ${(0,clock/* isoInstant */.j2)(warned.at)}`;
        return { status: 'warn', finding: inOwnWords(`${warning.detail}${conditionIn(warning.condition)}${at}`) };
    }
    const spread = spreadOf(seen);
    return { status: 'pass', finding: spread === undefined ? words : `${words}, ${spread}` };
}
function conditionIn(condition) {
    return condition === undefined ? '' : ` (${condition})`;
}
/** A regression in the past says when it was. */
function when({ looks }) {
    const last = looks.at(-1);
    return looks.length > 2 && last ? ` at ${(0,clock/* isoInstant */.j2)(last.at)}` : '';
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

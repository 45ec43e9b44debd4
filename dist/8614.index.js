export const id = 8614;
export const ids = [8614];
export const modules = {

/***/ 6994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NN: () => (/* binding */ crosses),
/* harmony export */   Qf: () => (/* binding */ comparisonsOf),
/* harmony export */   pr: () => (/* binding */ hasLimits),
/* harmony export */   yb: () => (/* binding */ conditionsOf)
/* harmony export */ });
/* harmony import */ var _deploy_actions_config__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3627);
/* harmony import */ var _format_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9332);


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

/***/ 9332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ formatElapsed),
/* harmony export */   F: () => (/* binding */ formatValue)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9310);
/* harmony import */ var _statistics_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2480);


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

/***/ 1513:
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

/***/ 85:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zo: () => (/* binding */ longestWindow),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   mG: () => (/* binding */ watchWindow)
/* harmony export */ });
/* unused harmony exports isUndecided, isGivenUp, nextTick */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7368);
/* harmony import */ var _window_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4599);


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

/***/ 4599:
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

/***/ 2480:
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

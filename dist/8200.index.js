export const id = 8200;
export const ids = [8200,5961];
export const modules = {

/***/ 5961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   dateOf: () => (/* binding */ dateOf),
/* harmony export */   hoursOf: () => (/* binding */ hoursOf),
/* harmony export */   momentOf: () => (/* binding */ momentOf),
/* harmony export */   shownMoment: () => (/* binding */ shownMoment)
/* harmony export */ });
/* harmony import */ var temporal_polyfill__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48599);

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/**
 * The moment at which clocks of a zone show a time. Where they show it twice, `overlap` says which one is meant; where
 * they never show it, it is the moment at which they skip it.
 */
function momentOf(local, zone, overlap = 'earlier') {
    const found = local.toZonedDateTime(zone, { disambiguation: overlap });
    if (found.toPlainDateTime().equals(local))
        return found.epochMilliseconds;
    const skip = local.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next');
    return (skip ?? found).epochMilliseconds;
}
/** A day and a time of it such as `09:00`; `24:00` is the start of the next day. */
function at(date, time) {
    return time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time);
}
/** The hours of a day; they end on the next day when `to` is earlier than `from`. `undefined` when clocks skip them all. */
function hoursOf(date, { from, to }, zone, overlapAtEnd = 'earlier') {
    const start = momentOf(at(date, from), zone);
    const end = momentOf(at(to < from ? date.add({ days: 1 }) : date, to), zone, overlapAtEnd);
    return start < end ? { start, end } : undefined;
}
/** The day that calendars of a zone show. */
function dateOf(moment, zone) {
    return temporal_polyfill__WEBPACK_IMPORTED_MODULE_0__/* .Temporal */ .fE.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate();
}
/** Day and time as people of the zone read them, e.g. `Sat 2026-11-21 14:10`. */
function shownMoment(moment, zone) {
    const local = temporal_polyfill__WEBPACK_IMPORTED_MODULE_0__/* .Temporal */ .fE.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
    return `${weekdays[local.dayOfWeek - 1]} ${local.toPlainDate()} ${time}`;
}


/***/ }),

/***/ 48200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WindowCalendar: () => (/* binding */ WindowCalendar),
  horizon: () => (/* binding */ horizon)
});

// EXTERNAL MODULE: ./build/packages/config/src/schema/checks/freeze.js
var freeze = __webpack_require__(78845);
// EXTERNAL MODULE: ./node_modules/temporal-polyfill/index.js + 6 modules
var temporal_polyfill = __webpack_require__(48599);
// EXTERNAL MODULE: ./build/packages/checks/src/calendar/local-time.js
var local_time = __webpack_require__(5961);
;// CONCATENATED MODULE: ./build/packages/checks/src/calendar/freezes.js



/** All times of freezes that touch an interval. */
function freezings(freezes, zone, around) {
    return freezes
        .flatMap((freeze) => timesOf(freeze, zone, around).map((time) => ({ ...time, reason: freeze.reason })))
        .filter(({ start, end }) => start < around.end && around.start < end);
}
function timesOf(freeze, zone, around) {
    const recurring = dayRule(freeze);
    if (recurring === undefined)
        return datesOf(freeze, zone, around);
    const { from = '00:00', to = '24:00' } = freeze;
    const last = (0,local_time.dateOf)(around.end, zone);
    const times = [];
    // The day before may reach over midnight.
    for (let date = (0,local_time.dateOf)(around.start, zone).subtract({ days: 1 }); temporal_polyfill/* Temporal */.fE.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
        const hours = recurring(date) ? (0,local_time.hoursOf)(date, { from, to }, zone, 'later') : undefined;
        if (hours)
            times.push(hours);
    }
    return times;
}
/** On which days a freeze comes again; `undefined` for one with dates. */
function dayRule({ days, monthly }) {
    if (days)
        return (date) => days.some((day) => freeze/* weekdays */.mx.indexOf(day) + 1 === date.dayOfWeek);
    if (monthly)
        return (date) => monthly.some((rule) => isDayOfMonth(date, rule));
    return undefined;
}
function isDayOfMonth(date, rule) {
    if (typeof rule === 'number')
        return date.day === rule;
    const fromEnd = date.daysInMonth - date.day + 1;
    if (rule === 'last-day')
        return fromEnd === 1;
    const [which = '', what = ''] = rule.split('-');
    if (/^\d+$/.test(what))
        return (which === 'last' ? fromEnd : date.day) <= Number(what);
    if (date.dayOfWeek !== freeze/* weekdays */.mx.indexOf(what) + 1)
        return false;
    if (which === 'last')
        return fromEnd <= 7;
    return Math.ceil(date.day / 7) === ['first', 'second', 'third', 'fourth'].indexOf(which) + 1;
}
function datesOf({ from = '', to = '', every }, zone, around) {
    const start = temporal_polyfill/* Temporal */.fE.PlainDateTime.from(from.replace(' ', 'T'));
    // Without its time the last day is frozen as a whole.
    const end = to.length > 10
        ? temporal_polyfill/* Temporal */.fE.PlainDateTime.from(to.replace(' ', 'T'))
        : (0,local_time.at)(temporal_polyfill/* Temporal */.fE.PlainDate.from(to), '24:00');
    const once = (years) => ({
        start: (0,local_time.momentOf)(start.add({ years }), zone),
        end: (0,local_time.momentOf)(end.add({ years }), zone, 'later'),
    });
    if (every === undefined)
        return [once(0)];
    const first = (0,local_time.dateOf)(around.start, zone).year - end.year;
    const last = (0,local_time.dateOf)(around.end, zone).year - start.year;
    const times = [];
    for (let years = Math.max(0, first); years <= last; years += 1)
        times.push(once(years));
    return times;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/calendar/interval.js
/** Whether a moment lies within. */
function contains({ start, end }, moment) {
    return start <= moment && moment < end;
}
/** What is left of an interval without the others, in order of time. */
function without(whole, others) {
    const left = [];
    let { start } = whole;
    for (const other of others.toSorted((a, b) => a.start - b.start)) {
        if (other.end <= start || other.start >= whole.end)
            continue;
        if (other.start > start)
            left.push({ start, end: other.start });
        start = other.end;
    }
    return start < whole.end ? [...left, { start, end: whole.end }] : left;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/calendar/window-calendar.js




/** So far ahead is looked for an opening or an end, in days. */
const horizon = 366;
const always = [{ from: '00:00', to: '24:00' }];
/**
 * Deployment windows as people mean them: by the clocks of their zone. A time that a change of the clocks skips is the
 * moment of the skip. Of a time that comes twice windows begin and end at the first, and a freeze ends at the second.
 */
class WindowCalendar {
    #rules;
    constructor(rules) {
        this.#rules = rules;
    }
    /** Whether a deployment may begin at a moment in milliseconds since 1970. */
    isOpen(moment) {
        return this.#openOn(moment, 0).some((piece) => contains(piece, moment));
    }
    /** The freeze that holds at a moment, the one with the latest end when there are several. */
    freezeAt(moment) {
        const { freezes, zone } = this.#rules;
        return freezings(freezes, zone, { start: moment, end: moment + 1 }).toSorted((a, b) => b.end - a.end)[0];
    }
    /** The first moment from then on at which the window is open; `undefined` when there is none within a year. */
    nextOpening(moment) {
        if (this.isOpen(moment))
            return moment;
        for (let day = 0; day <= horizon; day += 1) {
            const starts = this.#openOn(moment, day).flatMap(({ start }) => (start > moment ? [start] : []));
            if (starts.length > 0)
                return Math.min(...starts);
        }
        return undefined;
    }
    /** The moment at which a window that is open closes; `undefined` when it stays open for a year. */
    nextClosing(moment) {
        let end = moment;
        for (let day = 0; day <= horizon; day += 1) {
            const reached = this.#reach(end);
            if (reached === end)
                return end;
            end = reached;
        }
        return undefined;
    }
    /** The end of the open time around a moment; the moment itself when there is none. */
    #reach(moment) {
        const around = this.#openOn(moment, 0).filter((piece) => contains(piece, moment));
        return Math.max(moment, ...around.map(({ end }) => end));
    }
    /** The open times that begin on the day of a moment, so many days later, or on the day before, which may reach over midnight. */
    #openOn(moment, daysLater) {
        const { zone, allow = always, freezes } = this.#rules;
        const date = (0,local_time.dateOf)(moment, zone).add({ days: daysLater });
        return [date.subtract({ days: 1 }), date].flatMap((day) => allow
            .filter(({ days }) => days === undefined || days.some((name) => freeze/* weekdays */.mx.indexOf(name) + 1 === day.dayOfWeek))
            .flatMap((hours) => (0,local_time.hoursOf)(day, hours, zone) ?? [])
            .flatMap((hours) => without(hours, freezings(freezes, zone, hours))));
    }
}


/***/ }),

/***/ 78845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ timeRange),
/* harmony export */   Nq: () => (/* binding */ freezeSchema),
/* harmony export */   mx: () => (/* binding */ weekdays)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);


/** The days of the week as the configuration names them, Monday first. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const datePattern = /^\d{4}-\d\d-\d\d(?:[T ](?:[01]\d|2[0-3]):[0-5]\d)?$/;
const monthlyPattern = /^(?:(?:first|second|third|fourth|last)-(?:mon|tue|wed|thu|fri|sat|sun)|last-day|(?:first|last)-(?:[2-9]|1\d|2[0-8])-days)$/;
const days = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('On these days of the week; on all when absent.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(weekdays)).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1))));
const time = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(timePattern, 'must be a time such as `09:00`, up to `24:00`'));
/** Hours on some days of the week. */
const timeRange = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    days: days(),
    from: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The first minute, e.g. `09:00`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(time(), '00:00')),
    to: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The minute it ends, e.g. `16:00`; on the next day when it is earlier than `from`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(time(), '24:00')),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const { from, to } = context.value;
    const refuse = (message, path) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if (from === '24:00')
        refuse('must be before `24:00`, which is the end of the day', 'from');
    if (from === to)
        refuse('is the same as `from`; the whole day is `00:00` to `24:00`', 'to');
}));
/** One freeze: dates, hours on days of the week, or days of each month. */
const freezeSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    reason: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Why; stands in the finding.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    from: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The first day `2026-12-20`, or its minute `2026-12-20 18:00`; with `days` or `monthly` the first minute of the day, e.g. `12:00`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())),
    to: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The last day, which is frozen as a whole, or the minute it ends; with `days` or `monthly` the minute of the day, on the next day when it is earlier than `from`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())),
    every: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The dates come again each year.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['year']))),
    days: days(),
    monthly: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('On these days of each month: a number, `last-day`, `first-mon` to `last-sun`, `first-3-days`, `last-3-days`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
        zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(1), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._lte */ .Zm(31)),
        zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
            .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(monthlyPattern, 'must be a day, `last-day`, `last-fri`, `first-3-days` or `last-3-days`')),
    ]))
        .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1)))),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    for (const { path, message } of freezeProblems(context.value)) {
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    }
}));
function freezeProblems(freeze) {
    const { from, to, every, days: weekly, monthly } = freeze;
    if (weekly !== undefined && monthly !== undefined) {
        return [{ path: 'monthly', message: 'can not be given with `days`; make two freezes of it' }];
    }
    if (weekly === undefined && monthly === undefined)
        return dateProblems(freeze);
    const times = Object.entries({ from, to }).flatMap(([path, value]) => value === undefined || timePattern.test(value)
        ? []
        : [{ path, message: 'must be a time such as `12:00` beside `days` and `monthly`' }]);
    if (every !== undefined)
        times.push({ path: 'every', message: 'is for dates; `days` and `monthly` come again anyway' });
    if ((from ?? '00:00') === (to ?? '24:00'))
        times.push({ path: 'to', message: 'is the same as `from`' });
    return times;
}
function dateProblems({ from, to }) {
    const problems = Object.entries({ from, to }).flatMap(([path, value]) => {
        if (value === undefined)
            return [{ path, message: 'is missing: give `from` and `to`, or `days`, or `monthly`' }];
        return isDate(value)
            ? []
            : [{ path, message: 'must be a day `2026-12-20` or a minute `2026-12-20 18:00`' }];
    });
    if (problems.length > 0 || from === undefined || to === undefined)
        return problems;
    // Without its time the last day counts as a whole.
    const ends = to.length === 10 ? `${to} 24:00` : to;
    return ends.replace('T', ' ') > from.replace('T', ' ')
        ? []
        : [{ path: 'to', message: 'must be after `from`' }];
}
function isDate(value) {
    if (!datePattern.test(value))
        return false;
    const day = value.slice(0, 10);
    const read = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}


/***/ })

};

export const id = 2828;
export const ids = [2828,5961];
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

/***/ 42828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endOf: () => (/* binding */ endOf)
/* harmony export */ });
/* harmony import */ var temporal_polyfill__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48599);
/* harmony import */ var _local_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5961);


/**
 * The moment that a person means by `2026-12-24`, `2026-12-24 18:00` (both by the clocks of the zone; a day counts as a
 * whole) or an instant of ISO 8601; `undefined` for any other text.
 */
function endOf(text, zone) {
    try {
        if (/^\d{4}-\d\d-\d\d$/.test(text))
            return (0,_local_time_js__WEBPACK_IMPORTED_MODULE_0__.momentOf)((0,_local_time_js__WEBPACK_IMPORTED_MODULE_0__.at)(temporal_polyfill__WEBPACK_IMPORTED_MODULE_1__/* .Temporal */ .fE.PlainDate.from(text), '24:00'), zone);
        if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/.test(text)) {
            return (0,_local_time_js__WEBPACK_IMPORTED_MODULE_0__.momentOf)(temporal_polyfill__WEBPACK_IMPORTED_MODULE_1__/* .Temporal */ .fE.PlainDateTime.from(text.replace(' ', 'T')), zone);
        }
        return temporal_polyfill__WEBPACK_IMPORTED_MODULE_1__/* .Temporal */ .fE.Instant.from(text).epochMilliseconds;
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}


/***/ })

};

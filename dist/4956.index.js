export const id = 4956;
export const ids = [4956];
export const modules = {

/***/ 20005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ adjustmentSchema),
/* harmony export */   d: () => (/* binding */ commonFields)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);


const several = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1));
/** When a check applies; every condition that is given must hold. */
const whenSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    bump: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The step from the previous version to this one is one of these.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['major', 'minor', 'patch', 'prerelease'])).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1)))),
    changed: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A file that one of these globs matches changed since the previous version.', several())),
    branches: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('One of these globs matches the branch of the run.', several())),
    variables: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('These variables of the step have these values.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()))),
});
const severitySchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['critical', 'warning', 'info']);
/** What every check has, whatever its kind. */
const commonFields = {
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What the report calls this check; unique. Follows from the kind when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    title: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What a person reads in the checklist; the id when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    group: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The heading it stands under in the checklist, with ` / ` between two levels.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    phase: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('When it runs; `verify-readiness` runs the checks of one phase.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), 'pre-deploy')),
    profiles: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Runs in these profiles only; in all when absent.', several())),
    severity: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A failed `critical` check is a no-go, a failed `warning` makes the verdict conditional, `info` only informs.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(severitySchema, 'critical')),
    needs: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Ids of checks of the same phase that have to end first, and without a failure.', several())),
    when: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('When it applies; it also runs where that can not be told. Always when absent.', whenSchema)),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time limit of one try.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), 30_000)),
    retries: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Further tries after a failure.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(0)), 0)),
    remedy: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What to do when it fails, shown beside the finding.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
};
/** What can be changed of a check that a preset brings. */
const adjustmentSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('off'),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        title: commonFields.title,
        group: commonFields.group,
        phase: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('When it runs.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
        profiles: commonFields.profiles,
        severity: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How much a failure matters.', severitySchema)),
        needs: commonFields.needs,
        when: commonFields.when,
        timeout: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time limit of one try.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)())),
        retries: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Further tries after a failure.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(0)))),
        remedy: commonFields.remedy,
    }),
], { error: 'must be `off`, or what is different: `{ severity: warning, … }`' });


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


/***/ }),

/***/ 22929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ reviewsSchema),
/* harmony export */   o: () => (/* binding */ approversSchema)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);
/* harmony import */ var _common_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20005);



const several = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1));
const people = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(1), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._lte */ .Zm(50));
/** Whose approvals count. */
const approversSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    users: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Logins.', several())),
    teams: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Teams, as `organization/team`; the token needs the permission `members: read` of the organization.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^[^/\s@]+\/[^/\s]+$/, 'must be written `organization/team`')))
        .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1)))),
    'code-owners': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Whom CODEOWNERS names: each changed file needs one of its owners.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(true))),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YPB((from) => Object.keys(from).length > 0, 'must name somebody: `users`, `teams` or `code-owners: true`'));
/** A check of the kind `reviews`. */
const reviewsSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('reviews'),
    ..._common_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .commonFields */ .d,
    'at-least': (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('So many people must have approved.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(people(), 1)),
    'warn-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('With fewer approvals than this it passes with a warning.', people())),
    base: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Only a pull request into a branch that one of these globs matches counts.', several())),
    paths: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Asks only when the pull request changes a file that one of these globs matches.', several())),
    from: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Only approvals of these people count.', approversSchema)),
    'on-direct-push': (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What a commit means that no pull request brought.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['fail', 'warn']), 'fail')),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y(({ value, issues }) => {
    const { 'at-least': least, 'warn-below': warn } = value;
    if (warn === undefined || warn > least)
        return;
    const message = 'must be more than `at-least`, below which it fails';
    issues.push({ code: 'custom', message, path: ['warn-below'], input: warn });
}));


/***/ }),

/***/ 14190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ windowFields),
/* harmony export */   l: () => (/* binding */ isWindow)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95819);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43759);
/* harmony import */ var _checks_freeze_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78845);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4908);




const zone = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const problem = zoneProblem(context.value);
    if (problem)
        context.issues.push({ code: 'custom', message: problem, input: context.value });
}));
function zoneProblem(name) {
    const wanted = 'must be a time zone of the IANA database such as `Europe/Berlin` or `UTC`';
    if (/^[+-]/.test(name))
        return `${wanted}; a fixed offset knows no summer time`;
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        return undefined;
    }
    catch {
        const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(name, Intl.supportedValuesOf('timeZone'));
        return `${wanted}; found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(name)}${near === undefined ? '' : `, did you mean \`${near}\`?`}`;
    }
}
/** The fields that say when something is allowed: hours of a zone, without freezes. */
const windowFields = {
    zone: (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .described */ .WY)('The time zone of all days and times here, from the IANA database.', zone()),
    allow: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .described */ .WY)('When deployments are allowed; always but in freezes when absent.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg((0,_checks_freeze_js__WEBPACK_IMPORTED_MODULE_4__/* .timeRange */ .Hh)()).check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._minLength */ .m9(1)))),
    freezes: (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .described */ .WY)('When no deployment is allowed, whatever `allow` says.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_checks_freeze_js__WEBPACK_IMPORTED_MODULE_4__/* .freezeSchema */ .Nq), [])),
};
/** Refuses a window that is always open. */
const isWindow = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const { allow, freezes } = context.value;
    if (allow !== undefined || freezes.length > 0)
        return;
    const message = 'is missing: without it and without `freezes` the window is always open';
    context.issues.push({ code: 'custom', message, path: ['allow'], input: undefined });
});


/***/ }),

/***/ 13931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ objectName),
/* harmony export */   MF: () => (/* binding */ namespace),
/* harmony export */   WD: () => (/* binding */ labels),
/* harmony export */   _O: () => (/* binding */ context)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4908);


/** A name of an object in Kubernetes; placeholders are allowed in it. */
const objectName = (description) => (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)(description, zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^(?=.{1,253}$)([a-z0-9.-]|\{\{[^{}]*\}\})+$/, 'must be a name in Kubernetes: lower-case letters, digits, `-` and `.`')));
/** The namespace of an object. */
const namespace = (description = 'The namespace.') => objectName(description);
/** The context of the kubeconfig. */
const context = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The context of the kubeconfig; its current one when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)()));
/** What stands between `{{` and `}}` may be anything. */
const label = /^([\w.-]|\{\{[^{}]*\}\})*$/;
/** Labels by their key, as a selector has them; at least one. */
const labels = (description) => (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)(description, zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^([\w.-]+\/)?[\w.-]+$/, 'must be the key of a label')), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(label, 'must be the value of a label')))
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YPB((given) => Object.keys(given).length > 0, 'needs a label at least')));


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

/***/ 16095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ metricsSchema),
/* harmony export */   d: () => (/* binding */ sourceSchema)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95819);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);
/* harmony import */ var _indicator_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23627);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25136);





const policy = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['continue', 'hold', 'rollback']);
const policiesSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    regress: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The version is worse.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['hold', 'rollback']))),
    inconclusive: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('It may be getting worse.', policy)),
    'insufficient-sample': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('There was too little to measure.', policy)),
    'provider-error': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Measuring itself failed.', policy)),
});
const points = () => zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(0), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._lte */ .Zm(100));
const scoreSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    pass: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('From this score on it passes.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(points(), 95)),
    marginal: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this score the version is worse; between the two nobody can tell.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(points(), 75)),
    groups: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The weight of each group, in sum 100; all the same when absent.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), points()))),
});
const { openmetrics, prometheus, cloudwatch, datadog, newrelic, sentry } = _sources_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceFields */ .r9;
const { http, command, alertmanager, kubernetes, probe, sql } = _sources_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceFields */ .r9;
const providerNames = Object.keys(_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceFields */ .r9);
/** One source of metrics, whichever its provider. */
const sourceSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .providers */ .r5)('metrics provider', 'provider', providerNames, [], [
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(openmetrics),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(prometheus).check(_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .oneWayIn */ .PJ),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(cloudwatch),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(datadog),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(newrelic),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(sentry),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(http).check(_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .oneWayIn */ .PJ),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(command),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(alertmanager).check(_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .oneWayIn */ .PJ),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(kubernetes),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(probe),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(sql),
]);
const sectionFields = {
    interval: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time between two looks while a stage is watched.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), 10_000)),
    requests: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A query that counts requests since the service started; needed by `min-requests` without `of`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    sources: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Further sources of metrics, by name.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), sourceSchema))),
    indicators: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What is measured, by name.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _indicator_js__WEBPACK_IMPORTED_MODULE_4__/* .indicatorSchema */ .b$)),
    extend: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How long a window may go on past its end while nobody can tell; the longest `for` and two intervals when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)())),
    'unreadable-limit': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('So many looks in a row that could not be read end the window as `provider-error`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()))),
    policies: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What follows from a verdict; the inputs of an action come first.', policiesSchema)),
    'false-alarms': (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How many windows in a hundred all comparisons together may roll back without a reason.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .percentage */ .X1)(), 1)),
    score: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How the comparisons with `method: kayenta` are scored together.', scoreSchema)),
};
const anySection = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .providers */ .r5)('metrics provider', 'provider', providerNames, [], [
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...openmetrics, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...prometheus, ...sectionFields }).check(_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .oneWayIn */ .PJ),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...cloudwatch, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...datadog, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...newrelic, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...sentry, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...http, ...sectionFields }).check(_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .oneWayIn */ .PJ),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...command, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...alertmanager, ...sectionFields }).check(_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .oneWayIn */ .PJ),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...kubernetes, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...probe, ...sectionFields }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...sql, ...sectionFields }),
]);
/** What is measured and judged while traffic moves and afterwards. */
const metricsSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What is measured, and when it is too bad.', anySection.check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => checkSection(context.value, (path, message) => context.issues.push({ code: 'custom', message, path: [...path], input: context.value })))));
function checkSection({ requests, indicators, sources = {}, score, 'false-alarms': alarms }, say) {
    const known = Object.keys(sources);
    for (const [name, indicator] of Object.entries(indicators)) {
        const { source, of, 'min-requests': least } = indicator;
        if (least !== undefined && requests === undefined && of === undefined) {
            say(['indicators', name, 'min-requests'], 'needs `of`, or the query `requests` beside `indicators`, which counts them');
        }
        if (source !== undefined && !known.includes(source)) {
            say(['indicators', name, 'source'], unknownSource(source, known));
        }
    }
    if (alarms === 0)
        say(['false-alarms'], 'is 0%, with which no comparison could ever be sure enough');
    if (score && score.marginal > score.pass)
        say(['score', 'marginal'], 'is above `pass`');
}
function unknownSource(name, known) {
    const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .pA)(name, known);
    const list = known.map((each) => `\`${each}\``).join(', ');
    const help = near ? `; did you mean \`${near}\`?` : ` (${list || 'none are there'})`;
    return `names the source ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)}, which is not in \`sources\`${help}`;
}


/***/ }),

/***/ 25136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PJ: () => (/* binding */ oneWayIn),
/* harmony export */   j2: () => (/* binding */ auth),
/* harmony export */   r9: () => (/* binding */ sourceFields)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95819);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79149);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);




/** How a server lets a request in; a header does for every other way. */
const auth = {
    headers: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Headers of each request; give tokens as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .headers */ .b3)())),
    token: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A bearer token; give it as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    username: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('User name for basic authentication.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    password: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Password for basic authentication; give it as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
};
const timeout = (milliseconds) => (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time limit of one request.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), milliseconds));
const period = (milliseconds) => (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The length of the buckets that are asked for; one that is still filling is left out.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), milliseconds));
const openmetrics = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('openmetrics'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)("The application's own metrics page.", zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)(), '{{color-url}}/metrics')),
    headers: auth.headers,
    timeout: timeout(5_000),
};
const prometheus = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('prometheus'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The server, or anything that speaks its API; without `/api/v1`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)()),
    ...auth,
    timeout: timeout(10_000),
};
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html */
const statistic = /^(SampleCount|Sum|Average|Minimum|Maximum|IQM|(p|tm|wm|tc|ts)\d{1,2}(\.\d{1,10})?|(p|tm|wm|tc|ts)100|(TM|WM|TC|TS|PR)\([\d.]*%?:[\d.]*%?\))$/;
const cloudwatchMetric = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    namespace: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The namespace, such as `AWS/ApplicationELB`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    metric: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The name of the metric.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    dimensions: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Its dimensions.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()), {})),
    statistic: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('`Sum`, `Average`, `Maximum`, `p99` and whatever else CloudWatch knows.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(statistic, 'must be a statistic of CloudWatch, such as `Sum`, `Average` or `p99`'))),
});
/** Lengths of buckets below a minute that CloudWatch has, in milliseconds. */
const shortPeriods = [1_000, 5_000, 10_000, 20_000, 30_000];
const cloudwatch = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('cloudwatch'),
    metrics: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The metrics that queries compute with, by the name they have there.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^[a-z]\w*$/, 'must start with a lower-case letter, then letters, digits and `_`')), cloudwatchMetric), {})),
    period: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The length of the buckets that are asked for, whole minutes or 1, 5, 10, 20 or 30 s; one that is still filling is left out.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)().check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YPB((length) => length % 60_000 === 0 || shortPeriods.includes(length), {
        error: 'must be whole minutes, or `1s`, `5s`, `10s`, `20s` or `30s` for metrics of high resolution',
    })), 60_000)),
    timeout: timeout(10_000),
};
const datadog = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('datadog'),
    site: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The Datadog site.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), 'datadoghq.com')),
    url: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The API, where it is not `https://api.<site>`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)())),
    'api-key': (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The API key; give it as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    'application-key': (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The application key; give it as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    period: period(60_000),
    timeout: timeout(10_000),
};
const newrelic = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('newrelic'),
    region: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Where the account is.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['us', 'eu']), 'us')),
    url: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The GraphQL API, where it is not the one of the region.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)())),
    account: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The number of the account.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC())),
    'api-key': (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A user key; give it as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    period: period(60_000),
    timeout: timeout(15_000),
};
const sentry = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('sentry'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The server.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)(), 'https://sentry.io')),
    organization: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The slug of the organization.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    project: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The slug of the project; all of them when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    'sentry-environment': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The environment in Sentry; all of them when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    token: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A token that may read events; give it as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    period: period(60_000),
    timeout: timeout(15_000),
};
const parameter = (what) => (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)(`The query parameter that takes ${what}.`, (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)());
const http = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('http'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The address that answers with JSON.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)()),
    ...auth,
    method: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The method.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['GET', 'POST']), 'GET')),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The body, as text; with `method: POST`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())),
    history: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How a time already past is asked for; times are in seconds since 1970. The query must then give a list of pairs of time and value.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        from: parameter('the start'),
        to: parameter('the end'),
        step: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(parameter('the time between two points')),
    }))),
    timeout: timeout(10_000),
};
const command = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('command'),
    run: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Shell code that prints the value of the query in METRIC_QUERY, or nothing when there is none. Never templated.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    history: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Whether it also answers for the time from METRIC_FROM to METRIC_TO, with a line `<seconds since 1970> <value>` for each METRIC_STEP.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), false)),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Time limit of one start.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)(), 30_000)),
};
const alertmanager = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('alertmanager'),
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The server, without `/api/v2`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ)()),
    ...auth,
    counts: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Which alerts count: those that `started` since the watch began, or all that are `firing`.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['started', 'firing']), 'started')),
    timeout: timeout(10_000),
};
const kubernetes = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('kubernetes'),
    namespace: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The namespace of the pods.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    selector: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Which pods, as a label selector: `app=shop,color={{color}}`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    container: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Only this container of each pod; all of them when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    context: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The context of the kubeconfig; its current one when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
};
const probe = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('probe'),
    probes: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The requests, each with what counts as success.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .requestStepSchema */ .b).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1))),
};
const sql = {
    provider: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('sql'),
    database: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The address, with the password: `postgres://…`, `mysql://…` or `sqlite:path`; give it as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    timeout: timeout(5_000),
};
/** The fields of every kind of source, by the name of its provider. */
const sourceFields = {
    ...{ openmetrics, prometheus, cloudwatch, datadog, newrelic, sentry },
    ...{ http, command, alertmanager, kubernetes, probe, sql },
};
/** Refuses two ways in at once, and half of one. */
const oneWayIn = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const { token, username, password, headers: given } = context.value;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: context.value });
    if (username !== undefined && password === undefined)
        say('username', 'needs `password` beside it');
    if (password !== undefined && username === undefined && 'url' in context.value)
        say('password', 'needs `username` beside it');
    if (token !== undefined && username !== undefined)
        say('token', 'contradicts `username`: one way in is enough');
    const named = Object.keys(given ?? {}).some((name) => name.toLowerCase() === 'authorization');
    if (named && (token !== undefined || username !== undefined)) {
        say('headers', `has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)('authorization')} beside \`${token === undefined ? 'username' : 'token'}\`: one way in is enough`);
    }
});


/***/ }),

/***/ 79149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ warmUpSchema),
/* harmony export */   PN: () => (/* binding */ smokeSchema),
/* harmony export */   SE: () => (/* binding */ stepSchema),
/* harmony export */   b: () => (/* binding */ requestStepSchema),
/* harmony export */   ic: () => (/* binding */ hooksSchema),
/* harmony export */   qO: () => (/* binding */ healthSchema)
/* harmony export */ });
/* unused harmony export hookMoments */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4908);


/** When a colour counts as healthy. */
const healthSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('When a colour counts as healthy.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    path: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Path of the health endpoint on the colour; 2xx is healthy.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .path */ .Ae)(), '/health')),
    consecutive: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Healthy answers needed in a row.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()), 3)),
    interval: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Time between two probes.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 2_000)),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Time limit of one probe.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 5_000)),
    within: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Time the colour has to become healthy.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 120_000)),
}));
const name = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('What the log calls this step.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)()));
const scriptStep = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name,
    run: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Shell code; fails the step when it exits with anything but 0. Never templated.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)()),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Time limit.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 300_000)),
});
const requestFields = {
    name,
    method: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The method.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET')),
    headers: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Headers of the request; give tokens as `env:NAME`.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .headers */ .b3)())),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The body, as text.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())),
    status: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The status that counts as success.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._gte */ .qm(100), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._lte */ .Zm(599)), 200)),
    contains: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Text the answer must contain.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)())),
    requests: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('How often to send it.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()), 1)),
    timeout: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Time limit of one request.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .timespan */ .uO)(), 5_000)),
};
/** Refuses what a method has no place for (RFC 9110: a body with GET or HEAD has no meaning, an answer to HEAD has no content). */
const fitsMethod = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
    const { method, body, contains } = context.value;
    const refuse = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: context.value });
    if (body !== undefined && (method === 'GET' || method === 'HEAD'))
        refuse('body', `goes with \`method: POST\`, \`PUT\`, \`PATCH\` or \`DELETE\`, but this is a ${method}`);
    if (contains !== undefined && method === 'HEAD')
        refuse('contains', 'an answer to HEAD has no text to look at; use GET');
});
const pathStep = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    path: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Path on the colour under test.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .path */ .Ae)()),
    ...requestFields,
})
    .check(fitsMethod);
const addressStep = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    url: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('A whole address instead of a path.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ)()),
    ...requestFields,
})
    .check(fitsMethod);
/** One HTTP request and what counts as success; with a path on the colour, or a whole address. */
const requestStepSchema = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([pathStep, addressStep]);
/** What makes a step the kind of step it is. */
const stepKinds = ['run', 'path', 'url'];
/** One thing to do to a colour and to see succeed: a script or an HTTP request. */
const stepSchema = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([scriptStep, pathStep, addressStep], {
    error: ({ input }) => {
        if (typeof input !== 'object' || input === null || Array.isArray(input))
            return 'must be a mapping with `run`, `path` or `url`';
        const given = stepKinds.filter((kind) => Object.hasOwn(input, kind));
        if (given.length === 0)
            return 'needs `run`, `path` or `url`: what to do';
        if (given.length === 1)
            return undefined;
        return `has ${given.map((kind) => `\`${kind}\``).join(' and ')}, but a step does one thing`;
    },
});
/** Smoke tests, in order. */
const smokeSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Tests of the new colour before it gets traffic.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(stepSchema));
/** Requests or scripts that warm caches, in order. */
const warmUpSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('What warms the new colour up before its smoke tests.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(stepSchema));
/** The moments of a shift at which hooks run. */
const hookMoments = (/* unused pure expression or super */ null && (['before-deploy', 'before-shift', 'after-shift']));
const hook = (description) => (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)(description, zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(stepSchema), []));
/** What is done beside the shift itself, at each of its moments, in order. */
const hooksSchema = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('What is done at the moments of a shift; a step that fails undoes the shift.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    'before-deploy': hook('Before the version is put onto the idle colour.'),
    'before-shift': hook('After the smoke tests, before the first traffic moves: assets, models, caches.'),
    'after-shift': hook('At 100%, before the shift counts as done; traffic goes back when a step fails.'),
}));


/***/ })

};

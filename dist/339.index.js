export const id = 339;
export const ids = [339];
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

/***/ 339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAccessKeyAgeCheck: () => (/* binding */ createAccessKeyAgeCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12109);
/* harmony import */ var _ages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36449);
/* harmony import */ var _aws_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18528);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10393);




/** So many users are asked about at once: IAM allows few requests a second. */
const usersAtOnce = 5;
/** Looks at the age of the access keys of IAM users. */
function createAccessKeyAgeCheck(configuration, { aws, runtime }) {
    const { users, 'path-prefix': prefix = '/' } = configuration;
    return {
        asks: `IAM about the access keys of ${users?.join(', ') ?? `all users under ${prefix}`}`,
        async ask(signal) {
            const iam = (0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .awsService */ .V)('iam', { aws, runtime });
            const names = users ?? (await usersUnder(prefix, iam, signal));
            if (names.length === 0) {
                return { status: 'fail', finding: `there is no IAM user under \`${prefix}\``, answer: 'no users' };
            }
            const now = runtime.clock.now();
            const grades = [];
            const evidence = [];
            for (let first = 0; first < names.length; first += usersAtOnce) {
                const some = names.slice(first, first + usersAtOnce);
                const found = await Promise.all(some.map((name) => lookAt(configuration, name, iam, now, signal)));
                for (const { told, seen } of found) {
                    grades.push(...told);
                    evidence.push(...seen);
                }
            }
            const bad = grades.filter(({ status }) => status !== 'pass');
            if (bad.length > 0)
                return (0,_grades_js__WEBPACK_IMPORTED_MODULE_1__/* .gathered */ .P)(bad, evidence.join('\n'));
            return names.length <= 3
                ? (0,_grades_js__WEBPACK_IMPORTED_MODULE_1__/* .gathered */ .P)(grades, evidence.join('\n'))
                : { status: 'pass', finding: summary(names.length, evidence.length), answer: evidence.join('\n') };
        },
    };
}
function summary(users, lines) {
    return `the access keys of ${users} users are young enough (${lines} looked at)`;
}
async function usersUnder(prefix, iam, signal) {
    const question = { operation: `list the users under \`${prefix}\``, action: 'iam:ListUsers', signal };
    const names = [];
    for (let marker;;) {
        const page = await iam.ask({ ...question, resource: `iam::*:user${prefix}*` }, ({ sdk, client }, options) => client.send(new sdk.ListUsersCommand({ PathPrefix: prefix, ...(marker ? { Marker: marker } : {}) }), options));
        names.push(...(page.Users ?? []).flatMap(({ UserName }) => UserName ?? []));
        if (!page.IsTruncated)
            return names;
        marker = page.Marker;
    }
}
async function lookAt(configuration, user, iam, now, signal) {
    const keys = await keysOf(user, iam, signal);
    if (keys === undefined) {
        const finding = `the user \`${user}\` does not exist in the account of these credentials`;
        return { told: [{ status: 'fail', finding }], seen: [`${user}: no such user`] };
    }
    const active = keys.filter(({ Status }) => Status !== 'Inactive');
    const told = await Promise.all(active.map((key) => gradeKey(configuration, user, key, { iam, now, signal })));
    const inactive = keys.length - active.length;
    if (active.length === 0 && inactive === 0) {
        return {
            told: [{ status: 'pass', finding: `\`${user}\` has no access key` }],
            seen: [`${user}: no key`],
        };
    }
    const rest = inactive === 0
        ? []
        : [
            {
                status: configuration.inactive,
                finding: `\`${user}\` has ${inactive} inactive ${inactive === 1 ? 'key' : 'keys'}, to be deleted`,
            },
        ];
    return { told: [...told.flat(), ...rest], seen: keys.map((key) => line(user, key, now)) };
}
async function keysOf(user, iam, signal) {
    const question = { operation: `list the access keys of \`${user}\``, action: 'iam:ListAccessKeys', signal };
    const keys = [];
    for (let marker;;) {
        const page = await iam.ask({ ...question, resource: `iam::*:user/${user}` }, ({ sdk, client }, options) => client
            .send(new sdk.ListAccessKeysCommand({ UserName: user, ...(marker ? { Marker: marker } : {}) }), options)
            .catch((0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .G)('NoSuchEntity', 'NoSuchEntityException')));
        if (page === undefined)
            return undefined;
        keys.push(...(page.AccessKeyMetadata ?? []));
        if (!page.IsTruncated)
            return keys;
        marker = page.Marker;
    }
}
async function gradeKey(configuration, user, { AccessKeyId = '', CreateDate }, { iam, now, signal }) {
    const { 'rotated-within': longest, 'warn-before': warnBefore, 'never-used': unused } = configuration;
    const key = `key ${abridged(AccessKeyId)} of \`${user}\``;
    if (CreateDate === undefined) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`IAM doesn’t say when the ${key} was made, so its age is unknown`);
    }
    const grade = (0,_ages_js__WEBPACK_IMPORTED_MODULE_3__/* .gradeAge */ .B)(`${key} was made`, now - CreateDate.getTime(), { longest, warnBefore });
    if (unused === 'pass')
        return [grade];
    const { AccessKeyLastUsed } = await iam.ask({
        ...{ operation: `look when the ${key} was last used`, signal },
        ...{ action: 'iam:GetAccessKeyLastUsed', resource: `iam::*:user/${user}` },
    }, ({ sdk, client }, options) => client.send(new sdk.GetAccessKeyLastUsedCommand({ AccessKeyId }), options));
    if (AccessKeyLastUsed?.LastUsedDate !== undefined)
        return [grade];
    return [grade, { status: unused, finding: `${key} was never used` }];
}
function line(user, { AccessKeyId = '', Status, CreateDate }, now) {
    const made = CreateDate?.getTime();
    const age = made === undefined ? 'at an unknown time' : `${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .isoInstant */ .j2)(made)}, ${(0,_ages_js__WEBPACK_IMPORTED_MODULE_3__/* .formatAge */ .n)(now - made)} ago`;
    return `${user}: ${abridged(AccessKeyId)} ${Status}, made ${age}`;
}
/** Enough of an id to find the key: `AKIA…MPLE`. */
function abridged(id) {
    return `${id.slice(0, 4)}…${id.slice(-4)}`;
}


/***/ })

};

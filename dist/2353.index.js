export const id = 2353;
export const ids = [2353];
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

/***/ 26001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ valueAt)
/* harmony export */ });
/** The value at a dotted path such as `replicas.0.state`; numbers index lists. */
function valueAt(document, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, document);
}


/***/ }),

/***/ 92353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCloudfrontCheck: () => (/* binding */ createCloudfrontCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12109);
/* harmony import */ var _ages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36449);
/* harmony import */ var _aws_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18528);
/* harmony import */ var _dotted_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26001);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10393);





/** Looks whether a distribution is on, deployed to all edges, and configured as wanted. */
function createCloudfrontCheck(configuration, { aws, runtime }) {
    const { distribution: id } = configuration;
    return {
        asks: `the CloudFront distribution ${id}`,
        async ask(signal) {
            const operation = `read the distribution \`${id}\``;
            const cloudfront = (0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .awsService */ .V)('cloudfront', { aws, runtime });
            const resource = `cloudfront::*:distribution/${id}`;
            const answer = await cloudfront.ask({ operation, action: 'cloudfront:GetDistribution', resource, signal }, ({ sdk, client }, options) => client
                .send(new sdk.GetDistributionCommand({ Id: id }), options)
                .catch((0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .G)('NoSuchDistribution')));
            if (answer === undefined) {
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`there is no distribution \`${id}\` in the account of these credentials`);
            }
            const found = answer.Distribution;
            const config = found?.DistributionConfig;
            if (found === undefined || config === undefined) {
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(`${operation}: the answer has none in it`, {
                    system: 'CloudFront',
                    operation,
                });
            }
            const now = runtime.clock.now();
            return (0,_grades_js__WEBPACK_IMPORTED_MODULE_2__/* .gathered */ .P)([
                gradeDeployment(configuration, found, config),
                ...gradeNames('alias', configuration.aliases, config.Aliases?.Items),
                ...gradeNames('origin', configuration.origins, config.Origins?.Items?.flatMap(({ DomainName }) => DomainName ?? [])),
                ...gradeConfig(configuration.config ?? {}, config),
                ...gradeChange(configuration['changed-within'], found, now),
            ], evidence(found, config));
        },
    };
}
function gradeDeployment({ distribution: id, 'in-progress': underWay }, { Status, InProgressInvalidationBatches: invalidations = 0 }, { Enabled }) {
    if (Enabled !== true)
        return { status: 'fail', finding: `distribution \`${id}\` is disabled` };
    if (Status !== 'Deployed') {
        return {
            status: Status === 'InProgress' ? underWay : 'fail',
            finding: `distribution \`${id}\` is \`${Status}\`, wanted \`Deployed\`: its last change hasn’t reached all edges yet`,
        };
    }
    if (invalidations > 0) {
        return {
            status: 'warn',
            finding: `distribution \`${id}\` has ${invalidations} invalidations under way: edges may still serve what is old`,
        };
    }
    return { status: 'pass', finding: `distribution \`${id}\` is enabled and deployed` };
}
function gradeNames(what, wanted = [], found = []) {
    const missing = wanted.filter((name) => !found.includes(name));
    if (missing.length === 0)
        return [];
    const there = found.length === 0 ? 'it has none' : `it has ${found.map((name) => `\`${name}\``).join(', ')}`;
    const names = missing.map((name) => `\`${name}\``).join(', ');
    return [{ status: 'fail', finding: `the ${what} ${names} is missing, ${there}` }];
}
function gradeConfig(wanted, config) {
    return Object.entries(wanted).flatMap(([path, value]) => {
        const found = (0,_dotted_path_js__WEBPACK_IMPORTED_MODULE_3__/* .valueAt */ .f)(config, path);
        if (found === value)
            return [];
        const is = found === undefined ? 'is missing' : `is ${JSON.stringify(found)?.slice(0, 80)}`;
        return [{ status: 'fail', finding: `\`${path}\` ${is}, wanted ${JSON.stringify(value)}` }];
    });
}
function gradeChange(wanted, { LastModifiedTime }, now) {
    if (wanted === undefined)
        return [];
    const age = LastModifiedTime === undefined ? Number.NaN : now - LastModifiedTime.getTime();
    if (age <= wanted)
        return [];
    const found = Number.isNaN(age) ? 'doesn’t say when it was changed' : `was changed ${(0,_ages_js__WEBPACK_IMPORTED_MODULE_4__/* .formatAge */ .n)(age)} ago`;
    return [{ status: 'fail', finding: `it ${found}, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(wanted)}` }];
}
function evidence(found, config) {
    const { ACMCertificateArn, CloudFrontDefaultCertificate } = config.ViewerCertificate ?? {};
    const certificate = ACMCertificateArn ?? (CloudFrontDefaultCertificate ? 'the default one' : 'another one');
    return [
        `${found.Status}, ${config.Enabled ? 'enabled' : 'disabled'}, domain ${found.DomainName}`,
        `changed ${found.LastModifiedTime ? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .isoInstant */ .j2)(found.LastModifiedTime.getTime()) : 'at an unknown time'}, invalidations under way: ${found.InProgressInvalidationBatches ?? 0}`,
        `aliases: ${config.Aliases?.Items?.join(', ') || 'none'}`,
        `origins: ${config.Origins?.Items?.map(({ DomainName }) => DomainName).join(', ') || 'none'}`,
        `certificate: ${certificate}`,
    ].join('\n');
}


/***/ })

};

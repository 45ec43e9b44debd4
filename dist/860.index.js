export const id = 860;
export const ids = [860];
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

/***/ 90860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSecretAgeCheck: () => (/* binding */ createSecretAgeCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/checks/src/ages.js
var ages = __webpack_require__(36449);
// EXTERNAL MODULE: ./build/packages/checks/src/aws/service.js
var service = __webpack_require__(18528);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/secret-age/secrets-manager.js


/** Facts about a secret; `undefined` when there is none. Throws as {@link AwsService.ask}. */
async function describeSecret(manager, name, signal) {
    const secret = await manager.ask(question(`look at the secret \`${name}\``, 'DescribeSecret', name, signal), ({ sdk, client }, options) => client
        .send(new sdk.DescribeSecretCommand({ SecretId: name }), options)
        .catch((0,service/* absent */.G)('ResourceNotFoundException')));
    if (secret === undefined)
        return undefined;
    return {
        rotates: secret.RotationEnabled === true,
        deleted: secret.DeletedDate?.getTime(),
        rotated: secret.LastRotatedDate?.getTime(),
    };
}
/**
 * When the current value of a secret was set, by hand or otherwise; `undefined` when it has none. The dates of the secret itself
 * don't tell: it counts as changed when somebody adds a tag. Throws as {@link AwsService.ask}.
 */
async function currentVersionSince(manager, name, signal) {
    for (let token;;) {
        const page = await manager.ask(question(`list the versions of the secret \`${name}\``, 'ListSecretVersionIds', name, signal), ({ sdk, client }, options) => client.send(new sdk.ListSecretVersionIdsCommand({ SecretId: name, ...(token ? { NextToken: token } : {}) }), options));
        const current = page.Versions?.find(({ VersionStages }) => VersionStages?.includes('AWSCURRENT'));
        if (current?.CreatedDate)
            return current.CreatedDate.getTime();
        token = page.NextToken;
        if (!token)
            return undefined;
    }
}
/** The value of a secret. Throws ConfigurationError when there is none, and as {@link AwsService.ask}. */
async function secretValue(manager, name, signal) {
    const found = await manager.ask(question(`compare the secret \`${name}\``, 'GetSecretValue', name, signal), ({ sdk, client }, options) => client
        .send(new sdk.GetSecretValueCommand({ SecretId: name }), options)
        .catch((0,service/* absent */.G)('ResourceNotFoundException')));
    if (found === undefined)
        throw new errors/* ConfigurationError */.j1(`the secret \`${name}\` ${notHere(manager)}`);
    return { name, text: found.SecretString, bytes: found.SecretBinary };
}
/** That there is no such secret, and what it may be. */
function notHere({ region }) {
    return `does not exist in region \`${region}\``;
}
function question(operation, action, name, signal) {
    // The name in an ARN has six characters more that nobody knows before.
    const resource = name.startsWith('arn:') ? name : `secretsmanager:*:*:secret:${name}-*`;
    return { operation, action: `secretsmanager:${action}`, resource, signal };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/secret-age/shared-values.js

/** Shorter values are switches, numbers and names rather than secrets, in characters. */
const shortestSecret = 8;
/**
 * Values that stand in one of `mine` and one of `others`, each as two places; what the values are is never told. Short values,
 * and those under one of the keys `harmless`, don't count.
 */
function sharedValues(mine, others, harmless) {
    const theirs = new Map();
    for (const value of others) {
        for (const [digest, path] of digestsOf(value, harmless))
            theirs.set(digest, { name: value.name, path });
    }
    return mine.flatMap((value) => digestsOf(value, harmless).flatMap(([digest, path]) => {
        const other = theirs.get(digest);
        return other === undefined ? [] : [[{ name: value.name, path }, other]];
    }));
}
/** A place for people: `` `shop/production` key `db.password` ``. */
function formatPlace({ name, path }) {
    return path === undefined ? `\`${name}\`` : `\`${name}\` key \`${path}\``;
}
/** What in a secret is secret: the texts in it when it is JSON, or else all of it. */
function secretTexts(value, harmless) {
    const { text } = value;
    if (text === undefined)
        return [];
    const document = parsed(text);
    const found = document === undefined ? [[text, undefined]] : textsIn(document, [], harmless);
    return found.filter(([each]) => each.length >= shortestSecret);
}
function digestsOf(value, harmless) {
    const digest = (each) => (0,external_node_crypto_.createHash)('sha256').update(each).digest('hex');
    if (value.bytes && value.bytes.length >= shortestSecret)
        return [[digest(value.bytes), undefined]];
    return secretTexts(value, harmless).map(([text, path]) => [digest(text), path]);
}
/** A document; `undefined` for a text that is none, or only a single value. */
function parsed(text) {
    try {
        const document = JSON.parse(text);
        return typeof document === 'object' && document !== null ? document : undefined;
    }
    catch {
        return undefined;
    }
}
function textsIn(value, path, harmless) {
    if (typeof value === 'string')
        return [[value, path.join('.')]];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([key, child]) => harmless.includes(key) ? [] : textsIn(child, [...path, key], harmless));
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/secret-age.js






/** Looks at secrets in Secrets Manager: whether they are there, how old their values are, and whether others have them too. */
function createSecretAgeCheck(configuration, { aws, runtime }) {
    const { secrets, region, 'not-shared-with': others = [] } = configuration;
    return {
        asks: `Secrets Manager about ${[...secrets, ...others].join(', ')}`,
        async ask(signal) {
            const manager = (0,service/* awsService */.V)('secretsmanager', { aws, runtime }, region);
            const now = runtime.clock.now();
            const looked = await Promise.allSettled(secrets.map((name) => gradeSecret(configuration, name, manager, now, signal)));
            const grades = looked.flatMap((one) => (one.status === 'fulfilled' ? one.value : failed(one.reason)));
            signal.throwIfAborted();
            // What keeps every secret from being seen is one thing, and is told once.
            if (looked.every(({ status }) => status === 'rejected'))
                throw looked[0].reason;
            const shared = others.length === 0 ? [] : await gradeSharing(configuration, manager, runtime, signal);
            const all = [...grades, ...shared];
            return (0,src_grades/* gathered */.P)(all, [`region ${manager.region}`, ...all.map(({ finding }) => finding)].join('\n'));
        },
    };
}
function failed(reason) {
    return { status: 'fail', finding: (0,errors/* describeError */.Uc)(reason) };
}
async function gradeSecret(configuration, name, manager, now, signal) {
    const { 'rotated-within': longest, 'warn-before': warnBefore, 'no-rotation': unrotated } = configuration;
    const secret = await describeSecret(manager, name, signal);
    if (secret === undefined)
        return [{ status: 'fail', finding: `\`${name}\` ${notHere(manager)}` }];
    if (secret.deleted !== undefined) {
        const finding = `\`${name}\` is scheduled for deletion since ${(0,clock/* isoInstant */.j2)(secret.deleted)}`;
        return [{ status: 'fail', finding }];
    }
    const still = secret.rotates || unrotated === 'pass'
        ? []
        : [{ status: unrotated, finding: `\`${name}\` is not rotated by Secrets Manager` }];
    if (longest === undefined)
        return [{ status: 'pass', finding: `\`${name}\` is there` }, ...still];
    const since = secret.rotated ?? (await currentVersionSince(manager, name, signal));
    if (since === undefined) {
        return [{ status: 'fail', finding: `\`${name}\` has no value, wanted one` }, ...still];
    }
    const what = secret.rotated === undefined ? 'was never rotated, its value was set' : 'was rotated';
    return [(0,ages/* gradeAge */.B)(`\`${name}\` ${what}`, now - since, { longest, warnBefore }), ...still];
}
/** So many equal values are told, and how many more there are. */
const mostTold = 5;
async function gradeSharing(configuration, manager, { secrets: masked }, signal) {
    const { secrets, 'not-shared-with': others = [], 'may-share': harmless } = configuration;
    const read = (names) => Promise.all(names.map((name) => secretValue(manager, name, signal)));
    const [mine, theirs] = await Promise.allSettled([read(secrets), read(others)]);
    if (mine.status === 'rejected')
        return [failed(mine.reason)];
    if (theirs.status === 'rejected')
        return [failed(theirs.reason)];
    for (const value of [...mine.value, ...theirs.value]) {
        for (const [text] of secretTexts(value, harmless))
            masked.add(text);
    }
    const shared = sharedValues(mine.value, theirs.value, harmless);
    const told = shared.slice(0, mostTold).map(([one, other]) => ({
        status: 'fail',
        finding: `${formatPlace(one)} has the same value as ${formatPlace(other)}`,
    }));
    const more = shared.length - told.length;
    if (more > 0)
        told.push({ status: 'fail', finding: `${more} more values are the same` });
    return told.length > 0
        ? told
        : [
            {
                status: 'pass',
                finding: `no value is the same as in ${others.map((name) => `\`${name}\``).join(', ')}`,
            },
        ];
}


/***/ })

};

export const id = 1215;
export const ids = [1215];
export const modules = {

/***/ 17677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ requestSettings),
/* harmony export */   r: () => (/* binding */ clientSettings)
/* harmony export */ });
/** The time for one try of a request, in milliseconds: what AWS answers here it answers within a second. */
const tryTimeout = 3_000;
/** Few tries, each with a limit, because what comes after them is ours to decide. */
const requestSettings = {
    maxAttempts: 3,
    requestHandler: {
        connectionTimeout: tryTimeout,
        requestTimeout: tryTimeout,
        throwOnRequestTimeout: true,
    },
};
/** What every client of the SDK is made with. The endpoint is the SDK's matter, `AWS_ENDPOINT_URL` included. */
function clientSettings({ region, credentials }) {
    return { region, credentials, ...requestSettings };
}


/***/ }),

/***/ 34957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ awsFailure)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The names that services of the JSON and of the query protocol give to the same refusals. */
const denied = /^(AccessDenied|AccessDeniedException|AuthorizationError|UnauthorizedOperation)$/;
const expired = /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired)$/;
const unknownKey = /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken)$/;
const badTime = /^(RequestExpired|RequestInTheFuture|RequestTimeTooSkewed)$/;
const throttled = /Throttl|TooManyRequests|TooManyUpdates|RequestLimitExceeded|SlowDown/;
const silent = /^(AbortError|TimeoutError|RequestTimeout|RequestTimeoutException)$/;
/**
 * What went wrong in a call of the SDK: a ConfigurationError for what the reader can put right (permissions, credentials), a
 * ProviderError otherwise, retryable when AWS was busy, broken or silent. Errors of ours pass through.
 */
function awsFailure(error, call) {
    if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1 || error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
        return error;
    const { name = '', $metadata, $retryable } = (error ?? {});
    const why = withoutBreaks((0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error));
    const said = `${call.operation}: ${why}`;
    if (denied.test(name)) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${said}; allow \`${call.action}\` on \`${call.resource}\` in the policy of the role`);
    }
    if (expired.test(name)) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${said}; the AWS credentials of this step have expired: set \`aws.role\` and \`permissions: id-token: write\`, so that they are renewed, or sign in again`);
    }
    if (unknownKey.test(name)) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${said}; AWS does not know the credentials of this step: look at where AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN come from, all three from one place`);
    }
    if (badTime.test(name)) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${said}; put the clock of this machine right`);
    }
    if (/^(CredentialsProviderError|TokenProviderError)$/.test(name)) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${said}; no AWS credentials were found: set \`aws.role\` and \`permissions: id-token: write\`, or run aws-actions/configure-aws-credentials in a step before`);
    }
    const status = $metadata?.httpStatusCode;
    const busy = throttled.test(name) || status === 429 || $retryable !== undefined;
    // Without a status, AWS gave no answer that could be read.
    const retryable = busy || silent.test(name) || status === undefined || status >= 500;
    return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(silent.test(name) ? `${call.operation}: no answer (${why})` : said, {
        system: call.system,
        operation: call.operation,
        retryable,
        cause: error,
    });
}
function withoutBreaks(message) {
    return message.replaceAll(/\s*\r?\n\s*/g, ' ');
}


/***/ }),

/***/ 64708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isRefusedWith),
/* harmony export */   I: () => (/* binding */ callAws)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_aws__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34957);
/* harmony import */ var _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41675);



/** Sends one call within a time limit in milliseconds. Throws ProviderError or ConfigurationError, with the SDK's error as its cause. */
async function callAws({ operation, action, resource }, timeout, send) {
    const limit = AbortSignal.timeout(timeout);
    try {
        // The signal reaches requests only, not the wait for credentials before them.
        return await Promise.race([send({ abortSignal: limit }), over(limit)]);
    }
    catch (error) {
        const system = _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_0__/* .maintenanceSystem */ .L;
        if (!limit.aborted)
            throw (0,_deploy_actions_aws__WEBPACK_IMPORTED_MODULE_1__/* .awsFailure */ .M)(error, { system, operation, action, resource });
        const message = `${operation}: no answer within the time limit \`timeout\``;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ(message, { system, operation, retryable: true });
    }
}
/** Whether AWS refused a call with this error, such as `ParameterNotFound`. */
function isRefusedWith(error, ...names) {
    const cause = error instanceof Error ? error.cause : undefined;
    return (cause instanceof Error && names.some((name) => cause.name === name || cause.name === `${name}Exception`));
}
function over(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}


/***/ }),

/***/ 5558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pe: () => (/* binding */ recordText),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   fG: () => (/* binding */ readFlag)
/* harmony export */ });
/**
 * The record as JSON that applications read, too: `enabled` first. Pure ASCII, so that bytes and characters are the same, and
 * without `{{`, which SSM takes for a reference to another parameter; in JSON both can only stand inside of strings.
 */
function recordText(record) {
    return JSON.stringify({ enabled: true, ...record })
        .replaceAll(/[^\0-\x7e]/g, escaped)
        .replaceAll(/\{(?=\{)/g, escaped);
}
/** Reads what {@link recordText} wrote, and what people write: `true`, `on`, `1`, JSON with `enabled`. */
function readFlag(text) {
    const value = parsed(text);
    if (typeof value !== 'object' || value === null)
        return { on: /^(true|on|yes|1|enabled)$/i.test(text.trim()) };
    const { enabled, ...record } = value;
    const on = enabled === true || /^(true|on|1)$/i.test(String(enabled));
    return isRecord(record) ? { on, record } : { on };
}
/** The record in a text; `undefined` when it is none. */
function readRecord(text) {
    if (text === undefined)
        return undefined;
    return readFlag(text).record;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    const { holder, stay, ...texts } = value;
    const { id, actor, run } = (holder ?? {});
    const { writeId, service, environment, since, until, message } = texts;
    const all = [writeId, service, environment, since, until, message, id, actor];
    return (all.every((text) => typeof text === 'string') &&
        typeof stay === 'boolean' &&
        !Number.isNaN(Date.parse(String(until))) &&
        (run === undefined || isJob(run)));
}
function isJob(run) {
    const { repository, runId, attempt, job } = (run ?? {});
    return ([typeof repository, typeof runId, typeof attempt, typeof job].join() === 'string,number,number,string');
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 51215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openSsmSwitch: () => (/* binding */ openSsmSwitch)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_aws__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17677);
/* harmony import */ var _aws_calls_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64708);
/* harmony import */ var _maintenance_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5558);
/* harmony import */ var _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41675);





/** The size of a parameter of the Standard tier, in bytes: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const largestValue = 4_096;
/** What applications read while it is off. */
const offText = '{"enabled":false}';
/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html */
const namePattern = /^(?!\/?(aws|ssm))([\w.-]+|(\/[\w.-]+){1,15})$/i;
/** Opens the switch. The SDK is loaded here, and nothing is sent yet. Throws ConfigurationError for a name that AWS doesn't allow. */
async function openSsmSwitch({ parameter, timeout }, access) {
    if (!namePattern.test(parameter)) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`maintenance.parameter\` is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(parameter)}, which is no name for a parameter in AWS: letters, digits and \`_.-\`, in up to 15 levels that each begin with \`/\`, and not \`aws\` or \`ssm\` at the beginning`);
    }
    return new SsmSwitch(parameter, await openParameters(parameter, access, timeout));
}
/**
 * A parameter with the record as JSON. Each write is a version more than the one before it: who finds another one between has
 * overwritten somebody, and gives it back.
 */
class SsmSwitch {
    type = 'ssm';
    place;
    writes = { on: 'write the record as JSON', off: `write \`${offText}\`` };
    #parameters;
    constructor(parameter, parameters) {
        this.place = `the parameter \`${parameter}\` in SSM`;
        this.#parameters = parameters;
    }
    async problems(record) {
        await this.#parameters.get();
        const size = (0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordText */ .Pe)(record).length;
        if (size <= largestValue)
            return [];
        return [
            `the record takes ${size} bytes, but a parameter in SSM holds ${largestValue}; shorten the message`,
        ];
    }
    async read() {
        const found = await this.#parameters.get();
        if (!found)
            return { on: false, revision: undefined };
        return { ...(0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_2__/* .readFlag */ .fG)(found.value), revision: String(found.version) };
    }
    turnOn(record, at) {
        return this.#write((0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordText */ .Pe)(record), at);
    }
    async turnOff(at) {
        if (at.revision !== undefined)
            await this.#write(offText, at);
    }
    async #write(value, at) {
        const create = at.revision === undefined;
        const before = await this.#parameters.get();
        if ((before === undefined ? undefined : String(before.version)) !== at.revision)
            throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
        const version = await this.#parameters.put(value, { create });
        const expected = (before?.version ?? 0) + 1;
        if (create || version <= expected)
            return;
        // Somebody else wrote right after the look, before this write, and believes that it holds.
        const overwritten = await this.#parameters.get(expected);
        const now = await this.#parameters.get();
        if (overwritten && now?.version === version)
            await this.#parameters.put(overwritten.value, { create: false });
        throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
    }
}
async function openParameters(parameter, access, timeout) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(4736)]).then(__webpack_require__.t.bind(__webpack_require__, 34736, 19));
    const settings = (0,_deploy_actions_aws__WEBPACK_IMPORTED_MODULE_4__/* .clientSettings */ .r)(access);
    const reader = new sdk.SSMClient(settings);
    // A write is repeated by whoever knows what an earlier one that still lands would undo.
    const writer = new sdk.SSMClient({ ...settings, maxAttempts: 1 });
    const name = parameter.replace(/^\/?/, '/');
    const resource = `arn:aws:ssm:${access.region}:*:parameter${name}`;
    const details = (operation, action) => ({
        ...{ operation: `${operation} (${action} ${name})`, action: `ssm:${action}`, resource },
    });
    return {
        async get(version) {
            const Name = version === undefined ? parameter : `${parameter}:${version}`;
            const command = new sdk.GetParameterCommand({ Name, WithDecryption: true });
            try {
                const call = details('read the parameter', 'GetParameter');
                const { Parameter } = await (0,_aws_calls_js__WEBPACK_IMPORTED_MODULE_5__/* .callAws */ .I)(call, timeout, (options) => reader.send(command, options));
                return { value: Parameter?.Value ?? '', version: Parameter?.Version ?? 0 };
            }
            catch (error) {
                if ((0,_aws_calls_js__WEBPACK_IMPORTED_MODULE_5__/* .isRefusedWith */ .B)(error, 'ParameterNotFound', 'ParameterVersionNotFound'))
                    return undefined;
                throw error;
            }
        },
        async put(value, { create }) {
            const kind = create
                ? { Type: 'String', Tier: 'Standard', Overwrite: false }
                : { Overwrite: true };
            const input = { Name: parameter, Value: value, ...kind };
            try {
                const call = details('write the parameter', 'PutParameter');
                const { Version = 0 } = await (0,_aws_calls_js__WEBPACK_IMPORTED_MODULE_5__/* .callAws */ .I)(call, timeout, (options) => writer.send(new sdk.PutParameterCommand(input), options));
                return Version;
            }
            catch (error) {
                if ((0,_aws_calls_js__WEBPACK_IMPORTED_MODULE_5__/* .isRefusedWith */ .B)(error, 'ParameterAlreadyExists'))
                    throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
                throw error;
            }
        },
    };
}


/***/ })

};

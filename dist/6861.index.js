export const id = 6861;
export const ids = [6861];
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

/***/ 26861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SsmTexts: () => (/* binding */ SsmTexts)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ssm/dist-cjs/index.js
var dist_cjs = __webpack_require__(34736);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
// EXTERNAL MODULE: ./build/packages/state/src/state-store.js
var state_store = __webpack_require__(91010);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/state/src/stores/ssm-names.js

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html */
const mostLevels = 15;
const longestArn = 1_011;
/** Room for the rest of the ARN of a revision: partition, the longest region, account, a number. */
const restOfArn = 'arn:aws-us-gov:ssm:ap-southeast-99:123456789012:parameter.state/9999999999'.length;
/** The names for a parameter, which AWS takes as `x` and `/x` alike. Throws ConfigurationError for a name AWS doesn't allow. */
function ssmNames(parameter) {
    const plain = parameter.startsWith('/') ? parameter : `/${parameter}`;
    const levels = plain.split('/').slice(1);
    const problems = [];
    if (!/^[\w./-]+$/.test(parameter))
        problems.push('it has only letters, digits and `_.-/`');
    if (levels.includes(''))
        problems.push('no part between two slashes is empty, and none stands at its end');
    if (levels.length > 1 && !parameter.startsWith('/'))
        problems.push('a name with slashes starts with one');
    if (/^\/(aws|ssm)/i.test(plain))
        problems.push('it doesn’t start with `aws` or `ssm`');
    if (levels.length >= mostLevels) {
        problems.push(`it has ${mostLevels - 1} levels at most, because revisions stand one below it`);
    }
    if (plain.length + restOfArn > longestArn) {
        problems.push(`it has ${longestArn - restOfArn} characters at most`);
    }
    if (problems.length === 0)
        return { plain: parameter, path: `${plain}.state` };
    throw new errors/* ConfigurationError */.j1(`\`state.parameter\` is ${(0,quoted/* quoted */.T)(parameter)}, which is no name for a parameter in AWS: ${problems.join('; ')}`);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/packages/state/src/stores/ssm-value.js


/** The size of a parameter of the Standard tier, in bytes: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const largestValue = 4_096;
const packedMark = 'gzip:';
const largestDocument = 1024 * 1024;
/** Characters that stay of a `reason`, in the order in which it is tried. */
const reasonLimits = [Number.POSITIVE_INFINITY, 300, 80];
/**
 * The document as a value that SSM takes, of 4 KB at most: compact, then with shorter reasons, then packed, because a state
 * that can't be written amid a shift is worse than one that people can't read. Throws ConfigurationError when even that is
 * too large.
 */
function toParameterValue(document) {
    const shortened = reasonLimits.map((limit) => compact(JSON.parse(document), limit));
    const candidates = [...shortened, ...shortened.map(packed)];
    const value = candidates.find(({ length }) => length <= largestValue);
    if (value !== undefined)
        return value;
    const smallest = Math.min(...candidates.map(({ length }) => length));
    throw new errors/* ConfigurationError */.j1(`the state takes ${smallest} bytes, but a parameter in SSM holds ${largestValue}; shorten the version, the names of service, environment and job, or use another state store`);
}
/** The document in a value; a value that isn't ours comes back as it is. */
function fromParameterValue(value) {
    if (!value.startsWith(packedMark))
        return value;
    try {
        const bytes = Buffer.from(value.slice(packedMark.length), 'base64');
        return (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: largestDocument }).toString();
    }
    catch {
        return value;
    }
}
function packed(text) {
    return packedMark + (0,external_node_zlib_.gzipSync)(text).toString('base64');
}
/**
 * ASCII alone, so that bytes and characters are the same; and no `{{`, which AWS takes for a reference to another parameter
 * (PutParameter, `Value`). In JSON both can only stand inside of strings.
 */
function compact(document, reasonLimit) {
    const cut = (key, value) => key === 'reason' && typeof value === 'string' && value.length > reasonLimit
        ? `${value.slice(0, reasonLimit).toWellFormed()}…`
        : value;
    return JSON.stringify(document, cut)
        .replaceAll(/[^\0-\x7e]/g, (character) => escaped(character))
        .replaceAll('{{', `{${escaped('{')}`);
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./build/packages/state/src/stores/ssm-texts.js






/** The time for one call with all its tries, in milliseconds. */
const callTimeout = 8_000;
/**
 * How long a list may lag behind, in milliseconds: a revision is removed only when its successor has stood this long. Four
 * times what AWS wants between the deletion of a name and its return; it documents nothing for lists.
 */
const horizon = 2 * 60_000;
/**
 * Revisions in the Parameter Store of AWS. Revision n is the parameter `<parameter>.state/<n>`, created with
 * `Overwrite=false`, which one writer alone can do, and never changed. The parameter itself holds the active colour, `blue`
 * or `green`, for whoever wants to know no more than that.
 */
class SsmTexts {
    type = 'ssm';
    #names;
    #access;
    #log;
    #client;
    #listed = new Map();
    #warned = new Set();
    /** Throws ConfigurationError for a name that AWS doesn't allow. */
    constructor(parameter, access, log) {
        this.#names = ssmNames(parameter);
        this.#access = access;
        this.#log = log;
    }
    async numbers() {
        const listed = new Map();
        const prefix = `${this.#names.path}/`;
        let NextToken;
        do {
            const input = { Path: this.#names.path, MaxResults: 10, ...(NextToken ? { NextToken } : {}) };
            const page = await this.#call({ operation: 'list the revisions', action: 'GetParametersByPath', name: this.#names.path }, (client, options) => client.send(new dist_cjs.GetParametersByPathCommand(input), options));
            for (const { Name = '', Value = '', LastModifiedDate } of page.Parameters ?? []) {
                const number = Name.startsWith(prefix) ? Name.slice(prefix.length) : '';
                if (!/^[1-9]\d*$/.test(number))
                    continue;
                const created = LastModifiedDate?.getTime() ?? Number.NaN;
                listed.set(Number(number), { text: fromParameterValue(Value), created });
            }
            // A page may be empty and yet not be the last one.
            NextToken = page.NextToken;
        } while (NextToken);
        this.#listed = listed;
        return [...listed.keys()];
    }
    async read(number) {
        // A revision never changes, so what the list said about it holds.
        const listed = this.#listed.get(number);
        if (listed)
            return listed.text;
        const found = await this.#get(this.placeOf(number));
        return found === undefined ? undefined : fromParameterValue(found);
    }
    async create(number, text) {
        const Value = toParameterValue(text);
        const input = {
            Name: this.placeOf(number),
            Value,
            Type: 'String',
            Tier: 'Standard',
            Overwrite: false,
        };
        try {
            await this.#put('create a revision', input);
            return true;
        }
        catch (error) {
            if (causedBy(error, 'ParameterAlreadyExists'))
                return false;
            throw error;
        }
    }
    async remove(number) {
        const Name = this.placeOf(number);
        try {
            await this.#call({ operation: 'delete an old revision', action: 'DeleteParameter', name: `${this.#names.path}/*` }, (client, options) => client.send(new dist_cjs.DeleteParameterCommand({ Name }), options));
        }
        catch (error) {
            if (causedBy(error, 'ParameterNotFound'))
                return;
            this.#warn(`old revisions of the state stay in SSM: ${(0,errors/* describeError */.Uc)(error)}`);
            throw error;
        }
    }
    removable(number) {
        const later = [...this.#listed].filter(([other]) => other > number).sort(([a], [b]) => a - b);
        const successor = later[0]?.[1];
        const newest = later.at(-1)?.[1];
        return successor !== undefined && newest !== undefined && newest.created - successor.created >= horizon;
    }
    async mirror({ active }) {
        if (active === undefined)
            return false;
        try {
            const shown = await this.#get(this.#names.plain);
            if (shown === active)
                return false;
            // What exists keeps its type and tier: they may not be the ones we would choose.
            const created = shown === undefined ? { Type: 'String', Tier: 'Standard' } : {};
            const input = { Name: this.#names.plain, Value: active, Overwrite: true, ...created };
            await this.#put('show the active colour', input);
            return true;
        }
        catch (error) {
            this.#warn(`${this.#names.plain} may not show the active colour, ${active}, until the next write of the state: ${(0,errors/* describeError */.Uc)(error)}`);
            return false;
        }
    }
    placeOf(number) {
        return `${this.#names.path}/${number}`;
    }
    async #get(Name) {
        try {
            const { Parameter } = await this.#call({ operation: 'read a parameter', action: 'GetParameter', name: Name }, (client, options) => client.send(new dist_cjs.GetParameterCommand({ Name, WithDecryption: true }), options));
            return Parameter?.Value;
        }
        catch (error) {
            if (causedBy(error, 'ParameterNotFound'))
                return undefined;
            throw error;
        }
    }
    #put(operation, input) {
        const name = input.Name === this.#names.plain ? this.#names.plain : `${this.#names.path}/*`;
        return this.#call({ operation, action: 'PutParameter', name }, (client, options) => client.send(new dist_cjs.PutParameterCommand(input), options));
    }
    async #call(call, send) {
        this.#client ??= new dist_cjs.SSMClient((0,aws_access/* clientSettings */.r)(this.#access));
        try {
            return await send(this.#client, { abortSignal: AbortSignal.timeout(callTimeout) });
        }
        catch (error) {
            const name = call.name.replace(/^\/?/, '/');
            throw (0,aws_failure/* awsFailure */.M)(error, {
                system: state_store/* stateSystem */.n,
                operation: `${call.operation} (${call.action} ${name})`,
                action: `ssm:${call.action}`,
                resource: `arn:aws:ssm:${this.#access.region}:*:parameter${name}`,
            });
        }
    }
    #warn(message) {
        if (this.#warned.has(message))
            return;
        this.#warned.add(message);
        this.#log.warning(message);
    }
}
function causedBy(error, name) {
    return error instanceof Error && error.cause instanceof Error && error.cause.name === name;
}


/***/ })

};

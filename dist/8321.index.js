export const id = 8321;
export const ids = [8321];
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

/***/ 41009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ openAws)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/runtime.js + 10 modules
var src_runtime = __webpack_require__(24076);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
;// CONCATENATED MODULE: ./build/packages/aws/src/default-credentials.js

/**
 * The SDK's own chain: environment, profile, token file, container, machine. It takes new credentials from where it found
 * them when those it has end.
 */
function defaultCredentials(region, { secrets }) {
    let chain;
    return async () => {
        chain ??= Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861)]).then(__webpack_require__.t.bind(__webpack_require__, 5861, 19)).then(({ defaultProvider }) => defaultProvider({ clientConfig: { region } }));
        try {
            const credentials = await (await chain)();
            secrets.add(credentials.secretAccessKey);
            secrets.add(credentials.sessionToken ?? '');
            return credentials;
        }
        catch (error) {
            throw (0,aws_failure/* awsFailure */.M)(error, {
                system: 'AWS',
                operation: 'get AWS credentials',
                action: 'sts:AssumeRole',
                resource: '*',
            });
        }
    };
}
/**
 * How long credentials of the chain last. Those in environment variables stay as they are until they end; every other source
 * that names an end gives new ones. Session tokens that name none count as living for `assumed` milliseconds from `started`.
 */
function lifetimeOf({ accessKeyId, sessionToken, expiration }, { environment, started, assumed, }) {
    const fixed = accessKeyId === environment['AWS_ACCESS_KEY_ID'];
    if (expiration) {
        return fixed ? { kind: 'limited', until: expiration.getTime(), assumed: false } : { kind: 'unlimited' };
    }
    return sessionToken ? { kind: 'limited', until: started + assumed, assumed: true } : { kind: 'unlimited' };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/aws/src/renewed-credentials.js

/** Credentials are renewed this long before they end, in milliseconds: as long as the SDK's own clients hold them for good. */
const renewalLead = 5 * 60_000;
/** The pause after a failed renewal while the credentials still live, so that not every request has to wait for one. */
const failurePause = 30_000;
/**
 * A provider that asks `obtain` for new credentials shortly before those it has end, once for all who wait. While they still
 * live, a renewal that fails is a warning.
 */
function renewed(obtain, { clock, log }) {
    let current;
    let pending;
    let nextTry = 0;
    const left = () => (current?.expiration ? current.expiration.getTime() - clock.now() : 0);
    async function renew() {
        try {
            current = await obtain();
            const until = current.expiration ? ` until ${(0,src_clock/* isoInstant */.j2)(current.expiration.getTime())}` : '';
            log.debug(`AWS credentials${until}`);
            return current;
        }
        catch (error) {
            if (current === undefined || left() <= 0)
                throw error;
            nextTry = clock.now() + failurePause;
            log.warning(`the AWS credentials end at ${(0,src_clock/* isoInstant */.j2)(clock.now() + left())} and could not be renewed yet: ${(0,errors/* describeError */.Uc)(error)}`);
            return current;
        }
    }
    return async () => {
        if (current && (left() > renewalLead || (left() > 0 && clock.now() < nextTry)))
            return current;
        pending ??= renew().finally(() => {
            pending = undefined;
        });
        return pending;
    };
}

// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
;// CONCATENATED MODULE: ./build/packages/aws/src/web-identity.js



/** The audience that the trust policy of a role for GitHub names. */
const audience = 'sts.amazonaws.com';
const requestTimeout = 5_000;
/** Whether the runner gives OIDC tokens to this job. */
function offersIdToken({ environment }) {
    return Boolean(environment['ACTIONS_ID_TOKEN_REQUEST_URL'] && environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}
/**
 * New credentials of the role, for a new OIDC token of the run: GitHub's tokens end after minutes, so none is used twice. Throws
 * ConfigurationError when the role doesn't trust this run, ProviderError when GitHub or AWS doesn't answer.
 */
async function assumeRole(identity, context) {
    const { role, region, duration } = identity;
    const webIdentityToken = await requestIdToken(context);
    const { fromWebToken } = await __webpack_require__.e(/* import() */ 9956).then(__webpack_require__.t.bind(__webpack_require__, 29956, 19));
    try {
        const credentials = await fromWebToken({
            roleArn: role,
            roleSessionName: sessionName(context.run),
            durationSeconds: Math.round(duration / 1_000),
            webIdentityToken,
            clientConfig: { region, ...aws_access/* requestSettings */.L },
        })();
        context.secrets.add(credentials.secretAccessKey);
        context.secrets.add(credentials.sessionToken ?? '');
        return credentials;
    }
    catch (error) {
        throw refusal(error, role);
    }
}
/** See https://docs.github.com/en/actions/reference/security/oidc, “Methods for requesting the OIDC token”. */
async function requestIdToken({ environment, http, secrets }) {
    const address = new URL(environment['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '');
    address.searchParams.set('audience', audience);
    const { status, body } = await http.send({
        url: address.href,
        headers: {
            authorization: `Bearer ${environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}`,
            accept: 'application/json',
        },
        timeout: requestTimeout,
        retries: 2,
    });
    const token = status < 300 ? tokenIn(body) : undefined;
    if (token === undefined) {
        throw new errors/* ProviderError */.mZ(`GitHub gave no OIDC token for this run: it answered ${status}`, {
            system: 'GitHub OIDC',
            operation: 'request a token',
            retryable: status >= 500 || status === 429,
        });
    }
    secrets.add(token);
    return token;
}
function tokenIn(body) {
    try {
        const { value } = JSON.parse(body);
        return typeof value === 'string' && value !== '' ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Which run did it, for CloudTrail: letters, digits and `=,.@-_`, 64 at most. */
function sessionName({ repository = 'deploy-actions', runId, attempt }) {
    const suffix = runId === undefined ? '' : `-${runId}-${attempt ?? 1}`;
    const name = repository.replaceAll(/[^\w=,.@-]/g, '-');
    return `${name.slice(0, 64 - suffix.length)}${suffix}`;
}
const remedies = {
    AccessDenied: `its trust policy must allow this repository and environment (\`sub\`) with the audience \`${audience}\``,
    InvalidIdentityToken: 'the account needs GitHub as an OpenID Connect provider',
    ValidationError: 'look at `aws.role`, and at `aws.session-duration`: it is at most what the role allows',
};
function refusal(error, role) {
    const failure = (0,aws_failure/* awsFailure */.M)(error, {
        system: 'AWS STS',
        operation: `assume the role ${role}`,
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: role,
    });
    const { name, message } = error;
    const remedy = remedies[name];
    return remedy ? new errors/* ConfigurationError */.j1(`the role ${role} was not given: ${message}; ${remedy}`) : failure;
}

;// CONCATENATED MODULE: ./build/packages/aws/src/open-aws.js




/** How long temporary credentials count as living that don't say so, in milliseconds: what a role gives by default. */
const defaultLifetime = 3_600_000;
/** What a role can give: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const shortestSession = 15 * 60_000;
const longestSession = 12 * 3_600_000;
/** What is open already: the state store, the router and the check of lifetimes share the credentials of a step. */
const opened = new WeakMap();
/**
 * Access to AWS as the `aws` section says, or as the environment of the step does; the same for the same section of one step.
 * Opened when the step starts; asks for nothing before the first credentials are needed. Throws ConfigurationError for a missing region, a session that no role
 * gives, and a role in a job without OIDC.
 */
function openAws(configuration, runtime) {
    const known = opened.get(runtime) ?? new Map();
    const key = JSON.stringify(configuration ?? {});
    const access = known.get(key) ?? newAccess(configuration, runtime);
    opened.set(runtime, known.set(key, access));
    return access;
}
function newAccess(configuration, runtime) {
    const { environment, clock, log } = runtime;
    const region = configuration?.region ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || undefined);
    const { role, 'session-duration': duration = defaultLifetime } = configuration ?? {};
    const problems = [];
    if (region === undefined) {
        problems.push('no AWS region is known; set `aws.region`, or AWS_REGION in the environment of the step');
    }
    if (duration < shortestSession || duration > longestSession) {
        problems.push(`\`aws.session-duration\` is ${(0,quantities/* formatDuration */.a3)(duration)}, but a role gives credentials for \`15m\` to \`12h\``);
    }
    // Away from the runner there are no tokens for a role: whoever works by hand signs in as a person.
    const assumes = role !== undefined && ((0,src_runtime/* isRunner */.D)(environment) || offersIdToken(runtime));
    if (assumes && !offersIdToken(runtime)) {
        problems.push('`aws.role` is assumed with the OIDC token of the run, and this job may not ask for one; give the job `permissions: id-token: write`, and so each workflow that calls it');
    }
    if (region === undefined || problems.length > 0) {
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
    }
    if (assumes) {
        const credentials = renewed(() => assumeRole({ role, region, duration }, runtime), { clock, log });
        return { region, credentials, lifetime: async () => ({ kind: 'unlimited' }) };
    }
    if (role !== undefined) {
        log.notice('`aws.role` is for runs in GitHub; here the AWS credentials of this machine are used');
    }
    const credentials = defaultCredentials(region, runtime);
    const started = clock.now();
    const assumed = configuration?.lifetime ?? defaultLifetime;
    return {
        region,
        credentials,
        lifetime: async () => lifetimeOf(await credentials(), { environment, started, assumed }),
    };
}


/***/ }),

/***/ 32437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ BucketProvider)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12109);

/** A bucket that ended this long and one period ago says nothing about now; as long as Prometheus looks back, in milliseconds. */
const lookback = 5 * 60_000;
/** Refuses a length of buckets that can't be written in whole seconds, the finest that any of these systems takes. */
function requireWholeSeconds(period) {
    if (period >= 1_000 && period % 1_000 === 0)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the \`period\` of a source is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(period)}, but must be whole seconds`);
}
/** Looks at the newest bucket that is complete, and joins a past of any length from requests of a size that the system takes. */
class BucketProvider {
    type;
    delay;
    #system;
    #runtime;
    constructor(system, runtime) {
        requireWholeSeconds(system.period);
        this.type = system.type;
        this.delay = system.settles;
        this.#system = system;
        this.#runtime = runtime;
    }
    async observe() {
        const stretch = this.#newest();
        const found = await this.#now(stretch);
        return found.map((each) => (each.failure === undefined ? this.#answer(each, stretch) : each));
    }
    async history(range) {
        const { period, most } = this.#system;
        const from = Math.ceil(range.from / period) * period;
        const to = Math.min(Math.floor(range.to / period) * period, this.#newest().to);
        const histories = Array.from({ length: this.#system.queries }, () => ({ points: [] }));
        // One after the other: together they would meet the limits that each of these systems has.
        for (let start = from; start < to && histories.length > 0; start += most * period) {
            const stretch = { from: start, to: Math.min(start + most * period, to) };
            const part = await this.#system.read(stretch, 2);
            for (const [query, before] of histories.entries()) {
                histories[query] = append(before, part[query] ?? { buckets: [] }, stretch);
            }
            if (histories.every(({ failure }) => failure !== undefined))
                break;
        }
        return histories;
    }
    async findMistakes() {
        const found = await this.#now(this.#newest());
        return found.map(({ failure, ...rest }) => {
            const mistaken = failure === 'bad-query' || failure === 'wrong-credentials';
            return mistaken && 'detail' in rest ? `can't be asked: ${rest.detail}` : undefined;
        });
    }
    async #now(stretch) {
        return this.#system.queries === 0 ? [] : this.#system.read(stretch, 0);
    }
    #newest() {
        const { period, settles, seen } = this.#system;
        const to = Math.floor((this.#runtime.clock.now() - settles) / period) * period;
        const count = seen ?? Math.ceil((2 * lookback) / period) + 2;
        return { from: to - count * period, to };
    }
    #answer({ buckets }, { from, to }) {
        const { period, name } = this.#system;
        const points = pointsOf(buckets, { from, to });
        const newest = points.at(-1);
        if (newest === undefined) {
            const span = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(to - from);
            return { failure: 'no-data', detail: `${name} has no value in the ${span} up to ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .isoInstant */ .j2)(to)}` };
        }
        if (!Number.isFinite(newest.value)) {
            return { failure: 'not-a-number', detail: `${name} gives ${newest.value}: something was divided by 0` };
        }
        if (newest.time >= this.#runtime.clock.now() - lookback - period)
            return newest;
        const detail = `the newest value that ${name} has is of ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .isoInstant */ .j2)(newest.time)}, too old to say anything about now; does the service still report?`;
        return { failure: 'stale', detail };
    }
}
function append(before, part, stretch) {
    if (before.failure !== undefined)
        return before;
    if (part.failure !== undefined)
        return part;
    const points = pointsOf(part.buckets, stretch).filter(({ value }) => Number.isFinite(value));
    return { points: [...before.points, ...points] };
}
/** Systems may give more than they were asked for, the bucket that is still filling among it. */
function pointsOf(buckets, { from, to }) {
    return buckets
        .flatMap(({ end, value }) => (value === null || end <= from || end > to ? [] : [{ time: end, value }]))
        .sort((one, other) => one.time - other.time);
}


/***/ }),

/***/ 48321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cloudWatch: () => (/* binding */ cloudWatch)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/aws/src/open-aws.js + 3 modules
var open_aws = __webpack_require__(41009);
// EXTERNAL MODULE: ./build/packages/metrics/src/providers/buckets.js
var buckets = __webpack_require__(32437);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/cloudwatch/answer-shapes.js

const message = schemas/* object */.Ikc({ Code: schemas/* nullish */.cl6(schemas/* string */.YjP()), Value: schemas/* nullish */.cl6(schemas/* string */.YjP()) });
/**
 * A page of GetMetricData as its documentation shows it, which the SDK doesn't check:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
const metricDataPage = schemas/* object */.Ikc({
    MetricDataResults: schemas/* array */.YOg(schemas/* object */.Ikc({
        Id: schemas/* nullish */.cl6(schemas/* string */.YjP()),
        Label: schemas/* nullish */.cl6(schemas/* string */.YjP()),
        Timestamps: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* date */.p6U())),
        Values: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* nan */.oit()]))),
        StatusCode: schemas/* nullish */.cl6(schemas/* string */.YjP()),
        Messages: schemas/* nullish */.cl6(schemas/* array */.YOg(message)),
    })),
    Messages: schemas/* nullish */.cl6(schemas/* array */.YOg(message)),
});
const dimension = schemas/* object */.Ikc({ Name: schemas/* string */.YjP(), Value: schemas/* string */.YjP() });
/** A page of ListMetrics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
const metricListPage = schemas/* object */.Ikc({
    Metrics: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* object */.Ikc({ MetricName: schemas/* nullish */.cl6(schemas/* string */.YjP()), Dimensions: schemas/* nullish */.cl6(schemas/* array */.YOg(dimension)) }))),
});

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/cloudwatch/cloudwatch-api.js



/** More pages than any question here has; a server that never ends must not keep us. */
const mostPages = 100;
/** More than any sentence of AWS with what we say about it. */
const longestWords = 400;
/** Opens the API; `timeout` is for one call of it, in milliseconds. */
function openCloudWatch(access, timeout, runtime) {
    return new SdkCloudWatch(access, timeout, runtime);
}
class SdkCloudWatch {
    #access;
    #timeout;
    #runtime;
    /** By the number of retries. */
    #clients = new Map();
    constructor(access, timeout, runtime) {
        this.#access = access;
        this.#timeout = timeout;
        this.#runtime = runtime;
    }
    metricData(input, retries) {
        return this.#call('GetMetricData', 1 + retries, async (abortSignal) => {
            const { sdk, open } = await this.#client(retries);
            const pages = await allPages((NextToken) => open.send(new sdk.GetMetricDataCommand({ ...input, NextToken }), { abortSignal }));
            requireShape(metricDataPage, pages);
            return {
                results: pages.flatMap(({ MetricDataResults }) => MetricDataResults ?? []),
                messages: pages.flatMap(({ Messages }) => Messages ?? []),
            };
        });
    }
    metrics(input) {
        return this.#call('ListMetrics', 1, async (abortSignal) => {
            const { sdk, open } = await this.#client(0);
            const pages = await allPages((NextToken) => open.send(new sdk.ListMetricsCommand({ ...input, NextToken }), { abortSignal }));
            requireShape(metricListPage, pages);
            return { metrics: pages.flatMap(({ Metrics }) => Metrics ?? []) };
        });
    }
    #client(retries) {
        const known = this.#clients.get(retries) ?? newClient(this.#access, this.#timeout, retries);
        this.#clients.set(retries, known);
        return known;
    }
    async #call(action, tries, send) {
        const { signal, secrets } = this.#runtime;
        const longest = tries * this.#timeout;
        const limit = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
        try {
            signal.throwIfAborted();
            // The signal reaches requests only, not the wait for credentials before them.
            return await Promise.race([send(limit), aborted(limit)]);
        }
        catch (error) {
            signal.throwIfAborted();
            if (limit.aborted) {
                const detail = `CloudWatch gave no answer within ${(0,quantities/* formatDuration */.a3)(longest)}`;
                return { failure: 'unreachable', detail };
            }
            return explain(error, action, (text) => inWords(secrets.redact(text)));
        }
    }
}
async function newClient(access, timeout, retries) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(4085)]).then(__webpack_require__.t.bind(__webpack_require__, 44085, 19));
    const settings = (0,aws_access/* clientSettings */.r)(access);
    const requestHandler = { ...settings.requestHandler, requestTimeout: timeout };
    return { sdk, open: new sdk.CloudWatchClient({ ...settings, requestHandler, maxAttempts: 1 + retries }) };
}
async function allPages(ask) {
    const pages = [];
    let token;
    do {
        const page = await ask(token);
        pages.push(page);
        token = page.NextToken;
    } while (token && pages.length < mostPages);
    return pages;
}
function aborted(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
/** The message is the place in the answer. */
class WrongShape extends Error {
}
/** The SDK doesn't check what it is given. */
function requireShape(shape, pages) {
    for (const page of pages) {
        const { error } = shape.safeParse(page);
        if (error)
            throw new WrongShape(error.issues[0]?.path.join('.'));
    }
}
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html, with the endings of both of its protocols. */
const kinds = [
    [/^(Validation|InvalidParameter|MissingRequiredParameter|MissingParameter|InvalidFormat)/, 'bad-query'],
    [/Throttl|TooManyRequests|LimitExceeded|RequestLimit|SlowDown/, 'rate-limited'],
    [/^ServiceUnavailable/, 'not-ready'],
    [/^Internal/, 'server-error'],
];
function explain(error, action, words) {
    if (error instanceof WrongShape) {
        return {
            failure: 'malformed',
            detail: `CloudWatch answered in another form than documented, at ${(0,quoted/* quoted */.T)(error.message)}`,
        };
    }
    const { name = '', $metadata } = (error ?? {});
    const status = $metadata?.httpStatusCode;
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1] ?? kindOfStatus(status);
    const message = words((0,errors/* describeError */.Uc)(error));
    if (error instanceof SyntaxError)
        return notJson(message, status, kind);
    const said = `${name}: ${message}`;
    if (kind === 'bad-query')
        return { failure: kind, detail: `CloudWatch refuses the query (${said})` };
    const answered = `CloudWatch answered ${action}${status === undefined ? '' : ` with status ${status}`} (${said})`;
    if (kind !== undefined && kind !== 'wrong-credentials')
        return { failure: kind, detail: answered };
    const failure = aboutCredentials(error, action, message);
    if (failure instanceof errors/* ConfigurationError */.j1) {
        return { failure: 'wrong-credentials', detail: words(failure.message) };
    }
    if (kind === 'wrong-credentials') {
        const allow = `allow \`cloudwatch:${action}\` on \`*\` in the policy of the role`;
        return { failure: kind, detail: `${answered}; ${allow}` };
    }
    return { failure: status === undefined ? 'unreachable' : 'refused', detail: words(failure.message) };
}
/** What the other users of AWS say about credentials and permissions; the words of AWS in it are safe and short. */
function aboutCredentials(error, action, message) {
    const ours = error instanceof errors/* ConfigurationError */.j1 || error instanceof errors/* ProviderError */.mZ;
    const { name, $metadata } = (error ?? {});
    const shown = ours ? error : Object.assign(new Error(message), { name, $metadata });
    const call = { system: 'CloudWatch', operation: `CloudWatch ${action}` };
    return (0,aws_failure/* awsFailure */.M)(shown, { ...call, action: `cloudwatch:${action}`, resource: '*' });
}
function kindOfStatus(status) {
    if (status === 401 || status === 403)
        return 'wrong-credentials';
    if (status === 429)
        return 'rate-limited';
    if (status === 503)
        return 'not-ready';
    return status !== undefined && status >= 500 ? 'server-error' : undefined;
}
function notJson(message, status, kind) {
    const cutOff = /end of JSON|Unterminated|Expected/.test(message);
    const what = cutOff ? 'JSON that is cut off or damaged' : 'something else than JSON (a proxy, or a login?)';
    const failure = kind ?? (cutOff ? 'malformed' : 'not-metrics');
    return { failure, detail: `CloudWatch answered with status ${status}: ${what}` };
}
/** On one line, of a length to read, and without a full stop amid what goes on. */
function inWords(text) {
    const line = text
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/\.(?=[;)]|$)/g, '')
        .trim();
    return line.length <= longestWords ? line : `${line.slice(0, longestWords).toWellFormed()}…`;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/cloudwatch/find-absent.js

/**
 * Why a metric can have no value, as the end of a sentence that starts with a query; `undefined` where it has one, may get one, or
 * CloudWatch doesn't say. ListMetrics knows what had a value in the last two weeks:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html. A colour that had no traffic for so long is
 * not among it, nor are errors that never happened; so what was never seen is a mistake only where nobody else has it, either.
 */
async function findAbsent(name, metric, filled, { api, log }) {
    const { namespace: Namespace, metric: MetricName } = metric;
    const alike = await api.metrics({ Namespace, MetricName });
    if (alike.failure !== undefined) {
        log.debug(`Whether \`${name}\` exists can't be looked up: ${alike.detail}`);
        return undefined;
    }
    if (alike.metrics.some((other) => hasDimensions(other, metric)))
        return undefined;
    const what = `metric \`${MetricName}\` in \`${Namespace}\``;
    if (alike.metrics.length > 0) {
        const dimensions = namesOf(alike.metrics);
        const own = keyOf(Object.keys(metric.dimensions));
        if (!dimensions.includes(own)) {
            return `computes with \`${name}\`, but ${what} is kept by ${listOf(dimensions)} and never by ${own}; CloudWatch adds nothing up over dimensions that are left out`;
        }
        log.info(`CloudWatch knows no ${what} with these dimensions of \`${name}\`, only others. A colour without traffic for two weeks has none.`);
        return undefined;
    }
    return neverSeen(name, metric, filled, { api, log, what });
}
async function neverSeen(name, { namespace, metric }, filled, { api, log, what }) {
    const known = await api.metrics({ Namespace: namespace });
    if (known.failure !== undefined)
        return undefined;
    const names = [...new Set(known.metrics.map(({ MetricName = '' }) => MetricName))];
    const near = (0,inputs/* nearest */.pA)(metric, names);
    const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
    const nothing = names.length === 0 ? '; nothing at all is in this namespace' : '';
    const never = `no ${what} had a value in the last two weeks${hint}${nothing}`;
    // Nothing is there before a first deployment, either.
    if (filled) {
        log.info(`For \`${name}\`: ${never}`);
        return undefined;
    }
    const remedy = `; where that means 0, as before a first deployment, write \`FILL(${name}, 0)\``;
    return `computes with \`${name}\`, but CloudWatch has no value for it: ${never}${near === undefined ? remedy : ''}`;
}
function hasDimensions({ Dimensions = [] }, { dimensions }) {
    const wanted = Object.entries(dimensions);
    return (Dimensions.length === wanted.length &&
        wanted.every(([name, value]) => Dimensions.some(({ Name, Value }) => Name === name && Value === value)));
}
function namesOf(metrics) {
    const keys = metrics.map(({ Dimensions = [] }) => keyOf(Dimensions.map(({ Name = '' }) => Name)));
    return [...new Set(keys)];
}
function keyOf(names) {
    if (names.length === 0)
        return 'no dimension';
    return names
        .toSorted()
        .map((name) => `\`${name}\``)
        .join(' and ');
}
function listOf(dimensions) {
    return `${dimensions.slice(0, 3).join('; by ')}${dimensions.length > 3 ? '; …' : ''}`;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/cloudwatch/metric-math.js

/** A query that can't be metric math; the message is the end of a sentence that starts with the query. */
class MetricMathError extends Error {
}
/** Texts, numbers, names and signs; an exponent is no name. A quote without its partner is left as a sign of its own. */
const token = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\w+|\S/g;
/**
 * Takes apart a query. Names of metrics begin with a lower-case letter, and everything that CloudWatch itself has a name for is
 * in capitals: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax
 */
function parseMetricMath(query) {
    if (/^\s*SELECT\b/i.test(query)) {
        return { insights: true, names: [], filled: [], takesAll: false, periods: [] };
    }
    const tokens = query.match(token) ?? [];
    checkPairs(tokens);
    const names = new Set();
    const filled = new Set();
    const periods = [];
    for (const [index, found] of tokens.entries()) {
        if (found === 'SEARCH')
            periods.push(...periodOf(tokens.slice(index)));
        if (!/^[a-z]/.test(found))
            continue;
        // The second argument of this one is written without quotes, and is no metric.
        if (tokens[index - 4] === 'INSIGHT_RULE_METRIC')
            continue;
        if (tokens[index + 1] === '(') {
            throw new MetricMathError(`uses \`${found}\` as a function; functions are written in capitals: \`${found.toUpperCase()}(…)\``);
        }
        names.add(found);
        if (tokens[index - 1] === '(' && tokens[index - 2] === 'FILL')
            filled.add(found);
    }
    return {
        ...{ insights: false, names: [...names], filled: [...filled], periods },
        takesAll: tokens.includes('METRICS'),
    };
}
/** What is wrong with a query among these metrics, `period` in seconds; `undefined` when nothing is. */
function metricMathProblem(query, known, period) {
    try {
        const { insights, names, periods } = parseMetricMath(query);
        if (insights && period < 60) {
            return 'is a query of Metrics Insights, which has buckets of a minute and more; set `period: 1m`';
        }
        const other = periods.find((each) => each !== period);
        if (other !== undefined) {
            return `asks \`SEARCH\` for buckets of ${other} s, but those of the source have ${period} s (\`period\`); leave the number out`;
        }
        return unknownName(names, known);
    }
    catch (error) {
        if (error instanceof MetricMathError)
            return error.message;
        throw error;
    }
}
function unknownName(names, known) {
    const unknown = names.find((name) => !known.includes(name));
    if (unknown === undefined)
        return undefined;
    const near = (0,inputs/* nearest */.pA)(unknown, known);
    const list = known.map((name) => `\`${name}\``).join(', ') || 'none are there';
    return `uses \`${unknown}\`, which is not in \`metrics\` of the source; ${near ? `did you mean \`${near}\`?` : `known: ${list}`}`;
}
function checkPairs(tokens) {
    if (tokens.length === 0)
        throw new MetricMathError('is empty');
    const open = [];
    const closing = { '(': ')', '[': ']' };
    for (const found of tokens) {
        if (found === "'" || found === '"')
            throw new MetricMathError(`has a ${found} that is never closed`);
        const closes = closing[found];
        if (closes !== undefined)
            open.push(closes);
        else if ((found === ')' || found === ']') && open.pop() !== found) {
            throw new MetricMathError(`has a ${(0,quoted/* quoted */.T)(found)} too many`);
        }
    }
    const missing = open.pop();
    if (missing !== undefined)
        throw new MetricMathError(`has a ${(0,quoted/* quoted */.T)(missing)} too few`);
}
/** `SEARCH('…', 'Sum', 60)`: the third argument, where it has one. */
function periodOf([, , , firstComma, , secondComma, period = '']) {
    return firstComma === ',' && secondComma === ',' && /^\d+$/.test(period) ? [Number(period)] : [];
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/cloudwatch/read-results.js

/** What CloudWatch says where it left points out because they were NaN or infinite. */
const arithmetic = 'ArithmeticError';
/** How results end that are not `Complete`. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html */
const endings = new Map([
    ['InternalError', ['server-error', 'CloudWatch failed inside']],
    ['PartialData', ['server-error', 'CloudWatch gave only a part of the data']],
    ['Forbidden', ['wrong-credentials', 'CloudWatch may not be asked for this']],
]);
/** The results of one query as its buckets of `period` milliseconds. A stretch with nothing but points that are no numbers ends with NaN. */
function readResults(results, { period, stretch }) {
    const series = joinPages(results);
    const failed = series.find(({ status }) => status !== 'Complete');
    if (failed)
        return unfinished(failed);
    if (series.length > 1)
        return several(series);
    const [only] = series;
    if (!only)
        return { buckets: [] };
    const { times, values, messages } = only;
    if (times.length !== values.length) {
        return {
            failure: 'malformed',
            detail: 'CloudWatch answered with times and values that don’t belong together',
        };
    }
    const buckets = times.map((time, index) => ({
        end: time.getTime() + period,
        value: values[index] ?? null,
    }));
    const dropped = messages.some(({ Code }) => Code === arithmetic);
    return { buckets: buckets.length === 0 && dropped ? [{ end: stretch.to, value: Number.NaN }] : buckets };
}
/** A series goes on from page to page under the same label, and its last page says how it ended; two may have the same label. */
function joinPages(results) {
    const joined = [];
    for (const { Label, Timestamps, Values, StatusCode, Messages } of results) {
        const label = Label ?? '';
        const times = Timestamps ?? [];
        const place = joined.findIndex((series) => series.label === label && !overlap(series.times, times));
        const before = joined[place];
        const series = {
            label,
            times: [...(before?.times ?? []), ...times],
            values: [...(before?.values ?? []), ...(Values ?? [])],
            status: StatusCode ?? 'Complete',
            messages: [...(before?.messages ?? []), ...(Messages ?? [])],
        };
        joined.splice(before ? place : joined.length, 1, series);
    }
    return joined;
}
function overlap(one, other) {
    const known = new Set(one.map(Number));
    return other.some((time) => known.has(Number(time)));
}
function unfinished({ status, messages }) {
    const [failure, what] = endings.get(status) ?? [
        'malformed',
        `CloudWatch answered with the status ${(0,quoted/* quoted */.T)(status)}`,
    ];
    const said = messages.map(({ Code, Value }) => (0,quoted/* quoted */.T)(`${Code}: ${Value}`));
    return {
        failure,
        detail: said.length === 0 ? `${what} (${status})` : `${what}: ${said.slice(0, 2).join(', ')}`,
    };
}
function several(series) {
    const found = series.slice(0, 3).map(({ label }) => (0,quoted/* quoted */.T)(label));
    const list = `${found.join(', ')}${series.length > 3 ? ', …' : ''}`;
    const detail = `the query gives ${series.length} series (${list}) where one is expected; aggregate with \`SUM(…)\`, or leave out \`GROUP BY\``;
    return { failure: 'several-series', detail };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/cloudwatch/requests.js

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const mostQueries = 500;
/** Queries as questions. Throws MetricMathError. */
function questionsOf(queries) {
    return queries.map((text, index) => ({ index, text, math: parseMetricMath(text) }));
}
/**
 * As few calls as CloudWatch allows: 500 metrics and expressions in one, but only one query of Metrics Insights. Only metrics
 * that are computed with are asked for, because each is charged.
 */
function batchesOf(questions, source) {
    const batches = [];
    let current = { questions: [], metrics: [] };
    for (const question of questions) {
        const needed = question.math.takesAll ? Object.keys(source.metrics) : question.math.names;
        const batch = {
            questions: [...current.questions, question],
            metrics: [...new Set([...current.metrics, ...needed])],
        };
        const insights = batch.questions.filter(({ math }) => math.insights).length;
        if (batch.questions.length + batch.metrics.length <= mostQueries && insights <= 1) {
            current = batch;
            continue;
        }
        batches.push(current);
        current = { questions: [question], metrics: needed };
    }
    return [...batches, current].filter(({ questions: asked }) => asked.length > 0);
}
/** The ids of the queries in answers: none that a named metric has. */
function idOf({ index }, source) {
    let id = `query_${index}`;
    while (id in source.metrics)
        id = `${id}_`;
    return id;
}
/** A batch as CloudWatch takes it. */
function metricDataQueries({ questions, metrics }, source) {
    const Period = source.period / 1_000;
    const named = metrics.flatMap((Id) => {
        const metric = source.metrics[Id];
        if (!metric)
            return [];
        const Dimensions = Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value }));
        const Metric = { Namespace: metric.namespace, MetricName: metric.metric, Dimensions };
        return [{ Id, MetricStat: { Metric, Period, Stat: metric.statistic }, ReturnData: false }];
    });
    const asked = questions.map((question) => ({
        ...{ Id: idOf(question, source), Expression: question.text, Period, ReturnData: true },
    }));
    return [...named, ...asked];
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/cloudwatch.js








/** One call gives so many points: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const mostPoints = 100_800;
/** `RATE` and `DIFF` need what was before; so many buckets more are asked for than are looked at. */
const before = 2;
/**
 * Services of AWS send what happened in a minute in the course of the next one; a share of errors would be wrong while the requests
 * are there and the errors are not. In milliseconds.
 */
const longestSettling = 60_000;
/** Metrics in Amazon CloudWatch; queries are metric math over the named metrics of the source, or Metrics Insights. */
const cloudWatch = {
    checkQuery: (query, { metrics, period }) => metricMathProblem(query, Object.keys(metrics), period / 1_000),
    span: (_, { period }) => period,
    keepsHistory: () => true,
    escape: refuseQuotes,
    create: (source, queries, context) => {
        const questions = questionsOrRefuse(queries);
        const api = openCloudWatch((0,open_aws/* openAws */.e)(context.aws, context.runtime), source.timeout, context.runtime);
        return new CloudWatchProvider(source, questions, { api, runtime: context.runtime });
    },
};
class CloudWatchProvider extends buckets/* BucketProvider */.s {
    #source;
    #questions;
    #api;
    #runtime;
    constructor(source, questions, { api, runtime }) {
        super(new CloudWatch(source, questions, { api, runtime }), runtime);
        this.#source = source;
        this.#questions = questions;
        this.#api = api;
        this.#runtime = runtime;
    }
    async observe() {
        const answers = await super.observe();
        return answers.map((answer, index) => {
            if (answer.failure !== 'no-data')
                return answer;
            const { names = [] } = this.#questions[index]?.math ?? {};
            const [name = 'x'] = names;
            const remedy = `an expression has none where one of its metrics has none; where that means 0, write \`FILL(${name}, 0)\``;
            return { ...answer, detail: `${answer.detail}; ${remedy}` };
        });
    }
    async history(range) {
        const { period } = this.#source;
        const kept = keptFor(period);
        if (range.from - before * period >= this.#runtime.clock.now() - kept)
            return super.history(range);
        const detail = `CloudWatch keeps buckets of ${(0,quantities/* formatDuration */.a3)(period)} for ${(0,quantities/* formatDuration */.a3)(kept)} only; set a longer \`period\``;
        return this.#questions.map(() => ({ failure: 'no-data', detail }));
    }
    async findMistakes() {
        const answers = await this.observe();
        return Promise.all(this.#questions.map(async ({ math, index }) => {
            const answer = answers[index];
            if (answer?.failure === 'bad-query' || answer?.failure === 'wrong-credentials') {
                return `can't be asked: ${answer.detail}`;
            }
            if (answer?.failure !== 'no-data')
                return undefined;
            const absent = await Promise.all(math.names.map((name) => this.#absent(name, math.filled)));
            return absent.find((each) => each !== undefined);
        }));
    }
    async #absent(name, filled) {
        const metric = this.#source.metrics[name];
        if (!metric)
            return undefined;
        return findAbsent(name, metric, filled.includes(name), { api: this.#api, log: this.#runtime.log });
    }
}
/** The queries of a source, asked together. */
class CloudWatch {
    type = 'cloudwatch';
    name = 'CloudWatch';
    settles;
    period;
    queries;
    most;
    #source;
    #batches;
    #api;
    #runtime;
    #told = new Set();
    constructor(source, questions, { api, runtime }) {
        this.#source = source;
        this.#batches = batchesOf(questions, source);
        this.#api = api;
        this.#runtime = runtime;
        this.period = source.period;
        this.settles = Math.min(source.period, longestSettling);
        this.queries = questions.length;
        const largest = Math.max(1, ...this.#batches.map((batch) => batch.questions.length + batch.metrics.length));
        this.most = Math.floor(mostPoints / largest) - before;
    }
    async read(stretch, retries) {
        const found = await Promise.all(this.#batches.map((batch) => this.#ask(batch, stretch, retries)));
        const answers = new Map(found.flat());
        return Array.from({ length: this.queries }, (_, index) => answers.get(index) ?? { buckets: [] });
    }
    async #ask(batch, stretch, retries) {
        const data = await this.#api.metricData({
            MetricDataQueries: metricDataQueries(batch, this.#source),
            StartTime: new Date(stretch.from - before * this.period),
            EndTime: new Date(stretch.to),
            ScanBy: 'TimestampDescending',
        }, retries);
        if (data.failure === undefined) {
            this.#tell(data);
            return batch.questions.map((question) => [question.index, this.#read(question, data, stretch)]);
        }
        // One wrong query makes CloudWatch refuse all that are asked with it.
        if (data.failure === 'bad-query' && batch.questions.length > 1) {
            const alone = batch.questions.flatMap((question) => batchesOf([question], this.#source));
            return (await Promise.all(alone.map((each) => this.#ask(each, stretch, retries)))).flat();
        }
        return batch.questions.map(({ index }) => [index, data]);
    }
    #read(question, { results }, stretch) {
        const id = idOf(question, this.#source);
        const own = results.filter(({ Id }) => Id === id);
        const found = readResults(own, { period: this.period, stretch });
        if (found.failure === undefined)
            return found;
        return { ...found, detail: this.#runtime.secrets.redact(found.detail) };
    }
    /** What CloudWatch says about a whole call: that it left something out. */
    #tell({ messages }) {
        for (const { Code = '', Value = '' } of messages) {
            if (this.#told.has(Code))
                continue;
            this.#told.add(Code);
            this.#runtime.log.warning(`CloudWatch: ${Value} (${Code})`);
        }
    }
}
/** How long buckets are kept, in milliseconds: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
function keptFor(period) {
    const hour = 3_600_000;
    if (period < 60_000)
        return 3 * hour;
    if (period % 300_000 !== 0)
        return 15 * 24 * hour;
    return (period % hour === 0 ? 455 : 63) * 24 * hour;
}
/** Neither metric math nor Metrics Insights says how a quote is written inside of quotes. */
function refuseQuotes(value) {
    if (!/["'`\\\p{Cc}]/u.test(value))
        return value;
    throw new errors/* ConfigurationError */.j1(`${(0,quoted/* quoted */.T)(value)} can't stand in a query of CloudWatch: it has a quote or a backslash in it`);
}
function questionsOrRefuse(queries) {
    try {
        return questionsOf(queries);
    }
    catch (error) {
        if (error instanceof MetricMathError)
            throw new errors/* ConfigurationError */.j1(`a query ${error.message}`);
        throw error;
    }
}


/***/ })

};

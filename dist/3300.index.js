export const id = 3300;
export const ids = [3300];
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

/***/ 23300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RdsSnapshots: () => (/* binding */ RdsSnapshots)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/aws/src/open-aws.js + 3 modules
var open_aws = __webpack_require__(41009);
// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/marks.js

/** What the keys of our tags begin with. */
const prefix = 'deploy-actions:';
/** The backup something belongs to. */
const backupTag = `${prefix}backup`;
/** The database something was made from: what it was called then. */
const sourceTag = `${prefix}source`;
/** What a database is for: `deploy-scratch`, or `restored`. */
const purposeTag = `${prefix}purpose`;
/** The name that the live database gets when a restored one takes its place. */
const beforeTag = `${prefix}before`;
/** Until when a run may still be at work on it, or {@link kept}. */
const untilTag = `${prefix}until`;
/** What {@link untilTag} says of what stays. */
const kept = 'kept';
/** The mark of something that a run is at work on, until that time at most. */
function unfinished(until) {
    return { [untilTag]: (0,clock/* isoInstant */.j2)(until) };
}
/** The mark of something that stays. */
function finished() {
    return { [untilTag]: kept };
}
/** Whether a run began something, never finished it, and can't be at work on it any more. */
function isLeftover(tags, now) {
    const until = Date.parse(tags[untilTag] ?? '');
    return until <= now;
}
/**
 * What RDS takes in keys and values: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html. Nothing begins with
 * `aws:` or `rds:`.
 */
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const reserved = /^(aws|rds):/i;
/** The most tags a resource can have, and how many of them are ours at most. */
const mostTags = 50;
const ourTags = 12;
/** What is wrong with tags that somebody wants to set, each as a sentence. */
function tagProblems(tags) {
    const problems = Object.entries(tags).flatMap(([key, value]) => [
        ...tagTextProblem(`key \`${key}\``, key, 128),
        ...tagTextProblem(`value of \`${key}\``, value, 256),
        ...(key.startsWith(prefix) ? [`the key \`${key}\` is one of those set by deploy-actions itself`] : []),
    ]);
    const count = Object.keys(tags).length;
    if (count > mostTags - ourTags) {
        problems.push(`there are ${count} tags; RDS takes ${mostTags}, and ${ourTags} are set by deploy-actions itself`);
    }
    return problems;
}
function tagTextProblem(what, text, longest) {
    if (text.length > longest)
        return [`the ${what} has ${text.length} characters, RDS takes up to ${longest}`];
    if (reserved.test(text))
        return [`the ${what} begins with \`aws:\` or \`rds:\`, which AWS keeps for itself`];
    if (!allowed.test(text))
        return [`the ${what} has other characters than letters, digits, spaces and \`_ . : / = + - @\``];
    return [];
}
/** Our tags for plain names and whatever values: characters that RDS refuses become `_`. */
function ownTags(values) {
    return Object.fromEntries(Object.entries(values)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [`${prefix}${name.replace(prefix, '')}`, fitting(value)]));
}
function fitting(value) {
    return [...value]
        .map((character) => (allowed.test(character) ? character : '_'))
        .join('')
        .replace(reserved, '$1_')
        .slice(0, 256);
}
/** Tags as RDS takes them. */
function asTagList(tags) {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
/** Tags as RDS gives them. */
function fromTagList(list) {
    return Object.fromEntries((list ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}
/** The tags of a database that one in its place gets, too: all but ours and those of AWS. */
function inheritable(tags) {
    const others = Object.entries(tags).filter(([key]) => !key.startsWith(prefix) && !reserved.test(key));
    return Object.fromEntries(others.slice(0, mostTags - ourTags));
}

// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/rds-advice.js
/** What to do about refusals of RDS, by its names for them: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html and those of the other calls. */
const advice = [
    [
        /^SnapshotQuotaExceeded/,
        (region) => `the account has no room for another manual snapshot in ${region} (100 of instances and 100 of clusters, unless raised): delete some, set \`keep\`, or raise the quota in Service Quotas`,
    ],
    [
        /^(InstanceQuotaExceeded|DBClusterQuotaExceeded|StorageQuotaExceeded)/,
        (region) => `delete databases nobody needs in ${region}, or raise the quota in Service Quotas`,
    ],
    [
        /^KMSKeyNotAccessible/,
        () => 'the KMS key has to be enabled, in the region of the snapshot or copy it encrypts, and its policy has to allow the role `kms:CreateGrant`, `kms:DescribeKey`, `kms:GenerateDataKeyWithoutPlaintext`, `kms:Decrypt`, `kms:Encrypt` and `kms:ReEncrypt*`',
    ],
    [
        /^Insufficient(DBInstance|DBCluster|StorageCluster)Capacity/,
        () => 'AWS has no such machine free there at the moment: set another `restore.instance-class`, or try again later',
    ],
    [
        /^(DBSubnetGroupNotFound|DBSubnetGroupDoesNotCoverEnoughAZs|InvalidSubnet|InvalidVPCNetworkState)/,
        () => 'look at `restore.subnet-group`, or at the subnet group of the database',
    ],
];
/** What to do about an error of RDS with that code; `undefined` where it speaks for itself. */
function adviceFor(code, region) {
    return advice.find(([pattern]) => pattern.test(code))?.[1](region);
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/rds-api.js



/** RDS refused, or didn't answer; `code` is its name for the error. */
class RdsError extends errors/* ProviderError */.mZ {
    code;
    constructor(message, details) {
        super(message, { system: rdsSystem, ...details });
        this.code = details.code.replace(/Fault$/, '');
    }
}
/** What every ProviderError of this engine names as the system that failed. */
const rdsSystem = 'RDS';
/** Creating, restoring and copying take longer to be accepted than what only reads; in milliseconds. */
const tryTime = 10_000;
/** The longest time for one try, the wait for credentials included, in milliseconds. */
const callTime = 45_000;
/** The same while the run is being cancelled: the runner kills a step 7.5 s after SIGINT, and several calls share that. */
const hastyTime = 2_500;
/** How long failures that pass are tried again when nobody says otherwise, in milliseconds. */
const usualPatience = 60_000;
/** RDS in one region. Calls throw RdsError, ConfigurationError for rights and credentials, and the signal's reason when it fires. */
class RdsApi {
    region;
    #opened;
    #context;
    constructor(region, opened, context) {
        this.region = region;
        this.#opened = opened;
        this.#context = context;
    }
    /** What RDS answers; failures that pass, throttling above all, are tried again with growing pauses. */
    async ask(question, send) {
        const { clock, log } = this.#context;
        const signal = question.hasty ? undefined : this.#context.signal;
        const end = clock.now() + (question.hasty ? hastyTime : (question.patience ?? usualPatience));
        for (let pause = question.hasty ? 250 : 1_000;; pause = Math.min(2 * pause, 30_000)) {
            try {
                return await this.#askOnce(question, send, signal);
            }
            catch (error) {
                const passing = error instanceof RdsError && error.retryable;
                if (!passing || clock.now() + pause > end)
                    throw error;
                log.debug(`${error.message}; again in ${pause / 1_000} s`);
                await clock.sleep(pause, signal);
            }
        }
    }
    async #askOnce(question, send, signal) {
        signal?.throwIfAborted();
        const { operation } = question;
        const limit = AbortSignal.timeout(question.hasty ? hastyTime : callTime);
        const abortSignal = signal ? AbortSignal.any([signal, limit]) : limit;
        try {
            // The signal reaches requests only, not the wait for credentials before them.
            return await Promise.race([send(this.#opened, { abortSignal }), aborted(abortSignal)]);
        }
        catch (error) {
            signal?.throwIfAborted();
            if (limit.aborted) {
                const message = `${operation}: no answer within the time limit`;
                throw new RdsError(message, { operation, retryable: true, code: 'TimeoutError' });
            }
            throw this.#failure(error, question);
        }
    }
    #failure(error, { operation, action, resource = '*' }) {
        const about = resource === '*' ? '*' : `arn:aws:rds:${this.region}:*:${resource}`;
        const said = /not authorized to perform: (\S+) on resource: (\S+)/.exec(String(error?.message));
        const failure = (0,aws_failure/* awsFailure */.M)(error, {
            system: rdsSystem,
            operation,
            // The refusal itself knows best: restoring also takes rights on groups, copying one on the key.
            action: said?.[1] ?? `rds:${action}`,
            resource: said?.[2] ?? about,
        });
        if (!(failure instanceof errors/* ProviderError */.mZ))
            return failure;
        const code = error?.name ?? '';
        const advice = adviceFor(code, this.region);
        const message = advice === undefined ? failure.message : `${failure.message}; ${advice}`;
        return new RdsError(message, { operation, retryable: failure.retryable, code });
    }
}
/** Opens RDS in a region. Asks for nothing before the first call. */
async function openRds(access, region, context) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(7202)]).then(__webpack_require__.t.bind(__webpack_require__, 57202, 19));
    const settings = (0,aws_access/* clientSettings */.r)(access);
    const requestHandler = { ...settings.requestHandler, requestTimeout: tryTime };
    // What is tried again, and when, is decided in `ask`, by the clock.
    const client = new sdk.RDSClient({ ...settings, region, requestHandler, maxAttempts: 1 });
    return new RdsApi(region, { sdk, client }, context);
}
/** Whether RDS says by that that something is not there. */
function isAbsent(error) {
    return (error instanceof RdsError && /^DB(Instance|Cluster|Snapshot|ClusterSnapshot)NotFound$/.test(error.code));
}
/** Whether RDS says by that that something is there already: the answer to a first try was lost, for our names come only once. */
function isPresent(error) {
    return error instanceof RdsError && /AlreadyExists$/.test(error.code);
}
/** Whether RDS says by that that something is in a state in which it can't be done (yet). */
function isWrongState(error) {
    return (error instanceof RdsError &&
        /^InvalidDB(Instance|Cluster|Snapshot|ClusterSnapshot)State$/.test(error.code));
}
function aborted(signal) {
    return new Promise((_, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/discarding.js



/**
 * Deletes a snapshot that is not to be, while the run is being cancelled within seconds; gives whether RDS did. It deletes what is available or being copied; what
 * is still being created is left to the next run, marked as nobody's.
 */
function discardSnapshot(id, region, context) {
    return discard({ what: `The snapshot ${id} in ${region.name}`, region, things: region.snapshots, id }, context);
}
/** The same for a database that was made beside the live one. */
function discardDatabase(id, region, context) {
    const { kind } = region.databases;
    const command = `aws rds delete-db-${kind} --region ${region.name} --db-${kind}-identifier ${id} --skip-final-snapshot`;
    const what = `The ${kind} ${id} in ${region.name} (by hand: \`${command}\`)`;
    return discard({ what, region, things: region.databases, id }, context);
}
async function discard({ what, id, region, things }, { clock, log, signal }) {
    try {
        await things.remove(id, signal.aborted);
        return true;
    }
    catch (error) {
        log.warning(`${what} could not be deleted yet: ${(0,errors/* describeError */.Uc)(error)}. It counts as nothing, costs money until it is gone, and the next backup deletes it.`);
        // Whoever gives no answer now gives none to the next questions either, and a cancelled run has seconds.
        if (error instanceof RdsError && error.retryable)
            return false;
    }
    try {
        const arn = (await things.find(id, true))?.arn;
        if (arn !== undefined)
            await region.tag(arn, unfinished(clock.now()), true);
    }
    catch (error) {
        log.debug(`the mark of ${id} stays as it is: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    return false;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/identifiers.js

/** The longest name of an instance or a cluster: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints */
const longestName = 63;
/** The longest name of a snapshot, by the same page. */
const longestSnapshotName = 255;
/** What is wrong with the name of an instance or a cluster; `undefined` when nothing is. */
function nameProblem(name) {
    if (name.startsWith('arn:'))
        return 'must be the name alone, not the ARN';
    if (name.length > longestName)
        return `has ${name.length} characters, RDS takes up to ${longestName}`;
    if (!/^[a-z](-?[a-z0-9])*$/i.test(name)) {
        return 'is no name RDS takes: letters, digits and single hyphens, a letter first and no hyphen last';
    }
    return undefined;
}
/** RDS keeps names in small letters, whatever it was given. */
function sameName(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
/** The name of the snapshot of a backup. */
function snapshotName(backupId) {
    const fit = backupId
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-+|-+$/g, '');
    return (/^[a-z]/.test(fit) ? fit : `backup-${fit}`).slice(0, longestSnapshotName).replace(/-+$/, '');
}
/** A name for a database beside the live one; a long name is cut where it ends. */
function nameBeside(name, purpose, id) {
    const ending = `-${purpose}-${id}`;
    return `${name.slice(0, longestName - ending.length).replace(/-+$/, '')}${ending}`.toLowerCase();
}
/** What makes names unique: eight digits. */
function newId() {
    return (0,external_node_crypto_.randomBytes)(4).toString('hex');
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/statuses.js
/**
 * The statuses that don't pass by themselves, with what to do:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/accessing-monitoring.html#Aurora.Status
 */
const stuck = [
    [/^(stopped|stopping)$/, 'start it'],
    [/^(deleting|deleted|delete-precheck)$/, 'it is being deleted'],
    [/^storage-full$/, 'give it more storage'],
    [
        /^inaccessible-encryption-credentials(-recoverable)?$/,
        'its KMS key is disabled, deleted or out of reach: enable the key, then start the database or restore a snapshot',
    ],
    [
        /^incompatible-network$/,
        'its subnets have no free address or its VPC is in no fit state: look at the subnet group',
    ],
    [
        /^incompatible-option-group$/,
        'it can’t work with its option group: look at its events and change the group',
    ],
    [
        /^incompatible-parameters$/,
        'it can’t start with its parameter group: put the parameters right and reboot it',
    ],
    [
        /^incompatible-(restore|create)$/,
        'RDS can’t restore it: look at its events (features that the engine or the class doesn’t have, temporary tables of MySQL)',
    ],
    [/^insufficient-capacity$/, 'AWS has no such machine free: change the class, or try again later'],
    [
        /^(failed|restore-error|migration-failed|cloning-failed|error)$/,
        'look at its events; RDS can’t bring it back',
    ],
    [/^incompatible-/, 'look at its events'],
];
/**
 * What a status means. Ready are those in which a database answers; a snapshot may be refused in the last of them:
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html. What isn't known counts as passing: AWS
 * adds new ones for what it is busy with.
 */
function conditionOf(status) {
    if (/^(available|storage-optimization|storage-initialization)$/.test(status))
        return 'ready';
    return stuck.some(([pattern]) => pattern.test(status)) ? 'stuck' : 'busy';
}
/** What to do about a status that doesn't pass. */
function remedyFor(status) {
    return stuck.find(([pattern]) => pattern.test(status))?.[1] ?? 'it passes by itself';
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/examining.js




/** What can be said of a section without asking anybody. */
function sectionProblems(backup, region) {
    const kind = backup.cluster === undefined ? 'instance' : 'cluster';
    const wrong = nameProblem(backup.cluster ?? backup.instance ?? '');
    const copy = backup['copy-to'];
    return [
        ...(wrong === undefined ? [] : [`\`${kind}\` ${wrong}`]),
        ...tagProblems(backup.tags).map((problem) => `\`tags\`: ${problem}`),
        ...(copy?.region === region ? [`\`copy-to.region\` is ${region}, where the database itself is`] : []),
    ].map((message) => ({ message: `backup: ${message}` }));
}
/** Looks at the live database and at what its snapshot takes, without writing. Throws ConfigurationError with all that is in the way. */
async function examineDatabase(backup, region, target, { log }) {
    const problems = sectionProblems(backup, region.name);
    const name = backup.cluster ?? backup.instance ?? '';
    if (nameProblem(name) !== undefined)
        throw new errors/* ConfigurationError */.j1(problems);
    const found = await region.databases.find(name);
    if (!found)
        throw new errors/* ConfigurationError */.j1([...problems, { message: await absence(name, region) }]);
    const say = (message) => problems.push({ message: `backup: ${message}` });
    if (found.memberOf !== undefined) {
        say(`\`${name}\` is an instance of the cluster \`${found.memberOf}\`, and RDS takes snapshots of the cluster only: set \`cluster: ${found.memberOf}\` instead of \`instance\``);
    }
    const condition = conditionOf(found.status);
    if (condition === 'stuck') {
        say(`\`${name}\` is \`${found.status}\`, and RDS takes snapshots of what is available: ${remedyFor(found.status)}`);
    }
    if (condition === 'busy') {
        log.notice(`\`${name}\` is \`${found.status}\`, which passes; the snapshot waits for it.`);
    }
    const copy = backup['copy-to'];
    if (copy && found.encrypted && copy['kms-key'] === undefined) {
        say(`\`${name}\` is encrypted, and RDS copies an encrypted snapshot to another region with a key of that region only: set \`copy-to.kms-key\` to a KMS key in ${copy.region}`);
    }
    if (copy?.['kms-key'] !== undefined && !found.encrypted && region.databases.kind === 'cluster') {
        say(`\`${name}\` is not encrypted, and RDS doesn’t encrypt the copy of a cluster snapshot: leave out \`copy-to.kms-key\``);
    }
    for (const place of [region, ...(target ? [target] : [])]) {
        const full = await quotaProblem(place);
        if (full !== undefined)
            say(full);
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    return found;
}
async function absence(name, region) {
    const { kind } = region.databases;
    const others = (await region.databases.list()).map(({ id }) => id);
    const near = (0,inputs/* nearest */.pA)(name, others);
    const hint = near !== undefined
        ? `did you mean \`${near}\`?`
        : others.length === 0
            ? 'this account has none there: look at `region`, and at whose credentials the step has'
            : `there are ${others
                .slice(0, 10)
                .map((id) => `\`${id}\``)
                .join(', ')}${others.length > 10 ? ' and others' : ''}; look at \`region\`, too`;
    return `backup: there is no ${kind} \`${name}\` in ${region.name}; ${hint}`;
}
async function quotaProblem(region) {
    const quota = await region.snapshotQuota();
    if (!quota || quota.used < quota.most)
        return undefined;
    return `${region.name} has ${quota.used} manual snapshots of ${region.databases.kind}s, and ${quota.most} is the quota of the account: delete some, set \`keep\`, or raise the quota in Service Quotas`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/leftovers.js



/**
 * Deletes what runs that died left: snapshots and databases that carry our mark, of the same source, whose time is over. Those of
 * a run that may still be at work, of published backups, and whatever carries no mark of ours stay. Failures only warn.
 */
async function removeLeftovers({ source, published, region, copies }, { clock, log }) {
    const now = clock.now();
    const isOurs = (tags) => tags[sourceTag] === source && isLeftover(tags, now);
    const removed = [];
    const remove = async (what, work) => {
        try {
            await work();
            removed.push(what);
        }
        catch (error) {
            log.warning(`${what}, left by a run that died, could not be deleted: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    };
    for (const { name, snapshots } of [region, ...(copies ? [copies] : [])]) {
        for (const { id, tags, status } of await snapshots.list()) {
            if (!isOurs(tags) || published.includes(tags[backupTag] ?? '') || status === 'deleting')
                continue;
            await remove(`the snapshot ${id} in ${name}`, () => snapshots.remove(id));
        }
    }
    const { databases } = region;
    for (const { id, tags, status } of await databases.list()) {
        if (!isOurs(tags) || tags[purposeTag] === undefined || sameName(id, source) || status === 'deleting')
            continue;
        await remove(`the ${databases.kind} ${id} in ${region.name}`, () => databases.remove(id));
    }
    return removed;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/waiting.js


/** The pauses between looks, in milliseconds: RDS allows few calls a second for a whole account, and everything here takes minutes. */
const firstPause = 5_000;
const longestPause = 30_000;
/** How often the log hears of something that takes its time, in milliseconds. */
const reportEvery = 60_000;
/** Looks until something is as it should be. Throws ProviderError when the time is over, and whatever `look` throws. */
async function waitFor({ what, timeout }, look, { clock, log, signal }) {
    const started = clock.now();
    const end = started + timeout;
    let reported = started;
    for (let pause = firstPause;; pause = Math.min(pause * 1.5, longestPause)) {
        signal.throwIfAborted();
        const found = await look();
        if ('done' in found)
            return found.done;
        const now = clock.now();
        if (now >= end) {
            const message = `${what} was not available within ${(0,quantities/* formatDuration */.a3)(timeout)} (last: ${found.progress}); if that is how long it takes, raise \`timeout\``;
            throw new errors/* ProviderError */.mZ(message, { system: rdsSystem, operation: 'wait' });
        }
        if (now - reported >= reportEvery) {
            log.info(`${what}: ${found.progress} (${(0,quantities/* formatDuration */.a3)(now - started)})`);
            reported = now;
        }
        await clock.sleep(Math.min(pause, end - now), signal);
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/readiness.js




/** What was begun will never be available. */
class NeverAvailableError extends errors/* ProviderError */.mZ {
    constructor(message, operation) {
        super(message, { system: rdsSystem, operation });
    }
}
/** How long something that was just begun may be unknown to those who ask for it, in milliseconds: RDS is eventually consistent. */
const appearsWithin = 2 * 60_000;
/** Waits until a snapshot is available. Throws {@link NeverAvailableError}, and ProviderError when the time is over. */
async function whenSnapshotReady(id, { region, timeout, operation }, context) {
    const what = `the snapshot ${id} in ${region.name}`;
    const started = context.clock.now();
    let seen = false;
    const look = async () => {
        const found = await region.snapshots.find(id);
        if (!found) {
            if (!seen && context.clock.now() - started < appearsWithin)
                return { progress: 'not to be seen yet' };
            throw new NeverAvailableError(`${what} has disappeared: somebody deleted it`, operation);
        }
        seen = true;
        const condition = conditionOf(found.status);
        if (condition === 'ready')
            return { done: found };
        if (condition === 'stuck') {
            throw new NeverAvailableError(`${what} is \`${found.status}\`: ${remedyFor(found.status)}`, operation);
        }
        return { progress: `${found.status}, ${found.percent}%` };
    };
    return waitFor({ what, timeout }, look, context);
}
/** Waits until a database and its instances are available. Throws as {@link whenSnapshotReady} does. */
async function whenDatabaseReady(id, { region, timeout, operation, renamed = false, retired = false }, context) {
    const what = `the ${region.databases.kind} \`${id}\` in ${region.name}`;
    const started = context.clock.now();
    let seen = false;
    const look = async () => {
        const found = await region.databases.find(id);
        if (!found) {
            const patience = seen ? 0 : renamed ? timeout : appearsWithin;
            if (context.clock.now() - started < patience)
                return { progress: 'not to be seen yet' };
            throw new NeverAvailableError(`${what} has disappeared: somebody deleted or renamed it`, operation);
        }
        seen = true;
        if (retired && found.status !== 'renaming')
            return { done: found };
        const members = await Promise.all(found.members.map((member) => region.instances.find(member)));
        const parts = [found, ...members.filter((member) => member !== undefined)];
        const broken = parts.find(({ status }) => conditionOf(status) === 'stuck');
        if (broken) {
            const name = broken === found ? what : `the instance \`${broken.id}\` of ${what}`;
            throw new NeverAvailableError(`${name} is \`${broken.status}\`: ${remedyFor(broken.status)}`, operation);
        }
        const late = parts.find(({ status }) => conditionOf(status) === 'busy');
        if (late)
            return { progress: late === found ? late.status : `${late.id} ${late.status}` };
        return { done: found };
    };
    return waitFor({ what, timeout }, look, context);
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/proving.js



/** What is wrong with a snapshot, or a copy of it, that a manifest names; each as a sentence. */
async function snapshotProblems(manifest, region, place) {
    const { snapshot, settings } = manifest;
    const what = `the snapshot ${place.id} in ${place.region}`;
    const found = await region.snapshots.find(place.id);
    if (!found)
        return [`${what} is not there: it was deleted`];
    const problems = [];
    const say = (text) => problems.push(`${what} ${text}`);
    if (found.arn !== place.arn)
        say(`is ${found.arn}, not ${place.arn}: it belongs to another account`);
    if (found.status !== 'available')
        say(`is \`${found.status}\` instead of \`available\``);
    const original = place.arn === snapshot.arn;
    const { resource, 'allocated-storage-gib': gib } = settings;
    if (original && resource && found.resource !== undefined && found.resource !== resource) {
        say(`is of another database (${found.resource}) than \`${snapshot.source}\` (${resource})`);
    }
    if (!original && found.copyOf !== undefined && found.copyOf !== snapshot.arn) {
        say(`is a copy of ${found.copyOf}, not of ${snapshot.arn}`);
    }
    if (settings['encrypted'] === 'true' && !found.encrypted)
        say('is not encrypted, and its database is');
    if (gib !== undefined && String(found.allocatedGib) !== gib) {
        say(`is of ${found.allocatedGib} GiB of storage instead of ${gib} GiB`);
    }
    return problems;
}
/** Restores a snapshot into a database of its own, waits until it is available and deletes it, whatever happens. Throws DamagedBackupError. */
async function proveByRestore({ order, region, timeout }, context) {
    const { databases } = region;
    const waiting = { region, timeout, operation: 'restore the snapshot' };
    try {
        await databases.restore(order);
        context.log.info(`The snapshot is being restored to the scratch ${databases.kind} ${order.id}.`);
        await whenDatabaseReady(order.id, waiting, context);
        await databases.complete(order);
        await whenDatabaseReady(order.id, waiting, context);
    }
    catch (error) {
        if (error instanceof NeverAvailableError)
            throw new backup_engine/* DamagedBackupError */.c(error.message);
        throw error;
    }
    finally {
        await discardDatabase(order.id, region, context);
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/instance-settings.js

/** What an instance is restored with: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html */
function restoreInput(order, live) {
    const everyCopy = {
        DBInstanceIdentifier: order.id,
        DBSnapshotIdentifier: order.snapshot,
        DBInstanceClass: order.instanceClass ?? live?.DBInstanceClass,
        DBSubnetGroupName: order.subnetGroup ?? live?.DBSubnetGroup?.DBSubnetGroupName,
        VpcSecurityGroupIds: order.securityGroups?.slice() ?? securityGroupsOf(live),
        // Without it, RDS takes the default group of the engine, with which some data can't even be read.
        DBParameterGroupName: chosen(live?.DBParameterGroups?.[0]?.DBParameterGroupName),
        OptionGroupName: chosen(live?.OptionGroupMemberships?.[0]?.OptionGroupName),
        Tags: asTagList(order.tags),
    };
    if (order.purpose === 'scratch' || live === undefined) {
        return {
            ...everyCopy,
            MultiAZ: false,
            PubliclyAccessible: false,
            DeletionProtection: false,
            // Nobody needs a backup of a scratch copy, and the first one would delay it.
            ...(order.purpose === 'scratch' ? { BackupRetentionPeriod: 0 } : {}),
            CopyTagsToSnapshot: false,
        };
    }
    return { ...everyCopy, ...asLive(live) };
}
function asLive(live) {
    return {
        MultiAZ: live.MultiAZ,
        // With a standby, RDS chooses the zones.
        AvailabilityZone: live.MultiAZ ? undefined : live.AvailabilityZone,
        Port: live.Endpoint?.Port ?? (live.DbInstancePort || undefined),
        PubliclyAccessible: live.PubliclyAccessible,
        AutoMinorVersionUpgrade: live.AutoMinorVersionUpgrade,
        LicenseModel: live.LicenseModel,
        ...storageOf(live),
        CopyTagsToSnapshot: live.CopyTagsToSnapshot,
        EnableIAMDatabaseAuthentication: live.IAMDatabaseAuthenticationEnabled,
        EnableCloudwatchLogsExports: filled(live.EnabledCloudwatchLogsExports),
        ProcessorFeatures: filled(live.ProcessorFeatures),
        // Set when it is available: what is protected, and can't start, could not be deleted any more.
        DeletionProtection: false,
        NetworkType: live.NetworkType,
        DedicatedLogVolume: live.DedicatedLogVolume || undefined,
        CACertificateIdentifier: live.CACertificateIdentifier,
        EngineLifecycleSupport: live.EngineLifecycleSupport,
        BackupRetentionPeriod: live.BackupRetentionPeriod,
        PreferredBackupWindow: live.PreferredBackupWindow,
        CustomIamInstanceProfile: live.CustomIamInstanceProfile,
        Domain: live.DomainMemberships?.[0]?.Domain,
        DomainIAMRoleName: live.DomainMemberships?.[0]?.IAMRoleName,
    };
}
/**
 * RDS refuses IOPS and throughput of gp3 below 400 GiB, where they are always 3,000 and 125:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
 */
function storageOf({ StorageType, Iops, StorageThroughput }) {
    const provisioned = StorageType?.startsWith('io') ||
        (StorageType === 'gp3' && ((Iops ?? 0) > 3_000 || (StorageThroughput ?? 0) > 125));
    return {
        StorageType,
        Iops: provisioned ? Iops : undefined,
        StorageThroughput: provisioned && StorageType === 'gp3' ? StorageThroughput : undefined,
    };
}
/** What restoring can't set and changes have to; one each, so that what is refused keeps nothing else back. */
function completionInputs(id, live) {
    const { MonitoringInterval, MonitoringRoleArn, MaxAllocatedStorage, PreferredMaintenanceWindow } = live;
    const settings = [
        ...(MonitoringInterval ? [{ MonitoringInterval, MonitoringRoleArn }] : []),
        ...(live.PerformanceInsightsEnabled ? [insightsOf(live)] : []),
        ...(MaxAllocatedStorage ? [{ MaxAllocatedStorage }] : []),
        ...(PreferredMaintenanceWindow ? [{ PreferredMaintenanceWindow }] : []),
    ];
    return settings.map((setting) => ({ DBInstanceIdentifier: id, ...setting }));
}
function insightsOf(live) {
    if (!live.PerformanceInsightsEnabled)
        return {};
    return {
        EnablePerformanceInsights: true,
        PerformanceInsightsKMSKeyId: live.PerformanceInsightsKMSKeyId,
        PerformanceInsightsRetentionPeriod: live.PerformanceInsightsRetentionPeriod,
    };
}
/** An instance for a cluster that was restored from a snapshot, like one of the live cluster. */
function memberInput(order, { id, cluster, engine, live, }) {
    const scratch = order.purpose === 'scratch';
    return {
        DBInstanceIdentifier: id,
        DBClusterIdentifier: cluster,
        Engine: engine,
        DBInstanceClass: order.instanceClass ?? live?.DBInstanceClass ?? 'db.t4g.medium',
        DBParameterGroupName: chosen(live?.DBParameterGroups?.[0]?.DBParameterGroupName),
        PubliclyAccessible: scratch ? false : live?.PubliclyAccessible,
        Tags: asTagList(order.tags),
        ...(scratch || !live
            ? {}
            : {
                AvailabilityZone: live.AvailabilityZone,
                PromotionTier: live.PromotionTier,
                AutoMinorVersionUpgrade: live.AutoMinorVersionUpgrade,
                CACertificateIdentifier: live.CACertificateIdentifier,
                PreferredMaintenanceWindow: live.PreferredMaintenanceWindow,
                CopyTagsToSnapshot: live.CopyTagsToSnapshot,
                ...(live.MonitoringInterval
                    ? { MonitoringInterval: live.MonitoringInterval, MonitoringRoleArn: live.MonitoringRoleArn }
                    : {}),
                ...insightsOf(live),
            }),
    };
}
function securityGroupsOf(live) {
    return filled(live?.VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId: id }) => (id ? [id] : [])));
}
/** The name of a group somebody made; the default of its engine and version RDS finds by itself, also after an upgrade. */
function chosen(group) {
    return group?.startsWith('default') ? undefined : group;
}
/** RDS refuses empty lists. */
function filled(list) {
    return list && list.length > 0 ? list : undefined;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/cluster-settings.js


/** Whether the instances of a cluster are made one by one: all of Aurora's, none of a Multi-AZ cluster. */
function hasOwnInstances(cluster) {
    return (cluster.Engine ?? '').startsWith('aurora') && cluster.EngineMode !== 'serverless';
}
/** What a cluster is restored with: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterFromSnapshot.html */
function restoreClusterInput(order, engine, live) {
    const everyCopy = {
        ...engine,
        DBClusterIdentifier: order.id,
        SnapshotIdentifier: order.snapshot,
        DBSubnetGroupName: order.subnetGroup ?? live?.DBSubnetGroup,
        VpcSecurityGroupIds: order.securityGroups?.slice() ?? cluster_settings_securityGroupsOf(live),
        DBClusterParameterGroupName: chosen(live?.DBClusterParameterGroup),
        EngineMode: live?.EngineMode,
        Tags: asTagList(order.tags),
        ...capacityOf(order, live),
    };
    if (order.purpose === 'scratch' || live === undefined) {
        return { ...everyCopy, DeletionProtection: false, CopyTagsToSnapshot: false };
    }
    return {
        ...everyCopy,
        Port: live.Port,
        // Set when it is available: what is protected, and can't start, could not be deleted any more.
        DeletionProtection: false,
        CopyTagsToSnapshot: live.CopyTagsToSnapshot,
        EnableIAMDatabaseAuthentication: live.IAMDatabaseAuthenticationEnabled,
        EnableCloudwatchLogsExports: live.EnabledCloudwatchLogsExports?.length
            ? live.EnabledCloudwatchLogsExports
            : undefined,
        BacktrackWindow: live.BacktrackWindow || undefined,
        NetworkType: live.NetworkType,
        EngineLifecycleSupport: live.EngineLifecycleSupport,
        BackupRetentionPeriod: live.BackupRetentionPeriod,
        PreferredBackupWindow: live.PreferredBackupWindow,
        Domain: live.DomainMemberships?.[0]?.Domain,
        DomainIAMRoleName: live.DomainMemberships?.[0]?.IAMRoleName,
    };
}
/** What carries the load: Serverless v2's limits with Aurora, machines and storage in a Multi-AZ cluster. */
function capacityOf(order, live) {
    if (live === undefined)
        return {};
    if (!hasOwnInstances(live) && live.DBClusterInstanceClass) {
        return {
            DBClusterInstanceClass: order.instanceClass ?? live.DBClusterInstanceClass,
            StorageType: live.StorageType,
            Iops: live.StorageType?.startsWith('io') ? live.Iops : undefined,
            PubliclyAccessible: order.purpose === 'scratch' ? false : live.PubliclyAccessible,
        };
    }
    const { MinCapacity, MaxCapacity, SecondsUntilAutoPause } = live.ServerlessV2ScalingConfiguration ?? {};
    return {
        // `aurora` is the default, and as a value only some engines know it.
        StorageType: live.StorageType === 'aurora-iopt1' ? live.StorageType : undefined,
        ServerlessV2ScalingConfiguration: MaxCapacity === undefined ? undefined : { MinCapacity, MaxCapacity, SecondsUntilAutoPause },
    };
}
function cluster_settings_securityGroupsOf(live) {
    const ids = live?.VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId: id }) => (id ? [id] : [])) ?? [];
    return ids.length > 0 ? ids : undefined;
}
/** What replicates from or to a cluster, or spans regions with it. */
function relationsOfCluster(found) {
    const { ReplicationSourceIdentifier: source, ReadReplicaIdentifiers: replicas = [] } = found;
    return [
        ...(found.GlobalClusterIdentifier
            ? [`it belongs to the global cluster \`${found.GlobalClusterIdentifier}\``]
            : []),
        ...(source ? [`it is a read replica of \`${source}\``] : []),
        ...(replicas.length > 0 ? [`\`${replicas.join('`, `')}\` replicate from it`] : []),
    ];
}
/** What a restored copy of a cluster would not have. */
function notRestoredOfCluster(found) {
    const roles = (found.AssociatedRoles ?? []).map(({ FeatureName, RoleArn }) => `${FeatureName}: ${RoleArn}`);
    return [
        ...(roles.length > 0 ? [`the IAM roles (${roles.join(', ')})`] : []),
        ...(found.MasterUserSecret
            ? [
                'the management of the master password by Secrets Manager: the restored one has the password of the snapshot',
            ]
            : []),
        ...(found.CustomEndpoints?.length ? [`the custom endpoints (${found.CustomEndpoints.join(', ')})`] : []),
        ...(found.HttpEndpointEnabled ? ['the Data API'] : []),
        ...(found.ActivityStreamStatus === 'started' ? ['the database activity stream'] : []),
    ];
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/snapshots.js


/** How long it is tried to begin something while RDS is busy, in milliseconds. */
const patience = 5 * 60_000;
/** Those of instances. */
class InstanceSnapshots {
    #api;
    constructor(api) {
        this.#api = api;
    }
    async find(id, hasty = false) {
        return (await this.#page({ id, hasty })).found[0];
    }
    async list() {
        const all = [];
        for (let marker;;) {
            const { found, next } = await this.#page({ marker });
            all.push(...found);
            marker = next;
            if (marker === undefined)
                return all;
        }
    }
    async #page({ id, marker, hasty = false }) {
        const question = { operation: 'look at snapshots', action: 'DescribeDBSnapshots', patience, hasty };
        try {
            const answer = await this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.DescribeDBSnapshotsCommand({
                DBSnapshotIdentifier: id,
                SnapshotType: 'manual',
                Marker: marker,
            }), options));
            return { found: (answer.DBSnapshots ?? []).map(ofInstance), next: answer.Marker };
        }
        catch (error) {
            if (isAbsent(error))
                return { found: [], next: undefined };
            throw error;
        }
    }
    async create(source, { id, tags }) {
        const question = { operation: `create the snapshot ${id}`, action: 'CreateDBSnapshot', patience };
        await unlessPresent(this.#api.ask({ ...question, resource: `snapshot:${id}` }, ({ sdk, client }, options) => client.send(new sdk.CreateDBSnapshotCommand({
            DBInstanceIdentifier: source,
            DBSnapshotIdentifier: id,
            Tags: asTagList(tags),
        }), options)));
    }
    async copy(sourceArn, { id, tags }, kmsKey) {
        const question = { operation: `copy the snapshot to ${id}`, action: 'CopyDBSnapshot', patience };
        await unlessPresent(this.#api.ask({ ...question, resource: `snapshot:${id}` }, ({ sdk, client }, options) => client.send(new sdk.CopyDBSnapshotCommand({
            SourceDBSnapshotIdentifier: sourceArn,
            TargetDBSnapshotIdentifier: id,
            KmsKeyId: kmsKey,
            Tags: asTagList(tags),
        }), options)));
    }
    async remove(id, hasty = false) {
        const question = { operation: `delete the snapshot ${id}`, action: 'DeleteDBSnapshot', hasty };
        await unlessAbsent(this.#api.ask({ ...question, resource: `snapshot:${id}` }, ({ sdk, client }, options) => client.send(new sdk.DeleteDBSnapshotCommand({ DBSnapshotIdentifier: id }), options)));
    }
}
/** Those of clusters. */
class ClusterSnapshots {
    #api;
    constructor(api) {
        this.#api = api;
    }
    async find(id, hasty = false) {
        return (await this.#page({ id, hasty })).found[0];
    }
    async list() {
        const all = [];
        for (let marker;;) {
            const { found, next } = await this.#page({ marker });
            all.push(...found);
            marker = next;
            if (marker === undefined)
                return all;
        }
    }
    async #page({ id, marker, hasty = false }) {
        const question = {
            operation: 'look at cluster snapshots',
            action: 'DescribeDBClusterSnapshots',
            patience,
            hasty,
        };
        try {
            const answer = await this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.DescribeDBClusterSnapshotsCommand({
                DBClusterSnapshotIdentifier: id,
                SnapshotType: 'manual',
                Marker: marker,
            }), options));
            return { found: (answer.DBClusterSnapshots ?? []).map(ofCluster), next: answer.Marker };
        }
        catch (error) {
            if (isAbsent(error))
                return { found: [], next: undefined };
            throw error;
        }
    }
    async create(source, { id, tags }) {
        const question = { operation: `create the snapshot ${id}`, action: 'CreateDBClusterSnapshot', patience };
        await unlessPresent(this.#api.ask({ ...question, resource: `cluster-snapshot:${id}` }, ({ sdk, client }, options) => client.send(new sdk.CreateDBClusterSnapshotCommand({
            DBClusterIdentifier: source,
            DBClusterSnapshotIdentifier: id,
            Tags: asTagList(tags),
        }), options)));
    }
    async copy(sourceArn, { id, tags }, kmsKey) {
        const question = { operation: `copy the snapshot to ${id}`, action: 'CopyDBClusterSnapshot', patience };
        await unlessPresent(this.#api.ask({ ...question, resource: `cluster-snapshot:${id}` }, ({ sdk, client }, options) => client.send(new sdk.CopyDBClusterSnapshotCommand({
            SourceDBClusterSnapshotIdentifier: sourceArn,
            TargetDBClusterSnapshotIdentifier: id,
            KmsKeyId: kmsKey,
            Tags: asTagList(tags),
        }), options)));
    }
    async remove(id, hasty = false) {
        const question = { operation: `delete the snapshot ${id}`, action: 'DeleteDBClusterSnapshot', hasty };
        await unlessAbsent(this.#api.ask({ ...question, resource: `cluster-snapshot:${id}` }, ({ sdk, client }, options) => client.send(new sdk.DeleteDBClusterSnapshotCommand({ DBClusterSnapshotIdentifier: id }), options)));
    }
}
function ofInstance(found) {
    return {
        id: found.DBSnapshotIdentifier ?? '',
        arn: found.DBSnapshotArn ?? '',
        status: found.Status ?? 'unknown',
        percent: found.PercentProgress ?? 0,
        encrypted: found.Encrypted ?? false,
        resource: found.DbiResourceId,
        copyOf: found.SourceDBSnapshotIdentifier,
        engine: found.Engine ?? '',
        engineVersion: found.EngineVersion ?? '',
        allocatedGib: found.AllocatedStorage ?? 0,
        bytes: found.FullSnapshotSizeInBytes || undefined,
        tags: fromTagList(found.TagList),
    };
}
function ofCluster(found) {
    return {
        id: found.DBClusterSnapshotIdentifier ?? '',
        arn: found.DBClusterSnapshotArn ?? '',
        status: found.Status ?? 'unknown',
        percent: found.PercentProgress ?? 0,
        encrypted: found.StorageEncrypted ?? false,
        resource: found.DbClusterResourceId,
        copyOf: found.SourceDBClusterSnapshotArn,
        engine: found.Engine ?? '',
        engineVersion: found.EngineVersion ?? '',
        allocatedGib: found.AllocatedStorage ?? 0,
        bytes: undefined,
        tags: fromTagList(found.TagList),
    };
}
/** A first try whose answer was lost has made it already: names are never used twice. */
async function unlessPresent(work) {
    await work.catch((error) => {
        if (!isPresent(error))
            throw error;
    });
}
/** What is gone needs no deleting. */
async function unlessAbsent(work) {
    await work.catch((error) => {
        if (!isAbsent(error))
            throw error;
    });
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/instances.js





/** How long it is tried to begin something while RDS is busy, in milliseconds. */
const instances_patience = 5 * 60_000;
/** The instances of one region. */
class Instances {
    kind = 'instance';
    quota = 'ManualSnapshots';
    #api;
    constructor(api) {
        this.#api = api;
    }
    async find(id, hasty = false) {
        const found = (await this.#page({ id, hasty })).found[0];
        return found && asDatabase(found);
    }
    /** An instance as RDS shows it. */
    async describe(id) {
        return (await this.#page({ id })).found[0];
    }
    async list() {
        const all = [];
        for (let marker;;) {
            const { found, next } = await this.#page({ marker });
            all.push(...found);
            marker = next;
            if (marker === undefined)
                return all.map(asDatabase);
        }
    }
    async #page({ id, marker, hasty = false }) {
        const question = { operation: 'look at instances', action: 'DescribeDBInstances', patience: instances_patience, hasty };
        try {
            const answer = await this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.DescribeDBInstancesCommand({ DBInstanceIdentifier: id, Marker: marker }), options));
            return { found: answer.DBInstances ?? [], next: answer.Marker };
        }
        catch (error) {
            if (isAbsent(error))
                return { found: [], next: undefined };
            throw error;
        }
    }
    async restore(order) {
        const live = order.like === undefined ? undefined : await this.describe(order.like);
        const question = { operation: `restore to ${order.id}`, resource: `db:${order.id}`, patience: instances_patience };
        await unlessPresent(this.#api.ask({ ...question, action: 'RestoreDBInstanceFromDBSnapshot' }, ({ sdk, client }, options) => client.send(new sdk.RestoreDBInstanceFromDBSnapshotCommand(restoreInput(order, live)), options)));
    }
    async complete({ id, like, purpose }) {
        const live = purpose === 'scratch' || like === undefined ? undefined : await this.describe(like);
        if (!live)
            return [];
        const changes = [
            ...(live.DeletionProtection ? [{ DBInstanceIdentifier: id, DeletionProtection: true }] : []),
            ...completionInputs(id, live),
        ];
        const problems = [];
        for (const change of changes) {
            const question = {
                operation: `set up ${id}`,
                action: 'ModifyDBInstance',
                resource: `db:${id}`,
                patience: instances_patience,
            };
            const done = this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.ModifyDBInstanceCommand({ ...change, ApplyImmediately: true }), options));
            const { DBInstanceIdentifier: _, ...settings } = change;
            problems.push(...(await whatFailed(done, { id, settings })));
        }
        return problems;
    }
    async rename(from, to) {
        const question = { operation: `rename ${from} to ${to}`, action: 'ModifyDBInstance', patience: instances_patience };
        try {
            await this.#api.ask({ ...question, resource: `db:${from}` }, ({ sdk, client }, options) => client.send(new sdk.ModifyDBInstanceCommand({
                DBInstanceIdentifier: from,
                NewDBInstanceIdentifier: to,
                ApplyImmediately: true,
            }), options));
        }
        catch (error) {
            if (!isAbsent(error) && !isWrongState(error))
                throw error;
            const found = (await this.find(from)) ?? (await this.find(to));
            if (found?.id !== to.toLowerCase() && found?.status !== 'renaming')
                throw error;
        }
    }
    async remove(id, hasty = false) {
        try {
            await this.#delete(id, hasty);
        }
        catch (error) {
            // As RDS refuses the deletion of what is protected: the reason is only in words.
            if (!(error instanceof RdsError && /protect/i.test(error.message)))
                throw error;
            await this.#unprotect(id, hasty);
            await this.#delete(id, hasty);
        }
    }
    async #delete(id, hasty) {
        const question = { operation: `delete ${id}`, action: 'DeleteDBInstance', resource: `db:${id}`, hasty };
        const gone = this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.DeleteDBInstanceCommand({
            DBInstanceIdentifier: id,
            SkipFinalSnapshot: true,
            DeleteAutomatedBackups: true,
        }), options));
        await unlessAbsent(gone).catch((error) => {
            if (!/already being deleted/i.test(String(error?.message)))
                throw error;
        });
    }
    async #unprotect(id, hasty) {
        const question = {
            operation: `unprotect ${id}`,
            action: 'ModifyDBInstance',
            resource: `db:${id}`,
            hasty,
        };
        await this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.ModifyDBInstanceCommand({
            DBInstanceIdentifier: id,
            DeletionProtection: false,
            ApplyImmediately: true,
        }), options));
    }
}
/** The way back must not end at a setting such as the maintenance window; gives what is to be said of it. */
async function whatFailed(done, { id, settings }) {
    try {
        await done;
        return [];
    }
    catch (error) {
        if (!(error instanceof errors/* ProviderError */.mZ) && !(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        const names = Object.keys(settings).join(', ');
        return [`${names} of \`${id}\` could not be set, and has to be by hand: ${(0,errors/* describeError */.Uc)(error)}`];
    }
}
function asDatabase(found) {
    const { Address, Port } = found.Endpoint ?? {};
    return {
        kind: 'instance',
        id: found.DBInstanceIdentifier ?? '',
        arn: found.DBInstanceArn ?? '',
        resource: found.DbiResourceId ?? '',
        status: found.DBInstanceStatus ?? 'unknown',
        engine: found.Engine ?? '',
        engineVersion: found.EngineVersion ?? '',
        allocatedGib: found.AllocatedStorage ?? 0,
        encrypted: found.StorageEncrypted ?? false,
        endpoint: Address === undefined ? undefined : `${Address}:${Port}`,
        tags: fromTagList(found.TagList),
        memberOf: found.DBClusterIdentifier || undefined,
        members: [],
        relations: relationsOf(found),
        notRestored: notRestored(found),
    };
}
function relationsOf(found) {
    const source = found.ReadReplicaSourceDBInstanceIdentifier ?? found.ReadReplicaSourceDBClusterIdentifier;
    const replicas = [
        ...(found.ReadReplicaDBInstanceIdentifiers ?? []),
        ...(found.ReadReplicaDBClusterIdentifiers ?? []),
    ];
    return [
        ...(source ? [`it is a read replica of \`${source}\``] : []),
        ...(replicas.length > 0 ? [`\`${replicas.join('`, `')}\` replicate from it`] : []),
    ];
}
function notRestored(found) {
    const roles = (found.AssociatedRoles ?? []).map(({ FeatureName, RoleArn }) => `${FeatureName}: ${RoleArn}`);
    return [
        ...(roles.length > 0 ? [`the IAM roles (${roles.join(', ')})`] : []),
        ...(found.MasterUserSecret
            ? [
                'the management of the master password by Secrets Manager: the restored one has the password of the snapshot',
            ]
            : []),
        ...(found.DBInstanceAutomatedBackupsReplications?.length
            ? ['the replication of automated backups to another region']
            : []),
        ...(found.ActivityStreamStatus === 'started' ? ['the database activity stream'] : []),
    ];
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/clusters.js







/** How long it is tried to begin something while RDS is busy, in milliseconds. */
const clusters_patience = 5 * 60_000;
/** The Aurora and Multi-AZ clusters of one region. */
class Clusters {
    kind = 'cluster';
    quota = 'ManualClusterSnapshots';
    #api;
    #instances;
    #snapshots;
    constructor(api, instances, snapshots) {
        this.#api = api;
        this.#instances = instances;
        this.#snapshots = snapshots;
    }
    async find(id, hasty = false) {
        const found = await this.#describe(id, hasty);
        return found && clusters_asDatabase(found);
    }
    async #describe(id, hasty = false) {
        return (await this.#page({ id, hasty })).found[0];
    }
    async list() {
        const all = [];
        for (let marker;;) {
            const { found, next } = await this.#page({ marker });
            all.push(...found);
            marker = next;
            if (marker === undefined)
                return all.map(clusters_asDatabase);
        }
    }
    async #page({ id, marker, hasty = false }) {
        const question = { operation: 'look at clusters', action: 'DescribeDBClusters', patience: clusters_patience, hasty };
        try {
            const answer = await this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.DescribeDBClustersCommand({ DBClusterIdentifier: id, Marker: marker }), options));
            return { found: answer.DBClusters ?? [], next: answer.Marker };
        }
        catch (error) {
            if (isAbsent(error))
                return { found: [], next: undefined };
            throw error;
        }
    }
    async restore(order) {
        const live = order.like === undefined ? undefined : await this.#describe(order.like);
        const snapshot = await this.#snapshots.find(order.snapshot);
        if (!snapshot) {
            const operation = `restore to ${order.id}`;
            throw new errors/* ProviderError */.mZ(`the snapshot ${order.snapshot} is gone`, { system: rdsSystem, operation });
        }
        const engine = { Engine: snapshot.engine, EngineVersion: snapshot.engineVersion };
        const question = { operation: `restore to ${order.id}`, resource: `cluster:${order.id}`, patience: clusters_patience };
        await unlessPresent(this.#api.ask({ ...question, action: 'RestoreDBClusterFromSnapshot' }, ({ sdk, client }, options) => client.send(new sdk.RestoreDBClusterFromSnapshotCommand(restoreClusterInput(order, engine, live)), options)));
    }
    /** Restoring gives an Aurora cluster without instances: those are made once it is available. */
    async complete(order) {
        const { id, like, purpose } = order;
        const restored = await this.#describe(id);
        const live = like === undefined ? undefined : await this.#describe(like);
        if (restored && hasOwnInstances(restored)) {
            const members = live ? clusters_asDatabase(live).members : [];
            const models = purpose === 'scratch' ? members.slice(0, 1) : members;
            // The first that is made becomes the writer.
            for (const [index, model] of (models.length > 0 ? models : [undefined]).entries()) {
                const like = model === undefined ? undefined : await this.#instances.describe(model);
                const engine = restored.Engine ?? '';
                await this.#createMember(order, { id: memberName(id, index), engine, live: like });
            }
        }
        if (purpose === 'scratch' || !live?.DeletionProtection)
            return [];
        return whatFailed(this.#protect(id, true), { id, settings: { DeletionProtection: true } });
    }
    async #createMember(order, { id, engine, live }) {
        const question = { operation: `create the instance ${id}`, action: 'CreateDBInstance', patience: clusters_patience };
        const input = memberInput(order, { id, cluster: order.id, engine, live });
        await unlessPresent(this.#api.ask({ ...question, resource: `db:${id}` }, ({ sdk, client }, options) => client.send(new sdk.CreateDBInstanceCommand(input), options)));
    }
    async rename(from, to) {
        const question = { operation: `rename ${from} to ${to}`, action: 'ModifyDBCluster', patience: clusters_patience };
        try {
            await this.#api.ask({ ...question, resource: `cluster:${from}` }, ({ sdk, client }, options) => client.send(new sdk.ModifyDBClusterCommand({
                DBClusterIdentifier: from,
                NewDBClusterIdentifier: to,
                ApplyImmediately: true,
            }), options));
        }
        catch (error) {
            if (!isAbsent(error) && !isWrongState(error))
                throw error;
            const found = (await this.find(from)) ?? (await this.find(to));
            if (found?.id !== to.toLowerCase() && found?.status !== 'renaming')
                throw error;
        }
    }
    /** The instances have to go first; once they are being deleted, RDS takes the deletion of their cluster. */
    async remove(id, hasty = false) {
        const found = await this.#describe(id, hasty);
        if (!found)
            return;
        if (hasOwnInstances(found)) {
            await Promise.all(clusters_asDatabase(found).members.map((member) => this.#instances.remove(member, hasty)));
        }
        try {
            await this.#delete(id, hasty);
        }
        catch (error) {
            if (!(error instanceof RdsError && /protect/i.test(error.message)))
                throw error;
            await this.#protect(id, false, hasty);
            await this.#delete(id, hasty);
        }
    }
    async #delete(id, hasty) {
        const question = {
            operation: `delete ${id}`,
            action: 'DeleteDBCluster',
            resource: `cluster:${id}`,
            hasty,
        };
        const gone = this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.DeleteDBClusterCommand({
            DBClusterIdentifier: id,
            SkipFinalSnapshot: true,
            DeleteAutomatedBackups: true,
        }), options));
        await unlessAbsent(gone).catch((error) => {
            if (!/already being deleted/i.test(String(error?.message)))
                throw error;
        });
    }
    async #protect(id, protect, hasty = false) {
        const operation = `set the deletion protection of ${id}`;
        const question = { operation, action: 'ModifyDBCluster', resource: `cluster:${id}`, hasty };
        await this.#api.ask(question, ({ sdk, client }, options) => client.send(new sdk.ModifyDBClusterCommand({
            DBClusterIdentifier: id,
            DeletionProtection: protect,
            ApplyImmediately: true,
        }), options));
    }
}
/** The name of an instance in a restored cluster; the name of the cluster leaves room for it. */
function memberName(cluster, index) {
    return `${cluster.slice(0, 60).replace(/-+$/, '')}-${index + 1}`;
}
function clusters_asDatabase(found) {
    const members = (found.DBClusterMembers ?? []).toSorted((a, b) => Number(b.IsClusterWriter ?? false) - Number(a.IsClusterWriter ?? false));
    return {
        kind: 'cluster',
        id: found.DBClusterIdentifier ?? '',
        arn: found.DBClusterArn ?? '',
        resource: found.DbClusterResourceId ?? '',
        status: found.Status ?? 'unknown',
        engine: found.Engine ?? '',
        engineVersion: found.EngineVersion ?? '',
        allocatedGib: found.AllocatedStorage ?? 0,
        encrypted: found.StorageEncrypted ?? false,
        endpoint: found.Endpoint === undefined ? undefined : `${found.Endpoint}:${found.Port}`,
        tags: fromTagList(found.TagList),
        memberOf: undefined,
        members: members.flatMap(({ DBInstanceIdentifier: id }) => (id ? [id] : [])),
        relations: relationsOfCluster(found),
        notRestored: notRestoredOfCluster(found),
    };
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/regions.js






/** Opens a region. Asks for nothing before the first call. */
async function openRegion({ access, name, kind }, context) {
    const api = await openRds(access, name, context);
    const instances = new Instances(api);
    const snapshots = kind === 'instance' ? new InstanceSnapshots(api) : new ClusterSnapshots(api);
    const databases = kind === 'instance' ? instances : new Clusters(api, instances, snapshots);
    return {
        name,
        instances,
        databases,
        snapshots,
        tag: (arn, tags, hasty = false) => tag(api, { arn, tags, hasty }),
        snapshotQuota: () => quotaOf(api, databases.quota, context),
    };
}
async function tag(api, { arn, tags, hasty }) {
    const resource = arn.split(':').slice(5).join(':');
    const question = { operation: `tag ${resource}`, action: 'AddTagsToResource', resource, hasty };
    await api.ask(question, ({ sdk, client }, options) => client.send(new sdk.AddTagsToResourceCommand({ ResourceName: arn, Tags: asTagList(tags) }), options));
}
/** Whoever may not know the quota learns of it from the refusal of a snapshot. */
async function quotaOf(api, name, { log }) {
    const question = { operation: 'look at the quotas', action: 'DescribeAccountAttributes', patience: 10_000 };
    try {
        const { AccountQuotas = [] } = await api.ask(question, ({ sdk, client }, options) => client.send(new sdk.DescribeAccountAttributesCommand({}), options));
        const quota = AccountQuotas.find(({ AccountQuotaName }) => AccountQuotaName === name);
        if (quota?.Used === undefined || quota.Max === undefined)
            return undefined;
        return { used: quota.Used, most: quota.Max };
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1) && !(error instanceof errors/* ProviderError */.mZ))
            throw error;
        log.debug(`how many snapshots there may be is not known: ${error.message}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/switching.js








/** Looks where a restore begins. Throws ConfigurationError when there is nothing to put in whose place. */
async function lookForSwitch({ manifest, region, name }) {
    const { databases } = region;
    const live = await databases.find(name);
    if (live) {
        refuseUnfit(live);
        if (live.relations.some((relation) => /^it (is|belongs)/.test(relation))) {
            const why = live.relations.join(', ');
            throw new errors/* ConfigurationError */.j1(`\`${name}\` can’t be exchanged for a restored copy: ${why}; restore where the data comes from, or restore the snapshot by hand`);
        }
        return { live, restored: undefined };
    }
    const restored = (await databases.list()).find(({ tags }) => tags[purposeTag] === 'restored' &&
        sameName(tags[sourceTag] ?? '', name) &&
        tags[backupTag] === manifest.backupId);
    if (restored?.tags[beforeTag] === undefined) {
        throw new errors/* ConfigurationError */.j1(`there is no ${databases.kind} \`${name}\` in ${region.name} whose place the backup ${manifest.backupId} could take, and none that a restore of it left; restore the snapshot ${manifest.snapshot.id} by hand under that name`);
    }
    return { live: undefined, restored };
}
/** RDS renames what is available. What is full is worth a try: it may be what the restore is for. */
function refuseUnfit({ id, kind, status }) {
    if (status === 'renaming') {
        throw new errors/* ConfigurationError */.j1(`the ${kind} \`${id}\` is being renamed, perhaps by a restore that was cut; run it again in ten minutes`);
    }
    if (conditionOf(status) !== 'stuck' || status === 'storage-full')
        return;
    throw new errors/* ConfigurationError */.j1(`the ${kind} \`${id}\` is \`${status}\`, and RDS renames only what is available: ${remedyFor(status)}; or restore the snapshot by hand under another name`);
}
/** What {@link switchOver} does, as lines for people. */
function planSwitch({ live, restored }, { manifest, region, name }) {
    const { kind } = region.databases;
    if (!live) {
        return [
            `finish what an earlier restore began: rename the ${kind} \`${restored?.id}\`, restored from ${manifest.snapshot.id}, to \`${name}\`; the one before is \`${restored?.tags[beforeTag]}\``,
        ];
    }
    return [
        `restore the snapshot ${manifest.snapshot.id} to a new ${kind} like \`${name}\` (${live.allocatedGib} GiB) and wait until it is available`,
        ...live.notRestored.map((missing) => `this is not carried over and has to be set by hand: ${missing}`),
        `rename \`${name}\` to \`${nameBeside(name, 'before', '…')}\` and the restored one to \`${name}\`: until its address works again, which takes minutes, nobody reaches the database`,
        ...live.relations.map((relation) => `afterwards ${relation.replaceAll('from it', 'from the one before')}: make them anew`),
        'delete nothing: the one before goes on as it is, and costs money until somebody deletes it',
    ];
}
/** Restores a snapshot beside the live database and exchanges their names. Until the first rename the live one is as it was. */
async function switchOver(found, order, context, switching) {
    if (!found.live) {
        switching?.();
        return finishSwitch(found, order, context);
    }
    const { region, name } = order;
    const id = newId();
    const restored = nameBeside(name, 'restored', id);
    const before = nameBeside(name, 'before', id);
    const made = await makeReplacement(found.live, { ...order, restored, before }, context);
    const names = { live: name, restored, before };
    context.log.notice(`From here on \`${name}\` is renamed. Should this run end before it says that \`${name}\` is the restored one, run it again, or: ${renameCommand(region, restored, name)}`);
    switching?.();
    await exchange(names, order, context);
    if (region.databases.kind === 'cluster')
        await renameMembers([found.live, made], names, order, context);
    await checkEndpoint(found.live.endpoint, order);
    return { replaced: switching_kept(region, before), undo: undo(region, names) };
}
async function makeReplacement(live, order, context) {
    const { manifest, region, name, timeout, restored, before } = order;
    const { databases } = region;
    const marks = {
        ...order.tags,
        [purposeTag]: 'restored',
        [sourceTag]: name,
        [backupTag]: manifest.backupId,
        [beforeTag]: before,
    };
    const until = unfinished(context.clock.now() + 3 * timeout);
    const restore = {
        // As the live one in all: a small scratch class must not carry its load.
        ...{ instanceClass: undefined, subnetGroup: undefined, securityGroups: undefined },
        id: restored,
        snapshot: manifest.snapshot.id,
        like: live.id,
        purpose: 'replacement',
        tags: { ...inheritable(live.tags), ...marks, ...until },
    };
    const waiting = { region, timeout, operation: 'restore the snapshot' };
    try {
        await databases.restore(restore);
        context.log.info(`The snapshot is being restored to ${restored}; \`${name}\` goes on as it is.`);
        await whenDatabaseReady(restored, waiting, context);
        for (const warning of await databases.complete(restore))
            context.log.warning(warning);
        const made = await whenDatabaseReady(restored, waiting, context);
        // What has taken the place of the live one must never count as left over.
        await region.tag(made.arn, finished());
        return made;
    }
    catch (error) {
        await discardDatabase(restored, region, context);
        throw error;
    }
}
/** Renames as soon as RDS lets it, and waits until the new name works; a retired database may be in whatever state it was. */
async function renameAndWait([from, to], { region, timeout, retired = false, }, context) {
    const look = async () => {
        try {
            await region.databases.rename(from, to);
            return { done: true };
        }
        catch (error) {
            if (!isWrongState(error))
                throw error;
            return { progress: (0,errors/* describeError */.Uc)(error) };
        }
    };
    await waitFor({ what: `\`${from}\``, timeout }, look, context);
    const expected = { region, timeout, operation: `rename to ${to}`, renamed: true, retired };
    await whenDatabaseReady(to, expected, context);
}
/** Both renames; when one fails, it is as before, so that there is a live database in any case. */
async function exchange(names, order, context) {
    const started = context.clock.now();
    try {
        await renameAndWait([names.live, names.before], { ...order, retired: true }, context);
        await renameAndWait([names.restored, names.live], order, context);
    }
    catch (error) {
        context.signal.throwIfAborted();
        await takeBack(error, { names, order }, context);
    }
    const took = (0,quantities/* formatDuration */.a3)(context.clock.now() - started);
    context.log.info(`\`${names.live}\` is the restored one, ${took} after the first rename began.`);
}
async function takeBack(error, { names, order }, context) {
    const { live, restored, before } = names;
    const details = { system: rdsSystem, operation: 'exchange the databases' };
    const failed = `\`${restored}\` could not take the place of \`${live}\`: ${(0,errors/* describeError */.Uc)(error)}`;
    context.log.error(`${failed}; \`${before}\` is renamed back.`);
    try {
        await renameAndWait([before, live], { ...order, retired: true }, context);
    }
    catch (failure) {
        const [old, fresh] = [before, restored].map((from) => renameCommand(order.region, from, live));
        throw new errors/* ProviderError */.mZ(`${failed}; and \`${before}\` could not be renamed back: ${(0,errors/* describeError */.Uc)(failure)}; there is NO \`${live}\` now: ${old} brings the old one back, ${fresh} the restored one`, details);
    }
    const now = `\`${live}\` is the old one again, the restored one is kept as \`${restored}\``;
    throw new errors/* ProviderError */.mZ(`${failed}; ${now}`, details);
}
async function finishSwitch({ restored }, order, context) {
    const { region, name, timeout } = order;
    const [from = '', before = ''] = [restored?.id, restored?.tags[beforeTag]];
    await whenDatabaseReady(from, { region, timeout, operation: 'restore the snapshot' }, context);
    await renameAndWait([from, name], order, context);
    context.log.info(`\`${name}\` is the restored one: an earlier run had come as far as the first rename.`);
    return { replaced: switching_kept(region, before), undo: undo(region, { live: name, restored: from, before }) };
}
/** Few reach the instances of a cluster by their own names, so that what fails here only warns. */
async function renameMembers([live, made], { live: name, before }, { region, timeout }, context) {
    // Those of a Multi-AZ cluster belong to RDS.
    if (!live.engine.startsWith('aurora'))
        return;
    const place = { region: { ...region, databases: region.instances }, timeout };
    try {
        for (const [index, old] of live.members.entries()) {
            await renameAndWait([old, nameBeside(old, 'before', before.slice(-8))], place, context);
            const replacement = made.members[index];
            if (replacement !== undefined)
                await renameAndWait([replacement, old], place, context);
        }
    }
    catch (error) {
        context.signal.throwIfAborted();
        context.log.warning(`Not all instances of \`${name}\` have the names they had before (${(0,errors/* describeError */.Uc)(error)}); its own addresses are what they were.`);
    }
}
/** The name makes the address: only an account or a region of its own gives another one. */
async function checkEndpoint(former, { region, name }) {
    const now = (await region.databases.find(name))?.endpoint;
    if (former === undefined || now === former)
        return;
    throw new errors/* ProviderError */.mZ(`the restored database is \`${name}\` now, but its address is ${now} instead of ${former}: give applications the new one`, { system: rdsSystem, operation: 'look at the address' });
}
function switching_kept({ databases }, before) {
    return `What was there before is the ${databases.kind} \`${before}\`, which costs money until somebody deletes it.`;
}
function undo(region, { live, restored, before }) {
    return `rename both back, each after the one before is available: ${renameCommand(region, live, restored)}, then ${renameCommand(region, before, live)}`;
}
function renameCommand({ name, databases: { kind } }, from, to) {
    return `\`aws rds modify-db-${kind} --region ${name} --db-${kind}-identifier ${from} --new-db-${kind}-identifier ${to} --apply-immediately\``;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/taking.js







const bytesInGib = 2 ** 30;
/** Takes a snapshot and its copy, and waits for both. What was begun is deleted when anything fails. */
async function takeSnapshot(order, context) {
    const { backupId, source, region, copy, tags, timeout } = order;
    const id = snapshotName(backupId);
    const begun = [region];
    try {
        const takenAt = await begin(id, order, context);
        context.log.info(`The snapshot ${id} is being created.`);
        const taken = await whenSnapshotReady(id, { region, timeout, operation: 'create the snapshot' }, context);
        const copies = [];
        if (copy) {
            begun.push(copy.region);
            await copy.region.snapshots.copy(taken.arn, { id, tags }, copy.kmsKey);
            context.log.info(`The snapshot is being copied to ${copy.region.name}.`);
            const waiting = { region: copy.region, timeout, operation: 'copy the snapshot' };
            copies.push(await whenSnapshotReady(id, waiting, context));
        }
        return {
            snapshot: {
                ...placeOf(taken, region),
                kind: source.kind,
                source: source.id,
                copies: copies.map((found) => placeOf(found, copy?.region ?? region)),
            },
            sizeBytes: taken.bytes ?? taken.allocatedGib * bytesInGib,
            takenAt,
            settings: {
                resource: source.resource,
                engine: taken.engine,
                encrypted: String(taken.encrypted),
                'allocated-storage-gib': String(taken.allocatedGib),
            },
        };
    }
    catch (error) {
        await Promise.all(begun.map((place) => discardSnapshot(id, place, context)));
        throw error;
    }
}
/** Begins it as soon as the database lets it; gives the time before, up to which all that was written is in it. */
async function begin(id, { source, region, tags, timeout }, context) {
    const look = async () => {
        const found = await region.databases.find(source.id);
        const status = found?.status ?? 'deleted';
        if (conditionOf(status) === 'stuck') {
            const message = `\`${source.id}\` is \`${status}\`: ${remedyFor(status)}`;
            throw new NeverAvailableError(message, 'create the snapshot');
        }
        if (conditionOf(status) === 'busy')
            return { progress: status };
        const now = context.clock.now();
        try {
            await region.snapshots.create(source.id, { id, tags });
            return { done: now };
        }
        catch (error) {
            if (!isWrongState(error))
                throw error;
            return { progress: (0,errors/* describeError */.Uc)(error) };
        }
    };
    return waitFor({ what: `\`${source.id}\``, timeout }, look, context);
}
function placeOf({ id, arn }, { name }) {
    return { id, arn, region: name };
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/rds/rds-snapshots.js












const hour = 3_600_000;
const rds_snapshots_bytesInGib = 2 ** 30;
/** Snapshots of RDS: of an instance, or of an Aurora or Multi-AZ cluster. */
class RdsSnapshots {
    type = 'rds-snapshot';
    #backup;
    #aws;
    #context;
    #regions = new Map();
    constructor(backup, aws, context) {
        this.#backup = backup;
        this.#aws = aws;
        this.#context = context;
    }
    get #kind() {
        return this.#backup.cluster === undefined ? 'instance' : 'cluster';
    }
    get #name() {
        return (this.#backup.cluster ?? this.#backup.instance ?? '').toLowerCase();
    }
    /** A region; that of the database when none is named. */
    #region(name = this.#backup.region) {
        const aws = name === undefined ? this.#aws : this.#awsOf(name);
        const access = (0,open_aws/* openAws */.e)(aws, this.#context);
        const region = name ?? access.region;
        const opened = this.#regions.get(region);
        if (opened)
            return opened;
        const opening = openRegion({ access, name: region, kind: this.#kind }, this.#context);
        this.#regions.set(region, opening);
        return opening;
    }
    /** Without a section, and with a region of its own, the access still needs one to sign with. */
    #awsOf(region) {
        const { environment } = this.#context;
        if (this.#aws?.region !== undefined)
            return this.#aws;
        if (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'])
            return this.#aws;
        const defaults = { 'session-duration': hour, lifetime: hour };
        return { ...defaults, ...this.#aws, region };
    }
    #target() {
        const copy = this.#backup['copy-to'];
        return copy && this.#region(copy.region);
    }
    async examine() {
        const found = await examineDatabase(this.#backup, await this.#region(), await this.#target(), this.#context);
        return {
            database: found.arn,
            sizeBytes: found.allocatedGib * rds_snapshots_bytesInGib,
            engineVersion: `${found.engine} ${found.engineVersion}`,
        };
    }
    planTake(backupId) {
        const { 'copy-to': copy, timeout } = this.#backup;
        const within = `within ${(0,quantities/* formatDuration */.a3)(timeout)}`;
        return [
            `create the snapshot ${backupId} of the ${this.#kind} \`${this.#name}\` and wait until it is available, ${within}`,
            ...(copy ? [`copy it to ${copy.region} and wait until the copy is available, ${within}`] : []),
        ];
    }
    async take(backupId, tags) {
        const { 'copy-to': copy, timeout } = this.#backup;
        const [region, target] = [await this.#region(), await this.#target()];
        const source = await region.databases.find(this.#name);
        if (!source) {
            const operation = 'create the snapshot';
            throw new errors/* ProviderError */.mZ(`the ${this.#kind} \`${this.#name}\` is gone`, { system: 'RDS', operation });
        }
        const order = {
            ...{ backupId, source, region, timeout },
            copy: target && { region: target, kmsKey: copy?.['kms-key'] },
            tags: { ...this.#backup.tags, ...this.#owner(tags), ...this.#marks(backupId) },
        };
        return takeSnapshot(order, this.#context);
    }
    #owner(tags) {
        const { sha: commit = '', url: run = '', actor } = this.#context.run;
        return ownTags({ commit, run, actor, ...tags });
    }
    /** What says what something belongs to, and that a run may be at work on it for as long as all its steps may take. */
    #marks(backupId) {
        const until = this.#context.clock.now() + 5 * this.#backup.timeout + hour;
        return { [backupTag]: backupId, [sourceTag]: this.#name, ...unfinished(until) };
    }
    async keep({ snapshot }) {
        for (const place of [snapshot, ...snapshot.copies]) {
            await (await this.#region(place.region)).tag(place.arn, finished());
        }
    }
    async verifyArchive(manifest) {
        const { snapshot } = manifest;
        const problems = [];
        for (const place of [snapshot, ...snapshot.copies]) {
            problems.push(...(await snapshotProblems(manifest, await this.#region(place.region), place)));
        }
        if (problems.length > 0)
            throw new backup_engine/* DamagedBackupError */.c(problems.join('; '));
    }
    async verifyRestore(manifest) {
        const region = await this.#region(manifest.snapshot.region);
        const id = nameBeside(this.#name, 'deploy-scratch', newId());
        const live = await region.databases.find(this.#name);
        const order = {
            ...this.#overrides(),
            id,
            snapshot: manifest.snapshot.id,
            like: live?.id,
            purpose: 'scratch',
            tags: { ...this.#marks(manifest.backupId), [purposeTag]: 'deploy-scratch' },
        };
        await proveByRestore({ order, region, timeout: this.#backup.timeout }, this.#context);
    }
    #overrides() {
        const { restore } = this.#backup;
        return {
            instanceClass: restore?.['instance-class'],
            subnetGroup: restore?.['subnet-group'],
            securityGroups: restore?.['security-groups'],
        };
    }
    async remove({ snapshot }) {
        const left = [];
        for (const place of [...snapshot.copies, snapshot]) {
            const gone = await discardSnapshot(place.id, await this.#region(place.region), this.#context);
            if (!gone)
                left.push(`${place.id} in ${place.region}`);
        }
        if (left.length === 0)
            return;
        throw new errors/* ProviderError */.mZ(`could not delete the snapshot ${left.join(' and ')}`, {
            ...{ system: 'RDS', operation: 'delete the snapshot' },
        });
    }
    async planRestore(manifest) {
        const order = await this.#switchOrder(manifest);
        return planSwitch(await lookForSwitch(order), order);
    }
    async restore(manifest, switching) {
        const order = await this.#switchOrder(manifest);
        return switchOver(await lookForSwitch(order), order, this.#context, switching);
    }
    /** Throws ConfigurationError for a manifest of another database, or whose snapshot is gone. */
    async #switchOrder(manifest) {
        const { snapshot } = manifest;
        const region = await this.#region();
        const problems = [];
        if (snapshot.kind !== this.#kind || !sameName(snapshot.source, this.#name)) {
            problems.push(`the backup ${manifest.backupId} is of the ${snapshot.kind} \`${snapshot.source}\`, not of the ${this.#kind} \`${this.#name}\``);
        }
        else if (snapshot.region !== region.name) {
            problems.push(`the backup ${manifest.backupId} is in ${snapshot.region}, not in ${region.name}: look at \`region\``);
        }
        else {
            problems.push(...(await snapshotProblems(manifest, region, snapshot)));
        }
        if (problems.length > 0)
            throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
        const tags = this.#owner({});
        return { manifest, region, name: this.#name, timeout: this.#backup.timeout, tags };
    }
    async tidy(published) {
        const [region, copies] = [await this.#region(), await this.#target()];
        return removeLeftovers({ region, copies, source: this.#name, published }, this.#context);
    }
}


/***/ })

};

export const id = 6196;
export const ids = [6196];
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

/***/ 18528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ absent),
/* harmony export */   V: () => (/* binding */ awsService)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_aws__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41009);
/* harmony import */ var _deploy_actions_aws__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17677);
/* harmony import */ var _deploy_actions_aws__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34957);


const services = {
    cloudfront: async (settings) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(3169)]).then(__webpack_require__.t.bind(__webpack_require__, 23169, 19));
        return { sdk, client: new sdk.CloudFrontClient(settings) };
    },
    iam: async (settings) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(6764)]).then(__webpack_require__.t.bind(__webpack_require__, 16764, 19));
        return { sdk, client: new sdk.IAMClient(settings) };
    },
    rds: async (settings) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(7202)]).then(__webpack_require__.t.bind(__webpack_require__, 57202, 19));
        return { sdk, client: new sdk.RDSClient(settings) };
    },
    s3: async (settings) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(3711)]).then(__webpack_require__.t.bind(__webpack_require__, 53711, 19));
        return { sdk, client: new sdk.S3Client(settings) };
    },
    secretsmanager: async (settings) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(2994)]).then(__webpack_require__.t.bind(__webpack_require__, 12994, 19));
        return { sdk, client: new sdk.SecretsManagerClient(settings) };
    },
    sts: async (settings) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(1695)]).then(__webpack_require__.t.bind(__webpack_require__, 71695, 19));
        return { sdk, client: new sdk.STSClient(settings) };
    },
};
const systems = {
    cloudfront: 'CloudFront',
    iam: 'IAM',
    rds: 'RDS',
    s3: 'S3',
    secretsmanager: 'Secrets Manager',
    sts: 'STS',
};
/** The clients of a run: checks of the same service and region share one, and its connections. */
const clients = new WeakMap();
/**
 * A service in the region of the section `aws`, or in another one. Its client is made when the first check asks. Throws
 * ConfigurationError as openAws does.
 */
function awsService(name, { aws, runtime }, elsewhere) {
    const access = (0,_deploy_actions_aws__WEBPACK_IMPORTED_MODULE_0__/* .openAws */ .e)(aws, runtime);
    const region = regionOf(name, elsewhere ?? access.region);
    return {
        region,
        access,
        async ask(question, send) {
            const { signal } = question;
            signal.throwIfAborted();
            const ended = new AbortController();
            try {
                const opened = await clientOf(name, access, region, runtime.environment);
                // The signal reaches requests only, not the wait for credentials before them.
                const answer = send(opened, { abortSignal: signal });
                return await Promise.race([answer, rejectedBy(signal, ended.signal)]);
            }
            catch (error) {
                signal.throwIfAborted();
                throw explained(error, { ...question, system: systems[name] }, region);
            }
            finally {
                ended.abort();
            }
        },
    };
}
/**
 * Services without regions are reached, and signed for, in one: the SDK knows that, but not when its endpoint is another one.
 * See https://docs.aws.amazon.com/general/latest/gr/iam-service.html and cf_region.html there.
 */
function regionOf(name, region) {
    const everywhere = name === 'iam' || name === 'cloudfront';
    return everywhere && partitionOf(region) === 'aws' ? 'us-east-1' : region;
}
/** For `catch`: nothing where AWS says by one of these error codes that there is nothing; any other error goes on. */
function absent(...codes) {
    return (error) => {
        if (!codes.includes(error.name))
            throw error;
        return undefined;
    };
}
function clientOf(name, access, region, environment) {
    const known = clients.get(access) ?? new Map();
    clients.set(access, known);
    const key = `${name} ${region}`;
    // A store that only behaves like S3 has no host name for each bucket.
    const forcePathStyle = Boolean(environment['AWS_ENDPOINT_URL_S3'] || environment['AWS_ENDPOINT_URL']);
    const client = known.get(key) ?? services[name]({ ...(0,_deploy_actions_aws__WEBPACK_IMPORTED_MODULE_1__/* .clientSettings */ .r)(access), region, forcePathStyle });
    known.set(key, client);
    return client;
}
function rejectedBy(signal, ended) {
    return new Promise((_, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: ended });
    });
}
function explained(error, call, region) {
    const { system, operation, action } = call;
    const resource = call.resource.startsWith('arn:') ? call.resource : arn(region, call.resource);
    const { name, code, message, $metadata } = error;
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
        const hint = `there may be no region \`${region}\`, or no ${system} in it`;
        const details = { system, operation, retryable: code === 'EAI_AGAIN', cause: error };
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ(`${operation}: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}; ${hint}`, details);
    }
    // Some services say by the code that the signature is wrong, and only in words that it is the time in it.
    const late = /SignatureDoesNotMatch|InvalidSignature/.test(name) && /expired|not yet current/.test(message);
    const named = late
        ? Object.assign(new Error(message, { cause: error }), { name: 'RequestTimeTooSkewed', $metadata })
        : error;
    return (0,_deploy_actions_aws__WEBPACK_IMPORTED_MODULE_3__/* .awsFailure */ .M)(named, { system, operation, action, resource });
}
/** See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html. */
function arn(region, rest) {
    return `arn:${partitionOf(region)}:${rest}`;
}
function partitionOf(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}


/***/ }),

/***/ 10393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ gathered)
/* harmony export */ });
const order = ['fail', 'warn', 'pass'];
/** One answer out of several: as bad as the worst of them, with everything that isn't as wanted, the worst first. */
function gathered(grades, answer) {
    const status = order.find((each) => grades.some((grade) => grade.status === each)) ?? 'fail';
    const told = status === 'pass' ? order : order.filter((each) => each !== 'pass');
    const findings = told.flatMap((each) => grades.filter((grade) => grade.status === each));
    return { status, finding: findings.map(({ finding }) => finding).join('; '), answer };
}


/***/ })

};

export const id = 8376;
export const ids = [8376];
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

/***/ 75995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S3Bucket: () => (/* binding */ S3Bucket),
  G: () => (/* binding */ absent)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/aws/src/open-aws.js + 3 modules
var open_aws = __webpack_require__(41009);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/s3-failure.js


const elsewhere = /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/;
/**
 * What a failed call means to the reader: a ConfigurationError for a bucket that isn't there or lies elsewhere, for missing
 * permissions and credentials; a ProviderError otherwise. Names in https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
function s3Failure(error, { operation, action, key }, { bucket, region }) {
    const { name = '', message = '', code, $response } = (error ?? {});
    if (name === 'NoSuchBucket') {
        return new errors/* ConfigurationError */.j1(`${operation}: there is no bucket \`${bucket}\`: look at its name, and whether these credentials belong to the right account`);
    }
    if (elsewhere.test(name)) {
        const found = $response?.headers?.['x-amz-bucket-region'];
        const where = found === undefined ? 'in another region' : `in region \`${found}\``;
        return new errors/* ConfigurationError */.j1(`${operation}: the bucket \`${bucket}\` is ${where}, and was asked for in \`${region}\`; set \`s3.region\` of the section \`backup\``);
    }
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
        const hint = `there may be no region \`${region}\`, or no way to S3 from here`;
        const details = { system: 'S3', operation, retryable: code === 'EAI_AGAIN', cause: error };
        return new errors/* ProviderError */.mZ(`${operation}: ${(0,errors/* describeError */.Uc)(error)}; ${hint}`, details);
    }
    // S3 refuses in the name of KMS, and only its words tell.
    const kms = name === 'AccessDenied' ? /kms:[A-Za-z]+/.exec(message)?.[0] : undefined;
    const resource = kms ? 'the KMS key of the bucket or of `s3.encryption`' : arn(bucket, key, region);
    return (0,aws_failure/* awsFailure */.M)(error, { system: 'S3', operation, action: kms ?? action, resource });
}
/** See https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html. */
function arn(bucket, key, region) {
    const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
    return `arn:${partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/s3-bucket.js



/** Milliseconds for the answer to a request that carries little. */
const answerTimeout = 15_000;
/** Milliseconds of silence after which a transfer counts as dropped. */
const silence = 60_000;
/** A manifest is read into memory; a larger object is none. In bytes. */
const largestText = 64 * 2 ** 20;
/** A prefix of a bucket, and the client that reaches it. */
class S3Bucket {
    sdk;
    client;
    bucket;
    prefix;
    region;
    constructor(sdk, client, place) {
        this.sdk = sdk;
        this.client = client;
        this.bucket = place.bucket;
        this.prefix = place.prefix;
        this.region = place.region;
    }
    /** `destination` is `s3://bucket/prefix`. Asks for nothing yet. Throws ConfigurationError as openAws does. */
    static async open(destination, { region: given }, aws, context) {
        const [, bucket, path = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(destination) ?? [];
        if (bucket === undefined) {
            throw new errors/* ConfigurationError */.j1([
                { input: 'destination', message: `\`${destination}\` names no bucket of S3` },
            ]);
        }
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(3711)]).then(__webpack_require__.t.bind(__webpack_require__, 53711, 19));
        const { environment } = context;
        const access = (0,open_aws/* openAws */.e)(aws, context);
        const region = given ?? access.region;
        const client = new sdk.S3Client({
            ...(0,aws_access/* clientSettings */.r)(access),
            region,
            maxAttempts: 5,
            requestHandler: { connectionTimeout: 5_000, socketTimeout: silence },
            // A store that only behaves like S3 has no host name for each bucket.
            forcePathStyle: Boolean(environment['AWS_ENDPOINT_URL_S3'] || environment['AWS_ENDPOINT_URL']),
        });
        const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
        return new S3Bucket(sdk, client, { bucket, prefix, region });
    }
    /** The key of a name under the prefix. */
    key(name) {
        return `${this.prefix}${name}`;
    }
    /** A key as people write it. */
    show(key) {
        return `s3://${this.bucket}/${key}`;
    }
    /** What a call gives; what it fails with is told as {@link s3Failure} does. */
    async ask(call, send) {
        try {
            return await send(this.client, { requestTimeout: answerTimeout });
        }
        catch (error) {
            throw this.explain(error, call);
        }
    }
    /** What a failure of a call means to the reader. */
    explain(error, call) {
        return s3Failure(error, call, this);
    }
    /** The text of an object, `undefined` when there is none. Throws as {@link ask}. */
    async readText(key) {
        const call = { operation: `read ${this.show(key)}`, action: 's3:GetObject', key };
        return this.ask(call, async (client, options) => {
            const command = new this.sdk.GetObjectCommand({ Bucket: this.bucket, Key: key });
            const answer = await client.send(command, options).catch(absent);
            const size = answer?.ContentLength ?? 0;
            if (size > largestText) {
                throw new errors/* ConfigurationError */.j1(`${this.show(key)} has ${(0,quantities/* formatSize */.Xq)(size)}, so it is no manifest`);
            }
            return answer?.Body?.transformToString('utf8');
        });
    }
    /** Looks whether the bucket is there, here, and may be read. Throws as {@link ask}. */
    async probe() {
        const call = { operation: `look into the bucket \`${this.bucket}\``, action: 's3:ListBucket' };
        const command = new this.sdk.ListObjectsV2Command({
            Bucket: this.bucket,
            Prefix: this.prefix,
            MaxKeys: 1,
        });
        await this.ask(call, (client, options) => client.send(command, options));
    }
    /** All objects whose keys begin so, but for those in folders below. Throws as {@link ask}. */
    async list(prefix) {
        const found = [];
        const call = { operation: `list ${this.show(prefix)}`, action: 's3:ListBucket' };
        for (let token;;) {
            const page = await this.ask(call, (client, options) => client.send(new this.sdk.ListObjectsV2Command({
                Bucket: this.bucket,
                Prefix: prefix,
                Delimiter: '/',
                ...(token === undefined ? {} : { ContinuationToken: token }),
            }), options));
            for (const { Key: key, Size: sizeBytes = 0, LastModified } of page.Contents ?? []) {
                if (key !== undefined && LastModified)
                    found.push({ key, sizeBytes, modified: LastModified.getTime() });
            }
            if (!page.IsTruncated)
                return found;
            token = page.NextContinuationToken;
        }
    }
    /** Deletes an object; what is gone already is no failure. Throws as {@link ask}. */
    async delete(key) {
        const call = { operation: `delete ${this.show(key)}`, action: 's3:DeleteObject', key };
        await this.ask(call, (client, options) => client.send(new this.sdk.DeleteObjectCommand({ Bucket: this.bucket, Key: key }), options));
    }
    /** Aborts the uploads to keys that begin so, and those parts on their way that come in meanwhile. Throws as {@link ask}. */
    async abortUploads(prefix) {
        const call = { operation: `abort uploads to ${this.show(prefix)}`, key: prefix };
        const aborted = [];
        const page = await this.ask({ ...call, action: 's3:ListBucketMultipartUploads', key: undefined }, (client, options) => client.send(new this.sdk.ListMultipartUploadsCommand({ Bucket: this.bucket, Prefix: prefix }), options));
        for (const { Key: key, UploadId } of page.Uploads ?? []) {
            if (key === undefined || UploadId === undefined || !key.startsWith(prefix))
                continue;
            const command = new this.sdk.AbortMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId });
            await this.ask({ ...call, action: 's3:AbortMultipartUpload' }, (client, options) => client.send(command, options).catch(absent));
            aborted.push(key);
        }
        return aborted;
    }
}
/** For `catch`: nothing where S3 says that there is nothing. */
function absent(error) {
    if (!/^(NoSuchKey|NoSuchUpload|NotFound)$/.test(error.name))
        throw error;
    return undefined;
}


/***/ })

};

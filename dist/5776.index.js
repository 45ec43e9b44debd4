export const id = 5776;
export const ids = [5776];
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

/***/ 48131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ assertExpressible)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96530);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69050);



/** Throws ProviderError for weights the router refuses, so that they never reach it. */
function assertExpressible(router, weights) {
    const refusal = router.refusal(weights);
    if (refusal === undefined)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`router \`${router.type}\` can't express ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .formatWeights */ .V7)(weights)}: ${refusal}`, {
        system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__/* .trafficSystem */ .bo,
        operation: 'write weights',
    });
}


/***/ }),

/***/ 15776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Route53Router: () => (/* binding */ Route53Router),
  openRoute53Router: () => (/* binding */ openRoute53Router)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/traffic/src/expressible.js
var expressible = __webpack_require__(48131);
// EXTERNAL MODULE: ./build/packages/traffic/src/traffic-router.js
var traffic_router = __webpack_require__(96530);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/route53/record-name.js

/** What Route 53 writes as it is; every other character becomes `\ooo`, https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html */
const plain = /[^a-z0-9\-_.]/g;
/**
 * A DNS name in the one form in which Route 53 lists it, however it was written: lower case, with its final dot, special
 * characters as octal escapes (`*` is `\052`), letters beyond ASCII in Punycode.
 */
function listedName(name) {
    const unescaped = name.replaceAll(/\\([0-3][0-7]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
    const ascii = /[^\0-\x7f]/.test(unescaped) ? punycode(unescaped) : unescaped;
    const escaped = ascii.toLowerCase().replaceAll(plain, octal);
    return escaped.endsWith('.') ? escaped : `${escaped}.`;
}
/** Label by label: a `*` or `_` in one of them is none of the others' business. */
function punycode(name) {
    return name
        .split('.')
        .map((label) => (/[^\0-\x7f]/.test(label) ? (0,external_node_url_.domainToASCII)(label) || label : label))
        .join('.');
}
function octal(character) {
    return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
/** The name as a person writes it. */
function shownName(name) {
    return listedName(name)
        .replace(/^\\052/, '*')
        .replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/route53/dns-remarks.js



/** What weights in DNS mean for the people who rely on them; sentences without their full stop. */
function dnsRemarks(pair) {
    return [ageRemark(pair), ...healthRemarks(pair)];
}
/** The time to live of alias records: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html */
function ageRemark({ blue, green }) {
    const aliases = [blue, green].filter(({ AliasTarget }) => AliasTarget);
    const longest = Math.max(...[blue, green].map(({ TTL = 0 }) => TTL));
    const terms = [
        ...(aliases.length < 2 ? [`the TTL, ${(0,quantities/* formatDuration */.a3)(longest * 1_000)}`] : []),
        ...(aliases.length > 0 ? ['the TTL of the alias target, 60s where that is a load balancer'] : []),
    ];
    return `weights in DNS take their time: after every change, a rollback's too, resolvers and clients may go on with the old answer for up to ${terms.join(' or ')}, and some that don't keep to the TTL for longer, while open connections stay where they are`;
}
/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html */
function healthRemarks(pair) {
    const watched = colors/* colors */.Tj.filter((color) => isWatched(pair[color]));
    if (watched.length === 0)
        return [];
    const how = watched.map((color) => `${color} ${howWatched(pair[color])}`).join(', ');
    return [
        `Route 53 watches the health of what the records answer with (${how}): while all of one colour that has traffic is unhealthy, it answers with the other one, even at weight 0`,
    ];
}
/** Clients with both kinds of addresses ask for both kinds of records. */
function twinRemarks(records, listed, twin) {
    const there = records.some(({ Name = '', Type }) => Type === twin && listedName(Name) === listed);
    const clients = twin === 'AAAA' ? 'IPv6' : 'IPv4';
    return there
        ? [
            `the name has ${twin} records as well, which stay as they are: clients that use ${clients} don't follow these weights`,
        ]
        : [];
}
function isWatched({ HealthCheckId, AliasTarget }) {
    return HealthCheckId !== undefined || AliasTarget?.EvaluateTargetHealth === true;
}
function howWatched({ HealthCheckId }) {
    return HealthCheckId === undefined
        ? 'by the health of its alias target'
        : `by the health check ${HealthCheckId}`;
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/route53/health-check.js
/**
 * A check counts as healthy while more than this share of its checkers say so:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
const healthyShare = 0.18;
/** Kinds that no checkers report on: they follow other checks, an alarm or a switch. */
const withoutCheckers = ['CALCULATED', 'CLOUDWATCH_METRIC', 'RECOVERY_CONTROL'];
/** The health of a check from what its checkers said last. */
function healthOf({ config, observations }) {
    const { Type = '', Disabled = false, Inverted = false } = config;
    if (Disabled)
        return Inverted ? unhealthy('it is disabled and inverted') : { state: 'healthy' };
    if (withoutCheckers.includes(Type)) {
        return { state: 'unknown', why: `the kind ${Type} shows no checkers` };
    }
    const said = observations.flatMap(({ StatusReport }) => StatusReport?.Status ?? []);
    if (said.length === 0)
        return { state: 'unknown', why: 'no checker has reported yet' };
    const good = said.filter((status) => status.startsWith('Success'));
    const passes = good.length / said.length > healthyShare;
    if (passes !== Inverted)
        return { state: 'healthy' };
    const counted = `${good.length} of ${said.length} checkers succeed`;
    if (Inverted)
        return unhealthy(`${counted}, and it is inverted`);
    const [example] = said.filter((status) => !status.startsWith('Success'));
    return unhealthy(example === undefined ? counted : `${counted}, such as: ${example}`);
}
function unhealthy(found) {
    return { state: 'unhealthy', found };
}

// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/route53/hosted-zone.js



/** AWS refuses whoever asks: a right or a login is missing. */
class RefusedError extends errors/* ProviderError */.mZ {
}
/** The batch was not carried out: a record is not, or no longer, as it says. */
class BatchRefusedError extends errors/* ProviderError */.mZ {
}
/** The request was certainly not carried out, and may be sent again after a pause. */
class BusyError extends errors/* ProviderError */.mZ {
}
/** A name and type have at most 100 weighted records; a page may have 300. */
const pageSize = 100;
/** Not carried out, and not to be sent again at once: https://docs.aws.amazon.com/Route53/latest/APIReference/requests-rate-limits.html */
const busy = /^(PriorRequestNotComplete|Throttling|ThrottlingException|TooManyRequestsException)$/;
/** Opens a zone, https://docs.aws.amazon.com/Route53/latest/APIReference/; the SDK knows the one endpoint of each partition. */
async function openHostedZone(access, zoneId) {
    return new AwsHostedZone(await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(8621)]).then(__webpack_require__.t.bind(__webpack_require__, 8621, 19)), access, zoneId);
}
class AwsHostedZone {
    #sdk;
    #reader;
    #writer;
    #id;
    /** What the ARNs of everything in Route 53 begin with. */
    #arn;
    constructor(sdk, access, zoneId) {
        const settings = (0,aws_access/* clientSettings */.r)(access);
        this.#sdk = sdk;
        this.#reader = new sdk.Route53Client(settings);
        // A batch is repeated by whoever looked again at the records first.
        this.#writer = new sdk.Route53Client({ ...settings, maxAttempts: 1 });
        this.#id = zoneId.replace(/^\/hostedzone\//, '');
        this.#arn = `arn:${partitionOf(access.region)}:route53:::`;
    }
    async records(name, type, operation, signal) {
        const found = [];
        const start = { StartRecordName: name, StartRecordType: type, MaxItems: pageSize };
        const resource = `${this.#arn}hostedzone/${this.#id}`;
        for (let identifier;;) {
            const command = new this.#sdk.ListResourceRecordSetsCommand({
                ...{ HostedZoneId: this.#id, ...start },
                ...(identifier === undefined ? {} : { StartRecordIdentifier: identifier }),
            });
            const page = await call((options) => this.#reader.send(command, options), {
                ...{ operation, action: 'ListResourceRecordSets', resource, signal },
            });
            found.push(...(page.ResourceRecordSets ?? []));
            // Sorted by name and type: what comes after them is of no interest.
            const more = page.IsTruncated && page.NextRecordName === name && page.NextRecordType === type;
            if (!more || page.NextRecordIdentifier === undefined)
                return found;
            identifier = page.NextRecordIdentifier;
        }
    }
    async change(ChangeBatch, operation, signal) {
        const command = new this.#sdk.ChangeResourceRecordSetsCommand({ HostedZoneId: this.#id, ChangeBatch });
        const resource = `${this.#arn}hostedzone/${this.#id}`;
        const { ChangeInfo } = await call((options) => this.#writer.send(command, options), {
            ...{ operation, action: 'ChangeResourceRecordSets', resource, signal },
        });
        if (ChangeInfo?.Id === undefined) {
            const message = 'the answer to the change names no change';
            throw new errors/* ProviderError */.mZ(message, { system: traffic_router/* trafficSystem */.bo, operation, retryable: true });
        }
        return { id: ChangeInfo.Id, inSync: ChangeInfo.Status === 'INSYNC' };
    }
    async isInSync(Id, operation, signal) {
        const command = new this.#sdk.GetChangeCommand({ Id });
        const { ChangeInfo } = await call((options) => this.#reader.send(command, options), {
            ...{ operation, action: 'GetChange', resource: `${this.#arn}change/*`, signal },
        });
        return ChangeInfo?.Status === 'INSYNC';
    }
    async healthCheck(HealthCheckId, operation, signal) {
        const resource = `${this.#arn}healthcheck/${HealthCheckId}`;
        const look = new this.#sdk.GetHealthCheckCommand({ HealthCheckId });
        const ask = new this.#sdk.GetHealthCheckStatusCommand({ HealthCheckId });
        const [check, status] = await Promise.all([
            call((options) => this.#reader.send(look, options), {
                ...{ operation, action: 'GetHealthCheck', resource, signal },
            }),
            call((options) => this.#reader.send(ask, options), {
                ...{ operation, action: 'GetHealthCheckStatus', resource, signal },
            }),
        ]);
        return {
            config: check.HealthCheck?.HealthCheckConfig ?? { Type: 'HTTP' },
            observations: status.HealthCheckObservations ?? [],
        };
    }
}
async function call(send, { operation, action, resource, signal }) {
    try {
        // The signal reaches requests only, not the wait for credentials before them.
        return await Promise.race([send({ abortSignal: signal }), aborted(signal)]);
    }
    catch (error) {
        const details = { system: traffic_router/* trafficSystem */.bo, operation };
        if (signal.aborted) {
            throw new errors/* ProviderError */.mZ('no answer within the time limit', { ...details, retryable: true });
        }
        const failure = (0,aws_failure/* awsFailure */.M)(error, { ...details, action: `route53:${action}`, resource });
        const { message } = failure;
        // A shift under way finds its way back from a ProviderError, so that everything that comes up here is one.
        if (failure instanceof errors/* ConfigurationError */.j1)
            throw new RefusedError(message, details);
        const { name, messages = [] } = error;
        if (name === 'InvalidChangeBatch') {
            throw new BatchRefusedError([message, ...messages].join('; '), details);
        }
        if (busy.test(name ?? ''))
            throw new BusyError(message, { ...details, retryable: true });
        throw new errors/* ProviderError */.mZ(message, {
            ...details,
            retryable: failure instanceof errors/* ProviderError */.mZ && failure.retryable,
        });
    }
}
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; only for messages: it names what a policy must cover. */
function partitionOf(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
function aborted(signal) {
    return new Promise((_, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/route53/propagation.js


/** Pauses between looks whether all name servers have a change, in milliseconds. */
const firstPause = 1_000;
const longestPause = 5_000;
/** How long a change usually takes: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html */
const usualTime = 60_000;
/** Not all name servers had the change at the deadline. */
class LateError extends Error {
}
/**
 * Waits until all name servers have the change, as `look` says; `false` when the run was cancelled meanwhile. Throws LateError, and
 * what `look` throws unless it may pass.
 */
async function becomesInSync(id, look, context) {
    const { clock, log, deadline } = context;
    for (let pause = firstPause;; pause = Math.min(1.5 * pause, longestPause)) {
        try {
            if (await look())
                return true;
        }
        catch (error) {
            if (error instanceof RefusedError)
                return waitBlindly(error, id, context);
            if (!(error instanceof errors/* ProviderError */.mZ && error.retryable))
                throw error;
            log.debug(`Looking again at the change ${id}: ${error.message}`);
        }
        if (clock.now() + pause > deadline) {
            throw new LateError(`Route 53 took the change ${id}, but not all name servers had it`);
        }
        if (!(await sleeps(pause, id, context)))
            return false;
    }
}
/** The change is made, seen or not: what usually is enough is waited for. */
async function waitBlindly(refusal, id, context) {
    const time = Math.min(usualTime, context.deadline - context.clock.now());
    context.log.warning(`Whether all name servers have the change can't be seen, ${(0,quantities/* formatDuration */.a3)(time)} are waited instead: ${refusal.message}`);
    return sleeps(time, id, context);
}
async function sleeps(time, id, { clock, log, cancelled }) {
    try {
        await clock.sleep(time, cancelled);
        return true;
    }
    catch (error) {
        if (!cancelled.aborted)
            throw error;
        log.info(`The change ${id} is made, and reaches the name servers without being waited for.`);
        return false;
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/route53/weighted-records.js




/** The pair among the records of its name and type, or why it can't be used and what to do. */
function findPair(records, wanted) {
    const { name, type, identifiers } = wanted;
    const group = records.filter((record) => record.Type === type && listedName(record.Name ?? '') === listedName(name));
    const [blue, green] = colors/* colors */.Tj.map((color) => group.find(({ SetIdentifier }) => SetIdentifier === identifiers[color]));
    if (!blue || !green)
        return missing(group, wanted);
    const managed = group.find(({ TrafficPolicyInstanceId }) => TrafficPolicyInstanceId !== undefined);
    if (managed) {
        return `it belongs to the traffic policy instance ${managed.TrafficPolicyInstanceId}, which owns its records; make two weighted records by hand in its place`;
    }
    if (blue.Weight === undefined || green.Weight === undefined) {
        const policy = 'another routing policy than weighted';
        return `it has ${policy}; make both records weighted, with a set identifier each`;
    }
    const others = group.filter((record) => record !== blue && record !== green && (record.Weight ?? 0) > 0);
    return { pair: { blue, green }, others };
}
function missing(group, { type, identifiers }) {
    const absent = colors/* colors */.Tj.filter((color) => !group.some(({ SetIdentifier }) => SetIdentifier === identifiers[color]));
    const wanted = absent.map((color) => `\`${identifiers[color]}\` (${color})`).join(' and ');
    const found = group.map(({ SetIdentifier }) => SetIdentifier === undefined ? 'one without set identifier' : `\`${SetIdentifier}\``);
    const there = found.length === 0 ? `there is no ${type} record of that name` : `found ${found.join(', ')}`;
    return `no weighted record with the set identifier ${wanted}: ${there}; make a weighted record for each colour, the idle one with weight 0`;
}
/** How the weights of records read in a message. */
function listWeights(records) {
    return records.map(({ SetIdentifier, Weight = 0 }) => `\`${SetIdentifier}\` (weight ${Weight})`).join(', ');
}
/**
 * One batch that Route 53 carries out whole or not at all: each record is deleted exactly as it was read, which fails once anybody
 * changed it, and made anew with its weight. One record after the other, so that there is one under the name at any point.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 */
function reweigh(pair, weights) {
    const Changes = colors/* colors */.Tj.flatMap((color) => [
        { Action: 'DELETE', ResourceRecordSet: pair[color] },
        { Action: 'CREATE', ResourceRecordSet: { ...pair[color], Weight: weights[color] } },
    ]);
    return { Comment: `deploy-actions: ${(0,src_weights/* formatWeights */.V7)(weights)}`, Changes };
}
/**
 * A batch that needs the rights of {@link reweigh} and never changes anything: what it creates twice, Route 53 refuses; and were it
 * carried out all the same, the record would be as before.
 */
function impossible({ blue }) {
    const CREATE = { Action: 'CREATE', ResourceRecordSet: blue };
    return { Changes: [{ Action: 'DELETE', ResourceRecordSet: blue }, CREATE, CREATE] };
}
/** What is different in the second reading, for a person; empty when nothing is. */
function differences(before, after) {
    return colors/* colors */.Tj.flatMap((color) => {
        const was = { ...before[color] };
        const is = { ...after[color] };
        const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
        return [...fields]
            .filter((field) => !(0,external_node_util_.isDeepStrictEqual)(was[field], is[field]))
            .map((field) => `${field} of ${color} from ${shown(was[field])} to ${shown(is[field])}`);
    });
}
function shown(value) {
    return value === undefined ? 'nothing' : JSON.stringify(value);
}
/** The pair in a message: `api.example.org (A)`. */
function pairTitle({ name, type }) {
    return `${shownName(name)} (${type})`;
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/route53/route53-router.js










/** How long a batch is tried, and how long one that has no answer may still be carried out, in milliseconds. */
const submitTime = 30_000;
/** How often records are read anew because somebody else changed them. */
const rounds = 5;
/** Pauses while Route 53 is busy: its 5 requests a second are for the whole account. In milliseconds. */
const route53_router_firstPause = 500;
const route53_router_longestPause = 5_000;
/** The router for weighted records of Route 53. */
async function openRoute53Router(configuration, access, runtime) {
    return new Route53Router(configuration, await openHostedZone(access, configuration['hosted-zone']), runtime);
}
/** Weights of two weighted records of one name and type; a write waits until all name servers of the zone answer by it. */
class Route53Router {
    type = 'route53';
    writeLimit;
    #timeout;
    #submitTime;
    #wanted;
    #zone;
    #clock;
    #log;
    #cancelled;
    #pending;
    /** The weights that stood there last, as far as this run knows. */
    #seen;
    #told = false;
    constructor(configuration, zone, runtime) {
        const { timeout, record, type, colors } = configuration;
        this.#timeout = timeout;
        this.#submitTime = Math.min(timeout, submitTime);
        this.writeLimit = timeout + this.#submitTime;
        const identifiers = {
            blue: colors.blue['set-identifier'],
            green: colors.green['set-identifier'],
        };
        this.#wanted = { name: record, type, identifiers };
        this.#zone = zone;
        this.#clock = runtime.clock;
        this.#log = runtime.log;
        this.#cancelled = runtime.signal;
    }
    async read() {
        const operation = 'read weights';
        const { pair, others } = await this.#find(operation, this.#limit());
        this.#seen = weightsOf(pair);
        if (others.length > 0) {
            throw this.#failure(operation, `beside the colours, ${listWeights(others)} takes traffic too; give it weight 0 or name it as \`set-identifier\` of a colour`);
        }
        const amounts = weightsOf(pair);
        const split = (0,src_weights/* wholeSplit */.Qp)(amounts);
        if (split)
            return split;
        const found = listWeights([pair.blue, pair.green]);
        const equal = amounts.blue + amounts.green === 0 ? ', so that Route 53 answers with both alike' : '';
        throw this.#failure(operation, `the weights are no whole percentages: ${found}${equal}; set them by hand, or run the rollback action with \`to: blue\` or \`to: green\``);
    }
    async write(weights) {
        (0,expressible/* assertExpressible */.B)(this, weights);
        const operation = 'write weights';
        const deadline = this.#clock.now() + this.#timeout;
        const change = await this.#submit(weights, operation);
        if (change.inSync)
            return;
        this.#pending = { id: change.id, weights };
        try {
            const look = () => this.#zone.isInSync(change.id, operation, this.#limit());
            const context = { clock: this.#clock, log: this.#log, cancelled: this.#cancelled, deadline };
            if (await becomesInSync(change.id, look, context))
                this.#pending = undefined;
        }
        catch (error) {
            throw this.#failure(operation, error instanceof LateError ? this.#late(error) : error);
        }
    }
    refusal(weights) {
        return (0,src_weights/* weightsProblem */.hC)(weights);
    }
    async preflight() {
        const operation = 'look at permissions';
        const found = await Promise.all([
            this.#refusalOf(async () => {
                const { pair } = await this.#find(operation, this.#limit());
                await this.#zone.change(impossible(pair), operation, this.#limit());
            }),
            // A change that never was: it takes the right to ask, and is not found then.
            this.#refusalOf(() => this.#zone.isInSync('C00000000000000', operation, this.#limit())),
        ]);
        return found.flatMap((refusal) => refusal ?? []);
    }
    async remarks() {
        const operation = 'read records';
        const { name, type } = this.#wanted;
        const { pair } = await this.#find(operation, this.#limit());
        const twin = type === 'AAAA' ? 'A' : 'AAAA';
        const twins = type === 'CNAME' ? [] : await this.#zone.records(listedName(name), twin, operation, this.#limit());
        return [...dnsRemarks(pair), ...twinRemarks(twins, listedName(name), twin)];
    }
    async missingCapacity(color) {
        const operation = 'look at health checks';
        const { pair } = await this.#find(operation, this.#limit());
        const { HealthCheckId } = pair[color];
        if (HealthCheckId === undefined)
            return undefined;
        const subject = `the health check ${HealthCheckId} of the record of ${color}`;
        try {
            const health = healthOf(await this.#zone.healthCheck(HealthCheckId, operation, this.#limit()));
            if (health.state === 'unhealthy') {
                return `${subject} is unhealthy (${health.found}), so that Route 53 won't answer with it while the other colour is healthy`;
            }
            if (health.state === 'unknown') {
                this.#log.warning(`What ${subject} says can't be told: ${health.why}.`);
            }
        }
        catch (error) {
            if (error instanceof errors/* ProviderError */.mZ && error.retryable)
                throw error;
            this.#log.warning(`What ${subject} says can't be told: ${(0,errors/* describeError */.Uc)(error)}`);
        }
        return undefined;
    }
    /** Sends batches until one is accepted: again after a pause while Route 53 is busy, and anew when somebody else was faster. */
    async #submit(weights, operation) {
        const deadline = this.#clock.now() + this.#submitTime;
        const limit = AbortSignal.timeout(this.#submitTime);
        let found = await this.#find(operation, limit);
        this.#tellOnce(found);
        this.#refuseOverwriting(found, weights, operation);
        if (this.#pending && (0,src_weights/* sameWeights */.ML)(this.#pending.weights, weights) && hasWeights(found, weights)) {
            return { id: this.#pending.id, inSync: false };
        }
        // A way back after a cancel waits as any other; a write that was cancelled makes room for it.
        const cancel = this.#cancelled.aborted ? undefined : this.#cancelled;
        let pause = route53_router_firstPause;
        for (let round = 1;;) {
            try {
                const change = await this.#zone.change(reweigh(found.pair, weights), operation, limit);
                this.#seen = weights;
                return change;
            }
            catch (error) {
                if (error instanceof BusyError && this.#clock.now() + pause <= deadline) {
                    this.#log.debug(`Waiting for Route 53: ${error.message}`);
                    await this.#clock.sleep(pause, cancel).catch(() => {
                        throw this.#failure(operation, 'not written: the run was cancelled while Route 53 was busy');
                    });
                    pause = Math.min(2 * pause, route53_router_longestPause);
                }
                else if (error instanceof BatchRefusedError && round < rounds) {
                    found = await this.#findChanged(found, error, weights, operation, limit);
                    round += 1;
                }
                else {
                    throw this.#failure(operation, error);
                }
            }
        }
    }
    #late({ message }) {
        return `${message} after ${(0,quantities/* formatDuration */.a3)(this.#timeout)} (it is not INSYNC yet); it goes on by itself. Raise \`timeout\` if that happens often`;
    }
    /** Whether this run may still write over weights that it hasn't seen is for its caller to find out, who knows of locks. */
    #refuseOverwriting(found, weights, operation) {
        const before = this.#seen;
        const now = weightsOf(found.pair);
        this.#seen = now;
        if (before === undefined || (0,src_weights/* sameWeights */.ML)(before, now) || (0,src_weights/* sameWeights */.ML)(now, weights))
            return;
        const there = listWeights([found.pair.blue, found.pair.green]);
        const message = `weights were set meanwhile by another run or tool (${there})`;
        throw new errors/* ProviderError */.mZ(`${pairTitle(this.#wanted)}: ${message}`, {
            ...{ system: traffic_router/* trafficSystem */.bo, operation, retryable: true },
        });
    }
    /** The records after somebody else's change, which is told; throws the refusal when nobody changed anything. */
    async #findChanged(before, refusal, weights, operation, limit) {
        const now = await this.#find(operation, limit);
        this.#refuseOverwriting(now, weights, operation);
        const changes = differences(before.pair, now.pair);
        if (changes.length === 0)
            throw this.#failure(operation, refusal);
        this.#log.warning(`Somebody else changed ${pairTitle(this.#wanted)} at the same time (${changes.join(', ')}); that is kept.`);
        return now;
    }
    async #find(operation, limit) {
        const { name, type } = this.#wanted;
        let found;
        try {
            found = findPair(await this.#zone.records(listedName(name), type, operation, limit), this.#wanted);
        }
        catch (error) {
            throw this.#failure(operation, error);
        }
        if (typeof found === 'string')
            throw this.#failure(operation, found);
        return found;
    }
    #tellOnce({ pair }) {
        if (this.#told)
            return;
        this.#told = true;
        for (const remark of dnsRemarks(pair))
            this.#log.notice(`${pairTitle(this.#wanted)}: ${remark}.`);
    }
    /** What AWS says when it refuses whoever asks; other failures are none of the permissions' business. */
    async #refusalOf(work) {
        try {
            await work();
        }
        catch (error) {
            if (error instanceof RefusedError)
                return error.message;
            if (!(error instanceof errors/* ProviderError */.mZ))
                throw error;
            this.#log.debug(error.message);
        }
        return undefined;
    }
    #limit() {
        return AbortSignal.timeout(this.#submitTime);
    }
    /** The failure with the records in front, of the same kind as its cause. */
    #failure(operation, cause) {
        const message = typeof cause === 'string' ? cause : cause.message;
        const retryable = cause instanceof errors/* ProviderError */.mZ && cause.retryable;
        const Kind = cause instanceof RefusedError ? RefusedError : errors/* ProviderError */.mZ;
        return new Kind(`${pairTitle(this.#wanted)}: ${message}`, {
            ...{ system: traffic_router/* trafficSystem */.bo, operation, retryable },
        });
    }
}
function weightsOf({ blue, green }) {
    return { blue: blue.Weight ?? 0, green: green.Weight ?? 0 };
}
function hasWeights({ pair }, weights) {
    return (0,src_weights/* sameWeights */.ML)(weightsOf(pair), weights);
}


/***/ })

};

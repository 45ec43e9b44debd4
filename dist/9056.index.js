export const id = 9056;
export const ids = [9056];
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

/***/ 39056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openAlbSwitch: () => (/* binding */ openAlbSwitch)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/maintenance/src/maintenance-switch.js
var maintenance_switch = __webpack_require__(41675);
;// CONCATENATED MODULE: ./build/packages/maintenance/src/switches/alb/fixed-answer.js
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html, in bytes here to be on the safe side. */
const largestBody = 1_024;
/** The answer while it is on, which every client of the load balancer gets. */
function fixedAnswer({ 'content-type': type, status }, record) {
    return { ContentType: type, StatusCode: String(status), MessageBody: bodies[type](record) };
}
/** The size of an answer's body, in bytes. */
function bodySize({ MessageBody = '' }) {
    return Buffer.byteLength(MessageBody);
}
/** The message that an answer was made of. */
function messageIn({ ContentType, MessageBody = '' }) {
    if (ContentType === 'application/json')
        return messageOfJson(MessageBody);
    if (ContentType !== 'text/html')
        return MessageBody;
    return unescaped(/<p>([\s\S]*)<\/p>/.exec(MessageBody)?.[1] ?? '');
}
const bodies = {
    'text/plain': ({ message }) => message,
    'text/html': ({ message }) => `<!doctype html><meta charset="utf-8"><title>Maintenance</title><p>${escaped(message)}</p>`,
    'application/json': ({ message, until }) => JSON.stringify({ maintenance: true, message, until }),
};
function messageOfJson(body) {
    try {
        return String(JSON.parse(body).message ?? '');
    }
    catch {
        return '';
    }
}
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
function escaped(text) {
    return text.replaceAll(/[&<>]/g, (character) => entities[character]);
}
function unescaped(text) {
    return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/switches/alb/rule-tags.js
/** Each tag of a rule that is ours begins so. */
const prefix = 'deploy-actions:';
/** What a value of a tag may have, https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html, and how long it may be. */
const forbidden = /[^\p{L}\p{N} +\-=._:/@]/gu;
const longestValue = 256;
/** Who turned it on, as tags that people can read in the console; the message stands in the rule's answer itself. */
function tagsOf(record) {
    const { holder, stay, service, environment, since, until, writeId } = record;
    const { run, id, actor, url = '' } = holder;
    const job = run ? [run.repository, run.runId, run.attempt, run.checkRunId ?? 0, run.job].join(' ') : '';
    const values = {
        'maintenance-mode': writeId,
        service,
        environment,
        since,
        until,
        stay: String(stay),
        holder: id,
        job,
        actor,
        url,
    };
    return Object.entries(values).map(([name, value]) => ({ Key: `${prefix}${name}`, Value: allowed(value) }));
}
/** The record that tags tell of; `undefined` for the tags of a rule that isn't ours. */
function recordIn(tags, message) {
    const of = (name) => tags.find(({ Key }) => Key === `${prefix}${name}`)?.Value ?? '';
    const writeId = of('maintenance-mode');
    if (writeId === '' || Number.isNaN(Date.parse(of('until'))))
        return undefined;
    const [repository = '', runId, attempt, checkRunId, ...job] = of('job').split(' ');
    const known = checkRunId === undefined || checkRunId === '0' ? {} : { checkRunId: Number(checkRunId) };
    const run = { repository, runId: Number(runId), attempt: Number(attempt), job: job.join(' '), ...known };
    const url = of('url');
    return {
        ...{ writeId, service: of('service'), environment: of('environment'), message },
        ...{ since: of('since'), until: of('until'), stay: of('stay') === 'true' },
        holder: {
            ...{ id: of('holder'), actor: of('actor') },
            ...(repository === '' ? {} : { run }),
            ...(url === '' ? {} : { url }),
        },
    };
}
function allowed(value) {
    return value.replaceAll(forbidden, '_').slice(0, longestValue).toWellFormed();
}

// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
// EXTERNAL MODULE: ./build/packages/maintenance/src/aws-calls.js
var aws_calls = __webpack_require__(64708);
;// CONCATENATED MODULE: ./build/packages/maintenance/src/switches/alb/rules.js



/** Opens the API in the region of the listener. The SDK is loaded here, and nothing is sent yet. */
async function openRules(access, place) {
    const { listener, priority, conditions, timeout } = place;
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 50586, 19));
    const settings = { ...(0,aws_access/* clientSettings */.r)(access), region: listener.split(':')[3] || access.region };
    const reader = new sdk.ElasticLoadBalancingV2Client(settings);
    // A write is repeated by whoever knows what an earlier one that still lands would undo.
    const writer = new sdk.ElasticLoadBalancingV2Client({ ...settings, maxAttempts: 1 });
    const rulesOfListener = `${listener.replace(':listener/', ':listener-rule/')}/*`;
    const call = (action, resource, send) => {
        const operation = `${action} for priority ${priority} of ${listener}`;
        return (0,aws_calls/* callAws */.I)({ operation, action: `elasticloadbalancing:${action}`, resource }, timeout, send);
    };
    const fixed = (answer) => [
        { Type: 'fixed-response', Order: 1, FixedResponseConfig: answer },
    ];
    async function ruleOfPriority() {
        let Marker;
        do {
            const command = new sdk.DescribeRulesCommand({ ListenerArn: listener, ...(Marker ? { Marker } : {}) });
            const page = await call('DescribeRules', '*', (options) => reader.send(command, options));
            const found = page.Rules?.find(({ Priority }) => Priority === String(priority));
            if (found)
                return found;
            Marker = page.NextMarker;
        } while (Marker);
        return undefined;
    }
    return {
        async find() {
            const rule = await ruleOfPriority();
            if (rule?.RuleArn === undefined)
                return undefined;
            const command = new sdk.DescribeTagsCommand({ ResourceArns: [rule.RuleArn] });
            try {
                const { TagDescriptions = [] } = await call('DescribeTags', '*', (options) => reader.send(command, options));
                return { arn: rule.RuleArn, rule, tags: TagDescriptions[0]?.Tags ?? [] };
            }
            catch (error) {
                // Deleted between the two calls.
                if ((0,aws_calls/* isRefusedWith */.B)(error, 'RuleNotFound'))
                    return undefined;
                throw error;
            }
        },
        async create(answer, tags) {
            const input = {
                ListenerArn: listener,
                Priority: priority,
                Conditions: conditions,
                Actions: fixed(answer),
                Tags: tags,
            };
            await call('CreateRule', listener, (options) => writer.send(new sdk.CreateRuleCommand(input), options)).catch(conflictOn('PriorityInUse'));
        },
        async tag(arn, tags) {
            const command = new sdk.AddTagsCommand({ ResourceArns: [arn], Tags: tags });
            await call('AddTags', rulesOfListener, (options) => writer.send(command, options)).catch(conflictOn('RuleNotFound'));
        },
        async answer(arn, answer) {
            const command = new sdk.ModifyRuleCommand({ RuleArn: arn, Actions: fixed(answer) });
            await call('ModifyRule', rulesOfListener, (options) => writer.send(command, options)).catch(conflictOn('RuleNotFound'));
        },
        async remove(arn) {
            const command = new sdk.DeleteRuleCommand({ RuleArn: arn });
            await call('DeleteRule', rulesOfListener, (options) => writer.send(command, options)).catch(conflictOn('RuleNotFound'));
        },
    };
}
function conflictOn(name) {
    return (error) => {
        throw (0,aws_calls/* isRefusedWith */.B)(error, name) ? new maintenance_switch/* SwitchConflictError */.B() : error;
    };
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/switches/alb/alb-switch.js





/** Opens the switch; requests go to the region its ARN names. */
async function openAlbSwitch(configuration, access) {
    const { listener, priority, timeout, hosts, paths } = configuration;
    const conditions = [
        ...(hosts ? [{ Field: 'host-header', HostHeaderConfig: { Values: hosts } }] : []),
        // A rule needs a condition; this one is always so.
        ...(paths || !hosts ? [{ Field: 'path-pattern', PathPatternConfig: { Values: paths ?? ['/*'] } }] : []),
    ];
    return new AlbSwitch(configuration, await openRules(access, { listener, priority, timeout, conditions }));
}
/**
 * A rule of a listener that answers by itself, with who turned it on in its tags: both come into being in one call, and a priority
 * can be given to one rule only.
 */
class AlbSwitch {
    type = 'alb';
    place;
    writes;
    #configuration;
    #rules;
    constructor(configuration, rules) {
        this.#configuration = configuration;
        this.#rules = rules;
        this.place = `the rule of priority ${configuration.priority} at ${configuration.listener}`;
        this.writes = { on: `create it with the fixed response ${configuration.status}`, off: 'delete it' };
    }
    async problems(record) {
        const size = bodySize(fixedAnswer(this.#configuration, record));
        const found = await this.#rules.find();
        return [
            ...(size > largestBody
                ? [
                    `the answer takes ${size} bytes, but a load balancer gives ${largestBody} at most; shorten the message`,
                ]
                : []),
            ...(found && !this.#recordOf(found) ? [this.#foreign(found)] : []),
        ];
    }
    async read() {
        const found = await this.#rules.find();
        if (!found)
            return { on: false, revision: undefined };
        return { on: true, record: this.#ours(found), revision: revisionOf(found) };
    }
    async turnOn(record, at) {
        const answer = fixedAnswer(this.#configuration, record);
        if (at.revision === undefined)
            return this.#rules.create(answer, tagsOf(record));
        const { arn } = await this.#at(at);
        // Whose it is stands there before what it says.
        await this.#rules.tag(arn, tagsOf(record));
        if (record.message !== at.record?.message || this.#configuration['content-type'] === 'application/json') {
            await this.#rules.answer(arn, answer);
        }
    }
    async turnOff(at) {
        if (at.revision === undefined)
            return;
        const { arn } = await this.#at(at);
        await this.#rules.remove(arn);
    }
    /** The rule, if it is still the one that was read. */
    async #at({ revision }) {
        const found = await this.#rules.find();
        if (!found || revisionOf(found) !== revision)
            throw new maintenance_switch/* SwitchConflictError */.B();
        return found;
    }
    /** A rule without our tags is never touched, not even with force. */
    #ours(found) {
        const record = this.#recordOf(found);
        if (record)
            return record;
        throw new errors/* ConfigurationError */.j1(this.#foreign(found));
    }
    #recordOf({ rule, tags }) {
        const answer = rule.Actions?.find(({ Type }) => Type === 'fixed-response')?.FixedResponseConfig;
        return answer && recordIn(tags, messageIn(answer));
    }
    #foreign({ arn }) {
        const { priority, listener } = this.#configuration;
        return `the listener ${listener} has a rule of priority ${priority} that is not ours (${arn}): give another \`priority\``;
    }
}
function revisionOf({ arn, tags }) {
    return JSON.stringify([arn, tags.map(({ Key, Value }) => [Key, Value]).toSorted()]);
}


/***/ })

};

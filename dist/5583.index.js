export const id = 5583;
export const ids = [5583];
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

/***/ 35583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AlbRouter: () => (/* binding */ AlbRouter),
  openAlbRouter: () => (/* binding */ openAlbRouter)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/traffic/src/expressible.js
var expressible = __webpack_require__(48131);
// EXTERNAL MODULE: ./build/packages/traffic/src/traffic-router.js
var traffic_router = __webpack_require__(96530);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/alb/forward-action.js
/** What can stand around a forward action and is written back as it was read. */
const knownTypes = ['forward', 'authenticate-oidc', 'authenticate-cognito', 'jwt-validation'];
/** Why these actions don't forward to weighted target groups, or can't be written back, or `undefined` when all is well. */
function actionsProblem(actions) {
    const types = actions.map(({ Type }) => Type ?? '');
    const foreign = types.filter((type) => !knownTypes.includes(type));
    if (foreign.length > 0)
        return `it has the action \`${foreign.join('`, `')}\``;
    return types.includes('forward') ? undefined : 'it has no `forward` action';
}
/** The target groups of the forward action; the only one of a plain forward has all traffic. */
function groupsOf(actions) {
    return tuplesOf(forwardOf(actions)).map(({ TargetGroupArn = '', Weight = 1 }) => ({
        arn: TargetGroupArn,
        weight: Weight,
    }));
}
/** How long a client keeps its target group, in seconds; `undefined` when it doesn't. */
function stickiness(actions) {
    const { Enabled, DurationSeconds } = forwardOf(actions)?.ForwardConfig?.TargetGroupStickinessConfig ?? {};
    return Enabled ? (DurationSeconds ?? 0) : undefined;
}
/** The same actions with new weights for these target groups; those that are missing are added, all others stay as they are. */
function withWeights(actions, groups) {
    return actions.map((action) => action.Type === 'forward' ? forwardTo(action, groups) : resubmitted(action));
}
function forwardTo(action, groups) {
    // Beside several groups, a single one may not be named once more.
    const { TargetGroupArn: _, ...rest } = action;
    const present = tuplesOf(action).map((tuple) => {
        const group = groups.find(({ arn }) => arn === tuple.TargetGroupArn);
        return group ? { ...tuple, Weight: group.weight } : tuple;
    });
    const added = groups
        .filter(({ arn }) => !present.some((tuple) => tuple.TargetGroupArn === arn))
        .map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight }));
    return { ...rest, ForwardConfig: { ...action.ForwardConfig, TargetGroups: [...present, ...added] } };
}
/** The client secret is never shown; without a word to keep it, AWS refuses the action. */
function resubmitted(action) {
    if (!action.AuthenticateOidcConfig)
        return action;
    const { ClientSecret: _, ...configuration } = action.AuthenticateOidcConfig;
    return { ...action, AuthenticateOidcConfig: { ...configuration, UseExistingClientSecret: true } };
}
function forwardOf(actions) {
    return actions.find(({ Type }) => Type === 'forward');
}
function tuplesOf(forward) {
    const { ForwardConfig, TargetGroupArn } = forward ?? {};
    if (ForwardConfig?.TargetGroups && ForwardConfig.TargetGroups.length > 0)
        return ForwardConfig.TargetGroups;
    return TargetGroupArn === undefined ? [] : [{ TargetGroupArn, Weight: 1 }];
}

// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/alb/load-balancing.js



/** Opens the API in a region, https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/ */
async function openLoadBalancing(access, region) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 50586, 19));
    const settings = { ...(0,aws_access/* clientSettings */.r)(access), region };
    const reader = new sdk.ElasticLoadBalancingV2Client(settings);
    // A write is repeated by whoever knows what an earlier one that still lands would undo.
    const writer = new sdk.ElasticLoadBalancingV2Client({ ...settings, maxAttempts: 1 });
    async function call(send, { subject, operation, action, resource = '*', signal }) {
        try {
            // The signal reaches requests only, not the wait for credentials before them.
            return await Promise.race([send({ abortSignal: signal }), aborted(signal)]);
        }
        catch (error) {
            if (signal.aborted) {
                const message = `${subject}: no answer within the time limit`;
                throw new errors/* ProviderError */.mZ(message, { system: traffic_router/* trafficSystem */.bo, operation, retryable: true });
            }
            const permission = `elasticloadbalancing:${action}`;
            const details = { system: traffic_router/* trafficSystem */.bo, operation, action: permission, resource };
            const failure = (0,aws_failure/* awsFailure */.M)(error, details);
            // A shift under way finds its way back from a ProviderError, so that everything that comes up here is one.
            throw new errors/* ProviderError */.mZ(`${subject}: ${failure.message}`, {
                ...{ system: traffic_router/* trafficSystem */.bo, operation },
                retryable: failure instanceof errors/* ProviderError */.mZ && failure.retryable,
            });
        }
    }
    return {
        async actions({ kind, arn }, operation, signal) {
            const details = { subject: `${kind} ${arn}`, operation, signal };
            if (kind === 'rule') {
                const command = new sdk.DescribeRulesCommand({ RuleArns: [arn] });
                const { Rules = [] } = await call((options) => reader.send(command, options), {
                    ...details,
                    action: 'DescribeRules',
                });
                return Rules[0]?.Actions;
            }
            const command = new sdk.DescribeListenersCommand({ ListenerArns: [arn] });
            const { Listeners = [] } = await call((options) => reader.send(command, options), {
                ...details,
                action: 'DescribeListeners',
            });
            return Listeners[0]?.DefaultActions;
        },
        async setActions({ kind, arn }, actions, operation, signal) {
            const details = { subject: `${kind} ${arn}`, operation, resource: arn, signal };
            if (kind === 'rule') {
                const command = new sdk.ModifyRuleCommand({ RuleArn: arn, Actions: actions });
                await call((options) => writer.send(command, options), { ...details, action: 'ModifyRule' });
            }
            else {
                const command = new sdk.ModifyListenerCommand({ ListenerArn: arn, DefaultActions: actions });
                await call((options) => writer.send(command, options), { ...details, action: 'ModifyListener' });
            }
        },
        async targets(groupArn, operation, signal) {
            const command = new sdk.DescribeTargetHealthCommand({ TargetGroupArn: groupArn });
            const { TargetHealthDescriptions = [] } = await call((options) => reader.send(command, options), {
                ...{ subject: `target group ${groupArn}`, operation, signal },
                action: 'DescribeTargetHealth',
            });
            return TargetHealthDescriptions;
        },
    };
}
function aborted(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/alb/alb-router.js







/** The router for a rule or a listener; requests go to the region its ARN names. */
async function openAlbRouter(configuration, access, log) {
    const [, , , region] = forwarderIn(configuration).arn.split(':');
    return new AlbRouter(configuration, await openLoadBalancing(access, region || access.region), log);
}
/** Weights of two target groups in the forward action of a rule or listener of an Application Load Balancer. */
class AlbRouter {
    type = 'alb';
    writeLimit;
    #timeout;
    #forwarder;
    #groups;
    #balancing;
    #log;
    #warned = false;
    constructor(configuration, balancing, log) {
        this.#timeout = configuration.timeout;
        // What AWS has in hand when the time limit passes, it may still carry out; it is given as long again for that.
        this.writeLimit = 2 * configuration.timeout;
        this.#forwarder = forwarderIn(configuration);
        const { blue, green } = configuration.colors;
        this.#groups = { blue: blue['target-group'], green: green['target-group'] };
        this.#balancing = balancing;
        this.#log = log;
    }
    async read() {
        const operation = 'read weights';
        const groups = groupsOf(await this.#actions(operation, this.#limit()));
        const others = groups.filter(({ arn, weight }) => weight > 0 && !Object.values(this.#groups).includes(arn));
        if (others.length > 0) {
            throw this.#failure(operation, `beside the colours, ${list(others)} takes traffic too; give it weight 0 or name it as \`target-group\` of a colour`);
        }
        const weightOf = (color) => groups.find(({ arn }) => arn === this.#groups[color])?.weight ?? 0;
        const split = (0,src_weights/* wholeSplit */.Qp)({ blue: weightOf('blue'), green: weightOf('green') });
        if (split)
            return split;
        throw this.#failure(operation, `the weights are no whole percentages: ${list(groups)}`);
    }
    async write(weights) {
        (0,expressible/* assertExpressible */.B)(this, weights);
        const operation = 'write weights';
        const limit = this.#limit();
        const actions = await this.#actions(operation, limit);
        this.#warnOfStickiness(stickiness(actions));
        const groups = colors/* colors */.Tj.map((color) => ({ arn: this.#groups[color], weight: weights[color] }));
        await this.#balancing.setActions(this.#forwarder, withWeights(actions, groups), operation, limit);
    }
    refusal(weights) {
        return (0,src_weights/* weightsProblem */.hC)(weights);
    }
    async missingCapacity(color) {
        const arn = this.#groups[color];
        const targets = await this.#balancing.targets(arn, 'look at targets', this.#limit());
        const states = targets.map(({ TargetHealth = {} }) => TargetHealth);
        const takesTraffic = states.some(({ State, Reason }) => State === 'healthy' || Reason === 'Target.HealthCheckDisabled');
        if (takesTraffic)
            return undefined;
        if (targets.length === 0)
            return `target group ${arn} of ${color} has no targets`;
        const unwatched = states.every(({ Reason }) => Reason === 'Target.NotInUse');
        const found = targets.map(({ Target, TargetHealth }) => `${Target?.Id} is ${TargetHealth?.State} (${TargetHealth?.Description ?? TargetHealth?.Reason ?? 'no reason given'})`);
        return `no target of ${color} in ${arn} is healthy: ${found.slice(0, 5).join(', ')}${unwatched
            ? `; add the target group to the ${this.#forwarder.kind} with weight 0, so that its health is checked`
            : ''}`;
    }
    #limit() {
        return AbortSignal.timeout(this.#timeout);
    }
    async #actions(operation, limit) {
        const actions = await this.#balancing.actions(this.#forwarder, operation, limit);
        if (!actions)
            throw this.#failure(operation, 'there is none in this account and region');
        const problem = actionsProblem(actions);
        if (!problem)
            return actions;
        throw this.#failure(operation, `${problem}, but weights need \`forward\`, with sign-in before it at most`);
    }
    #warnOfStickiness(seconds) {
        if (seconds === undefined || this.#warned)
            return;
        this.#warned = true;
        this.#log.warning(`The ${this.#forwarder.kind} has target group stickiness: clients keep their colour for up to ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}, so that the real split follows the weights late.`);
    }
    #failure(operation, message) {
        const { kind, arn } = this.#forwarder;
        return new errors/* ProviderError */.mZ(`${kind} ${arn}: ${message}`, { system: traffic_router/* trafficSystem */.bo, operation });
    }
}
function forwarderIn({ listener, 'listener-rule': rule = '' }) {
    return listener === undefined ? { kind: 'rule', arn: rule } : { kind: 'listener', arn: listener };
}
function list(groups) {
    return groups.map(({ arn, weight }) => `${arn} (weight ${weight})`).join(', ') || 'no target group';
}


/***/ })

};

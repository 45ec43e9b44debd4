export const id = 6595;
export const ids = [6595];
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

/***/ 36595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EcsDeployer: () => (/* binding */ EcsDeployer),
  openEcsDeployer: () => (/* binding */ openEcsDeployer)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(24346);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-access.js
var aws_access = __webpack_require__(17677);
// EXTERNAL MODULE: ./build/packages/aws/src/aws-failure.js
var aws_failure = __webpack_require__(34957);
;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/ecs-api.js


/** What every ProviderError of this deployer names as the system that failed. */
const ecsSystem = 'ECS';
/** AWS refuses whoever asks: a right or a login is missing. */
class RefusedError extends errors/* ProviderError */.mZ {
}
/** ECS describes at most that many at a time: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const servicesAtOnce = 10;
const instancesAtOnce = 100;
/** The longest time for one call, its repeats and the wait for credentials included, in milliseconds. */
const callTime = 45_000;
/** UpdateService and RegisterTaskDefinition take longer than what only reads; in milliseconds. */
const tryTime = 10_000;
/** Opens the API for a cluster, https://docs.aws.amazon.com/AmazonECS/latest/APIReference/; requests go to the region of its ARN, if it is one. */
async function openEcs(access, cluster) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(212)]).then(__webpack_require__.t.bind(__webpack_require__, 80212, 19));
    const [, partition = 'aws', , named] = cluster.startsWith('arn:') ? cluster.split(':') : [];
    const region = named || access.region;
    const settings = (0,aws_access/* clientSettings */.r)(access);
    const requestHandler = { ...settings.requestHandler, requestTimeout: tryTime };
    const client = new sdk.ECSClient({ ...settings, region, requestHandler });
    return new AwsEcs(sdk, client, { cluster, arn: `arn:${partition}:ecs:${region}:*:` });
}
class AwsEcs {
    #sdk;
    #client;
    #cluster;
    #arn;
    constructor(sdk, client, { cluster, arn }) {
        this.#sdk = sdk;
        this.#client = client;
        this.#cluster = cluster;
        this.#arn = arn;
    }
    async cluster(signal) {
        const command = new this.#sdk.DescribeClustersCommand({ clusters: [this.#cluster] });
        const { clusters = [] } = await call((options) => this.#client.send(command, options), {
            ...{ operation: 'look at the cluster', action: 'DescribeClusters' },
            ...{ resource: `${this.#arn}cluster/${this.#clusterName}`, signal },
        });
        return clusters[0];
    }
    async services(names, signal) {
        const cluster = this.#cluster;
        const pages = chunks(names, servicesAtOnce).map(async (services) => {
            const command = new this.#sdk.DescribeServicesCommand({ cluster, services });
            const answer = await call((options) => this.#client.send(command, options), {
                ...{ operation: 'look at services', action: 'DescribeServices' },
                ...{ resource: this.#ofCluster('service', services.length === 1 ? services[0] : '*'), signal },
            });
            return answer.services ?? [];
        });
        return (await Promise.all(pages)).flat();
    }
    async taskDefinition(taskDefinition, signal) {
        const command = new this.#sdk.DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] });
        const answer = await call((options) => this.#client.send(command, options), {
            ...{ operation: 'look at a task definition', action: 'DescribeTaskDefinition' },
            ...{ resource: '*', signal },
        });
        return { definition: answer.taskDefinition ?? {}, tags: answer.tags ?? [] };
    }
    async register(input, signal) {
        const operation = 'register a task definition';
        const command = new this.#sdk.RegisterTaskDefinitionCommand(input);
        const answer = await call((options) => this.#client.send(command, options), {
            ...{ operation, action: 'RegisterTaskDefinition', signal },
            resource: `${this.#arn}task-definition/${input.family}:*`,
        });
        return answer.taskDefinition?.taskDefinitionArn ?? nothing(operation);
    }
    async update(input, signal) {
        const operation = `update service ${input.service}`;
        const command = new this.#sdk.UpdateServiceCommand({ ...input, cluster: this.#cluster });
        const answer = await call((options) => this.#client.send(command, options), {
            ...{ operation, action: 'UpdateService', signal },
            resource: this.#ofCluster('service', input.service),
        });
        return answer.service ?? nothing(operation);
    }
    async stoppedTasks(serviceName, signal) {
        const cluster = this.#cluster;
        const operation = 'look at stopped tasks';
        const list = new this.#sdk.ListTasksCommand({ cluster, serviceName, desiredStatus: 'STOPPED' });
        const { taskArns: tasks = [] } = await call((options) => this.#client.send(list, options), {
            ...{ operation, action: 'ListTasks', resource: '*', signal },
        });
        if (tasks.length === 0)
            return [];
        const describe = new this.#sdk.DescribeTasksCommand({ cluster, tasks });
        const answer = await call((options) => this.#client.send(describe, options), {
            ...{ operation, action: 'DescribeTasks', resource: this.#ofCluster('task'), signal },
        });
        return answer.tasks ?? [];
    }
    async containerInstances(signal) {
        const cluster = this.#cluster;
        const pages = chunks(await this.#instanceArns(signal), instancesAtOnce).map(async (containerInstances) => {
            const command = new this.#sdk.DescribeContainerInstancesCommand({ cluster, containerInstances });
            const answer = await call((options) => this.#client.send(command, options), {
                ...{ operation: 'look at container instances', action: 'DescribeContainerInstances' },
                ...{ resource: '*', signal },
            });
            return answer.containerInstances ?? [];
        });
        return (await Promise.all(pages)).flat();
    }
    async #instanceArns(signal) {
        const cluster = this.#cluster;
        const arns = [];
        for (let nextToken;;) {
            const command = new this.#sdk.ListContainerInstancesCommand({ cluster, status: 'ACTIVE', nextToken });
            const page = await call((options) => this.#client.send(command, options), {
                ...{ operation: 'look at container instances', action: 'ListContainerInstances' },
                ...{ resource: '*', signal },
            });
            arns.push(...(page.containerInstanceArns ?? []));
            nextToken = page.nextToken;
            if (nextToken === undefined)
                return arns;
        }
    }
    async capacityProviders(capacityProviders, signal) {
        const command = new this.#sdk.DescribeCapacityProvidersCommand({ capacityProviders });
        const answer = await call((options) => this.#client.send(command, options), {
            ...{ operation: 'look at capacity providers', action: 'DescribeCapacityProviders' },
            ...{ resource: '*', signal },
        });
        return answer.capacityProviders ?? [];
    }
    get #clusterName() {
        return this.#cluster.slice(this.#cluster.lastIndexOf('/') + 1);
    }
    #ofCluster(kind, name = '*') {
        return `${this.#arn}${kind}/${this.#clusterName}/${name}`;
    }
}
async function call(send, { operation, action, resource, signal }) {
    const limit = AbortSignal.timeout(callTime);
    const abortSignal = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
        // The signal reaches requests only, not the wait for credentials before them.
        return await Promise.race([send({ abortSignal }), aborted(abortSignal)]);
    }
    catch (error) {
        signal?.throwIfAborted();
        const details = { system: ecsSystem, operation };
        if (limit.aborted) {
            throw new errors/* ProviderError */.mZ(`${operation}: no answer within the time limit`, {
                ...{ ...details, retryable: true },
            });
        }
        const failure = (0,aws_failure/* awsFailure */.M)(error, { ...details, ...missingRight(error, action, resource) });
        // A shift under way finds its way back from a ProviderError, so that everything that comes up here is one.
        if (failure instanceof errors/* ConfigurationError */.j1)
            throw new RefusedError(failure.message, details);
        throw failure;
    }
}
/** The refusal itself knows best: RegisterTaskDefinition also takes `iam:PassRole` on the roles of the tasks. */
function missingRight(error, action, resource) {
    const message = error instanceof Error ? error.message : '';
    const said = /not authorized to perform: (\S+) on resource: (\S+)/.exec(message);
    return { action: said?.[1] ?? `ecs:${action}`, resource: said?.[2] ?? resource };
}
function nothing(operation) {
    throw new errors/* ProviderError */.mZ(`${operation}: the answer is empty`, { system: ecsSystem, operation });
}
function chunks(items, size) {
    const count = Math.ceil(items.length / size);
    return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
function aborted(signal) {
    return new Promise((_, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/capacity.js
/** What a task of this definition takes: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html */
function needsOf({ cpu, memory, networkMode, containerDefinitions = [] }) {
    const sum = (values) => values.reduce((total, value) => total + (value ?? 0), 0);
    // With awsvpc, each task has its own address and so its own ports.
    const mappings = networkMode === 'awsvpc' ? [] : containerDefinitions.flatMap(({ portMappings = [] }) => portMappings);
    const fixed = mappings.flatMap(({ hostPort = 0, containerPort = 0, protocol }) => {
        const port = networkMode === 'host' ? containerPort : hostPort;
        return port > 0 ? [{ port: String(port), udp: protocol === 'udp' }] : [];
    });
    return {
        cpu: Number(cpu) || sum(containerDefinitions.map((each) => each.cpu)),
        memory: Number(memory) || sum(containerDefinitions.map((each) => each.memoryReservation ?? each.memory)),
        ports: fixed.filter(({ udp }) => !udp).map(({ port }) => port),
        udpPorts: fixed.filter(({ udp }) => udp).map(({ port }) => port),
    };
}
/** How many such tasks the instances have room for, at most: constraints of placement can only make it less. */
function roomFor(needs, instances) {
    return instances.reduce((total, instance) => total + roomOn(needs, instance), 0);
}
function roomOn(needs, { agentConnected, status, remainingResources = [] }) {
    if (!agentConnected || status !== 'ACTIVE')
        return 0;
    const left = (name) => remainingResources.find((resource) => resource.name === name)?.integerValue ?? 0;
    const taken = (name) => remainingResources.find((resource) => resource.name === name)?.stringSetValue ?? [];
    const fits = (need, rest) => need > 0 ? Math.max(0, Math.floor(rest / need)) : Number.POSITIVE_INFINITY;
    const room = Math.min(fits(needs.cpu, left('CPU')), fits(needs.memory, left('MEMORY')));
    if (needs.ports.length + needs.udpPorts.length === 0)
        return room;
    const inUse = needs.ports.some((port) => taken('PORTS').includes(port)) ||
        needs.udpPorts.some((port) => taken('PORTS_UDP').includes(port));
    return inUse ? 0 : Math.min(room, 1);
}
/** Of a service that is to have `desired` tasks: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
function limitsOf({ deploymentConfiguration, runningCount: running = 0 }, desired) {
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = deploymentConfiguration ?? {};
    return {
        ...{ running, desired },
        lower: Math.ceil((desired * minimumHealthyPercent) / 100),
        upper: Math.floor((desired * maximumPercent) / 100),
        percents: `minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent}`,
    };
}
/** Why a deployment could never begin, whatever room there is, or `undefined` when it can. */
function standstill(service, desired) {
    const { running, lower, upper, percents } = limitsOf(service, desired);
    if (running === 0 || upper > running || lower < running)
        return undefined;
    return `with ${running} of ${desired} tasks running, ${percents} let no task start before one stops and none stop before one starts; raise maximumPercent or lower minimumHealthyPercent`;
}
/** Why a deployment finds no room on instances that have it for `room` more tasks, or `undefined` when it may. */
function shortage(service, desired, needs, room) {
    const { running, lower, percents } = limitsOf(service, desired);
    const ports = [...needs.ports, ...needs.udpPorts.map((port) => `${port}/udp`)];
    const size = `${needs.cpu} CPU units, ${needs.memory} MiB${ports.length > 0 ? `, port ${ports.join(', ')}` : ''}`;
    const remedy = 'register further container instances or make room on these';
    if (running > 0 && running <= lower && room === 0) {
        return `no container instance has room for one more task (${size}), and ${percents} let none of the ${running} running stop before; ${remedy}, or lower minimumHealthyPercent`;
    }
    if (room + running >= desired)
        return undefined;
    return `the container instances have room for ${room} more tasks (${size}) beside ${running} running, which is less than the ${desired} it is to have; ${remedy}`;
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/task-revision.js
/** What ECS says of a revision and takes from nobody: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const readOnly = [
    ...['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities'],
    ...['registeredAt', 'registeredBy', 'deregisteredAt', 'deleteRequestedAt'],
];
/** The containers of these that the task definition doesn't have. */
function unknownContainers({ containerDefinitions = [] }, images) {
    return Object.keys(images).filter((name) => !containerDefinitions.some((each) => each.name === name));
}
/** The containers whose image would change. */
function changedContainers({ containerDefinitions = [] }, images) {
    return containerDefinitions.flatMap(({ name = '', image }) => images[name] === undefined || images[name] === image ? [] : name);
}
/** The same task definition with these images, everything else as it is; tags that AWS keeps for itself can't be given. */
function withImages({ definition, tags }, images) {
    const kept = Object.entries(definition).filter(([name]) => !readOnly.includes(name));
    const own = tags.filter(({ key = '' }) => !/^aws:/i.test(key));
    return {
        ...Object.fromEntries(kept),
        family: definition.family,
        containerDefinitions: (definition.containerDefinitions ?? []).map((container) => {
            const image = images[container.name ?? ''];
            return image === undefined ? container : { ...container, image };
        }),
        // An empty list is refused.
        ...(own.length > 0 ? { tags: own } : {}),
    };
}
/** A revision in a message: `shop:12` of its ARN. */
function revisionName(arn) {
    return arn?.slice(arn.lastIndexOf('/') + 1) ?? 'an unknown task definition';
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/ecs-preflight.js




/** A revision that no family reaches: naming it takes the right to update and changes nothing. */
const impossibleRevision = 2_147_483_647;
/**
 * Everything that would stop the deployment to these services, as far as it can be known. A right that is missing to look is
 * one such thing where it is asked for `rights`, and otherwise, if nothing else was found, a ProviderError; so is an ECS that
 * doesn't answer.
 */
async function ecsObstacles(cluster, targets, asked) {
    const obstacles = new Set();
    const refusals = [];
    await lookAround(cluster, targets, {
        ...asked,
        say: (message) => void obstacles.add(message),
        allowed: async (work) => {
            try {
                return await work;
            }
            catch (error) {
                if (!(error instanceof RefusedError))
                    throw error;
                if (asked.rights)
                    obstacles.add(error.message);
                else
                    refusals.push(error);
                return undefined;
            }
        },
    });
    if (obstacles.size === 0 && refusals[0])
        throw refusals[0];
    return [...obstacles];
}
async function lookAround(cluster, targets, world) {
    const { api, say, allowed } = world;
    const [found, services] = await Promise.all([
        allowed(api.cluster().then((known) => known ?? null)),
        allowed(api.services(targets.map(({ name }) => name)).catch(noCluster)),
    ]);
    if (found === null || found?.status === 'INACTIVE') {
        say(`there is no cluster \`${cluster}\` in this account and region; look at \`cluster\`, and at the region`);
        return;
    }
    if (found && found.status !== 'ACTIVE')
        say(`the cluster \`${cluster}\` is ${found.status}, not ACTIVE`);
    await Promise.all(targets.map(async (target) => {
        const service = services?.find(({ serviceName }) => serviceName === target.name);
        if (service)
            await lookAt(service, target, world);
        else if (services)
            say(`there is no service \`${target.name}\` in the cluster \`${cluster}\``);
    }));
}
async function lookAt(service, target, world) {
    const { api, say, allowed, rights } = world;
    const title = `service ${target.name}`;
    const before = serviceProblems(service, target);
    for (const problem of before)
        say(`${title}: ${problem}`);
    if (service.taskDefinition === undefined)
        return;
    const described = await allowed(api.taskDefinition(service.taskDefinition));
    if (!described)
        return;
    const { definition } = described;
    const unknown = unknownContainers(definition, target.images);
    if (unknown.length > 0) {
        const known = (definition.containerDefinitions ?? []).map(({ name }) => `\`${name}\``).join(', ');
        say(`${title}: its task definition ${revisionName(service.taskDefinition)} has no container \`${unknown.join('`, `')}\`; it has ${known}`);
    }
    await Promise.all([
        rights && mayWrite(target, described, world),
        rights && maySeeReasons(target, world),
        before.length === 0 && findsRoom(service, target, definition, world),
    ]);
}
function serviceProblems(service, { desiredCount }) {
    const { status, deploymentController, deploymentConfiguration, schedulingStrategy } = service;
    const { type = 'ECS' } = deploymentController ?? {};
    const { strategy = 'ROLLING' } = deploymentConfiguration ?? {};
    const daemon = schedulingStrategy === 'DAEMON';
    if (status !== 'ACTIVE')
        return [`it is ${status}, not ACTIVE`];
    const problems = [
        ...(type === 'ECS'
            ? []
            : [
                `its deployment controller is ${type}, which deploys and moves traffic by itself; give each colour a service with the controller ECS, or start ${type === 'CODE_DEPLOY' ? 'CodeDeploy' : 'that controller'} by \`deployer: command\``,
            ]),
        ...(strategy === 'ROLLING'
            ? []
            : [
                `its deployment strategy is ${strategy}, by which ECS itself moves traffic between two versions; set it to ROLLING, since the two colours are services of their own here`,
            ]),
        ...(daemon && desiredCount !== undefined
            ? ['it is a DAEMON, which has a task on each instance; leave `desired-count` away']
            : []),
    ];
    if (daemon)
        return problems;
    const desired = desiredCount ?? service.desiredCount ?? 0;
    const stuck = standstill(service, desired);
    return [
        ...problems,
        ...(desired === 0
            ? ['it is to have 0 tasks, so that nothing would run; set `desired-count`, or scale it up before']
            : []),
        ...(stuck === undefined ? [] : [stuck]),
    ];
}
/**
 * Asks for what ECS can't do: it refuses both, for lack of rights or else for what they say. Neither changes anything. All that a
 * policy may look at is as it will be, roles and tags too.
 */
async function mayWrite(target, described, { api, log, allowed }) {
    const { name, images } = target;
    const { family } = described.definition;
    const refused = async (action, work) => {
        const taken = () => log.warning(`ECS took a request that was made to be refused (${action} for ${name}): look at the newest revision of ${family} and at the deployments of the service before going on.`);
        await allowed(work.then(taken, (error) => {
            if (error instanceof RefusedError || !(error instanceof errors/* ProviderError */.mZ))
                throw error;
            log.debug(`As expected: ${error.message}`);
        }));
    };
    await Promise.all([
        refused('RegisterTaskDefinition', api.register({ ...withImages(described, images), containerDefinitions: [] })),
        refused('UpdateService', api.update({ service: name, taskDefinition: `${family}:${impossibleRevision}` })),
    ]);
}
/** Needed once something fails alone: not to have it stops nothing. */
async function maySeeReasons({ name }, { api, log }) {
    try {
        await api.stoppedTasks(name);
    }
    catch (error) {
        if (!(error instanceof RefusedError))
            throw error;
        log.warning(`If tasks of ${name} stop, this can't say why: ${error.message}`);
    }
}
async function findsRoom(service, target, definition, world) {
    if (service.schedulingStrategy === 'DAEMON')
        return;
    const { api, allowed, say } = world;
    const providers = await fixedProviders(service, target, world);
    if (providers === 'elastic')
        return;
    const instances = await allowed(api.containerInstances());
    if (!instances)
        return;
    const usable = instances.filter(({ capacityProviderName = '' }) => providers === 'any' || providers.includes(capacityProviderName));
    const needs = needsOf(definition);
    const desired = target.desiredCount ?? service.desiredCount ?? 0;
    const problem = shortage(service, desired, needs, roomFor(needs, usable));
    if (problem)
        say(`service ${target.name}: ${problem}`);
}
/** The capacity providers whose instances are all there is, `'any'` instance of the cluster, or `'elastic'`: AWS makes room when it is needed. */
async function fixedProviders({ launchType, capacityProviderStrategy = [] }, { name }, { api, log, allowed }) {
    const names = capacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? []);
    if (names.length === 0)
        return launchType === 'EC2' || launchType === 'EXTERNAL' ? 'any' : 'elastic';
    if (names.some((each) => /^FARGATE(_SPOT)?$/.test(each)))
        return 'elastic';
    const providers = (await allowed(api.capacityProviders(names))) ?? [];
    const growing = providers.filter(({ autoScalingGroupProvider, managedInstancesProvider }) => managedInstancesProvider !== undefined ||
        autoScalingGroupProvider?.managedScaling?.status === 'ENABLED');
    if (growing.length > 0) {
        const which = growing.map((each) => each.name).join(', ');
        log.info(`${name}: the capacity provider ${which} grows by itself; whether there is room already is not asked.`);
    }
    return growing.length > 0 || providers.length === 0 ? 'elastic' : names;
}
/** Without the cluster there are no services either; the cluster is told of. */
function noCluster(error) {
    if (error instanceof errors/* ProviderError */.mZ && /cluster not found/i.test(error.message))
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/service-update.js



/** How often a service is read anew because somebody else deployed to it meanwhile. */
const rounds = 3;
/** Registers what the service is to run; nothing runs it yet. Throws ProviderError. */
async function prepareUpdate(target, context) {
    const { api, log, signal } = context;
    const { name, images } = target;
    const service = await readService(target, context);
    const described = await api.taskDefinition(service.taskDefinition ?? '', signal);
    const unknown = unknownContainers(described.definition, images);
    if (unknown.length > 0) {
        const base = revisionName(service.taskDefinition);
        throw failure(`service ${name}: the task definition ${base} has no container \`${unknown.join('`, `')}\``);
    }
    const changed = changedContainers(described.definition, images);
    if (changed.length === 0) {
        log.info(`${name}: ${revisionName(service.taskDefinition)} has these images already.`);
        return { target, service, revision: undefined };
    }
    const revision = await api.register(withImages(described, images), signal);
    const what = changed.map((container) => `${container} = ${images[container]}`).join(', ');
    log.info(`${name}: ${revisionName(revision)} is ${revisionName(service.taskDefinition)} with ${what}.`);
    return { target, service, revision };
}
/**
 * Deploys what was prepared, anew when somebody else deployed meanwhile; asks `fence` right before. Gives the deployment to wait for.
 * Throws ProviderError and what `fence` throws.
 */
async function beginUpdate(prepared, context, fence) {
    const { log } = context;
    const { name } = prepared.target;
    let current = prepared;
    for (let round = 1;; round += 1) {
        const service = await readService(current.target, context);
        if (service.taskDefinition === current.service.taskDefinition) {
            await fence();
            return await update({ ...current, service }, context);
        }
        if (round === rounds)
            throw failure(`service ${name}: others deploy to it again and again`);
        log.warning(`Somebody else deployed ${revisionName(service.taskDefinition)} to ${name} meanwhile; this run's images are set on top of that.`);
        current = await prepareUpdate(current.target, context);
    }
}
async function update(prepared, { api, log, signal }) {
    const { target, service, revision } = prepared;
    const { name, desiredCount } = target;
    const before = primaryOf(service);
    // A deployment that was given up starts no tasks any more.
    const again = revision === undefined && before?.rolloutState === 'FAILED';
    const resized = desiredCount !== undefined && desiredCount !== service.desiredCount;
    if (revision === undefined && !again && !resized)
        return ownOf(name, service, { fresh: false });
    const input = {
        service: name,
        ...(revision === undefined ? {} : { taskDefinition: revision }),
        ...(resized ? { desiredCount } : {}),
        ...(again ? { forceNewDeployment: true } : {}),
    };
    signal?.throwIfAborted();
    // Not cut off by a cancel: whether it was carried out would stay unknown.
    const updated = await api.update(input).catch(async (error) => {
        if (!(error instanceof errors/* ProviderError */.mZ && error.retryable) || revision === undefined)
            throw error;
        // The answer may have been lost alone.
        const now = await readService(target, { api, log, signal });
        if (primaryOf(now)?.taskDefinition !== revision)
            throw error;
        return now;
    });
    const own = ownOf(name, updated, { fresh: true, before: revision || again ? before : undefined });
    if (revision !== undefined && own.taskDefinition !== revision) {
        throw failure(`service ${name}: ECS took the update to ${revisionName(revision)}, but the newest deployment is of ${revisionName(own.taskDefinition)}`);
    }
    tellReplaced(name, service, updated, own, log);
    log.info(`${name}: deployment ${own.id} of ${revisionName(own.taskDefinition)} began.`);
    return own;
}
/** Between the look and the update somebody may have deployed: what came in between is at least named. */
function tellReplaced(name, seen, now, own, log) {
    const known = new Set((seen.deployments ?? []).map(({ id }) => id));
    const strangers = (now.deployments ?? []).filter(({ id }) => id !== own.id && !known.has(id));
    const unfinished = primaryOf(seen);
    const replaced = [
        ...strangers,
        ...(unfinished?.rolloutState === 'IN_PROGRESS' && unfinished.id !== own.id ? [unfinished] : []),
    ];
    for (const { id, taskDefinition } of replaced) {
        log.warning(`A deployment of ${revisionName(taskDefinition)} to ${name} (${id}) was under way; this run's deployment replaces it.`);
    }
}
function ownOf(name, service, { fresh, before }) {
    const primary = primaryOf(service);
    if (primary?.id === undefined || primary.taskDefinition === undefined) {
        throw failure(`service ${name}: ECS shows no deployment to wait for`);
    }
    return {
        ...{ service: name, id: primary.id, taskDefinition: primary.taskDefinition },
        ...{ since: primary.createdAt, fresh },
        before: before && { id: before.id, taskDefinition: before.taskDefinition },
    };
}
async function readService({ name }, { api, signal }) {
    const [service] = await api.services([name], signal);
    if (!service)
        throw failure(`service ${name}: there is none in this cluster`);
    return service;
}
function primaryOf({ deployments = [] }) {
    return deployments.find(({ status }) => status === 'PRIMARY');
}
function failure(message) {
    return new errors/* ProviderError */.mZ(message, { system: ecsSystem, operation: 'deploy' });
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/rollout.js

/**
 * How it stands with our deployment. Success is its own completion alone: a service in a steady state may be so because ECS went
 * back, or because somebody else came after.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
function rolloutState(service, own) {
    const { status = 'unknown', deployments = [] } = service;
    if (status !== 'ACTIVE')
        return failed(`the service is ${status} now`);
    const mine = deployments.find(({ id }) => id === own.id);
    const primary = deployments.find((each) => each.status === 'PRIMARY');
    if (mine?.rolloutState === 'FAILED')
        return failed(givenUp(mine, primary));
    if (!primary)
        return { kind: 'waiting', progress: 'ECS shows no deployment', seen: false };
    if (primary.id !== own.id)
        return replaced(primary, mine, own);
    if (isComplete(primary, deployments))
        return { kind: 'completed' };
    return { kind: 'waiting', progress: progressOf(primary), seen: true };
}
function replaced(primary, mine, own) {
    const { rolloutStateReason: reason = '', taskDefinition } = primary;
    const back = `ECS took the deployment ${own.id} back and the service is at ${revisionName(taskDefinition)} again${inBrackets(reason)}`;
    if (/roll(ing|ed) ?back/i.test(reason))
        return failed(back);
    if (primary.id === own.before?.id) {
        // An answer from before our update doesn't know ours yet.
        return mine
            ? failed(back)
            : { kind: 'waiting', progress: 'ECS shows the service as before', seen: false };
    }
    const returned = taskDefinition === own.before?.taskDefinition && taskDefinition !== own.taskDefinition;
    if (returned)
        return failed(back);
    return failed(`somebody else deployed ${revisionName(taskDefinition)} after this run (deployment ${primary.id}${reason === '' ? '' : `, ${reason}`})`);
}
/** Without a rollout state, behind a Classic Load Balancer, a steady state is all there is to see. */
function isComplete({ rolloutState, runningCount = 0, pendingCount = 0, desiredCount = 0 }, all) {
    if (runningCount < desiredCount)
        return false;
    if (rolloutState !== undefined)
        return rolloutState === 'COMPLETED';
    return all.length === 1 && pendingCount === 0;
}
function givenUp(mine, primary) {
    const why = `ECS gave the deployment ${mine.id} up${inBrackets(mine.rolloutStateReason ?? '')}`;
    return primary && primary.id !== mine.id
        ? `${why} and goes back to ${revisionName(primary.taskDefinition)}`
        : `${why}; it does not go back by itself`;
}
function progressOf({ runningCount = 0, desiredCount = 0, pendingCount = 0, failedTasks = 0, }) {
    const rest = [
        ...(pendingCount > 0 ? [`${pendingCount} starting`] : []),
        ...(failedTasks > 0 ? [`${failedTasks} failed`] : []),
    ];
    return [`${runningCount} of ${desiredCount} tasks running`, ...rest].join(', ');
}
function inBrackets(text) {
    return text === '' ? '' : ` (${text.replace(/\.$/, '')})`;
}
function failed(why) {
    return { kind: 'failed', why };
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/rollout-reasons.js
/** How many different reasons of a kind a message has. */
const most = 3;
/** What ECS tells of every deployment that goes well: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html */
const routine = /has started \d+ tasks|has stopped \d+ running tasks|registered \d+ (targets|instances)|has begun draining|has reached a steady state|deployment completed|was able to place/;
/** What ECS said of the service since the deployment began and what isn't said of each; the newest first, each once. */
function eventReasons({ events = [] }, { since, service }) {
    const told = events
        .filter(({ createdAt, message = '' }) => !routine.test(message) && isSince(createdAt, since))
        .map(({ message = '' }) => message.replace(`(service ${service}) `, '').replace(/\.$/, ''));
    return [...new Set(told)].slice(0, most);
}
/** Why tasks of the deployment stopped, with what their containers said; the most frequent first. */
function taskReasons(tasks, own) {
    const counts = new Map();
    for (const task of tasks) {
        const { startedBy, stoppedReason = '' } = task;
        // Tasks that the deployment no longer needs stop as well.
        if (startedBy !== own.id || /^Scaling activity initiated/.test(stoppedReason))
            continue;
        const text = describeStop(task);
        counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    return [...counts]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, most)
        .map(([text, count]) => (count === 1 ? `a task stopped: ${text}` : `${count} tasks stopped: ${text}`));
}
function describeStop({ stoppedReason = 'no reason given', containers = [] }) {
    const parts = containers.flatMap(({ name, reason, exitCode }) => {
        const said = [
            ...(exitCode === undefined || exitCode === 0 ? [] : [`exit code ${exitCode}`]),
            ...(reason === undefined || reason === stoppedReason ? [] : [reason]),
        ];
        return said.length === 0 ? [] : `container \`${name}\`: ${said.join(', ')}`;
    });
    return [stoppedReason, ...parts].join('; ').replaceAll(/\s*\n\s*/g, ' ');
}
function isSince(at, since) {
    return since === undefined || (at !== undefined && at >= since);
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/wait-for-rollouts.js



/** Pause between two looks, in milliseconds: ECS lets an account look about 20 times a second, all its users together. */
const pause = 5_000;
/** How often stopped tasks are looked at while nothing fails visibly, in looks. */
const taskLooks = 6;
/** How long ECS may show a service as it was before our update, in milliseconds. */
const staleTime = 60_000;
/** A deployment that is waited for, and what was told of it. */
class Watched {
    own;
    #told = new Set();
    #progress = '';
    #failedTasks = 0;
    #looks = 0;
    #staleSince;
    #seen = false;
    constructor(own) {
        this.own = own;
    }
    /** What is new in these lines since the last time. */
    fresh(lines) {
        const fresh = lines.filter((line) => !this.#told.has(line));
        for (const line of fresh)
            this.#told.add(line);
        return fresh;
    }
    /** What it means that ECS shows the service without the deployment for so long. */
    get absence() {
        return this.#seen
            ? `ECS took the deployment ${this.own.id} back`
            : `ECS does not show the deployment ${this.own.id}`;
    }
    /** Whether this progress is another one than last time. */
    moves(progress) {
        const moved = progress !== this.#progress;
        this.#progress = progress;
        return moved;
    }
    /** Whether it is time to look at stopped tasks: when more failed, and now and then. */
    wantsTasks({ deployments = [] }) {
        const { failedTasks = 0 } = deployments.find(({ id }) => id === this.own.id) ?? {};
        const more = failedTasks > this.#failedTasks;
        this.#failedTasks = failedTasks;
        this.#looks += 1;
        return more || this.#looks % taskLooks === 0;
    }
    /** For how long ECS has not shown the deployment, in milliseconds. */
    staleFor(seen, now) {
        this.#seen ||= seen;
        if (seen)
            this.#staleSince = undefined;
        else
            this.#staleSince ??= now;
        return this.#staleSince === undefined ? 0 : now - this.#staleSince;
    }
}
/**
 * Waits until each deployment has completed, failed, or the time is over; one that fails doesn't end the waiting for the others.
 * Gives why which ones failed. Throws the signal's reason, and says what goes on without us.
 */
async function waitForRollouts(begun, context) {
    const { clock, log, signal, deadline } = context;
    const failures = [];
    let open = begun.map((own) => new Watched(own));
    const completed = [];
    try {
        if (begun.some(({ fresh }) => fresh))
            await clock.sleep(pause, signal);
        for (;;) {
            const { services, unseen } = await look(open, context);
            const late = clock.now() + pause > deadline;
            const waiting = [];
            const earlier = [...completed];
            for (const watched of open) {
                const service = services.find(({ serviceName }) => serviceName === watched.own.service);
                const why = await judge(watched, service, { ...context, late, unseen });
                if (why === 'waiting')
                    waiting.push(watched);
                else if (why === undefined)
                    completed.push(watched);
                else
                    failures.push(why);
                if (why !== 'waiting' && why !== undefined && open.length > 1)
                    log.warning(why);
            }
            open = waiting;
            if (open.length === 0)
                return [...failures, ...(await undone(earlier, context))];
            await clock.sleep(pause, signal);
        }
    }
    catch (error) {
        if (!signal?.aborted)
            throw error;
        for (const { own } of open) {
            log.warning(`The deployment ${own.id} of ${own.service} goes on by itself in ECS; nothing was taken back.`);
        }
        throw signal.reason;
    }
}
/** What completed while others went on may be another deployment's by now: why, as far as ECS answers. */
async function undone(completed, context) {
    if (completed.length === 0)
        return [];
    const { services } = await look(completed, context);
    return completed.flatMap(({ own }) => {
        const service = services.find(({ serviceName }) => serviceName === own.service);
        const state = service && rolloutState(service, own);
        return state?.kind === 'failed' ? [`service ${own.service}: ${state.why}`] : [];
    });
}
/** `unseen` says why ECS didn't answer; that passes or the time does. */
async function look(open, { api, log, signal }) {
    try {
        const names = open.map(({ own }) => own.service);
        return { services: await api.services(names, signal), unseen: undefined };
    }
    catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof errors/* ProviderError */.mZ))
            throw error;
        if (error.retryable)
            log.warning(`Looking again at the services: ${error.message}`);
        return { services: [], unseen: error };
    }
}
/** Why the deployment failed, `'waiting'`, or `undefined` when it completed. */
async function judge(watched, service, moment) {
    const { clock, log, late, unseen, timeout } = moment;
    const { own } = watched;
    const title = `service ${own.service}`;
    const limit = `did not complete within ${(0,quantities/* formatDuration */.a3)(timeout)}`;
    if (unseen) {
        if (!unseen.retryable)
            return `${title}: the deployment ${own.id} can't be seen any more: ${unseen.message}`;
        return late
            ? `${title}: the deployment ${own.id} ${limit} as far as could be seen: ${unseen.message}`
            : 'waiting';
    }
    if (!service)
        return `${title}: it is gone`;
    const state = rolloutState(service, own);
    if (state.kind === 'completed') {
        log.info(`✔ ${own.service}: deployment ${own.id} completed.`);
        return undefined;
    }
    if (state.kind === 'failed')
        return withReasons(`${title}: ${state.why}`, await reasons(service, own, moment));
    if (watched.staleFor(state.seen, clock.now()) > staleTime) {
        return withReasons(`${title}: ${watched.absence} (${state.progress})`, await reasons(service, own, moment));
    }
    if (late) {
        const what = `${title}: the deployment ${own.id} ${limit} (${state.progress}) and goes on by itself`;
        return withReasons(what, await reasons(service, own, moment));
    }
    if (watched.moves(state.progress))
        log.info(`${own.service}: ${state.progress}`);
    const found = watched.wantsTasks(service)
        ? await reasons(service, own, moment)
        : eventReasons(service, own);
    for (const reason of watched.fresh(found))
        log.info(`  ${own.service}: ${reason}`);
    return 'waiting';
}
/** What ECS says, and why tasks stopped, as far as that may be seen. */
async function reasons(service, own, { api, log, signal }) {
    const events = eventReasons(service, own);
    try {
        return [...taskReasons(await api.stoppedTasks(own.service, signal), own), ...events];
    }
    catch (error) {
        signal?.throwIfAborted();
        log.debug((0,errors/* describeError */.Uc)(error));
        return [...events, `why tasks stopped can't be seen: ${(0,errors/* describeError */.Uc)(error)}`];
    }
}
function withReasons(what, found) {
    return [what, ...found].join('\n  ');
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/ecs/ecs-deployer.js






const lostName = 'two names under `services` are the same once their placeholders are replaced';
/** The deployer for services of ECS. */
async function openEcsDeployer(configuration, access, runtime) {
    return new EcsDeployer(configuration, access, runtime);
}
/** Gives services of ECS a task definition with new images, and waits for the deployments that this begins. */
class EcsDeployer {
    type = 'ecs';
    #configuration;
    #access;
    #runtime;
    constructor(configuration, access, runtime) {
        this.#configuration = configuration;
        this.#access = access;
        this.#runtime = runtime;
    }
    async preflight(release, { rights } = { rights: true }) {
        const { log } = this.#runtime;
        const { cluster, targets } = this.#targetsOf(release);
        if (targets.length < Object.keys(this.#configuration.services).length)
            return [lostName];
        const other = this.#targetsOf({ ...release, color: release.color === 'blue' ? 'green' : 'blue' });
        for (const { name } of targets) {
            const shared = cluster === other.cluster && other.targets.some((target) => target.name === name);
            if (!shared)
                continue;
            log.warning(`The service ${name} is the same for blue and green: what runs on the colour that serves is replaced at once, before anything was tested. Put \`{{color}}\` into its name unless that is meant.`);
        }
        return ecsObstacles(cluster, targets, { api: await openEcs(this.#access, cluster), log, rights });
    }
    async deploy(release, { signal, fence } = {}) {
        const { clock, log } = this.#runtime;
        const { timeout } = this.#configuration;
        const deadline = clock.now() + timeout;
        const { cluster, targets } = this.#targetsOf(release);
        if (targets.length < Object.keys(this.#configuration.services).length)
            throw ecs_deployer_failed([lostName]);
        const context = { api: await openEcs(this.#access, cluster), log, signal };
        const prepared = await settled(targets.map((target) => prepareUpdate(target, context)));
        if (prepared.failures.length > 0)
            throw ecs_deployer_failed(prepared.failures);
        const begun = [];
        const failures = [];
        let forbidden = false;
        const asked = async () => {
            forbidden = true;
            await fence?.();
            forbidden = false;
        };
        for (const update of prepared.values) {
            try {
                begun.push(await beginUpdate(update, context, asked));
            }
            catch (error) {
                // Who may no longer write has nothing to wait for either.
                if (forbidden || !(error instanceof errors/* ProviderError */.mZ)) {
                    this.#tellBegun(begun);
                    throw error;
                }
                if (prepared.values.length > 1)
                    log.warning(error.message);
                failures.push(error);
            }
        }
        this.#tellWithoutBreaker(prepared.values);
        const waited = await waitForRollouts(begun, { ...context, clock, deadline, timeout });
        if (failures.length + waited.length > 0)
            throw ecs_deployer_failed([...failures, ...waited]);
    }
    #targetsOf({ service, environment, version, sha, color, url }) {
        const values = { service, environment, version, sha, color, 'color-url': url };
        const { cluster, services } = (0,placeholders/* expandPlaceholders */.pj)(this.#configuration, values);
        const targets = Object.entries(services).map(([name, { containers, 'desired-count': desiredCount }]) => ({
            ...{ name, images: containers, desiredCount },
        }));
        return { cluster, targets };
    }
    #tellBegun(begun) {
        for (const { id, service } of begun) {
            this.#runtime.log.warning(`The deployment ${id} of ${service} goes on by itself in ECS; nothing was taken back.`);
        }
    }
    #tellWithoutBreaker(updates) {
        const names = updates
            .filter(({ service }) => !service.deploymentConfiguration?.deploymentCircuitBreaker?.enable)
            .map(({ target }) => target.name);
        if (names.length === 0)
            return;
        this.#runtime.log.info(`Without a deployment circuit breaker, ECS starts failing tasks again and again; the time limit ends the waiting: ${names.join(', ')}.`);
    }
}
/** What all of them gave, and why some failed; throws what is no failure of another system. */
async function settled(work) {
    const values = [];
    const failures = [];
    for (const each of await Promise.allSettled(work)) {
        if (each.status === 'fulfilled')
            values.push(each.value);
        else if (each.reason instanceof errors/* ProviderError */.mZ)
            failures.push(each.reason);
        else
            throw each.reason;
    }
    return { values, failures };
}
/** One failure of all reasons, each once. */
function ecs_deployer_failed(reasons) {
    const messages = reasons.map((reason) => (typeof reason === 'string' ? reason : reason.message));
    return new errors/* ProviderError */.mZ([...new Set(messages)].join('\n'), {
        ...{ system: ecsSystem, operation: 'deploy' },
        retryable: reasons.every((reason) => typeof reason !== 'string' && reason.retryable),
    });
}


/***/ })

};

export const id = 6429;
export const ids = [6429];
export const modules = {

/***/ 3045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ KubernetesRefusal),
/* harmony export */   Mn: () => (/* binding */ KubernetesLoginError),
/* harmony export */   U5: () => (/* binding */ kubectlTrouble),
/* harmony export */   W: () => (/* binding */ KubernetesTrouble),
/* harmony export */   v7: () => (/* binding */ kubectlFailure)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7368);

/** The API's own word for why it refused a request, and its message. */
class KubernetesRefusal extends Error {
    /** The `reason` of its Status, such as `NotFound`; empty where it gave none. */
    reason;
    constructor(reason, message) {
        super(message);
        this.name = 'KubernetesRefusal';
        this.reason = reason;
    }
}
/** The API gave no answer, or said that it is in trouble. */
class KubernetesTrouble extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ {
    /** The `reason` of its Status, empty where it gave none; or `no-answer`, `broken-off`, or `no-json` when something else answered. */
    reason;
    constructor(message, reason, details) {
        super(message, { ...details, retryable: reason !== 'no-json' });
        this.reason = reason;
    }
}
/** The API doesn't know who is asking, or no longer. */
class KubernetesLoginError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1 {
}
/** Reasons after which the same request may well succeed. Without a reason it is a server in trouble. */
const passing = new Set([
    ...['', 'InternalError', 'ServerTimeout', 'ServiceUnavailable', 'Timeout'],
    ...['TooManyRequests', 'Unknown'],
]);
const unknownLogin = [
    /^error: You must be logged in.*$/m,
    'log in to the cluster in this job before this step; a plug-in that renews the login outlasts a long shift',
];
/** What kubectl says when it never got as far as the API, and what to do about it. */
const setupProblems = (section) => [
    unknownLogin,
    [
        /^error: (context|current-context|no context) .*$/m,
        `look at \`context\` in the section \`${section}\`, and at \`kubectl config get-contexts\` in this job`,
    ],
    [
        /^error: (error loading config|invalid configuration|stat ).*$/m,
        'look at the kubeconfig that KUBECONFIG names',
    ],
    [
        /^.*server localhost:8080 was refused.*$/m,
        'there is no kubeconfig: log in to the cluster in this job before this step',
    ],
    [
        /^.*getting credentials: exec: executable \S+ not found.*$/m,
        'install the plug-in that the kubeconfig logs in with',
    ],
    [
        /^Unable to connect to the server: (x509|tls): .*$/m,
        'the kubeconfig does not fit the certificate of the API server',
    ],
];
/**
 * What the words of a kubectl that failed mean: a {@link KubernetesRefusal}, a {@link KubernetesLoginError} or another
 * ConfigurationError, or a {@link KubernetesTrouble}.
 */
function kubectlFailure(verb, stderr, user) {
    // Warnings of plug-ins and of the client may stand before it.
    const [invalid] = /^The (request|\w+ "[^"]*") is invalid.*/ms.exec(stderr) ?? [];
    if (invalid !== undefined)
        return new KubernetesRefusal('Invalid', invalid.trim());
    const [, reason = '', message] = /^Error from server(?: \((\w+)\))?: (.*)/ms.exec(stderr) ?? [];
    if (message !== undefined) {
        const said = message.trim();
        if (!passing.has(reason))
            return new KubernetesRefusal(reason, said);
        return kubectlTrouble(verb, reason === '' ? said : `${said} (${reason})`, reason, user);
    }
    for (const setup of setupProblems(user.section)) {
        const [pattern, remedy] = setup;
        const [said] = pattern.exec(stderr) ?? [];
        const Kind = setup === unknownLogin ? KubernetesLoginError : _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1;
        if (said !== undefined)
            return new Kind(`${user.name} is out of reach: ${said}; ${remedy}`);
    }
    return kubectlTrouble(verb, stderr.trim() || 'it failed without a word', 'no-answer', user);
}
/** A {@link KubernetesTrouble} during a call of kubectl. */
function kubectlTrouble(verb, message, reason, { system }, cause) {
    const details = { system, operation: verb, ...(cause === undefined ? {} : { cause }) };
    return new KubernetesTrouble(`kubectl ${verb}: ${message}`, reason, details);
}


/***/ }),

/***/ 4630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ Kubectl)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7368);
/* harmony import */ var _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3045);


/** Time for the API's answer, and for kubectl as a whole with the login before it, in milliseconds. */
const requestLimit = 5_000;
const processLimit = 20_000;
/**
 * Sends single requests to a Kubernetes API, logged in as kubectl is. `--raw` makes each call exactly one request (no
 * discovery, no schema, no second try of a write), and every kubectl since 1.20 does it alike.
 */
class Kubectl {
    #runtime;
    #user;
    #flags;
    /** `context` names one of the kubeconfig; its current one is used when absent. */
    constructor(runtime, user, context) {
        this.#runtime = runtime;
        this.#user = user;
        this.#flags = [
            ...['--request-timeout', (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(requestLimit)],
            ...(context === undefined ? [] : ['--context', context]),
        ];
    }
    /**
     * What stands at a path of the API, its query included. Throws KubernetesRefusal when the API said no, ConfigurationError
     * when kubectl is missing or not set up, KubernetesTrouble when there was no answer or the API was in trouble, and the
     * signal's reason.
     */
    get(path, signal) {
        return this.#send({ verb: 'get', flags: [], path, signal });
    }
    /** Creates an object under a path of the API, and gives it as it was stored; throws as {@link get} does. */
    create(path, object) {
        return this.#send({ verb: 'create', flags: ['-f', '-'], path, object });
    }
    /** Replaces the object at a path of the API, and gives it as it was stored; throws as {@link get} does. */
    replace(path, object) {
        // Without the flag, kubectl before 1.28 fetches the schema of the whole API first.
        return this.#send({ verb: 'replace', flags: ['--validate=false', '-f', '-'], path, object });
    }
    async #send(call) {
        const { exitCode, stdout, stderr } = await this.#run(call);
        if (exitCode !== 0)
            throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .kubectlFailure */ .v7)(call.verb, stderr, this.#user);
        try {
            return JSON.parse(stdout);
        }
        catch (cause) {
            const [why, reason] = stdout.trimStart().startsWith('{')
                ? ['the answer is broken off', 'broken-off']
                : ['the answer is no JSON: what the kubeconfig names is no Kubernetes API', 'no-json'];
            throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .kubectlTrouble */ .U5)(call.verb, why, reason, this.#user, cause);
        }
    }
    async #run({ verb, flags, path, object, signal }) {
        const { processes, workspace: directory } = this.#runtime;
        try {
            return await processes.tool({
                command: 'kubectl',
                args: [verb, ...this.#flags, ...flags, '--raw', path],
                directory,
                input: object === undefined ? '' : JSON.stringify(object),
                timeout: processLimit,
                ...(signal === undefined ? {} : { signal }),
            });
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ))
                throw error;
            if (error.operation === 'start')
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`${this.#user.name} needs kubectl on the runner, but ${error.message}; install it in a step before this one`);
            const why = `${error.message}: the API, or the login to it, does not answer`;
            throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .kubectlTrouble */ .U5)(verb, why, 'no-answer', this.#user, error);
        }
    }
}


/***/ }),

/***/ 8672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ nameRule),
/* harmony export */   P: () => (/* binding */ isNamespaceName)
/* harmony export */ });
const namespacePattern = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
/** What a name in Kubernetes may be made of, for a message. */
const nameRule = 'lower-case letters, digits and hyphens, with a letter or digit at both ends';
/** Whether a text may be the name of a namespace (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/). */
function isNamespaceName(text) {
    return namespacePattern.test(text);
}


/***/ }),

/***/ 6429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kubernetes: () => (/* binding */ kubernetes)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(7890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(5819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(7368);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl.js
var kubectl = __webpack_require__(4630);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/names.js
var names = __webpack_require__(8672);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl-failure.js
var kubectl_failure = __webpack_require__(3045);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/kubernetes/pods.js
/**
 * The pods of a PodList (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/), and the token that
 * leads to the next page; `undefined` when it is none.
 */
function readPodList(document) {
    const { kind, items, metadata } = record(document);
    if (kind !== 'PodList' || !Array.isArray(items))
        return undefined;
    const pods = items.flatMap((item) => readPod(record(item)) ?? []);
    if (pods.length < items.length)
        return undefined;
    return { pods, next: pods_text(record(metadata)['continue']) };
}
function readPod(pod) {
    const [metadata, spec, status] = [record(pod['metadata']), record(pod['spec']), record(pod['status'])];
    const { uid, name, creationTimestamp, deletionTimestamp } = metadata;
    if (typeof uid !== 'string' || typeof name !== 'string')
        return undefined;
    const ready = list(status['conditions']).find(({ type }) => type === 'Ready');
    const states = [...list(status['initContainerStatuses']), ...list(status['containerStatuses'])];
    const wanted = [...list(spec['initContainers']), ...list(spec['containers'])];
    return {
        uid,
        name,
        created: Date.parse(pods_text(creationTimestamp)),
        ready: ready?.['status'] === 'True',
        leaving: deletionTimestamp !== undefined && deletionTimestamp !== null,
        ended: status['phase'] === 'Succeeded' || status['phase'] === 'Failed',
        containers: states.map(readContainer),
        names: wanted.map((container) => pods_text(container['name'])),
    };
}
function readContainer(container) {
    const { name, ready, restartCount, state, lastState } = container;
    const restarts = typeof restartCount === 'number' ? restartCount : 0;
    const { waiting, terminated } = record(state);
    const endings = [
        // An ending without an identity of its own is known by the restart that comes after it.
        readEnding(record(lastState)['terminated'], restarts - 1),
        readEnding(terminated, restarts),
    ];
    return {
        name: pods_text(name),
        ready: ready === true,
        restarts,
        waiting: waiting === undefined
            ? undefined
            : { reason: pods_text(record(waiting)['reason']), message: pods_text(record(waiting)['message']) },
        endings: endings.filter((ending) => ending !== undefined),
    };
}
function readEnding(terminated, restart) {
    if (terminated === undefined || terminated === null)
        return undefined;
    const { containerID, finishedAt, exitCode, reason } = record(terminated);
    return {
        id: pods_text(containerID) || pods_text(finishedAt) || String(restart),
        exitCode: typeof exitCode === 'number' ? exitCode : undefined,
        reason: pods_text(reason),
    };
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function list(value) {
    return Array.isArray(value) ? value.map(record) : [];
}
function pods_text(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/kubernetes/list-pods.js



/** How many pods one request asks for, as kubectl does by itself, and how many requests one look may take. */
const pageSize = 500;
const mostPages = 20;
/** Longer texts of the API are cut in a failure; characters. */
const longestDetail = 400;
/** All pods with the labels, page by page (https://kubernetes.io/docs/reference/using-api/api-concepts/). Throws only the signal's reason. */
async function listPods(kubectl, selection, signal) {
    const pods = [];
    try {
        let next = '';
        for (let page = 1; page <= mostPages; page += 1) {
            const found = readPodList(await kubectl.get(podsPath(selection, pageSize, next), signal));
            if (!found) {
                const detail = `${placeOf(selection)}: the answer is no list of pods; is a proxy between?`;
                return { failure: 'malformed', detail };
            }
            pods.push(...found.pods);
            next = found.next;
            if (next === '')
                return { pods };
        }
    }
    catch (error) {
        return failureOf(error, selection);
    }
    const detail = `${placeOf(selection)}: more than ${pageSize * mostPages} have the labels; narrow \`selector\``;
    return { failure: 'too-many-series', detail };
}
/**
 * What is certain to be wrong with a selection, however often it is asked for: the login, its rights, the namespace, the
 * selector. `undefined` where nothing is, or where the API doesn't answer. Throws only the signal's reason.
 */
async function findSelectionMistake(kubectl, selection, signal) {
    try {
        const found = readPodList(await kubectl.get(podsPath(selection, 1, ''), signal));
        // The list of a namespace that isn't there is empty, and no error.
        if (found?.pods.length === 0)
            await kubectl.get(`/api/v1/namespaces/${selection.namespace}`, signal);
        return undefined;
    }
    catch (error) {
        const failure = failureOf(error, selection);
        return isMistake(error) ? failure.detail : undefined;
    }
}
function podsPath({ namespace, selector }, limit, next) {
    const query = new URLSearchParams({ labelSelector: selector, limit: String(limit) });
    if (next !== '')
        query.set('continue', next);
    return `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods?${query}`;
}
function placeOf({ namespace }) {
    return `the pods in the namespace \`${namespace}\``;
}
/** Whether the same request will fail for the same reason until a person has done something. */
function isMistake(error) {
    if (error instanceof errors/* ConfigurationError */.j1)
        return true;
    if (!(error instanceof kubectl_failure/* KubernetesRefusal */.JJ))
        return false;
    if (error.reason === 'NotFound')
        return error.message.startsWith('namespaces ');
    // The right to read the namespace itself is not needed; without it, nothing is known of it.
    if (error.reason === 'Forbidden')
        return error.message.startsWith('pods ');
    return error.reason === 'BadRequest' || error.reason === 'Invalid';
}
function failureOf(error, selection) {
    const place = placeOf(selection);
    if (error instanceof kubectl_failure/* KubernetesTrouble */.W)
        return { failure: troubles[error.reason] ?? 'server-error', detail: `${place}: ${list_pods_short(error.message)}` };
    if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ) {
        const { failure, remedy } = refusals[error.reason] ?? { failure: 'refused', remedy: '' };
        const said = `the API says ${error.reason}: ${list_pods_short(error.message)}`;
        return { failure, detail: `${place}: ${said}${remedy}` };
    }
    if (error instanceof errors/* ConfigurationError */.j1) {
        const failure = error instanceof kubectl_failure/* KubernetesLoginError */.Mn ? 'wrong-credentials' : 'refused';
        return { failure, detail: `${place}: ${list_pods_short(error.message)}` };
    }
    throw error;
}
const troubles = {
    'no-answer': 'unreachable',
    'no-json': 'not-metrics',
    'broken-off': 'malformed',
    TooManyRequests: 'rate-limited',
    ServiceUnavailable: 'not-ready',
};
const mend = '; look at `selector`: `app=shop,color=green`';
const refusals = {
    Forbidden: {
        failure: 'wrong-credentials',
        remedy: '; the login needs a Role in this namespace with `{ apiGroups: [""], resources: [pods], verbs: [list] }`',
    },
    NotFound: { failure: 'refused', remedy: '; look at `namespace`, and at the server in the kubeconfig' },
    BadRequest: { failure: 'bad-query', remedy: mend },
    Invalid: { failure: 'bad-query', remedy: mend },
};
/** On one line, without the full stop, and not too long. */
function list_pods_short(text) {
    // The look-behind keeps it from trying anew at each full stop of many.
    const line = text.replaceAll(/\s+/g, ' ').replace(/(?<![.\s])[.\s]+$/, '');
    return line.length > longestDetail ? `${line.slice(0, longestDetail).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/kubernetes/pod-watch.js

/** The clocks of cluster and runner may differ by this much, in milliseconds. */
const clockDifference = 60_000;
/** Why a container waits that can't get its image (the errors of `pkg/kubelet/images` in Kubernetes). */
const imageReasons = new Set([
    ...['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
    ...['RegistryUnavailable', 'SignatureValidationFailed'],
]);
/** Counts what happened to containers since a watch began. */
class PodWatch {
    /** How often containers were restarted since the first look. */
    restarts = 0;
    /** How many endings with the reason OOMKilled were seen since the first look. */
    oomKills = 0;
    #began;
    #seen = new Map();
    #pods = new Set();
    /** Takes in what one look found, and tells what happened since the last one: a line for each container. */
    see(pods, now) {
        const began = this.#began;
        this.#began ??= now;
        return pods.flatMap((pod) => {
            // What a pod that was there before had gone through by then is not of this watch. One that was made earlier and only
            // now got the labels was there before, too.
            const old = began === undefined || pod.created < began - clockDifference;
            const fresh = !this.#pods.has(pod.uid);
            this.#pods.add(pod.uid);
            return pod.containers.flatMap((container) => {
                const seen = this.#seenOf(pod, container, fresh && old);
                return this.#compare(pod, container, seen) ?? [];
            });
        });
    }
    #seenOf(pod, { name, restarts, endings }, asItIs) {
        const key = `${pod.uid}/${name}`;
        const known = this.#seen.get(key);
        if (known)
            return known;
        const before = asItIs ? endings.map(({ id }) => id) : [];
        const seen = { restarts: asItIs ? restarts : 0, endings: new Set(before), toldOfImage: false };
        this.#seen.set(key, seen);
        return seen;
    }
    #compare(pod, container, seen) {
        const restarted = Math.max(0, container.restarts - seen.restarts);
        const endings = container.endings.filter(({ id }) => !seen.endings.has(id));
        const killed = endings.filter(isOutOfMemory).length;
        seen.restarts = container.restarts;
        for (const { id } of endings)
            seen.endings.add(id);
        this.restarts += restarted;
        this.oomKills += killed;
        const ending = endings.at(-1);
        // A container that ends because its pod leaves, or because its work is done, is nothing to tell.
        const odd = restarted > 0 || killed > 0 || (ending?.exitCode !== 0 && !pod.leaving);
        const events = [
            ...(ending && odd ? [describeEnding(ending)] : []),
            ...(restarted > 0 ? [`was restarted${restarted > 1 ? ` ${restarted} times` : ''}`] : []),
            ...this.#imageTrouble(container, seen),
        ];
        if (events.length === 0)
            return undefined;
        return `Container ${(0,quoted/* quoted */.T)(container.name)} of pod ${(0,quoted/* quoted */.T)(pod.name)} ${events.join(' and ')}.`;
    }
    #imageTrouble(container, seen) {
        if (seen.toldOfImage || !lacksImage(container))
            return [];
        seen.toldOfImage = true;
        const { reason = '', message = '' } = container.waiting ?? {};
        return [`has no image (${(0,quoted/* quoted */.T)(reason)}${message === '' ? '' : `: ${(0,quoted/* quoted */.T)(message)}`})`];
    }
}
/** Whether a container waits because its image can't be had. */
function lacksImage({ waiting }) {
    return waiting !== undefined && imageReasons.has(waiting.reason);
}
/** Whether a container waits because it ended too often. */
function isCrashLooping({ waiting }) {
    return waiting?.reason === 'CrashLoopBackOff';
}
function isOutOfMemory({ reason }) {
    return reason === 'OOMKilled';
}
function describeEnding({ exitCode, reason }) {
    const code = exitCode === undefined ? 'without an exit code' : `with exit code ${exitCode}`;
    return `ended ${code}${reason === '' ? '' : ` (${(0,quoted/* quoted */.T)(reason)})`}`;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/kubernetes.js




/** So many containers are told of after one look; the rest is counted. */
const mostTold = 10;
const user = {
    name: 'the metrics provider `kubernetes`',
    section: 'metrics',
    system: 'Kubernetes',
};
/** Counts of this moment, over the pods that are neither leaving nor done. */
const momentary = {
    'crash-loops': (pods) => containersOf(pods).filter(isCrashLooping).length,
    unavailable: (pods, { container }) => pods.filter((pod) => !isAvailable(pod, container)).length,
    'image-pull-errors': (pods) => containersOf(pods).filter(lacksImage).length,
};
/** Counts since the first look. */
const counted = {
    restarts: (watch) => watch.restarts,
    'oom-kills': (watch) => watch.oomKills,
};
const queryNames = [...Object.keys(counted), ...Object.keys(momentary)];
/** Watches the pods of a version: restarts, OOM kills, crash loops, images that don't come, and who isn't ready. */
const kubernetes = {
    checkQuery,
    span: () => 0,
    keepsHistory: () => false,
    create: (source, queries, context) => new KubernetesProvider(source, queries, context),
};
function checkQuery(query) {
    if (queryNames.includes(query))
        return undefined;
    const near = (0,inputs/* nearest */.pA)(query, queryNames);
    const remedy = near
        ? `did you mean \`${near}\`?`
        : `known are ${queryNames.map((name) => `\`${name}\``).join(', ')}`;
    return `is ${(0,quoted/* quoted */.T)(query)}, which this provider doesn't know; ${remedy}`;
}
class KubernetesProvider {
    type = 'kubernetes';
    #source;
    #queries;
    #runtime;
    #kubectl;
    #watch = new PodWatch();
    constructor(source, queries, { runtime }) {
        refuse(source, queries);
        this.#source = source;
        this.#queries = queries;
        this.#runtime = runtime;
        this.#kubectl = new kubectl/* Kubectl */.b(runtime, user, source.context);
    }
    async observe() {
        const { clock, signal } = this.#runtime;
        const found = await listPods(this.#kubectl, this.#source, signal);
        if (found.failure !== undefined)
            return this.#queries.map(() => found);
        const pods = found.pods.map((pod) => this.#only(pod));
        this.#tell(this.#watch.see(pods, clock.now()));
        const lacking = this.#whatLacks(found.pods);
        return this.#queries.map((query) => lacking ?? this.#answer(query, pods));
    }
    async findMistakes() {
        const { signal } = this.#runtime;
        const mistake = await findSelectionMistake(this.#kubectl, this.#source, signal);
        return this.#queries.map(() => mistake && `can't be answered: ${mistake}`);
    }
    #answer(query, pods) {
        const total = counted[query]?.(this.#watch);
        if (total !== undefined)
            return { value: total };
        const active = pods.filter(({ leaving, ended }) => !leaving && !ended);
        if (active.length > 0)
            return { value: momentary[query]?.(active, this.#source) ?? 0 };
        const detail = `all pods with the labels \`${this.#source.selector}\` are leaving or have ended`;
        return { failure: 'no-data', detail };
    }
    #whatLacks(pods) {
        const { namespace, selector, container } = this.#source;
        if (pods.length === 0) {
            const detail = `no pod in the namespace \`${namespace}\` has the labels ${(0,quoted/* quoted */.T)(selector)}; look at \`selector\`, \`namespace\` and \`kubectl -n ${namespace} get pods --show-labels\``;
            return { failure: 'no-data', detail };
        }
        const names = [...new Set(pods.flatMap((pod) => pod.names))];
        if (container === undefined || names.includes(container))
            return undefined;
        const list = names.map((name) => `\`${name}\``).join(', ');
        const detail = `no pod with the labels ${(0,quoted/* quoted */.T)(selector)} has a container ${(0,quoted/* quoted */.T)(container)}, they have ${list}; look at \`container\``;
        return { failure: 'no-data', detail };
    }
    #only(pod) {
        const { container } = this.#source;
        if (container === undefined)
            return pod;
        return { ...pod, containers: pod.containers.filter(({ name }) => name === container) };
    }
    #tell(events) {
        for (const event of events.slice(0, mostTold))
            this.#runtime.log.info(event);
        const rest = events.length - mostTold;
        if (rest > 0)
            this.#runtime.log.info(`${rest} more containers ended or were restarted.`);
    }
}
function refuse({ namespace }, queries) {
    const problems = [
        ...((0,names/* isNamespaceName */.P)(namespace)
            ? []
            : [`\`namespace\`: found ${(0,quoted/* quoted */.T)(namespace)}, allowed are ${names/* nameRule */.M}, at most 63`]),
        ...queries.flatMap((query) => {
            const problem = checkQuery(query);
            return problem === undefined ? [] : [`the query ${problem}`];
        }),
    ];
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
}
function containersOf(pods) {
    return pods.flatMap(({ containers }) => containers);
}
function isAvailable({ ready, containers }, container) {
    return container === undefined ? ready : containers.some((each) => each.ready);
}


/***/ })

};

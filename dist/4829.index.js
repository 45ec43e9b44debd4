export const id = 4829;
export const ids = [4829];
export const modules = {

/***/ 4694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ lacksImage),
/* harmony export */   s: () => (/* binding */ isCrashLooping)
/* harmony export */ });
/** Why a container waits that can't get its image (the errors of `pkg/kubelet/images` in Kubernetes). */
const imageReasons = new Set([
    ...['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
    ...['RegistryUnavailable', 'SignatureValidationFailed'],
]);
/** Whether a container waits because its image can't be had. */
function lacksImage({ waiting }) {
    return waiting !== undefined && imageReasons.has(waiting.reason);
}
/** Whether a container waits because it ended too often. */
function isCrashLooping({ waiting }) {
    return waiting?.reason === 'CrashLoopBackOff';
}


/***/ }),

/***/ 1045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ mostObjects),
/* harmony export */   L: () => (/* binding */ listObjects),
/* harmony export */   ks: () => (/* binding */ listPage)
/* harmony export */ });
/* harmony import */ var _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73045);

/** How many objects one request asks for, as kubectl does by itself, and how many requests one list may take. */
const pageSize = 500;
const mostPages = 20;
/** How many objects a list has at most. */
const mostObjects = pageSize * mostPages;
/**
 * All objects of a collection, page by page (https://kubernetes.io/docs/reference/using-api/api-concepts/). Throws as
 * {@link Kubectl.get} does, and KubernetesTrouble `other-object` when the answer is no list, `too-many` above
 * {@link mostObjects}.
 */
async function listObjects(kubectl, path, selection = {}, signal) {
    const items = [];
    let next = '';
    for (let page = 1; page <= mostPages; page += 1) {
        const found = await listPage(kubectl, path, selection, { next, signal }).catch((error) => {
            // The server forgets a list after some minutes; what is there by now is a new one.
            if (error instanceof _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KubernetesRefusal */ .JJ && error.reason === 'Expired' && next !== '')
                return undefined;
            throw error;
        });
        if (found === undefined)
            items.length = 0;
        items.push(...(found?.items ?? []));
        next = found?.next ?? '';
        if (found !== undefined && next === '')
            return items;
    }
    const message = `${path} has more than ${mostObjects} objects`;
    throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .kubectlTrouble */ .U5)('get', message, 'too-many', kubectl.user);
}
/** One page of a collection; the first when `next` is absent. Throws as {@link listObjects} does. */
async function listPage(kubectl, path, { labels = '', fields = '' }, more = {}) {
    const { next = '', limit = pageSize, signal } = more;
    const query = new URLSearchParams({
        ...(labels === '' ? {} : { labelSelector: labels }),
        ...(fields === '' ? {} : { fieldSelector: fields }),
        limit: String(limit),
        ...(next === '' ? {} : { continue: next }),
    });
    const answer = (await kubectl.get(`${path}?${query}`, signal));
    const { kind, items, metadata } = answer ?? {};
    const isList = typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
    if (isList && items.every((item) => typeof item === 'object' && item !== null))
        return { items, next: String(metadata?.continue ?? '') };
    const message = `the answer for ${path} is no list; is a proxy between?`;
    throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .kubectlTrouble */ .U5)('get', message, 'other-object', kubectl.user);
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

/***/ 68629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ listPods),
/* harmony export */   K: () => (/* binding */ podsPath)
/* harmony export */ });
/* harmony import */ var _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73045);
/* harmony import */ var _lists_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1045);


/** The path of the pods of a namespace. */
function podsPath(namespace) {
    return `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`;
}
/** All pods with the labels. Throws as listObjects does. */
async function listPods(kubectl, { namespace, selector }, signal) {
    const path = podsPath(namespace);
    return readPods(kubectl, await (0,_lists_js__WEBPACK_IMPORTED_MODULE_0__/* .listObjects */ .L)(kubectl, path, { labels: selector }, signal));
}
/**
 * Reads the items of a PodList (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/). Throws
 * KubernetesTrouble `other-object` when one of them is no pod.
 */
function readPods(kubectl, items) {
    const pods = items.flatMap((item) => readPod(item) ?? []);
    if (pods.length === items.length)
        return pods;
    const message = 'the answer is no list of pods; is a proxy between?';
    throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .kubectlTrouble */ .U5)('get', message, 'other-object', kubectl.user);
}
/** Reads a pod; `undefined` when it is none. */
function readPod(pod) {
    const [metadata, spec, status] = [record(pod['metadata']), record(pod['spec']), record(pod['status'])];
    const { uid, name, creationTimestamp, deletionTimestamp } = metadata;
    if (typeof uid !== 'string' || typeof name !== 'string')
        return undefined;
    const conditions = list(status['conditions']).map(readCondition);
    const wanted = [...list(spec['initContainers']), ...list(spec['containers'])];
    return {
        ...{ uid, name, namespace: text(metadata['namespace']), created: Date.parse(text(creationTimestamp)) },
        labels: texts(metadata['labels']),
        owner: readOwner(list(metadata['ownerReferences']).find(({ controller }) => controller === true)),
        ...{ phase: text(status['phase']), reason: text(status['reason']), message: text(status['message']) },
        conditions,
        ready: conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
        leaving: deletionTimestamp !== undefined && deletionTimestamp !== null,
        ended: status['phase'] === 'Succeeded' || status['phase'] === 'Failed',
        containers: [
            ...list(status['initContainerStatuses']).map((container) => readContainer(container, true)),
            ...list(status['containerStatuses']).map((container) => readContainer(container, false)),
        ],
        names: wanted.map((container) => text(container['name'])),
        images: Object.fromEntries(wanted.map(({ name, image }) => [text(name), text(image)])),
    };
}
function readOwner(owner) {
    return owner && { kind: text(owner['kind']), name: text(owner['name']), uid: text(owner['uid']) };
}
function readCondition({ type, status, reason, message }) {
    const known = status === 'True' || status === 'False' ? status : 'Unknown';
    return { type: text(type), status: known, reason: text(reason), message: text(message) };
}
function readContainer(container, init) {
    const { name, ready, restartCount, state, lastState } = container;
    const restarts = typeof restartCount === 'number' ? restartCount : 0;
    const { waiting, running, terminated } = record(state);
    const endings = [
        // An ending without an identity of its own is known by the restart that comes after it.
        readEnding(record(lastState)['terminated'], restarts - 1),
        readEnding(terminated, restarts),
    ];
    return {
        ...{ name: text(name), init, restarts },
        ready: ready === true,
        running: running !== undefined && running !== null,
        waiting: waiting === undefined || waiting === null
            ? undefined
            : { reason: text(record(waiting)['reason']), message: text(record(waiting)['message']) },
        endings: endings.filter((ending) => ending !== undefined),
    };
}
function readEnding(terminated, restart) {
    if (terminated === undefined || terminated === null)
        return undefined;
    const { containerID, finishedAt, exitCode, reason, message } = record(terminated);
    return {
        id: text(containerID) || text(finishedAt) || String(restart),
        at: Date.parse(text(finishedAt)),
        exitCode: typeof exitCode === 'number' ? exitCode : undefined,
        reason: text(reason),
        message: text(message),
    };
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function list(value) {
    return Array.isArray(value) ? value.map(record) : [];
}
function text(value) {
    return typeof value === 'string' ? value : '';
}
function texts(value) {
    return Object.fromEntries(Object.entries(record(value)).map(([key, each]) => [key, text(each)]));
}


/***/ }),

/***/ 4829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kubernetes: () => (/* binding */ kubernetes)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/container-states.js
var container_states = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl.js + 3 modules
var kubectl = __webpack_require__(35839);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/names.js
var names = __webpack_require__(8672);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/pods.js
var pods = __webpack_require__(68629);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/lists.js
var lists = __webpack_require__(1045);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl-failure.js
var kubectl_failure = __webpack_require__(73045);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/kubernetes/find-pods.js


/** Longer texts of the API are cut in a failure; characters. */
const longestDetail = 400;
/** All pods with the labels. Throws only the signal's reason. */
async function findPods(kubectl, selection, signal) {
    try {
        return { pods: await (0,pods/* listPods */.B)(kubectl, selection, signal) };
    }
    catch (error) {
        return failureOf(error, selection);
    }
}
/**
 * What is certain to be wrong with a selection, however often it is asked for: the login, its rights, the namespace, the
 * selector. `undefined` where nothing is, or where the API doesn't answer. Throws only the signal's reason.
 */
async function findSelectionMistake(kubectl, selection, signal) {
    try {
        const labels = selection.selector;
        const { items } = await (0,lists/* listPage */.ks)(kubectl, (0,pods/* podsPath */.K)(selection.namespace), { labels }, { limit: 1, signal });
        // The list of a namespace that isn't there is empty, and no error.
        if (items.length === 0)
            await kubectl.get(`/api/v1/namespaces/${encodeURIComponent(selection.namespace)}`, signal);
        return undefined;
    }
    catch (error) {
        const failure = failureOf(error, selection);
        return isMistake(error) ? failure.detail : undefined;
    }
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
    if (error instanceof kubectl_failure/* KubernetesTrouble */.W && error.reason === 'too-many') {
        const detail = `${place}: more than ${lists/* mostObjects */.Cn} have the labels; narrow \`selector\``;
        return { failure: 'too-many-series', detail };
    }
    if (error instanceof kubectl_failure/* KubernetesTrouble */.W)
        return { failure: troubles[error.reason] ?? 'server-error', detail: `${place}: ${find_pods_short(error.message)}` };
    if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ) {
        const { failure, remedy } = refusals[error.reason] ?? { failure: 'refused', remedy: '' };
        const said = `the API says ${error.reason}: ${find_pods_short(error.message)}`;
        return { failure, detail: `${place}: ${said}${remedy}` };
    }
    if (error instanceof errors/* ConfigurationError */.j1) {
        const failure = error instanceof kubectl_failure/* KubernetesLoginError */.Mn ? 'wrong-credentials' : 'refused';
        return { failure, detail: `${place}: ${find_pods_short(error.message)}` };
    }
    throw error;
}
const troubles = {
    'no-answer': 'unreachable',
    'no-json': 'not-metrics',
    'broken-off': 'malformed',
    'other-object': 'malformed',
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
function find_pods_short(text) {
    // The look-behind keeps it from trying anew at each full stop of many.
    const line = text.replaceAll(/\s+/g, ' ').replace(/(?<![.\s])[.\s]+$/, '');
    return line.length > longestDetail ? `${line.slice(0, longestDetail).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/kubernetes/pod-watch.js


/** The clocks of cluster and runner may differ by this much, in milliseconds. */
const clockDifference = 60_000;
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
        if (seen.toldOfImage || !(0,container_states/* lacksImage */.K)(container))
            return [];
        seen.toldOfImage = true;
        const { reason = '', message = '' } = container.waiting ?? {};
        return [`has no image (${(0,quoted/* quoted */.T)(reason)}${message === '' ? '' : `: ${(0,quoted/* quoted */.T)(message)}`})`];
    }
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
    'crash-loops': (pods) => containersOf(pods).filter(container_states/* isCrashLooping */.s).length,
    unavailable: (pods, { container }) => pods.filter((pod) => !isAvailable(pod, container)).length,
    'image-pull-errors': (pods) => containersOf(pods).filter(container_states/* lacksImage */.K).length,
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
        const found = await findPods(this.#kubectl, this.#source, signal);
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

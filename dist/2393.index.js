export const id = 2393;
export const ids = [2393];
export const modules = {

/***/ 50980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RE: () => (/* binding */ missingAccess),
/* harmony export */   Se: () => (/* binding */ describeNeed),
/* harmony export */   rA: () => (/* binding */ reviewAccess)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95819);
/* harmony import */ var _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73045);


const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
/**
 * The needs that the API says the login doesn't have (what `kubectl auth can-i` asks), all asked for at once: a sentence for
 * each, with verb, resource and namespace, and the rule that a Role needs. Throws as {@link Kubectl.create} does.
 */
async function missingAccess(kubectl, needs, signal) {
    const verdicts = await reviewAccess(kubectl, needs, signal);
    return verdicts.flatMap(({ need, allowed, reason }) => (allowed ? [] : [describe(need, reason)]));
}
/** What the API says to each of the needs, in their order, all asked for at once. Throws as {@link Kubectl.create} does. */
async function reviewAccess(kubectl, needs, signal) {
    const answers = await Promise.all(needs.map((need) => ask(kubectl, need, signal)));
    return needs.map((need, index) => {
        const { allowed = false, reason = '' } = answers[index] ?? {};
        return { need, allowed, reason };
    });
}
/** A thing the login may do, for a message: ``update `deployments.apps` in the namespace `shop` ``. */
function describeNeed({ verb, group, resource, subresource, namespace, name }) {
    const full = subresource === undefined ? resource : `${resource}/${subresource}`;
    const what = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(group === '' ? full : `${full}.${group}`);
    const one = name === undefined ? '' : ` ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(name)}`;
    const where = namespace === '' ? 'in the whole cluster' : `in the namespace ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(namespace)}`;
    return `${verb} ${what}${one} ${where}`;
}
/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
async function ask(kubectl, need, signal) {
    const review = {
        ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
        spec: { resourceAttributes: need },
    };
    const answer = (await kubectl.create(reviews, review, signal, _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .askingForRights */ .ks));
    if (typeof answer?.status?.allowed === 'boolean')
        return answer.status;
    const message = 'the answer is no SelfSubjectAccessReview; is a proxy between?';
    throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .kubectlTrouble */ .U5)(_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .askingForRights */ .ks, message, 'other-object', kubectl.user);
}
function describe(need, reason) {
    const { verb, group, resource, subresource, namespace, name } = need;
    const full = subresource === undefined ? resource : `${resource}/${subresource}`;
    const names = name === undefined ? '' : `resourceNames: [${name}], `;
    const rule = `{ apiGroups: [${group === '' ? '""' : group}], resources: [${full}], ${names}verbs: [${verb}] }`;
    const said = reason === '' ? '' : ` (${reason})`;
    const role = namespace === '' ? 'a ClusterRole' : 'a Role there';
    return `the login may not ${describeNeed(need)}${said}; ${role} needs ${rule}`;
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

/***/ 90868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readObject),
/* harmony export */   j: () => (/* binding */ updateObject)
/* harmony export */ });
/* harmony import */ var _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73045);
/* harmony import */ var _writers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68468);


/** How often a change begins anew because somebody else was faster. */
const rounds = 5;
/**
 * Changes an object and writes it back at the very revision at which it was read; when somebody else was faster it is read
 * and changed anew, so that no other writer's change is lost. `change` gives `undefined` when there is nothing to change.
 * Throws as {@link Kubectl.get} does, what `change` and `fence` throw, and KubernetesRefusal `Conflict` when others were
 * faster each time.
 */
async function updateObject(kubectl, path, change, { known, fence, signal } = {}) {
    const others = new Set();
    let current = known ?? (await readObject(kubectl, path, signal));
    for (let round = 1;; round += 1) {
        const next = change(current);
        if (next === undefined)
            return { object: current, written: false, others: [...others] };
        await fence?.();
        try {
            const object = await replaceObject(kubectl, path, at(current, next), signal);
            return { object, written: true, others: [...others] };
        }
        catch (error) {
            const conflict = error instanceof _kubectl_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KubernetesRefusal */ .JJ && error.reason === 'Conflict';
            if (!conflict || round === rounds)
                throw error;
            const now = await readObject(kubectl, path, signal);
            for (const writer of (0,_writers_js__WEBPACK_IMPORTED_MODULE_1__/* .otherWriters */ .d)(current, now))
                others.add(writer);
            current = now;
        }
    }
}
/** The object at a path. Throws as {@link Kubectl.get} does, and KubernetesTrouble `other-object` when something else is there. */
async function readObject(kubectl, path, signal) {
    return checked(kubectl, 'get', path, await kubectl.get(path, signal));
}
async function replaceObject(kubectl, path, object, signal) {
    const query = `fieldManager=${encodeURIComponent(_writers_js__WEBPACK_IMPORTED_MODULE_1__/* .ownManager */ .Y)}`;
    return checked(kubectl, 'replace', path, await kubectl.replace(`${path}?${query}`, object, signal));
}
/** What is to be written, bound to the very object that was changed. */
function at({ metadata }, next) {
    const { uid, resourceVersion } = metadata;
    return { ...next, metadata: { ...next.metadata, uid, resourceVersion } };
}
function checked(kubectl, verb, path, answer) {
    const object = answer;
    const { name, uid, resourceVersion } = object?.metadata ?? {};
    const texts = [object?.kind, object?.apiVersion, uid, resourceVersion];
    const asked = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
    if (name === asked && texts.every((text) => typeof text === 'string' && text !== ''))
        return answer;
    const message = `the answer for ${path} is another object; is a proxy between?`;
    throw (0,_kubectl_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .kubectlTrouble */ .U5)(verb, message, 'other-object', kubectl.user);
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

/***/ 68468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ ownManager),
/* harmony export */   d: () => (/* binding */ otherWriters)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** The name under which everything here writes (https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers). */
const ownManager = 'deploy-actions';
/** Somebody whose write left no name: who only takes fields away leaves none. */
const unnamed = 'a writer without a name';
/** What the server and its controllers keep in the metadata by themselves. */
const bookkeeping = ['resourceVersion', 'generation', 'managedFields', 'uid', 'creationTimestamp'];
const controllerAnnotations = ['deployment.kubernetes.io/revision'];
/** Between the parts of a path; names of fields may have dots and slashes. */
const separator = '\n';
/**
 * Who else changed what is asked for in an object between two looks at it, by field manager; empty when nobody did. What
 * controllers report in `status` is no such change.
 */
function otherWriters(before, after) {
    const changed = differences(wanted(before), wanted(after));
    if (changed.length === 0)
        return [];
    const entries = entriesOf(after);
    const old = new Map(entriesOf(before).map((entry) => [keyOf(entry), entry]));
    const recent = entries.filter((entry) => isNewer(entry, old.get(keyOf(entry))));
    // Times are whole seconds: two writes within one show only in what was written.
    const fields = changed.map((path) => path.map((key) => `f:${key}`).join(separator));
    const owners = entries.filter((entry) => pathsOf(entry).some((path) => fields.some(within(path))));
    const writers = recent.length > 0 ? recent : owners;
    if (writers.length === 0)
        return [unnamed];
    const names = writers.map(({ manager }) => manager || unnamed);
    return [...new Set(names)].filter((name) => name !== ownManager);
}
/** Whether somebody wrote since, more than what controllers keep. */
function isNewer(entry, before) {
    const [old, now] = [pathsOf(before), pathsOf(entry)];
    const wrote = before?.time !== entry.time || now.some((path) => !old.includes(path));
    return wrote && now.some((path) => !isOfController(path));
}
function within(path) {
    return (field) => path === field || path.startsWith(field + separator) || field.startsWith(path + separator);
}
function wanted({ status, metadata, ...rest }) {
    const annotations = Object.entries(metadata.annotations ?? {}).filter(([name]) => !controllerAnnotations.includes(name));
    const kept = Object.entries(metadata).filter(([name]) => name !== 'annotations' && !bookkeeping.includes(name));
    return { ...rest, metadata: { ...Object.fromEntries(kept), annotations: Object.fromEntries(annotations) } };
}
function differences(before, after, path = []) {
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before, after))
        return [];
    // A part that comes or goes as a whole is told by what is in it.
    const [old, now] = [before ?? {}, after ?? {}];
    if (!isRecord(old) || !isRecord(now))
        return [path];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) => differences(old[key], now[key], [...path, key]));
}
function entriesOf({ metadata }) {
    const { managedFields } = metadata;
    const entries = Array.isArray(managedFields) ? managedFields : [];
    return entries.filter(({ subresource }) => subresource !== 'status');
}
function keyOf({ manager, operation, apiVersion, subresource }) {
    return JSON.stringify([manager, operation, apiVersion, subresource]);
}
/** Each field of a FieldsV1 that has a value of its own, as a path: what holds others («.») is no value. */
function pathsOf(entry) {
    const walk = (fields, path) => {
        const inner = isRecord(fields) ? Object.entries(fields) : [];
        if (inner.length === 0)
            return [path];
        return inner
            .filter(([key]) => key !== '.')
            .flatMap(([key, below]) => walk(below, path === '' ? key : path + separator + key));
    };
    return entry?.fieldsV1 === undefined ? [] : walk(entry.fieldsV1, '');
}
function isOfController(path) {
    const annotations = ['f:metadata', 'f:annotations', 'f:'].join(separator);
    return controllerAnnotations.some((name) => path === annotations + name);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/***/ 78626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   rl: () => (/* binding */ numberOf)
/* harmony export */ });
/** The fields of a value; none when it isn't an object. */
function fieldsOf(value) {
    return isObject(value) ? value : {};
}
/** The objects in a list; none when the value isn't a list. */
function listOf(value) {
    return Array.isArray(value) ? value.map(fieldsOf) : [];
}
/** The value if it is a text, else `undefined`. */
function textOf(value) {
    return typeof value === 'string' ? value : undefined;
}
/** The value if it is a number, else `undefined`. */
function numberOf(value) {
    return typeof value === 'number' ? value : undefined;
}
/** Whether a value is an object with fields, not a list. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 22393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ ObjectRouter)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/api-proxy.js
var api_proxy = __webpack_require__(43809);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/writers.js
var writers = __webpack_require__(68468);
// EXTERNAL MODULE: ./build/packages/traffic/src/expressible.js
var expressible = __webpack_require__(48131);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/json-parts.js
var json_parts = __webpack_require__(78626);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/answering.js

/** How many are told of by name. */
const shown = 5;
/** Why nobody answers for a colour, or `undefined` when somebody does. Throws as {@link ObjectApi} does. */
async function missingAnswer(color, answering, api, signal) {
    const { namespace } = answering;
    if ('labels' in answering) {
        const pairs = Object.entries(answering.labels).map(([key, value]) => `${key}=${value}`);
        const selector = pairs.join(',');
        const pods = await api.pods(namespace, selector, signal);
        if (pods.some(({ ready, leaving }) => ready && !leaving))
            return undefined;
        const whose = `with the labels ${selector} in the namespace ${namespace} (${color})`;
        if (pods.length === 0)
            return `there is no pod ${whose}`;
        return `no pod ${whose} is ready: ${named(pods.map(({ name }) => name))}`;
    }
    const found = await api.endpointSlices(namespace, answering.service, signal);
    const endpoints = found.flatMap((slice) => (0,json_parts/* listOf */.c3)(slice['endpoints']));
    if (endpoints.some(isReadyEndpoint))
        return undefined;
    const whose = `the Service ${namespace}/${answering.service} of ${color}`;
    if (endpoints.length === 0)
        return `${whose} has no endpoints: is it there, and does its selector choose pods?`;
    return `${whose} has no ready endpoint: ${named(endpoints.map(endpointName))}`;
}
/**
 * Whether nobody can answer for a colour because its Service isn't there: Kubernetes keeps an EndpointSlice for each Service with
 * a selector, an empty one without pods. Throws as {@link ObjectApi} does.
 */
async function isGone(answering, api, signal) {
    if (!('service' in answering))
        return false;
    return (await api.endpointSlices(answering.namespace, answering.service, signal)).length === 0;
}
/** What isn't known counts as ready: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/ */
function isReadyEndpoint({ conditions }) {
    return (0,json_parts/* fieldsOf */.Pf)(conditions)['ready'] !== false;
}
function endpointName({ targetRef, addresses }) {
    return (0,json_parts/* textOf */.b6)((0,json_parts/* fieldsOf */.Pf)(targetRef)['name']) ?? String(addresses);
}
function named(names) {
    const more = names.length > shown ? ` and ${names.length - shown} more` : '';
    return `${names.slice(0, shown).join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/changed-parts.js


/**
 * Where two specs differ, as paths such as `spec.rules[0].filters`. Numbers are told with what they were and are; other
 * values are not, for headers in a route may hold what is secret.
 */
function changedParts(before, after, path = 'spec') {
    if ((0,external_node_util_.isDeepStrictEqual)(before, after))
        return [];
    if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
        return before.flatMap((each, index) => changedParts(each, after[index], `${path}[${index}]`));
    if ((0,json_parts/* isObject */.Gv)(before) && (0,json_parts/* isObject */.Gv)(after))
        return keysOf(before, after).flatMap((key) => changedParts(before[key], after[key], `${path}.${key}`));
    if (typeof before === 'number' && typeof after === 'number')
        return [`${path} (${before} → ${after})`];
    return [path];
}
function keysOf(before, after) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl.js + 3 modules
var kubectl = __webpack_require__(35839);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/objects.js
var objects = __webpack_require__(90868);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/pods.js
var pods = __webpack_require__(68629);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/lists.js
var lists = __webpack_require__(1045);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/access.js
var access = __webpack_require__(50980);
// EXTERNAL MODULE: ./build/packages/traffic/src/traffic-router.js
var traffic_router = __webpack_require__(96530);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl-failure.js
var kubectl_failure = __webpack_require__(73045);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/weighted-object.js
var weighted_object = __webpack_require__(95084);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/router-failure.js




/** An object as people name it: `HTTPRoute shop/edge`. */
function nameOf({ kind, namespace, name }) {
    return `${kind} ${namespace}/${name}`;
}
/** Whether a path of the API isn't served at all: the API names the object it doesn't find. */
function isUnserved(error, { name }) {
    return isNotFound(error) && !error.message.includes(`"${name}" not found`);
}
/**
 * What a shift is told of anything that went wrong with the object: always a ProviderError, from which it finds its way
 * back, except for errors that are bugs.
 */
function routerFailure(error, operation, place, timedOut) {
    const failure = (message, retryable = false) => new errors/* ProviderError */.mZ(`${nameOf(place)}: ${message}`, { system: traffic_router/* trafficSystem */.bo, operation, retryable });
    if (timedOut)
        return failure('no answer within the time limit `timeout`', true);
    if (error instanceof weighted_object/* UnclearObject */.c)
        return failure(error.message, error.passing);
    if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ)
        return failure(...refusal(error, place));
    if (error instanceof errors/* ProviderError */.mZ)
        return failure(error.message, error.retryable);
    return error instanceof errors/* ConfigurationError */.j1 ? failure(error.message) : error;
}
function refusal(error, place) {
    const said = `the API says ${error.reason}: ${error.message}`;
    if (isUnserved(error, place)) {
        const { group, versions } = place;
        const wanted = versions.map((version) => (group ? `${group}/${version}` : version)).join(' or ');
        return [`${said}; it has no ${place.kind} of ${wanted}: are its definitions installed in this cluster?`];
    }
    switch (error.reason) {
        case 'NotFound':
            return [`${said}; create it before the first shift, or correct \`${place.field}\` and \`namespace\``];
        case 'Forbidden':
            return [`${said}; allow that in the Role of this login`];
        case 'Conflict':
            return [`${said}; others changed it again and again meanwhile`, true];
        default:
            return [said];
    }
}
function isNotFound(error) {
    return error instanceof kubectl_failure/* KubernetesRefusal */.JJ && error.reason === 'NotFound';
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/object-api.js



/** Requests for one object, at the first of its API's versions that the cluster serves. Throws as {@link Kubectl.get} does. */
class ObjectApi {
    #kubectl;
    #place;
    #version;
    constructor(runtime, type, place, context) {
        const user = { name: `the router \`${type}\``, section: 'traffic', system: traffic_router/* trafficSystem */.bo };
        this.#kubectl = new kubectl/* Kubectl */.b(runtime, user, context);
        this.#place = place;
        this.#version = place.versions[0];
    }
    /** The object as it stands now. */
    async get(signal) {
        const others = this.#place.versions.filter((version) => version !== this.#version);
        let unserved;
        for (const version of [this.#version, ...others]) {
            try {
                const object = await (0,objects/* readObject */.A)(this.#kubectl, this.#path(version), signal);
                this.#version = version;
                return object;
            }
            catch (error) {
                if (!isUnserved(error, this.#place))
                    throw error;
                unserved ??= error;
            }
        }
        throw unserved;
    }
    /** Changes the object at the revision given, or at a newer one if somebody else was faster. */
    update(known, change, signal) {
        const version = known.apiVersion.split('/').at(-1) ?? '';
        const fence = async () => signal.throwIfAborted();
        return (0,objects/* updateObject */.j)(this.#kubectl, this.#path(version), change, { known, fence, signal });
    }
    /** The pods of a namespace that have labels such as `app=shop,color=green`. */
    pods(namespace, selector, signal) {
        return (0,pods/* listPods */.B)(this.#kubectl, { namespace, selector }, signal);
    }
    /** The EndpointSlices of a Service. */
    endpointSlices(namespace, service, signal) {
        // https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership
        const labels = `kubernetes.io/service-name=${service}`;
        const path = apiPath('discovery.k8s.io', 'v1', namespace, 'endpointslices');
        return (0,lists/* listObjects */.L)(this.#kubectl, path, { labels }, signal);
    }
    /** The rights of those needed that the login doesn't have. */
    missing(needs, signal) {
        return (0,access/* missingAccess */.RE)(this.#kubectl, needs, signal);
    }
    #path(version) {
        const { group, namespace, resource, name } = this.#place;
        return `${apiPath(group, version, namespace, resource)}/${encodeURIComponent(name)}`;
    }
}
function apiPath(group, version, namespace, resource) {
    const root = group === '' ? '/api' : `/apis/${group}`;
    return `${root}/${version}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/object-router.js









/** How many changes of somebody else are told one by one. */
const shownParts = 6;
/**
 * Weights that stand in one object of a Kubernetes API. The object seen last is remembered, so that a write is one request,
 * at the very revision that was seen; whatever somebody else changed in between is kept, and told.
 */
class ObjectRouter {
    type;
    writeLimit;
    #object;
    #api;
    #timeout;
    #log;
    #seen;
    /** Colours of which it was told that they have no Service. */
    #told = new Set();
    /** Writes under way, and how often one began or ended: what a read shows beside one can't be told from what it wrote. */
    #writing = 0;
    #turns = 0;
    constructor(object, { context, timeout }, runtime) {
        this.type = object.type;
        this.#object = object;
        this.#api = new ObjectApi(runtime, object.type, object.place, context);
        this.#timeout = timeout;
        // No request begins once the time limit has passed, but the API server may have one in hand until it gives it up.
        this.writeLimit = timeout + api_proxy/* requestLimit */.bl;
        this.#log = runtime.log;
    }
    async read() {
        return this.#within('read weights', async (signal) => {
            const object = await this.#look(signal);
            try {
                return this.#object.weightsIn(object);
            }
            catch (error) {
                if (!(error instanceof weighted_object/* MissingBackend */.L))
                    throw error;
                return await this.#withoutIdle(object, error, signal);
            }
        });
    }
    async write(weights) {
        (0,expressible/* assertExpressible */.B)(this, weights);
        this.#writing += 1;
        this.#turns += 1;
        try {
            await this.#within('write weights', (signal) => this.#put(weights, signal));
        }
        finally {
            this.#writing -= 1;
            this.#turns += 1;
        }
    }
    refusal(weights) {
        return this.#object.refusal(weights);
    }
    async missingCapacity(color) {
        return this.#within('look at capacity', async (signal) => {
            const object = this.#seen ?? (await this.#look(signal));
            const answering = this.#object.answering(color, object);
            return answering && missingAnswer(color, answering, this.#api, signal);
        });
    }
    async preflight() {
        const { group, resource, namespace, name } = this.#object.place;
        const { capacity } = this.#object;
        const list = { verb: 'list', group: capacity.resource === 'pods' ? '' : 'discovery.k8s.io' };
        const needs = [
            ...['get', 'update'].map((verb) => ({ verb, group, resource, namespace, name })),
            ...capacity.namespaces.map((each) => ({ ...list, resource: capacity.resource, namespace: each })),
        ];
        return this.#within('check rights', (signal) => this.#api.missing(needs, signal));
    }
    async remarks() {
        return this.#within('look for remarks', async (signal) => this.#object.remarks(await this.#look(signal)));
    }
    async #look(signal) {
        const turn = this.#turns;
        const alone = this.#writing === 0;
        const object = await this.#api.get(signal);
        if (alone && turn === this.#turns)
            this.#notice(object);
        return object;
    }
    /**
     * The weights where what is missing is the colour without traffic: before its first deployment, or when a rollback leaves what
     * was deleted. Throws what was said of it otherwise.
     */
    async #withoutIdle(object, said, signal) {
        const weights = this.#object.weightsIn(object, 'missing-backend');
        const serving = (0,src_weights/* servingColor */.mz)(weights);
        if (serving === undefined)
            throw said;
        const idle = (0,src_weights/* otherColor */.IP)(serving);
        const [one, other] = [serving, idle].map((color) => this.#object.answering(color, object));
        const explained = one !== undefined &&
            other !== undefined &&
            (await isGone(other, this.#api, signal).catch(() => false)) &&
            (await missingAnswer(serving, one, this.#api, signal)) === undefined;
        if (!explained)
            throw said;
        if (!this.#told.has(idle)) {
            this.#log.warning(`${nameOf(this.#object.place)}: ${said.message}; ${idle}, which has no traffic, has no Service, so that the weights count all the same.`);
        }
        this.#told.add(idle);
        return weights;
    }
    async #put(weights, signal) {
        const change = (current) => {
            const next = this.#object.withWeights(current, weights);
            return (0,external_node_util_.isDeepStrictEqual)(next.spec, current.spec) ? undefined : next;
        };
        const noticed = (current) => {
            const before = this.#seen;
            if (!signal.aborted)
                this.#notice(current);
            const next = change(current);
            if (before && next)
                this.#refuseOverwriting(before, current);
            return next;
        };
        const known = this.#changeable(change) ?? (await this.#api.get(signal));
        const { object } = await this.#api.update(known, noticed, signal);
        if (!signal.aborted)
            this.#seen = object;
    }
    /** Whether this run may still write over another one's weights is for its caller to find out, who knows of locks. */
    #refuseOverwriting(before, current) {
        if ((0,external_node_util_.isDeepStrictEqual)(this.#written(before), this.#written(current)))
            return;
        // Of several writers it isn't known which one set them.
        const others = (0,writers/* otherWriters */.d)(before, current).map((name) => `${name} or `);
        throw new weighted_object/* UnclearObject */.c(`${others.join('')}another run of deploy-actions has set weights meanwhile`, {
            passing: true,
        });
    }
    #written(object) {
        try {
            return this.#object.writtenIn(object);
        }
        catch (error) {
            if (error instanceof weighted_object/* UnclearObject */.c)
                return undefined;
            throw error;
        }
    }
    /** The object seen last, if it can be written: that nothing is to change, or that it is unclear, only a fresh look can tell. */
    #changeable(change) {
        try {
            return this.#seen && change(this.#seen) ? this.#seen : undefined;
        }
        catch {
            return undefined;
        }
    }
    /** Tells of what somebody else changed since the object was last seen. */
    #notice(object) {
        const before = this.#seen;
        this.#seen = object;
        if (before === undefined)
            return;
        const parts = changedParts(before.spec, object.spec);
        if (parts.length === 0)
            return;
        const others = (0,writers/* otherWriters */.d)(before, object);
        const who = others.length > 0 ? others.join(' and ') : 'another run, or by a write of this one that came late';
        const more = parts.length > shownParts ? ` and ${parts.length - shownParts} more` : '';
        this.#log.warning(`${nameOf(this.#object.place)} was changed by ${who}: ${parts.slice(0, shownParts).join(', ')}${more}. It is kept, except where it is about the weights.`);
    }
    async #within(operation, work) {
        const limit = AbortSignal.timeout(this.#timeout);
        try {
            return await Promise.race([work(limit), aborted(limit)]);
        }
        catch (error) {
            throw routerFailure(error, operation, this.#object.place, limit.aborted);
        }
    }
}
function aborted(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}


/***/ }),

/***/ 95084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ MissingBackend),
/* harmony export */   c: () => (/* binding */ UnclearObject)
/* harmony export */ });
/** What stands in an object is not what weights can be read from or written to. */
class UnclearObject extends Error {
    /** Whether it may pass by itself. */
    passing;
    constructor(message, { passing = false } = {}) {
        super(message);
        this.name = 'UnclearObject';
        this.passing = passing;
    }
}
/** A controller doesn't find one of the backends, and doesn't say which. */
class MissingBackend extends UnclearObject {
}


/***/ })

};

export const id = 2954;
export const ids = [2954];
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

/***/ 26311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ updateAnnotation),
/* harmony export */   v: () => (/* binding */ isBeingUpdated)
/* harmony export */ });
/** The annotation of a workload that tells of its rolling update, under way or ended: JSON with a `schemaVersion`. */
const updateAnnotation = 'deploy-actions/rolling-update';
/** Whether a rolling update is under way at a workload, or claimed; also when what stands there can't be read. */
function isBeingUpdated(workload) {
    const text = workload.metadata.annotations?.[updateAnnotation];
    if (text === undefined)
        return false;
    try {
        const { record } = JSON.parse(text);
        return record !== undefined;
    }
    catch {
        return true;
    }
}


/***/ }),

/***/ 41276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   Q6: () => (/* binding */ isControlledBy),
/* harmony export */   Xi: () => (/* binding */ isLeaving),
/* harmony export */   dh: () => (/* binding */ seenAt),
/* harmony export */   i_: () => (/* binding */ isReady),
/* harmony export */   rI: () => (/* binding */ conditionOf)
/* harmony export */ });
/** Whether a pod takes requests. */
function isReady({ status }) {
    return conditionOf(status, 'Ready')?.status === 'True';
}
/** Whether a pod is being deleted. */
function isLeaving({ metadata }) {
    return metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp !== null;
}
/** Whether all containers of a pod ended for good, as after an eviction. */
function isOver({ status }) {
    return status?.phase === 'Failed' || status?.phase === 'Succeeded';
}
/** Whether a controller made an object. */
function isControlledBy({ metadata }, uid) {
    const owners = (metadata['ownerReferences'] ?? []);
    return owners.some((owner) => owner.controller === true && owner.uid === uid);
}
/** A condition of an object's status by its type. */
function conditionOf(status, type) {
    const { conditions = [] } = (status ?? {});
    return conditions.find((condition) => condition.type === type);
}
/** When an event was seen last, in milliseconds since 1970; 0 where it doesn't say. */
function seenAt({ series, lastTimestamp, eventTime }) {
    return Date.parse(series?.lastObservedTime || lastTimestamp || eventTime || '') || 0;
}


/***/ }),

/***/ 31825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ inspectPods)
});

// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/api-objects.js
var api_objects = __webpack_require__(41276);
;// CONCATENATED MODULE: ./build/packages/workloads/src/kubernetes/short-text.js
const longest = 400;
/** A message of the platform on one line, without the full stop, 400 characters at most. */
function shortText(text) {
    // The look-behind keeps it from trying anew at each full stop of many.
    const line = text
        .replaceAll(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .replace(/(?<![.\s])[.\s]+$/, '');
    return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/kubernetes/pod-troubles.js


/** Errors of `pkg/kubelet/images` in Kubernetes. */
const imageReasons = new Set([
    ...['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
    ...['RegistryUnavailable', 'SignatureValidationFailed', 'ImageVolumeMountFailed'],
]);
/** What a container that nothing is wrong with waits for. */
const starting = new Set(['ContainerCreating', 'PodInitializing', '']);
/** Warnings that say what the pod's status says better. */
const saidElsewhere = new Set([
    'BackOff',
    'Failed',
    'FailedScheduling',
    'InspectFailed',
    'ErrImageNeverPull',
]);
/** Whether only the cluster's events can tell why a pod is not ready. */
function needsEvents(pod) {
    if ((0,api_objects/* isReady */.i_)(pod))
        return false;
    const troubles = statusTroubles(pod);
    return troubles.length === 0 || troubles.some(({ ended }) => ended !== undefined);
}
/** Why a pod is not ready: what its status says, what was told of it, and how far it is where neither says anything. */
function troublesOfPod(pod, warnings) {
    if ((0,api_objects/* isReady */.i_)(pod))
        return [];
    const found = [...statusTroubles(pod), ...eventTroubles(pod, warnings)];
    return found.length > 0 ? found : [unfinished(pod)];
}
function statusTroubles(pod) {
    const { status = {} } = pod;
    const lasting = { final: false, passing: false };
    if (status.phase === 'Failed') {
        const why = [status.reason, status.message].filter(Boolean).join(': ') || 'without a reason';
        return [{ ...lasting, kind: `ended/${status.reason}`, text: `the pod was ended: ${shortText(why)}` }];
    }
    const scheduled = (0,api_objects/* conditionOf */.rI)(status, 'PodScheduled');
    if (scheduled?.status === 'False') {
        const { reason = '', message = 'no message' } = scheduled;
        return [
            { ...lasting, kind: 'unscheduled', text: `no node takes the pod (${reason}): ${shortText(message)}` },
        ];
    }
    const states = [
        ...(status.initContainerStatuses ?? []).filter(({ name, state }) => state?.terminated?.exitCode !== 0 || isSidecar(pod, name)),
        ...(status.containerStatuses ?? []),
    ];
    const found = states.flatMap((container) => containerTrouble(pod, container) ?? []);
    const gates = (0,api_objects/* conditionOf */.rI)(status, 'Ready');
    if (found.length === 0 && gates?.reason === 'ReadinessGatesNotReady')
        return [
            { ...lasting, kind: 'gate', text: `a readiness gate is not open: ${shortText(gates.message ?? '')}` },
        ];
    return found;
}
function containerTrouble(pod, container) {
    const { name, state = {}, lastState = {}, ready } = container;
    const { reason = '', message = '' } = state.waiting ?? {};
    const trouble = (kind, text, final = false) => ({
        ...{ kind: `${kind}/${name}`, final, passing: false },
        text: message === '' ? text : `${text}: ${shortText(message)}`,
    });
    if (imageReasons.has(reason)) {
        const image = wantedImage(pod, name);
        return trouble('image', `container \`${name}\` can't get its image \`${image}\` (${reason})`, reason === 'InvalidImageName');
    }
    if (reason === 'CreateContainerConfigError')
        return trouble('configuration', `container \`${name}\` can't be made (${reason})`);
    const ended = state.terminated ?? lastState.terminated;
    if (ended && (ready !== true || state.running === undefined))
        return crash(pod, container, ended, state.terminated === undefined);
    if (!starting.has(reason))
        return trouble('start', `container \`${name}\` can't be started (${reason})`);
    return undefined;
}
function crash(pod, { name }, { exitCode, reason = '', message = '' }, previous) {
    const limit = allContainers(pod).find((each) => each.name === name)?.resources?.limits?.['memory'];
    const named = reason === '' || reason === 'Error' ? '' : ` (${reason})`;
    const bound = reason === 'OOMKilled' && limit ? `, its memory limit is ${limit}` : '';
    const words = message === '' ? '' : `: ${shortText(message)}`;
    return {
        ...{ kind: `crash/${name}`, final: false, passing: false },
        text: `container \`${name}\` ended with exit code ${exitCode ?? 'unknown'}${named}${bound}${words}`,
        ended: { pod: pod.metadata.name, container: name, previous },
    };
}
/** The newest warning of each kind that still holds. */
function eventTroubles(pod, warnings) {
    const newest = new Map();
    for (const event of [...warnings].sort((a, b) => (0,api_objects/* seenAt */.dh)(a) - (0,api_objects/* seenAt */.dh)(b))) {
        if (event.involvedObject?.uid !== pod.metadata.uid || !stillHolds(pod, event))
            continue;
        newest.set(kindOfEvent(event), event);
    }
    return [...newest].map(([kind, event]) => {
        const { reason = '', message = '' } = event;
        const container = containerOf(event);
        const where = container === undefined ? '' : `container \`${container}\`: `;
        return { kind, text: `${where}${shortText(message)} (${reason})`, final: false, passing: false };
    });
}
function kindOfEvent(event) {
    // «Readiness probe failed», «Startup probe failed», «Liveness probe errored …»
    const [probe = ''] = event.reason === 'Unhealthy' ? (event.message ?? '').split(' ', 1) : [];
    return `${event.reason}/${probe}/${containerOf(event) ?? ''}`;
}
/** Events stay for an hour: what was in the way before a container ran no longer is. */
function stillHolds(pod, event) {
    const { reason = '' } = event;
    if (saidElsewhere.has(reason))
        return false;
    const container = containerOf(event);
    const states = [
        ...(pod.status?.initContainerStatuses ?? []),
        ...(pod.status?.containerStatuses ?? []),
    ].filter(({ name }) => container === undefined || name === container);
    if (reason === 'Unhealthy')
        return states.some(({ ready }) => ready !== true);
    return states.every(({ state }) => state?.running === undefined);
}
function containerOf({ involvedObject }) {
    return /\{(.+)\}$/.exec(involvedObject?.fieldPath ?? '')?.[1];
}
/** How far a pod is that nothing is known to be wrong with. */
function unfinished(pod) {
    const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
    const running = initContainerStatuses.find(
    // A sidecar goes on beside the others once it has started.
    ({ name, state, started }) => state?.running !== undefined && !(started && isSidecar(pod, name)));
    const waiting = containerStatuses.find(({ state }) => state?.waiting !== undefined);
    const sidecars = initContainerStatuses.filter(({ name }) => isSidecar(pod, name));
    const unready = [...containerStatuses, ...sidecars].find(({ ready, state }) => ready !== true && state?.running !== undefined);
    const text = running
        ? `init container \`${running.name}\` still runs`
        : waiting
            ? `container \`${waiting.name}\` is not started yet (${waiting.state?.waiting?.reason ?? 'waiting'})`
            : unready
                ? `container \`${unready.name}\` runs, but is not ready`
                : containerStatuses.length > 0
                    ? `its containers are ready, but the pod is not; does its node \`${pod.spec.nodeName}\` still answer?`
                    : 'its containers are not started yet';
    return { kind: `unfinished/${text}`, text, final: false, passing: true };
}
/** Whether a container starts with the init containers and stays. */
function isSidecar({ spec }, name) {
    return (spec.initContainers ?? []).some((container) => container.name === name && container.restartPolicy === 'Always');
}
function wantedImage(pod, name) {
    return allContainers(pod).find((container) => container.name === name)?.image ?? '';
}
function allContainers({ spec }) {
    return [...(spec.initContainers ?? []), ...spec.containers];
}

// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/revision.js
var kubernetes_revision = __webpack_require__(9200);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/troubles.js
var troubles = __webpack_require__(17009);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/workload-object.js
var workload_object = __webpack_require__(21238);
;// CONCATENATED MODULE: ./build/packages/workloads/src/kubernetes/inspection.js






/** The pods of a workload's current template and what is wrong with them. Throws as the lists of the look do. */
async function inspectPods(workload, look, { since = 0 } = {}) {
    const isSet = workload.kind === 'StatefulSet';
    const [all, replicaSets] = await Promise.all([look.pods(), isSet ? [] : look.replicaSets()]);
    const revision = (0,kubernetes_revision/* findRevision */.pV)(workload, replicaSets);
    const owners = isSet
        ? [workload.metadata.uid]
        : replicaSets
            .filter((set) => (0,api_objects/* isControlledBy */.Q6)(set, workload.metadata.uid))
            .map(({ metadata }) => metadata.uid);
    const ofAll = all.filter((pod) => owners.some((owner) => (0,api_objects/* isControlledBy */.Q6)(pod, owner)));
    const own = ofAll.filter((pod) => !(0,api_objects/* isLeaving */.Xi)(pod));
    const pods = revision ? (0,kubernetes_revision/* podsOfRevision */.JQ)(own, revision) : [];
    const others = own.filter((pod) => !pods.includes(pod));
    // What was evicted stays to be looked at, and counts for nothing.
    const missing = pods.filter((pod) => !(0,api_objects/* isOver */.PU)(pod)).length < (0,workload_object/* wantedReplicas */.hb)(workload);
    const warnings = pods.some(needsEvents) || (isSet && missing && revision !== undefined) ? await look.warnings() : [];
    const ofWorkload = [
        ...(missing ? notMade(workload, revision) : []),
        ...(missing && isSet ? notMadeBySet(workload, warnings, since) : []),
    ];
    return {
        ...{ revision, pods, ready: pods.filter(api_objects/* isReady */.i_).length, before: others.filter(api_objects/* isReady */.i_).length },
        troubles: [
            ...ofWorkload.map((trouble) => ({ ...trouble, pods: 0, log: [] })),
            ...(0,troubles/* gather */.kg)(pods.flatMap((pod) => troublesOfPod(pod, warnings))),
            ...(isSet && missing && revision ? (0,troubles/* gather */.kg)(inTheWay(workload, others, warnings)) : []),
            ...(missing && oneAfterTheOther(workload) ? (0,troubles/* gather */.kg)(ofAll.filter(api_objects/* isLeaving */.Xi).map(leaving)) : []),
        ],
    };
}
/** Whether no pod is made before an older one is gone. */
function oneAfterTheOther({ kind, spec }) {
    const { type } = (spec?.['strategy'] ?? {});
    return kind === 'StatefulSet' || type === 'Recreate';
}
/** Each pod that is replaced goes through it; of a node that is lost it stays so. */
function leaving({ metadata, spec }) {
    const where = spec.nodeName === undefined ? '' : `; does its node \`${spec.nodeName}\` still answer?`;
    const text = `\`${metadata.name}\` is still being deleted, and the next waits for it${where}`;
    return { kind: 'leaving', text, final: false, passing: true };
}
const lasting = { final: false, passing: false };
/** Quota, admission and the like: what the ReplicaSet, or the Deployment that can't make it, says of itself. */
function notMade(workload, revision) {
    const failure = (0,api_objects/* conditionOf */.rI)(revision?.replicaSet?.status, 'ReplicaFailure');
    if (failure?.status === 'True') {
        const text = `pods can't be made (${failure.reason}): ${shortText(failure.message ?? '')}`;
        return [{ ...lasting, kind: 'not-made', text }];
    }
    const progress = (0,api_objects/* conditionOf */.rI)(workload.status, 'Progressing');
    if (progress?.reason !== 'ReplicaSetCreateError')
        return [];
    const text = `its ReplicaSet can't be made: ${shortText(progress.message ?? '')}`;
    return [{ ...lasting, kind: 'not-made', text }];
}
/** A StatefulSet has no condition for it; its controller tells it by events alone. */
function notMadeBySet({ metadata }, warnings, since) {
    const last = warnings
        .filter((event) => event.involvedObject?.uid === metadata.uid &&
        event.reason === 'FailedCreate' &&
        (0,api_objects/* seenAt */.dh)(event) >= since)
        .sort((a, b) => (0,api_objects/* seenAt */.dh)(b) - (0,api_objects/* seenAt */.dh)(a))[0];
    if (!last)
        return [];
    return [
        {
            ...lasting,
            kind: 'not-made',
            text: `pods can't be made (FailedCreate): ${shortText(last.message ?? '')}`,
        },
    ];
}
/**
 * A StatefulSet in order replaces no pod before all others are ready, even when the one that isn't is of an older revision
 * (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback).
 */
function inTheWay({ spec }, older, warnings) {
    if (spec?.['podManagementPolicy'] === 'Parallel')
        return [];
    return older
        .filter((pod) => !(0,api_objects/* isReady */.i_)(pod))
        .flatMap((pod) => troublesOfPod(pod, warnings).map((trouble) => ({
        ...trouble,
        kind: `in-the-way/${pod.metadata.name}/${trouble.kind}`,
        text: `\`${pod.metadata.name}\` is of an older revision and not ready, and the StatefulSet waits for it (delete the pod if it can't recover): ${trouble.text}`,
        final: false,
    })));
}


/***/ }),

/***/ 28327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ withLastLines)
/* harmony export */ });
/** A log is asked for up to this many bytes, and longer lines are cut at this many characters. */
const mostBytes = 65_536;
const longestLine = 500;
/**
 * The troubles with the last lines of the containers that ended. Where a log can't be read, that is said in its place;
 * throws only the signal's reason.
 */
function withLastLines(kubectl, troubles, wanted) {
    const read = async (trouble) => trouble.ended === undefined || wanted.count === 0
        ? trouble
        : { ...trouble, log: await readLines(kubectl, trouble.ended, wanted) };
    return Promise.all(troubles.map(read));
}
async function readLines(kubectl, { pod, container, previous }, { namespace, count, redact, signal }) {
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`;
    const query = new URLSearchParams({
        ...{ container, previous: String(previous) },
        ...{ tailLines: String(count), limitBytes: String(mostBytes) },
    });
    try {
        const text = redact(await kubectl.text(`${path}?${query}`, signal));
        const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
        return lines.slice(-count).map(printable);
    }
    catch (error) {
        signal?.throwIfAborted();
        return [`(the log can't be read: ${printable(error instanceof Error ? error.message : String(error))})`];
    }
}
/** Without what would move the cursor or colour the terminal. */
function printable(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they are.
    const plain = line.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '').replaceAll(/\p{Cc}/gu, ' ');
    return plain.length > longestLine ? `${plain.slice(0, longestLine).toWellFormed()}…` : plain;
}


/***/ }),

/***/ 62324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ NamespaceLook)
/* harmony export */ });
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1045);

/**
 * What a namespace has at one moment. Each list is asked for when it is needed, and once, however many workloads need it.
 * Pods and ReplicaSets throw as {@link listObjects} does.
 */
class NamespaceLook {
    namespace;
    #kubectl;
    #signal;
    #selection;
    #unheard;
    #lists = new Map();
    /** `selector` bounds pods and ReplicaSets to those of one workload; all of the namespace when absent. */
    constructor(kubectl, namespace, { selector, signal } = {}) {
        this.namespace = namespace;
        this.#kubectl = kubectl;
        this.#signal = signal;
        this.#selection = selector === undefined ? {} : { labels: selector };
    }
    async pods() {
        return (await this.#list('/api/v1', 'pods', this.#selection));
    }
    async replicaSets() {
        return (await this.#list('/apis/apps/v1', 'replicasets', this.#selection));
    }
    /**
     * The warnings that the cluster remembers, an hour back as a rule. None when they can't be had, and {@link unheard} says
     * why: they only explain. Throws the signal's reason alone.
     */
    async warnings() {
        try {
            const warnings = { fields: 'type=Warning' };
            return (await this.#list('/api/v1', 'events', warnings));
        }
        catch (error) {
            this.#signal?.throwIfAborted();
            this.#unheard = error;
            return [];
        }
    }
    /** What was thrown in place of the warnings; `undefined` when they were had, or not asked for. */
    get unheard() {
        return this.#unheard;
    }
    #list(group, resource, selection) {
        const path = `${group}/namespaces/${encodeURIComponent(this.namespace)}/${resource}`;
        const asked = this.#lists.get(path) ?? (0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_0__/* .listObjects */ .L)(this.#kubectl, path, selection, this.#signal);
        this.#lists.set(path, asked);
        return asked;
    }
}


/***/ }),

/***/ 9200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JQ: () => (/* binding */ podsOfRevision),
/* harmony export */   XJ: () => (/* binding */ isObserved),
/* harmony export */   pV: () => (/* binding */ findRevision)
/* harmony export */ });
/* harmony import */ var _api_objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41276);
/* harmony import */ var _workload_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21238);


/** Whether the controller has seen the workload as it is. */
function isObserved({ metadata, status }) {
    return Number(status?.['observedGeneration'] ?? 0) >= (metadata.generation ?? 0);
}
/**
 * The revision of a workload's current template; `undefined` while the controller has not made it. The ReplicaSet is the
 * oldest one with the same template, as the controller chooses (FindNewReplicaSet of pkg/controller/deployment/util in
 * Kubernetes). `replicaSets` are not looked at for a StatefulSet.
 */
function findRevision(workload, replicaSets) {
    if (!isObserved(workload))
        return undefined;
    const { uid } = workload.metadata;
    if (workload.kind === 'StatefulSet') {
        const value = workload.status?.['updateRevision'];
        if (typeof value !== 'string' || value === '')
            return undefined;
        return { label: 'controller-revision-hash', value, owner: uid, replicaSet: undefined };
    }
    const made = (set) => String(set.metadata['creationTimestamp'] ?? '');
    const [replicaSet] = replicaSets
        .filter((set) => (0,_api_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isControlledBy */ .Q6)(set, uid) && (0,_workload_object_js__WEBPACK_IMPORTED_MODULE_1__/* .sameTemplate */ .N_)(set, workload))
        .sort((a, b) => made(a).localeCompare(made(b)) || a.metadata.name.localeCompare(b.metadata.name));
    const value = replicaSet?.metadata.labels?.['pod-template-hash'];
    if (replicaSet === undefined || value === undefined)
        return undefined;
    return { label: 'pod-template-hash', value, owner: replicaSet.metadata.uid, replicaSet };
}
/** The pods of a revision, without those that are being deleted. */
function podsOfRevision(pods, { label, value, owner }) {
    return pods.filter((pod) => pod.metadata.labels?.[label] === value && (0,_api_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isControlledBy */ .Q6)(pod, owner) && !(0,_api_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isLeaving */ .Xi)(pod));
}


/***/ }),

/***/ 17009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ stalledBy),
/* harmony export */   kg: () => (/* binding */ gather),
/* harmony export */   qk: () => (/* binding */ describeTroubles)
/* harmony export */ });
/** Puts the same trouble of several pods together; the first of them speaks for all. */
function gather(troubles) {
    const gathered = new Map();
    for (const trouble of troubles) {
        const known = gathered.get(trouble.kind);
        gathered.set(trouble.kind, known ? { ...known, pods: known.pods + 1 } : { ...trouble, pods: 1, log: [] });
    }
    return [...gathered.values()];
}
/** A line for each, with the number of pods, and the log below it where one was read. */
function describeTroubles(troubles) {
    return troubles.map((trouble) => {
        const { pods, text, log } = trouble;
        const line = pods === 0 ? text : `${pods} ${pods === 1 ? 'pod' : 'pods'}: ${text}`;
        return log.length === 0
            ? line
            : [`${line}; its last lines:`, ...log.map((each) => `  ${each}`)].join('\n');
    });
}
/** What can't become right by itself, in the platform's words; `undefined` when all of it still may. */
function stalledBy(troubles) {
    return troubles.find(({ final }) => final)?.text;
}


/***/ }),

/***/ 21238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bk: () => (/* binding */ selectorOf),
/* harmony export */   ES: () => (/* binding */ resources),
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   N_: () => (/* binding */ sameTemplate),
/* harmony export */   hb: () => (/* binding */ wantedReplicas),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   jC: () => (/* binding */ workloadPath),
/* harmony export */   nS: () => (/* binding */ withImages),
/* harmony export */   rI: () => (/* binding */ specOf),
/* harmony export */   vO: () => (/* binding */ workloadName),
/* harmony export */   yb: () => (/* binding */ collectionPath)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** The name of its resource in the API, in the plural. */
const resources = { Deployment: 'deployments', StatefulSet: 'statefulsets' };
/** Its path in the API. */
function workloadPath({ kind, namespace, name }) {
    return `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`;
}
/** The path of all of its kind in a namespace. */
function collectionPath(kind, namespace) {
    return `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${resources[kind]}`;
}
/** Such as `deployment shop/api`, for messages. */
function workloadName({ kind, namespace, name }) {
    return `${kind.toLowerCase()} ${namespace}/${name}`;
}
/** The spec of a Deployment or a StatefulSet. */
function specOf({ spec }) {
    return spec;
}
/** How many pods it is to have; the API's default is 1. */
function wantedReplicas(workload) {
    return specOf(workload).replicas ?? 1;
}
/** How many of a StatefulSet's pods, from ordinal 0 on, keep the revision they have during a rollout. */
function partitionOf(workload) {
    return specOf(workload).updateStrategy?.rollingUpdate?.partition ?? 0;
}
/** The images that its pods are to run. */
function imagesOf(workload) {
    const { containers, initContainers = [] } = specOf(workload).template.spec;
    const byName = (list) => Object.fromEntries(list.map(({ name, image = '' }) => [name, image]));
    return { containers: byName(containers), initContainers: byName(initContainers) };
}
/** The workload with other images; `undefined` when it has them. Containers that it doesn't have are not added. */
function withImages(workload, wanted) {
    const spec = specOf(workload);
    const { containers, initContainers } = spec.template.spec;
    const replaced = (list, images) => list.map((container) => ({ ...container, image: images[container.name] ?? container.image }));
    const podSpec = {
        ...spec.template.spec,
        containers: replaced(containers, wanted.containers),
        ...(initContainers && { initContainers: replaced(initContainers, wanted.initContainers) }),
    };
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(podSpec, spec.template.spec))
        return undefined;
    return { ...workload, spec: { ...spec, template: { ...spec.template, spec: podSpec } } };
}
/** Whether two make the same pods. The label by which a ReplicaSet tells its pods apart is no difference. */
function sameTemplate(a, b) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(plainTemplate(specOf(a).template), plainTemplate(specOf(b).template));
}
function plainTemplate(template) {
    const { 'pod-template-hash': _, ...labels } = template.metadata?.labels ?? {};
    return { ...template, metadata: { ...template.metadata, labels } };
}
/** The pods of a workload as a label selector in an address has them (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors). */
function selectorOf(workload) {
    const { matchLabels = {}, matchExpressions = [] } = specOf(workload).selector ?? {};
    const equal = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
    const others = matchExpressions.map(({ key, operator, values = [] }) => {
        if (operator === 'Exists')
            return key;
        if (operator === 'DoesNotExist')
            return `!${key}`;
        return `${key} ${operator.toLowerCase()} (${values.join(',')})`;
    });
    return [...equal, ...others].join(',');
}


/***/ })

};

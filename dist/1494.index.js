export const id = 1494;
export const ids = [1494];
export const modules = {

/***/ 36449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ gradeAge),
/* harmony export */   n: () => (/* binding */ formatAge)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);

/** Something of an age, in milliseconds, for people: to the hour from a day on, to the minute from an hour on. */
function formatAge(milliseconds) {
    const unit = milliseconds >= 86_400_000 ? 3_600_000 : milliseconds >= 3_600_000 ? 60_000 : 1_000;
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.floor(Math.max(0, milliseconds) / unit) * unit);
}
/** Clocks of different machines are that far apart, in milliseconds; more is a mistake. */
const clockSkew = 5 * 60_000;
/** An age against its limit, in words: `was rotated 93d ago, wanted at most 90d`. */
function gradeAge(what, age, { longest, warnBefore = 0 }) {
    if (Number.isNaN(age)) {
        const finding = `${what} at an unknown time, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)} ago`;
        return { status: 'fail', finding };
    }
    if (age < -clockSkew) {
        const finding = `${what} ${formatAge(-age)} from now, which can’t be: a clock is wrong`;
        return { status: 'fail', finding };
    }
    const found = `${what} ${formatAge(age)} ago`;
    if (age > longest)
        return { status: 'fail', finding: `${found}, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}` };
    if (age <= longest - warnBefore)
        return { status: 'pass', finding: found };
    return {
        status: 'warn',
        finding: `${found}, in ${formatAge(longest - age)} it will be more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}`,
    };
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


/***/ }),

/***/ 71494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createKubernetesWorkloadsCheck: () => (/* binding */ createKubernetesWorkloadsCheck)
});

// EXTERNAL MODULE: ./build/packages/kubernetes/src/pods.js
var src_pods = __webpack_require__(68629);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/lists.js
var lists = __webpack_require__(1045);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/kubernetes/asking-cluster.js
var asking_cluster = __webpack_require__(63672);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/container-states.js
var container_states = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/packages/checks/src/ages.js
var ages = __webpack_require__(36449);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/kubernetes-workloads/pod-grades.js



/** What a container that nothing is wrong with waits for. */
const starting = new Set(['ContainerCreating', 'PodInitializing', '']);
/** What is wrong with a pod that is neither leaving nor done; nothing when it is ready and was not restarted recently. */
function gradePod(pod, limits, now) {
    if (pod.leaving || pod.ended)
        return [];
    const troubles = pod.containers.flatMap((container) => containerTrouble(pod, container) ?? []);
    if (troubles.length > 0)
        return troubles;
    const restarts = pod.containers.flatMap((container) => restartGrade(pod, container, limits, now) ?? []);
    return pod.ready ? restarts : [unready(pod, limits, now), ...restarts];
}
function containerTrouble({ name }, container) {
    const { waiting, endings } = container;
    const what = `container ${(0,quoted/* quoted */.T)(container.name)} of ${(0,quoted/* quoted */.T)(name)}`;
    if ((0,container_states/* isCrashLooping */.s)(container)) {
        const ending = endings.at(-1);
        const how = ending === undefined
            ? ''
            : `, last with exit code ${ending.exitCode ?? 'unknown'}${named(ending.reason)}${said(ending.message)}`;
        return { status: 'fail', finding: `${what} crashes again and again${how}` };
    }
    if (waiting === undefined || starting.has(waiting.reason))
        return undefined;
    const why = `${waiting.reason}${said(waiting.message)}`;
    return {
        status: 'fail',
        finding: `${what} ${(0,container_states/* lacksImage */.K)(container) ? 'gets no image' : 'can not start'}: ${why}`,
    };
}
function restartGrade({ name }, { name: container, restarts, endings }, { recent, 'warn-restarts-above': warn, 'fail-restarts-above': fail = Number.POSITIVE_INFINITY }, now) {
    if (restarts <= Math.min(warn, fail))
        return undefined;
    const ending = endings.at(-1);
    const age = now - (ending?.at ?? Number.NaN);
    // A restart whose time nobody tells counts.
    if (age > recent)
        return undefined;
    const often = `${restarts} ${restarts === 1 ? 'time' : 'times'}`;
    const when = Number.isNaN(age) ? '' : `, last ${(0,ages/* formatAge */.n)(age)} ago`;
    const why = ending === undefined ? '' : ` (exit code ${ending.exitCode ?? 'unknown'}${named(ending.reason)})`;
    const limit = restarts > fail ? fail : warn;
    const bound = limit === 0 ? '' : `, wanted at most ${limit}`;
    return {
        status: restarts > fail ? 'fail' : 'warn',
        finding: `container ${(0,quoted/* quoted */.T)(container)} of ${(0,quoted/* quoted */.T)(name)} was restarted ${often}${when}${why}${bound}`,
    };
}
function unready(pod, { 'may-start-for': patience }, now) {
    const scheduled = pod.conditions.find(({ type }) => type === 'PodScheduled');
    const age = now - pod.created;
    const why = scheduled?.status === 'False'
        ? `has no node${said(scheduled.message)}`
        : `is not ready (${pod.phase}${waitingFor(pod)})`;
    const late = !(age <= patience);
    const since = Number.isNaN(age) ? '' : `, ${(0,ages/* formatAge */.n)(age)} after it was made`;
    return {
        status: late ? 'fail' : 'warn',
        finding: `pod ${(0,quoted/* quoted */.T)(pod.name)} ${why}${since}${late ? `, wanted within ${(0,quantities/* formatDuration */.a3)(patience)}` : ''}`,
    };
}
function waitingFor({ containers }) {
    const unready = containers.filter(({ init, ready }) => !init && !ready).map(({ name }) => (0,quoted/* quoted */.T)(name));
    return unready.length === 0 ? '' : `; not ready: ${unready.join(', ')}`;
}
function named(reason) {
    return reason === '' || reason === 'Error' ? '' : ` ${reason}`;
}
/** What the kubelet or a container said, as far as a finding bears it: how it begins, and the cause, which comes last. */
function said(message) {
    const line = message.trim().split('\n').at(-1) ?? '';
    if (line === '')
        return '';
    const whole = line.length <= 200;
    return `: ${whole ? line : `${line.slice(0, 90).toWellFormed()}…${line.slice(-110).toWellFormed()}`}`;
}

// EXTERNAL MODULE: ./build/packages/checks/src/kubernetes/fields.js
var fields = __webpack_require__(93549);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/kubernetes-workloads/workload.js

/** What the API calls it: a word for people, its resource, and its kind. */
const kindNames = {
    deployments: ['deployment', 'deployments', 'Deployment'],
    'stateful-sets': ['stateful set', 'statefulsets', 'StatefulSet'],
    'daemon-sets': ['daemon set', 'daemonsets', 'DaemonSet'],
};
/**
 * Reads a workload by the questions that `kubectl rollout status` asks (`pkg/polymorphichelpers/rollout_status.go` in kubectl);
 * none is answered by a status that is older than the spec.
 */
function readWorkload(kind, object) {
    const [metadata, spec, status] = [
        (0,fields/* fields */.OA)(object['metadata']),
        (0,fields/* fields */.OA)(object['spec']),
        (0,fields/* fields */.OA)(object['status']),
    ];
    const name = (0,fields/* text */.Qq)(metadata['name']);
    const counts = kind === 'daemon-sets' ? daemonCounts(spec, status) : replicaCounts(spec, status);
    const observed = count(status['observedGeneration']) >= count(metadata['generation']);
    const progress = (0,fields/* conditionOf */.rI)(status, 'Progressing');
    const stuck = kind === 'deployments' && progress?.reason === 'ProgressDeadlineExceeded';
    const behind = rolloutTrouble(counts);
    const trouble = !observed
        ? 'its controller has not taken up the last change yet'
        : stuck && behind !== undefined
            ? `its rollout is stuck (ProgressDeadlineExceeded), ${behind}`
            : behind;
    const { wanted, available } = counts;
    return {
        ...{ kind, name, uid: (0,fields/* text */.Qq)(metadata['uid']), wanted, available, trouble },
        title: `${kindNames[kind][0]} \`${name}\``,
        paused: spec['paused'] === true,
    };
}
function replicaCounts(spec, status) {
    // The API fills it in; `scale` subresources of others need not.
    const wanted = spec['replicas'] === undefined ? 1 : count(spec['replicas']);
    const partition = count((0,fields/* fields */.OA)((0,fields/* fields */.OA)(spec['updateStrategy'])['rollingUpdate'])['partition']);
    const renewed = waitsForPods(spec) ? Math.max(0, wanted - partition) : 0;
    return {
        ...{ wanted, renewed },
        available: count(status['availableReplicas']),
        updated: count(status['updatedReplicas']),
        existing: count(status['replicas']),
    };
}
function daemonCounts(spec, status) {
    const wanted = count(status['desiredNumberScheduled']);
    return {
        ...{ wanted, renewed: waitsForPods(spec) ? wanted : 0, existing: wanted },
        available: count(status['numberAvailable']),
        updated: count(status['updatedNumberScheduled']),
    };
}
/** With `OnDelete` nobody replaces pods but a person. */
function waitsForPods(spec) {
    return (0,fields/* fields */.OA)(spec['updateStrategy'])['type'] !== 'OnDelete';
}
function rolloutTrouble({ wanted, available, updated, renewed, existing }) {
    if (updated < renewed)
        return `${updated} of ${renewed} pods have the current version`;
    if (available < wanted)
        return `${available} of ${wanted} pods are available`;
    if (existing > wanted)
        return `${existing} pods are there, wanted ${wanted}`;
    return undefined;
}
function count(value) {
    return typeof value === 'number' ? value : 0;
}
/**
 * Whether a pod is of a workload, by its owner. A Deployment's ReplicaSet has the name of the Deployment and the label
 * `pod-template-hash` (`getNewReplicaSet` of the Deployment controller), so that nobody has to be asked for it.
 */
function owns({ kind, name, uid }, { owner, labels }) {
    if (owner === undefined)
        return false;
    if (kind !== 'deployments')
        return owner.uid === uid;
    return owner.kind === 'ReplicaSet' && owner.name === `${name}-${labels['pod-template-hash']}`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/kubernetes-workloads.js





/** So many troubles stand in the finding, and so many workloads in the evidence. */
const mostTold = 5;
const mostListed = 40;
/** Looks at the workloads of a namespace and their pods: all there, all of the current version, none crashing. */
function createKubernetesWorkloadsCheck(configuration, context) {
    const { namespace, kinds, names, selector } = configuration;
    const kubectl = (0,asking_cluster/* openKubectl */.x8)('kubernetes-workloads', context, configuration.context);
    const which = names === undefined ? '' : ` ${names.join(', ')}`;
    const labels = selector === undefined ? '' : ` with ${(0,asking_cluster/* selectorOf */.Bk)(selector)}`;
    return {
        asks: `the ${kinds.join(', ')}${which} of the namespace ${namespace}${labels}`,
        async ask(signal) {
            const [lists, pods] = await Promise.all([
                Promise.all(kinds.map((kind) => listWorkloads(kubectl, kind, configuration, signal))),
                (0,asking_cluster/* allowedBy */.Q)(rule('', 'pods'), (0,src_pods/* listPods */.B)(kubectl, { namespace, selector: '' }, signal)),
            ]);
            const workloads = lists.flat().filter(({ name }) => names?.includes(name) ?? true);
            const now = context.runtime.clock.now();
            return (0,grades/* gathered */.P)(judge(workloads, pods, configuration, now), describe(workloads));
        },
    };
}
async function listWorkloads(kubectl, kind, { namespace, selector }, signal) {
    const [, resource] = kindNames[kind];
    const path = `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${resource}`;
    const list = (0,lists/* listObjects */.L)(kubectl, path, { labels: (0,asking_cluster/* selectorOf */.Bk)(selector) }, signal);
    return (await (0,asking_cluster/* allowedBy */.Q)(rule('apps', resource), list)).map((object) => readWorkload(kind, object));
}
function rule(group, resource) {
    return `{ apiGroups: [${group || '""'}], resources: [${resource}], verbs: [list] }`;
}
function judge(workloads, pods, configuration, now) {
    const { namespace, names = [] } = configuration;
    const lost = names.filter((name) => workloads.every((workload) => workload.name !== name));
    const absent = lost.map((name) => ({
        status: 'fail',
        finding: `there is no workload \`${name}\` in the namespace \`${namespace}\``,
    }));
    if (workloads.length === 0)
        return absent.length > 0 ? absent : [nothingThere(configuration)];
    const found = workloads.flatMap((workload) => gradeWorkload(workload, pods, configuration, now));
    const grades = [...absent, ...found];
    if (grades.length > 0)
        return abridged(grades);
    const running = workloads.reduce((sum, { available }) => sum + available, 0);
    if (running === 0) {
        const finding = `no workload in the namespace \`${namespace}\` is to have a pod: all ${workloads.length} are scaled to 0`;
        return [{ status: 'fail', finding }];
    }
    const all = workloads.length === 1 ? `${workloads[0]?.title} is` : `all ${workloads.length} workloads are`;
    return [
        {
            status: 'pass',
            finding: `${all} healthy, with ${running} available ${running === 1 ? 'pod' : 'pods'}`,
        },
    ];
}
function nothingThere({ namespace, kinds, selector }) {
    const labels = selector === undefined ? '' : ` with the labels \`${(0,asking_cluster/* selectorOf */.Bk)(selector)}\``;
    const finding = `there are no ${kinds.join(', ')}${labels} in the namespace \`${namespace}\`; look at \`namespace\` and \`selector\``;
    return { status: 'fail', finding };
}
function gradeWorkload(workload, pods, configuration, now) {
    const { title, wanted, trouble, paused } = workload;
    const own = pods.filter((pod) => owns(workload, pod));
    const grades = own.flatMap((pod) => gradePod(pod, configuration, now));
    const named = configuration.names !== undefined;
    return [
        ...(trouble === undefined ? [] : [{ status: 'fail', finding: `${title}: ${trouble}` }]),
        ...(paused ? [{ status: 'warn', finding: `${title}: its rollout is paused` }] : []),
        ...(named && wanted === 0 && workload.kind !== 'daemon-sets'
            ? [{ status: 'warn', finding: `${title} is scaled to 0` }]
            : []),
        ...grades,
    ];
}
/** Many pods fail for the same reason; the first few tell it. */
function abridged(grades) {
    const worst = grades.toSorted((a, b) => Number(b.status === 'fail') - Number(a.status === 'fail'));
    const rest = worst.slice(mostTold);
    if (rest.length === 0)
        return worst;
    const status = rest.some((grade) => grade.status === 'fail') ? 'fail' : 'warn';
    return [...worst.slice(0, mostTold), { status, finding: `and ${rest.length} more` }];
}
function describe(workloads) {
    const lines = workloads.map(({ title, available, wanted, trouble }) => `${title}: ${available} of ${wanted} available${trouble === undefined ? '' : `; ${trouble}`}`);
    const more = lines.length > mostListed ? [`and ${lines.length - mostListed} more`] : [];
    return [...lines.slice(0, mostListed), ...more].join('\n') || 'no workloads';
}


/***/ }),

/***/ 63672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bk: () => (/* binding */ selectorOf),
/* harmony export */   Q: () => (/* binding */ allowedBy),
/* harmony export */   x8: () => (/* binding */ openKubectl)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35839);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73045);


/** A cluster as checks of a kind ask it: logged in as kubectl is on this runner. */
function openKubectl(kind, { runtime }, context) {
    const user = { name: `the check \`${kind}\``, section: 'checks', system: 'Kubernetes' };
    return new _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_0__/* .Kubectl */ .b(runtime, user, context);
}
/**
 * What `work` gives. A refusal of the API becomes a ConfigurationError with the rule that a Role, or a ClusterRole, needs:
 * `rule` is such as `{ apiGroups: [""], resources: [nodes], verbs: [list] }`. Throws everything else as it comes.
 */
async function allowedBy(rule, work) {
    return work.catch((error) => {
        if (!(error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__/* .KubernetesRefusal */ .JJ))
            throw error;
        if (error.reason !== 'Forbidden')
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`the API says no: ${error.message}`);
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`${error.message}; the login needs ${rule}`);
    });
}
/** A selector for labels, as the API takes it. */
function selectorOf(labels) {
    return Object.entries(labels ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(',');
}


/***/ }),

/***/ 93549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   ld: () => (/* binding */ items),
/* harmony export */   rI: () => (/* binding */ conditionOf)
/* harmony export */ });
/** The object at a value; an empty one where there is none. */
function fields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** The objects of a list; none where there is no list. */
function items(value) {
    return Array.isArray(value) ? value.map(fields) : [];
}
/** A text; empty where there is none. */
function text(value) {
    return typeof value === 'string' ? value : '';
}
/** A condition of a status by its type; `undefined` where it has none. */
function conditionOf(status, type) {
    const found = items(status['conditions']).find((each) => each['type'] === type);
    return (found && { status: text(found['status']), reason: text(found['reason']), message: text(found['message']) });
}


/***/ }),

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


/***/ })

};

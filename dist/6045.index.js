export const id = 6045;
export const ids = [6045];
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

/***/ 86045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createKubernetesAutoscalerCheck: () => (/* binding */ createKubernetesAutoscalerCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90868);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73045);
/* harmony import */ var _ages_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36449);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10393);
/* harmony import */ var _kubernetes_asking_cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63672);
/* harmony import */ var _kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93549);






const rule = '{ apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [get] }';
/** Looks at a HorizontalPodAutoscaler: its bounds, whether it can work, and whether it has room left. */
function createKubernetesAutoscalerCheck(configuration, context) {
    const { namespace, name } = configuration;
    const kubectl = (0,_kubernetes_asking_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .openKubectl */ .x8)('kubernetes-autoscaler', context, configuration.context);
    const collection = `/apis/autoscaling/v2/namespaces/${encodeURIComponent(namespace)}/horizontalpodautoscalers`;
    return {
        asks: `the autoscaler ${name} of the namespace ${namespace}`,
        async ask(signal) {
            const asked = (0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__/* .readObject */ .A)(kubectl, `${collection}/${encodeURIComponent(name)}`, signal).catch((error) => {
                if (!(error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_2__/* .KubernetesRefusal */ .JJ && error.reason === 'NotFound'))
                    throw error;
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`there is no autoscaler ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(name)} in the namespace ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(namespace)}; \`kubectl -n ${namespace} get hpa\` lists them`);
            });
            const scaler = readScaler(await (0,_kubernetes_asking_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .allowedBy */ .Q)(rule, asked));
            const grades = [
                ...gradeBounds(scaler, configuration),
                ...gradeWork(scaler, configuration, context.runtime.clock.now()),
            ];
            return (0,_grades_js__WEBPACK_IMPORTED_MODULE_5__/* .gathered */ .P)(grades.length > 0 ? grades : [healthy(scaler)], describe(scaler));
        },
    };
}
function readScaler(object) {
    const { spec = {}, status = {} } = object;
    const current = (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .items */ .ld)(status['currentMetrics']);
    return {
        minimum: Number(spec['minReplicas'] ?? 1),
        maximum: Number(spec['maxReplicas']),
        // What is 0 is left out by the API.
        current: Number(status['currentReplicas'] ?? (status['conditions'] === undefined ? Number.NaN : 0)),
        desired: Number(status['desiredReplicas'] ?? Number.NaN),
        scaled: Date.parse((0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)(status['lastScaleTime'])),
        status,
        metrics: (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .items */ .ld)(spec['metrics']).map((metric, index) => describeMetric(metric, current[index] ?? {})),
    };
}
function describeMetric(wanted, current) {
    const type = (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)(wanted['type']);
    const key = type.charAt(0).toLowerCase() + type.slice(1);
    const [target, found] = [(0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .fields */ .OA)(wanted[key]), (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .fields */ .OA)(current[key])];
    const name = (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)(target['name']) || (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)((0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .fields */ .OA)(target['metric'])['name']) || type;
    return `${name} ${amount((0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .fields */ .OA)(found['current']))} of ${amount((0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .fields */ .OA)(target['target']))}`;
}
function amount({ averageUtilization: share, averageValue, value }) {
    if (typeof share === 'number')
        return `${share}%`;
    return String(averageValue ?? value ?? 'unknown');
}
function gradeBounds({ minimum, maximum, current, status }, { 'min-replicas': least, 'max-replicas': most }) {
    // One that can't read the number of pods says 0.
    const known = (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .conditionOf */ .rI)(status, 'AbleToScale')?.status === 'True';
    const wrong = [
        ...(least === undefined || minimum === least ? [] : [`its minimum is ${minimum}, wanted ${least}`]),
        ...(most === undefined || maximum === most ? [] : [`its maximum is ${maximum}, wanted ${most}`]),
        ...(known && (current < minimum || current > maximum)
            ? [`${current} pods are not within ${minimum} to ${maximum}`]
            : []),
    ];
    return wrong.map((finding) => ({ status: 'fail', finding }));
}
/** https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#appendix-horizontal-pod-autoscaler-status-conditions */
function gradeWork({ status, current, desired, maximum, scaled }, { 'scaled-within': recent }, now) {
    const fail = (finding) => ({ status: 'fail', finding });
    const warn = (finding) => ({ status: 'warn', finding });
    const [able, active, limited] = ['AbleToScale', 'ScalingActive', 'ScalingLimited'].map((type) => (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .conditionOf */ .rI)(status, type));
    if (able === undefined)
        return [fail('its controller has not looked at it yet')];
    const grades = [];
    if (able.status !== 'True')
        grades.push(fail(`it can not scale (${able.reason}): ${able.message}`));
    else if (active === undefined)
        grades.push(fail('it does not scale: its controller has not got so far yet'));
    else if (active.status !== 'True')
        grades.push(fail(`it does not scale (${active.reason}): ${active.message}`));
    // At the minimum is where an autoscaler rests.
    const atMaximum = limited?.status === 'True' && limited.reason === 'TooManyReplicas';
    const known = able.status === 'True';
    if (known && (atMaximum || current >= maximum))
        grades.push(warn(`it is at its maximum of ${maximum} pods`));
    else if (known && desired !== current)
        grades.push(warn(`it is scaling from ${current} to ${desired} pods`));
    if (recent !== undefined && !(now - scaled <= recent)) {
        const last = Number.isNaN(scaled) ? 'has never scaled' : `scaled ${(0,_ages_js__WEBPACK_IMPORTED_MODULE_7__/* .formatAge */ .n)(now - scaled)} ago`;
        grades.push(fail(`it ${last}, wanted within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_8__/* .formatDuration */ .a3)(recent)}`));
    }
    return grades;
}
function healthy({ current, minimum, maximum, metrics }) {
    const now = metrics.length === 0 ? '' : ` (${metrics.join(', ')})`;
    return { status: 'pass', finding: `${current} pods of ${minimum} to ${maximum}${now}` };
}
function describe({ status, minimum, maximum, current, desired, scaled, metrics }) {
    const conditions = (0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .items */ .ld)(status['conditions']).map(({ type, status, reason, message }) => `${type} ${status} (${reason}): ${message}`);
    return [
        `${current} pods, wanted ${desired}, from ${minimum} to ${maximum}`,
        ...metrics,
        ...(Number.isNaN(scaled) ? [] : [`last scaled ${(0,_kubernetes_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)(status['lastScaleTime'])}`]),
        ...conditions,
    ].join('\n');
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


/***/ })

};

export const id = 3023;
export const ids = [3023];
export const modules = {

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

/***/ 83023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createClusterCapacityCheck: () => (/* binding */ createClusterCapacityCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/kubernetes/asking-cluster.js
var asking_cluster = __webpack_require__(63672);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/cluster-capacity/capacity.js

/** What is free on machines, against the limits; one finding for everything that runs short, or one for all. */
function gradeCapacity(machines, configuration) {
    const { 'cpu-free': cpu, 'memory-free': memory, 'disk-free': disk, gpu } = configuration;
    const grades = [
        ...(cpu === undefined ? [] : [gradeCpu(machines, cpu)]),
        ...(memory === undefined ? [] : [gradeSpace('memory', machines, memory)]),
        ...(disk === undefined ? [] : [gradeSpace('disk', machines, disk)]),
        ...(gpu === undefined ? [] : [gradeGpus(machines, gpu['at-least'])]),
    ];
    const short = grades.filter(({ status }) => status !== 'pass');
    if (short.length > 0)
        return short;
    return [{ status: 'pass', finding: grades.map(({ finding }) => finding).join(', ') }];
}
function gradeCpu(machines, limits) {
    const sum = (of) => machines.reduce((all, { cpu }) => all + (cpu?.[of] ?? Number.NaN), 0);
    const [free, total] = [sum('free'), sum('total')];
    const share = Math.max(0, (free / total) * 100);
    const is = `${percent(share)} of ${count(total)} CPUs are free`;
    return graded(is, share, limits, (limit) => `${percent(limit)}`);
}
function gradeSpace(what, machines, limits) {
    const free = (machine) => machine[what]?.free ?? Number.NaN;
    const wanted = Math.max(limits['fail-below'] ?? 0, limits['warn-below'] ?? 0);
    const [least] = machines.toSorted((a, b) => free(a) - free(b));
    if (least === undefined)
        return { status: 'fail', finding: `no machine tells its ${what}` };
    const others = machines.filter((machine) => free(machine) < wanted).length - 1;
    const more = others > 0 ? ` (and ${others} more with too little)` : '';
    const name = what === 'memory' ? 'memory' : 'of disk';
    const is = `${(0,quantities/* formatSize */.Xq)(Math.max(0, free(least)))} ${name} free on ${least.name}${more}`;
    return graded(is, free(least), limits, quantities/* formatSize */.Xq);
}
function gradeGpus(machines, wanted) {
    const found = machines.reduce((all, { gpus = 0 }) => all + gpus, 0);
    const is = `${found} ${found === 1 ? 'GPU' : 'GPUs'}`;
    return found >= wanted
        ? { status: 'pass', finding: is }
        : { status: 'fail', finding: `${is}, wanted at least ${wanted}` };
}
/** A value that isn't known is too little. */
function graded(is, value, limits, format) {
    const { 'fail-below': fail, 'warn-below': warn } = limits;
    if (!(value >= (fail ?? Number.NEGATIVE_INFINITY)))
        return { status: 'fail', finding: `${is}, wanted at least ${format(fail ?? 0)}` };
    if (warn !== undefined && value < warn)
        return { status: 'warn', finding: `${is}, a warning below ${format(warn)}` };
    return { status: 'pass', finding: is };
}
/** One line for a machine, for evidence. */
function describeCapacity({ name, cpu, memory, disk, gpus }) {
    const space = (what, amount) => amount === undefined ? [] : [`${(0,quantities/* formatSize */.Xq)(amount.free)} of ${(0,quantities/* formatSize */.Xq)(amount.total)} ${what} free`];
    const parts = [
        ...(cpu === undefined ? [] : [`${count(cpu.free)} of ${count(cpu.total)} CPUs free`]),
        ...space('memory', memory),
        ...space('disk', disk),
        ...(gpus === undefined ? [] : [`${gpus} GPUs`]),
    ];
    return `${name}: ${parts.join(', ')}`;
}
function percent(share) {
    // Rounded down, so that what is too little never looks like enough.
    return `${Math.floor(share * 10) / 10}%`;
}
function count(cpus) {
    return String(Math.round(cpus * 100) / 100);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/lists.js
var lists = __webpack_require__(1045);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl-failure.js
var kubectl_failure = __webpack_require__(73045);
// EXTERNAL MODULE: ./build/packages/checks/src/kubernetes/fields.js
var fields = __webpack_require__(93549);
;// CONCATENATED MODULE: ./build/packages/checks/src/kubernetes/quantity.js
const factors = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    '': 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};
/**
 * Reads a quantity of Kubernetes, such as `250m`, `16336Ki` or `1e3`, as a number of base units: CPUs, bytes, pieces; NaN for
 * anything else. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
function readQuantity(text) {
    const [, digits, suffix = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(n|u|m|k|[MGTPE]i?|Ki)?$/.exec(String(text)) ?? [];
    return digits === undefined ? Number.NaN : Number(digits) * (factors[suffix] ?? Number.NaN);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/cluster-capacity/requests.js


/** What the pods of each node have asked for, in CPUs and bytes, by the name of the node. Pods that have ended must not be among them. */
function requestsByNode(pods) {
    const sums = new Map();
    for (const pod of pods) {
        const spec = (0,fields/* fields */.OA)(pod['spec']);
        const node = (0,fields/* text */.Qq)(spec['nodeName']);
        if (node === '')
            continue;
        const sum = sums.get(node) ?? { cpu: 0, memory: 0 };
        sums.set(node, { cpu: sum.cpu + requestOf(spec, 'cpu'), memory: sum.memory + requestOf(spec, 'memory') });
    }
    return sums;
}
/**
 * What the scheduler counts for a pod (`PodRequests` in k8s.io/component-helpers/resource): its containers and sidecars
 * together, or the largest of its init containers with the sidecars that were started before it; and its overhead.
 */
function requestOf(spec, resource) {
    const overhead = readQuantity((0,fields/* fields */.OA)(spec['overhead'])[resource] ?? 0);
    const ownRequest = (0,fields/* fields */.OA)((0,fields/* fields */.OA)(spec['resources'])['requests'])[resource];
    if (ownRequest !== undefined)
        return readQuantity(ownRequest) + overhead;
    let [sidecars, largest] = [0, 0];
    for (const container of (0,fields/* items */.ld)(spec['initContainers'])) {
        const request = requestedBy(container, resource);
        if (container['restartPolicy'] === 'Always')
            sidecars += request;
        largest = Math.max(largest, container['restartPolicy'] === 'Always' ? sidecars : sidecars + request);
    }
    const containers = (0,fields/* items */.ld)(spec['containers']).reduce((sum, each) => sum + requestedBy(each, resource), 0);
    return Math.max(containers + sidecars, largest) + overhead;
}
function requestedBy(container, resource) {
    return readQuantity((0,fields/* fields */.OA)((0,fields/* fields */.OA)(container['resources'])['requests'])[resource] ?? 0);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/cluster-capacity/nodes.js






const pressures = ['MemoryPressure', 'DiskPressure', 'PIDPressure'];
/**
 * Asks a cluster for its nodes and what is free of them. Throws ConfigurationError when something isn't allowed or isn't
 * installed, ProviderError when something is missing in the answers, and what {@link Kubectl.get} throws.
 */
async function nodeCapacities(kubectl, configuration, signal) {
    const labels = (0,asking_cluster/* selectorOf */.Bk)(configuration.nodes);
    const [nodes, used] = await Promise.all([
        (0,asking_cluster/* allowedBy */.Q)(clusterRule('', 'nodes', 'list'), (0,lists/* listObjects */.L)(kubectl, '/api/v1/nodes', { labels }, signal)),
        amountsInUse(kubectl, configuration, labels, signal),
    ]);
    if (nodes.length === 0) {
        const which = labels === '' ? '' : ` with the labels ${(0,quoted/* quoted */.T)(labels)}`;
        throw new errors/* ConfigurationError */.j1(`the cluster has no nodes${which}; \`kubectl get nodes --show-labels\` lists them`);
    }
    const left = nodes.flatMap((node) => whyLeftOut(node) ?? []);
    const counted = nodes.filter((node) => whyLeftOut(node) === undefined);
    const pressed = counted.flatMap((node) => pressures
        .filter((type) => (0,fields/* conditionOf */.rI)((0,fields/* fields */.OA)(node['status']), type)?.status === 'True')
        .map((type) => `node ${(0,quoted/* quoted */.T)(nameOf(node))} has ${type}`));
    const capacities = await Promise.all(counted.map(async (node) => ({
        ...capacityOf(node, configuration, used),
        ...(configuration['disk-free'] && { disk: await diskOf(kubectl, nameOf(node), signal) }),
    })));
    return { capacities, left, pressed };
}
function clusterRule(group, resource, verb) {
    return `a ClusterRole with { apiGroups: [${group || '""'}], resources: [${resource}], verbs: [${verb}] }`;
}
function whyLeftOut(node) {
    const name = (0,quoted/* quoted */.T)(nameOf(node));
    const ready = (0,fields/* conditionOf */.rI)((0,fields/* fields */.OA)(node['status']), 'Ready');
    if (ready?.status !== 'True')
        return `node ${name} is not ready${ready ? ` (${ready.reason})` : ''}`;
    return (0,fields/* fields */.OA)(node['spec'])['unschedulable'] === true ? `node ${name} is cordoned` : undefined;
}
function capacityOf(node, configuration, used) {
    const name = nameOf(node);
    const allocatable = (0,fields/* fields */.OA)((0,fields/* fields */.OA)(node['status'])['allocatable']);
    const { gpu, basis, 'cpu-free': cpu, 'memory-free': memory } = configuration;
    const amount = (resource) => {
        const total = readQuantity(allocatable[resource]);
        // A node on which no pod asks for anything has all of it; one that nobody measures is unknown.
        const inUse = used?.get(name)?.[resource] ?? (basis === 'requests' ? 0 : Number.NaN);
        if (Number.isNaN(total - inUse))
            throw trouble(`the metrics API has no ${resource} of node ${(0,quoted/* quoted */.T)(name)}; is metrics-server able to reach it?`);
        return { total, free: total - inUse };
    };
    return {
        name,
        cpu: cpu && amount('cpu'),
        memory: memory && amount('memory'),
        gpus: gpu && readQuantity(allocatable[gpu.resource] ?? 0),
    };
}
/** What is in use of each node; nothing where nobody wants to know. */
async function amountsInUse(kubectl, { basis, 'cpu-free': cpu, 'memory-free': memory }, labels, signal) {
    if (cpu === undefined && memory === undefined)
        return undefined;
    if (basis === 'requests') {
        const running = 'status.phase!=Succeeded,status.phase!=Failed';
        const pods = (0,lists/* listObjects */.L)(kubectl, '/api/v1/pods', { fields: running }, signal);
        return new Map(requestsByNode(await (0,asking_cluster/* allowedBy */.Q)(clusterRule('', 'pods', 'list'), pods)));
    }
    // https://github.com/kubernetes/metrics/blob/master/pkg/apis/metrics/v1beta1/types.go
    const list = (0,lists/* listObjects */.L)(kubectl, '/apis/metrics.k8s.io/v1beta1/nodes', { labels }, signal);
    const metrics = await (0,asking_cluster/* allowedBy */.Q)(clusterRule('metrics.k8s.io', 'nodes', 'list'), list.catch(withoutMetrics));
    return new Map(metrics.map((node) => {
        const usage = (0,fields/* fields */.OA)(node['usage']);
        return [nameOf(node), { cpu: readQuantity(usage['cpu']), memory: readQuantity(usage['memory']) }];
    }));
}
function withoutMetrics(error) {
    if (!(error instanceof kubectl_failure/* KubernetesRefusal */.JJ && error.reason === 'NotFound'))
        throw error;
    throw new errors/* ConfigurationError */.j1('the cluster has no metrics API (metrics.k8s.io): install metrics-server, or count what pods ask for with `basis: requests`');
}
/** What the kubelet says of its disk (https://kubernetes.io/docs/reference/instrumentation/node-metrics/). */
async function diskOf(kubectl, node, signal) {
    const path = `/api/v1/nodes/${encodeURIComponent(node)}/proxy/stats/summary`;
    const summary = (0,fields/* fields */.OA)(await (0,asking_cluster/* allowedBy */.Q)(clusterRule('', 'nodes/proxy', 'get'), kubectl.get(path, signal)));
    const { availableBytes: free, capacityBytes: total } = (0,fields/* fields */.OA)((0,fields/* fields */.OA)(summary['node'])['fs']);
    if (typeof free === 'number' && typeof total === 'number')
        return { free, total };
    throw trouble(`the kubelet of node ${(0,quoted/* quoted */.T)(node)} tells nothing of its disk`);
}
function trouble(message) {
    return new errors/* ProviderError */.mZ(message, { system: 'Kubernetes', operation: 'capacity', retryable: true });
}
function nameOf(node) {
    return (0,fields/* text */.Qq)((0,fields/* fields */.OA)(node['metadata'])['name']);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/cluster-capacity/runner.js


/** What `nvidia-smi` is asked (`nvidia-smi --help-query-gpu`): a line for each GPU. */
const question = ['--query-gpu=name,memory.free', '--format=csv,noheader'];
/** What this machine has free. CPU by the load of the last minute. Throws ConfigurationError where that can't be told. */
async function runnerCapacity({ 'cpu-free': cpu, 'memory-free': memory, gpu }, processes, directory, signal) {
    const total = (0,external_node_os_.availableParallelism)();
    if (cpu !== undefined && process.platform === 'win32')
        throw new errors/* ConfigurationError */.j1('Windows tells no load: leave out `cpu-free` on this runner');
    return {
        name: 'this runner',
        cpu: cpu && { total, free: Math.max(0, total - ((0,external_node_os_.loadavg)()[0] ?? Number.NaN)) },
        memory: memory && { total: (0,external_node_os_.totalmem)(), free: (0,external_node_os_.freemem)() },
        gpus: gpu && (await countGpus(processes, directory, signal)),
    };
}
async function countGpus(processes, directory, signal) {
    const { exitCode, stdout, stderr } = await processes
        .tool({ command: 'nvidia-smi', args: question, directory, timeout: 20_000, signal })
        .catch((error) => {
        signal.throwIfAborted();
        const why = error instanceof Error ? error.message : String(error);
        throw new errors/* ConfigurationError */.j1(`no GPU can be seen: nvidia-smi, which comes with its driver, does not run (${why})`);
    });
    if (exitCode === 0)
        return stdout.split('\n').filter((line) => line.trim() !== '').length;
    // It says on standard output what is wrong with the driver.
    const said = `${stdout.trim()} ${stderr.trim()}`.trim().split('\n')[0] ?? '';
    throw new errors/* ConfigurationError */.j1(`no GPU can be seen: nvidia-smi ended with exit code ${exitCode}: ${said}`);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/cluster-capacity.js





/** So many nodes are listed as evidence, and told of when they don't count. */
const mostListed = 40;
const mostTold = 5;
/** Looks at what is free: CPU, memory, disk and GPUs, on the nodes of a cluster or on this machine. */
function createClusterCapacityCheck(configuration, context) {
    const { on, nodes, basis } = configuration;
    const { processes, workspace } = context.runtime;
    const wanted = ['cpu-free', 'memory-free', 'disk-free', 'gpu'].filter((key) => configuration[key]);
    if (on === 'runner') {
        return {
            asks: `${wanted.join(', ')} of this runner`,
            async ask(signal) {
                const capacity = await runnerCapacity(configuration, processes, workspace, signal);
                return (0,src_grades/* gathered */.P)(gradeCapacity([capacity], configuration), describeCapacity(capacity));
            },
        };
    }
    const kubectl = (0,asking_cluster/* openKubectl */.x8)('cluster-capacity', context, configuration.context);
    const which = nodes === undefined ? 'the nodes' : `the nodes with ${(0,asking_cluster/* selectorOf */.Bk)(nodes)}`;
    return {
        asks: `${wanted.join(', ')} of ${which}, by ${basis}`,
        async ask(signal) {
            const { capacities, left, pressed } = await nodeCapacities(kubectl, configuration, signal);
            const evidence = [...capacities.map(describeCapacity), ...left].slice(0, mostListed).join('\n');
            if (capacities.length === 0) {
                const finding = `no node takes pods: ${told(left)}`;
                return (0,src_grades/* gathered */.P)([{ status: 'fail', finding }], evidence);
            }
            const warnings = [...left, ...pressed];
            const unwell = warnings.length === 0 ? [] : [{ status: 'warn', finding: told(warnings) }];
            const grades = gradeCapacity(capacities, configuration);
            const fine = grades.every(({ status }) => status === 'pass');
            return (0,src_grades/* gathered */.P)([...(fine && unwell.length > 0 ? [] : grades), ...unwell], evidence);
        },
    };
}
function told(parts) {
    const rest = parts.length - mostTold;
    return `${parts.slice(0, mostTold).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
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


/***/ })

};

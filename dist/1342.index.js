export const id = 1342;
export const ids = [1342];
export const modules = {

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

/***/ 81342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KubernetesDeployer: () => (/* binding */ KubernetesDeployer)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl.js + 3 modules
var kubectl = __webpack_require__(35839);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/kubernetes/src/version-skew.js

/** How many minor versions kubectl and the API may be apart (https://kubernetes.io/releases/version-skew-policy/#kubectl). */
const supportedSkew = 1;
/** Time for kubectl to say its version, in milliseconds. */
const versionLimit = 5_000;
/** The contexts that were looked at in this process, by who starts programs. */
const known = new WeakMap();
/**
 * Why kubectl is not supported with this API, as sentences without their full stop; empty where it is, where either doesn't
 * say its version, and when it was told of this context in this process already. It costs a request, and a start of kubectl.
 */
async function versionSkew(kubectl, runtime) {
    const contexts = known.get(runtime.processes) ?? new Set();
    if (contexts.has(kubectl.context))
        return [];
    known.set(runtime.processes, contexts.add(kubectl.context));
    const [client, server] = await Promise.all([clientVersion(runtime), serverVersion(kubectl)]);
    if (client === undefined || server === undefined)
        return [];
    const apart = Math.abs(client.minor - server.minor);
    if (client.major === server.major && apart <= supportedSkew)
        return [];
    return [
        `kubectl is ${(0,quoted/* quoted */.T)(client.name)}, but the API of the cluster is ${(0,quoted/* quoted */.T)(server.name)}: Kubernetes supports a kubectl that is one minor version away at most; install one that fits in a step before this one`,
    ];
}
/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_version/ */
async function clientVersion({ processes, workspace }) {
    try {
        const { stdout } = await processes.tool({
            ...{ command: 'kubectl', args: ['version', '--client', '--output', 'json'] },
            ...{ directory: workspace, timeout: versionLimit },
        });
        return readVersion(JSON.parse(stdout).clientVersion);
    }
    catch {
        return undefined;
    }
}
async function serverVersion(kubectl) {
    try {
        return readVersion(await kubectl.get('/version'));
    }
    catch {
        return undefined;
    }
}
/** Some clouds and distributions write a `+` behind the minor version. */
function readVersion(version) {
    const { major, minor, gitVersion } = (version ?? {});
    const read = { major: Number.parseInt(String(major), 10), minor: Number.parseInt(String(minor), 10) };
    if (Number.isNaN(read.major) || Number.isNaN(read.minor))
        return undefined;
    return { ...read, name: String(gitVersion ?? `v${read.major}.${read.minor}`) };
}

// EXTERNAL MODULE: ./build/packages/kubernetes/src/access.js
var access = __webpack_require__(50980);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/objects.js
var objects = __webpack_require__(90868);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl-failure.js
var kubectl_failure = __webpack_require__(73045);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/workload-object.js
var workload_object = __webpack_require__(21238);
;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/access-needs.js

/** All that the login must be allowed to do for a plan, each right once. */
function accessNeeds({ targets, logLines }) {
    const namespaces = Object.groupBy(targets, ({ namespace }) => namespace);
    return Object.entries(namespaces).flatMap(([namespace, here = []]) => {
        const core = { group: '', namespace };
        const kinds = Object.entries(Object.groupBy(here, ({ kind }) => workload_object/* resources */.ES[kind]));
        const ofWorkloads = kinds.flatMap(([resource, some = []]) => {
            const apps = { group: 'apps', resource, namespace };
            return [
                ...some.flatMap(({ name }) => ['get', 'update'].map((verb) => ({ ...apps, verb, name }))),
                // Several are looked at with one request.
                ...(some.length > 1 ? [{ ...apps, verb: 'list' }] : []),
                ...(resource === 'deployments' ? [{ ...apps, verb: 'list', resource: 'replicasets' }] : []),
            ];
        });
        return [
            ...ofWorkloads,
            { ...core, verb: 'list', resource: 'pods' },
            { ...core, verb: 'list', resource: 'events' },
            ...(logLines > 0 ? [{ ...core, verb: 'get', resource: 'pods', subresource: 'log' }] : []),
        ];
    });
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/api-failure.js


/** What a ProviderError of this deployer calls the system. */
const system = 'kubernetes';
/** Pause between two tries, and between two looks at a rollout, in milliseconds. */
const pause = 2_000;
const remedies = {
    Forbidden: '; give the login the Role that the documentation of the deployer shows',
    Conflict: '; somebody else keeps changing it: let one of the two be in charge',
    Invalid: '; look at the section `workload`',
};
/** A ProviderError of this deployer. */
function failure(message, operation = 'deploy') {
    return new errors/* ProviderError */.mZ(message, { system, operation });
}
/**
 * What went wrong with an object, as a ProviderError: a deployment under way finds its way back from that, whatever it was.
 * What is neither the API's nor kubectl's doing stays as it is.
 */
function explained(error, what, operation = 'deploy') {
    if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ) {
        const { reason, message } = error;
        return failure(`${what}: the API says ${reason || 'no'}: ${message}${remedies[reason] ?? ''}`, operation);
    }
    if (error instanceof errors/* ConfigurationError */.j1)
        return failure(`${what}: ${error.message}`, operation);
    return error;
}
/** Whether the same request may well succeed a moment later. */
function mayPass(error) {
    if (error instanceof errors/* ProviderError */.mZ)
        return error.retryable;
    // The token of a list's next page has aged: the list begins anew.
    return error instanceof kubectl_failure/* KubernetesRefusal */.JJ && error.reason === 'Expired';
}
/** Does it again while the API gives no answer, and says so in the log; throws the last failure when the time is over. */
async function withPatience(what, work, patience) {
    const { clock, log, until, signal } = patience;
    for (;;) {
        try {
            return await work();
        }
        catch (error) {
            if (!mayPass(error) || clock.now() + pause > until)
                throw error;
            log.warning(`${what}: trying again: ${(0,errors/* describeError */.Uc)(error)}`);
            await clock.sleep(pause, signal);
        }
    }
}

// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/annotations.js
var annotations = __webpack_require__(26311);
;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/obstacles.js


/** What stands in the way of putting images into a workload as it is now: a sentence for each, with what to do. */
function obstaclesOf(target, workload) {
    const name = (0,workload_object/* workloadName */.vO)(target);
    const { containers, initContainers } = (0,workload_object/* imagesOf */.IC)(workload);
    return [
        ...missing(target.containers, containers, 'container'),
        ...missing(target.initContainers, initContainers, 'init container'),
        ...(workload.metadata['deletionTimestamp'] ? ['is being deleted'] : []),
        ...((0,annotations/* isBeingUpdated */.v)(workload)
            ? ['is in the middle of a rolling update; finish or undo that with the action `rolling-update`']
            : pausedOf(target, workload)),
        ...strategyOf(target, workload),
    ].map((message) => `${name} ${message}`);
}
function missing(wanted, there, what) {
    const names = Object.keys(there).map((name) => `\`${name}\``);
    const has = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
    return Object.keys(wanted)
        .filter((name) => !Object.hasOwn(there, name))
        .map((name) => `has no ${what} \`${name}\`; ${has}`);
}
function pausedOf({ kind, namespace, name }, workload) {
    if ((0,workload_object/* specOf */.rI)(workload).paused !== true)
        return [];
    const command = `kubectl -n ${namespace} rollout resume ${kind.toLowerCase()}/${name}`;
    return [`is paused, so that nothing would roll out; find out who paused it and why, then \`${command}\``];
}
function strategyOf({ kind, namespace, name, replicas }, workload) {
    const { updateStrategy } = (0,workload_object/* specOf */.rI)(workload);
    if (kind === 'Deployment')
        return [];
    if (updateStrategy?.type === 'OnDelete')
        return [
            'has the update strategy `OnDelete`, so that no pod would get the new version before somebody deletes it; set `updateStrategy.type: RollingUpdate`',
        ];
    const [partition, wanted] = [(0,workload_object/* partitionOf */.iQ)(workload), replicas ?? (0,workload_object/* wantedReplicas */.hb)(workload)];
    if (partition === 0 || partition < wanted)
        return [];
    return [
        `has the partition ${partition} and ${wanted} pods, so that none would get the new version; lower \`updateStrategy.rollingUpdate.partition\` (\`kubectl -n ${namespace} edit ${workload_object/* resources */.ES[kind]} ${name}\`)`,
    ];
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/applying.js




/** What a fence threw: nothing to explain, and nothing to try again. */
class Fenced extends Error {
    thrown;
    constructor(thrown) {
        super();
        this.thrown = thrown;
    }
}
/** The workload as it is. Throws ProviderError. */
async function readWorkload(kubectl, target, patience) {
    const name = (0,workload_object/* workloadName */.vO)(target);
    try {
        const read = () => (0,objects/* readObject */.A)(kubectl, (0,workload_object/* workloadPath */.jC)(target), patience.signal);
        return await withPatience(name, read, patience);
    }
    catch (error) {
        throw explained(error, name, 'read');
    }
}
/**
 * Puts the images (and replicas, where given) into a workload, at the revision that is known or a newer one. Throws
 * ProviderError, what `fence` throws, and the signal's reason.
 */
async function setImages(target, known, { kubectl, fence, ...patience }) {
    const { signal, log } = patience;
    const name = (0,workload_object/* workloadName */.vO)(target);
    const asked = async () => {
        await fence?.().catch((error) => {
            throw new Fenced(error);
        });
        signal?.throwIfAborted();
    };
    const change = (current) => {
        const obstacles = obstaclesOf(target, current);
        if (obstacles.length > 0)
            throw failure(obstacles.join('\n'));
        return changed(target, current);
    };
    // A write that began isn't cut off by a cancel: whether it was carried out would stay unknown.
    const write = () => (0,objects/* updateObject */.j)(kubectl, (0,workload_object/* workloadPath */.jC)(target), change, { known, fence: asked });
    try {
        const { object, others } = await withPatience(name, write, patience);
        if (others.length > 0)
            log.warning(`${name} was changed by ${others.join(', ')} at the same time; that is kept.`);
        return { target, ours: object, changes: changesOf(target, known, object) };
    }
    catch (error) {
        throw error instanceof Fenced ? error.thrown : explained(error, name, 'update');
    }
}
function changed(target, current) {
    const { replicas } = target;
    const next = (0,workload_object/* withImages */.nS)(current, target) ?? current;
    if (replicas === undefined || replicas === (0,workload_object/* wantedReplicas */.hb)(current))
        return next === current ? undefined : next;
    return { ...next, spec: { ...next.spec, replicas } };
}
function changesOf(target, before, after) {
    const [old, now] = [(0,workload_object/* imagesOf */.IC)(before), (0,workload_object/* imagesOf */.IC)(after)];
    const images = ['initContainers', 'containers'].flatMap((list) => Object.keys(target[list])
        .filter((name) => old[list][name] !== now[list][name])
        .map((name) => `${name}: ${old[list][name]} → ${now[list][name]}`));
    const [had, has] = [(0,workload_object/* wantedReplicas */.hb)(before), (0,workload_object/* wantedReplicas */.hb)(after)];
    return target.replicas === undefined || had === has ? images : [...images, `replicas: ${had} → ${has}`];
}
/** What a person should know of a workload before its rollout is waited for; empty as a rule. */
function remarksOn({ target, ours, changes }, release) {
    const name = (0,workload_object/* workloadName */.vO)(target);
    const images = [...Object.values(target.initContainers), ...Object.values(target.containers)];
    const movable = images.filter((image) => isMovable(image, release));
    const partition = target.kind === 'StatefulSet' ? (0,workload_object/* partitionOf */.iQ)(ours) : 0;
    const rewritten = rewrittenIn(target, ours);
    const unchanged = changes.length > 0 || rewritten.length > 0
        ? []
        : movable.length === 0
            ? [`${name} was to run this before, so nothing is rolled out.`]
            : [
                `${name}: nothing is rolled out, because ${movable.map((image) => `\`${image}\``).join(', ')} is the same text as before; whatever that tag means in the registry now, running pods keep what they have. Use a tag of its own for each version, such as \`{{version}}\`, or a digest.`,
            ];
    return [
        ...unchanged,
        ...rewritten.map((what) => {
            const who = 'something that admits objects to the cluster (a webhook or a policy) changed it';
            const as = changes.length > 0 ? '' : ' It was so before, so nothing is rolled out.';
            return `${name}: ${what}: ${who}.${as}`;
        }),
        ...((0,workload_object/* wantedReplicas */.hb)(ours) === 0
            ? [`${name} has 0 replicas, so nothing of it runs; give \`replicas\`.`]
            : []),
        ...(partition > 0
            ? [`${name} has the partition ${partition}: pods below that ordinal keep what they run.`]
            : []),
    ];
}
/** The images that were stored as others than were written. */
function rewrittenIn(target, ours) {
    const stored = (0,workload_object/* imagesOf */.IC)(ours);
    return ['initContainers', 'containers'].flatMap((list) => Object.entries(target[list])
        .filter(([name, image]) => stored[list][name] !== image)
        .map(([name, image]) => `\`${name}\` is to run \`${stored[list][name]}\` in place of \`${image}\``));
}
/** Whether an image may mean another one for another version: neither a digest nor a tag with the version in it. */
function isMovable(image, { version, sha }) {
    if (image.includes('@'))
        return false;
    const [, tag = 'latest'] = /:([^/:]+)$/.exec(image) ?? [];
    return ![version, sha].some((part) => part !== undefined && tag.includes(part));
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/lists.js
var lists = __webpack_require__(1045);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/namespace-look.js
var namespace_look = __webpack_require__(62324);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/writers.js
var writers = __webpack_require__(68468);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/api-objects.js
var api_objects = __webpack_require__(41276);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/inspection.js + 2 modules
var kubernetes_inspection = __webpack_require__(31825);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/last-lines.js
var last_lines = __webpack_require__(28327);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/revision.js
var revision = __webpack_require__(9200);
;// CONCATENATED MODULE: ./build/packages/workloads/src/kubernetes/rollout-status.js



/**
 * Whether the rollout is over: the same questions that `kubectl rollout status` asks
 * (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#complete-deployment), and none is answered by a
 * status that is older than the spec.
 */
function rolloutStatus(workload) {
    if (!(0,revision/* isObserved */.XJ)(workload))
        return waiting('its controller has not taken up the change yet');
    const isSet = workload.kind === 'StatefulSet';
    const waitsFor = isSet ? setWaitsFor(workload) : deploymentWaitsFor(workload);
    const progress = isSet ? undefined : (0,api_objects/* conditionOf */.rI)(workload.status, 'Progressing');
    const deadlineExceeded = waitsFor !== '' && progress?.reason === 'ProgressDeadlineExceeded';
    return { done: waitsFor === '', waitsFor, deadlineExceeded };
}
function waiting(waitsFor) {
    return { done: false, waitsFor, deadlineExceeded: false };
}
function deploymentWaitsFor(workload) {
    const wanted = (0,workload_object/* wantedReplicas */.hb)(workload);
    const { replicas, updatedReplicas, availableReplicas } = counts(workload);
    if (updatedReplicas < wanted)
        return `${updatedReplicas} of ${wanted} pods are made anew`;
    if (replicas > updatedReplicas)
        return left(replicas - updatedReplicas, 'from before');
    if (replicas > wanted)
        return left(replicas - wanted, 'too many');
    if (availableReplicas < wanted)
        return `${availableReplicas} of ${wanted} pods are available`;
    return '';
}
function setWaitsFor(workload) {
    const wanted = (0,workload_object/* wantedReplicas */.hb)(workload);
    const { replicas, updatedReplicas, readyReplicas, availableReplicas } = counts(workload);
    // The controller counts pods as available only once they were ready for so long.
    const available = ((0,workload_object/* specOf */.rI)(workload).minReadySeconds ?? 0) > 0 ? availableReplicas : readyReplicas;
    const renewed = Math.max(0, wanted - (0,workload_object/* partitionOf */.iQ)(workload));
    if (updatedReplicas < renewed)
        return `${updatedReplicas} of ${renewed} pods are made anew`;
    if (replicas > wanted)
        return left(replicas - wanted, 'too many');
    if (replicas < wanted)
        return `${replicas} of ${wanted} pods are there`;
    if (available < wanted)
        return `${available} of ${wanted} pods are available`;
    return '';
}
function counts({ status = {} }) {
    const count = (name) => Number(status[name] ?? 0);
    return {
        replicas: count('replicas'),
        updatedReplicas: count('updatedReplicas'),
        readyReplicas: count('readyReplicas'),
        availableReplicas: count('availableReplicas'),
    };
}
function left(count, which) {
    return count === 1 ? `1 pod ${which} is still there` : `${count} pods ${which} are still there`;
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/kubernetes/template-changes.js


/**
 * What is different in the pods that a workload makes: images with both texts, everything else by the name of its field.
 * Values of other fields are never shown: they may be secrets.
 */
function templateChanges(before, after) {
    const [one, other] = [(0,workload_object/* specOf */.rI)(before).template, (0,workload_object/* specOf */.rI)(after).template];
    return [
        ...containerChanges(one, other, 'containers', 'container'),
        ...containerChanges(one, other, 'initContainers', 'init container'),
        ...changedKeys(one.spec, other.spec, ['containers', 'initContainers']).map((key) => `\`${key}\``),
        ...metadataChanges(one, other),
    ];
}
function containerChanges(before, after, list, what) {
    const byName = ({ spec }) => new Map((spec[list] ?? []).map((each) => [each.name, each]));
    const [one, other] = [byName(before), byName(after)];
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
        const [old, now] = [one.get(name), other.get(name)];
        if (!old)
            return [`${what} \`${name}\` is new`];
        if (!now)
            return [`${what} \`${name}\` is gone`];
        const image = old.image === now.image ? [] : [`image \`${now.image}\` in place of \`${old.image}\``];
        const fields = [...image, ...changedKeys(old, now, ['image']).map((key) => `\`${key}\``)];
        return fields.length === 0 ? [] : [`${what} \`${name}\`: ${fields.join(', ')}`];
    });
}
function metadataChanges({ metadata: one = {} }, { metadata: other = {} }) {
    return ['labels', 'annotations'].flatMap((part) => {
        const keys = changedKeys((one[part] ?? {}), (other[part] ?? {}), [
            'pod-template-hash',
        ]);
        return keys.map((key) => `${part} \`${key}\``);
    });
}
function changedKeys(one, other, but) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].filter((key) => !but.includes(key) && !(0,external_node_util_.isDeepStrictEqual)(one[key], other[key]));
}

// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/troubles.js
var kubernetes_troubles = __webpack_require__(17009);
;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/rollout-watch.js










/** A line of progress comes at most so often, in milliseconds; a trouble of one kind is told in so many words at most. */
const progressPause = 10_000;
const mostWords = 3;
/** The clocks of cluster and runner may differ by this much, in milliseconds. */
const clockDifference = 60_000;
/** The rollout of one workload, as it is seen from look to look. */
class RolloutWatch {
    applied;
    name;
    #world;
    #current;
    /** What the write gave is no proof yet. */
    #status = { done: false, waitsFor: 'it was not looked at yet', deadlineExceeded: false };
    #inspection;
    #told = new Map();
    /** The most that was said of a trouble: when it comes back, the platform sometimes says less. */
    #words = new Map();
    #toldProgress = { text: '', at: Number.NEGATIVE_INFINITY };
    constructor(applied, world) {
        this.applied = applied;
        this.name = (0,workload_object/* workloadName */.vO)(applied.target);
        this.#world = world;
        this.#current = applied.ours;
    }
    get current() {
        return this.#current;
    }
    get done() {
        return this.#status.done;
    }
    /** Takes in how the workload is now. Throws ProviderError when it is no longer what this run made of it. */
    see(now, at) {
        const { ours } = this.applied;
        if (now === undefined)
            throw failure(`${this.name} was deleted while it rolled out`);
        if (now.metadata.uid !== ours.metadata.uid)
            throw failure(`${this.name} was deleted and made anew while it rolled out`);
        if (now.metadata['deletionTimestamp'])
            throw failure(`${this.name} is being deleted while it rolls out`);
        if (!(0,workload_object/* sameTemplate */.N_)(ours, now)) {
            const what = templateChanges(ours, now).join('; ');
            throw failure(`${this.name} was changed by ${this.#others(ours, now)} while it rolled out: ${what}; nothing was put back. Let one be in charge of it, and run again`);
        }
        this.#tellScaled(now);
        this.#current = now;
        const wasDone = this.done;
        this.#status = rolloutStatus(now);
        if (this.done)
            this.#inspection = undefined;
        if (!(wasDone && this.done))
            this.#tellProgress(at);
    }
    /** Looks at the pods, and tells what is new of their troubles. Throws as the lists of the look do. */
    async inspect(look) {
        const since = this.applied.changes.length > 0 ? this.#world.started - clockDifference : 0;
        const inspection = await (0,kubernetes_inspection/* inspectPods */.H)(this.#current, look, { since });
        const troubles = [...this.#ofWorkload(), ...inspection.troubles].map((trouble) => this.#best(trouble));
        this.#inspection = { ...inspection, troubles };
        await this.#tellTroubles(troubles.filter((trouble) => !trouble.passing && this.#isNews(trouble)));
    }
    /** What makes it certain that the rollout won't end well; `undefined` while it may. */
    get hopeless() {
        const final = this.#inspection?.troubles.find((trouble) => trouble.final);
        if (final)
            return final.text;
        if (!this.#status.deadlineExceeded || this.#wasOverBefore)
            return undefined;
        const { progressDeadlineSeconds } = (this.#current.spec ?? {});
        return `no progress within its progressDeadlineSeconds of ${progressDeadlineSeconds ?? 600}`;
    }
    /**
     * Whether the deadline is one that was over at the write. Its condition stays, times and all, until the controller sees
     * progress (syncRolloutStatus of pkg/controller/deployment in Kubernetes), and the pods may recover yet.
     */
    get #wasOverBefore() {
        const [before, now] = [this.applied.ours, this.#current].map(({ status }) => (0,api_objects/* conditionOf */.rI)(status, 'Progressing'));
        return (0,external_node_util_.isDeepStrictEqual)(before, now);
    }
    /** Where the rollout stands and why, for the failure; asks for the last lines of what ended. */
    async report() {
        const { kubectl, redact, logLines, signal } = this.#world;
        const wanted = Math.max(0, (0,workload_object/* wantedReplicas */.hb)(this.#current) - (0,workload_object/* partitionOf */.iQ)(this.#current));
        const { troubles = [], ready } = this.#inspection ?? {};
        const standing = ready === undefined
            ? this.#status.waitsFor
            : `${ready} of ${wanted} pods of the new version are ready, ${this.#status.waitsFor}`;
        const { namespace } = this.applied.target;
        const told = await (0,last_lines/* withLastLines */.g)(kubectl, troubles, { namespace, count: logLines, redact, signal });
        const why = this.hopeless === undefined || troubles.some(({ final }) => final) ? [] : [this.hopeless];
        const lines = [`${this.name}: ${standing}`, ...why, ...(0,kubernetes_troubles/* describeTroubles */.qk)(told)];
        return lines.map((line, index) => (index === 0 ? line : indented(line))).join('\n');
    }
    #others(before, after) {
        const names = (0,writers/* otherWriters */.d)(before, after).map((name) => `\`${name}\``);
        return names.length === 0 ? 'another run of this action' : names.join(', ');
    }
    #tellScaled(now) {
        const [had, has] = [(0,workload_object/* wantedReplicas */.hb)(this.#current), (0,workload_object/* wantedReplicas */.hb)(now)];
        if (had === has)
            return;
        const who = this.#others(this.#current, now);
        this.#world.log.warning(`${this.name} was scaled from ${had} to ${has} pods by ${who} meanwhile.`);
    }
    #tellProgress(at) {
        const { log, started } = this.#world;
        const { done, waitsFor } = this.#status;
        if (done) {
            const seconds = Math.round((at - started) / 1_000);
            const wanted = (0,workload_object/* wantedReplicas */.hb)(this.#current);
            const all = wanted === 0 ? 'no pods are wanted, so none run' : `all ${wanted} pods are ready after ${seconds}s`;
            log.info(`✔ ${this.name}: ${all}`);
            return;
        }
        const { text, at: last } = this.#toldProgress;
        if (text === waitsFor || at - last < progressPause)
            return;
        this.#toldProgress = { text: waitsFor, at };
        log.info(`${this.name}: ${waitsFor}`);
    }
    #ofWorkload() {
        if ((0,workload_object/* specOf */.rI)(this.#current).paused !== true)
            return [];
        const who = this.#others(this.applied.ours, this.#current);
        const text = `it was paused by ${who}, and goes on when it is resumed`;
        return [{ kind: 'paused', text, pods: 0, log: [], final: false, passing: false }];
    }
    #best(trouble) {
        if (!trouble.kind.startsWith('image/'))
            return trouble;
        const known = this.#words.get(trouble.kind) ?? '';
        const text = trouble.final || trouble.text.length >= known.length ? trouble.text : known;
        this.#words.set(trouble.kind, text);
        return { ...trouble, text };
    }
    #isNews({ kind, text }) {
        const told = this.#told.get(kind) ?? new Set();
        this.#told.set(kind, told);
        if (told.has(text) || told.size >= mostWords)
            return false;
        told.add(text);
        return true;
    }
    async #tellTroubles(troubles) {
        const { kubectl, log, redact, logLines: count, signal } = this.#world;
        const { namespace } = this.applied.target;
        const told = await (0,last_lines/* withLastLines */.g)(kubectl, troubles, { namespace, count, redact, signal });
        for (const line of (0,kubernetes_troubles/* describeTroubles */.qk)(told))
            log.info(`${this.name}: ${line}`);
    }
}
function indented(text) {
    return text.replaceAll(/^/gm, '  ');
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/rollouts.js






/** Of a failure, in characters: a parameter of Systems Manager that keeps the state has 4,096 in all. */
const longestReport = 2_000;
/** Waits until all that was applied runs. Throws ProviderError with what isn't running and why, and the signal's reason. */
async function awaitRollouts(applied, world) {
    await new Rollouts(applied, world).wait();
}
class Rollouts {
    #watches;
    #world;
    /** Why the last look failed; empty when it didn't. */
    #unanswered = '';
    /** Why the pods can't be looked at, as it was told. */
    #unseen = new Set();
    constructor(applied, world) {
        this.#world = world;
        this.#watches = applied.map((each) => new RolloutWatch(each, world));
    }
    async wait() {
        const { clock, until, signal, timeout } = this.#world;
        for (;;) {
            await this.#look();
            const pending = this.#pending();
            if (pending.length === 0)
                return;
            const hopeless = pending.find((watch) => watch.hopeless !== undefined);
            if (hopeless)
                throw await this.#failure(`${hopeless.name} can't roll out`);
            const left = until - clock.now();
            if (left <= 0) {
                const [some, all] = [pending.length, this.#watches.length];
                const what = all === 1 ? `${pending[0]?.name} did` : `${some} of ${all} workloads did`;
                throw await this.#failure(`${what} not roll out within ${(0,quantities/* formatDuration */.a3)(timeout)}`);
            }
            await clock.sleep(Math.min(pause, left), signal);
        }
    }
    #pending() {
        return this.#watches.filter((watch) => !watch.done);
    }
    async #failure(message) {
        const reports = await Promise.all(this.#pending().map((watch) => watch.report()));
        const silence = this.#unanswered === '' ? [] : [`the API does not answer: ${this.#unanswered}`];
        return failure([message, ...silence, this.#bounded(this.#world.redact(reports.join('\n')))].join('\n'), 'wait for the rollout');
    }
    /** The state keeps the failure, and has room for no more: the rest is in the log alone. */
    #bounded(report) {
        if (report.length <= longestReport)
            return report;
        this.#world.log.info(report);
        return `${report.slice(0, longestReport).toWellFormed()}…\n(the log has the rest)`;
    }
    /**
     * One look at everything, since what is done may be undone while the others aren't; what the API leaves unanswered is told,
     * and looked at again the next time.
     */
    async #look() {
        const { log, signal } = this.#world;
        const before = this.#unanswered;
        this.#unanswered = '';
        const groups = Object.values(Object.groupBy(this.#watches, ({ applied }) => applied.target.namespace));
        const looks = groups.map((watches = []) => this.#lookAtNamespace(watches));
        const failures = (await Promise.allSettled(looks)).flatMap((look) => look.status === 'rejected' ? [look.reason] : []);
        signal?.throwIfAborted();
        const [lasting] = failures.filter((error) => !mayPass(error));
        if (lasting !== undefined)
            throw lasting;
        const [passing] = failures;
        if (passing !== undefined)
            this.#unanswered = (0,errors/* describeError */.Uc)(passing);
        if (this.#unanswered !== '' && this.#unanswered !== before)
            log.warning(`The rollout can't be looked at, trying again: ${this.#unanswered}`);
    }
    async #lookAtNamespace(watches) {
        const { kubectl, signal } = this.#world;
        const byKind = Object.groupBy(watches, ({ applied }) => applied.target.kind);
        const kinds = Object.entries(byKind);
        await Promise.all(kinds.map(([kind, some]) => this.#readWorkloads(kind, some)));
        const pending = watches.filter((watch) => !watch.done);
        const [only] = pending;
        if (only === undefined)
            return;
        const { namespace } = only.applied.target;
        const selector = pending.length === 1 ? { selector: (0,workload_object/* selectorOf */.Bk)(only.current) } : {};
        const look = new namespace_look/* NamespaceLook */.t(kubectl, namespace, { ...selector, signal });
        await Promise.all(pending.map((watch) => this.#inspect(watch, look)));
    }
    async #readWorkloads(kind, watches) {
        const { kubectl, signal, clock } = this.#world;
        const [only] = watches;
        if (only === undefined)
            return;
        const { namespace } = only.applied.target;
        try {
            const found = watches.length === 1
                ? [await (0,objects/* readObject */.A)(kubectl, (0,workload_object/* workloadPath */.jC)(only.applied.target), signal)]
                : await (0,lists/* listObjects */.L)(kubectl, (0,workload_object/* collectionPath */.yb)(kind, namespace), {}, signal);
            const byName = new Map(found.map((item) => {
                const object = { ...item, kind };
                return [object.metadata.name, object];
            }));
            for (const watch of watches)
                watch.see(byName.get(watch.applied.target.name), clock.now());
        }
        catch (error) {
            if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ && error.reason === 'NotFound' && watches.length === 1)
                only.see(undefined, clock.now());
            throw mayPass(error) ? error : explained(error, watches.map(({ name }) => name).join(', '), 'read');
        }
    }
    /** Why pods aren't ready only explains: the rollout doesn't fail because that can't be told. */
    async #inspect(watch, look) {
        const { log, signal } = this.#world;
        try {
            await watch.inspect(look);
            if (look.unheard !== undefined)
                throw look.unheard;
        }
        catch (error) {
            signal?.throwIfAborted();
            const why = (0,errors/* describeError */.Uc)(error);
            if (mayPass(error))
                return log.debug(why);
            if (this.#unseen.has(why))
                return;
            this.#unseen.add(why);
            log.warning(`Why pods in ${look.namespace} are not ready can't be told: ${why}`);
        }
    }
}

// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(24346);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/names.js
var names = __webpack_require__(8672);
;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/targets.js




const objectName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
/**
 * What a release puts where. Throws ConfigurationError with everything that the values of this release make impossible: names
 * that Kubernetes doesn't allow, and a workload that both colours would share.
 */
function planFor(configuration, release) {
    const expanded = expandFor(configuration, release);
    const targets = targetsOf(expanded);
    const ofColors = colors/* colors */.Tj.map((color) => {
        const each = expandFor(configuration, { ...release, color });
        return targetsOf(each).map((target) => `${(0,workload_object/* workloadName */.vO)(target)} in ${each.context}`);
    });
    const problems = [
        ...lostNames(configuration, expanded),
        ...targets.flatMap(nameProblems),
        ...targets
            .filter((target) => ofColors.every((names) => names.includes(`${(0,workload_object/* workloadName */.vO)(target)} in ${expanded.context}`)))
            .map((target) => `${(0,workload_object/* workloadName */.vO)(target)} is the same for blue and green: deploying to the idle colour would change what serves; give each colour its own, with \`{{color}}\` in its name, its namespace or the context`),
    ];
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
    const { context, 'log-lines': logLines, timeout } = expanded;
    return { context, targets, logLines, timeout };
}
function expandFor(configuration, release) {
    const { url, ...values } = release;
    return (0,placeholders/* expandPlaceholders */.pj)(configuration, { ...values, 'color-url': url });
}
function targetsOf({ namespace, deployments, 'stateful-sets': sets }) {
    const of = (kind, workloads) => Object.entries(workloads ?? {}).map(([name, given]) => ({
        ...{ kind, name, namespace: given.namespace ?? namespace },
        containers: given.containers,
        initContainers: given['init-containers'] ?? {},
        replicas: given.replicas,
    }));
    return [...of('Deployment', deployments), ...of('StatefulSet', sets)];
}
/** Two names that are one once their placeholders are replaced. */
function lostNames(before, after) {
    return ['deployments', 'stateful-sets']
        .filter((key) => Object.keys(before[key] ?? {}).length !== Object.keys(after[key] ?? {}).length)
        .map((key) => `two names under \`${key}\` are the same once their placeholders are replaced`);
}
function nameProblems(target) {
    const { namespace, name } = target;
    const say = (what, found) => `the ${what} of ${(0,workload_object/* workloadName */.vO)(target)} is \`${found}\`, but allowed are ${names/* nameRule */.M}`;
    return [
        ...((0,names/* isNamespaceName */.P)(namespace) ? [] : [say('namespace', namespace)]),
        ...(objectName.test(name) ? [] : [`${say('name', name)}, and dots between them`]),
    ];
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/deployers/kubernetes/kubernetes-deployer.js









const user = { name: 'the deployer `kubernetes`', section: 'workload', system: system };
/** Of what was changed, a failure names so many workloads; the log names all. */
const mostNamed = 8;
/** How long the API is waited for before anything was written, in milliseconds. */
const firstPatience = 30_000;
/** Puts images into Deployments and StatefulSets and waits until their pods run. */
class KubernetesDeployer {
    type = 'kubernetes';
    #configuration;
    #runtime;
    constructor(configuration, runtime) {
        this.#configuration = configuration;
        this.#runtime = runtime;
    }
    async deploy(release, { signal, fence } = {}) {
        const { clock, log, secrets } = this.#runtime;
        const started = clock.now();
        const plan = this.#planUnderWay(release);
        const kubectl = this.#kubectl(plan);
        const patience = { clock, log, signal };
        const until = started + plan.timeout;
        const applied = [];
        try {
            const soon = { ...patience, until: Math.min(until, started + firstPatience) };
            const workloads = await this.#readAll(kubectl, plan.targets, soon);
            for (const [target, workload] of workloads) {
                const done = await setImages(target, workload, { kubectl, fence, ...patience, until });
                applied.push(done);
                this.#tell(done, release);
            }
            await awaitRollouts(applied, {
                ...{ kubectl, ...patience, until, started, timeout: plan.timeout, logLines: plan.logLines },
                redact: (text) => secrets.redact(text),
            });
        }
        catch (error) {
            throw this.#withChanges(error, applied);
        }
    }
    async preflight(release, { rights } = { rights: true }) {
        try {
            const plan = this.#plan(release);
            const kubectl = this.#kubectl(plan);
            return rights ? await this.#obstacles(plan, kubectl) : await this.#visible(plan, kubectl);
        }
        catch (error) {
            if (error instanceof errors/* ConfigurationError */.j1)
                return error.problems.map(({ message }) => message);
            throw error;
        }
    }
    #plan(release) {
        return planFor(this.#configuration, release);
    }
    /** As preflight has it; in the middle of a shift, what is wrong is a failure from which that finds back. */
    #planUnderWay(release) {
        try {
            return this.#plan(release);
        }
        catch (error) {
            throw explained(error, 'the section `workload`');
        }
    }
    #kubectl({ context }) {
        return new kubectl/* Kubectl */.b(this.#runtime, user, context);
    }
    /** All workloads as they are, once nothing stands in the way of changing any of them. Throws ProviderError. */
    async #readAll(kubectl, targets, patience) {
        const read = async (target) => [target, await readWorkload(kubectl, target, patience)];
        const workloads = await Promise.all(targets.map(read));
        const obstacles = workloads.flatMap(([target, workload]) => obstaclesOf(target, workload));
        if (obstacles.length > 0)
            throw failure(`nothing was changed:\n${obstacles.join('\n')}`);
        return workloads;
    }
    #tell(applied, release) {
        const { log } = this.#runtime;
        const { target, changes } = applied;
        if (changes.length > 0)
            log.info(`${(0,workload_object/* workloadName */.vO)(target)}: ${changes.join(', ')}`);
        for (const remark of remarksOn(applied, release))
            log.warning(remark);
    }
    /** A colour that nobody uses is left as it is, but what was changed on it is told. */
    #withChanges(error, applied) {
        const changed = applied.filter(({ changes }) => changes.length > 0);
        if (changed.length === 0)
            return error;
        const what = changed
            .slice(0, mostNamed)
            .map(({ target, changes }) => `${(0,workload_object/* workloadName */.vO)(target)} (${changes.join(', ')})`);
        const more = changed.length > mostNamed ? `; and ${changed.length - mostNamed} more` : '';
        const words = `Changed before, and left so: ${what.join('; ')}${more}`;
        if (error instanceof errors/* ProviderError */.mZ) {
            const { message, operation, retryable, cause } = error;
            return new errors/* ProviderError */.mZ(`${message}\n${words}`, { system: system, operation, retryable, cause });
        }
        this.#runtime.log.warning(words);
        return error;
    }
    async #obstacles(plan, kubectl) {
        const { clock, log, signal } = this.#runtime;
        const patience = { clock, log, signal, until: clock.now() + firstPatience };
        const skewed = versionSkew(kubectl, this.#runtime);
        const ask = () => (0,access/* missingAccess */.RE)(kubectl, accessNeeds(plan), signal);
        const [denied, ...found] = await Promise.all([
            withPatience('The rights of the login', ask, patience),
            ...plan.targets.map((target) => this.#obstaclesAt(target, kubectl, patience)),
        ]);
        for (const message of await skewed)
            log.warning(`${message}.`);
        // Who may not read a workload is told so by the right that is missing.
        const others = found.flatMap((each) => (each === 'forbidden' ? [] : each));
        return [...denied, ...others];
    }
    /** What reading alone shows, asked once: whoever only looks can look again. */
    async #visible({ targets }, kubectl) {
        const { clock, log, signal } = this.#runtime;
        const patience = { clock, log, signal, until: clock.now() };
        const look = async (target) => ({
            found: await this.#obstaclesAt(target, kubectl, patience).catch((error) => {
                // Another job than the shift's may have another way to the cluster, or none.
                throw explained(error, (0,workload_object/* workloadName */.vO)(target), 'read');
            }),
            target,
        });
        const looked = await Promise.all(targets.map(look));
        const obstacles = looked.flatMap(({ found }) => (found === 'forbidden' ? [] : found));
        const hidden = looked.filter(({ found }) => found === 'forbidden');
        if (obstacles.length > 0 || hidden.length === 0)
            return obstacles;
        const names = hidden.map(({ target }) => (0,workload_object/* workloadName */.vO)(target)).join(', ');
        throw failure(`this login may not read ${names}`, 'read');
    }
    async #obstaclesAt(target, kubectl, patience) {
        const name = (0,workload_object/* workloadName */.vO)(target);
        try {
            const read = () => (0,objects/* readObject */.A)(kubectl, (0,workload_object/* workloadPath */.jC)(target), patience.signal);
            return obstaclesOf(target, await withPatience(name, read, patience));
        }
        catch (error) {
            if (!(error instanceof kubectl_failure/* KubernetesRefusal */.JJ))
                throw error;
            if (error.reason === 'Forbidden')
                return 'forbidden';
            if (error.reason === 'NotFound')
                return [
                    `${name} is not there; create it, or look at its name and namespace in the section \`workload\``,
                ];
            throw explained(error, name, 'read');
        }
    }
}


/***/ })

};

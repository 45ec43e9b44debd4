export const id = 9804;
export const ids = [9804];
export const modules = {

/***/ 99804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openKubernetesRolling: () => (/* binding */ openKubernetesRolling)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(24346);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl.js + 3 modules
var src_kubectl = __webpack_require__(35839);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/kubectl-failure.js
var kubectl_failure = __webpack_require__(73045);
;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/kubernetes-failures.js


/** What failures of this deployer are called. */
const system = 'kubernetes';
/** A failure of the API as the ProviderError that an update finds its way back from; anything else as it is. */
function asProviderError(error, name, operation) {
    if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ) {
        const remedy = remedies[error.reason];
        const message = `${name}: the API says ${error.reason}: ${error.message}${remedy ? `; ${remedy}` : ''}`;
        return new errors/* ProviderError */.mZ(message, {
            ...{ system, operation, cause: error },
            retryable: error.reason === 'Conflict',
        });
    }
    if (error instanceof errors/* ConfigurationError */.j1)
        return new errors/* ProviderError */.mZ(`${name}: ${error.message}`, { system, operation, cause: error });
    return error;
}
const remedies = {
    Conflict: 'others change it all the time: look who does, with `kubectl get … --show-managed-fields`',
    Forbidden: 'the Role of this login lacks it',
    NotFound: 'somebody deleted it',
};

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/kubernetes/src/objects.js
var objects = __webpack_require__(90868);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/annotations.js
var annotations = __webpack_require__(26311);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/namespace-look.js
var namespace_look = __webpack_require__(62324);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/workload-object.js
var workload_object = __webpack_require__(21238);
// EXTERNAL MODULE: ./build/packages/workloads/src/rolling-workload.js
var rolling_workload = __webpack_require__(54927);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/api-objects.js
var api_objects = __webpack_require__(41276);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/inspection.js + 2 modules
var kubernetes_inspection = __webpack_require__(31825);
// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/revision.js
var revision = __webpack_require__(9200);
;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/instances.js





/** Looks at the pods of a workload. Throws as the lists of the look do. */
async function lookAtInstances(workload, look, wanted) {
    const options = { since: wanted.since };
    const [inspection, all, replicaSets] = await Promise.all([
        (0,kubernetes_inspection/* inspectPods */.H)(workload, look, options),
        look.pods(),
        workload.kind === 'StatefulSet' ? [] : look.replicaSets(),
    ]);
    const { uid } = workload.metadata;
    const ownSets = replicaSets.filter((set) => (0,api_objects/* isControlledBy */.Q6)(set, uid));
    const owners = workload.kind === 'StatefulSet' ? [uid] : ownSets.map(({ metadata }) => metadata.uid);
    const own = all.filter((pod) => owners.some((owner) => (0,api_objects/* isControlledBy */.Q6)(pod, owner)) && !(0,api_objects/* isLeaving */.Xi)(pod));
    const isNew = runs((0,workload_object/* imagesOf */.IC)(workload), wanted.images);
    // A webhook may give pods other images than their template has; of the current template they are all the same.
    const updated = own.filter((pod) => (isNew && inspection.pods.includes(pod)) || runs(imagesOfPod(pod), wanted.images));
    const others = own.filter((pod) => !updated.includes(pod));
    return {
        updated: updated.length,
        available: updated.filter((pod) => isAvailable(pod, wanted)).length,
        others: others.length,
        before: others.filter(api_objects/* isReady */.i_).length,
        troubles: isNew ? inspection.troubles : [],
        replicaSets: (0,revision/* isObserved */.XJ)(workload) ? ownSets : undefined,
    };
}
/** Whether these images are among those. */
function runs(images, wanted) {
    const among = (some, all) => Object.entries(some).every(([name, image]) => all[name] === image);
    return among(wanted.containers, images.containers) && among(wanted.initContainers, images.initContainers);
}
/** The images of the containers that `wanted` names; throws ProviderError when one isn't there. */
function sameContainers(workload, wanted) {
    const { containers, initContainers } = (0,workload_object/* imagesOf */.IC)(workload);
    const pick = (all, some) => Object.fromEntries(Object.keys(some).map((name) => {
        const image = all[name];
        if (image !== undefined)
            return [name, image];
        throw new errors/* ProviderError */.mZ(`there is no container \`${name}\` in the pod template any more`, {
            ...{ system: 'kubernetes', operation: 'update the workload' },
        });
    }));
    return {
        containers: pick(containers, wanted.containers),
        initContainers: pick(initContainers, wanted.initContainers),
    };
}
/** The images that a pod is to run. */
function imagesOfPod(pod) {
    return (0,workload_object/* imagesOf */.IC)({ spec: { template: { spec: pod.spec } } });
}
/** As the controllers see it (IsPodAvailable of k8s.io/kubectl/pkg/util/podutils). */
function isAvailable(pod, { minReadySeconds, now }) {
    if (!(0,api_objects/* isReady */.i_)(pod) || minReadySeconds === 0)
        return (0,api_objects/* isReady */.i_)(pod);
    const { lastTransitionTime = '' } = ((0,api_objects/* conditionOf */.rI)(pod.status, 'Ready') ?? {});
    return Date.parse(lastTransitionTime) + 1_000 * minReadySeconds <= now;
}
/** How many pods are wanted of a Deployment's template, and of all others; `undefined` while its controller is behind. */
function countsOf(workload, { replicaSets }) {
    const wanted = (sets) => sets.reduce((sum, set) => sum + replicasOf(set), 0);
    const isCurrent = (set) => (0,workload_object/* sameTemplate */.N_)(set, workload);
    return (replicaSets && {
        current: wanted(replicaSets.filter(isCurrent)),
        old: wanted(replicaSets.filter((set) => !isCurrent(set))),
    });
}
function replicasOf(set) {
    return (0,workload_object/* specOf */.rI)(set).replicas ?? 1;
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/broken-pods.js





/**
 * Deletes the pods of a StatefulSet that run these images and aren't ready: it waits for them even when they are to go
 * (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback). Throws as the look and
 * Kubectl.delete do.
 */
async function deleteBroken(kubectl, { metadata, ...workload }, images) {
    const { namespace = '', uid } = metadata;
    const look = new namespace_look/* NamespaceLook */.t(kubectl, namespace, { selector: (0,workload_object/* selectorOf */.Bk)({ metadata, ...workload }) });
    const isBroken = (pod) => (0,api_objects/* isControlledBy */.Q6)(pod, uid) && !(0,api_objects/* isLeaving */.Xi)(pod) && !(0,api_objects/* isReady */.i_)(pod) && runs(imagesOfPod(pod), images);
    for (const { metadata: pod } of (await look.pods()).filter(isBroken)) {
        const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod.name)}`;
        try {
            await kubectl.delete(path, { preconditions: { uid: pod.uid } });
        }
        catch (error) {
            // It went by itself, or another one has its name by now.
            const isGone = error instanceof kubectl_failure/* KubernetesRefusal */.JJ && ['NotFound', 'Conflict'].includes(error.reason);
            if (!isGone)
                throw error;
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/update-document.js





const schemaVersion = 1;
/** The update under way, or `undefined`. */
function underWay({ update }) {
    return update?.ended === undefined ? update : undefined;
}
/** What stands at a workload. Throws ProviderError when that is of a newer release, or can't be understood. */
function documentOf(workload, name) {
    return parse(workload.metadata.annotations?.[annotations/* updateAnnotation */.r], name);
}
function parse(text, name) {
    if (text === undefined)
        return {};
    const { schemaVersion: found, ...rest } = content(text) ?? {};
    if (typeof found === 'number' && found > schemaVersion)
        throw unreadable(`the annotation \`${annotations/* updateAnnotation */.r}\` of ${name} was written by a newer release`, [
            'use that one',
        ]);
    const document = rest;
    if (found === schemaVersion && isRecord(document.record) && isUpdate(document.update))
        return document;
    throw unreadable(`the annotation \`${annotations/* updateAnnotation */.r}\` of ${name} can't be understood`, [
        'put the workload right by hand (replicas, images, `strategy` or `updateStrategy`, `minReadySeconds`, `progressDeadlineSeconds`)',
        `then remove it: kubectl annotate … ${annotations/* updateAnnotation */.r}-`,
    ]);
}
function content(text) {
    try {
        return JSON.parse(text) ?? undefined;
    }
    catch {
        return undefined;
    }
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function isRecord(record) {
    if (record === undefined)
        return true;
    if (!isObject(record) || !Number.isInteger(record['intended']))
        return false;
    return ['version', 'holder', 'actor', 'started', 'until'].every((key) => typeof record[key] === 'string');
}
function isUpdate(update) {
    if (update === undefined)
        return true;
    if (!isObject(update) || !isObject(update['written']) || !isObject(update['found']))
        return false;
    const { gone, before, to } = update;
    const isImages = (images) => isObject(images) && isObject(images['containers']) && isObject(images['initContainers']);
    const counted = isObject(gone) && Number.isInteger(gone['count']) && Number.isInteger(gone['of']);
    return counted && isImages(before) && isImages(to) && typeof update['template'] === 'string';
}
function unreadable(what, remedies) {
    return new errors/* ProviderError */.mZ([what, ...remedies].join('; '), {
        ...{ system: 'kubernetes', operation: 'read the rolling update' },
    });
}
/** The workload with this in its annotation, which goes when nothing is left to say. */
function withDocument(workload, document) {
    const { [annotations/* updateAnnotation */.r]: _, ...others } = workload.metadata.annotations ?? {};
    const empty = document.record === undefined && document.update === undefined;
    const own = empty ? {} : { [annotations/* updateAnnotation */.r]: JSON.stringify({ schemaVersion, ...document }) };
    return { ...workload, metadata: { ...workload.metadata, annotations: { ...others, ...own } } };
}
/** A digest of the pod template of a workload, alike for whatever order its fields are in. */
function templateDigest(workload) {
    const sorted = (value) => {
        if (Array.isArray(value))
            return value.map(sorted);
        if (!isObject(value))
            return value;
        return Object.fromEntries(Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key])]));
    };
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(sorted((0,workload_object/* specOf */.rI)(workload).template)))
        .digest('hex');
}
/** Fields of a workload's spec. */
function fieldsOf({ spec = {} }, names) {
    return Object.fromEntries(names.map((name) => [name, spec[name] ?? null]));
}
/** The workload with these fields in its spec. */
function withFields(workload, fields) {
    const spec = Object.entries({ ...workload.spec, ...fields }).filter(([, value]) => value !== null);
    return { ...workload, spec: Object.fromEntries(spec) };
}
/** The fields of a workload that are no longer as an update wrote them. */
function driftedFields(workload, written) {
    const now = fieldsOf(workload, Object.keys(written));
    return Object.keys(written).filter((name) => !(0,external_node_util_.isDeepStrictEqual)(now[name], written[name]));
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/changes.js




/** The workload with its images and replicas, and with what has to be remembered of it as it was found. */
function begun(workload, { images, replicas }, document, kind, version) {
    const known = underWay(document);
    const found = (0,workload_object/* wantedReplicas */.hb)(workload);
    const scaled = known || replicas === undefined ? workload : withFields(workload, { replicas });
    const next = (0,workload_object/* withImages */.nS)(scaled, images) ?? scaled;
    // What others changed of the held fields while it was under way is what is to come back at its end.
    const drifted = known ? driftedFields(workload, known.written) : [];
    const update = {
        ...(known ?? {
            before: sameContainers(workload, images),
            gone: { count: 0, of: (0,workload_object/* wantedReplicas */.hb)(next) },
            ...(replicas === undefined || replicas === found ? {} : { replicas: { found, written: replicas } }),
            written: {},
        }),
        // Nobody knows how far the controller went meanwhile; the ReplicaSets tell.
        ...(drifted.length > 0 && known ? { gone: { count: 1, of: -1 } } : {}),
        ...{ version, to: images, template: templateDigest(next) },
        found: known ? { ...known.found, ...fieldsOf(workload, drifted) } : fieldsOf(workload, kind.fields),
    };
    return { workload: next, update };
}
/** The workload held at a step. */
function held(workload, update, { fields, gone }, record) {
    const document = { record, update: { ...update, written: fields, gone } };
    return withDocument(withFields(workload, fields), document);
}
/** The workload after its update: all but version and replicas as it was found, and what ran before remembered. */
function ended(workload, update, when) {
    if (update === undefined)
        return withDocument(workload, {});
    if (update.ended !== undefined)
        return withDocument(workload, { update });
    return withDocument(released(workload, update), { update: { ...update, ended: when } });
}
/** The workload as it was before its update, but for what others changed meanwhile. */
function undone(workload, update) {
    const { before, to, replicas } = update;
    const images = (0,workload_object/* imagesOf */.IC)(workload);
    const back = {
        containers: earlier(images.containers, to.containers, before.containers),
        initContainers: earlier(images.initContainers, to.initContainers, before.initContainers),
    };
    const fields = replicas && (0,workload_object/* wantedReplicas */.hb)(workload) === replicas.written ? { replicas: replicas.found } : {};
    const next = (0,workload_object/* withImages */.nS)(workload, back) ?? workload;
    const restored = update.ended === undefined ? released(next, update) : next;
    return withDocument(withFields(restored, fields), {});
}
/** The images from before for the containers that still have those of the update. */
function earlier(now, to, before) {
    return Object.fromEntries(Object.entries(before).filter(([name]) => now[name] === to[name]));
}
function released(workload, { written, found }) {
    const drifted = driftedFields(workload, written);
    const own = Object.entries(found).filter(([name]) => !drifted.includes(name));
    return withFields(workload, Object.fromEntries(own));
}
/** Whether two looks at a workload show the same as far as an update is concerned. */
function isSame(before, after, fields) {
    return (before.metadata.uid === after.metadata.uid &&
        (0,external_node_util_.isDeepStrictEqual)(before.spec?.['template'], after.spec?.['template']) &&
        (0,external_node_util_.isDeepStrictEqual)(fieldsOf(before, fields), fieldsOf(after, fields)));
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/deployment-kind.js


/**
 * Seconds after which a pod would count as available: never. The controller then lets no old pod go for a new one, and makes
 * no new pod for one that is ready; it follows `maxSurge` and `maxUnavailable` alone.
 */
const heldReadySeconds = 1_000_000_000;
/** What the controller takes for no deadline at all (HasProgressDeadline of pkg/controller/deployment/util in Kubernetes); it must be more than `minReadySeconds`. */
const noDeadline = 2_147_483_647;
/** Deployments: new pods come as far as `maxSurge` allows, old ones go as far as `maxUnavailable` does, and all else stands. */
const deploymentKind = {
    fields: ['strategy', 'minReadySeconds', 'progressDeadlineSeconds'],
    obstacles(workload) {
        const { type } = strategyOf(workload.spec?.['strategy']);
        return [
            ...(type === 'Recreate'
                ? [
                    'its strategy is `Recreate`, which ends all old pods at once: set `strategy.type: RollingUpdate` (with `maxSurge: 0` where two versions must not run in one more pod), or deploy it as a whole',
                ]
                : []),
            ...((0,workload_object/* specOf */.rI)(workload).paused === true
                ? ['it is paused, so nothing of it is rolled out: `kubectl rollout resume` it first']
                : []),
        ];
    },
    isHeld: ({ spec }) => spec?.['minReadySeconds'] === heldReadySeconds,
    isThrough({ status }) {
        // Pods that an autoscaler has just asked for are of the current template.
        const { replicas = 0, updatedReplicas = 0 } = (status ?? {});
        return updatedReplicas === replicas;
    },
    pace(situation) {
        const { workload, found, available, counts } = situation;
        const replicas = (0,workload_object/* wantedReplicas */.hb)(workload);
        const intended = Math.min(situation.intended, replicas);
        const gone = goneOf(situation, replicas);
        if (gone === undefined)
            return undefined;
        const { surge, unavailable } = limits(strategyOf(found['strategy']).rollingUpdate, replicas);
        const ready = surge > 0 ? available : available + unavailable;
        const going = Math.max(gone, Math.min(intended, ready));
        const coming = Math.min(Math.max(0, intended - going), surge);
        // Once those that are to go have gone, all that is left for this limit is to let no more go.
        const isGone = counts?.old === replicas - going || replicas === 0;
        const wide = going === 0 ? 0 : unavailability(going, replicas);
        const narrow = going === 0 && coming > 0 ? 0 : 1;
        const rollingUpdate = { maxSurge: coming, maxUnavailable: isGone ? narrow : wide };
        return paceOf(workload, rollingUpdate, { count: going, of: replicas });
    },
};
function paceOf(workload, rollingUpdate, gone) {
    const { strategy } = fieldsOf(workload, ['strategy']);
    const fields = {
        strategy: { ...strategy, type: 'RollingUpdate', rollingUpdate },
        minReadySeconds: heldReadySeconds,
        progressDeadlineSeconds: noDeadline,
    };
    return { fields, gone };
}
/** How many old pods were told to go. After a change of replicas the controller has shared it out anew, and only the ReplicaSets tell. */
function goneOf({ workload, gone, counts }, replicas) {
    if (gone.of === replicas || gone.count === 0)
        return Math.min(gone.count, replicas);
    const { unavailable } = limits(strategyOf(workload.spec?.['strategy']).rollingUpdate, replicas);
    return counts && Math.min(replicas, Math.max(unavailable, replicas - counts.old));
}
/**
 * As a share where that means the same number, so that an autoscaler that takes pods away while nobody looks takes
 * them from both versions alike.
 */
function unavailability(pods, replicas) {
    const percent = Math.ceil((100 * pods) / replicas);
    return Math.floor((percent * replicas) / 100) === pods ? `${percent}%` : pods;
}
/** Both limits in pods, with the API's defaults and the controller's rounding (ResolveFenceposts of pkg/controller/deployment/util in Kubernetes). */
function limits(given = {}, replicas) {
    const { maxSurge = '25%', maxUnavailable = '25%' } = given;
    const pods = (value, round) => typeof value === 'number' ? value : round((Number.parseInt(value, 10) * replicas) / 100);
    return {
        surge: pods(maxSurge, Math.ceil),
        unavailable: Math.max(1, pods(maxUnavailable, Math.floor)),
    };
}
function strategyOf(value) {
    return (value ?? {});
}

// EXTERNAL MODULE: ./build/packages/kubernetes/src/writers.js
var src_writers = __webpack_require__(68468);
;// CONCATENATED MODULE: ./build/packages/kubernetes/src/last-writer.js

/**
 * Who wrote last to one of these fields of an object's spec, or to something below them, by field manager such as
 * `kubectl-edit`; `undefined` when the object doesn't tell
 * (https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers). Of those of the same second, we are named
 * last.
 */
function lastWriter({ metadata }, fields) {
    const entries = (metadata['managedFields'] ?? []);
    const writers = entries.filter(({ subresource, fieldsV1 }) => subresource === undefined && fields.some((field) => owns(fieldsV1?.['f:spec'], field)));
    const [latest] = writers.sort((a, b) => (b.time ?? '').localeCompare(a.time ?? '') ||
        Number(a.manager === src_writers/* ownManager */.Y) - Number(b.manager === src_writers/* ownManager */.Y));
    return latest?.manager;
}
/** Whether a set of fields has something at a path. What is owned as a whole ends above it, without a field below. */
function owns(fields, [first, ...rest]) {
    if (typeof fields !== 'object' || fields === null)
        return false;
    if (first === undefined || Object.keys(fields).length === 0)
        return true;
    return owns(fields[first], rest);
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/disturbance.js



/** What somebody else changed of a workload since its update was written, and who; `undefined` when nobody did. */
function disturbanceOf(workload, update) {
    const fields = driftedFields(workload, update.written);
    const template = templateDigest(workload) !== update.template;
    if (!template && fields.length === 0)
        return undefined;
    const images = template ? otherImages(workload, update.to) : [];
    const paths = [
        ...images.map(({ path }) => path),
        ...(template && images.length === 0 ? [['f:template']] : []),
        ...fields.map((name) => [`f:${name}`]),
    ];
    const what = [
        ...(template ? [describeTemplate(images)] : []),
        ...fields.map((name) => `\`${name}\` (now ${JSON.stringify(workload.spec?.[name] ?? null)})`),
    ];
    const who = lastWriter(workload, paths) ?? 'somebody';
    return `${who} changed ${what.join(' and ')} while the update was under way`;
}
/** The containers that no longer have the image of the update. */
function otherImages(workload, to) {
    const now = (0,workload_object/* imagesOf */.IC)(workload);
    const others = (kind) => Object.entries(to[kind])
        .filter(([name, image]) => now[kind][name] !== image)
        .map(([name, image]) => ({
        text: `\`${name}\` has ${now[kind][name] ?? 'no image'} in place of ${image}`,
        path: ['f:template', 'f:spec', `f:${kind}`, `k:${JSON.stringify({ name })}`, 'f:image'],
    }));
    return [...others('containers'), ...others('initContainers')];
}
function describeTemplate(images) {
    const texts = images.map(({ text }) => text);
    return texts.length === 0 ? 'the pod template' : `the pod template (${texts.join(', ')})`;
}
/** Who changed a workload between two looks at it, for a message. */
function writersBetween(before, after) {
    const others = (0,src_writers/* otherWriters */.d)(before, after);
    return others.length === 0 ? 'another run' : others.join(' and ');
}

// EXTERNAL MODULE: ./build/packages/kubernetes/src/access.js
var access = __webpack_require__(50980);
;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/obstacles.js





/**
 * The rights that a rolling update of a workload needs and the login doesn't have, a sentence for each; logs are read only for
 * `logLines` above 0. Throws as missingAccess does.
 */
function missingRights(kubectl, { kind, namespace, name }, logLines) {
    const need = (verb, group, resource, more = {}) => ({
        ...{ verb, group, resource, namespace },
        ...more,
    });
    const isSet = kind === 'StatefulSet';
    return (0,access/* missingAccess */.RE)(kubectl, [
        need('get', 'apps', workload_object/* resources */.ES[kind], { name }),
        need('update', 'apps', workload_object/* resources */.ES[kind], { name }),
        need('list', '', 'pods'),
        need('list', '', 'events'),
        ...(logLines > 0 ? [need('get', '', 'pods', { subresource: 'log' })] : []),
        ...(isSet ? [need('delete', '', 'pods')] : [need('list', 'apps', 'replicasets')]),
    ]);
}
/** What about a workload keeps an update from beginning, or from going on. */
function obstaclesOf(workload, document, kind, images) {
    const update = underWay(document);
    const missing = missingContainers(workload, images);
    if (update)
        return missing;
    const own = kind.obstacles(workload);
    const rolling = own.length === 0 && !(isFollowed(workload, document) && kind.isThrough(workload));
    return [
        ...missing,
        ...(kind.isHeld(workload) && own.length === 0 ? [forgotten(workload, kind)] : []),
        ...own,
        ...(rolling
            ? ['a rollout of it is under way already: wait for its end, or undo it with `kubectl rollout undo`']
            : []),
    ];
}
/** Whether what the controller says is about the workload as it is. A claim is a change, too, that it may not have looked at. */
function isFollowed(workload, { record }) {
    return record !== undefined || (0,revision/* isObserved */.XJ)(workload);
}
/** That the annotation is gone from a workload that looks as only an update under way leaves it. */
function forgotten(workload, { fields }) {
    const now = fields.map((name) => `\`${name}\` (${JSON.stringify(workload.spec?.[name] ?? null)})`);
    return `it stands as a rolling update holds it, but the annotation \`${annotations/* updateAnnotation */.r}\` that remembers what was before is gone, so ${now.join(', ')} can't be put back: apply them from your manifests`;
}
function missingContainers(workload, wanted) {
    const has = (0,workload_object/* imagesOf */.IC)(workload);
    const missing = (kind, some, all) => Object.keys(some)
        .filter((name) => all[name] === undefined)
        .map((name) => {
        const names = Object.keys(all).map((each) => `\`${each}\``);
        return `it has no ${kind} \`${name}\`; it has ${names.length === 0 ? 'none' : names.join(', ')}`;
    });
    return [
        ...missing('container', wanted.containers, has.containers),
        ...missing('init container', wanted.initContainers, has.initContainers),
    ];
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/recovered.js



/**
 * What was noted of the update under way at a Deployment that no longer has the note, because somebody removed it, or went
 * back by `kubectl rollout undo`, which takes the annotations of the older ReplicaSet. The controller copies a Deployment's
 * annotations to its newest ReplicaSet and never removes them there (SetNewReplicaSetAnnotations of
 * pkg/controller/deployment/util in Kubernetes). `undefined` when no copy fits what holds the Deployment now.
 */
function recovered(deployment, replicaSets, name) {
    const documents = replicaSets
        .filter((set) => (0,api_objects/* isControlledBy */.Q6)(set, deployment.metadata.uid))
        .sort((a, b) => revisionOf(b) - revisionOf(a))
        .map((set) => documentOf(set, name));
    return documents.find((document) => {
        const written = underWay(document)?.written;
        return written && (0,external_node_util_.isDeepStrictEqual)(written, fieldsOf(deployment, Object.keys(written)));
    });
}
/** Of two ReplicaSets, the one with the greater number is newer. */
function revisionOf({ metadata }) {
    return Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
}

// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/troubles.js
var kubernetes_troubles = __webpack_require__(17009);
;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/rollout.js







/** The update that can be taken back: the one under way, or the one that ended in what a run would bring. */
function undoableOf(workload, { update }, images) {
    if (update?.ended === undefined)
        return update;
    return (0,external_node_util_.isDeepStrictEqual)(update.to, images) && runs((0,workload_object/* imagesOf */.IC)(workload), update.to) ? update : undefined;
}
/** What a look says of a rollout. */
function rolloutOf({ workload, document, instances, troubles }, goal, kind) {
    const update = underWay(document);
    const undoable = undoableOf(workload, document, goal.images);
    // An update has set the number of replicas with its first step; since then whoever changes it decides.
    const replicas = (undoable ? undefined : goal.replicas) ?? (0,workload_object/* wantedReplicas */.hb)(workload);
    const { updated, available, others, before } = instances;
    const isThere = others === 0 && updated === replicas && available === replicas;
    const isForgotten = document.record === undefined && update === undefined && kind.isHeld(workload);
    return {
        ...{ instances: replicas, updated, ready: available, before },
        troubles: [
            ...((0,workload_object/* specOf */.rI)(workload).paused === true ? ['it is paused: `kubectl rollout resume` it'] : []),
            ...(0,kubernetes_troubles/* describeTroubles */.qk)(troubles),
        ],
        stalled: (0,kubernetes_troubles/* stalledBy */.FK)(troubles),
        record: document.record,
        disturbed: (update && disturbanceOf(workload, update)) ?? (isForgotten ? forgotten(workload, kind) : undefined),
        complete: isThere && document.record === undefined && update === undefined,
        undoable: undoable !== undefined,
        ...(undoable
            ? { imagesBefore: [undoable.before.initContainers, undoable.before.containers].flatMap(Object.values) }
            : {}),
    };
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/stateful-set-kind.js



/** StatefulSets: pods from the ordinal `partition` on get the new revision, one after another from the last (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions). */
const statefulSetKind = {
    fields: ['updateStrategy'],
    obstacles(workload) {
        const { type } = (0,workload_object/* specOf */.rI)(workload).updateStrategy ?? {};
        const partition = (0,workload_object/* partitionOf */.iQ)(workload);
        return [
            ...(type === 'OnDelete'
                ? [
                    'its update strategy is `OnDelete`, so nothing is rolled out: set `updateStrategy.type: RollingUpdate`',
                ]
                : []),
            ...(partition > 0
                ? [
                    `its \`updateStrategy.rollingUpdate.partition\` is ${partition}: a rolling update sets it by itself, so somebody else holds an update here; set it to 0 when that has ended`,
                ]
                : []),
        ];
    },
    // A partition may be anybody's.
    isHeld: () => false,
    isThrough(workload) {
        const { currentRevision, updateRevision } = workload.status ?? {};
        return (0,revision/* isObserved */.XJ)(workload) && currentRevision === updateRevision;
    },
    pace({ workload, intended }) {
        const { updateStrategy } = fieldsOf(workload, ['updateStrategy']);
        const { rollingUpdate = {}, ...strategy } = (updateStrategy ?? {});
        const replicas = (0,workload_object/* wantedReplicas */.hb)(workload);
        const partition = Math.max(0, replicas - intended);
        return {
            fields: {
                updateStrategy: {
                    ...strategy,
                    type: 'RollingUpdate',
                    rollingUpdate: { ...rollingUpdate, partition },
                },
            },
            gone: { count: intended, of: replicas },
        };
    },
};

// EXTERNAL MODULE: ./build/packages/workloads/src/kubernetes/last-lines.js
var last_lines = __webpack_require__(28327);
;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/trouble-logs.js

/** The last lines of containers that ended, read once for each way in which they do: a step is looked at again and again. */
class TroubleLogs {
    #kubectl;
    #wanted;
    #read = new Map();
    constructor(kubectl, wanted) {
        this.#kubectl = kubectl;
        this.#wanted = wanted;
    }
    /** The troubles with their logs. Throws only the signal's reason. */
    async added(troubles, signal) {
        const unread = troubles.filter(({ kind, ended }) => ended !== undefined && !this.#read.has(kind));
        for (const { kind, log } of await (0,last_lines/* withLastLines */.g)(this.#kubectl, unread, { ...this.#wanted, signal }))
            this.#read.set(kind, log);
        return troubles.map((trouble) => ({ ...trouble, log: this.#read.get(trouble.kind) ?? [] }));
    }
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/kubernetes-rolling-workload.js



















const kinds = { Deployment: deploymentKind, StatefulSet: statefulSetKind };
/**
 * A Deployment or a StatefulSet whose pods are replaced step by step. The step stands in fields of its spec that the
 * controller follows by itself, and all that is known of the update in an annotation; both change in one write, at the very
 * revision that was read.
 */
class KubernetesRollingWorkload {
    name;
    key;
    #target;
    #kind;
    #path;
    #kubectl;
    #runtime;
    #logs;
    #seen;
    constructor(target, kubectl, runtime) {
        this.name = (0,workload_object/* workloadName */.vO)(target.address);
        this.key = target.key;
        this.#target = target;
        this.#kind = kinds[target.address.kind];
        this.#path = (0,workload_object/* workloadPath */.jC)(target.address);
        this.#kubectl = kubectl;
        this.#runtime = runtime;
        this.#logs = new TroubleLogs(kubectl, {
            ...{ namespace: target.address.namespace, count: target.logLines },
            redact: (text) => runtime.secrets.redact(text),
        });
    }
    async preflight() {
        const { address, logLines } = this.#target;
        const rights = await missingRights(this.#kubectl, address, logLines);
        try {
            const workload = await (0,objects/* readObject */.A)(this.#kubectl, this.#path);
            const { document } = await this.#look(workload);
            const obstacles = obstaclesOf(workload, document, this.#kind, this.#target.images);
            return [...rights, ...obstacles.map((obstacle) => `${this.name}: ${obstacle}`)];
        }
        catch (error) {
            // Without the right to look at it, there is no more to say.
            if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ && error.reason === 'Forbidden' && rights.length > 0)
                return rights;
            if (error instanceof kubectl_failure/* KubernetesRefusal */.JJ && error.reason === 'NotFound')
                return [...rights, `${this.name}: there is none (${error.message})`];
            throw asProviderError(error, this.name, 'look before the update');
        }
    }
    async read(signal) {
        const seen = await this.#lookNow(signal);
        this.#seen = seen;
        const troubles = await this.#logs.added(seen.instances.troubles, signal);
        return rolloutOf({ ...seen, troubles }, this.#target, this.#kind);
    }
    async advance(record) {
        const { images, version } = this.#target;
        let written;
        const workload = await this.#write('advance the update', (current, document) => {
            const known = underWay(document);
            if (known && !(0,external_node_util_.isDeepStrictEqual)(known.to, images))
                throw this.#failure(`version ${known.version} is being brought here: end that update, or undo it`);
            const [obstacle] = obstaclesOf(current, document, this.#kind, images);
            if (obstacle !== undefined)
                throw this.#failure(obstacle);
            const next = begun(current, this.#target, document, this.#kind, version);
            const pace = this.#pace(next.workload, next.update, record, 0);
            written = next.update;
            return held(next.workload, next.update, pace, record);
        });
        if (written && templateDigest(workload) !== written.template)
            await this.#refuseMutation(workload, written);
    }
    async settle(record) {
        const { workload, document, instances } = this.#seen ?? (await this.#lookAnew());
        const update = underWay(document);
        if (update === undefined)
            return;
        const isBehind = (current, ready) => {
            const pace = this.#paceOrNot(current, update, record, ready);
            return pace !== undefined && !(0,external_node_util_.isDeepStrictEqual)(pace.fields, fieldsOf(current, this.#kind.fields));
        };
        if (!isBehind(workload, instances.available))
            return;
        // Pods may have failed since, and an old one that is gone doesn't come back.
        await this.#lookAnew();
        await this.#write('let old instances go', (current, { update: stored }) => {
            const ready = this.#seen?.instances.available ?? 0;
            if (stored === undefined)
                return undefined;
            const disturbed = disturbanceOf(current, stored);
            if (disturbed !== undefined)
                throw new rolling_workload/* WorkloadConflictError */._(`${this.name}: ${disturbed}`);
            return isBehind(current, ready)
                ? held(current, stored, this.#pace(current, stored, record, ready), record)
                : undefined;
        });
    }
    async mark(record) {
        await this.#write('mark the update', (current, document) => withDocument(current, { ...document, record }));
    }
    async complete() {
        await this.#write('end the update', (current, { update }) => {
            const running = update?.ended === undefined ? update : undefined;
            const disturbed = running && disturbanceOf(current, running);
            if (disturbed !== undefined)
                throw new rolling_workload/* WorkloadConflictError */._(`${this.name}: ${disturbed}`);
            const isThere = this.#kind.isThrough(current) && this.#seen?.instances.others === 0;
            if (running && !isThere)
                throw new rolling_workload/* WorkloadConflictError */._(`${this.name}: not every instance runs the new version yet, or any more`);
            return ended(current, update, (0,clock/* isoInstant */.j2)(this.#runtime.clock.now()));
        });
    }
    async undo() {
        let left;
        let images = this.#target.images;
        const workload = await this.#write('undo the update', (current, document) => {
            const update = undoableOf(current, document, this.#target.images);
            if (update === undefined && document.record === undefined)
                throw this.#failure('it is not known what ran before, so there is nothing to go back to');
            if (update === undefined)
                return ended(current, document.update, '');
            left = update.ended === undefined ? disturbanceOf(current, update) : undefined;
            images = update.to;
            return undone(current, update);
        });
        if (left !== undefined)
            this.#runtime.log.warning(`${this.name}: ${left}; that was left as it is, only the rest was put back`);
        if (this.#target.address.kind !== 'Deployment')
            await this.#guarded('delete pods that never got ready', () => deleteBroken(this.#kubectl, workload, images));
        return left === undefined ? [] : [left];
    }
    async #look(workload, signal) {
        const look = new namespace_look/* NamespaceLook */.t(this.#kubectl, this.#target.address.namespace, {
            ...{ selector: (0,workload_object/* selectorOf */.Bk)(workload), signal },
        });
        const stored = documentOf(workload, this.name);
        const document = this.#kind.isHeld(workload) && !underWay(stored)
            ? (recovered(workload, await look.replicaSets(), this.name) ?? stored)
            : stored;
        const found = underWay(document)?.found ?? fieldsOf(workload, ['minReadySeconds']);
        const instances = await lookAtInstances(workload, look, {
            images: this.#target.images,
            minReadySeconds: Number(found['minReadySeconds'] ?? 0),
            now: this.#runtime.clock.now(),
            since: Date.parse(document.record?.started ?? '') || 0,
        });
        return { workload, document, instances };
    }
    /** Looks once more before a write; what the caller has decided on must still be so. */
    async #lookAnew() {
        const before = this.#seen;
        const now = await this.#lookNow();
        if (before)
            this.#compare(before.workload, now.workload);
        this.#seen = now;
        return now;
    }
    #lookNow(signal) {
        return this.#guarded('look at the workload', async () => this.#look(await (0,objects/* readObject */.A)(this.#kubectl, this.#path, signal), signal));
    }
    async #write(operation, change) {
        const { workload: known, document, instances } = this.#seen ?? (await this.#lookAnew());
        let wanted;
        const write = () => (0,objects/* updateObject */.j)(this.#kubectl, this.#path, (current) => {
            this.#compare(known, current);
            wanted = change(current, document);
            return wanted;
        }, { known });
        try {
            const { object, others } = await this.#guarded(operation, write);
            if (others.length > 0)
                this.#runtime.log.warning(`${this.name}: ${others.join(' and ')} changed it meanwhile, which was kept`);
            this.#seen = { workload: object, document: documentOf(object, this.name), instances };
        }
        catch (error) {
            // An answer may be lost on its way when everything was written.
            const isUnclear = error instanceof errors/* ProviderError */.mZ && error.retryable && wanted !== undefined;
            const now = isUnclear ? await this.#lookNow().catch(() => undefined) : undefined;
            if (!now || !wanted || !this.#isSame(wanted, now.workload))
                throw error;
            this.#seen = now;
        }
        return this.#seen.workload;
    }
    /** Throws when what an update builds on was changed between two looks; status and replicas may change as they like. */
    #compare(before, after) {
        if (this.#isSame(before, after))
            return;
        const isNoted = noteOf(before) === noteOf(after);
        const what = isNoted ? 'what it runs or how it is rolled out' : 'what is noted of its update';
        throw new rolling_workload/* WorkloadConflictError */._(`${this.name}: ${writersBetween(before, after)} changed ${what} since it was looked at`);
    }
    #isSame(before, after) {
        return noteOf(before) === noteOf(after) && isSame(before, after, this.#kind.fields);
    }
    #paceOrNot(workload, { found, gone }, { intended }, available) {
        const seen = this.#seen;
        // What the ReplicaSets were to have for another number of replicas says nothing.
        const fits = seen && (0,workload_object/* wantedReplicas */.hb)(seen.workload) === (0,workload_object/* wantedReplicas */.hb)(workload);
        const counts = fits ? countsOf(workload, seen.instances) : undefined;
        return this.#kind.pace({ workload, found, gone, intended, available, counts });
    }
    #pace(...situation) {
        const pace = this.#paceOrNot(...situation);
        if (pace)
            return pace;
        throw new rolling_workload/* WorkloadConflictError */._(`${this.name}: the number of replicas was just changed, and its controller has not followed yet`);
    }
    /** What an admission webhook made of the template would be taken for somebody else's change from now on. */
    async #refuseMutation(workload, update) {
        const stored = (0,workload_object/* imagesOf */.IC)(workload);
        const became = Object.entries(update.to.containers)
            .filter(([name, image]) => stored.containers[name] !== image)
            .map(([name, image]) => `${image} became ${stored.containers[name]}`);
        await this.#write('take the update back', (current) => undone(current, { ...update, to: stored }));
        const what = became.length > 0 ? `: ${became.join(', ')}; name the images as it makes them` : '';
        throw this.#failure(`the cluster changes the pod template as it is written (an admission webhook)${what}`);
    }
    async #guarded(operation, work) {
        try {
            return await work();
        }
        catch (error) {
            throw asProviderError(error, this.name, operation);
        }
    }
    #failure(message) {
        return new errors/* ProviderError */.mZ(`${this.name}: ${message}`, { system: system, operation: 'update the workload' });
    }
}
/** What is noted of the update at a workload, as it stands there. */
function noteOf({ metadata }) {
    return metadata.annotations?.[annotations/* updateAnnotation */.r];
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/rolling/kubernetes-rolling.js





const user = { name: 'the rolling update', section: 'workload', system: system };
/**
 * The Deployments and StatefulSets of a configuration as rolling workloads, Deployments first. Throws ConfigurationError for
 * a placeholder without a value, and for two of the same name.
 */
async function openKubernetesRolling(configuration, release, runtime) {
    const { service, environment, version, sha } = release;
    const expanded = (0,placeholders/* expandPlaceholders */.pj)(configuration, { service, environment, version, sha });
    const kubectl = new src_kubectl/* Kubectl */.b(runtime, user, expanded.context);
    const targets = [
        ...targetsOf('Deployment', configuration.deployments, expanded.deployments),
        ...targetsOf('StatefulSet', configuration['stateful-sets'], expanded['stateful-sets']),
    ];
    const keys = targets.map(({ key }) => key);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) {
        const message = `a Deployment and a StatefulSet are both called \`${twice}\`, so \`rolling.workloads.${twice}\` could mean either`;
        throw new errors/* ConfigurationError */.j1([{ input: 'workload', message }]);
    }
    return targets.map(({ key, kind, name, pods }) => {
        const address = { kind, namespace: pods.namespace ?? expanded.namespace, name };
        const images = { containers: pods.containers, initContainers: pods['init-containers'] ?? {} };
        const logLines = expanded['log-lines'];
        const target = { key, address, images, replicas: pods.replicas, version, logLines };
        return new KubernetesRollingWorkload(target, kubectl, runtime);
    });
}
function targetsOf(kind, written = {}, expanded = {}) {
    const keys = Object.keys(written);
    return Object.entries(expanded).map(([name, pods], index) => ({
        ...{ key: keys[index] ?? name, kind, name, pods },
    }));
}


/***/ })

};

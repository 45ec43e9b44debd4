export const id = 3264;
export const ids = [3264];
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

/***/ 5558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pe: () => (/* binding */ recordText),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   fG: () => (/* binding */ readFlag)
/* harmony export */ });
/**
 * The record as JSON that applications read, too: `enabled` first. Pure ASCII, so that bytes and characters are the same, and
 * without `{{`, which SSM takes for a reference to another parameter; in JSON both can only stand inside of strings.
 */
function recordText(record) {
    return JSON.stringify({ enabled: true, ...record })
        .replaceAll(/[^\0-\x7e]/g, escaped)
        .replaceAll(/\{(?=\{)/g, escaped);
}
/** Reads what {@link recordText} wrote, and what people write: `true`, `on`, `1`, JSON with `enabled`. */
function readFlag(text) {
    const value = parsed(text);
    if (typeof value !== 'object' || value === null)
        return { on: /^(true|on|yes|1|enabled)$/i.test(text.trim()) };
    const { enabled, ...record } = value;
    const on = enabled === true || /^(true|on|1)$/i.test(String(enabled));
    return isRecord(record) ? { on, record } : { on };
}
/** The record in a text; `undefined` when it is none. */
function readRecord(text) {
    if (text === undefined)
        return undefined;
    return readFlag(text).record;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    const { holder, stay, ...texts } = value;
    const { id, actor, run } = (holder ?? {});
    const { writeId, service, environment, since, until, message } = texts;
    const all = [writeId, service, environment, since, until, message, id, actor];
    return (all.every((text) => typeof text === 'string') &&
        typeof stay === 'boolean' &&
        !Number.isNaN(Date.parse(String(until))) &&
        (run === undefined || isJob(run)));
}
function isJob(run) {
    const { repository, runId, attempt, job } = (run ?? {});
    return ([typeof repository, typeof runId, typeof attempt, typeof job].join() === 'string,number,number,string');
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 63264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KubernetesSwitch: () => (/* binding */ KubernetesSwitch)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8672);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35839);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50980);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73045);
/* harmony import */ var _maintenance_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5558);
/* harmony import */ var _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41675);




/** The keys of the ConfigMap that are ours. */
const keys = ['enabled', 'message', 'until'];
/** Where who turned it on is kept. */
const annotation = 'deploy-actions/maintenance';
const managedBy = 'app.kubernetes.io/managed-by';
const ownName = 'deploy-actions';
/** A ConfigMap with `enabled: "true"`, as `kubectl create configmap maintenance-mode --from-literal=enabled=true` makes it. */
class KubernetesSwitch {
    type = 'kubernetes';
    place;
    writes;
    #name;
    #namespace;
    #timeout;
    #kubectl;
    /** As it was read last, so that a write needs no read before it. */
    #seen;
    /** Throws ConfigurationError for names that Kubernetes does not allow. */
    constructor({ namespace, name, context, timeout }, runtime) {
        if (!(0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_0__/* .isNamespaceName */ .P)(namespace)) {
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`maintenance.namespace\`: found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(namespace)}, allowed are ${_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_0__/* .nameRule */ .M}, at most 63`);
        }
        this.#name = name;
        this.#namespace = namespace;
        this.#timeout = timeout;
        this.place = `the ConfigMap \`${namespace}/${name}\``;
        this.writes = {
            on: 'create it with `enabled: "true"`, or set that',
            off: 'delete it if it was created for this, else set `enabled: "false"`',
        };
        const user = { name: 'the switch `kubernetes`', section: 'maintenance', system: _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .maintenanceSystem */ .L };
        this.#kubectl = new _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_4__/* .Kubectl */ .b(runtime, user, context);
    }
    async problems() {
        const one = { group: '', resource: 'configmaps', namespace: this.#namespace, name: this.#name };
        const { name: _, ...all } = one;
        // A request to create carries no name that a rule could look at.
        const needs = [
            ...['get', 'update', 'delete'].map((verb) => ({ verb, ...one })),
            { verb: 'create', ...all },
        ];
        const denied = await this.#limited('ask for rights', (signal) => (0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_5__/* .missingAccess */ .RE)(this.#kubectl, needs, signal));
        if (denied.length > 0)
            return denied.map((sentence) => `${this.place}: ${sentence}`);
        const found = await this.#find();
        return found?.immutable === true
            ? [`${this.place} is immutable; delete it, or name another one with \`name\``]
            : [];
    }
    async read() {
        const found = await this.#find();
        const record = (0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_6__/* .readRecord */ .aE)(found?.metadata.annotations?.[annotation]);
        const { on } = (0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_6__/* .readFlag */ .fG)(found?.data?.['enabled'] ?? '');
        return { on, ...(record ? { record } : {}), revision: found?.metadata.resourceVersion };
    }
    async turnOn(record, at) {
        const data = { enabled: 'true', message: record.message, until: record.until };
        const kept = { [annotation]: (0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_6__/* .recordText */ .Pe)(record) };
        if (at.revision === undefined) {
            const metadata = {
                name: this.#name,
                namespace: this.#namespace,
                labels: { [managedBy]: ownName },
                annotations: kept,
            };
            const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
            await this.#write('create', (signal) => this.#kubectl.create(this.#collection, map, signal));
            return;
        }
        const before = await this.#at(at);
        const annotations = { ...before.metadata.annotations, ...kept };
        await this.#replace({
            ...before,
            metadata: { ...before.metadata, annotations },
            data: { ...before.data, ...data },
        });
    }
    async turnOff(at) {
        if (at.revision === undefined)
            return;
        const before = await this.#at(at);
        if (isOurs(before)) {
            const { uid, resourceVersion } = before.metadata;
            const preconditions = { ...(uid === undefined ? {} : { uid }), resourceVersion };
            await this.#write('delete', (signal) => this.#kubectl.delete(this.#path, { preconditions }, signal));
            return;
        }
        const annotations = without(before.metadata.annotations, [annotation]);
        const data = { ...without(before.data, keys), enabled: 'false' };
        await this.#replace({ ...before, metadata: { ...before.metadata, annotations }, data });
    }
    /** The ConfigMap at the revision of a reading. */
    async #at({ revision }) {
        const seen = this.#seen?.metadata.resourceVersion === revision ? this.#seen : await this.#find();
        if (seen?.metadata.resourceVersion !== revision || seen === undefined)
            throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
        return seen;
    }
    async #find() {
        try {
            const found = await this.#limited('read', (signal) => this.#kubectl.get(this.#path, signal));
            this.#seen = this.#checked(found);
            return this.#seen;
        }
        catch (error) {
            if (!this.#isMissing(error))
                throw this.#explained(error);
            this.#seen = undefined;
            return undefined;
        }
    }
    #replace(map) {
        return this.#write('replace', (signal) => this.#kubectl.replace(this.#path, map, signal));
    }
    async #write(operation, work) {
        try {
            await this.#limited(operation, work);
        }
        catch (error) {
            const { reason } = error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_7__/* .KubernetesRefusal */ .JJ ? error : { reason: '' };
            if (reason === 'Conflict' || reason === 'AlreadyExists' || this.#isMissing(error))
                throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
            throw this.#explained(error);
        }
    }
    async #limited(operation, work) {
        const limit = AbortSignal.timeout(this.#timeout);
        try {
            return await work(limit);
        }
        catch (error) {
            if (!limit.aborted)
                throw error;
            const message = `${this.place}: no answer within the time limit \`timeout\``;
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(message, { system: _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .maintenanceSystem */ .L, operation, retryable: true });
        }
    }
    get #collection() {
        return `/api/v1/namespaces/${encodeURIComponent(this.#namespace)}/configmaps`;
    }
    get #path() {
        return `${this.#collection}/${encodeURIComponent(this.#name)}`;
    }
    #checked(answer) {
        const map = answer;
        const { name, resourceVersion } = map?.metadata ?? {};
        if (map?.kind === 'ConfigMap' && name === this.#name && typeof resourceVersion === 'string')
            return map;
        const message = `${this.place}: the answer is another object; is a proxy between?`;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(message, { system: _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .maintenanceSystem */ .L, operation: 'read' });
    }
    /** Only the API's own word for this very object: a proxy says «not found», too. */
    #isMissing(error) {
        const isRefusal = error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_7__/* .KubernetesRefusal */ .JJ && error.reason === 'NotFound';
        return isRefusal && error.message.includes(`configmaps "${this.#name}" not found`);
    }
    #explained(error) {
        if (!(error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_7__/* .KubernetesRefusal */ .JJ))
            return error;
        const { reason, message } = error;
        const said = `${this.place}: the API says ${reason}: ${message}`;
        if (reason === 'Forbidden') {
            const rule = `{ apiGroups: [""], resources: [configmaps], resourceNames: [${this.#name}], verbs: [get, update, delete] }`;
            return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`${said}; a Role there needs ${rule}, and \`create\` without a name`);
        }
        if (reason === 'NotFound' && message.startsWith('namespaces ')) {
            return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`${said}; create the namespace, or name another one in the section \`maintenance\``);
        }
        if (reason === 'Invalid')
            return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(said);
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(said, { system: _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .maintenanceSystem */ .L, operation: 'reach the ConfigMap' });
    }
}
/** Whether it may be deleted: made here, or by hand as bare as `kubectl create configmap` makes it. */
function isOurs({ metadata: { labels = {}, annotations = {} }, data = {} }) {
    if (labels[managedBy] === ownName)
        return true;
    const bare = Object.keys({ ...labels, ...annotations }).length === 0;
    return bare && Object.keys(data).every((key) => key === 'enabled');
}
function without(values, names) {
    return Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !names.includes(name)));
}


/***/ })

};

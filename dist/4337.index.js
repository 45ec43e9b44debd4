export const id = 4337;
export const ids = [4337];
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

/***/ 64337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ConfigMapText: () => (/* binding */ ConfigMapText)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35839);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73045);
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8672);
/* harmony import */ var _state_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91010);



const key = 'state.json';
const user = { name: 'the state store `kubernetes`', section: 'state', system: _state_store_js__WEBPACK_IMPORTED_MODULE_0__/* .stateSystem */ .n };
/** How often a read is tried that the API didn't answer, and the pause between two tries in milliseconds. */
const readTries = 3;
const readPause = 250;
/** How often a write begins anew when only what others keep in the ConfigMap has changed meanwhile. */
const writeRounds = 3;
// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
const namePattern = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`);
const longestLabelValue = 63;
/** The state in the key `state.json` of a ConfigMap, compared and swapped by its resourceVersion. */
class ConfigMapText {
    type = 'kubernetes';
    place;
    #name;
    #namespace;
    #labels;
    #kubectl;
    #clock;
    /** As it was read or written last, so that a write needs no read before it. */
    #seen;
    /** Throws ConfigurationError for names that Kubernetes does not allow. */
    constructor(configuration, { service, environment, runtime }) {
        const { namespace, name = `deployment-${service}-${environment}`, context } = configuration;
        refuseNames(namespace, name, configuration.name !== undefined);
        this.#name = name;
        this.#namespace = namespace;
        this.place = `the ConfigMap ${name} in the namespace ${namespace}`;
        this.#labels = {
            'app.kubernetes.io/managed-by': 'deploy-actions',
            'deploy-actions/service': labelValue(service),
            'deploy-actions/environment': labelValue(environment),
        };
        this.#kubectl = new _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__/* .Kubectl */ .b(runtime, user, context);
        this.#clock = runtime.clock;
    }
    async read() {
        const found = await this.#find();
        const text = textOf(found);
        return found && text !== undefined ? { text, version: versionOf(found) } : undefined;
    }
    async create(text) {
        const found = await this.#find();
        if (textOf(found) !== undefined)
            throw new _state_store_js__WEBPACK_IMPORTED_MODULE_0__/* .StateConflictError */ .K();
        // Somebody made the ConfigMap beforehand, so that `create` need not be allowed: it becomes ours by the first write.
        return found ? this.#put(found, text) : this.#post(text);
    }
    async replace(text, version) {
        const seen = this.#seen?.metadata.resourceVersion === version ? this.#seen : await this.#find();
        if (seen === undefined || versionOf(seen) !== version)
            throw new _state_store_js__WEBPACK_IMPORTED_MODULE_0__/* .StateConflictError */ .K();
        return this.#put(seen, text);
    }
    async preflight() {
        const found = await this.#find().catch((error) => error);
        // Without the right to read, whether `create` is needed isn't known: it is then named with the others.
        const verbs = ['get', 'update', ...(found === undefined || found instanceof Error ? ['create'] : [])];
        const denied = (await Promise.all(verbs.map((verb) => this.#isDenied(verb)))).flat();
        if (found instanceof Error && denied.length === 0)
            throw found;
        return [
            ...(denied.length > 0
                ? [`${this.place}: this login may not ${denied.join(', ')} it; ${this.#role()}`]
                : []),
            ...(isImmutable(found)
                ? [`${this.place} is immutable; delete it, or name another one with \`name\``]
                : []),
        ];
    }
    /** The ConfigMap, or `undefined` when there is none. */
    async #find() {
        for (let tries = 1;; tries += 1) {
            try {
                this.#seen = this.#checked(await this.#kubectl.get(`${this.#collection}/${this.#name}`));
                return this.#seen;
            }
            catch (error) {
                if (this.#isMissing(error)) {
                    this.#seen = undefined;
                    return undefined;
                }
                const again = error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ && error.retryable && tries < readTries;
                if (!again)
                    throw this.#explained(error);
                await this.#clock.sleep(readPause);
            }
        }
    }
    async #post(text) {
        const map = {
            ...{ apiVersion: 'v1', kind: 'ConfigMap' },
            metadata: { name: this.#name, namespace: this.#namespace, labels: this.#labels },
            data: { [key]: text },
        };
        try {
            this.#seen = this.#checked(await this.#kubectl.create(this.#collection, map));
            return versionOf(this.#seen);
        }
        catch (error) {
            if (error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_3__/* .KubernetesRefusal */ .JJ && error.reason === 'AlreadyExists')
                throw new _state_store_js__WEBPACK_IMPORTED_MODULE_0__/* .StateConflictError */ .K();
            throw this.#explained(error);
        }
    }
    /** Replaces the text in exactly the ConfigMap given; what others changed in it meanwhile is kept. */
    async #put(before, text) {
        const expected = textOf(before);
        let base = before;
        for (let round = 1; base !== undefined && textOf(base) === expected; round += 1) {
            const next = { ...base, data: { ...base.data, [key]: text } };
            try {
                this.#seen = this.#checked(await this.#kubectl.replace(`${this.#collection}/${this.#name}`, next));
                return versionOf(this.#seen);
            }
            catch (error) {
                const conflict = error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_3__/* .KubernetesRefusal */ .JJ && error.reason === 'Conflict';
                if (!conflict && !this.#isMissing(error))
                    throw this.#explained(error);
                if (round === writeRounds)
                    break;
                base = await this.#find();
            }
        }
        throw new _state_store_js__WEBPACK_IMPORTED_MODULE_0__/* .StateConflictError */ .K();
    }
    /** https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access */
    async #isDenied(verb) {
        const review = {
            ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
            spec: {
                resourceAttributes: {
                    ...{ namespace: this.#namespace, verb, group: '', resource: 'configmaps' },
                    // A request to create carries no name that a rule could look at.
                    ...(verb === 'create' ? {} : { name: this.#name }),
                },
            },
        };
        try {
            const answer = await this.#kubectl.create('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', review);
            const { status } = answer;
            return status?.allowed === true ? [] : [verb];
        }
        catch (error) {
            throw this.#explained(error);
        }
    }
    get #collection() {
        return `/api/v1/namespaces/${encodeURIComponent(this.#namespace)}/configmaps`;
    }
    #checked(answer) {
        const map = answer;
        const { name, resourceVersion } = map?.metadata ?? {};
        if (map?.kind === 'ConfigMap' && name === this.#name && typeof resourceVersion === 'string')
            return map;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ(`${this.place}: the answer is another object; is a proxy between?`, {
            ...{ system: _state_store_js__WEBPACK_IMPORTED_MODULE_0__/* .stateSystem */ .n, operation: 'read the state' },
        });
    }
    /** Only the API's own word for this very object: a proxy says «not found», too. */
    #isMissing(error) {
        return (error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_3__/* .KubernetesRefusal */ .JJ &&
            error.reason === 'NotFound' &&
            error.message.includes(`configmaps "${this.#name}" not found`));
    }
    #explained(error) {
        if (!(error instanceof _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_3__/* .KubernetesRefusal */ .JJ))
            return error;
        const { reason, message } = error;
        const said = `${this.place}: the API says ${reason}: ${message}`;
        if (reason === 'Forbidden')
            return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`${said}; ${this.#role()}`);
        if (reason === 'NotFound' && message.startsWith('namespaces '))
            return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`${said}; create the namespace, or name another one in the section \`state\``);
        if (reason === 'Invalid' || reason === 'RequestEntityTooLarge')
            return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`${said}; a ConfigMap holds 1 MiB: name one that keeps nothing else, and is not immutable`);
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ(said, { system: _state_store_js__WEBPACK_IMPORTED_MODULE_0__/* .stateSystem */ .n, operation: 'reach the state' });
    }
    /** What an administrator has to apply, as YAML. */
    #role() {
        return `the login needs a Role with these rules:
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: deploy-actions-state, namespace: ${this.#namespace} }
rules:
  - { apiGroups: [""], resources: [configmaps], verbs: [create] }
  - { apiGroups: [""], resources: [configmaps], resourceNames: [${this.#name}], verbs: [get, update] }`;
    }
}
function refuseNames(namespace, name, given) {
    const source = given ? '`state.name`' : 'the name of the ConfigMap, made of service and environment,';
    const remedy = given ? '' : '; give one as `name` in the section `state`';
    const problems = [
        ...((0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_4__/* .isNamespaceName */ .P)(namespace)
            ? []
            : [`\`state.namespace\`: found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .T)(namespace)}, allowed are ${_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_4__/* .nameRule */ .M}, at most 63`]),
        ...(namePattern.test(name)
            ? []
            : [
                `${source} is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .T)(name)}, but allowed are ${_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_4__/* .nameRule */ .M}, dots between them, at most 253${remedy}`,
            ]),
    ];
    if (problems.length > 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(problems.map((message) => ({ message })));
}
/** The nearest text that may be the value of a label (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/). */
function labelValue(text) {
    return text
        .replaceAll(/[^A-Za-z0-9_.-]/g, '-')
        .slice(0, longestLabelValue)
        .replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
function textOf(map) {
    const text = map?.data?.[key];
    return typeof text === 'string' ? text : undefined;
}
function versionOf(map) {
    return map.metadata.resourceVersion;
}
function isImmutable(found) {
    return found !== undefined && !(found instanceof Error) && found.immutable === true;
}


/***/ })

};

export const id = 8072;
export const ids = [8072];
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

/***/ 68072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createKubernetesAccessCheck: () => (/* binding */ createKubernetesAccessCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50980);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10393);
/* harmony import */ var _kubernetes_asking_cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63672);



/** Asks a cluster what this login may do there, as `kubectl auth can-i` does: nothing is tried. */
function createKubernetesAccessCheck(configuration, context) {
    const { namespace = '', rights, 'beyond-need': beyond = [] } = configuration;
    const needs = rights.flatMap((right) => needsOf(right, namespace));
    const excess = beyond.flatMap((right) => needsOf(right, namespace));
    const kubectl = (0,_kubernetes_asking_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .openKubectl */ .x8)('kubernetes-access', context, configuration.context);
    return {
        asks: `whether this login may ${[...new Set(needs.map(_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__/* .describeNeed */ .Se))].join(', ')}`,
        async ask(signal) {
            const [missing, granted] = await Promise.all([
                (0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__/* .missingAccess */ .RE)(kubectl, needs, signal),
                (0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__/* .reviewAccess */ .rA)(kubectl, excess, signal),
            ]);
            const tooMuch = granted.filter(({ allowed }) => allowed).map(({ need }) => (0,_deploy_actions_kubernetes__WEBPACK_IMPORTED_MODULE_1__/* .describeNeed */ .Se)(need));
            return (0,_grades_js__WEBPACK_IMPORTED_MODULE_2__/* .gathered */ .P)(judge(needs.length, missing, tooMuch), describe(needs, missing.length, tooMuch));
        },
    };
}
function needsOf({ verbs, group = '', resource, namespace, name }, usual) {
    const [plural = '', subresource] = resource.split('/');
    return verbs.map((verb) => ({
        ...{ verb, group, resource: plural, namespace: namespace ?? usual },
        ...(subresource === undefined ? {} : { subresource }),
        ...(name === undefined ? {} : { name }),
    }));
}
function judge(count, missing, tooMuch) {
    const lacks = missing.map((finding) => ({ status: 'fail', finding }));
    const excess = tooMuch.map((right) => ({ status: 'warn', finding: `the login may ${right}, which it should not need` }));
    const all = count === 1 ? 'the login may do what is needed' : `the login may do all ${count} things it needs`;
    return lacks.length + excess.length === 0 ? [{ status: 'pass', finding: all }] : [...lacks, ...excess];
}
function describe(needs, missing, tooMuch) {
    const granted = `${needs.length - missing} of ${needs.length} rights granted`;
    return [granted, ...tooMuch.map((right) => `also granted: ${right}`)].join('\n');
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


/***/ })

};

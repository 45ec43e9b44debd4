export const id = 655;
export const ids = [655];
export const modules = {

/***/ 40655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GatewayApiRouter: () => (/* binding */ GatewayApiRouter)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/json-parts.js
var json_parts = __webpack_require__(78626);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/weighted-object.js
var weighted_object = __webpack_require__(95084);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/gateway-acceptance.js


/** Conditions by which a controller says that it doesn't do what the route asks, with the status that means it. */
const objections = [
    ['Accepted', 'False'],
    ['ResolvedRefs', 'False'],
    ['PartiallyInvalid', 'True'],
];
/**
 * Throws UnclearObject unless a gateway has accepted the route as it stands now, and while one still sends by what the route was;
 * also when one says that it can't send to what the route names (https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus).
 * What was said of an earlier generation doesn't count otherwise, nor what was said for a parent that the route no longer has.
 * That a backend isn't there is a MissingBackend, and none when it is `known`.
 */
function assertAccepted({ metadata, spec, status }, known) {
    const { generation = 0, namespace } = metadata;
    const named = (0,json_parts/* listOf */.c3)(spec?.['parentRefs']).map((parent) => parentOf(parent, namespace));
    if (named.length === 0)
        throw new weighted_object/* UnclearObject */.c('it has no `parentRefs`: no gateway sends anything by it; name one');
    const parents = (0,json_parts/* listOf */.c3)((0,json_parts/* fieldsOf */.Pf)(status)['parents']).filter(({ parentRef }) => named.includes(parentOf((0,json_parts/* fieldsOf */.Pf)(parentRef), namespace)));
    for (const parent of parents)
        refuseObjection(parent, generation, known);
    const refOf = ({ parentRef }) => parentOf((0,json_parts/* fieldsOf */.Pf)(parentRef), namespace);
    const isCurrent = (parent) => conditionOf(parent, 'Accepted', generation)?.['status'] === 'True';
    const current = parents.filter(isCurrent).map(refOf);
    // Where two controllers speak for one parent, one of them may be gone.
    const behind = parents.find((parent) => isAccepted(parent) && !current.includes(refOf(parent)));
    const progress = (parent) => `${controllerOf(parent)} ${progressOf(parent)}`;
    if (current.length === 0) {
        const seen = parents.map(progress).join(', ') || 'none has said anything of it';
        throw new weighted_object/* UnclearObject */.c(`no gateway has taken up its generation ${generation} yet (${seen}); look at the gateway`, { passing: true });
    }
    if (behind === undefined)
        return;
    throw new weighted_object/* UnclearObject */.c(`the gateway of its parent \`${nameOf(behind)}\` has not taken up its generation ${generation} yet, while others have (${progress(behind)}); look at it`, { passing: true });
}
/** Whether the last thing said is that the route is in force, of whatever generation. */
function isAccepted(parent) {
    return (0,json_parts/* listOf */.c3)(parent['conditions']).some(({ type, status }) => type === 'Accepted' && status === 'True');
}
function refuseObjection(parent, generation, known) {
    for (const [type, bad] of objections) {
        const condition = conditionOf(parent, type, generation);
        if (condition?.['status'] !== bad)
            continue;
        const { reason, message } = condition;
        const missing = type === 'ResolvedRefs' && reason === 'BackendNotFound';
        if (missing && known)
            continue;
        throw new (missing ? weighted_object/* MissingBackend */.L : weighted_object/* UnclearObject */.c)(`${controllerOf(parent)} says of its parent \`${nameOf(parent)}\`: ${type} is ${bad}, ${(0,json_parts/* textOf */.b6)(reason) ?? 'no reason'}: ${(0,json_parts/* textOf */.b6)(message) ?? 'no message'}`);
    }
}
/** What was said of this generation or a newer one. */
function conditionOf(parent, type, generation) {
    return (0,json_parts/* listOf */.c3)(parent['conditions']).find((condition) => condition['type'] === type && ((0,json_parts/* numberOf */.rl)(condition['observedGeneration']) ?? -1) >= generation);
}
function progressOf(parent) {
    const accepted = (0,json_parts/* listOf */.c3)(parent['conditions']).find(({ type }) => type === 'Accepted');
    if (accepted === undefined)
        return 'has not said whether it accepts it';
    const generation = (0,json_parts/* numberOf */.rl)(accepted['observedGeneration']);
    const known = generation === undefined ? 'without saying of which generation' : `of generation ${generation}`;
    return `says Accepted ${(0,json_parts/* textOf */.b6)(accepted['status'])} ${known}`;
}
function controllerOf(parent) {
    return (0,json_parts/* textOf */.b6)(parent['controllerName']) ?? 'a controller without a name';
}
function nameOf({ parentRef }) {
    return (0,json_parts/* textOf */.b6)((0,json_parts/* fieldsOf */.Pf)(parentRef)['name']) ?? 'without a name';
}
/** The same text for the same parent, with the defaults of a ParentReference. */
function parentOf(parent, namespace) {
    const { group = 'gateway.networking.k8s.io', kind = 'Gateway', name, sectionName, port } = parent;
    return JSON.stringify([group, kind, parent['namespace'] ?? namespace, name, sectionName, port]);
}

// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/route-rules.js
var route_rules = __webpack_require__(71736);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/gateway-route.js







const resources = {
    HTTPRoute: { resource: 'httproutes', versions: ['v1', 'v1beta1'] },
    // Served as v1 since Gateway API 1.1; before that the experimental channel had it.
    GRPCRoute: { resource: 'grpcroutes', versions: ['v1', 'v1alpha2'] },
};
/** The weights of two Services in the rules of an HTTPRoute or a GRPCRoute, https://gateway-api.sigs.k8s.io/reference/spec/ */
class GatewayRoute {
    type = 'gateway-api';
    place;
    capacity;
    #rules;
    #awaited;
    #backends;
    /** Throws ConfigurationError when both colours are the same backend. */
    constructor(configuration) {
        const { kind, namespace, route: name } = configuration;
        const { resource, versions } = resources[kind];
        this.place = {
            ...{ kind, group: 'gateway.networking.k8s.io', versions, resource, namespace, name },
            field: 'traffic.route',
        };
        this.#backends = {
            blue: backendOf(configuration, 'blue'),
            green: backendOf(configuration, 'green'),
        };
        refuseSame(this.#backends);
        const namespaces = [...new Set(colors/* colors */.Tj.map((color) => this.#backends[color].namespace))];
        this.capacity = { resource: 'endpointslices', namespaces };
        this.#rules = new route_rules/* RouteRules */.x(dialectOf(this.#backends, namespace), configuration.rules);
        this.#awaited = configuration['await-gateway'];
    }
    refusal(weights) {
        return (0,src_weights/* weightsProblem */.hC)(weights);
    }
    weightsIn(route, known) {
        const weights = this.writtenIn(route);
        if (this.#awaited)
            assertAccepted(route, known);
        return weights;
    }
    writtenIn(route) {
        return this.#rules.weightsIn(route.spec);
    }
    withWeights(route, weights) {
        return { ...route, spec: this.#rules.withWeights(route.spec, weights) };
    }
    answering(color) {
        const { namespace, service } = this.#backends[color];
        return { namespace, service };
    }
    remarks(route) {
        const unmoved = this.#rules.unmoved(route.spec);
        const sticky = (0,json_parts/* listOf */.c3)(route.spec?.['rules']).some(({ sessionPersistence }) => sessionPersistence !== undefined);
        return [
            ...(unmoved.length > 0
                ? [`${unmoved.join(', ')} of the ${route.kind} sends to a colour, too, and stays as it is`]
                : []),
            ...(sticky
                ? [
                    `the ${route.kind} has \`sessionPersistence\`: clients keep their colour, so that the real split follows the weights late`,
                ]
                : []),
            ...(this.#awaited ? [] : unaccepted(route)),
        ];
    }
}
function backendOf({ namespace, colors: pair }, color) {
    const { service, namespace: own = namespace, port } = pair[color];
    return { service, namespace: own, port };
}
function refuseSame({ blue, green }) {
    const apart = blue.service !== green.service ||
        blue.namespace !== green.namespace ||
        (blue.port !== undefined && green.port !== undefined && blue.port !== green.port);
    if (apart)
        return;
    throw new errors/* ConfigurationError */.j1(`\`traffic.colors\`: blue and green are the same backend, the Service ${green.namespace}/${green.service}; a shift between them would move nothing`);
}
function dialectOf(backends, namespace) {
    const textOf = ({ service, port, ...place }) => `${place.namespace}/${service}${port === undefined ? '' : `:${port}`}`;
    return {
        ...{ rules: 'rules', rule: 'rule', backends: 'backendRefs', option: 'rules' },
        colorOf: (backend) => colors/* colors */.Tj.find((color) => isBackend(backend, backends[color], namespace)),
        // https://gateway-api.sigs.k8s.io/reference/spec/#backendref
        weightOf: ({ weight }) => (0,json_parts/* numberOf */.rl)(weight) ?? 1,
        nameOf: ({ name, port, namespace: own = namespace }) => `${own}/${name}${port === undefined ? '' : `:${port}`}`,
        colorName: (color) => textOf(backends[color]),
        sendingTo: (color, { namespace: _, ...like }) => {
            const { service, namespace: own, port } = backends[color];
            return {
                ...{ ...like, name: service },
                ...(own === namespace ? {} : { namespace: own }),
                ...(port === undefined ? {} : { port }),
            };
        },
    };
}
function isBackend(backend, { service, namespace, port }, home) {
    const { group = '', kind = 'Service' } = backend;
    return (group === '' &&
        kind === 'Service' &&
        backend['name'] === service &&
        (backend['namespace'] ?? home) === namespace &&
        (port === undefined || backend['port'] === port));
}
function unaccepted(route) {
    try {
        assertAccepted(route);
        return [];
    }
    catch (error) {
        if (!(error instanceof weighted_object/* UnclearObject */.c))
            throw error;
        return [`\`await-gateway\` is off, and of the ${route.kind}: ${error.message}`];
    }
}

// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/object-router.js + 4 modules
var object_router = __webpack_require__(22393);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/gateway-api-router.js


/** Splits the traffic of a route of the Gateway API between a Service for each colour. */
class GatewayApiRouter extends object_router/* ObjectRouter */.H {
    /** Throws ConfigurationError when both colours are the same backend. */
    constructor(configuration, runtime) {
        super(new GatewayRoute(configuration), configuration, runtime);
    }
}


/***/ }),

/***/ 71736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ RouteRules)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_config__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5510);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69050);
/* harmony import */ var _json_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78626);
/* harmony import */ var _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95084);





/** The rules of a route, of which all that send to a colour or only those named are moved together. */
class RouteRules {
    #dialect;
    #names;
    constructor(dialect, names) {
        this.#dialect = dialect;
        this.#names = names;
    }
    /** The weights in force, alike in every rule that is moved. Throws UnclearObject. */
    weightsIn(spec) {
        const splits = this.#moved(spec).map((rule) => ({ rule, split: this.#splitOf(rule) }));
        const [first] = splits;
        if (first && splits.every(({ split }) => (0,_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .sameWeights */ .ML)(split, first.split)))
            return first.split;
        const found = splits.map(({ rule, split }) => `${rule.label} ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .formatWeights */ .V7)(split)}`);
        throw new _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__/* .UnclearObject */ .c(`its ${this.#dialect.rule}s disagree: ${found.join(', ')}; name those that the colours share in \`${this.#dialect.option}\`, or set them alike`);
    }
    /** The same spec with these weights in every rule that is moved. Throws UnclearObject. */
    withWeights(spec, weights) {
        const { rules, backends } = this.#dialect;
        const moved = this.#moved(spec);
        const next = (0,_json_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_json_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(spec)[rules]).map((rule, index) => {
            const found = moved.find((each) => each.index === index);
            return found ? { ...rule, [backends]: this.#reweighted(found.backends, weights) } : rule;
        });
        return { ...(0,_json_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(spec), [rules]: next };
    }
    /** The rules that send to a colour but aren't moved, as messages call them. */
    unmoved(spec) {
        const moved = this.#names ?? [];
        if (moved.length === 0)
            return [];
        return this.#all(spec)
            .filter((rule) => this.#sendsToColor(rule) && !moved.includes(rule.name ?? ''))
            .map(({ label }) => label);
    }
    #all(spec) {
        const { rules, rule, backends } = this.#dialect;
        return (0,_json_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_json_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(spec)[rules]).map((fields, index) => {
            const name = (0,_json_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(fields['name']);
            const label = name === undefined ? `${rule} ${index + 1}` : `${rule} ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(name)}`;
            return { index, name, label, backends: (0,_json_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)(fields[backends]) };
        });
    }
    #moved(spec) {
        const all = this.#all(spec);
        const moved = this.#names
            ? this.#named(all, this.#names)
            : all.filter((rule) => this.#sendsToColor(rule));
        if (moved.length === 0) {
            throw new _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__/* .UnclearObject */ .c(`no ${this.#dialect.rule} sends to ${this.#colorNames()}; there ${listed(all.map((rule) => this.#described(rule)))}`);
        }
        for (const rule of moved)
            this.#refuseUnclear(rule);
        return moved;
    }
    #named(all, names) {
        const missing = names.filter((name) => all.every((rule) => rule.name !== name));
        if (missing.length > 0) {
            const there = all.map(({ label }) => label);
            throw new _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__/* .UnclearObject */ .c(`there is no ${this.#dialect.rule} called ${missing.map(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T).join(' or ')}, as \`${this.#dialect.option}\` has it; there ${listed(there)}`);
        }
        return all.filter(({ name }) => name !== undefined && names.includes(name));
    }
    #refuseUnclear(rule) {
        if (!this.#sendsToColor(rule))
            throw new _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__/* .UnclearObject */ .c(`${this.#described(rule)}, but to neither ${this.#colorNames(' nor ')}`);
        for (const color of _deploy_actions_config__WEBPACK_IMPORTED_MODULE_4__/* .colors */ .Tj) {
            const same = this.#of(rule, color);
            if (same.length < 2)
                continue;
            const names = same.map((backend) => this.#dialect.nameOf(backend)).join(' and ');
            throw new _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__/* .UnclearObject */ .c(`${rule.label} names ${color} more than once (${names}): which one has its weight? Give \`port\` of the colour, or leave one out`);
        }
    }
    #splitOf(rule) {
        const { backends, label } = rule;
        const weightOf = (backend) => this.#dialect.weightOf(backend, backends.length);
        const others = backends.filter((backend) => this.#dialect.colorOf(backend) === undefined && weightOf(backend) > 0);
        if (others.length > 0) {
            throw new _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__/* .UnclearObject */ .c(`beside the colours, ${this.#weighted(others, backends.length)} takes traffic of ${label} too; give it weight 0, or take it out`);
        }
        const amountOf = (color) => this.#of(rule, color).reduce((sum, each) => sum + weightOf(each), 0);
        const split = (0,_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeSplit */ .Qp)({ blue: amountOf('blue'), green: amountOf('green') });
        if (split)
            return split;
        throw new _weighted_object_js__WEBPACK_IMPORTED_MODULE_1__/* .UnclearObject */ .c(`the weights of ${label} are no whole percentages: ${this.#weighted(backends, backends.length)}`);
    }
    #reweighted(backends, weights) {
        const present = backends.map((backend) => {
            const color = this.#dialect.colorOf(backend);
            return color === undefined ? backend : { ...backend, weight: weights[color] };
        });
        const like = backends.find((backend) => this.#dialect.colorOf(backend) !== undefined);
        const added = _deploy_actions_config__WEBPACK_IMPORTED_MODULE_4__/* .colors */ .Tj
            .filter((color) => !backends.some((backend) => this.#dialect.colorOf(backend) === color))
            // A backend that gets nothing is left out, for it may not exist yet.
            .filter((color) => weights[color] > 0)
            .map((color) => ({ ...this.#dialect.sendingTo(color, like ?? {}), weight: weights[color] }));
        return [...present, ...added];
    }
    #sendsToColor({ backends }) {
        return backends.some((backend) => this.#dialect.colorOf(backend) !== undefined);
    }
    #of({ backends }, color) {
        return backends.filter((backend) => this.#dialect.colorOf(backend) === color);
    }
    #weighted(backends, count) {
        return backends
            .map((each) => `${this.#dialect.nameOf(each)} (weight ${this.#dialect.weightOf(each, count)})`)
            .join(', ');
    }
    #described({ label, backends }) {
        const names = backends.map((backend) => this.#dialect.nameOf(backend));
        return `${label} sends to ${names.join(', ') || 'no backend'}`;
    }
    #colorNames(between = ' or ') {
        return _deploy_actions_config__WEBPACK_IMPORTED_MODULE_4__/* .colors */ .Tj.map((color) => `${this.#dialect.colorName(color)} (${color})`).join(between);
    }
}
function listed(things) {
    return things.length === 0 ? 'is none at all' : `are: ${things.join('; ')}`;
}


/***/ })

};

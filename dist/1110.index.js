export const id = 1110;
export const ids = [1110];
export const modules = {

/***/ 11110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IstioRouter: () => (/* binding */ IstioRouter)
});

// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/object-router.js + 4 modules
var object_router = __webpack_require__(22393);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/json-parts.js
var json_parts = __webpack_require__(78626);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/route-rules.js
var route_rules = __webpack_require__(71736);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/virtual-service.js





/**
 * The weights of two destinations in the HTTP routes of a VirtualService,
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
class VirtualService {
    type = 'istio';
    place;
    capacity;
    #rules;
    #destinations;
    #dialect;
    /** Throws ConfigurationError when both colours are the same destination. */
    constructor(configuration) {
        const { namespace, 'virtual-service': name, colors: destinations } = configuration;
        this.place = {
            ...{ kind: 'VirtualService', group: 'networking.istio.io', resource: 'virtualservices' },
            ...{ versions: ['v1', 'v1beta1'], namespace, name, field: 'traffic.virtual-service' },
        };
        this.#destinations = destinations;
        this.#dialect = dialectOf(destinations, namespace);
        refuseSame(destinations, namespace);
        this.#rules = new route_rules/* RouteRules */.x(this.#dialect, configuration.routes);
        const answering = colors/* colors */.Tj.flatMap((color) => this.answering(color) ?? []);
        const namespaces = [...new Set(answering.map((each) => each.namespace))];
        this.capacity = { resource: 'endpointslices', namespaces };
    }
    refusal(weights) {
        return (0,src_weights/* weightsProblem */.hC)(weights);
    }
    weightsIn(service) {
        return this.writtenIn(service);
    }
    writtenIn(service) {
        return this.#rules.weightsIn(service.spec);
    }
    withWeights(service, weights) {
        return { ...service, spec: this.#rules.withWeights(service.spec, weights) };
    }
    /** Of hosts that are no Service of the cluster, nothing is known. */
    answering(color) {
        return serviceOf(this.#destinations[color].host.toLowerCase(), this.place.namespace);
    }
    remarks({ spec }) {
        const unmoved = this.#rules.unmoved(spec);
        const layers = ['tls', 'tcp'].filter((layer) => (0,json_parts/* listOf */.c3)(spec?.[layer]).some(({ route }) => (0,json_parts/* listOf */.c3)(route).some((each) => this.#dialect.colorOf(each) !== undefined)));
        return [
            ...(unmoved.length > 0
                ? [`${unmoved.join(', ')} of the VirtualService sends to a colour, too, and stays as it is`]
                : []),
            ...(layers.length > 0
                ? [
                    `the VirtualService sends to a colour in \`${layers.join('` and `')}\`, too; only \`http\` is moved`,
                ]
                : []),
        ];
    }
}
function dialectOf(destinations, namespace) {
    return {
        ...{ rules: 'http', rule: 'route', backends: 'route', option: 'routes' },
        colorOf: ({ destination }) => colors/* colors */.Tj.find((color) => isDestination((0,json_parts/* fieldsOf */.Pf)(destination), destinations[color], namespace)),
        // A single destination has all traffic whatever its weight, among several it has none without one:
        // https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
        weightOf: ({ weight }, count) => (count === 1 ? 1 : ((0,json_parts/* numberOf */.rl)(weight) ?? 0)),
        nameOf: ({ destination }) => nameOf((0,json_parts/* fieldsOf */.Pf)(destination)),
        colorName: (color) => nameOf(destinations[color]),
        sendingTo: (color, like) => {
            const { host, subset, port } = destinations[color];
            const { subset: _, ...rest } = (0,json_parts/* fieldsOf */.Pf)(like['destination']);
            const destination = {
                ...{ ...rest, host },
                ...(subset === undefined ? {} : { subset }),
                ...(port === undefined ? {} : { port: { number: port } }),
            };
            return { ...like, destination };
        },
    };
}
function isDestination(destination, { host, subset, port }, namespace) {
    const { number } = (0,json_parts/* fieldsOf */.Pf)(destination['port']);
    return (resolved((0,json_parts/* textOf */.b6)(destination['host']) ?? '', namespace) === resolved(host, namespace) &&
        (destination['subset'] || undefined) === subset &&
        (port === undefined || number === port));
}
function refuseSame({ blue, green }, namespace) {
    const apart = resolved(blue.host, namespace) !== resolved(green.host, namespace) ||
        blue.subset !== green.subset ||
        (blue.port !== undefined && green.port !== undefined && blue.port !== green.port);
    if (apart)
        return;
    throw new errors/* ConfigurationError */.j1(`\`traffic.colors\`: blue and green are the same destination, ${nameOf(green)}; a shift between them would move nothing. Give each a \`host\` or a \`subset\` of its own`);
}
function nameOf({ host, subset, port }) {
    const number = (0,json_parts/* numberOf */.rl)(port) ?? (0,json_parts/* numberOf */.rl)((0,json_parts/* fieldsOf */.Pf)(port)['number']);
    return `${host}${number === undefined ? '' : `:${number}`}${subset ? ` subset ${subset}` : ''}`;
}
/**
 * The Service that a host is, as Istio resolves it: a name without a dot is one in the namespace of the VirtualService, every
 * other is taken as it is (https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination). What the
 * cluster calls its own domain isn't known here; `clusterset.local` is that of several clusters together.
 */
function serviceOf(host, namespace) {
    if (/^[^.:*]+$/.test(host))
        return { service: host, namespace };
    const [, service, own] = /^([^.*]+)\.([^.]+)\.svc\.(?!clusterset\.local$).+$/.exec(host) ?? [];
    return service !== undefined && own !== undefined ? { service, namespace: own } : undefined;
}
function resolved(host, namespace) {
    const lower = host.toLowerCase();
    const found = serviceOf(lower, namespace);
    return found ? `${found.service}.${found.namespace}.svc.*` : lower;
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/istio-router.js


/** Splits the traffic of a VirtualService of Istio between a destination for each colour. */
class IstioRouter extends object_router/* ObjectRouter */.H {
    /** Throws ConfigurationError when both colours are the same destination. */
    constructor(configuration, runtime) {
        super(new VirtualService(configuration), configuration, runtime);
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

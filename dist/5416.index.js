export const id = 5416;
export const ids = [5416];
export const modules = {

/***/ 85416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ServiceRouter: () => (/* binding */ ServiceRouter)
});

// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/object-router.js + 4 modules
var object_router = __webpack_require__(22393);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/json-parts.js
var json_parts = __webpack_require__(78626);
// EXTERNAL MODULE: ./build/packages/traffic/src/routers/kubernetes/weighted-object.js
var weighted_object = __webpack_require__(95084);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/service-selector.js




/** The colour whose pods the selector of a Service chooses, https://kubernetes.io/docs/concepts/services-networking/service/ */
class ServiceSelector {
    type = 'kubernetes-service';
    place;
    capacity;
    #labels;
    constructor({ namespace, service: name, colors: pair }) {
        this.place = {
            ...{ kind: 'Service', group: '', versions: ['v1'], resource: 'services', namespace, name },
            field: 'traffic.service',
        };
        this.capacity = { resource: 'pods', namespaces: [namespace] };
        this.#labels = { blue: pair.blue.selector, green: pair.green.selector };
    }
    refusal(weights) {
        const problem = (0,src_weights/* weightsProblem */.hC)(weights);
        if (problem !== undefined || (0,src_weights/* servingColor */.mz)(weights) !== undefined)
            return problem;
        return 'a selector chooses the pods of one colour, so that it can do 0 and 100 only: write `stages: [ 100% ]`; for shares use the router `gateway-api`, `istio` or another one that has weights';
    }
    weightsIn(service) {
        return this.writtenIn(service);
    }
    writtenIn(service) {
        const selector = selectorOf(service);
        const color = colors/* colors */.Tj.find((each) => has(selector, this.#labels[each]));
        if (color !== undefined)
            return (0,src_weights/* allOn */.PT)(color);
        const wanted = colors/* colors */.Tj.map((each) => `${written(this.#labels[each])} (${each})`).join(' nor ');
        throw new weighted_object/* UnclearObject */.c(`its selector is ${written(selector)}, which has neither ${wanted}; set the labels of the colour that serves, or roll back to it with \`to:\``);
    }
    withWeights(service, weights) {
        const selector = { ...selectorOf(service), ...this.#labels[(0,src_weights/* servingColor */.mz)(weights) ?? 'blue'] };
        return { ...service, spec: { ...service.spec, selector } };
    }
    answering(color, service) {
        const labels = { ...selectorOf(service), ...this.#labels[color] };
        return { namespace: this.place.namespace, labels };
    }
    remarks({ spec = {} }) {
        const { sessionAffinity, externalTrafficPolicy, clusterIP } = spec;
        return [
            'connections that are open when the selector changes keep their pod until they end, and with it their colour',
            ...(sessionAffinity === 'ClientIP'
                ? ['the Service has `sessionAffinity: ClientIP`, which ends for every client when the colour changes']
                : []),
            ...(externalTrafficPolicy === 'Local'
                ? [
                    'the Service has `externalTrafficPolicy: Local`: nodes without a pod of the new colour drop what reaches them until the load balancer has noticed; let each node that has one colour have the other, too',
                ]
                : []),
            ...(clusterIP === 'None'
                ? [
                    'the Service has no address of its own (`clusterIP: None`): clients follow when they look up its name anew',
                ]
                : []),
        ];
    }
}
function selectorOf({ spec = {} }) {
    const selector = (0,json_parts/* fieldsOf */.Pf)(spec['selector']);
    if (spec['type'] !== 'ExternalName' && Object.keys(selector).length > 0)
        return selector;
    throw new weighted_object/* UnclearObject */.c('it has no selector, so that none of its pods are chosen by labels; give it one with the labels of the colour that serves');
}
function has(selector, labels) {
    return Object.entries(labels).every(([key, value]) => selector[key] === value);
}
function written(labels) {
    return `\`${Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(',')}\``;
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/kubernetes/service-router.js


/** Moves all traffic of a Service from the pods of one colour to those of the other. */
class ServiceRouter extends object_router/* ObjectRouter */.H {
    constructor(configuration, runtime) {
        super(new ServiceSelector(configuration), configuration, runtime);
    }
}


/***/ })

};

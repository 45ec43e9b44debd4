export const id = 5504;
export const ids = [5504];
export const modules = {

/***/ 5504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   probe: () => (/* binding */ probe)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_probes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64332);


/** Sends requests of its own at each look, and measures how many fail and how long they take. */
const probe = {
    checkQuery: (query) => {
        const parsed = parseQuery(query);
        return typeof parsed === 'string' ? parsed : undefined;
    },
    span: (query) => {
        const parsed = parseQuery(query);
        return typeof parsed === 'string' ? 0 : parsed.range;
    },
    keepsHistory: () => false,
    readsRelease: true,
    create: (source, queries, context) => new ProbeProvider(source, queries, context),
};
class ProbeProvider {
    type = 'probe';
    #probes;
    #queries;
    #context;
    #longest;
    /** The names of the probes that failed at the last look. */
    #failing = new Set();
    #looks = [];
    #first = true;
    constructor({ probes }, queries, context) {
        refuse(probes, queries, context.release['color-url']);
        this.#probes = probes;
        this.#queries = queries.map(parseQuery).filter((query) => typeof query !== 'string');
        this.#context = context;
        this.#longest = Math.max(0, ...this.#queries.map(({ range }) => range));
    }
    async observe() {
        const { clock } = this.#context.runtime;
        const at = clock.now();
        const outcomes = await this.#send();
        if (!Array.isArray(outcomes))
            return this.#queries.map(() => outcomes);
        this.#tell(outcomes);
        const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
        this.#looks = [...this.#looks.filter((look) => look.at > at - this.#longest), { at, failed }];
        const slowest = Math.max(...outcomes.map((outcome) => outcome.slowest)) / 1_000;
        const answers = this.#queries.map(({ of, range }) => {
            if (of === 'slowest')
                return { value: slowest };
            return range === 0 ? { value: failed / this.#probes.length } : this.#share(at, range);
        });
        this.#first = false;
        return answers;
    }
    /** What came of all probes, or an answer where a probe can't be sent at all. */
    async #send() {
        const { runtime, release } = this.#context;
        try {
            return await Promise.all(this.#probes.map((step) => (0,_deploy_actions_probes__WEBPACK_IMPORTED_MODULE_0__/* .sendRequests */ .t)(step, release['color-url'], runtime)));
        }
        catch (error) {
            if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1)
                return { failure: 'refused', detail: error.message };
            throw error;
        }
    }
    #share(at, range) {
        if (this.#first)
            return { failure: 'too-young', detail: 'a share over time needs two looks, this was the first' };
        const looks = this.#looks.filter((look) => look.at > at - range);
        if (looks.length < 2) {
            const detail = `there was one look in the last ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(range)}, a share over time needs two; look more often, or ask for a longer time`;
            return { failure: 'no-data', detail };
        }
        const failed = looks.reduce((sum, look) => sum + look.failed, 0);
        return { value: failed / (looks.length * this.#probes.length) };
    }
    /** Says what changed since the last look. */
    #tell(outcomes) {
        const { log } = this.#context.runtime;
        const failing = new Set();
        for (const [index, { failure }] of outcomes.entries()) {
            const name = this.#nameOf(index);
            if (failure !== undefined)
                failing.add(name);
            if (failure !== undefined && !this.#failing.has(name))
                log.info(`Probe ${name} fails: ${failure}`);
            if (failure === undefined && this.#failing.has(name))
                log.info(`Probe ${name} no longer fails.`);
        }
        this.#failing = failing;
    }
    #nameOf(index) {
        const name = this.#probes[index]?.name;
        return name === undefined ? `${index + 1}` : `${index + 1} (${name})`;
    }
}
/** Reads `failing`, `failing[5m]` or `slowest`; a text is what is wrong with it. */
function parseQuery(query) {
    if (query === 'slowest' || query === 'failing')
        return { of: query, range: 0 };
    const [, duration] = /^failing\[(.*)\]$/.exec(query) ?? [];
    if (duration === undefined)
        return `is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(query)}, but probes answer \`failing\`, \`failing[5m]\` and \`slowest\``;
    try {
        const range = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(duration);
        return range > 0 ? { of: 'failing', range } : `is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(query)}, a share over no time at all`;
    }
    catch (error) {
        if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0)
            return `is ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(query)}: ${error.message}`;
        throw error;
    }
}
function refuse(probes, queries, colorUrl) {
    const inQueries = queries.map(parseQuery).filter((query) => typeof query === 'string');
    const inProbes = probes.flatMap((step, index) => {
        try {
            const address = (0,_deploy_actions_probes__WEBPACK_IMPORTED_MODULE_0__/* .addressOf */ .c)(step, colorUrl);
            return URL.canParse(address) ? [] : [`probe ${index + 1}: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(address)} is not an address`];
        }
        catch (error) {
            if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1)
                return [`probe ${index + 1}: ${error.message}`];
            throw error;
        }
    });
    const problems = [...inQueries.map((problem) => `the query ${problem}`), ...inProbes];
    if (problems.length > 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(problems.map((message) => ({ message })));
}


/***/ }),

/***/ 64332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ addressOf),
/* harmony export */   t: () => (/* binding */ sendRequests)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** How much of an answer a failure shows, in characters. */
const shownBody = 300;
/** Where a step sends its requests. Throws ConfigurationError for a path when the address of the colour isn't known. */
function addressOf(step, colorUrl) {
    if ('url' in step)
        return step.url;
    if (colorUrl !== undefined)
        return `${colorUrl}${step.path}`;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`path: ${step.path}\` is on the colour, but its address is not known here; name it in the section \`traffic\`, or give \`url\``);
}
/**
 * Sends the requests of a step one after the other, up to the first that fails; none is sent again, it may not be repeatable.
 * Placeholders are filled in already. Throws ConfigurationError for what can't be sent, and the signal's reason.
 */
async function sendRequests(step, colorUrl, { http, signal, secrets }) {
    const { method, headers, timeout } = step;
    const url = addressOf(step, colorUrl);
    const request = {
        ...{ method, url, timeout, signal },
        ...(headers === undefined ? {} : { headers }),
        ...(step.body === undefined ? {} : { body: step.body }),
    };
    let slowest = 0;
    for (let sent = 0; sent < step.requests; sent += 1) {
        const answer = await http.send(request).catch((error) => {
            if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
                return error;
            throw error;
        });
        if (answer instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
            return { failure: answer.message, slowest: Math.max(slowest, timeout) };
        slowest = Math.max(slowest, answer.elapsed);
        const why = shortfall(step, answer);
        if (why !== undefined) {
            // Before it is cut: half a secret would not be known as one.
            const body = secrets.redact(answer.body);
            return { failure: `${method} ${url} ${why}; ${beginning(body)}`, slowest };
        }
    }
    return { failure: undefined, slowest };
}
function shortfall({ status, contains }, answer) {
    if (answer.status !== status)
        return `answered ${answer.status} instead of ${status}`;
    if (contains === undefined || answer.body.includes(contains))
        return undefined;
    return `answered ${status}, but what came does not contain \`${contains}\``;
}
function beginning(body) {
    const text = body.replaceAll(/\s+/g, ' ').trim();
    if (text === '')
        return 'the answer is empty';
    return `the answer${text.length > shownBody ? ' begins' : ''}: ${text.slice(0, shownBody).toWellFormed()}`;
}


/***/ })

};

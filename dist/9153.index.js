export const id = 9153;
export const ids = [9153];
export const modules = {

/***/ 48131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ assertExpressible)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96530);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69050);



/** Throws ProviderError for weights the router refuses, so that they never reach it. */
function assertExpressible(router, weights) {
    const refusal = router.refusal(weights);
    if (refusal === undefined)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ(`router \`${router.type}\` can't express ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .formatWeights */ .V7)(weights)}: ${refusal}`, {
        system: _traffic_router_js__WEBPACK_IMPORTED_MODULE_2__/* .trafficSystem */ .bo,
        operation: 'write weights',
    });
}


/***/ }),

/***/ 59153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HaproxyRouter: () => (/* binding */ HaproxyRouter)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/traffic/src/expressible.js
var expressible = __webpack_require__(48131);
// EXTERNAL MODULE: ./build/packages/traffic/src/weights.js
var src_weights = __webpack_require__(69050);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/haproxy/backend-servers.js
/** Bits of srv_admin_state and values of srv_op_state, https://docs.haproxy.org/2.6/management.html#9.3-show%20servers%20state */
const maintenance = 0x01 | 0x02 | 0x20;
const drainedByCommand = 0x08;
const drainedByTracking = 0x10;
/** The first line of `show servers state`: the version of its form. */
const stateFormat = '1\n';
const starting = '1';
const running = '2';
/** The servers of a backend, in the order of the configuration. Throws ProviderError. */
async function readServers(api, backend, operation, signal) {
    // `show servers state` knows the weight that was set, `show stat` who is a backup and what is under way; 4 stands for servers.
    const answer = await api.ask([`show servers state ${backend}`, `show stat ${backend} 4 -1`], operation, signal);
    const states = table(answer, /^# (be_id .*)$/m, ' ');
    const statistics = table(answer, /^# (pxname,.*)$/m, ',');
    if (!states || !statistics) {
        const begun = answer.startsWith(stateFormat);
        throw begun
            ? api.failure(operation, 'its answer ended too soon', true)
            : api.failure(operation, complaint(answer, backend));
    }
    return states
        .filter((state) => state['be_name'] === backend)
        .map((state) => {
        const shown = statistics.find((row) => row['pxname'] === backend && row['svname'] === state['srv_name']);
        const administrative = Number(state['srv_admin_state']);
        const weight = Number(state['srv_uweight']);
        if (!shown || !Number.isInteger(administrative) || !Number.isInteger(weight)) {
            throw api.failure(operation, `it shows server \`${state['srv_name']}\` in a form that isn't known here`);
        }
        return {
            name: state['srv_name'] ?? '',
            weight,
            out: (administrative & (maintenance | drainedByTracking)) !== 0,
            drained: (administrative & drainedByCommand) !== 0,
            up: [starting, running].includes(state['srv_op_state'] ?? ''),
            backup: shown['bck'] === '1',
            status: shown['status'] ?? '',
            sessions: Number(shown['scur']) + Number(shown['qcur']),
        };
    });
}
/** The rows under a headline up to the next empty line, by the names in the headline; nothing when either is missing. */
function table(answer, headline, separator) {
    const found = headline.exec(answer);
    if (!found)
        return undefined;
    const names = found[1]?.split(separator) ?? [];
    const rows = answer.slice(found.index + found[0].length + 1).split('\n');
    const end = rows.indexOf('');
    // The text behind the last line break is no line.
    if (end === -1 || end === rows.length - 1)
        return undefined;
    return rows.slice(0, end).map((row) => {
        const values = row.split(separator);
        return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
    });
}
function complaint(answer, backend) {
    if (/can't find backend|no such proxy/i.test(answer)) {
        return `it has no backend \`${backend}\`; give \`backend\` the name behind the word \`backend\` in its configuration`;
    }
    const [line = ''] = answer.trim().split('\n');
    return `it answers \`${line.slice(0, 120)}\` to \`show servers state\`; is this HAProxy's Runtime API?`;
}

// EXTERNAL MODULE: ./build/packages/traffic/src/routers/haproxy/runtime-api.js
var runtime_api = __webpack_require__(50741);
;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/haproxy/server-weights.js

/** The largest weight of a server, https://docs.haproxy.org/2.6/configuration.html#5.2-weight */
const largestWeight = 256;
/**
 * The weight of each server so that their sums split traffic exactly as asked, as evenly within a colour as whole weights
 * allow, none of a colour with traffic at 0; `undefined` when there are no such weights.
 */
function serverWeights(weights, servers) {
    const unit = greatestDivisor(weights.blue, weights.green);
    const parts = { blue: weights.blue / unit, green: weights.green / unit };
    const largest = Math.min(...colors/* colors */.Tj.map((color) => factorLimit(parts[color], servers[color])));
    let best;
    // From the largest down: `balance random` splits the more exactly the larger the weights are.
    for (let factor = largest; factor >= 1 && best?.unevenness !== 0; factor -= 1) {
        const sums = { blue: parts.blue * factor, green: parts.green * factor };
        if (colors/* colors */.Tj.some((color) => sums[color] > 0 && sums[color] < servers[color]))
            continue;
        const unevenness = Math.max(...colors/* colors */.Tj.map((color) => spread(sums[color], servers[color])));
        if (!best || unevenness < best.unevenness)
            best = { sums, unevenness };
    }
    if (!best)
        return undefined;
    return {
        blue: evenly(best.sums.blue, servers.blue),
        green: evenly(best.sums.green, servers.green),
    };
}
function factorLimit(part, servers) {
    return part === 0 ? Number.POSITIVE_INFINITY : Math.floor((largestWeight * servers) / part);
}
/** How much more the busiest server of a colour gets than the idlest, in relation to that one. */
function spread(sum, servers) {
    return sum === 0 || sum % servers === 0 ? 0 : 1 / Math.floor(sum / servers);
}
function evenly(sum, servers) {
    return Array.from({ length: servers }, (_, index) => Math.floor((sum + index) / servers)).reverse();
}
function greatestDivisor(a, b) {
    return b === 0 ? a : greatestDivisor(b, a % b);
}

;// CONCATENATED MODULE: ./build/packages/traffic/src/routers/haproxy/haproxy-router.js







/** How often the servers are looked at, when connections are cut, before that counts as a failure. */
const lookTries = 3;
/** Weights of the servers in one backend of HAProxy, over its Runtime API. */
class HaproxyRouter {
    type = 'haproxy';
    writeLimit;
    drainTime;
    #timeout;
    #backend;
    #names;
    #api;
    /** Throws ConfigurationError for names that HAProxy can't have. */
    constructor({ address, backend, timeout, drain, colors: sides }) {
        this.#timeout = timeout;
        // What HAProxy has in hand when the time limit passes, it may still carry out; it is given as long again for that.
        this.writeLimit = 2 * timeout;
        this.drainTime = drain;
        this.#backend = (0,runtime_api/* assertName */.I)(backend);
        this.#names = { blue: sides.blue.servers.map(runtime_api/* assertName */.I), green: sides.green.servers.map(runtime_api/* assertName */.I) };
        this.#api = new runtime_api/* RuntimeApi */.n(address);
    }
    async read() {
        const operation = 'read weights';
        const { ours, others } = await this.#servers(operation, this.#limit());
        const taking = others.filter((server) => !server.backup && effective(server) > 0);
        if (taking.length > 0) {
            const one = taking.length === 1;
            const them = one ? 'it' : 'each of them';
            const later = `would take traffic as soon as ${one ? 'it is' : 'they are'} up`;
            const when = taking.some(({ up }) => up) ? `${one ? 'takes' : 'take'} traffic too` : later;
            throw this.#api.failure(operation, `beside the colours, ${list(taking)} in backend \`${this.#backend}\` ${when}; give ${them} weight 0, make ${them} a backup, or name ${them} under \`servers\` of a colour`);
        }
        const backup = [...ours.blue, ...ours.green].filter((server) => server.backup);
        if (backup.length > 0) {
            throw this.#api.failure(operation, `${list(backup)} is a backup and takes no share; remove \`backup\``);
        }
        const split = (0,src_weights/* wholeSplit */.Qp)({ blue: sum(ours.blue), green: sum(ours.green) });
        if (split)
            return split;
        const found = `blue ${list(ours.blue)}; green ${list(ours.green)}`;
        const nobody = sum(ours.blue) + sum(ours.green) === 0;
        throw this.#api.failure(operation, nobody
            ? `neither colour gets traffic, because no server has a weight that counts: ${found}; put all traffic on one colour with the rollback action (\`to: blue\` or \`to: green\`), or set weights by hand`
            : `the weights are no whole percentages: ${found}`);
    }
    async write(weights) {
        (0,expressible/* assertExpressible */.B)(this, weights);
        const operation = 'write weights';
        const limit = this.#limit();
        const { ours } = await this.#servers(operation, limit);
        const changes = this.#changes(weights, ours);
        // What rises goes first, so that the backend is never without weight.
        changes.sort((a, b) => b.weight - effective(b.server) - (a.weight - effective(a.server)));
        const commands = changes.flatMap(({ server, weight }) => {
            const set = `set server ${this.#backend}/${server.name}`;
            const revive = server.drained && !server.out && weight > 0;
            return [`${set} weight ${weight}`, ...(revive ? [`${set} state ready`] : [])];
        });
        const answer = await this.#api.ask(commands, operation, limit);
        // Each command that worked is answered by an empty line.
        if (answer === '\n'.repeat(commands.length))
            return;
        const refusal = refusalIn(answer);
        throw refusal
            ? this.#api.failure(operation, refusal)
            : this.#api.failure(operation, 'it did not answer every command; whether the weights are set will show', true);
    }
    refusal(weights) {
        const problem = (0,src_weights/* weightsProblem */.hC)(weights);
        if (problem)
            return problem;
        const { blue, green } = this.#names;
        if (serverWeights(weights, { blue: blue.length, green: green.length }))
            return undefined;
        const servers = blue.length === 1 ? '1 server' : `${blue.length} servers`;
        return `with ${servers} of blue and ${green.length} of green no weights from 1 to 256 give this share; take a share nearer to 50%, or as many servers on both sides`;
    }
    async missingCapacity(color) {
        const { ours } = await this.#servers('look at servers', this.#limit());
        if (ours[color].some((server) => server.up && !server.out))
            return undefined;
        const found = ours[color].map(({ name, status }) => `\`${name}\` is ${status}`).join(', ');
        return `no server of ${color} in backend \`${this.#backend}\` is up: ${found}`;
    }
    async openConnections(color) {
        const { ours } = await this.#servers('count connections', this.#limit());
        return ours[color].reduce((total, { sessions }) => total + sessions, 0);
    }
    #limit() {
        return AbortSignal.timeout(this.#timeout);
    }
    async #servers(operation, limit) {
        const found = await this.#look(operation, limit);
        const missing = colors/* colors */.Tj.flatMap((color) => this.#names[color].filter((name) => !found.some((server) => server.name === name)));
        if (missing.length > 0) {
            throw this.#api.failure(operation, `backend \`${this.#backend}\` has no server \`${missing.join('`, `')}\`; it has ${found.map(({ name }) => `\`${name}\``).join(', ') || 'none'}`);
        }
        const of = (color) => found.filter(({ name }) => this.#names[color].includes(name));
        const ours = { blue: of('blue'), green: of('green') };
        return {
            ours,
            others: found.filter((server) => !ours.blue.includes(server) && !ours.green.includes(server)),
        };
    }
    /** A connection that was cut says nothing about HAProxy: it is looked again, at once and within the same limit. */
    async #look(operation, limit) {
        for (let tries = 1;; tries += 1) {
            try {
                return await readServers(this.#api, this.#backend, operation, limit);
            }
            catch (error) {
                const again = error instanceof errors/* ProviderError */.mZ && error.retryable && tries < lookTries;
                if (!again || limit.aborted)
                    throw error;
            }
        }
    }
    /** The new weight of every server of ours; those in maintenance get what they would have if they were back. */
    #changes(weights, ours) {
        const usable = (color) => ours[color].filter((server) => !server.out).length;
        const gone = colors/* colors */.Tj.find((color) => weights[color] > 0 && usable(color) === 0);
        const wanted = serverWeights(weights, { blue: usable('blue'), green: usable('green') });
        if (gone || !wanted) {
            const problem = gone
                ? `every server of ${gone} is in maintenance: ${list(ours[gone])}`
                : `so many servers are in maintenance that the rest can't express this share: ${list([...ours.blue, ...ours.green].filter(({ out }) => out))}`;
            throw this.#api.failure('write weights', problem);
        }
        return colors/* colors */.Tj.flatMap((color) => {
            const left = [...wanted[color]];
            return ours[color].map((server) => ({
                server,
                weight: (server.out ? wanted[color][0] : left.shift()) ?? 0,
            }));
        });
    }
}
/** The weight that counts: none in maintenance or drain. */
function effective({ weight, out, drained }) {
    return out || drained ? 0 : weight;
}
function sum(servers) {
    return servers.reduce((total, server) => total + effective(server), 0);
}
function list(servers) {
    return servers.map(({ name, weight, status }) => `\`${name}\` (weight ${weight}, ${status})`).join(', ');
}
/** What HAProxy refused and why; nothing when it said nothing. */
function refusalIn(answer) {
    const said = answer
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (said.some((line) => /permission denied/i.test(line))) {
        return 'permission denied: the Runtime API may only be read there; give its `stats socket` the word `level admin`';
    }
    if (said.some((line) => /static LB algorithm/i.test(line))) {
        return `${said[0]}; choose \`balance roundrobin\` or \`random\`, which take weights while they run`;
    }
    return said.length > 0 ? `it refused: ${[...new Set(said)].join('; ').slice(0, 300)}` : undefined;
}


/***/ }),

/***/ 50741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ assertName),
/* harmony export */   n: () => (/* binding */ RuntimeApi)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95819);
/* harmony import */ var _traffic_router_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96530);



/** Far more than the state of any backend; whoever sends more is no HAProxy. */
const longestAnswer = 8 * 1024 * 1024;
/** What names may be made of, https://docs.haproxy.org/2.6/configuration.html#4; anything else could become a command. */
const namePattern = /^[\w.:-]+$/;
/** Throws ConfigurationError for a name that no proxy or server of HAProxy can have. */
function assertName(name) {
    if (namePattern.test(name))
        return name;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(name)} is no name in HAProxy: allowed are letters, digits, \`-\`, \`_\`, \`.\` and \`:\``);
}
/** HAProxy's Runtime API, https://docs.haproxy.org/2.6/management.html#9.3, one connection for each request. */
class RuntimeApi {
    #address;
    #system;
    /** The path of a socket, or `host:port`; `system` is what failures are of. */
    constructor(address, system = _traffic_router_js__WEBPACK_IMPORTED_MODULE_3__/* .trafficSystem */ .bo) {
        this.#address = address;
        this.#system = system;
    }
    /**
     * Sends commands in one line, which HAProxy carries out in order, and gives everything it answers. Throws ProviderError,
     * also when the signal fires before the end of the answer, and when there is none.
     */
    async ask(commands, operation, signal) {
        let answer;
        try {
            signal.throwIfAborted();
            answer = await exchange(this.#address, `${commands.join(';')}\n`, signal);
        }
        catch (error) {
            throw this.failure(operation, signal.aborted ? 'no answer within the time limit' : explain(error), true);
        }
        if (answer !== '')
            return answer;
        // HAProxy answers every command, with an empty line at least: this is a reload, or what stands between.
        const cut = 'it closed the connection without an answer; is this HAProxy’s Runtime API?';
        throw this.failure(operation, cut, true);
    }
    /** A failure of this HAProxy. */
    failure(operation, message, retryable = false) {
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ(`HAProxy at ${this.#address}: ${message}`, {
            system: this.#system,
            operation,
            retryable,
        });
    }
}
function exchange(address, line, signal) {
    return new Promise((resolve, reject) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ ...targetOf(address), signal });
        let answer = '';
        socket.setEncoding('utf8');
        socket.on('connect', () => socket.write(line));
        socket.on('data', (text) => {
            answer += text;
            if (answer.length > longestAnswer)
                socket.destroy(new Error('its answer has no end'));
        });
        socket.on('end', () => resolve(answer));
        socket.on('error', reject);
        socket.on('close', () => reject(new Error('it closed the connection')));
    });
}
function targetOf(address) {
    if (address.startsWith('/'))
        return { path: address };
    const [, bracketed, plain = '', port = ''] = /^(?:\[(.+)\]|(.+)):(\d+)$/.exec(address) ?? [];
    return { host: bracketed ?? plain, port: Number(port) };
}
const explanations = {
    ENOENT: 'there is no such socket; is HAProxy running on this machine, with `stats socket` at this path?',
    ECONNREFUSED: 'nobody listens there; is HAProxy running, with `stats socket` at this address?',
    EACCES: 'this user may not open the socket; look at `mode`, `user` and `group` of its `stats socket`',
    ENOTFOUND: 'the host is unknown',
};
function explain(error) {
    const code = error.code ?? '';
    return explanations[code] ?? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error);
}


/***/ })

};

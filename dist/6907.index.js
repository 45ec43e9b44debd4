export const id = 6907;
export const ids = [6907];
export const modules = {

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

/***/ 46907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HaproxySwitch: () => (/* binding */ HaproxySwitch)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_traffic__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50741);
/* harmony import */ var _maintenance_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5558);
/* harmony import */ var _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41675);




/** The value that the configuration of HAProxy asks for. */
const on = '1';
/** What words of the Runtime API may be made of here: nothing that ends a word or a command. */
const wordPattern = /^[\w./-]+$/;
/**
 * Two entries in a map of a running HAProxy, https://docs.haproxy.org/2.6/management.html#9.3-add%20map: who turned it on, and then
 * the one that counts. A map may have several entries for a key, of which the first one counts; that makes adding a fair race.
 */
class HaproxySwitch {
    type = 'haproxy';
    place;
    writes;
    #map;
    #key;
    #holderKey;
    #timeout;
    #api;
    /** Throws ConfigurationError for names that would end a command. */
    constructor({ address, map, key, timeout }) {
        for (const [field, word] of Object.entries({ map, key })) {
            if (wordPattern.test(word))
                continue;
            const allowed = 'letters, digits, `_`, `-`, `.` and `/`';
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`maintenance.${field}\`: found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(word)}, allowed are ${allowed}`);
        }
        this.#map = map;
        this.#key = key;
        this.#holderKey = `${key}.holder`;
        this.#timeout = timeout;
        this.#api = new _deploy_actions_traffic__WEBPACK_IMPORTED_MODULE_2__/* .RuntimeApi */ .n(address, _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .maintenanceSystem */ .L);
        this.place = `the key \`${key}\` of the map ${map} in HAProxy at ${address}`;
        this.writes = { on: 'add who has it, then the key with `1`', off: 'delete the key, then who had it' };
    }
    async problems() {
        // Whether it may write shows only when it does: deleting what isn't there changes nothing.
        const probe = `del map ${this.#map} ${this.#holderKey}.none`;
        const answer = await this.#ask([`show map ${this.#map}`, probe], 'look');
        return /permission denied/i.test(answer) ? [this.#denied] : [];
    }
    async read() {
        return this.#reading(await this.#entries('read'));
    }
    async turnOn(record, at) {
        const operation = 'turn on';
        const before = await this.#entries(operation);
        if (this.#reading(before).revision !== at.revision)
            throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
        const value = Buffer.from((0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_4__/* .recordText */ .Pe)(record)).toString('base64url');
        const old = this.#of(before, this.#holderKey);
        await this.#command([
            `add map ${this.#map} ${this.#holderKey} ${value}`,
            ...(at.on ? [] : [`add map ${this.#map} ${this.#key} ${on}`]),
            ...old.map(({ reference }) => this.#delete(reference)),
        ], operation);
        const after = await this.#entries(operation);
        const holders = this.#of(after, this.#holderKey);
        if (holders[0]?.value === value)
            return;
        // Another was faster: what was added here goes again, and the switch stays as the other one wants it.
        const mine = holders.filter((entry) => entry.value === value);
        const doubled = at.on ? [] : this.#of(after, this.#key).slice(1, 2);
        const withdrawn = [...mine, ...doubled].map(({ reference }) => this.#delete(reference));
        if (withdrawn.length > 0)
            await this.#command(withdrawn, operation);
        throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
    }
    async turnOff(at) {
        const operation = 'turn off';
        const entries = await this.#entries(operation);
        if (this.#reading(entries).revision !== at.revision)
            throw new _maintenance_switch_js__WEBPACK_IMPORTED_MODULE_3__/* .SwitchConflictError */ .B();
        const gone = [...this.#of(entries, this.#key), ...this.#of(entries, this.#holderKey)];
        if (gone.length > 0)
            await this.#command(gone.map(({ reference }) => this.#delete(reference)), operation);
    }
    #reading(entries) {
        const [holder] = this.#of(entries, this.#holderKey);
        const [flag] = this.#of(entries, this.#key);
        const record = holder && (0,_maintenance_record_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(Buffer.from(holder.value, 'base64url').toString());
        const revision = [holder, flag]
            .map((entry) => (entry ? `${entry.reference}=${entry.value}` : ''))
            .join(' ');
        return {
            on: flag?.value === on,
            ...(record ? { record } : {}),
            revision: revision === ' ' ? undefined : revision,
        };
    }
    #of(entries, key) {
        return entries.filter((entry) => entry.key === key);
    }
    #delete(reference) {
        return `del map ${this.#map} #${reference}`;
    }
    /** Each line is `0x55d0f0 key value`, and an empty one ends the list. */
    async #entries(operation) {
        const answer = await this.#ask([`show map ${this.#map}`], operation);
        if (!answer.endsWith('\n\n') && answer !== '\n') {
            throw this.#api.failure(operation, 'its answer ended too soon', true);
        }
        return answer.split('\n').flatMap((line) => {
            const [, reference, key, value] = /^(0x[\da-f]+) (\S+) (.*)$/.exec(line) ?? [];
            return reference !== undefined && key !== undefined && value !== undefined
                ? [{ reference, key, value }]
                : [];
        });
    }
    /** Carries out commands, in order; what is already gone is no failure, for the race is decided by what is read afterwards. */
    async #command(commands, operation) {
        const answer = await this.#ask(commands, operation);
        const said = answer
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '' && !/^key not found/i.test(line));
        if (said.length === 0)
            return;
        const denied = said.some((line) => /permission denied/i.test(line));
        throw this.#api.failure(operation, denied ? this.#denied : `it refused: ${said.join('; ').slice(0, 300)}`);
    }
    async #ask(commands, operation) {
        const answer = await this.#api.ask(commands, operation, AbortSignal.timeout(this.#timeout));
        if (/unknown map identifier/i.test(answer)) {
            const example = `{ str(${this.#key}),map(${this.#map}) -m str ${on} }`;
            throw this.#api.failure(operation, `it has no map ${this.#map}; make the file, and name it in its configuration: \`if ${example}\``);
        }
        if (/^unknown command/im.test(answer)) {
            throw this.#api.failure(operation, 'it doesn’t know `show map`; is this HAProxy’s Runtime API?');
        }
        return answer;
    }
    get #denied() {
        return 'permission denied: the Runtime API may only be read there; give its `stats socket` the word `level admin`';
    }
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


/***/ }),

/***/ 96530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a$: () => (/* binding */ countsConnections),
/* harmony export */   bo: () => (/* binding */ trafficSystem),
/* harmony export */   qg: () => (/* binding */ reportsCapacity)
/* harmony export */ });
/** What every ProviderError of a router names as the system that failed. */
const trafficSystem = 'traffic router';
/** Whether a router reports capacity. */
function reportsCapacity(router) {
    return 'missingCapacity' in router;
}
/** Whether a router counts connections. */
function countsConnections(router) {
    return 'openConnections' in router;
}


/***/ })

};

export const id = 808;
export const ids = [808];
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

/***/ 50808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RedisSwitch: () => (/* binding */ RedisSwitch)
});

// EXTERNAL MODULE: ./build/packages/maintenance/src/maintenance-record.js
var maintenance_record = __webpack_require__(5558);
// EXTERNAL MODULE: ./build/packages/maintenance/src/maintenance-switch.js
var maintenance_switch = __webpack_require__(41675);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/maintenance/src/switches/redis/address.js

/**
 * Reads `rediss://user:password@host:6379/0`, as the IANA registered it: https://www.iana.org/assignments/uri-schemes/prov/redis.
 * Throws ConfigurationError with all that is wrong; its messages don't repeat the address, in which a password may stand.
 */
function redisAddress({ url: text, username, password }) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
    const split = /[/?#].*@/.test(text.slice(text.indexOf('//') + 2));
    const good = url !== undefined && url.hostname !== '' && /^rediss?:$/.test(url.protocol) && !split;
    const extra = good && (!/^\/?\d*$/.test(url.pathname) || url.search !== '');
    const problems = [
        ...(good
            ? []
            : [
                '`maintenance.url` must be an address such as `redis://host:6379/0`, special characters of a password written as `%…`',
            ]),
        ...(extra
            ? [
                '`maintenance.url` must end with the number of the database, such as `/0`; it knows no parameters, and `rediss://` means TLS',
            ]
            : []),
        ...(good && url.password !== '' && password !== undefined
            ? ['`maintenance.url` has a password, and `password` is given, too: one of them is enough']
            : []),
        ...(username !== undefined && password === undefined
            ? ['`maintenance.username` needs `password` beside it']
            : []),
    ];
    if (problems.length > 0 || url === undefined) {
        throw new errors/* ConfigurationError */.j1(problems.map((message) => ({ message })));
    }
    const port = Number(url.port || 6379);
    return {
        ...{ host: url.hostname.replace(/^\[|\]$/g, ''), port, db: Number(url.pathname.slice(1)) },
        tls: url.protocol === 'rediss:',
        username: username ?? (decoded(url.username) || undefined),
        password: password ?? (decoded(url.password) || undefined),
        place: `Redis at ${url.hostname}:${port}`,
    };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/maintenance/src/switches/redis/connection.js



/**
 * Lends a connection that is made once and ends with `use`; `timeout` in milliseconds, for connecting and for each command.
 * Throws ProviderError with what to do.
 */
async function withRedis(address, operation, timeout, use) {
    const redis = await createClient(address, timeout);
    let latest;
    redis.on('error', (error) => {
        latest = error;
    });
    try {
        await redis.connect();
        return await use(redis);
    }
    catch (error) {
        // That the connection is gone says less than why.
        const gone = latest !== undefined && /Connection is closed/.test(String(error));
        throw failure(gone ? latest : error, { operation, address, timeout });
    }
    finally {
        redis.disconnect();
    }
}
async function createClient({ host, port, db, tls, username, password }, timeout) {
    // In a bundle, the module has no other names than this one.
    const { default: ioredis } = await __webpack_require__.e(/* import() */ 7796).then(__webpack_require__.t.bind(__webpack_require__, 67796, 19));
    return new ioredis.Redis({
        ...{ host, port, db, lazyConnect: true, protocol: 2, connectTimeout: timeout, commandTimeout: timeout },
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
        ...(tls ? { tls: (0,external_node_net_.isIP)(host) ? {} : { servername: host } } : {}),
        // A server that doesn't take part in the end of a connection is left to itself.
        disconnectTimeout: 100,
        retryStrategy: () => null,
        maxRetriesPerRequest: 0,
        autoResendUnfulfilledCommands: false,
        // Both would ask for rights that nothing here needs.
        enableReadyCheck: false,
        disableClientInfo: true,
    });
}
/** The words that errors of Redis begin with (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors), and those of the connection; what may pass is marked. */
const explanations = [
    [/^NOAUTH/, 'it wants a password: give `password`, as `env:NAME`'],
    [/^(WRONGPASS|ERR invalid password)/, 'it refuses the user or the password'],
    [
        /NOPERM|ACL failure in script/,
        'the user has too few rights; on the key it needs `+get +set +del +eval +ping`',
    ],
    [/^READONLY|can't write against a read only replica/, 'it is a replica; give the address of the primary'],
    [/^MOVED/, 'the key is on another node of its cluster; give that node’s address'],
    [/^WRONGTYPE/, 'something else than text is under the key; choose another `key`'],
    [/^MISCONF/, 'it can’t write its snapshot to disk and takes no changes; look at its log and its disk'],
    [/^OOM/, 'it has no memory left and takes no changes'],
    [/^LOADING/, 'it is still loading its data from disk', true],
    [/^MASTERDOWN/, 'it is a replica that has lost its primary', true],
    [/^BUSY/, 'a script holds it up', true],
    [/max number of clients/, 'it has no connection left', true],
    [/DB index is out of range|invalid DB index/, 'it has no database of this number'],
    [/^DENIED/, 'it is in protected mode and takes connections from its own machine only'],
    [/ECONNREFUSED/, 'nobody listens there', true],
    [/ENOTFOUND|EAI_AGAIN/, 'the host is unknown', true],
    [
        /self.signed|unable to (get|verify)|CERT|certificate|altnames/i,
        'its certificate is not trusted; a private authority goes into `NODE_EXTRA_CA_CERTS`',
    ],
    [
        /EPROTO|wrong version number|packet length too long/i,
        'it doesn’t speak TLS at this port; write `redis://`',
    ],
    [/Protocol error, got|Unknown RESP type/, 'what listens there is no Redis'],
    [
        /Connection is closed|ECONNRESET|EPIPE|aborted due to connection close/,
        'it closed the connection; does it want TLS (`rediss://`)?',
        true,
    ],
];
function failure(error, { operation, address, timeout }) {
    if (error instanceof errors/* ProviderError */.mZ)
        return error;
    const { code } = error;
    const described = (0,errors/* describeError */.Uc)(error);
    const text = typeof code === 'string' && !described.includes(code) ? `${described}, ${code}` : described;
    const say = (message, retryable) => new errors/* ProviderError */.mZ(`${address.place}: ${message}`, { system: maintenance_switch/* maintenanceSystem */.L, operation, retryable });
    if (/Command timed out|connect ETIMEDOUT$/.test(text)) {
        return say(`no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}; look at the address and the firewall`, true);
    }
    const known = explanations.find(([pattern]) => pattern.test(text));
    return say(known ? `${known[1]} (${text})` : text, known?.[2] ?? false);
}

;// CONCATENATED MODULE: ./build/packages/maintenance/src/switches/redis/redis-switch.js




/**
 * Sets or deletes a key if its value is still the expected one, in one step: a script is atomic
 * (https://redis.io/docs/latest/develop/programmability/eval-intro/). An expected value of nothing is told by a flag, because an
 * empty text is a value, too. Without a new value, the key is deleted.
 */
const compareAndSwap = `
local found = redis.call('GET', KEYS[1])
if ARGV[1] == '1' then
  if found ~= ARGV[2] then return 0 end
elseif found then return 0 end
if ARGV[3] == '' then redis.call('DEL', KEYS[1])
else redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4]) end
return 1`;
/** A key with the record as JSON that expires at the end time, so that it goes off by itself. */
class RedisSwitch {
    type = 'redis';
    place;
    writes;
    #address;
    #key;
    #timeout;
    #clock;
    /** Throws ConfigurationError for an address that is none. */
    constructor(configuration, { clock, secrets }) {
        this.#address = redisAddress(configuration);
        if (this.#address.password !== undefined)
            secrets.add(this.#address.password);
        this.#key = configuration.key;
        this.#timeout = configuration.timeout;
        this.#clock = clock;
        this.place = `the key \`${this.#key}\` in ${this.#address.place}`;
        this.writes = { on: 'set it, to expire by itself at its end', off: 'delete it' };
    }
    async problems() {
        // Reading finds out whether the server is there and lets this user in; a replica says so only when it is written to.
        return this.#use('look', async (redis) => {
            await redis.get(this.#key);
            const role = await redis.call('ROLE').catch(() => []);
            const replica = Array.isArray(role) && role[0] === 'slave';
            return replica ? [`${this.#address.place} is a replica; give the address of the primary`] : [];
        });
    }
    async read() {
        const text = await this.#use('read', (redis) => redis.get(this.#key));
        if (text === null)
            return { on: false, revision: undefined };
        return { ...(0,maintenance_record/* readFlag */.fG)(text), revision: text };
    }
    async turnOn(record, at) {
        // A key without time to live can't be set; what is over by now goes at once.
        const left = Math.max(1, Date.parse(record.until) - this.#clock.now());
        await this.#swap('turn on', at, (0,maintenance_record/* recordText */.Pe)(record), left);
    }
    async turnOff(at) {
        if (at.revision !== undefined)
            await this.#swap('turn off', at, '', 0);
    }
    async #swap(operation, { revision }, next, left) {
        const expected = revision === undefined ? ['0', ''] : ['1', revision];
        const done = await this.#use(operation, (redis) => redis.eval(compareAndSwap, 1, this.#key, ...expected, next, String(left)));
        if (done !== 1)
            throw new maintenance_switch/* SwitchConflictError */.B();
    }
    #use(operation, work) {
        return withRedis(this.#address, operation, this.#timeout, work);
    }
}


/***/ })

};

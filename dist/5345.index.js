export const id = 5345;
export const ids = [5345];
export const modules = {

/***/ 25345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRedisCheck: () => (/* binding */ createRedisCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/tiers.js
var tiers = __webpack_require__(80244);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/redis/address.js

/**
 * Reads `rediss://user:password@host:6379/0`, as the IANA registered it: https://www.iana.org/assignments/uri-schemes/prov/redis.
 * Throws ConfigurationError, whose message doesn't repeat the address.
 */
function redisAddress({ url: text, username, password }) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || url.hostname === '' || !/^rediss?:$/.test(url.protocol)) {
        throw new errors/* ConfigurationError */.j1('`url` must be an address such as `redis://host:6379/0` (special characters of a password as `%…`)');
    }
    // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
    if (/[/?#].*@/.test(text.slice(text.indexOf('//') + 2))) {
        throw new errors/* ConfigurationError */.j1('`url` has an `@` behind the host: special characters of a password are written as `%…`');
    }
    if (url.password !== '' && password !== undefined) {
        throw new errors/* ConfigurationError */.j1('`url` has a password, and `password` is given, too: one of them is enough');
    }
    if (!/^\/?\d*$/.test(url.pathname) || url.search !== '') {
        throw new errors/* ConfigurationError */.j1('`url` must end with the number of the database, such as `/0`; it knows no parameters, and `rediss://` means TLS');
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
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/redis/failure.js

/** The words that errors of Redis begin with (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors), and those of the connection. */
const explanations = [
    { pattern: /^NOAUTH/, message: 'it wants a password: give `password`, as `env:NAME`' },
    { pattern: /^(WRONGPASS|ERR invalid password)/, message: 'it refuses the user or the password' },
    {
        pattern: /^NOPERM/,
        message: 'the user has too few rights; it needs `+ping +info`, with `cluster` also `+cluster|info`',
    },
    { pattern: /^LOADING/, message: 'it is still loading its data from disk', retryable: true },
    { pattern: /^MASTERDOWN/, message: 'it is a replica that has lost its primary', retryable: true },
    {
        pattern: /^MISCONF/,
        message: 'it can’t write its snapshot to disk and takes no changes; look at its log and at the space on its disk',
    },
    { pattern: /^BUSY/, message: 'a script holds it up; `script kill` ends it', retryable: true },
    { pattern: /max number of clients/, message: 'it has no connection left', retryable: true },
    { pattern: /DB index is out of range|invalid DB index/, message: 'it has no database of this number' },
    { pattern: /cluster support disabled/, message: 'it is no node of a cluster; leave `cluster` out' },
    { pattern: /^DENIED/, message: 'it is in protected mode and takes connections from its own machine only' },
    { pattern: /ECONNREFUSED/, message: 'nobody listens there', retryable: true },
    { pattern: /ENOTFOUND|EAI_AGAIN/, message: 'the host is unknown', retryable: true },
    {
        pattern: /self.signed|unable to (get|verify)|CERT|certificate|altnames/i,
        message: 'its certificate is not trusted; a private authority goes into `NODE_EXTRA_CA_CERTS`',
    },
    {
        pattern: /EPROTO|wrong version number|packet length too long/i,
        message: 'it doesn’t speak TLS at this port; write `redis://`, or give the port with TLS',
    },
    { pattern: /Protocol error, got|Unknown RESP type/, message: 'what listens there is no Redis' },
    {
        pattern: /Connection is closed|ECONNRESET|EPIPE|aborted due to connection close/,
        message: 'it closed the connection; does it want TLS (`rediss://`)?',
        retryable: true,
    },
];
/** A failure of Redis as a person reads it, with what to do. */
function redisFailure(error, { operation, address, timeout, }) {
    const text = textOf(error);
    const { place } = address;
    if (/Command timed out|connect ETIMEDOUT$/.test(text)) {
        const message = `${place} gave no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}; look at the address, the firewall, and whether this port speaks TLS`;
        return new errors/* ProviderError */.mZ(message, { system: 'Redis', operation, retryable: true });
    }
    const known = explanations.find(({ pattern }) => pattern.test(text));
    const message = known ? `${known.message} (${text})` : text;
    return new errors/* ProviderError */.mZ(`${place}: ${message}`, {
        ...{ system: 'Redis', operation, retryable: known?.retryable ?? false },
    });
}
function textOf(error) {
    const { code } = error;
    const text = (0,errors/* describeError */.Uc)(error);
    return typeof code === 'string' && !text.includes(code) ? `${text}, ${code}` : text;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/redis/connection.js


/**
 * Lends a connection that is made once and never again, and ends with `use` or the signal; `timeout` in milliseconds, for
 * connecting and for each command.
 */
async function withRedis(address, { timeout, signal }, use) {
    signal.throwIfAborted();
    const redis = await createClient(address, timeout);
    let latest;
    redis.on('error', (error) => {
        latest = error;
    });
    const stop = () => redis.disconnect();
    signal.addEventListener('abort', stop, { once: true });
    const attempt = async (operation, work) => {
        try {
            return await work();
        }
        catch (error) {
            signal.throwIfAborted();
            // That the connection is gone says less than why.
            const gone = latest !== undefined && /Connection is closed/.test(String(error));
            throw redisFailure(gone ? latest : error, { operation, address, timeout });
        }
    };
    try {
        await attempt('connect', () => redis.connect());
        return await use((name, ...words) => attempt(name, async () => String(await redis.call(name, ...words))));
    }
    finally {
        signal.removeEventListener('abort', stop);
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

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/redis/information.js
/** Reads lines of `name:value`. */
function readInformation(text) {
    return new Map(text.split(/\r?\n/).flatMap((line) => {
        const at = line.indexOf(':');
        return at < 0 || line.startsWith('#') ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }));
}
/** A number; `undefined` where there is none. */
function numberOf(information, name) {
    const text = information.get(name);
    return text === undefined || !/^-?\d+(\.\d+)?$/.test(text) ? undefined : Number(text);
}
/** The replicas that are connected: `slave0:ip=10.0.0.2,port=6379,state=online,offset=1288,lag=0`. */
function replicasOf(information) {
    const sent = numberOf(information, 'master_repl_offset') ?? 0;
    return [...information].flatMap(([name, text]) => {
        if (!/^slave\d+$/.test(name))
            return [];
        const fields = new Map(text.split(',').map((field) => field.split('=', 2)));
        const lag = Number(fields.get('lag') ?? Number.NaN);
        return [
            {
                name: `${fields.get('ip')}:${fields.get('port')}`,
                online: fields.get('state') === 'online',
                bytes: Math.max(0, sent - Number(fields.get('offset') ?? 0)),
                seconds: lag >= 0 ? lag : undefined,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/redis/judge.js


/** Slots of every cluster. https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#key-distribution-model */
const slots = 16_384;
/** Holds what a server says about itself against what is wanted. */
function judgeRedis(configuration, information) {
    return together([
        judgeRole(configuration, information),
        information.get('role') === 'slave'
            ? judgeLink(configuration, information)
            : judgeReplicas(configuration, replicasOf(information)),
        judgeMemory(configuration, information),
    ]);
}
/** Holds the state of a cluster, as one of its nodes sees it, against a healthy one. https://redis.io/docs/latest/commands/cluster-info/ */
function judgeCluster(information) {
    const state = information.get('cluster_state') ?? 'unknown';
    const served = numberOf(information, 'cluster_slots_ok') ?? 0;
    if (state === 'ok' && served === slots) {
        return { ...nothing, fine: [`cluster ok, ${numberOf(information, 'cluster_known_nodes')} nodes`] };
    }
    return {
        ...nothing,
        failed: [
            `the cluster is in the state \`${state}\` with ${served} of ${slots} slots served, wanted \`ok\` with all`,
        ],
    };
}
/** Several judgements as one. */
function together(parts) {
    return {
        failed: parts.flatMap(({ failed }) => failed),
        warned: parts.flatMap(({ warned }) => warned),
        fine: parts.flatMap(({ fine }) => fine),
    };
}
const nothing = { failed: [], warned: [], fine: [] };
function judgeRole({ role: wanted }, information) {
    const role = information.get('role') === 'slave' ? 'replica' : 'primary';
    if (wanted !== undefined && wanted !== role)
        return { ...nothing, failed: [`is a ${role}, wanted a ${wanted}`] };
    return { ...nothing, fine: [role] };
}
function judgeReplicas(configuration, replicas) {
    const wanted = configuration['replicas-at-least'] ?? 0;
    const online = replicas.filter((replica) => replica.online);
    const lagging = lagged(configuration, online.map((replica) => ({ ...replica, what: `the replica ${replica.name} is` })));
    const others = replicas.length - online.length;
    const count = `${online.length} ${online.length === 1 ? 'replica' : 'replicas'} online${others > 0 ? `, ${others} not yet` : ''}`;
    if (online.length < wanted)
        return together([{ ...nothing, failed: [`${count}, wanted at least ${wanted}`] }, lagging]);
    // A limit that is about nobody has not been kept.
    const idle = online.length === 0 && limited(configuration);
    if (idle)
        return { ...nothing, failed: ['no replica is online whose lag could be seen'] };
    return together([{ ...nothing, fine: online.length === 0 ? [] : [count] }, lagging]);
}
/** A replica knows its primary's offset only as far as it has heard of it: its lag is the time since it heard something. */
function judgeLink(configuration, information) {
    const primary = `${information.get('master_host')}:${information.get('master_port')}`;
    if (configuration['replicas-at-least'] !== undefined) {
        return {
            ...nothing,
            failed: [`is a replica of ${primary}; \`replicas-at-least\` is asked of a primary`],
        };
    }
    if (information.get('master_link_status') !== 'up') {
        const syncing = information.get('master_sync_in_progress') === '1' ? ', a full copy is under way' : '';
        const down = numberOf(information, 'master_link_down_since_seconds');
        const since = down === undefined || down < 0 ? '' : ` for ${(0,quantities/* formatDuration */.a3)(down * 1_000)}`;
        return { ...nothing, failed: [`its link to the primary ${primary} is down${since}${syncing}`] };
    }
    const seconds = numberOf(information, 'master_last_io_seconds_ago');
    const lag = lagged(configuration, [{ what: 'it is', bytes: undefined, seconds }]);
    return together([{ ...nothing, fine: [`linked to ${primary}`] }, lag]);
}
function limited(configuration) {
    return configuration['fail-lag-above'] !== undefined || configuration['warn-lag-above'] !== undefined;
}
function lagged(configuration, replicas) {
    const { 'fail-lag-above': worse, 'warn-lag-above': milder } = configuration;
    const beyond = (limit) => replicas.flatMap(({ what, ...lag }) => {
        if (limit === undefined)
            return [];
        const value = limit.unit === 'seconds' ? lag.seconds : lag.bytes;
        if (value === undefined) {
            return [
                `${what} behind by nobody knows how many ${limit.unit}; give the limit as a ${limit.unit === 'bytes' ? 'duration' : 'size'}`,
            ];
        }
        if (value <= limit.value)
            return [];
        return [`${what} ${written(value, limit)} behind, wanted at most ${written(limit.value, limit)}`];
    });
    const limit = worse ?? milder;
    const values = replicas.flatMap(({ bytes, seconds }) => (limit?.unit === 'seconds' ? seconds : bytes) ?? []);
    const most = limit && values.length > 0 ? [`lag ${written(Math.max(...values), limit)}`] : [];
    return { failed: beyond(worse), warned: beyond(milder), fine: most };
}
function judgeMemory(configuration, information) {
    const { 'fail-memory-above': worse, 'warn-memory-above': milder } = configuration;
    const used = numberOf(information, 'used_memory');
    const most = numberOf(information, 'maxmemory') ?? 0;
    const beyond = (limit) => {
        if (limit === undefined)
            return [];
        if (used === undefined)
            return ['doesn’t say how much memory it uses'];
        if (limit.unit === 'ratio' && most === 0)
            return ['has no `maxmemory` to take a share of; give the limit as a size'];
        const value = limit.unit === 'ratio' ? used / most : used;
        if (value <= limit.value)
            return [];
        return [`uses ${written(value, limit)} of memory, wanted at most ${written(limit.value, limit)}`];
    };
    const share = most > 0 && used !== undefined ? ` of ${(0,quantities/* formatSize */.Xq)(most)}` : '';
    const fine = used === undefined ? [] : [`${(0,quantities/* formatSize */.Xq)(used)}${share} in use`];
    return { failed: beyond(worse), warned: beyond(milder), fine };
}
function written(value, { unit }) {
    if (unit === 'seconds')
        return (0,quantities/* formatDuration */.a3)(value * 1_000);
    return unit === 'bytes' ? (0,quantities/* formatSize */.Xq)(value) : `${Number((value * 100).toPrecision(3))}%`;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/redis.js





/** The share of the time limit that the server has, so that its own reason is the one that is told. */
const patience = 0.9;
/** What is evidence of the answers, as far as the server says it. */
const telling = /^(redis_version|valkey_version|role|connected_slaves|slave\d+|master_(host|port|link_status|last_io_seconds_ago|link_down_since_seconds|sync_in_progress|repl_offset)|slave_repl_offset|used_memory|maxmemory|maxmemory_policy|cluster_(state|slots_ok|slots_fail|known_nodes|size))$/;
/** Asks a Redis server how it, its replicas and its cluster are. Throws ConfigurationError for an address that is none. */
function createRedisCheck(configuration, { runtime: { secrets } }) {
    const { cluster, timeout } = configuration;
    const address = redisAddress(configuration);
    if (address.password !== undefined)
        secrets.add(address.password);
    return {
        asks: `${address.place}: PING, INFO${cluster ? ', CLUSTER INFO' : ''}`,
        async ask(signal) {
            const limits = { timeout: timeout * patience, signal };
            const { server, nodes } = await withRedis(address, limits, (ask) => inquire(ask, cluster));
            const parts = [judgeRedis(configuration, server), ...(nodes ? [judgeCluster(nodes)] : [])];
            const evidence = [...server, ...(nodes ?? [])].filter(([name]) => telling.test(name));
            const answer = ['PONG', ...evidence.map(([name, value]) => `${name}: ${value}`)].join('\n');
            return (0,tiers/* concluded */._)(together(parts), secrets.redact(answer));
        },
    };
}
async function inquire(ask, cluster) {
    await ask('PING');
    const server = readInformation(await ask('INFO'));
    if (!cluster)
        return { server, nodes: undefined };
    return { server, nodes: readInformation(await ask('CLUSTER', 'INFO')) };
}


/***/ }),

/***/ 80244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ concluded)
/* harmony export */ });
/** The answer of what was found: only the worst is told, because a milder limit of the same thing is crossed with it. */
function concluded({ failed, warned, fine }, answer) {
    if (failed.length > 0)
        return { status: 'fail', finding: failed.join('; '), answer };
    if (warned.length > 0)
        return { status: 'warn', finding: warned.join('; '), answer };
    return { status: 'pass', finding: fine.join('; '), answer };
}


/***/ })

};

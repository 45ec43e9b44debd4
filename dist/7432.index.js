export const id = 7432;
export const ids = [7432];
export const modules = {

/***/ 17432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lookAtRedis: () => (/* binding */ lookAtRedis),
  removeFromRedis: () => (/* binding */ removeFromRedis)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/workloads/src/stale-tasks/task-age.js
var task_age = __webpack_require__(31230);
;// CONCATENATED MODULE: ./build/packages/workloads/src/stale-tasks/redis/queue-sweep.js

/** How many tasks are read at a time: some hundred kB, and a command that keeps Redis from others for less than a millisecond or two. */
const page = 500;
/**
 * Removes the stale tasks of one list, a page at a time from its right end, where the oldest stand: producers put tasks in at
 * the left, workers take them from the right, and tasks that were given back come in at the right again. Each is removed by
 * its whole text, so that one that a worker took meanwhile is left alone.
 */
async function sweepList(connection, key, judge) {
    let removed = 0;
    let unknown = 0;
    // The tasks at the right that were looked at and stay, and the leftmost of them: the mark from which the next page counts.
    let kept = 0;
    let mark;
    for (;;) {
        const slice = await connection.ask('read the queue', (redis) => redis.lrangeBuffer(key, -(kept + page), -Math.max(kept, 1)));
        const found = mark ? slice.slice(0, -1) : slice;
        if (mark && !slice.at(-1)?.equals(mark)) {
            // Others took or gave back tasks at the right. What was given back was not looked at yet: from the start, then.
            const place = await placeOf(connection, key, mark);
            const counted = place !== undefined && place <= kept;
            kept = counted ? place : 0;
            if (!counted)
                [mark, unknown] = [undefined, 0];
            continue;
        }
        if (found.length === 0)
            return { removed, kept, unknown: Math.min(unknown, kept) };
        const judged = found.map((text) => ({ text, judgement: judge(text.toString()) }));
        const stale = judged.filter(({ judgement }) => judgement === 'stale').map(({ text }) => text);
        removed += await removeFrom(connection, key, stale);
        unknown += judged.filter(({ judgement }) => judgement === 'unknown').length;
        kept += found.length - stale.length;
        mark = judged.find(({ judgement }) => judgement !== 'stale')?.text ?? mark;
    }
}
/** The place of a task counted from the right, from 1 on; `undefined` when it is gone, and with it all that stood right of it. */
async function placeOf(connection, key, task) {
    const [index, length] = await connection.ask('find the place in the queue', async (redis) => values(await redis.multi().lpos(key, task, 'RANK', -1).llen(key).exec()));
    return typeof index === 'number' ? Number(length) - index : undefined;
}
/** Gives how many were still there. The rightmost is the one that was read, should two have the same text. */
async function removeFrom(connection, key, stale) {
    if (stale.length === 0)
        return 0;
    const counts = await connection.ask('remove stale tasks', async (redis) => {
        const pipeline = redis.pipeline();
        for (const text of stale.toReversed())
            pipeline.lrem(key, -1, text);
        return values(await pipeline.exec());
    });
    return counts.reduce((sum, count) => sum + Number(count), 0);
}
/** How many tasks stand in each list. Throws when one of the keys is no list. */
async function lengths(connection, keys) {
    return connection.ask('read the length of the queue', async (redis) => {
        const pipeline = redis.pipeline();
        for (const key of keys)
            pipeline.llen(key);
        return values(await pipeline.exec()).map(Number);
    });
}
/** Empties a list, whatever is in it, and gives how many tasks that were. A key that is no list stays as it is. */
async function emptyList(connection, key) {
    const [length] = await connection.ask('purge the queue', async (redis) => values(await redis.multi().llen(key).ltrim(key, 1, 0).exec()));
    return Number(length);
}
function values(answers) {
    if (answers === null) {
        const details = { system: 'Redis', operation: 'run a transaction', retryable: true };
        throw new errors/* ProviderError */.mZ('Redis gave the transaction up', details);
    }
    return answers.map(([error, value]) => {
        if (error)
            throw error;
        return value;
    });
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/workloads/src/stale-tasks/redis/redis-address.js

/** What Celery's own addresses carry and is always so here: the certificate is checked. */
const harmless = { ssl_cert_reqs: ['required', 'CERT_REQUIRED'] };
/**
 * Reads `rediss://user:password@host:6379/0`, as redis-cli and Celery write it. Throws ConfigurationError, whose message
 * doesn't repeat the address.
 */
function parseRedisAddress(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || url.hostname === '' || !['redis:', 'rediss:'].includes(url.protocol)) {
        throw wrong('must be an address such as `redis://user:password@host:6379/0` (special characters of the password as `%…`)');
    }
    // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
    if (/[/?#].*@/.test(text.slice(text.indexOf('//') + 2)))
        throw wrong('has an `@` behind the host: special characters of a password are written as `%…`');
    const db = /^\/?(\d*)$/.exec(url.pathname)?.[1];
    if (db === undefined) {
        throw wrong(`ends with ${(0,quoted/* quoted */.T)(url.pathname)}, but after the host comes the number of the database, such as \`/0\``);
    }
    for (const [name, value] of url.searchParams) {
        if (name in harmless && harmless.ssl_cert_reqs.includes(value))
            continue;
        throw wrong(`has ${(0,quoted/* quoted */.T)(name)}, but no parameters are known: \`rediss://\` means TLS, whose certificate is always checked; a private authority goes into \`NODE_EXTRA_CA_CERTS\``);
    }
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port || 6379);
    return {
        ...{ host, port, db: Number(db), tls: url.protocol === 'rediss:' },
        username: url.username === '' ? undefined : decoded(url.username),
        password: url.password === '' ? undefined : decoded(url.password),
        place: `${url.hostname}:${port}/${Number(db)}`,
    };
}
function wrong(what) {
    return new errors/* ConfigurationError */.j1(`\`url\` of the stale tasks ${what}`);
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
;// CONCATENATED MODULE: ./build/packages/workloads/src/stale-tasks/redis/redis-failure.js

/** What the ACL of the user needs, https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/. */
const neededCommands = '+select +llen +lrange +lrem +lpos +ltrim +multi +exec';
const cluster = 'it is a cluster, which keeps the queue on another node; Celery doesn’t run on one, so give the address of its own broker, or use `store: command`';
/** The words that errors of Redis begin with, and those of the connection. */
const explanations = [
    {
        pattern: /^NOAUTH/,
        message: 'it wants a password: put the whole address with it into a variable and write `url: env:REDIS_URL`',
    },
    { pattern: /^(WRONGPASS|ERR invalid password)/, message: 'it refuses the user or the password of `url`' },
    {
        pattern: /without any password configured/,
        message: 'it knows no password for this user; take it out of `url`',
    },
    {
        pattern: /^NOPERM/,
        message: `the user of \`url\` has too few rights; it needs \`${neededCommands}\` and the keys of the queue`,
    },
    {
        pattern: /^WRONGTYPE/,
        message: 'the key with the queue’s name is no list, so it is no queue of Celery; is the name right? Other queues can be reached with `store: command`',
    },
    { pattern: /^(MOVED|ASK|CROSSSLOT|CLUSTERDOWN)/, message: cluster },
    { pattern: /^READONLY/, message: 'it is a replica; give the address of the primary' },
    {
        pattern: /^MISCONF/,
        message: 'it can’t write to its disk and therefore refuses changes; look at its log',
    },
    { pattern: /^ERR DB index/, message: 'it has no database of this number' },
    { pattern: /^(LOADING|BUSY|TRYAGAIN|MASTERDOWN)/, message: 'it is busy right now', retryable: true },
    { pattern: /ECONNREFUSED/, message: 'nobody listens there', retryable: true },
    { pattern: /ENOTFOUND|EAI_AGAIN/, message: 'the host is unknown', retryable: true },
    {
        pattern: /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
        message: 'it doesn’t answer; look at the address, the firewall, and whether this port speaks TLS (`rediss://`) or doesn’t (`redis://`)',
        retryable: true,
    },
    {
        pattern: /self.signed|unable to (get|verify)|CERT|certificate|altnames/i,
        message: 'its certificate is not trusted; a private authority goes into `NODE_EXTRA_CA_CERTS`',
    },
    {
        pattern: /EPROTO|wrong version number|packet length too long/i,
        message: 'it doesn’t speak TLS at this port; write `redis://`, or give the port with TLS',
    },
    {
        pattern: /Connection is closed|ECONNRESET|EPIPE|aborted due to connection close/,
        message: 'it closed the connection; does it want TLS (`rediss://`)?',
        retryable: true,
    },
];
/** A failure of Redis as a person reads it, with what to do. */
function redisFailure(error, operation, place) {
    const text = textOf(error);
    const known = explanations.find(({ pattern }) => pattern.test(text));
    const message = known ? `${known.message} (${text})` : text;
    return new errors/* ProviderError */.mZ(`Redis at ${place}: ${message}`, {
        ...{ system: 'Redis', operation, retryable: known?.retryable ?? false },
    });
}
/** A transaction that was refused names the command that was the reason beside it; a connection's error its code. */
function textOf(error) {
    const { code, previousErrors } = error;
    const first = previousErrors?.[0];
    if (first !== undefined)
        return textOf(first);
    const text = (0,errors/* describeError */.Uc)(error);
    return typeof code === 'string' && !text.includes(code) ? `${text}, ${code}` : text;
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/stale-tasks/redis/redis-connection.js



/** How long a connection may take, in milliseconds, where the time limit leaves that much. */
const connectLimit = 10_000;
/** Lends a connection that ends with `use`, or at the time limit (milliseconds), whichever comes first. */
async function withRedis(address, { clock, signal }, timeout, use) {
    signal.throwIfAborted();
    const redis = await createClient(address, timeout);
    let latest;
    let over;
    redis.on('error', (error) => {
        latest = error;
    });
    const stop = (reason) => {
        over ??= reason;
        redis.disconnect();
    };
    const cancel = () => stop(signal.reason);
    signal.addEventListener('abort', cancel, { once: true });
    const ended = new AbortController();
    clock
        .sleep(timeout, ended.signal)
        .then(() => stop(tooLong(address, timeout)))
        .catch(() => { });
    const ask = async (operation, work) => {
        try {
            return await work(redis);
        }
        catch (error) {
            if (over !== undefined)
                throw over;
            if (error instanceof errors/* ProviderError */.mZ)
                throw error;
            // That the connection is gone says less than why.
            const gone = latest !== undefined && /Connection is closed/.test(String(error));
            throw redisFailure(gone ? latest : error, operation, address.place);
        }
    };
    try {
        await ask('connect', () => redis.connect());
        // As an option, a number that is refused would leave the client on the first database.
        if (address.db !== 0)
            await ask('choose the database', () => redis.select(address.db));
        return await use({ ask });
    }
    finally {
        ended.abort();
        signal.removeEventListener('abort', cancel);
        redis.disconnect();
    }
}
async function createClient({ host, port, tls, username, password }, timeout) {
    // In a bundle, the module has no other names than this one.
    const { default: ioredis } = await __webpack_require__.e(/* import() */ 7796).then(__webpack_require__.t.bind(__webpack_require__, 67796, 19));
    return new ioredis.Redis({
        ...{ host, port, lazyConnect: true, protocol: 2 },
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
        ...(tls ? { tls: (0,external_node_net_.isIP)(host) ? {} : { servername: host } } : {}),
        // Before the time limit, so that the reason is the one that is told.
        connectTimeout: Math.min(connectLimit, timeout * 0.8),
        retryStrategy: () => null,
        maxRetriesPerRequest: 0,
        autoResendUnfulfilledCommands: false,
        // Both would ask for rights that nothing here needs.
        enableReadyCheck: false,
        disableClientInfo: true,
    });
}
function tooLong({ place }, timeout) {
    const message = `Redis at ${place}: not done within ${(0,quantities/* formatDuration */.a3)(timeout)}; what was removed by then stays removed, and running it again goes on. A longer \`timeout\` helps a long queue`;
    return new errors/* ProviderError */.mZ(message, { system: 'Redis', operation: 'remove stale tasks', retryable: true });
}

;// CONCATENATED MODULE: ./build/packages/workloads/src/stale-tasks/redis/redis-tasks.js





/**
 * The lists of a queue of Celery: that of its name, and one for each higher step of priority, 9 at most, which kombu tells by
 * this separator. https://docs.celeryq.dev/en/stable/userguide/routing.html#redis-message-priorities
 */
function listsOf(queue) {
    return [queue, ...Array.from({ length: 9 }, (_, index) => `${queue}${separator}${index + 1}`)];
}
const separator = '\u0006\u0016';
/** A list that is never there: what has the priority 0 is in the list with the queue's name. */
const unusedList = (queue) => `${queue}${separator}0`;
/** Throws ConfigurationError for an address that is none, or whose password stands in the file. */
function addressOf({ url }, { secrets }) {
    const address = parseRedisAddress(url);
    if (address.password === undefined)
        return address;
    // What came by `env:NAME` is masked as a whole.
    const literal = secrets.redact(url) !== '***';
    secrets.add(address.password);
    // As it stands in the address, where that is not how it would be encoded here.
    secrets.add(new URL(url).password);
    if (!literal)
        return address;
    throw new errors/* ConfigurationError */.j1('`url` of the stale tasks has a password in it: put the whole address into a variable and write `url: env:REDIS_URL`');
}
/** Removes tasks from a queue that Celery keeps in Redis. */
async function removeFromRedis(configuration, runtime, say) {
    const { queue, timeout, enqueued, purge, 'older-than': age } = configuration;
    const now = runtime.clock.now();
    const judge = (text) => {
        const found = (0,task_age/* waitingSince */.Y)(text, enqueued);
        if ('unknown' in found)
            say(found.unknown);
        if ('unknown' in found)
            return 'unknown';
        return age !== undefined && now - found.since > age ? 'stale' : 'fresh';
    };
    return withRedis(addressOf(configuration, runtime), runtime, timeout, async (connection) => {
        const lists = listsOf(queue);
        const present = await lengths(connection, lists);
        const total = { removed: 0, kept: 0, unknown: 0 };
        for (const [index, key] of lists.entries()) {
            if (present[index] === 0)
                continue;
            const counts = purge === undefined
                ? await sweepList(connection, key, judge)
                : { removed: await emptyList(connection, key), kept: 0, unknown: 0 };
            total.removed += counts.removed;
            total.kept += counts.kept;
            total.unknown += counts.unknown;
        }
        return { queue, ...total };
    });
}
/** Throws when the queue can't be read, or nothing be written beside it: ConfigurationError for the address, ProviderError for all else. */
async function lookAtRedis(configuration, runtime) {
    const { queue, timeout } = configuration;
    await withRedis(addressOf(configuration, runtime), runtime, timeout, async (connection) => {
        await lengths(connection, listsOf(queue));
        // A replica, and a server that can't write to its disk, refuse that alone.
        await emptyList(connection, unusedList(queue));
    });
}


/***/ }),

/***/ 31230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ waitingSince),
/* harmony export */   a: () => (/* binding */ readTime)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95819);

/** Seconds from 2001-09-09 to 5138-11-16: a time in milliseconds has long been beyond it. */
const plausibleSeconds = { least: 1e9, most: 1e11 };
/** What Python's `isoformat()`, JavaScript's `toISOString()` and RFC 3339 write, with a time zone: without one it could be any. */
const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)$/i;
/** A time as tasks carry it: ISO 8601 with a time zone, or seconds since 1970 as a number or its text. */
function readTime(value) {
    if (typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))) {
        const seconds = Number(value);
        const plausible = seconds >= plausibleSeconds.least && seconds < plausibleSeconds.most;
        return plausible
            ? { since: Math.round(seconds * 1_000) }
            : { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(String(value))}, which is no time in seconds since 1970` };
    }
    if (typeof value !== 'string') {
        return { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(JSON.stringify(value) ?? 'nothing')}, which is no time` };
    }
    const since = Date.parse(normalized(value.trim()) ?? '');
    if (Number.isFinite(since))
        return { since };
    return { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, which is no time of ISO 8601 with a time zone` };
}
/** In the one form that `Date.parse` reads alike everywhere; it takes much else for some time or other. */
function normalized(text) {
    const [matched, date, time = '', fraction = '0', zone = ''] = isoTime.exec(text) ?? [];
    if (matched === undefined)
        return undefined;
    const offset = zone.length === 1 ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
    return `${date}T${time.length === 5 ? `${time}:00` : time}.${fraction.slice(0, 3)}${offset}`;
}
/**
 * Since when a task waits to be worked on: since it was put into its queue, which stands at a dotted path, or since its `eta`
 * when that is later, as a task isn't to be worked on before. `text` is what stands in the queue: JSON, in Celery's case
 * kombu's envelope. https://docs.celeryq.dev/en/stable/internals/protocol.html
 */
function waitingSince(text, path) {
    let message;
    try {
        message = JSON.parse(text);
    }
    catch {
        return { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, which is no JSON` };
    }
    const given = valueAt(message, path);
    if (given === undefined || given === null)
        return { unknown: `has nothing at \`${path}\`` };
    const put = readTime(given);
    if ('unknown' in put)
        return put;
    const eta = etaOf(message);
    if ('unreadable' in eta)
        return { unknown: eta.unreadable };
    if (eta.eta === undefined || eta.eta === null)
        return put;
    const due = readTime(eta.eta);
    if ('unknown' in due)
        return { unknown: `its \`eta\` can’t be read: ${due.unknown}` };
    return { since: Math.max(put.since, due.since) };
}
function valueAt(value, path) {
    return path.split('.').reduce((found, name) => ownValue(found, name), value);
}
function ownValue(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}
/** Celery's protocol 2 keeps it in the headers, protocol 1 in the body, which may be written in anything. */
function etaOf(message) {
    const headers = ownValue(message, 'headers');
    if (ownValue(headers, 'task') !== undefined)
        return { eta: ownValue(headers, 'eta') };
    const body = ownValue(message, 'body');
    if (typeof body !== 'string')
        return { eta: ownValue(message, 'eta') };
    const encoded = valueAt(message, 'properties.body_encoding') === 'base64';
    try {
        const decoded = JSON.parse(encoded ? Buffer.from(body, 'base64').toString() : body);
        return { eta: ownValue(decoded, 'eta') };
    }
    catch {
        const type = String(ownValue(message, 'content-type') ?? 'unknown');
        return { unreadable: `its \`eta\` stands in its body, which is no JSON but ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(type)}` };
    }
}


/***/ })

};

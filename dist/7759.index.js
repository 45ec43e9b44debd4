export const id = 7759;
export const ids = [7759];
export const modules = {

/***/ 77759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sql: () => (/* binding */ sql)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql/address.js

/** https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION, and `no-verify` of the client for Node. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];
/**
 * Reads `postgres://user:password@host:port/database?sslmode=verify-full`. Throws ConfigurationError, whose message doesn't
 * repeat the address.
 */
function parseAddress(text) {
    if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
        throw new errors/* ConfigurationError */.j1('`database` must be an address such as `postgres://user:password@host:5432/name` (special characters of the password as `%…`)');
    }
    const url = new URL(text);
    const mode = url.searchParams.get('sslmode');
    if (mode !== null && !modes.includes(mode)) {
        const allowed = modes.map((each) => `\`${each}\``).join(', ');
        throw new errors/* ConfigurationError */.j1(`\`sslmode\` in \`database\` must be one of ${allowed}`);
    }
    if (mode === 'verify-ca' && !url.searchParams.has('sslrootcert')) {
        throw new errors/* ConfigurationError */.j1('`sslmode=verify-ca` in `database` needs `sslrootcert` beside it');
    }
    // Without it the client takes `require` for `verify-full`, and says so on standard error.
    if (mode !== null && mode !== 'no-verify')
        url.searchParams.set('uselibpqcompat', 'true');
    const host = url.searchParams.get('host') ?? (decoded(url.hostname) || 'localhost');
    const name = decoded(url.pathname.slice(1));
    const secrets = [url.password, decoded(url.password), url.searchParams.get('password') ?? ''];
    return {
        url: url.href,
        place: `${host}:${url.port || 5432}${name === '' ? '' : `/${name}`}`,
        secrets: secrets.filter((secret) => secret !== ''),
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

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql/explain-failure.js

/** The kinds of failure by SQLSTATE, the longest beginning first. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const kinds = [
    ['22012', 'not-a-number'],
    ['25006', 'bad-query'],
    ['42501', 'wrong-credentials'],
    ['57014', 'unreachable'],
    ['08', 'unreachable'],
    ['0A', 'bad-query'],
    ['22', 'bad-query'],
    ['28', 'wrong-credentials'],
    ['40', 'server-error'],
    ['42', 'bad-query'],
    ['53', 'not-ready'],
    ['54', 'bad-query'],
    ['57P', 'not-ready'],
    ['58', 'server-error'],
    ['XX', 'server-error'],
];
/** What a reader can do, by SQLSTATE. */
const remedies = new Map([
    [
        '22012',
        'something was divided by 0, as it is without traffic; where that means 0, divide by `nullif(…, 0)` and put `coalesce(…, 0)` around it',
    ],
    ['25006', 'queries may only read'],
    ['42501', 'grant the user `select` on what it reads'],
    ['42704', 'what is known of the release is there as `deploy.color`, `deploy.version` and so on'],
    ['53300', 'the server has no connection left'],
]);
/** SQLSTATEs of a table and of a column that isn't there. */
const notThere = ['42P01', '42703'];
/** A server sent what is no message of PostgreSQL. */
class ForeignProtocol extends Error {
    constructor(cause) {
        super('what came is not the protocol of PostgreSQL', { cause });
        this.name = 'ForeignProtocol';
    }
}
const outOfReach = new WeakSet();
/** Whether a failure is one of connecting, which the next query would meet too. */
function isOutOfReach(failure) {
    return outOfReach.has(failure);
}
const missing = new WeakSet();
/** Whether a table or a column isn't there, which a migration may still make. */
function isMissing(failure) {
    return missing.has(failure);
}
/** What anything thrown by the client means. */
function explainFailure(error, circumstances) {
    const failure = isServerError(error)
        ? serverFailure(error, circumstances)
        : clientFailure(error, circumstances);
    if (!circumstances.opened)
        outOfReach.add(failure);
    if (isServerError(error) && notThere.includes(error.code))
        missing.add(failure);
    return failure;
}
function serverFailure(error, circumstances) {
    const { place, before, query, timeout, redact } = circumstances;
    const { code, message } = error;
    const failure = kinds.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'refused';
    if (code === '57014' && /timeout/.test(message)) {
        return {
            failure,
            detail: `${place} gave no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}, the \`timeout\` of the source`,
        };
    }
    if (code === '42601' && /only one column/.test(message)) {
        return { failure, detail: `${place} says that the query gives several columns, where one is expected` };
    }
    const at = positionIn(query, Number(error.position) - before.length);
    const remedy = remedies.get(code);
    const detail = `${place}: ${plain(redact(message))}${at}${remedy === undefined ? '' : `; ${remedy}`} (SQLSTATE ${code})`;
    return { failure, detail };
}
function clientFailure(error, { place, opened, timeout, redact }) {
    if (error instanceof ForeignProtocol) {
        return {
            failure: 'not-metrics',
            detail: `${place} answered with something else than the protocol of PostgreSQL`,
        };
    }
    const why = plain(redact((0,errors/* describeError */.Uc)(error)));
    // The client reads the certificates itself; a socket that isn't there fails to `connect`.
    if (error.syscall === 'open') {
        return { failure: 'refused', detail: `${place}: a file that the address names can't be read: ${why}` };
    }
    // https://www.postgresql.org/docs/current/sasl-authentication.html: said before anything was sent.
    if (/^SASL:|client password/.test(why)) {
        const detail = `${place} asks for a password that the address doesn't have or that is not the right one (${why})`;
        return { failure: 'wrong-credentials', detail };
    }
    if (/timeout expired|Query read timeout/.test(why)) {
        return { failure: 'unreachable', detail: `${place} gave no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}` };
    }
    return { failure: 'unreachable', detail: `${place} ${opened ? 'was lost' : "can't be reached"}: ${why}` };
}
/** A server's message as part of one sentence on one line. */
function plain(message) {
    const line = message.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
    return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}…` : line;
}
/** PostgreSQL counts characters, not UTF-16 units, from 1. */
function positionIn(query, position) {
    const characters = [...query];
    if (!(position >= 1) || position > characters.length + 1)
        return '';
    const lines = characters
        .slice(0, position - 1)
        .join('')
        .split('\n');
    return ` at line ${lines.length}, column ${[...(lines.at(-1) ?? '')].length + 1}`;
}
/** Whether it is an error that the server sent; in the language of the server. */
function isServerError(error) {
    const { code, severity } = error;
    return error instanceof Error && typeof code === 'string' && typeof severity === 'string';
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql/read-result.js

/** The types whose values are numbers, by the numbers that PostgreSQL has for types itself (pg_type.dat). */
const numeric = new Set([20, 21, 23, 26, 700, 701, 1700]);
/** Types that are met by mistake, and what makes a number of them. */
const others = {
    25: '`text`; cast it, as in `…::numeric`',
    1043: '`varchar`; cast it, as in `…::numeric`',
    790: '`money`; cast it, as in `…::numeric`',
    1082: '`date`; subtract two of them',
    1114: '`timestamp`; `extract(epoch from …)` gives seconds',
    1184: '`timestamptz`; `extract(epoch from now() - …)` gives seconds',
    1186: '`interval`; `extract(epoch from …)` gives seconds',
};
const shown = 3;
/** The one value of a result, or why there is none; `redact` takes out what is secret of what is shown. */
function readResult({ rows, fields }, place, redact) {
    if (fields.length > 1) {
        const names = fields.slice(0, shown).map(({ name }) => (0,quoted/* quoted */.T)(redact(name)));
        const more = fields.length > shown ? ', …' : '';
        const detail = `the query gives ${fields.length} columns (${names.join(', ')}${more}) where one is expected; select one of them`;
        return { failure: 'several-series', detail };
    }
    const [row, ...further] = rows;
    if (row === undefined) {
        return {
            failure: 'no-data',
            detail: 'the query gives no row; where that means 0, count or put `coalesce((…), 0)` around it',
        };
    }
    if (further.length > 0) {
        const values = rows.slice(0, shown).map(([value]) => (0,quoted/* quoted */.T)(redact(String(value))));
        const more = rows.length > shown ? ', …' : '';
        const detail = `the query gives more than one row (${values.join(', ')}${more}) where one is expected; aggregate with \`sum(…)\` or \`count(*)\``;
        return { failure: 'several-series', detail };
    }
    return readValue(row[0], fields[0]?.dataTypeID, place);
}
function readValue(value, type, place) {
    if (value === null) {
        return {
            failure: 'no-data',
            detail: 'the query gives null; where that means 0, put `coalesce(…, 0)` around it',
        };
    }
    if (typeof value === 'boolean')
        return { value: value ? 1 : 0 };
    if (type !== undefined && numeric.has(type)) {
        const number = Number(value);
        if (Number.isFinite(number))
            return { value: number };
        return {
            failure: 'not-a-number',
            detail: `the query gives ${(0,quoted/* quoted */.T)(String(value))}, which is no number`,
        };
    }
    const found = others[type ?? 0] ?? 'a type that is neither number nor boolean';
    return { failure: 'malformed', detail: `${place}: the value of the query is of the type ${found}` };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql/session.js

/** How much longer than the server the client waits, in milliseconds: only for a server that is gone. */
const grace = 2_000;
/**
 * One connection, opened when it is needed and again when it was lost. While nothing is asked it doesn't keep the process
 * alive.
 */
class Session {
    #options;
    #client;
    #opening;
    constructor(options) {
        this.#options = options;
    }
    get isOpen() {
        return this.#client !== undefined;
    }
    /** Runs one statement by itself. Every failure is an answer. */
    async ask(wrapped) {
        let client = this.#client;
        try {
            client ??= await this.#open();
            socketOf(client).ref();
            const result = await this.#run(client, `${wrapped.before}${wrapped.query}${wrapped.after}`);
            socketOf(client).unref();
            return result;
        }
        catch (error) {
            if (client)
                socketOf(client).unref();
            else
                this.drop();
            return explainFailure(error, { ...this.#options, ...wrapped, opened: client !== undefined });
        }
    }
    /** Ends the connection at once; what waits for it fails. */
    drop() {
        for (const client of [this.#client, this.#opening])
            client?.connection.stream.destroy();
        this.#client = undefined;
        this.#opening = undefined;
    }
    async #open() {
        const { default: pg } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
        const client = new pg.Client({
            connectionString: this.#options.url,
            application_name: 'deploy-actions',
            connectionTimeoutMillis: this.#options.timeout,
            query_timeout: this.#options.timeout + grace,
            keepAlive: true,
        });
        guard(client);
        client.connection.once('sslconnect', () => guard(client));
        // Without a listener the loss of an idle connection would end the process.
        client.on('error', () => { });
        client.once('end', () => {
            if (this.#client === client)
                this.#client = undefined;
        });
        this.#opening = client;
        try {
            await client.connect();
        }
        finally {
            this.#opening = undefined;
        }
        this.#client = client;
        return client;
    }
    /**
     * Everything set is set for this transaction alone, and the transaction is rolled back: a pooler may give the connection
     * to somebody else afterwards.
     */
    async #run(client, text) {
        const { timeout, settings } = this.#options;
        const all = [['statement_timeout', String(Math.ceil(timeout))], ...settings];
        const calls = all.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
        try {
            await client.query('begin read only');
            await client.query(`select ${calls.join(', ')}`, all.flat());
            // `extended`: the server itself takes no second statement then.
            const request = { text, rowMode: 'array', queryMode: 'extended' };
            const result = await client.query(request);
            await client.query('rollback');
            return result;
        }
        catch (error) {
            const usable = isServerError(error) && (await succeeds(client.query('rollback')));
            if (!usable)
                this.drop();
            throw error;
        }
    }
}
async function succeeds(work) {
    return work.then(() => true, () => false);
}
/** A socket or, with TLS, what stands before it; the types know only what both can be. */
function socketOf({ connection }) {
    return connection.stream;
}
/** What the client can't read, it throws from where a socket calls it: that would end the process. */
function guard(client) {
    const socket = socketOf(client);
    const emit = socket.emit.bind(socket);
    socket.emit = (...event) => {
        try {
            return emit(...event);
        }
        catch (error) {
            socket.destroy(new ForeignProtocol(error));
            return true;
        }
    };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql/statement.js
/**
 * What may stand in a statement as one piece, by its first characters; none may be left open.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
const pieces = new RegExp([
    /(?<comment>--[^\n]*)/,
    /(?<block>\/\*)/,
    /(?<escaped>(?<![\w$])[eE]'(?:[^'\\]|\\[\s\S]|'')*')/,
    /(?<text>'(?:[^']|'')*')/,
    /(?<name>"(?:[^"]|"")*")/,
    /(?<dollar>(?<![\w$])\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?\$\k<tag>\$)/,
    /(?<open>['"]|(?<![\w$])\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/,
    /(?<semicolon>;)/,
]
    .map(({ source }) => source)
    .join('|'), 'g');
/** Finds the one statement in a query. */
function readStatement(query) {
    const { code, end, open } = scan(query);
    const statement = query.slice(0, end);
    const problem = (message) => ({ statement, problem: message });
    if (open !== undefined)
        return problem(`has a \`${open}\` that is never closed`);
    const [first = '', ...further] = code.split(';');
    if (further.some((rest) => rest.trim() !== ''))
        return problem('has a `;` in it, but must be one statement');
    if (first.trim() === '')
        return problem('is empty');
    const word = first.match(/^[\s(]*(\w+)/)?.[1] ?? '';
    if (/^(select|with|values|table)$/i.test(word))
        return { statement, problem: undefined };
    return problem('must begin with `select`, `with`, `values` or `table`: it may only read');
}
/** The query with blanks for comments and `_` for what is quoted, where its first statement ends, and what was left open. */
function scan(query) {
    let code = '';
    let from = 0;
    let end = query.length;
    pieces.lastIndex = 0;
    for (let found = pieces.exec(query); found; found = pieces.exec(query)) {
        code += query.slice(from, found.index);
        const { block, open, comment, semicolon } = found.groups ?? {};
        if (open !== undefined)
            return { code, end, open };
        if (semicolon !== undefined)
            end = Math.min(end, found.index);
        if (block !== undefined) {
            const after = endOfBlock(query, found.index);
            if (after < 0)
                return { code, end, open: block };
            pieces.lastIndex = after;
        }
        code += semicolon ?? (comment === undefined && block === undefined ? '_' : ' ');
        from = pieces.lastIndex;
    }
    return { code: code + query.slice(from), end };
}
/** Comments of this kind nest. */
function endOfBlock(query, start) {
    const marks = /\/\*|\*\//g;
    marks.lastIndex = start;
    let depth = 0;
    for (let mark = marks.exec(query); mark; mark = marks.exec(query)) {
        depth += mark[0] === '/*' ? 1 : -1;
        if (depth === 0)
            return marks.lastIndex;
    }
    return -1;
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql.js





/** Connections are dear on a server: a look with many queries shares this many. */
const mostConnections = 3;
/** More rows are an error, whose message names these. */
const mostRows = 4;
/** What no later look will put right. */
const lasting = ['bad-query', 'wrong-credentials', 'refused'];
/** Asks a PostgreSQL database, which it can't change: each query runs by itself in a read-only transaction that is rolled back. */
const sql = {
    checkQuery: (query) => readStatement(query).problem,
    span: () => 0,
    keepsHistory: () => false,
    readsRelease: true,
    create: (source, queries, context) => new SqlProvider(source, queries, context),
};
class SqlProvider {
    type = 'sql';
    #queries;
    #sessions;
    #place;
    #redact;
    #runtime;
    constructor({ database, timeout }, queries, context) {
        const { runtime, release } = context;
        const { url, place, secrets } = parseAddress(database);
        for (const secret of secrets)
            runtime.secrets.add(secret);
        this.#runtime = runtime;
        this.#queries = queries.map((query) => readStatement(query).statement);
        this.#redact = (text) => runtime.secrets.redact(text);
        this.#place = this.#redact(`PostgreSQL at ${place}`);
        const options = {
            ...{ url, timeout, place: this.#place, redact: this.#redact },
            settings: settingsOf(release),
        };
        const lanes = Math.min(mostConnections, queries.length);
        this.#sessions = Array.from({ length: lanes }, () => new Session(options));
    }
    async observe() {
        const wrap = { before: 'select * from (\n', after: `\n) as result limit ${mostRows}` };
        return this.#askAll(wrap, (result) => readResult(result, this.#place, this.#redact));
    }
    /**
     * As a scalar subquery it is planned, not run: unknown names, missing rights and a second column show. What isn't there is
     * only told: this comes before a deployment, whose migrations may make it.
     */
    async findMistakes() {
        const wrap = { before: 'explain select (\n', after: '\n)' };
        const found = await this.#askAll(wrap, () => undefined);
        const told = new Set(found.flatMap((failure) => (failure && isMissing(failure) ? failure.detail : [])));
        for (const detail of told) {
            this.#runtime.log.warning(`${detail}: unless the deployment makes it, the query never has a value.`);
        }
        return found.map((failure) => {
            if (!failure || isMissing(failure) || !lasting.includes(failure.failure))
                return undefined;
            return `can't be answered: ${failure.detail}`;
        });
    }
    async #askAll({ before, after }, read) {
        const { signal } = this.#runtime;
        signal.throwIfAborted();
        const answers = [];
        const waiting = [...this.#queries.keys()];
        let down;
        const lane = async (session) => {
            for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
                if (signal.aborted)
                    return;
                const found = await session.ask({ before, query: this.#queries[index] ?? '', after });
                const failed = 'failure' in found ? found : undefined;
                if (failed && isOutOfReach(failed)) {
                    waiting.unshift(index);
                    down = failed;
                    return;
                }
                answers[index] = failed ?? read(found);
            }
        };
        const work = async () => {
            await Promise.all(this.#sessions.map(lane));
            // The server may have had room for some connections: they do what is left by the others.
            const open = this.#sessions.find((session) => session.isOpen);
            if (open)
                await lane(open);
        };
        await this.#untilCancelled(work());
        if (down)
            for (const index of waiting)
                answers[index] = down;
        return answers;
    }
    /** What waits for the server fails at once when the run is cancelled. */
    async #untilCancelled(work) {
        const { signal } = this.#runtime;
        const cancelled = Promise.withResolvers();
        const cancel = () => {
            for (const session of this.#sessions)
                session.drop();
            cancelled.reject(signal.reason);
        };
        signal.addEventListener('abort', cancel, { once: true });
        try {
            await Promise.race([work, cancelled.promise]);
        }
        finally {
            signal.removeEventListener('abort', cancel);
        }
    }
}
/** The release as parameters of the session: `current_setting('deploy.color')`. Their names know no hyphen. */
function settingsOf(release) {
    return Object.entries(release).flatMap(([name, value]) => value === undefined ? [] : [[`deploy.${name.replaceAll('-', '_')}`, value]]);
}


/***/ })

};

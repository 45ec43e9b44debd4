export const id = 7336;
export const ids = [7336];
export const modules = {

/***/ 88890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ decoded),
/* harmony export */   aD: () => (/* binding */ serverAddress),
/* harmony export */   ky: () => (/* binding */ engineOf)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The engine that an address names by its scheme. */
function engineOf(address) {
    if (/^postgres(ql)?:\/\//.test(address))
        return 'postgres';
    if (/^(mysql|mariadb):\/\//.test(address))
        return 'mysql';
    return address.startsWith('sqlite:') ? 'sqlite' : undefined;
}
/** What `%…` in a part of an address stands for; the part itself where that is nothing. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The address of a server as a URL. Throws ConfigurationError, whose message doesn't repeat the address. */
function serverAddress(text, example) {
    if (!URL.canParse(text)) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`\`database\` must be an address such as \`${example}\` (special characters of the password as \`%…\`)`);
    }
    // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
    if (/^[^@]*[/?#][^@]*@/.test(text.slice(text.indexOf('//') + 2))) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('`database` has an `@` behind the host: special characters of the password are written as `%…`');
    }
    return new URL(text);
}


/***/ }),

/***/ 42816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Mu: () => (/* binding */ DatabaseFailure),
/* harmony export */   VV: () => (/* binding */ placeIn),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** A database gave no answer. */
class DatabaseFailure extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ {
    reason;
    /** Whether it failed before there was a connection, so that the next query would meet the same. */
    outOfReach;
    constructor(message, details) {
        const { reason, system, outOfReach } = details;
        const retryable = reason === 'unreachable' || reason === 'not-ready' || reason === 'timeout';
        super(message, { system, operation: outOfReach ? 'connect' : 'query', retryable });
        this.name = 'DatabaseFailure';
        this.reason = reason;
        this.outOfReach = outOfReach;
    }
}
/** A server's message as part of one sentence on one line. */
function plain(error, redact) {
    const line = redact((0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error)).replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
    return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}…` : line;
}
/** A place in a query as a person finds it; `offset` counts characters, not UTF-16 units, from 0. Nothing for a place outside of it. */
function placeIn(query, offset) {
    const characters = [...query];
    if (!(offset >= 0) || offset > characters.length)
        return '';
    const lines = characters.slice(0, offset).join('').split('\n');
    return ` at line ${lines.length}, column ${[...(lines.at(-1) ?? '')].length + 1}`;
}
/** The place of a text that stands in a query exactly once. */
function placeOf(query, text) {
    const index = text === '' ? -1 : query.indexOf(text);
    if (index < 0 || query.includes(text, index + 1))
        return '';
    return placeIn(query, [...query.slice(0, index)].length);
}


/***/ }),

/***/ 96547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ parseMysqlAddress),
/* harmony export */   Y: () => (/* binding */ tlsOptions)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88890);




/** https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode; `PREFERRED` would mean that nobody knows. */
const modes = {
    DISABLED: undefined,
    REQUIRED: { rejectUnauthorized: false, verifyIdentity: false },
    VERIFY_CA: { rejectUnauthorized: true, verifyIdentity: false },
    VERIFY_IDENTITY: { rejectUnauthorized: true, verifyIdentity: true },
};
/**
 * Reads `mysql://user:password@host:port/database?ssl-mode=VERIFY_IDENTITY`. Throws ConfigurationError, whose message doesn't
 * repeat the address.
 */
function parseMysqlAddress(text) {
    const url = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .serverAddress */ .aD)(text, 'mysql://user:password@host:3306/name');
    if (url.hostname === '')
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('`database` names no host');
    const unknown = [...url.searchParams.keys()].find((name) => !['ssl-mode', 'ssl-ca'].includes(name));
    if (unknown !== undefined) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`\`database\` has the parameter \`${unknown}\`; known are \`ssl-mode\` and \`ssl-ca\``);
    }
    const host = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .decoded */ .DH)(url.hostname).replace(/^\[|\]$/g, '');
    const port = Number(url.port || 3306);
    const database = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .decoded */ .DH)(url.pathname.slice(1));
    const password = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .decoded */ .DH)(url.password);
    return {
        ...{ host, port, tls: tlsOf(url.searchParams, host) },
        database: database === '' ? undefined : database,
        user: url.username === '' ? undefined : (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .decoded */ .DH)(url.username),
        password: password === '' ? undefined : password,
        place: `${url.hostname}:${port}${database === '' ? '' : `/${database}`}`,
        secrets: [url.password, password].filter((secret) => secret !== ''),
    };
}
function tlsOf(parameters, host) {
    const mode = (parameters.get('ssl-mode') ?? 'DISABLED').toUpperCase().replaceAll('-', '_');
    const authority = parameters.get('ssl-ca');
    if (!Object.hasOwn(modes, mode)) {
        const allowed = Object.keys(modes).map((each) => `\`${each}\``);
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`\`ssl-mode\` in \`database\` must be one of ${allowed.join(', ')}`);
    }
    if (mode === 'VERIFY_CA' && authority === null) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('`ssl-mode=VERIFY_CA` in `database` needs `ssl-ca` beside it');
    }
    // The client would compare the certificate of a bare address with `localhost`.
    if (mode === 'VERIFY_IDENTITY' && (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(host) !== 0) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('`ssl-mode=VERIFY_IDENTITY` in `database` needs the name of the host, not its number');
    }
    const tls = modes[mode];
    return tls && (authority === null ? tls : { ...tls, authority });
}
/** The options of the client for TLS. Throws ConfigurationError when the file of the authority can't be read. */
function tlsOptions({ authority, ...tls }) {
    if (authority === undefined)
        return { ...tls };
    try {
        return { ...tls, ca: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(authority) };
    }
    catch (error) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`the file in \`ssl-ca\` of \`database\` can't be read: ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(error)}`);
    }
}


/***/ }),

/***/ 81055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isServerError),
/* harmony export */   I: () => (/* binding */ explainMysql)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42816);


/**
 * The reasons by number. https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html,
 * https://mariadb.com/docs/server/reference/error-codes
 */
const reasons = new Map([
    ...[1045, 1130, 1698, 1820, 1862, 3118, 4151].map((code) => [code, 'wrong-credentials']),
    ...[1044, 1142, 1143, 1227, 1370].map((code) => [code, 'permission-denied']),
    [1049, 'unknown-database'],
    ...[1054, 1146, 1305, 1109].map((code) => [code, 'missing']),
    ...[1040, 1053, 1129, 1203, 1226].map((code) => [code, 'not-ready']),
    ...[1205, 1907, 1969, 3024].map((code) => [code, 'timeout']),
    ...[1317, 1927, 1928, 4031].map((code) => [code, 'unreachable']),
    [1365, 'division-by-zero'],
    ...[1030, 1034, 1194, 1213, 1712].map((code) => [code, 'server-error']),
    [1835, 'not-that-database'],
]);
/** A lock that didn't come within the limit of the server or of the session, which is shorter than that of the query. */
const lockTimeout = 1205;
/** What a reader can do, by number. */
const remedies = new Map([
    [1792, 'queries may only read'],
    [1040, 'the server has no connection left'],
    [1130, 'the server takes no connections from this machine'],
    [
        1129,
        'after too many failed connections the server takes none from this machine; `flush hosts` lets it in again',
    ],
    [1044, 'the user may read nothing in it, or it is called otherwise'],
    [1227, 'grant the user the privilege that it names'],
    [
        lockTimeout,
        'another session keeps a table or rows of it locked, a migration perhaps: `show full processlist` names it, `kill <id>` ends it; try again when that is over',
    ],
]);
/** What anything thrown by the client means. */
function explainMysql(error, circumstances) {
    if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1)
        return error;
    const [reason, message] = isServerError(error)
        ? serverFailure(error, circumstances)
        : clientFailure(error, circumstances);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .DatabaseFailure */ .Mu(message, { reason, system: 'MySQL', outOfReach: !circumstances.opened });
}
function serverFailure({ errno, message }, circumstances) {
    const { place, timeout, redact } = circumstances;
    const reason = reasons.get(errno) ?? (circumstances.opened ? 'bad-query' : 'refused');
    if (reason === 'timeout' && errno !== lockTimeout)
        return [reason, `${place} gave no answer within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(timeout)}`];
    const remedy = remedies.get(errno) ?? grant(message, circumstances);
    const at = errno === 1064 ? syntaxPlace(message, circumstances) : namePlace(message, circumstances);
    // Its own line is one of the whole statement.
    const said = (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(new Error(at === '' ? message : message.replace(/ at line \d+$/, '')), redact);
    return [reason, `${place}: ${said}${at}${remedy === undefined ? '' : `; ${remedy}`} (error ${errno})`];
}
function grant(message, { user }) {
    const [, table] = /(?:SELECT|SHOW VIEW).* denied to user .* for (?:table|column) (\S+)/.exec(message) ?? [];
    if (table === undefined)
        return undefined;
    const name = table.replaceAll(/[`'"]/g, '');
    return `grant the user \`select\` on what it reads: \`grant select on ${name} to ${user ?? '…'}\``;
}
/** The server tells what follows the mistake, cut after 80 characters: mostly the end of the whole statement. */
function syntaxPlace(message, { before, query }) {
    const [, near = ''] = /near '([\s\S]*)' at line \d+$/.exec(message) ?? [];
    const whole = query.trimEnd();
    if (before === '' && near !== '' && whole.endsWith(near)) {
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .placeIn */ .VV)(query, [...whole.slice(0, whole.length - near.length)].length);
    }
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(query, near.split('\n)')[0] ?? '');
}
function namePlace(message, { query }) {
    const [, name = ''] = /^Unknown column '([^']+)'/.exec(message) ?? [];
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(query, name);
}
function clientFailure(error, { place, opened, timeout, redact }) {
    const { code, message = '' } = error;
    if (code === 'PROTOCOL_SEQUENCE_TIMEOUT') {
        return ['timeout', `${place} gave no answer within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(timeout)}`];
    }
    if (code === 'ETIMEDOUT' && !opened && /connect ETIMEDOUT$/.test(message)) {
        return [
            'timeout',
            `${place} gave no answer within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(timeout)}; is it a MySQL or MariaDB that listens there?`,
        ];
    }
    if (/out of order|malformed packet|unexpected packet|Unsupported protocol|HANDSHAKE_UNKNOWN/i.test(`${message} ${code}`)) {
        return ['not-that-database', `${place} answered with something else than the protocol of MySQL`];
    }
    if (code === 'HANDSHAKE_NO_SSL_SUPPORT') {
        return ['refused', `${place} doesn't speak TLS, which \`ssl-mode\` of the address asks for`];
    }
    if (code === 'AUTH_SWITCH_PLUGIN_ERROR' || /auth(entication)? plugin/i.test(message)) {
        return ['wrong-credentials', `${place}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(error, redact)}`];
    }
    return ['unreachable', `${place} ${opened ? 'was lost' : "can't be reached"}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(error, redact)}`];
}
/** Whether it is an error that the server sent; errors of the system have negative numbers. */
function isServerError(error) {
    const { errno } = error;
    return error instanceof Error && typeof errno === 'number' && errno > 0;
}


/***/ }),

/***/ 87336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ openDatabase)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/sql/src/address.js
var src_address = __webpack_require__(88890);
;// CONCATENATED MODULE: ./build/packages/sql/src/session.js
/** So many rows are read unless the asker says otherwise. */
const defaultMostRows = 10_000;

// EXTERNAL MODULE: ./build/packages/sql/src/statement.js
var src_statement = __webpack_require__(96103);
;// CONCATENATED MODULE: ./build/packages/sql/src/until-fired.js
/** The result of `work`, or the signal's reason as soon as it fires; `stop` then ends what is under way. */
async function untilFired(signal, stop, work) {
    if (signal === undefined)
        return work();
    signal.throwIfAborted();
    const fired = Promise.withResolvers();
    const onAbort = () => {
        stop();
        fired.reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([work(), fired.promise]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}

// EXTERNAL MODULE: ./build/packages/sql/src/mysql/address.js
var mysql_address = __webpack_require__(96547);
// EXTERNAL MODULE: ./build/packages/sql/src/mysql/explain-failure.js
var explain_failure = __webpack_require__(81055);
;// CONCATENATED MODULE: ./build/packages/sql/src/values.js
/** A double keeps every decimal number of so many digits. https://en.cppreference.com/w/cpp/types/numeric_limits/digits10 */
const safeDigits = 15;
/** A number as the database wrote it: a JavaScript number where that loses nothing, else the text. */
function exactNumber(text) {
    const number = Number(text);
    if (!/^[+-]?\d+(\.\d+)?$/.test(text))
        return text.trim() === '' ? text : number;
    if (!text.includes('.'))
        return Number.isSafeInteger(number) ? number : text;
    const digits = text
        .replace(/^[+-]?0*\.?0*/, '')
        .replace('.', '')
        .replace(/0+$/, '');
    return digits.length <= safeDigits ? number : text;
}
/** Binary data as text, the way PostgreSQL writes it. */
function hexOf(bytes) {
    return `\\x${Buffer.from(bytes).toString('hex')}`;
}

;// CONCATENATED MODULE: ./build/packages/sql/src/mysql/values.js

/** The types by number, which are the same in MariaDB. https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html */
const names = {
    ...{ 0: 'DECIMAL', 1: 'TINYINT', 2: 'SMALLINT', 3: 'INT', 4: 'FLOAT', 5: 'DOUBLE', 6: 'NULL' },
    ...{ 7: 'TIMESTAMP', 8: 'BIGINT', 9: 'MEDIUMINT', 10: 'DATE', 11: 'TIME', 12: 'DATETIME', 13: 'YEAR' },
    ...{ 15: 'VARCHAR', 16: 'BIT', 245: 'JSON', 246: 'DECIMAL', 247: 'ENUM', 248: 'SET' },
    ...{ 249: 'TEXT', 250: 'TEXT', 251: 'TEXT', 252: 'TEXT', 253: 'VARCHAR', 254: 'CHAR', 255: 'GEOMETRY' },
};
const numeric = new Set([0, 1, 2, 3, 4, 5, 8, 9, 13, 246]);
const textual = new Set([15, 247, 249, 250, 251, 252, 253, 254]);
/** The character set of what is no text. */
const binary = 63;
/** A column as the server describes it. */
function mysqlColumn({ name, columnType = -1, characterSet }) {
    const bytes = textual.has(columnType) && characterSet === binary;
    const type = numeric.has(columnType) ? 'number' : textual.has(columnType) && !bytes ? 'text' : 'other';
    return { name, type, typeName: bytes ? 'BINARY' : (names[columnType] ?? `type ${columnType}`) };
}
/** A value as the client gives it, with big and decimal numbers, dates and JSON as text. */
function mysqlValue(value, { type }) {
    if (value === null || value === undefined)
        return null;
    if (value instanceof Uint8Array)
        return hexOf(value);
    if (type === 'number')
        return typeof value === 'number' ? value : exactNumber(String(value));
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

;// CONCATENATED MODULE: ./build/packages/sql/src/mysql/mysql-session.js






/** How much longer than the server the client waits, in milliseconds: only for a server that is gone. */
const grace = 2_000;
/** A session with a MySQL or MariaDB database. Throws ConfigurationError for an address that is none. */
function openMysql(address, options) {
    const parsed = (0,mysql_address/* parseMysqlAddress */.S)(address);
    for (const secret of parsed.secrets)
        options.secrets.add(secret);
    return new MysqlSession(parsed, options);
}
/** While nothing is asked the connection doesn't keep the process alive. */
class MysqlSession {
    engine = 'mysql';
    place;
    #address;
    #options;
    #redact;
    #connection;
    #opening;
    constructor(address, options) {
        this.#address = address;
        this.#options = options;
        this.#redact = (text) => options.secrets.redact(text);
        this.place = this.#redact(`MySQL at ${address.place}`);
    }
    get isOpen() {
        return this.#connection !== undefined;
    }
    ask(query, options = {}) {
        return untilFired(options.signal, () => this.close(), () => this.#ask(query, options));
    }
    close() {
        for (const connection of [this.#connection, this.#opening])
            connection?.destroy();
        this.#connection = undefined;
        this.#opening = undefined;
    }
    async #ask(query, options) {
        const { before, after } = options.wrap ?? { before: '', after: '' };
        const statement = (0,src_statement/* theStatement */.Zm)(query, 'mysql', options.wrap);
        let connection = this.#connection;
        try {
            connection ??= await this.#open();
            streamOf(connection).ref();
            const { fields, rows, more } = await this.#run(connection, `${before}${statement}${after}`, options);
            streamOf(connection).unref();
            const columns = fields.map(mysqlColumn);
            const read = rows.map((row) => columns.map((column, index) => mysqlValue(row[index], column)));
            return { columns, rows: read, more };
        }
        catch (error) {
            if (connection)
                streamOf(connection).unref();
            else
                this.close();
            throw (0,explain_failure/* explainMysql */.I)(error, {
                ...{ place: this.place, user: this.#address.user, query, before, timeout: this.#options.timeout },
                ...{ opened: connection !== undefined, redact: this.#redact },
            });
        }
    }
    async #open() {
        const { default: mysql } = await __webpack_require__.e(/* import() */ 909).then(__webpack_require__.t.bind(__webpack_require__, 20909, 19));
        const { host, port, user, password, database, tls } = this.#address;
        const connection = mysql.createConnection({
            ...{ host, port, connectTimeout: this.#options.timeout, rowsAsArray: true, multipleStatements: false },
            ...{ supportBigNumbers: true, bigNumberStrings: true, dateStrings: true, jsonStrings: true },
            // Parsers that are made while it runs would be one more thing to trust.
            ...{ disableEval: true, connectAttributes: { program_name: 'deploy-actions' } },
            ...(user === undefined ? {} : { user }),
            ...(password === undefined ? {} : { password }),
            ...(database === undefined ? {} : { database }),
            ...(tls === undefined ? {} : { ssl: (0,mysql_address/* tlsOptions */.Y)(tls) }),
        });
        // Without a listener the loss of an idle connection would end the process.
        connection.on('error', () => this.#lost(connection));
        connection.on('end', () => this.#lost(connection));
        this.#opening = connection;
        try {
            await new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
            await this.#prepare(connection);
        }
        finally {
            this.#opening = undefined;
        }
        this.#connection = connection;
        return connection;
    }
    #lost(connection) {
        if (this.#connection === connection)
            this.#connection = undefined;
    }
    /** Time limits of the server, which MySQL and MariaDB call and count differently, and what queries can read by name. */
    async #prepare(connection) {
        const { timeout, settings = {} } = this.#options;
        const { rows } = await this.#answer(connection, { sql: 'select version()' });
        const milliseconds = Math.max(1, Math.ceil(timeout));
        const limit = /mariadb/i.test(String(rows[0]?.[0]))
            ? `max_statement_time = ${milliseconds / 1_000}`
            : `max_execution_time = ${milliseconds}`;
        await this.#answer(connection, { sql: `set session ${limit}, time_zone = '+00:00'` });
        for (const [name, value] of Object.entries(settings)) {
            await this.#answer(connection, { sql: `set @deploy_${name.replaceAll(/\W/g, '_')} = ?`, values: [value] }, 'execute');
        }
    }
    async #run(connection, text, { parameters = [], mostRows }) {
        const { text: sql, numbers } = (0,src_statement/* markParameters */.mq)(text, 'mysql', () => '?');
        const values = numbers.map((number) => bound(parameters[number - 1] ?? null));
        try {
            await this.#answer(connection, { sql: 'start transaction read only' });
            const request = values.length === 0 ? { sql } : { sql, values };
            const way = values.length === 0 ? 'query' : 'execute';
            const answered = await this.#answer(connection, request, way, mostRows);
            if (answered.more)
                this.close();
            else
                await this.#answer(connection, { sql: 'rollback' });
            return answered;
        }
        catch (error) {
            const usable = (0,explain_failure/* isServerError */.G)(error) && (await this.#rolledBack(connection));
            if (!usable)
                this.close();
            throw error;
        }
    }
    #rolledBack(connection) {
        return this.#answer(connection, { sql: 'rollback' }).then(() => true, () => false);
    }
    /** Reads no further than so many rows: what the server still sends then, nobody takes. */
    #answer(connection, request, way = 'query', mostRows = defaultMostRows) {
        const options = { ...request, timeout: this.#options.timeout + grace };
        return new Promise((resolve, reject) => {
            const rows = [];
            let fields = [];
            const query = way === 'query' ? connection.query(options) : connection.execute(options);
            query.on('error', reject);
            query.on('fields', (given) => {
                fields = given ?? [];
            });
            query.on('result', (row) => {
                // What gives no rows gives a header instead.
                if (!Array.isArray(row))
                    return;
                if (rows.push(row) <= mostRows)
                    return;
                connection.destroy();
                resolve({ fields, rows: rows.slice(0, mostRows), more: true });
            });
            query.on('end', () => resolve({ fields, rows, more: false }));
        });
    }
}
/** What the protocol takes; numbers stay text, which the server turns into what it needs. */
function bound(value) {
    if (typeof value === 'boolean')
        return value ? '1' : '0';
    return value === null ? null : String(value);
}
function streamOf(connection) {
    return connection.stream;
}

;// CONCATENATED MODULE: ./build/packages/sql/src/postgres/address.js


/** https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION, and `no-verify` of the client for Node. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];
/**
 * Reads `postgres://user:password@host:port/database?sslmode=verify-full`. Throws ConfigurationError, whose message doesn't
 * repeat the address.
 */
function parsePostgresAddress(text) {
    const url = (0,src_address/* serverAddress */.aD)(text, 'postgres://user:password@host:5432/name');
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
    const host = url.searchParams.get('host') ?? ((0,src_address/* decoded */.DH)(url.hostname) || 'localhost');
    const name = (0,src_address/* decoded */.DH)(url.pathname.slice(1));
    const secrets = [url.password, (0,src_address/* decoded */.DH)(url.password), url.searchParams.get('password') ?? ''];
    return {
        url: url.href,
        place: `${host}:${url.port || 5432}${name === '' ? '' : `/${name}`}`,
        user: url.username === '' ? undefined : (0,src_address/* decoded */.DH)(url.username),
        secrets: secrets.filter((secret) => secret !== ''),
    };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/sql/src/failure.js
var failure = __webpack_require__(42816);
;// CONCATENATED MODULE: ./build/packages/sql/src/postgres/explain-failure.js


/** The reasons by SQLSTATE, the longest beginning first. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const reasons = [
    ['22012', 'division-by-zero'],
    ['25006', 'bad-query'],
    ['3D000', 'unknown-database'],
    ['42501', 'permission-denied'],
    ['42703', 'missing'],
    ['42P01', 'missing'],
    ['57014', 'timeout'],
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
    ['53300', 'the server has no connection left'],
]);
/** A server sent what is no message of PostgreSQL. */
class ForeignProtocol extends Error {
    constructor(cause) {
        super('what came is not the protocol of PostgreSQL', { cause });
        this.name = 'ForeignProtocol';
    }
}
/** What anything thrown by the client means. */
function explainPostgres(error, circumstances) {
    const [reason, message] = isServerError(error)
        ? serverFailure(error, circumstances)
        : clientFailure(error, circumstances);
    return new failure/* DatabaseFailure */.Mu(message, { reason, system: 'PostgreSQL', outOfReach: !circumstances.opened });
}
function serverFailure(error, circumstances) {
    const { place, before, query, timeout, redact } = circumstances;
    const { code, message } = error;
    const reason = reasons.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'refused';
    if (code === '57014' && /timeout/.test(message)) {
        return [reason, `${place} gave no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}`];
    }
    if (code === '42601' && /only one column/.test(message)) {
        return [reason, `${place} says that the query gives several columns, where one is expected`];
    }
    const at = error.position ? (0,failure/* placeIn */.VV)(query, Number(error.position) - before.length - 1) : '';
    const remedy = remedies.get(code) ?? remedyIn(message, code, circumstances);
    const said = (0,failure/* plain */.pj)(new Error(message), redact);
    return [reason, `${place}: ${said}${at}${remedy === undefined ? '' : `; ${remedy}`} (SQLSTATE ${code})`];
}
/** In the words that the server has in English; less of it in any other language. */
function remedyIn(message, code, { user }) {
    if (code === '42704' && message.includes('deploy.')) {
        return 'what is known of the release is there as `deploy.color`, `deploy.version` and so on';
    }
    if (code !== '42501')
        return undefined;
    const [, kind, name] = /permission denied for (table|view|schema|relation|sequence) (\S+)/.exec(message) ?? [];
    const remedy = 'grant the user `select` on what it reads';
    if (name === undefined)
        return remedy;
    const right = kind === 'schema' ? `usage on schema ${name}` : `select on ${name}`;
    return `${remedy}: \`grant ${right} to ${user ?? '…'}\``;
}
function clientFailure(error, { place, opened, timeout, redact }) {
    if (error instanceof ForeignProtocol) {
        return ['not-that-database', `${place} answered with something else than the protocol of PostgreSQL`];
    }
    const why = (0,failure/* plain */.pj)(error, redact);
    // The client reads the certificates itself; a socket that isn't there fails to `connect`.
    if (error.syscall === 'open') {
        return ['refused', `${place}: a file that the address names can't be read: ${why}`];
    }
    // https://www.postgresql.org/docs/current/sasl-authentication.html: said before anything was sent.
    if (/^SASL:|client password/.test(why)) {
        return [
            'wrong-credentials',
            `${place} asks for a password that the address doesn't have or that is not the right one (${why})`,
        ];
    }
    if (/timeout expired|Query read timeout/.test(why)) {
        return ['timeout', `${place} gave no answer within ${(0,quantities/* formatDuration */.a3)(timeout)}`];
    }
    return ['unreachable', `${place} ${opened ? 'was lost' : "can't be reached"}: ${why}`];
}
/** Whether it is an error that the server sent; in the language of the server. */
function isServerError(error) {
    const { code, severity } = error;
    return error instanceof Error && typeof code === 'string' && typeof severity === 'string';
}

;// CONCATENATED MODULE: ./build/packages/sql/src/postgres/values.js

/** The types whose values are numbers, by the numbers that PostgreSQL has for types itself (pg_type.dat). */
const values_numeric = new Set([20, 21, 23, 26, 700, 701, 1700]);
const values_boolean = 16;
const values_textual = new Set([18, 19, 25, 1042, 1043]);
/** https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const values_names = {
    ...{ 16: 'bool', 17: 'bytea', 19: 'name', 20: 'int8', 21: 'int2', 23: 'int4', 25: 'text', 26: 'oid' },
    ...{ 114: 'json', 700: 'float4', 701: 'float8', 790: 'money', 1042: 'char', 1043: 'varchar' },
    ...{ 1082: 'date', 1083: 'time', 1114: 'timestamp', 1184: 'timestamptz', 1186: 'interval' },
    ...{ 1700: 'numeric', 2950: 'uuid', 3802: 'jsonb' },
};
/** A column as the server describes it. */
function postgresColumn({ name, dataTypeID: id, }) {
    const type = values_numeric.has(id) ? 'number' : id === values_boolean ? 'boolean' : values_textual.has(id) ? 'text' : 'other';
    return { name, type, typeName: values_names[id] ?? `type ${id}` };
}
/** A value of the text in which the server sends everything. */
function postgresValue(text, { type }) {
    if (text === null)
        return null;
    if (type === 'boolean')
        return text === 't';
    return type === 'number' ? exactNumber(text) : text;
}

;// CONCATENATED MODULE: ./build/packages/sql/src/postgres/postgres-session.js






/** How much longer than the server the client waits, in milliseconds: only for a server that is gone. */
const postgres_session_grace = 2_000;
/** A session with a PostgreSQL database. Throws ConfigurationError for an address that is none. */
function openPostgres(address, options) {
    const parsed = parsePostgresAddress(address);
    for (const secret of parsed.secrets)
        options.secrets.add(secret);
    return new PostgresSession(parsed, options);
}
const asText = { getTypeParser: () => (value) => value };
/** While nothing is asked the connection doesn't keep the process alive. */
class PostgresSession {
    engine = 'postgres';
    place;
    #address;
    #options;
    #redact;
    #client;
    #opening;
    constructor(address, options) {
        this.#address = address;
        this.#options = options;
        this.#redact = (text) => options.secrets.redact(text);
        this.place = this.#redact(`PostgreSQL at ${address.place}`);
    }
    get isOpen() {
        return this.#client !== undefined;
    }
    ask(query, options = {}) {
        return untilFired(options.signal, () => this.close(), () => this.#ask(query, options));
    }
    close() {
        for (const client of [this.#client, this.#opening])
            client?.connection.stream.destroy();
        this.#client = undefined;
        this.#opening = undefined;
    }
    async #ask(query, { parameters = [], wrap, mostRows = defaultMostRows }) {
        const { before, after } = wrap ?? { before: '', after: '' };
        const statement = (0,src_statement/* theStatement */.Zm)(query, 'postgres', wrap);
        let client = this.#client;
        try {
            client ??= await this.#open();
            socketOf(client).ref();
            const request = { text: `${before}${statement}${after}`, values: parameters, mostRows };
            const { result, more } = await this.#run(client, request);
            socketOf(client).unref();
            return rowsOf(result, more);
        }
        catch (error) {
            if (client)
                socketOf(client).unref();
            else
                this.close();
            throw explainPostgres(error, {
                ...{ place: this.place, user: this.#address.user, query, before, timeout: this.#options.timeout },
                ...{ opened: client !== undefined, redact: this.#redact },
            });
        }
    }
    async #open() {
        const { default: pg } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
        const client = new pg.Client({
            connectionString: this.#address.url,
            application_name: 'deploy-actions',
            connectionTimeoutMillis: this.#options.timeout,
            query_timeout: this.#options.timeout + postgres_session_grace,
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
    async #run(client, request) {
        const { timeout, settings = {} } = this.#options;
        const all = [
            ['statement_timeout', String(Math.ceil(timeout))],
            ...Object.entries(settings).map(([name, value]) => [`deploy.${name}`, value]),
        ];
        const calls = all.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
        try {
            await client.query('begin read only');
            await client.query(`select ${calls.join(', ')}`, all.flat());
            const answered = await rowsUpTo(client, request);
            if (answered.more)
                this.close();
            else
                await client.query('rollback');
            return answered;
        }
        catch (error) {
            const usable = isServerError(error) && (await succeeds(client.query('rollback')));
            if (!usable)
                this.close();
            throw error;
        }
    }
}
/** Reads no further than so many rows: what the server still sends then, nobody takes. */
async function rowsUpTo(client, { text, values, mostRows }) {
    const { default: pg } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
    // `extended`: the server itself takes no second statement then.
    const request = {
        text,
        values: [...values],
        rowMode: 'array',
        queryMode: 'extended',
        types: asText,
    };
    const query = new pg.Query(request);
    return new Promise((resolve, reject) => {
        let seen = 0;
        query.on('row', (_, result) => {
            seen += 1;
            if (seen <= mostRows || !result)
                return;
            resolve({ result: { ...result, rows: result.rows.slice(0, mostRows) }, more: true });
            socketOf(client).destroy();
        });
        const done = (error, result) => error ? reject(error) : resolve({ result, more: false });
        client.query(query, done);
    });
}
function rowsOf({ fields, rows }, more) {
    const columns = fields.map(postgresColumn);
    return {
        columns,
        rows: rows.map((row) => columns.map((column, index) => postgresValue(row[index] ?? null, column))),
        more,
    };
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/packages/sql/src/sqlite/explain-failure.js

/** The reasons by primary result code. https://www.sqlite.org/rescode.html */
const explain_failure_reasons = new Map([
    [3, 'permission-denied'],
    [5, 'timeout'],
    [6, 'timeout'],
    [8, 'bad-query'],
    [10, 'server-error'],
    [11, 'server-error'],
    [13, 'server-error'],
    [14, 'unreachable'],
    [23, 'bad-query'],
    [26, 'not-that-database'],
]);
/** What a reader can do, by primary result code. */
const explain_failure_remedies = new Map([
    [5, 'another process holds its lock'],
    [8, 'queries may only read'],
    [11, 'the file is damaged'],
    [14, 'may this user read the file, and write into its folder?'],
]);
/** What anything thrown by SQLite means. */
function explainSqlite(error, circumstances) {
    if (error instanceof failure/* DatabaseFailure */.Mu)
        return error;
    const { errcode } = error;
    if (!(error instanceof Error) || typeof errcode !== 'number')
        return error;
    const { place, query, opened, redact } = circumstances;
    const code = errcode & 0xff;
    const said = (0,failure/* plain */.pj)(new Error(error.message), redact);
    const absent = /^no such (table|column|function):/.test(said);
    const reason = explain_failure_reasons.get(code) ?? (absent ? 'missing' : 'bad-query');
    const [, near] = /^(?:near "|no such column: )([^"\s]+)/.exec(error.message) ?? [];
    const remedy = explain_failure_remedies.get(code);
    const message = `${place}: ${said}${(0,failure/* placeOf */.$t)(query, near ?? '')}${remedy === undefined ? '' : `; ${remedy}`}`;
    return new failure/* DatabaseFailure */.Mu(message, { reason, system: 'SQLite', outOfReach: !opened });
}

// EXTERNAL MODULE: ./build/packages/sql/src/sqlite/load-sqlite.js
var load_sqlite = __webpack_require__(65796);
;// CONCATENATED MODULE: ./build/packages/sql/src/sqlite/sqlite-session.js










/** Milliseconds that SQLite waits for a lock at most, because it holds up the whole process meanwhile. */
const longestWait = 1_000;
/** A session with an SQLite file. Throws ConfigurationError for an address that is none. */
function openSqlite(address, options) {
    const path = address.slice('sqlite:'.length);
    if (path === '' || path === ':memory:' || path.startsWith('//')) {
        throw new errors/* ConfigurationError */.j1('`database` must name a file: `sqlite:data/shop.db`, or `sqlite:/var/lib/shop.db` from the root');
    }
    return new SqliteSession(path, options);
}
/** SQLite runs within the process, which stands still while a query runs: its time limit is only for waiting. */
class SqliteSession {
    engine = 'sqlite';
    place;
    #file;
    #options;
    #database;
    constructor(path, options) {
        this.#file = (0,external_node_path_.resolve)(options.folder, path);
        this.#options = options;
        this.place = `SQLite file ${path}`;
    }
    get isOpen() {
        return this.#database !== undefined;
    }
    async ask(query, options = {}) {
        options.signal?.throwIfAborted();
        const { before, after } = options.wrap ?? { before: '', after: '' };
        const statement = (0,src_statement/* theStatement */.Zm)(query, 'sqlite', options.wrap);
        try {
            this.#database ??= await this.#open();
            return this.#run(this.#database, `${before}${statement}${after}`, options);
        }
        catch (error) {
            throw explainSqlite(error, {
                ...{ place: this.place, user: undefined, query, before, timeout: this.#options.timeout },
                ...{ opened: this.isOpen, redact: (text) => this.#options.secrets.redact(text) },
            });
        }
    }
    close() {
        this.#database?.close();
        this.#database = undefined;
    }
    /**
     * A database in use is opened for writing although only read: a read-only connection that is the last to close leaves
     * `-wal` and `-shm` files behind, which may belong to the wrong user. What it may do is limited by `query_only`.
     */
    async #open() {
        if (!(0,external_node_fs_.statSync)(this.#file, { throwIfNoEntry: false })?.isFile()) {
            throw new failure/* DatabaseFailure */.Mu(`${this.place}: there is no such file`, {
                ...{ reason: 'unknown-database', system: 'SQLite', outOfReach: true },
            });
        }
        const { DatabaseSync } = await (0,load_sqlite/* loadSqlite */.T)();
        const location = (0,external_node_url_.pathToFileURL)(this.#file);
        location.search = '?mode=rw';
        const timeout = Math.min(this.#options.timeout, longestWait);
        return new DatabaseSync(location, { timeout, allowExtension: false });
    }
    #run(database, sql, { parameters = [], mostRows = defaultMostRows }) {
        database.exec('PRAGMA query_only = ON');
        const statement = database.prepare(sql);
        statement.setReadBigInts(true);
        statement.setReturnArrays(true);
        // What is there and not asked for does no harm.
        statement.setAllowUnknownNamedParameters(true);
        const described = statement.columns();
        const rows = [];
        const raw = [];
        let more = false;
        // The types don't know that rows are lists now.
        for (const row of statement.iterate(this.#named(parameters))) {
            more = rows.length >= mostRows;
            if (more)
                break;
            raw.push(row);
            rows.push(row.map(sqliteValue));
        }
        const columns = described.map(({ name, type }, index) => columnOf({ name, declared: type }, raw.map((row) => row[index])));
        return { columns, rows, more };
    }
    #named(parameters) {
        const settings = Object.entries(this.#options.settings ?? {});
        const numbered = parameters.map((value, index) => [`$${index + 1}`, sqlite_session_bound(value)]);
        return Object.fromEntries([
            ...settings.map(([name, value]) => [`$deploy_${name}`, value]),
            ...numbered,
        ]);
    }
}
function sqlite_session_bound(value) {
    return typeof value === 'boolean' ? Number(value) : value;
}
function sqliteValue(value) {
    if (value instanceof Uint8Array)
        return hexOf(value);
    return typeof value === 'bigint' ? exactNumber(String(value)) : value;
}
/** SQLite knows the type of each value; a column is of one where all its values are. */
function columnOf({ name, declared }, values) {
    const known = new Set(values.filter((value) => value !== null).map((value) => typeof value));
    const numbers = [...known].every((type) => type === 'number' || type === 'bigint');
    const type = known.size === 0 ? 'other' : numbers ? 'number' : known.has('string') ? 'text' : 'other';
    return { name, type, typeName: declared ?? type };
}

;// CONCATENATED MODULE: ./build/packages/sql/src/open-database.js





const ways = { postgres: openPostgres, mysql: openMysql, sqlite: openSqlite };
/**
 * A session with the database at an address: `postgres://…`, `mysql://…` or `sqlite:path`. Nothing is opened before the first
 * query. Throws ConfigurationError for an address that is none, whose message doesn't repeat it.
 */
function openDatabase(address, options) {
    const engine = (0,src_address/* engineOf */.ky)(address);
    if (engine === undefined) {
        throw new errors/* ConfigurationError */.j1('`database` must be an address such as `postgres://user:password@host:5432/name`, `mysql://user:password@host:3306/name` or `sqlite:data/shop.db`');
    }
    return ways[engine](address, options);
}


/***/ }),

/***/ 65796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ loadSqlite)
/* harmony export */ });
/** The module, without the notice that older Node 24 prints on loading it: the reader of a log can do nothing about it. */
async function loadSqlite() {
    const emitWarning = process.emitWarning;
    process.emitWarning = ((warning, ...rest) => {
        if (!String(warning).startsWith('SQLite is an experimental feature'))
            emitWarning(warning, ...rest);
    });
    try {
        return await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 80099, 19));
    }
    finally {
        process.emitWarning = emitWarning;
    }
}


/***/ }),

/***/ 96103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xd: () => (/* binding */ splitStatements),
/* harmony export */   Zm: () => (/* binding */ theStatement),
/* harmony export */   cO: () => (/* binding */ readStatement),
/* harmony export */   mq: () => (/* binding */ markParameters)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/**
 * What may stand in a statement as one piece, by its first characters; none may be left open.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html,
 * https://dev.mysql.com/doc/refman/8.4/en/comments.html and …/string-literals.html, https://www.sqlite.org/lang_keywords.html
 */
const pieces = {
    postgres: anyOf([
        /(?<comment>--[^\n]*)/,
        /(?<block>\/\*)/,
        /(?<escaped>(?<![\w$])[eE]'(?:[^'\\]|\\[\s\S]|'')*')/,
        /(?<text>'(?:[^']|'')*')/,
        /(?<name>"(?:[^"]|"")*")/,
        /(?<dollar>(?<![\w$])\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?\$\k<tag>\$)/,
        /(?<open>['"]|(?<![\w$])\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/,
    ]),
    mysql: anyOf([
        /(?<comment>(?:--(?=\s|$)|#)[^\n]*)/,
        /(?<executable>\/\*M?!)/,
        /(?<block>\/\*)/,
        /(?<text>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*")/,
        /(?<name>`(?:[^`]|``)*`)/,
        /(?<open>['"`])/,
    ]),
    sqlite: anyOf([
        /(?<comment>--[^\n]*)/,
        /(?<block>\/\*)/,
        /(?<text>'(?:[^']|'')*')/,
        /(?<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])/,
        /(?<open>['"`[])/,
    ]),
};
function anyOf(patterns) {
    const all = [...patterns, /(?<semicolon>;)/, /(?<parameter>(?<![\w$])\$(?<number>[1-9]\d*)(?![\w$]))/];
    return new RegExp(all.map(({ source }) => source).join('|'), 'g');
}
const reading = /^(select|with|values|table)$/i;
/** What tells about the database itself, and can't stand within another statement. */
const telling = {
    postgres: /^(show|explain)$/i,
    mysql: /^(show|explain|describe|desc)$/i,
    sqlite: /^(explain|pragma)$/i,
};
/** The pragmas that only look, with an argument or without; with a value, the others would change something. https://www.sqlite.org/pragma.html */
const lookingPragma = new RegExp(String.raw `^\s*pragma\s+(?:\w+\.)?(?:(?:${[
    ...['integrity_check', 'quick_check', 'foreign_key_check', 'foreign_key_list'],
    ...['index_list', 'index_info', 'table_info', 'table_list'],
].join('|')})\s*(?:\(\s*\w+\s*\))?|${[
    ...['page_count', 'freelist_count', 'page_size', 'schema_version', 'user_version', 'journal_mode'],
    ...['encoding', 'compile_options'],
].join('|')})\s*$`, 'i');
/** Finds the one statement in a query; with `alone`, one that can stand only by itself (`show …`) is one, too. */
function readStatement(query, engine, { alone = false } = {}) {
    const { code, end, open, executable } = scan(query, engine);
    const statement = query.slice(0, end);
    const problem = (message) => ({ statement, problem: message });
    if (open !== undefined)
        return problem(`has a \`${open}\` that is never closed`);
    if (executable !== undefined)
        return problem(`has a comment that begins with \`${executable}\`, which is run`);
    const [first = '', ...further] = code.split(';');
    if (further.some((rest) => rest.trim() !== ''))
        return problem('has a `;` in it, but must be one statement');
    if (first.trim() === '')
        return problem('is empty');
    const word = first.match(/^[\s(]*(\w+)/)?.[1] ?? '';
    if (engine === 'mysql' && /\binto\s+(outfile|dumpfile)\b/i.test(first))
        return problem('writes a file; it may only read');
    if (reading.test(word))
        return { statement, problem: undefined };
    if (alone && telling[engine].test(word)) {
        const changes = /^pragma$/i.test(word) && !lookingPragma.test(first);
        return changes ? problem('is a pragma that does more than look') : { statement, problem: undefined };
    }
    return problem('must begin with `select`, `with`, `values` or `table`: it may only read');
}
/** The statement that is asked. Throws ConfigurationError for what is none, unless it becomes part of another one, which the database judges. */
function theStatement(query, engine, wrap) {
    const { statement, problem } = readStatement(query, engine, { alone: true });
    if (problem !== undefined && !wrap)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the query ${problem}`);
    return statement;
}
/** The query with another mark for each parameter (`$1`, `$2`, …), and the numbers of the parameters in their order. */
function markParameters(query, engine, mark) {
    const numbers = [];
    let text = '';
    let from = 0;
    for (const { index, number } of scan(query, engine).parameters) {
        text += `${query.slice(from, index)}${mark(number)}`;
        from = index + `$${number}`.length;
        numbers.push(number);
    }
    return { text: text + query.slice(from), numbers };
}
/** With `script`, what MySQL runs of comments is code like any other. */
function scan(query, engine, { script = false } = {}) {
    const pattern = new RegExp(pieces[engine]);
    const parameters = [];
    let code = '';
    let from = 0;
    let end = query.length;
    for (let found = pattern.exec(query); found; found = pattern.exec(query)) {
        code += query.slice(from, found.index);
        from = found.index;
        const { block, open, comment, semicolon, executable, number, parameter } = found.groups ?? {};
        if (open !== undefined)
            return { code, end, open, parameters };
        if (executable !== undefined && !script)
            return { code, end, executable, parameters };
        if (semicolon !== undefined)
            end = Math.min(end, found.index);
        if (number !== undefined)
            parameters.push({ index: found.index, number: Number(number) });
        if (block !== undefined) {
            const after = endOfBlock(query, found.index, engine);
            if (after < 0)
                return { code, end, open: block, parameters };
            pattern.lastIndex = after;
        }
        // The version from which on it is run.
        if (executable !== undefined)
            pattern.lastIndex += (/^\d*/.exec(query.slice(pattern.lastIndex))?.[0] ?? '').length;
        const blank = comment !== undefined || block !== undefined || executable !== undefined;
        const piece = query.slice(from, pattern.lastIndex);
        code += semicolon ?? parameter ?? (blank ? piece.replaceAll(/[^\n]/g, ' ') : '_'.repeat(piece.length));
        from = pattern.lastIndex;
    }
    return { code: code + query.slice(from), end, parameters };
}
/** A body of statements of its own, as far as it has come. */
const withBody = /\bcreate\b[\s\S]*\b(?:procedure|function|trigger|event)\b[\s\S]*\bbegin\b/i;
/** The statements of a script: what stands between `;`, but for those in quotes, comments and the bodies of procedures. */
function splitStatements(script, engine) {
    const scanned = scan(script, engine, { script: true });
    const { open } = scanned;
    const unread = script.slice(scanned.code.length);
    const code = `${scanned.code}${open === undefined ? '' : unread.replaceAll(/[^\n]/g, '_')}`.replaceAll('*/', '  ');
    const statements = [];
    let from = 0;
    for (let end = code.indexOf(';'); end >= 0; end = code.indexOf(';', end + 1)) {
        if (isOpenBody(code.slice(from, end)))
            continue;
        statements.push(...statementAt(script, code, from, end));
        from = end + 1;
    }
    const last = statementAt(script, code, from, code.length);
    return [...statements, ...(open === undefined ? last : last.map((each) => ({ ...each, open })))];
}
function statementAt(script, code, from, to) {
    const start = from + (/\S/.exec(code.slice(from, to))?.index ?? Number.POSITIVE_INFINITY);
    if (!Number.isFinite(start))
        return [];
    const length = code.slice(start, to).trimEnd().length;
    const line = script.slice(0, start).split('\n').length;
    return [{ text: script.slice(start, start + length), code: code.slice(start, start + length), line }];
}
/** `begin` and `case` open, `end` closes; `end if` and the like close what isn't counted. */
function isOpenBody(code) {
    if (!withBody.test(code))
        return false;
    const opened = code.match(/(?<!\bend\s+)\b(?:begin|case)\b/gi)?.length ?? 0;
    const closed = code.match(/\bend\b(?!\s+(?:if|loop|while|repeat)\b)/gi)?.length ?? 0;
    return opened > closed;
}
/** Comments of this kind nest in PostgreSQL alone. */
function endOfBlock(query, start, engine) {
    const marks = /\/\*|\*\//g;
    marks.lastIndex = start;
    let depth = 0;
    for (let mark = marks.exec(query); mark; mark = marks.exec(query)) {
        const opens = mark[0] === '/*';
        if (opens && depth === 1 && engine !== 'postgres')
            marks.lastIndex = mark.index + 1;
        else
            depth += opens ? 1 : -1;
        if (depth === 0)
            return marks.lastIndex;
    }
    return -1;
}


/***/ })

};

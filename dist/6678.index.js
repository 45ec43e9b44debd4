export const id = 6678;
export const ids = [6678];
export const modules = {

/***/ 16678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PostgresEngine: () => (/* binding */ PostgresEngine)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/database/src/storages/partial-files.js
var partial_files = __webpack_require__(89947);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/explain-failure.js


const system = 'PostgreSQL';
/** What a reader can do about what a server says, by the beginning of the SQLSTATE. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const remedies = [
    [
        '28P01',
        'the password of the address is wrong, or the user unknown; special characters of it are written as `%…`',
    ],
    [
        '28000',
        'the server lets this user in neither from here nor this way: see its pg_hba.conf, or put `?sslmode=require` behind the address',
    ],
    [
        '3D000',
        'there is no such database on that server; put the name behind the host right, or, to restore one that was dropped, create it empty first (`createdb`)',
    ],
    ['42501', 'grant the user what it lacks (docs/providers/postgres.md lists the grants of a backup role)'],
    [
        '40001',
        'a standby takes rows away that a long query reads: set `hot_standby_feedback = on` there, or back up the primary',
    ],
    ['53100', 'the disk of the server is full; make room there'],
    ['53200', 'the server is out of memory'],
    ['53300', 'the server has no connection left'],
    [
        '55P03',
        'another session holds a lock, a migration or a DDL statement perhaps; run it again when that is over, or raise `lock-timeout`',
    ],
    ['57P03', 'the server is starting or stopping; run it again when it is up'],
    ['57P', 'the server was stopped or ended the connection; run it again when it is up'],
    ['57014', 'the server cancelled the query: somebody asked it to, or a time limit ran out'],
    [
        '58P01',
        'a file is missing on that server; an extension that is not installed there is installed as `postgresql-<version>-<name>`',
    ],
];
/** Errors of the network and of TLS by their code in Node, or a part of their message. */
const network = [
    [/ENOTFOUND|EAI_AGAIN/, 'the host is unknown here; put the name in the address right'],
    [/ECONNREFUSED/, 'nobody listens there: is the server up, and the port right?'],
    [
        /ETIMEDOUT|timeout expired|EHOSTUNREACH|ENETUNREACH/,
        'the host doesn’t answer: a firewall or security group may be in between',
    ],
    [
        /does not support SSL/,
        'the server speaks no TLS; put `?sslmode=disable` behind the address, or turn it on there',
    ],
    [
        /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate/,
        'its certificate is for another name; use that name in the address, or `sslmode=verify-ca`',
    ],
    [
        /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|self-signed certificate|unable to (verify|get)/,
        'its certificate is of an authority unknown here; name it with `&sslrootcert=`',
    ],
    [/CERT_HAS_EXPIRED|certificate has expired/, 'its certificate has expired; renew it'],
    [
        /Connection terminated|connection error|ECONNRESET|EPIPE|socket/i,
        'the connection was lost; run it again when the server is up',
    ],
];
/** What the programs of PostgreSQL say when they fail. */
const programs = [
    [
        /server version mismatch/,
        'the program is older than the server; install the client of its version, and name its folder as `programs`',
    ],
    [
        /lock timeout|could not obtain lock/,
        'another session holds a lock, or waits for one, a migration or a DDL statement perhaps; run it again when that is over, or raise `lock-timeout`',
    ],
    [/No space left on device|could not (extend|write)/, 'the disk is full; make room there'],
    [
        /password authentication failed|no password supplied/,
        'the password of the address is wrong, or the user unknown',
    ],
    [
        /extension "[^"]*" is not available|could not open extension control file/,
        'that extension is not installed on the server it is restored on: install it there, or name a server that has it as `restore-connection`',
    ],
    [
        /permission denied/,
        'grant the user what it lacks (docs/providers/postgres.md lists the grants of a backup role)',
    ],
    [/row-level security/, 'its policies hide rows from the user: `ALTER ROLE … BYPASSRLS`'],
    [
        /terminating connection|server closed the connection|connection to server .* failed|SSL SYSCALL|the database system is/,
        'the server was stopped or the connection lost; run it again when it is up',
    ],
    [
        /canceling statement due to conflict with recovery/,
        'a standby takes rows away that a long query reads: set `hot_standby_feedback = on` there, or back up the primary',
    ],
    [/role "[^"]*" does not exist/, 'create the role there first'],
];
/** A server refused, failed or couldn't be reached. */
class PostgresFailure extends errors/* ProviderError */.mZ {
    /** SQLSTATE; `undefined` where no server said anything. */
    state;
    constructor(message, details) {
        const { operation, retryable, state } = details;
        super(message, { system, operation, retryable });
        this.name = 'PostgresFailure';
        this.state = state;
    }
}
/** SQLSTATE of an error that a server sent, in capitals and digits; `undefined` for any other error. */
function sqlState(error) {
    const { code, severity } = error;
    return typeof code === 'string' && typeof severity === 'string' ? code : undefined;
}
/** What to do about an error of the client, as the end of a sentence. */
function remedyFor(error) {
    const state = sqlState(error);
    if (state !== undefined)
        return remedies.find(([beginning]) => state.startsWith(beginning))?.[1];
    const text = `${error?.code ?? ''} ${(0,errors/* describeError */.Uc)(error)}`;
    return network.find(([pattern]) => pattern.test(text))?.[1];
}
/** Any error of the client as a ProviderError that says what to do; errors that already say so stay as they are. */
function explainPostgres(error, { operation, place }, { secrets, signal }) {
    if (signal.aborted)
        return signal.reason;
    if ([errors/* ConfigurationError */.j1, errors/* ProviderError */.mZ, backup_engine/* DamagedBackupError */.c].some((type) => error instanceof type))
        return error;
    const state = sqlState(error);
    const lost = state === undefined &&
        !error.code &&
        !/terminat|timeout|connection error|SSL|SASL/i.test((0,errors/* describeError */.Uc)(error));
    if (lost && !(error instanceof AggregateError))
        return error;
    const said = plain((0,errors/* describeError */.Uc)(error), secrets);
    const remedy = remedyFor(error);
    const message = `${place}: ${said}${remedy === undefined ? '' : `; ${remedy}`}${state === undefined ? '' : ` (SQLSTATE ${state})`}`;
    const retryable = state === undefined || /^(08|40|53|55P03|57)/.test(state);
    return new PostgresFailure(message, { operation, retryable, state });
}
/** A failed program of PostgreSQL as a ProviderError with what it said last and what to do. */
function programFailure(program, lines, operation, { secrets }) {
    const said = plain(saidLast(program, lines), secrets);
    const remedy = programs.find(([pattern]) => pattern.test(lines.join('\n')))?.[1];
    const message = `${program}: ${said}${remedy === undefined ? '' : `; ${remedy}`}`;
    return new errors/* ProviderError */.mZ(message, { system, operation, retryable: /lost|run it again/.test(remedy ?? '') });
}
/** The errors among the lines a program wrote, or its last lines when it named none. */
function saidLast(program, lines) {
    const errors = lines.filter((line) => /\b(error|fatal|ERROR|FATAL|detail|DETAIL):/.test(line));
    return ((errors.length > 0 ? errors : lines.slice(-3))
        .map((line) => line.replace(new RegExp(`^(${program}: )?(\\[\\w+\\] )?(error: )?`), ''))
        .join('; ') || 'it failed without a word');
}
function plain(text, secrets) {
    const line = secrets.redact(text).replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
    return line.length > 500 ? `${line.slice(0, 500).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/client-programs.js






/**
 * Runs a program of PostgreSQL to its end. The password reaches it in a file that only this user can read, and that is deleted
 * at the end: it is in neither arguments nor environment. Warnings are logged. Throws ProviderError that says what to do.
 */
async function runProgram(call, { folder }, address, context) {
    const { program, args, operation, stdin, stdout, timeout } = call;
    const access = address === undefined ? undefined : await writeAccess(address, context);
    try {
        const { exitCode, lastLines } = await context.processes.piped({
            command: (0,external_node_path_.join)(folder, program),
            args,
            directory: context.workspace,
            environment: { LC_MESSAGES: 'C', LANGUAGE: '', PGTZ: 'UTC', ...access?.environment },
            ...(stdin && { stdin }),
            ...(stdout && { stdout }),
            ...(timeout !== undefined && { timeout }),
            signal: call.signal ? AbortSignal.any([call.signal, context.signal]) : context.signal,
            onLine: (line) => {
                const [, warning] = /(?:warning|WARNING): +(.*)/.exec(line) ?? [];
                if (warning !== undefined)
                    context.log.warning(`${program}: ${warning}`);
                else
                    context.log.debug(`${program}: ${line}`);
            },
        });
        if (exitCode !== 0)
            throw programFailure(program, lastLines, operation, context);
    }
    finally {
        await access?.remove();
    }
}
/** https://www.postgresql.org/docs/current/libpq-pgpass.html: the file serves one server, so that it need not be named in it. */
async function writeAccess(address, { temporary }) {
    const base = (0,external_node_path_.join)(temporary, (0,partial_files/* partialName */.t4)(`access-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`));
    const [passwords, authorities] = [`${base}.pass`, `${base}.crt`];
    const password = address.password.replaceAll(/[\\:]/g, '\\$&');
    const remove = async () => {
        for (const file of [passwords, authorities])
            await (0,promises_.rm)(file, { force: true });
    };
    try {
        await (0,promises_.writeFile)(passwords, `*:*:*:*:${password}\n`, { mode: 0o600, flag: 'wx' });
        const environment = { ...address.environment, PGPASSFILE: passwords };
        if (address.needsAuthorities) {
            await (0,promises_.writeFile)(authorities, (0,external_node_tls_.getCACertificates)('default').join('\n'), { mode: 0o600, flag: 'wx' });
            environment['PGSSLROOTCERT'] = authorities;
        }
        return { environment, remove };
    }
    catch (error) {
        await remove();
        throw error;
    }
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/lock-holders.js

/** One row for each table of the database that nobody else may read now, or after whoever waits for that, and who keeps it so. */
const lockHoldersQuery = `
  select case when n.nspname = 'public' then quote_ident(c.relname) else format('%I.%I', n.nspname, c.relname) end as table,
    l.pid, coalesce(a.application_name, '') as application, coalesce(a.usename::text, '') as user,
    (extract(epoch from coalesce(a.xact_start, a.query_start)) * 1000)::bigint as since
  from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
    left join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid() and c.relkind in ('r', 'p', 'm', 'S', 'f', 'v')
    and l.database in (0, (select oid from pg_database where datname = current_database()))
  order by l.granted desc, 1 limit 5`;
/** What a lock that didn't come in `waited` milliseconds was kept by, and what to do, as the end of a sentence. */
function explainLocks(rows, waited) {
    const given = `gave up after ${(0,quantities/* formatDuration */.a3)(waited)}, which is \`lock-timeout\``;
    if (rows.length === 0)
        return `another session kept a table locked: ${given}; run it again when that is over, or raise \`lock-timeout\``;
    const holders = rows.map((row) => {
        const { application, user, since } = row;
        const who = [application, user && `user ${user}`, since && `since ${(0,clock/* isoInstant */.j2)(Number(since))}`];
        return `\`${row['table']}\` by pid ${row['pid']} (${who.filter(Boolean).join(', ')})`;
    });
    return `another session kept a table locked: ${holders.join(', ')}; ${given}; let it commit or roll back, or end it with \`select pg_terminate_backend(${rows[0]?.['pid']})\`, and run it again, or raise \`lock-timeout\``;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/session.js
var _a;


/** Milliseconds until a server that doesn't answer is given up. */
const connectTimeout = 15_000;
/** Milliseconds that a statement waits for a lock where the section says nothing: its default. */
const defaultLockTimeout = 30_000;
/**
 * Set in every session, beside a limit for locks: whoever holds one must not keep a backup waiting unseen. No limit of the role may end a connection that has to outlive a dump; and what a value looks like must not
 * depend on the settings of a server, a role or a database. Settings that a server doesn't know are left out.
 */
const settings = {
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    idle_session_timeout: '0',
    transaction_timeout: '0',
    DateStyle: 'ISO, MDY',
    IntervalStyle: 'postgres',
    TimeZone: 'UTC',
    bytea_output: 'hex',
    extra_float_digits: '3',
    lc_monetary: 'C',
    xmlbinary: 'base64',
    quote_all_identifiers: 'off',
    row_security: 'off',
    search_path: '',
    default_transaction_read_only: 'off',
    jit: 'off',
    // Counting goes on beside the dump: it takes one processor of the server and no more.
    max_parallel_workers_per_gather: '0',
};
/** A connection that is closed when the step is cancelled. Every value comes as the text in which the server sends it. */
class Session {
    address;
    #client;
    #context;
    #onAbort;
    constructor(client, address, context) {
        this.address = address;
        this.#client = client;
        this.#context = context;
        this.#onAbort = () => this.destroy();
        context.signal.addEventListener('abort', this.#onAbort, { once: true });
        // Without a listener the loss of an idle connection would end the process.
        client.on('error', () => { });
    }
    /** Throws PostgresFailure that says what to do. */
    static async open(address, context) {
        context.signal.throwIfAborted();
        const { default: pg } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
        const client = new pg.Client({
            connectionString: address.url,
            application_name: address.environment['PGAPPNAME'],
            connectionTimeoutMillis: connectTimeout,
            keepAlive: true,
            types: { getTypeParser: () => (value) => value },
        });
        const session = new _a(client, address, context);
        try {
            await client.connect();
            await client.query(`select set_config(s.name, v.value, false) from json_each_text($1) v(name, value) join pg_settings s on s.name = v.name`, [JSON.stringify({ ...settings, lock_timeout: String(lockTimeoutOf(address)) })]);
            return session;
        }
        catch (error) {
            session.destroy();
            throw explainPostgres(error, { operation: 'connect', place: address.place }, context);
        }
    }
    /** Opens a session for the time of `work`. */
    static async with(address, context, work) {
        const session = await _a.open(address, context);
        try {
            return await work(session);
        }
        finally {
            await session.close();
        }
    }
    /** The rows a statement gives. Throws PostgresFailure that says what to do. */
    async ask(statement, values = [], operation = 'query') {
        try {
            const result = await this.#client.query(statement, [...values]);
            return result.rows;
        }
        catch (error) {
            const { place } = this.address;
            if (sqlState(error) !== '55P03' || this.#context.signal.aborted)
                throw explainPostgres(error, { operation, place }, this.#context);
            const message = `${place}: ${explainLocks(await this.#lockHolders(), lockTimeoutOf(this.address))}`;
            throw new PostgresFailure(message, { operation, retryable: true, state: '55P03' });
        }
    }
    /** From another connection: the transaction of this one may have failed. Empty where nobody can say. */
    async #lockHolders() {
        try {
            return await _a.with(this.address, this.#context, async (session) => {
                const { rows } = await session.#client.query(lockHoldersQuery);
                return rows;
            });
        }
        catch {
            return [];
        }
    }
    /** The only value of the only row. */
    async value(statement, values = []) {
        const [row] = await this.ask(statement, values);
        return Object.values(row ?? {})[0] ?? null;
    }
    async close() {
        this.#context.signal.removeEventListener('abort', this.#onAbort);
        await this.#client.end().catch(() => { });
    }
    /** Ends the connection at once; the server undoes what was under way. */
    destroy() {
        this.#context.signal.removeEventListener('abort', this.#onAbort);
        this.#client.connection.stream.destroy();
    }
}
_a = Session;
function lockTimeoutOf({ lockTimeout = defaultLockTimeout }) {
    return Math.ceil(lockTimeout);
}
/** A name as SQL writes identifiers. */
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** A text as SQL writes it, for statements that take no parameters. */
function quoteText(text) {
    return text.includes('\\')
        ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
        : `'${text.replaceAll("'", "''")}'`;
}
/** The name of a table as manifests say it: quoted only where letters or signs need it, whatever words a server's version reserves. */
function readableName(...parts) {
    return parts.map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : quoteName(part))).join('.');
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/script.js

/** The line that pg_dump ends a script with. */
const lastLine = '-- PostgreSQL database dump complete';
/** Lines are looked at as far as this; a row may have a gigabyte. */
const looked = 4096;
const heading = /^-- Name: (.*); Type: TABLE; Schema: (.*); Owner: .*$/;
/** The tables that a script of pg_dump makes, by name; rows in it are passed over. Fails as the stream does. */
async function readTables(script) {
    const tables = [];
    let inRows = false;
    for await (const line of linesOf(script)) {
        if (inRows) {
            inRows = line !== '\\.';
            continue;
        }
        const [, name, schema] = heading.exec(line) ?? [];
        if (name !== undefined && schema !== undefined)
            tables.push(readableName(schema, name));
        else if (/^COPY .* FROM stdin;$/.test(line))
            inRows = true;
    }
    return tables.sort((a, b) => (a < b ? -1 : Number(a > b)));
}
/** The beginning of each line. */
async function* linesOf(script) {
    let begun = Buffer.alloc(0);
    for await (const chunk of script) {
        let start = 0;
        for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
            const piece = chunk.subarray(start, Math.min(end, start + looked));
            yield (begun.length > 0 ? Buffer.concat([begun, piece]) : piece).toString();
            begun = Buffer.alloc(0);
            start = end + 1;
        }
        if (begun.length < looked)
            begun = Buffer.concat([begun, chunk.subarray(start, start + looked)]);
    }
    if (begun.length > 0)
        yield begun.toString();
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/archive-list.js










/** Bytes at the end of a script, in which its last line stands. */
const scriptEnd = 1024;
/** The tables in an archive, by its table of contents or, of SQL, by reading all of it. Throws DamagedBackupError. */
async function listArchive(archive, { format }, tools) {
    if (format === 'plain')
        return { tables: await readScript(await unzipped(archive)), objects: [] };
    if (format === 'custom')
        return { tables: await tableOfContents(tools, [], await archive.open()), objects: [] };
    return withUnpacked(archive, tools, async (folder) => ({
        tables: await tableOfContents(tools, [folder]),
        objects: [],
    }));
}
/** A gzipped script as it was before; what isn't one, or breaks off, fails the stream. */
async function unzipped(archive) {
    const source = await archive.open();
    const script = (0,external_node_zlib_.createGunzip)();
    const checked = new external_node_stream_.Transform({ transform: keepEnd, flush: checkEnd });
    let end = Buffer.alloc(0);
    function keepEnd(chunk, _encoding, done) {
        end = Buffer.concat([end, chunk.subarray(-scriptEnd)]).subarray(-scriptEnd);
        done(null, chunk);
    }
    function checkEnd(done) {
        done(end.includes(lastLine)
            ? null
            : new backup_engine/* DamagedBackupError */.c(`the SQL breaks off: \`${lastLine}\` is missing at its end`));
    }
    // What fails fails `checked`, and with it whoever reads it.
    (0,external_node_stream_.pipeline)(source, script, checked, () => { });
    return checked;
}
async function readScript(script) {
    try {
        return (await readTables(script)).map((name) => ({ name, columns: [] }));
    }
    catch (error) {
        throw asBrokenScript(error);
    }
}
/** What unzipping failed with, as damage; any other error as it is. */
function asBrokenScript(error) {
    const { code } = error;
    if (!code?.startsWith('Z_'))
        return error;
    return new backup_engine/* DamagedBackupError */.c(`it is no gzipped SQL, or it breaks off (${(0,errors/* describeError */.Uc)(error)})`);
}
/** Of an archive of pg_dump without its data, pg_restore writes the schema: that is its table of contents as SQL. */
async function tableOfContents({ context, programs }, from, stdin) {
    const stdout = new external_node_stream_.PassThrough();
    const tables = readScript(stdout);
    tables.catch(() => { });
    const args = ['--schema-only', '--file=-', ...from];
    try {
        const call = {
            program: 'pg_restore',
            operation: 'reading the backup',
            args,
            stdout,
            ...(stdin && { stdin }),
        };
        await runProgram(call, programs, undefined, context);
    }
    catch (error) {
        if (!(error instanceof errors/* ProviderError */.mZ) || error.operation !== 'reading the backup')
            throw error;
        throw new backup_engine/* DamagedBackupError */.c(`pg_restore can't read it: ${error.message}`);
    }
    finally {
        stdout.end();
        stdin?.destroy();
    }
    return tables;
}
/** Unpacks a tar file into a scratch folder for the time of `work`. Throws DamagedBackupError for what is none, or breaks off. */
async function withUnpacked(archive, tools, work) {
    const { context, scratchFolder } = tools;
    const folder = (0,external_node_path_.join)(scratchFolder, (0,partial_files/* partialName */.t4)(`unpacked-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`));
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    try {
        const { exitCode, lastLines } = await context.processes.piped({
            command: 'tar',
            args: ['-xf', '-', '-C', folder, '--no-same-owner'],
            directory: folder,
            stdin: await archive.open(),
            signal: context.signal,
        });
        if (exitCode !== 0) {
            const said = lastLines.join('; ');
            if (/No space left/.test(said))
                throw new errors/* ProviderError */.mZ(`tar: ${said}; make room there`, {
                    system: 'tar',
                    operation: 'unpacking the backup',
                });
            throw new backup_engine/* DamagedBackupError */.c(`tar can't unpack it: ${said}`);
        }
        return await work(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./build/packages/database/src/digest.js
var digest = __webpack_require__(71093);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/definitions.js
/** Names of types of several words, after the first; https://www.postgresql.org/docs/current/datatype.html. */
const furtherWords = '(?: varying| precision)?(?:\\(\\d+(?:,-?\\d+)?\\))?(?: with(?:out)? time zone)?(?: (?:year|month|day|hour|minute|second)(?: to (?:month|hour|minute|second))?(?:\\(\\d\\))?)?';
const definitions_name = '(?:"(?:[^"]|"")+"|[a-zA-Z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)';
const cast = new RegExp(`::${definitions_name}(?:\\.${definitions_name})?${furtherWords}(?:\\[\\])*`, 'g');
/** Texts and quoted names, which stay as they are. */
const quoted = /E?'(?:[^']|'')*'|(?<!::|\.)"(?:[^"]|"")*"/g;
/**
 * A definition without casts, brackets and white space. The server writes `status in ('a', 'b')` of a varchar with its casts in one
 * place where it was typed in, and in another after a restore; both mean the same.
 */
function normalizeDefinition(text) {
    let result = '';
    let at = 0;
    const plain = (piece) => piece.replaceAll(cast, '').replaceAll(/[\s()]+/g, '');
    for (const match of text.matchAll(quoted)) {
        result += plain(text.slice(at, match.index)) + match[0];
        at = match.index + match[0].length;
    }
    return result + plain(text.slice(at));
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/object-queries.js
/** What an extension brings is made by the extension. */
const own = (catalog, oid) => `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;
/** A column of a catalog that older servers don't have. */
const optional = (row, column) => `coalesce(to_jsonb(${row}) ->> '${column}', '')`;
/**
 * Tables by all that isn't rows: columns with type, nullability, default, identity and collation, partitioning, inheritance, options,
 * row level security. Catalogs: https://www.postgresql.org/docs/current/catalogs.html
 */
const tables = `
  select case c.relkind when 'f' then 'foreign table' else 'table' end as type, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(e'\\n', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, array_to_string(c.reloptions, ','),
      case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end, pg_get_expr(c.relpartbound, c.oid), obj_description(c.oid, 'pg_class'),
      (select string_agg(i.inhparent::regclass::text, ',' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid),
      (select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
          ${optional('a', 'attgenerated')}, pg_get_expr(f.adbin, f.adrelid), (select l.collname from pg_collation l where l.oid = a.attcollation and l.oid <> t.typcollation),
          col_description(a.attrelid, a.attnum)), e'\\n' order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = any ($1::oid[]) and c.relkind in ('r', 'p', 'f')`;
/** Of foreign keys between partitioned tables, the server makes those of partitions itself, and names them as it likes. */
const constraints = `
  select 'constraint' as type, format('%I.%I.%I', n.nspname, c.relname, k.conname) as name,
    concat_ws(' ', k.contype, pg_get_constraintdef(k.oid), k.convalidated) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.conrelid = any ($1::oid[]) and k.contype in ('c', 'f', 'p', 'u', 'x') and not (k.contype = 'f' and k.conparentid <> 0)`;
const indexes = `
  select 'index' as type, format('%I.%I', n.nspname, i.relname) as name,
    concat_ws(' ', pg_get_indexdef(x.indexrelid), x.indisvalid, x.indisclustered, x.indisreplident) as definition
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
  where x.indrelid = any ($1::oid[])`;
const triggers = `
  select 'trigger' as type, format('%I.%I.%I', n.nspname, c.relname, t.tgname) as name,
    concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)) as definition
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where t.tgrelid = any ($1::oid[]) and not t.tgisinternal and ${optional('t', 'tgparentid')} in ('', '0')`;
const rules = `
  select 'rule' as type, format('%I.%I.%I', n.nspname, c.relname, r.rulename) as name, concat_ws(' ', r.ev_enabled, pg_get_ruledef(r.oid)) as definition
  from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  where r.ev_class = any ($1::oid[]) and r.rulename <> '_RETURN'`;
const policies = `
  select 'policy' as type, format('%I.%I.%I', n.nspname, c.relname, p.polname) as name,
    concat_ws(' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
      (select string_agg(coalesce(r.rolname, 'public'), ',' order by r.rolname) from unnest(p.polroles) g left join pg_roles r on r.oid = g)) as definition
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where p.polrelid = any ($1::oid[])`;
const views = `
  select case c.relkind when 'v' then 'view' else 'materialized view' end as type, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(' ', array_to_string(c.reloptions, ','), c.relispopulated, pg_get_viewdef(c.oid)) as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = any ($1::oid[]) and c.relkind in ('v', 'm')`;
const sequences = `
  select 'sequence' as type, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(' ', format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle) as definition
  from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace where c.oid = any ($1::oid[])`;
const statistics = `
  select 'statistics' as type, format('%I.%I', n.nspname, s.stxname) as name, pg_get_statisticsobjdef(s.oid) as definition
  from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where s.stxrelid = any ($1::oid[])`;
const functions = `
  select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as type,
    format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name,
    case p.prokind when 'a' then (select concat_ws(' ', format_type(p.prorettype, null), a.aggtransfn, a.aggfinalfn, format_type(a.aggtranstype, null), a.agginitval)
      from pg_aggregate a where a.aggfnoid = p.oid) else pg_get_functiondef(p.oid) end as definition
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.pronamespace = any ($1::oid[]) and ${own('pg_proc', 'p.oid')}`;
const types = `
  select case t.typtype when 'e' then 'enum' when 'd' then 'domain' when 'r' then 'range' when 'm' then 'multirange' else 'type' end as type,
    format('%I.%I', n.nspname, t.typname) as name,
    concat_ws(e'\\n', t.typnotnull, case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end, t.typdefault,
      (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
      (select string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), ',' order by k.conname) from pg_constraint k where k.contypid = t.oid and k.contype = 'c'),
      (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid),
      (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attnum)
        from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)) as definition
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typnamespace = any ($1::oid[]) and ${own('pg_type', 't.oid')}
    and (t.typtype in ('e', 'd', 'r', 'm') or t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))`;
/** An extension is made in the version that the server has; which version that is, isn't the backup's business. */
const extensions = `select 'extension' as type, e.extname::text as name, '' as definition from pg_extension e where e.extname <> 'plpgsql'`;
/** The first number that isn't the server's own; src/include/access/transam.h. */
const firstNormal = 16_384;
const named = [
    ...[
        'pg_cast',
        'pg_event_trigger',
        'pg_foreign_data_wrapper',
        'pg_foreign_server',
        'pg_language',
        'pg_publication',
    ],
    ...[
        'pg_collation',
        'pg_conversion',
        'pg_opclass',
        'pg_operator',
        'pg_opfamily',
        'pg_ts_config',
        'pg_ts_dict',
        'pg_namespace',
    ],
];
/** All else is looked at by name alone. What lies in schemas that are left out, or is `public` as in every database, doesn't count. */
const others = `
  select o.type, o.identity as name, '' as definition
  from (${named.map((catalog) => `select '${catalog}'::regclass as class, oid from ${catalog} where oid >= ${firstNormal}`).join(' union all ')}) x
  cross join lateral pg_identify_object(x.class, x.oid, 0) o
  where (o.schema is null and o.type <> 'schema' or o.schema in (select nspname from pg_namespace where oid = any ($1::oid[]))
      or o.type = 'schema' and x.oid = any ($1::oid[]))
    and not (o.type = 'schema' and o.name = 'public')
    and not exists (select from pg_depend d where d.classid = x.class and d.objid = x.oid and d.deptype = 'e')`;
/** All questions, in the order of what they are about. */
const objectQueries = [
    { sql: tables, of: 'tables', rewritten: true },
    { sql: constraints, of: 'tables', rewritten: true },
    { sql: indexes, of: 'relations', rewritten: true },
    { sql: triggers, of: 'relations', rewritten: true },
    { sql: rules, of: 'relations', rewritten: true },
    { sql: policies, of: 'tables', rewritten: true },
    { sql: views, of: 'relations', rewritten: true },
    { sql: sequences, of: 'relations', rewritten: false },
    { sql: statistics, of: 'relations', rewritten: true },
    { sql: functions, of: 'schemas', rewritten: false },
    { sql: types, of: 'schemas', rewritten: true },
    { sql: extensions, of: 'database', rewritten: false },
    { sql: others, of: 'schemas', rewritten: false },
];

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/selection.js

/**
 * Reads a pattern as psql and pg_dump do: `*` and `?` stand for any characters, letters are small outside of double quotes, a dot
 * parts the schema from the name. https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-PATTERNS
 */
function parsePattern(pattern) {
    const parts = [''];
    let quoted = false;
    const add = (text) => parts.push(`${parts.pop()}${text}`);
    for (let at = 0; at < pattern.length; at += 1) {
        const character = pattern.charAt(at);
        if (character === '"') {
            if (quoted && pattern.charAt(at + 1) === '"') {
                add('"');
                at += 1;
            }
            else
                quoted = !quoted;
        }
        else if (quoted)
            add(/[|*+?()[\]{}.^$\\]/.test(character) ? `\\${character}` : character);
        else if (character === '*')
            add('.*');
        else if (character === '?')
            add('.');
        else if (character === '.')
            parts.push('');
        else if (character === '$')
            add('\\$');
        else
            add(character.toLowerCase());
    }
    const [name = '', schema] = parts.reverse().map((part) => `^(${part})$`);
    return { schema: schema ?? null, name };
}
/** The arguments of pg_dump that choose the same; every pattern must match something. */
function selectionArguments({ schemas, tables }) {
    const args = [
        ...(schemas?.include ?? []).map((pattern) => `--schema=${pattern}`),
        ...(schemas?.exclude ?? []).map((pattern) => `--exclude-schema=${pattern}`),
        ...(tables?.include ?? []).map((pattern) => `--table=${pattern}`),
        ...(tables?.exclude ?? []).map((pattern) => `--exclude-table=${pattern}`),
    ];
    return args.length === 0 ? [] : ['--strict-names', ...args];
}
/** `all`, or `some` where only named schemas or tables are backed up: then pg_dump leaves out what belongs to no schema. */
function scopeOf({ schemas, tables }) {
    if (schemas?.include || tables?.include)
        return 'some';
    return schemas || tables ? 'without' : 'all';
}
/** What pg_dump never writes: the server's own, and what an extension brings. */
const foreign = `n.nspname ~ '^pg_' or n.nspname = 'information_schema'`;
const matches = (patterns) => `exists (
  select from json_to_recordset(${patterns}) p(schema text, name text)
  where c.relname ~ p.name and case when p.schema is null then pg_table_is_visible(c.oid) else n.nspname ~ p.schema end)`;
/** Finds what pg_dump would write with the same patterns. */
async function selection_select(session, chosen) {
    const scope = scopeOf(chosen);
    const patterns = (list) => JSON.stringify((list ?? []).map(parsePattern));
    const values = [
        chosen.schemas?.include,
        chosen.schemas?.exclude,
        chosen.tables?.include,
        chosen.tables?.exclude,
    ].map(patterns);
    // A pattern without a schema means what the user finds without naming one.
    await session.ask('reset search_path');
    const schemas = await session.ask(`select n.oid::text as oid from pg_namespace n where not (${foreign})
      and json_array_length($3) = 0
      and (json_array_length($1) = 0 or exists (select from json_to_recordset($1) p(name text) where n.nspname ~ p.name))
      and not exists (select from json_to_recordset($2) p(name text) where n.nspname ~ p.name)
      and ($4::json is not null)`, values);
    const rows = await session.ask(`with candidate as (
       select c.oid, n.nspname, c.relname, c.relkind,
         (case when json_array_length($1) > 0 then ${matches('$1')} else n.oid = any ($3::oid[]) end) and not ${matches('$2')} as chosen
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not (${foreign})
         and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
     select oid::text as oid, nspname as schema, relname as name, relkind as kind from candidate c
     where chosen or relkind = 'S' and exists (
       select from pg_depend d join candidate t on t.oid = d.refobjid and t.chosen
       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i'))
     order by nspname collate "C", relname collate "C"`, [values[2], values[3], schemas.map(({ oid }) => oid)]);
    await session.ask(`set search_path = ''`);
    return { scope, relations: rows.map(toRelation), schemas: schemas.map(({ oid }) => oid ?? '') };
}
function toRelation(row) {
    const [oid = '', schema = '', name = '', kind = ''] = ['oid', 'schema', 'name', 'kind'].map((key) => row[key] ?? '');
    const parts = [schema, name];
    return { oid, schema, name: readableName(...parts), sql: parts.map(quoteName).join('.'), kind };
}
/** The relations of some kinds. */
function ofKind({ relations }, kinds) {
    return relations.filter(({ kind }) => kinds.includes(kind));
}
/** Patterns that match nothing: pg_dump would refuse them, too. */
async function unmatched(session, { schemas, tables }) {
    const lists = [
        ['schemas.include', schemas?.include, false],
        ['schemas.exclude', schemas?.exclude, false],
        ['tables.include', tables?.include, true],
        ['tables.exclude', tables?.exclude, true],
    ];
    const missing = [];
    await session.ask('reset search_path');
    for (const [field, patterns = [], ofTables] of lists) {
        for (const pattern of patterns) {
            const parts = JSON.stringify([parsePattern(pattern)]);
            const question = ofTables
                ? `select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${matches('$1')})`
                : 'select exists (select from pg_namespace n, json_to_recordset($1) p(name text) where n.nspname ~ p.name)';
            if ((await session.value(question, [parts])) === 'f')
                missing.push(`\`${field}\`: nothing is called \`${pattern}\``);
        }
    }
    await session.ask(`set search_path = ''`);
    return missing;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/contents.js




/** How thorough what is known of a database was read. */
function depthOf({ tables, objects }) {
    const large = objects.find(({ type }) => type === largeObjects)?.name;
    if (large === 'checksums' || tables.some(({ checksum }) => checksum !== undefined))
        return 'checksums';
    return large === 'rows' || tables.some(({ rows }) => rows !== undefined) ? 'rows' : 'schema';
}
/** What all large objects together are called among the objects; they are named after how they were read. */
const largeObjects = 'large objects';
/** Everything a database is compared by, read one after the other on one connection and thus from its snapshot. */
async function readContents(session, selection, depth) {
    const objects = await readObjects(session, selection);
    const tables = [];
    for (const table of await listTables(session, selection)) {
        const { oid, ...shape } = table;
        const stored = ofKind(selection, 'r').find((relation) => relation.oid === oid);
        tables.push({ ...shape, ...(stored && (await readRows(session, stored.sql, depth))) });
    }
    if (selection.scope !== 'some')
        objects.push(...(await readLargeObjects(session, depth)));
    return { tables, objects };
}
/** Ordinary and partitioned tables with their columns; only partitions have rows, the tables above them have none. */
async function listTables(session, selection) {
    const tables = ofKind(selection, 'rp');
    const rows = await session.ask(`select a.attrelid::text as oid, json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) order by a.attnum) as columns
     from pg_attribute a where a.attrelid = any ($1::oid[]) and a.attnum > 0 and not a.attisdropped group by a.attrelid`, [tables.map(({ oid }) => oid)]);
    const columns = new Map(rows.map((row) => [row['oid'], JSON.parse(row['columns'] ?? '[]')]));
    return tables.map(({ oid, name }) => ({ oid, name, columns: columns.get(oid) ?? [] }));
}
/**
 * Counts the rows of a table, and adds up 128 bits of the SHA-256 of each as the server writes it: a sum doesn't depend on their order,
 * and counts a row that is there twice twice.
 */
async function readRows(session, name, depth) {
    if (depth === 'schema')
        return {};
    if (depth === 'rows')
        return { rows: Number(await session.value(`select count(*) from only ${name}`)) };
    return sumOf(session, `select sha256(convert_to((t.*)::text, 'UTF8')) as hash from only ${name} t`);
}
async function sumOf(session, hashes) {
    const part = (from) => `sum(('x' || substr(hex, ${from}, 16))::bit(64)::bigint)`;
    // `offset 0`: otherwise each hash is computed once for each part of it.
    const [row] = await session.ask(`select count(*) as rows, concat_ws(':', ${part(1)}, ${part(17)}) as sums
     from (select encode(hash, 'hex') as hex from (${hashes}) h offset 0) x`);
    return { rows: Number(row?.['rows']), checksum: (0,digest/* digestText */.M6)(`${row?.['rows']}:${row?.['sums']}`) };
}
/** Read in pieces: one may have 4 TiB, and a value 1 GiB at most. */
const pieces = `
  with recursive piece as (
    select m.oid, 0::bigint as start, sha256(p.data) as hash, length(p.data) as size
      from pg_largeobject_metadata m cross join lateral (select lo_get(m.oid, 0, 4194304) as data offset 0) p
    union all
    select piece.oid, piece.start + 4194304, sha256(p.data), length(p.data)
      from piece cross join lateral (select lo_get(piece.oid, piece.start + 4194304, 4194304) as data offset 0) p where piece.size = 4194304)
  select sha256(convert_to(concat_ws(':', oid, start, encode(hash, 'hex')), 'UTF8')) as hash from piece`;
async function readLargeObjects(session, depth) {
    if (depth === 'schema')
        return [];
    const rows = await session.value('select count(*) from pg_largeobject_metadata');
    if (rows === '0')
        return [];
    const checksum = depth === 'rows' ? (0,digest/* digestText */.M6)(String(rows)) : (await sumOf(session, pieces)).checksum;
    return [{ type: largeObjects, name: depth, checksum }];
}
async function readObjects(session, selection) {
    const numbers = {
        tables: ofKind(selection, 'rpf').map(({ oid }) => oid),
        relations: selection.relations.map(({ oid }) => oid),
        schemas: selection.schemas,
    };
    const objects = [];
    for (const { sql, of, rewritten } of objectQueries) {
        if (selection.scope === 'some' && (of === 'schemas' || of === 'database'))
            continue;
        const rows = await session.ask(sql, of === 'database' ? [] : [numbers[of]]);
        for (const { type, name, definition } of rows) {
            const text = definition ?? '';
            const checksum = (0,digest/* digestText */.M6)(rewritten ? normalizeDefinition(text) : text);
            objects.push({ type: type ?? '', name: name ?? '', checksum });
        }
    }
    return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}
function compare(a, b) {
    return a < b ? -1 : Number(a > b);
}
/** Where the sequences stand; a dump reads that outside of its snapshot. */
async function readSequenceValues(session, selection) {
    const objects = [];
    for (const { name, sql } of ofKind(selection, 'S')) {
        const value = await session.value(`select concat_ws(' ', last_value, is_called) from ${sql}`);
        objects.push({ type: 'sequence value', name, checksum: (0,digest/* digestText */.M6)(value ?? '') });
    }
    return objects;
}
/** The objects of both lists that are the same in both: of sequences, those that nobody used in between. */
function unchanged(before, after) {
    const later = new Map(after.map(({ name, checksum }) => [name, checksum]));
    return before.filter(({ name, checksum }) => later.get(name) === checksum);
}

// EXTERNAL MODULE: ./build/packages/sql/src/open-database.js + 11 modules
var open_database = __webpack_require__(87336);
// EXTERNAL MODULE: ./build/packages/sql/src/failure.js
var failure = __webpack_require__(42816);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/programs.js


/** Where systems put them beside the PATH. */
const places = [
    '/usr/lib/postgresql/*/bin',
    '/usr/pgsql-*/bin',
    '/usr/local/pgsql/bin',
    '/usr/libexec/postgresql*',
    '/opt/homebrew/opt/{postgresql,postgresql@*,libpq}/bin',
    '/usr/local/opt/{postgresql,postgresql@*,libpq}/bin',
    '/Library/PostgreSQL/*/bin',
];
/** The version in what a program says of itself: `pg_dump (PostgreSQL) 17.2 (Debian 17.2-1)`. */
function parseVersion(text) {
    const [, version, major] = /\(PostgreSQL\) ((\d+)[.\w]*)/.exec(text) ?? [];
    return version === undefined ? undefined : { version, major: Number(major) };
}
/** The oldest that is not older than asked for: what it writes, a server of that version understands. */
function chooseVersion(found, atLeast) {
    const fit = found.filter(({ major }) => major >= atLeast);
    return fit.sort((a, b) => a.major - b.major)[0];
}
/** All folders on this machine, or the given one, that have all these programs. */
async function findPrograms(needed, given, context) {
    const folders = given === undefined ? await usualFolders(context) : [(0,external_node_path_.resolve)(context.workspace, given)];
    const found = [];
    for (const folder of folders) {
        const all = await Promise.all(needed.map((name) => isProgram((0,external_node_path_.join)(folder, name))));
        if (!all.every(Boolean))
            continue;
        const result = await context.processes
            .tool({
            command: (0,external_node_path_.join)(folder, needed[0] ?? ''),
            args: ['--version'],
            directory: context.workspace,
            bare: true,
            timeout: 30_000,
            signal: context.signal,
        })
            .catch(() => context.signal.throwIfAborted());
        const version = result && parseVersion(result.stdout);
        if (version)
            found.push({ folder, ...version });
    }
    return found;
}
async function usualFolders({ environment }) {
    const folders = (environment['PATH'] ?? '').split(external_node_path_.delimiter).filter((folder) => folder.startsWith('/'));
    for (const place of places)
        for await (const folder of (0,promises_.glob)(place))
            folders.push(folder);
    return new Set(folders);
}
/** Debian puts a script in the PATH that chooses a version by the clusters of the machine, not by the server that is asked. */
async function isProgram(file) {
    try {
        await (0,promises_.access)(file, promises_.constants.X_OK);
        return (0,external_node_path_.basename)(await (0,promises_.realpath)(file)) !== 'pg_wrapper';
    }
    catch {
        return false;
    }
}
/** What is to be said when no programs fit. */
function missingPrograms(what, atLeast, { found, given, kind, }) {
    const aPackage = kind === 'client' ? `postgresql-client-${atLeast}` : `postgresql-${atLeast}`;
    const versions = [...new Set(found.map(({ version }) => version))].join(', ');
    const where = given === undefined ? 'on this machine' : `in \`${given}\``;
    const state = found.length > 0
        ? `${what} ${where} is of version ${versions}, older than`
        : `${what} is not ${where}; it has to be at least of the version of`;
    const install = `install it (\`apt-get install ${aPackage}\`, from https://apt.postgresql.org where the system has no such version)`;
    return `${state} the server, which is ${atLeast}; ${install}${kind === 'client' ? ', and name its folder in the field `programs` where it isn’t found' : ''}`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/examination.js






/** Milliseconds for the first answer of a server. */
const probeTimeout = 15_000;
/**
 * Opens a session after an attempt that tells apart why there might be none. Throws ConfigurationError, with the field, for
 * what the reader can put right.
 */
async function reach(address, field, context) {
    const { secrets, signal, workspace } = context;
    const probe = (0,open_database/* openDatabase */.q)(address.url, { timeout: probeTimeout, secrets, folder: workspace });
    try {
        await probe.ask('select 1', { signal });
    }
    catch (error) {
        if (!(error instanceof failure/* DatabaseFailure */.Mu))
            throw error;
        const remedy = remedyFor(sqlStateIn(error.message) ?? error);
        throw new errors/* ConfigurationError */.j1([
            { input: field, message: `${error.message}${remedy === undefined ? '' : `; ${remedy}`}` },
        ]);
    }
    finally {
        probe.close();
    }
    return Session.open(address, context);
}
function sqlStateIn(message) {
    const [, code] = /\(SQLSTATE (\w{5})\)/.exec(message) ?? [];
    return code === undefined ? undefined : { code, severity: 'FATAL' };
}
/** Reads the version of a server. */
async function readServer(session) {
    const [row] = await session.ask(`select current_setting('server_version_num') as number, current_setting('server_version') as version`);
    const [version = ''] = (row?.['version'] ?? '').split(' ');
    return { version, major: Math.floor(Number(row?.['number']) / 10_000) };
}
/** The programs for a server. Gives what is to be said instead when there are none that fit. */
async function programsFor(needed, atLeast, { kind, given }, context) {
    const found = await findPrograms(needed, given, context);
    return chooseVersion(found, atLeast) ?? missingPrograms(needed[0] ?? '', atLeast, { found, given, kind });
}
/** What the user may not read of what is to be backed up, each with the statement that grants it. */
async function missingRights(session, selection) {
    const { user } = session.address;
    const role = quoteName(user);
    const numbers = [ofKind(selection, 'rpSm').map(({ oid }) => oid)];
    const unreadable = await session.ask(`select format('%I.%I', n.nspname, c.relname) as name, c.relkind = 'S' as sequence,
       not has_schema_privilege(n.oid, 'USAGE') as closed, quote_ident(n.nspname) as schema
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.oid = any ($1::oid[]) and not (has_schema_privilege(n.oid, 'USAGE') and
       case c.relkind when 'S' then has_sequence_privilege(c.oid, 'SELECT') else has_table_privilege(c.oid, 'SELECT') end)
     order by 1`, numbers);
    const problems = [];
    if (unreadable.length > 0) {
        const schemas = [
            ...new Set(unreadable.filter((row) => row['closed'] === 't').map((row) => row['schema'])),
        ];
        const names = (sequence) => unreadable.filter((row) => (row['sequence'] === 't') === sequence).map((row) => row['name']);
        const grants = [
            ...(schemas.length > 0 ? [`GRANT USAGE ON SCHEMA ${schemas.join(', ')} TO ${role}`] : []),
            ...(names(false).length > 0 ? [`GRANT SELECT ON ${names(false).join(', ')} TO ${role}`] : []),
            ...(names(true).length > 0 ? [`GRANT SELECT ON SEQUENCE ${names(true).join(', ')} TO ${role}`] : []),
        ];
        problems.push(`the user \`${user}\` may not read ${unreadable.map((row) => `\`${row['name']}\``).join(', ')}: \`${grants.join('; ')}\`, or \`GRANT pg_read_all_data TO ${role}\` once and for all`);
    }
    const hidden = await session.ask(`select c.oid::regclass::text as name from pg_class c where c.oid = any ($1::oid[]) and c.relrowsecurity
       and not exists (select from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls))
       and not (pg_has_role(c.relowner, 'USAGE') and not c.relforcerowsecurity) order by 1`, numbers);
    if (hidden.length > 0) {
        const names = hidden.map((row) => `\`${row['name']}\``).join(', ');
        problems.push(`row level security may hide rows of ${names} from the user \`${user}\`: \`ALTER ROLE ${role} BYPASSRLS\``);
    }
    if (selection.scope !== 'some')
        problems.push(...(await unreadableLargeObjects(session)));
    return problems;
}
async function unreadableLargeObjects(session) {
    const { user } = session.address;
    const count = Number(await session.value(`select count(*) from pg_largeobject_metadata m where not (pg_has_role(m.lomowner, 'USAGE') or exists (
         select from aclexplode(m.lomacl) a where a.privilege_type = 'SELECT' and (a.grantee = 0 or pg_has_role(a.grantee, 'USAGE'))))
       and current_setting('lo_compat_privileges') = 'off'
       and not (current_setting('server_version_num')::int >= 180000 and pg_has_role('pg_read_all_data', 'USAGE'))`));
    if (count === 0)
        return [];
    return [
        `the user \`${user}\` may not read ${count} large objects: \`GRANT SELECT ON LARGE OBJECT … TO ${quoteName(user)}\` for each, or make it a member of the role that owns them`,
    ];
}
/** Bytes on the disk of the server: `all` with indexes, `data` without. */
async function readSizes(session, selection) {
    const [row] = await session.ask(`select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint as all, coalesce(sum(pg_table_size(oid)), 0)::bigint as data
     from unnest($1::oid[]) oid`, [ofKind(selection, 'rmS').map(({ oid }) => oid)]);
    const large = selection.scope === 'some'
        ? 0
        : Number(await session.value(`select pg_total_relation_size('pg_largeobject')`));
    return { all: Number(row?.['all']) + large, data: Number(row?.['data']) + large };
}
/** What keeps restored copies from being made on a server that was given for them. */
async function restoreServerProblems(address, { major, extensions }, context) {
    const say = (message) => ({
        input: 'restore-connection',
        message: `${address.place}: ${message}`,
    });
    let session;
    try {
        session = await reach(address, 'restore-connection', context);
    }
    catch (error) {
        if (error instanceof errors/* ConfigurationError */.j1)
            return [...error.problems];
        if (error instanceof PostgresFailure)
            return [say(error.message)];
        throw error;
    }
    try {
        const problems = [];
        const server = await readServer(session);
        if (server.major < major) {
            problems.push(say(`the server is PostgreSQL ${server.version}, older than the ${major} that is backed up; name one of at least ${major}`));
        }
        if (!(await mayCreateDatabases(session))) {
            problems.push(say(`the user \`${address.user}\` may not create databases: \`ALTER ROLE ${quoteName(address.user)} CREATEDB\``));
        }
        const missing = await unavailable(session, extensions);
        if (missing.length > 0)
            problems.push(say(`extensions that the database uses are not installed there: ${missing.join(', ')}`));
        return problems;
    }
    finally {
        await session.close();
    }
}
/** Whether the user may make databases. */
async function mayCreateDatabases(session) {
    return ((await session.value('select rolsuper or rolcreatedb from pg_roles where rolname = current_user')) === 't');
}
/** Those of the extensions that a server doesn't have. */
async function unavailable(session, extensions) {
    const rows = await session.ask('select e as name from unnest($1::text[]) e where e not in (select name from pg_available_extensions) order by 1', [extensions]);
    return rows.map((row) => row['name'] ?? '');
}
/** Names of the extensions that a database uses. */
async function readExtensions(session) {
    const rows = await session.ask(`select extname::text as name from pg_extension where extname <> 'plpgsql' order by 1`);
    return rows.map((row) => row['name'] ?? '');
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/settings.js
/** Reads what a restore has to know about the database. */
async function writeSettings(session, { scope, relations }, { backup, server, programs, }) {
    const [row] = await session.ask(`select pg_encoding_to_char(encoding) as encoding, datcollate::text as collation, datctype::text as characters,
       (select coalesce(json_agg(extname order by extname), '[]') from pg_extension where extname <> 'plpgsql') as extensions,
       (select coalesce(json_agg(r.rolname order by r.rolname), '[]') from pg_roles r where r.rolname !~ '^pg_' and (r.oid = 10 or r.oid = d.datdba
          or exists (select from pg_shdepend s where s.dbid = d.oid and s.refclassid = 'pg_authid'::regclass and s.refobjid = r.oid))) as roles
     from pg_database d where datname = current_database()`);
    return {
        format: backup.format,
        scope,
        server: String(server.major),
        program: String(programs.major),
        encoding: row?.['encoding'] ?? 'UTF8',
        collation: row?.['collation'] ?? 'C',
        characters: row?.['characters'] ?? 'C',
        extensions: row?.['extensions'] ?? '[]',
        roles: row?.['roles'] ?? '[]',
        schemas: JSON.stringify(backup.tables?.include ? [...new Set(relations.map(({ schema }) => schema))] : []),
    };
}
/** The settings of a manifest. */
function readSettings(settings) {
    const list = (text) => {
        const value = JSON.parse(text ?? '[]');
        return Array.isArray(value) ? value.map(String) : [];
    };
    const { format = 'custom', scope = 'all', server, program, encoding, collation, characters, } = settings;
    return {
        format: format,
        scope: scope,
        server: Number(server ?? 0),
        program: Number(program ?? 0),
        encoding: encoding ?? 'UTF8',
        collation: collation ?? 'C',
        characters: characters ?? 'C',
        extensions: list(settings['extensions']),
        roles: list(settings['roles']),
        schemas: list(settings['schemas']),
    };
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/dump.js













/**
 * Dumps into `target` what one snapshot holds, and reads on the connection that keeps the snapshot what the dump is compared by. That
 * connection locks the tables before the snapshot is taken, so that no DDL comes in between, and is never kept waiting by others.
 */
async function dump(target, tools) {
    const { address, backup, context, programs } = tools;
    return Session.with(address, context, async (session) => {
        const server = await readServer(session);
        const { selection, snapshot, takenAt } = await pinSnapshot(session, tools);
        const before = await readSequenceValues(session, selection);
        if (selection.scope === 'some')
            await sayWhatIsLeftOut(session, context);
        const settings = await writeSettings(session, selection, { backup, server, programs });
        const ended = new AbortController();
        const contents = await together(ended, readContents(session, selection, backup.compare), writeArchive(target, snapshot, ended.signal, tools));
        const still = unchanged(before, await readSequenceValues(session, selection));
        return {
            takenAt,
            engineVersion: server.version,
            settings,
            contents: { ...contents, objects: [...contents.objects, ...still] },
            ...(backup.roles && { attachments: [{ extension: 'roles.sql', content: await dumpRoles(tools) }] }),
        };
    });
}
/** Both at once; what fails first is thrown, after pg_dump has ended. */
async function together(ended, reading, writing) {
    const read = reading.catch(async (error) => {
        ended.abort(error);
        await writing.catch(() => { });
        throw error;
    });
    const [contents] = await Promise.all([read, writing]);
    return contents;
}
async function pinSnapshot(session, { backup, context }) {
    const known = await selection_select(session, backup);
    await session.ask('begin transaction isolation level repeatable read, read only');
    await lockTables(session, known);
    const takenAt = context.clock.now();
    const snapshot = (await session.value('select pg_export_snapshot()')) ?? '';
    const selection = await selection_select(session, backup);
    await lockTables(session, selection);
    return { selection, snapshot, takenAt };
}
async function lockTables(session, selection) {
    const names = ofKind(selection, 'rp').map(({ sql }) => sql);
    if (names.length === 0)
        return;
    await session.ask(`lock table ${names.map((name) => `only ${name}`).join(', ')} in access share mode`, [], 'backup');
}
/** pg_dump leaves out what belongs to no chosen schema or table: that is said, not passed over. */
async function sayWhatIsLeftOut(session, { log }) {
    const [row] = await session.ask(`select (select count(*) from pg_largeobject_metadata) as objects, (select count(*) from pg_extension where extname <> 'plpgsql') as extensions`);
    log.info('Only the chosen schemas or tables are backed up: such a backup proves less and can’t replace the database.');
    if (row?.['objects'] !== '0')
        log.warning(`${row?.['objects']} large objects are not in this backup: pg_dump leaves them out where schemas or tables are named.`);
    if (row?.['extensions'] !== '0')
        log.warning(`${row?.['extensions']} extensions are not in this backup: pg_dump leaves them out where schemas or tables are named.`);
}
async function writeArchive(target, snapshot, signal, tools) {
    const { address, backup, context, programs } = tools;
    const args = [
        ...[`--format=${backup.format}`, '--no-password', `--snapshot=${snapshot}`],
        `--lock-wait-timeout=${Math.ceil(backup['lock-timeout'])}`,
        ...selectionArguments(backup),
    ];
    const call = { program: 'pg_dump', operation: 'backup', timeout: backup.timeout, signal };
    if (backup.format === 'custom')
        return runProgram({ ...call, args, stdout: target }, programs, address, context);
    if (backup.format === 'plain') {
        return runProgram({ ...call, args: [...args, '--compress=6'], stdout: target }, programs, address, context);
    }
    const folder = (0,external_node_path_.join)(tools.scratchFolder, (0,partial_files/* partialName */.t4)(`dump-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`));
    try {
        await (0,promises_.mkdir)(tools.scratchFolder, { recursive: true });
        const more = [`--jobs=${backup.jobs}`, `--file=${folder}`, '--no-sync'];
        await runProgram({ ...call, args: [...args, ...more] }, programs, address, context);
        await packFolder(folder, target, signal, tools);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function packFolder(folder, target, signal, { backup, context }) {
    const { exitCode, lastLines } = await context.processes.piped({
        command: 'tar',
        args: ['-cf', '-', '-C', folder, '.'],
        directory: folder,
        stdout: target,
        timeout: backup.timeout,
        signal: AbortSignal.any([signal, context.signal]),
    });
    if (exitCode !== 0)
        throw new errors/* ProviderError */.mZ(`tar: ${lastLines.join('; ')}`, { system: 'tar', operation: 'backup' });
}
/** Roles and other objects of the whole server, without passwords. */
async function dumpRoles({ address, backup, programs, context }) {
    const stdout = new external_node_stream_.PassThrough();
    const content = (0,consumers_.buffer)(stdout);
    const args = ['--globals-only', '--no-role-passwords', '--no-password', `--database=${address.database}`];
    try {
        await runProgram({ program: 'pg_dumpall', operation: 'backup of the roles', args, stdout, timeout: backup.timeout }, programs, address, context);
    }
    finally {
        stdout.end();
    }
    return content;
}

// EXTERNAL MODULE: ./build/packages/database/src/comparison.js
var comparison = __webpack_require__(74024);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/database-settings.js

/** Settings whose values are lists of quoted names: they are written as several. src/backend/utils/misc/guc_tables.c, GUC_LIST_QUOTE. */
const lists = [
    'search_path',
    'temp_tablespaces',
    'session_preload_libraries',
    'shared_preload_libraries',
    'local_preload_libraries',
    'unix_socket_directories',
];
/** Makes an empty database of the owner, the encoding and the locale of another one. */
async function createLike(session, original, name) {
    const [row] = await session.ask(`select to_jsonb(d) || jsonb_build_object('encoding', pg_encoding_to_char(d.encoding), 'owner', pg_get_userbyid(d.datdba),
       'tablespace', (select spcname from pg_tablespace t where t.oid = d.dattablespace)) as found from pg_database d where datname = $1`, [original]);
    const found = JSON.parse(row?.['found'] ?? '{}');
    const text = (key) => quoteText(String(found[key] ?? ''));
    const providers = { i: 'icu', b: 'builtin', c: 'libc' };
    const provider = providers[String(found['datlocprovider'] ?? '')];
    const locale = found['datlocale'] ?? found['daticulocale'];
    const words = [
        `create database ${quoteName(name)} template template0 owner ${quoteName(String(found['owner']))} encoding ${text('encoding')}`,
        `lc_collate ${text('datcollate')} lc_ctype ${text('datctype')} tablespace ${quoteName(String(found['tablespace']))}`,
        ...(provider === undefined ? [] : [`locale_provider ${provider}`]),
        ...(provider === 'icu' && locale ? [`icu_locale ${quoteText(String(locale))}`] : []),
        ...(provider === 'builtin' && locale ? [`builtin_locale ${quoteText(String(locale))}`] : []),
    ];
    await session.ask(words.join(' '), [], 'restore');
}
/**
 * Gives a database what belongs to another one and is in no dump of it: settings, also those of roles there, privileges, comment and
 * the limit on connections. `inside` is a session in the new database.
 */
async function copyDatabaseSettings(session, from, to, inside) {
    const target = quoteName(to);
    const settings = await session.ask(`select r.rolname::text as role, json_array_elements_text(to_json(s.setconfig)) as setting
     from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase left join pg_roles r on r.oid = s.setrole where d.datname = $1`, [from]);
    for (const row of settings)
        await inside.ask(settingStatement(row, target), [], 'restore');
    for (const statement of await privilegeStatements(session, from, target))
        await session.ask(statement, [], 'restore');
    const [row] = await session.ask(`select datconnlimit as most, shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`, [from]);
    if (row?.['comment'] != null)
        await session.ask(`comment on database ${target} is ${quoteText(row['comment'])}`);
    if (row?.['most'] !== '-1')
        await session.ask(`alter database ${target} connection limit ${Number(row?.['most'])}`);
}
function settingStatement({ role, setting }, target) {
    const text = setting ?? '';
    const name = text.slice(0, text.indexOf('='));
    const value = text.slice(name.length + 1);
    const whose = role == null ? `database ${target}` : `role ${quoteName(role)} in database ${target}`;
    const written = lists.includes(name.toLowerCase())
        ? splitList(value).map(quoteText).join(', ') || `''`
        : quoteText(value);
    return `alter ${whose} set ${name.split('.').map(quoteName).join('.')} = ${written}`;
}
/** The names in a list as the server keeps it: `"$user", public`. */
function splitList(value) {
    return [...value.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^",\s][^,]*?))\s*(?:,|$)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
async function privilegeStatements(session, from, target) {
    const rows = await session.ask(`select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as grantee, a.privilege_type as privilege,
       a.is_grantable as grantable, quote_ident(pg_get_userbyid(d.datdba)) as owner
     from pg_database d cross join lateral aclexplode(d.datacl) a where d.datname = $1`, [from]);
    const [first] = rows;
    if (first === undefined)
        return [];
    return [
        `revoke all on database ${target} from public`,
        `revoke all on database ${target} from ${first['owner']}`,
        ...rows.map((row) => `grant ${row['privilege']} on database ${target} to ${row['grantee']}${row['grantable'] === 't' ? ' with grant option' : ''}`),
    ];
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/load-archive.js



/** Loads an archive into an empty database, and stops at the first error. Throws ProviderError. */
async function loadArchive(load, context) {
    const { address, archive, jobs, programs, settings, timeout } = load;
    const call = { operation: 'restore', timeout };
    if (settings.format === 'plain') {
        const stdin = await unzipped(archive);
        const args = [
            '--no-psqlrc',
            '--quiet',
            '--no-password',
            '--set=ON_ERROR_STOP=1',
            '--output=/dev/null',
            '--file=-',
        ];
        return runProgram({ ...call, program: 'psql', args, stdin }, programs, address, context);
    }
    const isolated = [
        '--no-owner',
        '--no-privileges',
        '--no-tablespaces',
        '--no-subscriptions',
        '--no-security-labels',
    ];
    const args = [
        ...['--exit-on-error', '--no-password', `--dbname=${address.database}`],
        ...(load.isolated ? isolated : []),
    ];
    const restore = (more) => runProgram({ ...call, program: 'pg_restore', args: [...args, ...more] }, programs, address, context);
    if (settings.format === 'directory') {
        const tools = { programs, scratchFolder: load.scratchFolder, context };
        return withUnpacked(archive, tools, (folder) => restore([`--jobs=${jobs}`, folder]));
    }
    if (jobs === 1) {
        const stdin = await archive.open();
        return runProgram({ ...call, program: 'pg_restore', args, stdin }, programs, address, context);
    }
    // Several jobs read from several places at once.
    const { file, done } = await archive.localFile();
    try {
        await restore([`--jobs=${jobs}`, file]);
    }
    finally {
        await done();
    }
}
/** What pg_restore says of an archive that is none, as opposed to a server that refuses. */
function asDamage(error) {
    const { message } = error;
    const damaged = /not appear to be a valid archive|input file is too short|could not read from input file|unexpected end of file|could not uncompress|expected block ID|found unexpected block ID|corrupt|did not find magic string|not a valid/;
    return error instanceof Error && damaged.test(message)
        ? new backup_engine/* DamagedBackupError */.c(`it can't be restored: ${message}`)
        : asBrokenScript(error);
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/scratch-names.js


/**
 * Milliseconds after which a database of ours that nobody is connected to belongs to a dead run: a live one keeps a connection open
 * from its first moment to its last, from whatever machine.
 */
const grace = 15 * 60_000;
/** A name for a database that doesn't count; it tells when it was made. */
function newName(purpose, clock) {
    return `deploy_${purpose}_${Math.floor(clock.now() / 1_000)}_${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
}
/** Seconds since 1970 in such a name; `undefined` for any other. */
function bornAt(name) {
    const [, seconds] = /^deploy_(?:scratch|restore)_(\d{10})_[0-9a-f]{8}$/.exec(name) ?? [];
    return seconds === undefined ? undefined : Number(seconds);
}
/**
 * Deletes the databases that runs left which are dead now; gives their names. Of the sessions of others a server doesn't say to
 * everybody of what type they are.
 */
async function dropDead(session, clock) {
    const rows = await session.ask(`select datname::text as name from pg_database d where datname ~ '^deploy_(scratch|restore)_' and pg_has_role(datdba, 'USAGE')
       and not exists (select from pg_stat_activity a where a.datid = d.oid and coalesce(a.backend_type, 'client backend') = 'client backend') order by 1`);
    const dropped = [];
    for (const row of rows) {
        const name = row['name'] ?? '';
        const born = bornAt(name);
        if (born === undefined || clock.now() - born * 1_000 < grace)
            continue;
        await session.ask(`drop database if exists ${quoteName(name)}`, [], 'tidying up');
        dropped.push(name);
    }
    return dropped;
}
/** Drops a database with whoever is connected to it. */
async function dropDatabase(session, name) {
    await session.ask('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()', [name]);
    for (let attempt = 1;; attempt += 1) {
        try {
            await session.ask(`drop database if exists ${quoteName(name)}`, [], 'removing a copy');
            return;
        }
        catch (error) {
            if (attempt >= 3)
                throw error;
        }
    }
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var src_quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/server-address.js


const example = 'postgres://user:password@host:5432/name';
/** What may stand behind `?`, and the variable of libpq for it; https://www.postgresql.org/docs/current/libpq-envars.html. */
const parameters = {
    sslmode: 'PGSSLMODE',
    sslrootcert: 'PGSSLROOTCERT',
    sslcert: 'PGSSLCERT',
    sslkey: 'PGSSLKEY',
    application_name: 'PGAPPNAME',
    connect_timeout: 'PGCONNECT_TIMEOUT',
    host: 'PGHOST',
    uselibpqcompat: undefined,
};
const files = ['sslrootcert', 'sslcert', 'sslkey'];
/** https://www.postgresql.org/docs/current/libpq-ssl.html, and `no-verify` of the client for Node. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];
/**
 * Reads `postgres://user:password@host:port/database?sslmode=verify-full`; `postgres` is the database where none is named and
 * `field` is that of a server. Files are relative to `workspace`. Throws ConfigurationError, whose message doesn't repeat the address.
 */
function parseServerAddress(text, field, workspace) {
    const fail = (message) => new errors/* ConfigurationError */.j1([{ input: field, message }]);
    const behindScheme = text.slice(text.indexOf('//') + 2);
    if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
        throw fail(`must be an address such as \`${example}\` (special characters of the password as \`%…\`)`);
    }
    // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
    if (/^[^@]*[/?#][^@]*@/.test(behindScheme)) {
        throw fail('has an `@` behind the host: special characters of the password are written as `%…`');
    }
    const url = new URL(text);
    const problem = parameterProblem(url.searchParams);
    if (problem !== undefined)
        throw fail(problem);
    const user = decoded(url.username);
    if (user === '')
        throw fail(`names no user; it is written as \`${example}\``);
    const database = decoded(url.pathname.slice(1)) || (field === 'restore-connection' ? 'postgres' : '');
    if (database === '')
        throw fail(`names no database; it is written as \`${example}\``);
    if (database.includes('/'))
        throw fail('has more than the name of a database behind the host');
    if (url.hostname.includes(','))
        throw fail('names several hosts; name the one the backup is taken from');
    for (const name of files) {
        const file = url.searchParams.get(name);
        if (file && file !== 'system')
            url.searchParams.set(name, (0,external_node_path_.resolve)(workspace, file));
    }
    return addressOf(url, { user, database });
}
function parameterProblem(given) {
    const known = Object.keys(parameters);
    for (const [name, value] of given) {
        if (name === 'password')
            return 'has the password behind `?`; it belongs between `:` and `@`';
        if (known.includes(name)) {
            if (name !== 'sslmode' || modes.includes(value))
                continue;
            return `has an unknown \`sslmode\`; there are ${modes.map((mode) => `\`${mode}\``).join(', ')}`;
        }
        const near = (0,inputs/* nearest */.pA)(name, known);
        const hint = near === undefined
            ? `there are ${known
                .slice(0, -1)
                .map((each) => `\`${each}\``)
                .join(', ')}`
            : `did you mean \`${near}\`?`;
        return `has the unknown parameter ${(0,src_quoted/* quoted */.T)(name)}; ${hint}`;
    }
    if (given.get('sslmode') === 'verify-ca' && !given.has('sslrootcert')) {
        return 'has `sslmode=verify-ca`, which needs `sslrootcert` beside it';
    }
    return undefined;
}
function addressOf(url, { user, database }) {
    const given = url.searchParams;
    const host = given.get('host') ?? (decoded(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost');
    const port = url.port || '5432';
    const mode = given.get('sslmode');
    const environment = {
        PGAPPNAME: 'deploy-actions',
        PGCONNECT_TIMEOUT: '15',
        PGHOST: host,
        PGPORT: port,
        PGUSER: user,
        PGDATABASE: database,
    };
    for (const [name, value] of given) {
        const variable = parameters[name];
        if (variable !== undefined)
            environment[variable] = value;
    }
    if (mode === 'no-verify')
        environment['PGSSLMODE'] = 'require';
    const named = given.get('sslrootcert');
    // Otherwise the client takes `require` for `verify-full`, and says so on standard error.
    if (mode !== null && mode !== 'no-verify')
        given.set('uselibpqcompat', 'true');
    if (named === 'system')
        given.delete('sslrootcert');
    return {
        url: url.href,
        place: `${host}:${port}/${database}`,
        user,
        password: decoded(url.password),
        database,
        environment,
        needsAuthorities: mode === 'verify-full' && (named === null || named === 'system'),
    };
}
/** The same server with another database. */
function onDatabase(address, database) {
    const url = new URL(address.url);
    url.pathname = `/${encodeURIComponent(database)}`;
    return {
        ...address,
        url: url.href,
        place: `${address.place.slice(0, address.place.indexOf('/', address.environment['PGHOST']?.length ?? 0))}/${database}`,
        database,
        environment: { ...address.environment, PGDATABASE: database },
    };
}
/** The name by which manifests call the database at an address: `host:port/name`. Throws ConfigurationError for none. */
function postgresName(address) {
    return parseServerAddress(address, 'connection', '/').place;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/scratch-database.js








/** Restores an archive into a database of its own; whatever fails, nothing of it stays. Throws ProviderError and DamagedBackupError. */
async function restoreScratch(archive, settings, server, tools) {
    const { context } = tools;
    const name = newName('scratch', context.clock);
    const address = onDatabase(server.address, name);
    let lease;
    const remove = async () => {
        await lease?.close();
        try {
            // What is under way is cancelled; what was made is taken back all the same.
            if (!server.temporary)
                await Session.with(server.address, uncancelled(context), (session) => dropDatabase(session, name));
        }
        finally {
            await server.stop();
        }
    };
    try {
        await Session.with(server.address, context, async (session) => {
            if (server.temporary)
                await createRoles(session, settings.roles);
            await createDatabase(session, name, settings);
        });
        lease = await Session.open(address, context);
        for (const schema of settings.schemas)
            await lease.ask(`create schema if not exists ${quoteName(schema)}`);
        await loadArchive({ archive, settings, address, isolated: true, ...tools }, context).catch((error) => {
            throw asDamage(error);
        });
        const contents = (like) => readCopy(address, settings, like, context);
        return { connection: address.url, contents, remove };
    }
    catch (error) {
        await remove().catch((failure) => context.log.warning(`The copy ${name} could not be removed: ${String(failure)}`));
        throw error;
    }
}
/** The same without the signal of the step, to clear up after a cancel. */
function uncancelled(context) {
    return { ...context, signal: new AbortController().signal };
}
/** Policies, and the statements of a plain script, name roles that have to be there. */
async function createRoles(session, roles) {
    const rows = await session.ask('select r as name from unnest($1::text[]) r where r not in (select rolname from pg_roles)', [roles]);
    for (const row of rows)
        await session.ask(`create role ${quoteName(row['name'] ?? '')}`);
}
/** SQLSTATEs of a locale that a system doesn't have, or that doesn't fit the encoding. */
const unknownLocale = ['22023', '42809'];
async function createDatabase(session, name, { encoding, collation, characters }) {
    const create = (collate, ctype) => session.ask(`create database ${quoteName(name)} template template0 encoding ${quoteText(encoding)} lc_collate ${quoteText(collate)} lc_ctype ${quoteText(ctype)}`, [], 'restore');
    try {
        await create(collation, characters);
    }
    catch (error) {
        if (!(error instanceof PostgresFailure) || !unknownLocale.includes(error.state ?? ''))
            throw error;
        // A copy holds the same however it sorts.
        await create('C', 'C');
    }
}
/** What a restored database holds, as thorough as what it is compared with. */
async function readCopy(address, settings, like, context) {
    return Session.with(address, context, async (session) => {
        const selection = { ...(await selection_select(session, {})), scope: settings.scope };
        const contents = await readContents(session, selection, depthOf(like));
        const values = new Set(like.objects.filter(({ type }) => type === 'sequence value').map(({ name }) => name));
        const sequences = (await readSequenceValues(session, selection)).filter(({ name }) => values.has(name));
        const objects = [...contents.objects, ...sequences];
        const { major } = await readServer(session);
        return { ...contents, objects: major === settings.server ? objects : byNameAlone(objects, like.objects) };
    });
}
/** Another version of the server says definitions in other words: then it is enough that an object of that name is there. */
function byNameAlone(found, like) {
    const key = ({ type, name }) => `${type} ${name}`;
    const known = new Map(like.map((object) => [key(object), object.checksum]));
    return found.map((object) => object.type === 'sequence value'
        ? object
        : { ...object, checksum: known.get(key(object)) ?? object.checksum });
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/restore.js










/** Bytes of the longest name of a database; NAMEDATALEN - 1. */
const longestName = 63;
/** The name under which a database is kept that another one takes the place of. */
function keptName(name, now) {
    const ending = `_before_${(0,clock/* isoInstant */.j2)(now).replaceAll(/[-:]/g, '').toLowerCase()}`;
    let beginning = name;
    while (Buffer.byteLength(beginning + ending) > longestName)
        beginning = [...beginning].slice(0, -1).join('');
    return beginning + ending;
}
/** The database from which others on the same server are renamed. */
async function openMaintenance(address, context) {
    const names = ['postgres', 'template1'].filter((name) => name !== address.database);
    let failure;
    for (const name of names) {
        try {
            return await Session.open(onDatabase(address, name), context);
        }
        catch (error) {
            failure = error;
        }
    }
    throw failure;
}
/**
 * Restores into a new database on the same server, compares that with what was backed up, and gives it the name of the database.
 * Whatever fails before, the database is as it was and the new one is dropped. Throws ProviderError and DamagedBackupError.
 */
async function restoreDatabase(archive, options, address, tools) {
    const { context } = tools;
    const settings = readSettings(options.settings);
    const name = newName('restore', context.clock);
    const fresh = onDatabase(address, name);
    const maintenance = await openMaintenance(address, context);
    let lease;
    try {
        await createLike(maintenance, address.database, name);
        lease = await Session.open(fresh, context);
        await loadArchive({ archive, settings, address: fresh, isolated: false, ...tools }, context).catch((error) => {
            throw asDamage(error);
        });
        if (options.contents)
            await restore_compare(fresh, options, context);
        await lease.ask('analyze');
        await copyDatabaseSettings(maintenance, address.database, name, lease);
        await lease.close();
        const kept = keptName(address.database, context.clock.now());
        await switchNames(maintenance, { live: address.database, fresh: name, kept }, {
            ...{ address, context, switching: options.switching },
        });
        return described(address.database, kept, context);
    }
    catch (error) {
        await lease?.close();
        await dropQuietly(address, name, context);
        throw error;
    }
    finally {
        await maintenance.close();
    }
}
function described(live, kept, { log }) {
    log.info(`The former database is kept as ${kept}.`);
    const [now, before] = [quoteName(live), quoteName(kept)];
    const undone = quoteName(kept.replace('_before_', '_undone_'));
    return {
        replaced: `The database as it was is kept on the server as \`${kept}\`; drop it when it isn't needed any more.`,
        // The server renames no database that somebody is connected to, whoever asks included.
        undo: `while connected to the database \`postgres\`, not to \`${live}\`, run \`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${quoteText(live).trim()}; ALTER DATABASE ${now} RENAME TO ${undone}; ALTER DATABASE ${before} RENAME TO ${now};\``,
    };
}
async function dropQuietly(address, name, context) {
    try {
        const session = await openMaintenance(address, uncancelled(context));
        try {
            await dropDatabase(session, name);
        }
        finally {
            await session.close();
        }
    }
    catch (error) {
        context.log.warning(`The database ${name} could not be removed; the next backup or restore does that: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}
async function restore_compare(fresh, { contents, settings }, context) {
    if (!contents)
        return;
    const found = await readCopy(fresh, readSettings(settings), contents, context);
    const differences = (0,comparison/* compareContents */.Y)(contents, found);
    if (differences.length > 0) {
        throw new backup_engine/* DamagedBackupError */.c(`the restored database is not what was backed up, and was not put in place: ${differences.join('; ')}`);
    }
}
/**
 * The server locks a database that is renamed, so that nobody gets in any more, and waits 5 s until all are out: meanwhile
 * another connection ends theirs. Both renames are one transaction. src/backend/commands/dbcommands.c, RenameDatabase.
 */
async function switchNames(session, { live, fresh, kept }, { address, context, switching, }) {
    const other = await openMaintenance(address, context);
    let over = false;
    const ending = endConnections(other, live, () => over, context);
    ending.catch(() => { });
    try {
        await session.ask('begin');
        await session.ask(`alter database ${quoteName(live)} rename to ${quoteName(kept)}`, [], 'switch');
        await session.ask(`alter database ${quoteName(fresh)} rename to ${quoteName(live)}`, [], 'switch');
        // What fails before the commit is rolled back as a whole, also when the connection is lost.
        switching?.();
        await session.ask('commit', [], 'switch');
    }
    catch (error) {
        await session.ask('rollback').catch(() => { });
        const { state } = error;
        if (state !== '55006')
            throw error;
        const message = `${address.place}: the restored database couldn't take over, others stay connected to \`${live}\`; stop them, or grant the user \`pg_signal_backend\`, and run it again`;
        throw new errors/* ProviderError */.mZ(message, { system: 'PostgreSQL', operation: 'switch', retryable: true });
    }
    finally {
        over = true;
        await ending.catch(() => { });
        await other.close();
    }
}
async function endConnections(session, name, over, { clock, signal }) {
    while (!over()) {
        await session.ask(`select pg_terminate_backend(pid) from pg_stat_activity a where datname = $1 and pid <> pg_backend_pid()
         and (pg_has_role('pg_signal_backend', 'USAGE') or pg_has_role(a.usesysid, 'USAGE'))
         and ((select rolsuper from pg_roles where rolname = current_user) or not coalesce((select rolsuper from pg_roles r where r.oid = a.usesysid), true))`, [name]);
        await clock.sleep(100, signal);
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/restore-plan.js





/** What a restore into the database itself does, as lines. Throws ConfigurationError with all that is in the way. */
async function planRestore({ settings: given }, address, backup, context) {
    const settings = readSettings(given);
    const say = (message) => ({ input: 'connection', message });
    if (settings.scope !== 'all') {
        const message = 'the backup holds some schemas or tables only, so it can’t take the place of the database: restore it into a database of its own with pg_restore, and copy what is needed from there';
        throw new errors/* ConfigurationError */.j1([say(message)]);
    }
    const session = await reach(address, 'connection', context);
    try {
        const problems = await serverProblems(session, settings);
        const programs = await programsFor([settings.format === 'plain' ? 'psql' : 'pg_restore'], Math.max(settings.program, 1), { kind: 'client', given: backup.programs }, context);
        const all = [
            ...problems.map(say),
            ...(typeof programs === 'string' ? [{ input: 'programs', message: programs }] : []),
        ];
        await openMaintenance(address, context).then((other) => other.close(), (error) => all.push(say(String(error.message))));
        if (all.length > 0)
            throw new errors/* ConfigurationError */.j1(all);
        const kept = keptName(address.database, context.clock.now());
        return [
            `restore the backup into a new database on ${address.place.slice(0, -address.database.length - 1)}, which takes the room of the backup's tables and indexes on its disk`,
            'compare it with what was backed up',
            `end the connections to \`${address.database}\` and rename it to \`${kept}\`, and the new one to \`${address.database}\`, in one transaction`,
            ...(await session.ask('select slot_name::text as name from pg_replication_slots where database = current_database()')).map(({ name }) => `the logical replication slot \`${name}\` stays with \`${kept}\``),
        ];
    }
    finally {
        await session.close();
    }
}
async function serverProblems(session, settings) {
    const { user, database } = session.address;
    const role = quoteName(user);
    const problems = [];
    const server = await readServer(session);
    if (server.major < settings.server) {
        problems.push(`the server is PostgreSQL ${server.version}, older than the ${settings.server} that was backed up`);
    }
    if (!(await mayCreateDatabases(session)))
        problems.push(`the user \`${user}\` may not create databases: \`ALTER ROLE ${role} CREATEDB\``);
    const [row] = await session.ask(`select pg_has_role(d.datdba, 'MEMBER') as owner, quote_ident(pg_get_userbyid(d.datdba)) as name,
       pg_has_role('pg_signal_backend', 'USAGE') as signals, (select count(*) from pg_prepared_xacts where database = current_database()) as prepared,
       (select count(*) from pg_subscription s where s.subdbid = d.oid) as subscriptions
     from pg_database d where datname = current_database()`);
    if (row?.['owner'] !== 't')
        problems.push(`the user \`${user}\` may not rename \`${database}\`: \`GRANT ${row?.['name']} TO ${role}\``);
    if (row?.['signals'] !== 't')
        problems.push(`the user \`${user}\` may not end others' connections: \`GRANT pg_signal_backend TO ${role}\``);
    if (row?.['prepared'] !== '0')
        problems.push(`\`${database}\` has ${row?.['prepared']} prepared transactions, which keep it from being renamed: commit or roll them back (\`pg_prepared_xacts\`)`);
    if (row?.['subscriptions'] !== '0')
        problems.push(`\`${database}\` has logical subscriptions, which keep it from being renamed: drop them first`);
    const missing = await unavailable(session, settings.extensions);
    if (missing.length > 0)
        problems.push(`extensions of the backup are not installed on the server: ${missing.join(', ')}`);
    problems.push(...(await roleProblems(session, settings.roles)));
    return problems;
}
async function roleProblems(session, roles) {
    const ask = async (condition) => (await session.ask(`select n as name from unnest($1::text[]) n left join pg_roles r on r.rolname = n where ${condition} order by 1`, [roles])).map((row) => `\`${row['name']}\``);
    const missing = await ask('r.oid is null');
    const foreign = await ask(`r.oid is not null and not pg_has_role(r.oid, 'MEMBER') and exists (select from pg_shdepend s where s.refobjid = r.oid and s.deptype = 'o'
       and s.dbid = (select oid from pg_database where datname = current_database()))`);
    return [
        ...(missing.length > 0
            ? [`roles that the backup names are not on the server: ${missing.join(', ')}; create them first`]
            : []),
        ...(foreign.length > 0
            ? [
                `the user \`${session.address.user}\` may not give objects to their owners ${foreign.join(', ')}: grant it these roles, or restore as a superuser`,
            ]
            : []),
    ];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/temporary-server.js










/** Milliseconds until a server that doesn't come up is given up. */
const startTimeout = 60_000;
const attempts = 10;
/** It is thrown away after all: nothing is worth waiting for the disk. https://www.postgresql.org/docs/current/non-durability.html */
const temporary_server_settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    checkpoint_timeout: '1h',
    max_wal_size: '1GB',
    maintenance_work_mem: '128MB',
    max_connections: '150',
    autovacuum: 'off',
    logging_collector: 'off',
    lc_messages: 'C',
};
/** Where copies, servers and unpacked archives go: the folder of the job, or that of the system where the server's user can't reach it. */
function scratchFolderFor(temporary) {
    if ((0,external_node_os_.userInfo)().uid !== 0)
        return temporary;
    return [temporary, (0,external_node_os_.tmpdir)(), '/tmp', '/var/tmp'].find(openToAll) ?? temporary;
}
function openToAll(folder) {
    const found = (0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0)
        return false;
    return folder === (0,external_node_path_.dirname)(folder) || openToAll((0,external_node_path_.dirname)(folder));
}
/** Starts an empty server on a free port of the loopback interface, with a password nobody else knows. Throws ProviderError. */
async function startServer(programs, scratchFolder, context) {
    const folder = (0,external_node_path_.join)(scratchFolder, (0,partial_files/* partialName */.t4)(`postgres-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`));
    const password = (0,external_node_crypto_.randomBytes)(24).toString('hex');
    context.secrets.add(password);
    const remove = () => (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 5 });
    try {
        const runAs = await userFor(context);
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
        await initialize(folder, password, { programs, runAs, context });
        const { server, port } = await launch((0,external_node_path_.join)(folder, 'data'), { programs, runAs, context }, password);
        const stop = async () => {
            await server.stop();
            await remove();
        };
        return { address: addressAt(port, password, context), stop };
    }
    catch (error) {
        await remove();
        throw error;
    }
}
/** PostgreSQL refuses to run as root: then it is the user `postgres`, or `nobody` where there is none. */
async function userFor({ processes, signal, workspace }) {
    if ((0,external_node_os_.userInfo)().uid !== 0)
        return undefined;
    for (const name of ['postgres', 'nobody']) {
        const ask = (what) => processes.tool({ command: 'id', args: [what, name], directory: workspace, bare: true, signal });
        const [user, group] = [await ask('-u'), await ask('-g')];
        if (user.exitCode === 0 && group.exitCode === 0)
            return { user: Number(user.stdout), group: Number(group.stdout) };
    }
    throw new errors/* ProviderError */.mZ('root can’t run PostgreSQL, and there is neither a user `postgres` nor `nobody`; name a server as `restore-connection`', {
        system: 'PostgreSQL',
        operation: 'starting a temporary server',
    });
}
/** The command that runs a program as that user. */
function commandOf({ programs, runAs }, program, args) {
    const command = (0,external_node_path_.join)(programs.folder, program);
    if (runAs === undefined)
        return { command, args };
    return {
        command: 'setpriv',
        args: [`--reuid=${runAs.user}`, `--regid=${runAs.group}`, '--clear-groups', '--', command, ...args],
    };
}
async function initialize(folder, password, means) {
    const { context, runAs } = means;
    const file = (0,external_node_path_.join)(folder, 'password');
    await (0,promises_.writeFile)(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
    if (runAs !== undefined)
        for (const path of [folder, file])
            await (0,promises_.chown)(path, runAs.user, runAs.group);
    const words = ['-D', (0,external_node_path_.join)(folder, 'data'), '-U', 'scratch', '--auth=scram-sha-256', `--pwfile=${file}`];
    const { exitCode, stderr, stdout } = await context.processes.tool({
        ...commandOf(means, 'initdb', [...words, '--encoding=UTF8', '--no-locale', '--no-sync']),
        directory: folder,
        bare: true,
        environment: { LC_ALL: 'C' },
        signal: context.signal,
    });
    await (0,promises_.rm)(file, { force: true });
    if (exitCode !== 0)
        throw programFailure('initdb', `${stdout}\n${stderr}`.trim().split('\n'), 'starting a temporary server', context);
}
async function launch(data, means, password) {
    const { context } = means;
    for (let attempt = 1;; attempt += 1) {
        const port = (0,external_node_crypto_.randomInt)(20_000, 32_000);
        const words = [
            '-D',
            data,
            '-p',
            String(port),
            ...Object.entries(temporary_server_settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
        ];
        const server = context.processes.background({
            ...commandOf(means, 'postgres', words),
            directory: (0,external_node_path_.dirname)(data),
            bare: true,
            environment: { LC_ALL: 'C' },
            onLine: (line) => context.log.debug(`temporary server: ${line}`),
        });
        const failed = await untilReady(server, addressAt(port, password, context), context).catch(async (error) => {
            await server.stop();
            throw error;
        });
        if (failed === undefined)
            return { server, port };
        const taken = failed.lastLines.some((line) => line.includes('Address already in use'));
        if (!taken || attempt >= attempts)
            throw programFailure('postgres', failed.lastLines, 'starting a temporary server', context);
    }
}
/** How the server ended, if it did before it let anybody in. */
async function untilReady(server, address, context) {
    const deadline = context.clock.now() + startTimeout;
    let end;
    void server.ended.then((how) => {
        end = how;
    });
    for (;;) {
        context.signal.throwIfAborted();
        if (end !== undefined)
            return end;
        try {
            await Session.with(address, context, (session) => session.ask('select 1'));
            return undefined;
        }
        catch (error) {
            if (context.clock.now() > deadline)
                throw error;
        }
        await context.clock.sleep(100, context.signal);
    }
}
function addressAt(port, password, { workspace }) {
    return parseServerAddress(`postgres://scratch:${password}@127.0.0.1:${port}/postgres`, 'restore-connection', workspace);
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/postgres/postgres-engine.js
















/** Bytes of the catalogs and logs of a server of one's own, however little is in it. */
const emptyServer = 256 * 1024 * 1024;
/** The oldest server whose catalogs are understood, and that computes SHA-256. */
const oldestServer = 11;
/** PostgreSQL by its own pg_dump and pg_restore; a dump and what it is compared by are of the same snapshot. */
class PostgresEngine {
    type = 'postgres';
    writes = 'stream';
    database;
    extension;
    scratchFolder;
    #backup;
    #context;
    #address;
    #restoreAddress;
    /** Throws ConfigurationError for addresses that are none. */
    constructor(backup, context) {
        this.extension = { custom: 'dump', directory: 'tar', plain: 'sql.gz' }[backup.format];
        this.scratchFolder = scratchFolderFor(context.temporary);
        this.#backup = backup;
        this.#context = context;
        this.#address = {
            ...parseServerAddress(backup.connection, 'connection', context.workspace),
            lockTimeout: backup['lock-timeout'],
        };
        this.database = this.#address.place;
        const other = backup['restore-connection'];
        if (other !== undefined)
            this.#restoreAddress = parseServerAddress(other, 'restore-connection', context.workspace);
        for (const address of [this.#address, this.#restoreAddress]) {
            if (address)
                for (const secret of [address.password, encodeURIComponent(address.password)])
                    context.secrets.add(secret);
        }
    }
    async examine() {
        const { format, roles } = this.#backup;
        const session = await reach(this.#address, 'connection', this.#context);
        try {
            const server = await readServer(session);
            const problems = (await unmatched(session, this.#backup)).map((message) => ({ message }));
            const selection = await selection_select(session, this.#backup);
            if (server.major < oldestServer) {
                const message = `the server is PostgreSQL ${server.version}; backups need ${oldestServer} or newer`;
                throw new errors/* ConfigurationError */.j1([{ input: 'connection', message }]);
            }
            for (const message of await missingRights(session, selection))
                problems.push({ input: 'connection', message });
            const needed = [
                'pg_dump',
                format === 'plain' ? 'psql' : 'pg_restore',
                ...(roles ? ['pg_dumpall'] : []),
            ];
            const programs = await programsFor(needed, server.major, { kind: 'client', given: this.#backup.programs }, this.#context);
            if (typeof programs === 'string')
                problems.push({ input: 'programs', message: programs });
            if (this.#backup.verify === 'restore')
                problems.push(...(await this.#restoreProblems(session, server.major)));
            if (problems.length > 0)
                throw new errors/* ConfigurationError */.j1(problems);
            const { all, data } = await readSizes(session, selection);
            const unpacked = format === 'directory' ? data : 0;
            const scratchBytes = unpacked + (this.#restoreAddress || this.#backup.verify !== 'restore' ? 0 : all + emptyServer);
            return { database: this.database, archiveBytes: data, scratchBytes };
        }
        finally {
            await session.close();
        }
    }
    async #restoreProblems(session, major) {
        if (this.#restoreAddress) {
            const extensions = scopeOf(this.#backup) === 'some' ? [] : await readExtensions(session);
            return restoreServerProblems(this.#restoreAddress, { major, extensions }, this.#context);
        }
        const programs = await programsFor(['postgres', 'initdb'], major, { kind: 'server', given: undefined }, this.#context);
        if (typeof programs !== 'string')
            return [];
        const message = `\`verify: restore\` needs a server to restore on: ${programs}, or name a server as \`restore-connection\`, or choose \`verify: archive\``;
        return [{ input: 'restore-connection', message }];
    }
    async dump(target) {
        const major = await Session.with(this.#address, this.#context, async (session) => (await readServer(session)).major);
        const programs = await this.#client('pg_dump', major);
        const { scratchFolder } = this;
        return dump(target, {
            backup: this.#backup,
            address: this.#address,
            programs,
            scratchFolder,
            context: this.#context,
        });
    }
    async list(archive, settings) {
        const { format, program } = readSettings(settings);
        const programs = await this.#client(format === 'plain' ? 'psql' : 'pg_restore', program);
        return listArchive(archive, { format }, { programs, scratchFolder: this.scratchFolder, context: this.#context });
    }
    async restoreScratch(archive, given) {
        const settings = readSettings(given);
        const tools = await this.#copyTools(settings);
        return restoreScratch(archive, settings, await this.#copyServer(settings.server), tools);
    }
    async #copyServer(atLeast) {
        if (this.#restoreAddress)
            return { address: this.#restoreAddress, temporary: false, stop: async () => { } };
        const programs = await programsFor(['postgres', 'initdb'], atLeast, { kind: 'server', given: undefined }, this.#context);
        if (typeof programs === 'string')
            throw missing(programs);
        return { ...(await startServer(programs, this.scratchFolder, this.#context)), temporary: true };
    }
    planRestore(options) {
        return planRestore(options, this.#address, this.#backup, this.#context);
    }
    async restore(archive, options) {
        await this.planRestore(options);
        return restoreDatabase(archive, options, this.#address, await this.#copyTools(readSettings(options.settings)));
    }
    async tidy() {
        const { clock } = this.#context;
        const names = [];
        const servers = [() => openMaintenance(this.#address, this.#context)];
        const other = this.#restoreAddress;
        if (other)
            servers.push(() => Session.open(onDatabase(other, other.database), this.#context));
        for (const open of servers) {
            const session = await open();
            try {
                names.push(...(await dropDead(session, clock)));
            }
            finally {
                await session.close();
            }
        }
        for (const name of await (0,partial_files/* listDeadPartials */.nP)(this.scratchFolder, clock)) {
            if (!/^\.partial-[0-9a-f]{8}-\d+-(postgres|dump|unpacked)-[0-9a-f]{8}$/.test(name))
                continue;
            await (0,promises_.rm)((0,external_node_path_.join)(this.scratchFolder, name), { recursive: true, force: true });
            names.push(name);
        }
        return names;
    }
    async #copyTools({ format, program }) {
        const { jobs, timeout } = this.#backup;
        const programs = await this.#client(format === 'plain' ? 'psql' : 'pg_restore', program);
        return { programs, jobs, timeout, scratchFolder: this.scratchFolder, context: this.#context };
    }
    async #client(program, atLeast) {
        const found = await programsFor([program], atLeast, { kind: 'client', given: this.#backup.programs }, this.#context);
        if (typeof found === 'string')
            throw missing(found);
        return found;
    }
}
function missing(message) {
    return new errors/* ProviderError */.mZ(message, { system: 'PostgreSQL', operation: 'finding its programs' });
}


/***/ })

};

export const id = 7072;
export const ids = [7072];
export const modules = {

/***/ 67072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MysqlEngine: () => (/* binding */ MysqlEngine)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/sql/src/failure.js
var src_failure = __webpack_require__(42816);
// EXTERNAL MODULE: ./build/packages/sql/src/mysql/address.js
var mysql_address = __webpack_require__(96547);
// EXTERNAL MODULE: ./build/packages/sql/src/mysql/explain-failure.js
var explain_failure = __webpack_require__(81055);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/server-session.js


/** For connecting, in milliseconds. */
const connectTimeout = 15_000;
/** How much longer than the server the client waits for an answer, in milliseconds. */
const grace = 5_000;
/** Reads an address of the section; its password is secret from then on. Throws ConfigurationError that names the field. */
function readAddress(text, field, { secrets }) {
    try {
        const address = (0,mysql_address/* parseMysqlAddress */.S)(text.replace(/^mariadb:/, 'mysql:'));
        for (const secret of address.secrets)
            secrets.add(secret);
        return address;
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        const message = error.message.replaceAll('`database`', `\`${field}\``);
        throw new errors/* ConfigurationError */.j1([{ input: field, message }]);
    }
}
/** A name as SQL takes it. */
function quoteName(name) {
    return `\`${name.replaceAll('`', '``')}\``;
}
/** One connection with settings that make answers of all servers alike: UTC, utf8mb4, no SQL mode, no limits of the server's own. */
class ServerSession {
    address;
    #connection;
    #settings;
    #context;
    #onAbort;
    #closed = false;
    constructor(connection, settings, context) {
        this.address = settings.address;
        this.#connection = connection;
        this.#settings = settings;
        this.#context = context;
        this.#onAbort = () => this.close();
        context.signal.addEventListener('abort', this.#onAbort, { once: true });
    }
    /** Connects. Throws DatabaseFailure, and the signal's reason when it fired. */
    static async open(settings, context) {
        context.signal.throwIfAborted();
        const session = new ServerSession(await connect(settings, context), settings, context);
        try {
            await session.#prepare();
            return session;
        }
        catch (error) {
            session.close();
            throw error;
        }
    }
    async #prepare() {
        const [row] = await this.rows('select version() as version');
        const mariadb = /mariadb/i.test(String(row?.['version']));
        const limit = Math.max(1, Math.ceil(this.#settings.timeout));
        await this.run(`set session ${mariadb ? `max_statement_time = ${limit / 1_000}` : `max_execution_time = ${limit}`},
        time_zone = '+00:00', sql_mode = '', sql_quote_show_create = 1, wait_timeout = 604800,
        net_write_timeout = 3600, net_read_timeout = 3600, lock_wait_timeout = 60, group_concat_max_len = 1048576`);
    }
    /** The rows of one statement. Throws DatabaseFailure, and the signal's reason when it fired. */
    async rows(sql, parameters = []) {
        try {
            const timeout = this.#settings.timeout + grace;
            const [rows] = await this.#connection.query({ sql, timeout, values: [...parameters] });
            return Array.isArray(rows) ? rows : [];
        }
        catch (error) {
            throw explain(error, this.#settings, this.#context, { query: sql, opened: true });
        }
    }
    /** Runs a statement that gives no rows. Throws as {@link rows} does. */
    async run(sql, parameters = []) {
        await this.rows(sql, parameters);
    }
    /** Ends the connection at once; what waits for it fails. */
    close() {
        if (this.#closed)
            return;
        this.#closed = true;
        this.#context.signal.removeEventListener('abort', this.#onAbort);
        this.#connection.destroy();
    }
}
async function connect(settings, context) {
    const { default: mysql } = await __webpack_require__.e(/* import() */ 909).then(__webpack_require__.t.bind(__webpack_require__, 20909, 19));
    const { host, port, user, password, database, tls } = settings.address;
    const connection = mysql.createConnection({
        ...{ host, port, connectTimeout, charset: 'utf8mb4_general_ci', multipleStatements: false },
        ...{ supportBigNumbers: true, bigNumberStrings: false, dateStrings: true, jsonStrings: true },
        // Parsers that are made while it runs would be one more thing to trust.
        ...{ disableEval: true, connectAttributes: { program_name: 'deploy-actions' } },
        ...(user === undefined ? {} : { user }),
        ...(password === undefined ? {} : { password }),
        ...(database === undefined ? {} : { database }),
        ...(tls === undefined ? {} : { ssl: (0,mysql_address/* tlsOptions */.Y)(tls) }),
    });
    // Without a listener the loss of an idle connection would end the process.
    connection.on('error', () => { });
    const giveUp = () => connection.destroy();
    context.signal.addEventListener('abort', giveUp, { once: true });
    try {
        await new Promise((resolve, reject) => {
            connection.connect((error) => (error ? reject(error) : resolve()));
            context.signal.addEventListener('abort', () => reject(context.signal.reason), { once: true });
        });
        return connection.promise();
    }
    catch (error) {
        connection.destroy();
        throw explain(error, settings, context, { query: '', opened: false });
    }
    finally {
        context.signal.removeEventListener('abort', giveUp);
    }
}
function explain(error, { address, timeout }, { secrets, signal }, { query, opened }) {
    if (signal.aborted)
        return signal.reason;
    return (0,explain_failure/* explainMysql */.I)(error, {
        ...{ place: `MySQL at ${address.place}`, user: address.user, query, before: '', opened },
        ...{ timeout: opened ? timeout : connectTimeout, redact: (text) => secrets.redact(text) },
    });
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/open-server.js



/** Milliseconds that a question about the server may take. */
const patience = 120_000;
/** Failures that the reader of the configuration can put right. */
const fixable = [
    'wrong-credentials',
    'unknown-database',
    'permission-denied',
    'not-that-database',
    'refused',
];
/** Connects; what the reader can put right is a ConfigurationError that names the field, anything else a DatabaseFailure. */
async function openFor(field, address, context, timeout = patience) {
    try {
        return await ServerSession.open({ address, timeout }, context);
    }
    catch (error) {
        if (!(error instanceof src_failure/* DatabaseFailure */.Mu) || !fixable.includes(error.reason))
            throw error;
        throw new errors/* ConfigurationError */.j1([{ input: field, message: error.message }]);
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/privileges.js

/** What the user of a session may do, roles that are active included. Throws DatabaseFailure. */
async function readPrivileges(session) {
    const [who] = await session.rows('select current_user() as grantee');
    const [user = '', host = '%'] = String(who?.['grantee']).split(/@(?=[^@]*$)/);
    const grants = (await session.rows('show grants')).map((row) => String(Object.values(row)[0]));
    const roles = (await session.rows('select current_role() as role').catch(() => [])).map((row) => String(row['role'] ?? 'NONE'));
    const [role = 'NONE'] = roles;
    // MariaDB lists the grants of the active role by itself.
    if (role !== 'NONE' && role !== '' && role !== 'null' && /`@`/.test(role)) {
        const more = await session.rows(`show grants for current_user() using ${role}`);
        grants.push(...more.map((row) => String(Object.values(row)[0])));
    }
    return {
        ...judge(grants.map(readGrant).filter((grant) => grant !== undefined)),
        grantee: `'${user}'@'${host}'`,
    };
}
/** Reads what `SHOW GRANTS` writes; nothing for grants of roles and proxies. */
function readGrant(text) {
    const match = /^(GRANT|REVOKE) (.+?) ON (?:TABLE )?(\*|`(?:[^`]|``)*`)\.(\*|`(?:[^`]|``)*`) (?:TO|FROM) /i.exec(text);
    if (!match)
        return undefined;
    const [, verb = '', list = '', database = '', table = ''] = match;
    // Privileges on columns have the columns in parentheses, and don't cover the table.
    const privileges = list
        .replaceAll(/ ?\w+(?: \w+)* \([^)]*\)(?:, ?)?/g, '')
        .split(/, ?/)
        .map((each) => each.trim().toUpperCase());
    return { privileges, revoked: /^revoke$/i.test(verb), database: nameIn(database), table: nameIn(table) };
}
function nameIn(text) {
    return text === '*' ? '*' : text.slice(1, -1).replaceAll('``', '`');
}
/** Finds privileges among grants. */
function judge(grants) {
    const gives = ({ privileges }, privilege) => privileges.includes(privilege) || privileges.includes('ALL PRIVILEGES') || privileges.includes('ALL');
    const has = (privilege, database) => {
        const about = grants.filter((grant) => grant.table === '*' && gives(grant, privilege));
        if (about.some((grant) => grant.revoked && grant.database === database))
            return false;
        return about.some((grant) => !grant.revoked && (grant.database === '*' || matches(grant.database, database)));
    };
    return {
        has,
        hasOnTable: (privilege, database, table) => has(privilege, database) ||
            grants.some((grant) => grant.database === database && grant.table === table && gives(grant, privilege)),
    };
}
/** Names of databases in grants are patterns: `_` is any character and `%` any text, unless a backslash stands before it. */
function matches(pattern, database) {
    const source = pattern.replaceAll(/\\([_%\\])|([_%])|([.*+?^${}()|[\]\\])/g, (_all, literal, wild, special) => {
        if (literal !== undefined)
            return literal === '\\' ? '\\\\' : literal;
        return wild === undefined ? `\\${special}` : wild === '_' ? '.' : '.*';
    });
    return new RegExp(`^${source}$`, 's').test(database);
}
/** What a user needs and hasn't got, each with the statement that grants it. */
function missingForDump(privileges, server, database) {
    const needed = ['SELECT', 'SHOW VIEW', 'TRIGGER', 'EVENT'].filter((each) => !privileges.has(each, database));
    const missing = needed.length === 0
        ? []
        : [`GRANT ${needed.join(', ')} ON ${quoteName(database)}.* TO ${privileges.grantee}`];
    const routines = missingForRoutines(privileges, server, database);
    return routines === undefined ? missing : [...missing, routines];
}
/**
 * Routines that the user may not look into are missing from the dump without a word.
 * https://dev.mysql.com/doc/refman/8.4/en/show-create-procedure.html, https://mariadb.com/kb/en/show-create-procedure/
 */
function missingForRoutines(privileges, server, database) {
    const { kind, major, minor, text } = server;
    const to = privileges.grantee;
    if (privileges.hasOnTable('SELECT', 'mysql', 'proc'))
        return undefined;
    if (kind === 'mariadb' && (major > 11 || (major === 11 && minor >= 3))) {
        if (privileges.has('SHOW CREATE ROUTINE', database))
            return undefined;
        return `GRANT SHOW CREATE ROUTINE ON ${quoteName(database)}.* TO ${to}`;
    }
    if (kind === 'mysql' && major >= 8) {
        if (privileges.has('SHOW_ROUTINE', '*') || privileges.has('SELECT', '*'))
            return undefined;
        // Before 8.0.20 only SELECT on everything did.
        const patch = Number(text.split('.')[2]);
        return major === 8 && minor === 0 && patch < 20
            ? `GRANT SELECT ON *.* TO ${to}`
            : `GRANT SHOW_ROUTINE ON *.* TO ${to}`;
    }
    return `GRANT SELECT ON mysql.proc TO ${to}`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/server-facts.js
/** How people call a server or a program of a kind. */
function nameOf({ kind, text }) {
    return `${kind === 'mariadb' ? 'MariaDB' : 'MySQL'} ${text}`;
}
/** Reads a version as servers write it; `5.5.5-10.11.6-MariaDB` is one of MariaDB before a proxy. */
function readVersion(text, kind) {
    const [, major = '0', minor = '0', patch = '0'] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.replace(/^5\.5\.5-/, '')) ?? [];
    return { kind, text: `${major}.${minor}.${patch}`, major: Number(major), minor: Number(minor) };
}
/** Whether a version is of an older series than another of the same kind. */
function isOlder(version, than) {
    return version.major < than.major || (version.major === than.major && version.minor < than.minor);
}
/** Asks a server what it is. Throws DatabaseFailure. */
async function readServerFacts(session) {
    const [row] = await session.rows('select version() as version, @@version_comment as comment, @@global.max_allowed_packet as packet, @@lower_case_table_names as lower_case');
    const version = String(row?.['version']);
    const kind = /mariadb/i.test(`${version} ${row?.['comment']}`) ? 'mariadb' : 'mysql';
    return {
        ...readVersion(version, kind),
        longestStatement: Number(row?.['packet']),
        lowerCaseNames: Number(row?.['lower_case']),
    };
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/restore-connection.js




/** What scratch databases are called, behind which something random comes. */
const scratchPrefix = 'deploy_scratch_';
/** What it takes to make a database, fill it, look at it, migrate it and drop it. */
const makingPrivileges = [
    ...[
        'SELECT',
        'INSERT',
        'UPDATE',
        'DELETE',
        'CREATE',
        'DROP',
        'ALTER',
        'INDEX',
        'REFERENCES',
        'CREATE VIEW',
        'SHOW VIEW',
    ],
    ...['TRIGGER', 'CREATE ROUTINE', 'ALTER ROUTINE', 'EXECUTE', 'EVENT'],
];
/** What keeps the restored copy from being made on the server of `restore-connection`, found without writing. */
async function restoreConnectionProblems(section, source, context) {
    const given = section['restore-connection'];
    if (given === undefined || section.verify !== 'restore')
        return [];
    const field = 'restore-connection';
    const address = { ...readAddress(given, field, context), database: undefined };
    const session = await openFor(field, address, context);
    try {
        const server = await readServerFacts(session);
        const problems = [];
        if (server.kind !== source.kind || isOlder(server, source)) {
            const message = `is ${nameOf(server)}, but the database is on ${nameOf(source)}: what it holds can only be compared on a server of the same kind that isn't older`;
            problems.push({ input: field, message });
        }
        if (server.lowerCaseNames !== source.lowerCaseNames) {
            const message = `has \`lower_case_table_names = ${server.lowerCaseNames}\`, but the server of the database ${source.lowerCaseNames}: names would differ`;
            problems.push({ input: field, message });
        }
        const privileges = await readPrivileges(session);
        const missing = makingPrivileges.filter((each) => !privileges.has(each, `${scratchPrefix}0`));
        if (missing.length > 0) {
            const grant = `GRANT ${missing.join(', ')} ON \`${scratchPrefix.replaceAll('_', '\\_')}%\`.* TO ${privileges.grantee}`;
            problems.push({
                input: field,
                message: `the user may not make databases of its own there: \`${grant}\``,
            });
        }
        return problems;
    }
    finally {
        session.close();
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/table-engines.js
/** Engines that keep rows in this database and know no transactions: a dump of theirs is sound only if nobody writes meanwhile. */
const local = new Set(['myisam', 'aria', 'memory', 'csv', 'archive']);
/** The tables that no transaction protects. Throws DatabaseFailure. */
async function unprotectedTables(session, tables) {
    const engines = await session.rows('select engine as name, transactions as transactions from information_schema.engines');
    const transactional = new Set(engines
        .filter(({ transactions }) => transactions === 'YES')
        .map(({ name }) => String(name).toLowerCase()));
    return tables.filter(({ engine }) => !transactional.has(engine.toLowerCase()));
}
/** Whether rows of an engine lie elsewhere, or nowhere: neither can they be dumped, nor is it safe to restore them. */
function isElsewhere({ engine }) {
    return [
        'federated',
        'connect',
        'spider',
        'mrg_myisam',
        'mroonga',
        'blackhole',
        'ndbcluster',
        's3',
        'null',
    ].includes(engine.toLowerCase());
}
/** Whether an engine has no transactions and keeps its rows here. */
function isLocal({ engine }) {
    return local.has(engine.toLowerCase());
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/programs.js




/** What programs are looked for as: MariaDB's new names first, as its old ones belong to either kind. */
const names = {
    dump: ['mariadb-dump', 'mysqldump'],
    client: ['mariadb', 'mysql'],
    server: ['mariadbd', 'mysqld'],
};
/** Debian and Red Hat keep servers outside of PATH. */
const serverFolders = ['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/usr/local/mysql/bin'];
/** All programs for a purpose, from `folder` or else from PATH, in the order in which they were found. */
async function findPrograms(purpose, folder, context) {
    const onPath = (context.environment['PATH'] ?? '').split(external_node_path_.delimiter).filter((each) => each !== '');
    const given = folder === undefined ? onPath : [(0,external_node_path_.resolve)(context.workspace, folder)];
    const folders = purpose === 'server' ? [...given, ...serverFolders] : given;
    const programs = [];
    for (const name of names[purpose]) {
        for (const each of folders) {
            const program = await identify((0,external_node_path_.join)(each, name), context);
            if (program === undefined)
                continue;
            programs.push(program);
            break;
        }
    }
    return programs;
}
async function identify(path, { processes, workspace, signal }) {
    const executable = await (0,promises_.access)(path, external_node_fs_.constants.X_OK).then(() => true, () => false);
    if (!executable)
        return undefined;
    const request = {
        command: path,
        args: ['--version'],
        directory: workspace,
        bare: true,
        timeout: 20_000,
        signal,
    };
    const { exitCode, stdout } = await processes.tool(request);
    return exitCode === 0 ? { path, ...readProgramVersion(stdout) } : undefined;
}
/**
 * The version in what `--version` gives: `Ver 8.0.36 for Linux`, `Ver 10.13 Distrib 5.7.44, for Linux`,
 * `Ver 10.19 Distrib 10.11.6-MariaDB`, `from 11.4.2-MariaDB, client 10.19`.
 */
function readProgramVersion(text) {
    const kind = /mariadb/i.test(text.replace(/^\S+/, '')) ? 'mariadb' : 'mysql';
    const [, version = '0'] = /(?:Distrib|from) (\d+\.\d+\.\d+)/.exec(text) ?? /Ver (\d+\.\d+\.\d+)/.exec(text) ?? [];
    return readVersion(version, kind);
}
/** The program that fits a server best: of its kind if there is one. */
function bestFor(kind, programs) {
    return programs.find((program) => program.kind === kind) ?? programs[0];
}
/** What has to be installed for a purpose. */
function howToInstall(kind) {
    return kind === 'mariadb'
        ? 'install `mariadb-client` (Debian, Ubuntu), `mariadb` (Red Hat) or set `programs`'
        : 'install `mysql-client` (Ubuntu), `mysql-community-client` (MySQL’s own packages) or set `programs`';
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/tools.js


/** What people call the programs of a purpose. */
const called = {
    dump: '`mariadb-dump` or `mysqldump`',
    client: '`mariadb` or `mysql`',
    server: '`mariadbd` or `mysqld`',
};
/**
 * Finds the programs for a server. One of the other kind or of an older series may leave out what it doesn't know, which only a
 * restore can tell: without `verify: restore` it is refused.
 */
async function findTools(section, server, context) {
    const problems = [];
    const doubts = [];
    const find = async (purpose) => bestFor(server.kind, await findPrograms(purpose, section.programs, context));
    const [dump, client, daemon] = await Promise.all([find('dump'), find('client'), find('server')]);
    const proven = section.verify === 'restore';
    if (dump === undefined)
        problems.push(missing('dump', server.kind, section));
    if (client === undefined && proven)
        problems.push(missing('client', server.kind, section));
    const doubt = dump && unfit(dump, server);
    if (doubt !== undefined && proven)
        doubts.push(doubt);
    else if (doubt !== undefined) {
        const message = `${doubt}; that shows only when it is restored: set \`verify: restore\`, or ${howToInstall(server.kind)}`;
        problems.push({ input: 'programs', message });
    }
    if (proven && section['restore-connection'] === undefined) {
        const why = temporaryServerProblem(daemon, server);
        if (why !== undefined)
            problems.push({ input: 'restore-connection', message: why });
    }
    return { dump, client, server: daemon, problems, doubts };
}
function missing(purpose, kind, { programs }) {
    const where = programs === undefined ? 'on PATH' : `in \`${programs}\``;
    return { input: 'programs', message: `${called[purpose]} is not ${where}: ${howToInstall(kind)}` };
}
function unfit(program, server) {
    const pair = `\`${program.path}\` is ${nameOf(program)} and the server ${nameOf(server)}`;
    if (program.kind !== server.kind)
        return `${pair}: a program of the other kind may leave out what it doesn't know`;
    if (isOlder(program, server))
        return `${pair}: an older program may leave out what it doesn't know`;
    return undefined;
}
/** Why no temporary server can be started that takes what the server has. */
function temporaryServerProblem(daemon, server) {
    const needed = `a ${server.kind === 'mariadb' ? 'MariaDB' : 'MySQL'} server of series ${server.major}.${server.minor} or newer on this machine (${server.kind === 'mariadb' ? '`mariadb-server`' : '`mysql-server`'})`;
    const instead = 'or set `restore-connection` to a server on which the copy may be restored';
    if (daemon === undefined)
        return `\`verify: restore\` needs ${needed}, but found none; install it, ${instead}`;
    if (daemon.kind === server.kind && !isOlder(daemon, server))
        return undefined;
    return `\`verify: restore\` needs ${needed}, but \`${daemon.path}\` is ${nameOf(daemon)}; install it, ${instead}`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/examine.js







/** A new server without any data: system tables, redo log, undo and temporary tablespaces. */
const emptyServer = 350 * 1024 * 1024;
/** Looks at the database and at the programs, without writing. Throws ConfigurationError with all that is in the way. */
async function examine(section, address, context) {
    const database = address.database;
    if (database === undefined) {
        const message = 'names no database: `mysql://user:password@host:3306/name`';
        throw new errors/* ConfigurationError */.j1([{ input: 'connection', message }]);
    }
    const session = await openFor('connection', address, context);
    try {
        const server = await readServerFacts(session);
        const tools = await findTools(section, server, context);
        const missing = missingForDump(await readPrivileges(session), server, database);
        const tables = await listTables(session, database);
        const problems = [
            ...missing.map((grant) => ({
                input: 'connection',
                message: `the user may not read all that belongs to a backup: \`${grant}\``,
            })),
            ...exclusionProblems(section, tables),
            ...(await engineProblems(section, session, tables, context)),
            ...tools.problems,
            ...(await restoreConnectionProblems(section, server, context)),
        ];
        if (problems.length > 0)
            throw new errors/* ConfigurationError */.j1(problems);
        for (const doubt of tools.doubts)
            context.log.warning(`${doubt}. The restore will show it.`);
        return { facts: factsOf(section, address, tables), server, tools };
    }
    finally {
        session.close();
    }
}
/** Tables and views with what they take. */
async function listTables(session, database) {
    // MySQL 8 answers from a cache that may be a day old; MariaDB doesn't know the setting.
    await session.run('set session information_schema_stats_expiry = 0').catch(() => { });
    const rows = await session.rows(`select table_name as name, engine as engine, coalesce(data_length, 0) as data, coalesce(index_length, 0) as indexes
     from information_schema.tables where table_schema = ?`, [database]);
    return rows.map((row) => ({
        ...{ name: String(row['name']), engine: String(row['engine'] ?? '') },
        ...{ dataBytes: Number(row['data']), indexBytes: Number(row['indexes']) },
    }));
}
function factsOf(section, address, tables) {
    const kept = tables.filter(({ name }) => !section.tables?.exclude.includes(name));
    const data = kept.reduce((sum, { dataBytes }) => sum + dataBytes, 0);
    const all = kept.reduce((sum, { indexBytes }) => sum + indexBytes, data);
    return {
        database: address.place,
        // Random bytes take twice their size as hexadecimal text, half of which gzip takes back, and a little more.
        archiveBytes: Math.ceil(data * 1.15) + 1024 * 1024,
        scratchBytes: section['restore-connection'] === undefined ? Math.ceil(all * 1.5) + emptyServer : 0,
    };
}
/** A name that isn't there is a slip of the pen, and a table would be in the backup that shouldn't. */
function exclusionProblems(section, tables) {
    const names = tables.map(({ name }) => name);
    return (section.tables?.exclude ?? [])
        .filter((name) => !names.includes(name))
        .map((name) => {
        const near = (0,inputs/* nearest */.pA)(name, names);
        const hint = near === undefined ? '' : `; is it \`${near}\`?`;
        return {
            input: 'tables',
            message: `\`tables.exclude\` names \`${name}\`, which the database doesn't have${hint}`,
        };
    });
}
async function engineProblems(section, session, listed, { log }) {
    const tables = listed
        .filter(({ name, engine }) => engine !== '' && !section.tables?.exclude.includes(name))
        .map(({ name, engine }) => ({ name, engine, columns: [], virtual: [], bytes: 0 }));
    const unprotected = await unprotectedTables(session, tables);
    const names = (some) => some.map(({ name, engine }) => `\`${name}\` (${engine})`).join(', ');
    const elsewhere = unprotected.filter((table) => isElsewhere(table) || !isLocal(table));
    const local = unprotected.filter(isLocal);
    if (local.length > 0) {
        log.warning(`Tables without transactions: ${names(local)}. They are read before and after the dump, and it fails when one of them was written to meanwhile.`);
    }
    if (elsewhere.length === 0)
        return [];
    const message = `tables whose rows lie elsewhere can't be backed up: ${names(elsewhere)}; name them in \`tables.exclude\``;
    return [{ input: 'tables', message }];
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/dump-reader.js

/** A definition is never longer: what is, is no dump. */
const longestDefinition = 64 * 1024 * 1024;
/** Names of a table and of all its columns. */
const longestHead = 1024 * 1024;
const code = (character) => character.charCodeAt(0);
const [newline, space, tab, carriage] = [10, 32, 9, 13];
const [single, dump_reader_double, back, slash] = [code("'"), code('"'), code('`'), code('\\')];
const [dump_reader_open, dump_reader_close, dash, hash, star, bar] = [
    code('('),
    code(')'),
    code('-'),
    code('#'),
    code('*'),
    code('/'),
];
const bang = code('!');
/** Bytes that tell what begins at one: a delimiter, a comment, `DELIMITER`. */
const lookahead = 10;
/** 1 for each byte that changes what the following ones are, delimiters aside. */
const telling = new Uint8Array(256);
for (const byte of [single, dump_reader_double, back, dump_reader_open, dump_reader_close, dash, hash, bar])
    telling[byte] = 1;
/**
 * Takes a dump apart into statements, as the client program does, piece by piece: statements of rows go through as bytes, so
 * that memory stays flat however long they are. https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html (delimiter)
 */
class DumpReader {
    #events;
    #state = 'between';
    #quote = 0;
    #escaped = false;
    #backslashEscapes = true;
    #delimiter = Buffer.from(';');
    /** The statement or line so far; of a statement of rows only until its first row. */
    #held = [];
    #heldBytes = 0;
    #bytes = 0;
    #depth = 0;
    #table;
    #rows = 0;
    /** The last bytes of a piece that can't be judged without the next one. */
    #rest = Buffer.alloc(0);
    constructor(events) {
        this.#events = events;
    }
    /** Whether it stands between two statements. */
    get isBetween() {
        return this.#state === 'between' && this.#rest.length === 0;
    }
    /** Takes the next piece. Throws DamagedBackupError for what no dump holds. */
    write(piece) {
        const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
        this.#rest = bytes.subarray(this.#read(bytes, Math.max(0, bytes.length - lookahead)));
    }
    /** Takes what is left. */
    end() {
        const bytes = Buffer.concat([this.#rest, Buffer.from('\n')]);
        this.#rest = Buffer.alloc(0);
        this.#read(bytes, bytes.length);
    }
    /** Reads up to `end` at least; gives where it stopped. Bytes behind `end` are there to look at. */
    #read(bytes, end) {
        let at = 0;
        let from = 0;
        while (at < end) {
            const state = this.#state;
            if (state === 'between') {
                at = this.#skip(bytes, at, end);
                from = at;
            }
            else if (state === 'line') {
                at = this.#toNewline(bytes, at, end);
                if (at < end) {
                    this.#hold(bytes.subarray(from, at));
                    this.#lineEnded();
                    at += 1;
                    from = at;
                }
            }
            else if (state === 'quote')
                at = this.#inQuote(bytes, at, end);
            else if (state === 'block')
                at = this.#inBlock(bytes, at, end);
            else if (state === 'line-within') {
                at = this.#toNewline(bytes, at, end);
                if (at < end)
                    this.#state = 'statement';
            }
            else {
                at = this.#inStatement(bytes, at, end, from);
                if (this.#state === 'between')
                    from = at;
            }
        }
        if (this.#state !== 'between')
            this.#pass(bytes.subarray(from, at));
        return at;
    }
    #skip(bytes, start, end) {
        let at = start;
        while (at < end && isBlank(bytes[at]))
            at += 1;
        if (at >= end)
            return at;
        const isComment = bytes[at] === hash || (bytes[at] === dash && bytes[at + 1] === dash);
        // A command of the client ends with its line: `DELIMITER`, and what MariaDB puts in front, `/*M!999999\- …`.
        const isCommand = /^(?:delimiter\s|\/\*M?!999999)/i.test(bytes.toString('latin1', at, at + lookahead));
        this.#state = isComment || isCommand ? 'line' : 'statement';
        return at;
    }
    #toNewline(bytes, start, end) {
        const found = bytes.indexOf(newline, start);
        return found === -1 || found > end ? end : found;
    }
    #lineEnded() {
        const line = this.#take().trim();
        this.#state = 'between';
        const [, delimiter] = /^delimiter\s+(\S+)/i.exec(line) ?? [];
        if (delimiter === undefined) {
            this.#events.comment(line);
            return;
        }
        if (delimiter.length > 2)
            throw new backup_engine/* DamagedBackupError */.c(`it has the delimiter ${delimiter}, which no dump has`);
        this.#delimiter = Buffer.from(delimiter);
    }
    #inQuote(bytes, start, end) {
        let at = start;
        const quote = this.#quote;
        const escapes = this.#backslashEscapes && quote !== back;
        if (this.#escaped && at < end) {
            this.#escaped = false;
            at += 1;
        }
        while (at < end) {
            const byte = bytes[at];
            if (byte === quote) {
                this.#state = 'statement';
                return at + 1;
            }
            if (byte === slash && escapes) {
                at += 1;
                if (at >= end) {
                    this.#escaped = true;
                    return at;
                }
            }
            at += 1;
        }
        return at;
    }
    #inBlock(bytes, start, end) {
        for (let at = start; at < end; at += 1) {
            if (bytes[at] === star && bytes[at + 1] === bar) {
                this.#state = 'statement';
                return at + 2;
            }
        }
        return end;
    }
    #inStatement(bytes, start, end, from) {
        const [first, second] = this.#delimiter;
        for (let at = start; at < end; at += 1) {
            while (at < end && telling[bytes[at] ?? 0] === 0 && bytes[at] !== first)
                at += 1;
            if (at >= end)
                return end;
            const byte = bytes[at];
            if (byte === single || byte === dump_reader_double || byte === back) {
                this.#quote = byte;
                this.#state = 'quote';
                return at + 1;
            }
            if (byte === first && (second === undefined || bytes[at + 1] === second)) {
                this.#pass(bytes.subarray(from, at));
                this.#statementEnded();
                return at + this.#delimiter.length;
            }
            if (byte === dump_reader_open) {
                if (this.#depth === 0)
                    this.#tupleBegins(bytes.subarray(from, at));
                this.#depth += 1;
            }
            else if (byte === dump_reader_close)
                this.#depth -= 1;
            else if (this.#table === undefined) {
                if (byte === bar && bytes[at + 1] === star && !isVersioned(bytes, at + 2)) {
                    this.#state = 'block';
                    return at + 2;
                }
                const remark = byte === dash && bytes[at + 1] === dash && isBlank(bytes[at + 2]);
                if (remark || byte === hash) {
                    this.#state = 'line-within';
                    return at + 1;
                }
            }
        }
        return end;
    }
    /** At an opening parenthesis outside of all others: a row, if a statement of rows has come as far as that. */
    #tupleBegins(pending) {
        if (this.#table === undefined) {
            if (this.#heldBytes + pending.length > longestHead)
                return;
            const head = Buffer.concat([...this.#held, pending]).toString('latin1');
            const [, name] = rowsHead.exec(head) ?? [];
            if (name === undefined)
                return;
            this.#table = asText(name.replaceAll('``', '`'));
            this.#events.data?.(Buffer.concat(this.#held));
            this.#held = [];
        }
        this.#rows += 1;
    }
    /** Keeps a piece of a definition, or hands on one of rows. */
    #pass(piece) {
        this.#bytes += piece.length;
        if (this.#table === undefined)
            this.#hold(piece);
        else
            this.#events.data?.(piece);
    }
    #hold(piece) {
        // A view on what is read next time.
        if (piece.length > 0)
            this.#held.push(Buffer.from(piece));
        this.#heldBytes += piece.length;
        if (this.#heldBytes > longestDefinition) {
            throw new backup_engine/* DamagedBackupError */.c('it holds a statement that is longer than a definition ever is');
        }
    }
    #take() {
        const text = Buffer.concat(this.#held).toString('latin1');
        this.#held = [];
        this.#heldBytes = 0;
        return text;
    }
    #statementEnded() {
        this.#state = 'between';
        this.#depth = 0;
        const delimiter = this.#delimiter.toString();
        if (this.#table !== undefined) {
            this.#events.data?.(Buffer.from(`${delimiter}\n`));
            this.#events.rows(this.#table, this.#rows, this.#bytes);
        }
        else {
            const text = this.#take();
            const [, modes] = /\bsql_mode\s*=\s*'([^']*)'/i.exec(text.slice(0, 1_000)) ?? [];
            if (modes !== undefined)
                this.#backslashEscapes = !/NO_BACKSLASH_ESCAPES/i.test(modes);
            else if (/\bsql_mode\s*=\s*@/i.test(text.slice(0, 200)))
                this.#backslashEscapes = true;
            if (text.trim() !== '')
                this.#events.statement(text.trim(), delimiter);
        }
        this.#table = undefined;
        this.#rows = 0;
        this.#bytes = 0;
        this.#heldBytes = 0;
    }
}
/** `INSERT INTO t VALUES`, or with the names of the columns in front, which stand in parentheses, too. */
const rowsHead = /^\s*(?:insert|replace)\s+(?:ignore\s+)?into\s+`((?:[^`]|``)+)`\s*(?:\((?:[^`()]|`(?:[^`]|``)*`)*\)\s*)?values\s*$/i;
/** The text that a statement's bytes are in UTF-8, in which names are dumped. */
function asText(bytes) {
    return Buffer.from(bytes, 'latin1').toString();
}
/** `/*!50003` and `/*M!100100` hold what servers execute. */
function isVersioned(bytes, at) {
    return bytes[at] === bang || (bytes[at] === code('M') && bytes[at + 1] === bang);
}
function isBlank(byte) {
    return byte === space || byte === newline || byte === tab || byte === carriage;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/dump-statements.js




const dump_statements_name = '(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|[\\w$]+)';
const account = `${dump_statements_name.replace('(?:', "(?:'[^']*'|")}(?:\\s*@\\s*${dump_statements_name.replace('(?:', "(?:'[^']*'|")})?(?:\\(\\))?`;
/** What may stand between CREATE and what is created. */
const manner = `(?:or\\s+replace\\s+|algorithm\\s*=\\s*\\w+\\s+|definer\\s*=\\s*${account}\\s+|sql\\s+security\\s+\\w+\\s+|aggregate\\s+)*`;
/** All that the dump programs write for one database; anything else is no dump of theirs, and may reach beyond the database. */
const kinds = [
    ['settings', /^set\s+(?!.*(?:\bglobal\b|\bpersist\w*\b|@@global\.|@@persist))/is],
    ['settings', /^(?:commit|start\s+transaction)$/i],
    ['table', /^create\s+table\s+(?:if\s+not\s+exists\s+)?`(?:[^`]|``)+`\s*\(/i],
    ['sequence', new RegExp(`^create\\s+sequence\\s+${dump_statements_name}(?![\\s]*\\.)`, 'i')],
    [
        'value',
        new RegExp(`^(?:do|select)\\s+setval\\(\\s*${dump_statements_name}\\s*,\\s*-?\\d+\\s*,\\s*\\d+(?:\\s*,\\s*\\d+)?\\s*\\)$`, 'i'),
    ],
    ['view', new RegExp(`^create\\s+${manner}view\\s+${dump_statements_name}(?:\\s*\\(|\\s+as\\s)`, 'i')],
    ['trigger', new RegExp(`^create\\s+${manner}trigger\\s`, 'i')],
    [
        'routine',
        new RegExp(`^create\\s+${manner}(?:procedure|function|package(?:\\s+body)?)\\s+(?:if\\s+not\\s+exists\\s+)?${dump_statements_name}\\s*(?!\\s*\\.)`, 'i'),
    ],
    [
        'event',
        new RegExp(`^create\\s+${manner}event\\s+(?:if\\s+not\\s+exists\\s+)?${dump_statements_name}\\s+on\\s+schedule\\s`, 'i'),
    ],
    [
        'drop',
        new RegExp(`^drop\\s+(?:table|view|sequence|trigger|procedure|function|event|package(?:\\s+body)?)\\s+if\\s+exists\\s+${dump_statements_name}$`, 'i'),
    ],
    ['keys', new RegExp(`^alter\\s+table\\s+${dump_statements_name}\\s+(?:dis|en)able\\s+keys$`, 'i')],
    [
        'database',
        new RegExp(`^alter\\s+database\\s+${dump_statements_name}\\s+character\\s+set\\s+\\w+\\s+collate\\s+\\w+$`, 'i'),
    ],
    ['locks', /^(?:lock\s+tables\s+[^;]*|unlock\s+tables)$/i],
];
/** The statement as a server reads it that knows all versions. */
function bare(statement) {
    return statement
        .replaceAll(/\/\*M?!\d*\s?/g, '')
        .replaceAll(/\*\//g, '')
        .trim();
}
/** What a statement does. Throws DamagedBackupError for one that the dump programs never write. */
function kindOf(statement) {
    const text = bare(statement);
    const [kind] = kinds.find(([, pattern]) => pattern.test(text)) ?? [];
    if (kind !== undefined)
        return kind;
    throw new backup_engine/* DamagedBackupError */.c(`it holds a statement that no dump of one database has: ${(0,quoted/* quoted */.T)(asText(text))}`);
}
/** The name of the table that a statement creates. */
function createdTable(statement) {
    const [, found] = /^create\s+table\s+(?:if\s+not\s+exists\s+)?`((?:[^`]|``)+)`/i.exec(bare(statement)) ?? [];
    return found?.replaceAll('``', '`');
}
/** Names and states of the events in `statement`, as they are to be; `ENABLE` where nothing is said. */
function eventState(statement) {
    const match = eventHeader.exec(statement);
    if (!match)
        return undefined;
    const [, , found = '', , state = ''] = match;
    return { name: asText(unquoted(found)), state: state.toUpperCase() };
}
/** Up to the body of an event. The programs write all of it but the comment, in this order. */
const eventHeader = new RegExp(`^([\\s\\S]*?\\bevent\\s+(?:if\\s+not\\s+exists\\s+)?)(${dump_statements_name})(\\s+on\\s+schedule\\s[\\s\\S]*?\\son\\s+completion\\s+(?:not\\s+)?preserve\\s+)(enable|disable(?:\\s+on\\s+(?:slave|replica))?)(?=\\s)`, 'i');
/** The statement as it goes into another database; `undefined` for one that is left out there. */
function rewrite(statement, into) {
    const kind = kindOf(statement);
    if (kind === 'locks')
        return undefined;
    if (kind === 'database') {
        return statement.replace(new RegExp(`(alter\\s+database\\s+)${dump_statements_name}`, 'i'), (_all, words) => `${words}${asBytes(quoteName(into.database))}`);
    }
    let text = statement;
    if (kind === 'trigger')
        text = withoutDatabase(text);
    if (into.withoutDefiners && ['view', 'trigger', 'routine', 'event'].includes(kind))
        text = withoutDefiner(text);
    if (into.withoutEvents && kind === 'event')
        text = text.replace(eventHeader, '$1$2$3DISABLE');
    return text;
}
const headerEnd = /\b(?:procedure|function|trigger|event|view|package)\b/i;
/** Without its definer, who then is whoever runs the statement. */
function withoutDefiner(statement) {
    const end = headerEnd.exec(maskQuotes(statement))?.index ?? 0;
    const header = statement.slice(0, end).replace(new RegExp(`definer\\s*=\\s*${account}`, 'i'), '');
    return `${header}${statement.slice(end)}`;
}
/** The same length with what is quoted blotted out, so that a user called `event` is no event. */
function maskQuotes(text) {
    return text.replaceAll(/`(?:[^`]|``)*`|'[^']*'|"[^"]*"/g, (part) => 'x'.repeat(part.length));
}
const triggerHeader = new RegExp(`(\\btrigger\\s+(?:if\\s+not\\s+exists\\s+)?)(?:${dump_statements_name}\\s*\\.\\s*)?(${dump_statements_name}\\s+(?:before|after)\\s+(?:insert|update|delete)\\s+on\\s+)(?:${dump_statements_name}\\s*\\.\\s*)?(${dump_statements_name})`, 'i');
/** Triggers are written as their author wrote them, maybe with the database in front of both names. */
function withoutDatabase(statement) {
    return statement.replace(triggerHeader, '$1$2$3');
}
/** A text as a statement has it, of which each byte is a character. */
function asBytes(text) {
    return Buffer.from(text).toString('latin1');
}
function unquoted(found) {
    if (found.startsWith('`'))
        return found.slice(1, -1).replaceAll('``', '`');
    return found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found;
}

// EXTERNAL MODULE: ./build/packages/database/src/digest.js
var digest = __webpack_require__(71093);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/table-definition.js

/**
 * Takes apart what `SHOW CREATE TABLE` and dumps write: one line for each column, key and constraint, then the options and the
 * partitions. The next AUTO_INCREMENT value isn't part of a definition.
 */
function readTableDefinition(table, text) {
    const columns = [];
    const virtual = [];
    const objects = [];
    const shape = [];
    const add = (type, name, line) => objects.push({ type, name, checksum: (0,digest/* digestText */.M6)(line) });
    const [lines, tail] = linesOf(text);
    for (const line of lines) {
        const [, column] = /^`((?:[^`]|``)+)`/.exec(line) ?? [];
        if (column !== undefined) {
            columns.push(column.replaceAll('``', '`'));
            if (isVirtual(line))
                virtual.push(column.replaceAll('``', '`'));
            shape.push(modern(line));
            continue;
        }
        const { type, name } = keyOf(line);
        add(type, name === undefined ? table : `${table}.${name}`, line);
    }
    const [options = '', partitions] = tail.split(/(?=\n? ?(?:\/\*!\d+)? ?PARTITION BY )/);
    const lasting = options.replace(/\sAUTO_INCREMENT=\d+/, '').trim();
    objects.unshift({ type: 'table', name: table, checksum: (0,digest/* digestText */.M6)([...shape, lasting].join('\n')) });
    if (partitions !== undefined)
        add('partitions', table, partitions.replaceAll(/\s+/g, ' ').trim());
    return { columns, virtual, objects };
}
/** Lines between the outer parentheses, without the commas that end them, and what follows. */
function linesOf(text) {
    const begin = text.indexOf('(\n') + 2;
    const end = text.indexOf('\n)', begin);
    const lines = [];
    for (const line of text.slice(begin, end).split('\n')) {
        if (/^ {2}\S/.test(line))
            lines.push(line.slice(2));
        else
            lines.push(`${lines.pop() ?? ''}\n${line}`);
    }
    return [lines.map((line) => line.replace(/,$/, '')), text.slice(end + 2)];
}
function keyOf(line) {
    const [, found] = /`((?:[^`]|``)+)`/.exec(line.replace(/\(.*$/s, '')) ?? [];
    const name = found?.replaceAll('``', '`');
    if (/^PRIMARY KEY/.test(line))
        return { type: 'primary key', name: undefined };
    if (/^CONSTRAINT .* FOREIGN KEY /.test(line))
        return { type: 'foreign key', name };
    if (/^(CONSTRAINT `(?:[^`]|``)+` )?CHECK/.test(line))
        return { type: 'check', name };
    if (/^PERIOD FOR/.test(line))
        return { type: 'period', name: undefined };
    return { type: 'index', name };
}
/** A generated column that isn't stored: `GENERATED ALWAYS AS (…) VIRTUAL`. */
function isVirtual(line) {
    return /\sGENERATED ALWAYS AS \(/.test(line) && /\)\s*VIRTUAL\b/.test(line);
}
/** MySQL 8.0.19 gave up the display width of whole numbers, which never meant anything but with ZEROFILL. */
function modern(line) {
    if (/\szerofill\b/i.test(line))
        return line;
    return line.replace(/^(`(?:[^`]|``)+` (?:tiny|small|medium|big)?int)\(\d+\)/, (whole, type) => whole.includes('tinyint(1)') ? whole : type);
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/dump-survey.js




/** Looks at a dump as it goes by: which tables it has, how many rows of each, and whether it is complete. */
class DumpSurvey {
    #tables = new Map();
    #reader;
    #longest = 0;
    #begun = false;
    #complete = false;
    #bytes = 0;
    constructor() {
        this.#reader = new DumpReader({
            statement: (text) => this.#statement(text),
            rows: (table, count, bytes) => this.#rows(table, count, bytes),
            comment: (text) => this.#comment(text),
        });
    }
    /** Whether a table has gone by. */
    get hasTables() {
        return this.#tables.size > 0;
    }
    /** Takes the next piece. Throws DamagedBackupError for what the dump programs never write. */
    write(piece) {
        this.#bytes += piece.length;
        this.#reader.write(piece);
    }
    /** What went by. Throws DamagedBackupError when it ended too early, or was no dump. */
    end() {
        this.#reader.end();
        if (this.#bytes === 0)
            throw new backup_engine/* DamagedBackupError */.c('it is empty');
        if (!this.#begun)
            throw new backup_engine/* DamagedBackupError */.c('it is no dump of mysqldump or mariadb-dump');
        if (!this.#complete) {
            throw new backup_engine/* DamagedBackupError */.c('it was cut off: the line `-- Dump completed` at its end is missing');
        }
        const tables = [...this.#tables].map(([name, { columns, rows }]) => ({ name, columns, rows }));
        return {
            tables: tables.sort((a, b) => (a.name < b.name ? -1 : 1)),
            longestStatement: this.#longest,
        };
    }
    #comment(text) {
        if (this.#complete)
            return;
        if (/^-- (MySQL|MariaDB) dump /.test(text))
            this.#begun = true;
        else if (/^-- Dump completed/.test(text))
            this.#complete = true;
    }
    #statement(text) {
        if (this.#complete)
            throw new backup_engine/* DamagedBackupError */.c('it goes on behind the line `-- Dump completed`');
        this.#longest = Math.max(this.#longest, text.length);
        if (kindOf(text) !== 'table')
            return;
        const definition = asText(text);
        const name = createdTable(definition) ?? '';
        if (this.#tables.has(name))
            throw new backup_engine/* DamagedBackupError */.c(`it holds the table \`${name}\` twice`);
        this.#tables.set(name, { columns: readTableDefinition(name, definition).columns, rows: 0 });
    }
    #rows(name, count, bytes) {
        if (this.#complete)
            throw new backup_engine/* DamagedBackupError */.c('it goes on behind the line `-- Dump completed`');
        this.#longest = Math.max(this.#longest, bytes);
        const table = this.#tables.get(name);
        if (table === undefined)
            throw new backup_engine/* DamagedBackupError */.c(`it holds rows of \`${name}\`, but not that table`);
        table.rows += count;
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/read-archive.js




/** An archive as the SQL that was dumped; what isn't gzip, or not any more, fails it with a {@link DamagedBackupError}. */
async function openSql(archive) {
    const raw = await archive.open();
    const sql = (0,external_node_zlib_.createGunzip)({ chunkSize: 256 * 1024 });
    raw.on('error', (error) => sql.destroy(error));
    sql.on('close', () => raw.destroy());
    return raw.pipe(sql);
}
/** Reads an archive from its beginning to its end. Throws DamagedBackupError, and the signal's reason when it fires. */
async function surveyArchive(archive, signal) {
    const survey = new DumpSurvey();
    try {
        const sql = await openSql(archive);
        await (0,external_node_stream_promises_.pipeline)(sql, async (pieces) => {
            for await (const piece of pieces)
                survey.write(piece);
        }, { signal });
        return survey.end();
    }
    catch (error) {
        signal.throwIfAborted();
        throw damage(error);
    }
}
/** What an error of zlib means; others are left as they are. */
function damage(error) {
    const { code } = error;
    if (typeof code !== 'string' || !/^Z_/.test(code))
        return error;
    if (code === 'Z_BUF_ERROR')
        return new backup_engine/* DamagedBackupError */.c('it was cut off: gzip ends in the middle');
    return new backup_engine/* DamagedBackupError */.c('it isn’t gzip, or was damaged: it can’t be unpacked');
}

// EXTERNAL MODULE: ./build/packages/database/src/comparison.js
var comparison = __webpack_require__(74024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/explain-program.js

/**
 * What a reader can do, by number of the error. https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html and
 * …/client-error-reference.html, https://mariadb.com/kb/en/mariadb-error-code-reference/
 */
const meanings = [
    {
        pattern: /\b(1412|1146|1051)\b/,
        remedy: 'a table was changed, dropped or created meanwhile: let no migration run beside a backup, and try again',
        retryable: true,
    },
    {
        pattern: /\b(2013|2006|1927|1053|2055)\b/,
        remedy: 'the connection was lost or the server stopped; try again',
        retryable: true,
    },
    {
        pattern: /\b(2002|2003|2005)\b/,
        remedy: 'the server can’t be reached; look at host, port and firewall',
        retryable: true,
    },
    {
        pattern: /\b(1045|1698|2059|2061)\b/,
        remedy: 'look at user and password in `connection`, and whether the program knows the way of authentication of that user',
        retryable: false,
    },
    {
        pattern: /\b(1044|1142|1143|1227|1370|1419|1449|3802)\b/,
        remedy: 'the user lacks a privilege, see the documentation for the grants',
        retryable: false,
    },
    {
        pattern: /\b(1356|1449)\b/,
        remedy: 'a view or routine refers to something that isn’t there any more: mend it, drop it, or name it in `tables.exclude`',
        retryable: false,
    },
    {
        pattern: /\b(1205|1213|1969|3024|1028)\b/,
        remedy: 'it waited too long for others; try again when there is less going on',
        retryable: true,
    },
    {
        pattern: /\b(1153|2020)\b/,
        remedy: 'a row is longer than `max_allowed_packet` of the server: raise it',
        retryable: false,
    },
    {
        pattern: /\b(1021|1041|1114|3)\b.*(?:full|space)|No space left|Errcode: 28/i,
        remedy: 'the disk of the server is full',
        retryable: false,
    },
    {
        pattern: /\b(1273|1115|1286)\b/,
        remedy: 'the server doesn’t know what the dump uses: take one of the same kind and series',
        retryable: false,
    },
];
/** What some of them mean where no table is read, but made. */
const ofRestores = [
    {
        pattern: /\b(1146|1356)\b/,
        remedy: 'a view or routine of the backup needs a table that isn’t in it: name what needs it in `tables.exclude`, too, or don’t leave that table out',
        retryable: false,
    },
];
/** A program whose server stops under it may end before it has said why. */
const speechless = {
    pattern: /^$/,
    remedy: 'as when the connection was lost or the server stopped; try again',
    retryable: true,
};
/** What the last lines of a dump program or client mean. Of a client's output nothing but the message is repeated: it may quote rows. */
function explainProgram(lines, { program, operation, place }, { secrets }) {
    const telling = lines.filter((line) => /error|denied|couldn't|unknown|failed|refused/i.test(line) && !/^warning/i.test(line));
    const line = telling.findLast((each) => /^ERROR |^\S*(?:mysqldump|mariadb-dump)\S*: /.test(each)) ??
        telling.at(-1) ??
        '';
    const said = secrets.redact(line).replaceAll(/\s+/g, ' ').trim();
    const short = said.length > 400 ? `${said.slice(0, 400).toWellFormed()}…` : said;
    const known = operation === 'restore' ? [...ofRestores, ...meanings] : meanings;
    const meaning = [speechless, ...known].find(({ pattern }) => pattern.test(short));
    const name = program.path.replace(/^.*[\\/]/, '');
    return new errors/* ProviderError */.mZ(`${name} failed at ${place}: ${short || 'it gave no reason'}${meaning === undefined ? '' : `; ${meaning.remedy}`}`, { system: 'MySQL', operation, retryable: meaning?.retryable ?? false });
}

// EXTERNAL MODULE: ./build/packages/database/src/storages/partial-files.js
var partial_files = __webpack_require__(89947);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/options-file.js



/** Bytes of the longest statement and row that the programs take: the most there is. */
const longestPacket = 1024 ** 3;
/**
 * Runs `work` with arguments for a program of MySQL or MariaDB that make it reach a server: the way there, with the password,
 * stands in a file that only this user can read, and that is gone afterwards. No other options file is read.
 */
async function withOptionsFile(address, kind, { temporary }, work) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, (0,partial_files/* partialName */.t4)('mysql-access-')));
    try {
        const file = (0,external_node_path_.join)(folder, 'client.cnf');
        await (0,promises_.writeFile)(file, optionsText(address, kind), { mode: 0o600, flag: 'wx' });
        return await work([`--defaults-file=${file}`]);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Environment of the programs: what `mysql_config_editor` keeps for this user would be read in spite of the file. */
const programEnvironment = { MYSQL_TEST_LOGIN_FILE: '/dev/null' };
/**
 * How a program of a kind reaches a server; they don't agree on how TLS is asked for.
 * https://dev.mysql.com/doc/refman/8.4/en/option-files.html#option-file-syntax,
 * https://mariadb.com/kb/en/mariadb-dump/#options
 */
function optionsText({ host, port, user, password, tls }, kind) {
    const lines = ['[client]', 'protocol=tcp', `host=${escaped(host)}`, `port=${port}`];
    if (user !== undefined)
        lines.push(`user=${escaped(user)}`);
    lines.push(`password=${escaped(password ?? '')}`);
    if (kind === 'mysql') {
        const verified = tls?.verifyIdentity ? 'VERIFY_IDENTITY' : 'VERIFY_CA';
        const mode = tls === undefined ? 'DISABLED' : tls.rejectUnauthorized ? verified : 'REQUIRED';
        lines.push(`ssl-mode=${mode}`);
    }
    else if (tls === undefined)
        lines.push('skip-ssl');
    else
        lines.push('ssl', tls.rejectUnauthorized ? 'ssl-verify-server-cert' : 'skip-ssl-verify-server-cert');
    if (tls?.authority !== undefined)
        lines.push(`ssl-ca=${escaped(tls.authority)}`);
    return `${lines.join('\n')}\n`;
}
/** Within double quotes a `#` begins no comment, and blanks at the ends stay. */
function escaped(value) {
    const replaced = value
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
        .replaceAll('\t', '\\t');
    return `"${replaced}"`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/load-dump.js








/**
 * Loads an archive into an empty database by the client program. Only statements that dump programs write get through, none that
 * names a database, and commands of the client are switched off. Throws ProviderError and DamagedBackupError.
 */
async function loadDump(archive, request, context) {
    const { address, rewriting, program, timeout } = request;
    const rewriter = new DumpRewriter(rewriting);
    const inflow = (0,external_node_stream_promises_.pipeline)(await openSql(archive), rewriter);
    inflow.catch(() => { });
    const words = ['--binary-mode', '--comments', '--batch', '--default-character-set=utf8mb4'];
    try {
        const { exitCode, lastLines } = await withOptionsFile(address, program.kind, context, (access) => context.processes.piped({
            command: program.path,
            args: [...access, ...words, `--max-allowed-packet=${longestPacket}`, '--', rewriting.database],
            ...{ directory: context.workspace, environment: programEnvironment, stdin: rewriter },
            ...{ timeout, signal: context.signal },
        }));
        if (exitCode === 0) {
            await inflow;
            return { eventStates: rewriter.eventStates };
        }
        throw explainProgram(lastLines, { program, operation: 'restore', place: address.place }, context);
    }
    catch (error) {
        context.signal.throwIfAborted();
        throw damage(error);
    }
    finally {
        rewriter.destroy();
    }
}
/** Makes a dump one for another database. */
class DumpRewriter extends external_node_stream_.Transform {
    eventStates = new Map();
    #reader;
    #complete = false;
    constructor(rewriting) {
        super({ highWaterMark: 256 * 1024 });
        this.#reader = new DumpReader({
            statement: (text, delimiter) => this.#statement(text, delimiter, rewriting),
            data: (bytes) => this.push(bytes),
            rows: () => { },
            comment: (text) => {
                if (/^-- Dump completed/.test(text))
                    this.#complete = true;
            },
        });
    }
    _transform(piece, _encoding, done) {
        this.#attempt(() => this.#reader.write(piece), done);
    }
    _flush(done) {
        this.#attempt(() => {
            this.#reader.end();
            if (!this.#complete)
                throw new backup_engine/* DamagedBackupError */.c('it was cut off: the line `-- Dump completed` is missing');
        }, done);
    }
    #attempt(work, done) {
        try {
            work();
        }
        catch (error) {
            done(error);
            return;
        }
        done();
    }
    #statement(text, delimiter, rewriting) {
        const state = kindOf(text) === 'event' ? eventState(text) : undefined;
        if (state !== undefined)
            this.eventStates.set(state.name, state.state);
        const changed = rewrite(text, rewriting);
        if (changed === undefined)
            return;
        const whole = delimiter === ';' ? `${changed};\n` : `DELIMITER ${delimiter}\n${changed}\n${delimiter}\nDELIMITER ;\n`;
        this.push(Buffer.from(whole, 'latin1'));
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/definitions.js




/** Reads how a database is defined. Throws DatabaseFailure. */
async function readDefinitions(session, database, options) {
    await session.run(`use ${quoteName(database)}`);
    const excluded = new Set(options.exclude);
    const listed = await session.rows(`select table_name as name, table_type as type, engine as engine, coalesce(data_length, 0) + coalesce(index_length, 0) as bytes
     from information_schema.tables where table_schema = ? order by table_name`, [database]);
    const tables = [];
    const stored = [];
    const objects = [];
    for (const { name: found, type, engine, bytes } of listed) {
        const name = String(found);
        if (excluded.has(name))
            continue;
        if (/view/i.test(String(type)))
            stored.push(await readView(session, name));
        else if (String(type) === 'SEQUENCE')
            stored.push(await readSequence(session, name));
        else {
            const [row] = await session.rows(`show create table ${quoteName(name)}`);
            const definition = readTableDefinition(name, String(row?.['Create Table']));
            objects.push(...definition.objects);
            const { columns, virtual } = definition;
            tables.push({ name, columns, virtual, engine: String(engine), bytes: Number(bytes) });
        }
    }
    stored.push(...(await readTriggers(session, database, excluded)));
    stored.push(...(await readRoutines(session, database)), ...(await readEvents(session, database)));
    objects.push(...stored.map((object) => fingerprint(object, options.eventStates)));
    const [defaults] = await session.rows('select default_character_set_name as charset, default_collation_name as collation from information_schema.schemata where schema_name = ?', [database]);
    const [characterSet, collation] = [String(defaults?.['charset']), String(defaults?.['collation'])];
    objects.push({ type: 'default', name: 'collation', checksum: (0,digest/* digestText */.M6)(collation) });
    return { tables, stored, objects, characterSet, collation };
}
/** What two copies are compared by: without definers, which another server doesn't have, and without the settings of views. */
function fingerprint({ type, name, table, statement, settings }, states) {
    let text = withoutDefiner(statement).trim();
    if (type === 'trigger')
        text = withoutDatabase(text).replace(/^.*?\btrigger\b/is, '');
    if (type === 'event') {
        const state = states?.get(name);
        text = text.replace(/( ON COMPLETION (?:NOT )?PRESERVE )(ENABLE|DISABLE(?: ON (?:SLAVE|REPLICA))?)/, (_all, before, now) => `${before}${state ?? now}`);
    }
    const mode = settings['sql_mode'] ?? '';
    return {
        type,
        name: table === undefined ? name : `${table}.${name}`,
        checksum: (0,digest/* digestText */.M6)(`${mode}\n${text}`),
    };
}
async function readView(session, name) {
    const [row] = await session.rows(`show create view ${quoteName(name)}`);
    const statement = String(row?.['Create View']);
    return {
        type: 'view',
        name,
        table: undefined,
        statement,
        settings: settingsOf(row),
        definer: definerIn(statement),
    };
}
async function readSequence(session, name) {
    const [row] = await session.rows(`show create sequence ${quoteName(name)}`);
    const statement = String(row?.['Create Table']);
    return { type: 'sequence', name, table: undefined, statement, settings: {}, definer: undefined };
}
async function readTriggers(session, database, excluded) {
    const listed = await session.rows(`select trigger_name as name, event_object_table as \`on\`, definer as definer from information_schema.triggers
     where trigger_schema = ? order by event_object_table, action_timing, event_manipulation, action_order`, [database]);
    const triggers = [];
    for (const { name: found, on, definer } of listed) {
        if (excluded.has(String(on)))
            continue;
        const name = String(found);
        const [row] = await session.rows(`show create trigger ${quoteName(name)}`);
        const statement = String(row?.['SQL Original Statement']);
        triggers.push({
            type: 'trigger',
            name,
            table: String(on),
            statement,
            settings: settingsOf(row),
            definer: String(definer),
        });
    }
    return triggers;
}
async function readRoutines(session, database) {
    const listed = await session.rows('select routine_name as name, routine_type as type, definer as definer from information_schema.routines where routine_schema = ? order by routine_type, routine_name', [database]);
    const routines = [];
    for (const { name: found, type: kind, definer } of listed) {
        const name = String(found);
        const type = String(kind).toLowerCase();
        const [row] = await session.rows(`show create ${type} ${quoteName(name)}`);
        const key = Object.keys(row ?? {}).find((each) => /^create /i.test(each)) ?? '';
        const statement = String(row?.[key] ?? '');
        routines.push({
            type,
            name,
            table: undefined,
            statement,
            settings: settingsOf(row),
            definer: String(definer),
        });
    }
    return routines;
}
async function readEvents(session, database) {
    const listed = await session.rows('select event_name as name, definer as definer from information_schema.events where event_schema = ? order by event_name', [database]);
    const events = [];
    for (const { name: found, definer } of listed) {
        const name = String(found);
        const [row] = await session.rows(`show create event ${quoteName(name)}`);
        const statement = String(row?.['Create Event']);
        events.push({
            type: 'event',
            name,
            table: undefined,
            statement,
            settings: settingsOf(row),
            definer: String(definer),
        });
    }
    return events;
}
/** The settings that an object keeps from its creation, and has to be created with again. */
function settingsOf(row) {
    const settings = {};
    for (const name of ['sql_mode', 'character_set_client', 'collation_connection', 'time_zone']) {
        if (row?.[name] !== undefined && row[name] !== null)
            settings[name] = String(row[name]);
    }
    return settings;
}
function definerIn(statement) {
    const [, user, host] = /DEFINER=`((?:[^`]|``)*)`@`((?:[^`]|``)*)`/.exec(statement) ?? [];
    return user === undefined ? undefined : `${user}@${host}`;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/foreign-keys.js

/** All foreign keys that begin or end in a database. Throws DatabaseFailure. */
async function readForeignKeys(session, database) {
    const rows = await session.rows(`select constraint_name as name, table_schema as \`schema\`, table_name as \`table\`, column_name as \`column\`,
       referenced_table_schema as parent_schema, referenced_table_name as parent, referenced_column_name as parent_column
     from information_schema.key_column_usage
     where referenced_table_name is not null and (table_schema = ? or referenced_table_schema = ?)
     order by table_schema, table_name, constraint_name, ordinal_position`, [database, database]);
    const keys = new Map();
    for (const row of rows) {
        const id = JSON.stringify([row['schema'], row['table'], row['name']]);
        keys.set(id, [...(keys.get(id) ?? []), row]);
    }
    return [...keys.values()].map((parts) => {
        const [first = {}] = parts;
        return {
            ...{ name: String(first['name']), schema: String(first['schema']), table: String(first['table']) },
            ...{ parentSchema: String(first['parent_schema']), parent: String(first['parent']) },
            columns: parts.map((part) => String(part['column'])),
            parentColumns: parts.map((part) => String(part['parent_column'])),
        };
    });
}
/** How many rows of the tables point at a parent that isn't there; keys to other databases and to tables that are left out aren't looked at. */
async function countViolations(session, database, tables) {
    const known = new Set(tables.map(({ name }) => name.toLowerCase()));
    let total = 0;
    for (const key of await readForeignKeys(session, database)) {
        if (key.schema !== database || key.parentSchema !== database)
            continue;
        if (!known.has(key.table.toLowerCase()) || !known.has(key.parent.toLowerCase()))
            continue;
        const [child, parent] = [key.table, key.parent].map((name) => `${quoteName(database)}.${quoteName(name)}`);
        const pairs = key.columns.map((column, index) => [
            quoteName(column),
            quoteName(key.parentColumns[index] ?? ''),
        ]);
        const given = pairs.map(([column]) => `c.${column} is not null`).join(' and ');
        const same = pairs.map(([column, other]) => `p.${other} = c.${column}`).join(' and ');
        const [row] = await session.rows(`select count(*) as total from ${child} c where ${given} and not exists (select 1 from ${parent} p where ${same})`);
        total += Number(row?.['total']);
    }
    return total;
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/restore-plan.js










/** What databases are called that are on their way into the place of another. */
const restorePrefix = 'deploy_restore_';
/** What the former tables of a database are kept in begins with this. */
function keptPrefix(database) {
    return `${database.slice(0, 40)}_before_`;
}
/** Finds the way back and all that is in it. Throws ConfigurationError. */
async function makePlan(section, address, options, context) {
    const database = address.database ?? '';
    const { session, missing } = await openLive(address, context);
    try {
        const server = await readServerFacts(session);
        const privileges = await readPrivileges(session);
        const client = bestFor(server.kind, await findPrograms('client', section.programs, context));
        const exclude = section.tables?.exclude ?? [];
        const live = missing ? undefined : await readDefinitions(session, database, { exclude });
        const reasons = missing ? [] : await reasonsAgainstSwitching(session, database, exclude);
        const lacking = lackingForSwitch(privileges, database);
        const because = lacking.length === 0 ? reasons : [...reasons, `the user lacks ${lacking.join('; ')}`];
        const way = because.length === 0 || missing ? 'switch' : 'in-place';
        const problems = [
            ...obstacles(options, live, server, privileges),
            ...(way === 'switch'
                ? switchProblems(live, options, lacking, missing)
                : inPlaceProblems(because, options, privileges, database)),
        ];
        if (client === undefined) {
            problems.push({
                input: 'programs',
                message: `\`mariadb\` or \`mysql\` is not there: ${howToInstall(server.kind)}`,
            });
        }
        if (problems.length > 0 || client === undefined)
            throw new errors/* ConfigurationError */.j1(problems);
        return { way, because, database, live, staying: exclude, client };
    }
    finally {
        session.close();
    }
}
/** A session with the database, or with its server where the database is gone. */
async function openLive(address, context) {
    try {
        return { session: await openFor('connection', address, context), missing: false };
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        const server = { ...address, database: undefined };
        const session = await openFor('connection', server, context);
        try {
            const found = await session.rows('select 1 from information_schema.schemata where schema_name = ?', [
                address.database,
            ]);
            if (found.length > 0)
                throw error;
            return { session, missing: true };
        }
        catch (failure) {
            session.close();
            throw failure instanceof src_failure/* DatabaseFailure */.Mu ? error : failure;
        }
    }
}
/** Foreign keys follow a table to wherever it is renamed: one that comes from outside would then point at the former table. */
async function reasonsAgainstSwitching(session, database, exclude) {
    const left = new Set(exclude);
    const reasons = [];
    for (const key of await readForeignKeys(session, database)) {
        const from = key.schema === database && !left.has(key.table);
        const to = key.parentSchema === database && !left.has(key.parent);
        if (!to && key.parentSchema !== database)
            continue;
        if (from !== to) {
            reasons.push(`the foreign key \`${key.name}\` of \`${key.schema}.${key.table}\` crosses the border of what is restored`);
        }
    }
    return reasons;
}
/** Grants that are missing for making databases beside this one and for renaming into them. */
function lackingForSwitch(privileges, database) {
    const needs = [
        [`${restorePrefix}0`, `${restorePrefix.replaceAll('_', '\\_')}%`],
        [`${keptPrefix(database)}0`, `${keptPrefix(database).replaceAll('_', '\\_')}%`],
        [database, database],
    ];
    return needs.flatMap(([name, pattern]) => {
        const missing = makingPrivileges.filter((each) => !privileges.has(each, name));
        return missing.length === 0
            ? []
            : [`\`GRANT ${missing.join(', ')} ON ${quoteName(pattern)}.* TO ${privileges.grantee}\``];
    });
}
/** What is in every way. */
function obstacles({ settings }, live, server, privileges) {
    const problems = [];
    const say = (message) => problems.push({ input: 'connection', message });
    const { kind, definers = '', 'longest-statement': longest } = settings;
    if (kind !== undefined && kind !== server.kind) {
        say(`the backup is of ${kind === 'mariadb' ? 'MariaDB' : 'MySQL'}, but the server is ${nameOf(server)}`);
    }
    if (Number(longest) > server.longestStatement) {
        say(`the backup has a statement of ${longest} bytes, but the server takes ${server.longestStatement} at most: \`SET GLOBAL max_allowed_packet = 1073741824\``);
    }
    const own = privileges.grantee.replaceAll("'", '');
    const all = new Set([...definers.split(' '), ...(live?.stored ?? []).map(({ definer }) => definer ?? '')]);
    const others = [...all].filter((definer) => definer !== '' && definer !== own);
    const may = ['SUPER', 'SET USER', 'SET_USER_ID', 'SET_ANY_DEFINER'].some((each) => privileges.has(each, '*'));
    if (others.length > 0 && !may) {
        const grant = server.kind === 'mariadb'
            ? 'SET USER'
            : server.major > 8 || server.minor >= 2
                ? 'SET_ANY_DEFINER'
                : 'SET_USER_ID';
        say(`views, triggers, routines or events belong to ${others.map((each) => `\`${each}\``).join(', ')}: \`GRANT ${grant} ON *.* TO ${privileges.grantee}\``);
    }
    return problems;
}
/** A table with triggers can't be renamed into another database, so for a moment there are none: nobody may write then. */
function switchProblems(live, { contents, maintenance }, lacking, missing) {
    const problems = missing
        ? lacking.map((grant) => ({ input: 'connection', message: `the user lacks ${grant}` }))
        : [];
    const triggers = [...(live?.objects ?? []), ...(contents?.objects ?? [])].some(({ type }) => type === 'trigger');
    if (!triggers || maintenance || missing)
        return problems;
    const message = 'there are triggers, which are dropped and created again when the tables are switched: what is written in that moment would miss them; turn maintenance mode on';
    return [...problems, { input: 'connection', message }];
}
function inPlaceProblems(because, { maintenance }, privileges, database) {
    const problems = [];
    const missing = makingPrivileges.filter((each) => each !== 'CREATE' && !privileges.has(each, database));
    if (!privileges.has('CREATE', database))
        missing.push('CREATE');
    if (missing.length > 0) {
        const message = `the user may not replace what is there: \`GRANT ${missing.join(', ')} ON ${quoteName(database)}.* TO ${privileges.grantee}\``;
        problems.push({ input: 'connection', message });
    }
    if (!maintenance) {
        const message = `it has to be restored in place, because ${because.join('; ')}: turn maintenance mode on, or remove the reason`;
        problems.push({ input: 'connection', message });
    }
    return problems;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/rows.js


/** Columns whose type says that they are read as they are: their text is short and the same in every character set. */
const plain = new Set([
    'tinyint',
    'smallint',
    'mediumint',
    'int',
    'bigint',
    'decimal',
    'float',
    'double',
    'date',
    'time',
    'datetime',
    'timestamp',
    'year',
]);
const spatial = /^(geometry|point|linestring|polygon|multi\w+|geom(etry)?collection)$/;
/**
 * Counts the rows of a table and, when asked to, takes a checksum over them that doesn't depend on their order: each row as text
 * is hashed with SHA-256, of which 4 × 60 bits are added up. Columns that aren't stored are left out. Throws DatabaseFailure.
 */
async function countRows(session, database, table, depth) {
    const from = `${quoteName(database)}.${quoteName(table.name)}`;
    if (depth === 'rows') {
        const [row] = await session.rows(`select count(*) as total from ${from}`);
        return { rows: Number(row?.['total']) };
    }
    const types = await session.rows('select column_name as name, data_type as type from information_schema.columns where table_schema = ? and table_name = ?', [database, table.name]);
    const typeOf = new Map(types.map(({ name, type }) => [String(name), String(type).toLowerCase()]));
    const parts = table.columns
        .filter((column) => !table.virtual.includes(column))
        .map((column) => partOf(quoteName(column), typeOf.get(column) ?? ''));
    const sums = [1, 16, 31, 46].map((start, index) => `coalesce(sum(cast(conv(substr(h, ${start}, 15), 16, 10) as unsigned)), 0) as s${index}`);
    const [row] = await session.rows(`select count(*) as total, count(h) as hashed, ${sums.join(', ')} from (select sha2(concat_ws(',', ${parts.join(', ')}), 256) as h from ${from}) as hashes`);
    const rows = Number(row?.['total']);
    if (Number(row?.['hashed']) !== rows)
        return { rows };
    return { rows, checksum: (0,digest/* digestText */.M6)([rows, ...[0, 1, 2, 3].map((index) => row?.[`s${index}`])].join(':')) };
}
/** A column as a text without commas; `-` for NULL. What may be long goes in as its hash, so that no row is too long to be put together. */
function partOf(column, type) {
    if (plain.has(type))
        return `coalesce(${column}, '-')`;
    if (type === 'bit')
        return `coalesce(hex(${column}), '-')`;
    if (spatial.test(type))
        return `coalesce(concat(st_srid(${column}), ':', sha2(st_aswkb(${column}), 256)), '-')`;
    if (/blob|binary/.test(type))
        return `coalesce(sha2(${column}, 256), '-')`;
    if (/text|json|char|enum|set/.test(type))
        return `coalesce(sha2(convert(${column} using utf8mb4), 256), '-')`;
    return `coalesce(sha2(cast(${column} as char), 256), '-')`;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/temporary-server.js









/** Milliseconds until a new server must be there: creating it takes 2 s, on a busy machine ten times that. */
const startLimit = 180_000;
const pause = 100;
/** How often another port is tried, when somebody else was quicker. */
const attempts = 3;
/** Longest path of a socket, in bytes (`sun_path` of Linux, with the zero at its end, has 108; of macOS 104). */
const longestSocket = 103;
const user = 'deploy';
/** What names of folders of this kind contain. */
const serverFolderMark = 'mysql-server-';
/** Where restored copies go: the job's folder, or the system's where another user, as which the server has to run, couldn't get there. */
function scratchFolderOf({ temporary }) {
    if ((0,external_node_os_.userInfo)().uid !== 0)
        return temporary;
    return [temporary, (0,external_node_os_.tmpdir)(), '/tmp'].find(isOpenToAll) ?? temporary;
}
function isOpenToAll(path) {
    const mode = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.mode ?? 0;
    const above = (0,external_node_path_.dirname)(path);
    return (mode & 0o001) !== 0 && (above === path || isOpenToAll(above));
}
/** Starts an empty server on this machine, which only this process has the password of. Throws ProviderError. */
async function startTemporaryServer(program, scratchFolder, lowerCaseNames, context) {
    const folder = (0,external_node_path_.join)(scratchFolder, (0,partial_files/* partialName */.t4)(`${serverFolderMark}${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`));
    let tool;
    const stop = async () => {
        await tool?.stop();
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
        const owner = await ownerOfServers();
        for (const each of [folder, (0,external_node_path_.join)(folder, 'files')]) {
            await (0,promises_.mkdir)(each, { mode: 0o700, recursive: true });
            if (owner !== undefined)
                await (0,promises_.chown)(each, owner.uid, owner.gid);
        }
        const password = (0,external_node_crypto_.randomBytes)(24).toString('hex');
        context.secrets.add(password);
        await createData(program, folder, owner, context);
        const file = (0,external_node_path_.join)(folder, 'init.sql');
        await (0,promises_.writeFile)(file, initStatements(program, password), { mode: 0o600 });
        if (owner !== undefined)
            await (0,promises_.chown)(file, owner.uid, owner.gid);
        for (let attempt = 1;; attempt += 1) {
            const port = await freePort();
            const words = serverWords(program, folder, port, lowerCaseNames, owner);
            tool = context.processes.background({
                command: program.path,
                args: words,
                directory: folder,
                bare: true,
                environment: { TMPDIR: folder },
            });
            const address = addressOf(port, password);
            const lines = await started(tool, address, context);
            if (lines === undefined)
                return { address, stop };
            if (attempt < attempts &&
                lines.some((line) => /port.*already|Address already in use|Can't start server/i.test(line)))
                continue;
            throw failed(program, `ended at once: ${lines.slice(-3).join(' ')}`);
        }
    }
    catch (error) {
        await stop();
        throw error;
    }
}
/** The address of a temporary server, without a database. */
function addressOf(port, password) {
    const host = '127.0.0.1';
    return {
        ...{ host, port, user, password, database: undefined, tls: undefined },
        ...{ place: `${host}:${port}`, secrets: [password] },
    };
}
function failed(program, why) {
    const message = `a temporary server couldn't be started: ${program.path} ${why}`;
    return new errors/* ProviderError */.mZ(message, { system: 'MySQL', operation: 'start a temporary server' });
}
/** Servers refuse to run as root; `mysql` is the user that packages make for them. */
async function ownerOfServers() {
    if ((0,external_node_os_.userInfo)().uid !== 0)
        return undefined;
    const lines = (await (0,promises_.readFile)('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
    const found = ['mysql', 'nobody']
        .map((name) => lines.find(([each]) => each === name))
        .find((line) => line !== undefined);
    if (found === undefined)
        return undefined;
    const [name = '', , uid, gid] = found;
    return { name, uid: Number(uid), gid: Number(gid) };
}
/** https://mariadb.com/kb/en/mariadb-install-db/, https://dev.mysql.com/doc/refman/8.4/en/data-directory-initialization.html */
async function createData(program, folder, owner, { processes, signal }) {
    const data = [
        `--datadir=${(0,external_node_path_.join)(folder, 'data')}`,
        ...(owner === undefined ? [] : [`--user=${owner.name}`]),
    ];
    const [command, args] = program.kind === 'mysql'
        ? [program.path, ['--no-defaults', '--initialize-insecure', ...data]]
        : [
            await installer(program),
            ['--no-defaults', ...data, '--auth-root-authentication-method=normal', '--skip-test-db'],
        ];
    const request = {
        command,
        args,
        directory: folder,
        bare: true,
        environment: { TMPDIR: folder },
        timeout: startLimit,
        signal,
    };
    const { exitCode, stdout, stderr } = await processes.tool(request);
    if (exitCode === 0)
        return;
    const lines = `${stdout}\n${stderr}`
        .split('\n')
        .filter((line) => /error|can't|fatal|denied|space/i.test(line));
    throw failed(program, `made no data folder: ${lines.slice(0, 3).join(' ') || `exit code ${exitCode}`}`);
}
async function installer(program) {
    const here = (0,external_node_path_.dirname)(program.path);
    const folders = [here, (0,external_node_path_.join)(here, '../bin'), (0,external_node_path_.join)(here, '../scripts'), '/usr/bin', '/usr/local/bin'];
    for (const name of ['mariadb-install-db', 'mysql_install_db']) {
        for (const each of folders) {
            const path = (0,external_node_path_.join)(each, name);
            const there = await (0,promises_.access)(path).then(() => true, () => false);
            if (there)
                return path;
        }
    }
    throw failed(program, 'has no `mariadb-install-db` beside it');
}
/** Runs before the server takes anybody in: from then on there is one user, and it has a password. One statement a line. */
function initStatements({ kind }, password) {
    const create = [
        `CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
        `GRANT ALL PRIVILEGES ON *.* TO '${user}'@'127.0.0.1' WITH GRANT OPTION;`,
    ];
    const clear = kind === 'mysql'
        ? ["DROP USER 'root'@'localhost';"]
        : ["DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';", 'FLUSH PRIVILEGES;'];
    return `${[...clear, ...create].join('\n')}\n`;
}
/** Nothing of it outlives the comparison, so nothing is written twice or waited for; events don't run, files stay out of reach. */
function serverWords({ kind }, folder, port, lowerCaseNames, owner) {
    const socket = (0,external_node_path_.join)(folder, 's');
    return [
        ...['--no-defaults', `--datadir=${(0,external_node_path_.join)(folder, 'data')}`, `--port=${port}`, '--bind-address=127.0.0.1'],
        // A relative path starts at the data folder.
        `--socket=${Buffer.byteLength(socket) <= longestSocket ? socket : 's'}`,
        ...[`--pid-file=${(0,external_node_path_.join)(folder, 'pid')}`, `--tmpdir=${folder}`, `--init-file=${(0,external_node_path_.join)(folder, 'init.sql')}`],
        ...['--skip-name-resolve', '--skip-log-bin', '--event-scheduler=OFF', '--local-infile=0'],
        ...[
            `--secure-file-priv=${(0,external_node_path_.join)(folder, 'files')}`,
            '--innodb-flush-log-at-trx-commit=0',
            '--innodb-doublewrite=0',
        ],
        ...['--max-allowed-packet=1073741824', '--innodb-buffer-pool-size=268435456', '--performance-schema=OFF'],
        ...['--character-set-server=utf8mb4', `--lower-case-table-names=${lowerCaseNames}`],
        ...(kind === 'mysql' ? ['--mysqlx=0'] : []),
        ...(owner === undefined ? [] : [`--user=${owner.name}`]),
    ];
}
/** A port that is free now. */
function freePort() {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_.createServer)();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}
/** Waits until it lets us in; the last lines of a server that ended instead. */
async function started(tool, address, context) {
    const deadline = context.clock.now() + startLimit;
    for (;;) {
        const ended = await Promise.race([tool.ended, context.clock.sleep(pause, context.signal)]);
        if (ended !== undefined)
            return ended.lastLines;
        try {
            const session = await ServerSession.open({ address, timeout: startLimit }, context);
            session.close();
            return undefined;
        }
        catch (error) {
            context.signal.throwIfAborted();
            if (context.clock.now() > deadline)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/scratch-database.js











/** Milliseconds for making and dropping a database. */
const scratch_database_patience = 120_000;
/** Databases of ours have such names and no others. */
const ours = /^deploy_(?:scratch|restore)_[0-9a-f]{16}$/;
/** The same without the cancellation of the step: what clears up after it must still run. */
function unstoppable(context) {
    return { ...context, signal: new AbortController().signal };
}
/** A database of our own, held by a named lock for as long as we live: without it, it belongs to a run that died. */
class OwnDatabase {
    name;
    address;
    #session;
    #context;
    constructor(name, address, session, context) {
        this.name = name;
        this.address = address;
        this.#session = session;
        this.#context = context;
    }
    /** Makes it, empty. Throws DatabaseFailure. */
    static async create(prefix, server, settings, context) {
        context.signal.throwIfAborted();
        const name = `${prefix}${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
        const holder = { ...server, database: undefined };
        const session = await ServerSession.open({ address: holder, timeout: scratch_database_patience }, unstoppable(context));
        try {
            await session.rows('select get_lock(?, 5) as held', [name]);
            await session.run(`create database ${quoteName(name)}${defaults(settings)}`);
        }
        catch (error) {
            session.close();
            throw error;
        }
        return new OwnDatabase(name, { ...server, database: name }, session, context);
    }
    /** Drops it. */
    async drop() {
        const session = await ServerSession.open({ address: { ...this.address, database: undefined }, timeout: scratch_database_patience }, unstoppable(this.#context));
        try {
            await session.run(`drop database if exists ${quoteName(this.name)}`);
        }
        finally {
            session.close();
            this.#session.close();
        }
    }
}
/** Character set and collation of a database, as `create database` takes them; what isn't a plain name is left out. */
function defaults(settings) {
    const { 'character-set': set = '', collation = '' } = settings;
    if (!/^\w+$/.test(set) || !/^\w+$/.test(collation))
        return '';
    return ` character set ${set} collate ${collation}`;
}
/** Drops the databases with a prefix that dead runs left on a server; gives their names. Throws DatabaseFailure. */
async function dropDead(prefix, server, context) {
    const session = await ServerSession.open({ address: { ...server, database: undefined }, timeout: scratch_database_patience }, context);
    const dropped = [];
    try {
        for (const row of await session.rows('select schema_name as name from information_schema.schemata')) {
            const name = String(row['name']);
            if (!ours.test(name) || !name.startsWith(prefix))
                continue;
            const [lock] = await session.rows('select is_free_lock(?) as free', [name]);
            if (Number(lock?.['free']) !== 1)
                continue;
            await session.run(`drop database if exists ${quoteName(name)}`);
            dropped.push(`database ${name}`);
        }
        return dropped;
    }
    finally {
        session.close();
    }
}
/** Deletes the folders of temporary servers that dead runs left. */
async function removeDeadServers(folder, { clock }) {
    const removed = [];
    for (const name of await (0,partial_files/* listDeadPartials */.nP)(folder, clock)) {
        if (!name.includes(serverFolderMark) && !name.includes('mysql-access-'))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
        removed.push(name);
    }
    return removed;
}
/** Loads an archive into a database of ours and gives a way to look at it. */
async function fill(archive, own, request, context) {
    const { program, timeout, withoutDefiners } = request;
    const rewriting = { database: own.name, withoutDefiners, withoutEvents: true };
    return await loadDump(archive, { address: own.address, rewriting, program, timeout }, context);
}
/** What a restored copy holds, as thorough as `like`, after the server itself has checked tables and indexes. */
async function readCopy(address, like, eventStates, timeout, context, exclude = []) {
    const database = address.database ?? '';
    const session = await ServerSession.open({ address, timeout }, context);
    try {
        const { tables, objects } = await readDefinitions(session, database, { exclude, eventStates });
        const wanted = new Map(like.tables.map((table) => [table.name, table]));
        const contents = [];
        for (const table of tables) {
            await checkTable(session, table);
            const { name, columns } = table;
            const { rows, checksum } = wanted.get(name) ?? {};
            const depth = checksum === undefined ? 'rows' : 'checksums';
            const counted = rows === undefined ? {} : await countRows(session, database, table, depth);
            contents.push({ name, columns, ...counted });
        }
        const foreignKeyViolations = like.foreignKeyViolations === undefined ? undefined : await countViolations(session, database, tables);
        return { tables: contents, objects, ...(foreignKeyViolations !== undefined && { foreignKeyViolations }) };
    }
    finally {
        session.close();
    }
}
/** https://dev.mysql.com/doc/refman/8.4/en/check-table.html: of InnoDB it looks at every index, too. */
async function checkTable(session, { name }) {
    const said = await session.rows(`check table ${quoteName(name)}`);
    const bad = said.filter((row) => /error|corrupt/i.test(`${row['Msg_type']} ${row['Msg_text']}`));
    if (bad.length === 0)
        return;
    const what = bad.map((row) => String(row['Msg_text'])).join('; ');
    throw new backup_engine/* DamagedBackupError */.c(`the restored table \`${name}\` is damaged: ${what}`);
}
/** The address of a database as a URL. */
function addressText(address) {
    const { host, port, user = '', password, database = '', tls } = address;
    const encode = encodeURIComponent;
    const who = password === undefined ? encode(user) : `${encode(user)}:${encode(password)}`;
    const mode = tls?.verifyIdentity ? 'VERIFY_IDENTITY' : tls?.rejectUnauthorized ? 'VERIFY_CA' : 'REQUIRED';
    const authority = tls?.authority === undefined ? '' : `&ssl-ca=${encode(tls.authority)}`;
    const parameters = tls === undefined ? '' : `?ssl-mode=${mode}${authority}`;
    const place = host.includes(':') ? `[${host}]` : host;
    return `mysql://${who}@${place}:${port}/${encode(database)}${parameters}`;
}
/** A copy that is looked at and thrown away. */
function scratchDatabase(own, { eventStates }, timeout, context) {
    return {
        connection: addressText(own.address),
        contents: (like) => readCopy(own.address, like, eventStates, timeout, context),
        remove: () => own.remove(),
    };
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/stored-objects.js


/**
 * Creates objects in a database, each with the settings it had. Views may need each other: those that fail are tried again after
 * the others. Throws DatabaseFailure.
 */
async function createObjects(session, database, objects, options = { withoutEvents: false }) {
    await session.run(`use ${quoteName(database)}`);
    let waiting = objects;
    while (waiting.length > 0) {
        const failures = [];
        for (const object of waiting) {
            await createObject(session, object, options.withoutEvents).catch((error) => failures.push({ object, error }));
        }
        if (failures.length === waiting.length)
            throw failures[0]?.error;
        waiting = failures.map(({ object }) => object);
    }
}
async function createObject(session, object, withoutEvents) {
    const { sql_mode = '', collation_connection = 'utf8mb4_general_ci', time_zone = '+00:00', } = object.settings;
    await session.run('set session sql_mode = ?, collation_connection = ?, time_zone = ?', [
        ...[sql_mode, collation_connection, time_zone],
    ]);
    const statement = withoutEvents && object.type === 'event'
        ? object.statement.replace(/( ON COMPLETION (?:NOT )?PRESERVE )ENABLE/, '$1DISABLE')
        : object.statement;
    try {
        await session.run(object.type === 'trigger' ? withoutDatabase(statement) : statement);
    }
    finally {
        await session.run("set session sql_mode = '', collation_connection = 'utf8mb4_general_ci', time_zone = '+00:00'");
    }
}
/** Drops objects of a database. Throws DatabaseFailure. */
async function dropObjects(session, database, objects) {
    for (const { type, name } of objects) {
        await session.run(`drop ${type} if exists ${quoteName(database)}.${quoteName(name)}`);
    }
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/switch-tables.js






/** Milliseconds that a step of the switch may take; what waits for a lock gives up after a minute. */
const switch_tables_patience = 600_000;
/** A way back from each step that was begun, the last one first. */
class WayBack {
    #steps = [];
    add(step) {
        this.#steps.unshift(step);
    }
    /** Goes back as far as it gets; what is behind a step that fails rests on it. Gives why it failed. */
    async go(session) {
        try {
            for (const step of this.#steps)
                await step(session);
            return undefined;
        }
        catch (error) {
            return (0,errors/* describeError */.Uc)(error);
        }
    }
}
/**
 * Switches a database to the tables of another one by one RENAME TABLE, which nobody sees half of, and makes views, routines,
 * events and triggers what they are in the other one. When something fails, what was done is undone. Isn't cancelled half-way.
 * Throws ProviderError.
 */
async function switchTables(plan, restored, address, context) {
    context.signal.throwIfAborted();
    const back = new WayBack();
    const settings = { address: { ...address, database: undefined }, timeout: switch_tables_patience };
    const session = await ServerSession.open(settings, unstoppable(context));
    try {
        return await new Switch(session, plan, restored, back).run(context);
    }
    catch (error) {
        const message = `the switch to the restored tables failed: ${(0,errors/* describeError */.Uc)(error)}`;
        const state = await goBack(back, settings, context);
        throw new errors/* ProviderError */.mZ(`${message}; ${state}`, { system: 'MySQL', operation: 'restore', cause: error });
    }
    finally {
        session.close();
    }
}
/** On a connection of its own, as the loss of the other one may be what failed. */
async function goBack(back, settings, context) {
    let failure;
    try {
        const session = await ServerSession.open(settings, unstoppable(context));
        failure = await back.go(session);
        session.close();
    }
    catch (error) {
        failure = (0,errors/* describeError */.Uc)(error);
    }
    if (failure === undefined)
        return 'everything is as it was';
    return `going back failed, too (${failure}): former tables and triggers are in the database or in the one called \`…_before_…\`, and in the safety copy`;
}
class Switch {
    #session;
    #plan;
    #restored;
    #back;
    constructor(session, plan, restored, back) {
        this.#session = session;
        this.#plan = plan;
        this.#restored = restored;
        this.#back = back;
    }
    async run({ clock, log }) {
        const { database, live: planned, staying } = this.#plan;
        const restored = await readDefinitions(this.#session, this.#restored.database, { exclude: [] });
        if (planned === undefined)
            await this.#createDatabase(database, restored);
        const live = await readDefinitions(this.#session, database, { exclude: staying });
        const kept = `${keptPrefix(database)}${(0,src_clock/* isoInstant */.j2)(clock.now()).replaceAll(/[-:]/g, '').toLowerCase()}`;
        const former = renameable(live);
        const keeps = former.length > 0 || live.stored.length > 0;
        if (keeps)
            await this.#createDatabase(kept, live);
        await this.#putAway(this.#restored.database, only(restored, ['trigger']));
        // An event that runs when the tables are switched already would write into the restored ones.
        await this.#putAway(database, only(live, ['trigger', 'event']));
        await this.#rename(former, kept, renameable(restored));
        await this.#replaceObjects(live, restored);
        await createObjects(this.#session, database, only(restored, ['trigger']));
        await this.#setCollation(database, live, restored);
        if (keeps)
            await keepObjects(this.#session, kept, live, log);
        return {
            kept: keeps ? kept : undefined,
            tables: former,
            triggers: only(live, ['trigger']).length + only(restored, ['trigger']).length > 0,
        };
    }
    async #createDatabase(name, { characterSet, collation }) {
        await this.#session.run(`create database ${quoteName(name)} character set ${characterSet} collate ${collation}`);
        this.#back.add(async (session) => {
            const left = await session.rows("select table_name as name from information_schema.tables where table_schema = ? and table_type <> 'VIEW'", [name]);
            if (left.length > 0)
                throw new Error(`\`${name}\` still holds ${left.length} tables`);
            await session.run(`drop database if exists ${quoteName(name)}`);
        });
    }
    async #putAway(database, objects) {
        this.#back.add(async (session) => {
            await dropObjects(session, database, objects);
            await createObjects(session, database, objects);
        });
        await dropObjects(this.#session, database, objects);
    }
    async #rename(former, kept, restored) {
        const { database } = this.#plan;
        const { database: from } = this.#restored;
        const move = (names, source, target) => names.map((name) => `${quoteName(source)}.${quoteName(name)} to ${quoteName(target)}.${quoteName(name)}`);
        const there = [...move(former, database, kept), ...move(restored, from, database)];
        if (there.length === 0)
            return;
        const again = [...move(restored, database, from), ...move(former, kept, database)];
        this.#back.add(async (session) => {
            const [moved, names] = former.length > 0 ? [kept, former] : [database, restored];
            const present = await session.rows('select table_name as name from information_schema.tables where table_schema = ?', [moved]);
            // All of them were renamed or none.
            if (!present.some(({ name }) => names.includes(String(name))))
                return;
            await dropObjects(session, database, await triggersOf(session, database, restored));
            await session.run(`rename table ${again.join(', ')}`);
        });
        await this.#session.run(`rename table ${there.join(', ')}`);
    }
    /** Of views and routines only those that differ; the events that were there are put away by now. */
    async #replaceObjects(live, restored) {
        const { database } = this.#plan;
        const wanted = movable(restored).map((object) => this.#awake(object));
        const present = movable(live).filter(({ type }) => type !== 'event');
        const gone = present.filter((object) => !wanted.some((other) => isSame(object, other)));
        const come = wanted.filter((object) => !present.some((other) => isSame(object, other)));
        this.#back.add(async (session) => {
            await dropObjects(session, database, [...gone, ...come]);
            await createObjects(session, database, gone);
        });
        await dropObjects(this.#session, database, gone);
        await createObjects(this.#session, database, come);
    }
    /** An event in the state it was backed up in. */
    #awake(object) {
        const state = object.type === 'event' ? this.#restored.eventStates.get(object.name) : undefined;
        if (state === undefined)
            return object;
        const statement = object.statement.replace(/( ON COMPLETION (?:NOT )?PRESERVE )(?:ENABLE|DISABLE(?: ON (?:SLAVE|REPLICA))?)/, (_all, before) => `${before}${state}`);
        return { ...object, statement };
    }
    async #setCollation(database, live, restored) {
        if (live.collation === restored.collation)
            return;
        const set = ({ characterSet, collation }) => `alter database ${quoteName(database)} character set ${characterSet} collate ${collation}`;
        this.#back.add((session) => session.run(set(live)));
        await this.#session.run(set(restored));
    }
}
/** Beside the former tables, so that all can be had back; what can't be created there isn't worth failing for. */
async function keepObjects(session, kept, live, log) {
    const objects = [...movable(live), ...only(live, ['trigger'])];
    await createObjects(session, kept, objects, { withoutEvents: true }).catch((error) => {
        log.warning(`Not all views, routines, events and triggers could be kept in \`${kept}\`: ${(0,errors/* describeError */.Uc)(error)}`);
    });
}
/** Triggers of some tables. */
async function triggersOf(session, database, tables) {
    const rows = await session.rows('select trigger_name as name, event_object_table as `on` from information_schema.triggers where trigger_schema = ?', [database]);
    return rows
        .filter((row) => tables.includes(String(row['on'])))
        .map(({ name }) => ({ type: 'trigger', name: String(name) }));
}
function isSame(one, other) {
    const shape = ({ type, name, statement, settings }) => JSON.stringify([type, name, statement, settings['sql_mode']]);
    return shape(one) === shape(other);
}
function only({ stored }, types) {
    return stored.filter(({ type }) => types.includes(type));
}
/** Tables and sequences, which RENAME TABLE moves. */
function renameable(definitions) {
    return [...definitions.tables, ...only(definitions, ['sequence'])].map(({ name }) => name);
}
function movable({ stored }) {
    return stored.filter(({ type }) => type !== 'trigger' && type !== 'sequence');
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/restore.js









/** Milliseconds for dropping what is there. */
const restore_patience = 600_000;
/** The lines of a plan, for people. */
function describePlan({ way, because, database, live, staying }, { contents }) {
    const compare = contents === undefined ? '' : ', and compare it with what was backed up';
    const stay = staying.map((name) => `leave \`${name}\` as it is, which isn't in the backup`);
    if (way === 'in-place') {
        return [
            `replace the contents of \`${database}\` in place, because ${because.join('; ')}: drop its tables, views, routines and events, load the backup${compare}`,
            ...stay,
        ];
    }
    const kept = live === undefined
        ? `create the database \`${database}\`, which isn't there`
        : `keep its ${live.tables.length} tables and everything else in a database \`${keptPrefix(database)}…\` beside it`;
    const triggers = live?.stored.some(({ type }) => type === 'trigger')
        ? ', dropping the triggers before and creating them after it'
        : '';
    return [
        `restore the backup into a new database \`${restorePrefix}…\` on the same server${compare}`,
        `switch \`${database}\` to the restored tables by one RENAME TABLE${triggers}, and replace views, routines and events that differ`,
        kept,
        ...stay,
    ];
}
/** Replaces the contents of a database by those of an archive. Throws ProviderError, ConfigurationError and DamagedBackupError. */
async function restore(section, address, { archive, options, mayOverwrite }, context) {
    const plan = await makePlan(section, address, options, context);
    if (plan.way === 'in-place') {
        if (!mayOverwrite)
            throw new errors/* ConfigurationError */.j1([{ input: 'connection', message: overtaken(plan) }]);
        return await inPlace(plan, section, address, archive, options, context);
    }
    const own = await OwnDatabase.create(restorePrefix, address, options.settings, context);
    try {
        const request = { program: plan.client, timeout: section.timeout, withoutDefiners: false };
        const { eventStates } = await fill(archive, own, request, context);
        if (options.contents !== undefined) {
            assertSame(options.contents, await readCopy(own.address, options.contents, eventStates, section.timeout, context));
        }
        options.switching?.();
        const switched = await switchTables(plan, { database: own.name, eventStates }, address, context);
        return tell(plan.database, switched);
    }
    finally {
        await own.drop().catch((error) => {
            context.log.warning(`The database \`${own.name}\` could not be dropped: ${(0,errors/* describeError */.Uc)(error)}`);
        });
    }
}
function overtaken({ because, database }) {
    return `since it was planned, what is in the way of switching came up (${because.join('; ')}), and \`${database}\` would be written over without a copy: nothing was changed, run it again`;
}
function assertSame(expected, found) {
    const differences = (0,comparison/* compareContents */.Y)(expected, found);
    if (differences.length === 0)
        return;
    throw new backup_engine/* DamagedBackupError */.c(`what was restored is not what was backed up: ${differences.join('; ')}`);
}
function tell(database, { kept, tables, triggers }) {
    if (kept === undefined)
        return { replaced: '' };
    const aside = `${database.slice(0, 40)}_aside`;
    const pairs = tables.map((name) => `${quoteName(database)}.${quoteName(name)} TO ${quoteName(aside)}.${quoteName(name)}, ${quoteName(kept)}.${quoteName(name)} TO ${quoteName(database)}.${quoteName(name)}`);
    const shown = pairs.length <= 10
        ? pairs.join(', ')
        : `${pairs.slice(0, 10).join(', ')}, … (likewise for each of the ${pairs.length} tables)`;
    const around = triggers
        ? ' Before it, turn maintenance mode on and drop the triggers in both databases, noting what SHOW CREATE TRIGGER says; create those of the former tables again after it.'
        : '';
    return {
        replaced: `The former tables of \`${database}\`, with its views, routines, events and triggers, are in the database \`${kept}\`; drop it when they aren't needed any more.`,
        undo: `\`CREATE DATABASE ${quoteName(aside)}; RENAME TABLE ${shown};\`${around}`,
    };
}
/** Nothing is kept here: what was there is in the safety copy. */
async function inPlace(plan, section, address, archive, options, context) {
    const { database, staying, client } = plan;
    const { timeout } = section;
    options.switching?.();
    try {
        await dropEverything(plan, address, context);
        const rewriting = { database, withoutDefiners: false, withoutEvents: false };
        const { eventStates } = await loadDump(archive, { address, rewriting, program: client, timeout }, context);
        if (options.contents !== undefined) {
            assertSame(options.contents, await readCopy(address, options.contents, eventStates, timeout, context, staying));
        }
        return { replaced: `The former contents of \`${database}\` were replaced in place.` };
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const message = `${reason}; \`${database}\` is neither what it was nor what was backed up: leave maintenance mode on and restore again, this backup or the safety copy`;
        throw new errors/* ProviderError */.mZ(message, { system: 'MySQL', operation: 'restore', cause: error });
    }
}
async function dropEverything({ database, live }, address, context) {
    if (live === undefined)
        return;
    const session = await ServerSession.open({ address, timeout: restore_patience }, unstoppable(context));
    try {
        await session.run('set session foreign_key_checks = 0');
        const gone = live.stored.filter(({ type }) => type !== 'trigger' && type !== 'package body');
        await dropObjects(session, database, gone);
        for (const { name } of live.tables)
            await session.run(`drop table ${quoteName(database)}.${quoteName(name)}`);
    }
    finally {
        session.close();
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/comparison.js

const failure = (message, retryable) => new errors/* ProviderError */.mZ(message, { system: 'MySQL', operation: 'dump', retryable });
/**
 * What a dump is of, as far as that is certain. Tables that were the same before and after are held against the dump; of those
 * that changed in between, the rows are those in the dump itself and there is no checksum. Throws ProviderError.
 */
function contentsOfDump({ before, after, countedBefore, countedAfter, unprotected, violations }, dump, depth, log) {
    const changes = definitionChanges(before.objects, after.objects);
    if (changes.length > 0) {
        throw failure(`tables or other objects were created, changed or dropped while the dump ran (${changes.slice(0, 5).join(', ')}): let no migration run beside a backup, and take it again`, true);
    }
    const dumped = new Map(dump.tables.map((table) => [table.name, table]));
    const missing = before.tables.filter(({ name }) => !dumped.has(name)).map(({ name }) => `\`${name}\``);
    if (missing.length > 0)
        throw failure(`the dump lacks the tables ${missing.join(', ')}`, false);
    const moving = [];
    const tables = before.tables.map(({ name, columns }) => {
        const [first, last] = [countedBefore.get(name), countedAfter.get(name)];
        const rows = dumped.get(name)?.rows ?? 0;
        const still = first !== undefined && first.rows === last?.rows && first.checksum === last.checksum;
        if (!still && unprotected.includes(name)) {
            throw failure(`the table \`${name}\` isn't transactional and changed while it was dumped, so its rows may not fit together: convert it (\`ALTER TABLE … ENGINE=InnoDB\`), name it in \`tables.exclude\`, or take the backup while nobody writes`, true);
        }
        if (depth === 'schema')
            return { name, columns };
        if (!still) {
            moving.push(`\`${name}\``);
            return { name, columns, rows };
        }
        if (rows !== first.rows) {
            throw failure(`the dump holds ${rows} rows of \`${name}\`, but the table ${first.rows}`, true);
        }
        const { checksum } = first;
        return checksum === undefined ? { name, columns, rows } : { name, columns, rows, checksum };
    });
    if (moving.length > 0) {
        log.info(`Written to in the moment the dump began: ${moving.join(', ')}. They are compared by definition and by the number of rows in the dump, all others with the database itself.`);
    }
    return {
        tables,
        objects: before.objects,
        ...(violations !== undefined && { foreignKeyViolations: violations }),
    };
}
/** Names of objects that aren't the same in both. */
function definitionChanges(before, after) {
    const key = ({ type, name }) => `${type} \`${name}\``;
    const first = new Map(before.map((object) => [key(object), object.checksum]));
    const last = new Map(after.map((object) => [key(object), object.checksum]));
    return [...new Set([...first.keys(), ...last.keys()])].filter((name) => first.get(name) !== last.get(name));
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/snapshot.js


/** Tables in an engine with transactions are read in the same state for as long as a snapshot is held. */
class Snapshot {
    #session;
    #database;
    constructor(session, database) {
        this.#session = session;
        this.#database = database;
    }
    /** Begins one, as `--single-transaction` does. Throws DatabaseFailure. */
    static async begin(session, database) {
        await session.run('set session transaction isolation level repeatable read');
        await session.run('start transaction /*!40100 with consistent snapshot */');
        return new Snapshot(session, database);
    }
    /** Counts tables one after the other, without keeping a lock that would hold up a change of their definition. */
    async count(tables, depth) {
        const counted = new Map();
        if (depth === 'schema')
            return counted;
        for (const table of tables) {
            await this.#session.run('savepoint deploy');
            counted.set(table.name, await countRows(this.#session, this.#database, table, depth));
            await this.#session.run('rollback to savepoint deploy');
        }
        return counted;
    }
    /** How many rows point at a missing parent. */
    async violations(tables) {
        await this.#session.run('savepoint deploy');
        const total = await countViolations(this.#session, this.#database, tables);
        await this.#session.run('rollback to savepoint deploy');
        return total;
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/write-dump.js















/** 30 MB of SQL took 0.22 s at 1, and 0.44 s at 6, which made it 2.5 % smaller. */
const gzipLevel = 1;
/**
 * Dumps a database, gzipped, and says what the dump is of. MySQL can't share a snapshot between connections, so the one of the
 * program lies between two others, begun just before it and as soon as its first table comes. Throws ProviderError.
 */
async function writeDump(request, target, context) {
    const sessions = [];
    const stop = new AbortController();
    const own = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
    const open = async () => {
        const session = await ServerSession.open(request, own);
        sessions.push(session);
        return session;
    };
    try {
        const reading = new Reading(request, open);
        const server = await reading.begin();
        const takenAt = context.clock.now();
        const survey = new DumpSurvey();
        const running = dumpInto(request, survey, target, () => reading.firstTable(), own);
        // Whichever fails first ends the other, and is why both fail.
        const [dumped] = await Promise.all([running, reading.whileDumping(running)]).catch(async (error) => {
            stop.abort(error);
            await running.catch(() => { });
            throw error;
        });
        return await reading.describe(dumped, server, takenAt, context);
    }
    catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof backup_engine/* DamagedBackupError */.c))
            throw error;
        const message = `${request.program.path} wrote what it shouldn't: ${error.message}`;
        throw new errors/* ProviderError */.mZ(message, { system: 'MySQL', operation: 'dump', cause: error });
    }
    finally {
        for (const session of sessions)
            session.close();
    }
}
/** Reads the database beside the program that dumps it. */
class Reading {
    #request;
    #open;
    #begun = Promise.withResolvers();
    #session;
    #before;
    #first;
    #protected = [];
    #unprotected = [];
    #countedBefore = new Map();
    #countedAfter = new Map();
    #violations;
    constructor(request, open) {
        this.#request = request;
        this.#open = open;
    }
    /** Reads the definitions and all that a transaction doesn't protect, and begins the first snapshot. */
    async begin() {
        this.#session = await this.#open();
        const server = await readServerFacts(this.#session);
        const { database, exclude, depth } = this.#request;
        this.#before = await readDefinitions(this.#session, database, { exclude });
        const unprotected = await unprotectedTables(this.#session, this.#before.tables);
        this.#unprotected = unprotected;
        this.#protected = this.#before.tables.filter((table) => !unprotected.includes(table));
        await this.#countUnprotected(this.#countedBefore);
        if (depth !== 'schema')
            this.#first = await Snapshot.begin(await this.#open(), database);
        return server;
    }
    /** The program has begun its own snapshot by now. */
    firstTable() {
        this.#begun.resolve();
    }
    /** Counts in the first snapshot, and in another one that is begun after the program's. */
    async whileDumping(running) {
        const { database, depth } = this.#request;
        if (this.#first === undefined)
            return;
        await Promise.race([this.#begun.promise, running]);
        const last = await Snapshot.begin(await this.#open(), database);
        const counted = await this.#first.count(this.#protected, depth);
        for (const [name, value] of counted)
            this.#countedBefore.set(name, value);
        this.#violations = await this.#first.violations(this.#protected);
        for (const [name, value] of await last.count(this.#protected, depth))
            this.#countedAfter.set(name, value);
    }
    /** What the dump is of. */
    async describe(dumped, server, takenAt, { log }) {
        const { database, exclude, depth } = this.#request;
        if (this.#session === undefined || this.#before === undefined)
            throw new Error('describe goes after begin');
        await this.#countUnprotected(this.#countedAfter);
        const after = await readDefinitions(this.#session, database, { exclude });
        const around = {
            ...{ before: this.#before, after, violations: this.#violations },
            ...{ countedBefore: this.#countedBefore, countedAfter: this.#countedAfter },
            unprotected: this.#unprotected.map(({ name }) => name),
        };
        const contents = contentsOfDump(around, dumped, depth, log);
        const definers = new Set(after.stored.map(({ definer }) => definer).filter((each) => each !== undefined));
        const settings = {
            ...{ kind: server.kind, 'character-set': after.characterSet, collation: after.collation },
            'lower-case-names': String(server.lowerCaseNames),
            ...{ 'longest-statement': String(dumped.longestStatement), definers: [...definers].sort().join(' ') },
        };
        return { takenAt, engineVersion: server.text, settings, contents };
    }
    async #countUnprotected(counted) {
        if (this.#session === undefined)
            return;
        const { database } = this.#request;
        for (const table of this.#unprotected) {
            counted.set(table.name, await countRows(this.#session, database, table, 'checksums'));
        }
    }
}
async function dumpInto({ address, database, exclude, timeout, program }, survey, target, onFirstTable, context) {
    const tap = new external_node_stream_.Transform({
        highWaterMark: 256 * 1024,
        transform(chunk, _encoding, done) {
            try {
                survey.write(chunk);
                if (survey.hasTables)
                    onFirstTable();
                done(null, chunk);
            }
            catch (error) {
                done(error);
            }
        },
    });
    let broken;
    const outflow = (0,external_node_stream_promises_.pipeline)(tap, (0,external_node_zlib_.createGzip)({ level: gzipLevel, chunkSize: 256 * 1024 }), target, {
        end: false,
    });
    outflow.catch((error) => {
        broken ??= error;
    });
    try {
        const { exitCode, lastLines } = await withOptionsFile(address, program.kind, context, (words) => context.processes.piped({
            ...{ command: program.path, args: [...words, ...dumpWords(program, database, exclude)] },
            ...{ directory: context.workspace, environment: programEnvironment },
            ...{ stdout: tap, timeout, signal: context.signal },
        }));
        if (exitCode !== 0)
            throw explainProgram(lastLines, { program, operation: 'dump', place: address.place }, context);
        const surveyed = survey.end();
        tap.end();
        await outflow;
        return surveyed;
    }
    catch (error) {
        tap.destroy();
        await outflow.catch(() => { });
        context.signal.throwIfAborted();
        throw broken !== undefined && !isEcho(broken) ? broken : error;
    }
}
/** What a stream says because another one was given up. */
function isEcho(error) {
    return error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
/**
 * https://mariadb.com/kb/en/mariadb-dump/, https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html. Without tablespaces, which need
 * PROCESS; without statistics, which MariaDB doesn't have; without GTIDs, which would be a setting of the whole server.
 */
function dumpWords(program, database, exclude) {
    const ofMysql = program.kind === 'mysql';
    return [
        ...['--single-transaction', '--quick', '--skip-lock-tables', '--skip-add-locks', '--no-tablespaces'],
        ...['--routines', '--triggers', '--events', '--hex-blob', '--default-character-set=utf8mb4'],
        ...[
            '--comments',
            '--dump-date',
            '--quote-names',
            '--set-charset',
            '--tz-utc',
            `--max-allowed-packet=${longestPacket}`,
        ],
        ...(ofMysql ? ['--set-gtid-purged=OFF'] : []),
        ...(ofMysql && program.major >= 8 ? ['--column-statistics=0'] : []),
        ...exclude.map((table) => `--ignore-table=${database}.${table}`),
        '--',
        database,
    ];
}

;// CONCATENATED MODULE: ./build/packages/database/src/engines/mysql/mysql-engine.js













/** MySQL and MariaDB by their own dump program, and by their client on the way back. */
class MysqlEngine {
    type = 'mysql';
    writes = 'stream';
    database;
    extension = 'sql.gz';
    scratchFolder;
    #backup;
    #context;
    #address;
    #overwrites = true;
    /** Throws ConfigurationError for an address that is none. */
    constructor(backup, context) {
        this.#backup = backup;
        this.#context = context;
        this.#address = readAddress(backup.connection, 'connection', context);
        this.database = this.#address.place;
        this.scratchFolder = scratchFolderOf(context);
    }
    /** Until there is a plan, nobody knows that what is there will be kept beside what is restored. */
    get overwrites() {
        return this.#overwrites;
    }
    async examine() {
        return (await this.#examine()).facts;
    }
    #examine() {
        return examine(this.#backup, this.#address, this.#context);
    }
    async dump(target) {
        const { server, tools } = await this.#examine();
        const request = {
            ...{ address: this.#address, database: this.#address.database ?? '' },
            ...{ exclude: this.#backup.tables?.exclude ?? [], depth: this.#backup.compare },
            ...{ timeout: this.#backup.timeout, program: found(tools.dump) },
        };
        const dump = await writeDump(request, target, this.#context);
        const longest = Number(dump.settings['longest-statement']);
        if (longest > server.longestStatement) {
            this.#context.log.warning(`The dump has a statement of ${longest} bytes, but the server takes ${server.longestStatement} at most: raise \`max_allowed_packet\` before restoring there.`);
        }
        return dump;
    }
    async list(archive) {
        const { tables } = await surveyArchive(archive, this.#context.signal);
        return { tables, objects: [] };
    }
    async restoreScratch(archive, settings) {
        const given = this.#backup['restore-connection'];
        return given === undefined
            ? this.#onTemporaryServer(archive, settings)
            : this.#onServer(archive, readAddress(given, 'restore-connection', this.#context), settings);
    }
    async #onServer(archive, server, settings) {
        const tools = await this.#tools();
        const own = await OwnDatabase.create(scratchPrefix, server, settings, this.#context);
        const remove = () => own.drop();
        try {
            const { timeout } = this.#backup;
            const request = { program: found(tools.client), timeout, withoutDefiners: true };
            const loaded = await fill(archive, own, request, this.#context);
            return scratchDatabase({ address: own.address, remove }, loaded, timeout, this.#context);
        }
        catch (error) {
            await remove();
            throw error;
        }
    }
    async #onTemporaryServer(archive, settings) {
        const tools = await this.#tools();
        const lowerCaseNames = Number(settings['lower-case-names'] ?? 0);
        const server = await startTemporaryServer(found(tools.server), this.scratchFolder, lowerCaseNames, this.#context);
        try {
            const copy = await this.#onServer(archive, server.address, settings);
            return { ...copy, remove: () => server.stop() };
        }
        catch (error) {
            await server.stop();
            throw error;
        }
    }
    async #tools() {
        const session = await openFor('connection', this.#address, this.#context);
        try {
            const server = await readServerFacts(session);
            const tools = await findTools({ ...this.#backup, verify: 'restore' }, server, this.#context);
            if (tools.problems.length > 0)
                throw new errors/* ConfigurationError */.j1(tools.problems);
            return tools;
        }
        finally {
            session.close();
        }
    }
    async planRestore(options) {
        const plan = await makePlan(this.#backup, this.#address, options, this.#context);
        this.#overwrites = plan.way === 'in-place';
        return describePlan(plan, options);
    }
    restore(archive, options) {
        const request = { archive, options, mayOverwrite: this.#overwrites };
        return restore(this.#backup, this.#address, request, this.#context);
    }
    async tidy() {
        const tidied = await removeDeadServers(this.scratchFolder, this.#context);
        const given = this.#backup['restore-connection'];
        const context = unstoppable(this.#context);
        if (given !== undefined) {
            const server = readAddress(given, 'restore-connection', context);
            tidied.push(...(await dropDead(scratchPrefix, server, context).catch(() => [])));
        }
        tidied.push(...(await dropDead(restorePrefix, this.#address, context).catch(() => [])));
        return tidied;
    }
}
/** What was examined is there. */
function found(program) {
    if (program === undefined)
        throw new Error('a program is missing that was found before');
    return program;
}


/***/ }),

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


/***/ })

};

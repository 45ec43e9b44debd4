export const id = 9268;
export const ids = [9268];
export const modules = {

/***/ 91004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ clientVariables),
/* harmony export */   Iy: () => (/* binding */ timeoutOptions),
/* harmony export */   Wd: () => (/* binding */ addressFor),
/* harmony export */   _k: () => (/* binding */ mysqlSettings),
/* harmony export */   gW: () => (/* binding */ passwordsIn)
/* harmony export */ });
/* unused harmony export withParameter */
/* harmony import */ var _deploy_actions_sql__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88890);

/** The options for PostgreSQL that set the timeouts; the last of several `-c` for a setting holds. */
function timeoutOptions({ lockTimeout, statementTimeout }) {
    // https://www.postgresql.org/docs/current/runtime-config-client.html: without a unit, both are milliseconds.
    return `-c lock_timeout=${Math.ceil(lockTimeout)} -c statement_timeout=${Math.ceil(statementTimeout)}`;
}
/** What MySQL runs first so that nobody waits longer for a lock; both count in seconds, and 0 isn't for ever. */
function mysqlSettings({ lockTimeout }) {
    const seconds = Math.max(1, Math.ceil(lockTimeout / 1_000));
    return [`lock_wait_timeout=${seconds}`, `innodb_lock_wait_timeout=${seconds}`];
}
/** The address as a kind of tool wants it, with the timeouts where they can stand in it; options that were there stay. */
function addressFor(database, style, workspacePath) {
    const { address } = database;
    const engine = (0,_deploy_actions_sql__WEBPACK_IMPORTED_MODULE_0__/* .engineOf */ .ky)(address);
    if (engine === 'sqlite') {
        const path = address.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
        return `${style.sqlite ?? 'sqlite:///'}${workspacePath(path)}`;
    }
    if (engine === undefined)
        return address;
    const scheme = style.schemes?.[engine];
    const named = scheme === undefined ? address : address.replace(/^[^:]+(?=:\/\/)/, scheme);
    if (engine === 'postgres')
        return withOptions(named, database, style.optionsInAddress ?? false);
    if (style.mysqlStart === undefined)
        return named;
    const [first = '', second = ''] = mysqlSettings(database);
    // Neither blanks nor `%`: alembic's configuration takes a `%` for the beginning of a reference.
    return withParameter(named, `${style.mysqlStart}=SET+SESSION+${first},SESSION+${second}`, style.mysqlStart);
}
/** libpq takes `options` of an address instead of PGOPTIONS, so that the timeouts have to be there, too. */
function withOptions(address, database, always) {
    const given = new RegExp(/([?&]options=)([^&#]*)/);
    const encoded = encodeURIComponent(timeoutOptions(database));
    if (given.test(address))
        return address.replace(given, (_, name, value) => `${name}${value}%20${encoded}`);
    return always ? withParameter(address, `options=${encoded}`, 'options') : address;
}
/** The address with one more parameter; one of this name that is there already keeps its place. */
function withParameter(address, parameter, name) {
    if (new RegExp(`[?&]${name}=`).test(address))
        return address;
    return `${address}${address.includes('?') ? '&' : '?'}${parameter}`;
}
/** Variables by which clients of PostgreSQL get the timeouts and their name; `given` is the step's environment. */
function clientVariables(database, given) {
    if ((0,_deploy_actions_sql__WEBPACK_IMPORTED_MODULE_0__/* .engineOf */ .ky)(database.address) !== 'postgres')
        return {};
    const options = [given['PGOPTIONS'], timeoutOptions(database)].filter((each) => each?.trim()).join(' ');
    return {
        PGOPTIONS: options,
        ...(database.name === undefined ? {} : { PGAPPNAME: database.name }),
    };
}
/** The password in an address, as it stands there and as it is meant. */
function passwordsIn(address) {
    if (!URL.canParse(address))
        return [];
    const { password, searchParams } = new URL(address);
    const meant = safelyDecoded(password);
    return [password, meant, searchParams.get('password') ?? ''].filter((each) => each !== '');
}
function safelyDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 99268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Flyway: () => (/* binding */ Flyway)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/sql/src/address.js
var src_address = __webpack_require__(88890);
// EXTERNAL MODULE: ./build/packages/migrations/src/tools/database-environment.js
var database_environment = __webpack_require__(91004);
;// CONCATENATED MODULE: ./build/packages/migrations/src/tools/jdbc-variables.js



/** `ssl-mode` of MySQL as its own driver for Java calls it. https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html */
const sslModes = {
    DISABLED: 'DISABLED',
    REQUIRED: 'REQUIRED',
    VERIFY_CA: 'VERIFY_CA',
    VERIFY_IDENTITY: 'VERIFY_IDENTITY',
};
/** The same for MariaDB's driver. https://mariadb.com/docs/connectors/mariadb-connector-j/about-mariadb-connector-j#tls-parameters */
const mariadbSslModes = {
    DISABLED: 'disable',
    REQUIRED: 'trust',
    VERIFY_CA: 'verify-ca',
    VERIFY_IDENTITY: 'verify-full',
};
/** The address of a database as Flyway's variables for JDBC: user and password stand apart from it. */
function jdbcVariables(database, workspace) {
    const { address } = database;
    const engine = (0,src_address/* engineOf */.ky)(address);
    if (engine === 'sqlite') {
        return { FLYWAY_URL: `jdbc:sqlite:${(0,external_node_path_.resolve)(workspace, address.slice('sqlite:'.length))}` };
    }
    const url = new URL(address);
    const parameters = engine === 'postgres' ? postgresParameters(url, database) : mysqlParameters(url, database);
    // MariaDB's driver takes values as they stand; that of PostgreSQL decodes them.
    const written = (value) => (engine === 'postgres' ? encodeURIComponent(value) : value);
    const query = parameters.map(([name, value]) => `${name}=${written(value)}`).join('&');
    const scheme = engine === 'postgres' ? 'postgresql' : url.protocol.slice(0, -1);
    const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    return {
        FLYWAY_URL: `jdbc:${scheme}://${url.host}${url.pathname}?${query}`,
        ...(user === '' ? {} : { FLYWAY_USER: user }),
        ...(password === '' ? {} : { FLYWAY_PASSWORD: password }),
    };
}
/** https://jdbc.postgresql.org/documentation/use/#connection-parameters; a parameter that was there stays, its timeouts don't hold. */
function postgresParameters(url, database) {
    const given = [...url.searchParams].filter(([name]) => !['options', 'application_name', 'password', 'user'].includes(name));
    const options = [url.searchParams.get('options'), (0,database_environment/* timeoutOptions */.Iy)(database)].filter((each) => each);
    const name = database.name ?? url.searchParams.get('application_name');
    return [
        ...given,
        ['options', options.join(' ')],
        ...(name ? [['ApplicationName', name]] : []),
    ];
}
function mysqlParameters(url, database) {
    const mariadb = url.protocol === 'mariadb:';
    const mode = url.searchParams.get('ssl-mode')?.toUpperCase().replaceAll('-', '_');
    const authority = url.searchParams.get('ssl-ca');
    const known = (mariadb ? mariadbSslModes : sslModes)[mode ?? ''];
    return [
        ['sessionVariables', (0,database_environment/* mysqlSettings */._k)(database).join(',')],
        ...(known === undefined ? [] : [['sslMode', known]]),
        ...(authority === null ? [] : [authorityOf(authority, mariadb)]),
    ];
}
function authorityOf(path, mariadb) {
    return mariadb ? ['serverSslCert', path] : ['trustCertificateKeyStoreUrl', `file:${path}`];
}

// EXTERNAL MODULE: ./build/packages/migrations/src/tools/markers.js
var markers = __webpack_require__(89486);
// EXTERNAL MODULE: ./build/packages/migrations/src/tools/tool-output.js
var tool_output = __webpack_require__(46829);
// EXTERNAL MODULE: ./build/packages/migrations/src/tools/tool-program.js
var tool_program = __webpack_require__(50746);
;// CONCATENATED MODULE: ./build/packages/migrations/src/tools/flyway.js









/** What `migrate` will run next. https://documentation.red-gate.com/fd/migration-states-277579315.html */
const waiting = new Set(['Pending', 'Outdated', 'Out of Order (Pending)']);
/** What `migrate` has run and goes on from. */
const done = new Set(['Success', 'Out of Order', 'Baseline', 'Future', 'Superseded', 'Missing']);
/** What `validate` finds fault with that is no fault: what is simply still to be run. */
const harmless = new Set([
    'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED',
    'RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED',
]);
/** Flyway, up from version 9. https://documentation.red-gate.com/fd/command-line-277579359.html */
class Flyway {
    type = 'flyway';
    #configuration;
    #context;
    #program;
    constructor(configuration, context) {
        this.#configuration = configuration;
        this.#context = context;
        const places = { configured: configuration.program, usual: [['flyway']] };
        this.#program = new tool_program/* ToolProgram */.P('flyway', configuration.directory, places, context);
    }
    async problems() {
        return this.#program.problems();
    }
    /** With `-target`, too, Flyway runs all repeatable migrations, which may need what comes behind the target. */
    steps(pending) {
        if (pending.some(({ id }) => isRepeatable(id)))
            return [pending];
        return pending.map((migration) => [migration]);
    }
    async limits(database) {
        if ((0,src_address/* engineOf */.ky)(database.address) !== 'sqlite')
            return [];
        return ['SQLite has no timeouts that Flyway could be told'];
    }
    async current(database) {
        const applied = (await this.#info(database)).filter(({ state, version }) => done.has(state) && version !== '');
        return applied.at(-1)?.version;
    }
    async pending(database) {
        const problems = await this.problems();
        if (problems.length > 0)
            throw new errors/* ConfigurationError */.j1(problems);
        const listed = await this.#info(database);
        const faults = [...stateProblems(listed), ...(await this.#invalid(database))];
        if (faults.length > 0)
            throw new errors/* ConfigurationError */.j1(faults.map((message) => ({ message })));
        const waits = listed.filter(({ state }) => waiting.has(state));
        // Repeatable ones come last, whatever the order of the list.
        const inOrder = [
            ...waits.filter(({ version }) => version !== ''),
            ...waits.filter(({ version }) => version === ''),
        ];
        return Promise.all(inOrder.map((each) => this.#migration(each)));
    }
    async apply(step, database, options) {
        const last = step.at(-1);
        if (last === undefined)
            return;
        const target = isRepeatable(last.id) ? [] : [`-target=${last.id}`];
        const operation = `apply ${step.map(({ id }) => id).join(', ')}`;
        const words = [...target, '-outputType=json', ...this.#configFiles(), 'migrate'];
        const result = await this.#program.change(operation, words, { ...options, ...this.#run(database) });
        // Its exit code alone doesn't say it: older versions end with 0 after a failure.
        const answer = this.#parse(operation, result.stdout);
        if (answer.success === true && answer.error === undefined)
            return;
        throw this.#failure(operation, answer, database);
    }
    async #info(database) {
        const operation = 'list the migrations';
        const answer = await this.#ask(operation, 'info', database);
        const expected = (0,src_address/* engineOf */.ky)(database.address) === 'sqlite' ? undefined : databaseOf(database.address);
        if (answer.database !== undefined && expected !== undefined && answer.database !== expected) {
            throw new errors/* ConfigurationError */.j1(`flyway goes to the database \`${answer.database}\` and not to \`${expected}\`: its configuration names an environment of its own; leave \`environment\` out of it, so that FLYWAY_URL holds`);
        }
        if (answer.migrations === undefined)
            throw this.#failure(operation, answer, database);
        return answer.migrations;
    }
    async #invalid(database) {
        const { invalidMigrations = [] } = await this.#ask('validate the migrations', 'validate', database);
        return invalidMigrations
            .filter(({ errorDetails }) => !harmless.has(errorDetails?.errorCode ?? ''))
            .map(({ version, description, errorDetails }) => {
            const said = (errorDetails?.errorMessage ?? 'is not valid').split('\n').join('; ');
            return `flyway: ${version === '' ? description : `${version} (${description})`}: ${said}`;
        });
    }
    async #ask(operation, command, database) {
        const words = ['-outputType=json', ...this.#configFiles(), command];
        const result = await this.#program.run(words, this.#run(database));
        if (result.exitCode !== 0 && !result.stdout.includes('{'))
            throw this.#program.failure(operation, result, database);
        const answer = this.#parse(operation, result.stdout);
        // What isn't valid is told as an error with a list.
        if (answer.error !== undefined)
            throw this.#failure(operation, answer, database);
        return answer;
    }
    #parse(operation, output) {
        try {
            const answer = JSON.parse(output.slice(output.indexOf('{')));
            if (typeof answer === 'object' && answer !== null)
                return answer;
        }
        catch {
            // What it wrote stands in the error below.
        }
        const message = `${operation}: flyway answered with something else than JSON:\n${(0,tool_output/* lastLinesOf */.lS)(output)}`;
        throw new errors/* ProviderError */.mZ(message, { system: 'flyway', operation });
    }
    #failure(operation, { error }, database) {
        const said = error?.message ?? 'it says nothing about why';
        const hint = (0,tool_output/* timeoutHint */.rd)(said, database);
        const message = `${operation}: flyway failed${hint === undefined ? '' : ` (${hint})`}:\n${(0,tool_output/* lastLinesOf */.lS)(said)}`;
        return new errors/* ProviderError */.mZ(message, { system: 'flyway', operation });
    }
    async #migration({ version, description, filepath }) {
        const id = version === '' ? `R__${description}` : version;
        const isSql = filepath.endsWith('.sql');
        const sql = isSql ? await (0,promises_.readFile)(filepath, 'utf8').catch(() => undefined) : undefined;
        const file = filepath === '' ? undefined : (0,external_node_path_.relative)(this.#context.workspace, filepath);
        if (sql !== undefined)
            return { id, description, file, sql, declared: (0,markers/* markerIn */.AF)(sql) };
        const withoutSql = isSql ? 'its file can’t be read' : 'it isn’t written in SQL';
        return { id, description, file, withoutSql };
    }
    #configFiles() {
        const { config } = this.#configuration;
        return config === undefined ? [] : [`-configFiles=${config.join(',')}`];
    }
    #run(database) {
        const { workspace } = this.#context;
        const address = (0,database_environment/* addressFor */.Wd)(database, { sqlite: 'sqlite:' }, (path) => path);
        const environment = { [this.#configuration.variable]: address, ...jdbcVariables(database, workspace) };
        return { database, environment };
    }
}
function isRepeatable(id) {
    return id.startsWith('R__');
}
function databaseOf(address) {
    const name = decodeURIComponent(new URL(address).pathname.slice(1));
    return name === '' ? undefined : name;
}
function stateProblems(listed) {
    const named = ({ version, description }) => version === '' ? description : `${version} (${description})`;
    return listed.flatMap((each) => {
        if (/fail/i.test(each.state)) {
            return [
                `flyway: ${named(each)} failed in an earlier run and may be there by half: put right by hand what it did, then \`flyway repair\``,
            ];
        }
        if (each.state === 'Ignored') {
            return [
                `flyway: ${named(each)} is older than what is applied already and would never run: give it a newer version, or set \`outOfOrder\``,
            ];
        }
        return [];
    });
}


/***/ }),

/***/ 46829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lS: () => (/* binding */ lastLinesOf),
/* harmony export */   rd: () => (/* binding */ timeoutHint)
/* harmony export */ });
/* unused harmony export withoutColors */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);

/** As many lines of a tool's output stand in an error. */
const shownLines = 15;
/** The last lines of a tool's output that say something; npm's advice about itself and the frames of tracebacks don't. */
function lastLinesOf(output) {
    const lines = withoutColors(output)
        .replaceAll(/^ +File ".*", line \d+.*\n(?: {4}.*\n)*/gm, '')
        .split(/\r?\n/)
        .map((line) => line.trimEnd())
        .filter((line) => line.trim() !== '' && !/^npm (?:warn|notice)\b|^ +at \S.*:\d+|^Traceback \(most recent/i.test(line));
    return lines.slice(-shownLines).join('\n');
}
/** Terminals' colours and the like. https://en.wikipedia.org/wiki/ANSI_escape_code#CSI_(Control_Sequence_Introducer)_sequences */
function withoutColors(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what begins such a sequence
    return text.replaceAll(/\u001b\[[0-?]*[ -/]*[@-~]/g, '');
}
/** What PostgreSQL, MySQL and MariaDB say when a timeout ended a statement. */
const timeouts = [
    {
        pattern: /canceling statement due to lock timeout|\b55P03\b|LockNotAvailable/i,
        hint: ({ lockTimeout }) => `it waited ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(lockTimeout)} for a lock that somebody else holds, which is \`lock-timeout\`: find the long transaction, or try again when there is less traffic`,
    },
    {
        pattern: /Lock wait timeout exceeded/i,
        hint: ({ lockTimeout }) => `it waited ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(lockTimeout)} for a lock that somebody else holds: find the long transaction, or try again when there is less traffic`,
    },
    {
        pattern: /canceling statement due to statement timeout/i,
        hint: ({ statementTimeout }) => `a statement took longer than \`statement-timeout\`, ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(statementTimeout)}: make it smaller, or allow it more time`,
    },
];
/** What to do, when the output says that a timeout ended a statement. */
function timeoutHint(output, database) {
    return timeouts.find(({ pattern }) => pattern.test(output))?.hint(database);
}


/***/ }),

/***/ 50746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ ToolProgram)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97368);
/* harmony import */ var _database_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91004);
/* harmony import */ var _tool_output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46829);





/** Questions to a tool take no longer than that; it may have to load a whole application. Milliseconds. */
const questionTimeout = 5 * 60_000;
/** A migration tool's program in its folder. */
class ToolProgram {
    name;
    /** Absolute path of the folder it runs in. */
    directory;
    #places;
    #context;
    #words;
    constructor(name, directory, places, context) {
        this.name = name;
        this.directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.workspace, directory);
        this.#places = places;
        this.#context = context;
    }
    /** Why it can't be started: no such folder, no such program. */
    async problems() {
        if (!(await exists(this.directory))) {
            const message = `there is no folder ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(this.directory)}; \`directory\` of \`migrations\` is that of the release with the new migrations`;
            return [{ message }];
        }
        if ((await this.#found()) !== undefined)
            return [];
        return [{ message: this.#missing() }];
    }
    /** Runs it to its end; a non-zero exit code is a result. What it writes is redacted. Throws ProviderError, and the signal's reason. */
    async run(args, run = {}) {
        const { database, environment = {}, signal = this.#context.signal, onLine } = run;
        for (const secret of database ? (0,_database_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .passwordsIn */ .gW)(database.address) : [])
            this.#context.secrets.add(secret);
        const words = await this.#found();
        if (words === undefined) {
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(this.#missing(), { system: this.name, operation: 'start' });
        }
        const [command = '', ...first] = words;
        const { redact } = { redact: (text) => this.#context.secrets.redact(text) };
        const result = await this.#context.processes.tool({
            ...{ command, args: [...first, ...args], directory: this.directory, signal },
            environment: { NO_COLOR: '1', ...environment },
            timeout: run.timeout ?? questionTimeout,
            ...(onLine ? { onLine: (line) => onLine(redact(line)) } : {}),
        });
        return { ...result, stdout: redact(result.stdout), stderr: redact(result.stderr) };
    }
    /** Runs it and gives its standard output. Throws ProviderError with its last lines for a non-zero exit code. */
    async answer(operation, args, run = {}) {
        const result = await this.run(args, run);
        if (result.exitCode !== 0)
            throw this.failure(operation, result, run.database);
        return result.stdout;
    }
    /** Runs what changes the database. Throws ProviderError with its last lines when it fails or takes too long. */
    async change(operation, args, run) {
        const lines = [];
        const onLine = (line) => {
            lines.push(line);
            if (lines.length > 40)
                lines.shift();
            run.onLine?.(line);
        };
        const result = await this.run(args, { ...run, onLine }).catch((error) => {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ) || lines.length === 0)
                throw error;
            // It was stopped: what it wrote before says how far it got.
            throw this.#failed(`${operation}: ${error.message}`, operation, (0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLinesOf */ .lS)(lines.join('\n')), error);
        });
        if (result.exitCode !== 0)
            throw this.failure(operation, result, run.database);
        return result;
    }
    /** A failure in the tool's own last words. */
    failure(operation, { exitCode, stdout, stderr }, database) {
        const hint = database ? (0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .timeoutHint */ .rd)(`${stdout}\n${stderr}`, database) : undefined;
        const about = `${operation}: ${this.name} ended with exit code ${exitCode}${hint === undefined ? '' : ` (${hint})`}`;
        const last = (0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLinesOf */ .lS)(stderr) === '' ? (0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLinesOf */ .lS)(stdout) : (0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLinesOf */ .lS)(`${stdout}\n${stderr}`);
        return this.#failed(about, operation, last);
    }
    #failed(about, operation, last, cause) {
        const message = last === '' ? `${about}; it wrote nothing` : `${about}:\n${last}`;
        return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .ProviderError */ .mZ(message, {
            system: this.name,
            operation,
            ...(cause === undefined ? {} : { cause }),
        });
    }
    #missing() {
        const { configured, usual, nodeModule, scripts } = this.#places;
        if (configured)
            return `there is no program ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(configured[0] ?? '')}, which \`program\` of \`migrations\` names`;
        const looked = [
            ...(scripts ?? []).map((script) => `${script} in ${this.directory}`),
            ...(nodeModule === undefined
                ? []
                : [`node_modules/.bin/${nodeModule} in ${this.directory} and the folders above it`]),
            ...new Set(usual.map(([command]) => `${command} on the PATH`)),
        ];
        return `${this.name} isn't there; looked for ${looked.join(', ')}. Install the release's dependencies first, or say in \`program\` of \`migrations\` how it is started`;
    }
    #found() {
        this.#words ??= this.#find();
        return this.#words;
    }
    async #find() {
        const { configured, usual, nodeModule, scripts = [] } = this.#places;
        if (configured)
            return (await this.#locate(configured[0] ?? '')) === undefined ? undefined : configured;
        for (const script of scripts)
            if (!(await exists((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.directory, script))))
                return undefined;
        if (nodeModule !== undefined) {
            const found = await this.#inNodeModules(nodeModule);
            if (found !== undefined)
                return [found];
        }
        for (const words of usual)
            if ((await this.#locate(words[0])) !== undefined)
                return words;
        return undefined;
    }
    /** npx would ask the registry for what isn't installed, even with `--no-install`. */
    async #inNodeModules(name) {
        for (let folder = this.directory;; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'node_modules', '.bin', name);
            if (await isProgram(path))
                return path;
            if (folder === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder))
                return undefined;
        }
    }
    async #locate(command) {
        if (/[/\\]/.test(command)) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(this.directory, command);
            return (await isProgram(path)) ? path : undefined;
        }
        for (const folder of (this.#context.environment['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
            if (folder !== '' && (await isProgram((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, command))))
                return command;
        }
        return undefined;
    }
}
async function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path).then(() => true, () => false);
}
async function isProgram(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false);
}


/***/ })

};

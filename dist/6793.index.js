export const id = 6793;
export const ids = [6793];
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

/***/ 6793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Knex: () => (/* binding */ Knex)
/* harmony export */ });
/* unused harmony export migrationList */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_sql__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88890);
/* harmony import */ var _database_environment_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91004);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89486);
/* harmony import */ var _tool_output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46829);
/* harmony import */ var _tool_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50746);







const withoutSql = 'knex’s migrations are programs: which SQL they run shows only when they run';
/** What knex says when the reader has to put something right, and what to do. */
const complaints = [
    {
        pattern: /migration directory is corrupt/,
        remedy: 'the database was migrated by a newer release or another branch: deploy one that has these files, or take them back',
    },
    {
        pattern: /Migration table is already locked/,
        remedy: 'another migration runs now, or one was killed: when none runs, `npx knex migrate:unlock`',
    },
    {
        pattern: /No default configuration file|Unable to read.*knexfile|Failed to resolve config file/i,
        remedy: 'say in `knexfile` of `migrations` where it is',
    },
];
/** Knex. https://knexjs.org/guide/migrations.html#migration-cli */
class Knex {
    type = 'knex';
    #configuration;
    #context;
    #program;
    /** Lists being asked for, by address: two at once on a new database would both make knex's own table, and one of them fail. */
    #asked = new Map();
    constructor(configuration, context) {
        this.#configuration = configuration;
        this.#context = context;
        const places = { configured: configuration.program, usual: [['knex']], nodeModule: 'knex' };
        this.#program = new _tool_program_js__WEBPACK_IMPORTED_MODULE_1__/* .ToolProgram */ .P('knex', configuration.directory, places, context);
    }
    async problems() {
        return this.#program.problems();
    }
    steps(pending) {
        return pending.map((migration) => [migration]);
    }
    async limits(database) {
        if ((0,_deploy_actions_sql__WEBPACK_IMPORTED_MODULE_2__/* .engineOf */ .ky)(database.address) !== 'mysql')
            return [];
        return [
            '`lock-timeout` doesn’t reach MySQL through knex: set `lock_wait_timeout` and `innodb_lock_wait_timeout` in `pool.afterCreate` of the knexfile',
        ];
    }
    async current(database) {
        return (await this.#list(database)).completed.at(-1);
    }
    async pending(database) {
        const problems = await this.problems();
        if (problems.length > 0)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(problems);
        const { pending } = await this.#list(database);
        return Promise.all(pending.map((id) => this.#migration(id)));
    }
    async apply(step, database, options) {
        for (const { id } of step) {
            const words = this.#words('migrate:up', id);
            await this.#program.change(`apply ${id}`, words, { ...options, ...this.#run(database) });
        }
    }
    async #migration(id) {
        const [path, second] = await (0,_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .filesBelow */ .DR)(this.#program.directory, `**/${(0,_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .literally */ .Dk)(id)}`);
        const unique = path !== undefined && second === undefined;
        const { file, declared } = unique ? await (0,_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .fileFacts */ .AE)(path, this.#context.workspace) : {};
        return { id, file, declared, withoutSql };
    }
    #list(database) {
        const { address } = database;
        const asked = this.#asked.get(address) ?? this.#askForList(database).finally(() => this.#asked.delete(address));
        this.#asked.set(address, asked);
        return asked;
    }
    async #askForList(database) {
        const result = await this.#program.run(this.#words('migrate:list'), this.#run(database));
        if (result.exitCode === 0)
            return migrationList(result.stdout);
        const said = (0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLinesOf */ .lS)(`${result.stderr}\n${result.stdout}`).split('\n');
        const complaint = complaints.find(({ pattern }) => said.some((line) => pattern.test(line)));
        if (complaint === undefined)
            throw this.#program.failure('list the migrations', result, database);
        const line = said.find((each) => complaint.pattern.test(each)) ?? '';
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`knex: ${line.replace(/^Error: /, '')}: ${complaint.remedy}`);
    }
    #words(...args) {
        const { knexfile, 'knex-environment': named } = this.#configuration;
        return [
            ...args,
            ...(knexfile === undefined ? [] : ['--knexfile', knexfile]),
            ...(named === undefined ? [] : ['--env', named]),
        ];
    }
    #run(database) {
        const { workspace, environment } = this.#context;
        const address = (0,_database_environment_js__WEBPACK_IMPORTED_MODULE_6__/* .addressFor */ .Wd)(database, { sqlite: '' }, (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path));
        const variables = { [this.#configuration.variable]: address, ...(0,_database_environment_js__WEBPACK_IMPORTED_MODULE_6__/* .clientVariables */ .$k)(database, environment) };
        return { database, environment: variables };
    }
}
/** What `migrate:list` prints: two lists, each behind a line that says how many there are. */
function migrationList(output) {
    const lists = { completed: [], pending: [] };
    let list;
    for (const line of output.split(/\r?\n/).map((each) => each.trim())) {
        const [, none, kind] = /^(No|Found \d+) (Completed|Pending) Migration files?(?:\/files?)?\b/i.exec(line) ?? [];
        if (kind !== undefined)
            list = none === 'No' ? undefined : lists[kind === 'Completed' ? 'completed' : 'pending'];
        else if (line !== '')
            list?.push(line.split(/\s/)[0] ?? '');
    }
    return lists;
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

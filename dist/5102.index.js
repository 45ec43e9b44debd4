export const id = 5102;
export const ids = [5102];
export const modules = {

/***/ 75102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Alembic: () => (/* binding */ Alembic)
/* harmony export */ });
/* unused harmony exports lostRevisions, historyIn, offlineSql */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_sql__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88890);
/* harmony import */ var _database_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91004);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89486);
/* harmony import */ var _tool_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50746);






/** Alembic, the migrations of SQLAlchemy. https://alembic.sqlalchemy.org/en/latest/api/commands.html */
class Alembic {
    type = 'alembic';
    #configuration;
    #context;
    #program;
    constructor(configuration, context) {
        this.#configuration = configuration;
        this.#context = context;
        const places = { configured: configuration.program, usual: [['alembic']] };
        this.#program = new _tool_program_js__WEBPACK_IMPORTED_MODULE_1__/* .ToolProgram */ .P('alembic', configuration.directory, places, context);
    }
    async problems() {
        const missing = await this.#program.problems();
        if (missing.length > 0)
            return missing;
        const result = await this.#program.run(this.#words('heads'));
        if (result.exitCode !== 0) {
            return [{ message: this.#program.failure('find the newest revision', result).message }];
        }
        const heads = revisionsIn(result.stdout);
        if (heads.length === 0)
            return [{ message: 'alembic finds no revisions; is `directory` of `migrations` right?' }];
        return heads.length === 1 ? [] : [{ message: severalHeads(heads) }];
    }
    steps(pending) {
        return pending.map((migration) => [migration]);
    }
    async limits(database) {
        if ((0,_deploy_actions_sql__WEBPACK_IMPORTED_MODULE_2__/* .engineOf */ .ky)(database.address) !== 'postgres' || this.#configuration.driver !== 'asyncpg')
            return [];
        return [
            'asyncpg reads no PGOPTIONS: `lock-timeout` and `statement-timeout` hold only if env.py sets them (`connect_args={"server_settings": …}`)',
        ];
    }
    async current(database) {
        const revisions = await this.#applied(database);
        return revisions.length === 0 ? undefined : revisions.join(', ');
    }
    async pending(database) {
        const problems = await this.problems();
        if (problems.length > 0)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(problems);
        const history = historyIn(await this.#program.answer('read the history', this.#words('history', '--verbose')));
        const applied = await this.#applied(database);
        const unknown = applied.filter((id) => !history.some((revision) => revision.id === id));
        if (unknown.length > 0)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(unknownRevision(unknown));
        const done = withParents(history, applied);
        const pending = history.filter(({ id }) => !done.has(id));
        const sql = await this.#sqlOf(pending, applied, database);
        return Promise.all(pending.map((revision) => this.#migration(revision, sql.get(revision.id))));
    }
    async apply(step, database, options) {
        for (const { id } of step) {
            const environment = this.#environment(database);
            await this.#program.change(`apply ${id}`, this.#words('upgrade', id), {
                ...options,
                database,
                environment,
            });
        }
    }
    async #applied(database) {
        const run = { database, environment: this.#environment(database) };
        const result = await this.#program.run(this.#words('current'), run);
        if (result.exitCode === 0)
            return revisionsIn(result.stdout);
        const lost = lostRevisions(`${result.stdout}\n${result.stderr}`);
        if (lost.length > 0)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(unknownRevision(lost));
        throw this.#program.failure('read the current revision', result, database);
    }
    async #migration({ id, description, path }, sql) {
        const { file, declared } = path === undefined ? {} : await (0,_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .fileFacts */ .AE)(path, this.#context.workspace);
        const withoutSql = 'alembic can’t print its SQL without running it: it asks the database on the way';
        return { id, description, file, declared, ...(sql === undefined ? { withoutSql } : { sql }) };
    }
    /** Alembic prints the SQL up to the first revision that reads from the database; behind that one it is asked anew. */
    async #sqlOf(pending, applied, database) {
        const found = new Map();
        // Offline, alembic starts from one revision.
        if (applied.length > 1)
            return found;
        const run = { database, environment: this.#environment(database) };
        const last = pending.at(-1)?.id;
        let [from] = applied;
        while (from !== last && last !== undefined) {
            const range = from === undefined ? last : `${from}:${last}`;
            const { exitCode, stdout } = await this.#program.run(this.#words('upgrade', range, '--sql'), run);
            const pieces = offlineSql(stdout);
            const broken = exitCode === 0 ? undefined : pieces.pop()?.id;
            for (const { id, sql } of pieces)
                found.set(id, sql);
            if (broken === undefined || broken === from)
                break;
            from = broken;
        }
        return found;
    }
    #words(...args) {
        const { config } = this.#configuration;
        return config === undefined ? args : ['--config', config, ...args];
    }
    #environment(database) {
        const { variable, driver } = this.#configuration;
        const { workspace, environment } = this.#context;
        const with_ = (dialect) => (driver === undefined ? dialect : `${dialect}+${driver}`);
        // SQLAlchemy knows no `postgres://`. https://docs.sqlalchemy.org/en/20/changelog/changelog_14.html#change-3687655465c25a39b968b4f5f6e9170b
        const schemes = { postgres: with_('postgresql'), mysql: with_('mysql') };
        const address = (0,_database_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .addressFor */ .Wd)(database, { schemes, mysqlStart: 'init_command' }, (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path));
        return { [variable]: address, ...(0,_database_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .clientVariables */ .$k)(database, environment) };
    }
}
/** Revisions in what `heads` and `current` print: one a line, with remarks in brackets behind it. */
function revisionsIn(output) {
    return [...output.matchAll(/^([0-9A-Za-z_-]+)(?=\s*(?:\(|$))/gm)].map(([, id = '']) => id);
}
/** The revisions that stand in the database and that alembic finds no file of. */
function lostRevisions(output) {
    return [
        ...new Set([...output.matchAll(/Can't locate revision identified by '([^']+)'/g)].map(([, id = '']) => id)),
    ];
}
/** The revisions in what `history --verbose` prints, oldest first. */
function historyIn(output) {
    const blocks = output.split(/^(?=Rev: )/m).filter((block) => block.startsWith('Rev: '));
    const revisions = blocks.map((block) => {
        const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]?.trim();
        const listed = [field('Parent'), field('Merges'), field('Also depends on')].join(',').split(/[,\s]+/);
        return {
            id: field('Rev')?.split(' ')[0] ?? '',
            parents: listed.filter((id) => id !== '' && id !== '<base>'),
            description: /^ {4}(\S.*)$/m.exec(block)?.[1],
            path: field('Path'),
        };
    });
    return revisions.reverse();
}
function withParents(history, ids) {
    const done = new Set();
    const open = [...ids];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (done.has(id))
            continue;
        done.add(id);
        open.push(...(history.find((revision) => revision.id === id)?.parents ?? []));
    }
    return done;
}
/** What `upgrade --sql` prints for each revision, without alembic's own bookkeeping. */
function offlineSql(output) {
    const [, ...pieces] = output.split(/^-- Running upgrade /m);
    return pieces.map((piece) => {
        const [head = '', ...lines] = piece.split('\n');
        const sql = lines
            .join('\n')
            .replaceAll(/^(?:UPDATE|INSERT INTO|DELETE FROM) (?:\S+\.)?alembic_version\b.*$/gm, '')
            .replace(/\s*^(?:COMMIT|BEGIN);?\s*$\s*/gm, '\n');
        return { id: /-> ([\w-]+)/.exec(head)?.[1] ?? '', sql: sql.trim() };
    });
}
function severalHeads(heads) {
    return `alembic has several heads (${heads.join(', ')}): two branches both added revisions. Join them with \`alembic merge heads\`, commit the merge and begin again`;
}
function unknownRevision(ids) {
    return `the database stands at ${ids.join(', ')}, which this release doesn't know: it was migrated by a newer release or another branch, as after a rollback of the code. Deploy a release that has this revision; nothing has to be applied until then`;
}


/***/ }),

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

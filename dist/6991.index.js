export const id = 6991;
export const ids = [6991];
export const modules = {

/***/ 96991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CommandTool: () => (/* binding */ CommandTool)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_sql__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88890);
/* harmony import */ var _database_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91004);
/* harmony import */ var _tool_output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46829);





/** Questions take no longer than that; milliseconds. */
const questionTimeout = 5 * 60_000;
/** A tool of the author's own: shell code for each thing that is asked of it. */
class CommandTool {
    type = 'command';
    #configuration;
    #context;
    constructor(configuration, context) {
        this.#configuration = configuration;
        this.#context = context;
    }
    async problems() {
        return [];
    }
    steps(pending) {
        return pending.map((migration) => [migration]);
    }
    async limits(database) {
        const engine = (0,_deploy_actions_sql__WEBPACK_IMPORTED_MODULE_1__/* .engineOf */ .ky)(database.address);
        if (engine === 'mysql') {
            return [
                '`lock-timeout` doesn’t reach MySQL by itself: the command gets it as DEPLOY_LOCK_TIMEOUT_MS and has to set it',
            ];
        }
        if (engine !== 'postgres')
            return [];
        return [
            'the timeouts reach clients that read PGOPTIONS (libpq, node-postgres); others get them as DEPLOY_LOCK_TIMEOUT_MS and DEPLOY_STATEMENT_TIMEOUT_MS',
        ];
    }
    async current(database) {
        const [first] = linesOf(await this.#run('current', this.#configuration.current.run, database));
        return first;
    }
    async pending(database) {
        const ids = linesOf(await this.#run('pending', this.#configuration.pending.run, database));
        const twice = ids.find((id, index) => ids.indexOf(id) !== index);
        if (twice !== undefined) {
            const message = `\`pending\` of \`migrations\` names ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(twice)} twice; it must print each migration once`;
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ(message, { system: 'command', operation: 'pending' });
        }
        const { sql } = this.#configuration;
        const migrations = [];
        for (const id of ids) {
            if (sql === undefined)
                migrations.push({ id, withoutSql: '`sql` of `migrations` is missing' });
            else
                migrations.push({ id, sql: await this.#run('sql', sql.run, database, { migration: id }) });
        }
        return migrations;
    }
    async apply(step, database, options) {
        for (const { id } of step) {
            await this.#run('apply', this.#configuration.apply.run, database, { ...options, migration: id });
        }
    }
    async #run(operation, script, database, options = {}) {
        const { processes, secrets, signal, workspace } = this.#context;
        const { migration, timeout = questionTimeout, onLine } = options;
        for (const secret of (0,_database_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .passwordsIn */ .gW)(database.address))
            secrets.add(secret);
        const result = await processes.script({
            ...{ script, timeout, directory: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, this.#configuration.directory) },
            environment: this.#environment(database, migration ?? ''),
            signal: options.signal ?? signal,
            ...(onLine ? { onLine: (line) => onLine(secrets.redact(line)) } : {}),
        });
        if (result.exitCode === 0)
            return result.stdout;
        const last = secrets.redact((0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLinesOf */ .lS)(result.lastLines.join('\n')));
        const hint = (0,_tool_output_js__WEBPACK_IMPORTED_MODULE_5__/* .timeoutHint */ .rd)(last, database);
        const how = result.timedOut ? 'took too long and was stopped' : `ended with exit code ${result.exitCode}`;
        const about = `\`${operation}\`${migration === undefined ? '' : ` of ${migration}`} ${how}${hint === undefined ? '' : ` (${hint})`}`;
        const message = last === '' ? `${about}; it wrote nothing` : `${about}:\n${last}`;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ(message, { system: 'command', operation, retryable: result.timedOut });
    }
    #environment(database, migration) {
        const { workspace, environment } = this.#context;
        const address = (0,_database_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .addressFor */ .Wd)(database, { sqlite: 'sqlite:' }, (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path));
        return {
            [this.#configuration.variable]: address,
            DEPLOY_MIGRATION: migration,
            DEPLOY_LOCK_TIMEOUT_MS: String(Math.ceil(database.lockTimeout)),
            DEPLOY_STATEMENT_TIMEOUT_MS: String(Math.ceil(database.statementTimeout)),
            ...(0,_database_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .clientVariables */ .$k)(database, environment),
        };
    }
}
function linesOf(output) {
    return output
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
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


/***/ })

};

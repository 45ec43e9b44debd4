export const id = 6966;
export const ids = [6966];
export const modules = {

/***/ 16966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createMigrationsCheck: () => (/* binding */ createMigrationsCheck)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/checks/src/git/git.js
var git = __webpack_require__(74818);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/globs.js
var globs = __webpack_require__(66734);
// EXTERNAL MODULE: ./build/packages/checks/src/reports/report-file.js
var report_file = __webpack_require__(60502);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/migrations/sql-statements.js
/**
 * Cuts SQL into statements by the lexical rules of PostgreSQL (https://www.postgresql.org/docs/current/sql-syntax-lexical.html):
 * comments nest, dollar quotes quote, backslashes escape in `E''` only. Names in backticks are MySQL's.
 * In the block of a procedure statements begin behind the words that begin blocks, too.
 */
function statementsOf(sql, inBlock = false) {
    const token = /--[^\n]*|\/\*|\$(?:[A-Za-z_]\w*)?\$|[eE]'(?:[^'\\]+|\\.)*'|'[^']*'|"[^"]*"|`[^`]*`|['"`]|;|\s+|[^\s;'"`$/(,=|-]+|./gsy;
    const statements = [];
    let text = '';
    let begin = 0;
    let bodies = [];
    const lineAt = lineCounter(sql);
    const end = () => {
        if (text.trim() !== '')
            statements.push({ text: text.trim(), line: lineAt(begin), bodies });
        [text, bodies] = ['', []];
    };
    for (let match = token.exec(sql); match; match = token.exec(sql)) {
        const [found] = match;
        const at = match.index;
        if (text === '' && /\S/.test(found))
            begin = at;
        if (found === ';' || (inBlock && /^(BEGIN|THEN|ELSE|LOOP)$/i.test(found)))
            end();
        else if (found.startsWith('--') || /^\s/.test(found))
            text += text === '' || text.endsWith(' ') ? '' : ' ';
        else if (found === '/*') {
            token.lastIndex = afterComment(sql, at);
            if (token.lastIndex < 0)
                return cut(statements, lineAt(at), 'a comment');
        }
        else if (/^\$.*\$$/.test(found)) {
            const close = sql.indexOf(found, token.lastIndex);
            if (close < 0)
                return cut(statements, lineAt(at), 'a dollar quote');
            bodies.push({ text: sql.slice(token.lastIndex, close), line: lineAt(token.lastIndex) });
            token.lastIndex = close + found.length;
            text += "''";
        }
        else if (found === "'" || found === '"' || found === '`') {
            return cut(statements, lineAt(at), found === "'" ? 'a string' : 'a name in quotes');
        }
        else
            text += shortened(found);
    }
    end();
    return { statements, unreadable: undefined };
}
function cut(statements, line, what) {
    return { statements, unreadable: { line, what: `${what} begins here and never ends` } };
}
function shortened(found) {
    if (found.endsWith("'"))
        return "''";
    return /^["`]/.test(found) ? found.replaceAll(/\s/g, '_') : found;
}
/** Where the comment that begins at `start` has ended, with those inside of it; -1 when it doesn't. */
function afterComment(sql, start) {
    const bracket = /\/\*|\*\//g;
    bracket.lastIndex = start;
    let depth = 0;
    for (let match = bracket.exec(sql); match; match = bracket.exec(sql)) {
        depth += match[0] === '/*' ? 1 : -1;
        if (depth === 0)
            return bracket.lastIndex;
    }
    return -1;
}
/** Gives the line of an offset, for offsets that only grow. */
function lineCounter(text) {
    let [line, seen] = [1, 0];
    return (offset) => {
        for (let next = text.indexOf('\n', seen); next >= 0 && next < offset; next = text.indexOf('\n', seen)) {
            line += 1;
            seen = next + 1;
        }
        return line;
    };
}
/** The parts between commas that stand in no brackets. */
function splitAtCommas(text) {
    const parts = [];
    let [depth, start] = [0, 0];
    for (let index = 0; index < text.length; index += 1) {
        const character = text[index];
        if (character === '(')
            depth += 1;
        if (character === ')')
            depth -= 1;
        if (character !== ',' || depth > 0)
            continue;
        parts.push(text.slice(start, index).trim());
        start = index + 1;
    }
    return [...parts, text.slice(start).trim()];
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/migrations/sql.js

/** Statements that take away or change what the release before uses, or what may be true of its writes no longer. */
const statementRules = [
    [/^DROP TABLE\b/i, 'breaks', 'drops a table'],
    [/^DROP (MATERIALIZED )?VIEW\b/i, 'breaks', 'drops a view'],
    [/^DROP (FUNCTION|PROCEDURE|ROUTINE|AGGREGATE)\b/i, 'breaks', 'drops a function'],
    [
        /^DROP (SCHEMA|DATABASE|TYPE|DOMAIN|SEQUENCE|EXTENSION)\b/i,
        'breaks',
        'drops what tables or queries are made of',
    ],
    [/^RENAME TABLE\b/i, 'breaks', 'renames a table'],
    [/^(EXEC(UTE)? )?sp_rename\b/i, 'breaks', 'renames'],
    [/^ALTER TYPE \S+ (DROP ATTRIBUTE|RENAME)\b/i, 'breaks', 'changes a type'],
    [
        /^ALTER (?!TABLE|INDEX|TRIGGER|POLICY|ROLE|USER)[A-Z ]+? \S+( ?\([^)]*\))? RENAME\b/i,
        'breaks',
        'renames',
    ],
    [
        /^ALTER (?!TABLE|INDEX|ROLE|USER)[A-Z ]+? \S+( ?\([^)]*\))? SET SCHEMA\b/i,
        'breaks',
        'moves to another schema',
    ],
    [/^TRUNCATE\b/i, 'may', 'empties a table'],
    [/^DELETE FROM (ONLY )?\S+$/i, 'may', 'empties a table'],
    [/^CREATE UNIQUE INDEX\b/i, 'may', 'refuses values that are there twice'],
    [/^REVOKE\b/i, 'may', 'takes rights away'],
];
const notAColumn = /^(CONSTRAINT|INDEX|KEY|FOREIGN KEY|PRIMARY KEY|UNIQUE|CHECK|EXCLUDE|FULLTEXT|SPATIAL|PARTITION|PERIOD|SYSTEM)\b/i;
/** What `ALTER TABLE` does, one action at a time. */
const actionRules = [
    [/^RENAME (?!CONSTRAINT|INDEX|KEY)/i, 'breaks', 'renames a table or column'],
    [/^SET SCHEMA\b/i, 'breaks', 'moves a table to another schema'],
    [/^(CHANGE|MODIFY)\b/i, 'breaks', 'redefines a column'],
    [/^ALTER (COLUMN )?\S+ (SET DATA )?TYPE\b/i, 'breaks', 'changes the type of a column'],
    [/^ALTER (COLUMN )?\S+ SET NOT NULL\b/i, 'breaks', 'makes a column required'],
    [/^ALTER (COLUMN )?\S+ DROP DEFAULT\b/i, 'may', 'takes a default away'],
    // The form of SQL Server repeats the definition.
    [/^ALTER COLUMN \S+ (?!SET|DROP|ADD|TYPE|RESTART|RESET)\S/i, 'breaks', 'redefines a column'],
    [
        /^ADD (CONSTRAINT \S+ )?(UNIQUE|CHECK|FOREIGN KEY|EXCLUDE|PRIMARY KEY)\b/i,
        'may',
        'adds a constraint that writes can violate',
    ],
    [/^DETACH PARTITION\b/i, 'may', 'takes a partition away'],
];
const hasValue = /\b(DEFAULT|GENERATED|IDENTITY|AUTO_INCREMENT|(SMALL|BIG)?SERIAL)\b|\bAS ?\(/i;
/**
 * The statements of a migration that break the release before, or may. Tables that it creates itself are nobody's yet. By
 * shape only: what functions do when they are called, and SQL that is put together while it runs, is not seen.
 */
function sqlBreaches(sql) {
    const { statements, unreadable } = statementsOf(sql);
    const created = createdIn(statements);
    const breaches = statements.flatMap((statement, index) => breachesOf(statement, created, () => statements.slice(index + 1)));
    if (!unreadable)
        return breaches;
    return [
        ...breaches,
        { line: unreadable.line, what: `can't be read: ${unreadable.what}`, severity: 'breaks' },
    ];
}
function createdIn(statements) {
    const pattern = /^CREATE (?:(?:GLOBAL |LOCAL )?TEMP(?:ORARY)? |UNLOGGED )?TABLE (?:IF NOT EXISTS )?([^\s(]+)/i;
    return new Set(statements.flatMap(({ text }) => pattern.exec(text)?.[1]?.toLowerCase() ?? []));
}
function breachesOf(statement, created, later) {
    const { text, line, bodies } = statement;
    if (/^DO\b/i.test(text))
        return bodies.flatMap((body) => blockBreaches(body.text, body.line));
    const table = /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?([^\s(]+) ?\*? (.*)$/i.exec(text);
    if (table) {
        const [, name = '', actions = ''] = table;
        return created.has(name.toLowerCase()) ? [] : alterBreaches(actions, line);
    }
    const target = /^(?:DROP TABLE (?:IF EXISTS )?|TRUNCATE (?:TABLE )?|DELETE FROM |CREATE UNIQUE INDEX .*? ON (?:ONLY )?)([^\s(,]+)/i.exec(text);
    if (created.has(target?.[1]?.toLowerCase() ?? ''))
        return [];
    const found = statementRules.find(([pattern]) => pattern.test(text));
    if (!found)
        return [];
    const [, severity, what] = found;
    const renewed = /^drops a (view|function)$/.test(what) && isRenewed(text, later());
    return [
        renewed ? { line, severity: 'may', what: `${what} and creates it anew` } : { line, severity, what },
    ];
}
/** Whether what a statement drops is created again further down, as views and functions are when their columns change. */
function isRenewed(text, later) {
    const [, name] = /^DROP (?:MATERIALIZED )?\w+ (?:IF EXISTS )?([^\s(;]+)/i.exec(text) ?? [];
    if (name === undefined)
        return false;
    return later.some(({ text: create }) => {
        const [, made] = /^CREATE (?:OR REPLACE )?(?:MATERIALIZED )?\w+ (?:IF NOT EXISTS )?([^\s(]+)/i.exec(create) ?? [];
        return made?.toLowerCase() === name.toLowerCase();
    });
}
function alterBreaches(actions, line) {
    let adding = false;
    return splitAtCommas(actions).flatMap((part) => {
        const named = /^(ADD|DROP|ALTER|RENAME|SET|CHANGE|MODIFY|ATTACH|DETACH|ENABLE|DISABLE|VALIDATE|OWNER|CLUSTER|INHERIT|NO|REPLICA|RESET|CONVERT)\b/i;
        // SQL Server has the word only once: `ADD a int, b int`.
        const action = named.test(part) || !adding ? part : `ADD ${part}`;
        adding = /^ADD\b/i.test(action);
        return actionBreach(action, line);
    });
}
function actionBreach(action, line) {
    const [, added] = /^ADD (?:COLUMN )?(?:IF NOT EXISTS )?(.*)$/i.exec(action) ?? [];
    if (added !== undefined && !notAColumn.test(added)) {
        const columns = added.startsWith('(') ? splitAtCommas(added.slice(1, added.lastIndexOf(')'))) : [added];
        const required = columns.some((column) => /\bNOT NULL\b/i.test(column) && !hasValue.test(column));
        return required ? [{ line, severity: 'breaks', what: 'adds a required column without a default' }] : [];
    }
    const [, dropped] = /^DROP (?:COLUMN )?(?:IF EXISTS )?(.*)$/i.exec(action) ?? [];
    if (dropped !== undefined) {
        return notAColumn.test(dropped) ? [] : [{ line, severity: 'breaks', what: 'drops a column' }];
    }
    const found = actionRules.find(([pattern]) => pattern.test(action));
    return found ? [{ line, severity: found[1], what: found[2] }] : [];
}
/** The body of `DO`. */
function blockBreaches(body, firstLine) {
    const { statements, unreadable } = statementsOf(body, true);
    const inner = statements.map((statement) => ({
        ...statement,
        line: statement.line + firstLine - 1,
    }));
    const created = createdIn(inner);
    const breaches = inner.flatMap((statement) => {
        if (!/^EXECUTE\b/i.test(statement.text))
            return breachesOf(statement, created, () => []);
        return [{ line: statement.line, severity: 'may', what: 'runs SQL that is put together while it runs' }];
    });
    if (!unreadable)
        return breaches;
    const line = unreadable.line + firstLine - 1;
    return [...breaches, { line, what: `can't be read: ${unreadable.what}`, severity: 'breaks' }];
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/migrations/alembic.js

const unread = 'runs SQL that does not stand in the migration';
/**
 * The operations in `upgrade` of an Alembic migration (https://alembic.sqlalchemy.org/en/latest/ops.html) that break the
 * release before, or may; also in the SQL that it executes. Tables that it creates itself are nobody's yet.
 */
function alembicBreaches(source) {
    const masked = mask(source);
    const { code, line } = functionBody(masked.code, 'upgrade') ?? { code: masked.code, line: 1 };
    const calls = callsIn(code, line);
    const created = new Set(calls.filter(({ name }) => name === 'create_table').map((call) => stringsOf(call, masked)[0] ?? ''));
    return calls.flatMap((call) => {
        const strings = stringsOf(call, masked);
        if (call.name === 'execute')
            return executed(call, strings);
        if (strings.some((text) => created.has(text)))
            return [];
        const found = breachOf(call);
        return found ? [{ line: call.line, severity: found[0], what: found[1] }] : [];
    });
}
/** Whether `downgrade` does anything: not only `pass`, a text or an exception. */
function hasDowngrade(source) {
    const body = functionBody(mask(source).code, 'downgrade');
    if (!body)
        return false;
    const statements = body.code.split('\n').map((line) => line.trim());
    return statements.some((line) => line !== '' && !/^(\0\d+\0|pass|\.\.\.|return( None)?|raise\b.*)$/.test(line));
}
function executed(call, strings) {
    if (strings.length === 0)
        return [{ line: call.line, severity: 'may', what: unread }];
    return sqlBreaches(strings.join('')).map((breach) => ({ ...breach, line: breach.line + call.line - 1 }));
}
function breachOf({ name, arguments: given }) {
    switch (name) {
        case 'drop_column':
            return ['breaks', 'drops a column'];
        case 'drop_table':
            return ['breaks', 'drops a table'];
        case 'rename_table':
            return ['breaks', 'renames a table'];
        case 'alter_column':
            if (/\bnew_column_name\s*=/.test(given))
                return ['breaks', 'renames a column'];
            if (/\btype_\s*=/.test(given))
                return ['breaks', 'changes the type of a column'];
            if (/\bnullable\s*=\s*False\b/.test(given))
                return ['breaks', 'makes a column required'];
            return /\bserver_default\s*=\s*None\b/.test(given) ? ['may', 'takes a default away'] : undefined;
        case 'add_column':
            return /\bnullable\s*=\s*False\b/.test(given) && !/\bserver_default\s*=(?!\s*None\b)/.test(given)
                ? ['breaks', 'adds a required column without a default']
                : undefined;
        case 'create_unique_constraint':
        case 'create_check_constraint':
        case 'create_foreign_key':
        case 'create_exclude_constraint':
            return ['may', 'adds a constraint that writes can violate'];
        case 'create_index':
            return /\bunique\s*=\s*True\b/.test(given) ? ['may', 'refuses values that are there twice'] : undefined;
        default:
            return undefined;
    }
}
/** Python without comments and with marks for strings, so that neither can be taken for code. */
function mask(source) {
    const token = /#[^\n]*|(?:\b[rRbBfFuU]{1,2})?(?:"""(?:[^\\]|\\.)*?"""|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/gs;
    const strings = [];
    const code = source.replaceAll(token, (found) => {
        if (found.startsWith('#'))
            return '';
        const [, quote = ''] = /^[A-Za-z]{0,2}("""|'''|"|')/.exec(found) ?? [];
        strings.push(found.slice(found.indexOf(quote) + quote.length, -quote.length));
        // Lines stay where they are, and a text at the beginning of one doesn't look like the end of a function.
        return `\0${strings.length - 1}\0${'\n '.repeat(found.split('\n').length - 1)}`;
    });
    return { code, strings };
}
/** The indented lines below a function's head. */
function functionBody(code, name) {
    const head = new RegExp(`^(?:async )?def ${name}\\b[^:]*?\\([^)]*\\)[^:]*:`, 'm').exec(code);
    if (!head)
        return undefined;
    const start = head.index + head[0].length;
    const rest = code.slice(start);
    const end = /^[^\s\0]/m.exec(rest.slice(1));
    return {
        code: end ? rest.slice(0, end.index + 1) : rest,
        line: code.slice(0, start).split('\n').length,
    };
}
function callsIn(code, firstLine) {
    let [line, seen] = [firstLine, 0];
    return [...code.matchAll(/\.\s*([a-z_]+)\s*\(/g)].map((match) => {
        const start = match.index + match[0].length;
        let depth = 1;
        let end = start;
        for (; end < code.length && depth > 0; end += 1) {
            if (code[end] === '(')
                depth += 1;
            if (code[end] === ')')
                depth -= 1;
        }
        line += code.slice(seen, match.index).split('\n').length - 1;
        seen = match.index;
        return { name: match[1] ?? '', arguments: code.slice(start, end), line };
    });
}
function stringsOf(call, { strings }) {
    return [...call.arguments.matchAll(/\0(\d+)\0/g)].map(([, index]) => strings[Number(index)] ?? '');
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/migrations/migration.js




/** Where the part begins that undoes the migration, for tools that have both in one file: goose, dbmate, sql-migrate. */
const downPart = /^--\s*(?:\+goose\s+down|migrate:down|\+migrate\s+down)\b.*$/im;
/** Says why a release is broken on purpose: the last step of expand and contract, when nothing uses the old form any more. */
const contract = /^\s*(?:--|#|\/\/)\s*contract:\s*(\S.*)$/im;
const estimate = /^\s*(?:--|#|\/\/|\*)\s*estimate:\s*(\S.*?)\s*$/im;
/** The rollback script of a migration, by its pattern. */
function rollbackOf(file, pattern) {
    const [name = ''] = (0,external_node_path_.basename)(file).split('.', 1);
    return (0,external_node_path_.join)(pattern.replaceAll('{name}', name).replaceAll('{folder}', (0,external_node_path_.dirname)(file)));
}
/** The part of a migration that is applied, and the part that undoes it, if it has one. */
function partsOf({ text }) {
    const found = downPart.exec(text);
    if (!found)
        return { up: text, down: undefined };
    return { up: text.slice(0, found.index), down: text.slice(found.index + found[0].length) };
}
/** Whether a script says anything but comments. */
function isEmptyScript(text) {
    return text.replaceAll(/\/\*[\s\S]*?\*\/|(?:--|#|\/\/)[^\n]*/g, '').trim() === '';
}
/** What is wrong with the rollback that a migration has inside, if anything is. */
function insideRollbackProblem(migration, wanted) {
    const { file, text } = migration;
    if (!text.includes(wanted))
        return `has no rollback: it does not contain \`${wanted}\``;
    const { down } = partsOf(migration);
    if (down !== undefined && isEmptyScript(down))
        return 'has an empty rollback';
    if ((0,external_node_path_.extname)(file) === '.py' && wanted.includes('downgrade') && !hasDowngrade(text)) {
        return 'has a `downgrade` that undoes nothing';
    }
    return undefined;
}
/** How long a migration takes by its own comment, in milliseconds; `undefined` without one, and a text when it can't be read. */
function estimateOf({ text }) {
    const [, written] = estimate.exec(text) ?? [];
    if (written === undefined)
        return undefined;
    try {
        return (0,quantities/* parseDuration */.E9)(written.split(/\s/, 1)[0] ?? '');
    }
    catch (error) {
        if (error instanceof quantities/* QuantityError */.Y0)
            return error.message;
        throw error;
    }
}
/** What a migration does to the release that still runs. */
function compatibility(migration, breaking) {
    const { file, text } = migration;
    const place = (line) => ({ file, line, column: 1 });
    const read = readers[(0,external_node_path_.extname)(file).toLowerCase()];
    if (!read) {
        const message = 'is neither SQL nor Python, so nobody knows whether it breaks the release before';
        return [{ status: 'warn', message, location: place(1) }];
    }
    const [, reason] = contract.exec(text) ?? [];
    return read(partsOf(migration).up).map(({ line, what, severity }) => {
        if (reason !== undefined)
            return { status: 'warn', message: `${what}, as a contraction: ${reason}`, location: place(line) };
        if (severity === 'may')
            return {
                status: 'warn',
                message: `${what}, which may break the release before`,
                location: place(line),
            };
        return { status: breaking, message: `${what}, which breaks the release before`, location: place(line) };
    });
}
const readers = {
    '.sql': sqlBreaches,
    '.py': alembicBreaches,
};
/** A remark as one line. */
function told({ message, location }) {
    return (0,errors/* formatProblem */.Vw)({ message, location });
}

// EXTERNAL MODULE: ./build/packages/checks/src/git/previous-release.js
var previous_release = __webpack_require__(59261);
// EXTERNAL MODULE: ./build/packages/checks/src/path-glob.js
var path_glob = __webpack_require__(47909);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/migrations/released.js



/**
 * What a ref has of the migrations; `undefined` when all count as new. Throws ConfigurationError when there is no such
 * release or ref, as in a shallow clone, and ProviderError when git fails.
 */
async function releasedMigrations(since, paths, subject, git) {
    if (since === 'all')
        return undefined;
    const name = since === 'previous-release' ? await tagBefore(subject, git) : since;
    const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).catch(() => {
        throw new errors/* ConfigurationError */.j1(`git knows no \`${name}\`: check out with \`fetch-depth: 0\`, so that tags and history are there`);
    });
    const isMigration = (file) => file !== '' && (0,path_glob/* matchesAny */._)(file, paths);
    const files = (await git('ls-tree', '-r', '-z', '--name-only', commit.trim())).split('\0');
    // What was added since is new, not changed.
    const options = ['--name-only', '-z', '--no-renames', '--relative', '--diff-filter=a'];
    const changed = await git('diff', ...options, commit.trim(), '--');
    return {
        name,
        files: new Set(files.filter(isMigration)),
        changed: new Set(changed.split('\0').filter(isMigration)),
    };
}
async function tagBefore(subject, git) {
    const release = await (0,previous_release/* previousRelease */.F)(subject, git);
    if (release)
        return release.tag;
    const wanted = subject.previousVersion ?? (subject.version === undefined ? undefined : `before ${subject.version}`);
    throw new errors/* ConfigurationError */.j1(`git has no tag of the release ${wanted ?? 'before, because the version is not known'}: check out with \`fetch-depth: 0\`, or say \`since:\` a ref, or \`since: all\` for the first release`);
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/migrations.js








/** So many remarks are evidence, and so many names. */
const kept = 25;
/** Looks at the migrations that are new since the release before: rollback, time, and what they break. */
function createMigrationsCheck(configuration, { runtime, subject }) {
    const { paths, since, rollback, timeout } = configuration;
    return {
        asks: `the migrations ${paths.join(', ')}, and which of them are new since ${since}`,
        async ask(signal) {
            const found = await (0,globs/* matchingFiles */.V)(paths, runtime.workspace, signal);
            const isRollback = rollbacksAmong(found, rollback);
            const released = await releasedMigrations(since, paths, subject, (0,git/* gitIn */.u)(runtime, timeout, signal));
            const files = found.filter((file) => !isRollback(file) && !released?.files.has(file));
            const migrations = [];
            for (const file of files)
                migrations.push(await (0,report_file/* readReportFile */.$)(file, runtime, signal, { mayBeEmpty: true }));
            const remarks = released ? changedRemarks(released) : [];
            for (const migration of migrations) {
                remarks.push(...(await remarksOn(migration, configuration, runtime, signal)));
            }
            return conclude(migrations, remarks, released, configuration);
        },
    };
}
/** Tells the scripts that undo other migrations, which may well match the same globs, from the migrations. */
function rollbacksAmong(files, pattern) {
    if (pattern === undefined)
        return () => false;
    // A pattern may give a migration itself, which is no reason to leave it out.
    const scripts = new Set(files.flatMap((file) => {
        const script = rollbackOf(file, pattern);
        return script === file ? [] : [script];
    }));
    return (file) => scripts.has(file);
}
function changedRemarks({ name, changed }) {
    return [...changed].map((file) => ({
        status: 'warn',
        message: `was changed or removed after ${name}, where it may have run already: add a new migration instead`,
        location: { file, line: 1, column: 1 },
    }));
}
async function remarksOn(migration, configuration, runtime, signal) {
    const { estimate, breaking } = configuration;
    const location = { file: migration.file, line: 1, column: 1 };
    const fail = (message) => ({ status: 'fail', message, location });
    if (isEmptyScript(migration.text))
        return [fail('is empty')];
    const rollback = await rollbackProblem(migration, configuration, runtime, signal);
    const seconds = estimateOf(migration);
    return [
        ...(rollback === undefined ? [] : [fail(rollback)]),
        ...(typeof seconds === 'string' ? [fail(`its estimate can't be read: ${seconds}`)] : []),
        ...(seconds === undefined && estimate === 'required'
            ? [fail('does not say how long it takes: add a comment `-- estimate: 30s`')]
            : []),
        ...(breaking === 'allow' ? [] : compatibility(migration, breaking)),
    ];
}
async function rollbackProblem(migration, { rollback, 'rollback-contains': inside }, runtime, signal) {
    if (inside !== undefined)
        return insideRollbackProblem(migration, inside);
    if (rollback === undefined)
        return undefined;
    const script = rollbackOf(migration.file, rollback);
    if (script === migration.file) {
        return `would be its own rollback by \`rollback: ${rollback}\`; where both are in one file, use \`rollback-contains\``;
    }
    const exists = await (0,promises_.stat)((0,external_node_path_.resolve)(runtime.workspace, script)).then((entry) => entry.isFile(), () => false);
    if (!exists)
        return `has no rollback script \`${script}\``;
    try {
        const { text } = await (0,report_file/* readReportFile */.$)(script, runtime, signal);
        return isEmptyScript(text) ? `has an empty rollback script \`${script}\`` : undefined;
    }
    catch (error) {
        if (error instanceof errors/* ConfigurationError */.j1)
            return `has no usable rollback script: ${error.message}`;
        throw error;
    }
}
function conclude(migrations, remarks, released, configuration) {
    const times = migrations.map(estimateOf).filter((time) => typeof time === 'number');
    const total = times.reduce((sum, time) => sum + time, 0);
    const some = times.length < migrations.length ? ` for ${times.length} of ${migrations.length}` : '';
    const estimated = times.length === 0 ? 'no estimates' : `${(0,quantities/* formatDuration */.a3)(total)} estimated${some}`;
    const since = released ? ` since ${released.name}` : '';
    const count = `${migrations.length === 1 ? '1 new migration' : `${migrations.length || 'no'} new migrations`}${since}`;
    const tooLong = timeProblem(total, migrations, configuration);
    const all = [...(tooLong ? [tooLong] : []), ...remarks];
    const names = migrations.map(({ file }) => file);
    const answer = [
        `${count}, ${estimated}`,
        ...abridged(all.map((remark) => `${remark.status}: ${told(remark)}`)),
        ...abridged(names),
    ];
    for (const status of ['fail', 'warn']) {
        const [first, ...others] = all.filter((remark) => remark.status === status);
        if (!first)
            continue;
        const more = others.length > 0 ? ` (and ${others.length} more)` : '';
        return { status, finding: `${told(first)}${more}`, answer: answer.join('\n'), location: first.location };
    }
    return {
        status: 'pass',
        finding: `${count}${passed(migrations, estimated, configuration)}`,
        answer: answer.join('\n'),
    };
}
function timeProblem(total, migrations, { longest, 'warn-above': warn }) {
    const [first] = migrations;
    const limit = longest !== undefined && total > longest ? longest : warn;
    if (!first || limit === undefined || total <= limit)
        return undefined;
    const message = `all new migrations take ${(0,quantities/* formatDuration */.a3)(total)} by their estimates, wanted at most ${(0,quantities/* formatDuration */.a3)(limit)}`;
    return {
        status: limit === longest ? 'fail' : 'warn',
        message,
        location: { file: first.file, line: 1, column: 1 },
    };
}
function passed(migrations, estimated, configuration) {
    if (migrations.length === 0)
        return '';
    const { rollback, 'rollback-contains': inside, breaking } = configuration;
    const said = [
        estimated,
        ...(rollback === undefined && inside === undefined ? [] : ['each with its rollback']),
        ...(breaking === 'allow' ? [] : ['nothing breaks the release before']),
    ];
    return `: ${said.join(', ')}`;
}
function abridged(lines) {
    const more = lines.length > kept ? [`… and ${lines.length - kept} more`] : [];
    return [...lines.slice(0, kept), ...more];
}


/***/ }),

/***/ 66734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ filesOf),
/* harmony export */   V: () => (/* binding */ matchingFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);



/** Neither holds files of the service itself, and both are large. */
const leftOut = new Set(['node_modules', '.git']);
/** The files that a glob matches, relative to the workspace, sorted. */
async function filesOf(pattern, workspace, signal) {
    const files = [];
    const entries = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, {
        cwd: workspace,
        withFileTypes: true,
        exclude: ({ name }) => leftOut.has(name),
    });
    for await (const entry of entries) {
        signal.throwIfAborted();
        if (!entry.isDirectory())
            files.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)));
    }
    return files.sort();
}
/**
 * The files that globs match, each once, relative to the workspace. Throws ConfigurationError for globs that match
 * nothing: a check that looks at nothing proves nothing.
 */
async function matchingFiles(patterns, workspace, signal) {
    const files = new Set();
    const empty = [];
    for (const pattern of patterns) {
        const found = await filesOf(pattern, workspace, signal);
        if (found.length === 0)
            empty.push(pattern);
        for (const file of found)
            files.add(file);
    }
    if (empty.length > 0) {
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(empty.map((pattern) => ({ message: `\`${pattern}\` matches no file` })));
    }
    return [...files];
}


/***/ }),

/***/ 60502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readReportFile)
/* harmony export */ });
/* unused harmony export largestReport */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12109);



/** Larger files are refused, in bytes: a report is a summary, and all of it is held in memory. */
const largestReport = 32 * 1024 * 1024;
/**
 * Reads a file, without its byte order mark. Throws ConfigurationError when there is none, and when it is empty, larger
 * than 32 MiB or older than wanted.
 */
async function readReportFile(file, { workspace, clock }, signal, expected = {}) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((error) => {
        const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
        throw missing ? new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`there is no file \`${file}\``) : error;
    });
    const wrong = problemOf(found, clock.now(), expected);
    if (wrong !== undefined)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`${file}\` ${wrong}`);
    return { file, text: decoded(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, { signal })), changed: found.mtimeMs };
}
function problemOf(found, now, { youngerThan, mayBeEmpty = false }) {
    const { size, mtimeMs } = found;
    if (!found.isFile())
        return 'is not a file';
    if (size === 0 && !mayBeEmpty)
        return 'is empty';
    if (size > largestReport) {
        return `has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(size)}, and no more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(largestReport)} are read`;
    }
    const age = now - mtimeMs;
    if (youngerThan === undefined || age <= youngerThan)
        return undefined;
    return `was written ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(age)} ago (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .isoInstant */ .j2)(mtimeMs)}), wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(youngerThan)}`;
}
/** UTF-8, or UTF-16 where the file says so, as redirected output of PowerShell does. */
function decoded(bytes) {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}


/***/ })

};

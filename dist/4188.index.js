export const id = 4188;
export const ids = [4188];
export const modules = {

/***/ 54188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sql: () => (/* binding */ sql)
});

// EXTERNAL MODULE: ./build/packages/sql/src/statement.js
var statement = __webpack_require__(96103);
// EXTERNAL MODULE: ./build/packages/sql/src/address.js
var address = __webpack_require__(88890);
// EXTERNAL MODULE: ./build/packages/sql/src/open-database.js + 11 modules
var open_database = __webpack_require__(87336);
// EXTERNAL MODULE: ./build/packages/sql/src/failure.js
var src_failure = __webpack_require__(42816);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql/failure-kind.js
const kinds = {
    unreachable: 'unreachable',
    'not-ready': 'not-ready',
    timeout: 'unreachable',
    'wrong-credentials': 'wrong-credentials',
    'unknown-database': 'refused',
    'permission-denied': 'wrong-credentials',
    missing: 'bad-query',
    'bad-query': 'bad-query',
    'division-by-zero': 'not-a-number',
    'not-that-database': 'not-metrics',
    'server-error': 'server-error',
    refused: 'refused',
};
/** What a database's failure is to a look. */
function asFailure({ reason, message, outOfReach }) {
    const limit = reason === 'timeout' && !outOfReach ? ', the `timeout` of the source' : '';
    return { failure: kinds[reason], detail: `${message}${limit}` };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql/read-result.js

/** Types that are met by mistake, and what makes a number of them. */
const others = {
    text: '`text`; cast it, as in `…::numeric`',
    varchar: '`varchar`; cast it, as in `…::numeric`',
    money: '`money`; cast it, as in `…::numeric`',
    date: '`date`; subtract two of them',
    timestamp: '`timestamp`; `extract(epoch from …)` gives seconds',
    timestamptz: '`timestamptz`; `extract(epoch from now() - …)` gives seconds',
    interval: '`interval`; `extract(epoch from …)` gives seconds',
    TEXT: '`TEXT`; cast it, as in `cast(… as decimal(20, 6))`',
    VARCHAR: '`VARCHAR`; cast it, as in `cast(… as decimal(20, 6))`',
    DATETIME: '`DATETIME`; `timestampdiff(second, …, now())` gives seconds',
    TIMESTAMP: '`TIMESTAMP`; `timestampdiff(second, …, now())` gives seconds',
};
const shown = 3;
/** The one value of a result, or why there is none; `redact` takes out what is secret of what is shown. */
function readResult({ columns, rows }, place, redact) {
    if (columns.length > 1) {
        const names = columns.slice(0, shown).map(({ name }) => (0,quoted/* quoted */.T)(redact(name)));
        const more = columns.length > shown ? ', …' : '';
        const detail = `the query gives ${columns.length} columns (${names.join(', ')}${more}) where one is expected; select one of them`;
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
    return readValue(row[0] ?? null, columns[0], place);
}
function readValue(value, column, place) {
    if (value === null) {
        return {
            failure: 'no-data',
            detail: 'the query gives null; where that means 0, put `coalesce(…, 0)` around it',
        };
    }
    if (typeof value === 'boolean')
        return { value: value ? 1 : 0 };
    if (column?.type === 'number') {
        const number = Number(value);
        if (Number.isFinite(number))
            return { value: number };
        return {
            failure: 'not-a-number',
            detail: `the query gives ${(0,quoted/* quoted */.T)(String(value))}, which is no number`,
        };
    }
    const found = others[column?.typeName ?? ''] ?? 'a type that is neither number nor boolean';
    return { failure: 'malformed', detail: `${place}: the value of the query is of the type ${found}` };
}

;// CONCATENATED MODULE: ./build/packages/metrics/src/providers/sql.js



/** Connections are dear on a server: a look with many queries shares this many. */
const mostConnections = 3;
/** More rows are an error, whose message names these. */
const mostRows = 4;
/** What no later look will put right. */
const lasting = ['bad-query', 'wrong-credentials', 'refused'];
/**
 * Asks a database, which it can't change: each query runs by itself in a read-only transaction that is rolled back, or over a
 * connection that may only read.
 */
const sql = {
    checkQuery: (query, { database }) => (0,statement/* readStatement */.cO)(query, (0,address/* engineOf */.ky)(database) ?? 'postgres').problem,
    span: () => 0,
    keepsHistory: () => false,
    readsRelease: true,
    create: (source, queries, context) => new SqlProvider(source, queries, context),
};
class SqlProvider {
    type = 'sql';
    #queries;
    #sessions;
    #redact;
    #runtime;
    constructor({ database, timeout }, queries, { runtime, release }) {
        const { secrets, workspace: folder } = runtime;
        this.#runtime = runtime;
        this.#queries = queries;
        this.#redact = (text) => secrets.redact(text);
        const open = () => (0,open_database/* openDatabase */.q)(database, { timeout, secrets, folder, settings: settingsOf(release) });
        const lanes = Math.max(1, Math.min(mostConnections, queries.length));
        this.#sessions = Array.from({ length: lanes }, open);
    }
    async observe() {
        const wrap = { before: 'select * from (\n', after: `\n) as result limit ${mostRows}` };
        return this.#askAll(wrap, (result, { place }) => readResult(result, place, this.#redact));
    }
    /**
     * As a scalar subquery it is planned, not run: unknown names, missing rights and a second column show. What isn't there is
     * only told: this comes before a deployment, whose migrations may make it.
     */
    async findMistakes() {
        const missing = new Set();
        const wrap = { before: 'explain select (\n', after: '\n)' };
        const found = await this.#askAll(wrap, () => undefined, missing);
        const told = new Set(found.flatMap((failure) => (failure && missing.has(failure) ? failure.detail : [])));
        for (const detail of told) {
            this.#runtime.log.warning(`${detail}: unless the deployment makes it, the query never has a value.`);
        }
        return found.map((failure) => {
            if (!failure || missing.has(failure) || !lasting.includes(failure.failure))
                return undefined;
            return `can't be answered: ${failure.detail}`;
        });
    }
    /** `missing` gets the failures for want of a table or a column, which a migration may still make. */
    async #askAll(wrap, read, missing = new Set()) {
        const { signal } = this.#runtime;
        signal.throwIfAborted();
        const answers = [];
        const waiting = [...this.#queries.keys()];
        let down;
        const lane = async (session) => {
            for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
                if (signal.aborted)
                    return;
                try {
                    answers[index] = read(await session.ask(this.#queries[index] ?? '', { wrap, signal }), session);
                }
                catch (error) {
                    if (!(error instanceof src_failure/* DatabaseFailure */.Mu))
                        throw error;
                    const failure = asFailure(error);
                    if (error.reason === 'missing')
                        missing.add(failure);
                    if (error.outOfReach) {
                        waiting.unshift(index);
                        down = failure;
                        return;
                    }
                    answers[index] = failure;
                }
            }
        };
        await Promise.all(this.#sessions.map(lane));
        // The server may have had room for some connections: they do what is left by the others.
        const open = this.#sessions.find((session) => session.isOpen);
        if (open)
            await lane(open);
        signal.throwIfAborted();
        if (down)
            for (const index of waiting)
                answers[index] = down;
        return answers;
    }
}
/** The release as settings that queries can read. Their names know no hyphen. */
function settingsOf(release) {
    return Object.fromEntries(Object.entries(release).flatMap(([name, value]) => value === undefined ? [] : [[name.replaceAll('-', '_'), value]]));
}


/***/ })

};

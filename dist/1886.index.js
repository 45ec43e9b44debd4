export const id = 1886;
export const ids = [1886];
export const modules = {

/***/ 41886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSqlCheck: () => (/* binding */ createSqlCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/sql/src/open-database.js + 11 modules
var open_database = __webpack_require__(87336);
// EXTERNAL MODULE: ./build/packages/sql/src/statement.js
var statement = __webpack_require__(96103);
// EXTERNAL MODULE: ./build/packages/checks/src/tiers.js
var src_tiers = __webpack_require__(80244);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sql/demands.js

/** What is wrong with rows, as the parts of one finding; nothing when they are as wanted. */
function violations({ rows: limits, columns = {} }, found) {
    const counted = limits && wrongCount(limits, found);
    if (counted !== undefined)
        return [counted];
    const named = Object.entries(columns);
    if (named.length > 0 && found.more) {
        return [
            `gives more than ${found.rows.length} rows, too many to look at each; aggregate, or add a \`limit\``,
        ];
    }
    return named.flatMap(([name, demands]) => wrongColumn(name, demands, found) ?? []);
}
/** The demands of rows that are met, in words. */
function wordsFor({ rows: limits, columns = {} }) {
    const named = Object.entries(columns).map(([name, demands]) => `${(0,quoted/* quoted */.T)(name)} ${wantedOf(demands)}`);
    return [...(limits ? [wantedRows(limits)] : []), ...named];
}
/** The number of rows in words. */
function countOf({ rows, more }) {
    if (more)
        return `more than ${rows.length} rows`;
    return rows.length === 1 ? '1 row' : `${rows.length} rows`;
}
function wrongCount(limits, found) {
    const { exactly, 'at-least': least = exactly, 'at-most': most = exactly } = limits;
    const count = found.more ? Number.POSITIVE_INFINITY : found.rows.length;
    const fits = count >= (least ?? 0) && count <= (most ?? Number.POSITIVE_INFINITY);
    return fits ? undefined : `gives ${countOf(found)}, wanted ${wantedRows(limits)}`;
}
function wantedRows({ exactly, 'at-least': least, 'at-most': most }) {
    const parts = [
        ...(exactly === undefined ? [] : [`exactly ${exactly}`]),
        ...(least === undefined ? [] : [`at least ${least}`]),
        ...(most === undefined ? [] : [`at most ${most}`]),
    ];
    return parts.join(' and ');
}
function wrongColumn(name, demands, found) {
    const index = indexOf(name, found.columns);
    if (typeof index === 'string')
        return index;
    const column = found.columns[index];
    const wrong = found.rows.flatMap((row, number) => {
        const is = column && wrongValue(row[index] ?? null, demands);
        return is === undefined ? [] : [{ is, where: placeOf(row, number, index, found) }];
    });
    const [first] = wrong;
    if (!first)
        return undefined;
    const others = wrong.length > 1 ? `; and ${wrong.length - 1} more rows like it` : '';
    return `${(0,quoted/* quoted */.T)(name)} ${first.is}${first.where}, wanted ${wantedOf(demands)}${others}`;
}
/** Where a column stands, or why it can't be told. */
function indexOf(name, columns) {
    const names = columns.map((column) => column.name);
    const index = names.indexOf(name);
    if (index < 0) {
        const near = (0,inputs/* nearest */.pA)(name, names);
        const help = near ? `did you mean ${(0,quoted/* quoted */.T)(near)}?` : `it gives ${names.map(quoted/* quoted */.T).join(', ')}`;
        return `gives no column ${(0,quoted/* quoted */.T)(name)}; ${help}`;
    }
    return names.includes(name, index + 1)
        ? `gives ${(0,quoted/* quoted */.T)(name)} twice; name the columns apart with \`as\``
        : index;
}
/** The first column usually says which row it is. */
function placeOf(row, number, index, { rows }) {
    if (rows.length === 1)
        return '';
    return index === 0 ? ` in row ${number + 1}` : ` in row ${number + 1} (${(0,quoted/* quoted */.T)(String(row[0]))})`;
}
function wrongValue(value, demands) {
    const { equals, matches } = demands;
    const is = `is ${typeof value === 'string' ? (0,quoted/* quoted */.T)(value) : String(value)}`;
    if (equals !== undefined && !isEqual(value, equals))
        return typeNote(value, equals, is);
    if (value === null)
        return equals === null ? undefined : 'is null';
    if (matches !== undefined && !new RegExp(matches).test(String(value)))
        return is;
    const limits = limitsOf(demands);
    if (limits.length === 0)
        return undefined;
    const number = numberOf(value);
    if (number === undefined)
        return `${is}, which is no number (cast it in the query)`;
    return limits.every(({ holds, limit }) => holds(number, limit.value)) ? undefined : is;
}
/** A boolean is 1 or 0 where a database knows no other; digits that a number would lose are text. */
function isEqual(value, wanted) {
    if (typeof wanted === 'boolean' && typeof value === 'number')
        return value === Number(wanted);
    return value === wanted;
}
function typeNote(value, wanted, is) {
    return value !== null && String(value) === String(wanted) ? `${is} as a ${typeof value}` : is;
}
/** A number that was too long for a double is near enough for a limit. */
function numberOf(value) {
    if (typeof value === 'number')
        return Number.isNaN(value) ? undefined : value;
    return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
function limitsOf(demands) {
    const { above, below, 'at-least': least, 'at-most': most } = demands;
    const all = [
        { words: 'above', limit: above, holds: (value, limit) => value > limit },
        { words: 'at least', limit: least, holds: (value, limit) => value >= limit },
        { words: 'below', limit: below, holds: (value, limit) => value < limit },
        { words: 'at most', limit: most, holds: (value, limit) => value <= limit },
    ];
    return all.flatMap(({ limit, ...rest }) => (limit === undefined ? [] : [{ ...rest, limit }]));
}
function wantedOf(demands) {
    const { equals, matches } = demands;
    const parts = [
        ...(equals === undefined ? [] : [typeof equals === 'string' ? (0,quoted/* quoted */.T)(equals) : String(equals)]),
        ...limitsOf(demands).map(({ words, limit }) => `${words} ${formatThreshold(limit)}`),
        ...(matches === undefined ? [] : [`a match of ${(0,quoted/* quoted */.T)(matches)}`]),
    ];
    return parts.length === 0 ? 'not null' : parts.join(' and ');
}
function formatThreshold({ value, unit }) {
    switch (unit) {
        case 'ratio':
            return `${Number((value * 100).toPrecision(12))}%`;
        case 'seconds':
            return (0,quantities/* formatDuration */.a3)(value * 1_000);
        case 'bytes':
            return (0,quantities/* formatSize */.Xq)(value);
        case 'number':
            return String(value);
    }
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sql/changes.js


/** Holds the changes from one answer to the other against their limits. */
function judgeChanges(limits, sides) {
    const judged = { tooMuch: [], fine: [], unknown: [] };
    for (const [column, limit] of Object.entries(limits)) {
        const pairs = pairsOf(column, sides);
        if (typeof pairs === 'string') {
            judged.unknown.push(pairs);
            continue;
        }
        for (const pair of pairs) {
            const name = `${(0,quoted/* quoted */.T)(column)}${pair.row}`;
            const change = changeOf(pair);
            if (typeof change === 'string')
                judged.unknown.push(`${name} ${change}`);
            else {
                const crossed = crossedBy(change.share, limit);
                const words = `${name} ${change.words}`;
                if (crossed === undefined)
                    judged.fine.push(words);
                else
                    judged.tooMuch.push(`${words}, wanted ${crossed}`);
            }
        }
    }
    return judged;
}
/** The values of a column that belong together, or why there are none. Rows that are new can't have changed. */
function pairsOf(name, { before, after, key }) {
    const [old, now] = [indexOf(name, before.columns), indexOf(name, after.columns)];
    if (typeof now === 'string')
        return now;
    if (typeof old === 'string')
        return `what it is compared with ${old}`;
    if (key === undefined) {
        const several = [before, after].some(({ rows }) => rows.length > 1);
        if (several)
            return 'gives several rows; name the column that tells them apart as `key`';
        return [{ row: '', before: before.rows[0]?.[old], after: after.rows[0]?.[now] }];
    }
    const [oldKey, nowKey] = [indexOf(key, before.columns), indexOf(key, after.columns)];
    if (typeof nowKey === 'string')
        return nowKey;
    if (typeof oldKey === 'string')
        return `what it is compared with ${oldKey}`;
    const later = new Map(after.rows.map((row) => [String(row[nowKey]), row]));
    if (before.rows.length === 0)
        return `${(0,quoted/* quoted */.T)(name)} had no rows to compare with`;
    return before.rows.map((row) => ({
        row: ` of ${(0,quoted/* quoted */.T)(String(row[oldKey]))}`,
        before: row[old],
        // What is gone has fallen to nothing.
        after: later.get(String(row[oldKey]))?.[now] ?? 0,
    }));
}
/** The change as a share of what was, or why there is none. */
function changeOf({ before, after }) {
    const [old, now] = [before, after].map((value) => numberOf(value ?? null));
    if (old === undefined)
        return before == null ? 'had no value before' : `was ${(0,quoted/* quoted */.T)(String(before))}, no number`;
    if (now === undefined)
        return after == null ? 'has no value now' : `is ${(0,quoted/* quoted */.T)(String(after))}, no number`;
    const from = `from ${old} to ${now}`;
    if (old === now)
        return { share: 0, words: `stayed ${now}` };
    if (old === 0) {
        const share = now > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
        return { share, words: `${now > 0 ? 'rose' : 'fell'} ${from}` };
    }
    const share = (now - old) / Math.abs(old);
    return { share, words: `${share > 0 ? 'rose' : 'fell'} by ${percent(Math.abs(share))} ${from}` };
}
function crossedBy(share, { 'rises-by': rise, 'falls-by': fall }) {
    if (rise !== undefined && share > rise / 100)
        return `a rise of at most ${rise}%`;
    if (fall !== undefined && -share > fall / 100)
        return `a fall of at most ${fall}%`;
    return undefined;
}
function percent(share) {
    return `${Number((share * 100).toPrecision(3))}%`;
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sql/periods.js

/** When a version was deployed, in milliseconds since 1970. Throws ConfigurationError for a text that is no instant. */
function parseInstant(text) {
    const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
    const at = isInstant ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(at)) {
        throw new errors/* ConfigurationError */.j1(`\`deployed-at\` is ${(0,quoted/* quoted */.T)(text)}, but must be an instant with its time zone, as \`2026-01-31T12:00:00Z\``);
    }
    return at;
}
/**
 * The time since a deployment and as much time before it, both at most `period` long. Throws ConfigurationError for a
 * deployment that is still to come.
 */
function periodsOf({ period = 0, 'deployed-at': deployed, earlier }, now) {
    const from = deployed === undefined ? now - period : parseInstant(deployed);
    if (from >= now) {
        throw new errors/* ConfigurationError */.j1(`\`deployed-at\` (${(0,clock/* isoInstant */.j2)(from)}) is not over yet: it is ${(0,clock/* isoInstant */.j2)(now)}`);
    }
    const length = Math.min(period, now - from);
    const start = from - (earlier ?? length);
    return { after: { from, to: from + length }, before: { from: start, to: start + length } };
}
/** Start and end as a database reads them, in UTC. */
function boundsOf({ from, to }, engine) {
    const written = [(0,clock/* isoInstant */.j2)(from), (0,clock/* isoInstant */.j2)(to)];
    // The others compare texts, or know no zones.
    return engine === 'postgres' ? written : written.map((text) => text.replace('T', ' ').replace('Z', ''));
}
/** A period in words. */
function describePeriod({ from, to }) {
    return `${(0,quantities/* formatDuration */.a3)(to - from)} from ${(0,clock/* isoInstant */.j2)(from)}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/report-file.js
var report_file = __webpack_require__(97236);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sql/record.js




const recordSchema = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(1),
    recordedAt: schemas/* string */.YjP(),
    query: schemas/* string */.YjP(),
    columns: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        type: schemas/* enum */.k5n(['number', 'boolean', 'text', 'other']),
        typeName: schemas/* string */.YjP(),
    })),
    rows: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ()]))),
});
/** Writes rows as JSON into the folder of the run and gives the path; `undefined` when they can't be written. */
function writeRecord(name, { query, found }, runtime) {
    const { columns, rows } = found;
    const record = { schemaVersion: 1, recordedAt: (0,clock/* isoInstant */.j2)(runtime.clock.now()), query, columns, rows };
    return (0,report_file/* writeReportFile */.a)(`sql-${name}.json`, `${JSON.stringify(record, undefined, 2)}\n`, runtime);
}
/** Reads a record that was written before; the path starts at the workspace. Throws ConfigurationError when there is none. */
async function readRecord(path, { workspace }) {
    const refuse = (why) => new errors/* ConfigurationError */.j1(`the baseline \`${path}\` ${why}; a \`sql\` check with \`record\` makes one`);
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8');
    }
    catch (error) {
        const { code } = error;
        throw refuse(code === 'ENOENT' ? 'does not exist' : `can't be read (${code})`);
    }
    try {
        return recordSchema.parse(JSON.parse(text));
    }
    catch {
        throw refuse('is no record of a query');
    }
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sql/table.js
/** So many rows are shown as evidence. */
const mostShown = 20;
/** A longer value is cut, in characters. */
const longestCell = 60;
/** Rows as a small table of text, for evidence; `redact` takes out what is secret, before anything is cut off. */
function tableOf({ columns, rows, more }, redact) {
    const cell = (value) => cut(redact(String(value)));
    if (rows.length === 0)
        return 'no rows';
    const shown = rows.slice(0, mostShown);
    const lines = [columns.map(({ name }) => cell(name)), ...shown.map((row) => row.map(cell))];
    const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
    const written = lines.map((line) => line
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join(' | ')
        .trimEnd());
    written.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('-|-'));
    const left = rows.length - shown.length;
    if (left > 0)
        written.push(`… and ${left}${more ? ' or more' : ''} further rows`);
    return written.join('\n');
}
function cut(text) {
    const line = text
        .replaceAll(/[\s\p{Cc}]+/gu, ' ')
        .replaceAll('|', '¦')
        .trim();
    return line.length > longestCell ? `${line.slice(0, longestCell - 1).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/sql.js








/** So many rows are looked at, or one more than a limit of theirs. */
const mostRows = 1_000;
/** The share of the time limit that the database has, so that its own reason is the one that is told. */
const patience = 0.9;
/** Asks a database, which it can't change, and looks at the rows. Throws ConfigurationError for an address or a query that can't be. */
function createSqlCheck(configuration, { runtime }) {
    const { database, query, timeout, compare } = configuration;
    const { secrets, workspace: folder } = runtime;
    const open = () => (0,open_database/* openDatabase */.q)(database, { timeout: timeout * patience, secrets, folder });
    const { engine, place } = open();
    const { problem } = (0,statement/* readStatement */.cO)(query, engine, { alone: true });
    if (problem !== undefined)
        throw new errors/* ConfigurationError */.j1(`the query ${problem}`);
    if (compare?.['deployed-at'] !== undefined)
        parseInstant(compare['deployed-at']);
    return {
        asks: secrets.redact(`${place}: ${query.replaceAll(/\s+/g, ' ').trim()}`),
        async ask(signal) {
            const session = open();
            try {
                return await new Inquiry(configuration, session, runtime).answer(signal);
            }
            finally {
                session.close();
            }
        },
    };
}
/** One ask of a check. */
class Inquiry {
    #configuration;
    #session;
    #runtime;
    constructor(configuration, session, runtime) {
        this.#configuration = configuration;
        this.#session = session;
        this.#runtime = runtime;
    }
    async answer(signal) {
        const { compare, record, query } = this.#configuration;
        const parts = [];
        const { found, compared } = await this.#ask(compare, signal);
        parts.push(this.#demanded(found));
        if (compare && compared)
            parts.push(changed(compare, compared));
        parts.push({ ...nothing, evidence: [this.#table(found)] });
        if (record !== undefined) {
            const path = await writeRecord(record, { query, found }, this.#runtime);
            const said = `recorded ${countOf(found)} in ${path}`;
            parts.push(path === undefined ? { ...nothing, failed: ['could not be recorded'] } : { ...nothing, fine: [said] });
        }
        return this.#conclude(parts);
    }
    /** The rows, and what they are compared with. */
    async #ask(compare, signal) {
        const given = this.#configuration.parameters ?? [];
        if (!compare)
            return { found: await this.#rows(given, signal) };
        const { key, baseline } = compare;
        if (baseline !== undefined) {
            const recorded = await readRecord(baseline, this.#runtime);
            const found = await this.#rows(given, signal);
            const other = recorded.query === this.#configuration.query ? '' : ', of another query';
            const evidence = [`compared with ${baseline}, recorded ${recorded.recordedAt}${other}`];
            return { found, compared: { before: recorded, after: found, key, evidence } };
        }
        const { before, after } = periodsOf(compare, this.#runtime.clock.now());
        const of = (period) => [...boundsOf(period, this.#session.engine), ...given];
        const found = await this.#rows(of(after), signal);
        const earlier = await this.#rows(of(before), signal);
        const evidence = [
            `${describePeriod(after)}, compared with ${describePeriod(before)}:`,
            this.#table(earlier),
            'and now:',
        ];
        return { found, compared: { before: earlier, after: found, key, evidence } };
    }
    #rows(parameters, signal) {
        const { query, 'fail-unless': fail, 'warn-unless': warn } = this.#configuration;
        const limits = [fail, warn].flatMap((demands) => Object.values(demands?.rows ?? {}));
        const most = Math.max(mostRows, ...limits.map((limit) => (limit ?? 0) + 1));
        return this.#session.ask(query, { parameters, mostRows: most, signal });
    }
    #table(rows) {
        return tableOf(rows, (text) => this.#runtime.secrets.redact(text));
    }
    #demanded(found) {
        const { 'fail-unless': fail = {}, 'warn-unless': warn = {} } = this.#configuration;
        const counted = fail.rows ?? warn.rows;
        const strict = counted ? fail : { ...fail, rows: { 'at-least': 1 } };
        const said = [...wordsFor(fail), ...wordsFor(warn)];
        const wanted = said.length === 0 ? '' : `, wanted ${said.join(', ')}`;
        return {
            failed: violations(strict, found),
            warned: violations(warn, found),
            fine: [`${shortly(found)}${wanted}`],
            evidence: [],
        };
    }
    #conclude(parts) {
        const { secrets } = this.#runtime;
        const all = (key) => parts.flatMap((part) => part[key].map((text) => secrets.redact(text)));
        const tiers = { failed: all('failed'), warned: all('warned'), fine: all('fine') };
        return (0,src_tiers/* concluded */._)(tiers, all('evidence').join('\n'));
    }
}
const nothing = { failed: [], warned: [], fine: [], evidence: [] };
/** What changed from one side to the other; what can't be compared is as good as wrong. */
function changed(compare, { evidence, ...sides }) {
    const fail = judgeChanges(compare['fail-when'] ?? {}, sides);
    const warn = judgeChanges(compare['warn-when'] ?? {}, sides);
    return {
        failed: [...fail.tooMuch, ...fail.unknown],
        warned: [...warn.tooMuch, ...warn.unknown],
        fine: [...new Set([...fail.fine, ...warn.fine])].slice(0, 5),
        evidence,
    };
}
/** One value as it is, else how many rows there are. */
function shortly(found) {
    const [column, ...others] = found.columns;
    const value = found.rows[0]?.[0];
    if (column === undefined || others.length > 0 || found.rows.length !== 1 || value === undefined) {
        return `gives ${countOf(found)}`;
    }
    return `${(0,quoted/* quoted */.T)(column.name)} is ${typeof value === 'string' ? (0,quoted/* quoted */.T)(value) : value}`;
}


/***/ }),

/***/ 80244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ concluded)
/* harmony export */ });
/** The answer of what was found: only the worst is told, because a milder limit of the same thing is crossed with it. */
function concluded({ failed, warned, fine }, answer) {
    if (failed.length > 0)
        return { status: 'fail', finding: failed.join('; '), answer };
    if (warned.length > 0)
        return { status: 'warn', finding: warned.join('; '), answer };
    return { status: 'pass', finding: fine.join('; '), answer };
}


/***/ })

};

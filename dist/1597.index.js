export const id = 1597;
export const ids = [1597];
export const modules = {

/***/ 26001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ valueAt)
/* harmony export */ });
/** The value at a dotted path such as `replicas.0.state`; numbers index lists. */
function valueAt(document, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, document);
}


/***/ }),

/***/ 32605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ hasSuccessor),
/* harmony export */   _: () => (/* binding */ newestDeployment)
/* harmony export */ });
/** So many deployments of an environment are looked through, all that GitHub puts on a page. */
const listed = 100;
/** Of so many later ones it is looked how they went. */
const mostLater = 10;
const permission = 'deployments: read';
/** The newest deployment that fits; `undefined` when there is none. */
function newestDeployment(facts, query) {
    const { environment, sha, ref, task } = query;
    const key = JSON.stringify([environment, sha ?? null, ref ?? null, task ?? null]);
    return facts.once(`deployment ${key}`, async (repository) => {
        const all = await deploymentsTo(facts, environment, task);
        const [older] = all.length < listed || all.some(fits(query)) ? [] : await listDeployments(repository, query, 1);
        const newest = all.find(fits(query)) ?? older;
        if (newest === undefined)
            return undefined;
        const statuses = await statusesOf(repository, newest.id, 100);
        const success = statuses.find(({ state }) => state === 'success');
        return {
            ...{ id: newest.id, sha: newest.sha, ref: newest.ref, state: statuses[0]?.state },
            succeeded: success !== undefined,
            at: Date.parse(success?.created_at ?? newest.created_at),
            startedAt: Date.parse(newest.created_at),
        };
    });
}
/**
 * Whether a later deployment to the environment succeeded. GitHub calls the earlier one inactive by itself, but not in an
 * environment that counts as production, nor where whoever deploys asks it not to:
 * https://docs.github.com/rest/deployments/statuses#create-a-deployment-status.
 */
function hasSuccessor(facts, { id }, { environment, task }) {
    return facts.once(`successor of deployment ${JSON.stringify([id, task ?? null])}`, async (repository) => {
        const all = await deploymentsTo(facts, environment, task);
        const place = all.findIndex((one) => one.id === id);
        const later = place < 0 ? all : all.slice(0, place);
        for (const one of later.slice(0, mostLater)) {
            const [newest] = await statusesOf(repository, one.id, 1);
            if (newest?.state === 'success')
                return true;
        }
        // With so many later ones nobody knows what is there.
        return later.length > mostLater;
    });
}
/** The newest deployments to an environment, the newest first. */
function deploymentsTo(facts, environment, task) {
    return facts.once(`deployments to ${JSON.stringify([environment, task ?? null])}`, (repository) => listDeployments(repository, { environment, task }, listed));
}
function fits({ sha, ref }) {
    return (one) => (sha === undefined || one.sha === sha) && (ref === undefined || one.ref === ref);
}
function listDeployments({ client, owner, repo, fullName }, { environment, sha, ref, task }, count) {
    return client.send({ name: 'list deployments', repository: fullName, permission }, (api) => api.repos.listDeployments({
        ...{ owner, repo, environment, per_page: count },
        ...(sha !== undefined && { sha }),
        ...(ref !== undefined && { ref }),
        ...(task !== undefined && { task }),
    }));
}
function statusesOf({ client, owner, repo, fullName }, id, count) {
    return client.send({ name: 'list the statuses of a deployment', repository: fullName, permission }, (api) => api.repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: count }));
}


/***/ }),

/***/ 74731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ shortSha),
/* harmony export */   I: () => (/* binding */ subjectCommit)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The commit that is deployed: what the deployment says, else that of the run. Throws ConfigurationError when neither is known. */
function subjectCommit({ subject, runtime }) {
    const sha = subject.sha ?? runtime.run.sha;
    if (sha !== undefined)
        return sha;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('no commit is known: give `sha`, or run in a workflow, where GITHUB_SHA has it');
}
/** So much of a commit's id tells it apart for people. */
function shortSha(sha) {
    return sha.slice(0, 7);
}


/***/ }),

/***/ 10393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ gathered)
/* harmony export */ });
const order = ['fail', 'warn', 'pass'];
/** One answer out of several: as bad as the worst of them, with everything that isn't as wanted, the worst first. */
function gathered(grades, answer) {
    const status = order.find((each) => grades.some((grade) => grade.status === each)) ?? 'fail';
    const told = status === 'pass' ? order : order.filter((each) => each !== 'pass');
    const findings = told.flatMap((each) => grades.filter((grade) => grade.status === each));
    return { status, finding: findings.map(({ finding }) => finding).join('; '), answer };
}


/***/ }),

/***/ 71597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createErrorsCheck: () => (/* binding */ createErrorsCheck)
});

// EXTERNAL MODULE: ./build/packages/checks/src/github/subject-commit.js
var subject_commit = __webpack_require__(74731);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/listing.js
var listing = __webpack_require__(51916);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/errors/grade-errors.js


/** Evidence has at most this many rows. */
const mostRows = 40;
/** What new errors since a time mean, in milliseconds since 1970, and the table of them. */
function gradeErrors(groups, configuration, since) {
    const planned = groups
        .map((group) => ({ ...group, plan: configuration.known.find((known) => isMeant(known, group)) }))
        .toSorted((a, b) => Number(Boolean(a.plan)) - Number(Boolean(b.plan)) || b.count - a.count);
    const unknown = planned.filter(({ plan }) => plan === undefined);
    const known = planned.filter(({ plan }) => plan !== undefined);
    return { grade: gradeOf(unknown, known, configuration, since), table: tableOf(planned) };
}
function isMeant({ type, pattern }, group) {
    if (pattern === undefined)
        return type === group.type;
    const expression = new RegExp(pattern, 'u');
    return expression.test(group.type) || expression.test(group.title);
}
function gradeOf(unknown, known, { 'new-at-most': most, 'warn-above': warnAbove }, since) {
    const plans = known.map(({ title, plan }) => `${(0,quoted/* quoted */.T)(title)}: ${plan?.fix} (${plan?.priority})`);
    const aside = known.length === 0 ? '' : `; known: ${(0,listing/* firstOf */.Ku)(plans)}`;
    const when = `since ${(0,clock/* isoInstant */.j2)(since)}`;
    if (unknown.length === 0) {
        return { status: 'pass', finding: `no new error ${when}${aside}` };
    }
    const names = unknown.map(({ title, count }) => `${(0,quoted/* quoted */.T)(title)} ${(0,listing/* counted */.hS)(count, 'time')}`);
    const status = unknown.length > most ? 'fail' : unknown.length > warnAbove ? 'warn' : 'pass';
    const limit = status === 'warn' ? warnAbove : most;
    const finding = `${(0,listing/* counted */.hS)(unknown.length, 'new error')} ${when}, wanted at most ${limit}: ${(0,listing/* firstOf */.Ku)(names)}${aside}`;
    return { status, finding };
}
function tableOf(groups) {
    if (groups.length === 0)
        return 'no new errors';
    const rows = groups
        .slice(0, mostRows)
        .map(({ title, count, firstSeen, plan, link }) => [
        ...[title, String(count), (0,clock/* isoInstant */.j2)(firstSeen), plan?.cause ?? ''],
        ...[plan === undefined ? (link ?? '') : fixOf(plan), plan?.priority ?? ''],
    ]);
    const table = (0,job_summary/* markdownTable */.Q)(['type', 'count', 'first seen', 'cause', 'fix', 'priority'], rows);
    const more = groups.length - rows.length;
    return more > 0 ? `${table}\n… and ${more} more` : table;
}
function fixOf({ fix, owner }) {
    return owner === undefined ? fix : `${fix} (${owner})`;
}

// EXTERNAL MODULE: ./build/packages/checks/src/dotted-path.js
var dotted_path = __webpack_require__(26001);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/loki.js
var monitoring_loki = __webpack_require__(80531);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/errors/error-pattern.js
/** Longer patterns say no more about where an error comes from. */
const longestPattern = 200;
/** Where lines in JSON say what happened. */
const messageFields = ['message', 'msg', 'error', 'exception', 'err', 'log'];
/** What differs between two errors of the same kind, and what stands for it; in this order. */
const variables = [
    // What colours a terminal.
    [new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), ''],
    [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
    [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
    [/"(?:[^"\\]|\\.)*"/g, '<text>'],
    // An apostrophe is no quotation mark.
    [/(?<!\w)'[^']*'(?!\w)/g, '<text>'],
    [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
    [/\b0x[0-9a-f]+\b/gi, '<id>'],
    [/\b(?=[a-f]*\d)[0-9a-f]{8,}\b/gi, '<id>'],
    // Two digits among ten letters and digits are no word of a language.
    [/\b(?=[a-z]*\d+[a-z]+\d)[a-z0-9]{10,}\b/gi, '<id>'],
    [/(?<![A-Za-z])\d+(?:[.,]\d+)*/g, '<n>'],
    [/\s+/g, ' '],
];
/**
 * What all errors of the same kind have in common: the first line of what is said, in which times, ids, addresses,
 * quoted texts and numbers are left open.
 */
function errorPattern(line) {
    const [first = ''] = messageOf(line).trim().split(/\r?\n/, 1);
    const pattern = variables.reduce((text, [varies, name]) => text.replaceAll(varies, name), first).trim();
    return pattern.length > longestPattern ? `${pattern.slice(0, longestPattern).toWellFormed()}…` : pattern;
}
/** A line in JSON; `undefined` for any other. */
function parseLine(line) {
    if (!line.trimStart().startsWith('{'))
        return undefined;
    try {
        const document = JSON.parse(line);
        return typeof document === 'object' && document !== null ? document : undefined;
    }
    catch {
        return undefined;
    }
}
function messageOf(line) {
    const document = parseLine(line);
    const said = messageFields.map((field) => document?.[field]).find((text) => typeof text === 'string');
    return typeof said === 'string' && said.trim() !== '' ? said : line;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/errors/loki-errors.js




/** Loki gives at most 5,000 lines at once unless its `max_entries_limit_per_query` says otherwise. */
const pageSize = 2_000;
/** More lines than this are a flood, whose lines are not all read. */
const mostLines = 20_000;
/** Groups the error lines of Loki by type or pattern; new are those that were not there before. Throws ConfigurationError for an address that is none. */
function lokiErrors(source, timeout, runtime) {
    const { query, before } = source;
    const loki = new monitoring_loki/* LokiServer */.x(source, runtime, timeout);
    return {
        asks: `GET ${loki.place('query_range')} for ${query}`,
        async read(since, now, signal) {
            const [from, to] = [(0,monitoring_loki/* nanoseconds */._)(since), (0,monitoring_loki/* nanoseconds */._)(now)];
            const earlier = await readAll(loki, query, (0,monitoring_loki/* nanoseconds */._)(since - before), from, signal);
            const current = await readAll(loki, query, from, to, signal);
            const old = new Set(earlier.lines.map((line) => typeOf(line, source.type)));
            const groups = groupsOf(current.lines, source.type).filter(({ type }) => !old.has(type));
            const doubts = [];
            if (!current.complete) {
                const read = `${current.lines.length} of the lines that match ${(0,quoted/* quoted */.T)(query)} since ${(0,clock/* isoInstant */.j2)(since)}`;
                const finding = `only the first ${read} were read, wanted all: there are too many`;
                doubts.push({ status: 'fail', finding });
            }
            if (current.lines.length === 0) {
                const silence = { since, from, to, before: earlier.lines.length > 0 };
                doubts.push(...(await doubtSilence(loki, source, silence, signal)));
            }
            return { groups, doubts };
        },
    };
}
/** All lines of a range, or the first of too many. */
async function readAll(loki, query, from, to, signal) {
    const lines = [];
    let start = from;
    /** Lines of the last time on a page, which the next page has again. */
    let seen = new Set();
    while (lines.length < mostLines) {
        const page = start < to ? await loki.lines(query, { from: start, to, limit: pageSize }, signal) : [];
        lines.push(...page.filter((line) => !seen.has(keyOf(line))));
        const last = page.at(-1)?.at;
        if (last === undefined || page.length < pageSize)
            return { lines, complete: true };
        seen = new Set(page.filter(({ at }) => at === last).map(keyOf));
        // A whole page of one time: what else has that time can't be asked for.
        if (seen.size === page.length)
            return { lines, complete: false };
        start = last;
    }
    return { lines, complete: false };
}
function keyOf({ at, text, labels }) {
    return `${at} ${JSON.stringify(labels)} ${text}`;
}
function groupsOf(lines, type) {
    const groups = new Map();
    for (const line of lines) {
        const name = typeOf(line, type);
        const group = groups.get(name) ?? { count: 0, firstSeen: Number(line.at / 1000000n) };
        group.count += 1;
        groups.set(name, group);
    }
    return [...groups].map(([name, group]) => ({ ...group, type: name, title: name }));
}
function typeOf({ labels, text }, type) {
    if (type === undefined)
        return errorPattern(text);
    const found = labels[type] ?? (0,dotted_path/* valueAt */.f)(parseLine(text), type);
    return typeof found === 'string' && found !== '' ? found : errorPattern(text);
}
/** No error at all may be good news, or no news. */
async function doubtSilence(loki, { query, heartbeat = selectorOf(query) }, silence, signal) {
    const { since, from, to, before } = silence;
    if (heartbeat === undefined) {
        if (before)
            return [];
        const finding = 'no error at all, but nothing proves that logs arrive: give `heartbeat`';
        return [{ status: 'warn', finding }];
    }
    const lines = from < to ? await loki.lines(heartbeat, { from, to, limit: 1 }, signal) : [];
    if (lines.length > 0)
        return [];
    const finding = `no line at all matches ${(0,quoted/* quoted */.T)(heartbeat)} since ${(0,clock/* isoInstant */.j2)(since)}, wanted some: do logs arrive?`;
    return [{ status: 'fail', finding }];
}
/** The selector of a query with a filter behind it; `undefined` when there is no filter, so that its lines are all errors. */
function selectorOf(query) {
    const [selector] = /^\s*\{(?:[^"`}]|"(?:[^"\\]|\\.)*"|`[^`]*`)*\}/.exec(query) ?? [];
    return selector === undefined || selector.trim() === query.trim() ? undefined : selector.trim();
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./build/packages/checks/src/monitoring/monitoring-api.js
var monitoring_api = __webpack_require__(62437);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/errors/sentry-errors.js



/** https://docs.sentry.io/api/events/list-an-organizations-issues/ */
const issuesSchema = schemas/* array */.YOg(schemas/* object */.Ikc({
    title: schemas/* string */.YjP(),
    count: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]),
    firstSeen: schemas/* string */.YjP(),
    permalink: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    metadata: schemas/* optional */.lqM(schemas/* object */.Ikc({ type: schemas/* optional */.lqM(schemas/* string */.YjP()) })),
}));
/** At most so many on a page. */
const sentry_errors_pageSize = 100;
const mostPages = 10;
/** Asks Sentry for issues that are not resolved and were first seen in a time. Throws ConfigurationError for an address that is none. */
function sentryErrors(source, timeout, runtime) {
    const { url, token, organization } = source;
    const path = `/api/0/organizations/${encodeURIComponent(organization)}/issues/`;
    const explain = explainFor(source);
    const api = new monitoring_api/* MonitoringApi */.hO('Sentry', { url, token }, runtime, { timeout, explain });
    return {
        asks: `GET ${api.place(path)} for new errors`,
        async read(since, now, signal) {
            const groups = [];
            let cursor;
            for (let page = 0; page < mostPages; page += 1) {
                const parameters = [
                    ...Object.entries(parametersOf(source, since, now)),
                    ...(cursor === undefined ? [] : [['cursor', cursor]]),
                ];
                const { document, headers } = await api.ask({ path, parameters }, issuesSchema, signal);
                groups.push(...document.map(groupOf));
                cursor = nextCursor(headers['link']);
                if (cursor === undefined)
                    return { groups, doubts: [] };
            }
            const finding = `Sentry has more than ${groups.length} new issues; those beyond were not looked at`;
            return { groups, doubts: [{ status: 'fail', finding }] };
        },
    };
}
function parametersOf(source, since, now) {
    const { project, 'sentry-environment': environment, release } = source;
    const search = [
        `is:unresolved issue.category:error firstSeen:>=${(0,clock/* isoInstant */.j2)(since)}`,
        ...(release === undefined ? [] : [`firstRelease:"${release.replaceAll(/["\\]/g, '\\$&')}"`]),
    ];
    const numbered = project === undefined || /^\d+$/.test(project);
    return {
        ...{ query: search.join(' '), sort: 'new', limit: String(sentry_errors_pageSize) },
        ...{ start: (0,clock/* isoInstant */.j2)(since), end: (0,clock/* isoInstant */.j2)(Math.max(now, since + 1_000)) },
        // -1 is all that the token may see; without it, only projects that its user is a member of.
        [numbered ? 'project' : 'projectSlug']: project ?? '-1',
        ...(environment === undefined ? {} : { environment }),
    };
}
function groupOf({ title, count, firstSeen, permalink, metadata }) {
    const link = permalink ?? undefined;
    return {
        type: metadata?.type ?? title,
        title,
        count: Number(count),
        firstSeen: Date.parse(firstSeen),
        link,
    };
}
/** https://docs.sentry.io/api/pagination/: there is always a next page, and `results` says whether anything is on it. */
function nextCursor(link) {
    const next = link?.split(/,\s*(?=<)/).find((part) => part.includes('rel="next"'));
    if (!next?.includes('results="true"'))
        return undefined;
    return /cursor="([^"]+)"/.exec(next)?.[1];
}
function explainFor({ project, organization }) {
    return (document, { status }) => {
        const { detail } = (document ?? {});
        const said = typeof detail === 'string' ? detail : undefined;
        const words = said === undefined ? '' : ` (${said.replace(/\.$/, '')})`;
        if (status === 403) {
            const what = project === undefined ? '' : `, or there is no project ${(0,quoted/* quoted */.T)(project)} that it may see`;
            return `the token lacks the scope \`event:read\`${what}${words}`;
        }
        if (status === 404 && said !== undefined) {
            return `there is no organization ${(0,quoted/* quoted */.T)(organization)} that the token may see${words}`;
        }
        return said;
    };
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/checks/src/github/deployments.js
var deployments = __webpack_require__(32605);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/errors/since.js



/** In words, for what a check asks. */
function describeSince(since, now) {
    if (since === 'deployment')
        return 'the start of the deployment';
    return (0,clock/* isoInstant */.j2)('at' in since ? since.at : now - since.ago);
}
/**
 * The time in milliseconds since 1970. Throws ConfigurationError for one that lies ahead, ProviderError where GitHub
 * knows of no deployment.
 */
async function timeOf(since, { commit, facts }, { runtime, subject }) {
    const now = runtime.clock.now();
    if (since !== 'deployment') {
        const at = 'at' in since ? since.at : now - since.ago;
        if (at < now)
            return at;
        throw new errors/* ConfigurationError */.j1(`\`since\` is ${(0,clock/* isoInstant */.j2)(at)}, which lies ahead of ${(0,clock/* isoInstant */.j2)(now)}`);
    }
    const { environment } = subject;
    const found = await (0,deployments/* newestDeployment */._)(facts(), { environment, sha: commit });
    if (found)
        return found.startedAt;
    const message = `GitHub knows of no deployment of ${(0,subject_commit/* shortSha */.F)(commit ?? '')} to \`${environment}\`: give \`since\` a time`;
    throw new errors/* ProviderError */.mZ(message, { system: 'GitHub', operation: 'list deployments' });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/errors.js






/** Asks which errors are new since a time, and which of them nobody has planned to fix. Throws ConfigurationError for an address that is none, or when no commit is known. */
function createErrorsCheck(configuration, context) {
    const { since } = configuration;
    const { runtime, github } = context;
    const source = sourceOf(configuration, runtime);
    const commit = since === 'deployment' ? (0,subject_commit/* subjectCommit */.I)(context) : undefined;
    const facts = github.tries();
    return {
        asks: `${source.asks} since ${describeSince(since, runtime.clock.now())}`,
        async ask(signal) {
            const from = await timeOf(since, { commit, facts }, context);
            const { groups, doubts } = await source.read(from, runtime.clock.now(), signal);
            const { grade, table } = gradeErrors(groups, configuration, from);
            return (0,grades/* gathered */.P)(doubts.length > 0 && grade.status === 'pass' ? doubts : [grade, ...doubts], table);
        },
    };
}
function sourceOf({ source, timeout }, runtime) {
    return source.provider === 'sentry'
        ? sentryErrors(source, timeout, runtime)
        : lokiErrors(source, timeout, runtime);
}


/***/ }),

/***/ 51916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   hS: () => (/* binding */ counted)
/* harmony export */ });
/** Evidence has at most this many lines of a list. */
const mostLines = 40;
/** A finding names so many of what it found. */
const mostNamed = 3;
/** The lines of a list for the evidence, cut off where nobody reads on. */
function listed(lines) {
    if (lines.length <= mostLines)
        return lines.join('\n');
    return [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more`].join('\n');
}
/** The first of several findings in one line, with the number of the others. */
function firstOf(findings) {
    const more = findings.length - mostNamed;
    return `${findings.slice(0, mostNamed).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
/** A number of things: `1 rule`, `2 rules`. */
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 80531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ nanoseconds),
/* harmony export */   x: () => (/* binding */ LokiServer)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43759);
/* harmony import */ var _monitoring_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62437);


/** A value has a third part where labels are told apart. */
const valueSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^\d+$/)), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J());
const answerSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    status: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('success'),
    data: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        resultType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('streams'),
        result: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ stream: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), values: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valueSchema) })),
    }),
});
/** The HTTP API of Loki; https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
class LokiServer {
    #api;
    /** `timeout` is in milliseconds, for each request. Throws ConfigurationError for an address that is none. */
    constructor(access, runtime, timeout) {
        this.#api = new _monitoring_api_js__WEBPACK_IMPORTED_MODULE_2__/* .MonitoringApi */ .hO('Loki', access, runtime, { timeout });
    }
    /** The address of one of its resources. */
    place(resource) {
        return this.#api.place(`/loki/api/v1/${resource}`);
    }
    /** The first lines of a range that a query gives, oldest first. Throws ApiError, and the signal's reason. */
    async lines(query, { from, to, limit }, signal) {
        const given = { query, start: `${from}`, end: `${to}`, limit: `${limit}`, direction: 'forward' };
        const request = { path: '/loki/api/v1/query_range', parameters: Object.entries(given) };
        const { document } = await this.#api.ask(request, answerSchema, signal);
        const lines = document.data.result.flatMap(({ stream, values }) => values.map(([at, text]) => ({ labels: stream, at: BigInt(at), text })));
        return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    }
    /** Writes one line to the stream with these labels, at a time in milliseconds since 1970. Throws ApiError, and the signal's reason. */
    async push(labels, text, at, signal) {
        const body = JSON.stringify({ streams: [{ stream: labels, values: [[`${nanoseconds(at)}`, text]] }] });
        await this.#api.send({ path: '/loki/api/v1/push', method: 'POST', body }, signal);
    }
}
/** Milliseconds since 1970 in the nanoseconds of Loki. */
function nanoseconds(milliseconds) {
    return BigInt(Math.trunc(milliseconds)) * 1000000n;
}


/***/ }),

/***/ 62437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   hO: () => (/* binding */ MonitoringApi)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);


/** Why an API gave no answer; trying again helps where it is `retryable`. */
class ApiError extends _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ {
    failure;
    constructor(system, operation, failure, message) {
        super(message, { system, operation, retryable: passing.has(failure) });
        this.name = 'ApiError';
        this.failure = failure;
    }
}
/** What may pass by itself. */
const passing = new Set([
    'unreachable',
    'not-ready',
    'rate-limited',
    'server-error',
]);
/** An address from a configuration. Throws ConfigurationError for one that is none, or that has credentials in it. */
function addressOf(url) {
    const address = URL.parse(url);
    if (!address)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(url)} is no address`);
    if (address.username === '' && address.password === '')
        return address;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the address of ${address.host} has credentials in it; give them in a field or header, as \`env:NAME\``);
}
/** The HTTP API of a monitoring system, asked for JSON, whose failures say what to do about them. */
class MonitoringApi {
    #name;
    #address;
    #headers;
    #outside;
    #timeout;
    #explain;
    /**
     * `timeout` is in milliseconds, for each request; `headers` go with each of them. Throws ConfigurationError for an
     * address that is none.
     */
    constructor(name, access, { http, secrets }, more) {
        this.#name = name;
        this.#address = addressOf(access.url);
        this.#headers = { ...(0,_deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__/* .authenticate */ .QF)(access), ...more.headers };
        this.#outside = { http, secrets };
        this.#timeout = more.timeout;
        this.#explain = (...answer) => more.explain?.(...answer) ?? explainByMessage(...answer);
    }
    /** The address of a path, without its parameters. */
    place(path) {
        const { origin, pathname } = this.#addressOf({ path });
        return `${origin}${pathname}`;
    }
    /** The JSON that answers a request, in the form of a schema, and the headers of the answer. Throws ApiError, and the signal's reason. */
    async ask(request, schema, signal) {
        const answer = await (0,_deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__/* .askJson */ .ey)(this.#request(request), { ...this.#outside, signal }, this.#explain);
        if (answer.failure !== undefined)
            throw this.#error(request, answer.failure, answer.detail);
        const read = schema.safeParse(answer.document);
        if (read.success)
            return { document: read.data, headers: answer.headers };
        const at = read.error.issues[0]?.path.join('.') ?? '';
        const where = at === '' ? '' : `, at ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(at)}`;
        const detail = `${this.place(request.path)} answered with JSON of another form than documented${where}`;
        throw this.#error(request, 'malformed', detail);
    }
    /** Sends what is written; any answer that isn't a failure or a web page will do. Throws ApiError, and the signal's reason. */
    async send(request, signal) {
        const body = await this.text(request, signal);
        if (!/^\s*<(!doctype|html)/i.test(body))
            return;
        const detail = `${this.place(request.path)} answered with a web page (a login?)`;
        throw this.#error(request, 'not-metrics', detail);
    }
    /** The body of the answer, whatever its form. Throws ApiError, and the signal's reason. */
    async text(request, signal) {
        const answer = await (0,_deploy_actions_metrics__WEBPACK_IMPORTED_MODULE_2__/* .askText */ .L5)(this.#request(request), { ...this.#outside, signal }, this.#explain);
        if (answer.failure !== undefined)
            throw this.#error(request, answer.failure, answer.detail);
        return answer.body;
    }
    #request(request) {
        const { method = 'GET', body, type = 'application/json' } = request;
        return {
            ...{ url: this.#addressOf(request).href, method, timeout: this.#timeout },
            headers: { ...(body === undefined ? {} : { 'content-type': type }), ...this.#headers },
            ...(body === undefined ? {} : { body }),
        };
    }
    #addressOf({ path, parameters = [] }) {
        const address = new URL(this.#address);
        address.pathname = `${address.pathname.replace(/\/+$/, '')}${path}`;
        for (const [name, value] of parameters)
            address.searchParams.append(name, value);
        return address;
    }
    #error({ method = 'GET', path }, failure, detail) {
        const todo = this.#advice(failure);
        const message = `${this.#name}: ${detail}${todo === undefined ? '' : `; ${todo}`}`;
        return new ApiError(this.#name, `${method} ${path}`, failure, message);
    }
    #advice(failure) {
        switch (failure) {
            case 'unreachable':
                return 'is the address right, and does this runner reach it?';
            case 'wrong-credentials':
                return 'check the credentials that the check is given, and what they may do';
            case 'rate-limited':
                return 'ask again later, or less often';
            case 'not-ready':
            case 'server-error':
                return `look at ${this.#name} itself`;
            case 'not-metrics':
            case 'malformed':
                return `is this the address of ${this.#name}?`;
            default:
                return undefined;
        }
    }
}
/** Where most APIs say in their own words what is wrong. */
const explainByMessage = (document) => {
    if (typeof document === 'string')
        return document;
    const said = (document ?? {});
    const words = [said.error, said.message].find((text) => typeof text === 'string' && text !== '');
    return words;
};


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ askText),
/* harmony export */   QF: () => (/* binding */ authenticate),
/* harmony export */   ey: () => (/* binding */ askJson)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The headers with which a source is asked (RFC 6750, RFC 7617). */
function authenticate({ headers, token, username, password }) {
    if (token !== undefined)
        return { ...headers, authorization: `Bearer ${token}` };
    if (username === undefined)
        return { ...headers };
    const credentials = Buffer.from(`${username}:${password ?? ''}`, 'utf8').toString('base64');
    return { ...headers, authorization: `Basic ${credentials}` };
}
/** More than any sentence of an API; some send a whole page. */
const longestExplanation = 300;
/**
 * Sends one request to a JSON API. Details have the address without its query, and nothing that is secret. Throws only
 * the signal's reason.
 */
function askJson(request, outside, explain = () => undefined) {
    return exchange(request, outside, explain, ({ headers, body }, answered) => {
        const document = parse(body);
        return document === undefined ? noJson(answered, headers, body) : { document, headers };
    });
}
/** Sends one request whose answer need not be JSON; otherwise as {@link askJson}. */
function askText(request, outside, explain = () => undefined) {
    return exchange(request, outside, explain, ({ body }) => ({ body }));
}
async function exchange(request, { http, signal, secrets }, explain, take) {
    const headers = { accept: 'application/json', ...request.headers };
    const redact = (text) => secrets.redact(withoutCredentials(text, headers));
    try {
        const response = await http.send({ ...request, headers, signal });
        const answer = read(response, request.url, take, (document, given) => {
            const why = explain(document, given);
            // Before anything is cut off: half a secret would not be known as one.
            return typeof why === 'object' ? { ...why, detail: redact(why.detail) } : why && redact(why);
        });
        return isFailure(answer) ? { ...answer, detail: redact(answer.detail) } : answer;
    }
    catch (error) {
        if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) {
            return { failure: 'unreachable', detail: redact((0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error)) };
        }
        // What can't be sent at all: a failure like any other, so that the other sources are still read.
        if (error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1)
            return { failure: 'refused', detail: redact(error.message) };
        throw error;
    }
}
function isFailure(answer) {
    return 'failure' in answer && answer.failure !== undefined;
}
function read(response, url, take, explain) {
    const { status, headers, body } = response;
    const { origin, pathname } = new URL(url);
    const answered = `${origin}${pathname} answered with`;
    if (status >= 200 && status < 300)
        return take(response, answered);
    const document = parse(body);
    const why = explain(document, { status, headers }) ?? hintFor(response, url);
    const { failure, detail } = typeof why === 'object' ? why : { failure: failureOf(status, document), detail: why };
    return {
        failure,
        detail: `${answered} status ${status}${detail === undefined ? '' : `: ${short(detail)}`}`,
    };
}
/** A cut-off document is damaged; anything else is no answer of this API at all, but of something in front of it. */
function noJson(answered, headers, body) {
    if (/^\s*[[{]/.test(body)) {
        return { failure: 'malformed', detail: `${answered} JSON that is cut off or damaged` };
    }
    if (body.trim() === '')
        return { failure: 'not-metrics', detail: `${answered} nothing, not with JSON` };
    const login = /^\s*</.test(body) ? ' (the page of a login, or another address?)' : '';
    const type = headers['content-type'] ?? 'an unknown type';
    return { failure: 'not-metrics', detail: `${answered} \`${type}\`, not with JSON${login}` };
}
function hintFor({ status, headers, body }, url) {
    if (status === 404)
        return 'nothing is at this address';
    const { location, 'content-type': type = '' } = headers;
    if (status < 300 || status >= 400 || location === undefined) {
        const sentence = type.startsWith('text/plain') && body.length <= longestExplanation ? body.trim() : '';
        return sentence === '' ? undefined : sentence;
    }
    const target = URL.parse(location, url);
    return target ? `go to ${target.origin}${target.pathname} (a login?)` : undefined;
}
function failureOf(status, document) {
    if (status === 429)
        return 'rate-limited';
    if (status === 401 || status === 403)
        return 'wrong-credentials';
    // Without JSON it isn't the API that says so, but something in front of it.
    if (status === 400 || status === 422)
        return document === undefined ? 'refused' : 'bad-query';
    if (status === 503)
        return 'not-ready';
    return status >= 500 ? 'server-error' : 'refused';
}
function parse(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
/** On one line, without the full stop that a detail has not. */
function short(text) {
    const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
    if (line.length <= longestExplanation)
        return line.replace(/\.$/, '');
    return `${line.slice(0, longestExplanation).toWellFormed()}…`;
}
/** Some servers repeat what they were sent; user name and password are together no known secret. */
function withoutCredentials(text, headers) {
    const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization');
    const credentials = given?.[1].replace(/^\w+\s+/, '').trim();
    return credentials ? text.replaceAll(credentials, '***') : text;
}


/***/ })

};

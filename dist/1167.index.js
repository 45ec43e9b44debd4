export const id = 1167;
export const ids = [1167];
export const modules = {

/***/ 21167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   removeByCommand: () => (/* binding */ removeByCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(97368);
/* harmony import */ var _swept_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66088);
/* harmony import */ var _task_age_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31230);





/** Removes tasks from a queue that the author's own scripts can list and remove from. */
async function removeByCommand(configuration, variables, runtime, say) {
    const { queue, purge, 'older-than': age } = configuration;
    const now = runtime.clock.now();
    const listed = await list(configuration, variables, runtime);
    const stale = [];
    let unknown = 0;
    for (const { id, enqueued } of listed) {
        if (purge !== undefined)
            stale.push(id);
        else {
            const found = enqueued === undefined ? { unknown: 'has no `enqueued`' } : (0,_task_age_js__WEBPACK_IMPORTED_MODULE_2__/* .readTime */ .a)(enqueued);
            if ('unknown' in found) {
                unknown += 1;
                say(found.unknown);
            }
            else if (age !== undefined && now - found.since > age)
                stale.push(id);
        }
    }
    if (stale.length > 0)
        await remove(configuration, variables, runtime, stale);
    return { queue, removed: stale.length, kept: listed.length - stale.length, unknown };
}
/** Runs `remove` with the ids in a file, and looks whether they are gone. */
async function remove(configuration, variables, runtime, stale) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(runtime.temporary, 'stale-tasks-'));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'tasks.txt');
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, stale.map((id) => `${id}\n`).join(''), { mode: 0o600 });
        await run('remove', configuration, { ...variables, DEPLOY_TASKS_FILE: file }, runtime);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
    const left = new Set((await list(configuration, variables, runtime)).map(({ id }) => id));
    const still = stale.filter((id) => left.has(id));
    if (still.length === 0)
        return;
    throw failure('remove', `\`remove\` ended with 0, but ${(0,_swept_js__WEBPACK_IMPORTED_MODULE_3__/* .tasks */ .v)(still.length)} of ${stale.length} still stand in \`list\`, such as ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(still[0] ?? '')}`);
}
async function list(configuration, variables, runtime) {
    const stdout = await run('list', configuration, variables, runtime);
    let answer;
    try {
        answer = JSON.parse(stdout);
    }
    catch {
        const found = stdout.trim() === '' ? 'nothing' : (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(stdout.trim());
        throw failure('list', `\`list\` must print JSON alone, \`[{ "id": "…", "enqueued": "2026-01-01T12:00:00Z" }]\`, 1 MiB at most; it printed ${found}`);
    }
    if (!Array.isArray(answer))
        throw failure('list', '`list` must print a list of tasks');
    const seen = new Set();
    return answer.map((task, index) => {
        const { id, enqueued } = (typeof task === 'object' && task !== null ? task : {});
        const name = typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : id;
        // Each id has a line of its own in the file that `remove` reads.
        if (typeof name !== 'string' || name === '' || /[\p{Cc}\u2028\u2029]/u.test(name)) {
            throw failure('list', `\`list\`: task ${index + 1} has no \`id\` that is one line of text; found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(JSON.stringify(task) ?? '')}`);
        }
        if (seen.has(name))
            throw failure('list', `\`list\` has two tasks with the \`id\` ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(name)}`);
        seen.add(name);
        return { id: name, enqueued: enqueued === null ? undefined : enqueued };
    });
}
async function run(which, configuration, variables, { processes, log, workspace, signal }) {
    const { queue, timeout } = configuration;
    const result = await processes.script({
        script: configuration[which].run,
        environment: { ...variables, DEPLOY_QUEUE: queue },
        directory: workspace,
        ...{ timeout, signal },
        onLine: (line) => (which === 'list' ? log.debug(`  ${which}: ${line}`) : log.info(`  ${line}`)),
    });
    if (result.exitCode === 0)
        return result.stdout;
    const how = result.timedOut
        ? `did not end within ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(timeout)} and was stopped`
        : `ended with exit code ${String(result.exitCode)}`;
    const lines = result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
    throw failure(which, `\`${which}\` of the stale tasks ${how}${lines}`, result.timedOut);
}
function failure(operation, message, retryable = false) {
    return new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .ProviderError */ .mZ(message, { system: 'the stale tasks', operation, retryable });
}


/***/ }),

/***/ 31230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ waitingSince),
/* harmony export */   a: () => (/* binding */ readTime)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95819);

/** Seconds from 2001-09-09 to 5138-11-16: a time in milliseconds has long been beyond it. */
const plausibleSeconds = { least: 1e9, most: 1e11 };
/** What Python's `isoformat()`, JavaScript's `toISOString()` and RFC 3339 write, with a time zone: without one it could be any. */
const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)$/i;
/** A time as tasks carry it: ISO 8601 with a time zone, or seconds since 1970 as a number or its text. */
function readTime(value) {
    if (typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))) {
        const seconds = Number(value);
        const plausible = seconds >= plausibleSeconds.least && seconds < plausibleSeconds.most;
        return plausible
            ? { since: Math.round(seconds * 1_000) }
            : { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(String(value))}, which is no time in seconds since 1970` };
    }
    if (typeof value !== 'string') {
        return { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(JSON.stringify(value) ?? 'nothing')}, which is no time` };
    }
    const since = Date.parse(normalized(value.trim()) ?? '');
    if (Number.isFinite(since))
        return { since };
    return { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, which is no time of ISO 8601 with a time zone` };
}
/** In the one form that `Date.parse` reads alike everywhere; it takes much else for some time or other. */
function normalized(text) {
    const [matched, date, time = '', fraction = '0', zone = ''] = isoTime.exec(text) ?? [];
    if (matched === undefined)
        return undefined;
    const offset = zone.length === 1 ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
    return `${date}T${time.length === 5 ? `${time}:00` : time}.${fraction.slice(0, 3)}${offset}`;
}
/**
 * Since when a task waits to be worked on: since it was put into its queue, which stands at a dotted path, or since its `eta`
 * when that is later, as a task isn't to be worked on before. `text` is what stands in the queue: JSON, in Celery's case
 * kombu's envelope. https://docs.celeryq.dev/en/stable/internals/protocol.html
 */
function waitingSince(text, path) {
    let message;
    try {
        message = JSON.parse(text);
    }
    catch {
        return { unknown: `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, which is no JSON` };
    }
    const given = valueAt(message, path);
    if (given === undefined || given === null)
        return { unknown: `has nothing at \`${path}\`` };
    const put = readTime(given);
    if ('unknown' in put)
        return put;
    const eta = etaOf(message);
    if ('unreadable' in eta)
        return { unknown: eta.unreadable };
    if (eta.eta === undefined || eta.eta === null)
        return put;
    const due = readTime(eta.eta);
    if ('unknown' in due)
        return { unknown: `its \`eta\` can’t be read: ${due.unknown}` };
    return { since: Math.max(put.since, due.since) };
}
function valueAt(value, path) {
    return path.split('.').reduce((found, name) => ownValue(found, name), value);
}
function ownValue(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}
/** Celery's protocol 2 keeps it in the headers, protocol 1 in the body, which may be written in anything. */
function etaOf(message) {
    const headers = ownValue(message, 'headers');
    if (ownValue(headers, 'task') !== undefined)
        return { eta: ownValue(headers, 'eta') };
    const body = ownValue(message, 'body');
    if (typeof body !== 'string')
        return { eta: ownValue(message, 'eta') };
    const encoded = valueAt(message, 'properties.body_encoding') === 'base64';
    try {
        const decoded = JSON.parse(encoded ? Buffer.from(body, 'base64').toString() : body);
        return { eta: ownValue(decoded, 'eta') };
    }
    catch {
        const type = String(ownValue(message, 'content-type') ?? 'unknown');
        return { unreadable: `its \`eta\` stands in its body, which is no JSON but ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(type)}` };
    }
}


/***/ })

};

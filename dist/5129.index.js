export const id = 5129;
export const ids = [5129];
export const modules = {

/***/ 75129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  expandPlaceholders: () => (/* reexport */ placeholders/* expandPlaceholders */.pj),
  loadConfiguration: () => (/* reexport */ loadConfiguration)
});

// UNUSED EXPORTS: colors, commonPlaceholders, defaultFile, deployFileSchema, fileWithoutChecksSchema, foreignUnits, hookMoments, isSectionName, limitKeys, loadCheckSchemas, parseRetention, placeholderNames, placeholderProblems, sectionPlaceholders, sections, unitOf, weekdays

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/packages/config/src/references.js
/** Whether a value is read from the environment: `env:NAME`. */
function isReference(value) {
    return typeof value === 'string' && /^env:[A-Za-z_][A-Za-z0-9_]*$/.test(value);
}
/** Whether any text in a value is read from the environment. */
function hasReferences(value) {
    return strings(value).some(({ text }) => isReference(text));
}
/**
 * A copy of a value in which each `env:NAME` is the value of that variable, masked from now on. `say` is told of each
 * variable that isn't set, and may give what stands there then; else its reference stays.
 */
function resolveReferences(value, context, say, path = []) {
    if (isReference(value)) {
        const name = value.slice('env:'.length);
        const found = Object.hasOwn(context.environment, name) ? context.environment[name] : undefined;
        if (found === undefined || found === '') {
            const state = found === '' ? 'empty, as a secret is that does not exist' : 'not set';
            const message = `the environment variable \`${name}\` is ${state}; pass it with \`env:\` on the step`;
            return say(path, message) ?? value;
        }
        context.secrets.add(found);
        return found;
    }
    if (Array.isArray(value)) {
        return value.map((item, index) => resolveReferences(item, context, say, [...path, index]));
    }
    if (typeof value !== 'object' || value === null)
        return value;
    const resolved = Object.entries(value).map(([key, item]) => [
        key,
        isScript(key, item) ? item : resolveReferences(item, context, say, [...path, key]),
    ]);
    return Object.fromEntries(resolved);
}
/** All texts in a value with their paths, but for shell code under `run`. */
function strings(value, path = []) {
    if (typeof value === 'string')
        return [{ path, text: value }];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([key, item]) => isScript(key, item) ? [] : strings(item, [...path, Array.isArray(value) ? Number(key) : key]));
}
/** All keys in a value with the paths to what stands under them. */
function keys(value, path = []) {
    if (typeof value !== 'object' || value === null)
        return [];
    const list = Array.isArray(value);
    return Object.entries(value).flatMap(([key, item]) => {
        const place = [...path, list ? Number(key) : key];
        return list ? keys(item, place) : [{ path: place, text: key }, ...keys(item, place)];
    });
}
/** Shell code reads the environment by itself. */
function isScript(key, value) {
    return key === 'run' && typeof value === 'string';
}

// EXTERNAL MODULE: ./build/packages/config/src/schema/checks-section.js
var checks_section = __webpack_require__(43997);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
// EXTERNAL MODULE: ./build/packages/config/src/schema/values.js
var values = __webpack_require__(4908);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/aws.js


/** How AWS is reached by whatever section names something of it. */
const awsSchema = (0,values/* described */.WY)('How AWS is reached; what the environment of the step says when absent.', schemas/* strictObject */.rej({
    region: schemas/* optional */.lqM((0,values/* described */.WY)('The region; AWS_REGION when absent.', (0,values/* text */.Qq)())),
    role: schemas/* optional */.lqM((0,values/* described */.WY)('ARN of a role that is assumed with the OIDC token of the run, and again before its credentials end. Needs `id-token: write`.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^(arn:[\w-]+:iam::\d+:role\/\S+|\{\{.*)$/, 'must be the ARN of a role')))),
    'session-duration': (0,values/* described */.WY)('How long the credentials of the role live at a time.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 3_600_000)),
    lifetime: (0,values/* described */.WY)('How long temporary credentials of the environment live, from the start of the step, when they don’t say so themselves.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 3_600_000)),
}));

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/retention.js

/** The periods a retention policy can count, by how they are written. */
const retentionPeriods = { h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' };
/** Reads `5`, `7d, 4w` or `5, 7d, 4w, 6mo, 1y` into a policy. Throws QuantityError. */
function parseRetention(text) {
    const policy = {};
    for (const part of text.split(',').map((piece) => piece.trim())) {
        const [, count = '', unit = ''] = /^(\d{1,6})(h|d|w|mo|y)?$/.exec(part) ?? [];
        if (Number(count) < 1) {
            throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(text)}, but each part is a count of at least 1, alone (\`5\`) or with a period (\`12h\`, \`7d\`, \`4w\`, \`6mo\`, \`1y\`)`);
        }
        const key = unit === '' ? 'newest' : retentionPeriods[unit];
        if (policy[key] !== undefined)
            throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(text)}, which counts ${key} twice`);
        policy[key] = Number(count);
    }
    return policy;
}

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup.js



const destination = (0,values/* text */.Qq)().check(schemas/* check */.z6Y((context) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(context.value)?.[1]?.toLowerCase();
    if (scheme === undefined)
        return;
    const message = scheme === 's3'
        ? 'a destination in `s3` is not available yet; available: a folder'
        : `unknown kind of destination \`${scheme}://\`; available: a folder`;
    context.issues.push({ code: 'custom', message, input: context.value });
}));
const everyEngine = {
    connection: (0,values/* described */.WY)('The database file, relative to the workspace.', (0,values/* text */.Qq)()),
    destination: (0,values/* described */.WY)('The folder the backups go to, relative to the workspace.', destination),
    verify: (0,values/* described */.WY)('`archive` reads the backup back and checks it; `restore` also restores it and compares every table.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['archive', 'restore']), 'restore')),
    keep: schemas/* optional */.lqM((0,values/* described */.WY)('Which backups stay: the newest `5`, the newest of each of so many periods `7d, 4w` (`h`, `d`, `w`, `mo`, `y`), or both. All of them when absent.', (0,values/* quantity */.au)(parseRetention, schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* int */.Whr()])))),
};
const sqlite = schemas/* strictObject */.rej({ engine: schemas/* literal */.euz('sqlite'), ...everyEngine });
/** The fields every engine has; checks what is given by itself even when the engine is missing or unknown. */
const backupFieldsSchema = schemas/* looseObject */._H3(everyEngine);
/** The database to back up before a deployment. */
const backupSchema = (0,values/* described */.WY)('The backup taken before a deployment.', (0,values/* providers */.r5)('database engine', 'engine', ['sqlite'], ['postgres', 'mysql', 'rds-snapshot'], [sqlite]));

// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/metrics.js
var metrics = __webpack_require__(16095);
// EXTERNAL MODULE: ./build/packages/config/src/schema/checks/common-fields.js
var common_fields = __webpack_require__(20005);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/presets.js



const adjust = schemas/* optional */.lqM((0,values/* described */.WY)('What is different about single checks of this list, by id; `off` leaves one out.', schemas/* record */.g1P((0,values/* text */.Qq)(), common_fields/* adjustmentSchema */.D)));
const webService = schemas/* strictObject */.rej({
    url: (0,values/* described */.WY)('Where users reach the service.', (0,values/* url */.OZ)()),
    health: (0,values/* described */.WY)('Its health, relative to `url`.', schemas/* _default */.Rvf(schemas/* string */.YjP().check(api/* _regex */.Fk(/^\//, 'must start with `/`')), '/health')),
    reviewers: (0,values/* described */.WY)('How many people must have approved the change.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _positive */.NC()), 2)),
    prometheus: schemas/* optional */.lqM((0,values/* described */.WY)('The Prometheus that watches the service.', (0,values/* url */.OZ)())),
    alertmanager: schemas/* optional */.lqM((0,values/* described */.WY)('The Alertmanager that would tell of its trouble.', (0,values/* url */.OZ)())),
    adjust,
});
const postgres = schemas/* strictObject */.rej({
    database: (0,values/* described */.WY)('The address of the database, with its password; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    'largest-lag': (0,values/* described */.WY)('How far a replica may be behind.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 5_000)),
    'fullest-pool': (0,values/* described */.WY)('How many of the allowed connections may be taken.', schemas/* _default */.Rvf((0,values/* percentage */.X1)(), 80)),
    adjust,
});
const kubernetes = schemas/* strictObject */.rej({
    namespace: (0,values/* described */.WY)('Where the workloads are.', (0,values/* text */.Qq)()),
    context: schemas/* optional */.lqM((0,values/* described */.WY)('The context of the kubeconfig; its current one when absent.', (0,values/* text */.Qq)())),
    adjust,
});
const aws = schemas/* strictObject */.rej({
    account: schemas/* optional */.lqM((0,values/* described */.WY)('The account that the credentials must be for.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{12}$/, 'must be the 12 digits of an account, in quotes')))),
    secrets: schemas/* optional */.lqM((0,values/* described */.WY)('Secrets in Secrets Manager that must be there and not be too old.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    adjust,
});
const hotfix = schemas/* strictObject */.rej({
    reviewers: (0,values/* described */.WY)('How many people must have approved the change.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _positive */.NC()), 1)),
    branches: (0,values/* described */.WY)('Where hotfixes may come from.', schemas/* _default */.Rvf(schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)), ['hotfix/*'])),
    adjust,
});
/** Lists of checks that come with the suite, by name. */
const presetsSchema = (0,values/* described */.WY)('Ready lists of checks; an entry of `checks` with the same id takes the place of one of theirs.', schemas/* strictObject */.rej({
    'web-service': schemas/* optional */.lqM((0,values/* described */.WY)('What every service with an address wants to know.', webService)),
    postgres: schemas/* optional */.lqM((0,values/* described */.WY)('A PostgreSQL database.', postgres)),
    kubernetes: schemas/* optional */.lqM((0,values/* described */.WY)('Workloads on Kubernetes.', kubernetes)),
    aws: schemas/* optional */.lqM((0,values/* described */.WY)('An account of AWS.', aws)),
    hotfix: schemas/* optional */.lqM((0,values/* described */.WY)('The profile `hotfix`: less is asked, and sooner.', hotfix)),
}));

// EXTERNAL MODULE: ./build/packages/config/src/schema/probes.js
var probes = __webpack_require__(79149);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(29396);
;// CONCATENATED MODULE: ./build/packages/config/src/explanation.js

/** What zod says without a locale, that is, where the schema has no words of its own. */
const unexplained = 'Invalid input';
const kinds = {
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: '`true` or `false`',
    null: 'nothing',
};
/** How what is no text is written. */
const unquoted = {
    number: /^-?\d+(\.\d+)?$/,
    int: /^-?\d+$/,
    boolean: /^(true|false)$/,
};
/** Whether the schema itself says what is wrong. */
function isExplained({ message }) {
    return message !== unexplained;
}
/** What is wrong, in words for the reader of the configuration. */
function explain(issue, found) {
    if (issue.code === 'invalid_format')
        return `${issue.message}, found ${describeValue(found)}`;
    if (isExplained(issue))
        return issue.message;
    switch (issue.code) {
        case 'invalid_type': {
            const expected = kinds[issue.expected] ?? issue.expected;
            return found === undefined
                ? `is missing, expected ${expected}`
                : `expected ${expected}, found ${inQuotes(issue.expected, found) ?? describeValue(found)}`;
        }
        case 'invalid_value': {
            const allowed = issue.values.map((value) => `\`${String(value)}\``).join(', ');
            return found === undefined
                ? `is missing, allowed: ${allowed}`
                : `found ${describeValue(found)}, allowed: ${allowed}`;
        }
        case 'too_small':
            if (issue.origin === 'string')
                return 'must not be empty';
            if (issue.origin === 'array')
                return `needs at least ${entries(issue.minimum)}, found ${describeValue(found)}`;
            return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, found ${describeValue(found)}`;
        case 'too_big':
            return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}, found ${describeValue(found)}`;
        case 'invalid_key': {
            const own = issue.issues.find(isExplained);
            return own ? `as a name, it ${own.message}` : 'a name must not be empty';
        }
        case 'invalid_union':
            return `${describeValue(found)} is nothing that is allowed here`;
        default:
            return `is not valid, found ${describeValue(found)}`;
    }
}
/** What would have been right without quotes, which a message without them would show as if it were. */
function inQuotes(expected, found) {
    if (typeof found !== 'string')
        return undefined;
    return unquoted[expected]?.test(found) ? `the text ${(0,quoted/* quoted */.T)(found)}: leave out the quotes` : undefined;
}
function entries(count) {
    return Number(count) === 1 ? 'one entry' : `${count} entries`;
}
/** What was found, for a message: texts and numbers as they are, anything else by its kind. */
function describeValue(value) {
    if (value === null)
        return 'nothing';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    return typeof value === 'object' ? 'a mapping' : (0,quoted/* quoted */.T)(String(value));
}

;// CONCATENATED MODULE: ./build/packages/config/src/schema/rolling.js





const allowed = 'a number of instances or a share, and a time to watch it: `1 5m`, `50% 2m`, `100%`';
const rollingStep = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()], {
    error: ({ input }) => `must be ${allowed}; found ${describeValue(input)}`,
}), schemas/* transform */.pdi((given, context) => {
    const [size = '', watch, ...rest] = String(given).trim().split(/\s+/);
    try {
        if (rest.length > 0)
            throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(String(given))}, allowed is ${allowed}`);
        return { size: parseSize(size), watch: watch === undefined ? 0 : (0,quantities/* parseDuration */.E9)(watch) };
    }
    catch (error) {
        if (!(error instanceof quantities/* QuantityError */.Y0))
            throw error;
        context.issues.push({ code: 'custom', message: error.message, input: given });
        return core/* NEVER */.tm;
    }
}));
function parseSize(size) {
    if (/^\d+$/.test(size)) {
        const instances = Number(size);
        if (instances < 1)
            throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(size)}, a step has an instance at least`);
        return { instances };
    }
    const percent = (0,quantities/* parsePercentage */.A3)(size);
    if (Number.isInteger(percent) && percent >= 1 && percent <= 100)
        return { percent };
    throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(size)}, a share is a whole percentage from 1% to 100%`);
}
const steps = schemas/* array */.YOg(rollingStep).check(api/* _minLength */.m9(1), schemas/* check */.z6Y((context) => {
    const say = (index, message) => context.issues.push({ code: 'custom', message, path: [index], input: context.value });
    for (const [index, { size }] of context.value.entries()) {
        const before = context.value[index - 1]?.size;
        if (before === undefined)
            continue;
        if ('instances' in size && 'percent' in before)
            say(index, 'a number of instances can’t follow a share: nobody knows which is more');
        else if (amount(size) <= amount(before) && 'instances' in size === 'instances' in before)
            say(index, 'does not rise from the step before it');
    }
    const last = context.value.at(-1)?.size;
    if (last && !('percent' in last && last.percent === 100))
        say(context.value.length - 1, 'is the last step, but an update ends at `100%`');
}));
function amount(size) {
    return 'instances' in size ? size.instances : size.percent;
}
const queue = () => (0,values/* described */.WY)('The queue.', (0,values/* text */.Qq)());
const queueAgain = () => schemas/* string */.YjP({
    error: ({ input }) => `must be the name of the queue once more; found ${describeValue(input)}`,
})
    .check(api/* _minLength */.m9(1));
const stale = {
    'older-than': schemas/* optional */.lqM((0,values/* described */.WY)('Tasks that were put into the queue longer ago than this are removed.', (0,values/* timespan */.uO)())),
    purge: schemas/* optional */.lqM((0,values/* described */.WY)('The name of the queue once more, to remove every task in it, whatever its age.', queueAgain())),
    timeout: (0,values/* described */.WY)('Time limit.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 60_000)),
};
const byAgeOrAll = schemas/* check */.z6Y((context) => {
    const { queue: name, 'older-than': age, purge } = context.value;
    const say = (path, message) => context.issues.push({ code: 'custom', message, path, input: context.value });
    if ((age === undefined) === (purge === undefined))
        say([], 'needs either `older-than`, or `purge` with the name of the queue to remove every task in it');
    if (purge !== undefined && purge !== name)
        say(['purge'], `found ${(0,quoted/* quoted */.T)(purge)}, but every task is removed only when the queue itself is named: \`purge: ${name}\``);
});
const redisAddress = /^(rediss?:\/\/\S+|\{\{.*)$/;
const redis = schemas/* strictObject */.rej({
    store: schemas/* literal */.euz('redis'),
    url: (0,values/* described */.WY)('The Redis server, `redis://` or `rediss://`; with a password as `env:NAME`.', schemas/* string */.YjP()
        // No z.regex: what doesn't fit it is shown, and may have a password in it.
        .check(schemas/* refine */.YPB((url) => redisAddress.test(url), 'must be an address that starts with redis:// or rediss://, without spaces'))
        .register(registries/* globalRegistry */.fd, { pattern: redisAddress.source })),
    queue: queue(),
    enqueued: (0,values/* described */.WY)('Where in a task stands when it was put into the queue: a dotted path to a time (ISO 8601, or seconds since 1970).', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'headers.enqueued_at')),
    ...stale,
})
    .check(byAgeOrAll);
const command = schemas/* strictObject */.rej({
    store: schemas/* literal */.euz('command'),
    queue: queue(),
    list: (0,values/* described */.WY)('Shell code that prints the waiting tasks of DEPLOY_QUEUE as JSON, `[{ "id": "…", "enqueued": "2026-01-01T12:00:00Z" }]`. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    remove: (0,values/* described */.WY)('Shell code that removes the tasks whose ids stand in the file DEPLOY_TASKS_FILE, one a line. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    ...stale,
})
    .check(byAgeOrAll);
const staleTasks = (0,values/* providers */.r5)('task store', 'store', ['redis', 'command'], [], [redis, command]);
const list = (description) => (0,values/* described */.WY)(description, schemas/* _default */.Rvf(schemas/* array */.YOg(probes/* stepSchema */.SE), []));
const workloadRolling = schemas/* strictObject */.rej({
    steps: schemas/* optional */.lqM((0,values/* described */.WY)('Its own steps, in place of those of the section.', steps)),
    drain: list('Before its first instance is replaced: stop taking new work.'),
    verify: list('After its last instance was replaced; a step that fails undoes the update.'),
    restore: list('After the workload was brought back, where it had been drained: take work again. A step that fails is told.'),
    'stale-tasks': (0,values/* described */.WY)('What is removed from its queues once it is drained, before new instances start.', schemas/* _default */.Rvf(schemas/* array */.YOg(staleTasks), [])),
});
/** How a rolling update goes. */
const rollingSchema = (0,values/* described */.WY)('How a rolling update goes: in which steps, and what is done around each workload.', schemas/* strictObject */.rej({
    steps: (0,values/* described */.WY)('How much of each workload has the new version, one after another, and how long each is watched: `1 5m`, `50% 2m`, `100%`.', schemas/* _default */.Rvf(steps, [
        { size: { instances: 1 }, watch: 300_000 },
        { size: { percent: 50 }, watch: 120_000 },
        { size: { percent: 100 }, watch: 120_000 },
    ])),
    workloads: (0,values/* described */.WY)('What differs for a workload, by its name in the section `workload`.', schemas/* _default */.Rvf(schemas/* record */.g1P((0,values/* text */.Qq)(), workloadRolling), {})),
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/stages.js




const stage = schemas/* pipe */.FsL(schemas/* string */.YjP({
    // A bare number is the usual mistake, and what is wrong with it is that it has no unit.
    error: ({ input }) => typeof input === 'number'
        ? `found ${(0,quoted/* quoted */.T)(String(input))}, which has no unit; a stage is a share and a time to watch it: \`10% 5m\`, or \`100%\``
        : `must be a share and a time to watch it, such as \`10% 5m\`, or \`100%\`; found ${describeValue(input)}`,
}), schemas/* transform */.pdi((given, context) => {
    const [share = '', watch, ...rest] = given.trim().split(/\s+/);
    try {
        const weight = (0,quantities/* parsePercentage */.A3)(share);
        if (rest.length > 0)
            throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(given)}, allowed is a share and a time: \`10% 5m\``);
        if (!Number.isInteger(weight) || weight < 1 || weight > 100) {
            throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(share)}, a share is a whole percentage from 1% to 100%`);
        }
        return { weight, watch: watch === undefined ? 0 : (0,quantities/* parseDuration */.E9)(watch) };
    }
    catch (error) {
        if (!(error instanceof quantities/* QuantityError */.Y0))
            throw error;
        context.issues.push({ code: 'custom', message: error.message, input: given });
        return core/* NEVER */.tm;
    }
}));
const stageList = schemas/* array */.YOg(stage).check(api/* _minLength */.m9(1), schemas/* check */.z6Y((context) => {
    const stages = context.value;
    const say = (index, message) => context.issues.push({ code: 'custom', message, path: [index], input: stages });
    for (const [index, { weight }] of stages.entries()) {
        const before = stages[index - 1];
        if (before && weight <= before.weight)
            say(index, `the share ${weight}% does not rise from ${before.weight}%`);
    }
    const last = stages.at(-1);
    if (last && last.weight !== 100)
        say(stages.length - 1, `the last stage is ${last.weight}%, but a shift ends at 100%`);
}));
/** The steps in which traffic moves; shares rise and end at 100%. */
const stagesSchema = (0,values/* described */.WY)('The shares of traffic the new colour gets, one after another.', stageList);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/state.js


const file = schemas/* strictObject */.rej({
    store: schemas/* literal */.euz('file'),
    path: (0,values/* described */.WY)('The state document; relative to the workspace.', (0,values/* text */.Qq)()),
});
const github = schemas/* strictObject */.rej({
    store: schemas/* literal */.euz('github'),
    repository: schemas/* optional */.lqM((0,values/* described */.WY)('The repository that keeps the state, `owner/name`; the one of the run when absent.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[\w.-]+\/[\w.-]+$/, 'must be `owner/name`')))),
    branch: schemas/* optional */.lqM((0,values/* described */.WY)('The branch that keeps the state; `deployments/<service>/<environment>` when absent.', (0,values/* text */.Qq)())),
});
const ssm = schemas/* strictObject */.rej({
    store: schemas/* literal */.euz('ssm'),
    parameter: (0,values/* described */.WY)('The parameter that always holds the plain colour, `blue` or `green`; revisions of the state stand at `<parameter>.state/<n>`.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[\w./{}-]+$/, 'must be the name of a parameter, such as `/shop/active-env`'))),
});
const state_kubernetes = schemas/* strictObject */.rej({
    store: schemas/* literal */.euz('kubernetes'),
    namespace: (0,values/* described */.WY)('The namespace of the ConfigMap.', (0,values/* text */.Qq)()),
    name: schemas/* optional */.lqM((0,values/* described */.WY)('The ConfigMap; `deployment-<service>-<environment>` when absent.', (0,values/* text */.Qq)())),
    context: schemas/* optional */.lqM((0,values/* described */.WY)('The context of the kubeconfig; its current one when absent.', (0,values/* text */.Qq)())),
});
/** Where the active colour, the lock and the journal are kept. */
const stateSchema = (0,values/* described */.WY)('Where the state of the deployment is kept; on a branch of the repository when absent.', (0,values/* providers */.r5)('state store', 'store', ['github', 'ssm', 'kubernetes', 'file'], [], [github, ssm, state_kubernetes, file]));

// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/packages/config/src/schema/kubernetes-names.js
var kubernetes_names = __webpack_require__(13931);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/traffic-kubernetes.js




const timeout = () => (0,values/* described */.WY)('Time limit of one read or write.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 10_000));
const port = () => schemas/* optional */.lqM((0,values/* described */.WY)('The port of the backend, where the route names it by several.', schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(65_535))));
/** A Service whose selector chooses the colour. */
const kubernetesService = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('kubernetes-service'),
    context: (0,kubernetes_names/* context */._O)(),
    namespace: (0,kubernetes_names/* namespace */.MF)('The namespace of the Service and of the pods of both colours.'),
    service: (0,kubernetes_names/* objectName */.Hd)('The Service that users reach.'),
    timeout: timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        selector: (0,kubernetes_names/* labels */.WD)('The labels that its pods have and those of the other colour have not: `color: blue`.'),
    }, ['url', 'selector']),
})
    .check(schemas/* check */.z6Y((given) => {
    const { blue, green } = given.value.colors;
    const keys = (selector) => Object.keys(selector).sort().join('`, `');
    if (keys(blue.selector) === keys(green.selector))
        return;
    given.issues.push({
        code: 'custom',
        message: `has the labels \`${keys(green.selector)}\`, but those of blue are \`${keys(blue.selector)}\`; both colours need the same keys with other values, or the pods of one could be those of the other, too`,
        path: ['colors', 'green', 'selector'],
        input: given.value,
    });
}));
/** A route of the Gateway API with a Service for each colour. */
const gatewayApi = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('gateway-api'),
    context: (0,kubernetes_names/* context */._O)(),
    namespace: (0,kubernetes_names/* namespace */.MF)('The namespace of the route.'),
    kind: (0,values/* described */.WY)('The kind of the route.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['HTTPRoute', 'GRPCRoute']), 'HTTPRoute')),
    route: (0,kubernetes_names/* objectName */.Hd)('The route.'),
    rules: schemas/* optional */.lqM((0,values/* described */.WY)('The names of the rules whose weights are moved; every rule that sends to a colour when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    'await-gateway': (0,values/* described */.WY)('Whether weights count only once a gateway has accepted the route with them.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true)),
    timeout: timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        service: (0,kubernetes_names/* objectName */.Hd)('The Service of this colour’s pods.'),
        namespace: schemas/* optional */.lqM((0,kubernetes_names/* namespace */.MF)('The namespace of that Service; the route’s when absent.')),
        port: port(),
    }, ['url', ['service', 'namespace', 'port']]),
});
/** A VirtualService of Istio with a destination for each colour. */
const istio = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('istio'),
    context: (0,kubernetes_names/* context */._O)(),
    namespace: (0,kubernetes_names/* namespace */.MF)('The namespace of the VirtualService.'),
    'virtual-service': (0,kubernetes_names/* objectName */.Hd)('The VirtualService.'),
    routes: schemas/* optional */.lqM((0,values/* described */.WY)('The names of the HTTP routes whose weights are moved; every one that sends to a colour when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    timeout: timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        host: (0,values/* described */.WY)('The `host` of its destination.', (0,values/* text */.Qq)()),
        subset: schemas/* optional */.lqM((0,values/* described */.WY)('The `subset` of its destination.', (0,values/* text */.Qq)())),
        port: port(),
    }, ['url', ['host', 'subset', 'port']]),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/traffic.js





const traffic_timeout = () => (0,values/* described */.WY)('Time limit of one read or write.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 5_000));
const http = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('http'),
    url: (0,values/* described */.WY)('The control plane: GET answers the weights as JSON, PUT sets them.', (0,values/* url */.OZ)()),
    'weights-path': schemas/* optional */.lqM((0,values/* described */.WY)('Dotted path of the weights object in the JSON document; the whole document when absent.', (0,values/* text */.Qq)())),
    headers: schemas/* optional */.lqM((0,values/* described */.WY)('Headers of each request; give tokens as `env:NAME`.', (0,values/* headers */.b3)())),
    timeout: traffic_timeout(),
    colors: (0,colors/* colorPair */.EH)({ url: (0,colors/* colorUrl */.x2)() }),
});
/** What proxies and servers of HAProxy can be called; placeholders are allowed in it. */
const haproxyName = () => schemas/* string */.YjP()
    .check(api/* _regex */.Fk(/^([\w.:-]|\{\{[^{}]*\}\})+$/, 'must be a name in HAProxy: letters, digits, `-`, `_`, `.` and `:`'));
const haproxyAddress = schemas/* string */.YjP().check(schemas/* check */.z6Y((context) => {
    const given = context.value.replaceAll(/\{\{[^{}]*\}\}/g, '1');
    const port = /^(?:\[[\da-fA-F:.]+\]|[^\s/:]+):([1-9]\d{0,4})$/.exec(given)?.[1];
    if (/^\/\S+$/.test(given) || Number(port) <= 65_535)
        return;
    const message = `must be the path of a socket, \`/run/haproxy/admin.sock\`, or \`host:port\`, found ${(0,quoted/* quoted */.T)(context.value)}`;
    context.issues.push({ code: 'custom', message, input: context.value });
}));
const serverNames = schemas/* array */.YOg(haproxyName()).check(api/* _minLength */.m9(1), schemas/* check */.z6Y((context) => {
    for (const [index, name] of context.value.entries()) {
        if (context.value.indexOf(name) === index)
            continue;
        const message = `the server \`${name}\` is there twice`;
        context.issues.push({ code: 'custom', message, path: [index], input: name });
    }
}));
const haproxy = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('haproxy'),
    address: (0,values/* described */.WY)('The Runtime API with level admin: the path of its socket, or `host:port`.', haproxyAddress),
    backend: (0,values/* described */.WY)('The backend both colours are servers of.', haproxyName()),
    timeout: traffic_timeout(),
    drain: (0,values/* described */.WY)('How long the last connections of a colour without traffic may take to end before a new version replaces the old one there.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 30_000)),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        servers: (0,values/* described */.WY)('The names of its servers in the backend.', serverNames),
    }, ['url', 'servers']),
});
const arn = (kind, name = kind) => schemas/* string */.YjP()
    .check(api/* _regex */.Fk(new RegExp(`^(arn:[\\w-]+:elasticloadbalancing:[^:]*:[^:]*:${kind}/\\S+|\\{\\{.*)$`), `must be the ARN of a ${name}, \`arn:aws:elasticloadbalancing:…:${kind}/…\``));
const alb = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('alb'),
    'listener-rule': schemas/* optional */.lqM((0,values/* described */.WY)('ARN of the rule that forwards to the colours.', arn('listener-rule', 'listener rule'))),
    listener: schemas/* optional */.lqM((0,values/* described */.WY)('ARN of the listener whose default action forwards to the colours.', arn('listener'))),
    timeout: traffic_timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        'target-group': (0,values/* described */.WY)('ARN of its target group.', arn('targetgroup', 'target group')),
    }, ['url', 'target-group']),
})
    .check(schemas/* check */.z6Y((context) => {
    const given = [context.value.listener, context.value['listener-rule']].filter((value) => value !== undefined);
    if (given.length === 1)
        return;
    context.issues.push({
        code: 'custom',
        message: given.length === 0
            ? 'needs `listener-rule` or `listener`: what forwards to the colours'
            : 'has `listener-rule` and `listener`, but one of them forwards to the colours',
        path: [],
        input: context.value,
    });
}));
const shares = schemas/* array */.YOg(schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(100))).check(schemas/* check */.z6Y((context) => {
    if (context.value.includes(0) || context.value.includes(100))
        return;
    const found = context.value.join(', ') || 'nothing';
    const message = `must have \`0\` and \`100\`, because a shift ends with all traffic on one colour; found ${found}`;
    context.issues.push({ code: 'custom', message, input: context.value });
}));
/** Half of what a lock outlives a step that doesn't renew it by, in milliseconds. */
const longestDnsWait = 300_000;
const route53 = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('route53'),
    'hosted-zone': (0,values/* described */.WY)('The id of the hosted zone.', schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^(\/hostedzone\/)?(\w|\{\{[^{}]*\}\})+$/, 'must be the id of a hosted zone, such as `Z0123456789ABC`'))),
    record: (0,values/* described */.WY)('The name that both colours have a weighted record of, such as `api.example.org`.', (0,values/* text */.Qq)()),
    type: (0,values/* described */.WY)('The type of these records.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['A', 'AAAA', 'CNAME']), 'A')),
    timeout: (0,values/* described */.WY)('Time limit of one read, and of one write until all name servers have it (INSYNC); 5m at most.', schemas/* _default */.Rvf((0,values/* timespan */.uO)().check(schemas/* refine */.YPB((time) => time <= longestDnsWait, 'must be `5m` at most: the lock is renewed in between')), 120_000)),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        'set-identifier': (0,values/* described */.WY)('What sets its record apart: its set identifier.', (0,values/* text */.Qq)()),
    }, ['url', 'set-identifier']),
});
const traffic_command = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('command'),
    read: (0,values/* described */.WY)('Shell code that prints the weights in force as JSON, `{"blue": 90, "green": 10}`. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    write: (0,values/* described */.WY)('Shell code that asks for the weights in DEPLOY_BLUE_WEIGHT and DEPLOY_GREEN_WEIGHT. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    shares: schemas/* optional */.lqM((0,values/* described */.WY)('The shares it can express, in percent of one colour, for example `[0, 50, 100]`; every whole one when absent.', shares)),
    timeout: (0,values/* described */.WY)('Time limit of one read or write.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 30_000)),
    colors: (0,colors/* colorPair */.EH)({ url: (0,colors/* colorUrl */.x2)() }),
});
/** Who gets which share of the traffic, and how to change it. */
const trafficSchema = (0,values/* described */.WY)('How traffic is split between the colours.', (0,values/* providers */.r5)('router', 'router', ['http', 'haproxy', 'alb', 'route53', 'kubernetes-service', 'gateway-api', 'istio', 'command'], [], [http, haproxy, alb, route53, kubernetesService, gatewayApi, istio, traffic_command]));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/waivers.js



const wanted = 'a day `2026-12-31`, which counts to its end in UTC, or a time with its zone `2026-12-31T18:00:00+01:00`';
/** How many days the month of a date has. */
function daysOfMonth(day) {
    const [year = 0, month = 0] = day.split('-').map(Number);
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
/** The end of a day in UTC, or an instant; milliseconds since 1970. */
function parseEnd(given) {
    const [, day, clock] = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(given) ?? [];
    const time = Date.parse(clock === undefined ? `${day}T23:59:59.999Z` : given);
    // Of 30 February the parser makes 2 March.
    const exists = day !== undefined && Number(day.slice(8)) <= daysOfMonth(day);
    if (Number.isNaN(time) || !exists)
        throw new quantities/* QuantityError */.Y0(`found ${(0,quoted/* quoted */.T)(given)}, must be ${wanted}`);
    return time;
}
const waiverSchema = schemas/* strictObject */.rej({
    check: (0,values/* described */.WY)('The id of the check whose failure is accepted.', (0,values/* text */.Qq)()),
    by: (0,values/* described */.WY)('Who accepts it.', (0,values/* text */.Qq)()),
    reason: (0,values/* described */.WY)('Why, for those who approve and for those who read the record later.', (0,values/* text */.Qq)()),
    until: (0,values/* described */.WY)('When it ends: a day, to its end in UTC, or a time with its zone.', (0,values/* quantity */.au)(parseEnd)),
});
/** Failures that somebody answers for, each for a limited time. */
const waiversSchema = (0,values/* described */.WY)('Failures that are accepted, by whom, why and until when.', schemas/* array */.YOg(waiverSchema));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/workload.js



const workload_timeout = () => (0,values/* described */.WY)('Time limit of the deployment.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 600_000));
const workload_command = schemas/* strictObject */.rej({
    deployer: schemas/* literal */.euz('command'),
    run: (0,values/* described */.WY)('Shell code that puts DEPLOY_VERSION onto DEPLOY_COLOR and returns when it is running. Never templated: values arrive as environment variables.', (0,values/* text */.Qq)()),
    timeout: workload_timeout(),
});
const someOf = (what) => schemas/* refine */.YPB((given) => Object.keys(given).length > 0, `needs ${what} at least`);
const workload_images = () => schemas/* record */.g1P((0,values/* text */.Qq)(), (0,values/* text */.Qq)()).check(someOf('a container'));
const containers = () => (0,values/* described */.WY)('The image of each container, by its name: `api: "shop/api:{{version}}"`.', workload_images());
const pods = schemas/* strictObject */.rej({
    namespace: schemas/* optional */.lqM((0,kubernetes_names/* namespace */.MF)('Its namespace; that of the section when absent.')),
    containers: containers(),
    'init-containers': schemas/* optional */.lqM((0,values/* described */.WY)('The image of each init container that changes too, by its name.', workload_images())),
    replicas: schemas/* optional */.lqM((0,values/* described */.WY)('How many pods it is to have; as many as it has when absent. Leave it away where an autoscaler decides.', schemas/* int */.Whr().check(api/* _gte */.qm(1)))),
});
const workloads = (description) => schemas/* optional */.lqM((0,values/* described */.WY)(description, schemas/* record */.g1P((0,kubernetes_names/* objectName */.Hd)('Its name.'), pods)));
const workload_kubernetes = schemas/* strictObject */.rej({
    deployer: schemas/* literal */.euz('kubernetes'),
    context: (0,kubernetes_names/* context */._O)(),
    namespace: (0,kubernetes_names/* namespace */.MF)('The namespace of all that names none itself.'),
    deployments: workloads('The Deployments, by name.'),
    'stateful-sets': workloads('The StatefulSets, by name.'),
    'log-lines': (0,values/* described */.WY)('How many of the last lines of a container that ended are shown when a rollout stalls.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(200)), 10)),
    timeout: workload_timeout(),
})
    .check(schemas/* check */.z6Y((given) => {
    const { deployments = {}, 'stateful-sets': sets = {} } = given.value;
    if (Object.keys({ ...deployments, ...sets }).length > 0)
        return;
    const message = 'needs `deployments` or `stateful-sets` with a name at least: what gets the new version';
    given.issues.push({ code: 'custom', message, path: [], input: given.value });
}));
const ecs = schemas/* strictObject */.rej({
    deployer: schemas/* literal */.euz('ecs'),
    cluster: (0,values/* described */.WY)('The cluster: its name or ARN.', (0,values/* text */.Qq)()),
    services: (0,values/* described */.WY)('The services, by name.', schemas/* record */.g1P((0,values/* text */.Qq)(), schemas/* strictObject */.rej({
        containers: containers(),
        'desired-count': schemas/* optional */.lqM((0,values/* described */.WY)('How many tasks it is to have; as many as it has when absent. Leave it away where Application Auto Scaling decides.', schemas/* int */.Whr().check(api/* _gte */.qm(1)))),
    }))
        .check(someOf('a service'))),
    timeout: workload_timeout(),
});
/** How a version gets onto a colour. */
const workloadSchema = (0,values/* described */.WY)('How a version is put onto a colour.', (0,values/* providers */.r5)('deployer', 'deployer', ['command', 'kubernetes', 'ecs'], [], [workload_command, workload_kubernetes, ecs]));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/deploy-file.js














/** Every section of an environment; each can also be given by the input of the same name. */
const sections = {
    state: stateSchema,
    traffic: trafficSchema,
    workload: workloadSchema,
    health: probes/* healthSchema */.qO,
    'warm-up': probes/* warmUpSchema */.Iy,
    smoke: probes/* smokeSchema */.PN,
    hooks: probes/* hooksSchema */.ic,
    stages: stagesSchema,
    rolling: rollingSchema,
    metrics: metrics/* metricsSchema */.H,
    checks: checks_section/* checksSection */.N,
    presets: presetsSchema,
    waivers: waiversSchema,
    backup: backupSchema,
    aws: awsSchema,
};
/** Whether a key of an environment names a section. */
function isSectionName(name) {
    return Object.hasOwn(sections, name);
}
/** What is known of every deployment from the start. */
const commonPlaceholders = ['service', 'environment'];
const releasePlaceholders = [...commonPlaceholders, 'version', 'sha'];
const workloadPlaceholders = [...releasePlaceholders, 'color'];
const candidatePlaceholders = [...releasePlaceholders, 'color', 'color-url'];
/** The placeholders each section can use: what is known in every action that reads the section. */
const sectionPlaceholders = {
    state: commonPlaceholders,
    traffic: commonPlaceholders,
    workload: workloadPlaceholders,
    health: commonPlaceholders,
    'warm-up': candidatePlaceholders,
    smoke: candidatePlaceholders,
    hooks: candidatePlaceholders,
    stages: commonPlaceholders,
    rolling: releasePlaceholders,
    metrics: candidatePlaceholders,
    checks: releasePlaceholders,
    presets: releasePlaceholders,
    waivers: commonPlaceholders,
    backup: releasePlaceholders,
    aws: commonPlaceholders,
};
const optionalSections = {
    state: schemas/* optional */.lqM(stateSchema),
    traffic: schemas/* optional */.lqM(trafficSchema),
    workload: schemas/* optional */.lqM(workloadSchema),
    health: schemas/* optional */.lqM(probes/* healthSchema */.qO),
    'warm-up': schemas/* optional */.lqM(probes/* warmUpSchema */.Iy),
    smoke: schemas/* optional */.lqM(probes/* smokeSchema */.PN),
    hooks: schemas/* optional */.lqM(probes/* hooksSchema */.ic),
    stages: schemas/* optional */.lqM(stagesSchema),
    rolling: schemas/* optional */.lqM(rollingSchema),
    metrics: schemas/* optional */.lqM(metrics/* metricsSchema */.H),
    checks: schemas/* optional */.lqM(checks_section/* checksSection */.N),
    presets: schemas/* optional */.lqM(presetsSchema),
    waivers: schemas/* optional */.lqM(waiversSchema),
    backup: schemas/* optional */.lqM(backupSchema),
    aws: schemas/* optional */.lqM(awsSchema),
};
function fileSchema(environment) {
    return schemas/* strictObject */.rej({
        service: (0,values/* described */.WY)('Name of the service; part of the state and of every message.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'))),
        environments: (0,values/* described */.WY)('The environments, by name.', schemas/* record */.g1P((0,values/* text */.Qq)(), environment)),
    });
}
const address = { url: schemas/* optional */.lqM((0,values/* described */.WY)('Where users reach this environment.', (0,values/* url */.OZ)())) };
/** `.github/deploy.yml`; of use once the schemas of the checks are loaded. */
const deployFileSchema = fileSchema(schemas/* strictObject */.rej({ ...address, ...optionalSections }));
/** The same for a file that has no checks, of which nothing has to be loaded. */
const fileWithoutChecksSchema = fileSchema(schemas/* strictObject */.rej({ ...address, ...optionalSections, checks: schemas/* optional */.lqM(schemas/* undefined */.Vxk()) }));

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/schemas.js + 1 modules
var core_schemas = __webpack_require__(18431);
// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(24346);
;// CONCATENATED MODULE: ./build/packages/config/src/validation.js





/**
 * Checks a value from `source` against a schema and gives every problem with its place. `base` is where in the source
 * the value stands. Problems at values given as `env:NAME` are left to whoever resolves them.
 */
function validate(schema, value, source, base = []) {
    const allowed = new Map();
    const parsed = schema.safeParse(value, {
        error: ({ code, input, inst }) => {
            if (code === 'unrecognized_keys' && inst instanceof core_schemas/* $ZodObject */.L8) {
                allowed.set(input, Object.keys(inst._zod.def.shape));
            }
            return undefined;
        },
    });
    const issues = parsed.success ? [] : parsed.error.issues.flatMap(simplify);
    return issues.flatMap((issue) => problemsOf(issue, { value, allowed, source, base }));
}
/** Every placeholder in a value that isn't among `known`, each with its place. */
function validatePlaceholders(known, value, source, base) {
    const inKeys = keys(value).flatMap(({ path, text }) => (0,placeholders/* placeholderProblems */.y7)(text, known).map((message) => source.problem([...base, ...path], message, { atKey: true })));
    const inValues = strings(value).flatMap(({ path, text }) => (0,placeholders/* placeholderProblems */.y7)(text, known).map((message) => source.problem([...base, ...path], message)));
    return [...inKeys, ...inValues];
}
/** A union's issue says nothing by itself; the issues of the branch that fits best do. */
function simplify(issue) {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0 || isExplained(issue))
        return [issue];
    const branches = issue.errors.map((errors) => errors.flatMap(simplify));
    if (branches.every((errors) => errors.every(isWrongKind)))
        return [issue];
    const best = branches.reduce((a, b) => (weight(b) < weight(a) ? b : a));
    return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}
function isWrongKind({ code, path }) {
    return code === 'invalid_type' && path.length === 0;
}
/** Any number of wrong values fits better than a key that the branch doesn't know. */
function weight(issues) {
    return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 100 * issue.keys.length : 1), 0);
}
function problemsOf(issue, { value, allowed, source, base }) {
    const path = [...base, ...issue.path];
    const found = at(value, issue.path);
    if (isReference(found))
        return [];
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
            const message = unknownKey(key, allowed.get(found) ?? [], path);
            return source.problem([...path, key], message, { atKey: true });
        });
    }
    const name = path.length === 0 ? '' : `${nameOf(path)}: `;
    return [source.problem(path, `${name}${explain(issue, found)}`)];
}
function unknownKey(key, allowed, path) {
    const near = (0,inputs/* nearest */.pA)(key, allowed);
    const list = allowed.map((name) => `\`${name}\``).join(', ');
    const place = path.length === 0 ? '' : ` in ${nameOf(path)}`;
    return `unknown key \`${key}\`${place}; ${near ? `did you mean \`${near}\`?` : `allowed: ${list}`}`;
}
/** A path as people write it: `environments.production.smoke[0].path`. */
function nameOf(path) {
    const steps = path.map((step, index) => {
        if (typeof step === 'number')
            return `[${step}]`;
        return index === 0 ? String(step) : `.${String(step)}`;
    });
    return `\`${steps.join('')}\``;
}
function at(root, path) {
    return path.reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, root);
}

;// CONCATENATED MODULE: ./build/packages/config/src/configuration-file.js







/** Where the configuration stands unless the input `config` says otherwise. */
const defaultFile = '.github/deploy.yml';
/** Reads the file `given`, or the default file if there is one; adds to `problems` when it can't be read or isn't YAML. */
async function readConfigurationFile(given, workspace, problems) {
    const file = given ?? defaultFile;
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, file), 'utf8');
    }
    catch (error) {
        const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        if (given === undefined && absent)
            return undefined;
        const message = absent
            ? `there is no file ${(0,quoted/* quoted */.T)(file)} to read in ${workspace}`
            : `${(0,quoted/* quoted */.T)(file)} can't be read: ${(0,errors/* describeError */.Uc)(error)}`;
        problems.push({ input: 'config', message });
        return undefined;
    }
    // Loaded only where there is YAML to read: it is the largest part of the start.
    const { YamlSource } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(8857)]).then(__webpack_require__.bind(__webpack_require__, 18857));
    const source = new YamlSource(text, { file });
    problems.push(...source.syntaxProblems());
    return source;
}
/** What is wrong with the file as a whole, all of its environments included. */
async function fileProblems(file) {
    const checks = environmentValues(file).some(({ name }) => name === 'checks');
    if (checks)
        await (0,checks_section/* loadCheckSchemas */.n)();
    const outsideSections = strings(file.value).filter(({ path, text }) => path.length <= 3 && isReference(text));
    return [
        ...validate(checks ? deployFileSchema : fileWithoutChecksSchema, file.value ?? {}, file),
        ...environmentValues(file).flatMap(({ path, name, value }) => {
            const known = isSectionName(name) ? sectionPlaceholders[name] : commonPlaceholders;
            return validatePlaceholders(known, value, file, path);
        }),
        ...outsideSections.map(({ path, text }) => file.problem(path, `${(0,quoted/* quoted */.T)(text)} can only stand inside a section; write the value out`)),
    ];
}
/** Everything that stands in an environment, sections and others. */
function environmentValues(file) {
    const environments = asRecord(asRecord(file.value)['environments']);
    return Object.entries(environments).flatMap(([environment, values]) => Object.entries(asRecord(values)).map(([name, value]) => ({
        path: ['environments', environment, name],
        name,
        value,
    })));
}
/** A mapping as it is, and nothing for anything else. */
function asRecord(value) {
    return isRecord(value) ? value : {};
}
/** Whether a value is a mapping. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/packages/config/src/field-overrides.js



/** Schemas for fields that can be checked even when the section's provider is missing or unknown. */
const fieldSchemas = { backup: backupFieldsSchema };
/** The section with the given fields put in; `undefined` stays so when nothing is given and nothing is there. */
function applyFields(section, { given }) {
    const fields = Object.entries(given).filter(([, value]) => value !== undefined);
    if (fields.length === 0)
        return section;
    const present = typeof section === 'object' && section !== null ? section : {};
    return { ...present, ...Object.fromEntries(fields) };
}
/** A problem with a field, under its input instead of its name. */
function asInput(field, message) {
    return {
        input: field,
        message: message.replace(/^`(?:[^`]*\.)?([^`.]+)`: /, (name, last) => (last === field ? '' : name)),
    };
}
/** What is wrong with the given fields, each problem under its input; the file's own fields are checked with the file. */
function fieldProblems(name, section, { given }) {
    const source = { problem: ([field], message) => asInput(String(field), message) };
    return [sections[name], fieldSchemas[name]]
        .flatMap((schema) => (schema ? validate(schema, section, source) : []))
        .filter(({ input }) => input !== undefined && given[input] !== undefined);
}
/** One problem for each required field that stands nowhere; `place` is where the section belongs. */
function missingFields(section, { required }, place) {
    const present = typeof section === 'object' && section !== null ? section : {};
    return required
        .filter((name) => !Object.hasOwn(present, name))
        .map((name) => ({ input: name, message: `is required: give it here, or as \`${name}\` in ${place}` }));
}

;// CONCATENATED MODULE: ./build/packages/config/src/section.js






/** What a section that isn't given means. The stages are those of the MueJam Library's deployment script. */
const defaults = {
    state: { store: 'github' },
    health: {},
    'warm-up': [],
    smoke: [],
    stages: ['10% 5m', '25% 5m', '50% 5m', '75% 5m', '100%'],
    rolling: {},
};
/** Reads one section from its input or the file; adds to `problems` what is wrong with it beyond what is wrong with the file. */
async function readSection(request, context, problems) {
    const { name, fields, file, needed, place } = request;
    const input = await readInput(name, request.override);
    const syntax = input?.syntaxProblems() ?? [];
    problems.push(...syntax);
    if (syntax.length > 0)
        return undefined;
    const present = input ? input.value : (file?.value ?? defaults[name]);
    const found = fields ? applyFields(present, fields) : present;
    if (present === undefined && fields && (found !== undefined || needed)) {
        problems.push(...missingFields(found, fields, place));
    }
    if (found === undefined) {
        const emptyInFile = file?.value === null;
        if (needed && !fields && !emptyInFile) {
            problems.push({ input: name, message: `is required: give it here as YAML, or as ${place}` });
        }
        return undefined;
    }
    if (name === 'checks')
        await (0,checks_section/* loadCheckSchemas */.n)();
    const { source, base } = sourceOf(request, input);
    const problem = (path, message) => source.problem([...base, ...path], message);
    if (input || request.unchecked)
        problems.push(...validate(sections[name], found, source, base));
    if (fields)
        problems.push(...fieldProblems(name, found, fields));
    const wrongPlaceholders = validatePlaceholders(sectionPlaceholders[name], found, source, base);
    problems.push(...wrongPlaceholders);
    // Those of other sections are filled in where the version and the colour are known.
    const complete = sectionPlaceholders[name] === commonPlaceholders && wrongPlaceholders.length === 0;
    const templated = complete ? (0,placeholders/* expandPlaceholders */.pj)(found, request.common) : found;
    const resolved = resolveReferences(templated, context, (path, message) => {
        if (request.inUse && !request.inUse(entryAt(templated, path)))
            return notSet;
        problems.push(problem(path, message));
        return undefined;
    });
    const parsed = sections[name].safeParse(resolved);
    if (!parsed.success && hasReferences(found)) {
        const withSecrets = validate(sections[name], resolved, source, base)
            // Of a section that stands nowhere, only the fields given by inputs are there to be judged.
            .filter((one) => present !== undefined || one.input !== undefined)
            .map((one) => ({ ...one, message: context.secrets.redact(one.message) }));
        problems.push(...withSecrets);
    }
    return { written: found, value: parsed.data, problem };
}
/** Stands for a variable that isn't set where nothing uses it now: an address, so that it can stand wherever a text can. */
const notSet = 'http://not-set.invalid';
function entryAt(list, [index]) {
    return Array.isArray(list) ? list[Number(index)] : undefined;
}
async function readInput(name, text) {
    if (text === undefined)
        return undefined;
    const { YamlSource } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(8857)]).then(__webpack_require__.bind(__webpack_require__, 18857));
    return new YamlSource(text, { input: name });
}
/** Whatever a value of the section came from: the input of a field, the section's own input, the file or a default. */
function sourceOf({ fields, file }, input) {
    const base = input || !file ? [] : file.path;
    const whole = input ?? file?.source;
    const source = {
        problem: (path, message, options) => {
            const field = path[base.length];
            if (typeof field === 'string' && fields?.given[field] !== undefined)
                return asInput(field, message);
            return whole?.problem(path, message, options) ?? { message };
        },
    };
    return { source, base };
}

;// CONCATENATED MODULE: ./build/packages/config/src/load.js






/**
 * Reads `.github/deploy.yml` and the sections given as inputs. Throws ConfigurationError with every problem: first those of
 * the inputs, then those of the file from top to bottom.
 */
async function loadConfiguration(request, context) {
    const problems = [];
    const file = await readConfigurationFile(request.file, context.workspace, problems);
    const readable = problems.length === 0;
    if (file && readable && !request.nothingElse)
        problems.push(...(await fileProblems(file)));
    const document = asRecord(file?.value);
    const environments = asRecord(document['environments']);
    const doubts = problems.length;
    const environment = selectEnvironment(request.environment, Object.keys(environments), problems);
    // Where it isn't even clear which environment is meant, a section that isn't there is no problem of its own.
    const certain = readable && (!file || isRecord(document['environments'])) && problems.length === doubts;
    const inFile = asRecord(environments[environment]);
    const { service } = document;
    const common = {
        service: typeof service === 'string' ? service : defaultService(context),
        environment,
    };
    const found = new Map();
    const needs = request.needs;
    for (const name of new Set([...needs, ...request.uses])) {
        const path = ['environments', environment, name];
        const section = await readSection({
            name,
            override: request.overrides[name],
            fields: request.fields?.[name],
            file: file && { source: file, path, value: inFile[name] },
            needed: certain && needs.includes(name),
            unchecked: request.nothingElse === true,
            inUse: request.inUse?.[name],
            place: `\`${path.join('.')}\` in ${request.file ?? defaultFile}`,
            common,
        }, context, problems);
        if (section)
            found.set(name, section);
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(inOrder(problems));
    const { url } = inFile;
    const pick = (read) => Object.fromEntries([...found].map(([name, section]) => [name, read(section)]));
    return {
        ...common,
        url: typeof url === 'string' && isExpandable(url) ? (0,placeholders/* expandPlaceholders */.pj)(url, common) : undefined,
        sections: pick(({ value }) => value),
        written: pick(({ written }) => written),
        problem: (name, path, message) => found.get(name)?.problem(path, message) ?? { message },
    };
}
function isExpandable(url) {
    return (0,placeholders/* placeholderProblems */.y7)(url, commonPlaceholders).length === 0;
}
function selectEnvironment(given, known, problems) {
    const list = known.map((name) => `\`${name}\``).join(', ');
    if (given === undefined && known.length > 1) {
        problems.push({ input: 'environment', message: `is required: the configuration has ${list}` });
    }
    if (given !== undefined && known.length > 0 && !known.includes(given)) {
        problems.push({ input: 'environment', message: `found ${(0,quoted/* quoted */.T)(given)}, the configuration has ${list}` });
    }
    return given ?? known[0] ?? 'production';
}
function defaultService({ run, workspace }) {
    return (run.repository?.split('/')[1] ?? (0,external_node_path_.basename)(workspace)).toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-');
}
/** Each problem once: those of inputs in the order of the inputs, then those of the file; both from top to bottom. */
function inOrder(problems) {
    const unique = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
    const groups = Map.groupBy(unique, ({ input, location }) => location?.file ?? `input ${input}`);
    const ordered = [...groups.values()].map((group) => group.toSorted(byPosition));
    return [
        ...ordered.filter(([first]) => !first?.location),
        ...ordered.filter(([first]) => first?.location),
    ].flat();
}
function byPosition(a, b) {
    const [left, right] = [a.location ?? a.position, b.location ?? b.position];
    return (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0);
}

;// CONCATENATED MODULE: ./build/packages/config/src/index.js












/***/ }),

/***/ 24346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pj: () => (/* binding */ expandPlaceholders),
/* harmony export */   y7: () => (/* binding */ placeholderProblems)
/* harmony export */ });
/* unused harmony export placeholderNames */
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17890);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);

/** What `{{name}}` can stand for. */
const placeholderNames = ['service', 'environment', 'version', 'sha', 'color', 'color-url'];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Says what is wrong with the placeholders in a text: one message for each name that isn't among `known`. */
function placeholderProblems(text, known = placeholderNames) {
    return [...text.matchAll(placeholder)]
        .map(([, name = '']) => name)
        .filter((name) => !known.includes(name))
        .map((name) => {
        const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(name, known);
        const allowed = near
            ? `did you mean \`{{${near}}}\`?`
            : `known are ${known.map((k) => `\`{{${k}}}\``).join(', ')}`;
        return `${isName(name) ? 'no value here for the' : 'unknown'} placeholder \`{{${name}}}\`; ${allowed}`;
    });
}
function isName(name) {
    return placeholderNames.includes(name);
}
/** A copy of a configuration value with all placeholders replaced, those in keys too, except in `run`, which is never templated. Throws ConfigurationError. */
function expandPlaceholders(value, values) {
    return expand(value, values);
}
function expandText(text, values) {
    return text.replace(placeholder, (_, name) => {
        const found = values[name];
        if (found === undefined)
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`\`{{${name}}}\` is used in \`${text}\`, but no ${name} is known here`);
        return found;
    });
}
function expand(value, values) {
    if (typeof value === 'string')
        return expandText(value, values);
    if (Array.isArray(value))
        return value.map((item) => expand(item, values));
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [
            expandText(key, values),
            key === 'run' ? item : expand(item, values),
        ]));
    }
    return value;
}


/***/ }),

/***/ 43997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checksSection),
/* harmony export */   n: () => (/* binding */ loadCheckSchemas)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4908);


let loaded;
/** The schemas of all kinds of checks: fifty, which take longer to make than all other sections, and which most actions never need. */
async function loadCheckSchemas() {
    loaded ??= await Promise.all(/* import() */[__webpack_require__.e(441), __webpack_require__.e(3399)]).then(__webpack_require__.bind(__webpack_require__, 33399));
    return loaded;
}
/** The section `checks`; of use once its schemas are loaded. */
const checksSection = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The readiness checks.', zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .lazy */ .RZV(() => {
    if (!loaded)
        throw new Error('the schemas of the checks are not loaded');
    return loaded.checksSchema;
}));


/***/ }),

/***/ 5510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EH: () => (/* binding */ colorPair),
/* harmony export */   Tj: () => (/* binding */ colors),
/* harmony export */   x2: () => (/* binding */ colorUrl)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4908);


/** The two sides of a blue/green deployment. */
const colors = ['blue', 'green'];
/** Where a colour answers by itself. */
const colorUrl = () => (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('Where this colour answers by itself, without the router.', (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ)());
/** Both colours, each described by `fields`; what names a colour to the router, one key or several together, can't name the other one too. */
function colorPair(fields, identity = ['url']) {
    const color = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(fields);
    const pair = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ blue: color, green: color }).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((context) => {
        const { blue, green } = context.value;
        for (const name of identity) {
            const keys = [name].flat();
            const [key = ''] = keys;
            const [left = [], right = []] = [blue, green].map((side) => namesOf(side, keys));
            const same = left.filter((value) => right.includes(value));
            if (same.length === 0)
                continue;
            context.issues.push({
                code: 'custom',
                message: `is the same for blue and green (\`${same.join('`, `')}\`), but the two colours must be apart: a shift between them would move nothing`,
                path: ['green', key],
                input: context.value,
            });
        }
    }));
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .described */ .WY)('The two colours.', pair);
}
/** What names a side: each of the texts under a key, or what stands under several keys together. */
function namesOf(side, keys) {
    const [key = '', ...more] = keys;
    if (more.length > 0)
        return [
            keys
                .map((each) => textOf(side[each] ?? ''))
                .join(' ')
                .trim(),
        ];
    return [side[key] ?? []].flat().map(textOf);
}
/** An address is the same with and without a slash at its end. */
function textOf(value) {
    return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\/+$/, '');
}


/***/ }),

/***/ 4908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   EN: () => (/* binding */ threshold),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   OZ: () => (/* binding */ url),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   X1: () => (/* binding */ percentage),
/* harmony export */   au: () => (/* binding */ quantity),
/* harmony export */   b3: () => (/* binding */ headers),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   r5: () => (/* binding */ providers),
/* harmony export */   uO: () => (/* binding */ timespan)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95819);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17890);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29396);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43759);


/** Attaches the description that editors show and the JSON Schema carries. */
function described(description, schema) {
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.add(schema, { ...zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.get(schema), description });
    return schema;
}
/** Attaches what the JSON Schema can say of a text that only `parse` really understands. */
function written(schema, pattern, examples) {
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.add(schema, { pattern, examples: [...examples] });
    return schema;
}
function writtenAsDuration(schema) {
    return written(schema, '^(\\d+(\\.\\d+)?(ms|s|m|h|d))+$', ['90s', '5m', '1h30m']);
}
/** A schema for text (or what `from` accepts) that `parse` turns into a value; a QuantityError becomes an issue with its message. */
function quantity(parse, from = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP({
    // A bare number is the usual mistake, and what is wrong with it is that it has no unit.
    error: ({ input }) => (typeof input === 'number' ? complaint(parse, String(input)) : undefined),
})) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(from, zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((text, context) => {
        try {
            return parse(String(text));
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
                throw error;
            context.issues.push({ code: 'custom', message: error.message, input: text });
            return zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
        }
    }));
}
function complaint(parse, text) {
    try {
        parse(text);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
            throw error;
        return error.message;
    }
}
/** A duration such as `5m`, in milliseconds; zero is one, too. */
const duration = () => writtenAsDuration(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9));
/** A duration longer than zero, in milliseconds: for time limits and for what is done again and again. */
const timespan = () => writtenAsDuration(quantity((text) => {
    const milliseconds = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(text);
    if (milliseconds <= 0)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0(`found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(text)}, but it must be longer than zero`);
    return milliseconds;
}));
/** A percentage such as `5%`, in percentage points. */
const percentage = () => written(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parsePercentage */ .A3), '^\\d+(\\.\\d+)?\\s*%$', ['5%', '0.1%']);
/** A size such as `4GiB`, in bytes. */
const size = () => written(quantity(_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseSize */ .DB), '^\\d+(\\.\\d+)?\\s*(B|[kMGT]B|[KMGT]iB)$', ['512MiB', '4GiB', '100GB']);
/** A text that is not empty. */
const text = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._minLength */ .m9(1));
/** An absolute http or https address; placeholders are allowed in it. */
const url = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^(https?:\/\/|\{\{)\S+$/, 'must be an address that starts with http:// or https://'));
/** A path on a server. */
const path = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^\//, 'must start with `/`'));
/** Headers of a request; what is secret in them is given as `env:NAME`. */
const headers = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(text(), headerValue);
const headerValue = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^(?!.*(?:^|\s)env:[A-Za-z_])/, 'must have `env:NAME` alone or not at all: put the whole value into the variable'));
/** A threshold; its unit follows from how it is written. */
const threshold = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()], {
    error: 'must be a percentage `5%`, a duration `2s`, a size `4GiB` or a number',
}), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((given, context) => {
    if (typeof given === 'number')
        return { value: given, unit: 'number' };
    const read = [
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parsePercentage */ .A3)(given) / 100, unit: 'ratio' }),
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(given) / 1_000, unit: 'seconds' }),
        () => ({ value: (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .parseSize */ .DB)(given), unit: 'bytes' }),
    ];
    for (const attempt of read) {
        try {
            return attempt();
        }
        catch (error) {
            if (!(error instanceof _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .QuantityError */ .Y0))
                throw error;
        }
    }
    const message = `found ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(given)}, allowed are a percentage \`5%\`, a duration \`2s\`, a size \`4GiB\` or a number`;
    context.issues.push({ code: 'custom', message, input: given });
    return zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
}));
/**
 * A choice of provider: the object under the key names the one to use. A provider that exists only in later versions is
 * refused as not available yet, an unknown one as unknown; both with the list of those that are.
 */
function providers(what, key, available, planned, options) {
    const list = available.map((name) => `\`${name}\``).join(', ');
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt(key, options, {
        error: (issue) => {
            if (issue.code !== 'invalid_union')
                return undefined;
            const given = issue.input[key];
            if (given === undefined)
                return `the ${what} is missing; available: ${list}`;
            if (typeof given === 'string' && planned.includes(given)) {
                return `the ${what} \`${given}\` is not available yet; available: ${list}`;
            }
            const named = typeof given === 'string' ? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(given) : (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(JSON.stringify(given));
            const near = typeof given === 'string' ? (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_6__/* .nearest */ .pA)(given, available) : undefined;
            // Of fifty names, the near one would be lost among the others.
            if (near !== undefined)
                return `unknown ${what} ${named}; did you mean \`${near}\`?`;
            return `unknown ${what} ${named}; available: ${list}`;
        },
    });
}


/***/ })

};

export const id = 7088;
export const ids = [7088];
export const modules = {

/***/ 7088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  expandPlaceholders: () => (/* reexport */ placeholders/* expandPlaceholders */.pj),
  loadConfiguration: () => (/* reexport */ loadConfiguration)
});

// UNUSED EXPORTS: colors, commonPlaceholders, defaultFile, deployFileSchema, foreignUnits, hookMoments, isSectionName, limitKeys, parseRetention, placeholderNames, placeholderProblems, sectionPlaceholders, sections, unitOf

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
 * variable that isn't set; its reference stays.
 */
function resolveReferences(value, context, say, path = []) {
    if (isReference(value)) {
        const name = value.slice('env:'.length);
        const found = Object.hasOwn(context.environment, name) ? context.environment[name] : undefined;
        if (found === undefined || found === '') {
            say(path, `the environment variable \`${name}\` is not set; pass it with \`env:\` on the step`);
            return value;
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

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks.js


const common = {
    id: schemas/* optional */.lqM((0,values/* described */.WY)('What the report calls this check; unique. Follows from the kind when absent.', (0,values/* text */.Qq)())),
    phase: (0,values/* described */.WY)('When it runs; `verify-readiness` runs the checks of one phase.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'pre-deploy')),
    profiles: schemas/* optional */.lqM((0,values/* described */.WY)('Runs in these profiles only; in all when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()))),
    severity: (0,values/* described */.WY)('A failed `critical` check is a no-go, a failed `warning` makes the verdict conditional, `info` only informs.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['critical', 'warning', 'info']), 'critical')),
    timeout: (0,values/* described */.WY)('Time limit of one try.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 30_000)),
    retries: (0,values/* described */.WY)('Further tries after a failure.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(0)), 0)),
    remedy: schemas/* optional */.lqM((0,values/* described */.WY)('What to do when it fails, shown beside the finding.', (0,values/* text */.Qq)())),
};
const http = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('http'),
    ...common,
    url: (0,values/* described */.WY)('The address to ask.', (0,values/* url */.OZ)()),
    method: (0,values/* described */.WY)('The method.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET')),
    headers: schemas/* optional */.lqM((0,values/* described */.WY)('Headers; give tokens as `env:NAME`.', (0,values/* headers */.b3)())),
    body: schemas/* optional */.lqM((0,values/* described */.WY)('Body of the request.', schemas/* string */.YjP())),
    status: (0,values/* described */.WY)('The status that counts as success.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(100), api/* _lte */.Zm(599)), 200)),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('Text the answer must contain.', (0,values/* text */.Qq)())),
    json: schemas/* optional */.lqM((0,values/* described */.WY)('Values the JSON answer must have, by dotted path.', schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ()])))),
});
const command = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('command'),
    ...common,
    run: (0,values/* described */.WY)('Shell code; exit code 0 is a pass. Never templated.', (0,values/* text */.Qq)()),
    'warn-exit-code': schemas/* optional */.lqM((0,values/* described */.WY)('The exit code that is a warning, not a failure.', schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(255)))),
});
const envVars = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('env-vars'),
    ...common,
    names: (0,values/* described */.WY)('Variables that must be set and not empty.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))),
});
const file = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('file'),
    ...common,
    path: (0,values/* described */.WY)('The file, relative to the workspace.', (0,values/* text */.Qq)()),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('Text it must contain.', (0,values/* text */.Qq)())),
    'younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('How old it may be.', (0,values/* duration */.p0)())),
    'larger-than': schemas/* optional */.lqM((0,values/* described */.WY)('How large it must be at least.', (0,values/* size */.Ej)())),
});
const cleanTree = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('clean-tree'),
    ...common,
    pushed: (0,values/* described */.WY)('Whether the commit must also be on the remote.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
});
const disk = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('disk'),
    ...common,
    path: (0,values/* described */.WY)('A path on the file system to look at.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), '.')),
    free: (0,values/* described */.WY)('Free space needed.', (0,values/* size */.Ej)()),
});
const configFiles = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('config-files'),
    ...common,
    paths: (0,values/* described */.WY)('Globs of YAML and JSON files that must parse.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))),
});
const check = (0,values/* providers */.r5)('kind of check', 'kind', ['http', 'command', 'env-vars', 'file', 'clean-tree', 'disk', 'config-files'], [
    ...[
        'access-key-age',
        'alert-roundtrip',
        'alerts',
        'aws-identity',
        'backup-age',
        'branch-protection',
        'ci-status',
    ],
    ...[
        'cloudfront',
        'cluster-capacity',
        'coverage',
        'dependency-audit',
        'deployment',
        'dns',
        'environment-protection',
    ],
    ...[
        'errors',
        'grafana-dashboard',
        'image',
        'kubernetes-access',
        'kubernetes-autoscaler',
        'kubernetes-workloads',
    ],
    ...[
        'log-roundtrip',
        'metric',
        'metric-roundtrip',
        'migrations',
        'objectives',
        'on-call',
        'prometheus-rules',
    ],
    ...['prometheus-targets', 'redis', 'ref', 'restore-test', 'reviews', 's3-bucket', 'sarif', 'secret-age'],
    ...[
        'secret-scan',
        'security-alerts',
        'sign-off',
        'sql',
        'ssh',
        'tag',
        'tls-certificate',
        'window',
        'workflow-run',
    ],
], [http, command, envVars, file, cleanTree, disk, configFiles]);
/** The readiness checks; ids are unique. */
const checksSchema = (0,values/* described */.WY)('The readiness checks.', schemas/* array */.YOg(check).check(schemas/* check */.z6Y((context) => {
    const seen = new Set();
    for (const [index, { id }] of context.value.entries()) {
        if (id === undefined)
            continue;
        if (seen.has(id)) {
            context.issues.push({
                code: 'custom',
                message: `the id \`${id}\` is used twice`,
                path: [index, 'id'],
                input: id,
            });
        }
        seen.add(id);
    }
})));

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/indicator.js
var indicator = __webpack_require__(23627);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/probes.js


/** When a colour counts as healthy. */
const healthSchema = (0,values/* described */.WY)('When a colour counts as healthy.', schemas/* strictObject */.rej({
    path: (0,values/* described */.WY)('Path of the health endpoint on the colour; 2xx is healthy.', schemas/* _default */.Rvf((0,values/* path */.Ae)(), '/health')),
    consecutive: (0,values/* described */.WY)('Healthy answers needed in a row.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _positive */.NC()), 3)),
    interval: (0,values/* described */.WY)('Time between two probes.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 2_000)),
    timeout: (0,values/* described */.WY)('Time limit of one probe.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 5_000)),
    within: (0,values/* described */.WY)('Time the colour has to become healthy.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 120_000)),
}));
const probes_name = schemas/* optional */.lqM((0,values/* described */.WY)('What the log calls this step.', (0,values/* text */.Qq)()));
const scriptStep = schemas/* strictObject */.rej({
    name: probes_name,
    run: (0,values/* described */.WY)('Shell code; fails the step when it exits with anything but 0. Never templated.', (0,values/* text */.Qq)()),
    timeout: (0,values/* described */.WY)('Time limit.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 300_000)),
});
const requestFields = {
    name: probes_name,
    method: (0,values/* described */.WY)('The method.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET')),
    headers: schemas/* optional */.lqM((0,values/* described */.WY)('Headers of the request; give tokens as `env:NAME`.', (0,values/* headers */.b3)())),
    body: schemas/* optional */.lqM((0,values/* described */.WY)('The body, as text.', schemas/* string */.YjP())),
    status: (0,values/* described */.WY)('The status that counts as success.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(100), api/* _lte */.Zm(599)), 200)),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('Text the answer must contain.', (0,values/* text */.Qq)())),
    requests: (0,values/* described */.WY)('How often to send it.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _positive */.NC()), 1)),
    timeout: (0,values/* described */.WY)('Time limit of one request.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 5_000)),
};
/** Refuses what a method has no place for (RFC 9110: a body with GET or HEAD has no meaning, an answer to HEAD has no content). */
const fitsMethod = schemas/* check */.z6Y((context) => {
    const { method, body, contains } = context.value;
    const refuse = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: context.value });
    if (body !== undefined && (method === 'GET' || method === 'HEAD'))
        refuse('body', `goes with \`method: POST\`, \`PUT\`, \`PATCH\` or \`DELETE\`, but this is a ${method}`);
    if (contains !== undefined && method === 'HEAD')
        refuse('contains', 'an answer to HEAD has no text to look at; use GET');
});
const pathStep = schemas/* strictObject */.rej({
    path: (0,values/* described */.WY)('Path on the colour under test.', (0,values/* path */.Ae)()),
    ...requestFields,
})
    .check(fitsMethod);
const addressStep = schemas/* strictObject */.rej({
    url: (0,values/* described */.WY)('A whole address instead of a path.', (0,values/* url */.OZ)()),
    ...requestFields,
})
    .check(fitsMethod);
/** One HTTP request and what counts as success; with a path on the colour, or a whole address. */
const requestStepSchema = schemas/* union */.KCZ([pathStep, addressStep]);
/** What makes a step the kind of step it is. */
const stepKinds = ['run', 'path', 'url'];
/** One thing to do to a colour and to see succeed: a script or an HTTP request. */
const stepSchema = schemas/* union */.KCZ([scriptStep, pathStep, addressStep], {
    error: ({ input }) => {
        if (typeof input !== 'object' || input === null || Array.isArray(input))
            return 'must be a mapping with `run`, `path` or `url`';
        const given = stepKinds.filter((kind) => Object.hasOwn(input, kind));
        if (given.length === 0)
            return 'needs `run`, `path` or `url`: what to do';
        if (given.length === 1)
            return undefined;
        return `has ${given.map((kind) => `\`${kind}\``).join(' and ')}, but a step does one thing`;
    },
});
/** Smoke tests, in order. */
const smokeSchema = (0,values/* described */.WY)('Tests of the new colour before it gets traffic.', schemas/* array */.YOg(stepSchema));
/** Requests or scripts that warm caches, in order. */
const warmUpSchema = (0,values/* described */.WY)('What warms the new colour up before its smoke tests.', schemas/* array */.YOg(stepSchema));
/** The moments of a shift at which hooks run. */
const hookMoments = (/* unused pure expression or super */ null && (['before-deploy', 'before-shift', 'after-shift']));
const hook = (description) => (0,values/* described */.WY)(description, schemas/* _default */.Rvf(schemas/* array */.YOg(stepSchema), []));
/** What is done beside the shift itself, at each of its moments, in order. */
const hooksSchema = (0,values/* described */.WY)('What is done at the moments of a shift; a step that fails undoes the shift.', schemas/* strictObject */.rej({
    'before-deploy': hook('Before the version is put onto the idle colour.'),
    'before-shift': hook('After the smoke tests, before the first traffic moves: assets, models, caches.'),
    'after-shift': hook('At 100%, before the shift counts as done; traffic goes back when a step fails.'),
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/metrics/sources.js




/** How a source lets a request in; a header does for every other way. */
const auth = {
    headers: schemas/* optional */.lqM((0,values/* described */.WY)('Headers of each request; give tokens as `env:NAME`.', (0,values/* headers */.b3)())),
    token: schemas/* optional */.lqM((0,values/* described */.WY)('A bearer token; give it as `env:NAME`.', (0,values/* text */.Qq)())),
    username: schemas/* optional */.lqM((0,values/* described */.WY)('User name for basic authentication.', (0,values/* text */.Qq)())),
    password: schemas/* optional */.lqM((0,values/* described */.WY)('Password for basic authentication; give it as `env:NAME`.', (0,values/* text */.Qq)())),
};
const timeout = (milliseconds) => (0,values/* described */.WY)('Time limit of one request.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), milliseconds));
const period = (milliseconds) => (0,values/* described */.WY)('The length of the buckets that are asked for; one that is still filling is left out.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), milliseconds));
const openmetrics = {
    provider: schemas/* literal */.euz('openmetrics'),
    url: (0,values/* described */.WY)("The application's own metrics page.", schemas/* _default */.Rvf((0,values/* url */.OZ)(), '{{color-url}}/metrics')),
    headers: auth.headers,
    timeout: timeout(5_000),
};
const prometheus = {
    provider: schemas/* literal */.euz('prometheus'),
    url: (0,values/* described */.WY)('The server, or anything that speaks its API; without `/api/v1`.', (0,values/* url */.OZ)()),
    ...auth,
    timeout: timeout(10_000),
};
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html */
const statistic = /^(SampleCount|Sum|Average|Minimum|Maximum|IQM|(p|tm|wm|tc|ts)\d{1,2}(\.\d{1,10})?|(p|tm|wm|tc|ts)100|(TM|WM|TC|TS|PR)\([\d.]*%?:[\d.]*%?\))$/;
const cloudwatchMetric = schemas/* strictObject */.rej({
    namespace: (0,values/* described */.WY)('The namespace, such as `AWS/ApplicationELB`.', (0,values/* text */.Qq)()),
    metric: (0,values/* described */.WY)('The name of the metric.', (0,values/* text */.Qq)()),
    dimensions: (0,values/* described */.WY)('Its dimensions.', schemas/* _default */.Rvf(schemas/* record */.g1P((0,values/* text */.Qq)(), (0,values/* text */.Qq)()), {})),
    statistic: (0,values/* described */.WY)('`Sum`, `Average`, `Maximum`, `p99` and whatever else CloudWatch knows.', (0,values/* text */.Qq)().check(api/* _regex */.Fk(statistic, 'must be a statistic of CloudWatch, such as `Sum`, `Average` or `p99`'))),
});
/** Lengths of buckets below a minute that CloudWatch has, in milliseconds. */
const shortPeriods = [1_000, 5_000, 10_000, 20_000, 30_000];
const cloudwatch = {
    provider: schemas/* literal */.euz('cloudwatch'),
    metrics: (0,values/* described */.WY)('The metrics that queries compute with, by the name they have there.', schemas/* _default */.Rvf(schemas/* record */.g1P(schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^[a-z]\w*$/, 'must start with a lower-case letter, then letters, digits and `_`')), cloudwatchMetric), {})),
    period: (0,values/* described */.WY)('The length of the buckets that are asked for, whole minutes or 1, 5, 10, 20 or 30 s; one that is still filling is left out.', schemas/* _default */.Rvf((0,values/* timespan */.uO)().check(schemas/* refine */.YPB((length) => length % 60_000 === 0 || shortPeriods.includes(length), {
        error: 'must be whole minutes, or `1s`, `5s`, `10s`, `20s` or `30s` for metrics of high resolution',
    })), 60_000)),
    timeout: timeout(10_000),
};
const datadog = {
    provider: schemas/* literal */.euz('datadog'),
    site: (0,values/* described */.WY)('The Datadog site.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'datadoghq.com')),
    url: schemas/* optional */.lqM((0,values/* described */.WY)('The API, where it is not `https://api.<site>`.', (0,values/* url */.OZ)())),
    'api-key': (0,values/* described */.WY)('The API key; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    'application-key': (0,values/* described */.WY)('The application key; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    period: period(60_000),
    timeout: timeout(10_000),
};
const newrelic = {
    provider: schemas/* literal */.euz('newrelic'),
    region: (0,values/* described */.WY)('Where the account is.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['us', 'eu']), 'us')),
    url: schemas/* optional */.lqM((0,values/* described */.WY)('The GraphQL API, where it is not the one of the region.', (0,values/* url */.OZ)())),
    account: (0,values/* described */.WY)('The number of the account.', schemas/* int */.Whr().check(api/* _positive */.NC())),
    'api-key': (0,values/* described */.WY)('A user key; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    period: period(60_000),
    timeout: timeout(15_000),
};
const sentry = {
    provider: schemas/* literal */.euz('sentry'),
    url: (0,values/* described */.WY)('The server.', schemas/* _default */.Rvf((0,values/* url */.OZ)(), 'https://sentry.io')),
    organization: (0,values/* described */.WY)('The slug of the organization.', (0,values/* text */.Qq)()),
    project: schemas/* optional */.lqM((0,values/* described */.WY)('The slug of the project; all of them when absent.', (0,values/* text */.Qq)())),
    'sentry-environment': schemas/* optional */.lqM((0,values/* described */.WY)('The environment in Sentry; all of them when absent.', (0,values/* text */.Qq)())),
    token: (0,values/* described */.WY)('A token that may read events; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    period: period(60_000),
    timeout: timeout(15_000),
};
const parameter = (what) => (0,values/* described */.WY)(`The query parameter that takes ${what}.`, (0,values/* text */.Qq)());
const sources_http = {
    provider: schemas/* literal */.euz('http'),
    url: (0,values/* described */.WY)('The address that answers with JSON.', (0,values/* url */.OZ)()),
    ...auth,
    method: (0,values/* described */.WY)('The method.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['GET', 'POST']), 'GET')),
    body: schemas/* optional */.lqM((0,values/* described */.WY)('The body, as text; with `method: POST`.', schemas/* string */.YjP())),
    history: schemas/* optional */.lqM((0,values/* described */.WY)('How a time already past is asked for; times are in seconds since 1970. The query must then give a list of pairs of time and value.', schemas/* strictObject */.rej({
        from: parameter('the start'),
        to: parameter('the end'),
        step: schemas/* optional */.lqM(parameter('the time between two points')),
    }))),
    timeout: timeout(10_000),
};
const sources_command = {
    provider: schemas/* literal */.euz('command'),
    run: (0,values/* described */.WY)('Shell code that prints the value of the query in METRIC_QUERY, or nothing when there is none. Never templated.', (0,values/* text */.Qq)()),
    history: (0,values/* described */.WY)('Whether it also answers for the time from METRIC_FROM to METRIC_TO, with a line `<seconds since 1970> <value>` for each METRIC_STEP.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
    timeout: (0,values/* described */.WY)('Time limit of one start.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 30_000)),
};
const alertmanager = {
    provider: schemas/* literal */.euz('alertmanager'),
    url: (0,values/* described */.WY)('The server, without `/api/v2`.', (0,values/* url */.OZ)()),
    ...auth,
    counts: (0,values/* described */.WY)('Which alerts count: those that `started` since the watch began, or all that are `firing`.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['started', 'firing']), 'started')),
    timeout: timeout(10_000),
};
const kubernetes = {
    provider: schemas/* literal */.euz('kubernetes'),
    namespace: (0,values/* described */.WY)('The namespace of the pods.', (0,values/* text */.Qq)()),
    selector: (0,values/* described */.WY)('Which pods, as a label selector: `app=shop,color={{color}}`.', (0,values/* text */.Qq)()),
    container: schemas/* optional */.lqM((0,values/* described */.WY)('Only this container of each pod; all of them when absent.', (0,values/* text */.Qq)())),
    context: schemas/* optional */.lqM((0,values/* described */.WY)('The context of the kubeconfig; its current one when absent.', (0,values/* text */.Qq)())),
};
const probe = {
    provider: schemas/* literal */.euz('probe'),
    probes: (0,values/* described */.WY)('The requests, each with what counts as success.', schemas/* array */.YOg(requestStepSchema).check(api/* _minLength */.m9(1))),
};
const sql = {
    provider: schemas/* literal */.euz('sql'),
    database: (0,values/* described */.WY)('The address of a PostgreSQL database, with its password; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    timeout: timeout(5_000),
};
/** The fields of every kind of source, by the name of its provider. */
const sourceFields = {
    ...{ openmetrics, prometheus, cloudwatch, datadog, newrelic, sentry },
    ...{ http: sources_http, command: sources_command, alertmanager, kubernetes, probe, sql },
};
/** Refuses two ways in at once, and half of one. */
const oneWayIn = schemas/* check */.z6Y((context) => {
    const { token, username, password, headers: given } = context.value;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: context.value });
    if (username !== undefined && password === undefined)
        say('username', 'needs `password` beside it');
    if (password !== undefined && username === undefined && 'url' in context.value)
        say('password', 'needs `username` beside it');
    if (token !== undefined && username !== undefined)
        say('token', 'contradicts `username`: one way in is enough');
    const named = Object.keys(given ?? {}).some((name) => name.toLowerCase() === 'authorization');
    if (named && (token !== undefined || username !== undefined)) {
        say('headers', `has ${(0,quoted/* quoted */.T)('authorization')} beside \`${token === undefined ? 'username' : 'token'}\`: one way in is enough`);
    }
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/metrics/metrics.js





const policy = schemas/* enum */.k5n(['continue', 'hold', 'rollback']);
const policiesSchema = schemas/* strictObject */.rej({
    regress: schemas/* optional */.lqM((0,values/* described */.WY)('The version is worse.', schemas/* enum */.k5n(['hold', 'rollback']))),
    inconclusive: schemas/* optional */.lqM((0,values/* described */.WY)('It may be getting worse.', policy)),
    'insufficient-sample': schemas/* optional */.lqM((0,values/* described */.WY)('There was too little to measure.', policy)),
    'provider-error': schemas/* optional */.lqM((0,values/* described */.WY)('Measuring itself failed.', policy)),
});
const points = () => schemas/* number */.aig().check(api/* _gte */.qm(0), api/* _lte */.Zm(100));
const scoreSchema = schemas/* strictObject */.rej({
    pass: (0,values/* described */.WY)('From this score on it passes.', schemas/* _default */.Rvf(points(), 95)),
    marginal: (0,values/* described */.WY)('Below this score the version is worse; between the two nobody can tell.', schemas/* _default */.Rvf(points(), 75)),
    groups: schemas/* optional */.lqM((0,values/* described */.WY)('The weight of each group, in sum 100; all the same when absent.', schemas/* record */.g1P((0,values/* text */.Qq)(), points()))),
});
const { openmetrics: metrics_openmetrics, prometheus: metrics_prometheus, cloudwatch: metrics_cloudwatch, datadog: metrics_datadog, newrelic: metrics_newrelic, sentry: metrics_sentry } = sourceFields;
const { http: metrics_http, command: metrics_command, alertmanager: metrics_alertmanager, kubernetes: metrics_kubernetes, probe: metrics_probe, sql: metrics_sql } = sourceFields;
const providerNames = Object.keys(sourceFields);
const sourceSchema = (0,values/* providers */.r5)('metrics provider', 'provider', providerNames, [], [
    schemas/* strictObject */.rej(metrics_openmetrics),
    schemas/* strictObject */.rej(metrics_prometheus).check(oneWayIn),
    schemas/* strictObject */.rej(metrics_cloudwatch),
    schemas/* strictObject */.rej(metrics_datadog),
    schemas/* strictObject */.rej(metrics_newrelic),
    schemas/* strictObject */.rej(metrics_sentry),
    schemas/* strictObject */.rej(metrics_http).check(oneWayIn),
    schemas/* strictObject */.rej(metrics_command),
    schemas/* strictObject */.rej(metrics_alertmanager).check(oneWayIn),
    schemas/* strictObject */.rej(metrics_kubernetes),
    schemas/* strictObject */.rej(metrics_probe),
    schemas/* strictObject */.rej(metrics_sql),
]);
const sectionFields = {
    interval: (0,values/* described */.WY)('Time between two looks while a stage is watched.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 10_000)),
    requests: schemas/* optional */.lqM((0,values/* described */.WY)('A query that counts requests since the service started; needed by `min-requests` without `of`.', (0,values/* text */.Qq)())),
    sources: schemas/* optional */.lqM((0,values/* described */.WY)('Further sources of metrics, by name.', schemas/* record */.g1P((0,values/* text */.Qq)(), sourceSchema))),
    indicators: (0,values/* described */.WY)('What is measured, by name.', schemas/* record */.g1P(schemas/* string */.YjP(), indicator/* indicatorSchema */.b$)),
    extend: schemas/* optional */.lqM((0,values/* described */.WY)('How long a window may go on past its end while nobody can tell; the longest `for` and two intervals when absent.', (0,values/* duration */.p0)())),
    'unreadable-limit': schemas/* optional */.lqM((0,values/* described */.WY)('So many looks in a row that could not be read end the window as `provider-error`.', schemas/* int */.Whr().check(api/* _positive */.NC()))),
    policies: schemas/* optional */.lqM((0,values/* described */.WY)('What follows from a verdict; the inputs of an action come first.', policiesSchema)),
    'false-alarms': (0,values/* described */.WY)('How many windows in a hundred all comparisons together may roll back without a reason.', schemas/* _default */.Rvf((0,values/* percentage */.X1)(), 1)),
    score: schemas/* optional */.lqM((0,values/* described */.WY)('How the comparisons with `method: kayenta` are scored together.', scoreSchema)),
};
const anySection = (0,values/* providers */.r5)('metrics provider', 'provider', providerNames, [], [
    schemas/* strictObject */.rej({ ...metrics_openmetrics, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_prometheus, ...sectionFields }).check(oneWayIn),
    schemas/* strictObject */.rej({ ...metrics_cloudwatch, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_datadog, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_newrelic, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_sentry, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_http, ...sectionFields }).check(oneWayIn),
    schemas/* strictObject */.rej({ ...metrics_command, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_alertmanager, ...sectionFields }).check(oneWayIn),
    schemas/* strictObject */.rej({ ...metrics_kubernetes, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_probe, ...sectionFields }),
    schemas/* strictObject */.rej({ ...metrics_sql, ...sectionFields }),
]);
/** What is measured and judged while traffic moves and afterwards. */
const metricsSchema = (0,values/* described */.WY)('What is measured, and when it is too bad.', anySection.check(schemas/* check */.z6Y((context) => checkSection(context.value, (path, message) => context.issues.push({ code: 'custom', message, path: [...path], input: context.value })))));
function checkSection({ requests, indicators, sources = {}, score, 'false-alarms': alarms }, say) {
    const known = Object.keys(sources);
    for (const [name, indicator] of Object.entries(indicators)) {
        const { source, of, 'min-requests': least } = indicator;
        if (least !== undefined && requests === undefined && of === undefined) {
            say(['indicators', name, 'min-requests'], 'needs `of`, or the query `requests` beside `indicators`, which counts them');
        }
        if (source !== undefined && !known.includes(source)) {
            say(['indicators', name, 'source'], unknownSource(source, known));
        }
    }
    if (alarms === 0)
        say(['false-alarms'], 'is 0%, with which no comparison could ever be sure enough');
    if (score && score.marginal > score.pass)
        say(['score', 'marginal'], 'is above `pass`');
}
function unknownSource(name, known) {
    const near = (0,inputs/* nearest */.pA)(name, known);
    const list = known.map((each) => `\`${each}\``).join(', ');
    const help = near ? `; did you mean \`${near}\`?` : ` (${list || 'none are there'})`;
    return `names the source ${(0,quoted/* quoted */.T)(name)}, which is not in \`sources\`${help}`;
}

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
const rolling_command = schemas/* strictObject */.rej({
    store: schemas/* literal */.euz('command'),
    queue: queue(),
    list: (0,values/* described */.WY)('Shell code that prints the waiting tasks of DEPLOY_QUEUE as JSON, `[{ "id": "…", "enqueued": "2026-01-01T12:00:00Z" }]`. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    remove: (0,values/* described */.WY)('Shell code that removes the tasks whose ids stand in the file DEPLOY_TASKS_FILE, one a line. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    ...stale,
})
    .check(byAgeOrAll);
const staleTasks = (0,values/* providers */.r5)('task store', 'store', ['redis', 'command'], [], [redis, rolling_command]);
const list = (description) => (0,values/* described */.WY)(description, schemas/* _default */.Rvf(schemas/* array */.YOg(stepSchema), []));
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


const state_file = schemas/* strictObject */.rej({
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
const stateSchema = (0,values/* described */.WY)('Where the state of the deployment is kept; on a branch of the repository when absent.', (0,values/* providers */.r5)('state store', 'store', ['github', 'ssm', 'kubernetes', 'file'], [], [github, ssm, state_kubernetes, state_file]));

// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/kubernetes-names.js


/** A name of an object in Kubernetes; placeholders are allowed in it. */
const objectName = (description) => (0,values/* described */.WY)(description, schemas/* string */.YjP()
    .check(api/* _regex */.Fk(/^(?=.{1,253}$)([a-z0-9.-]|\{\{[^{}]*\}\})+$/, 'must be a name in Kubernetes: lower-case letters, digits, `-` and `.`')));
/** The namespace of an object. */
const namespace = (description = 'The namespace.') => objectName(description);
/** The context of the kubeconfig. */
const context = () => schemas/* optional */.lqM((0,values/* described */.WY)('The context of the kubeconfig; its current one when absent.', (0,values/* text */.Qq)()));
/** What stands between `{{` and `}}` may be anything. */
const label = /^([\w.-]|\{\{[^{}]*\}\})*$/;
/** Labels by their key, as a selector has them; at least one. */
const labels = (description) => (0,values/* described */.WY)(description, schemas/* record */.g1P(schemas/* string */.YjP().check(api/* _regex */.Fk(/^([\w.-]+\/)?[\w.-]+$/, 'must be the key of a label')), schemas/* string */.YjP().check(api/* _regex */.Fk(label, 'must be the value of a label')))
    .check(schemas/* refine */.YPB((given) => Object.keys(given).length > 0, 'needs a label at least')));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/traffic-kubernetes.js




const traffic_kubernetes_timeout = () => (0,values/* described */.WY)('Time limit of one read or write.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 10_000));
const port = () => schemas/* optional */.lqM((0,values/* described */.WY)('The port of the backend, where the route names it by several.', schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(65_535))));
/** A Service whose selector chooses the colour. */
const kubernetesService = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('kubernetes-service'),
    context: context(),
    namespace: namespace('The namespace of the Service and of the pods of both colours.'),
    service: objectName('The Service that users reach.'),
    timeout: traffic_kubernetes_timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        selector: labels('The labels that its pods have and those of the other colour have not: `color: blue`.'),
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
    context: context(),
    namespace: namespace('The namespace of the route.'),
    kind: (0,values/* described */.WY)('The kind of the route.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['HTTPRoute', 'GRPCRoute']), 'HTTPRoute')),
    route: objectName('The route.'),
    rules: schemas/* optional */.lqM((0,values/* described */.WY)('The names of the rules whose weights are moved; every rule that sends to a colour when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    'await-gateway': (0,values/* described */.WY)('Whether weights count only once a gateway has accepted the route with them.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true)),
    timeout: traffic_kubernetes_timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        service: objectName('The Service of this colour’s pods.'),
        namespace: schemas/* optional */.lqM(namespace('The namespace of that Service; the route’s when absent.')),
        port: port(),
    }, ['url', ['service', 'namespace', 'port']]),
});
/** A VirtualService of Istio with a destination for each colour. */
const istio = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('istio'),
    context: context(),
    namespace: namespace('The namespace of the VirtualService.'),
    'virtual-service': objectName('The VirtualService.'),
    routes: schemas/* optional */.lqM((0,values/* described */.WY)('The names of the HTTP routes whose weights are moved; every one that sends to a colour when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    timeout: traffic_kubernetes_timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        host: (0,values/* described */.WY)('The `host` of its destination.', (0,values/* text */.Qq)()),
        subset: schemas/* optional */.lqM((0,values/* described */.WY)('The `subset` of its destination.', (0,values/* text */.Qq)())),
        port: port(),
    }, ['url', ['host', 'subset', 'port']]),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/traffic.js





const traffic_timeout = () => (0,values/* described */.WY)('Time limit of one read or write.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 5_000));
const traffic_http = schemas/* strictObject */.rej({
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
const trafficSchema = (0,values/* described */.WY)('How traffic is split between the colours.', (0,values/* providers */.r5)('router', 'router', ['http', 'haproxy', 'alb', 'route53', 'kubernetes-service', 'gateway-api', 'istio', 'command'], [], [traffic_http, haproxy, alb, route53, kubernetesService, gatewayApi, istio, traffic_command]));

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
    namespace: schemas/* optional */.lqM(namespace('Its namespace; that of the section when absent.')),
    containers: containers(),
    'init-containers': schemas/* optional */.lqM((0,values/* described */.WY)('The image of each init container that changes too, by its name.', workload_images())),
    replicas: schemas/* optional */.lqM((0,values/* described */.WY)('How many pods it is to have; as many as it has when absent. Leave it away where an autoscaler decides.', schemas/* int */.Whr().check(api/* _gte */.qm(1)))),
});
const workloads = (description) => schemas/* optional */.lqM((0,values/* described */.WY)(description, schemas/* record */.g1P(objectName('Its name.'), pods)));
const workload_kubernetes = schemas/* strictObject */.rej({
    deployer: schemas/* literal */.euz('kubernetes'),
    context: context(),
    namespace: namespace('The namespace of all that names none itself.'),
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
    health: healthSchema,
    'warm-up': warmUpSchema,
    smoke: smokeSchema,
    hooks: hooksSchema,
    stages: stagesSchema,
    rolling: rollingSchema,
    metrics: metricsSchema,
    checks: checksSchema,
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
    backup: releasePlaceholders,
    aws: commonPlaceholders,
};
const optionalSections = {
    state: schemas/* optional */.lqM(stateSchema),
    traffic: schemas/* optional */.lqM(trafficSchema),
    workload: schemas/* optional */.lqM(workloadSchema),
    health: schemas/* optional */.lqM(healthSchema),
    'warm-up': schemas/* optional */.lqM(warmUpSchema),
    smoke: schemas/* optional */.lqM(smokeSchema),
    hooks: schemas/* optional */.lqM(hooksSchema),
    stages: schemas/* optional */.lqM(stagesSchema),
    rolling: schemas/* optional */.lqM(rollingSchema),
    metrics: schemas/* optional */.lqM(metricsSchema),
    checks: schemas/* optional */.lqM(checksSchema),
    backup: schemas/* optional */.lqM(backupSchema),
    aws: schemas/* optional */.lqM(awsSchema),
};
const environmentSchema = schemas/* strictObject */.rej({
    url: schemas/* optional */.lqM((0,values/* described */.WY)('Where users reach this environment.', (0,values/* url */.OZ)())),
    ...optionalSections,
});
/** `.github/deploy.yml`. */
const deployFileSchema = schemas/* strictObject */.rej({
    service: (0,values/* described */.WY)('Name of the service; part of the state and of every message.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'))),
    environments: (0,values/* described */.WY)('The environments, by name.', schemas/* record */.g1P((0,values/* text */.Qq)(), environmentSchema)),
});

// EXTERNAL MODULE: ./node_modules/zod/v4/core/schemas.js + 2 modules
var core_schemas = __webpack_require__(81041);
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
function fileProblems(file) {
    const outsideSections = strings(file.value).filter(({ path, text }) => path.length <= 3 && isReference(text));
    return [
        ...validate(deployFileSchema, file.value ?? {}, file),
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
    const resolved = resolveReferences(templated, context, (path, message) => problems.push(problem(path, message)));
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
        problems.push(...fileProblems(file));
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

/***/ 23627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G3: () => (/* binding */ foreignUnits),
/* harmony export */   O8: () => (/* binding */ limitKeys),
/* harmony export */   b$: () => (/* binding */ indicatorSchema),
/* harmony export */   uF: () => (/* binding */ unitOf)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43759);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4908);


const units = ['ratio', 'seconds', 'bytes', 'number'];
/** Units in which a source may give what is judged in another one: how large one of them is, and what it measures. */
const foreignUnits = {
    percent: { unit: 'ratio', factor: 0.01 },
    nanoseconds: { unit: 'seconds', factor: 1e-9 },
    microseconds: { unit: 'seconds', factor: 1e-6 },
    milliseconds: { unit: 'seconds', factor: 1e-3 },
    minutes: { unit: 'seconds', factor: 60 },
    hours: { unit: 'seconds', factor: 3_600 },
    kilobytes: { unit: 'bytes', factor: 1e3 },
    kibibytes: { unit: 'bytes', factor: 2 ** 10 },
    megabytes: { unit: 'bytes', factor: 1e6 },
    mebibytes: { unit: 'bytes', factor: 2 ** 20 },
    gigabytes: { unit: 'bytes', factor: 1e9 },
    gibibytes: { unit: 'bytes', factor: 2 ** 30 },
};
const foreignUnitNames = Object.keys(foreignUnits);
const worse = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['higher', 'lower', 'either']);
const compareSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    method: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How: `sequential` judges at every look and at the end, `kayenta` scores at the end as Kayenta does.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['sequential', 'kayenta']), 'sequential')),
    worse: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What counts as worse; `lower` where only lower limits are given, else `higher`.', worse)),
    tolerance: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('A difference up to this share of the reference is none; 5% for counts (`of`), 25% for all else.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .percentage */ .X1)())),
    critical: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('With `kayenta`: worse here makes the score 0.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY())),
    group: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('With `kayenta`: the group it is scored in; its own name when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    nan: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('With `kayenta`: what is done with a value that is missing; `zero` for counts of errors.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['remove', 'zero']))),
}, {
    error: ({ input }) => (input === null ? 'found nothing; write `compare: {}`' : undefined),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const given = context.value;
    if (given.method === 'kayenta')
        return;
    for (const key of ['critical', 'group', 'nan']) {
        if (given[key] === undefined)
            continue;
        context.issues.push({
            code: 'custom',
            message: 'goes with `method: kayenta`',
            path: [key],
            input: given,
        });
    }
}));
const trendSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    'rises-by': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('More than this is too much; a share of the level at the start, or an amount.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'falls-by': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The same, downwards.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    over: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The time in which it would be too much.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)()),
    after: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('How long it must have been seen before it is judged; as long as `over` when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)())),
    severity: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What crossing it means.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['rollback', 'warn']), 'rollback')),
})
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const given = context.value;
    const ways = [given['rises-by'], given['falls-by']].filter((way) => way !== undefined);
    if (ways.length === 1)
        return;
    const message = ways.length === 0
        ? 'needs `rises-by` or `falls-by`'
        : 'has `rises-by` and `falls-by`; write two indicators';
    context.issues.push({ code: 'custom', message, path: [], input: given });
}));
const indicatorFields = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    query: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The query, in the language of its source.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()),
    source: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The source that answers it, by its name in `sources`; the provider of the section when absent.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    of: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What the query counts a part of, as a query of the same source: the value is then the share, and `compare` counts.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)())),
    increase: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('For what counts since ever: its increase over this time is the value.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)())),
    over: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The time that one value covers; two looks within it see partly the same. Follows from the query where it can.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO)())),
    'measured-in': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('The unit in which the source gives the value, where it is not seconds, bytes or a share of 1.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(foreignUnitNames))),
    unit: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('What the query measures; follows from the thresholds when absent.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(units))),
    'rollback-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this the version is worse: roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'rollback-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this the version is worse: roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'hold-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this a person has to decide: hold, where a rollback limit would roll back.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'hold-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this a person has to decide: hold.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'warn-above': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Above this a warning is shown.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'warn-below': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Below this a warning is shown.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    'degrades-by': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Worse by more than this share than the baseline (the stored one, or the old colour now): roll back. Worse is higher; lower where only lower limits are given.', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .threshold */ .EN)())),
    compare: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Roll back when the statistics of the whole watch say that it is worse than the baseline.', compareSchema)),
    trend: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Too steep a rise or fall over hours.', trendSchema)),
    for: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Every point must breach for this long before it counts.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), 0)),
    consecutive: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('So many looks in a row must breach before it counts.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()), 1)),
    'min-requests': zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .described */ .WY)('Fewer requests than this since the watch began say nothing.', zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()))),
});
/** The keys of an indicator that are limits of its value. */
const limitKeys = [
    ...['rollback-above', 'rollback-below', 'hold-above', 'hold-below'],
    ...['warn-above', 'warn-below'],
];
/** The unit an indicator is measured in: as given, else as what it is measured in, a part of, or its thresholds say. */
function unitOf(indicator) {
    const { unit, of, 'measured-in': foreign } = indicator;
    if (unit)
        return unit;
    if (foreign)
        return foreignUnits[foreign].unit;
    if (of !== undefined)
        return 'ratio';
    return limitKeys.map((key) => indicator[key]?.unit).find((found) => found) ?? 'number';
}
/** What may not begin beyond what: the milder of two tiers would never be seen. */
const tiers = [
    ['rollback', 'hold'],
    ['rollback', 'warn'],
    ['hold', 'warn'],
];
/** One indicator, and what contradicts itself in it. */
const indicatorSchema = indicatorFields.check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((context) => {
    const given = context.value;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: given });
    checkUnits(given, say);
    for (const [worse, milder] of tiers) {
        for (const side of ['above', 'below']) {
            const [limit, lesser] = [given[`${worse}-${side}`], given[`${milder}-${side}`]];
            const beyond = side === 'above' ? isMore(lesser, limit) : isMore(limit, lesser);
            if (beyond) {
                say(`${milder}-${side}`, `is beyond \`${worse}-${side}\`, so that it would never be seen`);
            }
        }
    }
    const { 'rollback-below': below, 'rollback-above': above } = given;
    if (below && above && below.unit === above.unit && !isMore(above, below)) {
        say('rollback-above', 'contradicts `rollback-below`, which is not below it');
    }
}));
function checkUnits(given, say) {
    const unit = unitOf(given);
    const foreign = given['measured-in'];
    if (foreign && foreignUnits[foreign].unit !== unit) {
        say('measured-in', `gives \`${foreignUnits[foreign].unit}\`, but this indicator is measured in \`${unit}\``);
    }
    if (given.of !== undefined && foreign) {
        say('measured-in', 'does not go with `of`, which makes the value a share of 1');
    }
    if (given.of !== undefined && unit !== 'ratio') {
        say('of', `makes the value a share, but this indicator is measured in \`${unit}\``);
    }
    for (const key of limitKeys) {
        const found = given[key];
        if (given.of !== undefined && key.endsWith('-above') && found?.unit === 'ratio' && found.value > 1) {
            say(key, 'could never be crossed: a share is never more than 100%');
        }
        if (found && found.unit !== unit) {
            say(key, `is written as ${article(found.unit)}, but this indicator is measured in \`${unit}\``);
        }
    }
    if (given['degrades-by'] && given['degrades-by'].unit !== 'ratio') {
        say('degrades-by', 'must be a percentage such as `50%`');
    }
    const steep = given.trend?.['rises-by'] ?? given.trend?.['falls-by'];
    if (steep && steep.unit !== 'ratio' && steep.unit !== unit) {
        say('trend', `is written as ${article(steep.unit)}, but this indicator is measured in \`${unit}\``);
    }
}
function article(unit) {
    return { ratio: 'a percentage', seconds: 'a duration', bytes: 'a size', number: 'a bare number' }[unit];
}
function isMore(a, b) {
    return a !== undefined && b !== undefined && a.unit === b.unit && a.value > b.value;
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
            return `unknown ${what} ${named}; available: ${list}`;
        },
    });
}


/***/ })

};

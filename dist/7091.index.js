export const id = 7091;
export const ids = [7091,929];
export const modules = {

/***/ 20937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   zT: () => (/* binding */ isExplained)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95819);

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
    return unquoted[expected]?.test(found) ? `the text ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(found)}: leave out the quotes` : undefined;
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
    return typeof value === 'object' ? 'a mapping' : (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(String(value));
}


/***/ }),

/***/ 77091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  expandPlaceholders: () => (/* reexport */ placeholders/* expandPlaceholders */.pj),
  loadConfiguration: () => (/* reexport */ loadConfiguration)
});

// UNUSED EXPORTS: colors, commonPlaceholders, defaultFile, deployFileSchema, fileWithoutChecksSchema, foreignUnits, hookMoments, isSectionName, limitKeys, loadCheckSchemas, parseRetention, placeholderNames, placeholderProblems, readMigrationRules, sectionPlaceholders, sections, unitOf, weekdays

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/config/src/references.js
var references = __webpack_require__(88386);
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
;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/retention.js

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

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/destination.js




const destination = (0,values/* text */.Qq)().check(schemas/* check */.z6Y((context) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(context.value)?.[1]?.toLowerCase();
    const say = (message) => context.issues.push({ code: 'custom', message, input: context.value });
    if (scheme === undefined) {
        const start = /^[a-z][a-z0-9+.-]*:(?!\/\/)/i.exec(context.value)?.[0];
        // `C:\backups` is a folder, and `env:NAME` is read before it is one.
        if (start === undefined || /^[a-z]:[\\/]/i.test(context.value) || (0,references/* isReference */.A_)(context.value))
            return;
        say(`begins with \`${start}\` as an address does; write \`s3://bucket/prefix\`, or \`./${start}…\` for a folder`);
        return;
    }
    if (scheme !== 's3')
        say(`unknown kind of destination \`${scheme}://\`; available: a folder, \`s3://bucket/prefix\``);
    else if (!/^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|\{\{[^{}]*\}\})(\/.*)?$/.test(context.value))
        say('must be `s3://bucket/prefix` with the name of a bucket');
}));
const encryptionSchema = schemas/* strictObject */.rej({
    method: (0,values/* described */.WY)('`AES256` with keys of S3, or `aws:kms`.', schemas/* enum */.k5n(['AES256', 'aws:kms'])),
    key: schemas/* optional */.lqM((0,values/* described */.WY)('ARN or id of the KMS key; that of the account for S3 when absent.', (0,values/* text */.Qq)())),
})
    .check(schemas/* refine */.YPB(({ method, key }) => key === undefined || method === 'aws:kms', {
    error: 'goes with `method: aws:kms`',
    path: ['key'],
}));
const objectLockSchema = schemas/* strictObject */.rej({
    mode: (0,values/* described */.WY)('`governance`, which a permission can lift, or `compliance`, which nobody can.', schemas/* enum */.k5n(['governance', 'compliance'])),
    for: (0,values/* described */.WY)('How long a backup can’t be deleted once it is verified.', (0,values/* timespan */.uO)()),
});
const s3Schema = (0,values/* described */.WY)('How backups are kept in S3.', schemas/* strictObject */.rej({
    region: schemas/* optional */.lqM((0,values/* described */.WY)('Region of the bucket; that of `aws` when absent.', (0,values/* text */.Qq)())),
    'storage-class': schemas/* optional */.lqM((0,values/* described */.WY)('Storage class of the backup; that of the bucket when absent. The manifest is always `STANDARD`.', schemas/* enum */.k5n(['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR']))),
    encryption: schemas/* optional */.lqM((0,values/* described */.WY)('Encryption by the server; that of the bucket when absent.', encryptionSchema)),
    'object-lock': schemas/* optional */.lqM((0,values/* described */.WY)('Keeps a verified backup from being deleted; the bucket must have Object Lock.', objectLockSchema)),
}));
/** The fields of every engine that say where backups go, how far they are proven and which stay. */
const everyEngine = {
    destination: (0,values/* described */.WY)('Where the backups and their manifests go: a folder, relative to the workspace, or `s3://bucket/prefix`.', destination),
    s3: schemas/* optional */.lqM(s3Schema),
    verify: (0,values/* described */.WY)('`archive` reads the backup back and checks it; `restore` also restores it and compares it with what was backed up.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['archive', 'restore']), 'restore')),
    keep: schemas/* optional */.lqM((0,values/* described */.WY)('Which backups stay: the newest `5`, the newest of each of so many periods `7d, 4w` (`h`, `d`, `w`, `mo`, `y`), or both. All of them when absent.', (0,values/* quantity */.au)(parseRetention, schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* int */.Whr()])))),
    'warn-when-shrunk-by': (0,values/* described */.WY)('A warning when the backup is smaller by so much than the newest earlier one.', schemas/* _default */.Rvf((0,values/* percentage */.X1)(), 50)),
};
/** How the restored copy is compared; for engines that are asked with SQL. */
const compare = () => (0,values/* described */.WY)('What a restored copy is compared by: the schema alone (`schema`), the rows of each table too (`rows`), or a checksum over all rows of each table as well (`checksums`).', schemas/* _default */.Rvf(schemas/* enum */.k5n(['schema', 'rows', 'checksums']), 'rows'));
/** Refuses settings of S3 for a folder. */
const fitsDestination = schemas/* check */.z6Y((context) => {
    const { destination: given, s3 } = context.value;
    if (s3 === undefined || given.startsWith('s3://') || given.startsWith('{{'))
        return;
    const message = 'goes with a destination `s3://bucket/prefix`, but the destination is a folder';
    context.issues.push({ code: 'custom', message, path: ['s3'], input: s3 });
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/connection.js




const engines = {
    postgres: { schemes: ['postgres', 'postgresql'], takes: '`postgres://user:password@host:5432/name`' },
    mysql: { schemes: ['mysql', 'mariadb'], takes: '`mysql://user:password@host:3306/name`' },
    sqlite: { schemes: [], takes: 'the path of a file' },
};
/**
 * How an engine is told where its database is. An address of another one, and a variable that isn't written as `env:NAME`, are
 * refused before anything is connected to; the address isn't repeated.
 */
const connectionOf = (engine) => (0,values/* text */.Qq)().check(schemas/* check */.z6Y((context) => {
    const message = notRead(context.value) ?? otherAddress(context.value, engine);
    if (message !== undefined)
        context.issues.push({ code: 'custom', message, input: context.value });
}));
function otherAddress(value, engine) {
    const { schemes, takes } = engines[engine];
    const [, scheme] = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(value) ?? [];
    if (scheme === undefined || schemes.some((one) => one === scheme.toLowerCase()))
        return undefined;
    return `this is an address of ${scheme}, but \`engine\` is \`${engine}\`, which takes ${takes}`;
}
/** What was meant to be read from the environment, but isn't. */
function notRead(value) {
    const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(value) ?? [];
    if (name !== undefined)
        return `found ${(0,quoted/* quoted */.T)(value)}: write \`env:${name}\``;
    if (!/^env:[\w-]+$/i.test(value) || (0,references/* isReference */.A_)(value))
        return undefined;
    return `found ${(0,quoted/* quoted */.T)(value)}: write \`env:NAME\`, where the name is made of letters, digits and \`_\``;
}

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/mysql.js




/** The section for MySQL and MariaDB. */
const mysqlSchema = schemas/* strictObject */.rej({
    engine: schemas/* literal */.euz('mysql'),
    connection: (0,values/* described */.WY)('The database: `mysql://user:password@host:3306/name`; give it as `env:NAME`.', connectionOf('mysql')),
    tables: schemas/* optional */.lqM((0,values/* described */.WY)('Which tables are backed up; all when absent.', schemas/* strictObject */.rej({
        exclude: (0,values/* described */.WY)('All but these tables.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))),
    }))),
    compare: compare(),
    timeout: (0,values/* described */.WY)('Time limit of the dump, and of a restore.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 6 * 3_600_000)),
    programs: schemas/* optional */.lqM((0,values/* described */.WY)('Folder of mysqldump and mysql, or mariadb-dump and mariadb; found on PATH when absent.', (0,values/* text */.Qq)())),
    ...everyEngine,
    'restore-connection': schemas/* optional */.lqM((0,values/* described */.WY)('A server on which the restored copy may be made as a database of its own: `mysql://user:password@host/`. A temporary server on this machine when absent.', connectionOf('mysql'))),
})
    .check(fitsDestination);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/postgres.js




const patterns = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
const selection = (what) => schemas/* strictObject */.rej({
    include: schemas/* optional */.lqM((0,values/* described */.WY)(`Only these ${what}, as patterns of pg_dump.`, patterns())),
    exclude: schemas/* optional */.lqM((0,values/* described */.WY)(`All but these ${what}, as patterns of pg_dump.`, patterns())),
});
/** The section for PostgreSQL. */
const postgresSchema = schemas/* strictObject */.rej({
    engine: schemas/* literal */.euz('postgres'),
    connection: (0,values/* described */.WY)('The database: `postgres://user:password@host:5432/name`; give it as `env:NAME`. With `sslmode`, `sslrootcert`, `sslcert`, `sslkey` and `application_name` behind `?`.', connectionOf('postgres')),
    format: (0,values/* described */.WY)('`custom`, `directory` (dumped and restored by several jobs, kept as one tar file), or `plain` (SQL, gzipped).', schemas/* _default */.Rvf(schemas/* enum */.k5n(['custom', 'directory', 'plain']), 'custom')),
    jobs: (0,values/* described */.WY)('How many tables are dumped at once (`directory`), and restored at once (all but `plain`).', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(64)), 1)),
    schemas: schemas/* optional */.lqM((0,values/* described */.WY)('Which schemas are backed up; all when absent.', selection('schemas'))),
    tables: schemas/* optional */.lqM((0,values/* described */.WY)('Which tables are backed up; all when absent.', selection('tables'))),
    roles: (0,values/* described */.WY)('Whether roles and other objects that belong to the whole server are backed up beside it (pg_dumpall --globals-only, without passwords).', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
    compare: compare(),
    'lock-timeout': (0,values/* described */.WY)('How long the dump waits for a lock that a migration or a DDL statement holds.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 30_000)),
    timeout: (0,values/* described */.WY)('Time limit of the dump, and of a restore.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 6 * 3_600_000)),
    programs: schemas/* optional */.lqM((0,values/* described */.WY)('Folder of pg_dump, pg_restore and psql, such as `/usr/lib/postgresql/17/bin`; when absent, those of the server’s version, or the next newer ones that are found.', (0,values/* text */.Qq)())),
    ...everyEngine,
    'restore-connection': schemas/* optional */.lqM((0,values/* described */.WY)('A server on which the restored copy may be made as a database of its own: `postgres://user:password@host/postgres`. A temporary server on this machine when absent.', connectionOf('postgres'))),
})
    .check(fitsDestination);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/rds-snapshot.js



/** The section for snapshots of RDS. */
const rdsSnapshotSchema = schemas/* strictObject */.rej({
    engine: schemas/* literal */.euz('rds-snapshot'),
    instance: schemas/* optional */.lqM((0,values/* described */.WY)('The DB instance; that, or `cluster`.', (0,values/* text */.Qq)())),
    cluster: schemas/* optional */.lqM((0,values/* described */.WY)('The Aurora or Multi-AZ cluster; that, or `instance`.', (0,values/* text */.Qq)())),
    region: schemas/* optional */.lqM((0,values/* described */.WY)('Its region; that of `aws` when absent.', (0,values/* text */.Qq)())),
    tags: (0,values/* described */.WY)('Tags of the snapshot beside those that say which service and run it belongs to.', schemas/* _default */.Rvf(schemas/* record */.g1P((0,values/* text */.Qq)(), schemas/* string */.YjP()), {})),
    'copy-to': schemas/* optional */.lqM((0,values/* described */.WY)('A copy in another region; the backup counts when it is available there, too.', schemas/* strictObject */.rej({
        region: (0,values/* described */.WY)('The other region.', (0,values/* text */.Qq)()),
        'kms-key': schemas/* optional */.lqM((0,values/* described */.WY)('KMS key there; needed for a snapshot that is encrypted.', (0,values/* text */.Qq)())),
    }))),
    timeout: (0,values/* described */.WY)('How long creating, copying or restoring may take.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 3_600_000)),
    restore: schemas/* optional */.lqM((0,values/* described */.WY)('What the scratch copy of `verify: restore` is made with; as the original when absent. A rollback always restores as the original is.', schemas/* strictObject */.rej({
        'instance-class': schemas/* optional */.lqM((0,values/* described */.WY)('Its class, such as `db.t4g.medium`.', (0,values/* text */.Qq)())),
        'subnet-group': schemas/* optional */.lqM((0,values/* described */.WY)('Its DB subnet group.', (0,values/* text */.Qq)())),
        'security-groups': schemas/* optional */.lqM((0,values/* described */.WY)('Its VPC security groups.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    }))),
    ...everyEngine,
})
    .check(fitsDestination, schemas/* check */.z6Y((context) => {
    const given = [context.value.instance, context.value.cluster].filter((name) => name !== undefined);
    if (given.length === 1)
        return;
    const message = given.length === 0
        ? 'needs `instance` or `cluster`: what to take a snapshot of'
        : 'has `instance` and `cluster`, but a snapshot is of one of them';
    context.issues.push({ code: 'custom', message, path: [], input: context.value });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/sqlite.js




/** The section for SQLite. */
const sqliteSchema = schemas/* strictObject */.rej({
    engine: schemas/* literal */.euz('sqlite'),
    connection: (0,values/* described */.WY)('The database file, relative to the workspace.', connectionOf('sqlite')),
    ...everyEngine,
    'restore-connection': schemas/* optional */.lqM((0,values/* described */.WY)('Folder for the restored copy, relative to the workspace; below the job’s temporary folder when absent.', connectionOf('sqlite'))),
})
    .check(fitsDestination);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/backup/backup.js







/** The fields every engine has; checks what is given by itself even when the engine is missing or unknown. */
const backupFieldsSchema = schemas/* looseObject */._H3({ connection: schemas/* optional */.lqM((0,values/* text */.Qq)()), ...everyEngine });
/** The database to back up before a deployment. */
const backupSchema = (0,values/* described */.WY)('The backup taken before a deployment.', (0,values/* providers */.r5)('database engine', 'engine', ['postgres', 'mysql', 'sqlite', 'rds-snapshot'], [], [postgresSchema, mysqlSchema, sqliteSchema, rdsSnapshotSchema]));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/maintenance/every-switch.js


const every_switch_status = () => schemas/* int */.Whr().check(api/* _gte */.qm(100), api/* _lte */.Zm(599));
const probe = schemas/* strictObject */.rej({
    url: (0,values/* described */.WY)('What is asked, from where users are.', (0,values/* url */.OZ)()),
    status: (0,values/* described */.WY)('The status while it is on.', schemas/* _default */.Rvf(every_switch_status(), 503)),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('Text that the answer contains while it is on.', (0,values/* text */.Qq)())),
    'off-status': schemas/* optional */.lqM((0,values/* described */.WY)('The status while it is off; when absent, any below 500 that is not the answer while it is on.', every_switch_status())),
    consecutive: (0,values/* described */.WY)('So many answers in a row must say so, since there may be several that answer.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(100)), 3)),
    interval: (0,values/* described */.WY)('The time between two requests.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 1_000)),
    timeout: (0,values/* described */.WY)('Time limit of one request.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 5_000)),
    within: (0,values/* described */.WY)('Time until it has to be seen.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 60_000)),
});
/** The longest message: with all else it fits into every switch, of which a load balancer's answer of 1 KiB is the smallest. */
const longestMessage = 500;
/** The fields that every switch has; `timeout` in milliseconds is the default limit of a read or write. */
const everySwitch = (timeout = 10_000) => ({
    message: (0,values/* described */.WY)('What users are told.', schemas/* _default */.Rvf((0,values/* text */.Qq)().check(api/* _maxLength */.Eb(longestMessage, `must have at most ${longestMessage} characters`)), 'Down for maintenance. We will be back soon.')),
    for: (0,values/* described */.WY)('How long maintenance mode may last: its end time is so long after its beginning, and then it is turned off by whoever looks.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 3_600_000)),
    timeout: (0,values/* described */.WY)('Time limit of one read or write.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), timeout)),
    probe: schemas/* optional */.lqM((0,values/* described */.WY)('How maintenance mode is seen from outside.', probe)),
});

// EXTERNAL MODULE: ./build/packages/config/src/schema/kubernetes-names.js
var kubernetes_names = __webpack_require__(13931);
// EXTERNAL MODULE: ./build/packages/config/src/schema/colors.js
var colors = __webpack_require__(5510);
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
/** Where HAProxy's Runtime API is. */
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
/** An ARN of Elastic Load Balancing; placeholders are allowed in it. */
const balancingArn = (kind, name = kind) => schemas/* string */.YjP()
    .check(api/* _regex */.Fk(new RegExp(`^(arn:[\\w-]+:elasticloadbalancing:[^:]*:[^:]*:${kind}/\\S+|\\{\\{.*)$`), `must be the ARN of a ${name}, \`arn:aws:elasticloadbalancing:…:${kind}/…\``));
const alb = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('alb'),
    'listener-rule': schemas/* optional */.lqM((0,values/* described */.WY)('ARN of the rule that forwards to the colours.', balancingArn('listener-rule', 'listener rule'))),
    listener: schemas/* optional */.lqM((0,values/* described */.WY)('ARN of the listener whose default action forwards to the colours.', balancingArn('listener'))),
    timeout: traffic_timeout(),
    colors: (0,colors/* colorPair */.EH)({
        url: (0,colors/* colorUrl */.x2)(),
        'target-group': (0,values/* described */.WY)('ARN of its target group.', balancingArn('targetgroup', 'target group')),
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
const command = schemas/* strictObject */.rej({
    router: schemas/* literal */.euz('command'),
    read: (0,values/* described */.WY)('Shell code that prints the weights in force as JSON, `{"blue": 90, "green": 10}`. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    write: (0,values/* described */.WY)('Shell code that asks for the weights in DEPLOY_BLUE_WEIGHT and DEPLOY_GREEN_WEIGHT. Never templated.', schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() })),
    shares: schemas/* optional */.lqM((0,values/* described */.WY)('The shares it can express, in percent of one colour, for example `[0, 50, 100]`; every whole one when absent.', shares)),
    timeout: (0,values/* described */.WY)('Time limit of one read or write.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 30_000)),
    colors: (0,colors/* colorPair */.EH)({ url: (0,colors/* colorUrl */.x2)() }),
});
/** Who gets which share of the traffic, and how to change it. */
const trafficSchema = (0,values/* described */.WY)('How traffic is split between the colours.', (0,values/* providers */.r5)('router', 'router', ['http', 'haproxy', 'alb', 'route53', 'kubernetes-service', 'gateway-api', 'istio', 'command'], [], [http, haproxy, alb, route53, kubernetesService, gatewayApi, istio, command]));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/maintenance/switches.js





/** A ConfigMap that the application, or what stands in front of it, reads. */
const kubernetes = schemas/* strictObject */.rej({
    switch: schemas/* literal */.euz('kubernetes'),
    ...everySwitch(),
    context: (0,kubernetes_names/* context */._O)(),
    namespace: (0,kubernetes_names/* namespace */.MF)('The namespace of the ConfigMap.'),
    name: schemas/* _default */.Rvf((0,kubernetes_names/* objectName */.Hd)('The ConfigMap.'), 'maintenance-mode'),
});
/** A key that ends by itself at the end time. */
const redis = schemas/* strictObject */.rej({
    switch: schemas/* literal */.euz('redis'),
    ...everySwitch(5_000),
    url: (0,values/* described */.WY)('The address: `redis://host:6379/0`, or `rediss://…` for TLS; with a password in it as `env:NAME`.', (0,values/* text */.Qq)()),
    username: schemas/* optional */.lqM((0,values/* described */.WY)('The ACL user, where it is not in the address.', (0,values/* text */.Qq)())),
    password: schemas/* optional */.lqM((0,values/* described */.WY)('The password, where it is not in the address; give it as `env:NAME`.', (0,values/* text */.Qq)())),
    key: (0,values/* described */.WY)('The key.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'maintenance-mode')),
});
/** AWS allows five values in all the conditions of a rule. */
const mostValues = 5;
const conditions = (check) => schemas/* array */.YOg(check).check(api/* _minLength */.m9(1), api/* _maxLength */.Eb(mostValues, `must be at most ${mostValues}`));
/** A rule of an Application Load Balancer that answers by itself. */
const switches_alb = schemas/* strictObject */.rej({
    switch: schemas/* literal */.euz('alb'),
    ...everySwitch(),
    listener: (0,values/* described */.WY)('ARN of the listener that gets the rule.', balancingArn('listener')),
    priority: (0,values/* described */.WY)('The priority of the rule, before that of every rule it stands in for.', schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(50_000))),
    hosts: schemas/* optional */.lqM((0,values/* described */.WY)('The hosts it is for; all of them when absent.', conditions((0,values/* text */.Qq)()))),
    paths: schemas/* optional */.lqM((0,values/* described */.WY)('The paths it is for, with `*` and `?`; all of them when absent.', conditions((0,values/* path */.Ae)()))),
    'content-type': (0,values/* described */.WY)('The form of the answer.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['text/html', 'text/plain', 'application/json']), 'text/html')),
    status: (0,values/* described */.WY)('The status of the answer.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(200), api/* _lte */.Zm(599)), 503)),
})
    .check(schemas/* check */.z6Y((given) => {
    const { hosts = [], paths = [] } = given.value;
    if (hosts.length + paths.length <= mostValues)
        return;
    const message = `has ${paths.length} paths and ${hosts.length} hosts, but a rule has ${mostValues} values at most`;
    given.issues.push({ code: 'custom', message, path: ['paths'], input: given.value });
}));
/** What the Runtime API takes for one word. */
const word = (pattern, allowed) => schemas/* string */.YjP().check(api/* _regex */.Fk(pattern, `must be ${allowed}`));
/** An entry in a map of HAProxy. */
const switches_haproxy = schemas/* strictObject */.rej({
    switch: schemas/* literal */.euz('haproxy'),
    ...everySwitch(5_000),
    address: (0,values/* described */.WY)('The Runtime API with level admin: the path of its socket, or `host:port`.', haproxyAddress),
    map: (0,values/* described */.WY)('The map, as the configuration of HAProxy writes its path.', word(/^[\w./{}-]+$/, 'a path of letters, digits, `_`, `-`, `.` and `/`')),
    key: (0,values/* described */.WY)('The key whose value is `1` while it is on.', schemas/* _default */.Rvf(word(/^[\w.{}-]+$/, 'a word of letters, digits, `_`, `-` and `.`'), 'on')),
});
/** A parameter in the Parameter Store of AWS. */
const ssm = schemas/* strictObject */.rej({
    switch: schemas/* literal */.euz('ssm'),
    ...everySwitch(),
    parameter: (0,values/* described */.WY)('The parameter.', word(/^[\w./{}-]+$/, 'a name of letters, digits, `_`, `-`, `.` and `/`')),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/maintenance.js




const script = (description) => (0,values/* described */.WY)(description, schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() }));
const maintenance_command = schemas/* strictObject */.rej({
    switch: schemas/* literal */.euz('command'),
    ...everySwitch(30_000),
    on: script('Shell code that turns it on and keeps DEPLOY_MAINTENANCE_RECORD, in one step if it can. Never templated.'),
    off: script('Shell code that turns it off and forgets that record. Never templated.'),
    status: script('Shell code that prints the record that is kept while it is on, and nothing while it is off. Never templated.'),
});
/** How users are told that the service is down for maintenance. */
const maintenanceSchema = (0,values/* described */.WY)('How maintenance mode is turned on and off.', (0,values/* providers */.r5)('switch', 'switch', ['kubernetes', 'redis', 'alb', 'haproxy', 'ssm', 'command'], [], [kubernetes, redis, switches_alb, switches_haproxy, ssm, maintenance_command]));

// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/metrics.js
var metrics = __webpack_require__(16095);
// EXTERNAL MODULE: ./build/packages/config/src/schema/deployment-window.js
var deployment_window = __webpack_require__(14190);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/migrations/lint.js


const acceptedSchema = schemas/* strictObject */.rej({
    migration: (0,values/* described */.WY)('The id of the migration, as the tool names it.', (0,values/* text */.Qq)()),
    rules: schemas/* optional */.lqM((0,values/* described */.WY)('Only what these rules find in it; everything when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    reason: (0,values/* described */.WY)('Why it is all right; stands in the report.', (0,values/* text */.Qq)()),
});
/** How the SQL of migrations is looked through. */
const lintSchema = (0,values/* described */.WY)('How the SQL of migrations is looked through for long locks, rewrites, and what the previous release can’t live with.', schemas/* strictObject */.rej({
    squawk: (0,values/* described */.WY)('Whether the linter squawk looks, too: `auto` when it is installed, `required`, or `off`. PostgreSQL.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['auto', 'required', 'off']), 'auto')),
    program: schemas/* optional */.lqM((0,values/* described */.WY)('What squawk is started with, as a list; `squawk` when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    rules: schemas/* optional */.lqM((0,values/* described */.WY)('A file of own rules, relative to the workspace.', (0,values/* text */.Qq)())),
    ignore: (0,values/* described */.WY)('Rules whose findings don’t count, by their names; of squawk’s rules, too.', schemas/* _default */.Rvf(schemas/* array */.YOg((0,values/* text */.Qq)()), [])),
    accept: (0,values/* described */.WY)('Migrations whose findings somebody has looked at and answers for.', schemas/* _default */.Rvf(schemas/* array */.YOg(acceptedSchema), [])),
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/migrations/safety.js




const backupProofSchema = schemas/* strictObject */.rej({
    'max-age': (0,values/* described */.WY)('How old the backup may be: what was written since is lost when it is restored.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 3_600_000)),
    verified: (0,values/* described */.WY)('How far it must be proven: restored and compared (`restore`), or read back (`archive`).', schemas/* _default */.Rvf(schemas/* enum */.k5n(['restore', 'archive']), 'restore')),
});
const migrationWindowSchema = schemas/* strictObject */.rej({
    ...deployment_window/* windowFields */.k,
    override: (0,values/* described */.WY)('Whether a run with the input `window-override`, a reason, may migrate outside of it.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
})
    .check(deployment_window/* isWindow */.l);
const smokeScript = schemas/* strictObject */.rej({
    name: schemas/* optional */.lqM((0,values/* described */.WY)('What the log calls this step.', (0,values/* text */.Qq)())),
    run: (0,values/* described */.WY)('Shell code; fails the step when it exits with anything but 0. Never templated.', (0,values/* text */.Qq)()),
    timeout: (0,values/* described */.WY)('Time limit.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 300_000)),
});
const baselineSchema = schemas/* strictObject */.rej({
    file: (0,values/* described */.WY)('Where the figures of the slowest queries are kept, relative to the workspace.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'query-baseline.json')),
    record: (0,values/* described */.WY)('When they are recorded: `apply` does it before its first migration, `verify` when there is no file yet, or `never`.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['apply', 'verify', 'never']), 'apply')),
    top: (0,values/* described */.WY)('So many queries, those that took the most time in all.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(500)), 20)),
    'slower-by': (0,values/* described */.WY)('A query counts as slower when its mean time has grown by so much.', schemas/* _default */.Rvf((0,values/* percentage */.X1)(), 50)),
    'at-least': (0,values/* described */.WY)('A mean time below this is never slow.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 10)),
    'min-calls': (0,values/* described */.WY)('A query is judged when it was called so often since.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1)), 20)),
});
/** The fields of every tool that say what makes a migration safe. */
const safetyFields = {
    'lock-attempts': (0,values/* described */.WY)('How often a migration is tried in all when it doesn’t get its lock in time.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(100)), 3)),
    'lock-pause': (0,values/* described */.WY)('Time between two of these tries.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 10_000)),
    lint: schemas/* optional */.lqM(lintSchema),
    backup: (0,values/* described */.WY)('The backup that `apply` asks for before it changes anything; `false` for a database that nobody would restore.', schemas/* _default */.Rvf(schemas/* union */.KCZ([schemas/* literal */.euz(false), backupProofSchema]), {
        'max-age': 3_600_000,
        verified: 'restore',
    })),
    window: schemas/* optional */.lqM((0,values/* described */.WY)('When `apply` may change the database; always when absent.', migrationWindowSchema)),
    previous: schemas/* optional */.lqM((0,values/* described */.WY)('Folder of the previous release’s checkout, relative to the workspace; `smoke` runs in it.', (0,values/* text */.Qq)())),
    smoke: (0,values/* described */.WY)('Scripts of the previous release that `rehearse` runs against the migrated copy: when they pass, there is a way back.', schemas/* _default */.Rvf(schemas/* array */.YOg(smokeScript), [])),
    estimate: schemas/* optional */.lqM((0,values/* described */.WY)('How long all migrations may take in a rehearsal before it is a warning.', (0,values/* timespan */.uO)())),
    baseline: schemas/* optional */.lqM((0,values/* described */.WY)('What `verify` compares slow queries with (pg_stat_statements, performance_schema).', baselineSchema)),
};
/** Refuses tests of a previous release that nobody said where to find. */
const hasPrevious = schemas/* check */.z6Y((context) => {
    const { previous, smoke } = context.value;
    if (smoke.length === 0 || previous !== undefined)
        return;
    const message = 'is missing: the tests of `smoke` are those of the previous release, and run in its folder';
    context.issues.push({ code: 'custom', message, path: ['previous'], input: undefined });
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/migrations.js



const program = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
const everyTool = {
    directory: (0,values/* described */.WY)('Folder the tool runs in, relative to the workspace: that of the release with the new migrations.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), '.')),
    program: schemas/* optional */.lqM((0,values/* described */.WY)('What the tool is started with, as a list, when it isn’t on PATH by its own name: `[poetry, run, alembic]`.', program())),
    connection: schemas/* optional */.lqM((0,values/* described */.WY)('The database that is migrated: `postgres://…`, `mysql://…` or `sqlite:path`; give it as `env:NAME`. The `connection` of `backup` when absent.', (0,values/* text */.Qq)())),
    variable: (0,values/* described */.WY)('The environment variable in which the tool finds the database’s address.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'DATABASE_URL')),
    'lock-timeout': (0,values/* described */.WY)('How long a migration may wait for a lock; everybody else waits behind it. PostgreSQL and MySQL.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 5_000)),
    'statement-timeout': (0,values/* described */.WY)('How long one statement of a migration may take. PostgreSQL.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 900_000)),
    timeout: (0,values/* described */.WY)('Time limit of all migrations together.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 3_600_000)),
    ...safetyFields,
};
const alembic = schemas/* strictObject */.rej({
    tool: schemas/* literal */.euz('alembic'),
    ...everyTool,
    config: schemas/* optional */.lqM((0,values/* described */.WY)('The configuration file; `alembic.ini` when absent.', (0,values/* text */.Qq)())),
    driver: schemas/* optional */.lqM((0,values/* described */.WY)('What SQLAlchemy talks to the database with: `psycopg`, `psycopg2`, `asyncpg`, `pymysql`; its own choice when absent.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z][a-z0-9_]*$/, 'must be the name of a driver such as `psycopg`')))),
});
const django = schemas/* strictObject */.rej({
    tool: schemas/* literal */.euz('django'),
    ...everyTool,
    database: schemas/* optional */.lqM((0,values/* described */.WY)('The alias of the database in the settings; `default` when absent.', (0,values/* text */.Qq)())),
});
const prisma = schemas/* strictObject */.rej({
    tool: schemas/* literal */.euz('prisma'),
    ...everyTool,
    schema: schemas/* optional */.lqM((0,values/* described */.WY)('The schema file or folder; where prisma looks itself when absent.', (0,values/* text */.Qq)())),
    migrations: schemas/* optional */.lqM((0,values/* described */.WY)('The folder of the migrations; found by its `migration_lock.toml` when absent.', (0,values/* text */.Qq)())),
});
const flyway = schemas/* strictObject */.rej({
    tool: schemas/* literal */.euz('flyway'),
    ...everyTool,
    config: schemas/* optional */.lqM((0,values/* described */.WY)('Its configuration files.', program())),
});
const rails = schemas/* strictObject */.rej({
    tool: schemas/* literal */.euz('rails'),
    ...everyTool,
    database: schemas/* optional */.lqM((0,values/* described */.WY)('The database’s name in database.yml, where there are several.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^\w+$/, 'must be a name of letters, digits and `_`')))),
});
const knex = schemas/* strictObject */.rej({
    tool: schemas/* literal */.euz('knex'),
    ...everyTool,
    knexfile: schemas/* optional */.lqM((0,values/* described */.WY)('The knexfile; where knex looks itself when absent.', (0,values/* text */.Qq)())),
    'knex-environment': schemas/* optional */.lqM((0,values/* described */.WY)('The environment in the knexfile.', (0,values/* text */.Qq)())),
});
const migrations_script = (description) => (0,values/* described */.WY)(description, schemas/* strictObject */.rej({ run: (0,values/* text */.Qq)() }));
const migrations_command = schemas/* strictObject */.rej({
    tool: schemas/* literal */.euz('command'),
    ...everyTool,
    current: migrations_script('Shell code that prints the current revision, one line. Never templated.'),
    pending: migrations_script('Shell code that prints the pending migrations in order, one a line.'),
    apply: migrations_script('Shell code that applies the migration named in DEPLOY_MIGRATION, or all pending ones when that is empty.'),
    sql: schemas/* optional */.lqM(migrations_script('Shell code that prints the SQL of the migration named in DEPLOY_MIGRATION.')),
});
/** How the schema of the database is migrated. */
const migrationsSchema = (0,values/* described */.WY)('How the schema of the database is migrated.', (0,values/* providers */.r5)('migration tool', 'tool', ['alembic', 'django', 'prisma', 'flyway', 'rails', 'knex', 'command'], [], [
    alembic.check(hasPrevious),
    django.check(hasPrevious),
    prisma.check(hasPrevious),
    flyway.check(hasPrevious),
    rails.check(hasPrevious),
    knex.check(hasPrevious),
    migrations_command.check(hasPrevious),
]));

// EXTERNAL MODULE: ./build/packages/config/src/schema/checks/common-fields.js
var common_fields = __webpack_require__(20005);
// EXTERNAL MODULE: ./build/packages/config/src/schema/checks/reviews.js
var reviews = __webpack_require__(22929);
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
const presets_kubernetes = schemas/* strictObject */.rej({
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
    from: schemas/* optional */.lqM((0,values/* described */.WY)('Only approvals of these people count, such as a team of seniors.', reviews/* approversSchema */.o)),
    branches: (0,values/* described */.WY)('Where hotfixes may come from.', schemas/* _default */.Rvf(schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)), ['hotfix/*'])),
    adjust,
});
/** Lists of checks that come with the suite, by name. */
const presetsSchema = (0,values/* described */.WY)('Ready lists of checks; an entry of `checks` with the same id takes the place of one of theirs.', schemas/* strictObject */.rej({
    'web-service': schemas/* optional */.lqM((0,values/* described */.WY)('What every service with an address wants to know.', webService)),
    postgres: schemas/* optional */.lqM((0,values/* described */.WY)('A PostgreSQL database.', postgres)),
    kubernetes: schemas/* optional */.lqM((0,values/* described */.WY)('Workloads on Kubernetes.', presets_kubernetes)),
    aws: schemas/* optional */.lqM((0,values/* described */.WY)('An account of AWS.', aws)),
    hotfix: schemas/* optional */.lqM((0,values/* described */.WY)('The profile `hotfix`: less is asked, and sooner.', hotfix)),
}));

// EXTERNAL MODULE: ./build/packages/config/src/schema/probes.js
var probes = __webpack_require__(79149);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(29396);
// EXTERNAL MODULE: ./build/packages/config/src/explanation.js
var explanation = __webpack_require__(20937);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/rolling.js





const allowed = 'a number of instances or a share, and a time to watch it: `1 5m`, `50% 2m`, `100%`';
const rollingStep = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()], {
    error: ({ input }) => `must be ${allowed}; found ${(0,explanation/* describeValue */.bp)(input)}`,
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
    error: ({ input }) => `must be the name of the queue once more; found ${(0,explanation/* describeValue */.bp)(input)}`,
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
const rolling_redis = schemas/* strictObject */.rej({
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
const staleTasks = (0,values/* providers */.r5)('task store', 'store', ['redis', 'command'], [], [rolling_redis, rolling_command]);
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
        : `must be a share and a time to watch it, such as \`10% 5m\`, or \`100%\`; found ${(0,explanation/* describeValue */.bp)(input)}`,
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
const state_ssm = schemas/* strictObject */.rej({
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
const stateSchema = (0,values/* described */.WY)('Where the state of the deployment is kept; on a branch of the repository when absent.', (0,values/* providers */.r5)('state store', 'store', ['github', 'ssm', 'kubernetes', 'file'], [], [github, state_ssm, state_kubernetes, file]));

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
    migrations: migrationsSchema,
    maintenance: maintenanceSchema,
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
    migrations: releasePlaceholders,
    maintenance: commonPlaceholders,
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
    migrations: schemas/* optional */.lqM(migrationsSchema),
    maintenance: schemas/* optional */.lqM(maintenanceSchema),
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

// EXTERNAL MODULE: ./build/packages/config/src/validation.js
var validation = __webpack_require__(47747);
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
    const outsideSections = (0,references/* strings */.P$)(file.value).filter(({ path, text }) => path.length <= 3 && (0,references/* isReference */.A_)(text));
    return [
        ...(0,validation/* validate */.t)(checks ? deployFileSchema : fileWithoutChecksSchema, file.value ?? {}, file),
        ...environmentValues(file).flatMap(({ path, name, value }) => {
            const known = isSectionName(name) ? sectionPlaceholders[name] : commonPlaceholders;
            return (0,validation/* validatePlaceholders */.H)(known, value, file, path);
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

// EXTERNAL MODULE: ./build/packages/config/src/placeholders.js
var placeholders = __webpack_require__(24346);
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
        .flatMap((schema) => (schema ? (0,validation/* validate */.t)(schema, section, source) : []))
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
        problems.push(...(0,validation/* validate */.t)(sections[name], found, source, base));
    if (fields)
        problems.push(...fieldProblems(name, found, fields));
    const wrongPlaceholders = (0,validation/* validatePlaceholders */.H)(sectionPlaceholders[name], found, source, base);
    problems.push(...wrongPlaceholders);
    // Those of other sections are filled in where the version and the colour are known.
    const complete = sectionPlaceholders[name] === commonPlaceholders && wrongPlaceholders.length === 0;
    const templated = complete ? (0,placeholders/* expandPlaceholders */.pj)(found, request.common) : found;
    const resolved = (0,references/* resolveReferences */.d)(templated, context, (path, message) => {
        if (request.inUse && !request.inUse(entryAt(templated, path)))
            return notSet;
        problems.push(problem(path, message));
        return undefined;
    });
    const parsed = sections[name].safeParse(resolved);
    if (!parsed.success && (0,references/* hasReferences */.jh)(found)) {
        const withSecrets = (0,validation/* validate */.t)(sections[name], resolved, source, base)
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

/***/ 88386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   HP: () => (/* binding */ keys),
/* harmony export */   P$: () => (/* binding */ strings),
/* harmony export */   d: () => (/* binding */ resolveReferences),
/* harmony export */   jh: () => (/* binding */ hasReferences)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4608);

/** Whether a value is read from the environment: `env:NAME`. */
function isReference(value) {
    return typeof value === 'string' && /^env:[A-Za-z_][A-Za-z0-9_]*$/.test(value);
}
/** Whether any text in a value is read from the environment. */
function hasReferences(value) {
    return strings(value).some(({ text }) => isReference(text));
}
/**
 * A copy of a value in which each `env:NAME` is the value of that variable, masked from now on as addresses with a password are. `say` is told of each
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
    // Written out, it is no less a secret.
    if (typeof value === 'string' && (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .passwordsIn */ .g)(value).length > 0)
        context.secrets.add(value);
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
    loaded ??= await Promise.all(/* import() */[__webpack_require__.e(4956), __webpack_require__.e(1770)]).then(__webpack_require__.bind(__webpack_require__, 11770));
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


/***/ }),

/***/ 47747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ validatePlaceholders),
/* harmony export */   t: () => (/* binding */ validate)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17890);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18431);
/* harmony import */ var _explanation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20937);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24346);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88386);





/**
 * Checks a value from `source` against a schema and gives every problem with its place. `base` is where in the source
 * the value stands. Problems at values given as `env:NAME` are left to whoever resolves them.
 */
function validate(schema, value, source, base = []) {
    const allowed = new Map();
    const parsed = schema.safeParse(value, {
        error: ({ code, input, inst }) => {
            if (code === 'unrecognized_keys' && inst instanceof zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .$ZodObject */ .L8) {
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
    const inKeys = (0,_references_js__WEBPACK_IMPORTED_MODULE_1__/* .keys */ .HP)(value).flatMap(({ path, text }) => (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholderProblems */ .y7)(text, known).map((message) => source.problem([...base, ...path], message, { atKey: true })));
    const inValues = (0,_references_js__WEBPACK_IMPORTED_MODULE_1__/* .strings */ .P$)(value).flatMap(({ path, text }) => (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholderProblems */ .y7)(text, known).map((message) => source.problem([...base, ...path], message)));
    return [...inKeys, ...inValues];
}
/** A union's issue says nothing by itself; the issues of the branch that fits best do. */
function simplify(issue) {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0 || (0,_explanation_js__WEBPACK_IMPORTED_MODULE_3__/* .isExplained */ .zT)(issue))
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
    if ((0,_references_js__WEBPACK_IMPORTED_MODULE_1__/* .isReference */ .A_)(found))
        return [];
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
            const message = unknownKey(key, allowed.get(found) ?? [], path);
            return source.problem([...path, key], message, { atKey: true });
        });
    }
    const name = path.length === 0 ? '' : `${nameOf(path)}: `;
    return [source.problem(path, `${name}${(0,_explanation_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(issue, found)}`)];
}
function unknownKey(key, allowed, path) {
    const near = (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .pA)(key, allowed);
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


/***/ })

};

export const id = 8469;
export const ids = [8469];
export const modules = {

/***/ 36449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ gradeAge),
/* harmony export */   n: () => (/* binding */ formatAge)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19310);

/** Something of an age, in milliseconds, for people: to the hour from a day on, to the minute from an hour on. */
function formatAge(milliseconds) {
    const unit = milliseconds >= 86_400_000 ? 3_600_000 : milliseconds >= 3_600_000 ? 60_000 : 1_000;
    return (0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.floor(Math.max(0, milliseconds) / unit) * unit);
}
/** Clocks of different machines are that far apart, in milliseconds; more is a mistake. */
const clockSkew = 5 * 60_000;
/** An age against its limit, in words: `was rotated 93d ago, wanted at most 90d`. */
function gradeAge(what, age, { longest, warnBefore = 0 }) {
    if (Number.isNaN(age)) {
        const finding = `${what} at an unknown time, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)} ago`;
        return { status: 'fail', finding };
    }
    if (age < -clockSkew) {
        const finding = `${what} ${formatAge(-age)} from now, which can’t be: a clock is wrong`;
        return { status: 'fail', finding };
    }
    const found = `${what} ${formatAge(age)} ago`;
    if (age > longest)
        return { status: 'fail', finding: `${found}, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}` };
    if (age <= longest - warnBefore)
        return { status: 'pass', finding: found };
    return {
        status: 'warn',
        finding: `${found}, in ${formatAge(longest - age)} it will be more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(longest)}`,
    };
}


/***/ }),

/***/ 10383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ explainPlace)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/**
 * Says where a bucket is that isn't here. S3 names the region in a header of such a refusal:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
function explainPlace(bucket, region) {
    return (error) => {
        const { name, $response } = error;
        if (name === 'NoSuchBucket') {
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`there is no bucket \`${bucket}\`: look at its name, and whether these credentials belong to the right account`);
        }
        const found = $response?.headers['x-amz-bucket-region'];
        const elsewhere = /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/.test(name);
        if (!elsewhere)
            throw error;
        const where = found === undefined ? 'in another region' : `in region \`${found}\``;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the bucket \`${bucket}\` is ${where}, and was asked for in \`${region}\`; set \`region\` of the check`);
    };
}


/***/ }),

/***/ 91339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ listObjects),
/* harmony export */   QL: () => (/* binding */ openPlace),
/* harmony export */   yL: () => (/* binding */ parseS3Address)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19310);
/* harmony import */ var _aws_bucket_place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10383);
/* harmony import */ var _aws_service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18528);





/** What is read into memory is never larger than this, in bytes. */
const largestText = 16 * 2 ** 20;
/** The store of `s3://bucket/path` or of a path in the workspace. Throws ConfigurationError as awsService does. */
function openPlace(place, context, region) {
    const address = parseS3Address(place);
    if (address === undefined)
        return { store: folderStore(context.runtime.workspace), path: place };
    const { bucket, key } = address;
    return { store: s3Store(bucket, (0,_aws_service_js__WEBPACK_IMPORTED_MODULE_2__/* .awsService */ .V)('s3', context, region)), path: key };
}
/** Bucket and key of `s3://bucket/key`; `undefined` for anything else. */
function parseS3Address(text) {
    const [, bucket, key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(text) ?? [];
    return bucket === undefined ? undefined : { bucket, key };
}
function folderStore(workspace) {
    return {
        show: (path) => path,
        async list(path) {
            const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path)).catch(ifThere);
            if (found === undefined)
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`there is no file and no folder \`${path}\``);
            if (!found.isDirectory())
                return [{ path, size: found.size, modified: found.mtimeMs }];
            const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path));
            const files = names
                .filter((name) => !name.startsWith('.'))
                .map(async (name) => {
                const file = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, name);
                const { size, mtimeMs: modified } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file));
                return { path: file, size, modified };
            });
            return Promise.all(files);
        },
        async read(path, signal) {
            const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path)).catch(ifThere);
            if (found === undefined)
                return undefined;
            refuseLarge(path, found.size);
            return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), { encoding: 'utf8', signal });
        },
    };
}
function ifThere(error) {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
        throw error;
    return undefined;
}
function refuseLarge(path, size) {
    if (size === undefined || size <= largestText)
        return;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1(`\`${path}\` has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .formatSize */ .Xq)(size)}, so it is the backup and not what is told about it`);
}
function s3Store(bucket, s3) {
    return {
        show: (path) => `s3://${bucket}/${path}`,
        list: (path, signal) => listObjects(bucket, path, s3, signal),
        async read(path, signal) {
            const question = { operation: `read s3://${bucket}/${path}`, action: 's3:GetObject', signal };
            return s3.ask({ ...question, resource: `s3:::${bucket}/${path}` }, async ({ sdk, client }, options) => {
                const answer = await client
                    .send(new sdk.GetObjectCommand({ Bucket: bucket, Key: path }), options)
                    .catch((0,_aws_service_js__WEBPACK_IMPORTED_MODULE_2__/* .absent */ .G)('NoSuchKey'));
                refuseLarge(path, answer?.ContentLength);
                return answer?.Body?.transformToString('utf8');
            });
        },
    };
}
/** All objects whose keys begin with a prefix; what only stands for a folder is left out. Throws as {@link AwsService.ask}. */
async function listObjects(bucket, prefix, s3, signal) {
    const operation = `list s3://${bucket}/${prefix}`;
    const found = [];
    for (let token;;) {
        const page = await s3.ask({ operation, action: 's3:ListBucket', resource: `s3:::${bucket}`, signal }, ({ sdk, client }, options) => client
            .send(new sdk.ListObjectsV2Command({
            Bucket: bucket,
            ...(prefix ? { Prefix: prefix } : {}),
            ...(token ? { ContinuationToken: token } : {}),
        }), options)
            .catch((0,_aws_bucket_place_js__WEBPACK_IMPORTED_MODULE_5__/* .explainPlace */ .j)(bucket, s3.region)));
        for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
            if (!Key.endsWith('/') && LastModified)
                found.push({ path: Key, size: Size, modified: LastModified.getTime() });
        }
        if (!page.IsTruncated)
            return found;
        token = page.NextContinuationToken;
    }
}


/***/ }),

/***/ 34119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ findManifests)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);


/** So many manifests of a folder are read, the youngest files first. */
const mostRead = 50;
/**
 * The manifests at a place, that is a file, a folder, or a prefix of S3 that ends in `/`, the newest first, and behind them copies that
 * nobody verified, as one is taken before a restore; those of other services and environments are left out. Throws ConfigurationError when there is none, and as the store does.
 */
async function findManifests({ store, path }, owner, signal) {
    const { isSnapshot, parseManifest } = await __webpack_require__.e(/* import() */ 5287).then(__webpack_require__.bind(__webpack_require__, 45287));
    const listed = await store.list(path, signal);
    const named = listed.length === 1 && listed[0]?.path === path;
    const files = named ? listed : listed.filter((file) => file.path.endsWith('.json')).sort(youngestFirst);
    const beside = named ? await store.list(folderOf(path), signal) : listed;
    const found = [];
    const passedOver = [];
    for (const file of files.slice(0, mostRead)) {
        const manifest = parseManifest((await store.read(file.path, signal)) ?? '');
        if (typeof manifest === 'string') {
            passedOver.push(`\`${store.show(file.path)}\` ${manifest}`);
        }
        else if (manifest.service !== owner.service || manifest.environment !== owner.environment) {
            passedOver.push(`\`${store.show(file.path)}\` is of ${manifest.service} in ${manifest.environment}, wanted ${owner.service} in ${owner.environment}`);
        }
        else {
            const fileSize = isSnapshot(manifest) ? undefined : sizeBeside(file, manifest.file, beside);
            found.push({ manifest, path: store.show(file.path), created: Date.parse(manifest.created), fileSize });
        }
    }
    const [first, ...rest] = found.sort((one, other) => Number(isUnproven(one)) - Number(isUnproven(other)) || other.created - one.created);
    if (first)
        return [first, ...rest];
    const why = passedOver.length === 0 ? 'nothing is there' : passedOver.slice(0, 3).join('; ');
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1(`no backup manifest at \`${store.show(path)}\`: ${why}`);
}
function isUnproven({ manifest }) {
    return manifest.verified.level === 'none';
}
function sizeBeside(manifest, name, beside) {
    const backup = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(manifest.path), name);
    return beside.find(({ path }) => path === backup)?.size;
}
function youngestFirst(one, other) {
    return other.modified - one.modified;
}
/** A file's folder, as a prefix of S3 as well. */
function folderOf(path) {
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path);
    return folder === '.' ? '' : `${folder}/`;
}


/***/ }),

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

/***/ 58469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRestoreTestCheck: () => (/* binding */ createRestoreTestCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/checks/src/ages.js
var ages = __webpack_require__(36449);
// EXTERNAL MODULE: ./build/packages/checks/src/backups/file-store.js
var file_store = __webpack_require__(91339);
// EXTERNAL MODULE: ./build/packages/checks/src/backups/manifests.js
var backups_manifests = __webpack_require__(34119);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/dotted-path.js
var dotted_path = __webpack_require__(26001);
// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(59800);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/restore-test/junit.js


/**
 * A restore test out of a JUnit report: all its cases must pass. A time without a zone counts as UTC. Throws ConfigurationError for
 * what is no such report. The format: https://github.com/testmoapp/junitxml.
 */
function junitRestoreTest(text, name) {
    const counts = countsIn(text, name);
    if (counts.when === undefined) {
        throw new errors/* ConfigurationError */.j1(`\`${name}\` has no \`testsuite\` with a \`timestamp\`, so it is not known when it was tested`);
    }
    return {
        trouble: troubleOf(counts),
        when: counts.when,
        took: counts.seconds * 1_000,
        backupId: undefined,
    };
}
function troubleOf({ failed, cases, skipped }) {
    if (failed.length > 0)
        return `${failed.length} of ${cases} cases failed (${failed.slice(0, 3).join(', ')})`;
    return cases - skipped > 0 ? undefined : 'no case was run';
}
function countsIn(text, name) {
    const counts = { failed: [], cases: 0, skipped: 0, seconds: 0, when: undefined };
    let current = '';
    let told = false;
    const parser = new saxes/* SaxesParser */.wT();
    parser.on('error', (error) => {
        throw new errors/* ConfigurationError */.j1(`\`${name}\` is no XML: ${error.message}`);
    });
    parser.on('opentag', ({ name: element, attributes }) => {
        const { timestamp, time, name: title } = attributes;
        if (element === 'testsuite' && timestamp !== undefined) {
            const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`;
            const when = Date.parse(zoned);
            if (Number.isNaN(when))
                throw new errors/* ConfigurationError */.j1(`\`${name}\` has the time \`${timestamp}\`, which is none`);
            counts.when = Math.max(counts.when ?? when, when);
        }
        if (element === 'testcase') {
            counts.cases += 1;
            counts.seconds += Number(time ?? 0) || 0;
            current = title ?? 'a case';
            told = false;
        }
        if (element === 'skipped')
            counts.skipped += 1;
        if ((element === 'failure' || element === 'error') && !told) {
            counts.failed.push(current);
            told = true;
        }
    });
    parser.write(text).close();
    return counts;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/restore-test/report.js



/** A restore test out of a report in JSON or JUnit's XML. Throws ConfigurationError for what is none, and as the store does. */
async function reportedRestoreTest(report, { store, path }, signal) {
    const name = store.show(path);
    const text = await store.read(path, signal);
    if (text === undefined)
        throw new errors/* ConfigurationError */.j1(`there is no report \`${name}\``);
    return path.endsWith('.xml') ? junitRestoreTest(text, name) : jsonRestoreTest(report, text, name);
}
function jsonRestoreTest(report, text, name) {
    const { time = 'time', status = 'status', passed = 'passed', seconds, backup } = report;
    const document = parsed(text, name);
    const at = (path) => {
        const value = (0,dotted_path/* valueAt */.f)(document, path);
        if (value === undefined || value === null)
            throw new errors/* ConfigurationError */.j1(`\`${name}\` has nothing at \`${path}\``);
        return value;
    };
    const found = at(status);
    const trouble = found === passed ? undefined : `\`${status}\` is ${shown(found)}, wanted ${JSON.stringify(passed)}`;
    return {
        trouble,
        when: instantFrom(at(time), `\`${time}\` of \`${name}\``),
        took: seconds === undefined ? undefined : secondsFrom(at(seconds), `\`${seconds}\` of \`${name}\``) * 1_000,
        backupId: backup === undefined ? undefined : String(at(backup)),
    };
}
function parsed(text, name) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new errors/* ConfigurationError */.j1(`the report \`${name}\` is not JSON`);
    }
}
/** A time in ISO 8601 with its zone, or seconds since 1970. */
function instantFrom(value, what) {
    if (typeof value === 'number' && value > 0 && value < 1e11)
        return value * 1_000;
    const zoned = typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\S+(Z|[+-]\d\d:?\d\d)$/i.test(value);
    const instant = zoned ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(instant))
        return instant;
    throw new errors/* ConfigurationError */.j1(`${what} is ${shown(value)}, wanted a time such as \`2026-01-31T12:00:00Z\`, or seconds since 1970`);
}
function secondsFrom(value, what) {
    const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0)
        return seconds;
    throw new errors/* ConfigurationError */.j1(`${what} is ${shown(value)}, wanted a number of seconds`);
}
function shown(value) {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/restore-test.js






/** Looks whether a backup was restored lately to see that it can be, and how long that took. */
function createRestoreTestCheck(configuration, context) {
    const { manifest, report, backup, region, service } = configuration;
    const owner = { service: service ?? context.subject.service, environment: context.subject.environment };
    return {
        asks: `the restore test in ${manifest ?? report?.file}`,
        async ask(signal) {
            const test = report === undefined
                ? await testOfManifest(manifest ?? '', owner, context, region, signal)
                : await reportedRestoreTest(report, (0,file_store/* openPlace */.QL)(report.file, context, region), signal);
            const { 'younger-than': longest, 'warn-before': warnBefore } = configuration;
            const age = context.runtime.clock.now() - test.when;
            const grades = [
                ...gradeTrouble(test),
                (0,ages/* gradeAge */.B)('a restore was tested', age, { longest, warnBefore }),
                ...gradeTime(configuration, test),
                ...(backup === undefined ? [] : [await gradeBackup(backup, test, owner, context, region, signal)]),
            ];
            return (0,src_grades/* gathered */.P)(grades, evidence(test));
        },
    };
}
async function testOfManifest(place, owner, context, region, signal) {
    const manifests = await (0,backups_manifests/* findManifests */.k)((0,file_store/* openPlace */.QL)(place, context, region), owner, signal);
    const tested = manifests.find(({ manifest }) => manifest.verified.level === 'restore');
    if (tested === undefined) {
        const { backupId, verified } = manifests[0].manifest;
        throw new errors/* ConfigurationError */.j1(`no backup was restored to test it: the newest one \`${backupId}\` has the level \`${verified.level}\`; run \`backup-db\` with \`verify: restore\``);
    }
    const { backupId, verified } = tested.manifest;
    const { restoreAt, restoreSeconds } = verified;
    if (restoreAt === undefined) {
        throw new errors/* ConfigurationError */.j1(`the manifest \`${tested.path}\` doesn’t say when the restore was tested`);
    }
    return {
        trouble: undefined,
        when: Date.parse(restoreAt),
        took: restoreSeconds === undefined ? undefined : restoreSeconds * 1_000,
        backupId,
    };
}
function gradeTrouble({ trouble }) {
    if (trouble === undefined)
        return [];
    return [{ status: 'fail', finding: `the restore test failed: ${trouble}` }];
}
function gradeTime({ longest, 'warn-above': warnAbove }, { took }) {
    if (took === undefined) {
        if (longest === undefined && warnAbove === undefined)
            return [];
        return [{ status: 'fail', finding: 'it doesn’t say how long the restore took' }];
    }
    const found = `the restore took ${(0,quantities/* formatDuration */.a3)(took)}`;
    if (longest !== undefined && took > longest) {
        return [{ status: 'fail', finding: `${found}, wanted at most ${(0,quantities/* formatDuration */.a3)(longest)}` }];
    }
    if (warnAbove !== undefined && took > warnAbove) {
        return [{ status: 'warn', finding: `${found}, better at most ${(0,quantities/* formatDuration */.a3)(warnAbove)}` }];
    }
    return [{ status: 'pass', finding: found }];
}
async function gradeBackup(place, { backupId }, owner, context, region, signal) {
    const [{ manifest }] = await (0,backups_manifests/* findManifests */.k)((0,file_store/* openPlace */.QL)(place, context, region), owner, signal);
    if (manifest.backupId === backupId) {
        return { status: 'pass', finding: `of the newest backup \`${backupId}\`` };
    }
    const finding = `the backup \`${backupId}\` was restored, wanted the newest one \`${manifest.backupId}\``;
    return { status: 'fail', finding };
}
function evidence({ trouble, when, took, backupId }) {
    return [
        `tested ${(0,clock/* isoInstant */.j2)(when)}`,
        `result: ${trouble ?? 'passed'}`,
        ...(took === undefined ? [] : [`restore time: ${(0,quantities/* formatDuration */.a3)(took)}`]),
        ...(backupId === undefined ? [] : [`backup: ${backupId}`]),
    ].join('\n');
}


/***/ })

};

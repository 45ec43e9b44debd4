export const id = 822;
export const ids = [822];
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

/***/ 40822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createBackupAgeCheck: () => (/* binding */ createBackupAgeCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/checks/src/ages.js
var ages = __webpack_require__(36449);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
// EXTERNAL MODULE: ./build/packages/checks/src/backups/file-store.js
var file_store = __webpack_require__(91339);
// EXTERNAL MODULE: ./build/packages/checks/src/backups/manifests.js
var backups_manifests = __webpack_require__(34119);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/backup-age/manifest-backups.js



const levels = ['none', 'archive', 'restore'];
/** Backups of `backup-db`, by what their manifests say. */
function manifestBackups(place, { service, verified, region }, context) {
    const { subject } = context;
    const owner = { service: service ?? subject.service, environment: subject.environment };
    return {
        asks: `the backup manifest at ${place}`,
        async find(signal) {
            const manifests = await (0,backups_manifests/* findManifests */.k)((0,file_store/* openPlace */.QL)(place, context, region), owner, signal);
            return {
                complete: manifests.map(({ manifest, created }) => ({
                    name: manifest.backupId,
                    created,
                    size: manifest.sizeBytes,
                })),
                grades: [...gradeFile(manifests[0]), gradeVerification(manifests[0], verified)],
                none: 'no manifest',
            };
        },
    };
}
/** A manifest without its backup is worth nothing. Whether a snapshot is still there, the field `rds` of the check asks. */
function gradeFile({ manifest, fileSize }) {
    if ('snapshot' in manifest)
        return [];
    const { file, sizeBytes } = manifest;
    if (fileSize === undefined) {
        return [{ status: 'fail', finding: `its file \`${file}\` is not beside the manifest` }];
    }
    if (fileSize === sizeBytes)
        return [];
    const finding = `its file \`${file}\` has ${fileSize} bytes (${(0,quantities/* formatSize */.Xq)(fileSize)}), wanted ${sizeBytes} as the manifest says`;
    return [{ status: 'fail', finding }];
}
function gradeVerification({ manifest }, wanted) {
    const { level } = manifest.verified;
    const words = level === 'none' ? 'was never verified' : `was verified (${level})`;
    if (wanted !== undefined && levels.indexOf(level) < levels.indexOf(wanted)) {
        return { status: 'fail', finding: `it ${words}, wanted ${wanted}` };
    }
    return { status: level === 'none' ? 'warn' : 'pass', finding: `it ${words}` };
}

// EXTERNAL MODULE: ./build/packages/checks/src/aws/service.js
var service = __webpack_require__(18528);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/backup-age/source.js
/** The newest first. */
function byAge(one, other) {
    return other.created - one.created;
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/backup-age/rds-snapshots.js



/** Snapshots of an instance or a cluster of RDS. */
function rdsSnapshots(configuration, context, region) {
    const { unencrypted, 'restorable-within': restorableWithin } = configuration;
    const what = nameOf(configuration);
    return {
        asks: `the RDS snapshots of ${what}`,
        async find(signal) {
            const rds = (0,service/* awsService */.V)('rds', context, region);
            const snapshots = await snapshotsOf(configuration, rds, signal);
            const complete = snapshots
                .flatMap(({ name, status, created, encrypted }) => status === 'available' && created !== undefined
                ? [{ name, created, encrypted, size: undefined }]
                : [])
                .sort(byAge);
            const [newest] = complete;
            // What failed before the newest one was made is of no interest any more.
            const grades = snapshots
                .filter(({ status }) => status !== 'available')
                .filter(({ status, created = 0 }) => status === 'creating' || created > (newest?.created ?? 0))
                .map(unfinished);
            if (newest && !newest.encrypted) {
                grades.push({ status: unencrypted, finding: `\`${newest.name}\` is not encrypted` });
            }
            if (restorableWithin !== undefined) {
                const now = context.runtime.clock.now();
                grades.push(await gradeRestorable(configuration, restorableWithin, rds, now, signal));
            }
            const type = configuration.snapshots ? `${configuration.snapshots} snapshot` : 'snapshot';
            return {
                complete,
                grades,
                none: `no ${type} of ${what} that is available in region \`${rds.region}\``,
            };
        },
    };
}
function nameOf({ instance, cluster }) {
    return instance === undefined ? `the cluster \`${cluster}\`` : `the instance \`${instance}\``;
}
/** What isn't a backup yet may still become one; what failed never will. */
function unfinished({ name, status, percent }) {
    return status === 'creating'
        ? { status: 'warn', finding: `\`${name}\` is being made, ${percent} % so far` }
        : { status: 'warn', finding: `\`${name}\` is \`${status}\`` };
}
async function snapshotsOf(configuration, rds, signal) {
    const found = [];
    for (let marker;;) {
        const page = await pageOf(configuration, marker, rds, signal);
        found.push(...page.snapshots);
        if (!page.marker)
            return found;
        marker = page.marker;
    }
}
async function pageOf(configuration, marker, rds, signal) {
    const { instance, cluster, snapshots: type } = configuration;
    const operation = `list the snapshots of ${nameOf(configuration)}`;
    const paged = { ...(marker ? { Marker: marker } : {}), ...(type ? { SnapshotType: type } : {}) };
    if (cluster !== undefined) {
        const page = await rds.ask({ operation, action: 'rds:DescribeDBClusterSnapshots', resource: 'rds:*:*:cluster-snapshot:*', signal }, ({ sdk, client }, options) => client.send(new sdk.DescribeDBClusterSnapshotsCommand({ DBClusterIdentifier: cluster, ...paged }), options));
        const snapshots = page.DBClusterSnapshots?.map((each) => snapshotFrom({ ...each, name: each.DBClusterSnapshotIdentifier, encrypted: each.StorageEncrypted }));
        return { snapshots: snapshots ?? [], marker: page.Marker };
    }
    const page = await rds.ask({ operation, action: 'rds:DescribeDBSnapshots', resource: 'rds:*:*:snapshot:*', signal }, ({ sdk, client }, options) => client.send(new sdk.DescribeDBSnapshotsCommand({ DBInstanceIdentifier: instance, ...paged }), options));
    const snapshots = page.DBSnapshots?.map((each) => snapshotFrom({ ...each, name: each.DBSnapshotIdentifier, encrypted: each.Encrypted }));
    return { snapshots: snapshots ?? [], marker: page.Marker };
}
function snapshotFrom(snapshot) {
    const { name = 'a snapshot', encrypted = false, Status = 'of no status', PercentProgress = 0 } = snapshot;
    // A copy of a snapshot counts as made when it was copied, and holds what was there long before.
    const created = (snapshot.OriginalSnapshotCreateTime ?? snapshot.SnapshotCreateTime)?.getTime();
    return { name, encrypted, status: Status, percent: PercentProgress, created };
}
async function gradeRestorable(configuration, longest, rds, now, signal) {
    const what = nameOf(configuration);
    const found = await restorableTime(configuration, rds, signal);
    if (found === undefined) {
        return {
            status: 'fail',
            finding: `${what} does not exist, or does not keep what it takes to restore to a point in time`,
        };
    }
    return (0,ages/* gradeAge */.B)(`${what} can be restored to a point`, now - found.getTime(), { longest });
}
async function restorableTime({ instance, cluster }, rds, signal) {
    const operation = 'look to which point in time it can be restored';
    if (cluster !== undefined) {
        const page = await rds.ask({ operation, action: 'rds:DescribeDBClusters', resource: `rds:*:*:cluster:${cluster}`, signal }, ({ sdk, client }, options) => client
            .send(new sdk.DescribeDBClustersCommand({ DBClusterIdentifier: cluster }), options)
            .catch((0,service/* absent */.G)('DBClusterNotFoundFault')));
        return page?.DBClusters?.[0]?.LatestRestorableTime;
    }
    const page = await rds.ask({ operation, action: 'rds:DescribeDBInstances', resource: `rds:*:*:db:${instance}`, signal }, ({ sdk, client }, options) => client
        .send(new sdk.DescribeDBInstancesCommand({ DBInstanceIdentifier: instance }), options)
        .catch((0,service/* absent */.G)('DBInstanceNotFound', 'DBInstanceNotFoundFault')));
    return page?.DBInstances?.[0]?.LatestRestorableTime;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/backup-age/s3-backups.js




/** Objects of S3, each a backup; of those that `backup-db` made, the ones that have their manifest. */
function s3Backups(address, pattern, context, region) {
    const { bucket, key: prefix } = (0,file_store/* parseS3Address */.yL)(address) ?? { bucket: address, key: '' };
    return {
        asks: `the objects under ${address}`,
        async find(signal) {
            const listed = await (0,file_store/* listObjects */.L)(bucket, prefix, (0,service/* awsService */.V)('s3', context, region), signal);
            const objects = await withoutUnfinished(listed);
            const matching = objects.filter(({ path }) => pattern === undefined || (0,external_node_path_.matchesGlob)(path, pattern));
            const complete = matching.map(({ path, size, modified }) => ({ name: path, size, created: modified }));
            const beside = objects.length === 0 ? '' : `, but ${objects.length} other objects`;
            const what = pattern === undefined ? 'no object' : `no object like \`${pattern}\``;
            return { complete: complete.sort(byAge), grades: [], none: `${what} under \`${address}\`${beside}` };
        },
    };
}
/**
 * Leaves out what `backup-db` has not finished, and what it keeps beside a backup: manifests, notes of who is at work, and all but the
 * largest of the files of one backup.
 */
async function withoutUnfinished(listed) {
    const { backupOfName } = await __webpack_require__.e(/* import() */ 5287).then(__webpack_require__.bind(__webpack_require__, 45287));
    const paths = new Set(listed.map(({ path }) => path));
    const foreign = [];
    const archives = new Map();
    for (const file of listed) {
        const name = external_node_path_.posix.basename(file.path);
        const backup = backupOfName(name);
        if (name.startsWith('.partial-'))
            continue;
        if (backup === undefined) {
            foreign.push(file);
            continue;
        }
        const whole = file.path.slice(0, -backup.extension.length);
        if (backup.extension === 'json' || !paths.has(`${whole}json`))
            continue;
        if (file.size > (archives.get(whole)?.size ?? -1))
            archives.set(whole, file);
    }
    return [...foreign, ...archives.values()];
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/backup-age.js






/** So many backups stand in the evidence. */
const mostShown = 5;
/** Looks at the newest backup: how old and how large it is, and whether it is much smaller than the one before. */
function createBackupAgeCheck(configuration, context) {
    const source = sourceOf(configuration, context);
    return {
        asks: source.asks,
        async ask(signal) {
            const { complete, grades, none } = await source.find(signal);
            const [newest, before] = complete;
            const evidence = complete.slice(0, mostShown).map(line).join('\n');
            if (newest === undefined) {
                return (0,src_grades/* gathered */.P)([{ status: 'fail', finding: none }, ...grades], evidence || 'no backup');
            }
            const { 'younger-than': longest, 'warn-before': warnBefore } = configuration;
            const age = context.runtime.clock.now() - newest.created;
            const all = [
                (0,ages/* gradeAge */.B)(`the newest backup \`${newest.name}\` was made`, age, { longest, warnBefore }),
                ...gradeSize(configuration, newest, before),
                ...grades,
            ];
            return (0,src_grades/* gathered */.P)(all, evidence);
        },
    };
}
function sourceOf(configuration, context) {
    const { s3, matches, rds, manifest, region } = configuration;
    if (s3 !== undefined)
        return s3Backups(s3, matches, context, region);
    if (rds !== undefined)
        return rdsSnapshots(rds, context, region);
    if (manifest !== undefined)
        return manifestBackups(manifest, configuration, context);
    throw new errors/* ConfigurationError */.j1('one of `s3`, `rds` and `manifest` is needed');
}
function gradeSize(configuration, newest, before) {
    const { 'larger-than': smallest = 0, 'warn-shrunk-by': shrunk } = configuration;
    const { size } = newest;
    if (size === undefined)
        return [];
    if (size < smallest || size === 0) {
        const wanted = smallest > 0 ? `at least ${(0,quantities/* formatSize */.Xq)(smallest)}` : 'something in it';
        return [{ status: 'fail', finding: `it has ${(0,quantities/* formatSize */.Xq)(size)}, wanted ${wanted}` }];
    }
    const told = { status: 'pass', finding: `it has ${(0,quantities/* formatSize */.Xq)(size)}` };
    if (before?.size === undefined || before.size === 0)
        return [told];
    const lost = (1 - size / before.size) * 100;
    if (lost < shrunk)
        return [told];
    const finding = `it has ${(0,quantities/* formatSize */.Xq)(size)}, ${Math.floor(lost)} % less than \`${before.name}\` (${(0,quantities/* formatSize */.Xq)(before.size)})`;
    return [{ status: 'warn', finding }];
}
function line({ name, created, size }) {
    return `${name}: ${(0,clock/* isoInstant */.j2)(created)}${size === undefined ? '' : `, ${(0,quantities/* formatSize */.Xq)(size)}`}`;
}


/***/ })

};

export const id = 1770;
export const ids = [1770];
export const modules = {

/***/ 11770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkKinds: () => (/* binding */ checkKinds),
  checkSchemas: () => (/* binding */ checkSchemas),
  checksSchema: () => (/* binding */ checksSchema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(55395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
// EXTERNAL MODULE: ./build/packages/config/src/schema/values.js
var values = __webpack_require__(4908);
// EXTERNAL MODULE: ./build/packages/config/src/schema/checks/common-fields.js
var common_fields = __webpack_require__(20005);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/access-key-age.js



const weight = () => schemas/* enum */.k5n(['pass', 'warn', 'fail']);
/** A check of the kind `access-key-age`. */
const accessKeyAgeSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('access-key-age'),
    ...common_fields/* commonFields */.d,
    users: schemas/* optional */.lqM((0,values/* described */.WY)('Names of IAM users.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    'path-prefix': schemas/* optional */.lqM((0,values/* described */.WY)('All users whose path begins with this; `/` for all of the account.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^\/(.*\/)?$/, 'must begin and end with `/`')))),
    'rotated-within': (0,values/* described */.WY)('How old an active access key may be.', (0,values/* timespan */.uO)()),
    'warn-before': schemas/* optional */.lqM((0,values/* described */.WY)('So long before that it is a warning.', (0,values/* timespan */.uO)())),
    'never-used': (0,values/* described */.WY)('What it means when an active key was never used.', schemas/* _default */.Rvf(weight(), 'pass')),
    inactive: (0,values/* described */.WY)('What it means when a user has an inactive key.', schemas/* _default */.Rvf(weight(), 'pass')),
})
    .check(schemas/* check */.z6Y((context) => {
    const { users, 'path-prefix': prefix, 'rotated-within': longest, 'warn-before': before = 0, } = context.value;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if ((users === undefined) === (prefix === undefined))
        refuse('users', 'or `path-prefix` is needed, one of the two');
    if (before >= longest)
        refuse('warn-before', 'must be shorter than `rotated-within`');
}));

// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/sources.js
var sources = __webpack_require__(25136);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/monitoring.js



/** The address of a server and how it lets a request in; needs {@link oneWayIn} on the object. */
const server = (description) => ({ url: (0,values/* described */.WY)(description, (0,values/* url */.OZ)()), ...sources/* auth */.j2 });
/** Contradictions between two fields of a check: the message stands at `key` when `wrong` says so. */
function refuse(key, message, wrong) {
    return schemas/* check */.z6Y((context) => {
        if (!wrong(context.value))
            return;
        context.issues.push({ code: 'custom', message, path: [key], input: context.value });
    });
}
/** A share in percentage points that is none below 0% or above 100%. */
const share = () => (0,values/* percentage */.X1)().check(schemas/* refine */.YPB((points) => points <= 100, { error: 'must be 100% or less' }));
/** A query in LogQL; Loki itself judges what follows the selector. */
const logQuery = (example) => schemas/* string */.YjP().check(api/* _regex */.Fk(/^\s*\{[\s\S]*=[\s\S]*\}/, `must begin with a selector such as \`${example}\``));
const script = (description) => schemas/* strictObject */.rej({ provider: schemas/* literal */.euz('command'), run: (0,values/* described */.WY)(description, (0,values/* text */.Qq)()) });
const httpFields = {
    provider: schemas/* literal */.euz('http'),
    url: (0,values/* described */.WY)('The address, with `$MARKER` where the marker goes.', (0,values/* url */.OZ)()),
    headers: schemas/* optional */.lqM((0,values/* described */.WY)('Headers; give tokens as `env:NAME`.', (0,values/* headers */.b3)())),
    body: schemas/* optional */.lqM((0,values/* described */.WY)('Body of the request, with `$MARKER` where the marker goes.', (0,values/* text */.Qq)())),
};
const writeSchemas = [
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('loki'),
        ...server('The server, without `/loki/api/v1`.'),
        labels: (0,values/* described */.WY)('Labels of the stream that the marker is written to.', schemas/* _default */.Rvf(schemas/* record */.g1P(schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-zA-Z_]\w*$/, 'must be the name of a label')), (0,values/* text */.Qq)())
            .check(schemas/* refine */.YPB((labels) => Object.keys(labels).length > 0, { error: 'needs one label at least' })), { job: 'deployment-test' })),
    })
        .check(sources/* oneWayIn */.PJ),
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('elasticsearch'),
        ...server('The server.'),
        index: (0,values/* described */.WY)('The index or data stream that the marker is written to.', (0,values/* text */.Qq)()),
    })
        .check(sources/* oneWayIn */.PJ),
    schemas/* strictObject */.rej({
        ...httpFields,
        method: (0,values/* described */.WY)('The method.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['POST', 'PUT', 'GET']), 'POST')),
    }),
    script('Shell code that writes the marker in DEPLOY_MARKER to the log. Never templated.'),
];
/** How a marker gets into the log. */
const markerWriteSchema = (0,values/* providers */.r5)('way to write', 'provider', ['loki', 'elasticsearch', 'http', 'command'], [], writeSchemas);
const searchSchemas = [
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('loki'),
        ...server('The server, without `/loki/api/v1`.'),
        query: (0,values/* described */.WY)('Where the marker has to be, as LogQL: `{job="deployment-test"}`.', logQuery('{job="deployment-test"}')),
    })
        .check(sources/* oneWayIn */.PJ),
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('elasticsearch'),
        ...server('The server.'),
        index: (0,values/* described */.WY)('The index, data stream or pattern that is searched.', (0,values/* text */.Qq)()),
        field: (0,values/* described */.WY)('The field that holds the message.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'message')),
    })
        .check(sources/* oneWayIn */.PJ),
    schemas/* strictObject */.rej({
        ...httpFields,
        method: (0,values/* described */.WY)('The method.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['GET', 'POST']), 'GET')),
        contains: (0,values/* described */.WY)('What the answer contains once the marker is there.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), '$MARKER')),
    }),
    script('Shell code that ends with 0 once the marker in DEPLOY_MARKER is there. Never templated.'),
];
/** Where a marker has to arrive. */
const markerSearchSchema = (0,values/* providers */.r5)('place to look', 'provider', ['loki', 'elasticsearch', 'http', 'command'], [], searchSchemas);
/** How long a round trip is waited for, beside the check's own `timeout`. */
const roundTripFields = {
    interval: (0,values/* described */.WY)('Time between two looks.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 1_000)),
    'warn-slower-than': schemas/* optional */.lqM((0,values/* described */.WY)('A round trip that takes longer than this warns.', (0,values/* timespan */.uO)())),
};
/** Refuses a tier of warning that the time limit of the check leaves no room for. */
const roomToWarn = refuse('warn-slower-than', 'must be shorter than `timeout`, after which the check fails', ({ 'warn-slower-than': slow, timeout }) => slow !== undefined && slow >= timeout);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/alert-roundtrip.js





/** Labels that the check itself sets. */
const own = ['alertname', 'deployment_test'];
/** A check of the kind `alert-roundtrip`. */
const alertRoundtripSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('alert-roundtrip'),
    ...common_fields/* commonFields */.d,
    ...server('The Alertmanager, without `/api/v2`.'),
    alertname: (0,values/* described */.WY)('The name of the test alert.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'DeploymentTest')),
    labels: (0,values/* described */.WY)('Further labels of the test alert, by which it is routed.', schemas/* _default */.Rvf(schemas/* record */.g1P(schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-zA-Z_]\w*$/, 'must be the name of a label')), (0,values/* text */.Qq)()), { severity: 'info' })),
    receivers: (0,values/* described */.WY)('Receivers, as in the configuration of Alertmanager, that the alert must be routed to.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))),
    arrived: schemas/* optional */.lqM((0,values/* described */.WY)('Where the notification has to arrive.', markerSearchSchema)),
    ...roundTripFields,
})
    .check(sources/* oneWayIn */.PJ, roomToWarn, refuse('labels', `has ${own.map((name) => `\`${name}\``).join(' or ')}, which the check sets itself`, (check) => own.some((name) => Object.hasOwn(check.labels, name))));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/alerts.js





const several = () => schemas/* array */.YOg((0,values/* text */.Qq)());
/** A check of the kind `alerts`. */
const alertsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('alerts'),
    ...common_fields/* commonFields */.d,
    source: (0,values/* described */.WY)('What is asked: an Alertmanager, or a Prometheus, which knows of no silences.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['alertmanager', 'prometheus']), 'alertmanager')),
    ...server('The server, without `/api`.'),
    fail: (0,values/* described */.WY)('No alert that one of these matches may fire, each as in Alertmanager: `severity="critical", team=~"shop|cart"`.', schemas/* _default */.Rvf(several(), ['severity="critical"'])),
    warn: (0,values/* described */.WY)('An alert that one of these matches warns.', schemas/* _default */.Rvf(several(), [])),
    suppressed: (0,values/* described */.WY)('What a silenced or inhibited alert of `fail` does.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['ignore', 'warn']), 'ignore')),
    watchdog: schemas/* optional */.lqM((0,values/* described */.WY)('An alert that always fires, such as `Watchdog`; without it nothing is proven.', (0,values/* text */.Qq)())),
})
    .check(sources/* oneWayIn */.PJ, refuse('fail', 'is empty, and so is `warn`: nothing would be checked', ({ fail, warn }) => {
    return fail.length + warn.length === 0;
}), refuse('suppressed', 'needs an Alertmanager: Prometheus knows of no silences', (check) => {
    return check.source === 'prometheus' && check.suppressed === 'warn';
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/aws-identity.js



/** A check of the kind `aws-identity`. */
const awsIdentitySchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('aws-identity'),
    ...common_fields/* commonFields */.d,
    account: schemas/* optional */.lqM((0,values/* described */.WY)('The account the credentials must belong to.', schemas/* string */.YjP({ error: 'must be the number of an account in quotation marks, as `"123456789012"`' })
        .check(api/* _regex */.Fk(/^\d{12}$/, 'must be the 12 digits of an account')))),
    role: schemas/* optional */.lqM((0,values/* described */.WY)('Name or ARN of the role that they must be of.', (0,values/* text */.Qq)())),
    user: schemas/* optional */.lqM((0,values/* described */.WY)('Name or ARN of the user that they must be of.', (0,values/* text */.Qq)())),
    'lives-at-least': schemas/* optional */.lqM((0,values/* described */.WY)('They must live this long.', (0,values/* timespan */.uO)())),
    'warn-below': schemas/* optional */.lqM((0,values/* described */.WY)('It is a warning when they live less long than this.', (0,values/* timespan */.uO)())),
    region: schemas/* optional */.lqM((0,values/* described */.WY)('The region; the one of the section `aws` when absent.', (0,values/* text */.Qq)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { role, user, 'lives-at-least': least, 'warn-below': warn } = context.value;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if (role !== undefined && user !== undefined)
        refuse('user', 'is about a user, and `role` about a role');
    if (least !== undefined && warn !== undefined && warn <= least) {
        refuse('warn-below', 'must be longer than `lives-at-least`');
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/backup-age.js



const rdsSchema = schemas/* strictObject */.rej({
    instance: schemas/* optional */.lqM((0,values/* described */.WY)('Identifier of an instance.', (0,values/* text */.Qq)())),
    cluster: schemas/* optional */.lqM((0,values/* described */.WY)('Identifier of a cluster, as of Aurora.', (0,values/* text */.Qq)())),
    snapshots: schemas/* optional */.lqM((0,values/* described */.WY)('Only snapshots of this type count; the automated and the manual ones when absent.', schemas/* enum */.k5n(['automated', 'manual', 'awsbackup']))),
    unencrypted: (0,values/* described */.WY)('What it means when the snapshot isn’t encrypted.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['pass', 'warn', 'fail']), 'warn')),
    'restorable-within': schemas/* optional */.lqM((0,values/* described */.WY)('The point in time it can be restored to must be younger than this.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { instance, cluster } = context.value;
    if ((instance === undefined) !== (cluster === undefined))
        return;
    const message = 'or `cluster` is needed, one of the two';
    context.issues.push({ code: 'custom', message, path: ['instance'], input: context.value });
}));
/** A check of the kind `backup-age`. */
const backupAgeSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('backup-age'),
    ...common_fields/* commonFields */.d,
    s3: schemas/* optional */.lqM((0,values/* described */.WY)('Backups are objects under this prefix, as `s3://bucket/prefix`.', schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^s3:\/\/[^/\s]+(\/.*)?$/, 'must be an address such as `s3://bucket/prefix`')))),
    matches: schemas/* optional */.lqM((0,values/* described */.WY)('With `s3`: only objects count whose key matches this glob.', (0,values/* text */.Qq)())),
    rds: schemas/* optional */.lqM((0,values/* described */.WY)('Backups are snapshots of RDS.', rdsSchema)),
    manifest: schemas/* optional */.lqM((0,values/* described */.WY)('Backups were made by `backup-db`: a manifest, a folder of them, or the same in S3 as `s3://bucket/folder/`.', (0,values/* text */.Qq)())),
    service: schemas/* optional */.lqM((0,values/* described */.WY)('With `manifest`: the service whose backup it is; the one deployed when absent.', (0,values/* text */.Qq)())),
    verified: schemas/* optional */.lqM((0,values/* described */.WY)('With `manifest`: how far the backup must have been verified.', schemas/* enum */.k5n(['archive', 'restore']))),
    'younger-than': (0,values/* described */.WY)('How old the newest backup may be.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 86_400_000)),
    'warn-before': schemas/* optional */.lqM((0,values/* described */.WY)('So long before that it is a warning.', (0,values/* timespan */.uO)())),
    'larger-than': schemas/* optional */.lqM((0,values/* described */.WY)('The newest backup must have this size.', (0,values/* size */.Ej)())),
    'warn-shrunk-by': (0,values/* described */.WY)('It is a warning when the newest backup is smaller than the one before by this much.', schemas/* _default */.Rvf((0,values/* percentage */.X1)(), 50)),
    region: schemas/* optional */.lqM((0,values/* described */.WY)('The region; the one of the section `aws` when absent.', (0,values/* text */.Qq)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { value } = context;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: value });
    const given = ['s3', 'rds', 'manifest'].filter((key) => value[key] !== undefined);
    if (given.length !== 1)
        refuse(given[1] ?? 's3', 'one of `s3`, `rds` and `manifest` is needed');
    if (value.matches !== undefined && !value.s3)
        refuse('matches', 'is about `s3`');
    for (const key of ['service', 'verified']) {
        if (value[key] !== undefined && !value.manifest)
            refuse(key, 'is about `manifest`');
    }
    if (value['larger-than'] !== undefined && value.rds) {
        refuse('larger-than', 'is not about `rds`: a snapshot does not tell its size');
    }
    if ((value['warn-before'] ?? 0) >= value['younger-than']) {
        refuse('warn-before', 'must be shorter than `younger-than`');
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/branch-protection.js



const on = (description) => schemas/* optional */.lqM((0,values/* described */.WY)(description, schemas/* literal */.euz(true)));
const protectionSchema = schemas/* strictObject */.rej({
    'pull-requests': on('Changes come by pull requests.'),
    reviews: schemas/* optional */.lqM((0,values/* described */.WY)('A pull request needs so many approvals.', schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(10)))),
    'code-owner-reviews': on('Code owners have to approve what is theirs.'),
    'dismiss-stale-reviews': on('A new commit ends the approvals of the old ones.'),
    'status-checks': schemas/* optional */.lqM((0,values/* described */.WY)('These checks must have passed.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    'up-to-date': on('A branch has to have the newest commits of this one before it is merged.'),
    'conversation-resolution': on('All conversations have to be resolved.'),
    signatures: on('Commits have verified signatures.'),
    'linear-history': on('No merge commits.'),
    'no-force-pushes': on('Nobody rewrites it.'),
    'no-deletions': on('Nobody deletes it.'),
})
    .check(schemas/* refine */.YPB((wanted) => Object.keys(wanted).length > 0, 'must name at least one rule'));
/** A check of the kind `branch-protection`. */
const branchProtectionSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('branch-protection'),
    ...common_fields/* commonFields */.d,
    branch: (0,values/* described */.WY)('The branch.', (0,values/* text */.Qq)()),
    requires: schemas/* optional */.lqM((0,values/* described */.WY)('Rules without which it fails.', protectionSchema)),
    recommends: schemas/* optional */.lqM((0,values/* described */.WY)('Rules without which it passes with a warning.', protectionSchema)),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/ci-status.js



const globs = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
/** A check of the kind `ci-status`. */
const ciStatusSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('ci-status'),
    ...common_fields/* commonFields */.d,
    names: schemas/* optional */.lqM((0,values/* described */.WY)('Only these check runs and commit statuses count, and each must be there. Globs.', globs())),
    ignore: schemas/* optional */.lqM((0,values/* described */.WY)('These check runs and commit statuses do not count. Globs.', globs())),
    'warn-on': schemas/* optional */.lqM((0,values/* described */.WY)('Conclusions that count as passed, but with a warning.', schemas/* array */.YOg(schemas/* enum */.k5n(['neutral', 'skipped'])).check(api/* _minLength */.m9(1)))),
    wait: schemas/* optional */.lqM((0,values/* described */.WY)('How long to wait for what is still running; `timeout` has to be longer. Not at all when absent.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y(({ value, issues }) => {
    if (value.wait === undefined || value.wait < value.timeout)
        return;
    const message = 'must be shorter than `timeout`, which ends the whole try';
    issues.push({ code: 'custom', message, path: ['wait'], input: value.wait });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/clean-tree.js



/** A check of the kind `clean-tree`. */
const cleanTreeSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('clean-tree'),
    ...common_fields/* commonFields */.d,
    pushed: (0,values/* described */.WY)('Whether the commit must also be on the remote.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/cloudfront.js



const cloudfront_several = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
/** A check of the kind `cloudfront`. */
const cloudfrontSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('cloudfront'),
    ...common_fields/* commonFields */.d,
    distribution: (0,values/* described */.WY)('Id of the distribution.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[A-Z0-9]+$/, 'must be the id of a distribution, as `E1A2B3C4D5E6F7`'))),
    'in-progress': (0,values/* described */.WY)('What it means when its last change is still on its way to the edges.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['warn', 'fail']), 'fail')),
    aliases: schemas/* optional */.lqM((0,values/* described */.WY)('Host names it must answer to, beside others.', cloudfront_several())),
    origins: schemas/* optional */.lqM((0,values/* described */.WY)('Host names it must get contents from, beside others.', cloudfront_several())),
    config: schemas/* optional */.lqM((0,values/* described */.WY)('Values its configuration must have, by dotted path as in the API.', schemas/* record */.g1P((0,values/* text */.Qq)().check(api/* _regex */.Fk(/^(?!.*CustomHeaders)/, 'must not lead to `CustomHeaders`: what stands there is often secret')), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()])))),
    'changed-within': schemas/* optional */.lqM((0,values/* described */.WY)('It must have been changed since so long ago.', (0,values/* timespan */.uO)())),
});

// EXTERNAL MODULE: ./build/packages/config/src/schema/kubernetes-names.js
var kubernetes_names = __webpack_require__(13931);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/cluster-capacity.js




/** Two limits for something that may run short; at least one of them. */
const limits = (description, amount) => schemas/* optional */.lqM((0,values/* described */.WY)(description, schemas/* strictObject */.rej({
    'fail-below': schemas/* optional */.lqM((0,values/* described */.WY)('Less is a failure.', amount())),
    'warn-below': schemas/* optional */.lqM((0,values/* described */.WY)('Less is a warning.', amount())),
})
    .check(schemas/* check */.z6Y(refuseUseless))));
function refuseUseless(given) {
    const { 'fail-below': fail, 'warn-below': warn } = given.value;
    const issue = (message) => given.issues.push({ code: 'custom', message, path: [], input: given.value });
    if (fail === undefined && warn === undefined)
        issue('needs `fail-below` or `warn-below`');
    if (fail !== undefined && warn !== undefined && warn <= fail)
        issue('`warn-below` must be more than `fail-below`: nothing would be a warning');
}
/** A check of the kind `cluster-capacity`. */
const clusterCapacitySchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('cluster-capacity'),
    ...common_fields/* commonFields */.d,
    on: (0,values/* described */.WY)('What is looked at: the nodes of a Kubernetes cluster, or the machine that runs this step.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['cluster', 'runner']), 'cluster')),
    context: (0,kubernetes_names/* context */._O)(),
    nodes: schemas/* optional */.lqM((0,kubernetes_names/* labels */.WD)('The labels of the nodes that count; all nodes when absent.')),
    basis: (0,values/* described */.WY)('What is not free: what is used now (`usage`), or what pods have asked for (`requests`).', schemas/* _default */.Rvf(schemas/* enum */.k5n(['usage', 'requests']), 'usage')),
    'cpu-free': limits('The share of CPU that is free, over all nodes together.', values/* percentage */.X1),
    'memory-free': limits('Memory that is free on each node.', values/* size */.Ej),
    'disk-free': limits('Space that is free on the disk of each node.', values/* size */.Ej),
    gpu: schemas/* optional */.lqM((0,values/* described */.WY)('GPUs that are there, over all nodes together.', schemas/* strictObject */.rej({
        resource: (0,values/* described */.WY)('What the cluster calls them.', schemas/* _default */.Rvf(schemas/* string */.YjP()
            .check(api/* _regex */.Fk(/^[a-z0-9.-]+\/[\w.-]+$/, 'must be a resource such as `nvidia.com/gpu`')), 'nvidia.com/gpu')),
        'at-least': (0,values/* described */.WY)('How many.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1)), 1)),
    }))),
})
    .check(schemas/* check */.z6Y((given) => {
    const { on, context, nodes, basis, gpu } = given.value;
    const { 'cpu-free': cpu, 'memory-free': memory, 'disk-free': disk } = given.value;
    const refuse = (path, message) => given.issues.push({ code: 'custom', message, path, input: given.value });
    if ([cpu, memory, disk, gpu].every((each) => each === undefined))
        refuse([], 'needs `cpu-free`, `memory-free`, `disk-free` or `gpu`: with nothing asked there is no answer');
    if (on === 'cluster')
        return;
    if (context !== undefined)
        refuse(['context'], 'belongs to `on: cluster`');
    if (nodes !== undefined)
        refuse(['nodes'], 'belongs to `on: cluster`');
    if (basis === 'requests')
        refuse(['basis'], '`requests` belongs to `on: cluster`');
    if (disk !== undefined)
        refuse(['disk-free'], 'belongs to `on: cluster`; for this machine there is the check `disk`');
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/command.js



/** A check of the kind `command`. */
const commandSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('command'),
    ...common_fields/* commonFields */.d,
    run: (0,values/* described */.WY)('Shell code; exit code 0 is a pass. Never templated.', (0,values/* text */.Qq)()),
    'warn-exit-code': schemas/* optional */.lqM((0,values/* described */.WY)('The exit code that is a warning, not a failure.', schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(255)))),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('Text that must stand in a line of its output.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[^\n]+$/, 'must be a text of one line')))),
    results: schemas/* optional */.lqM((0,values/* described */.WY)('Where the script says what it found, as JSON or SARIF: `stdout` or a file.', (0,values/* text */.Qq)())),
    baseline: schemas/* optional */.lqM((0,values/* described */.WY)('A reviewed file that its standard output must equal.', (0,values/* text */.Qq)())),
    record: schemas/* optional */.lqM((0,values/* described */.WY)('A file that gets its standard output, for a review or a comparison.', (0,values/* text */.Qq)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { baseline, record, results } = context.value;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if (record !== undefined && record === baseline) {
        refuse('record', 'is the `baseline`, which would then approve whatever it gets; record another file');
    }
    if (results === 'stdout' && baseline !== undefined) {
        refuse('baseline', 'is compared with the standard output, which has the `results` here; let those go to a file');
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/config-files.js



const config_files_globs = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
/** A check of the kind `config-files`. */
const configFilesSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('config-files'),
    ...common_fields/* commonFields */.d,
    paths: schemas/* optional */.lqM((0,values/* described */.WY)('Globs of YAML and JSON files that must parse.', config_files_globs())),
    schemas: schemas/* optional */.lqM((0,values/* described */.WY)('Globs of YAML and JSON files that must parse and fit a JSON Schema.', schemas/* array */.YOg(schemas/* strictObject */.rej({
        paths: (0,values/* described */.WY)('Globs of the files.', config_files_globs()),
        schema: (0,values/* described */.WY)('The JSON Schema (draft-07, 2019-09 or 2020-12), a JSON file.', (0,values/* text */.Qq)()),
    }))
        .check(api/* _minLength */.m9(1)))),
})
    .check(schemas/* check */.z6Y((context) => {
    const { paths, schemas } = context.value;
    if (paths !== undefined || schemas !== undefined)
        return;
    const message = 'needs `paths`, `schemas` or both: say which files have to be valid';
    context.issues.push({ code: 'custom', message, path: ['paths'], input: context.value });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/coverage.js



/** A check of the kind `coverage`. */
const coverageSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('coverage'),
    ...common_fields/* commonFields */.d,
    report: (0,values/* described */.WY)('Globs of coverage reports; several are added up.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))),
    format: schemas/* optional */.lqM((0,values/* described */.WY)('What the reports are written in; found from their content when absent.', schemas/* enum */.k5n(['lcov', 'cobertura', 'istanbul', 'coverage.py', 'go']))),
    of: (0,values/* described */.WY)('What is counted, where the format has it; Go counts statements as lines.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['lines', 'branches', 'functions']), 'lines')),
    'at-least': (0,values/* described */.WY)('Less than this fails.', (0,values/* percentage */.X1)()),
    'warn-below': schemas/* optional */.lqM((0,values/* described */.WY)('Less than this warns.', (0,values/* percentage */.X1)())),
    'younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('How old the reports may be.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { 'at-least': least, 'warn-below': warn } = context.value;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if (least > 100)
        refuse('at-least', `is ${least}%, but no more than everything can be covered`);
    if (warn === undefined)
        return;
    if (warn > 100)
        refuse('warn-below', `is ${warn}%, but no more than everything can be covered`);
    if (warn <= least) {
        refuse('warn-below', `is ${warn}%, but what is below ${least}% fails already; it must be higher than \`at-least\``);
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/reports.js


/** Where a scanner's report comes from; one of the first two must be given ({@link sourceIsGiven}). */
const reportSource = {
    report: schemas/* optional */.lqM((0,values/* described */.WY)('Globs of the report files; what the script prints when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    run: schemas/* optional */.lqM((0,values/* described */.WY)('Shell code that makes the report. Never templated.', (0,values/* text */.Qq)())),
    'younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('How old the report files may be.', (0,values/* timespan */.uO)())),
};
/** Refuses a check that has neither a report nor a script that makes one. */
const sourceIsGiven = schemas/* check */.z6Y((context) => {
    const { report, run } = context.value;
    if (report !== undefined || run !== undefined)
        return;
    const message = 'needs `report`, `run` or both: a report to read, or the script that makes it';
    context.issues.push({ code: 'custom', message, path: ['report'], input: context.value });
});
/** Refuses a `warn-on` that is no further down `levels`, the worst first, than `fail-on`. */
function warnsBelow(levels) {
    return schemas/* check */.z6Y((context) => {
        const { 'fail-on': fail, 'warn-on': warn } = context.value;
        if (warn === 'none' || levels.indexOf(warn) >= levels.indexOf(fail))
            return;
        const message = `\`${warn}\` is worse than \`fail-on: ${fail}\`, and fails already; give a lower one, or \`none\``;
        context.issues.push({ code: 'custom', message, path: ['warn-on'], input: context.value });
    });
}

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/dependency-audit.js




const severities = ['critical', 'high', 'medium', 'low'];
/** A check of the kind `dependency-audit`. */
const dependencyAuditSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('dependency-audit'),
    ...common_fields/* commonFields */.d,
    ...reportSource,
    'fail-on': (0,values/* described */.WY)('A vulnerability as severe as this fails; `medium` is what npm calls moderate.', schemas/* _default */.Rvf(schemas/* enum */.k5n(severities), 'high')),
    'warn-on': (0,values/* described */.WY)('A vulnerability as severe as this warns; none does with `none`.', schemas/* _default */.Rvf(schemas/* enum */.k5n([...severities, 'none']), 'medium')),
    unknown: (0,values/* described */.WY)('What a vulnerability does whose severity the report does not tell, such as each of pip-audit.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['fail', 'warn']), 'fail')),
    ignore: schemas/* optional */.lqM((0,values/* described */.WY)('Vulnerabilities that do not count, by id or alias, and packages that may go unaudited, by name; each with the reason.', schemas/* record */.g1P((0,values/* text */.Qq)(), (0,values/* text */.Qq)()))),
})
    .check(sourceIsGiven, warnsBelow(severities));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/deployment.js



/** A check of the kind `deployment`. */
const deploymentSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('deployment'),
    ...common_fields/* commonFields */.d,
    environment: (0,values/* described */.WY)('The environment in GitHub that must have it.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'staging')),
    ref: schemas/* optional */.lqM((0,values/* described */.WY)('The branch or tag that must have been deployed there, e.g. `v{{version}}`; the commit itself when absent.', (0,values/* text */.Qq)())),
    task: schemas/* optional */.lqM((0,values/* described */.WY)('Only deployments of this task count.', (0,values/* text */.Qq)())),
    superseded: (0,values/* described */.WY)('What it means that a later deployment has taken its place there.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['fail', 'warn', 'allow']), 'fail')),
    'younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('It must not be longer ago than this.', (0,values/* timespan */.uO)())),
    'warn-older-than': schemas/* optional */.lqM((0,values/* described */.WY)('Warns when it is longer ago than this.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y(({ value, issues }) => {
    const { 'younger-than': fail, 'warn-older-than': warn } = value;
    if (warn === undefined || fail === undefined || warn < fail)
        return;
    const message = 'must be shorter than `younger-than`, beyond which it fails';
    issues.push({ code: 'custom', message, path: ['warn-older-than'], input: warn });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/disk.js



/** A check of the kind `disk`. */
const diskSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('disk'),
    ...common_fields/* commonFields */.d,
    path: (0,values/* described */.WY)('A path on the file system to look at.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), '.')),
    free: (0,values/* described */.WY)('Free space needed; less fails.', (0,values/* size */.Ej)()),
    'warn-below': schemas/* optional */.lqM((0,values/* described */.WY)('Less free space than this warns.', (0,values/* size */.Ej)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { free, 'warn-below': warn } = context.value;
    if (warn === undefined || warn > free)
        return;
    const message = 'must be more than `free`: less than that fails already';
    context.issues.push({ code: 'custom', message, path: ['warn-below'], input: context.value });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/dns.js



const servers = (description) => schemas/* optional */.lqM((0,values/* described */.WY)(description, schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))));
/** A check of the kind `dns`. */
const dnsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('dns'),
    ...common_fields/* commonFields */.d,
    name: (0,values/* described */.WY)('The name to ask for, without a search domain.', schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^([\w.*-]|\{\{[^{}]*\}\})+$/, 'must be a name of the DNS, such as `api.shop.example`'))),
    type: (0,values/* described */.WY)('The type of the records.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS', 'SRV', 'CAA']), 'A')),
    answers: schemas/* optional */.lqM((0,values/* described */.WY)('The expected answers, as the page of this check writes them. Any answer will do when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    match: (0,values/* described */.WY)('Whether `all` of `answers` must be there, `any` of them, or `exactly` these and no other.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['all', 'any', 'exactly']), 'all')),
    'ttl-at-most': schemas/* optional */.lqM((0,values/* described */.WY)('A warning when the answer may be kept for longer, as a shift by DNS would then take. For `A` and `AAAA`.', (0,values/* timespan */.uO)())),
    servers: servers('The name servers to ask, by address or name, with a port if need be: `192.0.2.1:5353`. Those of this machine when absent.'),
    'same-on': servers('Name servers that must all give the same answers; a warning when they differ.'),
})
    .check(schemas/* check */.z6Y((given) => {
    const { type, 'ttl-at-most': ttl } = given.value;
    if (ttl === undefined || type === 'A' || type === 'AAAA')
        return;
    const message = `only \`A\` and \`AAAA\` tell how long they may be kept, not \`${type}\``;
    given.issues.push({ code: 'custom', message, path: ['ttl-at-most'], input: ttl });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/env-vars.js



const names = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
/** A check of the kind `env-vars`. */
const envVarsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('env-vars'),
    ...common_fields/* commonFields */.d,
    names: (0,values/* described */.WY)('Variables that must be set and not empty.', names()),
    recommended: schemas/* optional */.lqM((0,values/* described */.WY)('Variables that should be; without them it warns.', names())),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/environment-protection.js



/** A check of the kind `environment-protection`. */
const environmentProtectionSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('environment-protection'),
    ...common_fields/* commonFields */.d,
    environment: (0,values/* described */.WY)('The environment in GitHub.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), '{{environment}}')),
    'reviewers-at-least': (0,values/* described */.WY)('So many people or teams must be named as required reviewers, each of whom can approve; 0 asks for none.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(6)), 1)),
    'prevent-self-review': (0,values/* described */.WY)('Whoever starts a deployment must not be able to approve it.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true)),
    branches: (0,values/* described */.WY)('Which branches and tags may deploy: `restricted` (not all of them), `protected` (those with protection), `any`, or the patterns that GitHub may list, and no others.', schemas/* _default */.Rvf(schemas/* union */.KCZ([schemas/* enum */.k5n(['restricted', 'protected', 'any']), schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))], {
        error: 'must be `restricted`, `protected`, `any` or a list of patterns',
    }), 'restricted')),
    'admin-bypass': (0,values/* described */.WY)('What it means that administrators can pass over the rules.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['allow', 'warn', 'fail']), 'warn')),
    'wait-timer': schemas/* optional */.lqM((0,values/* described */.WY)('GitHub must wait at least this long before it deploys.', (0,values/* duration */.p0)())),
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/errors.js






const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const since = () => schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((given, context) => {
    if (given === 'deployment')
        return given;
    if (instant.test(given) && !Number.isNaN(Date.parse(given)))
        return { at: Date.parse(given) };
    try {
        const ago = (0,quantities/* parseDuration */.E9)(given);
        if (ago > 0)
            return { ago };
    }
    catch (error) {
        if (!(error instanceof quantities/* QuantityError */.Y0))
            throw error;
    }
    const message = `found ${(0,quoted/* quoted */.T)(given)}, allowed are a duration \`2h\`, a time \`2026-01-31T12:00:00Z\` and \`deployment\``;
    context.issues.push({ code: 'custom', message, input: given });
    return core/* NEVER */.tm;
}));
const pattern = () => (0,values/* text */.Qq)().check(schemas/* check */.z6Y((context) => {
    try {
        new RegExp(context.value, 'u');
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const message = `is no regular expression: ${why}`;
        context.issues.push({ code: 'custom', message, input: context.value });
    }
}));
const sourceSchema = (0,values/* providers */.r5)('source', 'provider', ['sentry', 'loki'], [], [
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('sentry'),
        url: (0,values/* described */.WY)('The server.', schemas/* _default */.Rvf((0,values/* url */.OZ)(), 'https://sentry.io')),
        organization: (0,values/* described */.WY)('The slug of the organization.', (0,values/* text */.Qq)()),
        project: schemas/* optional */.lqM((0,values/* described */.WY)('The slug of the project; all of them when absent.', (0,values/* text */.Qq)())),
        'sentry-environment': schemas/* optional */.lqM((0,values/* described */.WY)('The environment in Sentry; all of them when absent.', (0,values/* text */.Qq)())),
        release: schemas/* optional */.lqM((0,values/* described */.WY)('Only errors that were first seen in this release: `shop@{{version}}`.', (0,values/* text */.Qq)())),
        token: (0,values/* described */.WY)('A token with the scope `event:read`; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    }),
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('loki'),
        ...server('The server, without `/loki/api/v1`.'),
        query: (0,values/* described */.WY)('The lines that are errors, as LogQL: `{app="shop"} |= "ERROR"`.', logQuery('{app="shop"}')),
        type: schemas/* optional */.lqM((0,values/* described */.WY)('The label, or field of a line in JSON, that names the type of an error; lines are grouped by their pattern when absent.', (0,values/* text */.Qq)())),
        before: (0,values/* described */.WY)('An error that was there in this time before the start is not new.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 86_400_000)),
        heartbeat: schemas/* optional */.lqM((0,values/* described */.WY)('LogQL that always has lines, to prove that logs arrive; the selector of `query` when that has a filter, too.', logQuery('{app="shop"}'))),
    })
        .check(sources/* oneWayIn */.PJ),
]);
const knownSchema = schemas/* strictObject */.rej({
    type: schemas/* optional */.lqM((0,values/* described */.WY)('The type of the error, exactly.', (0,values/* text */.Qq)())),
    pattern: schemas/* optional */.lqM((0,values/* described */.WY)('A regular expression that the type or the pattern of the error has in it.', pattern())),
    cause: (0,values/* described */.WY)('Why it happens.', (0,values/* text */.Qq)()),
    fix: (0,values/* described */.WY)('What is done about it.', (0,values/* text */.Qq)()),
    priority: (0,values/* described */.WY)('How urgent that is.', schemas/* enum */.k5n(['low', 'medium', 'high', 'critical'])),
    owner: schemas/* optional */.lqM((0,values/* described */.WY)('Who does it.', (0,values/* text */.Qq)())),
})
    .check(refuse('type', 'is missing: give it or `pattern`', (known) => {
    return known.type === undefined && known.pattern === undefined;
}), refuse('pattern', 'contradicts `type`: one of them is enough', (known) => {
    return known.type !== undefined && known.pattern !== undefined;
}));
const count = () => schemas/* int */.Whr().check(api/* _gte */.qm(0));
/** A check of the kind `errors`. */
const errorsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('errors'),
    ...common_fields/* commonFields */.d,
    source: (0,values/* described */.WY)('Where errors are found.', sourceSchema),
    since: (0,values/* described */.WY)('From when on errors count: a duration `2h` ago, a time as ISO 8601, or `deployment` for the start of the one in GitHub.', since()),
    'new-at-most': (0,values/* described */.WY)('More new types of errors than this fail.', schemas/* _default */.Rvf(count(), 0)),
    'warn-above': (0,values/* described */.WY)('More new types of errors than this warn.', schemas/* _default */.Rvf(count(), 0)),
    known: (0,values/* described */.WY)('Errors whose remedy is planned: they are told, and count no more.', schemas/* _default */.Rvf(schemas/* array */.YOg(knownSchema), [])),
})
    .check(refuse('warn-above', 'must not be more than `new-at-most`, above which the check fails', (check) => {
    return check['warn-above'] > check['new-at-most'];
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/file.js



const file_pattern = () => schemas/* string */.YjP().check(api/* _minLength */.m9(1), schemas/* check */.z6Y((context) => {
    try {
        new RegExp(context.value, 'm');
    }
    catch (error) {
        const message = error instanceof Error ? error.message : 'is no regular expression';
        context.issues.push({ code: 'custom', message, input: context.value });
    }
}));
/** A check of the kind `file`. */
const fileSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('file'),
    ...common_fields/* commonFields */.d,
    path: (0,values/* described */.WY)('The file, relative to the workspace.', (0,values/* text */.Qq)()),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('Text it must contain.', (0,values/* text */.Qq)())),
    matches: schemas/* optional */.lqM((0,values/* described */.WY)('A regular expression that must match in it; `^` and `$` stand for the ends of a line.', file_pattern())),
    'younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('How old it may be.', (0,values/* duration */.p0)())),
    'warn-older-than': schemas/* optional */.lqM((0,values/* described */.WY)('From which age on it warns.', (0,values/* duration */.p0)())),
    'larger-than': schemas/* optional */.lqM((0,values/* described */.WY)('How large it must be at least.', (0,values/* size */.Ej)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { 'younger-than': oldest, 'warn-older-than': warn } = context.value;
    if (oldest === undefined || warn === undefined || warn < oldest)
        return;
    const message = 'must be shorter than `younger-than`: what is older than that fails already';
    context.issues.push({ code: 'custom', message, path: ['warn-older-than'], input: context.value });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/grafana-dashboard.js





/** A check of the kind `grafana-dashboard`. */
const grafanaDashboardSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('grafana-dashboard'),
    ...common_fields/* commonFields */.d,
    ...server('The Grafana server, without `/api`.'),
    uid: (0,values/* described */.WY)('The `uid` of the dashboard, as in its address after `/d/`.', (0,values/* text */.Qq)()),
    'dashboard-title': schemas/* optional */.lqM((0,values/* described */.WY)('The title that the dashboard must have.', (0,values/* text */.Qq)())),
    'version-at-least': schemas/* optional */.lqM((0,values/* described */.WY)('The version it must have at least.', schemas/* int */.Whr().check(api/* _gte */.qm(1)))),
    'updated-within': schemas/* optional */.lqM((0,values/* described */.WY)('It must have been saved within this time.', (0,values/* timespan */.uO)())),
    'warn-updated-within': schemas/* optional */.lqM((0,values/* described */.WY)('It warns when it was not saved within this time.', (0,values/* timespan */.uO)())),
})
    .check(sources/* oneWayIn */.PJ, refuse('warn-updated-within', 'must be shorter than `updated-within`, beyond which the check fails', ({ 'warn-updated-within': warn, 'updated-within': fail }) => warn !== undefined && fail !== undefined && warn >= fail));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/http.js



const http_status = () => schemas/* int */.Whr().check(api/* _gte */.qm(100), api/* _lte */.Zm(599));
const someOf = (what) => schemas/* refine */.YPB((given) => Object.keys(given).length > 0, `needs ${what}`);
/** What else than being equal a value can be asked for. */
const comparison = schemas/* strictObject */.rej({
    'at-least': schemas/* optional */.lqM((0,values/* described */.WY)('A number that is not smaller than this.', schemas/* number */.aig())),
    'at-most': schemas/* optional */.lqM((0,values/* described */.WY)('A number that is not larger than this.', schemas/* number */.aig())),
    'one-of': schemas/* optional */.lqM((0,values/* described */.WY)('One of these values.', schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ()])).check(api/* _minLength */.m9(1)))),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('A text that has this in it, or a list with this value.', (0,values/* text */.Qq)())),
    present: schemas/* optional */.lqM((0,values/* described */.WY)('Whether there is a value at all, whatever it is.', schemas/* boolean */.zMY())),
})
    .check(someOf('`at-least`, `at-most`, `one-of`, `contains` or `present`'));
const jsonExpectation = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ(), comparison], {
    error: 'must be a value, or a comparison: `{ at-least: 3 }`',
});
/** What a header of the answer has to be. */
const headerExpectation = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* strictObject */.rej({ contains: (0,values/* described */.WY)('Text that its value has in it.', (0,values/* text */.Qq)()) })], { error: 'must be the value, or a part of it: `{ contains: max-age }`' });
/** A check of the kind `http`. */
const httpSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('http'),
    ...common_fields/* commonFields */.d,
    url: (0,values/* described */.WY)('The address to ask.', (0,values/* url */.OZ)()),
    method: (0,values/* described */.WY)('The method.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET')),
    headers: schemas/* optional */.lqM((0,values/* described */.WY)('Headers; give tokens as `env:NAME`.', (0,values/* headers */.b3)())),
    body: schemas/* optional */.lqM((0,values/* described */.WY)('Body of the request.', schemas/* string */.YjP())),
    status: (0,values/* described */.WY)('The status that counts as success, or several.', schemas/* _default */.Rvf(schemas/* union */.KCZ([http_status(), schemas/* array */.YOg(http_status()).check(api/* _minLength */.m9(1))]), 200)),
    contains: schemas/* optional */.lqM((0,values/* described */.WY)('Text the answer must contain.', (0,values/* text */.Qq)())),
    json: schemas/* optional */.lqM((0,values/* described */.WY)('Values the JSON answer must have, by dotted path.', schemas/* record */.g1P(schemas/* string */.YjP(), jsonExpectation))),
    'response-headers': schemas/* optional */.lqM((0,values/* described */.WY)('Values the headers of the answer must have, by name.', schemas/* record */.g1P((0,values/* text */.Qq)(), headerExpectation))),
    'fail-slower-than': schemas/* optional */.lqM((0,values/* described */.WY)('The longest time to the last byte of the answer.', (0,values/* timespan */.uO)())),
    'warn-slower-than': schemas/* optional */.lqM((0,values/* described */.WY)('A warning when the answer takes longer; shorter than `fail-slower-than`.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y((given) => {
    const { 'fail-slower-than': fail, 'warn-slower-than': warn } = given.value;
    if (fail === undefined || warn === undefined || warn < fail)
        return;
    const message = 'must be shorter than `fail-slower-than`: nothing would be a warning';
    given.issues.push({ code: 'custom', message, path: ['warn-slower-than'], input: warn });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/image.js



const digest = () => schemas/* string */.YjP().check(api/* _regex */.Fk(/^sha256:[0-9a-f]{64}$/, 'must be a digest: `sha256:` and 64 hexadecimal digits'));
/** A check of the kind `image`. */
const imageSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('image'),
    ...common_fields/* commonFields */.d,
    image: (0,values/* described */.WY)('The image as `docker pull` takes it: `ghcr.io/acme/shop:{{version}}`, `acme/shop@sha256:…`.', (0,values/* text */.Qq)()),
    platform: schemas/* optional */.lqM((0,values/* described */.WY)('What it must run on, such as `linux/amd64` or `linux/arm/v7`.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/, 'must be such as `linux/amd64`')))),
    digest: schemas/* optional */.lqM((0,values/* described */.WY)('The digest that the tag must lead to.', digest())),
    layers: (0,values/* described */.WY)('Whether each layer is looked for, too: registries keep manifests of images whose layers they deleted.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
    username: schemas/* optional */.lqM((0,values/* described */.WY)('Who asks; with `password`. The login of docker on this machine when absent.', (0,values/* text */.Qq)())),
    password: schemas/* optional */.lqM((0,values/* described */.WY)('Password or token, as `env:NAME`.', (0,values/* text */.Qq)())),
})
    .check(schemas/* check */.z6Y((given) => {
    const { username, password } = given.value;
    if ((username === undefined) === (password === undefined))
        return;
    const [path, other] = username === undefined ? ['username', 'password'] : ['password', 'username'];
    given.issues.push({
        ...{ code: 'custom', message: `belongs to \`${other}\`: give both or neither` },
        ...{ path: [path], input: given.value },
    });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/kubernetes-access.js




const word = (description, pattern, message) => (0,values/* described */.WY)(description, schemas/* string */.YjP().check(api/* _regex */.Fk(pattern, message)));
const rightSchema = schemas/* strictObject */.rej({
    verbs: (0,values/* described */.WY)('What is to be done: `get`, `list`, `update`, …; `*` stands for everything.', schemas/* array */.YOg(schemas/* string */.YjP().check(api/* _regex */.Fk(/^([a-z]+|\*)$/, 'must be a verb such as `get`, or `*`')))
        .check(api/* _minLength */.m9(1))),
    group: schemas/* optional */.lqM(word('The API group; that of the core when absent.', /^[a-z0-9.-]+$/, 'must be an API group such as `apps`; leave it out for the core')),
    resource: word('The resource in the plural, maybe with a part of it: `deployments`, `pods/log`.', /^[a-z0-9-]+(\/[a-z]+)?$/, 'must be a resource in the plural, in lower case: `deployments`, `pods/log`'),
    namespace: schemas/* optional */.lqM((0,kubernetes_names/* namespace */.MF)('Where; the `namespace` of the check when absent.')),
    name: schemas/* optional */.lqM((0,kubernetes_names/* objectName */.Hd)('One object; all of them when absent.')),
});
const rights = (description) => (0,values/* described */.WY)(description, schemas/* array */.YOg(rightSchema).check(api/* _minLength */.m9(1)));
/** A check of the kind `kubernetes-access`. */
const kubernetesAccessSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('kubernetes-access'),
    ...common_fields/* commonFields */.d,
    context: (0,kubernetes_names/* context */._O)(),
    namespace: schemas/* optional */.lqM((0,kubernetes_names/* namespace */.MF)('The namespace of all rights that name none; they are of the whole cluster when absent.')),
    rights: rights('What the login must be allowed to do.'),
    'beyond-need': schemas/* optional */.lqM(rights('What it should not be allowed to do: a warning when it is.')),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/kubernetes-autoscaler.js




const replicas = (description, least) => schemas/* optional */.lqM((0,values/* described */.WY)(description, schemas/* int */.Whr().check(api/* _gte */.qm(least))));
/** A check of the kind `kubernetes-autoscaler`. */
const kubernetesAutoscalerSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('kubernetes-autoscaler'),
    ...common_fields/* commonFields */.d,
    context: (0,kubernetes_names/* context */._O)(),
    namespace: (0,kubernetes_names/* namespace */.MF)('Where the autoscaler is.'),
    name: (0,kubernetes_names/* objectName */.Hd)('The HorizontalPodAutoscaler.'),
    'min-replicas': replicas('The minimum that it must have, exactly.', 0),
    'max-replicas': replicas('The maximum that it must have, exactly.', 1),
    'scaled-within': schemas/* optional */.lqM((0,values/* described */.WY)('It must have changed the number of pods within this time: proof that it works.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y((given) => {
    const { 'min-replicas': least = 0, 'max-replicas': most } = given.value;
    if (most === undefined || most >= least)
        return;
    const message = 'must not be less than `min-replicas`';
    given.issues.push({ code: 'custom', message, path: ['max-replicas'], input: most });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/kubernetes-workloads.js




/** A check of the kind `kubernetes-workloads`. */
const kubernetesWorkloadsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('kubernetes-workloads'),
    ...common_fields/* commonFields */.d,
    context: (0,kubernetes_names/* context */._O)(),
    namespace: (0,kubernetes_names/* namespace */.MF)('Where the workloads are.'),
    kinds: (0,values/* described */.WY)('The kinds that are looked at.', schemas/* _default */.Rvf(schemas/* array */.YOg(schemas/* enum */.k5n(['deployments', 'stateful-sets', 'daemon-sets'])).check(api/* _minLength */.m9(1)), [
        'deployments',
        'stateful-sets',
        'daemon-sets',
    ])),
    selector: schemas/* optional */.lqM((0,kubernetes_names/* labels */.WD)('The labels of the workloads that are looked at.')),
    names: schemas/* optional */.lqM((0,values/* described */.WY)('The workloads that must be there; all that there are when absent.', schemas/* array */.YOg((0,kubernetes_names/* objectName */.Hd)('A workload by its name.')).check(api/* _minLength */.m9(1)))),
    recent: (0,values/* described */.WY)('How long a restart counts.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 3_600_000)),
    'warn-restarts-above': (0,values/* described */.WY)('A warning when a container that was restarted recently has more restarts than this.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(0)), 0)),
    'fail-restarts-above': schemas/* optional */.lqM((0,values/* described */.WY)('A failure when a container that was restarted recently has more restarts than this.', schemas/* int */.Whr().check(api/* _gte */.qm(0)))),
    'may-start-for': (0,values/* described */.WY)('How long a pod may take to become ready before that is a failure; until then it is a warning.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 60_000)),
})
    .check(schemas/* check */.z6Y((given) => {
    const { 'fail-restarts-above': fail, 'warn-restarts-above': warn } = given.value;
    if (fail === undefined || fail >= warn)
        return;
    const message = 'must not be less than `warn-restarts-above`';
    given.issues.push({ code: 'custom', message, path: ['fail-restarts-above'], input: fail });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/log-roundtrip.js




/** A check of the kind `log-roundtrip`. */
const logRoundtripSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('log-roundtrip'),
    ...common_fields/* commonFields */.d,
    write: (0,values/* described */.WY)('How the marker is written.', markerWriteSchema),
    find: (0,values/* described */.WY)('Where it has to arrive.', markerSearchSchema),
    ...roundTripFields,
})
    .check(roomToWarn);

// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/indicator.js
var indicator = __webpack_require__(23627);
// EXTERNAL MODULE: ./build/packages/config/src/schema/metrics/metrics.js
var metrics = __webpack_require__(16095);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/metric.js





const units = ['ratio', 'seconds', 'bytes', 'number'];
const foreignUnitNames = Object.keys(indicator/* foreignUnits */.G3);
const outcome = () => schemas/* _default */.Rvf(schemas/* enum */.k5n(['fail', 'warn']), 'fail');
/**
 * A query. It is kept under the one key whose text nobody fills in on the way: only its source can make the values of
 * placeholders safe.
 */
const query = () => schemas/* pipe */.FsL((0,values/* text */.Qq)(), schemas/* transform */.pdi((run) => ({ run })));
const trendSchema = schemas/* strictObject */.rej({
    'rises-by': schemas/* optional */.lqM((0,values/* described */.WY)('More than this is too much; a share of the level at the start, or an amount.', (0,values/* threshold */.EN)())),
    'falls-by': schemas/* optional */.lqM((0,values/* described */.WY)('The same, downwards.', (0,values/* threshold */.EN)())),
    over: (0,values/* described */.WY)('The time in which it would be too much.', (0,values/* timespan */.uO)()),
    severity: (0,values/* described */.WY)('What crossing it means.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['fail', 'warn']), 'fail')),
})
    .check(schemas/* refine */.YPB((trend) => (trend['rises-by'] === undefined) !== (trend['falls-by'] === undefined), {
    error: 'needs one of `rises-by` and `falls-by`',
}));
const fields = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('metric'),
    ...common_fields/* commonFields */.d,
    source: schemas/* optional */.lqM((0,values/* described */.WY)('Who answers: `{ provider: prometheus, url: … }` as under `metrics.sources`, or the name of a source there; the provider of the section `metrics` when absent.', schemas/* union */.KCZ([(0,values/* text */.Qq)(), metrics/* sourceSchema */.d], {
        error: 'must be the name of a source, or a source: `{ provider: prometheus, url: … }`',
    }))),
    query: (0,values/* described */.WY)('The query, in the language of its source.', query()),
    of: schemas/* optional */.lqM((0,values/* described */.WY)('What the query counts a part of: the value is then the share.', query())),
    increase: schemas/* optional */.lqM((0,values/* described */.WY)('For what counts since ever: its increase over this time is the value.', (0,values/* timespan */.uO)())),
    'measured-in': schemas/* optional */.lqM((0,values/* described */.WY)('The unit in which the source gives the value, where it is not seconds, bytes or a share of 1.', schemas/* enum */.k5n(foreignUnitNames))),
    unit: schemas/* optional */.lqM((0,values/* described */.WY)('What the query measures; follows from the limits when absent.', schemas/* enum */.k5n(units))),
    'fail-above': schemas/* optional */.lqM((0,values/* described */.WY)('Above this it fails.', (0,values/* threshold */.EN)())),
    'fail-below': schemas/* optional */.lqM((0,values/* described */.WY)('Below this it fails.', (0,values/* threshold */.EN)())),
    'warn-above': schemas/* optional */.lqM((0,values/* described */.WY)('Above this it warns.', (0,values/* threshold */.EN)())),
    'warn-below': schemas/* optional */.lqM((0,values/* described */.WY)('Below this it warns.', (0,values/* threshold */.EN)())),
    'degrades-by': schemas/* optional */.lqM((0,values/* described */.WY)('Worse than the baseline by more than this share fails.', (0,values/* threshold */.EN)())),
    baseline: schemas/* optional */.lqM((0,values/* described */.WY)('The file of a baseline that a watch has left, for `degrades-by`.', (0,values/* text */.Qq)())),
    indicator: schemas/* optional */.lqM((0,values/* described */.WY)('What the value is called in the baseline; the id of this check when absent.', (0,values/* text */.Qq)())),
    lookback: schemas/* optional */.lqM((0,values/* described */.WY)('Judges so much time that is already past instead of the moment; its source must keep history.', (0,values/* timespan */.uO)())),
    interval: schemas/* optional */.lqM((0,values/* described */.WY)('Time between two looks: within `lookback`, or where one look is not enough for a rate; 10s for these.', (0,values/* timespan */.uO)())),
    for: (0,values/* described */.WY)('With `lookback`: it must be beyond a limit for this long.', schemas/* _default */.Rvf((0,values/* duration */.p0)(), 0)),
    trend: schemas/* optional */.lqM((0,values/* described */.WY)('With `lookback`: too steep a rise or fall.', trendSchema)),
    'min-requests': schemas/* optional */.lqM((0,values/* described */.WY)('With `of`: fewer cases than this say nothing.', schemas/* int */.Whr().check(api/* _positive */.NC()))),
    'data-younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('An older newest value fails.', (0,values/* timespan */.uO)())),
    'on-no-data': (0,values/* described */.WY)('What follows when there was nothing, or too little, to measure.', outcome()),
    'on-inconclusive': (0,values/* described */.WY)('What follows when it is beyond a limit, but not yet for long enough.', outcome()),
    'on-provider-error': (0,values/* described */.WY)('What follows when the source could not be read.', outcome()),
});
const metric_limits = ['fail-above', 'fail-below', 'warn-above', 'warn-below'];
const metric_names = {
    ...{ ratio: 'a percentage', seconds: 'a duration', bytes: 'a size', number: 'a bare number' },
};
/** A check of the kind `metric`. */
const metricSchema = fields.check(schemas/* check */.z6Y((context) => {
    const given = context.value;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: given });
    const foreign = given['measured-in'];
    const unit = given.unit ??
        (foreign && indicator/* foreignUnits */.G3[foreign].unit) ??
        (given.of && 'ratio') ??
        metric_limits.map((key) => given[key]?.unit).find((found) => found);
    for (const key of metric_limits) {
        const found = given[key];
        if (found && unit && found.unit !== unit) {
            say(key, `is written as ${metric_names[found.unit]}, but this is measured in \`${unit}\``);
        }
    }
    const { 'fail-above': above, 'fail-below': below } = given;
    const { 'warn-above': warnAbove, 'warn-below': warnBelow } = given;
    if (above && warnAbove && warnAbove.value >= above.value) {
        say('warn-above', 'is not below `fail-above`, so that it would never be seen');
    }
    if (below && warnBelow && warnBelow.value <= below.value) {
        say('warn-below', 'is not above `fail-below`, so that it would never be seen');
    }
    if (given['degrades-by'] && given['degrades-by'].unit !== 'ratio') {
        say('degrades-by', 'must be a percentage such as `50%`');
    }
    if ((given['degrades-by'] === undefined) !== (given.baseline === undefined)) {
        say(given.baseline === undefined ? 'degrades-by' : 'baseline', 'goes with the other of `degrades-by` and `baseline`');
    }
    if (given['min-requests'] !== undefined && !given.of)
        say('min-requests', 'needs `of`, which counts them');
    if (given.lookback === undefined) {
        if (given.for > 0)
            say('for', 'needs `lookback`: one look knows no duration');
        if (given.trend)
            say('trend', 'needs `lookback`: one look knows no trend');
    }
    const judged = [...metric_limits, 'degrades-by', 'trend', 'data-younger-than'];
    if (judged.every((key) => given[key] === undefined)) {
        say('fail-above', 'or another limit is missing; `data-younger-than` asks for a recent value alone');
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/metric-roundtrip.js





const writeSchema = (0,values/* providers */.r5)('way to write', 'provider', ['pushgateway', 'command'], [], [
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('pushgateway'),
        ...server('The Pushgateway, without `/metrics`.'),
        job: (0,values/* described */.WY)('The job that the metric is pushed for.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'deployment-test')),
    })
        .check(sources/* oneWayIn */.PJ),
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('command'),
        run: (0,values/* described */.WY)('Shell code that sends the metric DEPLOY_METRIC with the value DEPLOY_METRIC_VALUE. Never templated.', (0,values/* text */.Qq)()),
        cleanup: schemas/* optional */.lqM((0,values/* described */.WY)('What is left to remove afterwards, however the check ended.', schemas/* strictObject */.rej({
            run: (0,values/* described */.WY)('Shell code with the same variables. Never templated.', (0,values/* text */.Qq)()),
        }))),
    }),
]);
/** A check of the kind `metric-roundtrip`. */
const metricRoundtripSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('metric-roundtrip'),
    ...common_fields/* commonFields */.d,
    metric: (0,values/* described */.WY)('The name of the test metric, which nothing else uses.', schemas/* _default */.Rvf(schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^[a-zA-Z_:][\w:]*$/, 'must be the name of a metric: letters, digits, `_` and `:`')), 'deployment_test')),
    write: (0,values/* described */.WY)('How the metric is sent.', writeSchema),
    find: (0,values/* described */.WY)('Where it has to arrive.', schemas/* strictObject */.rej({
        ...server('The Prometheus server; without `/api/v1`.'),
        query: schemas/* optional */.lqM((0,values/* described */.WY)('PromQL that gives the metric, whose value is compared; its name when absent.', (0,values/* text */.Qq)())),
    })
        .check(sources/* oneWayIn */.PJ)),
    ...roundTripFields,
})
    .check(roomToWarn);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/migrations.js



const rollbackPattern = () => schemas/* string */.YjP().check(schemas/* check */.z6Y((context) => {
    const unknown = [...context.value.matchAll(/\{([^{}]*)\}/g)].filter(([, name]) => name !== 'name' && name !== 'folder');
    if (unknown.length > 0 || !context.value.includes('{name}')) {
        const message = 'must have `{name}`, the name of the migration up to its first dot, and may have `{folder}`';
        context.issues.push({ code: 'custom', message, input: context.value });
    }
}));
/** A check of the kind `migrations`. */
const migrationsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('migrations'),
    ...common_fields/* commonFields */.d,
    paths: (0,values/* described */.WY)('Globs of the migrations.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1))),
    since: (0,values/* described */.WY)('Migrations that are not in this tag, branch or commit are new: `previous-release` is the tag of the version before, with `all` every one is.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'previous-release')),
    rollback: schemas/* optional */.lqM((0,values/* described */.WY)('The rollback script that each new migration must have: `{folder}/{name}.down.sql`.', rollbackPattern())),
    'rollback-contains': schemas/* optional */.lqM((0,values/* described */.WY)('Text that shows that a migration has its rollback inside, such as `def downgrade`.', (0,values/* text */.Qq)())),
    estimate: (0,values/* described */.WY)('Whether each new migration must say how long it takes, in a comment: `-- estimate: 30s`.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['required', 'optional']), 'optional')),
    longest: schemas/* optional */.lqM((0,values/* described */.WY)('How long all new migrations may take, by their estimates.', (0,values/* timespan */.uO)())),
    'warn-above': schemas/* optional */.lqM((0,values/* described */.WY)('Warns when they take longer than this.', (0,values/* timespan */.uO)())),
    breaking: (0,values/* described */.WY)('What a statement does that breaks the release that still runs.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['fail', 'warn', 'allow']), 'fail')),
})
    .check(schemas/* check */.z6Y((context) => {
    const { rollback, 'rollback-contains': inside, longest, 'warn-above': warn } = context.value;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if (rollback !== undefined && inside !== undefined) {
        refuse('rollback-contains', 'is for migrations with their rollback inside; with `rollback` they have a script beside them');
    }
    if (longest !== undefined && warn !== undefined && warn >= longest) {
        refuse('warn-above', 'must be shorter than `longest`: what takes longer than that fails already');
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/objectives.js



const measurementSchema = schemas/* strictObject */.rej({
    objective: (0,values/* described */.WY)('What the number is compared with.', schemas/* enum */.k5n(['rto', 'rpo'])),
    file: (0,values/* described */.WY)('A JSON file.', (0,values/* text */.Qq)()),
    path: (0,values/* described */.WY)('Where the number of seconds stands in it, as a dotted path.', (0,values/* text */.Qq)()),
});
/** A check of the kind `objectives`. */
const objectivesSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('objectives'),
    ...common_fields/* commonFields */.d,
    rto: schemas/* optional */.lqM((0,values/* described */.WY)('Recovery time objective: how long until the service is back.', (0,values/* timespan */.uO)())),
    rpo: schemas/* optional */.lqM((0,values/* described */.WY)('Recovery point objective: how much of the last writes may be lost.', (0,values/* timespan */.uO)())),
    document: schemas/* optional */.lqM((0,values/* described */.WY)('The document in which the objectives stand, with the same values.', (0,values/* text */.Qq)())),
    restore: schemas/* optional */.lqM((0,values/* described */.WY)('The manifest of a backup that was restored to verify it; its seconds must be within the RTO.', (0,values/* text */.Qq)())),
    drill: schemas/* optional */.lqM((0,values/* described */.WY)('The report of a `rollback` with `drill: true`; its seconds must be within the RTO.', (0,values/* text */.Qq)())),
    backup: schemas/* optional */.lqM((0,values/* described */.WY)('The manifest of the newest backup; its age must be within the RPO.', (0,values/* text */.Qq)())),
    measured: schemas/* optional */.lqM((0,values/* described */.WY)('Other measurements.', schemas/* array */.YOg(measurementSchema).check(api/* _minLength */.m9(1)))),
    'younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('How old a measurement of the RTO may be.', (0,values/* timespan */.uO)())),
    'warn-above': schemas/* optional */.lqM((0,values/* described */.WY)('Warns from this share of an objective on.', (0,values/* percentage */.X1)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { rto, rpo, restore, drill, backup, measured = [], 'warn-above': warn } = context.value;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    const measures = (objective) => measured.some((entry) => entry.objective === objective);
    const forRto = restore !== undefined || drill !== undefined || measures('rto');
    const forRpo = backup !== undefined || measures('rpo');
    if (rto === undefined && rpo === undefined)
        refuse('rto', 'needs `rto`, `rpo` or both');
    if (rto !== undefined && !forRto)
        refuse('rto', 'is measured by nothing: give `restore`, `drill` or `measured`');
    if (rpo !== undefined && !forRpo)
        refuse('rpo', 'is measured by nothing: give `backup` or `measured`');
    if (rto === undefined && forRto)
        refuse('rto', 'is missing, but there are measurements for it');
    if (rpo === undefined && forRpo)
        refuse('rpo', 'is missing, but there are measurements for it');
    if (warn !== undefined && (warn <= 0 || warn >= 100)) {
        refuse('warn-above', `is ${warn}%, but it must lie between 0% and 100%`);
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/on-call.js





const on_call_several = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
const path = (what) => (0,values/* described */.WY)(`The dotted path of ${what} in the answer, in which numbers index lists.`, (0,values/* text */.Qq)());
/** The longest time ahead that PagerDuty tells, in milliseconds: 90 days. */
const farthest = 90 * 86_400_000;
const on_call_sourceSchema = (0,values/* providers */.r5)('source', 'provider', ['pagerduty', 'opsgenie', 'http'], [], [
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('pagerduty'),
        url: (0,values/* described */.WY)('The API.', schemas/* _default */.Rvf((0,values/* url */.OZ)(), 'https://api.pagerduty.com')),
        token: (0,values/* described */.WY)('A REST API key that may read; give it as `env:NAME`.', (0,values/* text */.Qq)()),
        schedules: schemas/* optional */.lqM((0,values/* described */.WY)('Ids of schedules, such as `PI7DH85`.', on_call_several())),
        'escalation-policies': schemas/* optional */.lqM((0,values/* described */.WY)('Ids of escalation policies.', on_call_several())),
        level: (0,values/* described */.WY)('The level of the escalation policies that counts.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1)), 1)),
    })
        .check(refuse('schedules', 'is missing, and so is `escalation-policies`: name whose turn is meant', (source) => source.schedules === undefined && source['escalation-policies'] === undefined)),
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('opsgenie'),
        url: (0,values/* described */.WY)('The API; `https://api.eu.opsgenie.com` in Europe.', schemas/* _default */.Rvf((0,values/* url */.OZ)(), 'https://api.opsgenie.com')),
        token: (0,values/* described */.WY)('An API key that may read schedules; give it as `env:NAME`.', (0,values/* text */.Qq)()),
        schedules: (0,values/* described */.WY)('Names of schedules.', on_call_several()),
    }),
    schemas/* strictObject */.rej({
        provider: schemas/* literal */.euz('http'),
        url: (0,values/* described */.WY)('The address that answers with JSON.', (0,values/* url */.OZ)()),
        ...sources/* auth */.j2,
        person: path('who is on call'),
        until: schemas/* optional */.lqM(path('the time when the turn ends, as ISO 8601')),
    })
        .check(sources/* oneWayIn */.PJ),
]);
/** A check of the kind `on-call`. */
const onCallSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('on-call'),
    ...common_fields/* commonFields */.d,
    source: (0,values/* described */.WY)('Who knows whose turn it is.', on_call_sourceSchema),
    for: (0,values/* described */.WY)('Somebody must be on call from now on for so long, without a gap; the time that the deployment takes.', schemas/* _default */.Rvf((0,values/* timespan */.uO)().check(schemas/* refine */.YPB((length) => length <= farthest, { error: 'must be 90d or less' })), 4 * 3_600_000)),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/prometheus-rules.js





const prometheus_rules_several = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
/** What is asked of the server, and so needs its address. */
const ofServer = [...Object.keys(sources/* auth */.j2), 'names', 'severity-label', 'groups', 'evaluated-within'];
/** A check of the kind `prometheus-rules`. */
const prometheusRulesSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('prometheus-rules'),
    ...common_fields/* commonFields */.d,
    url: schemas/* optional */.lqM((0,values/* described */.WY)('The Prometheus server; without `/api/v1`. Only `files` when absent.', (0,values/* url */.OZ)())),
    ...sources/* auth */.j2,
    names: schemas/* optional */.lqM((0,values/* described */.WY)('Alerting rules that must be there.', prometheus_rules_several())),
    'severity-label': schemas/* optional */.lqM((0,values/* described */.WY)('The value that the label `severity` of each of `names` must have; without `names`, of one alerting rule at least.', (0,values/* text */.Qq)())),
    groups: schemas/* optional */.lqM((0,values/* described */.WY)('Groups of rules that must be there.', prometheus_rules_several())),
    'evaluated-within': schemas/* optional */.lqM((0,values/* described */.WY)('Each group must have been evaluated within this time; three times its interval, and a minute at least, when absent.', (0,values/* timespan */.uO)())),
    files: schemas/* optional */.lqM((0,values/* described */.WY)('Globs of files with rules, which `promtool check rules` has to accept.', prometheus_rules_several())),
})
    .check(sources/* oneWayIn */.PJ, refuse('url', 'is missing; give it, or `files` to check', ({ url, files }) => !url && !files), schemas/* check */.z6Y((context) => {
    const given = context.value;
    if (given['url'] !== undefined)
        return;
    for (const key of ofServer.filter((name) => given[name] !== undefined)) {
        context.issues.push({
            code: 'custom',
            message: 'is asked of the server: needs `url` beside it',
            path: [key],
            input: context.value,
        });
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/prometheus-targets.js





/** A check of the kind `prometheus-targets`. */
const prometheusTargetsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('prometheus-targets'),
    ...common_fields/* commonFields */.d,
    ...server('The Prometheus server; without `/api/v1`.'),
    jobs: schemas/* optional */.lqM((0,values/* described */.WY)('Jobs that each must have a target, by the label `job`; all that there are when absent.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    'up-at-least': (0,values/* described */.WY)('A job with a smaller share of its targets up fails; one with a target down above it warns.', schemas/* _default */.Rvf(share(), 100)),
    'stale-after': schemas/* optional */.lqM((0,values/* described */.WY)('A target that was scraped longer ago than this counts as down; three times its scrape interval, and a minute at least, when absent.', (0,values/* timespan */.uO)())),
})
    .check(sources/* oneWayIn */.PJ);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/redis.js



/** A limit that can be written in two ways. */
const limit = (units, allowed) => (0,values/* threshold */.EN)().check(schemas/* refine */.YPB(({ unit }) => units.includes(unit), { error: `must be ${allowed}` }));
const lag = () => limit(['seconds', 'bytes'], 'a duration `10s` or a size `10MiB`');
const memory = () => limit(['ratio', 'bytes'], 'a share of `maxmemory`, `80%`, or a size `2GiB`');
const redis_fields = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('redis'),
    ...common_fields/* commonFields */.d,
    url: (0,values/* described */.WY)('The address: `redis://host:6379/0`, or `rediss://…` for TLS; with a password in it as `env:NAME`.', (0,values/* text */.Qq)()),
    username: schemas/* optional */.lqM((0,values/* described */.WY)('The ACL user, where it is not in the address.', (0,values/* text */.Qq)())),
    password: schemas/* optional */.lqM((0,values/* described */.WY)('The password, where it is not in the address; give it as `env:NAME`.', (0,values/* text */.Qq)())),
    role: schemas/* optional */.lqM((0,values/* described */.WY)('What this server must be.', schemas/* enum */.k5n(['primary', 'replica']))),
    'replicas-at-least': schemas/* optional */.lqM((0,values/* described */.WY)('So many replicas are connected and up to date with the stream.', schemas/* int */.Whr().check(api/* _positive */.NC()))),
    'fail-lag-above': schemas/* optional */.lqM((0,values/* described */.WY)('A replica that is further behind is a failure; in bytes of the stream or in time.', lag())),
    'warn-lag-above': schemas/* optional */.lqM((0,values/* described */.WY)('A replica that is further behind is a warning.', lag())),
    'fail-memory-above': schemas/* optional */.lqM((0,values/* described */.WY)('More memory in use is a failure.', memory())),
    'warn-memory-above': schemas/* optional */.lqM((0,values/* described */.WY)('More memory in use is a warning.', memory())),
    cluster: (0,values/* described */.WY)('Whether it is a node of a cluster, whose state must be `ok`.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
});
const pairs = [
    ['fail-lag-above', 'warn-lag-above'],
    ['fail-memory-above', 'warn-memory-above'],
];
/** A check of the kind `redis`. */
const redisSchema = redis_fields.check(schemas/* check */.z6Y((context) => {
    const given = context.value;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: [key], input: given });
    for (const [fail, warn] of pairs) {
        const [worse, milder] = [given[fail], given[warn]];
        if (worse && milder && worse.unit === milder.unit && milder.value >= worse.value) {
            say(warn, `is not below \`${fail}\`, so that it would never be seen`);
        }
    }
    if (given.role === 'replica' && given['replicas-at-least'] !== undefined) {
        say('replicas-at-least', 'is asked of a primary, but `role` is `replica`');
    }
    if (given.username !== undefined && given.password === undefined)
        say('username', 'needs `password` beside it');
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/ref.js



const commits = () => schemas/* int */.Whr().check(api/* _gte */.qm(1));
/** A check of the kind `ref`. */
const refSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('ref'),
    ...common_fields/* commonFields */.d,
    sha: schemas/* optional */.lqM((0,values/* described */.WY)('The commit that must be deployed: its id, or the first 7 or more characters of it.', (0,values/* text */.Qq)())),
    branches: schemas/* optional */.lqM((0,values/* described */.WY)('One of these globs matches the branch that the run is for.', schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1)))),
    on: schemas/* optional */.lqM((0,values/* described */.WY)('The branch that must contain the commit.', (0,values/* text */.Qq)())),
    'warn-behind': schemas/* optional */.lqM((0,values/* described */.WY)('Warns when `on` has gone on for so many commits since; 1 when absent and `fail-behind` is, too.', commits())),
    'fail-behind': schemas/* optional */.lqM((0,values/* described */.WY)('Fails when `on` has gone on for so many commits since.', commits())),
})
    .check(schemas/* check */.z6Y(({ value, issues }) => {
    const { sha, branches, on, 'warn-behind': warn, 'fail-behind': fail } = value;
    if (sha === undefined && branches === undefined && on === undefined) {
        const message = 'must say what is expected: `sha`, `branches` or `on`';
        issues.push({ code: 'custom', message, path: [], input: value });
    }
    if (on === undefined && (warn !== undefined || fail !== undefined)) {
        const key = warn === undefined ? 'fail-behind' : 'warn-behind';
        const message = 'needs `on`, the branch that may have gone on';
        issues.push({ code: 'custom', message, path: [key], input: value[key] });
    }
    if (warn !== undefined && fail !== undefined && warn >= fail) {
        const message = 'must be less than `fail-behind`';
        issues.push({ code: 'custom', message, path: ['warn-behind'], input: warn });
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/restore-test.js



const reportSchema = schemas/* strictObject */.rej({
    file: (0,values/* described */.WY)('The file, or an object as `s3://bucket/key`: JSON, or a JUnit report when it ends in `.xml`.', (0,values/* text */.Qq)()),
    time: schemas/* optional */.lqM((0,values/* described */.WY)('Dotted path to when the test ended; `time` when absent.', (0,values/* text */.Qq)())),
    status: schemas/* optional */.lqM((0,values/* described */.WY)('Dotted path to how it ended; `status` when absent.', (0,values/* text */.Qq)())),
    passed: schemas/* optional */.lqM((0,values/* described */.WY)('What stands there when it went well; `passed` when absent.', schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* boolean */.zMY(), schemas/* number */.aig()]))),
    seconds: schemas/* optional */.lqM((0,values/* described */.WY)('Dotted path to the seconds the restore took.', (0,values/* text */.Qq)())),
    backup: schemas/* optional */.lqM((0,values/* described */.WY)('Dotted path to the id of the backup that was restored.', (0,values/* text */.Qq)())),
})
    .check(schemas/* check */.z6Y((context) => {
    if (!context.value.file.endsWith('.xml'))
        return;
    for (const key of ['time', 'status', 'passed', 'seconds', 'backup']) {
        if (context.value[key] === undefined)
            continue;
        const message = 'is not for a JUnit report, which has places of its own for what it tells';
        context.issues.push({ code: 'custom', message, path: [key], input: context.value });
    }
}));
/** A check of the kind `restore-test`. */
const restoreTestSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('restore-test'),
    ...common_fields/* commonFields */.d,
    manifest: schemas/* optional */.lqM((0,values/* described */.WY)('The restore was tested by `backup-db`: a manifest, a folder of them, or the same in S3 as `s3://bucket/folder/`.', (0,values/* text */.Qq)())),
    report: schemas/* optional */.lqM((0,values/* described */.WY)('The restore was tested by something that wrote a report.', reportSchema)),
    'younger-than': (0,values/* described */.WY)('How long ago the test may be.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 30 * 86_400_000)),
    'warn-before': schemas/* optional */.lqM((0,values/* described */.WY)('So long before that it is a warning.', (0,values/* timespan */.uO)())),
    longest: schemas/* optional */.lqM((0,values/* described */.WY)('How long the restore may take.', (0,values/* timespan */.uO)())),
    'warn-above': schemas/* optional */.lqM((0,values/* described */.WY)('It is a warning when the restore takes longer.', (0,values/* timespan */.uO)())),
    backup: schemas/* optional */.lqM((0,values/* described */.WY)('Place of manifests as for `manifest`; the newest backup there must be the one that was restored.', (0,values/* text */.Qq)())),
    service: schemas/* optional */.lqM((0,values/* described */.WY)('The service whose manifests count; the one deployed when absent.', (0,values/* text */.Qq)())),
    region: schemas/* optional */.lqM((0,values/* described */.WY)('The region of buckets; the one of the section `aws` when absent.', (0,values/* text */.Qq)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { value } = context;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: value });
    if ((value.manifest === undefined) === (value.report === undefined)) {
        refuse('manifest', 'or `report` is needed, one of the two');
    }
    if ((value['warn-before'] ?? 0) >= value['younger-than']) {
        refuse('warn-before', 'must be shorter than `younger-than`');
    }
    const { longest, 'warn-above': warnAbove } = value;
    if (longest !== undefined && warnAbove !== undefined && warnAbove >= longest) {
        refuse('warn-above', 'must be shorter than `longest`');
    }
    const timed = longest !== undefined || warnAbove !== undefined;
    const { report } = value;
    if (timed && report && report.seconds === undefined && !report.file.endsWith('.xml')) {
        refuse('report', 'needs `seconds` for a limit of how long the restore may take');
    }
    if (value.backup !== undefined && report && report.backup === undefined) {
        refuse('backup', 'needs `report.backup`, the place where the report names the backup');
    }
}));

// EXTERNAL MODULE: ./build/packages/config/src/schema/checks/reviews.js
var reviews = __webpack_require__(22929);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/s3-bucket.js



/** A check of the kind `s3-bucket`. */
const s3BucketSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('s3-bucket'),
    ...common_fields/* commonFields */.d,
    bucket: (0,values/* described */.WY)('Name of the bucket.', schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^[^/:\s]+$/, 'must be the name of a bucket, without `s3://` and without a path'))),
    prefix: schemas/* optional */.lqM((0,values/* described */.WY)('Only what begins with this is looked for.', (0,values/* text */.Qq)())),
    empty: (0,values/* described */.WY)('What it means when nothing is there.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['pass', 'warn', 'fail']), 'warn')),
    region: schemas/* optional */.lqM((0,values/* described */.WY)('The region of the bucket; the one of the section `aws` when absent.', (0,values/* text */.Qq)())),
    versioning: schemas/* optional */.lqM((0,values/* described */.WY)('Older versions of objects are kept, or not.', schemas/* boolean */.zMY())),
    encryption: schemas/* optional */.lqM((0,values/* described */.WY)('How new objects are encrypted unless they say otherwise; `aws:kms` takes `aws:kms:dsse` as well.', schemas/* enum */.k5n(['AES256', 'aws:kms', 'aws:kms:dsse']))),
    'block-public-access': schemas/* optional */.lqM((0,values/* described */.WY)('All four settings against public access are on at the bucket.', schemas/* literal */.euz(true))),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/sarif.js




const levels = ['critical', 'high', 'medium', 'low', 'error', 'warning', 'note'];
/** A check of the kind `sarif`. */
const sarifSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('sarif'),
    ...common_fields/* commonFields */.d,
    ...reportSource,
    'fail-on': (0,values/* described */.WY)('A result as bad as this fails: a severity by the score of its rule, or a level.', schemas/* _default */.Rvf(schemas/* enum */.k5n(levels), 'high')),
    'warn-on': (0,values/* described */.WY)('A result as bad as this warns; none does with `none`.', schemas/* _default */.Rvf(schemas/* enum */.k5n([...levels, 'none']), 'medium')),
})
    .check(sourceIsGiven);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/secret-age.js



const secret_age_several = () => schemas/* array */.YOg((0,values/* text */.Qq)()).check(api/* _minLength */.m9(1));
/** Keys of a secret in JSON whose values are the same everywhere and protect nothing. */
const harmlessKeys = ['engine', 'username', 'dbname', 'port'];
/** A check of the kind `secret-age`. */
const secretAgeSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('secret-age'),
    ...common_fields/* commonFields */.d,
    secrets: (0,values/* described */.WY)('Names or ARNs of secrets in Secrets Manager; each must be there.', secret_age_several()),
    'rotated-within': schemas/* optional */.lqM((0,values/* described */.WY)('How old the value of a secret may be.', (0,values/* timespan */.uO)())),
    'warn-before': schemas/* optional */.lqM((0,values/* described */.WY)('So long before that it is a warning.', (0,values/* timespan */.uO)())),
    'no-rotation': (0,values/* described */.WY)('What it means when Secrets Manager doesn’t rotate a secret by itself.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['pass', 'warn', 'fail']), 'pass')),
    'not-shared-with': schemas/* optional */.lqM((0,values/* described */.WY)('Secrets of other environments that must not have any value in common with these.', secret_age_several())),
    'may-share': (0,values/* described */.WY)('Keys of secrets in JSON whose values may be the same.', schemas/* _default */.Rvf(schemas/* array */.YOg((0,values/* text */.Qq)()), harmlessKeys)),
    region: schemas/* optional */.lqM((0,values/* described */.WY)('The region; the one of the section `aws` when absent.', (0,values/* text */.Qq)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { secrets, 'rotated-within': longest, 'warn-before': before, 'not-shared-with': others = [], } = context.value;
    const refuse = (path, message) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if (before !== undefined && longest === undefined)
        refuse('warn-before', 'needs `rotated-within`');
    if (before !== undefined && longest !== undefined && before >= longest) {
        refuse('warn-before', 'must be shorter than `rotated-within`');
    }
    const both = others.filter((name) => secrets.includes(name));
    if (both.length > 0)
        refuse('not-shared-with', `has \`${both[0]}\`, which is in \`secrets\` as well`);
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/secret-scan.js




/** A check of the kind `secret-scan`. */
const secretScanSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('secret-scan'),
    ...common_fields/* commonFields */.d,
    ...reportSource,
    format: schemas/* optional */.lqM((0,values/* described */.WY)('What the report is written in; found from its content when absent.', schemas/* enum */.k5n(['gitleaks', 'trufflehog', 'detect-secrets', 'sarif']))),
    unverified: (0,values/* described */.WY)('What a secret does that the scanner tried and could not log in with. Those of scanners that try none fail.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['fail', 'warn']), 'fail')),
})
    .check(sourceIsGiven);

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/security-alerts.js



const order = ['low', 'medium', 'high', 'critical'];
const severity = () => schemas/* enum */.k5n(order);
/** A check of the kind `security-alerts`. */
const securityAlertsSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('security-alerts'),
    ...common_fields/* commonFields */.d,
    sources: (0,values/* described */.WY)('Whose alerts count.', schemas/* _default */.Rvf(schemas/* array */.YOg(schemas/* enum */.k5n(['code-scanning', 'dependabot', 'secret-scanning'])).check(api/* _minLength */.m9(1)), [
        'code-scanning',
        'dependabot',
    ])),
    'fail-on': (0,values/* described */.WY)('Fails when an open alert is so severe, or more.', schemas/* _default */.Rvf(severity(), 'critical')),
    'warn-on': schemas/* optional */.lqM((0,values/* described */.WY)('Warns when an open alert is so severe, or more; one step below `fail-on` when absent, never with `none`.', schemas/* enum */.k5n([...order, 'none']))),
    ref: schemas/* optional */.lqM((0,values/* described */.WY)('The branch or tag whose code scanning counts, e.g. `refs/heads/release`; the default branch when absent.', (0,values/* text */.Qq)())),
    scope: schemas/* optional */.lqM((0,values/* described */.WY)('Only dependencies of this kind count; all when absent.', schemas/* enum */.k5n(['runtime', 'development']))),
    unavailable: (0,values/* described */.WY)('What it means that a source is off in this repository, or never analysed it.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['fail', 'warn']), 'fail')),
})
    .check(schemas/* check */.z6Y(({ value, issues }) => {
    const { 'fail-on': fail, 'warn-on': warn } = value;
    if (warn === undefined || warn === 'none' || order.indexOf(warn) < order.indexOf(fail))
        return;
    const message = 'must be less severe than `fail-on`';
    issues.push({ code: 'custom', message, path: ['warn-on'], input: warn });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/entitled.js


// https://docs.github.com/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
const login = /^[A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38}(?:_[A-Za-z\d]+)?$/;
const team = /^[A-Za-z\d][A-Za-z\d-]*\/[a-z\d][a-z\d_.-]*$/;
/** People by their names, their teams or their roles; whoever is among any of them is entitled. */
const entitledSchema = schemas/* strictObject */.rej({
    users: (0,values/* described */.WY)('Logins of people.', schemas/* _default */.Rvf(schemas/* array */.YOg(schemas/* string */.YjP().check(api/* _regex */.Fk(login, 'must be a login such as `alice`, without @'))), [])),
    teams: (0,values/* described */.WY)('Teams as `organization/team`, by the name in their address; members of their child teams count. Needs the token of a GitHub App with `members: read`.', schemas/* _default */.Rvf(schemas/* array */.YOg(schemas/* string */.YjP().check(api/* _regex */.Fk(team, 'must be `organization/team`, as in the address of the team'))), [])),
    'repository-roles': (0,values/* described */.WY)('Roles in the repository, exactly: `read`, `triage`, `write`, `maintain`, `admin`, or one of the organization.', schemas/* _default */.Rvf(schemas/* array */.YOg((0,values/* text */.Qq)()), [])),
})
    .check(schemas/* check */.z6Y((context) => {
    const { users, teams, 'repository-roles': roles } = context.value;
    if (users.length + teams.length + roles.length > 0)
        return;
    const message = 'names nobody; give at least one of `users`, `teams` and `repository-roles`';
    context.issues.push({ code: 'custom', message, input: context.value });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/sign-off.js




const wholeNumber = () => schemas/* int */.Whr().check(api/* _gte */.qm(0));
const linkSchema = schemas/* strictObject */.rej({
    title: (0,values/* described */.WY)('What stands in the issue.', (0,values/* text */.Qq)()),
    url: (0,values/* described */.WY)('The address.', schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^https?:\/\/[^\s()<>]+$/, 'must be an address that starts with http:// or https://'))),
});
const countSchema = schemas/* strictObject */.rej({
    label: (0,values/* described */.WY)('What is counted, e.g. `Support tickets`.', (0,values/* text */.Qq)()),
    'warn-above': schemas/* optional */.lqM((0,values/* described */.WY)('A warning above this number.', wholeNumber())),
    'fail-above': schemas/* optional */.lqM((0,values/* described */.WY)('A failure above this number.', wholeNumber())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { 'warn-above': warn, 'fail-above': fail } = context.value;
    if (warn === undefined || fail === undefined || warn < fail)
        return;
    const message = 'must be below `fail-above`: nothing would be a warning';
    context.issues.push({ code: 'custom', message, path: ['warn-above'], input: warn });
}));
/** A check of the kind `sign-off`. */
const signOffSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('sign-off'),
    ...common_fields/* commonFields */.d,
    statement: schemas/* optional */.lqM((0,values/* described */.WY)('What is confirmed, as it stands in the checklist; the title when absent.', (0,values/* text */.Qq)())),
    role: (0,values/* described */.WY)('The heading it stands under in the checklist, e.g. `Engineering lead`.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'Everybody')),
    by: (0,values/* described */.WY)('Who may sign off.', entitledSchema),
    independent: (0,values/* described */.WY)('Nobody who started this run, or ran it again, may sign off.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
    approvals: (0,values/* described */.WY)('So many different people have to sign off.', schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(6)), 1)),
    'valid-for': schemas/* optional */.lqM((0,values/* described */.WY)('A sign-off counts for so long, e.g. `24h`; as long as the deployment is the same when absent.', (0,values/* timespan */.uO)())),
    links: (0,values/* described */.WY)('What one should look at first: dashboards, the bridge, a document.', schemas/* _default */.Rvf(schemas/* array */.YOg(linkSchema), [])),
    'environment-approval': schemas/* optional */.lqM((0,values/* described */.WY)('An approval of this environment in this run counts as well; `true` is the environment that is deployed to.', schemas/* union */.KCZ([schemas/* literal */.euz(true), (0,values/* text */.Qq)()]))),
    count: schemas/* optional */.lqM((0,values/* described */.WY)('A number that is written behind the statement.', countSchema)),
    wait: schemas/* optional */.lqM((0,values/* described */.WY)('How long to wait for the sign-off; `timeout` has to be longer. Not at all when absent.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y((context) => {
    const { statement, title, count, approvals, wait, timeout } = context.value;
    const { 'environment-approval': environment } = context.value;
    const refuse = (message, path) => context.issues.push({ code: 'custom', message, path: [path], input: context.value });
    if (statement === undefined && title === undefined) {
        refuse('is missing: say what is confirmed, here or in `title`', 'statement');
    }
    if (wait !== undefined && wait >= timeout) {
        refuse('must be shorter than `timeout`, which ends the whole try', 'wait');
    }
    if (count !== undefined && approvals > 1) {
        refuse('must be 1 with `count`: a number is written by one person', 'approvals');
    }
    if (count !== undefined && environment !== undefined) {
        refuse('can not be given with `count`: who approves an environment writes no number', 'environment-approval');
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/sql.js



const value = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ()]);
const sql_count = () => schemas/* int */.Whr().check(api/* _gte */.qm(0));
/** A query, whose values are bound and never part of its text. */
const sql_query = () => (0,values/* text */.Qq)().check(api/* _regex */.Fk(/^(?!.*\{\{)/s, 'takes no `{{…}}`: write `$1` there, and the value under `parameters`, as `["{{version}}"]`'));
const rowsSchema = schemas/* strictObject */.rej({
    'at-least': schemas/* optional */.lqM((0,values/* described */.WY)('The fewest rows.', sql_count())),
    'at-most': schemas/* optional */.lqM((0,values/* described */.WY)('The most rows.', sql_count())),
    exactly: schemas/* optional */.lqM((0,values/* described */.WY)('So many rows.', sql_count())),
})
    .check(schemas/* check */.z6Y((context) => {
    const given = context.value;
    const { exactly, 'at-least': least, 'at-most': most } = given;
    const say = (message) => context.issues.push({ code: 'custom', message, path: [], input: given });
    if (exactly !== undefined && (least ?? most) !== undefined)
        say('has `exactly` beside another limit');
    if (Object.values(given).every((limit) => limit === undefined)) {
        say('needs `at-least`, `at-most` or `exactly`');
    }
    if (least !== undefined && most !== undefined && least > most)
        say('has `at-least` above `at-most`');
}));
const sql_pattern = () => (0,values/* text */.Qq)().check(schemas/* refine */.YPB((source) => {
    try {
        new RegExp(source);
        return true;
    }
    catch {
        return false;
    }
}, { error: 'is no regular expression' }));
const columnSchema = schemas/* strictObject */.rej({
    equals: schemas/* optional */.lqM((0,values/* described */.WY)('This value, type included.', value())),
    above: schemas/* optional */.lqM((0,values/* described */.WY)('More than this; a duration is in seconds, a percentage a share of 1.', (0,values/* threshold */.EN)())),
    below: schemas/* optional */.lqM((0,values/* described */.WY)('Less than this.', (0,values/* threshold */.EN)())),
    'at-least': schemas/* optional */.lqM((0,values/* described */.WY)('This or more.', (0,values/* threshold */.EN)())),
    'at-most': schemas/* optional */.lqM((0,values/* described */.WY)('This or less.', (0,values/* threshold */.EN)())),
    matches: schemas/* optional */.lqM((0,values/* described */.WY)('A text in which this regular expression is found.', sql_pattern())),
    'not-null': schemas/* optional */.lqM((0,values/* described */.WY)('Any value but null; every other demand says so, too.', schemas/* literal */.euz(true))),
});
const demandsSchema = schemas/* strictObject */.rej({
    rows: schemas/* optional */.lqM((0,values/* described */.WY)('How many rows.', rowsSchema)),
    columns: schemas/* optional */.lqM((0,values/* described */.WY)('What each row has in these columns.', schemas/* record */.g1P((0,values/* text */.Qq)(), columnSchema))),
});
const changeSchema = schemas/* strictObject */.rej({
    'rises-by': schemas/* optional */.lqM((0,values/* described */.WY)('Rises by more than this.', (0,values/* percentage */.X1)())),
    'falls-by': schemas/* optional */.lqM((0,values/* described */.WY)('Falls by more than this.', (0,values/* percentage */.X1)())),
})
    .check(schemas/* refine */.YPB((change) => change['rises-by'] !== undefined || change['falls-by'] !== undefined, {
    error: 'needs `rises-by` or `falls-by`',
}));
const changes = () => schemas/* record */.g1P((0,values/* text */.Qq)(), changeSchema);
const compareSchema = schemas/* strictObject */.rej({
    period: schemas/* optional */.lqM((0,values/* described */.WY)('So much time since `deployed-at` is held against as much before it; the query gets start and end as `$1` and `$2`.', (0,values/* timespan */.uO)())),
    'deployed-at': schemas/* optional */.lqM((0,values/* described */.WY)('When the version was deployed, as `2026-01-31T12:00:00Z`; a `period` ago when absent.', (0,values/* text */.Qq)())),
    earlier: schemas/* optional */.lqM((0,values/* described */.WY)('How much earlier the other period begins, as `7d`; as long as the period when absent.', (0,values/* timespan */.uO)())),
    baseline: schemas/* optional */.lqM((0,values/* described */.WY)('The file of an earlier `record`, instead of a period.', (0,values/* text */.Qq)())),
    key: schemas/* optional */.lqM((0,values/* described */.WY)('The column that tells several rows apart.', (0,values/* text */.Qq)())),
    'fail-when': schemas/* optional */.lqM((0,values/* described */.WY)('Changes that fail, by column.', changes())),
    'warn-when': schemas/* optional */.lqM((0,values/* described */.WY)('Changes that are a warning, by column.', changes())),
});
const sql_fields = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('sql'),
    ...common_fields/* commonFields */.d,
    database: (0,values/* described */.WY)('The address, with the password: `postgres://…`, `mysql://…` or `sqlite:path`; give it as `env:NAME`.', (0,values/* text */.Qq)()),
    query: (0,values/* described */.WY)('One query that only reads.', sql_query()),
    parameters: schemas/* optional */.lqM((0,values/* described */.WY)('Bound to `$1`, `$2` and so on in the query; from `$3` on beside `period`.', schemas/* array */.YOg(value()))),
    'fail-unless': schemas/* optional */.lqM((0,values/* described */.WY)('Anything else is a failure. Without any `rows` there must be one.', demandsSchema)),
    'warn-unless': schemas/* optional */.lqM((0,values/* described */.WY)('Anything else is a warning.', demandsSchema)),
    record: schemas/* optional */.lqM((0,values/* described */.WY)('Keeps the rows under this name in the folder of the run, as JSON.', (0,values/* text */.Qq)().check(api/* _regex */.Fk(/^[\w-]+$/, 'must have only letters, digits, `_` and `-`')))),
    compare: schemas/* optional */.lqM((0,values/* described */.WY)('Compares two periods, or this answer with an earlier one.', compareSchema)),
});
/** A check of the kind `sql`. */
const sqlSchema = sql_fields.check(schemas/* check */.z6Y((context) => {
    const { compare, query: asked } = context.value;
    if (!compare)
        return;
    const say = (key, message) => context.issues.push({ code: 'custom', message, path: ['compare', key], input: context.value });
    const { period, baseline } = compare;
    if (period === undefined && baseline === undefined)
        say('period', 'or `baseline` is missing');
    if (period !== undefined && baseline !== undefined)
        say('baseline', 'contradicts `period`');
    if (!compare['fail-when'] && !compare['warn-when'])
        say('fail-when', 'or `warn-when` is missing');
    for (const key of ['deployed-at', 'earlier']) {
        if (compare[key] !== undefined && period === undefined)
            say(key, 'goes with `period`');
    }
    if (period !== undefined && !(/\$1(?!\d)/.test(asked) && /\$2(?!\d)/.test(asked))) {
        say('period', 'needs `$1` and `$2` in the query, which are its start and its end');
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/network.js


/** A server by its name or address; never something that a program could take for an option. Placeholders are allowed in it. */
const hostName = (description) => (0,values/* described */.WY)(description, schemas/* string */.YjP()
    .check(api/* _regex */.Fk(/^(?!-)([\w.:-]|\{\{[^{}]*\}\})+$/, 'must be the name or address of a server alone, without scheme, path or brackets')));
/** A port of a server. */
const portNumber = (description, usual) => (0,values/* described */.WY)(description, schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(65_535)), usual));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/ssh.js




/** A check of the kind `ssh`. */
const sshSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('ssh'),
    ...common_fields/* commonFields */.d,
    host: hostName('The server to log in to.'),
    port: portNumber('Its port.', 22),
    user: (0,values/* described */.WY)('Who logs in there.', schemas/* string */.YjP()
        .check(api/* _regex */.Fk(/^(?!-)([\w.@+$-]|\{\{[^{}]*\}\})+$/, 'must be the name of a user, without spaces and quotes'))),
    identity: schemas/* optional */.lqM((0,values/* described */.WY)('The private key: `env:NAME`, or a file. Those of the runner and its agent when absent.', (0,values/* text */.Qq)())),
    'known-hosts': schemas/* optional */.lqM((0,values/* described */.WY)('The host keys to trust: lines of a known_hosts file, or such a file. Those of the runner when absent.', (0,values/* text */.Qq)())),
    run: (0,values/* described */.WY)('What is run there, by the shell of that user. Never templated.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'true')),
    'warn-exit-code': schemas/* optional */.lqM((0,values/* described */.WY)('Exit code that is a warning instead of a failure.', schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(254)))),
});

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/tag.js



/** A check of the kind `tag`. */
const tagSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('tag'),
    ...common_fields/* commonFields */.d,
    name: (0,values/* described */.WY)('The tag.', schemas/* _default */.Rvf((0,values/* text */.Qq)(), 'v{{version}}')),
    prefix: (0,values/* described */.WY)('What stands before the version in it; the rest must be a semantic version.', schemas/* _default */.Rvf(schemas/* string */.YjP(), 'v')),
    'pre-release': (0,values/* described */.WY)('What a version like `1.2.0-rc.1` means; `require` asks for a candidate.', schemas/* _default */.Rvf(schemas/* enum */.k5n(['allow', 'warn', 'fail', 'require']), 'allow')),
    annotated: (0,values/* described */.WY)('It must be an annotated tag, which says who made it and when.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true)),
    verified: (0,values/* described */.WY)('It must have a signature that GitHub could verify.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
})
    .check(schemas/* check */.z6Y(({ value, issues }) => {
    if (!value.verified || value.annotated)
        return;
    const message = 'needs an annotated tag: a lightweight one has no signature';
    issues.push({ code: 'custom', message, path: ['verified'], input: true });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/tls-certificate.js




/** A check of the kind `tls-certificate`. */
const tlsCertificateSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('tls-certificate'),
    ...common_fields/* commonFields */.d,
    host: hostName('The server to connect to: a name or an address.'),
    port: portNumber('Its port, which speaks TLS from the first byte.', 443),
    'server-name': schemas/* optional */.lqM((0,values/* described */.WY)('The name that is asked for (SNI) and that the certificate must be for; `host` when absent.', (0,values/* text */.Qq)())),
    ca: schemas/* optional */.lqM((0,values/* described */.WY)('A file with the root certificates that are trusted, in PEM, in place of the public ones.', (0,values/* text */.Qq)())),
    'expires-after': (0,values/* described */.WY)('Every certificate of the chain must be good for longer than this.', schemas/* _default */.Rvf((0,values/* duration */.p0)(), 30 * 86_400_000)),
    'warn-before': schemas/* optional */.lqM((0,values/* described */.WY)('A warning from this time before the end; longer than `expires-after`.', (0,values/* duration */.p0)())),
})
    .check(schemas/* check */.z6Y((given) => {
    const { 'expires-after': fail, 'warn-before': warn } = given.value;
    if (warn === undefined || warn > fail)
        return;
    const message = 'must be longer than `expires-after`, below which the check fails: nothing would be a warning';
    given.issues.push({ code: 'custom', message, path: ['warn-before'], input: warn });
}));

// EXTERNAL MODULE: ./build/packages/config/src/schema/deployment-window.js
var deployment_window = __webpack_require__(14190);
;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/window.js





const overrideSchema = schemas/* strictObject */.rej({
    label: schemas/* optional */.lqM((0,values/* described */.WY)('An open issue with this label lets deployments pass, when an entitled person put the label on it and its text has the reason.', (0,values/* text */.Qq)())),
    by: (0,values/* described */.WY)('Who may let a deployment pass, by the issue or by the input of the run.', entitledSchema),
    'valid-for': (0,values/* described */.WY)('The label counts for so long after it was put on.', schemas/* _default */.Rvf((0,values/* timespan */.uO)(), 86_400_000)),
});
/** A check of the kind `window`. */
const windowSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('window'),
    ...common_fields/* commonFields */.d,
    ...deployment_window/* windowFields */.k,
    'closes-after': schemas/* optional */.lqM((0,values/* described */.WY)('Fails when the window closes within this time: what a deployment needs.', (0,values/* duration */.p0)())),
    'warn-before': schemas/* optional */.lqM((0,values/* described */.WY)('A warning when the window closes within this time.', (0,values/* duration */.p0)())),
    override: schemas/* optional */.lqM((0,values/* described */.WY)('How somebody may deploy outside of the window.', overrideSchema)),
})
    .check(deployment_window/* isWindow */.l, schemas/* check */.z6Y((context) => {
    const { 'closes-after': fail, 'warn-before': warn } = context.value;
    if (fail !== undefined && warn !== undefined && warn <= fail) {
        const message = 'must be longer than `closes-after`, below which the check fails: nothing would be a warning';
        context.issues.push({ code: 'custom', message, path: ['warn-before'], input: warn });
    }
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks/workflow-run.js



/** A check of the kind `workflow-run`. */
const workflowRunSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('workflow-run'),
    ...common_fields/* commonFields */.d,
    workflow: (0,values/* described */.WY)('The file of the workflow in `.github/workflows`, e.g. `staging-tests.yml`.', schemas/* string */.YjP().check(api/* _regex */.Fk(/^[^/\s]+\.ya?ml$/, 'must be the name of a file such as `staging-tests.yml`'))),
    'any-commit': (0,values/* described */.WY)('A run for any commit counts, as for a drill; else it must be for the commit that is deployed.', schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false)),
    branch: schemas/* optional */.lqM((0,values/* described */.WY)('Only runs for this branch count.', (0,values/* text */.Qq)())),
    event: schemas/* optional */.lqM((0,values/* described */.WY)('Only runs that this event started count, e.g. `schedule`.', (0,values/* text */.Qq)())),
    'younger-than': schemas/* optional */.lqM((0,values/* described */.WY)('It must not be longer ago than this.', (0,values/* timespan */.uO)())),
    'warn-older-than': schemas/* optional */.lqM((0,values/* described */.WY)('Warns when it is longer ago than this.', (0,values/* timespan */.uO)())),
})
    .check(schemas/* check */.z6Y(({ value, issues }) => {
    const { 'younger-than': fail, 'warn-older-than': warn } = value;
    if (warn === undefined || fail === undefined || warn < fail)
        return;
    const message = 'must be shorter than `younger-than`, beyond which it fails';
    issues.push({ code: 'custom', message, path: ['warn-older-than'], input: warn });
}));

;// CONCATENATED MODULE: ./build/packages/config/src/schema/checks.js





















































/** Every kind of check, each with its own fields. */
const checkSchemas = [
    accessKeyAgeSchema,
    alertRoundtripSchema,
    alertsSchema,
    awsIdentitySchema,
    backupAgeSchema,
    branchProtectionSchema,
    ciStatusSchema,
    cleanTreeSchema,
    cloudfrontSchema,
    clusterCapacitySchema,
    commandSchema,
    configFilesSchema,
    coverageSchema,
    dependencyAuditSchema,
    deploymentSchema,
    diskSchema,
    dnsSchema,
    envVarsSchema,
    environmentProtectionSchema,
    errorsSchema,
    fileSchema,
    grafanaDashboardSchema,
    httpSchema,
    imageSchema,
    kubernetesAccessSchema,
    kubernetesAutoscalerSchema,
    kubernetesWorkloadsSchema,
    logRoundtripSchema,
    metricSchema,
    metricRoundtripSchema,
    migrationsSchema,
    objectivesSchema,
    onCallSchema,
    prometheusRulesSchema,
    prometheusTargetsSchema,
    redisSchema,
    refSchema,
    restoreTestSchema,
    reviews/* reviewsSchema */.F,
    s3BucketSchema,
    sarifSchema,
    secretAgeSchema,
    secretScanSchema,
    securityAlertsSchema,
    signOffSchema,
    sqlSchema,
    sshSchema,
    tagSchema,
    tlsCertificateSchema,
    windowSchema,
    workflowRunSchema,
];
/** The names of all kinds of check. */
const checkKinds = checkSchemas.flatMap((schema) => schema.shape.kind.def.values);
const checkSchema = (0,values/* providers */.r5)('kind of check', 'kind', checkKinds, [], checkSchemas);
/** The readiness checks; ids are unique. */
const checksSchema = (0,values/* described */.WY)('The readiness checks.', schemas/* array */.YOg(checkSchema).check(schemas/* check */.z6Y((context) => {
    const seen = new Set();
    for (const [index, { id }] of context.value.entries()) {
        if (id === undefined)
            continue;
        if (seen.has(id)) {
            const message = `the id \`${id}\` is used twice`;
            context.issues.push({ code: 'custom', message, path: [index, 'id'], input: id });
        }
        seen.add(id);
    }
})));


/***/ })

};
